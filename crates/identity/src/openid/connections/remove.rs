//! Take an account elsewhere away from one's own: `DELETE /api/v1/me/openid/connections/{id}`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, Me, Result, args};

use crate::openid::{ConnectionId, require_way_in};
use crate::{Settings, sessions};

/// Disconnect an account elsewhere.
#[utoipa::path(delete, path = "/api/v1/me/openid/connections/{id}", tag = "me",
    params(("id" = ConnectionId, Path, description = "As in the list.")),
    responses(
        (status = 204, description = "It opens nothing here any more."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago. `frozen` after a recovery by e-mail.", body = Problem),
        (status = 404, description = "`not_found`: you have no such connection.", body = Problem),
        (status = 409, description = "`last_way_in`: without it you could not sign in.", body = Problem)))]
pub async fn remove_openid_connection(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
    Path(id): Path<ConnectionId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        // The row of the account makes removals take turns, each counting what the other left.
        tx.exec("UPDATE account SET email = email WHERE athlete_id = $1", args![me.id])?;
        let removed = tx.find::<(String, String)>(
            "DELETE FROM openid_connection WHERE athlete_id = $1 AND connection_id = $2
             RETURNING issuer, subject",
            args![me.id, id],
        )?;
        let (issuer, subject) = removed.ok_or(Error::NotFound("connection"))?;
        tx.exec(
            "DELETE FROM openid_subject WHERE issuer = $1 AND subject = $2",
            args![issuer, subject],
        )?;
        require_way_in(tx, me.id, &settings.openid)
    });
    write.await?;
    tracing::info!(event = "openid_disconnected", "identity");
    Ok(StatusCode::NO_CONTENT)
}
