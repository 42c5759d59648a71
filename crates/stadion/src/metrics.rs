//! Numbers for Prometheus at /metrics. No number carries a person's name, id or place.
use std::sync::OnceLock;

use metrics::{describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use kernel::App;

/// Upper ends of the buckets of every duration, in seconds.
const SECONDS: &[f64] =
    &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0];
/// Upper ends of the buckets of "how many writes shared a commit".
const WRITES: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Starts counting, once for each process, and gives what renders the counts.
pub fn install() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    let start = || {
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets_for_metric(Matcher::Suffix("_seconds".into()), SECONDS);
        let builder = builder.and_then(|builder| {
            builder.set_buckets_for_metric(Matcher::Full("db_group_commit_writes".into()), WRITES)
        });
        let recorder = builder.expect("the buckets above are not empty").build_recorder();
        let handle = recorder.handle();
        // In tests another recorder may be first; then ours stays empty, which harms nobody.
        let _ = metrics::set_global_recorder(recorder);
        describe();
        handle
    };
    HANDLE.get_or_init(start).clone()
}

fn describe() {
    describe_histogram!(
        "http_request_duration_seconds",
        "Time to answer, by method, route and status."
    );
    describe_histogram!(
        "fact_delivery_lag_seconds",
        "From a fact's commit to its listener's commit."
    );
    describe_counter!("fact_deliveries_total", "Facts taken by their listeners, by kind.");
    describe_gauge!("facts_waiting", "Deliveries that wait for their turn.");
    describe_gauge!(
        "facts_parked",
        "Deliveries that used up their tries and wait for the operator."
    );
    describe_gauge!("facts_oldest_waiting_seconds", "Age of the oldest waiting delivery.");
    describe_gauge!("hub_joined", "1 while messages go to other processes and come from them.");
    describe_counter!("hub_said_total", "Messages on their way to other processes.");
    describe_counter!("hub_heard_total", "Messages of other processes.");
    describe_counter!("hub_dropped_total", "Messages for other processes that were given up.");
    describe_counter!("hub_strange_total", "What came over the hub and is no message of ours.");
    describe_counter!(
        "hub_connections_total",
        "How often the server between processes was reached."
    );
    describe_histogram!(
        "db_group_commit_writes",
        "Writes that shared one commit (embedded database)."
    );
    describe_gauge!("db_pool_busy", "Readers or connections at work.");
    describe_gauge!("db_pool_size", "Readers or connections that there are.");
    describe_counter!("safety_reports_total", "Reports of content, by its kind.");
    describe_counter!("safety_decisions_total", "Decisions on reports, by what was decided.");
    describe_counter!("imports_total", "Files imported, by format and outcome.");
    describe_histogram!("import_duration_seconds", "From the last byte of a file to its activity.");
    describe_counter!("trace_spans_dropped_total", "Spans that did not reach the collector.");
    describe_gauge!("notification_streams", "Open live streams of notifications.");
    describe_gauge!("http_connections", "Open connections.");
    describe_gauge!("process_resident_memory_bytes", "Memory in use.");
    describe_gauge!("process_open_fds", "Open files and sockets.");
    describe_gauge!("stadion_build_info", "1, labelled with the version.");
}

/// Everything counted so far, in Prometheus' text format. What must be looked up is looked up now.
pub async fn render(handle: &PrometheusHandle, app: &App) -> String {
    if let Ok((waiting, parked, oldest)) = kernel::facts::waiting(&app.db).await {
        let age_ms = oldest.map_or(0, |at| (app.clock.now().0 - at.0).max(0));
        gauge!("facts_waiting").set(waiting as f64);
        gauge!("facts_parked").set(parked as f64);
        gauge!("facts_oldest_waiting_seconds").set(age_ms as f64 / 1000.0);
    }
    let (busy, size) = app.db.pool_use();
    gauge!("db_pool_busy").set(busy as f64);
    gauge!("db_pool_size").set(size as f64);
    if let Some(bytes) = resident_bytes() {
        gauge!("process_resident_memory_bytes").set(bytes as f64);
    }
    if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(files.count() as f64);
    }
    gauge!("stadion_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    handle.run_upkeep();
    handle.render()
}

/// Memory in use, where the system tells it as Linux does.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib * 1024)
}
