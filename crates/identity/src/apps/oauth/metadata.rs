//! What a program has to know before it begins: `GET /.well-known/oauth-authorization-server` (RFC 8414).
use axum::extract::State;
use kernel::App;
use kernel::caller::Scope;
use kernel::http::Json;
use serde::Serialize;

use super::token::DEVICE;

/// Our addresses, and what they can do.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AuthorizationServer {
    /// Who we are; the same as `iss` beside a code (RFC 9207).
    pub issuer: String,
    /// Where the browser is sent.
    pub authorization_endpoint: String,
    /// Where tokens are fetched.
    pub token_endpoint: String,
    /// Where tokens are given back.
    pub revocation_endpoint: String,
    /// Where a device without a browser begins.
    pub device_authorization_endpoint: String,
    /// What an app may ask for.
    pub scopes_supported: Vec<&'static str>,
    /// `code`
    pub response_types_supported: [&'static str; 1],
    /// `query`
    pub response_modes_supported: [&'static str; 1],
    /// The ways to a token.
    pub grant_types_supported: [&'static str; 3],
    /// `S256`
    pub code_challenge_methods_supported: [&'static str; 1],
    /// How an app proves itself.
    pub token_endpoint_auth_methods_supported: [&'static str; 3],
    /// The same when it gives a token back.
    pub revocation_endpoint_auth_methods_supported: [&'static str; 3],
    /// We say who we are beside a code.
    pub authorization_response_iss_parameter_supported: bool,
    /// The description of what tokens open.
    pub service_documentation: String,
}

const PROOFS: [&str; 3] = ["none", "client_secret_basic", "client_secret_post"];

/// Describe the authorization server.
#[utoipa::path(get, path = "/.well-known/oauth-authorization-server", tag = "oauth",
    responses((status = 200, description = "Its addresses and what they can do.", body = AuthorizationServer)))]
pub async fn describe_authorization_server(State(app): State<App>) -> Json<AuthorizationServer> {
    let at = |path: &str| format!("{}{path}", app.public_url);
    Json(AuthorizationServer {
        issuer: at(""),
        authorization_endpoint: at("/oauth/authorize"),
        token_endpoint: at("/oauth/token"),
        revocation_endpoint: at("/oauth/revoke"),
        device_authorization_endpoint: at("/oauth/device_authorization"),
        scopes_supported: Scope::ALL.map(Scope::word).to_vec(),
        response_types_supported: ["code"],
        response_modes_supported: ["query"],
        grant_types_supported: ["authorization_code", "refresh_token", DEVICE],
        code_challenge_methods_supported: ["S256"],
        token_endpoint_auth_methods_supported: PROOFS,
        revocation_endpoint_auth_methods_supported: PROOFS,
        authorization_response_iss_parameter_supported: true,
        service_documentation: at("/api"),
    })
}
