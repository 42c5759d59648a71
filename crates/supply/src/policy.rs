//! `supply.toml`: what Stadion may be made of, in words that a person can argue with.
use std::path::Path;

use serde::Deserialize;

use crate::Outcome;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Terms under which the work of others may be in here.
    pub licences: Licences,
    /// Crates that may not.
    #[serde(default)]
    pub banned: Vec<Banned>,
    /// How much may be there twice.
    pub doubles: Doubles,
    /// Advisories that were read and found not to concern us.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// Licences by their SPDX names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licences {
    /// Fine for everything.
    pub usual: Vec<String>,
    /// Fine for a reason.
    #[serde(default)]
    pub unusual: Vec<Unusual>,
}

/// A licence that needs a reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unusual {
    /// SPDX name.
    pub id: String,
    /// Why it is fine.
    pub why: String,
    /// For whom: names, or their beginning before a `*`. Empty: for everybody.
    #[serde(default)]
    pub only: Vec<String>,
}

/// A crate that does not come in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Banned {
    /// Its name.
    pub name: String,
    /// Why not.
    pub why: String,
}

/// Ceilings for names that are there in several incompatible versions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doubles {
    /// Of `Cargo.lock`.
    pub crates_at_most: usize,
    /// Of `web/package-lock.json`.
    pub packages_at_most: usize,
}

/// An advisory that does not concern us.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// `RUSTSEC-YYYY-NNNN`.
    pub advisory: String,
    /// Why it does not.
    pub why: String,
}

impl Policy {
    /// Reads the file of a repository.
    pub fn of(root: &Path) -> Outcome<Policy> {
        Self::read(&crate::text_of(&root.join("supply.toml"))?)
    }

    /// Reads the text of the file. Every reason must be given.
    pub fn read(text: &str) -> Outcome<Policy> {
        let policy: Policy =
            toml::from_str(text).map_err(|error| format!("supply.toml: {error}"))?;
        let unusual = policy.licences.unusual.iter().map(|entry| (&entry.id, &entry.why));
        let banned = policy.banned.iter().map(|entry| (&entry.name, &entry.why));
        let accepted = policy.accepted.iter().map(|entry| (&entry.advisory, &entry.why));
        match unusual.chain(banned).chain(accepted).find(|(_, why)| why.trim().is_empty()) {
            Some((name, _)) => Err(format!("supply.toml: {name} needs a reason (`why`)")),
            None => Ok(policy),
        }
    }
}

impl Unusual {
    /// Whether it is fine for somebody of this name.
    pub fn is_for(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|pattern| fits(pattern, name))
    }
}

/// Whether a name is the one of a pattern, or begins as it says before its `*`.
pub fn fits(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str =
        "[licences]\nusual = ['MIT']\n[doubles]\ncrates_at_most = 0\npackages_at_most = 0\n";

    #[test]
    fn a_ban_without_a_reason_is_no_ban() {
        let check = |more: &str| Policy::read(&format!("{SMALL}{more}"));
        assert!(check("[[banned]]\nname = 'openssl-sys'\nwhy = 'rustls'\n").is_ok());
        let silent = check("[[banned]]\nname = 'openssl-sys'\nwhy = ' '\n").unwrap_err();
        assert_eq!(silent, "supply.toml: openssl-sys needs a reason (`why`)");
        assert!(check("[[accepted]]\nadvisory = 'RUSTSEC-2099-0001'\nwhy = ''\n").is_err());
        assert!(check("[[baned]]\nname = 'openssl-sys'\nwhy = 'a slip of the pen'\n").is_err());
    }

    #[test]
    fn a_star_stands_for_the_rest_of_a_name() {
        assert!(fits("lightningcss*", "lightningcss-linux-x64-gnu"));
        assert!(!fits("lightningcss", "lightningcss-linux-x64-gnu"));
        assert!(fits("argparse", "argparse"));
    }
}
