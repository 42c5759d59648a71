//! Who gave kudos: `GET /api/v1/activities/{id}/kudos`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, App, AthleteId, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::{Kudos, Reaction, count, owner_for};
use crate::people::{self, Person};
use crate::{Needs, ties};

/// A page of those who gave kudos.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct KudosPage {
    /// How many there are, and whether yours is among them.
    #[serde(flatten)]
    pub kudos: Kudos,
    /// Who, the latest first.
    pub items: Vec<Giver>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
}

/// Somebody who gave kudos or another reaction.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Giver {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// What they gave.
    pub reaction: Reaction,
}

/// Who gave kudos to an activity that you may see, the latest first.
#[utoipa::path(get, path = "/api/v1/activities/{id}/kudos", tag = "feed",
    params(("id" = ActivityId, Path), PageQuery),
    responses(
        (status = 200, description = "One page.", body = KudosPage),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn list_kudos(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
    Query(page): Query<PageQuery>,
) -> Result<Json<KudosPage>> {
    let now = app.clock.now();
    let me = me.athlete;
    let read = app.db.read(move |tx| {
        let owner = owner_for(tx, &needs, &me, id)?;
        let hidden = ties::list_hidden(tx, me.id)?;
        let kudos = count(tx, owner, id, me.id, &hidden)?;
        let limit = page.limit();
        // So many more that a page is full without those who are hidden.
        let mut rows = list(tx, owner, id, page.after()?, limit + 1 + hidden.len())?;
        rows.retain(|(_, giver, _)| !hidden.contains(giver));
        let rows = Page::cut(rows, limit, |(at, giver, _)| (at.0, *giver), |row| row);
        let mut items = Vec::with_capacity(rows.items.len());
        for (_, giver, reaction) in rows.items {
            let person = people::find(tx, me.id, giver, now)?;
            items.extend(person.map(|person| Giver { person, reaction }));
        }
        Ok(KudosPage { kudos, items, next: rows.next })
    });
    Ok(Json(read.await?))
}

fn list(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    after: Option<(i64, AthleteId)>,
    limit: usize,
) -> Result<Vec<(Timestamp, AthleteId, Reaction)>> {
    let (at, giver) = after.unwrap_or((i64::MAX, AthleteId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT given_at, giver_id, reaction FROM social_kudos
         WHERE athlete_id = $1 AND activity_id = $2 AND (given_at, giver_id) < ($3, $4)
         ORDER BY given_at DESC, giver_id DESC LIMIT $5",
        args![owner, activity, at, giver, limit],
    )
}
