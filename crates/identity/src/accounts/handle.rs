//! Whether a handle is free, while somebody types it.
use axum::extract::State;
use kernel::http::Json;
use kernel::http::Path;
use kernel::{App, Result, args};
use serde::Serialize;

use super::fields;

/// Whether a handle can be had.
#[derive(Serialize, utoipa::ToSchema)]
pub struct HandleCheck {
    /// As it would be kept.
    #[schema(example = "anna")]
    pub handle: String,
    /// Free at this moment.
    pub available: bool,
    /// Why it cannot be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Check a handle.
#[utoipa::path(get, path = "/api/v1/handles/{handle}", tag = "accounts",
    params(("handle" = String, Path, description = "As the person typed it.")),
    responses((status = 200, description = "Whether it can be had.", body = HandleCheck)))]
pub async fn check_handle(
    State(app): State<App>,
    Path(asked): Path<String>,
) -> Result<Json<HandleCheck>> {
    let handle = match fields::handle(&asked) {
        Ok(handle) => handle,
        Err(fault) => {
            let reason = Some(fault.to_owned());
            return Ok(Json(HandleCheck { handle: asked, available: false, reason }));
        }
    };
    let key = handle.clone();
    let read = app.db.read(move |tx| {
        let sql = "SELECT athlete_id FROM athlete_handle WHERE handle = $1";
        tx.find::<(kernel::AthleteId,)>(sql, args![key])
    });
    let available = read.await?.is_none();
    let reason = (!available).then(|| TAKEN.to_owned());
    Ok(Json(HandleCheck { handle, available, reason }))
}

/// What a person hears when somebody else was first.
pub(crate) const TAKEN: &str = "this handle is taken, please choose another one";

#[cfg(test)]
mod tests {
    use crate::testing::{join, start};

    #[tokio::test]
    async fn a_handle_is_free_until_somebody_has_it() {
        let app = start().await;
        let stranger = app.stranger();
        let free = stranger.get("/api/v1/handles/Anna").await.ok();
        assert_eq!(free, serde_json::json!({"handle": "anna", "available": true}));
        join(&app, "Anna").await;
        let check = async |handle: &str, reason: &str| {
            let told = stranger.get(format!("/api/v1/handles/{handle}")).await.ok();
            assert_eq!(told["available"], false, "{handle}");
            assert_eq!(told["reason"], reason);
        };
        check("anna", "this handle is taken, please choose another one").await;
        check("ANNA", "this handle is taken, please choose another one").await;
        check("root", "this handle is kept for Stadion itself").await;
        check("an", "a handle has 3 to 30 letters").await;
    }
}
