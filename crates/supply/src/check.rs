//! Holds what is pinned against `supply.toml`.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::Outcome;
use crate::crates::{self, Locked, Tree, line_of};
use crate::licence::Licence;
use crate::packages::{self, Package};
use crate::policy::{Policy, fits};

/// All that Stadion and its tests are made of.
pub struct Stock {
    /// Crates of every platform.
    pub locked: Vec<Locked>,
    /// Those of this platform, with their licences.
    pub tree: Tree,
    /// Packages of the web app and its tools.
    pub packages: Vec<Package>,
}

/// Names that are there in several versions which cannot stand for each other, with those.
type Doubles = BTreeMap<String, BTreeSet<String>>;

impl Stock {
    /// Takes stock of a repository.
    pub fn of(root: &Path, target: &str) -> Outcome<Stock> {
        Ok(Stock {
            locked: crates::locked(root)?,
            tree: crates::everything(root, target)?,
            packages: packages::packages(root)?,
        })
    }

    fn doubled_crates(&self) -> Doubles {
        doubled(self.locked.iter().map(|found| (&found.name, &found.version)))
    }

    fn doubled_packages(&self) -> Doubles {
        doubled(self.packages.iter().map(|found| (&found.name, &found.version)))
    }

    /// What was looked at, and what is there twice, for a person to read.
    pub fn told(&self, policy: &Policy, target: &str) -> String {
        let from_outside = self.locked.iter().filter(|found| found.source.is_some()).count();
        let of_here = self.locked.iter().filter(|found| {
            let key = (found.name.clone(), found.version.clone());
            found.source.is_some() && self.tree.licences.contains_key(&key)
        });
        let mut told = format!(
            "{from_outside} crates, {} of them on {target}, and {} packages\n",
            of_here.count(),
            self.packages.len()
        );
        let doubles = [
            ("crates", self.doubled_crates(), policy.doubles.crates_at_most),
            ("packages", self.doubled_packages(), policy.doubles.packages_at_most),
        ];
        for (what, doubles, at_most) in doubles {
            let count = doubles.len();
            told += &format!("{what} in more than one version: {count}, at most {at_most}\n");
            for (name, lines) in doubles {
                told += &format!("  {name} {}\n", Vec::from_iter(lines).join(", "));
            }
        }
        told
    }

    /// Everything that must not be, each in a sentence.
    pub fn faults(&self, policy: &Policy) -> Vec<String> {
        let mut faults = Vec::new();
        self.origins(&mut faults);
        self.bans(policy, &mut faults);
        self.licences(policy, &mut faults);
        self.leftovers(policy, &mut faults);
        let Policy { doubles, .. } = policy;
        too_many("crates", &self.doubled_crates(), doubles.crates_at_most, &mut faults);
        too_many("packages", &self.doubled_packages(), doubles.packages_at_most, &mut faults);
        faults
    }

    fn origins(&self, faults: &mut Vec<String>) {
        for Locked { name, version, source, checksum } in &self.locked {
            match source.as_deref() {
                // What lies in the repository is read by people; a checkout beside it would stand in no clone.
                None if self.is_ours(name) => {}
                None => faults.push(format!(
                    "the crate {name} lies outside of the repository: take it from the registry"
                )),
                Some(crates::REGISTRY) if checksum.is_some() => {}
                Some(crates::REGISTRY) => {
                    faults
                        .push(format!("the crate {name} {version} has no checksum in Cargo.lock"));
                }
                Some(from) => faults.push(format!(
                    "the crate {name} {version} comes from {from}: take it from the registry"
                )),
            }
        }
        for Package { name, version, elsewhere, sha512, runs_at_install, .. } in &self.packages {
            if let Some(from) = elsewhere {
                faults.push(format!(
                    "the package {name} {version} comes from {from}: take it from the registry"
                ));
            } else if sha512.is_empty() {
                faults.push(format!(
                    "the package {name} {version} has no SHA-512 in web/package-lock.json"
                ));
            }
            if *runs_at_install {
                faults.push(format!(
                    "the package {name} {version} runs a program while it is installed: find another one"
                ));
            }
        }
    }

    /// Whether a crate without a source is one of the workspace, which `cargo tree` starts from.
    fn is_ours(&self, name: &str) -> bool {
        self.tree.roots.contains(name)
    }

    fn bans(&self, policy: &Policy, faults: &mut Vec<String>) {
        for banned in &policy.banned {
            for Locked { name, version, .. } in &self.locked {
                if *name == banned.name {
                    let why = &banned.why;
                    faults.push(format!(
                        "the crate {name} {version} is banned ({why}); who brings it says \
                         `cargo tree --invert {name} --target all`"
                    ));
                }
            }
        }
    }

    fn licences(&self, policy: &Policy, faults: &mut Vec<String>) {
        let crates = self.tree.licences.iter();
        let crates = crates.map(|((name, version), licence)| ("crate", name, version, licence));
        let packages = self.packages.iter();
        let packages = packages.map(|p| ("package", &p.name, &p.version, &p.licence));
        for (what, name, version, licence) in crates.chain(packages) {
            if let Err(why) = may_be_used(policy, name, licence) {
                faults.push(format!("the {what} {name} {version} {why}"));
            }
        }
    }

    /// Permissions for who is not here any more: the next one of that name would have them unseen.
    fn leftovers(&self, policy: &Policy, faults: &mut Vec<String>) {
        let crates = self.locked.iter().map(|found| found.name.as_str());
        let names: BTreeSet<&str> =
            crates.chain(self.packages.iter().map(|found| found.name.as_str())).collect();
        for unusual in &policy.licences.unusual {
            for pattern in &unusual.only {
                if !names.iter().any(|name| fits(pattern, name)) {
                    let id = &unusual.id;
                    faults.push(format!(
                        "supply.toml allows {id} for {pattern}, which is gone: take it out"
                    ));
                }
            }
        }
    }
}

fn may_be_used(policy: &Policy, name: &str, licence: &str) -> Outcome {
    if licence.is_empty() {
        return Err("names no licence: ask its author for one, or find another one".to_owned());
    }
    let fine = |id: &str| {
        let unusual = &policy.licences.unusual;
        policy.licences.usual.iter().any(|usual| usual == id)
            || unusual.iter().any(|entry| entry.id == id && entry.is_for(name))
    };
    match Licence::read(licence) {
        Err(why) => Err(format!("has a licence that nobody can read: {why}")),
        Ok(licence) if licence.is_fine(&fine) => Ok(()),
        Ok(licence) => Err(format!(
            "is under {licence}, which supply.toml does not allow it: find another one, or add the \
             licence with a reason"
        )),
    }
}

fn doubled<'a>(versions: impl Iterator<Item = (&'a String, &'a String)>) -> Doubles {
    let mut lines = Doubles::new();
    for (name, version) in versions {
        lines.entry(name.clone()).or_default().insert(line_of(version));
    }
    lines.retain(|_, lines| lines.len() > 1);
    lines
}

fn too_many(what: &str, doubles: &Doubles, at_most: usize, faults: &mut Vec<String>) {
    let count = doubles.len();
    if count > at_most {
        faults.push(format!(
            "{count} {what} are there in more than one version, and supply.toml allows {at_most}: \
             bring them together, or raise the number knowing which came"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "
        [licences]
        usual = ['MIT', 'Apache-2.0']
        [[licences.unusual]]
        id = 'MPL-2.0'
        why = 'used as it is'
        only = ['passkeys*']
        [[banned]]
        name = 'openssl-sys'
        why = 'TLS is rustls'
        [doubles]
        crates_at_most = 0
        packages_at_most = 0
    ";

    /// A crate of the lock file, with its licence where this platform has it.
    type Line<'a> = (&'a str, &'a str, Option<&'a str>);

    /// A small house: `stadion` with `passkeys-rs` and the crates named, and the packages of a lock file.
    fn stock(crates: &[Line], packages: &str) -> Stock {
        let mut lock = "[[package]]\nname = 'stadion'\nversion = '0.1.0'\n".to_owned();
        let mut tree = "0stadion v0.1.0 (/home/anna/stadion)|Apache-2.0|\n".to_owned();
        for (name, version, licence) in
            [&[("passkeys-rs", "0.6.2", Some("MPL-2.0"))], crates].concat()
        {
            lock += &format!(
                "[[package]]\nname = '{name}'\nversion = '{version}'\nsource = '{}'\nchecksum = 'ab'\n",
                crates::REGISTRY
            );
            if let Some(licence) = licence {
                tree += &format!("1{name} v{version}|{licence}|\n");
            }
        }
        let packages = format!(r#"{{"lockfileVersion": 3, "packages": {{"": {{}}{packages}}}}}"#);
        Stock {
            locked: crates::read_lock(&lock).unwrap(),
            tree: crates::read_tree(&tree).unwrap(),
            packages: packages::read(&packages).unwrap(),
        }
    }

    fn faults(stock: &Stock) -> Vec<String> {
        stock.faults(&Policy::read(POLICY).unwrap())
    }

    /// One fault, that begins so.
    fn refused(stock: &Stock, beginning: &str) {
        let faults = faults(stock);
        assert!(faults.len() == 1 && faults[0].starts_with(beginning), "{faults:?}");
    }

    #[test]
    fn everything_that_stadion_and_its_tests_are_made_of_is_allowed() {
        let root = crate::root();
        let stock = Stock::of(&root, &crates::host(&root).unwrap()).unwrap();
        let policy = Policy::of(&root).unwrap();
        assert_eq!(stock.faults(&policy), Vec::<String>::new());
        let licensed = |name: &str| stock.tree.licences.keys().any(|(found, _)| found == name);
        assert!(licensed("axum") && licensed("proptest"), "those of the tests are looked at, too");
        assert!(stock.packages.iter().any(|package| package.name == "vitest"));
    }

    #[test]
    fn a_licence_is_allowed_to_all_or_to_those_who_are_named() {
        assert_eq!(faults(&stock(&[("axum", "0.8.9", Some("MIT"))], "")), Vec::<String>::new());
        assert_eq!(
            faults(&stock(&[("old", "1.0.0", Some("GPL-2.0/MIT"))], "")),
            Vec::<String>::new()
        );
        refused(
            &stock(&[("maps", "1.0.0", Some("MPL-2.0"))], ""),
            "the crate maps 1.0.0 is under MPL-2.0, which supply.toml does not allow it",
        );
        refused(
            &stock(&[("shop", "1.0.0", Some("AGPL-3.0-only AND MIT"))], ""),
            "the crate shop 1.0.0 is under AGPL-3.0-only AND MIT",
        );
        refused(
            &stock(&[("mute", "1.0.0", Some(""))], ""),
            "the crate mute 1.0.0 names no licence",
        );
        refused(
            &stock(&[("odd", "1.0.0", Some("SEE LICENSE IN file"))], ""),
            "the crate odd 1.0.0 has a licence that nobody can read",
        );
    }

    #[test]
    fn what_is_banned_stays_out_on_every_platform() {
        let foreign = stock(&[("openssl-sys", "0.9.1", None)], "");
        refused(&foreign, "the crate openssl-sys 0.9.1 is banned (TLS is rustls)");
    }

    #[test]
    fn everything_comes_from_its_registry_with_a_checksum() {
        let check = |mend: fn(&mut Locked), beginning: &str| {
            let mut stock = stock(&[("axum", "0.8.9", Some("MIT"))], "");
            mend(stock.locked.iter_mut().find(|found| found.name == "axum").unwrap());
            refused(&stock, beginning);
        };
        check(
            |axum| axum.source = Some("git+https://example.org/mallory/axum#abc".to_owned()),
            "the crate axum 0.8.9 comes from git+https://example.org/mallory/axum#abc",
        );
        check(|axum| axum.source = None, "the crate axum lies outside of the repository");
        check(|axum| axum.checksum = None, "the crate axum 0.8.9 has no checksum");
    }

    #[test]
    fn a_package_comes_from_its_registry_and_runs_nothing_while_it_is_installed() {
        let sound = format!(r#""license": "MIT", "integrity": "sha512-{}""#, "A".repeat(86) + "==");
        let with = |more: &str| {
            stock(&[], &format!(r#", "node_modules/map": {{"version": "1.0.0", {more}}}"#))
        };
        assert_eq!(faults(&with(&sound)), Vec::<String>::new());
        refused(&with(r#""license": "MIT""#), "the package map 1.0.0 has no SHA-512");
        refused(
            &with(&format!(r#"{sound}, "hasInstallScript": true"#)),
            "the package map 1.0.0 runs a program while it is installed",
        );
        refused(
            &with(&format!(r#"{sound}, "resolved": "git+ssh://git@example.org/map.git#abc""#)),
            "the package map 1.0.0 comes from git+ssh://git@example.org/map.git#abc",
        );
        refused(
            &with(&sound.replace("MIT", "UNLICENSED")),
            "the package map 1.0.0 is under UNLICENSED",
        );
    }

    #[test]
    fn what_is_there_twice_does_not_grow_unnoticed() {
        let twice = stock(&[("syn", "2.0.1", Some("MIT")), ("syn", "3.0.0", None)], "");
        refused(&twice, "1 crates are there in more than one version, and supply.toml allows 0");
        let told = twice.told(&Policy::read(POLICY).unwrap(), "here");
        assert!(
            told.contains("crates in more than one version: 1, at most 0\n  syn 2, 3\n"),
            "{told}"
        );
        let close = [("syn", "2.0.1", Some("MIT")), ("syn", "2.9.0", None)];
        assert_eq!(faults(&stock(&close, "")), Vec::<String>::new(), "cargo keeps one of them");
    }

    #[test]
    fn a_permission_ends_with_whom_it_was_for() {
        let mut stock = stock(&[], "");
        stock.locked.retain(|found| found.name != "passkeys-rs");
        refused(&stock, "supply.toml allows MPL-2.0 for passkeys*, which is gone");
    }
}
