use clap::Args;
use clap_complete::Shell;

use crate::failure::{Failure, exit};

/// Prints completions for a shell, for example `stadion completions bash > /etc/bash_completion.d/stadion`.
#[derive(Args)]
pub struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    /// Prints them.
    pub fn run(&self, command: &mut clap::Command) -> Result<u8, Failure> {
        clap_complete::generate(self.shell, command, "stadion", &mut std::io::stdout());
        Ok(exit::DONE)
    }
}
