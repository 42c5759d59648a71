//! A real Stadion in a process of its own, and people who call it.
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kernel::Day;
use serde_json::{Value, json};
use stadion::client::{Client, Target};
use stadion::demo::{outing, people::PEOPLE, people::Session, plan::Planned};

pub const PASSWORD: &str = "a long enough password";

/// A FIT file of an easy run of so many minutes, another one for each seed.
pub fn run_file(on: &str, minutes: f64, seed: u64) -> Vec<u8> {
    session_file(Session::Easy, on, minutes, seed)
}

/// A FIT file of something else.
pub fn session_file(session: Session, on: &str, minutes: f64, seed: u64) -> Vec<u8> {
    let on: Day = on.parse().unwrap();
    let planned = Planned { on, hour: 7.0, session, minutes, race: None };
    let recording = outing::record(&PEOPLE[0], &planned, seed);
    formats::fit::write::activity(std::slice::from_ref(&recording))
}

/// What the app sends when somebody lets a person look as a coach: the words that hold, as they were read.
pub fn words_about_coaches() -> Value {
    let notice = kernel::consent::notices::coach();
    json!({ "notice_version": notice.version, "notice_hash": notice.hash("en"), "locale": "en" })
}

/// A folder, and a database of its own on the engine under test.
pub struct Place {
    pub folder: tempfile::TempDir,
    pub database_url: String,
}

impl Place {
    pub async fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let database_url = match std::env::var("STADION_TEST_DB") {
            Ok(server) => fresh_pg_database(&server).await,
            Err(_) => format!("sqlite:{}", folder.path().join("stadion.db").display()),
        };
        Place { folder, database_url }
    }

    /// The program with this place's data.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = stadion();
        command.args(arguments).current_dir(self.folder.path());
        command.arg("--data-dir").arg(self.folder.path().join("data"));
        command.args(["--database-url", &self.database_url]);
        command
    }

    pub fn start(&self, arguments: &[&str]) -> Server {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0"]);
        Server::start(command.args(arguments))
    }
}

/// The program under test, with nothing of our own environment in it.
pub fn stadion() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stadion"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("STADION_")) {
        command.env_remove(name);
    }
    command
}

async fn fresh_pg_database(server: &str) -> String {
    let (client, connection) =
        tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let name = format!("whole_{}", kernel::random::hex::<8>());
    client.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    let (head, _) = server.rsplit_once('/').unwrap();
    format!("{head}/{name}")
}

/// A running process. It ends with the test.
pub struct Server {
    pub child: Child,
    pub url: String,
    log: Arc<Mutex<Vec<u8>>>,
}

impl Server {
    pub fn start(command: &mut Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = String::new();
        let out = child.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut said).unwrap();
        let Some(at) = said.find("listening on ") else {
            let mut why = String::new();
            child.stderr.take().unwrap().read_to_string(&mut why).unwrap();
            panic!("it did not start: {said}{why}");
        };
        // The log is read all the time, so that a full pipe stops nobody.
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let log: Arc<Mutex<Vec<u8>>> = Arc::default();
        let kept = log.clone();
        std::thread::spawn(move || {
            let mut line = Vec::new();
            while lines.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
                kept.lock().unwrap().append(&mut line);
            }
        });
        let address = said[at + 13..].trim_end().trim_end_matches(')');
        Server { child, url: format!("http://{address}"), log }
    }

    /// What it wrote into its log so far.
    pub fn log(&self) -> Vec<u8> {
        self.log.lock().unwrap().clone()
    }

    pub fn client(&self) -> Client {
        Client::new(Target::parse(&self.url).unwrap())
    }

    pub fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// kill -9: no farewell, no flush.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn ask_to_stop(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// SIGTERM, and the exit code.
    pub fn stop(mut self) -> i32 {
        self.ask_to_stop();
        self.wait()
    }

    pub fn wait(&mut self) -> i32 {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            assert!(began.elapsed() < Duration::from_secs(40), "it does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody with an account, who calls a running process.
pub struct Person {
    pub handle: String,
    pub token: String,
}

impl Person {
    pub async fn join(server: &Server, name: &str) -> Person {
        let handle = name.to_lowercase();
        let account = json!({
            "email": format!("{handle}@example.org"), "password": PASSWORD, "name": name, "handle": handle,
            "country": "IT", "birth_on": "1991-04-12", "time_zone": "Europe/Rome", "units": "metric",
            "language": "en",
        });
        let headers = [("content-type", "application/json")];
        let mut client = server.client();
        let sent = client.send("POST", "/api/v1/accounts", &headers, account.to_string());
        let answer = sent.await.unwrap();
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(answer.status, 201, "{body}");
        Person { handle, token: body["session_token"].as_str().unwrap().to_owned() }
    }

    /// Somebody who has an account already.
    pub async fn sign_in(server: &Server, email: &str, password: &str) -> Person {
        let who = json!({ "email": email, "password": password });
        let headers = [("content-type", "application/json")];
        let mut client = server.client();
        let answer = client.send("POST", "/api/v1/sessions", &headers, who.to_string());
        let body: Value = serde_json::from_slice(&answer.await.unwrap().body).unwrap();
        let handle = body["me"]["handle"].as_str().unwrap().to_owned();
        Person { handle, token: body["session_token"].as_str().unwrap().to_owned() }
    }

    /// GET as JSON.
    pub async fn get(&self, server: &Server, path: &str) -> Value {
        let (status, body) =
            self.send(&mut server.client(), "GET", path, Vec::new()).await.unwrap();
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    /// Uploads a file; the status and the answer.
    pub async fn upload(&self, server: &Server, bytes: Vec<u8>) -> (u16, Value) {
        self.send(&mut server.client(), "POST", "/api/v1/activities", bytes).await.unwrap()
    }

    pub async fn send(
        &self,
        client: &mut Client,
        method: &str,
        path: &str,
        bytes: Vec<u8>,
    ) -> Result<(u16, Value), stadion::client::Fault> {
        let bearer = format!("Bearer {}", self.token);
        let answer = client.send(method, path, &[("authorization", &bearer)], bytes).await?;
        Ok((answer.status.as_u16(), serde_json::from_slice(&answer.body).unwrap_or_default()))
    }

    /// The ids of all activities, page by page.
    pub async fn activities(&self, server: &Server) -> Vec<String> {
        let mut ids = Vec::new();
        let mut path = "/api/v1/activities?limit=100".to_owned();
        loop {
            let page = self.get(server, &path).await;
            for item in page["items"].as_array().unwrap() {
                ids.push(item["id"].as_str().unwrap().to_owned());
            }
            match page["next"].as_str() {
                Some(next) => path = format!("/api/v1/activities?limit=100&after={next}"),
                None => return ids,
            }
        }
    }
}

/// A call with JSON; the status and the answer.
pub async fn send(
    server: &Server,
    who: &Person,
    method: &str,
    path: &str,
    body: &Value,
) -> (u16, Value) {
    let bearer = format!("Bearer {}", who.token);
    let headers = [("authorization", bearer.as_str()), ("content-type", "application/json")];
    let answer = server.client().send(method, path, &headers, body.to_string()).await.unwrap();
    (answer.status.as_u16(), serde_json::from_slice(&answer.body).unwrap_or_default())
}

/// As the settings page does it: by the words that the server shows.
pub async fn allow_heart_rate(server: &Server, who: &Person, allowed: bool) {
    let listed = who.get(server, "/api/v1/me/consents").await;
    let items = listed["items"].as_array().unwrap();
    let notice = &items.iter().find(|item| item["purpose"] == "health_metrics").unwrap()["notice"];
    let decision = json!({ "allowed": allowed, "notice_version": notice["version"],
        "notice_hash": notice["en_hash"], "locale": "en", "screen": "settings", "build": "0.1.0-test" });
    let path = "/api/v1/me/consents/health_metrics";
    assert_eq!(send(server, who, "PUT", path, &decision).await.0, 200);
}

/// Waits until something is so.
pub async fn until<F: Future<Output = bool>>(what: &str, within: Duration, is_so: impl Fn() -> F) {
    let began = Instant::now();
    while !is_so().await {
        assert!(began.elapsed() < within, "{what} did not come true within {within:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// A number of /metrics, summed over its labels.
pub async fn metric(server: &Server, name: &str) -> f64 {
    let answer = server.client().send("GET", "/metrics", &[], "").await.unwrap();
    assert_eq!(answer.status, 200);
    let text = String::from_utf8(answer.body.to_vec()).unwrap();
    let of_name = |line: &&str| {
        line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ') || rest.starts_with('{'))
    };
    text.lines()
        .filter(of_name)
        .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
        .sum()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// All files below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}
