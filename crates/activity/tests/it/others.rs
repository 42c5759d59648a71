//! What others see of an activity, field by field.
use serde_json::{Value, json};

use testkit::TestAthlete;

use crate::support::{HEALTH, Outing, record, run, stadion};

/// Fields that must not reach anybody but the owner, wherever they would stand.
const OWN: &[&str] = &[
    "started_at",
    "started_minute",
    "time_zone",
    "outline",
    "avg_heart_rate_bpm",
    "max_heart_rate_bpm",
    "avg_power_w",
    "max_power_w",
    "weighted_power_w",
    "zones",
    "load",
    "load_source",
    "calories_kcal",
    "avg_temperature_c",
    "device",
    "file_name",
    "earned",
    "latitude_deg",
    "longitude_deg",
    "altitude_m",
    "heart_rate_bpm",
];

#[tokio::test]
async fn a_card_shows_its_owner_all_and_others_what_was_done_and_how_far() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    app.allow(anna.id, HEALTH).await;
    let ben = app.athlete("Ben", "DE").await;
    let outing = Outing { title: Some("Home to Via Roma 7, 08:30"), power_w: Some(250.0), ..run() };
    record(&anna, &outing).await;

    let own = anna.get("/api/v1/activities").await.ok();
    let others = ben.get("/api/v1/activities?athlete=anna").await.ok();
    insta::assert_snapshot!(shown(&own["items"][0]), @r#"
    {
      "ascent_m": 45.0,
      "athlete": {
        "country": "IT",
        "handle": "anna",
        "id": "...",
        "name": "Anna"
      },
      "audience": "everyone",
      "avg_heart_rate_bpm": 151.999,
      "avg_power_w": 280.0,
      "avg_speed_mps": 3.0,
      "distance_m": 7200.0,
      "elapsed_s": 2400.0,
      "id": "...",
      "mine": true,
      "moving_s": 2400.0,
      "outline": "...",
      "sport": "running",
      "started_at": "2027-05-07T06:30:00Z",
      "started_minute": 510,
      "started_on": "2027-05-07",
      "time_zone": "Europe/Rome",
      "timer_s": 2400.0,
      "title": "Home to Via Roma 7, 08:30"
    }
    "#);
    insta::assert_snapshot!(shown(&others["items"][0]), @r#"
    {
      "ascent_m": 45.0,
      "athlete": {
        "country": "IT",
        "handle": "anna",
        "id": "...",
        "name": "Anna"
      },
      "audience": "everyone",
      "avg_speed_mps": 3.0,
      "distance_m": 7200.0,
      "elapsed_s": 2400.0,
      "id": "...",
      "mine": false,
      "moving_s": 2400.0,
      "sport": "running",
      "started_on": "2027-05-07",
      "timer_s": 2400.0,
      "title": null
    }
    "#);
}

#[tokio::test]
async fn shoes_stand_on_the_page_of_a_run_for_those_to_whom_they_are_shown() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let ben = app.athlete("Ben", "DE").await;
    let draft = json!({ "kind": "shoes", "model": "Strada", "default_for": ["running"] });
    anna.post("/api/v1/gear", draft).await.ok();
    let path = format!("/api/v1/activities/{}", record(&anna, &run()).await);
    let model = async |who: &TestAthlete| who.get(&path).await.ok()["gear"]["model"].clone();
    assert_eq!((model(&anna).await, model(&ben).await), (json!("Strada"), Value::Null));
    anna.patch(&path, json!({ "audiences": { "gear": "everyone" } })).await.ok();
    assert_eq!(model(&ben).await, "Strada");
}

#[tokio::test]
async fn who_stood_still_shows_no_distance_and_no_zero_either() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let ben = app.athlete("Ben", "DE").await;
    record(&anna, &Outing { mps: 0.0, positions: false, ..run() }).await;
    for cards in [
        anna.get("/api/v1/activities").await.ok(),
        ben.get("/api/v1/activities?athlete=anna").await.ok(),
    ] {
        let card = &cards["items"][0];
        assert_eq!(card["elapsed_s"], 2400.0, "{card}");
        assert!(card["distance_m"].is_null(), "{card}");
    }
}

#[tokio::test]
async fn an_activity_shows_others_nothing_of_place_hour_and_body() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let ben = app.athlete("Ben", "DE").await;
    let outing = Outing { title: Some("Home to Via Roma 7, 08:30"), power_w: Some(250.0), ..run() };
    let id = record(&anna, &outing).await;
    let path = format!("/api/v1/activities/{id}");

    let seen = ben.get(&path).await.ok();
    for field in OWN {
        assert!(!names_in(&seen).contains(&(*field).to_owned()), "{field} in {seen}");
    }
    assert_eq!(seen["warnings"], json!([]));
    assert_eq!(seen["laps"].as_array().unwrap().len(), 2, "what was done is for others, too");
    assert_eq!((&seen["has_map"], &seen["has_streams"]), (&json!(false), &json!(true)));
    assert_eq!(seen["title"], json!(null), "the device's title names a place and an hour");
    assert_eq!(seen["started_on"], "2027-05-07");
    assert_eq!(seen["distance_m"], 7200.0);
    assert!(!seen.to_string().contains("2027-05-07T"));
    let streams = ben.get(format!("{path}/streams")).await.ok();
    for field in OWN.iter().chain(&["power_w", "temperature_c", "grade"]) {
        assert!(streams[field].is_null(), "{field}");
    }
    assert!(streams["speed_mps"].is_array() && streams["distance_m"].is_array());
    assert_eq!(ben.get(format!("{path}/original")).await.status, 404);
    assert_eq!(ben.patch(&path, json!({"title": "mine"})).await.status, 404);
    assert_eq!(ben.delete(&path).await.status, 404);

    // A title that Anna writes herself is for everyone; and Ben cannot search in what he does not see.
    anna.patch(&path, json!({"title": "Tempo run"})).await.ok();
    assert_eq!(ben.get(&path).await.ok()["title"], "Tempo run");
    let found = async |q: &str| {
        let list = ben.get(format!("/api/v1/activities?athlete=anna&q={q}")).await.ok();
        list["items"].as_array().unwrap().len()
    };
    assert_eq!((found("tempo").await, found("roma").await, found("running").await), (1, 0, 0));
}

#[tokio::test]
async fn what_is_for_me_alone_does_not_exist_for_others() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let ben = app.athlete("Ben", "DE").await;
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    assert_eq!(anna.patch(&path, json!({"audience": "only_me"})).await.ok()["audience"], "only_me");

    let secret = ben.get(&path).await;
    let made_up = ben.get("/api/v1/activities/019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b").await;
    assert_eq!((secret.status, &secret.body), (made_up.status, &made_up.body));
    assert_eq!(ben.get("/api/v1/activities?athlete=anna").await.ok()["items"], json!([]));
    assert_eq!(anna.get("/api/v1/activities").await.ok()["items"].as_array().unwrap().len(), 1);
    assert_eq!(anna.patch(&path, json!({"audience": "the_press"})).await.status, 422);
}

#[tokio::test]
async fn what_is_for_friends_exists_for_friends_and_shows_them_what_others_would_see() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    let to_everyone = alan.get(&path).await.ok();
    let edited = anna.patch(&path, json!({"audience": "friends"})).await.ok();
    assert_eq!(edited["audience"], "friends");

    let mut to_friends = alan.get(&path).await.ok();
    to_friends["audience"] = json!("everyone");
    assert_eq!(to_friends, to_everyone, "no map, no hour, no body for friends either");
    assert_eq!(ben.get(&path).await.status, 404);
    let listed = async |who: &testkit::TestAthlete, q: &str| {
        let list = who.get(format!("/api/v1/activities?athlete=anna{q}")).await.ok();
        list["items"].as_array().unwrap().len()
    };
    assert_eq!(
        (listed(&alan, "").await, listed(&ben, "").await, listed(&anna, "").await),
        (1, 0, 1)
    );
    assert_eq!(alan.get(format!("{path}/streams")).await.status, 200);
    assert_eq!(ben.get(format!("{path}/streams")).await.status, 404);
    assert_eq!(alan.get(format!("{path}/original")).await.status, 404);
    assert_eq!(alan.delete(&path).await.status, 404);

    // A new activity begins as its athlete said.
    let friends_first = app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET default_audience = 'friends'", kernel::args![])
    });
    friends_first.await.unwrap();
    let next = record(&anna, &Outing { started_at: "2027-05-06T06:30:00Z", ..run() }).await;
    let path = format!("/api/v1/activities/{next}");
    assert_eq!(alan.get(&path).await.ok()["audience"], "friends");
    assert_eq!(ben.get(&path).await.status, 404);
}

#[tokio::test]
async fn for_people_who_block_each_other_there_is_nothing() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let zoe = app.athlete("Zoe", "DE").await;
    let id = record(&anna, &run()).await;
    let secret = zoe.get(format!("/api/v1/activities/{id}")).await;
    let made_up = zoe.get("/api/v1/activities/019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b").await;
    assert_eq!((secret.status, &secret.body), (made_up.status, &made_up.body));
    let secret = zoe.get(format!("/api/v1/activities/{id}/streams")).await;
    assert_eq!((secret.status, &secret.body), (made_up.status, &made_up.body));
    let listed = zoe.get("/api/v1/activities?athlete=anna").await;
    let nobody = zoe.get("/api/v1/activities?athlete=nobody_there").await;
    assert_eq!((listed.status, &listed.body), (nobody.status, &nobody.body));
}

#[tokio::test]
async fn activities_of_a_minor_stay_with_the_minor() {
    let app = stadion().await;
    let mia = app.athlete_born("Mia", "DE", "2010-01-01").await;
    let ben = app.athlete("Ben", "DE").await;
    let id = record(&mia, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    assert_eq!(mia.get(&path).await.ok()["audience"], "only_me", "whatever the profile says");
    for audience in ["everyone", "friends"] {
        let refused = mia.patch(&path, json!({ "audience": audience })).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body["fields"]["audience"].is_string(), "{}", refused.body);
    }
    assert_eq!(ben.get(&path).await.status, 404);
    app.clock.set("2028-01-01T00:00:00Z");
    assert_eq!(
        mia.patch(&path, json!({"audience": "everyone"})).await.ok()["audience"],
        "everyone"
    );
    assert_eq!(ben.get(&path).await.status, 200);
}

#[tokio::test]
async fn strangers_see_nothing() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    let stranger = app.stranger();
    for path in [
        format!("/api/v1/activities/{id}"),
        format!("/api/v1/activities/{id}/streams"),
        format!("/api/v1/activities/{id}/original"),
        "/api/v1/activities?athlete=anna".to_owned(),
        "/api/v1/summaries/week".to_owned(),
        "/api/v1/body".to_owned(),
        "/api/v1/imports".to_owned(),
    ] {
        assert_eq!(stranger.get(&path).await.status, 401, "{path}");
    }
    assert_eq!(stranger.upload("/api/v1/activities", "a.fit", run().fit()).await.status, 401);
}

#[tokio::test]
async fn page_marks_of_other_peoples_lists_do_not_tell_the_hour() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let ben = app.athlete("Ben", "DE").await;
    for started_at in ["2027-05-03T06:00:00Z", "2027-05-03T18:00:00Z", "2027-05-04T06:00:00Z"] {
        record(&anna, &Outing { started_at, seconds: 300, ..run() }).await;
    }
    let mut days = Vec::new();
    let mut after = String::new();
    loop {
        let page = ben.get(format!("/api/v1/activities?athlete=anna&limit=1{after}")).await.ok();
        days.push(page["items"][0]["started_on"].as_str().unwrap()[8..].to_owned());
        let Some(mark) = page["next"].as_str() else { break };
        let told: Vec<u8> = (0..mark.len() / 2)
            .map(|at| u8::from_str_radix(&mark[at * 2..at * 2 + 2], 16).unwrap())
            .collect();
        let told = String::from_utf8(told).unwrap();
        assert!(told.starts_with("[\"2027-05-0"), "{told}");
        after = format!("&after={mark}");
    }
    assert_eq!(days, ["04", "03", "03"]);
}

/// Pretty JSON without the ids, which differ each time.
fn shown(card: &Value) -> String {
    let mut card = card.clone();
    card["id"] = json!("...");
    card["athlete"]["id"] = json!("...");
    if card["outline"].is_string() {
        card["outline"] = json!("...");
    }
    serde_json::to_string_pretty(&card).unwrap()
}

/// The names of all fields at any depth.
fn names_in(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                names.push(name.clone());
                names.extend(names_in(inner));
            }
        }
        Value::Array(items) => {
            for inner in items {
                names.extend(names_in(inner));
            }
        }
        _ => {}
    }
    names
}
