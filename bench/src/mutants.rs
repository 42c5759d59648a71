//! Whether tests notice when what must be right is made wrong: each mutant is one small change of a source, and the tests that
//! answer for its group must fail.
//!
//! All of them are a day of work on two cores. `STADION_MUTANTS_OF=kernel` tries those of one crate;
//! `STADION_MUTANTS_SHARD=3/40` every fortieth, from the fourth on, and the figures say that they are of a sample.
use std::collections::BTreeMap;

use serde_json::Value;

use crate::Failure;
use crate::proofs::{self, GROUPS};
use crate::report::{Figure, Report, Target};

const VERSION: &str = "27.1.0";

/// The tests of each crate that answer for its groups: arguments of `cargo test`, and behind `--` parts of their names.
const TESTS: &[(&str, &[&str])] = &[
    (
        "activity",
        &[
            "--lib", "--test", "it", "--", "audience", "zones", "privacy", "visibility", "consent",
            "others", "reach", "faults", "restore",
        ],
    ),
    ("identity", &["--lib", "--", "consents"]),
    ("kernel", &["--lib", "--test", "it", "--", "consent", "audit", "chain"]),
];

/// Mutants that are not tried, by a part of their names, and why no test can tell them from the original.
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

fn try_package(report: &Report, package: &str, shard: Option<&str>) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let mut command = proofs::cargo_tool("mutants", VERSION)?;
    command.args(["--package", package, "--test-package", package]);
    for file in GROUPS.iter().filter(|group| group.package == package).flat_map(|group| group.files)
    {
        let all = if file.ends_with('/') { "*.rs" } else { "" };
        command.arg("--file").arg(format!("{file}{all}"));
    }
    for (name, _) in SAME {
        command.args(["--exclude-re", name]);
    }
    if let Some(shard) = shard {
        command.args(["--sharding", "round-robin", "--shard", shard]);
    }
    // One at a time, in a copy of the sources, with a folder of its own for what is built. Who looks for the line of a
    // failure runs the test again; without those tables a mutant is built in two thirds of the time.
    command.args(["--jobs", "1", "--no-shuffle", "--output"]).arg(folder.path());
    command.env("CARGO_TARGET_DIR", proofs::target("mutants")?).env_remove("STADION_TEST_DB");
    command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "1");
    let tests = TESTS.iter().find(|(of, _)| *of == package).map_or(&[][..], |(_, tests)| *tests);
    command.arg("--").args(tests);
    // 2: some were missed, 3: some took too long. Both are figures.
    let code = proofs::exit_code(&mut command)?;
    if ![0, 2, 3].contains(&code) {
        return Err(format!("cargo mutants ended with {code} at {package}").into());
    }
    let outcomes = folder.path().join("mutants.out/outcomes.json");
    let told = Told::read(&serde_json::from_slice(&std::fs::read(outcomes)?)?);
    let of_all = if shard.is_some() { "a sample of " } else { "" };
    for (group, tried) in told {
        for missed in &tried.missed {
            report.remark(&format!("nobody noticed: {missed}"));
        }
        let all = tried.all as f64;
        report.figure(&Figure {
            figure: &format!("noticed of {of_all}{all} mutants of {group}"),
            value: 100.0 * (all - tried.missed.len() as f64) / all,
            unit: "%",
            yardstick: "all of them",
            yardstick_value: 100.0,
            target: Target::ValueAtLeast(95.0),
        });
    }
    Ok(())
}

#[derive(Debug, Default, PartialEq)]
struct Told {
    /// Mutants that compiled. What the compiler refuses needs no test.
    all: usize,
    /// Those with which all tests passed.
    missed: Vec<String>,
}

impl Told {
    /// By group.
    fn read(told: &Value) -> BTreeMap<&'static str, Told> {
        let mut groups: BTreeMap<&'static str, Told> = BTreeMap::new();
        for outcome in told["outcomes"].as_array().into_iter().flatten() {
            let mutant = &outcome["scenario"]["Mutant"];
            let file = mutant["file"].as_str().unwrap_or_default();
            let Some(group) = GROUPS.iter().find(|group| group.has(file)) else { continue };
            let is_missed = match outcome["summary"].as_str() {
                Some("MissedMutant") => true,
                Some("CaughtMutant" | "Timeout") => false,
                _ => continue,
            };
            let found = groups.entry(group.name).or_default();
            found.all += 1;
            if is_missed {
                found.missed.push(mutant["name"].as_str().unwrap_or_default().to_owned());
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_does_not_compile_counts_for_nothing_and_each_group_for_itself() {
        let outcome = |name: &str, file: &str, summary: &str| {
            json!({ "scenario": { "Mutant": { "name": name, "file": file } }, "summary": summary })
        };
        let (chain, rule) = ("crates/kernel/src/chain.rs", "crates/kernel/src/consent/ledger.rs");
        let told = Told::read(&json!({ "outcomes": [
            { "scenario": "Baseline", "summary": "Success" },
            outcome("a", chain, "CaughtMutant"), outcome("b", rule, "MissedMutant"),
            outcome("c", rule, "Unviable"), outcome("d", rule, "Timeout"),
        ]}));
        let found: Vec<_> = told.values().map(|told| (told.all, told.missed.clone())).collect();
        assert_eq!(found, [(1, vec![]), (2, vec!["b".to_owned()])]);
    }

    #[test]
    fn every_crate_says_which_tests_answer_for_it() {
        let named: Vec<&str> = TESTS.iter().map(|(package, _)| *package).collect();
        assert_eq!(named, proofs::packages());
        assert!(SAME.iter().all(|(_, why)| !why.is_empty()));
    }
}
