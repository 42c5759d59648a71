//! What waits: `GET /api/v1/operator/cases`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::staff::Deed;
use kernel::{App, Me, Result, Tx, args};
use serde::Serialize;

use super::{SafetyCase, show};
use crate::Needs;
use crate::cases::{Row, select_cases};

/// Cases in an answer.
const MOST: i64 = 100;

/// What waits for a decision.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SafetyQueue {
    /// Where a child may be in danger first, then by when they are due; at most 100.
    pub items: Vec<SafetyCase>,
    /// How many wait altogether.
    pub waiting: i64,
}

/// Reports and appeals that wait for a decision.
#[utoipa::path(get, path = "/api/v1/operator/cases", tag = "operator",
    responses(
        (status = 200, description = "The most urgent first.", body = SafetyQueue),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`, `another_role`, `second_factor_needed`", body = Problem)))]
pub async fn list_cases(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
) -> Result<Json<SafetyQueue>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        needs.operators.admit(tx, &me, Deed::Moderate, now)?;
        let mut items = Vec::new();
        for row in list(tx)? {
            items.push(show(tx, row, me.id)?);
        }
        let (waiting,) = tx.one::<(i64,)>(
            "SELECT COUNT(*) FROM safety_case WHERE state IN ('open', 'appealed')",
            args![],
        )?;
        Ok(SafetyQueue { items, waiting })
    });
    Ok(Json(read.await?))
}

fn list(tx: &mut Tx) -> Result<Vec<Row>> {
    tx.list(
        select_cases!(
            "WHERE state IN ('open', 'appealed')
             ORDER BY CASE WHEN urgent THEN 0 ELSE 1 END, due_at, case_id LIMIT $1"
        ),
        args![MOST],
    )
}
