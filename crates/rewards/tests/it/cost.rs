//! What one fact costs an athlete with ten years behind. A measurement, run by hand:
//! `cargo test --release -p rewards --test it -- --ignored --nocapture cost`.
use std::time::Instant;

use kernel::Day;

use crate::life::{Life, run};

const ACTIVITIES: i64 = 5000;

#[tokio::test]
#[ignore = "a measurement, not a check"]
async fn cost_of_a_fact_after_ten_years() {
    let life = Life::of("Anna", "DE").await;
    let first: Day = "2017-05-08".parse().unwrap();
    let day = |n: i64| first.plus_days(n * 3650 / ACTIVITIES).to_string();
    let began = Instant::now();
    for n in 0..ACTIVITIES {
        life.record(run(&day(n), 5.0 + (n % 37) as f64).five_k_s(1500.0 + (n % 211) as f64)).await;
    }
    let import_s = began.elapsed().as_secs_f64();
    println!(
        "{ACTIVITIES} facts one by one: {import_s:.1} s, {:.2} ms each",
        import_s * 1000.0 / ACTIVITIES as f64
    );
    let bytes = life.app.number("SELECT CAST(SUM(LENGTH(page)) AS BIGINT) FROM reward_month").await;
    println!("packed months: {} kB", bytes / 1000);

    for (what, on) in [("newest", "2027-05-07"), ("oldest", "2017-05-08"), ("middle", "2022-05-08")]
    {
        let mut times_ms = Vec::new();
        for n in 0..21 {
            let done = run(on, 5.0).at(&format!("{n:02}:00"));
            let began = Instant::now();
            life.record(done).await;
            times_ms.push(began.elapsed().as_secs_f64() * 1000.0);
        }
        println!("an upload among the {what}, published and delivered: {:.2} ms", median(times_ms));
    }
    let activity = life.record(run("2027-05-06", 5.0)).await;
    let mut times_ms = Vec::new();
    for _ in 0..21 {
        let began = Instant::now();
        life.earned(activity).await.unwrap();
        times_ms.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    println!("what an upload earned: {:.2} ms", median(times_ms));
    let mut times_ms = Vec::new();
    for _ in 0..21 {
        let began = Instant::now();
        life.progress().await;
        times_ms.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    println!("GET /api/v1/progress: {:.2} ms", median(times_ms));
}

fn median(mut times_ms: Vec<f64>) -> f64 {
    times_ms.sort_by(f64::total_cmp);
    times_ms[times_ms.len() / 2]
}
