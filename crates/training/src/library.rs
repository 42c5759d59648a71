//! The library of workouts: data in `data/workouts.toml`, read once.
//!
//! A workout there has one step that grows and at most one group whose repeats are chosen. [`Workout::fit`]
//! makes it exactly as long as the plan wants, without more hard work than the week allows.
use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::Language;
use physiology::training::Effort;
use serde::{Deserialize, Serialize};

use crate::goal::Sport;

/// What a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An ordinary easy day.
    Easy,
    /// Shorter and slower than easy.
    Recovery,
    /// The longest of the week.
    Long,
    /// A little speed inside an easy day.
    Light,
    /// Near the threshold.
    Tempo,
    /// Short and hard with rests.
    Intervals,
    /// Short and quick before a race.
    Sharpen,
    /// The event itself.
    Race,
    /// A hard day of general strength.
    Strength,
    /// An easy day of general strength.
    Mobility,
}

impl Kind {
    /// Days of these kinds are kept apart.
    pub fn is_hard(self) -> bool {
        !matches!(self, Kind::Easy | Kind::Recovery | Kind::Mobility)
    }

    /// What is done instead when it should be easy.
    pub fn eased(self) -> Kind {
        match self {
            Kind::Strength | Kind::Mobility => Kind::Mobility,
            Kind::Recovery => Kind::Recovery,
            Kind::Race => Kind::Race,
            _ => Kind::Easy,
        }
    }

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Easy => "easy",
            Kind::Recovery => "recovery",
            Kind::Long => "long",
            Kind::Light => "light",
            Kind::Tempo => "tempo",
            Kind::Intervals => "intervals",
            Kind::Sharpen => "sharpen",
            Kind::Race => "race",
            Kind::Strength => "strength",
            Kind::Mobility => "mobility",
        }
    }

    /// The kind of a stored word; whatever is unknown is easy.
    pub fn named(word: &str) -> Kind {
        const ALL: [Kind; 9] = [
            Kind::Recovery,
            Kind::Long,
            Kind::Light,
            Kind::Tempo,
            Kind::Intervals,
            Kind::Sharpen,
            Kind::Race,
            Kind::Strength,
            Kind::Mobility,
        ];
        ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(Kind::Easy)
    }
}

/// The same text in every language of the app.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Words {
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
    /// Arabic.
    pub ar: String,
}

impl Words {
    /// In the language of an account.
    pub fn in_language(&self, language: &str) -> &str {
        Language::of(language).pick(&self.en, &self.ru, &self.ar)
    }
}

/// A workout of the library.
#[derive(Debug)]
pub struct Workout {
    /// Its stable id.
    pub id: String,
    /// For which sport.
    pub sport: Sport,
    /// For which purpose.
    pub kind: Kind,
    /// Its name.
    pub name: Words,
    /// What it is about.
    pub about: Words,
    blocks: Vec<Block>,
}

/// What a step is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Getting warm.
    WarmUp,
    /// The work.
    Work,
    /// Between efforts.
    Rest,
    /// Coming down.
    CoolDown,
}

/// How long a step is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// Seconds.
    Seconds(f64),
    /// Metres.
    Metres(f64),
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What for.
    pub intent: Intent,
    /// How long.
    pub amount: Amount,
    /// How hard.
    pub effort: Effort,
    /// Which exercise, in general strength.
    pub exercise: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
enum Block {
    /// Done once; the one that grows has `grows`.
    Once { piece: Piece, grows: bool },
    /// Done again and again.
    Group { fewest: u32, most: u32, pieces: Vec<Piece> },
}

/// A part of a session as it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// How often.
    pub times: u32,
    /// What, in order.
    pub pieces: Vec<Piece>,
}

/// A workout made to measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The chosen repeats of its group; 0 when it has none.
    pub repeats: u32,
    /// Its parts in order.
    pub parts: Vec<Part>,
    /// How long it takes.
    pub duration_s: f64,
    /// How much of its size is hard, in the unit of the size.
    pub hard: f64,
}

/// In what a session of a sport is measured, and how fast an easy one goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Whether sizes are metres; seconds otherwise.
    pub in_metres: bool,
    /// Speed of an easy session.
    pub easy_mps: f64,
}

impl Scale {
    /// How fast an effort goes beside an easy one. Rough on purpose: it only sizes steps.
    fn speed_mps(self, effort: Effort) -> f64 {
        let times = match effort {
            Effort::Recovery => 0.85,
            Effort::Easy => 1.0,
            Effort::Steady => 1.1,
            Effort::Threshold => 1.2,
            Effort::Hard => 1.3,
            Effort::VeryHard => 1.5,
        };
        self.easy_mps * times
    }

    /// The size of a piece in the unit of the session.
    fn size(self, piece: &Piece) -> f64 {
        if self.in_metres { self.metres(piece) } else { self.seconds(piece) }
    }

    /// About how many metres a piece takes.
    pub fn metres(self, piece: &Piece) -> f64 {
        match piece.amount {
            Amount::Metres(metres) => metres,
            Amount::Seconds(seconds) => seconds * self.speed_mps(piece.effort),
        }
    }

    /// About how many seconds a piece takes.
    pub fn seconds(self, piece: &Piece) -> f64 {
        match piece.amount {
            Amount::Metres(metres) => metres / self.speed_mps(piece.effort),
            Amount::Seconds(seconds) => seconds,
        }
    }
}

impl Workout {
    /// This workout in a size, with as many repeats as fit and at most so much hard work. `None` when it
    /// cannot be so short or so soft.
    pub fn fit(&self, size: f64, most_hard: f64, scale: Scale) -> Option<Fitted> {
        let (mut fewest, mut most) = (0, 0);
        for block in &self.blocks {
            if let Block::Group { fewest: low, most: high, .. } = block {
                (fewest, most) = (*low, *high);
            }
        }
        for repeats in (fewest..=most).rev() {
            let fitted = self.with_repeats(repeats, size, scale);
            if let Some(fitted) = fitted
                && fitted.hard <= most_hard + 1e-6
            {
                return Some(fitted);
            }
        }
        None
    }

    /// With a number of repeats that was chosen before. `None` when it does not fit into the size.
    pub fn with_repeats(&self, repeats: u32, size: f64, scale: Scale) -> Option<Fitted> {
        let mut fixed = 0.0;
        for block in &self.blocks {
            match block {
                Block::Once { grows: true, .. } => {}
                Block::Once { piece, .. } => fixed += scale.size(piece),
                Block::Group { pieces, .. } => {
                    let once: f64 = pieces.iter().map(|piece| scale.size(piece)).sum();
                    fixed += f64::from(repeats) * once;
                }
            }
        }
        let mut fitted = Fitted { repeats, parts: Vec::new(), duration_s: 0.0, hard: 0.0 };
        for block in &self.blocks {
            let part = match block {
                Block::Once { piece, grows: true } => {
                    let room = size - fixed;
                    // The race is as long as it is; anything else keeps its least amount.
                    if room + 1e-6 < scale.size(piece) && self.kind != Kind::Race {
                        return None;
                    }
                    let amount = match scale.in_metres {
                        true => Amount::Metres(tidy_metres(room)),
                        false => Amount::Seconds(((room + 1e-6) / 10.0).floor() * 10.0),
                    };
                    Part { times: 1, pieces: vec![Piece { amount, ..piece.clone() }] }
                }
                Block::Once { piece, .. } => Part { times: 1, pieces: vec![piece.clone()] },
                Block::Group { pieces, .. } => Part { times: repeats, pieces: pieces.clone() },
            };
            for piece in &part.pieces {
                let times = f64::from(part.times);
                fitted.duration_s += times * scale.seconds(piece);
                if piece.effort.is_hard() && self.kind != Kind::Race {
                    fitted.hard += times * scale.size(piece);
                }
            }
            fitted.parts.push(part);
        }
        Some(fitted)
    }

    /// The least size it can have.
    #[cfg(test)]
    fn least(&self, scale: Scale) -> f64 {
        let mut least = 0.0;
        for block in &self.blocks {
            least += match block {
                Block::Once { piece, .. } => scale.size(piece),
                Block::Group { fewest, pieces, .. } => {
                    f64::from(*fewest) * pieces.iter().map(|piece| scale.size(piece)).sum::<f64>()
                }
            };
        }
        least
    }
}

/// Distances as people say them.
fn tidy_metres(metres: f64) -> f64 {
    let step = if metres < 2_000.0 { 10.0 } else { 100.0 };
    ((metres + 1e-6) / step).floor() * step
}

/// All workouts, in the order of the file.
pub fn all() -> &'static [Workout] {
    &LIBRARY.workouts
}

/// The workout with an id.
pub fn find(id: &str) -> Option<&'static Workout> {
    all().iter().find(|workout| workout.id == id)
}

/// The workouts for a purpose.
pub fn of(sport: Sport, kind: Kind) -> Vec<&'static Workout> {
    all().iter().filter(|workout| workout.sport == sport && workout.kind == kind).collect()
}

/// What an exercise is called.
pub fn exercise(key: &str) -> Option<&'static Words> {
    LIBRARY.exercises.get(key)
}

struct Library {
    workouts: Vec<Workout>,
    exercises: BTreeMap<String, Words>,
}

/// The file is part of the program and a test reads every line of it, so a fault never reaches anybody: it
/// would leave out the workout.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let file = read(include_str!("../data/workouts.toml"));
    file.unwrap_or(Library { workouts: Vec::new(), exercises: BTreeMap::new() })
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    workout: Vec<Entry>,
    exercise: BTreeMap<String, (String, String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    sport: Sport,
    kind: Kind,
    en: (String, String),
    ru: (String, String),
    ar: (String, String),
    steps: Vec<String>,
}

fn read(text: &str) -> Result<Library, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut exercises = BTreeMap::new();
    for (key, (en, ru, ar)) in file.exercise {
        exercises.insert(key, Words { en, ru, ar });
    }
    let mut workouts = Vec::with_capacity(file.workout.len());
    for entry in file.workout {
        let mut blocks = Vec::with_capacity(entry.steps.len());
        for line in &entry.steps {
            blocks.push(block(line).ok_or_else(|| format!("{}: {line:?}", entry.id))?);
        }
        workouts.push(Workout {
            id: entry.id,
            sport: entry.sport,
            kind: entry.kind,
            name: Words { en: entry.en.0, ru: entry.ru.0, ar: entry.ar.0 },
            about: Words { en: entry.en.1, ru: entry.ru.1, ar: entry.ar.1 },
            blocks,
        });
    }
    Ok(Library { workouts, exercises })
}

fn block(line: &str) -> Option<Block> {
    let Some((times, group)) = line.split_once("x (") else {
        let (line, grows) = match line.strip_suffix('+') {
            Some(line) => (line, true),
            None => (line, false),
        };
        return Some(Block::Once { piece: piece(line)?, grows });
    };
    let (fewest, most) = times.split_once('-').unwrap_or((times, times));
    let mut pieces = Vec::new();
    for part in group.strip_suffix(')')?.split(',') {
        pieces.push(piece(part)?);
    }
    Some(Block::Group { fewest: fewest.parse().ok()?, most: most.parse().ok()?, pieces })
}

fn piece(text: &str) -> Option<Piece> {
    let mut words = text.split_whitespace().peekable();
    let said = match words.peek().copied()? {
        "warm" => Some(Intent::WarmUp),
        "cool" => Some(Intent::CoolDown),
        "rest" => Some(Intent::Rest),
        _ => None,
    };
    if said.is_some() {
        words.next();
    }
    let amount = amount(words.next()?)?;
    let effort = effort(words.next()?)?;
    let exercise = match words.next() {
        Some(word) => Some(word.strip_prefix('@')?.to_owned()),
        None => None,
    };
    let usual = if effort == Effort::Recovery { Intent::Rest } else { Intent::Work };
    Some(Piece { intent: said.unwrap_or(usual), amount, effort, exercise })
}

fn amount(word: &str) -> Option<Amount> {
    if let Some(minutes) = word.strip_suffix("min") {
        return Some(Amount::Seconds(minutes.parse::<f64>().ok()? * 60.0));
    }
    if let Some(seconds) = word.strip_suffix('s') {
        return Some(Amount::Seconds(seconds.parse().ok()?));
    }
    Some(Amount::Metres(word.strip_suffix('m')?.parse().ok()?))
}

fn effort(word: &str) -> Option<Effort> {
    Some(match word {
        "recovery" => Effort::Recovery,
        "easy" => Effort::Easy,
        "steady" => Effort::Steady,
        "threshold" => Effort::Threshold,
        "hard" => Effort::Hard,
        "very_hard" => Effort::VeryHard,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const SPORTS: [Sport; 4] = [Sport::Running, Sport::Cycling, Sport::Walking, Sport::Strength];

    fn usual(sport: Sport) -> Scale {
        Scale { in_metres: sport != Sport::Strength, easy_mps: sport.usual_mps() }
    }

    #[test]
    fn the_file_reads_to_its_last_line() {
        let library = read(include_str!("../data/workouts.toml")).unwrap();
        assert!(library.workouts.len() >= 60, "{}", library.workouts.len());
        let ids: HashSet<&str> = library.workouts.iter().map(|w| w.id.as_str()).collect();
        assert_eq!(ids.len(), library.workouts.len(), "an id is there twice");
    }

    #[test]
    fn every_workout_says_in_every_language_what_it_is() {
        let cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
        let arabic = |text: &str| text.chars().any(|c| ('ء'..='ي').contains(&c));
        for workout in all() {
            for words in [&workout.name, &workout.about] {
                assert!(!words.en.is_empty() && !cyrillic(&words.en), "{}", workout.id);
                assert!(cyrillic(&words.ru), "{}", workout.id);
                assert!(arabic(&words.ar) && words.in_language("ar") == words.ar, "{}", workout.id);
            }
        }
    }

    #[test]
    fn every_workout_grows_in_one_step_and_repeats_in_at_most_one_group() {
        for workout in all() {
            let (mut growing, mut groups) = (0, 0);
            for block in &workout.blocks {
                match block {
                    Block::Once { grows, .. } => growing += u32::from(*grows),
                    Block::Group { fewest, most, pieces } => {
                        groups += 1;
                        assert!(1 <= *fewest && fewest <= most && *most <= 20, "{}", workout.id);
                        for key in pieces.iter().filter_map(|piece| piece.exercise.as_ref()) {
                            assert!(exercise(key).is_some(), "{}: {key}", workout.id);
                        }
                    }
                }
            }
            assert_eq!((growing, groups.min(1)), (1, groups), "{}", workout.id);
        }
    }

    #[test]
    fn every_sport_has_a_workout_for_every_purpose_of_its_plans() {
        for sport in SPORTS {
            let kinds: &[Kind] = match sport {
                Sport::Strength => &[Kind::Strength, Kind::Mobility],
                _ => &[
                    Kind::Easy,
                    Kind::Recovery,
                    Kind::Long,
                    Kind::Light,
                    Kind::Tempo,
                    Kind::Intervals,
                    Kind::Sharpen,
                    Kind::Race,
                ],
            };
            for kind in kinds {
                assert!(!of(sport, *kind).is_empty(), "{sport:?} {kind:?}");
            }
        }
    }

    #[test]
    fn a_fitted_workout_has_the_size_that_was_asked_for() {
        for workout in all() {
            let scale = usual(workout.sport);
            let least = workout.least(scale);
            for size in [least, least * 1.5, least * 4.0] {
                let fitted = workout.fit(size, f64::INFINITY, scale).unwrap();
                let mut sum = 0.0;
                for part in &fitted.parts {
                    for piece in &part.pieces {
                        sum += f64::from(part.times) * scale.size(piece);
                    }
                }
                assert!(sum <= size + 1e-6 && sum > size - 101.0, "{} {size}: {sum}", workout.id);
            }
            if workout.kind != Kind::Race {
                assert_eq!(workout.fit(least * 0.9, f64::INFINITY, scale), None, "{}", workout.id);
            }
        }
    }

    #[test]
    fn less_hard_work_means_fewer_repeats_and_then_another_workout() {
        let kilometres = find("run_intervals_1k").unwrap();
        let scale = usual(Sport::Running);
        let free = kilometres.fit(12_000.0, f64::INFINITY, scale).unwrap();
        assert_eq!(free.repeats, 7);
        let two = kilometres.fit(12_000.0, 2_500.0, scale).unwrap();
        assert_eq!((two.repeats, two.hard), (2, 2_000.0));
        assert_eq!(kilometres.fit(12_000.0, 900.0, scale), None);
    }

    #[test]
    fn a_line_that_makes_no_sense_is_named() {
        let broken = include_str!("../data/workouts.toml").replace("5min easy +", "5min flying +");
        assert!(read(&broken).err().unwrap().contains("run_easy"));
    }
}
