//! The questions. Every answer is the same on every node and every engine: who comes first is decided by counts and names,
//! never by numbers, and what is left out of a long list is decided by its length alone.
use std::borrow::Cow;

use crate::{Graph, Name};

/// How much of very long lists is looked at, so that the question about somebody with thousands of friends costs no more
/// than a known amount. What is looked at is spread evenly over the list in the order of names: [`sample`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Friends of the one who asks.
    pub mine: usize,
    /// Friends of each of those.
    pub theirs: usize,
}

impl Default for Caps {
    fn default() -> Caps {
        Caps { mine: 200, theirs: 500 }
    }
}

/// At most `most` of a list, spread evenly, the first always among them.
pub fn sample<T: Copy>(list: &[T], most: usize) -> impl Iterator<Item = T> {
    let taken = list.len().min(most);
    let step = list.len() as u64;
    (0..taken as u64).map(move |at| list[(at * step / taken as u64) as usize])
}

/// A table for counting, kept between questions so that none makes its own. One for each thread that asks.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Number + 1 in the upper half, its count in the lower; 0 is a free place. A power of two, of which `used` are in use.
    slots: Vec<u64>,
    mask: usize,
    found: Vec<(u32, u32)>,
}

/// The count of those who are never to be found. A count proper is at most [`Caps::mine`].
const NEVER: u32 = 1 << 31;

impl Scratch {
    /// Empties the table, with room for so many.
    fn begin(&mut self, room: usize) {
        let size = (room + room / 2).next_power_of_two().max(64);
        if self.slots.len() < size {
            self.slots = vec![0; size];
        } else {
            self.slots[..size].fill(0);
        }
        self.mask = size - 1;
        self.found.clear();
    }

    fn add(&mut self, number: u32, count: u32) {
        let key = u64::from(number) + 1;
        // Fibonacci hashing (Knuth, vol. 3, 6.4): numbers that are near each other land far apart.
        let mut at = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & self.mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                self.slots[at] = key << 32 | u64::from(count);
                return;
            }
            if slot >> 32 == key {
                // A count that is NEVER stays so: its upper bit is not reached by adding ones.
                self.slots[at] = slot + u64::from(count & !NEVER);
                return;
            }
            at = (at + 1) & self.mask;
        }
    }
}

impl Graph {
    /// Who is a friend of most of one's friends: at most `most` people with the number of friends in common, the most first,
    /// and among equals by name. Never oneself, a friend, one of `without`, or somebody sheltered. The numbers are exact up to
    /// `caps`.
    pub fn friends_of_friends(
        &self,
        me: Name,
        without: &[Name],
        most: usize,
        caps: Caps,
        scratch: &mut Scratch,
    ) -> Vec<(Name, u32)> {
        let Some(me) = self.people.find(me) else { return Vec::new() };
        let mine = self.in_name_order(me);
        let mut asked = Vec::with_capacity(mine.len().min(caps.mine));
        let mut room = mine.len() + without.len() + 1;
        for friend in sample(&mine, caps.mine) {
            if !self.sheltered.get(friend) {
                room += self.friends.row(friend).len().min(caps.theirs);
                asked.push(friend);
            }
        }
        scratch.begin(room);
        scratch.add(me, NEVER);
        for friend in mine.iter() {
            scratch.add(*friend, NEVER);
        }
        for name in without {
            if let Some(number) = self.people.find(*name) {
                scratch.add(number, NEVER);
            }
        }
        for friend in asked {
            for theirs in sample(&self.in_name_order(friend), caps.theirs) {
                scratch.add(theirs, 1);
            }
        }
        self.first_of(scratch, most)
    }

    /// The people counted most often.
    fn first_of(&self, scratch: &mut Scratch, most: usize) -> Vec<(Name, u32)> {
        let Scratch { slots, mask, found } = scratch;
        for slot in slots[..=*mask].iter().filter(|slot| **slot != 0) {
            let (number, count) = ((slot >> 32) as u32 - 1, *slot as u32);
            if count < NEVER && !self.sheltered.get(number) {
                found.push((count, number));
            }
        }
        // Counts are small, so how often each occurs tells where the line is drawn.
        let mut with_count =
            vec![0usize; found.iter().map(|one| one.0 as usize).max().unwrap_or(0) + 1];
        for (count, _) in found.iter() {
            with_count[*count as usize] += 1;
        }
        let (mut line, mut above) = (with_count.len() - 1, 0);
        while line > 0 && above + with_count[line] <= most {
            above += with_count[line];
            line -= 1;
        }
        let mut first = Vec::with_capacity(most.min(found.len()));
        let mut on_the_line = Vec::new();
        for (count, number) in found.iter() {
            match (*count as usize).cmp(&line) {
                std::cmp::Ordering::Greater => first.push((self.people.name(*number), *count)),
                std::cmp::Ordering::Equal => on_the_line.push(*number),
                std::cmp::Ordering::Less => {}
            }
        }
        for number in self.first_by_name(on_the_line, most - above) {
            first.push((self.people.name(number), line as u32));
        }
        first.sort_unstable_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        first
    }

    /// The first `most` by name. Nearly all are compared by their numbers, which are in that order: see [`crate::people`].
    fn first_by_name(&self, mut numbers: Vec<u32>, most: usize) -> Vec<u32> {
        if most == 0 {
            return Vec::new();
        }
        if numbers.len() > most {
            let ordered = self.people.ordered();
            let (mut early, mut late): (Vec<u32>, Vec<u32>) =
                numbers.iter().partition(|number| **number < ordered);
            if early.len() > most {
                early.select_nth_unstable(most - 1);
                early.truncate(most);
            }
            if late.len() > most {
                late.select_nth_unstable_by_key(most - 1, |number| self.people.name(*number));
                late.truncate(most);
            }
            early.append(&mut late);
            numbers = early;
        }
        self.people.sort_by_name(&mut numbers);
        numbers.truncate(most);
        numbers
    }

    /// The friends that two people have in common, by name. Those who are sheltered are left out.
    pub fn mutual(&self, one: Name, other: Name) -> Vec<Name> {
        let (Some(one), Some(other)) = (self.people.find(one), self.people.find(other)) else {
            return Vec::new();
        };
        let (one, other) = (self.friends.row(one).sorted(), self.friends.row(other).sorted());
        let mut common = Vec::new();
        in_both(&one, &other, |number| {
            if !self.sheltered.get(number) {
                common.push(number);
            }
            true
        });
        self.people.sort_by_name(&mut common);
        common.into_iter().map(|number| self.people.name(number)).collect()
    }

    /// How many steps lie between two people: 1 for friends, 2 for a friend of a friend, 3; `None` for more, and for oneself.
    /// No step goes over somebody sheltered, and from somebody sheltered only to their own friends. Of the second one's
    /// friends `caps.mine` are asked for the third step.
    pub fn degree(&self, one: Name, other: Name, caps: Caps) -> Option<u8> {
        let (from, to) = (self.people.find(one)?, self.people.find(other)?);
        if self.friends.row(from).contains(to) {
            return Some(1);
        }
        if from == to || self.sheltered.get(from) || self.sheltered.get(to) {
            return None;
        }
        let open = |row: Cow<'_, [u32]>| -> Vec<u32> {
            row.iter().copied().filter(|number| !self.sheltered.get(*number)).collect()
        };
        let near = open(self.friends.row(from).sorted());
        if in_both(&near, &self.friends.row(to).sorted(), |_| false) {
            return Some(2);
        }
        for friend in sample(&self.in_name_order(to), caps.mine) {
            let meets = !self.sheltered.get(friend)
                && in_both(&near, &self.friends.row(friend).sorted(), |_| false);
            if meets {
                return Some(3);
            }
        }
        None
    }

    /// Somebody's friends in the order of names. Numbers of people who were there from the start are in that order already.
    fn in_name_order(&self, number: u32) -> Cow<'_, [u32]> {
        let mut row = self.friends.row(number).sorted();
        if row.last().is_some_and(|last| *last >= self.people.ordered()) {
            self.people.sort_by_name(row.to_mut());
        }
        row
    }
}

/// Gives the numbers that are in both sorted lists to `take`, until it says that it has enough. Says whether it did.
///
/// Galloping (Bentley and Yao 1976): from where we are in the longer list we look 1, 2, 4, ... places ahead, then halve; so a
/// short list against a long one costs little more than the short one.
fn in_both(one: &[u32], other: &[u32], mut take: impl FnMut(u32) -> bool) -> bool {
    let (short, mut long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    for number in short {
        let mut reach = 1;
        while reach < long.len() && long[reach] < *number {
            reach *= 2;
        }
        let within = &long[reach / 2..long.len().min(reach + 1)];
        let at = reach / 2 + within.partition_point(|other| other < number);
        long = &long[at.min(long.len())..];
        match long.first() {
            None => return false,
            Some(first) if first == number && !take(*number) => return true,
            Some(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_over_the_whole_list() {
        let list: Vec<u32> = (0..10).collect();
        let check = |most, expected: &[u32]| {
            assert_eq!(sample(&list, most).collect::<Vec<_>>(), expected, "{most}");
        };
        check(3, &[0, 3, 6]);
        check(1, &[0]);
        check(0, &[]);
        check(10, &list);
        check(11, &list);
        assert_eq!(sample::<u32>(&[], 5).count(), 0);
    }

    #[test]
    fn what_two_lists_share_is_found_wherever_it_is() {
        let check = |one: &[u32], other: &[u32], expected: &[u32]| {
            let mut common = Vec::new();
            in_both(one, other, |number| {
                common.push(number);
                true
            });
            assert_eq!(common, expected, "{one:?} {other:?}");
        };
        let hundred: Vec<u32> = (0..100).map(|n| n * 3).collect();
        check(&[0, 1, 150, 297, 298], &hundred, &[0, 150, 297]);
        check(&hundred, &[296], &[]);
        check(&[], &hundred, &[]);
        check(&[7], &[7], &[7]);
        check(&hundred, &hundred, &hundred);
    }
}
