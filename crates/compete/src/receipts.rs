//! Receipts: `GET /api/v1/challenges/{id}/receipts`. What became of each of my activities, and by which rule.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, App, ChallengeId, Day, Error, Me, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

use crate::challenges;
use crate::rules::Verdict;

/// What became of one activity in a challenge.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ChallengeReceipt)]
pub struct Receipt {
    /// Which activity.
    pub activity_id: ActivityId,
    /// Its sport.
    #[schema(example = "running")]
    pub sport: String,
    /// The local day on which it began.
    pub started_on: Day,
    /// Counted, or the rule that says no.
    pub verdict: Verdict,
    /// What it adds, in metres, seconds, activities or days; 0 when it does not count.
    pub value: i64,
    /// What was measured: metres (`too_short`), seconds (`too_brief`), metres a second (`too_fast`), or the
    /// unit of the challenge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<f64>,
    /// What was asked for, in the same unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    /// The day that was asked for: first day, last day, or day of joining.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold_on: Option<Day>,
    /// The version of the rules that judged it.
    pub rules_version: i64,
}

/// A receipt with the hour that nobody else sees.
pub(crate) struct ReceiptRow {
    pub activity: ActivityId,
    pub sport: String,
    pub started_on: Day,
    pub ended_at: Timestamp,
    pub verdict: String,
    pub value: i64,
    pub measured: Option<f64>,
    pub threshold: Option<f64>,
    pub threshold_on: Option<Day>,
    pub rules_version: i64,
}
from_row!(ReceiptRow {
    activity,
    sport,
    started_on,
    ended_at,
    verdict,
    value,
    measured,
    threshold,
    threshold_on,
    rules_version
});

impl ReceiptRow {
    fn shown(self) -> Result<Receipt> {
        let unknown = || Error::internal("a receipt with an unknown verdict");
        Ok(Receipt {
            activity_id: self.activity,
            sport: self.sport,
            started_on: self.started_on,
            verdict: Verdict::named(&self.verdict).ok_or_else(unknown)?,
            value: self.value,
            measured: self.measured,
            threshold: self.threshold,
            threshold_on: self.threshold_on,
            rules_version: self.rules_version,
        })
    }
}

/// What became of my activities in a challenge, the latest first.
///
/// Activities of the week before and the week after get one too; they say that they are outside.
#[utoipa::path(get, path = "/api/v1/challenges/{id}/receipts", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge."), PageQuery),
    responses(
        (status = 200, description = "Empty when you do not take part.", body = Page<Receipt>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_receipts(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ChallengeId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Receipt>>> {
    let after = page.after::<(Timestamp, ActivityId)>()?;
    let limit = page.limit();
    let rows = app.db.read(move |tx| {
        challenges::find_visible(tx, id, me.id, None)?;
        list(tx, me.id, id, after, limit + 1)
    });
    let page = Page::cut(rows.await?, limit, |row| (row.ended_at, row.activity), |row| row);
    let mut items = Vec::with_capacity(page.items.len());
    for row in page.items {
        items.push(row.shown()?);
    }
    Ok(Json(Page { items, next: page.next }))
}

fn list(
    tx: &mut Tx,
    athlete: kernel::AthleteId,
    id: ChallengeId,
    after: Option<(Timestamp, ActivityId)>,
    limit: usize,
) -> Result<Vec<ReceiptRow>> {
    let (ended_at, activity) =
        after.unwrap_or((Timestamp(i64::MAX), ActivityId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT activity_id, sport, started_on, ended_at, verdict, value, measured, threshold, threshold_on,
                rules_version
         FROM challenge_entry
         WHERE athlete_id = $1 AND challenge_id = $2 AND (ended_at, activity_id) < ($3, $4)
         ORDER BY ended_at DESC, activity_id DESC LIMIT $5",
        args![athlete, id, ended_at, activity, limit],
    )
}
