//! Where somebody stands today: level, streak, badges earned and next, personal bests.
pub mod set_goal;
pub mod show;

use kernel::athlete::Athlete;
use kernel::{Day, Result, Tx};
use serde::{Deserialize, Serialize};

use crate::badges::{Badge, BadgeProgress, CATALOGUE, Rule};
use crate::bests::PersonalBest;
use crate::calendar::Month;
use crate::experience::{points_to_leave, points_to_reach};
use crate::standing;
use crate::streak::Goals;
use crate::tally::Standing;

/// Below this age the streak is shown without urging.
const ADULT_YEARS: i32 = 18;

/// Where somebody stands today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Progress {
    /// The level, from 1.
    #[schema(example = 4)]
    pub level: u32,
    /// Points of experience in all.
    #[schema(example = 610)]
    pub experience: u32,
    /// The points with which this level began.
    #[schema(example = 520)]
    pub level_starts_at: u32,
    /// The points with which the next level begins.
    #[schema(example = 800)]
    pub next_level_at: u32,
    /// Weeks in a row that met one's own goal.
    pub streak: StreakView,
    /// Badges earned, the latest first; of a badge in three steps, the highest.
    pub badges: Vec<Badge>,
    /// Badges on the way, the nearest first.
    pub next_badges: Vec<Badge>,
    /// The fastest time for each sport and distance.
    pub personal_bests: Vec<PersonalBest>,
}

/// The streak as it stands today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = Streak)]
pub struct StreakView {
    /// Weeks in a row, this one included once its goal is met.
    #[schema(example = 5)]
    pub weeks: u32,
    /// Active days a week that one set out to have.
    #[schema(example = 2)]
    pub goal_days: u8,
    /// Active days this week so far.
    #[schema(example = 1)]
    pub days_this_week: u8,
    /// Whether this month still forgives a week by itself.
    pub freeze_available: bool,
    /// The longest streak so far.
    #[schema(example = 12)]
    pub best_weeks: u32,
    /// Last week was missed and the freeze is spent: so many active days this week mend it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 3)]
    pub repair_days: Option<u8>,
    /// True for minors: show the numbers, add no urging and no warnings.
    pub quiet: bool,
}

/// Where an athlete stands on a day of their own calendar.
pub fn progress(tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Progress> {
    let goals = standing::list_goals(tx, athlete.id)?;
    let standing = standing::load(tx, athlete.id, &goals)?;
    let quiet = athlete.age_on(today) < ADULT_YEARS;
    Ok(view(standing, &goals, today, quiet))
}

fn view(standing: Standing, goals: &Goals, today: Day, quiet: bool) -> Progress {
    let mut streak = standing.streak.clone();
    streak.open(today.monday(), goals);
    let weeks = streak.weeks(goals);
    Progress {
        level: standing.level,
        experience: standing.experience,
        level_starts_at: points_to_reach(standing.level),
        next_level_at: points_to_leave(standing.level),
        streak: StreakView {
            weeks,
            goal_days: goals.in_week(today.monday()),
            days_this_week: streak.days_this_week(),
            freeze_available: streak.freeze_available(),
            best_weeks: streak.best_weeks(),
            repair_days: streak.repair_days(goals),
            quiet,
        },
        badges: highest(&standing),
        next_badges: next(&standing, weeks, today),
        personal_bests: standing.bests,
    }
}

/// The badges held, each in its highest tier, the latest first.
fn highest(standing: &Standing) -> Vec<Badge> {
    let mut badges: Vec<Badge> = Vec::new();
    // Tiers are earned in rising order, so the first one met from behind is the highest.
    for held in standing.held.iter().rev() {
        if badges.iter().all(|badge| badge.id != held.badge) {
            badges.push(held.shown());
        }
    }
    badges
}

/// The next step of every badge that is not complete, the nearest first.
fn next(standing: &Standing, streak_weeks: u32, today: Day) -> Vec<Badge> {
    let mut badges = Vec::new();
    for (at, badge) in CATALOGUE.iter().enumerate() {
        let reading = standing.meters.get(at);
        let steps = reading.map_or(0, |reading| reading.steps);
        let Some((tier, goal)) = badge.steps.get(steps) else { continue };
        if badge.surprise {
            continue;
        }
        let value = match (badge.rule, reading) {
            (_, None) => 0.0,
            (Rule::WeekStreak, _) => f64::from(streak_weeks),
            // Last month's climbing says nothing about this month's.
            (Rule::MonthTotal(_), Some(reading)) if reading.month != Some(Month::of(today)) => 0.0,
            (_, Some(reading)) => reading.value,
        };
        let unit = badge.rule.unit();
        badges.push(Badge {
            id: badge.id.clone(),
            tier: *tier,
            earned_on: None,
            activity_id: None,
            progress: Some(BadgeProgress { value, goal: *goal, unit }),
        });
    }
    // Sorting is stable: badges equally near keep the catalogue's order.
    badges.sort_by(|a, b| share(b).total_cmp(&share(a)));
    badges
}

fn share(badge: &Badge) -> f64 {
    badge.progress.as_ref().map_or(0.0, |progress| progress.value / progress.goal)
}
