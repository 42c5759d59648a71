//! Answers that rooms ask of each other: a few lines each, calling the room that knows.
use std::sync::Arc;

use activity::needs::{Earned, EarnedBadge, EarnedBest, Progress};
use kernel::athlete::Athlete;
use kernel::{ActivityId, AthleteId, Day, Result, Tx};
use social::needs::{Achieved, Achievements, Activities};
use social::profiles::{ProfileBadge, SportTotal};

/// What an activity earned: asked by the activity room, known by rewards.
pub fn progress() -> Arc<dyn Progress> {
    Arc::new(Rewards)
}

/// What a profile shows: asked by social, known by rewards and activity.
pub fn of_social() -> social::Needs {
    social::Needs { achievements: Arc::new(Rewards), activities: Arc::new(Recorded) }
}

struct Rewards;

impl Progress for Rewards {
    fn earned(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> Result<Option<Earned>> {
        let Some(earned) = rewards::earned(tx, athlete, activity)? else { return Ok(None) };
        let mut badges = Vec::new();
        for badge in earned.badges {
            badges.push(EarnedBadge {
                id: badge.id,
                tier: badge.tier.map(|tier| tier.name().to_owned()),
                earned_on: badge.earned_on,
                activity_id: badge.activity_id,
            });
        }
        let mut personal_bests = Vec::new();
        for best in earned.personal_bests {
            personal_bests.push(EarnedBest {
                effort: best.effort,
                elapsed_s: best.elapsed_s,
                previous_s: best.previous_s,
            });
        }
        Ok(Some(Earned {
            experience: earned.experience,
            level_before: earned.level_before,
            level_after: earned.level_after,
            badges,
            personal_bests,
            streak_weeks: earned.streak_weeks,
        }))
    }
}

impl Achievements for Rewards {
    fn achieved(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Achieved> {
        let progress = rewards::progress(tx, athlete, today)?;
        let mut badges = Vec::new();
        for badge in progress.badges {
            badges.push(ProfileBadge {
                id: badge.id,
                tier: badge.tier.map(|tier| tier.name().to_owned()),
                earned_on: badge.earned_on,
                activity_id: badge.activity_id,
            });
        }
        Ok(Achieved { level: progress.level, streak_weeks: progress.streak.weeks, badges })
    }
}

struct Recorded;

impl Activities for Recorded {
    fn totals(&self, tx: &mut Tx, athlete: &Athlete, viewer: &Athlete) -> Result<Vec<SportTotal>> {
        let mut totals = Vec::new();
        for total in activity::totals_for_profile(tx, viewer, athlete)? {
            totals.push(SportTotal {
                sport: total.sport,
                activities: u64::try_from(total.activities).unwrap_or(0),
                distance_m: total.distance_m,
                moving_s: total.moving_s,
            });
        }
        Ok(totals)
    }

    fn recent(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        viewer: &Athlete,
        limit: usize,
    ) -> Result<Vec<serde_json::Value>> {
        let mut cards = Vec::new();
        for card in activity::recent_for_profile(tx, viewer, athlete, limit)? {
            cards.push(serde_json::to_value(card)?);
        }
        Ok(cards)
    }
}
