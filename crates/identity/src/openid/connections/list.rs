//! One's accounts elsewhere: `GET /api/v1/me/openid`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, Timestamp, args};
use serde::Serialize;

use crate::Settings;
use crate::openid::ConnectionId;
use crate::openid::list::OpenidProvider;

/// An account elsewhere that opens yours.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OpenidConnection {
    /// Names it when you remove it.
    pub id: ConnectionId,
    /// The provider; absent when the operator no longer has it, and nobody can come from there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<OpenidProvider>,
    /// The address of the provider.
    #[schema(example = "https://id.federation.example")]
    pub issuer: String,
    /// Since when.
    pub connected_at: Timestamp,
    /// When it last opened your account.
    pub last_used_at: Option<Timestamp>,
}

/// Your accounts elsewhere.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OpenidConnections {
    /// In the order in which they were connected.
    pub items: Vec<OpenidConnection>,
}

/// List the accounts elsewhere that open yours.
#[utoipa::path(get, path = "/api/v1/me/openid", tag = "me",
    responses(
        (status = 200, description = "What opens your account beside password and passkeys.", body = OpenidConnections),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_openid_connections(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
) -> Result<Json<OpenidConnections>> {
    type Row = (ConnectionId, String, Timestamp, Option<Timestamp>);
    let read = app.db.read(move |tx| {
        tx.list::<Row>(
            "SELECT connection_id, issuer, connected_at, last_used_at FROM openid_connection
             WHERE athlete_id = $1 ORDER BY connected_at, connection_id",
            args![me.id],
        )
    });
    let mut items = Vec::new();
    for (id, issuer, connected_at, last_used_at) in read.await? {
        let known = settings.openid.of_issuer(&issuer);
        let provider = known.map(|directory| OpenidProvider::of(&directory.provider));
        items.push(OpenidConnection { id, provider, issuer, connected_at, last_used_at });
    }
    Ok(Json(OpenidConnections { items }))
}
