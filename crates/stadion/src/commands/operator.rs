use clap::{Args, Subcommand};
use identity::operators;
use kernel::staff::Role;
use kernel::{App, athlete};

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Operators run this place, each in one role. Who stands at this command line says who they are; no request can.
#[derive(Args)]
pub struct Operator {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Give an athlete a role, in place of the one they had, from their next request on
    Add {
        /// Their handle
        handle: String,
        /// What they do here
        #[arg(long, value_enum, default_value = "admin")]
        role: RoleName,
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

/// Roles, as they are typed.
#[derive(Clone, Copy, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
enum RoleName {
    /// Answers people; looks at an account once another person agreed
    Support,
    /// Decides on reports; closes accounts together with another person
    Moderator,
    /// Reads the audit trail; agrees to looks at an account
    PrivacyOfficer,
    /// Holds challenges, runs shops and promotions, reads the figures
    Admin,
}

impl RoleName {
    fn role(self) -> Role {
        match self {
            RoleName::Support => Role::Support,
            RoleName::Moderator => Role::Moderator,
            RoleName::PrivacyOfficer => Role::PrivacyOfficer,
            RoleName::Admin => Role::Admin,
        }
    }
}

impl Operator {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let outcome = match &self.what {
            What::Add { handle, role } => change(&app, handle, Some(role.role())).await,
            What::Remove { handle } => change(&app, handle, None).await,
            What::List { json } => list(&app, *json).await,
        };
        app.db.close().await;
        outcome
    }
}

/// With a role the athlete gets it, without one they lose theirs.
async fn change(app: &App, handle: &str, role: Option<Role>) -> Result<u8, Failure> {
    let handle = handle.trim_start_matches('@').to_lowercase();
    let now = app.clock.now();
    let asked = handle.clone();
    let write = app.db.write(move |tx| {
        let Some(id) = athlete::id_of_handle(tx, &asked)? else { return Ok(None) };
        let changed = match role {
            Some(role) => operators::add(tx, id, role, now)?,
            None => operators::remove(tx, id, now)?,
        };
        Ok(Some((id, changed)))
    });
    let Some((id, changed)) = write.await? else {
        return Err(Failure::missing(format!("there is no athlete with the handle {handle}")));
    };
    if changed {
        // The id tells an auditor who it was, and a reader of the log nothing about a person.
        let event = if role.is_some() { "operator_added" } else { "operator_removed" };
        tracing::warn!(event, athlete = %id, "identity");
    }
    say(match (role.map(Role::word), changed) {
        (Some(role), true) => format!("@{handle} is an operator now: {role}."),
        (Some(role), false) => format!("@{handle} was that already: {role}."),
        (None, true) => format!("@{handle} is no operator any more."),
        (None, false) => format!("@{handle} was no operator."),
    })?;
    Ok(exit::DONE)
}

async fn list(app: &App, json: bool) -> Result<u8, Failure> {
    let read = app.db.read(|tx| {
        let mut found = Vec::new();
        for (id, role, added_at) in operators::list(tx)? {
            let athlete = athlete::find_closed_too(tx, id)?;
            found.extend(athlete.map(|athlete| (athlete.handle, role.word(), added_at)));
        }
        Ok(found)
    });
    let found = read.await?;
    if found.is_empty() && !json {
        say("Nobody is an operator. Make somebody one: stadion operator add HANDLE")?;
    }
    for (handle, role, added_at) in found {
        match json {
            true => {
                say(serde_json::json!({ "handle": handle, "role": role, "added_at": added_at }))?
            }
            false => say(format_args!("@{handle}  {role} since {added_at}"))?,
        }
    }
    Ok(exit::DONE)
}
