//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "training", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "training_plans", "Your plans.", "Ваши планы.",
        "خططك.",
        from "training_plan WHERE athlete_id = $1 AND plan_id > $2 ORDER BY plan_id LIMIT $3" by ["plan_id"],
        training_plan.plan_id: Id "Which plan.";
        training_plan.goal: Json "What you set out to do.";
        training_plan.outcome: Json "What the plan leads to.";
        training_plan.rules_version: Integer "Of which version of the rules.";
        training_plan.easy_mps: Number "Your easy pace, metres a second.";
        training_plan.starts_on: Day "Its first day.";
        training_plan.ends_on: Day "Its last day.";
        training_plan.settled_on: Day "The day up to which it was brought up to date.";
        training_plan.is_active: Flag "Whether it is the present one.";
        training_plan.created_at: Instant "When it was made.";
    },
    document! {
        "planned_sessions", "The sessions of your plans.", "Занятия ваших планов.",
        "تمارين خططك.",
        from "training_session WHERE athlete_id = $1 AND session_id > $2 ORDER BY session_id LIMIT $3" by ["session_id"],
        training_session.session_id: Id "Which session.";
        training_session.plan_id: Id "Of which plan.";
        training_session.sport: Text "Which sport.";
        training_session.easy_mps: Number "Your easy pace then, metres a second.";
        training_session.planned_on: Day "The day of the first layout.";
        training_session.planned_kind: Text "What was laid out first.";
        training_session.planned_size: Number "Its size in the first layout.";
        training_session.phase: Text "Of which phase.";
        training_session.step_back: Flag "Whether its week is an easier one.";
        training_session.variety: Integer "Which of several forms.";
        training_session.due_on: Day "The day it is due.";
        training_session.kind: Text "What is to be done.";
        training_session.size: Number "Its size.";
        training_session.duration_s: Number "How long it takes, in seconds.";
        training_session.workout: Text "Which workout of the library.";
        training_session.repeats: Integer "How many repeats it has.";
        training_session.because: (Text) "Why it is not as laid out.";
        training_session.skipped: Flag "Whether you passed over it.";
        training_session.activity_id: (Id) "The activity it was done with.";
        training_session.matched_by: (Text) "Who said so, you or the rules.";
        training_session.matched_basis: (Text) "By which measure.";
        training_session.matched_done: (Number) "How much was done.";
        training_session.matched_wanted: (Number) "How much was planned.";
        training_session.changed_at: Instant "When it was changed last.";
    },
    document! {
        "unmatched_sessions", "Activities that you said were not a planned session.", "Тренировки, которые вы не сочли запланированным занятием.",
        "أنشطة قلت إنها لم تكن تمرينًا مخططًا.",
        from "training_unmatched WHERE athlete_id = $1 AND (session_id, activity_id) > ($2, $3) ORDER BY session_id, activity_id LIMIT $4" by ["session_id", "activity_id"],
        training_unmatched.session_id: Id "Not which session.";
        training_unmatched.activity_id: Id "Which activity.";
    },
    document! {
        "plan_changes", "How your plans were changed, and why.", "Как менялись ваши планы и почему.",
        "كيف تغيّرت خططك، ولماذا.",
        from "training_change WHERE athlete_id = $1 AND (plan_id, noted_on, session_id, what) > ($2, $3, $4, $5) ORDER BY plan_id, noted_on, session_id, what LIMIT $6" by ["plan_id", "noted_on", "session_id", "what"],
        training_change.plan_id: Id "Which plan.";
        training_change.noted_on: Day "On which day.";
        training_change.session_id: Id "Which session.";
        training_change.what: Text "What was changed.";
        training_change.before_size: Number "Its size before.";
        training_change.after_size: Number "Its size after.";
        training_change.because: (Text) "Why.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("training_athlete.*", "Counts changes."),
    (
        "training_activity.*",
        "A copy of what plans need of each activity; the activities are in activities.",
    ),
    (
        "training_activity_removed.*",
        "Bare ids of activities that you removed, so that they stay removed.",
    ),
    ("training_plan.athlete_id", "Your id, told once in profile."),
    ("training_session.athlete_id", "Your id."),
    ("training_unmatched.athlete_id", "Your id."),
    ("training_change.athlete_id", "Your id."),
    ("training_session_told.*", "Says that a done session was counted once."),
];
