//! What shops sell.
use kernel::{Result, Tx, args, from_row};

use crate::ShopId;

/// A product as its shop's feed has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// Whose.
    pub shop: ShopId,
    /// The shop's own id of it.
    pub id: String,
    /// Sizes and colours of one model share it.
    pub group: String,
    /// What it is called.
    pub title: String,
    /// Who makes it; may be empty.
    pub brand: String,
    /// `shoes`, `bike`, `clothing`, `electronics`, `nutrition`, `accessory` or `other`.
    pub kind: String,
    /// The sport it is for, if it is for one.
    pub sport: Option<String>,
    /// Its page in the shop.
    pub link: String,
    /// Its picture.
    pub image_link: Option<String>,
    /// In the smallest unit of the currency.
    pub price_minor: i64,
    /// While it is on sale.
    pub sale_price_minor: Option<i64>,
    /// ISO 4217 code.
    pub currency: String,
    /// Whether it can be had.
    pub in_stock: bool,
}
from_row!(Product {
    shop,
    id,
    group,
    title,
    brand,
    kind,
    sport,
    link,
    image_link,
    price_minor,
    sale_price_minor,
    currency,
    in_stock
});

/// The product with a shop's own id, in a country; also when it is not sold any more.
pub fn find(tx: &mut Tx, shop: ShopId, country: &str, id: &str) -> Result<Option<Product>> {
    tx.find(
        "SELECT shop_id, product_id, group_id, title, brand, kind, sport, link, image_link, price_minor,
                sale_price_minor, currency, in_stock
         FROM shop_product WHERE shop_id = $1 AND country = $2 AND product_id = $3",
        args![shop, country, id],
    )
}
