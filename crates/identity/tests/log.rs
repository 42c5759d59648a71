//! A process of its own, so that what every thread logs is heard.
use std::io;
use std::sync::{Arc, Mutex};

use identity::mail::carrier::{self, Carrier, Server};
use kernel::facts::Listeners;
use serde_json::json;
use testkit::TestApp;

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
    let settings = identity::Settings { sends_mail: true, breached: None };
    let routes = |_: &kernel::App| identity::routes_with(settings.clone()).split_for_parts().0;
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
    let events = "account_opened sign_in_refused signed_in password_change_refused password_changed signed_out \
                  mail_not_sent mail_sent email_code_refused email_proven recovery_asked";
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
}
