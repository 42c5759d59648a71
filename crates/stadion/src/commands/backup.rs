use std::path::PathBuf;

use clap::Args;

use super::say;
use crate::backup::make::{self, make};
use crate::backup::{KEY_DAYS, MOST_DAYS};
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Copies everything, while it is used: the database and the files into one folder, the keys of athletes into another.
/// Without the key of the region (region.key, which is in neither) nobody reads anything of them. Run it every day or more
/// often; older backups are removed by it.
#[derive(Args)]
pub struct Backup {
    /// The folder of backups; each becomes a folder in it
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// The folder of the keys, elsewhere: they are kept for 7 days only, so that a destroyed key is destroyed
    #[arg(long, value_name = "DIR")]
    keys_to: PathBuf,
    /// Remove backups older than so many days, 35 at most
    #[arg(long, value_name = "DAYS", default_value_t = MOST_DAYS)]
    keep_days: u32,
}

impl Backup {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let wish = make::Wish {
            to: self.to.clone(),
            keys_to: self.keys_to.clone(),
            keep_days: self.keep_days,
        };
        let made = make(&app, &config, &wish).await;
        app.db.close().await;
        let made = made?;
        let bytes = made.manifest.database_bytes + made.manifest.file_bytes;
        let megabytes = bytes as f64 / 1e6;
        say(format_args!("Backup: {}", made.backup.display()))?;
        say(format_args!("Keys:   {} (removed after {KEY_DAYS} days)", made.keys.display()))?;
        say(format_args!(
            "{} athletes, {} activities, {} files, {megabytes:.1} MB in {:.1} s ({:.0} MB/s)",
            made.manifest.athletes,
            made.manifest.activities,
            made.manifest.files,
            made.took_s,
            megabytes / made.took_s.max(0.001),
        ))?;
        Ok(exit::DONE)
    }
}
