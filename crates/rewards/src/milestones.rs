//! What was achieved in a life, each with the activity that completed it.
use std::collections::HashMap;

use kernel::db::sixteen_args;
use kernel::{ActivityId, AthleteId, Result, Tx};

use crate::badges::Tier;
use crate::standing;
use crate::tally::Standing;

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
    Ok(of(standing::load(tx, athlete, &goals)?))
}

/// The same of many, in few queries; who has none may be missing.
pub fn milestones_of(
    tx: &mut Tx,
    athletes: &[AthleteId],
) -> Result<HashMap<AthleteId, Vec<Milestone>>> {
    let mut all = HashMap::with_capacity(athletes.len());
    for sixteen in athletes.chunks(16) {
        let kept = tx.list::<(AthleteId, String)>(
            "SELECT athlete_id, body FROM reward_standing WHERE athlete_id IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &sixteen_args(sixteen),
        )?;
        for (athlete, body) in kept {
            let milestones = match standing::read(&body) {
                Some(standing) => of(standing),
                None => milestones(tx, athlete)?,
            };
            all.insert(athlete, milestones);
        }
    }
    Ok(all)
}

fn of(standing: Standing) -> Vec<Milestone> {
    let mut milestones = Vec::with_capacity(standing.held.len() + standing.climbed.len());
    for held in standing.held {
        // A badge for a challenge was earned by no single activity.
        let Some(activity) = held.activity else { continue };
        milestones.push(Milestone { activity, reached: Reached::Badge(held.badge, held.tier) });
    }
    for (level, activity) in standing.climbed {
        milestones.push(Milestone { activity, reached: Reached::Level(level) });
    }
    milestones
}
