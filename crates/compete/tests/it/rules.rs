//! Creating and editing: who may, what is refused, and what an edit does to those who take part.
use axum::http::Method;
use serde_json::{Value, json};

use crate::arena::{Arena, Done, italy, join, line, run};

fn edit(draft: Value, version: i64, changes: Value) -> Value {
    let mut edit = json!({ "challenge": draft, "rules_version": version });
    for (field, value) in changes.as_object().unwrap() {
        edit[field] = value.clone();
    }
    edit
}

#[tokio::test]
async fn a_form_filled_in_wrongly_says_what_is_wrong_with_each_field() {
    let arena = Arena::open().await;
    let check = async |changes: Value, field: &str, words: &str| {
        let no = arena.olga.post("/api/v1/challenges", italy(changes.clone())).await;
        assert_eq!(no.status, 422, "{changes}: {no}");
        let said = no.body["fields"][field].as_str().unwrap_or_default();
        assert!(said.contains(words), "{changes}: {no}: {said}");
    };
    check(json!({ "title": " x " }), "title", "3 to 80 letters").await;
    check(json!({ "title": "two\nlines" }), "title", "on one line").await;
    check(json!({ "about": "x".repeat(1001) }), "about", "1000 letters").await;
    check(json!({ "country": "italy" }), "country", "such as IT").await;
    check(json!({ "kind": "friends" }), "country", "wherever they live").await;
    check(json!({ "sports": ["chess"] }), "sports", "do not know").await;
    check(json!({ "ends_on": "2027-05-02" }), "ends_on", "ends after it begins").await;
    check(json!({ "ends_on": "2029-05-02" }), "ends_on", "to a year").await;
    check(json!({ "starts_on": "2027-04-01", "ends_on": "2027-05-06" }), "ends_on", "today").await;
    check(json!({ "starts_on": "2027-04-01" }), "starts_on", "31 days back").await;
    check(json!({ "goal": 0 }), "goal", "more than nothing").await;
    check(json!({ "goal": -5 }), "goal", "more than nothing").await;
    check(json!({ "measure": "active_days", "goal": 30 }), "goal", "all days").await;
    check(json!({ "min_distance_m": -1 }), "min_distance_m", "between 0").await;
    check(json!({ "min_moving_s": 1e9 }), "min_moving_s", "between 0").await;
    check(json!({ "grace_hours": 169 }), "grace_hours", "168").await;
    let no = arena.olga.post("/api/v1/challenges", italy(json!({ "prize": 5 }))).await;
    assert_eq!(no.body["code"], "invalid_json");
}

#[tokio::test]
async fn a_region_is_the_operators_and_friends_are_everybodys() {
    let arena = Arena::open().await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let no = anna.post("/api/v1/challenges", italy(json!({}))).await;
    assert_eq!((no.status.as_u16(), &no.body["code"]), (403, &json!("operators_only")));
    let among_friends = italy(json!({ "kind": "friends", "country": null }));
    for _ in 0..20 {
        anna.post("/api/v1/challenges", among_friends.clone()).await.ok();
    }
    let no = anna.post("/api/v1/challenges", among_friends).await;
    assert_eq!(no.body["code"], "too_many_challenges");
    assert_eq!(arena.app.stranger().get("/api/v1/challenges").await.status, 401);
}

#[tokio::test]
async fn a_retried_creation_makes_one_challenge() {
    let arena = Arena::open().await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let request = arena
            .olga
            .request(Method::POST, "/api/v1/challenges")
            .header("content-type", "application/json")
            .header("idempotency-key", "one");
        let made = arena.olga.send(request, italy(json!({})).to_string().into()).await.ok();
        ids.push(made["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
    assert_eq!(arena.app.number("SELECT COUNT(*) FROM challenge").await, 1);
}

#[tokio::test]
async fn before_anybody_takes_part_an_edit_replaces_the_rules() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let draft = italy(json!({ "country": "DE", "measure": "time", "goal": 3600 }));
    let shown = arena.olga.put(&path, edit(draft, 1, json!({}))).await.ok();
    assert_eq!(shown["rules"].as_array().unwrap().len(), 1);
    assert_eq!((&shown["country"], &shown["measure"]), (&json!("DE"), &json!("time")));
}

#[tokio::test]
async fn an_edit_after_people_joined_is_a_new_version_and_everybody_is_judged_anew() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    for who in [&anna, &luca] {
        join(who, &path).await.ok();
    }
    arena.record(&anna, run("2027-05-04", 3000.0)).await;
    arena.record(&anna, run("2027-05-06", 4000.0)).await;
    let walk = Done { sport: "walking", moving_s: 7200.0, ..run("2027-05-05", 9000.0) };
    arena.record(&luca, walk).await;
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Anna", 7000)]);

    let draft =
        italy(json!({ "sports": ["running", "walking"], "min_distance_m": 3500, "goal": 9000 }));
    let note = json!({ "note": "Walking is in; short ones are out." });
    let shown = arena.olga.put(&path, edit(draft.clone(), 1, note)).await.ok();
    assert_eq!(shown["recounting"], false);
    let versions = shown["rules"].as_array().unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0]["note"], "Walking is in; short ones are out.");
    assert_eq!(
        versions[1]["rules"]["sports"],
        json!(["running"]),
        "the old version stays readable"
    );
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Luca", 9000), line(2, "Anna", 4000)]);
    assert_eq!(arena.verdicts(&path, &anna).await, ["counted", "too_short"]);
    assert_eq!(luca.get(&path).await.ok()["me"]["goal_reached"], true);

    // From a day on: what was before is judged as before.
    let draft = italy(json!({ "sports": ["walking"] }));
    let from = json!({ "applies_from": "2027-05-06" });
    arena.olga.put(&path, edit(draft.clone(), 2, from)).await.ok();
    assert_eq!(arena.verdicts(&path, &anna).await, ["wrong_sport", "too_short"]);
    assert_eq!(arena.verdicts(&path, &luca).await, ["counted"]);

    let no = arena.olga.put(&path, edit(draft, 2, json!({}))).await;
    assert_eq!((no.status.as_u16(), &no.body["code"]), (409, &json!("edited_meanwhile")));
    for fixed in [
        json!({ "country": "DE" }),
        json!({ "measure": "time" }),
        json!({ "starts_on": "2027-05-04" }),
    ] {
        let no = arena.olga.put(&path, edit(italy(fixed.clone()), 3, json!({}))).await;
        assert_eq!(no.body["code"], "fixed_once_joined", "{fixed}");
    }
}

#[tokio::test]
async fn a_crowd_is_judged_anew_by_the_worker() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let mut crowd = Vec::new();
    for at in 0..103 {
        let runner = arena.app.athlete(&format!("Runner{at}"), "IT").await;
        join(&runner, &path).await.ok();
        crowd.push(runner);
    }
    for runner in [&crowd[0], &crowd[102]] {
        arena.record(runner, run("2027-05-05", 3000.0)).await;
    }
    let draft = italy(json!({ "min_distance_m": 5000 }));
    let shown = arena.olga.put(&path, edit(draft, 1, json!({}))).await.ok();
    assert_eq!(shown["recounting"], true);
    arena.settle_challenges().await;
    assert_eq!(arena.olga.get(&path).await.ok()["recounting"], false);
    assert!(arena.board(&path, &arena.olga).await.is_empty());
}

#[tokio::test]
async fn nobody_edits_what_is_somebody_elses() {
    let arena = Arena::open().await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    let regional = arena.challenge(italy(json!({}))).await;
    let no = anna.put(&regional, edit(italy(json!({})), 1, json!({}))).await;
    assert_eq!((no.status.as_u16(), &no.body["code"]), (403, &json!("not_yours")));

    let draft = italy(json!({ "kind": "friends", "country": null }));
    let private = arena.challenge_of(&anna, draft.clone()).await;
    for other in [&luca, &arena.olga] {
        let no = other.put(&private, edit(draft.clone(), 1, json!({}))).await;
        assert_eq!(no.to_string(), "404 there is no such challenge");
    }
    let code = anna.get(&private).await.ok()["invite_code"].as_str().unwrap().to_owned();
    luca.put(format!("{private}/membership?code={code}"), json!({})).await.ok();
    let no = luca.put(&private, edit(draft.clone(), 1, json!({}))).await;
    assert_eq!(no.to_string(), "403 only who holds this challenge can change it");
    let promoted = italy(json!({ "kind": "regional" }));
    let no = anna.put(&private, edit(promoted, 1, json!({}))).await;
    assert_eq!(no.body["code"], "fixed_once_joined", "friends do not become a region");
}

#[tokio::test]
async fn operators_see_counts_and_entries_and_nobody_else_does() {
    let arena = Arena::open().await;
    let path = arena.challenge(italy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    join(&anna, &path).await.ok();
    for distance_m in [5000.0, 6000.0] {
        arena.record(&anna, run("2027-05-05", distance_m)).await;
    }
    arena.record(&anna, Done { moving_s: 60.0, ..run("2027-05-06", 5000.0) }).await;
    let list = arena.olga.get("/api/v1/operator/challenges").await.ok();
    let receipts =
        json!([{ "verdict": "counted", "count": 2 }, { "verdict": "too_fast", "count": 1 }]);
    assert_eq!(list["items"][0]["receipts"], receipts);
    let operated = path.replace("/challenges", "/operator/challenges");
    let first = arena.olga.get(format!("{operated}/entries?limit=2")).await.ok();
    assert_eq!(first["items"][0]["verdict"], "too_fast");
    assert_eq!(first["items"][0]["athlete"]["handle"], "anna");
    let next = first["next"].as_str().unwrap();
    let second = arena.olga.get(format!("{operated}/entries?limit=2&after={next}")).await.ok();
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    for path in ["/api/v1/operator/challenges".to_owned(), format!("{operated}/entries")] {
        assert_eq!(anna.get(path).await.body["code"], "operators_only");
    }
    assert_eq!(anna.post(format!("{operated}/close"), json!({})).await.status, 403);
    let no = arena.olga.post(format!("{operated}/close"), json!({})).await;
    assert_eq!(no.to_string(), "409 somewhere on Earth its last day is not over yet");
}
