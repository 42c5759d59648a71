//! A week at a glance and how training adds up: `GET /api/v1/summaries/week`.
use axum::extract::State;
use kernel::http::{Json, Query};
use kernel::{App, AthleteId, Day, Me, Result, Tx, args};
use physiology::fitness::{FitnessDay, fitness};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::detail::tidy;

/// Days of load that are shown.
const LOAD_DAYS: i64 = 42;

/// Which week.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WeekQuery {
    /// A day of the week wanted; today in your time zone unless said.
    pub on: Option<Day>,
}

/// A week, Monday to Sunday, and six weeks of load.
#[derive(Debug, Serialize, ToSchema)]
pub struct Week {
    /// Its Monday.
    pub week_starts_on: Day,
    /// Its seven days.
    pub days: Vec<WeekDay>,
    /// Their sum.
    pub totals: Totals,
    /// The sum of the week before.
    pub previous: Totals,
    /// How training adds up, to the day asked for.
    pub load: LoadCurve,
}

/// One day of a week.
#[derive(Debug, Serialize, ToSchema)]
pub struct WeekDay {
    /// Which day.
    pub on: Day,
    /// What was done on it.
    #[serde(flatten)]
    pub totals: Totals,
}

/// Sums over activities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct Totals {
    /// How many.
    pub activities: i64,
    /// Metres.
    pub distance_m: f64,
    /// Seconds in motion.
    pub moving_s: f64,
    /// Metres climbed.
    pub ascent_m: f64,
    /// Load: 100 is an hour at threshold.
    pub load: f64,
}

/// Fitness, fatigue and form, worked out from every day since the first activity.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoadCurve {
    /// Long average of the daily load.
    pub fitness: f64,
    /// Short average of the daily load.
    pub fatigue: f64,
    /// How fresh the day began: fitness minus fatigue of the eve.
    pub form: f64,
    /// The last 42 days, the day asked for being the last.
    pub days: Vec<LoadDay>,
}

/// One day of load.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoadDay {
    /// Which day.
    pub on: Day,
    /// Its load.
    pub load: f64,
    /// Fitness in the evening.
    pub fitness: f64,
    /// Fatigue in the evening.
    pub fatigue: f64,
    /// Form in the morning.
    pub form: f64,
}

/// A week of yours, the one before in one sum, and six weeks of load.
#[utoipa::path(get, path = "/api/v1/summaries/week", tag = "activities", params(WeekQuery),
    responses((status = 200, body = Week), (status = 401, description = "signed_out")))]
pub async fn get_week(
    State(app): State<App>,
    me: Me,
    Query(query): Query<WeekQuery>,
) -> Result<Json<Week>> {
    let on = query.on.unwrap_or_else(|| app.clock.now().day_in(&me.athlete.time_zone));
    let athlete = me.athlete.id;
    let read = app.db.read(move |tx| {
        let monday = on.monday();
        let days = list_days(tx, athlete, monday.plus_days(-7), monday.plus_days(6))?;
        let loads = list_loads(tx, athlete, on)?;
        Ok(week(on, &days, &loads))
    });
    Ok(Json(read.await?))
}

type DaySums = (Day, i64, f64, f64, f64, f64);

fn list_days(tx: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<DaySums>> {
    tx.list(
        "SELECT started_on, COUNT(*), CAST(COALESCE(SUM(distance_m), 0) AS DOUBLE PRECISION),
                CAST(SUM(moving_s) AS DOUBLE PRECISION),
                CAST(COALESCE(SUM(ascent_m), 0) AS DOUBLE PRECISION),
                CAST(SUM(load) AS DOUBLE PRECISION)
         FROM activity WHERE athlete_id = $1 AND started_on >= $2 AND started_on <= $3
         GROUP BY started_on ORDER BY started_on",
        args![athlete, from, to],
    )
}

/// The load of every day that has one, up to a day. Answered from an index alone.
fn list_loads(tx: &mut Tx, athlete: AthleteId, to: Day) -> Result<Vec<(Day, f64)>> {
    tx.list(
        "SELECT started_on, CAST(SUM(load) AS DOUBLE PRECISION) FROM activity
         WHERE athlete_id = $1 AND started_on <= $2 GROUP BY started_on ORDER BY started_on",
        args![athlete, to],
    )
}

fn week(on: Day, sums: &[DaySums], loads: &[(Day, f64)]) -> Week {
    let monday = on.monday();
    let mut days = Vec::with_capacity(7);
    let (mut totals, mut previous) = (Totals::default(), Totals::default());
    for offset in 0..7 {
        let day = totals_on(sums, monday.plus_days(offset));
        totals.add(day);
        previous.add(totals_on(sums, monday.plus_days(offset - 7)));
        days.push(WeekDay { on: monday.plus_days(offset), totals: day });
    }
    Week {
        week_starts_on: monday,
        days,
        totals: totals.tidy(),
        previous: previous.tidy(),
        load: curve(on, loads),
    }
}

fn totals_on(sums: &[DaySums], day: Day) -> Totals {
    let found = sums.iter().find(|(on, ..)| *on == day);
    found.map_or_else(Totals::default, |&(_, activities, distance_m, moving_s, ascent_m, load)| {
        Totals { activities, distance_m, moving_s, ascent_m, load }.tidy()
    })
}

impl Totals {
    fn add(&mut self, other: Totals) {
        self.activities += other.activities;
        self.distance_m += other.distance_m;
        self.moving_s += other.moving_s;
        self.ascent_m += other.ascent_m;
        self.load += other.load;
    }

    fn tidy(self) -> Totals {
        Totals {
            activities: self.activities,
            distance_m: tidy(self.distance_m),
            moving_s: tidy(self.moving_s),
            ascent_m: tidy(self.ascent_m),
            load: tidy(self.load),
        }
    }
}

/// Averages over every day since the first one, so that they do not depend on where a window begins.
fn curve(on: Day, loads: &[(Day, f64)]) -> LoadCurve {
    let window_starts_on = on.plus_days(1 - LOAD_DAYS);
    let first = loads.first().map_or(window_starts_on, |(day, _)| *day).min(window_starts_on);
    let mut daily = vec![0.0; usize::try_from(on.days_since(first) + 1).unwrap_or(0)];
    for (day, load) in loads {
        let index = usize::try_from(day.days_since(first)).ok();
        if let Some(sum) = index.and_then(|index| daily.get_mut(index)) {
            *sum += load;
        }
    }
    let states = fitness(FitnessDay::default(), &daily);
    let mut days = Vec::with_capacity(LOAD_DAYS as usize);
    let skipped = daily.len().saturating_sub(LOAD_DAYS as usize);
    for (index, (load, state)) in daily.iter().zip(&states).enumerate().skip(skipped) {
        days.push(LoadDay {
            on: first.plus_days(index as i64),
            load: tidy(*load),
            fitness: tidy(state.fitness),
            fatigue: tidy(state.fatigue),
            form: tidy(state.form),
        });
    }
    let last = states.last().copied().unwrap_or_default();
    LoadCurve {
        fitness: tidy(last.fitness),
        fatigue: tidy(last.fatigue),
        form: tidy(last.form),
        days,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_off_are_days_of_no_load() {
        let curve = curve(day("2027-05-07"), &[(day("2027-05-05"), 100.0)]);
        assert_eq!(curve.days.len(), 42);
        let by_day: Vec<f64> = curve.days.iter().rev().take(4).map(|day| day.load).collect();
        assert_eq!(by_day, [0.0, 0.0, 100.0, 0.0]);
        assert_eq!(curve.days[41].on, day("2027-05-07"));
        let after_one_day = 100.0 * (1.0 - (-1.0 / 7.0_f64).exp());
        assert!((curve.days[39].fatigue - after_one_day).abs() < 0.001);
        assert!(curve.form < 0.0 && curve.fatigue < after_one_day);
    }

    #[test]
    fn training_of_long_ago_still_counts_a_little() {
        let mut loads = Vec::new();
        for back in (60..160).rev() {
            loads.push((day("2027-05-07").plus_days(-back), 80.0));
        }
        let curve = curve(day("2027-05-07"), &loads);
        assert_eq!(curve.days.len(), 42);
        assert!(curve.fitness > 10.0, "{}", curve.fitness);
    }

    #[test]
    fn the_week_before_is_summed_apart() {
        let sums = [
            (day("2027-04-28"), 1, 5_000.0, 1_500.0, 10.0, 30.0),
            (day("2027-05-03"), 2, 12_000.0, 3_600.0, 80.0, 70.0),
        ];
        let week = week(day("2027-05-07"), &sums, &[]);
        assert_eq!(week.week_starts_on, day("2027-05-03"));
        assert_eq!((week.totals.activities, week.previous.activities), (2, 1));
        assert_eq!(week.days[0].totals.distance_m, 12_000.0);
        assert_eq!(week.days[1].totals, Totals::default());
    }
}
