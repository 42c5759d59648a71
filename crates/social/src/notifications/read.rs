//! Having read one line: `PUT /api/v1/notifications/{id}/read`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Me, Result, args};

use super::{NotificationId, bell};

/// Say that you read one. Doing it twice is doing it once; what happens to it afterwards is unread again.
#[utoipa::path(put, path = "/api/v1/notifications/{id}/read", tag = "notifications",
    params(("id" = NotificationId, Path)),
    responses(
        (status = 204, description = "It is read, if there is one."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn read_notification(
    State(app): State<App>,
    me: Me,
    Path(id): Path<NotificationId>,
) -> Result<StatusCode> {
    let me = me.athlete.id;
    let write = app.db.write(move |tx| {
        let read = tx.exec(
            "UPDATE social_notification SET unread = FALSE
             WHERE athlete_id = $1 AND notification_id = $2 AND unread",
            args![me, id],
        )?;
        if read > 0 {
            // The bells of other devices go quiet, too.
            tx.ring(bell(me));
        }
        Ok(())
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}
