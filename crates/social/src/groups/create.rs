//! Making a group: `POST /api/v1/groups`. Whoever makes it owns it.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{IdempotencyKey, once};
use kernel::{App, GroupId, Me, Result, Timestamp, Tx, args};

use super::fields::Draft;
use super::rules::{Role, Tie};
use super::{Group, index, no, see_with, ties};
use crate::people::is_minor;
use crate::silences;

/// Make a group. You own it and are its first member.
#[utoipa::path(post, path = "/api/v1/groups", tag = "groups", request_body = Draft,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a retry harmless for a day.")),
    responses(
        (status = 201, description = "The group.", body = Group),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`adults_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`too_many_groups`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_new_groups`", body = Problem, content_type = "application/problem+json")))]
pub async fn create_group(
    State(app): State<App>,
    me: Me,
    key: IdempotencyKey,
    Json(draft): Json<Draft>,
) -> Result<(StatusCode, Json<Group>)> {
    let now = app.clock.now();
    let draft = draft.check()?;
    let me = me.athlete;
    if is_minor(&me, now) {
        return Err(no(
            "adults_only",
            "people under 18 join groups by invitation and do not run any",
        ));
    }
    let created = app.db.write(move |tx| {
        silences::refuse(tx, me.id, now)?;
        let id = once(tx, &key, me.id, "create_group", &draft, now, |tx| {
            crate::ties::lock_one(tx, me.id, now)?;
            ties::may_make_another(tx, me.id, now)?;
            let id = insert(tx, &draft, now)?;
            ties::keep(tx, id, me.id, Some(Tie::In(Role::Owner)), now)?;
            Ok(id)
        })?;
        see_with(tx, &me, id, None, now)?.show(tx, me.id)
    });
    Ok((StatusCode::CREATED, Json(created.await?)))
}

fn insert(tx: &mut Tx, draft: &Draft, now: Timestamp) -> Result<GroupId> {
    let id = GroupId::new();
    let goal = draft.goal;
    tx.exec(
        "INSERT INTO social_group (group_id, name, about, kind, sport, place, goal_measure, goal_amount,
           goal_period, members, words, hidden, closed, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '', FALSE, FALSE, $10, $10)",
        args![
            id,
            draft.name,
            draft.about,
            draft.kind.word(),
            draft.sport,
            draft.place,
            goal.map(|goal| goal.measure.word()),
            goal.map(|goal| goal.amount),
            goal.map(|goal| goal.period.word()),
            now
        ],
    )?;
    index::refresh(tx, id)?;
    Ok(id)
}
