//! A whole Stadion in a test: a fresh database, a clock you set, people with names who call the API.
//!
//! SQLite by default; with `STADION_TEST_DB=postgres://...` the same tests run on PostgreSQL, each in a
//! schema of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot start should say so and end"
)]
pub mod mail;
mod rows;
pub mod valkey;

use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use kernel::app::Doorkeeper;
use kernel::caller::Scopes;
use kernel::consent::ledger::{self, Decision};
use kernel::consent::{Action, Actor, Channel, Purpose, notices};
use kernel::db::{DbOptions, migrate};
use kernel::facts::{Courier, Listeners};
use kernel::files::Files;
use kernel::ids::SessionId;
use kernel::vault::Vault;
use kernel::{App, AthleteId, Caller, Clock, Day, Db, Error, Me, Result, args};
use serde_json::Value;
use tower::ServiceExt;
use utoipa_axum::router::OpenApiRouter;

/// When every test begins: a Friday morning.
pub const START: &str = "2027-05-07T09:00:00Z";

/// A running Stadion of one test.
pub struct TestApp {
    /// What the handlers are given.
    pub app: App,
    /// The test moves this.
    pub clock: Clock,
    router: Router,
    folder: tempfile::TempDir,
}

impl TestApp {
    /// Starts with a room's routes and listeners, and a doorkeeper that believes what tests say.
    pub async fn start(routes: OpenApiRouter<App>, listeners: Listeners) -> TestApp {
        TestApp::start_with(listeners, Arc::new(TestDoor), |_| routes.split_for_parts().0).await
    }

    /// Starts with everything chosen by the caller: whole journeys bring the real doorkeeper.
    pub async fn start_with(
        listeners: Listeners,
        doorkeeper: Arc<dyn Doorkeeper>,
        routes: impl FnOnce(&App) -> Router<App>,
    ) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(START.parse().unwrap());
        let db = fresh_database(folder.path(), &clock).await;
        TestApp::start_over(db, clock, folder, listeners, doorkeeper, routes)
    }

    /// The same on SQLite, whatever the other tests run on: one of two Stadions, which need not have the same engine.
    pub async fn start_on_sqlite(
        listeners: Listeners,
        doorkeeper: Arc<dyn Doorkeeper>,
        routes: impl FnOnce(&App) -> Router<App>,
    ) -> TestApp {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(START.parse().unwrap());
        let file = folder.path().join("stadion.db");
        std::fs::copy(sqlite_template(&clock).await, &file).unwrap();
        let db = Db::open(&quick(format!("sqlite:{}", file.display()), 2)).await.unwrap();
        TestApp::start_over(db, clock, folder, listeners, doorkeeper, routes)
    }

    fn start_over(
        db: Db,
        clock: Clock,
        folder: tempfile::TempDir,
        listeners: Listeners,
        doorkeeper: Arc<dyn Doorkeeper>,
        routes: impl FnOnce(&App) -> Router<App>,
    ) -> TestApp {
        db.listen(listeners);
        let app = App {
            courier: Courier::new(db.clone(), clock.clone()),
            db,
            files: Files::open(folder.path().join("files")).unwrap(),
            vault: Vault::random(),
            clock: clock.clone(),
            doorkeeper,
            public_url: "http://localhost:4000".into(),
        };
        let routes = routes(&app).fallback(async || Error::NotFound("page"));
        let router = kernel::http::surround(routes, &app).with_state(app.clone());
        let courier = app.courier.clone();
        tokio::spawn(async move { courier.run().await });
        TestApp { app, clock, router, folder }
    }

    /// Someone with an account, 30 years old, in the country's usual time zone.
    pub async fn athlete(&self, name: &str, country: &str) -> TestAthlete {
        self.athlete_born(name, country, "1997-01-01").await
    }

    /// Someone with an account and a birthday.
    pub async fn athlete_born(&self, name: &str, country: &str, birth_on: &str) -> TestAthlete {
        let id = AthleteId::new();
        let handle = name.to_lowercase().replace(' ', "_");
        let zone = match country {
            "DE" => "Europe/Berlin",
            "IT" => "Europe/Rome",
            "JP" => "Asia/Tokyo",
            "US" => "America/New_York",
            "BR" => "America/Sao_Paulo",
            "RU" => "Europe/Moscow",
            _ => "UTC",
        };
        let birth_on: Day = birth_on.parse().unwrap();
        let (name, country) = (name.to_owned(), country.to_owned());
        let kept_handle = handle.clone();
        let now = self.clock.now();
        let insert = self.app.db.write(move |tx| {
            tx.exec(
                "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units,
                                      birth_on, default_audience, created_at)
                 VALUES ($1, $2, $3, $4, $5, 'en', 'metric', $6, 'everyone', $7)",
                args![id, kept_handle, name, country, zone, birth_on, now],
            )?;
            tx.exec(
                "INSERT INTO athlete_handle (handle, athlete_id) VALUES ($1, $2)",
                args![kept_handle, id],
            )
        });
        insert.await.unwrap();
        TestAthlete { id, handle, bearer: Some(id.to_string()), router: self.router.clone() }
    }

    /// Somebody allows these purposes: rows of the ledger, as the settings page writes them. Nobody allows anything
    /// unless a test says so.
    pub async fn allow(&self, athlete: AthleteId, purposes: &'static [Purpose]) {
        self.decide(athlete, purposes, Action::Given).await;
    }

    /// Somebody takes back what they allowed. Rooms hear of it by the fact that the settings page tells; this is the
    /// ledger alone.
    pub async fn take_back(&self, athlete: AthleteId, purposes: &'static [Purpose]) {
        self.decide(athlete, purposes, Action::Withdrawn).await;
    }

    async fn decide(&self, athlete: AthleteId, purposes: &'static [Purpose], action: Action) {
        let now = self.clock.now();
        let write = self.app.db.write(move |tx| {
            let card = kernel::athlete::find(tx, athlete)?.ok_or(Error::NotFound("athlete"))?;
            for purpose in purposes {
                let decision = decision(&card.country, *purpose, action);
                ledger::record(tx, athlete, &decision, now)?;
            }
            Ok(())
        });
        write.await.unwrap();
    }

    /// Someone who is not signed in.
    pub fn stranger(&self) -> TestAthlete {
        let id = AthleteId::new();
        TestAthlete { id, handle: String::new(), bearer: None, router: self.router.clone() }
    }

    /// Someone with a session token that the real doorkeeper gave.
    pub fn with_token(&self, token: &str) -> TestAthlete {
        TestAthlete { bearer: Some(token.to_owned()), ..self.stranger() }
    }

    /// An app that somebody connected, with these scopes; only the doorkeeper of [`TestApp::start`] knows it.
    pub fn app_of(&self, athlete: &TestAthlete, scopes: &str) -> TestAthlete {
        TestAthlete { bearer: Some(format!("{} {scopes}", athlete.id)), ..athlete.clone() }
    }

    /// Where its files are, and its database if that is embedded.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Waits until every fact that is due has been delivered.
    pub async fn settle(&self) {
        self.app.courier.deliver_due().await.unwrap();
    }

    /// How many facts of a kind were published so far.
    pub async fn published(&self, kind: &'static str) -> i64 {
        let sql = "SELECT COUNT(*) FROM fact WHERE kind = $1";
        self.app.db.read(move |tx| tx.one::<(i64,)>(sql, args![kind])).await.unwrap().0
    }

    /// One number out of the database, such as a COUNT.
    pub async fn number(&self, sql: &'static str) -> i64 {
        self.app.db.read(move |tx| tx.one::<(i64,)>(sql, args![])).await.unwrap().0
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.app.courier.stop();
    }
}

/// Someone who calls the API.
#[derive(Clone)]
pub struct TestAthlete {
    /// Who.
    pub id: AthleteId,
    /// Unique name.
    pub handle: String,
    bearer: Option<String>,
    router: Router,
}

impl TestAthlete {
    /// GET.
    pub async fn get(&self, path: impl fmt::Display) -> Reply {
        self.send(self.request(Method::GET, path), Body::empty()).await
    }

    /// DELETE.
    pub async fn delete(&self, path: impl fmt::Display) -> Reply {
        self.send(self.request(Method::DELETE, path), Body::empty()).await
    }

    /// POST with a JSON body.
    pub async fn post(&self, path: impl fmt::Display, body: Value) -> Reply {
        self.send_json(Method::POST, path, body).await
    }

    /// PUT with a JSON body.
    pub async fn put(&self, path: impl fmt::Display, body: Value) -> Reply {
        self.send_json(Method::PUT, path, body).await
    }

    /// PATCH with a JSON body.
    pub async fn patch(&self, path: impl fmt::Display, body: Value) -> Reply {
        self.send_json(Method::PATCH, path, body).await
    }

    /// POST of a file's bytes, under a name.
    pub async fn upload(&self, path: impl fmt::Display, name: &str, bytes: Vec<u8>) -> Reply {
        let request = self
            .request(Method::POST, path)
            .header("content-type", "application/octet-stream")
            .header("x-file-name", name);
        self.send(request, Body::from(bytes)).await
    }

    /// A request of one's own making, already signed in.
    pub fn request(&self, method: Method, path: impl fmt::Display) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path.to_string());
        if let Some(token) = &self.bearer {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        request
    }

    /// Sends it.
    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Reply {
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = match is_stream(&parts.headers) {
            // It has no end: whoever only looks takes its first piece, if there is one at all.
            true => {
                body.into_data_stream().next().await.map(|piece| piece.unwrap()).unwrap_or_default()
            }
            false => axum::body::to_bytes(body, 1 << 28).await.unwrap(),
        };
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Reply { status: parts.status, headers: parts.headers, body: json, bytes: bytes.into() }
    }

    /// Opens a stream of server-sent events and stays.
    pub async fn listen(&self, path: impl fmt::Display) -> Events {
        let request = self.request(Method::GET, path).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert!(is_stream(response.headers()), "{} is no stream", response.status());
        Events { body: response.into_body().into_data_stream() }
    }

    async fn send_json(&self, method: Method, path: impl fmt::Display, body: Value) -> Reply {
        let request = self.request(method, path).header("content-type", "application/json");
        self.send(request, Body::from(body.to_string())).await
    }
}

fn is_stream(headers: &HeaderMap) -> bool {
    headers.get("content-type").is_some_and(|kind| kind == "text/event-stream")
}

/// An open stream of events.
pub struct Events {
    body: BodyDataStream,
}

impl Events {
    /// The next event and its data; `None` at the end. Signs of life are no events.
    pub async fn next(&mut self) -> Option<(String, Value)> {
        let wait = async {
            loop {
                let piece = self.body.next().await?.unwrap();
                let text = String::from_utf8(piece.to_vec()).unwrap();
                let line = |head: &str| text.lines().find_map(|line| line.strip_prefix(head));
                if let (Some(name), Some(data)) = (line("event: "), line("data: ")) {
                    return Some((name.to_owned(), serde_json::from_str(data).unwrap()));
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(30), wait).await.expect("nothing was heard")
    }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: StatusCode,
    /// HTTP headers.
    pub headers: HeaderMap,
    /// The JSON body; `null` if it is none.
    pub body: Value,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The JSON body of a success; anything else ends the test with what was said.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(self.status.is_success(), "expected success, got {self}");
        self.body
    }
}

/// What a person would be told: the status, and the `detail` of a refusal.
impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status.as_u16())?;
        match self.body["detail"].as_str() {
            Some(detail) => write!(f, " {detail}"),
            None => Ok(()),
        }
    }
}

/// Believes that whoever names an athlete's id is that athlete.
struct TestDoor;

impl Doorkeeper for TestDoor {
    fn admit<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Me>> {
        Box::pin(async move {
            let header = parts.headers.get("authorization").and_then(|v| v.to_str().ok());
            let id = header.and_then(|v| v.strip_prefix("Bearer ")).and_then(|v| v.parse().ok());
            let id: AthleteId = id.ok_or(Error::SignedOut)?;
            let athlete = app.db.read(move |tx| kernel::athlete::find(tx, id)).await?;
            let athlete = athlete.ok_or(Error::SignedOut)?;
            Ok(Me { athlete, session: SessionId(id.0) })
        })
    }

    fn admit_caller<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Caller>> {
        Box::pin(async move {
            let header = parts.headers.get("authorization").and_then(|v| v.to_str().ok());
            let app_of = header.and_then(|v| v.strip_prefix("Bearer ")?.split_once(' '));
            let Some((id, scopes)) = app_of else {
                return Ok(Caller::from(self.admit(app, parts).await?));
            };
            let id: AthleteId = id.parse().map_err(|_| Error::SignedOut)?;
            let athlete = app.db.read(move |tx| kernel::athlete::find(tx, id)).await?;
            let scopes = Scopes::parse(scopes).ok_or(Error::SignedOut)?;
            Ok(Caller::app(athlete.ok_or(Error::SignedOut)?, scopes))
        })
    }
}

/// A migrated database of its own, without any rows.
pub async fn fresh_database(folder: &Path, clock: &Clock) -> Db {
    if std::env::var("STADION_TEST_DB").is_err() {
        std::fs::copy(sqlite_template(clock).await, folder.join("stadion.db")).unwrap();
        return empty_database(folder).await;
    }
    let db = empty_database(folder).await;
    migrate::run(&db, schema::MIGRATIONS, clock.now()).await.unwrap();
    db
}

/// A database of its own, without even a schema (or with the one its file already has).
pub async fn empty_database(folder: &Path) -> Db {
    let Ok(url) = std::env::var("STADION_TEST_DB") else {
        return Db::open(&quick(format!("sqlite:{}", folder.join("stadion.db").display()), 2))
            .await
            .unwrap();
    };
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let schema = format!("t{}_{number}", std::process::id());
    let admin = Db::open(&quick(url.clone(), 1)).await.unwrap();
    migrate::create_pg_schema(&admin, &schema).await.unwrap();
    admin.close().await;
    Db::open(&DbOptions { pg_schema: Some(schema), ..quick(url, 4) }).await.unwrap()
}

/// Tests do not wait for the disk.
fn quick(url: String, pool: usize) -> DbOptions {
    DbOptions { pool, durable: false, ..DbOptions::new(url) }
}

/// One migrated file for each test process; tests copy it.
async fn sqlite_template(clock: &Clock) -> std::path::PathBuf {
    static TEMPLATE: tokio::sync::OnceCell<std::path::PathBuf> = tokio::sync::OnceCell::const_new();
    static FOLDER: OnceLock<tempfile::TempDir> = OnceLock::new();
    let make = || async {
        let folder = FOLDER.get_or_init(|| tempfile::tempdir().unwrap());
        let file = folder.path().join("template.db");
        let db = Db::open(&quick(format!("sqlite:{}", file.display()), 1)).await.unwrap();
        migrate::run(&db, schema::MIGRATIONS, clock.now()).await.unwrap();
        db.close().await;
        file
    };
    TEMPLATE.get_or_init(make).await.clone()
}

/// What somebody who lives in a country decides about a purpose, under the words that hold.
pub fn decision(country: &str, purpose: Purpose, action: Action) -> Decision {
    let notice = notices::current(purpose);
    Decision {
        purpose,
        action,
        actor: Actor::Own,
        jurisdiction: country.to_owned(),
        jurisdiction_version: "a test".into(),
        notice_version: notice.version,
        notice_hash: notice.hash("en"),
        locale: "en".into(),
        channel: Channel::Web,
        ui_hash: None,
        evidence: None,
    }
}
