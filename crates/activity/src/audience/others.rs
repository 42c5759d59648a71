//! What somebody else sees of an activity: the numbers as zones leave them, and the parts that are for this viewer.
use kernel::athlete::{Athlete, AthleteCard};
use kernel::paging::{Page, PageQuery};
use kernel::{
    ActivityId, App, AthleteId, Day, Error, GearId, Result, Timestamp, Tx, args, from_row,
};

use super::own::{Mine, find_mine};
use super::rules::{Audience, Decided, Parts, Wished, decide, open_to};
use super::{Activity, ActivityCard, Eyes, Filter, NO_SUCH, Seen, ShownEffort, Sight, SportTotal};
use crate::detail::{Detail, Lap, Split};
use crate::needs::{Friends, Standing};
use crate::streams::{self, Streams};
use crate::zones::discs::Disc;
use crate::{gear, privacy, zones};

/// What is stored of an activity for others. Where a zone hides a part, its numbers are those of the rest.
pub(super) struct Row {
    athlete_id: AthleteId,
    activity_id: ActivityId,
    audience: String,
    map_audience: String,
    heart_rate_audience: String,
    power_audience: String,
    start_audience: String,
    gear_audience: String,
    notes_audience: String,
    zones_revision: i64,
    map_open: bool,
    held: bool,
    hidden: bool,
    hides: bool,
    title: Option<String>,
    title_from_file: bool,
    description: Option<String>,
    sport: String,
    sub_sport: Option<String>,
    started_on: Day,
    gear_id: Option<GearId>,
    started_at: Option<Timestamp>,
    started_minute: Option<u16>,
    distance_m: Option<f64>,
    elapsed_s: Option<f64>,
    timer_s: Option<f64>,
    moving_s: Option<f64>,
    ascent_m: Option<f64>,
    avg_speed_mps: Option<f64>,
    avg_heart_rate_bpm: Option<f64>,
    avg_power_w: Option<f64>,
    load: Option<f64>,
    outline: Option<String>,
    has_streams: bool,
    has_map: bool,
}
from_row!(Row {
    athlete_id,
    activity_id,
    audience,
    map_audience,
    heart_rate_audience,
    power_audience,
    start_audience,
    gear_audience,
    notes_audience,
    zones_revision,
    map_open,
    held,
    hidden,
    hides,
    title,
    title_from_file,
    description,
    sport,
    sub_sport,
    started_on,
    gear_id,
    started_at,
    started_minute,
    distance_m,
    elapsed_s,
    timer_s,
    moving_s,
    ascent_m,
    avg_speed_mps,
    avg_heart_rate_bpm,
    avg_power_w,
    load,
    outline,
    has_streams,
    has_map
});

/// A query for rows of others. Hidden numbers do not even leave the database. An activity of which a part is hidden and whose
/// rest is missing shows nothing.
macro_rules! select_shown {
    ($rest:literal) => {
        concat!(
            "SELECT a.athlete_id, a.activity_id, a.audience, a.map_audience, a.heart_rate_audience,
                    a.power_audience, a.start_audience, a.gear_audience, a.notes_audience,
                    a.zones_revision, a.map_open, a.held, a.hidden, a.hides, a.title, a.title_from_file,
                    a.description, a.sport, a.sub_sport, a.started_on, a.gear_id,
                    CASE WHEN a.hides THEN s.started_at ELSE a.started_at END,
                    CASE WHEN a.hides THEN s.started_minute ELSE a.started_minute END,
                    CASE WHEN a.hides THEN s.distance_m ELSE a.distance_m END,
                    CASE WHEN a.hides THEN s.elapsed_s ELSE a.elapsed_s END,
                    CASE WHEN a.hides THEN s.timer_s ELSE a.timer_s END,
                    CASE WHEN a.hides THEN s.moving_s ELSE a.moving_s END,
                    CASE WHEN a.hides THEN s.ascent_m ELSE a.ascent_m END,
                    CASE WHEN a.hides THEN s.avg_speed_mps ELSE a.avg_speed_mps END,
                    CASE WHEN a.hides THEN s.avg_heart_rate_bpm ELSE a.avg_heart_rate_bpm END,
                    CASE WHEN a.hides THEN s.avg_power_w ELSE a.avg_power_w END,
                    CASE WHEN a.hides THEN s.load ELSE a.load END,
                    CASE WHEN a.hides THEN s.outline ELSE a.outline END,
                    CASE WHEN a.hides THEN s.elapsed_s IS NOT NULL ELSE a.has_streams END,
                    CASE WHEN a.hides THEN s.outline IS NOT NULL ELSE a.has_map END
             FROM activity a LEFT JOIN activity_shown s
               ON s.athlete_id = a.athlete_id AND s.activity_id = a.activity_id ",
            $rest
        )
    };
}

impl Row {
    fn wished(&self) -> Wished {
        Wished {
            audience: Audience::of(&self.audience),
            parts: Parts {
                map: Audience::wished(&self.map_audience),
                heart_rate: Audience::wished(&self.heart_rate_audience),
                power: Audience::wished(&self.power_audience),
                start: Audience::wished(&self.start_audience),
                gear: Audience::wished(&self.gear_audience),
                notes: Audience::wished(&self.notes_audience),
            },
            zones_revision: self.zones_revision,
            map_open: self.map_open,
            held: self.held,
            hidden: self.hidden,
        }
    }
}

/// The activity as somebody sees it who stands so to its athlete.
pub(super) fn find(
    tx: &mut Tx,
    standing: Standing,
    owner: &Athlete,
    id: ActivityId,
) -> Result<Option<Seen>> {
    let found = find_row(tx, standing, owner.id, id)?;
    Ok(found.map(|(row, parts)| Seen {
        what: Sight::Others(Box::new(row), parts),
        owner: owner.card(),
    }))
}

/// The activity as an app of its athlete sees it that sees no more than a friend; what is known of the body if it was
/// allowed to see that, whatever friends may.
pub(crate) fn find_for_app(
    tx: &mut Tx,
    owner: &Athlete,
    health: bool,
    id: ActivityId,
) -> Result<Option<Seen>> {
    let Some((row, mut parts)) = find_row(tx, Standing::Friends, owner.id, id)? else {
        return Ok(None);
    };
    parts.heart_rate = health && privacy::find(tx, owner.id)?.health_allowed;
    Ok(Some(Seen { what: Sight::Others(Box::new(row), parts), owner: owner.card() }))
}

/// A list of the same.
pub(crate) fn list_for_app(
    tx: &mut Tx,
    owner: &Athlete,
    health: bool,
    filter: &Filter,
    page: &PageQuery,
) -> Result<Page<ActivityCard>> {
    list(tx, Standing::Friends, Some(health), owner, filter, page)
}

/// The numbers of an activity as somebody else sees them, for sums.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// `running`, `cycling`, ...
    pub sport: String,
    /// When what is shown of it begins.
    pub started_at: Timestamp,
    /// The athlete's own calendar day on which it began.
    pub started_on: Day,
    /// Metres.
    pub distance_m: Option<f64>,
    /// Seconds in motion.
    pub moving_s: Option<f64>,
    /// Metres of climb.
    pub ascent_m: Option<f64>,
}

impl Numbers {
    /// `None` when all of it is hidden.
    fn of(row: Row) -> Option<Numbers> {
        Some(Numbers {
            started_at: row.started_at?,
            sport: row.sport,
            started_on: row.started_on,
            distance_m: row.distance_m,
            moving_s: row.moving_s,
            ascent_m: row.ascent_m,
        })
    }
}

/// As strangers see it; `None` when they do not, or when all of it is hidden.
pub(crate) fn for_everybody(
    tx: &mut Tx,
    owner: AthleteId,
    id: ActivityId,
) -> Result<Option<Numbers>> {
    let Some((row, _)) = find_row(tx, Standing::Strangers, owner, id)? else { return Ok(None) };
    Ok(Numbers::of(row))
}

/// An activity among those of some days, as somebody else sees it.
#[derive(Debug, Clone)]
pub struct SeenBetween {
    /// Which.
    pub activity: ActivityId,
    /// What of it.
    pub seen: Numbers,
    /// Whether no zone hides a part of it.
    pub whole: bool,
}

/// What somebody who stands so sees of the activities from one day to another, both included; without those of which they see
/// no number.
pub(crate) fn list_between(
    tx: &mut Tx,
    standing: Standing,
    owner: AthleteId,
    from: Day,
    to: Day,
) -> Result<Vec<SeenBetween>> {
    let decided = privacy::find(tx, owner)?;
    let [everyone, groups, friends, coach] = asked_for(standing, &decided);
    let rows = tx.list::<Row>(
        select_shown!(
            "WHERE a.athlete_id = $1
               AND (($5 AND a.audience = 'everyone') OR ($6 AND a.audience = 'groups')
                 OR ($7 AND a.audience = 'friends') OR ($8 AND a.audience = 'coach'))
               AND a.zones_revision = $2
               AND NOT a.held AND NOT a.hidden AND a.started_on >= $3 AND a.started_on <= $4
             ORDER BY a.started_on, a.activity_id"
        ),
        args![owner, decided.zones_revision, from, to, everyone, groups, friends, coach],
    )?;
    let show = |row: Row| {
        // The query asked for what this allows; should they ever differ, less is shown.
        decide(standing, &decided, &row.wished())?;
        let (activity, whole) = (row.activity_id, !row.hides);
        Some(SeenBetween { activity, seen: Numbers::of(row)?, whole })
    };
    Ok(rows.into_iter().filter_map(show).collect())
}

fn find_row(
    tx: &mut Tx,
    standing: Standing,
    owner: AthleteId,
    id: ActivityId,
) -> Result<Option<(Row, Parts<bool>)>> {
    let decided = privacy::find(tx, owner)?;
    find_decided(tx, standing, &decided, owner, id)
}

/// The activity as a card for somebody who stands so to its athlete, of whom it is known already what they decided.
pub(super) fn find_card(
    tx: &mut Tx,
    standing: Standing,
    decided: &Decided,
    owner: &Athlete,
    id: ActivityId,
) -> Result<Option<ActivityCard>> {
    let found = find_decided(tx, standing, decided, owner.id, id)?;
    Ok(found.map(|(row, parts)| card(row, owner.card(), parts)))
}

fn find_decided(
    tx: &mut Tx,
    standing: Standing,
    decided: &Decided,
    owner: AthleteId,
    id: ActivityId,
) -> Result<Option<(Row, Parts<bool>)>> {
    let row = tx.find::<Row>(
        select_shown!("WHERE a.athlete_id = $1 AND a.activity_id = $2"),
        args![owner, id],
    )?;
    let Some(row) = row else { return Ok(None) };
    let parts = decide(standing, decided, &row.wished());
    Ok(parts.map(|parts| (row, parts)))
}

/// The activities of `owner` that are for somebody who stands so, newest first. Ordered and paged by day, so that no page mark
/// carries the hour. For an app, `app_health` says whether it may see what is known of the body.
pub(super) fn list(
    tx: &mut Tx,
    standing: Standing,
    app_health: Option<bool>,
    owner: &Athlete,
    filter: &Filter,
    page: &PageQuery,
) -> Result<Page<ActivityCard>> {
    if standing == Standing::Blocked {
        return Err(Error::NotFound("athlete"));
    }
    let decided = privacy::find(tx, owner.id)?;
    let [everyone, groups, friends, coach] = asked_for(standing, &decided);
    let limit = page.limit();
    let (on, id) = match page.after::<(Day, ActivityId)>()? {
        Some((on, id)) => (on.to_string(), id),
        None => ("9999-12-31".to_owned(), ActivityId(kernel::ids::Uuid::max())),
    };
    let rows = tx.list::<Row>(
        select_shown!(
            "WHERE a.athlete_id = $1
               AND (($9 AND a.audience = 'everyone') OR ($10 AND a.audience = 'groups')
                 OR ($11 AND a.audience = 'friends') OR ($12 AND a.audience = 'coach'))
               AND a.zones_revision = $13 AND NOT a.held AND NOT a.hidden
               AND (a.started_on, a.activity_id) < ($2, $3)
               AND ($4 = '' OR a.sport = $4) AND a.started_on >= $5 AND a.started_on <= $6
               AND ($7 = '' OR a.search_shown LIKE $7 ESCAPE '!')
             ORDER BY a.started_on DESC, a.activity_id DESC LIMIT $8"
        ),
        args![
            owner.id,
            on,
            id,
            filter.sport(),
            filter.first_day(),
            filter.last_day(),
            filter.pattern(),
            limit + 1,
            everyone,
            groups,
            friends,
            coach,
            decided.zones_revision
        ],
    )?;
    let key = |row: &Row| (row.started_on, row.activity_id);
    let owner = owner.card();
    let show = |row: Row| {
        // The query asked for what this allows; should they ever differ, less is shown.
        let mut parts = decide(standing, &decided, &row.wished())?;
        if let Some(health) = app_health {
            parts.heart_rate = health && decided.health_allowed;
        }
        Some(card(row, owner.clone(), parts))
    };
    let Page { items, next } = Page::cut(rows, limit, key, show);
    Ok(Page { items: items.into_iter().flatten().collect(), next })
}

/// Whether activities for everyone, for groups, for friends, and for coaches are asked for.
fn asked_for(standing: Standing, decided: &Decided) -> [bool; 4] {
    let open = open_to(standing, decided);
    [Audience::Everyone, Audience::Groups, Audience::Friends, Audience::Coach]
        .map(|one| open.contains(&one))
}

/// Sums by sport of what somebody who stands so may see, the most frequent sport first.
pub(super) fn totals(tx: &mut Tx, standing: Standing, owner: AthleteId) -> Result<Vec<SportTotal>> {
    let decided = privacy::find(tx, owner)?;
    let [everyone, groups, friends, coach] = asked_for(standing, &decided);
    tx.list(
        "SELECT a.sport, COUNT(*),
                CAST(COALESCE(SUM(CASE WHEN a.hides THEN s.distance_m ELSE a.distance_m END), 0)
                  AS DOUBLE PRECISION),
                CAST(COALESCE(SUM(CASE WHEN a.hides THEN s.moving_s ELSE a.moving_s END), 0)
                  AS DOUBLE PRECISION)
         FROM activity a LEFT JOIN activity_shown s
           ON s.athlete_id = a.athlete_id AND s.activity_id = a.activity_id
         WHERE a.athlete_id = $1
           AND (($2 AND a.audience = 'everyone') OR ($3 AND a.audience = 'groups')
             OR ($4 AND a.audience = 'friends') OR ($5 AND a.audience = 'coach'))
           AND a.zones_revision = $6 AND NOT a.held AND NOT a.hidden
         GROUP BY a.sport ORDER BY COUNT(*) DESC, a.sport",
        args![owner, everyone, groups, friends, coach, decided.zones_revision],
    )
}

/// The one place where it is decided what a card holds for others.
pub(super) fn card(row: Row, owner: AthleteCard, parts: Parts<bool>) -> ActivityCard {
    ActivityCard {
        id: row.activity_id,
        athlete: owner,
        title: row.title.filter(|_| !row.title_from_file),
        sport: row.sport,
        sub_sport: row.sub_sport,
        started_at: row.started_at.filter(|_| parts.start).map(quarter),
        started_on: row.started_on,
        started_minute: row.started_minute.filter(|_| parts.start).map(|minute| minute / 15 * 15),
        time_zone: None,
        distance_m: row.distance_m.filter(|distance_m| *distance_m > 0.0),
        elapsed_s: row.elapsed_s,
        timer_s: row.timer_s,
        moving_s: row.moving_s,
        ascent_m: row.ascent_m,
        avg_speed_mps: row.avg_speed_mps,
        avg_heart_rate_bpm: row.avg_heart_rate_bpm.filter(|_| parts.heart_rate),
        avg_power_w: row.avg_power_w.filter(|_| parts.power),
        outline: row.outline.filter(|_| parts.map),
        audience: Audience::of(&row.audience),
        hidden: false,
        mine: false,
    }
}

/// The beginning of the quarter of an hour in which an instant lies.
fn quarter(at: Timestamp) -> Timestamp {
    const QUARTER_MS: i64 = 15 * 60_000;
    Timestamp(at.0.div_euclid(QUARTER_MS) * QUARTER_MS)
}

/// With all the parts that are for others.
pub(super) fn whole(
    tx: &mut Tx,
    row: Row,
    owner: AthleteCard,
    parts: Parts<bool>,
) -> Result<Activity> {
    let detail = find_detail(tx, &row)?;
    let gear = match row.gear_id.filter(|_| parts.gear) {
        Some(id) => gear::find(tx, row.athlete_id, id)?,
        None => None,
    };
    let gear = gear.map(gear::Row::of_activity).transpose()?;
    Ok(Activity { gear, ..for_others(row, owner, detail, parts) })
}

fn find_detail(tx: &mut Tx, row: &Row) -> Result<Detail> {
    let sql = match row.hides {
        true => "SELECT document FROM activity_shown WHERE athlete_id = $1 AND activity_id = $2",
        false => "SELECT document FROM activity_detail WHERE athlete_id = $1 AND activity_id = $2",
    };
    let found = tx.find::<(String,)>(sql, args![row.athlete_id, row.activity_id])?;
    match found {
        Some((document,)) => Ok(serde_json::from_str(&document)?),
        None => Ok(Detail::default()),
    }
}

fn for_others(row: Row, owner: AthleteCard, detail: Detail, parts: Parts<bool>) -> Activity {
    let body = |value: Option<f64>| value.filter(|_| parts.heart_rate);
    let watts = |value: Option<f64>| value.filter(|_| parts.power);
    let mut laps = detail.laps;
    for lap in &mut laps {
        *lap = Lap {
            avg_heart_rate_bpm: body(lap.avg_heart_rate_bpm),
            max_heart_rate_bpm: body(lap.max_heart_rate_bpm),
            avg_power_w: watts(lap.avg_power_w),
            ..lap.clone()
        };
    }
    let without_body = |mut splits: Vec<Split>| {
        for split in &mut splits {
            split.avg_heart_rate_bpm = body(split.avg_heart_rate_bpm);
        }
        splits
    };
    let mut best_efforts = Vec::with_capacity(detail.best_efforts.len());
    for effort in detail.best_efforts {
        best_efforts.push(ShownEffort {
            name: effort.name,
            distance_m: effort.distance_m,
            elapsed_s: effort.elapsed_s,
            started_after_s: effort.started_after_s,
            // Compared with what is hidden, it would tell of it.
            personal_best: false,
        });
    }
    Activity {
        description: row.description.clone().filter(|_| parts.notes),
        device: None,
        pool_length_m: detail.pool_length_m,
        descent_m: detail.descent_m,
        max_speed_mps: detail.max_speed_mps,
        grade_adjusted_speed_mps: detail.grade_adjusted_speed_mps,
        max_heart_rate_bpm: body(detail.max_heart_rate_bpm),
        max_power_w: watts(detail.max_power_w),
        weighted_power_w: watts(detail.weighted_power_w),
        avg_cadence_rpm: detail.avg_cadence_rpm,
        max_cadence_rpm: detail.max_cadence_rpm,
        avg_temperature_c: None,
        calories_kcal: body(detail.calories_kcal),
        load: body(row.load),
        load_source: detail.load_source.filter(|_| parts.heart_rate),
        zones: if parts.heart_rate { detail.zones } else { Vec::new() },
        laps,
        splits_km: without_body(detail.splits_km),
        splits_mile: without_body(detail.splits_mile),
        pauses: detail.pauses,
        best_efforts,
        gear: None,
        earned: None,
        warnings: Vec::new(),
        audiences: None,
        hides: false,
        has_streams: row.has_streams,
        has_map: row.has_map && parts.map,
        file_name: None,
        card: card(row, owner, parts),
    }
}

/// The right to look at the samples of an activity, and with which eyes.
pub(crate) struct Look {
    activity: Mine,
    /// The zones, and the parts that are for this viewer; `None` for its athlete.
    as_other: Option<(Vec<Disc>, Parts<bool>)>,
}

impl Look {
    /// For the samples of the activity with this id.
    pub fn find(
        tx: &mut Tx,
        friends: &dyn Friends,
        viewer: &Athlete,
        eyes: Eyes,
        id: ActivityId,
    ) -> Result<Look> {
        let owner = super::find_owner(tx, id)?.ok_or(NO_SUCH)?;
        let standing = match (owner == viewer.id, eyes) {
            (true, None) => return Look::find_own(tx, viewer, id),
            (true, Some(standing)) => standing,
            (false, _) => friends.standing(tx, viewer.id, owner)?,
        };
        let (row, parts) = find_row(tx, standing, owner, id)?.ok_or(NO_SUCH)?;
        let mut activity = find_mine(tx, owner, id)?.ok_or(NO_SUCH)?;
        activity.has_streams = row.has_streams;
        Ok(Look { activity, as_other: Some((zones::list_discs(tx, owner)?, parts)) })
    }

    /// For the samples of an own activity.
    pub fn find_own(tx: &mut Tx, owner: &Athlete, id: ActivityId) -> Result<Look> {
        let activity = find_mine(tx, owner.id, id)?.ok_or(NO_SUCH)?;
        Ok(Look { activity, as_other: None })
    }

    /// At most so many points, chosen evenly.
    pub async fn streams(self, app: &App, most: usize) -> Result<Streams> {
        if !self.activity.has_streams {
            return Err(Error::NotFound("recording of points"));
        }
        match self.as_other {
            None => streams::view(app, &self.activity, most).await,
            Some((discs, parts)) => {
                streams::view_as_other(app, &self.activity, discs, parts, most).await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_learn_the_quarter_of_an_hour_and_not_the_minute() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (exact, shown) in [
            ("2027-05-07T06:30:00Z", "2027-05-07T06:30:00Z"),
            ("2027-05-07T06:44:59Z", "2027-05-07T06:30:00Z"),
            ("1969-12-31T23:59:00Z", "1969-12-31T23:45:00Z"),
        ] {
            assert_eq!(quarter(at(exact)), at(shown), "{exact}");
        }
    }
}
