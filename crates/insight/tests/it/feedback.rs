//! Somebody tells us something, and hears what became of it.
use axum::http::StatusCode;
use kernel::ids::Uuid;
use serde_json::{Value, json};

use crate::desk::{Desk, attach, path, picture, said, say};

const HOUR_MS: i64 = 3_600_000;

#[tokio::test]
async fn a_face_is_enough_and_sending_it_again_is_sending_it_once() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let id = Uuid::now_v7();
    for _ in 0..3 {
        assert_eq!(anna.put(path(id), said("happy", "")).await.status, 204);
    }
    let mine = anna.get("/api/v1/feedback").await.ok();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    assert_eq!(mine["unread"], 0);
    assert_eq!(mine["items"][0]["state"], "new");
    let inbox = desk.inbox("").await;
    let item = &inbox["items"][0];
    assert_eq!(item["sender"]["handle"], "anna");
    assert_eq!(
        (&item["page"], &item["build"], &item["language"], &item["width"], &item["theme"]),
        (
            &json!("/activities/$id"),
            &json!("0.1.0-5f3a9c21"),
            &json!("en"),
            &json!("phone"),
            &json!("dark")
        )
    );
}

#[tokio::test]
async fn words_may_follow_until_somebody_answers() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let id = say(&anna, "problem", "").await;
    assert_eq!(
        anna.put(path(id), said("problem", "The map is empty.\r\nTwice.")).await.status,
        204
    );
    let item = desk.inbox("").await["items"][0].clone();
    assert_eq!(item["text"], "The map is empty.\nTwice.");

    // Whoever answers what was said before is told that it changed.
    let answer = |version: i64, text: &str| json!({ "version": version, "state": "planned", "answer": text });
    let stale = desk.answer(id, answer(1, "Thanks")).await;
    assert_eq!(
        stale.to_string(),
        "409 somebody changed this in the meantime; please look at it again"
    );
    let version = item["version"].as_i64().unwrap();
    let done = desk.answer(id, answer(version, "We will look")).await.ok();
    assert_eq!(done["state"], "planned");
    // A lost answer is asked for again.
    assert_eq!(desk.answer(id, answer(version, "We will look")).await.ok(), done);

    // The same words again are harmless, others are too late.
    let same = anna.put(path(id), said("problem", "The map is empty.\r\nTwice.")).await;
    assert_eq!(same.status, 204);
    let late = anna.put(path(id), said("problem", "Never mind")).await;
    assert_eq!(late.status, 409);
    assert_eq!(late.body["code"], "feedback_closed");
}

#[tokio::test]
async fn after_a_day_nothing_is_added() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let id = say(&anna, "idea", "").await;
    desk.app.clock.advance_ms(24 * HOUR_MS);
    assert_eq!(anna.put(path(id), said("idea", "More")).await.status, 409);
    assert_eq!(attach(&anna, id, &picture(false)).await.status, 409);
    assert_eq!(anna.put(path(id), said("idea", "")).await.status, 204);
}

#[tokio::test]
async fn an_answer_is_news_until_it_is_read() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let boris = desk.app.athlete("Boris", "DE").await;
    let id = say(&anna, "idea", "A widget").await;
    let unread = async || anna.get("/api/v1/feedback").await.ok()["unread"].clone();

    // That somebody had a look is no news.
    desk.answer(id, json!({ "version": 1, "state": "seen" })).await.ok();
    assert_eq!(unread().await, 0);
    desk.app.clock.advance_ms(HOUR_MS);
    let told = json!({ "version": 2, "state": "done", "answer": "It is there now." });
    desk.answer(id, told).await.ok();
    assert_eq!(unread().await, 1);
    let item = anna.get("/api/v1/feedback").await.ok()["items"][0].clone();
    assert_eq!(item["answer"], "It is there now.");
    assert_eq!(item["told_at"], "2027-05-07T10:00:00Z");
    assert_eq!(item["unread"], true);

    assert_eq!(boris.put(format!("{}/read", path(id)), Value::Null).await.status, 404);
    for _ in 0..2 {
        assert_eq!(anna.put(format!("{}/read", path(id)), Value::Null).await.status, 204);
    }
    assert_eq!(unread().await, 0);
}

#[tokio::test]
async fn what_is_mine_is_mine_to_see_and_to_take_back() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let boris = desk.app.athlete("Boris", "DE").await;
    let id = say(&anna, "praise", "Lovely").await;
    assert_eq!(attach(&anna, id, &picture(false)).await.status, 204);

    assert_eq!(boris.get("/api/v1/feedback").await.ok()["items"], json!([]));
    assert_eq!(boris.put(path(id), said("sad", "No")).await.status, 404);
    assert_eq!(boris.delete(path(id)).await.status, 204);
    assert_eq!(boris.get(format!("{}/screenshot", path(id))).await.status, 404);
    assert_eq!(anna.get("/api/v1/feedback").await.ok()["items"].as_array().unwrap().len(), 1);

    for _ in 0..2 {
        assert_eq!(anna.delete(path(id)).await.status, 204);
    }
    assert_eq!(anna.get("/api/v1/feedback").await.ok()["items"], json!([]));
    assert_eq!(desk.inbox("").await["items"], json!([]));
    let left = desk.app.app.files.list_older_than("feedback", 0).unwrap();
    assert_eq!(left, Vec::<String>::new(), "the picture is gone too");
}

#[tokio::test]
async fn a_picture_keeps_its_pixels_and_nothing_else() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let id = say(&anna, "problem", "").await;
    for _ in 0..2 {
        assert_eq!(attach(&anna, id, &picture(true)).await.status, 204);
    }
    let url = format!("{}/screenshot", path(id));
    for reader in [&anna, &desk.olga] {
        let seen = reader.get(&url).await;
        assert_eq!(seen.status, 200);
        assert_eq!(seen.bytes, picture(false), "place and author are gone");
        assert_eq!(seen.headers["content-type"], "image/png");
        assert_eq!(seen.headers["x-content-type-options"], "nosniff");
        assert_eq!(seen.headers["cache-control"], "no-store");
        assert!(seen.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    }
    assert_eq!(desk.app.app.files.list_older_than("feedback", 0).unwrap().len(), 1);
    assert_eq!(desk.inbox("").await["items"][0]["has_screenshot"], true);
    assert_eq!(desk.app.stranger().get(&url).await.status, 401);

    let check = async |bytes: &[u8], told: &str| {
        assert_eq!(attach(&anna, id, bytes).await.to_string(), told);
    };
    check(b"\xff\xd8\xff a photograph", "422 this is no PNG picture").await;
    check(&picture(true)[..60], "422 this picture is damaged").await;
    check(&vec![0; 2 * 1024 * 1024 + 1], "413 a request like this carries at most 2048 KB").await;
    assert_eq!(anna.get(&url).await.bytes, picture(false), "the good one stays");
}

#[tokio::test]
async fn a_picture_that_nothing_names_is_swept_away() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let id = say(&anna, "problem", "").await;
    attach(&anna, id, &picture(false)).await;
    let files = desk.app.app.files.clone();
    let named = files.list_older_than("feedback", 0).unwrap();
    let lost = format!("feedback/{}_00", Uuid::now_v7());
    files.put(&lost, b"cut off").unwrap();
    // Young ones may belong to a request that is still under way.
    assert_eq!(insight::feedback::sweep(&desk.app.app).await.unwrap(), 0);
    assert_eq!(insight::feedback::sweep_older(&desk.app.app, 0).await.unwrap(), 1);
    assert_eq!(files.list_older_than("feedback", 0).unwrap(), named);
}

#[tokio::test]
async fn strangers_may_speak_and_only_whoever_has_the_id_adds_to_it() {
    let desk = Desk::open().await;
    let stranger = desk.app.stranger();
    let id = say(&stranger, "sad", "").await;
    assert_eq!(stranger.put(path(id), said("sad", "I cannot sign in")).await.status, 204);
    assert_eq!(attach(&stranger, id, &picture(false)).await.status, 204);
    let item = desk.inbox("").await["items"][0].clone();
    assert_eq!(item["text"], "I cannot sign in");
    assert_eq!(item["sender"], Value::Null);
    // A stranger has no list, and no address at which to be answered.
    assert_eq!(stranger.get("/api/v1/feedback").await.status, 401);
    let anna = desk.app.athlete("Anna", "IT").await;
    assert_eq!(anna.put(path(id), said("sad", "Mine")).await.status, 404);
}

#[tokio::test]
async fn a_flood_is_refused_kindly() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let mut last = Uuid::nil();
    for _ in 0..30 {
        last = say(&anna, "neutral", "").await;
    }
    let more = anna.put(path(Uuid::now_v7()), said("neutral", "")).await;
    assert_eq!(more.to_string(), "429 you told us a lot today, thank you; please go on tomorrow");
    assert_eq!(anna.put(path(last), said("neutral", "")).await.status, 204, "a retry is none more");
    desk.app.clock.advance_ms(25 * HOUR_MS);
    say(&anna, "neutral", "").await;

    let stranger = desk.app.stranger();
    let mut taken = 0;
    for _ in 0..600 {
        let reply = stranger.put(path(Uuid::now_v7()), said("sad", "")).await;
        taken += i32::from(reply.status == 204);
        assert!(reply.status == 204 || reply.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(taken, 500);
}

#[tokio::test]
async fn nothing_but_what_was_asked_for_comes_in() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let check = async |change: fn(&mut Value), field: &str| {
        let mut body = said("idea", "");
        change(&mut body);
        let refused = anna.put(path(Uuid::now_v7()), body).await;
        assert_eq!(refused.status, 422, "{field}");
        assert!(refused.body["fields"][field].is_string() || field.is_empty(), "{refused}");
    };
    check(|body| body["page"] = json!("/friends?q=anna"), "page").await;
    check(|body| body["page"] = json!("/activities/019ab1c2-7d3e"), "page").await;
    check(|body| body["text"] = json!("x".repeat(2_001)), "text").await;
    check(|body| body["text"] = json!("a\u{7}b"), "text").await;
    check(|body| body["build"] = json!("<script>"), "build").await;
    check(|body| body["language"] = json!("en\nru"), "language").await;
    check(|body| body["kind"] = json!("angry"), "").await;
    check(|body| body["heart_rate_bpm"] = json!(61), "").await;
    let made_up = Uuid::from_u128(0x1234_5678_1234_4678_9234_5678_1234_5678);
    let refused = anna.put(path(made_up), said("idea", "")).await;
    assert!(refused.body["fields"]["id"].is_string(), "{refused}");
    let full = anna.put(path(Uuid::now_v7()), said("idea", &"ж".repeat(2_000))).await;
    assert_eq!(full.status, 204);
}

#[tokio::test]
async fn the_inbox_is_for_operators_and_can_be_sifted_and_leafed_through() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    for n in 0..5 {
        say(&anna, if n % 2 == 0 { "idea" } else { "sad" }, &n.to_string()).await;
        desk.app.clock.advance_ms(1_000);
    }
    let first = desk.inbox("?limit=2&kind=idea").await;
    let texts = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(texts(&first), ["4", "2"]);
    let mark = first["next"].as_str().unwrap();
    let second = desk.inbox(&format!("?limit=2&kind=idea&after={mark}")).await;
    assert_eq!(texts(&second), ["0"]);
    assert_eq!(second["next"], Value::Null);

    let newest: Uuid = first["items"][0]["id"].as_str().unwrap().parse().unwrap();
    desk.answer(newest, json!({ "version": 1, "state": "declined" })).await.ok();
    assert_eq!(texts(&desk.inbox("?state=declined").await), ["4"]);
    assert_eq!(
        desk.inbox("").await["counts"],
        json!([
            { "state": "new", "count": 4 }, { "state": "seen", "count": 0 },
            { "state": "planned", "count": 0 }, { "state": "done", "count": 0 },
            { "state": "declined", "count": 1 },
        ])
    );
    let mine = anna.get("/api/v1/feedback?limit=3").await.ok();
    assert_eq!(texts(&mine), ["4", "3", "2"]);
    let rest = anna.get(format!("/api/v1/feedback?after={}", mine["next"].as_str().unwrap())).await;
    assert_eq!(texts(&rest.ok()), ["1", "0"]);

    assert_eq!(anna.get("/api/v1/operator/feedback").await.status, 403);
    let body = json!({ "version": 1, "state": "done" });
    let refused = anna.patch(format!("/api/v1/operator/feedback/{newest}"), body).await;
    assert_eq!(refused.status, 403);
    let long = json!({ "version": 2, "state": "done", "answer": "x".repeat(2_001) });
    assert_eq!(desk.answer(newest, long).await.status, 422);
    let nowhere = desk.answer(Uuid::now_v7(), json!({ "version": 1, "state": "done" })).await;
    assert_eq!(nowhere.status, 404);
}
