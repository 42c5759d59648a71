//! Row 4: durable writes a second with 64 clients, `synchronous=FULL`.
//!
//! Each write is a closure of its own with its own outcome, as handlers make them: one row of about 200 bytes.
//! The yardstick is the same write by one client who waits for each commit, in the same run. A client with
//! one write in flight can gain at most a factor of 64 from sharing commits; with several in flight (a live
//! gateway, a page that sends many files) the group of 256 is what bounds it.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kernel::db::{DbOptions, migrate};
use kernel::{AthleteId, Clock, Db, args};

use crate::Failure;
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target};

const CLIENTS: u64 = 64;
/// Writes that a client has under way in the second measurement.
const IN_FLIGHT: u64 = 8;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(2);
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

    let mut fsync_ms = Vec::new();
    let (mut alone, mut together, mut many) = (Vec::new(), Vec::new(), Vec::new());
    let (mut p95_ms, mut cpu_us) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        // All in turn, so that what else the machine does harms them alike.
        fsync_ms.push(fsync_time_ms(folder.path())?);
        alone.push(round(&db, 1, 1).await?.a_second);
        let one = round(&db, CLIENTS, 1).await?;
        together.push(one.a_second);
        p95_ms.push(one.p95_ms);
        let several = round(&db, CLIENTS, IN_FLIGHT).await?;
        many.push(several.a_second);
        cpu_us.push(several.cpu_us);
    }
    db.close().await;

    let (fsync_ms, alone) = (median(&fsync_ms), median(&alone));
    report.remark(&format!(
        "one fsync takes {fsync_ms:.2} ms here; a write costs {:.1} us of CPU, its client included; \
         median of {ROUNDS} rounds",
        median(&cpu_us)
    ));
    report.figure(&Figure {
        figure: "64 clients, one write in flight each",
        value: median(&together),
        unit: "writes/s",
        yardstick: "one commit each",
        yardstick_value: alone,
        // One for each client is all there can be.
        target: Target::RatioAtLeast(32.0),
    });
    report.figure(&Figure {
        figure: "64 clients, eight writes in flight each",
        value: median(&many),
        unit: "writes/s",
        yardstick: "one commit each",
        yardstick_value: alone,
        target: Target::RatioAtLeast(100.0),
    });
    report.figure(&Figure {
        figure: "p95 of an acknowledged write, one in flight each",
        value: median(&p95_ms),
        unit: "ms",
        yardstick: "one fsync",
        yardstick_value: fsync_ms,
        target: Target::ValueAtMost(3.0 * fsync_ms),
    });
    Ok(())
}

struct Round {
    a_second: f64,
    p95_ms: f64,
    cpu_us: f64,
}

/// So many clients write for a while, each waiting for its answers.
async fn round(db: &Db, clients: u64, in_flight: u64) -> Result<Round, Failure> {
    let written = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let cpu = cpu_time();
    let mut tasks = Vec::new();
    for _ in 0..clients * in_flight {
        let (db, written) = (db.clone(), written.clone());
        tasks.push(tokio::spawn(async move {
            let athlete = AthleteId::new();
            let mut waits_ms = Vec::new();
            while began.elapsed() < ROUND {
                let asked = Instant::now();
                let id = AthleteId::new();
                let at = Clock::default().now();
                let write = db.write(move |tx| {
                    tx.exec(
                        "INSERT INTO fact (athlete_id, fact_id, kind, body, happened_at)
                         VALUES ($1, $2, 'bench', $3, $4)",
                        args![athlete, id, BODY, at],
                    )
                });
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

/// The median time of forcing a page at the end of a file to the disk, as a commit does.
fn fsync_time_ms(folder: &std::path::Path) -> Result<f64, Failure> {
    let mut file = tempfile::tempfile_in(folder)?;
    let mut times_ms = Vec::new();
    for _ in 0..51 {
        file.write_all(&[7; 4096])?;
        let began = Instant::now();
        file.sync_data()?;
        times_ms.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(median(&times_ms))
}
