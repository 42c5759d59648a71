//! Calls to servers of others: the one client, which knows where it may not go.
//!
//! An address that somebody typed, or that a server of somebody else told us, must not make this program knock at
//! doors that only its own network reaches. So a name is looked up first, every address it has is judged, and the
//! connection goes to the very address that was judged: a name that answers differently the second time gains
//! nothing. Only https leaves this machine; nothing is followed to another place by itself; every call has a limit
//! on its time, and its callers put one on its bytes. No proxy of the environment is used, since it would look names
//! up itself.
//!
//! All of this blocks: call it on a thread that may wait.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::http::uri::Authority;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// How far a call may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Servers on the public internet, over https.
    Public,
    /// This very machine and nothing else, over plain http too: for what an operator tries out here.
    ThisMachine,
}

impl Reach {
    /// The reach of an address that an operator typed: one that names this machine itself means it.
    pub fn of(address: &str) -> Reach {
        if names_this_machine(address) { Reach::ThisMachine } else { Reach::Public }
    }

    /// Whether a connection to this address is within reach.
    pub fn allows(self, ip: IpAddr) -> bool {
        match self {
            Reach::Public => is_public(ip),
            Reach::ThisMachine => ip.to_canonical().is_loopback(),
        }
    }
}

/// How long a call may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From looking the name up to the last byte.
    pub whole: Duration,
    /// Until the connection stands.
    pub connect: Duration,
    /// Between two pieces of the answer.
    pub idle: Duration,
}

impl Limits {
    /// One limit for everything.
    pub fn within(whole: Duration) -> Limits {
        Limits { whole, connect: whole, idle: whole }
    }
}

/// A client for calls of one kind. Redirects and refusals come back as answers.
pub fn agent(reach: Reach, limits: Limits) -> Agent {
    let config = Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .https_only(reach == Reach::Public)
        .proxy(None)
        .timeout_global(Some(limits.whole))
        .timeout_connect(Some(limits.connect.min(limits.whole)))
        .timeout_per_read(Some(limits.idle.min(limits.whole)))
        .user_agent("Stadion")
        // The next call looks the name up, and judges it, anew.
        .max_idle_connections(0)
        .build();
    Agent::with_parts(
        config,
        DefaultConnector::new(),
        Guard { reach, names: DefaultResolver::default() },
    )
}

/// Whether an address names the very machine that calls it: `localhost`, or one of its loopback numbers.
pub fn names_this_machine(address: &str) -> bool {
    // What follows the name of the server may be a template, which is no address yet.
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let Ok(authority) = authority.parse::<Authority>() else { return false };
    let host = authority.host();
    let number = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || number.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
}

/// Why a name is not called.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("this name leads to an address that we do not call")]
pub struct OutOfReach;

/// Looks names up, and lets only addresses within reach through to the connection.
#[derive(Debug)]
struct Guard<R> {
    reach: Reach,
    names: R,
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        // A name that leads both outside and inside is up to something.
        match found.iter().all(|address| self.reach.allows(address.ip())) {
            true => Ok(found),
            false => Err(Error::Other(Box::new(OutOfReach))),
        }
    }
}

/// Whether an address belongs to the public internet, by the special-purpose registries of IANA (RFC 6890 and what
/// was added since).
pub fn is_public(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_special = a == 0
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_documentation()
        // Shared by customers of one provider.
        || (a == 100 && (64..128).contains(&b))
        // Of protocols, once a relay of IPv6, and of benchmarks.
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        // Multicast, reserved and broadcast.
        || a >= 224;
    !is_special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let last_v4 = || {
        let [hi, lo] = [g.to_be_bytes(), h.to_be_bytes()];
        Ipv4Addr::new(hi[0], hi[1], lo[0], lo[1])
    };
    // A translator between the two internets: what counts is the address inside.
    if [a, b, c, d, e, f] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return is_public_v4(last_v4());
    }
    let is_global_unicast = a & 0xe000 == 0x2000;
    // Of protocols (Teredo among them), of documentation, and 6to4, which holds an address of IPv4 of anybody's choice.
    let is_special =
        (a == 0x2001 && (b < 0x200 || b == 0xdb8)) || a == 0x2002 || (a == 0x3fff && b < 0x1000);
    is_global_unicast && !is_special
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpListener};
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let good = [
            "1.1.1.1",
            "93.184.215.14",
            "100.63.0.1",
            "100.128.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00:1450:4001::1",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
        ];
        let bad = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for (list, expected) in [(&good[..], true), (&bad[..], false)] {
            for text in list {
                assert_eq!(is_public(text.parse().unwrap()), expected, "{text}");
            }
        }
    }

    #[test]
    fn an_address_names_this_machine_or_does_not() {
        for here in [
            "http://localhost:3000/a",
            "https://LOCALHOST",
            "http://127.0.0.1",
            "http://[::1]:8/{x}",
        ] {
            assert_eq!(Reach::of(here), Reach::ThisMachine, "{here}");
        }
        for elsewhere in [
            "https://shop.example",
            "https://localhost.shop.example",
            "https://10.0.0.1",
            "",
            "http://",
        ] {
            assert_eq!(Reach::of(elsewhere), Reach::Public, "{elsewhere}");
        }
    }

    /// A server on this machine that says the same to everybody, and how often it was asked.
    fn server(says: &'static str) -> (SocketAddr, std::sync::Arc<Mutex<u32>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = std::sync::Arc::new(Mutex::new(0));
        let count = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                *count.lock().unwrap() += 1;
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(says.as_bytes());
            }
        });
        (address, asked)
    }

    const SECOND: Duration = Duration::from_secs(1);
    const FINE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nfine";

    #[test]
    fn what_is_only_for_this_machine_is_not_called_for_the_public() {
        let (address, asked) = server(FINE);
        let port = address.port();
        let public = agent(Reach::Public, Limits::within(SECOND));
        for host in
            ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"]
        {
            assert!(public.get(format!("https://{host}:{port}/")).call().is_err(), "{host}");
            assert!(public.get(format!("http://{host}:{port}/")).call().is_err(), "{host}");
        }
        assert_eq!(*asked.lock().unwrap(), 0, "nobody even knocked");
        let near = agent(Reach::ThisMachine, Limits::within(SECOND));
        let mut answer = near.get(format!("http://127.0.0.1:{port}/")).call().unwrap();
        assert_eq!(answer.body_mut().read_to_string().unwrap(), "fine");
        let far = near.get("http://192.0.2.1/").call().unwrap_err();
        assert_eq!(far.to_string(), "other: this name leads to an address that we do not call");
    }

    #[test]
    fn a_redirect_is_told_and_not_followed() {
        let (hidden, asked) = server(FINE);
        let moved = format!(
            "HTTP/1.1 302 Found\r\nlocation: http://{hidden}/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        );
        let (front, _) = server(moved.leak());
        let near = agent(Reach::ThisMachine, Limits::within(SECOND));
        assert_eq!(near.get(format!("http://{front}/")).call().unwrap().status(), 302);
        assert_eq!(*asked.lock().unwrap(), 0);
    }

    /// Names that lead somewhere else each time they are looked up.
    #[derive(Debug)]
    struct Turncoat(Mutex<Vec<Vec<SocketAddr>>>);

    impl Resolver for Turncoat {
        fn resolve(
            &self,
            _: &Uri,
            _: &Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, Error> {
            let mut found = self.empty();
            for address in self.0.lock().unwrap().remove(0) {
                found.push(address);
            }
            Ok(found)
        }
    }

    #[test]
    fn a_name_that_turns_inwards_is_refused_however_it_does() {
        let (inside, asked) = server(FINE);
        let outside: SocketAddr = "192.88.98.1:80".parse().unwrap();
        let turns = vec![vec![inside], vec![outside, inside], vec![inside, outside]];
        let names = Turncoat(Mutex::new(turns));
        let config = Agent::config_builder().proxy(None).timeout_global(Some(SECOND)).build();
        let guard = Guard { reach: Reach::Public, names };
        let agent = Agent::with_parts(config, DefaultConnector::new(), guard);
        for _ in 0..3 {
            let refused = agent.get("http://turncoat.example/").call().unwrap_err();
            assert!(matches!(refused, Error::Other(_)), "{refused}");
        }
        assert_eq!(*asked.lock().unwrap(), 0);
    }

    #[test]
    fn a_server_that_says_nothing_is_not_waited_for() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let agent = agent(Reach::ThisMachine, Limits::within(Duration::from_millis(200)));
        let began = std::time::Instant::now();
        assert!(agent.get(format!("http://{address}/")).call().is_err());
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}
