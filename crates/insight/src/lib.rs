//! Insight: what people tell us, and how far they come: feedback, retention, the journey as a funnel.
pub mod needs;

use axum::Extension;
use kernel::App;
use kernel::facts::Listeners;
pub use needs::Needs;
use utoipa_axum::router::OpenApiRouter;

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new().layer(Extension(needs))
}

/// What this room listens to.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
}
