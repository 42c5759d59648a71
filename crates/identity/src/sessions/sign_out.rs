//! Sign out on this device.
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse};
use kernel::error::Problem;
use kernel::{App, Me, Result};

/// Sign out.
///
/// Ends this session, takes back the cookie, and asks the browser to forget what our pages kept.
#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "sessions",
    responses(
        (status = 204, description = "You are signed out."),
        (status = 401, description = "`signed_out`: you were already.", body = Problem)))]
pub async fn sign_out(State(app): State<App>, me: Me) -> Result<impl IntoResponse> {
    app.db.write(move |tx| super::delete(tx, me.id, me.session)).await?;
    tracing::info!(event = "signed_out", "identity");
    let headers = AppendHeaders([
        (header::SET_COOKIE, super::cookie(&app.public_url, "", 0)),
        (
            HeaderName::from_static("clear-site-data"),
            header::HeaderValue::from_static("\"cache\", \"storage\""),
        ),
    ]);
    Ok((StatusCode::NO_CONTENT, headers))
}
