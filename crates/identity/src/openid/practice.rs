//! A small provider for the stories of this room: a real server on loopback that keeps codes, checks PKCE and signs with
//! ES256. What it answers can be bent, as a broken or hostile one would.
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Clock, random};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::{Reply, TestApp, TestAthlete};

use super::{Provider, Providers, Wanted};
use crate::Settings;

/// A provider and what it does wrong.
pub(crate) struct Practice {
    pub issuer: String,
    state: Arc<Inner>,
}

struct Inner {
    clock: Mutex<Option<Clock>>,
    keys: Mutex<Vec<(String, SigningKey)>>,
    codes: Mutex<HashMap<String, Value>>,
    bend: Mutex<Bend>,
    asked: Mutex<HashMap<&'static str, u32>>,
}

/// What is bent.
#[derive(Clone, Default)]
pub(crate) struct Bend {
    /// Claims that take the place of the right ones; null takes one out.
    pub claims: Value,
    /// `alg` of the header in place of ES256, with a signature that goes with it.
    pub alg: Option<&'static str>,
    /// Fields of the directory that take the place of the right ones.
    pub directory: Value,
    /// How long each answer takes.
    pub slow: Duration,
    /// How many bytes are added to each answer.
    pub huge: usize,
    /// Everything is answered with this.
    pub status: Option<u16>,
    /// Claims that stand only in the userinfo.
    pub userinfo: Value,
}

impl Practice {
    pub async fn start() -> Practice {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Inner {
            clock: Mutex::default(),
            keys: Mutex::default(),
            codes: Mutex::default(),
            bend: Mutex::default(),
            asked: Mutex::default(),
        });
        let practice = Practice { issuer: issuer.clone(), state: state.clone() };
        practice.rotate();
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(directory))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state((issuer, state));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        practice
    }

    /// As an operator configures it.
    pub fn wanted(&self, name: &str) -> Wanted {
        Wanted {
            name: name.into(),
            label: Some("The Federation".into()),
            issuer: self.issuer.clone(),
            client_id: "stadion".into(),
            trusts_email: true,
            development: true,
            ..Wanted::default()
        }
    }

    /// A new key; the old ones are known no more.
    pub fn rotate(&self) {
        let key = SigningKey::from_slice(&random::bytes::<32>()).unwrap();
        *self.state.keys.lock().unwrap() = vec![(random::hex::<4>(), key)];
    }

    pub fn bend(&self, bend: Bend) {
        *self.state.bend.lock().unwrap() = bend;
    }

    /// How often it was asked for something.
    pub fn asked(&self, what: &'static str) -> u32 {
        self.state.asked.lock().unwrap().get(what).copied().unwrap_or(0)
    }

    /// The person signs in there, on the page that the address leads to. The code that the browser brings back.
    pub fn consent(&self, address: &str, claims: Value) -> (String, String) {
        let (page, query) = address.split_once('?').unwrap();
        assert_eq!(page, format!("{}/authorize", self.issuer));
        let asked: HashMap<String, String> =
            form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        let code = random::hex::<8>();
        let kept = json!({
            "claims": claims, "nonce": asked["nonce"], "challenge": asked["code_challenge"],
            "client_id": asked["client_id"], "redirect_uri": asked["redirect_uri"],
        });
        self.state.codes.lock().unwrap().insert(code.clone(), kept);
        (code, asked["state"].clone())
    }
}

impl Inner {
    async fn answer(&self, what: &'static str, body: Value) -> Response {
        let bend = self.bend.lock().unwrap().clone();
        *self.asked.lock().unwrap().entry(what).or_default() += 1;
        tokio::time::sleep(bend.slow).await;
        let status = bend.status.map_or(StatusCode::OK, |it| StatusCode::from_u16(it).unwrap());
        let mut text = body.to_string();
        text.push_str(&" ".repeat(bend.huge));
        (status, text).into_response()
    }

    fn token(&self, claims: &Value) -> String {
        let bend = self.bend.lock().unwrap().clone();
        let (kid, key) = self.keys.lock().unwrap()[0].clone();
        let header = json!({"alg": bend.alg.unwrap_or("ES256"), "kid": kid});
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(claims));
        let proof = match bend.alg {
            None => {
                let signature: Signature = key.sign(signed.as_bytes());
                signature.to_bytes().to_vec()
            }
            Some("none") => Vec::new(),
            // What everybody knows of the provider would be the secret.
            Some(_) => Sha256::digest(&signed).to_vec(),
        };
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(proof))
    }
}

type Server = State<(String, Arc<Inner>)>;

async fn directory(State((issuer, it)): Server) -> Response {
    let mut said = json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
    });
    overlay(&mut said, &it.bend.lock().unwrap().directory);
    it.answer("directory", said).await
}

async fn keys(State((_, it)): Server) -> Response {
    let mut keys = vec![json!({"kty": "XX", "kid": 7})];
    for (kid, key) in it.keys.lock().unwrap().iter() {
        let point = key.verifying_key().to_sec1_point(false);
        let [x, y] = [&point.as_bytes()[1..33], &point.as_bytes()[33..]];
        keys.push(json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "kid": kid,
            "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        }));
    }
    it.answer("keys", json!({ "keys": keys })).await
}

async fn token(State((issuer, it)): Server, body: String) -> Response {
    let form: HashMap<String, String> =
        form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let kept = it.codes.lock().unwrap().remove(&form["code"]);
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    let fits = kept.as_ref().is_some_and(|kept| {
        kept["challenge"] == challenge && kept["redirect_uri"] == form["redirect_uri"]
    });
    let Some(kept) = kept.filter(|_| fits) else {
        return (StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#).into_response();
    };
    let now = it.clock.lock().unwrap().as_ref().map_or(0, |clock| clock.now().0 / 1000);
    let mut claims = json!({
        "iss": issuer, "aud": kept["client_id"], "nonce": kept["nonce"], "iat": now, "exp": now + 300,
        "auth_time": now,
    });
    overlay(&mut claims, &kept["claims"]);
    overlay(&mut claims, &it.bend.lock().unwrap().claims);
    let access = claims["sub"].clone();
    let said =
        json!({"access_token": access, "token_type": "Bearer", "id_token": it.token(&claims)});
    it.answer("token", said).await
}

async fn userinfo(State((_, it)): Server, headers: HeaderMap) -> Response {
    let subject =
        headers["authorization"].to_str().unwrap().trim_start_matches("Bearer ").to_owned();
    let mut said = json!({ "sub": subject });
    overlay(&mut said, &it.bend.lock().unwrap().userinfo);
    it.answer("userinfo", said).await
}

fn overlay(base: &mut Value, over: &Value) {
    for (key, value) in over.as_object().into_iter().flatten() {
        match value {
            Value::Null => drop(base.as_object_mut().unwrap().remove(key)),
            value => base[key] = value.clone(),
        }
    }
}

/// Stadion, with a provider beside it.
pub(crate) struct Stadion {
    pub app: TestApp,
    pub provider: Practice,
}

/// With one provider, `federation`, changed as the story needs it.
pub(crate) async fn start_with(change: impl FnOnce(&mut Wanted)) -> Stadion {
    let provider = Practice::start().await;
    let mut wanted = provider.wanted("federation");
    change(&mut wanted);
    let providers = Providers::new(vec![Provider::parse(wanted).unwrap()]).unwrap();
    let app = crate::testing::start_as(Settings { openid: providers, ..Settings::default() }).await;
    *provider.state.clock.lock().unwrap() = Some(app.clock.clone());
    Stadion { app, provider }
}

/// A browser: it keeps the cookie of its way, and that of its session.
#[derive(Clone)]
pub(crate) struct Browser {
    pub who: TestAthlete,
    pub cookie: String,
}

impl Browser {
    pub fn of(who: TestAthlete) -> Browser {
        Browser { who, cookie: String::new() }
    }

    pub async fn post(&mut self, path: &str, body: Value) -> Reply {
        let request = self
            .who
            .request(Method::POST, path)
            .header("content-type", "application/json")
            .header("cookie", &self.cookie);
        let reply = self.who.send(request, Body::from(body.to_string())).await;
        for set in reply.headers.get_all("set-cookie") {
            let set = set.to_str().unwrap();
            if set.starts_with("__Host-stadion-way=") {
                assert!(set.ends_with("; HttpOnly; SameSite=Strict; Secure"), "{set}");
                self.cookie = set.split(';').next().unwrap().to_owned();
            }
        }
        reply
    }

    /// Sets out. The address that the browser goes to.
    pub async fn set_out(&mut self, path: &str) -> String {
        let way = self.post(path, json!({})).await.ok();
        way["address"].as_str().unwrap().to_owned()
    }
}

impl Stadion {
    pub fn browser(&self) -> Browser {
        Browser::of(self.app.stranger())
    }

    /// Out, signed in there as somebody, and back on our page. What the page then sends.
    pub async fn go(&self, browser: &mut Browser, claims: Value) -> Value {
        let address = browser.set_out("/api/v1/sessions/openid/federation").await;
        self.come_back(&address, claims)
    }

    pub fn come_back(&self, address: &str, claims: Value) -> Value {
        let (code, state) = self.provider.consent(address, claims);
        json!({"provider": "federation", "state": state, "authorization_code": code})
    }

    /// Somebody joins through the provider.
    pub async fn join(&self, name: &str) -> TestAthlete {
        let mut browser = self.browser();
        let back = self.go(&mut browser, claims(name)).await;
        let newcomer = browser.post("/api/v1/sessions/openid", back.clone()).await;
        assert_eq!(newcomer.status, 200, "{newcomer}");
        let joined = browser.post("/api/v1/accounts", form(name, &back)).await;
        assert_eq!(joined.status, 201, "{joined} {}", joined.body);
        self.app.with_token(joined.body["session_token"].as_str().unwrap())
    }
}

/// What the provider knows of somebody.
pub(crate) fn claims(name: &str) -> Value {
    let handle = name.to_lowercase();
    json!({
        "sub": format!("subject-of-{handle}"), "name": name,
        "email": format!("{handle}@example.org"), "email_verified": true,
    })
}

/// The form for joining, with what a provider said in place of a password.
pub(crate) fn form(name: &str, back: &Value) -> Value {
    let mut form = crate::testing::form(name);
    form.as_object_mut().unwrap().remove("password");
    form["openid"] = json!({"provider": back["provider"], "state": back["state"]});
    form
}
