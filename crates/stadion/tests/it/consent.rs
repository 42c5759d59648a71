//! What people allow, through all rooms: from the switch to what is kept, and the tool that looks after the ledger.
use kernel::Db;
use kernel::db::DbOptions;
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::journey::{join, set_consent, sign_up, whole_stadion};
use crate::support::{Person, Place, run_file, stderr, stdout};

async fn upload(who: &TestAthlete, on: &str) -> String {
    let answer = who.upload("/api/v1/activities", "run.fit", run_file(on, 30.0, 1)).await;
    assert_eq!(answer.status, 201, "{answer}");
    answer.body["activities"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn who_is_asked_nothing_has_a_whole_stadion_without_a_heart_suggestions_and_figures() {
    let app = whole_stadion().await;
    let anna = sign_up(&app, "Anna", "IT").await;
    let id = upload(&anna, "2027-05-06").await;
    anna.put("/api/v1/visits/today", json!({ "build": "0.1.0-test" })).await;
    app.settle().await;
    let whole = anna.get(format!("/api/v1/activities/{id}")).await.ok();
    assert!(whole["distance_m"].as_f64().unwrap() > 1000.0 && whole["has_map"] == true);
    assert!(whole["earned"]["experience"].as_u64().unwrap() > 0);
    assert_eq!(whole.get("avg_heart_rate_bpm"), None);
    let none = anna.get("/api/v1/shop/suggestions").await.ok();
    assert_eq!(none["none_because"], "not_allowed");
    for sql in ["SELECT COUNT(*) FROM journey", "SELECT COUNT(*) FROM visit"] {
        assert_eq!(app.number(sql).await, 0, "{sql}");
    }
}

#[tokio::test]
async fn every_switch_works_both_ways_by_itself() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let id = upload(&anna, "2027-05-06").await;
    let path = format!("/api/v1/activities/{id}");
    let work = async || {
        app.settle().await;
        activity::jobs(app.app.clone()).run_due().await.unwrap();
    };
    let heart = async || anna.get(&path).await.ok()["avg_heart_rate_bpm"].clone();
    let noted = async || {
        app.number("SELECT (SELECT COUNT(*) FROM journey) + (SELECT COUNT(*) FROM journey_step)")
            .await
    };
    work().await;
    let beats = heart().await;
    assert!(beats.is_number() && noted().await > 1);
    set_consent(&anna, "health_metrics", false).await.ok();
    assert_eq!(heart().await, Value::Null);
    work().await;
    assert!(noted().await > 1, "the other switch is another matter");
    set_consent(&anna, "analytics", false).await.ok();
    set_consent(&anna, "health_metrics", true).await.ok();
    work().await;
    assert_eq!((heart().await, noted().await), (beats, 0));
    let history = anna.get("/api/v1/me/consents/history").await.ok();
    let actions: Vec<&str> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["action"].as_str().unwrap())
        .collect();
    assert_eq!(actions, ["given", "withdrawn", "withdrawn", "given", "given", "given"]);
}

/// What PRIVACY asks for people under 18, as far as there is something here that it is about.
#[tokio::test]
async fn a_minor_is_private_in_every_room_from_the_first_moment_on() {
    let app = whole_stadion().await;
    let stranger = app.stranger();
    let joined = stranger.post(
        "/api/v1/accounts",
        json!({
            "email": "mia@example.org", "password": "a long enough password", "name": "Mia Berger",
            "handle": "mia", "country": "DE", "birth_on": "2010-05-08", "time_zone": "Europe/Berlin",
            "units": "metric", "language": "en",
        }),
    );
    let joined = joined.await.ok();
    let mia = app.with_token(joined["session_token"].as_str().unwrap());
    let boris = join(&app, "Boris", "DE").await;
    let id = upload(&mia, "2027-05-06").await;
    app.settle().await;

    assert_eq!(joined["me"]["default_audience"], "only_me");
    let wider = mia.patch("/api/v1/me", json!({ "default_audience": "everyone" })).await;
    assert_eq!(wider.body["code"], "minor_default");
    assert_eq!(boris.get(format!("/api/v1/activities/{id}")).await.status, 404);
    let found = boris.get("/api/v1/people?q=mia").await.ok();
    assert!(!found.to_string().contains("mia"), "{found}");
    let page = boris.get("/api/v1/athletes/mia").await.ok();
    assert!(
        !page.to_string().contains("Berger") && page["recent"].as_array().is_none_or(Vec::is_empty)
    );
    let path = format!("/api/v1/friends/requests/{}", joined["me"]["id"].as_str().unwrap());
    assert_eq!(boris.put(path, json!({})).await.body["code"], "minor_asks_first");
    let goods = set_consent(&mia, "product_recommendations", true).await;
    assert_eq!(goods.body["code"], "consent_closed");
    let none = mia.get("/api/v1/shop/suggestions").await.ok();
    assert_eq!(none["none_because"], "minor");
    assert_eq!(
        mia.get(format!("/api/v1/activities/{id}")).await.ok().get("avg_heart_rate_bpm"),
        None
    );
}

#[tokio::test]
async fn the_operator_finds_a_flipped_byte_with_one_command() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let listed = anna.get(&server, "/api/v1/me/consents").await;
    for item in listed["items"].as_array().unwrap() {
        let decision = json!({
            "allowed": true, "notice_version": item["notice"]["version"],
            "notice_hash": item["notice"]["en_hash"], "locale": "en", "screen": "settings",
            "build": "0.1.0-test",
        });
        let path = format!("/api/v1/me/consents/{}", item["purpose"].as_str().unwrap());
        let bearer = format!("Bearer {}", anna.token);
        let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
        let answer = server.client().send("PUT", &path, &headers, decision.to_string()).await;
        assert_eq!(answer.unwrap().status, 200);
    }
    let id = anna.get(&server, "/api/v1/me").await["id"].as_str().unwrap().to_owned();
    assert_eq!(server.stop(), 0);

    let verify = |arguments: &[&str]| {
        let output = place.command(&["consents", "verify"]).args(arguments).output().unwrap();
        assert_eq!(stderr(&output), "");
        (output.status.code().unwrap(), stdout(&output))
    };
    assert_eq!(
        verify(&[]),
        (0, "4 rows of 1 athletes: 1 chains are whole, 0 broken.\n".to_owned())
    );

    let db = Db::open(&DbOptions::new(place.database_url.clone())).await.unwrap();
    let flip = db.write(|tx| {
        tx.exec("UPDATE consent_event SET locale = 'eo' WHERE sequence = 2", kernel::args![])
    });
    assert_eq!(flip.await.unwrap(), 1);
    db.close().await;
    let (code, told) = verify(&[]);
    let first = format!(
        "athlete {id}, row 2: it was changed after it was written, or stands in another place\n"
    );
    assert_eq!(code, 1);
    assert_eq!(told, first + "4 rows of 1 athletes: 0 chains are whole, 1 broken.\n");
    let (code, told) = verify(&["--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, &told["broken"][0]["sequence"]), (1, &json!(2)));
    assert_eq!(told["broken"][0]["athlete_id"], id.as_str());
}
