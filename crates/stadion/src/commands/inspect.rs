use std::path::{Path, PathBuf};

use activity::Inspection;
use clap::{Args, ValueHint};
use kernel::Clock;
use serde::Serialize;

use super::say;
use crate::failure::{Failure, exit};

/// Shows what an import of files would find, without storing anything. Needs no database.
#[derive(Args)]
pub struct Inspect {
    /// FIT, GPX or TCX files, plain, gzipped or zipped
    #[arg(required = true, value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// A line of `--json`: the inspection, and which file it is about.
#[derive(Serialize)]
struct Line<'a> {
    file: String,
    #[serde(flatten)]
    found: &'a Inspection,
}

impl Inspect {
    /// Prints them; exits with 1 if an import would refuse one of them.
    pub fn run(&self) -> Result<u8, Failure> {
        let now = Clock::default().now();
        let mut all_ok = true;
        for path in &self.files {
            let found = match read(path) {
                Ok(bytes) => activity::inspect(&bytes, &path.display().to_string(), now),
                Err(error) => {
                    Inspection { error: Some(error.to_string()), ..Inspection::default() }
                }
            };
            all_ok &= found.ok;
            if self.json {
                say(serde_json::to_string(&Line {
                    file: path.display().to_string(),
                    found: &found,
                })?)?;
            } else {
                say(format_args!("{}", path.display()))?;
                tell(&found, "  ")?;
            }
        }
        Ok(if all_ok { exit::DONE } else { exit::PARTLY })
    }
}

/// The bytes of a file; of one that is larger than any import takes, only enough to be refused for it.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut file = std::fs::File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(formats::MAX_FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if formats::sniff(&bytes) == Some(formats::Kind::Zip) {
        file.take(activity::import::MAX_ARCHIVE_BYTES).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn tell(found: &Inspection, indent: &str) -> Result<(), Failure> {
    if let Some(error) = &found.error {
        say(format_args!("{indent}refused: {error}"))?;
    }
    let mut facts = Vec::new();
    facts.extend(found.kind.clone());
    facts.extend(found.sport.clone());
    facts.extend(found.started_at.map(|at| format!("from {at}")));
    facts.extend(found.distance_m.map(|metres| format!("{:.2} km", metres / 1000.0)));
    facts.extend(found.elapsed_s.map(|seconds| format!("{} elapsed", clock(seconds))));
    facts.extend(found.moving_s.map(|seconds| format!("{} moving", clock(seconds))));
    facts.extend(found.ascent_m.map(|metres| format!("{metres:.0} m up")));
    facts.extend(found.avg_hr_bpm.map(|bpm| format!("{bpm:.0} bpm")));
    facts.extend(found.avg_power_w.map(|watts| format!("{watts:.0} W")));
    if found.ok {
        facts.push(format!("{} samples", found.records));
        facts.push(format!("{} laps", found.laps));
    }
    if !facts.is_empty() {
        say(format_args!("{indent}{}", facts.join(", ")))?;
    }
    for warning in &found.warnings {
        say(format_args!("{indent}note: {warning}"))?;
    }
    for part in &found.activities {
        say(format_args!("{indent}-"))?;
        tell(part, &format!("{indent}  "))?;
    }
    Ok(())
}

/// Hours, minutes and seconds.
fn clock(seconds: f64) -> String {
    let seconds = seconds.round() as i64;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
