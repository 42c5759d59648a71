use clap::{Args, Subcommand};
use kernel::audit::{self, Head};

use super::say;
use crate::cli::Settings;
use crate::failure::{Failure, exit};
use crate::wiring;

/// The audit trail: what the people who run this place did.
#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Read the whole trail and say whether a row was changed, is missing, or was cut off
    Verify {
        /// A head that was kept elsewhere, as this command printed it: it also shows a trail that was written anew
        #[arg(long, value_name = "ROW:HASH", value_parser = head)]
        head: Option<Head>,
    },
}

fn head(text: &str) -> Result<Head, String> {
    let parts = text.split_once(':').and_then(|(number, hash)| {
        let entry_no = number.parse().ok()?;
        let is_hash = hash.len() == kernel::chain::START.len();
        is_hash.then(|| Head { entry_no, hash: hash.to_owned() })
    });
    parts.ok_or_else(|| "a head is the number of a row, a colon and 64 digits".to_owned())
}

impl Audit {
    /// Does it.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let app = wiring::open(&config, config.listen.port()).await?;
        wiring::migrate(&app).await?;
        let What::Verify { head } = &self.what;
        let head = head.clone();
        let verified = app.db.read(move |tx| audit::verify(tx, head.as_ref())).await;
        app.db.close().await;
        match verified? {
            Ok(head) => {
                say(format_args!(
                    "The trail is whole. Keep this elsewhere: {}:{}",
                    head.entry_no, head.hash
                ))?;
                Ok(exit::DONE)
            }
            Err(fault) => Err(Failure::broken(format!("the audit trail is not whole: {fault}"))),
        }
    }
}
