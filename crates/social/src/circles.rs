//! Who knows whom: friends in common, friends of friends, how many steps lie between two people.
//!
//! The truth is in `social_tie`. Where memory allows, a node keeps all friendships as a [`graph::Graph`] beside it ([`memory`]),
//! and answers from there; otherwise the same questions are asked of the database ([`slow`]). Both give the same answers, which
//! a test compares.
//!
//! Nobody sheltered is in any of these answers: people under 18, closed accounts, and those whose work makes them worth
//! finding. What the graph knows of that may be old, so whoever shows people asks [`Circles::open`] in the same transaction.
mod build;
pub mod keep;
mod memory;
mod slow;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use graph::{Caps, Graph, Name, Scratch};
use kernel::athlete::{self, Athlete};
use kernel::{AthleteId, Result, Timestamp, Tx};
use tokio::sync::Notify;

use crate::needs::Discretion;
use crate::people::is_minor;

/// How a node keeps its graph.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Memory that the graph may take, in MiB; 0 keeps none.
    pub memory_mib: usize,
    /// Where it is written now and then, so that the next start is fast.
    pub snapshot: Option<PathBuf>,
    /// How much of very long lists of friends is looked at.
    pub caps: Caps,
}

/// The questions, and what answers them. Clones share it.
#[derive(Clone)]
pub struct Circles(Arc<Inner>);

struct Inner {
    settings: Settings,
    discretion: Arc<dyn Discretion>,
    memory: memory::Memory,
    bell: Notify,
    /// Tables for counting, one for each question under way.
    scratches: Mutex<Vec<Scratch>>,
}

impl Circles {
    /// Answers from the database until [`Circles::keep`] has brought the graph into memory.
    pub fn new(settings: Settings, discretion: Arc<dyn Discretion>) -> Circles {
        Circles(Arc::new(Inner {
            settings,
            discretion,
            memory: memory::Memory::default(),
            bell: Notify::new(),
            scratches: Mutex::default(),
        }))
    }

    /// Says that ties have changed somewhere, so that the graph in memory looks at once. Nobody has to: every question looks
    /// first, too.
    pub fn ring(&self) {
        self.0.bell.notify_one();
    }

    /// Whether questions are answered from memory.
    pub fn in_memory(&self) -> bool {
        self.0.memory.graph().is_some()
    }

    /// What this transaction can see of who knows whom: one look for all questions of an answer.
    pub fn look(&self, tx: &mut Tx, now: Timestamp) -> Result<Look> {
        memory::catch_up(self, tx, now, memory::AT_ONCE)?;
        Ok(Look { circles: self.clone(), graph: self.0.memory.graph(), now })
    }

    /// Those of these people who may be shown to others who are no friends, as the database knows it now.
    pub fn open(
        &self,
        tx: &mut Tx,
        ids: &[AthleteId],
        now: Timestamp,
    ) -> Result<HashSet<AthleteId>> {
        let athletes = athlete::find_all(tx, ids.iter().copied())?;
        let apart = self.0.discretion.apart(tx, ids)?;
        let is_open = |athlete: &&Athlete| !is_minor(athlete, now) && !apart.contains(&athlete.id);
        Ok(athletes.values().filter(is_open).map(|athlete| athlete.id).collect())
    }

    fn scratches(&self) -> std::sync::MutexGuard<'_, Vec<Scratch>> {
        self.0.scratches.lock().expect("not poisoned")
    }
}

/// Who knows whom as one transaction sees it. Give it the transaction that it was made in.
pub struct Look {
    circles: Circles,
    /// `None`: the database is asked.
    graph: Option<Arc<Graph>>,
    now: Timestamp,
}

impl Look {
    /// Whether these questions are answered from memory, and cost little.
    pub(crate) fn in_memory(&self) -> bool {
        self.graph.is_some()
    }

    /// Who is a friend of most of one's friends: at most `most` people with the number of friends in common, the most first.
    /// Never oneself, a friend, or one of `without`. Of very long lists a part is counted: [`graph::Caps`].
    pub fn friends_of_friends(
        &self,
        tx: &mut Tx,
        me: AthleteId,
        without: &[AthleteId],
        most: usize,
    ) -> Result<Vec<(AthleteId, u32)>> {
        let circles = &self.circles;
        let Some(graph) = &self.graph else {
            return slow::friends_of_friends(circles, tx, me, without, most, self.now);
        };
        let caps = circles.0.settings.caps;
        let without: Vec<Name> = without.iter().map(|id| name(*id)).collect();
        let mut scratch = circles.scratches().pop().unwrap_or_default();
        let found = graph.friends_of_friends(name(me), &without, most, caps, &mut scratch);
        circles.scratches().push(scratch);
        Ok(found.into_iter().map(|(name, count)| (id(name), count)).collect())
    }

    /// The friends that two people have in common, in the order of their ids.
    pub fn mutual(&self, tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<Vec<AthleteId>> {
        match &self.graph {
            Some(graph) => Ok(graph.mutual(name(one), name(other)).into_iter().map(id).collect()),
            None => slow::mutual(&self.circles, tx, one, other, self.now),
        }
    }

    /// How many steps lie between two people: 1 for friends, 2, 3, or `None` for more.
    pub fn degree(&self, tx: &mut Tx, one: AthleteId, other: AthleteId) -> Result<Option<u8>> {
        match &self.graph {
            Some(graph) => Ok(graph.degree(name(one), name(other), self.circles.0.settings.caps)),
            None => slow::degree(&self.circles, tx, one, other, self.now),
        }
    }
}

pub(crate) fn name(id: AthleteId) -> Name {
    id.0.as_u128()
}

pub(crate) fn id(name: Name) -> AthleteId {
    AthleteId(kernel::ids::Uuid::from_u128(name))
}

#[cfg(test)]
mod tests;
