//! Where every setting comes from: defaults, then one TOML file, then `STADION_*` variables, then flags.
//!
//! Settings are one flat table, [`SETTINGS`]. A key names the line in the file, the variable
//! (`STADION_` and the key in capitals) and the flag (the key with dashes). The documented example file is
//! written from the same table, so that no list can fall behind another. Only `[[openid]]`, of which there may be
//! several, stands beside it and in the file alone.
mod openid;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use identity::breached::Breached;
use identity::mail::carrier::{self, Mailbox, Server};
use identity::openid::Providers;
use identity::residency::Residency;
use kernel::hub;

use crate::failure::Failure;

/// One thing that an operator may set.
pub struct Setting {
    /// Its name in the file.
    pub key: &'static str,
    /// The value when nobody sets it; empty means "not set".
    pub default: &'static str,
    /// A value to show when the default says nothing.
    pub example: &'static str,
    /// What it does, in whole sentences.
    pub about: &'static str,
    /// Whether its value must never be printed.
    pub secret: bool,
}

const fn setting(key: &'static str, default: &'static str, about: &'static str) -> Setting {
    Setting { key, default, example: "", about, secret: false }
}

/// Every setting, in the order in which an operator meets them.
pub const SETTINGS: &[Setting] = &[
    setting(
        "listen",
        "127.0.0.1:4000",
        "Address and port to listen on. Put a reverse proxy with TLS in front before you open it to others.",
    ),
    Setting {
        example: "https://stadion.example",
        ..setting(
            "public_url",
            "",
            "The address at which people reach Stadion, as their browsers show it. Passkeys and cookies are \
             bound to it. Default: http://localhost with the port of `listen`.",
        )
    },
    setting(
        "data_dir",
        "stadion-data",
        "Folder for the embedded database and for the original files of activities.",
    ),
    Setting {
        example: "/etc/stadion/region.key",
        ..setting(
            "region_key_file",
            "",
            "The key under which the keys of athletes lie in the database: 64 hexadecimal digits. It is made at the \
             first start. Keep a copy of it where no backup of the data is: without it what athletes brought cannot be \
             read any more. Every process of an installation needs the same one. Default: region.key in `data_dir`.",
        )
    },
    Setting {
        example: "postgres://stadion@localhost/stadion",
        secret: true,
        ..setting(
            "database_url",
            "",
            "`sqlite:PATH` for the embedded database, or `postgres://USER:PASSWORD@HOST/NAME` (PostgreSQL 15 or \
             newer). Default: the file stadion.db in `data_dir`.",
        )
    },
    setting(
        "database_pool",
        "",
        "Reader threads (embedded) or connections (PostgreSQL). Default: 4 or 16.",
    ),
    Setting {
        example: "redis://valkey.internal:6379",
        secret: true,
        ..setting(
            "hub_url",
            "",
            "A Valkey or Redis server between several processes of one installation: `redis://[[NAME]:PASSWORD@]HOST[:PORT]`. \
             Through it they ring each other within milliseconds; nothing is kept there, and without it, or while it is away, \
             each looks into the database by itself every few seconds. Its network has to be your own: what goes over it \
             is not encrypted. One process alone needs none.",
        )
    },
    setting(
        "graph_memory_mib",
        "1024",
        "Memory in MiB that may hold who knows whom: about 9 bytes a friendship. With 0, or when it does not fit, the same \
         is asked of the database, which takes longer. A copy for a fast start lies in the folder graph of `data_dir`.",
    ),
    setting(
        "search_memory_mib",
        "1024",
        "Memory in MiB that may hold the names by which people are found: about 50 MiB for each million people, and 250 MiB \
         while a million of them are laid anew. With 0, or when it does not fit, people are found from a table: by the \
         beginnings of words, without typos. Nothing of it is written to the disk.",
    ),
    setting(
        "roles",
        "api,worker,live",
        "Which loops this process runs: `api` answers requests, `worker` delivers facts and does periodic work, \
         `live` holds the connections of live competition. Every process answers /health and /metrics.",
    ),
    setting(
        "log_level",
        "info",
        "`error`, `warn`, `info`, `debug` or `trace`; also by part, as in `info,kernel=debug`.",
    ),
    setting("log_format", "text", "`text` for people, `json` for collectors. Logs go to stderr."),
    setting("metrics", "true", "Whether /metrics exists."),
    Setting {
        secret: true,
        ..setting(
            "metrics_token",
            "",
            "Who sends it as `Authorization: Bearer ...` may read /metrics. Without one, only callers on this \
             very machine may.",
        )
    },
    Setting {
        example: "http://127.0.0.1:4318",
        ..setting(
            "otlp_url",
            "",
            "Address of an OpenTelemetry collector that takes OTLP over plain HTTP as JSON. Traces are sent only \
             when it is set.",
        )
    },
    Setting {
        example: "https://tiles.example/style.json",
        ..setting(
            "map_style_url",
            "",
            "A MapLibre style, or a PMTiles file, for the web app's maps. Without one, a simple map that is part \
             of Stadion is drawn, and no other server learns where athletes look.",
        )
    },
    Setting {
        example: "smtps://mail.example.org:465",
        secret: true,
        ..setting(
            "smtp_url",
            "",
            "The server that takes our mail: `smtps://NAME@HOST:465` for TLS from the first byte, `smtp://NAME@HOST:587` \
             for STARTTLS, which is required unless HOST is this machine or `?tls=none` follows. Without one no mail is \
             sent: addresses are not confirmed, and nobody gets back in by e-mail.",
        )
    },
    Setting {
        example: "/etc/stadion/smtp_password",
        ..setting(
            "smtp_password_file",
            "",
            "A file with the password of NAME in `smtp_url`, and nothing else.",
        )
    },
    Setting {
        example: "Stadion <mail@stadion.example>",
        ..setting("mail_from", "", "The sender of our mail. Needed with `smtp_url`.")
    },
    Setting {
        example: "/var/lib/stadion/pwned-passwords-sha1.txt",
        ..setting(
            "breached_passwords_file",
            "",
            "Passwords that leaked elsewhere, one `SHA1:COUNT` a line, sorted. Nobody can choose one of them. The file \
             is searched where it lies, whatever its size.",
        )
    },
    setting(
        "proxies",
        "0",
        "How many reverse proxies of your own stand in front, one behind the other. As many last entries of \
         `X-Forwarded-For` are believed; with 0 the header is not read.",
    ),
    Setting {
        example: "eu",
        ..setting(
            "residency_region",
            "",
            "The region in which this installation keeps people's data: eu, uk, us, ca, apac, me, ... People whose \
             country belongs elsewhere are refused, and told where to go. Without one everybody from an open \
             country may join: for trying things out.",
        )
    },
    Setting {
        example: "us=https://us.stadion.example,apac=https://apac.stadion.example",
        ..setting(
            "other_regions",
            "",
            "Addresses of your installations in other regions, with commas between them.",
        )
    },
    Setting {
        example: "web/dist",
        ..setting(
            "web_dir",
            "",
            "Serve the web app from this folder instead of the one inside the program.",
        )
    },
];

/// The setting of a key.
pub fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

impl Setting {
    /// The environment variable that sets it.
    pub fn variable(&self) -> String {
        format!("STADION_{}", self.key.to_uppercase())
    }

    /// The flag that sets it, without dashes in front.
    pub fn flag(&self) -> String {
        self.key.replace('_', "-")
    }
}

/// Variables that are ours and no settings.
const OTHER_VARIABLES: &[&str] = &["STADION_CONFIG", "STADION_TEST_DB", "STADION_SHARED"];

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Nobody set it.
    Default,
    /// The configuration file.
    File(PathBuf),
    /// An environment variable.
    Environment(String),
    /// The command line.
    Flag(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Default => f.write_str("default"),
            Source::File(path) => write!(f, "{}", path.display()),
            Source::Environment(name) => f.write_str(name),
            Source::Flag(name) => write!(f, "--{name}"),
        }
    }
}

/// Every setting's value as text, and where it came from.
#[derive(Debug, Clone, Default)]
pub struct Layers {
    values: BTreeMap<&'static str, (String, Source)>,
    openid: Providers,
    /// The file that was read, if there was one.
    pub file: Option<PathBuf>,
    /// `STADION_*` variables that mean nothing, such as misspelt ones.
    pub unknown_variables: Vec<String>,
}

/// What the command line says about settings.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// Values by key.
    pub values: BTreeMap<&'static str, String>,
}

impl Layers {
    /// Gathers the layers. `environment` is passed in so that tests have one of their own.
    pub fn gather(
        flags: &Flags,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Layers, Failure> {
        let mut layers = Layers::default();
        for setting in SETTINGS {
            layers.set(setting, setting.default.to_owned(), Source::Default);
        }
        let environment: BTreeMap<String, String> =
            environment.filter(|(name, _)| name.starts_with("STADION_")).collect();
        let named =
            flags.config.clone().or_else(|| environment.get("STADION_CONFIG").map(PathBuf::from));
        let file =
            named.or_else(|| Some(PathBuf::from("stadion.toml")).filter(|path| path.exists()));
        if let Some(file) = file {
            layers.read_file(&file)?;
        }
        for (name, value) in &environment {
            match SETTINGS.iter().find(|setting| setting.variable() == *name) {
                Some(setting) => {
                    layers.set(setting, value.clone(), Source::Environment(name.clone()));
                }
                None if OTHER_VARIABLES.contains(&name.as_str()) => {}
                None => layers.unknown_variables.push(name.clone()),
            }
        }
        for setting in SETTINGS {
            if let Some(value) = flags.values.get(setting.key) {
                layers.set(setting, value.clone(), Source::Flag(setting.flag()));
            }
        }
        Ok(layers)
    }

    fn set(&mut self, setting: &'static Setting, value: String, source: Source) {
        self.values.insert(setting.key, (value, source));
    }

    fn read_file(&mut self, path: &Path) -> Result<(), Failure> {
        let wrong = |why: String| Failure::configuration(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path)
            .map_err(|error| wrong(format!("the configuration file cannot be read: {error}")))?;
        let table: toml::Table = text.parse().map_err(|error| wrong(format!("{error}")))?;
        for (key, value) in table {
            if key == "openid" {
                let line = line_of(&text, &key);
                self.openid =
                    openid::parse(value).map_err(|why| wrong(format!("line {line}: {why}")))?;
                continue;
            }
            let Some(setting) = find(&key) else {
                let line = line_of(&text, &key);
                return Err(wrong(format!(
                    "line {line}: there is no setting `{key}`{}",
                    hint(&key)
                )));
            };
            let value = plain(&value).ok_or_else(|| {
                let line = line_of(&text, &key);
                wrong(format!(
                    "line {line}: `{key}` is a text, a number, true, false or a list of texts"
                ))
            })?;
            self.set(setting, value, Source::File(path.to_owned()));
        }
        self.file = Some(path.to_owned());
        Ok(())
    }

    /// The text of a setting; empty when it is not set.
    fn text(&self, key: &'static str) -> &str {
        let (value, _) = self.values.get(key).expect("every setting has a value");
        value.trim()
    }

    fn optional(&self, key: &'static str) -> Option<&str> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Says which value is wrong, why, and who set it.
    fn refuse(&self, key: &'static str, why: impl fmt::Display) -> Failure {
        let (value, source) = self.values.get(key).expect("every setting has a value");
        let shown = if find(key).is_some_and(|s| s.secret) { "..." } else { value };
        Failure::configuration(format!("`{key} = {shown}` (from {source}): {why}"))
    }

    /// Where the value of a setting came from.
    pub fn source(&self, key: &str) -> &Source {
        self.values.get(key).map_or(&Source::Default, |(_, source)| source)
    }
}

/// A value of the file as text; a list becomes words with commas.
fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(yes) => Some(yes.to_string()),
        toml::Value::Array(list) => {
            let words: Option<Vec<&str>> = list.iter().map(toml::Value::as_str).collect();
            words.map(|words| words.join(","))
        }
        _ => None,
    }
}

fn line_of(text: &str, key: &str) -> usize {
    let at = text.lines().position(|line| {
        let line = line.trim_start().trim_start_matches('[').trim_start_matches('"');
        line.starts_with(key)
    });
    at.map_or(1, |index| index + 1)
}

/// "; did you mean ...?" when a known key is near, else the list of keys.
pub fn hint(wrong: &str) -> String {
    let near = SETTINGS.iter().map(|s| (distance(wrong, s.key), s.key)).min();
    match near {
        Some((steps, key)) if steps <= 3 => format!("; did you mean `{key}`?"),
        _ => {
            let keys: Vec<&str> = SETTINGS.iter().map(|s| s.key).collect();
            format!("; there are: {}", keys.join(", "))
        }
    }
}

/// How many letters must be changed, added or dropped to get from one word to another.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

/// The settings, understood.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where people reach us, if the operator said so; no slash at the end.
    pub public_url: Option<String>,
    /// Folder of everything we keep.
    pub data_dir: PathBuf,
    /// Where the key of the region lies, if not in `data_dir`.
    pub region_key_file: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://...`.
    pub database_url: String,
    /// Readers or connections.
    pub database_pool: Option<usize>,
    /// Memory for who knows whom, in MiB.
    pub graph_memory_mib: usize,
    /// Memory for the names by which people are found, in MiB.
    pub search_memory_mib: usize,
    /// What stands between several processes.
    pub hub: Option<hub::server::Address>,
    /// Which loops turn.
    pub roles: Roles,
    /// Directives of the log filter.
    pub log_level: String,
    /// How a log line looks.
    pub log_format: LogFormat,
    /// Whether /metrics exists.
    pub metrics: bool,
    /// Who may read /metrics from elsewhere.
    pub metrics_token: Option<String>,
    /// Where traces go.
    pub otlp_url: Option<String>,
    /// What the maps are drawn from.
    pub map_style_url: Option<String>,
    /// Which region this installation is, and where the others are.
    pub residency: Residency,
    /// Who takes our mail, and who sends it.
    pub mail: Option<(Server, Mailbox)>,
    /// Passwords that leaked elsewhere.
    pub breached: Option<Breached>,
    /// Other places that say who somebody is.
    pub openid: Providers,
    /// How many reverse proxies of our own stand in front.
    pub proxies: usize,
    /// The web app in a folder.
    pub web_dir: Option<PathBuf>,
}

impl Config {
    /// Understands the layers, or says what is wrong with which of them.
    pub fn from_layers(layers: &Layers) -> Result<Config, Failure> {
        let listen: SocketAddr = layers.text("listen").parse().map_err(|_| {
            layers.refuse("listen", "an address and a port are needed, such as 127.0.0.1:4000")
        })?;
        let public_url = match layers.optional("public_url") {
            Some(url) if !is_http(url) => {
                return Err(layers.refuse("public_url", "it begins with http:// or https://"));
            }
            Some(url) => {
                let url = url.trim_end_matches('/');
                let host = url.split_once("://").map_or("", |(_, host)| host);
                if host.is_empty() || host.contains('/') {
                    return Err(layers.refuse("public_url", "it ends after the host and port"));
                }
                Some(url.to_owned())
            }
            None => None,
        };
        let data_dir = PathBuf::from(layers.optional("data_dir").unwrap_or("."));
        let region_key_file = layers.optional("region_key_file").map(PathBuf::from);
        let database_url = match layers.optional("database_url") {
            Some(url) if !is_database(url) => {
                let why = "it begins with sqlite: or postgres://";
                return Err(layers.refuse("database_url", why));
            }
            Some(url) => url.to_owned(),
            None => format!("sqlite:{}", data_dir.join("stadion.db").display()),
        };
        let database_pool = match layers.optional("database_pool").map(str::parse::<usize>) {
            None => None,
            Some(Ok(size @ 1..=500)) => Some(size),
            Some(_) => {
                return Err(layers.refuse("database_pool", "a number from 1 to 500 is needed"));
            }
        };
        let memory_mib = |key| match layers.text(key).parse::<usize>() {
            Ok(mib @ 0..=1_048_576) => Ok(mib),
            _ => Err(layers.refuse(key, "a number of MiB from 0 to 1048576 is needed")),
        };
        let graph_memory_mib = memory_mib("graph_memory_mib")?;
        let search_memory_mib = memory_mib("search_memory_mib")?;
        let hub = match layers.optional("hub_url").map(hub::server::Address::parse) {
            None => None,
            Some(Ok(address)) => Some(address),
            Some(Err(why)) => return Err(layers.refuse("hub_url", why)),
        };
        let roles =
            Roles::parse(layers.text("roles")).map_err(|why| layers.refuse("roles", why))?;
        let log_level = layers.text("log_level").to_owned();
        crate::logs::filter(&log_level).map_err(|why| layers.refuse("log_level", why))?;
        let log_format = match layers.text("log_format") {
            "text" => LogFormat::Text,
            "json" => LogFormat::Json,
            _ => return Err(layers.refuse("log_format", "it is `text` or `json`")),
        };
        let metrics = match layers.text("metrics") {
            "true" | "on" | "yes" | "1" => true,
            "false" | "off" | "no" | "0" => false,
            _ => return Err(layers.refuse("metrics", "it is `true` or `false`")),
        };
        let metrics_token = layers.optional("metrics_token").map(str::to_owned);
        if metrics_token.as_ref().is_some_and(|token| token.len() < 16) {
            return Err(layers.refuse("metrics_token", "16 letters or more are needed"));
        }
        let otlp_url = layers.optional("otlp_url").map(|url| url.trim_end_matches('/').to_owned());
        if let Some(url) = &otlp_url {
            let why = "plain http:// to a collector nearby is needed; let the collector speak TLS";
            crate::client::Target::parse(url).map_err(|_| layers.refuse("otlp_url", why))?;
        }
        let map_style_url = layers.optional("map_style_url").map(str::to_owned);
        if map_style_url.as_ref().is_some_and(|url| !is_http(url) && !url.starts_with('/')) {
            let why = "it begins with https://, http:// or a slash";
            return Err(layers.refuse("map_style_url", why));
        }
        let mail = mail(layers)?;
        let breached = match layers.optional("breached_passwords_file") {
            None => None,
            Some(path) => Some(
                Breached::open(Path::new(path))
                    .map_err(|why| layers.refuse("breached_passwords_file", why))?,
            ),
        };
        let proxies = match layers.text("proxies").parse::<usize>() {
            Ok(count @ 0..=9) => count,
            _ => return Err(layers.refuse("proxies", "a number from 0 to 9 is needed")),
        };
        let here = layers.optional("residency_region").unwrap_or_default();
        Residency::parse(here, "").map_err(|why| layers.refuse("residency_region", why))?;
        let residency =
            Residency::parse(here, layers.optional("other_regions").unwrap_or_default())
                .map_err(|why| layers.refuse("other_regions", why))?;
        let web_dir = layers.optional("web_dir").map(PathBuf::from);
        if web_dir.as_ref().is_some_and(|dir| !dir.join("index.html").is_file()) {
            return Err(layers.refuse("web_dir", "there is no index.html in this folder"));
        }
        Ok(Config {
            listen,
            public_url,
            data_dir,
            region_key_file,
            database_url,
            database_pool,
            graph_memory_mib,
            search_memory_mib,
            hub,
            roles,
            log_level,
            log_format,
            metrics,
            metrics_token,
            otlp_url,
            map_style_url,
            residency,
            mail,
            breached,
            openid: layers.openid.clone(),
            proxies,
            web_dir,
        })
    }

    /// The address at which people reach us, when we listen on a port.
    pub fn public_url(&self, port: u16) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://localhost:{port}"))
    }

    /// How social keeps who knows whom.
    pub fn circles(&self) -> social::circles::Settings {
        social::circles::Settings {
            memory_mib: self.graph_memory_mib,
            snapshot: Some(self.data_dir.join("graph").join("friendships")),
            ..social::circles::Settings::default()
        }
    }

    /// How social keeps the names by which people are found.
    pub fn finder(&self) -> social::people::finder::Settings {
        social::people::finder::Settings { memory_mib: self.search_memory_mib }
    }

    /// Whether records are kept in a file of our own.
    pub fn embedded(&self) -> bool {
        !self.database_url.starts_with("postgres")
    }

    /// How to open the database.
    pub fn database(&self) -> kernel::db::DbOptions {
        let mut options = kernel::db::DbOptions::new(&self.database_url);
        if let Some(pool) = self.database_pool {
            options.pool = pool;
        }
        options
    }

    /// What the identity room is told.
    pub fn identity(&self) -> identity::Settings {
        identity::Settings {
            sends_mail: self.mail.is_some(),
            breached: self.breached.clone(),
            residency: self.residency.clone(),
            openid: self.openid.clone(),
        }
    }

    /// The file with the key of the region.
    pub fn region_key_file(&self) -> PathBuf {
        self.region_key_file.clone().unwrap_or_else(|| self.data_dir.join("region.key"))
    }

    /// Folder of originals and streams.
    pub fn files_dir(&self) -> PathBuf {
        self.data_dir.join("files")
    }
}

fn mail(layers: &Layers) -> Result<Option<(Server, Mailbox)>, Failure> {
    let Some(url) = layers.optional("smtp_url") else { return Ok(None) };
    let mut server = Server::parse(url).map_err(|why| layers.refuse("smtp_url", why))?;
    if let Some(path) = layers.optional("smtp_password_file") {
        let password = std::fs::read_to_string(path).map_err(|error| {
            layers.refuse("smtp_password_file", format!("it cannot be read: {error}"))
        })?;
        server = server.with_password(password.trim_end_matches(['\r', '\n']).to_owned());
    }
    if server.lacks_password() {
        let why = "a name needs its password: name a file in smtp_password_file";
        return Err(layers.refuse("smtp_url", why));
    }
    let from = layers.text("mail_from");
    let sender = carrier::sender(from).ok_or_else(|| {
        layers.refuse(
            "mail_from",
            "with smtp_url, a sender like Stadion <mail@stadion.example> is needed",
        )
    })?;
    Ok(Some((server, sender)))
}

fn is_http(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

fn is_database(url: &str) -> bool {
    url.starts_with("sqlite:") || url.starts_with("postgres://") || url.starts_with("postgresql://")
}

/// An address of a database without its password.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.rsplit_once('@') {
        Some((who, host)) => {
            let name = who.split(':').next().unwrap_or_default();
            let mark = if who.contains(':') { ":..." } else { "" };
            format!("{scheme}://{name}{mark}@{host}")
        }
        None => url.to_owned(),
    }
}

/// Which loops a process runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    /// Answers requests.
    pub api: bool,
    /// Delivers facts and does periodic work.
    pub worker: bool,
    /// Holds live connections.
    pub live: bool,
}

impl Roles {
    fn parse(text: &str) -> Result<Roles, String> {
        let mut roles = Roles { api: false, worker: false, live: false };
        for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            match word {
                "api" => roles.api = true,
                "worker" => roles.worker = true,
                "live" => roles.live = true,
                other => return Err(format!("`{other}` is none of api, worker, live")),
            }
        }
        if roles == (Roles { api: false, worker: false, live: false }) {
            return Err("at least one of api, worker, live is needed".to_owned());
        }
        Ok(roles)
    }
}

/// How a log line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// One setting as it stands, for `stadion config` and `stadion doctor`.
#[derive(Debug, serde::Serialize)]
pub struct Shown {
    /// Its name.
    pub key: &'static str,
    /// Its value; secrets are hidden.
    pub value: String,
    /// Who set it.
    pub source: String,
}

/// All settings as they stand; what `config` derived from others is shown where nothing was set.
pub fn shown(layers: &Layers, config: Option<&Config>) -> Vec<Shown> {
    let mut list = Vec::new();
    for setting in SETTINGS {
        let text = layers.text(setting.key);
        let value = match (setting.key, config) {
            ("public_url", Some(config)) => config.public_url(config.listen.port()),
            ("database_url", Some(config)) => without_password(&config.database_url),
            ("database_url", None) => without_password(text),
            ("database_pool", Some(config)) => config.database().pool.to_string(),
            _ if setting.secret && !text.is_empty() => "...".to_owned(),
            _ => text.to_owned(),
        };
        list.push(Shown {
            key: setting.key,
            value,
            source: layers.source(setting.key).to_string(),
        });
    }
    list
}

/// The documented example file: every setting with what it does and its default.
pub fn example_file() -> String {
    let mut text = String::from(
        "# Settings of Stadion. Copy this file to stadion.toml beside where you start it, or name it with --config.\n\
         # A variable such as STADION_LISTEN is stronger than this file, and a flag such as --listen stronger still.\n\
         # `stadion config` shows what is in force and who set it; `stadion doctor` says what is wrong.\n",
    );
    for setting in SETTINGS {
        text.push('\n');
        for line in wrapped(setting.about, 108) {
            text.push_str(&format!("# {line}\n"));
        }
        let value = match (setting.default, setting.example) {
            ("", example) => example,
            (default, _) => default,
        };
        let is_bare = value.parse::<bool>().is_ok() || value.parse::<u32>().is_ok();
        let quoted = if is_bare { value.to_owned() } else { format!("\"{value}\"") };
        text.push_str(&format!("# {} = {quoted}\n", setting.key));
    }
    text.push_str(openid::EXAMPLE);
    text
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("never empty");
        if !line.is_empty() && line.len() + 1 + word.len() > width {
            lines.push(word.to_owned());
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layers(
        flags: &[(&'static str, &str)],
        environment: &[(&str, &str)],
        file: Option<&str>,
    ) -> Result<Layers, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("stadion.toml");
        let config = file.map(|text| {
            std::fs::write(&path, text).unwrap();
            path.clone()
        });
        let flags =
            Flags { config, values: flags.iter().map(|(k, v)| (*k, (*v).to_owned())).collect() };
        let environment: Vec<(String, String)> =
            environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Layers::gather(&flags, environment.into_iter())
    }

    #[test]
    fn a_flag_beats_the_environment_which_beats_the_file_which_beats_the_default() {
        let file =
            "listen = \"127.0.0.1:1\"\nlog_level = \"warn\"\nroles = [\"api\", \"worker\"]\n";
        let environment = [("STADION_LISTEN", "127.0.0.1:2"), ("STADION_LOG_LEVEL", "debug")];
        let layers = layers(&[("listen", "127.0.0.1:3")], &environment, Some(file)).unwrap();
        let config = Config::from_layers(&layers).unwrap();
        assert_eq!(config.listen.port(), 3);
        assert_eq!(layers.source("listen").to_string(), "--listen");
        assert_eq!(config.log_level, "debug");
        assert_eq!(layers.source("log_level").to_string(), "STADION_LOG_LEVEL");
        assert_eq!(config.roles, Roles { api: true, worker: true, live: false });
        assert!(matches!(layers.source("roles"), Source::File(_)));
        assert_eq!(*layers.source("metrics"), Source::Default);
    }

    #[test]
    fn a_misspelt_key_is_refused_with_the_right_one() {
        let refusal = layers(&[], &[], Some("\nlisten_adress = \"x\"\n")).unwrap_err().to_string();
        assert!(refusal.contains("line 2: there is no setting `listen_adress`"), "{refusal}");
        let refusal = layers(&[], &[], Some("publik_url = \"x\"")).unwrap_err().to_string();
        assert!(refusal.ends_with("did you mean `public_url`?"), "{refusal}");
        let section = layers(&[], &[], Some("[metrics]\ntoken = \"x\"")).unwrap_err().to_string();
        assert!(section.contains("line 1: `metrics` is a text"), "{section}");
    }

    #[test]
    fn a_misspelt_variable_is_noticed() {
        let layers =
            layers(&[], &[("STADION_LISTN", "x"), ("STADION_TEST_DB", "x")], None).unwrap();
        assert_eq!(layers.unknown_variables, ["STADION_LISTN"]);
    }

    #[test]
    fn a_wrong_value_is_told_with_its_source() {
        let check = |key: &'static str, value: &str, told: &str| {
            let layers = layers(&[(key, value)], &[], None).unwrap();
            let refusal = Config::from_layers(&layers).unwrap_err().to_string();
            assert!(refusal.contains(told), "{refusal}");
        };
        check("listen", "4000", "`listen = 4000` (from --listen): an address and a port");
        check("public_url", "stadion.example", "begins with http");
        check("public_url", "https://a.example/path", "ends after the host");
        check("database_url", "mysql://x", "`database_url = ...`");
        check("database_pool", "0", "a number from 1 to 500");
        check("roles", "api,cook", "`cook` is none of api, worker, live");
        check("roles", "", "at least one");
        check("log_level", "info,=", "log_level");
        check("log_format", "xml", "`text` or `json`");
        check("metrics", "maybe", "`true` or `false`");
        check("metrics_token", "short", "16 letters");
        check("otlp_url", "https://a.example", "plain http");
        check(
            "smtp_url",
            "https://x",
            "`smtp_url = ...` (from --smtp-url): it looks like smtps://",
        );
        check("smtp_url", "smtps://anna@mail.example.org", "name a file in smtp_password_file");
        check("smtp_url", "smtps://mail.example.org", "a sender like Stadion <mail@");
        check("breached_passwords_file", "nowhere", "it cannot be read");
        check("proxies", "10.0.0.1", "a number from 0 to 9");
        check("residency_region", "mars", "`mars` is none of");
        check("other_regions", "us=https://us.example", "a region of its own");
        check("web_dir", "nowhere", "no index.html");
    }

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(without_password("postgres://s:p@a@h/d"), "postgres://s:...@h/d");
        assert_eq!(without_password("postgres://s@h/d"), "postgres://s@h/d");
        assert_eq!(without_password("sqlite:a.db"), "sqlite:a.db");
        let layers = layers(&[("metrics_token", "0123456789abcdef")], &[], None).unwrap();
        let token = shown(&layers, None).into_iter().find(|s| s.key == "metrics_token").unwrap();
        assert_eq!(token.value, "...");
    }

    #[test]
    fn the_password_of_the_mail_server_comes_out_of_a_file_and_is_never_shown() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "open sesame\n").unwrap();
        let path = file.path().to_str().unwrap();
        let layers = layers(
            &[
                ("smtp_url", "smtps://anna@mail.example.org"),
                ("smtp_password_file", path),
                ("mail_from", "Stadion <mail@stadion.example>"),
            ],
            &[],
            None,
        );
        let layers = layers.unwrap();
        let config = Config::from_layers(&layers).unwrap();
        let (server, _) = config.mail.clone().unwrap();
        let expected = Server::parse("smtps://anna:open sesame@mail.example.org").unwrap();
        assert!(server == expected);
        assert!(config.identity().sends_mail);
        assert!(!format!("{config:?}").contains("sesame"));
        let told = shown(&layers, Some(&config));
        assert_eq!(told.iter().find(|s| s.key == "smtp_url").unwrap().value, "...");
    }

    #[test]
    fn the_example_file_in_the_repository_is_the_one_written_here() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../stadion.example.toml");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            kept == example_file(),
            "stadion.example.toml is stale: run `stadion config --example > stadion.example.toml`"
        );
    }

    #[test]
    fn the_example_file_without_its_marks_is_a_valid_file() {
        let mut text = String::new();
        for line in example_file().lines() {
            let line = line.trim_start_matches("# ");
            let is_setting = SETTINGS.iter().any(|s| line.starts_with(&format!("{} = ", s.key)));
            // Files that are on no machine but the operator's.
            let is_file = ["web_dir", "smtp_password_file", "breached_passwords_file"]
                .iter()
                .any(|key| line.starts_with(key));
            let is_set = !line.ends_with("\"\"") && !is_file;
            if is_setting && is_set {
                text.push_str(line);
                text.push('\n');
            }
        }
        let layers = layers(&[], &[], Some(&text)).unwrap();
        let config = Config::from_layers(&layers).unwrap();
        assert_eq!(config.public_url.as_deref(), Some("https://stadion.example"));
    }
}
