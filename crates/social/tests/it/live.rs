//! Hearing of something at once, and for how long.
use kernel::athlete;
use serde_json::{Value, json};
use testkit::{Events, TestAthlete};

use crate::support::{For, town};

const LIVE: &str = "/api/v1/notifications/live";

fn unread(count: u64, quiet: bool) -> Option<(String, Value)> {
    Some(("unread".to_owned(), json!({ "unread": count, "quiet": quiet })))
}

/// The next event, without when the last line moved.
async fn next(live: &mut Events) -> Option<(String, Value)> {
    let (name, mut data) = live.next().await?;
    data.as_object_mut().unwrap().remove("latest");
    Some((name, data))
}

async fn applaud(who: &TestAthlete, run: kernel::ActivityId) {
    who.put(format!("/api/v1/activities/{run}/kudos"), Value::Null).await.ok();
}

#[tokio::test]
async fn kudos_ring_on_every_device_and_reading_on_one_quiets_the_other() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let (mut phone, mut laptop) = (anna.listen(LIVE).await, anna.listen(LIVE).await);
    let mut of_boris = boris.listen(LIVE).await;
    assert_eq!(next(&mut phone).await, unread(0, false));
    assert_eq!(next(&mut laptop).await, unread(0, false));
    assert_eq!(next(&mut of_boris).await, unread(0, false));
    applaud(&boris, run).await;
    assert_eq!(next(&mut phone).await, unread(1, false));
    assert_eq!(next(&mut laptop).await, unread(1, false));
    let until = anna.get("/api/v1/notifications").await.ok()["items"][0]["at"].clone();
    anna.put("/api/v1/notifications/read", json!({ "until": until })).await;
    assert_eq!(next(&mut phone).await, unread(0, false));
    assert_eq!(next(&mut laptop).await, unread(0, false));
    // More of the same line is news, too.
    let comments = format!("/api/v1/activities/{run}/comments");
    for count in [1, 1] {
        town.app.clock.advance_ms(1_000);
        boris.post(&comments, json!({ "text": "Nice." })).await.ok();
        assert_eq!(next(&mut phone).await, unread(count, false));
    }
    // Boris heard nothing of all that: the first thing he hears is his own.
    anna.put(format!("/api/v1/friends/requests/{}", boris.id), Value::Null).await.ok();
    assert_eq!(next(&mut of_boris).await, unread(1, false));
    assert_eq!(town.app.stranger().get(LIVE).await.to_string(), "401 please sign in");
}

#[tokio::test]
async fn an_account_that_is_closed_is_told_nothing_more() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let mut live = anna.listen(LIVE).await;
    assert_eq!(next(&mut live).await, unread(0, false));
    let (id, now) = (anna.id, town.app.clock.now());
    let close = town.app.app.db.write(move |tx| athlete::close(tx, id, Some(now)));
    assert!(close.await.unwrap());
    // He saw her run a moment ago; whatever rings now is heard by nobody.
    let _ = boris.put(format!("/api/v1/activities/{run}/kudos"), Value::Null).await;
    assert_eq!(next(&mut live).await, None);
    assert_eq!(anna.get(LIVE).await.status, 401);
}

#[tokio::test]
async fn the_oldest_of_too_many_streams_makes_room() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let mut first = anna.listen(LIVE).await;
    assert_eq!(next(&mut first).await, unread(0, false));
    let mut others = Vec::new();
    for _ in 0..5 {
        let mut one = anna.listen(LIVE).await;
        assert_eq!(next(&mut one).await, unread(0, false));
        others.push(one);
    }
    assert_eq!(next(&mut first).await, Some(("elsewhere".to_owned(), json!({}))));
    assert_eq!(next(&mut first).await, None);
    // The process stops: all of them end.
    town.app.app.db.hub().close();
    for mut other in others {
        assert_eq!(next(&mut other).await, None);
    }
}

#[tokio::test]
async fn quiet_hours_are_those_of_the_own_clock_and_minors_have_some_from_the_start() {
    let town = town().await;
    // Nine in the morning in London, eleven in Rome, six in the evening in Tokyo.
    let anna = town.join("Anna").await;
    let mut live = anna.listen(LIVE).await;
    assert_eq!(next(&mut live).await, unread(0, false));
    let around = json!({ "kinds": [], "quiet": {"from_minute": 660, "until_minute": 661} });
    anna.put("/api/v1/notifications/settings", around).await.ok();
    assert_eq!(next(&mut live).await, unread(0, true), "at eleven it is quiet for a minute");

    let mia = town.app.athlete_born("Mia", "JP", "2010-04-12").await;
    let settings = mia.get("/api/v1/notifications/settings").await.ok();
    assert_eq!(settings["quiet"], json!({ "from_minute": 1260, "until_minute": 420 }));
    assert_eq!(next(&mut mia.listen(LIVE).await).await, unread(0, false));
    town.app.clock.set("2027-05-07T12:00:00Z");
    assert_eq!(next(&mut mia.listen(LIVE).await).await, unread(0, true), "nine in the evening");
    mia.put("/api/v1/notifications/settings", json!({ "kinds": [] })).await.ok();
    assert_eq!(next(&mut mia.listen(LIVE).await).await, unread(0, false), "she chose so");
}
