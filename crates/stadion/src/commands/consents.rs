use clap::{Args, Subcommand};
use kernel::consent::ledger::{self, Broken};

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// What athletes allowed and took back stands in a ledger whose rows nobody changes unseen.
#[derive(Args)]
pub struct Consents {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Walk every chain of the ledger and say whether each row is still what was written; exits with 1 if one is not
    Verify {
        /// One JSON object
        #[arg(long)]
        json: bool,
    },
}

impl Consents {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let What::Verify { json } = self.what;
        let outcome = verify(&app, json).await;
        app.db.close().await;
        outcome
    }
}

async fn verify(app: &kernel::App, json: bool) -> Result<u8, Failure> {
    let found = ledger::verify(&app.db).await?;
    if json {
        let broken: Vec<_> = found.broken.iter().map(as_json).collect();
        say(serde_json::json!({
            "athletes": found.athletes, "events": found.events, "broken": broken,
        }))?;
    } else {
        for broken in &found.broken {
            say(format_args!(
                "athlete {}, row {}: {}",
                broken.athlete, broken.sequence, broken.fault
            ))?;
        }
        let whole = found.athletes - found.broken.len() as u64;
        say(format_args!(
            "{} rows of {} athletes: {whole} chains are whole, {} broken.",
            found.events,
            found.athletes,
            found.broken.len()
        ))?;
    }
    Ok(if found.broken.is_empty() { exit::DONE } else { exit::PARTLY })
}

fn as_json(broken: &Broken) -> serde_json::Value {
    serde_json::json!({
        "athlete_id": broken.athlete, "sequence": broken.sequence, "fault": broken.fault.to_string(),
    })
}
