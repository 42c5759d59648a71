//! The same questions, asked of the database: list by list, each under its own athlete, and counted here. The answers are those of
//! [`graph`], which says what they mean.
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use graph::circles::sample;
use kernel::{AthleteId, Result, Timestamp, Tx, args};

use super::Circles;

/// People whose cards are looked at together.
const TOGETHER: usize = 64;

pub(super) fn friends_of_friends(
    circles: &Circles,
    tx: &mut Tx,
    me: AthleteId,
    without: &[AthleteId],
    most: usize,
    now: Timestamp,
) -> Result<Vec<(AthleteId, u32)>> {
    let caps = circles.0.settings.caps;
    let mine = list_friends(tx, me)?;
    let asked = sample(&mine, caps.mine);
    let open = circles.open(tx, &asked, now)?;
    let mut counts: HashMap<AthleteId, u32> = HashMap::new();
    for friend in asked.iter().filter(|friend| open.contains(friend)) {
        for theirs in sample(&list_friends(tx, *friend)?, caps.theirs).iter() {
            *counts.entry(*theirs).or_default() += 1;
        }
    }
    for never in mine.iter().chain(without).chain([&me]) {
        counts.remove(never);
    }
    let mut ranked: Vec<(AthleteId, u32)> = counts.into_iter().collect();
    ranked.sort_unstable_by_key(|(id, count)| (Reverse(*count), *id));
    let mut first = Vec::new();
    for some in ranked.chunks(TOGETHER) {
        let ids: Vec<AthleteId> = some.iter().map(|(id, _)| *id).collect();
        let open = circles.open(tx, &ids, now)?;
        first.extend(some.iter().filter(|(id, _)| open.contains(id)));
        if first.len() >= most {
            break;
        }
    }
    first.truncate(most);
    Ok(first)
}

pub(super) fn mutual(
    circles: &Circles,
    tx: &mut Tx,
    one: AthleteId,
    other: AthleteId,
    now: Timestamp,
) -> Result<Vec<AthleteId>> {
    let theirs: HashSet<AthleteId> = list_friends(tx, other)?.into_iter().collect();
    let mut common = list_friends(tx, one)?;
    common.retain(|friend| theirs.contains(friend));
    let open = circles.open(tx, &common, now)?;
    common.retain(|friend| open.contains(friend));
    Ok(common)
}

pub(super) fn degree(
    circles: &Circles,
    tx: &mut Tx,
    one: AthleteId,
    other: AthleteId,
    now: Timestamp,
) -> Result<Option<u8>> {
    let near = list_friends(tx, one)?;
    if near.contains(&other) {
        return Ok(Some(1));
    }
    if one == other || circles.open(tx, &[one, other], now)?.len() < 2 {
        return Ok(None);
    }
    let near = circles.open(tx, &near, now)?;
    let theirs = list_friends(tx, other)?;
    if theirs.iter().any(|friend| near.contains(friend)) {
        return Ok(Some(2));
    }
    let asked = sample(&theirs, circles.0.settings.caps.mine);
    let open = circles.open(tx, &asked, now)?;
    for friend in asked.iter().filter(|friend| open.contains(friend)) {
        if list_friends(tx, *friend)?.iter().any(|theirs| near.contains(theirs)) {
            return Ok(Some(3));
        }
    }
    Ok(None)
}

/// Somebody's friends in the order of their ids.
fn list_friends(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<AthleteId>> {
    let ids = tx.list::<(AthleteId,)>(
        "SELECT other_id FROM social_tie WHERE athlete_id = $1 AND tie = 'friend' ORDER BY other_id",
        args![athlete],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
