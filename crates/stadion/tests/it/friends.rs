//! Two people become friends, and one's run reaches the other's feed: all rooms together.
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::journey::{join, whole_stadion};
use crate::support::run_file;

async fn bring(app: &TestApp, who: &TestAthlete, on: &str, seed: u64) -> String {
    let reply = who.upload("/api/v1/activities", "run.fit", run_file(on, 40.0, seed)).await.ok();
    app.settle().await;
    reply["activities"][0]["id"].as_str().unwrap().to_owned()
}

/// The entries of a feed: id and badges.
async fn feed(who: &TestAthlete) -> Vec<Value> {
    who.get("/api/v1/feed").await.ok()["items"].as_array().unwrap().clone()
}

fn id_of(entry: &Value) -> &str {
    entry["activity"]["id"].as_str().unwrap()
}

async fn show_to(who: &TestAthlete, id: &str, audience: &str) {
    who.patch(format!("/api/v1/activities/{id}"), json!({ "audience": audience })).await.ok();
}

#[tokio::test]
async fn two_people_meet_and_follow_what_the_other_does() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let boris = join(&app, "Boris", "US").await;
    app.settle().await;
    let renamed = json!({"name": "Борис Иванов", "handle": "boris_i"});
    boris.patch("/api/v1/me", renamed).await.ok();
    app.settle().await;

    let found = anna.get("/api/v1/people?q=ivan").await.ok()["items"][0].clone();
    assert_eq!((&found["handle"], &found["relation"]), (&json!("boris_i"), &json!("none")));
    let boris_id = found["id"].as_str().unwrap();
    anna.put(format!("/api/v1/friends/requests/{boris_id}"), Value::Null).await.ok();
    let asked = boris.get("/api/v1/friends/requests").await.ok()["items"][0].clone();
    let anna_id = asked["id"].as_str().unwrap();
    boris.put(format!("/api/v1/friends/{anna_id}"), Value::Null).await.ok();
    assert_eq!(anna.get("/api/v1/athletes/boris_i").await.ok()["relation"], "friend");

    // A run for everyone, one for friends, and one that stays with its runner.
    let open = bring(&app, &boris, "2027-05-03", 1).await;
    let close = bring(&app, &boris, "2027-05-04", 2).await;
    let secret = bring(&app, &boris, "2027-05-05", 3).await;
    show_to(&boris, &close, "friends").await;
    show_to(&boris, &secret, "only_me").await;
    app.settle().await;
    let clara = join(&app, "Clara", "IT").await;

    let entries = feed(&anna).await;
    assert_eq!(entries.iter().map(id_of).collect::<Vec<_>>(), [&close, &open]);
    let badges = entries[1]["badges"].as_array().unwrap();
    assert!(badges.contains(&json!({"id": "first_steps"})), "{badges:?}");
    assert_eq!(entries[0]["activity"]["outline"], Value::Null, "the map stays with Boris");
    assert_eq!(entries[0]["activity"]["mine"], false);
    let page = |id: &str| format!("/api/v1/activities/{id}");
    assert_eq!(anna.get(page(&close)).await.status, 200);
    assert_eq!(clara.get(page(&close)).await.status, 404);
    assert_eq!(anna.get(page(&secret)).await.status, 404);
    let recent = anna.get("/api/v1/athletes/boris_i").await.ok()["recent"].clone();
    assert_eq!(recent.as_array().unwrap().len(), 2);
    let totals = clara.get("/api/v1/athletes/boris_i").await.ok()["totals"].clone();
    assert_eq!(totals[0]["activities"], 1, "{totals}");

    // Kudos and a comment; then the runs leave one after the other.
    anna.put(format!("{}/kudos", page(&close)), Value::Null).await.ok();
    anna.post(format!("{}/comments", page(&close)), json!({"text": "Brava!"})).await.ok();
    let own = feed(&boris).await;
    assert_eq!(own.iter().map(id_of).collect::<Vec<_>>(), [&secret, &close, &open]);
    assert_eq!((&own[1]["kudos"]["count"], &own[1]["comments"]), (&json!(1), &json!(1)));
    show_to(&boris, &close, "only_me").await;
    assert_eq!(feed(&anna).await.len(), 1, "at once, before any delivery");
    assert_eq!(anna.get(format!("{}/comments", page(&close))).await.status, 404);
    boris.delete(page(&open)).await;
    assert_eq!(feed(&anna).await.len(), 0);
    show_to(&boris, &close, "everyone").await;
    assert_eq!(feed(&anna).await.len(), 1);

    assert_eq!(boris.put(format!("/api/v1/blocks/{anna_id}"), Value::Null).await.status, 204);
    assert_eq!(feed(&anna).await.len(), 0);
    assert_eq!(anna.get(page(&close)).await.status, 404);
    assert_eq!(anna.get("/api/v1/athletes/boris_i").await.status, 404);
    assert_eq!(anna.get("/api/v1/activities?athlete=boris_i").await.status, 404);
    assert_eq!(clara.get(page(&close)).await.status, 200, "others are not touched");
}
