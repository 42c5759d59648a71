//! Whether tests notice when what must be right is made wrong: each mutant is one small change of a source, and the tests of
//! its crate must fail.
//!
//! All of them are hours of work on two cores; `STADION_MUTANTS_SHARD=3/40` makes every fortieth, from the fourth on.
use serde_json::Value;

use crate::Failure;
use crate::proofs::{self, GROUPS};
use crate::report::{Figure, Report, Target};

const VERSION: &str = "27.1.0";

/// Runs the measurement.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let shard = std::env::var("STADION_MUTANTS_SHARD").ok();
    for group in GROUPS {
        let folder = tempfile::tempdir()?;
        let mut command = proofs::cargo_tool("mutants", VERSION)?;
        command.args(["--package", group.package, "--test-package", group.package]);
        for file in group.files {
            let all = if file.ends_with('/') { "*.rs" } else { "" };
            command.arg("--file").arg(format!("{file}{all}"));
        }
        // One at a time, in a copy of the sources, with a folder of its own for what is built.
        command.args(["--jobs", "1", "--no-shuffle", "--output"]).arg(folder.path());
        if let Some(shard) = &shard {
            command.args(["--shard", shard]);
        }
        command.env("CARGO_TARGET_DIR", proofs::target("mutants")?).env_remove("STADION_TEST_DB");
        // 2: some were missed, 3: some took too long. Both are figures.
        let code = proofs::exit_code(&mut command)?;
        if ![0, 2, 3].contains(&code) {
            return Err(format!("cargo mutants ended with {code} at {}", group.name).into());
        }
        let outcomes = folder.path().join("mutants.out/outcomes.json");
        let told = Told::read(&serde_json::from_slice(&std::fs::read(outcomes)?)?);
        for missed in &told.missed {
            report.remark(&format!("nobody noticed: {missed}"));
        }
        if told.tried == 0 {
            report.remark(&format!("this part of the mutants has none of {}", group.name));
            continue;
        }
        let tried = told.tried as f64;
        report.figure(&Figure {
            figure: &format!("of {tried} mutants of {} noticed", group.name),
            value: 100.0 * (tried - told.missed.len() as f64) / tried,
            unit: "%",
            yardstick: "all of them",
            yardstick_value: 100.0,
            target: Target::ValueAtLeast(95.0),
        });
    }
    Ok(())
}

struct Told {
    /// Mutants that compiled. What the compiler refuses needs no test.
    tried: usize,
    /// Those with which all tests passed.
    missed: Vec<String>,
}

impl Told {
    fn read(told: &Value) -> Told {
        let mut found = Told { tried: 0, missed: Vec::new() };
        for outcome in told["outcomes"].as_array().into_iter().flatten() {
            let name = outcome["scenario"]["Mutant"]["name"].as_str().unwrap_or_default();
            match outcome["summary"].as_str() {
                Some("MissedMutant") => {
                    found.tried += 1;
                    found.missed.push(name.to_owned());
                }
                Some("CaughtMutant" | "Timeout") => found.tried += 1,
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_does_not_compile_counts_for_nothing() {
        let outcome = |name: &str, summary: &str| json!({ "scenario": { "Mutant": { "name": name } }, "summary": summary });
        let told = Told::read(&json!({ "outcomes": [
            { "scenario": "Baseline", "summary": "Success" },
            outcome("a", "CaughtMutant"), outcome("b", "MissedMutant"), outcome("c", "Unviable"),
            outcome("d", "Timeout"),
        ]}));
        assert_eq!((told.tried, told.missed), (3, vec!["b".to_owned()]));
    }
}
