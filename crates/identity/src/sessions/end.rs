//! End a session on another device.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::ids::SessionId;
use kernel::{App, Error, Me, Result};

/// End one of your sessions.
#[utoipa::path(delete, path = "/api/v1/sessions/{id}", tag = "sessions",
    params(("id" = SessionId, Path, description = "As in the list of sessions.")),
    responses(
        (status = 204, description = "That device is signed out."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: you have no such session.", body = Problem)))]
pub async fn end_session(
    State(app): State<App>,
    me: Me,
    Path(id): Path<SessionId>,
) -> Result<StatusCode> {
    let deleted = app.db.write(move |tx| super::delete(tx, me.id, id)).await?;
    if !deleted {
        return Err(Error::NotFound("session"));
    }
    tracing::info!(event = "session_ended", "identity");
    Ok(StatusCode::NO_CONTENT)
}
