//! The feed.
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::groups::{group_of, join};
use crate::support::{For, Town, befriend, block, town};

const FEED: &str = "/api/v1/feed";

/// The ids in a feed, page by page.
pub async fn feed(who: &TestAthlete, limit: usize) -> Vec<String> {
    let mut ids = Vec::new();
    let mut path = format!("{FEED}?limit={limit}");
    loop {
        let page = who.get(&path).await.ok();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= limit);
        ids.extend(items.iter().map(id_of));
        match page["next"].as_str() {
            Some(next) => path = format!("{FEED}?limit={limit}&after={next}"),
            None => return ids,
        }
    }
}

/// The id of what an entry is about.
fn id_of(entry: &Value) -> String {
    let place = if entry["kind"] == "post" { "/post/id" } else { "/activity/id" };
    entry.pointer(place).unwrap().as_str().unwrap().to_owned()
}

pub fn texts(ids: &[kernel::ActivityId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_feed_holds_what_friends_and_oneself_did_by_time() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let (clara, stranger) = (town.join("Clara").await, town.join("Dora").await);
    befriend(&anna, &boris).await;
    befriend(&clara, &anna).await;
    let old = town.record(&boris, "2019-03-02", For::Everyone).await;
    let morning = town.record(&boris, "2027-05-06", For::Friends).await;
    let own = town.record(&anna, "2027-05-07", For::Me).await;
    let noon = town.record(&clara, "2027-05-06", For::Everyone).await;
    town.record(&stranger, "2027-05-07", For::Everyone).await;
    let spring = town.record(&clara, "2027-03-20", For::Everyone).await;
    town.record(&clara, "2027-05-07", For::Me).await;
    let tomorrow = town.record(&boris, "2027-05-08", For::Friends).await;
    let expected = texts(&[tomorrow, own, noon, morning, spring, old]);
    for limit in [1, 2, 3, 30] {
        assert_eq!(feed(&anna, limit).await, expected, "in pages of {limit}");
    }
    let first = anna.get(FEED).await.ok()["items"][0].clone();
    assert_eq!(
        first,
        json!({
            "kind": "activity",
            "activity": {"id": tomorrow, "athlete": {"handle": "boris"}},
            "badges": [{"id": "first_steps"}], "level": 2,
            "kudos": {"count": 0, "given": false, "reactions": []}, "comments": 0,
        })
    );
    assert_eq!(town.app.stranger().get(FEED).await.status, 401);
    assert_eq!(feed(&town.join("Nobody's friend").await, 5).await, [""; 0]);
}

#[tokio::test]
async fn what_turns_private_or_goes_disappears_at_once() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    befriend(&anna, &boris).await;
    let hidden = town.record(&boris, "2027-05-06", For::Friends).await;
    let removed = town.record(&boris, "2027-05-07", For::Everyone).await;
    assert_eq!(feed(&anna, 5).await, texts(&[removed, hidden]));
    town.show_to(hidden, For::Me);
    assert_eq!(feed(&anna, 5).await, texts(&[removed]));
    assert_eq!(feed(&boris, 5).await, texts(&[removed, hidden]), "he still sees his own");
    town.remove(&boris, removed).await;
    assert_eq!(feed(&anna, 5).await, [""; 0]);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_moment").await, 1);
}

#[tokio::test]
async fn who_is_no_friend_any_more_is_gone_from_the_feed() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let clara = town.join("Clara").await;
    befriend(&anna, &boris).await;
    befriend(&anna, &clara).await;
    let of_boris = town.record(&boris, "2027-05-06", For::Everyone).await;
    let of_clara = town.record(&clara, "2027-05-05", For::Everyone).await;
    assert_eq!(feed(&anna, 1).await, texts(&[of_boris, of_clara]));
    boris.delete(format!("/api/v1/friends/{}", anna.id)).await.ok();
    assert_eq!(feed(&anna, 1).await, texts(&[of_clara]));
    block(&clara, &anna).await;
    assert_eq!(feed(&anna, 1).await, [""; 0]);
}

#[tokio::test]
async fn paging_stays_stable_while_new_entries_arrive() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    befriend(&anna, &boris).await;
    let mut ids = Vec::new();
    for day in 1..=6 {
        ids.push(town.record(&boris, &format!("2027-05-0{day}"), For::Friends).await);
    }
    ids.reverse();
    let first = anna.get(format!("{FEED}?limit=3")).await.ok();
    town.record(&boris, "2027-05-07", For::Friends).await;
    let next = first["next"].as_str().unwrap();
    let second = anna.get(format!("{FEED}?limit=3&after={next}")).await.ok();
    let shown = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["activity"]["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!([shown(&first), shown(&second)].concat(), texts(&ids));
    assert_eq!(anna.get(format!("{FEED}?after=7b7d")).await.status, 422, "a made-up mark");
}

#[tokio::test]
async fn marks_name_only_what_was_shown() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    befriend(&anna, &boris).await;
    let secret = town.record(&boris, "2027-05-05", For::Me).await;
    let shown = town.record(&boris, "2027-05-06", For::Everyone).await;
    town.record(&boris, "2027-05-01", For::Everyone).await;
    let mark = anna.get(format!("{FEED}?limit=1")).await.ok()["next"].as_str().unwrap().to_owned();
    let mut told = Vec::new();
    for at in (0..mark.len()).step_by(2) {
        told.push(u8::from_str_radix(&mark[at..at + 2], 16).unwrap());
    }
    let told = String::from_utf8(told).unwrap();
    assert_eq!(told, format!("[\"2027-05-06\",\"{shown}\"]"));
    assert!(!told.contains(&secret.to_string()));
}

#[tokio::test]
async fn a_thousand_private_entries_are_passed_over() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    befriend(&anna, &boris).await;
    let oldest = town.record(&boris, "2020-01-01", For::Everyone).await;
    let (athlete, day) = (boris.id, kernel::Day("2026-01-01".parse().unwrap()));
    let fill = town.app.app.db.write(move |tx| {
        let mut rows = Vec::new();
        for n in 0..1100 {
            let on = day.plus_days(n / 4);
            rows.push(args_of(athlete, on));
        }
        for (athlete, id, on) in &rows {
            tx.exec(
                "INSERT INTO social_moment (athlete_id, activity_id, started_on) VALUES ($1, $2, $3)",
                kernel::args![athlete, id, on],
            )?;
        }
        Ok(())
    });
    fill.await.unwrap();
    assert_eq!(feed(&anna, 2).await, texts(&[oldest]), "over several pages, some of them empty");
}

fn args_of(
    athlete: kernel::AthleteId,
    on: kernel::Day,
) -> (kernel::AthleteId, kernel::ActivityId, kernel::Day) {
    (athlete, kernel::ActivityId::new(), on)
}

/// Writes in a group. Returns the id.
async fn post(who: &TestAthlete, group: &str, text: &str) -> String {
    let post = who.post(format!("{group}/posts"), json!({ "text": text })).await.ok();
    post["id"].as_str().unwrap().to_owned()
}

/// Anna's group with Boris in it, who are no friends.
async fn club(town: &Town) -> (TestAthlete, TestAthlete, String) {
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let group = group_of(&anna, "open").await;
    join(&boris, &group).await.ok();
    (anna, boris, group)
}

#[tokio::test]
async fn what_is_written_in_a_group_stands_among_what_its_members_friends_did() {
    let town = town().await;
    let (anna, boris, group) = club(&town).await;
    let stranger = town.join("Stranger").await;
    let before = town.record(&anna, "2027-05-06", For::Everyone).await;
    let first = post(&boris, &group, "Hello").await;
    let between = town.record(&anna, "2027-05-07", For::Everyone).await;
    let second = post(&boris, &group, "Sunday at nine").await;
    town.app.clock.set("2027-05-08T09:00:00Z");
    let said = json!({ "text": "Shirts are here", "announcement": true });
    let said = anna.post(format!("{group}/posts"), said).await.ok()["id"].clone();
    let said = said.as_str().unwrap().to_owned();
    let expected = [said.clone(), second, between.to_string(), first, before.to_string()];
    for limit in [1, 2, 3, 30] {
        assert_eq!(feed(&anna, limit).await, expected, "in pages of {limit}");
    }
    let entry = boris.get(FEED).await.ok()["items"][0].clone();
    assert_eq!(entry["kind"], "post");
    assert_eq!(entry["group"]["name"], "Lauftreff Nord");
    assert_eq!(
        (&entry["post"]["text"], &entry["post"]["announcement"], &entry["post"]["may_edit"]),
        (&json!("Shirts are here"), &json!(true), &json!(false))
    );
    assert_eq!(
        feed(&stranger, 5).await,
        [""; 0],
        "an open group is read there, and followed by nobody"
    );
    let close = anna.get(format!("{FEED}?circle=close")).await.ok();
    assert_eq!(close["items"], json!([]), "close friends are people");

    boris.delete(format!("{group}/posts/{}", expected[1])).await;
    assert_eq!(feed(&anna, 2).await.len(), 4, "taken back, gone at once");
    boris.delete(format!("{group}/membership")).await;
    assert_eq!(feed(&boris, 5).await, [""; 0], "who left reads no more");
}

#[tokio::test]
async fn who_is_muted_is_heard_in_a_group_only_when_they_speak_for_it_and_who_is_blocked_never() {
    let town = town().await;
    let (anna, boris, group) = club(&town).await;
    let of_anna = post(&anna, &group, "Hi").await;
    let said = json!({ "text": "For all", "announcement": true });
    let said = anna.post(format!("{group}/posts"), said).await.ok()["id"].clone();
    let said = said.as_str().unwrap().to_owned();
    assert_eq!(feed(&boris, 5).await, [said.clone(), of_anna]);
    boris.put(format!("/api/v1/mutes/{}", anna.id), Value::Null).await;
    assert_eq!(feed(&boris, 5).await, [said]);
    block(&anna, &boris).await;
    assert_eq!(feed(&boris, 5).await, [""; 0]);
}

#[tokio::test]
async fn a_group_that_writes_more_than_a_look_takes_hides_nothing_else() {
    let town = town().await;
    let (anna, boris, group) = club(&town).await;
    let clara = town.join("Clara").await;
    join(&clara, &group).await.ok();
    let run = town.record(&boris, "2027-05-01", For::Everyone).await;
    let (id, by_anna, by_clara) = (group.rsplit('/').next().unwrap().to_owned(), anna.id, clara.id);
    let now = town.app.clock.now();
    let fill = town.app.app.db.write(move |tx| {
        let group: kernel::GroupId = id.parse().unwrap();
        let mut of_clara = Vec::new();
        for n in 0..1_500_i64 {
            // 300 a day, over five days; one of a hundred is Clara's.
            let at = now.plus_ms(-(n / 300) * 24 * 3_600_000);
            let (post, author) = match n % 100 {
                7 => (social::PostId::new(), by_clara),
                _ => (social::PostId::new(), by_anna),
            };
            if author == by_clara {
                of_clara.push((at.day_in("UTC"), post));
            }
            tx.exec(
                "INSERT INTO social_group_post (group_id, post_id, author_id, announcement, text, written_at, hidden)
                 VALUES ($1, $2, $3, FALSE, 'Hi', $4, FALSE)",
                kernel::args![group, post, author, at],
            )?;
        }
        Ok(of_clara)
    });
    let mut of_clara = fill.await.unwrap();
    boris.put(format!("/api/v1/mutes/{}", anna.id), Value::Null).await;
    of_clara.sort_by(|one, other| other.cmp(one));
    let mut expected: Vec<String> = of_clara.iter().map(|(_, post)| post.to_string()).collect();
    expected.push(run.to_string());
    for limit in [4, 100] {
        assert_eq!(feed(&boris, limit).await, expected, "in pages of {limit}");
    }
}

#[tokio::test]
async fn what_somebody_hides_stays_away_and_comes_back_when_they_take_it_back() {
    let town = town().await;
    let (anna, boris, group) = club(&town).await;
    befriend(&anna, &boris).await;
    let run = town.record(&anna, "2027-05-06", For::Friends).await;
    let other = town.record(&anna, "2027-05-05", For::Friends).await;
    let said = post(&anna, &group, "Hi").await;
    let all = [said.clone(), run.to_string(), other.to_string()];
    assert_eq!(feed(&boris, 5).await, all);
    let hidden = [
        format!("{FEED}/hidden/activities/{run}"),
        format!("{FEED}/hidden{}/posts/{said}", group.strip_prefix("/api/v1").unwrap()),
    ];
    for path in &hidden {
        for _ in 0..2 {
            assert_eq!(boris.put(path, Value::Null).await.status, 204);
        }
    }
    for limit in [1, 5] {
        assert_eq!(feed(&boris, limit).await, texts(&[other]), "in pages of {limit}");
    }
    assert_eq!(feed(&anna, 5).await, all, "nobody else notices");
    assert_eq!(boris.get(format!("/api/v1/activities/{run}/kudos")).await.status, 200);
    for path in &hidden {
        for _ in 0..2 {
            assert_eq!(boris.delete(path).await.status, 204);
        }
    }
    assert_eq!(feed(&boris, 5).await, all);

    let secret = town.record(&anna, "2027-05-07", For::Me).await;
    let missing = kernel::ActivityId::new();
    for id in [secret, missing] {
        let refused = boris.put(format!("{FEED}/hidden/activities/{id}"), Value::Null).await;
        assert_eq!(refused.to_string(), "404 there is no such activity");
    }
    let nothing = format!("{}/posts/{missing}", group.strip_prefix("/api/v1").unwrap());
    let refused = boris.put(format!("{FEED}/hidden{nothing}"), Value::Null).await;
    assert_eq!(refused.to_string(), "404 there is no such post");

    // What is gone leaves nothing behind.
    for path in &hidden {
        boris.put(path, Value::Null).await;
    }
    town.remove(&anna, run).await;
    anna.delete(format!("{group}/posts/{said}")).await;
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_feed_hidden").await, 0);
}
