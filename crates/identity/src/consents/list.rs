//! What I allow: `GET /api/v1/me/consents`.
use axum::extract::State;
use kernel::consent::{Purpose, notices};
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result};
use serde::Serialize;

use super::{Consent, ShownNotice};

/// My switches.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Consents {
    /// One for each purpose that something here serves.
    pub items: Vec<Consent>,
    /// What is done because I have an account; no switch.
    pub core: ShownNotice,
}

/// List what I allow, with the words about each.
#[utoipa::path(get, path = "/api/v1/me/consents", tag = "me",
    responses(
        (status = 200, description = "One switch for each purpose.", body = Consents),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn list_consents(State(app): State<App>, me: Me) -> Result<Json<Consents>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        let mut items = Vec::with_capacity(Purpose::ALL.len());
        for purpose in Purpose::ALL {
            items.push(super::shown(tx, &me, *purpose, now)?);
        }
        Ok(items)
    });
    Ok(Json(Consents { items: read.await?, core: ShownNotice::of(notices::core()) }))
}
