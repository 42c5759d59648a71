//! Structured logs on stderr, and spans to a collector when one is configured.
use std::io::IsTerminal;

use tracing_subscriber::filter::{EnvFilter, FilterExt, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry};

use crate::config::LogFormat;
use crate::traces::Spans;

/// Spans for the collector carry this target; they never appear in the log.
const SPAN_TARGET: &str = "span";

/// Understands the directives of `log_level`.
pub fn filter(directives: &str) -> Result<EnvFilter, String> {
    EnvFilter::builder().parse(directives).map_err(|error| error.to_string())
}

/// Starts logging. Called once, by the program; a second call changes nothing.
pub fn start(directives: &str, format: LogFormat, spans: Option<Spans>) {
    let wanted = filter(directives).unwrap_or_else(|_| EnvFilter::new("info"));
    let wanted = wanted.and(filter_fn(|meta| meta.target() != SPAN_TARGET));
    let stderr = std::io::stderr;
    let colours =
        stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let lines: Box<dyn Layer<Registry> + Send + Sync> = match format {
        LogFormat::Text => {
            let lines = tracing_subscriber::fmt::layer().with_ansi(colours).with_writer(stderr);
            Box::new(lines.with_filter(wanted))
        }
        LogFormat::Json => {
            let lines = tracing_subscriber::fmt::layer().json().flatten_event(true);
            Box::new(lines.with_writer(stderr).with_filter(wanted))
        }
    };
    let spans =
        spans.map(|spans| spans.with_filter(filter_fn(|meta| meta.target() == SPAN_TARGET)));
    let _ = tracing_subscriber::registry().with(lines).with(spans).try_init();
}
