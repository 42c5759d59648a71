use clap::Args;

use super::say;
use crate::failure::{Failure, exit};
use crate::wiring;

/// Prints the OpenAPI description of the API as JSON; it needs no database.
#[derive(Args)]
pub struct Openapi {}

impl Openapi {
    /// Prints it.
    pub fn run(&self) -> Result<u8, Failure> {
        say(wiring::openapi_json()?)?;
        Ok(exit::DONE)
    }
}
