//! Having read an answer: `PUT /api/v1/feedback/{id}/read`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, Me, Result, args};

use crate::FeedbackId;

/// Say that you read what you were told
#[utoipa::path(put, path = "/api/v1/feedback/{id}/read", tag = "feedback",
    params(("id" = FeedbackId, Path, description = "Which one.")),
    responses(
        (status = 204, description = "It is no news any more."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn read_feedback(
    State(app): State<App>,
    me: Me,
    Path(id): Path<FeedbackId>,
) -> Result<StatusCode> {
    let write = app.db.write(move |tx| {
        let known = tx.exec(
            "UPDATE feedback SET unread = FALSE WHERE feedback_id = $1 AND athlete_id = $2",
            args![id, me.id],
        )?;
        if known == 0 { Err(Error::NotFound("feedback")) } else { Ok(()) }
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}
