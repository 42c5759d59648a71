//! The database fails in the middle of a decision, or of a look at the ledger or the trail: nothing is left of it, and whoever
//! asked is told.
use kernel::audit::{self, Entry};
use kernel::consent::ledger::{self, AppDecision};
use kernel::consent::{self, Action, Purpose};
use kernel::db::faults;
use kernel::facts::Listeners;
use kernel::ids::ClientId;
use kernel::{Result, Timestamp, Tx, args};
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

use crate::consent::{decision, of_older_words};

async fn start() -> TestApp {
    TestApp::start(OpenApiRouter::new(), Listeners::none()).await
}

/// Lets every step of a write fail once, does it, and says how many there were.
async fn write(app: &TestApp, work: fn(&mut Tx) -> Result<()>) -> u64 {
    let write = async || app.app.db.write(work).await;
    let (done, steps) = app.failing_at_each_step(write, Result::is_err).await;
    done.unwrap();
    steps
}

/// The same of a look, whose end is no step.
async fn read(app: &TestApp, work: fn(&mut Tx) -> Result<()>) -> u64 {
    let read = async || app.app.db.read(work).await;
    let (done, steps) = app.failing_at_each_step(read, Result::is_err).await;
    done.unwrap();
    steps
}

const ANNA: kernel::AthleteId = kernel::AthleteId(kernel::ids::Uuid::max());

#[tokio::test]
async fn a_decision_stands_in_the_ledger_wholly_or_not_at_all() {
    let app = start().await;
    let figures = |tx: &mut Tx| {
        let given = of_older_words(decision(Purpose::Analytics, Action::Given));
        ledger::record(tx, ANNA, &given, Timestamp(1)).map(|_| ())
    };
    assert_eq!(write(&app, figures).await, 7, "hold, find, head, row, head, state, and the end");
    let diary = |tx: &mut Tx| {
        let decision = AppDecision {
            app: ClientId(kernel::ids::Uuid::nil()),
            name: "Trail Diary".into(),
            scopes: "profile activity:read".into(),
            action: Action::Given,
            jurisdiction: "IT".into(),
            jurisdiction_version: "0123456789abcdef".into(),
            locale: "en".into(),
            evidence: None,
        };
        assert!(ledger::record_app(tx, ANNA, &decision, Timestamp(2))? > 0);
        Ok(())
    };
    assert_eq!(write(&app, diary).await, 6);
    let keep = |tx: &mut Tx| {
        assert!(!consent::may_keep(tx, ANNA, Purpose::Analytics)?, "the words have changed");
        Ok(())
    };
    assert_eq!(write(&app, keep).await, 3);
    let look = |tx: &mut Tx| {
        assert_eq!(consent::list(tx, ANNA)?.len(), 1);
        assert!(!consent::may(tx, ANNA, Purpose::Analytics)?);
        assert!(consent::may_all(tx, [ANNA], Purpose::Analytics)?.is_empty());
        assert_eq!(consent::list_stale(tx, Purpose::Analytics, 10)?, [(ANNA, 0)]);
        let rows = ledger::list(tx, ANNA, i64::MAX, 10)?;
        assert_eq!((rows[0].notice_id.as_str(), rows.len()), ("Trail Diary", 2));
        assert_eq!(rows[0].data_classes, "profile,activity:read");
        Ok(())
    };
    assert_eq!(read(&app, look).await, 6);
    let verify = async || ledger::verify(&app.app.db).await;
    let (whole, steps) = app.failing_at_each_step(verify, Result::is_err).await;
    let whole = whole.unwrap();
    assert_eq!((whole.athletes, whole.events, whole.broken, steps), (1, 2, vec![], 9));
}

#[tokio::test]
async fn a_deed_stands_in_the_trail_wholly_or_not_at_all() {
    let app = start().await;
    let append = |tx: &mut Tx| audit::append(tx, &Entry::at_console("add_staff"), Timestamp(1));
    assert_eq!(write(&app, append).await, 4);
    let hold = |tx: &mut Tx| audit::hold(tx, 1, true, Timestamp(2));
    assert_eq!(write(&app, hold).await, 2);
    let look = |tx: &mut Tx| {
        assert!(audit::exists(tx, 1)? && audit::is_held(tx, 1)?);
        assert_eq!(audit::list(tx, i64::MAX, 10)?.len(), 1);
        assert!(audit::list_about(tx, ANNA, i64::MAX, 10)?.is_empty());
        assert_eq!(audit::verify(tx, None)?.map(|head| head.entry_no), Ok(1));
        Ok(())
    };
    assert_eq!(read(&app, look).await, 6);
    let show = |tx: &mut Tx| audit::hold(tx, 1, false, Timestamp(3));
    assert_eq!(write(&app, show).await, 2);
}

#[tokio::test]
async fn only_the_task_that_asks_for_a_fault_meets_it() {
    let app = start().await;
    let count = |tx: &mut Tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM athlete", args![]);
    let (db, other) = (app.app.db.clone(), app.app.db.clone());
    let work = async move {
        tokio::spawn(async move { other.read(count).await }).await.unwrap().unwrap();
        (db.read(count).await, db.read(count).await)
    };
    let ((first, second), has_failed) = faults::failing_at(1, work).await;
    assert!(has_failed && first.is_err() && second.is_ok(), "one step, once");
}
