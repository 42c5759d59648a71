//! What carries mails away: an SMTP server of the operator's choice.
use std::fmt;
use std::time::{Duration, SystemTime};

use kernel::Timestamp;
pub use lettre::message::Mailbox;
use lettre::message::MultiPart;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::MailId;
use super::letters::Words;

/// The longest that handing over one mail may take, from the first byte to the last.
pub const WITHIN: Duration = Duration::from_secs(45);

/// Where mail is handed over, as an operator writes it: `smtps://NAME@HOST:465`, or `smtp://HOST:587`.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    host: String,
    port: u16,
    name: Option<String>,
    password: Option<String>,
    tls: Wrapping,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrapping {
    /// From the first byte.
    Whole,
    /// After a greeting (STARTTLS); without it nothing is said.
    Upgraded,
    /// Only within this machine, or where the operator asks for it.
    None,
}

/// A password in a log would be a key in a log.
impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({}:{})", self.host, self.port)
    }
}

impl Server {
    /// Reads the address of a server, or says what is wrong with it.
    pub fn parse(url: &str) -> Result<Server, &'static str> {
        const SHAPE: &str = "it looks like smtps://NAME@HOST:465 or smtp://NAME@HOST:587";
        let (scheme, rest) = url.split_once("://").ok_or(SHAPE)?;
        let (rest, open) = match rest.split_once('?') {
            None => (rest, false),
            Some((rest, "tls=none")) => (rest, true),
            Some(_) => return Err("all that may follow a question mark is tls=none"),
        };
        // A name is often an address itself, so the last @ is the one that counts.
        let (who, place) = match rest.rsplit_once('@') {
            Some((who, place)) => (Some(who), place),
            None => (None, rest),
        };
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => {
                (host, Some(port.parse::<u16>().map_err(|_| SHAPE)?))
            }
            _ => (place, None),
        };
        let host = host.trim_start_matches('[').trim_end_matches(']');
        if host.is_empty() || host.contains('/') || who.is_some_and(str::is_empty) {
            return Err(SHAPE);
        }
        let is_here =
            host == "localhost" || host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
        let (tls, usual_port) = match scheme {
            "smtps" if open => return Err("smtps:// and tls=none contradict each other"),
            "smtps" => (Wrapping::Whole, 465),
            "smtp" if open || is_here => (Wrapping::None, 25),
            "smtp" => (Wrapping::Upgraded, 587),
            _ => return Err(SHAPE),
        };
        let (name, password) = match who.map(|who| who.split_once(':').ok_or(who)) {
            None => (None, None),
            Some(Ok((name, password))) => (Some(name.to_owned()), Some(password.to_owned())),
            Some(Err(name)) => (Some(name.to_owned()), None),
        };
        let port = port.unwrap_or(usual_port);
        Ok(Server { host: host.to_owned(), port, name, password, tls })
    }

    /// The same server with the password out of a file.
    pub fn with_password(mut self, password: String) -> Server {
        self.password = Some(password);
        self
    }

    /// Whether it asks for a password that nobody has given yet.
    pub fn lacks_password(&self) -> bool {
        self.name.is_some() && self.password.is_none()
    }
}

/// Reads the sender, `Stadion <mail@stadion.example>` or the address alone.
pub fn sender(text: &str) -> Option<Mailbox> {
    text.parse().ok()
}

/// Hands mails over.
#[derive(Clone)]
pub struct Carrier {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    /// The right half of every `Message-ID`.
    host: String,
    within: Duration,
}

/// What came of handing a mail over. No text of the server's is kept: it may name the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// The server took it.
    Over,
    /// It will never be taken.
    Refused(&'static str),
    /// It may be taken later.
    NotNow(&'static str),
}

impl Carrier {
    /// A carrier to a server. `public_url` is this installation's address.
    pub fn new(
        server: &Server,
        sender: Mailbox,
        public_url: &str,
        within: Duration,
    ) -> Result<Carrier, lettre::transport::smtp::Error> {
        let host = public_url.split_once("://").map_or(public_url, |(_, rest)| rest);
        let host = host.rsplit_once(':').map_or(host, |(name, _)| name).to_owned();
        let tls = match server.tls {
            Wrapping::None => Tls::None,
            Wrapping::Whole => Tls::Wrapper(TlsParameters::new(server.host.clone())?),
            Wrapping::Upgraded => Tls::Required(TlsParameters::new(server.host.clone())?),
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .hello_name(ClientId::Domain(host.clone()))
            .timeout(Some(within));
        if let (Some(name), Some(password)) = (&server.name, &server.password) {
            transport = transport.credentials(Credentials::new(name.clone(), password.clone()));
        }
        Ok(Carrier { transport: transport.build(), sender, host, within })
    }

    /// Greets the server and shows it our name and password, without a mail: for the operator who set it up. Says what
    /// is wrong.
    pub async fn greet(&self) -> Result<(), &'static str> {
        match tokio::time::timeout(self.within, self.transport.test_connection()).await {
            Err(_) => Err("it took too long"),
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err("it does not want to talk"),
            Ok(Err(error)) => match verdict(&error) {
                Handed::Over => Ok(()),
                Handed::Refused(why) | Handed::NotNow(why) => Err(why),
            },
        }
    }

    /// Hands one mail over, within a time that even a server that says one byte a minute cannot stretch.
    pub(super) async fn hand_over(
        &self,
        id: MailId,
        to: &str,
        words: Words,
        written_at: Timestamp,
    ) -> Handed {
        let Some(message) = self.message(id, to, words, written_at) else {
            return Handed::Refused("no address that mail can be sent to");
        };
        match tokio::time::timeout(self.within, self.transport.send(message)).await {
            Err(_) => Handed::NotNow("it took too long"),
            Ok(Ok(_)) => Handed::Over,
            Ok(Err(error)) => verdict(&error),
        }
    }

    fn message(
        &self,
        id: MailId,
        to: &str,
        words: Words,
        written_at: Timestamp,
    ) -> Option<Message> {
        let milliseconds = u64::try_from(written_at.0).unwrap_or(0);
        let date = SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds);
        let builder = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to.parse().ok()?))
            .subject(words.subject)
            .date(date)
            .message_id(Some(format!("<{id}@{}>", self.host)));
        let body = MultiPart::alternative_plain_html(words.text, words.html);
        let mut message = builder.multipart(body).ok()?;
        // No holiday note comes back to it (RFC 3834).
        let name = HeaderName::new_from_ascii_str("Auto-Submitted");
        message.headers_mut().insert_raw(HeaderValue::new(name, "auto-generated".to_owned()));
        if let Some(address) = words.stop_at {
            for (name, value) in [
                ("List-Unsubscribe", format!("<{address}>")),
                ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
            ] {
                let name = HeaderName::new_from_ascii_str(name);
                message.headers_mut().insert_raw(HeaderValue::new(name, value));
            }
        }
        Some(message)
    }
}

/// A mailbox that does not exist will not exist in a minute. Everything else may be our own setting, or a bad hour.
fn verdict(error: &lettre::transport::smtp::Error) -> Handed {
    if error.is_timeout() {
        return Handed::NotNow("it took too long");
    }
    match error.status().map(|code| code.to_string()).as_deref() {
        Some("550" | "551" | "552" | "553" | "554") => Handed::Refused("the server refused it"),
        Some(code) if code.starts_with('5') => Handed::NotNow("the server refused us"),
        Some(_) => Handed::NotNow("the server asked to wait"),
        None if error.is_tls() => Handed::NotNow("no safe connection"),
        None => Handed::NotNow("no connection, or it broke off"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_read_and_speaks_in_the_clear_only_where_nobody_listens() {
        let check = |url: &str, host: &str, port: u16, tls: Wrapping| {
            let server = Server::parse(url).unwrap();
            assert_eq!((server.host.as_str(), server.port, server.tls), (host, port, tls), "{url}");
        };
        check("smtps://mail.example.org", "mail.example.org", 465, Wrapping::Whole);
        check("smtp://mail.example.org", "mail.example.org", 587, Wrapping::Upgraded);
        check("smtp://mail.example.org:2525", "mail.example.org", 2525, Wrapping::Upgraded);
        check("smtp://relay:25?tls=none", "relay", 25, Wrapping::None);
        check("smtp://127.0.0.1:1025", "127.0.0.1", 1025, Wrapping::None);
        check("smtp://[::1]:1025", "::1", 1025, Wrapping::None);
        check("smtp://localhost", "localhost", 25, Wrapping::None);
        let server = Server::parse("smtps://anna@example.org:pa:ss@mail.example.org").unwrap();
        assert_eq!(server.name.as_deref(), Some("anna@example.org"));
        assert_eq!(server.password.as_deref(), Some("pa:ss"));
        assert!(!format!("{server:?}").contains("pa:ss"));
        let server = Server::parse("smtps://anna@mail.example.org").unwrap();
        assert!(server.lacks_password());
        assert!(!server.with_password("x".into()).lacks_password());
        for wrong in [
            "",
            "mail.example.org",
            "http://x",
            "smtp://",
            "smtp://x:port",
            "smtp://@x",
            "smtps://x?tls=none",
            "smtp://x?tls=some",
            "smtp://x/y",
        ] {
            assert!(Server::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_sender_is_an_address_with_or_without_a_name() {
        assert!(sender("Stadion <mail@stadion.example>").is_some());
        assert!(sender("mail@stadion.example").is_some());
        assert!(sender("Stadion").is_none());
    }
}
