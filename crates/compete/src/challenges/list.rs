//! Finding challenges: `GET /api/v1/challenges`.
//!
//! The regional ones that somebody could join or has joined, and those among friends to which they belong.
use std::collections::HashMap;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, ChallengeId, Day, Me, Result, Timestamp, Tx, args};
use serde::Serialize;

use super::{ChallengeCard, Row};
use crate::Needs;
use crate::needs::Places;

/// Challenges that are not over, at most.
const MOST: i64 = 60;

/// Challenges by how far they are.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Challenges {
    /// Under way today; those that end first come first.
    pub running: Vec<ChallengeCard>,
    /// Those that begin first come first.
    pub coming: Vec<ChallengeCard>,
    /// Over; the latest first.
    pub past: Page<ChallengeCard>,
}

/// The challenges I can join, those I am in, and those that are over.
#[utoipa::path(get, path = "/api/v1/challenges", tag = "challenges", params(PageQuery),
    responses(
        (status = 200, description = "`after` and `limit` page through the past ones.", body = Challenges),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn list_challenges(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Challenges>> {
    let now = app.clock.now();
    let after = page.after::<(Day, ChallengeId)>()?;
    let limit = page.limit();
    let list =
        app.db.read(move |tx| list(tx, needs.places.as_ref(), &me.athlete, after, limit, now));
    Ok(Json(list.await?))
}

fn list(
    tx: &mut Tx,
    places: &dyn Places,
    me: &Athlete,
    after: Option<(Day, ChallengeId)>,
    limit: usize,
    now: Timestamp,
) -> Result<Challenges> {
    let today = now.day_in(&me.time_zone);
    let mut running = Vec::new();
    let mut coming = Vec::new();
    for row in list_open(tx, me, today)? {
        let place = if row.starts_on <= today { &mut running } else { &mut coming };
        place.push(row);
    }
    running.sort_by_key(|row| (row.ends_on, row.id));
    coming.sort_by_key(|row| (row.starts_on, row.id));
    let past = list_past(tx, me, today, after, limit)?;
    let past = Page::cut(past, limit, |row| (row.ends_on, row.id), |row| row);
    let mut cards = Vec::with_capacity(past.items.len());
    for row in &past.items {
        cards.push(super::card(tx, places, row, me, now)?);
    }
    Ok(Challenges {
        running: cards_of(tx, places, &running, me, now)?,
        coming: cards_of(tx, places, &coming, me, now)?,
        past: Page { items: cards, next: past.next },
    })
}

fn cards_of(
    tx: &mut Tx,
    places: &dyn Places,
    rows: &[Row],
    me: &Athlete,
    now: Timestamp,
) -> Result<Vec<ChallengeCard>> {
    let mut cards = Vec::with_capacity(rows.len());
    for row in rows {
        cards.push(super::card(tx, places, row, me, now)?);
    }
    Ok(cards)
}

/// Those whose last day is not over here. Who never told their region sees all regions of their country: one of
/// them may be theirs.
fn list_open(tx: &mut Tx, me: &Athlete, today: Day) -> Result<Vec<Row>> {
    let regional = tx.list::<Row>(
        "SELECT challenge_id, kind, country, region, creator_id, title, about, prize, prize_ru, rules_version,
                starts_on, ends_on, closes_at, state, invite_code
         FROM challenge
         WHERE kind = 'regional' AND ends_on >= $1 AND (country IS NULL OR country = $2)
           AND (region IS NULL OR region = COALESCE($3, region))
         ORDER BY ends_on, challenge_id LIMIT $4",
        args![today, me.country, me.region, MOST],
    )?;
    let mut found: HashMap<ChallengeId, Row> = HashMap::new();
    for row in regional.into_iter().chain(list_mine(tx, me)?) {
        if today <= row.ends_on {
            found.insert(row.id, row);
        }
    }
    Ok(found.into_values().collect())
}

fn list_past(
    tx: &mut Tx,
    me: &Athlete,
    today: Day,
    after: Option<(Day, ChallengeId)>,
    limit: usize,
) -> Result<Vec<Row>> {
    let one_more = limit + 1;
    // Without a mark: everything before today, whatever its id.
    let (ends_on, id) = after.unwrap_or((today, ChallengeId(kernel::ids::Uuid::nil())));
    let regional = tx.list::<Row>(
        "SELECT challenge_id, kind, country, region, creator_id, title, about, prize, prize_ru, rules_version,
                starts_on, ends_on, closes_at, state, invite_code
         FROM challenge
         WHERE kind = 'regional' AND (ends_on, challenge_id) < ($1, $2)
           AND (country IS NULL OR country = $3)
           AND (region IS NULL OR region = COALESCE($4, region))
         ORDER BY ends_on DESC, challenge_id DESC LIMIT $5",
        args![ends_on, id, me.country, me.region, one_more],
    )?;
    let mut found: HashMap<ChallengeId, Row> = HashMap::new();
    for row in regional.into_iter().chain(list_mine(tx, me)?) {
        if (row.ends_on, row.id) < (ends_on, id) {
            found.insert(row.id, row);
        }
    }
    let mut rows: Vec<Row> = found.into_values().collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.ends_on, row.id)));
    rows.truncate(one_more);
    Ok(rows)
}

/// Those one belongs to: as member, as invited, as creator. Few for each athlete, so they are merged here.
fn list_mine(tx: &mut Tx, me: &Athlete) -> Result<Vec<Row>> {
    tx.list(
        "SELECT challenge_id, kind, country, region, creator_id, title, about, prize, prize_ru, rules_version,
                starts_on, ends_on, closes_at, state, invite_code
         FROM challenge
         WHERE challenge_id IN (SELECT challenge_id FROM challenge_member WHERE athlete_id = $1)
            OR challenge_id IN (SELECT challenge_id FROM challenge_invitation WHERE athlete_id = $1)
            OR creator_id = $1 AND kind = 'friends'",
        args![me.id],
    )
}
