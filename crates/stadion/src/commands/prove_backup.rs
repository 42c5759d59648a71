use std::path::PathBuf;

use clap::Args;

use super::say;
use crate::backup::prove::prove;
use crate::backup::restore;
use crate::cli::Settings;
use crate::failure::{Failure, exit};

/// Proves that a backup can be put back: puts it into a throw-away place, opens every file, checks the ledgers, and looks
/// for anybody who should be gone. Exits with 1 if anything is wrong.
#[derive(Args)]
pub struct ProveBackup {
    /// The backup
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// The newest file of keys
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// With PostgreSQL: the address of an empty database to put it into
    #[arg(long, value_name = "URL")]
    scratch: Option<String>,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

impl ProveBackup {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let wish = restore::Wish { from: self.from.clone(), keys: self.keys.clone() };
        let proof = prove(&config, &wish, self.scratch.as_deref()).await?;
        if self.json {
            say(serde_json::to_string(&proof)?)?;
        } else {
            say(format_args!(
                "Backup of {} with the keys of {}: {} athletes, {} activities, {} files opened, {} erased again.",
                proof.backup_of,
                proof.keys_of,
                proof.athletes,
                proof.activities,
                proof.files_opened,
                proof.erased_again,
            ))?;
            for fault in &proof.faults {
                say(fault)?;
            }
            say(match proof.faults.is_empty() {
                true => "It can be put back.",
                false => "It is not good.",
            })?;
        }
        Ok(if proof.faults.is_empty() { exit::DONE } else { exit::PARTLY })
    }
}
