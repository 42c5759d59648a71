import { SegmentedControl } from "@mantine/core";
import type { Streak } from "../../api";
import { useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import styles from "./GoalControl.module.css";
import { useSetGoal } from "./progress";

const DAYS = [1, 2, 3, 4, 5, 6, 7];

// How many active days make a week count: one's own choice, saved as it is made.
export function GoalControl({ streak }: { streak: Streak }) {
  const t = useText();
  const save = useSetGoal();
  return (
    <div className={styles.goal}>
      <p className="mantine-InputWrapper-label">{t("rewards.goal")}</p>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t("rewards.goal")}
        value={String(streak.goal_days)}
        onChange={(days) => save.mutate(Number(days))}
        data={DAYS.map(String)}
      />
      <p className="quiet">{t("rewards.goal_words")}</p>
      {save.isError && <Refused error={save.error} />}
    </div>
  );
}
