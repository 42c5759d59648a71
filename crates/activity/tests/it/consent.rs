//! Hearts and measures: off until they are allowed, brought back from the original when they are, gone when that is taken
//! back. And whatever is decided, nothing beyond the athlete's own pages changes.
use events::ConsentChanged;
use formats::Sport;
use kernel::args;
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::support::{HEALTH, Outing, files_of, record, run, stadion};

/// As the settings page does it: the ledger, and the fact that tells of it.
async fn decide(app: &TestApp, who: &TestAthlete, allowed: bool) {
    match allowed {
        true => app.allow(who.id, HEALTH).await,
        false => app.take_back(who.id, HEALTH).await,
    }
    let now = app.clock.now();
    let purpose = "health_metrics".to_owned();
    let fact = ConsentChanged { athlete: who.id, purpose, allowed, at: now };
    app.app.db.write(move |tx| tx.publish(&fact, now).map(|_| ())).await.unwrap();
}

/// What the workers do within seconds.
async fn work(app: &TestApp) {
    app.settle().await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0);
}

/// Everything that an athlete sees of an activity, without what tells two of them apart.
async fn seen(who: &TestAthlete, id: &str) -> Value {
    let path = format!("/api/v1/activities/{id}");
    let mut whole = who.get(&path).await.ok();
    for field in ["id", "athlete", "audience", "gear"] {
        whole.as_object_mut().unwrap().remove(field);
    }
    let streams = who.get(format!("{path}/streams")).await.ok();
    let card = who.get("/api/v1/activities").await.ok()["items"][0]["avg_heart_rate_bpm"].clone();
    let week = who.get("/api/v1/summaries/week?on=2027-05-07").await.ok();
    json!({ "whole": whole, "streams": streams, "avg_heart_rate_bpm": card, "week": week["load"] })
}

/// Every field that tells of a body, or is worked out from it, wherever it stands.
fn tells_of_a_heart(seen: &Value) -> bool {
    const FIELDS: [&str; 5] =
        ["heart_rate_bpm", "avg_heart_rate_bpm", "max_heart_rate_bpm", "zones", "calories_kcal"];
    match seen {
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            let named = FIELDS.contains(&name.as_str()) && !value.is_null();
            named || *value == json!("heart_rate") || tells_of_a_heart(value)
        }),
        Value::Array(items) => items.iter().any(tells_of_a_heart),
        _ => false,
    }
}

fn ride() -> Outing {
    Outing { sport: Sport::Cycling, ..run() }
}

#[tokio::test]
async fn without_a_word_of_hers_nothing_about_annas_heart_is_looked_at() {
    let app = stadion().await;
    let (anna, ben) = (app.athlete("Anna", "IT").await, app.athlete("Ben", "IT").await);
    let id = record(&anna, &run()).await;
    let hers = seen(&anna, &id).await;
    assert!(!tells_of_a_heart(&hers), "{}", hers["whole"]);
    assert_eq!(hers["whole"]["load_source"], "pace");
    assert_eq!(
        (&hers["whole"]["distance_m"], &hers["whole"]["has_map"]),
        (&json!(7200.0), &json!(true))
    );
    // To the byte what a watch without a heart rate sensor gives.
    let bens = record(&ben, &Outing { heart_rate_bpm: None, ..run() }).await;
    assert_eq!(hers, seen(&ben, &bens).await);
    let body = anna.get("/api/v1/body").await.ok();
    assert_eq!(body, json!({ "allowed": false, "assumed_max_heart_rate_bpm": 187.0 }));
    let refused = anna.put("/api/v1/body", json!({ "weight_kg": 60.0 })).await;
    assert_eq!(refused.to_string(), "403 please allow heart rate and body in your settings first");
    assert_eq!(refused.body["code"], "consent_needed");
    assert_eq!(app.number("SELECT COUNT(*) FROM body").await, 0);
    let original = anna.get(format!("/api/v1/activities/{id}/original")).await;
    assert_eq!(original.bytes, run().fit(), "her file is hers, as it is");
}

#[tokio::test]
async fn who_allows_it_later_has_what_who_allowed_it_first_has() {
    let app = stadion().await;
    let (anna, eva) = (app.athlete("Anna", "IT").await, app.athlete("Eva", "IT").await);
    app.allow(eva.id, HEALTH).await;
    let (annas, evas) = (record(&anna, &run()).await, record(&eva, &run()).await);
    let allowed_first = seen(&eva, &evas).await;
    assert!(tells_of_a_heart(&allowed_first));
    assert_eq!(allowed_first["whole"]["load_source"], "heart_rate");
    decide(&app, &anna, true).await;
    work(&app).await;
    assert_eq!(seen(&anna, &annas).await, allowed_first);
}

#[tokio::test]
async fn who_takes_it_back_has_what_who_never_allowed_it_has() {
    let app = stadion().await;
    let (anna, ben) = (app.athlete("Anna", "IT").await, app.athlete("Ben", "IT").await);
    let bens = record(&ben, &run()).await;
    decide(&app, &anna, true).await;
    let id = record(&anna, &run()).await;
    let body = json!({ "max_heart_rate_bpm": 200.0, "weight_kg": 60.0 });
    anna.put("/api/v1/body", body).await.ok();
    work(&app).await;
    assert!(tells_of_a_heart(&seen(&anna, &id).await));

    decide(&app, &anna, false).await;
    let at_once = seen(&anna, &id).await;
    assert!(!tells_of_a_heart(&at_once), "from the next look on: {}", at_once["whole"]);
    assert_eq!(anna.get("/api/v1/body").await.ok()["max_heart_rate_bpm"], Value::Null);
    work(&app).await;
    assert_eq!(seen(&anna, &id).await, seen(&ben, &bens).await);
    // Not hidden, but gone: the ledger alone brings nothing back.
    app.allow(anna.id, HEALTH).await;
    let after = seen(&anna, &id).await;
    assert!(!tells_of_a_heart(&after), "{}", after["whole"]);
    let body = anna.get("/api/v1/body").await.ok();
    assert_eq!(body, json!({ "allowed": true, "assumed_max_heart_rate_bpm": 187.0 }));
    for sql in [
        "SELECT COUNT(*) FROM activity WHERE with_health OR avg_heart_rate_bpm IS NOT NULL",
        "SELECT COUNT(*) FROM activity_detail WHERE document LIKE '%heart_rate%' OR document LIKE '%calories_kcal%'",
        "SELECT COUNT(*) FROM body WHERE max_heart_rate_bpm IS NOT NULL OR weight_kg IS NOT NULL",
    ] {
        assert_eq!(app.number(sql).await, 0, "{sql}");
    }
}

#[tokio::test]
async fn load_falls_back_to_power_pace_or_time() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    for (outing, source) in [
        (run(), "pace"),
        (Outing { power_w: Some(180.0), started_at: "2027-05-06T06:30:00Z", ..ride() }, "duration"),
        (Outing { started_at: "2027-05-05T06:30:00Z", ..ride() }, "duration"),
    ] {
        let id = record(&anna, &outing).await;
        let whole = anna.get(format!("/api/v1/activities/{id}")).await.ok();
        assert_eq!(whole["load_source"], source);
        assert!(whole["load"].as_f64().unwrap() > 0.0);
    }
}

#[tokio::test]
async fn minds_changed_while_the_work_is_under_way_end_in_what_was_said_last() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    for round in 0..6 {
        let last = round % 2 == 0;
        let started_at = [
            "2027-05-01T06:30:00Z",
            "2027-05-02T06:30:00Z",
            "2027-05-03T06:30:00Z",
            "2027-05-04T06:30:00Z",
            "2027-05-05T06:30:00Z",
            "2027-05-06T06:30:00Z",
        ][round];
        let outing = Outing { started_at, seconds: 300, ..run() };
        let change = async {
            for allowed in [!last, last] {
                decide(&app, &anna, allowed).await;
                app.settle().await;
                activity::jobs(app.app.clone()).run_due().await.unwrap();
            }
        };
        let (id, ()) = tokio::join!(record(&anna, &outing), change);
        work(&app).await;
        let all = app.number("SELECT COUNT(*) FROM activity").await;
        let with = app.number("SELECT COUNT(*) FROM activity WHERE with_health").await;
        assert_eq!(with, if last { all } else { 0 }, "round {round}");
        // The files say the same, whatever is allowed.
        app.allow(anna.id, HEALTH).await;
        let streams = anna.get(format!("/api/v1/activities/{id}/streams")).await.ok();
        assert_eq!(streams["heart_rate_bpm"].is_array(), last, "round {round}");
        if !last {
            app.take_back(anna.id, HEALTH).await;
        }
    }
}

#[tokio::test]
async fn a_sport_chosen_without_consent_brings_no_heart_back() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    anna.patch(&path, json!({ "sport": "walking" })).await.ok();
    assert!(!tells_of_a_heart(&seen(&anna, &id).await));
    decide(&app, &anna, true).await;
    work(&app).await;
    let whole = anna.get(&path).await.ok();
    assert_eq!(whole["sport"], "walking", "what she chose stays");
    assert!(whole["avg_heart_rate_bpm"].is_number());
    anna.patch(&path, json!({ "sport": "running" })).await.ok();
    assert!(anna.get(&path).await.ok()["avg_heart_rate_bpm"].is_number());
    work(&app).await;
}

#[tokio::test]
async fn a_damaged_original_holds_no_withdrawal_back() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    decide(&app, &anna, true).await;
    let id = record(&anna, &run()).await;
    let other = record(&anna, &Outing { started_at: "2027-05-06T06:30:00Z", ..run() }).await;
    work(&app).await;
    let read = app.app.db.read(|tx| {
        tx.list::<(String,)>("SELECT original FROM activity ORDER BY started_at DESC", args![])
    });
    let original = read.await.unwrap()[0].0.clone();
    app.app.files.delete(&original).unwrap();
    decide(&app, &anna, false).await;
    work(&app).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM activity WHERE with_health").await, 0);
    let path = format!("/api/v1/activities/{id}");
    let whole = anna.get(&path).await.ok();
    assert_eq!((&whole["has_streams"], &whole["load_source"]), (&json!(false), &json!("pace")));
    assert!(!files_of(&app).iter().any(|name| name.starts_with("streams") && name.contains(&id)));
    assert!(!tells_of_a_heart(&seen(&anna, &other).await));
}

#[tokio::test]
async fn what_was_there_before_anybody_was_asked_is_taken_out_once() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    app.allow(anna.id, HEALTH).await;
    let id = record(&anna, &run()).await;
    anna.put("/api/v1/body", json!({ "weight_kg": 60.0 })).await.ok();
    work(&app).await;
    // As the migration finds it: heart rates, and nobody who was asked.
    app.take_back(anna.id, HEALTH).await;
    let who = anna.id;
    let lay = app.app.db.write(move |tx| {
        tx.exec("INSERT INTO activity_unasked (athlete_id) VALUES ($1)", args![who])
    });
    lay.await.unwrap();
    assert_eq!(activity::catch_up(&app.app).await.unwrap(), 1);
    assert_eq!(activity::catch_up(&app.app).await.unwrap(), 0);
    work(&app).await;
    app.allow(anna.id, HEALTH).await;
    assert!(!tells_of_a_heart(&seen(&anna, &id).await));
    assert_eq!(app.number("SELECT COUNT(*) FROM body WHERE weight_kg IS NOT NULL").await, 0);
}

/// Whatever somebody allows, and whether their watch felt a heart at all: what other rooms are told is the same to the byte.
#[tokio::test]
async fn facts_are_the_same_with_and_without_a_heart() {
    let told = async |bpm: Option<f32>, allowed: bool| {
        let app = stadion().await;
        let anna = app.athlete("Anna", "IT").await;
        if allowed {
            app.allow(anna.id, HEALTH).await;
            anna.put("/api/v1/body", json!({ "max_heart_rate_bpm": 200.0 })).await.ok();
        }
        let id = record(&anna, &Outing { heart_rate_bpm: bpm, ..run() }).await;
        anna.patch(format!("/api/v1/activities/{id}"), json!({ "sport": "hiking" })).await.ok();
        let sql = "SELECT kind, body FROM fact WHERE kind LIKE 'activity%' ORDER BY kind DESC";
        let read = app.app.db.read(move |tx| tx.list::<(String, String)>(sql, args![]));
        let facts = read.await.unwrap();
        assert_eq!(facts.len(), 2);
        format!("{facts:?}").replace(&id, "id").replace(&anna.id.to_string(), "anna")
    };
    let without_sensor = told(None, false).await;
    for (bpm, allowed) in
        [(None, true), (Some(150.0), false), (Some(150.0), true), (Some(90.0), true)]
    {
        assert_eq!(told(bpm, allowed).await, without_sensor, "{bpm:?} {allowed}");
    }
}
