//! Back from a provider, to connect the account there: `POST /api/v1/me/openid`.
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};

use crate::openid::exchange::{self, ComeBack};
use crate::openid::flows::{self, Shown};
use crate::openid::{connect, over, unknown};
use crate::{Settings, sessions};

/// Connect an account elsewhere with yours.
///
/// Only the session that set out may do this, in the browser that it set out in.
#[utoipa::path(post, path = "/api/v1/me/openid", tag = "me", request_body = ComeBack,
    responses(
        (status = 204, description = "From now on it opens your account."),
        (status = 401, description = "`signed_out`. `openid_refused`: the answer proves nothing.", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago. `frozen` after a recovery by e-mail.", body = Problem),
        (status = 404, description = "`not_found`: there is no such provider.", body = Problem),
        (status = 409, description = "`openid_over`: it took too long, was used, or set out elsewhere. `openid_taken`: it opens another account. `too_many_connections`", body = Problem),
        (status = 502, description = "`openid_away`: the provider does not answer.", body = Problem)))]
pub async fn finish_openid_connection(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
    headers: HeaderMap,
    Json(asked): Json<ComeBack>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let directory = settings.openid.named(&asked.provider).ok_or_else(unknown)?;
    let shown = Shown::new(&headers, &app.public_url, &asked.provider, &asked.state)?;
    let said = exchange::arrive(&app, directory, &shown, &asked, Some(&me)).await?;
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        if !flows::delete(tx, &shown)? {
            return Err(over());
        }
        connect(tx, me.id, &said, now)
    });
    write.await?;
    tracing::info!(event = "openid_connected", "identity");
    Ok(StatusCode::NO_CONTENT)
}
