use clap::Args;

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Brings the database to the schema of this program. `serve` does this by itself when it starts.
#[derive(Args)]
pub struct Migrate {
    /// One JSON object
    #[arg(long)]
    json: bool,
}

impl Migrate {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        let standing = wiring::migrate(&app).await?;
        app.db.close().await;
        if self.json {
            let line = serde_json::json!({ "schema": standing.at, "applied": standing.applied });
            say(line)?;
        } else if standing.applied.is_empty() {
            say(format_args!("The database has schema {} already.", standing.at))?;
        } else {
            let steps = standing.applied.join(", ");
            say(format_args!("The database now has schema {} (new: {steps}).", standing.at))?;
        }
        Ok(exit::DONE)
    }
}
