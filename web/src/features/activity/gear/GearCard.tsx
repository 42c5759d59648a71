import { ActionIcon, Chip, Menu } from "@mantine/core";
import { useState } from "react";
import type { Gear } from "../../../api";
import { formatDay, friendlyDay } from "../../../lib/dates";
import { useLocale, useText } from "../../../lib/text";
import { useMeasures, useToday } from "../../../lib/viewer";
import { Bar } from "../../../ui/Bar";
import { Card } from "../../../ui/Card";
import { Confirm } from "../../../ui/Confirm";
import { Icon } from "../../../ui/icons";
import { useTell } from "../../../ui/tell";
import styles from "./Gear.module.css";
import { GearDialog } from "./GearDialog";
import { GearPicture } from "./GearPicture";
import { useEditGear, useGearDefault, useRemoveGear } from "./gear";
import { GEAR_SPORTS, nameOf, soldAs, type WearState, wearOf } from "./wear";

const WEAR_COLOURS: Record<WearState, string> = {
  fresh: "var(--turf)",
  nearly: "var(--flood)",
  past: "var(--ember)",
};

export function GearCard({ gear }: { gear: Gear }) {
  const t = useText();
  const locale = useLocale();
  const today = useToday();
  const measures = useMeasures();
  const distance = measures.distance(gear.distance_m, gear.distance_m < 100_000 ? 1 : 0);
  const name = nameOf(gear);

  return (
    <Card className={styles.card}>
      <header className={styles.head}>
        <GearPicture kind={gear.kind} />
        <div className={styles.words}>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          {gear.name && <p className="quiet">{soldAs(gear)}</p>}
          {gear.retired_on && (
            <p className="quiet">
              {t("gear.retired_on", { day: formatDay(gear.retired_on, locale, "date") })}
            </p>
          )}
        </div>
        <Actions gear={gear} />
      </header>
      <div className={styles.numbers}>
        <b>
          {distance.value} <small>{distance.unit}</small>
        </b>
        <div className="quiet">
          {(gear.activities > 0 || !gear.retired_on) && (
            <p>{t("gear.activities", { count: gear.activities })}</p>
          )}
          {gear.last_used_on && (
            <p>{t("gear.last_used", { day: friendlyDay(gear.last_used_on, today, locale) })}</p>
          )}
        </div>
      </div>
      <WearLine gear={gear} />
      {!gear.retired_on && <Defaults gear={gear} />}
    </Card>
  );
}

function WearLine({ gear }: { gear: Gear }) {
  const t = useText();
  const measures = useMeasures();
  const wear = wearOf(gear);
  if (!wear || gear.wear_m == null) return null;
  const whole = (metres: number) => measures.distance(metres, 0);
  const most = whole(gear.wear_m);
  return (
    <div className={styles.wear} data-state={wear.state}>
      <Bar
        share={wear.share}
        colour={gear.retired_on ? "var(--line-strong)" : WEAR_COLOURS[wear.state]}
      />
      <p>
        <span>
          {t("gear.of", {
            distance: whole(gear.distance_m).value,
            most: most.value,
            unit: most.unit,
          })}
        </span>
        {wear.state === "past" && !gear.retired_on && <b>{t("gear.past")}</b>}
      </p>
    </div>
  );
}

// For which sports new activities get it by themselves.
function Defaults({ gear }: { gear: Gear }) {
  const t = useText();
  const tell = useTell();
  const change = useGearDefault(gear.id);
  return (
    <fieldset className={styles.defaults}>
      <legend>{t("gear.usual")}</legend>
      {GEAR_SPORTS[gear.kind].map((sport) => (
        <Chip
          key={sport}
          size="sm"
          checked={gear.default_for.includes(sport)}
          onChange={(on) => tell(change.mutateAsync({ sport, on }))}
        >
          {t(`sport.${sport}`)}
        </Chip>
      ))}
    </fieldset>
  );
}

function Actions({ gear }: { gear: Gear }) {
  const t = useText();
  const tell = useTell();
  const edit = useEditGear(gear.id);
  const remove = useRemoveGear(gear.id);
  const [dialog, setDialog] = useState<"edit" | "delete" | null>(null);
  const name = nameOf(gear);
  const retire = (retired: boolean) =>
    tell(edit.mutateAsync({ retired }), t(retired ? "gear.is_retired" : "gear.is_back", { name }));

  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={t("gear.actions", { name })}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size={18} />} onClick={() => setDialog("edit")}>
            {t("gear.edit")}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name={gear.retired_on ? "retry" : "check"} size={18} />}
            onClick={() => retire(!gear.retired_on)}
          >
            {t(gear.retired_on ? "gear.take_back" : "gear.retire")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="danger"
            leftSection={<Icon name="trash" size={18} />}
            onClick={() => setDialog("delete")}
          >
            {t("gear.delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === "edit" && <GearDialog gear={gear} onClose={() => setDialog(null)} />}
      <Confirm
        opened={dialog === "delete"}
        title={t("gear.delete_title")}
        action={t("gear.delete")}
        busy={remove.isPending}
        onConfirm={() =>
          tell(remove.mutateAsync(undefined), t("gear.deleted")).then(() => setDialog(null))
        }
        onClose={() => setDialog(null)}
      >
        {t("gear.delete_words", { name, count: gear.activities })}
      </Confirm>
    </>
  );
}
