use clap::{Args, Subcommand};
use kernel::facts;

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Facts that used up their tries are parked until the operator has mended the cause.
#[derive(Args)]
pub struct Facts {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// List parked deliveries, oldest first
    Parked {
        /// One JSON object a line
        #[arg(long)]
        json: bool,
        /// At most so many
        #[arg(long, default_value_t = 100)]
        limit: usize,
    },
    /// Put parked deliveries back in line; a running worker takes them within a second
    Retry {
        /// Which one, by the position that `parked` shows
        #[arg(required_unless_present = "all", conflicts_with = "all")]
        position: Option<i64>,
        /// All of them
        #[arg(long)]
        all: bool,
        /// One JSON object
        #[arg(long)]
        json: bool,
    },
}

impl Facts {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let outcome = match self.what {
            What::Parked { json, limit } => list(&app, json, limit).await,
            What::Retry { position, json, .. } => retry(&app, position, json).await,
        };
        app.db.close().await;
        outcome
    }
}

async fn list(app: &kernel::App, json: bool, limit: usize) -> Result<u8, Failure> {
    let parked = facts::parked(&app.db, limit).await?;
    if parked.is_empty() && !json {
        say("No fact is parked.")?;
    }
    for one in parked {
        if json {
            say(serde_json::to_string(&one)?)?;
            continue;
        }
        say(format_args!(
            "{}  {} for {}, parked {} after {} tries: {}",
            one.position,
            one.kind,
            one.listener,
            one.parked_at,
            one.attempts,
            one.last_error.unwrap_or_default()
        ))?;
    }
    Ok(exit::DONE)
}

async fn retry(app: &kernel::App, position: Option<i64>, json: bool) -> Result<u8, Failure> {
    let count = facts::retry(&app.db, position, app.clock.now()).await?;
    if json {
        say(serde_json::json!({ "retried": count }))?;
    } else {
        say(format_args!("{count} put back in line."))?;
    }
    match (position, count) {
        (Some(position), 0) => {
            Err(Failure::missing(format!("no parked delivery has the position {position}")))
        }
        _ => Ok(exit::DONE),
    }
}
