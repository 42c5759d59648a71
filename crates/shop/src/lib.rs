//! Shop: what shops sell, what of it suits an athlete and why, promotions that achievements unlock, and the
//! orders that come back.
//!
//! Stadion sells nothing itself. It reads catalogues, sends people to the shop's own cart, and hears from the
//! shop what was bought. Nothing here ever learns anything about anybody's health.
pub mod adapters;
pub mod catalogue;
pub mod needs;
pub mod shops;

use axum::Extension;
use kernel::App;
use kernel::facts::Listeners;
pub use needs::Needs;
use utoipa_axum::router::OpenApiRouter;

kernel::id!(
    /// A shop of the operator.
    ShopId,
    /// A feed of a shop: one country, one currency.
    FeedId,
);

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new().layer(Extension(needs))
}

/// What this room listens to.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
}
