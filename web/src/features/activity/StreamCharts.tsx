import { Button, SegmentedControl } from "@mantine/core";
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import type { Streams } from "../../api";
import { type Cell, useCell } from "../../lib/cell";
import { ascending, evenRows, hasValues, nearestIndex, summarise } from "../../lib/samples";
import { useText } from "../../lib/text";
import { clock, metresInUnit } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Icon } from "../../ui/icons";
import { type Column, Table } from "../../ui/Table";
import { countsSteps, type Panel, panelsOf } from "./panels";
import styles from "./StreamCharts.module.css";

const StreamPlots = lazy(() => import("./StreamPlots"));

export type Part = readonly [number, number] | null;

interface StreamChartsProps {
  streams: Streams;
  sport: string;
  cursor: Cell<number | null>;
  part: Part;
  onPart(part: Part): void;
  scheme: string;
}

const ZOOM = 0.5;
const TABLE_ROWS = 40;

export function StreamCharts({ streams, sport, cursor, part, onPart, scheme }: StreamChartsProps) {
  const t = useText();
  const measures = useMeasures();
  const hasDistance = hasValues(streams.distance_m);
  const [by, setBy] = useState<"distance" | "time">(hasDistance ? "distance" : "time");
  const [asTable, setAsTable] = useState(false);

  const panels = useMemo(
    () =>
      panelsOf(streams, sport, measures, {
        bpm: t("common.bpm"),
        watts: t("common.watts"),
        cadence: countsSteps(sport) ? t("common.spm") : t("common.rpm"),
      }),
    [streams, sport, measures, t],
  );
  const axis = useMemo(() => {
    if (by === "time" || !streams.distance_m) return streams.time_s;
    const unit = metresInUnit(measures.units);
    return ascending(streams.distance_m).map((metres) => metres / unit);
  }, [streams, by, measures.units]);
  const axisWords = useMemo(
    () =>
      by === "time"
        ? clock
        : (value: number) =>
            `${measures.number(value, Number.isInteger(value) ? 0 : 1)} ${measures.distanceUnit}`,
    [by, measures],
  );

  const last = streams.time_s.length - 1;
  const zoomBy = (factor: number) => {
    const [from, to] = part ?? [0, last];
    const centre = cursor.get() ?? Math.round((from + to) / 2);
    const half = Math.max(10, ((to - from) * factor) / 2);
    if (half * 2 >= last) onPart(null);
    else onPart(within(centre - half, centre + half, last));
  };
  const keys = (event: KeyboardEvent) => {
    const [from, to] = part ?? [0, last];
    const step = Math.max(1, Math.round((to - from) / (event.shiftKey ? 20 : 200)));
    const at = cursor.get() ?? from;
    if (event.key === "ArrowRight") cursor.set(Math.min(to, at + step));
    else if (event.key === "ArrowLeft") cursor.set(Math.max(from, at - step));
    else if (event.key === "Home") cursor.set(from);
    else if (event.key === "End") cursor.set(to);
    else if (event.key === "+" || event.key === "=") zoomBy(ZOOM);
    else if (event.key === "-") zoomBy(1 / ZOOM);
    else if (event.key === "0" || event.key === "Escape") onPart(null);
    else return;
    event.preventDefault();
  };

  if (panels.length === 0) return null;
  return (
    <div className={styles.charts}>
      <div className={styles.bar}>
        {hasDistance && (
          <SegmentedControl
            size="xs"
            aria-label={t("charts.axis")}
            value={by}
            onChange={(value) => setBy(value as typeof by)}
            data={[
              { value: "distance", label: t("measure.distance") },
              { value: "time", label: t("measure.time") },
            ]}
          />
        )}
        <div className={styles.zoom}>
          <button type="button" aria-label={t("charts.zoom_in")} onClick={() => zoomBy(ZOOM)}>
            <Icon name="plus" size={18} />
          </button>
          <button
            type="button"
            aria-label={t("charts.zoom_out")}
            disabled={!part}
            onClick={() => zoomBy(1 / ZOOM)}
          >
            <Icon name="minus" size={18} />
          </button>
          {part && (
            <Button size="compact-sm" variant="light" onClick={() => onPart(null)}>
              {t("charts.whole")}
            </Button>
          )}
        </div>
        <Button
          className={styles.table_switch}
          size="compact-sm"
          variant="subtle"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? "charts.as_lines" : "charts.as_table")}
        </Button>
      </div>
      {asTable ? (
        <SampleTable
          streams={streams}
          panels={panels}
          axis={axis}
          axisWords={axisWords}
          part={part}
        />
      ) : (
        <Board
          cursor={cursor}
          last={last}
          onKeyDown={keys}
          words={(at) => spoken(at, panels, axis, axisWords, t)}
        >
          <Suspense fallback={<Bones rows={panels.length} height={116} />}>
            <StreamPlots
              panels={panels}
              axis={axis}
              axisWords={axisWords}
              cursor={cursor}
              part={part}
              onPart={onPart}
              scheme={scheme}
              heading={(panel) => <Reading panel={panel} cursor={cursor} part={part} />}
            />
          </Suspense>
        </Board>
      )}
      <p id="charts-keys" className={styles.hint}>
        {t("charts.hint")}
      </p>
    </div>
  );
}

// The frame that takes the keys and tells a screen reader what lies under the cursor. Only this and
// the readings are drawn again while the cursor moves.
function Board(props: {
  cursor: Cell<number | null>;
  last: number;
  words(at: number | null): string;
  onKeyDown(event: KeyboardEvent): void;
  children: ReactNode;
}) {
  const t = useText();
  const at = useCell(props.cursor);
  return (
    <div
      className={styles.board}
      role="slider"
      tabIndex={0}
      aria-label={t("charts.label")}
      aria-describedby="charts-keys"
      aria-valuemin={0}
      aria-valuemax={props.last}
      aria-valuenow={at ?? 0}
      aria-valuetext={props.words(at)}
      onKeyDown={props.onKeyDown}
    >
      {props.children}
    </div>
  );
}

// The value under the cursor, or the mean of what is shown when there is no cursor.
function Reading({
  panel,
  cursor,
  part,
}: {
  panel: Panel;
  cursor: Cell<number | null>;
  part: Part;
}) {
  const t = useText();
  const at = useCell(cursor);
  const [from, to] = part ?? [0, panel.values.length - 1];
  const summary = useMemo(() => summarise(panel.values, from, to), [panel, from, to]);
  const here = at === null ? undefined : panel.values[at];
  return (
    <p className={styles.reading}>
      <i style={{ background: `var(--${panel.colour})` }} />
      <span>{t(panel.label)}</span>
      <b>
        {here !== null && here !== undefined
          ? panel.read(here)
          : summary
            ? panel.read(summary.mean)
            : "–"}
      </b>
      <small>
        {panel.unit}
        {at === null && <> · {t("charts.mean")}</>}
      </small>
      {summary && (
        <span className={styles.span}>{t("charts.up_to", { value: panel.read(summary.max) })}</span>
      )}
    </p>
  );
}

function SampleTable(props: {
  streams: Streams;
  panels: readonly Panel[];
  axis: readonly number[];
  axisWords(value: number): string;
  part: Part;
}) {
  const t = useText();
  const [from, to] = props.part ?? [0, props.axis.length - 1];
  const rows = evenRows(to - from + 1, TABLE_ROWS).map((row) => row + from);
  const columns: Column<number>[] = [
    { key: "at", title: t("charts.at"), cell: (row) => props.axisWords(props.axis[row]!) },
    ...props.panels.map((panel) => ({
      key: panel.key,
      title: `${t(panel.label)}, ${panel.unit}`,
      numeric: true,
      cell: (row: number) => {
        const value = panel.values[row];
        return value === null || value === undefined ? "–" : panel.read(value);
      },
    })),
  ];
  return <Table caption={t("charts.table")} columns={columns} rows={rows} rowKey={(row) => row} />;
}

function spoken(
  at: number | null,
  panels: readonly Panel[],
  axis: readonly number[],
  axisWords: (value: number) => string,
  t: ReturnType<typeof useText>,
): string {
  if (at === null) return t("charts.no_point");
  const values = panels.map((panel) => {
    const value = panel.values[at];
    return `${t(panel.label)} ${value === null || value === undefined ? "–" : `${panel.read(value)} ${panel.unit}`}`;
  });
  return [axisWords(axis[at]!), ...values].join(", ");
}

function within(from: number, to: number, last: number): Part {
  const length = Math.round(to - from);
  const start = Math.max(0, Math.min(last - length, Math.round(from)));
  return [start, start + length];
}

// The samples of a lap or split that begins and ends at these seconds.
export function partOfTimes(times: readonly number[], fromS: number, toS: number): Part {
  const from = nearestIndex(times, fromS);
  const to = nearestIndex(times, toS);
  return to - from < 2 ? null : [from, to];
}
