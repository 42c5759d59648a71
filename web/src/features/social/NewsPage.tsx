import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ActivityCard, Notification } from "../../api";
import { dayOf, formatMinute, friendlyDay } from "../../lib/dates";
import { useLocale, useOptionalText, useText } from "../../lib/text";
import { useViewer } from "../../lib/viewer";
import { Avatar } from "../../ui/Avatar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Empty } from "../../ui/Empty";
import { Icon, type IconName } from "../../ui/icons";
import { Page } from "../../ui/Page";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import styles from "./NewsPage.module.css";
import { newsQuery, useReadAll, useReadOne } from "./news";
import { More } from "./People";

// What the activity room calls an activity.
type TitleOf = (activity: ActivityCard) => string;

// Everything there is to hear of, what moved last first.
export function NewsPage({ titleOf }: { titleOf: TitleOf }) {
  const t = useText();
  const tell = useTell();
  const list = useInfiniteQuery(newsQuery);
  const readAll = useReadAll();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = list.data?.pages[0]?.unread ?? 0;
  const latest = items[0]?.at;
  return (
    <Page
      title={t("news.title")}
      narrow
      aside={
        <Button component={Link} to="/settings/notifications" variant="default">
          {t("news.choose")}
        </Button>
      }
    >
      {list.isPending && <Bones rows={5} height={64} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t("news.empty")}>{t("news.empty_words")}</Empty>
      )}
      {items.length > 0 && (
        <Card flush>
          {unread > 0 && latest && (
            <div className={styles.all}>
              <Button
                variant="subtle"
                size="sm"
                loading={readAll.isPending}
                onClick={() => tell(readAll.mutateAsync(latest))}
              >
                {t("news.read_all")}
              </Button>
            </div>
          )}
          <ul className={styles.lines} aria-label={t("news.title")}>
            {items.map((line) => (
              <Line key={line.id} line={line} titleOf={titleOf} />
            ))}
          </ul>
          <More list={list} />
        </Card>
      )}
    </Page>
  );
}

const ICONS: Record<Notification["kind"], IconName> = {
  friend_request: "people",
  friend_accepted: "people",
  coach: "people",
  comparison_request: "people",
  comparison_agreed: "people",
  kudos: "smile",
  comment: "edit",
  mention: "comment",
  reply: "comment",
  badge: "medal",
  level: "medal",
  challenge_finished: "flag",
  challenge_won: "flag",
  offer: "bag",
};

function Line({ line, titleOf }: { line: Notification; titleOf: TitleOf }) {
  const t = useText();
  const locale = useLocale();
  const zone = useViewer()?.timeZone ?? "UTC";
  const read = useReadOne();
  const words = useWords(titleOf)(line);
  const first = line.people[0];
  const at = new Date(line.at);
  const day = friendlyDay(dayOf(at, zone), dayOf(new Date(), zone), locale);
  return (
    <li>
      <Link
        {...goesTo(line)}
        className={styles.line}
        data-unread={line.unread || undefined}
        onClick={() => line.unread && read.mutate(line.id)}
      >
        {first ? (
          <Avatar name={first.name} handle={first.handle} size={44} />
        ) : (
          <span className={styles.icon}>
            <Icon name={ICONS[line.kind]} size={22} />
          </span>
        )}
        <span className={styles.words}>
          <span>{words}</span>
          <small>
            {day}, {formatMinute(minuteIn(at, zone), locale)}
          </small>
        </span>
        {line.unread && (
          <span className={styles.dot}>
            <span className="visually-hidden">{t("news.unread")}</span>
          </span>
        )}
      </Link>
    </li>
  );
}

// Minutes after midnight on the clock of a zone.
function minuteIn(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);
  const [hour = 0, minute = 0] = parts.split(":").map(Number);
  return hour * 60 + minute;
}

// Where a line leads.
function goesTo(line: Notification) {
  switch (line.kind) {
    case "friend_request":
      return { to: "/friends" } as const;
    case "coach":
    case "friend_accepted": {
      const handle = line.people[0]?.handle;
      return line.others === 0 && line.people.length === 1 && handle
        ? ({ to: "/@{$handle}", params: { handle } } as const)
        : ({ to: "/friends" } as const);
    }
    case "comparison_request":
    case "comparison_agreed":
      return { to: "/comparisons" } as const;
    case "kudos":
    case "comment":
    case "mention":
      return line.activity
        ? ({ to: "/activities/$id", params: { id: line.activity.id } } as const)
        : ({ to: "/activities" } as const);
    case "reply":
      return line.group
        ? ({ to: "/groups/$id", params: { id: line.group.id } } as const)
        : ({ to: "/groups" } as const);
    case "badge":
    case "level":
      return { to: "/progress" } as const;
    case "challenge_finished":
    case "challenge_won":
      return line.challenge
        ? ({ to: "/challenges/$id", params: { id: line.challenge.id } } as const)
        : ({ to: "/challenges" } as const);
    case "offer":
      return { to: "/shop" } as const;
  }
}

function useWords(titleOf: TitleOf): (line: Notification) => string {
  const t = useText();
  const optional = useOptionalText();
  const locale = useLocale();
  return (line) => {
    const [first, second] = line.people;
    const several = line.people.length + line.others > 1 ? "yes" : "no";
    const who =
      first && second
        ? line.others > 0
          ? t("news.who_more", { first: first.name, second: second.name, others: line.others })
          : t("news.who_two", { first: first.name, second: second.name })
        : (first?.name ?? "");
    switch (line.kind) {
      case "friend_request":
        return t("news.friend_request", { several, who });
      case "friend_accepted":
        return t("news.friend_accepted", { who });
      case "coach":
        return t("news.coach", { several, who });
      case "comparison_request":
        return t("news.comparison_request", { several, who });
      case "comparison_agreed":
        return t("news.comparison_agreed", { who });
      case "kudos":
        return t("news.kudos", {
          several,
          who,
          title: line.activity ? titleOf(line.activity) : "",
        });
      case "comment":
        return t("news.comment", {
          several,
          who,
          title: line.activity ? titleOf(line.activity) : "",
        });
      case "mention":
        return t("news.mention", {
          several,
          who,
          title: line.activity ? titleOf(line.activity) : "",
        });
      case "reply":
        return t("news.reply", { several, who, group: line.group?.name ?? "" });
      case "badge": {
        const earned = line.badges ?? [];
        const names = earned.map(({ id, tier }) => {
          const name = optional(`badge.${id}`) ?? id.replaceAll("_", " ");
          const step = tier ? optional(`tier.${tier}`) : undefined;
          return step ? `${name} (${step})` : name;
        });
        const badges = new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
        return t("news.badge", { count: earned.length, badges });
      }
      case "level":
        return t("news.level", { level: line.level ?? 0 });
      case "challenge_finished":
        return t("news.challenge_finished", { title: line.challenge?.title ?? "" });
      case "challenge_won":
        return t("news.challenge_won", { title: line.challenge?.title ?? "" });
      case "offer":
        return t("news.offer", { title: line.offer ?? "" });
    }
  };
}
