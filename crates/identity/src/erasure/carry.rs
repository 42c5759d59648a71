//! What must be newer than any backup of the data, and so is kept apart from it.
//!
//! A backup that comes back is a step back in time. These lines say what happened since that must not be undone: which
//! keys were destroyed (they are missing), who was erased or asked to be, and which consents were taken back. They are
//! kept for days, not weeks: a destroyed key that lies in an old copy is not destroyed.
use kernel::consent::{self, Action, Purpose, ledger};
use kernel::ids::Uuid;
use kernel::{App, AthleteId, Result, Timestamp, Tx, args, athlete};
use serde::{Deserialize, Serialize};

use crate::consents::set;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "line")]
pub enum Carried {
    /// The key of an athlete, sealed under the key of the region.
    Key {
        /// Whose.
        athlete: AthleteId,
        /// Its bytes.
        wrapped: Vec<u8>,
        /// Since when.
        made_at: Timestamp,
        /// Whether files may still lie open.
        unsealed: bool,
    },
    /// Somebody who was erased.
    Tombstone {
        /// Their name among the erased.
        tombstone: String,
        /// The receipt's hash.
        receipt_hash: Vec<u8>,
        /// When they asked.
        asked_at: Timestamp,
        /// When it began.
        key_destroyed_at: Timestamp,
        /// When it ended.
        finished_at: Option<Timestamp>,
        /// What was deleted.
        rows: String,
    },
    /// Somebody who asked to be erased, and is not yet.
    Leaving {
        /// Who.
        athlete: AthleteId,
        /// When they asked.
        asked_at: Timestamp,
        /// When it begins.
        due_at: Timestamp,
        /// The receipt's hash.
        receipt_hash: Vec<u8>,
    },
    /// A consent that was taken back.
    Withdrawn {
        /// By whom.
        athlete: AthleteId,
        /// Which.
        purpose: String,
        /// Where in their ledger.
        sequence: i64,
    },
}

/// Lines read at a time.
const PAGE: i64 = 1_000;

/// Hands every line of this database to somebody, a page at a time.
pub async fn all(
    app: &App,
    mut take: impl FnMut(Vec<Carried>) -> std::io::Result<()>,
) -> Result<()> {
    let mut after = AthleteId(Uuid::nil());
    loop {
        let page = app.db.read(move |tx| list_keys(tx, after)).await?;
        let Some(Carried::Key { athlete, .. }) = page.last() else { break };
        after = *athlete;
        take(page)?;
    }
    let mut after = String::new();
    loop {
        let from = after.clone();
        let page = app.db.read(move |tx| list_tombstones(tx, &from)).await?;
        let Some(Carried::Tombstone { tombstone, .. }) = page.last() else { break };
        after = tombstone.clone();
        take(page)?;
    }
    take(app.db.read(list_leaving).await?)?;
    let mut after = (AthleteId(Uuid::nil()), String::new());
    loop {
        let from = after.clone();
        let page = app.db.read(move |tx| list_withdrawn(tx, from.0, &from.1)).await?;
        let Some(Carried::Withdrawn { athlete, purpose, .. }) = page.last() else { return Ok(()) };
        after = (*athlete, purpose.clone());
        take(page)?;
    }
}

fn list_keys(tx: &mut Tx, after: AthleteId) -> Result<Vec<Carried>> {
    let rows = tx.list::<(AthleteId, Vec<u8>, Timestamp, bool)>(
        "SELECT athlete_id, wrapped, made_at, unsealed FROM athlete_key
         WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        args![after, PAGE],
    )?;
    let key = |(athlete, wrapped, made_at, unsealed)| Carried::Key {
        athlete,
        wrapped,
        made_at,
        unsealed,
    };
    Ok(rows.into_iter().map(key).collect())
}

fn list_tombstones(tx: &mut Tx, after: &str) -> Result<Vec<Carried>> {
    let rows = tx.list::<(String, Vec<u8>, Timestamp, Timestamp, Option<Timestamp>, String)>(
        "SELECT tombstone, receipt_hash, asked_at, key_destroyed_at, finished_at, rows FROM erased
         WHERE tombstone > $1 ORDER BY tombstone LIMIT $2",
        args![after, PAGE],
    )?;
    let stone = |(tombstone, receipt_hash, asked_at, key_destroyed_at, finished_at, rows)| {
        Carried::Tombstone {
            tombstone,
            receipt_hash,
            asked_at,
            key_destroyed_at,
            finished_at,
            rows,
        }
    };
    Ok(rows.into_iter().map(stone).collect())
}

fn list_leaving(tx: &mut Tx) -> Result<Vec<Carried>> {
    let rows = tx.list::<(AthleteId, Timestamp, Timestamp, Vec<u8>)>(
        "SELECT athlete_id, asked_at, due_at, receipt_hash FROM erasure WHERE begun_at IS NULL",
        args![],
    )?;
    let leaving = |(athlete, asked_at, due_at, receipt_hash)| Carried::Leaving {
        athlete,
        asked_at,
        due_at,
        receipt_hash,
    };
    Ok(rows.into_iter().map(leaving).collect())
}

fn list_withdrawn(tx: &mut Tx, after: AthleteId, purpose: &str) -> Result<Vec<Carried>> {
    let rows = tx.list::<(AthleteId, String, i64)>(
        "SELECT athlete_id, purpose, sequence FROM consent
         WHERE action IN ('withdrawn', 'refused')
           AND (athlete_id > $1 OR (athlete_id = $1 AND purpose > $2))
         ORDER BY athlete_id, purpose LIMIT $3",
        args![after, purpose, PAGE],
    )?;
    let withdrawn =
        |(athlete, purpose, sequence)| Carried::Withdrawn { athlete, purpose, sequence };
    Ok(rows.into_iter().map(withdrawn).collect())
}

/// Puts a line into a database that came out of a backup.
pub fn put(tx: &mut Tx, line: &Carried, now: Timestamp) -> Result<()> {
    match line {
        Carried::Key { athlete, wrapped, made_at, unsealed } => {
            tx.exec(
                "INSERT INTO athlete_key (athlete_id, wrapped, made_at, unsealed)
                 SELECT athlete_id, $2, $3, $4 FROM athlete WHERE athlete_id = $1
                 ON CONFLICT (athlete_id) DO UPDATE SET wrapped = $2, made_at = $3, unsealed = $4",
                args![athlete, wrapped, made_at, unsealed],
            )?;
        }
        Carried::Tombstone {
            tombstone,
            receipt_hash,
            asked_at,
            key_destroyed_at,
            finished_at,
            rows,
        } => {
            tx.exec(
                "INSERT INTO erased (tombstone, receipt_hash, asked_at, key_destroyed_at, finished_at, rows)
                 VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (tombstone) DO UPDATE SET finished_at = $5, rows = $6",
                args![tombstone, receipt_hash, asked_at, key_destroyed_at, finished_at, rows],
            )?;
        }
        Carried::Leaving { athlete, asked_at, due_at, receipt_hash } => {
            let noted = tx.exec(
                "INSERT INTO erasure (athlete_id, asked_at, due_at, receipt_hash, begun_at, clean_at, rows)
                 SELECT athlete_id, $2, $3, $4, NULL, NULL, '{}' FROM athlete WHERE athlete_id = $1
                 ON CONFLICT (athlete_id) DO NOTHING",
                args![athlete, asked_at, due_at, receipt_hash],
            )?;
            if noted == 1 {
                athlete::close(tx, *athlete, Some(now))?;
            }
        }
        Carried::Withdrawn { athlete, purpose, sequence } => {
            withdraw_again(tx, *athlete, purpose, *sequence, now)?;
        }
    }
    Ok(())
}

/// Takes a consent back that a backup still holds for given. What was given after the withdrawal stays.
fn withdraw_again(
    tx: &mut Tx,
    who: AthleteId,
    purpose: &str,
    sequence: i64,
    now: Timestamp,
) -> Result<()> {
    let Some(purpose) = Purpose::named(purpose) else { return Ok(()) };
    let Some(card) = athlete::find_closed_too(tx, who)? else { return Ok(()) };
    ledger::hold(tx, who)?;
    let held = tx.find::<(String, i64)>(
        "SELECT action, sequence FROM consent WHERE athlete_id = $1 AND purpose = $2",
        args![who, purpose.word()],
    )?;
    let gives = |action: &str| matches!(action, "given" | "renewed");
    if !held.is_some_and(|(action, at)| gives(&action) && at < sequence) {
        return Ok(());
    }
    let mut decision = set::of(&card, purpose, Action::Withdrawn);
    if let Some(state) = consent::find(tx, who, purpose)? {
        decision.notice_version = state.notice_version;
    }
    set::write(tx, &card, &decision, now)
}

/// Ends everything in a database out of a backup that opens a door: sessions and apps that were ended since would live
/// again, and mails that were sent would be sent twice.
pub fn close_doors(tx: &mut Tx) -> Result<()> {
    for sql in [
        "DELETE FROM session",
        "DELETE FROM data_export",
        "DELETE FROM data_restore",
        "DELETE FROM ceremony",
        "DELETE FROM openid_flow",
        "DELETE FROM app_token",
        "DELETE FROM app_grant_owner",
        "DELETE FROM app_grant",
        "DELETE FROM app_device",
        "DELETE FROM app_device_word",
        "DELETE FROM mail",
        "DELETE FROM mail_proof",
        "DELETE FROM mail_ask",
        "DELETE FROM recovery",
        "DELETE FROM idempotency",
        "DELETE FROM backup_hold",
    ] {
        tx.exec(sql, args![])?;
    }
    Ok(())
}
