//! Planned against done, step by step. Pure.
//!
//! A watch that was guided through a workout writes one lap for each step; then laps are the steps. Otherwise
//! the recording is cut where the steps would have ended, by time or by distance, along its kilometres.
use kernel::health::Purpose;
use serde::{Deserialize, Serialize};

use crate::needs::{Recording, Stretch};

/// By what a recording was cut into steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ComparedBy)]
pub enum ComparedBy {
    /// Each lap is a step.
    Laps,
    /// Cut where the steps would have ended.
    Clock,
}

/// What was done of a step.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct DoneStep {
    /// Seconds it took.
    pub elapsed_s: f64,
    /// Metres it covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Mean speed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_speed_mps: Option<f64>,
    /// Mean heart rate; for laps alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_heart_rate_bpm: Option<f64>,
    /// Mean power; for laps alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_power_w: Option<f64>,
}

/// When a planned step ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum End {
    Seconds(f64),
    Metres(f64),
}

/// What was done of each planned step, in their order; shorter when the recording ended before the plan did.
pub(crate) fn compare(steps: &[End], recording: &Recording) -> (ComparedBy, Vec<DoneStep>) {
    let laps = &recording.laps;
    // Watches close the file with a last, nearly empty lap.
    let tail = laps.len() == steps.len() + 1 && laps.last().is_some_and(|lap| lap.elapsed_s < 10.0);
    if steps.len() > 1 && (laps.len() == steps.len() || tail) {
        let done = laps.iter().take(steps.len()).map(of_lap).collect();
        return (ComparedBy::Laps, done);
    }
    (ComparedBy::Clock, by_clock(steps, recording))
}

fn of_lap(lap: &Stretch) -> DoneStep {
    DoneStep {
        elapsed_s: tidy(lap.elapsed_s),
        distance_m: lap.distance_m.map(tidy),
        avg_speed_mps: speed(lap.distance_m, lap.elapsed_s),
        avg_heart_rate_bpm: lap.avg_heart_rate_bpm.map(|bpm| bpm.open(Purpose::OwnEyes)),
        avg_power_w: lap.avg_power_w.map(|watts| watts.open(Purpose::OwnEyes)),
    }
}

fn speed(distance_m: Option<f64>, elapsed_s: f64) -> Option<f64> {
    distance_m.filter(|_| elapsed_s > 0.0).map(|metres| tidy(metres / elapsed_s))
}

fn by_clock(steps: &[End], recording: &Recording) -> Vec<DoneStep> {
    let line = line(recording);
    let (end_s, end_m) = line.last().copied().unwrap_or((0.0, 0.0));
    let (mut at_s, mut at_m) = (0.0, 0.0);
    let mut done = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        if at_s >= end_s {
            break;
        }
        let last = index + 1 == steps.len();
        let (to_s, to_m) = match *step {
            _ if last => (end_s, end_m),
            End::Seconds(seconds) => {
                let to_s = (at_s + seconds).min(end_s);
                (to_s, along(&line, to_s))
            }
            End::Metres(metres) => {
                let to_m = (at_m + metres).min(end_m);
                let turned: Vec<(f64, f64)> = line.iter().map(|(s, m)| (*m, *s)).collect();
                (if end_m > 0.0 { along(&turned, to_m) } else { end_s }, to_m)
            }
        };
        let distance_m = (end_m > 0.0).then_some(to_m - at_m);
        done.push(DoneStep {
            elapsed_s: tidy(to_s - at_s),
            distance_m: distance_m.map(tidy),
            avg_speed_mps: speed(distance_m, to_s - at_s),
            avg_heart_rate_bpm: None,
            avg_power_w: None,
        });
        (at_s, at_m) = (to_s, to_m);
    }
    done
}

/// Where the athlete was at which time: the ends of the kilometres, or beginning and end.
fn line(recording: &Recording) -> Vec<(f64, f64)> {
    let mut line = vec![(0.0, 0.0)];
    let (mut at_s, mut at_m) = (0.0, 0.0);
    for split in &recording.splits {
        at_s += split.elapsed_s;
        at_m += split.distance_m.unwrap_or(0.0);
        line.push((at_s, at_m));
    }
    if recording.splits.is_empty() {
        line.push((recording.elapsed_s, recording.distance_m.unwrap_or(0.0)));
    }
    line
}

/// The second coordinate where the first has a value.
fn along(line: &[(f64, f64)], at: f64) -> f64 {
    for pair in line.windows(2) {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        if at <= to && to > from {
            return low + (high - low) * ((at - from) / (to - from)).clamp(0.0, 1.0);
        }
    }
    line.last().map_or(0.0, |end| end.1)
}

fn tidy(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(elapsed_s: f64, metres: f64) -> Stretch {
        Stretch { elapsed_s, distance_m: Some(metres), ..Stretch::default() }
    }

    #[test]
    fn a_lap_for_each_step_is_taken_as_it_is() {
        let steps = [End::Seconds(600.0), End::Metres(1_000.0), End::Seconds(120.0)];
        let laps = vec![
            stretch(605.0, 1_500.0),
            stretch(240.0, 1_001.0),
            stretch(121.0, 200.0),
            stretch(3.0, 8.0),
        ];
        let (by, done) = compare(&steps, &Recording { laps, ..Recording::default() });
        assert_eq!((by, done.len()), (ComparedBy::Laps, 3));
        assert_eq!((done[1].elapsed_s, done[1].avg_speed_mps), (240.0, Some(4.17)));
    }

    #[test]
    fn without_laps_the_kilometres_tell_where_each_step_ended() {
        // Two kilometres in 5:00, one in 4:00.
        let splits =
            vec![stretch(300.0, 1_000.0), stretch(300.0, 1_000.0), stretch(240.0, 1_000.0)];
        let recording = Recording {
            elapsed_s: 840.0,
            distance_m: Some(3_000.0),
            splits,
            ..Recording::default()
        };
        let steps = [End::Seconds(450.0), End::Metres(1_000.0), End::Seconds(60.0)];
        let (by, done) = compare(&steps, &recording);
        assert_eq!(by, ComparedBy::Clock);
        let metres: Vec<f64> = done.iter().filter_map(|step| step.distance_m).collect();
        assert_eq!(metres, [1_500.0, 1_000.0, 500.0]);
        assert_eq!(done[1].elapsed_s, 270.0);
    }

    #[test]
    fn who_stopped_early_has_fewer_steps() {
        let recording = Recording { elapsed_s: 500.0, ..Recording::default() };
        let steps = [End::Seconds(300.0), End::Seconds(300.0), End::Seconds(300.0)];
        let (_, done) = compare(&steps, &recording);
        let seconds: Vec<f64> = done.iter().map(|step| step.elapsed_s).collect();
        assert_eq!(seconds, [300.0, 200.0]);
        assert_eq!(done[0].distance_m, None);
    }
}
