//! Set or change the password.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::{Problem, Refusal};
use kernel::http::Json;
use kernel::{App, Error, Me, Result, args};
use serde::Deserialize;

use super::fields;
use crate::budgets::Budgets;
use crate::{Settings, breached, passwords, sessions};

/// The old password and the new one.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// Needed when there is one.
    #[serde(default)]
    #[schema(format = Password)]
    pub current: Option<String>,
    /// 8 letters to 1024 bytes.
    #[schema(format = Password)]
    pub new: String,
}

/// Change my password.
///
/// Your other devices are signed out. Who has only passkeys so far needs a sign-in of the last hour.
#[utoipa::path(put, path = "/api/v1/me/password", tag = "me", request_body = ChangePassword,
    responses(
        (status = 204, description = "From now on the new password opens your account."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`wrong_credentials` or `sign_in_again`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn change_password(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    me: Me,
    Json(asked): Json<ChangePassword>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let id = me.id;
    let caller = me.clone();
    let read = app.db.read(move |tx| {
        let account = super::find(tx, id)?.ok_or(Error::SignedOut)?;
        if account.password_hash.is_none() {
            sessions::require_fresh(tx, &caller, now)?;
        }
        Ok(account)
    });
    let account = read.await?;
    let key = fields::email_key(&account.email);
    if let Some(fault) = passwords::fault(&asked.new, &key, &me.handle) {
        return Err(Error::invalid("new", fault));
    }
    if let Some(fault) = breached::fault(settings.breached.as_ref(), &asked.new).await {
        return Err(Error::invalid("new", fault));
    }
    let had = account.password_hash.clone();
    if had.is_some() {
        let Some(current) = asked.current else { return Err(wrong()) };
        let tried = budgets.try_password(&key, from, now)?;
        let proven = passwords::matches(current, had.clone()).await;
        if let Ok(false) = proven {
            tracing::info!(event = "password_change_refused", "identity");
            return Err(wrong());
        }
        tried.give_back();
        proven?;
    }
    let hash = passwords::hash(asked.new).await?;
    let write = app.db.write(move |tx| {
        // Whoever changed it in the meantime was first.
        let changed = tx.exec(
            "UPDATE account SET password_hash = $2, password_set_at = $3
             WHERE athlete_id = $1 AND (password_hash = $4 OR (password_hash IS NULL AND CAST($4 AS TEXT) IS NULL))",
            args![me.id, hash, now, had],
        )?;
        if changed == 0 {
            return Err(wrong());
        }
        tx.exec(
            "DELETE FROM session WHERE athlete_id = $1 AND session_id <> $2",
            args![me.id, me.session],
        )?;
        Ok(())
    });
    write.await?;
    tracing::info!(event = "password_changed", "identity");
    Ok(StatusCode::NO_CONTENT)
}

/// Not 401: the session is fine, it is the proof that is missing.
fn wrong() -> Error {
    let detail = "this is not your current password";
    Error::Refused(Box::new(Refusal {
        status: StatusCode::FORBIDDEN,
        code: "wrong_credentials",
        detail: detail.to_owned(),
        fields: [("current", detail.to_owned())].into(),
        retry_after_s: None,
    }))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::budgets::FAILURES_OF_ACCOUNT;
    use crate::testing::{PASSWORD, join, sign_in, start};

    #[tokio::test]
    async fn a_new_password_ends_the_old_one_and_the_other_sessions() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let laptop = sign_in(&app, "Anna", PASSWORD, "").await.ok();
        let laptop = app.with_token(laptop["session_token"].as_str().unwrap());
        let change = json!({"current": PASSWORD, "new": "eight dry foxes"});
        assert_eq!(anna.put("/api/v1/me/password", change).await.status, 204);
        assert_eq!(anna.get("/api/v1/me").await.status, 200);
        assert_eq!(laptop.get("/api/v1/me").await.to_string(), "401 please sign in");
        assert_eq!(sign_in(&app, "Anna", PASSWORD, "").await.status, 401);
        assert_eq!(sign_in(&app, "Anna", "eight dry foxes", "").await.status, 201);
    }

    #[tokio::test]
    async fn without_the_current_password_nothing_changes() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let check = async |body: serde_json::Value, expected: &str| {
            let reply = anna.put("/api/v1/me/password", body).await;
            assert_eq!(reply.to_string(), expected);
        };
        let new = "eight dry foxes";
        check(json!({"new": new}), "403 this is not your current password").await;
        let short = "422 a password has at least 8 letters; a sentence of 15 or more is safest";
        check(json!({"current": PASSWORD, "new": "short"}), short).await;
        let guess = json!({"current": "a wild guess", "new": new});
        for _ in 0..FAILURES_OF_ACCOUNT.burst {
            check(guess.clone(), "403 this is not your current password").await;
        }
        let spent = "429 there were too many tries; please try again in 29 minutes";
        check(guess, spent).await;
        app.clock.advance_ms(FAILURES_OF_ACCOUNT.every_ms);
        assert_eq!(sign_in(&app, "Anna", PASSWORD, "").await.status, 201);
    }
}
