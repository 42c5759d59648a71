//! Deleting an export before its time: `DELETE /api/v1/me/exports/{id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Error, Me, Result, args};

use super::ExportId;

/// Delete one of your exports. One that is being made is not made. Deleting what is gone is harmless.
///
/// It still counts as one of the three of its day.
#[utoipa::path(delete, path = "/api/v1/me/exports/{id}", tag = "me",
    params(("id" = ExportId, Path)),
    responses(
        (status = 204, description = "It is gone."),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn remove_export(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ExportId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let row = match super::find(tx, me.id, id) {
            Err(Error::NotFound(_)) => return Ok(None),
            found => found?,
        };
        tx.exec(
            "UPDATE data_export SET state = 'removed', file = NULL, bytes = NULL, expires_at = NULL,
               owner = '', ended_at = COALESCE(ended_at, $3)
             WHERE athlete_id = $1 AND export_id = $2",
            args![me.id, id, now],
        )?;
        Ok(row.file)
    });
    if let Some(file) = write.await? {
        let files = app.files.clone();
        let delete = tokio::task::spawn_blocking(move || files.delete(&file));
        delete.await.map_err(Error::internal)??;
    }
    Ok(StatusCode::NO_CONTENT)
}
