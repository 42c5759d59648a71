//! Keeping standings: counting them anew after a change, and telling what was reached for the first time.
use std::collections::HashSet;

use events::{BadgeEarned, LevelReached};
use kernel::{AthleteId, Day, Result, Timestamp, Tx, args};

use crate::streak::Goals;
use crate::tally::{Held, RULES, Standing, Tally};
use crate::{history, results};

/// Where an athlete stands. Counted on the spot when what is kept was counted under other rules.
pub(crate) fn load(tx: &mut Tx, athlete: AthleteId, goals: &Goals) -> Result<Standing> {
    let kept = tx.find::<(String,)>(
        "SELECT body FROM reward_standing WHERE athlete_id = $1",
        args![athlete],
    )?;
    match kept.and_then(|(body,)| read(&body)) {
        Some(standing) => Ok(standing),
        None => count(tx, athlete, goals),
    }
}

/// What was kept, if it was counted by the rules that hold now.
pub(crate) fn read(body: &str) -> Option<Standing> {
    let standing = serde_json::from_str::<Standing>(body).ok()?;
    (standing.rules == RULES).then_some(standing)
}

/// The level of an athlete, from 1.
pub fn level(tx: &mut Tx, athlete: AthleteId) -> Result<u32> {
    let goals = list_goals(tx, athlete)?;
    Ok(load(tx, athlete, &goals)?.level)
}

/// Lets one change of an athlete's standing wait for the other. Call first in every write.
///
/// A goal may be set while a fact is delivered: without this, each would count without the other's change.
pub(crate) fn lock(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "INSERT INTO reward_standing (athlete_id, highest_level, body) VALUES ($1, 1, '')
         ON CONFLICT (athlete_id) DO UPDATE SET highest_level = reward_standing.highest_level",
        args![athlete],
    )?;
    Ok(())
}

/// Counts anew, keeps the result, and publishes what was reached for the first time ever.
pub(crate) fn settle(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<Standing> {
    let goals = list_goals(tx, athlete)?;
    let standing = count(tx, athlete, &goals)?;
    let (highest_level,) = tx.one::<(u32,)>(
        "SELECT highest_level FROM reward_standing WHERE athlete_id = $1",
        args![athlete],
    )?;
    tx.exec(
        "UPDATE reward_standing SET highest_level = $2, body = $3 WHERE athlete_id = $1",
        args![athlete, highest_level.max(standing.level), serde_json::to_string(&standing)?],
    )?;
    for held in untold(tx, athlete, &standing.held)? {
        let tier = held.tier.map_or("", |tier| tier.name());
        tx.exec(
            "INSERT INTO reward_badge_told (athlete_id, badge, tier, told_at) VALUES ($1, $2, $3, $4)",
            args![athlete, held.badge, tier, now],
        )?;
        let fact = BadgeEarned {
            athlete,
            badge: held.badge.clone(),
            tier: held.tier.map(|tier| tier.name().to_owned()),
            activity: held.activity,
            earned_on: held.earned_on,
        };
        tx.publish(&fact, now)?;
    }
    if standing.level > highest_level {
        tx.publish(&LevelReached { athlete, level: standing.level }, now)?;
    }
    Ok(standing)
}

fn count(tx: &mut Tx, athlete: AthleteId, goals: &Goals) -> Result<Standing> {
    let mut tally = Tally::new(goals);
    let results = results::list(tx, athlete)?;
    let mut results = results.iter().peekable();
    for activity in &history::list_until(tx, athlete, None)? {
        while let Some(result) = results.next_if(|result| result.ended_on < activity.started_on) {
            tally.count_result(result);
        }
        tally.count(activity);
    }
    for result in results {
        tally.count_result(result);
    }
    Ok(tally.into_standing())
}

fn untold<'h>(tx: &mut Tx, athlete: AthleteId, held: &'h [Held]) -> Result<Vec<&'h Held>> {
    let told = tx.list::<(String, String)>(
        "SELECT badge, tier FROM reward_badge_told WHERE athlete_id = $1",
        args![athlete],
    )?;
    let told: HashSet<(String, String)> = told.into_iter().collect();
    let mut untold = Vec::new();
    for one in held {
        let tier = one.tier.map_or("", |tier| tier.name());
        if !told.contains(&(one.badge.clone(), tier.to_owned())) {
            untold.push(one);
        }
    }
    Ok(untold)
}

/// The goals an athlete set, oldest first.
pub(crate) fn list_goals(tx: &mut Tx, athlete: AthleteId) -> Result<Goals> {
    let changes = tx.list::<(Day, u8)>(
        "SELECT from_on, goal_days FROM reward_goal WHERE athlete_id = $1 ORDER BY from_on",
        args![athlete],
    )?;
    Ok(Goals::new(changes))
}
