//! Packages of the web app: what `web/package-lock.json` pins. npm writes there what each is, licence and all, for every
//! platform, so the packages need not be installed.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use crate::Outcome;

/// The lock file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Lock {
    lockfile_version: u32,
    packages: BTreeMap<String, Entry>,
}

/// What npm writes of one place in `node_modules`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Entry {
    name: Option<String>,
    version: Option<String>,
    license: Option<String>,
    resolved: Option<String>,
    integrity: Option<String>,
    link: bool,
    dev: bool,
    has_install_script: bool,
    dependencies: BTreeMap<String, String>,
    optional_dependencies: BTreeMap<String, String>,
    peer_dependencies: BTreeMap<String, String>,
}

/// One version of one package, wherever it lies.
#[derive(Debug)]
pub struct Package {
    /// Its name, with its scope: `@mantine/core`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence expression; empty if it names none.
    pub licence: String,
    /// SHA-512 of its archive, in hex; empty if the lock file does not hold it.
    pub sha512: String,
    /// From where it is fetched if not from the registry.
    pub elsewhere: Option<String>,
    /// Whether the app is built of it; otherwise only its tools and tests are.
    pub is_delivered: bool,
    /// Whether our own `package.json` names it among what the app is built of.
    pub is_direct: bool,
    /// Whether it wants to run a program of its own while it is installed.
    pub runs_at_install: bool,
    /// Names and versions of the packages that it needs, as far as they are there.
    pub needs: BTreeSet<(String, String)>,
}

/// All packages of the web app of a repository, by name and version.
pub fn packages(root: &Path) -> Outcome<Vec<Package>> {
    read(&crate::text_of(&root.join("web/package-lock.json"))?)
}

/// All packages of the text of a lock file.
pub fn read(text: &str) -> Outcome<Vec<Package>> {
    let lock: Lock =
        serde_json::from_str(text).map_err(|error| format!("web/package-lock.json: {error}"))?;
    if lock.lockfile_version != 3 {
        return Err("web/package-lock.json is not of version 3: please install it anew".to_owned());
    }
    let places = lock.packages;
    let ours = places.get("").ok_or("web/package-lock.json does not name the app itself")?;
    let mut packages: BTreeMap<(String, String), Package> = BTreeMap::new();
    for (path, entry) in places.iter().filter(|(path, _)| !path.is_empty()) {
        let (name, version) = identity(path, entry);
        let package = Package {
            licence: entry.license.clone().unwrap_or_default(),
            sha512: entry.integrity.as_deref().and_then(hex_of).unwrap_or_default(),
            elsewhere: elsewhere(entry),
            is_delivered: !entry.dev,
            is_direct: ours.dependencies.keys().any(|wanted| *path == place_of("", wanted)),
            runs_at_install: entry.has_install_script,
            needs: needs(&places, path, entry),
            name: name.clone(),
            version: version.clone(),
        };
        match packages.get_mut(&(name, version)) {
            // The same version may lie in two places, once for the app and once for its tools.
            Some(known) => {
                known.is_delivered |= package.is_delivered;
                known.is_direct |= package.is_direct;
                known.elsewhere = known.elsewhere.take().or(package.elsewhere);
                known.runs_at_install |= package.runs_at_install;
                known.needs.extend(package.needs);
            }
            None => drop(packages.insert((package.name.clone(), package.version.clone()), package)),
        }
    }
    Ok(packages.into_values().collect())
}

fn identity(path: &str, entry: &Entry) -> (String, String) {
    let folder = path.rsplit_once("node_modules/").map_or(path, |(_, name)| name);
    (entry.name.as_deref().unwrap_or(folder).to_owned(), entry.version.clone().unwrap_or_default())
}

/// From where it is fetched if not from the registry: an address, a repository, a folder. Our lock file names no address of
/// any registry (`web/.npmrc` sees to it), so whatever stands there leads elsewhere.
fn elsewhere(entry: &Entry) -> Option<String> {
    let link = entry.link.then_some("a folder");
    entry.resolved.as_deref().or(link).map(str::to_owned)
}

fn place_of(below: &str, name: &str) -> String {
    match below {
        "" => format!("node_modules/{name}"),
        below => format!("{below}/node_modules/{name}"),
    }
}

/// What it needs, found as Node finds it: below itself first, then beside, then outwards.
fn needs(
    places: &BTreeMap<String, Entry>,
    path: &str,
    entry: &Entry,
) -> BTreeSet<(String, String)> {
    let all = [&entry.dependencies, &entry.optional_dependencies, &entry.peer_dependencies];
    let mut found = BTreeSet::new();
    for name in all.into_iter().flat_map(BTreeMap::keys) {
        let mut below = path;
        loop {
            let place = place_of(below, name);
            if let Some(entry) = places.get(&place) {
                found.insert(identity(&place, entry));
                break;
            }
            if below.is_empty() {
                break;
            }
            below = below.rsplit_once("/node_modules/").map_or("", |(outer, _)| outer);
        }
    }
    found
}

/// The SHA-512 out of what npm calls integrity, `sha512-` and base64.
fn hex_of(integrity: &str) -> Option<String> {
    let sha512 = integrity.split_whitespace().find_map(|hash| hash.strip_prefix("sha512-"))?;
    let bytes = STANDARD.decode(sha512).ok().filter(|bytes| bytes.len() == 64)?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_delivered_if_any_of_its_places_is() {
        let text = r#"{"lockfileVersion": 3, "packages": {
            "": {"dependencies": {"map": "1.0.0"}, "devDependencies": {"runner": "1.0.0"}},
            "node_modules/map": {"version": "1.0.0", "license": "MIT", "dependencies": {"tiles": "^2", "gone": "1"}},
            "node_modules/map/node_modules/tiles": {"version": "2.0.0", "license": "ISC"},
            "node_modules/tiles": {"version": "1.0.0", "dev": true},
            "node_modules/runner": {"version": "1.0.0", "dev": true, "dependencies": {"tiles": "1"}},
            "node_modules/runner/node_modules/tiles": {"version": "2.0.0", "dev": true}
        }}"#;
        let packages = read(text).unwrap();
        let told: Vec<_> = packages
            .iter()
            .map(|p| (p.name.as_str(), p.version.as_str(), p.is_delivered, p.is_direct))
            .collect();
        let expected = [
            ("map", "1.0.0", true, true),
            ("runner", "1.0.0", false, false),
            ("tiles", "1.0.0", false, false),
            ("tiles", "2.0.0", true, false),
        ];
        assert_eq!(told, expected);
        let needs: Vec<_> = packages[0].needs.iter().map(|(_, version)| version.as_str()).collect();
        assert_eq!(needs, ["2.0.0"], "the nearest one, as Node finds it");
    }

    #[test]
    fn only_a_whole_sha512_is_a_checksum() {
        let whole = format!("sha512-{}", STANDARD.encode([171; 64]));
        assert_eq!(hex_of(&whole).unwrap(), "ab".repeat(64));
        assert_eq!(hex_of(&format!("sha1-AAAA {whole}")).unwrap(), "ab".repeat(64));
        for weak in ["", "sha1-qqqq", "sha512-qqqq", "sha512-!"] {
            assert_eq!(hex_of(weak), None, "{weak}");
        }
    }

    #[test]
    fn a_package_from_elsewhere_says_so() {
        let check = |entry: &str, expected: Option<&str>| {
            let text = format!(
                r#"{{"lockfileVersion": 3, "packages": {{"": {{}}, "node_modules/a": {entry}}}}}"#
            );
            assert_eq!(read(&text).unwrap()[0].elsewhere.as_deref(), expected);
        };
        check(r#"{"version": "1.0.0"}"#, None);
        let tar = "https://mallory.example.org/a-1.0.0.tgz";
        check(&format!(r#"{{"version": "1.0.0", "resolved": "{tar}"}}"#), Some(tar));
        let git = "git+ssh://git@example.org/a.git";
        check(&format!(r#"{{"resolved": "{git}"}}"#), Some(git));
        check(r#"{"resolved": "../a", "link": true}"#, Some("../a"));
        check(r#"{"link": true}"#, Some("a folder"));
    }
}
