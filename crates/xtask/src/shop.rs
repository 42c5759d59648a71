//! A real shop (Vendure) on this machine, as a process of its own, for the demo and the tests. It lies apart in
//! `vendure/`, under a licence of its own; we start it and speak HTTP with it.
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::tools::{self, Outcome, root};
use crate::web;

/// Where people look for the demo's shop first.
const PORT: u16 = 4100;

/// The administrator of the demo's shop. It is printed and public, and the shop listens on this machine only.
const DEMO_USER: &str = "keeper";
const DEMO_PASSWORD: &str = "demo-only-not-secret";

/// A busy machine takes half a minute for what an idle one does in four seconds.
const PATIENCE: Duration = Duration::from_secs(180);

/// A running shop. It stops when this is dropped, and a throw-away one leaves nothing behind.
pub struct Vendure {
    process: Child,
    throw_away: Option<PathBuf>,
    /// Its address, without a slash at the end.
    pub url: String,
    /// Its administrator.
    pub user: String,
    /// With this password.
    pub password: String,
}

/// `cargo xtask shop`: a shop to look around in, until Ctrl-C.
pub fn shop(rest: &[&str]) -> Outcome {
    let port = match rest {
        [] => None,
        ["--port", number] => {
            Some(number.parse().map_err(|_| "--port is followed by a number".to_owned())?)
        }
        _ => return Err("`shop` knows --port N only".to_owned()),
    };
    println!("Starting the shop; the first time its packages are fetched, which takes a minute.");
    let mut shop = start_for_demo(port)?;
    println!("{}", shop.where_to_look());
    println!(
        "Stop it with Ctrl-C. Its data is in .stadion/shop; delete that folder to begin anew."
    );
    shop.process.wait().map(|_| ()).map_err(|error| error.to_string())
}

/// The shop of the demo, with data that stay.
pub fn start_for_demo(port: Option<u16>) -> Outcome<Vendure> {
    let port = port.unwrap_or(if tools::is_free(PORT) { PORT } else { 0 });
    let folder = root().join(".stadion").join("shop");
    start(port, folder, None, DEMO_PASSWORD)
}

/// A fresh shop for tests, on a free port, which goes with them.
pub fn start_for_tests() -> Outcome<Vendure> {
    let folder = std::env::temp_dir().join(format!("stadion-shop-{}", std::process::id()));
    let password = format!("{:016x}", RandomState::new().build_hasher().finish());
    start(0, folder.clone(), Some(folder), &password)
}

fn start(
    port: u16,
    folder: PathBuf,
    throw_away: Option<PathBuf>,
    password: &str,
) -> Outcome<Vendure> {
    install_packages()?;
    let mut node = Command::new("node");
    node.arg("server.mjs").current_dir(root().join("vendure"));
    node.env("SHOP_PORT", port.to_string()).env("SHOP_DATA_DIR", folder);
    node.env("SHOP_ADMIN_USER", DEMO_USER).env("SHOP_ADMIN_PASSWORD", password);
    // However this process ends, the shop ends with it.
    node.env("SHOP_WITH_PARENT", "1");
    let mut process = node
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| format!("node cannot be started: {error}"))?;
    let out = process.stdout.take();
    let mut shop = Vendure {
        process,
        throw_away,
        url: String::new(),
        user: DEMO_USER.to_owned(),
        password: password.to_owned(),
    };
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut said = String::new();
        if let Some(out) = out {
            let _ = BufReader::new(out).read_line(&mut said);
        }
        let _ = tell.send(said);
    });
    let said = told
        .recv_timeout(PATIENCE)
        .map_err(|_| format!("the shop did not get ready within {} seconds", PATIENCE.as_secs()))?;
    shop.url = field(&said, "url")
        .ok_or("the shop did not get ready; what it says stands above")?
        .to_owned();
    Ok(shop)
}

/// Fetches the packages of the lock file, if they are not there. None of them runs a script of its own.
pub fn install_packages() -> Outcome {
    web::install_packages_of("vendure", &["--ignore-scripts"]).map_err(|why| {
        format!("the shop cannot be started: {why} (the first time, npm must reach its registry)")
    })
}

/// npm, in the shop's folder.
pub fn npm() -> Command {
    web::npm_in("vendure")
}

/// The text of a field in a line of flat JSON. Addresses need no escapes, so none are read.
fn field<'line>(line: &'line str, name: &str) -> Option<&'line str> {
    let (_, rest) = line.split_once(&format!("\"{name}\":\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

impl Vendure {
    /// What tests need to know of it.
    pub fn tell<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        command
            .env("VENDURE_URL", &self.url)
            .env("VENDURE_ADMIN_USER", &self.user)
            .env("VENDURE_ADMIN_PASSWORD", &self.password)
            .env("VENDURE_PID", self.process.id().to_string())
    }

    /// What the demo needs to know of it.
    pub fn tell_demo<'command>(&self, command: &'command mut Command) -> &'command mut Command {
        command
            .env("STADION_DEMO_SHOP_URL", &self.url)
            .env("STADION_DEMO_SHOP_USER", &self.user)
            .env("STADION_DEMO_SHOP_PASSWORD", &self.password)
    }

    /// For people.
    pub fn where_to_look(&self) -> String {
        let Vendure { url, user, password, .. } = self;
        format!(
            "The shop is open (invented things, no money moves):\n  \
             to buy       {url}/shop\n  \
             feed         {url}/stadion/feed.xml\n  \
             admin API    {url}/admin-api   as {user}, password {password}"
        )
    }
}

impl Drop for Vendure {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        for _ in 0..100 {
            if matches!(self.process.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        if let Some(folder) = &self.throw_away {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn the_line_of_a_ready_shop_is_understood() {
        let line = r#"{"url":"http://127.0.0.1:4100","feed":"http://127.0.0.1:4100/feed","pid":7}"#;
        assert_eq!(field(line, "url"), Some("http://127.0.0.1:4100"));
        assert_eq!(field(line, "feed"), Some("http://127.0.0.1:4100/feed"));
        assert_eq!(field(line, "pid"), None);
        assert_eq!(field("", "url"), None);
    }
}
