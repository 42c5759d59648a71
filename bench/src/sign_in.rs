//! Row 11: a storm of sign-ins with passwords through the real program, and what guessing costs everybody else.
//!
//! The optimised program beside this one is started on an empty folder; people join; then clients on keep-alive
//! connections over loopback sign in again and again. The yardstick is argon2id with the same costs and nothing around
//! it, on as many threads as the program hashes on, with memory that is used again: taken before and after every
//! round, so that both see the same noise. What the generator itself costs is named.
//!
//! Guessing: ten thousand guesses at one account, each from another network, sent as fast as they are answered; the rule
//! is of a day, and `identity/src/budgets.rs` walks a whole one by the clock. Then guesses at accounts of everybody at
//! the pace of ten thousand in ten minutes. In both, people with the right password sign in all the time.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde_json::{Value, json};
use stadion::client::{Client, Target};

use crate::Failure;
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target as Reach};

const ROUNDS: usize = 7;
const PEOPLE: usize = 16;
const STORM: Duration = Duration::from_secs(5);
const CALM: Duration = Duration::from_secs(2);
/// Pause of the probe between two requests.
const PROBE_EVERY: Duration = Duration::from_millis(10);
const PASSWORD: &str = "seven lanes and a finish line";
/// Guesses of the story that is told everywhere, and its time.
const GUESSES: usize = 10_000;
const PACE: Duration = Duration::from_millis(60);
/// So much of the ten minutes is played for guesses at everybody.
const WIDE: Duration = Duration::from_secs(30);
const LEGITIMATE_EVERY: Duration = Duration::from_millis(250);

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &mut Report) -> Result<(), Failure> {
    let server = Server::start()?;
    let mut tokens = Vec::new();
    for person in 0..PEOPLE {
        tokens.push(join(&server, person).await?);
    }
    let cores = std::thread::available_parallelism()?.get();
    // As many as the program hashes on.
    let threads = (cores / 2).max(2);
    let (mut rates, mut raws, mut ratios, mut of_cpu) = (vec![], vec![], vec![], vec![]);
    let (mut probe_calm, mut probe_storm) = (vec![], vec![]);
    let (mut storm_p95, mut generator) = (vec![], vec![]);
    for _ in 0..ROUNDS {
        let before = raw_rate(threads)?;
        probe_calm.push(p95(probe(&server, &tokens[0], CALM).await?));
        let (cpu_before, own_before) = (server.cpu()?, cpu_time());
        let began = Instant::now();
        let probing = probe(&server, &tokens[0], STORM);
        let (storm, probed) = tokio::join!(storm(&server, STORM), probing);
        let took_s = began.elapsed().as_secs_f64();
        let spent_s = (server.cpu()? - cpu_before).as_secs_f64();
        let own_s = (cpu_time() - own_before).as_secs_f64();
        let storm = storm?;
        let after = raw_rate(threads)?;
        let raw = (before.a_second + after.a_second) / 2.0;
        let hash_s = (before.cpu_s + after.cpu_s) / 2.0;
        let count = storm.len() as f64;
        rates.push(count / took_s);
        raws.push(raw);
        ratios.push(count / took_s / raw);
        of_cpu.push(hash_s / (spent_s / count));
        generator.push(own_s / (own_s + spent_s));
        storm_p95.push(p95(storm));
        probe_storm.push(p95(probed?));
    }
    report.remark(&format!(
        "{PEOPLE} clients, {threads} hashing threads, {ROUNDS} rounds of {} s; the generator took {:.1} % of the CPU time of \
         both; a sign-in waits {:.0} ms at p95 in the storm; each sign-in is durable",
        STORM.as_secs(),
        median(&generator) * 100.0,
        median(&storm_p95) * 1e3
    ));
    // Ratios are of pairs that saw the same noise; their median is the figure, shown against the median of the raw rate.
    report.figure(&Figure {
        figure: "sign-ins with a password, of the raw rate by the clock",
        value: median(&ratios) * median(&raws),
        unit: "a second",
        yardstick: "argon2id 19 MiB, 2 passes, nothing around it",
        yardstick_value: median(&raws),
        target: Reach::RatioAtLeast(0.90),
    });
    report.figure(&Figure {
        figure: "sign-ins with a password, of the raw rate by CPU time of the program",
        value: median(&of_cpu),
        unit: "of one",
        yardstick: "the CPU time of one hash",
        yardstick_value: 1.0,
        target: Reach::RatioAtLeast(0.90),
    });
    let (calm, stormy) = (median(&probe_calm) * 1e3, median(&probe_storm) * 1e3);
    report.figure(&Figure {
        figure: "p95 of GET /api/v1/me during the storm",
        value: stormy,
        unit: "ms",
        yardstick: "p95 without it",
        yardstick_value: calm,
        target: Reach::ValueAtMost(2.0 * calm),
    });
    report.remark(&format!("median rate by the clock {:.1} a second", median(&rates)));
    guesses(report, &server).await
}

/// Guesses at one account, then at everybody's.
async fn guesses(report: &Report, server: &Server) -> Result<(), Failure> {
    let calm = p95(legitimate(server, Until::After(Duration::from_secs(10))).await?);
    let done = Arc::new(AtomicBool::new(false));
    let at_one = async {
        let began = Instant::now();
        let evaluated = guess_at_one(server).await;
        done.store(true, Ordering::Relaxed);
        evaluated.map(|evaluated| (evaluated, began.elapsed()))
    };
    let (guessed, entered) = tokio::join!(at_one, legitimate(server, Until::Told(done.clone())));
    let (evaluated, took) = guessed?;
    report.remark(&format!(
        "{GUESSES} guesses at one account took {:.0} s here, in place of 600 s: sent as fast as they were answered",
        took.as_secs_f64()
    ));
    report.figure(&Figure {
        figure: "guesses at one account that were evaluated, of ten thousand",
        value: evaluated as f64,
        unit: "guesses",
        yardstick: "sent",
        yardstick_value: GUESSES as f64,
        target: Reach::ValueAtMost(100.0),
    });
    report.figure(&Figure {
        figure: "p95 of a legitimate sign-in meanwhile",
        value: p95(entered?) * 1e3,
        unit: "ms",
        yardstick: "p95 without guesses",
        yardstick_value: calm * 1e3,
        target: Reach::ValueAtMost(400.0),
    });
    let (wide, entered) =
        tokio::join!(guess_at_everybody(server), legitimate(server, Until::After(WIDE)));
    report.remark(&format!(
        "guesses at {} accounts in {} s: the pace of {GUESSES} in ten minutes, {} s of them",
        wide?,
        WIDE.as_secs(),
        WIDE.as_secs()
    ));
    report.figure(&Figure {
        figure: "p95 of a legitimate sign-in while everybody's accounts are guessed at",
        value: p95(entered?) * 1e3,
        unit: "ms",
        yardstick: "p95 without guesses",
        yardstick_value: calm * 1e3,
        target: Reach::ValueAtMost(400.0),
    });
    Ok(())
}

/// How fast this machine hashes with nothing around it.
struct Raw {
    a_second: f64,
    cpu_s: f64,
}

fn raw_rate(threads: usize) -> Result<Raw, Failure> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|error| error.to_string())?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let (count, until) = (AtomicU64::new(0), Instant::now() + CALM);
    let (began, cpu) = (Instant::now(), cpu_time());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut memory = vec![Block::default(); params.block_count()];
                let mut out = [0; 32];
                while Instant::now() < until {
                    let hashed = argon2.hash_password_into_with_memory(
                        PASSWORD.as_bytes(),
                        b"sixteen bytes so",
                        &mut out,
                        &mut memory,
                    );
                    if hashed.is_ok() {
                        count.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    let count = count.into_inner() as f64;
    let (took_s, cpu_s) = (began.elapsed().as_secs_f64(), (cpu_time() - cpu).as_secs_f64());
    Ok(Raw { a_second: count / took_s, cpu_s: cpu_s / count })
}

/// Everybody signs in, again and again. Seconds that each took.
async fn storm(server: &Server, length: Duration) -> Result<Vec<f64>, Failure> {
    let mut clients = tokio::task::JoinSet::new();
    for person in 0..PEOPLE {
        let target = server.target.clone();
        clients.spawn(async move {
            let (mut client, until, mut times) =
                (Client::new(target), Instant::now() + length, vec![]);
            let body = json!({"email": address(person), "password": PASSWORD});
            while Instant::now() < until {
                let began = Instant::now();
                let answer = post(&mut client, &network(person), "/api/v1/sessions", &body).await?;
                if answer.0 != 201 {
                    return Err(format!("signing in was answered {}: {}", answer.0, answer.1));
                }
                times.push(began.elapsed().as_secs_f64());
            }
            Ok(times)
        });
    }
    let mut all = Vec::new();
    while let Some(times) = clients.join_next().await {
        all.extend(times??);
    }
    Ok(all)
}

/// Somebody who is signed in looks at something. Seconds that each look took.
async fn probe(server: &Server, token: &str, length: Duration) -> Result<Vec<f64>, Failure> {
    let (mut client, until) = (Client::new(server.target.clone()), Instant::now() + length);
    let bearer = format!("Bearer {token}");
    let mut times = Vec::new();
    while Instant::now() < until {
        let began = Instant::now();
        let headers = [("authorization", bearer.as_str())];
        let answer =
            client.send("GET", "/api/v1/me", &headers, "").await.map_err(|e| e.to_string())?;
        if answer.status != 200 {
            return Err(format!("a look was answered {}", answer.status).into());
        }
        times.push(began.elapsed().as_secs_f64());
        tokio::time::sleep(PROBE_EVERY).await;
    }
    Ok(times)
}

enum Until {
    After(Duration),
    Told(Arc<AtomicBool>),
}

/// People with the right password sign in, one after the other. Seconds that each took.
async fn legitimate(server: &Server, until: Until) -> Result<Vec<f64>, Failure> {
    let (mut client, started, mut times) =
        (Client::new(server.target.clone()), Instant::now(), vec![]);
    for turn in 0.. {
        let person = 1 + turn % (PEOPLE - 1);
        let began = Instant::now();
        let body = json!({"email": address(person), "password": PASSWORD});
        let answer = post(&mut client, &network(person), "/api/v1/sessions", &body).await?;
        if answer.0 != 201 {
            return Err(format!("somebody who knows the password was answered {}", answer.1).into());
        }
        times.push(began.elapsed().as_secs_f64());
        let is_over = match &until {
            Until::After(length) => started.elapsed() >= *length,
            Until::Told(told) => told.load(Ordering::Relaxed),
        };
        if is_over {
            break;
        }
        tokio::time::sleep(LEGITIMATE_EVERY).await;
    }
    Ok(times)
}

/// Guesses at the account of one person, each from another network. How many were evaluated.
async fn guess_at_one(server: &Server) -> Result<usize, Failure> {
    let mut client = Client::new(server.target.clone());
    let mut evaluated = 0;
    for guess in 0..GUESSES {
        let body = json!({"email": address(0), "password": format!("guess {guess}")});
        let from = format!("10.{}.{}.7", guess / 250, guess % 250);
        let answer = post(&mut client, &from, "/api/v1/sessions", &body).await?;
        evaluated += usize::from(answer.1["code"] == "wrong_credentials");
    }
    Ok(evaluated)
}

/// Guesses at accounts of everybody, at the pace of the story. How many were sent.
async fn guess_at_everybody(server: &Server) -> Result<usize, Failure> {
    let until = Instant::now() + WIDE;
    let mut ticks = tokio::time::interval(PACE);
    let mut guesses = tokio::task::JoinSet::new();
    let mut sent = 0;
    while Instant::now() < until {
        ticks.tick().await;
        let target = server.target.clone();
        guesses.spawn(async move {
            let body =
                json!({"email": format!("nobody{sent}@example.org"), "password": "a wild guess"});
            let from = format!("11.{}.{}.7", sent / 250, sent % 250);
            post(&mut Client::new(target), &from, "/api/v1/sessions", &body).await.map(|_| ())
        });
        sent += 1;
    }
    while let Some(guess) = guesses.join_next().await {
        guess??;
    }
    Ok(sent)
}

async fn join(server: &Server, person: usize) -> Result<String, Failure> {
    let form = json!({
        "email": address(person), "password": PASSWORD, "name": format!("Runner {person}"),
        "handle": format!("runner_{person}"), "country": "DE", "birth_on": "1991-04-02",
        "time_zone": "Europe/Berlin", "units": "metric", "language": "en",
    });
    let mut client = Client::new(server.target.clone());
    let (status, said) = post(&mut client, &network(person), "/api/v1/accounts", &form).await?;
    match said["session_token"].as_str() {
        Some(token) => Ok(token.to_owned()),
        None => Err(format!("joining was answered {status}: {said}").into()),
    }
}

async fn post(
    client: &mut Client,
    from: &str,
    path: &str,
    body: &Value,
) -> Result<(u16, Value), String> {
    let headers = [("content-type", "application/json"), ("x-forwarded-for", from)];
    let answer = client.send("POST", path, &headers, body.to_string()).await;
    let answer = answer.map_err(|error| error.to_string())?;
    Ok((answer.status.as_u16(), serde_json::from_slice(&answer.body).unwrap_or_default()))
}

fn address(person: usize) -> String {
    format!("runner_{person}@example.org")
}

fn network(person: usize) -> String {
    format!("12.0.{person}.7")
}

/// The value that 95 of 100 are not above.
fn p95(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * 95).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(f64::NAN)
}

/// The optimised program, on a folder of its own.
struct Server {
    process: Child,
    target: Target,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Result<Server, Failure> {
        let program = std::env::current_exe()?.with_file_name("stadion");
        if !program.is_file() {
            let why = format!("{} is missing: run `cargo xtask bench sign-in`", program.display());
            return Err(why.into());
        }
        let folder = tempfile::tempdir_in(program.parent().unwrap_or(Path::new(".")))?;
        let mut process = Command::new(&program)
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--log-level",
                "error",
                "--proxies",
                "1",
                "--data-dir",
            ])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut said = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut said)?;
        }
        let port = said.rsplit(':').next().unwrap_or_default().trim().trim_end_matches(')');
        let target =
            Target::parse(&format!("http://127.0.0.1:{port}")).map_err(|e| e.to_string())?;
        Ok(Server { process, target, _folder: folder })
    }

    /// CPU time that it has used so far, as Linux counts it: in hundredths of a second.
    fn cpu(&self) -> Result<Duration, Failure> {
        let path = PathBuf::from(format!("/proc/{}/stat", self.process.id()));
        let line = std::fs::read_to_string(path)?;
        let (_, after_name) = line.rsplit_once(')').ok_or("no stat")?;
        let mut fields = after_name.split_whitespace().skip(11);
        let mut ticks =
            || fields.next().and_then(|field| field.parse::<u64>().ok()).ok_or("no stat");
        Ok(Duration::from_millis((ticks()? + ticks()?) * 10))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_hundred_values_the_ninety_fifth_is_taken() {
        assert_eq!(p95((1..=100).map(f64::from).rev().collect()), 95.0);
        assert_eq!(p95(vec![3.0]), 3.0);
        assert!(p95(vec![]).is_nan());
    }
}
