//! Which of our sources must be right, and the tools that measure whether tests would notice if they were not.
//!
//! Both tools come from crates.io into the cache folder, once, in the versions named here.
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;

/// Sources that belong together, and the crate whose tests answer for them.
pub struct Group {
    /// As the figures name it.
    pub name: &'static str,
    /// The crate.
    pub package: &'static str,
    /// Its files, from the root of the repository; a folder stands for all files in it.
    pub files: &'static [&'static str],
}

/// What is shown to whom, what was allowed, what nobody changes unseen, and what zones hide.
pub const GROUPS: &[Group] = &[
    Group {
        name: "visibility",
        package: "activity",
        files: &["crates/activity/src/audience.rs", "crates/activity/src/audience/"],
    },
    Group {
        name: "zones",
        package: "activity",
        files: &["crates/activity/src/zones.rs", "crates/activity/src/zones/"],
    },
    Group {
        name: "consent, the rule and the ledger",
        package: "kernel",
        files: &["crates/kernel/src/consent.rs", "crates/kernel/src/consent/"],
    },
    Group {
        name: "consent, deciding",
        package: "identity",
        files: &["crates/identity/src/consents.rs", "crates/identity/src/consents/"],
    },
    Group {
        name: "chains of rows and the audit trail",
        package: "kernel",
        files: &["crates/kernel/src/chain.rs", "crates/kernel/src/audit.rs"],
    },
];

impl Group {
    /// Whether a file, named from the root of the repository, belongs to it.
    pub fn has(&self, file: &str) -> bool {
        let is_it =
            |known: &str| file == known || (known.ends_with('/') && file.starts_with(known));
        self.files.iter().any(|known| is_it(known))
    }
}

/// The crates of all groups, each once, in order.
pub fn packages() -> Vec<&'static str> {
    let mut packages: Vec<&str> = GROUPS.iter().map(|group| group.package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// The root of the repository, where `cargo xtask` runs us.
pub fn root() -> Result<PathBuf, Failure> {
    let here = std::env::current_dir()?;
    let is_root = here.join("crates").is_dir() && here.join("Cargo.toml").is_file();
    is_root.then_some(here).ok_or_else(|| "run this from the root of the repository".into())
}

fn cache() -> Result<PathBuf, Failure> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let home = || named("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let folder = named("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
    Ok(folder.ok_or("neither XDG_CACHE_HOME nor HOME says where tools are kept")?.join("stadion"))
}

/// A target folder of a measurement's own, outside of the checkout: what is built for it is built in another way.
pub fn target(name: &str) -> Result<PathBuf, Failure> {
    Ok(cache()?.join(name))
}

/// `cargo NAME` in the root, with the tool behind it installed if it is not there yet. `arguments` follow.
pub fn cargo_tool(name: &str, version: &str) -> Result<Command, Failure> {
    let place = cache()?.join("tools");
    let program = place.join("bin").join(format!("cargo-{name}"));
    let word = name.to_owned();
    let is_there = || {
        let asked = Command::new(&program).args([word.as_str(), "--version"]).output();
        asked.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).contains(version))
    };
    if !is_there() {
        let mut install = Command::new("cargo");
        install.args(["install", "--locked", "--quiet", "--force", "--root"]).arg(&place);
        install.args([&format!("cargo-{name}"), "--version", version]);
        install.env("CARGO_TARGET_DIR", cache()?.join("tools-target"));
        run(&mut install)?;
    }
    let mut command = Command::new(program);
    command.arg(name).current_dir(root()?);
    Ok(command)
}

/// Runs a command to its end and gives its exit code. What it says goes to standard error, beside the figures.
pub fn exit_code(command: &mut Command) -> Result<i32, Failure> {
    command.stdout(std::io::stderr());
    let status = command.status().map_err(|error| {
        format!("{} cannot be started: {error}", command.get_program().display())
    })?;
    Ok(status.code().unwrap_or(-1))
}

/// The same, where anything but success is a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    match exit_code(command)? {
        0 => Ok(()),
        code => Err(format!("{} ended with {code}", command.get_program().display()).into()),
    }
}

/// A program in the search path.
pub fn find_in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A file as the groups name it.
pub fn from_root(root: &Path, file: &str) -> Option<String> {
    Path::new(file).strip_prefix(root).ok().map(|path| path.to_string_lossy().into_owned())
}
