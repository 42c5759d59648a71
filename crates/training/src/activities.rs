//! The other side of a match: `GET /api/v1/training/activities/{id}`.
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Me, Result};
use serde::Serialize;

use crate::goal::Sport;
use crate::history;
use crate::sessions::{self, SessionCard};

/// The session that an activity was.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MatchedSession {
    /// The session; none when it was no planned one.
    pub session: Option<SessionCard>,
    /// Sessions of the same day and sport that it could be, when it is none.
    pub choices: Vec<SessionCard>,
}

/// Which of my planned sessions one of my activities was. Somebody else's activity was none.
#[utoipa::path(get, path = "/api/v1/training/activities/{id}", tag = "training",
    params(("id" = ActivityId, Path)),
    responses((status = 200, body = MatchedSession), (status = 401, description = "signed_out")))]
pub async fn show_matched_session(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ActivityId>,
) -> Result<Json<MatchedSession>> {
    let today = app.clock.now().day_in(&me.time_zone);
    let athlete = me.athlete.id;
    let matched = app.db.read(move |tx| {
        if let Some(session) = sessions::find_of_activity(tx, athlete, id)? {
            let session = Some(session.card(today));
            return Ok(MatchedSession { session, choices: Vec::new() });
        }
        let mut choices = Vec::new();
        if let Some(done) = history::find(tx, athlete, id)? {
            for session in sessions::list_days(tx, athlete, done.started_on, done.started_on)? {
                let same_sport = Sport::of_activity(&done.sport) == Some(session.sport());
                if same_sport && session.activity.is_none() {
                    choices.push(session.card(today));
                }
            }
        }
        Ok(MatchedSession { session: None, choices })
    });
    Ok(Json(matched.await?))
}
