//! Rows of people who do not exist, for a demo whose figures look like figures.
//!
//! Only the demo calls this. A funnel over months cannot be walked through the front door in a minute: nobody
//! can register in the past. So these rows are written as they are, marked `invented`, and exist nowhere else:
//! no account, no activity, no order stands behind them. The figures count them and say how many they are.
use kernel::{AthleteId, Day, Result, Tx, args};

use super::{Firsts, ever, reached, returned};

/// Somebody who does not exist.
#[derive(Debug, Clone)]
pub struct Invented {
    /// The same id again is the same person.
    pub id: AthleteId,
    /// The day of registration.
    pub joined_on: Day,
    /// ISO 3166-1 alpha-2 code.
    pub country: &'static str,
    /// When each step was done for the first time.
    pub firsts: Firsts,
    /// Days after registration on which they were here.
    pub days: Vec<i64>,
}

/// Writes people who do not exist. Those who are there already stay as they are. Returns how many were added.
pub fn invent(tx: &mut Tx, people: &[Invented]) -> Result<u64> {
    let mut added = 0;
    for person in people {
        let joined_at = person.joined_on.starts_at("UTC");
        let bits = person.days.iter().fold(0, |bits, day| bits | returned(*day));
        let last_day = person.days.iter().copied().max().unwrap_or_default();
        added += tx.exec(
            "INSERT INTO journey (athlete_id, joined_at, joined_on, joined_week, country, reached, ever,
                                  returned, last_day, invented, changes)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, TRUE, 0) ON CONFLICT DO NOTHING",
            args![
                person.id,
                joined_at,
                person.joined_on,
                person.joined_on.monday(),
                person.country,
                i64::from(reached(joined_at, &person.firsts)),
                i64::from(ever(&person.firsts)),
                i64::from(bits),
                last_day
            ],
        )?;
    }
    Ok(added)
}

/// Whether people were invented here before.
pub fn is_invented(tx: &mut Tx) -> Result<bool> {
    let (count,) = tx.one::<(i64,)>("SELECT COUNT(*) FROM journey WHERE invented", args![])?;
    Ok(count > 0)
}
