//! Row 3: what it costs to bring a recording, from the request to the answer that says what was earned.
//!
//! Every file goes through the router, on SQLite with `synchronous=FULL` and originals forced to the disk.
//! CPU time is that of the whole process from the request until the activity is stored and the fact is
//! written: hash, reading, every derived number, streams, the database's threads. The waiting times are
//! measured with rewards behind it, whose delivery the answer waits for. The yardstick is published:
//! FitTrackee 1.3.6 takes 0.93 to 2.4 s for a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use activity::derive::{Person, derive};
use activity::needs::{Earned, Friends, Progress, Standing};
use activity::streams::codec::{CHANNELS, Stored};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::request::Parts;
use futures_util::future::BoxFuture;
use kernel::app::Doorkeeper;
use kernel::athlete::Athlete;
use kernel::consent::{Action, Purpose, ledger};
use kernel::db::{DbOptions, migrate};
use kernel::facts::{Courier, Listeners};
use kernel::files::Files;
use kernel::ids::SessionId;
use kernel::vault;
use kernel::{ActivityId, App, AthleteId, Clock, Db, Error, Me, Tx, args};
use testkit::decision;
use tower::ServiceExt;

use crate::Failure;
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target};

const ROUNDS: usize = 5;
/// FitTrackee's best published time for a FIT file, milliseconds.
const FITTRACKEE_MS: f64 = 930.0;
/// Bytes a point of such recordings as JSON, published.
const JSON_BYTES_A_POINT: f64 = 60.0;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &Report) -> Result<(), Failure> {
    let files = match real_files()? {
        Some(files) => {
            report.remark("real recordings, one after the other, median of 5 rounds");
            files
        }
        None => {
            report.remark("no real recordings here: GENERATED files, which flatter the streams");
            generated_files()
        }
    };
    let bytes: usize = files.iter().map(Vec::len).sum();
    let folder = tempfile::tempdir()?;
    let wait_ms = fsync_ms(folder.path(), &files)?;
    report.remark(&format!(
        "{} files of {} KB on average; a bare fsync of such a file takes {wait_ms:.1} ms here",
        files.len(),
        bytes / files.len() / 1000,
    ));
    let alone = Stadion::open(&folder.path().join("alone"), Listeners::none()).await?;
    let heard = rewards::listeners(Listeners::none());
    let stadion = Stadion::open(&folder.path().join("heard"), heard).await?;
    let (mut cpu_ms, mut cpu_heard_ms) = (Vec::new(), Vec::new());
    let (mut p50_ms, mut p95_ms) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        cpu_ms.push(alone.round(round, &files).await?.cpu_ms);
        let round = stadion.round(round, &files).await?;
        cpu_heard_ms.push(round.cpu_ms);
        p50_ms.push(round.p50_ms);
        p95_ms.push(round.p95_ms);
    }
    let figure = |figure: &str, value: f64, unit: &str, yardstick, yardstick_value, target| {
        report.figure(&Figure { figure, value, unit, yardstick, yardstick_value, target });
    };
    let fittrackee = "FitTrackee, published";
    let at_most = Target::ValueAtMost;
    figure("CPU of a file", median(&cpu_ms), "ms", fittrackee, FITTRACKEE_MS, at_most(4.0));
    figure("answer, p50", median(&p50_ms), "ms", fittrackee, FITTRACKEE_MS, at_most(15.0));
    figure("answer, p95", median(&p95_ms), "ms", fittrackee, FITTRACKEE_MS, at_most(15.0));

    let (read_ms, derive_ms) = pure_parts_ms(&files);
    report.remark(&format!(
        "of the CPU, {read_ms:.2} ms are reading and {derive_ms:.2} ms all numbers and the streams; the \
         rest is requests, files and the database. With rewards it is {:.2} ms",
        median(&cpu_heard_ms)
    ));

    let streams = Streams::of(&stadion.app).await?;
    let json = "JSON, published";
    let bytes_a_point = streams.bytes_a_point;
    figure("streams of a point", bytes_a_point, "bytes", json, JSON_BYTES_A_POINT, at_most(6.0));
    let decoded = streams.million_values_a_second;
    let row_2 = "the aim of row 2";
    figure("streams read", decoded, "M values/s", row_2, 100.0, Target::RatioAtLeast(0.3));
    for stadion in [alone, stadion] {
        stadion.app.courier.stop();
        stadion.app.db.close().await;
    }
    Ok(())
}

/// What one round took, a file.
struct Round {
    cpu_ms: f64,
    p50_ms: f64,
    p95_ms: f64,
}

/// A Stadion with the rooms that an upload passes, as durable as a real one.
struct Stadion {
    app: App,
    router: Router,
}

impl Stadion {
    async fn open(folder: &Path, listeners: Listeners) -> Result<Stadion, Failure> {
        std::fs::create_dir_all(folder)?;
        let clock = Clock::default();
        let url = format!("sqlite:{}", folder.join("stadion.db").display());
        let db = Db::open(&DbOptions::new(url)).await?;
        migrate::run(&db, schema::MIGRATIONS, clock.now()).await?;
        db.listen(listeners);
        let app = App {
            courier: Courier::new(db.clone(), clock.clone()),
            db,
            files: Files::open(folder.join("files"))?,
            vault: kernel::vault::Vault::random(),
            clock,
            doorkeeper: Arc::new(Door),
            public_url: "http://localhost:4000".into(),
        };
        let courier = app.courier.clone();
        tokio::spawn(async move { courier.run().await });
        let progress: Arc<dyn Progress> = Arc::new(Rewards);
        let friends: Arc<dyn Friends> = Arc::new(Nobody);
        let routes = activity::routes(progress.clone(), friends, Arc::new(Nobody))
            .merge(activity::upload_routes(progress));
        let router = kernel::http::surround(routes.split_for_parts().0, &app);
        Ok(Stadion { router: router.with_state(app.clone()), app })
    }

    /// All files, one after the other, of a new athlete.
    async fn round(&self, number: usize, files: &[Vec<u8>]) -> Result<Round, Failure> {
        let athlete = self.athlete(number).await?;
        let begun = cpu_time();
        let mut waits_ms = Vec::with_capacity(files.len());
        for file in files {
            let asked = Instant::now();
            self.upload(athlete, file.clone()).await?;
            waits_ms.push(asked.elapsed().as_secs_f64() * 1000.0);
        }
        let spent_s = cpu_time().saturating_sub(begun).as_secs_f64();
        waits_ms.sort_by(f64::total_cmp);
        Ok(Round {
            cpu_ms: spent_s * 1000.0 / files.len() as f64,
            p50_ms: median(&waits_ms),
            p95_ms: waits_ms[waits_ms.len() * 95 / 100],
        })
    }

    async fn athlete(&self, round: usize) -> Result<AthleteId, Failure> {
        let id = AthleteId::new();
        let (handle, now) = (format!("athlete_{round}"), self.app.clock.now());
        let insert = self.app.db.write(move |tx| {
            tx.exec(
                "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units,
                                      birth_on, default_audience, created_at)
                 VALUES ($1, $2, 'Anna', 'IT', 'Europe/Rome', 'en', 'metric', '1997-01-01',
                         'everyone', $3)",
                args![id, handle, now],
            )?;
            // So that nothing of a file is passed over, and one that holds a heart rate alone is an activity.
            ledger::record(tx, id, &decision("IT", Purpose::HealthMetrics, Action::Given), now)
        });
        insert.await?;
        Ok(id)
    }

    /// A file that is refused, or that came before, would flatter the figures.
    async fn upload(&self, athlete: AthleteId, bytes: Vec<u8>) -> Result<(), Failure> {
        let request = Request::post("/api/v1/activities")
            .header("authorization", athlete.to_string())
            .body(Body::from(bytes))?;
        let response = self.router.clone().oneshot(request).await?;
        let status = response.status().as_u16();
        if status == 201 {
            return Ok(());
        }
        let body = axum::body::to_bytes(response.into_body(), 64 * 1024).await?;
        let why = String::from_utf8_lossy(&body);
        Err(format!("an upload was answered with {status}: {why}").into())
    }
}

/// Believes that whoever names an athlete's id is that athlete.
struct Door;

impl Doorkeeper for Door {
    fn admit<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, kernel::Result<Me>> {
        Box::pin(async move {
            let told = parts.headers.get("authorization").and_then(|id| id.to_str().ok());
            let id: Option<AthleteId> = told.and_then(|id| id.parse().ok());
            let id = id.ok_or(Error::SignedOut)?;
            let athlete: Option<Athlete> =
                app.db.read(move |tx| kernel::athlete::find(tx, id)).await?;
            let athlete = athlete.ok_or(Error::SignedOut)?;
            Ok(Me { athlete, session: SessionId(id.0) })
        })
    }
}

/// Nobody knows anybody here.
struct Nobody;

impl Friends for Nobody {
    fn standing(&self, _: &mut Tx, _: AthleteId, _: AthleteId) -> kernel::Result<Standing> {
        Ok(Standing::Strangers)
    }
}

impl activity::Guard for Nobody {
    fn is_fresh(&self, _: &mut Tx, _: &kernel::Me, _: kernel::Timestamp) -> kernel::Result<bool> {
        Ok(false)
    }

    fn refuse_frozen(
        &self,
        _: &mut Tx,
        _: &kernel::Me,
        _: kernel::Timestamp,
    ) -> kernel::Result<()> {
        Ok(())
    }
}

/// What was earned is worked out, as in the product; only its badges are not shown here.
struct Rewards;

impl Progress for Rewards {
    fn earned(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> kernel::Result<Option<Earned>> {
        let earned = rewards::earned(tx, athlete, activity)?;
        Ok(earned.map(|earned| Earned {
            experience: earned.experience,
            level_before: earned.level_before,
            level_after: earned.level_after,
            badges: Vec::new(),
            personal_bests: Vec::new(),
            streak_weeks: earned.streak_weeks,
        }))
    }
}

/// CPU milliseconds a file of the two parts that are pure functions.
fn pure_parts_ms(files: &[Vec<u8>]) -> (f64, f64) {
    let now_ms = Clock::default().now().0;
    let nobody = Person::unknown();
    let (mut read_ms, mut derive_ms) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = cpu_time();
        let readings: Vec<_> = files.iter().map(|file| formats::read(file, now_ms)).collect();
        let read = cpu_time();
        for reading in &readings {
            if let Ok(formats::Reading::Activities(recordings)) = reading {
                for recording in recordings {
                    std::hint::black_box(derive(recording, None, &nobody));
                }
            }
        }
        let a_file_ms = |spent: Duration| spent.as_secs_f64() * 1000.0 / files.len() as f64;
        read_ms.push(a_file_ms(read.saturating_sub(begun)));
        derive_ms.push(a_file_ms(cpu_time().saturating_sub(read)));
    }
    (median(&read_ms), median(&derive_ms))
}

/// The containers that the uploads left behind.
struct Streams {
    bytes_a_point: f64,
    million_values_a_second: f64,
}

impl Streams {
    async fn of(app: &App) -> Result<Streams, Failure> {
        let files = &app.files;
        let mut kept = Vec::new();
        let (mut bytes, mut points) = (0, 0);
        for folder in files.list_folders("streams")?.into_iter().take(1) {
            let key = vault::key_of(app, folder.parse()?).await?;
            for name in files.list_older_than(&format!("streams/{folder}"), 0)? {
                let container = files.get_sealed(&key, &name)?.unwrap_or_default();
                let here = Stored::open(&container)?.points();
                // Invented recordings shrink to nothing and would flatter the figure.
                if container.len() >= here {
                    bytes += container.len();
                    points += here;
                    kept.push(container);
                }
            }
        }
        let mut speeds = Vec::new();
        for _ in 0..ROUNDS {
            let begun = cpu_time();
            let mut values = 0;
            while cpu_time().saturating_sub(begun) < Duration::from_millis(100) {
                for container in &kept {
                    let stored = Stored::open(container)?;
                    for channel in CHANNELS {
                        values += stored.column(channel)?.map_or(0, |column| column.len());
                    }
                }
                if kept.is_empty() {
                    break;
                }
            }
            let spent_s = cpu_time().saturating_sub(begun).as_secs_f64();
            speeds.push(values as f64 / spent_s / 1e6);
        }
        Ok(Streams {
            bytes_a_point: bytes as f64 / points as f64,
            million_values_a_second: median(&speeds),
        })
    }
}

/// The median time to write one of the files and to force it to the disk.
fn fsync_ms(folder: &Path, files: &[Vec<u8>]) -> Result<f64, Failure> {
    let mut times_ms = Vec::new();
    for file in files.iter().take(50) {
        let begun = Instant::now();
        let path = folder.join("fsync");
        std::fs::write(&path, file)?;
        std::fs::File::open(&path)?.sync_all()?;
        times_ms.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(median(&times_ms))
}

/// All FIT files of the shared data that hold an activity; `None` when there are none.
fn real_files() -> Result<Option<Vec<Vec<u8>>>, Failure> {
    let shared = match std::env::var_os("STADION_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
    };
    let Ok(folder) = std::fs::read_dir(shared.join("data/fit")) else { return Ok(None) };
    let now = Clock::default().now();
    let mut paths = Vec::new();
    for entry in folder {
        paths.push(entry?.path());
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let bytes = std::fs::read(&path)?;
        if activity::inspect(&bytes, "", now).ok {
            files.push(bytes);
        }
    }
    files.dedup();
    Ok((!files.is_empty()).then_some(files))
}

fn generated_files() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    for day in 0..60 {
        files.push(formats::fit::write::activity(&[crate::fit::generated_ride(3_600 + day)]));
    }
    files
}
