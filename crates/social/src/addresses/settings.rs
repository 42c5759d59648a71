//! Letting people find one by an address, or not: `GET` and `PUT /api/v1/people/by_address/settings`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};

use super::{delete, hash_of, is_findable, mark_of, put};
use crate::Needs;
use crate::people::is_minor;

/// Whether people who have your address can find you.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressSettings {
    /// Who has your address and turned this on, too, finds you; and you find them.
    pub open: bool,
}

/// Whether people who have your address can find you.
#[utoipa::path(get, path = "/api/v1/people/by_address/settings", tag = "people",
    responses(
        (status = 200, description = "As it stands.", body = AddressSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn show_address_settings(
    State(app): State<App>,
    me: Me,
) -> Result<Json<AddressSettings>> {
    let open = app.db.read(move |tx| is_findable(tx, me.id)).await?;
    Ok(Json(AddressSettings { open }))
}

/// Let people who have your address find you, or let nobody. It is off until you turn it on, and takes an address that you
/// confirmed.
#[utoipa::path(put, path = "/api/v1/people/by_address/settings", tag = "people", request_body = AddressSettings,
    responses(
        (status = 200, description = "As it stands now.", body = AddressSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_be_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`keeps_apart`, `email_unproven`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_json`", body = Problem, content_type = "application/problem+json")))]
pub async fn set_address_settings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(wish): Json<AddressSettings>,
) -> Result<Json<AddressSettings>> {
    let (vault, now) = (app.vault.clone(), app.clock.now());
    let set = app.db.write(move |tx| {
        if !wish.open {
            return delete(tx, me.id);
        }
        if is_minor(&me, now) {
            let detail = "under 18 nobody finds you by your address";
            return Err(Error::refused_as(StatusCode::FORBIDDEN, "too_young_to_be_found", detail));
        }
        if !needs.discretion.apart(tx, &[me.id])?.is_empty() {
            let detail = "you said that your work makes you worth finding, so nobody finds you by your address";
            return Err(Error::refused("keeps_apart", detail));
        }
        let Some(key) = needs.post.address(tx, me.id)? else {
            let detail = "please confirm your address first";
            return Err(Error::refused("email_unproven", detail));
        };
        put(tx, me.id, mark_of(&vault, &hash_of(&key)), now)
    });
    set.await?;
    Ok(Json(AddressSettings { open: wish.open }))
}
