//! Friends who want to be compared with each other: who agreed with whom, and how it ends.
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::support::{befriend, block, town};

const PATH: &str = "/api/v1/comparisons/friends";

async fn want(who: &TestAthlete, whom: &TestAthlete) -> Reply {
    who.put(format!("{PATH}/{}", whom.id), Value::Null).await
}

async fn end(who: &TestAthlete, whom: &TestAthlete) {
    assert_eq!(who.delete(format!("{PATH}/{}", whom.id)).await.status, 204);
}

/// Handles and states, what changed last first.
async fn standing(who: &TestAthlete) -> Vec<String> {
    let page = who.get(PATH).await.ok();
    let items = page["items"].as_array().unwrap().iter();
    let word = |item: &Value, field: &str| item[field].as_str().unwrap().to_owned();
    items.map(|item| format!("{} {}", word(item, "handle"), word(item, "state"))).collect()
}

/// What somebody heard of comparing: kinds and handles.
async fn heard(who: &TestAthlete) -> Vec<String> {
    let page = who.get("/api/v1/notifications").await.ok();
    let mut heard = Vec::new();
    for line in page["items"].as_array().unwrap() {
        let kind = line["kind"].as_str().unwrap();
        if kind.starts_with("comparison") {
            let people = line["people"].as_array().unwrap().iter();
            let people: Vec<&str> = people.map(|one| one["handle"].as_str().unwrap()).collect();
            heard.push(format!("{kind}: {}", people.join(", ")));
        }
    }
    heard
}

#[tokio::test]
async fn anna_asks_boris_agrees_and_either_ends_it() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    befriend(&anna, &boris).await;
    for _ in 0..2 {
        assert_eq!(want(&anna, &boris).await.ok()["state"], "asked", "twice is once");
    }
    assert_eq!(standing(&anna).await, ["boris asked"]);
    assert_eq!(standing(&boris).await, ["anna asks"]);
    assert_eq!(heard(&boris).await, ["comparison_request: anna"]);
    assert_eq!(heard(&anna).await, [""; 0]);

    assert_eq!(want(&boris, &anna).await.ok()["state"], "agreed");
    assert_eq!(want(&boris, &anna).await.ok()["state"], "agreed");
    assert_eq!(
        (standing(&anna).await, standing(&boris).await),
        (vec!["boris agreed".to_owned()], vec!["anna agreed".to_owned()])
    );
    assert_eq!(heard(&anna).await, ["comparison_agreed: boris"]);
    assert_eq!(heard(&boris).await, [""; 0], "what he answered is no question any more");

    end(&boris, &anna).await;
    end(&boris, &anna).await;
    assert_eq!((standing(&anna).await, standing(&boris).await), (vec![], vec![]));
    assert_eq!(heard(&anna).await, [""; 0], "nobody is reminded of it");

    // A question is taken back, another one is declined.
    want(&anna, &boris).await.ok();
    end(&anna, &boris).await;
    assert_eq!(standing(&boris).await, [""; 0]);
    want(&anna, &boris).await.ok();
    end(&boris, &anna).await;
    assert_eq!(standing(&anna).await, [""; 0]);
    assert_eq!(heard(&boris).await, [""; 0]);
}

#[tokio::test]
async fn both_ask_in_the_same_moment_and_agree_once() {
    let town = town().await;
    for round in 0..8 {
        let anna = town.join(&format!("Anna {round}")).await;
        let boris = town.join(&format!("Boris {round}")).await;
        befriend(&anna, &boris).await;
        let (hers, his) = tokio::join!(want(&anna, &boris), want(&boris, &anna));
        let states = [hers.ok()["state"].clone(), his.ok()["state"].clone()];
        assert!(
            states.contains(&json!("asked")) && states.contains(&json!("agreed")),
            "{states:?}"
        );
        assert!(standing(&anna).await[0].ends_with("agreed"));
        assert!(standing(&boris).await[0].ends_with("agreed"));
    }
}

#[tokio::test]
async fn only_grown_up_friends_are_compared() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let mia = town.app.athlete_born("Mia", "DE", "2011-03-01").await;
    assert_eq!(want(&anna, &anna).await.to_string(), "409 this is you");
    assert_eq!(want(&anna, &boris).await.to_string(), "409 choose one of your friends");
    befriend(&mia, &anna).await;
    for (who, whom) in [(&anna, &mia), (&mia, &anna)] {
        let refused = want(who, whom).await;
        assert_eq!(refused.body["code"], "too_young_to_compare", "{refused}");
    }
    block(&boris, &anna).await;
    assert_eq!(want(&anna, &boris).await.status, 404, "he does not exist for her");
    assert_eq!(town.app.stranger().get(PATH).await.status, 401);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_comparing").await, 0);
}

#[tokio::test]
async fn it_ends_with_the_friendship_and_with_a_block_and_does_not_come_back() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let carla = town.join("Carla").await;
    for friend in [&boris, &carla] {
        befriend(&anna, friend).await;
        want(&anna, friend).await.ok();
        want(friend, &anna).await.ok();
        town.app.clock.advance_ms(1_000);
    }
    assert_eq!(standing(&anna).await, ["carla agreed", "boris agreed"]);
    let page = anna.get(format!("{PATH}?limit=1")).await.ok();
    let rest = anna.get(format!("{PATH}?limit=1&after={}", page["next"].as_str().unwrap())).await;
    assert_eq!(rest.ok()["items"][0]["handle"], "boris");
    boris.delete(format!("/api/v1/friends/{}", anna.id)).await.ok();
    block(&carla, &anna).await;
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_comparing").await, 0);
    befriend(&anna, &boris).await;
    assert_eq!((standing(&anna).await, standing(&boris).await), (vec![], vec![]));
}
