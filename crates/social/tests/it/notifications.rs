//! What somebody hears of, and what not.
use events::{BadgeEarned, ChallengeFinished, ChallengeWon, LevelReached, PromotionGranted};
use kernel::{ChallengeId, OfferId, PromotionId};
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::support::{For, befriend, block, town};

const PATH: &str = "/api/v1/notifications";

async fn lines(who: &TestAthlete) -> Vec<Value> {
    who.get(PATH).await.ok()["items"].as_array().unwrap().clone()
}

async fn unread(who: &TestAthlete) -> u64 {
    who.get(PATH).await.ok()["unread"].as_u64().unwrap()
}

/// A line in short: its kind, who is named, and how many more.
fn short(line: &Value) -> String {
    let people = line["people"].as_array().unwrap().iter();
    let names: Vec<&str> = people.map(|person| person["handle"].as_str().unwrap()).collect();
    let more = match line["others"].as_u64().unwrap() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{}: {}{more}", line["kind"].as_str().unwrap(), names.join(", "))
}

async fn told(who: &TestAthlete) -> Vec<String> {
    lines(who).await.iter().map(short).collect()
}

async fn applaud(who: &TestAthlete, run: kernel::ActivityId) {
    who.put(format!("/api/v1/activities/{run}/kudos"), Value::Null).await.ok();
}

async fn comment(who: &TestAthlete, run: kernel::ActivityId, text: &str) -> String {
    let path = format!("/api/v1/activities/{run}/comments");
    let written = who.post(path, json!({ "text": text })).await.ok();
    written["id"].as_str().unwrap().to_owned()
}

async fn ask(who: &TestAthlete, whom: &TestAthlete) {
    who.put(format!("/api/v1/friends/requests/{}", whom.id), Value::Null).await.ok();
}

#[tokio::test]
async fn kudos_of_five_people_on_one_run_are_one_line_and_nothing_is_told_twice() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let mut people = Vec::new();
    for name in ["Boris", "Clara", "Dora", "Emil", "Faye"] {
        let who = town.join(name).await;
        applaud(&who, run).await;
        town.app.clock.advance_ms(1_000);
        people.push(who);
    }
    assert_eq!(told(&anna).await, ["kudos: faye, emil and 3 more"]);
    let line = lines(&anna).await.remove(0);
    assert_eq!((&line["unread"], &line["activity"]["id"]), (&json!(true), &json!(run)));
    assert_eq!(line["at"], "2027-05-07T09:00:04Z");
    assert_eq!(unread(&anna).await, 1);

    let path = format!("{PATH}/{}/read", line["id"].as_str().unwrap());
    people[0].put(&path, Value::Null).await;
    assert_eq!(unread(&anna).await, 1, "nobody else reads it for her");
    for _ in 0..2 {
        assert_eq!(anna.put(&path, Value::Null).await.status, 204);
    }
    assert_eq!((unread(&anna).await, told(&anna).await.len()), (0, 1));
    // Taken back and given again: it counts, and does not ring again.
    people[4].delete(format!("/api/v1/activities/{run}/kudos")).await.ok();
    assert_eq!(told(&anna).await, ["kudos: emil, dora and 2 more"]);
    applaud(&people[4], run).await;
    assert_eq!((unread(&anna).await, told(&anna).await.len()), (0, 1));
    // Somebody new does, in the same line.
    town.app.clock.advance_ms(1_000);
    applaud(&town.join("Gus").await, run).await;
    assert_eq!(told(&anna).await[0], "kudos: gus, faye and 4 more");
    assert_eq!(unread(&anna).await, 1);
    assert_eq!(told(&people[0]).await, [""; 0], "whoever gives hears nothing");

    // What it was about is gone, and so is the line.
    town.remove(&anna, run).await;
    assert_eq!((unread(&anna).await, told(&anna).await.len()), (0, 0));
    let left = town.app.number("SELECT COUNT(*) FROM social_notification_told").await;
    assert_eq!(left, 0);
}

#[tokio::test]
async fn who_wants_to_be_friends_is_told_as_long_as_they_want_it_and_who_said_yes() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    ask(&boris, &anna).await;
    ask(&boris, &anna).await;
    town.app.clock.advance_ms(1_000);
    ask(&clara, &anna).await;
    assert_eq!(told(&anna).await, ["friend_request: clara, boris"]);
    assert_eq!(told(&boris).await, [""; 0]);
    // One changes their mind, and asks again: no second ring on that day.
    clara.delete(format!("/api/v1/friends/requests/{}", anna.id)).await.ok();
    assert_eq!(told(&anna).await, ["friend_request: boris"]);
    let until = json!({ "until": lines(&anna).await[0]["at"] });
    assert_eq!(anna.put(format!("{PATH}/read"), until).await.status, 204);
    ask(&clara, &anna).await;
    assert_eq!((unread(&anna).await, told(&anna).await.len()), (0, 1));
    town.app.clock.advance_ms(24 * 3_600_000);
    clara.delete(format!("/api/v1/friends/requests/{}", anna.id)).await.ok();
    ask(&clara, &anna).await;
    assert_eq!(unread(&anna).await, 1, "on another day it is news again");

    anna.put(format!("/api/v1/friends/{}", boris.id), Value::Null).await.ok();
    assert_eq!(told(&boris).await, ["friend_accepted: anna"]);
    assert_eq!(told(&anna).await, ["friend_request: clara"], "she said it herself");
    // A no is not told.
    anna.delete(format!("/api/v1/friends/requests/{}", clara.id)).await.ok();
    assert_eq!((told(&anna).await, told(&clara).await), (vec![], vec![]));
    // Friends no longer: nobody is reminded of it.
    anna.delete(format!("/api/v1/friends/{}", boris.id)).await.ok();
    assert_eq!((unread(&boris).await, told(&boris).await.len()), (0, 0));
    // Both ask: whoever asked first hears of the yes.
    let (dora, emil) = (town.join("Dora").await, town.join("Emil").await);
    ask(&dora, &emil).await;
    ask(&emil, &dora).await;
    assert_eq!(told(&dora).await, ["friend_accepted: emil"]);
    assert_eq!(told(&emil).await, [""; 0]);
}

#[tokio::test]
async fn comments_are_told_as_long_as_they_stand_and_what_waits_makes_no_noise() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    comment(&anna, run, "What a day").await;
    assert_eq!(told(&anna).await, [""; 0], "her own words are no news to her");
    let first = comment(&boris, run, "Great!").await;
    comment(&boris, run, "Really").await;
    town.app.clock.advance_ms(1_000);
    let of_clara = comment(&clara, run, "Oh yes").await;
    assert_eq!(told(&anna).await, ["comment: clara, boris"]);
    assert_eq!(lines(&anna).await[0]["comments"], 3);
    clara.delete(format!("/api/v1/activities/{run}/comments/{of_clara}")).await;
    boris.delete(format!("/api/v1/activities/{run}/comments/{first}")).await;
    assert_eq!(told(&anna).await, ["comment: boris"]);
    assert_eq!(lines(&anna).await[0]["comments"], 1);

    let seen = json!({ "until": lines(&anna).await[0]["at"] });
    anna.put(format!("{PATH}/read"), seen).await;
    anna.put(format!("/api/v1/restrictions/{}", clara.id), Value::Null).await;
    let held = comment(&clara, run, "Hm.").await;
    assert_eq!((unread(&anna).await, told(&anna).await), (0, vec!["comment: boris".to_owned()]));
    // Approved, it stands with the others.
    let approval = format!("/api/v1/activities/{run}/comments/{held}/approval");
    anna.put(approval, Value::Null).await.ok();
    assert_eq!(told(&anna).await, ["comment: clara, boris"]);
    let (owner, id) = (anna.id, social::CommentId(held.parse().unwrap()));
    let hide = town.app.app.db.write(move |tx| social::hide_comment(tx, owner, run, id, true));
    assert!(hide.await.unwrap());
    assert_eq!(told(&anna).await, ["comment: boris"], "a decision hides it here, too");
    // Boris leaves: nobody is named, and nothing of his is counted.
    let (boris, now) = (boris.id, town.app.clock.now());
    let close = town.app.app.db.write(move |tx| kernel::athlete::close(tx, boris, Some(now)));
    assert!(close.await.unwrap());
    assert_eq!((unread(&anna).await, told(&anna).await), (0, vec![]));
}

#[tokio::test]
async fn a_block_takes_out_what_was_told_and_a_mute_lets_nothing_new_in() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let other = town.record(&anna, "2027-05-05", For::Everyone).await;
    for who in [&boris, &clara] {
        applaud(who, run).await;
        comment(who, run, "Nice.").await;
    }
    ask(&boris, &anna).await;
    assert_eq!(unread(&anna).await, 3);
    block(&boris, &anna).await;
    let left = told(&anna).await;
    assert_eq!(left, ["comment: clara", "kudos: clara"]);
    assert_eq!(unread(&anna).await, 2, "a request that is not there is not counted");
    // Muted, Clara leaves her lines; what she does from now on is not told.
    anna.put(format!("/api/v1/mutes/{}", clara.id), Value::Null).await;
    assert_eq!((unread(&anna).await, told(&anna).await.len()), (0, 0));
    applaud(&clara, other).await;
    comment(&clara, other, "Nice, too.").await;
    ask(&clara, &anna).await;
    assert_eq!((unread(&anna).await, told(&anna).await.len()), (0, 0));
}

#[tokio::test]
async fn what_other_rooms_tell_stands_there_once_under_its_name_of_now() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let (won, lost) = (ChallengeId::new(), ChallengeId::new());
    let offer = OfferId::new();
    town.call(won.0, Some("May in motion"));
    town.call(lost.0, Some("Hills of June"));
    town.call(offer.0, Some("10 % off running shoes"));
    let athlete = anna.id;
    let badge = |badge: &str, tier: Option<&str>| BadgeEarned {
        athlete,
        badge: badge.into(),
        tier: tier.map(str::to_owned),
        activity: None,
        earned_on: "2027-05-06".parse().unwrap(),
    };
    let finished = |challenge, title: &str, rank| ChallengeFinished {
        athlete,
        challenge,
        title: title.into(),
        official: true,
        completed: true,
        rank,
        ranked: 5,
        ended_on: "2027-05-06".parse().unwrap(),
    };
    for _ in 0..2 {
        town.tell(badge("first_steps", None)).await;
        town.tell(badge("climber", Some("gold"))).await;
        // Two levels by one import are one line, of the higher one.
        town.tell(LevelReached { athlete, level: 3 }).await;
        town.tell(LevelReached { athlete, level: 4 }).await;
        town.tell(finished(won, "May in motion", 1)).await;
        town.tell(ChallengeWon {
            athlete,
            challenge: won,
            title: "May in motion".into(),
            official: true,
            ended_on: "2027-05-06".parse().unwrap(),
        })
        .await;
        town.tell(finished(lost, "Hills of June", 2)).await;
        let (promotion, at) = (PromotionId::new(), town.app.clock.now());
        town.tell(PromotionGranted { athlete, promotion, offer, title: "Old".into(), at }).await;
    }
    let mut all = lines(&anna).await;
    all.sort_by_key(|line| line["kind"].as_str().unwrap().to_owned());
    let says: Vec<Value> = all
        .iter()
        .map(|line| {
            json!([
                line["kind"],
                line["badges"],
                line["level"],
                line["challenge"]["title"],
                line["offer"]
            ])
        })
        .collect();
    assert_eq!(
        json!(says),
        json!([
            ["badge", [{"id": "climber", "tier": "gold"}, {"id": "first_steps"}], null, null, null],
            ["challenge_finished", null, null, "Hills of June", null],
            ["challenge_won", null, null, "May in motion", null],
            ["level", null, 4, null, null],
            ["offer", null, null, null, "10 % off running shoes"],
        ])
    );
    assert_eq!(unread(&anna).await, 5);
    town.call(won.0, Some("May, moved"));
    town.call(offer.0, None);
    let after = lines(&anna).await;
    assert!(after.iter().all(|line| line["kind"] != "offer"), "it cannot be used any more");
    assert!(after.iter().any(|line| line["challenge"]["title"] == "May, moved"));
    // What was read stays, and the next level is a line of its own.
    let until = json!({ "until": town.app.clock.now() });
    assert_eq!(anna.put("/api/v1/notifications/read", until).await.status, 204);
    town.tell(LevelReached { athlete, level: 5 }).await;
    let levels: Vec<Value> = lines(&anna).await.iter().map(|line| line["level"].clone()).collect();
    assert_eq!(levels.iter().filter(|level| !level.is_null()).count(), 2);
    // Another day brings another line of badges.
    town.app.clock.advance_ms(24 * 3_600_000);
    town.tell(badge("climber", Some("silver"))).await;
    assert_eq!(told(&anna).await.iter().filter(|line| line.starts_with("badge")).count(), 2);
}

#[tokio::test]
async fn pages_hold_what_the_whole_holds_while_lines_come_and_move() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let mut runs = Vec::new();
    for day in 1..=7 {
        let run = town.record(&anna, &format!("2027-05-0{day}"), For::Everyone).await;
        town.app.clock.advance_ms(1_000);
        applaud(&boris, run).await;
        runs.push(json!(run));
    }
    let mut seen = Vec::new();
    let mut path = format!("{PATH}?limit=3");
    loop {
        let page = anna.get(&path).await.ok();
        for item in page["items"].as_array().unwrap() {
            seen.push(item["activity"]["id"].clone());
        }
        let Some(next) = page["next"].as_str() else { break };
        path = format!("{PATH}?limit=3&after={next}");
        // Something new stands before the mark, and something old moves there.
        town.app.clock.advance_ms(1_000);
        comment(&boris, serde_json::from_value(runs[6].clone()).unwrap(), "Nice.").await;
    }
    runs.reverse();
    assert_eq!(seen, runs, "each once, and none is missing");
    let wrong = anna.get(format!("{PATH}?after=zz")).await;
    assert_eq!(wrong.status, 422);
}

#[tokio::test]
async fn kinds_that_nobody_wants_are_neither_shown_nor_counted() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    applaud(&boris, run).await;
    comment(&boris, run, "Nice.").await;
    let path = format!("{PATH}/settings");
    let usual = anna.get(&path).await.ok();
    assert_eq!(usual["kinds"].as_array().unwrap().len(), 14);
    assert_eq!(
        (&usual["kinds"][5], &usual["quiet"]),
        (&json!({"kind": "kudos", "in_app": true, "push": true, "mail": true}), &Value::Null)
    );
    let wish = json!({
        "kinds": [{"kind": "kudos", "in_app": false}],
        "quiet": {"from_minute": 1320, "until_minute": 420},
    });
    let chosen = anna.put(&path, wish.clone()).await.ok();
    assert_eq!(anna.put(&path, wish).await.ok(), chosen, "twice is once");
    assert_eq!(
        chosen["kinds"][5],
        json!({"kind": "kudos", "in_app": false, "push": true, "mail": true})
    );
    assert_eq!(chosen["kinds"][6]["in_app"], true);
    assert_eq!(chosen["quiet"], json!({"from_minute": 1320, "until_minute": 420}));
    assert_eq!(anna.get(&path).await.ok(), chosen);
    assert_eq!((unread(&anna).await, told(&anna).await), (1, vec!["comment: boris".to_owned()]));
    let back = json!({ "kinds": [{"kind": "kudos", "in_app": true}] });
    assert_eq!(anna.put(&path, back).await.ok()["quiet"], Value::Null);
    assert_eq!(unread(&anna).await, 2, "nothing was lost meanwhile");
    let odd = json!({ "kinds": [], "quiet": {"from_minute": 60, "until_minute": 60} });
    let refused = anna.put(&path, odd).await;
    assert_eq!(refused.to_string(), "422 quiet hours end at another time than they begin");
    assert_eq!(boris.get(&path).await.ok()["kinds"][5]["in_app"], true, "it is hers alone");
}

#[tokio::test]
async fn lines_that_did_not_move_for_ninety_days_are_forgotten() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let old = town.record(&anna, "2027-05-01", For::Everyone).await;
    let new = town.record(&anna, "2027-05-06", For::Everyone).await;
    applaud(&boris, old).await;
    town.app.clock.advance_ms(1);
    applaud(&boris, new).await;
    town.app.clock.advance_ms(90 * 24 * 3_600_000);
    let now = town.app.clock.now();
    let forget = town.app.app.db.write(move |tx| social::notifications::forget_old(tx, now));
    assert_eq!(forget.await.unwrap(), 1);
    let left = lines(&anna).await;
    assert_eq!((left.len(), &left[0]["activity"]["id"]), (1, &json!(new)));
    let told = town.app.number("SELECT COUNT(*) FROM social_notification_told").await;
    assert_eq!(told, 1);
    // It did happen, and does not ring again because it was forgotten.
    befriend(&anna, &boris).await;
    assert_eq!(told_kinds(&boris).await, [""; 0]);
}

async fn told_kinds(who: &TestAthlete) -> Vec<String> {
    lines(who).await.iter().map(|line| line["kind"].as_str().unwrap().to_owned()).collect()
}
