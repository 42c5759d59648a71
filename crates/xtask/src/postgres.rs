//! A PostgreSQL server of our own for the length of the tests, from the packages that are installed.
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::tools::{self, Outcome};

/// A running server. It stops, and its data go, when this is dropped.
pub struct Server {
    process: Child,
    folder: PathBuf,
    /// How tests reach it.
    pub url: String,
}

/// The folder with `initdb` and `postgres`.
pub fn find_binaries() -> Option<PathBuf> {
    let mut folders = Vec::new();
    folders.extend(tools::output_of(Command::new("pg_config").arg("--bindir")).map(PathBuf::from));
    for place in
        ["/usr/lib/postgresql", "/usr/local", "/opt/homebrew/opt", "/usr/local/opt", "/usr"]
    {
        let Ok(entries) = std::fs::read_dir(place) else { continue };
        let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        // The newest version first.
        found.sort();
        found.reverse();
        let is_versioned = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with("postgresql")
                || name.starts_with("pgsql")
                || name.parse::<u32>().is_ok()
        };
        folders.extend(found.into_iter().filter(is_versioned).map(|path| path.join("bin")));
    }
    folders
        .extend(tools::find_in_path("postgres").and_then(|file| file.parent().map(Path::to_owned)));
    folders
        .into_iter()
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// Starts a server on a free port of this machine, installing PostgreSQL if need be.
pub fn start() -> Outcome<Server> {
    let binaries = match find_binaries() {
        Some(binaries) => binaries,
        None => {
            tools::install("postgresql")?;
            find_binaries().ok_or("PostgreSQL was installed, but initdb is nowhere to be found")?
        }
    };
    let folder = std::env::temp_dir().join(format!("stadion-postgres-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let user = if tools::is_root() { Some(somebody()?) } else { None };
    if let Some(user) = user {
        tools::run(Command::new("chown").arg(user).arg(&folder))?;
    }
    let data = folder.join("data");
    let mut initdb = as_user(user, &binaries.join("initdb"));
    initdb.arg("--pgdata").arg(&data);
    initdb.args([
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
    ]);
    tools::run(initdb.current_dir(&folder).stdout(Stdio::null()))?;

    let port = tools::free_port()?;
    let mut postgres = as_user(user, &binaries.join("postgres"));
    postgres.arg("-D").arg(&data).arg("-k").arg(&folder).args(["-p", &port.to_string()]);
    // Nothing in it outlives the tests, so it need not wait for the disk.
    for setting in [
        "listen_addresses=127.0.0.1",
        "max_connections=300",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "shared_buffers=128MB",
        "autovacuum=off",
        "log_min_messages=fatal",
    ] {
        postgres.args(["-c", setting]);
    }
    let postgres = postgres.current_dir(&folder).stdout(Stdio::null()).stderr(Stdio::null());
    let process =
        postgres.spawn().map_err(|error| format!("postgres cannot be started: {error}"))?;
    let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
    let mut server = Server { process, folder, url };
    server.wait_until_ready(&binaries, port)?;
    Ok(server)
}

/// Somebody other than root, because PostgreSQL refuses to run as root.
fn somebody() -> Outcome<&'static str> {
    let exists = |name: &&str| tools::output_of(Command::new("id").args(["-u", name])).is_some();
    let found = ["postgres", "nobody"].into_iter().find(exists);
    found.ok_or_else(|| {
        "PostgreSQL does not run as root, and there is no user `postgres` or `nobody`".to_owned()
    })
}

/// A program, started as another user if one is named. The process stays the program itself.
fn as_user(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    if tools::find_in_path("setpriv").is_some() {
        let mut command = Command::new("setpriv");
        command.args([&format!("--reuid={user}"), "--init-groups"]);
        if let Some(group) = tools::output_of(Command::new("id").args(["-g", user])) {
            command.arg(format!("--regid={group}"));
        }
        command.arg("--").arg(program);
        return command;
    }
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]).arg(program);
    command
}

impl Server {
    fn wait_until_ready(&mut self, binaries: &Path, port: u16) -> Outcome {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(30) {
            if let Ok(Some(status)) = self.process.try_wait() {
                return Err(format!("postgres ended as soon as it was started ({status})"));
            }
            let mut is_ready = Command::new(binaries.join("pg_isready"));
            is_ready.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
            let answers = match binaries.join("pg_isready").is_file() {
                true => is_ready.status().is_ok_and(|status| status.success()),
                false => TcpStream::connect(("127.0.0.1", port)).is_ok(),
            };
            if answers {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err("postgres did not get ready within half a minute".to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGINT is its fast shutdown: connections are closed, and it ends by itself.
        let _ = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status();
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
