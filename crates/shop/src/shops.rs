//! The shops of the operator.
pub mod change;
pub mod create;
mod draft;
pub mod list;
pub mod rotate_secret;

use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row};

use serde::Serialize;

use crate::ShopId;

/// A shop, as who runs the place sees it: of its secrets only whether they are set.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedShop {
    /// Which one.
    pub id: ShopId,
    /// What people call it.
    pub name: String,
    /// `generic` or `vendure`.
    pub adapter: String,
    /// `open` or `paused`.
    pub state: String,
    /// Where a product is put into the cart.
    pub cart_url: String,
    /// Whether we know where codes are made.
    pub has_admin_url: bool,
    /// Whether we know as whom.
    pub has_admin_user: bool,
    /// Whether we know with which password.
    pub has_admin_password: bool,
    /// Since when.
    pub created_at: Timestamp,
}

impl OperatedShop {
    fn of(shop: Shop) -> OperatedShop {
        OperatedShop {
            id: shop.id,
            name: shop.name,
            adapter: shop.adapter,
            state: shop.state,
            cart_url: shop.cart_url,
            has_admin_url: shop.admin_url.is_some(),
            has_admin_user: shop.admin_user.is_some(),
            has_admin_password: shop.admin_password.is_some(),
            created_at: shop.created_at,
        }
    }
}

/// A shop, with its secrets: never leaves this room as it is.
#[derive(Clone)]
pub struct Shop {
    /// Which one.
    pub id: ShopId,
    /// What people call it.
    pub name: String,
    /// `generic` or `vendure`.
    pub adapter: String,
    /// `open` or `paused`: a paused shop suggests and promises nothing.
    pub state: String,
    /// Where a product is put into the cart; `{product}`, `{code}` and `{click}` are filled in.
    pub cart_url: String,
    /// Where the adapter makes codes, if it does.
    pub admin_url: Option<String>,
    /// As whom.
    pub admin_user: Option<String>,
    /// With which password.
    pub admin_password: Option<String>,
    /// What the shop signs its webhooks with: `whsec_` and base64, as in Standard Webhooks.
    pub webhook_secret: String,
    /// Since when.
    pub created_at: Timestamp,
}
from_row!(Shop {
    id,
    name,
    adapter,
    state,
    cart_url,
    admin_url,
    admin_user,
    admin_password,
    webhook_secret,
    created_at
});

/// The shop with an id.
pub fn find(tx: &mut Tx, id: ShopId) -> Result<Option<Shop>> {
    tx.find(
        "SELECT shop_id, name, adapter, state, cart_url, admin_url, admin_user, admin_password,
                webhook_secret, created_at
         FROM shop WHERE shop_id = $1",
        args![id],
    )
}

/// Lets a shop suggest and promise nothing for now.
pub fn pause(tx: &mut Tx, id: ShopId, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE shop SET state = 'paused', changed_at = $2 WHERE shop_id = $1",
        args![id, now],
    )?;
    Ok(())
}

/// Keeps a new shop.
pub fn insert(tx: &mut Tx, shop: &Shop) -> Result<()> {
    tx.exec(
        "INSERT INTO shop (shop_id, name, adapter, state, cart_url, admin_url, admin_user, admin_password,
                           webhook_secret, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        args![
            shop.id,
            shop.name,
            shop.adapter,
            shop.state,
            shop.cart_url,
            shop.admin_url,
            shop.admin_user,
            shop.admin_password,
            shop.webhook_secret,
            shop.created_at
        ],
    )?;
    Ok(())
}

/// Shops that got a code or a click of somebody, or told us of their orders, by name.
pub fn list_told(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<String>> {
    let names = tx.list::<(String,)>(
        "SELECT name FROM shop WHERE shop_id IN (
           SELECT shop_id FROM shop_offer WHERE athlete_id = $1 AND code IS NOT NULL
           UNION SELECT shop_id FROM shop_click WHERE athlete_id = $1
           UNION SELECT shop_id FROM shop_order WHERE athlete_id = $1)
         ORDER BY name",
        args![athlete],
    )?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}
