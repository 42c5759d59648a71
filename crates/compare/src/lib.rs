//! Compare: somebody beside themselves, earlier, and among the people of their region.
//!
//! [`myself`] sets this week, month and year against the ones before, up to the same day, and lays the best times of each year beside
//! each other as age grades. Nothing of it is kept: it is summed up when it is asked for, out of what rewards holds of each
//! day. [`settings`] holds the one thing that the tables of age grading have to know and the account does not.
//!
//! [`region`] shows where one stands among those who live where one lives: counts of a month with noise, of adults who allow it, and
//! never of fewer than twenty.
//!
//! [`friends`] shows somebody beside a friend, when both agreed to it: what each shows the other.
//!
//! No health data comes here: sums, times on the road, and nothing of a heart.
pub mod forget;
pub mod friends;
pub mod myself;
pub mod needs;
pub mod portrait;
pub mod region;
pub mod settings;

use axum::Extension;
use kernel::App;
pub use needs::Needs;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(myself::show::show_own_comparison))
        .routes(routes!(friends::show::show_friend_comparison))
        .routes(routes!(region::show::show_region_comparison))
        .routes(routes!(settings::set_comparison_settings))
        .layer(Extension(needs))
}
