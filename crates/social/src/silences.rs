//! Silence: somebody who may not write to others for a while, after a decision on a report.
use axum::http::StatusCode;
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args};

/// Lets somebody write nothing to others until an instant; `None` ends it.
pub fn silence(tx: &mut Tx, athlete: AthleteId, until: Option<Timestamp>) -> Result<()> {
    match until {
        Some(until) => tx.exec(
            "INSERT INTO social_silence (athlete_id, until_at) VALUES ($1, $2)
             ON CONFLICT (athlete_id) DO UPDATE SET until_at = $2",
            args![athlete, until],
        )?,
        None => tx.exec("DELETE FROM social_silence WHERE athlete_id = $1", args![athlete])?,
    };
    Ok(())
}

/// Refuses whoever may not write now.
pub(crate) fn refuse(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    let until = tx.find::<(Timestamp,)>(
        "SELECT until_at FROM social_silence WHERE athlete_id = $1 AND until_at > $2",
        args![athlete, now],
    )?;
    match until {
        Some((until,)) => Err(Error::refused_as(
            StatusCode::FORBIDDEN,
            "silenced",
            format_args!(
                "after a decision about you, you can write to others again on {}",
                until.day_in("UTC").plus_days(1)
            ),
        )),
        None => Ok(()),
    }
}
