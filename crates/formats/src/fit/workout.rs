//! Workouts for a watch: a FIT file of type workout, written and read back.
//!
//! The messages `workout` (26) and `workout_step` (27) of the FIT profile 21.x. A repeat is a step of its
//! own that sends the watch back to an earlier one. Names are text, so they may be in any script.

use super::decode::decode_one;
use super::profile::message;
use super::write::{FieldType, FitFile, Value, fit_time};
use crate::{Fault, NotAnActivity, Sport, sport};

/// The most steps of a workout, repeats counted as one; watches take fewer than this.
pub const MAX_STEPS: usize = 200;

/// A workout as a watch guides through it.
#[derive(Debug, Clone, PartialEq)]
pub struct Workout {
    /// Its name.
    pub name: String,
    /// In which sport.
    pub sport: Sport,
    /// Its steps in order.
    pub steps: Vec<Step>,
}

/// One step, or a way back.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Something to do.
    Do {
        /// What the watch calls it.
        name: String,
        /// When it ends.
        until: Until,
        /// How hard.
        target: Target,
        /// What it is for.
        intent: Intent,
    },
    /// Go back to the step with this index, until those steps were done so many times in all.
    Repeat {
        /// Index of the first step to repeat, from 0, repeats counted.
        from: u32,
        /// How often in all.
        times: u32,
    },
}

/// When a step ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Until {
    /// After so many seconds.
    Seconds(f64),
    /// After so many metres.
    Metres(f64),
    /// When the athlete presses the button.
    Button,
}

/// What to aim for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// Nothing that a watch could measure.
    Open,
    /// A speed, metres a second; watches show it as a pace on foot.
    Speed {
        /// The slower end.
        low_mps: f64,
        /// The faster end.
        high_mps: f64,
    },
    /// A heart rate.
    HeartRate {
        /// The lower end.
        low_bpm: f64,
        /// The upper end.
        high_bpm: f64,
    },
    /// A power.
    Power {
        /// The lower end.
        low_w: f64,
        /// The upper end.
        high_w: f64,
    },
}

/// What a step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// The work itself.
    Work,
    /// Standing or walking between efforts.
    Rest,
    /// Getting warm.
    WarmUp,
    /// Coming down.
    CoolDown,
    /// Moving easily between efforts.
    Recovery,
}

const TIME: f64 = 0.0;
const DISTANCE: f64 = 1.0;
const OPEN: f64 = 5.0;
const REPEAT: f64 = 6.0;

const STEP: u8 = 1;
const ONCE: u8 = 0;
/// Length of a name in the file, its closing zero included.
const NAME: FieldType = FieldType::Text(64);
const STEP_NAME: FieldType = FieldType::Text(48);

/// Writes the workout. `made_at_ms` tells watches which of two files is newer.
pub fn write(workout: &Workout, made_at_ms: i64) -> Vec<u8> {
    let mut file = FitFile::new();
    let steps = &workout.steps[..workout.steps.len().min(MAX_STEPS)];
    let number = Value::Number;
    file.put(
        ONCE,
        message::FILE_ID,
        &[
            (0, FieldType::Enum, number(5.0)),
            // 255 stands for makers that have no number of their own.
            (1, FieldType::U16, number(255.0)),
            (2, FieldType::U16, number(0.0)),
            // Watches tell files of one maker apart by it; it must not be 0.
            (3, FieldType::U32z, number((made_at_ms.rem_euclid(4_294_967_294) + 1) as f64)),
            (4, FieldType::U32, fit_time(made_at_ms)),
        ],
    );
    let (sport, sub_sport) = sport::to_fit(workout.sport, None);
    file.put(
        ONCE,
        message::WORKOUT,
        &[
            (4, FieldType::Enum, number(f64::from(sport))),
            (6, FieldType::U16, number(steps.len() as f64)),
            (8, NAME, Value::Text(&workout.name)),
            (11, FieldType::Enum, number(f64::from(sub_sport))),
        ],
    );
    for (index, step) in steps.iter().enumerate() {
        put_step(&mut file, index, step);
    }
    file.finish()
}

fn put_step(file: &mut FitFile, index: usize, step: &Step) {
    let (name, duration, target, intent) = match step {
        Step::Repeat { from, times } => {
            let duration = (REPEAT, Some(f64::from(*from)));
            // Of a repeat the target value is how often.
            ("", duration, [Some(2.0), Some(f64::from(*times)), None, None], None)
        }
        Step::Do { name, until, target, intent } => {
            (name.as_str(), duration(*until), aim(*target), Some(intent_number(*intent)))
        }
    };
    let text = if name.is_empty() { Value::Absent } else { Value::Text(name) };
    file.put(
        STEP,
        message::WORKOUT_STEP,
        &[
            (254, FieldType::U16, Value::Number(index as f64)),
            (0, STEP_NAME, text),
            (1, FieldType::Enum, Value::Number(duration.0)),
            (2, FieldType::U32, duration.1.into()),
            (3, FieldType::Enum, target[0].into()),
            (4, FieldType::U32, target[1].into()),
            (5, FieldType::U32, target[2].into()),
            (6, FieldType::U32, target[3].into()),
            (7, FieldType::Enum, intent.into()),
        ],
    );
}

fn duration(until: Until) -> (f64, Option<f64>) {
    match until {
        Until::Seconds(seconds) => (TIME, Some(seconds * 1_000.0)),
        Until::Metres(metres) => (DISTANCE, Some(metres * 100.0)),
        Until::Button => (OPEN, None),
    }
}

/// Type, value, and the two ends. A value of 0 says that the ends are our own and no zone of the watch.
fn aim(target: Target) -> [Option<f64>; 4] {
    match target {
        Target::Open => [Some(2.0), None, None, None],
        Target::Speed { low_mps, high_mps } => {
            [Some(0.0), Some(0.0), Some(low_mps * 1_000.0), Some(high_mps * 1_000.0)]
        }
        // Up to 100 it would be a percentage.
        Target::HeartRate { low_bpm, high_bpm } => {
            [Some(1.0), Some(0.0), Some(low_bpm + 100.0), Some(high_bpm + 100.0)]
        }
        // Up to 1,000 it would be a percentage.
        Target::Power { low_w, high_w } => {
            [Some(4.0), Some(0.0), Some(low_w + 1_000.0), Some(high_w + 1_000.0)]
        }
    }
}

fn intent_number(intent: Intent) -> f64 {
    match intent {
        Intent::Work => 0.0,
        Intent::Rest => 1.0,
        Intent::WarmUp => 2.0,
        Intent::CoolDown => 3.0,
        Intent::Recovery => 4.0,
    }
}

/// A `workout_step` as it stands in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct StepMessage {
    pub(super) name: Option<String>,
    pub(super) duration: Option<u8>,
    pub(super) duration_value: Option<f64>,
    pub(super) target: Option<u8>,
    pub(super) target_value: Option<f64>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) intent: Option<u8>,
}

/// Reads a workout file.
///
/// # Errors
/// A [`Fault`] when the bytes are damaged or hold no workout.
pub fn read(bytes: &[u8]) -> Result<Workout, Fault> {
    if !super::looks_like_fit(bytes) || bytes.len() < 12 {
        return Err(Fault::NotAnActivity { what: NotAnActivity::Nothing });
    }
    let (found, _) = decode_one(bytes)?;
    let Some((sport, sub_sport)) = found.workout_sport else {
        return Err(Fault::NotAnActivity { what: NotAnActivity::Nothing });
    };
    let mut steps = Vec::with_capacity(found.workout_steps.len());
    for step in found.workout_steps {
        steps.push(step_of(step));
    }
    let name = found.workout_name.unwrap_or_default();
    Ok(Workout { name, sport: sport::from_fit(sport, sub_sport).0, steps })
}

fn step_of(step: StepMessage) -> Step {
    let value = step.duration_value;
    if step.duration.map(f64::from) == Some(REPEAT) {
        let from = value.unwrap_or(0.0) as u32;
        return Step::Repeat { from, times: step.target_value.unwrap_or(1.0) as u32 };
    }
    let until = match (step.duration, value) {
        (Some(0), Some(ms)) => Until::Seconds(ms / 1_000.0),
        (Some(1), Some(cm)) => Until::Metres(cm / 100.0),
        _ => Until::Button,
    };
    let target = match (step.target, step.low, step.high) {
        (Some(0), Some(low), Some(high)) => {
            Target::Speed { low_mps: low / 1_000.0, high_mps: high / 1_000.0 }
        }
        (Some(1), Some(low), Some(high)) if low > 100.0 => {
            Target::HeartRate { low_bpm: low - 100.0, high_bpm: high - 100.0 }
        }
        (Some(4), Some(low), Some(high)) if low > 1_000.0 => {
            Target::Power { low_w: low - 1_000.0, high_w: high - 1_000.0 }
        }
        _ => Target::Open,
    };
    let intent = match step.intent {
        Some(1) => Intent::Rest,
        Some(2) => Intent::WarmUp,
        Some(3) => Intent::CoolDown,
        Some(4) => Intent::Recovery,
        _ => Intent::Work,
    };
    Step::Do { name: step.name.unwrap_or_default(), until, target, intent }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intervals() -> Workout {
        let go = |name: &str, until, target, intent| Step::Do {
            name: name.into(),
            until,
            target,
            intent,
        };
        Workout {
            name: "Интервалы 5 x 1 km".into(),
            sport: Sport::Running,
            steps: vec![
                go(
                    "Разминка",
                    Until::Seconds(900.0),
                    Target::HeartRate { low_bpm: 110.0, high_bpm: 140.0 },
                    Intent::WarmUp,
                ),
                go(
                    "1 km",
                    Until::Metres(1_000.0),
                    Target::Speed { low_mps: 4.0, high_mps: 4.25 },
                    Intent::Work,
                ),
                go("Walk", Until::Seconds(90.0), Target::Open, Intent::Recovery),
                Step::Repeat { from: 1, times: 5 },
                go(
                    "Steady",
                    Until::Seconds(600.5),
                    Target::Power { low_w: 180.0, high_w: 240.0 },
                    Intent::Work,
                ),
                go("Home", Until::Button, Target::Open, Intent::CoolDown),
            ],
        }
    }

    #[test]
    fn a_workout_comes_back_as_it_was_written() {
        let written = intervals();
        let bytes = write(&written, 1_800_000_000_000);
        assert_eq!(read(&bytes).unwrap(), written);
    }

    #[test]
    fn a_workout_is_no_activity_and_an_activity_no_workout() {
        let bytes = write(&intervals(), 1_800_000_000_000);
        assert!(crate::read(&bytes, 1_800_000_000_000).is_err());
        assert!(read(b"not a file at all").is_err());
        assert!(read(&super::super::write::activity(&[])).is_err());
    }

    #[test]
    fn another_decoder_reads_the_same_steps_and_targets() {
        let bytes = write(&intervals(), 1_800_000_000_000);
        let records = fitparser::from_bytes(&bytes).unwrap();
        let kinds: Vec<String> = records.iter().map(|record| record.kind().to_string()).collect();
        assert_eq!(kinds[..2], ["file_id", "workout"]);
        let text = |record: &fitparser::FitDataRecord, name: &str| {
            let field = record.fields().iter().find(|field| field.name() == name);
            field.map(|field| field.value().to_string()).unwrap_or_default()
        };
        assert_eq!(text(&records[0], "type"), "workout");
        assert_eq!(text(&records[1], "sport"), "running");
        assert_eq!(text(&records[1], "num_valid_steps"), "6");
        assert_eq!(text(&records[1], "wkt_name"), "Интервалы 5 x 1 km");
        let steps = &records[2..];
        assert_eq!(steps.len(), 6);
        assert_eq!(text(&steps[0], "intensity"), "warmup");
        assert_eq!(text(&steps[0], "duration_type"), "time");
        assert_eq!(text(&steps[1], "duration_type"), "distance");
        assert_eq!(text(&steps[1], "target_type"), "speed");
        assert_eq!(text(&steps[3], "duration_type"), "repeat_until_steps_cmplt");
        assert_eq!(text(&steps[4], "target_type"), "power");
        assert_eq!(text(&steps[5], "duration_type"), "open");
        let numbers = |step: usize, names: [&str; 3]| -> Vec<f64> {
            let read = names.iter().map(|name| text(&steps[step], name).parse().unwrap());
            read.collect()
        };
        // Subfields that the profile derives from the types: metres, metres a second, repetitions.
        let speed = ["duration_distance", "custom_target_speed_low", "custom_target_speed_high"];
        assert_eq!(numbers(1, speed), [1_000.0, 4.0, 4.25]);
        let repeat = ["duration_step", "repeat_steps", "message_index"];
        assert_eq!(numbers(3, repeat), [1.0, 5.0, 3.0]);
    }
}
