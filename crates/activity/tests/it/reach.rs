//! What an app that Anna connected sees of her activities, scope by scope.
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::support::{HEALTH, Outing, record, run, stadion, upload};

/// What is known of a body, wherever it would stand.
const BODY: &[&str] = &[
    "avg_heart_rate_bpm",
    "max_heart_rate_bpm",
    "heart_rate_bpm",
    "zones",
    "load",
    "load_source",
    "calories_kcal",
    "avg_temperature_c",
    "temperature_c",
];
/// What a friend does not see.
const PRIVATE: &[&str] =
    &["started_at", "started_minute", "time_zone", "outline", "avg_power_w", "device", "earned"];

fn names(value: &Value, name: &str) -> bool {
    match value {
        Value::Object(map) => {
            let here = map.get(name).is_some_and(|found| !found.is_null());
            here || map.values().any(|inner| names(inner, name))
        }
        Value::Array(items) => items.iter().any(|inner| names(inner, name)),
        _ => false,
    }
}

/// Anna has one run for everyone, one for friends, and one for herself alone.
async fn three_runs(app: &TestApp) -> (TestAthlete, [String; 3]) {
    let anna = app.athlete("Anna", "IT").await;
    app.allow(anna.id, HEALTH).await;
    let mut ids = Vec::new();
    for (audience, started_at) in [
        ("everyone", "2027-05-05T06:30:00Z"),
        ("friends", "2027-05-06T06:30:00Z"),
        ("only_me", "2027-05-07T06:30:00Z"),
    ] {
        let outing = Outing { started_at, power_w: Some(250.0), ..run() };
        let id = record(&anna, &outing).await;
        anna.patch(format!("/api/v1/activities/{id}"), json!({ "audience": audience })).await.ok();
        ids.push(id);
    }
    (anna, ids.try_into().unwrap())
}

async fn listed(app: &TestAthlete) -> Vec<String> {
    let page = app.get("/api/v1/activities").await.ok();
    let ids = page["items"].as_array().unwrap().iter();
    ids.map(|card| card["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn to_read_is_to_see_what_a_friend_sees() {
    let app = stadion().await;
    let (anna, [open, close, secret]) = three_runs(&app).await;
    let amy = app.athlete("Amy", "IT").await;
    let diary = app.app_of(&anna, "activity:read");
    assert_eq!(listed(&diary).await, [close.clone(), open.clone()]);
    for hidden in [secret, kernel::ActivityId::new().to_string()] {
        assert_eq!(diary.get(format!("/api/v1/activities/{hidden}")).await.status, 404);
    }
    for path in [format!("/api/v1/activities/{open}"), "/api/v1/activities?athlete=anna".into()] {
        let seen = diary.get(&path).await.ok();
        assert_eq!(seen, amy.get(&path).await.ok(), "{path}");
        for field in BODY.iter().chain(PRIVATE) {
            assert!(!names(&seen, field), "{field} in {path}");
        }
    }
    for deeper in ["streams", "original"] {
        let refused = diary.get(format!("/api/v1/activities/{open}/{deeper}")).await;
        assert_eq!(refused.body["code"], "insufficient_scope", "{deeper}");
    }
    // Page by page it is the same list.
    let first = diary.get("/api/v1/activities?limit=1").await.ok();
    let next = first["next"].as_str().unwrap();
    let rest = diary.get(format!("/api/v1/activities?limit=1&after={next}")).await.ok();
    assert_eq!((&first["items"][0]["id"], &rest["items"][0]["id"]), (&json!(close), &json!(open)));
}

#[tokio::test]
async fn to_read_what_is_private_is_to_see_all_but_the_body() {
    let app = stadion().await;
    let (anna, [open, close, secret]) = three_runs(&app).await;
    let coach = app.app_of(&anna, "activity:read_private");
    assert_eq!(listed(&coach).await, [secret.clone(), close, open]);
    let (own, seen) = (
        anna.get(format!("/api/v1/activities/{secret}")).await.ok(),
        coach.get(format!("/api/v1/activities/{secret}")).await.ok(),
    );
    let efforts = own["best_efforts"].as_array().unwrap();
    let best = efforts.iter().filter(|effort| effort["personal_best"] == true).count();
    assert!(best > 1 && best == efforts.len(), "three runs alike, and none was faster");
    for field in PRIVATE {
        assert_eq!(seen[*field], own[*field], "{field}");
        assert!(names(&seen, field), "{field} is there to be seen");
    }
    let streams = coach.get(format!("/api/v1/activities/{secret}/streams")).await.ok();
    assert!(names(&streams, "latitude_deg") && names(&streams, "power_w"));
    let list = coach.get("/api/v1/activities").await.ok();
    for shown in [&seen, &streams, &list] {
        for field in BODY {
            assert!(!names(shown, field), "{field}");
        }
    }
    assert!(seen["laps"].as_array().unwrap().len() == 2, "laps stay, without the heart rate");
    let file = coach.get(format!("/api/v1/activities/{secret}/original")).await;
    let words = "403 the athlete did not allow this app activity:read_private, health:read";
    assert_eq!(file.to_string(), words, "there is a heart rate in the file");
}

#[tokio::test]
async fn what_is_known_of_the_body_is_a_permission_of_its_own() {
    let app = stadion().await;
    let (anna, [open, _, secret]) = three_runs(&app).await;
    let all = app.app_of(&anna, "activity:read_private health:read");
    for path in [
        format!("/api/v1/activities/{secret}"),
        format!("/api/v1/activities/{secret}/streams"),
        "/api/v1/activities".into(),
    ] {
        assert_eq!(all.get(&path).await.ok(), anna.get(&path).await.ok(), "{path}");
    }
    let file = all.get(format!("/api/v1/activities/{secret}/original")).await;
    assert!(file.status == 200 && file.bytes.len() > 1000);
    assert_eq!(all.get("/api/v1/body").await.status, 200);

    // With the view of a friend beside it, it stays that view.
    let heart = app.app_of(&anna, "activity:read health:read");
    let seen = heart.get(format!("/api/v1/activities/{open}")).await.ok();
    assert!(names(&seen, "avg_heart_rate_bpm") && names(&seen, "load") && names(&seen, "zones"));
    for field in PRIVATE {
        assert!(!names(&seen, field), "{field}");
    }
    let list = heart.get("/api/v1/activities").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
    assert!(names(&list, "avg_heart_rate_bpm") && !names(&list, "outline"));
    assert_eq!(heart.get(format!("/api/v1/activities/{secret}")).await.status, 404);

    // What Anna takes back is gone at once, before the rooms have worked it out of their rows.
    app.take_back(anna.id, HEALTH).await;
    for path in [format!("/api/v1/activities/{open}"), "/api/v1/activities".into()] {
        assert!(!names(&heart.get(&path).await.ok(), "avg_heart_rate_bpm"), "{path}");
    }
    app.allow(anna.id, HEALTH).await;

    let alone = app.app_of(&anna, "health:read");
    assert_eq!(alone.get("/api/v1/activities").await.body["code"], "insufficient_scope");
    assert_eq!(alone.get("/api/v1/body").await.status, 200);
    assert_eq!(app.app_of(&anna, "profile").get("/api/v1/body").await.status, 403);
}

#[tokio::test]
async fn an_app_of_anna_sees_nobody_else() {
    let app = stadion().await;
    let (anna, _) = three_runs(&app).await;
    let amy = app.athlete("Amy", "IT").await;
    let of_amy = record(&amy, &run()).await;
    assert_eq!(
        anna.get(format!("/api/v1/activities/{of_amy}")).await.status,
        200,
        "they are friends"
    );
    let all = app.app_of(&anna, "activity:read activity:read_private health:read");
    let asked = all.get("/api/v1/activities?athlete=amy").await;
    assert_eq!(asked.to_string(), "404 there is no such athlete");
    for path in ["", "/streams", "/original"] {
        assert_eq!(all.get(format!("/api/v1/activities/{of_amy}{path}")).await.status, 404);
    }
}

#[tokio::test]
async fn who_may_only_bring_learns_the_number_and_no_more() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let watch = app.app_of(&anna, "activity:write");
    let brought = upload(&watch, "run.fit", run().fit()).await;
    assert_eq!(brought.status, 201);
    let id = brought.body["activity_ids"][0].as_str().unwrap().to_owned();
    assert_eq!(anna.get(format!("/api/v1/activities/{id}")).await.ok()["mine"], true);
    let words = json!({"title": "With Boris", "audience": "only_me"});
    anna.patch(format!("/api/v1/activities/{id}"), words).await.ok();
    let again = upload(&watch, "run.fit", run().fit()).await;
    assert_eq!((again.status.as_u16(), &again.body["outcome"]), (200, &json!("already_here")));
    assert_eq!(again.body["activity_ids"], json!([id]));
    assert_eq!((&again.body["activities"], &again.body["earned"]), (&json!([]), &Value::Null));
    assert_eq!(watch.get("/api/v1/activities").await.body["code"], "insufficient_scope");

    let diary = app.app_of(&anna, "activity:write activity:read");
    let again = upload(&diary, "run.fit", run().fit()).await.ok();
    assert_eq!(again["activities"], json!([]), "a friend would not see it");
    let coach = app.app_of(&anna, "activity:write activity:read_private");
    let again = upload(&coach, "run.fit", run().fit()).await.ok();
    assert_eq!(again["activities"][0]["title"], "With Boris");
    assert!(!names(&again["activities"], "avg_heart_rate_bpm") && names(&again, "earned"));

    let reader = app.app_of(&anna, "activity:read");
    let refused = upload(&reader, "run.fit", run().fit()).await;
    assert_eq!(refused.to_string(), "403 the athlete did not allow this app activity:write");
}

#[tokio::test]
async fn an_app_changes_and_removes_nothing() {
    let app = stadion().await;
    let (anna, [open, ..]) = three_runs(&app).await;
    let all =
        app.app_of(&anna, "profile activity:read activity:read_private activity:write health:read");
    let path = format!("/api/v1/activities/{open}");
    assert_eq!(all.patch(&path, json!({"title": "Mine"})).await.status, 401);
    assert_eq!(all.delete(&path).await.status, 401);
    assert_eq!(all.put("/api/v1/body", json!({"weight_kg": 50})).await.status, 401);
    assert_eq!(all.get("/api/v1/imports").await.status, 401);
    assert_eq!(anna.get(&path).await.status, 200);
}
