//! The inbox: `GET /api/v1/operator/feedback`.
use axum::Extension;
use axum::extract::State as Shared;
use kernel::athlete::{self, AthleteCard};
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::Deed;
use kernel::{App, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use crate::feedback::{Kind, Row, State, Theme, Width};
use crate::{FeedbackId, Needs};

/// Something that somebody said, as the operator sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedFeedback {
    /// Which one.
    pub id: FeedbackId,
    /// Who said it; absent for strangers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<AthleteCard>,
    /// A face or a word.
    pub kind: Kind,
    /// What was added.
    pub text: String,
    /// The pattern of the page.
    pub page: String,
    /// The build of the app.
    pub build: String,
    /// The language of the page.
    pub language: String,
    /// How wide the page was.
    pub width: Width,
    /// How the page looked.
    pub theme: Theme,
    /// When it arrived.
    pub sent_at: Timestamp,
    /// Whether there is a picture with it.
    pub has_screenshot: bool,
    /// What became of it.
    pub state: State,
    /// What the sender was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Moves with every change; give it back when you answer.
    pub version: i64,
}

/// How much of it is in one state.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FeedbackCount {
    /// The state.
    pub state: State,
    /// How many.
    pub count: i64,
}

/// A page of the inbox.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FeedbackInbox {
    /// All there is, by state.
    pub counts: Vec<FeedbackCount>,
    /// What came last first.
    pub items: Vec<OperatedFeedback>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
}

/// What the operator wants to see.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InboxQuery {
    /// Only this state.
    pub state: Option<State>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// What people said
#[utoipa::path(get, path = "/api/v1/operator/feedback", tag = "operator", params(InboxQuery),
    responses(
        (status = 200, body = FeedbackInbox),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`, `invalid_query`", body = Problem)))]
pub async fn list_operated_feedback(
    Shared(app): Shared<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(wanted): Query<InboxQuery>,
) -> Result<Json<FeedbackInbox>> {
    let page = PageQuery { after: wanted.after.clone(), limit: wanted.limit };
    let after = page.after::<(Timestamp, FeedbackId)>()?;
    let limit = page.limit();
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::AnswerFeedback, now)?;
        let rows = list(tx, &wanted, after, limit + 1)?;
        let page = Page::cut(rows, limit, |row| (row.sent_at, row.id), |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            items.push(show(tx, row)?);
        }
        Ok(FeedbackInbox { counts: count(tx)?, items, next: page.next })
    });
    Ok(Json(read.await?))
}

pub(super) fn show(tx: &mut Tx, row: Row) -> Result<OperatedFeedback> {
    let sender = match row.athlete {
        Some(id) => athlete::find(tx, id)?.map(|athlete| athlete.card()),
        None => None,
    };
    Ok(OperatedFeedback {
        id: row.id,
        sender,
        kind: row.kind,
        text: row.words,
        page: row.page,
        build: row.build,
        language: row.language,
        width: row.width,
        theme: row.theme,
        sent_at: row.sent_at,
        has_screenshot: row.screenshot.is_some(),
        state: row.state,
        answer: row.answer,
        version: row.version,
    })
}

fn list(
    tx: &mut Tx,
    wanted: &InboxQuery,
    after: Option<(Timestamp, FeedbackId)>,
    limit: usize,
) -> Result<Vec<Row>> {
    let (sent_at, id) =
        after.unwrap_or((Timestamp(i64::MAX), FeedbackId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT feedback_id, athlete_id, kind, words, page, build, language, width, theme, screenshot,
                sent_at, state, answer, told_at, unread, version
         FROM feedback
         WHERE ($1 = '' OR state = $1) AND ($2 = '' OR kind = $2)
           AND (sent_at, feedback_id) < ($3, $4)
         ORDER BY sent_at DESC, feedback_id DESC LIMIT $5",
        args![
            wanted.state.map_or("", State::word),
            wanted.kind.map_or("", Kind::word),
            sent_at,
            id,
            limit
        ],
    )
}

fn count(tx: &mut Tx) -> Result<Vec<FeedbackCount>> {
    let counts =
        tx.list::<(State, i64)>("SELECT state, COUNT(*) FROM feedback GROUP BY state", args![])?;
    let mut all = Vec::with_capacity(State::ALL.len());
    for state in State::ALL {
        let found = counts.iter().find(|(known, _)| known == state);
        all.push(FeedbackCount { state: *state, count: found.map_or(0, |(_, count)| *count) });
    }
    Ok(all)
}
