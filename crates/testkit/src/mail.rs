//! A mail server of a test: speaks SMTP over the loopback interface, keeps what it is given, and can be in any mood.
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the server treats who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes every mail.
    Takes,
    /// Knows no mailbox (550).
    KnowsNobody,
    /// Asks to come back later (451).
    AsksToWait,
    /// Takes the connection and says nothing.
    Hangs,
    /// Ends the connection in the middle of a mail.
    BreaksOff,
    /// Takes the mail and ends the connection before it says so.
    TakesInSilence,
}

/// A mail as it arrived.
#[derive(Debug, Clone)]
pub struct Caught {
    /// To whom the server was told to bring it.
    pub to: String,
    /// `Message-ID`, without brackets.
    pub id: String,
    /// The subject, readable.
    pub subject: String,
    /// The part for readers of plain text, readable.
    pub text: String,
    /// Everything, as it came.
    pub raw: String,
}

impl Caught {
    /// The first link.
    #[track_caller]
    pub fn link(&self) -> String {
        let line = self.text.lines().find(|line| line.starts_with("http"));
        line.unwrap_or_else(|| panic!("no link in {}", self.text)).to_owned()
    }

    /// What stands behind the `#` of the first link.
    #[track_caller]
    pub fn token(&self) -> String {
        self.link().split_once('#').unwrap().1.to_owned()
    }

    /// The code, as it is shown.
    #[track_caller]
    pub fn code(&self) -> String {
        let line = self.text.lines().find(|line| {
            line.starts_with("    ") && line.trim().bytes().all(|b| b.is_ascii_digit() || b == b' ')
        });
        line.unwrap_or_else(|| panic!("no code in {}", self.text)).trim().to_owned()
    }
}

/// The server.
pub struct Catcher {
    address: SocketAddr,
    caught: Arc<Mutex<Vec<Caught>>>,
    mood: Arc<Mutex<Mood>>,
    task: tokio::task::JoinHandle<()>,
}

impl Catcher {
    /// Starts on a free port.
    pub async fn start() -> Catcher {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let caught = Arc::new(Mutex::new(Vec::new()));
        let mood = Arc::new(Mutex::new(Mood::Takes));
        let (kept, now) = (caught.clone(), mood.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mood = *now.lock().unwrap();
                let kept = kept.clone();
                // Whoever hangs up is gone; the test sees that by what is missing.
                tokio::spawn(async move {
                    let _ = talk(stream, mood, &kept).await;
                });
            }
        });
        Catcher { address, caught, mood, task }
    }

    /// What Stadion is told of it.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// From now on it is in this mood.
    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// The mails of an address, the newest last.
    pub fn inbox(&self, address: &str) -> Vec<Caught> {
        let all = self.caught.lock().unwrap();
        all.iter().filter(|mail| mail.to == address).cloned().collect()
    }

    /// How many mails there are altogether.
    pub fn count(&self) -> usize {
        self.caught.lock().unwrap().len()
    }
}

impl Drop for Catcher {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn talk(stream: TcpStream, mood: Mood, kept: &Mutex<Vec<Caught>>) -> std::io::Result<()> {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    if mood == Mood::Hangs {
        // Until the other side has had enough.
        while lines.next_line().await?.is_some() {}
        return Ok(());
    }
    writing.write_all(b"220 catcher\r\n").await?;
    let mut to = String::new();
    while let Some(line) = lines.next_line().await? {
        let command = line.to_ascii_uppercase();
        let answer = if command.starts_with("EHLO") {
            "250-catcher\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"
        } else if command.starts_with("MAIL") && mood == Mood::AsksToWait {
            "451 later\r\n"
        } else if command.starts_with("RCPT") && mood == Mood::KnowsNobody {
            "550 nobody here\r\n"
        } else if command.starts_with("RCPT") {
            to = line
                .split_once('<')
                .and_then(|(_, rest)| rest.split_once('>'))
                .unwrap()
                .0
                .to_owned();
            "250 ok\r\n"
        } else if command.starts_with("DATA") {
            writing.write_all(b"354 go on\r\n").await?;
            if mood == Mood::BreaksOff {
                lines.next_line().await?;
                return Ok(());
            }
            let mut raw = String::new();
            while let Some(line) = lines.next_line().await? {
                if line == "." {
                    break;
                }
                // A dot at the beginning was doubled on its way (RFC 5321, section 4.5.2).
                raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                raw.push_str("\r\n");
            }
            kept.lock().unwrap().push(read(&to, raw));
            if mood == Mood::TakesInSilence {
                return Ok(());
            }
            "250 kept\r\n"
        } else if command.starts_with("QUIT") {
            writing.write_all(b"221 bye\r\n").await?;
            return Ok(());
        } else {
            "250 ok\r\n"
        };
        writing.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

fn read(to: &str, raw: String) -> Caught {
    let (head, body) = raw.split_once("\r\n\r\n").unwrap();
    let boundary = header(head, "Content-Type").split_once("boundary=\"").unwrap().1.to_owned();
    let boundary = format!("--{}", boundary.split('"').next().unwrap());
    let mut parts = body.split(boundary.as_str()).skip(1);
    let plain = parts.find(|part| part.to_ascii_lowercase().contains("text/plain")).unwrap();
    let (part_head, part_body) = plain.split_once("\r\n\r\n").unwrap();
    let text = decoded(&header(part_head, "Content-Transfer-Encoding"), part_body);
    Caught {
        to: to.to_owned(),
        id: header(head, "Message-ID").trim_matches(['<', '>']).to_owned(),
        subject: readable(&header(head, "Subject")),
        text: text.replace("\r\n", "\n"),
        raw,
    }
}

/// The value of a header, folded lines in one.
fn header(head: &str, name: &str) -> String {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let found = unfolded.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    });
    found.unwrap_or_default()
}

fn decoded(encoding: &str, body: &str) -> String {
    match encoding {
        "base64" => {
            let letters: String = body.split_whitespace().collect();
            String::from_utf8(STANDARD.decode(letters).unwrap()).unwrap()
        }
        "quoted-printable" => {
            let mut bytes = Vec::new();
            let joined = body.replace("=\r\n", "");
            let mut rest = joined.as_bytes();
            while let Some((&first, others)) = rest.split_first() {
                if first == b'=' {
                    let pair = std::str::from_utf8(&others[..2]).unwrap();
                    bytes.push(u8::from_str_radix(pair, 16).unwrap());
                    rest = &others[2..];
                } else {
                    bytes.push(first);
                    rest = others;
                }
            }
            String::from_utf8(bytes).unwrap()
        }
        _ => body.to_owned(),
    }
}

/// Words of a header as people read them (RFC 2047, base 64).
fn readable(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut plain = String::new();
    for word in value.split(' ') {
        match word.strip_prefix("=?utf-8?b?").and_then(|word| word.strip_suffix("?=")) {
            Some(letters) => bytes.extend(STANDARD.decode(letters).unwrap()),
            None => {
                plain.push(' ');
                plain.push_str(word);
            }
        }
    }
    let encoded = String::from_utf8(bytes).unwrap();
    format!("{encoded}{plain}").trim().to_owned()
}
