//! What you decided about being seen: `GET /api/v1/privacy`.
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, AthleteId, Me, Result, Tx};
use serde::Serialize;
use utoipa::ToSchema;

use super::sports::{self, SportAudience};
use crate::audience::rules::{Audience, Parts};

/// What an athlete decided about being seen.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Privacy {
    /// Who sees which part of your activities, unless one says otherwise. A part is at most as open as its activity.
    pub parts: Parts<Audience>,
    /// Your work makes you worth finding: no map for anybody, nothing for strangers, everything a day late.
    pub high_risk: bool,
    /// Sports whose new activities have an audience of their own.
    pub sports: Vec<SportAudience>,
}

/// What you decided about being seen.
#[utoipa::path(get, path = "/api/v1/privacy", tag = "privacy",
    responses((status = 200, body = Privacy), (status = 401, description = "signed_out")))]
pub async fn show_privacy(State(app): State<App>, me: Me) -> Result<Json<Privacy>> {
    let id = me.athlete.id;
    Ok(Json(app.db.read(move |tx| find(tx, id)).await?))
}

pub(super) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Privacy> {
    let decided = super::find(tx, athlete)?;
    let sports = sports::list(tx, athlete)?;
    Ok(Privacy { parts: decided.parts, high_risk: decided.high_risk, sports })
}
