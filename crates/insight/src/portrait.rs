//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "insight", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "feedback", "What you told us about Stadion, and our answers.", "Что вы написали нам о Stadion и наши ответы.",
        "ما قلته لنا عن Stadion، وإجاباتنا.",
        from "feedback WHERE athlete_id = $1 AND feedback_id > $2 ORDER BY feedback_id LIMIT $3" by ["feedback_id"],
        feedback.feedback_id: Id "Which message; its picture has the same name.";
        feedback.kind: Text "What it is.";
        feedback.words: Text "What you wrote.";
        feedback.page: Text "On which page, as a pattern.";
        feedback.build: Text "Of which version of the program.";
        feedback.language: Text "In which language.";
        feedback.width: Text "How wide the page was.";
        feedback.theme: Text "light or dark.";
        feedback.sent_at: Instant "When.";
        feedback.state: Text "How it stands.";
        feedback.answer: (Text) "Our answer.";
        feedback.told_at: (Instant) "When we answered.";
        feedback.unread: Flag "Whether you have not read the answer.";
    },
    document! {
        "visits", "The days on which you came, if you allowed us to count.", "Дни, в которые вы заходили, если вы разрешили считать.",
        "الأيام التي جئت فيها، إن سمحت لنا بالاحتساب.",
        from "visit WHERE athlete_id = $1 AND visited_on > $2 ORDER BY visited_on LIMIT $3" by ["visited_on"],
        visit.visited_on: Day "The local day.";
        visit.build: (Text) "With which version of the program.";
    },
    document! {
        "journey", "How far you came, if you allowed us to count.", "Как далеко вы продвинулись, если вы разрешили считать.",
        "إلى أين بلغت، إن سمحت لنا بالاحتساب.",
        from "journey WHERE athlete_id = $1" by [],
        journey.joined_at: Instant "When you joined.";
        journey.joined_on: Day "The local day.";
        journey.joined_week: Day "The Monday of that week.";
        journey.country: Text "Your country.";
        journey.reached: Integer "The steps that you reached in their order, a bit for each.";
        journey.ever: Integer "The steps that you reached in any order, a bit for each.";
        journey.returned: Integer "The weeks in which you came back, a bit for each.";
        journey.last_day: Integer "The last day on which you came, counted from the first.";
    },
    document! {
        "journey_steps", "When you did something for the first time, if you allowed us to count.", "Когда вы сделали что-то впервые, если вы разрешили считать.",
        "متى فعلت شيئًا لأول مرة، إن سمحت لنا بالاحتساب.",
        from "journey_step WHERE athlete_id = $1 AND step > $2 ORDER BY step LIMIT $3" by ["step"],
        journey_step.step: Integer "Which step.";
        journey_step.first_at: Instant "When.";
    },
    document! {
        "journey_orders", "Orders as they are counted, if you allowed us to count.", "Заказы для подсчёта, если вы разрешили считать.",
        "الطلبات كما تُحتسب، إن سمحت لنا بالاحتساب.",
        from "journey_order WHERE athlete_id = $1 AND order_id > $2 ORDER BY order_id LIMIT $3" by ["order_id"],
        journey_order.order_id: Id "Which order.";
        journey_order.placed_at: (Instant) "When.";
        journey_order.refunded: Flag "Whether it was paid back.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("feedback.athlete_id", "Your id, told once in profile."),
    ("feedback.screenshot", "Where the picture lies on the disk; the picture is in feedback."),
    ("feedback.version", "Counts changes."),
    ("visit.athlete_id", "Your id."),
    ("journey.athlete_id", "Your id."),
    ("journey.invented", "Says that somebody is of the demo."),
    ("journey.changes", "Counts changes."),
    ("journey_step.athlete_id", "Your id."),
    ("journey_order.athlete_id", "Your id."),
];
