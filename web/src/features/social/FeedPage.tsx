import { ActionIcon, Button, Menu, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ComponentType, useState } from "react";
import type { ActivityCard, FeedActivity, FeedEntry } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Empty } from "../../ui/Empty";
import { Icon } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { Comments } from "./Comments";
import styles from "./FeedPage.module.css";
import { type Circle, feedQuery, idOf, isNew, newestQuery, useHide } from "./feed";
import { closeFriendsQuery, useChangeTie } from "./friends";
import { GroupPicture } from "./GroupPicture";
import { KudosButton } from "./KudosButton";
import { More } from "./People";
import { Replies } from "./Replies";

interface FeedPageProps {
  // Rows of activities and what they earned belong to other rooms; the app puts them here.
  Activities: ComponentType<{ items: readonly ActivityCard[] }>;
  Earned: ComponentType<{ badges: FeedActivity["badges"]; level?: number | null }>;
}

// What friends and oneself did and what is written in one's groups, the latest first.
export function FeedPage(rooms: FeedPageProps) {
  const t = useText();
  const [chosen, setChosen] = useState<Circle>("all");
  const close = useQuery(closeFriendsQuery);
  const hasClose = (close.data?.items.length ?? 0) > 0;
  const circle = hasClose ? chosen : "all";
  const feed = useInfiniteQuery(feedQuery(circle));
  const items = feed.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = useQuery({ ...newestQuery(circle), enabled: feed.isSuccess });
  const hasNews = feed.isSuccess && !feed.isFetching && isNew(newest.data, items);

  // What is read stays where it is until its reader wants the new.
  const showNews = async () => {
    window.scrollTo({ top: 0 });
    await feed.refetch();
  };

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
      <div className={styles.news} role="status">
        {hasNews && (
          <Button size="compact-md" radius="xl" onClick={showNews}>
            {t("feed.new")}
          </Button>
        )}
      </div>
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
            <li key={idOf(entry)}>
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

function Entry({ entry, ...rooms }: { entry: FeedEntry } & FeedPageProps) {
  return entry.kind === "post" ? (
    <PostEntry entry={entry} />
  ) : (
    <ActivityEntry entry={entry} {...rooms} />
  );
}

type EntryOf<Kind extends FeedEntry["kind"]> = Extract<FeedEntry, { kind: Kind }>;

function ActivityEntry({
  entry,
  Activities,
  Earned,
}: { entry: EntryOf<"activity"> } & FeedPageProps) {
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
        {!mine && <EntryMenu entry={entry} author={athlete} />}
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

function PostEntry({ entry }: { entry: EntryOf<"post"> }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const { group, post } = entry;
  const { author } = post;
  const words = { name: author.name, group: group.name };

  return (
    <article className={styles.entry} aria-label={t("feed.post_of", words)}>
      <header>
        <Link to="/groups/$id" params={{ id: group.id }} className={styles.athlete}>
          <GroupPicture group={group} size={32} />
          <bdi>{group.name}</bdi>
        </Link>
        {author.relation !== "you" && <EntryMenu entry={entry} author={author} />}
      </header>
      <div className={styles.post}>
        <p className={styles.by}>
          <Link to="/@{$handle}" params={{ handle: author.handle }}>
            <bdi>{author.relation === "you" ? t("feed.you") : author.name}</bdi>
          </Link>
          {post.announcement && <Pill tone="flood">{t("groups.announcement")}</Pill>}
          <small>
            <time dateTime={post.written_at}>{formatInstant(post.written_at, zone, locale)}</time>
            {post.edited_at && ` · ${t("comments.edited")}`}
          </small>
        </p>
        <p className={styles.words} dir="auto">
          {post.text}
        </p>
        {post.hidden && (
          <p className={styles.note}>
            {t("comments.hidden")} <Link to="/decisions">{t("comments.why")}</Link>
          </p>
        )}
        <Replies groupId={group.id} post={post} />
      </div>
    </article>
  );
}

// What one may do about an entry of somebody else; both can be taken back at once.
function EntryMenu({ entry, author }: { entry: FeedEntry; author: { id: string; name: string } }) {
  const t = useText();
  const tell = useTell();
  const hide = useHide(entry);
  const tie = useChangeTie(author.id);
  const { name } = author;

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("feed.options", { name })}>
          <Icon name="more" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Icon name="close" size={18} />}
          onClick={() =>
            tell(hide.mutateAsync(true), t("feed.hidden"), {
              label: t("feed.undo"),
              run: () => void tell(hide.mutateAsync(false)),
            })
          }
        >
          {t("feed.hide")}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="feed" size={18} />}
          onClick={() =>
            tell(tie.mutateAsync("mute"), t("athlete.muted", { name }), {
              label: t("feed.undo"),
              run: () => void tell(tie.mutateAsync("unmute")),
            })
          }
        >
          {t("feed.mute", { name })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
