//! What became of what I said: `GET /api/v1/feedback`.
use axum::extract::State as Shared;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx, args};
use serde::Serialize;

use super::{Kind, Row, State};
use crate::FeedbackId;

/// Something that I said, and what became of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnFeedback {
    /// Which one.
    pub id: FeedbackId,
    /// A face or a word.
    pub kind: Kind,
    /// What I added.
    pub text: String,
    /// The pattern of the page.
    pub page: String,
    /// When it arrived.
    pub sent_at: Timestamp,
    /// Whether there is a picture with it.
    pub has_screenshot: bool,
    /// What became of it.
    pub state: State,
    /// What I was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// When I was last told something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_at: Option<Timestamp>,
    /// Whether I have not read that yet.
    pub unread: bool,
}

/// A page of what I said.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnFeedbackPage {
    /// News among all of it.
    pub unread: i64,
    /// What came last first.
    pub items: Vec<OwnFeedback>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
}

/// What you told us, and what became of it
#[utoipa::path(get, path = "/api/v1/feedback", tag = "feedback", params(PageQuery),
    responses(
        (status = 200, body = OwnFeedbackPage),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_feedback(
    Shared(app): Shared<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<OwnFeedbackPage>> {
    let after = page.after::<(Timestamp, FeedbackId)>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        let rows = list(tx, me.id, after, limit + 1)?;
        let page = Page::cut(rows, limit, |row| (row.sent_at, row.id), show);
        Ok(OwnFeedbackPage { unread: unread(tx, me.id)?, items: page.items, next: page.next })
    });
    Ok(Json(read.await?))
}

fn show(row: Row) -> OwnFeedback {
    OwnFeedback {
        id: row.id,
        kind: row.kind,
        text: row.words,
        page: row.page,
        sent_at: row.sent_at,
        has_screenshot: row.screenshot.is_some(),
        state: row.state,
        answer: row.answer,
        told_at: row.told_at,
        unread: row.unread,
    }
}

fn list(
    tx: &mut Tx,
    athlete: AthleteId,
    after: Option<(Timestamp, FeedbackId)>,
    limit: usize,
) -> Result<Vec<Row>> {
    let (sent_at, id) =
        after.unwrap_or((Timestamp(i64::MAX), FeedbackId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT feedback_id, athlete_id, kind, words, page, build, language, width, theme, screenshot,
                sent_at, state, answer, told_at, unread, version
         FROM feedback WHERE athlete_id = $1 AND (sent_at, feedback_id) < ($2, $3)
         ORDER BY sent_at DESC, feedback_id DESC LIMIT $4",
        args![athlete, sent_at, id, limit],
    )
}

fn unread(tx: &mut Tx, athlete: AthleteId) -> Result<i64> {
    let (count,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM feedback WHERE athlete_id = $1 AND unread",
        args![athlete],
    )?;
    Ok(count)
}
