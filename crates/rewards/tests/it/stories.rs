use events::{ActivityRecorded, ChallengeFinished, ChallengeWon};
use kernel::{ActivityId, ChallengeId, args};
use serde_json::{Value, json};

use crate::life::{Life, done, run};

#[tokio::test]
async fn a_first_run_brings_experience_a_level_and_a_badge() {
    let anna = Life::of("Anna", "DE").await;
    let first = anna.record(run("2027-05-07", 10.2).at("10:00").five_k_s(1740.0)).await;

    let progress = anna.progress().await;
    assert_eq!(progress["experience"], 120);
    assert_eq!(progress["level"], 2);
    assert_eq!(
        (&progress["level_starts_at"], &progress["next_level_at"]),
        (&json!(100), &json!(283))
    );
    assert_eq!(anna.badges().await, ["first_steps", "five_k", "ten_k"]);
    assert_eq!(
        progress["streak"],
        json!({"weeks": 0, "goal_days": 2, "days_this_week": 1, "freeze_available": true,
               "best_weeks": 0, "quiet": false})
    );
    let best = json!({"effort": "5k", "sport": "running", "distance_m": 5000.0,
                      "elapsed_s": 1740.0, "activity_id": first, "on": "2027-05-07"});
    assert_eq!(progress["personal_bests"], json!([best]));

    let earned = serde_json::to_value(anna.earned(first).await).unwrap();
    assert_eq!((&earned["experience"], &earned["streak_weeks"]), (&json!(120), &json!(0)));
    assert_eq!((&earned["level_before"], &earned["level_after"]), (&json!(1), &json!(2)));
    assert_eq!(earned["personal_bests"], json!([{"effort": "5k", "elapsed_s": 1740.0}]));
    assert_eq!(
        earned["badges"][0],
        json!({"id": "first_steps", "earned_on": "2027-05-07", "activity_id": first})
    );
    assert_eq!(anna.app.published("badge_earned").await, 3);
    assert_eq!(anna.app.published("level_reached").await, 1);
}

#[tokio::test]
async fn before_the_first_activity_there_is_a_beginning() {
    let anna = Life::of("Anna", "DE").await;
    let progress = anna.progress().await;
    assert_eq!((&progress["level"], &progress["experience"]), (&json!(1), &json!(0)));
    assert_eq!(
        (&progress["level_starts_at"], &progress["next_level_at"]),
        (&json!(0), &json!(100))
    );
    assert_eq!(progress["streak"]["freeze_available"], true);
    assert_eq!((&progress["badges"], &progress["personal_bests"]), (&json!([]), &json!([])));
    assert_eq!(
        progress["next_badges"][0]["progress"],
        json!({"value": 0.0, "goal": 1.0, "unit": "activities"})
    );
    let surprises = ["comeback", "leap_day"];
    let next = progress["next_badges"].as_array().unwrap();
    assert!(next.iter().all(|badge| !surprises.contains(&badge["id"].as_str().unwrap())));
}

#[tokio::test]
async fn strangers_have_no_progress() {
    let anna = Life::of("Anna", "DE").await;
    let stranger = anna.app.stranger();
    assert_eq!(stranger.get("/api/v1/progress").await.to_string(), "401 please sign in");
    let goal = json!({"goal_days": 3});
    assert_eq!(stranger.put("/api/v1/progress/goal", goal).await.status, 401);
}

#[tokio::test]
async fn a_late_upload_mends_the_streak() {
    let anna = Life::of("Anna", "DE").await;
    // Mondays of April and May 2027; two weeks of April are missing, and April forgives only one.
    for day in ["2027-04-05", "2027-04-06", "2027-04-26", "2027-04-27", "2027-05-03", "2027-05-04"]
    {
        anna.record(run(day, 5.0)).await;
    }
    assert_eq!(anna.streak_weeks().await, 2);
    anna.record(run("2027-04-14", 5.0)).await;
    assert_eq!(anna.streak_weeks().await, 2);
    let late = anna.record(run("2027-04-16", 5.0)).await;
    assert_eq!(anna.streak_weeks().await, 4);
    assert_eq!(anna.badges().await, ["first_steps", "five_k", "week_streak.bronze"]);
    // What it brought is told from its own place in history: then, it was the second week.
    assert_eq!(anna.earned(late).await.unwrap().streak_weeks, 2);
    anna.remove(late).await;
    assert_eq!(anna.streak_weeks().await, 2);
    assert_eq!(anna.badges().await, ["first_steps", "five_k"]);
}

#[tokio::test]
async fn each_month_forgives_one_week_and_the_current_week_breaks_nothing() {
    let anna = Life::of("Anna", "DE").await;
    for day in ["2027-04-05", "2027-04-06", "2027-04-12", "2027-04-13", "2027-04-26", "2027-04-27"]
    {
        anna.record(run(day, 5.0)).await;
    }
    // The week of 19 April was frozen; the one of 3 May is under way and still empty.
    let streak = anna.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["freeze_available"]), (&json!(3), &json!(true)));

    anna.app.clock.set("2027-05-10T09:00:00Z");
    let streak = anna.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["freeze_available"]), (&json!(3), &json!(false)));
    anna.app.clock.set("2027-05-17T09:00:00Z");
    let streak = anna.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["repair_days"]), (&json!(3), &json!(3)));
    anna.app.clock.set("2027-05-24T09:00:00Z");
    let streak = anna.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["best_weeks"]), (&json!(0), &json!(3)));
    assert_eq!(streak.get("repair_days"), None);
}

#[tokio::test]
async fn a_run_at_ten_to_midnight_in_tokyo_counts_for_that_day() {
    let hana = Life::of("Hana", "JP").await;
    hana.app.clock.set("2027-05-09T15:30:00Z"); // Monday, 10 May, half past midnight in Tokyo.
    hana.record(run("2027-05-05", 5.0)).await;
    let late = hana.record(run("2027-05-09", 5.0).at("23:50")).await;
    let streak = hana.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["days_this_week"]), (&json!(1), &json!(0)));
    let earned = hana.earned(late).await.unwrap();
    let owl = earned.badges.iter().find(|badge| badge.id == "night_owl").unwrap();
    assert_eq!(owl.earned_on.unwrap().to_string(), "2027-05-09");
}

#[tokio::test]
async fn deleting_the_marathon_takes_the_badge_and_the_level_back() {
    let anna = Life::of("Anna", "DE").await;
    anna.record(run("2027-03-07", 8.0)).await;
    // Of 40 km after a longest run of 8 km only the first 8.8 count.
    anna.record(run("2027-03-21", 40.0)).await;
    let marathon = anna.record(run("2027-04-11", 42.2)).await;
    assert_eq!(anna.progress().await["level"], 3);
    assert!(anna.badges().await.contains(&"marathon".to_owned()));
    let told = anna.app.published("badge_earned").await;

    anna.remove(marathon).await;
    let progress = anna.progress().await;
    assert_eq!((&progress["level"], &progress["experience"]), (&json!(2), &json!(96 + 105)));
    assert!(!anna.badges().await.contains(&"marathon".to_owned()));
    assert_eq!(anna.earned(marathon).await, None);

    // Running another one brings both back, and is no news.
    anna.record(run("2027-04-17", 42.2)).await;
    assert_eq!(anna.progress().await["level"], 3);
    let badges = anna.progress().await["badges"].clone();
    let again = badges.as_array().unwrap().iter().find(|badge| badge["id"] == "marathon");
    assert_eq!(again.unwrap()["earned_on"], "2027-04-17");
    assert_eq!(anna.app.published("badge_earned").await, told);
    assert_eq!(anna.app.published("level_reached").await, 2);
}

#[tokio::test]
async fn the_same_fact_told_twice_changes_nothing() {
    let anna = Life::of("Anna", "DE").await;
    let fact = ActivityRecorded {
        athlete: anna.me.id,
        activity: ActivityId::new(),
        summary: run("2027-05-07", 10.0).five_k_s(1700.0).summary("Europe/Berlin"),
    };
    anna.tell(fact.clone()).await;
    let once = anna.progress().await;
    anna.tell(fact).await;
    assert_eq!(anna.progress().await, once);
    assert_eq!(anna.app.published("badge_earned").await, 3);
    assert_eq!(anna.app.published("level_reached").await, 1);
}

#[tokio::test]
async fn news_that_come_last_bring_back_nothing() {
    let anna = Life::of("Anna", "DE").await;
    let gone = anna.record(run("2027-05-03", 5.0)).await;
    anna.remove(gone).await;
    anna.tell_recorded(gone, run("2027-05-03", 5.0)).await;
    anna.change(gone, run("2027-05-03", 6.0)).await;
    assert_eq!(anna.progress().await["experience"], 0);

    let edited = anna.record(run("2027-05-04", 5.0)).await;
    anna.change(edited, done("walking", "2027-05-04", 30.0).km(2.5)).await;
    anna.tell_recorded(edited, run("2027-05-04", 5.0)).await;
    assert_eq!(anna.progress().await["experience"], 30);
}

#[tokio::test]
async fn editing_the_sport_moves_the_personal_best() {
    let anna = Life::of("Anna", "DE").await;
    let slow = anna.record(run("2027-05-03", 5.2).five_k_s(1600.0)).await;
    let ride = run("2027-05-04", 5.2).five_k_s(600.0);
    let wrong = anna.record(ride.clone()).await;
    let bests = anna.progress().await["personal_bests"].clone();
    assert_eq!((&bests[0]["activity_id"], &bests[0]["elapsed_s"]), (&json!(wrong), &json!(600.0)));
    assert_eq!(anna.earned(wrong).await.unwrap().personal_bests[0].previous_s, Some(1600.0));

    anna.change(wrong, ride.sport("cycling")).await;
    let bests = anna.progress().await["personal_bests"].clone();
    let held: Vec<_> =
        bests.as_array().unwrap().iter().map(|b| (&b["sport"], &b["activity_id"])).collect();
    assert_eq!(held, [(&json!("cycling"), &json!(wrong)), (&json!("running"), &json!(slow))]);
    assert_eq!(anna.earned(wrong).await.unwrap().personal_bests[0].previous_s, None);
}

#[tokio::test]
async fn an_older_recording_that_was_as_fast_takes_the_best() {
    let anna = Life::of("Anna", "DE").await;
    anna.record(run("2027-05-04", 5.2).five_k_s(1600.0)).await;
    let earlier = anna.record(run("2026-05-04", 5.2).five_k_s(1600.0)).await;
    let best = anna.progress().await["personal_bests"][0].clone();
    assert_eq!((&best["activity_id"], &best["on"]), (&json!(earlier), &json!("2026-05-04")));
}

#[tokio::test]
async fn four_rides_on_a_day_earn_no_more_than_a_day_can() {
    let anna = Life::of("Anna", "DE").await;
    let mut points = Vec::new();
    for at in ["07:00", "10:00", "15:00", "19:00"] {
        let ride = anna.record(done("cycling", "2027-05-07", 25.0).km(10.0).at(at)).await;
        points.push(anna.earned(ride).await.unwrap().experience);
    }
    assert_eq!(points, [50, 50, 20, 0]);
    assert_eq!(anna.progress().await["experience"], 120);
}

#[tokio::test]
async fn a_week_runs_across_new_year() {
    let anna = Life::of("Anna", "DE").await;
    anna.app.clock.set("2028-01-03T09:00:00Z");
    anna.record(run("2027-12-31", 5.0)).await;
    anna.record(run("2028-01-01", 5.0)).await;
    let streak = anna.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["days_this_week"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn leap_day_is_a_day_like_any_other_and_a_badge() {
    let anna = Life::of("Anna", "DE").await;
    anna.app.clock.set("2028-03-02T09:00:00Z");
    let leap = anna.record(run("2028-02-29", 5.0)).await;
    anna.record(run("2028-03-01", 5.0)).await;
    assert_eq!(anna.streak_weeks().await, 1);
    assert!(anna.badges().await.contains(&"leap_day".to_owned()));
    anna.change(leap, run("2028-02-28", 5.0)).await;
    assert_eq!(anna.streak_weeks().await, 1);
    assert!(!anna.badges().await.contains(&"leap_day".to_owned()));
}

#[tokio::test]
async fn an_activity_can_move_to_another_month() {
    let anna = Life::of("Anna", "DE").await;
    let climb = anna.record(run("2027-04-30", 20.0).climb_m(5000.0)).await;
    anna.record(run("2027-05-02", 20.0).climb_m(4000.0)).await;
    assert!(!anna.badges().await.contains(&"everest".to_owned()));
    anna.change(climb, run("2027-05-01", 20.0).climb_m(5000.0)).await;
    assert!(anna.badges().await.contains(&"everest".to_owned()));
    assert_eq!(anna.app.number("SELECT COUNT(*) FROM reward_month").await, 1);
}

#[tokio::test]
async fn tiers_are_told_one_by_one_and_shown_by_the_highest() {
    let anna = Life::of("Anna", "DE").await;
    anna.record(done("cycling", "2027-05-01", 600.0).km(45.0).climb_m(900.0)).await;
    assert_eq!(anna.badges().await, ["first_steps"]);
    let next = anna.progress().await["next_badges"][0].clone();
    let nearest = json!({"id": "climber", "tier": "bronze",
                         "progress": {"value": 900.0, "goal": 1000.0, "unit": "m"}});
    assert_eq!(next, nearest);
    anna.record(done("cycling", "2027-05-02", 600.0).km(45.0).climb_m(9100.0)).await;
    let told = "SELECT COUNT(*) FROM reward_badge_told WHERE badge = 'climber'";
    assert_eq!(anna.app.number(told).await, 2);
    assert_eq!(
        anna.badges().await,
        ["climber.silver", "everest", "first_steps", "weekender.bronze"]
    );
}

#[tokio::test]
async fn a_goal_holds_from_this_week_on() {
    let anna = Life::of("Anna", "DE").await;
    for day in ["2027-04-26", "2027-04-28", "2027-05-03", "2027-05-05"] {
        anna.record(run(day, 5.0)).await;
    }
    assert_eq!(anna.streak_weeks().await, 2);
    let raised = anna.me.put("/api/v1/progress/goal", json!({"goal_days": 4})).await.ok();
    assert_eq!(raised["streak"]["goal_days"], 4);
    assert_eq!(raised["streak"]["weeks"], 1);
    anna.record(run("2027-04-20", 5.0)).await;
    anna.record(run("2027-04-22", 5.0)).await;
    assert_eq!(anna.streak_weeks().await, 2);
    let lowered = anna.me.put("/api/v1/progress/goal", json!({"goal_days": 2})).await.ok();
    assert_eq!(lowered["streak"]["weeks"], 3);
    assert_eq!(anna.app.number("SELECT COUNT(*) FROM reward_goal").await, 1);
}

#[tokio::test]
async fn a_goal_is_between_one_and_seven_days() {
    let anna = Life::of("Anna", "DE").await;
    for days in [0, 8, -1, 1000] {
        let reply = anna.me.put("/api/v1/progress/goal", json!({"goal_days": days})).await;
        assert_eq!(reply.to_string(), "422 choose between 1 and 7 active days a week");
        assert!(reply.body["fields"]["goal_days"].is_string());
    }
    let typo = anna.me.put("/api/v1/progress/goal", json!({"goal_days": 3, "weeks": 2})).await;
    assert_eq!(typo.body["code"], "invalid_json");
}

#[tokio::test]
async fn minors_see_the_same_numbers_quietly() {
    let lena = Life::born("Lena", "DE", "2010-05-08").await;
    for day in ["2027-04-26", "2027-04-27", "2027-05-03", "2027-05-04"] {
        lena.record(run(day, 5.0)).await;
    }
    let streak = lena.progress().await["streak"].clone();
    assert_eq!((&streak["weeks"], &streak["quiet"]), (&json!(2), &json!(true)));
    lena.app.clock.set("2028-05-08T09:00:00Z");
    assert_eq!(lena.progress().await["streak"]["quiet"], false);
}

#[tokio::test]
async fn the_place_in_history_is_the_local_day_even_when_flying_west() {
    let anna = Life::of("Anna", "DE").await;
    // On Sunday morning in Tokyo; six hours later, an ocean further east, it is Saturday evening.
    let tokyo = ActivityId::new();
    let mut summary = run("2027-05-02", 5.0).at("08:00").summary("Asia/Tokyo");
    anna.tell(ActivityRecorded { athlete: anna.me.id, activity: tokyo, summary: summary.clone() })
        .await;
    let honolulu = ActivityId::new();
    summary.started_at = summary.started_at.plus_ms(6 * 3_600_000);
    summary.started_on = "2027-05-01".parse().unwrap();
    summary.started_minute = 19 * 60;
    anna.tell(ActivityRecorded { athlete: anna.me.id, activity: honolulu, summary }).await;
    let first = anna.progress().await["badges"].clone();
    let first =
        first.as_array().unwrap().iter().find(|badge| badge["id"] == "first_steps").unwrap();
    assert_eq!(first["activity_id"], json!(honolulu));
}

#[tokio::test]
async fn an_odd_recording_spoils_no_sum() {
    let anna = Life::of("Anna", "DE").await;
    // JSON has no infinity, but an amount may be absurd or below zero.
    anna.record(done("cycling", "2027-05-01", -5.0).km(-3.0).climb_m(-1.0)).await;
    anna.record(done("cycling", "2027-05-02", 1e300).km(1e300)).await;
    anna.record(done("fencing", "2027-05-03", 30.0)).await;
    assert_eq!(anna.progress().await["experience"], 120 + 30);
}

#[tokio::test]
async fn a_standing_counted_under_other_rules_is_counted_anew() {
    let anna = Life::of("Anna", "DE").await;
    anna.record(run("2027-05-07", 10.0)).await;
    let before = anna.progress().await;
    let me = anna.me.id;
    let spoil = anna.app.app.db.write(move |tx| {
        tx.exec("UPDATE reward_standing SET body = $2 WHERE athlete_id = $1", args![me, "{}"])?;
        let other_version: &[u8] = &[0];
        tx.exec(
            "UPDATE reward_month SET page = $2 WHERE athlete_id = $1",
            args![me, *other_version],
        )
    });
    spoil.await.unwrap();
    assert_eq!(anna.progress().await, before);
}

#[test]
fn the_description_of_progress_names_its_parts() {
    let api = serde_json::to_value(rewards::routes().split_for_parts().1).unwrap();
    let schemas = api["components"]["schemas"].as_object().unwrap();
    for name in [
        "Badge",
        "BadgeProgress",
        "BadgeTier",
        "BadgeUnit",
        "Goal",
        "PersonalBest",
        "Progress",
        "Streak",
    ] {
        assert!(schemas.contains_key(name), "{name} in {:?}", schemas.keys());
    }
    assert_eq!(schemas["Badge"]["required"], json!(["id"]));
    assert_eq!(api["paths"]["/api/v1/progress/goal"]["put"]["operationId"], "set_goal");
}

#[tokio::test]
async fn official_challenges_earn_badges_once_and_those_among_friends_none() {
    let life = Life::of("Anna", "DE").await;
    let finished = |official: bool, completed: bool| ChallengeFinished {
        athlete: life.me.id,
        challenge: ChallengeId::new(),
        title: "May".into(),
        official,
        completed,
        rank: 1,
        ranked: 2,
        ended_on: "2027-05-01".parse().unwrap(),
    };
    let held = async || {
        let progress = life.me.get("/api/v1/progress").await.ok();
        let mut held = Vec::new();
        for badge in progress["badges"].as_array().unwrap() {
            held.push(format!("{} {} {}", badge["id"], badge["tier"], badge["earned_on"]));
        }
        held
    };
    life.tell(finished(false, true)).await;
    life.tell(finished(true, false)).await;
    assert!(held().await.is_empty());

    let done = finished(true, true);
    let won = ChallengeWon {
        athlete: life.me.id,
        challenge: done.challenge,
        title: done.title.clone(),
        official: true,
        ended_on: done.ended_on,
    };
    // Told twice, and in either order.
    life.tell(won.clone()).await;
    for _ in 0..2 {
        life.tell(done.clone()).await;
        life.tell(won.clone()).await;
    }
    let both = [
        "\"champion\" null \"2027-05-01\"".to_owned(),
        "\"challenger\" \"bronze\" \"2027-05-01\"".to_owned(),
    ];
    assert_eq!(held().await, both);
    assert_eq!(life.app.published("badge_earned").await, 2);

    // A badge of a challenge takes its place between those of activities.
    life.record(run("2027-04-30", 5.0)).await;
    let progress = life.me.get("/api/v1/progress").await.ok();
    let latest = &progress["badges"][0];
    assert_eq!((&latest["id"], &latest["activity_id"]), (&"champion".into(), &Value::Null));
    for _ in 0..4 {
        life.tell(finished(true, true)).await;
    }
    assert!(held().await.iter().any(|badge| badge.contains("challenger\" \"silver\"")));
}
