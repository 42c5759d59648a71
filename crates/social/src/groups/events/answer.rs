//! Saying whether one comes: `PUT /api/v1/groups/{id}/events/{event_id}/answer`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, GroupId, Me, Result, args};
use serde::{Deserialize, Serialize};

use super::{Answer, EventId, GroupEvent, find};
use crate::groups::read_locked;
use crate::ties;

/// An answer.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerChoice {
    /// Whether you come.
    pub answer: Answer,
}

/// Say whether you come to an event of a group to which you belong. The last word counts.
#[utoipa::path(put, path = "/api/v1/groups/{id}/events/{event_id}/answer", tag = "groups", request_body = AnswerChoice,
    params(("id" = GroupId, Path), ("event_id" = EventId, Path)),
    responses(
        (status = 200, description = "The event with your answer.", body = GroupEvent),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`event_over`, `event_cancelled`", body = Problem, content_type = "application/problem+json")))]
pub async fn answer_group_event(
    State(app): State<App>,
    me: Me,
    Path((id, event)): Path<(GroupId, EventId)>,
    Json(choice): Json<AnswerChoice>,
) -> Result<Json<GroupEvent>> {
    let now = app.clock.now();
    let me = me.athlete;
    let answered = app.db.write(move |tx| {
        // Against an answer of somebody who is put out at the same time.
        read_locked(tx, &me, id, now)?.member()?;
        let row = find(tx, id, event)?;
        if row.ends_at <= now {
            return Err(Error::refused("event_over", "this is over, so nobody can answer any more"));
        }
        if row.cancelled {
            return Err(Error::refused("event_cancelled", "this was called off"));
        }
        tx.exec(
            "INSERT INTO social_group_answer (group_id, event_id, athlete_id, answer, answered_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (group_id, event_id, athlete_id) DO UPDATE SET answer = $4, answered_at = $5",
            args![id, event, me.id, choice.answer.word(), now],
        )?;
        let hidden = ties::list_hidden(tx, me.id)?;
        row.show(tx, id, me.id, &hidden)
    });
    Ok(Json(answered.await?))
}
