//! From a stranger to somebody with a page: all rooms together, behind the real door.
use std::sync::Arc;

use kernel::args;
use kernel::staff::Role;
use serde_json::{Value, json};
use stadion::ground::Ground;
use stadion::wiring;
use testkit::{Reply, TestApp, TestAthlete};

use crate::support::{PASSWORD, run_file};

pub async fn whole_stadion() -> TestApp {
    whole_stadion_with(identity::Settings::default()).await
}

/// The same as an operator set it up.
pub async fn whole_stadion_with(identity: identity::Settings) -> TestApp {
    let ground = Ground { identity, ..ground() };
    TestApp::start_with(wiring::listeners(), wiring::doorkeeper(), |_| {
        wiring::routes(Arc::new(ground)).0
    })
    .await
}

/// The same on SQLite, whatever the other tests run on.
pub async fn whole_stadion_on_sqlite() -> TestApp {
    let ground = ground();
    TestApp::start_on_sqlite(wiring::listeners(), wiring::doorkeeper(), |_| {
        wiring::routes(Arc::new(ground)).0
    })
    .await
}

fn ground() -> Ground {
    let (_, stopping) = tokio::sync::watch::channel(false);
    Ground {
        metrics: None,
        metrics_token: None,
        map_style_url: None,
        identity: identity::Settings::default(),
        build: "0.1.0-test".into(),
        stopping,
        courier: None,
        second_factor_for_staff: true,
        circles: wiring::circles(social::circles::Settings::default()),
        finder: social::Finder::new(social::people::finder::Settings::default()),
    }
}

/// Somebody signs up, and turns every switch on.
pub async fn join(app: &TestApp, name: &str, country: &str) -> TestAthlete {
    let who = sign_up(app, name, country).await;
    for purpose in ["health_metrics", "product_recommendations", "analytics"] {
        set_consent(&who, purpose, true).await.ok();
    }
    who
}

/// As the settings page does it: by the words that the server shows.
pub async fn set_consent(who: &TestAthlete, purpose: &str, allowed: bool) -> Reply {
    let listed = who.get("/api/v1/me/consents").await.ok();
    let items = listed["items"].as_array().unwrap();
    let notice = &items.iter().find(|item| item["purpose"] == purpose).unwrap()["notice"];
    let decision = json!({
        "allowed": allowed, "notice_version": notice["version"], "notice_hash": notice["en_hash"],
        "locale": "en", "screen": "settings", "build": "0.1.0-test",
    });
    who.put(format!("/api/v1/me/consents/{purpose}"), decision).await
}

/// Somebody signs up, and is asked nothing.
pub async fn sign_up(app: &TestApp, name: &str, country: &str) -> TestAthlete {
    let handle = name.to_lowercase();
    let stranger = app.stranger();
    let answer = stranger.post("/api/v1/accounts", json!({
        "email": format!("{handle}@example.org"), "password": PASSWORD, "name": name, "handle": handle,
        "country": country, "birth_on": "1991-04-12", "time_zone": "Europe/Rome", "units": "metric",
        "language": "en",
    }));
    let answer = answer.await.ok();
    app.with_token(answer["session_token"].as_str().unwrap())
}

/// Somebody who runs this place, in a role, on a device that has proven two factors just now. How a device proves them is
/// told with the room that knows.
pub async fn staff(app: &TestApp, name: &str, role: Role) -> TestAthlete {
    let somebody = join(app, name, "DE").await;
    let (now, handle) = (app.clock.now(), name.to_lowercase());
    let write = app.app.db.write(move |tx| {
        let id = kernel::athlete::id_of_handle(tx, &handle)?.unwrap();
        tx.exec("UPDATE session SET second_factor_at = $2 WHERE athlete_id = $1", args![id, now])?;
        identity::operators::add(tx, id, role, now)
    });
    assert!(write.await.unwrap());
    somebody
}

#[tokio::test]
async fn anna_brings_a_run_earns_for_it_and_boris_sees_it_on_her_page() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let boris = join(&app, "Boris", "DE").await;
    anna.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();

    let bytes = run_file("2027-05-06", 30.0, 1);
    let answer = anna.upload("/api/v1/activities", "morning.fit", bytes.clone()).await;
    assert_eq!(answer.status, 201, "{answer}");
    let uploaded = answer.ok();
    assert_eq!(uploaded["outcome"], "recorded");
    let earned = &uploaded["earned"];
    assert!(earned["experience"].as_u64().unwrap() > 0, "{earned}");
    let badges: Vec<&str> = earned["badges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|badge| badge["id"].as_str().unwrap())
        .collect();
    assert!(badges.contains(&"first_steps"), "{badges:?}");
    let activity = uploaded["activities"][0]["id"].as_str().unwrap().to_owned();

    let progress = anna.get("/api/v1/progress").await.ok();
    assert_eq!(progress["experience"], earned["experience"]);
    let week = anna.get("/api/v1/summaries/week?on=2027-05-06").await.ok();
    assert_eq!(week["totals"]["activities"], 1);

    let page = boris.get("/api/v1/athletes/anna").await.ok();
    assert_eq!(page["athlete"]["name"], "Anna");
    assert_eq!(page["you"], false);
    assert_eq!(page["level"], progress["level"]);
    assert_eq!(page["recent"][0]["id"], activity.as_str());
    assert_eq!(page["totals"][0]["sport"], "running");
    let seen = boris.get(format!("/api/v1/activities/{activity}")).await.ok();
    assert_eq!(seen["mine"], false);

    let only_me = json!({ "audience": "only_me" });
    anna.patch(format!("/api/v1/activities/{activity}"), only_me).await.ok();
    let page = boris.get("/api/v1/athletes/anna").await.ok();
    assert!(page["recent"].as_array().is_none_or(Vec::is_empty), "{page}");
    assert_eq!(boris.get(format!("/api/v1/activities/{activity}")).await.status, 404);
    assert_eq!(anna.get(format!("/api/v1/activities/{activity}/original")).await.bytes, bytes);
}

#[tokio::test]
async fn removing_the_run_takes_back_what_it_earned() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let before = anna.get("/api/v1/progress").await.ok();
    let uploaded =
        anna.upload("/api/v1/activities", "a.fit", run_file("2027-05-06", 25.0, 1)).await.ok();
    let first = anna.get("/api/v1/progress").await.ok();
    assert_ne!(first["experience"], before["experience"]);
    let id = uploaded["activities"][0]["id"].as_str().unwrap();
    assert_eq!(anna.delete(format!("/api/v1/activities/{id}")).await.status, 204);
    app.settle().await;
    let after = anna.get("/api/v1/progress").await.ok();
    assert_eq!(after["experience"], before["experience"]);
    assert_eq!(after["badges"], before["badges"]);
}

#[tokio::test]
async fn the_same_file_twice_is_one_activity_and_earns_once() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let bytes = run_file("2027-05-06", 25.0, 1);
    anna.upload("/api/v1/activities", "a.fit", bytes.clone()).await.ok();
    let once = anna.get("/api/v1/progress").await.ok();
    let again = anna.upload("/api/v1/activities", "b.fit", bytes).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.body["outcome"], "already_here");
    app.settle().await;
    assert_eq!(anna.get("/api/v1/progress").await.ok(), once);
}

#[tokio::test]
async fn strangers_see_nothing_that_needs_a_name() {
    let app = whole_stadion().await;
    let stranger = app.stranger();
    for path in
        ["/api/v1/me", "/api/v1/activities", "/api/v1/progress", "/api/v1/body", "/api/v1/sessions"]
    {
        let answer = stranger.get(path).await;
        assert_eq!(answer.status, 401, "{path}");
        assert_eq!(answer.body["code"], "signed_out", "{path}");
    }
    let answer =
        stranger.upload("/api/v1/activities", "a.fit", run_file("2027-05-06", 5.0, 1)).await;
    assert_eq!(answer.status, 401);
}

#[tokio::test]
async fn signing_out_closes_the_door() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    anna.get("/api/v1/me").await.ok();
    assert_eq!(anna.delete("/api/v1/sessions/current").await.status, 204);
    assert_eq!(anna.get("/api/v1/me").await.status, 401);
    let stranger = app.stranger();
    let back = stranger.post(
        "/api/v1/sessions",
        json!({
            "email": "anna@example.org", "password": PASSWORD,
        }),
    );
    let back: Value = back.await.ok();
    let anna = app.with_token(back["session_token"].as_str().unwrap());
    assert_eq!(anna.get("/api/v1/me").await.ok()["handle"], "anna");
}

#[tokio::test]
async fn the_web_app_learns_how_the_installation_is_set_up() {
    let app = whole_stadion().await;
    let config = app.stranger().get("/api/v1/web_config").await.ok();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(config, json!({ "build": "0.1.0-test", "sends_mail": false, "version": version }));
}

#[tokio::test]
async fn annas_plan_finds_the_run_she_brings_compares_it_and_goes_to_her_watch() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let wish = json!({ "goal": {
        "aim": { "kind": "fitness" }, "sport": "running", "days": [1, 3, 5, 7],
        "minutes": 60, "long_minutes": 90,
    } });
    let made = anna.put("/api/v1/training/plan", wish).await.ok();
    assert_eq!(made["outcome"]["kind"], "ready");

    let today = anna.get("/api/v1/training/sessions").await.ok();
    let session = &today["sessions"][0];
    assert_eq!(
        (session["on"].as_str(), session["status"].as_str()),
        (Some("2027-05-07"), Some("planned"))
    );
    let path = format!("/api/v1/training/sessions/{}", session["id"].as_str().unwrap());
    let before = anna.get(&path).await.ok();
    assert_eq!(before["parts"][0]["steps"][0]["target"]["kind"], "effort");

    // Somebody new begins with a good kilometre; eight minutes of running are about that.
    app.clock.set("2027-05-07T18:00:00Z");
    let bytes = run_file("2027-05-07", 8.0, 3);
    let uploaded = anna.upload("/api/v1/activities", "evening.fit", bytes).await;
    assert_eq!(uploaded.status, 201, "{uploaded}");
    let activity = uploaded.body["activities"][0]["id"].as_str().unwrap().to_owned();
    app.settle().await;
    let after = anna.get(&path).await.ok();
    assert_eq!(after["status"], "done", "{after}");
    assert_eq!(after["matched"]["activity_id"], activity.as_str());
    assert_eq!(
        (after["matched"]["by"].as_str(), after["matched"]["basis"].as_str()),
        (Some("rule"), Some("distance"))
    );
    assert!(!after["done"]["steps"].as_array().unwrap().is_empty());
    let other_side = anna.get(format!("/api/v1/training/activities/{activity}")).await.ok();
    assert_eq!(other_side["session"]["id"], session["id"]);

    anna.put("/api/v1/body", json!({ "max_heart_rate_bpm": 190.0 })).await.ok();
    let file = anna.get(format!("{path}/workout.fit")).await;
    let workout = formats::fit::workout::read(&file.bytes).unwrap();
    assert_eq!(workout.sport, formats::Sport::Running);
    assert!(!workout.steps.is_empty());

    let boris = join(&app, "Boris", "DE").await;
    assert_eq!(boris.get(&path).await.status, 404);
    assert_eq!(boris.get(format!("{path}/workout.fit")).await.status, 404);
    let not_his = boris.get(format!("/api/v1/training/activities/{activity}")).await.ok();
    assert_eq!(not_his["session"], Value::Null);

    anna.delete(format!("/api/v1/activities/{activity}")).await.ok();
    app.settle().await;
    assert_eq!(anna.get(&path).await.ok()["status"], "planned");
}
