//! Social: how athletes see each other. Friends and blocks, finding people, somebody's page, the feed, kudos
//! and comments, groups, and what somebody should hear of.
//!
//! Read in this order: [`ties`] (how two people stand to each other, and the rules by which that changes),
//! the verbs in [`requests`], [`friends`] and [`blocks`], [`close`], [`invitations`], [`follows`], [`people`] (how a person is shown and found), then
//! [`addresses`] (finding each other by them), [`coaches`], [`profiles`], [`feed`], [`kudos`] and [`comments`], and [`groups`]. Who knows whom beyond one step is asked of
//! [`circles`], for [`suggestions`] and [`mutual_friends`]. Last [`notifications`]: what somebody should hear of,
//! and [`letters`]: what of it, and of invitations, goes to a mailbox.
//!
//! What a viewer may see of an activity is the activity room's decision; this room asks for it in the
//! viewer's name at every read and never filters afterwards. So an activity that turns private, or a friend
//! who is none any more, is gone from every feed with the next look. People who block each other do not
//! exist for each other here: not as a page, nor in a search, a list, a comment or a number.
pub mod addresses;
pub mod blocks;
pub mod circles;
pub mod close;
pub mod coaches;
pub mod comments;
pub mod comparing;
pub mod feed;
pub mod follows;
pub mod forget;
pub mod friends;
pub mod groups;
pub mod invitations;
pub mod kudos;
pub mod letters;
mod listeners;
pub mod mentions;
pub mod mutes;
pub mod mutual_friends;
pub mod needs;
pub mod notifications;
pub mod people;
pub mod portrait;
pub mod profiles;
pub mod requests;
pub mod restrictions;
pub mod silences;
mod squares;
pub mod suggestions;
pub mod ties;

use axum::Extension;
use kernel::athlete::Athlete;
use kernel::{ActivityId, App, AthleteId, Error, GroupId, Result, Timestamp, Tx};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use circles::Circles;
pub use comments::CommentId;
pub use comparing::are_compared;
pub use groups::posts::PostId;
pub use listeners::listeners;
pub use needs::Needs;
pub use people::finder::Finder;
pub use people::index::catch_up;
pub use silences::silence;
pub use ties::{Standing, list_friend_ids, list_hidden, standing, standings};

/// The room's routes.
pub fn routes(needs: Needs, circles: Circles, finder: Finder) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(profiles::show::show_athlete))
        .routes(routes!(mutual_friends::list::list_mutual_friends))
        .routes(routes!(people::search::search_people))
        .routes(routes!(addresses::find::find_by_address))
        .routes(routes!(
            addresses::settings::show_address_settings,
            addresses::settings::set_address_settings
        ))
        .routes(routes!(people::settings::show_find_settings, people::settings::set_find_settings))
        .routes(routes!(suggestions::list::suggest_people))
        .routes(routes!(suggestions::decline::decline_person))
        .routes(routes!(friends::list::list_friends))
        .routes(routes!(friends::accept::accept_friend, friends::remove::remove_friend))
        .routes(routes!(close::mark::mark_close_friend, close::unmark::unmark_close_friend))
        .routes(routes!(
            invitations::list::list_friend_invitations,
            invitations::make::make_friend_invitation
        ))
        .routes(routes!(invitations::mail::mail_friend_invitation))
        .routes(routes!(invitations::revoke::revoke_friend_invitation))
        .routes(routes!(invitations::show::show_invitation, invitations::accept::accept_invitation))
        .routes(routes!(requests::list::list_requests))
        .routes(routes!(requests::ask::ask_friend, requests::end::end_request))
        .routes(routes!(blocks::list::list_blocks))
        .routes(routes!(blocks::block::block_athlete, blocks::unblock::unblock_athlete))
        .routes(routes!(follows::following::list_following))
        .routes(routes!(follows::begin::follow_athlete, follows::end::unfollow_athlete))
        .routes(routes!(follows::followers::list_followers))
        .routes(routes!(follows::remove::remove_follower))
        .routes(routes!(
            follows::settings::show_follow_settings,
            follows::settings::set_follow_settings
        ))
        .routes(routes!(comparing::list::list_compared_friends))
        .routes(routes!(comparing::ask::ask_to_compare, comparing::end::end_comparing))
        .routes(routes!(coaches::list::list_coaches))
        .routes(routes!(coaches::allow::let_coach, coaches::end::end_coach))
        .routes(routes!(coaches::athletes::list_coached))
        .routes(routes!(coaches::step_down::step_down_as_coach))
        .routes(routes!(mutes::list::list_mutes))
        .routes(routes!(mutes::mute::mute_athlete, mutes::unmute::unmute_athlete))
        .routes(routes!(restrictions::list::list_restrictions))
        .routes(routes!(
            restrictions::restrict::restrict_athlete,
            restrictions::unrestrict::unrestrict_athlete
        ))
        .routes(routes!(feed::show::show_feed))
        .routes(routes!(
            feed::hidden::activities::hide_feed_activity,
            feed::hidden::activities::unhide_feed_activity
        ))
        .routes(routes!(feed::hidden::posts::hide_feed_post, feed::hidden::posts::unhide_feed_post))
        .routes(routes!(kudos::react::react_to_activity))
        .routes(routes!(
            kudos::list::list_kudos,
            kudos::give::give_kudos,
            kudos::take_back::take_back_kudos
        ))
        .routes(routes!(comments::list::list_comments, comments::write::write_comment))
        .routes(routes!(comments::edit::edit_comment, comments::delete::delete_comment))
        .routes(routes!(comments::approve::approve_comment))
        .merge(notification_routes())
        .merge(group_routes())
        .layer(Extension(needs))
        .layer(Extension(circles))
        .layer(Extension(finder))
}

/// The routes of what somebody should hear of.
fn notification_routes() -> OpenApiRouter<App> {
    use notifications::push;
    OpenApiRouter::new()
        .routes(routes!(notifications::list::list_notifications))
        .routes(routes!(notifications::read::read_notification))
        .routes(routes!(notifications::read_all::read_notifications))
        .routes(routes!(notifications::live::hear_notifications))
        .routes(routes!(
            notifications::settings::show_notification_settings,
            notifications::settings::set_notification_settings
        ))
        .routes(routes!(
            push::show::show_push,
            push::subscribe::subscribe_push,
            push::unsubscribe::unsubscribe_push
        ))
        .routes(routes!(letters::stop::stop_mail, letters::stop::show_stop_mail))
        .layer(Extension(notifications::live::Streams::default()))
}

/// The routes of groups.
fn group_routes() -> OpenApiRouter<App> {
    use groups::{bans, events, invitations, members, posts, totals};
    OpenApiRouter::new()
        .routes(routes!(groups::list::list_my_groups))
        .routes(routes!(
            groups::posts::replies::list::list_group_replies,
            groups::posts::replies::write::write_group_reply
        ))
        .routes(routes!(groups::following::list::list_followed_groups))
        .routes(routes!(
            groups::following::begin::follow_group,
            groups::following::end::unfollow_group
        ))
        .routes(routes!(groups::search::search_groups, groups::create::create_group))
        .routes(routes!(
            groups::show::show_group,
            groups::edit::edit_group,
            groups::close::close_group
        ))
        .routes(routes!(groups::join::join_group, groups::leave::leave_group))
        .routes(routes!(members::list::list_group_members))
        .routes(routes!(members::accept::accept_group_member, members::remove::remove_group_member))
        .routes(routes!(members::set_role::set_group_role))
        .routes(routes!(members::requests::list_group_requests))
        .routes(routes!(members::decline::decline_group_member))
        .routes(routes!(bans::list::list_group_bans))
        .routes(routes!(bans::ban::ban_from_group, bans::unban::unban_from_group))
        .routes(routes!(
            invitations::list::list_group_invitations,
            invitations::make::make_group_invitation
        ))
        .routes(routes!(invitations::revoke::revoke_group_invitation))
        .routes(routes!(posts::list::list_group_posts, posts::write::write_group_post))
        .routes(routes!(posts::edit::edit_group_post, posts::delete::delete_group_post))
        .routes(routes!(events::list::list_group_events, events::create::create_group_event))
        .routes(routes!(events::edit::edit_group_event, events::delete::delete_group_event))
        .routes(routes!(events::answer::answer_group_event))
        .routes(routes!(events::answers::list_group_event_answers))
        .routes(routes!(events::calendar::get_group_event_calendar))
        .routes(routes!(totals::show::show_group_totals))
}

/// Routes whose requests carry a picture, and so may take longer than others.
pub fn upload_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(
        groups::picture::set_group_picture,
        groups::picture::get_group_picture,
        groups::picture::remove_group_picture
    ))
}

/// A post in a group that `viewer` sees: who wrote it and what it says.
pub fn find_group_post(
    tx: &mut Tx,
    viewer: &Athlete,
    group: GroupId,
    post: PostId,
    now: Timestamp,
) -> Result<Option<(AthleteId, String)>> {
    match groups::read(tx, viewer, group, now) {
        Ok(_) => groups::posts::find_seen(tx, group, post, viewer.id),
        Err(Error::Internal(cause)) => Err(Error::Internal(cause)),
        Err(_) => Ok(None),
    }
}

/// Hides a post from everybody but its author after a decision on a report, or shows it again. Says whether there is one.
pub fn hide_group_post(tx: &mut Tx, group: GroupId, post: PostId, hidden: bool) -> Result<bool> {
    groups::posts::hide(tx, group, post, hidden)
}

/// A group of which `viewer` sees at least the name: who answers for it, and what it says of itself. Its longest-standing owner
/// answers.
pub fn find_group(
    tx: &mut Tx,
    viewer: &Athlete,
    group: GroupId,
    now: Timestamp,
) -> Result<Option<(AthleteId, String)>> {
    groups::find_seen(tx, viewer, group, now)
}

/// Hides a group from everybody but its owners after a decision on a report, or shows it again. Says whether there is one.
pub fn hide_group(tx: &mut Tx, group: GroupId, hidden: bool) -> Result<bool> {
    groups::hide(tx, group, hidden)
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
