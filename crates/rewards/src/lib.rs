//! Rewards: what an athlete's activities amount to. Experience, levels, a streak of weeks, badges and
//! personal bests.
//!
//! Everything is a pure function of the activities that exist, in the order of the athlete's own calendar,
//! of the goals the athlete set, and of the challenges the athlete finished: module `tally`. So it does not matter in which order
//! recordings arrive, how often a fact is delivered, or what was edited and removed on the way. Removing
//! the marathon takes back its experience, perhaps a level, and the badge; recording it again returns
//! them. What was *published* stays published: [`events::BadgeEarned`] and [`events::LevelReached`] are
//! told once in a lifetime, and a small ledger remembers which.
//!
//! **No health data.** Experience and levels steer what a shop may offer, so neither heart rate nor weight,
//! sleep or anything derived from them may reach this room. It hears [`events::ActivitySummary`], which
//! carries none, and weighs minutes by sport and speed alone.
//!
//! **No pressure.** A day counts up to a cap, a leap in a run's length earns nothing, the unfinished week
//! never breaks a streak, each month forgives a week by itself, and the week after can mend another. For
//! minors the streak is marked `quiet`: the numbers are the same, and whoever shows them adds no urging.
mod badges;
mod bests;
mod calendar;
mod done;
mod earned;
mod experience;
pub mod forget;
mod history;
mod listeners;
mod milestones;
pub mod portrait;
pub mod progress;
mod recount;
mod results;
mod standing;
mod streak;
mod tally;

pub use badges::{Badge, BadgeProgress, Tier, Unit};
pub use bests::PersonalBest;
pub use done::{DaySum, RunEffort, days, run_efforts};
pub use earned::{Earned, EarnedBest, earned};
pub use listeners::listeners;
pub use milestones::{Milestone, Reached, milestones, milestones_of};
pub use progress::set_goal::restore_goals;
pub use progress::{Progress, StreakView, progress};
pub use recount::recount;
pub use standing::level;

use kernel::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The room's routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(progress::show::show_progress))
        .routes(routes!(progress::set_goal::set_goal))
}
