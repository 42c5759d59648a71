import "uplot/dist/uPlot.min.css";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import type { Cell } from "../../lib/cell";
import { nearestIndex } from "../../lib/samples";
import { token } from "../../ui/map/styles";
import type { Panel } from "./panels";
import styles from "./StreamPlots.module.css";

interface StreamPlotsProps {
  panels: readonly Panel[];
  // One ascending axis for all charts: seconds or the athlete's unit of distance.
  axis: readonly number[];
  axisWords(value: number): string;
  cursor: Cell<number | null>;
  part: readonly [number, number] | null;
  onPart(part: readonly [number, number] | null): void;
  heading(panel: Panel): React.ReactNode;
  scheme: string;
}

const HEIGHT = 116;
const AXIS_HEIGHT = 26;

// A stack of charts over one axis. They zoom together and share one cursor with the map.
export default function StreamPlots(props: StreamPlotsProps) {
  const { panels, axis, cursor, part, scheme } = props;
  const box = useRef<HTMLDivElement>(null);
  const plots = useRef<uPlot[]>([]);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const frame = box.current;
    if (!frame) return;
    const made: uPlot[] = [];
    // While we move the charts' cursors ourselves, their answers are not the person's.
    let moving = false;

    panels.forEach((panel, at) => {
      const place = frame.querySelector<HTMLElement>(`[data-plot="${panel.key}"]`);
      if (!place) return;
      const plot = new uPlot(
        optionsFor(panel, place.clientWidth, at === panels.length - 1, latest.current.axisWords, {
          moved: (index) => {
            if (!moving) latest.current.cursor.set(index);
          },
          selected: (from, to) =>
            latest.current.onPart(samplesBetween(latest.current.axis, from, to)),
          cleared: () => latest.current.onPart(null),
        }),
        [axis as number[], panel.values],
        place,
      );
      made.push(plot);
    });
    plots.current = made;

    const follow = () => {
      moving = true;
      const sample = cursor.get();
      for (const plot of made) {
        if (sample === null) plot.setCursor({ left: -10, top: -10 });
        else plot.setCursor({ left: plot.valToPos(axis[sample]!, "x"), top: 1 });
      }
      moving = false;
    };
    const unfollow = cursor.subscribe(follow);

    const resize = new ResizeObserver(() => {
      for (const plot of made) {
        const width = plot.root.parentElement?.clientWidth ?? 0;
        if (width > 0 && width !== plot.width) plot.setSize({ width, height: plot.height });
      }
    });
    resize.observe(frame);

    return () => {
      unfollow();
      resize.disconnect();
      for (const plot of made) plot.destroy();
      plots.current = [];
    };
    // Colours live in the charts: another theme draws them anew.
  }, [panels, axis, cursor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new charts must take over the zoom.
  useEffect(() => {
    const [from, to] = part ?? [0, axis.length - 1];
    for (const plot of plots.current) {
      plot.setScale("x", { min: axis[from]!, max: axis[to]! });
    }
  }, [part, axis, panels, scheme]);

  // Fingers scrub sideways; up and down still scrolls the page.
  const scrub = (event: React.PointerEvent) => {
    if (event.pointerType === "mouse") return;
    const plot = plots.current[0];
    if (!plot) return;
    const area = plot.over.getBoundingClientRect();
    const x = plot.posToVal(Math.max(0, Math.min(area.width, event.clientX - area.left)), "x");
    cursor.set(nearestIndex(axis, x));
  };

  return (
    <div ref={box} className={styles.stack} onPointerDown={scrub} onPointerMove={scrub}>
      {panels.map((panel) => (
        <div key={panel.key} className={styles.panel}>
          {props.heading(panel)}
          <div data-plot={panel.key} className={styles.plot} />
        </div>
      ))}
    </div>
  );
}

function samplesBetween(
  axis: readonly number[],
  from: number,
  to: number,
): [number, number] | null {
  const first = nearestIndex(axis, from);
  const last = nearestIndex(axis, to);
  return last - first < 2 ? null : [first, last];
}

interface Answers {
  moved(index: number | null): void;
  selected(from: number, to: number): void;
  cleared(): void;
}

function optionsFor(
  panel: Panel,
  width: number,
  last: boolean,
  axisWords: (value: number) => string,
  answers: Answers,
): uPlot.Options {
  const colour = token(panel.colour);
  const quiet = token("ink-3");
  const rule = token("line");
  const font = `500 11px ${token("font-text")}`;
  return {
    width,
    height: HEIGHT + (last ? AXIS_HEIGHT : 0),
    padding: [6, 18, last ? 0 : 4, 0],
    legend: { show: false },
    scales: { x: { time: false }, y: { range: [panel.from, panel.to] } },
    cursor: {
      y: false,
      drag: { x: true, y: false, setScale: false, dist: 6 },
      points: { size: 9, fill: colour, stroke: token("card"), width: 2 },
      bind: {
        dblclick: () => () => {
          answers.cleared();
          return null;
        },
      },
    },
    series: [
      {},
      {
        stroke: colour,
        width: 1.75,
        fill: panel.filled ? `color-mix(in srgb, ${colour} 16%, transparent)` : undefined,
        fillTo: panel.from,
        points: { show: false },
        spanGaps: false,
      },
    ],
    axes: [
      {
        show: last,
        size: AXIS_HEIGHT,
        stroke: quiet,
        font,
        gap: 4,
        space: 74,
        grid: { stroke: rule, width: 1, dash: [2, 4] },
        ticks: { show: false },
        values: (_, marks) => marks.map(axisWords),
      },
      {
        size: 48,
        stroke: quiet,
        font,
        gap: 6,
        space: 34,
        grid: { stroke: rule, width: 1 },
        ticks: { show: false },
        values: (_, marks) => marks.map((mark) => panel.read(mark)),
      },
    ],
    hooks: {
      setCursor: [
        (plot) => {
          const { idx, left } = plot.cursor;
          answers.moved(
            left === undefined || left < 0 || idx === null || idx === undefined ? null : idx,
          );
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width: wide } = plot.select;
          if (wide < 4) return;
          answers.selected(plot.posToVal(left, "x"), plot.posToVal(left + wide, "x"));
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}
