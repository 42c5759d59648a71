//! Links that make whoever opens them a friend.
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::support::{befriend, block, handles, relation, town};

const LINKS: &str = "/api/v1/friends/invitations";
const GONE: &str = "404 there is no such invitation";

/// What stands in a new link of somebody.
async fn link_of(who: &TestAthlete) -> String {
    let made = who.post(LINKS, Value::Null).await;
    assert_eq!(made.status, 201, "{made}");
    let link = made.body["link"].as_str().unwrap();
    link.split_once("/invitation?token=").unwrap().1.to_owned()
}

async fn open(who: &TestAthlete, token: &str) -> Reply {
    who.get(format!("/api/v1/invitation?token={token}")).await
}

async fn accept(who: &TestAthlete, token: &str) -> Reply {
    who.put(format!("/api/v1/invitation?token={token}"), Value::Null).await
}

async fn uses(who: &TestAthlete) -> Vec<i64> {
    let list = who.get(LINKS).await.ok();
    list["items"].as_array().unwrap().iter().map(|item| item["uses"].as_i64().unwrap()).collect()
}

#[tokio::test]
async fn anna_makes_a_link_and_whoever_says_yes_is_her_friend() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let made = anna.post(LINKS, Value::Null).await.body;
    let squares = made["squares"].as_array().unwrap();
    assert!(
        squares.len() > 20
            && squares.iter().all(|row| row.as_str().unwrap().len() == squares.len())
    );
    let token = made["link"].as_str().unwrap().split_once("token=").unwrap().1;
    let listed = anna.get(LINKS).await.ok();
    assert_eq!(listed["items"][0]["id"], made["id"]);
    assert!(!listed.to_string().contains(token), "it is told once");
    assert_eq!(listed["items"][0]["expires_at"], "2027-05-21T09:00:00Z");
    assert_eq!(
        town.app
            .number("SELECT COUNT(*) FROM social_friend_invitation WHERE LENGTH(token_hash) = 32")
            .await,
        1
    );

    let shown = open(&boris, token).await.ok();
    assert_eq!(
        (&shown["from"]["handle"], &shown["from"]["relation"]),
        (&json!("anna"), &json!("none"))
    );
    assert_eq!(relation(&boris, &anna).await.unwrap(), "none", "to look is to say nothing");
    for _ in 0..2 {
        assert_eq!(
            accept(&boris, token).await.ok(),
            json!({"relation": "friend"}),
            "twice is once"
        );
    }
    assert_eq!(handles(&anna, "/api/v1/friends").await, ["boris"]);
    assert_eq!(handles(&boris, "/api/v1/friends").await, ["anna"]);
    assert_eq!(uses(&anna).await, [1]);
    assert_eq!(town.app.published("friendship_began").await, 2);
    let news = anna.get("/api/v1/notifications").await.ok();
    assert_eq!(news["items"][0]["kind"], "friend_accepted", "she hears of it");
    assert_eq!(news["items"][0]["people"][0]["handle"], "boris");

    assert_eq!(accept(&anna, token).await.to_string(), "409 this is you");
    assert_eq!(open(&anna, token).await.ok()["from"]["relation"], "you");
    assert_eq!(open(&town.app.stranger(), token).await.status, 401);
    assert_eq!(accept(&town.app.stranger(), token).await.status, 401);
}

#[tokio::test]
async fn a_link_ends_by_time_by_use_and_when_it_is_taken_back() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let token = link_of(&anna).await;
    let id = anna.get(LINKS).await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(boris.delete(format!("{LINKS}/{id}")).await.status, 204);
    assert_eq!(open(&boris, &token).await.status, 200, "it is not his to take back");
    for _ in 0..2 {
        assert_eq!(anna.delete(format!("{LINKS}/{id}")).await.status, 204);
    }
    assert_eq!(open(&boris, &token).await.to_string(), GONE);
    assert_eq!(accept(&boris, &token).await.to_string(), GONE);
    assert_eq!(anna.get(LINKS).await.ok()["items"], json!([]));

    let token = link_of(&anna).await;
    let use_up =
        town.app.app.db.write(|tx| tx.exec("UPDATE social_friend_invitation SET uses = 49", &[]));
    use_up.await.unwrap();
    let carla = town.join("Carla").await;
    let (one, other) = tokio::join!(accept(&boris, &token), accept(&carla, &token));
    let mut told = [one.status.as_u16(), other.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [200, 404], "the last use is one person's");
    assert_eq!(handles(&anna, "/api/v1/friends").await.len(), 1);

    let token = link_of(&anna).await;
    let dora = town.join("Dora").await;
    town.app.clock.set("2027-05-21T08:59:59Z");
    assert_eq!(open(&dora, &token).await.status, 200);
    town.app.clock.set("2027-05-21T09:00:00Z");
    assert_eq!(accept(&dora, &token).await.to_string(), GONE);
    for wrong in ["", "0", &"0".repeat(64), &"z".repeat(64), &token[..63]] {
        assert_eq!(open(&dora, wrong).await.to_string(), GONE, "{wrong}");
        assert_eq!(accept(&dora, wrong).await.to_string(), GONE, "{wrong}");
    }
    assert_eq!(
        town.app.number("SELECT COUNT(*) FROM social_circle").await,
        2,
        "of Anna and of one"
    );
}

#[tokio::test]
async fn ten_links_are_good_at_once_also_when_they_are_made_at_once() {
    let town = town().await;
    let anna = town.join("Anna").await;
    for _ in 0..9 {
        link_of(&anna).await;
    }
    let (one, other) = tokio::join!(anna.post(LINKS, Value::Null), anna.post(LINKS, Value::Null));
    let mut told = [one.status.as_u16(), other.status.as_u16()];
    told.sort_unstable();
    assert_eq!(told, [201, 409]);
    let full = anna.post(LINKS, Value::Null).await;
    assert_eq!(
        full.to_string(),
        "409 you have 10 links that are good already; take one of them back first"
    );
    town.app.clock.set("2027-05-21T09:00:00Z");
    link_of(&anna).await;
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_friend_invitation").await, 1);
}

#[tokio::test]
async fn between_people_who_blocked_each_other_and_of_who_is_gone_there_is_no_invitation() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let carla = town.join("Carla").await;
    let token = link_of(&anna).await;
    block(&anna, &boris).await;
    block(&carla, &anna).await;
    for who in [&boris, &carla] {
        assert_eq!(open(who, &token).await.to_string(), GONE);
        assert_eq!(accept(who, &token).await.to_string(), GONE);
    }
    let (dora, now, id) = (town.join("Dora").await, town.app.clock.now(), anna.id);
    let close = town.app.app.db.write(move |tx| kernel::athlete::close(tx, id, Some(now)));
    assert!(close.await.unwrap());
    assert_eq!(open(&dora, &token).await.to_string(), GONE);
    assert_eq!(accept(&dora, &token).await.to_string(), GONE);
}

#[tokio::test]
async fn the_young_make_no_links_and_ask_with_those_of_adults() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let tom = town.app.athlete_born("Tom", "IT", "2011-01-01").await;
    let young = tom.post(LINKS, Value::Null).await;
    assert_eq!(
        young.to_string(),
        "403 under 18 you invite nobody by a link, because anybody can pass it on"
    );
    let token = link_of(&anna).await;
    assert_eq!(accept(&tom, &token).await.ok(), json!({"relation": "request_sent"}));
    assert_eq!(uses(&anna).await, [0]);
    assert_eq!(handles(&anna, "/api/v1/friends/requests").await, ["tom"], "and she answers");
}

#[tokio::test]
async fn a_no_stays_a_no_also_with_a_link() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    boris.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
    anna.delete(format!("/api/v1/friends/requests/{}", boris.id)).await.ok();
    let token = link_of(&anna).await;
    assert_eq!(accept(&boris, &token).await.ok(), json!({"relation": "request_sent"}));
    assert_eq!(handles(&anna, "/api/v1/friends/requests").await, [""; 0], "somebody passed it on");
    assert_eq!(uses(&anna).await, [0]);

    // Who has a request waiting there is answered by it, and told once.
    let carla = town.join("Carla").await;
    carla.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
    assert_eq!(accept(&carla, &token).await.ok(), json!({"relation": "friend"}));
    let dora = town.join("Dora").await;
    befriend(&dora, &anna).await;
    assert_eq!(accept(&dora, &token).await.ok(), json!({"relation": "friend"}));
    assert_eq!(uses(&anna).await, [1], "friends use nothing up");
}
