//! Crates: what `Cargo.lock` pins, and what cargo builds of it.
//!
//! The lock file holds the crates of every platform, with their checksums. Their licences stand in the crates themselves, so
//! they are asked of `cargo tree`, which knows those of one platform, with exactly the features that are on.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::Outcome;

/// The registry as `Cargo.lock` writes it.
pub const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Name and version, which are a crate, since all come from one registry.
pub type Key = (String, String);

/// A crate as `Cargo.lock` pins it.
#[derive(Debug, Deserialize)]
pub struct Locked {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where it comes from; nothing for what lies in the repository.
    pub source: Option<String>,
    /// SHA-256 of its archive, in hex.
    pub checksum: Option<String>,
}

/// Crates and who needs whom, as `cargo tree` tells it.
#[derive(Debug, Default)]
pub struct Tree {
    /// Each with its licence expression, as its author wrote it; empty if they wrote none.
    pub licences: BTreeMap<Key, String>,
    /// Who needs whom.
    pub needs: BTreeMap<Key, BTreeSet<Key>>,
    /// Names of those it starts from, which are our own.
    pub roots: BTreeSet<String>,
}

/// All crates of the lock file of a repository.
pub fn locked(root: &Path) -> Outcome<Vec<Locked>> {
    read_lock(&crate::text_of(&root.join("Cargo.lock"))?)
}

/// All crates of the text of a lock file.
pub fn read_lock(text: &str) -> Outcome<Vec<Locked>> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let lock: Lock = toml::from_str(text).map_err(|error| format!("Cargo.lock: {error}"))?;
    Ok(lock.package)
}

/// Everything that a build of the workspace and of its tests needs on a platform.
pub fn everything(root: &Path, target: &str) -> Outcome<Tree> {
    tree(root, &["--workspace", "--edges", "normal,build,dev", "--target", target])
}

/// What the program is built of, without what only its tests need.
pub fn program(root: &Path, target: &str) -> Outcome<Tree> {
    tree(root, &["--package", "stadion", "--edges", "normal,build", "--target", target])
}

/// The platform of this machine, as cargo calls it.
pub fn host(root: &Path) -> Outcome<String> {
    let said = cargo(root, &["--version", "--verbose"])?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("cargo does not say what platform this is")?.to_owned())
}

fn tree(root: &Path, which: &[&str]) -> Outcome<Tree> {
    let how = ["tree", "--locked", "--prefix", "depth", "--format", "{p}|{l}|"];
    read_tree(&cargo(root, &[&how, which].concat())?)
}

fn cargo(root: &Path, arguments: &[&str]) -> Outcome<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`cargo {}` failed: {}", arguments.join(" "), why.trim()));
    }
    String::from_utf8(output.stdout).map_err(|_| "cargo does not speak UTF-8".to_owned())
}

/// Reads lines like `2axum-core v0.5.6 (proc-macro)|MIT|`: how deep it stands, who it is, its licence. A subtree that was
/// shown before is cut, and was read then.
pub fn read_tree(text: &str) -> Outcome<Tree> {
    let mut tree = Tree::default();
    let mut above: Vec<Key> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (depth, key, licence) = read_line(line)
            .ok_or_else(|| format!("`cargo tree` told what we do not know: {line}"))?;
        above.truncate(depth);
        if above.len() != depth {
            return Err(format!("`cargo tree` skipped a step before: {line}"));
        }
        match above.last() {
            Some(parent) => {
                tree.needs.entry(parent.clone()).or_default().insert(key.clone());
            }
            None => {
                tree.roots.insert(key.0.clone());
            }
        }
        tree.licences.insert(key.clone(), licence.to_owned());
        above.push(key);
    }
    Ok(tree)
}

fn read_line(line: &str) -> Option<(usize, Key, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (depth, rest) = line.split_at(digits);
    let mut parts = rest.split('|');
    let mut words = parts.next()?.split(' ');
    let name = words.next().filter(|name| !name.is_empty())?;
    let version = words.next()?.strip_prefix('v')?;
    let licence = parts.next()?;
    Some((depth.parse().ok()?, (name.to_owned(), version.to_owned()), licence))
}

/// A dependency on a version that is equal in this may stand for it: the first number that is not zero, and what is before it.
pub fn line_of(version: &str) -> String {
    let core = version.split(['-', '+']).next().unwrap_or(version);
    let numbers: Vec<&str> = core.split('.').collect();
    let first = numbers.iter().position(|number| *number != "0").unwrap_or(numbers.len() - 1);
    numbers[..=first].join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, version: &str) -> Key {
        (name.to_owned(), version.to_owned())
    }

    #[test]
    fn what_cargo_draws_as_a_tree_is_read_as_one() {
        let text = "0stadion v0.1.0 (/home/anna/stadion)|Apache-2.0|\n1axum v0.8.9|MIT|\n\
                    2bytes v1.12.2|MIT|\n1serde_derive v1.0.229 (proc-macro)|MIT OR Apache-2.0|\n\
                    1bytes v1.12.2|MIT| (*)\n\n0shop v0.1.0 (/home/anna/stadion)|Apache-2.0|\n1nobody v1.0.0||\n";
        let tree = read_tree(text).unwrap();
        assert_eq!(tree.licences.len(), 6);
        assert_eq!(Vec::from_iter(&tree.roots), ["shop", "stadion"]);
        assert_eq!(tree.licences[&key("nobody", "1.0.0")], "");
        let direct = &tree.needs[&key("stadion", "0.1.0")];
        let named: Vec<_> = direct.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(named, ["axum", "bytes", "serde_derive"]);
        assert!(tree.needs[&key("axum", "0.8.9")].contains(&key("bytes", "1.12.2")));
        for odd in ["axum v0.8.9|MIT|", "0axum 0.8.9|MIT|", "0axum v0.8.9", "1axum v0.8.9|MIT|"] {
            assert!(read_tree(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn versions_that_may_stand_for_each_other_are_of_one_line() {
        let check = |version: &str, line: &str| assert_eq!(line_of(version), line);
        check("2.6.1", "2");
        check("0.9.12+spec-1.1.0", "0.9");
        check("0.10.0-rc.19", "0.10");
        check("0.0.7", "0.0.7");
        check("0.0.0", "0.0.0");
    }
}
