//! Safety: reports, what is decided on them, and appeals.
//!
//! Read in this order: [`rules`] (what may be reported and decided, and by when), [`cases`] (somebody's content and what
//! came of it), then the verbs of the three sides: [`reports`] (who saw something), [`queue`] (who decides),
//! [`decisions`] (whom it concerns).
//!
//! Whoever reports stays unknown to the person concerned. Every decision but "nothing wrong" comes with a statement of
//! reasons that this person reads, and may be appealed against once; somebody else decides on the appeal. Nothing here
//! is decided by a machine.
pub mod cases;
pub mod decisions;
pub mod forget;
pub mod needs;
pub mod periods;
pub mod portrait;
pub mod queue;
pub mod reports;
pub mod rules;

use axum::Extension;
use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use needs::Needs;

kernel::id!(
    /// Somebody's content that was reported, and what came of it.
    CaseId,
);

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(reports::list::list_reports, reports::send::report_content))
        .routes(routes!(queue::list::list_cases))
        .routes(routes!(queue::decide::decide_case))
        .routes(routes!(queue::answer::answer_appeal))
        .routes(routes!(decisions::list::list_decisions))
        .routes(routes!(decisions::appeal::appeal_decision))
        .layer(Extension(needs))
}
