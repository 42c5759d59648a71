//! The audit trail: what staff did, one row after another, each chained to the row before it ([`crate::chain`]).
//!
//! Rows are written with the transaction of the deed and never changed. The table `audit_head` knows how many there are and
//! the last hash, so rows cut off at the end show; who keeps a head elsewhere, as [`verify`] gives it, also sees a
//! trail that was written anew as a whole.
use crate::staff::Staff;
use crate::{AthleteId, Result, Timestamp, Tx, args, chain, from_row};

/// Rows read at a time when the trail is verified.
const BATCH: i64 = 1_000;
const CHAIN: &str = "audit";
/// The role of whoever stands at the command line: no request can take it.
pub const CONSOLE: &str = "console";

/// One deed, before it stands in the trail.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Who did it; `None` at the command line.
    pub staff: Option<AthleteId>,
    /// In which role.
    pub role: &'a str,
    /// The operation, such as `hide_content`.
    pub act: &'a str,
    /// The person it concerns.
    pub about: Option<AthleteId>,
    /// What it was done to.
    pub thing: Option<&'a str>,
    /// Why, as the person who did it put it.
    pub reason: Option<&'a str>,
}

impl<'a> Entry<'a> {
    /// A deed of somebody who was admitted.
    pub fn of(staff: Staff, act: &'a str) -> Entry<'a> {
        Entry {
            staff: Some(staff.athlete),
            role: staff.role.word(),
            act,
            about: None,
            thing: None,
            reason: None,
        }
    }

    /// A deed at the command line.
    pub fn at_console(act: &'a str) -> Entry<'a> {
        Entry { staff: None, role: CONSOLE, act, about: None, thing: None, reason: None }
    }
}

/// A deed as it stands in the trail.
#[derive(Debug, Clone)]
pub struct Row {
    /// 1, 2, 3, without a gap.
    pub entry_no: i64,
    /// When.
    pub at: Timestamp,
    /// Who; `None` at the command line.
    pub staff_id: Option<AthleteId>,
    /// In which role.
    pub role: String,
    /// The operation.
    pub act: String,
    /// The person it concerns.
    pub about_id: Option<AthleteId>,
    /// What it was done to.
    pub thing: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Over these fields and the hash before.
    pub hash: String,
}
from_row!(Row { entry_no, at, staff_id, role, act, about_id, thing, reason, hash });

impl Row {
    fn hash_after(&self, previous: &str) -> String {
        let (entry_no, at) = (self.entry_no.to_string(), self.at.0.to_string());
        let (staff, about) =
            (self.staff_id.map(|id| id.to_string()), self.about_id.map(|id| id.to_string()));
        chain::hash(
            CHAIN,
            previous,
            &[
                Some(&entry_no),
                Some(&at),
                staff.as_deref(),
                Some(&self.role),
                Some(&self.act),
                about.as_deref(),
                self.thing.as_deref(),
                self.reason.as_deref(),
            ],
        )
    }
}

/// Puts a deed at the end of the trail. Taking the head first lets deeds wait for each other.
pub fn append(tx: &mut Tx, entry: &Entry<'_>, now: Timestamp) -> Result<()> {
    let (entry_no, previous) = tx.one::<(i64, String)>(
        "UPDATE audit_head SET entry_no = entry_no + 1 WHERE head_id = 1 RETURNING entry_no, hash",
        args![],
    )?;
    let mut row = Row {
        entry_no,
        at: now,
        staff_id: entry.staff,
        role: entry.role.to_owned(),
        act: entry.act.to_owned(),
        about_id: entry.about,
        thing: entry.thing.map(str::to_owned),
        reason: entry.reason.map(str::to_owned),
        hash: String::new(),
    };
    row.hash = row.hash_after(&previous);
    tx.exec(
        "INSERT INTO audit_entry (entry_no, at, staff_id, role, act, about_id, thing, reason, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            row.entry_no,
            row.at,
            row.staff_id,
            row.role,
            row.act,
            row.about_id,
            row.thing,
            row.reason,
            row.hash
        ],
    )?;
    tx.exec("UPDATE audit_head SET hash = $1 WHERE head_id = 1", args![row.hash])?;
    Ok(())
}

/// The whole trail, the latest first.
pub fn list(tx: &mut Tx, before: i64, limit: usize) -> Result<Vec<Row>> {
    tx.list(
        "SELECT entry_no, at, staff_id, role, act, about_id, thing, reason, hash FROM audit_entry
         WHERE entry_no < $1 ORDER BY entry_no DESC LIMIT $2",
        args![before, limit],
    )
}

/// What the trail holds about a person, the latest first, without what is held back by law.
pub fn list_about(tx: &mut Tx, about: AthleteId, before: i64, limit: usize) -> Result<Vec<Row>> {
    tx.list(
        "SELECT entry_no, at, staff_id, role, act, about_id, thing, reason, hash FROM audit_entry e
         WHERE about_id = $1 AND entry_no < $2
           AND NOT EXISTS (SELECT 1 FROM audit_hold h WHERE h.entry_no = e.entry_no)
         ORDER BY entry_no DESC LIMIT $3",
        args![about, before, limit],
    )
}

/// Whether there is such a row.
pub fn exists(tx: &mut Tx, entry_no: i64) -> Result<bool> {
    let found =
        tx.find::<(i64,)>("SELECT entry_no FROM audit_entry WHERE entry_no = $1", args![entry_no])?;
    Ok(found.is_some())
}

/// Keeps a row from the person concerned, or shows it to them again.
pub fn hold(tx: &mut Tx, entry_no: i64, is_held: bool, now: Timestamp) -> Result<()> {
    match is_held {
        true => tx.exec(
            "INSERT INTO audit_hold (entry_no, held_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![entry_no, now],
        )?,
        false => tx.exec("DELETE FROM audit_hold WHERE entry_no = $1", args![entry_no])?,
    };
    Ok(())
}

/// Whether a row is kept from the person concerned.
pub fn is_held(tx: &mut Tx, entry_no: i64) -> Result<bool> {
    let found =
        tx.find::<(i64,)>("SELECT entry_no FROM audit_hold WHERE entry_no = $1", args![entry_no])?;
    Ok(found.is_some())
}

/// Where the trail ends: worth keeping somewhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Rows.
    pub entry_no: i64,
    /// The last hash.
    pub hash: String,
}
from_row!(Head { entry_no, hash });

/// What is wrong with a trail, at the first place where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A number is skipped.
    #[error("row {0} is missing")]
    Missing(i64),
    /// The fields of a row, or of one before it, are not those that were written.
    #[error("row {0} was changed")]
    Changed(i64),
    /// The head knows of another end.
    #[error("the trail ends at row {last}, but {told} were written")]
    Cut {
        /// The last row there is.
        last: i64,
        /// As many as the head knows.
        told: i64,
    },
    /// The head that was kept elsewhere does not lie on this trail.
    #[error("row {0} is not the one that was noted elsewhere: the trail was written anew")]
    Rewritten(i64),
}

/// Reads the trail from its beginning. `noted` is a head that was kept elsewhere.
pub fn verify(tx: &mut Tx, noted: Option<&Head>) -> Result<Result<Head, Fault>> {
    let mut last = Head { entry_no: 0, hash: chain::START.to_owned() };
    let mut is_noted_met = noted.is_none_or(|head| *head == last);
    loop {
        let rows = tx.list::<Row>(
            "SELECT entry_no, at, staff_id, role, act, about_id, thing, reason, hash FROM audit_entry
             WHERE entry_no > $1 ORDER BY entry_no LIMIT $2",
            args![last.entry_no, BATCH],
        )?;
        let count = rows.len() as i64;
        for row in rows {
            if row.entry_no != last.entry_no + 1 {
                return Ok(Err(Fault::Missing(last.entry_no + 1)));
            }
            if row.hash != row.hash_after(&last.hash) {
                return Ok(Err(Fault::Changed(row.entry_no)));
            }
            last = Head { entry_no: row.entry_no, hash: row.hash };
            is_noted_met |= noted == Some(&last);
        }
        if count < BATCH {
            break;
        }
    }
    let head =
        tx.one::<Head>("SELECT entry_no, hash FROM audit_head WHERE head_id = 1", args![])?;
    if head.entry_no != last.entry_no {
        return Ok(Err(Fault::Cut { last: last.entry_no, told: head.entry_no }));
    }
    if head.hash != last.hash {
        return Ok(Err(Fault::Changed(last.entry_no)));
    }
    match noted.filter(|_| !is_noted_met) {
        Some(noted) if noted.entry_no > last.entry_no => {
            Ok(Err(Fault::Cut { last: last.entry_no, told: noted.entry_no }))
        }
        Some(noted) => Ok(Err(Fault::Rewritten(noted.entry_no))),
        None => Ok(Ok(last)),
    }
}
