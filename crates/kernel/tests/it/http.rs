//! What surrounds every request.
use axum::body::Body;
use axum::http::Method;
use kernel::facts::Listeners;
use kernel::http::{Json, Path, Query};
use kernel::idempotency::{self, IdempotencyKey};
use kernel::paging::PageQuery;
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::time::Duration;
use testkit::TestApp;
use utoipa_axum::router::OpenApiRouter;

#[derive(Deserialize, Serialize, Clone)]
#[serde(deny_unknown_fields)]
struct Note {
    text: String,
}

async fn write_note(
    axum::extract::State(app): axum::extract::State<App>,
    me: Me,
    key: IdempotencyKey,
    Json(note): Json<Note>,
) -> Result<Json<String>> {
    let now = app.clock.now();
    let id = app.db.write(move |tx| {
        idempotency::once(tx, &key, me.id, "write_note", &note, now, |_| {
            Ok(kernel::ActivityId::new().to_string())
        })
    });
    Ok(Json(id.await?))
}

async fn start() -> TestApp {
    use axum::routing::{get, post};
    let slow = get(async || tokio::time::sleep(Duration::from_secs(60)).await);
    let slow = axum::Router::new().route("/slow", slow);
    let routes = kernel::http::within(slow, Duration::from_millis(100))
        .route("/notes", post(write_note))
        .route("/notes/{id}", get(async |Path(id): Path<kernel::ActivityId>| id.to_string()))
        .route("/list", get(async |Query(page): Query<PageQuery>| page.limit().to_string()))
        .route("/panic", get(async || -> String { panic!("tripped over a shoelace") }))
        .route("/fault", get(async || -> Result<String> { Err(Error::internal("disk gone")) }));
    TestApp::start(OpenApiRouter::from(routes), Listeners::none()).await
}

#[tokio::test]
async fn a_retry_gets_the_first_answer_and_another_request_is_refused() {
    let app = start().await;
    let anna = app.athlete("Anna", "IT").await;
    let send = async |text: &str, key: &str| {
        let request = anna.request(Method::POST, "/notes").header("idempotency-key", key);
        anna.send(request, Body::from(json!({ "text": text }).to_string())).await
    };
    let first = send("hello", "k1").await.ok();
    assert_eq!(send("hello", "k1").await.ok(), first);
    assert_ne!(send("hello", "k2").await.ok(), first);
    let refusal = send("good bye", "k1").await;
    assert_eq!(refusal.to_string(), "422 this idempotency key was used for another request");
    assert_eq!(send("hello", &"k".repeat(129)).await.status, 422);
}

#[tokio::test]
async fn two_retries_at_once_create_one_thing() {
    let app = start().await;
    let anna = app.athlete("Anna", "IT").await;
    let sends = (0..8).map(|_| {
        let request = anna.request(Method::POST, "/notes").header("idempotency-key", "k");
        anna.send(request, Body::from(json!({ "text": "hello" }).to_string()))
    });
    let answers = futures_util::future::join_all(sends).await;
    let first = &answers[0].body;
    for answer in &answers {
        assert_eq!((answer.status.as_u16(), &answer.body), (200, first), "{answer}");
    }
}

#[tokio::test]
async fn every_refusal_is_a_problem_in_json() {
    let app = start().await;
    let anna = app.athlete("Anna", "IT").await;
    let check = async |reply: testkit::Reply, status: u16, code: &str| {
        assert_eq!(reply.status, status, "{reply}");
        assert_eq!(reply.headers["content-type"], "application/problem+json", "{reply}");
        assert_eq!(reply.body["code"], code, "{reply}");
        assert_eq!(reply.body["type"], format!("/problems/{code}"));
        assert_eq!(reply.body["status"], status);
        assert!(!reply.body["title"].as_str().unwrap().is_empty());
    };
    check(anna.get("/nowhere").await, 404, "not_found").await;
    check(anna.get("/notes").await, 405, "method_not_allowed").await;
    check(anna.get("/notes/7").await, 404, "not_found").await;
    check(anna.get("/list?limit=many").await, 422, "invalid_query").await;
    check(anna.post("/notes", json!({ "txt": "typo" })).await, 422, "invalid_json").await;
    check(app.stranger().post("/notes", json!({ "text": "hi" })).await, 401, "signed_out").await;
    check(anna.get("/slow").await, 503, "deadline").await;
    let long = "x".repeat(300 * 1024);
    check(anna.post("/notes", json!({ "text": long })).await, 413, "request_too_large").await;
}

#[tokio::test]
async fn our_own_faults_get_an_incident_and_tell_nothing_else() {
    let app = start().await;
    for path in ["/fault", "/panic"] {
        let reply = app.stranger().get(path).await;
        assert_eq!(reply.to_string(), "500 something went wrong on our side", "{path}");
        assert_eq!(reply.body["incident"].as_str().unwrap().len(), 12);
        let told = String::from_utf8(reply.bytes).unwrap();
        assert!(!told.contains("disk") && !told.contains("shoelace"), "{told}");
    }
}

#[tokio::test]
async fn another_site_cannot_use_our_cookie() {
    let app = start().await;
    let anna = app.athlete("Anna", "IT").await;
    let send = async |headers: &[(&str, &str)]| {
        let mut request = anna.request(Method::POST, "/notes");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        anna.send(request, Body::from(r#"{"text":"hi"}"#)).await.status.as_u16()
    };
    assert_eq!(send(&[("cookie", "a=b"), ("sec-fetch-site", "cross-site")]).await, 403);
    assert_eq!(send(&[("cookie", "a=b"), ("sec-fetch-site", "same-site")]).await, 403);
    assert_eq!(send(&[("cookie", "a=b"), ("origin", "https://evil.example")]).await, 403);
    assert_eq!(send(&[("cookie", "a=b"), ("origin", "http://localhost:4000")]).await, 200);
    assert_eq!(send(&[("cookie", "a=b"), ("sec-fetch-site", "same-origin")]).await, 200);
    assert_eq!(send(&[("sec-fetch-site", "cross-site")]).await, 200, "a bearer token is no cookie");
}

/// What tests listen on is no https, so the layer is asked what it would send where the public address is one.
#[tokio::test]
async fn behind_https_browsers_are_told_to_stay_there_for_two_years() {
    use tower::ServiceExt;
    let app = start().await;
    let told = async |public_url: &str, path: &str| {
        let app = App { public_url: public_url.into(), ..app.app.clone() };
        let routes = axum::Router::new().route("/there", axum::routing::get(async || "yes"));
        let router = kernel::http::surround(routes, &app).with_state(app);
        let request = axum::http::Request::builder().uri(path).body(Body::empty()).unwrap();
        let answer = router.oneshot(request).await.unwrap();
        answer
            .headers()
            .get("strict-transport-security")
            .map(|told| told.to_str().unwrap().to_owned())
    };
    for path in ["/there", "/nowhere"] {
        let strict = told("https://stadion.example", path).await.unwrap();
        assert_eq!(strict, "max-age=63072000; includeSubDomains", "{path}");
        assert_eq!(told("http://localhost:4000", path).await, None, "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = start().await;
    for path in ["/list", "/nowhere", "/fault"] {
        let headers = app.stranger().get(path).await.headers;
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["x-frame-options"], "DENY", "{path}");
        assert_eq!(headers["cache-control"], "no-store", "{path}");
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("script-src 'self';"));
    }
}
