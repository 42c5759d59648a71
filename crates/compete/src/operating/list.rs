//! All regional challenges: `GET /api/v1/operator/challenges`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::staff::Deed;
use kernel::{App, ChallengeId, Day, Me, Result, Timestamp, Tx, args};
use serde::Serialize;

use crate::challenges::{self, ChallengeCard, Row};
use crate::{Needs, Verdict};

/// A regional challenge, as who runs it sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OperatedChallenge {
    /// What everybody sees.
    pub challenge: ChallengeCard,
    /// Receipts by what they say.
    pub receipts: Vec<VerdictCount>,
}

/// How many receipts say the same.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VerdictCount {
    /// Counted, or the rule that says no.
    pub verdict: Verdict,
    /// How many.
    pub count: i64,
}

/// All regional challenges, those that end last first.
#[utoipa::path(get, path = "/api/v1/operator/challenges", tag = "operator", params(PageQuery),
    responses(
        (status = 200, description = "With counts of receipts.", body = Page<OperatedChallenge>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_operated_challenges(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<OperatedChallenge>>> {
    let now = app.clock.now();
    let after = page.after::<(Day, ChallengeId)>()?;
    let limit = page.limit();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::ReadReceipts, now)?;
        let page =
            Page::cut(list(tx, after, limit + 1)?, limit, |row| (row.ends_on, row.id), |row| row);
        let mut items = Vec::with_capacity(page.items.len());
        for row in &page.items {
            let places = needs.places.as_ref();
            let challenge = challenges::card(tx, places, row, &me.athlete, now)?;
            items.push(OperatedChallenge { challenge, receipts: count(tx, row.id)? });
        }
        Ok(Page { items, next: page.next })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx, after: Option<(Day, ChallengeId)>, limit: usize) -> Result<Vec<Row>> {
    // Without a mark: the latest day that a calendar has.
    let latest = Timestamp(0).day_in("UTC").plus_days(366 * 8000);
    let (ends_on, id) = after.unwrap_or((latest, ChallengeId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT challenge_id, kind, country, region, creator_id, title, about, prize, prize_ru, rules_version,
                starts_on, ends_on, closes_at, state, invite_code
         FROM challenge WHERE kind = 'regional' AND (ends_on, challenge_id) < ($1, $2)
         ORDER BY ends_on DESC, challenge_id DESC LIMIT $3",
        args![ends_on, id, limit],
    )
}

fn count(tx: &mut Tx, id: ChallengeId) -> Result<Vec<VerdictCount>> {
    let counts = tx.list::<(String, i64)>(
        "SELECT verdict, COUNT(*) FROM challenge_entry WHERE challenge_id = $1
         GROUP BY verdict ORDER BY COUNT(*) DESC, verdict",
        args![id],
    )?;
    let mut shown = Vec::with_capacity(counts.len());
    for (word, count) in counts {
        shown.extend(Verdict::named(&word).map(|verdict| VerdictCount { verdict, count }));
    }
    Ok(shown)
}
