//! Taking kudos back: `DELETE /api/v1/activities/{id}/kudos`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Me, Result, args};

use super::{Kudos, count, owner_for};
use crate::{Needs, ties};

/// Take your kudos back.
#[utoipa::path(delete, path = "/api/v1/activities/{id}/kudos", tag = "feed", params(("id" = ActivityId, Path)),
    responses(
        (status = 200, description = "How many there are now.", body = Kudos),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn take_back_kudos(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
) -> Result<Json<Kudos>> {
    let me = me.athlete;
    let taken = app.db.write(move |tx| {
        let owner = owner_for(tx, &needs, &me, id)?;
        tx.exec(
            "DELETE FROM social_kudos WHERE athlete_id = $1 AND activity_id = $2 AND giver_id = $3",
            args![owner, id, me.id],
        )?;
        let hidden = ties::list_hidden(tx, me.id)?;
        count(tx, owner, id, me.id, &hidden)
    });
    Ok(Json(taken.await?))
}
