//! Changing a shop: `PATCH /api/v1/operator/shops/{shop}`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::draft::{self, Wanted};
use super::{OperatedShop, Shop};
use crate::{Needs, ShopId};

/// What is to be different. What is left out stays.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopChange {
    /// Another name.
    #[serde(default)]
    pub name: Option<String>,
    /// `generic` or `vendure`.
    #[serde(default)]
    pub adapter: Option<String>,
    /// `open` or `paused`: a paused shop suggests and promises nothing.
    #[serde(default)]
    pub state: Option<String>,
    /// Another cart address.
    #[serde(default)]
    pub cart_url: Option<String>,
    /// Where we make codes; an empty text takes it away.
    #[serde(default)]
    pub admin_url: Option<String>,
    /// As whom; an empty text takes it away.
    #[serde(default)]
    pub admin_user: Option<String>,
    /// With which password; an empty text takes it away.
    #[serde(default)]
    pub admin_password: Option<String>,
}

/// Change a shop, pause it or open it again.
#[utoipa::path(patch, path = "/api/v1/operator/shops/{shop}", tag = "operator",
    params(("shop" = ShopId, Path, description = "Its id")), request_body = ShopChange,
    responses(
        (status = 200, description = "The shop as it is now.", body = OperatedShop),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn change_shop(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ShopId>,
    Json(change): Json<ShopChange>,
) -> Result<Json<OperatedShop>> {
    let now = app.clock.now();
    let changed = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "change_shop", format_args!("shop {id}"), now)?;
        lock(tx, id, now)?;
        let before = super::find(tx, id)?.ok_or(Error::NotFound("shop"))?;
        let after = apply(before, change.clone());
        draft::check(&Wanted {
            name: &after.name,
            adapter: &after.adapter,
            state: &after.state,
            cart_url: &after.cart_url,
            admin_url: after.admin_url.as_deref(),
            admin_user: after.admin_user.as_deref(),
            has_password: after.admin_password.is_some(),
        })?;
        update(tx, &after)?;
        Ok(OperatedShop::of(after))
    });
    Ok(Json(changed.await?))
}

fn apply(before: Shop, change: ShopChange) -> Shop {
    let text = |new: Option<String>, old: String| new.map_or(old, |new| new.trim().to_owned());
    let maybe = |new: Option<String>, old: Option<String>| match new {
        Some(new) => draft::tidy(Some(new)),
        None => old,
    };
    Shop {
        name: text(change.name, before.name),
        adapter: text(change.adapter, before.adapter),
        state: text(change.state, before.state),
        cart_url: text(change.cart_url, before.cart_url),
        admin_url: maybe(change.admin_url, before.admin_url),
        admin_user: maybe(change.admin_user, before.admin_user),
        admin_password: match change.admin_password {
            Some(password) => Some(password).filter(|password| !password.is_empty()),
            None => before.admin_password,
        },
        ..before
    }
}

/// Two who change the same shop wait for each other.
fn lock(tx: &mut Tx, id: ShopId, now: Timestamp) -> Result<()> {
    tx.exec("UPDATE shop SET changed_at = $2 WHERE shop_id = $1", args![id, now])?;
    Ok(())
}

fn update(tx: &mut Tx, shop: &Shop) -> Result<()> {
    tx.exec(
        "UPDATE shop SET name = $2, adapter = $3, state = $4, cart_url = $5, admin_url = $6,
                         admin_user = $7, admin_password = $8
         WHERE shop_id = $1",
        args![
            shop.id,
            shop.name,
            shop.adapter,
            shop.state,
            shop.cart_url,
            shop.admin_url,
            shop.admin_user,
            shop.admin_password
        ],
    )?;
    Ok(())
}
