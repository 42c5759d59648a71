use std::collections::HashSet;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args, Subcommand};
use kernel::audit::{self, Entry};
use kernel::{App, Timestamp};
use serde_json::json;

use super::say;
use crate::breach::{self, Address, Concerned, Country, Incident, Report, troves};
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

const MINUTE_MS: i64 = 60_000;

/// Data got out: whom it concerns, and which clocks run. What to do then stands in docs/legal/breach-kit.md.
#[derive(Args)]
pub struct Breach {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Count whom it concerns, country by country, with the hours that are left; the tightest deadline first
    Report(ReportWish),
}

/// Who is concerned is said in one of five ways.
#[derive(Args)]
#[command(group = ArgGroup::new("who").required(true))]
struct ReportWish {
    /// When somebody first had reason to believe it, as 2027-05-07T09:00:00Z: the clocks run from here
    #[arg(long, value_name = "INSTANT")]
    known_at: Timestamp,
    /// From when on the data lay open [default: from the beginning]
    #[arg(long, value_name = "INSTANT")]
    since: Option<Timestamp>,
    /// Until when; who joined later is not concerned [default: now]
    #[arg(long, value_name = "INSTANT")]
    until: Option<Timestamp>,
    /// Everybody who has or had an account
    #[arg(long, group = "who")]
    everybody: bool,
    /// Those in a file: an id or a handle a line; `-` reads from standard input
    #[arg(long, group = "who", value_name = "FILE")]
    athletes: Option<PathBuf>,
    /// Whoever had a session that was used between `since` and `until`, as far as sessions are still there
    #[arg(long, group = "who")]
    signed_in: bool,
    /// Whoever has rows of a class: health, location or credential; may be said several times
    #[arg(long, group = "who", value_name = "CLASS", value_parser = ["health", "location", "credential"])]
    holding: Vec<String>,
    /// Whoever has rows in a table that holds such a class; may be said several times
    #[arg(long, group = "who", value_name = "TABLE", value_parser = table)]
    touched: Vec<String>,
    /// Write the proven addresses of all of them into a new file that its owner alone can read: one JSON object a line
    /// with address, language and country
    #[arg(long, value_name = "FILE")]
    addresses: Option<PathBuf>,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

fn table(name: &str) -> Result<String, String> {
    if !troves::of_table(name).is_empty() {
        return Ok(name.to_owned());
    }
    let mut known: Vec<&str> = troves::TROVES.iter().map(|trove| trove.table).collect();
    known.dedup();
    Err(format!(
        "no table of that name holds health, location or credentials; these do: {}",
        known.join(", ")
    ))
}

impl Breach {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let What::Report(wish) = &self.what;
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let outcome = wish.report(&app).await;
        app.db.close().await;
        outcome
    }
}

impl ReportWish {
    async fn report(&self, app: &App) -> Result<u8, Failure> {
        let now = app.clock.now();
        let (concerned, told) = self.concerned()?;
        let incident = Incident {
            since: self.since.unwrap_or(Timestamp(0)),
            until: self.until.unwrap_or(now),
            known_at: self.known_at,
            concerned,
        };
        let mut file = self.addresses.as_deref().map(AddressFile::create).transpose()?;
        let report = breach::report(app, &incident, now, |addresses| match &mut file {
            Some(file) => file.write(&addresses),
            None => Ok(()),
        });
        let report = report.await?;
        if let Some(file) = file {
            file.keep()?;
        }
        self.leave_a_line(app, &told, &report, now).await?;
        match self.json {
            true => say(as_json(&incident, &told, &report, now))?,
            false => print(&incident, &told, &report, now)?,
        }
        Ok(if report.unknown == 0 { exit::DONE } else { exit::PARTLY })
    }

    /// Whom, and how the report and the trail put it: never by names.
    fn concerned(&self) -> Result<(Concerned, String), Failure> {
        if self.everybody {
            return Ok((Concerned::Everybody, "everybody".to_owned()));
        }
        if self.signed_in {
            return Ok((Concerned::SignedIn, "whoever was signed in".to_owned()));
        }
        if let Some(path) = &self.athletes {
            let list = read_list(path)?;
            let told = format!("a list of {}", list.len());
            return Ok((Concerned::Listed(list), told));
        }
        let classes = self.holding.iter().flat_map(|class| troves::of_class(class));
        let tables = self.touched.iter().flat_map(|table| troves::of_table(table));
        let words: Vec<&str> =
            self.holding.iter().chain(&self.touched).map(String::as_str).collect();
        let told = format!("whoever has rows of {}", words.join(", "));
        Ok((Concerned::Holding(classes.chain(tables).collect()), told))
    }

    /// Looking at so many people is a deed of its own, so it stands in the trail before anything is printed.
    async fn leave_a_line(
        &self,
        app: &App,
        told: &str,
        report: &Report,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let addresses = if self.addresses.is_some() { "; addresses were written" } else { "" };
        let reason = format!(
            "known at {}; {} people in {} countries{addresses}",
            self.known_at,
            report.people(),
            report.countries.len()
        );
        let thing = told.to_owned();
        let write = app.db.write(move |tx| {
            let entry = Entry {
                thing: Some(&thing),
                reason: Some(&reason),
                ..Entry::at_console("report_breach")
            };
            audit::append(tx, &entry, now)
        });
        Ok(write.await?)
    }
}

fn read_list(path: &Path) -> Result<HashSet<String>, Failure> {
    let mut text = String::new();
    let read = match path.to_str() {
        Some("-") => std::io::stdin().read_to_string(&mut text),
        _ => File::open(path).and_then(|mut file| file.read_to_string(&mut text)),
    };
    read.map_err(|error| Failure::missing(format!("{} cannot be read: {error}", path.display())))?;
    let words = text.lines().map(|line| line.trim().trim_start_matches('@').to_lowercase());
    Ok(words.filter(|word| !word.is_empty() && !word.starts_with('#')).collect())
}

/// A file of addresses, which is gone again unless it becomes whole.
struct AddressFile<'a> {
    path: &'a Path,
    file: Option<BufWriter<File>>,
}

impl AddressFile<'_> {
    fn create(path: &Path) -> Result<AddressFile<'_>, Failure> {
        let mut options = File::options();
        // One that is there already might be open to others, or be somebody's.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| {
            Failure::missing(format!("{} cannot be written: {error}", path.display()))
        })?;
        Ok(AddressFile { path, file: Some(BufWriter::new(file)) })
    }

    fn write(&mut self, addresses: &[Address]) -> Result<(), Failure> {
        let Some(file) = &mut self.file else { return Ok(()) };
        for Address { email, language, country } in addresses {
            writeln!(
                file,
                "{}",
                json!({ "email": email, "language": language, "country": country })
            )?;
        }
        Ok(())
    }

    fn keep(mut self) -> Result<(), Failure> {
        if let Some(mut file) = self.file.take() {
            file.flush()?;
        }
        Ok(())
    }
}

impl Drop for AddressFile<'_> {
    fn drop(&mut self) {
        if self.file.is_some() {
            let _ = std::fs::remove_file(self.path);
        }
    }
}

fn print(incident: &Incident, told: &str, report: &Report, now: Timestamp) -> Result<(), Failure> {
    let minors: u64 = report.countries.iter().map(|country| country.minors).sum();
    say(format_args!(
        "{} people in {} countries, {minors} of them minors: {told}. Known at {}, now it is {now}.",
        report.people(),
        report.countries.len(),
        incident.known_at
    ))?;
    if report.unknown > 0 {
        say(format_args!("{} of the list were not found: gone, or mistyped.", report.unknown))?;
    }
    for country in &report.countries {
        let Country { clock, due_at, time_zone, people, minors, reachable, code } = country;
        say(format_args!(
            "\n{code}  {}: {people} people, {minors} minors, {reachable} with a proven address",
            clock.name
        ))?;
        say(format_args!(
            "    authority within {} h, by {due_at} ({} {time_zone}): {}",
            clock.authority_h,
            due_at.zoned(time_zone).strftime("%Y-%m-%d %H:%M"),
            left(*due_at, now)
        ))?;
        let people_rule =
            if clock.people.is_empty() { "the table says nothing" } else { &clock.people };
        say(format_args!(
            "    rule: {}; people: {people_rule}; launch: {}",
            clock.rule, clock.launch
        ))?;
    }
    say(
        "\nThe table of countries is engineering's reading; counsel confirms it. See docs/legal/breach-kit.md.",
    )
}

fn left(due_at: Timestamp, now: Timestamp) -> String {
    let minutes = (due_at.0 - now.0).div_euclid(MINUTE_MS);
    match minutes {
        0.. => format!("{} h {} min left", minutes / 60, minutes % 60),
        _ => format!("OVER since {} h {} min", -minutes / 60, -minutes % 60),
    }
}

fn as_json(incident: &Incident, told: &str, report: &Report, now: Timestamp) -> serde_json::Value {
    let countries: Vec<_> = report
        .countries
        .iter()
        .map(|country| {
            let Country { clock, due_at, time_zone, people, minors, reachable, code } = country;
            json!({
                "country": code, "name": clock.name, "people": people, "minors": minors,
                "with_proven_address": reachable, "authority_h": clock.authority_h, "rule": clock.rule,
                "due_at": due_at, "due_at_local": due_at.zoned(time_zone).to_string(),
                "left_min": (due_at.0 - now.0).div_euclid(MINUTE_MS),
                "people_rule": clock.people, "launch": clock.launch,
            })
        })
        .collect();
    json!({
        "concerned": told, "since": incident.since, "until": incident.until,
        "known_at": incident.known_at, "now": now, "people": report.people(), "unknown": report.unknown,
        "countries": countries,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_in_hours_and_so_is_what_is_over() {
        let left = |minutes: i64| left(Timestamp(minutes * MINUTE_MS), Timestamp(0));
        assert_eq!(left(72 * 60), "72 h 0 min left");
        assert_eq!(left(0), "0 h 0 min left");
        assert_eq!(left(-61), "OVER since 1 h 1 min");
    }
}
