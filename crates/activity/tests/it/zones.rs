//! Privacy zones: what nobody is shown, and what nobody can work out from what is.
use activity::zones::discs::Disc;
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

use crate::support::{HEALTH, Outing, record, run, stadion};

pub const HOME: (f64, f64) = (52.52, 13.4);

/// Somebody who shows everything to everyone, but for what zones hide.
pub async fn open_person(app: &TestApp, name: &str) -> TestAthlete {
    let person = app.athlete(name, "DE").await;
    app.allow(person.id, HEALTH).await;
    let open = json!({
        "map": "everyone", "heart_rate": "everyone", "power": "everyone",
        "start": "everyone", "gear": "everyone", "notes": "everyone",
    });
    person.put("/api/v1/privacy", json!({"parts": open, "high_risk": false})).await.ok();
    person
}

pub async fn hide_home(person: &TestAthlete) -> Value {
    let home = json!({"name": "Home", "latitude_deg": HOME.0, "longitude_deg": HOME.1});
    let reply = person.post("/api/v1/zones", home).await;
    assert_eq!(reply.status, 201, "{reply}");
    reply.body["zones"][0].clone()
}

fn disc(zone: &Value) -> Disc {
    let number = |name: &str| zone[name].as_f64().unwrap();
    Disc {
        latitude_deg: number("centre_latitude_deg"),
        longitude_deg: number("centre_longitude_deg"),
        radius_m: number("radius_m"),
    }
}

/// Under which name a refusal goes.
fn code(reply: &Reply) -> String {
    reply.body["code"].as_str().unwrap_or_default().to_owned()
}

pub async fn work(app: &TestApp) {
    activity::jobs(app.app.clone()).run_due().await.unwrap();
}

/// A run that starts at home.
pub fn from_home(day: u32, bearing_deg: f64) -> Outing {
    let days = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"];
    let started_at: &'static str =
        Box::leak(format!("2027-04-{}T06:37:00Z", days[day as usize]).into_boxed_str());
    Outing { started_at, bearing_deg, seconds: 1_200, power_w: Some(250.0), ..run() }
}

#[tokio::test]
async fn of_a_run_from_home_others_get_the_part_outside_and_its_own_numbers() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    let zone = hide_home(&anna).await;
    let disc = disc(&zone);
    let (east_m, north_m) = disc.offset_m(HOME.0, HOME.1);
    assert!(east_m.hypot(north_m) <= 280.5, "the centre lies within seven tenths of 400 m");

    let id = record(&anna, &from_home(3, 90.0)).await;
    let path = format!("/api/v1/activities/{id}");
    let own = anna.get(&path).await.ok();
    assert_eq!((own["distance_m"].as_f64(), own["hides"].as_bool()), (Some(3600.0), Some(true)));

    let seen = ben.get(&path).await.ok();
    let shown_m = seen["distance_m"].as_f64().unwrap();
    assert!((3600.0 - 681.0..3600.0 - 119.0).contains(&shown_m), "{shown_m}");
    let shown_s = seen["elapsed_s"].as_f64().unwrap();
    assert!((shown_s * 3.0 - shown_m).abs() < 3.1, "{shown_s} s for {shown_m} m");
    let total = |list: &str, field: &str| -> f64 {
        seen[list].as_array().unwrap().iter().map(|row| row[field].as_f64().unwrap()).sum()
    };
    assert!((total("splits_km", "distance_m") - shown_m).abs() < 1.0);
    assert!((total("laps", "distance_m") - shown_m).abs() < 4.0, "{}", seen["laps"]);
    assert_eq!(seen["laps"].as_array().unwrap().len(), 2);
    assert!(seen["hides"].is_null(), "others do not learn that anything is hidden");
    assert!(seen["has_map"].as_bool().unwrap() && seen["has_streams"].as_bool().unwrap());
    assert!(seen["avg_heart_rate_bpm"].is_number() && seen["avg_power_w"].is_number());
    let started_at = seen["started_at"].as_str().unwrap();
    assert!(started_at.ends_with(":30:00Z") || started_at.ends_with(":45:00Z"), "{started_at}");
    let minute = seen["started_minute"].as_i64().unwrap();
    assert!(minute % 15 == 0 && (390..=540).contains(&minute), "the quarter of an hour: {minute}");

    let streams = ben.get(format!("{path}/streams?points=20000")).await.ok();
    assert_eq!(
        (streams["time_s"][0].as_f64(), streams["distance_m"][0].as_f64()),
        (Some(0.0), Some(0.0))
    );
    assert_nothing_inside(&disc, &streams);
    let heights = streams["altitude_m"].as_array().unwrap();
    assert_eq!(heights.iter().filter(|height| height.is_number()).count(), heights.len());
    let outline = physiology::polyline::decode(seen["outline"].as_str().unwrap()).unwrap();
    // A line is told to a metre, so its end may lie so much inside.
    let inner = Disc { radius_m: disc.radius_m - 1.0, ..disc };
    assert!(outline.iter().all(|(lat, lon)| !inner.holds(*lat, *lon)));
    // Neither the whole way nor the whole time stands anywhere.
    for answer in [&seen, &ben.get("/api/v1/activities?athlete=anna").await.ok()] {
        for (name, number) in numbers_in("", answer) {
            let whole = [("_m", 3600.0), ("_s", 1200.0)];
            let told = whole.iter().any(|(unit, whole)| name.ends_with(unit) && number == *whole);
            assert!(!told, "{name} {number} in {answer}");
        }
    }
    for column in ["distance_m", "time_s"] {
        let last = streams[column].as_array().unwrap().last().unwrap().as_f64().unwrap();
        let shown = seen[if column == "time_s" { "elapsed_s" } else { column }].as_f64().unwrap();
        assert!((last - shown).abs() < 0.01, "{column} ends at {last}, and {shown} is told");
    }
}

fn assert_nothing_inside(disc: &Disc, streams: &Value) {
    let latitudes = streams["latitude_deg"].as_array().unwrap();
    assert!(!latitudes.is_empty());
    for (lat, lon) in latitudes.iter().zip(streams["longitude_deg"].as_array().unwrap()) {
        if let (Some(lat), Some(lon)) = (lat.as_f64(), lon.as_f64()) {
            assert!(!disc.holds(lat, lon), "{lat} {lon}");
        }
    }
}

#[tokio::test]
async fn for_counts_of_a_region_there_is_what_everybody_sees_and_whether_it_is_whole() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    hide_home(&anna).await;
    let cut = record(&anna, &from_home(3, 90.0)).await;
    let far = Outing { start: (52.9, 13.4), ..from_home(4, 90.0) };
    let whole = record(&anna, &far).await;
    record(&anna, &Outing { seconds: 30, ..from_home(5, 90.0) }).await;
    let seen = async |from: &str, to: &str| {
        let (owner, from, to) = (anna.id, from.parse().unwrap(), to.parse().unwrap());
        let read = app.app.db.read(move |tx| activity::list_for_everybody(tx, owner, from, to));
        let told = read.await.unwrap().into_iter();
        let told =
            told.map(|one| (one.activity.to_string(), one.whole, one.seen.distance_m.unwrap()));
        told.collect::<Vec<_>>()
    };
    let told = seen("2027-04-01", "2027-04-30").await;
    assert_eq!(told.len(), 2, "of the one inside nothing is told: {told:?}");
    assert_eq!((&told[0].0, told[0].1), (&cut, false));
    assert_eq!((&told[1].0, told[1].1), (&whole, true));
    assert!(told[0].2 < 3_500.0 && (told[1].2 - 3_600.0).abs() < 1.0, "{told:?}");
    assert_eq!(seen("2027-04-05", "2027-04-05").await, told[1..]);
    let (owner, one) = (anna.id, cut.parse().unwrap());
    let read = app.app.db.read(move |tx| activity::for_everybody(tx, owner, one));
    assert_eq!(read.await.unwrap().and_then(|seen| seen.distance_m), Some(told[0].2));
    let gone = kernel::ActivityId::new();
    let read = app.app.db.read(move |tx| activity::for_everybody(tx, owner, gone));
    assert_eq!(read.await.unwrap().map(|seen| seen.distance_m), None);
    let parts = anna.get("/api/v1/privacy").await.ok()["parts"].clone();
    anna.put("/api/v1/privacy", json!({ "parts": parts, "high_risk": true })).await.ok();
    work(&app).await;
    assert!(
        seen("2027-04-01", "2027-04-30").await.is_empty(),
        "who is worth finding is not counted"
    );
}

/// Every number with the name under which it stands.
fn numbers_in<'a>(name: &'a str, value: &'a Value) -> Vec<(&'a str, f64)> {
    match value {
        Value::Number(number) => number.as_f64().map(|number| (name, number)).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(|item| numbers_in(name, item)).collect(),
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, value)| numbers_in(name, value)).collect()
        }
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn a_way_through_a_zone_is_cut_out_and_the_rest_is_put_together() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    // A friend: to strangers, two ends on one straight road would tell too much.
    let alan = app.athlete("Alan", "DE").await;
    let disc = disc(&hide_home(&anna).await);
    // Three kilometres towards home and three beyond it.
    let through =
        Outing { start: (52.52, 13.4 - 3_000.0 / 67_738.0), seconds: 2_000, ..from_home(2, 90.0) };
    let id = record(&anna, &through).await;
    let path = format!("/api/v1/activities/{id}");
    let seen = alan.get(&path).await.ok();
    let shown_m = seen["distance_m"].as_f64().unwrap();
    assert!((5_150.0..5_500.0).contains(&shown_m), "{shown_m}");
    let streams = alan.get(format!("{path}/streams?points=20000")).await.ok();
    assert_nothing_inside(&disc, &streams);
    let breaks = streams["breaks"].as_array().unwrap();
    assert_eq!(breaks.len(), 1);
    let at = breaks[0].as_u64().unwrap() as usize;
    let time = |row: usize| streams["time_s"][row].as_f64().unwrap();
    assert_eq!(time(at) - time(at - 1), 1.0, "the clock does not tell how long it took");
    // No best effort runs through the gap: neither piece is three kilometres long.
    let longest = seen["best_efforts"].as_array().unwrap().last().unwrap()["distance_m"].as_f64();
    assert!(longest.unwrap() < 3_000.0, "{longest:?}");
    // A thinned view breaks at the same place.
    let thin = alan.get(format!("{path}/streams?points=100")).await.ok();
    let at = thin["breaks"][0].as_u64().unwrap() as usize;
    let lon = |row: usize| thin["longitude_deg"][row].as_f64().unwrap();
    assert!(lon(at - 1) < 13.4 && lon(at) > 13.4);
}

#[tokio::test]
async fn an_activity_inside_a_zone_happened_and_nothing_more_is_said() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    hide_home(&anna).await;
    let id = record(&anna, &Outing { seconds: 30, ..from_home(1, 0.0) }).await;
    let path = format!("/api/v1/activities/{id}");
    let seen = ben.get(&path).await.ok();
    assert_eq!(seen["sport"], "running");
    for number in
        ["distance_m", "elapsed_s", "moving_s", "ascent_m", "started_at", "outline", "load"]
    {
        assert!(seen[number].is_null(), "{number}: {seen}");
    }
    assert_eq!((&seen["has_map"], &seen["has_streams"]), (&json!(false), &json!(false)));
    assert_eq!(ben.get(format!("{path}/streams")).await.status, 404);
    assert_eq!(anna.get(&path).await.ok()["distance_m"], 90.0);
}

#[tokio::test]
async fn a_new_zone_holds_for_the_past_from_the_moment_it_is_made() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    work(&app).await;
    let id = record(&anna, &from_home(4, 90.0)).await;
    let path = format!("/api/v1/activities/{id}");
    assert_eq!(ben.get(&path).await.ok()["distance_m"], 3600.0);

    let zone = hide_home(&anna).await;
    // Until it is worked out anew, it does not exist for others.
    assert_eq!(ben.get(&path).await.status, 404);
    assert_eq!(ben.get("/api/v1/activities?athlete=anna").await.ok()["items"], json!([]));
    assert_eq!(anna.get(&path).await.status, 200);
    work(&app).await;
    let shown_m = ben.get(&path).await.ok()["distance_m"].as_f64().unwrap();
    assert!(shown_m < 3500.0, "{shown_m}");

    // A change of the sport, or of the measures behind its load, is worked out anew as well.
    anna.patch(&path, json!({"sport": "walking"})).await.ok();
    anna.put("/api/v1/body", json!({"max_heart_rate_bpm": 190.0})).await.ok();
    work(&app).await;
    let walked = ben.get(&path).await.ok();
    assert_eq!(
        (&walked["sport"], walked["distance_m"].as_f64()),
        (&json!("walking"), Some(shown_m))
    );

    // Wider shows less; smaller, or gone, needs somebody who has just signed in.
    let zone_path = format!("/api/v1/zones/{}", zone["id"].as_str().unwrap());
    anna.patch(&zone_path, json!({"radius_m": 1600.0})).await.ok();
    work(&app).await;
    let wider_m = ben.get(&path).await.ok()["distance_m"].as_f64().unwrap();
    assert!(wider_m < shown_m - 900.0, "{wider_m}");
    app.clock.set("2027-05-10T00:00:00Z");
    let refused = anna.patch(&zone_path, json!({"radius_m": 400.0})).await;
    assert_eq!((refused.status.as_u16(), code(&refused).as_str()), (403, "sign_in_again"));
    assert_eq!(code(&anna.delete(&zone_path).await), "sign_in_again");
    app.clock.set("2027-05-08T00:00:00Z");
    anna.delete(&zone_path).await.ok();
    work(&app).await;
    let again = ben.get(&path).await.ok();
    assert_eq!(
        (again["distance_m"].as_f64(), app.number("SELECT COUNT(*) FROM activity_shown").await),
        (Some(3600.0), 0)
    );
    assert_eq!(app.number("SELECT COUNT(*) FROM privacy_zone_exit").await, 0);
    anna.delete(&zone_path).await.ok();
    assert_eq!(ben.get(&path).await.ok(), again, "gone twice is gone once");
}

#[tokio::test]
async fn seen_as_a_friend_or_a_stranger_it_is_what_they_get_to_the_last_byte() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    hide_home(&anna).await;
    let friendly = json!({
        "map": "friends", "heart_rate": "only_me", "power": "everyone",
        "start": "friends", "gear": "everyone", "notes": "friends",
    });
    anna.put("/api/v1/privacy", json!({"parts": friendly, "high_risk": false})).await.ok();
    work(&app).await;
    let id = record(&anna, &from_home(5, 45.0)).await;
    record(&anna, &from_home(6, 80.0)).await;
    anna.patch(format!("/api/v1/activities/{id}"), json!({"description": "Past the lake."}))
        .await
        .ok();
    for path in [
        format!("/api/v1/activities/{id}?x=1"),
        format!("/api/v1/activities/{id}/streams?points=500"),
        "/api/v1/activities?athlete=anna&limit=1".to_owned(),
    ] {
        for (eyes, other) in [("friend", &alan), ("stranger", &ben)] {
            let theirs = other.get(&path).await.ok();
            assert_eq!(
                anna.get(format!("{path}&as={eyes}")).await.ok(),
                theirs,
                "{path} as {eyes}"
            );
            // Others cannot look with any eyes but their own.
            assert_eq!(other.get(format!("{path}&as=friend")).await.ok(), theirs);
        }
    }
    let to_friend = alan.get(format!("/api/v1/activities/{id}")).await.ok();
    let to_stranger = ben.get(format!("/api/v1/activities/{id}")).await.ok();
    assert!(to_friend["outline"].is_string() && to_stranger["outline"].is_null());
    assert_eq!(to_friend["description"], "Past the lake.");
    assert!(to_stranger["description"].is_null() && to_stranger["started_at"].is_null());
    assert!(to_friend["avg_heart_rate_bpm"].is_null() && to_friend["avg_power_w"].is_number());
    let streams = ben.get(format!("/api/v1/activities/{id}/streams")).await.ok();
    for hidden in
        ["latitude_deg", "longitude_deg", "altitude_m", "grade", "heart_rate_bpm", "temperature_c"]
    {
        assert!(streams[hidden].is_null(), "{hidden}");
    }
    assert!(streams["power_w"].is_array() && streams["speed_mps"].is_array());
    assert_eq!(anna.get(format!("/api/v1/activities/{id}?as=the_press")).await.status, 422);
}

#[tokio::test]
async fn strangers_see_ten_ends_of_tracks_at_a_zone_and_no_more_for_ever() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    hide_home(&anna).await;
    work(&app).await;
    let mut ids = Vec::new();
    for day in 0..12 {
        // Down the street behind the house: no track points at the door.
        let outing = Outing { start: (52.52 + 100.0 / 111_320.0, 13.4), ..from_home(day, 90.0) };
        ids.push(record(&anna, &outing).await);
    }
    let maps = async |who: &TestAthlete| {
        let mut maps = Vec::new();
        for id in &ids {
            let seen = who.get(format!("/api/v1/activities/{id}")).await.ok();
            maps.push(seen["has_map"].as_bool().unwrap());
        }
        maps
    };
    let ten: Vec<bool> = (0..12).map(|at| at < 10).collect();
    assert_eq!(maps(&ben).await, ten);
    assert_eq!(maps(&alan).await, [true; 12], "friends see them all");
    let eleventh = ben.get(format!("/api/v1/activities/{}", ids[10])).await.ok();
    assert!(eleventh["distance_m"].as_f64().unwrap() < 3600.0 && eleventh["outline"].is_null());
    let zone = |list: &Value| list["zones"][0]["public_exits"].as_i64().unwrap();
    assert_eq!(zone(&anna.get("/api/v1/zones").await.ok()), 10);

    // Removing one gives nothing back, and so does hiding it and showing it again.
    assert_eq!(anna.delete(format!("/api/v1/activities/{}", ids[0])).await.status, 204);
    let second = format!("/api/v1/activities/{}", ids[1]);
    anna.patch(&second, json!({"audience": "friends"})).await.ok();
    anna.patch(&second, json!({"audience": "everyone"})).await.ok();
    let last = format!("/api/v1/activities/{}", ids[11]);
    anna.patch(&last, json!({"audience": "only_me"})).await.ok();
    anna.patch(&last, json!({"audience": "everyone"})).await.ok();
    assert_eq!(ben.get(&last).await.ok()["has_map"], false);
    assert_eq!(ben.get(&second).await.ok()["has_map"], true);
    assert_eq!(zone(&anna.get("/api/v1/zones").await.ok()), 10);
    // Another edge is another set of points: nothing is left for it.
    let id = anna.get("/api/v1/zones").await.ok()["zones"][0]["id"].as_str().unwrap().to_owned();
    anna.patch(format!("/api/v1/zones/{id}"), json!({"radius_m": 500.0})).await.ok();
    work(&app).await;
    assert_eq!(ben.get(&second).await.ok()["has_map"], false);
}

#[tokio::test]
async fn maps_for_friends_cost_nothing_and_count_once_strangers_see_them() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "DE").await;
    let ben = app.athlete("Ben", "DE").await;
    hide_home(&anna).await;
    work(&app).await;
    let first = anna.get("/api/v1/privacy").await.ok();
    assert_eq!(first["parts"]["map"], "friends", "with the first zone the map may go to friends");
    let carla = app.athlete("Carla", "DE").await;
    let kept = carla.get("/api/v1/privacy").await.ok()["parts"].clone();
    carla.put("/api/v1/privacy", json!({"parts": kept, "high_risk": false})).await.ok();
    hide_home(&carla).await;
    let after = carla.get("/api/v1/privacy").await.ok()["parts"].clone();
    assert_eq!(after["map"], "only_me", "who decided before keeps the decision");
    let id = record(&anna, &from_home(0, 90.0)).await;
    let exits = async || anna.get("/api/v1/zones").await.ok()["zones"][0]["public_exits"].clone();
    assert_eq!(exits().await, 0);
    let path = format!("/api/v1/activities/{id}");
    let own = json!({"audiences": {"map": "everyone"}});
    assert_eq!(anna.patch(&path, own).await.ok()["audiences"]["map"], "everyone");
    assert_eq!(
        (exits().await, ben.get(&path).await.ok()["has_map"].clone()),
        (json!(1), json!(true))
    );
    let as_usual = json!({"audiences": {}});
    assert!(anna.patch(&path, as_usual).await.ok()["audiences"]["map"].is_null());
    assert_eq!(ben.get(&path).await.ok()["has_map"], false);
    let mut parts = first["parts"].clone();
    parts["map"] = json!("everyone");
    anna.put("/api/v1/privacy", json!({"parts": parts, "high_risk": false})).await.ok();
    assert_eq!(ben.get(&path).await.status, 404, "what counts against a zone is worked out first");
    work(&app).await;
    assert_eq!(
        (exits().await, ben.get(&path).await.ok()["has_map"].clone()),
        (json!(1), json!(true))
    );
}

/// Straight roads from the door, as in the country: every track points home.
const ROADS_DEG: [f64; 7] = [0.0, 50.0, 100.0, 160.0, 220.0, 280.0, 330.0];

#[tokio::test]
async fn a_map_that_would_give_the_place_away_is_not_for_strangers() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    hide_home(&anna).await;
    work(&app).await;
    let mut shown = 0;
    for (day, bearing_deg) in ROADS_DEG.into_iter().enumerate() {
        let id = record(&anna, &from_home(day as u32, bearing_deg)).await;
        let path = format!("/api/v1/activities/{id}");
        assert_eq!(alan.get(&path).await.ok()["has_map"], true, "friends see it");
        let seen = ben.get(&path).await.ok();
        shown += usize::from(seen["has_map"] == true);
        assert!(seen["distance_m"].is_number(), "what was done is told all the same");
    }
    // Where two of the tracks cross, prolonged, is the door.
    assert_eq!(shown, 1);
    assert_eq!(
        activity::zones::audit::run_due(&app.app).await.unwrap(),
        0,
        "one end tells nothing"
    );
}

#[tokio::test]
async fn the_auditor_closes_a_zone_that_its_own_attack_sees_through() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    let zone = hide_home(&anna).await;
    work(&app).await;
    let mut ids = Vec::new();
    for (day, bearing_deg) in ROADS_DEG.into_iter().enumerate() {
        ids.push(record(&anna, &from_home(day as u32, bearing_deg)).await);
    }
    // As if the attacks had been worse when these were shown.
    let shown = app.app.db.write(|tx| {
        tx.exec("UPDATE privacy_zone_exit SET counted = TRUE", kernel::args![])?;
        tx.exec("UPDATE activity SET map_open = TRUE", kernel::args![])
    });
    shown.await.unwrap();
    assert_eq!(ben.get(format!("/api/v1/activities/{}", ids[6])).await.ok()["has_map"], true);
    assert_eq!(activity::zones::audit::run_due(&app.app).await.unwrap(), 1);
    work(&app).await;
    let now = anna.get("/api/v1/zones").await.ok()["zones"][0].clone();
    let exposure = &now["exposure"];
    assert!(exposure["rank"].as_i64().unwrap() <= 10, "{exposure}");
    assert!(
        exposure["candidates"].as_i64().unwrap() > 300 && exposure["tracks"] == 7,
        "{exposure}"
    );
    assert_eq!(
        (&exposure["did"], &exposure["told"], &now["closed"]),
        (&json!("widened"), &json!(false), &json!(true))
    );
    assert_eq!(
        (&now["radius_m"], &now["centre_latitude_deg"]),
        (&json!(600.0), &zone["centre_latitude_deg"])
    );
    for id in &ids {
        let seen = ben.get(format!("/api/v1/activities/{id}")).await.ok();
        assert_eq!((&seen["has_map"], &seen["outline"]), (&json!(false), &Value::Null));
    }
    assert_eq!(activity::zones::audit::run_due(&app.app).await.unwrap(), 0, "once is enough");
    let path = format!("/api/v1/zones/{}", now["id"].as_str().unwrap());
    let read = anna.patch(&path, json!({"read": true})).await.ok();
    assert_eq!(read["zones"][0]["exposure"]["told"], true);
}

#[tokio::test]
async fn two_starts_near_each_other_suggest_a_zone_until_it_is_made_or_declined() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "DE").await;
    let suggestion = async || anna.get("/api/v1/zones").await.ok()["suggestion"].clone();
    record(&anna, &from_home(0, 90.0)).await;
    assert_eq!(suggestion().await, Value::Null);
    record(&anna, &Outing { start: (52.5205, 13.4003), ..from_home(1, 10.0) }).await;
    let place = suggestion().await;
    assert_eq!(place["activities"], 2);
    assert!((place["latitude_deg"].as_f64().unwrap() - 52.52025).abs() < 1e-4, "{place}");
    let declined =
        json!({"latitude_deg": place["latitude_deg"], "longitude_deg": place["longitude_deg"]});
    let after = anna.put("/api/v1/zones/suggestion/declined", declined.clone()).await.ok();
    assert_eq!(after["suggestion"], Value::Null);
    anna.put("/api/v1/zones/suggestion/declined", declined).await.ok();
    assert_eq!(app.number("SELECT COUNT(*) FROM privacy_declined").await, 1);

    let alan = app.athlete("Alan", "DE").await;
    for day in [0, 1] {
        record(&alan, &from_home(day, f64::from(day) * 90.0)).await;
    }
    assert_eq!(alan.get("/api/v1/zones").await.ok()["suggestion"]["activities"], 2);
    hide_home(&alan).await;
    assert_eq!(alan.get("/api/v1/zones").await.ok()["suggestion"], Value::Null);
}

#[tokio::test]
async fn who_is_worth_finding_is_seen_by_friends_a_day_late_and_never_on_a_map() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    let old = record(&anna, &from_home(0, 90.0)).await;
    let parts = anna.get("/api/v1/privacy").await.ok()["parts"].clone();
    let careful = json!({"parts": parts, "high_risk": true});
    assert_eq!(anna.put("/api/v1/privacy", careful).await.ok()["high_risk"], true);
    work(&app).await;
    assert_eq!(ben.get(format!("/api/v1/activities/{old}")).await.status, 404);
    assert_eq!(alan.get(format!("/api/v1/activities/{old}")).await.ok()["has_map"], false);

    let new = format!("/api/v1/activities/{}", record(&anna, &from_home(1, 90.0)).await);
    assert_eq!(
        (anna.get(&new).await.status.as_u16(), alan.get(&new).await.status.as_u16()),
        (200, 404)
    );
    let listed = async || {
        alan.get("/api/v1/activities?athlete=anna").await.ok()["items"].as_array().unwrap().len()
    };
    app.clock.advance_ms(24 * 3_600_000 - 1);
    work(&app).await;
    assert_eq!((alan.get(&new).await.status.as_u16(), listed().await), (404, 1));
    app.clock.advance_ms(1);
    work(&app).await;
    assert_eq!((alan.get(&new).await.ok()["has_map"].clone(), listed().await), (json!(false), 2));
    assert_eq!(ben.get("/api/v1/activities?athlete=anna").await.ok()["items"], json!([]));

    let careless = json!({"parts": parts, "high_risk": false});
    // An account that was recovered by mail alone opens nothing for a week.
    app.clock.set("2027-05-21T00:00:00Z");
    assert_eq!(code(&anna.put("/api/v1/privacy", careless.clone()).await), "frozen");
    app.clock.set("2027-05-10T00:00:00Z");
    assert_eq!(code(&anna.put("/api/v1/privacy", careless.clone()).await), "sign_in_again");
    app.clock.set("2027-05-08T12:00:00Z");
    anna.put("/api/v1/privacy", careless).await.ok();
    work(&app).await;
    assert_eq!(ben.get(&new).await.ok()["has_map"], true);
}

#[tokio::test]
async fn the_past_is_hidden_in_one_step_and_nothing_becomes_more_visible_by_it() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let (alan, ben) = (app.athlete("Alan", "DE").await, app.athlete("Ben", "DE").await);
    let mut ids = Vec::new();
    for day in 0..4 {
        ids.push(record(&anna, &from_home(day, 90.0)).await);
    }
    anna.patch(format!("/api/v1/activities/{}", ids[0]), json!({"audience": "only_me"})).await.ok();
    let hide = async |wish: Value| {
        anna.post("/api/v1/privacy/hide_past", wish).await.ok()["activities"].clone()
    };
    let listed = async |who: &TestAthlete| {
        who.get("/api/v1/activities?athlete=anna").await.ok()["items"].as_array().unwrap().len()
    };
    assert_eq!(hide(json!({"audience": "friends", "before": "2027-04-04"})).await, 2);
    assert_eq!((listed(&alan).await, listed(&ben).await), (3, 1));
    assert_eq!(hide(json!({"audience": "friends"})).await, 1);
    assert_eq!((listed(&alan).await, listed(&ben).await), (3, 0));
    assert_eq!(hide(json!({"audience": "only_me"})).await, 3);
    assert_eq!(hide(json!({"audience": "only_me"})).await, 0);
    assert_eq!((listed(&alan).await, listed(&ben).await, listed(&anna).await), (0, 0, 4));
    let refused = anna.post("/api/v1/privacy/hide_past", json!({"audience": "everyone"})).await;
    assert_eq!(refused.status, 422);
}

#[tokio::test]
async fn new_activities_of_one_sport_have_an_audience_of_their_own() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "DE").await;
    let set = anna.put("/api/v1/privacy/sports/cycling", json!({"audience": "only_me"})).await.ok();
    assert_eq!(set["sports"], json!([{"sport": "cycling", "audience": "only_me"}]));
    let ride = Outing { sport: formats::Sport::Cycling, ..from_home(0, 90.0) };
    let audience = async |id: String| {
        anna.get(format!("/api/v1/activities/{id}")).await.ok()["audience"].clone()
    };
    assert_eq!(audience(record(&anna, &ride).await).await, "only_me");
    assert_eq!(audience(record(&anna, &from_home(1, 90.0)).await).await, "everyone");
    let ended = anna.delete("/api/v1/privacy/sports/cycling").await.ok();
    assert_eq!(ended["sports"], json!([]));
    let unknown =
        anna.put("/api/v1/privacy/sports/curling_up", json!({"audience": "only_me"})).await;
    assert_eq!(unknown.status, 422);
}

#[tokio::test]
async fn a_zone_is_refused_in_words_when_it_makes_no_sense() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "DE").await;
    let wrong =
        json!({"name": " ", "latitude_deg": 91.0, "longitude_deg": 181.0, "radius_m": 399.0});
    let refused = anna.post("/api/v1/zones", wrong).await;
    assert_eq!(refused.status, 422);
    for field in ["name", "latitude_deg", "longitude_deg", "radius_m"] {
        assert!(refused.body["fields"][field].is_string(), "{field}");
    }
    let home =
        json!({"name": "Home", "latitude_deg": 52.5, "longitude_deg": 13.4, "radius_m": 400.0});
    for (field, value) in [
        ("name", json!("x".repeat(41))),
        ("latitude_deg", json!(-90.1)),
        ("longitude_deg", json!(-180.1)),
        ("radius_m", json!(1_600.1)),
    ] {
        let mut one_wrong = home.clone();
        one_wrong[field] = value;
        let refused = anna.post("/api/v1/zones", one_wrong).await;
        assert_eq!(refused.body["fields"].as_object().unwrap().len(), 1, "{field}");
        assert!(refused.status == 422 && refused.body["fields"][field].is_string(), "{field}");
    }
    for at in 0..10 {
        let zone = json!({"name": format!("Place {at}"), "latitude_deg": f64::from(at), "longitude_deg": 0.0});
        assert_eq!(anna.post("/api/v1/zones", zone).await.status, 201);
    }
    let again = json!({"name": "Place 9", "latitude_deg": 9.0, "longitude_deg": 0.0});
    assert_eq!(anna.post("/api/v1/zones", again).await.status, 201, "a retry changes nothing");
    let eleventh = json!({"name": "Cabin", "latitude_deg": 50.0, "longitude_deg": 0.0});
    assert_eq!(code(&anna.post("/api/v1/zones", eleventh).await), "too_many_zones");
    let ben = app.athlete("Ben", "DE").await;
    let id = anna.get("/api/v1/zones").await.ok()["zones"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(ben.patch(format!("/api/v1/zones/{id}"), json!({"name": "Mine"})).await.status, 404);
    ben.delete(format!("/api/v1/zones/{id}")).await.ok();
    assert_eq!(anna.get("/api/v1/zones").await.ok()["zones"].as_array().unwrap().len(), 10);
    assert_eq!(
        anna.patch(format!("/api/v1/zones/{id}"), json!({"name": "Hut", "radius_m": 2000.0}))
            .await
            .status,
        422
    );
    let renamed = anna.patch(format!("/api/v1/zones/{id}"), json!({"name": "Hut"})).await.ok();
    assert_eq!(renamed["zones"][0]["name"], "Hut");
}

/// Makes the zone lie so that its place is 200 metres east and 100 north of the centre, and lets strangers have seen eight ends
/// around it that all point to one spot.
async fn show_ends(app: &TestApp, spot_m: (f64, f64)) {
    let mut ends = Vec::new();
    for at in 0..8 {
        let (sin, cos) = (f64::from(at) / 8.0 * std::f64::consts::TAU).sin_cos();
        let (east_m, north_m) = (50.0 + 400.0 * cos, -30.0 + 400.0 * sin);
        let (east, north) = (spot_m.0 - east_m, spot_m.1 - north_m);
        let length_m = east.hypot(north);
        ends.push(json!({
            "east_m": east_m, "north_m": north_m,
            "back_east": east / length_m, "back_north": north / length_m,
        }));
    }
    let centre = activity::zones::discs::moved(HOME.0, HOME.1, -200.0, -100.0);
    let ends = json!(ends).to_string();
    let shown = app.app.db.write(move |tx| {
        tx.exec(
            "UPDATE privacy_zone SET centre_latitude_deg = $1, centre_longitude_deg = $2,
               public_exits = 8",
            kernel::args![centre.0, centre.1],
        )?;
        tx.exec("UPDATE privacy_zone_exit SET counted = TRUE, ends = $1", kernel::args![ends])
    });
    shown.await.unwrap();
}

#[tokio::test]
async fn the_auditor_leaves_a_well_hidden_place_as_it_is_and_comes_again_the_next_day() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    hide_home(&anna).await;
    work(&app).await;
    record(&anna, &from_home(0, 90.0)).await;
    show_ends(&app, (0.0, -200.0)).await;
    let audit = async || activity::zones::audit::run_due(&app.app).await.unwrap();
    assert_eq!(audit().await, 1);
    let zone = anna.get("/api/v1/zones").await.ok()["zones"][0].clone();
    let exposure = &zone["exposure"];
    assert!(exposure["rank"].as_i64().unwrap() > 50, "{exposure}");
    assert_eq!((&exposure["did"], &exposure["told"]), (&json!("nothing"), &json!(true)));
    assert_eq!((&exposure["tracks"], &zone["closed"]), (&json!(8), &json!(false)));
    assert_eq!(exposure["audited_at"], "2027-05-07T09:00:00Z");
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0, "nothing is outdated");
    app.clock.advance_ms(24 * 3_600_000 - 1);
    assert_eq!(audit().await, 0);
    app.clock.advance_ms(1);
    assert_eq!(audit().await, 1);
}

#[tokio::test]
async fn a_zone_that_cannot_become_wider_is_closed_as_it_is() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let zone = hide_home(&anna).await;
    work(&app).await;
    record(&anna, &from_home(0, 90.0)).await;
    show_ends(&app, (200.0, 100.0)).await;
    let widest =
        app.app.db.write(|tx| tx.exec("UPDATE privacy_zone SET radius_m = 1600", kernel::args![]));
    widest.await.unwrap();
    assert_eq!(activity::zones::audit::run_due(&app.app).await.unwrap(), 1);
    let now = anna.get("/api/v1/zones").await.ok()["zones"][0].clone();
    assert_eq!((&now["exposure"]["did"], &now["radius_m"]), (&json!("closed"), &json!(1600.0)));
    assert_eq!((&now["closed"], &now["public_exits"]), (&json!(true), &json!(8)));
    // Whoever opens it again counts from what was seen; it stays closed.
    let path = format!("/api/v1/zones/{}", zone["id"].as_str().unwrap());
    assert_eq!(anna.patch(&path, json!({"name": "Hut"})).await.ok()["zones"][0]["closed"], true);
}

#[tokio::test]
async fn work_that_is_to_stop_stops_between_two_activities_and_another_process_goes_on() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    let away = Outing { start: (53.5, 10.0), ..from_home(0, 90.0) };
    let path = format!("/api/v1/activities/{}", record(&anna, &away).await);
    hide_home(&anna).await;
    let jobs = activity::jobs(app.app.clone());
    // The job is taken, and then comes the word to stop.
    let (worked, ()) = tokio::join!(jobs.run_due(), async { jobs.stop() });
    worked.unwrap();
    assert_eq!(ben.get(&path).await.status, 404, "nothing was worked out");
    assert_eq!(
        app.number("SELECT attempts FROM activity_job").await,
        0,
        "and it counts for no try"
    );
    work(&app).await;
    assert_eq!(ben.get(&path).await.status, 200);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0);
}

#[tokio::test]
async fn without_a_line_there_is_nothing_to_cut_and_a_line_alone_is_hidden_whole() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let alan = app.athlete("Alan", "DE").await;
    let indoors = Outing { positions: false, ..from_home(0, 90.0) };
    let indoors = format!("/api/v1/activities/{}", record(&anna, &indoors).await);
    let lost = format!("/api/v1/activities/{}", record(&anna, &from_home(1, 90.0)).await);
    // As after an original that could not be read any more: the row has its line, and there are no samples.
    let lose = app.app.db.write(|tx| {
        tx.exec("UPDATE activity SET has_streams = FALSE WHERE has_map", kernel::args![])
    });
    assert_eq!(lose.await.unwrap(), 1);
    hide_home(&anna).await;
    work(&app).await;
    let seen = alan.get(&indoors).await.ok();
    assert_eq!((&seen["distance_m"], &seen["has_map"]), (&json!(3600.0), &json!(false)));
    assert_eq!(anna.get(&indoors).await.ok()["hides"], Value::Null);
    let seen = alan.get(&lost).await.ok();
    for nothing in ["distance_m", "elapsed_s", "moving_s", "outline", "started_at", "avg_power_w"] {
        assert!(seen[nothing].is_null(), "{nothing}: {seen}");
    }
    assert_eq!((&seen["has_map"], &seen["has_streams"]), (&json!(false), &json!(false)));
    assert_eq!((&seen["laps"], &seen["sport"]), (&json!([]), &json!("running")));
    assert_eq!(anna.get(&lost).await.ok()["hides"], true);
}

#[tokio::test]
async fn of_two_zones_a_track_counts_against_the_one_that_it_touches() {
    let app = stadion().await;
    let anna = open_person(&app, "Anna").await;
    let ben = app.athlete("Ben", "DE").await;
    let office = json!({"name": "Office", "latitude_deg": 50.0, "longitude_deg": 8.0});
    assert_eq!(anna.post("/api/v1/zones", office).await.status, 201);
    let home = json!({"name": "Home", "latitude_deg": HOME.0, "longitude_deg": HOME.1});
    assert_eq!(anna.post("/api/v1/zones", home).await.status, 201);
    work(&app).await;
    let path = format!("/api/v1/activities/{}", record(&anna, &from_home(0, 90.0)).await);
    let exits = async || {
        let zones = anna.get("/api/v1/zones").await.ok()["zones"].clone();
        [zones[0]["public_exits"].clone(), zones[1]["public_exits"].clone()]
    };
    assert_eq!(exits().await, [json!(0), json!(1)]);
    assert_eq!(ben.get(&path).await.ok()["has_map"], true);
    // What was counted is counted once, however often it is worked out.
    anna.patch(&path, json!({"audience": "friends"})).await.ok();
    anna.patch(&path, json!({"audience": "everyone"})).await.ok();
    assert_eq!(exits().await, [json!(0), json!(1)]);
}
