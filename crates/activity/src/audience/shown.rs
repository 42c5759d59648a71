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

#[cfg(test)]
mod tests {
    use super::*;

    /// Two pieces of a run along a meridian: ten minutes at one speed, ten minutes at another; a row a second.
    fn two_pieces(first_mps: f64, second_mps: f64) -> (Recording, Vec<usize>) {
        let mut samples = Samples::default();
        let mut at_m = 0.0;
        for second in 0..1_200 {
            samples.time_ms.push(7_000 + second * 1_000);
            samples.distance_m.push(at_m);
            samples.latitude_deg.push(40.0 + at_m / 111_195.0);
            samples.longitude_deg.push(8.0);
            at_m += if second < 600 { first_mps } else { second_mps };
        }
        let run = Recording {
            kind: Kind::Fit,
            sport: formats::Sport::Running,
            sub_sport: None,
            started_at_ms: 7_000,
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
        };
        (run, vec![600])
    }

    /// Name, seconds, and seconds after the start.
    fn efforts(rest: &Recording, joins: &[usize]) -> Vec<(String, i64, i64)> {
        let best = best_of_pieces(rest, joins).into_iter();
        best.map(|effort| {
            (effort.name, effort.elapsed_s.round() as i64, effort.started_after_s.round() as i64)
        })
        .collect()
    }

    #[test]
    fn a_best_effort_lies_within_one_piece_and_is_the_faster_of_the_two() {
        let found = |first_mps, second_mps| {
            let (rest, joins) = two_pieces(first_mps, second_mps);
            let best = efforts(&rest, &joins);
            let one = best.iter().find(|(name, ..)| name == "1k").unwrap();
            let names: Vec<String> = best.iter().map(|(name, ..)| name.clone()).collect();
            (one.1, one.2, names)
        };
        let (elapsed_s, after_s, slower_later) = found(2.5, 2.0);
        assert_eq!((elapsed_s, after_s), (400, 0));
        let (elapsed_s, after_s, faster_later) = found(2.0, 2.5);
        assert_eq!((elapsed_s, after_s), (400, 600));
        assert_eq!(slower_later, faster_later);
        // 1,500 and 1,200 metres make no mile, and each distance stands there once, the shortest first.
        assert!(!faster_later.contains(&"1mi".to_owned()), "{faster_later:?}");
        let (rest, _) = two_pieces(2.0, 2.5);
        assert!(efforts(&rest, &[]).iter().any(|(name, ..)| name == "1mi"), "as one piece they do");
        let distances: Vec<f64> =
            best_of_pieces(&rest, &[600]).iter().map(|effort| effort.distance_m).collect();
        assert!(distances.len() > 1 && distances.is_sorted_by(|a, b| a < b), "{distances:?}");
        // As fast in both: the first holds.
        assert_eq!(found(2.5, 2.5).1, 0);
    }

    #[test]
    fn the_line_of_a_list_is_that_of_the_longest_piece() {
        let (rest, _) = two_pieces(3.0, 3.0);
        let line = |joins: &[usize]| {
            let line = longest_piece(&rest.samples, joins).unwrap();
            let points = physiology::polyline::decode(&line).unwrap();
            let metre =
                |point: Option<&(f64, f64)>| ((point.unwrap().0 - 40.0) * 111_195.0).round() as i64;
            (metre(points.first()), metre(points.last()))
        };
        let near = |(from, to): (i64, i64), (from_m, to_m): (i64, i64)| {
            assert!((from - from_m).abs() < 3 && (to - to_m).abs() < 3, "{from} to {to}");
        };
        near(line(&[700]), (0, 2_097));
        near(line(&[500]), (1_500, 3_597));
        near(line(&[100, 1_100]), (300, 3_297));
        assert_eq!(ranges(9, &[2, 5]), [0..2, 2..5, 5..9]);
    }

    #[test]
    fn a_stored_activity_is_a_recording_again_with_its_laps_and_pauses() {
        let (mut run, _) = two_pieces(3.0, 3.0);
        let lap = |started_at_ms, ended_at_ms| Lap {
            started_at_ms,
            ended_at_ms,
            trigger: LapTrigger::Manual,
            stated: Stated::default(),
        };
        let numbers = |from: f32| (0..1_200).map(|row| from + (row % 7) as f32).collect();
        run.samples.altitude_m = numbers(30.0);
        run.samples.speed_mps = numbers(3.0);
        run.samples.heart_rate_bpm = numbers(140.0);
        run.samples.cadence_rpm = numbers(80.0);
        run.samples.power_w = numbers(200.0);
        run.laps = vec![lap(7_000, 307_000), lap(307_000, 1_206_000)];
        run.pauses = vec![formats::Pause { stopped_at_ms: 400_000, resumed_at_ms: 460_500 }];
        let derived = derive(&run, None, &Person::unknown());
        let stored = Stored::open(&derived.streams).unwrap();
        let again = recording_of(&stored, run.started_at_ms, "running", &derived.detail).unwrap();
        assert_eq!(again.pauses, run.pauses);
        assert_eq!(again.laps, run.laps);
        assert_eq!(again.samples.time_ms, run.samples.time_ms);
        let narrow = |samples: &Samples| {
            [
                samples.altitude_m.clone(),
                samples.speed_mps.clone(),
                samples.heart_rate_bpm.clone(),
                samples.cadence_rpm.clone(),
                samples.power_w.clone(),
            ]
        };
        assert_eq!(narrow(&again.samples), narrow(&run.samples));
    }

    #[test]
    fn a_recording_without_metres_or_places_has_no_efforts_and_no_line() {
        let (mut rest, joins) = two_pieces(3.0, 3.0);
        rest.samples.distance_m.clear();
        assert!(best_of_pieces(&rest, &joins).is_empty());
        rest.samples.latitude_deg.clear();
        rest.samples.longitude_deg.clear();
        assert_eq!(longest_piece(&rest.samples, &joins), None);
    }
}
