//! The receipts of a challenge: `GET /api/v1/operator/challenges/{id}/entries`. For who answers "why does my
//! run not count?", and for who looks for what should not.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::AthleteCard;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::Deed;
use kernel::{ActivityId, App, AthleteId, ChallengeId, Day, Error, Me, Result, Tx, args, from_row};
use serde::Serialize;

use crate::{Needs, Verdict, challenges};

/// A receipt, as who runs the challenge sees it: neither the hour nor a place is in it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ChallengeEntry {
    /// Whose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub athlete: Option<AthleteCard>,
    /// Its sport.
    pub sport: String,
    /// The local day on which it began.
    pub started_on: Day,
    /// Counted, or the rule that says no.
    pub verdict: Verdict,
    /// What it adds, in metres, seconds, activities or days.
    pub value: i64,
    /// What was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<f64>,
    /// What was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<f64>,
    /// The day that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold_on: Option<Day>,
    /// The version of the rules that judged it.
    pub rules_version: i64,
}

struct EntryRow {
    athlete: AthleteId,
    activity: ActivityId,
    sport: String,
    started_on: Day,
    verdict: String,
    value: i64,
    measured: Option<f64>,
    threshold: Option<f64>,
    threshold_on: Option<Day>,
    rules_version: i64,
}
from_row!(EntryRow {
    athlete,
    activity,
    sport,
    started_on,
    verdict,
    value,
    measured,
    threshold,
    threshold_on,
    rules_version
});

/// The receipts of a regional challenge, those that came last first.
#[utoipa::path(get, path = "/api/v1/operator/challenges/{id}/entries", tag = "operator",
    params(("id" = ChallengeId, Path, description = "Which challenge."), PageQuery),
    responses(
        (status = 200, description = "A page of receipts.", body = Page<ChallengeEntry>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_challenge_entries(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<ChallengeEntry>>> {
    let after = page.after::<ActivityId>()?;
    let limit = page.limit();
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::ReadReceipts, now)?;
        let row = challenges::find(tx, id)?.filter(challenges::Row::is_official);
        row.ok_or(Error::NotFound("challenge"))?;
        let page = Page::cut(list(tx, id, after, limit + 1)?, limit, |row| row.activity, |row| row);
        let cards = kernel::athlete::find_all(tx, page.items.iter().map(|row| row.athlete))?;
        let mut items = Vec::with_capacity(page.items.len());
        for row in page.items {
            let unknown = || Error::internal("a receipt with an unknown verdict");
            items.push(ChallengeEntry {
                athlete: cards.get(&row.athlete).map(|athlete| athlete.card()),
                sport: row.sport,
                started_on: row.started_on,
                verdict: Verdict::named(&row.verdict).ok_or_else(unknown)?,
                value: row.value,
                measured: row.measured,
                threshold: row.threshold,
                threshold_on: row.threshold_on,
                rules_version: row.rules_version,
            });
        }
        Ok(Page { items, next: page.next })
    });
    Ok(Json(read.await?))
}

fn list(
    tx: &mut Tx,
    id: ChallengeId,
    after: Option<ActivityId>,
    limit: usize,
) -> Result<Vec<EntryRow>> {
    let after = after.unwrap_or(ActivityId(kernel::ids::Uuid::max()));
    tx.list(
        "SELECT athlete_id, activity_id, sport, started_on, verdict, value, measured, threshold,
                threshold_on, rules_version
         FROM challenge_entry WHERE challenge_id = $1 AND activity_id < $2
         ORDER BY activity_id DESC LIMIT $3",
        args![id, after, limit],
    )
}
