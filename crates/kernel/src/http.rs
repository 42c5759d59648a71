//! What surrounds every request: a deadline, problem JSON for every refusal, metrics, a log line without
//! personal data, security headers, and proof of same origin for changes made with a cookie.
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequest, MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use serde::de::DeserializeOwned;
use tracing::Instrument;

use crate::{App, Error, Result};

/// The deadline of an ordinary request.
pub const DEADLINE: Duration = Duration::from_secs(10);
/// The deadline of a request that carries a file over a slow connection.
pub const UPLOAD_DEADLINE: Duration = Duration::from_secs(300);
/// The most an ordinary request may carry.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
/// What pages may load and reach, unless an answer brings a policy of its own.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Gives routes a deadline: when it passes, the work is dropped and the caller told.
pub fn within<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    deadline: Duration,
) -> Router<S> {
    routes.layer(from_fn(move |request: Request, next: Next| async move {
        match tokio::time::timeout(deadline, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Error::Deadline.into_response(),
        }
    }))
}

/// Puts what surrounds every request around the finished router, its fallback included.
pub fn surround(router: Router<App>, app: &App) -> Router<App> {
    let origin: HeaderValue =
        app.public_url.parse().unwrap_or_else(|_| HeaderValue::from_static("null"));
    let secure = app.public_url.starts_with("https://");
    router
        .method_not_allowed_fallback(async || {
            Error::refused_as(
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "this address does not take that kind of request",
            )
        })
        .layer(from_fn(move |request: Request, next: Next| {
            let origin = origin.clone();
            async move {
                match refuse_cross_site(&request, &origin) {
                    Some(refusal) => refusal.into_response(),
                    None => next.run(request).await,
                }
            }
        }))
        .layer(from_fn(catch_panic))
        .layer(from_fn(observe))
        .layer(from_fn(move |request: Request, next: Next| add_headers(secure, request, next)))
}

/// A browser sends our cookie with whatever page asks, and keeps a cookie that a foreign page made it fetch. So
/// a change that a browser asks for must come from our own pages: `Sec-Fetch-Site` says so, or `Origin` does.
/// A bearer token alone needs no such proof, because no foreign page can send one.
fn refuse_cross_site(request: &Request, origin: &HeaderValue) -> Option<Error> {
    let headers = request.headers();
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let bearer = headers.get(header::AUTHORIZATION).map(HeaderValue::as_bytes);
    let bearer = bearer.is_some_and(|value| value.starts_with(b"Bearer "));
    if safe || (bearer && !headers.contains_key(header::COOKIE)) {
        return None;
    }
    let same_origin = match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => headers.get(header::ORIGIN).is_none_or(|from| from == origin),
    };
    if same_origin {
        return None;
    }
    let detail = "this request came from another site, so we did not carry it out";
    Some(Error::refused_as(StatusCode::FORBIDDEN, "cross_site", detail))
}

async fn catch_panic(request: Request, next: Next) -> Response {
    match std::panic::AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
            let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
            Error::internal(format!("panic: {}", text.unwrap_or_default())).into_response()
        }
    }
}

/// Counts and times the request under its route's pattern, never under the address itself.
async fn observe(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str);
    let route = route.to_owned();
    let started = Instant::now();
    let span = crate::span!("request", %method, route, status = tracing::field::Empty);
    let response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    span.record("status", status);
    metrics::histogram!("http_request_duration_seconds",
        "method" => method.to_string(), "route" => route.clone(), "status" => status.to_string())
    .record(took.as_secs_f64());
    tracing::info!(%method, route, status, duration_ms = took.as_millis() as u64, "request");
    response
}

async fn add_headers(secure: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut add = |name: &'static str, value: &'static str| {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    };
    add("x-content-type-options", "nosniff");
    add("referrer-policy", "same-origin");
    add("x-frame-options", "DENY");
    add("cross-origin-opener-policy", "same-origin");
    add("permissions-policy", "camera=(), microphone=(), payment=()");
    add("content-security-policy", CONTENT_SECURITY_POLICY);
    add("cache-control", "no-store");
    if secure {
        add("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    response
}

/// A JSON body. What is wrong with it is told as a problem, not as plain text.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &App) -> Result<Self> {
        let bytes = body(request.into_body(), MAX_BODY_BYTES).await?;
        serde_json::from_slice(&bytes).map(Json).map_err(|error| {
            let detail = format!("we could not read this request: {error}");
            Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "invalid_json", detail)
        })
    }
}

impl<T: serde::Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// A whole body of at most `limit` bytes.
pub async fn body(body: Body, limit: usize) -> Result<bytes::Bytes> {
    axum::body::to_bytes(body, limit).await.map_err(|_| {
        let detail = format!("a request like this carries at most {} KB", limit / 1024);
        Error::refused_as(StatusCode::PAYLOAD_TOO_LARGE, "request_too_large", detail)
    })
}

/// Query parameters. What is wrong with them is told as a problem.
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> axum::extract::FromRequestParts<App> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, app: &App) -> Result<Self> {
        let query = axum::extract::Query::<T>::from_request_parts(parts, app).await;
        query.map(|query| Query(query.0)).map_err(|rejection| {
            Error::refused_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                "invalid_query",
                rejection.body_text(),
            )
        })
    }
}

/// A part of the path. Something that is no id names nothing.
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> axum::extract::FromRequestParts<App> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, app: &App) -> Result<Self> {
        let path = axum::extract::Path::<T>::from_request_parts(parts, app).await;
        path.map(|path| Path(path.0)).map_err(|_| Error::NotFound("page"))
    }
}
