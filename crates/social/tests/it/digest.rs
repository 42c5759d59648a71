//! Letters about what somebody did not see.
use events::LevelReached;
use kernel::ActivityId;
use serde_json::{Value, json};
use social::notifications::digest;
use testkit::TestAthlete;

use crate::support::{For, Sent, Town, town};

const SETTINGS: &str = "/api/v1/notifications/settings";
const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

async fn choose(who: &TestAthlete, digest: &str) -> Value {
    who.put(SETTINGS, json!({"kinds": [], "digest": digest})).await.ok()
}

/// The letters of a turn of the worker.
async fn letters(town: &Town) -> Vec<Sent> {
    digest::write_due(&town.app.app, &town.needs).await.unwrap();
    town.mailroom.take()
}

async fn applaud(who: &TestAthlete, run: ActivityId) {
    who.put(format!("/api/v1/activities/{run}/kudos"), Value::Null).await.ok();
}

#[tokio::test]
async fn nobody_gets_letters_who_did_not_ask_and_who_did_gets_one_in_the_morning() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    town.mailroom.prove(&anna, "Anna@example.org");
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let usual = anna.get(SETTINGS).await.ok();
    assert_eq!((&usual["digest"], &usual["reached_by_mail"]), (&json!("off"), &json!(true)));
    assert_eq!(boris.get(SETTINGS).await.ok()["reached_by_mail"], false);
    applaud(&boris, run).await;
    town.app.clock.advance_ms(8 * DAY_MS);
    assert_eq!(letters(&town).await, []);

    // Friday, eleven in the morning in Rome.
    assert_eq!(choose(&anna, "daily").await["digest"], "daily");
    let comments = format!("/api/v1/activities/{run}/comments");
    for text in ["Great!", "Really."] {
        boris.post(&comments, json!({"text": text})).await.ok();
    }
    town.tell(LevelReached { athlete: anna.id, level: 3 }).await;
    town.tell(LevelReached { athlete: anna.id, level: 4 }).await;
    for name in ["Clara", "Dora"] {
        let who = town.join(name).await;
        who.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
    }
    assert_eq!(letters(&town).await, [], "not before the morning");
    town.app.clock.advance_ms(20 * HOUR_MS + 59 * 60_000);
    assert_eq!(letters(&town).await, []);
    town.app.clock.advance_ms(60_000);
    let (one, two) = tokio::join!(letters(&town), letters(&town));
    let written = [one, two].concat();
    assert_eq!(written.len(), 1, "two workers write one");
    assert_eq!(written[0].to, "anna@example.org");
    assert_eq!(
        written[0].words,
        ["Requests to be friends: 2", "Comments on your activities: 2", "Your level: 4"],
        "the kudos were there before she asked for letters"
    );
    let all = written[0].words.join(" ");
    assert!(!all.contains("Boris") && !all.contains("boris"), "nobody is named");

    // Nothing new: no letter. Something new, and seen: none either.
    town.app.clock.advance_ms(DAY_MS);
    assert_eq!(letters(&town).await, []);
    applaud(&town.join("Emil").await, run).await;
    let until = json!({"until": town.app.clock.now()});
    anna.put("/api/v1/notifications/read", until).await;
    town.app.clock.advance_ms(DAY_MS);
    assert_eq!(letters(&town).await, []);
    applaud(&town.join("Faye").await, run).await;
    town.app.clock.advance_ms(3 * DAY_MS);
    let written = letters(&town).await;
    assert_eq!(written.len(), 1, "one for three days in which nothing was sent");
    assert_eq!(written[0].words, ["Activities with new kudos: 1"]);
}

#[tokio::test]
async fn a_letter_a_week_comes_on_monday_with_the_kinds_that_are_wanted_in_it() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    town.mailroom.prove(&anna, "anna@example.org");
    let id = anna.id;
    let speak = town.app.app.db.write(move |tx| {
        let sql = "UPDATE athlete SET language = 'ru' WHERE athlete_id = $1";
        tx.exec(sql, kernel::args![id])
    });
    speak.await.unwrap();
    choose(&anna, "weekly").await;
    anna.put(SETTINGS, json!({"kinds": [{"kind": "kudos", "mail": false}]})).await.ok();
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    applaud(&boris, run).await;
    boris.put(format!("/api/v1/friends/requests/{}", anna.id), Value::Null).await.ok();
    town.app.clock.set("2027-05-10T05:59:00Z");
    assert_eq!(letters(&town).await, []);
    town.app.clock.set("2027-05-10T06:00:00Z");
    let written = letters(&town).await;
    assert_eq!(written[0].words, ["Запросы в друзья: 1"]);
    applaud(&town.join("Clara").await, run).await;
    town.app.clock.set("2027-05-17T06:00:00Z");
    assert_eq!(letters(&town).await, [], "kudos alone are none that she wants by mail");
}

#[tokio::test]
async fn a_letter_stops_with_one_click_of_whoever_reads_it_and_no_look_stops_it() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    town.mailroom.prove(&anna, "anna@example.org");
    choose(&anna, "daily").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    applaud(&boris, run).await;
    town.app.clock.advance_ms(DAY_MS);
    let stop = letters(&town).await.remove(0).stop;
    let path = format!("/api/v1/mail/stop?token={stop}");
    let stranger = town.app.stranger();
    let look = stranger.get(&path).await;
    assert_eq!(look.status, 303);
    assert_eq!(look.headers["location"].to_str().unwrap(), format!("/mail/stop#{stop}"));
    assert_eq!(anna.get(SETTINGS).await.ok()["digest"], "daily", "a look changes nothing");
    for _ in 0..2 {
        let stopped = stranger.post(&path, Value::Null).await.ok();
        assert_eq!(stopped, json!({"letters": "digest"}));
    }
    assert_eq!(anna.get(SETTINGS).await.ok()["digest"], "off");
    applaud(&town.join("Clara").await, run).await;
    town.app.clock.advance_ms(DAY_MS);
    assert_eq!(letters(&town).await, []);
    let other = stop.replacen('d', "i", 1);
    for wrong in ["", "x", &stop[1..], &other] {
        let path = format!("/api/v1/mail/stop?token={wrong}");
        assert_eq!(stranger.post(&path, Value::Null).await.status, 404, "{wrong}");
        assert_eq!(stranger.get(&path).await.status, 404, "{wrong}");
    }
}
