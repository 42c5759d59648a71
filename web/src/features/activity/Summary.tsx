import type { Activity } from "../../api";
import { useText } from "../../lib/text";
import { clock, rateOf } from "../../lib/units";
import { useMeasures } from "../../lib/viewer";
import { Card } from "../../ui/Card";
import { Figure, Figures } from "../../ui/Figure";
import styles from "./Summary.module.css";

// The numbers that people look for first, then the rest of them.
export function Summary({ activity }: { activity: Activity }) {
  const t = useText();
  const measures = useMeasures();
  const rate = rateOf(activity.sport);
  const moving = activity.moving_s ?? activity.timer_s ?? activity.elapsed_s;
  const swum = activity.sport === "swimming";

  return (
    <Card className={styles.card}>
      <h2 className="visually-hidden">{t("activity.summary")}</h2>
      <div className={styles.heroes}>
        <Figures>
          {activity.distance_m != null && activity.distance_m > 0 && (
            <Figure
              size="lg"
              label={t("measure.distance")}
              parts={
                swum
                  ? measures.shortDistance(activity.distance_m)
                  : measures.distance(activity.distance_m)
              }
            />
          )}
          {moving != null && (
            <Figure size="lg" label={t("measure.moving_time")} parts={{ value: clock(moving) }} />
          )}
        </Figures>
      </div>
      <Figures>
        {activity.avg_speed_mps != null && activity.avg_speed_mps > 0 && (
          <Figure
            size="sm"
            label={t(rate === "speed" ? "measure.speed" : "measure.pace")}
            parts={measures.rate(activity.avg_speed_mps, rate)}
          />
        )}
        {activity.grade_adjusted_speed_mps != null && rate === "pace" && (
          <Figure
            size="sm"
            label={t("measure.grade_adjusted_pace")}
            parts={measures.rate(activity.grade_adjusted_speed_mps, rate)}
          />
        )}
        {activity.ascent_m != null && (
          <Figure size="sm" label={t("measure.climb")} parts={measures.height(activity.ascent_m)} />
        )}
        {activity.avg_heart_rate_bpm != null && (
          <Figure
            size="sm"
            label={t("measure.heart_rate")}
            parts={{ value: measures.number(activity.avg_heart_rate_bpm), unit: t("common.bpm") }}
          />
        )}
        {activity.avg_power_w != null && (
          <Figure
            size="sm"
            label={t("measure.power")}
            parts={{ value: measures.number(activity.avg_power_w), unit: t("common.watts") }}
          />
        )}
        {activity.load != null && (
          <Figure
            size="sm"
            label={t("measure.load")}
            parts={{ value: measures.number(activity.load) }}
          />
        )}
        {activity.calories_kcal != null && (
          <Figure
            size="sm"
            label={t("measure.energy")}
            parts={{ value: measures.number(activity.calories_kcal), unit: t("common.kcal") }}
          />
        )}
      </Figures>
    </Card>
  );
}
