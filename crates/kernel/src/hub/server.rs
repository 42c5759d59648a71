//! The way of messages to other processes: publish and subscribe of a Valkey or Redis server.
//!
//! Two connections: one hears, one speaks. Each asks for a sign of life every few seconds, so a server that is gone
//! without a farewell is noticed; then both are opened again, after pauses that grow. All messages of an installation go
//! over one channel, whose name follows from its key of the region, so that two installations may share a server.
use std::collections::HashSet;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::wire::{self, Fault, Reply, Speaker, command};
use super::{Hub, Message, QUEUE};

/// How often each connection asks for a sign of life.
const BEAT: Duration = Duration::from_secs(3);
/// Without one for so long, the connection is taken for dead.
const SILENCE: Duration = Duration::from_secs(10);
/// How long opening a connection may take.
const OPEN_WITHIN: Duration = Duration::from_secs(5);
/// The first pause before a connection is opened again, and the longest.
const PAUSES: [Duration; 2] = [Duration::from_millis(100), Duration::from_secs(2)];
/// Messages that are written in one go. What is said twice in one breath is said once.
const BREATH: usize = 64;

/// Where the server is, and who we are there.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    host: String,
    port: u16,
    login: Option<(Option<String>, String)>,
}

impl Address {
    /// Reads `redis://[[NAME]:PASSWORD@]HOST[:PORT]`, or says what is wrong with it.
    pub fn parse(url: &str) -> Result<Address, &'static str> {
        let rest = url.strip_prefix("redis://").or_else(|| url.strip_prefix("valkey://"));
        let rest = rest.ok_or("it begins with redis:// or valkey://")?.trim_end_matches('/');
        let (login, host) = match rest.rsplit_once('@') {
            Some((login, host)) => (Some(login), host),
            None => (None, rest),
        };
        let login = match login.map(|login| login.split_once(':')) {
            None => None,
            Some(Some((name, password))) if !password.is_empty() => {
                Some(((!name.is_empty()).then(|| name.to_owned()), password.to_owned()))
            }
            Some(_) => return Err("before the @ stands NAME:PASSWORD, or :PASSWORD"),
        };
        // An address of IPv6 stands in brackets, because of its colons.
        let (host, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((number, rest)) => (number, rest.strip_prefix(':')),
            None => match host.split_once(':') {
                Some((name, port)) => (name, Some(port)),
                None => (host, None),
            },
        };
        if host.is_empty() || host.contains(['/', '?', '#']) {
            return Err("a host is needed, and perhaps a port: redis://HOST:6379");
        }
        let port = port.map_or(Ok(6379), str::parse).map_err(|_| "the port is a number")?;
        Ok(Address { host: host.to_owned(), port, login })
    }

    /// Whether a server answers there and lets us in; or why not.
    pub async fn try_out(&self) -> Result<(), String> {
        Line::open(self).await.map(|_| ()).map_err(|fault| fault.to_string())
    }
}

/// Without the password.
impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "redis://{}:{}", self.host, self.port)
    }
}

/// Joins a hub to those of other processes through a server, for as long as the program runs. `installation` is what
/// those who belong together have in common, and tells an outsider nothing.
pub fn join(hub: &Hub, address: Address, installation: &str) {
    let (queue, mut waiting) = mpsc::channel(QUEUE);
    assert!(hub.0.others.set(queue).is_ok(), "a hub is joined to one server");
    let hub = hub.clone();
    let channel = format!("stadion:{installation}");
    tokio::spawn(async move {
        let speaker = wire::speaker();
        let mut pause = PAUSES[0];
        loop {
            let fault = visit(&hub, &address, &channel, speaker, &mut waiting, &mut pause).await;
            hub.set_joined(false);
            // Once for each time it goes: a server that is away for an hour fills no log.
            if pause == PAUSES[0] {
                tracing::warn!(server = ?address, %fault, "the hub has no server; everybody looks by themselves");
            }
            sleep(pause).await;
            pause = (pause * 2).min(PAUSES[1]);
        }
    });
}

/// One stay at the server, until something breaks.
async fn visit(
    hub: &Hub,
    address: &Address,
    channel: &str,
    speaker: Speaker,
    waiting: &mut mpsc::Receiver<Message>,
    pause: &mut Duration,
) -> Fault {
    let opened = async {
        let mut ears = Line::open(address).await?;
        ears.ask(&[b"SUBSCRIBE", channel.as_bytes()]).await?;
        Ok((ears, Line::open(address).await?))
    };
    let (ears, mouth) = match opened.await {
        Ok(both) => both,
        Err(fault) => return fault,
    };
    // What waited since the server went is old by now, and everybody is told to look.
    let mut stale = 0;
    while waiting.try_recv().is_ok() {
        stale += 1;
    }
    metrics::counter!("hub_dropped_total").increment(stale);
    hub.set_joined(true);
    metrics::counter!("hub_connections_total").increment(1);
    tracing::info!(server = ?address, "the hub is joined to other processes");
    *pause = PAUSES[0];
    hub.tell_all_to_look();
    tokio::select! {
        fault = listen(hub, ears, speaker) => fault,
        fault = speak(mouth, channel, speaker, waiting) => fault,
    }
}

/// Hears what others say until something breaks.
async fn listen(hub: &Hub, line: Line, speaker: Speaker) -> Fault {
    let Line { mut from, mut to } = line;
    let hearing = async {
        loop {
            let reply = match timeout(SILENCE, wire::read(&mut from)).await {
                Ok(Ok(reply)) => reply,
                Ok(Err(fault)) => return fault,
                Err(_) => return Fault::Silent,
            };
            let Some(bytes) = message_in(reply) else { continue };
            match wire::decode(bytes) {
                Some((from, _)) if from == speaker => {}
                Some((_, message)) => {
                    metrics::counter!("hub_heard_total").increment(1);
                    hub.say_here(&message.topic, message.body);
                }
                None => metrics::counter!("hub_strange_total").increment(1),
            }
        }
    };
    let beating = async {
        let mut ping = Vec::new();
        command(&[b"PING"], &mut ping);
        loop {
            sleep(BEAT).await;
            if let Err(error) = to.write_all(&ping).await {
                return Fault::Broken(error);
            }
        }
    };
    tokio::select! {
        fault = hearing => fault,
        fault = beating => fault,
    }
}

/// What was published; `None` for a sign of life or a receipt.
fn message_in(reply: Reply) -> Option<Bytes> {
    let Reply::Parts(parts) = reply else { return None };
    let mut parts = parts.into_iter();
    match (parts.next()?, parts.next()?, parts.next()?) {
        (Reply::Text(Some(kind)), _, Reply::Text(Some(bytes))) if &kind[..] == b"message" => {
            Some(bytes)
        }
        _ => None,
    }
}

/// Says what waits until something breaks.
async fn speak(
    line: Line,
    channel: &str,
    speaker: Speaker,
    waiting: &mut mpsc::Receiver<Message>,
) -> Fault {
    let Line { mut from, mut to } = line;
    let saying = async {
        let mut breath = Vec::with_capacity(BREATH);
        loop {
            breath.clear();
            // Nothing to say for a while: then the sign of life.
            let some = timeout(BEAT, waiting.recv_many(&mut breath, BREATH)).await;
            let bytes = match some {
                // The hub itself is gone, and the program with it.
                Ok(0) => return std::future::pending().await,
                Ok(_) => in_one_breath(&breath, channel, speaker),
                Err(_) => {
                    let mut ping = Vec::new();
                    command(&[b"PING"], &mut ping);
                    ping
                }
            };
            match timeout(SILENCE, to.write_all(&bytes)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => return Fault::Broken(error),
                Err(_) => return Fault::Silent,
            }
        }
    };
    let answers = async {
        loop {
            match timeout(SILENCE, wire::read(&mut from)).await {
                Ok(Ok(_)) => {}
                Ok(Err(fault)) => return fault,
                Err(_) => return Fault::Silent,
            }
        }
    };
    tokio::select! {
        fault = saying => fault,
        fault = answers => fault,
    }
}

/// The commands that say these, each once.
fn in_one_breath(messages: &[Message], channel: &str, speaker: Speaker) -> Vec<u8> {
    let mut said = HashSet::new();
    let mut bytes = Vec::new();
    for message in messages {
        if said.insert((&message.topic, &message.body)) {
            let encoded = wire::encode(&speaker, message);
            command(&[b"PUBLISH", channel.as_bytes(), &encoded], &mut bytes);
        }
    }
    bytes
}

/// A connection on which we are let in.
struct Line {
    from: BufReader<OwnedReadHalf>,
    to: OwnedWriteHalf,
}

impl Line {
    async fn open(address: &Address) -> Result<Line, Fault> {
        timeout(OPEN_WITHIN, Line::connect(address)).await.map_err(|_| Fault::Silent)?
    }

    async fn connect(address: &Address) -> Result<Line, Fault> {
        let stream = TcpStream::connect((address.host.as_str(), address.port)).await?;
        stream.set_nodelay(true)?;
        let (from, to) = stream.into_split();
        let mut line = Line { from: BufReader::new(from), to };
        match &address.login {
            Some((Some(name), password)) => {
                line.ask(&[b"AUTH", name.as_bytes(), password.as_bytes()]).await?
            }
            Some((None, password)) => line.ask(&[b"AUTH", password.as_bytes()]).await?,
            None => line.ask(&[b"PING"]).await?,
        };
        Ok(line)
    }

    /// One command and its answer.
    async fn ask(&mut self, words: &[&[u8]]) -> Result<Reply, Fault> {
        let mut bytes = Vec::new();
        command(words, &mut bytes);
        self.to.write_all(&bytes).await?;
        timeout(OPEN_WITHIN, wire::read(&mut self.from)).await.map_err(|_| Fault::Silent)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_say_where_and_who() {
        let check = |url: &str, host: &str, port: u16, login: Option<(Option<&str>, &str)>| {
            let login = login.map(|(name, word)| (name.map(str::to_owned), word.to_owned()));
            let expected = Address { host: host.into(), port, login };
            assert!(Address::parse(url) == Ok(expected), "{url}");
        };
        check("redis://localhost", "localhost", 6379, None);
        check("valkey://10.0.0.7:6380/", "10.0.0.7", 6380, None);
        check("redis://[::1]:7000", "::1", 7000, None);
        check("redis://:s3cret@cache", "cache", 6379, Some((None, "s3cret")));
        check("redis://anna:p@ss:word@cache:1", "cache", 1, Some((Some("anna"), "p@ss:word")));
        for wrong in ["http://x", "redis://", "redis://x:port", "redis://anna@x", "redis://x/0"] {
            assert!(Address::parse(wrong).is_err(), "{wrong}");
        }
        let shown = format!("{:?}", Address::parse("redis://anna:s3cret@cache").unwrap());
        assert_eq!(shown, "redis://cache:6379");
    }

    #[test]
    fn what_is_said_twice_in_one_breath_is_said_once() {
        let message = |word: &'static str| Message {
            topic: super::super::Topic::new(word),
            body: Bytes::new(),
        };
        let speaker = wire::speaker();
        let twice = [message("facts"), message("facts"), message("other"), message("facts")];
        let once = [message("facts"), message("other")];
        assert_eq!(in_one_breath(&twice, "c", speaker), in_one_breath(&once, "c", speaker));
    }
}
