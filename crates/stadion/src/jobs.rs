//! Work that comes round again: forgetting what is old, tidying what was left.
use std::future::Future;
use std::time::Duration;

use identity::mail::Carrier;
use kernel::{App, Result};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::{needs, takeaway, wiring};

const MOMENT: Duration = Duration::from_secs(3);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// Starts every periodic job; they end when `stopping` turns true.
pub fn start(
    app: &App,
    settings: &identity::Settings,
    carrier: Option<Carrier>,
    stopping: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    let mut every = |name: &'static str, pause: Duration, job: Job| {
        jobs.spawn(run(name, pause, job, app.clone(), stopping.clone()));
    };
    every("forget old idempotency keys", HOUR, Box::new(|app| Box::pin(forget_old_answers(app))));
    every("forget old facts", HOUR, Box::new(|app| Box::pin(forget_old_facts(app))));
    every("erase who asked for it", MINUTE, Box::new(|app| Box::pin(erase(app))));
    every("forget old cases and feedback", HOUR, Box::new(|app| Box::pin(forget_old_cases(app))));
    every("forget old news", HOUR, Box::new(|app| Box::pin(forget_old_news(app))));
    every("forget old invitations", HOUR, Box::new(|app| Box::pin(forget_old_invitations(app))));
    let social = needs::of_social_with(settings.clone());
    let chosen = social.clone();
    every("tell devices", MOMENT, Box::new(move |app| Box::pin(tell_devices(app, chosen.clone()))));
    let chosen = social.clone();
    every(
        "forget devices",
        MINUTE,
        Box::new(move |app| Box::pin(sweep_devices(app, chosen.clone()))),
    );
    let chosen = social.clone();
    every(
        "write digests",
        MINUTE,
        Box::new(move |app| Box::pin(write_digests(app, chosen.clone()))),
    );
    every(
        "follow addresses",
        HOUR,
        Box::new(move |app| Box::pin(follow_addresses(app, social.clone()))),
    );
    every("end what has run out", MINUTE * 10, Box::new(|app| Box::pin(sweep_identity(app))));
    every("end consents to older words", MINUTE, Box::new(|app| Box::pin(expire_consents(app))));
    every("take out what nobody allowed", HOUR, Box::new(|app| Box::pin(take_out_unasked(app))));
    every("settle challenges", MINUTE, Box::new(|app| Box::pin(settle_challenges(app))));
    every("keep offers and codes", MINUTE, Box::new(|app| Box::pin(keep_offers(app))));
    every("sweep half-received files", HOUR, Box::new(|app| Box::pin(sweep_files(app))));
    every("seal files of earlier versions", HOUR, Box::new(|app| Box::pin(seal_files(app))));
    every("let everybody be found", HOUR, Box::new(|app| Box::pin(index_people(app))));
    every("count regions", HOUR, Box::new(|app| Box::pin(count_regions(app))));
    every("clear closed groups", MINUTE, Box::new(|app| Box::pin(clear_groups(app))));
    every("sweep pictures of nothing", HOUR, Box::new(|app| Box::pin(sweep_pictures(app))));
    every("read product feeds", MOMENT, Box::new(|app| Box::pin(read_feeds(app))));
    every("sweep exports", HOUR, Box::new(|app| Box::pin(sweep_exports(app))));
    let chosen = settings.clone();
    every("make exports", MOMENT, Box::new(move |app| Box::pin(make_exports(app, chosen.clone()))));
    every("take in exports", MOMENT, Box::new(|app| Box::pin(take_in_exports(app))));
    if let Some(carrier) = carrier {
        let mail = (carrier, settings.clone());
        every("send mail", MOMENT, Box::new(move |app| Box::pin(send_mail(app, mail.clone()))));
    }
    let activity = activity::jobs(app.clone());
    let stopper = activity.clone();
    let mut stop = stopping.clone();
    jobs.spawn(async move { activity.run().await });
    jobs.spawn(async move {
        let _ = stop.wait_for(|stopping| *stopping).await;
        stopper.stop();
    });
    jobs
}

type Job = Box<dyn Fn(App) -> futures_util::future::BoxFuture<'static, Result<u64>> + Send + Sync>;

/// Runs a job at once and then after each pause. A failure is logged; the next round tries again.
async fn run(
    name: &'static str,
    pause: Duration,
    job: Job,
    app: App,
    mut stopping: watch::Receiver<bool>,
) {
    loop {
        match until_stop(&mut stopping, job(app.clone())).await {
            None => return,
            Some(Ok(0)) => {}
            Some(Ok(count)) => tracing::info!(job = name, count, "tidied up"),
            Some(Err(error)) => {
                tracing::error!(job = name, causes = kernel::error::causes(&error), "a job failed");
            }
        }
        if until_stop(&mut stopping, tokio::time::sleep(pause)).await.is_none() {
            return;
        }
    }
}

/// The outcome of the work, or `None` if the process stops first. A job is a few short writes, and each of
/// them is kept or not, so leaving it half-way harms nothing; half an export is a file that no row names.
async fn until_stop<T>(
    stopping: &mut watch::Receiver<bool>,
    work: impl Future<Output = T>,
) -> Option<T> {
    tokio::select! {
        outcome = work => Some(outcome),
        _ = stopping.wait_for(|stopping| *stopping) => None,
    }
}

async fn forget_old_answers(app: App) -> Result<u64> {
    let now = app.clock.now();
    app.db.write(move |tx| kernel::idempotency::forget_old(tx, now)).await
}

async fn forget_old_facts(app: App) -> Result<u64> {
    let mut forgotten = 0;
    loop {
        let now = app.clock.now();
        match app.db.write(move |tx| kernel::facts::forget_old(tx, now)).await? {
            0 => return Ok(forgotten),
            some => forgotten += some,
        }
    }
}

async fn forget_old_cases(app: App) -> Result<u64> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        Ok(insight::feedback::forget_old(tx, now)? + safety::periods::forget_old(tx, now)?)
    });
    write.await
}

async fn forget_old_news(app: App) -> Result<u64> {
    let mut forgotten = 0;
    loop {
        let now = app.clock.now();
        match app.db.write(move |tx| social::notifications::forget_old(tx, now)).await? {
            0 => return Ok(forgotten),
            some => forgotten += some,
        }
    }
}

async fn forget_old_invitations(app: App) -> Result<u64> {
    let mut forgotten = 0;
    loop {
        let now = app.clock.now();
        match app.db.write(move |tx| social::invitations::mail::forget_old(tx, now)).await? {
            0 => return Ok(forgotten),
            some => forgotten += some,
        }
    }
}

async fn tell_devices(app: App, needs: social::Needs) -> Result<u64> {
    social::notifications::push::send::send_due(&app, &needs).await
}

async fn sweep_devices(app: App, needs: social::Needs) -> Result<u64> {
    social::notifications::push::sweep(&app, &needs).await
}

async fn write_digests(app: App, needs: social::Needs) -> Result<u64> {
    social::notifications::digest::write_due(&app, &needs).await
}

/// People who moved to another address since they let themselves be found by it.
async fn follow_addresses(app: App, needs: social::Needs) -> Result<u64> {
    social::addresses::keep(&app, &needs).await
}

async fn erase(app: App) -> Result<u64> {
    identity::erasure::work::turn(&app, &wiring::forgetting()).await
}

async fn sweep_identity(app: App) -> Result<u64> {
    let now = app.clock.now();
    app.db.write(move |tx| identity::sweep(tx, now)).await
}

async fn expire_consents(app: App) -> Result<u64> {
    identity::consents::expire::expire(&app.db, app.clock.now()).await
}

/// Activities from before anybody was asked about their body.
async fn take_out_unasked(app: App) -> Result<u64> {
    activity::catch_up(&app).await
}

/// Files from before athletes had keys of their own.
async fn seal_files(app: App) -> Result<u64> {
    activity::seal_old_files(&app).await
}

/// Accounts older than the search by name. Newer ones come in by facts.
async fn index_people(app: App) -> Result<u64> {
    social::catch_up(&app).await
}

/// What is left of groups that were closed.
async fn clear_groups(app: App) -> Result<u64> {
    social::groups::close::sweep(&app).await
}

async fn count_regions(app: App) -> Result<u64> {
    compare::region::release::release(&app, &crate::needs::of_compare()).await
}

async fn sweep_pictures(app: App) -> Result<u64> {
    Ok(insight::feedback::sweep(&app).await? + social::groups::picture::sweep(&app).await?)
}

async fn settle_challenges(app: App) -> Result<u64> {
    compete::closing::settle(&app).await
}

async fn read_feeds(app: App) -> Result<u64> {
    shop::feeds::work::read_due(&app).await
}

async fn send_mail(app: App, (carrier, settings): (Carrier, identity::Settings)) -> Result<u64> {
    identity::mail::turn(&app, &settings, &carrier).await
}

async fn make_exports(app: App, settings: identity::Settings) -> Result<u64> {
    identity::exports::work::turn(&app, &settings, &takeaway::rooms()).await
}

async fn take_in_exports(app: App) -> Result<u64> {
    identity::restores::work::turn(&app, &takeaway::rooms()).await
}

async fn sweep_exports(app: App) -> Result<u64> {
    identity::exports::work::sweep(&app).await
}

async fn keep_offers(app: App) -> Result<u64> {
    shop::upkeep::keep(&app).await
}

async fn sweep_files(app: App) -> Result<u64> {
    let sweep = tokio::task::spawn_blocking(move || app.files.sweep());
    Ok(sweep.await.map_err(kernel::Error::internal)??)
}
