//! Parallel redemptions a second, durable, on SQLite and, where `STADION_TEST_DB` names a server, on PostgreSQL.
//!
//! A redemption is what the checkout of a shop asks for: find the code, mark it with the order, mark the offer.
//! The yardstick is the least that any of this could cost: a transaction that updates one row by its key, by as
//! many clients, through the same database handle, in the same run.
//!
//! Before anything is timed: a thousand orders race for one code, and one wins; a thousand people race for a
//! budget of a hundred, and a hundred win.
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kernel::db::{DbOptions, migrate};
use kernel::{AthleteId, Clock, Db, OfferId, PromotionId, Timestamp, Tx, args};
use shop::ShopId;
use shop::adapters::Discount;
use shop::orders::redeem::redeem;
use shop::promotions::Unlock;
use shop::promotions::create::{PromotionDraft, insert};
use shop::shops::{self, Shop};

use crate::Failure;
use crate::measure::median;
use crate::report::{Figure, Report, Target};

const CLIENTS: usize = 64;
const CODES: usize = 6_400;
const ROUNDS: usize = 3;
const CROWD: usize = 1_000;
const BUDGET: usize = 100;
const PAUSE: Duration = Duration::from_millis(5);
const DAY_MS: i64 = 86_400_000;

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        // Beside the program and not in /tmp, which is memory on many machines.
        let program = std::env::current_exe()?;
        let folder = tempfile::tempdir_in(program.parent().ok_or("the program is nowhere")?)?;
        let url = format!("sqlite:{}", folder.path().join("stadion.db").display());
        measure(report, "SQLite", &DbOptions::new(url)).await?;
        let Ok(url) = std::env::var("STADION_TEST_DB") else {
            report.remark("PostgreSQL is measured, too, when STADION_TEST_DB names a server");
            return Ok(());
        };
        let admin = Db::open(&DbOptions { pool: 1, ..DbOptions::new(url.clone()) }).await?;
        let schema = format!("bench_redeem_{}", std::process::id());
        migrate::create_pg_schema(&admin, &schema).await?;
        admin.close().await;
        let options = DbOptions { pg_schema: Some(schema), ..DbOptions::new(url) };
        measure(report, "PostgreSQL", &options).await
    })
}

async fn measure(report: &Report, engine: &str, options: &DbOptions) -> Result<(), Failure> {
    let db = Db::open(options).await?;
    let now = Clock::default().now();
    migrate::run(&db, schema::MIGRATIONS, now).await?;
    let shop = ShopId::new();
    let promotion = prepare(&db, shop, now).await?;

    let winners = race_for_one_code(&db, shop, promotion, now).await?;
    if winners != 1 {
        return Err(format!("{winners} of {CROWD} orders redeemed the same code").into());
    }
    let takers = race_for_the_budget(&db, promotion).await?;
    if takers != BUDGET {
        return Err(format!("{takers} of {CROWD} got an offer out of a budget of {BUDGET}").into());
    }
    report.remark(&format!(
        "{engine}: one winner of {CROWD} for one code, {BUDGET} of {CROWD} for a budget of {BUDGET}"
    ));

    let (mut redeemed, mut updated) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let codes = make_codes(&db, shop, promotion, round, now).await?;
        // In turn, so that what else the machine does harms both alike.
        updated.push(update_rows(&db, shop, &codes).await?);
        redeemed.push(redeem_codes(&db, shop, codes, now).await?);
    }
    db.close().await;
    report.figure(&Figure {
        figure: &format!("{CLIENTS} checkouts redeem at once, {engine}"),
        value: median(&redeemed),
        unit: "redemptions/s",
        yardstick: "bare one-row updates",
        yardstick_value: median(&updated),
        target: Target::RatioAtLeast(0.2),
    });
    Ok(())
}

async fn prepare(db: &Db, id: ShopId, now: Timestamp) -> Result<PromotionId, Failure> {
    let shop = Shop {
        id,
        name: "Bench".into(),
        adapter: "generic".into(),
        state: "open".into(),
        cart_url: "https://shop.example/".into(),
        admin_url: None,
        admin_user: None,
        admin_password: None,
        webhook_secret: "whsec_AAAA".into(),
        created_at: now,
    };
    let draft = PromotionDraft {
        shop: id,
        title: "Ten percent".into(),
        about: String::new(),
        title_ru: String::new(),
        about_ru: String::new(),
        countries: Vec::new(),
        region: None,
        min_level: None,
        unlock: Unlock::Open,
        discount: Discount::Percent { percent: 10 },
        currency: None,
        starts_at: now,
        ends_at: now.plus_ms(DAY_MS),
        valid_days: 14,
        budget: BUDGET as i64,
        per_person: None,
        refund_returns_budget: false,
    };
    let write = db.write(move |tx| {
        shops::insert(tx, &shop)?;
        insert(tx, &draft, now)
    });
    Ok(write.await?)
}

/// A code that somebody has taken, with its offer.
fn insert_taken(
    tx: &mut Tx,
    shop: ShopId,
    promotion: PromotionId,
    code: &str,
    now: Timestamp,
) -> kernel::Result<()> {
    let (athlete, offer) = (AthleteId::new(), OfferId::new());
    tx.exec(
        "INSERT INTO shop_offer (athlete_id, offer_id, promotion_id, shop_id, cause, reason, state, granted_at,
                                 valid_until, code, taken_at)
         VALUES ($1, $2, $3, $4, 'open:1', '{\"kind\":\"open\"}', 'taken', $5, $6, $7, $5)",
        args![athlete, offer, promotion, shop, now, now.plus_ms(14 * DAY_MS), code],
    )?;
    tx.exec(
        "INSERT INTO shop_code (shop_id, code, promotion_id, state, athlete_id, offer_id, changed_at)
         VALUES ($1, $2, $3, 'taken', $4, $5, $6)",
        args![shop, code, promotion, athlete, offer, now],
    )?;
    Ok(())
}

async fn make_codes(
    db: &Db,
    shop: ShopId,
    promotion: PromotionId,
    round: usize,
    now: Timestamp,
) -> Result<Vec<String>, Failure> {
    let codes: Vec<String> = (0..CODES).map(|n| format!("RUN-{round}-{n:06}")).collect();
    for some in codes.chunks(400) {
        let some = some.to_vec();
        let write = db.write(move |tx| {
            for code in &some {
                insert_taken(tx, shop, promotion, code, now)?;
            }
            Ok(())
        });
        write.await?;
    }
    Ok(codes)
}

async fn race_for_one_code(
    db: &Db,
    shop: ShopId,
    promotion: PromotionId,
    now: Timestamp,
) -> Result<usize, Failure> {
    db.write(move |tx| insert_taken(tx, shop, promotion, "RUN-ONE", now)).await?;
    let winners = Arc::new(AtomicUsize::new(0));
    let (db, counted) = (db.clone(), winners.clone());
    crowd(CROWD, move |number| {
        let (db, winners) = (db.clone(), counted.clone());
        async move {
            let order = format!("A-{number}");
            let outcome = db.write(move |tx| redeem(tx, shop, "RUN-ONE", &order, now)).await;
            match outcome {
                Ok(()) => winners.fetch_add(1, Ordering::Relaxed),
                Err(error) if error.code() == "code_used" => 0,
                Err(error) => return Err(error),
            };
            Ok(())
        }
    })
    .await?;
    Ok(winners.load(Ordering::Relaxed))
}

/// The one statement by which every offer is counted against its budget.
async fn race_for_the_budget(db: &Db, promotion: PromotionId) -> Result<usize, Failure> {
    let takers = Arc::new(AtomicUsize::new(0));
    let (db, counted) = (db.clone(), takers.clone());
    crowd(CROWD, move |_| {
        let (db, takers) = (db.clone(), counted.clone());
        async move {
            let spent = db.write(move |tx| shop::promotions::spend(tx, promotion)).await?;
            takers.fetch_add(usize::from(spent), Ordering::Relaxed);
            Ok(())
        }
    })
    .await?;
    Ok(takers.load(Ordering::Relaxed))
}

async fn redeem_codes(
    db: &Db,
    shop: ShopId,
    codes: Vec<String>,
    now: Timestamp,
) -> Result<f64, Failure> {
    let (codes, began) = (Arc::new(codes), Instant::now());
    let db = db.clone();
    crowd(CLIENTS, move |client| {
        let (db, codes) = (db.clone(), codes.clone());
        async move {
            for code in codes.iter().skip(client).step_by(CLIENTS) {
                let (code, order) = (code.clone(), format!("order of {code}"));
                db.write(move |tx| redeem(tx, shop, &code, &order, now)).await?;
            }
            Ok(())
        }
    })
    .await?;
    Ok(CODES as f64 / began.elapsed().as_secs_f64())
}

async fn update_rows(db: &Db, shop: ShopId, codes: &[String]) -> Result<f64, Failure> {
    let (codes, began) = (Arc::new(codes.to_vec()), Instant::now());
    let db = db.clone();
    crowd(CLIENTS, move |client| {
        let (db, codes) = (db.clone(), codes.clone());
        async move {
            for code in codes.iter().skip(client).step_by(CLIENTS) {
                let code = code.clone();
                let write = db.write(move |tx| {
                    tx.exec(
                        "UPDATE shop_code SET changed_at = changed_at + 1
                         WHERE shop_id = $1 AND code = $2",
                        args![shop, code],
                    )
                });
                write.await?;
            }
            Ok(())
        }
    })
    .await?;
    Ok(CODES as f64 / began.elapsed().as_secs_f64())
}

/// So many at once; who is told that it is too much at once asks again, as every client does.
async fn crowd<F, W>(count: usize, work: W) -> Result<(), Failure>
where
    F: Future<Output = kernel::Result<()>> + Send + 'static,
    W: Fn(usize) -> F + Send + Sync + 'static,
{
    let work = Arc::new(work);
    let mut tasks = Vec::with_capacity(count);
    for number in 0..count {
        let work = work.clone();
        tasks.push(tokio::spawn(async move {
            loop {
                match work(number).await {
                    Err(kernel::Error::Busy) => tokio::time::sleep(PAUSE).await,
                    outcome => return outcome,
                }
            }
        }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}
