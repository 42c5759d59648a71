//! Giving kudos: `PUT /api/v1/activities/{id}/kudos`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Me, Result};

use super::{Kudos, count, put};
use crate::{Needs, ties};

/// Give kudos to an activity that you may see. Once is enough: giving again changes nothing, and another reaction stays.
#[utoipa::path(put, path = "/api/v1/activities/{id}/kudos", tag = "feed", params(("id" = ActivityId, Path)),
    responses(
        (status = 200, description = "How many there are now.", body = Kudos),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`own_activity`", body = Problem, content_type = "application/problem+json")))]
pub async fn give_kudos(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
) -> Result<Json<Kudos>> {
    let now = app.clock.now();
    let me = me.athlete;
    let given = app.db.write(move |tx| {
        let owner = put(tx, &needs, &me, id, None, now)?;
        let hidden = ties::list_hidden(tx, me.id)?;
        count(tx, owner, id, me.id, &hidden)
    });
    Ok(Json(given.await?))
}
