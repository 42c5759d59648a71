//! Being named in a comment.
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::support::{For, Town, befriend, block, town};

fn comments(run: kernel::ActivityId) -> String {
    format!("/api/v1/activities/{run}/comments")
}

async fn say(who: &TestAthlete, run: kernel::ActivityId, text: &str) -> String {
    let written = who.post(comments(run), json!({ "text": text })).await.ok();
    written["id"].as_str().unwrap().to_owned()
}

/// What a comment says to somebody, and whom it names.
fn read(comment: &Value) -> (String, Vec<String>) {
    let people = comment["mentions"].as_array().cloned().unwrap_or_default();
    let handle = |person: &Value| person["handle"].as_str().unwrap().to_owned();
    (comment["text"].as_str().unwrap().to_owned(), people.iter().map(handle).collect())
}

/// The last comment under a run as somebody reads it.
async fn last(who: &TestAthlete, run: kernel::ActivityId) -> (String, Vec<String>) {
    read(who.get(comments(run)).await.ok()["items"].as_array().unwrap().last().unwrap())
}

/// By whom somebody is told that they are named, line by line.
async fn named_by(who: &TestAthlete) -> Vec<Vec<String>> {
    let page = who.get("/api/v1/notifications").await.ok();
    let lines = page["items"].as_array().unwrap().iter();
    let of_naming = lines.filter(|line| line["kind"] == "mention");
    of_naming
        .map(|line| {
            assert!(line["activity"]["id"].is_string());
            let people = line["people"].as_array().unwrap().iter();
            people.map(|person| person["handle"].as_str().unwrap().to_owned()).collect()
        })
        .collect()
}

/// Gives somebody another handle.
async fn rename(town: &Town, who: &TestAthlete, handle: &'static str) {
    let id = who.id;
    let moved = town.app.app.db.write(move |tx| {
        let of = kernel::args![id, handle];
        tx.exec("DELETE FROM athlete_handle WHERE athlete_id = $1", kernel::args![id])?;
        tx.exec("INSERT INTO athlete_handle (athlete_id, handle) VALUES ($1, $2)", of)?;
        tx.exec("UPDATE athlete SET handle = $2 WHERE athlete_id = $1", of)
    });
    assert_eq!(moved.await.unwrap(), 1);
}

fn text(words: &str, people: &[&str]) -> (String, Vec<String>) {
    (words.to_owned(), people.iter().map(|handle| (*handle).to_owned()).collect())
}

#[tokio::test]
async fn friends_and_whoever_takes_part_are_named_and_everybody_else_stays_a_word() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let (clara, dora) = (town.join("Clara").await, town.join("Dora").await);
    let emil = town.join("Emil").await;
    befriend(&anna, &boris).await;
    befriend(&boris, &clara).await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    say(&dora, run, "Well run!").await;
    let words = "@Anna and @clara, as @dora says; not @emil, @boris, @nobody or run@clara";
    say(&boris, run, words).await;
    let seen = "@anna and @clara, as @dora says; not @emil, @boris, @nobody or run@clara";
    for reader in [&anna, &boris, &emil] {
        assert_eq!(last(reader, run).await, text(seen, &["anna", "clara", "dora"]));
    }
    assert_eq!(named_by(&clara).await, [["boris"]]);
    assert_eq!(named_by(&dora).await, [["boris"]]);
    assert!(named_by(&emil).await.is_empty(), "nobody named him");
    assert!(named_by(&anna).await.is_empty(), "it is her run: she hears of every comment");
    let line = clara.get("/api/v1/notifications").await.ok()["items"][0].clone();
    assert_eq!(line["activity"]["athlete"]["handle"], "anna", "it says whose run it is");
    // The sign that stands for somebody in what is kept cannot be written.
    say(&boris, run, "\u{fffc}Hi\u{fffc}").await;
    assert_eq!(last(&anna, run).await, text("Hi", &[]));
}

#[tokio::test]
async fn whoever_may_not_look_is_named_and_hears_nothing() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    befriend(&anna, &boris).await;
    befriend(&boris, &clara).await;
    let run = town.record(&anna, "2027-05-06", For::Friends).await;
    say(&boris, run, "Like you, @clara").await;
    // Else Boris would learn who is a friend of Anna.
    assert_eq!(last(&boris, run).await, text("Like you, @clara", &["clara"]));
    assert!(named_by(&clara).await.is_empty());
    befriend(&anna, &clara).await;
    assert!(named_by(&clara).await.is_empty(), "nothing is told afterwards");
    say(&boris, run, "And now, @clara?").await;
    assert_eq!(named_by(&clara).await, [["boris"]]);
    // What one no longer sees, one is not told of.
    town.show_to(run, For::Me);
    assert!(named_by(&clara).await.is_empty());
}

#[tokio::test]
async fn a_name_follows_whom_it_names_and_goes_with_them() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let (clara, dora) = (town.join("Clara").await, town.join("Dora").await);
    befriend(&anna, &boris).await;
    befriend(&anna, &clara).await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let id = say(&anna, run, "With @boris, @clara and @boris").await;
    rename(&town, &boris, "bob").await;
    let seen = text("With @bob, @clara and @bob", &["bob", "clara"]);
    assert_eq!(last(&dora, run).await, seen);
    // To whoever blocks one of them the other is there.
    block(&dora, &clara).await;
    assert_eq!(last(&dora, run).await, text("With @bob, @… and @bob", &["bob"]));
    assert_eq!(last(&anna, run).await, seen);
    // Changing other words leaves them where they are.
    let path = format!("{}/{id}", comments(run));
    let edited = anna.patch(&path, json!({"text": "Twice with @bob and @clara"})).await.ok();
    assert_eq!(read(&edited), text("Twice with @bob and @clara", &["bob", "clara"]));
    assert_eq!(named_by(&clara).await, [["anna"]]);
    let edited = anna.patch(&path, json!({"text": "Twice with @clara and @bob"})).await.ok();
    assert_eq!(read(&edited), text("Twice with @clara and @bob", &["clara", "bob"]));
    anna.patch(&path, json!({"text": "Twice with @bob"})).await.ok();
    assert!(named_by(&clara).await.is_empty(), "she is named no more");
    let (gone, now) = (boris.id, town.app.clock.now());
    let closed = town.app.app.db.write(move |tx| kernel::athlete::close(tx, gone, Some(now)));
    assert!(closed.await.unwrap());
    assert_eq!(last(&anna, run).await, text("Twice with @…", &[]));
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_mention").await, 0);
}

#[tokio::test]
async fn who_is_held_back_hidden_muted_or_blocked_tells_nobody() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    befriend(&boris, &clara).await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    anna.put(format!("/api/v1/restrictions/{}", boris.id), Value::Null).await;
    let id = say(&boris, run, "Look, @clara").await;
    assert!(named_by(&clara).await.is_empty(), "it waits for Anna's word");
    anna.put(format!("{}/{id}/approval", comments(run)), Value::Null).await.ok();
    assert_eq!(named_by(&clara).await, [["boris"]]);
    // New words of his wait again, and then she hears of them no second time.
    boris.patch(format!("{}/{id}", comments(run)), json!({"text": "Do look, @clara"})).await.ok();
    assert!(named_by(&clara).await.is_empty());
    anna.put(format!("{}/{id}/approval", comments(run)), Value::Null).await.ok();
    assert_eq!(named_by(&clara).await, [["boris"]]);
    clara.put(format!("/api/v1/mutes/{}", boris.id), Value::Null).await;
    assert!(named_by(&clara).await.is_empty());
    clara.delete(format!("/api/v1/mutes/{}", boris.id)).await;
    assert_eq!(named_by(&clara).await, [["boris"]]);
    block(&clara, &boris).await;
    assert!(named_by(&clara).await.is_empty());
    assert_eq!(last(&boris, run).await, text("Do look, @…", &[]));
    say(&boris, run, "Where are you, @clara?").await;
    assert_eq!(last(&boris, run).await, text("Where are you, @clara?", &[]), "only a word");
    // With the run goes who was named under it.
    town.remove(&anna, run).await;
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_mention").await, 0);
}

#[tokio::test]
async fn one_comment_names_ten_people_at_most() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let run = town.record(&anna, "2027-05-06", For::Everyone).await;
    let mut words = Vec::new();
    for number in 0..12 {
        let friend = town.join(&format!("Friend{number}")).await;
        befriend(&anna, &friend).await;
        words.push(format!("@friend{number}"));
    }
    words.push("@friend3".into());
    say(&anna, run, &words.join(" ")).await;
    let (said, named) = last(&anna, run).await;
    assert_eq!((said, named.len()), (words.join(" "), 10));
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_mention").await, 11);
}
