//! The legal papers keep their word: no column without a tag, no list that names a test which is not there.
//!
//! `crates/schema/data_map.txt` says what every column holds; `docs/legal/data-map.md` is made of it.
#![allow(
    clippy::unwrap_used,
    reason = "a test that finds nothing where something must be ends there"
)]
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// What `data_map.txt` says, section by section.
#[derive(Default)]
struct Map {
    /// Class and what belongs to it.
    classes: Vec<[String; 2]>,
    /// Key, why, ground, whom it concerns, who else gets it.
    purposes: Vec<[String; 5]>,
    /// Key and how long.
    retentions: Vec<[String; 2]>,
    /// What lies beside the database: name, class, purpose, retention.
    files: Vec<[String; 4]>,
    /// `table.column`, class, purpose, retention.
    columns: Vec<[String; 4]>,
}

#[test]
fn every_column_is_tagged_and_every_tag_has_a_column() {
    let tagged: Vec<_> = read_map().columns.into_iter().map(|[column, ..]| column).collect();
    let once: BTreeSet<_> = tagged.iter().cloned().collect();
    assert_eq!(once.len(), tagged.len(), "a column is tagged twice in crates/schema/data_map.txt");
    let there = columns_of(schema::MIGRATIONS.iter().map(|step| step.sql));
    let untagged: Vec<_> = there.difference(&once).collect();
    assert!(untagged.is_empty(), "say in crates/schema/data_map.txt what these hold: {untagged:?}");
    let gone: Vec<_> = once.difference(&there).collect();
    assert!(gone.is_empty(), "crates/schema/data_map.txt has tags without a column: {gone:?}");
}

#[test]
fn every_tag_is_explained_and_every_explanation_is_used() {
    let map = read_map();
    let tags = || map.columns.iter().chain(&map.files);
    let check = |what: &str, explained: Vec<&String>, used: BTreeSet<&String>| {
        let known: BTreeSet<_> = explained.iter().copied().collect();
        assert_eq!(known.len(), explained.len(), "a {what} is explained twice");
        assert_eq!(known, used, "explained and used, {what}");
    };
    let classes = map.classes.iter().map(|[key, _]| key).collect();
    check("class", classes, tags().map(|[_, class, ..]| class).collect());
    let purposes = map.purposes.iter().map(|[key, ..]| key).collect();
    check("purpose", purposes, tags().map(|[_, _, purpose, _]| purpose).collect());
    let retentions = map.retentions.iter().map(|[key, _]| key).collect();
    check("retention", retentions, tags().map(|[.., retention]| retention).collect());
}

#[test]
fn what_is_known_of_a_body_and_of_places_is_tagged_so() {
    for [column, class, ..] in read_map().columns {
        let (_, name) = column.split_once('.').unwrap();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if says(&["heart_rate", "weight", "sleep"]) {
            assert_eq!(class, "health", "{column}");
        }
        if says(&["latitude", "longitude", "outline"]) {
            assert_eq!(class, "location", "{column}");
        }
    }
}

#[test]
fn the_data_map_is_what_the_tags_say() {
    let (path, made) = (root().join("docs/legal/data-map.md"), paper(&read_map()));
    if std::env::var_os("UPDATE_LEGAL").is_some() {
        fs::write(&path, &made).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == made,
        "docs/legal/data-map.md is stale; UPDATE_LEGAL=1 cargo test -p schema --test legal makes it anew"
    );
}

#[test]
fn statements_of_migrations_are_understood() {
    let check = |sql: &[&'static str], expected: &[&str]| {
        let found = columns_of(sql.iter().copied());
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{sql:?}");
    };
    let table = "-- A; comment (with marks.
        CREATE TABLE run (
            run_id UUID, -- why, so
            far TEXT DEFAULT ';',
            PRIMARY KEY (run_id, far)
        ) /* clustered */;
        CREATE INDEX run_far ON run (far);";
    check(&[table], &["run.far", "run.run_id"]);
    check(&[table, "ALTER TABLE run ADD COLUMN at BIGINT;"], &["run.at", "run.far", "run.run_id"]);
    check(&[table, "ALTER TABLE run DROP COLUMN far;"], &["run.run_id"]);
    check(&[table, "CREATE TABLE runner (a TEXT);DROP TABLE run;"], &["runner.a"]);
}

#[test]
#[should_panic(expected = "teach this test")]
fn a_statement_that_changes_columns_in_another_way_is_not_passed_over() {
    columns_of(["ALTER TABLE run RENAME COLUMN far TO distance;"].into_iter());
}

/// The numbers of the list that are of the first phase; the list itself is not kept here.
#[test]
fn every_control_of_the_first_phase_is_answered_once_and_names_tests_that_exist() {
    let text = fs::read_to_string(root().join("docs/legal/asvs.md")).unwrap();
    let first = ids_after(&text, "First phase:");
    let second = ids_after(&text, "Second phase:");
    assert!(first.len() >= 60 && !second.is_empty(), "the lists of numbers were found");
    assert!(first.is_disjoint(&second), "a control is of one phase");
    let mut answered = Vec::new();
    let mut tests = 0;
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [id, _control, state, proof] = cells[..] else { panic!("four cells, not: {line}") };
        if id == "number" {
            continue;
        }
        answered.push(id.to_owned());
        assert!(["shown", "partly", "open", "not applicable"].contains(&state), "{line}");
        let named: Vec<_> =
            proof.split('`').skip(1).step_by(2).filter(|w| w.contains("::")).collect();
        match state {
            "shown" | "partly" => assert!(!named.is_empty(), "{id} names no test"),
            _ => assert!(named.is_empty() && proof.len() > 10, "{id} says why, and names no test"),
        }
        for test in named {
            assert_test_exists(test);
            tests += 1;
        }
    }
    assert!(tests > 60, "tests were found in the table");
    let once: BTreeSet<_> = answered.iter().cloned().collect();
    assert_eq!(once.len(), answered.len(), "a control is answered twice");
    let missing: Vec<_> = first.union(&second).filter(|id| !once.contains(*id)).collect();
    assert!(missing.is_empty(), "nothing is said of {missing:?}");
    let unlisted: Vec<_> =
        once.iter().filter(|id| !first.contains(*id) && !second.contains(*id)).collect();
    assert!(unlisted.is_empty(), "of no phase: {unlisted:?}");
}

#[test]
fn the_other_papers_name_tests_that_exist() {
    let mut named = 0;
    for paper in [
        "impact-assessment.md",
        "retention.md",
        "breach-kit.md",
        "README.md",
        "processor-template.md",
    ] {
        let text = fs::read_to_string(root().join("docs/legal").join(paper)).unwrap();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("not legal advice"), "{paper} says what it is not");
        for test in text.split('`').skip(1).step_by(2).filter(|word| word.contains("::")) {
            assert_test_exists(test);
            named += 1;
        }
    }
    assert!(named > 20, "tests were found in the papers");
}

#[test]
#[should_panic(expected = "has no test or constant")]
fn a_test_that_is_not_there_is_noticed() {
    assert_test_exists("crates/schema/tests/legal.rs::nobody_wrote_this");
}

#[test]
fn the_clocks_of_a_breach_are_those_of_the_table_of_countries() {
    let table = fs::read_to_string(root().join("crates/identity/data/jurisdictions.csv")).unwrap();
    let mut rows = table.lines().map(cells_of);
    let head = rows.next().unwrap();
    let at = |row: &[String], name: &str| {
        let cell = &row[head.iter().position(|cell| cell == name).unwrap()];
        if cell.is_empty() { "–".to_owned() } else { cell.clone() }
    };
    let names =
        ["code", "name", "breach_authority_h", "breach_rule", "breach_user", "launch_default"];
    let made: Vec<_> =
        rows.map(|row| format!("| {} |", names.map(|name| at(&row, name)).join(" | "))).collect();
    assert!(made.len() > 60, "countries were found");
    let kit = fs::read_to_string(root().join("docs/legal/breach-kit.md")).unwrap();
    let (_, clocks) = kit.split_once("|-|-|-|-|-|-|\n").unwrap();
    assert_eq!(
        clocks.lines().collect::<Vec<_>>(),
        made,
        "write these lines into docs/legal/breach-kit.md"
    );
}

/// The cells of a line of comma-separated values. A comma in quotes parts nothing, and no cell holds a quote.
fn cells_of(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

/// `path::name`: the file holds a test of that name, or a constant; of the web, a journey of that title.
fn assert_test_exists(named: &str) {
    let (file, name) = named.split_once("::").unwrap();
    let text = fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
    let found = match file.rsplit('.').next() {
        Some("rs") if name.chars().all(|c| c.is_ascii_uppercase() || c == '_') => {
            text.contains(&format!("const {name}: "))
        }
        Some("rs") => is_test(&text, name),
        _ => text.contains(&format!("test(\"{name}\"")),
    };
    assert!(found, "{file} has no test or constant {name}");
}

/// Whether a function of this name follows an attribute that makes it a test.
fn is_test(text: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    let mut attributed = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[test") || line.starts_with("#[tokio::test") {
            attributed = true;
        } else if line.contains("fn ") {
            if attributed && line.contains(&head) {
                return true;
            }
            attributed = false;
        }
    }
    false
}

/// The numbers in the line that starts so.
fn ids_after(text: &str, start: &str) -> BTreeSet<String> {
    let line = text.lines().find_map(|line| line.strip_prefix(start));
    line.unwrap().split_whitespace().map(str::to_owned).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read_map() -> Map {
    let text = fs::read_to_string(root().join("crates/schema/data_map.txt")).unwrap();
    let mut map = Map::default();
    let mut section = "";
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        match section {
            "[class]" => map.classes.push(parts(line)),
            "[purpose]" => map.purposes.push(parts(line)),
            "[retention]" => map.retentions.push(parts(line)),
            "[file]" => map.files.push(parts(line)),
            "[column]" => map.columns.push(parts(line)),
            other => panic!("{other} is no section of crates/schema/data_map.txt"),
        }
    }
    map
}

fn parts<const N: usize>(line: &str) -> [String; N] {
    let parts: Vec<_> = line.split(" | ").map(str::to_owned).collect();
    parts.try_into().unwrap_or_else(|_| panic!("{N} parts, not: {line}"))
}

/// Every `table.column` that is left after these steps.
fn columns_of(steps: impl Iterator<Item = &'static str>) -> BTreeSet<String> {
    let mut tables = BTreeMap::<String, BTreeSet<String>>::new();
    for statement in steps.flat_map(statements) {
        let words: Vec<_> = statement.split_whitespace().collect();
        match words[..] {
            ["CREATE", "TABLE", table, ..] => {
                let (_, body) = statement.split_once('(').unwrap();
                let body = body.rsplit_once(')').unwrap().0;
                assert!(
                    tables.insert(table.to_owned(), columns_in(body)).is_none(),
                    "{table} twice"
                );
            }
            ["ALTER", "TABLE", table, "ADD", "COLUMN", column, ..] => {
                tables.get_mut(table).unwrap().insert(column.to_owned());
            }
            ["ALTER", "TABLE", table, "DROP", "COLUMN", column] => {
                assert!(tables.get_mut(table).unwrap().remove(column), "{table}.{column}");
            }
            ["DROP", "TABLE", table] => assert!(tables.remove(table).is_some(), "{table}"),
            ["INSERT" | "UPDATE" | "DELETE", ..]
            | ["CREATE" | "DROP", "INDEX", ..]
            | ["CREATE", "UNIQUE", "INDEX", ..] => {}
            _ => panic!("teach this test what becomes of columns by: {statement}"),
        }
    }
    let full = |(table, columns): (&String, &BTreeSet<String>)| {
        columns.iter().map(|column| format!("{table}.{column}")).collect::<Vec<_>>()
    };
    tables.iter().flat_map(full).collect()
}

/// The statements of a step, without comments. A semicolon in quotes ends nothing.
fn statements(sql: &'static str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut quoted = false;
    let mut rest = sql;
    while let Some(c) = rest.chars().next() {
        if !quoted && rest.starts_with("--") {
            rest = rest.split_once('\n').map_or("", |(_, after)| after);
            all.last_mut().unwrap().push('\n');
            continue;
        }
        if !quoted && rest.starts_with("/*") {
            rest = rest.split_once("*/").unwrap().1;
            continue;
        }
        quoted ^= c == '\'';
        match c {
            ';' if !quoted => all.push(String::new()),
            c => all.last_mut().unwrap().push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    all.retain(|statement| !statement.trim().is_empty());
    all
}

/// The columns between the brackets of a table: what stands before each comma of its own level, but keys.
fn columns_in(body: &str) -> BTreeSet<String> {
    let mut depth = 0;
    let mut lines = vec![String::new()];
    for c in body.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                lines.push(String::new());
                continue;
            }
            _ => {}
        }
        lines.last_mut().unwrap().push(c);
    }
    let first = lines.iter().map(|line| line.split_whitespace().next().unwrap());
    first
        .filter(|word| !["PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "CONSTRAINT"].contains(word))
        .map(str::to_owned)
        .collect()
}

/// What `docs/legal/data-map.md` is to say.
fn paper(map: &Map) -> String {
    let mut out = String::from(
        "# Data map and register of processing\n\n\
         Made from `crates/schema/data_map.txt`, which a test holds against the migrations: no column is\n\
         missing, none is too many. Do not edit it here; after changing the tags:\n\
         `UPDATE_LEGAL=1 cargo test -p schema --test legal`.\n\n\
         This is engineering input, not legal advice. Counsel must confirm it, above all the grounds and\n\
         the periods.\n\n\
         What the operator has to add: who the controller is and how to reach them, the data protection\n\
         officer, transfers abroad, and every processor they chose.\n\n## Register of processing\n",
    );
    for [key, why, ground, whom, who_else] in &map.purposes {
        let of = |column: &&[String; 4]| &column[2] == key;
        let tags: Vec<_> = map.columns.iter().chain(&map.files).filter(of).collect();
        let classes: BTreeSet<_> = tags.iter().map(|tag| tag[1].as_str()).collect();
        let periods: BTreeSet<_> = tags.iter().map(|tag| format!("`{}`", tag[3])).collect();
        let tables: BTreeSet<_> =
            map.columns.iter().filter(of).map(|tag| format!("`{}`", table(tag))).collect();
        let join = |words: BTreeSet<String>| words.into_iter().collect::<Vec<_>>().join(", ");
        writeln!(
            out,
            "\n### {key}\n{why}\n\n- Ground, as engineering assumed it: {ground}\n\
             - Whom it concerns: {whom}\n\
             - Who else gets it: {who_else}\n- Classes: {}\n- Kept (see below): {}\n- Tables: {}",
            classes.into_iter().collect::<Vec<_>>().join(", "),
            join(periods),
            join(tables),
        )
        .unwrap();
    }
    out += "\n## Classes\n\n| class | what belongs to it | columns |\n|-|-|-|\n";
    for [class, what] in &map.classes {
        let count = map.columns.iter().filter(|tag| &tag[1] == class).count();
        writeln!(out, "| {class} | {what} | {count} |").unwrap();
    }
    out += "\n## How long things are kept\n\n| period | what it is and what ends it |\n|-|-|\n";
    for [key, what] in &map.retentions {
        writeln!(out, "| {key} | {what} |").unwrap();
    }
    out += "\n## Files beside the database\n\nNo test reads this list out of the program.\n\n\
            | file | class | purpose | period |\n|-|-|-|-|\n";
    for [name, class, purpose, period] in &map.files {
        writeln!(out, "| {name} | {class} | {purpose} | {period} |").unwrap();
    }
    out += "\n## Every column\n";
    let mut last = "";
    for tag in &map.columns {
        if table(tag) != last {
            last = table(tag);
            writeln!(out, "\n### {last}\n| column | class | purpose | period |\n|-|-|-|-|")
                .unwrap();
        }
        let column = &tag[0][last.len() + 1..];
        writeln!(out, "| {column} | {} | {} | {} |", tag[1], tag[2], tag[3]).unwrap();
    }
    out
}

fn table(tag: &[String; 4]) -> &str {
    tag[0].split('.').next().unwrap()
}
