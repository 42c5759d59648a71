import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { idempotencyKey, Refusal } from "../../api";
import { addDays } from "../../lib/dates";
import { useText } from "../../lib/text";
import { useToday } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { ChallengeForm } from "./ChallengeForm";
import { useCreate } from "./challenges";
import type { Fields } from "./form";

const route = getRouteApi("/challenges/new");

// A challenge for one's friends; for operators, one for a region.
export function NewChallengePage() {
  const t = useText();
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const today = useToday();
  const create = useCreate();
  // A refused form may be sent again, changed; a lost answer is asked for with the same key.
  const [key, setKey] = useState(idempotencyKey);
  const start: Fields = {
    kind: kind ?? "friends",
    country: "",
    region: "",
    title: "",
    about: "",
    prize: "",
    prizeRu: "",
    measure: "distance",
    goal: "",
    sports: [],
    startsOn: today,
    endsOn: addDays(today, 27),
    graceHours: "24",
    minDistance: "",
    minMinutes: "",
    countsBeforeJoining: true,
  };
  const title = t(kind === "regional" ? "challenge.new_regional" : "challenge.new_friends_title");
  return (
    <Page title={title} narrow>
      <Card>
        <ChallengeForm
          start={start}
          busy={create.isPending}
          error={create.error}
          action={t("challenge_form.create")}
          onSave={(draft) =>
            create.mutate(
              { draft, key },
              {
                onError: (error) => error instanceof Refusal && setKey(idempotencyKey()),
                onSuccess: (made) =>
                  navigate({ to: "/challenges/$id", params: { id: made.id }, replace: true }),
              },
            )
          }
        />
      </Card>
    </Page>
  );
}
