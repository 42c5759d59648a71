//! Places on boards, receipts and invitations. On a closed board a place stays empty: the ranks of others were written when
//! it closed, and nothing changes them.
use kernel::forget::{Forgetter, Forgot, each};
use kernel::ids::Uuid;
use kernel::{AthleteId, ChallengeId, Result, Timestamp, Tx, args};

/// This room's part of erasing somebody.
pub const FORGETTER: Forgetter = Forgetter { room: "compete", forget };

/// Whatever names the athlete in first place, table by table.
const ALL: &[&str] = &[
    "DELETE FROM challenge_standing WHERE athlete_id = $1 AND challenge_id IN
       (SELECT challenge_id FROM challenge_member WHERE athlete_id = $1)",
    "DELETE FROM challenge_entry WHERE athlete_id = $1",
    "DELETE FROM challenge_member WHERE athlete_id = $1",
    "DELETE FROM challenge_invitation WHERE athlete_id = $1",
    "DELETE FROM challenge_activity WHERE athlete_id = $1",
    "DELETE FROM challenge_athlete WHERE athlete_id = $1",
];

/// What a challenge among friends is called when who made it is gone: its words were theirs. A title is shown as it is stored,
/// so it says it in both languages.
const NAMELESS: &str = "Challenge among friends · Вызов среди друзей";

fn forget(tx: &mut Tx, athlete: AthleteId, _now: Timestamp) -> Result<Forgot> {
    let rows = each(tx, athlete, ALL)?;
    let made = tx.list::<(ChallengeId, String)>(
        "SELECT challenge_id, kind FROM challenge WHERE creator_id = $1",
        args![athlete],
    )?;
    let nobody = AthleteId(Uuid::nil());
    for (challenge, kind) in &made {
        let left = tx.find::<(AthleteId,)>(
            "SELECT athlete_id FROM challenge_standing WHERE challenge_id = $1 LIMIT 1",
            args![challenge],
        )?;
        match (kind.as_str(), left) {
            // Nobody else takes part.
            ("friends", None) => delete(tx, *challenge)?,
            ("friends", Some(_)) => {
                tx.exec(
                    "UPDATE challenge SET creator_id = $2, title = $3, about = '', invite_code = NULL
                     WHERE challenge_id = $1",
                    args![challenge, nobody, NAMELESS],
                )?;
            }
            // The words of a challenge that this place holds are the place's own.
            _ => {
                tx.exec(
                    "UPDATE challenge SET creator_id = $2 WHERE challenge_id = $1",
                    args![challenge, nobody],
                )?;
            }
        }
    }
    Ok(Forgot { rows: rows + made.len() as u64, more: false })
}

fn delete(tx: &mut Tx, challenge: ChallengeId) -> Result<()> {
    for sql in [
        "DELETE FROM challenge_invitation WHERE challenge_id = $1",
        "DELETE FROM challenge_rules WHERE challenge_id = $1",
        "DELETE FROM challenge WHERE challenge_id = $1",
    ] {
        tx.exec(sql, args![challenge])?;
    }
    Ok(())
}
