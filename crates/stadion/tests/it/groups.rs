//! What a group counts is what everybody sees, through all rooms together: zones, audiences, removal, work at risk, leaving.
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::journey::{join, whole_stadion};
use crate::support::run_file;

/// What the group did this year.
async fn total(who: &TestAthlete, group: &str) -> (i64, i64) {
    let totals = who.get(format!("{group}/totals")).await.ok();
    let of = |field: &str| totals["year"][field].as_i64().unwrap();
    (of("activities"), of("distance_m"))
}

/// What somebody who is a stranger to its athlete sees of a run: as a group adds it up.
async fn seen(who: &TestAthlete, run: &str) -> (i64, i64) {
    let reply = who.get(run).await;
    if reply.status == 404 {
        return (0, 0);
    }
    let distance_m = reply.ok()["distance_m"].as_f64().unwrap_or(0.0);
    (1, distance_m.round() as i64)
}

async fn settle(app: &TestApp) {
    app.settle().await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    app.settle().await;
}

#[tokio::test]
async fn a_group_counts_a_run_as_every_stranger_sees_it_whatever_its_athlete_decides() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "DE").await, join(&app, "Boris", "DE").await);
    let carla = join(&app, "Carla", "DE").await;
    let made = anna.post("/api/v1/groups", json!({ "name": "Morning runs", "kind": "open" })).await;
    let group = format!("/api/v1/groups/{}", made.ok()["id"].as_str().unwrap());
    boris.put(format!("{group}/membership"), json!({})).await.ok();
    app.clock.advance_ms(3 * 24 * 3_600_000);
    boris.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();
    let bytes = run_file("2027-05-09", 30.0, 1);
    let brought = boris.upload("/api/v1/activities", "run.fit", bytes).await.ok();
    let run = format!("/api/v1/activities/{}", brought["activities"][0]["id"].as_str().unwrap());
    settle(&app).await;
    let whole = seen(&carla, &run).await;
    assert!(whole.1 > 3_000, "{whole:?}");
    assert_eq!(total(&anna, &group).await, whole);

    // Where it began is nobody's business from here on: of the run the rest counts.
    let own = boris.get(format!("{run}/streams")).await.ok();
    let first =
        |channel: &str| own[channel].as_array().into_iter().flatten().find_map(Value::as_f64);
    let (latitude, longitude) = (first("latitude_deg").unwrap(), first("longitude_deg").unwrap());
    let zone = json!({ "name": "Home", "latitude_deg": latitude, "longitude_deg": longitude });
    boris.post("/api/v1/zones", zone).await.ok();
    settle(&app).await;
    let rest = seen(&carla, &run).await;
    assert!(rest.1 < whole.1, "the zone hides a part: {rest:?} of {whole:?}");
    assert_eq!(total(&anna, &group).await, rest);

    for (audience, counted) in [("friends", (0, 0)), ("only_me", (0, 0)), ("everyone", rest)] {
        boris.patch(&run, json!({ "audience": audience })).await.ok();
        settle(&app).await;
        assert_eq!(seen(&carla, &run).await, counted, "{audience}");
        assert_eq!(total(&anna, &group).await, counted, "{audience}");
    }

    let (id, owner) = (run.rsplit('/').next().unwrap().parse().unwrap(), boris_id(&boris).await);
    for (hidden, counted) in [(true, (0, 0)), (false, rest)] {
        let now = app.clock.now();
        let hide = app.app.db.write(move |tx| activity::hide(tx, owner, id, hidden, now));
        assert!(hide.await.unwrap());
        settle(&app).await;
        assert_eq!(total(&anna, &group).await, counted, "hidden by a decision: {hidden}");
    }

    // Work that makes a person worth finding takes everything from strangers, and so from groups.
    let privacy = boris.get("/api/v1/privacy").await.ok();
    let wish = json!({ "parts": privacy["parts"], "high_risk": true });
    boris.put("/api/v1/privacy", wish).await.ok();
    settle(&app).await;
    assert_eq!(seen(&carla, &run).await, (0, 0));
    assert_eq!(total(&anna, &group).await, (0, 0));

    boris.delete(&run).await.ok();
    settle(&app).await;
    assert_eq!(total(&anna, &group).await, (0, 0));
}

async fn boris_id(boris: &TestAthlete) -> kernel::AthleteId {
    boris.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap()
}
