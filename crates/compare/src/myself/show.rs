//! Seeing oneself beside oneself: `GET /api/v1/comparisons/myself`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Day, Me, Result};
use serde::Serialize;

use super::{Comparison, Grades, PeriodKind, grades, periods};
use crate::settings::{self, Sex};
use crate::{Needs, needs::RunEffort};

/// Somebody beside themselves.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnComparison {
    /// Today, in the athlete's own time zone.
    pub today: Day,
    /// Week, month and year.
    pub periods: Vec<Comparison>,
    /// With whose times the grades compare; `null` until it is told, and then there are none.
    pub sex: Option<Sex>,
    /// Whether there is any run over one of the distances, so that telling would show something.
    pub gradable: bool,
    /// Best times of each year as age grades.
    pub grades: Vec<Grades>,
}

/// This week, month and year beside the ones before, and my best times of each year for my age.
#[utoipa::path(get, path = "/api/v1/comparisons/myself", tag = "comparisons",
    responses(
        (status = 200, description = "As of today in your own time zone. Only you see this.",
            body = OwnComparison),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn show_own_comparison(
    State(app): State<App>,
    Extension(needs): Extension<Needs>,
    me: Me,
) -> Result<Json<OwnComparison>> {
    let today = app.clock.now().day_in(&me.time_zone);
    let comparison = app.db.read(move |tx| {
        let days = needs.history.days(tx, me.id, periods::earliest(today), today)?;
        let efforts = needs.history.run_efforts(tx, me.id)?;
        let sex = settings::find_sex(tx, me.id)?;
        let graded = sex.map(|sex| grades::grade(sex, me.birth_on, &efforts));
        Ok(OwnComparison {
            today,
            periods: PeriodKind::ALL
                .iter()
                .map(|kind| periods::compare(*kind, today, &days))
                .collect(),
            sex,
            gradable: efforts.iter().any(is_gradable),
            grades: graded.unwrap_or_default(),
        })
    });
    Ok(Json(comparison.await?))
}

fn is_gradable(effort: &RunEffort) -> bool {
    physiology::age_grade::DISTANCES.contains(&effort.name.as_str())
}
