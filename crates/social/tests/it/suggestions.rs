//! People you may know, and friends in common.
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::support::{Town, befriend, block, handles, town_with};

const SUGGESTIONS: &str = "/api/v1/suggestions";

/// Handles of the people suggested, each with how many friends are in common and which of them are named.
async fn suggested(who: &TestAthlete) -> Vec<String> {
    let answer = who.get(SUGGESTIONS).await.ok();
    let items = answer["items"].as_array().unwrap();
    let words = items.iter().map(|item| {
        assert_eq!(item["relation"], "none");
        let among = item["among"].as_array().unwrap();
        let among: Vec<&str> = among.iter().map(|one| one["handle"].as_str().unwrap()).collect();
        let (handle, count) = (item["handle"].as_str().unwrap(), &item["mutual_friends"]);
        format!("{handle} by {count}: {}", among.join(" "))
    });
    words.collect()
}

/// The stories below, once from memory and once from the database.
async fn towns() -> [Town; 2] {
    [town_with(1).await, town_with(0).await]
}

async fn make_friends(pairs: &[(&TestAthlete, &TestAthlete)]) {
    for (one, other) in pairs {
        befriend(one, other).await;
    }
}

#[tokio::test]
async fn friends_of_friends_are_suggested_with_the_reason() {
    for town in towns().await {
        let (anna, boris, clara) =
            (town.join("Anna").await, town.join("Boris").await, town.join("Clara").await);
        let (dora, emil) = (town.join("Dora").await, town.join("Emil").await);
        assert_eq!(suggested(&anna).await, [""; 0]);
        make_friends(&[(&anna, &boris), (&anna, &clara)]).await;
        make_friends(&[(&boris, &emil), (&boris, &dora), (&clara, &dora)]).await;
        assert_eq!(suggested(&anna).await, ["dora by 2: boris clara", "emil by 1: boris"]);
        let first = anna.get(format!("{SUGGESTIONS}?limit=1")).await.ok();
        assert_eq!(first["items"].as_array().unwrap().len(), 1);
        assert_eq!(suggested(&dora).await, ["anna by 2: boris clara", "emil by 1: boris"]);

        // A friend is no suggestion, and a friendship that ends is no reason.
        befriend(&anna, &dora).await;
        assert_eq!(suggested(&anna).await, ["emil by 1: boris"]);
        boris.delete(format!("/api/v1/friends/{}", emil.id)).await.ok();
        assert_eq!(suggested(&anna).await, [""; 0]);
    }
}

#[tokio::test]
async fn a_no_stays_a_no() {
    for town in towns().await {
        let (anna, boris, clara, dora) = (
            town.join("Anna").await,
            town.join("Boris").await,
            town.join("Clara").await,
            town.join("Dora").await,
        );
        make_friends(&[(&anna, &boris), (&boris, &clara), (&boris, &dora)]).await;
        for _ in 0..2 {
            let path = format!("{SUGGESTIONS}/{}", clara.id);
            assert_eq!(anna.delete(path).await.status, 204);
        }
        assert_eq!(suggested(&anna).await, ["dora by 1: boris"]);
        befriend(&dora, &clara).await;
        befriend(&anna, &dora).await;
        assert_eq!(suggested(&anna).await, [""; 0], "not with more friends in common either");
        assert_eq!(suggested(&clara).await, ["anna by 2: boris dora"], "she is not told");

        // Whoever was a friend is not suggested to the one who ended it.
        anna.delete(format!("/api/v1/friends/{}", dora.id)).await.ok();
        assert_eq!(suggested(&anna).await, [""; 0]);

        let missing = kernel::AthleteId::new();
        let answer = anna.delete(format!("{SUGGESTIONS}/{missing}")).await;
        assert_eq!(answer.to_string(), "404 there is no such athlete");
        let myself = anna.delete(format!("{SUGGESTIONS}/{}", anna.id)).await;
        assert_eq!(myself.to_string(), "409 this is you");
        block(&clara, &anna).await;
        assert_eq!(anna.delete(format!("{SUGGESTIONS}/{}", clara.id)).await.status, 404);
    }
}

#[tokio::test]
async fn nobody_is_suggested_to_whom_they_do_not_want_to_see() {
    for town in towns().await {
        let anna = town.join("Anna").await;
        let boris = town.join("Boris").await;
        befriend(&anna, &boris).await;
        let mut others = Vec::new();
        for name in ["Blocked", "Blocker", "Muted", "Restricted", "Restricter", "Asked", "Asker"] {
            others.push(town.join(name).await);
        }
        let decliner = town.join("Decliner").await;
        let friend = town.join("Zoe").await;
        for other in others.iter().chain([&decliner, &friend]) {
            befriend(&boris, other).await;
        }
        assert_eq!(suggested(&anna).await.len(), 9);
        let [blocked, blocker, muted, restricted, restricter, asked, asker] = &others[..] else {
            panic!("seven");
        };
        block(&anna, blocked).await;
        block(blocker, &anna).await;
        anna.put(format!("/api/v1/mutes/{}", muted.id), Value::Null).await;
        anna.put(format!("/api/v1/restrictions/{}", restricted.id), Value::Null).await;
        restricter.put(format!("/api/v1/restrictions/{}", anna.id), Value::Null).await;
        anna.put(format!("/api/v1/friends/requests/{}", asked.id), Value::Null).await.ok();
        asker.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
        // Her request was declined, and she takes it back: that it was declined only the other side knows.
        anna.put(format!("/api/v1/friends/requests/{}", decliner.id), Value::Null).await.ok();
        decliner.delete(format!("/api/v1/friends/requests/{}", anna.id)).await.ok();
        assert_eq!(suggested(&anna).await, ["zoe by 1: boris"]);
        anna.delete(format!("/api/v1/friends/requests/{}", decliner.id)).await.ok();
        assert_eq!(suggested(&anna).await, ["zoe by 1: boris"]);
    }
}

#[tokio::test]
async fn the_young_the_closed_and_those_apart_are_in_no_answer() {
    for town in towns().await {
        let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
        let (clara, dora, ruth) =
            (town.join("Clara").await, town.join("Dora").await, town.join("Ruth").await);
        let lena = town.app.athlete_born("Lena", "DE", "2009-05-08").await;
        make_friends(&[(&anna, &boris), (&lena, &anna), (&lena, &boris)]).await;
        make_friends(&[(&boris, &clara), (&lena, &clara)]).await;
        make_friends(&[(&lena, &dora), (&boris, &ruth)]).await;

        // Dora is known to Anna only over Lena, who is 17.
        assert_eq!(suggested(&anna).await, ["clara by 1: boris", "ruth by 1: boris"]);
        assert_eq!(suggested(&lena).await, [""; 0]);
        assert_eq!(suggested(&dora).await, [""; 0]);
        let page = |who: &str| format!("/api/v1/athletes/{who}/mutual_friends");
        assert_eq!(handles(&anna, &page("clara")).await, ["boris"]);
        assert_eq!(handles(&anna, &page("lena")).await, [""; 0]);
        assert_eq!(handles(&lena, &page("clara")).await, [""; 0]);
        let profile = anna.get("/api/v1/athletes/dora").await.ok();
        assert_eq!(profile.get("steps"), None);

        town.apart.0.lock().unwrap().insert(ruth.id);
        assert_eq!(suggested(&anna).await, ["clara by 1: boris"]);
        assert_eq!(handles(&anna, &page("ruth")).await, [""; 0]);
        let id = clara.id;
        let now = town.app.clock.now();
        let close = town.app.app.db.write(move |tx| kernel::athlete::close(tx, id, Some(now)));
        close.await.unwrap();
        assert_eq!(suggested(&anna).await, [""; 0], "at once, whatever memory holds");
        let ruth_page = anna.get("/api/v1/athletes/ruth").await.ok();
        assert_eq!((ruth_page.get("mutual_friends"), ruth_page.get("steps")), (None, None));
    }
}

#[tokio::test]
async fn a_page_shows_friends_in_common_and_how_near_somebody_is() {
    for town in towns().await {
        let anna = town.join("Anna").await;
        let zoe = town.join("Zoe").await;
        let mut common = Vec::new();
        for name in ["Boris", "Clara", "Dora", "Emil"] {
            let friend = town.join(name).await;
            make_friends(&[(&anna, &friend), (&zoe, &friend)]).await;
            common.push(friend);
        }
        let far = town.join("Yan").await;
        befriend(&zoe, &far).await;
        let further = town.join("Xenia").await;
        befriend(&far, &further).await;

        let page = anna.get("/api/v1/athletes/zoe").await.ok();
        assert_eq!((&page["steps"], &page["mutual_friends"]["count"]), (&json!(2), &json!(4)));
        let among = page["mutual_friends"]["among"].as_array().unwrap();
        assert_eq!(among.len(), 3);
        assert_eq!(anna.get("/api/v1/athletes/yan").await.ok()["steps"], 3);
        let page = anna.get("/api/v1/athletes/xenia").await.ok();
        assert_eq!((page.get("steps"), page.get("mutual_friends")), (None, None));
        let own = anna.get("/api/v1/athletes/anna").await.ok();
        assert_eq!((own.get("steps"), own.get("mutual_friends")), (None, None));

        // All of them, page by page.
        let path = "/api/v1/athletes/ZOE/mutual_friends";
        let first = anna.get(format!("{path}?limit=3")).await.ok();
        assert_eq!(first["items"].as_array().unwrap().len(), 3);
        let next = first["next"].as_str().unwrap();
        let rest = anna.get(format!("{path}?limit=3&after={next}")).await.ok();
        assert_eq!((&rest["items"][0]["handle"], &rest["next"]), (&json!("emil"), &Value::Null));
        assert_eq!(rest["items"][0]["relation"], "friend");

        // A friend's page tells of friends in common, and not how near they are.
        befriend(&anna, &zoe).await;
        let page = anna.get("/api/v1/athletes/zoe").await.ok();
        assert_eq!((page.get("steps"), &page["mutual_friends"]["count"]), (None, &json!(4)));
        block(&common[0], &zoe).await;
        assert_eq!(handles(&anna, path).await, ["clara", "dora", "emil"]);
        block(&zoe, &anna).await;
        assert_eq!(anna.get(path).await.to_string(), "404 there is no such athlete");
        let nobody = anna.get("/api/v1/athletes/nobody/mutual_friends").await;
        assert_eq!(nobody.to_string(), "404 there is no such athlete");
        let stranger = town.app.stranger();
        assert_eq!(stranger.get(path).await.to_string(), "401 please sign in");
        assert_eq!(stranger.get(SUGGESTIONS).await.to_string(), "401 please sign in");
    }
}

#[tokio::test]
async fn whoever_is_erased_is_a_reason_no_more() {
    for town in towns().await {
        let (anna, boris, clara) =
            (town.join("Anna").await, town.join("Boris").await, town.join("Clara").await);
        make_friends(&[(&anna, &boris), (&boris, &clara)]).await;
        assert_eq!(suggested(&anna).await, ["clara by 1: boris"]);
        anna.delete(format!("{SUGGESTIONS}/{}", boris.id)).await;
        let (id, now) = (boris.id, town.app.clock.now());
        let forget = town.app.app.db.write(move |tx| {
            while (social::forget::FORGETTER.forget)(tx, id, now)?.more {}
            Ok(())
        });
        forget.await.unwrap();
        assert_eq!(suggested(&anna).await, [""; 0]);
        let path = "/api/v1/athletes/clara";
        assert_eq!(anna.get(path).await.ok().get("steps"), None);
        let left = "SELECT COUNT(*) FROM social_dismissal";
        assert_eq!(town.app.number(left).await, 0);
    }
}
