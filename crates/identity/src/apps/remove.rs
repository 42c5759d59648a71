//! A developer removes an app: `DELETE /api/v1/apps/{id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::ids::ClientId;
use kernel::{App, Error, Me, Result, args};

/// Remove one of your apps.
///
/// Whatever athletes allowed it ends at the next request.
#[utoipa::path(delete, path = "/api/v1/apps/{id}", tag = "apps",
    params(("id" = ClientId, Path)),
    responses(
        (status = 204, description = "It is gone."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: you have no such app.", body = Problem)))]
pub async fn remove_app(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ClientId>,
) -> Result<StatusCode> {
    let write = app.db.write(move |tx| {
        let deleted =
            tx.exec("DELETE FROM app WHERE athlete_id = $1 AND app_id = $2", args![me.id, id])?;
        if deleted == 0 {
            return Err(Error::NotFound("app"));
        }
        tx.exec("DELETE FROM app_owner WHERE app_id = $1", args![id])
    });
    write.await?;
    tracing::info!(event = "app_removed", "identity");
    Ok(StatusCode::NO_CONTENT)
}
