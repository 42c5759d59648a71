//! Letters that nobody waits for, from the room that knows what happened to the mailbox; and what ends with a sign-in.
use std::time::Duration;

use identity::mail::carrier::{Server, sender};
use identity::mail::{self, Carrier};
use serde_json::{Value, json};
use testkit::mail::{Catcher, Caught};
use testkit::{TestApp, TestAthlete};

use crate::erasure::id_of;
use crate::journey::{join, whole_stadion_with};

const DAY_MS: i64 = 24 * 3_600_000;

/// The whole of Stadion with a mail server beside it.
struct WithMail {
    app: TestApp,
    server: Catcher,
    carrier: Carrier,
    settings: identity::Settings,
    needs: social::Needs,
}

async fn start() -> WithMail {
    let settings = identity::Settings { sends_mail: true, ..identity::Settings::default() };
    let server = Catcher::start().await;
    let app = whole_stadion_with(settings.clone()).await;
    let from = sender("Stadion <mail@stadion.example>").unwrap();
    let address = Server::parse(&server.url()).unwrap();
    let carrier =
        Carrier::new(&address, from, &app.app.public_url, Duration::from_secs(20)).unwrap();
    let needs = stadion::needs::of_social_with(settings.clone());
    WithMail { app, server, carrier, settings, needs }
}

impl WithMail {
    /// What the jobs of letters do.
    async fn turn(&self) {
        social::notifications::digest::write_due(&self.app.app, &self.needs).await.unwrap();
        mail::turn(&self.app.app, &self.settings, &self.carrier).await.unwrap();
    }

    /// The mails to an address that have these words in their subject.
    async fn inbox(&self, address: &str, subject: &str) -> Vec<Caught> {
        self.turn().await;
        let mails = self.server.inbox(address);
        mails.into_iter().filter(|mail| mail.subject.contains(subject)).collect()
    }

    /// Somebody who proved their address.
    async fn join(&self, name: &str) -> TestAthlete {
        let who = join(&self.app, name, "IT").await;
        let id = id_of(&who).await;
        let prove = self.app.app.db.write(move |tx| {
            let sql = "UPDATE account SET email_proven_at = created_at WHERE athlete_id = $1";
            tx.exec(sql, kernel::args![id])
        });
        assert_eq!(prove.await.unwrap(), 1);
        who
    }
}

/// A header of a mail, its folded lines joined.
fn header(mail: &Caught, name: &str) -> Option<String> {
    let raw = mail.raw.replace("\r\n ", " ").replace("\r\n\t", " ");
    let head = raw.split("\r\n\r\n").next().unwrap();
    let start = format!("{}:", name.to_lowercase());
    let line = head.lines().find(|line| line.to_lowercase().starts_with(&start))?;
    Some(line.split_once(':').unwrap().1.trim().to_owned())
}

/// What a program for mail does when its button is pressed: it opens the address by POST, as nobody.
async fn press_button(stadion: &WithMail, mail: &Caught) -> Value {
    assert_eq!(
        header(mail, "List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    let address = header(mail, "List-Unsubscribe").unwrap();
    let address = address.trim_matches(['<', '>']);
    let path = address.strip_prefix(&*stadion.app.app.public_url).unwrap();
    let nobody = stadion.app.stranger();
    let request = nobody
        .request(axum::http::Method::POST, path)
        .header("content-type", "application/x-www-form-urlencoded");
    nobody.send(request, "List-Unsubscribe=One-Click".into()).await.ok()
}

#[tokio::test]
async fn a_digest_reaches_its_mailbox_once_and_a_button_in_it_ends_them() {
    const SUBJECT: &str = "What you have not seen";
    let stadion = start().await;
    let (anna, boris) = (stadion.join("Anna").await, stadion.join("Boris").await);
    let wish = json!({"kinds": [], "digest": "daily"});
    let settings = anna.put("/api/v1/notifications/settings", wish).await.ok();
    assert_eq!(
        (&settings["digest"], &settings["reached_by_mail"]),
        (&json!("daily"), &json!(true))
    );
    let anna_id = id_of(&anna).await;
    boris.put(format!("/api/v1/friends/requests/{anna_id}"), json!({})).await.ok();
    assert!(stadion.inbox("anna@example.org", SUBJECT).await.is_empty());
    stadion.app.clock.advance_ms(DAY_MS);
    let mails = stadion.inbox("anna@example.org", SUBJECT).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("- Requests to be friends: 1"), "{}", mails[0].text);
    assert!(!mails[0].raw.to_lowercase().contains("boris"), "nobody is named");
    stadion.turn().await;
    assert_eq!(stadion.inbox("anna@example.org", SUBJECT).await.len(), 1, "once");
    assert_eq!(press_button(&stadion, &mails[0]).await, json!({"letters": "digest"}));
    let now = anna.get("/api/v1/notifications/settings").await.ok();
    assert_eq!(now["digest"], "off");
    // An address that is only a claim gets none.
    let clara = join(&stadion.app, "Clara", "IT").await;
    let wish = json!({"kinds": [], "digest": "daily"});
    let settings = clara.put("/api/v1/notifications/settings", wish).await.ok();
    assert_eq!(settings["reached_by_mail"], false);
    let clara_id = id_of(&clara).await;
    boris.put(format!("/api/v1/friends/requests/{clara_id}"), json!({})).await.ok();
    stadion.app.clock.advance_ms(DAY_MS);
    assert!(stadion.inbox("clara@example.org", SUBJECT).await.is_empty());
}

#[tokio::test]
async fn an_invitation_reaches_somebody_who_is_nobody_here_and_is_the_last_if_they_say_so() {
    const SUBJECT: &str = "invites you";
    let stadion = start().await;
    let (anna, boris) = (stadion.join("Anna").await, stadion.join("Boris").await);
    let invite = async |who: &TestAthlete| {
        let wish = json!({"email": "Zoe@example.org"});
        who.post("/api/v1/friends/invitations/mail", wish).await.status.as_u16()
    };
    assert_eq!((invite(&anna).await, invite(&anna).await), (202, 202));
    let mails = stadion.inbox("Zoe@example.org", SUBJECT).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("@anna on Stadion"), "{}", mails[0].text);
    assert_eq!(
        stadion.app.number("SELECT COUNT(*) FROM mail WHERE recipient LIKE '%oe@%'").await,
        0
    );
    // Zoe opens an account and the link.
    let (_, token) =
        mails[0].link().rsplit_once("token=").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let zoe = join(&stadion.app, "Zoe", "IT").await;
    let now = zoe.put(format!("/api/v1/invitation?token={token}"), json!({})).await.ok();
    assert_eq!(now["relation"], "friend");
    assert_eq!(press_button(&stadion, &mails[0]).await, json!({"letters": "invitations"}));
    assert_eq!(invite(&boris).await, 202, "and the answer is the same");
    assert_eq!(stadion.inbox("Zoe@example.org", SUBJECT).await.len(), 1);
}

#[tokio::test]
async fn a_device_is_told_no_more_once_its_sign_in_has_ended() {
    let stadion = start().await;
    let (anna, boris) = (stadion.join("Anna").await, stadion.join("Boris").await);
    let subscription = json!({
        "endpoint": "https://push.example/send/anna",
        "keys": {
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        },
    });
    let path = "/api/v1/notifications/push";
    assert_eq!(anna.put(path, subscription).await.status, 204);
    assert_eq!(anna.get(path).await.ok()["this_device"], true);
    let anna_id = id_of(&anna).await;
    assert_eq!(anna.delete("/api/v1/sessions/current").await.status, 204);
    boris.put(format!("/api/v1/friends/requests/{anna_id}"), json!({})).await.ok();
    let waiting = "SELECT COUNT(*) FROM social_push_due";
    assert_eq!(stadion.app.number(waiting).await, 1);
    stadion.app.clock.advance_ms(3_000);
    let send = social::notifications::push::send::send_due(&stadion.app.app, &stadion.needs);
    assert_eq!(send.await.unwrap(), 0);
    assert_eq!(stadion.app.number(waiting).await, 0);
    assert_eq!(stadion.app.number("SELECT COUNT(*) FROM social_push").await, 0);
}

#[tokio::test]
async fn people_find_each_other_by_the_addresses_that_they_proved() {
    let stadion = start().await;
    let (anna, boris) = (stadion.join("Anna").await, stadion.join("Boris").await);
    let clara = join(&stadion.app, "Clara", "IT").await;
    let settings = "/api/v1/people/by_address/settings";
    let on = json!({"open": true});
    for who in [&anna, &boris] {
        assert_eq!(who.put(settings, on.clone()).await.ok(), on);
    }
    let refused = clara.put(settings, on).await;
    assert_eq!((refused.status.as_u16(), &refused.body["code"]), (409, &json!("email_unproven")));
    // SHA-256 of boris@example.org, clara@example.org and nobody@example.org.
    let hashes: Vec<String> = ["boris", "clara", "nobody"]
        .map(|name| {
            use sha2::Digest;
            kernel::random::to_hex(&sha2::Sha256::digest(format!("{name}@example.org")))
        })
        .to_vec();
    let found = anna.post("/api/v1/people/by_address", json!({ "hashes": hashes })).await.ok();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    assert_eq!(found["items"][0]["handle"], "boris");
    let anna_id = id_of(&anna).await;
    assert_eq!(boris.put(format!("/api/v1/blocks/{anna_id}"), json!({})).await.status, 204);
    let found = anna.post("/api/v1/people/by_address", json!({ "hashes": hashes })).await.ok();
    assert_eq!(found["items"], json!([]));
}
