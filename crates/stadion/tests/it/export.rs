//! Anna takes everything away and brings it to another Stadion: her totals, badges and streaks are the same there.
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use std::time::Duration;

use events::ChallengeFinished;
use identity::Settings;
use kernel::{ChallengeId, Day};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use stadion::demo::people::Session;
use stadion::takeaway;
use testkit::{TestApp, TestAthlete};
use zip::ZipArchive;

use crate::journey::{join, sign_up, whole_stadion, whole_stadion_on_sqlite, whole_stadion_with};
use crate::support::{Person, Place, Server, files_below, run_file, session_file, until};

const START: &str = "2027-02-15";

/// The real recordings that lie beside the repository, where they do.
fn real(name: &str) -> Option<Vec<u8>> {
    let shared = std::env::var_os("STADION_SHARED").map(PathBuf::from);
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::fs::read(shared.unwrap_or_else(beside).join("data").join(name)).ok()
}

/// Work that runs in the background of a real process.
async fn work(app: &TestApp) {
    app.settle().await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    app.settle().await;
}

async fn make(app: &TestApp) -> u64 {
    identity::exports::work::turn(&app.app, &Settings::default(), &takeaway::rooms()).await.unwrap()
}

async fn take_in(app: &TestApp) -> u64 {
    let taken = identity::restores::work::turn(&app.app, &takeaway::rooms()).await.unwrap();
    work(app).await;
    taken
}

async fn upload(who: &TestAthlete, name: &str, bytes: Vec<u8>) -> Vec<String> {
    let answer = who.upload("/api/v1/activities", name, bytes).await.ok();
    let ids = answer["activity_ids"].as_array().unwrap();
    ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

async fn export_of(app: &TestApp, who: &TestAthlete) -> Vec<u8> {
    let asked = who.post("/api/v1/me/exports", json!({})).await.ok();
    assert_eq!(make(app).await, 1);
    let list = who.get("/api/v1/me/exports").await.ok();
    assert_eq!(
        (&list["items"][0]["state"], &list["items"][0]["percent"]),
        (&json!("ready"), &json!(100))
    );
    let id = asked["id"].as_str().unwrap();
    let file = who.get(format!("/api/v1/me/exports/{id}/file")).await;
    assert_eq!(file.status, 200, "{file}");
    assert_eq!(file.headers["content-length"], file.bytes.len().to_string());
    file.bytes
}

fn read(zip: &mut ZipArchive<Cursor<Vec<u8>>>, path: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    zip.by_name(path).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(bytes).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

async fn id_of(who: &TestAthlete) -> String {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
}

/// What a JSON Schema of ours can say: types, required fields, and no others.
fn matches(schema: &Value, value: &Value) -> bool {
    let of_type = |name: &Value| match name.as_str() {
        None => true,
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some(_) => false,
    };
    let fits = match &schema["type"] {
        Value::Array(names) => names.iter().any(of_type),
        name => of_type(name),
    };
    let Some(object) = value.as_object() else { return fits };
    let Some(properties) = schema["properties"].as_object() else { return fits };
    let required = schema["required"].as_array().into_iter().flatten();
    fits && required.into_iter().all(|name| object.contains_key(name.as_str().unwrap()))
        && object
            .iter()
            .all(|(name, value)| properties.get(name).is_some_and(|field| matches(field, value)))
}

/// A life of three months: runs, rides, a race of three sports, gear, goals, a zone, edits, removals, an official challenge.
async fn live(app: &TestApp, anna: &TestAthlete) {
    let zone =
        json!({"name": "Home", "latitude_deg": 46.5, "longitude_deg": 11.35, "radius_m": 600.0});
    anna.post("/api/v1/zones", zone).await.ok();
    let parts = json!({"parts": {"map": "friends", "heart_rate": "only_me", "power": "friends",
        "start": "only_me", "gear": "everyone", "notes": "friends"}, "high_risk": false});
    anna.put("/api/v1/privacy", parts).await.ok();
    anna.put("/api/v1/privacy/sports/yoga", json!({"audience": "only_me"})).await.ok();
    anna.put(
        "/api/v1/body",
        json!({"max_heart_rate_bpm": 188, "weight_kg": 61.5, "sex": "female"}),
    )
    .await
    .ok();
    let shoes = json!({"kind": "shoes", "brand": "Corvo", "model": "Strada 3", "offset_m": 12_345.0,
        "default_for": ["running"], "name": "The red ones"});
    let shoes = anna.post("/api/v1/gear", shoes).await.ok()["id"].as_str().unwrap().to_owned();
    let old = json!({"kind": "shoes", "model": "Old pair"});
    let old = anna.post("/api/v1/gear", old).await.ok()["id"].as_str().unwrap().to_owned();
    let first: Day = START.parse().unwrap();
    let mut ids = Vec::new();
    for week in 0..11 {
        for (day, session, minutes) in [
            (0, Session::Easy, 14.0),
            (2, Session::Tempo, 22.0),
            (5, Session::Long, 30.0 + week as f64),
        ] {
            let on = first.plus_days(week * 7 + day).to_string();
            let file = session_file(session, &on, minutes, (week * 7 + day) as u64 + 1);
            ids.extend(upload(anna, &format!("run {week} {day}.fit"), file).await);
        }
    }
    for (on, session) in [
        ("2027-04-03", Session::Ride),
        ("2027-04-10", Session::Yoga),
        ("2027-04-17", Session::Swim),
        ("2027-04-24", Session::Hike),
    ] {
        ids.extend(upload(anna, "other.fit", session_file(session, on, 30.0, 99)).await);
    }
    for name in ["gpx/gaiagps_b2b4627e.gpx", "tcx/20090528-202902_running_655e013a.tcx"] {
        if let Some(bytes) = real(name) {
            let answer = anna.upload("/api/v1/activities", "real", bytes).await;
            assert!(answer.status.is_success() || answer.status == 422, "{answer}");
        }
    }
    let race = real("fit/garmin-fr920xt_multi_a19decad.fit");
    if let Some(bytes) = race {
        let race = upload(anna, "race.fit", bytes).await;
        assert_eq!(race.len(), 3, "three sports; the ways between them are none");
        // The ride of the race is removed: it must not come back with its file.
        assert_eq!(anna.delete(format!("/api/v1/activities/{}", race[1])).await.status, 204);
    }
    app.settle().await;
    assert_eq!(anna.delete(format!("/api/v1/activities/{}", ids[4])).await.status, 204);
    let edit = json!({"title": "=HYPERLINK(\"x\")", "description": "With Boris.\nRain.", "audience": "only_me",
        "audiences": {"map": "everyone", "heart_rate": null, "power": null, "start": null, "gear": null, "notes": "only_me"}});
    anna.patch(format!("/api/v1/activities/{}", ids[0]), edit).await.ok();
    anna.patch(format!("/api/v1/activities/{}", ids[1]), json!({"title": ""})).await.ok();
    anna.patch(format!("/api/v1/activities/{}", ids[6]), json!({"sport": "walking"})).await.ok();
    anna.put(format!("/api/v1/activities/{}/gear", ids[7]), json!({"gear_id": old})).await.ok();
    anna.delete(format!("/api/v1/activities/{}/gear", ids[8])).await.ok();
    anna.patch(format!("/api/v1/gear/{old}"), json!({"retired": true})).await.ok();
    assert_ne!(shoes, old);
    // Her goals: three days a week for a month, then two again.
    app.clock.set("2027-03-02T09:00:00Z");
    anna.put("/api/v1/progress/goal", json!({"goal_days": 3})).await.ok();
    app.clock.set("2027-04-13T09:00:00Z");
    anna.put("/api/v1/progress/goal", json!({"goal_days": 2})).await.ok();
    app.clock.set(testkit::START);
    anna.patch("/api/v1/me", json!({"default_audience": "friends"})).await.ok();
    finish_official_challenge(app).await;
    work(app).await;
}

async fn finish_official_challenge(app: &TestApp) {
    let now = app.clock.now();
    let write = app.app.db.write(move |tx| {
        let athlete = kernel::athlete::id_of_handle(tx, "anna")?.unwrap();
        let ended_on = "2027-04-30".parse().unwrap();
        let challenge = ChallengeId::new();
        let fact = ChallengeFinished {
            athlete,
            challenge,
            title: "April in Bavaria".into(),
            official: true,
            completed: true,
            rank: 3,
            ranked: 20,
            ended_on,
        };
        tx.publish(&fact, now)
    });
    write.await.unwrap();
    app.settle().await;
}

/// Everything that her pages show, with activities named by when they began, since their ids are new elsewhere.
async fn seen(app: &TestApp, anna: &TestAthlete) -> Value {
    let mut names = BTreeMap::new();
    let mut activities = Vec::new();
    let mut path = "/api/v1/activities?limit=100".to_owned();
    loop {
        let page = anna.get(&path).await.ok();
        for card in page["items"].as_array().unwrap() {
            let id = card["id"].as_str().unwrap().to_owned();
            names.insert(id.clone(), format!("{} {}", card["started_at"], card["sport"]));
            activities.push(anna.get(format!("/api/v1/activities/{id}")).await.ok());
        }
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/activities?limit=100&after={next}"),
            None => break,
        }
    }
    let whole = json!({
        "activities": activities,
        "progress": anna.get("/api/v1/progress").await.ok(),
        "profile": anna.get("/api/v1/athletes/anna").await.ok(),
        "week": anna.get("/api/v1/summaries/week").await.ok(),
        "gear": anna.get("/api/v1/gear").await.ok(),
        "body": anna.get("/api/v1/body").await.ok(),
        "privacy": anna.get("/api/v1/privacy").await.ok(),
        "zones": anna.get("/api/v1/zones").await.ok(),
        "goals": app.number("SELECT SUM(goal_days) * 1000 + COUNT(*) FROM reward_goal").await,
    });
    plain(&whole, &names)
}

/// Without what is of one installation alone.
fn plain(value: &Value, names: &BTreeMap<String, String>) -> Value {
    match value {
        Value::Object(object) => {
            let mut kept = serde_json::Map::new();
            for (name, value) in object {
                let here = [
                    "created_at",
                    "changed_at",
                    "member_since",
                    "joined_at",
                    "joined_on",
                    "since_at",
                ];
                let is_athlete = name == "athlete"
                    || (name == "id" && value.as_str().is_some_and(|id| !names.contains_key(id)));
                if here.contains(&name.as_str())
                    || (is_athlete
                        && !object.contains_key("kind")
                        && !object.contains_key("tier")
                        && !object.contains_key("progress")
                        && !object.contains_key("earned_on"))
                {
                    continue;
                }
                kept.insert(name.clone(), plain(value, names));
            }
            Value::Object(kept)
        }
        Value::Array(all) => {
            let of_elsewhere = |value: &&Value| {
                !value["id"]
                    .as_str()
                    .is_some_and(|id| id.starts_with("challenge") || id.contains("finisher"))
            };
            Value::Array(all.iter().filter(of_elsewhere).map(|value| plain(value, names)).collect())
        }
        Value::String(text) => {
            names.get(text).cloned().map_or_else(|| value.clone(), Value::String)
        }
        other => other.clone(),
    }
}

fn differences(path: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) => {
            for name in a.keys().chain(b.keys()).collect::<std::collections::BTreeSet<_>>() {
                differences(&format!("{path}.{name}"), &one[name], &other[name], found);
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{at}]"), a, b, found);
            }
        }
        _ if one == other => {}
        _ => found.push(format!("{path}: {one} <> {other}")),
    }
}

#[track_caller]
fn assert_same(one: &Value, other: &Value) {
    let mut found = Vec::new();
    differences("", one, other, &mut found);
    assert!(
        found.is_empty(),
        "{} differences:\n{}",
        found.len(),
        found[..found.len().min(25)].join("\n")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_anna_takes_away_is_the_same_in_another_stadion() {
    let here = whole_stadion_on_sqlite().await;
    let anna = join(&here, "Anna", "IT").await;
    live(&here, &anna).await;
    let before = seen(&here, &anna).await;
    assert!(
        before["progress"]["streak"]["weeks"].as_u64().unwrap() >= 8,
        "{}",
        before["progress"]["streak"]
    );
    assert!(before["progress"]["badges"].as_array().unwrap().len() > 4);
    assert!(before["progress"]["personal_bests"].as_array().unwrap().len() > 3);
    let archive = export_of(&here, &anna).await;
    check_archive(&here, &archive);

    let there = whole_stadion().await;
    let again = join(&there, "Anna", "IT").await;
    let brought = again.upload("/api/v1/me/restores", "x.zip", archive.clone()).await;
    assert_eq!(brought.status, 202, "{brought}");
    assert_eq!(take_in(&there).await, 1);
    let report = again.get("/api/v1/me/restores").await.ok()["items"][0].clone();
    assert_eq!(report["state"], "done", "{report}");
    let came = |what: &str| {
        let came = report["report"]["came"].as_array().unwrap();
        came.iter().find(|came| came["what"] == what).map(|came| came["count"].clone())
    };
    let activities = before["activities"].as_array().unwrap().len();
    assert_eq!(came("activities"), Some(json!(activities)), "{report}");
    assert_eq!(
        (came("gear"), came("privacy_zones"), came("body")),
        (Some(json!(2)), Some(json!(1)), Some(json!(1)))
    );
    assert_eq!(came("weekly_goals"), Some(json!(2)));
    let left = report["report"]["left"].as_array().unwrap();
    let of_challenges = json!({"what": "challenge_results", "count": 1, "why": "elsewhere"});
    assert!(
        left.contains(&of_challenges),
        "a challenge of elsewhere cannot be checked here: {report}"
    );
    assert_eq!(there.number("SELECT COUNT(*) FROM reward_challenge").await, 0);
    assert_same(&before, &seen(&there, &again).await);

    // The comparison sees a difference where there is one.
    let first = again.get("/api/v1/activities").await.ok()["items"][0]["id"].clone();
    let path = format!("/api/v1/activities/{}", first.as_str().unwrap());
    let title = again.get(&path).await.ok()["title"].clone();
    again.patch(&path, json!({"title": "Another"})).await.ok();
    let mut found = Vec::new();
    differences("", &before, &seen(&there, &again).await, &mut found);
    assert!(!found.is_empty() && found.iter().all(|one| one.contains("Another")), "{found:?}");
    let title = title.as_str().unwrap_or_default().to_owned();
    again.patch(&path, json!({ "title": title })).await.ok();

    // Brought once more, it changes nothing.
    let facts = there.number("SELECT COUNT(*) FROM fact").await;
    again.upload("/api/v1/me/restores", "x.zip", archive.clone()).await.ok();
    assert_eq!(take_in(&there).await, 1);
    assert_same(&before, &seen(&there, &again).await);
    assert_eq!(there.number("SELECT COUNT(*) FROM fact").await, facts);
    assert_eq!(there.number("SELECT COUNT(*) FROM data_restore WHERE file IS NOT NULL").await, 0);
}

/// Every file is as the list says, every line as its schema says, every original as it was brought.
fn check_archive(here: &TestApp, archive: &[u8]) {
    let mut zip = ZipArchive::new(Cursor::new(archive.to_vec())).unwrap();
    let list: Value = serde_json::from_slice(&read(&mut zip, "stadion-export.json")).unwrap();
    assert_eq!((&list["format"], &list["version"]), (&json!("stadion-export"), &json!(1)));
    assert_eq!(list["from"], &*here.app.public_url);
    let mut paths = Vec::new();
    for file in list["files"].as_array().unwrap() {
        let path = file["path"].as_str().unwrap();
        let bytes = read(&mut zip, path);
        assert_eq!(file["bytes"], bytes.len(), "{path}");
        assert_eq!(file["sha256"], kernel::random::to_hex(&Sha256::digest(&bytes)), "{path}");
        paths.push(path.to_owned());
    }
    assert_eq!(zip.len(), paths.len() + 1, "nothing but the list itself is unlisted");
    let mut checked = 0;
    for path in paths.iter().filter(|path| path.starts_with("data/")) {
        let name = path.trim_start_matches("data/").trim_end_matches(".jsonl");
        let schema: Value =
            serde_json::from_slice(&read(&mut zip, &format!("schemas/{name}.schema.json")))
                .unwrap();
        let lines = lines(&read(&mut zip, path));
        assert_eq!(list["counts"][name], lines.len(), "{name}");
        for line in lines {
            assert!(matches(&schema, &line), "{name}: {line}");
            checked += 1;
        }
    }
    assert!(checked > 300, "{checked} lines");
    for known in [
        "profile",
        "account",
        "sessions",
        "consent_history",
        "recipients",
        "gear",
        "weekly_goals",
        "badges",
        "privacy_zones",
    ] {
        assert!(paths.contains(&format!("data/{known}.jsonl")), "{known}");
    }
    let text = String::from_utf8(read(&mut zip, "data/account.jsonl")).unwrap();
    assert!(text.contains("anna@example.org") && !text.contains("argon2"), "{text}");
    let session = session_file(Session::Easy, START, 14.0, 1);
    let first =
        lines(&read(&mut zip, "data/originals.jsonl"))[0]["path"].as_str().unwrap().to_owned();
    assert!(first.starts_with("originals/2027-02-15_running_"), "{first}");
    assert_eq!(read(&mut zip, &first), session, "byte for byte");
    let activities = lines(&read(&mut zip, "data/activities.jsonl"));
    let with_map = activities.iter().find(|one| one["has_map"] == true).unwrap();
    let id = with_map["activity_id"].as_str().unwrap();
    for kind in ["fit", "gpx"] {
        let copy = read(&mut zip, &format!("activities/{id}.{kind}"));
        let formats::Reading::Activities(read) = formats::read(&copy, i64::MAX / 2).unwrap() else {
            panic!("{kind}")
        };
        let metres = read[0].stated.distance_m;
        if kind == "fit" {
            let told = with_map["distance_m"].as_f64().unwrap();
            assert!((metres.unwrap() - told).abs() < 0.01, "{metres:?} {told}");
        }
        assert!(read[0].samples.len() > 100, "{kind}");
        assert!(read[0].samples.heart_rate_bpm.iter().any(|beats| *beats > 60.0), "{kind}");
    }
}

#[tokio::test]
async fn only_anna_gets_it_shortly_after_signing_in_and_for_a_week() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let boris = join(&app, "Boris", "IT").await;
    assert_eq!(anna.post("/api/v1/me/exports", json!({})).await.status, 201);
    let again = anna.post("/api/v1/me/exports", json!({})).await;
    assert_eq!(again.status, 200, "the one that is being made");
    let id = again.body["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/me/exports/{id}/file");
    assert_eq!(anna.get(&path).await.status, 404, "it is not there yet");
    assert_eq!(make(&app).await, 1);
    assert_eq!(make(&app).await, 0);
    let whole = anna.get(&path).await;
    assert_eq!(whole.headers["content-type"], "application/zip");
    assert_eq!(
        whole.headers["content-disposition"],
        "attachment; filename=\"stadion-anna-2027-05-07.zip\""
    );
    let rest = anna.request(axum_method("GET"), &path).header("range", "bytes=100-");
    let rest = anna.send(rest, Default::default()).await;
    assert_eq!((rest.status.as_u16(), &rest.bytes[..]), (206, &whole.bytes[100..]));
    let last = whole.bytes.len() - 1;
    assert_eq!(rest.headers["content-range"], format!("bytes 100-{last}/{}", whole.bytes.len()));
    let beyond = anna.request(axum_method("GET"), &path).header("range", "bytes=99999999-");
    assert_eq!(anna.send(beyond, Default::default()).await.body["code"], "no_such_range");

    assert_eq!(boris.get(&path).await.status, 404, "not his");
    assert_eq!(boris.delete(format!("/api/v1/me/exports/{id}")).await.status, 204);
    assert_eq!(app.stranger().get(&path).await.status, 401);
    assert_eq!(anna.get(&path).await.status, 200, "he deleted nothing of hers");

    for _ in 0..2 {
        assert_eq!(anna.post("/api/v1/me/exports", json!({})).await.status, 201);
        assert_eq!(make(&app).await, 1);
    }
    let fourth = anna.post("/api/v1/me/exports", json!({})).await;
    assert_eq!((fourth.status.as_u16(), &fourth.body["code"]), (429, &json!("too_many_exports")));

    app.clock.advance_ms(2 * 3_600_000);
    assert_eq!(anna.get(&path).await.body["code"], "sign_in_again");
    assert_eq!(anna.post("/api/v1/me/exports", json!({})).await.body["code"], "sign_in_again");
    refresh(&app).await;
    assert_eq!(anna.get(&path).await.status, 200);
    freeze(&app, true).await;
    assert_eq!(anna.get(&path).await.body["code"], "frozen");
    assert_eq!(anna.post("/api/v1/me/exports", json!({})).await.body["code"], "frozen");
    assert_eq!(
        anna.upload("/api/v1/me/restores", "x.zip", whole.bytes.clone()).await.body["code"],
        "frozen"
    );
    freeze(&app, false).await;

    app.clock.advance_ms(7 * 24 * 3_600_000);
    refresh(&app).await;
    assert_eq!(anna.get(&path).await.status, 404, "a week is over");
    identity::exports::work::sweep(&app.app).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM data_export").await, 0);
    assert!(exported_files(&app).is_empty(), "and so is the file");
}

fn axum_method(name: &str) -> axum::http::Method {
    name.parse().unwrap()
}

fn exported_files(app: &TestApp) -> Vec<String> {
    let files = &app.app.files;
    let folders = files.list_folders("exports").unwrap();
    folders
        .iter()
        .flat_map(|one| files.list_older_than(&format!("exports/{one}"), 0).unwrap())
        .collect()
}

/// As if everybody had just signed in again.
async fn refresh(app: &TestApp) {
    let now = app.clock.now();
    let write = app.app.db.write(move |tx| {
        tx.exec("UPDATE session SET created_at = $1, last_used_at = $1", kernel::args![now])
    });
    write.await.unwrap();
}

async fn freeze(app: &TestApp, is_frozen: bool) {
    let until = is_frozen.then(|| app.clock.now().plus_ms(3_600_000));
    let write = app
        .app
        .db
        .write(move |tx| tx.exec("UPDATE account SET frozen_until = $1", kernel::args![until]));
    write.await.unwrap();
}

#[tokio::test]
async fn the_file_at_rest_tells_nothing_and_goes_when_anna_deletes_it() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let archive = export_of(&app, &anna).await;
    let [file] = &exported_files(&app)[..] else { panic!("one file") };
    let kept = app.app.files.get(file).unwrap().unwrap();
    assert!(!kept.starts_with(b"PK") && kept.len() > archive.len());
    let needle = b"stadion-export.json";
    assert!(archive.windows(needle.len()).any(|piece| piece == needle));
    assert!(!kept.windows(needle.len()).any(|piece| piece == needle), "sealed");
    let list = anna.get("/api/v1/me/exports").await.ok();
    let path = format!("/api/v1/me/exports/{}", list["items"][0]["id"].as_str().unwrap());
    for _ in 0..2 {
        assert_eq!(anna.delete(&path).await.status, 204);
    }
    assert!(exported_files(&app).is_empty());
    assert_eq!(anna.get(format!("{path}/file")).await.status, 404);
}

#[tokio::test]
async fn what_others_did_in_silence_is_not_in_it_and_what_anna_did_is() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let boris = join(&app, "Boris", "IT").await;
    let carla = join(&app, "Carla", "IT").await;
    let dora = join(&app, "Dora", "IT").await;
    anna.patch("/api/v1/me", json!({"default_audience": "everyone"})).await.ok();
    let run = upload(&anna, "run.fit", session_file(Session::Easy, "2027-05-06", 30.0, 3))
        .await
        .remove(0);
    work(&app).await;
    for (who, text) in
        [(&boris, "Bravo from Boris"), (&carla, "Ciao from Carla"), (&dora, "Hello from Dora")]
    {
        who.post(format!("/api/v1/activities/{run}/comments"), json!({ "text": text })).await.ok();
        who.put(format!("/api/v1/activities/{run}/kudos"), json!({})).await.ok();
    }
    let words = "I do not like it";
    let report = json!({"kind": "activity", "thing_id": run, "reason": "spam", "words": words});
    carla.post("/api/v1/reports", report).await.ok();
    let (anna_id, dora_id) = (id_of(&anna).await, id_of(&dora).await);
    carla.put(format!("/api/v1/mutes/{anna_id}"), json!({})).await.ok();
    carla.put(format!("/api/v1/restrictions/{anna_id}"), json!({})).await.ok();
    boris.put(format!("/api/v1/blocks/{anna_id}"), json!({})).await.ok();
    anna.put(format!("/api/v1/blocks/{dora_id}"), json!({})).await.ok();
    work(&app).await;
    let archive = export_of(&app, &anna).await;
    let mut zip = ZipArchive::new(Cursor::new(archive)).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|at| zip.by_index(at).unwrap().name().unwrap().into_owned()).collect();
    let mut all = String::new();
    for name in names.iter().filter(|name| name.starts_with("data/")) {
        all.push_str(&String::from_utf8_lossy(&read(&mut zip, name)));
    }
    assert!(all.contains("Ciao from Carla"), "she sees this comment");
    assert!(
        !all.contains("Bravo from Boris") && !all.contains("\"boris\""),
        "who blocked her is gone for her"
    );
    assert!(!all.contains("Hello from Dora"), "and so is whom she blocked");
    assert!(all.contains("\"dora\""), "her own block is hers");
    assert!(
        !all.contains("I do not like it"),
        "nobody learns who reported them, or that anybody did"
    );
    assert!(
        !names.iter().any(|name| name.contains("mutes") || name.contains("restrictions")),
        "{names:?}"
    );
}

#[tokio::test]
async fn an_export_that_is_not_whole_or_not_hers_is_refused_and_changes_nothing() {
    let here = whole_stadion().await;
    let anna = join(&here, "Anna", "IT").await;
    upload(&anna, "run.fit", session_file(Session::Easy, "2027-05-06", 30.0, 3)).await;
    anna.post("/api/v1/gear", json!({"kind": "shoes", "model": "Strada"})).await.ok();
    work(&here).await;
    let archive = export_of(&here, &anna).await;
    let there = whole_stadion_on_sqlite().await;
    let boris = sign_up(&there, "Boris", "IT").await;
    let no = boris.upload("/api/v1/me/restores", "x.zip", archive.clone()).await;
    assert_eq!(
        no.to_string(),
        "422 this is the export of @anna, who has another e-mail address than you; only your own can be taken in"
    );
    let anna = sign_up(&there, "Anna", "IT").await;
    let half = archive[..archive.len() / 2].to_vec();
    assert_eq!(
        anna.upload("/api/v1/me/restores", "x.zip", half).await.body["code"],
        "broken_archive"
    );
    let run = session_file(Session::Easy, "2027-05-06", 30.0, 3);
    assert_eq!(
        anna.upload("/api/v1/me/restores", "x.zip", run).await.body["code"],
        "broken_archive"
    );
    let newer = with_file(&archive, "stadion-export.json", |list| {
        list.replacen("\"version\": 1", "\"version\": 2", 1)
    });
    let no = anna.upload("/api/v1/me/restores", "x.zip", newer).await;
    assert_eq!(
        no.to_string(),
        "422 this export was made by a newer Stadion; this one has to be updated before it can take it in"
    );
    let changed = with_file(&archive, "data/gear.jsonl", |gear| gear.replace("Strada", "Golden"));
    assert_eq!(anna.upload("/api/v1/me/restores", "x.zip", changed).await.status, 202);
    take_in(&there).await;
    let told = anna.get("/api/v1/me/restores").await.ok()["items"][0].clone();
    assert_eq!(told["state"], "failed");
    let failed = "the file data/gear.jsonl is not as it was when the export was made, so nothing was taken; please fetch the export once more";
    assert_eq!(told["report"]["failed"], failed);
    for sql in [
        "SELECT COUNT(*) FROM gear",
        "SELECT COUNT(*) FROM activity",
        "SELECT COUNT(*) FROM activity_import",
    ] {
        assert_eq!(there.number(sql).await, 0, "{sql}");
    }
}

#[tokio::test]
async fn anna_hears_by_mail_that_a_copy_was_asked_for_and_that_it_is_ready() {
    let settings = Settings { sends_mail: true, ..Settings::default() };
    let app = whole_stadion_with(settings.clone()).await;
    let anna = join(&app, "Anna", "IT").await;
    let count = async |letter: &'static str| {
        let sql =
            "SELECT COUNT(*) FROM mail WHERE letter LIKE $1 AND recipient = 'anna@example.org'";
        let read = app.app.db.read(move |tx| tx.one::<(i64,)>(sql, kernel::args![letter]));
        read.await.unwrap().0
    };
    let turn = async || {
        identity::exports::work::turn(&app.app, &settings, &takeaway::rooms()).await.unwrap()
    };
    anna.post("/api/v1/me/exports", json!({})).await.ok();
    turn().await;
    let both = (count("%export_asked%").await, count("%export_ready%").await);
    assert_eq!(both, (0, 0), "nothing goes to an address that is a claim");
    let now = app.clock.now();
    let prove = app
        .app
        .db
        .write(move |tx| tx.exec("UPDATE account SET email_proven_at = $1", kernel::args![now]));
    prove.await.unwrap();
    anna.post("/api/v1/me/exports", json!({})).await.ok();
    assert_eq!((count("%export_asked%").await, count("%export_ready%").await), (1, 0));
    anna.post("/api/v1/me/exports", json!({})).await.ok();
    turn().await;
    let both = (count("%export_asked%").await, count("%export_ready%").await);
    assert_eq!(both, (1, 1), "asking for what is being made is no news");
}

/// kill -9 while it is made, and while it is taken in: another process goes on, and what comes out is whole.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_kill_9_an_export_is_made_all_the_same_and_taken_in_whole() {
    const FILES: u64 = 40;
    let minute = Duration::from_secs(120);
    let (place, other) = (Place::new().await, Place::new().await);
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    for day in 0..FILES {
        let on = kernel::Day(jiff::civil::date(2024, 3, 1)).plus_days(day as i64).to_string();
        let (status, body) = anna.upload(&server, run_file(&on, 12.0, day)).await;
        assert_eq!(status, 201, "{body}");
    }
    let client = &mut server.client();
    let (status, _) = anna.send(client, "POST", "/api/v1/me/exports", Vec::new()).await.unwrap();
    assert_eq!(status, 201);
    let percent = async |server: &Server| {
        anna.get(server, "/api/v1/me/exports").await["items"][0]["percent"].as_i64().unwrap()
    };
    until("an export that is being made", minute, || async { percent(&server).await > 70 }).await;
    server.kill();
    let server = place.start(&[]);
    assert!(percent(&server).await < 100, "it was killed in the middle");
    until("a whole export", minute, || async { percent(&server).await == 100 }).await;
    let item = anna.get(&server, "/api/v1/me/exports").await["items"][0].clone();
    let path = format!("/api/v1/me/exports/{}/file", item["id"].as_str().unwrap());
    let bearer = format!("Bearer {}", anna.token);
    let mut client = server.client();
    let sent = client.send("GET", &path, &[("authorization", &bearer)], Vec::new()).await.unwrap();
    let archive = sent.body.to_vec();
    let mut zip = ZipArchive::new(Cursor::new(archive.clone())).unwrap();
    let list: Value = serde_json::from_slice(&read(&mut zip, "stadion-export.json")).unwrap();
    for file in list["files"].as_array().unwrap() {
        let bytes = read(&mut zip, file["path"].as_str().unwrap());
        assert_eq!(file["sha256"], kernel::random::to_hex(&Sha256::digest(&bytes)));
    }
    assert_eq!(list["counts"]["originals"], FILES);

    let server = other.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let (status, body) =
        anna.send(&mut server.client(), "POST", "/api/v1/me/restores", archive).await.unwrap();
    assert_eq!(status, 202, "{body}");
    let here = async |server: &Server| anna.activities(server).await.len() as u64;
    until("some recordings", minute, || async { here(&server).await > 5 }).await;
    server.kill();
    let server = other.start(&[]);
    assert!(here(&server).await < FILES, "it was killed in the middle");
    let state = async |server: &Server| {
        anna.get(server, "/api/v1/me/restores").await["items"][0]["state"].clone()
    };
    until("all recordings", minute, || async { state(&server).await == "done" }).await;
    assert_eq!(here(&server).await, FILES, "each of them once");
    let left = files_below(&other.folder.path().join("data/files/restores"));
    assert!(left.is_empty(), "{left:?}");
}

/// The same archive with another text in one of its files, and the list as it was.
fn with_file(archive: &[u8], path: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(archive.to_vec())).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let name = old.by_index(at).unwrap().name().unwrap().into_owned();
        let mut bytes = read(&mut old, &name);
        if name == path {
            let after = change(std::str::from_utf8(&bytes).unwrap());
            assert_ne!(after.as_bytes(), bytes);
            bytes = after.into_bytes();
        }
        new.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[tokio::test]
async fn who_does_not_allow_the_heart_here_brings_no_measures_and_what_was_decided_here_stays() {
    let here = whole_stadion().await;
    let anna = join(&here, "Anna", "IT").await;
    anna.put("/api/v1/body", json!({"max_heart_rate_bpm": 188})).await.ok();
    let parts = |map: &str| {
        json!({"parts": {"map": map, "heart_rate": "only_me", "power": "only_me",
        "start": "only_me", "gear": "only_me", "notes": "only_me"}, "high_risk": false})
    };
    anna.put("/api/v1/privacy", parts("everyone")).await.ok();
    upload(&anna, "run.fit", session_file(Session::Easy, "2027-05-06", 30.0, 3)).await;
    work(&here).await;
    let archive = export_of(&here, &anna).await;
    let there = whole_stadion_on_sqlite().await;
    let anna = sign_up(&there, "Anna", "IT").await;
    anna.put("/api/v1/privacy", parts("only_me")).await.ok();
    anna.upload("/api/v1/me/restores", "x.zip", archive).await.ok();
    take_in(&there).await;
    let report = anna.get("/api/v1/me/restores").await.ok()["items"][0]["report"].clone();
    let left = report["left"].as_array().unwrap();
    assert!(left.contains(&json!({"what": "body", "count": 1, "why": "not_allowed"})), "{report}");
    assert!(
        left.contains(&json!({"what": "privacy", "count": 1, "why": "decided_here"})),
        "{report}"
    );
    assert_eq!(anna.get("/api/v1/privacy").await.ok()["parts"]["map"], "only_me");
    let activities = anna.get("/api/v1/activities").await.ok();
    assert_eq!(activities["items"].as_array().unwrap().len(), 1);
    assert_eq!(activities["items"][0].get("avg_heart_rate_bpm"), None);
    assert_eq!(there.number("SELECT COUNT(*) FROM body").await, 0);
}
