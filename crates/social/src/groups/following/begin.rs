//! Following a group: `PUT /api/v1/groups/{id}/follow`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, GroupId, Me, Result, Timestamp, Tx, args};

use super::MOST_FOLLOWED;
use crate::groups::read;

/// Follow an open group: what it announces comes into your feed. Doing it twice is doing it once. Nobody is told.
#[utoipa::path(put, path = "/api/v1/groups/{id}/follow", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 204, description = "You follow it."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`: it is not open", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`following_full`, `member`: who belongs to it hears everything", body = Problem,
            content_type = "application/problem+json")))]
pub async fn follow_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let followed = app.db.write(move |tx| {
        // What is read from outside is open.
        let seen = read(tx, &me, id, now)?;
        if seen.role().is_some() {
            let detail = "you belong to this group, and hear everything that is said there";
            return Err(Error::refused("member", detail));
        }
        begin(tx, me.id, id, now)
    });
    followed.await?;
    Ok(StatusCode::NO_CONTENT)
}

fn begin(tx: &mut Tx, me: AthleteId, group: GroupId, now: Timestamp) -> Result<()> {
    // Takes turns with whatever else this person begins, so that the most is the most.
    crate::ties::lock_one(tx, me, now)?;
    if super::follows(tx, me, group)? {
        return Ok(());
    }
    let (followed,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM social_group_follow WHERE athlete_id = $1",
        args![me],
    )?;
    if followed >= MOST_FOLLOWED {
        let detail = "you follow 500 groups, which is as many as one can follow here";
        return Err(Error::refused("following_full", detail));
    }
    tx.exec(
        "INSERT INTO social_group_follow (athlete_id, group_id, since_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![me, group, now],
    )?;
    Ok(())
}
