//! Social: how athletes see each other. So far: somebody's page.
//!
//! A page shows only what its viewer may know. Which activities those are is the activity room's decision;
//! this room asks for them in the viewer's name and never filters afterwards. A minor's page shows others
//! almost nothing: an initial, the handle, the level and the badges.
pub mod needs;
pub mod profiles;

use axum::Extension;
use kernel::App;
use kernel::facts::Listeners;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use needs::Needs;

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(profiles::show::show_athlete)).layer(Extension(needs))
}

/// The room keeps nothing of its own yet, so it listens to nothing.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
}
