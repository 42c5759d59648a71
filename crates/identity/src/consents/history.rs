//! Everything I ever decided: `GET /api/v1/me/consents/history`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, Athlete, AthleteCard};
use kernel::consent::ledger::{self, Event};
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Timestamp};
use serde::Serialize;

use crate::needs::Circle;

/// Something that I decided, or that new words ended.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConsentEvent {
    /// From 1, without a gap.
    pub sequence: i64,
    /// What for.
    #[schema(example = "health_metrics")]
    pub purpose: String,
    /// `given`, `refused`, `withdrawn`, `expired` or `renewed`.
    #[schema(example = "given")]
    pub action: String,
    /// The name of the app, where it was about an app of others.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Trail Diary")]
    pub app: Option<String>,
    /// Whom it lets look as a coach, where it was about a person; `null` for one who is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coach: Option<AthleteCard>,
    /// `self` or `guardian`.
    #[schema(example = "self")]
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// Version of the words that I read.
    pub notice_version: u32,
    /// Their hash.
    pub notice_hash: String,
    /// Their language.
    #[schema(example = "en")]
    pub locale: String,
    /// `web` or `system`.
    #[schema(example = "web")]
    pub channel: String,
    /// Whose rules held.
    #[schema(example = "IT")]
    pub country: String,
    /// Hash over this row and the one before it.
    pub hash: String,
}

/// List what I decided, newest first.
#[utoipa::path(get, path = "/api/v1/me/consents/history", tag = "me", params(PageQuery),
    responses(
        (status = 200, description = "Newest first.", body = Page<ConsentEvent>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_consent_history(
    State(app): State<App>,
    me: Me,
    Extension(circle): Extension<Arc<dyn Circle>>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<ConsentEvent>>> {
    let before = page.after::<i64>()?.unwrap_or(i64::MAX);
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let events = ledger::list(tx, me.id, before, limit + 1)?;
        let mut coaches = athlete::find_all(tx, events.iter().filter_map(coach_of))?;
        let hidden = circle.list_hidden(tx, me.id)?;
        coaches.retain(|id, _| !hidden.contains(id));
        Ok((events, coaches))
    });
    let (events, coaches) = read.await?;
    let shown = |event: Event| {
        let coach = coach_of(&event).and_then(|id| coaches.get(&id)).map(Athlete::card);
        ConsentEvent { coach, ..shown(event) }
    };
    Ok(Json(Page::cut(events, limit, |event| event.sequence, shown)))
}

fn coach_of(event: &Event) -> Option<AthleteId> {
    event.purpose.strip_prefix(ledger::OF_COACH)?.parse().ok()
}

fn shown(event: Event) -> ConsentEvent {
    let app = event.purpose.starts_with(ledger::OF_APP).then(|| event.notice_id.clone());
    ConsentEvent {
        hash: event.hash().to_owned(),
        app,
        coach: None,
        sequence: event.sequence,
        purpose: event.purpose,
        action: event.action,
        actor: event.actor,
        at: event.at,
        notice_version: event.notice_version,
        notice_hash: event.notice_hash,
        locale: event.locale,
        channel: event.channel,
        country: event.jurisdiction,
    }
}
