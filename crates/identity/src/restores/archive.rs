//! Reading an export that somebody brought. Nothing is believed that it says of itself: no size, no name, no number.
//!
//! Names in it lead to nothing on our disk. Each entry is unpacked up to a limit, held in memory one at a time, and its SHA-256
//! is compared with the list. The list itself can be written anew by whoever wants to; it shows damage, not truth. What an
//! export tells of numbers is never taken over.
use std::collections::{BTreeMap, HashMap};
use std::io::{BufReader, Read, Seek};

use axum::http::StatusCode;
use formats::archive::{open_list, unpack};
use kernel::{Day, Error, Result, random};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::exports::{FORMAT, MANIFEST, VERSION};
use crate::needs::Files;

/// The largest archive that is taken: 4 GB.
pub(super) const MAX_BYTES: u64 = 4_000_000_000;
/// Entries it may list: three for each of twenty thousand activities, and a few more. No more than twenty thousand originals
/// are unpacked, as out of any archive.
const MAX_ENTRIES: usize = 65_000;
/// Originals that are taken.
const MAX_ORIGINALS: usize = formats::archive::MAX_ENTRIES;
/// What all that is unpacked may amount to.
const MAX_UNPACKED_BYTES: u64 = formats::archive::MAX_UNPACKED_BYTES;
/// The largest list of files, and the largest file of lines.
const MAX_LINES_BYTES: u64 = 64 * 1024 * 1024;

/// The files of settings that are read.
const SETTINGS: [&str; 9] = [
    "profile",
    "privacy",
    "privacy_sports",
    "privacy_zones",
    "gear",
    "gear_defaults",
    "body",
    "weekly_goals",
    "activities",
];

/// What is wrong with an archive, in the words of who brought it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// Whatever makes a stranger's archive unreadable.
    #[error("{0}")]
    Archive(String),
    /// Another ZIP.
    #[error("this is no export of Stadion: it has no list of its files")]
    NoExport,
    /// From the future.
    #[error(
        "this export was made by a newer Stadion; this one has to be updated before it can take it in"
    )]
    TooNew,
    /// Of another person.
    #[error(
        "this is the export of @{0}, who has another e-mail address than you; only your own can be taken in"
    )]
    NotYours(String),
    /// A hash differs.
    #[error(
        "the file {0} is not as it was when the export was made, so nothing was taken; please fetch the export once more"
    )]
    Changed(String),
    /// A file is not there.
    #[error("the file {0} is missing, so nothing was taken; please fetch the export once more")]
    Missing(String),
    /// Too much.
    #[error("this export is larger than what can be taken in")]
    TooLarge,
}

impl Fault {
    fn code(&self) -> &'static str {
        match self {
            Fault::Archive(_) => "broken_archive",
            Fault::NoExport => "no_export",
            Fault::TooNew => "export_too_new",
            Fault::NotYours(_) => "not_yours",
            Fault::Changed(_) => "export_changed",
            Fault::Missing(_) => "export_incomplete",
            Fault::TooLarge => "export_too_large",
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Error {
        Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, fault.code(), &fault)
    }
}

impl From<formats::Fault> for Fault {
    fn from(fault: formats::Fault) -> Fault {
        Fault::Archive(fault.to_string())
    }
}

#[derive(Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    account: Account,
    #[serde(default)]
    counts: BTreeMap<String, i64>,
    files: Vec<Listed>,
}

/// Whose export it says it is.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Account {
    handle: String,
    email: String,
    birth_on: Day,
}

#[derive(Deserialize)]
struct Listed {
    path: String,
    sha256: String,
}

/// Somebody who brings an export.
pub(super) struct Bringer {
    pub handle: String,
    pub email: String,
    pub birth_on: Day,
}

/// An export that was opened: its list was read.
pub(super) struct Parcel<R> {
    zip: ZipArchive<BufReader<R>>,
    hashes: HashMap<String, String>,
    /// How many lines each file of data has, as the list says.
    pub counts: BTreeMap<String, i64>,
    unpacked_bytes: u64,
}

/// What is to be taken out of it.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The lines of the small files.
    pub settings: Files,
    /// Originals in the order of their first activity, each with the lines of its activities.
    pub originals: Vec<OriginalFile>,
}

/// An original to be taken.
#[derive(Debug)]
pub(super) struct OriginalFile {
    pub path: String,
    pub file_name: Option<String>,
    pub lines: Vec<Value>,
}

#[derive(Deserialize)]
struct OriginalLine {
    path: String,
    activity_ids: Vec<String>,
    file_name: Option<String>,
}

impl<R: Read + Seek> Parcel<R> {
    /// Opens an archive and reads its list; refuses what is no export of ours, of a later format, or of somebody else.
    pub fn open(reader: R, who: &Bringer) -> Result<Parcel<R>, Fault> {
        let mut zip = open_list(BufReader::new(reader), MAX_ENTRIES)?;
        let list = unpack(&mut zip, MANIFEST, MAX_LINES_BYTES)?.ok_or(Fault::NoExport)?;
        let whole: Value = serde_json::from_slice(&list).map_err(|_| Fault::NoExport)?;
        // Asked first: a later format may have another list.
        if whole["format"] != FORMAT {
            return Err(Fault::NoExport);
        }
        if whole["version"].as_u64().is_some_and(|version| version > u64::from(VERSION)) {
            return Err(Fault::TooNew);
        }
        let list: Manifest = serde_json::from_value(whole).map_err(|_| Fault::NoExport)?;
        debug_assert!(list.format == FORMAT && list.version <= VERSION, "asked above");
        refuse_others(&list.account, who)?;
        let hashes = list.files.into_iter().map(|file| (file.path, file.sha256)).collect();
        Ok(Parcel { zip, hashes, counts: list.counts, unpacked_bytes: 0 })
    }

    /// Reads all that is to be taken and compares every file of it with the list, before anything is used.
    pub fn check(&mut self) -> Result<Contents, Fault> {
        let mut contents = Contents::default();
        for name in SETTINGS {
            let path = format!("data/{name}.jsonl");
            if self.hashes.contains_key(&path) {
                contents.settings.insert(name.to_owned(), self.lines(&path)?);
            }
        }
        let mut by_id: HashMap<String, Value> = HashMap::new();
        for line in contents.settings.remove("activities").unwrap_or_default() {
            if let Some(id) = line.get("activity_id").and_then(Value::as_str) {
                by_id.insert(id.to_owned(), Value::Object(line.clone()));
            }
        }
        let path = "data/originals.jsonl";
        let originals = if self.hashes.contains_key(path) { self.lines(path)? } else { Vec::new() };
        if originals.len() > MAX_ORIGINALS {
            return Err(Fault::TooLarge);
        }
        for line in originals {
            let line: OriginalLine = serde_json::from_value(Value::Object(line))
                .map_err(|_| Fault::Changed(path.to_owned()))?;
            self.unpack(&line.path, formats::MAX_FILE_BYTES as u64)?;
            let lines = line.activity_ids.iter().filter_map(|id| by_id.remove(id)).collect();
            let OriginalLine { path, file_name, .. } = line;
            contents.originals.push(OriginalFile { path, file_name, lines });
        }
        // An activity that was removed while the export was made has an original and no line, or the other way round.
        contents.originals.retain(|original| !original.lines.is_empty());
        // Ids grow with time: in their order activities get new ids in the order of the old ones.
        contents.originals.sort_by_cached_key(|original| {
            let first = original.lines.iter().filter_map(|line| line["activity_id"].as_str()).min();
            first.map(str::to_owned)
        });
        self.unpacked_bytes = 0;
        Ok(contents)
    }

    /// An original once more, to be taken.
    pub fn original(&mut self, path: &str) -> Result<Vec<u8>, Fault> {
        self.unpack(path, formats::MAX_FILE_BYTES as u64)
    }

    fn lines(&mut self, path: &str) -> Result<Vec<Map<String, Value>>, Fault> {
        let bytes = self.unpack(path, MAX_LINES_BYTES)?;
        let mut lines = Vec::new();
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let line = serde_json::from_slice(line);
            lines.push(line.map_err(|_| Fault::Changed(path.to_owned()))?);
        }
        Ok(lines)
    }

    fn unpack(&mut self, path: &str, most_bytes: u64) -> Result<Vec<u8>, Fault> {
        let shown = || path.chars().filter(|letter| !letter.is_control()).take(200).collect();
        let hash = self.hashes.get(path).ok_or_else(|| Fault::Missing(shown()))?;
        let bytes = unpack(&mut self.zip, path, most_bytes)?;
        let bytes = bytes.ok_or_else(|| Fault::Missing(shown()))?;
        self.unpacked_bytes += bytes.len() as u64;
        if self.unpacked_bytes > MAX_UNPACKED_BYTES {
            return Err(Fault::TooLarge);
        }
        if random::to_hex(&Sha256::digest(&bytes)) != *hash {
            return Err(Fault::Changed(shown()));
        }
        Ok(bytes)
    }
}

/// Yours is what has your address, or your handle and your birthday: handles are taken anew on every Stadion.
fn refuse_others(account: &Account, who: &Bringer) -> Result<(), Fault> {
    let same_address = account.email.to_lowercase() == who.email.to_lowercase();
    let same_person = account.handle == who.handle && account.birth_on == who.birth_on;
    match same_address || same_person {
        true => Ok(()),
        false => {
            let handle =
                account.handle.chars().filter(|letter| letter.is_alphanumeric() || *letter == '_');
            Err(Fault::NotYours(handle.take(40).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use serde_json::json;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn anna() -> Bringer {
        Bringer {
            handle: "anna".into(),
            email: "Anna@example.org".into(),
            birth_on: "1991-04-12".parse().unwrap(),
        }
    }

    fn list(change: Value) -> Value {
        let mut list = json!({
            "format": FORMAT, "version": VERSION,
            "account": {"handle": "anna", "email": "anna@example.org", "birth_on": "1991-04-12"},
            "counts": {"activities": 1}, "files": [],
        });
        for (name, value) in change.as_object().unwrap() {
            list[name] = value.clone();
        }
        list
    }

    /// An archive of these files, with a list of them.
    fn packed(files: &[(&str, &[u8])], change: Value) -> Cursor<Vec<u8>> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut listed = Vec::new();
        for (path, bytes) in files {
            zip.start_file(*path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
            let sha256 = random::to_hex(&Sha256::digest(bytes));
            listed.push(json!({"path": path, "bytes": bytes.len(), "sha256": sha256}));
        }
        let mut list = list(json!({ "files": listed }));
        for (name, value) in change.as_object().unwrap() {
            list[name] = value.clone();
        }
        zip.start_file(MANIFEST, SimpleFileOptions::default()).unwrap();
        zip.write_all(list.to_string().as_bytes()).unwrap();
        zip.finish().unwrap()
    }

    fn fault(archive: Cursor<Vec<u8>>) -> Fault {
        match Parcel::open(archive, &anna()) {
            Ok(mut parcel) => parcel.check().unwrap_err(),
            Err(fault) => fault,
        }
    }

    const LINE: &[u8] = br#"{"path":"originals/a.fit","activity_ids":["1"],"file_name":null}"#;
    const ACTIVITY: &[u8] = br#"{"activity_id":"1","part":0}"#;

    #[test]
    fn a_whole_export_gives_what_is_in_it() {
        let files: [(&str, &[u8]); 3] = [
            ("originals/a.fit", b"bytes"),
            ("data/originals.jsonl", LINE),
            ("data/activities.jsonl", ACTIVITY),
        ];
        let mut parcel = Parcel::open(packed(&files, json!({})), &anna()).unwrap();
        let contents = parcel.check().unwrap();
        assert_eq!(contents.originals.len(), 1);
        assert_eq!(contents.originals[0].lines[0]["part"], 0);
        assert_eq!(parcel.original("originals/a.fit").unwrap(), b"bytes");
        assert_eq!(parcel.counts["activities"], 1);
    }

    #[test]
    fn what_is_no_whole_export_of_yours_is_refused_in_plain_words() {
        let no_zip = Cursor::new(b"PK\x03\x04 and nothing else".to_vec());
        assert!(matches!(fault(no_zip), Fault::Archive(_)));
        let mut other = zip::ZipWriter::new(Cursor::new(Vec::new()));
        other.start_file("run.fit", SimpleFileOptions::default()).unwrap();
        assert_eq!(fault(other.finish().unwrap()), Fault::NoExport);
        assert_eq!(fault(packed(&[], json!({"format": "photo-album"}))), Fault::NoExport);
        let newer = json!({"version": VERSION + 1, "files": {"another": "shape"}});
        assert_eq!(fault(packed(&[], newer)), Fault::TooNew);
        let boris = json!({"account":
            {"handle": "boris<b>", "email": "boris@example.org", "birth_on": "1991-04-12"}});
        assert_eq!(fault(packed(&[], boris)), Fault::NotYours("borisb".into()));
        let missing = json!({"files": [{"path": "data/gear.jsonl", "bytes": 1, "sha256": "00"}]});
        assert_eq!(fault(packed(&[], missing)), Fault::Missing("data/gear.jsonl".into()));
        let changed = json!({"files": [{"path": "data/gear.jsonl", "bytes": 2, "sha256": "00"}]});
        let gear: [(&str, &[u8]); 1] = [("data/gear.jsonl", b"{}")];
        assert_eq!(fault(packed(&gear, changed)), Fault::Changed("data/gear.jsonl".into()));
    }

    #[test]
    fn another_address_is_yours_with_the_handle_and_birthday_and_only_then() {
        let moved = |handle: &str, birth_on: &str| {
            let email = "anna@elsewhere.example";
            let account =
                json!({"account": {"handle": handle, "email": email, "birth_on": birth_on}});
            Parcel::open(packed(&[], account), &anna()).is_ok()
        };
        assert!(moved("anna", "1991-04-12"));
        assert!(!moved("anna", "1985-01-01"), "somebody who is called so elsewhere");
        assert!(!moved("anna_b", "1991-04-12"));
    }

    #[test]
    fn what_is_packed_more_tightly_than_honest_data_is_refused() {
        let zeros = vec![0; 20_000_000];
        let files: [(&str, &[u8]); 3] = [
            ("originals/a.fit", &zeros),
            ("data/originals.jsonl", LINE),
            ("data/activities.jsonl", ACTIVITY),
        ];
        assert!(matches!(fault(packed(&files, json!({}))), Fault::Archive(_)));
    }
}
