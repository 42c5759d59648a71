//! Changing an event, or calling it off: `PUT /api/v1/groups/{id}/events/{event_id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, GroupId, Me, Result, args};

use super::{Draft, EventId, GroupEvent, find};
use crate::groups::read_locked;
use crate::{silences, ties};

/// Change an event of a group that you run or coach, or call it off. Calendars that hold it learn which state is the newer one.
#[utoipa::path(put, path = "/api/v1/groups/{id}/events/{event_id}", tag = "groups", request_body = Draft,
    params(("id" = GroupId, Path), ("event_id" = EventId, Path)),
    responses(
        (status = 200, description = "As it is now.", body = GroupEvent),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`coaches_only`, `members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn edit_group_event(
    State(app): State<App>,
    me: Me,
    Path((id, event)): Path<(GroupId, EventId)>,
    Json(draft): Json<Draft>,
) -> Result<Json<GroupEvent>> {
    let now = app.clock.now();
    let checked = draft.check()?;
    let me = me.athlete;
    let edited = app.db.write(move |tx| {
        read_locked(tx, &me, id, now)?.announcer()?;
        silences::refuse(tx, me.id, now)?;
        find(tx, id, event)?;
        let draft = &checked.draft;
        tx.exec(
            "UPDATE social_group_event SET title = $3, about = $4, place = $5, starts_at = $6, ends_at = $7,
               time_zone = $8, cancelled = $9, sequence = sequence + 1, changed_at = $10
             WHERE group_id = $1 AND event_id = $2",
            args![
                id,
                event,
                draft.title,
                draft.about,
                draft.place,
                checked.starts_at,
                checked.ends_at,
                draft.time_zone,
                draft.cancelled,
                now
            ],
        )?;
        let hidden = ties::list_hidden(tx, me.id)?;
        find(tx, id, event)?.show(tx, id, me.id, &hidden)
    });
    Ok(Json(edited.await?))
}
