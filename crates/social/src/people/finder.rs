//! Everybody's words in the memory of a node, so that people are found with typos and the nearest first.
//!
//! The truth is in the card of each athlete. A node builds [`names::Index`] from there at its start ([`build`]) and keeps it close
//! ([`keep`]): a change of somebody's words moves `changed_at` of their row in `social_person` on, so what has changed since one
//! looked is one range of an index, as with ties (`circles/memory.rs`), and every question looks first. Nothing of it is written to
//! a disk: a node that lost it builds it anew, and until then, or where it has no room, `social_word` answers.
//!
//! The index may be old. Whoever shows people decides in the same transaction who may be shown.
mod build;
mod keep;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use kernel::athlete::{self, Athlete};
use kernel::{AthleteId, Result, Timestamp, Tx, args};
use names::{Found, Index, Question, Range, Scratch};

use super::is_minor;
use crate::circles::name;

/// How far back each look begins: a write that began before may come late.
const OVERLAP_MS: i64 = 60_000;
/// Rows of one look.
const PAGE: usize = 500;
/// Looks that a question makes before it answers; the keeper brings the rest.
const AT_ONCE: usize = 2;

/// How a node keeps everybody's words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// Memory that they may take in all, also while a part is laid anew, in MiB; 0 keeps none.
    pub memory_mib: usize,
}

/// Finds people by what somebody typed. Clones share it.
#[derive(Clone)]
pub struct Finder(Arc<Inner>);

struct Inner {
    settings: Settings,
    kept: Mutex<Option<Kept>>,
    published: RwLock<Option<Arc<Index>>>,
    /// Tables for counting, one for each question under way.
    scratches: Mutex<Vec<Scratch>>,
}

/// What the next look goes on from.
struct Kept {
    index: Index,
    /// The latest change known.
    upto: i64,
    /// Of whom we know a change at or after the beginning of the next look, and which.
    seen: HashMap<AthleteId, i64>,
}

/// Somebody's card as one transaction saw it; `None` for an account that is gone.
type Card = (AthleteId, Option<i64>, Option<Athlete>);

impl Finder {
    /// Answers nothing until [`Finder::keep`] or [`Finder::build`] has brought everybody into memory.
    pub fn new(settings: Settings) -> Finder {
        Finder(Arc::new(Inner {
            settings,
            kept: Mutex::default(),
            published: RwLock::default(),
            scratches: Mutex::default(),
        }))
    }

    /// Whether questions are answered from memory.
    pub fn in_memory(&self) -> bool {
        self.index().is_some()
    }

    /// Everybody's words with what this transaction sees of changes; `None` when they are not in memory.
    pub(crate) fn look(&self, tx: &mut Tx, now: Timestamp) -> Result<Option<Arc<Index>>> {
        self.catch_up(tx, now, AT_ONCE)?;
        Ok(self.index())
    }

    /// Asks an index that [`Finder::look`] gave.
    pub(crate) fn ask(&self, index: &Index, question: Question<'_>) -> (Vec<Found>, bool) {
        let mut scratch = self.scratches().pop().unwrap_or_default();
        let found = index.find(question, &mut scratch);
        self.scratches().push(scratch);
        found
    }

    fn index(&self) -> Option<Arc<Index>> {
        self.0.published.read().expect("not poisoned").clone()
    }

    fn kept(&self) -> MutexGuard<'_, Option<Kept>> {
        self.0.kept.lock().expect("not poisoned")
    }

    fn scratches(&self) -> MutexGuard<'_, Vec<Scratch>> {
        self.0.scratches.lock().expect("not poisoned")
    }

    /// From now on what was laid answers for its range. What changed after it was read is looked for again.
    fn lay(&self, range: Range, laid: build::Laid) {
        let mut kept = self.kept();
        let upto = laid.upto;
        let of = kept.get_or_insert_with(|| Kept {
            index: Index::default(),
            upto,
            seen: HashMap::new(),
        });
        of.index.lay(range, laid.parts);
        of.upto = of.upto.min(upto);
        of.seen.retain(|who, _| !range.has(name(*who)));
        self.publish(&kept);
    }

    /// From now on a table answers.
    fn give_up(&self) {
        let mut kept = self.kept();
        *kept = None;
        self.publish(&kept);
    }

    fn publish(&self, kept: &Option<Kept>) {
        let index = kept.as_ref().map(|kept| Arc::new(kept.index.clone()));
        *self.0.published.write().expect("not poisoned") = index;
    }

    /// Brings in what this transaction sees and the index does not, in at most `looks` looks.
    fn catch_up(&self, tx: &mut Tx, now: Timestamp, looks: usize) -> Result<()> {
        let Some(upto) = self.kept().as_ref().map(|kept| kept.upto) else { return Ok(()) };
        let mut after = (upto - OVERLAP_MS, AthleteId(kernel::ids::Uuid::nil()));
        for _ in 0..looks {
            let changes = list_changes(tx, after)?;
            let Some((last_id, last_at)) = changes.last().copied() else { break };
            let was_last = changes.len() < PAGE;
            let unseen = self.unseen(changes);
            let ids = unseen.iter().map(|(id, _)| *id);
            let mut cards = athlete::find_all(tx, ids)?;
            let read = unseen.into_iter().map(|(id, at)| (id, Some(at), cards.remove(&id)));
            self.take_in(read.collect(), now);
            if was_last {
                break;
            }
            after = (last_at, last_id);
        }
        Ok(())
    }

    /// Looks at the next few people again, whether or not anything says that they changed: somebody turned 18, moved, or closed
    /// their account. Returns where to go on, `None` at the end.
    fn look_again(
        &self,
        tx: &mut Tx,
        after: AthleteId,
        some: usize,
        now: Timestamp,
    ) -> Result<Option<AthleteId>> {
        let people = tx.list::<(AthleteId,)>(
            "SELECT athlete_id FROM social_person WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
            args![after, some],
        )?;
        let mut cards = athlete::find_all(tx, people.iter().map(|(id,)| *id))?;
        let read = people.iter().map(|(id,)| (*id, None, cards.remove(id)));
        self.take_in(read.collect(), now);
        Ok(people.last().map(|(id,)| *id))
    }

    /// Those of these changes that are not in the index.
    fn unseen(&self, changes: Vec<(AthleteId, i64)>) -> Vec<(AthleteId, i64)> {
        let kept = self.kept();
        let Some(kept) = kept.as_ref() else { return Vec::new() };
        let is_new = |(who, at): &(AthleteId, i64)| kept.seen.get(who).is_none_or(|seen| seen < at);
        changes.into_iter().filter(is_new).collect()
    }

    fn take_in(&self, cards: Vec<Card>, now: Timestamp) {
        let mut kept = self.kept();
        let Some(of) = kept.as_mut() else { return };
        let mut changed = false;
        for (who, changed_at, card) in cards {
            match (changed_at, of.seen.get(&who)) {
                (Some(at), Some(seen)) if *seen >= at => continue,
                // Something newer is known than what was read in passing.
                (None, Some(_)) => continue,
                (Some(at), _) => {
                    of.seen.insert(who, at);
                    of.upto = of.upto.max(at);
                }
                (None, None) => {}
            }
            let Some(card) = card else {
                of.index.remove(name(who));
                changed = true;
                continue;
            };
            let person = person(&card, now);
            if changed_at.is_some() || !of.index.knows(person) {
                of.index.put(person);
                changed = true;
            }
        }
        if changed {
            let from = of.upto - OVERLAP_MS;
            of.seen.retain(|_, at| *at >= from);
            self.publish(&kept);
        }
    }
}

fn person(card: &Athlete, now: Timestamp) -> names::Person<'_> {
    names::Person {
        id: name(card.id),
        name: &card.name,
        handle: &card.handle,
        country: &card.country,
        open: !is_minor(card, now),
    }
}

fn list_changes(tx: &mut Tx, (at, id): (i64, AthleteId)) -> Result<Vec<(AthleteId, i64)>> {
    tx.list(
        "SELECT athlete_id, changed_at FROM social_person WHERE (changed_at, athlete_id) > ($1, $2)
         ORDER BY changed_at, athlete_id LIMIT $3",
        args![at, id, PAGE],
    )
}

#[cfg(test)]
mod tests;
