//! Making a backup, while everything goes on.
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

use kernel::{App, Result as Answer, Timestamp, args, backup as hold};

use super::copying::{self, Listed};
use super::database::{self, blocking};
use super::{FORMAT, MOST_DAYS, Manifest, dated, keys, stamp};
use crate::config::Config;
use crate::failure::Failure;

/// Where it goes, and for how long.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The folder of backups.
    pub to: PathBuf,
    /// The folder of keys.
    pub keys_to: PathBuf,
    /// Days after which older backups of the folder are removed: 1 to [`MOST_DAYS`].
    pub keep_days: u32,
}

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The backup.
    pub backup: PathBuf,
    /// The file of keys.
    pub keys: PathBuf,
    /// What is in it.
    pub manifest: Manifest,
    /// How long it took, in seconds.
    pub took_s: f64,
}

/// What is made again rather than copied: half-received files, and exports that somebody can ask for or bring anew.
const WITHOUT: &[&str] = &["incoming", "exports", "restores"];

/// Makes a backup. A folder is there whole or not at all.
pub async fn make(app: &App, config: &Config, wish: &Wish) -> Result<Made, Failure> {
    let began = Instant::now();
    if !(1..=MOST_DAYS).contains(&wish.keep_days) {
        return Err(Failure::configuration(format!(
            "a backup is kept for 1 to {MOST_DAYS} days: whoever is erased must be gone from the last one by then"
        )));
    }
    let inside = |folder: &Path| folder.starts_with(&wish.to) || wish.to.starts_with(folder);
    if inside(&wish.keys_to) {
        return Err(Failure::configuration(
            "the keys go into a folder of their own, not into that of the backups: a copy of both together opens everything",
        ));
    }
    let now = app.clock.now();
    let held = app.db.write(move |tx| hold::hold(tx, now)).await?;
    let made = copy_all(app, config, wish, now).await;
    let done = app.db.write(move |tx| hold::release(tx, held, now)).await;
    let (backup, manifest) = made?;
    done?;
    // After the data, so that every athlete in it has a key here.
    let keys = keys::write(app, &wish.keys_to, app.clock.now()).await?;
    prune(&wish.to, wish.keep_days, now)?;
    Ok(Made { backup, keys, manifest, took_s: began.elapsed().as_secs_f64() })
}

async fn copy_all(
    app: &App,
    config: &Config,
    wish: &Wish,
    now: Timestamp,
) -> Result<(PathBuf, Manifest), Failure> {
    let name = stamp(now);
    let (place, partial) = (wish.to.join(&name), wish.to.join(format!("{name}.partial")));
    if place.exists() {
        return Err(Failure::missing(format!("there is a backup {} already", place.display())));
    }
    fs::create_dir_all(&partial)?;
    let (athletes, activities) = app.db.read(count).await?;
    // The database first: every file that it names is there, and none is thrown away before it is copied.
    let (database_bytes, database_hash) =
        database::seal(app, config, &partial.join("database.sealed")).await?;
    let (files, to) = (config.files_dir(), partial.join("files"));
    let earlier = dated(&wish.to, "")?.pop().map(|(_, path)| path.join("files"));
    let listed = blocking(move || {
        let names = copying::list(&files, WITHOUT)?;
        fs::create_dir_all(&to)?;
        Ok(copying::copy(&files, &names, &to, earlier.as_deref())?)
    });
    let listed = listed.await?;
    let list: String = listed.iter().map(Listed::line).collect();
    write_durably(&partial.join("files.list"), list.as_bytes())?;
    let manifest = Manifest {
        format: FORMAT,
        stadion: env!("CARGO_PKG_VERSION").to_owned(),
        schema: schema::MIGRATIONS.len() as u32,
        engine: database::word(app.db.kind()).to_owned(),
        made_at: now,
        region_key: app.vault.fingerprint(),
        athletes,
        activities,
        database_hash,
        database_bytes,
        files_hash: blake3::hash(list.as_bytes()).to_hex().to_string(),
        files: listed.len() as u64,
        file_bytes: listed.iter().map(|file| file.bytes).sum(),
    };
    let text = serde_json::to_string_pretty(&manifest)?;
    write_durably(&partial.join("manifest.json"), text.as_bytes())?;
    File::open(&partial)?.sync_all()?;
    fs::rename(&partial, &place)?;
    File::open(&wish.to)?.sync_all()?;
    Ok((place, manifest))
}

fn count(tx: &mut kernel::Tx) -> Answer<(u64, u64)> {
    let (athletes,) = tx.one::<(u64,)>("SELECT COUNT(*) FROM athlete", args![])?;
    let (activities,) = tx.one::<(u64,)>("SELECT COUNT(*) FROM activity", args![])?;
    Ok((athletes, activities))
}

fn write_durably(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::write(path, bytes)?;
    File::open(path)?.sync_all()
}

/// Removes backups that are too old, and what a killed process left unfinished; never the newest.
fn prune(folder: &Path, keep_days: u32, now: Timestamp) -> std::io::Result<()> {
    let mut backups = dated(folder, "")?;
    backups.pop();
    for (made_at, path) in backups.into_iter().chain(dated(folder, ".partial")?) {
        if made_at.plus_ms(i64::from(keep_days) * 86_400_000) < now {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}
