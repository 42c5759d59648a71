//! What this room asks of others. The binary fills it.
use std::collections::HashMap;

use kernel::{ActivityId, AthleteId, Day, Me, Result, Timestamp, Tx};
use serde::{Deserialize, Serialize};

/// What an activity brought its athlete. Rewards knows.
pub trait Progress: Send + Sync {
    /// What this activity earned, once it has been counted; `None` before that.
    fn earned(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> Result<Option<Earned>>;
}

/// Whether the caller may do what only its athlete must. Identity knows.
pub trait Guard: Send + Sync {
    /// Whether the caller signed in on this device a short while ago, so that a borrowed phone or a stolen token is not enough.
    fn is_fresh(&self, tx: &mut Tx, me: &Me, now: Timestamp) -> Result<bool>;

    /// Refuses while the account is frozen: somebody got in with nothing but a mailbox a short while ago.
    fn refuse_frozen(&self, tx: &mut Tx, me: &Me, now: Timestamp) -> Result<()>;
}

/// How two people stand to each other. Social knows.
pub trait Friends: Send + Sync {
    /// How `viewer` stands to `owner`; they are two people.
    fn standing(&self, tx: &mut Tx, viewer: AthleteId, owner: AthleteId) -> Result<Standing>;

    /// How `viewer` stands to each of these people, who are others; for lists of what many did.
    fn standings(
        &self,
        tx: &mut Tx,
        viewer: AthleteId,
        owners: &[AthleteId],
    ) -> Result<HashMap<AthleteId, Standing>> {
        let mut standings = HashMap::with_capacity(owners.len());
        for owner in owners {
            standings.insert(*owner, self.standing(tx, viewer, *owner)?);
        }
        Ok(standings)
    }
}

/// How somebody stands to the athlete of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// None of the others.
    Strangers,
    /// Not friends, but they share a group or an event.
    Fellows,
    /// Friends.
    Friends,
    /// The athlete lets them look as a coach, whatever else they are.
    Coach,
    /// One of them blocked the other: nothing of either exists for the other.
    Blocked,
}

/// The listener of rewards: an upload waits a moment for it, so that the answer can say what was earned.
pub const PROGRESS_LISTENER: &str = "rewards";

/// What was earned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Earned {
    /// Experience points.
    pub experience: u32,
    /// Level before.
    pub level_before: u32,
    /// Level after.
    pub level_after: u32,
    /// Badges earned by it.
    pub badges: Vec<EarnedBadge>,
    /// Personal bests set by it.
    pub personal_bests: Vec<EarnedBest>,
    /// Weeks in a row in which the goal was met.
    pub streak_weeks: u32,
}

/// A badge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EarnedBadge {
    /// Its id in the catalogue.
    pub id: String,
    /// `bronze`, `silver` or `gold`, where it has tiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// The local day on which it was earned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earned_on: Option<Day>,
    /// The activity that completed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<ActivityId>,
}

/// A personal best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EarnedBest {
    /// `5k`, `half`, ...
    pub effort: String,
    /// The new best.
    pub elapsed_s: f64,
    /// The one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_s: Option<f64>,
}

impl Earned {
    /// Several activities of one file, oldest first, as one answer.
    pub(crate) fn together(all: Vec<Earned>) -> Option<Earned> {
        let mut all = all.into_iter();
        let mut sum = all.next()?;
        for next in all {
            sum.experience += next.experience;
            sum.level_after = next.level_after;
            sum.streak_weeks = next.streak_weeks;
            sum.badges.extend(next.badges);
            sum.personal_bests.extend(next.personal_bests);
        }
        Some(sum)
    }
}
