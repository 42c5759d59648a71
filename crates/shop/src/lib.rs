//! Shop: what shops sell, what of it suits an athlete and why, promotions that achievements unlock, and the
//! orders that come back.
//!
//! Stadion sells nothing itself. It reads catalogues, sends people to the shop's own cart, and hears from the
//! shop what was bought. Nothing here ever learns anything about anybody's health.
pub mod adapters;
mod addresses;
mod brands;
pub mod catalogue;
mod clicks;
mod codes;
pub mod feeds;
pub mod forget;
mod gear;
mod granting;
pub mod needs;
pub mod offers;
pub mod orders;
pub mod pictures;
pub mod portrait;
pub mod promotions;
pub mod reading;
pub mod shops;
pub mod suggestions;
pub mod upkeep;

use axum::Extension;
use kernel::App;
use kernel::facts::Listeners;
pub use needs::Needs;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// A day, in milliseconds.
const DAY_MS: i64 = 86_400_000;

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
        .routes(routes!(pictures::show_product_picture))
        .routes(routes!(promotions::list::list_promotions, promotions::create::create_promotion))
        .routes(routes!(promotions::show::show_promotion, promotions::edit::edit_promotion))
        .routes(routes!(promotions::turn::pause_promotion))
        .routes(routes!(promotions::turn::resume_promotion))
        .routes(routes!(promotions::turn::end_promotion))
        .routes(routes!(promotions::codes::bring_codes))
        .routes(routes!(orders::list::list_orders))
        .routes(routes!(offers::list::list_offers))
        .routes(routes!(offers::take::take_code))
        .routes(routes!(offers::take::take_open_code))
        .routes(routes!(clicks::go_to_shop))
        .routes(routes!(orders::webhook::receive_webhook))
        .routes(routes!(orders::redeem::redeem_code))
        .layer(Extension(needs))
}

/// The one route that carries a large file, so that it may take longer.
pub fn upload_routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(feeds::upload::upload_feed_file)).layer(Extension(needs))
}

/// What this room listens to.
pub fn listeners(listeners: Listeners) -> Listeners {
    granting::listeners(gear::listeners(listeners))
}
