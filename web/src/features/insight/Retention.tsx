import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Journey, JourneyCohort } from "../../api";
import { formatDay } from "../../lib/dates";
import { useLocale, useText } from "../../lib/text";
import { useMeasures } from "../../lib/viewer";
import { Figure, Figures } from "../../ui/Figure";
import { type Definition, returnShare } from "./funnel";
import styles from "./Journey.module.css";
import { usePercent } from "./JourneyPage";

// Who was here again on day 1, 7 and 30: all together, and week by week as heat. Both definitions, one at a time.
export function Retention({ journey }: { journey: Journey }) {
  const t = useText();
  const percent = usePercent();
  const measures = useMeasures();
  const [definition, setDefinition] = useState<Definition>("classic");
  const leftOut = journey.total.returns.map(({ day, left_out }) =>
    t("journey.left_out_of_day", { day, number: measures.number(left_out) }),
  );
  return (
    <div className="stack">
      <SegmentedControl
        className={styles.switch}
        aria-label={t("journey.definition")}
        value={definition}
        onChange={(value) => setDefinition(value === "rolling" ? "rolling" : "classic")}
        data={[
          { value: "classic", label: t("journey.classic") },
          { value: "rolling", label: t("journey.rolling") },
        ]}
      />
      <Figures>
        {journey.total.returns.map((day) => (
          <Figure
            key={day.day}
            label={t("journey.day", { day: day.day })}
            parts={{ value: percent(returnShare(day, definition)) }}
            note={t("journey.of_people", {
              number: measures.number(day[definition]),
              count: day.counted,
            })}
          />
        ))}
      </Figures>
      <Heat journey={journey} definition={definition} />
      <div className={styles.definition}>
        <p>{t(`journey.${definition}_definition`)}</p>
        <p>{t("journey.left_out_words", { days: leftOut.join(", ") })}</p>
      </div>
    </div>
  );
}

function Heat({ journey, definition }: { journey: Journey; definition: Definition }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const weeks = [...journey.weeks].reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={styles.heat_frame} aria-label={t("journey.retention_by_week")} tabIndex={0}>
      <table className={styles.heat}>
        <caption className="visually-hidden">{t("journey.retention_by_week")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("journey.week_of")}</th>
            <th scope="col" data-numeric="true">
              {t("journey.step_registered")}
            </th>
            {journey.total.returns.map(({ day }) => (
              <th key={day} scope="col">
                {t("journey.day", { day })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, cohort }) => (
            <tr key={week}>
              <th scope="row">{formatDay(week, locale, "short")}</th>
              <td data-numeric="true">{measures.number(cohort.registered)}</td>
              {cohort.returns.map((day) => (
                <Cell key={day.day} day={day} definition={definition} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// Full heat stands for this share, so that usual weeks can be told apart.
const HOT = 0.8;

interface CellProps {
  day: JourneyCohort["returns"][number];
  definition: Definition;
}

function Cell({ day, definition }: CellProps) {
  const t = useText();
  const percent = usePercent();
  const share = returnShare(day, definition);
  if (share === undefined) {
    return (
      <td className={styles.cold}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t("journey.not_over")}</span>
      </td>
    );
  }
  const heat = Math.round(Math.min(1, share / HOT) * 100);
  return (
    <td
      style={{ background: `color-mix(in srgb, var(--turf-soft) ${heat}%, var(--card))` }}
      data-warm={heat >= 50 || undefined}
    >
      <b>{percent(share)}</b> <small>{`${day[definition]}/${day.counted}`}</small>
    </td>
  );
}
