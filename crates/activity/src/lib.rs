//! Activities: bringing recordings, what they amount to, and who may see it.
//!
//! Read in this order: [`upload`] (a file comes in), [`import`] (it becomes activities, and nothing is lost
//! on the way), [`derive`] (every number, by pure functions), [`audience`] (the only way back out), then
//! the verbs in [`activities`], [`summaries`] and [`body`]. [`streams`] keeps the samples, [`jobs`] does
//! what nobody waits for.
pub mod activities;
pub mod audience;
pub mod body;
pub mod derive;
mod detail;
pub mod import;
pub mod inspect;
mod jobs;
pub mod needs;
mod originals;
mod recalculate;
mod store;
pub mod streams;
pub mod summaries;
mod sweep;
pub mod upload;
mod workers;

use std::sync::Arc;

use axum::Extension;
use kernel::athlete::Athlete;
use kernel::facts::Listeners;
use kernel::paging::PageQuery;
use kernel::{ActivityId, App, AthleteId, Error, Result, Tx};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use audience::{ActivityCard, SportTotal};
pub use detail::{Lap, Pause, Split, Zone};
pub use inspect::{Inspection, inspect};
pub use jobs::{Jobs, jobs};
pub use needs::{Friends, Progress};
pub use sweep::sweep;

/// Everything but the upload, for the deadline of ordinary requests.
pub fn routes(progress: Arc<dyn Progress>, friends: Arc<dyn Friends>) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(activities::list::list_activities))
        .routes(routes!(
            activities::view::get_activity,
            activities::edit::edit_activity,
            activities::remove::remove_activity
        ))
        .routes(routes!(activities::streams::get_streams))
        .routes(routes!(activities::original::get_original))
        .routes(routes!(import::list::list_imports))
        .routes(routes!(import::show::get_import))
        .routes(routes!(summaries::get_week))
        .routes(routes!(body::get_body, body::put_body))
        .layer(Extension(progress))
        .layer(Extension(friends))
}

/// The upload, for the deadline of requests that carry a file over a slow connection.
pub fn upload_routes(progress: Arc<dyn Progress>) -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(upload::upload_activity)).layer(Extension(progress))
}

/// This room tells and does not listen.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
}

/// The newest activities of `owner` that `viewer` may see, for a profile page.
pub fn recent_for_profile(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: &Athlete,
    most: usize,
) -> Result<Vec<ActivityCard>> {
    let page = PageQuery { after: None, limit: u32::try_from(most).ok() };
    Ok(audience::list(tx, friends, viewer, owner, &audience::Filter::default(), &page)?.items)
}

/// One of an athlete's own activities with all its parts; `None` when there is none, or it is somebody else's.
pub fn own(
    tx: &mut Tx,
    friends: &dyn Friends,
    owner: &Athlete,
    id: ActivityId,
) -> Result<Option<audience::Activity>> {
    match audience::find(tx, friends, owner, id) {
        Ok(seen) => Ok(Some(seen.whole(tx)?).filter(|activity| activity.card.mine)),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The measures an athlete told. Health data: only for what that athlete alone is shown.
pub fn measures(tx: &mut Tx, owner: &Athlete) -> Result<body::BodyNumbers> {
    body::find(tx, owner.id)
}

/// Sums by sport of the activities of `owner` that `viewer` may see, for a profile page.
pub fn totals_for_profile(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: &Athlete,
) -> Result<Vec<SportTotal>> {
    audience::totals(tx, friends, viewer, owner.id)
}

/// One activity of `owner` as a card, if `viewer` may see it, for a feed.
pub fn card_for(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: &Athlete,
    id: ActivityId,
) -> Result<Option<ActivityCard>> {
    Ok(audience::find_of(tx, friends, viewer, owner, id)?.map(audience::Seen::card))
}

/// Whose activity it is, if `viewer` may see it.
pub fn owner_for(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    id: ActivityId,
) -> Result<Option<AthleteId>> {
    match audience::find(tx, friends, viewer, id) {
        Ok(seen) => Ok(Some(seen.owner())),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whose activity it is, whoever asks. Not to be shown.
pub fn owner(tx: &mut Tx, id: ActivityId) -> Result<Option<AthleteId>> {
    audience::find_owner(tx, id)
}
