//! What one activity brought.
use kernel::{ActivityId, AthleteId, Result, Tx};
use serde::{Deserialize, Serialize};

use crate::badges::Badge;
use crate::calendar::Month;
use crate::tally::Tally;
use crate::{history, standing};

/// What an activity brought at its place in the athlete's history: given everything before it, nothing after.
///
/// So a run of last year that is uploaded today tells what it would have told then, and the answer changes
/// only when something before it does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Earned {
    /// Points of experience, after the day's cap.
    #[schema(example = 90)]
    pub experience: u32,
    /// The level before it.
    #[schema(example = 1)]
    pub level_before: u32,
    /// The level after it.
    #[schema(example = 2)]
    pub level_after: u32,
    /// Badges and tiers it completed.
    pub badges: Vec<Badge>,
    /// Times that beat everything before.
    pub personal_bests: Vec<EarnedBest>,
    /// Weeks of the streak with it.
    #[schema(example = 3)]
    pub streak_weeks: u32,
}

/// A time that beat everything before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EarnedBest {
    /// Over which distance.
    #[schema(example = "5k")]
    pub effort: String,
    /// The time it took.
    #[schema(example = 1490.5)]
    pub elapsed_s: f64,
    /// The best time before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 1512.0)]
    pub previous_s: Option<f64>,
}

/// What an activity brought, or nothing while this room has not heard of it (or heard that it is gone).
pub fn earned(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<Option<Earned>> {
    let Some(day) = history::find_day(tx, athlete, activity)? else { return Ok(None) };
    let goals = standing::list_goals(tx, athlete)?;
    let mut tally = Tally::new(&goals);
    for counted in &history::list_until(tx, athlete, Some(Month::of(day)))? {
        let brought = tally.count(counted);
        if counted.activity == activity {
            return Ok(Some(brought));
        }
    }
    Ok(None)
}
