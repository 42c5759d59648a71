//! What Stadion is made of: the program of `crates/supply`, built and started. It reads TOML and JSON, which the menu does not.
use std::process::Command;

use crate::tools::{self, Outcome, cargo, stadion_binary};

/// `cargo xtask supply`, `sbom` and `advisories`: a verb of that program, in the folder where one stands, with what follows.
pub fn supply(verb: &str, rest: &[&str]) -> Outcome {
    // The whole workspace is named for the same features of shared libraries as in the tests.
    tools::run(cargo().args(["build", "--quiet", "--workspace", "--bin", "supply"]))?;
    let supply = stadion_binary("debug").with_file_name("supply");
    tools::run(Command::new(supply).arg(verb).args(rest))
}
