import { SegmentedControl } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Challenge, Standing } from "../../api";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { More } from "../../ui/More";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import styles from "./Compete.module.css";
import { aroundMeQuery, friendsQuery, standingsQuery } from "./challenges";
import { useAmount } from "./words";

type View = "top" | "around_me" | "friends";

// The board from the top, around oneself, or among friends.
export function Standings({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const [view, setView] = useState<View>("top");
  return (
    <Card
      flush
      title={t(challenge.phase === "closed" ? "standings.final" : "standings.title")}
      aside={challenge.recounting && <Pill tone="flood">{t("standings.recounting")}</Pill>}
    >
      <div className={styles.tabs}>
        <SegmentedControl
          fullWidth
          aria-label={t("standings.view")}
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: "top", label: t("standings.top") },
            { value: "around_me", label: t("standings.around_me") },
            { value: "friends", label: t("standings.friends") },
          ]}
        />
      </div>
      {view === "top" && <Top challenge={challenge} />}
      {view === "around_me" && <AroundMe challenge={challenge} />}
      {view === "friends" && <Friends challenge={challenge} />}
    </Card>
  );
}

function Top({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const board = useInfiniteQuery(standingsQuery(challenge.id));
  if (board.isPending) return <Bones rows={4} height={48} />;
  if (board.isError) return <Refused error={board.error} retry={() => board.refetch()} />;
  return (
    <>
      <Lines
        challenge={challenge}
        lines={board.data.pages.flatMap((page) => page.items)}
        none={t("standings.nobody_yet")}
      />
      <More list={board} />
    </>
  );
}

function AroundMe({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const around = useQuery(aroundMeQuery(challenge.id));
  if (around.isPending) return <Bones rows={4} height={48} />;
  if (around.isError) return <Refused error={around.error} retry={() => around.refetch()} />;
  const none = t(challenge.me ? "standings.not_yet_you" : "standings.join_to_see");
  return <Lines challenge={challenge} lines={around.data} none={none} />;
}

function Friends({ challenge }: { challenge: Challenge }) {
  const t = useText();
  const friends = useQuery(friendsQuery(challenge.id));
  if (friends.isPending) return <Bones rows={4} height={48} />;
  if (friends.isError) return <Refused error={friends.error} retry={() => friends.refetch()} />;
  return <Lines challenge={challenge} lines={friends.data} none={t("standings.no_friends")} />;
}

function Lines({
  challenge,
  lines,
  none,
}: {
  challenge: Challenge;
  lines: readonly Standing[];
  none: string;
}) {
  const t = useText();
  const amount = useAmount();
  const measures = useMeasures();
  if (lines.length === 0) return <p className={styles.empty}>{none}</p>;
  return (
    <ol className={styles.rows} aria-label={t("standings.title")}>
      {lines.map((line, at) => (
        // Two people may share a rank and a first name, so the place in the list tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever replaced as a whole.
        <li key={at} className={styles.line} data-you={line.you || undefined}>
          <span className={styles.rank}>{measures.number(line.rank)}</span>
          <Avatar
            name={line.name ?? "?"}
            handle={line.athlete?.handle ?? line.name ?? ""}
            size={32}
          />
          <span className={styles.who}>
            <Name line={line} />
            {line.you && <Pill tone="ember">{t("standings.you")}</Pill>}
            {line.goal_reached && <Pill tone="turf">{t("standings.goal_reached")}</Pill>}
          </span>
          <span className={styles.score}>{amount(challenge.measure, line.score)}</span>
        </li>
      ))}
    </ol>
  );
}

function Name({ line }: { line: Standing }) {
  const t = useText();
  if (line.athlete) {
    return (
      <Link to="/@{$handle}" params={{ handle: line.athlete.handle }}>
        <bdi>{line.name}</bdi>
      </Link>
    );
  }
  if (line.name)
    return (
      <span>
        <bdi>{line.name}</bdi>
      </span>
    );
  return <span className={styles.nobody}>{t("standings.somebody")}</span>;
}
