//! The command line.
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueHint};

use crate::commands;
use crate::config::{Config, Flags, Layers, SETTINGS};
use crate::failure::{EXIT_CODES, Failure, exit};

/// Stadion: activities become progress. One program: the server, and the tools around it.
#[derive(Parser)]
#[command(name = "stadion", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    settings: SettingFlags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run Stadion: answer requests, deliver facts, do periodic work
    Serve(commands::serve::Serve),
    /// Import recordings into an athlete's account: files, zips, whole folders
    Import(commands::import::Import),
    /// Show what an import of files would find, without storing anything
    Inspect(commands::inspect::Inspect),
    /// Bring the database to the schema of this program
    Migrate(commands::migrate::Migrate),
    /// Look at facts that could not be delivered, and put them back in line
    Facts(commands::facts::Facts),
    /// Say who runs this installation: add, remove or list operators
    Operator(commands::operator::Operator),
    /// Copy everything, while it is used
    Backup(commands::backup::Backup),
    /// Put a backup back into an empty place
    Restore(commands::restore::Restore),
    /// Put a backup into a throw-away place and say whether it is good
    ProveBackup(commands::prove_backup::ProveBackup),
    /// Say whether anybody touched the ledger of what athletes allow
    Consents(commands::consents::Consents),
    /// Say whether anybody touched the trail of what staff did
    Audit(commands::audit::Audit),
    /// Say what is wrong with the configuration and its surroundings, and how to mend it
    Doctor(commands::doctor::Doctor),
    /// Show every setting, its value and who set it
    Config(commands::config::ShowConfig),
    /// Print the OpenAPI description of the API
    Openapi(commands::openapi::Openapi),
    /// Print completions for a shell
    Completions(commands::completions::Completions),
    /// Write a believable recording of an invented activity, as a FIT file
    SampleFile(commands::sample_file::SampleFile),
    /// Fill a running Stadion with eight invented athletes and months of their activities
    Demo(commands::demo::Demo),
}

/// Every setting as a flag, from the same table as the file and the variables.
struct SettingFlags(Flags);

impl Args for SettingFlags {
    fn augment_args(mut command: clap::Command) -> clap::Command {
        let config = Arg::new("config").long("config").value_name("FILE").global(true);
        let config =
            config.value_hint(ValueHint::FilePath).value_parser(clap::value_parser!(PathBuf));
        let config = config.help("The configuration file [default: stadion.toml, if it exists]");
        command = command.arg(config.help_heading("Settings").hide_short_help(true));
        for setting in SETTINGS {
            let help = match setting.default {
                "" => setting.about.to_owned(),
                default => format!("{} [default: {default}]", setting.about),
            };
            let flag = Arg::new(setting.key).long(setting.flag()).value_name("VALUE").help(help);
            command = command.arg(flag.global(true).help_heading("Settings").hide_short_help(true));
        }
        command
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        SettingFlags::augment_args(command)
    }
}

impl FromArgMatches for SettingFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<SettingFlags, clap::Error> {
        let mut flags =
            Flags { config: matches.get_one::<PathBuf>("config").cloned(), ..Flags::default() };
        for setting in SETTINGS {
            if let Some(value) = matches.get_one::<String>(setting.key) {
                flags.values.insert(setting.key, value.clone());
            }
        }
        Ok(SettingFlags(flags))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = SettingFlags::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The settings in force, for a command.
pub struct Settings {
    flags: Flags,
}

impl Settings {
    /// Where every value came from.
    pub fn layers(&self) -> Result<Layers, Failure> {
        Layers::gather(&self.flags, std::env::vars())
    }

    /// The values, understood.
    pub fn config(&self) -> Result<Config, Failure> {
        Config::from_layers(&self.layers()?)
    }

    /// The values, with logging started for a command that is not the server: only warnings, on stderr.
    pub fn quiet(&self) -> Result<Config, Failure> {
        let layers = self.layers()?;
        let config = Config::from_layers(&layers)?;
        let is_set = *layers.source("log_level") != crate::config::Source::Default;
        let level = if is_set { config.log_level.as_str() } else { "warn" };
        crate::logs::start(level, config.log_format, None);
        Ok(config)
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// Runs a command line and gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { exit::USAGE } else { exit::DONE };
        }
    };
    let settings = Settings { flags: cli.settings.0 };
    let outcome = match cli.command {
        Command::Serve(command) => on_runtime(command.run(&settings)),
        Command::Import(command) => on_runtime(command.run(&settings)),
        Command::Inspect(command) => command.run(),
        Command::Migrate(command) => on_runtime(command.run(&settings)),
        Command::Facts(command) => on_runtime(command.run(&settings)),
        Command::Operator(command) => on_runtime(command.run(&settings)),
        Command::Backup(command) => on_runtime(command.run(&settings)),
        Command::Restore(command) => on_runtime(command.run(&settings)),
        Command::ProveBackup(command) => on_runtime(command.run(&settings)),
        Command::Audit(command) => on_runtime(command.run(&settings)),
        Command::Consents(command) => on_runtime(command.run(&settings)),
        Command::Doctor(command) => on_runtime(command.run(&settings)),
        Command::Config(command) => command.run(&settings),
        Command::Openapi(command) => command.run(),
        Command::Completions(command) => command.run(&mut Cli::command()),
        Command::SampleFile(command) => command.run(),
        Command::Demo(command) => on_runtime(command.run(&settings)),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => {
            let told = failure.to_string();
            if !told.is_empty() {
                eprintln!("stadion: {told}");
            }
            failure.exit
        }
    }
}

fn on_runtime(work: impl Future<Output = Result<u8, Failure>>) -> Result<u8, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let outcome = runtime.block_on(work);
    // Whoever asked twice to stop does not wait for work on other threads.
    runtime.shutdown_background();
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
