//! Answering: `PATCH /api/v1/operator/feedback/{id}`.
use axum::Extension;
use axum::extract::State as Shared;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::inbox::{self, OperatedFeedback};
use crate::feedback::{self, Row, State, tidy};
use crate::{FeedbackId, Needs};

/// What becomes of it, and what its sender reads.
#[derive(Debug, Clone, PartialEq, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FeedbackAnswer {
    /// The `version` that you looked at.
    pub version: i64,
    /// What becomes of it.
    pub state: State,
    /// What its sender reads, up to 2000 letters; absent or empty: nothing.
    #[serde(default)]
    pub answer: Option<String>,
}

/// Answer what somebody said
///
/// The sender is told of an answer, and of a decision. Sending the same again changes nothing.
#[utoipa::path(patch, path = "/api/v1/operator/feedback/{id}", tag = "operator",
    params(("id" = FeedbackId, Path, description = "Which one.")), request_body = FeedbackAnswer,
    responses(
        (status = 200, body = OperatedFeedback),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`feedback_changed`", body = Problem),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem)))]
pub async fn answer_feedback(
    Shared(app): Shared<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<FeedbackId>,
    Json(mut change): Json<FeedbackAnswer>,
) -> Result<Json<OperatedFeedback>> {
    let now = app.clock.now();
    let answer = tidy(change.answer.as_deref().unwrap_or_default());
    let answer =
        answer.ok_or_else(|| Error::invalid("answer", "an answer has up to 2000 letters"))?;
    change.answer = Some(answer).filter(|answer| !answer.is_empty());
    let write = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::AnswerFeedback, now)?;
        staff.note(tx, "answer_feedback", format_args!("feedback {id}"), now)?;
        let row = feedback::find(tx, id)?.ok_or(Error::NotFound("feedback"))?;
        let row = decide(tx, row, &change, now)?;
        inbox::show(tx, row)
    });
    Ok(Json(write.await?))
}

fn decide(tx: &mut Tx, row: Row, change: &FeedbackAnswer, now: Timestamp) -> Result<Row> {
    if row.state == change.state && row.answer == change.answer {
        return Ok(row);
    }
    let is_told = is_worth_telling(&row, change);
    let changed = tx.exec(
        "UPDATE feedback
         SET state = $3, answer = $4, version = version + 1,
             told_at = CASE WHEN $5 THEN $6 ELSE told_at END, unread = unread OR $5
         WHERE feedback_id = $1 AND version = $2",
        args![row.id, change.version, change.state, change.answer, is_told, now],
    )?;
    if changed == 0 {
        return Err(Error::refused(
            "feedback_changed",
            "somebody changed this in the meantime; please look at it again",
        ));
    }
    feedback::find(tx, row.id)?.ok_or(Error::NotFound("feedback"))
}

/// A person is told of words for them, and of a decision; not that somebody had a look.
fn is_worth_telling(row: &Row, change: &FeedbackAnswer) -> bool {
    let is_decision = matches!(change.state, State::Planned | State::Done | State::Declined);
    let is_new_answer = change.answer.is_some() && change.answer != row.answer;
    is_new_answer || (is_decision && change.state != row.state)
}
