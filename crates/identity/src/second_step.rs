//! The second step of signing in with a password: a code from an app (TOTP, RFC 6238), or one of ten codes kept
//! on paper.
//!
//! A passkey needs none: the device is one factor, and what opens the device the other. A code counts once: the
//! half minute of an app's code is remembered, a code from paper is gone with its use. Wrong codes are paid from
//! the budget of wrong passwords ([`crate::budgets`]), so a guesser who knows the password has a chance of less
//! than one in 3,000 a day.
pub mod begin;
pub mod confirm;
pub mod remove;
pub mod renew_codes;
pub mod show;

use axum::http::StatusCode;
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args, from_row, random};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

const STEP_S: u64 = 30;
/// Clocks of telephones differ: the half minutes before and after count, too.
const SKEW: u16 = 1;
/// Codes for paper.
const CODES: usize = 10;
/// No 0, 1, i, l or o: they are read as each other.
const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz-";
const GROUPS: usize = 2;
const GROUP_LETTERS: usize = 5;

pub(crate) struct Row {
    secret: Vec<u8>,
    confirmed_at: Option<Timestamp>,
}
from_row!(Row { secret, confirmed_at });

pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Row>> {
    tx.find("SELECT secret, confirmed_at FROM second_step WHERE athlete_id = $1", args![athlete])
}

/// Takes a code from whoever has proven the password already, and says whether there was one to take: without a second
/// step none is needed.
pub(crate) fn pass(
    tx: &mut Tx,
    athlete: AthleteId,
    code: Option<&str>,
    now: Timestamp,
) -> Result<bool> {
    let Some(row) = find(tx, athlete)?.filter(|row| row.confirmed_at.is_some()) else {
        return Ok(false);
    };
    let Some(code) = code.map(tidied).filter(|code| !code.is_empty()) else {
        return Err(Error::refused_as(
            StatusCode::UNAUTHORIZED,
            "code_needed",
            "please add the code from your app, or one of your codes on paper",
        ));
    };
    if take_from_app(tx, athlete, &row, &code, now)? || take_from_paper(tx, athlete, &code)? {
        return Ok(true);
    }
    Err(wrong_code(StatusCode::UNAUTHORIZED))
}

/// Whether it is a code of the app, of about now, that was never taken before.
fn take_from_app(
    tx: &mut Tx,
    athlete: AthleteId,
    row: &Row,
    code: &str,
    now: Timestamp,
) -> Result<bool> {
    let Some(step) = app(&row.secret).check(code, seconds(now)) else { return Ok(false) };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    let taken = tx.exec(
        "UPDATE second_step SET last_step = $2 WHERE athlete_id = $1 AND last_step < $2",
        args![athlete, step],
    )?;
    Ok(taken == 1)
}

fn take_from_paper(tx: &mut Tx, athlete: AthleteId, code: &str) -> Result<bool> {
    let taken = tx.exec(
        "DELETE FROM recovery_code WHERE athlete_id = $1 AND code_hash = $2",
        args![athlete, hash(code)],
    )?;
    Ok(taken == 1)
}

/// Ten new codes for paper, in place of those of before. They are shown once.
fn replace_codes(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<String>> {
    tx.exec("DELETE FROM recovery_code WHERE athlete_id = $1", args![athlete])?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let code = new_code();
        tx.exec(
            "INSERT INTO recovery_code (athlete_id, code_hash) VALUES ($1, $2)",
            args![athlete, hash(&tidied(&code))],
        )?;
        codes.push(code);
    }
    Ok(codes)
}

/// Ten letters of 31, in two groups: 49 bits.
fn new_code() -> String {
    let mut code = String::with_capacity(GROUPS * (GROUP_LETTERS + 1));
    while code.len() < GROUPS * GROUP_LETTERS {
        let [byte] = random::bytes::<1>();
        let letter = LETTERS[usize::from(byte % 32)];
        if letter != b'-' {
            code.push(char::from(letter));
        }
    }
    code.insert(GROUP_LETTERS, '-');
    code
}

/// As people type it: with spaces, dashes and capitals.
fn tidied(code: &str) -> String {
    let letters = code.chars().filter(|letter| letter.is_alphanumeric());
    letters.take(64).collect::<String>().to_lowercase()
}

fn hash(code: &str) -> [u8; 32] {
    Sha256::digest(code).into()
}

/// How an app makes its codes: six digits, by SHA-1, every 30 seconds. It is what every app can do.
pub(crate) fn app(secret: &[u8]) -> Totp {
    Builder::new()
        .with_secret(Secret::from(secret.to_vec()))
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(STEP_S)
        .build_noncompliant()
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.0 / 1000).unwrap_or(0)
}

pub(crate) fn wrong_code(status: StatusCode) -> Error {
    Error::refused_as(status, "wrong_code", "this code is not right, or it was used already")
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;
    use serde_json::{Value, json};
    use testkit::{Reply, TestApp, TestAthlete};

    use super::*;
    use crate::budgets::FAILURES_OF_ACCOUNT;
    use crate::testing::{PASSWORD, join, start};

    const HALF_MINUTE_MS: i64 = 30_000;

    /// Anna's telephone, and her codes on paper.
    struct Kept {
        app: Totp,
        codes: Vec<String>,
    }

    impl Kept {
        fn code(&self, app: &TestApp) -> String {
            self.app.generate(seconds(app.clock.now())).to_string()
        }
    }

    async fn begin(anna: &TestAthlete) -> Totp {
        let begun = anna.post("/api/v1/me/second_step", json!({})).await.ok();
        let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
        app(secret.as_ref())
    }

    /// Anna turns it on.
    async fn turn_on(app: &TestApp, anna: &TestAthlete) -> Kept {
        let mut kept = Kept { app: begin(anna).await, codes: Vec::new() };
        let code = json!({ "code": kept.code(app) });
        let codes = anna.put("/api/v1/me/second_step", code).await.ok()["codes"].clone();
        kept.codes = serde_json::from_value(codes).unwrap();
        // The code of this half minute is spent.
        app.clock.advance_ms(HALF_MINUTE_MS);
        kept
    }

    async fn sign_in(app: &TestApp, code: impl Into<Value>) -> Reply {
        let body = json!({"email": "anna@example.org", "password": PASSWORD, "code": code.into()});
        app.stranger().post("/api/v1/sessions", body).await
    }

    #[tokio::test]
    async fn from_her_first_code_on_anna_is_asked_for_one() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        begin(&anna).await;
        assert_eq!(sign_in(&app, Value::Null).await.status, 201, "begun is not on");
        let kept = turn_on(&app, &anna).await;
        let asked = sign_in(&app, Value::Null).await;
        assert_eq!(
            asked.to_string(),
            "401 please add the code from your app, or one of your codes on paper"
        );
        assert_eq!(asked.body["code"], "code_needed");
        let wrong = sign_in(&app, "000000").await;
        assert_eq!(wrong.to_string(), "401 this code is not right, or it was used already");
        let code = kept.code(&app);
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(sign_in(&app, spaced).await.status, 201);
        assert_eq!(sign_in(&app, code).await.status, 401, "a code opens once");
        app.clock.advance_ms(HALF_MINUTE_MS);
        assert_eq!(sign_in(&app, kept.code(&app)).await.status, 201);
        let shown = anna.get("/api/v1/me/second_step").await.ok();
        assert_eq!(shown["codes_left"], 10);
        assert!(shown["since"].is_string());
    }

    #[tokio::test]
    async fn a_wrong_password_says_nothing_of_a_second_step() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let kept = turn_on(&app, &anna).await;
        let body = json!({"email": "anna@example.org", "password": "a wild guess", "code": kept.code(&app)});
        let wrong = app.stranger().post("/api/v1/sessions", body).await;
        assert_eq!(wrong.body["code"], "wrong_credentials");
        assert_eq!(sign_in(&app, kept.code(&app)).await.status, 201, "its code is not spent");
    }

    #[tokio::test]
    async fn each_code_on_paper_opens_once_however_it_is_typed() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let kept = turn_on(&app, &anna).await;
        assert_eq!(kept.codes.len(), 10);
        let typed = kept.codes[0].to_uppercase().replace('-', " ");
        assert_eq!(sign_in(&app, typed).await.status, 201);
        assert_eq!(sign_in(&app, kept.codes[0].clone()).await.body["code"], "wrong_code");
        assert_eq!(anna.get("/api/v1/me/second_step").await.ok()["codes_left"], 9);
        let fresh = anna.post("/api/v1/me/second_step/codes", json!({})).await.ok();
        assert_eq!(fresh["codes"].as_array().unwrap().len(), 10);
        assert_eq!(sign_in(&app, kept.codes[1].clone()).await.status, 401, "new ones end the old");
        assert_eq!(sign_in(&app, fresh["codes"][9].clone()).await.status, 201);
    }

    #[tokio::test]
    async fn one_code_that_many_use_at_once_opens_for_one() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let kept = turn_on(&app, &anna).await;
        for code in [kept.code(&app), kept.codes[3].clone()] {
            let tries = (0..8).map(|_| sign_in(&app, code.clone()));
            let replies = futures_util::future::join_all(tries).await;
            let opened = replies.iter().filter(|reply| reply.status == 201).count();
            assert_eq!(opened, 1, "{code}");
            app.clock.advance_ms(20 * FAILURES_OF_ACCOUNT.every_ms);
        }
    }

    #[tokio::test]
    async fn a_sign_in_whose_answer_was_lost_needs_no_second_code() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let kept = turn_on(&app, &anna).await;
        let code = kept.code(&app);
        let send = async |key: &str| {
            let body = json!({"email": "anna@example.org", "password": PASSWORD, "code": code});
            let someone = app.stranger();
            let request = someone.request(Method::POST, "/api/v1/sessions");
            let request = request.header("idempotency-key", key);
            someone.send(request, Body::from(body.to_string())).await
        };
        assert_eq!(send("k1").await.status, 201);
        assert_eq!(send("k1").await.status, 201);
        assert_eq!(send("k2").await.status, 401);
    }

    #[tokio::test]
    async fn guessing_at_codes_ends_as_soon_as_guessing_at_passwords() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let kept = turn_on(&app, &anna).await;
        for _ in 0..FAILURES_OF_ACCOUNT.burst {
            assert_eq!(sign_in(&app, "000000").await.body["code"], "wrong_code");
        }
        assert_eq!(sign_in(&app, kept.code(&app)).await.body["code"], "work_needed");
        app.clock.advance_ms(FAILURES_OF_ACCOUNT.every_ms);
        assert_eq!(sign_in(&app, kept.code(&app)).await.status, 201);
    }

    #[tokio::test]
    async fn it_is_turned_on_and_off_by_who_signed_in_a_short_while_ago() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let wrong = anna.put("/api/v1/me/second_step", json!({"code": "000000"})).await;
        assert_eq!(wrong.body["code"], "not_begun");
        begin(&anna).await;
        let wrong = anna.put("/api/v1/me/second_step", json!({"code": "000000"})).await;
        assert_eq!(wrong.to_string(), "403 this code is not right, or it was used already");
        turn_on(&app, &anna).await;
        let again = anna.post("/api/v1/me/second_step", json!({})).await;
        assert_eq!(again.body["code"], "second_step_on");
        app.clock.advance_ms(crate::sessions::FRESH_MS);
        let codes = anna.post("/api/v1/me/second_step/codes", json!({})).await;
        assert_eq!(codes.body["code"], "sign_in_again");
        assert_eq!(anna.delete("/api/v1/me/second_step").await.body["code"], "sign_in_again");
        assert_eq!(sign_in(&app, Value::Null).await.body["code"], "code_needed");
    }

    #[tokio::test]
    async fn once_off_the_password_is_enough_and_the_codes_are_worthless() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        turn_on(&app, &anna).await;
        for _ in 0..2 {
            assert_eq!(anna.delete("/api/v1/me/second_step").await.status, 204);
        }
        assert_eq!(sign_in(&app, Value::Null).await.status, 201);
        assert_eq!(app.number("SELECT COUNT(*) FROM recovery_code").await, 0);
        let codes = anna.post("/api/v1/me/second_step/codes", json!({})).await;
        assert_eq!(codes.body["code"], "second_step_off");
        turn_on(&app, &anna).await;
        assert_eq!(sign_in(&app, Value::Null).await.body["code"], "code_needed");
    }

    #[tokio::test]
    async fn who_has_only_passkeys_is_told_that_they_need_none() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        app.app
            .db
            .write(|tx| tx.exec("UPDATE account SET password_hash = NULL", args![]))
            .await
            .unwrap();
        let refused = anna.post("/api/v1/me/second_step", json!({})).await;
        assert_eq!(refused.body["code"], "no_password");
    }

    #[tokio::test]
    async fn the_square_holds_the_address() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let begun = anna.post("/api/v1/me/second_step", json!({})).await.ok();
        let address = begun["address"].as_str().unwrap();
        assert!(address.starts_with("otpauth://totp/Stadion:anna?secret="), "{address}");
        let squares: Vec<String> = serde_json::from_value(begun["squares"].clone()).unwrap();
        assert!(squares.iter().all(|row| row.len() == squares.len()));
        // The finder pattern in three corners (ISO/IEC 18004).
        let size = squares.len();
        for (line, column) in [(0, 0), (0, size - 7), (size - 7, 0)] {
            assert_eq!(&squares[line][column..column + 7], "1111111");
            assert_eq!(&squares[line + 1][column..column + 7], "1000001");
        }
    }

    #[test]
    fn codes_of_an_app_are_those_of_rfc_6238() {
        // Appendix B, the rows of SHA-1, their last six digits.
        let app = app(b"12345678901234567890");
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(app.generate(at).to_string(), code, "{at}");
            assert_eq!(app.check(code, at), Some(at / STEP_S));
            assert_eq!(app.check(code, at + STEP_S), Some(at / STEP_S), "a slow clock");
            assert_eq!(app.check(code, at + 3 * STEP_S), None, "too late");
        }
    }

    #[test]
    fn a_code_for_paper_is_easy_to_read_and_found_however_it_is_typed() {
        let code = new_code();
        assert_eq!(code.len(), 11);
        assert!(code.bytes().all(|letter| LETTERS.contains(&letter)), "{code}");
        let typed = code.to_uppercase().replace('-', " ");
        assert_eq!(tidied(&typed), tidied(&code));
        assert_ne!(new_code(), code);
        assert_eq!(tidied(&"x".repeat(10_000)).len(), 64);
    }
}
