//! Originals and streams, kept outside the database.
//!
//! What belongs to an athlete is sealed under their key ([`crate::vault`]); what belongs to nobody, such as a shop's
//! feed, lies as it is. The default keeps them in a local folder. A file is written beside its final place, forced to the disk,
//! renamed and its folder forced too: after [`Files::put`] returns, neither kill -9 nor a power cut takes it.
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::Result;
use crate::vault::AthleteKey;
use crate::vault::sealed::{self, Opened, Sealer};

/// A folder of files under names that we make ourselves.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
}

/// A file being received. Dropped before [`Incoming::keep`], it leaves nothing behind.
pub struct Incoming {
    file: File,
    path: tempfile::TempPath,
    hash: blake3::Hasher,
    bytes: u64,
    /// Under which key it is sealed while it is received, and what seals it until its last byte.
    key: Option<AthleteKey>,
    sealer: Option<Sealer>,
}

/// What is in a file, however it lies there.
pub enum Reader {
    /// As it is.
    Plain(File),
    /// Under the key of its athlete.
    Sealed(Box<Opened<File>>),
}

impl Reader {
    fn new(mut file: File, key: &AthleteKey) -> io::Result<Reader> {
        let mut head = Vec::with_capacity(8);
        Read::by_ref(&mut file).take(8).read_to_end(&mut head)?;
        file.rewind()?;
        // A file from before there were keys lies there as it came.
        Ok(match sealed::is_sealed(&head) {
            true => Reader::Sealed(Box::new(Opened::new(key, file)?)),
            false => Reader::Plain(file),
        })
    }

    /// How many bytes are in it.
    pub fn size(&self) -> io::Result<u64> {
        match self {
            Reader::Plain(file) => Ok(file.metadata()?.len()),
            Reader::Sealed(opened) => Ok(opened.len()),
        }
    }
}

impl Read for Reader {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self {
            Reader::Plain(file) => file.read(out),
            Reader::Sealed(opened) => opened.read(out),
        }
    }
}

impl Seek for Reader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Reader::Plain(file) => file.seek(to),
            Reader::Sealed(opened) => opened.seek(to),
        }
    }
}

impl Files {
    /// Opens a folder, creating it if need be, and removes what a killed process left half-written.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<Files> {
        let files = Files { root: root.into() };
        fs::create_dir_all(files.incoming())?;
        Ok(files)
    }

    fn incoming(&self) -> PathBuf {
        self.root.join("incoming")
    }

    /// Deletes half-received files older than a day. Other processes may be receiving younger ones.
    pub fn sweep(&self) -> io::Result<u64> {
        let mut swept = 0;
        for entry in fs::read_dir(self.incoming())? {
            let entry = entry?;
            let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
            if age.as_secs() > 86_400 {
                fs::remove_file(entry.path())?;
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// Starts receiving a file piece by piece.
    pub fn receive(&self) -> io::Result<Incoming> {
        let (file, path) = tempfile::NamedTempFile::new_in(self.incoming())?.into_parts();
        let hash = blake3::Hasher::new();
        Ok(Incoming { file, path, hash, bytes: 0, key: None, sealer: None })
    }

    /// The same, sealed under an athlete's key from the first byte on.
    pub fn receive_sealed(&self, key: &AthleteKey) -> io::Result<Incoming> {
        let mut incoming = self.receive()?;
        incoming.sealer = Some(Sealer::begin(key, &mut incoming.file)?);
        incoming.key = Some(key.clone());
        Ok(incoming)
    }

    /// Keeps bytes under a name, durably. Blocks: call it off the async threads.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut incoming = self.receive()?;
        incoming.write(bytes)?;
        incoming.keep(self, name)?;
        Ok(())
    }

    /// Keeps bytes sealed under an athlete's key, durably. Blocks.
    pub fn put_sealed(&self, key: &AthleteKey, name: &str, bytes: &[u8]) -> Result<()> {
        let mut incoming = self.receive_sealed(key)?;
        incoming.write(bytes)?;
        incoming.keep(self, name)?;
        Ok(())
    }

    /// Keeps bytes that can be made again: a crash may lose them, but never leaves half of them.
    pub fn put_derived(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut incoming = self.receive()?;
        incoming.write(bytes)?;
        self.keep_derived(incoming, name)
    }

    /// The same, sealed under an athlete's key.
    pub fn put_derived_sealed(&self, key: &AthleteKey, name: &str, bytes: &[u8]) -> Result<()> {
        let mut incoming = self.receive_sealed(key)?;
        incoming.write(bytes)?;
        self.keep_derived(incoming, name)
    }

    fn keep_derived(&self, mut incoming: Incoming, name: &str) -> Result<()> {
        incoming.end()?;
        let place = self.place(name);
        fs::create_dir_all(place.parent().unwrap_or(&self.root))?;
        incoming.path.persist(&place).map_err(|e| e.error)?;
        Ok(())
    }

    /// The bytes under a name, if there are any. Blocks.
    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match fs::read(self.place(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The bytes of an athlete under a name, if there are any. Blocks.
    pub fn get_sealed(&self, key: &AthleteKey, name: &str) -> Result<Option<Vec<u8>>> {
        match self.read_sealed(key, name)? {
            None => Ok(None),
            Some(Reader::Sealed(opened)) => Ok(Some(opened.whole()?)),
            Some(Reader::Plain(mut file)) => {
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes)?;
                Ok(Some(bytes))
            }
        }
    }

    /// Opens the file of an athlete under a name, if there is one. Blocks.
    pub fn read_sealed(&self, key: &AthleteKey, name: &str) -> Result<Option<Reader>> {
        match self.read(name)? {
            None => Ok(None),
            Some(file) => Ok(Some(Reader::new(file, key)?)),
        }
    }

    /// Seals a file that still lies there as it came. Says whether it did. Blocks.
    pub fn seal(&self, key: &AthleteKey, name: &str) -> Result<bool> {
        let Some(Reader::Plain(mut file)) = self.read_sealed(key, name)? else { return Ok(false) };
        let modified = file.metadata()?.modified()?;
        let mut incoming = self.receive_sealed(key)?;
        io::copy(&mut file, &mut incoming)?;
        incoming.end()?;
        // It is as old as it was: sweeps go by that.
        incoming.file.set_modified(modified)?;
        incoming.keep(self, name)?;
        Ok(true)
    }

    /// Opens the file under a name, if there is one.
    pub fn read(&self, name: &str) -> Result<Option<File>> {
        match File::open(self.place(name)) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes what is under a name; deleting twice is deleting once.
    pub fn delete(&self, name: &str) -> Result<()> {
        match fs::remove_file(self.place(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Deletes a folder and all that is in it; deleting twice is deleting once. Blocks.
    pub fn delete_folder(&self, name: &str) -> Result<()> {
        match fs::remove_dir_all(self.place(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// The folders in a folder, by their names alone. Blocks.
    pub fn list_folders(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in self.entries(folder)? {
            if entry.file_type()?.is_dir() {
                names.extend(entry.file_name().into_string());
            }
        }
        Ok(names)
    }

    /// The files in a folder that were kept at least so long ago, by their full names. Blocks.
    pub fn list_older_than(&self, folder: &str, seconds: u64) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in self.entries(folder)? {
            let about = entry.metadata()?;
            let age = about.modified()?.elapsed().unwrap_or_default();
            if about.is_file() && age.as_secs() >= seconds {
                names
                    .extend(entry.file_name().into_string().map(|name| format!("{folder}/{name}")));
            }
        }
        Ok(names)
    }

    /// What a folder holds; nothing when there is no such folder.
    fn entries(&self, folder: &str) -> io::Result<Vec<fs::DirEntry>> {
        match fs::read_dir(self.place(folder)) {
            Ok(entries) => entries.collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Names are ours (`originals/ab/abcd...`), never a person's: letters, digits, `/`, `-`, `_`, and dots within.
    fn place(&self, name: &str) -> PathBuf {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
        assert!(
            name.chars().all(plain) && !name.contains("..") && !name.starts_with('/'),
            "a file name that we did not make"
        );
        self.root.join(name)
    }
}

impl Incoming {
    /// Adds a piece.
    pub fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
        match &mut self.sealer {
            Some(sealer) => sealer.write(piece, &mut self.file),
            None => self.file.write_all(piece),
        }
    }

    /// Says that no more is coming. Nothing can be added from here on.
    fn end(&mut self) -> io::Result<()> {
        match self.sealer.take() {
            Some(sealer) => sealer.end(&mut self.file),
            None => Ok(()),
        }
    }

    /// Where the bytes lie until they are kept, as they lie there.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was received, to be read before it is kept. Nothing can be added from here on.
    pub fn reader(&mut self) -> io::Result<Reader> {
        self.end()?;
        let file = File::open(&self.path)?;
        match &self.key {
            Some(key) => Ok(Reader::Sealed(Box::new(Opened::new(key, file)?))),
            None => Ok(Reader::Plain(file)),
        }
    }

    /// Bytes received so far.
    pub fn len(&self) -> u64 {
        self.bytes
    }

    /// Nothing received yet.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// BLAKE3 of what was received so far: the same bytes have the same name everywhere.
    pub fn content_hash(&self) -> [u8; 32] {
        *self.hash.finalize().as_bytes()
    }

    /// Makes it durable under a name. Keeping the same name twice keeps the newer bytes.
    pub fn keep(mut self, files: &Files, name: &str) -> io::Result<()> {
        self.end()?;
        self.file.sync_all()?;
        let place = files.place(name);
        let folder = place.parent().unwrap_or(&files.root);
        let new_folder = !folder.exists();
        fs::create_dir_all(folder)?;
        self.path.persist(&place).map_err(|e| e.error)?;
        File::open(folder)?.sync_all()?;
        // A new folder is itself an entry that a power cut could take.
        if let (true, Some(above)) = (new_folder, folder.parent()) {
            File::open(above)?.sync_all()?;
        }
        Ok(())
    }
}

impl Write for Incoming {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        Incoming::write(self, piece)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_athlete_brings_lies_sealed_from_the_first_byte_on() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let key = AthleteKey::new();
        let ride = b"a marked ride ".repeat(20_000);
        let mut incoming = files.receive_sealed(&key).unwrap();
        incoming.write(&ride).unwrap();
        let on_disk = fs::read(&*incoming.path).unwrap();
        assert!(!on_disk.windows(13).any(|some| some == b"a marked ride"));
        let mut read = Vec::new();
        incoming.reader().unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, ride);
        assert_eq!(incoming.content_hash(), *blake3::hash(&ride).as_bytes());
        incoming.keep(&files, "originals/anna/ride").unwrap();
        assert_eq!(files.get_sealed(&key, "originals/anna/ride").unwrap().unwrap(), ride);
        assert!(files.get_sealed(&AthleteKey::new(), "originals/anna/ride").is_err());
        files.delete_folder("originals/anna").unwrap();
        files.delete_folder("originals/anna").unwrap();
        assert!(files.read_sealed(&key, "originals/anna/ride").unwrap().is_none());
    }

    #[test]
    fn a_file_from_before_there_were_keys_is_read_and_then_sealed_once() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let key = AthleteKey::new();
        files.put("originals/anna/old", b"an old ride").unwrap();
        assert_eq!(files.get_sealed(&key, "originals/anna/old").unwrap().unwrap(), b"an old ride");
        assert!(files.seal(&key, "originals/anna/old").unwrap());
        assert!(!files.seal(&key, "originals/anna/old").unwrap());
        assert!(!files.seal(&key, "originals/anna/none").unwrap());
        let on_disk = files.get("originals/anna/old").unwrap().unwrap();
        assert!(sealed::is_sealed(&on_disk));
        assert_eq!(files.get_sealed(&key, "originals/anna/old").unwrap().unwrap(), b"an old ride");
    }

    #[test]
    fn what_is_put_can_be_got_and_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        files.put("originals/ab/abc", b"a ride").unwrap();
        assert_eq!(files.get("originals/ab/abc").unwrap().unwrap(), b"a ride");
        files.delete("originals/ab/abc").unwrap();
        files.delete("originals/ab/abc").unwrap();
        assert_eq!(files.get("originals/ab/abc").unwrap(), None);
    }

    #[test]
    fn a_broken_off_upload_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let mut incoming = files.receive().unwrap();
        incoming.write(b"half a ri").unwrap();
        drop(incoming);
        assert_eq!(fs::read_dir(folder.path().join("incoming")).unwrap().count(), 0);
    }

    #[test]
    fn old_files_of_a_folder_are_listed_and_young_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        files.put("originals/anna/old", b"a ride").unwrap();
        files.put("originals/anna/young", b"a run").unwrap();
        let two_days_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(172_800);
        let old =
            File::options().write(true).open(folder.path().join("originals/anna/old")).unwrap();
        old.set_modified(two_days_ago).unwrap();
        assert_eq!(files.list_folders("originals").unwrap(), ["anna"]);
        let listed = files.list_older_than("originals/anna", 86_400).unwrap();
        assert_eq!(listed, ["originals/anna/old"]);
        assert!(files.list_older_than("originals/nobody", 0).unwrap().is_empty());
    }

    #[test]
    #[should_panic(expected = "did not make")]
    fn names_from_outside_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let _ = Files::open(folder.path()).unwrap().get("../../etc/passwd");
    }
}
