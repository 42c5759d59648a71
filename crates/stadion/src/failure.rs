//! Why a command ended without what was asked for, and with which exit code.
use std::fmt;

/// The exit codes of `stadion`.
pub mod exit {
    /// Done.
    pub const DONE: u8 = 0;
    /// Done, but not all of it: a file was refused, a check failed.
    pub const PARTLY: u8 = 1;
    /// The command line or the configuration is wrong.
    pub const USAGE: u8 = 2;
    /// Something needed is not there: the database, the disk, the network, the athlete named.
    pub const MISSING: u8 = 3;
    /// Our own fault.
    pub const FAULT: u8 = 4;
}

/// What to put below the help of every command.
pub const EXIT_CODES: &str = "Exit codes: 0 done; 1 done in part (a file was refused, a check failed); \
2 wrong command line or configuration; 3 something needed is not there (database, disk, network, athlete); \
4 a fault of Stadion itself.";

/// A command's failure: what to tell and how to exit.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: u8,
    what: String,
}

impl Failure {
    /// The configuration or the command line is wrong.
    pub fn configuration(what: impl Into<String>) -> Failure {
        Failure { exit: exit::USAGE, what: what.into() }
    }

    /// The reader of our output went away: that ends the command, and there is nothing to tell.
    pub fn nobody_reads() -> Failure {
        Failure { exit: exit::DONE, what: String::new() }
    }

    /// A check that was asked for failed.
    pub fn broken(what: impl Into<String>) -> Failure {
        Failure { exit: exit::PARTLY, what: what.into() }
    }

    /// Something needed is not there.
    pub fn missing(what: impl Into<String>) -> Failure {
        Failure { exit: exit::MISSING, what: what.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}
impl std::error::Error for Failure {}

impl From<kernel::Error> for Failure {
    fn from(error: kernel::Error) -> Failure {
        // The person at the terminal is the operator, so the whole chain of causes is told.
        let exit = match error {
            kernel::Error::Internal(_) => exit::FAULT,
            kernel::Error::NotFound(_) | kernel::Error::Busy | kernel::Error::Deadline => {
                exit::MISSING
            }
            _ => exit::PARTLY,
        };
        Failure { exit, what: kernel::error::causes(&error) }
    }
}
impl From<kernel::db::DbError> for Failure {
    fn from(error: kernel::db::DbError) -> Failure {
        Failure::missing(kernel::error::causes(&error))
    }
}
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::missing(error.to_string())
    }
}
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Failure {
        Failure { exit: exit::FAULT, what: error.to_string() }
    }
}
