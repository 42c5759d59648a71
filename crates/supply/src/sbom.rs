//! The bill of materials of what is delivered, in CycloneDX 1.6 (ECMA-424): the program with its crates, the web app with
//! its packages. The same commit gives the same bytes: all is sorted, and there is no clock but `SOURCE_DATE_EPOCH`.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Serialize;

use crate::Outcome;
use crate::crates::{self, Key, Locked, Tree};
use crate::licence::Licence;
use crate::packages::{self, Package};

/// The whole bill, with the names that CycloneDX gives things.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bill {
    bom_format: &'static str,
    spec_version: &'static str,
    version: u32,
    metadata: Metadata,
    components: Vec<Component>,
    dependencies: Vec<Dependency>,
}

#[derive(Debug, Serialize)]
struct Metadata {
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    component: Component,
}

#[derive(Debug, Serialize)]
struct Component {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref")]
    reference: String,
    name: String,
    version: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    licenses: Vec<Terms>,
    purl: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property>,
}

#[derive(Debug, Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

#[derive(Debug, Serialize)]
struct Terms {
    expression: String,
}

#[derive(Debug, Serialize)]
struct Property {
    name: &'static str,
    value: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Dependency {
    #[serde(rename = "ref")]
    reference: String,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    depends_on: BTreeSet<String>,
}

/// What a bill is made of.
pub struct Parts<'a> {
    /// Crates with their checksums.
    pub locked: &'a [Locked],
    /// What the program is built of.
    pub tree: &'a Tree,
    /// Packages of the web app and its tools; only those that are delivered are billed.
    pub packages: &'a [Package],
    /// The platform of the program.
    pub target: &'a str,
    /// Seconds since 1970, if the bill is to be dated.
    pub made_at: Option<u64>,
}

/// The bill of a repository, for a program built for a platform.
pub fn bill(root: &Path, target: &str, made_at: Option<u64>) -> Outcome<String> {
    let locked = crates::locked(root)?;
    let tree = crates::program(root, target)?;
    let packages = packages::packages(root)?;
    written(&Parts { locked: &locked, tree: &tree, packages: &packages, target, made_at })
}

/// The bill of some parts, as JSON.
pub fn written(parts: &Parts) -> Outcome<String> {
    let mut json = serde_json::to_string_pretty(&made_of(parts)?).map_err(|e| e.to_string())?;
    json.push('\n');
    Ok(json)
}

fn made_of(parts: &Parts) -> Outcome<Bill> {
    let pinned: BTreeMap<Key, &Locked> = parts
        .locked
        .iter()
        .map(|found| ((found.name.clone(), found.version.clone()), found))
        .collect();
    let is_ours = |key: &Key| pinned.get(key).is_some_and(|found| found.source.is_none());
    let (ours, others): (Vec<_>, Vec<_>) =
        parts.tree.licences.iter().partition(|(key, _)| is_ours(key));
    let (stadion, licence) = ours
        .iter()
        .find(|((name, _), _)| name == "stadion")
        .ok_or("the crate `stadion` is not in this tree")?;

    // Our own crates are the thing itself, so what they need is direct.
    let mut direct = BTreeSet::new();
    for (key, _) in &ours {
        direct.extend(needed(parts.tree, key).filter(|needed| !is_ours(needed)));
    }
    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    for (key, licence) in others {
        let locked =
            pinned.get(key).ok_or_else(|| format!("{} {} is not in Cargo.lock", key.0, key.1))?;
        let checksum = locked.checksum.clone().unwrap_or_default();
        let is_direct = direct.contains(key);
        components.push(component(crate_url(key), key, "SHA-256", checksum, licence, is_direct)?);
        let depends_on = needed(parts.tree, key).map(crate_url).collect();
        dependencies.push(Dependency { reference: crate_url(key), depends_on });
    }
    let mut roots: BTreeSet<String> = direct.into_iter().map(crate_url).collect();
    let delivered: Vec<&Package> =
        parts.packages.iter().filter(|package| package.is_delivered).collect();
    let there: BTreeSet<Key> = delivered.iter().map(|package| key_of(package)).collect();
    for package in delivered {
        let (key, sha512) = (key_of(package), package.sha512.clone());
        let (url, is_direct) = (package_url(&key), package.is_direct);
        components.push(component(
            url.clone(),
            &key,
            "SHA-512",
            sha512,
            &package.licence,
            is_direct,
        )?);
        // A kit may know of a tool (types, a test runner) that is here but not delivered.
        let depends_on = package.needs.iter().filter(|key| there.contains(*key));
        let depends_on = depends_on.map(package_url).collect();
        if is_direct {
            roots.insert(url.clone());
        }
        dependencies.push(Dependency { reference: url, depends_on });
    }

    let mut whole =
        component(crate_url(stadion), stadion, "SHA-256", String::new(), licence, false)?;
    whole.kind = "application";
    whole.properties = vec![Property { name: "stadion:platform", value: parts.target.to_owned() }];
    dependencies.push(Dependency { reference: whole.reference.clone(), depends_on: roots });
    components.sort_by(|one, other| one.reference.cmp(&other.reference));
    dependencies.sort_by(|one, other| one.reference.cmp(&other.reference));
    let timestamp = parts.made_at.map(instant);
    Ok(Bill {
        bom_format: "CycloneDX",
        spec_version: "1.6",
        version: 1,
        metadata: Metadata { timestamp, component: whole },
        components,
        dependencies,
    })
}

fn needed<'a>(tree: &'a Tree, key: &Key) -> impl Iterator<Item = &'a Key> + use<'a> {
    tree.needs.get(key).into_iter().flatten()
}

fn key_of(package: &Package) -> Key {
    (package.name.clone(), package.version.clone())
}

fn component(
    purl: String,
    (name, version): &Key,
    alg: &'static str,
    checksum: String,
    licence: &str,
    is_direct: bool,
) -> Outcome<Component> {
    let expression =
        Licence::read(licence).map_err(|why| format!("{name} {version}: {why}"))?.to_string();
    let hashes = match checksum.is_empty() {
        true => Vec::new(),
        false => vec![Hash { alg, content: checksum }],
    };
    Ok(Component {
        kind: "library",
        reference: purl.clone(),
        name: name.clone(),
        version: version.clone(),
        hashes,
        licenses: vec![Terms { expression }],
        purl,
        properties: vec![Property { name: "stadion:direct", value: is_direct.to_string() }],
    })
}

/// The package URL of a crate.
fn crate_url((name, version): &Key) -> String {
    format!("pkg:cargo/{}@{}", escaped(name), escaped(version))
}

/// The package URL of a package of the web app. The slash between a scope and a name stays.
fn package_url((name, version): &Key) -> String {
    let name: Vec<String> = name.split('/').map(escaped).collect();
    format!("pkg:npm/{}@{}", name.join("/"), escaped(version))
}

/// What a package URL may not hold as it is, in percent.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                escaped.push(char::from(byte));
            }
            _ => escaped += &format!("%{byte:02X}"),
        }
    }
    escaped
}

/// Seconds since 1970 as RFC 3339 in UTC. The days become a date as in Howard Hinnant's "chrono-Compatible Low-Level Date
/// Algorithms" (`civil_from_days`): years begin in March, so that a leap day is the last of its year.
fn instant(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn of_this_repository(made_at: Option<u64>) -> Value {
        let root = crate::root();
        let text = bill(&root, &crates::host(&root).unwrap(), made_at).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn texts<'a>(list: &'a Value, name: &str) -> Vec<&'a str> {
        list.as_array().unwrap().iter().map(|entry| entry[name].as_str().unwrap()).collect()
    }

    fn value_of<'a>(bill: &'a Value, name: &str) -> &'a Value {
        let components = bill["components"].as_array().unwrap();
        components.iter().find(|component| component["name"] == name).unwrap()
    }

    #[test]
    fn the_bill_names_what_is_delivered_and_nothing_of_the_tests() {
        let bill = of_this_repository(None);
        let names = texts(&bill["components"], "name");
        for delivered in
            ["axum", "rusqlite", "libsqlite3-sys", "webauthn-rs", "react", "@mantine/core"]
        {
            assert!(names.contains(&delivered), "{delivered}");
        }
        for tool in ["proptest", "insta", "fitparser", "chrono", "vitest", "playwright-core"] {
            assert!(!names.contains(&tool), "{tool}");
        }
        let locked = crates::locked(&crate::root()).unwrap();
        for ours in locked.iter().filter(|found| found.source.is_none()) {
            let reference = format!("pkg:cargo/{}@{}", ours.name, ours.version);
            let billed = texts(&bill["components"], "bom-ref").contains(&reference.as_str());
            assert!(!billed, "{} is no part, but what the bill is about", ours.name);
        }
    }

    #[test]
    fn the_bill_has_the_shape_that_cyclonedx_1_6_asks_for() {
        let bill = of_this_repository(None);
        assert_eq!(
            (&bill["bomFormat"], &bill["specVersion"]),
            (&"CycloneDX".into(), &"1.6".into())
        );
        assert_eq!(bill["version"], 1);
        assert_eq!(bill["metadata"]["component"]["type"], "application");
        let is_hex = |text: &str| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        for component in bill["components"].as_array().unwrap() {
            let text = |name: &str| component[name].as_str().unwrap();
            assert_eq!(text("type"), "library");
            assert!(!text("name").is_empty() && !text("version").is_empty());
            assert_eq!(text("purl"), text("bom-ref"));
            let [hash] = &component["hashes"].as_array().unwrap()[..] else {
                panic!("{component}")
            };
            let length = if text("purl").starts_with("pkg:cargo/") {
                assert_eq!(hash["alg"], "SHA-256");
                64
            } else {
                assert!(text("purl").starts_with("pkg:npm/"), "{component}");
                assert_eq!(hash["alg"], "SHA-512");
                128
            };
            let content = hash["content"].as_str().unwrap();
            assert!(content.len() == length && is_hex(content), "{component}");
            let [terms] = &component["licenses"].as_array().unwrap()[..] else {
                panic!("{component}")
            };
            assert!(Licence::read(terms["expression"].as_str().unwrap()).is_ok());
        }
        let mut references = texts(&bill["components"], "bom-ref");
        references.push(bill["metadata"]["component"]["bom-ref"].as_str().unwrap());
        let once: BTreeSet<&str> = references.iter().copied().collect();
        assert_eq!(once.len(), references.len(), "a reference is given twice");
        let told: BTreeSet<&str> = texts(&bill["dependencies"], "ref").into_iter().collect();
        assert_eq!(told, once, "of each it is said what it needs");
        for dependency in bill["dependencies"].as_array().unwrap() {
            for needed in dependency["dependsOn"].as_array().into_iter().flatten() {
                assert!(once.contains(needed.as_str().unwrap()), "{needed} is billed, too");
            }
        }
    }

    #[test]
    fn the_bill_tells_what_we_chose_ourselves_and_what_came_along() {
        let bill = of_this_repository(None);
        let check = |name: &str, direct: &str| {
            let properties = &value_of(&bill, name)["properties"];
            assert_eq!(properties[0]["name"], "stadion:direct");
            assert_eq!(properties[0]["value"], direct, "{name}");
        };
        check("axum", "true");
        check("axum-core", "false");
        check("react", "true");
        check("scheduler", "false");
        let root = &bill["metadata"]["component"]["bom-ref"];
        let dependencies = bill["dependencies"].as_array().unwrap();
        let whole = dependencies.iter().find(|entry| entry["ref"] == *root).unwrap();
        let chosen = whole["dependsOn"].as_array().unwrap();
        assert!(chosen.contains(&value_of(&bill, "axum")["bom-ref"]));
        assert!(!chosen.contains(&value_of(&bill, "axum-core")["bom-ref"]));
    }

    #[test]
    fn the_same_commit_gives_the_same_bill_and_no_clock_is_read() {
        let root = crate::root();
        let host = crates::host(&root).unwrap();
        let (first, again) = (bill(&root, &host, None).unwrap(), bill(&root, &host, None).unwrap());
        assert_eq!(first, again);
        assert!(!first.contains("timestamp"), "undated, unless SOURCE_DATE_EPOCH says when");
        let dated = of_this_repository(Some(1_795_903_200));
        assert_eq!(dated["metadata"]["timestamp"], "2026-11-28T22:00:00Z");
    }

    #[test]
    fn dates_are_right_around_leap_days_and_new_years() {
        let check = |seconds: u64, expected: &str| assert_eq!(instant(seconds), expected);
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_399, "2000-02-28T23:59:59Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(951_868_800, "2000-03-01T00:00:00Z");
        check(1_767_225_599, "2025-12-31T23:59:59Z");
        check(1_767_225_600, "2026-01-01T00:00:00Z");
        check(4_107_542_400, "2100-03-01T00:00:00Z");
    }

    #[test]
    fn a_package_url_escapes_what_would_end_it() {
        let key = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        assert_eq!(
            crate_url(&key("toml", "0.9.12+spec-1.1.0")),
            "pkg:cargo/toml@0.9.12%2Bspec-1.1.0"
        );
        assert_eq!(package_url(&key("@mantine/core", "9.7.3")), "pkg:npm/%40mantine/core@9.7.3");
    }
}
