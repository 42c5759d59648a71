//! Deleting an event: `DELETE /api/v1/groups/{id}/events/{event_id}`. One that people count on is called off instead.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, GroupId, Me, Result, args};

use super::EventId;
use crate::groups::read_locked;

/// Delete an event of a group that you run or coach, with all answers. Doing it twice is doing it once.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/events/{event_id}", tag = "groups",
    params(("id" = GroupId, Path), ("event_id" = EventId, Path)),
    responses(
        (status = 204, description = "It is not there."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`coaches_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is no such group", body = Problem, content_type = "application/problem+json")))]
pub async fn delete_group_event(
    State(app): State<App>,
    me: Me,
    Path((id, event)): Path<(GroupId, EventId)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let deleted = app.db.write(move |tx| {
        read_locked(tx, &me, id, now)?.announcer()?;
        for sql in [
            "DELETE FROM social_group_answer WHERE group_id = $1 AND event_id = $2",
            "DELETE FROM social_group_event WHERE group_id = $1 AND event_id = $2",
        ] {
            tx.exec(sql, args![id, event])?;
        }
        Ok(())
    });
    deleted.await?;
    Ok(StatusCode::NO_CONTENT)
}
