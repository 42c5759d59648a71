//! Several processes on one database: what is ended at one of them is ended at all, with the next request.
use serde_json::json;

use crate::support::{PASSWORD, Person, Place, Server, allow_heart_rate, run_file, send};

async fn knocks(server: &Server, who: &Person) -> u16 {
    who.send(&mut server.client(), "GET", "/api/v1/me", Vec::new()).await.unwrap().0
}

/// Promised are five seconds for what is ended and a minute for what is taken back. Nothing is remembered between requests,
/// so it is the next request, and this test waits for nothing.
#[tokio::test]
async fn what_is_ended_at_one_process_is_ended_at_the_other_with_the_next_request() {
    let place = Place::new().await;
    let one = place.start(&[]);
    let other = place.start(&["--roles", "api"]);
    let anna = Person::join(&one, "Anna").await;
    let boris = Person::join(&one, "Boris").await;
    assert_eq!(knocks(&other, &anna).await, 200);

    // A consent that is taken back.
    allow_heart_rate(&one, &anna, true).await;
    let (status, uploaded) = anna.upload(&other, run_file("2026-05-06", 30.0, 1)).await;
    assert_eq!(status, 201, "{uploaded}");
    let run = format!("/api/v1/activities/{}", uploaded["activities"][0]["id"].as_str().unwrap());
    assert!(anna.get(&other, &run).await["avg_heart_rate_bpm"].is_number());
    allow_heart_rate(&one, &anna, false).await;
    assert_eq!(anna.get(&other, &run).await.get("avg_heart_rate_bpm"), None);

    // A block.
    let wider = json!({ "default_audience": "everyone" });
    assert_eq!(send(&one, &anna, "PATCH", "/api/v1/me", &wider).await.0, 200);
    let card = "/api/v1/athletes/anna";
    assert_eq!(send(&other, &boris, "GET", card, &json!(null)).await.0, 200);
    let id_of_boris = boris.get(&one, "/api/v1/me").await["id"].as_str().unwrap().to_owned();
    let blocked =
        send(&one, &anna, "PUT", &format!("/api/v1/blocks/{id_of_boris}"), &json!({})).await;
    assert!(blocked.0 < 300, "{blocked:?}");
    assert_eq!(send(&other, &boris, "GET", card, &json!(null)).await.0, 404);

    // A session.
    let phone = Person::sign_in(&other, "anna@example.org", PASSWORD).await;
    let sessions = anna.get(&one, "/api/v1/sessions").await;
    let items = sessions["items"].as_array().unwrap();
    let of_phone = items.iter().find(|item| item["current"] != true).unwrap();
    let path = format!("/api/v1/sessions/{}", of_phone["id"].as_str().unwrap());
    assert_eq!(knocks(&other, &phone).await, 200);
    assert_eq!(send(&one, &anna, "DELETE", &path, &json!(null)).await.0, 204);
    assert_eq!(knocks(&other, &phone).await, 401);

    // The whole account.
    let erasure = json!({ "handle": "anna", "receipt": "q7k2m9x4c8v1b6n3z5p0" });
    assert_eq!(send(&one, &anna, "POST", "/api/v1/me/erasure", &erasure).await.0, 202);
    assert_eq!(knocks(&other, &anna).await, 401);
    assert_eq!((one.stop(), other.stop()), (0, 0));
}
