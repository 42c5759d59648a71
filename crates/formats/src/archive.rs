//! A zip of many recordings, file by file.
//!
//! The archive is a stranger's: nothing is trusted that it claims. Each file is unpacked up to a
//! limit and forgotten before the next, so the memory used is that of one file. Names are for
//! display; nothing is ever written under them.

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Fault, Kind, MAX_FILE_BYTES, sniff};

/// The most entries that an archive may list.
pub const MAX_ENTRIES: usize = 20_000;
/// The most bytes that all files of an archive may unpack to.
pub const MAX_UNPACKED_BYTES: u64 = 4_000_000_000;
/// The most that one file may grow by unpacking.
pub const MAX_RATIO: u64 = 100;
/// Files up to this size may grow more than [`MAX_RATIO`]: a short file of zeros packs very well.
const RATIO_FREE_BYTES: u64 = 64 * 1024;

/// An opened archive. Its files come from [`Archive::next_file`].
pub struct Archive<R> {
    zip: ZipArchive<R>,
    next_index: usize,
    unpacked_bytes: u64,
}

/// One file of an archive.
pub struct ArchivedFile {
    /// Its name as the archive has it, cut to 200 characters, without control characters. For
    /// display only.
    pub name: String,
    /// Its bytes, to be given to [`crate::read`], or why they cannot be had.
    pub bytes: Result<Vec<u8>, Fault>,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the list of entries.
    ///
    /// # Errors
    /// When it is no zip, lists too many entries, or entries overlap.
    pub fn open(reader: R) -> Result<Archive<R>, Fault> {
        let zip = open_list(reader, MAX_ENTRIES)?;
        Ok(Archive { zip, next_index: 0, unpacked_bytes: 0 })
    }

    /// How many entries the archive lists, folders included.
    pub fn len(&self) -> usize {
        self.zip.len()
    }

    /// Whether it lists none.
    pub fn is_empty(&self) -> bool {
        self.zip.is_empty()
    }

    /// The next file; folders, empty files and what systems leave behind (`__MACOSX`, `.DS_Store`)
    /// are passed over. After [`Fault::ArchiveTooLarge`] there is no next one.
    pub fn next_file(&mut self) -> Option<ArchivedFile> {
        while self.next_index < self.zip.len() {
            let index = self.next_index;
            self.next_index += 1;
            if let Some(file) = self.file_at(index) {
                return Some(file);
            }
        }
        None
    }

    fn file_at(&mut self, index: usize) -> Option<ArchivedFile> {
        let mut entry = match self.zip.by_index(index) {
            Ok(entry) => entry,
            Err(error) => {
                let name = format!("#{}", index + 1);
                return Some(ArchivedFile { name, bytes: Err(fault(error)) });
            }
        };
        let name = match entry.name() {
            Ok(name) => display_name(&name),
            Err(_) => format!("#{}", index + 1),
        };
        if entry.is_dir() || entry.size() == 0 && entry.compressed_size() == 0 || is_litter(&name) {
            return None;
        }
        let packed_bytes = entry.compressed_size();
        let ratio_limit = packed_bytes.saturating_mul(MAX_RATIO).max(RATIO_FREE_BYTES);
        let file_limit = MAX_FILE_BYTES as u64;
        let total_limit = MAX_UNPACKED_BYTES - self.unpacked_bytes;
        let limit = ratio_limit.min(file_limit).min(total_limit);

        let mut bytes = Vec::new();
        let outcome = (&mut entry).take(limit + 1).read_to_end(&mut bytes);
        self.unpacked_bytes += (bytes.len() as u64).min(limit);
        let bytes = match outcome {
            Err(_) => Err(Fault::broken("this entry of the archive cannot be unpacked")),
            Ok(_) if bytes.len() as u64 > limit && limit == total_limit => {
                self.next_index = usize::MAX;
                Err(Fault::ArchiveTooLarge)
            }
            Ok(_) if bytes.len() as u64 > limit && limit == file_limit => Err(Fault::FileTooLarge),
            Ok(_) if bytes.len() as u64 > limit => Err(Fault::PackedTooTightly),
            Ok(_) if sniff(&bytes) == Some(Kind::Zip) => Err(Fault::NestedArchive),
            Ok(_) => Ok(bytes),
        };
        Some(ArchivedFile { name, bytes })
    }
}

/// Reads the list of entries of a stranger's archive, of which there may be so many.
///
/// # Errors
/// When it is no zip, lists too many entries, or entries overlap.
pub fn open_list<R: Read + Seek>(mut reader: R, most: usize) -> Result<ZipArchive<R>, Fault> {
    // Asked before the list itself is read: a list of millions would fill the memory.
    let claimed = claimed_entries(&mut reader)
        .map_err(|_| Fault::broken("this is not a whole zip archive"))?;
    if claimed > most as u64 {
        return Err(Fault::TooManyEntries);
    }
    let mut zip = ZipArchive::new(reader).map_err(fault)?;
    if zip.len() > most {
        return Err(Fault::TooManyEntries);
    }
    if zip.has_overlapping_files().map_err(fault)? {
        return Err(Fault::OverlappingEntries);
    }
    Ok(zip)
}

/// Unpacks one entry by its path, up to so many bytes; `None` when there is none. What it claims to be is not believed.
///
/// # Errors
/// When it is larger, was packed more tightly than honest data is, or cannot be unpacked.
pub fn unpack<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    path: &str,
    most_bytes: u64,
) -> Result<Option<Vec<u8>>, Fault> {
    let mut entry = match zip.by_name(path) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(fault(error)),
    };
    let ratio_limit = entry.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FREE_BYTES);
    let limit = ratio_limit.min(most_bytes);
    let mut bytes = Vec::new();
    let read = (&mut entry).take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|_| Fault::broken("this entry of the archive cannot be unpacked"))?;
    match bytes.len() as u64 > limit {
        true if limit == most_bytes => Err(Fault::FileTooLarge),
        true => Err(Fault::PackedTooTightly),
        false => Ok(Some(bytes)),
    }
}

/// How many entries the record at the end of the archive claims; 0 when there is no such record.
fn claimed_entries(reader: &mut (impl Read + Seek)) -> io::Result<u64> {
    // The record has 22 bytes and a comment of up to 65,535; 20 more hold the way to a long record.
    const TAIL_BYTES: u64 = 20 + 22 + 65_535;
    let size = reader.seek(SeekFrom::End(0))?;
    let tail_at = size.saturating_sub(TAIL_BYTES);
    reader.seek(SeekFrom::Start(tail_at))?;
    let mut tail = Vec::new();
    reader.by_ref().take(TAIL_BYTES).read_to_end(&mut tail)?;
    let Some(record_at) = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06") else {
        return Ok(0);
    };
    let short = tail.get(record_at + 10..record_at + 12);
    let short = short.map_or(0, |bytes| u64::from(u16::from_le_bytes([bytes[0], bytes[1]])));
    if short != 0xFFFF {
        return Ok(short);
    }
    // The count did not fit; the long record has it, at the place that its locator names.
    let Some(locator) = record_at.checked_sub(20).and_then(|at| tail.get(at..at + 20)) else {
        return Ok(short);
    };
    if !locator.starts_with(b"PK\x06\x07") {
        return Ok(short);
    }
    let mut long_at = [0; 8];
    long_at.copy_from_slice(&locator[8..16]);
    reader.seek(SeekFrom::Start(u64::from_le_bytes(long_at)))?;
    let mut long = [0; 40];
    reader.read_exact(&mut long)?;
    let mut count = [0; 8];
    count.copy_from_slice(&long[32..40]);
    Ok(u64::from_le_bytes(count))
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => {
            Fault::Encrypted
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Fault::UnknownPacking
        }
        _ => Fault::broken("this is not a whole zip archive"),
    }
}

fn display_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn is_litter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.starts_with("._")
        || last == ".DS_Store"
        || last == "Thumbs.db"
}
