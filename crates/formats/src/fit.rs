//! FIT, Garmin's binary format, written by nearly every watch and bike computer.
//!
//! A file is a header, definition messages that say how data messages are laid out, data messages,
//! and a checksum; several may be chained. [`decode`] walks the messages, [`columns`] takes the
//! records, [`assemble`] makes recordings of both. Real devices bend the rules, so everything that
//! can be saved is saved, with a warning.

mod assemble;
mod columns;
mod crc;
mod decode;
mod messages;
mod products;
mod profile;
pub mod workout;
pub mod write;

use crate::{
    Fault, MAX_ACTIVITIES, MAX_LAPS, MAX_POINTS, NotAnActivity, Reading, Recording, Warning,
};

/// The checksum of FIT (CRC-16 with the reflected polynomial 0xA001), for whoever checks a file
/// without reading it.
pub fn checksum(bytes: &[u8]) -> u16 {
    crc::crc(bytes)
}

/// Whether the bytes start with the header of a FIT file, or with the beginning of one.
pub(crate) fn looks_like_fit(bytes: &[u8]) -> bool {
    matches!(bytes.first(), Some(12..)) && bytes.get(8..12) == Some(b".FIT")
}

/// The most files of a chain that are looked at; real chains have a handful.
const MAX_LINKS: usize = 1_000;

/// Reads a FIT file or a chain of them.
pub(crate) fn read(bytes: &[u8], now_ms: i64) -> Result<Reading, Fault> {
    let mut recordings: Vec<Recording> = Vec::new();
    let mut first_fault = None;
    let mut stray = false;
    let mut rest = bytes;
    let mut links = 0;
    while !rest.is_empty() {
        links += 1;
        if !looks_like_fit(rest) || links > MAX_LINKS {
            stray = true;
            break;
        }
        let (found, after) = match decode::decode_one(rest) {
            Ok(parts) => parts,
            // A second file of which only a piece of the header is there.
            Err(_) if !recordings.is_empty() => {
                stray = true;
                break;
            }
            Err(fault) => return Err(fault),
        };
        let file_bytes = rest.len() - after.len();
        rest = after;
        // A chain may hold other things beside the activity, such as a strap's own recording.
        match assemble::assemble(found, file_bytes, now_ms) {
            Ok(mut more) => recordings.append(&mut more),
            Err(fault) => {
                stray |= matches!(fault, Fault::Broken { .. }) && !recordings.is_empty();
                first_fault = first_fault.or(Some(fault));
            }
        }
        refuse_endless_chain(&recordings)?;
    }
    if recordings.is_empty() {
        return Err(first_fault.unwrap_or(Fault::NotAnActivity { what: NotAnActivity::Nothing }));
    }
    recordings.sort_by_key(|recording| recording.started_at_ms);
    if stray {
        recordings[0].warnings.push(Warning::StrayBytes);
    }
    Ok(Reading::Activities(recordings))
}

/// The limits hold for the whole file, not for each link of a chain.
fn refuse_endless_chain(recordings: &[Recording]) -> Result<(), Fault> {
    let mut points = 0;
    let mut laps = 0;
    for recording in recordings {
        points += recording.samples.len();
        laps += recording.laps.len() + recording.lengths.len() + recording.pauses.len();
    }
    if recordings.len() > MAX_ACTIVITIES || laps > 4 * MAX_LAPS {
        return Err(Fault::TooManyActivities);
    }
    if points > MAX_POINTS {
        return Err(Fault::TooManyPoints);
    }
    Ok(())
}
