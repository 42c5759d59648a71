use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use activity::import::show::{self, ImportedFile};
use activity::import::{ImportId, Outcome, import_path};
use clap::{Args, ValueHint};
use futures_util::StreamExt;
use futures_util::stream;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::athlete::Athlete;
use kernel::{App, AthleteId, Error};
use serde::Serialize;

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Files in the way of being imported at once: enough that their commits share a wait for the disk.
const AT_ONCE: usize = 16;

/// Imports recordings into an athlete's account: files, zips, whole folders with all they hold. It may be
/// interrupted and started again: what is already there is counted and left alone. Works beside a running
/// server.
#[derive(Args)]
pub struct Import {
    /// Files and folders
    #[arg(required = true, value_hint = ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Whose they are
    #[arg(long)]
    athlete: String,
    /// One JSON object a line for each file, and one for the sum
    #[arg(long)]
    json: bool,
}

/// What became of a file.
#[derive(Debug, Serialize)]
struct Line {
    file: String,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// The sum.
#[derive(Debug, Default, Serialize)]
struct Sum {
    recorded: u64,
    already_here: u64,
    refused: u64,
    failed: u64,
}

impl Import {
    /// Does it; exits with 1 if a file was refused or failed.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let mut files = Vec::new();
        for path in &self.paths {
            gather(path, &mut files)?;
        }
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let handle = self.athlete.trim_start_matches('@').to_owned();
        let shown = handle.clone();
        let athlete = app.db.read(move |tx| kernel::athlete::find_by_handle(tx, &handle)).await?;
        let Some(athlete) = athlete else {
            app.db.close().await;
            return Err(Failure::missing(format!("there is no athlete with the handle {shown}")));
        };
        let courier = app.courier.clone();
        let delivering = tokio::spawn(async move { courier.run().await });
        let outcome = self.import_all(&app, athlete, files).await;
        // Facts are delivered before we go; whatever is left waits for the server.
        app.courier.stop();
        let _ = delivering.await;
        app.db.close().await;
        let sum = outcome?;
        if self.json {
            say(serde_json::to_string(&sum)?)?;
        } else {
            say(format_args!(
                "{} recorded, {} already here, {} refused, {} failed",
                sum.recorded, sum.already_here, sum.refused, sum.failed
            ))?;
        }
        Ok(if sum.refused + sum.failed == 0 { exit::DONE } else { exit::PARTLY })
    }

    async fn import_all(
        &self,
        app: &App,
        athlete: Athlete,
        files: Vec<PathBuf>,
    ) -> Result<Sum, Failure> {
        let bar = bar(files.len() as u64);
        let athlete = Arc::new(athlete);
        let mut work = stream::iter(files)
            .map(|path| {
                let (app, athlete) = (app.clone(), athlete.clone());
                async move { import_one(&app, &athlete, path).await }
            })
            .buffer_unordered(AT_ONCE);
        let mut sum = Sum::default();
        while let Some((lines, of_file)) = work.next().await {
            bar.inc(1);
            sum.recorded += of_file.recorded;
            sum.already_here += of_file.already_here;
            sum.refused += of_file.refused;
            sum.failed += of_file.failed;
            for line in lines {
                if self.json {
                    bar.suspend(|| say(serde_json::to_string(&line)?))?;
                } else if let Some(detail) = &line.detail {
                    bar.suspend(|| eprintln!("{}: {detail}", line.file));
                }
            }
        }
        bar.finish_and_clear();
        Ok(sum)
    }
}

/// A bar on stderr, and nothing where nobody watches it.
fn bar(files: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files);
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let template = match plain {
        true => "{bar:40} {pos}/{len} files, {eta} left",
        false => "{bar:40.cyan} {pos}/{len} files, {eta} left",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// The files at a path, in the order of their names. In folders, hidden ones are passed over.
fn gather(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| Failure::missing(format!("{}: {error}", path.display()));
    let about = std::fs::metadata(path).map_err(cannot)?;
    if !about.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(path).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        // A link inside a folder may lead back to it, so links are not followed there.
        let is_link = entry.file_type().map_err(cannot)?.is_symlink();
        if !is_hidden && !is_link {
            entries.push(entry.path());
        }
    }
    entries.sort();
    for entry in entries {
        gather(&entry, files)?;
    }
    Ok(())
}

async fn import_one(app: &App, athlete: &Athlete, path: PathBuf) -> (Vec<Line>, Sum) {
    let file = path.display().to_string();
    let mut sum = Sum::default();
    let line = match import_path(app, athlete, &path).await {
        Ok(imported) => match imported.outcome {
            Outcome::Recorded => {
                sum.recorded = 1;
                Line { file, outcome: "recorded", detail: None }
            }
            Outcome::AlreadyHere => {
                sum.already_here = 1;
                Line { file, outcome: "already_here", detail: None }
            }
            Outcome::Archive => return finish_archive(app, athlete, file, imported.import).await,
        },
        Err(Error::Refused(refusal)) => {
            sum.refused = 1;
            Line { file, outcome: "refused", detail: Some(refusal.detail) }
        }
        Err(error) => {
            sum.failed = 1;
            Line { file, outcome: "failed", detail: Some(kernel::error::causes(&error)) }
        }
    };
    (vec![line], sum)
}

/// Works through an archive of many, and tells each of its files.
async fn finish_archive(
    app: &App,
    athlete: &Athlete,
    archive: String,
    import: ImportId,
) -> (Vec<Line>, Sum) {
    let mut sum = Sum::default();
    let files = match work_through(app, athlete.id, import).await {
        Ok(files) => files,
        Err(error) => {
            sum.failed = 1;
            let detail = Some(kernel::error::causes(&error));
            return (vec![Line { file: archive, outcome: "failed", detail }], sum);
        }
    };
    let mut lines = Vec::new();
    for file in files {
        let (outcome, count) = match file.outcome.as_str() {
            "recorded" => ("recorded", &mut sum.recorded),
            "already_here" => ("already_here", &mut sum.already_here),
            _ => ("refused", &mut sum.refused),
        };
        *count += 1;
        lines.push(Line { file: format!("{archive}/{}", file.name), outcome, detail: file.detail });
    }
    (lines, sum)
}

async fn work_through(
    app: &App,
    athlete: AthleteId,
    import: ImportId,
) -> kernel::Result<Vec<ImportedFile>> {
    let jobs = activity::jobs(app.clone());
    loop {
        jobs.run_due().await?;
        let found = app.db.read(move |tx| show::find(tx, athlete, import)).await?;
        match found {
            Some(import) if import.status == "done" => return Ok(import.files),
            Some(_) => {}
            None => return Err(Error::NotFound("import")),
        }
        // A running server was faster and works on it.
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_walked_in_order_and_hidden_things_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir_all(at("b/c")).unwrap();
        for name in ["a.fit", ".hidden", "b/2.gpx", "b/1.tcx", "b/c/z.fit"] {
            std::fs::write(at(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path(), at("b/loop")).unwrap();
        let mut files = Vec::new();
        gather(folder.path(), &mut files).unwrap();
        assert_eq!(files, [at("a.fit"), at("b/1.tcx"), at("b/2.gpx"), at("b/c/z.fit")]);
    }
}
