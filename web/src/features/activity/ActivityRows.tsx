import { Link } from "@tanstack/react-router";
import type { ActivityCard } from "../../api";
import { formatMinute, friendlyDay } from "../../lib/dates";
import { knownSport } from "../../lib/sports";
import { useLocale, useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures, useToday } from "../../lib/viewer";
import { Icon } from "../../ui/icons";
import { RouteSketch } from "../../ui/RouteSketch";
import { SportIcon } from "../../ui/SportIcon";
import styles from "./ActivityRows.module.css";
import { useTitleOf } from "./titles";

// Activities as rows: the route's shape, the name, the three numbers that matter.
export function ActivityRows({ items }: { items: readonly ActivityCard[] }) {
  return (
    <ul className={styles.rows}>
      {items.map((activity) => (
        <ActivityRow key={activity.id} activity={activity} />
      ))}
    </ul>
  );
}

function ActivityRow({ activity }: { activity: ActivityCard }) {
  const t = useText();
  const locale = useLocale();
  const today = useToday();
  const measures = useMeasures();
  const titleOf = useTitleOf();
  const rate = rateOf(activity.sport);
  const moving = activity.moving_s ?? activity.timer_s ?? activity.elapsed_s;
  const sport = t(`sport.${knownSport(activity.sport)}`);

  return (
    <li className={styles.row}>
      <span className={styles.picture}>
        {activity.outline ? (
          <RouteSketch outline={activity.outline} />
        ) : (
          <SportIcon sport={activity.sport} size={30} />
        )}
      </span>
      <div className={styles.words}>
        <p className={styles.over}>
          <SportIcon sport={activity.sport} size={15} />
          <span>{sport}</span>
          <span>
            {friendlyDay(activity.started_on, today, locale)}
            {activity.started_minute != null &&
              `, ${formatMinute(activity.started_minute, locale)}`}
          </span>
          {activity.mine && activity.audience !== "everyone" && (
            <span className={styles.lock}>
              <Icon name={activity.audience === "only_me" ? "lock" : "people"} size={13} />
              <span className="visually-hidden">{t(`audience.${activity.audience}`)}</span>
            </span>
          )}
        </p>
        <Link to="/activities/$id" params={{ id: activity.id }} className={styles.title}>
          <bdi>{titleOf(activity)}</bdi>
        </Link>
      </div>
      <dl className={styles.numbers}>
        {activity.distance_m != null && activity.distance_m > 0 && (
          <Quantity
            label={t("measure.distance")}
            {...(activity.sport === "swimming"
              ? measures.shortDistance(activity.distance_m)
              : measures.distance(activity.distance_m))}
          />
        )}
        {moving != null && <Quantity label={t("measure.moving_time")} value={clock(moving)} />}
        {activity.avg_speed_mps != null && activity.avg_speed_mps > 0 && (
          <Quantity
            label={t(rate === "speed" ? "measure.speed" : "measure.pace")}
            {...measures.rate(activity.avg_speed_mps, rate)}
          />
        )}
      </dl>
    </li>
  );
}

function Quantity({ label, value, unit }: { label: string; value: string; unit?: string }) {
  return (
    <div>
      <dt className="visually-hidden">{label}</dt>
      <dd>
        {value}
        {unit && <small> {unit}</small>}
      </dd>
    </div>
  );
}
