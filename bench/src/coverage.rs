//! How much of what must be right is reached by the tests of its own crate, on SQLite.
//!
//! Branches are counted by a nightly compiler only. Regions, the pieces between which control can part, are the
//! nearest that a stable one counts: both sides of an `if` and each arm of a `match` are regions of their own, what
//! follows a `?` is, too; the two outcomes of an `&&` inside of one expression are not always. Tests that stand in a file are
//! left out of its figures.
use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::Failure;
use crate::proofs::{self, GROUPS};
use crate::report::{Figure, Report, Target};

const VERSION: &str = "0.9.1";

/// Runs the measurement.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let root = proofs::root()?;
    let folder = tempfile::tempdir()?;
    let json = folder.path().join("coverage.json");
    let mut command = proofs::cargo_tool("llvm-cov", VERSION)?;
    command.args(["--json", "--output-path"]).arg(&json);
    for package in ["activity", "identity", "kernel"] {
        command.args(["--package", package]);
    }
    command.env("CARGO_TARGET_DIR", proofs::target("coverage")?).env_remove("STADION_TEST_DB");
    name_llvm_tools(&mut command)?;
    proofs::run(&mut command)?;
    let told: Value = serde_json::from_slice(&std::fs::read(json)?)?;
    let mut covered = BTreeMap::new();
    for file in told["data"][0]["files"].as_array().into_iter().flatten() {
        let Some(name) = file["filename"].as_str() else { continue };
        let Some(name) = proofs::from_root(&root, name) else { continue };
        let text = std::fs::read_to_string(root.join(&name))?;
        covered.insert(name, Covered::read(&file["segments"], last_line(&text)));
    }
    for group in GROUPS {
        let mut sum = Covered::default();
        for (name, file) in covered.iter().filter(|(name, _)| group.has(name)) {
            let lines: Vec<String> = file.missed.iter().map(|line| line.to_string()).collect();
            if !lines.is_empty() {
                report.remark(&format!("not wholly reached: {name}, lines {}", lines.join(", ")));
            }
            sum.add(file);
        }
        if sum.regions == 0 {
            return Err(format!("nothing was measured of {}", group.name).into());
        }
        for (what, of) in
            [("regions", (sum.regions_hit, sum.regions)), ("lines", (sum.lines_hit, sum.lines))]
        {
            report.figure(&Figure {
                figure: &format!("{what} reached of {}", group.name),
                value: 100.0 * of.0 as f64 / of.1 as f64,
                unit: "%",
                yardstick: "all of them",
                yardstick_value: 100.0,
                target: Target::ValueAtLeast(100.0),
            });
        }
    }
    Ok(())
}

/// Rust's own tools are a component of rustup; where that is not to be had, those of the same LLVM do.
fn name_llvm_tools(command: &mut Command) -> Result<(), Failure> {
    if std::env::var_os("LLVM_COV").is_some() {
        return Ok(());
    }
    let told = Command::new("rustc").arg("-vV").output()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let version = told.lines().find_map(|line| line.strip_prefix("LLVM version: "));
    let major = version.and_then(|version| version.split('.').next()).unwrap_or_default();
    for (variable, tool) in [("LLVM_COV", "llvm-cov"), ("LLVM_PROFDATA", "llvm-profdata")] {
        if let Some(found) = proofs::find_in_path(&format!("{tool}-{major}")) {
            command.env(variable, found);
        } else {
            eprintln!(
                "{tool}-{major} is not there (on Debian: apt-get install llvm-{major}), so rustup's is asked for"
            );
        }
    }
    Ok(())
}

/// The line before the tests that stand in a file.
fn last_line(text: &str) -> u64 {
    let lines = text.lines().count() as u64;
    text.lines().position(|line| line.starts_with("#[cfg(test)]")).map_or(lines, |at| at as u64)
}

#[derive(Default)]
struct Covered {
    regions: u64,
    regions_hit: u64,
    lines: u64,
    lines_hit: u64,
    /// Lines in which a region begins that nothing reached.
    missed: Vec<u64>,
}

/// Where the count changes: from this line and column on it is another.
struct Segment {
    line: u64,
    count: u64,
    is_counted: bool,
    is_entry: bool,
}

impl Covered {
    /// Up to a line. Segments are `[line, column, count, is counted, begins a region, is a gap]`, in order.
    fn read(segments: &Value, last: u64) -> Covered {
        let segments = segments.as_array().into_iter().flatten().map(|segment| Segment {
            line: segment[0].as_u64().unwrap_or(0),
            count: segment[2].as_u64().unwrap_or(0),
            is_counted: segment[3] == true && segment[5] != true,
            is_entry: segment[4] == true && segment[5] != true,
        });
        let segments: Vec<Segment> = segments.filter(|segment| segment.line <= last).collect();
        let mut covered = Covered::default();
        for segment in segments.iter().filter(|segment| segment.is_counted && segment.is_entry) {
            covered.regions += 1;
            covered.regions_hit += u64::from(segment.count > 0);
            if segment.count == 0 && covered.missed.last() != Some(&segment.line) {
                covered.missed.push(segment.line);
            }
        }
        let mut at = 0;
        let mut reaches_over: Option<&Segment> = None;
        for line in 1..=last {
            let begin = at;
            while segments.get(at).is_some_and(|segment| segment.line == line) {
                at += 1;
            }
            let here = &segments[begin..at];
            let counts = here.iter().filter(|segment| segment.is_counted && segment.is_entry);
            let counts = counts.chain(reaches_over.filter(|segment| segment.is_counted));
            if let Some(most) = counts.map(|segment| segment.count).max() {
                covered.lines += 1;
                covered.lines_hit += u64::from(most > 0);
            }
            reaches_over = here.last().or(reaches_over);
        }
        covered
    }

    fn add(&mut self, other: &Covered) {
        self.regions += other.regions;
        self.regions_hit += other.regions_hit;
        self.lines += other.lines;
        self.lines_hit += other.lines_hit;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn regions_and_lines_are_counted_up_to_the_tests() {
        // A function of lines 1 to 5 whose `if` of lines 2 to 4 was never taken, and a test on line 9.
        let segments = json!([
            [1, 1, 3, true, true, false],
            [2, 5, 0, true, true, false],
            [4, 6, 3, true, false, false],
            [5, 2, 0, false, false, false],
            [9, 1, 0, true, true, false],
            [9, 9, 0, false, false, false],
        ]);
        let covered = Covered::read(&segments, 7);
        assert_eq!((covered.regions, covered.regions_hit), (2, 1));
        assert_eq!((covered.lines, covered.lines_hit), (5, 3), "lines 3 and 4 are not reached");
        assert_eq!(covered.missed, [2]);
        assert_eq!(last_line("fn a() {}\n\n#[cfg(test)]\nmod tests {}\n"), 2);
    }
}
