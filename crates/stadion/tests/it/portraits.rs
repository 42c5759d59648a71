//! No column that concerns somebody is forgotten by an export: each is told in a file, or left out with a reason.
use std::collections::{BTreeMap, BTreeSet};

use stadion::takeaway::PORTRAITS;

/// Purposes of `data_map.txt` with nobody's data, and the columns of all others.
fn columns_of_people() -> BTreeSet<String> {
    let text = include_str!("../../../schema/data_map.txt");
    let mut section = "";
    let mut nobody = BTreeSet::new();
    let mut columns = BTreeSet::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let parts: Vec<&str> = line.split(" | ").collect();
        match section {
            "[purpose]" if parts[3] == "nobody" => {
                nobody.insert(parts[0]);
            }
            "[column]" if !nobody.contains(parts[2]) => {
                columns.insert(parts[0].to_owned());
            }
            _ => {}
        }
    }
    assert!(columns.len() > 400 && !nobody.is_empty(), "the map was read");
    columns
}

#[test]
fn every_column_of_a_person_is_told_or_withheld_with_a_reason() {
    let mut told = BTreeSet::new();
    let mut withheld = BTreeMap::new();
    for room in PORTRAITS {
        for document in room.documents {
            told.extend(document.fields.iter().map(|field| field.source.to_owned()));
        }
        for (column, why) in room.withheld {
            assert!(why.ends_with('.') && why.len() > 7, "{column}: {why}");
            assert!(withheld.insert(column.to_string(), *why).is_none(), "{column} stands twice");
        }
    }
    let columns = columns_of_people();
    let is_withheld = |column: &str| {
        let (table, _) = column.split_once('.').unwrap();
        withheld.contains_key(column) || withheld.contains_key(&format!("{table}.*"))
    };
    let forgotten: Vec<_> =
        columns.iter().filter(|column| !told.contains(*column) && !is_withheld(column)).collect();
    assert!(forgotten.is_empty(), "say in a portrait.rs what an export does with {forgotten:?}");
    let both: Vec<_> = told
        .iter()
        .filter(|column| is_withheld(column) && column.as_str() != "social_kudos.athlete_id")
        .collect();
    assert!(both.is_empty(), "told and withheld: {both:?}");
    let tables: BTreeSet<&str> =
        columns.iter().filter_map(|column| Some(column.split_once('.')?.0)).collect();
    for column in withheld.keys() {
        let (table, name) = column.split_once('.').unwrap();
        let is_there = tables.contains(table) && (name == "*" || columns.contains(column));
        assert!(is_there, "{column} is withheld, and there is no such column of a person");
    }
}

#[test]
fn files_have_names_of_their_own_and_words_in_both_languages() {
    let mut names = BTreeSet::new();
    for document in PORTRAITS.iter().flat_map(|room| room.documents) {
        assert!(names.insert(document.name), "{} stands twice", document.name);
        assert!(!["recipients", "originals"].contains(&document.name), "{}", document.name);
        assert!(document.about.ends_with('.') && document.about_ru.ends_with('.'));
        assert!(document.about_ru.chars().any(|letter| ('а'..='я').contains(&letter)));
        assert!(document.about_ar.chars().any(|letter| ('ء'..='ي').contains(&letter)));
        let fields: BTreeSet<_> = document.fields.iter().map(|field| field.name).collect();
        assert_eq!(fields.len(), document.fields.len(), "{} has a field twice", document.name);
        for key in document.key {
            assert!(fields.contains(key), "{} has no field {key}", document.name);
        }
    }
}

#[test]
fn nothing_tells_what_others_did_in_silence() {
    for document in PORTRAITS.iter().flat_map(|room| room.documents) {
        let sql = document.sql;
        // What stands under one's own id with somebody else as its maker has to say whose it may be.
        if sql.contains("FROM social_block WHERE athlete_id = $1") {
            assert!(sql.contains("AND made"), "{}", document.name);
        }
        if sql.contains("FROM safety_case WHERE") {
            assert!(sql.contains("decision IN ('hide', 'warn', 'restrict')"), "{}", document.name);
        }
        for of_others in ["social_mute WHERE other_id", "social_restriction WHERE other_id"] {
            assert!(!sql.contains(of_others), "{}", document.name);
        }
    }
}
