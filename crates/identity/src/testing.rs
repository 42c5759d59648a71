//! What the stories of this room have in common: a Stadion with the real door, forms that people fill in, and
//! devices that hold passkeys.
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Method;
use kernel::facts::Listeners;
use kernel::random;
use kernel::staff::Role;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::mail::{Catcher, Caught};
use testkit::{Reply, TestApp, TestAthlete};
use totp_rs::Secret;

use crate::Settings;
use crate::mail::carrier::{self, Server};
use crate::mail::{self, Carrier};

pub const PASSWORD: &str = "seven wet foxes";
pub const CHROME: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
                          Chrome/142.0 Safari/537.36";

/// Stadion as people meet it at the door.
pub async fn start() -> TestApp {
    let door = Arc::new(crate::Door::new());
    let desk = Arc::new(crate::operators::Desk { second_factor: true });
    let routes = crate::routes().merge(crate::staff_routes(desk));
    TestApp::start_with(Listeners::none(), door, |_| routes.split_for_parts().0).await
}

/// Somebody who runs this place, in a role, whose session proved a second factor just now.
pub async fn staff(app: &TestApp, name: &str, role: Role) -> TestAthlete {
    let somebody = join(app, name).await;
    give_role(app, name, Some(role)).await;
    turn_on_second_step(app, &somebody).await;
    somebody
}

/// What only the command line does. With no role they lose theirs.
pub async fn give_role(app: &TestApp, name: &str, role: Option<Role>) {
    let (now, handle) = (app.clock.now(), name.to_lowercase());
    let write = app.app.db.write(move |tx| {
        let id = kernel::athlete::id_of_handle(tx, &handle)?.unwrap();
        match role {
            Some(role) => crate::operators::add(tx, id, role, now),
            None => crate::operators::remove(tx, id, now),
        }
    });
    write.await.unwrap();
}

/// Turns the second step on, and says what makes its codes. The code of this half minute is spent.
pub async fn turn_on_second_step(app: &TestApp, somebody: &TestAthlete) -> totp_rs::Totp {
    let begun = somebody.post("/api/v1/me/second_step", json!({})).await.ok();
    let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let codes = crate::second_step::app(secret.as_ref());
    let code = json!({ "code": code_now(app, &codes) });
    somebody.put("/api/v1/me/second_step", code).await.ok();
    codes
}

/// What the app shows now.
pub fn code_now(app: &TestApp, codes: &totp_rs::Totp) -> String {
    codes.generate(app.clock.now().0.unsigned_abs() / 1_000).to_string()
}

/// Stadion with a mail server beside it.
pub struct WithMail {
    pub app: TestApp,
    pub server: Catcher,
    carrier: Carrier,
    settings: Settings,
}

/// Stadion as people meet it where mail is sent.
pub async fn start_with_mail() -> WithMail {
    start_with_patience(Duration::from_secs(20)).await
}

/// The same, with a time of its own after which it gives up on a mail server.
pub async fn start_with_patience(within: Duration) -> WithMail {
    let settings = Settings { sends_mail: true, ..Settings::default() };
    let server = Catcher::start().await;
    let address = Server::parse(&server.url()).unwrap();
    let from = carrier::sender("Stadion <mail@stadion.example>").unwrap();
    let app = start_as(settings.clone()).await;
    let carrier = Carrier::new(&address, from, &app.app.public_url, within).unwrap();
    WithMail { app, server, carrier, settings }
}

/// Stadion with settings.
pub async fn start_as(settings: Settings) -> TestApp {
    let door = Arc::new(crate::Door::new());
    let alone = Arc::new(crate::needs::Alone);
    let routes = |_: &kernel::App| crate::routes_with(settings, alone).split_for_parts().0;
    TestApp::start_with(Listeners::none(), door, routes).await
}

impl WithMail {
    /// One turn of the worker. Says how many mails were handed over.
    pub async fn turn(&self) -> u64 {
        mail::turn(&self.app.app, &self.settings, &self.carrier).await.unwrap()
    }

    /// How many mails somebody has, after a turn.
    pub async fn count(&self, name: &str) -> usize {
        self.turn().await;
        self.server.inbox(&address_of(name)).len()
    }

    /// The newest mail of somebody, after a turn.
    pub async fn newest(&self, name: &str) -> Caught {
        self.turn().await;
        self.server.inbox(&address_of(name)).pop().unwrap_or_else(|| panic!("{name} has no mail"))
    }

    /// Somebody signs up and types the code from the mail.
    pub async fn join_proven(&self, name: &str) -> TestAthlete {
        let someone = join(&self.app, name).await;
        let code = self.newest(name).await.code();
        someone.post("/api/v1/me/email/confirm", json!({"code": code})).await.ok();
        someone
    }
}

fn address_of(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

/// The sign-up form as somebody from Germany, 30 years old, fills it in.
pub fn form(name: &str) -> Value {
    let handle = name.to_lowercase();
    json!({
        "email": format!("{handle}@example.org"), "password": PASSWORD, "name": name, "handle": handle,
        "country": "DE", "birth_on": "1997-01-01", "time_zone": "Europe/Berlin", "units": "metric",
        "language": "en",
    })
}

/// The same form with one field changed.
pub fn with(mut form: Value, field: &str, value: impl Into<Value>) -> Value {
    form[field] = value.into();
    form
}

/// Somebody signs up; from then on they call with their token.
pub async fn join(app: &TestApp, name: &str) -> TestAthlete {
    let joined = app.stranger().post("/api/v1/accounts", form(name)).await.ok();
    app.with_token(joined["session_token"].as_str().unwrap())
}

/// Somebody signs in with a password on a device that calls itself `agent`.
pub async fn sign_in(app: &TestApp, name: &str, password: &str, agent: &str) -> Reply {
    let someone = app.stranger();
    let request = someone
        .request(Method::POST, "/api/v1/sessions")
        .header("content-type", "application/json")
        .header("user-agent", agent);
    let email = format!("{}@example.org", name.to_lowercase());
    let body = json!({"email": email, "password": password});
    someone.send(request, Body::from(body.to_string())).await
}

/// A device that makes passkeys and signs with them, as a phone does: ES256, no attestation, the person verified.
pub struct Device {
    key: SigningKey,
    credential_id: [u8; 16],
    user: String,
    counter: u32,
    /// The page the person believes to be on.
    pub origin: &'static str,
}

impl Device {
    pub fn new() -> Device {
        Device {
            key: SigningKey::from_slice(&random::bytes::<32>()).unwrap(),
            credential_id: random::bytes(),
            user: String::new(),
            counter: 0,
            origin: "http://localhost:4000",
        }
    }

    /// Makes a passkey, as asked, and answers with its public half.
    pub fn create(&mut self, options: &Value) -> Value {
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert!(options["pubKeyCredParams"].to_string().contains("-7"), "ES256 is welcome");
        self.user = options["user"]["id"].as_str().unwrap().to_owned();
        let client_data = self.client_data("webauthn.create", options);
        let mut auth_data = self.auth_data(options["rp"]["id"].as_str().unwrap(), 0x40);
        auth_data.extend([0; 16]);
        auth_data.extend([0, 16]);
        auth_data.extend(self.credential_id);
        let point = self.key.verifying_key().to_sec1_point(false);
        let point = point.as_bytes();
        // COSE_Key {kty: EC2, alg: ES256, crv: P-256, x, y}.
        auth_data.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        auth_data.extend(&point[1..33]);
        auth_data.extend([0x22, 0x58, 32]);
        auth_data.extend(&point[33..]);
        // {fmt: "none", attStmt: {}, authData: bytes}.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(auth_data.len()).unwrap());
        object.extend(auth_data);
        self.credential(json!({
            "attestationObject": base64url(&object),
            "clientDataJSON": base64url(client_data.as_bytes()),
            "transports": ["internal", "hybrid"],
        }))
    }

    /// Signs the challenge, after the person looked at the camera.
    pub fn answer(&mut self, options: &Value) -> Value {
        self.counter += 1;
        let client_data = self.client_data("webauthn.get", options);
        let auth_data = self.auth_data(options["rpId"].as_str().unwrap(), 0);
        let mut signed = auth_data.clone();
        signed.extend(Sha256::digest(&client_data));
        let signature: Signature = self.key.sign(&signed);
        self.credential(json!({
            "authenticatorData": base64url(&auth_data),
            "clientDataJSON": base64url(client_data.as_bytes()),
            "signature": base64url(signature.to_der().as_bytes()),
            "userHandle": self.user,
        }))
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        let challenge = &options["challenge"];
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
    }

    /// Present, verified, can be backed up and is.
    fn auth_data(&self, rp_id: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(rp_id).to_vec();
        data.push(0x01 | 0x04 | 0x08 | 0x10 | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn credential(&self, response: Value) -> Value {
        let id = base64url(&self.credential_id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "response": response,
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
        })
    }
}

fn base64url(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for letter in 0..=three.len() {
            text.push(LETTERS[(bits >> (18 - 6 * letter) & 63) as usize] as char);
        }
    }
    text
}
