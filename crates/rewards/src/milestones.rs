//! What was achieved in a life, each with the activity that completed it.
use kernel::{ActivityId, AthleteId, Result, Tx};

use crate::badges::Tier;
use crate::standing;

/// Something achieved, and by which activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// By which activity.
    pub activity: ActivityId,
    /// What.
    pub reached: Reached,
}

/// What was achieved.
#[derive(Debug, Clone, PartialEq)]
pub enum Reached {
    /// A badge of the catalogue, or one of its tiers.
    Badge(String, Option<Tier>),
    /// A level.
    Level(u32),
}

/// Badges and levels that somebody holds now, in the order in which they were reached. Read from where the
/// athlete stands: one row, however long the life.
pub fn milestones(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Milestone>> {
    let goals = standing::list_goals(tx, athlete)?;
    let standing = standing::load(tx, athlete, &goals)?;
    let mut milestones = Vec::with_capacity(standing.held.len() + standing.climbed.len());
    for held in standing.held {
        // A badge for a challenge was earned by no single activity.
        let Some(activity) = held.activity else { continue };
        milestones.push(Milestone { activity, reached: Reached::Badge(held.badge, held.tier) });
    }
    for (level, activity) in standing.climbed {
        milestones.push(Milestone { activity, reached: Reached::Level(level) });
    }
    Ok(milestones)
}
