//! Who finds you: `GET` and `PUT /api/v1/people/settings`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};
use serde::{Deserialize, Serialize};

use super::findable::{self, FoundBy};
use super::is_minor;
use crate::Needs;

/// Who finds you beside your friends.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindSettings {
    /// Who finds you by your name, your handle or a group that you share. `everyone` unless you say otherwise; `nobody` if you
    /// are under 18, or told that your work makes you worth finding.
    pub found_by: FoundBy,
}

/// Who finds you beside your friends.
#[utoipa::path(get, path = "/api/v1/people/settings", tag = "friends",
    responses(
        (status = 200, description = "As it stands.", body = FindSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn show_find_settings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
) -> Result<Json<FindSettings>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        let sheltered =
            is_minor(&me.athlete, now) || !needs.discretion.apart(tx, &[me.id])?.is_empty();
        let found_by = match sheltered {
            true => FoundBy::Nobody,
            false => findable::find(tx, me.id)?,
        };
        Ok(FindSettings { found_by })
    });
    Ok(Json(read.await?))
}

/// Say who finds you beside your friends. It holds from the next search on.
#[utoipa::path(put, path = "/api/v1/people/settings", tag = "friends", request_body = FindSettings,
    responses(
        (status = 200, description = "As it stands now.", body = FindSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_be_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`keeps_apart`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn set_find_settings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(wish): Json<FindSettings>,
) -> Result<Json<FindSettings>> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let apart = !needs.discretion.apart(tx, &[me.id])?.is_empty();
        findable::check(wish.found_by, is_minor(&me.athlete, now), apart)?;
        findable::update(tx, me.id, wish.found_by)?;
        Ok(wish.clone())
    });
    Ok(Json(write.await?))
}
