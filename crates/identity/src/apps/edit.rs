//! A developer says something else of an app: `PUT /api/v1/apps/{id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::ids::ClientId;
use kernel::{App, Error, Me, Result, args};

use super::fields::{self, AppDraft};
use super::list::DeveloperApp;

/// Change one of your apps.
///
/// An address that is not among the new ones is not led to any more, from now on.
#[utoipa::path(put, path = "/api/v1/apps/{id}", tag = "apps", request_body = AppDraft,
    params(("id" = ClientId, Path)),
    responses(
        (status = 200, description = "The app as it is now.", body = DeveloperApp),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: you have no such app.", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn edit_app(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ClientId>,
    Json(draft): Json<AppDraft>,
) -> Result<Json<DeveloperApp>> {
    let write = app.db.write(move |tx| {
        let row = super::find_of(tx, me.id, id)?.ok_or(Error::NotFound("app"))?;
        let draft = fields::check(draft.clone(), row.kind())?;
        tx.exec(
            "UPDATE app SET name = $3, about = $4, home_url = $5, redirect_uris = $6, device = $7
             WHERE athlete_id = $1 AND app_id = $2",
            args![
                me.id,
                id,
                draft.name,
                draft.about,
                draft.home_url,
                draft.redirect_uris,
                draft.device
            ],
        )?;
        let row = super::find_of(tx, me.id, id)?.ok_or(Error::NotFound("app"))?;
        Ok(DeveloperApp::from(row))
    });
    Ok(Json(write.await?))
}
