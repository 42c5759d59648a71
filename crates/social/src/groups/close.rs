//! Closing a group: `DELETE /api/v1/groups/{id}`. From that moment it exists for nobody; what is left of it goes piece by piece.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, GroupId, Me, Result, Tx, args};

use super::rules::Role;
use super::{index, no, picture, read_locked, ties};

/// Rows of one table that are deleted in one write.
const PIECE: i64 = 500;

/// Close a group, for all its members and for ever. Doing it twice is doing it once.
#[utoipa::path(delete, path = "/api/v1/groups/{id}", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 204, description = "It is not there any more."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`owners_only`, `members_only`", body = Problem, content_type = "application/problem+json")))]
pub async fn close_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let closed = app.db.write(move |tx| {
        let seen = match read_locked(tx, &me, id, now) {
            // What does not exist for somebody is closed for them already.
            Err(Error::NotFound(_)) => return Ok(()),
            seen => seen?,
        };
        if seen.member()? != Role::Owner {
            return Err(no("owners_only", "only its owners can close a group"));
        }
        close(tx, id)
    });
    closed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets a group exist for nobody from this commit on.
pub(crate) fn close(tx: &mut Tx, id: GroupId) -> Result<()> {
    index::remove(tx, id)?;
    tx.exec("UPDATE social_group SET closed = TRUE WHERE group_id = $1", args![id])?;
    Ok(())
}

/// Deletes what is left of closed groups, in small writes. Returns how many groups are gone.
pub async fn sweep(app: &App) -> Result<u64> {
    let mut gone = 0;
    loop {
        let next = app.db.read(|tx| {
            tx.find::<(GroupId, Option<String>)>(
                "SELECT group_id, picture FROM social_group WHERE closed LIMIT 1",
                args![],
            )
        });
        let Some((id, picture)) = next.await? else { return Ok(gone) };
        while app.db.write(move |tx| delete_piece(tx, id)).await? {}
        if let Some(picture) = picture {
            picture::delete_file(app, picture).await?;
        }
        let last = app.db.write(move |tx| {
            tx.exec("DELETE FROM social_group WHERE group_id = $1 AND closed", args![id])
        });
        gone += last.await?;
    }
}

/// Says whether there may be more.
fn delete_piece(tx: &mut Tx, id: GroupId) -> Result<bool> {
    let some = tx.list::<(AthleteId,)>(
        "SELECT athlete_id FROM social_group_tie WHERE group_id = $1 LIMIT $2",
        args![id, PIECE],
    )?;
    for (athlete,) in &some {
        ties::let_go(tx, id, *athlete)?;
        ties::delete(tx, id, *athlete)?;
    }
    if !some.is_empty() {
        return Ok(true);
    }
    let mut rows = 0;
    for sql in [
        "DELETE FROM social_group_post WHERE group_id = $1 AND post_id IN
           (SELECT post_id FROM social_group_post WHERE group_id = $1 LIMIT $2)",
        "DELETE FROM social_group_event WHERE group_id = $1 AND event_id IN
           (SELECT event_id FROM social_group_event WHERE group_id = $1 LIMIT $2)",
        "DELETE FROM social_group_invitation WHERE group_id = $1 AND invitation_id IN
           (SELECT invitation_id FROM social_group_invitation WHERE group_id = $1 LIMIT $2)",
        "DELETE FROM social_group_day WHERE group_id = $1 AND counted_on IN
           (SELECT counted_on FROM social_group_day WHERE group_id = $1 LIMIT $2)",
    ] {
        rows += tx.exec(sql, args![id, PIECE])?;
    }
    Ok(rows > 0)
}
