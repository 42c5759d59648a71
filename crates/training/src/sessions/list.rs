//! The calendar: `GET /api/v1/training/sessions`.
use axum::extract::State;
use kernel::http::{Json, Query};
use kernel::{App, Day, Error, Me, Result};
use serde::{Deserialize, Serialize};

use super::SessionCard;
use crate::adapt;

/// Six weeks of a month's page, and room for a slow finger.
const MOST_DAYS: i64 = 62;

/// Which days.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SessionsQuery {
    /// The first day; today unless said.
    pub from: Option<Day>,
    /// The last day, at most 62 days later; the first day unless said.
    pub to: Option<Day>,
}

/// Days of the calendar.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SessionList {
    /// Today on the athlete's calendar.
    pub today: Day,
    /// Sessions in the order of their days.
    pub sessions: Vec<SessionCard>,
}

/// My sessions of some days; today's unless said.
#[utoipa::path(get, path = "/api/v1/training/sessions", tag = "training", params(SessionsQuery),
    responses((status = 200, body = SessionList), (status = 401, description = "signed_out"),
        (status = 422, description = "invalid_input, invalid_query")))]
pub async fn list_training_sessions(
    State(app): State<App>,
    me: Me,
    Query(query): Query<SessionsQuery>,
) -> Result<Json<SessionList>> {
    let today = adapt::bring_up_to_date(&app, &me.athlete).await?;
    let from = query.from.unwrap_or(today);
    let to = query.to.unwrap_or(from);
    if !(0..=MOST_DAYS).contains(&to.days_since(from)) {
        return Err(Error::invalid("to", "choose a last day up to 62 days after the first"));
    }
    let athlete = me.athlete.id;
    let list = app.db.read(move |tx| {
        let mut sessions = Vec::new();
        for session in super::list_days(tx, athlete, from, to)? {
            sessions.push(session.card(today));
        }
        Ok(SessionList { today, sessions })
    });
    Ok(Json(list.await?))
}
