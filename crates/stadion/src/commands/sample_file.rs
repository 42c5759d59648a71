use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};
use kernel::Clock;

use super::say;
use crate::demo::people::{PEOPLE, Session};
use crate::demo::{outing, plan::Planned};
use crate::failure::{Failure, exit};

/// Writes a FIT file of an activity that nobody did: for trying an import, and for tests.
#[derive(Args)]
pub struct SampleFile {
    /// Where to write it
    #[arg(long, value_hint = ValueHint::FilePath)]
    out: PathBuf,
    /// What was done
    #[arg(long, default_value = "run")]
    sport: Kind,
    /// For how long, minutes
    #[arg(long, default_value_t = 40.0, value_parser = minutes)]
    minutes: f64,
    /// Another seed is another outing
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where: the country of one of the demo's athletes
    #[arg(long, default_value = "IT")]
    country: String,
    /// How many days ago
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(i64).range(0..=3650))]
    days_ago: i64,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Run,
    Intervals,
    Treadmill,
    Ride,
    IndoorRide,
    Swim,
    Walk,
    Hike,
    Strength,
    Yoga,
}

fn minutes(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(minutes) if (1.0..=1440.0).contains(&minutes) => Ok(minutes),
        _ => Err("a number of minutes from 1 to 1440 is needed".to_owned()),
    }
}

impl SampleFile {
    /// Writes it.
    pub fn run(&self) -> Result<u8, Failure> {
        let country = self.country.to_uppercase();
        let Some(person) = PEOPLE.iter().find(|person| person.country == country) else {
            let known: Vec<&str> = PEOPLE.iter().map(|person| person.country).collect();
            return Err(Failure::configuration(format!(
                "--country is one of {}",
                known.join(", ")
            )));
        };
        let session = match self.sport {
            Kind::Run => Session::Easy,
            Kind::Intervals => Session::Intervals,
            Kind::Treadmill => Session::Treadmill,
            Kind::Ride => Session::Ride,
            Kind::IndoorRide => Session::Trainer,
            Kind::Swim => Session::Swim,
            Kind::Walk => Session::Walk,
            Kind::Hike => Session::Hike,
            Kind::Strength => Session::Strength,
            Kind::Yoga => Session::Yoga,
        };
        let on = Clock::default().now().day_in(person.time_zone).plus_days(-self.days_ago);
        let planned = Planned { on, hour: 0.5, session, minutes: self.minutes, race: None };
        let recording = outing::record(person, &planned, self.seed);
        let bytes = formats::fit::write::activity(std::slice::from_ref(&recording));
        std::fs::write(&self.out, &bytes).map_err(|error| {
            Failure::missing(format!("{} cannot be written: {error}", self.out.display()))
        })?;
        say(format_args!("{}: {} bytes", self.out.display(), bytes.len()))?;
        Ok(exit::DONE)
    }
}
