//! Sign in with a link from a mail: `POST /api/v1/sessions/link`.
//!
//! The address in the mail is a page; only its button sends this. Programs that open every link of a mail to look for
//! viruses use nothing up.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::idempotency::IdempotencyKey;
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, athlete};
use serde::Deserialize;

use super::{SignedIn, Token};
use crate::accounts::{self, Account, MyAccount, fields};
use crate::budgets::Budgets;
use crate::erasure::keep::{self, KeepAccount};
use crate::mail::proofs::{self, Proof, Purpose};
use crate::{Settings, devices, operators, second_step, staff};

/// What the link holds.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInWithLink {
    /// What stands after the `#`.
    pub token: String,
    /// A code of the second step, where there is one: of the app, or one from paper.
    #[serde(default)]
    #[schema(example = "287082")]
    pub code: Option<String>,
}

/// Sign in with a link from a mail.
///
/// Who has a second step is asked for its code; the link is used up only when both are right. A session opened this
/// way cannot change what opens the door.
#[utoipa::path(post, path = "/api/v1/sessions/link", tag = "sessions", request_body = SignInWithLink,
    params(KeepAccount, ("Idempotency-Key" = Option<String>, Header, description = "Makes a retry replace the session whose answer was lost, for ten minutes.")),
    responses(
        (status = 201, description = "You are signed in; the session cookie is set.", body = SignedIn),
        (status = 401, description = "`link_over`: it was used, or has run out. `code_needed`, `wrong_code`", body = Problem),
        (status = 403, description = "`account_closed`, `account_leaving`, `account_erased`", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
#[allow(clippy::too_many_arguments, reason = "each is taken out of the request")]
pub async fn sign_in_with_link(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    headers: HeaderMap,
    key: IdempotencyKey,
    Query(keeping): Query<KeepAccount>,
    Json(asked): Json<SignInWithLink>,
) -> Result<Response> {
    let now = app.clock.now();
    let (athlete, hash) = proofs::read_token(&asked.token).ok_or_else(link_over)?;
    let found = app.db.read(move |tx| find(tx, athlete, &hash, now)).await?;
    let (_, account) = found.ok_or_else(link_over)?;
    let tried = budgets.try_password(&fields::email_key(&account.email), from, now)?;
    let token = Token::new(athlete);
    let (kept, brought) = (token.clone(), super::brought(&headers, &app.public_url));
    let device = super::device_of(&headers);
    let code = asked.code;
    let write = app.db.write(move |tx| {
        let (proof, account) = find(tx, athlete, &hash, now)?.ok_or_else(link_over)?;
        if !super::is_retry(tx, athlete, &key, now)? {
            if proof.used_at.is_some() {
                return Err(link_over());
            }
            second_step::pass(tx, athlete, code.as_deref(), now)?;
            if !proofs::spend(tx, athlete, &hash, now)? {
                return Err(link_over());
            }
        }
        devices::note(tx, &settings, athlete, device, now)?;
        super::replace(tx, brought.as_ref(), athlete)?;
        super::insert_once(tx, &kept, device, &key, now)?;
        super::mark_by_link(tx, &kept)?;
        staff::bans::refuse(tx, kept.athlete)?;
        keep::settle(tx, kept.athlete, keeping)?;
        let athlete = athlete::find(tx, kept.athlete)?.ok_or_else(link_over)?;
        Ok((athlete, account, operators::role(tx, kept.athlete)?))
    });
    let outcome = write.await;
    // A guess at the code costs what a guess at the password costs.
    if !outcome.as_ref().is_err_and(|error| error.code() == "wrong_code") {
        tried.give_back();
    }
    let (athlete, account, role) = outcome?;
    metrics::counter!("identity_sign_ins_total", "with" => "link", "outcome" => "signed_in")
        .increment(1);
    tracing::info!(event = "signed_in", with = "link", "identity");
    let has_password = account.password_hash.is_some();
    let me = MyAccount::new(athlete, account.email, has_password, role);
    Ok(SignedIn::new(me, &token).created(&app))
}

/// The link and its account, as long as the address that it went to is the address of the account.
fn find(
    tx: &mut Tx,
    athlete: AthleteId,
    hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(Proof, Account)>> {
    let Some(proof) = proofs::find(tx, athlete, Purpose::SignIn, hash, now)? else {
        return Ok(None);
    };
    let account = accounts::find(tx, athlete)?;
    Ok(account.filter(|account| account.email == proof.email).map(|account| (proof, account)))
}

fn link_over() -> Error {
    let detail = "this link does not work any more; please ask for a new one";
    Error::refused_as(StatusCode::UNAUTHORIZED, "link_over", detail)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;
    use serde_json::{Value, json};
    use testkit::{Reply, TestApp};
    use totp_rs::{Builder, Secret};

    use crate::budgets::{FAILURES_OF_ACCOUNT, MAILS_OF_ADDRESS};
    use crate::mail::proofs::PROOF_MS;
    use crate::testing::{PASSWORD, WithMail, join, start_with_mail};

    async fn ask(app: &TestApp, name: &str) -> Reply {
        let email = format!("{name}@example.org");
        app.stranger().post("/api/v1/sessions/links", json!({"email": email})).await
    }

    async fn open(app: &TestApp, token: &str, code: impl Into<Value>) -> Reply {
        let body = json!({"token": token, "code": code.into()});
        app.stranger().post("/api/v1/sessions/link", body).await
    }

    /// A link for somebody, as it arrives.
    async fn link(stadion: &WithMail, name: &str) -> String {
        assert_eq!(ask(&stadion.app, name).await.status, 202);
        let mail = stadion.newest(name).await;
        assert_eq!(mail.subject, "Your link to sign in to Stadion");
        assert!(mail.link().starts_with("http://localhost:4000/sign_in/link#"));
        mail.token()
    }

    #[tokio::test]
    async fn anna_signs_in_with_a_link_once() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let token = link(&stadion, "anna").await;
        let entered = open(&stadion.app, &token, Value::Null).await;
        assert_eq!(entered.status, 201);
        assert!(entered.headers["set-cookie"].to_str().unwrap().starts_with("__Host-stadion="));
        assert_eq!(entered.ok()["me"]["handle"], "anna");
        let again = open(&stadion.app, &token, Value::Null).await;
        let over = "401 this link does not work any more; please ask for a new one";
        assert_eq!(again.to_string(), over);
        let altered = format!("{}0", &token[..63]);
        for made_up in ["", &altered, &token.replace('a', "b"), &"0".repeat(64)] {
            assert_eq!(
                open(&stadion.app, made_up, Value::Null).await.to_string(),
                over,
                "{made_up}"
            );
        }
    }

    #[tokio::test]
    async fn a_link_works_for_ten_minutes_and_any_of_several_will_do() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let first = link(&stadion, "anna").await;
        stadion.app.clock.advance_ms(1_000);
        let second = link(&stadion, "anna").await;
        stadion.app.clock.advance_ms(PROOF_MS - 1_000);
        assert_eq!(open(&stadion.app, &first, Value::Null).await.status, 401);
        assert_eq!(open(&stadion.app, &second, Value::Null).await.status, 201);
        let now = stadion.app.clock.now().plus_ms(PROOF_MS);
        stadion.app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail_proof").await, 0);
    }

    #[tokio::test]
    async fn who_asks_hears_the_same_whether_anybody_has_the_address() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        join(&stadion.app, "Boris").await;
        stadion.turn().await;
        let before = stadion.server.count();
        let known = ask(&stadion.app, "anna").await;
        let claimed = ask(&stadion.app, "boris").await;
        let unknown = ask(&stadion.app, "nobody").await;
        for other in [&claimed, &unknown] {
            assert_eq!((known.status, &known.bytes), (other.status, &other.bytes));
        }
        // The work of the request is the same, too: one row each, and who it concerns is looked up later.
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail_ask").await, 3);
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail").await, 0);
        stadion.turn().await;
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail_ask").await, 0);
        assert_eq!(stadion.server.count(), before + 1, "only proven addresses get a link");
        for _ in 1..MAILS_OF_ADDRESS.burst {
            ask(&stadion.app, "nobody").await;
        }
        assert_eq!(ask(&stadion.app, "nobody").await.body["code"], "too_many_tries");
    }

    #[tokio::test]
    async fn a_link_that_nobody_could_send_in_time_is_not_sent_late() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let before = stadion.server.count();
        ask(&stadion.app, "anna").await;
        stadion.app.clock.advance_ms(PROOF_MS);
        assert_eq!(stadion.turn().await, 0);
        assert_eq!(stadion.server.count(), before);
    }

    #[tokio::test]
    async fn a_second_step_is_asked_for_and_a_wrong_code_leaves_the_link_good() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        let anna = stadion.join_proven("Anna").await;
        let begun = anna.post("/api/v1/me/second_step", json!({})).await.ok();
        let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let totp = Builder::new().with_secret(secret).build_noncompliant();
        let code = || totp.generate(u64::try_from(app.clock.now().0 / 1000).unwrap()).to_string();
        anna.put("/api/v1/me/second_step", json!({"code": code()})).await.ok();
        app.clock.advance_ms(30_000);
        let token = link(&stadion, "anna").await;
        assert_eq!(open(app, &token, Value::Null).await.body["code"], "code_needed");
        for _ in 0..FAILURES_OF_ACCOUNT.burst {
            assert_eq!(open(app, &token, "000000").await.body["code"], "wrong_code");
        }
        assert_eq!(open(app, &token, "000000").await.body["code"], "too_many_tries");
        app.clock.advance_ms(FAILURES_OF_ACCOUNT.every_ms);
        let token = link(&stadion, "anna").await;
        assert_eq!(open(app, &token, code()).await.status, 201);
    }

    #[tokio::test]
    async fn a_sign_in_whose_answer_was_lost_can_be_sent_again_with_its_key_only() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let token = link(&stadion, "anna").await;
        let send = async |key: &'static str| {
            let someone = stadion.app.stranger();
            let request = someone.request(Method::POST, "/api/v1/sessions/link");
            let body = json!({"token": token}).to_string();
            someone.send(request.header("idempotency-key", key), Body::from(body)).await
        };
        assert_eq!(send("k1").await.status, 201);
        assert_eq!(send("k1").await.status, 201);
        assert_eq!(send("k2").await.body["code"], "link_over");
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM session").await, 2, "and no third");
    }

    #[tokio::test]
    async fn a_link_lets_in_and_does_not_change_the_locks() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let token = link(&stadion, "anna").await;
        let entered = open(&stadion.app, &token, Value::Null).await.ok();
        let visitor = stadion.app.with_token(entered["session_token"].as_str().unwrap());
        let said = "403 you signed in with a link from a mail; to change this, please sign in with your password or a passkey";
        let refused = visitor.put("/api/v1/me/email", json!({"email": "eve@example.org"})).await;
        assert_eq!(refused.to_string(), said);
        assert_eq!(refused.body["code"], "sign_in_again");
        assert_eq!(visitor.post("/api/v1/passkeys/options", json!({})).await.to_string(), said);
        assert_eq!(visitor.post("/api/v1/me/second_step", json!({})).await.to_string(), said);
        visitor.patch("/api/v1/me", json!({"units": "imperial"})).await.ok();
        let body = json!({"email": "anna@example.org", "password": PASSWORD});
        let again = visitor.post("/api/v1/sessions", body).await.ok();
        let anna = stadion.app.with_token(again["session_token"].as_str().unwrap());
        assert_eq!(anna.post("/api/v1/me/second_step", json!({})).await.status, 201);
    }

    #[tokio::test]
    async fn once_anna_has_moved_links_to_her_old_address_open_nothing() {
        let stadion = start_with_mail().await;
        let anna = stadion.join_proven("Anna").await;
        let token = link(&stadion, "anna").await;
        anna.put("/api/v1/me/email", json!({"email": "anna.new@example.org"})).await.ok();
        let code = stadion.newest("anna.new").await.code();
        anna.post("/api/v1/me/email/confirm", json!({"code": code})).await.ok();
        assert_eq!(open(&stadion.app, &token, Value::Null).await.body["code"], "link_over");
    }
}
