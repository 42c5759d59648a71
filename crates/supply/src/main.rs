//! What Stadion is made of: a bill of materials, what may be in it, and which of it is known to be broken.
//!
//! `cargo xtask supply`, `sbom` and `advisories` start it. It is a program of its own, so that the menu needs nothing but the
//! standard library. Nothing here asks a network; only cargo does, for a crate that is not on this machine yet.
mod advisories;
mod check;
mod crates;
mod licence;
mod packages;
mod policy;
mod sbom;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Something, or why not, in a sentence.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("check") => check(&rest),
        Some("sbom") => sbom(&rest),
        Some("advisories") => look(&rest),
        _ => Err("this program knows check, sbom and advisories".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("supply: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Prints what is there, and refuses what may not be.
fn check(rest: &[&str]) -> Outcome {
    let [target] = options(rest, ["--target"])?;
    let root = root();
    let policy = policy::Policy::of(&root)?;
    let target = target_or_host(target)?;
    let stock = check::Stock::of(&root, &target)?;
    print!("{}", stock.told(&policy, &target));
    let faults = stock.faults(&policy);
    for fault in &faults {
        eprintln!("- {fault}");
    }
    match faults.len() {
        0 => Ok(()),
        count => Err(format!("{count} things may not be in here, see above")),
    }
}

/// Writes the bill of materials, into a file or onto the screen.
fn sbom(rest: &[&str]) -> Outcome {
    let [out, target] = options(rest, ["--out", "--target"])?;
    let made_at = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let wrong = "SOURCE_DATE_EPOCH is not a number of seconds since 1970";
            Some(seconds.parse().map_err(|_| wrong)?)
        }
        Err(_) => None,
    };
    let bill = sbom::bill(&root(), &target_or_host(target)?, made_at)?;
    match out {
        None => print!("{bill}"),
        Some(file) => {
            std::fs::write(file, bill).map_err(|error| format!("{file}: {error}"))?;
            println!("The bill of materials is in {file}.");
        }
    }
    Ok(())
}

/// Names the crates that a checked-out advisory database means.
fn look(rest: &[&str]) -> Outcome {
    let [database] = options(rest, ["--database"])?;
    let database = database
        .ok_or("`advisories` needs --database DIR, a checkout of the RustSec advisory database")?;
    let findings = advisories::look(&root(), Path::new(database))?;
    print!("{}", findings.told());
    match findings.open.len() {
        0 => Ok(()),
        open => Err(format!("{open} open: upgrade, or accept it in supply.toml with a reason")),
    }
}

/// The values of options that are known, each at most once.
fn options<'a, const N: usize>(
    rest: &[&'a str],
    known: [&str; N],
) -> Outcome<[Option<&'a str>; N]> {
    let mut values = [None; N];
    for pair in rest.chunks(2) {
        let at = known.iter().position(|name| *name == pair[0]);
        let at =
            at.ok_or_else(|| format!("{} is not known; known is {}", pair[0], known.join(", ")))?;
        let value = pair.get(1).ok_or_else(|| format!("{} is followed by a value", pair[0]))?;
        values[at] = Some(*value);
    }
    Ok(values)
}

fn target_or_host(target: Option<&str>) -> Outcome<String> {
    target.map_or_else(|| crates::host(&root()), |target| Ok(target.to_owned()))
}

/// The folder of the repository: where the menu starts us, or above this crate, where cargo runs its tests.
fn root() -> PathBuf {
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(here) => Path::new(&here).join("../.."),
        None => PathBuf::from("."),
    }
}

fn text_of(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
