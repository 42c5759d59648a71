//! What an athlete sees of an own activity: everything.
use events::{ActivitySummary, BestEffort};
use kernel::athlete::{Athlete, AthleteCard};
use kernel::consent::{self, Purpose};
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, AthleteId, Day, GearId, Result, Timestamp, Tx, args, from_row};

use super::rules::{Audience, Parts};
use super::{Activity, ActivityCard, Filter, NO_SUCH, ShownEffort, SportTotal};
use crate::detail::Detail;
use crate::gear;

/// Everything that is stored of an activity but its documents. Nobody but its athlete gets it.
pub(super) struct Row {
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
    hides: bool,
    map_audience: String,
    heart_rate_audience: String,
    power_audience: String,
    start_audience: String,
    gear_audience: String,
    notes_audience: String,
    with_health: bool,
    changed_at: Timestamp,
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
    hides,
    map_audience,
    heart_rate_audience,
    power_audience,
    start_audience,
    gear_audience,
    notes_audience,
    with_health,
    changed_at,
    hidden
});

impl Row {
    /// Who sees which part, where its athlete decided that for this one.
    fn parts(&self) -> Parts<Option<Audience>> {
        Parts {
            map: Audience::wished(&self.map_audience),
            heart_rate: Audience::wished(&self.heart_rate_audience),
            power: Audience::wished(&self.power_audience),
            start: Audience::wished(&self.start_audience),
            gear: Audience::wished(&self.gear_audience),
            notes: Audience::wished(&self.notes_audience),
        }
    }
}

/// A query for whole rows.
macro_rules! select_rows {
    ($rest:literal) => {
        concat!(
            "SELECT athlete_id, activity_id, part, original, file_name, file_kind, audience, title,
                    title_from_file, description, sport, sub_sport, sport_chosen, started_at,
                    started_on, started_minute, time_zone, distance_m, elapsed_s, timer_s, moving_s,
                    ascent_m, avg_speed_mps, avg_heart_rate_bpm, avg_power_w, load, has_streams,
                    has_map, outline, gear_id, gear_chosen, hides, map_audience, heart_rate_audience,
                    power_audience, start_audience, gear_audience, notes_audience, with_health,
                    changed_at, hidden
             FROM activity ",
            $rest
        )
    };
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
    /// Who sees which part, where that was decided for this one.
    pub parts: Parts<Option<Audience>>,
    /// Whether a zone hides a part of it from others.
    pub hides: bool,
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
    pub has_map: bool,
    pub gear_id: Option<GearId>,
    /// Whether its athlete decided on the gear, also on none.
    pub gear_chosen: bool,
    /// Whether it was worked out with what the file tells of the body.
    pub with_health: bool,
    pub changed_at: Timestamp,
}

/// An own activity with this id, for what only its owner may do. Nobody else is told that there is one.
pub(crate) fn find_own(tx: &mut Tx, viewer: &Athlete, id: ActivityId) -> Result<Mine> {
    find_mine(tx, viewer.id, id)?.ok_or(NO_SUCH)
}

/// The row as its athlete may see it now: without what it tells of the body unless that is allowed.
pub(super) fn find_row(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<Option<Row>> {
    let sql = select_rows!("WHERE athlete_id = $1 AND activity_id = $2");
    let Some(mut row) = tx.find::<Row>(sql, args![athlete, id])? else { return Ok(None) };
    if !consent::may(tx, athlete, Purpose::HealthMetrics)? {
        row.avg_heart_rate_bpm = None;
    }
    Ok(Some(row))
}

/// An own activity by its id.
pub(crate) fn find_mine(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<Option<Mine>> {
    Ok(find_row(tx, athlete, id)?.map(Mine::from))
}

/// The parts of an own activity; without what they tell of the body unless that is allowed now. A job takes it out for
/// good within moments ([`crate::recalculate`]); from the withdrawal on nobody sees it.
pub(crate) fn find_detail(tx: &mut Tx, athlete: AthleteId, id: ActivityId) -> Result<Detail> {
    let (document,) = tx.one::<(String,)>(
        "SELECT document FROM activity_detail WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, id],
    )?;
    let mut detail: Detail = serde_json::from_str(&document)?;
    if !consent::may(tx, athlete, Purpose::HealthMetrics)? {
        detail.forget_health();
    }
    Ok(detail)
}

/// The best time of an athlete over each distance of a sport.
fn list_bests(tx: &mut Tx, athlete: AthleteId, sport: &str) -> Result<Vec<(String, f64)>> {
    tx.list(
        "SELECT name, MIN(elapsed_s) FROM activity_effort WHERE athlete_id = $1 AND sport = $2
         GROUP BY name",
        args![athlete, sport],
    )
}

/// An own activity as lists show it.
pub(super) fn card(row: Row, owner: AthleteCard) -> ActivityCard {
    ActivityCard {
        id: row.activity_id,
        athlete: owner,
        title: row.title,
        sport: row.sport,
        sub_sport: row.sub_sport,
        started_at: Some(row.started_at),
        started_on: row.started_on,
        started_minute: Some(row.started_minute),
        time_zone: Some(row.time_zone),
        distance_m: row.distance_m.filter(|distance_m| *distance_m > 0.0),
        elapsed_s: Some(row.elapsed_s),
        timer_s: Some(row.timer_s),
        moving_s: Some(row.moving_s),
        ascent_m: row.ascent_m,
        avg_speed_mps: row.avg_speed_mps,
        avg_heart_rate_bpm: row.avg_heart_rate_bpm,
        avg_power_w: row.avg_power_w,
        outline: row.outline,
        audience: Audience::of(&row.audience),
        hidden: row.hidden,
        mine: true,
    }
}

/// An own activity with all its parts.
pub(super) fn whole(tx: &mut Tx, row: Row, owner: AthleteCard) -> Result<Activity> {
    let detail = find_detail(tx, row.athlete_id, row.activity_id)?;
    let bests = list_bests(tx, row.athlete_id, &row.sport)?;
    let gear = match row.gear_id {
        Some(id) => gear::find(tx, row.athlete_id, id)?,
        None => None,
    };
    let gear = gear.map(gear::Row::of_activity).transpose()?;
    Ok(Activity { gear, ..for_owner(row, owner, detail, &bests) })
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
        // Where its source may not be told, neither may the load.
        load: detail.load_source.as_ref().map(|_| row.load),
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
        hides: row.hides,
        audiences: Some(row.parts()),
        card: card(row, owner),
    }
}

impl From<Row> for Mine {
    fn from(row: Row) -> Mine {
        let parts = row.parts();
        Mine {
            parts,
            hides: row.hides,
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
            has_map: row.has_map,
            gear_id: row.gear_id,
            gear_chosen: row.gear_chosen,
            with_health: row.with_health,
            changed_at: row.changed_at,
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

/// The own activities, newest first.
pub(crate) fn list(
    tx: &mut Tx,
    owner: &Athlete,
    filter: &Filter,
    page: &PageQuery,
) -> Result<Page<ActivityCard>> {
    let limit = page.limit();
    let after = page.after::<(i64, ActivityId)>()?;
    let (at, id) = after.unwrap_or((i64::MAX, ActivityId(kernel::ids::Uuid::max())));
    let mut rows = tx.list::<Row>(
        select_rows!(
            "WHERE athlete_id = $1 AND (started_at, activity_id) < ($2, $3)
               AND ($4 = '' OR sport = $4) AND started_on >= $5 AND started_on <= $6
               AND ($7 = '' OR search_own LIKE $7 ESCAPE '!' OR search_shown LIKE $7 ESCAPE '!')
             ORDER BY started_at DESC, activity_id DESC LIMIT $8"
        ),
        args![
            owner.id,
            at,
            id,
            filter.sport(),
            filter.first_day(),
            filter.last_day(),
            filter.pattern(),
            limit + 1
        ],
    )?;
    if !consent::may(tx, owner.id, Purpose::HealthMetrics)? {
        rows.iter_mut().for_each(|row| row.avg_heart_rate_bpm = None);
    }
    let key = |row: &Row| (row.started_at.0, row.activity_id);
    let owner = owner.card();
    Ok(Page::cut(rows, limit, key, |row| card(row, owner.clone())))
}

/// Sums by sport of all own activities, the most frequent sport first.
pub(super) fn totals(tx: &mut Tx, owner: AthleteId) -> Result<Vec<SportTotal>> {
    tx.list(
        "SELECT sport, COUNT(*), CAST(COALESCE(SUM(distance_m), 0) AS DOUBLE PRECISION),
                CAST(SUM(moving_s) AS DOUBLE PRECISION)
         FROM activity WHERE athlete_id = $1
         GROUP BY sport ORDER BY COUNT(*) DESC, sport",
        args![owner],
    )
}
