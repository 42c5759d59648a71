//! Joining, bringing activities, reading receipts, leaving.
use events::ActivityRecorded;
use kernel::ActivityId;
use serde_json::json;

use crate::arena::{Arena, Done, italy, join, line, run};

#[tokio::test]
async fn two_italians_compete_and_somebody_from_germany_is_refused_kindly() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna Rossi", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    let boris = arena.app.athlete("Boris", "DE").await;
    let joined = join(&anna, &path).await.ok();
    assert_eq!(joined["me"]["score"], 0);
    assert_eq!(joined["participants"], 1);
    join(&luca, &path).await.ok();
    let no = join(&boris, &path).await;
    assert_eq!(
        no.to_string(),
        "403 this challenge is for people who live in Italy, and your account says Germany; you can still follow it"
    );
    assert_eq!(no.body["code"], "challenge_elsewhere");

    arena.record(&luca, run("2027-05-06", 12_000.0)).await;
    arena.record(&anna, run("2027-05-05", 10_200.4)).await;
    let walk = Done { sport: "walking", moving_s: 3600.0, ..run("2027-05-07", 5000.0) };
    arena.record(&anna, walk).await;
    let board = [line(1, "Luca", 12_000), line(2, "Anna Rossi", 10_200)];
    assert_eq!(arena.board(&path, &anna).await, board);
    assert_eq!(arena.board(&path, &boris).await, board, "everybody may follow it");
    assert_eq!(arena.verdicts(&path, &anna).await, ["wrong_sport", "counted"]);
    assert!(arena.verdicts(&path, &boris).await.is_empty());

    arena.record(&anna, run("2027-05-07", 9800.0)).await;
    let page = anna.get(&path).await.ok();
    let me = json!({ "joined_at": "2027-05-07T09:00:00Z", "score": 20_000, "rank": 1, "goal_reached": true });
    assert_eq!(page["me"], me);
    let list = boris.get("/api/v1/challenges").await.ok();
    assert_eq!(list["running"], json!([]), "not for who lives elsewhere");
    let list = anna.get("/api/v1/challenges").await.ok();
    assert_eq!(list["running"][0]["title"], "Italy runs in May");
}

#[tokio::test]
async fn an_edited_or_removed_activity_re_ranks_at_once() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    join(&anna, &path).await.ok();
    join(&luca, &path).await.ok();
    let long = arena.record(&anna, run("2027-05-05", 15_000.0)).await;
    arena.record(&anna, run("2027-05-06", 5000.0)).await;
    arena.record(&luca, run("2027-05-06", 12_000.0)).await;
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Anna", 20_000), line(2, "Luca", 12_000)]);

    let ride = Done { sport: "cycling", ..run("2027-05-05", 15_000.0) };
    arena.change(&anna, long, ride).await;
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Luca", 12_000), line(2, "Anna", 5000)]);
    assert_eq!(arena.verdicts(&path, &anna).await, ["counted", "wrong_sport"]);

    arena.change(&anna, long, run("2027-05-05", 16_000.0)).await;
    assert_eq!(arena.board(&path, &anna).await[0], line(1, "Anna", 21_000));
    arena.remove(&anna, long).await;
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Luca", 12_000), line(2, "Anna", 5000)]);
    // News that comes late cannot bring it back.
    arena.change(&anna, long, run("2027-05-05", 16_000.0)).await;
    assert_eq!(arena.board(&path, &anna).await[1], line(2, "Anna", 5000));
    assert_eq!(arena.verdicts(&path, &anna).await, ["counted"]);
}

#[tokio::test]
async fn an_activity_that_is_told_twice_counts_once() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    join(&anna, &path).await.ok();
    let summary = run("2027-05-05", 8000.0).summary();
    let fact = ActivityRecorded { athlete: anna.id, activity: ActivityId::new(), summary };
    for _ in 0..3 {
        arena.tell(fact.clone()).await;
    }
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Anna", 8000)]);
    assert_eq!(arena.verdicts(&path, &anna).await, ["counted"]);
}

#[tokio::test]
async fn joining_many_times_at_once_is_joining_once() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    arena.record(&anna, run("2027-05-05", 8000.0)).await;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (anna, path) = (anna.clone(), path.clone());
        tries.spawn(async move { join(&anna, &path).await });
    }
    while let Some(reply) = tries.join_next().await {
        let joined = reply.unwrap().ok();
        assert_eq!(joined["participants"], 1);
        assert_eq!(joined["me"]["score"], 8000, "days before joining count here");
    }
    assert_eq!(arena.app.number("SELECT COUNT(*) FROM challenge_member").await, 1);
    assert_eq!(arena.app.number("SELECT COUNT(*) FROM challenge_entry").await, 1);
}

#[tokio::test]
async fn joining_while_a_run_arrives_loses_neither() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    for at in 0..6 {
        let anna = arena.app.athlete(&format!("Anna{at}"), "IT").await;
        let (joined, _) =
            tokio::join!(join(&anna, &path), arena.record(&anna, run("2027-05-05", 8000.0)));
        joined.ok();
        assert_eq!(anna.get(&path).await.ok()["me"]["score"], 8000);
    }
}

#[tokio::test]
async fn leaving_takes_everything_with_it_and_coming_back_brings_it_again() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    join(&anna, &path).await.ok();
    arena.record(&anna, run("2027-05-05", 8000.0)).await;
    for _ in 0..2 {
        assert_eq!(anna.delete(format!("{path}/membership")).await.status, 204);
    }
    assert!(arena.board(&path, &anna).await.is_empty());
    assert!(arena.verdicts(&path, &anna).await.is_empty());
    let page = anna.get(&path).await.ok();
    assert_eq!((&page["participants"], &page["may_join"]), (&json!(0), &json!(true)));
    arena.record(&anna, run("2027-05-06", 2000.0)).await;
    assert_eq!(join(&anna, &path).await.ok()["me"]["score"], 10_000);
}

#[tokio::test]
async fn days_before_joining_count_only_where_the_challenge_says_so() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({ "counts_before_joining": false }))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    arena.record(&anna, run("2027-05-06", 8000.0)).await;
    arena.record(&anna, run("2027-05-07", 4000.0)).await;
    assert_eq!(join(&anna, &path).await.ok()["me"]["score"], 4000, "the day of joining counts");
    assert_eq!(arena.verdicts(&path, &anna).await, ["counted", "before_joining"]);
    let receipt = &anna.get(format!("{path}/receipts")).await.ok()["items"][1];
    assert_eq!(receipt["threshold_on"], "2027-05-07");
}

#[tokio::test]
async fn the_last_day_ends_when_it_ends_for_each_person() {
    let arena = Arena::open().await;
    let world =
        italy(json!({ "country": null, "title": "The world in a week", "ends_on": "2027-05-09" }));
    let path = arena.challenge(world).await;
    let aiko = arena.app.athlete("Aiko", "JP").await;
    let emma = arena.app.athlete("Emma", "US").await;
    // Monday 00:30 in Tokyo is Sunday 11:30 in New York.
    arena.app.clock.set("2027-05-09T15:30:00Z");
    let no = join(&aiko, &path).await;
    assert_eq!(
        no.to_string(),
        "409 the last day of this challenge is over, so nobody can join any more"
    );
    assert_eq!(aiko.get(&path).await.ok()["phase"], "counting");
    assert_eq!(join(&emma, &path).await.ok()["phase"], "running");
    assert_eq!(aiko.get("/api/v1/challenges").await.ok()["past"]["items"][0]["phase"], "counting");
    assert_eq!(emma.get("/api/v1/challenges").await.ok()["running"][0]["phase"], "running");
}

#[tokio::test]
async fn receipts_come_page_by_page_the_latest_first() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    join(&anna, &path).await.ok();
    let days = ["2027-04-20", "2027-04-30", "2027-05-03", "2027-05-04", "2027-05-05"];
    for on in days {
        arena.record(&anna, run(on, 5000.0)).await;
    }
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let page = anna.get(format!("{path}/receipts?limit=2{after}")).await.ok();
        for item in page["items"].as_array().unwrap() {
            seen.push(item["started_on"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["2027-05-05", "2027-05-04", "2027-05-03", "2027-04-30"]);
    let verdicts = arena.verdicts(&path, &anna).await;
    assert_eq!(verdicts, ["counted", "counted", "counted", "before_window"]);
}
