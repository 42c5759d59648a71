//! The side of the person concerned: what was decided about their content and why, and an appeal.
pub mod appeal;
pub mod list;

use kernel::{ActivityId, Error, GroupId, Result, Timestamp};
use serde::Serialize;

use crate::CaseId;
use crate::cases::Row;
use crate::rules::{self, Decision, Ground, Kind, Outcome};

/// A decision about something of yours: its statement of reasons, and what you can do about it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MyDecision {
    /// Which one.
    pub id: CaseId,
    /// What kind of thing it is about.
    pub kind: Kind,
    /// What it said.
    pub quote: String,
    /// The activity it is, or stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<ActivityId>,
    /// The group it is, or stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<GroupId>,
    /// What was decided.
    pub decision: Decision,
    /// By which rule of this place.
    pub rule: Ground,
    /// Why.
    pub statement: String,
    /// When.
    pub decided_at: Timestamp,
    /// Whether a machine found it or decided. It never does here: somebody reported it, and a person decided.
    pub automated: bool,
    /// Until when you write nothing to others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted_until: Option<Timestamp>,
    /// Until when you can appeal.
    pub appeal_until: Timestamp,
    /// Whether you can appeal now.
    pub may_appeal: bool,
    /// What you said against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appeal: Option<String>,
    /// When you did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appealed_at: Option<Timestamp>,
    /// What came of it, decided by another person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
}

/// A case as the person concerned reads it.
fn show(row: Row, now: Timestamp) -> Result<MyDecision> {
    let odd = || Error::internal("a decision without its reasons");
    let decided_at = row.decided_at.ok_or_else(odd)?;
    let appeal_until = decided_at.plus_ms(rules::APPEAL_MS);
    Ok(MyDecision {
        id: row.case_id,
        kind: row.kind()?,
        activity_id: row.activity()?,
        group_id: row.group()?,
        decision: row.decision()?.ok_or_else(odd)?,
        rule: row.rule()?.ok_or_else(odd)?,
        outcome: row.outcome()?,
        statement: row.statement.ok_or_else(odd)?,
        decided_at,
        automated: false,
        restricted_until: row.restricted_until,
        appeal_until,
        may_appeal: row.state == "decided" && now < appeal_until,
        quote: row.quote,
        appeal: row.appeal,
        appealed_at: row.appealed_at,
        answer: row.answer,
        answered_at: row.answered_at,
    })
}
