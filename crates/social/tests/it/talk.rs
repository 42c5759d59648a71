//! Kudos and comments.
use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};
use testkit::{Reply, TestAthlete};

use crate::support::{For, befriend, block, handles, town};

fn kudos(id: kernel::ActivityId) -> String {
    format!("/api/v1/activities/{id}/kudos")
}

fn comments(id: kernel::ActivityId) -> String {
    format!("/api/v1/activities/{id}/comments")
}

async fn say(who: &TestAthlete, id: kernel::ActivityId, text: &str) -> Value {
    who.post(comments(id), json!({"text": text})).await.ok()
}

async fn said(who: &TestAthlete, id: kernel::ActivityId) -> Vec<String> {
    let page = who.get(comments(id)).await.ok();
    let text = |item: &Value| item["text"].as_str().unwrap().to_owned();
    page["items"].as_array().unwrap().iter().map(text).collect()
}

#[tokio::test]
async fn kudos_are_given_once_and_taken_back() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    for _ in 0..2 {
        let given = boris.put(kudos(run), Value::Null).await.ok();
        assert_eq!(given, gave(&[("kudos", 1)], Some("kudos")));
    }
    town.app.clock.set("2027-05-07T10:00:00Z");
    clara.put(kudos(run), Value::Null).await.ok();
    let all = anna.get(kudos(run)).await.ok();
    assert_eq!((&all["count"], &all["given"]), (&json!(2), &json!(false)));
    assert_eq!(handles(&anna, &kudos(run)).await, ["clara", "boris"]);
    let first = anna.get(format!("{}?limit=1", kudos(run))).await.ok();
    let next = first["next"].as_str().unwrap();
    assert_eq!(handles(&anna, &format!("{}?limit=1&after={next}", kudos(run))).await, ["boris"]);
    let own = anna.put(kudos(run), Value::Null).await;
    assert_eq!(own.to_string(), "409 kudos come from others");
    for _ in 0..2 {
        let back = boris.delete(kudos(run)).await.ok();
        assert_eq!(back, gave(&[("kudos", 1)], None));
    }
    befriend(&anna, &clara).await;
    let entry = clara.get("/api/v1/feed").await.ok()["items"][0].clone();
    assert_eq!(entry["kudos"], gave(&[("kudos", 1)], Some("kudos")));
}

/// So many of each reaction, and what the viewer gave.
fn gave(reactions: &[(&str, u64)], mine: Option<&str>) -> Value {
    let count: u64 = reactions.iter().map(|(_, count)| count).sum();
    let each =
        reactions.iter().map(|(reaction, count)| json!({"reaction": reaction, "count": count}));
    let mut kudos =
        json!({"count": count, "given": mine.is_some(), "reactions": each.collect::<Vec<_>>()});
    if let Some(mine) = mine {
        kudos["mine"] = json!(mine);
    }
    kudos
}

#[tokio::test]
async fn a_reaction_is_one_word_that_can_be_changed_and_taken_back() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let react = async |who: &TestAthlete, word: &str| {
        who.put(format!("/api/v1/activities/{run}/reaction"), json!({"reaction": word})).await
    };
    assert_eq!(react(&boris, "wow").await.ok(), gave(&[("wow", 1)], Some("wow")));
    assert_eq!(react(&clara, "fast").await.ok(), gave(&[("fast", 1), ("wow", 1)], Some("fast")));
    assert_eq!(react(&boris, "fast").await.ok(), gave(&[("fast", 2)], Some("fast")));
    let tapped = boris.put(kudos(run), Value::Null).await.ok();
    assert_eq!(
        tapped,
        gave(&[("fast", 2)], Some("fast")),
        "a tap does not take back what was chosen"
    );
    let all = anna.get(kudos(run)).await.ok();
    assert_eq!(all["count"], 2);
    let given: Vec<&Value> =
        all["items"].as_array().unwrap().iter().map(|one| &one["reaction"]).collect();
    assert_eq!(given, ["fast", "fast"]);
    let news = anna.get("/api/v1/notifications").await.ok();
    assert_eq!(news["items"].as_array().unwrap().len(), 1, "changing one's mind is no news");
    assert_eq!(news["items"][0]["others"], 0);

    assert_eq!(react(&anna, "heart").await.to_string(), "409 kudos come from others");
    assert_eq!(react(&boris, "boo").await.status, 422);
    let secret = town.record(&anna, "2027-05-06", For::Me).await;
    let path = format!("/api/v1/activities/{secret}/reaction");
    let refused = boris.put(path, json!({"reaction": "heart"})).await;
    assert_eq!(refused.to_string(), "404 there is no such activity");

    // With somebody blocked the count goes another way to the same numbers.
    let dora = town.join("Dora").await;
    react(&dora, "heart").await.ok();
    block(&dora, &clara).await;
    assert_eq!(boris.get(kudos(run)).await.ok()["count"], 3);
    let seen = clara.get(kudos(run)).await.ok();
    assert_eq!((&seen["count"], &seen["mine"]), (&json!(2), &json!("fast")));
    assert_eq!(boris.delete(kudos(run)).await.ok(), gave(&[("fast", 1), ("heart", 1)], None));
}

#[tokio::test]
async fn comments_are_written_changed_and_deleted() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let first = say(&boris, run, " Great\nrun! ").await;
    assert_eq!(
        (&first["text"], &first["author"]["handle"]),
        (&json!("Great\nrun!"), &json!("boris"))
    );
    assert_eq!((&first["may_edit"], &first["may_delete"]), (&json!(true), &json!(true)));
    let second = say(&anna, run, "Thanks").await;
    let third = say(&clara, run, "<b>Wow</b>").await;
    assert_eq!(said(&boris, run).await, ["Great\nrun!", "Thanks", "<b>Wow</b>"]);
    let page = boris.get(format!("{}?limit=2", comments(run))).await.ok();
    let next = page["next"].as_str().unwrap();
    let page = boris.get(format!("{}?limit=2&after={next}", comments(run))).await.ok();
    assert_eq!((&page["items"][0]["id"], &page["next"]), (&third["id"], &Value::Null));
    assert_eq!(page["items"][0]["may_delete"], false);

    let path = |comment: &Value| format!("{}/{}", comments(run), comment["id"].as_str().unwrap());
    town.app.clock.set("2027-05-07T10:00:00Z");
    let edited = boris.patch(path(&first), json!({"text": "Great run, Anna!"})).await.ok();
    assert_eq!(edited["edited_at"], "2027-05-07T10:00:00Z");
    let same = anna.patch(path(&second), json!({"text": "Thanks"})).await.ok();
    assert_eq!(same["edited_at"], Value::Null, "the same words are no change");
    let refused = anna.patch(path(&first), json!({"text": "Bad run"})).await;
    assert_eq!(refused.to_string(), "403 only its author can change a comment");
    let refused = clara.delete(path(&first)).await;
    let detail = "only its author and the athlete of the activity can delete a comment";
    assert_eq!(refused.to_string(), format!("403 {detail}"));
    assert_eq!(said(&anna, run).await[0], "Great run, Anna!");

    for _ in 0..2 {
        assert_eq!(anna.delete(path(&first)).await.status, 204, "her activity, her rules");
    }
    assert_eq!(clara.delete(path(&third)).await.status, 204);
    assert_eq!(said(&boris, run).await, ["Thanks"]);
    let gone = boris.patch(path(&first), json!({"text": "again"})).await;
    assert_eq!(gone.to_string(), "404 there is no such comment");
    for (text, detail) in [
        (" ".to_owned(), "422 write something first"),
        ("я".repeat(1001), "422 a comment has at most 1,000 letters"),
    ] {
        let reply = boris.post(comments(run), json!({"text": text})).await;
        assert_eq!(reply.to_string(), detail);
    }
}

#[tokio::test]
async fn a_comment_sent_twice_is_there_once() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let send = async |text: &str| -> Reply {
        let request = anna
            .request(Method::POST, comments(run))
            .header("idempotency-key", "one")
            .header("content-type", "application/json");
        anna.send(request, Body::from(json!({"text": text}).to_string())).await
    };
    let (first, again) = (send("Hello").await.ok(), send("Hello").await.ok());
    assert_eq!(first["id"], again["id"]);
    assert_eq!(said(&anna, run).await, ["Hello"]);
    assert_eq!(send("Another").await.status, 422, "a key is for one request");
}

#[tokio::test]
async fn what_one_may_not_see_takes_no_kudos_and_no_comments_and_shows_none() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let secret = town.record(&anna, "2027-05-06", For::Me).await;
    let among_friends = town.record(&anna, "2027-05-06", For::Friends).await;
    say(&anna, secret, "to myself").await;
    let missing = kernel::ActivityId::new();
    for id in [secret, among_friends] {
        for (reply, of_nothing) in [
            (boris.get(kudos(id)).await, boris.get(kudos(missing)).await),
            (boris.put(kudos(id), Value::Null).await, boris.put(kudos(missing), Value::Null).await),
            (boris.delete(kudos(id)).await, boris.delete(kudos(missing)).await),
            (boris.get(comments(id)).await, boris.get(comments(missing)).await),
            (
                boris.post(comments(id), json!({"text": "hi"})).await,
                boris.post(comments(missing), json!({"text": "hi"})).await,
            ),
        ] {
            assert_eq!(reply.to_string(), "404 there is no such activity");
            assert_eq!(reply.body, of_nothing.body);
        }
        assert_eq!(town.app.stranger().get(comments(id)).await.status, 401);
    }
    befriend(&anna, &boris).await;
    boris.put(kudos(among_friends), Value::Null).await.ok();
    let comment = say(&boris, among_friends, "nice").await;

    // Once friends no more, Boris sees nothing there; his own words he may still take back.
    anna.delete(format!("/api/v1/friends/{}", boris.id)).await.ok();
    assert_eq!(boris.get(comments(among_friends)).await.status, 404);
    let path = format!("{}/{}", comments(among_friends), comment["id"].as_str().unwrap());
    assert_eq!(boris.patch(&path, json!({"text": "rude"})).await.status, 404);
    let of_anna = say(&anna, among_friends, "mine").await;
    let other = format!("{}/{}", comments(among_friends), of_anna["id"].as_str().unwrap());
    assert_eq!(boris.delete(&other).await.status, 204, "told nothing");
    assert_eq!(said(&anna, among_friends).await, ["nice", "mine"], "and it changed nothing");
    assert_eq!(boris.delete(&path).await.status, 204);
    assert_eq!(said(&anna, among_friends).await, ["mine"]);
}

#[tokio::test]
async fn people_who_block_each_other_do_not_read_or_count_each_other() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    let run = town.record(&clara, "2027-05-06", For::Everyone).await;
    let own = town.record(&anna, "2027-05-06", For::Everyone).await;
    for who in [&anna, &boris] {
        who.put(kudos(run), Value::Null).await.ok();
        say(who, run, &who.handle).await;
    }
    boris.put(kudos(own), Value::Null).await.ok();
    let of_boris = say(&boris, own, "rude").await;
    befriend(&anna, &clara).await;
    block(&anna, &boris).await;

    assert_eq!(said(&anna, run).await, ["anna"]);
    assert_eq!(said(&boris, run).await, ["boris"]);
    assert_eq!(said(&clara, run).await, ["anna", "boris"]);
    assert_eq!(handles(&anna, &kudos(run)).await, ["anna"]);
    assert_eq!(anna.get(kudos(run)).await.ok()["count"], 1);
    assert_eq!(clara.get(kudos(run)).await.ok()["count"], 2);
    let feed = anna.get("/api/v1/feed").await.ok();
    let entry =
        feed["items"].as_array().unwrap().iter().find(|e| e["activity"]["id"] == json!(run));
    let entry = entry.unwrap();
    assert_eq!((&entry["kudos"]["count"], &entry["comments"]), (&json!(1), &json!(1)));

    // What he said at her place is gone for everybody.
    assert_eq!(said(&clara, own).await, [""; 0]);
    assert_eq!(clara.get(kudos(own)).await.ok()["count"], 0);
    assert_eq!(boris.get(comments(own)).await.status, 404);
    let path = format!("{}/{}", comments(own), of_boris["id"].as_str().unwrap());
    assert_eq!(boris.delete(path).await.status, 204);
}

#[tokio::test]
async fn with_the_activity_goes_what_was_said_about_it() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    boris.put(kudos(run), Value::Null).await.ok();
    say(&boris, run, "nice").await;
    town.remove(&anna, run).await;
    assert_eq!(boris.get(comments(run)).await.status, 404);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_kudos").await, 0);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_comment").await, 0);
}

#[tokio::test]
async fn an_activity_takes_a_thousand_comments() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let owner = anna.id;
    let fill = town.app.app.db.write(move |tx| {
        for _ in 0..1000 {
            tx.exec(
                "INSERT INTO social_comment
                   (athlete_id, activity_id, comment_id, author_id, text, written_at)
                 VALUES ($1, $2, $3, $1, 'x', 0)",
                kernel::args![owner, run, social::comments::CommentId::new()],
            )?;
        }
        Ok(())
    });
    fill.await.unwrap();
    let refused = anna.post(comments(run), json!({"text": "one more"})).await;
    let detail = "there are as many comments here as an activity can have";
    assert_eq!(refused.to_string(), format!("409 {detail}"));
}
