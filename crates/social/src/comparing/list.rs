//! With whom you are compared, or might be: `GET /api/v1/comparisons/friends`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::Comparing;
use crate::people::{self, Person};
use crate::ties;

/// A friend with whom you are compared, or one of you wants to be.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ComparedFriend {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// How you stand to it.
    pub state: Comparing,
    /// Since when it stands so.
    pub since_at: Timestamp,
}

impl ComparedFriend {
    /// One of them, as `me` sees them.
    pub(super) fn find(
        tx: &mut Tx,
        me: AthleteId,
        them: AthleteId,
        now: Timestamp,
    ) -> Result<ComparedFriend> {
        let (state, since_at) = tx.one::<(Comparing, Timestamp)>(
            "SELECT state, since_at FROM social_comparing WHERE athlete_id = $1 AND other_id = $2",
            args![me, them],
        )?;
        let person = people::find(tx, me, them, now)?.ok_or(Error::NotFound("athlete"))?;
        Ok(ComparedFriend { person, state, since_at })
    }
}

/// Friends with whom you are compared, whom you asked, and who ask you; what changed last stands first.
#[utoipa::path(get, path = "/api/v1/comparisons/friends", tag = "comparisons", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = Page<ComparedFriend>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_compared_friends(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<ComparedFriend>>> {
    let now = app.clock.now();
    let me = me.athlete.id;
    let limit = page.limit();
    let (at, id) = page
        .after::<(i64, AthleteId)>()?
        .unwrap_or((i64::MAX, AthleteId(kernel::ids::Uuid::max())));
    let read = app.db.read(move |tx| {
        let rows = tx.list::<(AthleteId, Comparing, Timestamp)>(
            "SELECT other_id, state, since_at FROM social_comparing
             WHERE athlete_id = $1 AND (since_at, other_id) < ($2, $3)
             ORDER BY since_at DESC, other_id DESC LIMIT $4",
            args![me, at, id, limit + 1],
        )?;
        let rows = Page::cut(rows, limit, |(id, _, since)| (since.0, *id), |row| row);
        let hidden = ties::list_hidden(tx, me)?;
        let mut items = Vec::with_capacity(rows.items.len());
        for (id, state, since_at) in rows.items {
            if hidden.contains(&id) {
                continue;
            }
            if let Some(person) = people::find(tx, me, id, now)? {
                items.push(ComparedFriend { person, state, since_at });
            }
        }
        Ok(Page { items, next: rows.next })
    });
    Ok(Json(read.await?))
}
