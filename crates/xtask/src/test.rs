//! Everything that must hold before a change is good.
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::tally::Tally;
use crate::tools::{self, Outcome, cargo, root, stadion_binary};
use crate::{fuzz, postgres, shop, supply, valkey, web};

/// Crates without a database: on PostgreSQL their tests would tell nothing new.
const WITHOUT_DATABASE: &[&str] = &["formats", "graph", "names", "physiology", "supply", "xtask"];

/// Journeys that are walked a second time on PostgreSQL, as far as they are there.
const ON_BOTH_ENGINES: &[&str] = &["region_challenge.test.mjs", "journey_shop.test.mjs"];

/// The journey through several processes on one database.
const ON_SEVERAL_NODES: &str = "nodes/together.test.mjs";

/// Runs all parts, or those named.
pub fn test(parts: &[&str]) -> Outcome {
    let known = ["rust", "pg", "web", "fuzz", "e2e"];
    if let Some(unknown) = parts.iter().find(|part| !known.contains(part)) {
        return Err(format!("`test` knows {}, not {unknown}", known.join(", ")));
    }
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    let mut tally = Tally::default();
    if wanted("rust") {
        rust(&mut tally);
    }
    if wanted("pg") {
        on_postgres(&mut tally);
    }
    if wanted("web") {
        of_the_web(&mut tally);
    }
    if wanted("fuzz") {
        fuzz::fuzz(&mut tally);
    }
    if wanted("e2e") {
        journeys(&mut tally);
    }
    tally.finish()
}

fn rust(tally: &mut Tally) {
    tally.check("what we are made of", || supply::supply("check", &[]));
    tally.command("format", cargo().args(["fmt", "--all", "--check"]));
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]);
    tally.command("lints", &mut clippy);
    // Tests of several processes start a Valkey or Redis server of their own.
    tally.check("a server between processes", valkey::find);
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]).env_remove("STADION_TEST_DB");
    tally.command("tests on SQLite", &mut tests);
}

fn on_postgres(tally: &mut Tally) {
    let mut server = None;
    let started = tally.check("a PostgreSQL server of our own", || {
        server = Some(postgres::start()?);
        Ok(())
    });
    let (true, Some(server)) = (started, server) else { return };
    tally.check("a server between processes", valkey::find);
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]).env("STADION_TEST_DB", &server.url);
    for name in WITHOUT_DATABASE {
        tests.args(["--exclude", name]);
    }
    tally.command("tests on PostgreSQL", &mut tests);
}

fn of_the_web(tally: &mut Tally) {
    if !tally.check("packages of the web app", web::install_packages) {
        return;
    }
    tally.command("web: types, style, catalogues", web::npm().args(["run", "--silent", "check"]));
    tally.command("web: tests", web::npm().args(["run", "--silent", "test"]));
    tally.command("web: build and budget", web::npm().args(["run", "--silent", "build"]));
    tally.check("generated types are those of the server", || {
        let openapi = web::write_openapi()?;
        let check = tools::run(
            web::npm().args(["run", "--silent", "api", "--"]).arg(&openapi).arg("--check"),
        );
        let _ = std::fs::remove_file(openapi);
        check.map_err(|_| {
            "web/src/api/schema.d.ts is stale: run `cargo xtask api` and commit it".to_owned()
        })
    });
}

fn journeys(tally: &mut Tally) {
    // It is fetched and gets ready while the rest is built.
    let opening = std::thread::spawn(shop::start_for_tests);
    let mut chromium = None;
    let found = tally.check("a browser", || {
        if tools::find_chromium().is_none() {
            tools::install("chromium")?;
        }
        chromium = Some(tools::find_chromium().ok_or("there is no chromium in the search path")?);
        Ok(())
    });
    tally.check("a tool that moves the clock of a program", || {
        if tools::find_in_path("faketime").is_none() {
            tools::install("faketime")?;
        }
        Ok(())
    });
    let built = tally.check("the program and the web app", || {
        web::install_packages()?;
        web::build_if_stale()?;
        tools::build_stadion(&[])
    });
    let mut shop = None;
    let open = tally.check("a real shop (Vendure)", || {
        shop = Some(opening.join().map_err(|_| "the shop was not started")??);
        Ok(())
    });
    let (true, true, Some(chromium)) = (found, built, chromium) else { return };
    let (true, Some(shop)) = (open, shop) else { return };
    let mut server = None;
    let started = tally.check("a fresh Stadion", || {
        server = Some(Stadion::start(&[])?);
        Ok(())
    });
    let (true, Some(server)) = (started, server) else { return };
    let mut journeys = web::npm();
    journeys.args(["run", "--silent", "e2e"]).env_remove("STADION_DATABASE_URL");
    let visit = server.visited_by(&mut journeys, &chromium);
    tally.command("journeys in Chromium", shop.tell(visit));
    drop(server);
    journeys_on_postgres(tally, &chromium, &shop);
    let mut adapter = cargo();
    adapter.args(["test", "--workspace", "--test", "vendure"]);
    tally.command("adapter against the real shop", shop.tell(&mut adapter));
    let mut plugin = shop::npm();
    plugin.args(["run", "--silent", "test"]);
    tally.command("plugin of the shop", shop.tell(&mut plugin));
}

/// Several processes stand on one PostgreSQL and ring each other: the one started here, and those that a journey starts.
fn journeys_on_postgres(tally: &mut Tally, chromium: &Path, shop: &shop::Vendure) {
    let mut servers = None;
    let started = tally.check("a fresh Stadion on a PostgreSQL and a hub of our own", || {
        let (postgres, hub) = (postgres::start()?, valkey::start()?);
        let on = [("STADION_DATABASE_URL", &*postgres.url), ("STADION_HUB_URL", &*hub.url)];
        servers = Some((Stadion::start(&on)?, postgres, hub));
        Ok(())
    });
    let (true, Some((stadion, postgres, hub))) = (started, servers) else { return };
    let folder = root().join("web/e2e");
    let mut journeys = Command::new("node");
    journeys.args(["--test", "--test-concurrency=1"]).current_dir(root().join("web"));
    journeys.args(ON_BOTH_ENGINES.iter().map(|name| folder.join(name)).filter(|f| f.is_file()));
    journeys.arg(folder.join(ON_SEVERAL_NODES));
    journeys.env("STADION_DATABASE_URL", &postgres.url).env("STADION_HUB_URL", &hub.url);
    let visit = stadion.visited_by(&mut journeys, chromium);
    tally.command("key journeys in Chromium, on PostgreSQL", shop.tell(visit));
}

/// A server with an empty database, which ends with the tests.
pub struct Stadion {
    process: Child,
    folder: PathBuf,
    url: String,
}

impl Stadion {
    /// On the embedded database and alone, unless its settings name another or a hub.
    pub fn start(settings: &[(&str, &str)]) -> Outcome<Stadion> {
        let folder = std::env::temp_dir().join(format!("stadion-journeys-{}", std::process::id()));
        let mut command = Command::new(stadion_binary("debug"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--log-level", "warn", "--data-dir"]);
        command.arg(&folder).current_dir(root()).stdout(Stdio::piped());
        command.env_remove("STADION_DATABASE_URL").env_remove("STADION_HUB_URL");
        command.envs(settings.iter().copied());
        let mut process =
            command.spawn().map_err(|error| format!("stadion cannot be started: {error}"))?;
        let mut said = String::new();
        if let Some(out) = process.stdout.take() {
            let _ = BufReader::new(out).read_line(&mut said);
        }
        let url =
            said.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
        let mut server = Stadion { process, folder, url: String::new() };
        server.url = url.ok_or("stadion did not get ready; what it says stands above")?;
        Ok(server)
    }
}

impl Stadion {
    /// Where it answers.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where its data is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Tells journeys where this server is and what they need.
    fn visited_by<'a>(&self, journeys: &'a mut Command, chromium: &Path) -> &'a mut Command {
        journeys
            .env("STADION_URL", &self.url)
            .env("CHROMIUM", chromium)
            .env("STADION_BIN", stadion_binary("debug"))
            // The program itself reads this when a journey makes somebody an operator.
            .env("STADION_DATA_DIR", &self.folder)
    }
}

impl Drop for Stadion {
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
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
