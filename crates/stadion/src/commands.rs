//! What one can ask of the program, one file for each command.
/// What the people who run this place did.
pub mod audit;
/// A copy of everything.
pub mod backup;
/// Completions for shells.
pub mod completions;
/// What is set, and by whom.
pub mod config;
/// Whether the ledger of consents is whole.
pub mod consents;
/// Eight invented athletes.
pub mod demo;
/// What is wrong, and how to mend it.
pub mod doctor;
/// Facts that could not be delivered.
pub mod facts;
/// Recordings into an account.
pub mod import;
/// What a file holds.
pub mod inspect;
/// The schema of the database.
pub mod migrate;
/// The description of the API.
pub mod openapi;
/// Who runs this installation.
pub mod operator;
/// Whether a copy can be put back.
pub mod prove_backup;
/// A copy put back.
pub mod restore;
/// An invented recording.
pub mod sample_file;
/// A process from start to stop.
pub mod serve;

use std::io::Write;

use crate::failure::Failure;

/// Writes a line to stdout. A reader that went away (`| head`) ends the command without a complaint.
pub fn say(line: impl std::fmt::Display) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            Err(Failure::nobody_reads())
        }
        outcome => Ok(outcome?),
    }
}
