//! What this room holds of an athlete. Reports by others about the athlete are not told; what was decided is.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "safety", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "decisions", "What was decided about your content, with the reasons, and your appeals.", "Решения о ваших материалах, их причины и ваши обжалования.",
        "ما تقرر بشأن محتواك، مع الأسباب، واعتراضاتك.",
        from "safety_case WHERE athlete_id = $1 AND decision IN ('hide', 'warn', 'restrict') AND case_id > $2 ORDER BY case_id LIMIT $3" by ["case_id"],
        safety_case.case_id: Id "Which case.";
        safety_case.kind: Text "What it is about.";
        safety_case.thing_id: Id "Which activity or comment.";
        safety_case.under_id: (Id) "For a comment: under which activity; for a post: in which group.";
        safety_case.quote: Text "What it said.";
        safety_case.decision: (Text) "What was decided.";
        safety_case.rule: (Text) "By which rule.";
        safety_case.statement: (Text) "The reasons.";
        safety_case.decided_at: (Instant) "When.";
        safety_case.restricted_until: (Instant) "Until when you cannot write.";
        safety_case.appeal: (Text) "What you said against it.";
        safety_case.appealed_at: (Instant) "When.";
        safety_case.outcome: (Text) "What came of it.";
        safety_case.answer: (Text) "The reasons.";
        safety_case.answered_at: (Instant) "When.";
    },
    document! {
        "reports_sent", "What you reported.", "На что вы пожаловались.",
        "ما أبلغت عنه.",
        from "safety_report WHERE athlete_id = $1 AND case_id > $2 ORDER BY case_id LIMIT $3" by ["case_id"],
        safety_report.case_id: Id "Which case.";
        safety_report.reason: Text "Why.";
        safety_report.words: (Text) "In your words.";
        safety_report.made_at: Instant "When.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("safety_case.athlete_id", "Your id, told once in profile."),
    ("safety_case.under_athlete_id", "Somebody else's: whose activity a comment stood under."),
    ("safety_case.urgent", "How a report is sorted among all."),
    ("safety_case.opened_at", "When somebody else reported it."),
    ("safety_case.due_at", "How a report is sorted among all."),
    (
        "safety_case.state",
        "Where a case of somebody else's report stands; what was decided is told.",
    ),
    ("safety_case.decided_by", "Somebody else's: who of the staff it was."),
    ("safety_case.answered_by", "Somebody else's: who of the staff it was."),
    ("safety_report.athlete_id", "Your id."),
    ("safety_case_owner.*", "Leads from a case to the person concerned."),
    (
        "safety_open_case.*",
        "Leads from a thing to its open case, which is not told before it is decided.",
    ),
];
