//! What others are shown of a recording of which zones hide a part: the numbers that the shown part has by itself.
//!
//! There is no second way to work out a number. The hidden samples are taken out, and what is left goes through the same
//! [`derive()`] as every recording does: distance, time, pace, climb, splits, laps, energy, best efforts, outline.
use formats::{Kind, Lap, LapTrigger, Recording, Samples, Stated};

use crate::derive::{Derived, Person, derive, efforts_of, outline_of};
use crate::detail::{Detail, Effort};
use crate::streams::codec::{Channel, Damage, Stored};
use crate::zones::attacks::Exit;
use crate::zones::discs::{Cut, Disc, cut};

/// What is shown of a recording.
#[derive(Debug, Clone)]
pub(crate) enum Shown {
    /// Nothing of it is hidden.
    Whole,
    /// That it happened, and no number.
    Nothing,
    /// What the rest amounts to.
    Part {
        /// Its numbers and samples.
        rest: Box<Derived>,
        /// The ends of shown pieces at the edge of each disc.
        exits: Vec<Vec<Exit>>,
    },
}

/// Works out what is shown.
pub(crate) fn show(whole: &Recording, person: &Person, discs: &[Disc]) -> Shown {
    match cut(whole, discs) {
        Cut::Whole => Shown::Whole,
        Cut::Nothing => Shown::Nothing,
        Cut::Part { rest, joins, ends } => {
            let mut exits = vec![Vec::new(); discs.len()];
            for end in ends {
                exits[end.disc].push(end.seen_from(&discs[end.disc]));
            }
            let mut derived = derive(&rest, None, person);
            if !joins.is_empty() {
                derived.detail.best_efforts = best_of_pieces(&rest, &joins);
                // A line that jumps would cross what is hidden.
                derived.outline = longest_piece(&rest.samples, &joins);
            }
            Shown::Part { rest: Box::new(derived), exits }
        }
    }
}

fn ranges(points: usize, joins: &[usize]) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::with_capacity(joins.len() + 1);
    let mut from = 0;
    for &to in joins.iter().chain([&points]) {
        ranges.push(from..to);
        from = to;
    }
    ranges
}

/// Nobody ran from one piece into the next, so an effort lies within one.
fn best_of_pieces(rest: &Recording, joins: &[usize]) -> Vec<Effort> {
    let samples = &rest.samples;
    let mut best: Vec<Effort> = Vec::new();
    for rows in ranges(samples.len(), joins) {
        let before_s = (samples.time_ms[rows.start] - rest.started_at_ms) as f64 / 1000.0;
        let Some(distance_m) = samples.distance_m.get(rows.clone()) else { continue };
        for mut effort in efforts_of(&samples.time_ms[rows], distance_m, rest.sport) {
            effort.started_after_s += before_s;
            match best.iter_mut().find(|known| known.name == effort.name) {
                Some(known) if known.elapsed_s <= effort.elapsed_s => {}
                Some(known) => *known = effort,
                None => best.push(effort),
            }
        }
    }
    best.sort_by(|a, b| a.distance_m.total_cmp(&b.distance_m));
    best
}

fn longest_piece(samples: &Samples, joins: &[usize]) -> Option<String> {
    let longest = ranges(samples.len(), joins).into_iter().max_by_key(ExactSizeIterator::len)?;
    let latitude_deg = samples.latitude_deg.get(longest.clone())?;
    outline_of(latitude_deg, samples.longitude_deg.get(longest)?)
}

/// A stored activity as a recording again, with everything that its shown part is worked out from.
pub(crate) fn recording_of(
    stored: &Stored<'_>,
    started_at_ms: i64,
    sport: &str,
    detail: &Detail,
) -> Result<Recording, Damage> {
    let wide = |channel| Ok(stored.column(channel)?.unwrap_or_default());
    let narrow = |channel| -> Result<Vec<f32>, Damage> {
        let column = stored.column(channel)?.unwrap_or_default();
        Ok(column.into_iter().map(|value| value as f32).collect())
    };
    let at_ms = |after_s: f64| started_at_ms + (after_s * 1000.0).round() as i64;
    let mut laps = Vec::with_capacity(detail.laps.len());
    for lap in &detail.laps {
        laps.push(Lap {
            started_at_ms: at_ms(lap.started_after_s),
            ended_at_ms: at_ms(lap.started_after_s + lap.elapsed_s),
            trigger: LapTrigger::Manual,
            stated: Stated::default(),
        });
    }
    let mut pauses = Vec::with_capacity(detail.pauses.len());
    for pause in &detail.pauses {
        pauses.push(formats::Pause {
            stopped_at_ms: at_ms(pause.started_after_s),
            resumed_at_ms: at_ms(pause.started_after_s + pause.duration_s),
        });
    }
    Ok(Recording {
        kind: Kind::Fit,
        sport: sport.parse().unwrap_or(formats::Sport::Other),
        sub_sport: None,
        started_at_ms,
        utc_offset_s: None,
        title: None,
        device: None,
        pool_length_m: None,
        stated: Stated::default(),
        laps,
        lengths: Vec::new(),
        pauses,
        samples: Samples {
            time_ms: stored.time_ms()?,
            latitude_deg: wide(Channel::LatitudeDeg)?,
            longitude_deg: wide(Channel::LongitudeDeg)?,
            altitude_m: narrow(Channel::AltitudeM)?,
            distance_m: wide(Channel::DistanceM)?,
            speed_mps: narrow(Channel::SpeedMps)?,
            heart_rate_bpm: narrow(Channel::HeartRateBpm)?,
            cadence_rpm: narrow(Channel::CadenceRpm)?,
            power_w: narrow(Channel::PowerW)?,
            ..Samples::default()
        },
        warnings: Vec::new(),
    })
}
