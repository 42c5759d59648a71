//! Giving another reaction than kudos: `PUT /api/v1/activities/{id}/reaction`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Me, Result};
use serde::{Deserialize, Serialize};

use super::{Kudos, Reaction, count, put};
use crate::{Needs, ties};

/// What to give.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenReaction {
    /// Instead of whatever you gave before.
    pub reaction: Reaction,
}

/// React to an activity that you may see. What you gave before is changed to it; `DELETE` on the kudos takes it back.
#[utoipa::path(put, path = "/api/v1/activities/{id}/reaction", tag = "feed", request_body = GivenReaction,
    params(("id" = ActivityId, Path)),
    responses(
        (status = 200, description = "What there is now.", body = Kudos),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "`own_activity`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_json`", body = Problem, content_type = "application/problem+json")))]
pub async fn react_to_activity(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ActivityId>,
    Json(wanted): Json<GivenReaction>,
) -> Result<Json<Kudos>> {
    let now = app.clock.now();
    let me = me.athlete;
    let given = app.db.write(move |tx| {
        let owner = put(tx, &needs, &me, id, Some(wanted.reaction), now)?;
        let hidden = ties::list_hidden(tx, me.id)?;
        count(tx, owner, id, me.id, &hidden)
    });
    Ok(Json(given.await?))
}
