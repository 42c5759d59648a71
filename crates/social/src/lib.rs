//! Social: how athletes see each other. Friends and blocks, finding people, somebody's page, the feed, kudos
//! and comments.
//!
//! Read in this order: [`ties`] (how two people stand to each other, and the rules by which that changes),
//! the verbs in [`requests`], [`friends`] and [`blocks`], [`people`] (how a person is shown and found), then
//! [`profiles`], [`feed`], [`kudos`] and [`comments`]. Who knows whom beyond one step is asked of [`circles`], for
//! [`suggestions`] and [`mutual_friends`].
//!
//! What a viewer may see of an activity is the activity room's decision; this room asks for it in the
//! viewer's name at every read and never filters afterwards. So an activity that turns private, or a friend
//! who is none any more, is gone from every feed with the next look. People who block each other do not
//! exist for each other here: not as a page, nor in a search, a list, a comment or a number.
pub mod blocks;
pub mod circles;
pub mod comments;
pub mod feed;
pub mod forget;
pub mod friends;
pub mod kudos;
mod listeners;
pub mod mutes;
pub mod mutual_friends;
pub mod needs;
pub mod people;
pub mod portrait;
pub mod profiles;
pub mod requests;
pub mod restrictions;
pub mod silences;
pub mod suggestions;
pub mod ties;

use axum::Extension;
use kernel::athlete::Athlete;
use kernel::{ActivityId, App, AthleteId, Result, Tx};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use circles::Circles;
pub use comments::CommentId;
pub use listeners::listeners;
pub use needs::Needs;
pub use people::index::catch_up;
pub use silences::silence;
pub use ties::{Standing, list_friend_ids, list_hidden, standing};

/// The room's routes.
pub fn routes(needs: Needs, circles: Circles) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(profiles::show::show_athlete))
        .routes(routes!(mutual_friends::list::list_mutual_friends))
        .routes(routes!(people::search::search_people))
        .routes(routes!(suggestions::list::suggest_people))
        .routes(routes!(suggestions::decline::decline_person))
        .routes(routes!(friends::list::list_friends))
        .routes(routes!(friends::accept::accept_friend, friends::remove::remove_friend))
        .routes(routes!(requests::list::list_requests))
        .routes(routes!(requests::ask::ask_friend, requests::end::end_request))
        .routes(routes!(blocks::list::list_blocks))
        .routes(routes!(blocks::block::block_athlete, blocks::unblock::unblock_athlete))
        .routes(routes!(mutes::list::list_mutes))
        .routes(routes!(mutes::mute::mute_athlete, mutes::unmute::unmute_athlete))
        .routes(routes!(restrictions::list::list_restrictions))
        .routes(routes!(
            restrictions::restrict::restrict_athlete,
            restrictions::unrestrict::unrestrict_athlete
        ))
        .routes(routes!(feed::show::show_feed))
        .routes(routes!(
            kudos::list::list_kudos,
            kudos::give::give_kudos,
            kudos::take_back::take_back_kudos
        ))
        .routes(routes!(comments::list::list_comments, comments::write::write_comment))
        .routes(routes!(comments::edit::edit_comment, comments::delete::delete_comment))
        .routes(routes!(comments::approve::approve_comment))
        .layer(Extension(needs))
        .layer(Extension(circles))
}

/// Who wrote a comment and what it says, if `viewer` sees it.
pub fn find_comment(
    tx: &mut Tx,
    needs: &Needs,
    viewer: &Athlete,
    activity: ActivityId,
    comment: CommentId,
) -> Result<Option<SeenComment>> {
    let Some(owner) = needs.activities.owner_for(tx, viewer, activity)? else { return Ok(None) };
    let found = comments::find_seen(tx, owner, activity, comment, viewer.id)?;
    Ok(found.map(|(author, text)| SeenComment { author, text, activity_of: owner }))
}

/// A comment that somebody sees.
#[derive(Debug, Clone)]
pub struct SeenComment {
    /// Who wrote it.
    pub author: AthleteId,
    /// What it says.
    pub text: String,
    /// Whose activity it stands under.
    pub activity_of: AthleteId,
}

/// Hides a comment from everybody but its author after a decision on a report, or shows it again. Says whether there is
/// such a comment.
pub fn hide_comment(
    tx: &mut Tx,
    activity_of: AthleteId,
    activity: ActivityId,
    comment: CommentId,
    hidden: bool,
) -> Result<bool> {
    comments::hide(tx, activity_of, activity, comment, hidden)
}
