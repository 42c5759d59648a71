//! The kinds of shops there are, behind one trait.
//!
//! A call goes over the network, so it happens outside of every database transaction, on a blocking thread.
pub mod vendure;

use std::time::Duration;

use crate::catalogue::Product;
use crate::shops::Shop;

/// No shop is waited for any longer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// What a code is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Discount {
    /// A share of the order.
    Percent {
        /// 1 to 100.
        percent: u8,
    },
    /// A sum off the order.
    Amount {
        /// In the smallest unit of the promotion's currency.
        minor: i64,
    },
    /// No shipping is charged.
    FreeShipping,
}

/// A code that is to exist in the shop: for one order, until a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// The letters.
    pub code: String,
    /// What the shop's staff reads beside it.
    pub label: String,
    /// What it is worth.
    pub discount: Discount,
    /// From when on it is valid.
    pub starts_at: kernel::Timestamp,
    /// Until when.
    pub ends_at: kernel::Timestamp,
}

/// Why a shop did not do what it was asked to.
#[derive(Debug, thiserror::Error)]
pub enum ShopFault {
    /// It does not answer, or is out of order. Trying again later makes sense.
    #[error("the shop does not answer")]
    Away,
    /// It answered that it will not: wrong credentials, a setting that it does not know.
    #[error("the shop refused: {0}")]
    Refused(String),
    /// This kind of shop makes its codes itself; the operator brings them.
    #[error("this shop's codes are brought by its operator")]
    BringsItsOwn,
}

/// A shop's system, as far as we need it.
pub trait ShopSystem: Send + Sync {
    /// Makes codes valid in the shop. Those that were valid already stay so: a retry is harmless.
    fn make_codes(&self, shop: &Shop, codes: &[NewCode]) -> Result<(), ShopFault>;

    /// Makes a code worthless that nobody used. One that does not exist is worthless already.
    fn void_code(&self, shop: &Shop, code: &str) -> Result<(), ShopFault>;

    /// Where a person goes to buy, with everything filled in.
    fn cart_link(
        &self,
        shop: &Shop,
        product: Option<&Product>,
        code: Option<&str>,
        click: &str,
    ) -> String;
}
