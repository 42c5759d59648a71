//! Sign in with e-mail and password.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::idempotency::IdempotencyKey;
use kernel::{App, Error, Result, athlete};
use serde::Deserialize;

use super::{SignedIn, Token};
use crate::accounts::{self, MyAccount, fields};
use crate::budgets::{Budgets, Try};
use crate::erasure::keep::{self, KeepAccount};
use crate::work::{self, WorkDone};
use crate::{Settings, devices, operators, passwords, second_step, staff};

/// E-mail and password.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// In any spelling of case.
    #[schema(example = "anna@example.org")]
    pub email: String,
    /// Exactly as it was set.
    #[schema(format = Password)]
    pub password: String,
    /// A code of the second step, where there is one: of the app, or one from paper.
    #[serde(default)]
    #[schema(example = "287082")]
    pub code: Option<String>,
    /// What the browser found, where a try before was answered with `work_needed`.
    #[serde(default)]
    pub work: Option<WorkDone>,
}

/// Sign in with a password.
///
/// An unknown address and a wrong password get the same answer after the same work. Who has a second step is
/// asked for its code once the password is right: send all three again. Where too many guesses were made, a try needs
/// some work first (`POST /api/v1/sessions/work`). A session that the device already had
/// is replaced.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "sessions", request_body = SignIn,
    params(KeepAccount, ("Idempotency-Key" = Option<String>, Header, description = "Makes a retry replace the session whose answer was lost, for ten minutes.")),
    responses(
        (status = 201, description = "You are signed in; the session cookie is set.", body = SignedIn),
        (status = 401, description = "`wrong_credentials`, `code_needed`, `wrong_code`. `work_needed`: ask what to do, and send it along.", body = Problem),
        (status = 403, description = "`account_closed`: by a decision, whose reason the text says. `account_leaving`: it waits to be erased. `account_erased`", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
#[allow(clippy::too_many_arguments, reason = "each is taken out of the request")]
pub async fn sign_in(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    headers: HeaderMap,
    key: IdempotencyKey,
    Query(keeping): Query<KeepAccount>,
    Json(asked): Json<SignIn>,
) -> Result<Response> {
    let now = app.clock.now();
    let SignIn { email, password, code, work: done } = asked;
    let email_key = fields::email_key(&email);
    let tried = match budgets.try_password(&email_key, from, now) {
        Ok(tried) => tried,
        Err(_) => try_after_work(&app, &budgets, &email_key, from, done).await?,
    };
    let proven = prove(&app, email_key, password).await;
    let account = match proven {
        Ok(Some(account)) => account,
        Ok(None) => {
            // What was taken for this try stays taken.
            metrics::counter!("identity_sign_ins_total", "with" => "password", "outcome" => "refused")
                .increment(1);
            tracing::info!(event = "sign_in_refused", "identity");
            return Err(Error::refused_as(
                StatusCode::UNAUTHORIZED,
                "wrong_credentials",
                "the e-mail address or the password is not right",
            ));
        }
        Err(error) => {
            tried.give_back();
            return Err(error);
        }
    };
    let token = Token::new(account.athlete);
    let (kept, brought) = (token.clone(), super::brought(&headers, &app.public_url));
    let device = super::device_of(&headers);
    let proven_hash = account.password_hash;
    let write = app.db.write(move |tx| {
        // Between proof and session the password may have been changed, to keep exactly this caller out.
        let current = accounts::find(tx, kept.athlete)?.and_then(|account| account.password_hash);
        if current != proven_hash {
            return Ok(None);
        }
        // The code of a sign-in whose answer was lost is spent; its retry has proven itself by then.
        let two_factors = match super::is_retry(tx, kept.athlete, &key, now)? {
            true => super::retried_proof(tx, kept.athlete, &key, now)?,
            false => second_step::pass(tx, kept.athlete, code.as_deref(), now)?,
        };
        staff::bans::refuse(tx, kept.athlete)?;
        keep::settle(tx, kept.athlete, keeping)?;
        devices::note(tx, &settings, kept.athlete, device, now)?;
        super::replace(tx, brought.as_ref(), kept.athlete)?;
        super::insert_once(tx, &kept, device, &key, now)?;
        if two_factors {
            super::note_two_factors(tx, kept.athlete, kept.session, now)?;
        }
        let role = operators::role(tx, kept.athlete)?;
        Ok(athlete::find(tx, kept.athlete)?.map(|athlete| (athlete, role)))
    });
    let outcome = write.await;
    match &outcome {
        // A guess at the code costs what a guess at the password costs.
        Err(error) if error.code() == "wrong_code" => {
            metrics::counter!("identity_sign_ins_total", "with" => "code", "outcome" => "refused")
                .increment(1);
            tracing::info!(event = "code_refused", "identity");
        }
        _ => tried.give_back(),
    }
    let (athlete, role) = outcome?.ok_or(Error::SignedOut)?;
    metrics::counter!("identity_sign_ins_total", "with" => "password", "outcome" => "signed_in")
        .increment(1);
    tracing::info!(event = "signed_in", with = "password", "identity");
    let me = MyAccount::new(athlete, account.email, true, role);
    Ok(SignedIn::new(me, &token).created(&app))
}

/// A try out of the second budget, for work that was not spent before. Says `work_needed` as long as there is such a
/// try, so that nobody works for nothing.
async fn try_after_work<'a>(
    app: &App,
    budgets: &'a Budgets,
    email_key: &str,
    from: ClientAddress,
    done: Option<WorkDone>,
) -> Result<Try<'a>> {
    let tried = budgets.try_proven(email_key, from, app.clock.now())?;
    let found = match &done {
        Some(done) => budgets.work.check(app, email_key, done).await,
        None => Ok(None),
    };
    let is_new = match found {
        Ok(Some(found)) => app.db.write(move |tx| work::spend(tx, found)).await,
        Ok(None) => Ok(false),
        Err(error) => Err(error),
    };
    match is_new {
        Ok(true) => Ok(tried),
        Ok(false) => {
            tried.give_back();
            Err(work::needed())
        }
        Err(error) => {
            tried.give_back();
            Err(error)
        }
    }
}

/// The account, if the password is its own. The work is the same when there is no such account.
async fn prove(
    app: &App,
    email_key: String,
    password: String,
) -> Result<Option<accounts::Account>> {
    let account = app.db.read(move |tx| accounts::find_by_email(tx, &email_key)).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let same = passwords::matches(password, hash).await?;
    Ok(account.filter(|_| same))
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::body::Body;
    use axum::extract::ConnectInfo;
    use axum::http::Method;
    use serde_json::json;
    use testkit::{Reply, TestApp};

    use crate::budgets::{FAILURES_OF_ACCOUNT, FAILURES_OF_RANGE};
    use crate::testing::{PASSWORD, join, sign_in, start};
    use crate::work::tests::solve;
    use crate::work::{CHALLENGE_MS, FEWEST_BITS};

    #[tokio::test]
    async fn a_sign_in_whose_answer_was_lost_leaves_no_session_behind() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let send = async |key: &str| {
            let body = json!({"email": "anna@example.org", "password": PASSWORD});
            let someone = app.stranger();
            let request = someone.request(Method::POST, "/api/v1/sessions");
            let request = request.header("idempotency-key", key);
            someone.send(request, Body::from(body.to_string())).await.ok()
        };
        let lost = send("k1").await;
        let again = send("k1").await;
        let count = "SELECT COUNT(*) FROM session";
        assert_eq!(app.number(count).await, 2, "the one of signing up, and one of signing in");
        let with =
            |answer: &serde_json::Value| app.with_token(answer["session_token"].as_str().unwrap());
        assert_eq!(with(&lost).get("/api/v1/me").await.status, 401);
        assert_eq!(with(&again).get("/api/v1/me").await.status, 200);
        send("k2").await;
        app.clock.advance_ms(crate::sessions::RETRY_MS);
        send("k2").await;
        assert_eq!(app.number(count).await, 4, "another key, or much later, is another sign-in");
        assert_eq!(anna.get("/api/v1/me").await.status, 200);
    }

    #[tokio::test]
    async fn a_wrong_password_and_an_unknown_address_sound_the_same() {
        let app = start().await;
        join(&app, "Anna").await;
        let wrong = sign_in(&app, "Anna", "a wild guess", "").await;
        let unknown = sign_in(&app, "Nobody", PASSWORD, "").await;
        assert_eq!(wrong.to_string(), "401 the e-mail address or the password is not right");
        assert_eq!(wrong.body, unknown.body);
        let shown = |reply: &Reply| {
            let mut names: Vec<_> = reply.headers.keys().map(|name| name.to_string()).collect();
            names.sort();
            names
        };
        assert_eq!(shown(&wrong), shown(&unknown));
        assert_eq!(app.number("SELECT COUNT(*) FROM session").await, 1);
    }

    #[tokio::test]
    async fn a_wrong_password_and_an_unknown_address_take_the_same_time() {
        let app = start().await;
        let boris = join(&app, "Boris").await;
        let sql = "UPDATE account SET password_hash = NULL WHERE athlete_id = $1";
        let id: kernel::AthleteId =
            boris.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap();
        app.app.db.write(move |tx| tx.exec(sql, kernel::args![id])).await.unwrap();
        join(&app, "Anna").await;
        let mut times = [const { Vec::new() }; 3];
        for round in 0..FAILURES_OF_ACCOUNT.burst {
            let unknown = format!("nobody{round}");
            for (kind, who) in [(0, "Anna"), (1, "Boris"), (2, &unknown)] {
                let started = std::time::Instant::now();
                assert_eq!(sign_in(&app, who, "a wild guess", "").await.status, 401);
                times[kind].push(started.elapsed());
            }
        }
        // The bounds leave room for a busy machine. Without the work on nobody's hash the answer would come
        // sooner by a factor of a hundred.
        let fastest = times.map(|all| all.into_iter().min().unwrap().as_secs_f64());
        for other in [fastest[1], fastest[2]] {
            assert!((0.2..5.0).contains(&(other / fastest[0])), "{fastest:?}");
        }
    }

    #[tokio::test]
    async fn an_address_is_found_in_any_case_and_a_password_only_in_its_own() {
        let app = start().await;
        join(&app, "Anna").await;
        let sign_in = async |email: &str, password: &str| {
            let body = json!({"email": email, "password": password});
            app.stranger().post("/api/v1/sessions", body).await.status.as_u16()
        };
        assert_eq!(sign_in(" Anna@EXAMPLE.org ", PASSWORD).await, 201);
        assert_eq!(sign_in("anna@example.org", &PASSWORD.to_uppercase()).await, 401);
        assert_eq!(sign_in("anna@example.org", &format!("{PASSWORD} ")).await, 401);
        assert_eq!(sign_in("", "").await, 401);
        assert_eq!(sign_in("anna@example.org", &"x".repeat(2_000)).await, 401);
    }

    /// A try with work, as a browser does it that was told of it.
    async fn work_and_sign_in(app: &TestApp, host: &str, password: &str) -> Reply {
        let asked = json!({"email": "anna@example.org"});
        let challenge = app.stranger().post("/api/v1/sessions/work", asked).await.ok();
        let bits = u32::try_from(challenge["bits"].as_u64().unwrap()).unwrap();
        let numbers = solve(challenge["prefix"].as_str().unwrap(), bits);
        let work = json!({"challenge": challenge["challenge"], "numbers": numbers});
        let body = json!({"email": "Anna@example.org", "password": password, "work": work});
        post_from(app, host, body).await
    }

    #[tokio::test]
    async fn guessing_at_one_account_ends_soon_and_its_owner_lets_her_browser_work() {
        let app = start().await;
        join(&app, "Anna").await;
        for _ in 0..FAILURES_OF_ACCOUNT.burst {
            assert_eq!(sign_in(&app, "Anna", "a wild guess", "").await.status, 401);
        }
        let asked = sign_in(&app, "Anna", PASSWORD, "").await;
        assert_eq!(
            asked.to_string(),
            "401 please wait a moment: your browser has some work to do first"
        );
        assert_eq!(asked.body["code"], "work_needed");
        let entered = work_and_sign_in(&app, "192.0.2.1:1", PASSWORD).await;
        assert_eq!(entered.status, 201, "{entered}");
        // Guesses with work get harder on the way; where they end, `budgets.rs` says.
        let mut hardest = 0;
        for _ in 0..3 {
            let wrong = work_and_sign_in(&app, "192.0.2.1:1", "a wild guess").await;
            assert_eq!(wrong.body["code"], "wrong_credentials");
            let asked = json!({"email": "anna@example.org"});
            let asked = app.stranger().post("/api/v1/sessions/work", asked).await.ok();
            hardest = asked["bits"].as_u64().unwrap().max(hardest);
        }
        assert!(hardest > u64::from(FEWEST_BITS), "{hardest}");
        app.clock.advance_ms(FAILURES_OF_ACCOUNT.every_ms);
        assert_eq!(sign_in(&app, "Anna", PASSWORD, "").await.status, 201);
        assert_eq!(sign_in(&app, "Anna", PASSWORD, "").await.status, 201, "it cost nothing");
    }

    #[tokio::test]
    async fn work_is_spent_once_and_only_for_what_it_was_done_for() {
        let app = start().await;
        join(&app, "Anna").await;
        for _ in 0..FAILURES_OF_ACCOUNT.burst {
            sign_in(&app, "Anna", "a wild guess", "").await;
            sign_in(&app, "Boris", "a wild guess", "").await;
        }
        let asked = json!({"email": "anna@example.org"});
        let challenge = app.stranger().post("/api/v1/sessions/work", asked).await.ok();
        let prefix = challenge["prefix"].as_str().unwrap();
        let numbers = solve(prefix, u32::try_from(challenge["bits"].as_u64().unwrap()).unwrap());
        let send = async |email: &str, challenge: serde_json::Value, password: &str| {
            let work = json!({"challenge": challenge, "numbers": numbers});
            let body = json!({"email": email, "password": password, "work": work});
            app.stranger().post("/api/v1/sessions", body).await.body["code"].clone()
        };
        let given = challenge["challenge"].clone();
        let forged =
            json!(format!("{}0", &given.as_str().unwrap()[..given.as_str().unwrap().len() - 1]));
        assert_eq!(send("boris@example.org", given.clone(), "x").await, "work_needed");
        if forged != given {
            assert_eq!(send("anna@example.org", forged, PASSWORD).await, "work_needed");
        }
        assert_eq!(send("anna@example.org", given.clone(), "x").await, "wrong_credentials");
        assert_eq!(send("anna@example.org", given.clone(), PASSWORD).await, "work_needed", "spent");
        let spent = "SELECT COUNT(*) FROM work_proof";
        assert_eq!(app.number(spent).await, 1);
        app.clock.advance_ms(CHALLENGE_MS);
        assert_eq!(send("anna@example.org", given, PASSWORD).await, "work_needed", "run out");
        let now = app.clock.now();
        app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
        assert_eq!(app.number(spent).await, 0);
        // Another process of this installation takes it, too: the key lies in the database.
        assert_eq!(app.number("SELECT COUNT(*) FROM work_key").await, 1);
    }

    #[tokio::test]
    async fn while_ten_thousand_guess_at_her_password_anna_gets_in() {
        let app = start().await;
        join(&app, "Anna").await;
        // In ten minutes, each from another network. What is beyond the budget costs no hash.
        let (mut evaluated, mut asked_to_work) = (0, 0);
        for guess in 0..10_000 {
            let host = format!("10.{}.{}.7:1", guess / 250, guess % 250);
            let body = json!({"email": "anna@example.org", "password": format!("guess {guess}")});
            match post_from(&app, &host, body).await.body["code"].as_str().unwrap() {
                "wrong_credentials" => evaluated += 1,
                "work_needed" => asked_to_work += 1,
                other => panic!("{other}"),
            }
            app.clock.advance_ms(60);
        }
        assert_eq!(evaluated, FAILURES_OF_ACCOUNT.burst, "in ten minutes none grew back");
        assert_eq!(asked_to_work, 10_000 - evaluated);
        let entered = work_and_sign_in(&app, "198.51.100.1:1", PASSWORD).await;
        assert_eq!(entered.status, 201, "{entered}");
    }

    #[tokio::test]
    async fn a_crowd_of_guesses_at_once_is_counted_one_by_one() {
        let app = start().await;
        join(&app, "Anna").await;
        let mut guesses = Vec::new();
        for _ in 0..30 {
            guesses.push(sign_in(&app, "Anna", "a wild guess", ""));
        }
        let mut evaluated = 0;
        for reply in futures_util::future::join_all(guesses).await {
            evaluated += i64::from(reply.body["code"] == "wrong_credentials");
        }
        assert_eq!(evaluated, FAILURES_OF_ACCOUNT.burst);
    }

    #[tokio::test]
    async fn guessing_at_many_accounts_from_one_network_ends_too() {
        let app = start().await;
        join(&app, "Anna").await;
        for n in 0..FAILURES_OF_RANGE.burst {
            let host = format!("192.0.2.{n}:5000");
            assert_eq!(sign_in_from(&app, &host, &format!("x{n}"), "a guess").await.status, 401);
        }
        let refused = sign_in_from(&app, "192.0.2.250:5000", "anna", PASSWORD).await;
        assert_eq!(refused.body["code"], "work_needed");
        let entered = work_and_sign_in(&app, "192.0.2.250:5000", PASSWORD).await;
        assert_eq!(entered.status, 201, "{entered}");
        let elsewhere = sign_in_from(&app, "198.51.100.1:5000", "anna", PASSWORD).await;
        assert_eq!(elsewhere.status, 201);
    }

    async fn sign_in_from(app: &TestApp, host: &str, who: &str, password: &str) -> Reply {
        let body = json!({"email": format!("{who}@example.org"), "password": password});
        post_from(app, host, body).await
    }

    async fn post_from(app: &TestApp, host: &str, body: serde_json::Value) -> Reply {
        let someone = app.stranger();
        let peer: SocketAddr = host.parse().unwrap();
        let request =
            someone.request(Method::POST, "/api/v1/sessions").extension(ConnectInfo(peer));
        someone.send(request, Body::from(body.to_string())).await
    }

    #[tokio::test]
    async fn signing_in_anew_replaces_the_session_of_the_device() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let body = json!({"email": "anna@example.org", "password": PASSWORD});
        let again = anna.post("/api/v1/sessions", body.clone()).await.ok();
        assert_eq!(anna.get("/api/v1/me").await.status, 401);
        let anna = app.with_token(again["session_token"].as_str().unwrap());
        assert_eq!(anna.get("/api/v1/sessions").await.ok()["items"].as_array().unwrap().len(), 1);
        let boris = join(&app, "Boris").await;
        boris.post("/api/v1/sessions", body).await.ok();
        assert_eq!(boris.get("/api/v1/me").await.status, 200, "somebody else's stays");
    }
}
