import { Button, Menu, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type EventAnswer, type Group, type GroupEvent, idempotencyKey } from "../../api";
import { formatInstant } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useTimeZone } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Icon } from "../../ui/icons";
import { More } from "../../ui/More";
import { Pill } from "../../ui/Pill";
import { Refused } from "../../ui/Refused";
import { useTell } from "../../ui/tell";
import { GroupEventDialog } from "./GroupEventDialog";
import styles from "./Groups.module.css";
import { withCancelled } from "./groupForm";
import {
  answersQuery,
  calendarUrl,
  eventsQuery,
  useAnswerEvent,
  useDeleteEvent,
  useSaveEvent,
} from "./groups";
import { People } from "./People";

const ANSWERS = ["yes", "maybe", "no"] as const;

// When and where a group meets; what is over stands behind a switch.
export function GroupEvents({ group }: { group: Group }) {
  const t = useText();
  const [past, setPast] = useState(false);
  const [making, setMaking] = useState(false);
  const list = useInfiniteQuery(eventsQuery(group.id, past));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card
      title={t("groups.events")}
      aside={
        group.may_announce && (
          <Button
            size="compact-sm"
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => setMaking(true)}
          >
            {t("groups.event_new")}
          </Button>
        )
      }
    >
      <div className="stack">
        <SegmentedControl
          size="xs"
          aria-label={t("groups.events")}
          data={[
            { value: "coming", label: t("groups.events_coming") },
            { value: "past", label: t("groups.events_past") },
          ]}
          value={past ? "past" : "coming"}
          onChange={(chosen) => setPast(chosen === "past")}
        />
        {list.isPending && <Bones rows={1} height={96} />}
        {list.isError && <Refused error={list.error} retry={() => list.refetch()} />}
        {list.isSuccess && items.length === 0 && (
          <p className="quiet">{t(past ? "groups.no_events_past" : "groups.no_events")}</p>
        )}
        {items.length > 0 && (
          <ul className={styles.events} aria-label={t("groups.events")}>
            {items.map((event) => (
              <Meeting key={event.id} group={group} event={event} past={past} />
            ))}
          </ul>
        )}
        <More list={list} />
      </div>
      {making && <GroupEventDialog group={group} onClose={() => setMaking(false)} />}
    </Card>
  );
}

function Meeting({ group, event, past }: { group: Group; event: GroupEvent; past: boolean }) {
  const t = useText();
  const locale = useLocale();
  const zone = useTimeZone();
  const tell = useTell();
  const answer = useAnswerEvent(group.id, event.id);
  const [showing, setShowing] = useState(false);
  const elsewhere = event.time_zone !== zone;
  return (
    <li>
      <div className={styles.meeting}>
        <h3>
          <bdi>{event.title}</bdi>{" "}
          {event.cancelled && <Pill tone="danger">{t("groups.event_off")}</Pill>}
        </h3>
        {group.may_announce && <Options group={group} event={event} />}
      </div>
      <p>
        <time dateTime={event.starts_at}>{formatInstant(event.starts_at, zone, locale)}</time>
        {elsewhere && (
          <span className="quiet">
            {" "}
            {t("groups.event_there", {
              when: formatInstant(event.starts_at, event.time_zone, locale),
            })}
          </span>
        )}
      </p>
      {event.place && (
        <p className="quiet" dir="auto">
          {event.place}
        </p>
      )}
      {event.about && (
        <p className={styles.about} dir="auto">
          {event.about}
        </p>
      )}
      {group.role && !past && !event.cancelled && (
        <fieldset className={styles.answers} aria-label={t("groups.event_answer")}>
          {ANSWERS.map((word) => (
            <Button
              key={word}
              size="xs"
              variant={event.answer === word ? "filled" : "default"}
              aria-pressed={event.answer === word}
              loading={answer.isPending && answer.variables === word}
              onClick={() => tell(answer.mutateAsync(word))}
            >
              {t(`groups.answer_${word}`)}
            </Button>
          ))}
        </fieldset>
      )}
      <p className={styles.under}>
        <span>{t("groups.event_coming", { yes: event.yes, maybe: event.maybe })}</span>
        {group.role && event.yes + event.maybe > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={showing}
            onClick={() => setShowing(!showing)}
          >
            {t("groups.event_who")}
          </Button>
        )}
        {!past && (
          <Button
            size="compact-xs"
            variant="subtle"
            component="a"
            href={calendarUrl(group.id, event.id)}
            download="event.ics"
            leftSection={<Icon name="download" size={14} />}
          >
            {t("groups.event_calendar")}
          </Button>
        )}
      </p>
      {showing && <Who group={group} event={event} />}
    </li>
  );
}

function Who({ group, event }: { group: Group; event: GroupEvent }) {
  const t = useText();
  const list = useInfiniteQuery(answersQuery(group.id, event.id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Bones rows={1} height={48} />;
  if (list.isError) return <Refused error={list.error} retry={() => list.refetch()} />;
  const answers = new Map<string, EventAnswer>(items.map((item) => [item.id, item.answer]));
  return (
    <>
      <People
        items={items}
        label={t("groups.event_who")}
        action={(person) => {
          const word = answers.get(person.id) ?? "maybe";
          return <Pill tone={word === "yes" ? "turf" : "plain"}>{t(`groups.answer_${word}`)}</Pill>;
        }}
      />
      <More list={list} />
    </>
  );
}

function Options({ group, event }: { group: Group; event: GroupEvent }) {
  const t = useText();
  const tell = useTell();
  const save = useSaveEvent(group.id, event.id);
  const remove = useDeleteEvent(group.id, event.id);
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const callOff = () =>
    tell(
      save.mutateAsync({ draft: withCancelled(event, !event.cancelled), key: idempotencyKey() }),
    );
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <Button size="compact-xs" variant="subtle" aria-label={t("groups.event_options")}>
            <Icon name="more" size={18} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size={18} />} onClick={() => setDialog("edit")}>
            {t("groups.event_edit")}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="block" size={18} />} onClick={callOff}>
            {t(event.cancelled ? "groups.event_on" : "groups.event_call_off")}
          </Menu.Item>
          <Menu.Item
            color="danger"
            leftSection={<Icon name="trash" size={18} />}
            onClick={() => setDialog("delete")}
          >
            {t("groups.event_delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "edit" && (
        <GroupEventDialog group={group} event={event} onClose={() => setDialog(null)} />
      )}
      <Confirm
        opened={dialog === "delete"}
        title={t("groups.event_delete_ask", { title: event.title })}
        action={t("groups.event_delete")}
        busy={remove.isPending}
        onConfirm={() => tell(remove.mutateAsync()).then(() => setDialog(null))}
        onClose={() => setDialog(null)}
      >
        <p>{t("groups.event_delete_words")}</p>
      </Confirm>
    </>
  );
}
