//! From somebody's word to somebody else's screen: a comment is sent at one process, and the live stream of the athlete,
//! which hangs at another one, says that there is something. Two processes with a Valkey or Redis server between them, against
//! one process alone in the same run.
//!
//! The time runs from before the comment is sent until its event has been read, so the answer to the comment, the commit and
//! the breath for which a stream gathers rings are all in it. The database is the embedded one, and with
//! `STADION_TEST_DB` a PostgreSQL server as well.
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kernel::Db;
use kernel::db::{DbOptions, migrate};
use serde_json::{Value, json};
use stadion::client::{Client, Target};
use stadion::demo::{outing, people::PEOPLE, people::Session, plan::Planned};
use testkit::valkey::Valkey;

use crate::Failure;
use crate::report::{Figure, Report, Target as Goal};

const WORDS: usize = 200;
const TARGET_MS: f64 = 1_000.0;
const PASSWORD: &str = "a long enough password";
/// Longer than the fifteen seconds after which a stream looks by itself: then the ring was lost, which is told.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs the benchmark.
pub fn run(report: &mut Report) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure(report))
}

async fn measure(report: &Report) -> Result<(), Failure> {
    let program = std::env::current_exe()?.with_file_name("stadion");
    if !program.is_file() {
        return Err(format!("{} is missing: `cargo xtask bench notify`", program.display()).into());
    }
    let parent = program.parent().ok_or("the program is nowhere")?;
    let valkey = Valkey::start();
    for engine in ["SQLite", "PostgreSQL"] {
        let folder = tempfile::tempdir_in(parent)?;
        let Some(database) = database(engine, folder.path()).await? else { continue };
        let place = Place { program: program.clone(), folder: folder.path().into(), database };
        let alone = place.start(None)?;
        let one = percentiles(&mut journey(&alone, &alone, "alone").await?);
        drop(alone);
        let hub = Some(valkey.url());
        let (here, there) = (place.start(hub.clone())?, place.start(hub)?);
        let two = percentiles(&mut journey(&here, &there, "apart").await?);
        report.remark(&format!(
            "{engine}: median {:.0} ms over two processes, {:.0} ms in one",
            two.0, one.0
        ));
        report.figure(&Figure {
            figure: &format!("word to screen over two processes, p95, {engine}"),
            value: two.1,
            unit: "ms",
            yardstick: "one process",
            yardstick_value: one.1,
            target: Goal::ValueAtMost(TARGET_MS),
        });
    }
    Ok(())
}

/// Where to keep everything; `None` for a server that was not named.
async fn database(engine: &str, folder: &Path) -> Result<Option<String>, Failure> {
    if engine == "SQLite" {
        return Ok(Some(format!("sqlite:{}", folder.join("stadion.db").display())));
    }
    let Ok(server) = std::env::var("STADION_TEST_DB") else { return Ok(None) };
    let schema = format!("bench_{}", kernel::random::hex::<4>());
    let admin = Db::open(&DbOptions::new(server.clone())).await?;
    migrate::create_pg_schema(&admin, &schema).await?;
    admin.close().await;
    Ok(Some(format!("{server}?options=-c%20search_path%3D{schema}")))
}

/// A folder, a database, and the program that uses them.
struct Place {
    program: PathBuf,
    folder: PathBuf,
    database: String,
}

impl Place {
    fn start(&self, hub: Option<String>) -> Result<Node, Failure> {
        let mut command = Command::new(&self.program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--log-level", "warn", "--data-dir"]);
        command.arg(&self.folder).args(["--database-url", &self.database]);
        if let Some(url) = &hub {
            command.args(["--hub-url", url]);
        }
        let mut process = command.stdout(Stdio::piped()).spawn()?;
        let mut said = String::new();
        if let Some(out) = process.stdout.take() {
            BufReader::new(out).read_line(&mut said)?;
        }
        let address = said.split("listening on ").nth(1).map(|rest| rest.trim_end().to_owned());
        let address = address.ok_or_else(|| format!("stadion did not get ready: {said}"))?;
        Ok(Node { process, address: address.trim_end_matches(')').to_owned() })
    }
}

/// A running process. It ends when this is dropped.
struct Node {
    process: Child,
    address: String,
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Somebody who calls a process over a connection of their own.
struct Person {
    client: Client,
    bearer: String,
    id: String,
}

impl Person {
    async fn join(node: &Node, handle: &str) -> Result<Person, Failure> {
        let mut client = Client::new(target(node)?);
        let account = json!({
            "email": format!("{handle}@example.org"), "password": PASSWORD, "name": handle, "handle": handle,
            "country": "IT", "birth_on": "1991-04-12", "time_zone": "Europe/Rome", "units": "metric",
            "language": "en",
        });
        let headers = [("content-type", "application/json")];
        let sent = client.send("POST", "/api/v1/accounts", &headers, account.to_string());
        let answer = sent.await.map_err(|fault| fault.to_string())?;
        let body: Value = serde_json::from_slice(&answer.body)?;
        let token = body["session_token"].as_str().ok_or_else(|| format!("no account: {body}"))?;
        let mut person = Person { client, bearer: format!("Bearer {token}"), id: String::new() };
        let me = person.send("GET", "/api/v1/me", "").await?;
        person.id = me["id"].as_str().unwrap_or_default().to_owned();
        Ok(person)
    }

    async fn send(
        &mut self,
        method: &str,
        path: &str,
        body: impl Into<bytes::Bytes>,
    ) -> Result<Value, Failure> {
        let headers =
            [("authorization", self.bearer.as_str()), ("content-type", "application/json")];
        let answer = self.client.send(method, path, &headers, body).await;
        let answer = answer.map_err(|fault| fault.to_string())?;
        if !answer.status.is_success() {
            return Err(format!("{method} {path}: {}", answer.status).into());
        }
        Ok(serde_json::from_slice(&answer.body).unwrap_or_default())
    }
}

fn target(node: &Node) -> Result<Target, Failure> {
    Target::parse(&format!("http://{}", node.address)).map_err(|fault| fault.to_string().into())
}

/// Jonas writes at one process what Mira, whose stream hangs at another, hears of. Milliseconds of each word.
async fn journey(his: &Node, hers: &Node, name: &str) -> Result<Vec<f64>, Failure> {
    let mut mira = Person::join(hers, &format!("mira_{name}")).await?;
    let mut jonas = Person::join(his, &format!("jonas_{name}")).await?;
    let (asks, accepts) =
        (format!("/api/v1/friends/requests/{}", mira.id), format!("/api/v1/friends/{}", jonas.id));
    jonas.send("PUT", &asks, "{}").await?;
    mira.send("PUT", &accepts, "{}").await?;
    let planned = Planned {
        on: "2026-05-06".parse()?,
        hour: 7.0,
        session: Session::Easy,
        minutes: 20.0,
        race: None,
    };
    let recording = outing::record(&PEOPLE[0], &planned, 1);
    let bytes = formats::fit::write::activity(std::slice::from_ref(&recording));
    let uploaded = mira.send("POST", "/api/v1/activities", bytes).await?;
    let run = uploaded["activities"][0]["id"].as_str().ok_or("the run was not taken")?.to_owned();
    mira.send("PATCH", &format!("/api/v1/activities/{run}"), r#"{"audience":"friends"}"#).await?;
    let path = format!("/api/v1/activities/{run}/comments");

    let mut screen = Screen::open(hers, &mira)?;
    screen.next()?;
    // Badges and a level of the run come, too; then it is quiet.
    while screen.next_within(Duration::from_secs(2))? {}
    let mut took_ms = Vec::with_capacity(WORDS);
    for word in 0..WORDS {
        let text = json!({ "text": format!("Word {word}") }).to_string();
        let began = Instant::now();
        jonas.send("POST", &path, text).await?;
        screen.next()?;
        took_ms.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(took_ms)
}

/// Mira's open page.
struct Screen(BufReader<TcpStream>);

impl Screen {
    fn open(node: &Node, who: &Person) -> Result<Screen, Failure> {
        let mut stream = TcpStream::connect(&node.address)?;
        write!(
            stream,
            "GET /api/v1/notifications/live HTTP/1.1\r\nhost: x\r\nauthorization: {}\r\n\r\n",
            who.bearer
        )?;
        Ok(Screen(BufReader::new(stream)))
    }

    /// Waits for the next event.
    fn next(&mut self) -> Result<(), Failure> {
        match self.next_within(PATIENCE)? {
            true => Ok(()),
            false => Err("an event did not come".into()),
        }
    }

    /// Says whether an event came in time.
    fn next_within(&mut self, wait: Duration) -> Result<bool, Failure> {
        self.0.get_ref().set_read_timeout(Some(wait))?;
        let mut line = String::new();
        loop {
            line.clear();
            match self.0.read_line(&mut line) {
                Ok(0) => return Err("the stream ended".into()),
                Ok(_) if line.starts_with("data: ") => return Ok(true),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => return Ok(false),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// The middle one, and the one that 95 of 100 are below.
fn percentiles(values: &mut [f64]) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values[((values.len() - 1) as f64 * share) as usize];
    (at(0.5), at(0.95))
}
