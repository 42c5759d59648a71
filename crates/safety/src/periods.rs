//! How long cases are kept: as long as somebody may still ask about them.
use kernel::{Result, Timestamp, Tx, args};

/// How long after its last word a case is kept, with the reports in it: half a year, in which it can be complained about.
pub const KEPT_MS: i64 = 183 * 24 * 3_600_000;

/// Forgets cases that ended half a year ago, and reports whose cases are gone. Returns how many rows.
pub fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let before = now.plus_ms(-KEPT_MS);
    let mut rows = 0;
    for sql in [
        "DELETE FROM safety_report WHERE case_id IN
           (SELECT case_id FROM safety_case WHERE state IN ('decided', 'closed') AND COALESCE(answered_at, decided_at) < $1)",
        "DELETE FROM safety_case_owner WHERE case_id IN
           (SELECT case_id FROM safety_case WHERE state IN ('decided', 'closed') AND COALESCE(answered_at, decided_at) < $1)",
        "DELETE FROM safety_case WHERE state IN ('decided', 'closed') AND COALESCE(answered_at, decided_at) < $1",
    ] {
        rows += tx.exec(sql, args![before])?;
    }
    Ok(rows)
}
