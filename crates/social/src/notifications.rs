//! Notifications: what somebody should hear of, in the app and live, on their devices and by mail.
//!
//! Read in this order: [`kinds`] (what there is to tell), [`telling`] (how a line comes to be, once), [`saying`] (what a
//! line says, read from what is there now), the verbs ([`list`], [`read`], [`read_all`], [`live`]), and [`settings`]. What goes
//! out of the app is [`push`] (to devices) and [`digest`] (a letter about what was not seen), each with the kinds that
//! somebody wants there ([`channels`]), in general [`words`].
//!
//! A line names nobody and quotes nothing. Who gave kudos, who asks to be friends, what a challenge is called is looked
//! up when somebody reads it, in their name: a block, a comment taken back or an erased account is gone from here with the
//! next look, and a line of which nothing is left is not shown and not counted.
pub(crate) mod channels;
pub mod digest;
pub mod kinds;
pub mod list;
pub mod live;
pub mod push;
pub mod read;
pub mod read_all;
pub(crate) mod saying;
pub mod settings;
pub(crate) mod telling;
pub(crate) mod words;

use kernel::hub::Topic;
use kernel::{AthleteId, Result, Timestamp, Tx, args};
pub use kinds::Kind;

kernel::id!(
    /// One line of what somebody should hear of.
    NotificationId,
);

/// How long a line is kept after it moved last.
const KEPT_MS: i64 = 90 * 24 * 3_600_000;
/// Lines forgotten in one write.
const FORGOTTEN_AT_ONCE: i64 = 500;

/// Rung when an athlete's lines or what of them is unread change.
pub(crate) fn bell(athlete: AthleteId) -> Topic {
    Topic::of("notifications", athlete.0)
}

/// Forgets lines that did not move for 90 days. Returns how many; call it again until there are none.
pub fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let old = tx.list::<(AthleteId, NotificationId)>(
        "SELECT athlete_id, notification_id FROM social_notification
         WHERE latest_at < $1 ORDER BY latest_at LIMIT $2",
        args![now.plus_ms(-KEPT_MS), FORGOTTEN_AT_ONCE],
    )?;
    for (athlete, id) in &old {
        delete(tx, *athlete, *id)?;
    }
    Ok(old.len() as u64)
}

fn delete(tx: &mut Tx, athlete: AthleteId, id: NotificationId) -> Result<()> {
    for sql in [
        "DELETE FROM social_push_due WHERE athlete_id = $1 AND notification_id = $2",
        "DELETE FROM social_notification_told WHERE athlete_id = $1 AND notification_id = $2",
        "DELETE FROM social_notification WHERE athlete_id = $1 AND notification_id = $2",
    ] {
        tx.exec(sql, args![athlete, id])?;
    }
    Ok(())
}

/// Forgets the lines about something of an athlete that is gone.
pub(crate) fn delete_about(tx: &mut Tx, athlete: AthleteId, subject: &str) -> Result<()> {
    let lines = tx.list::<(NotificationId,)>(
        "SELECT notification_id FROM social_notification
         WHERE athlete_id = $1 AND kind IN ('kudos', 'comment') AND subject = $2",
        args![athlete, subject],
    )?;
    for (id,) in lines {
        delete(tx, athlete, id)?;
    }
    Ok(())
}
