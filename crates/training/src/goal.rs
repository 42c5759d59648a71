//! What somebody wants, and what is possible in a week of theirs.
use kernel::{Day, Error, Result};
use serde::{Deserialize, Serialize};

/// The sports that can be planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TrainingSport)]
pub enum Sport {
    /// Running.
    Running,
    /// Cycling.
    Cycling,
    /// Walking and hiking.
    Walking,
    /// General strength.
    Strength,
}

impl Sport {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Sport::Running => "running",
            Sport::Cycling => "cycling",
            Sport::Walking => "walking",
            Sport::Strength => "strength",
        }
    }

    /// The sport that an activity counts for, if it is planned at all.
    pub fn of_activity(word: &str) -> Option<Sport> {
        match word {
            "running" => Some(Sport::Running),
            "cycling" => Some(Sport::Cycling),
            "walking" | "hiking" => Some(Sport::Walking),
            "strength" => Some(Sport::Strength),
            _ => None,
        }
    }

    /// An easy speed, for people of whom nothing is known.
    pub fn usual_mps(self) -> f64 {
        match self {
            Sport::Running => 2.4,
            Sport::Cycling => 5.5,
            Sport::Walking => 1.35,
            Sport::Strength => 1.0,
        }
    }

    /// The size of a first session after a month of nothing: metres, or seconds of strength.
    pub fn starter(self) -> f64 {
        match self {
            Sport::Running => 2_500.0,
            Sport::Cycling => 10_000.0,
            Sport::Walking => 2_500.0,
            Sport::Strength => 1_200.0,
        }
    }

    /// What is smaller says nothing about what somebody can do.
    pub fn least_counted(self) -> f64 {
        match self {
            Sport::Running | Sport::Walking => 1_000.0,
            Sport::Cycling => 3_000.0,
            Sport::Strength => 420.0,
        }
    }

    /// Whether sessions are measured in metres; otherwise in seconds.
    pub fn in_metres(self) -> bool {
        self != Sport::Strength
    }
}

/// What for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Aim {
    /// An event.
    Race {
        /// How far.
        #[schema(example = 10000.0)]
        distance_m: f64,
        /// On which local day.
        on: Day,
        /// Its name, at most 80 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// To be fitter, without a date.
    Fitness,
}

/// What somebody wants, and what is possible in a week of theirs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TrainingGoal)]
pub struct Goal {
    /// What for.
    pub aim: Aim,
    /// In which sport.
    pub sport: Sport,
    /// Days of the week on which there is time: 1 is Monday, 7 is Sunday.
    #[schema(example = json!([2, 4, 7]))]
    pub days: Vec<u8>,
    /// Minutes on an ordinary day, 10 to 240.
    #[schema(minimum = 10, maximum = 240, example = 45)]
    pub minutes: u32,
    /// Minutes on the day of the long session, 10 to 600.
    #[schema(minimum = 10, maximum = 600, example = 90)]
    pub long_minutes: u32,
}

const LONGEST_NAME: usize = 80;

impl Goal {
    /// The goal in its one spelling: days in order, once each, the name without spaces around it.
    pub fn checked(mut self) -> Result<Goal> {
        let mut wrong = std::collections::BTreeMap::new();
        self.days.sort_unstable();
        self.days.dedup();
        if self.days.is_empty() || self.days.iter().any(|day| !(1..=7).contains(day)) {
            wrong.insert("days", "choose at least one day of the week".to_owned());
        }
        if !(10..=240).contains(&self.minutes) {
            wrong.insert("minutes", "an ordinary session takes 10 to 240 minutes".to_owned());
        }
        if !(10..=600).contains(&self.long_minutes) {
            wrong.insert("long_minutes", "a long session takes 10 to 600 minutes".to_owned());
        }
        self.long_minutes = self.long_minutes.max(self.minutes);
        if let Aim::Race { distance_m, name, .. } = &mut self.aim {
            if self.sport == Sport::Strength {
                wrong.insert(
                    "sport",
                    "general strength has no race; choose to be fitter".to_owned(),
                );
            }
            if !(500.0..=500_000.0).contains(distance_m) {
                wrong.insert("distance_m", "a race is between 500 m and 500 km long".to_owned());
            }
            *distance_m = distance_m.round();
            let kept =
                name.take().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
            if kept.as_ref().is_some_and(|name| name.chars().count() > LONGEST_NAME) {
                wrong.insert("name", "a name has at most 80 characters".to_owned());
            }
            *name = kept;
        }
        if wrong.is_empty() { Ok(self) } else { Err(Error::invalid_fields(wrong)) }
    }
}
