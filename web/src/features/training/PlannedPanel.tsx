import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useText } from "../../lib/text";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import styles from "./TodayCard.module.css";
import { matchedQuery, useChooseActivity, useUndoActivity } from "./training";
import { useTrainingWords } from "./words";

// On an activity's page: the planned session that it was, or could have been.
export function PlannedPanel({ activity }: { activity: string }) {
  const t = useText();
  const words = useTrainingWords();
  const matched = useQuery(matchedQuery(activity));
  const choose = useChooseActivity();
  const undo = useUndoActivity();
  if (!matched.data) return null;
  const { session, choices } = matched.data;
  if (!session && choices.length === 0) return null;
  const error = choose.error ?? undo.error;
  return (
    <Card title={t(session ? "training.of_plan" : "training.of_plan_choose")}>
      <div className={styles.invite}>
        {error && <Refused error={error} />}
        {session && (
          <>
            <Link to="/training/$id" params={{ id: session.id }}>
              {words.inLanguage(session.name)}, {words.size(session)}
            </Link>
            {session.matched && <p className="quiet">{words.match(session.matched)}</p>}
            <Button
              size="compact-sm"
              variant="default"
              loading={undo.isPending}
              onClick={() => undo.mutate(session.id)}
            >
              {t("training.match.undo")}
            </Button>
          </>
        )}
        {choices.map((choice) => (
          <Button
            key={choice.id}
            size="compact-sm"
            variant="default"
            onClick={() => choose.mutate({ id: choice.id, activity })}
          >
            {words.inLanguage(choice.name)}, {words.size(choice)}
          </Button>
        ))}
      </div>
    </Card>
  );
}
