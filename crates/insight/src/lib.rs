//! Insight: what people tell us, and how far they come.
//!
//! [`feedback`] is the person's side: said in two taps, from every page, signed in or not, and answered.
//! [`operating`] is the other side: the inbox. [`visits`] and the listeners keep the days on which somebody was
//! here and the first time of each step of the journey; [`journey`] folds that into one narrow row for each
//! athlete, and its figures are counts over those rows.
//!
//! Of the journey nothing is noted of anybody who does not allow it, and what was noted goes when they take it back.
//!
//! **What leaves this room about the journey is counts**, never names. No health data comes in: the facts carry
//! none, and of an activity this room keeps only that one arrived, and when.
mod budgets;
pub mod feedback;
pub mod forget;
pub mod journey;
mod listeners;
pub mod needs;
pub mod operating;
pub mod portrait;
pub mod visits;

use std::sync::Arc;

use axum::Extension;
use kernel::App;
pub use listeners::listeners;
pub use needs::Needs;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use budgets::Budgets;

kernel::id!(
    /// Something that somebody told us. Whoever says it makes the id, so that saying it again is saying it once.
    FeedbackId,
);

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(feedback::list::list_feedback))
        .routes(routes!(feedback::send::send_feedback, feedback::delete::delete_feedback))
        .routes(routes!(feedback::read::read_feedback))
        .routes(routes!(visits::record_visit))
        .routes(routes!(operating::inbox::list_operated_feedback))
        .routes(routes!(operating::answer::answer_feedback))
        .routes(routes!(journey::figures::show_journey))
        .layer(Extension(needs))
        .layer(Extension(Arc::new(Budgets::default())))
}

/// Routes whose requests carry a picture, and so may take longer than others.
pub fn upload_routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(
            feedback::screenshot::attach_screenshot,
            feedback::screenshot::get_screenshot
        ))
        .layer(Extension(needs))
        .layer(Extension(Arc::new(Budgets::default())))
}
