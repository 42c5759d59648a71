use clap::Args;

use super::say;
use crate::cli::Settings;
use crate::client::Target;
use crate::demo;
use crate::failure::{Failure, exit};

/// Fills a running Stadion with eight invented athletes and months of their activities, through its front door.
/// Run it again and only what is new since is added.
#[derive(Args)]
pub struct Demo {
    /// The running Stadion [default: the address that `listen` names]
    #[arg(long)]
    url: Option<String>,
    /// How many weeks back it begins
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=260))]
    weeks: u32,
    /// Another seed is another life
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Demo {
    /// Does it and prints how to sign in.
    pub async fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        let config = settings.quiet()?;
        let url = self.url.clone().unwrap_or_else(|| format!("http://{}", config.listen));
        let target =
            Target::parse(&url).map_err(|error| Failure::configuration(error.to_string()))?;
        let wish = demo::Wish { seed: self.seed, weeks: self.weeks };
        demo::seed(target, &wish, |line| eprintln!("{line}"))
            .await
            .map_err(|error| Failure::missing(format!("{url}: {error}")))?;
        say(demo::logins())?;
        Ok(exit::DONE)
    }
}
