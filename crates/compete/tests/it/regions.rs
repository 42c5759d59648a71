//! Challenges of a part of a country: who may join, who sees them, and what can be won.
use kernel::{ActivityId, Timestamp};
use serde_json::{Value, json};

use crate::arena::{Arena, italy, join, line, run};

fn lombardy(changes: Value) -> Value {
    let mut draft = italy(json!({ "region": "IT-25", "title": "Lombardy runs in May" }));
    for (field, value) in changes.as_object().unwrap() {
        draft[field] = value.clone();
    }
    draft
}

fn titles(list: &Value) -> Vec<&str> {
    let running = list["running"].as_array().unwrap().iter();
    running.map(|card| card["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn who_lives_in_lombardy_joins_and_others_hear_for_whom_it_is() {
    let arena = Arena::open().await;
    let path = arena.challenge(lombardy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let luca = arena.app.athlete("Luca", "IT").await;
    let boris = arena.app.athlete("Boris", "DE").await;
    arena.lives_in(&anna, Some("IT-25")).await;
    arena.lives_in(&luca, Some("IT-52")).await;

    let shown = join(&anna, &path).await.ok();
    assert_eq!(shown["region"], json!({ "code": "IT-25", "name": "Lombardy" }));
    assert_eq!(
        join(&luca, &path).await.to_string(),
        "403 this challenge is for people who live in Lombardy, Italy, and your account says \
         Tuscany, Italy; you can still follow it"
    );
    let no = join(&boris, &path).await;
    assert_eq!(
        no.to_string(),
        "403 this challenge is for people who live in Lombardy, Italy, and your account says \
         Germany; you can still follow it"
    );
    assert_eq!(no.body["code"], "challenge_elsewhere");
    for who in [&luca, &boris] {
        let page = who.get(&path).await.ok();
        assert_eq!((&page["may_join"], &page["why_not"]), (&json!(false), &json!("elsewhere")));
    }
    arena.record(&anna, run("2027-05-05", 8000.0)).await;
    assert_eq!(arena.board(&path, &boris).await, [line(1, "Anna", 8000)], "they may follow it");
}

#[tokio::test]
async fn who_never_said_where_they_live_is_asked_and_may_then_join() {
    let arena = Arena::open().await;
    let path = arena.challenge(lombardy(json!({}))).await;
    let carla = arena.app.athlete("Carla", "IT").await;
    let page = carla.get(&path).await.ok();
    assert_eq!((&page["may_join"], &page["why_not"]), (&json!(false), &json!("region_untold")));
    let no = join(&carla, &path).await;
    assert_eq!(no.body["code"], "region_untold");
    assert_eq!(
        no.to_string(),
        "403 this challenge is for people who live in Lombardy, Italy; say in your settings that you do, \
         and join"
    );
    arena.lives_in(&carla, Some("IT-25")).await;
    assert_eq!(carla.get(&path).await.ok()["may_join"], true);
    join(&carla, &path).await.ok();
}

#[tokio::test]
async fn lists_show_the_challenges_of_my_region_my_country_and_the_world() {
    let arena = Arena::open().await;
    arena.challenge(lombardy(json!({ "ends_on": "2027-05-21" }))).await;
    arena
        .challenge(lombardy(
            json!({ "region": "IT-52", "title": "Tuscany runs", "ends_on": "2027-05-22" }),
        ))
        .await;
    arena.challenge(italy(json!({ "ends_on": "2027-05-23" }))).await;
    let world = json!({ "country": null, "title": "Everybody runs", "ends_on": "2027-05-24" });
    arena.challenge(italy(world)).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    let list = anna.get("/api/v1/challenges").await.ok();
    let all = ["Lombardy runs in May", "Tuscany runs", "Italy runs in May", "Everybody runs"];
    assert_eq!(titles(&list), all, "any of them may be hers as long as she has not said");
    arena.lives_in(&anna, Some("IT-25")).await;
    let list = anna.get("/api/v1/challenges").await.ok();
    let hers = ["Lombardy runs in May", "Italy runs in May", "Everybody runs"];
    assert_eq!(titles(&list), hers);
    let boris = arena.app.athlete("Boris", "DE").await;
    let list = boris.get("/api/v1/challenges").await.ok();
    assert_eq!(titles(&list), ["Everybody runs"]);

    arena.app.clock.set("2027-06-20T09:00:00Z");
    let past = anna.get("/api/v1/challenges").await.ok()["past"].clone();
    assert_eq!(past["items"].as_array().unwrap().len(), 3);
    assert_eq!(past["items"][2]["region"]["name"], "Lombardy");
}

#[tokio::test]
async fn who_moves_away_stays_in_what_they_joined() {
    let arena = Arena::open().await;
    let path = arena.challenge(lombardy(json!({}))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    arena.lives_in(&anna, Some("IT-25")).await;
    join(&anna, &path).await.ok();
    arena.lives_in(&anna, Some("IT-52")).await;
    arena.record(&anna, run("2027-05-05", 8000.0)).await;
    join(&anna, &path).await.ok();
    assert_eq!(arena.board(&path, &anna).await, [line(1, "Anna", 8000)]);
    let list = anna.get("/api/v1/challenges").await.ok();
    assert_eq!(titles(&list), ["Lombardy runs in May"]);
    assert_eq!(anna.delete(format!("{path}/membership")).await.status, 204);
    assert_eq!(join(&anna, &path).await.body["code"], "challenge_elsewhere");
}

#[tokio::test]
async fn a_region_belongs_to_the_country_and_stays_once_people_take_part() {
    let arena = Arena::open().await;
    let check = async |changes: Value, field: &str, words: &str| {
        let no = arena.olga.post("/api/v1/challenges", lombardy(changes.clone())).await;
        assert_eq!(no.status, 422, "{changes}: {no}");
        let said = no.body["fields"][field].as_str().unwrap_or_default();
        assert!(said.contains(words), "{changes}: {no}: {said}");
    };
    check(json!({ "region": "DE-BY" }), "region", "no region of the chosen country").await;
    check(json!({ "region": "IT-99" }), "region", "no region of the chosen country").await;
    check(json!({ "country": null }), "region", "no region of the chosen country").await;
    check(json!({ "kind": "friends", "country": null }), "region", "no region").await;
    check(json!({ "prize": "x".repeat(201) }), "prize", "200 letters").await;
    check(json!({ "prize_ru": "два\nслова" }), "prize_ru", "on one line").await;
    let among_friends =
        json!({ "kind": "friends", "country": null, "region": null, "prize": "A car" });
    check(among_friends, "prize", "the people who run this place").await;

    let path = arena.challenge(lombardy(json!({ "prize": " A pair of shoes. " }))).await;
    let anna = arena.app.athlete("Anna", "IT").await;
    arena.lives_in(&anna, Some("IT-25")).await;
    assert_eq!(anna.get(&path).await.ok()["prize"], "A pair of shoes.");
    let edit = |draft: Value| json!({ "challenge": draft, "rules_version": 1 });
    let moved = lombardy(json!({ "region": "IT-52", "prize": "Two pairs." }));
    let shown = arena.olga.put(&path, edit(moved)).await.ok();
    assert_eq!(
        (&shown["region"]["name"], &shown["prize"]),
        (&json!("Tuscany"), &json!("Two pairs."))
    );
    let back = lombardy(json!({ "prize": "Two pairs." }));
    arena.olga.put(&path, edit(back)).await.ok();
    join(&anna, &path).await.ok();
    let fixed = async |changes: Value| {
        let no = arena.olga.put(&path, edit(lombardy(changes))).await;
        assert_eq!(no.body["code"], "fixed_once_joined", "{no}");
    };
    fixed(json!({ "region": "IT-52", "prize": "Two pairs." })).await;
    fixed(json!({ "region": null, "prize": "Two pairs." })).await;
    fixed(json!({})).await;
    let more = lombardy(json!({ "prize": "Two pairs.", "prize_ru": "Две пары." }));
    let shown = arena.olga.put(&path, edit(more)).await.ok();
    assert_eq!(shown["prize_ru"], "Две пары.", "more may be promised at any time");
}

#[tokio::test]
async fn who_shares_the_first_place_has_won_and_hears_it_once() {
    let arena = Arena::open().await;
    let path = arena.challenge(lombardy(json!({ "ends_on": "2027-05-09", "goal": 5000 }))).await;
    let mut people = Vec::new();
    for name in ["Anna", "Luca", "Carla"] {
        let who = arena.app.athlete(name, "IT").await;
        arena.lives_in(&who, Some("IT-25")).await;
        join(&who, &path).await.ok();
        people.push(who);
    }
    // To the metre and to the millisecond.
    arena.record(&people[0], run("2027-05-05", 9000.0)).await;
    arena.record(&people[1], run("2027-05-05", 9000.0)).await;
    arena.record(&people[2], run("2027-05-05", 4000.0)).await;
    arena.app.clock.set("2027-05-12T09:00:00Z");
    let (one, other) = (&arena.app.app, arena.app.app.clone());
    let (first, second) =
        tokio::join!(compete::closing::settle(one), compete::closing::settle(&other));
    first.unwrap();
    second.unwrap();
    arena.settle_challenges().await;
    let board = arena.board(&path, &people[2]).await;
    let ranks: Vec<(i64, i64)> = board.iter().map(|line| (line.0, line.2)).collect();
    assert_eq!(ranks, [(1, 9000), (1, 9000), (3, 4000)]);
    assert_eq!(arena.app.published("challenge_won").await, 2, "each of the two, once");
    assert_eq!(arena.app.published("challenge_finished").await, 3);
    // What a promotion reads: which challenge, whether it was completed, which rank.
    let id = path.rsplit('/').next().unwrap().to_owned();
    let facts = arena.app.app.db.read(|tx| {
        tx.list::<(String,)>(
            "SELECT body FROM fact WHERE kind = 'challenge_finished' ORDER BY body",
            kernel::args![],
        )
    });
    let mut told = Vec::new();
    for (body,) in facts.await.unwrap() {
        let fact: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(fact["challenge"], id.as_str());
        told.push((fact["rank"].as_i64().unwrap(), fact["completed"].as_bool().unwrap()));
    }
    told.sort_unstable();
    assert_eq!(told, [(1, true), (1, true), (3, false)]);
}

#[tokio::test]
async fn the_same_moment_is_in_time_for_one_and_too_late_for_the_other() {
    let arena = Arena::open().await;
    let draft = italy(json!({ "country": null, "ends_on": "2027-05-09" }));
    let path = arena.challenge(draft).await;
    let aiko = arena.app.athlete("Aiko", "JP").await;
    let emma = arena.app.athlete("Emma", "US").await;
    for who in [&aiko, &emma] {
        join(who, &path).await.ok();
    }
    // Half past midnight on Monday in Tokyo is half past eleven on Sunday morning in New York.
    let started_at: Timestamp = "2027-05-09T15:30:00Z".parse().unwrap();
    arena.app.clock.set("2027-05-09T17:00:00Z");
    for (who, on) in [(&aiko, "2027-05-10"), (&emma, "2027-05-09")] {
        let mut summary = run(on, 8000.0).summary();
        summary.started_at = started_at;
        let activity = ActivityId::new();
        arena.tell(events::ActivityRecorded { athlete: who.id, activity, summary }).await;
    }
    assert_eq!(arena.verdicts(&path, &aiko).await, ["after_window"]);
    assert_eq!(arena.verdicts(&path, &emma).await, ["counted"]);
    assert_eq!(arena.board(&path, &aiko).await, [line(1, "Emma", 8000)]);
}
