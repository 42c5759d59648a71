//! Stories of an app, its developer Dora, and Anna who connects it.
use axum::body::Body;
use axum::http::Method;
use base64::Engine;
use kernel::Timestamp;
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

use super::oauth::authorize::sealed;
use super::tokens::{ACCESS_MS, CODE_MS, FAMILY_MS, LOST_REPLY_MS, TOUCH_MS, challenge_of};
use crate::budgets::{DEVICE_GUESSES_OF_ACCOUNT, REFRESHES_OF_GRANT};
use crate::testing::{form, join, start, with};

const BACK: &str = "https://diary.example/back";
const VERIFIER: &str = "dBjftJeZ4CVP-mBZ7h_9cWtKvNqLrXs2yUoEiPaQwRt";
const CARD: &str = "/api/v1/me/card";

fn draft(kind: &str) -> Value {
    let mut draft = json!({
        "kind": kind, "name": "Trail Diary", "about": "Writes a diary of your runs.",
        "home_url": "https://diary.example/",
    });
    match kind {
        "browserless" => draft["device"] = "watch".into(),
        _ => draft["redirect_uris"] = json!([BACK]),
    }
    draft
}

/// An app, as its own program holds it.
struct Client {
    id: String,
    secret: Option<String>,
}

async fn register(dora: &TestAthlete, kind: &str) -> Client {
    let made = dora.post("/api/v1/apps", draft(kind)).await.ok();
    Client {
        id: made["app"]["id"].as_str().unwrap().to_owned(),
        secret: made["secret"].as_str().map(str::to_owned),
    }
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// What a well-behaved app asks with.
fn wish<'a>(client: &'a Client, challenge: &'a str, scope: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("response_type", "code"),
        ("client_id", &client.id),
        ("redirect_uri", BACK),
        ("scope", scope),
        ("state", "1e3"),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256"),
    ]
}

/// The same with one word changed, or left out when it is empty.
fn but<'a>(
    mut wish: Vec<(&'a str, &'a str)>,
    word: &str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    for (name, old) in &mut wish {
        if *name == word {
            *old = value;
        }
    }
    wish.retain(|(_, value)| !value.is_empty());
    wish
}

async fn look(anna: &TestAthlete, query: &str) -> Reply {
    anna.get(format!("/api/v1/consent?request={}", sealed(query))).await
}

async fn decide(anna: &TestAthlete, query: &str, scopes: &[&str]) -> Reply {
    anna.post("/api/v1/consent", json!({"request": sealed(query), "scopes": scopes})).await
}

/// The words of an address after `?`.
fn answer(redirect: &Value) -> Value {
    let (to, query) = redirect.as_str().unwrap().split_once('?').unwrap();
    assert_eq!(to, BACK);
    form_urlencoded::parse(query.as_bytes())
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect()
}

/// Anna allows what was asked; the code that came to the app.
async fn code(anna: &TestAthlete, client: &Client, scope: &str) -> String {
    let query = encoded(&wish(client, &challenge_of(VERIFIER), scope));
    let scopes: Vec<&str> = scope.split(' ').collect();
    let to = decide(anna, &query, &scopes).await.ok()["redirect"].clone();
    let told = answer(&to);
    assert_eq!((&told["state"], &told["iss"]), (&json!("1e3"), &json!("http://localhost:4000")));
    told["code"].as_str().unwrap().to_owned()
}

async fn send(app: &TestApp, path: &str, pairs: &[(&str, &str)]) -> Reply {
    let someone = app.stranger();
    let request = someone
        .request(Method::POST, path)
        .header("content-type", "application/x-www-form-urlencoded");
    someone.send(request, Body::from(encoded(pairs))).await
}

fn with_secret<'a>(
    client: &'a Client,
    mut pairs: Vec<(&'a str, &'a str)>,
) -> Vec<(&'a str, &'a str)> {
    pairs.push(("client_id", &client.id));
    pairs.extend(client.secret.as_deref().map(|secret| ("client_secret", secret)));
    pairs
}

async fn exchange(app: &TestApp, client: &Client, code: &str, back: &str, verifier: &str) -> Reply {
    let pairs = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", back),
        ("code_verifier", verifier),
    ];
    send(app, "/oauth/token", &with_secret(client, pairs)).await
}

async fn refresh(app: &TestApp, client: &Client, token: &str) -> Reply {
    let pairs = vec![("grant_type", "refresh_token"), ("refresh_token", token)];
    send(app, "/oauth/token", &with_secret(client, pairs)).await
}

/// Anna allows, the app fetches its tokens.
async fn connect(app: &TestApp, anna: &TestAthlete, client: &Client, scope: &str) -> Pair {
    let code = code(anna, client, scope).await;
    Pair::of(exchange(app, client, &code, BACK, VERIFIER).await.ok())
}

#[derive(Debug, Clone, PartialEq)]
struct Pair {
    access: String,
    refresh: String,
}

impl Pair {
    fn of(tokens: Value) -> Pair {
        let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
        Pair { access: text("access_token"), refresh: text("refresh_token") }
    }
}

/// Whether the access token opens the card.
async fn opens(app: &TestApp, pair: &Pair) -> u16 {
    app.with_token(&pair.access).get(CARD).await.status.as_u16()
}

fn error(reply: &Reply) -> (u16, &str) {
    (reply.status.as_u16(), reply.body["error"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn anna_lets_an_app_see_her_name_and_nothing_else() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let scope = "profile activity:read health:read activity:read_private";
    let query = encoded(&wish(&client, &challenge_of(VERIFIER), scope));

    // The browser arrives, and nothing of what the app said is lost on the way to the page that asks.
    let arrived = app.stranger().get(format!("/oauth/authorize?{query}")).await;
    assert_eq!(arrived.status, 303);
    let page = arrived.headers["location"].to_str().unwrap();
    assert_eq!(page, format!("/connect?request={}", sealed(&query)));
    let asked = look(&anna, &query).await.ok()["question"].clone();
    assert_eq!(asked["name"], "Trail Diary");
    assert_eq!(asked["returns_to"], "diary.example");
    let switches: Vec<(&str, bool)> = asked["scopes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["scope"].as_str().unwrap(), one["delicate"] == true))
        .collect();
    let expected = [
        ("profile", false),
        ("activity:read", false),
        ("activity:read_private", true),
        ("health:read", true),
    ];
    assert_eq!(switches, expected);

    // She unticks all but one.
    let told = answer(&decide(&anna, &query, &["profile"]).await.ok()["redirect"]);
    let code = told["code"].as_str().unwrap();
    let tokens = exchange(&app, &client, code, BACK, VERIFIER).await;
    assert_eq!(tokens.headers["cache-control"], "no-store");
    let tokens = tokens.ok();
    assert_eq!((&tokens["token_type"], &tokens["expires_in"]), (&json!("Bearer"), &json!(3600)));
    assert_eq!(tokens["scope"], "profile");
    let diary = app.with_token(tokens["access_token"].as_str().unwrap());
    let card = diary.get(CARD).await.ok();
    assert_eq!((&card["handle"], &card["country"]), (&json!("anna"), &json!("DE")));
    assert_eq!(card.as_object().unwrap().len(), 4, "{card}");

    // No handler that takes the athlete in person opens for it.
    for path in ["/api/v1/me", "/api/v1/sessions", "/api/v1/apps", "/api/v1/me/apps"] {
        let refused = diary.get(path).await;
        assert_eq!(refused.to_string(), "401 please sign in", "{path}");
        assert_eq!(refused.headers["www-authenticate"], "Bearer error=\"invalid_token\"");
    }
    assert_eq!(
        decide(&diary, &query, &["health:read"]).await.status,
        401,
        "nor does it allow itself"
    );
    assert_eq!(anna.get(CARD).await.status, 200, "she sees her card herself");
}

#[tokio::test]
async fn what_anna_did_not_allow_stays_closed() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let pair = connect(&app, &anna, &client, "activity:write").await;
    let refused = app.with_token(&pair.access).get(CARD).await;
    assert_eq!(refused.to_string(), "403 the athlete did not allow this app profile");
    assert_eq!(refused.body["code"], "insufficient_scope");
    assert_eq!(refused.headers["www-authenticate"], "Bearer error=\"insufficient_scope\"");

    let query = encoded(&wish(&client, &challenge_of(VERIFIER), "profile"));
    let more = decide(&anna, &query, &["profile", "health:read"]).await;
    assert_eq!(more.to_string(), "422 the app did not ask for this");
    let nothing = decide(&anna, &query, &[]).await.ok();
    assert_eq!(answer(&nothing["redirect"])["error"], "access_denied");
    let asked = look(&anna, &query).await.ok()["question"]["scopes"][0].clone();
    assert_eq!(asked["allowed_before"], false);
    connect(&app, &anna, &client, "profile").await;
    let asked = look(&anna, &query).await.ok()["question"]["scopes"][0].clone();
    assert_eq!(asked["allowed_before"], true, "and she is asked all the same");
}

#[tokio::test]
async fn until_the_address_is_proven_the_browser_is_led_nowhere() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let watch = register(&dora, "browserless").await;
    let challenge = challenge_of(VERIFIER);
    let good = wish(&client, &challenge, "profile");
    for address in [
        "https://diary.example/back/",
        "https://diary.example/Back",
        "https://diary.example:443/back",
        "https://diary.example/back/../evil",
        "https://diary.example@evil.example/back",
        "https://diary.example/back#evil",
        "https://evil.example/back",
        "http://diary.example/back",
        "javascript:alert(1)",
        "",
    ] {
        let query = encoded(&but(good.clone(), "redirect_uri", address));
        for reply in [look(&anna, &query).await, decide(&anna, &query, &["profile"]).await] {
            assert_eq!(
                (reply.status.as_u16(), &reply.body["code"]),
                (400, &json!("unknown_address")),
                "{address}"
            );
            assert!(reply.body["redirect"].is_null());
        }
    }
    for id in ["", "nonsense", "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b", &watch.id] {
        let query = encoded(&but(good.clone(), "client_id", id));
        assert_eq!(look(&anna, &query).await.body["code"], "unknown_app", "{id}");
    }
    // Said twice, the first one counts for where to go, and the app is told that it asked wrongly.
    let twice = format!("{}&redirect_uri=https%3A%2F%2Fevil.example%2F", encoded(&good));
    let told = answer(&look(&anna, &twice).await.ok()["redirect"]);
    assert_eq!(told["error"], "invalid_request");
    let broken = anna.get("/api/v1/consent?request=12345").await;
    assert_eq!(broken.body["code"], "broken_request");
    assert_eq!(look(&app.stranger(), &encoded(&good)).await.status, 401);
    let long = app.stranger().get(format!("/oauth/authorize?state={}", "x".repeat(5000))).await;
    assert_eq!(long.status, 414);
    assert_eq!(app.number("SELECT COUNT(*) FROM app_grant").await, 0);
}

#[tokio::test]
async fn once_it_is_proven_the_app_hears_what_was_wrong() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let challenge = challenge_of(VERIFIER);
    let good = wish(&client, &challenge, "profile");
    for (word, value, expected) in [
        ("response_type", "token", "unsupported_response_type"),
        ("response_type", "", "unsupported_response_type"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("code_challenge_method", "", "invalid_request"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge", "short", "invalid_request"),
        ("scope", "", "invalid_scope"),
        ("scope", "profile everything", "invalid_scope"),
        ("scope", "live:write", "invalid_scope"),
    ] {
        let query = encoded(&but(good.clone(), word, value));
        let shown = look(&anna, &query).await.ok();
        assert!(shown["question"].is_null());
        let told = answer(&shown["redirect"]);
        assert_eq!(
            (&told["error"], &told["state"]),
            (&json!(expected), &json!("1e3")),
            "{word}={value}"
        );
        assert_eq!(told["iss"], "http://localhost:4000");
        let decided = answer(&decide(&anna, &query, &["profile"]).await.ok()["redirect"]);
        assert_eq!(decided["error"], expected, "nor is it allowed");
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM app_grant").await, 0);
}

#[tokio::test]
async fn a_code_is_good_once_for_a_minute_for_whoever_asked_for_it() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let other = register(&dora, "public").await;

    // Missing or wrong proof.
    for verifier in ["", "too-short", &VERIFIER.replace('d', "e")] {
        let fresh = code(&anna, &client, "profile").await;
        let refused = exchange(&app, &client, &fresh, BACK, verifier).await;
        let expected = if verifier.len() < 43 { "invalid_request" } else { "invalid_grant" };
        assert_eq!(error(&refused), (400, expected), "{verifier:?}");
    }
    // The address has to be the one the code came to; a guess ends the code.
    let fresh = code(&anna, &client, "profile").await;
    let moved = exchange(&app, &client, &fresh, "https://diary.example/other", VERIFIER).await;
    assert_eq!(error(&moved), (400, "invalid_grant"));
    let late = exchange(&app, &client, &fresh, BACK, VERIFIER).await;
    assert_eq!(error(&late), (400, "invalid_grant"), "somebody else held it, so it is burnt");
    let stolen = code(&anna, &client, "profile").await;
    assert_eq!(
        error(&exchange(&app, &other, &stolen, BACK, VERIFIER).await),
        (400, "invalid_grant")
    );
    assert_eq!(
        error(&exchange(&app, &client, "made up", BACK, VERIFIER).await),
        (400, "invalid_grant")
    );

    // Time.
    let fresh = code(&anna, &client, "profile").await;
    app.clock.advance_ms(CODE_MS - 1);
    let pair = Pair::of(exchange(&app, &client, &fresh, BACK, VERIFIER).await.ok());
    assert_eq!(opens(&app, &pair).await, 200);
    let old = code(&anna, &client, "profile").await;
    app.clock.advance_ms(CODE_MS);
    assert_eq!(error(&exchange(&app, &client, &old, BACK, VERIFIER).await), (400, "invalid_grant"));

    // A code that comes again takes what it gave with it.
    assert_eq!(
        error(&exchange(&app, &client, &fresh, BACK, VERIFIER).await),
        (400, "invalid_grant")
    );
    assert_eq!(opens(&app, &pair).await, 401);
    assert_eq!(error(&refresh(&app, &client, &pair.refresh).await), (400, "invalid_grant"));
    assert_eq!(app.number("SELECT COUNT(*) FROM app_token").await, 0);
}

#[tokio::test]
async fn of_many_that_bring_one_code_at_once_none_keeps_anything() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let fresh = code(&anna, &client, "profile").await;
    let tries = (0..6).map(|_| exchange(&app, &client, &fresh, BACK, VERIFIER));
    let replies = futures_util::future::join_all(tries).await;
    let good: Vec<Reply> = replies.into_iter().filter(|reply| reply.status == 200).collect();
    assert_eq!(good.len(), 1);
    let pair = Pair::of(good.into_iter().next().unwrap().ok());
    assert_eq!(opens(&app, &pair).await, 401);
}

#[tokio::test]
async fn a_stolen_refresh_token_ends_what_thief_and_owner_hold() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let first = connect(&app, &anna, &client, "profile").await;
    app.clock.advance_ms(ACCESS_MS);
    assert_eq!(opens(&app, &first).await, 401, "an hour is over");
    // The thief is faster.
    let thief = Pair::of(refresh(&app, &client, &first.refresh).await.ok());
    assert_eq!(opens(&app, &thief).await, 200);
    app.clock.advance_ms(LOST_REPLY_MS);
    assert_eq!(error(&refresh(&app, &client, &first.refresh).await), (400, "invalid_grant"));
    assert_eq!(opens(&app, &thief).await, 401);
    assert_eq!(error(&refresh(&app, &client, &thief.refresh).await), (400, "invalid_grant"));
    assert!(anna.get("/api/v1/me/apps").await.ok()["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_is_answered_with_the_same_pair() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let first = connect(&app, &anna, &client, "profile").await;
    let lost = refresh(&app, &client, &first.refresh).await.ok();
    app.clock.advance_ms(LOST_REPLY_MS - 1);
    let again = refresh(&app, &client, &first.refresh).await.ok();
    assert_eq!(Pair::of(again.clone()), Pair::of(lost));
    assert_eq!(again["expires_in"], 3590, "its hour began with the first answer");
    let second = Pair::of(again);
    assert_eq!(opens(&app, &second).await, 200);
    assert_eq!(app.number("SELECT COUNT(*) FROM app_token").await, 4, "nothing was made twice");
    // Once the new one was used, its answer had arrived: whoever has the old one should not.
    Pair::of(refresh(&app, &client, &second.refresh).await.ok());
    assert_eq!(error(&refresh(&app, &client, &first.refresh).await), (400, "invalid_grant"));
    assert_eq!(opens(&app, &second).await, 401);
}

#[tokio::test]
async fn two_threads_of_an_app_that_refresh_at_once_get_one_pair() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let first = connect(&app, &anna, &client, "profile").await;
    let both = (0..6).map(|_| refresh(&app, &client, &first.refresh));
    let mut pairs = Vec::new();
    for reply in futures_util::future::join_all(both).await {
        pairs.push(Pair::of(reply.ok()));
    }
    pairs.dedup();
    assert_eq!(pairs.len(), 1);
    assert_eq!(opens(&app, &pairs[0]).await, 200);
}

#[tokio::test]
async fn who_disconnects_while_the_app_refreshes_has_the_last_word() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    for _ in 0..5 {
        let first = connect(&app, &anna, &client, "profile").await;
        let end = format!("/api/v1/me/apps/{}", client.id);
        let (ended, one, two) = futures_util::future::join3(
            anna.delete(&end),
            refresh(&app, &client, &first.refresh),
            refresh(&app, &client, &first.refresh),
        )
        .await;
        assert_eq!(ended.status, 204);
        for reply in [one, two] {
            if reply.status == 200 {
                let pair = Pair::of(reply.ok());
                assert_eq!(opens(&app, &pair).await, 401);
                assert_eq!(
                    error(&refresh(&app, &client, &pair.refresh).await),
                    (400, "invalid_grant")
                );
            }
        }
        assert_eq!(opens(&app, &first).await, 401);
        assert!(anna.get("/api/v1/me/apps").await.ok()["items"].as_array().unwrap().is_empty());
    }
}

#[tokio::test]
async fn half_a_year_is_the_longest_and_the_sweep_forgets_what_is_over() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let mut pair = connect(&app, &anna, &client, "profile").await;
    code(&anna, &client, "profile").await;
    for _ in 0..3 {
        app.clock.advance_ms(FAMILY_MS / 3 - 1);
        pair = Pair::of(refresh(&app, &client, &pair.refresh).await.ok());
        assert_eq!(opens(&app, &pair).await, 200);
    }
    let sweep = async || {
        let now = app.clock.now();
        app.app.db.write(move |tx| super::delete_expired(tx, now)).await.unwrap()
    };
    assert_eq!(sweep().await, 1, "the approval whose code was never exchanged");
    assert_eq!(opens(&app, &pair).await, 200);
    app.clock.advance_ms(3);
    assert_eq!(opens(&app, &pair).await, 401);
    assert_eq!(error(&refresh(&app, &client, &pair.refresh).await), (400, "invalid_grant"));
    sweep().await;
    for table in [
        "SELECT COUNT(*) FROM app_grant",
        "SELECT COUNT(*) FROM app_token",
        "SELECT COUNT(*) FROM app_grant_owner",
    ] {
        assert_eq!(app.number(table).await, 0, "{table}");
    }
    let said = app.number("SELECT COUNT(*) FROM consent_event WHERE action = 'expired'").await;
    assert_eq!(said, 1, "the ledger says once that it ended");
}

/// What the ledger says of apps, the latest first.
async fn told_of_apps(who: &TestAthlete) -> Vec<String> {
    let history = who.get("/api/v1/me/consents/history").await.ok();
    let rows = history["items"].as_array().unwrap().iter();
    rows.map(|row| row["action"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_app_that_is_gone_a_stolen_token_and_one_given_back_end_what_it_was_allowed() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let pair = connect(&app, &anna, &client, "profile").await;
    let other = connect(&app, &anna, &client, "profile").await;
    let given_back = [("client_id", client.id.as_str()), ("token", other.refresh.as_str())];
    send(&app, "/oauth/revoke", &given_back).await;
    assert_eq!(told_of_apps(&anna).await, ["given"; 2], "it still has the first");
    let next = Pair::of(refresh(&app, &client, &pair.refresh).await.ok());
    refresh(&app, &client, &next.refresh).await.ok();
    assert_eq!(refresh(&app, &client, &pair.refresh).await.status, 400, "somebody has a copy");
    assert_eq!(told_of_apps(&anna).await, ["expired", "given", "given"]);

    connect(&app, &anna, &client, "profile").await;
    dora.delete(format!("/api/v1/apps/{}", client.id)).await;
    assert_eq!(anna.delete(format!("/api/v1/me/apps/{}", client.id)).await.status, 204);
    assert_eq!(told_of_apps(&anna).await[..2], ["expired", "given"]);
    let found = kernel::consent::ledger::verify(&app.app.db).await.unwrap();
    assert_eq!(found.broken, Vec::new());
}

#[tokio::test]
async fn a_clock_that_is_behind_on_another_node_harms_nobody() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let fresh = code(&anna, &client, "profile").await;
    app.clock.advance_ms(-5_000);
    let first = Pair::of(exchange(&app, &client, &fresh, BACK, VERIFIER).await.ok());
    app.clock.advance_ms(-5_000);
    let lost = Pair::of(refresh(&app, &client, &first.refresh).await.ok());
    app.clock.advance_ms(-5_000);
    let again = Pair::of(refresh(&app, &client, &first.refresh).await.ok());
    assert_eq!((opens(&app, &again).await, &again), (200, &lost));
}

#[tokio::test]
async fn anna_sees_what_is_connected_and_ends_it() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "confidential").await;
    let phone = connect(&app, &anna, &client, "profile").await;
    app.clock.advance_ms(TOUCH_MS);
    let laptop = connect(&app, &anna, &client, "activity:read health:read profile").await;
    let list = anna.get("/api/v1/me/apps").await.ok()["items"].clone();
    assert_eq!(list.as_array().unwrap().len(), 1, "one app, however often it was let in");
    assert_eq!(list[0]["scopes"], json!(["profile", "activity:read", "health:read"]));
    assert_eq!(list[0]["since"], testkit::START);
    app.clock.advance_ms(TOUCH_MS);
    assert_eq!((opens(&app, &phone).await, opens(&app, &laptop).await), (200, 200));
    let used = app.clock.now();
    wait_until(&app, used).await;

    let end = format!("/api/v1/me/apps/{}", client.id);
    assert_eq!(dora.delete(&end).await.status, 204);
    assert_eq!(opens(&app, &phone).await, 200, "what Dora disconnects is not Anna's");
    for _ in 0..2 {
        assert_eq!(anna.delete(&end).await.status, 204);
    }
    assert_eq!((opens(&app, &phone).await, opens(&app, &laptop).await), (401, 401));
    assert_eq!(error(&refresh(&app, &client, &phone.refresh).await), (400, "invalid_grant"));

    // What she allowed and took back stands in the ledger, app by app, in a chain that is whole.
    let history = anna.get("/api/v1/me/consents/history").await.ok();
    let rows = history["items"].as_array().unwrap();
    let told: Vec<_> =
        rows.iter().map(|row| (row["action"].as_str().unwrap(), &row["app"])).collect();
    let name = json!(list[0]["name"]);
    assert_eq!(
        told,
        [("withdrawn", &name), ("withdrawn", &name), ("given", &name), ("given", &name)]
    );
    assert_eq!(rows[0]["purpose"], format!("app:{}", client.id));
    let found = kernel::consent::ledger::verify(&app.app.db).await.unwrap();
    assert_eq!((found.events, found.broken), (4, Vec::new()));
    assert_eq!(
        anna.get("/api/v1/me/consents").await.status,
        200,
        "other switches are another list"
    );
}

/// The use of both is noted beside the requests; at most a second later.
async fn wait_until(app: &TestApp, used: Timestamp) {
    for _ in 0..100 {
        if app.number("SELECT MIN(last_used_at) FROM app_grant").await == used.0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the use was not noted");
}

#[tokio::test]
async fn an_app_proves_itself_with_its_secret_in_one_way() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "confidential").await;
    let secret = client.secret.clone().unwrap();
    assert!(secret.starts_with("stadion_secret_") && secret.len() == 79);
    let pair = connect(&app, &anna, &client, "profile").await;

    let without = Client { id: client.id.clone(), secret: None };
    let wrong = Client { id: client.id.clone(), secret: Some(secret.replace('a', "b")) };
    for thief in [&without, &wrong] {
        let refused = refresh(&app, thief, &pair.refresh).await;
        assert_eq!(error(&refused), (401, "invalid_client"));
        assert_eq!(refused.headers["www-authenticate"], "Basic realm=\"Stadion\"");
    }
    let public = register(&dora, "public").await;
    assert!(public.secret.is_none());
    let boastful = Client { id: public.id.clone(), secret: Some(secret.clone()) };
    assert_eq!(error(&refresh(&app, &boastful, &pair.refresh).await), (401, "invalid_client"));
    assert_eq!(
        error(&refresh(&app, &public, &pair.refresh).await),
        (400, "invalid_grant"),
        "another app"
    );

    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{}:{secret}", client.id));
    let by_header = async |pairs: &[(&str, &str)]| {
        let someone = app.stranger();
        let request = someone
            .request(Method::POST, "/oauth/token")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("authorization", format!("Basic {basic}"));
        someone.send(request, Body::from(encoded(pairs))).await
    };
    let asked = [("grant_type", "refresh_token"), ("refresh_token", pair.refresh.as_str())];
    let both = [asked[0], asked[1], ("client_secret", &secret)];
    assert_eq!(error(&by_header(&both).await), (400, "invalid_request"));
    let pair = Pair::of(by_header(&asked).await.ok());

    let renewed = dora.post(format!("/api/v1/apps/{}/secret", client.id), json!({})).await.ok();
    assert_eq!(error(&refresh(&app, &client, &pair.refresh).await), (401, "invalid_client"));
    let client = Client { id: client.id, secret: renewed["secret"].as_str().map(str::to_owned) };
    refresh(&app, &client, &pair.refresh).await.ok();
    let none = dora.post(format!("/api/v1/apps/{}/secret", public.id), json!({})).await;
    assert_eq!(none.to_string(), "409 only an app that runs on a server has a secret");
}

#[tokio::test]
async fn forms_that_are_none_are_refused_in_the_tongue_of_oauth() {
    let app = start().await;
    let dora = join(&app, "Dora").await;
    let client = register(&dora, "public").await;
    let id = ("client_id", client.id.as_str());
    let check = async |pairs: &[(&str, &str)], expected: (u16, &str)| {
        let reply = send(&app, "/oauth/token", pairs).await;
        assert_eq!(error(&reply), expected, "{pairs:?}");
        assert_eq!(reply.headers["content-type"], "application/json");
    };
    check(&[], (400, "invalid_request")).await;
    check(&[id], (400, "invalid_request")).await;
    check(&[id, ("grant_type", "password")], (400, "unsupported_grant_type")).await;
    check(&[id, ("grant_type", "refresh_token")], (400, "invalid_request")).await;
    check(&[id, ("grant_type", "authorization_code")], (400, "invalid_request")).await;
    check(&[id, id, ("grant_type", "refresh_token")], (400, "invalid_request")).await;
    check(&[("client_id", "me"), ("grant_type", "refresh_token")], (401, "invalid_client")).await;
    let json = app.stranger().post("/oauth/token", json!({"grant_type": "refresh_token"})).await;
    assert_eq!(error(&json), (400, "invalid_request"));
}

#[tokio::test]
async fn an_app_gives_back_what_it_holds() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let other = register(&dora, "public").await;
    let pair = connect(&app, &anna, &client, "profile").await;
    let give = async |who: &Client, token: &str| {
        send(&app, "/oauth/revoke", &with_secret(who, vec![("token", token)])).await.status.as_u16()
    };
    assert_eq!(give(&other, &pair.refresh).await, 200, "it is not told that this is something");
    assert_eq!(give(&client, "nothing").await, 200);
    assert_eq!(give(&client, "").await, 400);
    assert_eq!(opens(&app, &pair).await, 200);
    assert_eq!(give(&client, &pair.access).await, 200);
    assert_eq!(opens(&app, &pair).await, 401);
    let pair = Pair::of(refresh(&app, &client, &pair.refresh).await.ok());
    assert_eq!(give(&client, &pair.refresh).await, 200);
    assert_eq!(opens(&app, &pair).await, 401);
    assert_eq!(error(&refresh(&app, &client, &pair.refresh).await), (400, "invalid_grant"));
}

#[tokio::test]
async fn dora_keeps_her_apps_and_nobody_elses() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let path = format!("/api/v1/apps/{}", client.id);
    let mut changed = draft("public");
    changed.as_object_mut().unwrap().remove("kind");
    changed["name"] = "Trail Diary 2".into();
    changed["redirect_uris"] = json!(["http://127.0.0.1/back"]);
    assert_eq!(dora.put(&path, changed.clone()).await.ok()["name"], "Trail Diary 2");
    assert_eq!(anna.put(&path, changed.clone()).await.to_string(), "404 there is no such app");
    assert_eq!(anna.delete(&path).await.status, 404);
    assert_eq!(anna.post(format!("{path}/secret"), json!({})).await.status, 404);
    let listed = dora.get("/api/v1/apps").await.ok()["items"].clone();
    assert_eq!(listed[0]["redirect_uris"], json!(["http://127.0.0.1/back"]));
    assert!(anna.get("/api/v1/apps").await.ok()["items"].as_array().unwrap().is_empty());
    let challenge = challenge_of(VERIFIER);
    let query = encoded(&wish(&client, &challenge, "profile"));
    assert_eq!(look(&anna, &query).await.body["code"], "unknown_address", "it was taken away");
    let query = encoded(&but(
        wish(&client, &challenge, "profile"),
        "redirect_uri",
        "http://127.0.0.1:9/back",
    ));
    assert_eq!(look(&anna, &query).await.ok()["question"]["on_this_device"], true);

    changed["redirect_uris"] = json!([]);
    let refused = dora.put(&path, changed).await;
    assert_eq!(refused.to_string(), "422 please give at least one address to return to");
    // A lost answer: the retry finds the app, with a secret that works.
    let register_with = async |key: &str| {
        let request = dora.request(Method::POST, "/api/v1/apps").header("idempotency-key", key);
        dora.send(request, Body::from(draft("confidential").to_string())).await.ok()
    };
    let (lost, again) = (register_with("k1").await, register_with("k1").await);
    assert_eq!(lost["app"]["id"], again["app"]["id"]);
    assert_ne!(lost["secret"], again["secret"]);
    for n in 2..20 {
        register_with(&format!("n{n}")).await;
    }
    let full = dora.post("/api/v1/apps", draft("public")).await;
    assert_eq!(full.to_string(), "409 you have 20 apps; please remove one first");
}

#[tokio::test]
async fn an_app_that_is_removed_is_out_at_once() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let pair = connect(&app, &anna, &client, "profile").await;
    assert_eq!(dora.delete(format!("/api/v1/apps/{}", client.id)).await.status, 204);
    assert_eq!(opens(&app, &pair).await, 401);
    assert_eq!(error(&refresh(&app, &client, &pair.refresh).await), (401, "invalid_client"));
    assert!(anna.get("/api/v1/me/apps").await.ok()["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn apps_of_others_are_for_adults_and_a_watch_is_for_everybody() {
    let app = start().await;
    let dora = join(&app, "Dora").await;
    let teen = with(form("Timo"), "birth_on", "2010-01-01");
    let joined = app.stranger().post("/api/v1/accounts", teen).await.ok();
    let timo = app.with_token(joined["session_token"].as_str().unwrap());
    let client = register(&dora, "public").await;
    let query = encoded(&wish(&client, &challenge_of(VERIFIER), "profile"));
    for reply in [look(&timo, &query).await, decide(&timo, &query, &["profile"]).await] {
        assert_eq!(reply.to_string(), "403 apps of others can be connected from 18 years on");
    }
    let watch = register(&dora, "browserless").await;
    let shown = begin(&app, &watch).await.ok();
    decide_device(&timo, &shown, true).await.ok();
    let pair = Pair::of(poll(&app, &watch, &shown).await.ok());
    assert_eq!(opens(&app, &pair).await, 403, "it is known, and may only bring");
}

#[tokio::test]
async fn an_adult_who_turns_out_to_be_a_minor_loses_apps_and_keeps_the_watch() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let (client, watch) = (register(&dora, "public").await, register(&dora, "browserless").await);
    let diary = connect(&app, &anna, &client, "profile").await;
    let shown = begin(&app, &watch).await.ok();
    decide_device(&anna, &shown, true).await.ok();
    let on_wrist = Pair::of(poll(&app, &watch, &shown).await.ok());
    let sql = "UPDATE athlete SET birth_on = '2011-01-01' WHERE handle = 'anna'";
    app.app.db.write(move |tx| tx.exec(sql, kernel::args![])).await.unwrap();
    assert_eq!((opens(&app, &diary).await, opens(&app, &on_wrist).await), (401, 403));
}

async fn begin(app: &TestApp, client: &Client) -> Reply {
    send(app, "/oauth/device_authorization", &[("client_id", &client.id)]).await
}

async fn poll(app: &TestApp, client: &Client, shown: &Value) -> Reply {
    let code = shown["device_code"].as_str().unwrap();
    let pairs = [
        ("grant_type", super::oauth::token::DEVICE),
        ("device_code", code),
        ("client_id", &client.id),
    ];
    send(app, "/oauth/token", &pairs).await
}

async fn decide_device(who: &TestAthlete, shown: &Value, allow: bool) -> Reply {
    let body = json!({"code": shown["user_code"], "allow": allow});
    who.post("/api/v1/devices/decide", body).await
}

#[tokio::test]
async fn a_watch_shows_a_code_and_anna_types_it() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let watch = register(&dora, "browserless").await;
    let shown = begin(&app, &watch).await.ok();
    assert_eq!(shown["verification_uri"], "http://localhost:4000/device");
    assert_eq!((&shown["expires_in"], &shown["interval"]), (&json!(600), &json!(5)));
    assert!(shown.get("verification_uri_complete").is_none(), "a code is typed by hand");
    assert_eq!(error(&poll(&app, &watch, &shown).await), (400, "authorization_pending"));
    app.clock.advance_ms(4_000);
    assert_eq!(error(&poll(&app, &watch, &shown).await), (400, "slow_down"));
    app.clock.advance_ms(5_000);
    assert_eq!(error(&poll(&app, &watch, &shown).await), (400, "slow_down"), "ten seconds by now");

    let typed = shown["user_code"].as_str().unwrap().to_lowercase().replace('-', " ");
    let seen = anna.post("/api/v1/devices/check", json!({"code": typed})).await.ok();
    assert_eq!((&seen["name"], &seen["device"]), (&json!("Trail Diary"), &json!("watch")));
    decide_device(&anna, &shown, true).await.ok();
    let again = decide_device(&dora, &shown, true).await;
    assert_eq!(
        again.to_string(),
        "404 no device waits with this code; please look at the device again"
    );
    app.clock.advance_ms(15_000);
    let tokens = poll(&app, &watch, &shown).await.ok();
    assert_eq!(tokens["scope"], "activity:write");
    let pair = Pair::of(tokens);
    assert_eq!(opens(&app, &pair).await, 403);
    assert_eq!(error(&poll(&app, &watch, &shown).await), (400, "invalid_grant"), "once");
    let listed = anna.get("/api/v1/me/apps").await.ok()["items"][0].clone();
    assert_eq!(
        (&listed["device"], &listed["scopes"]),
        (&json!("watch"), &json!(["activity:write"]))
    );
    refresh(&app, &watch, &pair.refresh).await.ok();
}

#[tokio::test]
async fn a_device_that_nobody_wanted_or_nobody_came_for_stays_outside() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let (watch, public) = (register(&dora, "browserless").await, register(&dora, "public").await);
    let shown = begin(&app, &watch).await.ok();
    decide_device(&anna, &shown, false).await.ok();
    assert_eq!(error(&poll(&app, &watch, &shown).await), (400, "access_denied"));
    assert_eq!(decide_device(&anna, &shown, true).await.status, 404, "a no stays a no");

    let late = begin(&app, &watch).await.ok();
    app.clock.advance_ms(super::devices::LIFE_MS);
    assert_eq!(decide_device(&anna, &late, true).await.status, 404);
    assert_eq!(error(&poll(&app, &watch, &late).await), (400, "expired_token"));
    let now = app.clock.now();
    app.app.db.write(move |tx| super::delete_expired(tx, now)).await.unwrap();
    assert_eq!(app.number("SELECT COUNT(*) FROM app_device").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM app_device_word").await, 0);

    assert_eq!(error(&begin(&app, &public).await), (400, "unauthorized_client"));
    let more = [("client_id", watch.id.as_str()), ("scope", "activity:write profile")];
    assert_eq!(
        error(&send(&app, "/oauth/device_authorization", &more).await),
        (400, "invalid_scope")
    );
    let shown = begin(&app, &watch).await.ok();
    assert_eq!(error(&poll(&app, &public, &shown).await), (400, "unauthorized_client"));
    let other = register(&dora, "browserless").await;
    assert_eq!(error(&poll(&app, &other, &shown).await), (400, "invalid_grant"));
    assert_eq!(app.number("SELECT COUNT(*) FROM app_grant").await, 0);
}

#[tokio::test]
async fn guessing_at_codes_of_devices_ends_soon() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let watch = register(&dora, "browserless").await;
    let shown = begin(&app, &watch).await.ok();
    for n in 0..DEVICE_GUESSES_OF_ACCOUNT.burst {
        let path = if n % 2 == 0 { "check" } else { "decide" };
        let mut body = json!({"code": "BBBB-BBBB"});
        if n % 2 == 1 {
            body["allow"] = true.into();
        }
        assert_eq!(anna.post(format!("/api/v1/devices/{path}"), body).await.status, 404);
    }
    assert_eq!(decide_device(&anna, &shown, true).await.status, 429);
    app.clock.advance_ms(DEVICE_GUESSES_OF_ACCOUNT.every_ms);
    for _ in 0..20 {
        let code = json!({"code": shown["user_code"]});
        assert_eq!(
            anna.post("/api/v1/devices/check", code).await.status,
            200,
            "a right one is free"
        );
    }
}

#[tokio::test]
async fn an_app_that_refreshes_without_end_is_slowed() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let mut pair = connect(&app, &anna, &client, "profile").await;
    for _ in 0..REFRESHES_OF_GRANT.burst {
        pair = Pair::of(refresh(&app, &client, &pair.refresh).await.ok());
    }
    assert_eq!(refresh(&app, &client, &pair.refresh).await.status, 429);
    app.clock.advance_ms(REFRESHES_OF_GRANT.every_ms);
    refresh(&app, &client, &pair.refresh).await.ok();
}

#[tokio::test]
async fn a_refresh_asks_for_no_more_than_was_allowed() {
    let app = start().await;
    let (anna, dora) = (join(&app, "Anna").await, join(&app, "Dora").await);
    let client = register(&dora, "public").await;
    let pair = connect(&app, &anna, &client, "profile activity:read").await;
    let ask = async |token: &str, scope: &str| {
        let pairs = [
            ("grant_type", "refresh_token"),
            ("refresh_token", token),
            ("client_id", &client.id),
            ("scope", scope),
        ];
        send(&app, "/oauth/token", &pairs).await
    };
    assert_eq!(error(&ask(&pair.refresh, "profile health:read").await), (400, "invalid_scope"));
    assert_eq!(error(&ask(&pair.refresh, "everything").await), (400, "invalid_scope"));
    let fine = ask(&pair.refresh, "profile activity:read").await.ok();
    assert_eq!(fine["scope"], "profile activity:read");
}

#[tokio::test]
async fn a_program_finds_every_address_by_itself() {
    let app = start().await;
    let told = app.stranger().get("/.well-known/oauth-authorization-server").await.ok();
    assert_eq!(told["issuer"], "http://localhost:4000");
    assert_eq!(told["token_endpoint"], "http://localhost:4000/oauth/token");
    assert_eq!(told["code_challenge_methods_supported"], json!(["S256"]));
    assert_eq!(told["authorization_response_iss_parameter_supported"], true);
    let scopes = told["scopes_supported"].to_string();
    assert!(!scopes.contains("live"), "what does not exist is not offered: {scopes}");
    let preflight = app.stranger();
    let request = preflight
        .request(Method::OPTIONS, "/oauth/token")
        .header("origin", "https://app.example")
        .header("access-control-request-method", "POST");
    let reply = preflight.send(request, Body::empty()).await;
    assert!(
        !reply.headers.contains_key("access-control-allow-origin"),
        "no foreign page reads this"
    );
}
