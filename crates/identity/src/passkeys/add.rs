//! Add a passkey to one's account.
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::{App, Error, Me, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use webauthn_rs::prelude::PasskeyRegistration;

use super::list::PasskeyEntry;
use super::{CeremonyId, Purpose};
use crate::accounts::fields;
use crate::sessions;

/// The device's answer, and a name to know it by.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPasskey {
    /// From `passkeys/options`.
    pub ceremony_id: CeremonyId,
    /// What the device answered: `PublicKeyCredential` in its JSON form.
    #[schema(value_type = Object)]
    pub credential: Value,
    /// 1 to 60 letters; the device in words when it is left out.
    #[serde(default)]
    #[schema(example = "My phone")]
    pub name: Option<String>,
}

/// Add a passkey.
///
/// A ceremony counts once: without a key a retry is refused and adds nothing.
#[utoipa::path(post, path = "/api/v1/passkeys", tag = "passkeys", request_body = AddPasskey,
    params(("Idempotency-Key" = Option<String>, Header, description = "Gives a retry the first answer, for a day.")),
    responses(
        (status = 201, description = "From now on it opens your account.", body = PasskeyEntry),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 409, description = "`ceremony_over` or `passkey_known`", body = Problem),
        (status = 422, description = "`passkey_refused`, `idempotency_key_reused`, or `invalid_input` with `fields`.", body = Problem)))]
pub async fn add_passkey(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    key: IdempotencyKey,
    Json(asked): Json<AddPasskey>,
) -> Result<(StatusCode, Json<PasskeyEntry>)> {
    let name = match &asked.name {
        Some(name) => fields::name(name).map_err(|fault| Error::invalid("name", fault))?,
        None => sessions::device_of(&headers).to_owned(),
    };
    let now = app.clock.now();
    let (id, known_by, request) = (me.id, key.clone(), asked.clone());
    let recall = app.db.read(move |tx| idempotency::recall(tx, &known_by, id, ADD, &request));
    if let Some(entry) = recall.await? {
        return Ok((StatusCode::CREATED, Json(entry)));
    }
    let taken = super::take::<PasskeyRegistration>(&app, Purpose::AddPasskey, asked.ceremony_id);
    let (athlete, state) = taken.await?;
    if athlete != Some(me.id) {
        return Err(Error::refused("ceremony_over", "this was begun by somebody else"));
    }
    let credential = asked.credential.clone();
    let passkey = super::finish_registration(&app, me.id, &state, credential, name)?;
    let entry = PasskeyEntry {
        id: passkey.id,
        name: passkey.name.clone(),
        created_at: now,
        last_used_at: None,
    };
    let add = app.db.write(move |tx| {
        idempotency::once(tx, &key, me.id, ADD, &asked, now, |tx| {
            super::insert(tx, &passkey, now)?;
            Ok(entry.clone())
        })
    });
    let entry = add.await?;
    tracing::info!(event = "passkey_added", "identity");
    Ok((StatusCode::CREATED, Json(entry)))
}

/// The operation under which answers are remembered.
const ADD: &str = "add_passkey";

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use testkit::{Reply, TestApp, TestAthlete};

    use crate::budgets::FAILURES_OF_ACCOUNT;
    use crate::passkeys::CEREMONY_MS;
    use crate::sessions::FRESH_MS;
    use crate::testing::{Device, PASSWORD, form, join, sign_in, start, with};

    async fn add(someone: &TestAthlete, device: &mut Device, name: &str) -> Reply {
        let asked = someone.post("/api/v1/passkeys/options", json!({})).await.ok();
        let credential = device.create(&asked["options"]);
        let body =
            json!({"ceremony_id": asked["ceremony_id"], "credential": credential, "name": name});
        someone.post("/api/v1/passkeys", body).await
    }

    async fn open_with(app: &TestApp, device: &mut Device) -> Reply {
        let someone = app.stranger();
        let asked = someone.post("/api/v1/sessions/passkey_options", json!({})).await.ok();
        assert_eq!(asked["options"]["allowCredentials"], json!([]), "nobody is named");
        let credential = device.answer(&asked["options"]);
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        someone.post("/api/v1/sessions/passkey", body).await
    }

    /// The sign-up form with a passkey in place of the password.
    async fn passkey_form(app: &TestApp, name: &str, device: &mut Device) -> Value {
        let form = form(name);
        let body = json!({"email": form["email"], "name": name});
        let asked = app.stranger().post("/api/v1/accounts/passkey_options", body).await.ok();
        assert_eq!(asked["options"]["user"]["name"], form["email"]);
        let credential = device.create(&asked["options"]);
        let passkey = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        with(with(form, "password", Value::Null), "passkey", passkey)
    }

    #[tokio::test]
    async fn anna_adds_her_phone_and_signs_in_with_it() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let mut phone = Device::new();
        let added = add(&anna, &mut phone, "My phone").await;
        assert_eq!(added.status, 201);
        let list = anna.get("/api/v1/passkeys").await.ok();
        assert_eq!(list["items"], json!([added.ok()]));
        assert_eq!(list["items"][0]["last_used_at"], Value::Null);

        app.clock.advance_ms(60_000);
        let signed_in = open_with(&app, &mut phone).await;
        assert_eq!(signed_in.status, 201);
        assert!(signed_in.headers["set-cookie"].to_str().unwrap().starts_with("__Host-stadion="));
        let signed_in = signed_in.ok();
        assert_eq!(signed_in["me"]["handle"], "anna");
        let anna = app.with_token(signed_in["session_token"].as_str().unwrap());
        let list = anna.get("/api/v1/passkeys").await.ok();
        assert_eq!(list["items"][0]["last_used_at"], "2027-05-07T09:01:00Z");
        assert_eq!(open_with(&app, &mut phone).await.status, 201, "and again");
    }

    #[tokio::test]
    async fn a_passkey_whose_answer_was_lost_can_be_sent_again() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let mut phone = Device::new();
        let asked = anna.post("/api/v1/passkeys/options", json!({})).await.ok();
        let credential = phone.create(&asked["options"]);
        let form = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        let send = async |key: &str, form: &Value| {
            let request = anna.request(axum::http::Method::POST, "/api/v1/passkeys");
            let request = request.header("idempotency-key", key);
            anna.send(request, axum::body::Body::from(form.to_string())).await
        };
        let first = send("k1", &form).await.ok();
        app.clock.advance_ms(60_000);
        assert_eq!(send("k1", &form).await.ok(), first);
        assert_eq!(send("k2", &form).await.body["code"], "ceremony_over");
        let renamed = with(form, "name", "Watch");
        assert_eq!(send("k1", &renamed).await.body["code"], "idempotency_key_reused");
        assert_eq!(app.number("SELECT COUNT(*) FROM passkey").await, 1);
    }

    #[tokio::test]
    async fn a_passkey_alone_opens_an_account() {
        let app = start().await;
        let mut phone = Device::new();
        let form = passkey_form(&app, "Boris", &mut phone).await;
        let joined = app.stranger().post("/api/v1/accounts", form).await;
        assert_eq!(joined.status, 201, "{joined}");
        let joined = joined.ok();
        assert_eq!(joined["me"]["has_password"], false);
        let boris = app.with_token(joined["session_token"].as_str().unwrap());
        assert_eq!(open_with(&app, &mut phone).await.ok()["me"]["handle"], "boris");
        let guess = sign_in(&app, "Boris", PASSWORD, "").await;
        assert_eq!(guess.to_string(), "401 the e-mail address or the password is not right");

        let list = boris.get("/api/v1/passkeys").await.ok();
        let address = format!("/api/v1/passkeys/{}", list["items"][0]["id"].as_str().unwrap());
        let reply = boris.delete(&address).await;
        let detail = "this is your only way in; please add another passkey or a password first";
        assert_eq!(reply.to_string(), format!("409 {detail}"));
        let set = boris.put("/api/v1/me/password", json!({"new": PASSWORD})).await;
        assert_eq!(set.status, 204);
        assert_eq!(boris.delete(&address).await.status, 204);
        assert_eq!(boris.delete(&address).await.status, 404);
        assert_eq!(open_with(&app, &mut phone).await.status, 401);
        assert_eq!(sign_in(&app, "Boris", PASSWORD, "").await.status, 201);
        assert_eq!(app.number("SELECT COUNT(*) FROM passkey_credential").await, 0);
    }

    #[tokio::test]
    async fn a_passkey_sign_up_whose_answer_was_lost_can_be_sent_again() {
        let app = start().await;
        let mut phone = Device::new();
        let form = passkey_form(&app, "Boris", &mut phone).await.to_string();
        let send = async |key: &str| {
            let someone = app.stranger();
            let request = someone.request(axum::http::Method::POST, "/api/v1/accounts");
            let request = request.header("idempotency-key", key);
            someone.send(request, axum::body::Body::from(form.clone())).await
        };
        let first = send("k1").await.ok();
        let again = send("k1").await.ok();
        assert_eq!(first["me"], again["me"]);
        assert_eq!(send("k2").await.body["code"], "email_taken");
        assert_eq!(app.number("SELECT COUNT(*) FROM passkey").await, 1);
    }

    #[tokio::test]
    async fn a_taken_handle_does_not_cost_the_passkey_just_made() {
        let app = start().await;
        join(&app, "Anna").await;
        let mut phone = Device::new();
        let form = passkey_form(&app, "Boris", &mut phone).await;
        let wish = with(form.clone(), "handle", "anna");
        assert_eq!(app.stranger().post("/api/v1/accounts", wish).await.status, 409);
        assert_eq!(app.stranger().post("/api/v1/accounts", form).await.status, 201);
    }

    #[tokio::test]
    async fn an_answer_counts_once_in_time_and_for_its_own_purpose() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let boris = join(&app, "Boris").await;
        let over = "409 this took too long, please start again";
        let mut phone = Device::new();

        let asked = anna.post("/api/v1/passkeys/options", json!({})).await.ok();
        let credential = phone.create(&asked["options"]);
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        let stolen = boris.post("/api/v1/passkeys", body.clone()).await;
        assert_eq!(stolen.to_string(), "409 this was begun by somebody else");
        assert_eq!(anna.post("/api/v1/passkeys", body).await.to_string(), over, "it is used up");
        assert_eq!(add(&anna, &mut phone, "Phone").await.status, 201);

        let someone = app.stranger();
        let asked = someone.post("/api/v1/sessions/passkey_options", json!({})).await.ok();
        let credential = phone.answer(&asked["options"]);
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        let wrong_door = with(form("Eve"), "passkey", body.clone());
        let wrong_door = with(wrong_door, "password", Value::Null);
        assert_eq!(someone.post("/api/v1/accounts", wrong_door).await.to_string(), over);
        assert_eq!(someone.post("/api/v1/sessions/passkey", body.clone()).await.status, 201);
        let replayed = someone.post("/api/v1/sessions/passkey", body).await;
        assert_eq!(replayed.to_string(), over);

        let asked = someone.post("/api/v1/sessions/passkey_options", json!({})).await.ok();
        let credential = phone.answer(&asked["options"]);
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        app.clock.advance_ms(CEREMONY_MS);
        assert_eq!(someone.post("/api/v1/sessions/passkey", body).await.to_string(), over);
        assert_eq!(app.number("SELECT COUNT(*) FROM ceremony").await, 1);
        let now = app.clock.now();
        assert_eq!(app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_forged_answer_opens_nothing() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let mut phone = Device::new();
        add(&anna, &mut phone, "Phone").await.ok();
        let refused = "401 this passkey opens no account here";

        phone.origin = "https://stadion.evil.example";
        assert_eq!(open_with(&app, &mut phone).await.to_string(), refused, "a phishing page");
        phone.origin = "http://localhost:4000";

        let mut asked = Device::new();
        let fake = anna.post("/api/v1/passkeys/options", json!({})).await.ok();
        asked.create(&fake["options"]);
        assert_eq!(open_with(&app, &mut asked).await.to_string(), refused, "a key never added");

        let someone = app.stranger();
        let asked = someone.post("/api/v1/sessions/passkey_options", json!({})).await.ok();
        let mut credential = phone.answer(&asked["options"]);
        credential["response"]["signature"] = "AAAA".into();
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": credential});
        assert_eq!(someone.post("/api/v1/sessions/passkey", body).await.to_string(), refused);
        let asked = someone.post("/api/v1/sessions/passkey_options", json!({})).await.ok();
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": {"id": 7}});
        assert_eq!(someone.post("/api/v1/sessions/passkey", body).await.to_string(), refused);

        let asked = anna.post("/api/v1/passkeys/options", json!({})).await.ok();
        let body = json!({"ceremony_id": asked["ceremony_id"], "credential": {}});
        let reply = anna.post("/api/v1/passkeys", body).await;
        assert_eq!(reply.body["code"], "passkey_refused");
        assert_eq!(open_with(&app, &mut phone).await.status, 201);
    }

    #[tokio::test]
    async fn one_passkey_never_belongs_to_two_people() {
        let app = start().await;
        let (anna, boris) = (join(&app, "Anna").await, join(&app, "Boris").await);
        let mut phone = Device::new();
        add(&anna, &mut phone, "Phone").await.ok();
        let reply = add(&boris, &mut phone, "Phone").await;
        assert_eq!(reply.to_string(), "409 this passkey is already in use");
        assert_eq!(app.number("SELECT COUNT(*) FROM passkey").await, 1);
    }

    #[tokio::test]
    async fn what_opens_the_door_is_changed_only_soon_after_signing_in() {
        let app = start().await;
        let mut phone = Device::new();
        let form = passkey_form(&app, "Boris", &mut phone).await;
        let joined = app.stranger().post("/api/v1/accounts", form).await.ok();
        let boris = app.with_token(joined["session_token"].as_str().unwrap());
        let list = boris.get("/api/v1/passkeys").await.ok();
        let address = format!("/api/v1/passkeys/{}", list["items"][0]["id"].as_str().unwrap());
        app.clock.advance_ms(FRESH_MS);
        let again = "403 this changes how you sign in, so please sign in again first";
        let reply = boris.post("/api/v1/passkeys/options", json!({})).await;
        assert_eq!(reply.to_string(), again);
        assert_eq!(boris.delete(address).await.to_string(), again);
        let reply = boris.put("/api/v1/me/password", json!({"new": PASSWORD})).await;
        assert_eq!(reply.to_string(), again);
        assert_eq!(reply.body["code"], "sign_in_again");
        let fresh = open_with(&app, &mut phone).await.ok();
        let boris = app.with_token(fresh["session_token"].as_str().unwrap());
        let reply = boris.put("/api/v1/me/password", json!({"new": PASSWORD})).await;
        assert_eq!(reply.status, 204);
    }

    #[tokio::test]
    async fn a_spent_password_budget_does_not_lock_a_passkey_out() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let mut phone = Device::new();
        add(&anna, &mut phone, "Phone").await.ok();
        for _ in 0..=FAILURES_OF_ACCOUNT.burst {
            sign_in(&app, "Anna", "a wild guess", "").await;
        }
        assert_eq!(sign_in(&app, "Anna", PASSWORD, "").await.body["code"], "work_needed");
        assert_eq!(open_with(&app, &mut phone).await.status, 201);
    }
}
