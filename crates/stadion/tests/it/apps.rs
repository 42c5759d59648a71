//! Apps of others in the whole house: exactly what they reach, and that nothing else opens for them.
use axum::body::Body;
use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use stadion::wiring;
use testkit::{TestApp, TestAthlete};

use crate::journey::{join, whole_stadion};
use crate::support::run_file;

const BACK: &str = "http://127.0.0.1/back";
const VERIFIER: &str = "a-verifier-of-at-least-forty-three-letters-long";
const EVERYTHING: &str = "profile activity:write activity:read activity:read_private health:read";

/// Anna connects an app with these scopes, all the way through consent and code.
async fn connect(app: &TestApp, anna: &TestAthlete, scope: &str) -> TestAthlete {
    let draft = json!({
        "kind": "public", "name": "Trail Diary", "about": "Writes a diary of your runs.",
        "home_url": "https://diary.example/", "redirect_uris": [BACK],
    });
    let client = anna.post("/api/v1/apps", draft).await.ok()["app"]["id"].clone();
    let client = client.as_str().unwrap();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let query = format!(
        "response_type=code&client_id={client}&redirect_uri=http://127.0.0.1:4711/back&code_challenge={challenge}\
         &code_challenge_method=S256&scope={}",
        scope.replace(' ', "+")
    );
    let begun = app.stranger().get(format!("/oauth/authorize?{query}")).await;
    let request = begun.headers["location"].to_str().unwrap().split_once("request=").unwrap().1;
    let scopes: Vec<&str> = scope.split(' ').collect();
    let decision = json!({"request": request, "scopes": scopes});
    let to = anna.post("/api/v1/consent", decision).await.ok()["redirect"].clone();
    let code = to.as_str().unwrap().split_once("code=").unwrap().1.split('&').next().unwrap();
    let form = format!(
        "grant_type=authorization_code&code={code}&redirect_uri=http://127.0.0.1:4711/back\
         &client_id={client}&code_verifier={VERIFIER}"
    );
    let someone = app.stranger();
    let ask = someone
        .request(Method::POST, "/oauth/token")
        .header("content-type", "application/x-www-form-urlencoded");
    let tokens = someone.send(ask, Body::from(form)).await.ok();
    app.with_token(tokens["access_token"].as_str().unwrap())
}

/// Every operation: its method, its path with something in each gap, its name, and what lets apps in.
fn operations() -> Vec<(Method, String, String, Vec<String>)> {
    let document: Value = serde_json::from_str(&wiring::openapi_json().unwrap()).unwrap();
    let mut list = Vec::new();
    for (path, verbs) in document["paths"].as_object().unwrap() {
        for (verb, operation) in verbs.as_object().unwrap() {
            let ways = operation["security"].as_array().cloned().unwrap_or_default();
            let ways = ways.iter().filter_map(|way| way["app"].as_array()).map(|scopes| {
                let words: Vec<&str> = scopes.iter().filter_map(Value::as_str).collect();
                words.join(" + ")
            });
            let gap = "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b";
            let filled: Vec<&str> = path
                .split('/')
                .map(|part| if part.starts_with('{') { gap } else { part })
                .collect();
            list.push((
                verb.to_uppercase().parse().unwrap(),
                filled.join("/"),
                operation["operationId"].as_str().unwrap().to_owned(),
                ways.collect(),
            ));
        }
    }
    list
}

/// Who lets apps in somewhere else thinks about it here.
#[test]
fn this_is_all_that_apps_reach() {
    let mut lines = Vec::new();
    for (_, _, name, ways) in operations() {
        if !ways.is_empty() {
            lines.push(format!("{name}: {}", ways.join(" or ")));
        }
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    list_activities: activity:read or activity:read_private
    upload_activity: activity:write
    get_activity: activity:read or activity:read_private
    get_original: activity:read_private + health:read
    get_streams: activity:read_private
    get_body: health:read
    show_my_card: profile
    ");
}

/// The document is believed by developers, so every door of the house is tried: with a token that may everything,
/// whatever names no scope says that nobody is signed in, and with one that may nothing of it, what does says so.
#[tokio::test]
async fn no_other_door_of_the_house_opens_for_an_app() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let mighty = connect(&app, &anna, EVERYTHING).await;
    let bringer = connect(&app, &anna, "activity:write").await;
    let reader = connect(&app, &anna, "activity:read").await;
    let document: Value = serde_json::from_str(&wiring::openapi_json().unwrap()).unwrap();
    let mut doors = 0;
    for (method, path, name, ways) in operations() {
        let needs_somebody = document["paths"]
            .as_object()
            .unwrap()
            .values()
            .flat_map(|verbs| verbs.as_object().unwrap().values())
            .any(|operation| operation["operationId"] == *name && operation["security"].is_array());
        if !needs_somebody {
            continue;
        }
        doors += 1;
        let knock = async |who: &TestAthlete| {
            let request =
                who.request(method.clone(), &path).header("content-type", "application/json");
            who.send(request, Body::from("{}")).await
        };
        if ways.is_empty() {
            let reply = knock(&mighty).await;
            assert_eq!(
                (reply.status.as_u16(), &reply.body["code"]),
                (401, &json!("signed_out")),
                "{name}"
            );
            continue;
        }
        assert_ne!(knock(&mighty).await.status, 401, "{name}");
        let wrong = if name == "upload_activity" { &reader } else { &bringer };
        let reply = knock(wrong).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.body["code"]),
            (403, &json!("insufficient_scope")),
            "{name}"
        );
    }
    assert!(doors > 60, "only {doors} doors were tried");
}

#[tokio::test]
async fn an_app_brings_a_run_for_anna_and_is_out_as_soon_as_she_says_so() {
    let app = whole_stadion().await;
    let anna = join(&app, "Anna", "IT").await;
    let diary = connect(&app, &anna, "activity:write activity:read_private").await;
    let brought =
        diary.upload("/api/v1/activities", "run.fit", run_file("2027-05-06", 30.0, 1)).await.ok();
    let id = brought["activity_ids"][0].as_str().unwrap();
    assert!(brought["earned"]["experience"].as_u64().unwrap() > 0, "{}", brought["earned"]);
    assert_eq!(anna.get(format!("/api/v1/activities/{id}")).await.ok()["mine"], true);
    let connected = anna.get("/api/v1/me/apps").await.ok()["items"][0].clone();
    assert_eq!(connected["scopes"], json!(["activity:write", "activity:read_private"]));
    anna.delete(format!("/api/v1/me/apps/{}", connected["id"].as_str().unwrap())).await;
    let late = diary.upload("/api/v1/activities", "run.fit", run_file("2027-05-05", 30.0, 2)).await;
    assert_eq!(late.to_string(), "401 please sign in");
    assert_eq!(diary.get(format!("/api/v1/activities/{id}")).await.status, 401);
}
