//! The web app: out of the program itself, or out of a folder, compressed when it was built.
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result};

/// The built web app. A program built without it serves a page that says so.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

/// Hashed names never change their content.
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Everything else is asked for again, and answered with "not modified" as a rule.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Where the files of the web app are.
#[derive(Clone)]
pub struct Web {
    folder: Option<Arc<Path>>,
    /// The content security policy of pages, when the map's server must be let in.
    policy: Option<HeaderValue>,
}

struct Found {
    bytes: Cow<'static, [u8]>,
    etag: String,
}

impl Web {
    /// The embedded app, or the one in a folder. `map_style_url` is a server which pages may ask for maps.
    pub fn new(folder: Option<PathBuf>, map_style_url: Option<&str>) -> Web {
        let policy = map_style_url.and_then(origin).and_then(|map| {
            let policy = kernel::http::CONTENT_SECURITY_POLICY
                .replace("connect-src 'self'", &format!("connect-src 'self' {map}"))
                .replace("img-src 'self'", &format!("img-src 'self' {map}"));
            HeaderValue::from_str(&policy).ok()
        });
        Web { folder: folder.map(Into::into), policy }
    }

    /// Whether there is a web app to serve.
    pub fn is_built(&self) -> bool {
        self.find("index.html").is_some()
    }

    /// The build of the app: our version, and a fingerprint of the page that names all its files (FNV-1a). It is
    /// the same wherever the same app was built.
    pub fn build(&self) -> String {
        let page = self.find("index.html").map_or(Cow::Borrowed(&[][..]), |found| found.bytes);
        let mark = page.iter().fold(0x811c_9dc5_u32, |mark, byte| {
            (mark ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
        format!("{}-{mark:08x}", env!("CARGO_PKG_VERSION"))
    }

    /// Answers whatever no route of the API has answered.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        match self.file_or_page(request.method(), request.uri(), request.headers()) {
            Ok(response) => response,
            Err(error) => error.into_response(),
        }
    }

    fn file_or_page(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<Response> {
        let path = uri.path().trim_start_matches('/');
        if path.starts_with("api/") || path.starts_with("health/") {
            return Err(Error::NotFound("address"));
        }
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(Error::refused_as(
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "this address does not take that kind of request",
            ));
        }
        let name = if path.is_empty() { "index.html" } else { path };
        if let Some(response) = self.file(name, headers) {
            return Ok(response);
        }
        // A missing asset must not be answered with a page: the browser would take it for a script.
        if path.starts_with("assets/") {
            return Err(Error::NotFound("file"));
        }
        // Any other address is a place inside the app, which knows the way itself.
        Ok(self.file("index.html", headers).unwrap_or_else(not_built))
    }

    /// The file under a name, in the densest form that the caller reads.
    fn file(&self, name: &str, headers: &HeaderMap) -> Option<Response> {
        let is_packed = name.ends_with(".br") || name.ends_with(".gz");
        if is_packed || name == ".vite/manifest.json" {
            return None;
        }
        let plain = self.find(name)?;
        let mut chosen = (plain, None);
        for (suffix, encoding) in [("br", "br"), ("gz", "gzip")] {
            if !accepts(headers, encoding) {
                continue;
            }
            if let Some(packed) = self.find(&format!("{name}.{suffix}")) {
                chosen = (packed, Some(encoding));
                break;
            }
        }
        let (found, encoding) = chosen;
        let is_page = name == "index.html";
        let is_hashed = name.starts_with("assets/");

        let etag = format!("\"{}\"", found.etag);
        let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let unchanged = known.is_some_and(|list| list.split(',').any(|tag| tag.trim() == etag));
        let mut response = match unchanged {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => Body::from(match found.bytes {
                Cow::Borrowed(bytes) => bytes::Bytes::from_static(bytes),
                Cow::Owned(bytes) => bytes.into(),
            })
            .into_response(),
        };
        let out = response.headers_mut();
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(name)));
        out.insert(header::CACHE_CONTROL, if is_hashed { FOREVER } else { ASK_AGAIN });
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Ok(etag) = etag.parse() {
            out.insert(header::ETAG, etag);
        }
        if let Some(encoding) = encoding {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        if let (true, Some(policy)) = (is_page, &self.policy) {
            out.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        Some(response)
    }

    fn find(&self, name: &str) -> Option<Found> {
        let Some(folder) = &self.folder else {
            let file = Built::get(name)?;
            let hash = file.metadata.sha256_hash();
            let etag = hash[..12].iter().map(|byte| format!("{byte:02x}")).collect();
            return Some(Found { bytes: file.data, etag });
        };
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        let path = Some(folder.join(name)).filter(|path| inside && path.is_file())?;
        let written = path.metadata().and_then(|meta| meta.modified()).ok()?;
        let written = written.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let bytes = std::fs::read(path).ok()?;
        Some(Found { etag: format!("{written:x}-{:x}", bytes.len()), bytes: bytes.into() })
    }
}

/// Scheme and host of an address on another server.
fn origin(url: &str) -> Option<&str> {
    let host_at = url.find("://")? + 3;
    let length = url[host_at..].find('/').unwrap_or(url.len() - host_at);
    Some(&url[..host_at + length])
}

/// Whether `Accept-Encoding` names an encoding and does not forbid it with `q=0`.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let list = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    list.unwrap_or_default().split(',').any(|item| {
        let (name, rest) = item.split_once(';').unwrap_or((item, ""));
        let weight = rest.trim().strip_prefix("q=").unwrap_or("1");
        name.trim().eq_ignore_ascii_case(encoding)
            && weight.trim().parse::<f32>().unwrap_or(1.0) > 0.0
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn not_built() -> Response {
    const PAGE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><title>Stadion</title>\
        <body style=\"font:18px/1.6 system-ui,sans-serif;max-width:36em;margin:15vh auto;padding:0 1em\">\
        <h1>Stadion is running</h1>\
        <p>This program was built without the web app. Build it with <code>cargo xtask run</code>, or with \
        <code>npm ci &amp;&amp; npm run build</code> in the folder <code>web</code>, and start again; or name a built \
        one with <code>--web-dir</code>.</p>\
        <p>The API is here all the same: <a href=\"/api/openapi.json\">/api/openapi.json</a>.</p>";
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (headers, PAGE).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app() -> (tempfile::TempDir, Web) {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        std::fs::create_dir(folder.path().join("assets")).unwrap();
        put("index.html", "<page>");
        put("assets/app-1a2b.js", "plain");
        put("assets/app-1a2b.js.br", "brotli");
        put("assets/app-1a2b.js.gz", "gzip");
        put("mark.svg", "<svg>");
        let web =
            Web::new(Some(folder.path().to_owned()), Some("https://tiles.example/style.json"));
        (folder, web)
    }

    async fn get(web: &Web, path: &str, headers: &[(&str, &str)]) -> (u16, HeaderMap, String) {
        let mut request = Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = web.answer(request.body(Body::empty()).unwrap()).await;
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 20).await.unwrap();
        (parts.status.as_u16(), parts.headers, String::from_utf8(bytes.into()).unwrap())
    }

    #[tokio::test]
    async fn a_hashed_asset_is_sent_packed_and_kept_for_ever() {
        let (_folder, web) = app();
        let check = async |accepted: &str, body: &str| {
            let got = get(&web, "/assets/app-1a2b.js", &[("accept-encoding", accepted)]).await;
            assert_eq!(got.2, body, "for {accepted}");
            assert_eq!(got.1["content-type"], "text/javascript; charset=utf-8");
            assert_eq!(got.1["cache-control"], FOREVER);
            assert_eq!(got.1["vary"], "accept-encoding");
        };
        check("gzip, deflate, br", "brotli").await;
        check("gzip", "gzip").await;
        check("br;q=0, gzip;q=0.5", "gzip").await;
        check("identity", "plain").await;
    }

    #[tokio::test]
    async fn what_a_browser_has_is_not_sent_again() {
        let (_folder, web) = app();
        let (_, headers, _) = get(&web, "/mark.svg", &[]).await;
        let etag = headers["etag"].to_str().unwrap();
        let (status, headers, body) = get(&web, "/mark.svg", &[("if-none-match", etag)]).await;
        assert_eq!((status, body.as_str()), (304, ""));
        assert_eq!(headers["cache-control"], ASK_AGAIN);
    }

    #[tokio::test]
    async fn places_inside_the_app_get_its_page_and_missing_things_do_not() {
        let (_folder, web) = app();
        for path in ["/", "/activities/0190", "/athletes/anna.rossi", "/api"] {
            let (status, headers, body) = get(&web, path, &[]).await;
            assert_eq!((status, body.as_str()), (200, "<page>"), "{path}");
            let policy = headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("connect-src 'self' https://tiles.example;"), "{policy}");
        }
        for path in ["/api/v1/nothing", "/assets/gone.js", "/health/x"] {
            let (status, headers, _) = get(&web, path, &[]).await;
            assert_eq!(status, 404, "{path}");
            assert_eq!(headers["content-type"], "application/problem+json");
        }
    }

    #[tokio::test]
    async fn nobody_climbs_out_of_the_folder() {
        let (folder, _) = app();
        std::fs::create_dir(folder.path().join("dist")).unwrap();
        std::fs::write(folder.path().join("dist/index.html"), "<page>").unwrap();
        let web = Web::new(Some(folder.path().join("dist")), None);
        for path in ["/../mark.svg", "/%2e%2e/mark.svg", "//etc/passwd"] {
            assert_eq!(get(&web, path, &[]).await.2, "<page>", "{path}");
        }
    }

    #[test]
    fn a_program_without_the_web_app_says_so() {
        assert_eq!(not_built().status(), 200);
    }
}
