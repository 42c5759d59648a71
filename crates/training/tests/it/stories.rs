//! What happens to people with plans.
use serde_json::{Value, json};

use crate::life::{Life, path, run, ten_kilometres};

#[tokio::test]
async fn a_plan_is_made_once_however_often_it_is_asked_for() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    let made = life.plans_ten_kilometres().await;
    assert_eq!(made["outcome"], json!({ "kind": "ready", "weeks": 11 }));
    let plan = &made["plan"];
    assert_eq!(plan["rules_version"], 1);
    assert_eq!(plan["goal"]["days"], json!([2, 4, 7]));
    assert_eq!(
        (plan["starts_on"].as_str(), plan["ends_on"].as_str()),
        (Some("2027-05-07"), Some("2027-07-18"))
    );
    let count = "SELECT COUNT(*) FROM training_session";
    let sessions = life.app.number(count).await;
    assert!(sessions > 25);
    assert_eq!(life.plans_ten_kilometres().await, made);
    assert_eq!(life.app.number(count).await, sessions);
    let race = life.on("2027-07-18").await;
    assert_eq!(
        (race["kind"].as_str(), race["distance_m"].as_f64()),
        (Some("race"), Some(10_000.0))
    );
}

#[tokio::test]
async fn a_preview_says_the_same_and_keeps_nothing() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    let preview = life.me.post("/api/v1/training/plan/preview", ten_kilometres()).await.ok();
    assert_eq!(preview["first"].as_array().unwrap().len(), 7);
    assert_eq!(life.app.number("SELECT COUNT(*) FROM training_session").await, 0);
    let made = life.plans_ten_kilometres().await;
    assert_eq!(preview["outcome"], made["outcome"]);
    assert_eq!(preview["weeks"], made["plan"]["weeks"]);
}

#[tokio::test]
async fn wishes_that_cannot_be_are_answered_kindly_and_change_nothing() {
    let life = Life::of("Olga").await;
    let wish = |on: &str, metres: f64| {
        json!({ "goal": { "aim": { "kind": "race", "distance_m": metres, "on": on },
            "sport": "running", "days": [6], "minutes": 40, "long_minutes": 240 } })
    };
    let check = async |on: &str, metres: f64, kind: &str| -> Value {
        let answer = life.me.put("/api/v1/training/plan", wish(on, metres)).await.ok();
        assert_eq!(answer["outcome"]["kind"], kind, "{answer}");
        answer
    };
    assert_eq!(check("2027-05-06", 5_000.0, "race_past").await["plan"], Value::Null);
    assert_eq!(check("2029-05-06", 5_000.0, "far_away").await["plan"], Value::Null);
    let beyond = check("2027-07-03", 42_195.0, "far_beyond").await;
    assert_eq!(beyond["plan"], Value::Null);
    assert!(beyond["outcome"]["realistic_on"].is_string(), "{beyond}");
    let soon = check("2027-05-08", 5_000.0, "race_soon").await;
    assert_eq!(soon["outcome"]["prepared"], false);
    assert_eq!(soon["plan"]["ends_on"], "2027-05-08");

    // The person decides: anyway.
    let mut anyway = wish("2027-07-03", 42_195.0);
    anyway["anyway"] = json!(true);
    let made = life.me.put("/api/v1/training/plan", anyway).await.ok();
    assert_eq!(made["plan"]["ends_on"], "2027-07-03");

    let nonsense = json!({ "goal": { "aim": { "kind": "race", "distance_m": 1.0, "on": "2027-09-01" },
        "sport": "strength", "days": [], "minutes": 1, "long_minutes": 5 } });
    let refused = life.me.put("/api/v1/training/plan", nonsense).await;
    assert_eq!(refused.status, 422);
    let fields = refused.body["fields"].as_object().unwrap();
    assert_eq!(fields.len(), 5, "{fields:?}");
}

#[tokio::test]
async fn a_race_tomorrow_brings_rest_today_and_the_race_and_nothing_else() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    let wish = json!({ "goal": { "aim": { "kind": "race", "distance_m": 10_000.0, "on": "2027-05-08" },
        "sport": "running", "days": [1, 3, 5], "minutes": 60, "long_minutes": 90 } });
    let made = life.me.put("/api/v1/training/plan", wish).await.ok();
    assert_eq!(
        (&made["outcome"]["kind"], &made["outcome"]["days"]),
        (&json!("race_soon"), &json!(1))
    );
    let today = life.on("2027-05-07").await;
    assert!(matches!(today["kind"].as_str(), None | Some("recovery")), "{today}");
    assert_eq!(life.on("2027-05-08").await["kind"], "race");
    assert!(life.app.number("SELECT COUNT(*) FROM training_session").await <= 2);
}

#[tokio::test]
async fn what_is_called_realistic_is_a_wish_that_can_be_met() {
    let life = Life::of("Nadia").await;
    life.ran_for_a_month().await;
    let wish = |metres: f64, on: &str| {
        json!({ "goal": { "aim": { "kind": "race", "distance_m": metres, "on": on },
            "sport": "running", "days": [2, 4, 7], "minutes": 60, "long_minutes": 240 } })
    };
    let preview = async |metres: f64, on: &str| -> Value {
        life.me.post("/api/v1/training/plan/preview", wish(metres, on)).await.ok()["outcome"]
            .clone()
    };
    for (metres, on) in
        [(42_195.0, "2027-06-20"), (42_195.0, "2027-08-01"), (21_097.5, "2027-05-23")]
    {
        let beyond = preview(metres, on).await;
        assert_eq!(beyond["kind"], "far_beyond", "{metres} m on {on}: {beyond}");
        let shorter_m = beyond["realistic_m"].as_f64().unwrap();
        let shorter = preview(shorter_m, on).await;
        assert_eq!(shorter["kind"], "ready", "{shorter_m} m on {on}: {shorter}");
        let later_on = beyond["realistic_on"].as_str().unwrap();
        let later = preview(metres, later_on).await;
        assert_eq!(later["kind"], "ready", "{metres} m on {later_on}: {later}");
    }
}

#[tokio::test]
async fn a_run_of_the_day_is_the_session_and_says_why() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    life.app.clock.set("2027-05-09T18:00:00Z");
    let planned_m = life.on("2027-05-09").await["distance_m"].as_f64().unwrap();
    let activity = life.ran("2027-05-09", planned_m * 0.98 / 1_000.0).await;
    let done = life.on("2027-05-09").await;
    assert_eq!(done["status"], "done");
    assert_eq!(
        done["matched"],
        json!({ "activity_id": activity, "by": "rule", "basis": "distance",
            "done": planned_m * 0.98, "planned": planned_m })
    );
    let session = life.me.get(path(&done)).await.ok();
    assert_eq!(session["done"]["title"], "Evening run");
    assert_eq!(session["parts"][0]["steps"][0]["target"]["kind"], "pace");
    let other_side = life.me.get(format!("/api/v1/training/activities/{activity}")).await.ok();
    assert_eq!(other_side["session"]["id"], done["id"]);
}

#[tokio::test]
async fn a_match_can_be_undone_and_chosen_by_hand_and_no_rule_brings_it_back() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    life.app.clock.set("2027-05-09T18:00:00Z");
    let km = life.on("2027-05-09").await["distance_m"].as_f64().unwrap() / 1_000.0;
    let activity = life.ran("2027-05-09", km).await;
    let session = life.on("2027-05-09").await;
    let match_path = format!("{}/activity", path(&session));
    let apart = life.me.delete(&match_path).await.ok();
    assert_eq!((apart["status"].as_str(), apart["matched"].is_null()), (Some("planned"), true));
    assert_eq!(apart["choices"][0]["activity_id"], json!(activity));
    assert_eq!(life.me.delete(&match_path).await.ok()["status"], "planned");
    life.change(activity, run("2027-05-09", km)).await;
    assert_eq!(life.on("2027-05-09").await["status"], "planned", "a rule put it together again");
    // A second run takes its place by itself; by hand the first one comes back.
    let second = life.ran("2027-05-09", km * 1.2).await;
    assert_eq!(life.on("2027-05-09").await["matched"]["activity_id"], json!(second));
    for _ in 0..2 {
        let chosen = life.me.put(&match_path, json!({ "activity_id": activity })).await.ok();
        assert_eq!(chosen["matched"]["by"], "hand");
        assert_eq!(chosen["matched"]["activity_id"], json!(activity));
    }
    let stranger = kernel::ActivityId::new();
    let missing = life.me.put(&match_path, json!({ "activity_id": stranger })).await;
    assert_eq!(missing.status, 404);
}

#[tokio::test]
async fn that_a_session_was_done_is_told_once_whatever_becomes_of_its_activity() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    let told = async || life.app.published("planned_session_done").await;
    assert_eq!(told().await, 0, "what was before the plan is no session of it");
    life.app.clock.set("2027-05-11T20:00:00Z");
    let session = life.on("2027-05-09").await;
    let km = session["distance_m"].as_f64().unwrap() / 1_000.0;
    let activity = life.ran("2027-05-09", km).await;
    assert_eq!(told().await, 1);
    // Edited, undone, chosen by hand, and another activity in its place: the session was done already.
    life.change(activity, run("2027-05-09", km * 1.01)).await;
    let match_path = format!("{}/activity", path(&session));
    life.me.delete(&match_path).await.ok();
    life.me.put(&match_path, json!({ "activity_id": activity })).await.ok();
    life.remove(activity).await;
    life.ran("2027-05-09", km).await;
    assert_eq!(life.on("2027-05-09").await["status"], "done");
    assert_eq!(told().await, 1);

    // By hand, on another day than the plan's: the fact names the day on which it was done.
    let tuesday = life.on("2027-05-11").await;
    let far_off = life.ran("2027-05-10", km).await;
    assert_eq!(told().await, 1, "a day without a session");
    let by_hand = format!("{}/activity", path(&tuesday));
    life.me.put(&by_hand, json!({ "activity_id": far_off })).await.ok();
    life.app.settle().await;
    assert_eq!(told().await, 2);
    let sql =
        "SELECT body FROM fact WHERE kind = 'planned_session_done' ORDER BY happened_at, fact_id";
    let bodies = life.app.app.db.read(move |tx| tx.list::<(String,)>(sql, kernel::args![]));
    let last: Value = serde_json::from_str(&bodies.await.unwrap()[1].0).unwrap();
    assert_eq!(
        last,
        json!({ "athlete": life.me.id, "session": tuesday["id"], "activity": far_off,
            "done_on": "2027-05-10" })
    );
}

#[tokio::test]
async fn editing_or_removing_an_activity_matches_anew() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    life.app.clock.set("2027-05-11T20:00:00Z");
    let sunday = life.on("2027-05-09").await;
    let km = sunday["distance_m"].as_f64().unwrap() / 1_000.0;
    let activity = life.ran("2027-05-09", km).await;
    assert_eq!(life.on("2027-05-09").await["status"], "done");
    // It was really on Tuesday: the match goes with it.
    let tuesday_km = life.on("2027-05-11").await["distance_m"].as_f64().unwrap() / 1_000.0;
    life.change(activity, run("2027-05-11", tuesday_km)).await;
    assert_eq!(life.on("2027-05-09").await["status"], "missed");
    assert_eq!(life.on("2027-05-11").await["matched"]["activity_id"], json!(activity));
    // And back to an earlier day.
    life.change(activity, run("2027-05-09", km)).await;
    assert_eq!(life.on("2027-05-09").await["status"], "done");
    assert_eq!(life.on("2027-05-11").await["status"], "planned");
    // It was a ride.
    let ride = events::ActivitySummary { sport: "cycling".into(), ..run("2027-05-09", km) };
    life.change(activity, ride).await;
    assert_eq!(life.on("2027-05-09").await["status"], "missed");
    life.change(activity, run("2027-05-09", km)).await;
    life.remove(activity).await;
    assert_eq!(life.on("2027-05-09").await["status"], "missed");
    life.change(activity, run("2027-05-09", km)).await;
    assert_eq!(life.on("2027-05-09").await["status"], "missed", "what was removed came back");
}

#[tokio::test]
async fn moving_is_always_possible_and_the_rules_say_what_they_think() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    // A hard session in the building weeks, and the long run of its week.
    let sessions = life.sessions("2027-06-01", "2027-07-04").await;
    let hard =
        |session: &&Value| ["tempo", "intervals"].contains(&session["kind"].as_str().unwrap());
    let hard = sessions.iter().find(hard).unwrap();
    let long = sessions
        .iter()
        .find(|session| session["kind"] == "long" && session["on"].as_str() > hard["on"].as_str());
    let long_on: kernel::Day = long.unwrap()["on"].as_str().unwrap().parse().unwrap();
    let eve = long_on.plus_days(-1);
    let moved = life.me.patch(path(hard), json!({ "on": eve })).await.ok();
    assert_eq!(moved["session"]["on"], json!(eve));
    assert_eq!(moved["session"]["moved_from"], hard["on"]);
    assert_eq!(moved["advice"], json!([{ "kind": "hard_days_together", "on": long_on }]));
    assert_eq!(life.me.patch(path(hard), json!({ "on": eve })).await.ok(), moved, "a retry");
    let back = life.me.patch(path(hard), json!({ "on": hard["on"] })).await.ok();
    assert_eq!(
        (back["advice"].clone(), back["session"]["moved_from"].is_null()),
        (json!([]), true)
    );
    let onto = life.me.patch(path(hard), json!({ "on": long_on })).await.ok();
    assert_eq!(onto["advice"][0]["kind"], "two_on_one_day");

    let past = life.me.patch(path(hard), json!({ "on": "2027-05-01" })).await;
    assert_eq!((past.status.as_u16(), past.to_string().contains("today")), (422, true));
    let late = life.me.patch(path(hard), json!({ "on": "2027-07-30" })).await;
    assert_eq!(late.status, 422);
    let race = life.on("2027-07-18").await;
    let race = life.me.patch(path(&race), json!({ "on": "2027-07-17" })).await;
    assert_eq!(race.body["code"], "race_stays");
}

#[tokio::test]
async fn a_session_that_was_skipped_is_at_peace_and_can_come_back() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    let sunday = life.on("2027-05-09").await;
    for _ in 0..2 {
        let skipped = life.me.patch(path(&sunday), json!({ "skipped": true })).await.ok();
        assert_eq!(skipped["session"]["status"], "skipped");
    }
    life.app.clock.set("2027-05-10T08:00:00Z");
    let plan = life.plan().await;
    assert_eq!(
        plan["changes"].as_array().unwrap().iter().filter(|c| c["what"] == "missed").count(),
        0
    );
    let back = life.me.patch(path(&sunday), json!({ "skipped": false })).await.ok();
    assert_eq!(back["session"]["status"], "missed");
}

#[tokio::test]
async fn missed_days_are_not_stacked_and_the_plan_says_what_changed_and_why() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    let before = life.sessions("2027-05-24", "2027-06-13").await;
    // Sixteen days of nothing.
    life.app.clock.set("2027-05-24T06:00:00Z");
    let plan = life.plan().await;
    let changes = plan["changes"].as_array().unwrap();
    let whats: Vec<&str> = changes.iter().map(|change| change["what"].as_str().unwrap()).collect();
    assert!(whats.contains(&"missed") && whats.contains(&"resized"), "{whats:?}");
    assert!(changes.iter().any(|change| change["because"] == "break"), "{changes:?}");
    let after = life.sessions("2027-05-24", "2027-06-13").await;
    assert_eq!(before.len(), after.len(), "nothing was added to what is left");
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before["id"], after["id"]);
        let (was, is) =
            (before["distance_m"].as_f64().unwrap(), after["distance_m"].as_f64().unwrap());
        assert!(is <= was, "{is} after {was}");
    }
    let first = &after[0];
    assert_eq!((first["hard"].as_bool(), first["because"].as_str()), (Some(false), Some("break")));
    assert_eq!(life.plan().await, plan, "looking again changes nothing");

    // It was only the upload that was late: the plan comes back to what it was.
    for session in life.sessions("2027-05-08", "2027-05-23").await {
        let km = session["distance_m"].as_f64().unwrap() / 1_000.0;
        life.ran(session["on"].as_str().unwrap(), km).await;
    }
    let sizes = |sessions: &[Value]| -> Vec<Value> {
        sessions.iter().map(|session| session["distance_m"].clone()).collect()
    };
    assert_eq!(sizes(&life.sessions("2027-05-24", "2027-06-13").await), sizes(&before));
    let missed =
        life.plan().await["changes"].as_array().unwrap().iter().any(|c| c["what"] == "missed");
    assert!(!missed);
}

#[tokio::test]
async fn another_goal_takes_the_place_of_the_plan_and_what_was_done_stays() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    life.app.clock.set("2027-05-09T18:00:00Z");
    let km = life.on("2027-05-09").await["distance_m"].as_f64().unwrap() / 1_000.0;
    life.ran("2027-05-09", km).await;
    let fitter = json!({ "goal": { "aim": { "kind": "fitness" }, "sport": "running",
        "days": [3, 7], "minutes": 45, "long_minutes": 60 } });
    life.me.put("/api/v1/training/plan", fitter).await.ok();
    assert_eq!(life.on("2027-05-09").await["status"], "done");
    assert_eq!(
        life.sessions("2027-07-18", "2027-07-18").await.len(),
        1,
        "a Sunday of the new plan"
    );
    assert_eq!(life.sessions("2027-05-11", "2027-05-11").await.len(), 0);
    assert_eq!(life.app.number("SELECT COUNT(*) FROM training_plan WHERE is_active").await, 1);
    for _ in 0..2 {
        assert_eq!(life.me.delete("/api/v1/training/plan").await.status, 204);
    }
    assert_eq!(life.plan().await, Value::Null);
    assert_eq!(life.on("2027-05-09").await["status"], "done");
    assert_eq!(life.sessions("2027-05-12", "2027-06-30").await.len(), 0);
}

#[tokio::test]
async fn a_workout_for_the_watch_carries_the_runners_own_pace() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    life.plans_ten_kilometres().await;
    for session in life.sessions("2027-05-07", "2027-07-07").await {
        let file = life.me.get(format!("{}/workout.fit", path(&session))).await;
        let workout = formats::fit::workout::read(&file.bytes).unwrap();
        assert_eq!(workout.name, session["name"]["en"].as_str().unwrap());
        let formats::fit::workout::Step::Do { target, .. } = &workout.steps[0] else {
            panic!("{workout:?}")
        };
        assert!(matches!(target, formats::fit::workout::Target::Speed { .. }), "{target:?}");
    }
}

#[tokio::test]
async fn the_library_and_the_limits_of_the_calendar_are_told() {
    let life = Life::of("Mara").await;
    let workouts = life.me.get("/api/v1/training/workouts").await.ok();
    assert!(workouts.as_array().unwrap().len() >= 60);
    let long = life.me.get("/api/v1/training/sessions?from=2027-01-01&to=2027-12-31").await;
    assert_eq!(long.status, 422);
    let nothing = format!("/api/v1/training/sessions/{}", training::TrainingSessionId::new());
    assert_eq!(life.me.get(nothing).await.status, 404);
    assert_eq!(life.app.stranger().get("/api/v1/training/plan").await.status, 401);
}

#[tokio::test]
async fn a_plan_that_began_weeks_ago_finds_what_was_done_since() {
    let life = Life::of("Mara").await;
    life.ran_for_a_month().await;
    let mut wish = ten_kilometres();
    wish["since"] = json!("2027-04-16");
    wish["goal"]["days"] = json!([2, 4, 7]);
    let made = life.me.put("/api/v1/training/plan", wish.clone()).await.ok();
    assert_eq!(made["plan"]["starts_on"], "2027-04-16");
    let done: u64 = made["plan"]["weeks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|week| week["done"].as_u64().unwrap())
        .sum();
    assert!(done >= 3, "{made}");
    wish["since"] = json!("2026-04-16");
    assert_eq!(life.me.put("/api/v1/training/plan", wish).await.status, 422);
}
