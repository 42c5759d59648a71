use clap::Args;
use crate::cli::Settings;
use crate::failure::{Failure};

/// x
#[derive(Args)]
pub struct SampleFile {}
impl SampleFile {
    pub fn run(&self) -> Result<u8, Failure> { Ok(0) } }
