//! One's passkeys.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, Timestamp, args, from_row};
use serde::{Deserialize, Serialize};

use super::PasskeyId;

/// One passkey.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = Passkey)]
pub struct PasskeyEntry {
    /// Names it when you remove it.
    pub id: PasskeyId,
    /// The name you gave it.
    #[schema(example = "My phone")]
    pub name: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it last opened your account.
    pub last_used_at: Option<Timestamp>,
}
from_row!(PasskeyEntry { id, name, created_at, last_used_at });

/// Your passkeys.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Passkeys {
    /// In the order in which they were added.
    pub items: Vec<PasskeyEntry>,
}

/// List your passkeys.
#[utoipa::path(get, path = "/api/v1/passkeys", tag = "passkeys",
    responses(
        (status = 200, description = "What opens your account beside a password.", body = Passkeys),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_passkeys(State(app): State<App>, me: Me) -> Result<Json<Passkeys>> {
    let read = app.db.read(move |tx| {
        tx.list::<PasskeyEntry>(
            "SELECT passkey_id, name, created_at, last_used_at FROM passkey WHERE athlete_id = $1
             ORDER BY created_at, passkey_id",
            args![me.id],
        )
    });
    Ok(Json(Passkeys { items: read.await? }))
}
