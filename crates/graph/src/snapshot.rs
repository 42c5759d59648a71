//! A graph as bytes, so that the next start need not read every friendship out of the database.
//!
//! What is written is the canonical form: people in the order of names, nobody without friends, every list sorted. So two nodes that
//! know the same write the same, and who has left is not in the next snapshot. Little-endian throughout:
//!
//! | bytes | what |
//! |-|-|
//! | 8 | `STADIONG` |
//! | 4 | the version of this format, 1 |
//! | 16 | two marks of the writer's: of which database it is, and up to where changes are in it |
//! | 8 | how many people, then 16 bytes for the name of each |
//! | 8 | how many entries, then for each person 4 bytes with the length of the list |
//! | 4 each | the entries |
//! | 1 for each 8 | who is sheltered, one bit a person |
//! | 32 | BLAKE3 of everything before |
use std::io::{self, Read, Write};

use crate::edges::Packing;
use crate::marks::Marks;
use crate::people::People;
use crate::{Graph, Name};

const MAGIC: &[u8; 8] = b"STADIONG";
const VERSION: u32 = 1;
/// Bytes gathered before they are written or hashed.
const PIECE: usize = 1 << 18;

/// Why a snapshot is of no use. Whoever reads it builds the graph from the database instead.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The bytes could not be read.
    #[error("the snapshot cannot be read: {0}")]
    Unread(#[from] io::Error),
    /// It is something else, or of another version.
    #[error("this is no snapshot of this version")]
    Foreign,
    /// It was cut off or changed.
    #[error("the snapshot is damaged")]
    Damaged,
    /// It would take more memory than it may.
    #[error("the snapshot needs more memory than it may take")]
    TooLarge,
}

impl Graph {
    /// Writes all of it, with marks that are given back by [`Graph::read_from`].
    pub fn write_to(&self, marks: [i64; 2], out: &mut impl Write) -> io::Result<()> {
        let mut order: Vec<u32> = Vec::new();
        for number in 0..self.people.len() as u32 {
            if !self.friends.row(number).is_empty() {
                order.push(number);
            }
        }
        self.people.sort_by_name(&mut order);
        let mut place = vec![0u32; self.people.len()];
        for (at, number) in order.iter().enumerate() {
            place[*number as usize] = at as u32;
        }

        let mut out = Hashing::over(out);
        out.put(MAGIC)?;
        out.put(&VERSION.to_le_bytes())?;
        out.put(&marks[0].to_le_bytes())?;
        out.put(&marks[1].to_le_bytes())?;
        out.put(&(order.len() as u64).to_le_bytes())?;
        for number in &order {
            out.put(&self.people.name(*number).to_le_bytes())?;
        }
        out.put(&self.friends.entries().to_le_bytes())?;
        for number in &order {
            out.put(&(self.friends.row(*number).len() as u32).to_le_bytes())?;
        }
        for number in &order {
            let mut row: Vec<u32> =
                self.friends.row(*number).sorted().iter().map(|to| place[*to as usize]).collect();
            row.sort_unstable();
            for to in row {
                out.put(&to.to_le_bytes())?;
            }
        }
        for eight in order.chunks(8) {
            let mut bits = 0u8;
            for (bit, number) in eight.iter().enumerate() {
                bits |= u8::from(self.sheltered.get(*number)) << bit;
            }
            out.put(&[bits])?;
        }
        out.finish()
    }

    /// Reads what [`Graph::write_to`] wrote, and its marks, if it takes at most so many bytes. No length in the bytes is
    /// believed before it was compared with that.
    pub fn read_from(
        input: &mut impl Read,
        most_bytes: usize,
    ) -> Result<(Graph, [i64; 2]), Unusable> {
        let mut input = Hashed { inner: input, hash: blake3::Hasher::new(), buffer: Vec::new() };
        if &input.take::<8>()? != MAGIC || u32::from_le_bytes(input.take()?) != VERSION {
            return Err(Unusable::Foreign);
        }
        let marks = [i64::from_le_bytes(input.take()?), i64::from_le_bytes(input.take()?)];
        let fits = |count: u64, each: u64| match count.checked_mul(each) {
            Some(bytes) if bytes <= most_bytes as u64 => Ok(count as usize),
            _ => Err(Unusable::TooLarge),
        };

        let people = fits(u64::from_le_bytes(input.take()?), 16 + 4)?;
        let mut names: Vec<Name> = Vec::with_capacity(people);
        input.each::<16>(people, |bytes| names.push(Name::from_le_bytes(bytes)))?;
        if !names.is_sorted_by(|one, next| one < next) || people > u32::MAX as usize {
            return Err(Unusable::Damaged);
        }
        let entries = fits(u64::from_le_bytes(input.take()?), 4)?;
        let mut lengths: Vec<u32> = Vec::with_capacity(people);
        input.each::<4>(people, |bytes| lengths.push(u32::from_le_bytes(bytes)))?;
        if lengths.iter().map(|length| u64::from(*length)).sum::<u64>() != entries as u64 {
            return Err(Unusable::Damaged);
        }
        let mut packing = Packing::default();
        let mut row = Vec::new();
        let mut in_range = true;
        for (number, length) in lengths.iter().enumerate() {
            row.clear();
            input.each::<4>(*length as usize, |bytes| row.push(u32::from_le_bytes(bytes)))?;
            in_range &= row.iter().all(|to| (*to as usize) < people);
            packing.push(number as u32, &row);
        }
        let mut sheltered = Marks::default();
        let mut number = 0;
        input.each::<1>(people.div_ceil(8), |[bits]| {
            for bit in 0..8 {
                sheltered.set(number + bit, bits >> bit & 1 == 1);
            }
            number += 8;
        })?;
        if !in_range || !input.ends_well()? {
            return Err(Unusable::Damaged);
        }
        let graph =
            Graph { people: People::in_order(&names), friends: packing.finish(people), sheltered };
        Ok((graph, marks))
    }
}

/// Writes in large pieces, and hashes what it writes.
struct Hashing<'a, W> {
    out: &'a mut W,
    hash: blake3::Hasher,
    piece: Vec<u8>,
}

impl<'a, W: Write> Hashing<'a, W> {
    fn over(out: &'a mut W) -> Hashing<'a, W> {
        Hashing { out, hash: blake3::Hasher::new(), piece: Vec::with_capacity(PIECE + 16) }
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.hash.update(&self.piece);
        self.out.write_all(&self.piece)?;
        self.piece.clear();
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        self.out.write_all(self.hash.finalize().as_bytes())?;
        self.out.flush()
    }
}

/// Reads and hashes what it reads.
struct Hashed<'a, R> {
    inner: &'a mut R,
    hash: blake3::Hasher,
    buffer: Vec<u8>,
}

impl<R: Read> Hashed<'_, R> {
    fn take<const N: usize>(&mut self) -> io::Result<[u8; N]> {
        let mut bytes = [0; N];
        self.inner.read_exact(&mut bytes)?;
        self.hash.update(&bytes);
        Ok(bytes)
    }

    /// Gives `count` values of N bytes to `take`, one after the other.
    fn each<const N: usize>(
        &mut self,
        count: usize,
        mut take: impl FnMut([u8; N]),
    ) -> io::Result<()> {
        let mut left = count;
        while left > 0 {
            let now = left.min(PIECE / N);
            self.buffer.resize(now * N, 0);
            self.inner.read_exact(&mut self.buffer)?;
            self.hash.update(&self.buffer);
            let (values, _) = self.buffer.as_chunks::<N>();
            values.iter().for_each(|value| take(*value));
            left -= now;
        }
        Ok(())
    }

    fn ends_well(mut self) -> io::Result<bool> {
        let hash = self.hash.finalize();
        let mut written = [0; 32];
        self.inner.read_exact(&mut written)?;
        let after = self.inner.read(&mut [0; 1])?;
        self.buffer.clear();
        Ok(hash == blake3::Hash::from_bytes(written) && after == 0)
    }
}
