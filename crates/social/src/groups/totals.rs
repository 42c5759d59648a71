//! What the members of a group do together: the sums of receipts, kept day by day, so that a hundred thousand members cost a read
//! as little as ten.
//!
//! The rule: an activity counts for a group while its athlete belongs to it, if it began after they joined, and everybody may see
//! it; with the numbers that everybody sees. So nobody's private or hidden kilometres are in a number that others read, and the
//! total is at any time the sum over those who belong to the group: who leaves, is put out or erased takes along what they brought.
//! A total is nobody's: blocks do not change it.
//!
//! One receipt for each activity and group says what it brought; a change moves the sums of the day by the difference, in the same
//! transaction. Whatever touches receipts of one athlete takes that athlete's row first ([`crate::ties::lock_one`]).
pub mod show;

use kernel::{ActivityId, AthleteId, Day, GroupId, Result, Timestamp, Tx, args};

use super::ties;
use crate::needs::{ForEverybody, Needs};

/// What one activity brings a group. Whole metres and seconds, so that adding and taking away is exact.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Receipt {
    counted_on: Day,
    sport: String,
    distance_m: i64,
    moving_s: i64,
}
kernel::from_row!(Receipt { counted_on, sport, distance_m, moving_s });

/// The receipt of an activity for a group to which its athlete belongs since an instant.
fn receipt(seen: Option<&ForEverybody>, member_since: Timestamp) -> Option<Receipt> {
    let seen = seen.filter(|seen| seen.started_at >= member_since)?;
    let whole = |amount: Option<f64>| {
        amount.filter(|amount| amount.is_finite() && *amount > 0.0).map_or(0, |a| a.round() as i64)
    };
    Some(Receipt {
        counted_on: seen.started_on,
        sport: seen.sport.clone(),
        distance_m: whole(seen.distance_m),
        moving_s: whole(seen.moving_s),
    })
}

/// Counts an activity anew, for all groups of its athlete. Doing it twice changes nothing.
pub(crate) fn count(
    tx: &mut Tx,
    needs: &Needs,
    athlete: AthleteId,
    activity: ActivityId,
    now: Timestamp,
) -> Result<()> {
    crate::ties::lock_one(tx, athlete, now)?;
    let groups = ties::list_memberships(tx, athlete)?;
    if groups.is_empty() {
        return Ok(());
    }
    let seen = needs.activities.for_everybody(tx, athlete, activity)?;
    for (group, since) in groups {
        settle(tx, athlete, group, activity, receipt(seen.as_ref(), since))?;
    }
    Ok(())
}

/// Forgets an activity that is gone.
pub(crate) fn forget(
    tx: &mut Tx,
    athlete: AthleteId,
    activity: ActivityId,
    now: Timestamp,
) -> Result<()> {
    crate::ties::lock_one(tx, athlete, now)?;
    for (group, _) in ties::list_memberships(tx, athlete)? {
        settle(tx, athlete, group, activity, None)?;
    }
    Ok(())
}

/// Takes away all that somebody brought to a group.
pub(crate) fn take_away(tx: &mut Tx, group: GroupId, athlete: AthleteId) -> Result<()> {
    let brought = tx.list::<(Day, String, i64, i64, i64)>(
        "SELECT counted_on, sport, COUNT(*), CAST(SUM(distance_m) AS BIGINT), CAST(SUM(moving_s) AS BIGINT)
         FROM social_group_receipt WHERE athlete_id = $1 AND group_id = $2
         GROUP BY counted_on, sport ORDER BY counted_on, sport",
        args![athlete, group],
    )?;
    for (on, sport, activities, distance_m, moving_s) in brought {
        add(tx, group, on, &sport, (-activities, -distance_m, -moving_s))?;
    }
    tx.exec(
        "DELETE FROM social_group_receipt WHERE athlete_id = $1 AND group_id = $2",
        args![athlete, group],
    )?;
    Ok(())
}

/// Puts a receipt in the place of the one before it, and moves the sums by the difference.
fn settle(
    tx: &mut Tx,
    athlete: AthleteId,
    group: GroupId,
    activity: ActivityId,
    new: Option<Receipt>,
) -> Result<()> {
    let old = tx.find::<Receipt>(
        "SELECT counted_on, sport, distance_m, moving_s FROM social_group_receipt
         WHERE athlete_id = $1 AND group_id = $2 AND activity_id = $3",
        args![athlete, group, activity],
    )?;
    if old == new {
        return Ok(());
    }
    if let Some(old) = &old {
        add(tx, group, old.counted_on, &old.sport, (-1, -old.distance_m, -old.moving_s))?;
    }
    match new {
        Some(new) => {
            add(tx, group, new.counted_on, &new.sport, (1, new.distance_m, new.moving_s))?;
            tx.exec(
                "INSERT INTO social_group_receipt (athlete_id, group_id, activity_id, counted_on, sport,
                   distance_m, moving_s)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 ON CONFLICT (athlete_id, group_id, activity_id) DO UPDATE
                   SET counted_on = $4, sport = $5, distance_m = $6, moving_s = $7",
                args![
                    athlete,
                    group,
                    activity,
                    new.counted_on,
                    new.sport,
                    new.distance_m,
                    new.moving_s
                ],
            )?
        }
        None => tx.exec(
            "DELETE FROM social_group_receipt
             WHERE athlete_id = $1 AND group_id = $2 AND activity_id = $3",
            args![athlete, group, activity],
        )?,
    };
    Ok(())
}

/// Moves the sums of one day.
fn add(
    tx: &mut Tx,
    group: GroupId,
    on: Day,
    sport: &str,
    (activities, distance_m, moving_s): (i64, i64, i64),
) -> Result<()> {
    tx.exec(
        "INSERT INTO social_group_day (group_id, counted_on, sport, activities, distance_m, moving_s)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (group_id, counted_on, sport) DO UPDATE SET
           activities = social_group_day.activities + $4,
           distance_m = social_group_day.distance_m + $5,
           moving_s = social_group_day.moving_s + $6",
        args![group, on, sport, activities, distance_m, moving_s],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_began_after_joining_counts() {
        let joined: Timestamp = "2027-05-06T09:00:00Z".parse().unwrap();
        let seen = |started_at: Timestamp, distance_m: Option<f64>| ForEverybody {
            sport: "running".into(),
            started_at,
            started_on: started_at.day_in("UTC"),
            distance_m,
            moving_s: Some(1_800.4),
        };
        assert_eq!(receipt(None, joined), None);
        assert_eq!(receipt(Some(&seen(joined.plus_ms(-1), Some(5_000.0))), joined), None);
        let first = receipt(Some(&seen(joined, Some(5_000.6))), joined).unwrap();
        assert_eq!((first.distance_m, first.moving_s), (5_001, 1_800));
        for odd in [None, Some(f64::NAN), Some(-3.0)] {
            assert_eq!(receipt(Some(&seen(joined, odd)), joined).unwrap().distance_m, 0);
        }
    }
}
