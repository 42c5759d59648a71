//! What a group did: `GET /api/v1/groups/{id}/totals`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Day, GroupId, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};

use crate::groups::fields::{Goal, Measure, Period};
use crate::groups::read;

/// What the members of a group did together. Activities count that began after their athlete joined and that everybody may see,
/// with the numbers that everybody sees.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupTotals {
    /// Since Monday.
    pub week: GroupSum,
    /// Since the first of the month.
    pub month: GroupSum,
    /// Since the first of January.
    pub year: GroupSum,
    /// The goal, and how far the group came in its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalNow>,
}

/// A sum.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupSum {
    /// Activities.
    pub activities: i64,
    /// Metres.
    pub distance_m: i64,
    /// Seconds in motion.
    pub moving_s: i64,
}
kernel::from_row!(GroupSum { activities, distance_m, moving_s });

/// A goal and how far it is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = GroupGoalNow)]
pub struct GoalNow {
    /// What is added up.
    pub measure: Measure,
    /// How much is wanted: metres, seconds or activities.
    pub amount: i64,
    /// In which time.
    pub period: Period,
    /// How much of it there is in the period that runs: metres, seconds or activities.
    pub reached: i64,
}

/// What a group did this week, this month and this year, by your calendar.
#[utoipa::path(get, path = "/api/v1/groups/{id}/totals", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 200, description = "The sums, and the goal if there is one.", body = GroupTotals),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn show_group_totals(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<Json<GroupTotals>> {
    let now = app.clock.now();
    let me = me.athlete;
    let today = now.day_in(&me.time_zone);
    let shown = app.db.read(move |tx| {
        let row = read(tx, &me, id, now)?.row;
        let sport = row.sport.as_deref();
        let mut of = |period| sum(tx, id, sport, first_day(period, today));
        let (week, month, year) = (of(Period::Week)?, of(Period::Month)?, of(Period::Year)?);
        let goal = row.goal().map(|goal| {
            let sum = match goal.period {
                Period::Week => week,
                Period::Month => month,
                Period::Year => year,
            };
            let reached = match goal.measure {
                Measure::Distance => sum.distance_m,
                Measure::Time => sum.moving_s,
                Measure::Count => sum.activities,
            };
            let Goal { measure, amount, period } = goal;
            GoalNow { measure, amount, period, reached }
        });
        Ok(GroupTotals { week, month, year, goal })
    });
    Ok(Json(shown.await?))
}

/// The day on which the period began that runs on a day.
fn first_day(period: Period, today: Day) -> Day {
    match period {
        Period::Week => today.monday(),
        Period::Month => Day(today.0.first_of_month()),
        Period::Year => Day(today.0.first_of_year()),
    }
}

/// What counts from a day on. A day ahead of the reader's counts, too: elsewhere it has begun.
fn sum(tx: &mut Tx, group: GroupId, sport: Option<&str>, from: Day) -> Result<GroupSum> {
    tx.one(
        "SELECT CAST(COALESCE(SUM(activities), 0) AS BIGINT), CAST(COALESCE(SUM(distance_m), 0) AS BIGINT),
                CAST(COALESCE(SUM(moving_s), 0) AS BIGINT)
         FROM social_group_day WHERE group_id = $1 AND counted_on >= $2 AND ($3 = '' OR sport = $3)",
        args![group, from, sport.unwrap_or_default()],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_begins_on_its_first_day() {
        let check = |today: &str, expected: [&str; 3]| {
            let today: Day = today.parse().unwrap();
            let first = [Period::Week, Period::Month, Period::Year]
                .map(|period| first_day(period, today).to_string());
            assert_eq!(first, expected, "{today}");
        };
        check("2027-05-06", ["2027-05-03", "2027-05-01", "2027-01-01"]);
        check("2027-01-01", ["2026-12-28", "2027-01-01", "2027-01-01"]);
    }
}
