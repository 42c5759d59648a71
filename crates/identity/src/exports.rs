//! Taking everything away: a ZIP with the originals, copies in open formats, and every row that is stored of an athlete.
//!
//! It is asked for ([`ask`]), made in the background ([`work`], [`build`]) and fetched for a week ([`download`]), by its
//! athlete alone, shortly after signing in, and not while the account is frozen: an export is the whole of somebody.
//!
//! A build that is killed is begun anew by whoever takes its lease. Nothing of the half is kept: it lay in a file that no row
//! names, and the row says `ready` in the one write that names the whole file.
pub mod ask;
pub mod build;
pub mod download;
pub mod list;
mod package;
mod page;
mod recipients;
pub mod remove;
pub mod work;

use kernel::{AthleteId, Error, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;
use utoipa::ToSchema;

kernel::id!(
    /// An export.
    ExportId,
);

/// For how long a finished export can be fetched.
pub const KEPT_MS: i64 = 7 * DAY_MS;
/// Exports that one athlete may have made in a day. One that failed does not count.
pub const MOST_A_DAY: i64 = 3;
const DAY_MS: i64 = 24 * 3_600_000;

/// The format's name and version in `stadion-export.json`.
pub const FORMAT: &str = "stadion-export";
/// Rises when an older program could not take such an export in any more.
pub const VERSION: u32 = 1;
/// The file that lists all others.
pub(crate) const MANIFEST: &str = "stadion-export.json";

/// How an export stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Export {
    /// Which one.
    pub id: ExportId,
    /// `waiting`, `working`, `ready` or `failed`.
    #[schema(example = "working")]
    pub state: String,
    /// What is being done: `data`, `recordings` or `closing`.
    #[schema(example = "recordings")]
    pub step: String,
    /// How much of it is done, 0 to 100.
    #[schema(example = 42)]
    pub percent: i64,
    /// How large the file is, once it is ready.
    pub bytes: Option<i64>,
    /// When you asked.
    pub asked_at: Timestamp,
    /// When it was ready.
    pub ended_at: Option<Timestamp>,
    /// Until when it can be fetched.
    pub expires_at: Option<Timestamp>,
}

/// An export as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    id: ExportId,
    state: String,
    step: String,
    done: i64,
    total: i64,
    file: Option<String>,
    bytes: Option<i64>,
    asked_at: Timestamp,
    ended_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
}
from_row!(Row { id, state, step, done, total, file, bytes, asked_at, ended_at, expires_at });

impl Row {
    fn show(&self) -> Export {
        Export {
            id: self.id,
            state: self.state.clone(),
            step: self.step.clone(),
            percent: percent(&self.state, self.done, self.total),
            bytes: self.bytes,
            asked_at: self.asked_at,
            ended_at: self.ended_at,
            expires_at: self.expires_at,
        }
    }

    /// Where the file lies, as long as it can be fetched.
    fn file_at(&self, now: Timestamp) -> Result<(&str, u64)> {
        let is_live = self.state == "ready" && self.expires_at.is_some_and(|until| now < until);
        match (&self.file, self.bytes) {
            (Some(file), Some(bytes)) if is_live => Ok((file, u64::try_from(bytes).unwrap_or(0))),
            _ => Err(NO_SUCH),
        }
    }
}

const NO_SUCH: Error = Error::NotFound("export");

/// A hundred only when it is ready.
pub(crate) fn percent(state: &str, done: i64, total: i64) -> i64 {
    match state {
        "ready" | "done" => 100,
        _ => (done.max(0) * 100 / total.max(1)).min(99),
    }
}

/// The exports of an athlete, the latest first.
pub(crate) fn list(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Row>> {
    tx.list(
        "SELECT export_id, state, step, done, total, file, bytes, asked_at, ended_at, expires_at
         FROM data_export WHERE athlete_id = $1 ORDER BY export_id DESC LIMIT 100",
        args![athlete],
    )
}

pub(crate) fn find(tx: &mut Tx, athlete: AthleteId, id: ExportId) -> Result<Row> {
    let found = tx.find::<Row>(
        "SELECT export_id, state, step, done, total, file, bytes, asked_at, ended_at, expires_at
         FROM data_export WHERE athlete_id = $1 AND export_id = $2",
        args![athlete, id],
    )?;
    found.ok_or(NO_SUCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_percent_is_said_of_what_is_ready_alone() {
        assert_eq!(percent("waiting", 0, 0), 0);
        assert_eq!(percent("working", 5, 10), 50);
        assert_eq!(percent("working", 10, 10), 99);
        assert_eq!(percent("working", 12, 10), 99);
        assert_eq!(percent("ready", 10, 10), 100);
    }
}
