//! Bytes of recordings in, columns of samples out.
//!
//! [`read`] takes the bytes of one file, finds out by their content what they are (FIT, GPX or TCX,
//! plain or inside one gzip layer) and returns a [`Reading`]. [`archive`] walks a zip of many such
//! files. [`fit::write`] writes FIT files, [`gpx::write`] tracks.
//!
//! Everything here is pure: no files, no clock, no network. `now_ms` is passed in because a
//! recording from next year is refused. Files come from strangers, so nothing is ever allocated by
//! a size that a file merely claims, every limit is a constant below, and damaged input ends in a
//! [`Fault`] or a [`Warning`], never in a panic.

pub mod archive;
mod fault;
pub mod fit;
pub mod gpx;
mod gzip;
mod instant;
mod point;
mod recording;
mod sport;
mod tcx;
mod xml;

pub use fault::{Fault, NotAnActivity, Warning};
pub use recording::{
    Kind, Lap, LapTrigger, Length, Pause, Reading, Recording, Route, RoutePoint, Samples, Stated,
};
pub use sport::Sport;

/// The largest file that is read, plain or unpacked: 25 MB.
pub const MAX_FILE_BYTES: usize = 25 * 1024 * 1024;
/// The most points that one file may hold.
pub const MAX_POINTS: usize = 1_000_000;
/// The most laps, pauses or pool lengths kept of one file; later ones are dropped with a warning.
pub const MAX_LAPS: usize = 10_000;
/// The most activities that one file may hold (sessions of a multisport file, tracks of a GPX file).
pub const MAX_ACTIVITIES: usize = 200;
/// 1 January 2000, the earliest instant that a recording may state.
pub const EARLIEST_MS: i64 = 946_684_800_000;
/// How far after `now_ms` a recording may lie: one day, for clocks in the wrong zone.
pub const LATEST_AFTER_NOW_MS: i64 = 86_400_000;
/// A recording longer than this gets [`Warning::VeryLong`]: 14 days.
pub const LONG_MS: i64 = 14 * 86_400_000;
/// A recording longer than this is refused with [`Fault::TooLong`]: 100 days.
pub const LONGEST_MS: i64 = 100 * 86_400_000;

/// Finds out by the first bytes what a file is; `None` when it is nothing that [`read`] or
/// [`archive`] could open.
///
/// XML is recognised by its root element, after any byte order mark, white space, declaration and
/// comments, in UTF-8 or UTF-16.
pub fn sniff(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Some(Kind::Gzip);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(Kind::Zip);
    }
    if fit::looks_like_fit(bytes) {
        return Some(Kind::Fit);
    }
    xml::root_kind(bytes)
}

/// Reads one file. `now_ms` is the present instant in milliseconds since 1970.
///
/// One gzip layer is taken off first; a zip is refused here, it goes to [`archive`].
///
/// # Errors
/// A [`Fault`] says in a runner's words why nothing could be read; its [`Fault::code`] is stable.
pub fn read(bytes: &[u8], now_ms: i64) -> Result<Reading, Fault> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Fault::FileTooLarge);
    }
    match sniff(bytes) {
        Some(Kind::Gzip) => {
            let unpacked = gzip::unpack(bytes)?;
            match sniff(&unpacked) {
                Some(Kind::Gzip | Kind::Zip) => Err(Fault::NestedArchive),
                kind => read_plain(kind, &unpacked, now_ms),
            }
        }
        kind => read_plain(kind, bytes, now_ms),
    }
}

fn read_plain(kind: Option<Kind>, bytes: &[u8], now_ms: i64) -> Result<Reading, Fault> {
    match kind {
        Some(Kind::Fit) => fit::read(bytes, now_ms),
        Some(Kind::Gpx) => gpx::read(bytes, now_ms),
        Some(Kind::Tcx) => tcx::read(bytes, now_ms),
        Some(Kind::Zip) => Err(Fault::IsAnArchive),
        Some(Kind::Gzip) => Err(Fault::NestedArchive),
        None if bytes.iter().all(u8::is_ascii_whitespace) => Err(Fault::Empty),
        None => Err(Fault::NotARecording { looks_like: fault::guess(bytes) }),
    }
}

/// Whether a recording may state this instant.
fn is_possible(at_ms: i64, now_ms: i64) -> bool {
    (EARLIEST_MS..=now_ms.saturating_add(LATEST_AFTER_NOW_MS)).contains(&at_ms)
}
