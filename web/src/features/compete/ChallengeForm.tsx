import { Button, Select, Switch, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import type { ChallengeDraft } from "../../api";
import { countriesQuery, regionsQuery } from "../../api/places";
import { sortedByName } from "../../lib/countries";
import { useFaults } from "../../lib/refusals";
import { regionsByName } from "../../lib/regions";
import { SPORTS } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { leadToFault } from "../../ui/faults";
import { Refused } from "../../ui/Refused";
import styles from "./Compete.module.css";
import { draftOf, type FieldName, type Fields, MEASURES } from "./form";

interface ChallengeFormProps {
  start: Fields;
  // What may not change once somebody takes part.
  fixed?: boolean;
  busy: boolean;
  error: unknown;
  action: string;
  // What else belongs to saving: why it was changed, and from which day it holds.
  children?: ReactNode;
  onSave(draft: ChallengeDraft): void;
}

export function ChallengeForm(props: ChallengeFormProps) {
  const { start, fixed, busy, error, action, children, onSave } = props;
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const [fields, setFields] = useState(start);
  const [faulty, setFaulty] = useState<FieldName[]>([]);
  const regional = fields.kind === "regional";
  const countries = useQuery({ ...countriesQuery, enabled: regional });
  const regions = useQuery({
    ...regionsQuery(fields.country),
    enabled: regional && fields.country !== "",
  });
  const refused = useFaults(error);
  const faultOf = (name: FieldName) =>
    faulty.includes(name) ? t("challenge_form.no_number") : refused[name];
  const change = (part: Partial<Fields>) => setFields((before) => ({ ...before, ...part }));
  const input = (key: keyof Fields) => ({
    value: fields[key] as string,
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [key]: event.currentTarget.value }),
  });
  const goalUnit = {
    distance: measures.distanceUnit,
    time: t("challenge_form.hours"),
    climb: measures.heightUnit,
    count: t("challenge_form.activities"),
    active_days: t("challenge_form.days"),
  }[fields.measure];

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const made = draftOf(fields, measures.units);
    setFaulty("faulty" in made ? made.faulty : []);
    if ("draft" in made) onSave(made.draft);
    else leadToFault(event.currentTarget);
  };

  return (
    <form className="stack" onSubmit={submit}>
      {error != null && <Refused error={error} />}
      <TextInput
        label={t("challenge_form.title")}
        required
        withAsterisk={false}
        maxLength={80}
        error={refused.title}
        {...input("title")}
      />
      <Textarea
        label={t("challenge_form.about")}
        autosize={false}
        rows={3}
        maxLength={1000}
        error={refused.about}
        {...input("about")}
      />
      {regional && (
        <Select
          label={t("challenge_form.country")}
          description={t("challenge_form.country_why")}
          disabled={fixed}
          searchable
          allowDeselect={false}
          data={[
            { value: "", label: t("challenge.world") },
            ...sortedByName(countries.data ?? [], locale).map((country) => ({
              value: country.code,
              label: country.label,
            })),
          ]}
          value={fields.country}
          error={refused.country}
          onChange={(country) => change({ country: country ?? "", region: "" })}
        />
      )}
      {regional && fields.country !== "" && (
        <Select
          label={t("challenge_form.region")}
          description={t("challenge_form.region_why")}
          disabled={fixed}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("settings.region_not_found")}
          data={[
            { value: "", label: t("challenge_form.region_all") },
            ...regionsByName(regions.data ?? [], locale).map((region) => ({
              value: region.code,
              label: region.label,
            })),
          ]}
          value={fields.region}
          error={refused.region}
          onChange={(region) => change({ region: region ?? "" })}
        />
      )}
      <Select
        label={t("challenge_form.measure")}
        disabled={fixed}
        allowDeselect={false}
        value={fields.measure}
        onChange={(measure) => measure && change({ measure: measure as Fields["measure"] })}
        data={MEASURES.map((measure) => ({
          value: measure,
          label: t(`challenge_measure.${measure}`),
        }))}
      />
      <div className={styles.grid}>
        <TextInput
          label={t("challenge_form.goal", { unit: goalUnit })}
          description={t("challenge_form.goal_hint")}
          inputMode="decimal"
          error={faultOf("goal")}
          {...input("goal")}
        />
        <TextInput
          label={t("challenge_form.starts_on")}
          description={t("challenge_form.own_calendar")}
          type="date"
          required
          withAsterisk={false}
          error={refused.starts_on}
          {...input("startsOn")}
        />
        <TextInput
          label={t("challenge_form.ends_on")}
          description={t("challenge_form.own_calendar")}
          type="date"
          required
          withAsterisk={false}
          error={refused.ends_on}
          {...input("endsOn")}
        />
      </div>
      <fieldset className={styles.sports}>
        <legend className="mantine-InputWrapper-label">{t("challenge_form.sports")}</legend>
        <div className={styles.grid}>
          {SPORTS.map((sport) => (
            <Switch
              key={sport}
              label={t(`sport.${sport}`)}
              checked={fields.sports.includes(sport)}
              onChange={(event) =>
                change({
                  sports: event.currentTarget.checked
                    ? [...fields.sports, sport]
                    : fields.sports.filter((other) => other !== sport),
                })
              }
            />
          ))}
        </div>
        <p className="quiet">{t("challenge_form.sports_hint")}</p>
      </fieldset>
      <div className={styles.grid}>
        <TextInput
          label={t("challenge_form.min_distance", { unit: measures.distanceUnit })}
          inputMode="decimal"
          error={faultOf("min_distance_m")}
          {...input("minDistance")}
        />
        <TextInput
          label={t("challenge_form.min_minutes")}
          inputMode="decimal"
          error={faultOf("min_moving_s")}
          {...input("minMinutes")}
        />
        <TextInput
          label={t("challenge_form.grace_hours")}
          inputMode="numeric"
          error={faultOf("grace_hours")}
          {...input("graceHours")}
        />
      </div>
      {regional && (
        <>
          <TextInput
            label={t("challenge_form.prize")}
            description={t("challenge_form.prize_why")}
            maxLength={200}
            error={refused.prize}
            {...input("prize")}
          />
          <TextInput
            label={t("challenge_form.prize_ru")}
            lang="ru"
            maxLength={200}
            error={refused.prize_ru}
            {...input("prizeRu")}
          />
        </>
      )}
      <Switch
        label={t("challenge_form.counts_before_joining")}
        checked={fields.countsBeforeJoining}
        onChange={(event) => change({ countsBeforeJoining: event.currentTarget.checked })}
      />
      {children}
      <div className={styles.actions}>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
