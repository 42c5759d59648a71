use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use identity::mail::Carrier;
use kernel::Db;
use serde::Serialize;

use super::say;
use crate::cli::Settings;
use crate::client::{Client, Target};
use crate::config::{self, Config, Layers};
use crate::failure::{Failure, exit};
use crate::web::Web;

/// A mail server that takes longer to say hello would hold up every mail.
const GREET_WITHIN: Duration = Duration::from_secs(10);
/// Slower than this for one forced write, and every acknowledged upload is felt.
const SLOW_FSYNC: Duration = Duration::from_millis(25);
/// Fewer open files than this, and a busy evening ends in refused connections.
const FEW_FILES: u64 = 4096;
/// Less free space than this, and a folder of old recordings may not fit.
const LITTLE_SPACE_KIB: u64 = 1024 * 1024;

/// Checks the configuration and what it needs: database, schema, disk, web app, clock, limits. Names the fix
/// for whatever is wrong. Changes nothing.
#[derive(Args)]
pub struct Doctor {
    /// One JSON object
    #[arg(long)]
    json: bool,
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    Ok,
    Warning,
    Wrong,
}

#[derive(Serialize)]
struct Finding {
    check: &'static str,
    verdict: Verdict,
    says: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<String>,
}

impl Finding {
    fn ok(check: &'static str, says: impl Into<String>) -> Finding {
        Finding { check, verdict: Verdict::Ok, says: says.into(), fix: None }
    }

    fn warning(check: &'static str, says: impl Into<String>, fix: impl Into<String>) -> Finding {
        Finding { check, verdict: Verdict::Warning, says: says.into(), fix: Some(fix.into()) }
    }

    fn wrong(check: &'static str, says: impl Into<String>, fix: impl Into<String>) -> Finding {
        Finding { check, verdict: Verdict::Wrong, says: says.into(), fix: Some(fix.into()) }
    }
}

impl Doctor {
    /// Looks at everything, and exits with 1 if something is wrong.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let layers = match settings.layers() {
            Ok(layers) => layers,
            Err(failure) => {
                let fix = "correct the file, or see `stadion config --example`";
                return self
                    .tell(&[], &[Finding::wrong("configuration", failure.to_string(), fix)]);
            }
        };
        let config = match Config::from_layers(&layers) {
            Ok(config) => config,
            Err(failure) => {
                let fix = "correct it where it was set, or see `stadion config --example`";
                let finding = Finding::wrong("configuration", failure.to_string(), fix);
                return self.tell(&config::shown(&layers, None), &[finding]);
            }
        };
        let mut findings = vec![configuration(&layers)];
        findings.extend(reachability(&config));
        findings.extend(database(&config).await);
        findings.extend(folder(&config.data_dir));
        findings.push(web_app(&config));
        findings.push(clock());
        findings.extend(open_files());
        findings.push(port(&config).await);
        findings.extend(collector(&config).await);
        findings.extend(hub(&config).await);
        findings.push(mail(&config).await);
        findings.extend(openid(&config).await);
        self.tell(&config::shown(&layers, Some(&config)), &findings)
    }

    fn tell(&self, settings: &[config::Shown], findings: &[Finding]) -> Result<u8, Failure> {
        let healthy = findings.iter().all(|finding| finding.verdict != Verdict::Wrong);
        let code = if healthy { exit::DONE } else { exit::PARTLY };
        if self.json {
            let report =
                serde_json::json!({ "ok": healthy, "settings": settings, "findings": findings });
            say(report)?;
            return Ok(code);
        }
        for setting in settings {
            say(format_args!("  {} = \"{}\"  ({})", setting.key, setting.value, setting.source))?;
        }
        for finding in findings {
            let word = match finding.verdict {
                Verdict::Ok => "ok     ",
                Verdict::Warning => "warning",
                Verdict::Wrong => "WRONG  ",
            };
            say(format_args!("{word}  {}: {}", finding.check, finding.says))?;
            if let Some(fix) = &finding.fix {
                say(format_args!("         -> {fix}"))?;
            }
        }
        say(if healthy { "Stadion can run." } else { "Stadion cannot run well like this." })?;
        Ok(code)
    }
}

fn configuration(layers: &Layers) -> Finding {
    if let Some(name) = layers.unknown_variables.first() {
        let key = name.trim_start_matches("STADION_").to_lowercase();
        let says = format!("the variable {name} means nothing{}", config::hint(&key));
        return Finding::warning("configuration", says, "rename or remove it");
    }
    match &layers.file {
        Some(file) => Finding::ok("configuration", format!("{} is understood", file.display())),
        None => Finding::ok("configuration", "no file, so defaults, variables and flags alone"),
    }
}

/// What other people's browsers and other machines can do with the addresses that were set.
fn reachability(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    let url = config.public_url(config.listen.port());
    let is_local = url.starts_with("http://localhost") || url.starts_with("http://127.");
    if url.starts_with("http://") && !is_local {
        let says = format!(
            "{url} is not encrypted: browsers refuse passkeys there, and anybody on the way reads along"
        );
        let fix =
            "put a reverse proxy with TLS in front and set public_url to its https:// address";
        findings.push(Finding::wrong("public_url", says, fix));
    } else if !config.listen.ip().is_loopback() && is_local {
        let says = format!(
            "other machines can reach port {}, but public_url says {url}",
            config.listen.port()
        );
        let fix = "set public_url to the address that people type, or listen on 127.0.0.1";
        findings.push(Finding::warning("public_url", says, fix));
    } else {
        findings.push(Finding::ok("public_url", url));
    }
    if config.metrics && config.metrics_token.is_none() && config.proxies > 0 {
        let says = "behind a proxy nobody but this machine can read /metrics";
        let fix = "set metrics_token, and give it to Prometheus as a bearer token";
        findings.push(Finding::warning("metrics", says, fix));
    }
    findings
}

async fn database(config: &Config) -> Vec<Finding> {
    let shown = config::without_password(&config.database_url);
    if let Some(path) = config.database_url.strip_prefix("sqlite:")
        && !Path::new(path).exists()
    {
        return vec![Finding::ok(
            "database",
            format!("{path} does not exist yet and will be made"),
        )];
    }
    let began = Instant::now();
    let db = match Db::open(&config.database()).await {
        Ok(db) => db,
        Err(error) => {
            let says = format!("{shown} cannot be opened: {}", kernel::error::causes(&error));
            let fix = match config.embedded() {
                true => "is it a database of Stadion, and may this user read and write it?",
                false => "is the server running, and are address, user, password and name right?",
            };
            return vec![Finding::wrong("database", says, fix)];
        }
    };
    let lacking = kernel::db::migrate::lacking(&db, schema::MIGRATIONS).await;
    let answered_ms = began.elapsed().as_millis();
    let mut findings =
        vec![Finding::ok("database", format!("{shown} answers in {answered_ms} ms"))];
    findings.push(match lacking {
        Ok(steps) if steps.is_empty() => Finding::ok("schema", "as this program needs it"),
        Ok(steps) => {
            let says = format!("{} steps behind, which the next start makes up for", steps.len());
            Finding::ok("schema", says)
        }
        Err(error) => {
            let fix = "start the version of Stadion that wrote it, or a newer one";
            Finding::wrong("schema", kernel::error::causes(&error), fix)
        }
    });
    // A database without a schema has no facts yet.
    if let Ok((_, parked, _)) = kernel::facts::waiting(&db).await {
        findings.push(match parked {
            0 => Finding::ok("facts", "none is parked"),
            _ => {
                let fix =
                    "see `stadion facts parked`, mend the cause, then `stadion facts retry --all`";
                Finding::warning("facts", format!("{parked} could not be delivered"), fix)
            }
        });
    }
    db.close().await;
    findings
}

fn folder(data_dir: &Path) -> Vec<Finding> {
    let shown = data_dir.display();
    // The folder is made at the first start; until then its nearest parent tells.
    let mut existing = PathBuf::from(data_dir);
    while !existing.exists() {
        existing = match existing.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
    }
    let took = match time_of_fsync(&existing) {
        Ok(took) => took,
        Err(error) => {
            let says = format!("{shown} cannot be written: {error}");
            let fix = "choose another folder with data_dir, or let this user write there";
            return vec![Finding::wrong("data_dir", says, fix)];
        }
    };
    let ms = took.as_secs_f64() * 1000.0;
    let says = format!("{shown} can be written; forcing a write to the disk takes {ms:.1} ms");
    let mut findings = vec![match took > SLOW_FSYNC {
        true => {
            let fix = "a disk of its own, or an SSD, makes every upload faster";
            Finding::warning("data_dir", says, fix)
        }
        false => Finding::ok("data_dir", says),
    }];
    if let Some(free_kib) = free_kib(&existing)
        && free_kib < LITTLE_SPACE_KIB
    {
        let says = format!("only {} MB are free in {shown}", free_kib / 1024);
        findings.push(Finding::warning(
            "disk",
            says,
            "make room, or move data_dir to a larger disk",
        ));
    }
    findings
}

/// The median time of five small writes that are forced to the disk.
fn time_of_fsync(folder: &Path) -> std::io::Result<Duration> {
    let mut file = tempfile::tempfile_in(folder)?;
    let mut times = Vec::new();
    for _ in 0..5 {
        let began = Instant::now();
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times.push(began.elapsed());
    }
    times.sort();
    Ok(times[2])
}

/// Free space of the file system of a folder, asked of `df`, which every Unix has.
fn free_kib(folder: &Path) -> Option<u64> {
    let df = std::process::Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8(df.stdout).ok()?;
    text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

fn web_app(config: &Config) -> Finding {
    let web = Web::new(config.web_dir.clone(), None);
    match (web.is_built(), &config.web_dir) {
        (true, Some(folder)) => Finding::ok("web app", format!("from {}", folder.display())),
        (true, None) => Finding::ok("web app", "inside the program"),
        (false, _) => {
            let fix = "run `npm ci && npm run build` in the folder web and build the program again, or set web_dir";
            Finding::warning("web app", "this program was built without it", fix)
        }
    }
}

fn clock() -> Finding {
    let now = kernel::Clock::default().now();
    // The day this line was written: no honest clock is before it.
    let earliest: kernel::Timestamp =
        "2026-11-01T00:00:00Z".parse().unwrap_or(kernel::Timestamp(0));
    if now < earliest {
        let says = format!("this machine says it is {now}, which is in the past");
        return Finding::wrong("clock", says, "set the clock, for example with NTP");
    }
    Finding::ok("clock", format!("it is {now}"))
}

/// How many files and sockets the process may have open, where the system tells it as Linux does.
fn open_files() -> Option<Finding> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find(|line| line.starts_with("Max open files"))?;
    let soft = line.split_whitespace().nth(3)?;
    match soft.parse::<u64>() {
        Ok(limit) if limit < FEW_FILES => {
            let fix =
                format!("raise it to {FEW_FILES} or more: `ulimit -n`, or LimitNOFILE= in systemd");
            Some(Finding::warning("open files", format!("at most {limit} may be open"), fix))
        }
        _ => Some(Finding::ok("open files", format!("up to {soft}"))),
    }
}

async fn port(config: &Config) -> Finding {
    match tokio::net::TcpListener::bind(config.listen).await {
        Ok(_) => Finding::ok("listen", format!("{} is free", config.listen)),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let says = format!("{} is taken, perhaps by a running Stadion", config.listen);
            Finding::warning(
                "listen",
                says,
                "stop the other one, or choose another address with listen",
            )
        }
        Err(error) => {
            let says = format!("cannot listen on {}: {error}", config.listen);
            Finding::wrong("listen", says, "choose another address or port with listen")
        }
    }
}

/// Whether the server between processes lets us in.
async fn hub(config: &Config) -> Option<Finding> {
    let address = config.hub.as_ref()?;
    let fix = "does it run, and are its host, port and password right in hub_url?";
    Some(match address.try_out().await {
        Ok(()) => Finding::ok("hub", "the server of hub_url lets us in"),
        Err(why) => Finding::warning("hub", format!("the server of hub_url: {why}"), fix),
    })
}

/// Whether somebody takes our mail. Greets the server and sends nothing.
async fn mail(config: &Config) -> Finding {
    let Some((server, sender)) = &config.mail else {
        return Finding::ok("mail", "no smtp_url, so no mail is sent and no page offers any");
    };
    let url = config.public_url(config.listen.port());
    let fix = "is smtp_url right, its name and password, and TLS?";
    let greeted = match Carrier::new(server, sender.clone(), &url, GREET_WITHIN) {
        Ok(carrier) => carrier.greet().await,
        Err(_) => Err("its name is none"),
    };
    match greeted {
        Ok(()) => Finding::ok("mail", "the server of smtp_url takes mail"),
        Err(why) => Finding::warning("mail", format!("the server of smtp_url: {why}"), fix),
    }
}

/// Whether the providers say who they are, at the addresses that they are configured with.
async fn openid(config: &Config) -> Vec<Finding> {
    let now = kernel::Clock::default().now();
    let mut findings = Vec::new();
    for directory in config.openid.iter() {
        let provider = &directory.provider;
        let named = format!("{} ({})", provider.name, provider.issuer);
        findings.push(match directory.addresses(now).await {
            Ok(_) => Finding::ok("openid", format!("{named} answers")),
            Err(why) => {
                let fix = "is issuer the provider's own spelling, is it public and https, and does it run?";
                Finding::warning("openid", format!("{named}: {why}"), fix)
            }
        });
        if provider.development {
            let fix = "take `development` out before real people come";
            let says = format!("{} may run on this machine, over plain http", provider.name);
            findings.push(Finding::warning("openid", says, fix));
        }
    }
    findings
}

async fn collector(config: &Config) -> Option<Finding> {
    let url = config.otlp_url.as_ref()?;
    let target = Target::parse(url).ok()?;
    let nothing = r#"{"resourceSpans":[]}"#;
    let headers = [("content-type", "application/json")];
    let mut client = Client::new(target);
    let sent = client.send("POST", "/v1/traces", &headers, nothing);
    let fix = "is the collector running, and does it take OTLP over HTTP?";
    match tokio::time::timeout(Duration::from_secs(5), sent).await {
        Ok(Ok(answer)) if answer.status.is_success() => {
            Some(Finding::ok("traces", format!("{url} takes spans")))
        }
        Ok(Ok(answer)) => {
            Some(Finding::warning("traces", format!("{url} says {}", answer.status), fix))
        }
        Ok(Err(error)) => Some(Finding::warning("traces", format!("{url}: {error}"), fix)),
        Err(_) => Some(Finding::warning("traces", format!("{url} does not answer"), fix)),
    }
}
