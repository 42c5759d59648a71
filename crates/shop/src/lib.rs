//! Shop: what shops sell, what of it suits an athlete and why, promotions that achievements unlock, and the
//! orders that come back.
//!
//! Stadion sells nothing itself. It reads catalogues, sends people to the shop's own cart, and hears from the
//! shop what was bought. Nothing here ever learns anything about anybody's health.
pub mod adapters;
mod addresses;
mod brands;
pub mod catalogue;
pub mod feeds;
mod gear;
pub mod needs;
mod operating;
pub mod pictures;
pub mod reading;
pub mod shops;
pub mod suggestions;

use axum::Extension;
use kernel::App;
use kernel::facts::Listeners;
pub use needs::Needs;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

kernel::id!(
    /// A shop of the operator.
    ShopId,
    /// A feed of a shop: one country, one currency.
    FeedId,
);

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(shops::create::create_shop, shops::list::list_operated_shops))
        .routes(routes!(shops::change::change_shop))
        .routes(routes!(shops::rotate_secret::rotate_shop_secret))
        .routes(routes!(feeds::create::create_feed, feeds::list::list_feeds))
        .routes(routes!(feeds::change::change_feed))
        .routes(routes!(feeds::run_now::run_feed))
        .routes(routes!(feeds::list_faults::list_feed_faults))
        .routes(routes!(feeds::accept::accept_short_feed))
        .routes(routes!(suggestions::list::list_suggestions))
        .routes(routes!(suggestions::hide::hide_suggestion, suggestions::unhide::unhide_suggestion))
        .routes(routes!(
            suggestions::settings::show_shop_settings,
            suggestions::settings::change_shop_settings
        ))
        .routes(routes!(pictures::show_product_picture))
        .layer(Extension(needs))
}

/// The one route that carries a large file, so that it may take longer.
pub fn upload_routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(feeds::upload::upload_feed_file))
        .layer(Extension(needs))
}

/// What this room listens to.
pub fn listeners(listeners: Listeners) -> Listeners {
    gear::listeners(listeners)
}
