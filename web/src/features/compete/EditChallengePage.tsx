import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Challenge } from "../../api";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { ChallengeForm } from "./ChallengeForm";
import styles from "./Compete.module.css";
import { challengeQuery, useEdit } from "./challenges";
import { fieldsOf } from "./form";

const route = getRouteApi("/challenges/$id/edit");

export function EditChallengePage() {
  const t = useText();
  const { id } = route.useParams();
  const challenge = useQuery(challengeQuery(id));
  return (
    <Page title={t("challenge.edit")} narrow>
      {challenge.isPending && <Bones rows={3} height={140} />}
      {challenge.isError && <Refused error={challenge.error} retry={() => challenge.refetch()} />}
      {challenge.data &&
        (challenge.data.may_edit ? (
          // A newer version fills the form anew.
          <Edit key={challenge.data.rules[0]?.version} challenge={challenge.data} />
        ) : (
          <Notice>{t("challenge.not_yours")}</Notice>
        ))}
    </Page>
  );
}

function Edit({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const say = useSay();
  const { units } = useMeasures();
  const navigate = route.useNavigate();
  const edit = useEdit(challenge.id);
  const [note, setNote] = useState("");
  const [from, setFrom] = useState("");
  const inForce = challenge.rules[0];
  if (!inForce) return null;
  const joined = challenge.participants > 0;
  return (
    <Card>
      <div className="stack">
        {joined && (
          <Notice title={t("challenge.edit_joined", { count: challenge.participants })}>
            {t("challenge.edit_joined_words")}
          </Notice>
        )}
        <ChallengeForm
          start={fieldsOf(challenge, inForce.rules, units)}
          fixed={joined}
          busy={edit.isPending}
          error={edit.error}
          action={t("common.save")}
          onSave={(draft) =>
            edit.mutate(
              {
                challenge: draft,
                rules_version: inForce.version,
                applies_from: from || undefined,
                note: note.trim(),
              },
              {
                onSuccess: () => {
                  say(t("common.saved"));
                  navigate({ to: "/challenges/$id", params: { id: challenge.id } });
                },
              },
            )
          }
        >
          {joined && (
            <div className={styles.grid}>
              <TextInput
                label={t("challenge_form.note")}
                description={t("challenge_form.note_hint")}
                maxLength={300}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <TextInput
                label={t("challenge_form.applies_from")}
                description={t("challenge_form.applies_from_hint")}
                type="date"
                value={from}
                onChange={(event) => setFrom(event.currentTarget.value)}
              />
            </div>
          )}
        </ChallengeForm>
      </div>
    </Card>
  );
}
