import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import { type Group, type GroupEvent, idempotencyKey, Refusal } from "../../api";
import { addDays, allTimeZones } from "../../lib/dates";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { useTimeZone, useToday } from "../../lib/viewer";
import { leadToFault } from "../../ui/faults";
import { Refused } from "../../ui/Refused";
import styles from "./Groups.module.css";
import { type EventFields, eventDraftOf, eventFieldsOf } from "./groupForm";
import { useSaveEvent } from "./groups";

// Calls a group together, or changes when and where.
export function GroupEventDialog({
  group,
  event,
  onClose,
}: {
  group: Group;
  event?: GroupEvent;
  onClose(): void;
}) {
  const t = useText();
  const zone = useTimeZone();
  const today = useToday();
  const save = useSaveEvent(group.id, event?.id);
  const faults = useFaults(save.error);
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState(idempotencyKey);
  const [fields, setFields] = useState<EventFields>(() =>
    event
      ? eventFieldsOf(event)
      : {
          title: "",
          about: "",
          place: "",
          day: addDays(today, 1),
          time: "09:00",
          minutes: "60",
          timeZone: zone,
        },
  );
  const input = (name: keyof EventFields) => ({
    value: fields[name],
    onChange: (change: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [name]: change.currentTarget.value }),
  });

  const submit = (sent: FormEvent) => {
    sent.preventDefault();
    const draft = { ...eventDraftOf(fields), cancelled: event?.cancelled ?? false };
    save.mutate(
      { draft, key },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (error instanceof Refusal) setKey(idempotencyKey());
          leadToFault(form.current);
        },
      },
    );
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(event ? "groups.event_edit" : "groups.event_new")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form className="stack" ref={form} onSubmit={submit}>
        {save.isError && <Refused error={save.error} />}
        <TextInput
          label={t("groups.event_title")}
          required
          withAsterisk={false}
          maxLength={80}
          data-autofocus
          error={faults.title}
          {...input("title")}
        />
        <div className={styles.pair}>
          <TextInput
            label={t("groups.event_day")}
            type="date"
            required
            withAsterisk={false}
            error={faults.local_start}
            {...input("day")}
          />
          <TextInput
            label={t("groups.event_time")}
            type="time"
            required
            withAsterisk={false}
            {...input("time")}
          />
        </div>
        <div className={styles.pair}>
          <TextInput
            label={t("groups.event_minutes")}
            inputMode="numeric"
            required
            withAsterisk={false}
            error={faults.minutes}
            {...input("minutes")}
          />
          <Select
            label={t("groups.event_zone")}
            data={allTimeZones(fields.timeZone)}
            searchable
            allowDeselect={false}
            error={faults.time_zone}
            value={fields.timeZone}
            onChange={(timeZone) => timeZone && setFields({ ...fields, timeZone })}
          />
        </div>
        <TextInput
          label={t("groups.event_place")}
          maxLength={120}
          error={faults.place}
          {...input("place")}
        />
        <Textarea
          label={t("groups.event_about")}
          autosize={false}
          rows={3}
          maxLength={2000}
          error={faults.about}
          {...input("about")}
        />
        <div className={styles.actions}>
          <Button type="submit" loading={save.isPending}>
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
