import { Button, Modal, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Activity, Audience, PartAudiences } from "../../api";
import { useAudiences } from "../../lib/audiences";
import { useFaults } from "../../lib/refusals";
import { SPORTS } from "../../lib/sports";
import { useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import { useUpdateActivity } from "./activities";
import { PARTS } from "./privacy/PrivacyForm";
import { useTitleOf } from "./titles";

export function EditDialog({
  activity,
  opened,
  onClose,
}: {
  activity: Activity;
  opened: boolean;
  onClose(): void;
}) {
  const t = useText();
  const say = useSay();
  const titleOf = useTitleOf();
  const update = useUpdateActivity(activity.id);
  const [title, setTitle] = useState(activity.title ?? "");
  const [description, setDescription] = useState(activity.description ?? "");
  const [sport, setSport] = useState<string>(activity.sport);
  const [audience, setAudience] = useState<Audience>(activity.audience);
  const [parts, setParts] = useState<PartAudiences>(activity.audiences ?? AS_USUAL);
  const fields = useFaults(update.error);

  const save = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(
      { title: title.trim(), description: description.trim(), sport, audience, audiences: parts },
      {
        onSuccess: () => {
          onClose();
          say(t("common.saved"));
        },
      },
    );
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("activity.edit")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form className="stack" onSubmit={save}>
        {update.isError && <Refused error={update.error} />}
        <TextInput
          label={t("activity.title")}
          placeholder={titleOf({ ...activity, title: null })}
          maxLength={120}
          data-autofocus
          value={title}
          error={fields.title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t("activity.description")}
          rows={3}
          maxLength={2000}
          value={description}
          error={fields.description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Select
          label={t("activity.sport")}
          data={SPORTS.map((known) => ({ value: known, label: t(`sport.${known}`) }))}
          value={sport}
          allowDeselect={false}
          error={fields.sport}
          onChange={(value) => value && setSport(value)}
        />
        <AudienceControl value={audience} onChange={setAudience} />
        {audience !== "only_me" && <PartControls value={parts} onChange={setParts} />}
        <Button type="submit" loading={update.isPending}>
          {t("common.save")}
        </Button>
      </form>
    </Modal>
  );
}

const AS_USUAL: PartAudiences = {
  map: null,
  heart_rate: null,
  power: null,
  start: null,
  gear: null,
  notes: null,
};

// Parts of this one that are for other people than usual.
function PartControls({
  value,
  onChange,
}: {
  value: PartAudiences;
  onChange(value: PartAudiences): void;
}) {
  const t = useText();
  const audiences = useAudiences();
  return (
    <details>
      <summary>{t("privacy.parts_of_this")}</summary>
      <div className="stack">
        {PARTS.map((part) => (
          <Select
            key={part}
            label={t(`privacy.part.${part}`)}
            data={[{ value: "", label: t("privacy.as_usual") }, ...audiences]}
            value={value[part] ?? ""}
            allowDeselect={false}
            onChange={(chosen) => onChange({ ...value, [part]: (chosen as Audience) || null })}
          />
        ))}
      </div>
    </details>
  );
}

export function AudienceControl({
  value,
  onChange,
}: {
  value: Audience;
  onChange(value: Audience): void;
}) {
  const t = useText();
  return (
    <div>
      <p className="mantine-InputWrapper-label">{t("audience.who")}</p>
      <SegmentedControl
        fullWidth
        aria-label={t("audience.who")}
        value={value}
        onChange={(chosen) => onChange(chosen as Audience)}
        data={useAudiences()}
      />
      {value === "groups" && <p className="quiet">{t("audience.groups_why")}</p>}
    </div>
  );
}
