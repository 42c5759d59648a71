//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "rewards", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "weekly_goals", "How many active days a week you set out to have.", "Сколько активных дней в неделю вы себе ставили.",
        "كم يومًا نشطًا في الأسبوع نويت أن يكون لك.",
        from "reward_goal WHERE athlete_id = $1 AND from_on > $2 ORDER BY from_on LIMIT $3" by ["from_on"],
        reward_goal.from_on: Day "The Monday from which it holds.";
        reward_goal.goal_days: Integer "Active days a week.";
    },
    document! {
        "badges", "Badges that you ever earned.", "Награды, которые вы когда-либо получили.",
        "الشارات التي كسبتها يومًا.",
        from "reward_badge_told WHERE athlete_id = $1 AND (badge, tier) > ($2, $3) ORDER BY badge, tier LIMIT $4" by ["badge", "tier"],
        reward_badge_told.badge: Text "Which badge.";
        reward_badge_told.tier: Text "bronze, silver or gold; empty for a badge without tiers.";
        reward_badge_told.told_at: Instant "When you were told.";
    },
    document! {
        "level", "The highest level you ever had.", "Самый высокий уровень, которого вы достигали.",
        "أعلى مستوى بلغته.",
        from "reward_standing WHERE athlete_id = $1" by [],
        reward_standing.highest_level: Integer "From 1.";
    },
    document! {
        "challenge_results", "Official challenges that are over.", "Завершённые официальные челленджи.",
        "التحديات الرسمية التي انتهت.",
        from "reward_challenge WHERE athlete_id = $1 AND challenge_id > $2 ORDER BY challenge_id LIMIT $3" by ["challenge_id"],
        reward_challenge.challenge_id: Id "Which challenge.";
        reward_challenge.completed: Flag "Whether you reached its goal.";
        reward_challenge.won: Flag "Whether you won.";
        reward_challenge.ended_on: Day "Its last day.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    (
        "reward_activity.*",
        "A copy of what counts of each activity; the activities are in activities.",
    ),
    (
        "reward_activity_removed.*",
        "Bare ids of activities that you removed, so that they stay removed.",
    ),
    ("reward_month.*", "The same copy, packed by the month."),
    ("reward_goal.athlete_id", "Your id, told once in profile."),
    ("reward_badge_told.athlete_id", "Your id."),
    ("reward_standing.athlete_id", "Your id."),
    ("reward_standing.body", "A sum that is counted anew from the activities at any time."),
    ("reward_challenge.athlete_id", "Your id."),
];
