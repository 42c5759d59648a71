import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { idempotencyKey, Refusal } from "../../api";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { GroupForm } from "./GroupForm";
import { EMPTY } from "./groupForm";
import { useCreateGroup } from "./groups";

export function NewGroupPage() {
  const t = useText();
  const navigate = useNavigate();
  const create = useCreateGroup();
  // A refused form may be sent again, changed; a lost answer is asked for with the same key.
  const [key, setKey] = useState(idempotencyKey);
  return (
    <Page title={t("groups.new")} narrow>
      <Card>
        <GroupForm
          start={EMPTY}
          busy={create.isPending}
          error={create.error}
          action={t("groups.create")}
          onSave={(draft) =>
            create.mutate(
              { draft, key },
              {
                onError: (error) => error instanceof Refusal && setKey(idempotencyKey()),
                onSuccess: (made) =>
                  navigate({ to: "/groups/$id", params: { id: made.id }, replace: true }),
              },
            )
          }
        />
      </Card>
    </Page>
  );
}
