//! Remove a passkey from one's account.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, Me, Result, args};

use super::PasskeyId;
use crate::{Settings, openid, sessions};

/// Remove a passkey.
#[utoipa::path(delete, path = "/api/v1/passkeys/{id}", tag = "passkeys",
    params(("id" = PasskeyId, Path, description = "As in the list of passkeys.")),
    responses(
        (status = 204, description = "It opens nothing any more."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago.", body = Problem),
        (status = 404, description = "`not_found`: you have no such passkey.", body = Problem),
        (status = 409, description = "`last_way_in`: without it you could not sign in.", body = Problem)))]
pub async fn remove_passkey(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
    Path(id): Path<PasskeyId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        // Taken out first, so that two removals at once count what the other left: the row of the account
        // makes them take turns.
        tx.exec("UPDATE account SET email = email WHERE athlete_id = $1", args![me.id])?;
        let removed = tx.find::<(Vec<u8>,)>(
            "DELETE FROM passkey WHERE athlete_id = $1 AND passkey_id = $2 RETURNING credential_id",
            args![me.id, id],
        )?;
        let (credential_id,) = removed.ok_or(Error::NotFound("passkey"))?;
        tx.exec("DELETE FROM passkey_credential WHERE credential_id = $1", args![credential_id])?;
        openid::require_way_in(tx, me.id, &settings.openid)
    });
    write.await?;
    tracing::info!(event = "passkey_removed", "identity");
    Ok(StatusCode::NO_CONTENT)
}
