//! Results of challenges, as the facts told them. Only official ones: what friends agree among themselves
//! could be had for the asking.
use kernel::{AthleteId, ChallengeId, Day, Result, Tx, args, from_row};

/// How somebody did in a challenge that is over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ChallengeResult {
    pub(crate) ended_on: Day,
    pub(crate) completed: bool,
    pub(crate) won: bool,
}
from_row!(ChallengeResult { ended_on, completed, won });

/// All results of an athlete, in the order of history.
pub(crate) fn list(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<ChallengeResult>> {
    tx.list(
        "SELECT ended_on, completed, won FROM reward_challenge
         WHERE athlete_id = $1 ORDER BY ended_on, challenge_id",
        args![athlete],
    )
}

/// Keeps whether the challenge was completed.
pub(crate) fn keep_finished(
    tx: &mut Tx,
    athlete: AthleteId,
    challenge: ChallengeId,
    completed: bool,
    ended_on: Day,
) -> Result<()> {
    tx.exec(
        "INSERT INTO reward_challenge (athlete_id, challenge_id, completed, won, ended_on)
         VALUES ($1, $2, $3, FALSE, $4)
         ON CONFLICT (athlete_id, challenge_id) DO UPDATE SET completed = excluded.completed",
        args![athlete, challenge, completed, ended_on],
    )?;
    Ok(())
}

/// Keeps that the challenge was won.
pub(crate) fn keep_won(
    tx: &mut Tx,
    athlete: AthleteId,
    challenge: ChallengeId,
    ended_on: Day,
) -> Result<()> {
    tx.exec(
        "INSERT INTO reward_challenge (athlete_id, challenge_id, completed, won, ended_on)
         VALUES ($1, $2, FALSE, TRUE, $3)
         ON CONFLICT (athlete_id, challenge_id) DO UPDATE SET won = TRUE",
        args![athlete, challenge, ended_on],
    )?;
    Ok(())
}
