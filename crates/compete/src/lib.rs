//! Compete: challenges, their standings, and why each activity counted or did not.
//!
//! A challenge is a window of days, a measure and rules. Everybody's days are their own: the last day ends
//! when it ends where the athlete is, which is why results wait until it is over everywhere and the hours of
//! grace for late uploads have passed. Then the standings are final, and nothing changes them.
//!
//! Each activity of a member is judged once for each challenge and leaves a receipt ([`receipts`]): counted or
//! not, by which rule, what was measured and what was asked for. A score is the sum of the receipts and
//! nothing else, so an edited or removed activity re-ranks its athlete in the transaction that hears of it.
//!
//! **Who sees whom.** A board shows rank, name and total, never an hour or a place: neither a row nor a page
//! mark carries when something was achieved. Minors, and those whose activities are for themselves alone,
//! appear with their first name only, without a link to them. People who blocked each other do not see each
//! other's names; the ranks stay true.
pub mod challenges;
pub mod closing;
pub mod forget;
mod judging;
mod listeners;
pub mod needs;
pub mod operating;
pub mod portrait;
pub mod receipts;
mod rules;
pub mod standings;

use axum::Extension;
use kernel::App;
pub use listeners::listeners;
pub use needs::Needs;
pub use rules::{Measure, Rules, Verdict};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The room's routes.
pub fn routes(needs: Needs) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(challenges::list::list_challenges, challenges::create::create_challenge))
        .routes(routes!(challenges::show::show_challenge, challenges::edit::edit_challenge))
        .routes(routes!(challenges::join::join_challenge, challenges::leave::leave_challenge))
        .routes(routes!(challenges::invite::invite_to_challenge))
        .routes(routes!(standings::top::list_standings))
        .routes(routes!(standings::around_me::standings_around_me))
        .routes(routes!(standings::friends::standings_among_friends))
        .routes(routes!(receipts::list_receipts))
        .routes(routes!(operating::list::list_operated_challenges))
        .routes(routes!(operating::entries::list_challenge_entries))
        .routes(routes!(operating::close::close_challenge))
        .layer(Extension(needs))
}
