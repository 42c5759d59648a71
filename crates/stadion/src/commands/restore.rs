use std::path::PathBuf;

use clap::Args;

use super::say;
use crate::backup::restore::{self, restore};
use crate::cli::Settings;
use crate::failure::{Failure, exit};

/// Puts a backup back into an empty place, with the newest keys there are. Whoever was erased since, or took a consent
/// back, is erased again and has it taken back before anybody is let in. Everybody has to sign in anew.
#[derive(Args)]
pub struct Restore {
    /// The backup: one folder of those that `stadion backup` made
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The newest file of keys, also when the backup is older
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
}

impl Restore {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let wish = restore::Wish { from: self.from.clone(), keys: self.keys.clone() };
        let (app, restored) = restore(&config, config.listen.port(), &wish).await?;
        app.db.close().await;
        say(format_args!(
            "Restored {} athletes and {} activities as of {}, with the keys of {}.",
            restored.manifest.athletes,
            restored.manifest.activities,
            restored.manifest.made_at,
            restored.keys_of,
        ))?;
        say(format_args!(
            "{} who were erased since are erased again. Everybody has to sign in anew.",
            restored.erased_again
        ))?;
        Ok(exit::DONE)
    }
}
