//! Traces over OTLP/HTTP as JSON, written by ourselves.
//!
//! The usual stack for this (SDK, OTLP exporter, protobuf, an HTTP client, the bridge from `tracing`) would add
//! sixteen crates for one POST of a small document. Ours is this file: a layer that turns finished spans into
//! rows, and a task that sends them in batches. It sends only the fields it knows to be harmless, which a
//! general exporter cannot promise. When the collector is slow or away, spans are dropped and counted; a
//! request never waits for them. A collector nearby (OpenTelemetry's own, Alloy, Vector) passes them on.
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tracing::Subscriber;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use crate::client::{Client, Target};

/// Finished spans that may wait to be sent.
const QUEUE: usize = 4096;
/// Spans in one request to the collector.
const BATCH: usize = 512;
/// Longest time that a finished span waits for company.
const LINGER: Duration = Duration::from_secs(2);
/// Only these fields leave the process: none of them can name a person or a place.
const FIELDS: &[&str] = &[
    "method", "route", "status", "kind", "listener", "outcome", "format", "files", "facts", "bytes",
];

/// The layer that gathers spans.
pub struct Spans {
    finished: mpsc::Sender<Finished>,
}

/// The task that sends them. Dropping the handle does not stop it; [`Exporter::flush`] does.
pub struct Exporter {
    stop: oneshot::Sender<()>,
    task: tokio::task::JoinHandle<()>,
}

/// What a span carries while it is open.
struct Open {
    trace_id: String,
    span_id: String,
    parent_id: Option<String>,
    began: SystemTime,
    fields: Vec<(&'static str, Value)>,
}

struct Finished {
    name: &'static str,
    open: Open,
    ended: SystemTime,
}

/// Starts sending to a collector, such as `http://127.0.0.1:4318`. Call it on the runtime.
pub fn start(collector: Target) -> (Spans, Exporter) {
    let (finished, waiting) = mpsc::channel(QUEUE);
    let (stop, stopped) = oneshot::channel();
    let task = tokio::spawn(send_until(stopped, waiting, Client::new(collector)));
    (Spans { finished }, Exporter { stop, task })
}

impl Exporter {
    /// Sends what is left, for at most three seconds.
    pub async fn flush(self) {
        let _ = self.stop.send(());
        let _ = tokio::time::timeout(Duration::from_secs(3), self.task).await;
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Spans {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let parent = span.parent();
        let parent = parent.as_ref().map(|parent| parent.extensions());
        let parent = parent.as_ref().and_then(|extensions| extensions.get::<Open>());
        let mut open = Open {
            trace_id: parent.map_or_else(kernel::random::hex::<16>, |open| open.trace_id.clone()),
            span_id: kernel::random::hex::<8>(),
            parent_id: parent.map(|open| open.span_id.clone()),
            began: SystemTime::now(),
            fields: Vec::new(),
        };
        attributes.record(&mut Reader(&mut open.fields));
        span.extensions_mut().insert(open);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        if let Some(open) = span.extensions_mut().get_mut::<Open>() {
            values.record(&mut Reader(&mut open.fields));
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        let Some(span) = context.span(&id) else { return };
        let Some(open) = span.extensions_mut().remove::<Open>() else { return };
        // Looking for work every half second is nobody's request and would drown the rest.
        if open.parent_id.is_none() && span.name().starts_with("db.") {
            return;
        }
        let finished = Finished { name: span.name(), open, ended: SystemTime::now() };
        if self.finished.try_send(finished).is_err() {
            metrics::counter!("trace_spans_dropped_total").increment(1);
        }
    }
}

struct Reader<'a>(&'a mut Vec<(&'static str, Value)>);

impl Reader<'_> {
    fn keep(&mut self, field: &Field, value: Value) {
        if FIELDS.contains(&field.name()) {
            self.0.retain(|(name, _)| *name != field.name());
            self.0.push((field.name(), value));
        }
    }
}

impl Visit for Reader<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, json!({ "stringValue": value }));
    }
    // Numbers of 64 bits are texts in JSON, as protobuf's mapping says.
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.keep(field, json!({ "intValue": value.to_string() }));
    }
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field, json!({ "intValue": value.to_string() }));
    }
    fn record_bool(&mut self, field: &Field, value: bool) {
        self.keep(field, json!({ "boolValue": value }));
    }
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.keep(field, json!({ "stringValue": format!("{value:?}") }));
    }
}

async fn send_until(
    mut stop: oneshot::Receiver<()>,
    mut waiting: mpsc::Receiver<Finished>,
    mut client: Client,
) {
    let mut stopping = false;
    let mut failing = false;
    while !stopping {
        let mut batch = Vec::new();
        let linger = tokio::time::sleep(LINGER);
        tokio::pin!(linger);
        while batch.len() < BATCH {
            tokio::select! {
                span = waiting.recv() => match span {
                    Some(span) => batch.push(span),
                    None => { stopping = true; break }
                },
                () = &mut linger => break,
                _ = &mut stop, if !stopping => { stopping = true; break }
            }
        }
        while stopping && let Ok(span) = waiting.try_recv() {
            batch.push(span);
        }
        if batch.is_empty() {
            continue;
        }
        let count = batch.len() as u64;
        let body = document(&batch).to_string();
        let headers = [("content-type", "application/json")];
        let outcome = client.send("POST", "/v1/traces", &headers, body).await;
        let failure = match outcome {
            Ok(answer) if answer.status.is_success() => None,
            Ok(answer) => Some(answer.status.to_string()),
            Err(error) => Some(error.to_string()),
        };
        let fails_now = failure.is_some();
        if let Some(why) = failure {
            metrics::counter!("trace_spans_dropped_total").increment(count);
            // Told when it begins, not at every batch.
            if !failing {
                tracing::warn!(why, "the trace collector does not take spans");
            }
        }
        failing = fails_now;
    }
}

/// The batch as OTLP's `ExportTraceServiceRequest` in JSON.
fn document(batch: &[Finished]) -> Value {
    let spans: Vec<Value> = batch.iter().map(row).collect();
    let text = |key: &str, value: &str| json!({ "key": key, "value": { "stringValue": value } });
    json!({ "resourceSpans": [{
        "resource": { "attributes": [
            text("service.name", "stadion"),
            text("service.version", env!("CARGO_PKG_VERSION")),
        ] },
        "scopeSpans": [{ "scope": { "name": "stadion" }, "spans": spans }],
    }] })
}

fn row(span: &Finished) -> Value {
    let open = &span.open;
    let word = |name: &str| {
        let field = open.fields.iter().find(|(field, _)| *field == name);
        field.and_then(|(_, value)| value["stringValue"].as_str())
    };
    // A request is named by what was asked, as OpenTelemetry's conventions have it.
    let is_request = span.name == "request";
    let name = match (is_request, word("method"), word("route")) {
        (true, Some(method), Some(route)) => format!("{method} {route}"),
        _ => span.name.to_owned(),
    };
    let status = open.fields.iter().find(|(field, _)| *field == "status");
    let status = status.and_then(|(_, value)| value["intValue"].as_str()?.parse::<u16>().ok());
    let failed = status.is_some_and(|status| status >= 500) || word("outcome") == Some("failed");
    let attributes: Vec<Value> = open
        .fields
        .iter()
        .map(|(key, value)| json!({ "key": conventional(key), "value": value }))
        .collect();
    json!({
        "traceId": open.trace_id,
        "spanId": open.span_id,
        "parentSpanId": open.parent_id.as_deref().unwrap_or_default(),
        "name": name,
        "kind": if is_request { 2 } else { 1 }, // Server, internal.
        "startTimeUnixNano": nanos(open.began),
        "endTimeUnixNano": nanos(span.ended),
        "attributes": attributes,
        "status": { "code": if failed { 2 } else { 0 } },
    })
}

/// The names which OpenTelemetry gives to what we call more plainly.
fn conventional(field: &str) -> &str {
    match field {
        "method" => "http.request.method",
        "route" => "http.route",
        "status" => "http.response.status_code",
        other => other,
    }
}

fn nanos(at: SystemTime) -> String {
    at.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos().to_string()
}

#[cfg(test)]
mod tests {
    use axum::routing::post;
    use tracing_subscriber::layer::SubscriberExt;

    use super::*;

    /// A collector on a free port that hands over what it is sent.
    async fn collector() -> (Target, mpsc::UnboundedReceiver<Value>) {
        let (sent, received) = mpsc::unbounded_channel();
        let take = move |body: axum::Json<Value>| async move {
            sent.send(body.0).unwrap();
        };
        let router = axum::Router::new().route("/v1/traces", post(take));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let target = Target::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        (target, received)
    }

    #[tokio::test]
    async fn a_request_and_what_it_did_arrive_as_one_trace() {
        let (target, mut received) = collector().await;
        let (spans, exporter) = start(target);
        let subscriber = tracing_subscriber::registry().with(spans);
        tracing::subscriber::with_default(subscriber, || {
            let request = tracing::info_span!(
                "request",
                method = "GET",
                route = "/api/v1/me",
                status = tracing::field::Empty,
                email = "anna@example.org"
            );
            request.in_scope(|| drop(tracing::info_span!("db.read")));
            request.record("status", 500);
        });
        exporter.flush().await;
        let document = received.recv().await.unwrap();
        let spans = &document["resourceSpans"][0]["scopeSpans"][0]["spans"];
        let (read, request) = (&spans[0], &spans[1]);
        assert_eq!(request["name"], "GET /api/v1/me");
        assert_eq!(request["kind"], 2);
        assert_eq!(request["status"]["code"], 2);
        assert_eq!(request["traceId"].as_str().unwrap().len(), 32);
        assert_eq!(read["name"], "db.read");
        assert_eq!(read["traceId"], request["traceId"]);
        assert_eq!(read["parentSpanId"], request["spanId"]);
        let told = document.to_string();
        assert!(told.contains("http.response.status_code"), "{told}");
        assert!(!told.contains("anna"), "no personal data leaves: {told}");
    }

    #[tokio::test]
    async fn without_a_collector_spans_are_dropped_and_nobody_waits() {
        let nowhere = Target::parse("http://127.0.0.1:9").unwrap();
        let (spans, exporter) = start(nowhere);
        let began = std::time::Instant::now();
        let subscriber = tracing_subscriber::registry().with(spans);
        tracing::subscriber::with_default(subscriber, || {
            for _ in 0..2 * QUEUE {
                drop(tracing::info_span!("delivery"));
            }
        });
        exporter.flush().await;
        assert!(began.elapsed() < Duration::from_secs(4));
    }
}
