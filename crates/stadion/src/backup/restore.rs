//! Putting a backup back: old data, the newest keys, and nobody who was erased since.
use std::path::{Path, PathBuf};

use identity::erasure::{carry, replay};
use kernel::vault::{self, Vault};
use kernel::{App, Timestamp, args};

use super::database::{self, blocking};
use super::{Manifest, copying, keys};
use crate::config::Config;
use crate::failure::Failure;
use crate::wiring;

/// What to put back.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The backup.
    pub from: PathBuf,
    /// The newest file of keys that there is.
    pub keys: PathBuf,
}

/// What was put back.
#[derive(Debug)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// When the keys were written.
    pub keys_of: Timestamp,
    /// How many people were erased again.
    pub erased_again: u64,
}

/// Puts a backup into an empty place and opens it. Nothing listens yet, and nobody is let in before those who were erased
/// since are erased again. The caller closes the app.
pub async fn restore(config: &Config, port: u16, wish: &Wish) -> Result<(App, Restored), Failure> {
    let manifest = Manifest::read(&wish.from)?;
    if manifest.schema > schema::MIGRATIONS.len() as u32 {
        return Err(Failure::missing(format!(
            "this backup was made by a newer version of Stadion ({}); please use that one",
            manifest.stadion
        )));
    }
    std::fs::create_dir_all(&config.data_dir)?;
    let key_file = config.region_key_file();
    if !key_file.exists() {
        return Err(Failure::missing(format!(
            "the key of the region is needed first: put the file that you kept at {}, or name it in region_key_file",
            key_file.display()
        )));
    }
    let vault = Vault::open(&key_file).map_err(|fault| Failure::missing(fault.to_string()))?;
    if vault.fingerprint() != manifest.region_key {
        return Err(Failure::missing(format!(
            "{} is not the key of the region under which this backup was made",
            key_file.display()
        )));
    }
    let carried = keys::read(&wish.keys, &manifest.region_key)?;
    if carried.made_at < manifest.made_at {
        return Err(Failure::missing(
            "these keys are older than the backup: whoever joined in between could not read their files, and whoever was \
             erased in between would be back. Please take the newest file of keys",
        ));
    }
    refuse_what_is_there(config, &manifest).await?;

    let unfinished = unfinished_mark(config);
    std::fs::write(&unfinished, "a backup is being put back here")?;
    check_hash(&wish.from.join("database.sealed"), &manifest.database_hash).await?;
    check_hash(&wish.from.join("files.list"), &manifest.files_hash).await?;
    put_files(&wish.from, &config.files_dir()).await?;
    database::open(&vault, &manifest.engine, &wish.from.join("database.sealed"), config).await?;

    let app = wiring::open(config, port).await?;
    wiring::migrate(&app).await?;
    let keys_of = carried.made_at;
    let now = app.clock.now();
    let close = app.db.write(move |tx| {
        carry::close_doors(tx)?;
        // Also a process that is killed in the middle of this does not open before it is done.
        tx.exec("UPDATE region_key SET restored_at = $1", args![now])
    });
    close.await?;
    for page in carried.lines.chunks(500) {
        let page = page.to_vec();
        let put =
            app.db.write(move |tx| page.iter().try_for_each(|line| carry::put(tx, line, now)));
        put.await?;
    }
    let erased_again = replay::replay(&app, &wiring::forgetting()).await?;
    std::fs::remove_file(unfinished)?;
    Ok((app, Restored { manifest, keys_of, erased_again }))
}

/// Stands while a backup is being put back: until its end those who were erased are still there.
fn unfinished_mark(config: &Config) -> PathBuf {
    config.data_dir.join("restore.unfinished")
}

/// Refuses to open a place in which a restore was broken off.
pub fn refuse_unfinished(config: &Config) -> Result<(), Failure> {
    match unfinished_mark(config).exists() {
        false => Ok(()),
        true => Err(Failure::missing(format!(
            "a backup was being put back into {} and that was broken off: people who were erased may be in it. Please empty \
             the folder and the database, and put the backup back again",
            config.data_dir.display()
        ))),
    }
}

/// A backup is put into an empty place, over nothing.
async fn refuse_what_is_there(config: &Config, manifest: &Manifest) -> Result<(), Failure> {
    let engine = if config.embedded() { "sqlite" } else { "postgres" };
    if engine != manifest.engine {
        return Err(Failure::missing(format!(
            "this backup is of {}, and database_url names another engine",
            manifest.engine
        )));
    }
    if let Some(path) = config.database_url.strip_prefix("sqlite:") {
        if Path::new(path).exists() {
            return Err(Failure::missing(format!(
                "there is a database {path} already; a backup is put into an empty place"
            )));
        }
        if let Some(folder) = Path::new(path).parent() {
            std::fs::create_dir_all(folder)?;
        }
    } else {
        let db = kernel::Db::open(&config.database()).await?;
        let empty = db.is_empty().await;
        db.close().await;
        if !empty? {
            return Err(Failure::missing(
                "there are tables in this database already; a backup is put into an empty place",
            ));
        }
    }
    let files = copying::list(&config.files_dir(), &["incoming"])?;
    match files.is_empty() {
        true => Ok(()),
        false => Err(Failure::missing(format!(
            "there are files in {} already; a backup is put into an empty place",
            config.files_dir().display()
        ))),
    }
}

async fn check_hash(path: &Path, expected: &str) -> Result<(), Failure> {
    let (path, expected) = (path.to_owned(), expected.to_owned());
    blocking(move || {
        let (_, hash) = copying::hash_of(std::fs::File::open(&path)?)?;
        match hash == expected {
            true => Ok(()),
            false => Err(Failure::broken(format!("{} is damaged", path.display()))),
        }
    })
    .await
}

async fn put_files(from: &Path, to: &Path) -> Result<(), Failure> {
    let (list, from, to) = (from.join("files.list"), from.join("files"), to.to_owned());
    blocking(move || {
        let listed = copying::read_list(&list)?;
        let broken = copying::copy_back(&from, &listed, &to)?;
        match broken.first() {
            None => Ok(()),
            Some(first) => Err(Failure::broken(format!(
                "{} files of this backup are missing or damaged, {first} among them",
                broken.len()
            ))),
        }
    })
    .await
}

/// Whether the key of an athlete's files is there, for whoever looks a backup through.
pub(super) async fn find_key(
    app: &App,
    athlete: kernel::AthleteId,
) -> kernel::Result<Option<vault::AthleteKey>> {
    let vault = app.vault.clone();
    app.db.read(move |tx| vault.find(tx, athlete)).await
}
