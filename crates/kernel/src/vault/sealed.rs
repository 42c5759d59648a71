//! A file that only its athlete's key opens.
//!
//! ```text
//! "STADION1"  16 random bytes  segment segment ... last segment
//! ```
//!
//! A segment is 64 KiB of the file (the last one is shorter, perhaps empty) under AES-256-GCM, with its tag of 16 bytes
//! behind it. Its nonce counts the segments and says which is the last: one that is missing, cut off, moved or changed is
//! noticed (the construction of Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse
//! Misuse-Resistance", 2015, section 7, known as STREAM). The key of a file is made of the athlete's key and the random
//! bytes, so no nonce is ever used twice under one key. Any segment can be read without those before it, so a zip is
//! walked as it lies on the disk.
use std::io::{self, Read, Seek, SeekFrom, Write};

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit};

use super::AthleteKey;
use crate::random;

const MAGIC: &[u8; 8] = b"STADION1";
const SALT: usize = 16;
/// Bytes before the first segment.
const HEAD: u64 = (MAGIC.len() + SALT) as u64;
/// Bytes of the file in a whole segment.
const SEGMENT: usize = 64 * 1024;
const TAG: usize = 16;

/// Whether bytes begin like a sealed file. Files from before there were keys do not, and no recording or zip does.
pub fn is_sealed(head: &[u8]) -> bool {
    head.starts_with(MAGIC)
}

fn broken() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "a sealed file does not open: it was changed, or has another key",
    )
}

struct Cipher(Aes256Gcm);

impl Cipher {
    fn new(key: &AthleteKey, salt: &[u8; SALT]) -> Cipher {
        let mut hasher = blake3::Hasher::new_derive_key("stadion 2026 key of a sealed file");
        hasher.update(&key.0);
        hasher.update(salt);
        Cipher(Aes256Gcm::new(&(*hasher.finalize().as_bytes()).into()))
    }

    fn nonce(number: u64, last: bool) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[..8].copy_from_slice(&number.to_be_bytes());
        nonce[11] = u8::from(last);
        nonce
    }

    fn seal(&self, number: u64, last: bool, segment: &mut Vec<u8>) -> io::Result<()> {
        let nonce = Cipher::nonce(number, last).into();
        let tag = self.0.encrypt_inout_detached(&nonce, b"", segment.as_mut_slice().into());
        segment.extend_from_slice(&tag.map_err(|_| broken())?);
        Ok(())
    }

    fn open(&self, number: u64, last: bool, segment: &mut Vec<u8>) -> io::Result<()> {
        let at = segment.len().checked_sub(TAG).ok_or_else(broken)?;
        let tag: [u8; TAG] = segment[at..].try_into().map_err(|_| broken())?;
        segment.truncate(at);
        let nonce = Cipher::nonce(number, last).into();
        let opened =
            self.0.decrypt_inout_detached(&nonce, b"", segment.as_mut_slice().into(), &tag.into());
        opened.map_err(|_| broken())
    }
}

/// Seals a file while it is written.
pub struct Sealer {
    cipher: Cipher,
    /// What may still turn out to be the last segment.
    waiting: Vec<u8>,
    number: u64,
}

impl Sealer {
    /// Begins a sealed file.
    pub fn begin(key: &AthleteKey, to: &mut impl Write) -> io::Result<Sealer> {
        let salt = random::bytes::<SALT>();
        to.write_all(MAGIC)?;
        to.write_all(&salt)?;
        Ok(Sealer { cipher: Cipher::new(key, &salt), waiting: Vec::new(), number: 0 })
    }

    /// Adds a piece.
    pub fn write(&mut self, mut piece: &[u8], to: &mut impl Write) -> io::Result<()> {
        while !piece.is_empty() {
            // More is coming, so what is full is not the last.
            if self.waiting.len() == SEGMENT {
                self.flush(false, to)?;
            }
            let (now, later) = piece.split_at(piece.len().min(SEGMENT - self.waiting.len()));
            self.waiting.extend_from_slice(now);
            piece = later;
        }
        Ok(())
    }

    /// Writes the last segment.
    pub fn end(mut self, to: &mut impl Write) -> io::Result<()> {
        self.flush(true, to)
    }

    fn flush(&mut self, last: bool, to: &mut impl Write) -> io::Result<()> {
        self.cipher.seal(self.number, last, &mut self.waiting)?;
        to.write_all(&self.waiting)?;
        self.waiting.clear();
        self.number += 1;
        Ok(())
    }
}

/// Reads a sealed file, from any place in it.
pub struct Opened<F> {
    file: F,
    cipher: Cipher,
    /// Bytes of what was sealed.
    len: u64,
    /// Number of the last segment.
    last: u64,
    at: u64,
    /// The segment that was opened last, and its number.
    open: Option<u64>,
    segment: Vec<u8>,
}

impl<F: Read + Seek> Opened<F> {
    /// Opens a file that begins as [`is_sealed`] says.
    pub fn new(key: &AthleteKey, mut file: F) -> io::Result<Opened<F>> {
        let size = file.seek(SeekFrom::End(0))?;
        let sealed = size.checked_sub(HEAD).ok_or_else(broken)?;
        let whole = (SEGMENT + TAG) as u64;
        let segments = sealed.div_ceil(whole);
        let len = sealed.checked_sub(segments * TAG as u64).ok_or_else(broken)?;
        let last = segments.checked_sub(1).ok_or_else(broken)?;
        file.rewind()?;
        let mut head = [0; HEAD as usize];
        file.read_exact(&mut head)?;
        let (magic, salt) = head.split_at(MAGIC.len());
        let salt = salt.try_into().map_err(|_| broken())?;
        if magic != MAGIC {
            return Err(broken());
        }
        let cipher = Cipher::new(key, salt);
        Ok(Opened { file, cipher, len, last, at: 0, open: None, segment: Vec::new() })
    }

    /// Bytes of what was sealed.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether nothing was sealed.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Everything.
    pub fn whole(mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.len as usize);
        for number in 0..=self.last {
            self.load(number)?;
            bytes.extend_from_slice(&self.segment);
        }
        Ok(bytes)
    }

    fn load(&mut self, number: u64) -> io::Result<()> {
        if self.open == Some(number) {
            return Ok(());
        }
        self.open = None;
        let whole = (SEGMENT + TAG) as u64;
        self.file.seek(SeekFrom::Start(HEAD + number * whole))?;
        self.segment.clear();
        self.file.by_ref().take(whole).read_to_end(&mut self.segment)?;
        self.cipher.open(number, number == self.last, &mut self.segment)?;
        self.open = Some(number);
        Ok(())
    }
}

impl<F: Read + Seek> Read for Opened<F> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.len || out.is_empty() {
            // Also an empty file must be the whole of what was sealed.
            if self.len == 0 {
                self.load(0)?;
            }
            return Ok(0);
        }
        self.load(self.at / SEGMENT as u64)?;
        let from = (self.at % SEGMENT as u64) as usize;
        let rest = self.segment.get(from..).ok_or_else(broken)?;
        let count = rest.len().min(out.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl<F> Seek for Opened<F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let to = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let before = || io::Error::new(io::ErrorKind::InvalidInput, "a place before the file");
        self.at = to.ok_or_else(before)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;

    fn seal(key: &AthleteKey, pieces: &[&[u8]]) -> Vec<u8> {
        let mut sealed = Vec::new();
        let mut sealer = Sealer::begin(key, &mut sealed).unwrap();
        for piece in pieces {
            sealer.write(piece, &mut sealed).unwrap();
        }
        sealer.end(&mut sealed).unwrap();
        sealed
    }

    fn open(key: &AthleteKey, sealed: &[u8]) -> io::Result<Vec<u8>> {
        Opened::new(key, Cursor::new(sealed))?.whole()
    }

    fn ride(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|at| (at * 31 % 251) as u8).collect()
    }

    #[test]
    fn what_is_sealed_comes_back_whatever_its_length() {
        let key = AthleteKey::new();
        for bytes in [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 7] {
            let plain = ride(bytes);
            let (front, back) = plain.split_at(bytes / 3);
            let sealed = seal(&key, &[front, back]);
            assert!(is_sealed(&sealed));
            assert_eq!(open(&key, &sealed).unwrap(), plain, "{bytes} bytes");
            let mut read = Vec::new();
            Opened::new(&key, Cursor::new(&sealed)).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, plain, "{bytes} bytes, piece by piece");
        }
    }

    #[test]
    fn nothing_of_the_file_can_be_seen_and_no_two_are_alike() {
        let key = AthleteKey::new();
        let plain = b"a marked sentence that somebody would look for".repeat(40);
        let (one, other) = (seal(&key, &[&plain]), seal(&key, &[&plain]));
        assert!(!one.windows(8).any(|some| plain.windows(8).any(|all| all == some)));
        assert_ne!(one[8..], other[8..]);
    }

    #[test]
    fn another_key_opens_nothing() {
        let sealed = seal(&AthleteKey::new(), &[b"a ride"]);
        assert!(open(&AthleteKey::new(), &sealed).is_err());
    }

    #[test]
    fn segments_that_were_cut_off_or_change_places_are_noticed() {
        let key = AthleteKey::new();
        let sealed = seal(&key, &[&ride(3 * SEGMENT)]);
        let whole = SEGMENT + TAG;
        let head = HEAD as usize;
        assert!(open(&key, &sealed[..head + 2 * whole]).is_err(), "the last one is gone");
        assert!(open(&key, &sealed[..head]).is_err(), "all are gone");
        assert!(open(&key, &sealed[..5]).is_err());
        let mut swapped = sealed.clone();
        swapped[head..head + whole].copy_from_slice(&sealed[head + whole..head + 2 * whole]);
        assert!(open(&key, &swapped).is_err(), "the second stands in the place of the first");
    }

    proptest! {
        #[test]
        fn any_changed_byte_is_noticed(at: prop::sample::Index, bit in 0..8_u8) {
            let key = AthleteKey::new();
            let plain = ride(SEGMENT + 100);
            let mut sealed = seal(&key, &[&plain]);
            *at.get_mut(&mut sealed) ^= 1 << bit;
            prop_assert!(open(&key, &sealed).is_err());
        }

        #[test]
        fn any_place_can_be_read_without_what_is_before(from in 0..(2 * SEGMENT + 500), count in 0..70_000_usize) {
            let key = AthleteKey::new();
            let plain = ride(2 * SEGMENT + 300);
            let sealed = seal(&key, &[&plain]);
            let mut opened = Opened::new(&key, Cursor::new(&sealed)).unwrap();
            opened.seek(SeekFrom::Start(from as u64)).unwrap();
            let mut read = Vec::new();
            opened.by_ref().take(count as u64).read_to_end(&mut read).unwrap();
            let expected = plain.get(from..).unwrap_or_default();
            prop_assert_eq!(&read, &expected[..expected.len().min(count)]);
        }
    }
}
