//! Which locked crates a checked-out RustSec advisory database means.
//!
//! An advisory is a markdown file that begins with a block of TOML. A version is meant unless `patched` or `unaffected`
//! takes it. A version before a release (`0.10.0-rc.1`) is taken only by a range that names one, so that we would rather hear of
//! an advisory that does not concern us than miss one.
use std::fs;
use std::path::{Path, PathBuf};

use semver::{Version, VersionReq};
use serde::Deserialize;

use crate::Outcome;
use crate::crates::{self, Locked};
use crate::policy::{Accepted, Policy};

const BEGIN: &str = "```toml";
const END: &str = "```";

/// The block at the head of an advisory, as far as we read it.
#[derive(Debug, Deserialize)]
struct Head {
    advisory: Advisory,
    #[serde(default)]
    versions: Versions,
}

#[derive(Debug, Deserialize)]
struct Advisory {
    id: String,
    package: String,
    date: String,
    /// Nothing for a hole; otherwise `unmaintained`, `unsound`, `notice`.
    informational: Option<String>,
    /// When it was taken back.
    withdrawn: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Versions {
    #[serde(default)]
    patched: Vec<VersionReq>,
    #[serde(default)]
    unaffected: Vec<VersionReq>,
}

/// An advisory that means a version of ours.
#[derive(Debug, PartialEq, Eq)]
struct Hit {
    advisory: String,
    name: String,
    version: String,
    kind: String,
    title: String,
    patched: String,
}

/// What a database says of us.
#[derive(Debug)]
pub struct Findings {
    /// How many advisories were read.
    read: usize,
    /// The day of the newest, so that an old database is seen to be one.
    newest: String,
    /// What must be mended, or accepted with a reason.
    pub open: Vec<String>,
    /// What does not stop a release: nobody looks after a crate any more, or it was accepted.
    told: Vec<String>,
}

impl Findings {
    /// For a person to read.
    pub fn told(&self) -> String {
        let Findings { read, newest, open, told } = self;
        let mut text = format!("{read} advisories read, the newest of {newest}\n");
        for line in open.iter().chain(told) {
            text += &format!("{line}\n");
        }
        text
    }
}

/// Compares the lock file of a repository with a database.
pub fn look(root: &Path, database: &Path) -> Outcome<Findings> {
    compare(&crates::locked(root)?, database, &Policy::of(root)?.accepted)
}

fn compare(locked: &[Locked], database: &Path, accepted: &[Accepted]) -> Outcome<Findings> {
    let mut findings =
        Findings { read: 0, newest: String::new(), open: Vec::new(), told: Vec::new() };
    let mut used = Vec::new();
    for path in files(database)? {
        let (head, title) = read(&crate::text_of(&path)?)
            .map_err(|why| format!("{} cannot be read: {why}", path.display()))?;
        findings.read += 1;
        findings.newest = findings.newest.max(head.advisory.date.clone());
        for hit in hits(&head, &title, locked)? {
            let line = hit.line();
            match accepted.iter().find(|accepted| accepted.advisory == hit.advisory) {
                Some(reason) => {
                    used.push(&reason.advisory);
                    findings
                        .told
                        .push(format!("accepted  {line}\n          because {}", reason.why));
                }
                None if hit.is_only_told() => findings.told.push(format!("told      {line}")),
                None => findings.open.push(format!("open      {line}")),
            }
        }
    }
    for Accepted { advisory, .. } in accepted {
        if !used.contains(&advisory) {
            findings.open.push(format!(
                "open      supply.toml accepts {advisory}, which means nothing of ours: take it out"
            ));
        }
    }
    Ok(findings)
}

/// The advisories of a database: `crates/NAME/RUSTSEC-....md`. Those of `rust/` are about the compiler.
fn files(database: &Path) -> Outcome<Vec<PathBuf>> {
    let crates = database.join("crates");
    let mut files = Vec::new();
    for folder in listed(&crates)?.iter().filter(|path| path.is_dir()) {
        files.extend(
            listed(folder)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "md")),
        );
    }
    match files.is_empty() {
        true => Err(format!("there is no advisory in {}", crates.display())),
        false => Ok(files),
    }
}

fn listed(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let cannot = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)
        .map_err(cannot)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut paths = entries.map_err(cannot)?;
    paths.sort();
    Ok(paths)
}

/// The head of an advisory and its title.
fn read(text: &str) -> Outcome<(Head, String)> {
    let text = text.replace("\r\n", "\n");
    let body = text.trim_start().strip_prefix(BEGIN).ok_or("it does not begin with ```toml")?;
    let (head, rest) = body.split_once(&format!("\n{END}")).ok_or("its head does not end")?;
    let head: Head = toml::from_str(head).map_err(|error| error.to_string())?;
    let title = rest.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or("without a title");
    Ok((head, title.trim().to_owned()))
}

fn hits(head: &Head, title: &str, locked: &[Locked]) -> Outcome<Vec<Hit>> {
    let Head { advisory, versions } = head;
    let mut hits = Vec::new();
    if advisory.withdrawn.is_some() {
        return Ok(hits);
    }
    // A crate of ours may be called like one of the registry.
    let same =
        locked.iter().filter(|found| found.source.is_some() && found.name == advisory.package);
    for Locked { name, version, .. } in same {
        let parsed =
            Version::parse(version).map_err(|error| format!("{name} {version}: {error}"))?;
        let mut fine = versions.patched.iter().chain(&versions.unaffected);
        if fine.any(|range| range.matches(&parsed)) {
            continue;
        }
        let patched: Vec<String> = versions.patched.iter().map(VersionReq::to_string).collect();
        hits.push(Hit {
            advisory: advisory.id.clone(),
            name: name.clone(),
            version: version.clone(),
            kind: advisory.informational.clone().unwrap_or_else(|| "a hole".to_owned()),
            title: title.to_owned(),
            patched: patched.join(" or "),
        });
    }
    Ok(hits)
}

impl Hit {
    /// Whether it is about who looks after a crate, not about what it does.
    fn is_only_told(&self) -> bool {
        ["unmaintained", "notice"].contains(&self.kind.as_str())
    }

    fn line(&self) -> String {
        let Hit { advisory, name, version, kind, title, patched } = self;
        let patched = match patched.is_empty() {
            true => "no version mends it".to_owned(),
            false => format!("mended in {patched}"),
        };
        format!("{name} {version}: {advisory}, {kind}: {title} ({patched})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing more in the head.
    const PLAIN: &str = "";

    /// Advisories on disk as the database keeps them: (package, number, lines of its head, ranges, title).
    fn database(advisories: &[(&str, &str, &str, &str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (package, number, more, versions, title) in advisories {
            let place = folder.path().join("crates").join(package);
            fs::create_dir_all(&place).unwrap();
            let text = format!(
                "```toml\n[advisory]\nid = \"RUSTSEC-{number}\"\npackage = \"{package}\"\n\
                 date = \"{}-05-04\"\nurl = \"https://example.org\"\n{more}\n\n[affected.functions]\n\
                 \"{package}::read\" = [\"< 9\"]\n\n[versions]\n{versions}\n```\n\n# {title}\n\nWhat happened.\n",
                &number[..4]
            );
            fs::write(place.join(format!("RUSTSEC-{number}.md")), text).unwrap();
        }
        folder
    }

    /// Crates of the registry, and our own `shop`.
    fn locked(crates: &[(&str, &str)]) -> Vec<Locked> {
        let mut text = "[[package]]\nname = 'shop'\nversion = '0.1.0'\n".to_owned();
        for (name, version) in crates {
            let source = crates::REGISTRY;
            text += &format!(
                "[[package]]\nname = '{name}'\nversion = '{version}'\nsource = '{source}'\n"
            );
        }
        crates::read_lock(&text).unwrap()
    }

    fn open(crates: &[(&str, &str)], database: &tempfile::TempDir) -> Vec<String> {
        compare(&locked(crates), database.path(), &[]).unwrap().open
    }

    #[test]
    fn only_versions_that_nobody_mended_are_named() {
        let versions = "patched = [\">= 1.2.3\", \"^1.1.9\"]\nunaffected = [\"< 1.0\"]";
        let base = database(&[("maps", "2026-0001", PLAIN, versions, "Reads past the end")]);
        let check = |version: &str, is_open: bool| {
            assert_eq!(open(&[("maps", version)], &base).len(), usize::from(is_open), "{version}");
        };
        check("0.9.9", false);
        check("1.0.0", true);
        check("1.1.8", true);
        check("1.1.9", false);
        check("1.2.3", false);
        check("2.0.0+spec-1.1.0", false);
        // Before a release anything may be: it is told, and a person looks.
        check("2.0.0-rc.1", true);
        let both = open(&[("maps", "1.0.0"), ("maps", "2.0.0"), ("tiles", "1.0.0")], &base);
        assert_eq!(
            both,
            [
                "open      maps 1.0.0: RUSTSEC-2026-0001, a hole: Reads past the end (mended in >=1.2.3 or ^1.1.9)"
            ]
        );
    }

    #[test]
    fn what_was_taken_back_and_what_is_ours_by_the_same_name_is_passed_over() {
        let base = database(&[
            ("maps", "2026-0001", "withdrawn = \"2026-06-01\"", "patched = []", "It was none"),
            ("shop", "2026-0002", PLAIN, "patched = []", "A crate of others"),
        ]);
        assert_eq!(open(&[("maps", "1.0.0")], &base), Vec::<String>::new());
        assert_eq!(open(&[("shop", "0.1.0")], &base).len(), 1, "that of the registry is meant");
    }

    #[test]
    fn a_crate_that_nobody_looks_after_is_told_and_an_unsound_one_is_open() {
        let base = database(&[
            (
                "old",
                "2025-0001",
                "informational = \"unmaintained\"",
                "patched = []",
                "Not looked after",
            ),
            (
                "odd",
                "2026-0002",
                "informational = \"unsound\"",
                "patched = []",
                "Two threads, one cell",
            ),
        ]);
        let found =
            compare(&locked(&[("old", "1.0.0"), ("odd", "1.0.0")]), base.path(), &[]).unwrap();
        assert_eq!(found.open.len(), 1);
        assert!(
            found.open[0].contains("odd 1.0.0: RUSTSEC-2026-0002, unsound"),
            "{:?}",
            found.open
        );
        let told = found.told();
        assert!(told.starts_with("2 advisories read, the newest of 2026-05-04\n"), "{told}");
        assert!(told.contains("told      old 1.0.0: RUSTSEC-2025-0001, unmaintained"), "{told}");
    }

    #[test]
    fn what_is_accepted_says_why_and_only_as_long_as_it_is_there() {
        let base = database(&[("maps", "2026-0001", PLAIN, "patched = []", "Slow")]);
        let accepted =
            [Accepted { advisory: "RUSTSEC-2026-0001".to_owned(), why: "we draw none".to_owned() }];
        let found = compare(&locked(&[("maps", "1.0.0")]), base.path(), &accepted).unwrap();
        assert_eq!(found.open, Vec::<String>::new());
        assert!(found.told().contains("because we draw none"), "{}", found.told());
        let gone = compare(&locked(&[("tiles", "1.0.0")]), base.path(), &accepted).unwrap();
        assert_eq!(gone.open.len(), 1);
        assert!(gone.open[0].contains("accepts RUSTSEC-2026-0001, which means nothing of ours"));
    }

    #[test]
    fn a_database_that_cannot_be_read_is_not_taken_for_a_clean_one() {
        let empty = tempfile::tempdir().unwrap();
        assert!(compare(&locked(&[]), empty.path(), &[]).is_err());
        let base = database(&[("maps", "2026-0001", PLAIN, "patched = [\"soon\"]", "Slow")]);
        let why = compare(&locked(&[("tiles", "1.0.0")]), base.path(), &[]).unwrap_err();
        assert!(why.contains("RUSTSEC-2026-0001.md cannot be read"), "{why}");
        let base = database(&[("maps", "2026-0001", PLAIN, "patched = []", "Slow")]);
        fs::write(base.path().join("crates/maps/RUSTSEC-2026-0009.md"), "# No head").unwrap();
        assert!(compare(&locked(&[]), base.path(), &[]).is_err());
    }
}
