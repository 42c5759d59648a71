//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "compare", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[document! {
    "comparison_settings", "What you told for comparisons.", "Что вы указали для сравнений.",
    "ما ذكرته لأجل المقارنات.",
    from "compare_setting WHERE athlete_id = $1" by [],
    compare_setting.sex: Text "With whose times you are compared: f or m.";
}];

const WITHHELD: &[(&str, &str)] = &[
    ("compare_setting.athlete_id", "Your id, told once in profile."),
    ("compare_cell.*", "Counts of many people with noise, in which nobody can be found."),
    ("compare_release.*", "Which month these counts are of."),
];
