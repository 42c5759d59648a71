//! Anna lets Boris look as her coach: what he sees then, how it ends, and what the ledger says of it.
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

use crate::journey::{join, set_consent, whole_stadion};
use crate::safety::befriend;
use crate::support::{run_file, words_about_coaches};

async fn id_of(who: &TestAthlete) -> String {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
}

async fn let_coach(who: &TestAthlete, coach: &TestAthlete) -> Reply {
    who.put(format!("/api/v1/coaches/{}", id_of(coach).await), words_about_coaches()).await
}

async fn bring(who: &TestAthlete, seed: u64, audience: &str) -> String {
    let bytes = run_file("2027-05-06", 30.0, seed);
    let brought = who.upload("/api/v1/activities", "run.fit", bytes).await.ok();
    let id = brought["activities"][0]["id"].as_str().unwrap();
    let run = format!("/api/v1/activities/{id}");
    who.patch(&run, json!({ "audience": audience })).await.ok();
    run
}

async fn settle(app: &TestApp) {
    app.settle().await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    app.settle().await;
}

/// What the ledger says of coaches, the latest first: what was done and by which way.
async fn told(who: &TestAthlete) -> Vec<(String, String)> {
    let history = who.get("/api/v1/me/consents/history").await.ok();
    let items = history["items"].as_array().unwrap().iter();
    let of_coaches = items.filter(|item| item["purpose"].as_str().unwrap().starts_with("coach:"));
    let word = |item: &Value, field: &str| item[field].as_str().unwrap().to_owned();
    of_coaches.map(|item| (word(item, "action"), word(item, "channel"))).collect()
}

async fn handles(who: &TestAthlete, list: &str) -> Vec<String> {
    let page = who.get(format!("/api/v1/{list}")).await.ok();
    let items = page["items"].as_array().unwrap().iter();
    items.map(|item| item["handle"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn boris_sees_as_a_coach_what_anna_opens_to_coaches_until_she_ends_it() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "DE").await, join(&app, "Boris", "DE").await);
    let carla = join(&app, "Carla", "DE").await;
    befriend(&anna, &boris).await;
    befriend(&anna, &carla).await;
    set_consent(&anna, "health_metrics", true).await.ok();
    let mut parts = anna.get("/api/v1/privacy").await.ok()["parts"].clone();
    parts["heart_rate"] = json!("coach");
    anna.put("/api/v1/privacy", json!({ "parts": parts, "high_risk": false })).await.ok();
    let for_coach = bring(&anna, 1, "coach").await;
    let for_friends = bring(&anna, 2, "friends").await;
    let for_herself = bring(&anna, 3, "only_me").await;
    settle(&app).await;
    let sees = async |who: &TestAthlete| {
        let mut seen = Vec::new();
        for run in [&for_coach, &for_friends, &for_herself] {
            seen.push(who.get(run).await.status == 200);
        }
        let list = who.get("/api/v1/activities?athlete=anna").await.ok();
        let count = list["items"].as_array().unwrap().len();
        assert_eq!(count, seen.iter().filter(|seen| **seen).count(), "lists and decisions agree");
        seen
    };
    assert_eq!(sees(&boris).await, [false, true, false], "a friend");
    assert!(boris.get(&for_friends).await.ok().get("avg_heart_rate_bpm").is_none());

    let other_words = json!({ "notice_version": 1, "notice_hash": "0".repeat(64), "locale": "en" });
    let path = format!("/api/v1/coaches/{}", id_of(&boris).await);
    assert_eq!(anna.put(&path, other_words).await.body["code"], "notice_changed");
    assert_eq!(sees(&boris).await, [false, true, false]);

    let coach = let_coach(&anna, &boris).await.ok();
    assert_eq!((&coach["handle"], &coach["relation"]), (&json!("boris"), &json!("friend")));
    let_coach(&anna, &boris).await.ok();
    assert_eq!(told(&anna).await, [("given".into(), "web".into())], "twice is once");
    assert_eq!(sees(&boris).await, [true, true, false]);
    assert_eq!(sees(&carla).await, [false, true, false], "another friend sees what friends see");
    assert_eq!(
        boris.get(&for_coach).await.ok(),
        anna.get(format!("{for_coach}?as=coach")).await.ok()
    );
    assert!(boris.get(&for_friends).await.ok()["avg_heart_rate_bpm"].as_f64().unwrap() > 60.0);
    assert!(carla.get(&for_friends).await.ok().get("avg_heart_rate_bpm").is_none());
    assert_eq!(handles(&anna, "coaches").await, ["boris"]);
    assert_eq!(handles(&boris, "coached").await, ["anna"]);
    let news = boris.get("/api/v1/notifications").await.ok();
    assert_eq!(news["items"][0]["kind"], "coach");
    assert_eq!(news["items"][0]["people"][0]["handle"], "anna");
    // The consent to look at hearts stands above what a coach may see.
    set_consent(&anna, "health_metrics", false).await.ok();
    settle(&app).await;
    assert!(boris.get(&for_friends).await.ok().get("avg_heart_rate_bpm").is_none());

    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(sees(&boris).await, [false, true, false]);
    assert_eq!(told(&anna).await[0], ("withdrawn".into(), "web".into()));
    assert_eq!(handles(&boris, "coached").await, [""; 0]);
    let quiet = boris.get("/api/v1/notifications").await.ok();
    assert!(quiet["items"].as_array().unwrap().iter().all(|line| line["kind"] != "coach"));
}

#[tokio::test]
async fn it_ends_with_a_step_down_a_block_and_an_erasure_and_the_ledger_says_so() {
    let app = whole_stadion().await;
    let (anna, boris) = (join(&app, "Anna", "DE").await, join(&app, "Boris", "DE").await);
    befriend(&anna, &boris).await;
    let run = bring(&anna, 1, "coach").await;
    settle(&app).await;
    let (anna_id, boris_id) = (id_of(&anna).await, id_of(&boris).await);
    let_coach(&anna, &boris).await.ok();
    assert_eq!(boris.delete(format!("/api/v1/coached/{anna_id}")).await.status, 204);
    assert_eq!(boris.get(&run).await.status, 404);
    assert_eq!(told(&anna).await[0], ("expired".into(), "system".into()));
    assert_eq!(handles(&anna, "coaches").await, [""; 0]);

    let_coach(&anna, &boris).await.ok();
    boris.put(format!("/api/v1/blocks/{anna_id}"), json!({})).await;
    assert_eq!(told(&anna).await.len(), 4);
    let history = anna.get("/api/v1/me/consents/history").await;
    assert!(!String::from_utf8_lossy(&history.bytes).contains("oris"), "no name of his is left");
    assert_eq!(let_coach(&anna, &boris).await.status, 404, "he does not exist for her");
    boris.delete(format!("/api/v1/blocks/{anna_id}")).await;
    assert_eq!(boris.get(&run).await.status, 404, "a block that ends brings nothing back");
    assert_eq!(let_coach(&anna, &boris).await.body["code"], "not_near", "nor the friendship");

    befriend(&anna, &boris).await;
    let_coach(&anna, &boris).await.ok();
    let boris_gone: kernel::AthleteId = boris_id.parse().unwrap();
    let forget = app.app.db.write(move |tx| {
        while (social::forget::FORGETTER.forget)(tx, boris_gone, kernel::Timestamp(9))?.more {}
        Ok(())
    });
    forget.await.unwrap();
    assert_eq!(told(&anna).await[0], ("expired".into(), "system".into()));
    assert_eq!(told(&anna).await.len(), 6);
    assert_eq!(handles(&anna, "coaches").await, [""; 0]);
    assert_eq!(kernel::consent::ledger::verify(&app.app.db).await.unwrap().broken.len(), 0);
}

#[tokio::test]
async fn a_coach_is_grown_up_and_a_friend_or_one_who_coaches_a_group_of_hers() {
    let app = whole_stadion().await;
    let (anna, carla) = (join(&app, "Anna", "DE").await, join(&app, "Carla", "DE").await);
    assert_eq!(let_coach(&anna, &anna).await.body["code"], "yourself");
    assert_eq!(let_coach(&anna, &carla).await.body["code"], "not_near");
    let made =
        carla.post("/api/v1/groups", json!({ "name": "Morning runs", "kind": "open" })).await.ok();
    let group = format!("/api/v1/groups/{}", made["id"].as_str().unwrap());
    anna.put(format!("{group}/membership"), json!({})).await.ok();
    assert_eq!(let_coach(&carla, &anna).await.body["code"], "not_near", "she only belongs to it");
    let_coach(&anna, &carla).await.ok();
    // Nobody grows younger, but somebody may have told a wrong day of birth.
    let handle = "carla";
    for (birth_on, code) in [("2010-05-01", "coach_too_young"), ("1990-05-01", "")] {
        let carla_id = id_of(&carla).await;
        anna.delete(format!("/api/v1/coaches/{carla_id}")).await;
        let write = app.app.db.write(move |tx| {
            let sql = "UPDATE athlete SET birth_on = $2 WHERE handle = $1";
            tx.exec(sql, kernel::args![handle, birth_on])
        });
        assert_eq!(write.await.unwrap(), 1);
        let reply = let_coach(&anna, &carla).await;
        assert_eq!(reply.body["code"].as_str().unwrap_or(""), code);
    }
    let write = app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET birth_on = '2010-05-01' WHERE handle = 'anna'", kernel::args![])
    });
    assert_eq!(write.await.unwrap(), 1);
    let carla_id = id_of(&carla).await;
    anna.delete(format!("/api/v1/coaches/{carla_id}")).await;
    assert_eq!(let_coach(&anna, &carla).await.body["code"], "too_young_for_coach");
}
