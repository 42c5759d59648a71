//! Row 10: how soon an empty Stadion answers, what it holds in memory at rest, how large the program is.
//!
//! The optimised program beside this one is started on an empty folder: it makes the database, migrates it,
//! and says that it is ready. The yardsticks are published: Nakama 0.56 s, 55 MB, 59 MB.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::measure::median;
use crate::report::{Figure, Report, Target};

const STARTS: usize = 9;
/// After so long nothing is left to do.
const REST: Duration = Duration::from_secs(3);
const NAKAMA_START_S: f64 = 0.56;
const NAKAMA_RSS_MB: f64 = 55.0;
const NAKAMA_BINARY_MB: f64 = 59.0;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let program = program()?;
    let folder = tempfile::tempdir_in(program.parent().ok_or("the program is nowhere")?)?;
    let (mut empty_s, mut again_s, mut rss_mb) = (Vec::new(), Vec::new(), Vec::new());
    for start in 0..STARTS {
        let data = folder.path().join(start.to_string());
        let (process, took_s) = start_on(&program, &data)?;
        empty_s.push(took_s);
        // The first few are measured at rest, too; that takes a while each.
        if start < 3 {
            std::thread::sleep(REST);
            rss_mb.push(resident_mb(&process)?);
        }
        stop(process)?;
        let (process, took_s) = start_on(&program, &data)?;
        again_s.push(took_s);
        stop(process)?;
    }
    report.remark(&format!(
        "a start on a database that is there takes {:.3} s; median of {STARTS} starts",
        median(&again_s)
    ));
    report.figure(&Figure {
        figure: "cold start on an empty folder",
        value: median(&empty_s),
        unit: "s",
        yardstick: "Nakama, published",
        yardstick_value: NAKAMA_START_S,
        target: Target::ValueAtMost(0.15),
    });
    report.figure(&Figure {
        figure: "memory at rest",
        value: median(&rss_mb),
        unit: "MB",
        yardstick: "Nakama, published",
        yardstick_value: NAKAMA_RSS_MB,
        target: Target::ValueAtMost(40.0),
    });
    let web_bytes = size_of(&web_app());
    let program_bytes = program.metadata()?.len();
    report.remark(&format!(
        "the program is {:.1} MB, {:.1} MB of it the web app's files",
        program_bytes as f64 / 1e6,
        web_bytes as f64 / 1e6
    ));
    report.figure(&Figure {
        figure: "program without the web app's files",
        value: program_bytes.saturating_sub(web_bytes) as f64 / 1e6,
        unit: "MB",
        yardstick: "Nakama, published",
        yardstick_value: NAKAMA_BINARY_MB,
        target: Target::ValueAtMost(35.0),
    });
    Ok(())
}

/// The optimised program that was built with this one.
fn program() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?.with_file_name("stadion");
    match program.is_file() {
        true => Ok(program),
        false => {
            Err(format!("{} is missing: run `cargo xtask bench start`", program.display()).into())
        }
    }
}

/// Starts it and waits until it says that it is ready. Seconds that took.
fn start_on(program: &Path, data: &Path) -> Result<(Child, f64), Failure> {
    let began = Instant::now();
    let mut process = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--log-level", "warn", "--data-dir"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    if let Some(out) = process.stdout.take() {
        BufReader::new(out).read_line(&mut said)?;
    }
    let took_s = began.elapsed().as_secs_f64();
    if !said.contains("ready") {
        return Err(format!("stadion did not get ready: {said}").into());
    }
    Ok((process, took_s))
}

fn stop(mut process: Child) -> Result<(), Failure> {
    Command::new("kill").args(["-TERM", &process.id().to_string()]).status()?;
    process.wait()?;
    Ok(())
}

/// Memory in use by a process, as Linux counts it.
fn resident_mb(process: &Child) -> Result<f64, Failure> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id()))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib: f64 = line.ok_or("no VmRSS")?.trim().trim_end_matches(" kB").parse()?;
    Ok(kib * 1024.0 / 1e6)
}

/// The folder whose files the program holds.
fn web_app() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/dist")
}

fn size_of(path: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(path) else {
        return path.metadata().map_or(0, |meta| meta.len());
    };
    entries.flatten().map(|entry| size_of(&entry.path())).sum()
}
