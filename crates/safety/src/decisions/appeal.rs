//! Appealing against a decision: `POST /api/v1/me/decisions/{id}/appeal`. Once.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, Error, Me, Result, args};
use serde::Deserialize;

use super::{MyDecision, show};
use crate::rules::{self, ANSWER_MS, APPEAL_MS};
use crate::{CaseId, cases};

/// What you say against a decision.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Appeal {
    /// 10 to 2,000 letters.
    pub words: String,
}

/// Appeal against a decision, once and within half a year. Somebody else than who decided answers.
#[utoipa::path(post, path = "/api/v1/me/decisions/{id}/appeal", tag = "safety", request_body = Appeal,
    params(("id" = CaseId, Path, description = "Which decision.")),
    responses(
        (status = 200, description = "It waits for an answer.", body = MyDecision),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`no_appeal`: you have appealed already, or it is too late", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn appeal_decision(
    State(app): State<App>,
    me: Me,
    Path(id): Path<CaseId>,
    Json(asked): Json<Appeal>,
) -> Result<Json<MyDecision>> {
    const NO_SUCH: Error = Error::NotFound("decision");
    let now = app.clock.now();
    let words = rules::statement("words", &asked.words)?;
    let appealed = app.db.write(move |tx| {
        let row = cases::find_of(tx, me.id, id)?.ok_or(NO_SUCH)?;
        if !row.decision()?.is_some_and(rules::is_told) {
            return Err(NO_SUCH);
        }
        let changed = tx.exec(
            "UPDATE safety_case SET state = 'appealed', appeal = $3, appealed_at = $4, due_at = $5
             WHERE athlete_id = $1 AND case_id = $2 AND state = 'decided' AND decided_at > $6",
            args![me.id, id, words, now, now.plus_ms(ANSWER_MS), now.plus_ms(-APPEAL_MS)],
        )?;
        if changed == 0 && row.appeal.as_deref() != Some(&words) {
            let detail = "you can appeal once, and within half a year";
            return Err(Error::refused("no_appeal", detail));
        }
        show(cases::find_of(tx, me.id, id)?.ok_or(NO_SUCH)?, now)
    });
    Ok(Json(appealed.await?))
}
