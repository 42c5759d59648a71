//! What is in an export, in the order in which it is written.
//!
//! | path | what |
//! |-|-|
//! | `data/*.jsonl`, `schemas/*.schema.json` | every row that is stored, file by file as the rooms declare it, and what each field means |
//! | `originals/…` | the files as they were brought |
//! | `activities/<id>.fit`, `.gpx` | a copy of each activity in open formats |
//! | `feedback/…` | pictures that came with feedback |
//! | `index.html` | the page that explains it all |
//! | `stadion-export.json` | the list of all files with their SHA-256, for whoever takes it in |
//!
//! It is read in short pieces while life goes on, so it is no picture of one moment: what changes meanwhile is in it or not.
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::athlete::Athlete;
use kernel::ids::Uuid;
use kernel::portrait::Document;
use kernel::{ActivityId, App, Error, Result, Timestamp, random, vault};
use serde_json::{Value, json};

use super::package::Package;
use super::page::{self, Told};
use super::work::Lease;
use super::{FORMAT, VERSION, recipients};
use crate::needs::{Recording, Rooms};
use crate::{Settings, accounts};

/// Activities listed at a time.
const RECORDINGS: usize = 100;

/// A finished archive.
pub(super) struct Built {
    /// Where it lies.
    pub file: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Makes the archive. `None` when the lease was lost on the way.
pub(super) async fn build(
    app: &App,
    settings: &Settings,
    rooms: &Arc<dyn Rooms>,
    athlete: &Athlete,
    lease: &mut Lease,
) -> Result<Option<Built>> {
    let (id, now) = (athlete.id, app.clock.now());
    let asking = rooms.clone();
    let recordings = app.db.read(move |tx| asking.count_recordings(tx, id)).await?;
    let documents = rooms.portraits().iter().map(|room| room.documents.len() as i64).sum::<i64>();
    let key = vault::key_of(app, id).await?;
    let files = app.files.clone();
    let package = blocking(move || Package::begin(&files, &key, now)).await?;
    let mut writer = Writer {
        app,
        rooms,
        athlete,
        package: Some(package),
        counts: BTreeMap::new(),
        done: 0,
        total: documents + recordings + 1,
        now,
    };
    if !writer.documents(lease).await? || !writer.recipients(settings).await? {
        return Ok(None);
    }
    if !writer.recordings(lease).await? {
        return Ok(None);
    }
    writer.pictures().await?;
    if !lease.tell(app, "closing", writer.done, writer.total).await? {
        return Ok(None);
    }
    writer.close(lease).await.map(Some)
}

struct Writer<'a> {
    app: &'a App,
    rooms: &'a Arc<dyn Rooms>,
    athlete: &'a Athlete,
    /// It moves to a blocking thread and back with each piece.
    package: Option<Package>,
    /// Lines of each file of `data`.
    counts: BTreeMap<&'static str, u64>,
    done: i64,
    total: i64,
    now: Timestamp,
}

impl Writer<'_> {
    /// Every document of every room. Files without a line are left out; the page says so.
    async fn documents(&mut self, lease: &mut Lease) -> Result<bool> {
        for room in self.rooms.portraits() {
            for document in room.documents {
                if !lease.tell(self.app, "data", self.done, self.total).await? {
                    return Ok(false);
                }
                self.document(document).await?;
                self.done += 1;
            }
        }
        Ok(true)
    }

    async fn document(&mut self, document: &'static Document) -> Result<()> {
        let id = self.athlete.id;
        let mut after = Some(document.begin()?);
        let mut count = 0;
        while let Some(place) = after {
            let page = self.app.db.read(move |tx| document.page(tx, id, &place)).await?;
            after = page.next;
            if page.rows.is_empty() {
                break;
            }
            let mut lines = Vec::new();
            for row in &page.rows {
                serde_json::to_writer(&mut lines, row)?;
                lines.push(b'\n');
            }
            let is_first = count == 0;
            count += page.rows.len() as u64;
            self.write(move |package| {
                if is_first {
                    package.start(&data_path(document.name))?;
                }
                package.add(&lines)
            })
            .await?;
        }
        if count > 0 {
            self.schema(document.name, document.schema()).await?;
        }
        self.counts.insert(document.name, count);
        Ok(())
    }

    async fn schema(&mut self, name: &'static str, schema: Value) -> Result<()> {
        let text = serde_json::to_vec_pretty(&schema)?;
        self.write(move |package| package.put(&format!("schemas/{name}.schema.json"), &text)).await
    }

    async fn recipients(&mut self, settings: &Settings) -> Result<bool> {
        let (id, now) = (self.athlete.id, self.now);
        let (settings, rooms) = (settings.clone(), self.rooms.clone());
        let read =
            self.app.db.read(move |tx| recipients::list(tx, &settings, &*rooms, id, now)).await?;
        self.lines("recipients", &read).await?;
        self.schema("recipients", recipients::schema()).await?;
        Ok(true)
    }

    async fn lines<T: serde::Serialize>(&mut self, name: &'static str, all: &[T]) -> Result<()> {
        let mut lines = Vec::new();
        for one in all {
            serde_json::to_writer(&mut lines, one)?;
            lines.push(b'\n');
        }
        self.counts.insert(name, all.len() as u64);
        self.write(move |package| package.put(&data_path(name), &lines)).await
    }

    /// Originals and copies, activity by activity, and the list of which original is whose.
    async fn recordings(&mut self, lease: &mut Lease) -> Result<bool> {
        let id = self.athlete.id;
        let mut after = ActivityId(Uuid::nil());
        let mut originals: Vec<Value> = Vec::new();
        // Several activities of one file follow each other, but nothing says how closely.
        let mut shared: HashMap<String, usize> = HashMap::new();
        loop {
            let rooms = self.rooms.clone();
            let list = move |tx: &mut kernel::Tx| rooms.list_recordings(tx, id, after, RECORDINGS);
            let some = self.app.db.read(list).await?;
            let Some(last) = some.last() else { break };
            after = last.id;
            for recording in some {
                if !lease.tell(self.app, "recordings", self.done, self.total).await? {
                    return Ok(false);
                }
                self.done += 1;
                match shared.get(&recording.original) {
                    Some(at) => {
                        if let Some(ids) = originals[*at]["activity_ids"].as_array_mut() {
                            ids.push(json!(recording.id));
                        }
                    }
                    None => {
                        let Some(line) = self.original(&recording).await? else { continue };
                        if recording.shares_file {
                            shared.insert(recording.original.clone(), originals.len());
                        }
                        originals.push(line);
                    }
                }
                self.copies(recording.id).await?;
            }
        }
        if !originals.is_empty() {
            self.lines("originals", &originals).await?;
            self.schema("originals", schema_of_originals()).await?;
        }
        Ok(true)
    }

    /// Writes an original; `None` when its activity was removed in the meantime.
    async fn original(&mut self, recording: &Recording) -> Result<Option<Value>> {
        let Some(bytes) = self.rooms.original(self.app, self.athlete.id, recording).await? else {
            return Ok(None);
        };
        let path = original_path(recording);
        let line = json!({
            "path": path,
            "activity_ids": [recording.id],
            "file_name": recording.file_name,
        });
        self.write(move |package| package.put(&path, &bytes)).await?;
        Ok(Some(line))
    }

    async fn copies(&mut self, id: ActivityId) -> Result<()> {
        let copies = self.rooms.copies(self.app, self.athlete.id, id).await?;
        let Some(copies) = copies else { return Ok(()) };
        self.write(move |package| {
            package.put(&format!("activities/{id}.fit"), &copies.fit)?;
            match &copies.gpx {
                Some(gpx) => package.put(&format!("activities/{id}.gpx"), gpx),
                None => Ok(()),
            }
        })
        .await
    }

    async fn pictures(&mut self) -> Result<()> {
        let (id, rooms) = (self.athlete.id, self.rooms.clone());
        for (name, file) in self.app.db.read(move |tx| rooms.list_pictures(tx, id)).await? {
            let files = self.app.files.clone();
            self.write(move |package| match files.get(&file)? {
                Some(bytes) => package.put(&format!("feedback/{name}.png"), &bytes),
                None => Ok(()),
            })
            .await?;
        }
        Ok(())
    }

    /// The page, the list of all files, and the end.
    async fn close(mut self, lease: &Lease) -> Result<Built> {
        let (rooms, athlete) = (self.rooms.clone(), self.athlete.clone());
        let (today, id) = (self.now.day_in(&athlete.time_zone), athlete.id);
        let read = self.app.db.read(move |tx| {
            let summary = rooms.summary(tx, &athlete, today)?;
            Ok((summary, accounts::find_proof(tx, athlete.id)?.email))
        });
        let (summary, email) = read.await?;
        let told = Told {
            athlete: self.athlete,
            from: &self.app.public_url,
            now: self.now,
            summary: &summary,
            portraits: self.rooms.portraits(),
            counts: &self.counts,
        };
        let html = page::html(&told).into_bytes();
        self.write(move |package| package.put("index.html", &html)).await?;
        let about = json!({
            "format": FORMAT,
            "version": VERSION,
            "made_at": self.now,
            "from": &*self.app.public_url,
            "account": {
                "handle": self.athlete.handle,
                "email": email,
                "birth_on": self.athlete.birth_on,
            },
            "counts": self.counts,
        });
        let file = format!("exports/{id}/{}-{}", lease.export(), random::hex::<4>());
        let (files, name) = (self.app.files.clone(), file.clone());
        let mut package = self.package.take().ok_or_else(lost)?;
        let keep = move || {
            let mut about = about;
            about["files"] = serde_json::to_value(package.listed())?;
            package.put(super::MANIFEST, &serde_json::to_vec_pretty(&about)?)?;
            package.keep(&files, &name)
        };
        Ok(Built { file, bytes: blocking(keep).await? })
    }

    /// Packing costs time, so it is done off the async threads.
    async fn write(
        &mut self,
        work: impl FnOnce(&mut Package) -> Result<()> + Send + 'static,
    ) -> Result<()> {
        let mut package = self.package.take().ok_or_else(lost)?;
        let run = move || {
            work(&mut package)?;
            Ok(package)
        };
        self.package = Some(blocking(run).await?);
        Ok(())
    }
}

fn lost() -> Error {
    Error::internal("an archive whose writing failed goes on")
}

/// Work that waits for the disk, off the async threads.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

fn data_path(name: &str) -> String {
    format!("data/{name}.jsonl")
}

/// A name that says what it is and cannot meet another: the day, the sport, and the end of the activity's id.
fn original_path(recording: &Recording) -> String {
    let id = recording.id.0.simple().to_string();
    let (_, end) = id.split_at(20);
    format!("originals/{}_{}_{end}.{}", recording.started_on, recording.sport, recording.file_kind)
}

fn schema_of_originals() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "originals",
        "description": "Which original file became which activities.",
        "type": "object",
        "properties": {
            "path": { "type": "string", "description": "The file in this archive." },
            "activity_ids": {
                "type": "array",
                "items": { "type": "string", "format": "uuid" },
                "description": "The activities that it became.",
            },
            "file_name": { "type": ["string", "null"], "description": "What it was called." },
        },
        "required": ["path", "activity_ids", "file_name"],
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn originals_have_names_that_people_can_read() {
        let recording = Recording {
            id: "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b".parse().unwrap(),
            started_on: "2027-05-07".parse().unwrap(),
            sport: "running".into(),
            file_kind: "fit.gz".into(),
            file_name: Some("../../Morning.fit.gz".into()),
            shares_file: false,
            original: String::new(),
        };
        assert_eq!(original_path(&recording), "originals/2027-05-07_running_5c6d7e8f9a0b.fit.gz");
    }
}
