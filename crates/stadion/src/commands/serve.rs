use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use identity::erasure;
use kernel::{App, hub};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::say;
use crate::backup::restore;
use crate::cli::Settings;
use crate::client::Target;
use crate::failure::{Failure, exit};
use crate::ground::Ground;
use crate::web::Web;
use crate::{demo, jobs, logs, metrics, server, traces, wiring};

/// How long deliveries may take after the last request, when we stop.
const DELIVER_WITHIN: Duration = Duration::from_secs(10);

/// Runs Stadion until SIGTERM or Ctrl-C, then finishes requests and deliveries and closes. A second signal
/// ends it at once; even then nothing that was acknowledged is lost.
#[derive(Args)]
pub struct Serve {
    /// Also fill it with eight invented athletes, in the background, and print how to sign in as them. Their
    /// password is known to everyone, and their staff need no second factor: never do this where real people are.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    /// Runs it from start to stop.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let began = Instant::now();
        let config = settings.config()?;
        let collector = config.otlp_url.as_deref().and_then(|url| Target::parse(url).ok());
        let (spans, exporter) = collector.map(traces::start).unzip();
        logs::start(&config.log_level, config.log_format, spans);
        let rendered = config.metrics.then(metrics::install);

        restore::refuse_unfinished(&config)?;
        // The port is taken first: whoever starts a second one by mistake is told before anything is touched.
        let listener = TcpListener::bind(config.listen).await.map_err(|error| {
            let address = config.listen;
            Failure::missing(format!(
                "cannot listen on {address}: {error}; choose another with --listen"
            ))
        })?;
        let address = listener.local_addr()?;
        let app = wiring::open(&config, address.port()).await?;
        let standing = wiring::migrate(&app).await?;

        // After a backup came back, before anybody is let in.
        if erasure::replay::is_due(&app).await? {
            let erased = erasure::replay::replay(&app, &wiring::forgetting()).await?;
            tracing::warn!(erased, "a backup came back; who was erased since is erased again");
        }

        if let Some(address) = &config.hub {
            hub::server::join(app.db.hub(), address.clone(), &app.vault.fingerprint());
        }
        let (stop, stopping) = watch::channel(false);
        let courier = config.roles.worker.then(|| {
            let courier = app.courier.clone();
            tokio::spawn(async move { courier.run().await })
        });
        let carrier = wiring::carrier(&config, &app)?;
        let mut jobs = match config.roles.worker {
            true => jobs::start(&app, &config.identity(), carrier, &stopping),
            false => tokio::task::JoinSet::new(),
        };
        let circles = wiring::circles(config.circles());
        let finder = social::Finder::new(config.finder());
        if config.roles.api {
            let (kept, on, until) = (finder.clone(), app.clone(), stopping.clone());
            jobs.spawn(async move { kept.keep(&on, until).await });
            let (circles, app, stopping) = (circles.clone(), app.clone(), stopping.clone());
            jobs.spawn(async move { circles.keep(&app, stopping).await });
        }
        let web = Web::new(config.web_dir.clone(), config.map_style_url.as_deref());
        let ground = Ground {
            metrics: rendered,
            metrics_token: config.metrics_token.clone(),
            map_style_url: config.map_style_url.clone(),
            identity: config.identity(),
            build: web.build(),
            stopping: stopping.clone(),
            courier: courier.as_ref().map(tokio::task::JoinHandle::abort_handle),
            second_factor_for_staff: !self.demo,
            circles: circles.clone(),
            finder,
        };
        if self.demo {
            tracing::warn!(
                event = "staff_without_second_factor",
                "a demo: a password alone makes staff here"
            );
        }
        let router = wiring::router(&config, &app, Arc::new(ground), web);

        let mut signals = Signals::listen()?;
        let url = app.public_url.to_string();
        let ready_ms = began.elapsed().as_millis() as u64;
        tracing::info!(%address, url, schema = standing.at, ready_ms, "Stadion is ready");
        say(format_args!("Stadion is ready at {url} (listening on {address})"))?;
        if self.demo {
            say(demo::logins())?;
            let (filled, mut stop) = (app.clone(), stopping.clone());
            tokio::spawn(async move {
                tokio::select! {
                    () = fill_with_demo(&filled, address) => {}
                    // The next start goes on where this one stops.
                    _ = stop.wait_for(|stopping| *stopping) => {}
                }
            });
        }

        let mut serving = tokio::spawn(server::serve(listener, router, told_to(stopping.clone())));
        tokio::select! {
            () = signals.next() => {}
            // The accept loop ends only when told to, so this is a fault of ours.
            _ = &mut serving => tracing::error!("the accept loop ended by itself"),
        }
        tracing::info!("stopping: finishing requests and deliveries");
        let _ = stop.send(true);
        // Answers without an end have one now.
        app.db.hub().close();
        tokio::select! {
            () = finish(&app, serving, courier, &mut jobs) => {}
            () = signals.next() => tracing::warn!("asked twice: stopping at once"),
        }
        if let Some(exporter) = exporter {
            exporter.flush().await;
        }
        tracing::info!("stopped");
        Ok(exit::DONE)
    }
}

/// Requests first, because they may wait for deliveries; then deliveries; then the database.
async fn finish(
    app: &App,
    serving: tokio::task::JoinHandle<()>,
    courier: Option<tokio::task::JoinHandle<()>>,
    jobs: &mut tokio::task::JoinSet<()>,
) {
    if !serving.is_finished() {
        let _ = serving.await;
    }
    while jobs.join_next().await.is_some() {}
    if let Some(courier) = courier {
        app.courier.stop();
        if tokio::time::timeout(DELIVER_WITHIN, courier).await.is_err() {
            tracing::warn!("deliveries took too long; the rest waits for the next start");
        }
    }
    app.db.close().await;
}

async fn told_to(mut stopping: watch::Receiver<bool>) {
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

/// Being asked to stop: Ctrl-C, or SIGTERM.
#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Signals> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Signals { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> std::io::Result<Signals> {
        Ok(Signals)
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

/// The demo comes in through the front door, like everyone. Its operator is made here, because no request can.
async fn fill_with_demo(app: &App, address: SocketAddr) {
    let host = if address.ip().is_unspecified() { [127, 0, 0, 1].into() } else { address.ip() };
    let authority = SocketAddr::new(host, address.port()).to_string();
    let target = Target { authority, base: String::new() };
    let wish = demo::Wish::default();
    if let Err(error) = demo::journey::invent(app, wish.seed).await {
        let causes = kernel::error::causes(&error);
        tracing::error!(causes, "the past of the demo's funnel could not be invented");
    }
    let real = demo::shop::RealShop::from_environment();
    if let Err(error) = demo::shop::open(app, wish.seed, real.as_ref()).await {
        tracing::error!(%error, "the shop of the demo could not be opened");
    }
    if let Err(error) = demo::seed(target.clone(), &wish, |line| eprintln!("{line}")).await {
        tracing::error!(%error, "the demo could not be filled in");
        return;
    }
    if let Err(error) = demo::challenges::hold(app).await {
        let causes = kernel::error::causes(&error);
        tracing::error!(causes, "the challenges of the demo could not be held");
    }
    if let Err(error) = demo::voices::answer(target).await {
        tracing::error!(%error, "the feedback of the demo could not be answered");
    }
}
