//! Following a group no more: `DELETE /api/v1/groups/{id}/follow`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, GroupId, Me, Result};

/// Follow a group no more, whatever became of it.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/follow", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 204, description = "You do not follow it."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn unfollow_group(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<StatusCode> {
    let me = me.athlete.id;
    app.db.write(move |tx| super::stop(tx, me, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
