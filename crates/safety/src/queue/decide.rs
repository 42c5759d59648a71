//! Deciding on a report: `POST /api/v1/operator/cases/{id}/decision`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::{Deed, Staff};
use kernel::{App, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::{SafetyCase, show};
use crate::cases::{self, Row};
use crate::rules::{self, Decision, Ground, Kind};
use crate::{CaseId, Needs};

const DAY_MS: i64 = 24 * 3_600_000;

/// What is decided, and why.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseDecision {
    /// What.
    pub decision: Decision,
    /// By which rule; not needed when nothing is wrong.
    #[serde(default)]
    pub rule: Option<Ground>,
    /// Why, in 10 to 2,000 letters that the person concerned reads; not needed when nothing is wrong.
    #[serde(default)]
    pub statement: Option<String>,
    /// For a restriction: how many days, 1 to 30; 7 unless said.
    #[serde(default)]
    pub days: Option<i64>,
}

/// Decide on a report. It takes effect with this answer; of many who decide at once, one does.
#[utoipa::path(post, path = "/api/v1/operator/cases/{id}/decision", tag = "operator", request_body = CaseDecision,
    params(("id" = CaseId, Path, description = "Which case.")),
    responses(
        (status = 200, description = "As it is now.", body = SafetyCase),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`, `another_person`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`case_over`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem)))]
pub async fn decide_case(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<CaseId>,
    Json(asked): Json<CaseDecision>,
) -> Result<Json<SafetyCase>> {
    let now = app.clock.now();
    let plan = plan(&asked)?;
    let decided = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::Moderate, now)?;
        let row = cases::find(tx, id)?;
        rules::is_impartial(me.id, row.athlete_id, cases::has_reported(tx, me.id, id)?)?;
        if plan.decision == Decision::Hide && row.kind()? == Kind::Profile {
            let detail = "a page has nothing that can be hidden: warn, restrict or propose to close the account";
            return Err(Error::invalid("decision", detail));
        }
        decide(tx, &needs, staff, &row, &plan, now)?;
        let row = cases::find(tx, id)?;
        show(tx, row, me.id)
    });
    let decided = decided.await?;
    if let Some(decision) = decided.decision {
        metrics::counter!("safety_decisions_total", "decision" => decision.word()).increment(1);
    }
    Ok(Json(decided))
}

struct Plan {
    decision: Decision,
    rule: Option<Ground>,
    statement: Option<String>,
    days: i64,
}

/// What was asked for, tidied; a decision against somebody names its rule and its reasons.
fn plan(asked: &CaseDecision) -> Result<Plan> {
    let days = asked.days.unwrap_or(rules::RESTRICTED_DAYS);
    if !(1..=rules::MOST_DAYS).contains(&days) {
        return Err(Error::invalid("days", "a restriction lasts 1 to 30 days"));
    }
    if asked.decision == Decision::NothingWrong {
        return Ok(Plan { decision: asked.decision, rule: None, statement: None, days });
    }
    let Some(rule) = asked.rule else {
        return Err(Error::invalid("rule", "say which rule this is about"));
    };
    let statement = rules::statement("statement", asked.statement.as_deref().unwrap_or_default())?;
    Ok(Plan { decision: asked.decision, rule: Some(rule), statement: Some(statement), days })
}

fn decide(
    tx: &mut Tx,
    needs: &Needs,
    staff: Staff,
    row: &Row,
    plan: &Plan,
    now: Timestamp,
) -> Result<()> {
    let until = (plan.decision == Decision::Restrict).then(|| now.plus_ms(plan.days * DAY_MS));
    let decided = tx.exec(
        "UPDATE safety_case SET state = 'decided', decision = $3, rule = $4, statement = $5, decided_by = $6,
                decided_at = $7, restricted_until = $8
         WHERE athlete_id = $1 AND case_id = $2 AND state = 'open'",
        args![
            row.athlete_id,
            row.case_id,
            plan.decision.word(),
            plan.rule.map(Ground::word),
            plan.statement,
            staff.athlete,
            now,
            until
        ],
    )?;
    if decided == 0 {
        return Err(Error::refused("case_over", "somebody has decided this already"));
    }
    let thing = row.thing()?;
    tx.exec("DELETE FROM safety_open_case WHERE thing_id = $1", args![thing.id()])?;
    let (who, reason) = (row.athlete_id, plan.statement.as_deref().unwrap_or_default());
    let case = format_args!("case {}", row.case_id);
    match plan.decision {
        // Nobody learns from the trail that somebody reported them for nothing.
        Decision::NothingWrong => staff.note(tx, "find_nothing_wrong", case, now),
        Decision::Hide => {
            needs.content.hide(tx, who, &thing, true, now)?;
            staff.note_about(tx, "hide_content", who, case, reason, now)
        }
        Decision::Warn => staff.note_about(tx, "warn_athlete", who, case, reason, now),
        Decision::Restrict => {
            needs.people.silence(tx, who, until)?;
            staff.note_about(tx, "restrict_athlete", who, case, reason, now)
        }
        Decision::ProposeBan => {
            needs.people.propose_ban(tx, staff, who, reason, now)?;
            staff.note_about(tx, "propose_ban", who, case, reason, now)
        }
    }
}
