use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use kernel::facts::{self, Fact, Listeners};
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

/// A listener that writes down what it hears and fails as often as told.
fn diary(failures: u32) -> (Listeners, Arc<Mutex<Vec<u32>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let left = Arc::new(AtomicU32::new(failures));
    let book = heard.clone();
    let listeners = Listeners::none().on::<Ran>("diary", move |_, fact, _| {
        if left.load(Ordering::SeqCst) > 0 {
            left.fetch_sub(1, Ordering::SeqCst);
            return Err(Error::internal("out of ink"));
        }
        book.lock().unwrap().push(fact.km);
        Ok(())
    });
    (listeners, heard)
}

async fn run(app: &TestApp, athlete: AthleteId, km: u32) {
    let now = app.clock.now();
    app.app.db.write(move |tx| tx.publish(&Ran { athlete, km }, now)).await.unwrap();
}

#[tokio::test]
async fn facts_of_one_athlete_arrive_in_order_and_once() {
    let (listeners, heard) = diary(0);
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let anna = AthleteId::new();
    for km in 1..=200 {
        run(&app, anna, km).await;
    }
    app.settle().await;
    assert_eq!(*heard.lock().unwrap(), (1..=200).collect::<Vec<_>>());
    assert_eq!(app.number("SELECT COUNT(*) FROM fact_delivery").await, 0);
}

#[tokio::test]
async fn a_failing_fact_holds_back_the_later_ones_of_its_athlete_only() {
    let (listeners, heard) = diary(1);
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let (anna, boris) = (AthleteId::new(), AthleteId::new());
    run(&app, anna, 1).await;
    app.settle().await;
    run(&app, anna, 2).await;
    run(&app, boris, 9).await;
    app.settle().await;
    assert_eq!(*heard.lock().unwrap(), [9], "Anna's facts wait for the pause to pass");
    app.clock.advance_ms(1_000);
    app.settle().await;
    assert_eq!(*heard.lock().unwrap(), [9, 1, 2]);
}

#[tokio::test]
async fn a_hopeless_fact_is_parked_and_can_be_retried() {
    let (listeners, heard) = diary(9);
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
    assert_eq!(facts::retry(&app.app.db, None, app.clock.now()).await.unwrap(), 1);
    app.settle().await;
    assert_eq!(*heard.lock().unwrap(), [1]);
}

#[tokio::test]
async fn a_change_that_fails_tells_nobody() {
    let (listeners, heard) = diary(0);
    let app = TestApp::start(OpenApiRouter::new(), listeners).await;
    let athlete = AthleteId::new();
    let now = app.clock.now();
    let failed = app.app.db.write(move |tx| {
        tx.publish(&Ran { athlete, km: 1 }, now)?;
        Err::<(), _>(Error::refused("no", "changed my mind"))
    });
    failed.await.unwrap_err();
    app.settle().await;
    assert!(heard.lock().unwrap().is_empty());
    assert_eq!(app.published("ran").await, 0);
}
