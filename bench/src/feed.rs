//! A product feed of 200,000 products: the first reading, one in which nothing changed, and what it takes of
//! memory. The yardstick is reading the same file without keeping anything, in the same run.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use shop::reading::{self, Expected};

use crate::Failure;
use crate::market::{Market, engines, write_catalogue};
use crate::recommend::Door;
use crate::report::{Figure, Report, Target};

const ITEMS: usize = 200_000;
const TARGET_S: f64 = 60.0;
/// However long a feed is, reading it may not take more than this on top.
const TARGET_MB: f64 = 64.0;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &Report) -> Result<(), Failure> {
    // Beside the program and not in /tmp, which is memory on many machines.
    let program = std::env::current_exe()?;
    let parent = program.parent().ok_or("the program is nowhere")?;
    let alone_s = {
        let folder = tempfile::tempdir_in(parent)?;
        let path = write_catalogue(folder.path(), ITEMS)?;
        let megabytes = std::fs::metadata(&path)?.len() / 1_000_000;
        report.remark(&format!("{ITEMS} products in {megabytes} MB of RSS"));
        read_alone(&path)?
    };
    let first = tempfile::tempdir_in(parent)?;
    for (engine, options) in engines(first.path()) {
        let folder = tempfile::tempdir_in(parent)?;
        write_catalogue(folder.path(), ITEMS)?;
        let now = "2027-05-07T09:00:00Z".parse()?;
        let market = Market::open(folder.path(), &options, now, Arc::new(Door)).await?;
        let memory = Watch::start();
        let begun = Instant::now();
        market.read().await?;
        let first_s = begun.elapsed().as_secs_f64();
        market.clock.advance_ms(3_600_000);
        let begun = Instant::now();
        market.read().await?;
        let again_s = begun.elapsed().as_secs_f64();
        let grown_mb = memory.stop();
        let figures = market.app.db.read(|tx| {
            tx.list::<(i64, i64, i64)>(
                "SELECT added, unchanged, broken FROM shop_feed_run ORDER BY run",
                kernel::args![],
            )
        });
        let figures = figures.await?;
        let all = ITEMS as i64;
        if figures != [(all, 0, 0), (0, all, 0)] {
            return Err(format!("the readings found {figures:?}").into());
        }
        let at_most = Target::ValueAtMost;
        let figure = |figure: String, value: f64, unit, yardstick, yardstick_value, target| {
            report.figure(&Figure {
                figure: &figure,
                value,
                unit,
                yardstick,
                yardstick_value,
                target,
            });
        };
        let alone = "reading alone";
        figure(format!("first reading, {engine}"), first_s, "s", alone, alone_s, at_most(TARGET_S));
        figure(format!("nothing new, {engine}"), again_s, "s", alone, alone_s, at_most(TARGET_S));
        let file_mb =
            std::fs::metadata(folder.path().join("files/feeds/catalogue"))?.len() as f64 / 1e6;
        figure(
            format!("memory on top, {engine}"),
            grown_mb,
            "MB",
            "the file",
            file_mb,
            at_most(TARGET_MB),
        );
        market.app.db.close().await;
    }
    Ok(())
}

/// Seconds to read every product and keep none.
fn read_alone(path: &std::path::Path) -> Result<f64, Failure> {
    let currency = reading::currency("EUR").ok_or("there is no euro")?;
    let expected = Expected { country: "IT".into(), currency };
    let begun = Instant::now();
    let mut count = 0;
    reading::read(std::fs::File::open(path)?, &expected, |_| {
        count += 1;
        true
    })?;
    if count != ITEMS {
        return Err(format!("{count} products were read").into());
    }
    Ok(begun.elapsed().as_secs_f64())
}

/// Looks at the memory of this process all the time.
struct Watch {
    done: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<f64>,
    before_mb: f64,
}

impl Watch {
    fn start() -> Watch {
        let before_mb = resident_mb();
        let done = Arc::new(AtomicBool::new(false));
        let seen = done.clone();
        let thread = std::thread::spawn(move || {
            let mut peak_mb = 0.0_f64;
            while !seen.load(Ordering::Relaxed) {
                peak_mb = peak_mb.max(resident_mb());
                std::thread::sleep(Duration::from_millis(20));
            }
            peak_mb
        });
        Watch { done, thread, before_mb }
    }

    /// How many megabytes more than at the start it were at most.
    fn stop(self) -> f64 {
        self.done.store(true, Ordering::Relaxed);
        self.thread.join().unwrap_or(f64::NAN) - self.before_mb
    }
}

fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or(f64::NAN) / 1000.0
}
