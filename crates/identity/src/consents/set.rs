//! Allowing a purpose, or not: `PUT /api/v1/me/consents/{purpose}`. Both ways are the same request.
use axum::extract::State;
use axum::http::StatusCode;
use events::ConsentChanged;
use kernel::athlete::Athlete;
use kernel::consent::ledger::{self, Decision};
use kernel::consent::{self, Action, Actor, Channel, Purpose, notices};
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, Language, Me, Result, Timestamp, Tx, chain};
use serde::{Deserialize, Serialize};

use super::Consent;
use crate::jurisdictions;

/// Where a switch stands in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ConsentScreen)]
pub enum Screen {
    /// The page after signing up.
    Welcome,
    /// The settings.
    Settings,
}

/// What I decide, and what I read before.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetConsent {
    /// Whether I allow it.
    pub allowed: bool,
    /// Version of the words that I was shown.
    pub notice_version: u32,
    /// Their hash.
    pub notice_hash: String,
    /// Their language, `en`, `ru` or `ar`.
    #[schema(example = "en")]
    pub locale: String,
    /// Where the switch was.
    pub screen: Screen,
    /// The build of the app, as `web_config` told it.
    #[schema(example = "0.1.0-5f3a9c21")]
    pub build: String,
}

/// Allow a purpose, or take it back.
///
/// A withdrawal holds from the next question on, and what was worked out under the consent is removed within a minute.
/// Saying it again changes nothing.
#[utoipa::path(put, path = "/api/v1/me/consents/{purpose}", tag = "me", request_body = SetConsent,
    params(("purpose" = Purpose, Path, description = "What for")),
    responses(
        (status = 200, description = "How it stands now.", body = Consent),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`consent_closed`: it cannot be allowed by this person, or not by a switch.", body = Problem),
        (status = 404, description = "`not_found`: there is no such purpose.", body = Problem),
        (status = 409, description = "`notice_changed`: these are not the words that hold now.", body = Problem),
        (status = 422, description = "`invalid_input` with `fields`, `invalid_json`", body = Problem)))]
pub async fn set_consent(
    State(app): State<App>,
    me: Me,
    Path(purpose): Path<String>,
    Json(asked): Json<SetConsent>,
) -> Result<Json<Consent>> {
    let purpose = Purpose::named(&purpose).ok_or(Error::NotFound("purpose"))?;
    check(&asked)?;
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        decide(tx, &me, purpose, &asked, now)?;
        super::shown(tx, &me, purpose, now)
    });
    let shown = write.await?;
    tracing::info!(event = "consent_set", purpose = purpose.word(), "identity");
    Ok(Json(shown))
}

fn check(asked: &SetConsent) -> Result<()> {
    if Language::named(&asked.locale).is_none() {
        return Err(Error::invalid("locale", "please choose `en`, `ru` or `ar`"));
    }
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'-' | b'+');
    if !(1..=40).contains(&asked.build.len()) || !asked.build.bytes().all(plain) {
        return Err(Error::invalid("build", "this is not a build that we gave"));
    }
    Ok(())
}

fn decide(
    tx: &mut Tx,
    me: &Me,
    purpose: Purpose,
    asked: &SetConsent,
    now: Timestamp,
) -> Result<()> {
    let notice = notices::current(purpose);
    let notice_hash = notice.hash(&asked.locale);
    if asked.allowed {
        if let Some(why) = super::closed(me, purpose, now.day_in(&me.time_zone)) {
            return Err(Error::refused_as(StatusCode::FORBIDDEN, "consent_closed", why));
        }
        if asked.notice_version != notice.version || asked.notice_hash != notice_hash {
            let detail = "the words about this have changed, please read them again";
            return Err(Error::refused("notice_changed", detail));
        }
    }
    // Two taps at once: the second sees what the first decided.
    ledger::hold(tx, me.id)?;
    let before = consent::find(tx, me.id, purpose)?.map(|state| state.action);
    let action = action(before, asked.allowed);
    let screen = serde_json::to_string(&asked.screen)?;
    let shown = [screen.as_str(), &asked.build, &asked.notice_hash].map(Some);
    let decision = Decision {
        notice_hash,
        locale: asked.locale.clone(),
        channel: Channel::Web,
        ui_hash: Some(chain::hash("screen", "", &shown)),
        evidence: Some(format!("session {}", me.session)),
        ..of(me, purpose, action)
    };
    write(tx, me, &decision, now)
}

/// What a switch says, after what was said before. Pure.
fn action(before: Option<Action>, allowed: bool) -> Action {
    match (before, allowed) {
        (None | Some(Action::Refused | Action::Withdrawn), true) => Action::Given,
        (Some(Action::Given | Action::Renewed | Action::Expired), true) => Action::Renewed,
        (Some(Action::Given | Action::Renewed), false) => Action::Withdrawn,
        (None | Some(Action::Refused | Action::Withdrawn | Action::Expired), false) => {
            Action::Refused
        }
    }
}

/// A decision of an athlete under the rules that hold where they live, to the words of now in English.
pub(crate) fn of(athlete: &Athlete, purpose: Purpose, action: Action) -> Decision {
    let notice = notices::current(purpose);
    let rule = jurisdictions::table().rule(&athlete.country);
    Decision {
        purpose,
        action,
        actor: Actor::Own,
        jurisdiction: athlete.country.clone(),
        jurisdiction_version: rule.map(|rule| rule.version).unwrap_or_default(),
        notice_version: notice.version,
        notice_hash: notice.hash("en"),
        locale: "en".into(),
        channel: Channel::System,
        ui_hash: None,
        evidence: None,
    }
}

/// Writes a decision, and tells the rooms when something begins or ends with it.
pub(crate) fn write(
    tx: &mut Tx,
    athlete: &Athlete,
    decision: &Decision,
    now: Timestamp,
) -> Result<()> {
    let news = ledger::record(tx, athlete.id, decision, now)?;
    if news.is_some() && decision.action != Action::Refused {
        let allowed = matches!(decision.action, Action::Given | Action::Renewed);
        let purpose = decision.purpose.word().to_owned();
        tx.publish(&ConsentChanged { athlete: athlete.id, purpose, allowed, at: now }, now)?;
    }
    Ok(())
}
