//! Deciding who sees which part: `PUT /api/v1/privacy`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, Me, Result};
use serde::Deserialize;
use utoipa::ToSchema;

use super::show::{self, Privacy};
use crate::audience::rules::{Audience, Parts};
use crate::needs::Guard;
use crate::zones;

/// Who sees which part.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PrivacyInput {
    /// Who sees which part of your activities, unless one says otherwise.
    pub parts: Parts<Audience>,
    /// Whether your work makes you worth finding.
    pub high_risk: bool,
}

/// Decide who sees which part of your activities. That your work no longer makes you worth finding needs a sign-in of the last hour.
#[utoipa::path(put, path = "/api/v1/privacy", tag = "privacy", request_body = PrivacyInput,
    responses((status = 200, body = Privacy), (status = 401, description = "signed_out"),
        (status = 403, description = "sign_in_again")))]
pub async fn change_privacy(
    State(app): State<App>,
    me: Me,
    Extension(guard): Extension<Arc<dyn Guard>>,
    Json(input): Json<PrivacyInput>,
) -> Result<Json<Privacy>> {
    let now = app.clock.now();
    let changed = app.db.write(move |tx| {
        let athlete = me.athlete.id;
        let mut decided = super::find_locked(tx, athlete, now)?;
        if decided.high_risk && !input.high_risk {
            zones::require_fresh(tx, &*guard, &me, now)?;
        }
        if shows_more(&decided.parts, &input.parts) {
            guard.refuse_frozen(tx, &me, now)?;
        }
        // Whose map counts against a zone depends on these.
        let outdated = decided.parts.map != input.parts.map || decided.high_risk != input.high_risk;
        decided.parts = input.parts;
        decided.high_risk = input.high_risk;
        if outdated {
            super::raise_revision(tx, athlete, &mut decided, now)?;
        } else {
            super::save(tx, athlete, &decided, now)?;
        }
        show::find(tx, athlete)
    });
    let privacy = changed.await?;
    crate::jobs::ring();
    Ok(Json(privacy))
}

/// Whether anybody would see more than before.
fn shows_more(before: &Parts<Audience>, after: &Parts<Audience>) -> bool {
    after.map > before.map
        || after.heart_rate > before.heart_rate
        || after.power > before.power
        || after.start > before.start
        || after.gear > before.gear
        || after.notes > before.notes
}
