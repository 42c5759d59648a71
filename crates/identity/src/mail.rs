//! Mail: an outbox, and what carries it away.
//!
//! A mail is a row, written in the transaction of the change that it tells of ([`write`]). A turn of the worker takes
//! what is due and hands it to an SMTP server ([`send::send_due`]), so no request waits for one and no change is lost
//! with one. It is sent at least once: a retry has the same `Message-ID`. Afterwards the row is gone.
//!
//! Where no SMTP server is configured, nothing is written, and whoever needs a mail is told so
//! ([`require_mail`]).
pub mod asks;
pub mod carrier;
pub mod letters;
pub mod others;
pub mod proofs;
pub mod send;

pub use carrier::Carrier;
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args};
pub use letters::Letter;

use crate::{Settings, recoveries};

kernel::id!(
    /// A mail. It is the left half of its `Message-ID`.
    MailId,
    /// A question from the door.
    AskId,
);

/// For how long a notice is tried. A mail server that is away for a week-end costs nobody their notice.
pub const NOTICE_MS: i64 = 3 * 24 * 3_600_000;

/// Puts a mail into the outbox, where this installation sends mail. It is tried until `give_up_at`.
pub(crate) fn write(
    tx: &mut Tx,
    settings: &Settings,
    athlete: AthleteId,
    to: &str,
    letter: &Letter,
    give_up_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    if !settings.sends_mail {
        return Ok(());
    }
    tx.exec(
        "INSERT INTO mail (athlete_id, mail_id, recipient, letter, written_at, due_at, tries, give_up_at)
         VALUES ($1, $2, $3, $4, $5, $5, 0, $6)",
        args![athlete, MailId::new(), to, serde_json::to_string(letter)?, now, give_up_at],
    )?;
    Ok(())
}

/// Forgets mails that nobody sent in time, and questions that nobody answered. Returns how many. The worker does so,
/// too, as long as mail is configured.
pub(crate) fn delete_useless(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let mails = tx.exec("DELETE FROM mail WHERE give_up_at <= $1", args![now])?;
    let day_ago = now.plus_ms(-24 * 3_600_000);
    Ok(mails + tx.exec("DELETE FROM mail_ask WHERE asked_at <= $1", args![day_ago])?)
}

/// One turn of the worker: answers questions from the door, opens recoveries whose time has come, and sends what
/// waits. Returns how many mails were handed over.
pub async fn turn(app: &App, settings: &Settings, carrier: &Carrier) -> Result<u64> {
    asks::answer_due(app, settings).await?;
    recoveries::open_due(app, settings).await?;
    send::send_due(app, carrier).await
}

/// Refuses where no mail is sent, before anything is promised.
pub(crate) fn require_mail(settings: &Settings) -> Result<()> {
    if settings.sends_mail {
        return Ok(());
    }
    let detail = "this Stadion sends no mail; please ask those who run it";
    Err(Error::refused("no_mail", detail))
}
