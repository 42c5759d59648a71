//! What an export brings back of zones and of who sees what. It is a stranger's file: nothing in it is believed.
use activity::restore::{Came, Files, settings};
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::support::stadion;

/// A zone as an export tells it, around a place in the mountains.
fn told(name: &str, latitude_deg: f64) -> Value {
    json!({
        "zone_id": kernel::ids::Uuid::now_v7(), "name": name, "latitude_deg": latitude_deg,
        "longitude_deg": 11.3, "centre_latitude_deg": latitude_deg + 0.002, "centre_longitude_deg": 11.3,
        "radius_m": 500.0, "public_exits": 99, "closed": true,
    })
}

fn with(mut line: Value, field: &str, value: Value) -> Value {
    line[field] = value;
    line
}

/// Brings lines of files, and says what became of those of one.
async fn bring(app: &TestApp, who: &TestAthlete, of: &str, files: &[(&str, Vec<Value>)]) -> Came {
    let lines =
        |lines: &[Value]| lines.iter().map(|line| line.as_object().unwrap().clone()).collect();
    let files: Files = files.iter().map(|(name, told)| ((*name).to_owned(), lines(told))).collect();
    let (id, now) = (who.id, app.clock.now());
    let brought = app.app.db.write(move |tx| {
        let athlete = kernel::athlete::find(tx, id)?.unwrap();
        settings(tx, &athlete, &files, now)
    });
    let came = brought.await.unwrap();
    came.into_iter().find(|came| came.what == of).unwrap()
}

async fn zones(app: &TestApp, who: &TestAthlete, lines: Vec<Value>) -> (i64, i64, &'static str) {
    let came = bring(app, who, "privacy_zones", &[("privacy_zones", lines)]).await;
    (came.count, came.left, came.why)
}

#[tokio::test]
async fn a_zone_comes_back_as_it_was_and_once() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let home = told("  Home\u{7} ", 46.5);
    assert_eq!(zones(&app, &anna, vec![home.clone()]).await, (1, 0, "unreadable"));
    let zone = anna.get("/api/v1/zones").await.ok()["zones"][0].clone();
    assert_eq!((&zone["name"], &zone["id"]), (&json!("Home"), &home["zone_id"]));
    assert_eq!((&zone["centre_latitude_deg"], &zone["radius_m"]), (&json!(46.502), &json!(500.0)));
    assert_eq!((&zone["public_exits"], &zone["closed"]), (&json!(10), &json!(true)), "ten at most");
    // What others see is worked out anew, and a file that says nothing new changes nothing.
    let jobs = "SELECT wanted FROM activity_job WHERE kind = 'zones'";
    assert_eq!(app.number(jobs).await, 1);
    let moved = with(with(home, "centre_latitude_deg", json!(46.501)), "radius_m", json!(400.0));
    assert_eq!(zones(&app, &anna, vec![moved]).await, (1, 0, "unreadable"));
    assert_eq!(anna.get("/api/v1/zones").await.ok()["zones"][0], zone, "a zone keeps its centre");
    assert_eq!(app.number(jobs).await, 1);
    let below = with(told("Cabin", 47.5), "public_exits", json!(-3));
    assert_eq!(zones(&app, &anna, vec![below]).await, (1, 0, "unreadable"));
    assert_eq!(anna.get("/api/v1/zones").await.ok()["zones"][1]["public_exits"], 0);
    assert_eq!(zones(&app, &anna, vec![]).await, (0, 0, "unreadable"));
}

#[tokio::test]
async fn a_zone_that_makes_no_sense_is_left_out_and_so_is_the_eleventh() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let wrong = vec![
        json!({"name": "Home"}),
        with(told("Home", 46.5), "name", json!(" ")),
        with(told("Home", 46.5), "radius_m", json!(399.0)),
        with(told("Home", 46.5), "centre_latitude_deg", json!(46.504)),
        with(told("Home", 46.5), "longitude_deg", json!(181.0)),
        with(told("Home", 46.5), "centre_longitude_deg", json!(-181.0)),
        told("Home", 90.5),
    ];
    assert_eq!(zones(&app, &anna, wrong).await, (0, 7, "unreadable"));
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0);
    let many: Vec<Value> = (0..12).map(|at| told("Place", 40.0 + f64::from(at))).collect();
    assert_eq!(zones(&app, &anna, many.clone()).await, (10, 2, "too_many"));
    // Those that are here already need no room.
    assert_eq!(zones(&app, &anna, many).await, (10, 2, "too_many"));
    assert_eq!(app.number("SELECT COUNT(*) FROM privacy_zone").await, 10);
}

/// What an export says of who sees what.
fn decisions() -> Vec<(&'static str, Vec<Value>)> {
    let parts = json!({
        "high_risk": true, "map_audience": "everyone", "heart_rate_audience": "only_me",
        "power_audience": "friends", "start_audience": "nonsense", "gear_audience": "everyone",
        "notes_audience": "friends",
    });
    let sports = vec![
        json!({"sport": "running", "audience": "friends"}),
        json!({"sport": "curling_up", "audience": "friends"}),
        json!({"sport": "cycling"}),
    ];
    vec![
        ("privacy", vec![parts]),
        ("privacy_sports", sports),
        ("profile", vec![json!({"default_audience": "friends"})]),
    ]
}

#[tokio::test]
async fn who_sees_what_comes_back_where_nothing_was_decided_yet() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let came = bring(&app, &anna, "privacy", &decisions()).await;
    assert_eq!((came.count, came.left), (1, 0));
    let privacy = anna.get("/api/v1/privacy").await.ok();
    assert_eq!(privacy["high_risk"], true);
    let parts = json!({
        "map": "everyone", "heart_rate": "only_me", "power": "friends", "start": "only_me",
        "gear": "everyone", "notes": "friends",
    });
    assert_eq!(privacy["parts"], parts, "what cannot be read is for nobody");
    assert_eq!(privacy["sports"], json!([{"sport": "running", "audience": "friends"}]));
    let kept = "SELECT COUNT(*) FROM athlete WHERE default_audience = 'friends'";
    assert_eq!(app.number(kept).await, 1);

    // Ben decided here, and that holds, whatever he once decided elsewhere.
    let ben = app.athlete("Ben", "DE").await;
    let own = ben.get("/api/v1/privacy").await.ok()["parts"].clone();
    ben.put("/api/v1/privacy", json!({"parts": own, "high_risk": false})).await.ok();
    let came = bring(&app, &ben, "privacy", &decisions()).await;
    assert_eq!((came.count, came.left, came.why), (0, 1, "decided_here"));
    assert_eq!(ben.get("/api/v1/privacy").await.ok()["parts"], own);

    // What Mia brings cannot open anything before she is eighteen.
    let mia = app.athlete_born("Mia", "IT", "2010-01-01").await;
    let open = vec![("profile", vec![json!({"default_audience": "friends"})])];
    bring(&app, &mia, "privacy", &open).await;
    assert_eq!(app.number(kept).await, 1);
}
