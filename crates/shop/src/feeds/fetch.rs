//! Fetching a feed from its address into a file. Blocks: call it off the async threads.
use std::io::Read;
use std::time::Duration;

use kernel::files::{Files, Incoming};
use kernel::outbound::{self, Limits, Reach};

use super::upload::MOST_BYTES;
use crate::addresses;

const MOST_REDIRECTS: usize = 5;
/// The whole transfer.
const PATIENCE: Duration = Duration::from_secs(600);
const CONNECT: Duration = Duration::from_secs(10);
const IDLE: Duration = Duration::from_secs(30);

/// What an address had.
pub(super) enum Fetched {
    /// Nothing newer than what we know.
    NotNewer,
    /// A file, and what its address says about its version.
    File { file: Box<Incoming>, etag: Option<String>, last_modified: Option<String> },
}

/// Why it had nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FetchFault {
    #[error("the server of this feed does not answer")]
    Away,
    #[error("the server of this feed answers {0}")]
    Status(u16),
    #[error("this feed breaks off on its way to us")]
    BrokenOff,
    #[error("a feed has at most 500 MB")]
    TooLarge,
    #[error("the address of this feed leads from one to another without end")]
    TooManyRedirects,
    #[error("the address of this feed leads to one that we do not call")]
    BadRedirect,
    #[error("we cannot keep the file of this feed")]
    Disk(#[from] std::io::Error),
}

/// Fetches what is at an address, unless it is what we know already.
pub(super) fn fetch(
    files: &Files,
    address: &str,
    etag: Option<&str>,
    last_modified: Option<&str>,
) -> Result<Fetched, FetchFault> {
    let mut conditions = Vec::new();
    conditions.extend(etag.map(|etag| ("if-none-match", etag)));
    conditions.extend(last_modified.map(|moment| ("if-modified-since", moment)));
    let response = get(address, PATIENCE, &conditions)?;
    if response.status() == 304 {
        return Ok(Fetched::NotNewer);
    }
    let header = |name: &str| {
        let text = response.headers().get(name).and_then(|value| value.to_str().ok());
        text.filter(|text| text.len() <= 500).map(str::to_owned)
    };
    let (etag, last_modified) = (header("etag"), header("last-modified"));
    let mut body = response.into_body().into_with_config().limit(u64::MAX).reader();
    let mut file = Box::new(files.receive()?);
    let mut piece = vec![0; 128 * 1024];
    loop {
        let bytes = body.read(&mut piece).map_err(|_| FetchFault::BrokenOff)?;
        if bytes == 0 {
            return Ok(Fetched::File { file, etag, last_modified });
        }
        if file.len() + bytes as u64 > MOST_BYTES {
            return Err(FetchFault::TooLarge);
        }
        file.write(&piece[..bytes])?;
    }
}

/// Asks an address, following redirects by our rules. The answer is 200, or 304 when conditions were given.
pub(crate) fn get(
    address: &str,
    patience: Duration,
    headers: &[(&str, &str)],
) -> Result<ureq::http::Response<ureq::Body>, FetchFault> {
    let limits = Limits { whole: patience, connect: CONNECT, idle: IDLE };
    let mut address = address.to_owned();
    for _ in 0..=MOST_REDIRECTS {
        let agent = outbound::agent(Reach::of(&address), limits);
        let mut request = agent.get(&address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.call().map_err(|_| FetchFault::Away)?;
        match response.status().as_u16() {
            200 => return Ok(response),
            304 if !headers.is_empty() => return Ok(response),
            301 | 302 | 303 | 307 | 308 => {
                let location = response.headers().get("location");
                let location = location.and_then(|value| value.to_str().ok()).unwrap_or_default();
                address = next(&address, location)?;
            }
            other => return Err(FetchFault::Status(other)),
        }
    }
    Err(FetchFault::TooManyRedirects)
}

/// Where a redirect leads; each step is held to the same rules as the first address.
fn next(from: &str, location: &str) -> Result<String, FetchFault> {
    let to = if location.contains("://") {
        location.to_owned()
    } else {
        let (scheme, rest) = from.split_once("://").ok_or(FetchFault::BadRedirect)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        match location.strip_prefix('/') {
            Some(path) if !path.starts_with('/') => format!("{scheme}://{host}/{path}"),
            _ => return Err(FetchFault::BadRedirect),
        }
    };
    // A server elsewhere must not send us to what only this machine can reach.
    let to_this_machine = addresses::is_of_this_machine(&to);
    if addresses::fault(&to).is_some() || (to_this_machine && !addresses::is_of_this_machine(from))
    {
        return Err(FetchFault::BadRedirect);
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_leads_only_where_an_operator_could_have_sent_us() {
        let check = |from: &str, location: &str, to: Option<&str>| {
            assert_eq!(next(from, location).ok().as_deref(), to, "{location}");
        };
        let from = "https://shop.example/feed";
        check(from, "https://cdn.example/feed.xml", Some("https://cdn.example/feed.xml"));
        check(from, "/feeds/it.xml", Some("https://shop.example/feeds/it.xml"));
        check(from, "http://cdn.example/feed.xml", None);
        check(from, "http://127.0.0.1/secret", None);
        check(from, "https://localhost/secret", None);
        check(from, "//cdn.example/feed.xml", None);
        check(from, "file:///etc/passwd", None);
        check(from, "", None);
        check("http://127.0.0.1:8000/a", "/b", Some("http://127.0.0.1:8000/b"));
    }
}
