//! A regional challenge with all rooms together: from the operator's form to the badge of who won.
use kernel::db::migrate;
use kernel::staff::Role;
use kernel::{Clock, args};
use serde_json::{Value, json};
use stadion::demo::people::Session;
use testkit::{TestApp, TestAthlete};

use crate::journey::{join, staff, whole_stadion};
use crate::support::{run_file, session_file};

async fn operator(app: &TestApp) -> TestAthlete {
    staff(app, "Olga", Role::Admin).await
}

async fn upload(who: &TestAthlete, bytes: Vec<u8>) -> String {
    let uploaded = who.upload("/api/v1/activities", "a.fit", bytes).await.ok();
    uploaded["activities"][0]["id"].as_str().unwrap().to_owned()
}

fn badges(progress: &Value) -> Vec<&str> {
    let all = progress["badges"].as_array().unwrap();
    all.iter().map(|badge| badge["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn two_people_compete_and_the_winner_gets_a_badge_when_it_is_over() {
    let app = whole_stadion().await;
    let olga = operator(&app).await;
    let anna = join(&app, "Anna", "IT").await;
    let luca = join(&app, "Luca", "IT").await;
    let boris = join(&app, "Boris", "DE").await;
    let made = olga.post(
        "/api/v1/challenges",
        json!({
            "kind": "regional", "country": "IT", "title": "Italy runs", "measure": "time",
            "sports": ["running"], "starts_on": "2027-05-03", "ends_on": "2027-05-09", "goal": 1800,
        }),
    );
    let path = format!("/api/v1/challenges/{}", made.await.ok()["id"].as_str().unwrap());
    let in_trail =
        "SELECT COUNT(*) FROM audit_entry WHERE act = 'create_challenge' AND role = 'admin'";
    assert_eq!(app.number(in_trail).await, 1);
    for who in [&anna, &luca] {
        who.put(format!("{path}/membership"), json!({})).await.ok();
    }
    let no = boris.put(format!("{path}/membership"), json!({})).await;
    assert_eq!(no.body["code"], "challenge_elsewhere");

    upload(&luca, run_file("2027-05-05", 25.0, 1)).await;
    let long = upload(&anna, run_file("2027-05-06", 45.0, 2)).await;
    upload(&anna, session_file(Session::Walk, "2027-05-05", 40.0, 3)).await;
    app.settle().await;
    let receipts = anna.get(format!("{path}/receipts")).await.ok();
    let verdict = |at: usize| receipts["items"][at]["verdict"].as_str().unwrap().to_owned();
    assert_eq!((verdict(0), verdict(1)), ("counted".into(), "wrong_sport".into()));
    let board = luca.get(format!("{path}/standings")).await.ok();
    assert_eq!(board["items"][0]["name"], "Anna");
    assert_eq!(board["items"].as_array().unwrap().len(), 2);

    // An edit of the activity reaches the board through the facts alone.
    anna.patch(format!("/api/v1/activities/{long}"), json!({ "sport": "cycling" })).await.ok();
    app.settle().await;
    let board = anna.get(format!("{path}/standings")).await.ok();
    assert_eq!(board["items"][0]["name"], "Luca");
    anna.patch(format!("/api/v1/activities/{long}"), json!({ "sport": "running" })).await.ok();
    app.settle().await;

    app.clock.set("2027-05-11T12:02:00Z");
    compete::closing::settle(&app.app).await.unwrap();
    app.settle().await;
    assert_eq!(anna.get(&path).await.ok()["phase"], "closed");
    let progress = anna.get("/api/v1/progress").await.ok();
    assert!(badges(&progress).contains(&"challenger"), "{progress}");
    assert!(badges(&progress).contains(&"champion"), "{progress}");
    let progress = luca.get("/api/v1/progress").await.ok();
    assert!(!badges(&progress).contains(&"challenger"), "the goal was not reached: {progress}");
    assert!(!badges(&progress).contains(&"champion"));
}

#[tokio::test]
async fn what_friends_agree_among_themselves_earns_no_badge() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let luca = join(&app, "Luca", "IT").await;
    let made = anna.post(
        "/api/v1/challenges",
        json!({
            "kind": "friends", "title": "Us two", "measure": "count",
            "starts_on": "2027-05-03", "ends_on": "2027-05-09",
        }),
    );
    let made = made.await.ok();
    let path = format!("/api/v1/challenges/{}", made["id"].as_str().unwrap());
    let code = made["invite_code"].as_str().unwrap();
    for (who, on) in [(&anna, "2027-05-05"), (&luca, "2027-05-06")] {
        who.put(format!("{path}/membership?code={code}"), json!({})).await.ok();
        upload(who, run_file(on, 25.0, 1)).await;
    }
    app.settle().await;
    app.clock.set("2027-05-11T12:02:00Z");
    compete::closing::settle(&app.app).await.unwrap();
    app.settle().await;
    assert_eq!(app.published("challenge_finished").await, 2);
    assert_eq!(app.published("challenge_won").await, 1);
    for who in [&anna, &luca] {
        let progress = who.get("/api/v1/progress").await.ok();
        assert!(!badges(&progress).contains(&"challenger"), "{progress}");
    }
}

#[tokio::test]
async fn activities_that_were_here_before_challenges_count_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let db = testkit::empty_database(folder.path()).await;
    let now = Clock::default().now();
    migrate::run(&db, &schema::MIGRATIONS[..4], now).await.unwrap();
    let anna = kernel::AthleteId::new();
    let run = kernel::ActivityId::new();
    let insert = db.write(move |tx| {
        tx.exec(
            "INSERT INTO activity
               (athlete_id, activity_id, content_hash, part, parts, original, file_kind, audience,
                title_from_file, search_shown, search_own, sport, sport_chosen, started_at, started_on,
                started_minute, utc_offset_s, time_zone, distance_m, elapsed_s, timer_s, moving_s, load,
                has_streams, has_map, derivation_version, body_revision, created_at, changed_at)
             VALUES ($1, $2, $3, 0, 1, 'x', 'fit', 'everyone', FALSE, '', '', 'running', FALSE, 1000,
                     '2027-05-05', 420, 0, 'UTC', 5000.5, 1800.5, 1800, 1790, 10, FALSE, FALSE, 1, 0,
                     2000, 2000)",
            args![anna, run, [7u8; 32]],
        )
    });
    insert.await.unwrap();
    migrate::run(&db, schema::MIGRATIONS, now).await.unwrap();
    let kept = db.read(move |tx| {
        tx.one::<(String, i64, f64, f64, i64)>(
            "SELECT started_on, ended_at, distance_m, moving_s, arrived_at FROM challenge_activity
             WHERE athlete_id = $1 AND activity_id = $2 AND NOT removed",
            args![anna, run],
        )
    });
    assert_eq!(kept.await.unwrap(), ("2027-05-05".into(), 1_801_500, 5000.5, 1790.0, 2000));
    db.close().await;
}

#[tokio::test]
async fn the_demo_holds_one_challenge_under_way_and_one_with_results_and_only_once() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let jonas = join(&app, "Jonas", "DE").await;
    upload(&anna, run_file("2027-04-20", 45.0, 1)).await;
    upload(&jonas, run_file("2027-04-21", 30.0, 2)).await;
    app.settle().await;
    app.clock.advance_ms(1);
    for _ in 0..2 {
        stadion::demo::challenges::hold(&app.app).await.unwrap();
    }
    app.clock.advance_ms(120_000);
    compete::closing::settle(&app.app).await.unwrap();
    let list = jonas.get("/api/v1/challenges").await.ok();
    assert_eq!(list["running"].as_array().unwrap().len(), 1, "{list}");
    assert_eq!(list["running"][0]["participants"], 2);
    assert!(list["running"][0]["me"]["score"].as_i64().unwrap() > 1200, "{list}");
    let past = list["past"]["items"].as_array().unwrap();
    assert_eq!(past.len(), 1);
    assert_eq!((&past[0]["phase"], &past[0]["me"]["rank"]), (&json!("closed"), &json!(2)));
    assert_eq!(anna.get("/api/v1/me").await.ok()["is_operator"], true);
}
