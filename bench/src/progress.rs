//! What one more activity costs an athlete with ten years behind: the fact, its delivery to rewards and
//! everything counted again. The yardstick is counting those ten years from the rows, which is what the
//! answer has to equal.

use std::time::Instant;

use events::{ActivityRecorded, ActivitySummary, BestEffort};
use kernel::db::{DbOptions, migrate};
use kernel::facts::{Courier, Listeners};
use kernel::{ActivityId, AthleteId, Clock, Day, Db, Tx, args};

use crate::Failure;
use crate::measure::{cpu_time, median};
use crate::report::{Figure, Report, Target};

const ACTIVITIES: i64 = 5000;
const ROUNDS: usize = 21;
/// A share of the 4 ms of CPU that a whole upload may cost.
const TARGET_MS: f64 = 2.0;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &Report) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("stadion.db").display());
    let db = Db::open(&DbOptions::new(url)).await?;
    let clock = Clock::fixed("2027-05-07T09:00:00Z".parse()?);
    migrate::run(&db, schema::MIGRATIONS, clock.now()).await?;
    db.listen(rewards::listeners(Listeners::none()));
    let courier = Courier::new(db.clone(), clock.clone());
    let athlete = someone(&db, &clock).await?;

    let first: Day = "2017-05-08".parse()?;
    for chunk in 0..ACTIVITIES / 100 {
        let days = (0..100).map(|n| first.plus_days((chunk * 100 + n) * 3650 / ACTIVITIES));
        let facts: Vec<_> = days.enumerate().map(|(n, day)| run_on(athlete, day, n)).collect();
        publish(&db, &clock, facts).await?;
    }
    courier.deliver_due().await?;

    let (mut one_ms, mut all_ms, mut wall_ms) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let fact = run_on(athlete, first.plus_days(3650 - round as i64 * 170), round);
        let (begun, asked) = (cpu_time(), Instant::now());
        publish(&db, &clock, vec![fact]).await?;
        courier.deliver_due().await?;
        one_ms.push(cpu_time().saturating_sub(begun).as_secs_f64() * 1000.0);
        wall_ms.push(asked.elapsed().as_secs_f64() * 1000.0);

        let (begun, now) = (cpu_time(), clock.now());
        db.write(move |tx| rewards::recount(tx, athlete, now)).await?;
        all_ms.push(cpu_time().saturating_sub(begun).as_secs_f64() * 1000.0);
    }
    report.remark(&format!(
        "{ACTIVITIES} activities over ten years; published and delivered in {:.1} ms of wall time",
        median(&wall_ms)
    ));
    report.figure(&Figure {
        figure: "one more activity, published, delivered, counted",
        value: median(&one_ms),
        unit: "ms CPU",
        yardstick: "counting from the rows",
        yardstick_value: median(&all_ms),
        target: Target::ValueAtMost(TARGET_MS),
    });
    db.close().await;
    Ok(())
}

async fn someone(db: &Db, clock: &Clock) -> Result<AthleteId, Failure> {
    let (id, now) = (AthleteId::new(), clock.now());
    let insert = db.write(move |tx: &mut Tx| {
        tx.exec(
            "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units,
                                  birth_on, default_audience, created_at)
             VALUES ($1, 'anna', 'Anna', 'DE', 'Europe/Berlin', 'en', 'metric', '1990-01-01',
                     'everyone', $2)",
            args![id, now],
        )
    });
    insert.await?;
    Ok(id)
}

async fn publish(db: &Db, clock: &Clock, facts: Vec<ActivityRecorded>) -> Result<(), Failure> {
    let now = clock.now();
    let publish = db.write(move |tx| {
        for fact in &facts {
            tx.publish(fact, now)?;
        }
        Ok(())
    });
    Ok(publish.await?)
}

/// A run of 5 to 41 km on a day.
fn run_on(athlete: AthleteId, day: Day, n: usize) -> ActivityRecorded {
    let distance_m = 5000.0 + (n % 37) as f64 * 1000.0;
    let moving_s = distance_m / 3.0;
    let five_k_s = 1500.0 + (n % 211) as f64;
    ActivityRecorded {
        athlete,
        activity: ActivityId::new(),
        summary: ActivitySummary {
            sport: "running".into(),
            started_at: day.starts_at("Europe/Berlin").plus_ms(7 * 3_600_000),
            started_on: day,
            started_minute: 7 * 60,
            elapsed_s: moving_s,
            moving_s,
            distance_m: Some(distance_m),
            ascent_m: Some(80.0),
            best_efforts: vec![BestEffort {
                name: "5k".into(),
                distance_m: 5000.0,
                elapsed_s: five_k_s,
            }],
        },
    }
}
