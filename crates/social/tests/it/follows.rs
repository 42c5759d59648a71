//! Following: who lets people follow them, what comes into a follower's feed, and how it ends.
use kernel::args;
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::feed::{feed, texts};
use crate::support::{For, Town, befriend, block, handles, town};

const FOLLOWING: &str = "/api/v1/following";
const FOLLOWERS: &str = "/api/v1/followers";
const SETTINGS: &str = "/api/v1/followers/settings";

async fn open(who: &TestAthlete, open: bool) -> Reply {
    who.put(SETTINGS, json!({ "open": open })).await
}

async fn follow(who: &TestAthlete, whom: &TestAthlete) -> Reply {
    who.put(format!("{FOLLOWING}/{}", whom.id), Value::Null).await
}

async fn page(who: &TestAthlete, of: &TestAthlete) -> Value {
    who.get(format!("/api/v1/athletes/{}", of.handle)).await.ok()
}

/// Somebody of 30 whom people may follow.
async fn open_athlete(town: &Town, name: &str) -> TestAthlete {
    let athlete = town.join(name).await;
    open(&athlete, true).await.ok();
    athlete
}

#[tokio::test]
async fn a_follower_gets_what_everyone_may_see_and_nothing_more() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    assert_eq!(anna.get(SETTINGS).await.ok(), json!({"open": false, "followers": {"count": 0}}));
    let refused = follow(&boris, &anna).await;
    assert_eq!(refused.to_string(), "409 they let nobody follow them", "off until turned on");
    assert_eq!(page(&boris, &anna).await.get("followable"), None);

    assert_eq!(open(&anna, true).await.ok()["open"], true);
    assert_eq!(page(&boris, &anna).await["followable"], true);
    for _ in 0..2 {
        assert_eq!(follow(&boris, &anna).await.status, 204, "twice is once");
    }
    assert_eq!(handles(&boris, FOLLOWING).await, ["anna"]);
    assert_eq!(handles(&anna, FOLLOWERS).await, ["boris"]);
    assert_eq!(handles(&anna, FOLLOWING).await, [""; 0], "she does not follow him for that");
    let seen = page(&boris, &anna).await;
    assert_eq!((&seen["following"], &seen["relation"]), (&json!(true), &json!("none")));
    assert_eq!(seen["followers"], json!({"count": 1}));

    let shown = town.record(&anna, "2027-05-05", For::Everyone).await;
    town.record(&anna, "2027-05-06", For::Friends).await;
    town.record(&anna, "2027-05-07", For::Me).await;
    assert_eq!(feed(&boris, 1).await, texts(&[shown]));
    assert_eq!(feed(&town.join("Clara").await, 5).await, [""; 0], "who does not follow");

    // She pauses it, and goes on.
    assert_eq!(open(&anna, false).await.ok()["followers"]["count"], 1);
    assert_eq!(feed(&boris, 5).await, [""; 0]);
    assert_eq!(page(&boris, &anna).await.get("followers"), None);
    open(&anna, true).await.ok();
    assert_eq!(feed(&boris, 5).await, texts(&[shown]));
    town.show_to(shown, For::Friends);
    assert_eq!(feed(&boris, 5).await, [""; 0]);
    town.show_to(shown, For::Everyone);

    for _ in 0..2 {
        let end = boris.delete(format!("{FOLLOWING}/{}", anna.id)).await;
        assert_eq!(end.status, 204);
    }
    assert_eq!(feed(&boris, 5).await, [""; 0]);
    assert_eq!(handles(&anna, FOLLOWERS).await, [""; 0]);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_follow").await, 0);
    assert_eq!(follow(&anna, &anna).await.to_string(), "409 this is you");
    assert_eq!(
        follow(&boris, &town.app.stranger()).await.to_string(),
        "404 there is no such athlete"
    );
    for path in [FOLLOWING, FOLLOWERS, SETTINGS] {
        assert_eq!(town.app.stranger().get(path).await.status, 401);
    }
}

#[tokio::test]
async fn friends_and_followed_stand_in_one_feed_by_time_also_while_new_entries_come() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, open_athlete(&town, "Boris").await);
    let carla = town.join("Carla").await;
    befriend(&anna, &carla).await;
    follow(&anna, &boris).await;
    let mut ids = Vec::new();
    for day in 1..=6 {
        let who = if day % 2 == 0 { &boris } else { &carla };
        ids.push(town.record(who, &format!("2027-05-0{day}"), For::Everyone).await);
    }
    ids.reverse();
    let first = anna.get("/api/v1/feed?limit=2").await.ok();
    town.record(&boris, "2027-05-07", For::Everyone).await;
    town.record(&carla, "2027-05-07", For::Everyone).await;
    let mut shown = Vec::new();
    let mut page = first;
    loop {
        for item in page["items"].as_array().unwrap() {
            shown.push(item["activity"]["id"].as_str().unwrap().to_owned());
        }
        let Some(next) = page["next"].as_str() else { break };
        page = anna.get(format!("/api/v1/feed?limit=2&after={next}")).await.ok();
    }
    assert_eq!(shown, texts(&ids), "nothing twice, nothing dropped, by time");

    // A friend who is followed, too, stands there once; muted, not at all.
    befriend(&anna, &boris).await;
    assert_eq!(feed(&anna, 3).await.len(), 8);
    let for_friends = town.record(&boris, "2027-05-07", For::Friends).await;
    assert!(feed(&anna, 3).await.contains(&for_friends.to_string()), "friends need no word");
    open(&boris, false).await.ok();
    assert_eq!(feed(&anna, 3).await.len(), 9, "a friend stays in the feed");
    anna.put(format!("/api/v1/mutes/{}", boris.id), Value::Null).await;
    assert_eq!(feed(&anna, 3).await.len(), 4);
}

#[tokio::test]
async fn a_follower_is_removed_and_a_block_ends_it_both_ways() {
    let town = town().await;
    let anna = open_athlete(&town, "Anna").await;
    let boris = open_athlete(&town, "Boris").await;
    let carla = town.join("Carla").await;
    for (who, whom) in [(&anna, &boris), (&boris, &anna), (&carla, &anna)] {
        assert_eq!(follow(who, whom).await.status, 204);
    }
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    for _ in 0..2 {
        assert_eq!(anna.delete(format!("{FOLLOWERS}/{}", carla.id)).await.status, 204);
    }
    assert_eq!(handles(&anna, FOLLOWERS).await, ["boris"]);
    assert_eq!(handles(&carla, FOLLOWING).await, [""; 0]);
    assert_eq!(feed(&carla, 5).await, [""; 0]);

    assert_eq!(feed(&boris, 5).await, texts(&[run]));
    assert_eq!(follow(&carla, &anna).await.status, 204, "a block keeps away, a removal does not");
    block(&carla, &boris).await;
    assert_eq!(page(&carla, &anna).await["followers"], json!({"count": 1}), "nor in a number");
    block(&anna, &boris).await;
    assert_eq!(feed(&boris, 5).await, [""; 0]);
    for who in [&anna, &boris] {
        assert_eq!(handles(who, FOLLOWING).await, [""; 0]);
    }
    assert_eq!(handles(&anna, FOLLOWERS).await, ["carla"]);
    assert_eq!(follow(&boris, &anna).await.to_string(), "404 there is no such athlete");
    // When it ends nothing comes back by itself.
    anna.delete(format!("/api/v1/blocks/{}", boris.id)).await;
    assert_eq!(handles(&boris, FOLLOWING).await, [""; 0]);
    assert_eq!(follow(&boris, &anna).await.status, 204);
}

#[tokio::test]
async fn who_follows_while_they_are_blocked_does_not_follow() {
    let town = town().await;
    for round in 0..10 {
        let anna = open_athlete(&town, &format!("Anna {round}")).await;
        let boris = town.join(&format!("Boris {round}")).await;
        let (followed, ()) = tokio::join!(follow(&boris, &anna), block(&anna, &boris));
        assert!([204, 404].contains(&followed.status.as_u16()), "{followed}");
        assert_eq!(handles(&boris, FOLLOWING).await, [""; 0]);
        assert_eq!(handles(&anna, FOLLOWERS).await, [""; 0]);
    }
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_follow").await, 0);
}

#[tokio::test]
async fn both_sides_agree_when_it_begins_and_ends_at_once() {
    let town = town().await;
    let anna = open_athlete(&town, "Anna").await;
    for round in 0..10 {
        let boris = town.join(&format!("Boris {round}")).await;
        follow(&boris, &anna).await;
        let path = format!("{FOLLOWING}/{}", anna.id);
        let (again, twice, removed) = tokio::join!(
            follow(&boris, &anna),
            boris.delete(&path),
            anna.delete(format!("{FOLLOWERS}/{}", boris.id))
        );
        for reply in [again, twice, removed] {
            assert_eq!(reply.status, 204, "{reply}");
        }
        let follows = handles(&boris, FOLLOWING).await == ["anna"];
        let follower = handles(&anna, FOLLOWERS).await.contains(&boris.handle);
        assert_eq!(follows, follower);
    }
}

#[tokio::test]
async fn minors_and_people_at_risk_are_not_followed_and_minors_follow_nobody() {
    let town = town().await;
    let anna = open_athlete(&town, "Anna").await;
    let tom = town.app.athlete_born("Tom", "IT", "2011-01-01").await;
    let young = open(&tom, true).await;
    assert_eq!(young.to_string(), "403 you can let people follow you when you are 18");
    let young = follow(&tom, &anna).await;
    assert_eq!(
        young.to_string(),
        "403 you can follow people when you are 18; until then, be friends"
    );
    assert_eq!(page(&tom, &anna).await.get("followable"), None);
    open(&tom, false).await.ok();

    let boris = town.join("Boris").await;
    follow(&boris, &anna).await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    assert_eq!(feed(&boris, 5).await, texts(&[run]));
    town.apart.0.lock().unwrap().insert(anna.id);
    assert_eq!(feed(&boris, 5).await, [""; 0], "from that moment on");
    assert_eq!(page(&boris, &anna).await.get("followers"), None);
    assert_eq!(follow(&town.join("Carla").await, &anna).await.body["code"], "not_followable");
    open(&anna, false).await.ok();
    assert_eq!(open(&anna, true).await.body["code"], "keeps_apart");
    town.apart.0.lock().unwrap().clear();
    open(&anna, true).await.ok();
    assert_eq!(feed(&boris, 5).await, texts(&[run]));

    // Birthdays may turn out to be wrong.
    for (who, expected) in [(&boris, 0), (&anna, 0)] {
        let id = who.id;
        let young = town.app.app.db.write(move |tx| {
            tx.exec("UPDATE athlete SET birth_on = '2011-01-01' WHERE athlete_id = $1", args![id])
        });
        young.await.unwrap();
        assert_eq!(feed(&boris, 5).await.len(), expected);
        let grown = town.app.app.db.write(move |tx| {
            tx.exec("UPDATE athlete SET birth_on = '1990-01-01' WHERE athlete_id = $1", args![id])
        });
        grown.await.unwrap();
        assert_eq!(feed(&boris, 5).await.len(), 1);
    }
}

#[tokio::test]
async fn two_hundred_a_day_and_two_thousand_in_all() {
    let town = town().await;
    let anna = open_athlete(&town, "Anna").await;
    let boris = town.join("Boris").await;
    let fill = |today: i64, all: i64| {
        let id = boris.id;
        town.app.app.db.write(move |tx| {
            tx.exec("DELETE FROM social_follow WHERE athlete_id = $1", args![id])?;
            for _ in 0..all {
                tx.exec(
                    "INSERT INTO social_follow (athlete_id, side, other_id, since_at) VALUES ($1, 'followed', $2, 1)",
                    args![id, kernel::AthleteId::new()],
                )?;
            }
            tx.exec(
                "INSERT INTO social_follow_budget (athlete_id, counted_on, follows) VALUES ($1, '2027-05-07', $2)
                 ON CONFLICT (athlete_id) DO UPDATE SET counted_on = '2027-05-07', follows = $2",
                args![id, today],
            )
        })
    };
    fill(199, 0).await.unwrap();
    follow(&boris, &anna).await;
    let unfollow = format!("{FOLLOWING}/{}", anna.id);
    boris.delete(&unfollow).await;
    let refused = follow(&boris, &anna).await;
    assert_eq!(refused.to_string(), "429 you began to follow 200 people today; go on tomorrow");
    town.app.clock.set("2027-05-08T00:00:01Z");
    assert_eq!(follow(&boris, &anna).await.status, 204);
    assert_eq!(
        town.app.number("SELECT follows FROM social_follow_budget").await,
        1,
        "a new day begins with one"
    );
    fill(0, 2_000).await.unwrap();
    assert_eq!(follow(&boris, &anna).await.body["code"], "following_full");
}

#[tokio::test]
async fn a_person_with_many_followers_reads_them_page_by_page_and_others_are_told_ten_thousand_and_more()
 {
    let town = town().await;
    let anna = open_athlete(&town, "Anna").await;
    let boris = town.join("Boris").await;
    follow(&boris, &anna).await;
    for name in ["Carla", "Dora", "Emil"] {
        town.app.clock.advance_ms(1_000);
        follow(&town.join(name).await, &anna).await;
    }
    let mut path = format!("{FOLLOWERS}?limit=3");
    let mut listed = Vec::new();
    loop {
        let page = anna.get(&path).await.ok();
        let items = page["items"].as_array().unwrap();
        listed.extend(items.iter().map(|item| item["handle"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("{FOLLOWERS}?limit=3&after={next}");
    }
    assert_eq!(listed, ["emil", "dora", "carla", "boris"], "the latest first");

    let id = anna.id;
    let crowd = |many: i64| {
        town.app.app.db.write(move |tx| {
            for _ in 0..many {
                tx.exec(
                    "INSERT INTO social_follow (athlete_id, side, other_id, since_at) VALUES ($1, 'follower', $2, 1)",
                    args![id, kernel::AthleteId::new()],
                )?;
            }
            Ok(())
        })
    };
    crowd(9_996).await.unwrap();
    assert_eq!(page(&boris, &anna).await["followers"], json!({"count": 10_000}));
    crowd(1).await.unwrap();
    assert_eq!(page(&boris, &anna).await["followers"], json!({"count": 10_000, "more": true}));
}

#[tokio::test]
async fn who_is_erased_or_closes_is_followed_by_nobody_and_follows_nobody() {
    let town = town().await;
    let anna = open_athlete(&town, "Anna").await;
    let boris = open_athlete(&town, "Boris").await;
    follow(&boris, &anna).await;
    follow(&anna, &boris).await;
    town.record(&anna, "2027-05-06", For::Everyone).await;
    let id = anna.id;
    let now = town.app.clock.now();
    let close = town.app.app.db.write(move |tx| kernel::athlete::close(tx, id, Some(now)));
    assert!(close.await.unwrap());
    assert_eq!(feed(&boris, 5).await, [""; 0]);
    for list in [FOLLOWING, FOLLOWERS] {
        assert_eq!(handles(&boris, list).await, [""; 0]);
    }
    assert_eq!(follow(&boris, &anna).await.status, 404);
    loop {
        let forget =
            town.app.app.db.write(move |tx| (social::forget::FORGETTER.forget)(tx, id, now));
        if !forget.await.unwrap().more {
            break;
        }
    }
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_follow").await, 0);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_followable").await, 1, "that of Boris");
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_follow_budget").await, 1);
}
