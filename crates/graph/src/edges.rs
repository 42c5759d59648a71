//! For each number a sorted list of numbers: packed end to end, with small lists of changes beside.
//!
//! People stand in segments of 4,096. A segment is one allocation of all its lists (CSR: where each begins, then the numbers),
//! four bytes an entry, and the changes since it was laid. A change touches its segment alone; laying a segment anew costs
//! about a millisecond and as much memory as the segment, however large the whole is.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// People in a segment.
pub(crate) const SEGMENT: usize = 4096;
/// A segment is laid anew when its changes are more than this part of it (one in ...), and more than [`FEWEST_CHANGES`].
const LARGEST_PART: usize = 16;
const FEWEST_CHANGES: usize = 256;

/// Lists of numbers, one for each person, in one direction. Clones share what did not change.
#[derive(Debug, Clone, Default)]
pub struct Edges {
    segments: Vec<Arc<Segment>>,
    entries: u64,
}

#[derive(Debug, Clone, Default)]
struct Segment {
    packed: Arc<Packed>,
    /// By place in the segment.
    changes: BTreeMap<u16, Change>,
    /// Entries of all changes together.
    changed: usize,
}

/// Lists end to end: that of place `n` is `entries[starts[n]..starts[n + 1]]`.
#[derive(Debug, Default)]
struct Packed {
    starts: Box<[u32]>,
    entries: Box<[u32]>,
}

/// What a list has more, and what less, than is packed. Both sorted.
#[derive(Debug, Clone, Default)]
struct Change {
    more: Vec<u32>,
    less: Vec<u32>,
}

impl Packed {
    fn row(&self, place: usize) -> &[u32] {
        match (self.starts.get(place), self.starts.get(place + 1)) {
            (Some(&from), Some(&to)) => &self.entries[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// One person's list.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    packed: &'a [u32],
    change: Option<&'a Change>,
}

impl<'a> Row<'a> {
    /// How many numbers are in it.
    pub fn len(&self) -> usize {
        let (more, less) = self.change.map_or((0, 0), |it| (it.more.len(), it.less.len()));
        self.packed.len() + more - less
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Its numbers, sorted; copied only if it has changed since it was packed.
    pub fn sorted(&self) -> Cow<'a, [u32]> {
        let Some(change) = self.change else { return Cow::Borrowed(self.packed) };
        let mut row = Vec::with_capacity(self.len());
        let kept = self.packed.iter().filter(|one| change.less.binary_search(one).is_err());
        row.extend(kept);
        row.extend(&change.more);
        row.sort_unstable();
        Cow::Owned(row)
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: u32) -> bool {
        let packed = self.packed.binary_search(&number).is_ok();
        match self.change {
            None => packed,
            Some(change) if packed => change.less.binary_search(&number).is_err(),
            Some(change) => change.more.binary_search(&number).is_ok(),
        }
    }
}

impl Edges {
    /// Somebody's list; empty for a number that is not there.
    pub fn row(&self, from: u32) -> Row<'_> {
        let (segment, place) = split(from);
        let Some(segment) = self.segments.get(segment) else {
            return Row { packed: &[], change: None };
        };
        // Most segments have no changes, and a look into an empty map costs nothing.
        Row { packed: segment.packed.row(place), change: segment.changes.get(&(place as u16)) }
    }

    /// Numbers in all lists together.
    pub fn entries(&self) -> u64 {
        self.entries
    }

    /// Makes room for a number.
    pub(crate) fn reach(&mut self, number: u32) {
        let (segment, _) = split(number);
        while self.segments.len() <= segment {
            self.segments.push(Arc::default());
        }
    }

    /// Adds a number to somebody's list. There already: nothing changes.
    pub fn insert(&mut self, from: u32, to: u32) {
        self.reach(from);
        if self.row(from).contains(to) {
            return;
        }
        self.change(from, |change| match change.less.binary_search(&to) {
            Ok(at) => {
                change.less.remove(at);
            }
            Err(_) => put(&mut change.more, to),
        });
        self.entries += 1;
    }

    /// Takes a number out of somebody's list. Not there: nothing changes.
    pub fn remove(&mut self, from: u32, to: u32) {
        if !self.row(from).contains(to) {
            return;
        }
        self.change(from, |change| match change.more.binary_search(&to) {
            Ok(at) => {
                change.more.remove(at);
            }
            Err(_) => put(&mut change.less, to),
        });
        self.entries -= 1;
    }

    fn change(&mut self, from: u32, change: impl FnOnce(&mut Change)) {
        let (segment, place) = split(from);
        let segment = Arc::make_mut(&mut self.segments[segment]);
        let of = segment.changes.entry(place as u16).or_default();
        let before = of.more.len() + of.less.len();
        change(of);
        let after = of.more.len() + of.less.len();
        if after == 0 {
            segment.changes.remove(&(place as u16));
        }
        segment.changed = segment.changed + after - before;
    }

    /// Lays segments with many changes anew, or with any if `urgent`. Returns how many.
    pub fn merge(&mut self, urgent: bool) -> usize {
        let mut merged = 0;
        for segment in &mut self.segments {
            let enough = segment.changed > FEWEST_CHANGES
                && segment.changed > segment.packed.entries.len() / LARGEST_PART;
            if enough || urgent && segment.changed > 0 {
                *segment = Arc::new(segment.laid_anew());
                merged += 1;
            }
        }
        merged
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.segments.iter().map(|segment| segment.bytes()).sum()
    }
}

impl Segment {
    fn laid_anew(&self) -> Segment {
        let mut packing = Packing::default();
        for place in 0..SEGMENT {
            let row =
                Row { packed: self.packed.row(place), change: self.changes.get(&(place as u16)) };
            packing.push(place as u32, &row.sorted());
        }
        packing.close();
        let segment = packing.segments.into_iter().next();
        segment.map(Arc::unwrap_or_clone).unwrap_or_default()
    }

    fn bytes(&self) -> usize {
        // A node of a B-tree holds up to eleven; about two thirds of the room is used.
        const CHANGE: usize = (size_of::<u16>() + size_of::<Change>()) * 3 / 2;
        let packed = (self.packed.starts.len() + self.packed.entries.len()) * 4;
        packed + self.changes.len() * CHANGE + self.changed * 8 + size_of::<Segment>()
    }
}

fn split(number: u32) -> (usize, usize) {
    (number as usize / SEGMENT, number as usize % SEGMENT)
}

fn put(list: &mut Vec<u32>, number: u32) {
    if let Err(at) = list.binary_search(&number) {
        list.insert(at, number);
    }
}

/// Lays lists end to end that come in the order of their numbers.
#[derive(Debug, Default)]
pub(crate) struct Packing {
    segments: Vec<Arc<Segment>>,
    starts: Vec<u32>,
    entries: Vec<u32>,
    total: u64,
    done_bytes: usize,
}

impl Packing {
    /// The list of a number that is greater than every one before; those in between have none.
    pub(crate) fn push(&mut self, number: u32, row: &[u32]) {
        let (segment, place) = split(number);
        while self.segments.len() < segment {
            self.close();
        }
        while self.starts.len() <= place {
            self.starts.push(self.entries.len() as u32);
        }
        self.entries.extend_from_slice(row);
        self.total += row.len() as u64;
    }

    /// Ends the segment under way.
    fn close(&mut self) {
        let all = self.entries.len() as u32;
        while self.starts.len() <= SEGMENT {
            self.starts.push(all);
        }
        let starts = std::mem::take(&mut self.starts).into_boxed_slice();
        // The copy has exactly the room it needs, and the buffer is used again.
        let entries = self.entries.as_slice().into();
        self.entries.clear();
        let packed = Arc::new(Packed { starts, entries });
        let segment = Segment { packed, ..Segment::default() };
        self.done_bytes += segment.bytes();
        self.segments.push(Arc::new(segment));
    }

    pub(crate) fn bytes(&self) -> usize {
        self.done_bytes + (self.starts.len() + self.entries.len()) * 4
    }

    /// All lists, for so many people.
    pub(crate) fn finish(mut self, people: usize) -> Edges {
        while self.segments.len() * SEGMENT < people {
            self.close();
        }
        Edges { segments: self.segments, entries: self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_and_put_back_leaves_no_change() {
        let mut packing = Packing::default();
        packing.push(5, &[1, 9]);
        packing.push(5000, &[5]);
        let mut edges = packing.finish(9000);
        assert_eq!((edges.row(5).sorted().as_ref(), edges.entries()), ([1, 9].as_slice(), 3));
        edges.remove(5, 9);
        edges.remove(5, 9);
        assert_eq!((edges.row(5).sorted().as_ref(), edges.entries()), ([1].as_slice(), 2));
        edges.insert(5, 9);
        edges.insert(5, 9);
        assert_eq!((edges.row(5).sorted().as_ref(), edges.entries()), ([1, 9].as_slice(), 3));
        assert_eq!(edges.merge(true), 0);
        assert_eq!(edges.row(5000).sorted().as_ref(), [5]);
        assert!(edges.row(8999).is_empty() && edges.row(70_000).is_empty());
    }

    #[test]
    fn a_segment_is_laid_anew_when_many_have_changed() {
        let mut edges = Edges::default();
        for number in 0..FEWEST_CHANGES as u32 {
            edges.insert(number, number + 1);
        }
        assert_eq!(edges.merge(false), 0);
        edges.insert(1, 0);
        let before = edges.clone();
        assert_eq!(edges.merge(false), 1);
        assert_eq!(edges.row(1).sorted().as_ref(), before.row(1).sorted().as_ref());
        assert!(edges.segments[0].changes.is_empty());
    }
}
