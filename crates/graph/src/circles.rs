//! The questions. Every answer is the same on every node and every engine: who comes first is decided by counts and names,
//! never by numbers, and what is left out of a long list is decided by its length alone.
use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};

use crate::{Graph, Name};

/// How much of very long lists is looked at, so that the question about somebody with thousands of friends costs no more
/// than a known amount. What is looked at is spread evenly over the list in the order of names: [`sample`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Friends of the one who asks, at most 254.
    pub mine: usize,
    /// Friends of each of those.
    pub theirs: usize,
}

impl Default for Caps {
    fn default() -> Caps {
        Caps { mine: 200, theirs: 500 }
    }
}

/// At most `most` of a list, spread evenly, the first always among them. A list that is no longer is not copied.
pub fn sample<T: Copy>(list: &[T], most: usize) -> Cow<'_, [T]> {
    if list.len() <= most {
        return Cow::Borrowed(list);
    }
    Cow::Owned((0..most).map(|at| list[at * list.len() / most]).collect())
}

/// Counts by number, one byte a person, kept between questions so that none makes its own. One for each thread that asks.
#[derive(Debug, Default)]
pub struct Scratch {
    /// All zero between questions.
    counts: Vec<u8>,
    /// Whose count is not zero.
    touched: Vec<u32>,
}

/// The count of those who are never to be found.
const NEVER: u8 = u8::MAX;
/// The most that can be counted, and so the most friends of one's own that are asked.
const MOST_COUNTED: usize = NEVER as usize - 1;

impl Scratch {
    fn begin(&mut self, people: usize) {
        if self.counts.len() < people {
            self.counts.resize(people, 0);
        }
    }

    fn never(&mut self, number: u32) {
        self.counts[number as usize] = NEVER;
        self.touched.push(number);
    }

    /// Counts everybody in a list once more. Without a branch for who is new: nothing foretells it, and guessing wrong costs
    /// more than writing a number that the next one overwrites.
    fn count(&mut self, list: &[u32]) {
        let mut end = self.touched.len();
        self.touched.resize(end + list.len(), 0);
        for number in list {
            let count = &mut self.counts[*number as usize];
            self.touched[end] = *number;
            end += usize::from(*count == 0);
            *count += u8::from(*count != NEVER);
        }
        self.touched.truncate(end);
    }

    fn end(&mut self) {
        for number in &self.touched {
            self.counts[*number as usize] = 0;
        }
        self.touched.clear();
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
        scratch.begin(self.people.len());
        scratch.never(me);
        mine.iter().for_each(|friend| scratch.never(*friend));
        without
            .iter()
            .filter_map(|name| self.people.find(*name))
            .for_each(|one| scratch.never(one));
        for friend in sample(&mine, caps.mine.min(MOST_COUNTED)).iter() {
            if !self.sheltered.get(*friend) {
                scratch.count(&sample(&self.in_name_order(*friend), caps.theirs));
            }
        }
        let first = self.first_of(scratch, most);
        scratch.end();
        first
    }

    /// The people counted most often.
    fn first_of(&self, scratch: &Scratch, most: usize) -> Vec<(Name, u32)> {
        let found = self.candidates(scratch, most);
        // Counts are small, so how often each occurs tells where the line is drawn.
        let mut with_count = [0usize; 256];
        found.iter().for_each(|(count, _)| with_count[usize::from(*count)] += 1);
        let (mut line, mut above) = (MOST_COUNTED, 0);
        while line > 0 && above + with_count[line] <= most {
            above += with_count[line];
            line -= 1;
        }
        let mut first = Vec::with_capacity(most.min(found.len()));
        let mut on_the_line = Vec::new();
        for (count, number) in found {
            match usize::from(count).cmp(&line) {
                Ordering::Greater => first.push((self.people.name(number), u32::from(count))),
                Ordering::Equal => on_the_line.push(number),
                Ordering::Less => {}
            }
        }
        for number in self.first_by_name(on_the_line, most - above) {
            first.push((self.people.name(number), line as u32));
        }
        first.sort_unstable_by_key(|(name, count)| (Reverse(*count), *name));
        first
    }

    /// Everybody who may be among the first `most`. Most people are counted once or twice, so who is sheltered is
    /// looked up from the highest counts down, and for few.
    fn candidates(&self, scratch: &Scratch, most: usize) -> Vec<(u8, u32)> {
        let counted = || scratch.touched.iter().map(|one| (scratch.counts[*one as usize], *one));
        let mut with_count = [0usize; 256];
        counted().for_each(|(count, _)| with_count[usize::from(count)] += 1);
        let (mut line, mut total, mut wanted) = (MOST_COUNTED, 0, most);
        loop {
            while line > 0 && total < wanted {
                total += with_count[line];
                line -= 1;
            }
            let above = |(count, number): &(u8, u32)| {
                usize::from(*count) > line && *count != NEVER && !self.sheltered.get(*number)
            };
            let found: Vec<(u8, u32)> = counted().filter(above).collect();
            if found.len() >= most || line == 0 {
                return found;
            }
            wanted = total + most - found.len();
        }
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
        for friend in sample(&self.in_name_order(to), caps.mine).iter() {
            let meets = !self.sheltered.get(*friend)
                && in_both(&near, &self.friends.row(*friend).sorted(), |_| false);
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
            assert_eq!(sample(&list, most).as_ref(), expected, "{most}");
        };
        check(3, &[0, 3, 6]);
        check(1, &[0]);
        check(0, &[]);
        check(10, &list);
        check(11, &list);
        assert_eq!(sample::<u32>(&[], 5).len(), 0);
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
