//! Requests, friendships and blocks.
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::support::{For, befriend, block, handles, relation, town};

const FRIENDS: &str = "/api/v1/friends";
const INCOMING: &str = "/api/v1/friends/requests";
const OUTGOING: &str = "/api/v1/friends/requests?direction=outgoing";
const BLOCKS: &str = "/api/v1/blocks";

async fn ask(who: &TestAthlete, whom: &TestAthlete) -> testkit::Reply {
    who.put(format!("/api/v1/friends/requests/{}", whom.id), Value::Null).await
}

async fn end_request(who: &TestAthlete, whom: &TestAthlete) {
    who.delete(format!("/api/v1/friends/requests/{}", whom.id)).await.ok();
}

#[tokio::test]
async fn a_request_is_accepted_and_both_are_friends() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    assert_eq!(relation(&anna, &boris).await.unwrap(), "none");
    for _ in 0..2 {
        assert_eq!(ask(&anna, &boris).await.ok(), json!({"relation": "request_sent"}));
    }
    assert_eq!(relation(&anna, &boris).await.unwrap(), "request_sent");
    assert_eq!(relation(&boris, &anna).await.unwrap(), "request_received");
    assert_eq!(handles(&anna, OUTGOING).await, ["boris"]);
    assert_eq!(handles(&boris, INCOMING).await, ["anna"]);
    assert_eq!(handles(&anna, INCOMING).await, [""; 0]);

    for _ in 0..2 {
        let accepted = boris.put(format!("{FRIENDS}/{}", anna.id), Value::Null).await.ok();
        assert_eq!(accepted, json!({"relation": "friend"}), "again changes nothing");
    }
    assert_eq!(handles(&anna, FRIENDS).await, ["boris"]);
    assert_eq!(handles(&boris, FRIENDS).await, ["anna"]);
    assert_eq!(handles(&boris, INCOMING).await, [""; 0]);
    assert_eq!(town.app.published("friendship_began").await, 2, "once for each");

    for _ in 0..2 {
        let ended = anna.delete(format!("{FRIENDS}/{}", boris.id)).await.ok();
        assert_eq!(ended, json!({"relation": "none"}));
    }
    assert_eq!(handles(&boris, FRIENDS).await, [""; 0]);
    assert_eq!(town.app.published("friendship_ended").await, 2);
}

#[tokio::test]
async fn a_request_from_both_sides_at_once_is_one_friendship() {
    let town = town().await;
    for round in 0..12 {
        let anna = town.join(&format!("Anna {round}")).await;
        let boris = town.join(&format!("Boris {round}")).await;
        let (one, other) = tokio::join!(ask(&anna, &boris), ask(&boris, &anna));
        let mut told = [one.ok()["relation"].clone(), other.ok()["relation"].clone()];
        told.sort_by_key(|told| told.to_string());
        assert_eq!(told, ["friend", "request_sent"], "one was first, the other was the answer");
        assert_eq!(relation(&anna, &boris).await.unwrap(), "friend");
        assert_eq!(relation(&boris, &anna).await.unwrap(), "friend");
    }
    assert_eq!(town.app.published("friendship_began").await, 24);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_tie").await, 24);
}

#[tokio::test]
async fn accepting_while_it_is_withdrawn_leaves_both_sides_agreeing() {
    let town = town().await;
    for round in 0..8 {
        let anna = town.join(&format!("Anna {round}")).await;
        let boris = town.join(&format!("Boris {round}")).await;
        ask(&anna, &boris).await.ok();
        let path = format!("{FRIENDS}/{}", anna.id);
        let (accepted, ()) = tokio::join!(boris.put(path, Value::Null), end_request(&anna, &boris));
        let both = (relation(&anna, &boris).await.unwrap(), relation(&boris, &anna).await.unwrap());
        match accepted.status.as_u16() {
            200 => assert_eq!(both, ("friend".into(), "friend".into())),
            404 => assert_eq!(both, ("none".into(), "none".into())),
            other => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn nobody_accepts_what_was_not_asked() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let path = format!("{FRIENDS}/{}", boris.id);
    assert_eq!(anna.put(&path, Value::Null).await.to_string(), "404 there is no such request");
    ask(&anna, &boris).await.ok();
    assert_eq!(anna.put(&path, Value::Null).await.status, 404, "nor one's own request");
    assert_eq!(ask(&anna, &anna).await.to_string(), "409 this is you");
    assert_eq!(ask(&anna, &town.app.stranger()).await.to_string(), "404 there is no such athlete");
    assert_eq!(town.app.stranger().get(FRIENDS).await.status, 401);
}

#[tokio::test]
async fn a_declined_request_is_not_told_and_not_pressed_again() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    ask(&anna, &boris).await.ok();
    end_request(&boris, &anna).await;
    assert_eq!(handles(&boris, INCOMING).await, [""; 0]);
    assert_eq!(relation(&anna, &boris).await.unwrap(), "request_sent", "she is not told");
    assert_eq!(handles(&anna, OUTGOING).await, ["boris"]);

    end_request(&anna, &boris).await;
    assert_eq!(relation(&anna, &boris).await.unwrap(), "none");
    ask(&anna, &boris).await.ok();
    assert_eq!(handles(&boris, INCOMING).await, [""; 0], "a no holds for thirty days");
    end_request(&anna, &boris).await;
    town.app.clock.set("2027-06-07T09:00:00Z");
    ask(&anna, &boris).await.ok();
    assert_eq!(handles(&boris, INCOMING).await, ["anna"]);

    // Boris may think better of a no.
    end_request(&boris, &anna).await;
    assert_eq!(ask(&boris, &anna).await.ok()["relation"], "friend");
}

#[tokio::test]
async fn a_hundred_requests_may_wait_and_no_more() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let mut last = None;
    for round in 0..100 {
        let somebody = town.app.athlete(&format!("Somebody {round}"), "IT").await;
        ask(&anna, &somebody).await.ok();
        last = Some(somebody);
    }
    let boris = town.join("Boris").await;
    let refused = ask(&anna, &boris).await;
    let detail = "100 of your requests wait for an answer; withdraw some of them first";
    assert_eq!(refused.to_string(), format!("429 {detail}"));
    assert_eq!(refused.body["code"], "too_many_requests_open");
    ask(&anna, &last.clone().unwrap()).await.ok();
    // To answer somebody is always possible.
    let clara = town.join("Clara").await;
    ask(&clara, &anna).await.ok();
    assert_eq!(ask(&anna, &clara).await.ok()["relation"], "friend");
    end_request(&anna, &last.unwrap()).await;
    ask(&anna, &boris).await.ok();
}

#[tokio::test]
async fn lists_come_page_by_page_the_latest_first() {
    let town = town().await;
    let anna = town.join("Anna").await;
    for name in ["Ada", "Ben", "Cleo", "Dora", "Emil"] {
        let friend = town.join(name).await;
        befriend(&friend, &anna).await;
        if name == "Cleo" {
            town.app.clock.set("2027-05-08T09:00:00Z");
        }
    }
    let mut seen = Vec::new();
    let mut path = format!("{FRIENDS}?limit=2");
    loop {
        let page = anna.get(&path).await.ok();
        for item in page["items"].as_array().unwrap() {
            assert_eq!(item["relation"], "friend");
            seen.push(item["handle"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(next) => path = format!("{FRIENDS}?limit=2&after={next}"),
            None => break,
        }
    }
    assert_eq!(seen, ["emil", "dora", "cleo", "ben", "ada"]);
}

#[tokio::test]
async fn a_block_ends_everything_and_hides_each_from_the_other() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    befriend(&anna, &boris).await;
    ask(&clara, &anna).await.ok();
    block(&anna, &boris).await;
    block(&anna, &boris).await;
    block(&anna, &clara).await;
    assert_eq!(town.app.published("friendship_ended").await, 2);
    assert_eq!(handles(&boris, FRIENDS).await, [""; 0]);
    assert_eq!(handles(&clara, OUTGOING).await, [""; 0]);
    assert_eq!((relation(&anna, &boris).await, relation(&boris, &anna).await), (None, None));
    assert_eq!(handles(&boris, "/api/v1/people?q=anna").await, [""; 0]);
    assert_eq!(handles(&anna, "/api/v1/people?q=boris").await, [""; 0]);

    // What Boris is told is what he would be told of somebody who never was.
    let never = town.app.stranger();
    for (of_anna, of_nobody) in [
        (ask(&boris, &anna).await, ask(&boris, &never).await),
        (
            boris.put(format!("{FRIENDS}/{}", anna.id), Value::Null).await,
            boris.put(format!("{FRIENDS}/{}", never.id), Value::Null).await,
        ),
        (boris.get("/api/v1/athletes/anna").await, boris.get("/api/v1/athletes/never_there").await),
    ] {
        assert_eq!(of_anna.status, 404);
        assert_eq!(of_anna.body, of_nobody.body);
    }
    assert_eq!(boris.get(BLOCKS).await.ok()["items"], json!([]), "who blocked him is not told");

    assert_eq!(handles(&anna, BLOCKS).await, ["clara", "boris"]);
    for _ in 0..2 {
        assert_eq!(anna.delete(format!("{BLOCKS}/{}", boris.id)).await.status, 204);
    }
    assert_eq!(relation(&boris, &anna).await.unwrap(), "none", "seen again, not friends again");
    assert_eq!(handles(&anna, BLOCKS).await, ["clara"]);
}

#[tokio::test]
async fn two_blocks_are_taken_back_by_each_for_oneself() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    block(&anna, &boris).await;
    block(&boris, &anna).await;
    assert_eq!(anna.delete(format!("{BLOCKS}/{}", boris.id)).await.status, 204);
    assert_eq!(relation(&anna, &boris).await, None, "his block stands");
    assert_eq!(boris.delete(format!("{BLOCKS}/{}", anna.id)).await.status, 204);
    assert_eq!(relation(&anna, &boris).await.unwrap(), "none");
    let refused = anna.put(format!("{BLOCKS}/{}", anna.id), Value::Null).await;
    assert_eq!(refused.to_string(), "409 this is you");
    let nobody = anna.put(format!("{BLOCKS}/{}", town.app.stranger().id), Value::Null).await;
    assert_eq!(nobody.status, 404);
}

#[tokio::test]
async fn a_grown_up_waits_until_the_young_ask() {
    let town = town().await;
    let boris = town.join("Boris").await;
    let lena = town.app.athlete_born("Lena Weber", "DE", "2012-05-08").await;
    let refused = ask(&boris, &lena).await;
    let detail = "people under 18 choose their friends themselves: they can send you a request";
    assert_eq!(refused.to_string(), format!("403 {detail}"));
    ask(&lena, &boris).await.ok();
    assert_eq!(boris.get(INCOMING).await.ok()["items"][0]["name"], "L.");
    assert_eq!(ask(&boris, &lena).await.ok()["relation"], "friend", "an answer is no knock");
    let friend = boris.get(FRIENDS).await.ok()["items"][0].clone();
    assert_eq!((&friend["name"], &friend["country"]), (&json!("Lena Weber"), &Value::Null));
    let page = boris.get("/api/v1/athletes/lena_weber").await.ok();
    assert_eq!(
        page["athlete"],
        json!({"id": lena.id, "handle": "lena_weber", "name": "Lena Weber"})
    );
    assert_eq!(page["recent"], Value::Null);
}

#[tokio::test]
async fn a_request_cannot_be_accepted_once_either_of_them_has_blocked_the_other() {
    let town = town().await;
    for (number, asked_blocks) in [true, false].into_iter().enumerate() {
        let anna = town.join(&format!("Anna{number}")).await;
        let boris = town.join(&format!("Boris{number}")).await;
        ask(&boris, &anna).await.ok();
        let (one, other) = if asked_blocks { (&anna, &boris) } else { (&boris, &anna) };
        block(one, other).await;
        let accepted = anna.put(format!("{FRIENDS}/{}", boris.id), Value::Null).await;
        assert_eq!(accepted.status, 404);
        // With the block the request is gone for good.
        one.delete(format!("{BLOCKS}/{}", other.id)).await;
        let accepted = anna.put(format!("{FRIENDS}/{}", boris.id), Value::Null).await;
        assert_eq!(accepted.to_string(), "404 there is no such request");
        assert_eq!(relation(&anna, &boris).await.unwrap(), "none");
        assert_eq!(relation(&boris, &anna).await.unwrap(), "none");
    }
}

#[tokio::test]
async fn a_friend_who_is_erased_between_two_pages_is_missing_and_nobody_else_is() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let mut friends = Vec::new();
    for name in ["Ada", "Ben", "Cleo", "Dora", "Emil"] {
        let friend = town.join(name).await;
        befriend(&friend, &anna).await;
        town.record(&friend, "2027-05-06", For::Friends).await;
        town.app.clock.advance_ms(1_000);
        friends.push(friend);
    }
    let names = |page: &Value| {
        let items = page["items"].as_array().unwrap().iter();
        let handle = |item: &Value| {
            let owner = item.pointer("/activity/athlete/handle").unwrap_or(&item["handle"]);
            owner.as_str().unwrap().to_owned()
        };
        items.map(handle).collect::<Vec<_>>()
    };
    let feed = "/api/v1/feed";
    let first = anna.get(format!("{FRIENDS}?limit=2")).await.ok();
    let first_of_feed = anna.get(format!("{feed}?limit=2")).await.ok();
    assert_eq!(names(&first), ["emil", "dora"]);
    let read = names(&first_of_feed);
    // The one at whom the page ended goes, and the first who would have come next.
    let order = ["emil", "dora", "cleo", "ben", "ada"];
    for gone in ["dora", "cleo"] {
        let at = order.iter().position(|name| *name == gone).unwrap();
        let (id, now) = (friends[4 - at].id, town.app.clock.now());
        let close = town.app.app.db.write(move |tx| kernel::athlete::close(tx, id, Some(now)));
        assert!(close.await.unwrap());
        let forget = async || {
            let forget = social::forget::FORGETTER.forget;
            town.app.app.db.write(move |tx| forget(tx, id, now)).await.unwrap().more
        };
        while forget().await {}
    }
    let next = first["next"].as_str().unwrap();
    let rest = anna.get(format!("{FRIENDS}?limit=2&after={next}")).await.ok();
    assert_eq!((names(&rest), rest["next"].as_str()), (vec!["ben".into(), "ada".into()], None));
    let next = first_of_feed["next"].as_str().unwrap();
    let rest = names(&anna.get(format!("{feed}?limit=5&after={next}")).await.ok());
    let left = order.iter().map(|name| (*name).to_owned());
    let unread: Vec<String> = left
        .filter(|name| !read.contains(name) && !["dora", "cleo"].contains(&name.as_str()))
        .collect();
    let mut told = rest.clone();
    told.sort();
    let mut expected = unread;
    expected.sort();
    assert_eq!(told, expected);
}
