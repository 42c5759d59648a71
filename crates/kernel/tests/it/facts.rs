use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use kernel::facts::{self, Courier, Fact, Listeners};
use kernel::{AthleteId, Error};
use serde::{Deserialize, Serialize};
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

#[derive(Serialize, Deserialize)]
struct Ran {
    athlete: AthleteId,
    km: u32,
}
impl Fact for Ran {
    const KIND: &'static str = "ran";
    fn athlete(&self) -> AthleteId {
        self.athlete
    }
}

/// A listener that writes down what it hears while it has ink.
struct Diary {
    heard: Arc<Mutex<Vec<u32>>>,
    has_ink: Arc<AtomicBool>,
}

impl Diary {
    fn new() -> (Listeners, Diary) {
        let diary = Diary { heard: Arc::default(), has_ink: Arc::new(AtomicBool::new(true)) };
        let (book, has_ink) = (diary.heard.clone(), diary.has_ink.clone());
        let listeners = Listeners::none().on::<Ran>("diary", move |_, fact, _| {
            if !has_ink.load(Ordering::SeqCst) {
                return Err(Error::internal("out of ink"));
            }
            book.lock().unwrap().push(fact.km);
            Ok(())
        });
        (listeners, diary)
    }

    fn ink(&self, has_ink: bool) {
        self.has_ink.store(has_ink, Ordering::SeqCst);
    }

    fn heard(&self) -> Vec<u32> {
        self.heard.lock().unwrap().clone()
    }
}

async fn run(app: &TestApp, athlete: AthleteId, km: u32) {
    let now = app.clock.now();
    app.app.db.write(move |tx| tx.publish(&Ran { athlete, km }, now)).await.unwrap();
}

#[tokio::test]
async fn facts_of_one_athlete_arrive_in_order_and_once() {
    let (listeners, diary) = Diary::new();
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let anna = AthleteId::new();
    for km in 1..=200 {
        run(&app, anna, km).await;
    }
    app.settle().await;
    assert_eq!(diary.heard(), (1..=200).collect::<Vec<_>>());
    assert_eq!(app.number("SELECT COUNT(*) FROM fact_delivery").await, 0);
}

#[tokio::test]
async fn a_failing_fact_holds_back_the_later_ones_of_its_athlete_only() {
    let (listeners, diary) = Diary::new();
    diary.ink(false);
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let (anna, boris) = (AthleteId::new(), AthleteId::new());
    run(&app, anna, 1).await;
    app.settle().await;
    run(&app, anna, 2).await;
    run(&app, boris, 9).await;
    diary.ink(true);
    app.settle().await;
    assert_eq!(diary.heard(), [9], "Anna's facts wait for the pause to pass");
    app.clock.advance_ms(1_000);
    app.settle().await;
    assert_eq!(diary.heard(), [9, 1, 2]);
}

#[tokio::test]
async fn a_hopeless_fact_is_parked_and_can_be_retried() {
    let (listeners, diary) = Diary::new();
    diary.ink(false);
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    run(&app, AthleteId::new(), 1).await;
    for _ in 0..9 {
        app.settle().await;
        app.clock.advance_ms(3 * 3_600_000);
    }
    let parked = facts::parked(&app.app.db, 10).await.unwrap();
    assert_eq!(parked.len(), 1);
    assert_eq!(parked[0].attempts, 9);
    assert!(parked[0].last_error.as_ref().unwrap().contains("out of ink"));
    diary.ink(true);
    assert_eq!(facts::retry(&app.app.db, None, app.clock.now()).await.unwrap(), 1);
    app.settle().await;
    assert_eq!(diary.heard(), [1]);
}

#[tokio::test]
async fn a_change_that_fails_tells_nobody() {
    let (listeners, diary) = Diary::new();
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let athlete = AthleteId::new();
    let now = app.clock.now();
    let failed = app.app.db.write(move |tx| {
        tx.publish(&Ran { athlete, km: 1 }, now)?;
        Err::<(), _>(Error::refused("no", "changed my mind"))
    });
    failed.await.unwrap_err();
    app.settle().await;
    assert!(diary.heard().is_empty());
    assert_eq!(app.published("ran").await, 0);
}

#[tokio::test]
async fn one_listener_in_trouble_does_not_hold_back_another() {
    let (listeners, diary) = Diary::new();
    diary.ink(false);
    let calm = Arc::new(Mutex::new(Vec::new()));
    let book = calm.clone();
    let listeners = listeners.on::<Ran>("calm", move |_, fact, _| {
        book.lock().unwrap().push(fact.km);
        Ok(())
    });
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let anna = AthleteId::new();
    run(&app, anna, 1).await;
    app.settle().await;
    run(&app, anna, 2).await;
    app.settle().await;
    assert_eq!(diary.heard(), Vec::<u32>::new());
    assert_eq!(calm.lock().unwrap().last(), Some(&2));
}

#[tokio::test]
async fn two_couriers_share_the_lanes_and_every_fact_takes_effect_once() {
    let listeners = Listeners::none().on::<Ran>("sum", |tx, fact, _| {
        let sql = "UPDATE fact_lane SET owner = owner || $1 WHERE lane = 63";
        tx.exec(sql, kernel::args![format!("{},", fact.km)]).map(|_| ())
    });
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let second = Courier::new(app.app.db.clone(), app.clock.clone());
    // Lane 63 only serves as paper here, so nobody may live in it.
    let athletes: Vec<AthleteId> = std::iter::repeat_with(AthleteId::new)
        .filter(|id| id.0.as_bytes()[15] % facts::LANES != 63)
        .take(20)
        .collect();
    for km in 0..5 {
        for athlete in &athletes {
            run(&app, *athlete, km).await;
        }
        let (one, two) = tokio::join!(app.app.courier.deliver_due(), second.deliver_due());
        one.unwrap();
        two.unwrap();
    }
    // A lane leased by the one is not touched by the other until its lease has run out.
    app.clock.advance_ms(31_000);
    app.settle().await;
    assert_eq!(app.number("SELECT COUNT(*) FROM fact_delivery").await, 0);
    let heard = app.number("SELECT CAST(LENGTH(owner) AS BIGINT) FROM fact_lane WHERE lane = 63");
    assert_eq!(heard.await, 5 * 20 * 2, "one digit and one comma for each fact");
}

#[tokio::test]
async fn one_can_wait_for_a_fact_to_arrive() {
    let (listeners, diary) = Diary::new();
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let (athlete, now) = (AthleteId::new(), app.clock.now());
    let publish = app.app.db.write(move |tx| tx.publish(&Ran { athlete, km: 7 }, now));
    let fact = publish.await.unwrap();
    let soon = std::time::Duration::from_secs(5);
    assert!(app.app.courier.reached(fact, "diary", soon).await);
    assert_eq!(diary.heard(), [7]);
}
