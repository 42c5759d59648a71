//! Where a browser may be sent back to, as pure rules.
//!
//! An address is registered in the one form that a browser would make of it, and compared letter by letter: no
//! prefix, no wildcard, no second spelling. The only freedom is the one of RFC 8252, section 7.3: a native app
//! listens on a port that the system gives it, so `http://127.0.0.1/…` registered without a port stands for
//! every port of this very device.
use url::{Host, Url};

const LONGEST: usize = 500;
const LOOPBACK: [&str; 2] = ["http://127.0.0.1", "http://[::1]"];

/// What is wrong with an address that an app wants to register, in the developer's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    #[error("this is not a whole address, such as https://app.example/back")]
    NotAnAddress,
    #[error(
        "an address begins with https://, or on the device itself with http://127.0.0.1 or http://[::1]"
    )]
    NotSafe,
    #[error("an address has no user name, no # part and no wildcard")]
    Ambiguous,
    #[error(
        "please write this address as a browser does, for example in small letters and without .."
    )]
    NotPlain,
    #[error("an address has at most 500 letters")]
    TooLong,
}

/// Whether an app may register this address.
pub(crate) fn check(text: &str) -> Result<(), Fault> {
    if text.len() > LONGEST {
        return Err(Fault::TooLong);
    }
    let url = Url::parse(text).map_err(|_| Fault::NotAnAddress)?;
    let on_this_device = match url.host() {
        Some(Host::Ipv4(ip)) => ip.octets() == [127, 0, 0, 1],
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        _ => false,
    };
    match url.scheme() {
        "https" if !on_this_device => {}
        "http" if on_this_device => {}
        _ => return Err(Fault::NotSafe),
    }
    // An empty user name or fragment vanishes when it is read, so the text itself is asked as well.
    let authority = text.split_once("://").map_or("", |(_, rest)| rest);
    let authority = authority.split(['/', '?']).next().unwrap_or_default();
    if authority.contains('@') || text.contains(['#', '*', '\\']) {
        return Err(Fault::Ambiguous);
    }
    match url.as_str() == text {
        true => Ok(()),
        false => Err(Fault::NotPlain),
    }
}

/// Whether `asked` is the registered address.
pub(crate) fn is_same(registered: &str, asked: &str) -> bool {
    registered == asked || is_same_but_for_port(registered, asked).unwrap_or(false)
}

fn is_same_but_for_port(registered: &str, asked: &str) -> Option<bool> {
    let device = LOOPBACK.into_iter().find(|device| registered.starts_with(device))?;
    let rest = registered.strip_prefix(device)?;
    // Registered with a port, it means that port.
    if !rest.starts_with('/') {
        return Some(false);
    }
    let asked = asked.strip_prefix(device)?.strip_prefix(':')?;
    let port = asked.strip_suffix(rest)?;
    let digits = port.bytes().all(|byte| byte.is_ascii_digit()) && !port.starts_with('0');
    Some(digits && port.parse::<u16>().is_ok())
}

/// The host that people are told about before they are sent there.
pub(crate) fn host(address: &str) -> String {
    Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

/// The address with an answer at its end.
pub(crate) fn with_answer(address: &str, answer: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(answer);
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_and_safe_addresses_are_registered() {
        let check = |text: &str, expected: Result<(), Fault>| {
            assert_eq!(super::check(text), expected, "{text}");
        };
        for good in [
            "https://app.example/back",
            "https://app.example:8443/back?tenant=7",
            "https://app.example/",
            "https://xn--bcher-kva.example/back",
            "http://127.0.0.1/back",
            "http://127.0.0.1:8080/back",
            "http://[::1]/",
        ] {
            check(good, Ok(()));
        }
        for (bad, why) in [
            ("", Fault::NotAnAddress),
            ("/back", Fault::NotAnAddress),
            ("https://", Fault::NotAnAddress),
            ("app.example/back", Fault::NotAnAddress),
            ("http://app.example/back", Fault::NotSafe),
            ("http://localhost/back", Fault::NotSafe),
            ("http://127.0.0.2/back", Fault::NotSafe),
            ("http://127.0.0.1.evil.example/", Fault::NotSafe),
            ("https://127.0.0.1/back", Fault::NotSafe),
            ("javascript:alert(1)", Fault::NotSafe),
            ("data:text/html,x", Fault::NotSafe),
            ("app.example:/back", Fault::NotSafe),
            ("file:///etc/passwd", Fault::NotSafe),
            ("https://anna@app.example/", Fault::Ambiguous),
            ("https://@app.example/", Fault::Ambiguous),
            ("https://app.example/back#", Fault::Ambiguous),
            ("https://app.example/back#part", Fault::Ambiguous),
            ("https://*.app.example/", Fault::Ambiguous),
            ("https:\\\\app.example/", Fault::Ambiguous),
            ("https://app.example", Fault::NotPlain),
            ("https://App.Example/back", Fault::NotPlain),
            ("HTTPS://app.example/back", Fault::NotPlain),
            ("https://app.example:443/back", Fault::NotPlain),
            ("https://app.example/a/../back", Fault::NotPlain),
            ("https://app.example/%2e%2e/back", Fault::NotPlain),
            ("https://app.example/back ", Fault::NotPlain),
            (" https://app.example/back", Fault::NotPlain),
            ("https://app.example/ba\nck", Fault::NotPlain),
            ("https://bücher.example/", Fault::NotPlain),
            ("http://127.1/back", Fault::NotPlain),
            ("http://2130706433/back", Fault::NotPlain),
            ("http://[0:0::1]/back", Fault::NotPlain),
        ] {
            check(bad, Err(why));
        }
        check(&format!("https://app.example/{}", "x".repeat(500)), Err(Fault::TooLong));
    }

    /// Every way of writing an address a little differently that people have got codes stolen by.
    #[test]
    fn no_other_spelling_of_an_address_is_that_address() {
        let registered = "https://app.example/back";
        assert!(is_same(registered, registered));
        for swapped in [
            "https://app.example/back/",
            "https://app.example/Back",
            "https://app.example/bac",
            "https://app.example/back2",
            "https://app.example/back?x=1",
            "https://app.example/back#x",
            "https://app.example/back%20",
            "https://app.example/b%61ck",
            "https://app.example//back",
            "https://app.example/./back",
            "https://app.example/back/../../evil",
            "https://app.example/back/..%2fevil",
            "https://app.example:443/back",
            "https://app.example:8443/back",
            "https://APP.example/back",
            "https://app.example./back",
            "https://app.example.evil.example/back",
            "https://evil.example/app.example/back",
            "https://app.example@evil.example/back",
            "https://evil.example#@app.example/back",
            "https://evil.example\\@app.example/back",
            "http://app.example/back",
            "https:/app.example/back",
            "//app.example/back",
            " https://app.example/back",
            "https://app.example/back\n",
            "https://app.example/back\0",
            "",
        ] {
            assert!(!is_same(registered, swapped), "{swapped:?}");
        }
    }

    /// One letter more, less or other, anywhere, on every kind of address.
    #[test]
    fn no_single_changed_letter_slips_through() {
        let all = ["https://app.example/back?t=1", "http://127.0.0.1:8080/back", "http://[::1]/b"];
        for registered in all {
            for at in 0..=registered.len() {
                for letter in ["/", ".", "@", "#", "?", ":", "a", "0", "%", "\\", " ", ""] {
                    let added = format!("{}{letter}{}", &registered[..at], &registered[at..]);
                    let next = (at + 1).min(registered.len());
                    let swapped = format!("{}{letter}{}", &registered[..at], &registered[next..]);
                    for other in [added, swapped] {
                        assert_eq!(is_same(registered, &other), other == registered, "{other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_native_app_may_listen_on_any_port_of_this_device_and_nowhere_else() {
        let check = |registered: &str, asked: &str, expected: bool| {
            assert_eq!(is_same(registered, asked), expected, "{registered} {asked}");
        };
        check("http://127.0.0.1/back", "http://127.0.0.1:49152/back", true);
        check("http://[::1]/back", "http://[::1]:1/back", true);
        check("http://127.0.0.1:8080/back", "http://127.0.0.1:8081/back", false);
        check("https://app.example/back", "https://app.example:1/back", false);
        for other in [
            "http://127.0.0.1:/back",
            "http://127.0.0.1:0/back",
            "http://127.0.0.1:080/back",
            "http://127.0.0.1:65536/back",
            "http://127.0.0.1:1@evil.example/back",
            "http://127.0.0.1:1/evil/back",
            "http://127.0.0.1:1/back?x",
            "http://127.0.0.2:1/back",
            "http://[::1]:1/back",
            "http://localhost:1/back",
            "https://127.0.0.1:1/back",
        ] {
            check("http://127.0.0.1/back", other, false);
        }
    }

    #[test]
    fn an_answer_is_added_to_what_the_address_says_already() {
        let answer = [("code", "a b"), ("state", "ü&x=1")];
        assert_eq!(
            with_answer("https://app.example/back", &answer),
            "https://app.example/back?code=a+b&state=%C3%BC%26x%3D1"
        );
        assert_eq!(
            with_answer("https://app.example/back?t=1", &answer[..1]),
            "https://app.example/back?t=1&code=a+b"
        );
        assert_eq!(host("https://app.example:8443/back"), "app.example");
    }
}
