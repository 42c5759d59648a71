//! A process of its own, so that what every thread logs is heard.
#![allow(
    clippy::unwrap_used,
    reason = "a test that finds nothing where something must be ends there"
)]
use std::io;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Method;
use identity::mail::carrier::{self, Carrier, Server};
use kernel::facts::Listeners;
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no writer panics").extend(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_tells_what_happened_and_never_to_whom() {
    let paper = Paper::default();
    let writer = paper.clone();
    tracing_subscriber::fmt()
        .without_time()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();
    let door = Arc::new(identity::Door::new());
    let settings = identity::Settings { sends_mail: true, ..identity::Settings::default() };
    let routes = |_: &kernel::App| {
        identity::routes_with(settings.clone(), Arc::new(identity::needs::Alone))
            .split_for_parts()
            .0
    };
    let app = TestApp::start_with(Listeners::none(), door, routes).await;
    let stranger = app.stranger();

    let (right, wrong) = ("seven wet foxes", "a wild guess");
    let form = json!({
        "email": "anna@example.org", "password": right, "name": "Anna", "handle": "anna", "country": "DE",
        "birth_on": "1997-01-01", "time_zone": "Europe/Berlin", "units": "metric", "language": "en",
    });
    let joined = stranger.post("/api/v1/accounts", form.clone()).await.ok();
    let token = joined["session_token"].as_str().unwrap();
    let id = joined["me"]["id"].as_str().unwrap();
    let anna = app.with_token(token);
    let sign_in = |password: &str| json!({"email": "anna@example.org", "password": password});
    assert_eq!(stranger.post("/api/v1/sessions", sign_in(wrong)).await.status, 401);
    assert_eq!(stranger.post("/api/v1/sessions", sign_in(right)).await.status, 201);
    let mut mistyped = form;
    mistyped["birth_on"] = "1066-10-14".into();
    mistyped["time_zone"] = "Mars/Base".into();
    assert_eq!(stranger.post("/api/v1/accounts", mistyped).await.status, 422);
    assert_eq!(stranger.get("/api/v1/handles/anna").await.status, 200);
    let change = |current: &str| json!({"current": current, "new": "eight dry foxes"});
    assert_eq!(anna.put("/api/v1/me/password", change(wrong)).await.status, 403);
    assert_eq!(anna.put("/api/v1/me/password", change(right)).await.status, 204);
    anna.post("/api/v1/passkeys/options", json!({})).await.ok();
    let forged = json!({"ceremony_id": id, "credential": {"id": "forged"}});
    assert_eq!(anna.post("/api/v1/passkeys", forged).await.status, 409);
    let secrets_of_apps = an_app_comes_and_goes(&app, &anna).await;
    assert_eq!(anna.delete("/api/v1/sessions/current").await.status, 204);

    // A mail that is refused with words of the server's, one that is taken, and a code that is wrong.
    let server = testkit::mail::Catcher::start().await;
    let address = Server::parse(&server.url()).unwrap();
    let sender = carrier::sender("mail@stadion.example").unwrap();
    let carrier = Carrier::new(&address, sender, &app.app.public_url, carrier::WITHIN).unwrap();
    server.be(testkit::mail::Mood::KnowsNobody);
    identity::mail::turn(&app.app, &settings, &carrier).await.unwrap();
    server.be(testkit::mail::Mood::Takes);
    let entered = stranger.post("/api/v1/sessions", sign_in("eight dry foxes")).await.ok();
    let anna = app.with_token(entered["session_token"].as_str().unwrap());
    anna.post("/api/v1/me/email/code", json!({})).await.ok();
    identity::mail::turn(&app.app, &settings, &carrier).await.unwrap();
    let code = server.inbox("anna@example.org").pop().unwrap().code();
    let confirm = |code: &str| json!({"code": code});
    let reply = anna.post("/api/v1/me/email/confirm", confirm("1")).await;
    assert_eq!(reply.status, 403);
    anna.post("/api/v1/me/email/confirm", confirm(&code)).await.ok();
    let by_mail = json!({"email": "anna@example.org"});
    stranger.post("/api/v1/recoveries", by_mail.clone()).await;
    stranger.post("/api/v1/sessions/links", by_mail).await;
    identity::mail::turn(&app.app, &settings, &carrier).await.unwrap();

    let log = String::from_utf8(paper.0.lock().unwrap().clone()).unwrap().to_lowercase();
    let events = "account_opened sign_in_refused signed_in password_change_refused password_changed app_registered app_allowed app_token_reused device_let_in app_disconnected signed_out mail_not_sent mail_sent email_code_refused email_proven recovery_asked";
    for event in events.split(' ') {
        assert!(log.contains(event), "{event} is missing in {log}");
    }
    for secret in [
        "anna",
        "example.org",
        right,
        wrong,
        "dry foxes",
        token,
        id,
        "1997-01-01",
        "1066-10-14",
        "mars",
        "berlin",
        "forged",
        &code,
        &code.replace(' ', ""),
    ] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
    for secret in &secrets_of_apps {
        assert!(!log.contains(&secret.to_lowercase()), "{secret} is in {log}");
    }
}

/// Everything that an app goes through, a theft among it. Returns what must not be read anywhere.
async fn an_app_comes_and_goes(app: &TestApp, anna: &TestAthlete) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let draft = json!({
        "kind": "confidential", "name": "Trail Diary", "about": "Writes a diary.",
        "home_url": "https://diary.example/", "redirect_uris": ["https://diary.example/back"],
    });
    let made = anna.post("/api/v1/apps", draft).await.ok();
    let (id, secret) = (text(&made["app"]["id"]), text(&made["secret"]));
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let asked = format!(
        "response_type=code&client_id={id}&redirect_uri=https://diary.example/back&scope=profile&state=tell-nobody\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
    );
    let begun = app.stranger().get(format!("/oauth/authorize?{asked}")).await;
    let request = begun.headers["location"].to_str().unwrap().split_once('=').unwrap().1.to_owned();
    let decision = json!({"request": request, "scopes": ["profile"]});
    let to = text(&anna.post("/api/v1/consent", decision).await.ok()["redirect"]);
    let code = to.split_once("code=").unwrap().1.split('&').next().unwrap().to_owned();
    let proof = format!("client_id={id}&client_secret={secret}");
    let exchange = format!(
        "{proof}&grant_type=authorization_code&code={code}&code_verifier={verifier}\
         &redirect_uri=https://diary.example/back"
    );
    let tokens = send(app, "/oauth/token", exchange).await.ok();
    let (access, refresh) = (text(&tokens["access_token"]), text(&tokens["refresh_token"]));
    let again = format!("{proof}&grant_type=refresh_token&refresh_token={refresh}");
    let next = text(&send(app, "/oauth/token", again.clone()).await.ok()["refresh_token"]);
    assert_eq!(app.with_token(&access).get("/api/v1/me/card").await.status, 200);
    assert_eq!(app.with_token(&access).get("/api/v1/me").await.status, 401);
    app.clock.advance_ms(60_000);
    assert_eq!(send(app, "/oauth/token", again).await.status, 400);

    let draft = json!({
        "kind": "browserless", "name": "Trail Watch", "about": "Brings runs.",
        "home_url": "https://watch.example/", "device": "watch",
    });
    let watch = text(&anna.post("/api/v1/apps", draft).await.ok()["app"]["id"]);
    let shown = send(app, "/oauth/device_authorization", format!("client_id={watch}")).await.ok();
    let (device_code, typed) = (text(&shown["device_code"]), text(&shown["user_code"]));
    let decision = json!({"code": typed, "allow": true});
    assert_eq!(anna.post("/api/v1/devices/decide", decision).await.status, 204);
    let poll = format!(
        "client_id={watch}&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code={device_code}"
    );
    let on_wrist = text(&send(app, "/oauth/token", poll).await.ok()["access_token"]);
    assert_eq!(anna.delete(format!("/api/v1/me/apps/{watch}")).await.status, 204);
    let state = "tell-nobody".to_owned();
    let all = [secret, code, access, refresh, next, device_code, typed, on_wrist, request, state];
    [all.to_vec(), vec![verifier.to_owned(), id, watch]].concat()
}

async fn send(app: &TestApp, path: &str, form: String) -> Reply {
    let someone = app.stranger();
    let request = someone
        .request(Method::POST, path)
        .header("content-type", "application/x-www-form-urlencoded");
    someone.send(request, Body::from(form)).await
}
