//! From a recording to an activity: every number that is shown, worked out by pure functions.
//!
//! What the device states goes first (distance, timer, elapsed time, mean and highest heart rate,
//! calories, climb): people compare with their watch, and the device saw more than it wrote down. What it
//! does not state, or states impossibly, is worked out by `physiology`. Moving time, splits, best efforts,
//! grade-adjusted speed, weighted power, zones and load are always ours, so that they mean the same for
//! every device.
use formats::{Recording, Samples, Stated};
use kernel::{Day, Timestamp};
use physiology::grade::Gait;
use physiology::load::{HeartRateZones, Session, session_load, time_in_zones};
use physiology::splits::{Columns, Stretch};
use physiology::{
    Sport, distance, efforts, elevation, energy, grade, moving, power, splits, summary,
};

use crate::body::BodyNumbers;
use crate::detail::{Detail, Effort, Lap, Pause, Split, Zone, tidy};
use crate::streams::codec::{self, Channel, Values};

/// Rises whenever the same file would give other numbers.
pub const DERIVATION_VERSION: u32 = 1;

/// The most points of the outline shown in lists.
const OUTLINE_POINTS: usize = 200;

/// What the numbers depend on besides the file.
#[derive(Debug, Clone)]
pub struct Person {
    /// The zone of the athlete's calendar, used where the recording does not tell its own.
    pub time_zone: String,
    /// Birthday, for the assumed maximal heart rate.
    pub birth_on: Option<Day>,
    /// The athlete's measures.
    pub body: BodyNumbers,
}

impl Person {
    /// Somebody of whom nothing is known: for `inspect`.
    pub fn unknown() -> Person {
        Person { time_zone: "UTC".into(), birth_on: None, body: BodyNumbers::default() }
    }
}

/// When an activity began, on the clock and the calendar of the place where it was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalStart {
    /// The instant.
    pub at: Timestamp,
    /// Seconds that the local clock was ahead of UTC.
    pub utc_offset_s: i32,
    /// An IANA name, or `+09:00` where only the offset is known.
    pub time_zone: String,
    /// The local day.
    pub on: Day,
    /// Minutes after local midnight.
    pub minute: u16,
}

/// An activity as it is stored.
#[derive(Debug, Clone)]
pub struct Derived {
    /// The sport, the athlete's choice or the file's.
    pub sport: formats::Sport,
    /// What the file says beyond that.
    pub sub_sport: Option<String>,
    /// The beginning.
    pub start: LocalStart,
    /// Metres; 0 when the device says so.
    pub distance_m: Option<f64>,
    /// From first to last moment.
    pub elapsed_s: f64,
    /// While the timer ran.
    pub timer_s: f64,
    /// In motion.
    pub moving_s: f64,
    /// Climb.
    pub ascent_m: Option<f64>,
    /// Distance over moving time.
    pub avg_speed_mps: Option<f64>,
    /// Mean heart rate.
    pub avg_heart_rate_bpm: Option<f64>,
    /// Mean power.
    pub avg_power_w: Option<f64>,
    /// 100 is an hour at threshold.
    pub load: f64,
    /// Encoded polyline of at most 200 points.
    pub outline: Option<String>,
    /// The name in the file, if it has one.
    pub title: Option<String>,
    /// How many samples there are.
    pub records: usize,
    /// Whether it was worked out with what the file tells of the body.
    pub with_health: bool,
    pub(crate) detail: Detail,
    /// The samples in their container; empty when there are none.
    pub(crate) streams: Vec<u8>,
    /// Whether there is any position.
    pub has_map: bool,
}

impl Derived {
    /// Whether there is nothing in it that anybody could want to keep.
    pub fn is_nothing(&self) -> bool {
        let moved = self.distance_m.unwrap_or(0.0) > 0.0;
        let lasted = self.elapsed_s > 0.0 || self.timer_s > 0.0;
        let measured = self.avg_heart_rate_bpm.is_some() || self.avg_power_w.is_some();
        !moved && !lasted && !measured && !self.has_map && self.detail.calories_kcal.is_none()
    }
}

/// Works everything out, with what the recording tells of the body if the athlete allows that, and as if it had never been
/// recorded if not.
pub(crate) fn derive_as_allowed(
    mut recording: Recording,
    chosen: Option<formats::Sport>,
    person: &Person,
) -> Derived {
    if !person.body.allowed {
        forget_health(&mut recording);
    }
    Derived { with_health: person.body.allowed, ..derive(&recording, chosen, person) }
}

/// Takes out what a recording tells of a body. Energy goes as well: watches work it out from heart rate and weight.
fn forget_health(recording: &mut Recording) {
    let samples = &mut recording.samples;
    for column in [
        &mut samples.heart_rate_bpm,
        &mut samples.respiration_brpm,
        &mut samples.core_temperature_c,
    ] {
        *column = Vec::new();
    }
    let of_laps = recording.laps.iter_mut().map(|lap| &mut lap.stated);
    for stated in of_laps.chain([&mut recording.stated]) {
        stated.avg_heart_rate_bpm = None;
        stated.max_heart_rate_bpm = None;
        stated.calories_kcal = None;
    }
}

/// Works everything out. `chosen` is the sport the athlete chose, if it is not the file's.
pub fn derive(recording: &Recording, chosen: Option<formats::Sport>, person: &Person) -> Derived {
    let sport = chosen.unwrap_or(recording.sport);
    let maths_sport = Sport::named(sport.as_str());
    let start = local_start(recording, &person.time_zone);
    let tracks = Tracks::of(recording, maths_sport);
    let pauses = &tracks.pauses;
    let samples = &recording.samples;
    let stated = &recording.stated;

    let Times { elapsed_s, timer_s } = times(recording, &tracks);
    let moving_s = match samples.len() {
        0 => timer_s,
        _ => tracks.moving.moving_s.min(timer_s.max(elapsed_s)),
    };

    let distance_m = tracks.total_m(stated);
    let climb_m = tracks.climb();
    let ascent_m = metres(stated.ascent_m).or(climb_m.map(|climb| climb.0));
    let descent_m = metres(stated.descent_m).or(climb_m.map(|climb| climb.1));
    let avg_speed_mps = speed(distance_m, moving_s).or(speed(distance_m, timer_s));
    let max_speed_mps = within(stated.max_speed_mps, 0.01, maths_sport.impossible_above_mps())
        .or_else(|| tracks.max_speed_mps(maths_sport));
    let avg_heart_rate_bpm = within(stated.avg_heart_rate_bpm, 20.0, 254.0)
        .or_else(|| summary::mean(&samples.heart_rate_bpm));
    let max_heart_rate_bpm = within(stated.max_heart_rate_bpm, 20.0, 254.0)
        .or_else(|| summary::max(&samples.heart_rate_bpm));
    let avg_power_w =
        within(stated.avg_power_w, 1.0, 5_000.0).or_else(|| summary::mean(&samples.power_w));
    let max_power_w =
        within(stated.max_power_w, 1.0, 10_000.0).or_else(|| summary::max(&samples.power_w));
    let per_second_w = power::resample_1hz(&samples.time_ms, &samples.power_w, pauses);
    let weighted_power_w = power::weighted_power_w(&per_second_w);
    let turning: Vec<f32> = samples.cadence_rpm.iter().copied().filter(|rpm| *rpm > 0.0).collect();

    let adjusted_m = tracks.adjusted_m.last().copied();
    let grade_adjusted_speed_mps = match tracks.climb_profile {
        Some(_) => speed(adjusted_m, moving_s),
        None => None,
    };
    let mut detail = Detail {
        device: recording.device.clone(),
        pool_length_m: recording.pool_length_m.map(tidy),
        descent_m: descent_m.map(tidy),
        max_speed_mps: max_speed_mps.map(tidy),
        grade_adjusted_speed_mps: grade_adjusted_speed_mps.map(tidy),
        max_heart_rate_bpm: max_heart_rate_bpm.map(tidy),
        max_power_w: max_power_w.map(tidy),
        weighted_power_w: weighted_power_w.map(tidy),
        weighted_power_s: weighted_power_w.map(|_| per_second_w.len() as f64),
        avg_cadence_rpm: within(stated.avg_cadence_rpm, 1.0, 500.0)
            .or_else(|| summary::mean(&turning))
            .map(tidy),
        max_cadence_rpm: within(stated.max_cadence_rpm, 1.0, 500.0)
            .or_else(|| summary::max(&turning))
            .map(tidy),
        avg_temperature_c: within(stated.avg_temperature_c, -60.0, 80.0)
            .or_else(|| summary::mean(&samples.temperature_c))
            .map(tidy),
        calories_kcal: within(stated.calories_kcal, 1.0, 100_000.0).map(tidy),
        calories_stated: within(stated.calories_kcal, 1.0, 100_000.0).is_some(),
        pauses: shown_pauses(recording),
        warnings: recording.warnings.iter().map(ToString::to_string).collect(),
        ..Detail::default()
    };
    let mut derived = Derived {
        sport,
        sub_sport: recording.sub_sport.clone(),
        start,
        distance_m: distance_m.map(tidy),
        elapsed_s: tidy(elapsed_s),
        timer_s: tidy(timer_s),
        moving_s: tidy(moving_s),
        ascent_m: ascent_m.map(tidy),
        avg_speed_mps: avg_speed_mps.map(tidy),
        avg_heart_rate_bpm: avg_heart_rate_bpm.map(tidy),
        avg_power_w: avg_power_w.map(tidy),
        load: 0.0,
        outline: None,
        title: recording.title.clone(),
        records: samples.len(),
        with_health: true,
        detail: Detail::default(),
        streams: Vec::new(),
        has_map: samples.latitude_deg.iter().any(|value| value.is_finite()),
    };
    let strain = strain(&Strained {
        sport: maths_sport,
        started_on: derived.start.on,
        time_ms: &samples.time_ms,
        heart_rate_bpm: &samples.heart_rate_bpm,
        pauses,
        moving_s: derived.moving_s,
        avg_speed_mps: derived.avg_speed_mps,
        avg_heart_rate_bpm: derived.avg_heart_rate_bpm,
        avg_power_w: derived.avg_power_w,
        detail: &detail,
        person,
    });
    derived.load = strain.load;
    strain.put_into(&mut detail);

    let columns = tracks.columns(samples);
    detail.laps = laps(recording, &columns, pauses);
    detail.splits_km = shown_splits(&columns, 1000.0);
    detail.splits_mile = shown_splits(&columns, efforts::MILE_M);
    detail.best_efforts = efforts_of(&samples.time_ms, &tracks.distance_m, sport);
    if derived.has_map {
        derived.outline = outline_of(&samples.latitude_deg, &samples.longitude_deg);
    }
    derived.streams = pack(samples, &tracks.distance_m);
    derived.detail = detail;
    derived
}

/// How long it took.
struct Times {
    elapsed_s: f64,
    timer_s: f64,
}

fn times(recording: &Recording, tracks: &Tracks) -> Times {
    let stated = &recording.stated;
    let segments = segments(recording);
    if !segments.is_empty() {
        return times_of_segments(&segments, recording, tracks);
    }
    let timer_stated_s = duration(stated.timer_s);
    let elapsed_s = duration(stated.elapsed_s).unwrap_or(match recording.samples.is_empty() {
        true => timer_stated_s.unwrap_or(0.0),
        false => {
            let last_ms = recording.samples.time_ms.last().copied();
            seconds_between(recording.started_at_ms, last_ms)
        }
    });
    let end_ms = recording.started_at_ms + (elapsed_s * 1000.0) as i64;
    let merged = physiology::time::merged(&tracks.pauses);
    let paused_ms = physiology::time::paused_ms(&merged, recording.started_at_ms, end_ms);
    let timer_s = timer_stated_s.unwrap_or((elapsed_s - paused_ms as f64 / 1000.0).max(0.0));
    Times { elapsed_s, timer_s }
}

/// GPX knows neither a timer nor a summary. Recorders begin a new segment when they are started again, so
/// the time of a track is that of its segments; and since most of them go on writing while the athlete
/// stands, the timer counts what is faster than 1 km/h, which is the usual reading of such files.
fn times_of_segments(
    segments: &[std::ops::Range<usize>],
    recording: &Recording,
    tracks: &Tracks,
) -> Times {
    const STANDING_MPS: f64 = 1.0 / 3.6;
    let samples = &recording.samples;
    let mut times = Times { elapsed_s: 0.0, timer_s: 0.0 };
    for segment in segments {
        for row in segment.start + 1..segment.end {
            let took_s = (samples.time_ms[row] - samples.time_ms[row - 1]) as f64 / 1000.0;
            times.elapsed_s += took_s;
            let along_m = match tracks.distance_m.get(row) {
                Some(here_m) => here_m - tracks.distance_m[row - 1],
                None => continue,
            };
            let altitude_m =
                |row: usize| samples.altitude_m.get(row).map_or(f64::NAN, |m| f64::from(*m));
            let up_m = altitude_m(row) - altitude_m(row - 1);
            let way_m = if up_m.is_finite() { along_m.hypot(up_m) } else { along_m };
            if way_m > STANDING_MPS * took_s {
                times.timer_s += took_s;
            }
        }
    }
    times
}

/// The rows of each segment of a GPX track; empty for other recordings.
fn segments(recording: &Recording) -> Vec<std::ops::Range<usize>> {
    let mut segments: Vec<std::ops::Range<usize>> = Vec::new();
    let time_ms = &recording.samples.time_ms;
    for lap in &recording.laps {
        if lap.trigger != formats::LapTrigger::Segment {
            return Vec::new();
        }
        let rows = summary::samples_between(time_ms, lap.started_at_ms, lap.ended_at_ms + 1);
        // Two segments that meet at one instant share no row.
        let from = segments.last().map_or(rows.start, |before| rows.start.max(before.end));
        segments.push(from..rows.end.max(from));
    }
    segments
}

/// The day and hour of the start. The recording's own offset decides; where it has none, the athlete's
/// zone does. A later move of the athlete to another zone changes nothing: the day is stored.
fn local_start(recording: &Recording, home_zone: &str) -> LocalStart {
    let at = Timestamp(recording.started_at_ms);
    let home = at.zoned(home_zone);
    let home_offset_s = home.offset().seconds();
    // From Baker Island to Kiribati.
    let told_s = recording.utc_offset_s.filter(|told_s| (-12 * 3600..=14 * 3600).contains(told_s));
    let utc_offset_s = told_s.unwrap_or(home_offset_s);
    let time_zone = match utc_offset_s == home_offset_s {
        true => home_zone.to_owned(),
        false => offset_name(utc_offset_s),
    };
    let local_ms = at.0 + i64::from(utc_offset_s) * 1000;
    let minute = local_ms.div_euclid(60_000).rem_euclid(24 * 60);
    LocalStart {
        at,
        utc_offset_s,
        time_zone,
        on: Timestamp(local_ms).day_in("UTC"),
        minute: minute as u16,
    }
}

fn offset_name(offset_s: i32) -> String {
    let sign = if offset_s < 0 { '-' } else { '+' };
    let minutes = offset_s.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The cumulative columns that everything else is read from.
struct Tracks {
    pauses: Vec<physiology::Pause>,
    distance_m: Vec<f64>,
    by_device: bool,
    moving: moving::Moving,
    climb_profile: Option<elevation::ClimbProfile>,
    adjusted_m: Vec<f64>,
}

impl Tracks {
    fn of(recording: &Recording, sport: Sport) -> Tracks {
        let samples = &recording.samples;
        let pauses: Vec<physiology::Pause> = recording
            .pauses
            .iter()
            .map(|pause| (pause.stopped_at_ms, pause.resumed_at_ms))
            .collect();
        let by_device = has_values(&samples.distance_m);
        let distance_m = if by_device {
            distance::device(&samples.time_ms, &samples.distance_m)
        } else if samples.latitude_deg.is_empty() {
            Vec::new()
        } else {
            track_m(recording, &pauses, sport)
        };
        let moving = moving::moving(
            &samples.time_ms,
            &distance_m,
            &samples.speed_mps,
            sport.standing_below_mps(),
            &pauses,
        );
        let climb_profile = (!samples.altitude_m.is_empty())
            .then(|| elevation::profile(&samples.time_ms, &samples.altitude_m));
        let mut adjusted_m = Vec::new();
        if let (Some(gait), Some(profile)) = (gait(sport), &climb_profile)
            && !distance_m.is_empty()
        {
            let grades = grade::along_track(&distance_m, &profile.altitude_m);
            adjusted_m = grade::adjusted_distance(&distance_m, &grades, gait);
        }
        Tracks { pauses, distance_m, by_device, moving, climb_profile, adjusted_m }
    }

    /// What the device states, unless its own samples show that it forgot to count.
    fn total_m(&self, stated: &Stated) -> Option<f64> {
        let counted_m = match (self.by_device, self.distance_m.last()) {
            (_, None) => None,
            // A chained or multisport file may go on counting: the way before the start is not ours.
            (true, Some(last_m)) => Some(last_m - self.distance_m[0].min(*last_m)),
            (false, Some(last_m)) => Some(*last_m),
        };
        match metres(stated.distance_m) {
            Some(stated_m) if stated_m > 0.0 => Some(stated_m),
            Some(zero_m) => counted_m.filter(|_| self.by_device).or(Some(zero_m)),
            None => counted_m,
        }
    }

    fn climb(&self) -> Option<(f64, f64)> {
        let total = self.climb_profile.as_ref()?.total();
        Some((total.ascent_m, total.descent_m))
    }

    /// Fastest value of the device; what a track alone shows is mostly noise of the position.
    fn max_speed_mps(&self, sport: Sport) -> Option<f64> {
        let fastest_mps = self.moving_speed_mps()?;
        within(Some(fastest_mps), 0.01, sport.impossible_above_mps())
    }

    /// The best mean over ten seconds of the way.
    fn moving_speed_mps(&self) -> Option<f64> {
        let cumulative_s = &self.moving.cumulative_s;
        let mut best_mps: Option<f64> = None;
        let mut from = 0;
        for to in 0..self.distance_m.len().min(cumulative_s.len()) {
            while from < to && cumulative_s[to] - cumulative_s[from + 1] >= 10.0 {
                from += 1;
            }
            let took_s = cumulative_s[to] - cumulative_s[from];
            if took_s >= 10.0 {
                let mps = (self.distance_m[to] - self.distance_m[from]) / took_s;
                best_mps = Some(best_mps.map_or(mps, |best: f64| best.max(mps)));
            }
        }
        best_mps
    }

    fn columns<'a>(&'a self, samples: &'a Samples) -> Columns<'a, f32> {
        let profile = self.climb_profile.as_ref();
        Columns {
            time_ms: &samples.time_ms,
            distance_m: &self.distance_m,
            moving_s: &self.moving.cumulative_s,
            ascent_m: profile.map_or(&[], |profile| profile.ascent_m.as_slice()),
            descent_m: profile.map_or(&[], |profile| profile.descent_m.as_slice()),
            adjusted_m: &self.adjusted_m,
            heart_rate_bpm: &samples.heart_rate_bpm,
        }
    }
}

/// The way along the positions. Between the segments of a GPX track nothing was recorded, so each is a
/// track of its own and the way between them does not count.
fn track_m(recording: &Recording, pauses: &[physiology::Pause], sport: Sport) -> Vec<f64> {
    let samples = &recording.samples;
    let mut cumulative_m = Vec::with_capacity(samples.len());
    let mut pieces = segments(recording);
    if pieces.iter().map(ExactSizeIterator::len).sum::<usize>() != samples.len() {
        pieces.clear();
        pieces.push(0..samples.len());
    }
    for rows in pieces {
        let before_m = cumulative_m.last().copied().unwrap_or(0.0);
        let piece = distance::track(
            &samples.time_ms[rows.clone()],
            &samples.latitude_deg[rows.clone()],
            &samples.longitude_deg[rows.clone()],
            samples.gps_accuracy_m.get(rows).unwrap_or_default(),
            pauses,
            sport.impossible_above_mps(),
        );
        cumulative_m.extend(piece.cumulative_m.iter().map(|metres| before_m + metres));
    }
    cumulative_m
}

fn gait(sport: Sport) -> Option<Gait> {
    match sport {
        Sport::Running => Some(Gait::Running),
        Sport::Walking | Sport::Hiking => Some(Gait::Walking),
        _ => None,
    }
}

/// What zones, load and estimated energy are worked out from; the same at import and when the athlete's
/// measures change.
pub(crate) struct Strained<'a> {
    pub sport: Sport,
    pub started_on: Day,
    pub time_ms: &'a [i64],
    pub heart_rate_bpm: &'a [f32],
    pub pauses: &'a [physiology::Pause],
    pub moving_s: f64,
    pub avg_speed_mps: Option<f64>,
    pub avg_heart_rate_bpm: Option<f64>,
    pub avg_power_w: Option<f64>,
    pub detail: &'a Detail,
    pub person: &'a Person,
}

/// What depends on the athlete's measures.
#[derive(Debug, PartialEq)]
pub(crate) struct Strain {
    pub load: f64,
    source: &'static str,
    zones: Vec<Zone>,
    calories_kcal: Option<f64>,
}

impl Strain {
    pub fn put_into(self, detail: &mut Detail) {
        detail.load_source = Some(self.source.to_owned());
        detail.zones = self.zones;
        if !detail.calories_stated {
            detail.calories_kcal = self.calories_kcal;
        }
    }
}

pub(crate) fn strain(of: &Strained<'_>) -> Strain {
    let body = of.person.body.at(of.person.birth_on, of.started_on);
    let adjusted_speed_mps = of.detail.grade_adjusted_speed_mps.or(of.avg_speed_mps);
    let session = Session {
        sport: of.sport,
        time_ms: of.time_ms,
        heart_rate_bpm: of.heart_rate_bpm,
        pauses: of.pauses,
        weighted_power: of.detail.weighted_power_w.zip(of.detail.weighted_power_s),
        adjusted_speed_mps: adjusted_speed_mps.filter(|_| of.sport.is_on_foot()),
        moving_s: of.moving_s,
    };
    let load = session_load(&session, &body);

    let mut zones = Vec::new();
    if has_values(of.heart_rate_bpm) {
        let edges = HeartRateZones::of_max(body.max_heart_rate_or_assumed_bpm());
        let time = time_in_zones(of.time_ms, of.heart_rate_bpm, of.pauses, &edges);
        for (index, seconds) in time.zone_s.into_iter().enumerate() {
            zones.push(Zone {
                zone: index as u8 + 1,
                from_bpm: tidy(edges.from_bpm[index]),
                to_bpm: edges.from_bpm.get(index + 1).copied().map(tidy),
                seconds: tidy(seconds),
            });
        }
    }
    let effort = energy::Effort {
        on_foot: gait(of.sport).zip(adjusted_speed_mps.map(|mps| mps * of.moving_s)),
        // Power counts as work only where it is measured at a crank or a handle.
        mean_power_w: of.avg_power_w.filter(|_| matches!(of.sport, Sport::Cycling | Sport::Rowing)),
        mean_heart_rate_bpm: of.avg_heart_rate_bpm,
        moving_s: of.moving_s,
    };
    // An estimate from an assumed weight would look more certain than it is.
    let can_estimate = effort.mean_power_w.is_some() || body.weight_kg.is_some();
    let calories_kcal =
        can_estimate.then(|| energy::estimate_kcal(&effort, &body)).flatten().map(tidy);
    Strain { load: tidy(load.value), source: load.source.name(), zones, calories_kcal }
}

fn laps(
    recording: &Recording,
    columns: &Columns<'_, f32>,
    pauses: &[physiology::Pause],
) -> Vec<Lap> {
    let ranges: Vec<(i64, i64)> =
        recording.laps.iter().map(|lap| (lap.started_at_ms, lap.ended_at_ms)).collect();
    let stretches = splits::stretches(columns, &ranges);
    let merged = physiology::time::merged(pauses);
    let samples = &recording.samples;
    let mut shown = Vec::with_capacity(ranges.len());
    for (index, (lap, stretch)) in recording.laps.iter().zip(stretches).enumerate() {
        let (from_ms, to_ms) = ranges[index];
        let within_lap = summary::samples_between(&samples.time_ms, from_ms, to_ms);
        let elapsed_s = duration(lap.stated.elapsed_s).unwrap_or((to_ms - from_ms) as f64 / 1000.0);
        let paused_s = physiology::time::paused_ms(&merged, from_ms, to_ms) as f64 / 1000.0;
        let timer_s = duration(lap.stated.timer_s).unwrap_or((elapsed_s - paused_s).max(0.0));
        let moving_s = stretch.moving_s.map(|moving_s| moving_s.min(timer_s.max(elapsed_s)));
        let distance_m = metres(lap.stated.distance_m).or(stretch.distance_m);
        let mean = |column: &[f32]| column.get(within_lap.clone()).and_then(summary::mean);
        let max = |column: &[f32]| column.get(within_lap.clone()).and_then(summary::max);
        let lap_speed_mps = moving_s.and_then(|moving_s| speed(distance_m, moving_s));
        shown.push(Lap {
            index: index as u32 + 1,
            started_after_s: tidy(seconds_between(recording.started_at_ms, Some(from_ms))),
            elapsed_s: tidy(elapsed_s),
            timer_s: tidy(timer_s),
            moving_s: moving_s.map(tidy),
            distance_m: distance_m.map(tidy),
            ascent_m: metres(lap.stated.ascent_m).or(stretch.ascent_m).map(tidy),
            avg_speed_mps: lap_speed_mps.or(speed(distance_m, timer_s)).map(tidy),
            avg_heart_rate_bpm: within(lap.stated.avg_heart_rate_bpm, 20.0, 254.0)
                .or_else(|| mean(&samples.heart_rate_bpm))
                .map(tidy),
            max_heart_rate_bpm: within(lap.stated.max_heart_rate_bpm, 20.0, 254.0)
                .or_else(|| max(&samples.heart_rate_bpm))
                .map(tidy),
            avg_power_w: within(lap.stated.avg_power_w, 1.0, 5_000.0)
                .or_else(|| mean(&samples.power_w))
                .map(tidy),
            avg_cadence_rpm: within(lap.stated.avg_cadence_rpm, 1.0, 500.0)
                .or_else(|| mean(&samples.cadence_rpm))
                .map(tidy),
        });
    }
    shown
}

fn shown_splits(columns: &Columns<'_, f32>, length_m: f64) -> Vec<Split> {
    let whole = splits::splits(columns, length_m);
    let mut shown = Vec::with_capacity(whole.len());
    for stretch in &whole {
        // A remainder of less than a metre is the end of the line, not a split.
        let distance_m = stretch.distance_m.unwrap_or(0.0);
        if distance_m >= 1.0 {
            shown.push(shown_split(shown.len() as u32 + 1, stretch, distance_m));
        }
    }
    shown
}

fn shown_split(index: u32, stretch: &Stretch, distance_m: f64) -> Split {
    Split {
        index,
        distance_m: tidy(distance_m),
        elapsed_s: tidy(stretch.elapsed_s),
        moving_s: tidy(stretch.moving_s.unwrap_or(stretch.elapsed_s)),
        ascent_m: stretch.ascent_m.map(tidy),
        descent_m: stretch.descent_m.map(tidy),
        avg_speed_mps: tidy(stretch.avg_speed_mps().unwrap_or(0.0)),
        grade_adjusted_speed_mps: stretch.grade_adjusted_speed_mps().map(tidy),
        avg_heart_rate_bpm: stretch.avg_heart_rate_bpm.map(tidy),
    }
}

/// The fastest stretches of a sport's usual lengths; instants count from the first sample.
pub(crate) fn efforts_of(
    time_ms: &[i64],
    distance_m: &[f64],
    sport: formats::Sport,
) -> Vec<Effort> {
    let sport = Sport::named(sport.as_str());
    let targets = efforts::targets(sport);
    if targets.is_empty() || distance_m.is_empty() {
        return Vec::new();
    }
    let found = efforts::best_efforts(time_ms, distance_m, sport, targets);
    let mut shown = Vec::with_capacity(found.len());
    for effort in found {
        shown.push(Effort {
            name: effort.target.name.to_owned(),
            distance_m: effort.target.distance_m,
            elapsed_s: tidy(effort.elapsed_s),
            started_after_s: tidy(effort.started_after_s),
        });
    }
    shown
}

/// The track in few points for lists; `None` without two positions.
pub(crate) fn outline_of(latitude_deg: &[f64], longitude_deg: &[f64]) -> Option<String> {
    let line = physiology::polyline::outline(latitude_deg, longitude_deg, OUTLINE_POINTS);
    (!line.is_empty()).then_some(line)
}

fn shown_pauses(recording: &Recording) -> Vec<Pause> {
    let mut shown = Vec::with_capacity(recording.pauses.len());
    for pause in &recording.pauses {
        shown.push(Pause {
            started_after_s: tidy(seconds_between(
                recording.started_at_ms,
                Some(pause.stopped_at_ms),
            )),
            duration_s: tidy((pause.resumed_at_ms - pause.stopped_at_ms) as f64 / 1000.0),
        });
    }
    shown
}

/// The samples in their container, with the distance that all numbers were worked out from.
pub(crate) fn pack(samples: &Samples, distance_m: &[f64]) -> Vec<u8> {
    if samples.is_empty() {
        return Vec::new();
    }
    codec::encode(&[
        (Channel::TimeMs, Values::Whole(&samples.time_ms)),
        (Channel::LatitudeDeg, Values::Wide(&samples.latitude_deg)),
        (Channel::LongitudeDeg, Values::Wide(&samples.longitude_deg)),
        (Channel::AltitudeM, Values::Narrow(&samples.altitude_m)),
        (Channel::DistanceM, Values::Wide(distance_m)),
        (Channel::SpeedMps, Values::Narrow(&samples.speed_mps)),
        (Channel::HeartRateBpm, Values::Narrow(&samples.heart_rate_bpm)),
        (Channel::CadenceRpm, Values::Narrow(&samples.cadence_rpm)),
        (Channel::PowerW, Values::Narrow(&samples.power_w)),
        (Channel::TemperatureC, Values::Narrow(&samples.temperature_c)),
        (Channel::GpsAccuracyM, Values::Narrow(&samples.gps_accuracy_m)),
        (Channel::VerticalOscillationMm, Values::Narrow(&samples.vertical_oscillation_mm)),
        (Channel::GroundContactMs, Values::Narrow(&samples.ground_contact_ms)),
        (Channel::StepLengthMm, Values::Narrow(&samples.step_length_mm)),
        (Channel::RightPowerPercent, Values::Narrow(&samples.right_power_percent)),
        (Channel::RespirationBrpm, Values::Narrow(&samples.respiration_brpm)),
        (Channel::CoreTemperatureC, Values::Narrow(&samples.core_temperature_c)),
    ])
}

fn has_values<T: Copy + Into<f64>>(column: &[T]) -> bool {
    column.iter().any(|&value| value.into().is_finite())
}

fn seconds_between(from_ms: i64, to_ms: Option<i64>) -> f64 {
    to_ms.map_or(0.0, |to_ms| (to_ms - from_ms).max(0) as f64 / 1000.0)
}

fn speed(distance_m: Option<f64>, seconds: f64) -> Option<f64> {
    let mps = distance_m? / seconds;
    (mps.is_finite() && mps > 0.0).then_some(mps)
}

/// A stated value, if a body or a machine can have it.
fn within(stated: Option<f64>, from: f64, to: f64) -> Option<f64> {
    stated.filter(|value| (from..=to).contains(value))
}

/// A stated time of more than nothing and at most what a recording may last.
fn duration(stated_s: Option<f64>) -> Option<f64> {
    within(stated_s, 1e-9, formats::LONGEST_MS as f64 / 1000.0)
}

/// A stated way, at most once around the earth.
fn metres(stated_m: Option<f64>) -> Option<f64> {
    within(stated_m, 0.0, 40_100_000.0)
}

#[cfg(test)]
mod tests {
    use formats::{Kind, Lap as FileLap, LapTrigger};

    use super::*;

    const START_MS: i64 = 1_777_618_800_000;

    /// Ten minutes at 3 m/s as a file without any summary.
    fn recording() -> Recording {
        let mut samples = Samples::default();
        for second in 0..=600 {
            samples.time_ms.push(START_MS + second * 1000);
            samples.distance_m.push(second as f64 * 3.0);
        }
        Recording {
            kind: Kind::Fit,
            sport: formats::Sport::Running,
            sub_sport: None,
            started_at_ms: START_MS,
            utc_offset_s: None,
            title: None,
            device: None,
            pool_length_m: None,
            stated: Stated::default(),
            laps: Vec::new(),
            lengths: Vec::new(),
            pauses: Vec::new(),
            samples,
            warnings: Vec::new(),
        }
    }

    fn derived(change: impl FnOnce(&mut Recording)) -> Derived {
        let mut recording = recording();
        change(&mut recording);
        derive(&recording, None, &Person::unknown())
    }

    #[test]
    fn what_the_device_states_goes_first_and_nonsense_does_not() {
        let by_samples = derived(|_| {});
        assert_eq!((by_samples.distance_m, by_samples.timer_s), (Some(1800.0), 600.0));
        let stated = derived(|r| {
            r.stated.distance_m = Some(1795.5);
            r.stated.timer_s = Some(590.0);
            r.stated.avg_heart_rate_bpm = Some(151.0);
        });
        assert_eq!((stated.distance_m, stated.timer_s), (Some(1795.5), 590.0));
        assert_eq!(stated.avg_heart_rate_bpm, Some(151.0));
        let nonsense = derived(|r| {
            r.stated.distance_m = Some(f64::INFINITY);
            r.stated.timer_s = Some(-5.0);
            r.stated.elapsed_s = Some(1e12);
            r.stated.avg_heart_rate_bpm = Some(0.0);
            r.stated.max_speed_mps = Some(400.0);
        });
        assert_eq!(
            (nonsense.distance_m, nonsense.timer_s, nonsense.elapsed_s),
            (Some(1800.0), 600.0, 600.0)
        );
        assert_eq!(nonsense.avg_heart_rate_bpm, None);
        assert!(nonsense.detail.max_speed_mps.unwrap() < 3.1);
    }

    #[test]
    fn a_device_that_forgot_to_sum_is_reminded_of_its_own_counter() {
        let forgot = derived(|r| r.stated.distance_m = Some(0.0));
        assert_eq!(forgot.distance_m, Some(1800.0));
        let stood = derived(|r| {
            r.stated.distance_m = Some(0.0);
            r.samples.distance_m.clear();
        });
        assert_eq!(stood.distance_m, Some(0.0));
    }

    #[test]
    fn standing_still_is_not_moving() {
        let stood = derived(|r| {
            for metres in &mut r.samples.distance_m[200..=320] {
                *metres = 600.0;
            }
            for metres in &mut r.samples.distance_m[321..] {
                *metres -= 360.0;
            }
        });
        assert_eq!((stood.elapsed_s, stood.moving_s), (600.0, 480.0));
        assert_eq!(stood.avg_speed_mps, Some(3.0));
    }

    #[test]
    fn a_pause_is_in_the_elapsed_time_and_not_in_the_timer() {
        let paused = derived(|r| {
            r.pauses.push(formats::Pause {
                stopped_at_ms: START_MS + 100_000,
                resumed_at_ms: START_MS + 160_000,
            });
        });
        assert_eq!((paused.elapsed_s, paused.timer_s), (600.0, 540.0));
        assert_eq!(paused.detail.pauses[0].started_after_s, 100.0);
    }

    #[test]
    fn the_way_between_two_segments_of_a_gpx_track_does_not_count() {
        let segment = |from_s: i64, to_s: i64| FileLap {
            started_at_ms: START_MS + from_s * 1000,
            ended_at_ms: START_MS + to_s * 1000,
            trigger: LapTrigger::Segment,
            stated: Stated::default(),
        };
        let ferry = derived(|r| {
            r.kind = Kind::Gpx;
            r.samples = Samples::default();
            for second in (0..=100).chain(3_600..=3_700) {
                r.samples.time_ms.push(START_MS + second * 1000);
                // 0.00001 degrees north are 1.11 m; the ferry takes a degree east.
                let on_foot = if second <= 100 { second } else { second - 3_500 };
                r.samples.latitude_deg.push(45.0 + on_foot as f64 * 2.7e-5);
                r.samples.longitude_deg.push(if second <= 100 { 9.0 } else { 10.0 });
            }
            r.laps = vec![segment(0, 100), segment(3_600, 3_700)];
        });
        assert!((ferry.distance_m.unwrap() - 600.0).abs() < 3.0, "{:?}", ferry.distance_m);
        assert_eq!((ferry.elapsed_s, ferry.timer_s), (200.0, 200.0));
    }

    #[test]
    fn the_recordings_own_clock_decides_the_day() {
        let start = |zone: &str, offset_s: Option<i32>| {
            let mut recording = recording();
            recording.utc_offset_s = offset_s;
            let start = local_start(&recording, zone);
            (start.time_zone, start.on.to_string(), start.minute)
        };
        // 1 May 2026, 07:00 in Greenwich.
        assert_eq!(start("Europe/Rome", None), ("Europe/Rome".into(), "2026-05-01".into(), 540));
        assert_eq!(start("Europe/Rome", Some(7200)).0, "Europe/Rome");
        let adelaide = ("+09:30".into(), "2026-05-01".into(), 16 * 60 + 30);
        assert_eq!(start("Europe/Rome", Some(34_200)), adelaide);
        let baker = ("-12:00".into(), "2026-04-30".into(), 19 * 60);
        assert_eq!(start("Europe/Rome", Some(-43_200)), baker);
        assert_eq!(start("Europe/Rome", Some(1_000_000)).0, "Europe/Rome");
    }

    #[test]
    fn a_file_of_nothing_is_nothing() {
        let nothing = derived(|r| {
            r.samples = Samples::default();
            r.samples.time_ms.push(START_MS);
        });
        assert!(nothing.is_nothing());
        let a_heartbeat = derived(|r| {
            r.samples = Samples::default();
            r.samples.time_ms.push(START_MS);
            r.samples.heart_rate_bpm.push(112.0);
        });
        assert!(!a_heartbeat.is_nothing());
    }
}
