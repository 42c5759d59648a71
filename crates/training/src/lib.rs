//! Training: a goal, a plan made by rules, sessions on a calendar, and what was done of them.
//!
//! Read in this order: [`goal`] (what somebody wants), [`rules`] (the plan, pure functions), [`library`] (the
//! workouts, data), then the verbs in [`plan`], [`sessions`] and [`activities`].
//!
//! The room keeps its own small picture of activities, fed by facts, which carry no health data. What is
//! needed beyond that (heart rate and power for targets, laps for comparing) is asked for while somebody
//! looks at their own session, and is not stored.
//!
//! **Nothing is ever stacked.** A missed day is gone; what is left is settled again from its first layout, so
//! it never asks for more than before. **The person decides:** moving a session is always possible, and the
//! rules only say what they think of it.
pub mod activities;
mod adapt;
mod compare;
pub mod forget;
pub mod goal;
mod history;
pub mod library;
mod listeners;
mod matching;
pub mod needs;
pub mod plan;
pub mod portrait;
pub mod rules;
pub mod sessions;
mod targets;
pub mod workouts;

use axum::Extension;
use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use kernel::TrainingSessionId;
pub use listeners::listeners;
pub use needs::Needs;

kernel::id!(
    /// One plan.
    PlanId,
);

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(plan::show::show_plan, plan::make::make_plan, plan::end::end_plan))
        .routes(routes!(plan::preview::preview_plan))
        .routes(routes!(sessions::list::list_training_sessions))
        .routes(routes!(sessions::show::show_session, sessions::change::change_session))
        .routes(routes!(
            sessions::choose_activity::choose_activity,
            sessions::undo_activity::undo_activity
        ))
        .routes(routes!(sessions::workout_file::get_workout_file))
        .routes(routes!(activities::show_matched_session))
        .routes(routes!(workouts::list_workouts))
        .layer(Extension(needs))
}
