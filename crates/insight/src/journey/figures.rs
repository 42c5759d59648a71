//! The operator's figures: `GET /api/v1/operator/journey`. Counts only; no name leaves.
//!
//! **Funnel.** Those who registered in the chosen weeks, in the chosen country. A person counts in a step when
//! they did it and every step before it, each within 30 days of registration, in any order in time. The second
//! figure of a step is who did it at all, whenever.
//!
//! **Retention.** Classic: here on exactly that local day after the day of registration. Rolling: here on that
//! day or later. Only people whose day is over everywhere count; the others are told as left out.
use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::staff::Deed;
use kernel::{App, Day, Error, Me, Result, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use super::{RETURN_DAYS, Step, WINDOW_DAYS, last_day_over};
use crate::Needs;

/// Weeks shown unless said.
const USUAL_WEEKS: i64 = 12;
const MOST_WEEKS: i64 = 104;

/// Which people are counted.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct JourneyQuery {
    /// A day of the first week of registration; twelve weeks unless said.
    pub from: Option<Day>,
    /// A day of the last week of registration; this week unless said.
    pub to: Option<Day>,
    /// Only this country of residence (ISO 3166-1 alpha-2).
    #[param(example = "IT")]
    pub country: Option<String>,
}

/// How far people came, and who came back.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Journey {
    /// The Monday of the first week.
    pub from: Day,
    /// The Monday of the last week.
    pub to: Day,
    /// Days that a person has for each step.
    pub window_days: i64,
    /// Among all of them: rows that a demo made up.
    pub invented: i64,
    /// Everybody who was chosen.
    pub total: Cohort,
    /// The same by week of registration, every week of the range.
    pub weeks: Vec<WeekCohort>,
    /// By country, whichever was chosen; most people first.
    pub countries: Vec<CountryCohort>,
}

/// The people of one week.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WeekCohort {
    /// Its Monday.
    pub week: Day,
    /// Their figures.
    pub cohort: Cohort,
}

/// The people of one country.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CountryCohort {
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
    /// Their figures.
    pub cohort: Cohort,
}

/// Figures of some people.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = JourneyCohort)]
pub struct Cohort {
    /// Who registered.
    pub registered: i64,
    /// Of them, those who still have days left for their steps.
    pub still_open: i64,
    /// The steps after registration, in order.
    pub steps: Vec<StepCount>,
    /// Who came back on day 1, 7 and 30.
    pub returns: Vec<ReturnCount>,
}

/// Who did a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = JourneyStepCount)]
pub struct StepCount {
    /// Which step.
    pub step: Step,
    /// With all steps before it, within the window.
    pub in_order: i64,
    /// At all.
    pub at_all: i64,
}

/// Who came back.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = JourneyReturnCount)]
pub struct ReturnCount {
    /// Days after the day of registration.
    pub day: i64,
    /// People for whom that day is over.
    pub counted: i64,
    /// People for whom it is not.
    pub left_out: i64,
    /// Here on exactly that day.
    pub classic: i64,
    /// Here on that day or later.
    pub rolling: i64,
}

/// How far people come
///
/// By week of registration and by country, with what is counted said in `window_days` and in each description.
#[utoipa::path(get, path = "/api/v1/operator/journey", tag = "operator", params(JourneyQuery),
    responses(
        (status = 200, body = Journey),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`, `invalid_query`", body = Problem)))]
pub async fn show_journey(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(wanted): Query<JourneyQuery>,
) -> Result<Json<Journey>> {
    let now = app.clock.now();
    let to = wanted.to.unwrap_or_else(|| now.day_in(&me.time_zone)).monday();
    let from = wanted.from.map_or(to.plus_days(-7 * (USUAL_WEEKS - 1)), Day::monday);
    let weeks = to.days_since(from) / 7 + 1;
    if !(1..=MOST_WEEKS).contains(&weeks) {
        return Err(Error::invalid(
            "from",
            "choose from 1 to 104 weeks, the first before the last",
        ));
    }
    if let Some(code) = &wanted.country
        && (code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_uppercase()))
    {
        let detail = "a country has a code of two capital letters, such as IT";
        return Err(Error::invalid("country", detail));
    }
    let over = last_day_over(now);
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::ReadJourney, now)?;
        count(tx, from, to, over)
    });
    Ok(Json(add_up(read.await?, from, to, wanted.country.as_deref())))
}

/// The counts of one week in one country.
struct Counts {
    week: Day,
    country: String,
    invented: i64,
    registered: i64,
    in_order_1: i64,
    in_order_2: i64,
    in_order_3: i64,
    in_order_4: i64,
    in_order_5: i64,
    in_order_6: i64,
    at_all_1: i64,
    at_all_2: i64,
    at_all_3: i64,
    at_all_4: i64,
    at_all_5: i64,
    at_all_6: i64,
    counted_1: i64,
    counted_7: i64,
    counted_30: i64,
    classic_1: i64,
    classic_7: i64,
    classic_30: i64,
    rolling_1: i64,
    rolling_7: i64,
    rolling_30: i64,
}
from_row!(Counts {
    week,
    country,
    invented,
    registered,
    in_order_1,
    in_order_2,
    in_order_3,
    in_order_4,
    in_order_5,
    in_order_6,
    at_all_1,
    at_all_2,
    at_all_3,
    at_all_4,
    at_all_5,
    at_all_6,
    counted_1,
    counted_7,
    counted_30,
    classic_1,
    classic_7,
    classic_30,
    rolling_1,
    rolling_7,
    rolling_30
});

/// One pass over one index; what comes out is as many rows as there are weeks with countries.
fn count(tx: &mut Tx, from: Day, to: Day, over: Day) -> Result<Vec<Counts>> {
    tx.list(
        "SELECT joined_week, country,
                COUNT(*) FILTER (WHERE invented),
                COUNT(*),
                COUNT(*) FILTER (WHERE reached >= 1),
                COUNT(*) FILTER (WHERE reached >= 2),
                COUNT(*) FILTER (WHERE reached >= 3),
                COUNT(*) FILTER (WHERE reached >= 4),
                COUNT(*) FILTER (WHERE reached >= 5),
                COUNT(*) FILTER (WHERE reached >= 6),
                COUNT(*) FILTER (WHERE (ever & 1) > 0),
                COUNT(*) FILTER (WHERE (ever & 2) > 0),
                COUNT(*) FILTER (WHERE (ever & 4) > 0),
                COUNT(*) FILTER (WHERE (ever & 8) > 0),
                COUNT(*) FILTER (WHERE (ever & 16) > 0),
                COUNT(*) FILTER (WHERE (ever & 32) > 0),
                COUNT(*) FILTER (WHERE joined_on <= $3),
                COUNT(*) FILTER (WHERE joined_on <= $4),
                COUNT(*) FILTER (WHERE joined_on <= $5),
                COUNT(*) FILTER (WHERE joined_on <= $3 AND (returned & 1) > 0),
                COUNT(*) FILTER (WHERE joined_on <= $4 AND (returned & 2) > 0),
                COUNT(*) FILTER (WHERE joined_on <= $5 AND (returned & 4) > 0),
                COUNT(*) FILTER (WHERE joined_on <= $3 AND last_day >= 1),
                COUNT(*) FILTER (WHERE joined_on <= $4 AND last_day >= 7),
                COUNT(*) FILTER (WHERE joined_on <= $5 AND last_day >= 30)
         FROM journey WHERE joined_week >= $1 AND joined_week <= $2
         GROUP BY joined_week, country ORDER BY joined_week, country",
        args![
            from,
            to,
            over.plus_days(-RETURN_DAYS[0]),
            over.plus_days(-RETURN_DAYS[1]),
            over.plus_days(-RETURN_DAYS[2])
        ],
    )
}

fn add_up(counts: Vec<Counts>, from: Day, to: Day, country: Option<&str>) -> Journey {
    let mut total = Cohort::of_nobody();
    let mut weeks = BTreeMap::new();
    let mut week = from;
    while week <= to {
        weeks.insert(week, Cohort::of_nobody());
        week = week.plus_days(7);
    }
    let mut countries: BTreeMap<String, Cohort> = BTreeMap::new();
    let mut invented = 0;
    for counts in counts {
        let cohort = Cohort::of(&counts);
        if country.is_none_or(|chosen| chosen == counts.country) {
            invented += counts.invented;
            total.add(&cohort);
            weeks.entry(counts.week).or_insert_with(Cohort::of_nobody).add(&cohort);
        }
        countries.entry(counts.country).or_insert_with(Cohort::of_nobody).add(&cohort);
    }
    let mut countries: Vec<CountryCohort> =
        countries.into_iter().map(|(country, cohort)| CountryCohort { country, cohort }).collect();
    countries.sort_by_key(|one| std::cmp::Reverse(one.cohort.registered));
    let weeks = weeks.into_iter().map(|(week, cohort)| WeekCohort { week, cohort }).collect();
    Journey { from, to, window_days: WINDOW_DAYS, invented, total, weeks, countries }
}

impl Cohort {
    fn of_nobody() -> Cohort {
        let step = |step| StepCount { step, in_order: 0, at_all: 0 };
        let day = |day| ReturnCount { day, counted: 0, left_out: 0, classic: 0, rolling: 0 };
        Cohort {
            registered: 0,
            still_open: 0,
            steps: Step::ALL.map(step).to_vec(),
            returns: RETURN_DAYS.map(day).to_vec(),
        }
    }

    fn of(counts: &Counts) -> Cohort {
        let steps = [
            (counts.in_order_1, counts.at_all_1),
            (counts.in_order_2, counts.at_all_2),
            (counts.in_order_3, counts.at_all_3),
            (counts.in_order_4, counts.at_all_4),
            (counts.in_order_5, counts.at_all_5),
            (counts.in_order_6, counts.at_all_6),
        ];
        let returns = [
            (counts.counted_1, counts.classic_1, counts.rolling_1),
            (counts.counted_7, counts.classic_7, counts.rolling_7),
            (counts.counted_30, counts.classic_30, counts.rolling_30),
        ];
        let mut cohort = Cohort::of_nobody();
        cohort.registered = counts.registered;
        // Who has not had 30 whole days yet is also who has not seen the end of day 30.
        cohort.still_open = counts.registered - counts.counted_30;
        for (step, (in_order, at_all)) in cohort.steps.iter_mut().zip(steps) {
            (step.in_order, step.at_all) = (in_order, at_all);
        }
        for (day, (counted, classic, rolling)) in cohort.returns.iter_mut().zip(returns) {
            (day.counted, day.left_out) = (counted, counts.registered - counted);
            (day.classic, day.rolling) = (classic, rolling);
        }
        cohort
    }

    fn add(&mut self, other: &Cohort) {
        self.registered += other.registered;
        self.still_open += other.still_open;
        for (sum, more) in self.steps.iter_mut().zip(&other.steps) {
            sum.in_order += more.in_order;
            sum.at_all += more.at_all;
        }
        for (sum, more) in self.returns.iter_mut().zip(&other.returns) {
            sum.counted += more.counted;
            sum.left_out += more.left_out;
            sum.classic += more.classic;
            sum.rolling += more.rolling;
        }
    }
}
