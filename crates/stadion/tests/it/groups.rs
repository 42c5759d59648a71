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

/// Somebody brings a run of today, and its address.
async fn bring(app: &TestApp, who: &TestAthlete) -> String {
    let bytes = run_file("2027-05-09", 30.0, 1);
    let brought = who.upload("/api/v1/activities", "run.fit", bytes).await.ok();
    settle(app).await;
    format!("/api/v1/activities/{}", brought["activities"][0]["id"].as_str().unwrap())
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
    let run = bring(&app, &boris).await;
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

    let (id, owner) = (run.rsplit('/').next().unwrap().parse().unwrap(), id_of(&boris).await);
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

/// Makes a group of Anna's that Boris belongs to.
async fn shared(anna: &TestAthlete, boris: &TestAthlete, kind: &str) -> String {
    let made = anna.post("/api/v1/groups", json!({ "name": "Morning runs", "kind": kind })).await;
    let group = format!("/api/v1/groups/{}", made.ok()["id"].as_str().unwrap());
    let link = anna.post(format!("{group}/invitations"), json!({ "days": 7, "most_uses": 9 }));
    let link = link.await.ok()["link"].as_str().unwrap().to_owned();
    let invitation = link.split_once('?').unwrap().1;
    boris.put(format!("{group}/membership?{invitation}"), json!({})).await.ok();
    group
}

#[tokio::test]
async fn what_boris_shows_his_groups_anna_sees_while_they_share_one_that_lets_people_in() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "DE").await, join(&app, "Boris", "DE").await);
    let carla = join(&app, "Carla", "DE").await;
    app.clock.advance_ms(3 * 24 * 3_600_000);
    boris.patch("/api/v1/me", json!({ "default_audience": "groups" })).await.ok();
    let run = bring(&app, &boris).await;
    let anna_sees = async || anna.get(&run).await.status == 200;
    let count = async |who: &TestAthlete| {
        let page = who.get("/api/v1/activities?athlete=boris").await.ok();
        page["items"].as_array().unwrap().len()
    };
    assert_eq!(boris.get(&run).await.ok()["audience"], "groups");
    assert!(!anna_sees().await, "they share nothing");

    // Into an open group walks whoever likes; who comes to the same event is somebody one meets.
    let open = shared(&anna, &boris, "open").await;
    assert!(!anna_sees().await, "an open group is everybody");
    let mut day = json!({
        "title": "Long run", "local_start": "2027-06-20T09:00", "time_zone": "Europe/Berlin", "minutes": 60,
    });
    let event = anna.post(format!("{open}/events"), day.clone()).await.ok();
    let event = format!("{open}/events/{}", event["id"].as_str().unwrap());
    for (of_anna, of_boris, sees) in
        [("yes", "maybe", false), ("yes", "yes", true), ("no", "yes", false), ("yes", "yes", true)]
    {
        anna.put(format!("{event}/answer"), json!({ "answer": of_anna })).await.ok();
        boris.put(format!("{event}/answer"), json!({ "answer": of_boris })).await.ok();
        assert_eq!(anna_sees().await, sees, "{of_anna} and {of_boris}");
        assert_eq!(count(&anna).await, usize::from(sees));
    }
    day["cancelled"] = json!(true);
    anna.put(&event, day).await.ok();
    assert!(!anna_sees().await, "an event that was called off brings nobody together");

    let closed = shared(&anna, &boris, "by_request").await;
    assert!(anna_sees().await);
    assert_eq!((count(&anna).await, count(&carla).await), (1, 0));
    assert_eq!(carla.get(&run).await.status, 404);
    assert_eq!(
        anna.get(&run).await.ok(),
        boris.get(format!("{run}?as=group")).await.ok(),
        "seen as somebody of a group it is what she gets"
    );
    assert_eq!(boris.get(format!("{run}?as=stranger")).await.status, 404);
    let profile = anna.get("/api/v1/athletes/boris").await.ok();
    assert_eq!(profile["totals"][0]["activities"], 1, "{profile}");
    // What nobody but fellows sees is no part of what the group adds up.
    assert_eq!(total(&anna, &closed).await, (0, 0));

    boris.put(format!("/api/v1/blocks/{}", id_of(&anna).await), json!({})).await;
    assert!(!anna_sees().await, "a block beats all");
    boris.delete(format!("/api/v1/blocks/{}", id_of(&anna).await)).await;
    assert!(anna_sees().await);
    assert_eq!(boris.delete(format!("{closed}/membership")).await.status, 204);
    assert!(!anna_sees().await, "he left");
    let hidden = shared(&anna, &boris, "hidden").await;
    assert!(anna_sees().await);

    // Hiding what is past takes groups along.
    let hide = json!({ "audience": "friends" });
    assert_eq!(boris.post("/api/v1/privacy/hide_past", hide).await.ok()["activities"], 1);
    assert!(!anna_sees().await);
    boris.patch(&run, json!({ "audience": "groups" })).await.ok();
    settle(&app).await;
    assert!(anna_sees().await);
    anna.delete(&hidden).await;
    assert!(!anna_sees().await, "the group is closed");

    // Work that makes a person worth finding comes before any group.
    shared(&anna, &boris, "hidden").await;
    assert!(anna_sees().await);
    let privacy = boris.get("/api/v1/privacy").await.ok();
    let wish = json!({ "parts": privacy["parts"], "high_risk": true });
    boris.put("/api/v1/privacy", wish).await.ok();
    settle(&app).await;
    assert!(!anna_sees().await);
}

async fn id_of(who: &TestAthlete) -> kernel::AthleteId {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap()
}
