//! The graph of this node, and how it stays true.
//!
//! Every change of ties takes a row of `social_circle` and moves its `changed_at` on. So what has changed since we looked is one
//! range of an index, on one node as on ten. Commits may come late: a change can carry an instant before those that we have
//! seen. That is why each look begins [`OVERLAP_MS`] before the latest we know, and leaves out what it has seen. A write gives up
//! after ten seconds, clocks of nodes differ by less than one.
//!
//! Several transactions may look at the same time, an older one last. What it read of somebody counts only if it is newer than
//! what is known of them.
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use graph::{Graph, Name};
use kernel::{AthleteId, Result, Timestamp, Tx, args};

use super::{Circles, name};
use crate::ties;

/// How far back each look begins.
pub(super) const OVERLAP_MS: i64 = 60_000;
/// Rows of one look.
const PAGE: usize = 500;
/// Looks that a question makes before it answers. More has changed only after a pause; the keeper brings the rest.
pub(super) const AT_ONCE: usize = 4;

/// Read by questions, written by whoever looked.
#[derive(Default)]
pub(super) struct Memory {
    kept: Mutex<Option<Kept>>,
    published: RwLock<Option<Arc<Graph>>>,
}

/// What the next look goes on from.
pub(super) struct Kept {
    pub(super) graph: Graph,
    /// The latest change known.
    pub(super) upto: i64,
    /// Of whom we know a change at or after the beginning of the next look, and which.
    seen: HashMap<AthleteId, i64>,
}

/// Somebody's ties as one transaction saw them.
struct Circle {
    who: AthleteId,
    /// `None` if they are read without a change that we know of.
    changed_at: Option<i64>,
    friends: Vec<Name>,
    open: bool,
}

impl Memory {
    pub(super) fn graph(&self) -> Option<Arc<Graph>> {
        self.published.read().expect("not poisoned").clone()
    }

    pub(super) fn kept(&self) -> MutexGuard<'_, Option<Kept>> {
        self.kept.lock().expect("not poisoned")
    }

    /// From now on this graph answers, or none.
    pub(super) fn put(&self, graph: Option<(Graph, i64)>) {
        let mut kept = self.kept();
        *kept = graph.map(|(graph, upto)| Kept { graph, upto, seen: HashMap::new() });
        self.publish(&kept);
    }

    fn publish(&self, kept: &Option<Kept>) {
        let graph = kept.as_ref().map(|kept| Arc::new(kept.graph.clone()));
        *self.published.write().expect("not poisoned") = graph;
    }

    /// As if a minute had passed: nothing seen holds back what is read again.
    #[cfg(test)]
    pub(super) fn forget_seen(&self) {
        if let Some(kept) = self.kept().as_mut() {
            kept.seen.clear();
        }
    }

    /// Lays pieces with many changes anew.
    pub(super) fn merge(&self) {
        let mut kept = self.kept();
        if let Some(of) = kept.as_mut()
            && of.graph.merge(false) > 0
        {
            self.publish(&kept);
        }
    }

    /// Those of these changes that are not in the graph.
    fn unseen(&self, changes: Vec<(AthleteId, i64)>) -> Vec<(AthleteId, i64)> {
        let kept = self.kept();
        let Some(kept) = kept.as_ref() else { return Vec::new() };
        changes
            .into_iter()
            .filter(|(who, at)| kept.seen.get(who).is_none_or(|seen| seen < at))
            .collect()
    }

    fn take_in(&self, circles: Vec<Circle>) -> usize {
        let mut kept = self.kept();
        let Some(of) = kept.as_mut() else { return 0 };
        let mut taken = 0;
        for circle in circles {
            match (circle.changed_at, of.seen.get(&circle.who)) {
                (Some(at), Some(seen)) if *seen >= at => continue,
                // Something newer is known than what was read in passing.
                (None, Some(_)) => continue,
                (Some(at), _) => {
                    of.seen.insert(circle.who, at);
                    of.upto = of.upto.max(at);
                }
                (None, None) => {}
            }
            of.graph.set(name(circle.who), &circle.friends);
            of.graph.shelter(name(circle.who), !circle.open);
            taken += 1;
        }
        if taken > 0 {
            let from = of.upto - OVERLAP_MS;
            of.seen.retain(|_, at| *at >= from);
            self.publish(&kept);
        }
        taken
    }
}

/// Brings into the graph what this transaction sees and the graph does not, in at most `looks` looks. Returns how many people were
/// read anew.
pub(super) fn catch_up(
    circles: &Circles,
    tx: &mut Tx,
    now: Timestamp,
    looks: usize,
) -> Result<usize> {
    let memory = &circles.0.memory;
    let Some(upto) = memory.kept().as_ref().map(|kept| kept.upto) else { return Ok(0) };
    let mut after = (upto - OVERLAP_MS, AthleteId(kernel::ids::Uuid::nil()));
    let mut taken = 0;
    for _ in 0..looks {
        let changes = list_changes(tx, after, PAGE)?;
        let Some((last_id, last_at)) = changes.last().copied() else { break };
        let was_last = changes.len() < PAGE;
        let mut read = Vec::new();
        for (who, changed_at) in memory.unseen(changes) {
            read.push(read_circle(circles, tx, who, Some(changed_at), now)?);
        }
        taken += memory.take_in(read);
        if was_last {
            break;
        }
        after = (last_at, last_id);
    }
    Ok(taken)
}

/// Reads the next few people again, whether or not anything says that they changed. What no tie tells comes in by that:
/// somebody turned 18, an account was closed. Returns where to go on, `None` at the end.
pub(super) fn look_again(
    circles: &Circles,
    tx: &mut Tx,
    after: AthleteId,
    some: usize,
    now: Timestamp,
) -> Result<Option<AthleteId>> {
    let people = tx.list::<(AthleteId,)>(
        "SELECT athlete_id FROM social_circle WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        args![after, some],
    )?;
    let mut read = Vec::new();
    for (who,) in &people {
        read.push(read_circle(circles, tx, *who, None, now)?);
    }
    circles.0.memory.take_in(read);
    Ok(people.last().map(|(who,)| *who))
}

fn read_circle(
    circles: &Circles,
    tx: &mut Tx,
    who: AthleteId,
    changed_at: Option<i64>,
    now: Timestamp,
) -> Result<Circle> {
    let friends = ties::list_friend_ids(tx, who)?.into_iter().map(name).collect();
    let open = circles.open(tx, &[who], now)?.contains(&who);
    Ok(Circle { who, changed_at, friends, open })
}

fn list_changes(
    tx: &mut Tx,
    (at, id): (i64, AthleteId),
    limit: usize,
) -> Result<Vec<(AthleteId, i64)>> {
    tx.list(
        "SELECT athlete_id, changed_at FROM social_circle WHERE (changed_at, athlete_id) > ($1, $2)
         ORDER BY changed_at, athlete_id LIMIT $3",
        args![at, id, limit],
    )
}
