//! From the messages of one FIT file to recordings.

use super::columns::FIT_EPOCH_S;
use super::decode::Found;
use super::messages::{Event, LapMessage, LengthMessage, SessionMessage};
use super::products::device_words;
use crate::recording::NO_TIME;
use crate::sport::{self, Named};
use crate::{
    EARLIEST_MS, Fault, Kind, LATEST_AFTER_NOW_MS, LONG_MS, LONGEST_MS, Lap, Length, NotAnActivity,
    Pause, Recording, Samples, Sport, Stated, Warning,
};

/// FIT times below this count seconds since the device was switched on, not a date: the profile
/// reserves them for clocks that were never set.
const CLOCK_SET_FROM_MS: i64 = (0x1000_0000 + FIT_EPOCH_S) * 1_000;
/// A step of time longer than this is the clock's fault: 60 days.
const JUMP_MS: i64 = 60 * 86_400_000;
/// 1 January 1990. A clock that stands at its very first day has not even counted.
const YEAR_1990_MS: i64 = 631_152_000_000;

/// Makes recordings of what a file holds: one for each session, or one when there is none.
pub(super) fn assemble(
    mut found: Found,
    file_bytes: usize,
    now_ms: i64,
) -> Result<Vec<Recording>, Fault> {
    refuse_other_files(&found)?;
    let columns = std::mem::take(&mut found.columns);
    if found.sessions.is_empty() && columns.time_ms.is_empty() {
        return Err(match (found.has_course, found.has_workout) {
            _ if found.warnings.contains(&Warning::CutShort) => {
                Fault::broken("it ends before its first point")
            }
            _ if found.warnings.contains(&Warning::DamagedInside) => {
                Fault::broken("it cannot be read from its first message on")
            }
            (true, _) => Fault::NotAnActivity { what: NotAnActivity::Course },
            (_, true) => Fault::NotAnActivity { what: NotAnActivity::Workout },
            _ => Fault::NotAnActivity { what: NotAnActivity::Nothing },
        });
    }
    let mut samples = columns.into_samples(file_bytes)?;
    let window = Window::find(&samples.time_ms, &found.sessions, now_ms)?;
    if window.clock_not_set {
        found.warn(Warning::ClockNotSet);
    }
    let dropped = samples.keep_times(|time_ms| window.holds(time_ms));
    if dropped > 0 {
        found.warn(Warning::SamplesDropped { count: dropped });
    }
    let anchor_ms = found.sessions.iter().filter_map(|session| session.started_at_ms);
    let anchor_ms = anchor_ms.filter(|at_ms| window.holds(*at_ms)).min();
    let set_right = set_jumps_right(&mut samples.time_ms, anchor_ms);
    if set_right > 0 {
        found.warn(Warning::ClockJumped { count: set_right });
    }
    if samples.sort_by_time() {
        found.warn(Warning::TimeWentBackwards);
    }
    samples.tidy();

    let sessions = sessions_in_order(&mut found, &samples, &window)?;
    let device = device_of(&found);
    let pauses = pauses(&mut found.events);
    let starts: Vec<i64> = sessions.iter().map(|session| session.started_at_ms).collect();
    let mut recordings = Vec::with_capacity(sessions.len());
    let mut remaining = Some(samples);
    let mut covered_m = 0.0;
    for (index, session) in sessions.into_iter().enumerate() {
        let until_ms = starts.get(index + 1).copied().unwrap_or(i64::MAX);
        let from_ms = if index == 0 { i64::MIN } else { session.started_at_ms };
        let mut own = remaining.take().map_or_else(Samples::default, |mut samples| {
            if until_ms < i64::MAX {
                remaining = Some(samples.split_off_at(until_ms));
            }
            samples
        });
        covered_m = restart_distance(&mut own.distance_m, covered_m);
        let is_own = |at_ms: i64| (from_ms..until_ms).contains(&at_ms);
        let mut recording = Recording {
            kind: Kind::Fit,
            sport: session.named.0,
            sub_sport: session.named.1,
            started_at_ms: session.started_at_ms,
            utc_offset_s: found.utc_offset_s,
            title: found.workout_name.clone(),
            device: device.clone(),
            pool_length_m: session.pool_length_m,
            stated: session.stated,
            laps: laps(&found.laps, &window, session.started_at_ms, is_own),
            lengths: lengths(&found.lengths, &window, is_own),
            // From the end of one sport to the start of the next nobody pauses.
            pauses: pauses
                .iter()
                .copied()
                .filter(|pause| is_own(pause.stopped_at_ms) && is_own(pause.resumed_at_ms))
                .collect(),
            samples: own,
            warnings: found.warnings.clone(),
        };
        let duration_ms = recording.ended_at_ms().saturating_sub(recording.started_at_ms);
        if duration_ms > LONGEST_MS {
            return Err(Fault::TooLong);
        }
        if duration_ms > LONG_MS {
            recording.warnings.push(Warning::VeryLong);
        }
        recordings.push(recording);
    }
    Ok(recordings)
}

/// Puts samples back which a clock gone wild dated months away, and returns how many.
///
/// Seen in the wild: a bike computer writes a handful of points two years ahead and then comes back.
/// `anchor_ms` is the start that the file states.
fn set_jumps_right(times_ms: &mut [i64], anchor_ms: Option<i64>) -> usize {
    let Some(mut right_ms) = anchor_ms.or(times_ms.first().copied()) else {
        return 0;
    };
    let mut count = 0;
    let mut stated_before_ms = right_ms;
    for time_ms in times_ms {
        let stated_ms = *time_ms;
        if (stated_ms - right_ms).abs() > JUMP_MS {
            let step_ms = stated_ms - stated_before_ms;
            // Inside the wild stretch the steps between points are still right.
            right_ms += if (0..=3_600_000).contains(&step_ms) { step_ms } else { 1_000 };
            *time_ms = right_ms;
            count += 1;
        } else {
            right_ms = stated_ms;
        }
        stated_before_ms = stated_ms;
    }
    count
}

/// The type of a file says what it is for; without one its content decides.
fn refuse_other_files(found: &Found) -> Result<(), Fault> {
    let what = match found.file_id.file_type {
        None | Some(4) => return Ok(()),
        Some(2 | 3) => NotAnActivity::Settings,
        Some(5) => NotAnActivity::Workout,
        Some(6) => NotAnActivity::Course,
        Some(9 | 14) => NotAnActivity::Measurements,
        Some(15 | 28 | 32) => NotAnActivity::Monitoring,
        Some(34 | 35) => NotAnActivity::Segment,
        // Some apps invent a type; a session shows that somebody did something.
        Some(_) if !found.sessions.is_empty() => return Ok(()),
        Some(_) => NotAnActivity::DeviceData,
    };
    Err(Fault::NotAnActivity { what })
}

/// The instants that this file may state.
struct Window {
    from_ms: i64,
    until_ms: i64,
    clock_not_set: bool,
}

impl Window {
    fn find(times_ms: &[i64], sessions: &[SessionMessage], now_ms: i64) -> Result<Window, Fault> {
        let latest_ms = now_ms.saturating_add(LATEST_AFTER_NOW_MS);
        let usual = Window { from_ms: EARLIEST_MS, until_ms: latest_ms, clock_not_set: false };
        let stated = sessions.iter().filter_map(|session| session.started_at_ms);
        let mut earliest_ms = i64::MAX;
        let mut latest_found_ms = NO_TIME;
        for time_ms in times_ms.iter().copied().chain(stated) {
            if usual.holds(time_ms) {
                return Ok(usual);
            }
            if time_ms != NO_TIME {
                earliest_ms = earliest_ms.min(time_ms);
                latest_found_ms = latest_found_ms.max(time_ms);
            }
        }
        if latest_found_ms == NO_TIME {
            return Err(Fault::broken("none of its points has a time"));
        }
        if earliest_ms > latest_ms {
            return Err(Fault::TimesInFuture);
        }
        if !(YEAR_1990_MS..CLOCK_SET_FROM_MS).contains(&latest_found_ms) {
            return Err(Fault::TimesTooOld);
        }
        Ok(Window { from_ms: YEAR_1990_MS, until_ms: CLOCK_SET_FROM_MS, clock_not_set: true })
    }

    fn holds(&self, at_ms: i64) -> bool {
        (self.from_ms..=self.until_ms).contains(&at_ms)
    }
}

/// A session whose start is known.
struct Session {
    started_at_ms: i64,
    named: Named,
    pool_length_m: Option<f64>,
    stated: Stated,
}

/// Sessions in order of their start; one made up from the samples when the file has none.
fn sessions_in_order(
    found: &mut Found,
    samples: &Samples,
    window: &Window,
) -> Result<Vec<Session>, Fault> {
    let first_sample_ms = samples.time_ms.first().copied();
    let named_by_file = found.sport.map(|(sport, sub_sport)| sport::from_fit(sport, sub_sport));
    let mut sessions = Vec::with_capacity(found.sessions.len().max(1));
    for message in std::mem::take(&mut found.sessions) {
        let stated_start = message.started_at_ms.filter(|at_ms| window.holds(*at_ms));
        let started_at_ms = stated_start
            .or(first_sample_ms.filter(|_| sessions.is_empty()))
            .or_else(|| start_before(message.written_at_ms, message.stated.elapsed_s))
            .filter(|at_ms| window.holds(*at_ms))
            .ok_or_else(|| Fault::broken("it does not say when it started"))?;
        let named = match (message.sport, named_by_file.clone()) {
            (None | Some(0), Some(named)) => named,
            _ => sport::from_fit(message.sport, message.sub_sport),
        };
        sessions.push(Session {
            started_at_ms,
            named,
            pool_length_m: message.pool_length_m,
            stated: message.stated,
        });
    }
    if sessions.is_empty() {
        found.warn(Warning::SummaryMissing);
        sessions.push(Session {
            started_at_ms: first_sample_ms
                .ok_or_else(|| Fault::broken("none of its points has a time"))?,
            named: named_by_file.unwrap_or((Sport::Other, None)),
            pool_length_m: None,
            stated: Stated::default(),
        });
    }
    sessions.sort_by_key(|session| session.started_at_ms);
    Ok(sessions)
}

fn start_before(written_at_ms: Option<i64>, elapsed_s: Option<f64>) -> Option<i64> {
    written_at_ms?.checked_sub((elapsed_s? * 1_000.0).round() as i64)
}

fn device_of(found: &Found) -> Option<String> {
    let by_file = device_words(
        found.file_id.manufacturer,
        found.file_id.product,
        found.file_id.product_name.as_deref(),
    );
    let by_creator = device_words(
        found.creator.manufacturer,
        found.creator.product,
        found.creator.product_name.as_deref(),
    );
    by_file.or(by_creator)
}

fn laps(
    messages: &[LapMessage],
    window: &Window,
    session_started_at_ms: i64,
    is_own: impl Fn(i64) -> bool,
) -> Vec<Lap> {
    let mut laps: Vec<Lap> = Vec::new();
    for message in messages {
        let elapsed_s = message.stated.elapsed_s;
        let stated_start = message.started_at_ms.filter(|at_ms| window.holds(*at_ms));
        // Some devices state neither start nor duration: such a lap follows the one before.
        let started_at_ms = stated_start
            .or_else(|| start_before(message.written_at_ms, elapsed_s))
            .or_else(|| laps.last().map(|lap| lap.ended_at_ms))
            .unwrap_or(session_started_at_ms);
        let elapsed_ms = elapsed_s.map(|seconds| (seconds * 1_000.0).round() as i64);
        let ended_at_ms = match (elapsed_ms, message.written_at_ms) {
            (Some(elapsed_ms), _) => started_at_ms.saturating_add(elapsed_ms),
            (None, Some(written_at_ms)) => written_at_ms,
            (None, None) => started_at_ms,
        };
        // A session may start a moment after its first lap, so the middle of the lap decides.
        let ended_at_ms = ended_at_ms.max(started_at_ms);
        if is_own(started_at_ms.midpoint(ended_at_ms)) {
            laps.push(Lap {
                started_at_ms,
                ended_at_ms,
                trigger: message.trigger,
                stated: message.stated.clone(),
            });
        }
    }
    laps.sort_by_key(|lap| lap.started_at_ms);
    laps
}

fn lengths(
    messages: &[LengthMessage],
    window: &Window,
    is_own: impl Fn(i64) -> bool,
) -> Vec<Length> {
    let mut lengths = Vec::new();
    for message in messages {
        let started_at_ms = message.started_at_ms.filter(|at_ms| window.holds(*at_ms));
        let Some(started_at_ms) = started_at_ms.filter(|at_ms| is_own(*at_ms)) else {
            continue;
        };
        lengths.push(Length {
            started_at_ms,
            elapsed_s: message.elapsed_s,
            active: message.active,
            strokes: message.strokes,
            stroke: message.stroke,
        });
    }
    lengths.sort_by_key(|length| length.started_at_ms);
    lengths
}

/// Lets the distance of a later sport begin at zero: a multisport watch counts on through the race.
/// Returns how far it had counted at the end.
fn restart_distance(distances_m: &mut [f64], covered_m: f64) -> f64 {
    let first_m = distances_m.iter().copied().find(|metres| !metres.is_nan());
    let last_m = distances_m.iter().copied().rev().find(|metres| !metres.is_nan());
    let (Some(first_m), Some(last_m)) = (first_m, last_m) else {
        return covered_m;
    };
    if first_m >= covered_m {
        for metres in distances_m {
            *metres -= covered_m;
        }
    }
    last_m
}

/// From each stop of the timer to its next start. The stop at the very end is no pause.
fn pauses(events: &mut [Event]) -> Vec<Pause> {
    events.sort_by_key(|event| event.at_ms);
    let mut pauses = Vec::new();
    let mut stopped_at_ms = None;
    for event in events {
        if !event.runs {
            stopped_at_ms = stopped_at_ms.or(Some(event.at_ms));
            continue;
        }
        if let Some(stopped_at_ms) = stopped_at_ms.take()
            && event.at_ms > stopped_at_ms
        {
            pauses.push(Pause { stopped_at_ms, resumed_at_ms: event.at_ms });
        }
    }
    pauses
}
