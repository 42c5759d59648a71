//! Having read everything up to a moment: `PUT /api/v1/notifications/read`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, Timestamp, args};
use serde::{Deserialize, Serialize};

use super::bell;

/// Up to when.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUntil {
    /// The `at` of the first line that you saw: what came meanwhile stays unread.
    pub until: Timestamp,
}

/// Say that you read everything up to a moment.
#[utoipa::path(put, path = "/api/v1/notifications/read", tag = "notifications", request_body = ReadUntil,
    responses(
        (status = 204, description = "They are read."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_json`", body = Problem, content_type = "application/problem+json")))]
pub async fn read_notifications(
    State(app): State<App>,
    me: Me,
    Json(wanted): Json<ReadUntil>,
) -> Result<StatusCode> {
    let me = me.athlete.id;
    let write = app.db.write(move |tx| {
        let read = tx.exec(
            "UPDATE social_notification SET unread = FALSE
             WHERE athlete_id = $1 AND unread AND latest_at <= $2",
            args![me, wanted.until],
        )?;
        if read > 0 {
            tx.ring(bell(me));
        }
        Ok(())
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}
