//! What holds at every door of the house: no field that nobody asked for comes in, looking changes nothing, no foreign
//! page reads an answer, and words stay words.
use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::Method;
use kernel::staff::Role;
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::document::{Document, NOTHING, Operation};
use crate::journey::{join, staff, whole_stadion};
use crate::support::run_file;

/// Who comes to a door: an athlete, and staff of every role. What is for somebody opens for one of them.
async fn callers(app: &TestApp) -> Vec<TestAthlete> {
    let mut callers = vec![join(app, "Anna", "IT").await];
    for role in Role::ALL {
        callers.push(staff(app, &format!("Staff {}", role.word()).replace(' ', "_"), role).await);
    }
    callers
}

async fn knock(
    who: &TestAthlete,
    operation: &Operation,
    path: &str,
    body: Value,
) -> testkit::Reply {
    let request = who.request(operation.method.clone(), path);
    let request = request.header("content-type", "application/json");
    who.send(request, Body::from(body.to_string())).await
}

/// Bodies that take more than they know, and why.
const TAKES_MORE: &[(&str, &str)] = &[(
    "receive_webhook",
    "a shop signs it; what its next version adds to an order must not lose us the order",
)];

/// Read only after a shop's signature was found right, which nobody here has; their shape is looked at below.
const SIGNED_FIRST: &str = "redeem_code";

const SURPRISE: &str = "A_surprise";

#[tokio::test]
async fn every_write_refuses_a_field_that_nobody_asked_for() {
    let app = whole_stadion().await;
    let callers = callers(&app).await;
    let document = Document::read();
    let (mut bodies, mut open) = (0, Vec::new());
    for operation in document.operations() {
        let Some(schema) = operation.json_body() else { continue };
        let takes_more = TAKES_MORE.iter().any(|(name, _)| *name == operation.name);
        if takes_more || operation.name == SIGNED_FIRST {
            continue;
        }
        bodies += 1;
        let mut body = document.example(schema, None);
        body[SURPRISE] = json!("on the house");
        let mut told = Vec::new();
        for who in callers.iter().chain([&app.stranger()]) {
            let reply = knock(who, &operation, &operation.filled(NOTHING), body.clone()).await;
            told.push(reply.to_string());
        }
        let refusal = format!("unknown field `{SURPRISE}`");
        if !told.iter().any(|told| told.starts_with("422") && told.contains(&refusal)) {
            open.push(format!("{}: {told:?}", operation.name));
        }
    }
    assert!(open.is_empty(), "these take a field that they do not know: {open:#?}");
    assert!(bodies > 50, "only {bodies} bodies");
}

/// The same for what stands inside of a body.
#[test]
fn nothing_inside_of_a_body_takes_more_than_it_knows() {
    let document = Document::read();
    let mut open = BTreeSet::new();
    for operation in document.operations() {
        let Some(schema) = operation.json_body() else { continue };
        if TAKES_MORE.iter().any(|(name, _)| *name == operation.name) {
            continue;
        }
        let mut objects = BTreeMap::new();
        document.objects_in(schema, &mut objects);
        for (name, schema) in objects {
            let is_object = schema["properties"].is_object();
            if is_object && schema["additionalProperties"] != json!(false) {
                open.insert(format!("{name} of {}", operation.name));
            }
        }
    }
    assert!(open.is_empty(), "these take fields that they do not know: {open:#?}");
}

/// What a look may leave behind, and why.
const LEFT_BY_A_LOOK: &[(&str, &str)] =
    &[("session", "the door notes when a device was used last, so that its owner recognises it")];

#[tokio::test]
async fn looking_changes_nothing() {
    let app = whole_stadion().await;
    let callers = callers(&app).await;
    let anna = &callers[0];
    let bytes = run_file("2027-05-06", 30.0, 1);
    let uploaded = anna.upload("/api/v1/activities", "run.fit", bytes).await.ok();
    let run = uploaded["activities"][0]["id"].as_str().unwrap().to_owned();
    anna.post(format!("/api/v1/activities/{run}/comments"), json!({ "text": "Nice." })).await.ok();
    app.settle().await;
    // Long enough for everything that is noted only now and then.
    app.clock.advance_ms(2 * 60 * 60 * 1_000);
    let before = app.rows().await;
    let mut looks = 0;
    for operation in Document::read().operations() {
        if operation.method != Method::GET {
            continue;
        }
        let gaps = [run.as_str(), "anna", NOTHING];
        for gap in if operation.path.contains('{') { &gaps[..] } else { &gaps[..1] } {
            let path = operation.filled(gap);
            for who in callers.iter().chain([&app.stranger()]) {
                for method in [Method::GET, Method::HEAD] {
                    let reply = who.send(who.request(method, &path), Body::empty()).await;
                    let fine = reply.status.as_u16() < 500 || operation.name == "ready";
                    assert!(fine, "{path}: {reply}");
                    looks += 1;
                }
            }
        }
    }
    app.settle().await;
    assert!(looks > 900, "only {looks} looks");
    let after = app.rows().await;
    let changed = before.iter().filter(|(table, rows)| after[*table] != **rows);
    let changed: Vec<&str> = changed.map(|(table, _)| table.as_str()).collect();
    let known: Vec<&str> = LEFT_BY_A_LOOK.iter().map(|(table, _)| *table).collect();
    assert_eq!(changed, known, "tables that looks changed, and those of which we know");
}

#[tokio::test]
async fn no_foreign_page_reads_an_answer_of_any_door() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let mut asked = 0;
    for operation in Document::read().operations() {
        for origin in ["https://evil.example", "null", "http://localhost:4000.evil.example"] {
            let path = operation.filled(NOTHING);
            let method = operation.method.clone();
            let real = anna.request(method.clone(), &path).header("origin", origin);
            let preflight = app.stranger().request(Method::OPTIONS, &path).header("origin", origin);
            let preflight = preflight
                .header("access-control-request-method", method.as_str())
                .header("access-control-request-headers", "content-type,authorization");
            for request in [real, preflight] {
                let reply = anna.send(request, Body::from("{}")).await;
                let names = reply.headers.keys().map(|name| name.as_str());
                let shared: Vec<_> = names.filter(|n| n.starts_with("access-control-")).collect();
                assert!(shared.is_empty(), "{} with {origin}: {shared:?}", operation.name);
                asked += 1;
            }
        }
    }
    assert!(asked > 1_000, "only {asked} requests");
}

/// What changes a statement that is made of texts, on either engine.
const SQL: &[&str] = &[
    "'",
    "' OR '1'='1",
    "'; DROP TABLE athlete; --",
    "') UNION SELECT handle, name, country FROM athlete --",
    "%' OR handle LIKE '%",
    "\\'; DELETE FROM session WHERE 1=1; --",
    "$1",
    "1; SELECT pg_sleep(5)",
    "\" OR \"\"=\"",
    "' || (SELECT password_hash FROM account) || '",
];

#[tokio::test]
async fn sql_in_any_text_is_a_text() {
    let app = whole_stadion().await;
    let callers = callers(&app).await;
    let document = Document::read();
    let people = "SELECT COUNT(*) FROM athlete";
    let (known, mut sent) = (app.number(people).await, 0);
    for operation in document.operations() {
        // What ends the session, and what only says that the house is well.
        if ["sign_out", "end_session", "ready"].contains(&operation.name.as_str()) {
            continue;
        }
        // Whoever may come farthest: staff to what is theirs, an athlete to everything else.
        let of_staff = operation.path.starts_with("/api/v1/operator/");
        let comers = if of_staff { &callers[1..] } else { &callers[..1] };
        for who in comers {
            for text in SQL {
                let encoded: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
                let mut paths = vec![operation.filled(NOTHING)];
                if operation.path.contains('{') {
                    paths.push(operation.filled(&encoded));
                }
                for name in operation.texts_asked(&document) {
                    paths.push(format!("{}?{name}={encoded}", operation.filled(NOTHING)));
                }
                let body = operation.json_body().map(|schema| document.example(schema, Some(text)));
                // Without a body the bare path says nothing of texts.
                let skip = usize::from(body.is_none());
                for path in &paths[skip..] {
                    let body = body.clone().unwrap_or_else(|| json!({}));
                    let reply = knock(who, &operation, path, body).await;
                    assert!(reply.status.as_u16() < 500, "{} {path}: {reply}", operation.name);
                    sent += 1;
                }
            }
        }
    }
    assert!(sent > 1_000, "only {sent} requests");
    assert_eq!(app.number(people).await, known, "nobody came or went");
    assert_eq!(callers[0].get("/api/v1/me").await.ok()["handle"], "anna");
    // A condition that is always true finds as little as a word that nobody has.
    for path in ["/api/v1/people?q=", "/api/v1/activities?q="] {
        for text in ["%27%20OR%20%271%27=%271", "%25%27%20OR%20handle%20LIKE%20%27%25"] {
            let found = callers[0].get(format!("{path}{text}")).await.ok();
            assert_eq!(found["items"], json!([]), "{path}{text}");
        }
    }
}
