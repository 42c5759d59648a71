//! The code from the mail: `POST /api/v1/me/email/confirm`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::show::{Security, shown};
use crate::accounts::{self, fields};
use crate::mail::proofs::{self, Purpose};
use crate::mail::{self, Letter, NOTICE_MS};
use crate::{Settings, freeze, recoveries, second_step};

/// The code from the mail.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailCode {
    /// With or without spaces.
    #[schema(example = "1234 5678")]
    pub code: String,
}

/// Prove that I read my address.
///
/// If the code was sent to another address than the present one, that is the address from now on; the one of before
/// is told, if it was proven.
#[utoipa::path(post, path = "/api/v1/me/email/confirm", tag = "me", request_body = EmailCode,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 200, description = "The address is proven.", body = Security),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`wrong_code`, or `frozen` after a recovery by e-mail.", body = Problem),
        (status = 409, description = "`no_code`: it has run out. `email_taken`: somebody else proved it a moment before.", body = Problem)))]
pub async fn confirm_email(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
    key: IdempotencyKey,
    Json(asked): Json<EmailCode>,
) -> Result<Json<Security>> {
    let now = app.clock.now();
    let hash = proofs::hash(&proofs::tidied(&asked.code));
    let write = app.db.write(move |tx| {
        // The code itself is forgotten, so what recognises a retry is its hash.
        if idempotency::recall::<()>(tx, &key, me.id, CONFIRM, &hash)?.is_some() {
            return Ok(Some(shown(tx, &settings, &me, now)?));
        }
        let Some(code) = proofs::find_code(tx, me.id, now)? else { return Err(no_code()) };
        if code.secret_hash != hash {
            // The try is kept, so this is no failure of the write.
            proofs::note_wrong_code(tx, me.id)?;
            return Ok(None);
        }
        idempotency::once(tx, &key, me.id, CONFIRM, &hash, now, |tx| {
            prove(tx, &settings, &me, &code.email, now)
        })?;
        Ok(Some(shown(tx, &settings, &me, now)?))
    });
    let Some(security) = write.await? else {
        tracing::info!(event = "email_code_refused", "identity");
        return Err(second_step::wrong_code(StatusCode::FORBIDDEN));
    };
    tracing::info!(event = "email_proven", "identity");
    Ok(Json(security))
}

/// The operation under which answers are remembered.
const CONFIRM: &str = "confirm_email";

fn no_code() -> Error {
    let detail = "there is no code that works any more; please ask for a new one";
    Error::refused("no_code", detail)
}

fn prove(tx: &mut Tx, settings: &Settings, me: &Me, email: &str, now: Timestamp) -> Result<()> {
    proofs::delete(tx, me.id, Purpose::Address)?;
    let key = fields::email_key(email);
    let before = accounts::find_proof(tx, me.id)?;
    let key_before = fields::email_key(&before.email);
    if key != key_before {
        freeze::check(tx, me.id, now)?;
    }
    claim(tx, me.id, &key)?;
    tx.exec(
        "UPDATE account SET email = $2, email_proven_at = $3 WHERE athlete_id = $1",
        args![me.id, email, now],
    )?;
    if key == key_before {
        return Ok(());
    }
    tx.exec(
        "DELETE FROM account_email WHERE email_key = $1 AND athlete_id = $2",
        args![key_before, me.id],
    )?;
    // What was mailed to the address of before opens nothing any more.
    proofs::delete(tx, me.id, Purpose::SignIn)?;
    recoveries::delete(tx, me.id)?;
    if before.email_proven_at.is_some() {
        let letter = Letter::AddressChanged { at: now };
        mail::write(tx, settings, me.id, &before.email, &letter, now.plus_ms(NOTICE_MS), now)?;
    }
    Ok(())
}

/// Makes an address lead to this account. Who only claimed it gives way to who proved it.
fn claim(tx: &mut Tx, athlete: AthleteId, key: &str) -> Result<()> {
    let free = tx.exec(
        "INSERT INTO account_email (email_key, athlete_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![key, athlete],
    )?;
    if free == 1 {
        return Ok(());
    }
    match super::proven_owner(tx, key)? {
        Some(owner) if owner != athlete => {
            let detail = "somebody else confirmed this address a moment before you";
            Err(Error::refused("email_taken", detail))
        }
        _ => {
            tx.exec(
                "UPDATE account_email SET athlete_id = $2 WHERE email_key = $1",
                args![key, athlete],
            )?;
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;
    use serde_json::{Value, json};
    use testkit::{Reply, TestAthlete};

    use crate::mail::proofs::{PROOF_MS, TRIES};
    use crate::sessions::FRESH_MS;
    use crate::testing::{PASSWORD, WithMail, form, join, sign_in, start, start_with_mail, with};

    async fn confirm(someone: &TestAthlete, code: &str) -> Reply {
        someone.post("/api/v1/me/email/confirm", json!({"code": code})).await
    }

    async fn move_to(someone: &TestAthlete, name: &str) -> Reply {
        let email = format!("{name}@example.org");
        someone.put("/api/v1/me/email", json!({"email": email})).await
    }

    async fn security(someone: &TestAthlete) -> Value {
        someone.get("/api/v1/me/security").await.ok()
    }

    fn wrong(code: &str) -> String {
        let last = if code.ends_with('0') { "1" } else { "0" };
        format!("{}{last}", &code[..code.len() - 1])
    }

    #[tokio::test]
    async fn anna_uses_stadion_at_once_and_proves_her_address_when_she_likes() {
        let stadion = start_with_mail().await;
        let anna = join(&stadion.app, "Anna").await;
        let shown = security(&anna).await;
        assert_eq!(shown["sends_mail"], true);
        assert_eq!(shown["email_proven_at"], Value::Null);
        assert_eq!(shown["asked_email"]["email"], "anna@example.org");
        let mail = stadion.newest("Anna").await;
        assert_eq!(mail.subject, "Your code for Stadion");
        assert!(mail.raw.contains("Auto-Submitted: auto-generated"), "{}", mail.raw);
        let code = mail.code();
        assert_eq!(confirm(&anna, &wrong(&code)).await.body["code"], "wrong_code");
        let proven = confirm(&anna, &code).await.ok();
        assert_eq!(proven["email_proven_at"], testkit::START);
        assert_eq!(proven["asked_email"], Value::Null);
        assert_eq!(confirm(&anna, &code).await.body["code"], "no_code");
        let again = anna.post("/api/v1/me/email/code", json!({})).await;
        assert_eq!(again.to_string(), "409 this is your address already, and it is confirmed");
        assert_eq!(
            stadion.app.number("SELECT COUNT(*) FROM mail").await,
            0,
            "nothing is kept of it"
        );
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail_proof").await, 0);
    }

    #[tokio::test]
    async fn a_code_works_for_ten_minutes_and_five_tries_and_a_new_one_replaces_it() {
        let stadion = start_with_mail().await;
        let anna = join(&stadion.app, "Anna").await;
        let first = stadion.newest("Anna").await.code();
        for _ in 0..TRIES {
            assert_eq!(confirm(&anna, &wrong(&first)).await.body["code"], "wrong_code");
        }
        let spent = confirm(&anna, &first).await;
        assert_eq!(
            spent.to_string(),
            "409 there is no code that works any more; please ask for a new one"
        );
        anna.post("/api/v1/me/email/code", json!({})).await.ok();
        let second = stadion.newest("Anna").await.code();
        stadion.app.clock.advance_ms(PROOF_MS);
        assert_eq!(confirm(&anna, &second).await.body["code"], "no_code", "ten minutes are over");
        anna.post("/api/v1/me/email/code", json!({})).await.ok();
        let third = stadion.newest("Anna").await.code();
        assert_eq!(confirm(&anna, &second).await.body["code"], "wrong_code");
        stadion.app.clock.advance_ms(PROOF_MS - 1);
        assert_eq!(confirm(&anna, &third).await.status, 200);
    }

    #[tokio::test]
    async fn a_confirmation_whose_answer_was_lost_is_sent_again_without_harm() {
        let stadion = start_with_mail().await;
        let anna = join(&stadion.app, "Anna").await;
        let body = json!({"code": stadion.newest("Anna").await.code()}).to_string();
        for _ in 0..2 {
            let request = anna.request(Method::POST, "/api/v1/me/email/confirm");
            let request = request.header("idempotency-key", "k1");
            let reply = anna.send(request, Body::from(body.clone())).await.ok();
            assert_eq!(reply["email_proven_at"], testkit::START);
        }
    }

    #[tokio::test]
    async fn anna_moves_to_another_address_and_the_old_one_is_told() {
        let stadion = start_with_mail().await;
        let anna = stadion.join_proven("Anna").await;
        let asked = move_to(&anna, "anna.new").await;
        assert_eq!(asked.status, 202);
        assert_eq!(asked.body["asked_email"]["email"], "anna.new@example.org");
        assert_eq!(asked.body["email"], "anna@example.org", "the old one stays until then");
        assert_eq!(sign_in(&stadion.app, "anna.new", PASSWORD, "").await.status, 401);
        let code = stadion.newest("anna.new").await.code();
        let moved = confirm(&anna, &code).await.ok();
        assert_eq!(moved["email"], "anna.new@example.org");
        assert_eq!(sign_in(&stadion.app, "anna.new", PASSWORD, "").await.status, 201);
        assert_eq!(sign_in(&stadion.app, "Anna", PASSWORD, "").await.status, 401);
        let told = stadion.newest("Anna").await;
        assert_eq!(told.subject, "The address of your Stadion account was changed");
        assert!(told.text.contains("On 7 May 2027, 11:00 (Europe/Berlin)"), "{}", told.text);
        assert!(!told.text.contains("anna.new"), "nor where it went");
        let boris = with(form("Boris"), "email", "anna@example.org");
        assert_eq!(
            stadion.app.stranger().post("/api/v1/accounts", boris).await.status,
            201,
            "free"
        );
    }

    #[tokio::test]
    async fn moving_needs_a_fresh_sign_in_and_an_address() {
        let stadion = start_with_mail().await;
        let anna = stadion.join_proven("Anna").await;
        assert_eq!(move_to(&anna, "anna").await.body["code"], "email_proven");
        let odd = anna.put("/api/v1/me/email", json!({"email": "anna"})).await;
        assert_eq!(
            odd.body["fields"]["email"],
            "please give an e-mail address like anna@example.org"
        );
        stadion.app.clock.advance_ms(FRESH_MS);
        assert_eq!(move_to(&anna, "anna.new").await.body["code"], "sign_in_again");
        assert_eq!(stadion.count("anna.new").await, 0);
    }

    #[tokio::test]
    async fn nobody_learns_by_moving_who_has_an_address_and_its_owner_is_told() {
        let stadion = start_with_mail().await;
        stadion.join_proven("Anna").await;
        let eve = stadion.join_proven("Eve").await;
        let taken = move_to(&eve, "anna").await;
        let free = move_to(&eve, "nobody").await;
        assert_eq!(taken.status, free.status);
        let shape = |reply: &Reply| reply.body.to_string().replace("anna", "nobody");
        assert_eq!(shape(&taken), shape(&free));
        assert_eq!(stadion.newest("Anna").await.subject, "Somebody wanted to use your address");
        let code = stadion.newest("nobody").await.code();
        assert_eq!(confirm(&eve, &code).await.ok()["email"], "nobody@example.org");
    }

    #[tokio::test]
    async fn who_only_claimed_an_address_gives_way_to_who_proves_it() {
        let stadion = start_with_mail().await;
        let squatter = with(form("Mallory"), "email", "boris@example.org");
        let mallory = stadion.app.stranger().post("/api/v1/accounts", squatter).await.ok();
        let mallory = stadion.app.with_token(mallory["session_token"].as_str().unwrap());
        stadion.turn().await;
        let real = with(form("Boris"), "email", "boris.two@example.org");
        let boris = stadion.app.stranger().post("/api/v1/accounts", real).await.ok();
        let boris = stadion.app.with_token(boris["session_token"].as_str().unwrap());
        move_to(&boris, "boris").await.ok();
        let code = stadion.newest("boris").await.code();
        assert_eq!(confirm(&boris, &code).await.ok()["email"], "boris@example.org");
        let entered = sign_in(&stadion.app, "Boris", PASSWORD, "").await.ok();
        assert_eq!(entered["me"]["handle"], "boris");
        // Mallory stays signed in, and never gets a code that works for this address.
        mallory.post("/api/v1/me/email/code", json!({})).await.ok();
        assert_eq!(stadion.newest("boris").await.subject, "Somebody wanted to use your address");
    }

    #[tokio::test]
    async fn of_two_who_prove_one_address_at_once_one_has_it() {
        let stadion = start_with_mail().await;
        let (anna, eve) = (stadion.join_proven("Anna").await, stadion.join_proven("Eve").await);
        let mut codes = Vec::new();
        for someone in [&anna, &eve] {
            move_to(someone, "shared").await.ok();
            codes.push(stadion.newest("shared").await.code());
        }
        let (one, other) = tokio::join!(confirm(&anna, &codes[0]), confirm(&eve, &codes[1]));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        let loser = if one.status == 409 { one } else { other };
        assert_eq!(
            loser.to_string(),
            "409 somebody else confirmed this address a moment before you"
        );
    }

    #[tokio::test]
    async fn asking_for_codes_ends_soon() {
        let stadion = start_with_mail().await;
        let anna = join(&stadion.app, "Anna").await;
        for _ in 0..crate::budgets::MAILS_OF_ADDRESS.burst {
            assert_eq!(anna.post("/api/v1/me/email/code", json!({})).await.status, 202);
        }
        let refused = anna.post("/api/v1/me/email/code", json!({})).await;
        assert_eq!(refused.body["code"], "too_many_tries");
    }

    #[tokio::test]
    async fn without_a_mail_server_nothing_is_promised() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        assert_eq!(security(&anna).await["sends_mail"], false);
        let said = "409 this Stadion sends no mail; please ask those who run it";
        assert_eq!(move_to(&anna, "anna.new").await.to_string(), said);
        assert_eq!(anna.post("/api/v1/me/email/code", json!({})).await.to_string(), said);
        let ask = json!({"email": "anna@example.org"});
        for door in ["/api/v1/sessions/links", "/api/v1/recoveries"] {
            assert_eq!(app.stranger().post(door, ask.clone()).await.to_string(), said);
        }
        for table in ["SELECT COUNT(*) FROM mail", "SELECT COUNT(*) FROM mail_ask"] {
            assert_eq!(app.number(table).await, 0, "{table}");
        }
    }

    #[tokio::test]
    async fn neither_code_nor_link_is_stored_once_it_is_sent() {
        let stadion: WithMail = start_with_mail().await;
        let anna = stadion.join_proven("Anna").await;
        move_to(&anna, "anna.new").await.ok();
        let code = stadion.newest("anna.new").await.code().replace(' ', "");
        let read = stadion.app.app.db.read(|tx| {
            tx.list::<(Vec<u8>,)>("SELECT secret_hash FROM mail_proof", kernel::args![])
        });
        let kept = read.await.unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].0, crate::mail::proofs::hash(&code));
        assert_eq!(stadion.app.number("SELECT COUNT(*) FROM mail").await, 0);
    }
}
