//! Close friends: a mark that only its owner sees.
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::feed::texts;
use crate::support::{For, befriend, block, handles, town};

async fn mark(who: &TestAthlete, whom: &TestAthlete) -> Reply {
    who.put(format!("/api/v1/friends/{}/close", whom.id), Value::Null).await
}

async fn unmark(who: &TestAthlete, whom: &TestAthlete) {
    let reply = who.delete(format!("/api/v1/friends/{}/close", whom.id)).await;
    assert_eq!(reply.status, 204);
}

/// The ids in the feed with close friends alone.
async fn close_feed(who: &TestAthlete) -> Vec<String> {
    let page = who.get("/api/v1/feed?circle=close").await.ok();
    let items = page["items"].as_array().unwrap().iter();
    items.map(|item| item["activity"]["id"].as_str().unwrap().to_owned()).collect()
}

const CLOSE: &str = "/api/v1/friends?circle=close";

#[tokio::test]
async fn close_friends_come_first_and_the_feed_can_hold_them_alone() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let mut friends = Vec::new();
    for name in ["Boris", "Carla", "Dora", "Emil"] {
        let friend = town.join(name).await;
        town.app.clock.advance_ms(1_000);
        befriend(&friend, &anna).await;
        friends.push(friend);
    }
    let [boris, carla, dora, emil] = &friends[..] else { panic!() };
    assert_eq!(handles(&anna, "/api/v1/friends").await, ["emil", "dora", "carla", "boris"]);
    for friend in [boris, boris, dora] {
        assert_eq!(mark(&anna, friend).await.status, 204, "twice is once");
    }
    let mut listed = Vec::new();
    let mut path = "/api/v1/friends?limit=1".to_owned();
    loop {
        let page = anna.get(&path).await.ok();
        for item in page["items"].as_array().unwrap() {
            listed.push((item["handle"].as_str().unwrap().to_owned(), item["close"] == true));
        }
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/friends?limit=1&after={next}");
    }
    let expected = [("dora", true), ("boris", true), ("emil", false), ("carla", false)];
    assert_eq!(listed, expected.map(|(handle, close)| (handle.to_owned(), close)));
    assert_eq!(handles(&anna, CLOSE).await, ["dora", "boris"]);

    let of_boris = town.record(boris, "2027-05-05", For::Friends).await;
    let of_dora = town.record(dora, "2027-05-06", For::Everyone).await;
    town.record(carla, "2027-05-07", For::Everyone).await;
    town.record(&anna, "2027-05-07", For::Everyone).await;
    town.record(dora, "2027-05-07", For::Me).await;
    assert_eq!(close_feed(&anna).await, texts(&[of_dora, of_boris]));
    anna.put(format!("/api/v1/mutes/{}", dora.id), Value::Null).await;
    assert_eq!(close_feed(&anna).await, texts(&[of_boris]));

    // It is one's own: the friend sees nothing of it, and it opens nothing.
    assert_eq!(handles(boris, CLOSE).await, [""; 0]);
    let told = boris.get("/api/v1/friends").await.ok();
    assert_eq!(told["items"][0].get("close"), None);
    assert_eq!(close_feed(boris).await, [""; 0]);
    for _ in 0..2 {
        unmark(&anna, boris).await;
    }
    assert_eq!(close_feed(&anna).await, [""; 0]);
    assert_eq!(handles(&anna, CLOSE).await, ["dora"]);
    assert_eq!(handles(emil, CLOSE).await, [""; 0]);
}

#[tokio::test]
async fn only_friends_are_marked_and_the_mark_ends_with_the_friendship() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let carla = town.join("Carla").await;
    assert_eq!(mark(&anna, &boris).await.to_string(), "404 there is no such friend");
    for friend in [&boris, &carla] {
        befriend(&anna, friend).await;
        mark(&anna, friend).await;
        mark(friend, &anna).await;
    }
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_close").await, 4);
    boris.delete(format!("/api/v1/friends/{}", anna.id)).await.ok();
    block(&anna, &carla).await;
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_close").await, 0);
    befriend(&anna, &boris).await;
    assert_eq!(handles(&anna, CLOSE).await, [""; 0], "and does not come back");
    for path in ["/api/v1/friends?circle=enemies", "/api/v1/feed?circle=enemies"] {
        assert_eq!(anna.get(path).await.status, 422, "{path}");
    }
    assert_eq!(town.app.stranger().get(CLOSE).await.status, 401);
}

#[tokio::test]
async fn marking_while_the_friendship_ends_leaves_no_mark_behind() {
    let town = town().await;
    for round in 0..10 {
        let anna = town.join(&format!("Anna {round}")).await;
        let boris = town.join(&format!("Boris {round}")).await;
        befriend(&anna, &boris).await;
        let path = format!("/api/v1/friends/{}", anna.id);
        let (marked, _) = tokio::join!(mark(&anna, &boris), boris.delete(&path));
        assert!([204, 404].contains(&marked.status.as_u16()), "{marked}");
    }
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_close").await, 0);
}

#[tokio::test]
async fn a_hundred_and_fifty_may_be_close() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    befriend(&anna, &boris).await;
    let id = anna.id;
    let fill = town.app.app.db.write(move |tx| {
        for _ in 0..150 {
            tx.exec(
                "INSERT INTO social_close (athlete_id, other_id, since_at) VALUES ($1, $2, 1)",
                kernel::args![id, kernel::AthleteId::new()],
            )?;
        }
        Ok(())
    });
    fill.await.unwrap();
    let full = mark(&anna, &boris).await;
    assert_eq!(
        full.to_string(),
        "409 150 of your friends are close already; take the mark from one of them first"
    );
    assert_eq!(full.body["code"], json!("close_full"));
}
