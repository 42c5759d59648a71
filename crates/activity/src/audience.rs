//! Who may see what of an activity. This module is the only way from a stored activity to what a person is
//! shown, and it has two halves that share nothing but the shape of the answer:
//!
//! - [`own`]: the row that holds everything goes to its athlete.
//! - [`others`]: for anybody else the numbers come out of the database as zones leave them. What was hidden is
//!   not taken away on the way out; it is never read.
//!
//! Who belongs to which audience is one table ([`rules`]); what is left of a recording of which a zone hides a part is
//! worked out like any recording, from its shown samples alone ([`shown`]).
//!
//! What a decision on a report has hidden exists for its athlete alone. What nobody else ever gets: the original, its file name, the device, warnings, a title that came with the file (devices
//! like to put the hour or the town into it), the exact start, the time zone. Altitude goes with the map: a profile
//! of heights is found on a map as well. Strangers who are not signed in see nothing at all. Activities of an athlete under 18
//! are for the athlete alone: they are stored so, and cannot be opened before the birthday (see [`at_first`]).
pub(crate) mod others;
pub(crate) mod own;
pub mod rules;
pub(crate) mod shown;

use std::collections::{BTreeSet, HashMap};

use events::ActivityShown;
use kernel::athlete::{Athlete, AthleteCard};
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, AthleteId, Day, Error, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use self::others::{Look, find_for_app, for_everybody, list_between, list_for_app};
pub use self::others::{Numbers, SeenBetween};
pub(crate) use self::own::{Mine, find_detail, find_mine, find_own, list as list_own};
pub use self::rules::{Audience, Parts};
use crate::detail::{Lap, Pause, Split, Zone};
use crate::gear::ActivityGear;
use crate::needs::{Earned, Friends, Standing};
use crate::privacy;

/// Who sees a new activity of this athlete.
pub(crate) fn at_first(
    tx: &mut Tx,
    athlete: &Athlete,
    sport: &str,
    now: Timestamp,
) -> Result<Audience> {
    if is_minor(athlete, now) {
        return Ok(Audience::OnlyMe);
    }
    let of_sport = privacy::sports::find(tx, athlete.id, sport)?;
    Ok(of_sport.unwrap_or(Audience::of(&athlete.default_audience)))
}

/// Whether an athlete is under 18 on their own calendar.
pub(crate) fn is_minor(athlete: &Athlete, now: Timestamp) -> bool {
    const ADULT_YEARS: i32 = 18;
    athlete.age_on(now.day_in(&athlete.time_zone)) < ADULT_YEARS
}

/// An activity in a list. A field that is left out was not recorded, or is not for this viewer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ActivityCard {
    /// Which one.
    pub id: ActivityId,
    /// Who did it.
    pub athlete: AthleteCard,
    /// The name it was given; `null` when nobody gave it one.
    pub title: Option<String>,
    /// `running`, `cycling`, ...
    #[schema(example = "running")]
    pub sport: String,
    /// `trail`, `indoor_cycling`, ...
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_sport: Option<String>,
    /// When it began; for others, if they may know, the quarter of an hour in which what they see begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// The local day on which it began.
    pub started_on: Day,
    /// Minutes after local midnight at which it began; for others a whole quarter of an hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_minute: Option<u16>,
    /// An IANA name or an offset such as `+09:00`; for its athlete alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// Metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Seconds from first to last moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elapsed_s: Option<f64>,
    /// Seconds that the timer ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer_s: Option<f64>,
    /// Seconds in motion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moving_s: Option<f64>,
    /// Metres climbed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ascent_m: Option<f64>,
    /// Distance over moving time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_speed_mps: Option<f64>,
    /// Mean heart rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_heart_rate_bpm: Option<f64>,
    /// Mean power.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_power_w: Option<f64>,
    /// The track in at most 200 points: Google's polyline format, five decimals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline: Option<String>,
    /// Who sees it.
    pub audience: Audience,
    /// Whether a decision on a report hides it from everybody else; told to its athlete.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Whether it is the viewer's own.
    pub mine: bool,
}

/// One activity with all its parts. A field that is left out was not recorded, or is not for this viewer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Activity {
    /// What lists show.
    #[serde(flatten)]
    pub card: ActivityCard,
    /// What the athlete wrote about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Maker and product.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// Length of the pool.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool_length_m: Option<f64>,
    /// Metres descended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descent_m: Option<f64>,
    /// Highest speed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_speed_mps: Option<f64>,
    /// The speed on the level that would have cost as much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade_adjusted_speed_mps: Option<f64>,
    /// Highest heart rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_heart_rate_bpm: Option<f64>,
    /// Highest power.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_power_w: Option<f64>,
    /// Mean power, hard parts counting more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_power_w: Option<f64>,
    /// Mean cadence; on foot these are strides, two steps each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_cadence_rpm: Option<f64>,
    /// Highest cadence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cadence_rpm: Option<f64>,
    /// Mean temperature at the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_temperature_c: Option<f64>,
    /// Energy, as the device states it or estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calories_kcal: Option<f64>,
    /// How hard it was: 100 is an hour at threshold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load: Option<f64>,
    /// What the load comes from: `power`, `heart_rate`, `pace` or `duration`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_source: Option<String>,
    /// Time in heart-rate zones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zones: Vec<Zone>,
    /// Laps.
    pub laps: Vec<Lap>,
    /// Kilometres.
    pub splits_km: Vec<Split>,
    /// Miles.
    pub splits_mile: Vec<Split>,
    /// When the timer stood still.
    pub pauses: Vec<Pause>,
    /// Fastest stretches over the usual distances of the sport.
    pub best_efforts: Vec<ShownEffort>,
    /// What it was done with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gear: Option<ActivityGear>,
    /// What it earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Earned>,
    /// What was odd about the file.
    pub warnings: Vec<String>,
    /// Who sees which part, where the athlete decided that for this one; for its athlete alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Parts<Option<Audience>>>,
    /// Whether a privacy zone hides a part of it from others; never told to others.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hides: bool,
    /// Whether there are charts to show this viewer.
    pub has_streams: bool,
    /// Whether there is a track to show this viewer.
    pub has_map: bool,
    /// The name of the file it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
}

/// The fastest stretch over a distance.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ShownEffort {
    /// `5k`, `half`, ...
    #[schema(example = "5k")]
    pub name: String,
    /// Its length.
    pub distance_m: f64,
    /// The time it took.
    pub elapsed_s: f64,
    /// Seconds from the start of the activity to its beginning.
    pub started_after_s: f64,
    /// Whether the athlete was never faster in this sport.
    pub personal_best: bool,
}

/// An activity together with who is looking at it.
pub struct Seen {
    what: Sight,
    owner: AthleteCard,
}

enum Sight {
    Own(Box<own::Row>),
    Others(Box<others::Row>, Parts<bool>),
}

/// With whose eyes an athlete looks at what is their own: how somebody else stands to them; `None` for their own eyes.
pub(crate) type Eyes = Option<Standing>;

/// The activity with this id as `viewer` may see it; to everybody else it does not exist.
pub fn find(tx: &mut Tx, friends: &dyn Friends, viewer: &Athlete, id: ActivityId) -> Result<Seen> {
    find_with(tx, friends, viewer, None, id)
}

/// The same, or with other eyes if it is the viewer's own.
pub(crate) fn find_with(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    eyes: Eyes,
    id: ActivityId,
) -> Result<Seen> {
    let owner = find_owner(tx, id)?.ok_or(NO_SUCH)?;
    if owner == viewer.id {
        let seen = match eyes {
            None => find_of(tx, friends, viewer, viewer, id)?,
            Some(standing) => others::find(tx, standing, viewer, id)?,
        };
        return seen.ok_or(NO_SUCH);
    }
    let owner = kernel::athlete::find(tx, owner)?.ok_or(NO_SUCH)?;
    find_of(tx, friends, viewer, &owner, id)?.ok_or(NO_SUCH)
}

/// The same for somebody who knows whose it is.
pub fn find_of(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: &Athlete,
    id: ActivityId,
) -> Result<Option<Seen>> {
    if owner.id == viewer.id {
        return find_own_whole(tx, owner, id);
    }
    let standing = friends.standing(tx, viewer.id, owner.id)?;
    others::find(tx, standing, owner, id)
}

/// Cards of activities of many, each as `viewer` may see it, in the order in which they are asked for; `None` where there is
/// none for them. How people stand and what they decided is asked once for all.
pub fn cards_of(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    wanted: &[(Athlete, ActivityId)],
) -> Result<Vec<Option<ActivityCard>>> {
    let others: BTreeSet<AthleteId> =
        wanted.iter().map(|(owner, _)| owner.id).filter(|owner| *owner != viewer.id).collect();
    let others: Vec<AthleteId> = others.into_iter().collect();
    let standings = match others.is_empty() {
        true => HashMap::new(),
        false => friends.standings(tx, viewer.id, &others)?,
    };
    let decided = privacy::find_all(tx, &others)?;
    let mut cards = Vec::with_capacity(wanted.len());
    for (owner, id) in wanted {
        let card = match (standings.get(&owner.id), decided.get(&owner.id)) {
            _ if owner.id == viewer.id => find_own_whole(tx, owner, *id)?.map(Seen::card),
            (Some(standing), Some(decided)) => {
                others::find_card(tx, *standing, decided, owner, *id)?
            }
            _ => None,
        };
        cards.push(card);
    }
    Ok(cards)
}

/// An own activity, for its athlete's own eyes.
pub(crate) fn find_own_whole(tx: &mut Tx, owner: &Athlete, id: ActivityId) -> Result<Option<Seen>> {
    let row = own::find_row(tx, owner.id, id)?;
    Ok(row.map(|row| Seen { what: Sight::Own(Box::new(row)), owner: owner.card() }))
}

/// Hides an activity from everybody but its athlete, whatever its audience says, or shows it again. Says whether there is
/// such an activity.
pub(crate) fn hide(
    tx: &mut Tx,
    owner: AthleteId,
    id: ActivityId,
    hidden: bool,
    now: Timestamp,
) -> Result<bool> {
    let changed = tx.exec(
        "UPDATE activity SET hidden = $3 WHERE athlete_id = $1 AND activity_id = $2",
        args![owner, id, hidden],
    )?;
    if changed == 1 {
        tx.publish(&ActivityShown { athlete: owner, activity: id }, now)?;
    }
    Ok(changed == 1)
}

/// Whose an activity is, whoever asks.
pub(crate) fn find_owner(tx: &mut Tx, id: ActivityId) -> Result<Option<AthleteId>> {
    let owner = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM activity_owner WHERE activity_id = $1",
        args![id],
    )?;
    Ok(owner.map(|(owner,)| owner))
}

const NO_SUCH: Error = Error::NotFound("activity");

impl Seen {
    /// As lists show it.
    pub fn card(self) -> ActivityCard {
        match self.what {
            Sight::Own(row) => own::card(*row, self.owner),
            Sight::Others(row, parts) => others::card(*row, self.owner, parts),
        }
    }

    /// Whose it is.
    pub fn owner(&self) -> AthleteId {
        self.owner.id
    }

    /// With all its parts.
    pub fn whole(self, tx: &mut Tx) -> Result<Activity> {
        match self.what {
            Sight::Own(row) => own::whole(tx, *row, self.owner),
            Sight::Others(row, parts) => others::whole(tx, *row, self.owner, parts),
        }
    }
}

/// What a list is narrowed down to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub sport: Option<String>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// Already folded.
    pub words: Option<String>,
}

impl Filter {
    /// Empty for every sport.
    fn sport(&self) -> &str {
        self.sport.as_deref().unwrap_or_default()
    }

    fn first_day(&self) -> String {
        self.from.map_or_else(|| "0000-01-01".to_owned(), |day| day.to_string())
    }

    fn last_day(&self) -> String {
        self.to.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string())
    }

    /// A LIKE pattern; empty for no words.
    fn pattern(&self) -> String {
        pattern(self.words.as_deref())
    }
}

/// The activities of `owner` that `viewer` may see, newest first.
pub(crate) fn list(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: &Athlete,
    eyes: Eyes,
    filter: &Filter,
    page: &PageQuery,
) -> Result<Page<ActivityCard>> {
    let standing = match (viewer.id == owner.id, eyes) {
        (true, None) => return own::list(tx, owner, filter, page),
        (true, Some(standing)) => standing,
        (false, _) => friends.standing(tx, viewer.id, owner.id)?,
    };
    others::list(tx, standing, None, owner, filter, page)
}

/// A LIKE pattern that finds the words anywhere, taking `%` and `_` as they are; empty for no words.
fn pattern(words: Option<&str>) -> String {
    let words = words.unwrap_or_default();
    if words.is_empty() {
        return String::new();
    }
    let mut pattern = String::from("%");
    for letter in words.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// What a profile says about a sport.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SportTotal {
    /// Which sport.
    pub sport: String,
    /// How many activities.
    pub activities: i64,
    /// Metres altogether.
    pub distance_m: f64,
    /// Seconds in motion altogether.
    pub moving_s: f64,
}
from_row!(SportTotal { sport, activities, distance_m, moving_s });

/// Sums by sport of the activities of `owner` that `viewer` may see, the most frequent sport first.
pub(crate) fn totals(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: AthleteId,
) -> Result<Vec<SportTotal>> {
    if viewer.id == owner {
        return own::totals(tx, owner);
    }
    let standing = friends.standing(tx, viewer.id, owner)?;
    others::totals(tx, standing, owner)
}
