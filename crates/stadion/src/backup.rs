//! Backups: one folder for the data, one file apart for the keys.
//!
//! ```text
//! DIR/2027-05-07T090000Z/manifest.json     what it is and what is in it
//!                        database.sealed   the database, under a key made of the region's
//!                        files.list        hash, size and name of every file
//!                        files/...         athletes' files as they lie: under their own keys
//! KEYS/2027-05-07T090000Z.keys             those keys under the region's, and what must not be undone
//! ```
//!
//! Without the key of the region nobody reads anything of either. The data may be kept for 35 days, the keys for 7: a key
//! that was destroyed and lies in an old file is not destroyed. So what comes back is old data with the newest keys, and
//! whoever was erased in between is erased again before anybody is let in ([`restore`]).
mod copying;
mod database;
pub mod keys;
pub mod make;
pub mod prove;
pub mod restore;

use std::path::{Path, PathBuf};

use jiff::Timestamp as Instant;
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// The shape that this program writes.
pub const FORMAT: u32 = 1;
/// The longest that a backup of the data is kept.
pub const MOST_DAYS: u32 = 35;
/// For how long a file of keys is kept.
pub const KEY_DAYS: u32 = 7;

/// What a backup is and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The shape of the folder.
    pub format: u32,
    /// The version of the program that made it.
    pub stadion: String,
    /// The step of the schema.
    pub schema: u32,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The moment of which it is.
    pub made_at: Timestamp,
    /// Which key of the region opens it.
    pub region_key: String,
    /// Accounts in it.
    pub athletes: u64,
    /// Activities in it.
    pub activities: u64,
    /// BLAKE3 of `database.sealed`.
    pub database_hash: String,
    /// Its bytes.
    pub database_bytes: u64,
    /// BLAKE3 of `files.list`.
    pub files_hash: String,
    /// How many files.
    pub files: u64,
    /// Their bytes.
    pub file_bytes: u64,
}

impl Manifest {
    /// The manifest of a backup that this program can read.
    pub fn read(backup: &Path) -> Result<Manifest, Failure> {
        let path = backup.join("manifest.json");
        let text = std::fs::read_to_string(&path).map_err(|error| {
            Failure::missing(format!(
                "{} is no backup: manifest.json cannot be read: {error}",
                backup.display()
            ))
        })?;
        let manifest: Manifest = serde_json::from_str(&text)
            .map_err(|error| Failure::missing(format!("{} is damaged: {error}", path.display())))?;
        if manifest.format != FORMAT {
            return Err(Failure::missing(format!(
                "this backup has format {}, and this program reads format {FORMAT}; please use the version that made it ({})",
                manifest.format, manifest.stadion
            )));
        }
        Ok(manifest)
    }
}

/// The name of a backup: its moment, so that names are in order of time and fit every file system.
pub fn stamp(at: Timestamp) -> String {
    let moment = Instant::from_millisecond(at.0).unwrap_or(Instant::UNIX_EPOCH);
    moment.strftime("%Y-%m-%dT%H%M%SZ").to_string()
}

/// The moment in a name that [`stamp`] made.
fn moment_of(name: &str) -> Option<Timestamp> {
    let moment = jiff::civil::DateTime::strptime("%Y-%m-%dT%H%M%SZ", name).ok()?;
    Some(Timestamp(moment.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_millisecond()))
}

/// What in a folder has a moment for a name (before `ending`), the oldest first.
fn dated(folder: &Path, ending: &str) -> std::io::Result<Vec<(Timestamp, PathBuf)>> {
    let mut found = Vec::new();
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let moment = name.to_str().and_then(|name| moment_of(name.strip_suffix(ending)?));
        if let Some(moment) = moment {
            found.push((moment, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_moment_and_nothing_else_is() {
        let at: Timestamp = "2027-05-07T09:05:03Z".parse().unwrap();
        assert_eq!(stamp(at), "2027-05-07T090503Z");
        assert_eq!(moment_of("2027-05-07T090503Z"), Some(at));
        for other in ["", "2027-05-07", "notes", "2027-05-07T090503Z.partial"] {
            assert_eq!(moment_of(other), None, "{other}");
        }
    }
}
