//! The streak: weeks in a row that met the athlete's own goal of active days.
//!
//! - Weeks are ISO weeks, Monday to Sunday, of the athlete's own calendar: a day is the local day that was
//!   frozen when the activity was recorded, and "this week" is the one of today in the athlete's zone.
//! - A day is active when its activities hold at least [`ACTIVE_DAY_S`] in motion together.
//! - The goal is [`DEFAULT_GOAL_DAYS`] active days until the athlete sets another, which holds from the
//!   current week on; weeks before keep theirs.
//! - The week under way never breaks the streak. It adds to it as soon as its goal is met.
//! - **Freeze.** A finished week below its goal neither breaks the streak nor adds to it, once a calendar
//!   month (the month of the week's Thursday), by itself. Unused freezes do not add up.
//! - **Repair.** When the month's freeze is spent, the very next week can still mend a missed one with one
//!   active day more than its goal; a goal of six or more needs no extra, because a day of rest is no
//!   fault. This too works once a calendar month. Until that week is over the streak is kept.
//!
//! Late uploads need no rule: the streak is counted anew from all activities.
use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::calendar::Month;

/// Active days a week, unless the athlete says otherwise.
pub(crate) const DEFAULT_GOAL_DAYS: u8 = 2;
/// Time in motion that makes a day active.
pub(crate) const ACTIVE_DAY_S: f64 = 600.0;

/// The goals an athlete set: each holds from a Monday on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Goals(Vec<(Day, u8)>);

impl Goals {
    /// From changes in the order of their Mondays.
    pub(crate) fn new(changes: Vec<(Day, u8)>) -> Goals {
        Goals(changes)
    }

    /// The goal of the week that begins on a Monday.
    pub(crate) fn in_week(&self, monday: Day) -> u8 {
        let changes_before = self.0.partition_point(|(from_on, _)| *from_on <= monday);
        match changes_before.checked_sub(1) {
            Some(last) => self.0[last].1,
            None => DEFAULT_GOAL_DAYS,
        }
    }
}

/// Active days that mend the week before.
fn repair_days(goal_days: u8) -> u8 {
    if goal_days < 6 { goal_days + 1 } else { goal_days }
}

/// A streak after some days of history. Days are added in order; time is moved with [`Streak::open`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Streak {
    /// The week under way; none before the first activity.
    monday: Option<Day>,
    /// Active days in it.
    active_days: u8,
    /// The day last counted, and the time in motion on it.
    day: Option<Day>,
    day_moving_s: f64,
    /// Weeks of the streak that are over.
    finished_weeks: u32,
    best_weeks: u32,
    freeze_used_in: Option<Month>,
    repair_used_in: Option<Month>,
    /// The week before was missed and waits to be mended; it belongs to this month.
    missed_in: Option<Month>,
}

impl Streak {
    /// Counts time in motion on a day, which is not before any day counted so far.
    pub(crate) fn add(&mut self, on: Day, moving_s: f64, goals: &Goals) {
        if self.day != Some(on) {
            self.open(on.monday(), goals);
            self.day = Some(on);
            self.day_moving_s = 0.0;
        }
        let was_active = self.day_moving_s >= ACTIVE_DAY_S;
        self.day_moving_s += moving_s;
        if !was_active && self.day_moving_s >= ACTIVE_DAY_S {
            self.active_days += 1;
        }
        self.best_weeks = self.best_weeks.max(self.weeks(goals));
    }

    /// Closes weeks until the one of this Monday is under way. An earlier Monday changes nothing.
    pub(crate) fn open(&mut self, monday: Day, goals: &Goals) {
        let Some(mut open) = self.monday else {
            self.monday = Some(monday);
            return;
        };
        while open < monday {
            self.close(open, goals);
            self.active_days = 0;
            // With nothing to lose, the empty weeks of a long pause need no look.
            let nothing_to_lose = self.finished_weeks == 0 && self.missed_in.is_none();
            open = if nothing_to_lose { monday } else { open.plus_days(7) };
        }
        self.monday = Some(open);
    }

    fn close(&mut self, monday: Day, goals: &Goals) {
        let goal_days = goals.in_week(monday);
        let month = Month::of_week(monday);
        if let Some(missed_in) = self.missed_in.take() {
            if self.active_days >= repair_days(goal_days) {
                self.repair_used_in = Some(missed_in);
                self.finished_weeks += 1;
            } else {
                self.finished_weeks = u32::from(self.active_days >= goal_days);
            }
        } else if self.active_days >= goal_days {
            self.finished_weeks += 1;
        } else if self.finished_weeks == 0 {
            // Nothing to save.
        } else if self.freeze_used_in != Some(month) {
            self.freeze_used_in = Some(month);
        } else if self.repair_used_in != Some(month) {
            self.missed_in = Some(month);
        } else {
            self.finished_weeks = 0;
        }
    }

    /// Weeks of the streak, the one under way included once its goal is met.
    pub(crate) fn weeks(&self, goals: &Goals) -> u32 {
        let Some(monday) = self.monday else { return 0 };
        let goal_days = goals.in_week(monday);
        let needed_days = match self.missed_in {
            Some(_) => repair_days(goal_days),
            None => goal_days,
        };
        self.finished_weeks + u32::from(self.active_days >= needed_days)
    }

    /// The longest streak so far.
    pub(crate) fn best_weeks(&self) -> u32 {
        self.best_weeks
    }

    /// Active days in the week under way.
    pub(crate) fn days_this_week(&self) -> u8 {
        self.active_days
    }

    /// Whether the month of the week under way still forgives a week.
    pub(crate) fn freeze_available(&self) -> bool {
        self.freeze_used_in.is_none() || self.freeze_used_in != self.monday.map(Month::of_week)
    }

    /// When last week waits to be mended: how many active days this week mend it.
    pub(crate) fn repair_days(&self, goals: &Goals) -> Option<u8> {
        self.missed_in?;
        let needed_days = repair_days(goals.in_week(self.monday?));
        (self.active_days < needed_days).then_some(needed_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Active days of consecutive weeks from 4 January 2027, a Monday, and what is shown on the Monday after
    /// them: weeks, best weeks, freeze still there, repair possible.
    #[track_caller]
    fn check(days_in_weeks: &[u8], goals: &Goals, expected: (u32, u32, bool, Option<u8>)) {
        let streak = after(days_in_weeks, goals);
        let shown = (
            streak.weeks(goals),
            streak.best_weeks(),
            streak.freeze_available(),
            streak.repair_days(goals),
        );
        assert_eq!(shown, expected, "after weeks of {days_in_weeks:?} active days");
    }

    fn after(days_in_weeks: &[u8], goals: &Goals) -> Streak {
        let first: Day = "2027-01-04".parse().unwrap();
        let mut streak = Streak::default();
        let mut monday = first;
        for days in days_in_weeks {
            for day in 0..*days {
                streak.add(monday.plus_days(day.into()), ACTIVE_DAY_S, goals);
            }
            monday = monday.plus_days(7);
        }
        streak.open(monday, goals);
        streak
    }

    #[test]
    fn weeks_in_a_row_add_up_and_every_month_forgives_one() {
        let two = Goals::default();
        check(&[2], &two, (1, 1, true, None));
        check(&[2, 3, 7], &two, (3, 3, true, None));
        check(&[2, 2, 1], &two, (2, 2, false, None));
        check(&[2, 2, 1, 2], &two, (3, 3, true, None));
        // 4, 11, 18 and 25 January; the Monday after is 1 February, and its month forgives again.
        check(&[2, 2, 2, 0], &two, (3, 3, true, None));
        check(&[2, 2, 2, 0, 0], &two, (3, 3, false, None));
    }

    #[test]
    fn a_second_miss_in_a_month_waits_one_week_for_repair() {
        let two = Goals::default();
        check(&[2, 0, 0], &two, (1, 1, false, Some(3)));
        check(&[2, 0, 0, 3], &two, (2, 2, true, None));
        // The goal alone does not mend it, but begins anew.
        check(&[2, 0, 0, 2], &two, (1, 1, true, None));
        check(&[2, 0, 0, 0], &two, (0, 1, true, None));
        check(&[2, 2, 0, 0, 1], &two, (0, 2, true, None));
    }

    #[test]
    fn a_month_is_repaired_once() {
        let two = Goals::default();
        // 1, 8, 15 and 22 February are weeks five to eight.
        check(&[2, 2, 2, 2, 0, 0, 3, 0], &two, (0, 5, true, None));
    }

    #[test]
    fn a_goal_of_six_days_asks_for_no_seventh() {
        let six = Goals::new(vec![("2027-01-04".parse().unwrap(), 6)]);
        check(&[6, 0, 0], &six, (1, 1, false, Some(6)));
        check(&[6, 0, 0, 6], &six, (2, 2, true, None));
    }

    #[test]
    fn a_new_goal_leaves_earlier_weeks_alone() {
        let raised = Goals::new(vec![("2027-01-18".parse().unwrap(), 4)]);
        check(&[2, 2, 4], &raised, (3, 3, true, None));
        check(&[2, 2, 3], &raised, (2, 2, false, None));
    }

    #[test]
    fn ten_minutes_make_a_day_active_and_may_come_in_pieces() {
        let goals = Goals::new(vec![("2027-01-04".parse().unwrap(), 1)]);
        let mut streak = Streak::default();
        let monday: Day = "2027-01-04".parse().unwrap();
        streak.add(monday, 599.0, &goals);
        assert_eq!((streak.days_this_week(), streak.weeks(&goals)), (0, 0));
        streak.add(monday, 1.0, &goals);
        assert_eq!((streak.days_this_week(), streak.weeks(&goals)), (1, 1));
        streak.add(monday, 3600.0, &goals);
        assert_eq!((streak.days_this_week(), streak.weeks(&goals)), (1, 1));
    }

    #[test]
    fn years_without_activity_end_in_a_fresh_start() {
        let goals = Goals::default();
        let mut streak = after(&[2, 2, 2], &goals);
        streak.open("2037-01-05".parse().unwrap(), &goals);
        assert_eq!((streak.weeks(&goals), streak.best_weeks()), (0, 3));
        assert!(streak.freeze_available());
    }
}
