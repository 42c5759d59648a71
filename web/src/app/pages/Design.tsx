import {
  Button,
  PasswordInput,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
  useDirection,
} from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { directionOf } from "../../lib/direction";
import { SPORTS } from "../../lib/sports";
import { useLanguage, useText } from "../../lib/text";
import { Avatar } from "../../ui/Avatar";
import { Bar } from "../../ui/Bar";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Confirm";
import { Empty } from "../../ui/Empty";
import { Figure, Figures } from "../../ui/Figure";
import { Icon, type IconName } from "../../ui/icons";
import { Lanes } from "../../ui/Lanes";
import { LevelTrack } from "../../ui/LevelTrack";
import { LineChart } from "../../ui/LineChart";
import { Mark, Wordmark } from "../../ui/Mark";
import { KNOWN_BADGES } from "../../ui/medals/designs";
import { Medal } from "../../ui/medals/Medal";
import { Notice } from "../../ui/Notice";
import { Page } from "../../ui/Page";
import { Pill } from "../../ui/Pill";
import { SportIcon } from "../../ui/SportIcon";
import { Table } from "../../ui/Table";
import { useSay } from "../../ui/Toasts";
import { contrast } from "../../ui/tokens/contrast";
import { WeekBars } from "../../ui/WeekBars";
import { ThemeSwitch } from "../ThemeSwitch";
import styles from "./Design.module.css";

const COLOURS = [
  ["paper", "card", "sunk", "raised", "line", "line-strong"],
  ["ink", "ink-2", "ink-3"],
  ["ember", "ember-strong", "ember-soft", "ember-ink"],
  ["turf", "turf-soft", "turf-ink"],
  ["flood", "flood-soft", "flood-ink"],
  ["danger", "danger-soft", "danger-ink", "focus"],
  [
    "measure-speed",
    "measure-heart",
    "measure-altitude",
    "measure-power",
    "measure-cadence",
    "measure-temperature",
  ],
  ["zone-1", "zone-2", "zone-3", "zone-4", "zone-5"],
];
const TEXT_SIZES = [
  "title-xl",
  "title-lg",
  "title-md",
  "title-sm",
  "text-lg",
  "text-md",
  "text-sm",
  "text-xs",
];
const SPACES = [1, 2, 3, 4, 5, 6, 8, 10, 14, 20];
const RADII = ["sm", "md", "lg", "xl", "pill"];
const ICONS: IconName[] = [
  "home",
  "list",
  "upload",
  "download",
  "medal",
  "person",
  "settings",
  "sign_out",
  "search",
  "close",
  "check",
  "alert",
  "info",
  "lock",
  "globe",
  "flag",
  "edit",
  "trash",
  "key",
  "more",
  "plus",
  "minus",
  "arrow",
  "chevron",
  "flame",
  "clock",
  "heart",
  "mountain",
  "route",
  "bolt",
  "folder",
  "file",
  "retry",
  "sun",
  "device",
  "kudos",
  "comment",
  "people",
  "block",
  "feed",
];

// Every token and component of Stadion on one page, in the theme and direction chosen above.
export function Design() {
  const t = useText();
  const say = useSay();
  const { dir, setDirection } = useDirection();
  const [asking, setAsking] = useState(false);

  const own = directionOf(useLanguage().language);
  useEffect(() => () => setDirection(own), [own, setDirection]);

  return (
    <Page title={t("design.title")}>
      <p className={styles.lead}>{t("design.words")}</p>
      <div className={styles.switches}>
        <ThemeSwitch />
        <SegmentedControl
          aria-label={t("design.direction")}
          value={dir}
          onChange={(value) => setDirection(value as "ltr" | "rtl")}
          data={[
            { value: "ltr", label: t("design.ltr") },
            { value: "rtl", label: t("design.rtl") },
          ]}
        />
      </div>

      <Part title={t("design.mark")}>
        <div className="row">
          <Mark size={96} title="Stadion" />
          <Mark size={48} />
          <Mark size={24} />
          <Wordmark size={48} />
        </div>
        <div className={styles.lanes}>
          <Lanes />
        </div>
      </Part>

      <Part title={t("design.colours")}>
        <Swatches />
      </Part>

      <Part title={t("design.type")}>
        {TEXT_SIZES.map((size) => (
          <p
            key={size}
            className={size.startsWith("title") ? styles.headline : undefined}
            style={{ fontSize: `var(--${size})` }}
          >
            {t("design.sample")} <code>{size}</code>
          </p>
        ))}
        <Figures>
          <Figure
            size="lg"
            label={t("measure.distance")}
            parts={{ value: "42.2", unit: "km" }}
            note="+12 %"
          />
          <Figure
            label={t("measure.time")}
            parts={[
              { value: "3", unit: "h" },
              { value: "58", unit: "min" },
            ]}
          />
          <Figure
            size="sm"
            label={t("measure.pace")}
            parts={{ value: "5:38", unit: "/km" }}
            tone="var(--measure-speed)"
          />
        </Figures>
      </Part>

      <Part title={t("design.space")}>
        <div className={styles.spaces}>
          {SPACES.map((space) => (
            <span key={space} style={{ inlineSize: `var(--space-${space})` }}>
              <code>{space}</code>
            </span>
          ))}
        </div>
        <div className="row">
          {RADII.map((radius) => (
            <span
              key={radius}
              className={styles.radius}
              style={{ borderRadius: `var(--radius-${radius})` }}
            >
              <code>{radius}</code>
            </span>
          ))}
          {["sm", "md", "lg"].map((shadow) => (
            <span
              key={shadow}
              className={styles.shadow}
              style={{ boxShadow: `var(--shadow-${shadow})` }}
            >
              <code>{shadow}</code>
            </span>
          ))}
        </div>
      </Part>

      <Part title={t("design.controls")}>
        <div className="row">
          <Button>{t("common.save")}</Button>
          <Button variant="light">{t("common.save")}</Button>
          <Button variant="default">{t("common.cancel")}</Button>
          <Button variant="subtle">{t("common.close")}</Button>
          <Button color="danger" onClick={() => setAsking(true)}>
            {t("activity.delete")}
          </Button>
          <Button loading>{t("common.save")}</Button>
          <Button disabled>{t("common.save")}</Button>
          <Button
            variant="default"
            leftSection={<Icon name="upload" size={18} />}
            onClick={() => say(t("common.saved"))}
          >
            {t("nav.upload")}
          </Button>
        </div>
        <div className={styles.inputs}>
          <TextInput label={t("identity.name")} defaultValue="Mira" />
          <TextInput label={t("identity.email")} error={t("design.wrong")} defaultValue="mira@" />
          <PasswordInput
            label={t("identity.password")}
            description={t("identity.password_hint")}
            visibilityToggleButtonProps={{ "aria-label": t("identity.show_password") }}
          />
          <Select
            label={t("activity.sport")}
            data={SPORTS.map((sport) => ({ value: sport, label: t(`sport.${sport}`) }))}
            defaultValue="running"
          />
          <Switch label={t("audience.only_me")} defaultChecked />
        </div>
      </Part>

      <Part title={t("design.words_and_states")}>
        <Notice>{t("upload.kinds")}</Notice>
        <Notice tone="good">{t("common.saved")}</Notice>
        <Notice tone="warning" title={t("upload.offline")}>
          {t("upload.offline_words")}
        </Notice>
        <Notice tone="danger">{t("refusal.unknown")}</Notice>
        <div className="row">
          <Pill>{t("sport.running")}</Pill>
          <Pill tone="ember">{t("activity.personal_best")}</Pill>
          <Pill tone="turf">{t("upload.state.done")}</Pill>
          <Pill tone="flood">{t("audience.only_me")}</Pill>
          <Pill tone="danger">{t("upload.state.refused")}</Pill>
        </div>
        <Bones rows={1} height={60} />
        <Empty title={t("list.nothing_yet")}>{t("list.nothing_yet_words")}</Empty>
      </Part>

      <Part title={t("design.charts")}>
        <div className={styles.charts}>
          <LevelTrack
            label={t("design.track")}
            lanes={[
              { share: 0.64, colour: "var(--ember)" },
              { share: 0.34, colour: "var(--turf)" },
            ]}
          >
            <b className={styles.level}>12</b>
          </LevelTrack>
          <WeekBars
            label={t("home.by_day")}
            bars={[8.2, 0, 12.4, 5, 0, 21.1, 0].map((value, day) => ({
              label: String(day + 1),
              spoken: String(value),
              value,
              shown: String(value),
              today: day === 5,
              future: day > 5,
            }))}
          />
          <LineChart
            label={t("load.chart")}
            lines={[
              {
                label: t("load.fitness"),
                colour: "var(--measure-cadence)",
                values: wave(42, 38, 9),
                filled: true,
              },
              {
                label: t("load.fatigue"),
                colour: "var(--measure-speed)",
                values: wave(42, 34, 19),
              },
            ]}
            ends={["1", "42"]}
            read={(index) => ({
              when: String(index + 1),
              values: [wave(42, 38, 9), wave(42, 34, 19)].map((line) =>
                String(Math.round(line[index] ?? 0)),
              ),
            })}
          />
          <Table
            caption={t("activity.splits")}
            rows={[5.1, 4.8, 5.4]}
            rowKey={(row) => row}
            columns={[
              { key: "km", title: "km", cell: (row) => String(row) },
              { key: "bar", title: "", wide: true, cell: (row) => <Bar share={row / 6} /> },
              { key: "time", title: t("measure.time"), numeric: true, cell: () => "5:02" },
            ]}
          />
        </div>
      </Part>

      <Part title={t("rewards.badges")}>
        <div className={styles.medals}>
          {KNOWN_BADGES.map((badge, at) => (
            <figure key={badge}>
              <Medal badge={badge} tier={[null, "bronze", "silver", "gold"][at % 4]} size={84} />
              <code>{badge}</code>
            </figure>
          ))}
          <figure>
            <Medal badge="marathon" share={0.4} size={84} />
            <code>40 %</code>
          </figure>
        </div>
      </Part>

      <Part title={t("design.icons")}>
        <div className={styles.icons}>
          {ICONS.map((name) => (
            <figure key={name}>
              <Icon name={name} size={24} />
              <code>{name}</code>
            </figure>
          ))}
          {SPORTS.map((sport) => (
            <figure key={sport}>
              <SportIcon sport={sport} size={28} />
              <code>{sport}</code>
            </figure>
          ))}
        </div>
        <div className="row">
          {["mira", "aleksey", "ines", "tomas"].map((handle) => (
            <Avatar key={handle} name={handle} handle={handle} size={48} />
          ))}
        </div>
      </Part>

      <Confirm
        opened={asking}
        title={t("activity.delete_title")}
        action={t("activity.delete")}
        onConfirm={() => setAsking(false)}
        onClose={() => setAsking(false)}
      >
        {t("design.words")}
      </Confirm>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="stack">{children}</div>
    </Card>
  );
}

// The colours as the browser sees them now, each with its contrast against the card.
function Swatches() {
  const [values, setValues] = useState<Record<string, string>>({});
  useEffect(() => {
    const read = () => {
      const style = getComputedStyle(document.documentElement);
      setValues(
        Object.fromEntries(
          COLOURS.flat().map((name) => [name, style.getPropertyValue(`--${name}`).trim()]),
        ),
      );
    };
    read();
    const watch = new MutationObserver(read);
    watch.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
    return () => watch.disconnect();
  }, []);

  return COLOURS.map((row) => (
    <div key={row[0]} className={styles.swatches}>
      {row.map((name) => (
        <figure key={name}>
          <span style={{ background: `var(--${name})` }} />
          <code>{name}</code>
          <small>
            {values[name]} ·{" "}
            {values[name] && values.card ? contrast(values[name], values.card).toFixed(1) : ""}
          </small>
        </figure>
      ))}
    </div>
  ));
}

function wave(length: number, middle: number, swing: number): number[] {
  return Array.from({ length }, (_, at) => middle + swing * Math.sin(at / 4) + at / 6);
}
