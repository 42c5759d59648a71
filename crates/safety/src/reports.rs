//! Telling that something is wrong: a reason from a short list, and words if one likes.
pub mod list;
pub mod send;

use kernel::Result;
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::CaseId;
use crate::cases::Row;
use crate::rules::{Decision, Ground, Kind};

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Nobody has decided yet.
    Waiting,
    /// Something was done about it.
    Acted,
    /// Nothing was found to be wrong.
    NothingWrong,
}

/// A report of yours.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Report {
    /// Which one.
    pub id: CaseId,
    /// What kind of thing you reported.
    pub kind: Kind,
    /// What it said then.
    pub quote: String,
    /// Your reason.
    pub reason: Ground,
    /// Your words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// When.
    pub made_at: Timestamp,
    /// By when somebody decides.
    pub due_at: Timestamp,
    /// What became of it.
    pub state: ReportState,
    /// When somebody decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
}

/// A report beside its case. Neither the statement nor an appeal is the reporter's business.
fn show(row: Row, reason: &str, words: Option<String>, made_at: Timestamp) -> Result<Report> {
    Ok(Report {
        id: row.case_id,
        kind: row.kind()?,
        reason: Ground::named(reason)?,
        words,
        made_at,
        due_at: row.due_at,
        state: match row.decision()? {
            None => ReportState::Waiting,
            Some(Decision::NothingWrong) => ReportState::NothingWrong,
            Some(_) => ReportState::Acted,
        },
        decided_at: row.decided_at,
        quote: row.quote,
    })
}
