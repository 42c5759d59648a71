//! A Valkey or Redis server of a test, on a free port of this machine: it goes and comes back when the test says so.
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kernel::hub::server::Address;

/// Its names, in the order in which they are looked for.
const PROGRAMS: [&str; 2] = ["valkey-server", "redis-server"];

/// The server. It ends with the test.
pub struct Valkey {
    port: u16,
    password: Option<&'static str>,
    process: Option<Child>,
}

impl Valkey {
    /// Starts one that lets everybody in.
    pub fn start() -> Valkey {
        Valkey::start_with(None)
    }

    /// Starts one that asks for a password.
    pub fn start_guarded(password: &'static str) -> Valkey {
        Valkey::start_with(Some(password))
    }

    fn start_with(password: Option<&'static str>) -> Valkey {
        // Free now; whoever takes it in between makes the start below fail, which is told.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut valkey = Valkey { port, password, process: None };
        valkey.start_again();
        valkey
    }

    /// What Stadion is told of it.
    pub fn url(&self) -> String {
        let login = self.password.map(|password| format!(":{password}@")).unwrap_or_default();
        format!("redis://{login}127.0.0.1:{}", self.port)
    }

    /// The same, understood.
    pub fn address(&self) -> Address {
        Address::parse(&self.url()).unwrap()
    }

    /// It is gone, without a farewell.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    /// It is there again, at the same address.
    pub fn start_again(&mut self) {
        let spawned = PROGRAMS.iter().find_map(|program| {
            let mut command = Command::new(program);
            command.args(["--port", &self.port.to_string(), "--bind", "127.0.0.1"]);
            command.args(["--save", "", "--appendonly", "no"]);
            if let Some(password) = self.password {
                command.args(["--requirepass", password]);
            }
            command.current_dir("/").stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
        });
        let process = spawned.expect(
            "neither valkey-server nor redis-server can be started; on Debian as root: apt-get install redis-server",
        );
        self.process = Some(process);
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.process.as_mut().unwrap().try_wait().unwrap();
            assert!(ended.is_none(), "the server ended as soon as it was started: {ended:?}");
            assert!(began.elapsed() < Duration::from_secs(20), "the server does not get ready");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Valkey {
    fn drop(&mut self) {
        self.stop();
    }
}
