//! The menu: everything one does with this repository, without knowing how.
//!
//! It needs nothing but the standard library, so that the first command on a fresh clone starts at once.
mod fuzz;
mod postgres;
mod run;
mod shop;
mod supply;
mod tally;
mod test;
mod tools;
mod valkey;
mod web;

use std::process::ExitCode;

use tools::{Outcome, cargo, root, stadion_binary};

const MENU: &str = "\
cargo xtask run  [--port N]        build what is missing and open Stadion with a demo
cargo xtask run  --shop            the same, with a real shop (Vendure) beside it, so that the demo can buy
cargo xtask shop [--port N]        that shop alone
cargo xtask test                   everything that must hold: format, lints, tests on both engines, web, journeys
cargo xtask test rust|pg|web|fuzz|e2e  one part of it (several may be named)
cargo xtask bench [NAME..] [--json]  benchmarks, each against a yardstick in the same run
cargo xtask seed [--url URL]       fill a running Stadion with the demo athletes
cargo xtask supply                 hold what Stadion is made of against supply.toml: licences, origins, bans, doubles
cargo xtask sbom [--out FILE] [--target T]  write the bill of materials of what is delivered (CycloneDX 1.6, JSON)
cargo xtask advisories --database DIR  name what a checked-out RustSec database knows to be broken
cargo xtask api                    write the web client's types anew from the OpenAPI description
cargo xtask doctor                 say what is missing on this machine, and how to mend it
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest: Vec<&str> = arguments.iter().skip(1).map(String::as_str).collect();
    let outcome = match arguments.first().map(String::as_str) {
        None | Some("help" | "--help" | "-h") => {
            print!("{MENU}");
            Ok(())
        }
        Some("run") => run::run(&rest),
        Some("shop") => shop::shop(&rest),
        Some("test") => test::test(&rest),
        Some("bench") => bench(&rest),
        Some("seed") => seed(&rest),
        Some("supply") => supply::supply("check", &rest),
        Some(verb @ ("sbom" | "advisories")) => supply::supply(verb, &rest),
        Some("api") => web::write_api_types(),
        Some("doctor") => doctor(),
        Some(other) => Err(format!("there is no `{other}` on the menu:\n\n{MENU}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Benchmarks run optimised; `start` measures the optimised program beside the benchmark.
fn bench(rest: &[&str]) -> Outcome {
    let build = ["build", "--release", "--workspace", "--bin", "stadion", "--bin", "bench"];
    tools::run(cargo().args(build))?;
    let bench = stadion_binary("release").with_file_name("bench");
    tools::run(std::process::Command::new(bench).args(rest).current_dir(root()))
}

fn seed(rest: &[&str]) -> Outcome {
    tools::build_stadion(&[])?;
    tools::run(std::process::Command::new(stadion_binary("debug")).arg("demo").args(rest))
}

/// What a developer needs, then what Stadion itself says of its surroundings.
fn doctor() -> Outcome {
    let tool = |name: &str, found: Option<String>, fix: &str| match found {
        Some(what) => println!("ok       {name}: {what}"),
        None => println!("missing  {name}\n         -> {fix}"),
    };
    tool(
        "node",
        tools::version_of("node"),
        "install Node 20.19 or newer (the web app is built with it)",
    );
    tool("npm", tools::version_of("npm"), "it comes with Node");
    let postgres = postgres::find_binaries().map(|folder| folder.display().to_string());
    tool(
        "postgresql",
        postgres,
        "as root: apt-get install postgresql (the tests start a server of their own)",
    );
    let chromium = tools::find_chromium().map(|path| path.display().to_string());
    tool("chromium", chromium, "as root: apt-get install chromium (the journeys are played in it)");
    println!();
    tools::build_stadion(&[])?;
    let doctor = std::process::Command::new(stadion_binary("debug"))
        .arg("doctor")
        .current_dir(root())
        .status();
    doctor.map(|_| ()).map_err(|error| error.to_string())
}
