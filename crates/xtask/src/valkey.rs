//! A Valkey or Redis server of our own for the length of some journeys: what processes of one installation ring each other with.
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::tools::{self, Outcome};

/// Its names, in the order in which they are looked for.
const PROGRAMS: [&str; 2] = ["valkey-server", "redis-server"];

/// A running server. It stops when this is dropped, and keeps nothing.
pub struct Server {
    process: Child,
    /// What Stadion is told of it.
    pub url: String,
}

/// Installs one unless there is one.
pub fn find() -> Outcome {
    match find_program() {
        Some(_) => Ok(()),
        None => tools::install("redis-server"),
    }
}

fn find_program() -> Option<std::path::PathBuf> {
    PROGRAMS.iter().find_map(|name| tools::find_in_path(name))
}

/// Starts it on a free port of this machine.
pub fn start() -> Outcome<Server> {
    find()?;
    let program = find_program().ok_or("redis-server was installed, but is not in the path")?;
    let port = tools::free_port()?;
    let mut command = Command::new(program);
    command.args(["--port", &port.to_string(), "--bind", "127.0.0.1"]);
    command.args(["--save", "", "--appendonly", "no"]).current_dir(std::env::temp_dir());
    let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let process = process.map_err(|error| format!("a hub cannot be started: {error}"))?;
    let mut server = Server { process, url: format!("redis://127.0.0.1:{port}") };
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Ok(Some(status)) = server.process.try_wait() {
            return Err(format!("the hub ended as soon as it was started ({status})"));
        }
        if began.elapsed() > Duration::from_secs(20) {
            return Err("the hub did not get ready within 20 seconds".to_owned());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(server)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
