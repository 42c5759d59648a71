//! Writes are all or nothing, reads see one moment, and one bad closure harms nobody else.
use std::time::Duration;

use kernel::db::{Db, DbOptions, ToArg, migrate};
use kernel::facts::Listeners;
use kernel::{Clock, Error, args};
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

async fn start() -> TestApp {
    TestApp::start(OpenApiRouter::new(), Listeners::none()).await
}

const ADD: &str = "INSERT INTO athlete_handle (handle, athlete_id) VALUES ($1, $2)";
const COUNT: &str = "SELECT COUNT(*) FROM athlete_handle";

#[tokio::test]
async fn many_writers_share_commits_and_each_keeps_only_its_own() {
    let app = start().await;
    let mut writers = Vec::new();
    for n in 0..200 {
        let db = app.app.db.clone();
        writers.push(tokio::spawn(async move {
            db.write(move |tx| {
                tx.exec(ADD, args![format!("runner{n}"), uuid(n)])?;
                if n % 5 == 0 { Err(Error::refused("no", "changed my mind")) } else { Ok(n) }
            })
            .await
        }));
    }
    let mut kept = 0;
    for writer in writers {
        kept += i64::from(writer.await.unwrap().is_ok());
    }
    assert_eq!(kept, 160);
    assert_eq!(app.number(COUNT).await, 160);
}

#[tokio::test]
async fn a_panic_in_one_write_harms_no_other() {
    let app = start().await;
    let panicked = app.app.db.write(|tx| -> kernel::Result<()> {
        tx.exec(ADD, args!["ghost", uuid(1)])?;
        panic!("tripped over a shoelace");
    });
    assert!(panicked.await.is_err());
    app.app.db.write(|tx| tx.exec(ADD, args!["anna", uuid(2)])).await.unwrap();
    assert_eq!(app.number(COUNT).await, 1);
}

#[tokio::test]
async fn a_statement_that_fails_takes_back_what_came_before_it() {
    let app = start().await;
    let failed = app.app.db.write(|tx| {
        tx.exec(ADD, args!["anna", uuid(1)])?;
        tx.exec(ADD, args!["anna", uuid(2)])
    });
    assert!(failed.await.is_err(), "a handle is unique");
    assert_eq!(app.number(COUNT).await, 0);
}

#[tokio::test]
async fn every_type_comes_back_as_it_went() {
    let app = start().await;
    let sql = "SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS DOUBLE PRECISION), CAST($4 AS TEXT)";
    let row = app.app.db.read(move |tx| {
        tx.one::<(String, i64, f64, Option<String>)>(
            sql,
            args!["Иванов 🏃", i64::MIN, 0.1, None::<String>],
        )
    });
    assert_eq!(row.await.unwrap(), ("Иванов 🏃".to_owned(), i64::MIN, 0.1, None));
}

#[tokio::test]
async fn an_argument_may_be_used_twice_and_out_of_order() {
    let app = start().await;
    let sql = "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT)";
    let row = app.app.db.read(move |tx| tx.one::<(String, String, String)>(sql, args!["a", "b"]));
    assert_eq!(row.await.unwrap(), ("b".into(), "a".into(), "b".into()));
}

#[tokio::test]
async fn many_rows_go_in_one_call() {
    let app = start().await;
    let added = app.app.db.write(|tx| {
        let names: Vec<String> = (0..1000).map(|n| format!("runner{n}")).collect();
        let ids: Vec<kernel::AthleteId> = (0..1000).map(uuid).collect();
        let rows: Vec<_> =
            names.iter().zip(&ids).map(|(name, id)| vec![name.to_arg(), id.to_arg()]).collect();
        tx.exec_many(ADD, &rows)
    });
    assert_eq!(added.await.unwrap(), 1000);
    assert_eq!(app.number(COUNT).await, 1000);
}

#[tokio::test]
async fn a_counter_raised_by_everyone_at_once_misses_nobody() {
    let app = start().await;
    app.app.db.write(|tx| tx.exec(ADD, args!["counter", uuid(0)])).await.unwrap();
    let lease = "UPDATE fact_lane SET leased_until = leased_until + 1 WHERE lane = 7";
    let raises = (0..100).map(|_| {
        let db = app.app.db.clone();
        tokio::spawn(async move { db.write(move |tx| tx.exec(lease, args![])).await.unwrap() })
    });
    for raise in raises.collect::<Vec<_>>() {
        raise.await.unwrap();
    }
    assert_eq!(app.number("SELECT leased_until FROM fact_lane WHERE lane = 7").await, 100);
}

#[tokio::test]
async fn a_read_cannot_write() {
    let app = start().await;
    let sneaky = app.app.db.read(|tx| tx.exec(ADD, args!["anna", uuid(1)]));
    assert!(sneaky.await.is_err());
    assert_eq!(app.number(COUNT).await, 0);
}

#[tokio::test]
async fn a_closed_database_says_so_and_kept_everything() {
    let folder = tempfile::tempdir().unwrap();
    let options = DbOptions::new(format!("sqlite:{}", folder.path().join("a.db").display()));
    let db = Db::open(&options).await.unwrap();
    migrate::run(&db, schema::MIGRATIONS, Clock::default().now()).await.unwrap();
    db.write(|tx| tx.exec(ADD, args!["anna", uuid(1)])).await.unwrap();
    db.close().await;
    let refused = db.write(|tx| tx.exec(ADD, args!["boris", uuid(2)])).await;
    assert!(refused.is_err());
    let again = Db::open(&options).await.unwrap();
    let found = again.read(|tx| tx.one::<(i64,)>(COUNT, args![])).await.unwrap();
    assert_eq!(found, (1,));
}

#[tokio::test]
async fn a_closed_file_is_whole_without_its_log() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..100 {
        let file = folder.path().join(format!("{round}.db"));
        let url = format!("sqlite:{}", file.display());
        let options = DbOptions { durable: false, pool: 8, ..DbOptions::new(url) };
        let db = Db::open(&options).await.unwrap();
        migrate::run(&db, schema::MIGRATIONS, Clock::default().now()).await.unwrap();
        db.close().await;
        let log = file.with_extension("db-wal");
        assert!(!log.exists(), "round {round} left its log behind");
    }
}

#[tokio::test]
async fn a_query_that_never_ends_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = DbOptions::new(format!("sqlite:{}", folder.path().join("a.db").display()));
    options.deadline = Duration::from_millis(200);
    let db = Db::open(&options).await.unwrap();
    let endless =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
    let stopped = db.read(move |tx| tx.one::<(i64,)>(endless, args![])).await;
    assert!(matches!(stopped, Err(Error::Deadline)), "{stopped:?}");
    // The reader is free again: as many quick reads as there are readers come through.
    for _ in 0..options.pool {
        db.read(|tx| tx.one::<(i64,)>("SELECT 1", args![])).await.unwrap();
    }
}

fn uuid(n: u32) -> kernel::AthleteId {
    kernel::AthleteId(kernel::ids::Uuid::from_u128(u128::from(n) + 1))
}
