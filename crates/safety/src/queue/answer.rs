//! Answering an appeal: `POST /api/v1/operator/cases/{id}/answer`. By somebody else than who decided.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::{SafetyCase, show};
use crate::cases::{self, Row};
use crate::rules::{self, Decision, Outcome};
use crate::{CaseId, Needs};

/// What comes of an appeal, and why.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppealAnswer {
    /// Whether the decision stays.
    pub outcome: Outcome,
    /// Why, in 10 to 2,000 letters that the person concerned reads.
    pub answer: String,
}

/// Answer an appeal. A decision that is taken back is undone with this answer.
#[utoipa::path(post, path = "/api/v1/operator/cases/{id}/answer", tag = "operator", request_body = AppealAnswer,
    params(("id" = CaseId, Path, description = "Which case.")),
    responses(
        (status = 200, description = "As it is now.", body = SafetyCase),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`, `another_person`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`case_over`: there is no appeal, or it was answered", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn answer_appeal(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<CaseId>,
    Json(asked): Json<AppealAnswer>,
) -> Result<Json<SafetyCase>> {
    let now = app.clock.now();
    let answer = rules::statement("answer", &asked.answer)?;
    let answered = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::Moderate, now)?;
        let row = cases::find(tx, id)?;
        rules::is_impartial(me.id, row.athlete_id, cases::has_reported(tx, me.id, id)?)?;
        rules::may_answer(me.id, row.decided_by)?;
        let closed = tx.exec(
            "UPDATE safety_case SET state = 'closed', outcome = $3, answer = $4, answered_by = $5, answered_at = $6
             WHERE athlete_id = $1 AND case_id = $2 AND state = 'appealed'",
            args![row.athlete_id, id, asked.outcome.word(), answer, me.id, now],
        )?;
        if closed == 0 {
            let detail = "there is no appeal here that waits for an answer";
            return Err(Error::refused("case_over", detail));
        }
        let act = match asked.outcome {
            Outcome::Upheld => "uphold_decision",
            Outcome::Reversed => {
                undo(tx, &needs, &row, now)?;
                "reverse_decision"
            }
        };
        staff.note_about(tx, act, row.athlete_id, format_args!("case {id}"), &answer, now)?;
        let row = cases::find(tx, id)?;
        show(tx, row, me.id)
    });
    Ok(Json(answered.await?))
}

fn undo(tx: &mut Tx, needs: &Needs, row: &Row, now: Timestamp) -> Result<()> {
    match row.decision()? {
        Some(Decision::Hide) => {
            needs.content.hide(tx, row.athlete_id, &row.thing()?, false, now)?;
        }
        Some(Decision::Restrict) => {
            // Another decision may restrict the same person; that one stays.
            let (until,) = tx.one::<(Option<Timestamp>,)>(
                "SELECT MAX(restricted_until) FROM safety_case
                 WHERE athlete_id = $1 AND restricted_until > $2 AND (outcome IS NULL OR outcome = 'upheld')",
                args![row.athlete_id, now],
            )?;
            needs.people.silence(tx, row.athlete_id, until)?;
        }
        Some(Decision::Warn | Decision::NothingWrong | Decision::ProposeBan) | None => {}
    }
    Ok(())
}
