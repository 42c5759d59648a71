//! Open an account.
//!
//! A retry of a lost answer is recognised by its `Idempotency-Key` for ten minutes: the same request with the
//! right password, or with the very same passkey answer, gets a fresh session instead of a refusal. No answer
//! is stored for that, only two hashes beside the account, and they are forgotten soon after.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use events::AthleteJoined;
use kernel::athlete::{self, Athlete};
use kernel::client::ClientAddress;
use kernel::error::{Problem, Refusal};
use kernel::http::Json;
use kernel::idempotency::IdempotencyKey;
use kernel::{App, AthleteId, Day, Error, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fields::{self, Faults};
use super::{Account, MyAccount, handle};
use crate::budgets::Budgets;
use crate::jurisdictions::{self, Admission};
use crate::mail::proofs::{self, PROOF_MS};
use crate::mail::{self, Letter};
use crate::openid::flows::{self, Shown};
use crate::passkeys::{self, NewPasskey, PasskeyAnswer};
use crate::residency::Residency;
use crate::sessions::{self, SignedIn, Token};
use crate::{Settings, breached, devices, openid, operators, passwords};

/// How long the retry of a sign-up is recognised.
pub const RETRY_MS: i64 = 10 * 60_000;

/// Which way somebody came who joins through a provider. Their browser has the cookie of that way.
#[derive(Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenidProof {
    /// The name of the provider.
    #[schema(example = "federation")]
    pub provider: String,
    /// `state` of the way.
    pub state: String,
}

/// What a person tells us to join, and one of a password, a passkey and what a provider said.
#[derive(Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OpenAccount {
    /// Never shown to others.
    #[schema(required = true, example = "anna@example.org")]
    pub email: String,
    /// 8 letters to 1024 bytes, none of the passwords that everybody tries.
    #[schema(format = Password)]
    pub password: Option<String>,
    /// The device's answer to the options from `accounts/passkey_options`.
    pub passkey: Option<PasskeyAnswer>,
    /// What a provider said, after `POST /api/v1/sessions/openid` answered with a newcomer.
    pub openid: Option<OpenidProof>,
    /// The name shown, 1 to 60 letters.
    #[schema(required = true, example = "Anna Rossi")]
    pub name: String,
    /// Unique name in addresses: 3 to 30 of a-z, 0-9 and _, starting with a letter.
    #[schema(required = true, example = "anna")]
    pub handle: String,
    /// ISO 3166-1 alpha-2 code of the country of residence.
    #[schema(required = true, example = "IT")]
    pub country: String,
    /// ISO 3166-2 code of the part of the country. It may be told later.
    #[schema(example = "IT-25")]
    pub region: Option<String>,
    /// Never shown to others.
    #[schema(required = true, format = Date, example = "1997-01-01")]
    pub birth_on: String,
    /// IANA name of the zone in which days are counted.
    #[schema(required = true, example = "Europe/Rome")]
    pub time_zone: String,
    /// `metric` or `imperial`.
    #[schema(required = true, example = "metric")]
    pub units: String,
    /// `en` or `ru`.
    #[schema(required = true, example = "en")]
    pub language: String,
}

/// Open an account.
///
/// Signs the device in as well. People under 18 begin with activities that only they see.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "accounts", request_body = OpenAccount,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for ten minutes.")),
    responses(
        (status = 201, description = "Welcome; the session cookie is set.", body = SignedIn),
        (status = 403, description = "`country_closed`, `too_young`, or `country_elsewhere`: people from there join the installation that the words name.", body = Problem),
        (status = 409, description = "`handle_taken`, `email_taken`, `ceremony_over`, `openid_over` or `openid_taken`", body = Problem),
        (status = 422, description = "`invalid_input` with `fields`, `passkey_refused` or `idempotency_key_reused`", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem)))]
pub async fn open_account(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    from: ClientAddress,
    headers: HeaderMap,
    key: IdempotencyKey,
    Json(asked): Json<OpenAccount>,
) -> Result<Response> {
    let now = app.clock.now();
    budgets.pay_opening(from, now)?;
    let applicant = check(&asked, Proof::Needed, now, &settings.residency)?;
    let retry = Retry::of(key, &asked)?;
    let device = sessions::device_of(&headers);

    let standing = look_up(&app, &applicant).await?;
    if let Some(account) = standing.account {
        return answer_retry(&app, &budgets, from, account, asked.password, retry, device).await;
    }
    if standing.handle_taken {
        return Err(handle_taken());
    }
    if let Some(password) = &asked.password
        && let Some(fault) = breached::fault(settings.breached.as_ref(), password).await
    {
        return Err(Error::invalid("password", fault));
    }
    let (mut hash, mut passkey, mut openid) = (None, None, None);
    match (asked.password.clone(), asked.passkey, &asked.openid) {
        (Some(password), _, _) => hash = Some(passwords::hash(password).await?),
        (None, Some(answer), _) => {
            passkey = Some(passkeys::finish_for_account(&app, answer, device).await?);
        }
        (None, None, Some(way)) => {
            openid = Some(Shown::new(&headers, &app.public_url, &way.provider, &way.state)?);
        }
        (None, None, None) => {
            return Err(Error::internal("the check lets nobody in without proof"));
        }
    }
    let athlete = passkey.as_ref().map_or_else(AthleteId::new, |passkey| passkey.athlete);
    let token = Token::new(athlete);
    let entry = Entry { athlete, applicant, hash, passkey, openid, opened: retry.clone() };
    let (written, kept) = (entry.clone(), token.clone());
    let write = app.db.write(move |tx| {
        let Some(athlete) = insert(tx, &written, now)? else { return Ok(None) };
        let is_proven = take_openid(tx, &written, now)?;
        devices::note(tx, &settings, kept.athlete, device, now)?;
        sessions::insert(tx, &kept, device, now)?;
        if !is_proven {
            ask_for_proof(tx, &settings, kept.athlete, &written.applicant.email, now)?;
        }
        Ok(Some(athlete))
    });
    let Some(athlete) = write.await? else {
        // Somebody was first by a moment: a stranger, or our own request sent twice.
        let account = look_up(&app, &entry.applicant).await?.account.ok_or(Error::Busy)?;
        return answer_retry(&app, &budgets, from, account, asked.password, retry, device).await;
    };
    metrics::counter!("identity_accounts_opened_total").increment(1);
    tracing::info!(event = "account_opened", "identity");
    let me = MyAccount::new(athlete, entry.applicant.email, entry.hash.is_some(), None);
    Ok(SignedIn::new(me, &token).created(&app))
}

/// Connects the account elsewhere through which somebody joins. Says whether that proves their address, too: it is the
/// one that a trusted provider checked, and nobody typed another.
fn take_openid(tx: &mut Tx, entry: &Entry, now: Timestamp) -> Result<bool> {
    let Some(shown) = &entry.openid else { return Ok(false) };
    let said = flows::use_up(tx, shown, now)?;
    let connection = openid::connect(tx, entry.athlete, &said, now)?;
    openid::note_use(tx, entry.athlete, connection, now)?;
    let told = said.email.as_deref().filter(|_| said.email_is_proven).map(fields::email_key);
    if told.as_ref() != Some(&entry.applicant.email_key) {
        return Ok(false);
    }
    tx.exec(
        "UPDATE account SET email_proven_at = $2 WHERE athlete_id = $1",
        args![entry.athlete, now],
    )?;
    Ok(true)
}

/// Sends a code to the address. Nobody has to wait for it: all that it opens is what is done by mail.
fn ask_for_proof(
    tx: &mut Tx,
    settings: &Settings,
    athlete: AthleteId,
    email: &str,
    now: Timestamp,
) -> Result<()> {
    if !settings.sends_mail {
        return Ok(());
    }
    let code = proofs::new_code();
    proofs::insert(tx, athlete, proofs::Purpose::Address, &code, email, now)?;
    let letter = Letter::ProveAddress { code };
    mail::write(tx, settings, athlete, email, &letter, now.plus_ms(PROOF_MS), now)
}

/// Opens an account without HTTP, by the same rules: for the command line and the demo, which stand inside
/// the door and may leave out a password. When the e-mail address and the handle are already those of one
/// account, that one is the answer. Says whether the account is new.
pub async fn open_or_find(app: &App, asked: OpenAccount) -> Result<(Athlete, bool)> {
    let now = app.clock.now();
    let applicant = check(&asked, Proof::Optional, now, &Residency::anywhere())?;
    let handle = applicant.handle.clone();
    let found = app.db.read(move |tx| athlete::find_by_handle(tx, &handle)).await?;
    let standing = look_up(app, &applicant).await?;
    match (found, standing.account) {
        (Some(athlete), Some(account)) if athlete.id == account.athlete => {
            return Ok((athlete, false));
        }
        (_, Some(_)) => return Err(email_taken()),
        (Some(_), None) => return Err(handle_taken()),
        (None, None) => {}
    }
    let hash = match asked.password {
        Some(password) => Some(passwords::hash(password).await?),
        None => None,
    };
    let athlete = AthleteId::new();
    let entry = Entry { athlete, applicant, hash, passkey: None, openid: None, opened: None };
    let athlete = app.db.write(move |tx| insert(tx, &entry, now)).await?;
    Ok((athlete.ok_or_else(email_taken)?, true))
}

/// Whether a form without password and passkey is complete.
#[derive(PartialEq)]
enum Proof {
    Needed,
    Optional,
}

/// Somebody whom all rules let in.
#[derive(Clone)]
struct Applicant {
    email: String,
    email_key: String,
    name: String,
    handle: String,
    country: String,
    region: Option<String>,
    birth_on: Day,
    time_zone: String,
    units: String,
    language: String,
    minor: bool,
}

/// All fields at once; then, when they are plausible, the country and the age.
fn check(
    asked: &OpenAccount,
    proof: Proof,
    now: Timestamp,
    residency: &Residency,
) -> Result<Applicant> {
    let mut faults = Faults::default();
    let email = faults.take("email", fields::email(&asked.email));
    let name = faults.take("name", fields::name(&asked.name));
    let handle = faults.take("handle", fields::handle(&asked.handle));
    let country = faults.take("country", fields::country(&asked.country));
    let told = asked.region.as_deref().filter(|_| country.is_some());
    let region = told.and_then(|code| {
        let country = country.as_deref().unwrap_or_default();
        faults.take("region", fields::region_of(country, code))
    });
    let time_zone = faults.take("time_zone", fields::time_zone(&asked.time_zone));
    let today = now.day_in(time_zone.as_deref().unwrap_or("UTC"));
    let birth_on = faults.take("birth_on", fields::birth_on(&asked.birth_on, today));
    let units = faults.take("units", fields::units(&asked.units));
    let language = faults.take("language", fields::language(&asked.language));
    match (&asked.password, &asked.passkey, &asked.openid) {
        (Some(_), Some(_), _) => {
            faults.note("password", "choose a password or a passkey, not both");
        }
        (Some(_), _, Some(_)) | (_, Some(_), Some(_)) => {
            faults
                .note("password", "who joins through a provider needs no password and no passkey");
        }
        (None, None, None) if proof == Proof::Needed => {
            faults.note("password", "please choose a password or a passkey");
        }
        (Some(password), None, None) => {
            let key = fields::email_key(&asked.email);
            let handle = asked.handle.trim().to_lowercase();
            if let Some(fault) = passwords::fault(password, &key, &handle) {
                faults.note("password", fault);
            }
        }
        _ => {}
    }
    let (
        Some(email),
        Some(name),
        Some(handle),
        Some(country),
        Some(time_zone),
        Some(birth_on),
        Some(units),
        Some(language),
        true,
    ) = (email, name, handle, country, time_zone, birth_on, units, language, faults.is_empty())
    else {
        return Err(faults.refuse());
    };
    let minor = match jurisdictions::table().admit(&country, birth_on, today, residency) {
        Admission::Welcome { minor } => minor,
        Admission::TooYoung { age_needed } => return Err(too_young(&country, age_needed)),
        Admission::Closed => {
            let reason = closed_reason(&country);
            return Err(Error::refused_as(StatusCode::FORBIDDEN, "country_closed", reason));
        }
        Admission::Elsewhere { address, .. } => {
            let reason = elsewhere_reason(&country, address.as_deref());
            return Err(Error::refused_as(StatusCode::FORBIDDEN, "country_elsewhere", reason));
        }
    };
    let email_key = fields::email_key(&email);
    Ok(Applicant {
        email,
        email_key,
        name,
        handle,
        country,
        region,
        birth_on,
        time_zone,
        units,
        language,
        minor,
    })
}

fn too_young(country: &str, age_needed: u8) -> Error {
    let rule = jurisdictions::table().rule(country);
    let name = rule.map_or_else(|| country.to_owned(), |rule| rule.name);
    let detail = format!("in {name}, you can join Stadion when you are {age_needed}");
    Error::refused_as(StatusCode::FORBIDDEN, "too_young", detail)
}

/// Where people from a country of another region join, in words.
pub(crate) fn elsewhere_reason(country: &str, address: Option<&str>) -> String {
    let rule = jurisdictions::table().rule(country);
    let name = rule.map_or_else(|| country.to_owned(), |rule| rule.name);
    // What the table remarks in brackets is no part of the name.
    let name = name.split(" (").next().unwrap_or_default();
    match address {
        Some(address) => format!("people who live in {name} join Stadion at {address}"),
        None => format!("Stadion has not opened in {name} yet: your data would have to live there"),
    }
}

/// Why nobody from a closed country may join, in words.
pub(crate) fn closed_reason(country: &str) -> String {
    match jurisdictions::table().rule(country) {
        Some(rule) if rule.awaits_counsel => {
            format!(
                "Stadion has not opened in {} yet: we are still checking the rules there",
                rule.name
            )
        }
        Some(rule) if country != jurisdictions::ANYWHERE_ELSE => {
            format!("Stadion is not available in {}", rule.name)
        }
        _ => "Stadion has not opened in this country yet".to_owned(),
    }
}

struct Standing {
    account: Option<Account>,
    handle_taken: bool,
}

async fn look_up(app: &App, applicant: &Applicant) -> Result<Standing> {
    let (email_key, handle) = (applicant.email_key.clone(), applicant.handle.clone());
    let read = app.db.read(move |tx| {
        Ok(Standing {
            account: super::find_by_email(tx, &email_key)?,
            handle_taken: athlete::find_by_handle(tx, &handle)?.is_some(),
        })
    });
    read.await
}

/// What recognises a retry: hashes of its key and of everything in it but the password.
#[derive(Clone, PartialEq)]
struct Retry {
    key: [u8; 32],
    request: [u8; 32],
}

impl Retry {
    fn of(key: IdempotencyKey, asked: &OpenAccount) -> Result<Option<Retry>> {
        let Some(key) = key.0 else { return Ok(None) };
        // A fast hash of a password would be a gift to whoever steals the table.
        let recognised = OpenAccount { password: None, ..asked.clone() };
        let request = Sha256::digest(serde_json::to_vec(&recognised)?).into();
        Ok(Some(Retry { key: Sha256::digest(key).into(), request }))
    }
}

/// The e-mail address is in use. By this very request, when its answer was lost: then it is answered again.
async fn answer_retry(
    app: &App,
    budgets: &Budgets,
    from: ClientAddress,
    account: Account,
    password: Option<String>,
    retry: Option<Retry>,
    device: &'static str,
) -> Result<Response> {
    let now = app.clock.now();
    let Some(retry) = retry else { return Err(email_taken()) };
    let recent = now < account.created_at.plus_ms(RETRY_MS);
    if !recent || account.opened_key.as_deref() != Some(&retry.key) {
        return Err(email_taken());
    }
    if account.opened_request.as_deref() != Some(&retry.request) {
        return Err(key_reused());
    }
    // The same passkey answer contains the challenge that only its device was told, so it proves itself.
    if let Some(password) = password {
        let key = fields::email_key(&account.email);
        let tried = budgets.try_password(&key, from, now)?;
        let proven = passwords::matches(password, account.password_hash.clone()).await;
        if let Ok(false) = proven {
            return Err(key_reused());
        }
        tried.give_back();
        proven?;
    }
    let token = Token::new(account.athlete);
    let kept = token.clone();
    let write = app.db.write(move |tx| {
        sessions::insert(tx, &kept, device, now)?;
        let role = operators::role(tx, kept.athlete)?;
        Ok(athlete::find(tx, kept.athlete)?.map(|athlete| (athlete, role)))
    });
    let (athlete, role) = write.await?.ok_or_else(email_taken)?;
    let has_password = account.password_hash.is_some();
    let me = MyAccount::new(athlete, account.email, has_password, role);
    Ok(SignedIn::new(me, &token).created(app))
}

fn key_reused() -> Error {
    let detail = "this idempotency key was used for another request";
    Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "idempotency_key_reused", detail)
}

fn email_taken() -> Error {
    let detail =
        "this e-mail address cannot be used for a new account; if it is yours, please sign in";
    taken("email_taken", "email", detail)
}

fn handle_taken() -> Error {
    taken("handle_taken", "handle", handle::TAKEN)
}

fn taken(code: &'static str, field: &'static str, detail: &str) -> Error {
    Error::Refused(Box::new(Refusal {
        status: StatusCode::CONFLICT,
        code,
        detail: detail.to_owned(),
        fields: [(field, detail.to_owned())].into(),
        retry_after_s: None,
    }))
}

/// Everything that is written when an account opens.
#[derive(Clone)]
struct Entry {
    athlete: AthleteId,
    applicant: Applicant,
    hash: Option<String>,
    passkey: Option<NewPasskey>,
    openid: Option<Shown>,
    opened: Option<Retry>,
}

/// Nothing is written, and nothing returned, when the e-mail address is in use.
fn insert(tx: &mut Tx, entry: &Entry, now: Timestamp) -> Result<Option<Athlete>> {
    let Entry { athlete: id, applicant, .. } = entry;
    let free = tx.exec(
        "INSERT INTO account_email (email_key, athlete_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![applicant.email_key, id],
    )?;
    if free == 0 {
        return Ok(None);
    }
    insert_handle(tx, *id, &applicant.handle)?;
    let athlete = Athlete {
        id: *id,
        handle: applicant.handle.clone(),
        name: applicant.name.clone(),
        country: applicant.country.clone(),
        region: applicant.region.clone(),
        time_zone: applicant.time_zone.clone(),
        language: applicant.language.clone(),
        units: applicant.units.clone(),
        birth_on: applicant.birth_on,
        default_audience: if applicant.minor { "only_me" } else { "everyone" }.to_owned(),
        created_at: now,
    };
    tx.exec(
        "INSERT INTO athlete (athlete_id, handle, name, country, region, time_zone, language, units, birth_on,
                              default_audience, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            athlete.id,
            athlete.handle,
            athlete.name,
            athlete.country,
            athlete.region,
            athlete.time_zone,
            athlete.language,
            athlete.units,
            athlete.birth_on,
            athlete.default_audience,
            now
        ],
    )?;
    tx.exec(
        "INSERT INTO account (athlete_id, email, password_hash, password_set_at, created_at, opened_key,
                              opened_request)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            id,
            applicant.email,
            entry.hash,
            entry.hash.as_ref().map(|_| now),
            now,
            entry.opened.as_ref().map(|retry| retry.key),
            entry.opened.as_ref().map(|retry| retry.request)
        ],
    )?;
    if let Some(passkey) = &entry.passkey {
        passkeys::insert(tx, passkey, now)?;
    }
    let joined = AthleteJoined { athlete: *id, country: applicant.country.clone(), at: now };
    tx.publish(&joined, now)?;
    Ok(Some(athlete))
}

/// Refuses when the handle is somebody's already.
pub(crate) fn insert_handle(tx: &mut Tx, id: AthleteId, handle: &str) -> Result<()> {
    let free = tx.exec(
        "INSERT INTO athlete_handle (handle, athlete_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![handle, id],
    )?;
    if free == 0 { Err(handle_taken()) } else { Ok(()) }
}

/// Forgets what recognises retries that are too late anyway. Returns how many.
pub(crate) fn forget_retries(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(
        "UPDATE account SET opened_key = NULL, opened_request = NULL
         WHERE opened_key IS NOT NULL AND created_at <= $1",
        args![now.plus_ms(-RETRY_MS)],
    )
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;
    use serde_json::{Value, json};
    use testkit::{Reply, TestApp, TestAthlete};

    use super::OpenAccount;
    use crate::testing::{PASSWORD, form, join, sign_in, start, with};

    async fn sign_up(app: &TestApp, form: Value) -> Reply {
        app.stranger().post("/api/v1/accounts", form).await
    }

    async fn sign_up_with_key(someone: &TestAthlete, key: &str, form: &Value) -> Reply {
        let request = someone.request(Method::POST, "/api/v1/accounts");
        let request = request.header("idempotency-key", key);
        someone.send(request, Body::from(form.to_string())).await
    }

    #[tokio::test]
    async fn anna_signs_up_and_is_herself() {
        let app = start().await;
        let joined = sign_up(&app, form("Anna")).await;
        assert_eq!(joined.status, 201);
        let joined = joined.ok();
        let anna = app.with_token(joined["session_token"].as_str().unwrap());
        let mut me = anna.get("/api/v1/me").await.ok();
        assert_eq!(me, joined["me"]);
        me["id"].take();
        let expected = json!({
            "id": null, "handle": "anna", "name": "Anna", "email": "anna@example.org", "country": "DE",
            "birth_on": "1997-01-01", "time_zone": "Europe/Berlin", "units": "metric", "language": "en",
            "default_audience": "everyone", "created_at": "2027-05-07T09:00:00Z", "has_password": true,
            "is_operator": false,
        });
        assert_eq!(me, expected);
        assert_eq!(app.published("athlete_joined").await, 1);
    }

    #[tokio::test]
    async fn everything_wrong_with_a_form_is_told_at_once() {
        let app = start().await;
        let reply = sign_up(&app, json!({"password": "short"})).await;
        assert_eq!(reply.to_string(), "422 please check the marked fields");
        let fields = reply.body["fields"].as_object().unwrap();
        let mut wrong: Vec<_> = fields.keys().map(String::as_str).collect();
        wrong.sort_unstable();
        let all = "birth_on country email handle language name password time_zone units";
        assert_eq!(wrong.join(" "), all);

        let check = async |field: &str, value: Value, fault: &str| {
            let reply = sign_up(&app, with(form("Anna"), field, value)).await;
            assert_eq!(reply.status, 422, "{field}");
            assert_eq!(reply.body["fields"], json!({field: fault}));
        };
        check("birth_on", "2027-05-08".into(), "this birthday is in the future").await;
        check("birth_on", "1906-05-07".into(), "this birthday is more than 120 years ago").await;
        check("handle", "admin".into(), "this handle is kept for Stadion itself").await;
        check("password", Value::Null, "please choose a password or a passkey").await;
        let guess = "this password is among the first that others would try";
        check("password", "Sunshine1".into(), guess).await;
        let own = "a password does not contain your e-mail address or your handle";
        check("password", "my name is ANNA".into(), own).await;
        let reply = sign_up(&app, with(form("Anna"), "is_admin", true)).await;
        assert_eq!(reply.body["code"], "invalid_json");
        assert_eq!(app.number("SELECT COUNT(*) FROM account").await, 0);
    }

    #[tokio::test]
    async fn a_closed_country_is_refused_in_words() {
        let app = start().await;
        let check = async |country: &str, detail: &str| {
            let reply = sign_up(&app, with(form("Anna"), "country", country)).await;
            assert_eq!(reply.to_string(), format!("403 {detail}"));
            assert_eq!(reply.body["code"], "country_closed");
        };
        check("RU", "Stadion is not available in Russia").await;
        let checking =
            "Stadion has not opened in Brazil yet: we are still checking the rules there";
        check("BR", checking).await;
        check("PK", "Stadion has not opened in this country yet").await;
        check("ZZ", "Stadion has not opened in this country yet").await;
        assert_eq!(app.number("SELECT COUNT(*) FROM account").await, 0);
    }

    #[tokio::test]
    async fn boris_is_too_young_the_day_before_his_birthday_and_welcome_on_it() {
        let app = start().await;
        let boris = with(form("Boris"), "birth_on", "2011-05-08");
        // In Berlin the birthday begins at 22:00 in UTC.
        app.clock.set("2027-05-07T21:59:59Z");
        let reply = sign_up(&app, boris.clone()).await;
        assert_eq!(reply.to_string(), "403 in Germany, you can join Stadion when you are 16");
        assert_eq!(reply.body["code"], "too_young");
        app.clock.set("2027-05-07T22:00:00Z");
        let joined = sign_up(&app, boris).await.ok();
        assert_eq!(joined["me"]["default_audience"], "only_me", "a minor begins in private");
        let reply =
            sign_up(&app, with(with(form("Ravi"), "country", "IN"), "birth_on", "2010-01-01"))
                .await;
        assert_eq!(reply.to_string(), "403 in India, you can join Stadion when you are 18");
    }

    #[tokio::test]
    async fn an_address_in_use_is_told_neutrally_whatever_its_case() {
        let app = start().await;
        join(&app, "Anna").await;
        let again = with(with(form("Eve"), "email", " ANNA@Example.org"), "handle", "eve");
        let reply = sign_up(&app, again).await;
        let detail =
            "this e-mail address cannot be used for a new account; if it is yours, please sign in";
        assert_eq!(reply.to_string(), format!("409 {detail}"));
        assert_eq!(reply.body["code"], "email_taken");
        assert_eq!(app.number("SELECT COUNT(*) FROM athlete_handle").await, 1, "nothing is left");
    }

    #[tokio::test]
    async fn of_two_people_who_want_one_handle_at_once_exactly_one_gets_it() {
        let app = start().await;
        for round in 0..5 {
            let wish = |n: u32| {
                let form = with(form("Max"), "handle", format!("max_{round}"));
                with(form, "email", format!("max{n}_{round}@example.org"))
            };
            let (one, other) = tokio::join!(sign_up(&app, wish(1)), sign_up(&app, wish(2)));
            let mut statuses = [one.status.as_u16(), other.status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [201, 409]);
            let loser = if one.status == 409 { one } else { other };
            assert_eq!(loser.to_string(), "409 this handle is taken, please choose another one");
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM account").await, 5);
        assert_eq!(app.number("SELECT COUNT(*) FROM account_email").await, 5);
    }

    #[tokio::test]
    async fn a_sign_up_whose_answer_was_lost_can_be_sent_again() {
        let app = start().await;
        let (anna, form) = (app.stranger(), form("Anna"));
        let (first, twin) = tokio::join!(
            sign_up_with_key(&anna, "k1", &form),
            sign_up_with_key(&anna, "k1", &form)
        );
        assert_eq!((first.status.as_u16(), twin.status.as_u16()), (201, 201));
        let again = sign_up_with_key(&anna, "k1", &form).await;
        assert_eq!(again.status, 201);
        let (first, again) = (first.ok(), again.ok());
        assert_eq!(first["me"], again["me"]);
        assert_ne!(first["session_token"], again["session_token"], "a session of its own");
        for token in [&first["session_token"], &again["session_token"]] {
            assert_eq!(app.with_token(token.as_str().unwrap()).get("/api/v1/me").await.status, 200);
        }
        assert_eq!(app.published("athlete_joined").await, 1);
        assert_eq!(app.number("SELECT COUNT(*) FROM account").await, 1);
    }

    #[tokio::test]
    async fn only_the_same_sign_up_counts_as_a_retry() {
        let app = start().await;
        let someone = app.stranger();
        let form = form("Anna");
        sign_up_with_key(&someone, "k1", &form).await.ok();
        let code = async |key: &str, form: Value| {
            let reply = sign_up_with_key(&someone, key, &form).await;
            reply.body["code"].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(code("k2", form.clone()).await, "email_taken");
        let renamed = with(form.clone(), "name", "Anne");
        assert_eq!(code("k1", renamed).await, "idempotency_key_reused");
        let guess = with(form.clone(), "password", "eight dry foxes");
        assert_eq!(code("k1", guess).await, "idempotency_key_reused");
        app.clock.advance_ms(super::RETRY_MS);
        assert_eq!(code("k1", form).await, "email_taken");
        assert_eq!(app.number("SELECT COUNT(*) FROM session").await, 1);
        let now = app.clock.now();
        let swept = app.app.db.write(move |tx| crate::sweep(tx, now)).await.unwrap();
        assert_eq!(swept, 1, "the hashes are forgotten");
    }

    #[tokio::test]
    async fn the_demo_meets_the_same_rules_and_finds_people_again() {
        let app = start().await;
        let anna = OpenAccount {
            email: "anna@example.org".into(),
            password: Some(PASSWORD.into()),
            passkey: None,
            openid: None,
            name: "Anna".into(),
            handle: "anna".into(),
            country: "DE".into(),
            region: None,
            birth_on: "1997-01-01".into(),
            time_zone: "Europe/Berlin".into(),
            units: "metric".into(),
            language: "en".into(),
        };
        let (athlete, is_new) = super::open_or_find(&app.app, anna.clone()).await.unwrap();
        assert!(is_new);
        assert_eq!(sign_in(&app, "Anna", PASSWORD, "").await.status, 201);
        let (found, is_new) = super::open_or_find(&app.app, anna.clone()).await.unwrap();
        assert_eq!((found.id, is_new), (athlete.id, false));
        let token = crate::sessions::open_for(&app.app, athlete.id, "Command line").await.unwrap();
        let me = app.with_token(&token.to_string()).get("/api/v1/me").await.ok();
        assert_eq!(me["handle"], "anna");
        let code = async |asked: OpenAccount| {
            super::open_or_find(&app.app, asked).await.unwrap_err().code()
        };
        let other_address = OpenAccount { email: "eve@example.org".into(), ..anna.clone() };
        assert_eq!(code(other_address).await, "handle_taken");
        assert_eq!(code(OpenAccount { handle: "eve".into(), ..anna.clone() }).await, "email_taken");
        assert_eq!(code(OpenAccount { country: "RU".into(), ..anna }).await, "country_closed");
    }

    /// Everything this room writes into its tables, as text.
    async fn everything_stored(app: &TestApp) -> String {
        let read = app.app.db.read(|tx| {
            let mut all = Vec::new();
            for sql in [
                "SELECT email || COALESCE(password_hash, '') FROM account",
                "SELECT device FROM session",
                "SELECT state FROM ceremony",
                "SELECT answer || idem_key FROM idempotency",
                "SELECT body FROM fact",
            ] {
                all.extend(
                    tx.list::<(String,)>(sql, kernel::args![])?.into_iter().map(|row| row.0),
                );
            }
            for (hash,) in
                tx.list::<(Vec<u8>,)>("SELECT token_hash FROM session", kernel::args![])?
            {
                all.push(kernel::random::to_hex(&hash));
            }
            Ok(all.join("\n"))
        });
        read.await.unwrap()
    }

    #[tokio::test]
    async fn neither_token_nor_password_is_stored() {
        let app = start().await;
        let someone = app.stranger();
        let joined = sign_up_with_key(&someone, "k1", &form("Anna")).await.ok();
        let token = joined["session_token"].as_str().unwrap();
        let stored = everything_stored(&app).await;
        assert!(stored.contains("anna@example.org") && stored.contains("$argon2id$"));
        assert!(!stored.contains(&token[token.len() - 64..]), "the secret part of the token");
        assert!(!stored.contains(PASSWORD));
        if app.app.db.kind() == kernel::db::EngineKind::Sqlite {
            let file = "SELECT file FROM pragma_database_list WHERE name = 'main'";
            let read = app.app.db.read(move |tx| tx.one::<(String,)>(file, kernel::args![]));
            let (file,) = read.await.unwrap();
            let mut bytes = std::fs::read(&file).unwrap();
            bytes.extend(std::fs::read(format!("{file}-wal")).unwrap_or_default());
            let holds = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
            assert!(holds(b"anna@example.org"), "the file is the one we think it is");
            assert!(!holds(&token.as_bytes()[token.len() - 64..]));
            assert!(!holds(PASSWORD.as_bytes()));
        }
    }
}
