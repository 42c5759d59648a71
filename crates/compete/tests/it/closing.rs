//! The end: late uploads, the close, and what is told.
use serde_json::json;

use crate::arena::{Arena, Done, italy, join, line, run};

#[tokio::test]
async fn results_are_final_once_and_told_once_however_many_workers_close_it() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({ "ends_on": "2027-05-09", "goal": 10_000 }))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    let idle = arena.app.athlete("Idle", "IT").await;
    for who in [&anna, &luca, &idle] {
        join(who, &path).await.ok();
    }
    arena.record(&anna, run("2027-05-05", 11_000.0)).await;
    arena.record(&luca, run("2027-05-05", 9000.0)).await;

    // Over everywhere at noon UTC of the 10th, and a day of grace after that.
    arena.app.clock.set("2027-05-11T11:59:00Z");
    arena.record(&luca, run("2027-05-09", 3000.0)).await;
    assert_eq!(arena.board(&path, &anna).await[0], line(1, "Luca", 12_000), "late, in the grace");
    arena.settle_challenges().await;
    assert_eq!(anna.get(&path).await.ok()["phase"], "counting");

    arena.app.clock.set("2027-05-11T12:00:00Z");
    arena.record(&anna, run("2027-05-09", 50_000.0)).await;
    assert_eq!(arena.verdicts(&path, &anna).await, ["arrived_late", "counted"]);
    arena.app.clock.set("2027-05-11T12:02:00Z");
    let (one, other) = (&arena.app.app, arena.app.app.clone());
    let (first, second, third) = tokio::join!(
        compete::closing::settle(one),
        compete::closing::settle(&other),
        compete::closing::settle(one)
    );
    for outcome in [first, second, third] {
        outcome.unwrap();
    }
    arena.settle_challenges().await;
    assert_eq!(anna.get(&path).await.ok()["phase"], "closed");
    assert_eq!(arena.app.published("challenge_finished").await, 2, "who has nothing has no result");
    assert_eq!(arena.app.published("challenge_won").await, 1);
    let facts = "SELECT COUNT(*) FROM fact WHERE kind = 'challenge_finished'
                 AND body LIKE '%\"completed\":true%' AND body LIKE '%\"ranked\":2%'";
    assert_eq!(arena.app.number(facts).await, 2);
}

#[tokio::test]
async fn after_the_close_nothing_changes() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({ "ends_on": "2027-05-09" }))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    join(&anna, &path).await.ok();
    join(&luca, &path).await.ok();
    let kept = arena.record(&anna, run("2027-05-05", 8000.0)).await;
    arena.record(&luca, run("2027-05-05", 7000.0)).await;
    arena.app.clock.set("2027-05-12T09:00:00Z");
    arena.settle_challenges().await;
    let board = arena.board(&path, &anna).await;

    arena.record(&luca, run("2027-05-08", 30_000.0)).await;
    arena.change(&anna, kept, Done { sport: "cycling", ..run("2027-05-05", 8000.0) }).await;
    arena.remove(&anna, kept).await;
    assert_eq!(arena.board(&path, &anna).await, board);
    assert_eq!(arena.verdicts(&path, &luca).await, ["arrived_late", "counted"]);
    assert_eq!(arena.verdicts(&path, &anna).await, ["counted"]);
    let no = anna.delete(format!("{path}/membership")).await;
    assert_eq!(no.to_string(), "409 this challenge is over; its results stay");
    let edit =
        json!({ "challenge": italy(json!({ "ends_on": "2027-05-30" })), "rules_version": 1 });
    assert_eq!(arena.olga.put(&path, edit).await.body["code"], "challenge_over");
    arena.settle_challenges().await;
    assert_eq!(arena.app.published("challenge_finished").await, 2);
    let past = anna.get("/api/v1/challenges").await.ok();
    assert_eq!(past["past"]["items"][0]["me"]["rank"], 1);
}

#[tokio::test]
async fn whoever_was_in_time_counts_however_long_the_delivery_takes() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({ "ends_on": "2027-05-09" }))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    join(&anna, &path).await.ok();
    arena.app.clock.set("2027-05-11T11:59:59Z");
    let now = arena.app.clock.now();
    let fact = events::ActivityRecorded {
        athlete: anna.id,
        activity: kernel::ActivityId::new(),
        summary: run("2027-05-09", 5000.0).summary(),
    };
    // The courier is held up: its delivery is due in ten minutes.
    let late = now.plus_ms(600_000);
    let hold = arena.app.app.db.write(move |tx| {
        tx.publish(&fact, now)?;
        tx.exec("UPDATE fact_delivery SET due_at = $1", kernel::args![late])
    });
    hold.await.unwrap();
    arena.app.clock.set("2027-05-11T12:05:00Z");
    arena.settle_challenges().await;
    assert_eq!(anna.get(&path).await.ok()["phase"], "counting", "it waits");
    arena.app.clock.set("2027-05-11T12:10:00Z");
    arena.app.settle().await;
    arena.settle_challenges().await;
    assert_eq!(anna.get(&path).await.ok()["phase"], "closed");
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Anna", 5000)]);
}

#[tokio::test]
async fn the_operator_need_not_wait_for_the_grace() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({ "ends_on": "2027-05-09", "grace_hours": 168 }))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    join(&anna, &path).await.ok();
    arena.record(&anna, run("2027-05-05", 8000.0)).await;
    arena.app.clock.set("2027-05-10T12:00:00Z");
    let close = path.replace("/challenges", "/operator/challenges") + "/close";
    for _ in 0..2 {
        assert_eq!(arena.olga.post(&close, json!({})).await.status, 204);
    }
    arena.record(&anna, run("2027-05-09", 8000.0)).await;
    arena.app.clock.set("2027-05-10T12:02:00Z");
    arena.settle_challenges().await;
    assert_eq!(anna.get(&path).await.ok()["phase"], "closed");
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Anna", 8000)]);
    assert_eq!(arena.app.published("challenge_won").await, 0, "there was nobody to win against");
}
