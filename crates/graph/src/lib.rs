//! Who knows whom, in memory: friends in common, friends of friends, how many steps lie between two people.
//!
//! Read in this order: [`edges`] (how lists of numbers lie in memory, and how they change), [`people`] (which number stands for
//! whom), [`circles`] (the questions), [`snapshot`] (all of it as bytes, for a fast start).
//!
//! A [`Graph`] is a value. Its clones share what did not change, so a reader keeps the one it began with while a writer makes
//! the next: nobody waits for anybody, and no answer is half old and half new. People are named by 128 bits that mean
//! nothing here; no name, country or age ever comes into this crate.
//!
//! Some people are `sheltered`: they are never found by others, nor does anybody find others through them. That is applied
//! while walking, not afterwards, so that fifty asked for are fifty found.
pub mod circles;
pub mod edges;
mod marks;
pub mod people;
pub mod snapshot;

pub use circles::{Caps, Scratch};
pub use people::Name;

use edges::Edges;
use marks::Marks;
use people::People;

/// Friendships, and who is to be left out of every answer.
///
/// A friendship is two entries, one in each one's list. Something with a direction, such as following, would be two [`Edges`]
/// over the same people.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    people: People,
    friends: Edges,
    sheltered: Marks,
}

impl Graph {
    /// Somebody's friends are now these, in any order. Both sides of each friendship that begins or ends are changed, so it
    /// does not matter whose list is told first, or whether it is told twice.
    pub fn set(&mut self, who: Name, friends: &[Name]) {
        if friends.is_empty() && self.people.find(who).is_none() {
            return;
        }
        let me = self.number_for(who);
        let mut new = Vec::with_capacity(friends.len());
        for friend in friends {
            if *friend != who {
                new.push(self.number_for(*friend));
            }
        }
        new.sort_unstable();
        new.dedup();
        let old = self.friends.row(me).sorted().into_owned();
        for gone in old.iter().filter(|one| new.binary_search(one).is_err()) {
            self.friends.remove(me, *gone);
            self.friends.remove(*gone, me);
        }
        for more in new.iter().filter(|one| old.binary_search(one).is_err()) {
            self.friends.insert(me, *more);
            self.friends.insert(*more, me);
        }
    }

    /// Somebody's friends, by name, whether sheltered or not.
    pub fn friends(&self, who: Name) -> Vec<Name> {
        let Some(number) = self.people.find(who) else { return Vec::new() };
        let mut row = self.friends.row(number).sorted().into_owned();
        self.people.sort_by_name(&mut row);
        row.into_iter().map(|number| self.people.name(number)).collect()
    }

    /// Leaves somebody out of every answer about others, or lets them in again.
    pub fn shelter(&mut self, who: Name, sheltered: bool) {
        if let Some(number) = self.people.find(who) {
            self.sheltered.set(number, sheltered);
        }
    }

    /// Leaves everybody out, to let in one by one those who may be found.
    pub fn shelter_all(&mut self) {
        self.sheltered = Marks::all(self.people.len());
    }

    /// Lays changed lists back into one piece, where many have changed. The more `urgent`, the fewer changes are waited for:
    /// `true` means any. Says how many pieces were laid anew.
    pub fn merge(&mut self, urgent: bool) -> usize {
        self.friends.merge(urgent)
    }

    /// How many people have a number. Those whose friends have all gone keep theirs until the next start.
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// How many friendships there are.
    pub fn friendships(&self) -> u64 {
        self.friends.entries() / 2
    }

    /// Bytes held, all tables together.
    pub fn bytes(&self) -> usize {
        self.people.bytes() + self.friends.bytes() + self.sheltered.bytes()
    }

    /// Whether somebody is left out of every answer.
    pub fn is_sheltered(&self, who: Name) -> bool {
        self.people.find(who).is_some_and(|number| self.sheltered.get(number))
    }

    fn number_for(&mut self, name: Name) -> u32 {
        let number = self.people.number(name);
        self.friends.reach(number);
        number
    }
}

/// Builds a graph out of lists that come in the order of names, without holding anything twice.
#[derive(Debug)]
pub struct Builder {
    people: People,
    edges: edges::Packing,
}

impl Builder {
    /// Everybody who may have friends. Sorted here, so in any order.
    pub fn new(mut names: Vec<Name>) -> Builder {
        names.sort_unstable();
        names.dedup();
        Builder { people: People::in_order(&names), edges: edges::Packing::default() }
    }

    /// The friends of the next person, whose name is greater than every name before. Names that are not among everybody's
    /// are left out: they came later, and are told of later.
    pub fn push(&mut self, who: Name, friends: impl IntoIterator<Item = Name>) {
        let Some(number) = self.people.find(who) else { return };
        let mut row = Vec::new();
        for friend in friends {
            if let Some(friend) = self.people.find(friend)
                && friend != number
            {
                row.push(friend);
            }
        }
        row.sort_unstable();
        row.dedup();
        self.edges.push(number, &row);
    }

    /// The same with lists of numbers, sorted, where people are numbered by the order of their names. For whoever makes a
    /// whole world, as the benchmark does.
    pub fn push_numbers(&mut self, number: u32, friends: &[u32]) {
        self.edges.push(number, friends);
    }

    /// Bytes held so far, so that whoever builds can stop in time.
    pub fn bytes(&self) -> usize {
        self.people.bytes() + self.edges.bytes()
    }

    /// The finished graph.
    pub fn finish(self) -> Graph {
        let count = self.people.len();
        Graph {
            people: self.people,
            friends: self.edges.finish(count),
            sheltered: Marks::default(),
        }
    }
}
