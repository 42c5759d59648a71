import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { Body, NewBody } from "../../api";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { kilogramsFrom, weightInUnit } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Refused } from "../../ui/Refused";
import { useSay } from "../../ui/Toasts";
import styles from "./BodyForm.module.css";
import { bodyQuery, useSaveBody } from "./body";

export function BodyForm() {
  const body = useQuery(bodyQuery);
  if (body.isPending) return <Bones rows={2} height={70} />;
  if (body.isError) return <Refused error={body.error} retry={() => body.refetch()} />;
  if (!body.data.allowed) return <NotAllowed />;
  return <Form body={body.data} />;
}

// Nothing about the body is kept until its athlete allows it.
function NotAllowed() {
  const t = useText();
  return (
    <p>
      {t("body.not_allowed")} <Link to="/settings/allowed">{t("body.allow")}</Link>
    </p>
  );
}

function Form({ body }: { body: Body }) {
  const t = useText();
  const say = useSay();
  const measures = useMeasures();
  const save = useSaveBody();
  const shown = (value: number | null | undefined) =>
    value == null ? "" : String(Math.round(value));
  const [maximum, setMaximum] = useState(shown(body.max_heart_rate_bpm));
  const [resting, setResting] = useState(shown(body.resting_heart_rate_bpm));
  const [power, setPower] = useState(shown(body.threshold_power_w));
  const [weight, setWeight] = useState(
    body.weight_kg == null
      ? ""
      : String(Math.round(weightInUnit(body.weight_kg, measures.units) * 10) / 10),
  );
  const [sex, setSex] = useState<string>(body.sex ?? "unsaid");
  const fields = useFaults(save.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const kilograms = numberOf(weight);
    const changed: NewBody = {
      max_heart_rate_bpm: numberOf(maximum),
      resting_heart_rate_bpm: numberOf(resting),
      threshold_power_w: numberOf(power),
      weight_kg: kilograms === undefined ? undefined : kilogramsFrom(kilograms, measures.units),
      sex: sex === "female" || sex === "male" ? sex : undefined,
    };
    save.mutate(changed, { onSuccess: () => say(t("common.saved")) });
  };
  const field = (
    label: string,
    value: string,
    set: (value: string) => void,
    error?: string,
    description?: string,
  ) => (
    <TextInput
      label={label}
      description={description}
      inputMode="decimal"
      value={value}
      error={error}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );

  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{t("body.why")}</p>
      {save.isError && <Refused error={save.error} />}
      <div className={styles.grid}>
        {field(
          `${t("measure.max_heart_rate")}, ${t("common.bpm")}`,
          maximum,
          setMaximum,
          fields.max_heart_rate_bpm,
          t("body.assumed", { value: measures.number(body.assumed_max_heart_rate_bpm) }),
        )}
        {field(
          `${t("body.resting")}, ${t("common.bpm")}`,
          resting,
          setResting,
          fields.resting_heart_rate_bpm,
          t("body.resting_hint"),
        )}
        {field(
          `${t("body.threshold_power")}, ${t("common.watts")}`,
          power,
          setPower,
          fields.threshold_power_w,
          t("body.threshold_hint"),
        )}
        {field(
          `${t("body.weight")}, ${measures.weight(0).unit}`,
          weight,
          setWeight,
          fields.weight_kg,
          t("body.weight_hint"),
        )}
      </div>
      <div>
        <p className="mantine-InputWrapper-label">{t("body.sex")}</p>
        <SegmentedControl
          aria-label={t("body.sex")}
          value={sex}
          onChange={setSex}
          data={[
            { value: "unsaid", label: t("body.unsaid") },
            { value: "female", label: t("body.female") },
            { value: "male", label: t("body.male") },
          ]}
        />
      </div>
      <Button type="submit" className={styles.save} loading={save.isPending}>
        {t("common.save")}
      </Button>
    </form>
  );
}

// "68,5" and "68.5" are the same weight; an empty field takes the number away.
function numberOf(text: string): number | undefined {
  const value = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(value) ? undefined : value;
}
