//! Activities: bringing recordings, what they amount to, and who may see it.
//!
//! Read in this order: [`upload`] (a file comes in), [`import`] (it becomes activities, and nothing is lost
//! on the way), [`derive`] (every number, by pure functions), [`audience`] (the only way back out), `reach` (the part of it for apps), then
//! the verbs in [`activities`], [`summaries`] and [`body`]. [`streams`] keeps the samples, [`jobs`] does
//! what nobody waits for.
pub mod activities;
pub mod audience;
pub mod body;
pub mod derive;
mod detail;
pub mod forget;
pub mod gear;
pub mod habits;
pub mod import;
pub mod inspect;
mod jobs;
pub mod needs;
mod originals;
pub mod portrait;
pub mod privacy;
mod reach;
mod recalculate;
pub mod restore;
mod seal;
mod store;
pub mod streams;
pub mod summaries;
mod sweep;
pub mod takeaway;
pub mod upload;
mod workers;
pub mod zones;

use std::sync::Arc;

use axum::Extension;
use events::{OrderRefunded, ProductsBought};
use kernel::athlete::Athlete;
use kernel::facts::Listeners;
use kernel::health::Health;
use kernel::paging::PageQuery;
use kernel::{ActivityId, App, AthleteId, Day, Error, Result, Timestamp, Tx};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use audience::{ActivityCard, Numbers, SeenBetween, SportTotal};
pub use detail::{Lap, Pause, Split, Zone};
pub use inspect::{Inspection, inspect};
pub use jobs::{Jobs, jobs};
pub use needs::{Friends, Guard, Progress};
pub use recalculate::catch_up;
pub use seal::seal_old_files;
pub use sweep::sweep;

/// Everything but the upload, for the deadline of ordinary requests.
pub fn routes(
    progress: Arc<dyn Progress>,
    friends: Arc<dyn Friends>,
    guard: Arc<dyn Guard>,
) -> OpenApiRouter<App> {
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
        .routes(routes!(gear::list::list_gear, gear::add::add_gear))
        .routes(routes!(gear::edit::edit_gear, gear::remove::remove_gear))
        .routes(routes!(gear::defaults::set_gear_default, gear::defaults::end_gear_default))
        .routes(routes!(gear::choose::choose_activity_gear, gear::choose::take_off_activity_gear))
        .routes(routes!(gear::offers::list::list_gear_offers))
        .routes(routes!(
            gear::offers::take::take_gear_offer,
            gear::offers::decline::decline_gear_offer
        ))
        .routes(routes!(privacy::show::show_privacy, privacy::change::change_privacy))
        .routes(routes!(privacy::hide_past::hide_past_activities))
        .routes(routes!(privacy::sports::set_sport_audience, privacy::sports::end_sport_audience))
        .routes(routes!(zones::list::list_zones, zones::add::add_zone))
        .routes(routes!(zones::suggest::decline_zone))
        .routes(routes!(zones::change::change_zone, zones::remove::remove_zone))
        .layer(Extension(progress))
        .layer(Extension(friends))
        .layer(Extension(guard))
}

/// The upload, for the deadline of requests that carry a file over a slow connection.
pub fn upload_routes(progress: Arc<dyn Progress>) -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(upload::upload_activity)).layer(Extension(progress))
}

/// Under which the deliveries of gear are stored; it never changes.
const GEAR_LISTENER: &str = "gear";

/// Under which the deliveries of consents are stored; it never changes.
const HEALTH_LISTENER: &str = "health";

/// This room hears of what was bought: shoes and bikes are offered as gear. And of who allows heart rate and body.
pub fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on(HEALTH_LISTENER, recalculate::hear_of_consent)
        .on(GEAR_LISTENER, |tx, fact: &ProductsBought, _| gear::offers::hear::bought(tx, fact))
        .on(GEAR_LISTENER, |tx, fact: &OrderRefunded, _| gear::offers::hear::refunded(tx, fact))
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
    let all = audience::Filter::default();
    Ok(audience::list(tx, friends, viewer, owner, None, &all, &page)?.items)
}

/// One of an athlete's own activities, as far as a plan is compared with it. What it says of a body is closed.
#[derive(Debug, Clone)]
pub struct OwnActivity {
    /// Its title.
    pub title: Option<String>,
    /// Seconds from beginning to end.
    pub elapsed_s: f64,
    /// Metres.
    pub distance_m: Option<f64>,
    /// Its laps.
    pub laps: Vec<OwnStretch>,
    /// Its kilometres.
    pub splits_km: Vec<OwnStretch>,
}

/// A piece of an own activity.
#[derive(Debug, Clone, Copy)]
pub struct OwnStretch {
    /// Seconds it took.
    pub elapsed_s: f64,
    /// Metres it covered.
    pub distance_m: Option<f64>,
    /// Mean heart rate.
    pub avg_heart_rate_bpm: Option<Health<f64>>,
    /// Mean power.
    pub avg_power_w: Option<Health<f64>>,
}

/// One of an athlete's own activities; `None` when there is none, or it is somebody else's.
pub fn own(tx: &mut Tx, owner: &Athlete, id: ActivityId) -> Result<Option<OwnActivity>> {
    let Some(mine) = audience::find_mine(tx, owner.id, id)? else { return Ok(None) };
    let detail = audience::find_detail(tx, owner.id, id)?;
    let laps = detail.laps.iter().map(|lap| OwnStretch {
        elapsed_s: lap.elapsed_s,
        distance_m: lap.distance_m,
        avg_heart_rate_bpm: lap.avg_heart_rate_bpm.map(Health::new),
        avg_power_w: lap.avg_power_w.map(Health::new),
    });
    let splits = detail.splits_km.iter().map(|split| OwnStretch {
        elapsed_s: split.elapsed_s,
        distance_m: Some(split.distance_m),
        avg_heart_rate_bpm: split.avg_heart_rate_bpm.map(Health::new),
        avg_power_w: None,
    });
    Ok(Some(OwnActivity {
        title: mine.title,
        elapsed_s: mine.elapsed_s,
        distance_m: mine.distance_m.filter(|distance_m| *distance_m > 0.0),
        laps: laps.collect(),
        splits_km: splits.collect(),
    }))
}

/// Measures an athlete told, closed.
#[derive(Debug, Clone, Copy)]
pub struct Measures {
    /// Highest heart rate.
    pub max_heart_rate_bpm: Option<Health<f64>>,
    /// Threshold power.
    pub threshold_power_w: Option<Health<f64>>,
}

/// The measures that an athlete's own plan needs.
pub fn measures(tx: &mut Tx, owner: &Athlete) -> Result<Measures> {
    let body = body::find(tx, owner.id)?;
    Ok(Measures {
        max_heart_rate_bpm: body.max_heart_rate_bpm.map(Health::new),
        threshold_power_w: body.threshold_power_w.map(Health::new),
    })
}

/// What an athlete did since a day, by sport.
pub fn habits(tx: &mut Tx, athlete: AthleteId, since: Day) -> Result<Vec<habits::SportHabit>> {
    habits::list(tx, athlete, since)
}

/// The shoes and bikes that an athlete uses now.
pub fn gear_in_use(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<gear::Gear>> {
    let mut all = gear::list::list(tx, athlete)?;
    all.retain(|gear| gear.retired_on.is_none());
    Ok(all)
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

/// Activities of many as cards, each if `viewer` may see it, for a page of a feed.
pub fn cards_for(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    wanted: &[(Athlete, ActivityId)],
) -> Result<Vec<Option<ActivityCard>>> {
    audience::cards_of(tx, friends, viewer, wanted)
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

/// Whose activity it is and what they wrote about it, if `viewer` may see it.
pub fn words_for(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    id: ActivityId,
) -> Result<Option<(AthleteId, String)>> {
    let seen = match audience::find(tx, friends, viewer, id) {
        Ok(seen) => seen,
        Err(Error::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let owner = seen.owner();
    let shown = seen.whole(tx)?;
    let words = [shown.card.title, shown.description].into_iter().flatten().collect::<Vec<_>>();
    Ok(Some((owner, words.join("\n"))))
}

/// Hides an activity from everybody but its athlete after a decision on a report, or shows it again. Says whether there is
/// such an activity.
pub fn hide(
    tx: &mut Tx,
    owner: AthleteId,
    id: ActivityId,
    hidden: bool,
    now: Timestamp,
) -> Result<bool> {
    audience::hide(tx, owner, id, hidden, now)
}

/// What everybody who is signed in may see of an activity; `None` when they may not see it, or it shows no number.
pub fn for_everybody(tx: &mut Tx, owner: AthleteId, id: ActivityId) -> Result<Option<Numbers>> {
    audience::for_everybody(tx, owner, id)
}

/// What everybody who is signed in may see of the activities from one day to another, both included.
pub fn list_for_everybody(
    tx: &mut Tx,
    owner: AthleteId,
    from: Day,
    to: Day,
) -> Result<Vec<SeenBetween>> {
    audience::list_between(tx, needs::Standing::Strangers, owner, from, to)
}

/// What somebody else may see of the activities from one day to another, both included.
pub fn list_between(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: AthleteId,
    owner: AthleteId,
    from: Day,
    to: Day,
) -> Result<Vec<SeenBetween>> {
    let standing = friends.standing(tx, viewer, owner)?;
    audience::list_between(tx, standing, owner, from, to)
}

/// Whose activity it is, whoever asks. Not to be shown.
pub fn owner(tx: &mut Tx, id: ActivityId) -> Result<Option<AthleteId>> {
    audience::find_owner(tx, id)
}
