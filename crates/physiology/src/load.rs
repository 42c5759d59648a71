//! How hard a session was: zones, impulses, and one number comparable across sports.
//!
//! **The scale.** 100 is one hour at the athlete's threshold, the effort they can hold for about an
//! hour. Half an hour there is 50; an easy hour is 40 to 65. Which measurement it came from is kept
//! beside the number, because they are not equally good.

use crate::body::{Body, Sex};
use crate::sport::Sport;
use crate::time::{LONGEST_HOLD_S, Pause, active_s};

/// Id of [`banister_trimp`].
pub const BANISTER: &str = "load/banister-1";
/// Id of [`edwards_load`].
pub const EDWARDS: &str = "load/edwards-1";
/// Id of [`HeartRateZones`] and [`time_in_zones`].
pub const ZONES: &str = "load/zones-1";
/// Id of [`session_load`].
pub const SESSION: &str = "load/session-1";

/// Banister's training impulse of one minute at a fraction of the heart rate reserve (1991):
/// x k e^(b x), for men k 0.64 and b 1.92, for women 0.86 and 1.67.
pub fn banister_per_min(reserve_fraction: f64, sex: Sex) -> f64 {
    let x = reserve_fraction.clamp(0.0, 1.0);
    match sex {
        Sex::Male => x * 0.64 * (1.92 * x).exp(),
        Sex::Female => x * 0.86 * (1.67 * x).exp(),
    }
}

/// Share of the way from resting to maximal heart rate; may lie outside 0 to 1.
pub fn reserve_fraction(heart_rate_bpm: f64, resting_bpm: f64, max_bpm: f64) -> f64 {
    (heart_rate_bpm - resting_bpm) / (max_bpm - resting_bpm)
}

/// Banister's training impulse of a recording, summed over its intervals.
///
/// Each value holds until the next sample, at most [`LONGEST_HOLD_S`], not during pauses. `None`
/// when no heart rate was recorded or the two limits make no sense.
pub fn banister_trimp<T: Copy + Into<f64>>(
    time_ms: &[i64],
    heart_rate_bpm: &[T],
    pauses: &[Pause],
    resting_bpm: f64,
    max_bpm: f64,
    sex: Sex,
) -> Option<f64> {
    if !plausible_limits(resting_bpm, max_bpm) {
        return None;
    }
    let mut trimp = None;
    held(time_ms, heart_rate_bpm, pauses, |bpm, held_s| {
        let fraction = reserve_fraction(bpm, resting_bpm, max_bpm);
        *trimp.get_or_insert(0.0) += banister_per_min(fraction, sex) * held_s / 60.0;
    });
    trimp
}

/// Five heart-rate zones, by their lower edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeartRateZones {
    /// Lower edge of zones 1 to 5, beats a minute, ascending. A value on an edge belongs to the
    /// zone above it; below the first edge is no zone.
    pub from_bpm: [f64; 5],
}

impl HeartRateZones {
    /// The common five: from 50, 60, 70, 80 and 90 % of the maximum.
    pub fn of_max(max_bpm: f64) -> HeartRateZones {
        HeartRateZones { from_bpm: [0.5, 0.6, 0.7, 0.8, 0.9].map(|share| share * max_bpm) }
    }

    /// The zone of a heart rate, 1 to 5; 0 is below all zones.
    pub fn zone(&self, heart_rate_bpm: f64) -> usize {
        let mut zone = 0;
        for from_bpm in self.from_bpm {
            if heart_rate_bpm >= from_bpm {
                zone += 1;
            }
        }
        zone
    }
}

/// Seconds spent in each zone.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct TimeInZones {
    /// Below zone 1.
    pub below_s: f64,
    /// Zones 1 to 5.
    pub zone_s: [f64; 5],
}

/// Time in zones of a recording; values hold as in [`banister_trimp`].
pub fn time_in_zones<T: Copy + Into<f64>>(
    time_ms: &[i64],
    heart_rate_bpm: &[T],
    pauses: &[Pause],
    zones: &HeartRateZones,
) -> TimeInZones {
    let mut time = TimeInZones::default();
    held(time_ms, heart_rate_bpm, pauses, |bpm, held_s| match zones.zone(bpm) {
        0 => time.below_s += held_s,
        zone => time.zone_s[zone - 1] += held_s,
    });
    time
}

/// Edwards' load (1993): minutes in each zone times its number.
pub fn edwards_load(time: &TimeInZones) -> f64 {
    let mut load = 0.0;
    for (index, zone_s) in time.zone_s.iter().enumerate() {
        load += zone_s / 60.0 * (index + 1) as f64;
    }
    load
}

/// What a session's load was computed from, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadSource {
    /// Weighted power against threshold power.
    Power,
    /// Banister's impulse against an hour at threshold.
    HeartRate,
    /// Grade-adjusted speed against threshold speed.
    Pace,
    /// Time in motion and how hard the sport usually is.
    Duration,
}

impl LoadSource {
    /// The word of the API: `power`, `heart_rate`, `pace` or `duration`.
    pub fn name(self) -> &'static str {
        match self {
            LoadSource::Power => "power",
            LoadSource::HeartRate => "heart_rate",
            LoadSource::Pace => "pace",
            LoadSource::Duration => "duration",
        }
    }
}

/// Load of one session on the common scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionLoad {
    /// What it came from.
    pub source: LoadSource,
    /// 100 = one hour at threshold.
    pub value: f64,
}

/// What is known of a session when its load is computed.
#[derive(Debug, Clone, Copy)]
pub struct Session<'a, T> {
    /// The sport.
    pub sport: Sport,
    /// Instants of the samples.
    pub time_ms: &'a [i64],
    /// Heart rate column; may be empty.
    pub heart_rate_bpm: &'a [T],
    /// Pauses.
    pub pauses: &'a [Pause],
    /// Weighted power and the seconds of power it came from.
    pub weighted_power: Option<(f64, f64)>,
    /// Mean grade-adjusted speed in motion (plain speed where there is no altitude).
    pub adjusted_speed_mps: Option<f64>,
    /// Seconds in motion.
    pub moving_s: f64,
}

/// Share of the heart rate reserve at which a trained person crosses the second threshold.
///
/// Studies put it at 80 to 90 %; the middle is our assumption until a test says more.
pub const THRESHOLD_RESERVE_FRACTION: f64 = 0.85;

/// Heart rate has to cover this share of the moving time to stand for the session.
const ENOUGH_COVERAGE: f64 = 0.5;

/// Intensities above this over a whole session are a fault of the threshold, not of the athlete.
const HIGHEST_INTENSITY: f64 = 1.5;

/// Load of a session from the best source it has.
///
/// 1. *Power* with a threshold power: 100 h I^2, I being weighted power over threshold.
/// 2. *Heart rate* covering at least half of the moving time: 100 x Banister's impulse over that of
///    an hour at [`THRESHOLD_RESERVE_FRACTION`]; time without heart rate counts at the mean rate of
///    the rest. Without a known sex both formulae are averaged.
/// 3. *Pace* on foot: 100 h I^2, I being grade-adjusted speed over threshold speed, told or
///    [assumed](assumed_threshold_speed_mps).
/// 4. *Duration*: hours times [`usual_load_per_hour`].
pub fn session_load<T: Copy + Into<f64>>(session: &Session<'_, T>, body: &Body) -> SessionLoad {
    if let Some(value) = load_from_power(session, body) {
        return SessionLoad { source: LoadSource::Power, value };
    }
    if let Some(value) = load_from_heart_rate(session, body) {
        return SessionLoad { source: LoadSource::HeartRate, value };
    }
    if let Some(value) = load_from_pace(session, body) {
        return SessionLoad { source: LoadSource::Pace, value };
    }
    let hours = session.moving_s / 3600.0;
    SessionLoad { source: LoadSource::Duration, value: hours * usual_load_per_hour(session.sport) }
}

fn load_from_power<T>(session: &Session<'_, T>, body: &Body) -> Option<f64> {
    let (weighted_w, duration_s) = session.weighted_power?;
    let threshold_w = body.threshold_power_w.filter(|threshold_w| *threshold_w > 0.0)?;
    let within_reason_w = weighted_w.min(threshold_w * HIGHEST_INTENSITY);
    Some(crate::power::power_load(within_reason_w, threshold_w, duration_s))
}

fn load_from_heart_rate<T: Copy + Into<f64>>(session: &Session<'_, T>, body: &Body) -> Option<f64> {
    let resting_bpm = body.resting_heart_rate_or_assumed_bpm();
    let max_bpm = body.max_heart_rate_or_assumed_bpm();
    if !plausible_limits(resting_bpm, max_bpm) {
        return None;
    }
    // Most sensors speak in whole beats, so the exponentials are needed once for each, not for each
    // sample.
    let mut seconds_at_bpm = [0.0; 256];
    let mut hours_at_threshold = [0.0; 2];
    let mut covered_s = 0.0;
    let mut add = |bpm: f64, held_s: f64| {
        let fraction = reserve_fraction(bpm, resting_bpm, max_bpm);
        for (sum, sex) in hours_at_threshold.iter_mut().zip([Sex::Female, Sex::Male]) {
            let at_threshold = banister_per_min(THRESHOLD_RESERVE_FRACTION, sex);
            *sum += banister_per_min(fraction, sex) / at_threshold * held_s / 3600.0;
        }
    };
    held(session.time_ms, session.heart_rate_bpm, session.pauses, |bpm, held_s| {
        covered_s += held_s;
        match seconds_at_bpm.get_mut(bpm as usize) {
            Some(seconds) if bpm.fract() == 0.0 => *seconds += held_s,
            _ => add(bpm, held_s),
        }
    });
    for (bpm, &seconds) in seconds_at_bpm.iter().enumerate() {
        if seconds > 0.0 {
            add(bpm as f64, seconds);
        }
    }
    if covered_s <= 0.0 || covered_s < session.moving_s * ENOUGH_COVERAGE {
        return None;
    }
    let [female, male] = hours_at_threshold;
    let hours = match body.sex {
        Some(Sex::Female) => female,
        Some(Sex::Male) => male,
        None => 0.5 * (female + male),
    };
    Some(100.0 * hours * (session.moving_s / covered_s).max(1.0))
}

fn load_from_pace<T>(session: &Session<'_, T>, body: &Body) -> Option<f64> {
    let speed_mps = session.adjusted_speed_mps.filter(|speed_mps| *speed_mps > 0.0)?;
    let threshold_mps = match (session.sport, body.threshold_speed_mps) {
        (Sport::Running, Some(told_mps)) if told_mps > 0.0 => told_mps,
        (sport, _) => assumed_threshold_speed_mps(sport)?,
    };
    let intensity = (speed_mps / threshold_mps).min(HIGHEST_INTENSITY);
    Some(100.0 * session.moving_s / 3600.0 * intensity * intensity)
}

/// Level speed that an average recreational athlete holds for an hour; only on foot.
///
/// Running 3.2 m/s is 5:12 a kilometre; walking 2.0 m/s is where people start to run.
pub fn assumed_threshold_speed_mps(sport: Sport) -> Option<f64> {
    match sport {
        Sport::Running => Some(3.2),
        Sport::Walking | Sport::Hiking => Some(2.0),
        _ => None,
    }
}

/// Load of a usual hour of a sport when nothing but the time is known.
///
/// The squares of the intensities at which people usually do it, 0.8 for running down to 0.4 for
/// yoga: a convention so that no session counts for nothing.
pub fn usual_load_per_hour(sport: Sport) -> f64 {
    match sport {
        Sport::Running => 64.0,
        Sport::Swimming | Sport::Rowing | Sport::Skiing => 56.0,
        Sport::Cycling | Sport::Skating => 49.0,
        Sport::Hiking | Sport::Strength => 42.0,
        Sport::Other => 36.0,
        Sport::Walking => 25.0,
        Sport::Yoga => 16.0,
    }
}

fn plausible_limits(resting_bpm: f64, max_bpm: f64) -> bool {
    resting_bpm > 0.0 && max_bpm >= resting_bpm + 20.0
}

/// Calls `each` with every heart rate and the seconds it held.
fn held<T: Copy + Into<f64>>(
    time_ms: &[i64],
    heart_rate_bpm: &[T],
    pauses: &[Pause],
    mut each: impl FnMut(f64, f64),
) {
    if heart_rate_bpm.is_empty() {
        return;
    }
    let active_s = active_s(time_ms, pauses);
    for (&bpm, &until_next_s) in heart_rate_bpm.iter().zip(active_s.iter().skip(1)) {
        let bpm: f64 = bpm.into();
        // A heart rate of zero is a strap that has lost contact.
        if bpm.is_finite() && bpm > 0.0 {
            each(bpm, until_next_s.min(LONGEST_HOLD_S));
        }
    }
}
