//! Whether tests notice when what must be right is made wrong: each mutant is one small change of a source, and one of the
//! tests that answer for its group must fail.
//!
//! Which changes, cargo-mutants says. To build them one after the other would take a day on two cores, so all of a crate are
//! built at once, each behind a switch ([`switch`]), in a copy of the sources. `STADION_MUTANTS_OF=kernel` tries those of one
//! crate; `STADION_MUTANTS_SHARD=3/40` every fortieth, from the fourth on, and the figures say that they are of a sample.
mod switch;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use self::switch::Mutant;
use crate::Failure;
use crate::proofs::{self, GROUPS};
use crate::report::{Figure, Report, Target};

const VERSION: &str = "27.1.0";
/// Tests that take so much longer than usual will not end: the mutant is noticed.
const TOO_LONG: u32 = 8;
const AT_LEAST: Duration = Duration::from_secs(60);

/// The tests of each crate that answer for its groups: where they are, and parts of their names, the quick ones first.
const TESTS: &[(&str, &[&str], &[&str])] = &[
    (
        "activity",
        &["--lib", "--test", "it"],
        &["audience zones privacy rooms restore others reach", "consent visibility faults"],
    ),
    ("identity", &["--lib"], &["consents"]),
    ("kernel", &["--lib", "--test", "it"], &["audit chain faults", "consent"]),
];

/// Mutants that no test can tell from the original, by their names without the place, and why.
const SAME: &[(&str, &str)] = &[];

/// Runs the measurement.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let shard = std::env::var("STADION_MUTANTS_SHARD").ok();
    let of = std::env::var("STADION_MUTANTS_OF").ok();
    for package in proofs::packages() {
        if of.as_deref().is_none_or(|of| of == package) {
            try_package(report, package, shard.as_deref())?;
        }
    }
    Ok(())
}

/// Which part of all: `3/40`.
fn shard_of(shard: &str) -> Option<(usize, usize)> {
    let (which, of) = shard.split_once('/')?;
    let (which, of) = (which.parse().ok()?, of.parse().ok()?);
    (which < of).then_some((which, of))
}

fn try_package(report: &Report, package: &str, shard: Option<&str>) -> Result<(), Failure> {
    let mutants = list(package)?;
    let tree = Tree::copy(package)?;
    let (mutants, programs) = tree.build(mutants)?;
    let usual = tree.try_all(&programs, None)?;
    if !usual.passed {
        return Err(format!("without any change, tests of {package} fail").into());
    }
    let patience = AT_LEAST.max(usual.took * TOO_LONG);
    let (which, of) = match shard {
        Some(shard) => shard_of(shard).ok_or("a shard is written like 3/40")?,
        None => (0, 1),
    };
    let mut groups: BTreeMap<&str, Told> = BTreeMap::new();
    for (at, mutant) in mutants.iter().enumerate().filter(|(at, _)| at % of == which) {
        let Some(group) = GROUPS.iter().find(|group| group.has(&mutant.file)) else { continue };
        let tried = tree.try_all(&programs, Some((mutant.id, patience)))?;
        eprintln!(
            "{} of {}: {} {}, {:.0} s",
            at + 1,
            mutants.len(),
            if tried.passed { "NOT NOTICED" } else { "noticed" },
            mutant.name,
            tried.took.as_secs_f64()
        );
        let told = groups.entry(group.name).or_default();
        told.all += 1;
        if tried.passed {
            told.missed.push(mutant.name.clone());
        }
    }
    let of_all = if of > 1 { "a sample of " } else { "" };
    for (group, told) in groups {
        for missed in &told.missed {
            report.remark(&format!("nobody noticed: {missed}"));
        }
        report.figure(&Figure {
            figure: &format!("noticed of {of_all}{} mutants of {group}", told.all),
            value: 100.0 * (told.all - told.missed.len()) as f64 / told.all as f64,
            unit: "%",
            yardstick: "all of them",
            yardstick_value: 100.0,
            target: Target::ValueAtLeast(95.0),
        });
    }
    Ok(())
}

#[derive(Debug, Default)]
struct Told {
    /// Mutants that compiled. What the compiler refuses needs no test.
    all: usize,
    /// Those with which all tests passed.
    missed: Vec<String>,
}

/// Every mutant of a crate's groups but those that change nothing.
fn list(package: &str) -> Result<Vec<Mutant>, Failure> {
    let mut command = proofs::cargo_tool("mutants", VERSION)?;
    command.args(["--list", "--json", "--package", package]);
    for file in GROUPS.iter().filter(|group| group.package == package).flat_map(|group| group.files)
    {
        let all = if file.ends_with('/') { "*.rs" } else { "" };
        command.arg("--file").arg(format!("{file}{all}"));
    }
    let told = command.stderr(Stdio::inherit()).output()?;
    let told: Value = serde_json::from_slice(&told.stdout)?;
    let told = told.as_array().map_or(&[][..], Vec::as_slice);
    let mutants = told.iter().zip(1..).map(|(told, id)| Mutant::read(id, told));
    let mutants: Vec<Mutant> = mutants.filter(|mutant| !is_same(&mutant.name)).collect();
    if mutants.is_empty() { Err(format!("{package} has no mutants").into()) } else { Ok(mutants) }
}

fn is_same(name: &str) -> bool {
    SAME.iter().any(|(same, _)| name.ends_with(same))
}

/// A copy of the sources in which a crate is changed.
struct Tree {
    root: PathBuf,
    package: &'static str,
    places: &'static [&'static str],
    names: &'static [&'static str],
    /// The sources as they were when this began, by their names: nobody has to keep still meanwhile.
    sources: BTreeMap<String, String>,
}

/// What became of the tests.
struct Tried {
    passed: bool,
    took: Duration,
}

impl Tree {
    /// The copy is kept, and only what differs is written, so that the next build finds most of its work done.
    fn copy(package: &str) -> Result<Tree, Failure> {
        let tests = TESTS.iter().find(|(of, ..)| *of == package);
        let &(package, places, names) =
            tests.ok_or_else(|| format!("no tests answer for {package}"))?;
        let (from, root) = (proofs::root()?, proofs::target("mutants")?.join("sources"));
        let mut git = Command::new("git");
        git.args(["ls-files", "--cached", "--others", "--exclude-standard", "--", ".", ":!web"]);
        let listed = git.current_dir(&from).output()?;
        let mut sources = BTreeMap::new();
        for file in String::from_utf8(listed.stdout)?.lines() {
            let Ok(bytes) = std::fs::read(from.join(file)) else { continue };
            match String::from_utf8(bytes) {
                // What is changed below is written once, with its changes.
                Ok(text) if file == library(package) || GROUPS.iter().any(|of| of.has(file)) => {
                    sources.insert(file.to_owned(), text);
                }
                Ok(text) => put(&root.join(file), text.as_bytes())?,
                Err(bytes) => put(&root.join(file), bytes.as_bytes())?,
            }
        }
        for (file, text) in sources.iter().filter(|(file, _)| !is_of(package, file)) {
            put(&root.join(file), text.as_bytes())?;
        }
        Ok(Tree { root, package, places, names, sources })
    }

    /// Builds the crate with all its mutants, and again without those that the compiler refuses. Returns those that are left,
    /// and the programs with the tests.
    fn build(&self, mut mutants: Vec<Mutant>) -> Result<(Vec<Mutant>, Vec<PathBuf>), Failure> {
        loop {
            let lines = self.place(&mut mutants)?;
            // What the compiler refuses, it refuses in the library alone, without anything else being built.
            let (mut is_built, mut told) = self.cargo(&["build", "--lib"])?;
            if is_built {
                (is_built, told) = self.cargo(&[&["test", "--no-run"], self.places].concat())?;
            }
            if is_built {
                return Ok((mutants, programs(&told)));
            }
            let refused = refused(&told, &lines);
            let before = mutants.len();
            mutants.retain(|mutant| !refused.contains(&mutant.id));
            eprintln!("the compiler refuses {} of {before} mutants", before - mutants.len());
            if mutants.len() == before {
                let errors = told.iter().filter(|told| told["message"]["level"] == "error");
                let why = errors.filter_map(|told| told["message"]["rendered"].as_str());
                let why: String = why.take(3).collect();
                return Err(format!("{} cannot be built with a switch: {why}", self.package).into());
            }
        }
    }

    /// Runs cargo on the copy. Says whether that went well, and what it told.
    fn cargo(&self, arguments: &[&str]) -> Result<(bool, Vec<Value>), Failure> {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).args(["--message-format=json", "--package", self.package]);
        cargo.current_dir(&self.root).stderr(Stdio::inherit());
        cargo.env("CARGO_TARGET_DIR", proofs::target("mutants")?);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        let built = cargo.output()?;
        let told = String::from_utf8_lossy(&built.stdout);
        let told = told.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok((built.status.success(), told))
    }

    /// Writes the sources with the mutants in them, and says where each stands. Those without a place are left out.
    fn place(
        &self,
        mutants: &mut Vec<Mutant>,
    ) -> Result<BTreeMap<String, BTreeMap<usize, Vec<u32>>>, Failure> {
        let (mut lines, mut placed) = (BTreeMap::new(), BTreeSet::new());
        for (file, source) in self.sources.iter().filter(|(file, _)| is_of(self.package, file)) {
            let here: Vec<Mutant> =
                mutants.iter().filter(|mutant| mutant.file == **file).cloned().collect();
            let mut switched = switch::switch(source, &here)?;
            if *file == library(self.package) {
                switched.text.push_str(switch::MODULE);
            }
            put(&self.root.join(file), switched.text.as_bytes())?;
            placed.extend(switched.placed);
            lines.insert(file.clone(), switched.lines);
        }
        let before = mutants.len();
        mutants.retain(|mutant| placed.contains(&mutant.id));
        if mutants.len() < before {
            eprintln!("{} are not tried: they change a constant", before - mutants.len());
        }
        Ok(lines)
    }

    /// Runs the tests, until one fails, with a mutant or with none.
    fn try_all(
        &self,
        programs: &[PathBuf],
        mutant: Option<(u32, Duration)>,
    ) -> Result<Tried, Failure> {
        let begun = Instant::now();
        let stages = self.names.iter().flat_map(|names| programs.iter().map(move |of| (names, of)));
        for (names, program) in stages {
            let mut tests = Command::new(program);
            // To end with the first that fails is not a promise of the test harness yet, so it has to be told that we know.
            tests.args(["-Zunstable-options", "--fail-fast"]).args(names.split(' '));
            tests.env("RUSTC_BOOTSTRAP", "1").env("RUST_BACKTRACE", "0").env("INSTA_UPDATE", "no");
            tests.current_dir(self.root.join("crates").join(self.package));
            tests.env_remove("STADION_TEST_DB").stdout(Stdio::null());
            match mutant {
                Some((id, _)) => tests.env("STADION_MUTANT", id.to_string()).stderr(Stdio::null()),
                None => &mut tests,
            };
            let patience = mutant.map_or(Duration::MAX, |(_, patience)| patience);
            if !ends_well(&mut tests, patience)? {
                return Ok(Tried { passed: false, took: begun.elapsed() });
            }
        }
        Ok(Tried { passed: true, took: begun.elapsed() })
    }
}

fn library(package: &str) -> String {
    format!("crates/{package}/src/lib.rs")
}

fn is_of(package: &str, file: &str) -> bool {
    file.strip_prefix("crates/").is_some_and(|file| file.starts_with(&format!("{package}/")))
}

/// Whether a program ends well, and within a time.
fn ends_well(command: &mut Command, patience: Duration) -> Result<bool, Failure> {
    let begun = Instant::now();
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if begun.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Writes a file, unless it is like that already.
fn put(to: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if std::fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(to, bytes)?)
}

/// The programs with tests among what cargo tells.
fn programs(told: &[Value]) -> Vec<PathBuf> {
    let tests = told.iter().filter(|told| told["profile"]["test"] == true);
    tests.filter_map(|told| told["executable"].as_str()).map(PathBuf::from).collect()
}

/// The mutants on whose lines the compiler found something wrong.
fn refused(told: &[Value], lines: &BTreeMap<String, BTreeMap<usize, Vec<u32>>>) -> BTreeSet<u32> {
    let mut refused = BTreeSet::new();
    let errors = told.iter().filter(|told| told["message"]["level"] == "error");
    let spans = errors.filter_map(|told| told["message"]["spans"].as_array()).flatten();
    for span in spans.filter(|span| span["is_primary"] == true) {
        let Some(of) = span["file_name"].as_str().and_then(|name| lines.get(name)) else {
            continue;
        };
        let number = |field: &str| span[field].as_u64().unwrap_or(0) as usize;
        for (_, ids) in of.range(number("line_start")..=number("line_end")) {
            refused.extend(ids);
        }
    }
    refused
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_crate_says_which_tests_answer_for_it() {
        let named: Vec<&str> = TESTS.iter().map(|(package, ..)| *package).collect();
        assert_eq!(named, proofs::packages());
        assert!(SAME.iter().all(|(_, why)| !why.is_empty()));
        assert_eq!(shard_of("3/40"), Some((3, 40)));
        assert_eq!((shard_of("4/4"), shard_of("4"), shard_of("a/b")), (None, None, None));
    }

    #[test]
    fn what_the_compiler_refuses_is_found_by_its_line() {
        let lines = BTreeMap::from([(
            "crates/kernel/src/chain.rs".to_owned(),
            BTreeMap::from([(3, vec![1]), (7, vec![2, 3]), (9, vec![4])]),
        )]);
        let message = |level: &str, file: &str, line: u64| {
            let span = json!({
                "file_name": file, "line_start": line, "line_end": line + 1, "is_primary": true,
            });
            json!({ "reason": "compiler-message", "message": { "level": level, "spans": [span] } })
        };
        let told = [
            message("error", "crates/kernel/src/chain.rs", 6),
            message("warning", "crates/kernel/src/chain.rs", 9),
            message("error", "crates/kernel/src/audit.rs", 3),
        ];
        assert_eq!(refused(&told, &lines), BTreeSet::from([2, 3]));
        let built = json!({ "profile": { "test": true }, "executable": "/a/it" });
        let library = json!({ "profile": { "test": false }, "executable": null });
        assert_eq!(programs(&[library, built]), [PathBuf::from("/a/it")]);
    }
}
