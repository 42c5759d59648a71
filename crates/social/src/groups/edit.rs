//! Changing a group: `PUT /api/v1/groups/{id}`. Whole, so that what is not said is meant to be empty.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, GroupId, Me, Result, args};

use super::fields::Draft;
use super::{Group, index, read_locked, rules};
use crate::silences;

/// Change what a group is like. A group that was not open cannot become open: people joined it knowing who reads there.
#[utoipa::path(put, path = "/api/v1/groups/{id}", tag = "groups", request_body = Draft,
    params(("id" = GroupId, Path)),
    responses(
        (status = 200, description = "As it is now.", body = Group),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn edit_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Json(draft): Json<Draft>,
) -> Result<Json<Group>> {
    let now = app.clock.now();
    let draft = draft.check()?;
    let me = me.athlete;
    let edited = app.db.write(move |tx| {
        let seen = read_locked(tx, &me, id, now)?;
        seen.manager()?;
        silences::refuse(tx, me.id, now)?;
        rules::may_become(seen.row.kind(), draft.kind)?;
        let goal = draft.goal;
        tx.exec(
            "UPDATE social_group SET name = $2, about = $3, kind = $4, sport = $5, place = $6,
               goal_measure = $7, goal_amount = $8, goal_period = $9
             WHERE group_id = $1",
            args![
                id,
                draft.name,
                draft.about,
                draft.kind.word(),
                draft.sport,
                draft.place,
                goal.map(|goal| goal.measure.word()),
                goal.map(|goal| goal.amount),
                goal.map(|goal| goal.period.word())
            ],
        )?;
        index::refresh(tx, id)?;
        super::read(tx, &me, id, now)?.show(tx, me.id)
    });
    Ok(Json(edited.await?))
}
