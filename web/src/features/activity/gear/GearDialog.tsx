import { Button, Chip, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import type { Gear, GearKind } from "../../../api";
import { useFaults } from "../../../lib/refusals";
import { useText } from "../../../lib/text";
import { metresInUnit } from "../../../lib/units";
import { useMeasures, useToday } from "../../../lib/viewer";
import { Refused } from "../../../ui/Refused";
import { useSay } from "../../../ui/Toasts";
import styles from "./Gear.module.css";
import { GearPicture } from "./GearPicture";
import { idempotencyKey, useAddGear, useEditGear } from "./gear";
import { GEAR_SPORTS, nameOf, numberOf } from "./wear";

// Where shoes remind unless somebody says otherwise; the server's own figure.
const SHOE_WEAR_M = 700_000;

// Adds gear, or changes the one that is given. It is shown for as long as it exists.
export function GearDialog({
  gear,
  others = [],
  onClose,
}: {
  gear?: Gear;
  others?: readonly Gear[];
  onClose(): void;
}) {
  const t = useText();
  const say = useSay();
  const today = useToday();
  const measures = useMeasures();
  const unitM = metresInUnit(measures.units);
  const shown = (metres: number | null | undefined) =>
    metres == null ? "" : String(Math.round((metres / unitM) * 10) / 10);
  const add = useAddGear();
  const edit = useEditGear(gear?.id ?? "");
  const key = useRef(idempotencyKey());
  const sportsWithout = (kind: GearKind) => {
    const taken = new Set(others.flatMap((other) => other.default_for));
    return GEAR_SPORTS[kind].slice(0, 1).filter((sport) => !taken.has(sport));
  };

  const [kind, setKind] = useState<GearKind>(gear?.kind ?? "shoes");
  const [brand, setBrand] = useState(gear?.brand ?? "");
  const [model, setModel] = useState(gear?.model ?? "");
  const [name, setName] = useState(gear?.name ?? "");
  const [firstUsedOn, setFirstUsedOn] = useState(gear?.first_used_on ?? "");
  const [offset, setOffset] = useState(gear ? shown(gear.offset_m) : "");
  const [wear, setWear] = useState(gear ? shown(gear.wear_m) : shown(SHOE_WEAR_M));
  const [sports, setSports] = useState<string[]>(sportsWithout(kind));
  const [misread, setMisread] = useState<Record<string, string>>({});
  const fields = { ...useFaults(add.error ?? edit.error), ...misread };

  const choose = (next: GearKind) => {
    setKind(next);
    setWear(next === "shoes" ? shown(SHOE_WEAR_M) : "");
    setSports(sportsWithout(next));
  };
  // What was not touched goes back as it came: rounding for the eye changes no number.
  const metres = (text: string, before: number | null | undefined) => {
    if (gear && text === shown(before)) return before ?? null;
    const value = numberOf(text);
    return typeof value === "number" ? value * unitM : value;
  };

  const save = (event: FormEvent) => {
    event.preventDefault();
    const offsetM = metres(offset, gear?.offset_m);
    const wearM = metres(wear, gear?.wear_m);
    const wrong: Record<string, string> = {};
    if (offsetM === undefined) wrong.offset_m = t("gear.no_number");
    if (wearM === undefined) wrong.wear_m = t("gear.no_number");
    setMisread(wrong);
    if (Object.keys(wrong).length > 0) return;
    const body = {
      brand,
      model,
      name,
      first_used_on: firstUsedOn || null,
      offset_m: offsetM ?? 0,
      wear_m: wearM,
    };
    const done = {
      onSuccess: (saved: Gear) => {
        onClose();
        say(gear ? t("common.saved") : t("gear.added", { name: nameOf(saved) }));
      },
    };
    if (gear) edit.mutate(body, done);
    else add.mutate({ draft: { ...body, kind, default_for: sports }, key: key.current }, done);
  };
  const error = add.error ?? edit.error;
  const hasFields = Object.keys(fields).length > 0;

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(gear ? "gear.edit_title" : "gear.add_title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form className="stack" onSubmit={save} noValidate>
        {error && !hasFields && <Refused error={error} />}
        {!gear && (
          <SegmentedControl
            fullWidth
            aria-label={t("gear.kind")}
            value={kind}
            onChange={(value) => choose(value as GearKind)}
            data={(["shoes", "bike"] as const).map((known) => ({
              value: known,
              label: (
                <span className={styles.kind}>
                  <GearPicture kind={known} small />
                  {t(`gear.kind.${known}`)}
                </span>
              ),
            }))}
          />
        )}
        <div className={styles.pair}>
          <TextInput
            label={t("gear.brand")}
            maxLength={60}
            data-autofocus
            value={brand}
            error={fields.brand}
            onChange={(event) => setBrand(event.currentTarget.value)}
          />
          <TextInput
            label={t("gear.model")}
            maxLength={80}
            required
            withAsterisk={false}
            value={model}
            error={fields.model}
            onChange={(event) => setModel(event.currentTarget.value)}
          />
        </div>
        <TextInput
          label={t("gear.name")}
          description={t("gear.name_hint")}
          maxLength={60}
          value={name}
          error={fields.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.pair}>
          <TextInput
            label={t("gear.offset", { unit: measures.distanceUnit })}
            inputMode="decimal"
            placeholder="0"
            value={offset}
            error={fields.offset_m}
            onChange={(event) => setOffset(event.currentTarget.value)}
          />
          <TextInput
            label={t("gear.wear", { unit: measures.distanceUnit })}
            inputMode="decimal"
            value={wear}
            error={fields.wear_m}
            onChange={(event) => setWear(event.currentTarget.value)}
          />
        </div>
        <p className="quiet">
          {kind === "shoes"
            ? t("gear.wear_hint", {
                from: measures.distance(500_000, 0).value,
                to: measures.distance(800_000, 0).value,
                unit: measures.distanceUnit,
              })
            : t("gear.wear_hint_bike")}
        </p>
        <TextInput
          type="date"
          label={t("gear.first_used_on")}
          description={t("gear.first_used_hint")}
          max={today}
          value={firstUsedOn}
          error={fields.first_used_on}
          onChange={(event) => setFirstUsedOn(event.currentTarget.value)}
        />
        {!gear && (
          <fieldset className={styles.choice}>
            <legend className="mantine-InputWrapper-label">{t("gear.default_for")}</legend>
            <Chip.Group multiple value={sports} onChange={setSports}>
              {GEAR_SPORTS[kind].map((sport) => (
                <Chip key={sport} value={sport}>
                  {t(`sport.${sport}`)}
                </Chip>
              ))}
            </Chip.Group>
          </fieldset>
        )}
        <Button type="submit" loading={add.isPending || edit.isPending}>
          {t(gear ? "common.save" : "gear.add")}
        </Button>
      </form>
    </Modal>
  );
}
