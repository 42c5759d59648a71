//! The file of keys, which is kept apart and for days only.
//!
//! Lines of JSON: a head, then one line for each thing that must not be undone, then the hash of all that. It is written
//! after the data was copied, so that it knows every athlete of it.
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use identity::erasure::carry::{self, Carried};
use kernel::{App, Timestamp};
use serde::{Deserialize, Serialize};

use super::{FORMAT, KEY_DAYS, dated, stamp};
use crate::failure::Failure;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: u32,
    made_at: Timestamp,
    region_key: String,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct Tail {
    lines: u64,
    blake3: String,
}

/// Writes everything that must be newer than the data into `folder`, and removes files that are too old, but never the
/// newest. Returns where.
pub async fn write(app: &App, folder: &Path, now: Timestamp) -> Result<PathBuf, Failure> {
    std::fs::create_dir_all(folder)?;
    let place = folder.join(format!("{}.keys", stamp(now)));
    // Its owner's alone.
    let file = tempfile::NamedTempFile::new_in(folder)?;
    let mut out = Hashed { out: BufWriter::new(file), hash: blake3::Hasher::new(), lines: 0 };
    let region_key = app.vault.fingerprint();
    out.line(&Head { format: FORMAT, made_at: now, region_key })?;
    carry::all(app, |page| page.iter().try_for_each(|line| out.line(line))).await?;
    let tail = Tail { lines: out.lines, blake3: out.hash.finalize().to_hex().to_string() };
    out.line(&tail)?;
    let file = out.out.into_inner().map_err(|error| error.into_error())?;
    file.as_file().sync_all()?;
    file.persist(&place).map_err(|error| error.error)?;
    std::fs::File::open(folder)?.sync_all()?;
    prune(folder, now)?;
    Ok(place)
}

fn prune(folder: &Path, now: Timestamp) -> std::io::Result<()> {
    let mut files = dated(folder, ".keys")?;
    files.pop();
    for (made_at, path) in files {
        if made_at.plus_ms(i64::from(KEY_DAYS) * 86_400_000) < now {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}

struct Hashed<W> {
    out: W,
    hash: blake3::Hasher,
    lines: u64,
}

impl<W: Write> Hashed<W> {
    fn line(&mut self, line: &impl Serialize) -> std::io::Result<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        self.hash.update(text.as_bytes());
        self.lines += 1;
        self.out.write_all(text.as_bytes())
    }
}

/// A file of keys that was read whole, and is what was written.
pub struct Keys {
    /// When it was written.
    pub made_at: Timestamp,
    /// Its lines.
    pub lines: Vec<Carried>,
}

/// Reads a file of keys, and refuses one that is not whole or of another region.
pub fn read(path: &Path, region_key: &str) -> Result<Keys, Failure> {
    let shown = path.display();
    let wrong =
        |why: &str| Failure::missing(format!("the file of keys {shown} cannot be used: {why}"));
    let file = std::fs::File::open(path).map_err(|error| wrong(&error.to_string()))?;
    let (mut hash, mut count, mut head, mut lines) =
        (blake3::Hasher::new(), 0, None::<Head>, Vec::new());
    for text in BufReader::new(file).lines() {
        let text = text.map_err(|error| wrong(&error.to_string()))?;
        if head.is_none() {
            head = Some(serde_json::from_str(&text).map_err(|_| wrong("it is none"))?);
        } else if let Ok(tail) = serde_json::from_str::<Tail>(&text) {
            if tail.lines != count || tail.blake3 != hash.finalize().to_hex().to_string() {
                return Err(wrong("it was changed"));
            }
            let head = head.ok_or_else(|| wrong("it is none"))?;
            if head.format != FORMAT {
                return Err(wrong("another version of Stadion wrote it"));
            }
            if head.region_key != region_key {
                return Err(wrong("it is of a region with another key"));
            }
            return Ok(Keys { made_at: head.made_at, lines });
        } else {
            lines.push(serde_json::from_str(&text).map_err(|_| wrong("it was changed"))?);
        }
        hash.update(text.as_bytes());
        hash.update(b"\n");
        count += 1;
    }
    Err(wrong("its end is missing"))
}
