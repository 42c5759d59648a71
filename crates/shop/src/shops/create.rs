//! A new shop: `POST /api/v1/operator/shops`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::staff::Deed;
use kernel::{App, Me, Result, random};
use serde::{Deserialize, Serialize};

use super::draft::{self, Wanted};
use super::{OperatedShop, Shop};
use crate::{Needs, ShopId};

/// A shop that is to be.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopDraft {
    /// What people call it, 2 to 80 letters.
    #[schema(example = "Velo & Lauf")]
    pub name: String,
    /// `generic` or `vendure`.
    #[schema(example = "generic")]
    pub adapter: String,
    /// Where a product is put into the cart; `{product}`, `{code}` and `{click}` are filled in.
    #[schema(example = "https://shop.example/cart?add={product}&code={code}&ref={click}")]
    pub cart_url: String,
    /// Where we make codes.
    #[serde(default)]
    pub admin_url: Option<String>,
    /// As whom.
    #[serde(default)]
    pub admin_user: Option<String>,
    /// With which password. It is never shown again.
    #[serde(default)]
    pub admin_password: Option<String>,
}

/// A shop, and what it signs its webhooks with.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ShopWithSecret {
    /// The shop.
    pub shop: OperatedShop,
    /// The signing secret, as Standard Webhooks writes it. This is the only time it is shown; `null` when this
    /// is the answer to a retry.
    #[schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    pub webhook_secret: Option<String>,
}

/// Open a shop. Its webhook secret is shown this once.
#[utoipa::path(post, path = "/api/v1/operator/shops", tag = "operator", request_body = ShopDraft,
    responses(
        (status = 201, description = "The shop, and its secret.", body = ShopWithSecret),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn create_shop(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    key: IdempotencyKey,
    Json(asked): Json<ShopDraft>,
) -> Result<(StatusCode, Json<ShopWithSecret>)> {
    let now = app.clock.now();
    let secret = new_secret();
    let shop = Shop {
        id: ShopId::new(),
        name: asked.name.trim().to_owned(),
        adapter: asked.adapter.clone(),
        state: "open".to_owned(),
        cart_url: asked.cart_url.trim().to_owned(),
        admin_url: draft::tidy(asked.admin_url.clone()),
        admin_user: draft::tidy(asked.admin_user.clone()),
        admin_password: asked.admin_password.clone().filter(|password| !password.is_empty()),
        webhook_secret: secret.clone(),
        created_at: now,
    };
    let made = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        draft::check(&Wanted {
            name: &shop.name,
            adapter: &shop.adapter,
            state: &shop.state,
            cart_url: &shop.cart_url,
            admin_url: shop.admin_url.as_deref(),
            admin_user: shop.admin_user.as_deref(),
            has_password: shop.admin_password.is_some(),
        })?;
        let id = idempotency::once(tx, &key, me.id, "create_shop", &asked, now, |tx| {
            super::insert(tx, &shop)?;
            staff.note(tx, "create_shop", format_args!("shop {}", shop.id), now)?;
            Ok(shop.id)
        })?;
        let kept = super::find(tx, id)?.ok_or(kernel::Error::NotFound("shop"))?;
        // A retry made no shop, so the secret of this try is nobody's.
        let webhook_secret = (id == shop.id).then(|| secret.clone());
        Ok(ShopWithSecret { shop: OperatedShop::of(kept), webhook_secret })
    });
    Ok((StatusCode::CREATED, Json(made.await?)))
}

/// A signing secret as Standard Webhooks writes it.
pub fn new_secret() -> String {
    format!("whsec_{}", STANDARD.encode(random::bytes::<32>()))
}
