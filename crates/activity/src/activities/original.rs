//! The file as it was uploaded: `GET /api/v1/activities/{id}/original`.
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::http::Path;
use kernel::{ActivityId, App, Caller, Error, Result, Scope, vault};

use crate::audience::{self, Mine};
use crate::workers;

/// The file as you uploaded it, byte for byte.
///
/// It may hold a heart rate, so apps need `health:read` beside `activity:read_private`.
#[utoipa::path(get, path = "/api/v1/activities/{id}/original", tag = "activities",
    params(("id" = ActivityId, Path)), security(("app" = ["activity:read_private", "health:read"])),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, description = "signed_out"), (status = 403, description = "insufficient_scope"),
        (status = 404, description = "not_found: there is none, or it is not yours")))]
pub async fn get_original(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<ActivityId>,
) -> Result<Response> {
    let both = [Scope::ActivityReadPrivate, Scope::HealthRead];
    let viewer = caller.with_all(&both)?.clone();
    let mine = app.db.read(move |tx| audience::find_own(tx, &viewer, id)).await?;
    let (files, name) = (app.files.clone(), mine.original.clone());
    let key = vault::key_of(&app, mine.athlete).await?;
    let bytes = workers::disk(move || files.get_sealed(&key, &name)).await?;
    let bytes = bytes.ok_or_else(|| Error::internal("an original is gone"))?;
    let disposition = HeaderValue::from_str(&disposition(&mine)).map_err(Error::internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

/// Always a download, never shown: a plain name for every browser, and the athlete's own name encoded.
fn disposition(mine: &Mine) -> String {
    let plain = format!("{}-{}.{}", mine.started_on, mine.sport, mine.file_kind);
    let own = mine.file_name.as_deref().unwrap_or(&plain);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(own))
}

/// RFC 8187: everything but letters, digits and a few signs as `%XX`.
fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nasty_name_cannot_break_out_of_the_header() {
        assert_eq!(encoded("run\"; x=\r\n.fit"), "run%22%3B%20x%3D%0D%0A.fit");
        assert_eq!(encoded("Бег.fit"), "%D0%91%D0%B5%D0%B3.fit");
    }
}
