import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RegionComparison, RegionStanding, ShownCircle } from "../../api";
import { regionsQuery } from "../../api/places";
import { countryName } from "../../lib/countries";
import { regionName } from "../../lib/regions";
import { useLocale, useText } from "../../lib/text";
import { clock } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Bones } from "../../ui/Bones";
import { Card } from "../../ui/Card";
import { Refused } from "../../ui/Refused";
import { AskSex } from "./AskSex";
import { barsOf } from "./bars";
import { regionComparisonQuery } from "./comparisons";
import styles from "./Region.module.css";

// Where somebody stands among those who live where they live.
// With whose times somebody compares is asked here only where nothing above asked it.
export function Region({ asksSex }: { asksSex: boolean }) {
  const t = useText();
  const region = useQuery(regionComparisonQuery);
  return (
    <Card title={t("compare.with_region")}>
      {region.isPending && <Bones rows={1} height={260} />}
      {region.isError && <Refused error={region.error} retry={() => region.refetch()} />}
      {region.data && <Shown comparison={region.data} asksSex={asksSex} />}
    </Card>
  );
}

function Shown({ comparison, asksSex }: { comparison: RegionComparison; asksSex: boolean }) {
  const t = useText();
  const locale = useLocale();
  if (comparison.part === "too_young") {
    return <p className={styles.words}>{t("compare.too_young")}</p>;
  }
  const month = comparison.month_on;
  return (
    <>
      <p className={styles.words}>{t("compare.region_words", { fewest: comparison.fewest })}</p>
      {month === null || month === undefined ? (
        <p className={styles.words}>{t("compare.no_month")}</p>
      ) : (
        <>
          <p className={styles.month}>
            {t("compare.month_shown", {
              month: new Intl.DateTimeFormat(locale, {
                month: "long",
                year: "numeric",
                timeZone: "UTC",
              }).format(new Date(month)),
            })}
          </p>
          <div className={styles.measures}>
            {comparison.measures.map((one) => (
              <Measure key={one.measure} standing={one} fewest={comparison.fewest} />
            ))}
          </div>
        </>
      )}
      {(comparison.region === null || comparison.region === undefined) && (
        <p className={styles.words}>
          {t("compare.no_region")} <Link to="/settings">{t("compare.tell_region")}</Link>
        </p>
      )}
      {asksSex && (comparison.sex === null || comparison.sex === undefined) && <AskSex />}
      <Part part={comparison.part} />
    </>
  );
}

function Measure({ standing, fewest }: { standing: RegionStanding; fewest: number }) {
  const t = useText();
  const tell = useTell(standing.measure);
  const circle = standing.circle;
  return (
    <section className={styles.measure}>
      <h3>{t(`compare.region_${standing.measure}`)}</h3>
      {circle ? (
        <>
          <p className={styles.stand}>
            {standing.ahead_percent === null || standing.ahead_percent === undefined
              ? t(standing.measure === "five_k" ? "compare.no_five_k" : "compare.no_hours")
              : t(`compare.ahead_${standing.measure}`, { percent: standing.ahead_percent })}
          </p>
          <Chart standing={standing} circle={circle} tell={tell} />
          <Among circle={circle} />
          {standing.wider && <p className={styles.small}>{t("compare.wider", { fewest })}</p>}
        </>
      ) : (
        <p className={styles.words}>
          {standing.needs_sex ? t("compare.needs_sex") : t("compare.too_few", { fewest })}
        </p>
      )}
    </section>
  );
}

interface ChartProps {
  standing: RegionStanding;
  circle: ShownCircle;
  tell: (value: number) => string;
}

// The shares of the circle as bars; mine is marked, in words too.
function Chart({ standing, circle, tell }: ChartProps) {
  const t = useText();
  const bars = barsOf(circle.bars, standing.measure, standing.my_bar, tell);
  return (
    <ol className={styles.chart} aria-label={t(`compare.region_${standing.measure}`)}>
      {bars.map((bar) => (
        <li key={bar.label} data-mine={bar.mine || undefined}>
          <span className={styles.here} aria-hidden="true">
            {bar.mine && t("compare.you")}
          </span>
          <span className={styles.lane} aria-hidden="true">
            <span
              className={styles.bar}
              style={{ blockSize: bar.percent > 0 ? `max(3px, ${bar.share * 100}%)` : 0 }}
            />
          </span>
          <span className={styles.span} aria-hidden="true">
            {bar.label}
          </span>
          <span className="visually-hidden">
            {t(bar.mine ? "compare.bar_mine" : "compare.bar", {
              span: bar.label,
              percent: bar.percent,
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}

// Whom one stands among, in words: how many, where, of which age and sex.
function Among({ circle }: { circle: ShownCircle }) {
  const t = useText();
  const locale = useLocale();
  const measures = useMeasures();
  const country = circle.place.slice(0, 2);
  const inPart = circle.place.length > 2;
  const regions = useQuery({ ...regionsQuery(country), enabled: inPart });
  const found = regions.data?.find((region) => region.code === circle.place);
  const place = found ? regionName(found, locale) : countryName(country, locale);
  const people = measures.number(circle.people);
  const ages =
    circle.age_to === null || circle.age_to === undefined
      ? `${circle.age_from} +`
      : `${circle.age_from}–${circle.age_to}`;
  const words =
    circle.sex === null || circle.sex === undefined
      ? t("compare.among_all", { people, place })
      : t(circle.sex === "f" ? "compare.among_f" : "compare.among_m", { people, place, ages });
  return <p className={styles.small}>{words}</p>;
}

// Whether one is counted, and where to change it.
function Part({ part }: { part: RegionComparison["part"] }) {
  const t = useText();
  if (part === "too_young") return null;
  return (
    <p className={styles.part}>
      <span>{t(`compare.part_${part}`)}</span>{" "}
      <Button
        component={Link}
        to={part === "not_public" ? "/settings/privacy" : "/settings/allowed"}
        size="compact-sm"
        variant="subtle"
      >
        {t("compare.change_part")}
      </Button>
    </p>
  );
}

function useTell(measure: RegionStanding["measure"]): (value: number) => string {
  const measures = useMeasures();
  return (value) => (measure === "five_k" ? clock(value) : measures.number(value));
}
