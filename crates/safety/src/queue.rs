//! The side of those who decide. All of it is a moderator's work, and stands in the audit trail.
pub mod answer;
pub mod decide;
pub mod list;

use kernel::athlete::{self, AthleteCard};
use kernel::{ActivityId, AthleteId, GroupId, Result, Timestamp, Tx, args};
use serde::Serialize;

use crate::CaseId;
use crate::cases::{self, Row};
use crate::rules::{Decision, Ground, Kind, Outcome};

/// What waits for a decision, as a moderator sees it. Who reported it is not among it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SafetyCase {
    /// Which one.
    pub id: CaseId,
    /// What kind of thing.
    pub kind: Kind,
    /// Whose it is; absent when the account is gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub athlete: Option<AthleteCard>,
    /// What it said when it was reported.
    pub quote: String,
    /// The activity to look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<ActivityId>,
    /// The group to look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<GroupId>,
    /// Whether a child may be in danger.
    pub urgent: bool,
    /// When it was first reported.
    pub opened_at: Timestamp,
    /// By when it is decided.
    pub due_at: Timestamp,
    /// `open`, `appealed`, or what is over: `decided`, `closed`.
    pub state: String,
    /// What those said who reported it, the first one first.
    pub reports: Vec<CaseReport>,
    /// Decisions about this person before this one.
    pub decisions_before: i64,
    /// What was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// By which rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Ground>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// What the person concerned says against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appeal: Option<String>,
    /// What came of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Whether you may decide: you have no part in it, and did not take the decision that is appealed against.
    pub may_decide: bool,
}

/// One report of a thing.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CaseReport {
    /// Why.
    pub reason: Ground,
    /// Words of whoever reported it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// When.
    pub made_at: Timestamp,
}

/// A case as one moderator sees it.
fn show(tx: &mut Tx, row: Row, me: AthleteId) -> Result<SafetyCase> {
    let made = tx.list::<(String, Option<String>, Timestamp)>(
        "SELECT reason, words, made_at FROM safety_report WHERE case_id = $1 ORDER BY made_at, athlete_id LIMIT 20",
        args![row.case_id],
    )?;
    let mut reports = Vec::with_capacity(made.len());
    for (reason, words, made_at) in made {
        reports.push(CaseReport { reason: Ground::named(&reason)?, words, made_at });
    }
    let (decisions_before,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM safety_case WHERE athlete_id = $1 AND case_id <> $2
           AND decision IS NOT NULL AND decision <> 'nothing_wrong' AND (outcome IS NULL OR outcome = 'upheld')",
        args![row.athlete_id, row.case_id],
    )?;
    let waits = matches!(row.state.as_str(), "open" | "appealed");
    let has_reported = cases::has_reported(tx, me, row.case_id)?;
    Ok(SafetyCase {
        id: row.case_id,
        kind: row.kind()?,
        athlete: athlete::find_closed_too(tx, row.athlete_id)?.map(|athlete| athlete.card()),
        activity_id: row.activity()?,
        group_id: row.group()?,
        urgent: row.urgent,
        opened_at: row.opened_at,
        due_at: row.due_at,
        reports,
        decisions_before,
        decision: row.decision()?,
        rule: row.rule()?,
        outcome: row.outcome()?,
        may_decide: waits && row.athlete_id != me && !has_reported && row.decided_by != Some(me),
        state: row.state,
        quote: row.quote,
        statement: row.statement,
        appeal: row.appeal,
    })
}
