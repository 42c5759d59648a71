//! Stories of people who come through a provider, and of providers that are not what they should be.
use std::time::{Duration, Instant};

use kernel::Tx;
use kernel::args;
use serde_json::{Value, json};
use testkit::Reply;

use super::directory::AWAY_MS as AWAY_MS_OF_DIRECTORY;
use super::flows::{AWAY_MS, FORM_MS};
use super::practice::{Bend, Browser, Practice, Stadion, claims, form, start_with};
use super::{Provider, Providers};
use crate::Settings;
use crate::budgets::FAILURES_OF_ACCOUNT;
use crate::sessions::FRESH_MS;
use crate::testing::{self, code_now, turn_on_second_step};

const ENTER: &str = "/api/v1/sessions/openid";
const CONNECT: &str = "/api/v1/me/openid";
const SESSIONS: &str = "SELECT COUNT(*) FROM session";
const WAYS: &str = "SELECT COUNT(*) FROM openid_flow";

async fn start() -> Stadion {
    start_with(|_| ()).await
}

async fn sign_in(stadion: &Stadion, claims: Value) -> Reply {
    let mut browser = stadion.browser();
    let back = stadion.go(&mut browser, claims).await;
    browser.post(ENTER, back).await
}

/// Somebody connects what the provider knows of `name`.
async fn connect(stadion: &Stadion, who: &testkit::TestAthlete, name: &str) -> Reply {
    let mut browser = Browser::of(who.clone());
    let address = browser.set_out("/api/v1/me/openid/federation").await;
    let back = stadion.come_back(&address, claims(name));
    browser.post(CONNECT, back).await
}

#[tokio::test]
async fn anna_joins_through_her_federation_and_comes_back_as_herself() {
    let stadion = start().await;
    let listed = stadion.app.stranger().get(ENTER).await.ok();
    let expected =
        json!({"name": "federation", "label": "The Federation", "label_ru": "The Federation"});
    assert_eq!(listed["items"], json!([expected]));

    let mut browser = stadion.browser();
    let back = stadion.go(&mut browser, claims("Anna")).await;
    let newcomer = browser.post(ENTER, back.clone()).await.ok();
    let told = json!({"name": "Anna", "email": "anna@example.org", "email_is_proven": true});
    assert_eq!(newcomer, told);
    // The form belongs to her browser.
    let stolen = stadion.browser().post("/api/v1/accounts", form("Anna", &back)).await;
    assert_eq!(stolen.body["code"], "openid_over");
    let joined = browser.post("/api/v1/accounts", form("Anna", &back)).await;
    assert_eq!(joined.status, 201, "{joined}");
    assert_eq!(joined.body["me"]["has_password"], false);
    let again = browser
        .post("/api/v1/accounts", testing::with(form("Ann", &back), "email", "b@example.org"));
    assert_eq!(again.await.body["code"], "openid_over", "what the provider said is used up");

    let anna = stadion.app.with_token(joined.body["session_token"].as_str().unwrap());
    let security = anna.get("/api/v1/me/security").await.ok();
    assert!(security["email_proven_at"].is_string(), "{security}");
    anna.delete("/api/v1/sessions/current").await;
    // The federation has given her another address meanwhile: she is who she is.
    let mut other = claims("Anna");
    other["email"] = "rossi@example.org".into();
    let entered = sign_in(&stadion, other).await;
    assert_eq!(entered.status, 201, "{entered}");
    assert_eq!(entered.body["me"]["handle"], "anna");
    assert_eq!(entered.body["me"]["email"], "anna@example.org");
    let cookie = entered.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-stadion="), "{cookie}");
    assert_eq!(stadion.app.number(WAYS).await, 0, "ways are ended by walking them");
}

#[tokio::test]
async fn the_rules_for_joining_hold_for_everybody() {
    let stadion = start().await;
    let mut browser = stadion.browser();
    let back = stadion.go(&mut browser, claims("Anna")).await;
    assert_eq!(browser.post(ENTER, back.clone()).await.status, 200);
    let child = testing::with(form("Anna", &back), "birth_on", "2020-01-01");
    assert_eq!(browser.post("/api/v1/accounts", child).await.body["code"], "too_young");
    let both = testing::with(form("Anna", &back), "password", testing::PASSWORD);
    assert_eq!(browser.post("/api/v1/accounts", both).await.body["code"], "invalid_input");
    // She types another address than the one that was proven.
    let typed = testing::with(form("Anna", &back), "email", "anna@elsewhere.example");
    let joined = browser.post("/api/v1/accounts", typed).await.ok();
    let anna = stadion.app.with_token(joined["session_token"].as_str().unwrap());
    assert_eq!(anna.get("/api/v1/me/security").await.ok()["email_proven_at"], Value::Null);
}

#[tokio::test]
async fn an_address_alone_opens_nobodys_account() {
    let stadion = start().await;
    testing::join(&stadion.app, "Anna").await;
    let refused = sign_in(&stadion, claims("Anna")).await;
    assert_eq!(refused.body["code"], "connect_first");
    assert_eq!(refused.status, 409);
    let mut unproven = claims("Anna");
    unproven["email_verified"] = false.into();
    let mut browser = stadion.browser();
    let back = stadion.go(&mut browser, unproven).await;
    let newcomer = browser.post(ENTER, back.clone()).await;
    assert_eq!(newcomer.ok()["email_is_proven"], false, "who cannot prove it is told nothing");
    let form = testing::with(form("Anna", &back), "handle", "anna_2");
    assert_eq!(browser.post("/api/v1/accounts", form).await.body["code"], "email_taken");

    let careful = start_with(|wanted| wanted.trusts_email = false).await;
    testing::join(&careful.app, "Anna").await;
    let newcomer = sign_in(&careful, claims("Anna")).await;
    assert_eq!(newcomer.ok()["email_is_proven"], false, "an operator who does not trust it");
    assert_eq!(stadion.app.number(SESSIONS).await, 1);
}

#[tokio::test]
async fn boris_connects_and_disconnects_in_the_settings() {
    let stadion = start().await;
    let boris = testing::join(&stadion.app, "Boris").await;
    assert_eq!(boris.get(CONNECT).await.ok()["items"], json!([]));
    assert_eq!(connect(&stadion, &boris, "Boris").await.status, 204);
    assert_eq!(connect(&stadion, &boris, "Boris").await.status, 204, "twice is once");
    let listed = boris.get(CONNECT).await.ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    assert_eq!(listed["items"][0]["provider"]["name"], "federation");
    assert_eq!(listed["items"][0]["last_used_at"], Value::Null);
    let entered = sign_in(&stadion, claims("Boris")).await;
    assert_eq!(entered.ok()["me"]["handle"], "boris");
    let listed = boris.get(CONNECT).await.ok();
    assert!(listed["items"][0]["last_used_at"].is_string());

    // It is his: nobody else connects it.
    let eve = testing::join(&stadion.app, "Eve").await;
    assert_eq!(connect(&stadion, &eve, "Boris").await.body["code"], "openid_taken");
    let id = listed["items"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/me/openid/connections/{id}");
    assert_eq!(eve.delete(&path).await.status, 404);

    stadion.app.clock.advance_ms(FRESH_MS);
    assert_eq!(boris.delete(&path).await.body["code"], "sign_in_again");
    let refused = boris.post("/api/v1/me/openid/federation", json!({})).await;
    assert_eq!(refused.body["code"], "sign_in_again");
    let entered = sign_in(&stadion, claims("Boris")).await.ok();
    let boris = stadion.app.with_token(entered["session_token"].as_str().unwrap());
    assert_eq!(boris.delete(&path).await.status, 204);
    assert_eq!(sign_in(&stadion, claims("Boris")).await.body["code"], "connect_first");
    assert_eq!(boris.delete(&path).await.status, 404);
}

#[tokio::test]
async fn the_last_way_in_stays() {
    let stadion = start().await;
    let anna = stadion.join("Anna").await;
    let listed = anna.get(CONNECT).await.ok();
    let id = listed["items"][0]["id"].as_str().unwrap();
    let path = format!("/api/v1/me/openid/connections/{id}");
    assert_eq!(anna.delete(&path).await.body["code"], "last_way_in");
    let mut other = claims("Anna");
    other["sub"] = "another".into();
    let mut browser = Browser::of(anna.clone());
    let address = browser.set_out("/api/v1/me/openid/federation").await;
    let back = stadion.come_back(&address, other);
    assert_eq!(browser.post(CONNECT, back).await.status, 204);
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(sign_in(&stadion, claims("Anna")).await.body["code"], "connect_first");
    // A recovery by mail takes them all away; what nobody comes from any more is no way in.
    let id = anna.id_in_database(&stadion).await;
    let write = stadion.app.app.db.write(move |tx| {
        super::require_way_in(tx, id, &Providers::default()).unwrap_err();
        super::disconnect_all(tx, id)
    });
    write.await.unwrap();
    assert_eq!(stadion.app.number("SELECT COUNT(*) FROM openid_subject").await, 0);
    assert_eq!(stadion.app.number("SELECT COUNT(*) FROM openid_connection").await, 0);
}

trait Known {
    async fn id_in_database(&self, stadion: &Stadion) -> kernel::AthleteId;
}

impl Known for testkit::TestAthlete {
    async fn id_in_database(&self, stadion: &Stadion) -> kernel::AthleteId {
        let me = self.get("/api/v1/me").await.ok();
        let handle = me["handle"].as_str().unwrap().to_owned();
        let read = stadion.app.app.db.read(move |tx| kernel::athlete::id_of_handle(tx, &handle));
        read.await.unwrap().unwrap()
    }
}

#[tokio::test]
async fn a_second_step_is_asked_for_unless_the_provider_did_and_is_trusted() {
    let with_mfa = |name: &str| {
        let mut claims = claims(name);
        claims["amr"] = json!(["pwd", "mfa"]);
        claims
    };
    let stadion = start().await;
    let vera = testing::join(&stadion.app, "Vera").await;
    connect(&stadion, &vera, "Vera").await;
    let codes = turn_on_second_step(&stadion.app, &vera).await;
    stadion.app.clock.advance_ms(30_000);
    let mut browser = stadion.browser();
    let mut back = stadion.go(&mut browser, with_mfa("Vera")).await;
    assert_eq!(browser.post(ENTER, back.clone()).await.body["code"], "code_needed");
    back["code"] = "000000".into();
    for _ in 0..FAILURES_OF_ACCOUNT.burst {
        assert_eq!(browser.post(ENTER, back.clone()).await.body["code"], "wrong_code");
    }
    assert_eq!(browser.post(ENTER, back.clone()).await.body["code"], "too_many_tries");
    // Boris has none, and gets in however much somebody guesses at his password.
    let boris = testing::join(&stadion.app, "Boris").await;
    connect(&stadion, &boris, "Boris").await;
    for _ in 0..FAILURES_OF_ACCOUNT.burst {
        testing::sign_in(&stadion.app, "Boris", "a wild guess", "").await;
    }
    assert_eq!(sign_in(&stadion, claims("Boris")).await.status, 201);
    // The budget has grown back a little; the provider is not asked again.
    stadion.app.clock.advance_ms(FAILURES_OF_ACCOUNT.every_ms);
    let mut back = stadion.go(&mut browser, claims("Vera")).await;
    back["code"] = code_now(&stadion.app, &codes).into();
    assert_eq!(browser.post(ENTER, back).await.status, 201);
    assert_eq!(stadion.provider.asked("token"), 5, "two of them for Boris");

    let trusting = start_with(|wanted| wanted.trusts_mfa = true).await;
    let vera = testing::join(&trusting.app, "Vera").await;
    connect(&trusting, &vera, "Vera").await;
    turn_on_second_step(&trusting.app, &vera).await;
    assert_eq!(sign_in(&trusting, claims("Vera")).await.body["code"], "code_needed");
    assert_eq!(sign_in(&trusting, with_mfa("Vera")).await.status, 201);
    // It spares the code and makes nobody staff: none of these sessions has proven two factors here.
    let proven = "SELECT COUNT(*) FROM session WHERE second_factor_at IS NOT NULL";
    assert_eq!(trusting.app.number(proven).await, 1, "the one that turned it on");
}

#[tokio::test]
async fn a_token_that_is_not_right_opens_nothing() {
    let stadion = start().await;
    stadion.join("Anna").await;
    let sessions = stadion.app.number(SESSIONS).await;
    let now = stadion.app.clock.now().0 / 1000;
    let bent = |claims: Value| Bend { claims, ..Bend::default() };
    let cases = [
        ("the nonce of another sign-in", bent(json!({"nonce": "0".repeat(64)}))),
        ("no nonce", bent(json!({"nonce": null}))),
        ("for another client", bent(json!({"aud": "somebody-else"}))),
        ("for several, asked for by another", bent(json!({"aud": ["stadion", "x"], "azp": "x"}))),
        ("of another issuer", bent(json!({"iss": "https://id.example"}))),
        ("run out", bent(json!({"exp": now - 61}))),
        ("of tomorrow", bent(json!({"iat": now + 86_400}))),
        ("signed in there yesterday", bent(json!({"auth_time": now - 86_400}))),
        ("of nobody", bent(json!({"sub": ""}))),
        ("not signed", Bend { alg: Some("none"), ..Bend::default() }),
        ("signed with a shared secret", Bend { alg: Some("HS256"), ..Bend::default() }),
        ("signed as RSA", Bend { alg: Some("RS256"), ..Bend::default() }),
    ];
    for (what, bend) in cases {
        stadion.provider.bend(bend);
        let refused = sign_in(&stadion, claims("Anna")).await;
        assert_eq!(refused.status, 401, "{what}");
        assert_eq!(refused.body["code"], "openid_refused", "{what}");
    }
    stadion.provider.bend(Bend::default());
    assert_eq!(stadion.app.number(SESSIONS).await, sessions);
    assert_eq!(sign_in(&stadion, claims("Anna")).await.status, 201);
}

#[tokio::test]
async fn new_keys_are_found_and_made_up_ones_are_not_asked_for_without_end() {
    let stadion = start().await;
    stadion.join("Anna").await;
    assert_eq!(stadion.provider.asked("keys"), 1);
    stadion.provider.rotate();
    for _ in 0..3 {
        assert_eq!(sign_in(&stadion, claims("Anna")).await.body["code"], "openid_refused");
    }
    assert_eq!(stadion.provider.asked("keys"), 1, "at most once a minute");
    stadion.app.clock.advance_ms(60_000);
    assert_eq!(sign_in(&stadion, claims("Anna")).await.status, 201);
    assert_eq!(stadion.provider.asked("keys"), 2);
    assert_eq!(stadion.provider.asked("directory"), 1);
    stadion.app.clock.advance_ms(3_600_000);
    assert_eq!(sign_in(&stadion, claims("Anna")).await.status, 201);
    assert_eq!(stadion.provider.asked("directory"), 2, "an hour later it is read anew");
}

#[tokio::test]
async fn a_way_is_walked_once_by_the_browser_that_set_out() {
    let stadion = start().await;
    stadion.join("Anna").await;
    let mut anna = stadion.browser();
    let back = stadion.go(&mut anna, claims("Anna")).await;
    // Eve saw the address that Anna's browser came back to.
    let mut eve = stadion.browser();
    assert_eq!(eve.post(ENTER, back.clone()).await.body["code"], "openid_over");
    eve.set_out("/api/v1/sessions/openid/federation").await;
    assert_eq!(eve.post(ENTER, back.clone()).await.body["code"], "openid_over");
    let made_up = testing::with(back.clone(), "state", "0".repeat(64));
    assert_eq!(anna.post(ENTER, made_up).await.body["code"], "openid_over");
    assert_eq!(anna.post(ENTER, back.clone()).await.status, 201);
    assert_eq!(anna.post(ENTER, back).await.body["code"], "openid_over", "once");

    // Eve lures Anna to the end of a way that Eve began: Anna would find herself in Eve's account.
    let back = stadion.go(&mut eve, claims("Eve")).await;
    assert_eq!(stadion.browser().post(ENTER, back.clone()).await.body["code"], "openid_over");
    // A code that the provider gave for another way is worth nothing (PKCE).
    let first = stadion.go(&mut anna, claims("Anna")).await;
    let mixed = testing::with(back, "authorization_code", first["authorization_code"].clone());
    assert_eq!(eve.post(ENTER, mixed).await.body["code"], "openid_refused");
}

#[tokio::test]
async fn two_pages_of_one_browser_do_not_disturb_each_other() {
    let stadion = start().await;
    stadion.join("Anna").await;
    let mut anna = stadion.browser();
    let first = stadion.go(&mut anna, claims("Anna")).await;
    let second = stadion.go(&mut anna, claims("Anna")).await;
    assert_eq!(anna.post(ENTER, first).await.status, 201);
    assert_eq!(anna.post(ENTER, second).await.status, 201);
}

#[tokio::test]
async fn of_two_at_once_one_gets_in() {
    let stadion = start().await;
    stadion.join("Anna").await;
    let mut anna = stadion.browser();
    let back = stadion.go(&mut anna, claims("Anna")).await;
    let mut racers = Vec::new();
    for _ in 0..4 {
        let (mut anna, back) = (anna.clone(), back.clone());
        racers.push(tokio::spawn(async move { anna.post(ENTER, back).await.status.as_u16() }));
    }
    let mut entered = 0;
    for racer in racers {
        entered += usize::from(racer.await.unwrap() == 201);
    }
    assert_eq!(entered, 1);
}

#[tokio::test]
async fn a_way_and_what_was_said_at_its_end_run_out() {
    let stadion = start().await;
    let mut anna = stadion.browser();
    let back = stadion.go(&mut anna, claims("Anna")).await;
    stadion.app.clock.advance_ms(AWAY_MS);
    assert_eq!(anna.post(ENTER, back).await.body["code"], "openid_over");
    let back = stadion.go(&mut anna, claims("Anna")).await;
    assert_eq!(anna.post(ENTER, back.clone()).await.status, 200);
    stadion.app.clock.advance_ms(FORM_MS);
    let late = anna.post("/api/v1/accounts", form("Anna", &back)).await;
    assert_eq!(late.body["code"], "openid_over");
    assert_eq!(
        stadion.app.number("SELECT COUNT(*) FROM athlete").await,
        0,
        "nothing is left of it"
    );
    let now = stadion.app.clock.now();
    stadion.app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
    assert_eq!(stadion.app.number(WAYS).await, 0);
}

#[tokio::test]
async fn a_way_to_sign_in_connects_nothing_and_the_other_way_round() {
    let stadion = start().await;
    let anna = testing::join(&stadion.app, "Anna").await;
    let boris = testing::join(&stadion.app, "Boris").await;
    let mut browser = Browser::of(anna.clone());
    let to_enter = stadion.go(&mut browser, claims("Carla")).await;
    assert_eq!(browser.post(CONNECT, to_enter).await.body["code"], "openid_over");
    let address = browser.set_out("/api/v1/me/openid/federation").await;
    let to_connect = stadion.come_back(&address, claims("Carla"));
    assert_eq!(browser.post(ENTER, to_connect.clone()).await.body["code"], "openid_over");
    // The same browser, where somebody else is signed in by now; and her own account on another session.
    let mut as_boris = Browser { who: boris, cookie: browser.cookie.clone() };
    assert_eq!(as_boris.post(CONNECT, to_connect.clone()).await.body["code"], "openid_over");
    let body = json!({"email": "anna@example.org", "password": testing::PASSWORD});
    let again = stadion.app.stranger().post("/api/v1/sessions", body).await.ok();
    let again = stadion.app.with_token(again["session_token"].as_str().unwrap());
    let mut elsewhere = Browser { who: again, cookie: browser.cookie.clone() };
    assert_eq!(elsewhere.post(CONNECT, to_connect.clone()).await.body["code"], "openid_over");
    assert_eq!(browser.post(CONNECT, to_connect).await.status, 204);
    assert_eq!(stadion.app.stranger().post(CONNECT, json!({})).await.status, 401);
}

#[tokio::test]
async fn no_provider_passes_for_another() {
    let (honest, other) = (Practice::start().await, Practice::start().await);
    let parse = |it: &Practice, name: &str| Provider::parse(it.wanted(name)).unwrap();
    let providers = vec![parse(&honest, "federation"), parse(&other, "brand")];
    let openid = Providers::new(providers).unwrap();
    let app = testing::start_as(Settings { openid, ..Settings::default() }).await;
    let stadion = Stadion { app, provider: honest };
    let mut anna = stadion.browser();
    // She set out to the federation, and the answer comes in at the address of the brand, or names it.
    let back = stadion.go(&mut anna, claims("Anna")).await;
    let elsewhere = testing::with(back.clone(), "provider", "brand");
    assert_eq!(anna.post(ENTER, elsewhere).await.body["code"], "openid_over");
    let named = testing::with(back, "issuer", other.issuer.clone());
    assert_eq!(anna.post(ENTER, named).await.body["code"], "openid_refused");
    assert_eq!(
        (stadion.provider.asked("token"), other.asked("token")),
        (0, 0),
        "no code was given away"
    );
    let nowhere = anna.post("/api/v1/sessions/openid/nobody", json!({})).await;
    assert_eq!(nowhere.status, 404);

    // One that promises to name itself has to.
    let stadion = start().await;
    let directory = json!({"authorization_response_iss_parameter_supported": true});
    stadion.provider.bend(Bend { directory, ..Bend::default() });
    let mut anna = stadion.browser();
    let back = stadion.go(&mut anna, claims("Anna")).await;
    assert_eq!(anna.post(ENTER, back).await.body["code"], "openid_refused");
    let back = stadion.go(&mut anna, claims("Anna")).await;
    let named = testing::with(back, "issuer", stadion.provider.issuer.clone());
    assert_eq!(anna.post(ENTER, named).await.status, 200);
}

#[tokio::test]
async fn a_provider_that_is_away_slow_or_endless_holds_nobody_up() {
    let begin = "/api/v1/sessions/openid/federation";
    for bend in [
        Bend { status: Some(503), ..Bend::default() },
        Bend { huge: 300 * 1024, ..Bend::default() },
        Bend { slow: Duration::from_secs(20), ..Bend::default() },
    ] {
        let stadion = start().await;
        stadion.provider.bend(bend.clone());
        let began = Instant::now();
        let away = stadion.browser().post(begin, json!({})).await;
        assert_eq!((away.status.as_u16(), &away.body["code"]), (502, &json!("openid_away")));
        stadion.provider.bend(Bend::default());
        let asked = stadion.provider.asked("directory");
        let again = stadion.browser().post(begin, json!({})).await;
        assert_eq!(again.body["code"], "openid_away", "a crowd does not wait in line");
        assert_eq!(stadion.provider.asked("directory"), asked);
        stadion.app.clock.advance_ms(AWAY_MS_OF_DIRECTORY);
        let mut anna = stadion.browser();
        let back = stadion.go(&mut anna, claims("Anna")).await;
        stadion.provider.bend(bend);
        let away = anna.post(ENTER, back.clone()).await;
        assert_eq!(away.body["code"], "openid_away");
        assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
        stadion.provider.bend(Bend::default());
        assert_eq!(
            anna.post(ENTER, back).await.body["code"],
            "openid_over",
            "the code went out once"
        );
    }
    let provider = Practice::start().await;
    let gone =
        super::Wanted { issuer: "http://127.0.0.1:1".into(), ..provider.wanted("federation") };
    let openid = Providers::new(vec![Provider::parse(gone).unwrap()]).unwrap();
    let app = testing::start_as(Settings { openid, ..Settings::default() }).await;
    assert_eq!(app.stranger().post(begin, json!({})).await.body["code"], "openid_away");
}

#[tokio::test]
async fn a_directory_leads_nowhere_we_would_not_go() {
    for directory in [
        json!({"issuer": "https://id.example"}),
        json!({"token_endpoint": "http://169.254.169.254/latest"}),
        json!({"jwks_uri": "http://10.0.0.1/keys"}),
        json!({"authorization_endpoint": "javascript:alert(1)"}),
        json!({"userinfo_endpoint": "ftp://id.example/me"}),
    ] {
        let stadion = start().await;
        stadion.provider.bend(Bend { directory: directory.clone(), ..Bend::default() });
        let refused = stadion.browser().post("/api/v1/sessions/openid/federation", json!({})).await;
        assert_eq!(refused.body["code"], "openid_refused", "{directory}");
    }
}

#[tokio::test]
async fn what_the_token_leaves_out_is_asked_for_and_only_of_the_same_person() {
    let stadion = start().await;
    let bare = json!({"sub": "subject-of-anna"});
    let userinfo =
        json!({"name": "Anna Rossi", "email": "anna@example.org", "email_verified": "true"});
    stadion.provider.bend(Bend { userinfo: userinfo.clone(), ..Bend::default() });
    let told = sign_in(&stadion, bare.clone()).await.ok();
    let expected =
        json!({"name": "Anna Rossi", "email": "anna@example.org", "email_is_proven": true});
    assert_eq!(told, expected);
    let mut of_another = userinfo;
    of_another["sub"] = "subject-of-eve".into();
    stadion.provider.bend(Bend { userinfo: of_another, ..Bend::default() });
    let told = sign_in(&stadion, bare).await.ok();
    assert_eq!(told, json!({"name": null, "email": null, "email_is_proven": false}));
}

#[tokio::test]
async fn a_closed_account_stays_closed() {
    let stadion = start().await;
    let anna = stadion.join("Anna").await;
    let id = anna.id_in_database(&stadion).await;
    let now = stadion.app.clock.now();
    let close = move |tx: &mut Tx| crate::staff::bans::close(tx, id, "it was shared", now);
    stadion.app.app.db.write(close).await.unwrap();
    let refused = sign_in(&stadion, claims("Anna")).await;
    assert_eq!(refused.body["code"], "account_closed");
    let freeze = move |tx: &mut Tx| {
        crate::staff::bans::reopen(tx, id)?;
        tx.exec("UPDATE account SET frozen_until = $1", args![now.plus_ms(1_000)])
    };
    stadion.app.app.db.write(freeze).await.unwrap();
    let entered = sign_in(&stadion, claims("Anna")).await.ok();
    let anna = stadion.app.with_token(entered["session_token"].as_str().unwrap());
    let frozen = anna.post("/api/v1/me/openid/federation", json!({})).await;
    assert_eq!(frozen.body["code"], "frozen", "{frozen}");
}
