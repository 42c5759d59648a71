//! Ties, blocks and words, on both sides: what stands with somebody else about the person goes too. Words of others under
//! their activities belong to who wrote them, and stay theirs without saying where they stood.
use kernel::forget::{AT_ONCE, Forgetter, Forgot, each};
use kernel::{AthleteId, Result, Timestamp, Tx, args};

use crate::{coaches, comparing, follows, groups, ties};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "social", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM social_moment WHERE athlete_id = $1",
    "DELETE FROM social_mute WHERE athlete_id = $1",
    "DELETE FROM social_restriction WHERE athlete_id = $1",
    "DELETE FROM social_silence WHERE athlete_id = $1",
    "DELETE FROM social_dismissal WHERE athlete_id = $1",
    "DELETE FROM social_dismissal WHERE other_id = $1",
    "DELETE FROM social_circle WHERE athlete_id = $1",
    "DELETE FROM social_close WHERE athlete_id = $1",
    "DELETE FROM social_close WHERE other_id = $1",
    "DELETE FROM social_comparing WHERE athlete_id = $1",
    "DELETE FROM social_friend_invitation WHERE athlete_id = $1",
    "DELETE FROM social_followable WHERE athlete_id = $1",
    "DELETE FROM social_follow_budget WHERE athlete_id = $1",
    "DELETE FROM social_word WHERE athlete_id = $1",
    "DELETE FROM social_person WHERE athlete_id = $1",
    "DELETE FROM social_searchable WHERE athlete_id = $1",
    "DELETE FROM social_comment_left WHERE athlete_id = $1",
    "DELETE FROM social_block WHERE athlete_id = $1",
    "DELETE FROM social_tie WHERE athlete_id = $1",
    "DELETE FROM social_notification_told WHERE athlete_id = $1",
    "DELETE FROM social_notification WHERE athlete_id = $1",
    "DELETE FROM social_notification_off WHERE athlete_id = $1",
    "DELETE FROM social_quiet WHERE athlete_id = $1",
    "DELETE FROM social_channel WHERE athlete_id = $1",
    "DELETE FROM social_push_due WHERE athlete_id = $1",
    "DELETE FROM social_push WHERE athlete_id = $1",
    "DELETE FROM social_digest WHERE athlete_id = $1",
    "DELETE FROM social_letter WHERE athlete_id = $1",
    "DELETE FROM social_findable WHERE athlete_id = $1",
    "DELETE FROM social_address_budget WHERE athlete_id = $1",
    "DELETE FROM social_notification_told WHERE other_id = $1",
    "DELETE FROM social_mute WHERE other_id = $1",
    "DELETE FROM social_feed_hidden WHERE athlete_id = $1",
    "DELETE FROM social_feed_hidden WHERE author_id = $1",
    "DELETE FROM social_restriction WHERE other_id = $1",
];

fn forget(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<Forgot> {
    let (mut rows, more) = groups::forget::forget(tx, athlete, now)?;
    if more {
        return Ok(Forgot { rows, more });
    }
    // A tie and a block stand once on each side, and only this side knows where the other one is.
    for (list, ties) in [
        ("SELECT other_id FROM social_tie WHERE athlete_id = $1 LIMIT $2", true),
        ("SELECT other_id FROM social_block WHERE athlete_id = $1 LIMIT $2", false),
    ] {
        let others = tx.list::<(AthleteId,)>(list, args![athlete, AT_ONCE])?;
        if others.is_empty() {
            continue;
        }
        for (other,) in others {
            // Whoever keeps friendships in memory sees by this that one is gone.
            ties::lock(tx, athlete, other, now)?;
            rows += if ties { untie(tx, athlete, other)? } else { unblock(tx, athlete, other)? };
        }
        return Ok(Forgot { rows, more: true });
    }
    let coaching = coaches::some_of(tx, athlete, AT_ONCE)?;
    if !coaching.is_empty() {
        for other in coaching {
            ties::lock(tx, athlete, other, now)?;
            // The ledger of who leaves goes with them; that of who stays says that it ended.
            coaches::lapse(tx, other, athlete, now)?;
            rows += coaches::forget(tx, athlete, other)?;
        }
        return Ok(Forgot { rows, more: true });
    }
    let following = follows::some_of(tx, athlete, AT_ONCE)?;
    if !following.is_empty() {
        for other in following {
            rows += follows::forget(tx, athlete, other)?;
        }
        return Ok(Forgot { rows, more: true });
    }
    let left = tx.exec(
        "INSERT INTO social_comment_left (athlete_id, comment_id, text, written_at)
         SELECT author_id, comment_id, text, written_at FROM social_comment
         WHERE athlete_id = $1 AND author_id <> $1 ON CONFLICT DO NOTHING",
        args![athlete],
    )?;
    rows += left;
    for sql in [
        "DELETE FROM social_comment WHERE athlete_id = $1",
        "DELETE FROM social_comment WHERE author_id = $1",
        "DELETE FROM social_mention WHERE author_id = $1",
        "DELETE FROM social_mention WHERE person_id = $1",
        "DELETE FROM social_kudos WHERE athlete_id = $1",
        "DELETE FROM social_kudos WHERE giver_id = $1",
    ] {
        rows += tx.exec(sql, args![athlete])?;
    }
    Ok(Forgot { rows: rows + each(tx, athlete, ALL)?, more: false })
}

fn untie(tx: &mut Tx, athlete: AthleteId, other: AthleteId) -> Result<u64> {
    let sql = "DELETE FROM social_tie WHERE athlete_id = $1 AND other_id = $2";
    let compared = comparing::part(tx, athlete, other)?;
    Ok(compared + tx.exec(sql, args![other, athlete])? + tx.exec(sql, args![athlete, other])?)
}

fn unblock(tx: &mut Tx, athlete: AthleteId, other: AthleteId) -> Result<u64> {
    let sql = "DELETE FROM social_block WHERE athlete_id = $1 AND other_id = $2";
    Ok(tx.exec(sql, args![other, athlete])? + tx.exec(sql, args![athlete, other])?)
}
