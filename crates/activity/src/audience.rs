//! Who may see what of an activity. This module is the only way from a stored activity to what a person is
//! shown: the row that holds everything is private to it, and what leaves it is made for one viewer.
//!
//! There are three audiences. `only_me`: for anybody else the activity does not exist. `friends`: it exists for
//! those who are friends at the moment they look. `everyone`: for every signed-in athlete, but for people who
//! blocked the athlete or are blocked. All who may see it see what was done and how far, and nothing that says
//! where, at which hour, or how a body is. In particular others, friends or not, do not get
//!
//! - the map, its outline and the streams. Until privacy zones exist the map stays with its owner: a line
//!   that starts at a door gives that door away, and altitude alone gives the place away.
//! - the exact start (`started_at`, the local minute, the time zone); the local day stays. Lists for others
//!   are ordered and paged by day, so that no page mark carries the hour either.
//! - heart rate, zones, load, power, calories, temperature: health data, and what is worked out from it.
//! - laps, splits, pauses and best efforts: with times and places inside the activity they say more than
//!   the sum does.
//! - the gear it was done with.
//! - the original, its file name, the device, warnings, and a title that came with the file: devices like
//!   to put the hour or the town into it. A title that the athlete wrote is for everyone.
//!
//! What a decision on a report has hidden exists for its athlete alone. Strangers who are not signed in see nothing at all. Activities of an athlete under 18 are for the athlete
//! alone: they are stored so, and cannot be opened before the birthday (see [`Audience::at_first`]).
use events::{ActivitySummary, BestEffort};
use kernel::athlete::{Athlete, AthleteCard};
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, AthleteId, Day, Error, GearId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::detail::{Detail, Lap, Pause, Split, Zone};
use crate::gear::{self, ActivityGear};
use crate::needs::{Earned, Friends, Standing};

/// Who sees an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Every signed-in athlete sees that it happened.
    Everyone,
    /// Friends see that it happened.
    Friends,
    /// Nobody but its athlete.
    OnlyMe,
}

impl Audience {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Audience::Everyone => "everyone",
            Audience::Friends => "friends",
            Audience::OnlyMe => "only_me",
        }
    }

    /// Who sees a new activity of this athlete.
    pub(crate) fn at_first(athlete: &Athlete, now: Timestamp) -> Audience {
        match is_minor(athlete, now) {
            true => Audience::OnlyMe,
            false => Audience::of(&athlete.default_audience),
        }
    }

    /// Whatever is not plainly for others is for the athlete alone.
    fn of(word: &str) -> Audience {
        match word {
            "everyone" => Audience::Everyone,
            "friends" => Audience::Friends,
            _ => Audience::OnlyMe,
        }
    }

    /// Whether it is for somebody else who stands so to the athlete.
    fn is_for(self, standing: Standing) -> bool {
        match (self, standing) {
            (Audience::OnlyMe, _) | (_, Standing::Blocked) => false,
            (Audience::Friends, standing) => standing == Standing::Friends,
            (Audience::Everyone, _) => true,
        }
    }
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
    /// When it began; for its athlete alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    /// The local day on which it began.
    pub started_on: Day,
    /// Minutes after local midnight at which it began; for its athlete alone.
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
    /// What it was done with; for its athlete alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gear: Option<ActivityGear>,
    /// What it earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earned: Option<Earned>,
    /// What was odd about the file.
    pub warnings: Vec<String>,
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

/// Everything that is stored of an activity but its documents. It never leaves this module.
struct Row {
    athlete_id: AthleteId,
    activity_id: ActivityId,
    part: u16,
    original: String,
    file_name: Option<String>,
    file_kind: String,
    audience: String,
    title: Option<String>,
    title_from_file: bool,
    description: Option<String>,
    sport: String,
    sub_sport: Option<String>,
    sport_chosen: bool,
    started_at: Timestamp,
    started_on: Day,
    started_minute: u16,
    time_zone: String,
    distance_m: Option<f64>,
    elapsed_s: f64,
    timer_s: f64,
    moving_s: f64,
    ascent_m: Option<f64>,
    avg_speed_mps: Option<f64>,
    avg_heart_rate_bpm: Option<f64>,
    avg_power_w: Option<f64>,
    load: f64,
    has_streams: bool,
    has_map: bool,
    outline: Option<String>,
    gear_id: Option<GearId>,
    gear_chosen: bool,
    hidden: bool,
}
from_row!(Row {
    athlete_id,
    activity_id,
    part,
    original,
    file_name,
    file_kind,
    audience,
    title,
    title_from_file,
    description,
    sport,
    sub_sport,
    sport_chosen,
    started_at,
    started_on,
    started_minute,
    time_zone,
    distance_m,
    elapsed_s,
    timer_s,
    moving_s,
    ascent_m,
    avg_speed_mps,
    avg_heart_rate_bpm,
    avg_power_w,
    load,
    has_streams,
    has_map,
    outline,
    gear_id,
    gear_chosen,
    hidden
});

/// A query for whole rows.
macro_rules! select_rows {
    ($rest:literal) => {
        concat!(
            "SELECT athlete_id, activity_id, part, original, file_name, file_kind, audience, title,
                    title_from_file, description, sport, sub_sport, sport_chosen, started_at,
                    started_on, started_minute, time_zone, distance_m, elapsed_s, timer_s, moving_s,
                    ascent_m, avg_speed_mps, avg_heart_rate_bpm, avg_power_w, load, has_streams,
                    has_map, outline, gear_id, gear_chosen, hidden
             FROM activity ",
            $rest
        )
    };
}

/// An activity together with who is looking at it.
pub struct Seen {
    row: Row,
    owner: AthleteCard,
    mine: bool,
}

/// The owner's handle on an own activity: for what only the owner may do.
#[derive(Debug, Clone)]
pub(crate) struct Mine {
    pub athlete: AthleteId,
    pub id: ActivityId,
    pub part: u16,
    pub original: String,
    pub file_name: Option<String>,
    pub file_kind: String,
    pub audience: Audience,
    pub title: Option<String>,
    pub title_from_file: bool,
    pub description: Option<String>,
    pub sport: String,
    pub sub_sport: Option<String>,
    /// The sport, if the athlete chose it.
    pub chosen_sport: Option<formats::Sport>,
    pub started_at: Timestamp,
    pub started_on: Day,
    pub started_minute: u16,
    pub distance_m: Option<f64>,
    pub elapsed_s: f64,
    pub moving_s: f64,
    pub ascent_m: Option<f64>,
    pub avg_speed_mps: Option<f64>,
    pub avg_heart_rate_bpm: Option<f64>,
    pub avg_power_w: Option<f64>,
    pub has_streams: bool,
    pub gear_id: Option<GearId>,
    /// Whether its athlete decided on the gear, also on none.
    pub gear_chosen: bool,
}

/// The activity with this id as `viewer` may see it; to everybody else it does not exist.
pub fn find(tx: &mut Tx, friends: &dyn Friends, viewer: &Athlete, id: ActivityId) -> Result<Seen> {
    let owner = find_owner(tx, id)?.ok_or(NO_SUCH)?;
    if owner == viewer.id {
        return find_of(tx, friends, viewer, viewer, id)?.ok_or(NO_SUCH);
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
    let Some(row) = find_row(tx, owner.id, id)? else { return Ok(None) };
    let mine = owner.id == viewer.id;
    if !mine {
        let audience = Audience::of(&row.audience);
        // What is for nobody needs no question.
        if row.hidden
            || audience == Audience::OnlyMe
            || !audience.is_for(friends.standing(tx, viewer.id, owner.id)?)
        {
            return Ok(None);
        }
    }
    Ok(Some(Seen { row, owner: owner.card(), mine }))
}

/// Hides an activity from everybody but its athlete, whatever its audience says, or shows it again. Says whether there is
/// such an activity.
pub(crate) fn hide(tx: &mut Tx, owner: AthleteId, id: ActivityId, hidden: bool) -> Result<bool> {
    let changed = tx.exec(
        "UPDATE activity SET hidden = $3 WHERE athlete_id = $1 AND activity_id = $2",
        args![owner, id, hidden],
    )?;
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

/// An own activity with this id, for what only its owner may do. Nobody else is told that there is one.
pub(crate) fn find_own(tx: &mut Tx, viewer: &Athlete, id: ActivityId) -> Result<Mine> {
    find_mine(tx, viewer.id, id)?.ok_or(NO_SUCH)
}

/// The card of an own activity, as lists show it.
pub(crate) fn own_card(tx: &mut Tx, viewer: &Athlete, id: ActivityId) -> Result<ActivityCard> {
    let row = find_row(tx, viewer.id, id)?.ok_or(NO_SUCH)?;
    Ok(card(row, viewer.card(), true))
}

const NO_SUCH: Error = Error::NotFound("activity");

fn find_row(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<Option<Row>> {
    tx.find(select_rows!("WHERE athlete_id = $1 AND activity_id = $2"), args![athlete, id])
}

/// An own activity by its id.
pub(crate) fn find_mine(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<Option<Mine>> {
    Ok(find_row(tx, athlete, id)?.map(Mine::from))
}

impl Seen {
    /// As lists show it.
    pub fn card(self) -> ActivityCard {
        card(self.row, self.owner, self.mine)
    }

    /// Whose it is.
    pub fn owner(&self) -> AthleteId {
        self.row.athlete_id
    }

    /// With all its parts.
    pub fn whole(self, tx: &mut Tx) -> Result<Activity> {
        let detail = find_detail(tx, self.row.athlete_id, self.row.activity_id)?;
        if !self.mine {
            return Ok(for_others(self.row, self.owner, detail));
        }
        let bests = list_bests(tx, self.row.athlete_id, &self.row.sport)?;
        let gear = match self.row.gear_id {
            Some(id) => gear::find(tx, self.row.athlete_id, id)?,
            None => None,
        };
        let gear = gear.map(gear::Row::of_activity).transpose()?;
        Ok(Activity { gear, ..for_owner(self.row, self.owner, detail, &bests) })
    }
}

/// The parts of an own activity.
pub(crate) fn find_detail(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<Detail> {
    let (document,) = tx.one::<(String,)>(
        "SELECT document FROM activity_detail WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id],
    )?;
    Ok(serde_json::from_str(&document)?)
}

/// The best time of an athlete over each distance of a sport.
fn list_bests(tx: &mut Tx, athlete: AthleteId, sport: &str) -> Result<Vec<(String, f64)>> {
    tx.list(
        "SELECT name, MIN(elapsed_s) FROM activity_effort WHERE athlete_id = $1 AND sport = $2
         GROUP BY name",
        args![athlete, sport],
    )
}

/// The one place where it is decided what a card holds for whom.
fn card(row: Row, owner: AthleteCard, mine: bool) -> ActivityCard {
    let for_me = |value: Option<f64>| value.filter(|_| mine);
    ActivityCard {
        id: row.activity_id,
        athlete: owner,
        title: row.title.filter(|_| mine || !row.title_from_file),
        sport: row.sport,
        sub_sport: row.sub_sport,
        started_at: mine.then_some(row.started_at),
        started_on: row.started_on,
        started_minute: mine.then_some(row.started_minute),
        time_zone: mine.then_some(row.time_zone),
        distance_m: row.distance_m.filter(|distance_m| *distance_m > 0.0),
        elapsed_s: Some(row.elapsed_s),
        timer_s: Some(row.timer_s),
        moving_s: Some(row.moving_s),
        ascent_m: row.ascent_m,
        avg_speed_mps: row.avg_speed_mps,
        avg_heart_rate_bpm: for_me(row.avg_heart_rate_bpm),
        avg_power_w: for_me(row.avg_power_w),
        outline: row.outline.filter(|_| mine),
        audience: Audience::of(&row.audience),
        hidden: mine && row.hidden,
        mine,
    }
}

fn for_owner(row: Row, owner: AthleteCard, detail: Detail, bests: &[(String, f64)]) -> Activity {
    let mut best_efforts = Vec::with_capacity(detail.best_efforts.len());
    for effort in detail.best_efforts {
        let best_s = bests.iter().find(|(name, _)| *name == effort.name).map(|(_, best_s)| *best_s);
        best_efforts.push(ShownEffort {
            personal_best: best_s.is_some_and(|best_s| effort.elapsed_s <= best_s),
            name: effort.name,
            distance_m: effort.distance_m,
            elapsed_s: effort.elapsed_s,
            started_after_s: effort.started_after_s,
        });
    }
    Activity {
        description: row.description.clone(),
        device: detail.device,
        pool_length_m: detail.pool_length_m,
        descent_m: detail.descent_m,
        max_speed_mps: detail.max_speed_mps,
        grade_adjusted_speed_mps: detail.grade_adjusted_speed_mps,
        max_heart_rate_bpm: detail.max_heart_rate_bpm,
        max_power_w: detail.max_power_w,
        weighted_power_w: detail.weighted_power_w,
        avg_cadence_rpm: detail.avg_cadence_rpm,
        max_cadence_rpm: detail.max_cadence_rpm,
        avg_temperature_c: detail.avg_temperature_c,
        calories_kcal: detail.calories_kcal,
        load: Some(row.load),
        load_source: detail.load_source,
        zones: detail.zones,
        laps: detail.laps,
        splits_km: detail.splits_km,
        splits_mile: detail.splits_mile,
        pauses: detail.pauses,
        best_efforts,
        gear: None,
        earned: None,
        warnings: detail.warnings,
        has_streams: row.has_streams,
        has_map: row.has_map,
        file_name: row.file_name.clone(),
        card: card(row, owner, true),
    }
}

fn for_others(row: Row, owner: AthleteCard, detail: Detail) -> Activity {
    Activity {
        description: row.description.clone(),
        descent_m: detail.descent_m,
        max_speed_mps: detail.max_speed_mps,
        grade_adjusted_speed_mps: detail.grade_adjusted_speed_mps,
        avg_cadence_rpm: detail.avg_cadence_rpm,
        max_cadence_rpm: detail.max_cadence_rpm,
        card: card(row, owner, false),
        device: None,
        pool_length_m: None,
        max_heart_rate_bpm: None,
        max_power_w: None,
        weighted_power_w: None,
        avg_temperature_c: None,
        calories_kcal: None,
        load: None,
        load_source: None,
        zones: Vec::new(),
        laps: Vec::new(),
        splits_km: Vec::new(),
        splits_mile: Vec::new(),
        pauses: Vec::new(),
        best_efforts: Vec::new(),
        gear: None,
        earned: None,
        warnings: Vec::new(),
        has_streams: false,
        has_map: false,
        file_name: None,
    }
}

impl From<Row> for Mine {
    fn from(row: Row) -> Mine {
        Mine {
            athlete: row.athlete_id,
            id: row.activity_id,
            part: row.part,
            original: row.original,
            file_name: row.file_name,
            file_kind: row.file_kind,
            audience: Audience::of(&row.audience),
            title: row.title,
            title_from_file: row.title_from_file,
            description: row.description,
            chosen_sport: row.sport.parse().ok().filter(|_| row.sport_chosen),
            sport: row.sport,
            sub_sport: row.sub_sport,
            started_at: row.started_at,
            started_on: row.started_on,
            started_minute: row.started_minute,
            distance_m: row.distance_m,
            elapsed_s: row.elapsed_s,
            moving_s: row.moving_s,
            ascent_m: row.ascent_m,
            avg_speed_mps: row.avg_speed_mps,
            avg_heart_rate_bpm: row.avg_heart_rate_bpm,
            avg_power_w: row.avg_power_w,
            has_streams: row.has_streams,
            gear_id: row.gear_id,
            gear_chosen: row.gear_chosen,
        }
    }
}

impl Mine {
    /// What the facts about it say.
    pub fn summary(&self, detail: &Detail) -> ActivitySummary {
        let mut best_efforts = Vec::with_capacity(detail.best_efforts.len());
        for effort in &detail.best_efforts {
            best_efforts.push(BestEffort {
                name: effort.name.clone(),
                distance_m: effort.distance_m,
                elapsed_s: effort.elapsed_s,
            });
        }
        ActivitySummary {
            sport: self.sport.clone(),
            started_at: self.started_at,
            started_on: self.started_on,
            started_minute: self.started_minute,
            elapsed_s: self.elapsed_s,
            moving_s: self.moving_s,
            distance_m: self.distance_m,
            ascent_m: self.ascent_m,
            best_efforts,
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

/// The activities of `owner` that `viewer` may see, newest first.
pub(crate) fn list(
    tx: &mut Tx,
    friends: &dyn Friends,
    viewer: &Athlete,
    owner: &Athlete,
    filter: &Filter,
    page: &PageQuery,
) -> Result<Page<ActivityCard>> {
    let limit = page.limit();
    let mine = viewer.id == owner.id;
    let from = filter.from.map_or_else(|| "0000-01-01".to_owned(), |day| day.to_string());
    let to = filter.to.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
    let sport = filter.sport.as_deref().unwrap_or_default();
    let pattern = pattern(filter.words.as_deref());
    let owner_card = owner.card();
    if mine {
        let after = page.after::<(i64, ActivityId)>()?;
        let (at, id) = after.unwrap_or((i64::MAX, ActivityId(kernel::ids::Uuid::max())));
        let rows = tx.list::<Row>(
            select_rows!(
                "WHERE athlete_id = $1 AND (started_at, activity_id) < ($2, $3)
                   AND ($4 = '' OR sport = $4) AND started_on >= $5 AND started_on <= $6
                   AND ($7 = '' OR search_own LIKE $7 ESCAPE '!' OR search_shown LIKE $7 ESCAPE '!')
                 ORDER BY started_at DESC, activity_id DESC LIMIT $8"
            ),
            args![owner.id, at, id, sport, from, to, pattern, limit + 1],
        )?;
        let key = |row: &Row| (row.started_at.0, row.activity_id);
        return Ok(Page::cut(rows, limit, key, |row| card(row, owner_card.clone(), true)));
    }
    let standing = friends.standing(tx, viewer.id, owner.id)?;
    if standing == Standing::Blocked {
        return Err(Error::NotFound("athlete"));
    }
    let after = page.after::<(Day, ActivityId)>()?;
    let (on, id) = match after {
        Some((on, id)) => (on.to_string(), id),
        None => ("9999-12-31".to_owned(), ActivityId(kernel::ids::Uuid::max())),
    };
    let rows = tx.list::<Row>(
        select_rows!(
            "WHERE athlete_id = $1
               AND (audience = 'everyone' OR ($9 AND audience = 'friends')) AND NOT hidden
               AND (started_on, activity_id) < ($2, $3)
               AND ($4 = '' OR sport = $4) AND started_on >= $5 AND started_on <= $6
               AND ($7 = '' OR search_shown LIKE $7 ESCAPE '!')
             ORDER BY started_on DESC, activity_id DESC LIMIT $8"
        ),
        args![owner.id, on, id, sport, from, to, pattern, limit + 1, standing == Standing::Friends],
    )?;
    let key = |row: &Row| (row.started_on, row.activity_id);
    Ok(Page::cut(rows, limit, key, |row| card(row, owner_card.clone(), false)))
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
    let mine = viewer.id == owner;
    let standing = if mine { Standing::Friends } else { friends.standing(tx, viewer.id, owner)? };
    if standing == Standing::Blocked {
        return Ok(Vec::new());
    }
    tx.list(
        "SELECT sport, COUNT(*), CAST(COALESCE(SUM(distance_m), 0) AS DOUBLE PRECISION),
                CAST(SUM(moving_s) AS DOUBLE PRECISION)
         FROM activity WHERE athlete_id = $1
           AND ($2 OR (NOT hidden AND (audience = 'everyone' OR ($3 AND audience = 'friends'))))
         GROUP BY sport ORDER BY COUNT(*) DESC, sport",
        args![owner, mine, standing == Standing::Friends],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_and_how_two_stand_decide_together() {
        use Standing::*;
        for (word, for_strangers, for_friends) in [
            ("everyone", true, true),
            ("friends", false, true),
            ("only_me", false, false),
            ("whatever", false, false),
        ] {
            let audience = Audience::of(word);
            assert_eq!(audience.is_for(Strangers), for_strangers, "{word}");
            assert_eq!(audience.is_for(Friends), for_friends, "{word}");
            assert!(!audience.is_for(Blocked), "{word}");
        }
    }
}
