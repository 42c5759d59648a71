//! Files that no row names any more.
//!
//! A file is deleted after the commit that took its row, so its name is written down in that commit. What a
//! killed process left behind (an original kept before its activity was stored, streams of an upload that
//! came second) is found by looking: older than a day and named by no row.
use std::collections::HashSet;

use kernel::{ActivityId, App, AthleteId, Result, Timestamp, Tx, args, backup};

use crate::{streams, workers};

/// The folders in which every athlete has one of their own.
pub(crate) const FOLDERS: [&str; 3] = ["originals", "streams", "archives"];

/// A file this young may belong to an upload under way.
const YOUNG_S: u64 = 86_400;

/// Writes down that a file is to be deleted. Call it inside the write that removes its row.
pub(crate) fn throw_away(tx: &mut Tx, file: &str, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO activity_trash (file, since) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![file, now],
    )?;
    Ok(())
}

/// Deletes what was thrown away. Returns how many files.
pub(crate) async fn empty_trash(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let listed = app.db.read(move |tx| {
        if backup::is_held(tx, now)? {
            return Ok(Vec::new());
        }
        tx.list::<(String,)>("SELECT file FROM activity_trash ORDER BY since LIMIT 1000", args![])
    });
    let names: Vec<String> = listed.await?.into_iter().map(|(file,)| file).collect();
    if names.is_empty() {
        return Ok(0);
    }
    let (files, deleted) = (app.files.clone(), names.clone());
    workers::disk(move || {
        for name in &deleted {
            files.delete(name)?;
        }
        Ok(())
    })
    .await?;
    let count = names.len();
    let done = app.db.write(move |tx| {
        for name in &names {
            tx.exec("DELETE FROM activity_trash WHERE file = $1", args![name])?;
        }
        Ok(())
    });
    done.await?;
    Ok(count)
}

/// Deletes what was thrown away and what was left behind. Returns how many files.
pub async fn sweep(app: &App) -> Result<usize> {
    let files = app.files.clone();
    workers::disk(move || Ok(files.sweep()?)).await?;
    let mut swept = empty_trash(app).await?;
    let now = app.clock.now();
    if app.db.read(move |tx| backup::is_held(tx, now)).await? {
        return Ok(swept);
    }
    for kind in FOLDERS {
        let files = app.files.clone();
        let folders = workers::disk(move || Ok(files.list_folders(kind)?)).await?;
        for folder in folders {
            let Ok(athlete) = folder.parse::<AthleteId>() else { continue };
            swept += sweep_folder(app, kind, athlete).await?;
        }
    }
    if swept > 0 {
        tracing::info!(swept, "files that no activity needs are gone");
    }
    Ok(swept)
}

async fn sweep_folder(app: &App, kind: &'static str, athlete: AthleteId) -> Result<usize> {
    let files = app.files.clone();
    let folder = format!("{kind}/{athlete}");
    let old = workers::disk(move || Ok(files.list_older_than(&folder, YOUNG_S)?)).await?;
    if old.is_empty() {
        return Ok(0);
    }
    // Asked after the files were listed: a row that appears later belongs to a younger file.
    let named = app.db.read(move |tx| list_named(tx, kind, athlete)).await?;
    let orphans: Vec<String> = old.into_iter().filter(|name| !named.contains(name)).collect();
    let count = orphans.len();
    let files = app.files.clone();
    workers::disk(move || {
        for name in &orphans {
            files.delete(name)?;
        }
        Ok(())
    })
    .await?;
    Ok(count)
}

fn list_named(tx: &mut Tx, kind: &str, athlete: AthleteId) -> Result<HashSet<String>> {
    if kind == "streams" {
        let ids = tx.list::<(ActivityId,)>(
            "SELECT activity_id FROM activity WHERE athlete_id = $1",
            args![athlete],
        )?;
        return Ok(ids.into_iter().map(|(id,)| streams::name(athlete, id)).collect());
    }
    let sql = match kind {
        "originals" => "SELECT DISTINCT original FROM activity WHERE athlete_id = $1",
        _ => "SELECT file FROM activity_job WHERE athlete_id = $1 AND file IS NOT NULL",
    };
    let names = tx.list::<(String,)>(sql, args![athlete])?;
    Ok(names.into_iter().map(|(name,)| name).collect())
}
