//! Seeing one's plan: `GET /api/v1/training/plan`.
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, Me, Result};

use super::PlanAnswer;
use crate::adapt;

/// My plan as of today: its weeks, and what changed by itself and why.
#[utoipa::path(get, path = "/api/v1/training/plan", tag = "training",
    responses((status = 200, body = PlanAnswer), (status = 401, description = "signed_out")))]
pub async fn show_plan(State(app): State<App>, me: Me) -> Result<Json<PlanAnswer>> {
    let today = adapt::bring_up_to_date(&app, &me.athlete).await?;
    let athlete = me.athlete.id;
    let answer = app.db.read(move |tx| {
        let plan = match super::find_active(tx, athlete)? {
            Some(kept) => Some(super::view(tx, athlete, &kept, today)?),
            None => None,
        };
        Ok(PlanAnswer { outcome: None, plan })
    });
    Ok(Json(answer.await?))
}
