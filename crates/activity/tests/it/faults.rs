//! The database fails in the middle of something: of a change nothing is left and the same request can be sent again, a look
//! says that it failed, and work in the background goes on where it stood.
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::support::{Outing, record, run, stadion};
use crate::zones::{HOME, from_home, hide_home, open_person, work};

/// What a person is told when it was our fault, with a name under which we find it.
fn is_fault(reply: &Reply) -> bool {
    reply.status == 500 && reply.body["code"] == "internal" && reply.body["incident"].is_string()
}

#[tokio::test]
async fn a_zone_is_made_changed_and_removed_wholly_or_not_at_all() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    record(&anna, &from_home(0, 90.0)).await;
    let home = json!({"name": "Home", "latitude_deg": HOME.0, "longitude_deg": HOME.1});
    let make = async || anna.post("/api/v1/zones", home.clone()).await;
    let (made, steps) = app.failing_at_each_step(make, is_fault).await;
    assert_eq!(made.status, 201, "{made}");
    assert!(steps > 10, "{steps}");
    let path = format!("/api/v1/zones/{}", made.body["zones"][0]["id"].as_str().unwrap());

    let edit = json!({"name": "Hut", "radius_m": 500.0, "read": true});
    let change = async || anna.patch(&path, edit.clone()).await;
    let (changed, steps) = app.failing_at_each_step(change, is_fault).await;
    let zone = &changed.ok()["zones"][0];
    assert_eq!((&zone["name"], &zone["radius_m"]), (&json!("Hut"), &json!(500.0)));
    assert!(steps > 10, "{steps}");

    let park = json!({"latitude_deg": 52.6, "longitude_deg": 13.6});
    let decline = async || anna.put("/api/v1/zones/suggestion/declined", park.clone()).await;
    let (declined, steps) = app.failing_at_each_step(decline, is_fault).await;
    assert!(declined.status == 200 && steps > 5, "{declined} after {steps}");

    let remove = async || anna.delete(&path).await;
    let (removed, steps) = app.failing_at_each_step(remove, is_fault).await;
    assert_eq!(removed.ok()["zones"], json!([]));
    assert!(steps > 10, "{steps}");
}

#[tokio::test]
async fn who_sees_what_is_decided_wholly_or_not_at_all() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    hide_home(&anna).await;
    work(&app).await;
    let path = format!("/api/v1/activities/{}", record(&anna, &from_home(0, 90.0)).await);
    let mut parts = anna.get("/api/v1/privacy").await.ok()["parts"].clone();
    parts["map"] = json!("friends");
    let usual = json!({"parts": parts, "high_risk": true});
    let own = json!({"audience": "friends", "audiences": {"map": "everyone", "start": "only_me"}});
    let again = json!({"audience": "everyone", "audiences": {"map": "everyone"}});
    let decide = async || anna.put("/api/v1/privacy", usual.clone()).await;
    let narrow = async || anna.patch(&path, own.clone()).await;
    let widen = async || anna.patch(&path, again.clone()).await;
    let past =
        async || anna.post("/api/v1/privacy/hide_past", json!({"audience": "only_me"})).await;
    for (reply, steps) in [
        app.failing_at_each_step(decide, is_fault).await,
        app.failing_at_each_step_and_after(narrow, is_fault).await,
        app.failing_at_each_step_and_after(widen, is_fault).await,
        app.failing_at_each_step(past, is_fault).await,
    ] {
        assert!(reply.status == 200 && steps > 2, "{reply} after {steps}");
    }
    assert_eq!(anna.get(&path).await.ok()["audience"], "only_me");
}

#[tokio::test]
async fn a_look_that_fails_says_so_and_shows_nothing_else() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    hide_home(&anna).await;
    work(&app).await;
    let shoes = json!({"kind": "shoes", "brand": "Hare", "model": "Hopper"});
    let shoes = anna.post("/api/v1/gear", shoes).await.ok()["id"].clone();
    let hidden = record(&anna, &from_home(0, 90.0)).await;
    let plain = record(&anna, &Outing { start: (53.5, 10.0), ..run() }).await;
    for id in [&hidden, &plain] {
        anna.put(format!("/api/v1/activities/{id}/gear"), json!({"gear_id": shoes})).await.ok();
    }
    let coach = app.app_of(&anna, "activity:read_private health:read");
    let diary = app.app_of(&anna, "activity:read health:read");
    for who in [&anna, &alan, &ben, &coach, &diary] {
        let mut paths = vec!["/api/v1/activities?athlete=anna&limit=1".to_owned()];
        for id in [&hidden, &plain] {
            paths.push(format!("/api/v1/activities/{id}"));
        }
        for path in paths {
            let look = async || who.get(&path).await;
            let (seen, steps) = app.failing_at_each_step(look, is_fault).await;
            assert!(seen.status == 200 && steps > 2, "{path}: {seen} after {steps}");
        }
    }
    for (who, path) in [
        (&anna, format!("/api/v1/activities/{hidden}?as=friend")),
        (&anna, "/api/v1/activities?as=stranger".to_owned()),
        (&anna, format!("/api/v1/activities/{hidden}/streams")),
        (&ben, format!("/api/v1/activities/{hidden}/streams")),
        (&anna, "/api/v1/zones".to_owned()),
        (&anna, "/api/v1/privacy".to_owned()),
    ] {
        let look = async || who.get(&path).await;
        let (seen, steps) = app.failing_at_each_step(look, is_fault).await;
        assert!(seen.status == 200 && steps > 2, "{path}: {seen} after {steps}");
    }
}

/// What a friend sees of an activity; `null` while it waits for its numbers.
async fn seen(who: &TestAthlete, id: &str) -> Value {
    let reply = who.get(format!("/api/v1/activities/{id}")).await;
    if reply.status == 404 { Value::Null } else { reply.ok() }
}

#[tokio::test]
async fn whatever_fails_while_zones_are_worked_out_nobody_sees_the_numbers_of_before() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let alan = app.athlete("Alan", "DE").await;
    let zone = hide_home(&anna).await;
    let path = format!("/api/v1/zones/{}", zone["id"].as_str().unwrap());
    work(&app).await;
    let id = record(&anna, &from_home(0, 90.0)).await;
    let mut right = Vec::new();
    for radius_m in [800.0, 400.0] {
        anna.patch(&path, json!({"radius_m": radius_m})).await.ok();
        assert_eq!(seen(&alan, &id).await, Value::Null, "from the very commit on");
        work(&app).await;
        right.push(seen(&alan, &id).await);
    }
    assert!(right[0]["distance_m"].as_f64().unwrap() < right[1]["distance_m"].as_f64().unwrap());
    let mut step = 0;
    loop {
        step += 1;
        let at = (step % 2) as usize;
        anna.patch(&path, json!({"radius_m": if at == 0 { 800.0 } else { 400.0 }})).await.ok();
        let jobs = activity::jobs(app.app.clone());
        let (_, has_failed) = kernel::db::faults::failing_at(step, jobs.run_due()).await;
        let then = seen(&alan, &id).await;
        assert!(then == right[at] || (has_failed && then.is_null()), "step {step}: {then}");
        // A try that failed waits for a minute, one that nobody put back for its lease.
        app.clock.advance_ms(61_000);
        work(&app).await;
        assert_eq!(seen(&alan, &id).await, right[at], "step {step}");
        assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0, "step {step}");
        if !has_failed {
            break;
        }
    }
    assert!(step > 20, "only {step} steps");
}

#[tokio::test]
async fn an_audit_is_kept_wholly_or_not_at_all() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    hide_home(&anna).await;
    work(&app).await;
    for (day, bearing_deg) in [0.0, 120.0, 240.0].into_iter().enumerate() {
        record(&anna, &from_home(day as u32, bearing_deg)).await;
    }
    // As if the attacks had been worse when these were shown.
    let shown = app.app.db.write(|tx| {
        tx.exec("UPDATE privacy_zone_exit SET counted = TRUE", kernel::args![])?;
        tx.exec("UPDATE activity SET map_open = TRUE", kernel::args![])
    });
    shown.await.unwrap();
    let audit = async || activity::zones::audit::run_due(&app.app).await;
    let (attacked, steps) = app.failing_at_each_step(audit, |audited| audited.is_err()).await;
    assert!(attacked.unwrap() == 1 && steps > 10, "{steps}");
    let zone = anna.get("/api/v1/zones").await.ok()["zones"][0].clone();
    assert_eq!((&zone["closed"], &zone["exposure"]["did"]), (&json!(true), &json!("widened")));
}
