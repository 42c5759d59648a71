//! Taking in an export that an athlete made of another Stadion, or of this one before.
//!
//! The archive is a stranger's file ([`archive`]): it is read whole and held against its own list before anything of it is
//! used. Then come settings, then recordings one by one, each worked out anew from its original ([`work`]). What was done once
//! is passed over, so a process that was killed is followed by one that begins at the front, and the same archive brought
//! twice changes nothing.
mod archive;
pub mod begin;
pub mod list;
pub mod work;

use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::exports::percent;

kernel::id!(
    /// An export that was brought.
    RestoreId,
);

/// How an export that you brought stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Restore {
    /// Which one.
    pub id: RestoreId,
    /// `waiting`, `working`, `done` or `failed`.
    #[schema(example = "working")]
    pub state: String,
    /// How much of it is done, 0 to 100.
    #[schema(example = 42)]
    pub percent: i64,
    /// What came over and what did not, as far as it is known.
    pub report: Option<Report>,
    /// When you brought it.
    pub asked_at: Timestamp,
    /// When it was done.
    pub ended_at: Option<Timestamp>,
}

/// What came over and what did not.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = RestoreReport)]
pub struct Report {
    /// What is here now, by the file of the export.
    pub came: Vec<CameOver>,
    /// What is not, and why.
    pub left: Vec<LeftOut>,
    /// Files that could not be taken, a hundred at most.
    pub refused: Vec<RefusedFile>,
    /// Why nothing could be taken at all.
    pub failed: Option<String>,
}

/// What is here now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CameOver {
    /// The file of the export, such as `activities` or `gear`.
    #[schema(example = "activities")]
    pub what: String,
    /// How many of its lines.
    pub count: i64,
}

/// What is not here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeftOut {
    /// The file of the export.
    #[schema(example = "friends")]
    pub what: String,
    /// How many of its lines.
    pub count: i64,
    /// Why: `not_allowed` here, `decided_here` already, `too_many`, `unreadable`, `refused`; `people` are somewhere else;
    /// `elsewhere` is where it can be checked; `ask_anew`, since it was said to somebody else; `plans` are made of today.
    #[schema(example = "people")]
    pub why: String,
}

/// A file that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RefusedFile {
    /// What it was called.
    pub name: String,
    /// Why.
    pub detail: String,
}

pub(crate) struct Row {
    id: RestoreId,
    state: String,
    done: i64,
    total: i64,
    report: Option<String>,
    asked_at: Timestamp,
    ended_at: Option<Timestamp>,
}
from_row!(Row { id, state, done, total, report, asked_at, ended_at });

impl Row {
    fn show(self) -> Result<Restore> {
        Ok(Restore {
            id: self.id,
            percent: percent(&self.state, self.done, self.total),
            state: self.state,
            report: self.report.as_deref().map(serde_json::from_str).transpose()?,
            asked_at: self.asked_at,
            ended_at: self.ended_at,
        })
    }
}

fn list_rows(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT restore_id, state, done, total, report, asked_at, ended_at FROM data_restore
         WHERE athlete_id = $1 ORDER BY restore_id DESC LIMIT 20",
        args![athlete],
    )
}
