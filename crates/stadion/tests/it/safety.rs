//! Somebody writes what nobody should read: reports, decisions, appeals; blocks, mutes, restrictions; a closed account.
use kernel::staff::Role;
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

use crate::journey::{join, staff, whole_stadion};
use crate::support::{run_file, words_about_coaches};

const WHY: &str = "It insults a person, which nobody has to bear.";

async fn id_of(who: &TestAthlete) -> String {
    who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().to_owned()
}

async fn joined(app: &TestApp, name: &str) -> TestAthlete {
    let somebody = join(app, name, "DE").await;
    somebody.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await.ok();
    somebody
}

pub async fn befriend(one: &TestAthlete, other: &TestAthlete) {
    let (from, to) = (id_of(one).await, id_of(other).await);
    one.put(format!("/api/v1/friends/requests/{to}"), json!({})).await.ok();
    other.put(format!("/api/v1/friends/{from}"), json!({})).await.ok();
}

/// Somebody brings a run for everyone, and its address.
async fn run(who: &TestAthlete, seed: u64) -> String {
    let bytes = run_file("2027-05-06", 30.0, seed);
    let uploaded = who.upload("/api/v1/activities", "run.fit", bytes).await.ok();
    format!("/api/v1/activities/{}", uploaded["activities"][0]["id"].as_str().unwrap())
}

async fn comment(who: &TestAthlete, run: &str, text: &str) -> String {
    let written = who.post(format!("{run}/comments"), json!({ "text": text })).await.ok();
    written["id"].as_str().unwrap().to_owned()
}

async fn texts(who: &TestAthlete, run: &str) -> Vec<String> {
    let page = who.get(format!("{run}/comments")).await.ok();
    let items = page["items"].as_array().unwrap();
    items.iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect()
}

fn about_comment(run: &str, comment: &str, reason: &str) -> Value {
    let activity = run.rsplit('/').next().unwrap();
    json!({ "kind": "comment", "thing_id": comment, "activity_id": activity, "reason": reason })
}

async fn decide(who: &TestAthlete, case: &Value, decision: &str) -> Reply {
    let body = json!({ "decision": decision, "rule": "harassment", "statement": WHY });
    who.post(format!("/api/v1/operator/cases/{}/decision", case.as_str().unwrap()), body).await
}

async fn answer(who: &TestAthlete, case: &Value, outcome: &str) -> Reply {
    let body = json!({ "outcome": outcome, "answer": "I read it again with fresh eyes." });
    who.post(format!("/api/v1/operator/cases/{}/answer", case.as_str().unwrap()), body).await
}

#[tokio::test]
async fn boris_reports_a_comment_it_is_hidden_with_reasons_and_another_moderator_hears_the_appeal()
{
    let app = whole_stadion().await;
    let (anna, boris, carla) =
        (joined(&app, "Anna").await, joined(&app, "Boris").await, joined(&app, "Carla").await);
    let (max, mia) =
        (staff(&app, "Max", Role::Moderator).await, staff(&app, "Mia", Role::Moderator).await);
    let run = run(&anna, 1).await;
    let insult = comment(&carla, &run, "You run like a duck.").await;
    let kind = comment(&boris, &run, "Well done!").await;

    let report = about_comment(&run, &insult, "harassment");
    let own = boris.post("/api/v1/reports", about_comment(&run, &kind, "spam")).await;
    assert_eq!(own.to_string(), "409 this is your own; you can change or delete it");
    let lost = json!({ "kind": "comment", "thing_id": insult, "reason": "spam" });
    assert_eq!(
        boris.post("/api/v1/reports", lost).await.body["fields"]["activity_id"],
        "a comment is found under its activity"
    );
    let sent = boris.post("/api/v1/reports", report.clone()).await.ok();
    assert_eq!(
        (&sent["state"], &sent["due_at"]),
        (&json!("waiting"), &json!("2027-05-08T09:00:00Z"))
    );
    let again = boris.post("/api/v1/reports", report.clone()).await.ok();
    assert_eq!(again["id"], sent["id"], "twice is once");
    // Max is a moderator and an athlete: who reports something does not decide on it.
    max.post("/api/v1/reports", report.clone()).await.ok();
    assert_eq!(decide(&max, &sent["id"], "hide").await.body["code"], "another_person");
    assert_eq!(boris.get("/api/v1/operator/cases").await.body["code"], "operators_only");

    let queue = mia.get("/api/v1/operator/cases").await;
    assert!(!String::from_utf8_lossy(&queue.bytes).contains("boris"), "who reported is not told");
    let queue = queue.ok();
    let case = &queue["items"][0];
    assert_eq!(queue["waiting"], 1);
    assert_eq!(case["quote"], "You run like a duck.");
    assert_eq!(case["athlete"]["handle"], "carla");
    assert_eq!(case["reports"].as_array().unwrap().len(), 2);
    assert_eq!(case["may_decide"], true);
    let bare = json!({ "decision": "hide", "rule": "harassment", "statement": "no" });
    let path = format!("/api/v1/operator/cases/{}", case["id"].as_str().unwrap());
    let bare = mia.post(format!("{path}/decision"), bare).await;
    assert_eq!(bare.to_string(), "422 write 10 to 2,000 letters; somebody will read them");
    let unruly =
        mia.post(format!("{path}/decision"), json!({ "decision": "warn", "statement": WHY })).await;
    assert_eq!(unruly.to_string(), "422 say which rule this is about");
    decide(&mia, &case["id"], "hide").await.ok();
    assert_eq!(decide(&mia, &case["id"], "warn").await.body["code"], "case_over");

    for who in [&anna, &boris] {
        assert_eq!(texts(who, &run).await, ["Well done!"]);
        assert_eq!(
            who.get(format!("{run}/comments")).await.ok()["items"].as_array().unwrap().len(),
            1
        );
    }
    let own = carla.get(format!("{run}/comments")).await.ok();
    assert_eq!(
        (&own["items"][0]["hidden"], &own["items"][0]["may_edit"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(boris.get("/api/v1/reports").await.ok()["items"][0]["state"], "acted");
    let edited = carla
        .patch(format!("{run}/comments/{insult}"), json!({"text": "You run like a swan."}))
        .await;
    assert_eq!(edited.ok()["hidden"], true, "other words do not undo a decision");

    let told = carla.get("/api/v1/me/decisions").await.ok();
    let told = &told["items"][0];
    assert_eq!(
        (
            &told["decision"],
            &told["rule"],
            &told["statement"],
            &told["automated"],
            &told["may_appeal"]
        ),
        (&json!("hide"), &json!("harassment"), &json!(WHY), &json!(false), &json!(true))
    );
    let looked = carla.get("/api/v1/me/audit").await.ok();
    assert_eq!(
        (&looked["items"][0]["act"], &looked["items"][0]["role"], &looked["items"][0]["reason"]),
        (&json!("hide_content"), &json!("moderator"), &json!(WHY))
    );
    let appeal = format!("/api/v1/me/decisions/{}/appeal", told["id"].as_str().unwrap());
    let words = json!({ "words": "It was a joke between friends." });
    assert_eq!(boris.post(&appeal, words.clone()).await.status, 404, "it is hers alone");
    for _ in 0..2 {
        assert_eq!(carla.post(&appeal, words.clone()).await.ok()["may_appeal"], false);
    }
    let more = carla.post(&appeal, json!({ "words": "And another thing or two." })).await;
    assert_eq!(more.to_string(), "409 you can appeal once, and within half a year");

    let own = answer(&mia, &told["id"], "reversed").await;
    assert_eq!(own.to_string(), "403 you took this decision, so somebody else answers the appeal");
    assert_eq!(
        answer(&max, &told["id"], "reversed").await.body["code"],
        "another_person",
        "he reported it"
    );
    let ada = staff(&app, "Ada", Role::Admin).await;
    assert_eq!(answer(&ada, &told["id"], "reversed").await.body["code"], "another_role");
    let milo = staff(&app, "Milo", Role::Moderator).await;
    assert_eq!(milo.get("/api/v1/operator/cases").await.ok()["items"][0]["appeal"], words["words"]);
    answer(&milo, &told["id"], "reversed").await.ok();
    assert_eq!(answer(&milo, &told["id"], "upheld").await.body["code"], "case_over");
    assert_eq!(texts(&boris, &run).await, ["You run like a swan.", "Well done!"]);
    let told = carla.get("/api/v1/me/decisions").await.ok();
    assert_eq!(told["items"][0]["outcome"], "reversed");
    assert_eq!(milo.get("/api/v1/operator/cases").await.ok()["waiting"], 0);
}

#[tokio::test]
async fn a_child_comes_first_and_an_activity_a_page_and_a_person_are_decided_on() {
    let app = whole_stadion().await;
    let (boris, carla) = (joined(&app, "Boris").await, joined(&app, "Carla").await);
    let mia = staff(&app, "Mia", Role::Moderator).await;
    let max = staff(&app, "Max", Role::Moderator).await;
    let (carlas, boriss) = (run(&carla, 1).await, run(&boris, 2).await);
    carla.patch(&carlas, json!({ "title": "A rude title", "description": "and worse" })).await.ok();
    let report = async |kind: &str, id: &str, reason: &str| {
        let body = json!({ "kind": kind, "thing_id": id, "reason": reason, "words": " See? " });
        boris.post("/api/v1/reports", body).await.ok()["id"].clone()
    };
    let carla_id = id_of(&carla).await;
    let page = report("profile", &carla_id, "impersonation").await;
    app.clock.advance_ms(1_000);
    let activity = report("activity", carlas.rsplit('/').next().unwrap(), "spam").await;
    let first = async || mia.get("/api/v1/operator/cases").await.ok()["items"][0]["id"].clone();
    assert_eq!(first().await, page);
    let worse = json!({ "kind": "activity", "thing_id": carlas.rsplit('/').next().unwrap(), "reason": "child_safety" });
    max.post("/api/v1/reports", worse).await.ok();
    let queue = mia.get("/api/v1/operator/cases").await.ok();
    let case = &queue["items"][0];
    assert_eq!(case["id"], activity, "a worse reason moves it up");
    assert_eq!((&case["urgent"], &case["due_at"]), (&json!(true), &json!("2027-05-07T10:00:01Z")));
    assert_eq!(case["quote"], "A rude title\nand worse");
    assert_eq!(case["reports"][0]["words"], "See?");

    // A hidden activity is gone for everybody but its athlete, and comes back when the appeal is heard.
    befriend(&boris, &carla).await;
    let sees = async || {
        let feed = boris.get("/api/v1/feed").await.ok().to_string().contains("carla");
        let page = boris.get("/api/v1/athletes/carla").await.ok();
        let list = boris.get("/api/v1/activities?athlete=carla").await.ok()["items"]
            .as_array()
            .unwrap()
            .len();
        (
            boris.get(&carlas).await.status.as_u16(),
            feed,
            page["totals"].as_array().unwrap().len(),
            list,
        )
    };
    app.settle().await;
    assert_eq!(sees().await, (200, true, 1, 1));
    decide(&mia, &activity, "hide").await.ok();
    assert_eq!(sees().await, (404, false, 0, 0));
    assert_eq!(carla.get(&carlas).await.ok()["hidden"], true);
    let appeal = format!("/api/v1/me/decisions/{}/appeal", activity.as_str().unwrap());
    carla.post(&appeal, json!({ "words": "The title was auto-corrected." })).await.ok();
    let milo = staff(&app, "Milo", Role::Moderator).await;
    answer(&milo, &activity, "reversed").await.ok();
    assert_eq!(sees().await, (200, true, 1, 1));
    assert!(carla.get(&carlas).await.ok()["hidden"].is_null());

    // A page cannot be hidden; its person is restricted, and free again when that is taken back.
    assert_eq!(decide(&mia, &page, "hide").await.status, 422);
    decide(&mia, &page, "restrict").await.ok();
    let silent = carla.post(format!("{boriss}/comments"), json!({ "text": "Hm." })).await;
    assert_eq!(
        silent.to_string(),
        "403 after a decision about you, you can write to others again on 2027-05-15"
    );
    let dora = joined(&app, "Dora").await;
    let dora_id = id_of(&dora).await;
    let asked = carla.put(format!("/api/v1/friends/requests/{dora_id}"), json!({})).await;
    assert_eq!(asked.body["code"], "silenced");
    let appeal = format!("/api/v1/me/decisions/{}/appeal", page.as_str().unwrap());
    carla.post(&appeal, json!({ "words": "I am the Carla that I say I am." })).await.ok();
    answer(&milo, &page, "reversed").await.ok();
    comment(&carla, &boriss, "Hm.").await;

    // Nothing wrong tells nobody but the reporter; a warning is words; a ban is proposed here and agreed to elsewhere.
    let fine = report("profile", &carla_id, "other").await;
    decide(&mia, &fine, "nothing_wrong").await.ok();
    assert_eq!(boris.get("/api/v1/reports").await.ok()["items"][0]["state"], "nothing_wrong");
    assert_eq!(carla.get("/api/v1/me/decisions").await.ok()["items"].as_array().unwrap().len(), 2);
    let warned = report("profile", &carla_id, "other").await;
    decide(&mia, &warned, "warn").await.ok();
    assert_eq!(carla.get("/api/v1/me/decisions").await.ok()["items"][0]["decision"], "warn");
    let bad = report("profile", &carla_id, "hate").await;
    assert_eq!(mia.get("/api/v1/operator/cases").await.ok()["items"][0]["decisions_before"], 1);
    decide(&mia, &bad, "propose_ban").await.ok();
    assert_eq!(carla.get("/api/v1/me/decisions").await.ok()["items"].as_array().unwrap().len(), 3);
    let request = max.get("/api/v1/operator/requests").await.ok()["items"][0].clone();
    let path = format!(
        "/api/v1/operator/accounts/{carla_id}/requests/{}",
        request["id"].as_str().unwrap()
    );
    assert_eq!(mia.post(format!("{path}/confirm"), json!({})).await.body["code"], "another_person");
    max.post(format!("{path}/confirm"), json!({})).await.ok();
    gone(&boris, &boriss).await;
    assert_eq!(carla.get("/api/v1/me").await.status, 401);
}

/// Carla's account is closed: nobody meets her, and what she wrote is not shown.
async fn gone(boris: &TestAthlete, boriss: &str) {
    assert_eq!(boris.get("/api/v1/athletes/carla").await.status, 404);
    for path in ["/api/v1/people?q=carla", "/api/v1/friends", "/api/v1/feed"] {
        let shown = boris.get(path).await.ok().to_string();
        assert!(!shown.contains("carla"), "{path}: {shown}");
    }
    assert_eq!(texts(boris, boriss).await, [""; 0]);
}

#[tokio::test]
async fn a_report_has_a_limit_and_is_about_what_one_sees() {
    let app = whole_stadion().await;
    let (boris, carla) = (joined(&app, "Boris").await, joined(&app, "Carla").await);
    let hidden = run(&carla, 1).await;
    carla.patch(&hidden, json!({ "audience": "only_me" })).await.ok();
    let about = |kind: &str, id: &str| json!({ "kind": kind, "thing_id": id, "reason": "other" });
    let id = hidden.rsplit('/').next().unwrap();
    assert_eq!(boris.post("/api/v1/reports", about("activity", id)).await.status, 404);
    let insult = comment(&carla, &hidden, "Only for me.").await;
    assert_eq!(
        boris.post("/api/v1/reports", about_comment(&hidden, &insult, "other")).await.status,
        404
    );
    let nobody = kernel::AthleteId::new().to_string();
    assert_eq!(boris.post("/api/v1/reports", about("profile", &nobody)).await.status, 404);
    let long = json!({ "kind": "profile", "thing_id": nobody, "reason": "other", "words": "x".repeat(1_001) });
    assert_eq!(boris.post("/api/v1/reports", long).await.status, 422);
    let boris_id = id_of(&boris).await;
    let carla_id = id_of(&carla).await;
    carla.put(format!("/api/v1/blocks/{boris_id}"), json!({})).await;
    assert_eq!(boris.post("/api/v1/reports", about("profile", &carla_id)).await.status, 404);
    carla.delete(format!("/api/v1/blocks/{boris_id}")).await;

    let now = app.clock.now();
    let me: kernel::AthleteId = boris_id.parse().unwrap();
    let many = app.app.db.write(move |tx| {
        for _ in 0..50 {
            let case = kernel::ids::Uuid::now_v7();
            tx.exec(
                "INSERT INTO safety_report (athlete_id, case_id, reason, made_at) VALUES ($1, $2, 'other', $3)",
                kernel::args![me, case, now],
            )?;
        }
        Ok(())
    });
    many.await.unwrap();
    let too_many = boris.post("/api/v1/reports", about("profile", &carla_id)).await;
    assert_eq!(too_many.to_string(), "429 you have reported a lot today; please go on tomorrow");
}

#[tokio::test]
async fn many_reports_and_many_decisions_at_once_come_to_one_case_and_one_decision() {
    let app = whole_stadion().await;
    let carla = joined(&app, "Carla").await;
    let carla_id = id_of(&carla).await;
    let mut people = Vec::new();
    for name in ["Ida", "Jan", "Kim", "Lea"] {
        people.push(joined(&app, name).await);
    }
    let body = json!({ "kind": "profile", "thing_id": carla_id, "reason": "spam" });
    let sent = people.iter().map(|who| who.post("/api/v1/reports", body.clone()));
    let sent = futures_util::future::join_all(sent).await;
    let case = sent[0].body["id"].clone();
    assert!(sent.iter().all(|reply| reply.status == 201 && reply.body["id"] == case), "{sent:?}");
    let (max, mia) =
        (staff(&app, "Max", Role::Moderator).await, staff(&app, "Mia", Role::Moderator).await);
    let decided = [&max, &mia, &max, &mia].map(|who| decide(who, &case, "warn"));
    let decided = futures_util::future::join_all(decided).await;
    assert_eq!(decided.iter().filter(|reply| reply.status == 200).count(), 1);
    assert_eq!(app.number("SELECT COUNT(*) FROM audit_entry WHERE act = 'warn_athlete'").await, 1);
}

#[tokio::test]
async fn who_is_muted_leaves_the_feed_and_who_is_restricted_waits_for_approval_and_neither_notices()
{
    let app = whole_stadion().await;
    let (anna, boris, carla) =
        (joined(&app, "Anna").await, joined(&app, "Boris").await, joined(&app, "Carla").await);
    befriend(&anna, &carla).await;
    befriend(&boris, &carla).await;
    let (annas, carlas) = (run(&anna, 1).await, run(&carla, 2).await);
    app.settle().await;
    let (carla_id, anna_id) = (id_of(&carla).await, id_of(&anna).await);
    let in_feed = async |who: &TestAthlete, of: &str| {
        who.get("/api/v1/feed").await.ok().to_string().contains(of)
    };

    assert!(in_feed(&anna, "carla").await);
    for _ in 0..2 {
        assert_eq!(anna.put(format!("/api/v1/mutes/{carla_id}"), json!({})).await.status, 204);
    }
    assert!(!in_feed(&anna, "carla").await);
    assert!(in_feed(&carla, "anna").await, "she does not notice");
    assert_eq!(anna.get("/api/v1/athletes/carla").await.ok()["muted"], true);
    assert!(carla.get("/api/v1/athletes/anna").await.ok()["muted"].is_null());
    assert_eq!(anna.get("/api/v1/mutes").await.ok()["items"][0]["handle"], "carla");
    assert_eq!(carla.get("/api/v1/mutes").await.ok()["items"], json!([]));
    assert_eq!(anna.get(&carlas).await.status, 200, "everything else is as it was");
    anna.delete(format!("/api/v1/mutes/{carla_id}")).await;
    assert!(in_feed(&anna, "carla").await);
    assert_eq!(
        anna.put(format!("/api/v1/mutes/{anna_id}"), json!({})).await.body["code"],
        "yourself"
    );

    assert_eq!(anna.put(format!("/api/v1/restrictions/{carla_id}"), json!({})).await.status, 204);
    assert_eq!(anna.get("/api/v1/restrictions").await.ok()["items"][0]["handle"], "carla");
    assert_eq!(anna.get("/api/v1/athletes/carla").await.ok()["restricted"], true);
    let written = carla.post(format!("{annas}/comments"), json!({ "text": "Meh." })).await.ok();
    assert!(written["held"].is_null(), "she does not notice: {written}");
    let held = format!("{annas}/comments/{}", written["id"].as_str().unwrap());
    assert_eq!(texts(&carla, &annas).await, ["Meh."]);
    assert_eq!(anna.get(format!("{annas}/comments")).await.ok()["items"][0]["held"], true);
    assert_eq!(texts(&boris, &annas).await, [""; 0]);
    assert_eq!(
        boris.patch(&held, json!({ "text": "x" })).await.status,
        404,
        "nothing is told of it"
    );
    assert_eq!(boris.delete(&held).await.status, 204);
    let comments = async |who: &TestAthlete| {
        let feed = who.get("/api/v1/feed").await.ok();
        let items = feed["items"].as_array().unwrap().clone();
        let of_anna = items.iter().find(|item| item["activity"]["athlete"]["handle"] == "anna");
        of_anna.map(|item| item["comments"].clone())
    };
    befriend(&boris, &anna).await;
    assert_eq!(comments(&boris).await, Some(json!(0)));
    assert_eq!(comments(&carla).await, Some(json!(1)));
    // With somebody blocked the count goes another way to the same number.
    let dora = joined(&app, "Dora").await;
    let dora_id = id_of(&dora).await;
    boris.put(format!("/api/v1/blocks/{dora_id}"), json!({})).await;
    assert_eq!(comments(&boris).await, Some(json!(0)));
    assert_eq!(boris.put(format!("{held}/approval"), json!({})).await.status, 404);
    for _ in 0..2 {
        assert!(anna.put(format!("{held}/approval"), json!({})).await.ok()["held"].is_null());
    }
    assert_eq!(texts(&boris, &annas).await, ["Meh."]);
    assert_eq!(comments(&boris).await, Some(json!(1)));
    carla.patch(&held, json!({ "text": "Boo." })).await.ok();
    assert_eq!(texts(&boris, &annas).await, [""; 0], "other words wait again");
    anna.delete(format!("/api/v1/restrictions/{carla_id}")).await;
    comment(&carla, &annas, "Sorry.").await;
    assert_eq!(texts(&boris, &annas).await, ["Sorry."]);
}

/// What shows nobody else, or nothing of a person; every other reading operation is walked below.
pub const SHOWS_NOBODY: &[&str] = &[
    "/.well-known/oauth-authorization-server",
    "/api/v1/activities/{id}/original",
    "/api/v1/activities/{id}/streams",
    "/api/v1/apps",
    "/api/v1/body",
    "/api/v1/challenges/{id}/receipts",
    "/api/v1/comparisons/myself",
    "/api/v1/comparisons/region",
    "/api/v1/consent",
    "/api/v1/countries",
    "/api/v1/countries/{code}/regions",
    "/api/v1/feedback",
    "/api/v1/feedback/{id}/screenshot",
    "/api/v1/followers/settings",
    "/api/v1/friends/invitations",
    "/api/v1/gear",
    "/api/v1/gear/offers",
    "/api/v1/groups",
    "/api/v1/groups/{id}",
    "/api/v1/groups/{id}/events",
    "/api/v1/groups/{id}/events/{event_id}/calendar",
    "/api/v1/groups/{id}/invitations",
    "/api/v1/groups/{id}/picture",
    "/api/v1/groups/{id}/totals",
    "/api/v1/handles/{handle}",
    "/api/v1/imports",
    "/api/v1/imports/{id}",
    "/api/v1/me",
    "/api/v1/me/apps",
    "/api/v1/mail/stop",
    "/api/v1/me/audit",
    "/api/v1/me/card",
    "/api/v1/me/consents",
    "/api/v1/me/consents/history",
    "/api/v1/me/decisions",
    "/api/v1/me/openid",
    "/api/v1/me/exports",
    "/api/v1/me/groups",
    "/api/v1/me/groups/followed",
    "/api/v1/me/exports/{id}/file",
    "/api/v1/me/restores",
    "/api/v1/me/second_step",
    "/api/v1/me/security",
    "/api/v1/notices",
    "/api/v1/notifications/live",
    "/api/v1/notifications/push",
    "/api/v1/notifications/settings",
    "/api/v1/people/by_address/settings",
    "/api/v1/passkeys",
    "/api/v1/people/settings",
    "/api/v1/privacy",
    "/api/v1/progress",
    "/api/v1/reports",
    "/api/v1/sessions",
    "/api/v1/sessions/openid",
    "/api/v1/shop/offers",
    "/api/v1/shop/products/{shop}/{product}/picture",
    "/api/v1/shop/suggestions",
    "/api/v1/summaries/week",
    "/api/v1/training/activities/{id}",
    "/api/v1/training/plan",
    "/api/v1/training/sessions",
    "/api/v1/training/sessions/{id}",
    "/api/v1/training/sessions/{id}/workout.fit",
    "/api/v1/training/workouts",
    "/api/v1/web_config",
    "/api/v1/zones",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/oauth/authorize",
];

/// Where the other one is, before the block: the operation, and how this test asks for it. `{them}` is the other's handle,
/// `{their_id}` their id, `{theirs}` a run of theirs, `{third}` a run on which both left something, `{board}` a challenge
/// with both, `{token}` what stands in a link of theirs that invites, `{group}` a group that both run, `{event}` an event of it to which both answered,
/// `{post}` a post of somebody else in it to which both replied.
pub const SHOWS_PEOPLE: &[(&str, &str)] = &[
    ("/api/v1/activities", "/api/v1/activities?athlete={them}"),
    ("/api/v1/activities/{id}", "{theirs}"),
    ("/api/v1/activities/{id}/comments", "{third}/comments"),
    ("/api/v1/activities/{id}/kudos", "{third}/kudos"),
    ("/api/v1/athletes/{handle}", "/api/v1/athletes/{them}"),
    ("/api/v1/challenges/{id}/standings", "{board}/standings"),
    ("/api/v1/challenges/{id}/standings/around_me", "{board}/standings/around_me"),
    ("/api/v1/challenges/{id}/standings/friends", "{board}/standings/friends"),
    ("/api/v1/coached", "/api/v1/coached"),
    ("/api/v1/coaches", "/api/v1/coaches"),
    ("/api/v1/comparisons/friends", "/api/v1/comparisons/friends"),
    ("/api/v1/comparisons/friends/{athlete_id}", "/api/v1/comparisons/friends/{their_id}"),
    ("/api/v1/feed", "/api/v1/feed"),
    ("/api/v1/followers", "/api/v1/followers"),
    ("/api/v1/following", "/api/v1/following"),
    ("/api/v1/friends", "/api/v1/friends"),
    ("/api/v1/invitation", "/api/v1/invitation?token={token}"),
    ("/api/v1/groups/{id}/events/{event_id}/answers", "{event}/answers"),
    ("/api/v1/groups/{id}/members", "{group}/members"),
    ("/api/v1/groups/{id}/posts", "{group}/posts"),
    ("/api/v1/groups/{id}/posts/{post_id}/replies", "{post}/replies"),
    // Before mutes, which take somebody out of it.
    ("/api/v1/notifications", "/api/v1/notifications"),
    ("/api/v1/mutes", "/api/v1/mutes"),
    ("/api/v1/people", "/api/v1/people?q={them}"),
    ("/api/v1/restrictions", "/api/v1/restrictions"),
];

/// Where the other one is in no case by name, and stays out.
pub const SHOWS_PEOPLE_LATER: &[(&str, &str)] = &[
    ("/api/v1/challenges", "/api/v1/challenges"),
    ("/api/v1/challenges/{id}", "{board}"),
    ("/api/v1/groups/{id}/bans", "{group}/bans"),
    ("/api/v1/groups/{id}/requests", "{group}/requests"),
    ("/api/v1/friends/requests", "/api/v1/friends/requests?direction=outgoing"),
    ("/api/v1/friends/requests", "/api/v1/friends/requests?direction=incoming"),
    ("/api/v1/suggestions", "/api/v1/suggestions"),
    ("/api/v1/athletes/{handle}/mutual_friends", "/api/v1/athletes/{them}/mutual_friends"),
];

/// A group of somebody that two others run too, who wrote there, replied and come to its event: its address, that of the event, and
/// that of the post to which they replied.
async fn group_of(who: &TestAthlete, others: [&TestAthlete; 2]) -> (String, String, String) {
    let made = who.post("/api/v1/groups", json!({ "name": "Morning runs", "kind": "open" })).await;
    let group = format!("/api/v1/groups/{}", made.ok()["id"].as_str().unwrap());
    let day = json!({
        "title": "Long run", "local_start": "2027-05-20T09:00", "time_zone": "Europe/Berlin", "minutes": 60,
    });
    let event = who.post(format!("{group}/events"), day).await.ok();
    let event = format!("{group}/events/{}", event["id"].as_str().unwrap());
    let post = who.post(format!("{group}/posts"), json!({ "text": "Who comes?" })).await.ok();
    let post = format!("{group}/posts/{}", post["id"].as_str().unwrap());
    for other in others {
        other.put(format!("{group}/membership"), json!({})).await.ok();
        let role = format!("{group}/members/{}/role", id_of(other).await);
        assert_eq!(who.put(role, json!({ "role": "admin" })).await.status, 204);
        other.post(format!("{group}/posts"), json!({ "text": "Good morning." })).await.ok();
        other.post(format!("{post}/replies"), json!({ "text": "I do." })).await.ok();
        other.put(format!("{event}/answer"), json!({ "answer": "yes" })).await.ok();
    }
    (group, event, post)
}

#[tokio::test]
async fn a_post_and_a_group_are_reported_and_hidden_with_reasons() {
    let app = whole_stadion().await;
    let (anna, boris, carla) =
        (joined(&app, "Anna").await, joined(&app, "Boris").await, joined(&app, "Carla").await);
    let mia = staff(&app, "Mia", Role::Moderator).await;
    let (group, ..) = group_of(&anna, [&boris, &carla]).await;
    let id = group.rsplit('/').next().unwrap();
    let insult = boris.post(format!("{group}/posts"), json!({ "text": "You duck." })).await.ok();
    let report = |group: Option<&str>| json!({ "kind": "group_post", "thing_id": insult["id"], "group_id": group, "reason": "harassment" });
    let lost = carla.post("/api/v1/reports", report(None)).await;
    assert_eq!(lost.body["fields"]["group_id"], "a post is found in its group");
    assert_eq!(boris.post("/api/v1/reports", report(Some(id))).await.body["code"], "own_content");
    let of_post = carla.post("/api/v1/reports", report(Some(id))).await.ok();
    let about_group = json!({ "kind": "group", "thing_id": id, "reason": "harassment" });
    let of_group = carla.post("/api/v1/reports", about_group.clone()).await.ok();
    let hidden_from = joined(&app, "Dora").await;
    let queue = mia.get("/api/v1/operator/cases").await.ok();
    let quotes: Vec<_> =
        queue["items"].as_array().unwrap().iter().map(|c| c["quote"].clone()).collect();
    assert_eq!(quotes, ["You duck.", "Morning runs"]);
    assert!(queue["items"].as_array().unwrap().iter().all(|case| case["group_id"] == id));

    decide(&mia, &of_post["id"], "hide").await.ok();
    let texts = async |who: &TestAthlete| {
        let page = who.get(format!("{group}/posts")).await.ok();
        let posts = page["items"].as_array().unwrap().clone();
        posts.iter().filter(|post| post["text"] == "You duck.").cloned().collect::<Vec<_>>()
    };
    assert!(texts(&carla).await.is_empty());
    assert_eq!(texts(&boris).await[0]["hidden"], true, "its author sees it and why");
    decide(&mia, &of_group["id"], "hide").await.ok();
    for who in [&boris, &hidden_from] {
        assert_eq!(who.get(&group).await.status, 404);
    }
    assert_eq!(anna.get(&group).await.ok()["hidden"], true);
    assert_eq!(
        hidden_from.post("/api/v1/reports", about_group).await.to_string(),
        "404 there is no such group"
    );
}

#[tokio::test]
async fn a_block_is_mutual_silent_and_instant_wherever_people_are_shown() {
    let document: Value = serde_json::from_str(&stadion::wiring::openapi_json().unwrap()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        let known = SHOWS_NOBODY.contains(&path.as_str())
            || path.starts_with("/api/v1/operator/")
            || path == "/api/v1/blocks"
            || SHOWS_PEOPLE.iter().chain(SHOWS_PEOPLE_LATER).any(|(known, _)| known == path);
        assert!(item["get"].is_null() || known, "does {path} show people? Then it is walked here");
    }

    let app = whole_stadion().await;
    let (anna, boris, carla) =
        (joined(&app, "Anna").await, joined(&app, "Boris").await, joined(&app, "Carla").await);
    let olga = staff(&app, "Olga", Role::Admin).await;
    for (one, other) in [(&boris, &carla), (&anna, &boris), (&anna, &carla)] {
        befriend(one, other).await;
    }
    let made = olga.post(
        "/api/v1/challenges",
        json!({
            "kind": "regional", "country": "DE", "title": "Everybody runs", "measure": "time",
            "sports": ["running"], "starts_on": "2027-05-03", "ends_on": "2027-05-09", "goal": 1800,
        }),
    );
    let board = format!("/api/v1/challenges/{}", made.await.ok()["id"].as_str().unwrap());
    for who in [&boris, &carla] {
        who.put(format!("{board}/membership"), json!({})).await.ok();
    }
    let (group, event, post) = group_of(&anna, [&boris, &carla]).await;
    let (third, boriss, carlas) = (run(&anna, 1).await, run(&boris, 2).await, run(&carla, 3).await);
    for (who, theirs) in [(&boris, &carlas), (&carla, &boriss)] {
        comment(who, &third, "Nice.").await;
        for run in [&third, theirs] {
            who.put(format!("{run}/kudos"), json!({})).await.ok();
        }
    }
    app.settle().await;
    let (boris_id, carla_id) = (id_of(&boris).await, id_of(&carla).await);
    for who in [&boris, &carla] {
        who.put("/api/v1/followers/settings", json!({ "open": true })).await.ok();
    }
    for (who, other) in [(&boris, &carla_id), (&carla, &boris_id)] {
        assert_eq!(who.put(format!("/api/v1/following/{other}"), json!({})).await.status, 204);
        who.put(format!("/api/v1/coaches/{other}"), words_about_coaches()).await.ok();
        who.put(format!("/api/v1/comparisons/friends/{other}"), json!({})).await.ok();
        who.put(format!("/api/v1/restrictions/{other}"), json!({})).await;
    }
    let mut tokens = Vec::new();
    for (who, handle) in [(&boris, "boris"), (&carla, "carla")] {
        let made = who.post("/api/v1/friends/invitations", json!({})).await.ok();
        let (_, token) = made["link"].as_str().unwrap().split_once("token=").unwrap();
        tokens.push((handle, token.to_owned()));
    }
    let sides = [
        (&boris, "carla", "Carla", &carla_id, &carlas),
        (&carla, "boris", "Boris", &boris_id, &boriss),
    ];
    let ask = async |who: &TestAthlete, path: &str, them: &str, their_id: &str, theirs: &str| {
        let path = path
            .replace("{their_id}", their_id)
            .replace("{theirs}", theirs)
            .replace("{third}", &third);
        let path = path.replace("{them}", them).replace("{board}", &board);
        let path = path.replace("{group}", &group).replace("{event}", &event);
        let path = path.replace("{post}", &post);
        let of_them = tokens.iter().find(|(handle, _)| *handle == them);
        let path = path.replace("{token}", &of_them.unwrap().1);
        who.get(path).await
    };
    let seen = |reply: &Reply, handle: &str, name: &str, id: &str| {
        let text = String::from_utf8_lossy(&reply.bytes);
        [handle, name, id].iter().any(|trace| text.contains(trace))
    };
    for (who, handle, name, id, theirs) in sides {
        for (_, path) in SHOWS_PEOPLE {
            // Who is muted is out of the feed, so each mutes only to look at that list.
            let muted = *path == "/api/v1/mutes";
            if muted {
                who.put(format!("/api/v1/mutes/{id}"), json!({})).await;
            }
            let reply = ask(who, path, handle, id, theirs).await;
            assert!(
                seen(&reply, handle, name, id),
                "{path} shows {name} before the block: {reply}"
            );
        }
        who.delete(format!("/api/v1/mutes/{id}")).await;
    }
    for (who, _, _, id, _) in sides {
        who.put(format!("/api/v1/mutes/{id}"), json!({})).await;
    }

    assert_eq!(boris.put(format!("/api/v1/blocks/{carla_id}"), json!({})).await.status, 204);
    for (who, handle, name, id, theirs) in sides {
        for (_, path) in SHOWS_PEOPLE.iter().chain(SHOWS_PEOPLE_LATER) {
            let reply = ask(who, path, handle, id, theirs).await;
            assert!(
                !seen(&reply, handle, name, id),
                "{path} shows {name} after the block: {reply}"
            );
            let whole = path.contains("{theirs}")
                || path.contains("{token}")
                || path.contains("{their_id}")
                || path.contains("/athletes/{them}")
                || path.contains("athlete={them}");
            assert_eq!(reply.status, if whole { 404 } else { 200 }, "{path}");
        }
        // It sounds exactly like somebody who never existed.
        let never = who.get("/api/v1/athletes/nobody_at_all").await;
        assert_eq!(
            who.get(format!("/api/v1/athletes/{handle}")).await.to_string(),
            never.to_string()
        );
        for verb in ["mutes", "restrictions", "following", "friends/requests"] {
            let path = format!("/api/v1/{verb}/{id}");
            assert_eq!(
                who.put(path, json!({})).await.to_string(),
                "404 there is no such athlete",
                "{verb}"
            );
        }
        for path in [format!("{theirs}/comments"), format!("{theirs}/kudos")] {
            assert_eq!(who.get(path).await.status, 404);
        }
        let kudos = who.get(format!("{third}/kudos")).await.ok();
        assert_eq!(
            (&kudos["count"], &kudos["given"]),
            (&json!(1), &json!(true)),
            "nor in a number"
        );
    }
    assert!(boris.get("/api/v1/blocks").await.ok().to_string().contains("carla"));
    assert_eq!(
        carla.get("/api/v1/blocks").await.ok()["items"],
        json!([]),
        "who blocked her is told nowhere"
    );
    assert_eq!(texts(&anna, &third).await.len(), 2, "a third person sees both");
}
