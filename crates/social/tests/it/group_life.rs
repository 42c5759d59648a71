//! What happens in a group: posts, events, what everybody does together.
use std::collections::BTreeMap;

use kernel::ActivityId;
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::groups::{group_of, join, people};
use crate::support::{For, Town, block, handles, town};

async fn write(who: &TestAthlete, group: &str, text: &str) -> Value {
    who.post(format!("{group}/posts"), json!({ "text": text })).await.ok()
}

async fn texts(who: &TestAthlete, group: &str) -> Vec<String> {
    let page = who.get(format!("{group}/posts")).await.ok();
    let text = |item: &Value| item["text"].as_str().unwrap().to_owned();
    page["items"].as_array().unwrap().iter().map(text).collect()
}

#[tokio::test]
async fn members_write_and_those_who_run_the_group_announce_and_tidy_up() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let stranger = town.join("Stranger").await;
    let group = group_of(&anna, "open").await;
    join(&boris, &group).await.ok();
    let first = write(&boris, &group, " Hello\nthere ").await;
    assert_eq!(
        (&first["text"], &first["author"]["handle"]),
        (&json!("Hello\nthere"), &json!("boris"))
    );
    town.app.clock.advance_ms(1_000);
    let refused =
        boris.post(format!("{group}/posts"), json!({"text": "x", "announcement": true})).await;
    assert_eq!(refused.to_string(), "403 only those who run or coach this group can do this");
    let said = anna
        .post(format!("{group}/posts"), json!({"text": "Sunday", "announcement": true}))
        .await
        .ok();
    assert_eq!(said["announcement"], true);
    assert_eq!(
        texts(&stranger, &group).await,
        ["Sunday", "Hello\nthere"],
        "an open group is read by all"
    );
    let outside = stranger.post(format!("{group}/posts"), json!({"text": "Spam"})).await;
    assert_eq!(outside.to_string(), "403 only members of this group can do this");
    let page = boris.get(format!("{group}/posts?limit=1")).await.ok();
    let next = page["next"].as_str().unwrap();
    let page = boris.get(format!("{group}/posts?limit=1&after={next}")).await.ok();
    assert_eq!(page["items"][0]["id"], first["id"]);

    let path = format!("{group}/posts/{}", first["id"].as_str().unwrap());
    let theirs = anna.patch(&path, json!({"text": "I am rude"})).await;
    assert_eq!(theirs.to_string(), "403 only its author can change a post");
    let edited = boris.patch(&path, json!({"text": "Hello all"})).await.ok();
    assert_eq!((&edited["text"], edited["edited_at"].is_string()), (&json!("Hello all"), true));
    let same = anna
        .patch(format!("{group}/posts/{}", said["id"].as_str().unwrap()), json!({"text": "Sunday"}))
        .await
        .ok();
    assert_eq!(same["edited_at"], Value::Null, "the same words are no change");
    let not_theirs = boris.delete(format!("{group}/posts/{}", said["id"].as_str().unwrap())).await;
    assert_eq!(
        not_theirs.to_string(),
        "403 only its author and those who run the group can delete a post"
    );
    // Whoever left may still take their own words back, and touches nobody else's.
    boris.delete(format!("{group}/membership")).await;
    assert_eq!(boris.patch(&path, json!({"text": "x"})).await.status, 403);
    for _ in 0..2 {
        assert_eq!(boris.delete(&path).await.status, 204);
    }
    assert_eq!(texts(&anna, &group).await, ["Sunday"]);
    join(&boris, &group).await.ok();
    let again = write(&boris, &group, "Again").await;
    let path = format!("{group}/posts/{}", again["id"].as_str().unwrap());
    assert_eq!(anna.delete(&path).await.status, 204, "her group, her rules");
    assert_eq!(texts(&boris, &group).await, ["Sunday"]);
    for (text, detail) in [
        (" ".to_owned(), "422 write something first"),
        ("я".repeat(4_001), "422 a post has at most 4,000 letters"),
    ] {
        assert_eq!(
            boris.post(format!("{group}/posts"), json!({"text": text})).await.to_string(),
            detail
        );
    }
}

#[tokio::test]
async fn who_block_or_mute_each_other_do_not_read_each_other_in_a_group() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let carla = town.join("Carla").await;
    let group = group_of(&anna, "open").await;
    for who in [&boris, &carla] {
        join(who, &group).await.ok();
    }
    let of_boris = write(&boris, &group, "From Boris").await;
    town.app.clock.advance_ms(1_000);
    write(&carla, &group, "From Carla").await;
    town.app.clock.advance_ms(1_000);
    anna.post(format!("{group}/posts"), json!({"text": "For all", "announcement": true}))
        .await
        .ok();
    carla.put(format!("/api/v1/mutes/{}", boris.id), Value::Null).await.ok();
    carla.put(format!("/api/v1/mutes/{}", anna.id), Value::Null).await.ok();
    assert_eq!(
        texts(&carla, &group).await,
        ["For all", "From Carla"],
        "what is said for the group stays"
    );
    carla.delete(format!("/api/v1/mutes/{}", boris.id)).await;
    block(&carla, &boris).await;
    assert_eq!(texts(&carla, &group).await, ["For all", "From Carla"]);
    assert_eq!(texts(&boris, &group).await, ["For all", "From Boris"]);
    assert_eq!(texts(&anna, &group).await.len(), 3);
    let path = format!("{group}/posts/{}", of_boris["id"].as_str().unwrap());
    assert_eq!(
        carla.patch(&path, json!({"text": "x"})).await.to_string(),
        "404 there is no such post"
    );
    assert_eq!(carla.delete(&path).await.status, 204, "told nothing");
    assert_eq!(texts(&anna, &group).await.len(), 3, "and it changed nothing");
}

#[tokio::test]
async fn a_post_sent_twice_is_there_once_and_an_hour_holds_ten() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let group = group_of(&anna, "hidden").await;
    let send = async |key: &str| {
        let request = anna
            .request(axum::http::Method::POST, format!("{group}/posts"))
            .header("idempotency-key", key)
            .header("content-type", "application/json");
        anna.send(request, axum::body::Body::from(json!({"text": "Hi"}).to_string())).await
    };
    assert_eq!(send("one").await.ok()["id"], send("one").await.ok()["id"]);
    for n in 0..9 {
        send(&format!("more {n}")).await.ok();
    }
    assert_eq!(
        send("too many").await.to_string(),
        "429 you have written ten times here within an hour; please let others have their say"
    );
    town.app.clock.advance_ms(3_600_000);
    send("too many").await.ok();
}

#[tokio::test]
async fn a_silenced_person_writes_and_makes_nothing() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let group = group_of(&anna, "open").await;
    let post = write(&anna, &group, "Before").await;
    let (id, until) = (anna.id, town.app.clock.now().plus_ms(3_600_000));
    town.app.app.db.write(move |tx| social::silence(tx, id, Some(until))).await.unwrap();
    let day = json!({"title": "Run", "local_start": "2027-06-01T10:00", "time_zone": "UTC", "minutes": 60});
    let path = format!("{group}/posts/{}", post["id"].as_str().unwrap());
    for reply in [
        anna.post("/api/v1/groups", json!({"name": "Another", "kind": "open"})).await,
        anna.put(&group, json!({"name": "Another", "kind": "open"})).await,
        anna.post(format!("{group}/posts"), json!({"text": "Now"})).await,
        anna.patch(path, json!({"text": "Now"})).await,
        anna.post(format!("{group}/events"), day).await,
        anna.post(format!("{group}/invitations"), json!({"days": 1, "most_uses": 1})).await,
    ] {
        assert_eq!(reply.body["code"], "silenced");
    }
}

fn long_run() -> Value {
    json!({
        "title": "Long run", "about": "Bring water; we go slow,\nreally.", "place": "By the bridge",
        "local_start": "2027-05-09T09:00", "time_zone": "Europe/Berlin", "minutes": 90,
    })
}

#[tokio::test]
async fn a_group_is_called_together_people_answer_and_take_it_into_their_calendars() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let (carla, stranger) = (town.join("Carla").await, town.join("Stranger").await);
    let group = group_of(&anna, "open").await;
    for who in [&boris, &carla] {
        join(who, &group).await.ok();
    }
    let events = format!("{group}/events");
    assert_eq!(boris.post(&events, long_run()).await.body["code"], "coaches_only");
    let event = anna.post(&events, long_run()).await.ok();
    assert_eq!(
        (&event["starts_at"], &event["local_start"]),
        (&json!("2027-05-09T07:00:00Z"), &json!("2027-05-09T09:00"))
    );
    let one = format!("{events}/{}", event["id"].as_str().unwrap());
    let answer = async |who: &TestAthlete, word: &str| {
        who.put(format!("{one}/answer"), json!({ "answer": word })).await
    };
    answer(&boris, "maybe").await.ok();
    town.app.clock.advance_ms(1_000);
    answer(&carla, "yes").await.ok();
    town.app.clock.advance_ms(1_000);
    let now = answer(&boris, "yes").await.ok();
    assert_eq!((&now["yes"], &now["maybe"], &now["answer"]), (&json!(2), &json!(0), &json!("yes")));
    answer(&anna, "no").await.ok();
    assert_eq!(answer(&stranger, "yes").await.body["code"], "members_only");
    let seen = stranger.get(&events).await.ok();
    assert_eq!(seen["items"][0]["yes"], 2, "an open group is open");
    assert_eq!(stranger.get(format!("{one}/answers")).await.body["code"], "members_only");
    assert_eq!(handles(&anna, &format!("{one}/answers")).await, ["carla", "boris", "anna"]);
    let mut paged = Vec::new();
    let mut after = String::new();
    loop {
        let page = anna.get(format!("{one}/answers?limit=1{after}")).await.ok();
        paged.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    let words: Vec<_> = paged.iter().map(|item| item["answer"].as_str().unwrap()).collect();
    assert_eq!(words, ["yes", "yes", "no"]);

    block(&boris, &carla).await;
    assert_eq!(handles(&boris, &format!("{one}/answers")).await, ["boris", "anna"]);
    assert_eq!(boris.get(&events).await.ok()["items"][0]["yes"], 1);

    let file = boris.get(format!("{one}/calendar")).await;
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    let file = String::from_utf8(file.bytes.to_vec()).unwrap();
    assert!(file.contains("DTSTART:20270509T070000Z\r\nDTEND:20270509T083000Z\r\n"), "{file}");
    assert!(file.contains("SEQUENCE:0\r\n") && file.contains("STATUS:CONFIRMED\r\n"));
    let mut off = long_run();
    off["cancelled"] = json!(true);
    assert_eq!(boris.put(&one, off.clone()).await.body["code"], "coaches_only");
    assert_eq!(anna.put(&one, off).await.ok()["cancelled"], true);
    let file = boris.get(format!("{one}/calendar")).await;
    let file = String::from_utf8(file.bytes.to_vec()).unwrap();
    assert!(file.contains("SEQUENCE:1\r\n") && file.contains("STATUS:CANCELLED\r\n"), "{file}");
    assert_eq!(answer(&boris, "yes").await.body["code"], "event_cancelled");

    // Who leaves comes to nothing any more.
    anna.put(&one, long_run()).await.ok();
    carla.delete(format!("{group}/membership")).await;
    assert_eq!(anna.get(&events).await.ok()["items"][0]["yes"], 1);
    town.app.clock.set("2027-05-09T08:30:00Z");
    assert_eq!(answer(&boris, "no").await.body["code"], "event_over");
    assert_eq!(boris.delete(&one).await.body["code"], "coaches_only");
    for _ in 0..2 {
        assert_eq!(anna.delete(&one).await.status, 204);
    }
    assert_eq!(
        boris.get(format!("{one}/calendar")).await.to_string(),
        "404 there is no such event"
    );
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_group_answer").await, 0);
}

#[tokio::test]
async fn the_calendar_of_a_group_shows_what_comes_and_what_is_over() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let group = group_of(&anna, "hidden").await;
    let events = format!("{group}/events");
    for day in ["2027-05-20", "2027-05-10", "2027-05-15"] {
        let mut event = long_run();
        event["title"] = json!(format!("Run of {day}"));
        event["local_start"] = json!(format!("{day}T18:30"));
        anna.post(&events, event).await.ok();
    }
    let titles = async |query: &str| {
        let (mut titles, mut after) = (Vec::new(), String::new());
        loop {
            let page = anna.get(format!("{events}?limit=1{query}{after}")).await.ok();
            for item in page["items"].as_array().unwrap() {
                titles.push(item["title"].as_str().unwrap()[7..].to_owned());
            }
            let Some(next) = page["next"].as_str() else { return titles };
            after = format!("&after={next}");
        }
    };
    assert_eq!(titles("").await, ["2027-05-10", "2027-05-15", "2027-05-20"]);
    town.app.clock.set("2027-05-16T00:00:00Z");
    assert_eq!(titles("").await, ["2027-05-20"]);
    assert_eq!(titles("&past=true").await, ["2027-05-15", "2027-05-10"]);
    let late = anna.post(&events, long_run()).await;
    assert_eq!(late.to_string(), "422 this is over already; say a day to come");
    for n in 0..20 {
        let mut event = long_run();
        event["local_start"] = json!(format!("2027-07-{:02}T07:00", n + 1));
        anna.post(&events, event).await.ok();
    }
    let mut event = long_run();
    event["local_start"] = json!("2027-08-01T07:00");
    assert_eq!(anna.post(&events, event).await.body["code"], "too_many_events");
}

async fn totals(who: &TestAthlete, group: &str) -> Value {
    who.get(format!("{group}/totals")).await.ok()
}

fn sum(activities: i64, distance_m: i64) -> Value {
    json!({ "activities": activities, "distance_m": distance_m, "moving_s": activities * 1_800 })
}

#[tokio::test]
async fn a_group_counts_what_everybody_may_see_from_joining_on() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let group = group_of(&anna, "open").await;
    let goal = json!({
        "name": "Lauftreff Nord", "kind": "open",
        "goal": { "measure": "distance", "amount": 100_000, "period": "week" },
    });
    anna.put(&group, goal).await.ok();
    town.record_run(&boris, "2027-05-07", For::Everyone, 9_000.0).await;
    town.app.clock.advance_ms(3_600_000);
    join(&boris, &group).await.ok();
    assert_eq!(
        totals(&anna, &group).await["week"],
        sum(0, 0),
        "what was before joining stays his own"
    );
    let run = town.record_run(&boris, "2027-05-07", For::Everyone, 10_000.4).await;
    town.record_run(&anna, "2027-05-04", For::Friends, 7_000.0).await;
    town.record_run(&anna, "2027-05-04", For::Me, 7_000.0).await;
    town.record_run(&anna, "2027-05-04", For::Everyone, 5_000.0).await;
    town.record_run(&anna, "2027-05-02", For::Everyone, 1_000.0).await;
    town.record_run(&anna, "2027-04-30", For::Everyone, 100.0).await;
    town.record_run(&anna, "2026-12-31", For::Everyone, 10.0).await;
    let now = totals(&anna, &group).await;
    assert_eq!(
        (&now["week"], &now["month"], &now["year"]),
        (&sum(2, 15_000), &sum(3, 16_000), &sum(4, 16_100))
    );
    assert_eq!(now["goal"]["reached"], 15_000);

    // A zone hides a part of it, the run turns private, and public again.
    town.show(&boris, run, For::Everyone, 8_000.0).await;
    assert_eq!(totals(&anna, &group).await["week"], sum(2, 13_000));
    town.show(&boris, run, For::Me, 8_000.0).await;
    assert_eq!(totals(&anna, &group).await["week"], sum(1, 5_000));
    town.show(&boris, run, For::Everyone, 8_000.0).await;
    assert_eq!(totals(&anna, &group).await["week"], sum(2, 13_000));

    // A group for riders counts what they ride.
    anna.put(&group, json!({"name": "Lauftreff Nord", "kind": "open", "sport": "cycling"}))
        .await
        .ok();
    assert_eq!(totals(&anna, &group).await["year"], sum(0, 0));
    anna.put(&group, json!({"name": "Lauftreff Nord", "kind": "open", "sport": "running"}))
        .await
        .ok();
    assert_eq!(totals(&anna, &group).await["week"], sum(2, 13_000));

    town.remove(&boris, run).await;
    assert_eq!(totals(&anna, &group).await["week"], sum(1, 5_000));
    let other = town.record_run(&boris, "2027-05-07", For::Everyone, 2_000.0).await;
    assert_eq!(totals(&anna, &group).await["week"], sum(2, 7_000));
    boris.delete(format!("{group}/membership")).await;
    assert_eq!(
        totals(&anna, &group).await["week"],
        sum(1, 5_000),
        "he takes along what he brought"
    );
    // And nothing comes of what happens to it later.
    town.show(&boris, other, For::Everyone, 3_000.0).await;
    town.remove(&boris, other).await;
    assert_eq!(totals(&anna, &group).await["week"], sum(1, 5_000));
}

/// Choices that are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % end as u64) as usize
    }
}

/// What the rule says, in the simplest words: who belongs to which group since when, and every activity as it is now.
#[derive(Default)]
struct Model {
    since: BTreeMap<(usize, usize), i64>,
    runs: BTreeMap<ActivityId, (usize, i64, bool, i64)>,
}

impl Model {
    fn sum(&self, group: usize) -> Value {
        let counts = |(owner, started_at, seen, _): &&(usize, i64, bool, i64)| {
            *seen && self.since.get(&(*owner, group)).is_some_and(|since| started_at >= since)
        };
        let counted: Vec<_> = self.runs.values().filter(counts).collect();
        sum(counted.len() as i64, counted.iter().map(|(.., distance_m)| distance_m).sum())
    }
}

async fn check(town: &Town, model: &Model, people: &[TestAthlete], groups: &[String], step: usize) {
    for (at, group) in groups.iter().enumerate() {
        let now = totals(&people[0], group).await;
        assert_eq!(now["year"], model.sum(at), "group {at} after step {step}");
    }
    assert_eq!(
        town.app.number("SELECT COUNT(*) FROM social_group_day WHERE activities < 0").await,
        0
    );
}

#[tokio::test]
async fn totals_are_what_a_plain_count_says_whatever_happens() {
    let town = town().await;
    let mut people = Vec::new();
    for name in ["Anna", "Boris", "Carla", "Dina"] {
        people.push(town.join(name).await);
    }
    let mut groups = Vec::new();
    let mut model = Model::default();
    for at in 0..2 {
        groups.push(group_of(&people[0], "open").await);
        model.since.insert((0, at), town.app.clock.now().0);
    }
    let mut dice = Dice(27);
    let mut mine: Vec<(ActivityId, usize)> = Vec::new();
    for step in 0..150 {
        town.app.clock.advance_ms(60_000);
        let now = town.app.clock.now();
        let who = dice.below(people.len());
        let group = dice.below(groups.len());
        let amount = (1 + dice.below(20)) as i64 * 500;
        let seen = dice.below(3) > 0;
        let seen_by = if seen { For::Everyone } else { For::Friends };
        match dice.below(6) {
            0 | 1 => {
                let on = now.day_in("UTC").to_string();
                let id = town.record_run(&people[who], &on, seen_by, amount as f64).await;
                model.runs.insert(id, (who, now.0, seen, amount));
                mine.push((id, who));
            }
            2 => {
                join(&people[who], &groups[group]).await.ok();
                model.since.entry((who, group)).or_insert(now.0);
            }
            // Anna owns both and stays.
            3 if who > 0 => {
                people[who].delete(format!("{}/membership", groups[group])).await;
                model.since.remove(&(who, group));
            }
            4 if !mine.is_empty() => {
                let (id, owner) = mine[dice.below(mine.len())];
                if let Some(run) = model.runs.get_mut(&id) {
                    (run.2, run.3) = (seen, amount);
                    town.show(&people[owner], id, seen_by, amount as f64).await;
                }
            }
            5 if !mine.is_empty() => {
                let (id, owner) = mine.swap_remove(dice.below(mine.len()));
                town.remove(&people[owner], id).await;
                model.runs.remove(&id);
            }
            _ => {}
        }
        if step % 10 == 0 {
            check(&town, &model, &people, &groups, step).await;
        }
    }
    check(&town, &model, &people, &groups, 150).await;
    let receipts = town.app.number("SELECT COUNT(*) FROM social_group_receipt").await;
    let days = town
        .app
        .number("SELECT CAST(COALESCE(SUM(activities), 0) AS BIGINT) FROM social_group_day")
        .await;
    assert_eq!(days, receipts, "each sum is the sum of its receipts");
}

#[tokio::test]
async fn uploads_and_a_leave_at_once_leave_nothing_behind() {
    let town = town().await;
    let (anna, boris) = (town.join("Anna").await, town.join("Boris").await);
    let group = group_of(&anna, "open").await;
    for _ in 0..5 {
        join(&boris, &group).await.ok();
        let run = town.record_run(&boris, "2027-05-07", For::Everyone, 1_000.0);
        let left = boris.delete(format!("{group}/membership"));
        let (_, left) = tokio::join!(run, left);
        assert_eq!(left.status, 204);
        assert_eq!(totals(&anna, &group).await["week"], sum(0, 0));
        assert_eq!(town.app.number("SELECT COUNT(*) FROM social_group_receipt").await, 0);
    }
}

#[tokio::test]
async fn whoever_follows_a_group_hears_what_it_announces_and_nothing_else() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let group = group_of(&anna, "open").await;
    let follow = format!("{group}/follow");
    let write = async |announcement: bool, text: &str| {
        let post = json!({ "text": text, "announcement": announcement });
        anna.post(format!("{group}/posts"), post).await.ok();
        town.app.clock.advance_ms(1_000);
    };
    let heard = async |who: &TestAthlete| {
        let page = who.get("/api/v1/feed").await.ok();
        let posts = page["items"].as_array().unwrap().iter().filter(|one| one["kind"] == "post");
        posts.map(|one| one["post"]["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let followed = async |who: &TestAthlete| {
        let groups = who.get("/api/v1/me/groups/followed").await.ok();
        assert_eq!(groups["items"].as_array().unwrap().len() == 1, {
            who.get(&group).await.ok()["followed"].as_bool().unwrap()
        });
        groups["items"].as_array().unwrap().len()
    };
    write(true, "A new shoe.").await;
    write(false, "Who runs on Sunday?").await;
    assert_eq!(boris.get(&group).await.ok()["may_follow"], true);
    assert_eq!((heard(&boris).await, followed(&boris).await), (vec![], 0));
    for _ in 0..2 {
        assert_eq!(boris.put(&follow, Value::Null).await.status, 204);
    }
    assert_eq!((heard(&boris).await, followed(&boris).await), (vec!["A new shoe.".into()], 1));
    assert_eq!(boris.get(&group).await.ok()["members"], 1, "he belongs to nothing by it");
    let refused = anna.put(&follow, Value::Null).await;
    assert_eq!(
        refused.to_string(),
        "409 you belong to this group, and hear everything that is said there"
    );
    assert_eq!(anna.get(&group).await.ok()["may_follow"], false);

    // Whom he mutes he still hears for the group; whoever does not exist for him says nothing.
    boris.put(format!("/api/v1/mutes/{}", anna.id), Value::Null).await;
    assert_eq!(heard(&boris).await, ["A new shoe."]);
    // Once it is not open any more he hears nothing, and learns nothing of it.
    anna.put(&group, json!({ "name": "Lauftreff Nord", "kind": "hidden" })).await.ok();
    assert_eq!(heard(&boris).await, [""; 0]);
    assert_eq!(boris.get("/api/v1/me/groups/followed").await.ok()["items"], json!([]));
    assert_eq!(boris.put(&follow, Value::Null).await.status, 404);
    for _ in 0..2 {
        assert_eq!(boris.delete(&follow).await.status, 204, "he may stop all the same");
    }
    // Who joins hears everything, and nothing more after leaving.
    let other = group_of(&anna, "open").await;
    carla.put(format!("{other}/follow"), Value::Null).await;
    join(&carla, &other).await.ok();
    assert_eq!(carla.get("/api/v1/me/groups/followed").await.ok()["items"], json!([]));
    assert_eq!(carla.delete(format!("{other}/membership")).await.status, 204);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_group_follow").await, 0);
    let asks = group_of(&anna, "by_request").await;
    assert_eq!(carla.put(format!("{asks}/follow"), Value::Null).await.body["code"], "members_only");
    assert_eq!(carla.get(&asks).await.ok()["may_follow"], false);
}

#[tokio::test]
async fn five_hundred_groups_are_followed_and_no_more_also_at_once() {
    let town = town().await;
    let [anna, boris] = people(&town, ["Anna", "Boris"]).await;
    let (id, now) = (boris.id, town.app.clock.now());
    let fill = town.app.app.db.write(move |tx| {
        for _ in 0..499 {
            tx.exec(
                "INSERT INTO social_group_follow (athlete_id, group_id, since_at) VALUES ($1, $2, $3)",
                kernel::args![id, kernel::GroupId::new(), now],
            )?;
        }
        Ok(())
    });
    fill.await.unwrap();
    let (one, other) = (group_of(&anna, "open").await, group_of(&anna, "open").await);
    let follow = async |group: &str| boris.put(format!("{group}/follow"), Value::Null).await;
    let (first, second) = tokio::join!(follow(&one), follow(&other));
    let mut codes = [first.status.as_u16(), second.status.as_u16()];
    codes.sort_unstable();
    assert_eq!(codes, [204, 409]);
    let refused = if first.status == 409 { first } else { second };
    assert_eq!(
        refused.to_string(),
        "409 you follow 500 groups, which is as many as one can follow here"
    );
}

/// The replies to a post as somebody reads them.
async fn replies(who: &TestAthlete, post: &str) -> Vec<String> {
    let page = who.get(format!("{post}/replies")).await.ok();
    let text = |item: &Value| item["text"].as_str().unwrap().to_owned();
    page["items"].as_array().unwrap().iter().map(text).collect()
}

async fn reply(who: &TestAthlete, post: &str, text: &str) -> testkit::Reply {
    who.post(format!("{post}/replies"), json!({ "text": text })).await
}

/// How many replies somebody is told of at the one post of a group, in the group and in the feed.
async fn counted(who: &TestAthlete, group: &str) -> (u64, u64) {
    let there = who.get(format!("{group}/posts")).await.ok()["items"][0]["replies"].clone();
    let feed = who.get("/api/v1/feed").await.ok()["items"][0]["post"]["replies"].clone();
    (there.as_u64().unwrap(), feed.as_u64().unwrap())
}

#[tokio::test]
async fn a_post_is_replied_to_and_its_author_hears_of_it_in_one_line() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let group = group_of(&anna, "by_request").await;
    for who in [&boris, &carla] {
        join(who, &group).await;
        anna.put(format!("{group}/members/{}", who.id), Value::Null).await;
    }
    let written = write(&anna, &group, "Sunday at nine?").await;
    assert_eq!((&written["replies"], &written["may_reply"]), (&json!(0), &json!(true)));
    let post = format!("{group}/posts/{}", written["id"].as_str().unwrap());
    let first = reply(&boris, &post, " I am\nin ").await.ok();
    assert_eq!((&first["text"], &first["may_reply"]), (&json!("I am\nin"), &json!(false)));
    reply(&carla, &post, "Ten?").await.ok();
    reply(&anna, &post, "Nine.").await.ok();
    for who in [&anna, &boris, &carla] {
        assert_eq!(replies(who, &post).await, ["I am\nin", "Ten?", "Nine."], "the oldest first");
        assert_eq!(texts(who, &group).await, ["Sunday at nine?"], "a reply is no post of its own");
        assert_eq!(counted(who, &group).await, (3, 3));
    }
    let page = boris.get(format!("{post}/replies?limit=2")).await.ok();
    let next = page["next"].as_str().unwrap();
    let rest = boris.get(format!("{post}/replies?limit=2&after={next}")).await.ok();
    assert_eq!((&rest["items"][0]["text"], &rest["next"]), (&json!("Nine."), &Value::Null));

    let news = anna.get("/api/v1/notifications").await.ok()["items"].clone();
    let lines: Vec<&Value> =
        news.as_array().unwrap().iter().filter(|line| line["kind"] == "reply").collect();
    assert_eq!(lines.len(), 1);
    let people = lines[0]["people"].as_array().unwrap().iter();
    let names: Vec<&str> = people.map(|who| who["handle"].as_str().unwrap()).collect();
    assert_eq!(
        (names, &lines[0]["group"]["name"]),
        (vec!["carla", "boris"], &json!("Lauftreff Nord"))
    );

    // A reply is changed and deleted as a post is, and nobody replies to it.
    let own = format!("{group}/posts/{}", first["id"].as_str().unwrap());
    assert_eq!(reply(&carla, &own, "Why?").await.status, 404);
    assert_eq!(boris.get(format!("{own}/replies")).await.status, 404);
    boris.patch(&own, json!({ "text": "I am out" })).await.ok();
    assert_eq!(carla.delete(&own).await.status, 403);
    assert_eq!(replies(&anna, &post).await[0], "I am out");
    assert_eq!(boris.delete(&own).await.status, 204);
    assert_eq!(counted(&anna, &group).await, (2, 2));
    // With the post goes what was said to it.
    assert_eq!(anna.delete(&post).await.status, 204);
    assert_eq!(town.app.number("SELECT COUNT(*) FROM social_group_post").await, 0);
    assert_eq!(boris.get(format!("{post}/replies")).await.status, 404);
    let news = anna.get("/api/v1/notifications").await.ok()["items"].clone();
    assert!(news.as_array().unwrap().iter().all(|line| line["kind"] != "reply"));
}

#[tokio::test]
async fn replies_are_for_whoever_reads_the_group_and_written_by_its_members() {
    let town = town().await;
    let [anna, boris, carla] = people(&town, ["Anna", "Boris", "Carla"]).await;
    let group = group_of(&anna, "open").await;
    join(&boris, &group).await.ok();
    let written = write(&anna, &group, "Sunday at nine?").await;
    let post = format!("{group}/posts/{}", written["id"].as_str().unwrap());
    reply(&boris, &post, "Yes").await.ok();
    // Whoever reads an open group from outside reads replies, and writes none.
    assert_eq!(replies(&carla, &post).await, ["Yes"]);
    let refused = reply(&carla, &post, "Me too").await;
    assert_eq!(refused.to_string(), "403 only members of this group can do this");
    let of_group = carla.get(format!("{group}/posts")).await.ok()["items"][0].clone();
    assert_eq!((&of_group["may_reply"], &of_group["replies"]), (&json!(false), &json!(1)));
    // Who is muted is left out and counted; who is blocked is neither there nor counted, on both sides.
    anna.put(format!("/api/v1/mutes/{}", boris.id), Value::Null).await;
    assert_eq!(replies(&anna, &post).await, [""; 0]);
    anna.delete(format!("/api/v1/mutes/{}", boris.id)).await;
    block(&carla, &boris).await;
    assert_eq!(replies(&carla, &post).await, [""; 0]);
    let of_group = carla.get(format!("{group}/posts")).await.ok()["items"][0].clone();
    assert_eq!(of_group["replies"], 0);
    block(&boris, &anna).await;
    assert_eq!(boris.get(format!("{post}/replies")).await.status, 404, "the post is not there");
    assert_eq!(reply(&boris, &post, "Hm").await.status, 404);
    for (text, detail) in [("", "write something first"), ("\u{202e}", "write something first")] {
        assert!(reply(&anna, &post, text).await.to_string().ends_with(detail));
    }
    let nothing = format!("{group}/posts/{}", kernel::ids::Uuid::now_v7());
    assert_eq!(reply(&anna, &nothing, "Hello").await.status, 404);
    anna.put(&group, json!({ "name": "Lauftreff Nord", "kind": "hidden" })).await.ok();
    assert_eq!(carla.get(format!("{post}/replies")).await.status, 404);
}

#[tokio::test]
async fn a_post_takes_a_thousand_replies_and_a_person_writes_a_hundred_an_hour() {
    let town = town().await;
    let anna = town.join("Anna").await;
    let group = group_of(&anna, "open").await;
    let post = async |text: &str| {
        let id = write(&anna, &group, text).await["id"].as_str().unwrap().to_owned();
        format!("{group}/posts/{id}")
    };
    let fill = async |post: &str, count: usize, at: kernel::Timestamp| {
        let ids = [&group, post].map(|path| path.rsplit('/').next().unwrap().parse().unwrap());
        let [group, to]: [kernel::ids::Uuid; 2] = ids;
        let author = anna.id;
        let write = town.app.app.db.write(move |tx| {
            for _ in 0..count {
                tx.exec(
                    "INSERT INTO social_group_post (group_id, post_id, author_id, announcement, text,
                       written_at, hidden, reply_to) VALUES ($1, $2, $3, FALSE, 'x', $4, FALSE, $5)",
                    kernel::args![group, kernel::ids::Uuid::now_v7(), author, at, to],
                )?;
            }
            Ok(())
        });
        write.await.unwrap();
    };
    let (now, before) = (town.app.clock.now(), town.app.clock.now().plus_ms(-3_600_000));
    let full = post("One").await;
    fill(&full, 999, before).await;
    reply(&anna, &full, "The last one").await.ok();
    let refused = reply(&anna, &full, "One more").await;
    assert_eq!(refused.to_string(), "409 there are as many replies here as a post can have");
    let other = post("Two").await;
    fill(&other, 98, now).await;
    reply(&anna, &other, "The hundredth within the hour").await.ok();
    let refused = reply(&anna, &other, "One more").await;
    assert_eq!(refused.status, 429);
    // That many replies are no reason to keep somebody from posting.
    post("Three").await;
}
