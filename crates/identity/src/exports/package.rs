//! The ZIP under construction: each file is hashed on its way in, and listed at the end.
//!
//! The archive is written from front to back without a step back, so it is sealed under its athlete's key from the first
//! byte on. Here and in [`super::download`] are the only places that touch its file.
use std::collections::HashSet;
use std::io::{self, Write};

use kernel::files::{Files, Incoming};
use kernel::vault::AthleteKey;
use kernel::{Error, Result, Timestamp, random};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file of the archive, as `stadion-export.json` lists it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Its path in the archive.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// SHA-256 of them, in hexadecimal digits.
    pub sha256: String,
}

/// The file that takes the bytes of the archive.
struct Sink(Incoming);

impl Write for Sink {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.write(piece)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An archive under construction. Dropped before [`Package::keep`], it leaves nothing behind. Its work blocks.
pub(super) struct Package {
    zip: ZipWriter<StreamWriter<Sink>>,
    options: SimpleFileOptions,
    open: Option<(String, Sha256, u64)>,
    listed: Vec<Listed>,
    paths: HashSet<String>,
}

impl Package {
    /// An empty archive whose files say that they were made now.
    pub fn begin(files: &Files, key: &AthleteKey, now: Timestamp) -> Result<Package> {
        let at = now.zoned("UTC");
        let part = |number: i8| u8::try_from(number).unwrap_or(1);
        let date = DateTime::from_date_and_time(
            u16::try_from(at.year()).unwrap_or(1980),
            part(at.month()),
            part(at.day()),
            part(at.hour()),
            part(at.minute()),
            part(at.second()),
        );
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(date.unwrap_or_default());
        let zip = ZipWriter::new_stream(Sink(files.receive_sealed(key)?));
        Ok(Package { zip, options, open: None, listed: Vec::new(), paths: HashSet::new() })
    }

    /// A whole file.
    pub fn put(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        self.start(path)?;
        self.add(bytes)?;
        self.finish_file();
        Ok(())
    }

    /// Begins a file whose bytes come piece by piece.
    pub fn start(&mut self, path: &str) -> Result<()> {
        self.finish_file();
        if !self.paths.insert(path.to_owned()) {
            return Err(Error::internal("two files of an export have one name"));
        }
        self.zip.start_file(path, self.options).map_err(Error::internal)?;
        self.open = Some((path.to_owned(), Sha256::new(), 0));
        Ok(())
    }

    /// Adds to the file that was begun.
    pub fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip.write_all(bytes)?;
        if let Some((_, hash, count)) = &mut self.open {
            hash.update(bytes);
            *count += bytes.len() as u64;
        }
        Ok(())
    }

    fn finish_file(&mut self) {
        if let Some((path, hash, bytes)) = self.open.take() {
            self.listed.push(Listed { path, bytes, sha256: random::to_hex(&hash.finalize()) });
        }
    }

    /// The files so far.
    pub fn listed(&mut self) -> &[Listed] {
        self.finish_file();
        &self.listed
    }

    /// Closes the archive and keeps it durably under a name. Returns how many bytes it has.
    pub fn keep(self, files: &Files, name: &str) -> Result<u64> {
        let sink = self.zip.finish().map_err(Error::internal)?.into_inner();
        let bytes = sink.0.len();
        sink.0.keep(files, name)?;
        Ok(bytes)
    }
}
