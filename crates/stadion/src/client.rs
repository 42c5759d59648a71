//! A small HTTP/1.1 client for what is nearby: the demo speaks to a running Stadion with it, and traces go to
//! a collector. Plain HTTP only, one connection kept open.
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::SendRequest;
use hyper::header::{CONTENT_LENGTH, HOST};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// What may go wrong on the way.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The most an answer may hold.
const LONGEST_ANSWER: usize = 16 << 20;
/// The longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A host, a port and what stands before every path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `host:port`, for the connection and the `Host` header.
    pub authority: String,
    /// What stands before every path; empty or without a slash at the end.
    pub base: String,
}

impl Target {
    /// Reads `http://host[:port][/base]`.
    pub fn parse(url: &str) -> Result<Target, Fault> {
        let rest =
            url.strip_prefix("http://").ok_or("only http:// addresses are reached from here")?;
        let (authority, base) = match rest.find('/') {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        if authority.is_empty() || authority.contains('@') {
            return Err(format!("`{url}` names no host").into());
        }
        let has_port = authority.rsplit(':').next().is_some_and(|port| port.parse::<u16>().is_ok());
        let authority = match has_port && authority.contains(':') {
            true => authority.to_owned(),
            false => format!("{authority}:80"),
        };
        Ok(Target { authority, base: base.trim_end_matches('/').to_owned() })
    }
}

/// A connection that is opened when needed and kept while it lasts.
pub struct Client {
    target: Target,
    connection: Option<SendRequest<Full<Bytes>>>,
}

/// What came back.
pub struct Answer {
    /// HTTP status.
    pub status: StatusCode,
    /// The body.
    pub body: Bytes,
}

impl Client {
    /// A client of one host.
    pub fn new(target: Target) -> Client {
        Client { target, connection: None }
    }

    /// Sends a request and waits for the whole answer. A connection that the server closed meanwhile is opened
    /// again once, so call this only with requests that may be sent twice.
    pub async fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Result<Answer, Fault> {
        let body = body.into();
        let kept = self.connection.is_some();
        match self.try_send(method, path, headers, body.clone()).await {
            Err(_) if kept => {
                self.connection = None;
                self.try_send(method, path, headers, body).await
            }
            outcome => outcome,
        }
    }

    async fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> Result<Answer, Fault> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.target.base))
            .header(HOST, &self.target.authority)
            .header(CONTENT_LENGTH, body.len());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body))?;
        let exchange = async {
            let mut connection = match self.connection.take() {
                Some(connection) if !connection.is_closed() => connection,
                _ => connect(&self.target.authority).await?,
            };
            connection.ready().await?;
            let response = connection.send_request(request).await?;
            let status = response.status();
            let body = http_body_util::Limited::new(response.into_body(), LONGEST_ANSWER);
            let body = body.collect().await?.to_bytes();
            self.connection = Some(connection);
            Ok::<Answer, Fault>(Answer { status, body })
        };
        tokio::time::timeout(PATIENCE, exchange).await.map_err(|_| "no answer within a minute")?
    }
}

async fn connect(authority: &str) -> Result<SendRequest<Full<Bytes>>, Fault> {
    let stream = TcpStream::connect(authority).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(async move {
        // A broken connection shows at the next request.
        let _ = connection.await;
    });
    Ok(sender)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_with_and_without_a_port() {
        let check = |url: &str, authority: &str, base: &str| {
            let target = Target::parse(url).unwrap();
            assert_eq!((target.authority.as_str(), target.base.as_str()), (authority, base));
        };
        check("http://localhost:4318", "localhost:4318", "");
        check("http://collector/otlp/", "collector:80", "/otlp");
        check("http://[::1]:4318/", "[::1]:4318", "");
        assert!(Target::parse("https://a.example").is_err());
        assert!(Target::parse("http:///x").is_err());
    }
}
