use clap::Args;

use super::say;
use crate::cli::Settings;
use crate::config::{self, Config};
use crate::failure::{Failure, exit};

/// Shows every setting, its value and who set it; secrets are hidden.
#[derive(Args)]
pub struct ShowConfig {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    /// Print the documented example file instead
    #[arg(long)]
    example: bool,
}

impl ShowConfig {
    /// Prints them.
    pub fn run(&self, settings: &Settings) -> Result<u8, Failure> {
        if self.example {
            print!("{}", config::example_file());
            return Ok(exit::DONE);
        }
        let layers = settings.layers()?;
        let config = Config::from_layers(&layers)?;
        for shown in config::shown(&layers, Some(&config)) {
            if self.json {
                say(serde_json::to_string(&shown)?)?;
            } else {
                say(format_args!("{} = \"{}\"  # {}", shown.key, shown.value, shown.source))?;
            }
        }
        Ok(exit::DONE)
    }
}
