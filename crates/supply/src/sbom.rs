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

/// Something of others that is delivered.
struct Part<'a> {
    purl: String,
    name: &'a str,
    version: &'a str,
    licence: &'a str,
    hash: Hash,
    /// Whether we chose it ourselves, rather than that it came along.
    is_direct: bool,
    /// Package URLs of the parts that it needs.
    needs: BTreeSet<String>,
}

/// The bill of a repository, as JSON, for a program built for a platform. It is dated if it is told when it is made, in
/// seconds since 1970.
pub fn bill(root: &Path, target: &str, made_at: Option<u64>) -> Outcome<String> {
    let locked = crates::locked(root)?;
    let tree = crates::program(root, target)?;
    let packages = packages::packages(root)?;
    let mut parts = crates_in(&tree, &locked)?;
    parts.extend(packages_in(&packages));
    let (stadion, licence) = tree
        .licences
        .iter()
        .find(|((name, _), _)| name == "stadion")
        .ok_or("the crate `stadion` is not in its own tree")?;
    let whole = Component {
        properties: vec![Property { name: "stadion:platform", value: target.to_owned() }],
        ..component("application", crate_url(stadion), &stadion.0, &stadion.1, licence)?
    };
    let bill = made_of(whole, parts, made_at.map(instant))?;
    let mut json = serde_json::to_string_pretty(&bill).map_err(|error| error.to_string())?;
    json.push('\n');
    Ok(json)
}

fn made_of(whole: Component, mut parts: Vec<Part>, timestamp: Option<String>) -> Outcome<Bill> {
    parts.sort_by(|one, other| one.purl.cmp(&other.purl));
    let chosen = parts.iter().filter(|part| part.is_direct).map(|part| part.purl.clone());
    let mut dependencies =
        vec![Dependency { reference: whole.reference.clone(), depends_on: chosen.collect() }];
    let mut components = Vec::new();
    for part in parts {
        let is_direct = part.is_direct.to_string();
        components.push(Component {
            hashes: vec![part.hash],
            properties: vec![Property { name: "stadion:direct", value: is_direct }],
            ..component("library", part.purl.clone(), part.name, part.version, part.licence)?
        });
        dependencies.push(Dependency { reference: part.purl, depends_on: part.needs });
    }
    Ok(Bill {
        bom_format: "CycloneDX",
        spec_version: "1.6",
        version: 1,
        metadata: Metadata { timestamp, component: whole },
        components,
        dependencies,
    })
}

/// The crates of others in a tree. Our own are the thing itself, so what they need is direct.
fn crates_in<'a>(tree: &'a Tree, locked: &[Locked]) -> Outcome<Vec<Part<'a>>> {
    let checksums: BTreeMap<(&str, &str), &str> = locked
        .iter()
        .filter_map(|it| Some(((&*it.name, &*it.version), it.checksum.as_deref()?)))
        .collect();
    let ours: BTreeSet<(&str, &str)> = locked
        .iter()
        .filter(|found| found.source.is_none())
        .map(|found| (&*found.name, &*found.version))
        .collect();
    let is_ours = |(name, version): &Key| ours.contains(&(&**name, &**version));
    let of_ours = tree.needs.iter().filter(|(key, _)| is_ours(key));
    let direct: BTreeSet<&Key> = of_ours.flat_map(|(_, needs)| needs).collect();
    let mut parts = Vec::new();
    for (key, licence) in tree.licences.iter().filter(|(key, _)| !is_ours(key)) {
        let (name, version) = key;
        let checksum = checksums
            .get(&(&**name, &**version))
            .ok_or_else(|| format!("Cargo.lock has no checksum for {name} {version}"))?;
        parts.push(Part {
            purl: crate_url(key),
            name,
            version,
            licence,
            hash: Hash { alg: "SHA-256", content: (*checksum).to_owned() },
            is_direct: direct.contains(key),
            needs: tree.needs.get(key).into_iter().flatten().map(crate_url).collect(),
        });
    }
    Ok(parts)
}

/// The packages that the web app is built of.
fn packages_in(packages: &[Package]) -> Vec<Part<'_>> {
    let key = |package: &Package| (package.name.clone(), package.version.clone());
    let delivered = packages.iter().filter(|package| package.is_delivered);
    let there: BTreeSet<Key> = delivered.clone().map(key).collect();
    let mut parts = Vec::new();
    for package in delivered {
        let Package { name, version, licence, sha512, is_direct, needs, .. } = package;
        // A kit may know of a tool (types, a test runner) that is here and not delivered.
        let needs = needs.iter().filter(|needed| there.contains(*needed)).map(package_url);
        parts.push(Part {
            purl: package_url(&key(package)),
            name,
            version,
            licence,
            hash: Hash { alg: "SHA-512", content: sha512.clone() },
            is_direct: *is_direct,
            needs: needs.collect(),
        });
    }
    parts
}

/// What a component has in any case.
fn component(
    kind: &'static str,
    purl: String,
    name: &str,
    version: &str,
    licence: &str,
) -> Outcome<Component> {
    let licence = Licence::read(licence).map_err(|why| format!("{name} {version}: {why}"))?;
    Ok(Component {
        kind,
        reference: purl.clone(),
        name: name.to_owned(),
        version: version.to_owned(),
        hashes: Vec::new(),
        licenses: vec![Terms { expression: licence.to_string() }],
        purl,
        properties: Vec::new(),
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
