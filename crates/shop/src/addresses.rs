//! Addresses that operators type, and that we or people's browsers then call. Where such a call may go is guarded by
//! [`kernel::outbound`].
use kernel::outbound;

/// What is wrong with an address, if anything is. It has to be https, so that nobody on the way reads or
/// changes what passes; plain http only reaches this machine itself, for a shop under test.
pub(crate) fn fault(address: &str) -> Option<&'static str> {
    if address.len() > 2000 || address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Some("an address has up to 2000 signs and no spaces");
    }
    let (is_secure, rest) =
        match (address.strip_prefix("https://"), address.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (None, Some(rest)) => (false, rest),
            (None, None) => return Some("an address begins with https://"),
        };
    let authority = authority_of(rest);
    if authority.contains('@') {
        return Some("an address carries no name and no password");
    }
    let host = host_of(authority);
    if host.is_empty() || host.contains(['{', '}']) {
        return Some("an address begins with https:// and the name of a server");
    }
    if !is_secure && !is_of_this_machine(address) {
        return Some("an address begins with https://; plain http is for this machine alone");
    }
    None
}

/// Whether an address leads to the very machine that calls it.
pub(crate) fn is_of_this_machine(address: &str) -> bool {
    outbound::names_this_machine(address)
}

fn authority_of(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn host_of(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_goes_everywhere_and_http_only_to_this_machine() {
        for good in [
            "https://shop.example/feed.xml",
            "https://shop.example:8443/feed?x={product}",
            "http://localhost:3000/cart",
            "http://127.0.0.1:3000/cart",
            "http://[::1]:3000/cart",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "shop.example/feed.xml",
            "ftp://shop.example/feed.xml",
            "http://shop.example/feed.xml",
            "http://localhost.shop.example/",
            "https://",
            "https:///feed",
            "https://me:secret@shop.example/",
            "https://{product}.example/",
            "https://shop.example/a b",
            "javascript:alert(1)",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
