//! What every process answers whatever its roles: is it alive, is it ready, what does it count; and what the
//! web app must know before anything else.
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Extension;
use axum::extract::{self, ConnectInfo};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::db::DbError;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::hub::State;
use kernel::{App, Error, Result};
use metrics_exporter_prometheus::PrometheusHandle;
use serde::Serialize;
use tokio::sync::watch;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What the ground's answers depend on.
pub struct Ground {
    /// Renders /metrics; `None` turns it off.
    pub metrics: Option<PrometheusHandle>,
    /// Who may read /metrics from another machine.
    pub metrics_token: Option<String>,
    /// What the web app's maps are drawn from.
    pub map_style_url: Option<String>,
    /// What the operator chose for accounts: whether mail is sent, which passwords leaked.
    pub identity: identity::Settings,
    /// What the web app was built from, as [`crate::web::Web::build`] tells it.
    pub build: String,
    /// Whether the process is stopping: then it is not ready.
    pub stopping: watch::Receiver<bool>,
    /// Whether facts are being delivered; `None` if that is not this process's role.
    pub courier: Option<tokio::task::AbortHandle>,
    /// Whether staff must have proven two factors. Only `serve --demo` says no, and logs it.
    pub second_factor_for_staff: bool,
    /// Who knows whom, in memory where there is room.
    pub circles: social::Circles,
    /// Everybody's words, in memory where there is room.
    pub finder: social::Finder,
}

/// The routes of the ground.
pub fn routes(ground: Arc<Ground>) -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(live))
        .routes(routes!(ready))
        .routes(routes!(read_metrics))
        .routes(routes!(web_config))
        .layer(Extension(ground))
}

/// The process runs.
#[derive(Serialize, utoipa::ToSchema)]
struct Live {
    /// Always `live`.
    status: &'static str,
}

/// Says that the process runs
///
/// Restart it when this fails.
#[utoipa::path(get, path = "/health/live", tag = "operation", responses((status = 200, body = Live)))]
async fn live() -> Json<Live> {
    Json(Live { status: "live" })
}

/// What the process needs to answer requests, and how each stands: `ok`, or what is wrong.
#[derive(Serialize, utoipa::ToSchema)]
struct Ready {
    /// Whether requests should be sent here.
    ready: bool,
    /// Whether the database answers.
    database: &'static str,
    /// Whether its schema is the one this program needs.
    schema: &'static str,
    /// Whether facts are delivered: `ok`, `stopped`, or `elsewhere` if that is not this process's role.
    facts: &'static str,
    /// Whether other processes are rung: `ok`, `does not answer`, or `alone` if no server for that is named. Without it
    /// everything goes on, seconds later.
    hub: &'static str,
    /// Whether the process is about to end.
    stopping: bool,
}

/// Says whether requests should be sent here
///
/// Not while starting, stopping, or without a database.
#[utoipa::path(get, path = "/health/ready", tag = "operation",
    responses((status = 200, body = Ready), (status = 503, body = Ready)))]
async fn ready(
    extract::State(app): extract::State<App>,
    Extension(ground): Extension<Arc<Ground>>,
) -> Response {
    let (database, schema) = match kernel::db::migrate::lacking(&app.db, schema::MIGRATIONS).await {
        Ok(lacking) if lacking.is_empty() => ("ok", "ok"),
        Ok(_) => ("ok", "too old"),
        // A newer schema is refused by the same call, but then the database has answered.
        Err(Error::Internal(cause))
            if matches!(cause.downcast_ref::<DbError>(), Some(DbError::Migration(_))) =>
        {
            ("ok", "another")
        }
        Err(_) => ("does not answer", "unknown"),
    };
    let facts = match &ground.courier {
        None => "elsewhere",
        Some(courier) if courier.is_finished() => "stopped",
        Some(_) => "ok",
    };
    let hub = match app.db.hub().state() {
        State::Alone => "alone",
        State::Joined => "ok",
        State::Cut => "does not answer",
    };
    let stopping = *ground.stopping.borrow();
    let ready = database == "ok" && schema == "ok" && facts != "stopped" && !stopping;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Ready { ready, database, schema, facts, hub, stopping })).into_response()
}

/// Reads the counters for Prometheus
///
/// Open to callers on the same machine, and to whoever brings the operator's token.
#[utoipa::path(get, path = "/metrics", tag = "operation", responses(
    (status = 200, body = String, content_type = "text/plain"),
    (status = 403, body = Problem, description = "`metrics_closed`"),
    (status = 404, body = Problem, description = "`not_found`: metrics are turned off")))]
async fn read_metrics(
    extract::State(app): extract::State<App>,
    Extension(ground): Extension<Arc<Ground>>,
    headers: HeaderMap,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
) -> Result<Response> {
    let Some(handle) = &ground.metrics else { return Err(Error::NotFound("address")) };
    let peer = peer.map(|peer| peer.0.0.ip());
    if !may_read_metrics(&headers, peer, ground.metrics_token.as_deref()) {
        let detail = "metrics are shown to callers on this machine, and to those who bring the metrics_token";
        return Err(Error::refused_as(StatusCode::FORBIDDEN, "metrics_closed", detail));
    }
    let text = crate::metrics::render(handle, &app).await;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response())
}

/// With a token: who brings it. Without: who is on this machine and was not sent on by a proxy.
fn may_read_metrics(headers: &HeaderMap, peer: Option<IpAddr>, token: Option<&str>) -> bool {
    if let Some(token) = token {
        let brought = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let brought = brought.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        // Every letter is compared whatever the first ones are, so that time tells nothing.
        let differs = brought.bytes().zip(token.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
        return brought.len() == token.len() && differs == 0;
    }
    let was_sent_on = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    peer.is_some_and(|peer| peer.to_canonical().is_loopback()) && !was_sent_on
}

/// What the web app must know before anything else.
#[derive(Serialize, utoipa::ToSchema)]
struct WebConfig {
    /// A MapLibre style or a PMTiles file; absent: draw the bundled map.
    #[serde(skip_serializing_if = "Option::is_none")]
    map_style_url: Option<String>,
    /// Whether this installation sends mail: links to sign in, codes that confirm an address, recoveries.
    sends_mail: bool,
    /// The version of the server.
    version: &'static str,
    /// The build of the web app: what feedback and visits name as theirs.
    #[schema(example = "0.1.0-5f3a9c21")]
    build: String,
}

/// Tells the web app how this installation is set up
#[utoipa::path(get, path = "/api/v1/web_config", tag = "operation", responses((status = 200, body = WebConfig)))]
async fn web_config(Extension(ground): Extension<Arc<Ground>>) -> Json<WebConfig> {
    let map_style_url = ground.map_style_url.clone();
    Json(WebConfig {
        map_style_url,
        sends_mail: ground.identity.sends_mail,
        version: env!("CARGO_PKG_VERSION"),
        build: ground.build.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_for_this_machine_or_for_the_token() {
        let headers = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, value.parse().unwrap());
            }
            headers
        };
        let (near, far) = (Some(IpAddr::from([127, 0, 0, 1])), Some(IpAddr::from([10, 0, 0, 1])));
        let none = headers(&[]);
        assert!(may_read_metrics(&none, near, None));
        assert!(!may_read_metrics(&none, far, None));
        assert!(!may_read_metrics(&none, None, None));
        assert!(!may_read_metrics(&headers(&[("x-forwarded-for", "1.2.3.4")]), near, None));
        let bearer = headers(&[("authorization", "Bearer 0123456789abcdef")]);
        assert!(may_read_metrics(&bearer, far, Some("0123456789abcdef")));
        assert!(!may_read_metrics(&bearer, near, Some("0123456789abcdeX")));
        assert!(!may_read_metrics(&none, near, Some("0123456789abcdef")));
    }
}
