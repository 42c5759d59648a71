//! Taking it back: `DELETE /api/v1/feedback/{id}`. Words, picture and answer are gone.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Me, Result, args};

use super::{delete_picture, find};
use crate::FeedbackId;

/// Take back what you said
///
/// Doing it twice is doing it once.
#[utoipa::path(delete, path = "/api/v1/feedback/{id}", tag = "feedback",
    params(("id" = FeedbackId, Path, description = "Which one.")),
    responses(
        (status = 204, description = "There is nothing of it."),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn delete_feedback(
    State(app): State<App>,
    me: Me,
    Path(id): Path<FeedbackId>,
) -> Result<StatusCode> {
    let delete = app.db.write(move |tx| {
        let mine = find(tx, id)?.filter(|row| row.athlete == Some(me.id));
        let Some(mine) = mine else { return Ok(None) };
        tx.exec("DELETE FROM feedback WHERE feedback_id = $1", args![id])?;
        Ok(mine.screenshot)
    });
    if let Some(picture) = delete.await? {
        delete_picture(&app, picture).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
