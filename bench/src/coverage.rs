//! How much of what must be right is reached by the tests of its own crate, on SQLite.
//!
//! Branches are the figure that counts: of every condition (`if`, `while`, `let … else`, each side of `&&` and `||`) both
//! outcomes must have happened. Beside it stand regions, the pieces between which control can part, and lines. They have no
//! target: what follows a `?` is a region, and many of those are failures that only a broken disk brings about. What such a
//! failure leaves behind is the question of the tests called `faults`, which let every step of a write fail once. Tests that
//! stand in a file are left out of its figures.
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
    command.args(["--branch", "--json", "--output-path"]).arg(&json);
    for package in proofs::packages() {
        command.args(["--package", package]);
    }
    command.env("CARGO_TARGET_DIR", proofs::target("coverage")?).env_remove("STADION_TEST_DB");
    // Counting branches is not a promise of the compiler yet, so it has to be told that we know.
    command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_PROFILE_DEV_DEBUG", "0");
    name_llvm_tools(&mut command)?;
    proofs::run(&mut command)?;
    let told: Value = serde_json::from_slice(&std::fs::read(json)?)?;
    let mut covered = BTreeMap::new();
    for file in told["data"][0]["files"].as_array().into_iter().flatten() {
        let Some(name) = file["filename"].as_str() else { continue };
        let Some(name) = proofs::from_root(&root, name) else { continue };
        let text = std::fs::read_to_string(root.join(&name))?;
        covered.insert(name, Covered::read(file, last_line(&text)));
    }
    for group in GROUPS {
        let mut sum = Covered::default();
        for (name, file) in covered.iter().filter(|(name, _)| group.has(name)) {
            for branch in &file.missed_branches {
                report.remark(&format!("{name}, {branch}"));
            }
            let lines: Vec<String> = file.missed.iter().map(|line| line.to_string()).collect();
            if !lines.is_empty() {
                report.remark(&format!("{name}, not reached in lines {}", lines.join(", ")));
            }
            sum.add(file);
        }
        if sum.regions.all == 0 {
            return Err(format!("nothing was measured of {}", group.name).into());
        }
        for (what, part, target) in [
            ("branches", sum.branches, Target::ValueAtLeast(100.0)),
            ("regions", sum.regions, Target::Informative),
            ("lines", sum.lines, Target::Informative),
        ] {
            report.figure(&Figure {
                figure: &format!("{what} reached of {} ({})", group.name, part.all),
                value: part.percent(),
                unit: "%",
                yardstick: "all of them",
                yardstick_value: 100.0,
                target,
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

/// How many there are, and how many of them were reached.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Part {
    all: u64,
    hit: u64,
}

impl Part {
    fn count(&mut self, is_hit: bool) {
        self.all += 1;
        self.hit += u64::from(is_hit);
    }

    fn add(&mut self, other: Part) {
        self.all += other.all;
        self.hit += other.hit;
    }

    /// Where there is nothing to reach, all of it is.
    fn percent(self) -> f64 {
        if self.all == 0 { 100.0 } else { 100.0 * self.hit as f64 / self.all as f64 }
    }
}

#[derive(Default)]
struct Covered {
    branches: Part,
    regions: Part,
    lines: Part,
    /// Conditions of which one outcome never happened.
    missed_branches: Vec<String>,
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
    /// What a file's figures say up to a line.
    fn read(file: &Value, last: u64) -> Covered {
        let mut covered = Covered::default();
        covered.count_branches(&file["branches"], last);
        covered.count_segments(&file["segments"], last);
        covered
    }

    /// Branches are `[line, column, last line, last column, times true, times false, …]`, once for each copy of a function
    /// that the compiler made; together they are one.
    fn count_branches(&mut self, branches: &Value, last: u64) {
        let mut outcomes: BTreeMap<[u64; 4], [u64; 2]> = BTreeMap::new();
        for branch in branches.as_array().into_iter().flatten() {
            let number = |at: usize| branch[at].as_u64().unwrap_or(0);
            let times = outcomes.entry([number(0), number(1), number(2), number(3)]).or_default();
            times[0] += number(4);
            times[1] += number(5);
        }
        for ([line, column, ..], times) in outcomes {
            if line > last {
                continue;
            }
            for (times, outcome) in times.into_iter().zip(["true", "false"]) {
                self.branches.count(times > 0);
                if times == 0 {
                    self.missed_branches.push(format!("{line}:{column} was never {outcome}"));
                }
            }
        }
    }

    /// Segments are `[line, column, count, is counted, begins a region, is a gap]`, in order.
    fn count_segments(&mut self, segments: &Value, last: u64) {
        let segments = segments.as_array().into_iter().flatten().map(|segment| Segment {
            line: segment[0].as_u64().unwrap_or(0),
            count: segment[2].as_u64().unwrap_or(0),
            is_counted: segment[3] == true && segment[5] != true,
            is_entry: segment[4] == true && segment[5] != true,
        });
        let segments: Vec<Segment> = segments.filter(|segment| segment.line <= last).collect();
        for segment in segments.iter().filter(|segment| segment.is_counted && segment.is_entry) {
            self.regions.count(segment.count > 0);
            if segment.count == 0 && self.missed.last() != Some(&segment.line) {
                self.missed.push(segment.line);
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
                self.lines.count(most > 0);
            }
            reaches_over = here.last().or(reaches_over);
        }
    }

    fn add(&mut self, other: &Covered) {
        self.branches.add(other.branches);
        self.regions.add(other.regions);
        self.lines.add(other.lines);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn regions_and_lines_are_counted_up_to_the_tests() {
        // A function of lines 1 to 5 whose `if` of lines 2 to 4 was never taken, and a test on line 9.
        let file = json!({ "segments": [
            [1, 1, 3, true, true, false],
            [2, 5, 0, true, true, false],
            [4, 6, 3, true, false, false],
            [5, 2, 0, false, false, false],
            [9, 1, 0, true, true, false],
            [9, 9, 0, false, false, false],
        ]});
        let covered = Covered::read(&file, 7);
        assert_eq!(covered.regions, Part { all: 2, hit: 1 });
        assert_eq!(covered.lines, Part { all: 5, hit: 3 }, "lines 3 and 4 are not reached");
        assert_eq!(covered.missed, [2]);
        assert_eq!(last_line("fn a() {}\n\n#[cfg(test)]\nmod tests {}\n"), 2);
    }

    #[test]
    fn a_condition_has_two_outcomes_however_often_it_was_compiled() {
        let file = json!({ "branches": [
            [2, 8, 2, 20, 5, 0, 0, 0, 4],
            [2, 8, 2, 20, 0, 1, 0, 0, 4],
            [3, 8, 3, 20, 0, 7, 0, 0, 4],
            [9, 8, 9, 20, 0, 0, 0, 0, 4],
        ]});
        let covered = Covered::read(&file, 7);
        assert_eq!(covered.branches, Part { all: 4, hit: 3 });
        assert_eq!(covered.missed_branches, ["3:8 was never true"]);
        assert_eq!((covered.branches.percent(), Part::default().percent()), (75.0, 100.0));
    }
}
