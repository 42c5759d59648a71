//! Calling a group together: `POST /api/v1/groups/{id}/events`.
use std::collections::HashSet;

use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::idempotency::{IdempotencyKey, once};
use kernel::{App, Error, GroupId, Me, Result, Timestamp, Tx, args};

use super::{Checked, DAY_MS, Draft, EventId, GroupEvent, MOST_A_DAY, find};
use crate::groups::read_locked;
use crate::silences;

/// Say when and where a group meets that you run or coach.
#[utoipa::path(post, path = "/api/v1/groups/{id}/events", tag = "groups", request_body = Draft,
    params(("id" = GroupId, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 201, description = "It is in the calendar of the group.", body = GroupEvent),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`coaches_only`, `members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_events`", body = Problem, content_type = "application/problem+json")))]
pub async fn create_group_event(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    key: IdempotencyKey,
    Json(draft): Json<Draft>,
) -> Result<(StatusCode, Json<GroupEvent>)> {
    let now = app.clock.now();
    let checked = draft.check()?;
    if checked.ends_at < now {
        return Err(Error::invalid("local_start", "this is over already; say a day to come"));
    }
    let me = me.athlete;
    let created = app.db.write(move |tx| {
        read_locked(tx, &me, id, now)?.announcer()?;
        silences::refuse(tx, me.id, now)?;
        let event =
            once(tx, &key, me.id, "create_group_event", &(id, &checked.draft), now, |tx| {
                within_limit(tx, id, now)?;
                insert(tx, id, &checked, now)
            })?;
        find(tx, id, event)?.show(tx, id, me.id, &HashSet::new())
    });
    Ok((StatusCode::CREATED, Json(created.await?)))
}

fn within_limit(tx: &mut Tx, group: GroupId, now: Timestamp) -> Result<()> {
    let (made,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_group_event WHERE group_id = $1 AND created_at > $2",
        args![group, now.plus_ms(-DAY_MS)],
    )?;
    if made >= MOST_A_DAY {
        return Err(Error::refused_as(
            StatusCode::TOO_MANY_REQUESTS,
            "too_many_events",
            "this group has made twenty events today; please go on tomorrow",
        ));
    }
    Ok(())
}

fn insert(tx: &mut Tx, group: GroupId, checked: &Checked, now: Timestamp) -> Result<EventId> {
    let id = EventId::new();
    let draft = &checked.draft;
    tx.exec(
        "INSERT INTO social_group_event (group_id, event_id, title, about, place, starts_at, ends_at,
           time_zone, cancelled, sequence, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $10)",
        args![
            group,
            id,
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
    Ok(id)
}
