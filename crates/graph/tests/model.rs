//! The graph against a model that nobody could get wrong: pairs in a set, counted one by one, whatever happened before.
#![allow(clippy::unwrap_used, reason = "tests")]
use std::collections::{BTreeMap, BTreeSet};

use graph::circles::sample;
use graph::snapshot::Unusable;
use graph::{Builder, Caps, Graph, Name, Scratch};
use proptest::prelude::*;

/// Enough people that lists are cut by the caps below, few enough that they meet.
const PEOPLE: u64 = 40;
const CAPS: Caps = Caps { mine: 5, theirs: 7 };

/// Names that are spread, and not in the order of their seeds.
fn name(seed: u64) -> Name {
    u128::from(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)) << 20 | u128::from(seed)
}

#[derive(Debug, Default, Clone)]
struct Model {
    friends: BTreeMap<Name, BTreeSet<Name>>,
    sheltered: BTreeSet<Name>,
}

impl Model {
    fn of(&self, who: Name) -> Vec<Name> {
        self.friends.get(&who).into_iter().flatten().copied().collect()
    }

    fn set(&mut self, who: Name, new: &BTreeSet<Name>) {
        for old in self.of(who) {
            self.friends.get_mut(&old).unwrap().remove(&who);
        }
        for friend in new {
            self.friends.entry(*friend).or_default().insert(who);
        }
        self.friends.insert(who, new.clone());
    }

    fn friends_of_friends(&self, me: Name, without: &[Name], most: usize) -> Vec<(Name, u32)> {
        let mine = self.of(me);
        let mut counts: BTreeMap<Name, u32> = BTreeMap::new();
        for friend in sample(&mine, CAPS.mine).iter() {
            if !self.sheltered.contains(friend) {
                for theirs in sample(&self.of(*friend), CAPS.theirs).iter() {
                    *counts.entry(*theirs).or_default() += 1;
                }
            }
        }
        counts.retain(|one, _| {
            *one != me
                && !mine.contains(one)
                && !without.contains(one)
                && !self.sheltered.contains(one)
        });
        let mut all: Vec<(Name, u32)> = counts.into_iter().collect();
        all.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        all.truncate(most);
        all
    }

    fn mutual(&self, one: Name, other: Name) -> Vec<Name> {
        let theirs = self.of(other);
        let both = self.of(one).into_iter().filter(|friend| theirs.contains(friend));
        both.filter(|friend| !self.sheltered.contains(friend)).collect()
    }

    fn degree(&self, one: Name, other: Name) -> Option<u8> {
        if self.of(one).contains(&other) {
            return Some(1);
        }
        if one == other || self.sheltered.contains(&one) || self.sheltered.contains(&other) {
            return None;
        }
        if !self.mutual(one, other).is_empty() {
            return Some(2);
        }
        let mut near = self.of(one);
        near.retain(|friend| !self.sheltered.contains(friend));
        let meets = sample(&self.of(other), CAPS.mine)
            .iter()
            .filter(|friend| !self.sheltered.contains(friend))
            .any(|friend| self.of(*friend).iter().any(|theirs| near.contains(theirs)));
        meets.then_some(3)
    }
}

#[derive(Debug, Clone)]
enum Step {
    /// Somebody's list as it is now.
    Set(u64, BTreeSet<u64>),
    Shelter(u64, bool),
    Merge(bool),
    /// Writes it and goes on with what was read.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..PEOPLE, prop::collection::btree_set(0..PEOPLE, 0..14))
            .prop_map(|(who, friends)| Step::Set(who, friends)),
        3 => (0..PEOPLE, any::<bool>()).prop_map(|(who, yes)| Step::Shelter(who, yes)),
        2 => any::<bool>().prop_map(Step::Merge),
        1 => Just(Step::Restart),
    ]
}

fn bytes_of(graph: &Graph, mark: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    graph.write_to([1, mark], &mut bytes).unwrap();
    bytes
}

fn check(graph: &Graph, model: &Model, scratch: &mut Scratch) {
    let without = [name(3), name(17)];
    for one in (0..PEOPLE).map(name) {
        for (without, most) in [(&without[..], 4), (&[], 50)] {
            assert_eq!(
                graph.friends_of_friends(one, without, most, CAPS, scratch),
                model.friends_of_friends(one, without, most)
            );
        }
        for other in (0..PEOPLE).map(name) {
            assert_eq!(graph.mutual(one, other), model.mutual(one, other));
            assert_eq!(graph.degree(one, other, CAPS), model.degree(one, other));
        }
    }
    let pairs: usize = model.friends.values().map(BTreeSet::len).sum();
    assert_eq!(graph.friendships(), pairs as u64 / 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_answers_are_those_of_the_model(
        at_first in prop::collection::vec((0..PEOPLE, 0..PEOPLE), 0..90),
        steps in prop::collection::vec(step(), 0..60),
    ) {
        let mut model = Model::default();
        for (one, other) in at_first {
            if one != other {
                let mut friends: BTreeSet<Name> = model.of(name(one)).into_iter().collect();
                friends.insert(name(other));
                model.set(name(one), &friends);
            }
        }
        let mut builder = Builder::new(model.friends.keys().copied().collect());
        for (who, friends) in &model.friends {
            builder.push(*who, friends.iter().copied());
        }
        let mut graph = builder.finish();
        let mut scratch = Scratch::default();
        check(&graph, &model, &mut scratch);

        for step in steps {
            let before = (graph.clone(), model.clone());
            match step {
                Step::Set(who, friends) => {
                    let friends: BTreeSet<Name> =
                        friends.into_iter().filter(|friend| *friend != who).map(name).collect();
                    let list: Vec<Name> = friends.iter().rev().copied().collect();
                    graph.set(name(who), &list);
                    model.set(name(who), &friends);
                }
                Step::Shelter(who, yes) => {
                    // Somebody without a number is told of later, with their first friend.
                    if !model.of(name(who)).is_empty() {
                        graph.shelter(name(who), yes);
                        match yes {
                            true => model.sheltered.insert(name(who)),
                            false => model.sheltered.remove(&name(who)),
                        };
                    }
                }
                Step::Merge(urgent) => {
                    graph.merge(urgent);
                }
                Step::Restart => {
                    let bytes = bytes_of(&graph, 7);
                    let (read, marks) = Graph::read_from(&mut bytes.as_slice(), 1 << 20).unwrap();
                    prop_assert_eq!(marks, [1, 7]);
                    prop_assert_eq!(bytes_of(&read, 7), bytes);
                    graph = read;
                    // Whoever had no friends left was not written.
                    let gone: Vec<Name> = model.sheltered.iter().copied()
                        .filter(|one| model.of(*one).is_empty()).collect();
                    gone.iter().for_each(|one| { model.sheltered.remove(one); });
                }
            }
            // Who began to read before sees what was then.
            let (graph_before, model_before) = before;
            let one = name(5);
            prop_assert_eq!(
                graph_before.friends_of_friends(one, &[], 9, CAPS, &mut scratch),
                model_before.friends_of_friends(one, &[], 9)
            );
        }
        check(&graph, &model, &mut scratch);
        let packed = { graph.merge(true); graph };
        check(&packed, &model, &mut scratch);
    }

    #[test]
    fn a_snapshot_with_one_wrong_byte_is_refused(at in 0usize..400, bits in 1u8..=255) {
        let mut graph = Graph::default();
        graph.set(name(1), &[name(2), name(3)]);
        graph.set(name(4), &[name(1), name(3)]);
        graph.shelter(name(4), true);
        let mut bytes = bytes_of(&graph, 42);
        prop_assume!(at < bytes.len());
        bytes[at] ^= bits;
        prop_assert!(Graph::read_from(&mut bytes.as_slice(), 1 << 20).is_err());
        bytes[at] ^= bits;
        bytes.truncate(at);
        prop_assert!(Graph::read_from(&mut bytes.as_slice(), 1 << 20).is_err());
    }
}

#[test]
fn a_snapshot_that_is_too_large_is_left_where_it_is() {
    let mut graph = Graph::default();
    let others: Vec<Name> = (2..1000).map(name).collect();
    graph.set(name(1), &others);
    let bytes = bytes_of(&graph, 0);
    let read = Graph::read_from(&mut bytes.as_slice(), 10_000);
    assert!(matches!(read, Err(Unusable::TooLarge)));
    // A length that nobody wrote reserves nothing.
    let mut lying = bytes.clone();
    lying[28..36].copy_from_slice(&u64::MAX.to_le_bytes());
    let read = Graph::read_from(&mut lying.as_slice(), usize::MAX);
    assert!(matches!(read, Err(Unusable::TooLarge)));
}

#[test]
fn whoever_has_no_friends_left_is_in_no_snapshot() {
    let mut graph = Graph::default();
    graph.set(name(1), &[name(2), name(3)]);
    graph.set(name(2), &[]);
    let bytes = bytes_of(&graph, 0);
    let of_two = name(2).to_le_bytes();
    assert!(!bytes.windows(16).any(|some| some == of_two));
    let (read, _) = Graph::read_from(&mut bytes.as_slice(), 1 << 20).unwrap();
    assert_eq!((read.people(), read.friendships()), (2, 1));
}
