//! The way of an activity: uploaded, seen, listed, corrected, removed.
use formats::Sport;
use serde_json::json;

use crate::support::{HEALTH, Outing, files_of, gzip, record, run, stadion, upload};

#[tokio::test]
async fn a_run_is_brought_and_seen_with_everything_worked_out() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    app.allow(anna.id, HEALTH).await;
    let outing = Outing { pause: Some((600, 120)), ..run() };

    let reply = upload(&anna, "morning.fit", outing.fit()).await;
    assert_eq!(reply.status, 201);
    let body = reply.ok();
    assert_eq!(body["outcome"], "recorded");
    assert_eq!(body["earned"]["experience"], 10);
    assert_eq!(body["import"], json!(null));
    let card = &body["activities"][0];
    assert_eq!(card["sport"], "running");
    assert_eq!(card["title"], json!(null));
    assert_eq!(card["started_at"], "2027-05-07T06:30:00Z");
    assert_eq!(card["started_on"], "2027-05-07");
    assert_eq!(card["started_minute"], 8 * 60 + 30, "in Rome it was half past eight");
    assert_eq!(card["time_zone"], "Europe/Rome");
    assert_eq!(card["timer_s"], 2280.0);
    assert_eq!(card["elapsed_s"], 2400.0);
    assert_eq!(card["athlete"]["handle"], "anna");
    assert_eq!(card["mine"], true);
    assert!(card["outline"].as_str().unwrap().len() < 2_000);
    assert_eq!(app.published("activity_recorded").await, 1);

    let id = card["id"].as_str().unwrap();
    let whole = anna.get(format!("/api/v1/activities/{id}")).await.ok();
    assert_eq!(whole["pauses"], json!([{"started_after_s": 600.0, "duration_s": 120.0}]));
    assert_eq!(whole["laps"].as_array().unwrap().len(), 2);
    assert_eq!(whole["splits_km"].as_array().unwrap().len(), 7);
    assert_eq!(whole["splits_mile"].as_array().unwrap().len(), 5);
    assert_eq!(whole["splits_km"][2]["index"], 3);
    assert_eq!(whole["zones"].as_array().unwrap().len(), 5);
    assert_eq!(whole["load_source"], "heart_rate");
    assert_eq!(whole["file_name"], "morning.fit");
    assert_eq!(whole["earned"]["level_after"], 1);
    assert!(whole["ascent_m"].as_f64().unwrap() > 40.0);
    let kilometre = &whole["best_efforts"][2];
    assert_eq!(kilometre["name"], "1k");
    assert_eq!(kilometre["personal_best"], true);
    assert!((kilometre["elapsed_s"].as_f64().unwrap() - 333.3).abs() < 1.0, "{kilometre}");

    let streams = anna.get(format!("/api/v1/activities/{id}/streams?points=100")).await.ok();
    assert_eq!(streams["points"], 100);
    for column in ["time_s", "distance_m", "latitude_deg", "heart_rate_bpm", "grade"] {
        assert_eq!(streams[column].as_array().unwrap().len(), 100, "{column}");
    }
    assert_eq!(streams["time_s"][0], 0.0);
    assert_eq!(streams["time_s"][99], 2400.0);
    assert_eq!(streams.get("power_w"), None);
}

#[tokio::test]
async fn the_same_bytes_are_one_activity() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let first = upload(&anna, "a.fit", run().fit()).await;
    let again = upload(&anna, "b.fit", run().fit()).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
    assert_eq!(again.body["outcome"], "already_here");
    assert_eq!(first.body["activities"][0]["id"], again.body["activities"][0]["id"]);
    assert_eq!(app.published("activity_recorded").await, 1);
    assert_eq!(files_of(&app).len(), 2, "one original, one container of streams");

    let ben = app.athlete("Ben", "DE").await;
    assert_eq!(upload(&ben, "a.fit", run().fit()).await.status, 201, "Ben's run is Ben's");
}

#[tokio::test]
async fn two_uploads_of_one_file_at_once_are_one_activity() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let uploads = (0..4).map(|_| upload(&anna, "a.fit", run().fit()));
    let mut statuses = Vec::new();
    let mut ids = Vec::new();
    for reply in futures_util::future::join_all(uploads).await {
        statuses.push(reply.status.as_u16());
        ids.push(reply.ok()["activities"][0]["id"].clone());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 201]);
    ids.dedup();
    assert_eq!(ids.len(), 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity").await, 1);
    assert_eq!(app.published("activity_recorded").await, 1);
    assert_eq!(files_of(&app).len(), 2);
    // What is kept is whole: the activity can still be downloaded.
    let id = ids[0].as_str().unwrap();
    let original = anna.get(format!("/api/v1/activities/{id}/original")).await;
    assert_eq!(original.bytes, run().fit());
}

#[tokio::test]
async fn a_gzipped_file_is_read_and_given_back_as_it_came() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let packed = gzip(&run().fit());
    let reply = upload(&anna, "%D0%91%D0%B5%D0%B3.fit.gz", packed.clone()).await;
    assert_eq!(reply.status, 201);
    let id = reply.body["activities"][0]["id"].as_str().unwrap();
    let original = anna.get(format!("/api/v1/activities/{id}/original")).await;
    assert_eq!(original.bytes, packed);
    assert_eq!(
        original.headers["content-disposition"],
        "attachment; filename=\"2027-05-07-running.fit.gz\"; filename*=UTF-8''%D0%91%D0%B5%D0%B3.fit.gz"
    );
    assert_eq!(original.headers["content-type"], "application/octet-stream");
    assert_eq!(original.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn a_triathlon_is_three_activities_and_its_transitions_are_none() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let part = |sport, started_at, seconds, mps| {
        Outing { sport, started_at, seconds, mps, ..run() }.recording()
    };
    let mut transition = part(Sport::Other, "2027-05-07T05:10:00Z", 120, 1.0);
    transition.sub_sport = Some("transition".into());
    let race = formats::fit::write::activity(&[
        part(Sport::Swimming, "2027-05-07T05:00:00Z", 590, 1.2),
        transition,
        part(Sport::Cycling, "2027-05-07T05:13:00Z", 1800, 9.0),
        part(Sport::Running, "2027-05-07T05:45:00Z", 1500, 3.4),
    ]);
    let reply = upload(&anna, "race.fit", race.clone()).await;
    assert_eq!(reply.status, 201, "{reply}");
    let sports: Vec<&str> = reply.body["activities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["sport"].as_str().unwrap())
        .collect();
    assert_eq!(sports, ["swimming", "cycling", "running"]);
    assert_eq!(reply.body["earned"]["experience"], 30, "three times ten");
    assert_eq!(app.published("activity_recorded").await, 3);
    assert_eq!(upload(&anna, "race.fit", race.clone()).await.status, 200);

    // The original stays until its last activity goes; a part that was removed can be brought back.
    let swim = reply.body["activities"][0]["id"].as_str().unwrap();
    let ride = reply.body["activities"][1]["id"].as_str().unwrap();
    assert_eq!(anna.delete(format!("/api/v1/activities/{swim}")).await.status, 204);
    assert_eq!(anna.get(format!("/api/v1/activities/{ride}/original")).await.bytes, race);
    let again = upload(&anna, "race.fit", race).await;
    assert_eq!(again.status, 201);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity").await, 3);
}

#[tokio::test]
async fn a_late_run_in_tokyo_belongs_to_the_day_on_the_runners_own_calendar() {
    let app = stadion().await;
    let yuki = app.athlete("Yuki", "JP").await;
    let late = Outing { started_at: "2027-04-30T15:10:00Z", ..run() };
    let id = record(&yuki, &late).await;
    let seen = yuki.get(format!("/api/v1/activities/{id}")).await.ok();
    assert_eq!(
        (seen["started_on"].as_str(), seen["started_minute"].as_u64()),
        (Some("2027-05-01"), Some(10))
    );
    assert_eq!(seen["time_zone"], "Asia/Tokyo");

    // On holiday in New York the watch knows better than the profile.
    let away =
        Outing { started_at: "2027-05-01T23:30:00Z", utc_offset_s: Some(-4 * 3600), ..run() };
    let id = record(&yuki, &away).await;
    let seen = yuki.get(format!("/api/v1/activities/{id}")).await.ok();
    assert_eq!(seen["started_on"], "2027-05-01");
    assert_eq!(seen["started_minute"], 19 * 60 + 30);
    assert_eq!(seen["time_zone"], "-04:00");
}

#[tokio::test]
async fn hearts_and_weights_without_any_way_are_activities_too() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let mut gym = Outing { sport: Sport::Strength, positions: false, ..run() }.recording();
    gym.samples.distance_m.clear();
    gym.samples.speed_mps.clear();
    gym.stated.distance_m = None;
    let reply = upload(&anna, "gym.fit", formats::fit::write::activity(&[gym])).await;
    assert_eq!(reply.status, 201, "{reply}");
    let card = &reply.body["activities"][0];
    assert_eq!(card["sport"], "strength");
    assert_eq!(card.get("distance_m"), None);
    assert_eq!(card.get("outline"), None);
    assert_eq!(card["moving_s"], 2400.0);
}

#[tokio::test]
async fn a_list_is_filtered_searched_and_paged() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    for (started_at, sport, title) in [
        ("2027-05-01T08:00:00Z", Sport::Running, Some("Parco 10% uphill")),
        ("2027-05-02T08:00:00Z", Sport::Cycling, None),
        ("2027-05-03T08:00:00Z", Sport::Running, Some("ÜBER den Brenner")),
        ("2027-05-03T18:00:00Z", Sport::Running, None),
        ("2027-05-05T08:00:00Z", Sport::Walking, None),
    ] {
        record(&anna, &Outing { started_at, sport, title, seconds: 300, ..run() }).await;
    }
    let days = async |query: &str| {
        let list = anna.get(format!("/api/v1/activities{query}")).await.ok();
        let items = list["items"].as_array().unwrap().clone();
        let day = |card: &serde_json::Value| card["started_on"].as_str().unwrap()[8..].to_owned();
        (items.iter().map(day).collect::<Vec<_>>(), list["next"].clone())
    };
    assert_eq!(days("").await.0, ["05", "03", "03", "02", "01"]);
    assert_eq!(days("?sport=running").await.0, ["03", "03", "01"]);
    assert_eq!(days("?from=2027-05-02&to=2027-05-03").await.0, ["03", "03", "02"]);
    assert_eq!(days("?q=%C3%BCber").await.0, ["03"]);
    assert_eq!(days("?q=10%25").await.0, ["01"]);
    assert_eq!(days("?q=cycl").await.0, ["02"]);
    assert!(days("?q=_").await.0.is_empty(), "a sign of LIKE is a plain letter here");

    let (first, next) = days("?limit=2").await;
    let (second, next) = days(&format!("?limit=2&after={}", next.as_str().unwrap())).await;
    let (third, end) = days(&format!("?limit=2&after={}", next.as_str().unwrap())).await;
    assert_eq!([first, second, third].concat(), ["05", "03", "03", "02", "01"]);
    assert_eq!(end, json!(null));
    assert_eq!(anna.get("/api/v1/activities?athlete=nobody").await.status, 404);
    assert_eq!(anna.get("/api/v1/activities?after=zz").await.status, 422);
}

#[tokio::test]
async fn a_ride_that_was_called_a_run_gets_other_numbers() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &Outing { mps: 8.0, ..run() }).await;
    let path = format!("/api/v1/activities/{id}");
    let edited = anna
        .patch(
            &path,
            json!({"title": "  To the \n sea ", "description": "Windy.", "sport": "cycling"}),
        )
        .await
        .ok();
    assert_eq!(edited["title"], "To the sea");
    assert_eq!(edited["description"], "Windy.");
    assert_eq!(edited["sport"], "cycling");
    assert_eq!(edited.get("grade_adjusted_speed_mps"), None);
    let names: Vec<&str> = edited["best_efforts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|effort| effort["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["5k", "10k"]);
    assert_eq!(app.published("activity_changed").await, 1);
    assert_eq!(
        anna.get("/api/v1/activities?sport=cycling&q=sea").await.ok()["items"][0]["id"],
        *id
    );

    // A title that is taken away is gone; what is not named stays.
    let edited = anna.patch(&path, json!({"title": ""})).await.ok();
    assert_eq!((&edited["title"], &edited["sport"]), (&json!(null), &json!("cycling")));
    for (wrong, field) in [
        (json!({"sport": "quidditch"}), "sport"),
        (json!({"title": "x".repeat(121)}), "title"),
        (json!({"description": "x".repeat(4001)}), "description"),
    ] {
        let reply = anna.patch(&path, wrong).await;
        assert_eq!(reply.status, 422);
        assert!(reply.body["fields"][field].is_string(), "{}", reply.body);
    }
    assert_eq!(anna.patch(&path, json!({"started_at": "now"})).await.status, 422);
}

#[tokio::test]
async fn what_is_removed_is_gone_with_its_files() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    assert_eq!(files_of(&app).len(), 2);
    let path = format!("/api/v1/activities/{id}");
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(anna.delete(&path).await.status, 404);
    assert_eq!(anna.get(&path).await.status, 404);
    assert_eq!(files_of(&app).len(), 0);
    assert_eq!(app.published("activity_removed").await, 1);
    for sql in [
        "SELECT COUNT(*) FROM activity",
        "SELECT COUNT(*) FROM activity_detail",
        "SELECT COUNT(*) FROM activity_owner",
        "SELECT COUNT(*) FROM activity_effort",
        "SELECT COUNT(*) FROM activity_trash",
    ] {
        assert_eq!(app.number(sql).await, 0, "{sql}");
    }
    let id = record(&anna, &run()).await;
    assert_ne!(path, format!("/api/v1/activities/{id}"), "brought again it is a new activity");
}

#[tokio::test]
async fn a_week_is_summed_by_the_local_days_of_its_athlete() {
    let app = stadion().await;
    let yuki = app.athlete("Yuki", "JP").await;
    for started_at in ["2027-05-02T14:59:00Z", "2027-05-02T15:01:00Z", "2027-05-05T08:00:00Z"] {
        record(&yuki, &Outing { started_at, seconds: 1000, ..run() }).await;
    }
    let week = yuki.get("/api/v1/summaries/week").await.ok();
    assert_eq!(week["week_starts_on"], "2027-05-03");
    assert_eq!(week["days"][0]["activities"], 1, "one minute past midnight on Monday in Tokyo");
    assert_eq!(week["totals"]["activities"], 2);
    assert_eq!(week["totals"]["distance_m"], 6000.0);
    assert_eq!(week["previous"]["activities"], 1);
    assert_eq!(week["load"]["days"].as_array().unwrap().len(), 42);
    assert_eq!(week["load"]["days"][41]["on"], "2027-05-07");
    assert!(week["load"]["fatigue"].as_f64() > week["load"]["fitness"].as_f64());

    let empty =
        app.athlete("Ben", "DE").await.get("/api/v1/summaries/week?on=2027-01-01").await.ok();
    assert_eq!(empty["totals"]["activities"], 0);
    assert_eq!(empty["load"]["fitness"], 0.0);
}

#[tokio::test]
async fn told_measures_change_zones_and_load_of_what_was_done_before() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    app.allow(anna.id, HEALTH).await;
    let body = anna.get("/api/v1/body").await.ok();
    assert_eq!(body, json!({"allowed": true, "assumed_max_heart_rate_bpm": 187.0}));
    let id = record(&anna, &Outing { power_w: Some(180.0), sport: Sport::Cycling, ..run() }).await;
    let path = format!("/api/v1/activities/{id}");
    let before = anna.get(&path).await.ok();
    assert_eq!(before["load_source"], "heart_rate");

    let told = json!({"max_heart_rate_bpm": 200.0, "threshold_power_w": 250.0, "weight_kg": 60.0,
        "sex": "female"});
    let answer = anna.put("/api/v1/body", told.clone()).await.ok();
    assert_eq!(answer["max_heart_rate_bpm"], 200.0);
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    let after = anna.get(&path).await.ok();
    assert_eq!(after["load_source"], "power");
    assert_eq!(after["zones"][4]["from_bpm"], 180.0);

    // The same file of somebody with the same measures from the start has the same numbers.
    let eva = app.athlete("Eva", "IT").await;
    app.allow(eva.id, HEALTH).await;
    eva.put("/api/v1/body", told).await.ok();
    let id = record(&eva, &Outing { power_w: Some(180.0), sport: Sport::Cycling, ..run() }).await;
    let hers = eva.get(format!("/api/v1/activities/{id}")).await.ok();
    for field in ["load", "load_source", "zones", "calories_kcal", "weighted_power_w"] {
        assert_eq!(after[field], hers[field], "{field}");
    }
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0);

    for (wrong, field) in [
        (json!({"max_heart_rate_bpm": 300.0}), "max_heart_rate_bpm"),
        (
            json!({"max_heart_rate_bpm": 120.0, "resting_heart_rate_bpm": 110.0}),
            "resting_heart_rate_bpm",
        ),
        (json!({"weight_kg": 5.0}), "weight_kg"),
    ] {
        let reply = anna.put("/api/v1/body", wrong).await;
        assert!(reply.body["fields"][field].is_string(), "{}", reply.body);
    }
}
