//! An app gives a token back: `POST /oauth/revoke` (RFC 7009).
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{App, Result};

use super::{Asked, No, OAuthRefusal};
use crate::apps::tokens;

/// What an app sends.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read word by word")]
pub struct RevokeForm {
    /// An access token, or a refresh token, which takes all tokens of its approval with it.
    token: String,
    /// The id of the app, unless it is in the `Authorization` header.
    client_id: Option<String>,
    /// The secret of a confidential app, unless it is in the `Authorization` header.
    client_secret: Option<String>,
}

/// Give a token back.
///
/// Giving back what is nothing is harmless.
#[utoipa::path(post, path = "/oauth/revoke", tag = "oauth",
    request_body(content = RevokeForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "It opens nothing any more."),
        (status = 400, description = "`invalid_request`", body = OAuthRefusal),
        (status = 401, description = "`invalid_client`", body = OAuthRefusal)))]
pub async fn revoke_token(State(app): State<App>, asked: Asked) -> Result<StatusCode, No> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let client = match asked.prove(tx)? {
            Ok(client) => client,
            Err(refused) => return Ok(Err(refused)),
        };
        match asked.words.need("token") {
            Ok(token) => Ok(Ok(tokens::give_back(tx, token, client.id, now)?)),
            Err(refused) => Ok(Err(refused)),
        }
    });
    write.await??;
    Ok(StatusCode::OK)
}
