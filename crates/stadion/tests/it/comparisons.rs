//! Comparisons with all rooms together: real recordings, real sums, real accounts.
use serde_json::{Value, json};
use stadion::demo::people::Session;
use testkit::{TestApp, TestAthlete};

use crate::erasure::id_of;
use crate::journey::{join, set_consent, whole_stadion};
use crate::safety::befriend;
use crate::support::{run_file, session_file};

const MYSELF: &str = "/api/v1/comparisons/myself";
const REGION: &str = "/api/v1/comparisons/region";
const SETTINGS: &str = "/api/v1/comparisons/settings";

async fn upload(who: &TestAthlete, bytes: Vec<u8>) -> Value {
    who.upload("/api/v1/activities", "a.fit", bytes).await.ok()["activities"][0].clone()
}

fn count(period: &Value, sums: &str) -> i64 {
    period[sums]["activities"].as_i64().unwrap()
}

#[tokio::test]
async fn anna_sees_this_week_month_and_year_beside_the_same_days_before() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let boris = join(&app, "Boris", "IT").await;
    // It is Friday, 7 May 2027.
    let today = upload(&anna, run_file("2027-05-07", 30.0, 1)).await;
    upload(&anna, run_file("2027-04-28", 25.0, 2)).await;
    upload(&anna, run_file("2027-05-01", 20.0, 3)).await;
    upload(&anna, session_file(Session::Walk, "2027-04-03", 40.0, 4)).await;
    upload(&anna, run_file("2026-05-07", 20.0, 5)).await;
    upload(&anna, run_file("2026-11-11", 20.0, 6)).await;
    upload(&boris, run_file("2027-05-06", 50.0, 7)).await;

    let seen = anna.get(MYSELF).await.ok();
    assert_eq!(seen["today"], "2027-05-07");
    let [week, month, year] = [0, 1, 2].map(|at| seen["periods"][at].clone());
    assert_eq!((&week["period"], &year["period"]), (&json!("week"), &json!("year")));
    // The run of Saturday is of last week, and after the Friday up to which it is compared.
    let counts = |period: &Value| ["now", "before", "whole_before"].map(|sums| count(period, sums));
    assert_eq!(counts(&week), [1, 1, 2]);
    assert_eq!(counts(&month), [2, 1, 2]);
    assert_eq!(counts(&year), [4, 1, 2]);
    assert_eq!(week["now"]["moving_s"], today["moving_s"], "one run is all of the week");
    assert_eq!(week["now"]["distance_m"], today["distance_m"]);
    assert_eq!(month["sports"][0]["sport"], "running");
    assert_eq!(month["sports"][1]["sport"], "walking");
    assert_eq!(counts(&month["sports"][1]), [0, 1, 1]);

    let path = format!("/api/v1/activities/{}", today["id"].as_str().unwrap());
    anna.delete(&path).await;
    app.settle().await;
    assert_eq!(count(&anna.get(MYSELF).await.ok()["periods"][0], "now"), 0, "removed is gone");
}

#[tokio::test]
async fn the_best_of_each_year_is_graded_once_anna_says_with_whose_times() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let nobody = anna.get(MYSELF).await.ok();
    assert_eq!((&nobody["gradable"], &nobody["sex"]), (&json!(false), &Value::Null));
    for (on, minutes, seed) in
        [("2026-03-01", 45.0, 1), ("2026-08-01", 80.0, 2), ("2027-02-01", 45.0, 3)]
    {
        upload(&anna, run_file(on, minutes, seed)).await;
    }
    let asked = anna.get(MYSELF).await.ok();
    assert_eq!((&asked["gradable"], &asked["grades"]), (&json!(true), &json!([])));

    let no = anna.put(SETTINGS, json!({ "sex": "x" })).await;
    assert_eq!(no.status, 422, "{no}");
    for _ in 0..2 {
        assert_eq!(anna.put(SETTINGS, json!({ "sex": "f" })).await.ok()["sex"], "f");
    }
    let seen = anna.get(MYSELF).await.ok();
    let five = &seen["grades"][0];
    assert_eq!(five["effort"], "5k");
    let years: Vec<i64> =
        five["years"].as_array().unwrap().iter().map(|y| y["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2026, 2027]);
    // The progress page knows the fastest 5 km of all; the same stretch is graded here.
    let best = anna.get("/api/v1/progress").await.ok()["personal_bests"]
        .as_array()
        .unwrap()
        .iter()
        .find(|best| best["effort"] == "5k")
        .unwrap()["elapsed_s"]
        .as_f64()
        .unwrap();
    let fastest = five["years"]
        .as_array()
        .unwrap()
        .iter()
        .map(|year| year["elapsed_s"].as_f64().unwrap())
        .fold(f64::INFINITY, f64::min);
    assert!((fastest - best).abs() < 0.01, "{fastest} and {best}");
    for year in five["years"].as_array().unwrap() {
        let age = i32::try_from(year["age"].as_i64().unwrap()).unwrap();
        let elapsed_s = year["elapsed_s"].as_f64().unwrap();
        let standard =
            physiology::age_grade::standard_s(physiology::Sex::Female, age, "5k").unwrap();
        let percent = year["percent"].as_f64().unwrap();
        assert!((percent - 100.0 * standard / elapsed_s).abs() < 1e-9, "{year}");
    }
    anna.put(SETTINGS, json!({ "sex": "m" })).await.ok();
    let other = anna.get(MYSELF).await.ok()["grades"][0]["years"][0]["percent"].as_f64().unwrap();
    assert!(other < five["years"][0]["percent"].as_f64().unwrap(), "the best of men are faster");

    anna.put(SETTINGS, json!({ "sex": null })).await.ok();
    let back = anna.get(MYSELF).await.ok();
    assert_eq!((&back["sex"], &back["grades"]), (&Value::Null, &json!([])));
}

const FRIENDS: &str = "/api/v1/comparisons/friends";

async fn beside(who: &TestAthlete, whom: &TestAthlete) -> Value {
    who.get(format!("{FRIENDS}/{}", id_of(whom).await)).await.ok()
}

/// What one of two sees is what the other sees, with the sides changed.
fn mirrored(of_one: &Value, of_other: &Value) {
    let swap = |value: &Value| {
        let text = value.to_string().replace("\"mine", "\"x").replace("\"theirs", "\"mine");
        text.replace("\"x", "\"theirs")
    };
    for part in ["periods", "bests"] {
        let (one, other) = (&of_one[part], serde_json::from_str::<Value>(&swap(&of_other[part])));
        assert_eq!(*one, other.unwrap(), "{part}");
    }
    assert_eq!(of_one["my_level"], of_other["their_level"]);
    assert_eq!(of_one["their_level"], of_other["my_level"]);
}

#[tokio::test]
async fn anna_and_boris_stand_beside_each_other_with_what_each_shows_the_other() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "DE").await, join(&app, "Boris", "DE").await);
    befriend(&anna, &boris).await;
    let bring = async |who: &TestAthlete, on: &str, minutes: f64, seed: u64, audience: &str| {
        let run = upload(who, run_file(on, minutes, seed)).await;
        let path = format!("/api/v1/activities/{}", run["id"].as_str().unwrap());
        who.patch(&path, json!({ "audience": audience })).await.ok();
        (path, run)
    };
    // It is Friday, 7 May 2027.
    let (shown, run) = bring(&anna, "2027-05-06", 45.0, 1, "friends").await;
    bring(&anna, "2027-05-05", 60.0, 2, "only_me").await;
    bring(&anna, "2027-04-30", 30.0, 3, "everyone").await;
    bring(&boris, "2027-05-04", 40.0, 4, "friends").await;
    settle(&app).await;

    let path = format!("{FRIENDS}/{}", id_of(&boris).await);
    assert_eq!(anna.get(&path).await.status, 404, "they did not agree");
    anna.put(&path, json!({})).await.ok();
    assert_eq!(anna.get(&path).await.status, 404, "asking is not enough");
    boris.put(format!("{FRIENDS}/{}", id_of(&anna).await), json!({})).await.ok();

    let seen = beside(&anna, &boris).await;
    assert_eq!(seen["friend"]["handle"], "boris");
    let [week, month, year] = [0, 1, 2].map(|at| seen["periods"][at].clone());
    assert_eq!(week["mine"]["moving_s"], run["moving_s"], "the one only for her does not count");
    assert_eq!((count(&week, "theirs"), count(&month, "mine"), count(&year, "mine")), (1, 1, 2));
    assert!(seen["bests"][0]["mine_s"].is_number() && seen["bests"][0]["theirs_s"].is_number());
    mirrored(&seen, &beside(&boris, &anna).await);

    // What turns private is gone with the next look, from both sides.
    anna.patch(&shown, json!({ "audience": "only_me" })).await.ok();
    settle(&app).await;
    let seen = beside(&anna, &boris).await;
    assert_eq!(count(&seen["periods"][0], "mine"), 0);
    mirrored(&seen, &beside(&boris, &anna).await);

    boris.delete(format!("{FRIENDS}/{}", id_of(&anna).await)).await;
    assert_eq!(anna.get(&path).await.status, 404);
    assert_eq!(app.stranger().get(&path).await.status, 401);
}

#[tokio::test]
async fn of_a_run_that_starts_at_home_a_friend_compares_with_no_best_and_with_what_is_left() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "DE").await, join(&app, "Boris", "DE").await);
    befriend(&anna, &boris).await;
    let run = upload(&anna, run_file("2027-05-06", 45.0, 1)).await;
    let path = format!("/api/v1/activities/{}", run["id"].as_str().unwrap());
    anna.patch(&path, json!({ "audience": "friends" })).await.ok();
    for (one, other) in [(&anna, &boris), (&boris, &anna)] {
        one.put(format!("{FRIENDS}/{}", id_of(other).await), json!({})).await.ok();
    }
    settle(&app).await;
    let before = beside(&boris, &anna).await;
    assert_eq!(before["periods"][0]["theirs"]["distance_m"], run["distance_m"]);
    assert_eq!(before["bests"][0]["effort"], "5k");

    hide_start(&anna, &path).await;
    settle(&app).await;
    let after = beside(&boris, &anna).await;
    let left_m = after["periods"][0]["theirs"]["distance_m"].as_f64().unwrap();
    let as_seen = boris.get(&path).await.ok();
    assert_eq!(Some(left_m), as_seen["distance_m"].as_f64(), "as the page of the run says");
    assert!(left_m < run["distance_m"].as_f64().unwrap() - 100.0);
    assert_eq!(after["bests"], json!([]), "its fastest stretch may lie in what is hidden");
    mirrored(&after, &beside(&anna, &boris).await);
}

#[tokio::test]
async fn nobody_is_compared_before_signing_in() {
    let app = whole_stadion().await;
    assert_eq!(app.stranger().get(MYSELF).await.status, 401);
    assert_eq!(app.stranger().get(REGION).await.status, 401);
    assert_eq!(app.stranger().put(SETTINGS, json!({ "sex": "f" })).await.status, 401);
}

async fn settle(app: &TestApp) {
    app.settle().await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    app.settle().await;
}

/// A zone around the place where a run begins.
async fn hide_start(who: &TestAthlete, run: &str) {
    let own = who.get(format!("{run}/streams")).await.ok();
    let first =
        |channel: &str| own[channel].as_array().into_iter().flatten().find_map(Value::as_f64);
    let (latitude, longitude) = (first("latitude_deg").unwrap(), first("longitude_deg").unwrap());
    let zone = json!({ "name": "Home", "latitude_deg": latitude, "longitude_deg": longitude });
    who.post("/api/v1/zones", zone).await.ok();
}

/// What the job counts of somebody in these days.
async fn counted(app: &TestApp, who: &TestAthlete) -> Vec<compare::needs::Done> {
    let (id, public) = (id_of(who).await, stadion::needs::of_compare().public);
    let (from, to) = ("2026-05-01".parse().unwrap(), "2027-04-30".parse().unwrap());
    app.app.db.read(move |tx| public.done(tx, id, from, to)).await.unwrap()
}

#[tokio::test]
async fn of_boris_a_region_counts_what_everybody_may_see_and_no_best_that_a_zone_may_hide() {
    let app = whole_stadion().await;
    let boris = join(&app, "Boris", "DE").await;
    // In the first days nothing is for everybody yet.
    app.clock.advance_ms(3 * 24 * 3_600_000);
    let mine = json!({ "default_audience": "everyone", "region": "DE-BY" });
    boris.patch("/api/v1/me", mine).await.ok();
    let shown = upload(&boris, run_file("2027-04-20", 45.0, 1)).await;
    let hidden = upload(&boris, run_file("2027-04-21", 45.0, 2)).await;
    upload(&boris, run_file("2027-05-02", 45.0, 3)).await;
    let path = format!("/api/v1/activities/{}", hidden["id"].as_str().unwrap());
    boris.patch(&path, json!({ "audience": "friends" })).await.ok();
    settle(&app).await;

    let found = counted(&app, &boris).await;
    assert_eq!(found.len(), 1, "neither what is for friends nor what is of May: {found:?}");
    assert_eq!(found[0].on.to_string(), "2027-04-20");
    assert_eq!(found[0].moving_s, shown["moving_s"].as_f64());
    assert!(found[0].five_k_s.is_some_and(|time| time > 600.0), "{found:?}");

    let path = format!("/api/v1/activities/{}", shown["id"].as_str().unwrap());
    hide_start(&boris, &path).await;
    settle(&app).await;
    let found = counted(&app, &boris).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].moving_s < shown["moving_s"].as_f64(), "the hidden part is not counted");
    assert_eq!(found[0].five_k_s, None);
}

#[tokio::test]
async fn three_people_are_counted_and_nothing_is_told_of_them() {
    let app = whole_stadion().await;
    let mut people = Vec::new();
    for (name, seed) in [("Anna", 1), ("Boris", 2), ("Carla", 3)] {
        let who = join(&app, name, "DE").await;
        let everybody = json!({ "default_audience": "everyone", "region": "DE-BY" });
        who.patch("/api/v1/me", everybody).await.ok();
        set_consent(&who, "regional_statistics", true).await.ok();
        who.put(SETTINGS, json!({ "sex": "f" })).await.ok();
        upload(&who, run_file("2027-04-20", 40.0, seed)).await;
        people.push(who);
    }
    app.settle().await;
    let needs = stadion::needs::of_compare();
    for _ in 0..2 {
        assert_eq!(compare::region::release::release(&app.app, &needs).await.unwrap(), 0);
    }
    let seen = people[0].get(REGION).await.ok();
    assert_eq!((&seen["part"], &seen["month_on"]), (&json!("counted"), &json!("2027-04-01")));
    assert_eq!((&seen["region"], &seen["sex"]), (&json!("DE-BY"), &json!("f")));
    let measures = seen["measures"].as_array().unwrap();
    assert_eq!(measures.len(), 3);
    for one in measures {
        assert_eq!((&one["circle"], &one["ahead_percent"]), (&Value::Null, &Value::Null));
        assert!(one["mine"].as_f64().unwrap() > 0.0, "one's own number is there: {one}");
    }
}
