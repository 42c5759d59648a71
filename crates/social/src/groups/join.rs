//! Joining a group, or asking to: `PUT /api/v1/groups/{id}/membership`.
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::{App, GroupId, Me, Result, Timestamp, Tx};

use super::rules::Tie;
use super::show::InvitationQuery;
use super::{Group, invitations, rules, see_with, ties};

/// Join a group. Into one that is not open you get by an invitation, or you ask, and those who run it answer. Joining or asking
/// again changes nothing.
#[utoipa::path(put, path = "/api/v1/groups/{id}/membership", tag = "groups",
    params(("id" = GroupId, Path), InvitationQuery),
    responses(
        (status = 200, description = "As you see it now: `role` when you belong to it, `asked` when you wait.", body = Group),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`group_full`, `too_many_groups`", body = Problem, content_type = "application/problem+json")))]
pub async fn join_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(query): Query<InvitationQuery>,
) -> Result<Json<Group>> {
    let now = app.clock.now();
    let me = me.athlete;
    let joined = app.db.write(move |tx| {
        ties::lock(tx, id, me.id, now)?;
        join(tx, &me, id, query.invitation.as_deref(), now)?;
        see_with(tx, &me, id, query.invitation.as_deref(), now)?.show(tx, me.id)
    });
    Ok(Json(joined.await?))
}

fn join(
    tx: &mut Tx,
    me: &Athlete,
    id: GroupId,
    invitation: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    let seen = see_with(tx, me, id, invitation, now)?;
    let after = rules::join(seen.row.kind(), seen.viewer, seen.since, now);
    let enters = seen.role().is_none() && after.and_then(Tie::role).is_some();
    // Into an open group nobody needs an invitation, so none is used up.
    let by_invitation = seen.viewer.invited && seen.row.kind() != rules::Kind::Open;
    if let (true, true, Some(token)) = (enters, by_invitation, invitation) {
        invitations::use_up(tx, id, token, now)?;
    }
    ties::keep(tx, id, me.id, after, now)
}
