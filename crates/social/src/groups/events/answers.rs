//! Who comes: `GET /api/v1/groups/{id}/events/{event_id}/answers`.
use axum::extract::State;
use kernel::athlete;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::paging::{self, Page, PageQuery};
use kernel::{App, AthleteId, GroupId, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::{Answer, EventId, find};
use crate::groups::members::show_in;
use crate::groups::read;
use crate::people::Person;
use crate::ties;

/// Somebody who answered.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Answered {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// What.
    pub answer: Answer,
}

/// Where a page ended: among those of which answer, and after whom.
type Mark = (Answer, Option<(i64, AthleteId)>);

/// Who said what about an event of a group to which you belong: who comes, who may, who does not; each the first first. Of the
/// young only friends and those who run or coach the group are told.
#[utoipa::path(get, path = "/api/v1/groups/{id}/events/{event_id}/answers", tag = "groups",
    params(("id" = GroupId, Path), ("event_id" = EventId, Path), PageQuery),
    responses(
        (status = 200, description = "One page. It may hold less than asked for and still have a next one.",
            body = Page<Answered>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_group_event_answers(
    State(app): State<App>,
    me: Me,
    Path((id, event)): Path<(GroupId, EventId)>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Answered>>> {
    let now = app.clock.now();
    let me = me.athlete;
    let listed = app.db.read(move |tx| {
        let role = read(tx, &me, id, now)?.member()?;
        find(tx, id, event)?;
        let hidden = ties::list_hidden(tx, me.id)?;
        let limit = page.limit();
        let (first, mut after) = page.after::<Mark>()?.unwrap_or((Answer::Yes, None));
        let from = Answer::ALL.iter().position(|answer| *answer == first).unwrap_or(0);
        let mut items = Vec::new();
        for answer in &Answer::ALL[from..] {
            let rows = list(tx, id, event, *answer, after.take(), limit)?;
            let is_last = rows.len() < limit;
            let cards = athlete::find_all(tx, rows.iter().map(|(who, _)| *who))?;
            let mut mark: Option<(i64, AthleteId)> = None;
            for (who, at) in rows {
                mark = Some((at.0, who));
                let Some(card) = cards.get(&who).filter(|_| !hidden.contains(&who)) else {
                    continue;
                };
                if let Some(person) = show_in(tx, me.id, card, Some(role), now)? {
                    items.push(Answered { person, answer: *answer });
                }
                if items.len() == limit {
                    break;
                }
            }
            if items.len() == limit || !is_last {
                let next: Mark = (*answer, mark);
                return Ok(Page { items, next: Some(paging::mark(&next)) });
            }
        }
        Ok(Page { items, next: None })
    });
    Ok(Json(listed.await?))
}

fn list(
    tx: &mut Tx,
    group: GroupId,
    event: EventId,
    answer: Answer,
    after: Option<(i64, AthleteId)>,
    limit: usize,
) -> Result<Vec<(AthleteId, Timestamp)>> {
    let (at, id) = after.unwrap_or((i64::MIN, AthleteId(kernel::ids::Uuid::nil())));
    tx.list(
        "SELECT athlete_id, answered_at FROM social_group_answer
         WHERE group_id = $1 AND event_id = $2 AND answer = $3 AND (answered_at, athlete_id) > ($4, $5)
         ORDER BY answered_at, athlete_id LIMIT $6",
        args![group, event, answer.word(), at, id, limit],
    )
}
