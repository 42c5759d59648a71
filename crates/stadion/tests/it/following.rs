//! Boris follows Anna, whom he does not know: what he sees of her is what any stranger sees, to the last byte.
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::journey::{join, whole_stadion};
use crate::support::run_file;

async fn bring(app: &TestApp, who: &TestAthlete, seed: u64, audience: &str) -> String {
    let bytes = run_file("2027-05-04", 30.0, seed);
    let brought = who.upload("/api/v1/activities", "run.fit", bytes).await.ok();
    let id = brought["activities"][0]["id"].as_str().unwrap().to_owned();
    who.patch(format!("/api/v1/activities/{id}"), json!({ "audience": audience })).await.ok();
    app.settle().await;
    id
}

#[tokio::test]
async fn a_follower_sees_to_the_last_byte_what_a_stranger_sees() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "DE").await;
    let (boris, carla) = (join(&app, "Boris", "DE").await, join(&app, "Carla", "DE").await);
    app.settle().await;
    anna.put("/api/v1/followers/settings", json!({ "open": true })).await.ok();
    let page = boris.get("/api/v1/athletes/anna").await.ok();
    assert_eq!(page["followable"], true);
    let anna_id = page["athlete"]["id"].as_str().unwrap();
    let followed = boris.put(format!("/api/v1/following/{anna_id}"), Value::Null).await;
    assert_eq!(followed.status, 204);

    let shown = bring(&app, &anna, 1, "everyone").await;
    for (seed, audience) in [(2, "groups"), (3, "friends"), (4, "coach"), (5, "only_me")] {
        bring(&app, &anna, seed, audience).await;
    }
    // Maps of an athlete who just began are looked at before strangers see them.
    app.clock.advance_ms(3 * 24 * 60 * 60 * 1_000);
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    app.settle().await;

    let feed = boris.get("/api/v1/feed").await.ok();
    let entries = feed["items"].as_array().unwrap();
    assert_eq!(entries.len(), 1, "what is for everyone, and nothing else");
    assert_eq!(entries[0]["activity"]["id"], json!(shown));
    assert_eq!(carla.get("/api/v1/feed").await.ok()["items"], json!([]));

    let paths = [
        format!("/api/v1/activities/{shown}"),
        format!("/api/v1/activities/{shown}/streams"),
        "/api/v1/activities?athlete=anna".to_owned(),
        "/api/v1/people?q=anna".to_owned(),
    ];
    for path in paths {
        let (follower, stranger) = (boris.get(&path).await, carla.get(&path).await);
        assert_eq!(follower.status, 200, "{path}: {follower}");
        assert_eq!(follower.bytes, stranger.bytes, "{path}");
    }
    let list = carla.get("/api/v1/activities?athlete=anna").await.ok();
    assert_eq!(entries[0]["activity"], list["items"][0], "the card in the feed, too");
    let (mut of_boris, of_carla) = (
        boris.get("/api/v1/athletes/anna").await.ok(),
        carla.get("/api/v1/athletes/anna").await.ok(),
    );
    assert_eq!(of_boris.as_object_mut().unwrap().remove("following"), Some(json!(true)));
    assert_eq!(of_boris, of_carla, "but for the word that he follows her");
    assert_eq!(of_carla["followers"], json!({"count": 1}));
    assert_eq!(carla.get("/api/v1/followers").await.ok()["items"], json!([]), "her list is hers");
}
