//! A process from start to stop, and what an operator sees of it.
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Person, Place, metric, run_file, until};

#[tokio::test]
async fn a_restart_keeps_everything() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    for seed in 0..3 {
        assert_eq!(anna.upload(&server, run_file("2026-05-06", 10.0, seed)).await.0, 201);
    }
    let before = (anna.activities(&server).await, anna.get(&server, "/api/v1/progress").await);
    assert_eq!(server.stop(), 0);
    let server = place.start(&[]);
    let after = (anna.activities(&server).await, anna.get(&server, "/api/v1/progress").await);
    assert_eq!(after, before);
    assert_eq!(before.0.len(), 3);
}

#[tokio::test]
async fn a_slow_upload_is_finished_before_the_process_stops_and_its_facts_are_delivered() {
    let place = Place::new().await;
    let mut server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let bytes = run_file("2026-05-06", 20.0, 1);
    let mut upload = TcpStream::connect(server.address()).unwrap();
    let head = format!(
        "POST /api/v1/activities HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        anna.token,
        bytes.len()
    );
    upload.write_all(head.as_bytes()).unwrap();
    upload.write_all(&bytes[..bytes.len() / 2]).unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;

    server.ask_to_stop();
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(server.child.try_wait().unwrap().is_none(), "it waits for the upload");
    assert!(TcpStream::connect(server.address()).is_err(), "nobody new is let in");

    upload.write_all(&bytes[bytes.len() / 2..]).unwrap();
    let mut answer = String::new();
    upload.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    upload.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert!(answer.contains("\"first_steps\""), "it was counted before the end: {answer}");
    assert_eq!(server.wait(), 0);
}

#[tokio::test]
async fn facts_that_nobody_delivered_are_delivered_by_the_next_worker() {
    let place = Place::new().await;
    // Without the worker's role this process commits and leaves the rest to others; then it is killed.
    let server = place.start(&["--roles", "api"]);
    let anna = Person::join(&server, "Anna").await;
    let (status, uploaded) = anna.upload(&server, run_file("2026-05-06", 20.0, 1)).await;
    assert_eq!((status, &uploaded["earned"]), (201, &Value::Null));
    assert_eq!(anna.get(&server, "/api/v1/progress").await["experience"], 0);
    assert!(metric(&server, "facts_waiting").await >= 1.0);
    server.kill();

    let server = place.start(&[]);
    until("the fact's delivery", Duration::from_secs(20), async || {
        anna.get(&server, "/api/v1/progress").await["experience"] != 0
    })
    .await;
    assert_eq!(metric(&server, "facts_waiting").await, 0.0);
}

#[tokio::test]
async fn two_processes_on_one_database_deliver_each_fact_once() {
    let place = Place::new().await;
    let (one, two) = (place.start(&[]), place.start(&[]));
    let anna = Person::join(&one, "Anna").await;
    let boris = Person::join(&two, "Boris").await;
    const FILES: u64 = 12;
    let mut uploads = Vec::new();
    for seed in 0..FILES {
        let bytes = run_file(&format!("2026-05-{:02}", seed + 1), 6.0, seed);
        // Both people through both processes, at the same time.
        let (first, second) = if seed % 2 == 0 { (&one, &two) } else { (&two, &one) };
        uploads.push(anna.upload(first, bytes.clone()));
        uploads.push(boris.upload(second, bytes));
    }
    for (status, body) in futures_util::future::join_all(uploads).await {
        assert_eq!(status, 201, "{body}");
    }
    until("all deliveries", Duration::from_secs(20), async || {
        metric(&one, "facts_waiting").await == 0.0
    })
    .await;
    // Names of athletes are no part of metrics, so all deliveries are counted: each activity once for
    // each listener.
    let of_activities = metric(&one, "fact_deliveries_total{kind=\"activity_recorded\"}").await
        + metric(&two, "fact_deliveries_total{kind=\"activity_recorded\"}").await;
    let listeners = stadion::wiring::listeners().names("activity_recorded").len();
    assert!(listeners > 1, "this tells more when several rooms listen");
    assert_eq!(of_activities, (2 * FILES as usize * listeners) as f64);
    let (of_anna, of_boris) =
        (anna.get(&one, "/api/v1/progress").await, boris.get(&two, "/api/v1/progress").await);
    assert_eq!(of_anna["experience"], of_boris["experience"], "the same files earn the same");
    assert_eq!(anna.activities(&two).await.len(), FILES as usize);
}

#[tokio::test]
async fn health_and_metrics_tell_how_it_is() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    anna.upload(&server, run_file("2026-05-06", 10.0, 1)).await;
    anna.upload(&server, b"Dear diary".to_vec()).await;
    anna.get(&server, "/api/v1/activities").await;
    assert_eq!(anna.get(&server, "/health/live").await, json!({ "status": "live" }));
    let ready = anna.get(&server, "/health/ready").await;
    let good = json!({
        "ready": true, "database": "ok", "schema": "ok", "facts": "ok", "hub": "alone", "stopping": false
    });
    assert_eq!(ready, good);

    let answer = server.client().send("GET", "/metrics", &[], "").await.unwrap();
    let text = String::from_utf8(answer.body.to_vec()).unwrap();
    for wanted in [
        "# HELP http_request_duration_seconds ",
        "http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/v1/activities\",status=\"200\",le=\"0.005\"}",
        "http_request_duration_seconds_count{method=\"POST\",route=\"/api/v1/activities\",status=\"201\"} 1",
        "http_request_duration_seconds_count{method=\"POST\",route=\"/api/v1/activities\",status=\"415\"} 1",
        "fact_delivery_lag_seconds_bucket{le=",
        "imports_total{outcome=\"recorded\"} 1",
        "facts_parked 0",
        "db_pool_size ",
        "process_resident_memory_bytes ",
    ] {
        assert!(text.contains(wanted), "{wanted} is missing in\n{text}");
    }
    assert!(!text.contains("anna"), "no names in metrics");
    let behind_proxy = [("x-forwarded-for", "203.0.113.7")];
    let answer = server.client().send("GET", "/metrics", &behind_proxy, "").await.unwrap();
    assert_eq!(answer.status, 403);
}

#[tokio::test]
async fn metrics_can_be_locked_or_turned_off() {
    let place = Place::new().await;
    let server = place.start(&["--metrics-token", "0123456789abcdef"]);
    let get = async |headers: &[(&str, &str)]| {
        server.client().send("GET", "/metrics", headers, "").await.unwrap().status.as_u16()
    };
    assert_eq!(get(&[]).await, 403);
    assert_eq!(get(&[("authorization", "Bearer 0123456789abcdef")]).await, 200);
    drop(server);
    let server = place.start(&["--metrics", "false"]);
    let answer = server.client().send("GET", "/metrics", &[], "").await.unwrap();
    assert_eq!(answer.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn spans_reach_the_collector_and_name_nobody() {
    let (sent, mut received) = tokio::sync::mpsc::unbounded_channel();
    let take = axum::routing::post(move |body: axum::Json<Value>| async move {
        sent.send(body.0).unwrap();
    });
    let router = axum::Router::new().route("/v1/traces", take);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let collector = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });

    let place = Place::new().await;
    let server = place.start(&["--otlp-url", &collector]);
    let anna = Person::join(&server, "Anna").await;
    anna.upload(&server, run_file("2026-05-06", 10.0, 1)).await;
    assert_eq!(server.stop(), 0);
    let mut told = String::new();
    while let Ok(document) = received.try_recv() {
        told.push_str(&document.to_string());
    }
    for name in [
        "POST /api/v1/activities",
        "POST /api/v1/accounts",
        "db.write",
        "db.read",
        "delivery",
        "import",
    ] {
        assert!(told.contains(&format!("\"name\":\"{name}\"")), "no span {name}");
    }
    assert!(!told.contains("anna") && !told.contains("Anna"), "no names in traces");
}

#[tokio::test]
async fn a_process_without_the_api_answers_health_alone() {
    let place = Place::new().await;
    let server = place.start(&["--roles", "worker"]);
    let status = async |path: &str| {
        server.client().send("GET", path, &[], "").await.unwrap().status.as_u16()
    };
    assert_eq!(status("/health/ready").await, 200);
    assert_eq!(status("/api/v1/countries").await, 404);
}

#[tokio::test]
async fn what_is_not_there_is_told_in_the_right_form() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let answer = server.client().send("GET", "/api/v1/nothing", &[], "").await.unwrap();
    let problem: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status.as_u16(), &problem["code"]), (404, &"not_found".into()));
    let answer = server.client().send("GET", "/activities/1", &[], "").await.unwrap();
    assert_eq!(answer.status, 200);
    assert!(
        answer.body.starts_with(b"<!doctype html>") || answer.body.starts_with(b"<!DOCTYPE html>")
    );
    let answer = server.client().send("DELETE", "/", &[], "").await.unwrap();
    assert_eq!(answer.status, 405);
    let answer = server.client().send("GET", "/api/openapi.json", &[], "").await.unwrap();
    assert!(serde_json::from_slice::<Value>(&answer.body).unwrap()["paths"].is_object());
}

#[tokio::test]
async fn a_second_server_on_the_same_port_is_told_so() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let second = place.command(&["serve", "--listen", server.address()]).output().unwrap();
    assert_eq!(second.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&second.stderr).contains("cannot listen on"));
}

#[tokio::test]
async fn the_demo_comes_in_through_the_front_door_and_again_only_what_is_new() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let demo = || place.command(&["demo", "--weeks", "1", "--url", &server.url]).output().unwrap();
    let first = demo();
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    assert!(String::from_utf8_lossy(&first.stdout).contains("anna@demo.example"));
    let recorded = metric(&server, "imports_total{outcome=\"recorded\"}").await;
    assert!(recorded >= 8.0, "{recorded}");
    // Anna's friends, what they said to her, and the request that waits for her.
    let anna = Person::sign_in(&server, "anna@demo.example", stadion::demo::PASSWORD).await;
    let company = async || {
        let friends = anna.get(&server, "/api/v1/friends").await;
        let waiting = anna.get(&server, "/api/v1/friends/requests").await;
        let feed = anna.get(&server, "/api/v1/feed?limit=100").await;
        let sum = |of: fn(&Value) -> u64| -> u64 {
            feed["items"].as_array().unwrap().iter().map(of).sum()
        };
        let kudos = sum(|entry| entry["kudos"]["count"].as_u64().unwrap_or(0));
        let comments = sum(|entry| entry["comments"].as_u64().unwrap_or(0));
        let count = |list: &Value| list["items"].as_array().unwrap().len();
        (count(&friends), count(&waiting), kudos, comments)
    };
    let before = company().await;
    assert_eq!((before.0, before.1), (5, 1));
    assert!(before.2 >= 5 && before.3 >= 1, "{before:?}");
    assert!(demo().status.success());
    assert_eq!(metric(&server, "imports_total{outcome=\"recorded\"}").await, recorded);
    assert_eq!(company().await, before, "nothing is said twice");
}
