//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "compete", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "challenges_made", "Challenges that you made.", "Челленджи, которые вы создали.",
        "التحديات التي أنشأتها.",
        from "challenge WHERE creator_id = $1 AND challenge_id > $2 ORDER BY challenge_id LIMIT $3" by ["challenge_id"],
        challenge.challenge_id: Id "Which challenge.";
        challenge.kind: Text "For whom it is.";
        challenge.country: (Text) "Of which country.";
        challenge.region: (Text) "Of which region.";
        challenge.title: Text "What you called it.";
        challenge.about: Text "What you wrote about it.";
        challenge.rules_version: Integer "Which version of its rules holds.";
        challenge.starts_on: Day "Its first day.";
        challenge.ends_on: Day "Its last day.";
        challenge.closes_at: Instant "When its board closes.";
        challenge.state: Text "How it stands.";
        challenge.invite_code: (Text) "The code that lets people in.";
        challenge.prize: (Text) "What there is to win.";
        challenge.prize_ru: (Text) "The same in Russian.";
        challenge.created_at: Instant "When you made it.";
    },
    document! {
        "challenge_rules", "The rules that you gave your challenges.", "Правила, которые вы задали своим челленджам.",
        "القواعد التي وضعتها لتحدياتك.",
        from "challenge_rules JOIN challenge ON challenge.challenge_id = challenge_rules.challenge_id
              WHERE challenge.creator_id = $1 AND (challenge_rules.challenge_id, challenge_rules.version) > ($2, $3)
              ORDER BY challenge_rules.challenge_id, challenge_rules.version LIMIT $4" by ["challenge_id", "version"],
        challenge_rules.challenge_id: Id "Of which challenge.";
        challenge_rules.version: Integer "Which version.";
        challenge_rules.applies_from: (Day) "From which day.";
        challenge_rules.rules: Json "The rules.";
        challenge_rules.note: Text "What you said about the change.";
        challenge_rules.made_at: Instant "When.";
    },
    document! {
        "challenges_joined", "Challenges that you joined.", "Челленджи, в которых вы участвуете.",
        "التحديات التي انضممت إليها.",
        from "challenge_member WHERE athlete_id = $1 AND challenge_id > $2 ORDER BY challenge_id LIMIT $3" by ["challenge_id"],
        challenge_member.challenge_id: Id "Which challenge.";
        challenge_member.joined_at: Instant "When.";
        challenge_member.joined_on: Day "The local day.";
        challenge_member.rules_version: Integer "Under which version of its rules.";
    },
    document! {
        "challenge_standings", "Where you stand on boards.", "Ваше место в таблицах.",
        "مركزك على لوحات الترتيب.",
        from "challenge_standing JOIN challenge_member ON challenge_member.challenge_id = challenge_standing.challenge_id
              AND challenge_member.athlete_id = challenge_standing.athlete_id
              WHERE challenge_member.athlete_id = $1 AND challenge_standing.challenge_id > $2
              ORDER BY challenge_standing.challenge_id LIMIT $3" by ["challenge_id"],
        challenge_standing.challenge_id: Id "Which challenge.";
        challenge_standing.score_negated: Integer "Your score with a minus before it, as boards are sorted.";
        challenge_standing.achieved_at: Instant "Since when you have it.";
        challenge_standing.goal_reached_at: (Instant) "When you reached the goal.";
        challenge_standing.final_rank: (Integer) "Your rank at the end.";
    },
    document! {
        "challenge_entries", "Why each of your activities counted for a challenge, or did not.", "Почему каждая тренировка была засчитана в челлендж или нет.",
        "لماذا حُسب كل نشاط لك في تحدٍّ أو لم يُحسب.",
        from "challenge_entry WHERE athlete_id = $1 AND (challenge_id, activity_id) > ($2, $3) ORDER BY challenge_id, activity_id LIMIT $4" by ["challenge_id", "activity_id"],
        challenge_entry.challenge_id: Id "Which challenge.";
        challenge_entry.activity_id: Id "Which activity.";
        challenge_entry.sport: Text "Which sport.";
        challenge_entry.started_on: Day "The local day.";
        challenge_entry.ended_at: Instant "When it ended.";
        challenge_entry.verdict: Text "Whether it counted, or why not.";
        challenge_entry.value: Integer "How much it counted.";
        challenge_entry.measured: (Number) "What was compared.";
        challenge_entry.threshold: (Number) "With what.";
        challenge_entry.threshold_on: (Day) "With which day.";
        challenge_entry.rules_version: Integer "Under which version of the rules.";
        challenge_entry.judged_at: Instant "When.";
    },
    document! {
        "challenge_invitations", "Challenges that you were invited to.", "Челленджи, в которые вас пригласили.",
        "التحديات التي دُعيت إليها.",
        from "challenge_invitation WHERE athlete_id = $1 AND challenge_id > $2 ORDER BY challenge_id LIMIT $3" by ["challenge_id"],
        challenge_invitation.challenge_id: Id "Which challenge.";
        challenge_invitation.invited_at: Instant "When.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("challenge.creator_id", "Your id, told once in profile."),
    ("challenge_member.athlete_id", "Your id."),
    ("challenge_standing.athlete_id", "Your id."),
    ("challenge_entry.athlete_id", "Your id."),
    ("challenge_invitation.athlete_id", "Your id."),
    (
        "challenge_activity.*",
        "A copy of what boards need of each activity; the activities are in activities.",
    ),
    ("challenge_athlete.*", "Counts changes."),
];
