//! Passkeys: key pairs that devices keep, and the ceremonies in which they prove it (WebAuthn).
//!
//! A ceremony has two steps: we ask with a challenge, the device answers. What we must remember in between
//! lies in a table for five minutes and is taken out by the answer, so an answer counts once.
pub mod add;
pub mod list;
pub mod options;
pub mod remove;

use axum::http::StatusCode;
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    Url, Webauthn, WebauthnBuilder,
};

/// How long a device may take to answer.
pub const CEREMONY_MS: i64 = 5 * 60_000;
/// Passkeys one account may have.
pub const MOST: i64 = 20;

kernel::id!(
    /// One exchange with a device.
    CeremonyId,
    /// A passkey, as its owner sees it.
    PasskeyId,
);

/// The first step of a ceremony.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CeremonyOptions {
    /// Send it back with the device's answer.
    pub ceremony_id: CeremonyId,
    /// `PublicKeyCredentialCreationOptions` or `PublicKeyCredentialRequestOptions` in their JSON form.
    #[schema(value_type = Object)]
    pub options: Value,
}

/// The second step of a ceremony.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// From the first step.
    pub ceremony_id: CeremonyId,
    /// What the device answered: `PublicKeyCredential` in its JSON form.
    #[schema(value_type = Object)]
    pub credential: Value,
}

/// What a ceremony is for. An answer for one purpose does not serve another.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Purpose {
    OpenAccount,
    AddPasskey,
    SignIn,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Purpose::OpenAccount => "open_account",
            Purpose::AddPasskey => "add_passkey",
            Purpose::SignIn => "sign_in",
        }
    }
}

/// Remembers a ceremony, and says what the device is asked.
pub(crate) async fn begin(
    app: &App,
    purpose: Purpose,
    athlete: Option<AthleteId>,
    state: &impl Serialize,
    options: Value,
) -> Result<CeremonyOptions> {
    let ceremony_id = CeremonyId::new();
    let state = serde_json::to_string(state)?;
    let expires_at = app.clock.now().plus_ms(CEREMONY_MS);
    let write = app.db.write(move |tx| {
        tx.exec(
            "INSERT INTO ceremony (ceremony_id, purpose, athlete_id, state, expires_at)
             VALUES ($1, $2, $3, $4, $5)",
            args![ceremony_id, purpose.name(), athlete, state, expires_at],
        )
    });
    write.await?;
    Ok(CeremonyOptions { ceremony_id, options })
}

/// Takes a ceremony out. It is gone from then on, however the rest of the request ends.
pub(crate) async fn take<S: DeserializeOwned + Send + 'static>(
    app: &App,
    purpose: Purpose,
    id: CeremonyId,
) -> Result<(Option<AthleteId>, S)> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        tx.find::<(Option<AthleteId>, String)>(
            "DELETE FROM ceremony WHERE ceremony_id = $1 AND purpose = $2 AND expires_at > $3
             RETURNING athlete_id, state",
            args![id, purpose.name(), now],
        )
    });
    let over = || Error::refused("ceremony_over", "this took too long, please start again");
    let (athlete, state) = write.await?.ok_or_else(over)?;
    Ok((athlete, serde_json::from_str(&state)?))
}

/// Returns how many ceremonies had run out.
pub(crate) fn delete_expired_ceremonies(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM ceremony WHERE expires_at <= $1", args![now])
}

/// Stadion as devices know it: by the host name of its public address.
fn relying_party(app: &App) -> Result<Webauthn> {
    let unavailable = || {
        let detail =
            "passkeys need a Stadion with a name of its own, not a bare number as its address";
        Error::refused("passkeys_unavailable", detail)
    };
    let origin = Url::parse(&app.public_url).map_err(Error::internal)?;
    let host = origin.domain().ok_or_else(unavailable)?;
    let builder = WebauthnBuilder::new(host, &origin).map_err(Error::internal)?;
    builder.rp_name("Stadion").build().map_err(Error::internal)
}

/// What a device is asked to make a passkey, and what to remember of it.
pub(crate) fn start_registration(
    app: &App,
    athlete: AthleteId,
    email: &str,
    name: &str,
    already: Vec<CredentialID>,
) -> Result<(Value, PasskeyRegistration)> {
    let party = relying_party(app)?;
    let (challenge, state) = party
        .start_passkey_registration(athlete.0, email, name, Some(already))
        .map_err(Error::internal)?;
    let mut options = serde_json::to_value(challenge.public_key)?;
    // The device itself must know whose key it is: people sign in without typing their address.
    options["authenticatorSelection"]["residentKey"] = "required".into();
    options["authenticatorSelection"]["requireResidentKey"] = true.into();
    Ok((options, state))
}

/// A passkey that proved itself and is not stored yet.
#[derive(Clone)]
pub(crate) struct NewPasskey {
    pub athlete: AthleteId,
    pub id: PasskeyId,
    pub name: String,
    credential_id: Vec<u8>,
    credential: String,
}

pub(crate) fn finish_registration(
    app: &App,
    athlete: AthleteId,
    state: &PasskeyRegistration,
    answer: Value,
    name: String,
) -> Result<NewPasskey> {
    let answer = serde_json::from_value(answer).map_err(|_| refused())?;
    let passkey = relying_party(app)?.finish_passkey_registration(&answer, state);
    let passkey = passkey.map_err(|error| {
        tracing::info!(event = "passkey_refused", %error, "identity");
        refused()
    })?;
    Ok(NewPasskey {
        athlete,
        id: PasskeyId::new(),
        name,
        credential_id: passkey.cred_id().to_vec(),
        credential: serde_json::to_string(&passkey)?,
    })
}

/// The passkey of an account about to open, and with it the id the account will have.
pub(crate) async fn finish_for_account(
    app: &App,
    answer: PasskeyAnswer,
    name: &str,
) -> Result<NewPasskey> {
    let (athlete, state) = take(app, Purpose::OpenAccount, answer.ceremony_id).await?;
    let athlete = athlete.ok_or_else(|| Error::internal("a ceremony for nobody"))?;
    finish_registration(app, athlete, &state, answer.credential, name.to_owned())
}

fn refused() -> Error {
    let detail = "your device's answer does not fit what we asked, please try again";
    Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "passkey_refused", detail)
}

/// What any device of anybody is asked to sign in, and what to remember of it.
pub(crate) fn start_sign_in(app: &App) -> Result<(Value, DiscoverableAuthentication)> {
    let started = relying_party(app)?.start_discoverable_authentication();
    let (challenge, state) = started.map_err(Error::internal)?;
    Ok((serde_json::to_value(challenge.public_key)?, state))
}

/// A passkey that proved itself just now.
pub(crate) struct Proven {
    pub athlete: AthleteId,
    passkey: PasskeyId,
    /// The stored form, when the proof changed it (its counter, or that it is backed up).
    changed: Option<String>,
}

/// Finds the passkey that answered and checks its signature. Nobody learns why an answer is not good enough.
pub(crate) async fn finish_sign_in(
    app: &App,
    state: DiscoverableAuthentication,
    answer: Value,
) -> Result<Option<Proven>> {
    let party = relying_party(app)?;
    let Ok(answer) = serde_json::from_value::<PublicKeyCredential>(answer) else { return Ok(None) };
    let Ok((athlete, credential_id)) = party.identify_discoverable_authentication(&answer) else {
        return Ok(None);
    };
    let (athlete, credential_id) = (AthleteId(athlete), credential_id.to_vec());
    let read = app.db.read(move |tx| {
        tx.find::<(PasskeyId, String)>(
            "SELECT passkey_id, credential FROM passkey WHERE athlete_id = $1 AND credential_id = $2",
            args![athlete, credential_id],
        )
    });
    let Some((id, stored)) = read.await? else { return Ok(None) };
    let mut passkey: Passkey = serde_json::from_str(&stored)?;
    let Ok(proof) = party.finish_discoverable_authentication_v2(&answer, state, &passkey) else {
        return Ok(None);
    };
    let changed = match passkey.update_credential(&proof) {
        Some(true) => Some(serde_json::to_string(&passkey)?),
        _ => None,
    };
    Ok(Some(Proven { athlete, passkey: id, changed }))
}

/// Notes the use of a passkey. Returns whether it still exists.
pub(crate) fn note_use(tx: &mut Tx, proven: &Proven, now: Timestamp) -> Result<bool> {
    let noted = tx.exec(
        "UPDATE passkey SET last_used_at = $3, credential = COALESCE(CAST($4 AS TEXT), credential)
         WHERE athlete_id = $1 AND passkey_id = $2",
        args![proven.athlete, proven.passkey, now, proven.changed],
    )?;
    Ok(noted == 1)
}

pub(crate) fn insert(tx: &mut Tx, passkey: &NewPasskey, now: Timestamp) -> Result<()> {
    let free = tx.exec(
        "INSERT INTO passkey_credential (credential_id, athlete_id) VALUES ($1, $2)
         ON CONFLICT DO NOTHING",
        args![passkey.credential_id, passkey.athlete],
    )?;
    if free == 0 {
        return Err(Error::refused("passkey_known", "this passkey is already in use"));
    }
    tx.exec(
        "INSERT INTO passkey (athlete_id, passkey_id, credential_id, credential, name, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![
            passkey.athlete,
            passkey.id,
            passkey.credential_id,
            passkey.credential,
            passkey.name,
            now
        ],
    )?;
    Ok(())
}
