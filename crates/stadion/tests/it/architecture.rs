//! The house as it is drawn: who may depend on whom.
use std::process::Command;

use serde_json::Value;

const ROOMS: [&str; 10] = [
    "identity", "activity", "rewards", "social", "training", "compete", "compare", "shop",
    "insight", "safety",
];

/// What a crate of ours may depend on. `stadion` puts everything together and `bench` measures everything.
fn allowed(crate_name: &str) -> Option<&'static [&'static str]> {
    match crate_name {
        "stadion" | "bench" => None,
        room if ROOMS.contains(&room) => {
            Some(&["events", "kernel", "formats", "physiology", "graph", "names"])
        }
        "events" | "schema" => Some(&["kernel"]),
        "testkit" => Some(&["kernel", "schema"]),
        _ => Some(&[]),
    }
}

/// What the tests of a crate may use beside that.
const IN_TESTS: [&str; 3] = ["testkit", "schema", "formats"];
/// Libraries without input, output and waiting.
const PURE: [&str; 4] = ["formats", "physiology", "graph", "names"];
const IMPURE: [&str; 8] =
    ["tokio", "axum", "hyper", "rusqlite", "tokio-postgres", "tempfile", "tracing", "metrics"];
/// Only the kernel speaks to a database.
const DRIVERS: [&str; 3] = ["rusqlite", "tokio-postgres", "deadpool-postgres"];

/// Every edge that should not be there, in words.
fn forbidden(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().unwrap();
    let ours: Vec<&str> =
        packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    let mut found = Vec::new();
    for package in packages {
        let from = package["name"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let to = dependency["name"].as_str().unwrap();
            let in_tests = dependency["kind"] == "dev";
            let allowed = allowed(from);
            let fine = allowed.is_none_or(|list| list.contains(&to))
                || (in_tests && IN_TESTS.contains(&to));
            if ours.contains(&to) && !fine {
                found.push(format!(
                    "{from} -> {to}: rooms tell (facts) and ask (needs), never depend"
                ));
            }
            if PURE.contains(&from) && IMPURE.contains(&to) && !in_tests {
                found.push(format!("{from} -> {to}: {from} stays pure"));
            }
            if DRIVERS.contains(&to) && from != "kernel" && !in_tests {
                found.push(format!("{from} -> {to}: only the kernel speaks to a database driver"));
            }
        }
    }
    found
}

#[test]
fn no_room_depends_on_another() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let metadata = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let names: Vec<&str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["name"].as_str().unwrap())
        .collect();
    for room in ROOMS {
        assert!(names.contains(&room), "{room} is gone: is this list still right?");
    }
    let found = forbidden(&metadata);
    assert!(found.is_empty(), "forbidden edges:\n{}", found.join("\n"));
}

/// Rooms that sell, compare or measure people, and what they hear.
const WITHOUT_A_BODY: [&str; 9] =
    ["identity", "rewards", "social", "compete", "compare", "shop", "insight", "safety", "events"];

#[test]
fn rooms_that_have_no_business_with_a_body_do_not_name_what_is_known_of_it() {
    let crates = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    assert!(names_a_body(&crates.join("training/src")), "training opens it, so this would be seen");
    for room in WITHOUT_A_BODY {
        assert!(!names_a_body(&crates.join(room).join("src")), "{room} names kernel::health");
    }
}

fn names_a_body(folder: &std::path::Path) -> bool {
    let mut found = false;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found |= match path.is_dir() {
            true => names_a_body(&path),
            // A comment may speak of it.
            false => std::fs::read_to_string(&path)
                .unwrap()
                .lines()
                .any(|line| !line.trim_start().starts_with("//") && line.contains("health::")),
        };
    }
    found
}

/// Deeds of staff that stand in the audit trail under the names of what they come to.
const UNDER_OTHER_NAMES: [(&str, &str); 5] = [
    ("confirm_staff_request", "confirm_ban"),
    ("decline_staff_request", "decline_request"),
    ("ask_staff_request", "ask_access"),
    ("decide_case", "hide_content"),
    ("answer_appeal", "reverse_decision"),
];

#[test]
fn every_write_of_staff_names_its_line_in_the_audit_trail() {
    let document: Value = serde_json::from_str(&stadion::wiring::openapi_json().unwrap()).unwrap();
    let crates = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut sources = String::new();
    for room in ROOMS {
        gather(&crates.join(room).join("src"), &mut sources);
    }
    let mut writes = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        if !path.starts_with("/api/v1/operator/") {
            continue;
        }
        for (method, operation) in item.as_object().unwrap() {
            if method == "get" {
                continue;
            }
            let name = operation["operationId"].as_str().unwrap();
            let other = UNDER_OTHER_NAMES.iter().find(|(known, _)| *known == name);
            let act = other.map_or(name, |(_, act)| *act);
            assert!(sources.contains(&format!("\"{act}\"")), "{name} leaves no line in the trail");
            writes += 1;
        }
    }
    assert!(writes > 20, "{writes}: they moved?");
}

fn gather(folder: &std::path::Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => gather(&path, into),
            false => into.push_str(&std::fs::read_to_string(&path).unwrap()),
        }
    }
}

#[test]
fn no_statement_changes_or_removes_a_row_of_the_ledger_of_consents() {
    let crates = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let mut found = Vec::new();
    statements_that_change(crates, "consent_event", &mut found);
    found.sort();
    assert_eq!(
        found.len(),
        2,
        "one writes a row, one takes a whole chain with its account: {found:#?}"
    );
    assert!(found[0].contains("identity/src/forget.rs: DELETE FROM consent_event"));
    assert!(found[1].contains("kernel/src/consent/ledger.rs: INSERT INTO consent_event"));
}

/// Every statement in our sources, tests aside, that writes, changes or removes rows of a table, with its file.
fn statements_that_change(folder: &std::path::Path, table: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            statements_that_change(&path, table, found);
        }
        if !name.ends_with(".rs") && !name.ends_with(".sql") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let words: Vec<&str> = text.split_whitespace().collect();
        for at in 2..words.len() {
            let is_it = words[at].trim_matches(|c: char| !c.is_alphanumeric() && c != '_') == table;
            let before = format!("{} {}", words[at - 2], words[at - 1]).to_uppercase();
            let changes = ["INSERT INTO", "DELETE FROM", "UPDATE", "ALTER TABLE", "DROP TABLE"];
            if is_it && changes.iter().any(|verb| before.ends_with(verb)) {
                found.push(format!("{}: {} {table}", path.display(), before.replace('"', "")));
            }
        }
    }
}

#[test]
fn a_forbidden_edge_would_be_named() {
    let package = |name: &str, dependencies: &[(&str, Option<&str>)]| {
        let dependencies: Vec<Value> = dependencies
            .iter()
            .map(|(name, kind)| serde_json::json!({ "name": name, "kind": kind }))
            .collect();
        serde_json::json!({ "name": name, "dependencies": dependencies })
    };
    let metadata = serde_json::json!({ "packages": [
        package("kernel", &[("rusqlite", None), ("testkit", Some("dev"))]),
        package("rewards", &[("kernel", None), ("activity", None), ("testkit", None)]),
        package("activity", &[("social", Some("dev")), ("rusqlite", None)]),
        package("social", &[]),
        package("testkit", &[("kernel", None)]),
        package("formats", &[("tokio", None), ("tokio", Some("dev"))]),
    ] });
    let found = forbidden(&metadata);
    let edges: Vec<&str> = found.iter().map(|edge| edge.split(':').next().unwrap()).collect();
    assert_eq!(
        edges,
        [
            "rewards -> activity",
            "rewards -> testkit",
            "activity -> social",
            "activity -> rusqlite",
            "formats -> tokio",
        ]
    );
}
