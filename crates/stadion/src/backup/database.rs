//! The database in a backup: copied, sealed, and put back. A file of ours for the embedded one, `pg_dump` and `pg_restore`
//! for a server, which know best.
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use kernel::db::{DbOptions, EngineKind};
use kernel::vault::Vault;
use kernel::vault::sealed::{Opened, Sealer};
use kernel::{App, Db};

use super::copying::pass;
use crate::config::Config;
use crate::failure::Failure;

/// Tables whose rows are never in a backup of the data.
const LEFT_OUT: [&str; 2] = ["athlete_key", "backup_hold"];

/// The word of an engine.
pub fn word(kind: EngineKind) -> &'static str {
    match kind {
        EngineKind::Sqlite => "sqlite",
        EngineKind::Postgres => "postgres",
    }
}

/// Copies the database into `to`, sealed. Returns its size and hash.
pub async fn seal(app: &App, config: &Config, to: &Path) -> Result<(u64, String), Failure> {
    let vault = app.vault.clone();
    let target = to.to_owned();
    match app.db.kind() {
        EngineKind::Sqlite => {
            // Beside the database itself, where it lies open anyway, and gone at the end.
            let folder = tempfile::tempdir_in(&config.data_dir)?;
            let copy = folder.path().join("copy.db");
            app.db.copy_to(copy.clone()).await?;
            let address = format!("sqlite:{}", copy.display());
            let options = DbOptions { pool: 1, ..DbOptions::new(address) };
            let stripped = Db::open(&options).await?;
            let strip = stripped.write(|tx| {
                tx.exec("DELETE FROM athlete_key", kernel::args![])?;
                tx.exec("DELETE FROM backup_hold", kernel::args![])
            });
            strip.await?;
            stripped.cut_log().await?;
            stripped.close().await;
            blocking(move || seal_stream(&vault, File::open(copy)?, &target)).await
        }
        EngineKind::Postgres => {
            let url = config.database_url.clone();
            blocking(move || {
                let mut dump = tool("pg_dump", &url);
                dump.args(["--format=custom", "--compress=1", "--no-owner", "--no-privileges"]);
                for table in LEFT_OUT {
                    dump.arg(format!("--exclude-table-data={table}"));
                }
                let mut dumping = start(dump.stdout(Stdio::piped()))?;
                let out = dumping.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
                let sealed = seal_stream(&vault, out, &target);
                finish("pg_dump", dumping)?;
                sealed
            })
            .await
        }
    }
}

/// Puts a sealed database back: into the file of `config`, or into the empty database that it names.
pub async fn open(
    vault: &Vault,
    engine: &str,
    from: &Path,
    config: &Config,
) -> Result<(), Failure> {
    let (vault, from, url) = (vault.clone(), from.to_owned(), config.database_url.clone());
    match engine {
        "sqlite" => {
            let path = PathBuf::from(url.strip_prefix("sqlite:").unwrap_or(&url));
            blocking(move || {
                let mut to = File::create(path)?;
                pass(Opened::new(&vault.backup_key(), File::open(from)?)?, &mut to)?;
                Ok(to.sync_all()?)
            })
            .await
        }
        _ => {
            blocking(move || {
                let mut restore = tool("pg_restore", &url);
                restore.args([
                    "--no-owner",
                    "--no-privileges",
                    "--single-transaction",
                    "--exit-on-error",
                ]);
                let mut restoring = start(restore.stdin(Stdio::piped()).stdout(Stdio::null()))?;
                let mut to = restoring.stdin.take().ok_or_else(|| io::Error::other("no input"))?;
                let passed = pass(Opened::new(&vault.backup_key(), File::open(from)?)?, &mut to);
                drop(to);
                // Why it stopped reading says more than that it did.
                finish("pg_restore", restoring)?;
                passed?;
                Ok(())
            })
            .await
        }
    }
}

fn seal_stream(vault: &Vault, mut from: impl Read, to: &Path) -> Result<(u64, String), Failure> {
    let mut out = Hashing { out: File::create(to)?, hash: blake3::Hasher::new(), bytes: 0 };
    let mut sealer = Sealer::begin(&vault.backup_key(), &mut out)?;
    let mut piece = vec![0; 1 << 18];
    loop {
        let count = from.read(&mut piece)?;
        if count == 0 {
            break;
        }
        sealer.write(&piece[..count], &mut out)?;
    }
    sealer.end(&mut out)?;
    out.out.sync_all()?;
    Ok((out.bytes, out.hash.finalize().to_hex().to_string()))
}

struct Hashing {
    out: File,
    hash: blake3::Hasher,
    bytes: u64,
}

impl Write for Hashing {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let count = self.out.write(piece)?;
        self.hash.update(&piece[..count]);
        self.bytes += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// One of PostgreSQL's own tools, on a database. The password goes by the environment: arguments are seen by everybody.
fn tool(name: &str, url: &str) -> Command {
    let mut command = Command::new(found(name));
    match url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')) {
        Some((who, host)) => {
            let (user, password) = who.split_once(':').unwrap_or((who, ""));
            command.arg(format!("--dbname=postgres://{user}@{host}"));
            if !password.is_empty() {
                command.env("PGPASSWORD", password);
            }
        }
        None => {
            command.arg(format!("--dbname={url}"));
        }
    }
    command.stderr(Stdio::piped());
    command
}

/// Where a tool is: on the path, else where Debian keeps it, the newest first.
fn found(name: &str) -> PathBuf {
    let on_path = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()));
    if on_path {
        return name.into();
    }
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin").join(name)).collect())
        .unwrap_or_default();
    versions.retain(|path| path.is_file());
    versions.sort();
    versions.pop().unwrap_or_else(|| name.into())
}

fn start(command: &mut Command) -> Result<Child, Failure> {
    command.spawn().map_err(|error| {
        let name = command.get_program().to_string_lossy().into_owned();
        Failure::missing(format!(
            "{name} cannot be started: {error}; it comes with PostgreSQL's client tools"
        ))
    })
}

fn finish(name: &str, child: Child) -> Result<(), Failure> {
    let output = child.wait_with_output()?;
    if output.status.success() {
        return Ok(());
    }
    // Its words, without what stands in rows: those come as DETAIL and CONTEXT.
    let told = String::from_utf8_lossy(&output.stderr);
    let told: Vec<&str> = told.lines().filter(|line| line.contains("error:")).take(3).collect();
    Err(Failure::missing(format!("{name} failed: {}", told.join("; "))))
}

/// Runs work that waits for disks and programs.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Failure::from(kernel::Error::internal(error)))?
}
