//! Anna wants to be forgotten: from the button to the last byte, in every room.
use std::collections::BTreeSet;
use std::path::Path;

use identity::erasure::work::{self, SECOND_LOOK_MS};
use identity::erasure::{AT_ONCE_MS, GRACE_MS};
use kernel::db::EngineKind;
use kernel::ids::Uuid;
use kernel::staff::Role;
use kernel::{AthleteId, Db, args};
use serde_json::{Value, json};
use stadion::wiring;
use testkit::{Reply, TestApp, TestAthlete};

use crate::journey::{join, staff, whole_stadion};
use crate::support::{PASSWORD, run_file};

const RECEIPT: &str = "q7k2m9x4c8v1b6n3z5p0";

pub async fn id_of(who: &TestAthlete) -> AthleteId {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap()
}

pub async fn ask(who: &TestAthlete, handle: &str, at_once: bool) -> Reply {
    let body = json!({ "handle": handle, "at_once": at_once, "receipt": RECEIPT });
    who.post("/api/v1/me/erasure", body).await
}

async fn sign_in(app: &TestApp, name: &str, keep: bool) -> Reply {
    let behind = if keep { "?keep_account=true" } else { "" };
    let body = json!({ "email": format!("{name}@example.org"), "password": PASSWORD });
    app.stranger().post(format!("/api/v1/sessions{behind}"), body).await
}

async fn state(app: &TestApp) -> Value {
    app.stranger().post("/api/v1/erasures/receipt", json!({ "receipt": RECEIPT })).await.ok()
}

/// A turn of the job that erases, and what was told meanwhile.
pub async fn turn(app: &TestApp) -> u64 {
    let done = work::turn(&app.app, &wiring::forgetting()).await.unwrap();
    app.settle().await;
    done
}

/// Waits until nothing of the asked-for is left to be done.
pub async fn erase(app: &TestApp) {
    app.clock.advance_ms(GRACE_MS);
    assert_eq!(turn(app).await, 0, "the last look is still to come");
    app.clock.advance_ms(SECOND_LOOK_MS);
    assert_eq!(turn(app).await, 1);
}

async fn brought(who: &TestAthlete, seed: u64) -> String {
    let uploaded = who.upload("/api/v1/activities", "run.fit", run_file("2027-05-06", 30.0, seed));
    let uploaded = uploaded.await.ok();
    uploaded["activities"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn anna_vanishes_at_once_changes_her_mind_and_everything_is_there() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "IT").await, join(&app, "Boris", "DE").await);
    anna.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();
    let run = brought(&anna, 1).await;
    let path = format!("/api/v1/activities/{run}");
    assert_eq!(boris.get(&path).await.status, 200);

    assert_eq!(
        ask(&anna, "boris", false).await.body["fields"]["handle"],
        "this is not your handle"
    );
    let asked = ask(&anna, "@Anna", false).await;
    assert_eq!(
        (asked.status.as_u16(), &asked.body["due_at"]),
        (202, &json!("2027-05-14T09:00:00Z"))
    );
    assert_eq!(anna.get("/api/v1/me").await.status, 401, "she is out");
    assert_eq!(boris.get(&path).await.status, 404, "nobody meets her");
    assert_eq!(boris.get("/api/v1/profiles/anna").await.status, 404);
    let found = boris.get("/api/v1/people?q=anna").await.ok();
    assert_eq!(found["items"], json!([]));
    assert_eq!(state(&app).await["state"], "waiting");

    app.clock.advance_ms(GRACE_MS - 1);
    assert_eq!(turn(&app).await, 0);
    assert_eq!(sign_in(&app, "anna", false).await.body["code"], "account_leaving");
    let wrong = json!({ "email": "anna@example.org", "password": "not her password at all" });
    let guess = app.stranger().post("/api/v1/sessions?keep_account=true", wrong).await;
    assert_eq!(guess.body["code"], "wrong_credentials", "only who proves to be her hears of it");
    let back = sign_in(&app, "anna", true).await;
    assert_eq!(back.status, 201, "{back}");
    let anna = app.with_token(back.body["session_token"].as_str().unwrap());
    assert_eq!(anna.get(&path).await.status, 200);
    assert_eq!(boris.get(&path).await.status, 200);
    app.clock.advance_ms(GRACE_MS);
    assert_eq!(turn(&app).await, 0, "it was taken back");
    let gone = app.stranger().post("/api/v1/erasures/receipt", json!({ "receipt": RECEIPT })).await;
    assert_eq!(gone.status, 404);
}

#[tokio::test]
async fn once_it_began_nothing_brings_it_back_and_the_receipt_tells_what_was_done() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let boris = join(&app, "Boris", "DE").await;
    boris.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();
    brought(&anna, 1).await;
    let of_boris = brought(&boris, 2).await;
    let under = format!("/api/v1/activities/{of_boris}/comments");
    anna.post(&under, json!({ "text": "Well done!" })).await.ok();
    app.settle().await;
    let id = id_of(&anna).await;
    ask(&anna, "anna", true).await.ok();
    // Who wants it at once still waits for what is under way.
    app.clock.advance_ms(AT_ONCE_MS - 1);
    turn(&app).await;
    assert_eq!(state(&app).await["state"], "waiting");
    app.clock.advance_ms(1);
    turn(&app).await;
    let erasing = state(&app).await;
    assert_eq!(
        (&erasing["state"], &erasing["key_destroyed_at"]),
        (&json!("erasing"), &json!("2027-05-07T09:15:00Z"))
    );
    for folder in ["originals", "streams"] {
        assert_eq!(app.app.files.list_folders(folder).unwrap().len(), 1, "only those of Boris");
    }
    assert_eq!(sign_in(&app, "anna", true).await.body["code"], "wrong_credentials");
    let key = kernel::vault::key_of(&app.app, id).await;
    assert_eq!(key.unwrap_err().status(), 404, "she gets no key again");

    // A delivery under way wrote something meanwhile: the last look takes that, too, and another one follows.
    let now = app.clock.now();
    let late = app.app.db.write(move |tx| {
        tx.exec("INSERT INTO shop_athlete (athlete_id, level) VALUES ($1, 3)", args![id])?;
        tx.exec(
            "INSERT INTO visit (athlete_id, visited_on, build) VALUES ($1, '2027-05-07', NULL)",
            args![id],
        )?;
        Ok(now)
    });
    late.await.unwrap();
    app.clock.advance_ms(SECOND_LOOK_MS);
    assert_eq!(turn(&app).await, 0);
    app.clock.advance_ms(SECOND_LOOK_MS);
    assert_eq!(turn(&app).await, 1);
    let done = state(&app).await;
    assert_eq!(
        (&done["state"], &done["finished_at"]),
        (&json!("erased"), &json!("2027-05-07T11:15:00Z"))
    );
    assert_eq!(done["backups_gone_at"], "2027-06-11T11:15:00Z");
    for room in ["activity", "identity", "rewards", "social", "ground"] {
        assert!(done["deleted"][room].as_u64().unwrap() > 0, "{done}");
    }
    let left = boris.get(&under).await.ok();
    assert_eq!(left["items"], json!([]), "her words went with her");
    // Her name is free again, and whoever takes it has nothing of hers.
    let other = join(&app, "Anna", "IT").await;
    assert_eq!(other.get("/api/v1/activities").await.ok()["items"], json!([]));
}

#[tokio::test]
async fn words_of_others_under_her_activities_stay_theirs_without_the_link() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "IT").await, join(&app, "Boris", "DE").await);
    anna.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();
    let run = brought(&anna, 1).await;
    boris
        .post(format!("/api/v1/activities/{run}/comments"), json!({ "text": "What a view" }))
        .await
        .ok();
    let boris = id_of(&boris).await;
    ask(&anna, "anna", false).await.ok();
    erase(&app).await;
    let left = app.app.db.read(move |tx| {
        tx.list::<(String,)>(
            "SELECT text FROM social_comment_left WHERE athlete_id = $1",
            args![boris],
        )
    });
    assert_eq!(left.await.unwrap(), [("What a view".to_owned(),)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM social_comment").await, 0);
}

#[tokio::test]
async fn it_is_asked_for_by_who_is_really_there_and_by_nobody_who_runs_this_place() {
    let app = whole_stadion().await;
    let max = staff(&app, "Max", Role::Admin).await;
    assert_eq!(ask(&max, "max", false).await.body["code"], "staff_stays");
    let anna = join(&app, "Anna", "IT").await;
    let short = json!({ "handle": "anna", "receipt": "short" });
    let short = anna.post("/api/v1/me/erasure", short).await;
    assert_eq!(short.body["fields"]["receipt"], "a receipt has 20 to 64 letters and digits");
    app.clock.advance_ms(24 * 3_600_000);
    assert_eq!(
        ask(&anna, "anna", false).await.body["code"],
        "sign_in_again",
        "a device left alone"
    );
    assert_eq!(app.number("SELECT COUNT(*) FROM erasure").await, 0);
}

#[tokio::test]
async fn two_who_leave_with_the_same_receipt_are_both_erased() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "IT").await, join(&app, "Boris", "DE").await);
    ask(&anna, "anna", false).await.ok();
    ask(&boris, "boris", false).await.ok();
    app.clock.advance_ms(GRACE_MS);
    // Two processes at the same time.
    let forgetting = wiring::forgetting();
    let (one, other) =
        tokio::join!(work::turn(&app.app, &forgetting), work::turn(&app.app, &forgetting));
    assert_eq!((one.unwrap(), other.unwrap()), (0, 0));
    app.clock.advance_ms(SECOND_LOOK_MS);
    assert_eq!(turn(&app).await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM erased WHERE finished_at IS NOT NULL").await, 2);
    assert_eq!(app.number("SELECT COUNT(*) FROM athlete").await, 0);
}

#[tokio::test]
async fn who_was_erased_is_erased_again_when_a_backup_comes_back() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "IT").await, join(&app, "Boris", "DE").await);
    let (anna_id, boris_id) = (id_of(&anna).await, id_of(&boris).await);
    ask(&anna, "anna", false).await.ok();
    erase(&app).await;
    // Her card and a title come back with an old copy.
    let back = app.app.db.write(move |tx| {
        tx.exec(
            "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units, birth_on,
                                  default_audience, created_at)
             VALUES ($1, 'anna', 'Anna', 'IT', 'UTC', 'en', 'metric', '1991-04-12', 'everyone', 0)",
            args![anna_id],
        )?;
        tx.exec("INSERT INTO body (athlete_id, revision, weight_kg, changed_at) VALUES ($1, 1, 61.5, 0)", args![anna_id])?;
        tx.exec("INSERT INTO region_key (only_id, fingerprint, restored_at) VALUES (1, '', 1)", args![])
    });
    back.await.unwrap();
    let (app_state, forgetting) = (&app.app, wiring::forgetting());
    assert!(identity::erasure::replay::is_due(app_state).await.unwrap());
    let erased = identity::erasure::replay::replay(app_state, &forgetting).await.unwrap();
    assert_eq!(erased, 1);
    assert!(!identity::erasure::replay::is_due(app_state).await.unwrap());
    let left =
        app.app.db.read(|tx| tx.list::<(AthleteId,)>("SELECT athlete_id FROM athlete", args![]));
    assert_eq!(left.await.unwrap(), [(boris_id,)]);
    assert_eq!(app.number("SELECT COUNT(*) FROM body").await, 0);
    app.clock.advance_ms(SECOND_LOOK_MS);
    assert_eq!(turn(&app).await, 1);
    assert_eq!(
        state(&app).await["state"],
        "erased",
        "what her receipt says is still what was done first"
    );
    assert_eq!(app.number("SELECT COUNT(*) FROM erased").await, 1);
}

/// Columns that name a person.
const PEOPLE: &[&str] = &[
    "about_id",
    "answered_by",
    "asked_by",
    "athlete_id",
    "author_id",
    "creator_id",
    "decided_by",
    "giver_id",
    "other_id",
    "owner_id",
    "person_id",
    "staff_id",
    "under_athlete_id",
];

/// Columns that name a thing. A new column of an id is put into one of the two lists.
const THINGS: &[&str] = &[
    "activity_id",
    "app_id",
    "ask_id",
    "case_id",
    "ceremony_id",
    "challenge_id",
    "comment_id",
    "connection_id",
    "declined_id",
    "device_id",
    "event_id",
    "export_id",
    "fact_id",
    "feed_id",
    "feedback_id",
    "gear_id",
    "grant_id",
    "group_id",
    "hold_id",
    "import_id",
    "invitation_id",
    "letter_id",
    "mail_id",
    "notification_id",
    "offer_id",
    "order_id",
    "passkey_id",
    "plan_id",
    "post_id",
    "reply_to",
    "promotion_id",
    "request_id",
    "restore_id",
    "session_id",
    "shop_id",
    "thing_id",
    "under_id",
    "zone_id",
];

/// What keeps naming who was erased, and why.
const KEPT: &[(&str, &str)] = &[
    // The trail of staff is a chain: a changed line would break it. The id names nobody any more.
    ("audit_entry", "about_id"),
    ("audit_entry", "staff_id"),
    // Who of staff asked and decided: they gave back their role before they left.
    ("staff_request", "asked_by"),
    ("staff_request", "decided_by"),
    ("safety_case", "decided_by"),
    ("safety_case", "answered_by"),
];

struct Column {
    table: String,
    name: String,
    kind: String,
}

/// Every column of the schema, as the migrations say.
fn columns() -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for migration in schema::MIGRATIONS {
        let mut table = String::new();
        for line in migration.sql.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["CREATE", "TABLE", name, ..] => table = (*name).to_owned(),
                ["ALTER", "TABLE", table, "ADD", "COLUMN", name, kind, ..] => {
                    columns.push(Column {
                        table: (*table).to_owned(),
                        name: (*name).to_owned(),
                        kind: kind.trim_end_matches([',', ';']).to_owned(),
                    })
                }
                ["DROP", "TABLE", name] => {
                    let name = name.trim_end_matches(';');
                    columns.retain(|column| column.table != name);
                }
                [")" | ");", ..] => table.clear(),
                [name, kind, ..] if !table.is_empty() && !matches!(*name, "PRIMARY" | "--") => {
                    columns.push(Column {
                        table: table.clone(),
                        name: (*name).to_owned(),
                        kind: kind.trim_end_matches(',').to_owned(),
                    });
                }
                _ => {}
            }
        }
    }
    columns
}

/// A value that fits a column, as both engines read it.
fn value(app: &TestApp, column: &Column, id: Uuid, bytes: &str, number: usize) -> String {
    let lite = app.app.db.kind() == EngineKind::Sqlite;
    match column.kind.as_str() {
        "UUID" if lite => format!("X'{}'", id.simple()),
        "UUID" => format!("'{id}'"),
        "BYTEA" if lite => format!("X'{bytes}'"),
        "BYTEA" => format!("'\\x{bytes}'"),
        "TEXT" if column.name == "answer" || column.name == "rows" => "'{}'".to_owned(),
        "TEXT" => format!("'{bytes}{number}'"),
        "BOOLEAN" => "FALSE".to_owned(),
        _ => number.to_string(),
    }
}

async fn exec(app: &TestApp, sql: String) -> u64 {
    let sql: &'static str = Box::leak(sql.into_boxed_str());
    app.app
        .db
        .write(move |tx| tx.exec(sql, args![]))
        .await
        .unwrap_or_else(|e| panic!("{sql}: {e:?}"))
}

async fn count(app: &TestApp, sql: String) -> i64 {
    let sql: &'static str = Box::leak(sql.into_boxed_str());
    app.number(sql).await
}

/// A row in every table for every column that could name Anna, then she is erased: a table that nobody thought of keeps
/// its row, and the test fails.
#[tokio::test]
async fn no_table_of_the_schema_names_anybody_who_was_erased() {
    let columns = columns();
    let ids: BTreeSet<&str> =
        columns.iter().filter(|c| c.kind == "UUID").map(|c| c.name.as_str()).collect();
    let known: BTreeSet<&str> = PEOPLE.iter().chain(THINGS).copied().collect();
    assert_eq!(
        ids, known,
        "a column of an id names a person or a thing: say which, in PEOPLE or THINGS"
    );

    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let id = id_of(&anna).await.0;
    app.settle().await;
    let somebody = Uuid::now_v7();
    // What belongs together has the same ids everywhere, as an offer and its code do.
    let one = Uuid::now_v7();
    let mut looked_at = Vec::new();
    // These are written by the road itself.
    let own = ["athlete", "athlete_handle", "account", "erasure", "consent_head"];
    for (number, naming) in columns.iter().enumerate() {
        if !PEOPLE.contains(&naming.name.as_str()) || naming.kind != "UUID" {
            continue;
        }
        looked_at.push(naming);
        if own.contains(&naming.table.as_str()) {
            continue;
        }
        let belongs = naming.name == "athlete_id";
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for column in columns.iter().filter(|column| column.table == naming.table) {
            // An identity of the engine's own making.
            if column.table == "fact_delivery" && column.name == "position" {
                continue;
            }
            let person = PEOPLE.contains(&column.name.as_str());
            let fitting = match (column.name == naming.name, person, belongs) {
                (true, ..) => id,
                (_, true, _) => somebody,
                (_, false, true) => one,
                (_, false, false) => Uuid::now_v7(),
            };
            // And the same words, as an issuer and a subject have.
            let (bytes, count) = match belongs {
                true => ("c0ffee".to_owned(), 1_000),
                false => (fitting.simple().to_string(), 1_000 + number),
            };
            names.push(column.name.as_str());
            values.push(value(&app, column, fitting, &bytes, count));
        }
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT DO NOTHING",
            naming.table,
            names.join(", "),
            values.join(", ")
        );
        exec(&app, sql).await;
    }
    let quoted = value(
        &app,
        &Column { table: String::new(), name: String::new(), kind: "UUID".into() },
        id,
        "",
        0,
    );
    let mut absent = Vec::new();
    for column in &looked_at {
        let sql = format!("SELECT COUNT(*) FROM {} WHERE {} = {quoted}", column.table, column.name);
        if count(&app, sql).await == 0 {
            absent.push((column.table.as_str(), column.name.as_str()));
        }
    }
    assert_eq!(absent, [("erasure", "athlete_id")], "everything else names her before");

    exec(&app, "DELETE FROM operator".into()).await;
    exec(&app, "DELETE FROM account_ban".into()).await;
    exec(&app, "DELETE FROM fact_delivery".into()).await;
    let asked = ask(&anna, "anna", false).await;
    assert_eq!(asked.status, 202, "{asked}");
    erase(&app).await;
    let mut left = Vec::new();
    for column in &looked_at {
        let sql = format!("SELECT COUNT(*) FROM {} WHERE {} = {quoted}", column.table, column.name);
        if count(&app, sql).await > 0 {
            left.push((column.table.as_str(), column.name.as_str()));
        }
    }
    left.sort_unstable();
    let mut kept = KEPT.to_vec();
    kept.sort_unstable();
    assert_eq!(left, kept, "who still names her, and who may");
}

/// What must not be found anywhere afterwards.
pub const MARKED: &str = "quokkamark";

/// Everything that is readable of a Stadion: files beside the database, and the database with its log, byte for byte; of a
/// server, every row as text.
pub async fn everything(app: &TestApp) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    below(app.folder(), &mut all);
    rows_as_text(&app.app.db, &mut all).await;
    all
}

/// Every row of a server as text: what lies in its files cannot be told apart from other people's databases.
pub async fn rows_as_text(db: &Db, all: &mut Vec<(String, Vec<u8>)>) {
    if db.kind() == EngineKind::Sqlite {
        return;
    }
    let tables: BTreeSet<String> = columns().into_iter().map(|column| column.table).collect();
    for table in tables {
        let sql: &'static str =
            Box::leak(format!("SELECT {table}::text FROM {table}").into_boxed_str());
        let rows = db.read(move |tx| tx.list::<(String,)>(sql, args![])).await.unwrap();
        let text: Vec<String> = rows.into_iter().map(|(row,)| row).collect();
        all.push((table, text.join("\n").into_bytes()));
    }
}

pub fn below(folder: &Path, all: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => below(&path, all),
            false => all.push((path.display().to_string(), std::fs::read(&path).unwrap())),
        }
    }
}

/// Where a mark is, in any case of letters.
pub fn finds(all: &[(String, Vec<u8>)], mark: &[u8]) -> Vec<String> {
    let is_there =
        |bytes: &[u8]| bytes.windows(mark.len()).any(|some| some.eq_ignore_ascii_case(mark));
    all.iter()
        .filter(|(name, bytes)| is_there(bytes) || is_there(name.as_bytes()))
        .map(|(name, _)| name.clone())
        .collect()
}

/// Somebody whose every word is marked.
pub async fn marked(app: &TestApp, boris: &TestAthlete) -> TestAthlete {
    let anna = join(app, "Quokkamark", "IT").await;
    anna.patch("/api/v1/me", json!({ "default_audience": "everyone", "name": "Quokkamark Rossi" }))
        .await
        .ok();
    let bytes = run_file("2027-05-05", 42.0, 7);
    let uploaded = anna.upload("/api/v1/activities", "quokkamark.fit", bytes).await.ok();
    let run = uploaded["activities"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/activities/{run}");
    anna.patch(&path, json!({ "title": "Quokkamark hill", "description": "quokkamark was here" }))
        .await
        .ok();
    anna.get(format!("{path}/streams")).await.ok();
    let (from, to) = (id_of(&anna).await, id_of(boris).await);
    anna.put(format!("/api/v1/friends/requests/{to}"), json!({})).await.ok();
    boris.put(format!("/api/v1/friends/{from}"), json!({})).await.ok();
    let of_boris = brought(boris, 3).await;
    let under = format!("/api/v1/activities/{of_boris}");
    assert!(anna.put(format!("{under}/kudos"), json!({})).await.status.is_success());
    anna.post(format!("{under}/comments"), json!({ "text": "quokkamark says hello" })).await.ok();
    let shoes = json!({ "kind": "shoes", "brand": "Quokkamark", "model": "Hopper" });
    anna.post("/api/v1/gear", shoes).await.ok();
    let words = json!({ "kind": "idea", "text": "more quokkamark please", "page": "/", "build": "0.1.0-test",
        "language": "en", "width": "desktop", "theme": "light" });
    let said = anna.put(format!("/api/v1/feedback/{}", Uuid::now_v7()), words).await;
    assert!(said.status.is_success(), "{said}");
    let zone = json!({ "name": "quokkamark home", "latitude_deg": 45.46, "longitude_deg": 9.19 });
    anna.post("/api/v1/zones", zone).await.ok();
    let challenge = json!({ "kind": "friends", "title": "Quokkamark cup", "about": "quokkamark rules",
        "measure": "distance", "sports": ["running"], "starts_on": "2027-05-03", "ends_on": "2027-05-31",
        "goal": 20_000 });
    let made = anna.post("/api/v1/challenges", challenge).await;
    assert!(made.status.is_success(), "{made}");
    app.settle().await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    anna
}

#[tokio::test]
async fn nothing_that_was_marked_is_found_in_database_log_or_files() {
    let app = whole_stadion().await;
    let boris = join(&app, "Boris", "DE").await;
    boris.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();
    let anna = marked(&app, &boris).await;
    let id = id_of(&anna).await;
    assert!(
        !finds(&everything(&app).await, MARKED.as_bytes()).is_empty(),
        "the marks can be found at all"
    );
    assert_eq!(ask(&anna, "quokkamark", false).await.status, 202);
    erase(&app).await;
    assert_eq!(finds(&everything(&app).await, MARKED.as_bytes()), [""; 0]);

    // Her id stands in facts of others for a month, and then nowhere.
    app.clock.advance_ms(31 * 24 * 3_600_000);
    let now = app.clock.now();
    let forget = app.app.db.write(move |tx| {
        while kernel::facts::forget_old(tx, now)? > 0 {}
        kernel::idempotency::forget_old(tx, now)
    });
    forget.await.unwrap();
    app.app.db.cut_log().await.unwrap();
    let all = everything(&app).await;
    assert_eq!(finds(&all, id.to_string().as_bytes()), [""; 0]);
    assert_eq!(finds(&all, id.0.as_bytes()), [""; 0]);
}
