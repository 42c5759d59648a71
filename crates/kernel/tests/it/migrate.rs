//! A database is brought up to date once, by one process, and never by an older program.
use kernel::args;
use kernel::db::migrate::{self, Migration};
use kernel::facts::Listeners;
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

#[tokio::test]
async fn a_second_start_has_nothing_to_do() {
    let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
    let now = app.clock.now();
    let standing = migrate::run(&app.app.db, schema::MIGRATIONS, now).await.unwrap();
    assert_eq!(standing.applied, Vec::<&str>::new());
    assert_eq!(standing.at as usize, schema::MIGRATIONS.len());
}

#[tokio::test]
async fn an_older_program_refuses_a_newer_database() {
    let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
    let older = &schema::MIGRATIONS[..schema::MIGRATIONS.len() - 1];
    let refusal = migrate::run(&app.app.db, older, app.clock.now()).await.unwrap_err();
    let why = kernel::error::causes(&refusal);
    assert!(why.contains("please start a newer version of Stadion"), "{why}");
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_behind() {
    static BROKEN: &[Migration] = &[
        Migration { version: 1, name: "good", sql: "CREATE TABLE good (id BIGINT PRIMARY KEY\n);" },
        Migration { version: 2, name: "bad", sql: "CREATE TABLE bad (id NO SUCH, nonsense" },
    ];
    let folder = tempfile::tempdir().unwrap();
    let clock = kernel::Clock::default();
    // An empty database of the engine under test, without our schema.
    let db = testkit::empty_database(folder.path()).await;
    let why = migrate::run(&db, BROKEN, clock.now()).await.unwrap_err();
    assert!(kernel::error::causes(&why).contains("step 2 (bad) failed"));
    let good = db.read(|tx| tx.list::<(i64,)>("SELECT id FROM good", args![])).await;
    assert!(good.is_err(), "the first step was taken back with the second");
}

#[tokio::test]
async fn four_processes_starting_at_once_take_turns() {
    let folder = tempfile::tempdir().unwrap();
    let db = testkit::empty_database(folder.path()).await;
    let now = kernel::Clock::default().now();
    let starts = (0..4).map(|_| migrate::run(&db, schema::MIGRATIONS, now));
    let mut applied = 0;
    for start in futures_util::future::join_all(starts).await {
        applied += start.unwrap().applied.len();
    }
    assert_eq!(applied, schema::MIGRATIONS.len());
}
