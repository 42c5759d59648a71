//! Getting back in with nothing but a mailbox: it takes three days, and everybody who is signed in hears of it.
//!
//! Asking starts a clock and sends a mail that can cancel it. After 72 hours a link is written that works once, for a
//! day: with it a new password is set, every session ends, and a second step that was lost is taken off. For seven
//! days afterwards nothing sensitive can be changed ([`crate::freeze`]). So whoever reads somebody's mail for an
//! afternoon gets nowhere, and whoever reads it for three days is noticed.
pub mod ask;
pub mod cancel;
pub mod cancel_mine;
pub mod finish;

use kernel::{App, AthleteId, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use crate::Settings;
use crate::accounts::Account;
use crate::mail::{self, Letter, NOTICE_MS, proofs};

/// From asking to the link.
pub const WAIT_MS: i64 = 72 * 3_600_000;
/// How long the link works.
pub const OPEN_MS: i64 = 24 * 3_600_000;

/// A recovery under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct RunningRecovery {
    /// When somebody asked.
    pub asked_at: Timestamp,
    /// When the link that opens is sent.
    pub opens_at: Timestamp,
}

pub(crate) struct Row {
    email: String,
    asked_at: Timestamp,
    opens_at: Timestamp,
    open_hash: Option<Vec<u8>>,
    closes_at: Option<Timestamp>,
}
from_row!(Row { email, asked_at, opens_at, open_hash, closes_at });

/// Where a recovery stands.
#[derive(Debug, PartialEq, Eq)]
enum Stage {
    /// The clock runs.
    Waiting,
    /// The link is to be written.
    Due,
    /// The link works.
    Open,
    /// The link was not used in time.
    Over,
}

/// The rule. Each moment belongs to what begins with it.
fn stage(opens_at: Timestamp, closes_at: Option<Timestamp>, now: Timestamp) -> Stage {
    match closes_at {
        _ if now < opens_at => Stage::Waiting,
        None => Stage::Due,
        Some(closes_at) if now < closes_at => Stage::Open,
        Some(_) => Stage::Over,
    }
}

pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Row>> {
    tx.find(
        "SELECT email, asked_at, opens_at, open_hash, closes_at FROM recovery
         WHERE athlete_id = $1",
        args![athlete],
    )
}

/// What the owner's devices are shown.
pub(crate) fn running(
    tx: &mut Tx,
    athlete: AthleteId,
    now: Timestamp,
) -> Result<Option<RunningRecovery>> {
    let row = find(tx, athlete)?;
    let row = row.filter(|row| stage(row.opens_at, row.closes_at, now) != Stage::Over);
    Ok(row.map(|row| RunningRecovery { asked_at: row.asked_at, opens_at: row.opens_at }))
}

/// Starts the clock, unless one runs already: asking twice neither hurries nor delays.
pub(crate) fn begin(
    tx: &mut Tx,
    settings: &Settings,
    account: &Account,
    now: Timestamp,
) -> Result<()> {
    let token = proofs::new_token(account.athlete);
    let opens_at = now.plus_ms(WAIT_MS);
    let begun = tx.exec(
        "INSERT INTO recovery (athlete_id, email, asked_at, opens_at, cancel_hash) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (athlete_id) DO UPDATE
         SET email = $2, asked_at = $3, opens_at = $4, cancel_hash = $5, open_hash = NULL, closes_at = NULL
         WHERE recovery.closes_at <= $3",
        args![account.athlete, account.email, now, opens_at, proofs::hash(&token)],
    )?;
    if begun == 0 {
        return Ok(());
    }
    tracing::info!(event = "recovery_asked", "identity");
    let letter = Letter::RecoveryAsked { opens_at, token };
    mail::write(tx, settings, account.athlete, &account.email, &letter, opens_at, now)
}

/// Recoveries opened in one turn.
const TURN: i64 = 20;

/// Writes the links of recoveries whose time has come. Returns how many.
pub async fn open_due(app: &App, settings: &Settings) -> Result<u64> {
    let mut opened = 0;
    loop {
        let now = app.clock.now();
        let list = app.db.read(|tx| {
            tx.list::<(AthleteId, Timestamp)>(
                "SELECT athlete_id, opens_at FROM recovery WHERE open_hash IS NULL
                 ORDER BY opens_at, athlete_id LIMIT $1",
                args![TURN],
            )
        });
        let mut due = list.await?;
        due.retain(|(_, opens_at)| *opens_at <= now);
        if due.is_empty() {
            return Ok(opened);
        }
        for (athlete, _) in due {
            let settings = settings.clone();
            app.db.write(move |tx| open(tx, &settings, athlete, now)).await?;
            opened += 1;
        }
    }
}

fn open(tx: &mut Tx, settings: &Settings, athlete: AthleteId, now: Timestamp) -> Result<()> {
    let Some(row) = find(tx, athlete)? else { return Ok(()) };
    if stage(row.opens_at, row.closes_at, now) != Stage::Due {
        return Ok(());
    }
    let token = proofs::new_token(athlete);
    // A day from now, not from when it was due: a server that was away takes nothing from anybody.
    let closes_at = now.plus_ms(OPEN_MS);
    let opened = tx.exec(
        "UPDATE recovery SET open_hash = $2, closes_at = $3 WHERE athlete_id = $1 AND open_hash IS NULL",
        args![athlete, proofs::hash(&token), closes_at],
    )?;
    if opened == 0 {
        return Ok(());
    }
    let letter = Letter::RecoveryOpen { closes_at, token };
    mail::write(tx, settings, athlete, &row.email, &letter, closes_at, now)
}

/// Tells the owner that it is done.
fn tell_done(
    tx: &mut Tx,
    settings: &Settings,
    athlete: AthleteId,
    email: &str,
    frozen_until: Timestamp,
    now: Timestamp,
) -> Result<()> {
    let letter = Letter::Recovered { frozen_until };
    mail::write(tx, settings, athlete, email, &letter, now.plus_ms(NOTICE_MS), now)
}

/// Ends a recovery. Returns whether there was one.
pub(crate) fn delete(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    Ok(tx.exec("DELETE FROM recovery WHERE athlete_id = $1", args![athlete])? == 1)
}

/// Returns how many links had run out.
pub(crate) fn delete_over(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM recovery WHERE closes_at <= $1", args![now])
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;
    use serde_json::{Value, json};
    use testkit::{Reply, TestApp, TestAthlete};

    use super::*;
    use crate::testing::{PASSWORD, WithMail, join, sign_in, start_with_mail};

    #[test]
    fn the_clock_is_exact_to_the_millisecond() {
        let asked: Timestamp = "2027-05-07T09:00:00Z".parse().unwrap();
        let opens = asked.plus_ms(WAIT_MS);
        let closes = opens.plus_ms(OPEN_MS);
        let check = |at: &str, closes_at: Option<Timestamp>, expected: Stage| {
            assert_eq!(stage(opens, closes_at, at.parse().unwrap()), expected, "{at}");
        };
        check("2027-05-07T09:00:00Z", None, Stage::Waiting);
        check("2027-05-10T08:59:59.999Z", None, Stage::Waiting);
        check("2027-05-10T09:00:00Z", None, Stage::Due);
        check("2027-05-10T09:00:00Z", Some(closes), Stage::Open);
        check("2027-05-11T08:59:59.999Z", Some(closes), Stage::Open);
        check("2027-05-11T09:00:00Z", Some(closes), Stage::Over);
        // The server was away for a week; the day begins with the link.
        check("2027-05-20T09:00:00Z", None, Stage::Due);
    }

    async fn ask(app: &TestApp, name: &str) -> Reply {
        let email = format!("{name}@example.org");
        app.stranger().post("/api/v1/recoveries", json!({"email": email})).await
    }

    async fn finish(app: &TestApp, token: &str, password: &str) -> Reply {
        let body = json!({"token": token, "password": password});
        app.stranger().post("/api/v1/recoveries/finish", body).await
    }

    async fn banner(someone: &TestAthlete) -> Value {
        someone.get("/api/v1/me/security").await.ok()["recovery"].clone()
    }

    const NEW: &str = "eight dry foxes";

    #[tokio::test]
    async fn anna_lost_everything_but_her_mailbox_and_is_back_after_three_days() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        let anna = stadion.join_proven("Anna").await;
        let begun = anna.post("/api/v1/me/second_step", json!({})).await.ok();
        let secret = totp_rs::Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let totp = totp_rs::Builder::new().with_secret(secret).build_noncompliant();
        let code = totp.generate(u64::try_from(app.clock.now().0 / 1000).unwrap()).to_string();
        anna.put("/api/v1/me/second_step", json!({"code": code})).await.ok();

        assert_eq!(ask(app, "anna").await.status, 202);
        let asked = stadion.newest("Anna").await;
        assert_eq!(asked.subject, "Somebody wants to recover your Stadion account");
        assert!(asked.text.contains("10 May 2027, 11:00 (Europe/Berlin)"), "{}", asked.text);
        assert_eq!(banner(&anna).await["opens_at"], "2027-05-10T09:00:00Z", "her devices show it");
        app.clock.set("2027-05-10T08:59:59.999Z");
        assert_eq!(stadion.turn().await, 0, "71 hours, 59 minutes, 59 seconds");
        app.clock.set("2027-05-10T09:00:00Z");
        let opened = stadion.newest("Anna").await;
        assert_eq!(opened.subject, "Your Stadion account can be recovered now");
        assert!(opened.link().starts_with("http://localhost:4000/recovery#"));
        assert_eq!(stadion.turn().await, 0, "one link");
        let token = opened.token();

        let weak = finish(app, &token, "short").await;
        assert_eq!(weak.status, 422);
        assert!(weak.body["fields"]["password"].is_string(), "and the link is still good");
        assert_eq!(finish(app, &token, NEW).await.status, 204);
        assert_eq!(anna.get("/api/v1/me").await.status, 401, "every device is signed out");
        assert_eq!(sign_in(app, "Anna", PASSWORD, "").await.status, 401);
        assert_eq!(sign_in(app, "Anna", NEW, "").await.status, 201, "no code is asked for");
        assert_eq!(finish(app, &token, PASSWORD).await.body["code"], "link_over");
        assert_eq!(stadion.newest("Anna").await.subject, "Your Stadion account was recovered");
    }

    /// Somebody is recovered, and signs in with the new password.
    async fn recovered(stadion: &WithMail, name: &str) -> TestAthlete {
        ask(&stadion.app, &name.to_lowercase()).await;
        stadion.turn().await;
        stadion.app.clock.advance_ms(WAIT_MS);
        let token = stadion.newest(name).await.token();
        assert_eq!(finish(&stadion.app, &token, NEW).await.status, 204);
        let entered = sign_in(&stadion.app, name, NEW, "").await.ok();
        stadion.app.with_token(entered["session_token"].as_str().unwrap())
    }

    #[tokio::test]
    async fn for_a_week_nothing_is_changed_that_would_keep_the_owner_out() {
        let stadion = start_with_mail().await;
        let private = json!({"default_audience": "only_me"});
        let joined = stadion.join_proven("Anna").await;
        joined.patch("/api/v1/me", private.clone()).await.ok();
        let anna = recovered(&stadion, "Anna").await;
        let said = "403 your account was recovered by e-mail a short while ago; this can be changed seven days after that";
        let refused = anna.put("/api/v1/me/email", json!({"email": "eve@example.org"})).await;
        assert_eq!(refused.to_string(), said);
        assert_eq!(refused.body["code"], "frozen");
        assert_eq!(refused.headers["retry-after"], "604800");
        assert_eq!(anna.post("/api/v1/passkeys/options", json!({})).await.to_string(), said);
        assert_eq!(anna.post("/api/v1/me/second_step", json!({})).await.to_string(), said);
        assert_eq!(anna.delete("/api/v1/me/second_step").await.to_string(), said);
        let everyone = json!({"default_audience": "everyone"});
        assert_eq!(anna.patch("/api/v1/me", everyone.clone()).await.to_string(), said);
        anna.patch("/api/v1/me", private).await.ok();
        let shown = anna.get("/api/v1/me/security").await.ok();
        assert_eq!(shown["frozen_until"], "2027-05-17T09:00:00Z");
        stadion.app.clock.set("2027-05-17T08:59:59.999Z");
        assert_eq!(anna.patch("/api/v1/me", everyone.clone()).await.status, 403);
        stadion.app.clock.set("2027-05-17T09:00:00Z");
        assert_eq!(anna.patch("/api/v1/me", everyone).await.status, 200);
        let shown = anna.get("/api/v1/me/security").await.ok();
        assert_eq!(shown["frozen_until"], Value::Null);
    }

    #[tokio::test]
    async fn any_signed_in_device_cancels_it_and_so_does_the_mail() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        let anna = stadion.join_proven("Anna").await;
        ask(app, "anna").await;
        let mail = stadion.newest("Anna").await;
        assert!(mail.link().starts_with("http://localhost:4000/recovery/cancel#"));
        for _ in 0..2 {
            assert_eq!(anna.delete("/api/v1/me/recovery").await.status, 204);
        }
        assert_eq!(banner(&anna).await, Value::Null);
        let cancel = json!({"token": mail.token()});
        let late = app.stranger().post("/api/v1/recoveries/cancel", cancel).await;
        assert_eq!(
            late.to_string(),
            "409 there is no recovery to cancel: it was cancelled before, or it is done"
        );

        ask(app, "anna").await;
        let cancel = json!({"token": stadion.newest("Anna").await.token()});
        app.clock.advance_ms(WAIT_MS);
        let opened = stadion.newest("Anna").await.token();
        let reply = app.stranger().post("/api/v1/recoveries/cancel", cancel).await;
        assert_eq!(reply.status, 204, "even when the link is out already");
        assert_eq!(finish(app, &opened, NEW).await.body["code"], "link_over");
        assert_eq!(sign_in(app, "Anna", PASSWORD, "").await.status, 201);
        let made_up = json!({"token": "0".repeat(64)});
        assert_eq!(app.stranger().post("/api/v1/recoveries/cancel", made_up).await.status, 409);
    }

    #[tokio::test]
    async fn asking_twice_neither_hurries_nor_delays() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        let anna = stadion.join_proven("Anna").await;
        tokio::join!(ask(app, "anna"), ask(app, "anna"));
        let before = stadion.server.count();
        stadion.turn().await;
        assert_eq!(stadion.server.count(), before + 1, "one mail for two at once");
        app.clock.advance_ms(WAIT_MS - 1);
        ask(app, "anna").await;
        stadion.turn().await;
        assert_eq!(banner(&anna).await["opens_at"], "2027-05-10T09:00:00Z");
        app.clock.advance_ms(1);
        assert_eq!(
            stadion.newest("Anna").await.subject,
            "Your Stadion account can be recovered now"
        );
    }

    #[tokio::test]
    async fn the_link_works_for_a_day_and_then_it_begins_anew() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        stadion.join_proven("Anna").await;
        ask(app, "anna").await;
        stadion.turn().await;
        app.clock.advance_ms(WAIT_MS);
        let token = stadion.newest("Anna").await.token();
        app.clock.advance_ms(OPEN_MS);
        assert_eq!(finish(app, &token, NEW).await.body["code"], "link_over");
        ask(app, "anna").await;
        assert_eq!(
            stadion.newest("Anna").await.subject,
            "Somebody wants to recover your Stadion account"
        );
        app.clock.advance_ms(WAIT_MS);
        let token = stadion.newest("Anna").await.token();
        app.clock.advance_ms(OPEN_MS - 1);
        assert_eq!(finish(app, &token, NEW).await.status, 204);
        let now = app.clock.now();
        app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
        assert_eq!(app.number("SELECT COUNT(*) FROM recovery").await, 0);
    }

    #[tokio::test]
    async fn of_two_who_finish_at_once_one_does_and_a_retry_changes_nothing() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        stadion.join_proven("Anna").await;
        ask(app, "anna").await;
        stadion.turn().await;
        app.clock.advance_ms(WAIT_MS);
        let token = stadion.newest("Anna").await.token();
        let (one, other) = tokio::join!(finish(app, &token, NEW), finish(app, &token, PASSWORD));
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 401]);

        let boris = stadion.join_proven("Boris").await;
        ask(app, "boris").await;
        stadion.turn().await;
        app.clock.advance_ms(WAIT_MS);
        let body =
            json!({"token": stadion.newest("Boris").await.token(), "password": NEW}).to_string();
        for _ in 0..2 {
            let someone = app.stranger();
            let request = someone.request(Method::POST, "/api/v1/recoveries/finish");
            let request = request.header("idempotency-key", "k1");
            assert_eq!(someone.send(request, Body::from(body.clone())).await.status, 204);
        }
        assert_eq!(boris.get("/api/v1/me").await.status, 401);
    }

    #[tokio::test]
    async fn only_proven_addresses_recover_and_moving_away_ends_it() {
        let stadion = start_with_mail().await;
        let app = &stadion.app;
        let boris = join(app, "Boris").await;
        ask(app, "boris").await;
        ask(app, "nobody").await;
        stadion.turn().await;
        assert_eq!(banner(&boris).await, Value::Null);
        let anna = stadion.join_proven("Anna").await;
        ask(app, "anna").await;
        stadion.turn().await;
        anna.put("/api/v1/me/email", json!({"email": "anna.new@example.org"})).await.ok();
        let code = stadion.newest("anna.new").await.code();
        anna.post("/api/v1/me/email/confirm", json!({"code": code})).await.ok();
        assert_eq!(banner(&anna).await, Value::Null);
        app.clock.advance_ms(WAIT_MS);
        stadion.turn().await;
        assert_eq!(app.number("SELECT COUNT(*) FROM recovery").await, 0);
    }
}
