import { Button, Radio, Select, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { GroupDraft, GroupKind } from "../../api";
import { useFaults } from "../../lib/refusals";
import { SPORTS } from "../../lib/sports";
import { useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { leadToFault } from "../../ui/faults";
import { Refused } from "../../ui/Refused";
import styles from "./Groups.module.css";
import { draftOf, type Fields, kindsFor, MEASURES, PERIODS } from "./groupForm";

interface GroupFormProps {
  start: Fields;
  // What the group is now; a new one is nothing yet.
  before?: GroupKind;
  busy: boolean;
  error: unknown;
  action: string;
  onSave(draft: GroupDraft): void;
}

export function GroupForm({ start, before, busy, error, action, onSave }: GroupFormProps) {
  const t = useText();
  const measures = useMeasures();
  const [fields, setFields] = useState(start);
  const [noNumber, setNoNumber] = useState(false);
  const faults = useFaults(error);
  const change = (part: Partial<Fields>) => setFields((now) => ({ ...now, ...part }));
  const input = (key: "name" | "about" | "place" | "amount") => ({
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [key]: event.currentTarget.value }),
  });
  const unit = {
    distance: measures.distanceUnit,
    time: t("challenge_form.hours"),
    count: t("challenge_form.activities"),
  };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const draft = draftOf(fields, measures.units);
    setNoNumber(draft === null);
    if (draft) onSave(draft);
    else leadToFault(event.currentTarget);
  };

  return (
    <form className="stack" onSubmit={submit}>
      {error != null && <Refused error={error} />}
      <TextInput
        label={t("groups.name")}
        required
        withAsterisk={false}
        maxLength={60}
        error={faults.name}
        {...input("name")}
      />
      <Textarea
        label={t("groups.about")}
        autosize={false}
        rows={4}
        maxLength={1000}
        error={faults.about}
        {...input("about")}
      />
      <Radio.Group
        label={t("groups.kind")}
        value={fields.kind}
        error={faults.kind}
        onChange={(kind) => change({ kind: kind as GroupKind })}
      >
        <div className={styles.kinds}>
          {kindsFor(before).map((kind) => (
            <Radio
              key={kind}
              value={kind}
              label={t(`groups.kind_${kind}`)}
              description={t(`groups.kind_${kind}_words`)}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={styles.pair}>
        <Select
          label={t("groups.sport")}
          description={t("groups.sport_words")}
          data={[
            { value: "", label: t("groups.any_sport") },
            ...SPORTS.map((known) => ({ value: known, label: t(`sport.${known}`) })),
          ]}
          allowDeselect={false}
          value={fields.sport}
          error={faults.sport}
          onChange={(sport) => change({ sport: sport ?? "" })}
        />
        <TextInput
          label={t("groups.place")}
          description={t("groups.place_words")}
          maxLength={80}
          error={faults.place}
          {...input("place")}
        />
      </div>
      <Select
        label={t("groups.goal")}
        description={t("groups.goal_words")}
        data={[
          { value: "", label: t("groups.no_goal") },
          ...MEASURES.map((measure) => ({
            value: measure,
            label: t(`challenge_measure.${measure}`),
          })),
        ]}
        allowDeselect={false}
        value={fields.measure}
        onChange={(measure) => change({ measure: (measure ?? "") as Fields["measure"] })}
      />
      {fields.measure !== "" && (
        <div className={styles.pair}>
          <TextInput
            label={t("groups.amount", { unit: unit[fields.measure] })}
            inputMode="decimal"
            error={noNumber ? t("challenge_form.no_number") : faults.goal}
            {...input("amount")}
          />
          <Select
            label={t("groups.period")}
            data={PERIODS.map((period) => ({
              value: period,
              label: t(`groups.period_${period}`),
            }))}
            allowDeselect={false}
            value={fields.period}
            onChange={(period) => period && change({ period: period as Fields["period"] })}
          />
        </div>
      )}
      <div className={styles.actions}>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
