use clap::{Args, Subcommand};
use identity::operators;
use kernel::{App, athlete};

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Operators hold regional challenges. Who stands at this command line says who they are; no request can.
#[derive(Args)]
pub struct Operator {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Make an athlete an operator, from their next request on
    Add {
        /// Their handle
        handle: String,
    },
    /// Make an operator an ordinary athlete again, from their next request on
    Remove {
        /// Their handle
        handle: String,
    },
    /// List operators, the first one first
    List {
        /// One JSON object a line
        #[arg(long)]
        json: bool,
    },
}

impl Operator {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let outcome = match &self.what {
            What::Add { handle } => change(&app, handle, true).await,
            What::Remove { handle } => change(&app, handle, false).await,
            What::List { json } => list(&app, *json).await,
        };
        app.db.close().await;
        outcome
    }
}

async fn change(app: &App, handle: &str, add: bool) -> Result<u8, Failure> {
    let handle = handle.trim_start_matches('@').to_lowercase();
    let now = app.clock.now();
    let asked = handle.clone();
    let write = app.db.write(move |tx| {
        let Some(athlete) = athlete::find_by_handle(tx, &asked)? else { return Ok(None) };
        let changed = match add {
            true => operators::add(tx, athlete.id, now)?,
            false => operators::remove(tx, athlete.id)?,
        };
        Ok(Some((athlete.id, changed)))
    });
    let Some((id, changed)) = write.await? else {
        return Err(Failure::missing(format!("there is no athlete with the handle {handle}")));
    };
    if changed {
        // The id tells an auditor who it was, and a reader of the log nothing about a person.
        let event = if add { "operator_added" } else { "operator_removed" };
        tracing::warn!(event, athlete = %id, "identity");
    }
    say(match (add, changed) {
        (true, true) => format!("@{handle} is an operator now."),
        (true, false) => format!("@{handle} was an operator already."),
        (false, true) => format!("@{handle} is no operator any more."),
        (false, false) => format!("@{handle} was no operator."),
    })?;
    Ok(exit::DONE)
}

async fn list(app: &App, json: bool) -> Result<u8, Failure> {
    let read = app.db.read(|tx| {
        let mut found = Vec::new();
        for (id, added_at) in operators::list(tx)? {
            found.extend(athlete::find(tx, id)?.map(|athlete| (athlete.handle, added_at)));
        }
        Ok(found)
    });
    let found = read.await?;
    if found.is_empty() && !json {
        say("Nobody is an operator. Make somebody one: stadion operator add HANDLE")?;
    }
    for (handle, added_at) in found {
        match json {
            true => say(serde_json::json!({ "handle": handle, "added_at": added_at }))?,
            false => say(format_args!("@{handle}  since {added_at}"))?,
        }
    }
    Ok(exit::DONE)
}
