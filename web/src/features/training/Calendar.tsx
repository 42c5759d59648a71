import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type DragEvent, useState } from "react";
import type { TrainingSessionCard } from "../../api";
import { asTitle, formatDay, formatRange } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useToday } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import styles from "./Calendar.module.css";
import { monthOf, turn, weekOf } from "./calendar";
import { SessionTile } from "./SessionTile";
import { sessionsQuery } from "./training";
import { useMove } from "./useMove";

const route = getRouteApi("/training");

// Days of a week or a month with their sessions; a session is dragged, or moved from its menu.
export function Calendar() {
  const t = useText();
  const locale = useLocale();
  const today = useToday();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = search.view ?? "week";
  const at = search.on ?? today;
  const days = view === "week" ? weekOf(at) : monthOf(at);
  const [first, last] = [days[0] ?? at, days.at(-1) ?? at];
  const list = useQuery(sessionsQuery(first, last));
  const go = (on: string) => navigate({ search: { ...search, on }, replace: true });

  return (
    <Card
      title={
        view === "week"
          ? formatRange(first, last, locale)
          : asTitle(formatDay(at, locale, "month_year"), locale)
      }
      aside={
        <div className={styles.controls}>
          <SegmentedControl
            size="xs"
            aria-label={t("training.view")}
            value={view}
            onChange={(next) =>
              navigate({
                search: { ...search, view: next === "month" ? "month" : undefined },
                replace: true,
              })
            }
            data={[
              { value: "week", label: t("training.view_week") },
              { value: "month", label: t("training.view_month") },
            ]}
          />
          <div className={styles.turn}>
            <ActionIcon
              variant="default"
              className={styles.back}
              aria-label={t("training.earlier")}
              onClick={() => go(turn(at, view, -1))}
            >
              <Icon name="chevron" size={18} />
            </ActionIcon>
            <Button size="compact-sm" variant="default" onClick={() => go(today)}>
              {t("training.this_week")}
            </Button>
            <ActionIcon
              variant="default"
              className={styles.on}
              aria-label={t("training.later")}
              onClick={() => go(turn(at, view, 1))}
            >
              <Icon name="chevron" size={18} />
            </ActionIcon>
          </div>
        </div>
      }
    >
      {list.isPending && <Bones rows={1} height={260} />}
      {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
      {list.data && (
        <ol className={styles.days} data-view={view}>
          {days.map((day) => (
            <CalendarDay
              key={day}
              day={day}
              today={today}
              view={view}
              outside={view === "month" && day.slice(0, 7) !== at.slice(0, 7)}
              sessions={list.data.sessions}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

function CalendarDay({
  day,
  today,
  view,
  outside,
  sessions,
}: {
  day: string;
  today: string;
  view: "week" | "month";
  outside: boolean;
  sessions: readonly TrainingSessionCard[];
}) {
  const t = useText();
  const locale = useLocale();
  const move = useMove();
  const [over, setOver] = useState(false);
  const mine = sessions.filter((session) => session.on === day);
  const allow = (event: DragEvent) => {
    if (day < today) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const session = sessions.find((one) => one.id === event.dataTransfer.getData("text/plain"));
    if (session) move.to(session, day);
  };
  return (
    <li
      className={styles.day}
      aria-current={day === today ? "date" : undefined}
      data-outside={outside || undefined}
      data-over={over || undefined}
      data-empty={mine.length === 0 || undefined}
      data-day={day}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={styles.date}>
        {view === "month" && <span aria-hidden="true">{Number(day.slice(8))}</span>}
        <span className={view === "month" ? styles.named : undefined}>
          {formatDay(day, locale, "medium")}
        </span>
      </p>
      {mine.map((session) => (
        <SessionTile key={session.id} session={session} today={today} brief={view === "month"} />
      ))}
      {mine.length === 0 && view === "week" && (
        <p className={styles.rest}>{t("training.rest_day")}</p>
      )}
    </li>
  );
}
