//! A page of suggestions for somebody with five years of activities, 60 friends and 50,000 products to choose
//! from, through the router. The yardstick is ranking every product in stock, in the same run: the same answer
//! without shelves.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Body;
use axum::http::Request;
use axum::http::request::Parts;
use futures_util::future::BoxFuture;
use kernel::app::Doorkeeper;
use kernel::consent::{Action, Purpose, ledger};
use kernel::ids::SessionId;
use kernel::staff::{Deed, Operators, Staff};
use kernel::{AthleteId, Day, Error, GearId, Me, Tx, args};
use shop::Needs;
use shop::needs::{Friends, GearInUse, Habits, Levels, SportHabit};
use shop::suggestions::rules::{self, OnShelf};
use shop::suggestions::signals::Signals;
use testkit::decision;
use tower::ServiceExt;

use crate::Failure;
use crate::market::{Market, engines, write_catalogue};
use crate::measure::median;
use crate::report::{Figure, Report, Target};

const ITEMS: usize = 50_000;
const ACTIVITIES: i64 = 5 * 260;
const FRIENDS: usize = 60;
const ROUNDS: usize = 300;
const SCANS: usize = 15;
const TARGET_MS: f64 = 20.0;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &Report) -> Result<(), Failure> {
    let program = std::env::current_exe()?;
    let parent = program.parent().ok_or("the program is nowhere")?;
    let first = tempfile::tempdir_in(parent)?;
    for (engine, options) in engines(first.path()) {
        let folder = tempfile::tempdir_in(parent)?;
        write_catalogue(folder.path(), ITEMS)?;
        let now = "2027-05-07T09:00:00Z".parse()?;
        let market = Market::open(folder.path(), &options, now, Arc::new(Door)).await?;
        market.read().await?;
        let others = Arc::new(Others { friends: populate(&market).await?, gear: GearId::new() });
        let anna = others.friends[0];
        let needs = Needs {
            habits: others.clone(),
            friends: others.clone(),
            levels: others.clone(),
            operators: others.clone(),
        };
        let router = shop::routes(needs).split_for_parts().0;
        let router = kernel::http::surround(router, &market.app).with_state(market.app.clone());
        let mut waits_ms = Vec::with_capacity(ROUNDS);
        let mut shown = 0;
        for _ in 0..ROUNDS {
            let request = Request::get("/api/v1/shop/suggestions?limit=20")
                .header("authorization", anna.to_string())
                .body(Body::empty())?;
            let asked = Instant::now();
            let response = router.clone().oneshot(request).await?;
            let status = response.status();
            let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await?;
            waits_ms.push(asked.elapsed().as_secs_f64() * 1000.0);
            shown = bytes.windows(8).filter(|part| part == b"\"reason\"").count();
            if !status.is_success() || shown < 10 {
                return Err(format!("{status} with {shown} suggestions").into());
            }
        }
        let mut scans_ms = Vec::with_capacity(SCANS);
        for _ in 0..SCANS {
            let asked = Instant::now();
            let found = scan(&market, &others, anna).await?;
            scans_ms.push(asked.elapsed().as_secs_f64() * 1000.0);
            if found < shown {
                return Err(format!("the scan found {found} and the shelves {shown}").into());
            }
        }
        waits_ms.sort_by(f64::total_cmp);
        scans_ms.sort_by(f64::total_cmp);
        report.remark(&format!(
            "{engine}: {ITEMS} products, {ACTIVITIES} activities, {FRIENDS} friends, {shown} suggestions a page; \
             p50 {:.2} ms",
            median(&waits_ms)
        ));
        report.figure(&Figure {
            figure: &format!("page of suggestions, p95, {engine}"),
            value: waits_ms[ROUNDS * 95 / 100],
            unit: "ms",
            yardstick: "every product ranked, p95",
            yardstick_value: scans_ms[SCANS * 95 / 100],
            target: Target::ValueAtMost(TARGET_MS),
        });
        market.app.db.close().await;
    }
    Ok(())
}

/// Reads every product in stock and ranks them all.
async fn scan(market: &Market, others: &Arc<Others>, anna: AthleteId) -> Result<usize, Failure> {
    let others = others.clone();
    let today: Day = "2027-05-07".parse()?;
    let ranked = market.app.db.read(move |tx| {
        let goods = tx.list::<OnShelf>(
            "SELECT shop_id, product_id, group_id, title, brand, kind, sport, link, image_link, price_minor,
                    sale_price_minor, currency, in_stock, season
             FROM shop_product WHERE country = 'IT' AND listed AND in_stock",
            args![],
        )?;
        let signals = Signals {
            country: "IT".into(),
            sports: others.sports(tx, anna, today.plus_days(-28))?,
            gear: others.gear(tx, anna)?,
            level: 10,
            ..Signals::default()
        };
        Ok(rules::suggest(&signals, &goods, today).len())
    });
    Ok(ranked.await?)
}

/// Anna, her activities, and her friends with their gear. Anna is the first of those returned.
async fn populate(market: &Market) -> Result<Vec<AthleteId>, Failure> {
    let people: Vec<AthleteId> = (0..=FRIENDS).map(|_| AthleteId::new()).collect();
    let (all, now) = (people.clone(), market.app.clock.now());
    let insert = market.app.db.write(move |tx| {
        for (number, id) in all.iter().enumerate() {
            tx.exec(
                "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units,
                                      birth_on, default_audience, created_at)
                 VALUES ($1, $2, 'Anna', 'IT', 'Europe/Rome', 'en', 'metric', '1990-01-01',
                         'friends', $3)",
                args![id, format!("athlete_{number}"), now],
            )?;
            ledger::record(tx, *id, &decision("IT", Purpose::ProductRecommendations, Action::Given), now)?;
            tx.exec(
                "INSERT INTO shop_gear (athlete_id, gear_id, kind, brand_key, model_key, in_use, removed,
                                        changed_at)
                 VALUES ($1, $2, 'shoes', $3, 'falcon 3', TRUE, FALSE, $4)",
                args![id, GearId::new(), if number % 2 == 0 { "norvik" } else { "velunta" }, now],
            )?;
        }
        for n in 0..ACTIVITIES {
            let at = now.plus_ms(-n * 5 * 365 * 86_400_000 / ACTIVITIES);
            tx.exec(
                "INSERT INTO activity (athlete_id, activity_id, content_hash, part, parts, original,
                   file_kind, audience, title_from_file, search_shown, search_own, sport, sport_chosen,
                   started_at, started_on, started_minute, utc_offset_s, time_zone, distance_m, elapsed_s,
                   timer_s, moving_s, load, has_streams, has_map, derivation_version, body_revision,
                   created_at, changed_at)
                 VALUES ($1, $2, $3, 0, 1, '', 'fit', 'friends', FALSE, '', '', $4, FALSE, $5, $6, 420, 3600,
                   'Europe/Rome', 10000, 3000, 3000, 3000, 50, TRUE, TRUE, 1, 1, $5, $5)",
                args![
                    all[0],
                    kernel::ActivityId::new(),
                    n.to_be_bytes(),
                    ["running", "running", "cycling", "swimming"][(n % 4) as usize],
                    at,
                    at.day_in("Europe/Rome")
                ],
            )?;
        }
        Ok(())
    });
    insert.await?;
    Ok(people)
}

/// What other rooms would know: the sums come out of five years of rows, as in the whole program.
struct Others {
    friends: Vec<AthleteId>,
    gear: GearId,
}

impl Habits for Others {
    fn sports(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        since: Day,
    ) -> kernel::Result<Vec<SportHabit>> {
        let sums = tx.list::<(String, u32, f64, Day)>(
            "SELECT sport, COUNT(*), CAST(SUM(distance_m) AS DOUBLE PRECISION), MAX(started_on) FROM activity
             WHERE athlete_id = $1 AND started_on >= $2 GROUP BY sport ORDER BY sport",
            args![athlete, since],
        )?;
        let mut habits = Vec::with_capacity(sums.len());
        for (sport, activities, distance_m, last_on) in sums {
            habits.push(SportHabit { sport, activities, distance_m, last_on });
        }
        Ok(habits)
    }

    fn gear(&self, _: &mut Tx, _: AthleteId) -> kernel::Result<Vec<GearInUse>> {
        Ok(vec![GearInUse {
            gear: self.gear,
            kind: "shoes".into(),
            brand: "Norvik".into(),
            model: "Falcon 3".into(),
            sports: vec!["running".into()],
            distance_m: 612_000.0,
            wear_m: Some(700_000.0),
        }])
    }
}

impl Friends for Others {
    fn friends(&self, _: &mut Tx, _: AthleteId) -> kernel::Result<Vec<AthleteId>> {
        Ok(self.friends[1..].to_vec())
    }
}

impl Levels for Others {
    fn level(&self, _: &mut Tx, _: AthleteId) -> kernel::Result<u32> {
        Ok(10)
    }
}

impl Operators for Others {
    fn admit(&self, _: &mut Tx, _: &Me, _: Deed, _: kernel::Timestamp) -> kernel::Result<Staff> {
        Err(Error::NotFound("page"))
    }

    fn may(&self, _: &mut Tx, _: AthleteId, _: Deed) -> kernel::Result<bool> {
        Ok(false)
    }
}

/// Believes that whoever names an athlete's id is that athlete.
pub struct Door;

impl Doorkeeper for Door {
    fn admit<'a>(
        &'a self,
        app: &'a kernel::App,
        parts: &'a Parts,
    ) -> BoxFuture<'a, kernel::Result<Me>> {
        Box::pin(async move {
            let told = parts.headers.get("authorization").and_then(|id| id.to_str().ok());
            let id: AthleteId = told.and_then(|id| id.parse().ok()).ok_or(Error::SignedOut)?;
            let athlete = app.db.read(move |tx| kernel::athlete::find(tx, id)).await?;
            let athlete = athlete.ok_or(Error::SignedOut)?;
            Ok(Me { athlete, session: SessionId(id.0) })
        })
    }
}
