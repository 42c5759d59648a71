//! From where somebody calls: for budgets, never for records or logs.
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};

/// The address a request came from, if it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        if let Some(told) = parts.extensions.get::<ClientAddress>() {
            return Ok(*told);
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(ClientAddress(peer.map(|peer| peer.0.ip())))
    }
}

/// For an app behind so many proxies of its own: takes the caller's address from `X-Forwarded-For`. Only the
/// entries that our proxies appended are believed; whatever stands before them, the caller made up.
/// Behind no proxy the header is not read at all.
pub fn behind_proxies<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    proxies: usize,
) -> Router<S> {
    if proxies == 0 {
        return routes;
    }
    routes.layer(from_fn(move |mut request: Request, next: Next| {
        let told = forwarded_for(request.headers(), proxies);
        request.extensions_mut().insert(ClientAddress(told));
        next.run(request)
    }))
}

fn forwarded_for(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let mut hops = Vec::new();
    for header in headers.get_all("x-forwarded-for") {
        hops.extend(header.to_str().ok()?.split(',').map(str::trim));
    }
    let caller = hops.len().checked_sub(proxies)?;
    hops[caller].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_our_own_proxies_appended_is_believed() {
        let check = |header: &str, proxies: usize, expected: Option<&str>| {
            let headers = HeaderMap::from_iter([(
                axum::http::HeaderName::from_static("x-forwarded-for"),
                header.parse().unwrap(),
            )]);
            let expected = expected.map(|ip| ip.parse().unwrap());
            assert_eq!(forwarded_for(&headers, proxies), expected, "{header} behind {proxies}");
        };
        check("198.51.100.7", 1, Some("198.51.100.7"));
        check("10.9.9.9, 198.51.100.7", 1, Some("198.51.100.7"));
        check("10.9.9.9, 198.51.100.7, 192.0.2.2", 2, Some("198.51.100.7"));
        check("2001:db8::7", 1, Some("2001:db8::7"));
        check("198.51.100.7", 2, None);
        check("unknown", 1, None);
        assert_eq!(forwarded_for(&HeaderMap::new(), 1), None);
    }
}
