import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ComponentType, useState } from "react";
import type { ActivityCard, FeedEntry } from "../../api";
import { useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { Comments } from "./Comments";
import styles from "./FeedPage.module.css";
import { type Circle, feedQuery } from "./feed";
import { closeFriendsQuery } from "./friends";
import { KudosButton } from "./KudosButton";
import { More } from "./People";

interface FeedPageProps {
  // Rows of activities and what they earned belong to other rooms; the app puts them here.
  Activities: ComponentType<{ items: readonly ActivityCard[] }>;
  Earned: ComponentType<{ badges: FeedEntry["badges"]; level?: number | null }>;
}

// What friends and oneself did, the latest first.
export function FeedPage(rooms: FeedPageProps) {
  const t = useText();
  const [chosen, setChosen] = useState<Circle>("all");
  const close = useQuery(closeFriendsQuery);
  const hasClose = (close.data?.items.length ?? 0) > 0;
  const circle = hasClose ? chosen : "all";
  const feed = useInfiniteQuery(feedQuery(circle));
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page
      narrow
      title={t("feed.title")}
      aside={
        <Button
          component={Link}
          to="/friends"
          variant="default"
          leftSection={<Icon name="people" size={18} />}
        >
          {t("nav.friends")}
        </Button>
      }
    >
      {hasClose && (
        <SegmentedControl
          aria-label={t("feed.circle")}
          className={styles.circle}
          value={circle}
          onChange={(value) => setChosen(value === "close" ? "close" : "all")}
          data={[
            { value: "all", label: t("feed.circle_all") },
            { value: "close", label: t("feed.circle_close") },
          ]}
        />
      )}
      {feed.isPending && <Bones rows={3} height={200} />}
      {feed.isError && <Refused error={feed.error} retry={() => feed.refetch()} />}
      {feed.isSuccess && items.length === 0 && !feed.hasNextPage && (
        <Empty
          title={t(circle === "close" ? "feed.empty_close" : "feed.empty")}
          action={
            circle === "all" && (
              <Button component={Link} to="/friends" size="md">
                {t("feed.find")}
              </Button>
            )
          }
        >
          {circle === "all" && t("feed.empty_words")}
        </Empty>
      )}
      {items.length > 0 && (
        <ol className={styles.feed} aria-label={t("feed.title")}>
          {items.map((entry) => (
            <li key={entry.activity.id}>
              <Entry entry={entry} {...rooms} />
            </li>
          ))}
        </ol>
      )}
      <More list={feed} label={t("feed.more")} />
      {items.length > 0 && !feed.hasNextPage && <p className={styles.end}>{t("feed.all_seen")}</p>}
    </Page>
  );
}

function Entry({ entry, Activities, Earned }: { entry: FeedEntry } & FeedPageProps) {
  const t = useText();
  const [talking, setTalking] = useState(false);
  const { activity, badges, level } = entry;
  const { athlete, mine } = activity;

  return (
    <article className={styles.entry} aria-label={t("feed.of", { name: athlete.name })}>
      <header>
        <Link to="/@{$handle}" params={{ handle: athlete.handle }} className={styles.athlete}>
          <Avatar name={athlete.name} handle={athlete.handle} size={32} />
          {mine ? t("feed.you") : athlete.name}
        </Link>
      </header>
      <Activities items={[activity]} />
      {(badges.length > 0 || level != null) && (
        <div className={styles.earned}>
          <Earned badges={badges} level={level} />
        </div>
      )}
      <footer>
        <KudosButton activityId={activity.id} mine={mine} kudos={entry.kudos} />
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-expanded={talking}
          leftSection={<Icon name="comment" size={18} />}
          onClick={() => setTalking(!talking)}
        >
          {t("comments.count", { count: entry.comments })}
        </Button>
      </footer>
      {talking && (
        <div className={styles.talk}>
          <Comments activityId={activity.id} />
        </div>
      )}
    </article>
  );
}
