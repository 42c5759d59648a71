//! The rooms and what joins them: whose routes, who hears which facts, who answers whose questions.
use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use bytes::Bytes;
use identity::erasure::work::Forgetting;
use identity::mail::carrier::{self, Carrier};
use kernel::app::Doorkeeper;
use kernel::db::{DbOptions, migrate};
use kernel::facts::{Courier, Listeners};
use kernel::files::Files;
use kernel::staff::Operators;
use kernel::vault::{self, Vault};
use kernel::{App, Clock, Db};
use utoipa::openapi::{Info, OpenApi, Paths};
use utoipa_axum::router::OpenApiRouter;

use crate::config::Config;
use crate::failure::Failure;
use crate::ground::{self, Ground};
use crate::needs;
use crate::web::Web;

/// Opens the database and the files and puts the app together. Nothing turns yet.
pub async fn open(config: &Config, port: u16) -> Result<App, Failure> {
    make_folder(config)?;
    let db = open_database(&config.database()).await?;
    db.listen(listeners());
    let clock = Clock::default();
    let files = Files::open(config.files_dir()).map_err(|error| {
        Failure::missing(format!(
            "the folder {} cannot be used: {error}",
            config.files_dir().display()
        ))
    })?;
    let vault = Vault::open(&config.region_key_file())
        .map_err(|fault| Failure::missing(fault.to_string()))?;
    Ok(App {
        courier: Courier::new(db.clone(), clock.clone()),
        db,
        files,
        vault,
        clock,
        doorkeeper: doorkeeper(),
        public_url: config.public_url(port).into(),
    })
}

/// Brings the database to the schema of this program, and refuses one that was written under another key of the region.
/// Says which steps were taken.
pub async fn migrate(app: &App) -> Result<migrate::Standing, Failure> {
    let standing = migrate::run(&app.db, schema::MIGRATIONS, app.clock.now()).await?;
    let vault = app.vault.clone();
    if app.db.write(move |tx| vault::matches(tx, &vault)).await? {
        return Ok(standing);
    }
    Err(Failure::missing(
        "this database was written under another key of the region, so the files of its athletes would not open. Please name \
         the right file in region_key_file; by default it is region.key in data_dir",
    ))
}

fn make_folder(config: &Config) -> Result<(), Failure> {
    let cannot = |folder: &std::path::Path, error: std::io::Error| {
        Failure::missing(format!("the folder {} cannot be made: {error}", folder.display()))
    };
    std::fs::create_dir_all(&config.data_dir).map_err(|error| cannot(&config.data_dir, error))?;
    if let Some(path) = config.database_url.strip_prefix("sqlite:")
        && let Some(folder) = std::path::Path::new(path).parent()
    {
        std::fs::create_dir_all(folder).map_err(|error| cannot(folder, error))?;
    }
    Ok(())
}

async fn open_database(options: &DbOptions) -> Result<Db, Failure> {
    Db::open(options).await.map_err(|error| {
        let shown = crate::config::without_password(&options.url);
        Failure::missing(format!(
            "the database {shown} cannot be opened: {}",
            kernel::error::causes(&error)
        ))
    })
}

/// What carries mail away, where a server for it is configured.
pub fn carrier(config: &Config, app: &App) -> Result<Option<Carrier>, Failure> {
    let Some((server, sender)) = &config.mail else { return Ok(None) };
    let carrier = Carrier::new(server, sender.clone(), &app.public_url, carrier::WITHIN);
    let carrier = carrier.map_err(|error| {
        let why = kernel::error::causes(&error);
        Failure::configuration(format!("the server of smtp_url cannot be used: {why}"))
    })?;
    Ok(Some(carrier))
}

/// Who hears which facts.
pub fn listeners() -> Listeners {
    let listeners = activity::listeners(Listeners::none());
    let listeners = rewards::listeners(listeners);
    let listeners = social::listeners(listeners, needs::of_social());
    let listeners = training::listeners(listeners);
    let listeners = compete::listeners(listeners);
    let listeners = shop::listeners(listeners);
    insight::listeners(listeners)
}

/// Everything that is to be forgotten of somebody who is erased, and where their files are.
pub fn forgetting() -> Forgetting {
    let rooms = vec![
        activity::forget::FORGETTER,
        rewards::forget::FORGETTER,
        social::forget::FORGETTER,
        training::forget::FORGETTER,
        compete::forget::FORGETTER,
        compare::forget::FORGETTER,
        shop::forget::FORGETTER,
        insight::forget::FORGETTER,
        safety::forget::FORGETTER,
        identity::forget::FORGETTER,
        // Last: what the others tell while they forget goes with it.
        kernel::forget::GROUND,
    ];
    Forgetting { rooms, folders: &["originals", "streams", "archives", "exports", "restores"] }
}

/// Who knows whom, as social keeps it. Nothing is in memory before it is kept.
pub fn circles(settings: social::circles::Settings) -> social::Circles {
    social::Circles::new(settings, needs::discretion())
}

/// Who knows sessions.
pub fn doorkeeper() -> Arc<dyn Doorkeeper> {
    Arc::new(identity::Door::new())
}

/// Every route of every room, each with its deadline, and the description of them all.
pub fn routes(ground: Arc<Ground>) -> (Router<App>, OpenApi) {
    let operators: Arc<dyn Operators> =
        Arc::new(identity::operators::Desk { second_factor: ground.second_factor_for_staff });
    let ordinary = OpenApiRouter::with_openapi(OpenApi::new(info(), Paths::new()))
        .merge(identity::routes_with(ground.identity.clone(), needs::circle()))
        .merge(identity::staff_routes(operators.clone()))
        .merge(activity::routes(needs::progress(), needs::friends(), needs::guard()))
        .merge(rewards::routes())
        .merge(social::routes(
            needs::of_social_with(ground.identity.clone()),
            ground.circles.clone(),
            ground.finder.clone(),
        ))
        .merge(training::routes(needs::of_training()))
        .merge(compete::routes(needs::of_compete(operators.clone())))
        .merge(compare::routes(needs::of_compare()))
        .merge(shop::routes(needs::of_shop(operators.clone())))
        .merge(insight::routes(needs::of_insight(operators.clone())))
        .merge(safety::routes(needs::of_safety(operators.clone())))
        .merge(ground::routes(ground));
    let (ordinary, mut openapi) = ordinary.split_for_parts();
    let (uploads, of_uploads) = activity::upload_routes(needs::progress())
        .merge(insight::upload_routes(needs::of_insight(operators.clone())))
        .merge(identity::upload_routes())
        .merge(social::upload_routes())
        .split_for_parts();
    openapi.merge(of_uploads);
    let (feeds, of_feeds) =
        shop::upload_routes(needs::of_shop(operators.clone())).split_for_parts();
    openapi.merge(of_feeds);
    let uploads = uploads.merge(feeds);
    let ordinary = kernel::http::within(ordinary, kernel::http::DEADLINE);
    let uploads = kernel::http::within(uploads, kernel::http::UPLOAD_DEADLINE);
    (ordinary.merge(uploads), openapi)
}

/// The finished router of a process.
pub fn router(config: &Config, app: &App, ground: Arc<Ground>, web: Web) -> Router {
    let (routes, openapi) = match config.roles.api {
        true => routes(ground),
        false => ground::routes(ground).split_for_parts(),
    };
    let openapi = Bytes::from(crate::openapi::describe(&openapi).to_string());
    let routes = routes.route(
        "/api/openapi.json",
        get(move || async move { ([(CONTENT_TYPE, "application/json")], openapi) }),
    );
    let routes = routes.fallback(move |request| async move { web.answer(request).await });
    let routes = kernel::http::surround(routes, app);
    kernel::client::behind_proxies(routes, config.proxies).with_state(app.clone())
}

/// The description of the API, without starting anything.
pub fn openapi_json() -> Result<String, Failure> {
    let (_, stopping) = tokio::sync::watch::channel(false);
    let ground = Ground {
        metrics: None,
        metrics_token: None,
        map_style_url: None,
        identity: identity::Settings::default(),
        build: String::new(),
        stopping,
        courier: None,
        second_factor_for_staff: true,
        circles: circles(social::circles::Settings::default()),
        finder: social::Finder::new(social::people::finder::Settings::default()),
    };
    let (_, openapi) = routes(Arc::new(ground));
    Ok(serde_json::to_string_pretty(&crate::openapi::describe(&openapi))?)
}

fn info() -> Info {
    utoipa::openapi::InfoBuilder::new()
        .title("Stadion")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Activities, progress and people. Every refusal is a problem document (RFC 9457).",
        ))
        .build()
}
