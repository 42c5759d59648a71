//! Counting: one pure pass over the activities of a life, in the order of history.
//!
//! Nothing here knows the clock or the database. That is why an athlete's standing is the same whatever
//! happened on the way to it.
use kernel::{ActivityId, Day};
use serde::{Deserialize, Serialize};

use crate::badges::{Badge, CATALOGUE, CATALOGUE_MARK, Meter, Tier};
use crate::bests::{Bests, PersonalBest};
use crate::calendar::Month;
use crate::earned::Earned;
use crate::experience::Experience;
use crate::history::Counted;
use crate::results::ChallengeResult;
use crate::streak::{Goals, Streak};

/// Raise this when the meaning of a rule in code changes, so that standings are counted anew.
const RULES_VERSION: u64 = 2;

/// Tells under which rules a standing was counted.
pub(crate) const RULES: u64 = CATALOGUE_MARK.wrapping_add(RULES_VERSION);

/// Where an athlete stands after the last activity, whatever day it is today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Standing {
    pub(crate) rules: u64,
    pub(crate) activities: u32,
    pub(crate) experience: u32,
    pub(crate) level: u32,
    pub(crate) streak: Streak,
    /// Badges and tiers in the order in which they were earned.
    pub(crate) held: Vec<Held>,
    /// Levels, with the activity that led to each; of several at once, the highest.
    pub(crate) climbed: Vec<(u32, ActivityId)>,
    /// How far each badge of the catalogue is, in its order.
    pub(crate) meters: Vec<Reading>,
    pub(crate) bests: Vec<PersonalBest>,
}

/// A badge or one of its tiers, earned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) badge: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tier: Option<Tier>,
    pub(crate) earned_on: Day,
    /// The activity that completed it; none for the result of a challenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) activity: Option<ActivityId>,
}

impl Held {
    pub(crate) fn shown(&self) -> Badge {
        Badge {
            id: self.badge.clone(),
            tier: self.tier,
            earned_on: Some(self.earned_on),
            activity_id: self.activity,
            progress: None,
        }
    }
}

/// What a badge's meter shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reading {
    pub(crate) value: f64,
    /// The month it belongs to, when it begins anew each month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) month: Option<Month>,
    /// Steps completed.
    pub(crate) steps: usize,
}

/// The count under way.
pub(crate) struct Tally<'g> {
    goals: &'g Goals,
    activities: u32,
    experience: Experience,
    streak: Streak,
    meters: Vec<Meter>,
    held: Vec<Held>,
    climbed: Vec<(u32, ActivityId)>,
    bests: Bests,
}

impl<'g> Tally<'g> {
    pub(crate) fn new(goals: &'g Goals) -> Tally<'g> {
        Tally {
            goals,
            activities: 0,
            experience: Experience::default(),
            streak: Streak::default(),
            meters: vec![Meter::default(); CATALOGUE.len()],
            held: Vec::new(),
            climbed: Vec::new(),
            bests: Bests::default(),
        }
    }

    /// Counts the next activity and says what it brings at its place in history.
    pub(crate) fn count(&mut self, activity: &Counted) -> Earned {
        self.activities += 1;
        let level_before = self.experience.level();
        let experience = self.experience.add(activity);
        if self.experience.level() > level_before {
            self.climbed.push((self.experience.level(), activity.activity));
        }
        self.streak.add(activity.started_on, activity.moving_s, self.goals);
        let streak_weeks = self.streak.weeks(self.goals);
        let held_before = self.held.len();
        for (badge, meter) in CATALOGUE.iter().zip(&mut self.meters) {
            for (tier, _) in badge.count(meter, activity, streak_weeks) {
                self.held.push(Held {
                    badge: badge.id.clone(),
                    tier: *tier,
                    earned_on: activity.started_on,
                    activity: Some(activity.activity),
                });
            }
        }
        Earned {
            experience,
            level_before,
            level_after: self.experience.level(),
            badges: self.held[held_before..].iter().map(Held::shown).collect(),
            personal_bests: self.bests.add(activity),
            streak_weeks,
        }
    }

    /// Counts the result of a challenge. It stands in history after the activities of its last day.
    pub(crate) fn count_result(&mut self, result: &ChallengeResult) {
        for (badge, meter) in CATALOGUE.iter().zip(&mut self.meters) {
            for (tier, _) in badge.count_result(meter, result) {
                self.held.push(Held {
                    badge: badge.id.clone(),
                    tier: *tier,
                    earned_on: result.ended_on,
                    activity: None,
                });
            }
        }
    }

    /// Where the athlete stands now.
    pub(crate) fn into_standing(self) -> Standing {
        let reading =
            |meter: Meter| Reading { value: meter.value, month: meter.month, steps: meter.steps };
        Standing {
            rules: RULES,
            activities: self.activities,
            experience: self.experience.total(),
            level: self.experience.level(),
            streak: self.streak,
            held: self.held,
            climbed: self.climbed,
            meters: self.meters.into_iter().map(reading).collect(),
            bests: self.bests.into_sorted(),
        }
    }
}
