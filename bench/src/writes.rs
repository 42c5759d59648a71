//! Row 4: durable writes a second with 64 clients, `synchronous=FULL`.
//!
//! Each write is a closure of its own with its own outcome, as handlers make them: one row of about 200 bytes.
//! The yardstick is the same write by one client who waits for each commit, in the same run. A client with
//! one write in flight can gain at most a factor of 64 from sharing commits; with several in flight (a live
//! gateway, a page that sends many files) the size of a group is what bounds it.
//!
//! The factor of 100 supposes a disk that takes 2-3 ms for a commit. On a faster one a hundred lone commits
//! are more than any processor could write; there the yardstick is the raw batch: the same rows, handed over
//! by one caller in transactions of a group's size.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kernel::db::{DbOptions, migrate};
use kernel::{AthleteId, Clock, Db, args};

use crate::Failure;
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target};

const CLIENTS: usize = 64;
/// Writes that a client has under way in the second measurement.
const IN_FLIGHT: usize = 8;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);
/// A disk that does no more lone commits than this is one that row 4 was written for.
const COMMITS_A_SECOND: f64 = 500.0;
const INSERT: &str = "INSERT INTO fact (athlete_id, fact_id, kind, body, happened_at)
                      VALUES ($1, $2, 'bench', $3, $4)";
/// A row of a usual size.
const BODY: &str = "{\"distance_m\":10012.4,\"moving_s\":2999.0,\"elapsed_s\":3050.0,\"sport\":\"running\",\"ascent_m\":88.0}";

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &Report) -> Result<(), Failure> {
    // Beside the program and not in /tmp, which is memory on many machines.
    let program = std::env::current_exe()?;
    let folder = tempfile::tempdir_in(program.parent().ok_or("the program is nowhere")?)?;
    let url = format!("sqlite:{}", folder.path().join("stadion.db").display());
    let db = Db::open(&DbOptions::new(url)).await?;
    migrate::run(&db, schema::MIGRATIONS, Clock::default().now()).await?;

    let (mut alone, mut alone_p95_ms, mut batches) = (Vec::new(), Vec::new(), Vec::new());
    let (mut single, mut single_p95_ms) = (Vec::new(), Vec::new());
    let (mut several, mut cpu_us) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        // All in turn, so that what else the machine does harms them alike.
        let lone = round(&db, 1, 1).await?;
        alone.push(lone.a_second);
        alone_p95_ms.push(lone.p95_ms);
        let one = round(&db, CLIENTS, 1).await?;
        single.push(one.a_second);
        single_p95_ms.push(one.p95_ms);
        let many = round(&db, CLIENTS, IN_FLIGHT).await?;
        several.push(many.a_second);
        cpu_us.push(many.cpu_us);
        batches.push(batches_a_second(&db).await?);
    }
    db.close().await;

    let (alone, batches) = (median(&alone), median(&batches));
    let (single, several) = (median(&single), median(&several));
    report.remark(&format!(
        "a commit alone takes {:.2} ms here; a write costs {:.1} us of CPU, its client included; \
         median of {ROUNDS} rounds",
        1000.0 / alone,
        median(&cpu_us)
    ));
    report.remark(&format!(
        "against one commit each: {:.1}x with one write in flight, {:.1}x with {IN_FLIGHT}",
        single / alone,
        several / alone
    ));
    let slow_disk = alone <= COMMITS_A_SECOND;
    report.figure(&Figure {
        figure: "64 clients, eight writes in flight each",
        value: several,
        unit: "writes/s",
        yardstick: if slow_disk { "one commit each" } else { "raw batches" },
        yardstick_value: if slow_disk { alone } else { batches },
        target: Target::RatioAtLeast(if slow_disk { 100.0 } else { 0.7 }),
    });
    report.figure(&Figure {
        figure: "p95 of an acknowledged write, one in flight each",
        value: median(&single_p95_ms),
        unit: "ms",
        yardstick: "one commit alone, p95",
        yardstick_value: median(&alone_p95_ms),
        target: Target::ValueAtMost(3.0 * median(&alone_p95_ms).max(1000.0 / COMMITS_A_SECOND)),
    });
    Ok(())
}

/// Rows a second when one caller hands over as many rows as fit into a commit, with nothing around them:
/// the most that this engine does with this table here.
async fn batches_a_second(db: &Db) -> Result<f64, Failure> {
    let (began, mut rows) = (Instant::now(), 0);
    let athletes: Vec<_> = (0..CLIENTS).map(|_| AthleteId::new()).collect();
    while began.elapsed() < ROUND {
        let batch: Vec<_> =
            athletes.repeat(IN_FLIGHT).into_iter().map(|it| (it, AthleteId::new())).collect();
        let at = Clock::default().now();
        rows += batch.len();
        let write = db.write(move |tx| {
            for &(athlete, id) in &batch {
                tx.exec(INSERT, args![athlete, id, BODY, at])?;
            }
            Ok(())
        });
        write.await?;
    }
    Ok(rows as f64 / began.elapsed().as_secs_f64())
}

struct Round {
    a_second: f64,
    p95_ms: f64,
    cpu_us: f64,
}

/// So many clients write for a while, each waiting for its answers.
async fn round(db: &Db, clients: usize, in_flight: usize) -> Result<Round, Failure> {
    let written = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let cpu = cpu_time();
    let mut tasks = Vec::new();
    let athletes: Vec<_> = (0..clients).map(|_| AthleteId::new()).collect();
    for athlete in athletes.repeat(in_flight) {
        let (db, written) = (db.clone(), written.clone());
        tasks.push(tokio::spawn(async move {
            let mut waits_ms = Vec::new();
            while began.elapsed() < ROUND {
                let asked = Instant::now();
                let id = AthleteId::new();
                let at = Clock::default().now();
                let write = db.write(move |tx| tx.exec(INSERT, args![athlete, id, BODY, at]));
                write.await?;
                waits_ms.push(asked.elapsed().as_secs_f64() * 1000.0);
                written.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<_, kernel::Error>(waits_ms)
        }));
    }
    let mut waits_ms = Vec::new();
    for task in tasks {
        waits_ms.extend(task.await??);
    }
    let took_s = began.elapsed().as_secs_f64();
    let written = written.load(Ordering::Relaxed) as f64;
    waits_ms.sort_by(f64::total_cmp);
    let p95_ms = waits_ms.get(waits_ms.len() * 95 / 100).copied().unwrap_or(f64::NAN);
    let cpu_us = cpu_time().saturating_sub(cpu).as_secs_f64() * 1e6 / written;
    Ok(Round { a_second: written / took_s, p95_ms, cpu_us })
}
