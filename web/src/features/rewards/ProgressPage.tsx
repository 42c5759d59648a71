import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PersonalBest, Progress } from "../../api";
import { formatDay } from "../../lib/dates";
import { useEffortName } from "../../lib/efforts";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { type Column, Table } from "../../ui/Table";
import { BadgeShelf } from "./BadgeShelf";
import { GoalControl } from "./GoalControl";
import { Level } from "./LevelCard";
import styles from "./ProgressPage.module.css";
import { progressQuery } from "./progress";
import { StreakLine } from "./StreakLine";

export function ProgressPage() {
  const t = useText();
  const progress = useQuery(progressQuery);
  return (
    <Page
      title={t("nav.progress")}
      aside={<Link to="/comparisons">{t("rewards.to_comparisons")}</Link>}
    >
      {progress.isPending && <Bones rows={3} height={260} />}
      {progress.isError && <Refused error={progress.error} retry={() => progress.refetch()} />}
      {progress.data && <Shown progress={progress.data} />}
    </Page>
  );
}

function Shown({ progress }: { progress: Progress }) {
  const t = useText();
  return (
    <>
      <div className={styles.top}>
        <Card title={t("rewards.level_and_week")}>
          <Level progress={progress} />
          <StreakLine streak={progress.streak} />
          {progress.streak.best_weeks > progress.streak.weeks && (
            <p className="quiet">
              {t("streak.best", {
                weeks: t("streak.weeks", { count: progress.streak.best_weeks }),
              })}
            </p>
          )}
          <GoalControl streak={progress.streak} />
        </Card>
        <Card title={t("rewards.bests")}>
          {progress.personal_bests.length > 0 ? (
            <Bests bests={progress.personal_bests} />
          ) : (
            <p className={styles.none}>{t("rewards.no_bests")}</p>
          )}
        </Card>
      </div>
      <Card title={t("rewards.badges")}>
        {progress.badges.length > 0 ? (
          <BadgeShelf badges={progress.badges} size={96} />
        ) : (
          <p className={styles.none}>{t("rewards.no_badges")}</p>
        )}
      </Card>
      {progress.next_badges.length > 0 && <Next badges={progress.next_badges} />}
    </>
  );
}

const NEAREST = 7;

// The nearest ones first; the far ones stay one press away.
function Next({ badges }: { badges: Progress["next_badges"] }) {
  const t = useText();
  const [all, setAll] = useState(false);
  return (
    <Card
      title={t("rewards.next_badges")}
      aside={
        badges.length > NEAREST && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {t(all ? "rewards.nearest" : "rewards.all_badges")}
          </Button>
        )
      }
    >
      <BadgeShelf badges={all ? badges : badges.slice(0, NEAREST)} size={80} />
    </Card>
  );
}

function Bests({ bests }: { bests: readonly PersonalBest[] }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const effortName = useEffortName();
  const columns: Column<PersonalBest>[] = [
    { key: "effort", title: t("measure.distance"), cell: (best) => effortName(best.effort) },
    {
      key: "sport",
      title: t("activity.sport"),
      cell: (best) => t(`sport.${knownSport(best.sport)}`),
    },
    { key: "time", title: t("measure.time"), numeric: true, cell: (best) => clock(best.elapsed_s) },
    {
      key: "rate",
      title: t("rewards.rate"),
      numeric: true,
      cell: (best) => {
        const { value, unit } = measures.rate(best.distance_m / best.elapsed_s, rateOf(best.sport));
        return `${value} ${unit}`;
      },
    },
    {
      key: "on",
      title: t("rewards.on"),
      numeric: true,
      cell: (best) => (
        <Link to="/activities/$id" params={{ id: best.activity_id }}>
          {formatDay(best.on, locale, "short")}
        </Link>
      ),
    },
  ];
  return (
    <Table
      caption={t("rewards.bests")}
      columns={columns}
      rows={bests}
      rowKey={(best) => `${best.sport}-${best.effort}`}
    />
  );
}
