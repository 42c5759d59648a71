//! The kinds of shops there are, behind one trait.
//!
//! A call goes over the network, so it happens outside of every database transaction, on a blocking thread.
mod generic;
pub mod vendure;

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use crate::catalogue::Product;
use crate::shops::Shop;

/// No shop is waited for any longer.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// What a code is worth.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
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
    /// The currency in which a sum off the order counts, ISO 4217.
    pub currency: Option<String>,
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
    /// Whether codes come from the operator, and are never made here.
    fn brings_its_own(&self) -> bool {
        false
    }

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

type Make = fn() -> Box<dyn ShopSystem>;

/// The kinds that we know, one line each, by their word in `shop.adapter`.
const KINDS: &[(&str, Make)] = &[
    ("generic", || Box::new(generic::GenericShop)),
    ("vendure", || Box::new(vendure::Vendure::default())),
];
static FURTHER: Mutex<Vec<(&str, Make)>> = Mutex::new(Vec::new());

/// The system of a shop, by its kind. A kind that this program does not know is a shop of any kind.
pub fn of(shop: &Shop) -> Box<dyn ShopSystem> {
    let further = FURTHER.lock().unwrap_or_else(PoisonError::into_inner);
    let mut kinds = further.iter().chain(KINDS);
    match kinds.find(|(kind, _)| *kind == shop.adapter) {
        Some((_, make)) => make(),
        None => Box::new(generic::GenericShop),
    }
}

/// Teaches this process a further kind of shop; the latest of a name holds. Tests bring shops that misbehave.
pub fn also(kind: &'static str, make: Make) {
    FURTHER.lock().unwrap_or_else(PoisonError::into_inner).insert(0, (kind, make));
}

/// Calls under way at once. A shop that hangs must not use up the threads on which everybody else waits.
static CALLS: Semaphore = Semaphore::const_new(8);

/// Runs a call of a shop on a thread that may wait. When too many wait already the shop counts as away.
pub(crate) async fn call(
    work: impl FnOnce() -> Result<(), ShopFault> + Send + 'static,
) -> Result<(), ShopFault> {
    let Ok(Ok(place)) = tokio::time::timeout(Duration::from_secs(1), CALLS.acquire()).await else {
        return Err(ShopFault::Away);
    };
    let run = tokio::task::spawn_blocking(move || {
        // Held by the work itself: a caller who hangs up does not make room for one more.
        let _place = place;
        work()
    });
    let outcome = run.await.unwrap_or(Err(ShopFault::Away));
    if outcome.is_err() {
        metrics::counter!("shop_call_failures_total").increment(1);
    }
    outcome
}
