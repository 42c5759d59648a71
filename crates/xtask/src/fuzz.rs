//! Throws what the OpenAPI description allows, and what it does not, at a running Stadion: `cargo xtask test fuzz`.
//!
//! schemathesis generates and checks; what it is told about Stadion stands in `crates/xtask/fuzz`. It comes from PyPI
//! into the cache folder, once, in exactly the versions of `requirements.txt`, so that a seed repeats.
use std::path::PathBuf;
use std::process::Command;

use crate::tally::Tally;
use crate::test::Stadion;
use crate::tools::{self, Outcome, root, stadion_binary};

/// The same seed sends the same requests; another one is worth a try: `STADION_FUZZ_SEED=7 cargo xtask test fuzz`.
const SEED: &str = "1";
/// How long all passes take together, unless `STADION_FUZZ_SECONDS` says something else.
const SECONDS: &str = "140";

/// The whole part.
pub fn fuzz(tally: &mut Tally) {
    let mut tool = None;
    let found = tally.check("a tool that fuzzes APIs", || {
        tool = Some(installed()?);
        Ok(())
    });
    let built = tally.check("the program", || tools::build_stadion(&[]));
    let (true, true, Some(tool)) = (found, built, tool) else { return };
    let mut server = None;
    let started = tally.check("a fresh Stadion to fuzz", || {
        server = Some(Stadion::start(&[])?);
        Ok(())
    });
    let (true, Some(server)) = (started, server) else { return };
    let said = |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    let seed = said("STADION_FUZZ_SEED", SEED);
    println!("seed {seed}; another: STADION_FUZZ_SEED=N cargo xtask test fuzz");
    let mut fuzz = Command::new(tool.join("bin/python"));
    fuzz.arg(root().join("crates/xtask/fuzz/fuzz.py")).current_dir(root());
    fuzz.env("SCHEMATHESIS", tool.join("bin/schemathesis"));
    fuzz.env("PYTHONDONTWRITEBYTECODE", "1").env_remove("STADION_DATABASE_URL");
    fuzz.env("FUZZ_SEED", seed).env("FUZZ_SECONDS", said("STADION_FUZZ_SECONDS", SECONDS));
    fuzz.env("STADION_URL", server.url()).env("STADION_BIN", stadion_binary("debug"));
    fuzz.env("STADION_DATA_DIR", server.folder());
    tally.command("operations that keep their description", &mut fuzz);
}

/// A Python of its own with the tool, made if it is not there yet.
fn installed() -> Outcome<PathBuf> {
    let wanted = root().join("crates/xtask/fuzz/requirements.txt");
    let text = std::fs::read_to_string(&wanted).map_err(|error| error.to_string())?;
    let place = tools::cache_folder()?.join("schemathesis");
    // Written last, so it tells of a whole installation and of what was wanted then.
    let mark = place.join("installed.txt");
    if std::fs::read_to_string(&mark).is_ok_and(|installed| installed == text) {
        return Ok(place);
    }
    println!("installing schemathesis");
    let make = || tools::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&place));
    // Debian keeps this part of Python in a package of its own.
    make().or_else(|_| tools::install("python3-venv").and_then(|()| make()))?;
    let mut pip = Command::new(place.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    tools::run(pip.arg(&wanted))
        .map_err(|why| format!("{why} (the first time, pip must reach PyPI)"))?;
    std::fs::write(&mark, text).map_err(|error| error.to_string())?;
    Ok(place)
}
