use clap::Args;
use crate::cli::Settings;
use crate::failure::{Failure};

/// x
#[derive(Args)]
pub struct Import {}
impl Import {
    pub async fn run(&self, _: &Settings) -> Result<u8, Failure> { Ok(0) } }
