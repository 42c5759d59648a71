//! How far people come: registered, first activity, planned workout done, achievement, promotion granted, code
//! taken, purchase; and whether they come back.
//!
//! The truth is the first time of each step (`journey_step`), the orders (`journey_order`) and the days (`visit`).
//! What is counted is folded into one narrow row for each athlete (`journey`): how many steps in a row within
//! the window, which steps at all, on which of the days 1, 7 and 30 somebody was here, and the last day. The
//! rules of the fold are the pure functions below.
//!
//! Only those who allow [`Purpose::Analytics`] leave anything here, from the moment on at which they allow it.
pub mod figures;
pub mod invent;

use kernel::athlete;
use kernel::consent::{self, Purpose};
use kernel::{AthleteId, Day, OrderId, Result, Timestamp, Tx, args};
use serde::Serialize;

/// How long a person has for each step, counted from the moment of registration.
pub const WINDOW_DAYS: i64 = 30;
/// The days on which it is asked who came back.
pub const RETURN_DAYS: [i64; 3] = [1, 7, 30];

const DAY_MS: i64 = 86_400_000;

/// A step of the journey, after registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = JourneyStep)]
pub enum Step {
    /// An activity arrived.
    FirstActivity,
    /// A planned workout was done.
    PlannedDone,
    /// A badge was earned or a level reached.
    Achievement,
    /// A promotion gave an offer.
    PromotionGranted,
    /// The code of an offer was taken.
    CodeTaken,
    /// Something was bought, and not wholly given back.
    Purchase,
}

impl Step {
    /// All of them, in the order of the funnel.
    pub const ALL: [Step; 6] = [
        Step::FirstActivity,
        Step::PlannedDone,
        Step::Achievement,
        Step::PromotionGranted,
        Step::CodeTaken,
        Step::Purchase,
    ];
}

/// When somebody did each step for the first time, in the order of the funnel.
pub type Firsts = [Option<Timestamp>; 6];

/// How many steps in a row somebody did, each within the window after registration. Their order in time does
/// not matter: a badge may come before the first planned workout.
pub fn reached(joined_at: Timestamp, firsts: &Firsts) -> u8 {
    let until = joined_at.plus_ms(WINDOW_DAYS * DAY_MS);
    let in_time = |first: &&Option<Timestamp>| first.is_some_and(|at| at <= until);
    firsts.iter().take_while(in_time).count() as u8
}

/// Which steps somebody did at all: a bit each.
pub fn ever(firsts: &Firsts) -> u8 {
    let mut bits = 0;
    for (at, first) in firsts.iter().enumerate() {
        bits |= u8::from(first.is_some()) << at;
    }
    bits
}

/// Which of the days 1, 7 and 30 a day after registration is: a bit, or none.
pub fn returned(day: i64) -> u8 {
    RETURN_DAYS.iter().position(|wanted| *wanted == day).map_or(0, |at| 1 << at)
}

/// The last day that is over everywhere on Earth. A day ends last where clocks are twelve hours behind UTC.
pub fn last_day_over(now: Timestamp) -> Day {
    now.day_in("Etc/GMT+12").plus_days(-1)
}

/// Takes an athlete's row, so that another change of the same athlete waits, and makes it if it is not there.
/// Says on which day the athlete registered; `None` when there is no such athlete, or one who does not allow it: then
/// nothing is to be noted. A withdrawal waits until this transaction is over.
pub(crate) fn lock(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Day>> {
    if !consent::may_keep(tx, athlete, Purpose::Analytics)? {
        return Ok(None);
    }
    let known =
        tx.exec("UPDATE journey SET changes = changes + 1 WHERE athlete_id = $1", args![athlete])?;
    if known == 0 {
        let Some(card) = athlete::find_closed_too(tx, athlete)? else { return Ok(None) };
        let joined_on = card.created_at.day_in(&card.time_zone);
        tx.exec(
            "INSERT INTO journey (athlete_id, joined_at, joined_on, joined_week, country, reached, ever,
                                  returned, last_day, invented, changes)
             VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, FALSE, 0)
             ON CONFLICT (athlete_id) DO UPDATE SET changes = journey.changes + 1",
            args![athlete, card.created_at, joined_on, joined_on.monday(), card.country],
        )?;
    }
    let sql = "SELECT joined_on FROM journey WHERE athlete_id = $1";
    Ok(tx.find::<(Day,)>(sql, args![athlete])?.map(|(joined_on,)| joined_on))
}

/// Notes that an athlete did a step. The earliest time stays, in whatever order the news arrive.
pub(crate) fn note(tx: &mut Tx, athlete: AthleteId, step: Step, at: Timestamp) -> Result<()> {
    if lock(tx, athlete)?.is_none() {
        return Ok(());
    }
    let is_news = tx.exec(
        "INSERT INTO journey_step (athlete_id, step, first_at) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id, step) DO UPDATE SET first_at = excluded.first_at
         WHERE excluded.first_at < journey_step.first_at",
        args![athlete, step as i64, at],
    )?;
    if is_news == 0 { Ok(()) } else { fold(tx, athlete) }
}

/// Notes an order, or that it was wholly refunded: whichever comes first.
pub(crate) fn note_order(
    tx: &mut Tx,
    athlete: AthleteId,
    order: OrderId,
    placed_at: Option<Timestamp>,
    refunded: bool,
) -> Result<()> {
    if lock(tx, athlete)?.is_none() {
        return Ok(());
    }
    tx.exec(
        "INSERT INTO journey_order (athlete_id, order_id, placed_at, refunded) VALUES ($1, $2, $3, $4)
         ON CONFLICT (athlete_id, order_id) DO UPDATE
         SET placed_at = COALESCE(excluded.placed_at, journey_order.placed_at),
             refunded = excluded.refunded OR journey_order.refunded",
        args![athlete, order, placed_at, refunded],
    )?;
    // What is left decides: a person with another order still bought something.
    let (first,) = tx.one::<(Option<Timestamp>,)>(
        "SELECT MIN(placed_at) FROM journey_order WHERE athlete_id = $1 AND NOT refunded",
        args![athlete],
    )?;
    tx.exec(
        "DELETE FROM journey_step WHERE athlete_id = $1 AND step = $2",
        args![athlete, Step::Purchase as i64],
    )?;
    if let Some(at) = first {
        tx.exec(
            "INSERT INTO journey_step (athlete_id, step, first_at) VALUES ($1, $2, $3)",
            args![athlete, Step::Purchase as i64, at],
        )?;
    }
    fold(tx, athlete)
}

/// Removes whatever was noted of an athlete.
pub(crate) fn forget(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM visit WHERE athlete_id = $1", args![athlete])?;
    tx.exec("DELETE FROM journey_step WHERE athlete_id = $1", args![athlete])?;
    tx.exec("DELETE FROM journey_order WHERE athlete_id = $1", args![athlete])?;
    tx.exec("DELETE FROM journey WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}

/// Folds the steps of an athlete into the row that is counted.
fn fold(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    let (joined_at,) = tx.one::<(Timestamp,)>(
        "SELECT joined_at FROM journey WHERE athlete_id = $1",
        args![athlete],
    )?;
    let steps = tx.list::<(i64, Timestamp)>(
        "SELECT step, first_at FROM journey_step WHERE athlete_id = $1",
        args![athlete],
    )?;
    let mut firsts = Firsts::default();
    for (step, at) in steps {
        if let Some(first) = usize::try_from(step).ok().and_then(|step| firsts.get_mut(step)) {
            *first = Some(at);
        }
    }
    tx.exec(
        "UPDATE journey SET reached = $2, ever = $3 WHERE athlete_id = $1",
        args![athlete, i64::from(reached(joined_at, &firsts)), i64::from(ever(&firsts))],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days after registration on which each step was done.
    fn on_days(days: [Option<i64>; 6]) -> Firsts {
        days.map(|day| day.map(|day| Timestamp(day * DAY_MS)))
    }

    #[test]
    fn a_step_counts_with_all_before_it_and_within_the_window() {
        let check = |days: [Option<i64>; 6], in_a_row: u8, at_all: u8| {
            let firsts = on_days(days);
            assert_eq!(reached(Timestamp(0), &firsts), in_a_row, "{days:?}");
            assert_eq!(ever(&firsts), at_all, "{days:?}");
        };
        check([None; 6], 0, 0);
        check([Some(0), None, None, None, None, None], 1, 0b1);
        // Any order in time.
        check([Some(9), Some(5), Some(2), None, None, None], 3, 0b111);
        // A badge without a planned workout is no third step, but it was done.
        check([Some(1), None, Some(1), None, None, None], 1, 0b101);
        // The last moment of the window counts, the next day does not.
        check([Some(30), None, None, None, None, None], 1, 0b1);
        check([Some(31), Some(2), None, None, None, None], 0, 0b11);
        check([Some(1), Some(2), Some(3), Some(4), Some(5), Some(31)], 5, 0b11_1111);
        check([Some(1), Some(2), Some(3), Some(4), Some(5), Some(6)], 6, 0b11_1111);
    }

    #[test]
    fn a_funnel_never_grows_and_never_exceeds_what_was_done_at_all() {
        // Every combination of not at all, in time, and late.
        for mut code in 0..3_usize.pow(6) {
            let mut days = [None; 6];
            for day in &mut days {
                *day = [None, Some(3), Some(40)][code % 3];
                code /= 3;
            }
            let firsts = on_days(days);
            let (in_a_row, at_all) = (reached(Timestamp(0), &firsts), ever(&firsts));
            for step in 0..6_u8 {
                let counts = in_a_row > step;
                assert!(!counts || step == 0 || in_a_row > step - 1, "{days:?}");
                assert!(!counts || at_all & (1 << step) != 0, "{days:?}");
            }
        }
    }

    #[test]
    fn only_the_days_that_are_asked_about_leave_a_mark() {
        let check = |day: i64, bits: u8| assert_eq!(returned(day), bits, "day {day}");
        check(-1, 0);
        check(0, 0);
        check(1, 0b1);
        check(2, 0);
        check(7, 0b10);
        check(30, 0b100);
        check(31, 0);
    }

    #[test]
    fn a_day_is_over_when_it_is_over_in_the_last_place() {
        let check = |now: &str, over: &str| {
            assert_eq!(last_day_over(now.parse().unwrap()).to_string(), over, "{now}");
        };
        check("2027-05-07T09:00:00Z", "2027-05-05");
        check("2027-05-07T11:59:59Z", "2027-05-05");
        check("2027-05-07T12:00:00Z", "2027-05-06");
        check("2027-05-08T11:00:00Z", "2027-05-06");
    }
}
