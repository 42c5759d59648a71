//! What people fill in about a group, checked and tidied. Pure.
use std::collections::BTreeMap;

use kernel::{Error, Result};
use physiology::Sport;
use serde::{Deserialize, Serialize};

use super::rules::Kind;

/// What a group should be like.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GroupDraft)]
pub struct Draft {
    /// Its name, 3 to 60 letters.
    #[schema(example = "Lauftreff Nord")]
    pub name: String,
    /// What it is about, up to 1,000 letters.
    #[serde(default)]
    pub about: String,
    /// Who finds it and who gets in.
    pub kind: Kind,
    /// The sport it is for; absent: any. Only activities of this sport count for the group.
    #[serde(default)]
    #[schema(example = "running")]
    pub sport: Option<String>,
    /// Where it is, in words, up to 80 letters.
    #[serde(default)]
    #[schema(example = "Hamburg")]
    pub place: Option<String>,
    /// What the group wants to reach together.
    #[serde(default)]
    pub goal: Option<Goal>,
}

/// What a group wants to reach together in each period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GroupGoal)]
pub struct Goal {
    /// What is added up.
    pub measure: Measure,
    /// How much: metres, seconds or activities.
    #[schema(example = 1_000_000)]
    pub amount: i64,
    /// In which time.
    pub period: Period,
}

/// What is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GroupMeasure)]
pub enum Measure {
    /// Metres.
    Distance,
    /// Seconds in motion.
    Time,
    /// Activities.
    Count,
}

impl Measure {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Measure::Distance => "distance",
            Measure::Time => "time",
            Measure::Count => "count",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Measure> {
        let all = [Measure::Distance, Measure::Time, Measure::Count];
        all.into_iter().find(|measure| measure.word() == word)
    }

    /// More than this nobody means.
    fn most(self) -> i64 {
        match self {
            Measure::Distance => 100_000_000_000,
            Measure::Time => 10_000_000_000,
            Measure::Count => 100_000_000,
        }
    }
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GroupPeriod)]
pub enum Period {
    /// From Monday on.
    Week,
    /// From the first of the month on.
    Month,
    /// From the first of January on.
    Year,
}

impl Period {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Period::Week => "week",
            Period::Month => "month",
            Period::Year => "year",
        }
    }

    pub(crate) fn of(word: &str) -> Option<Period> {
        let all = [Period::Week, Period::Month, Period::Year];
        all.into_iter().find(|period| period.word() == word)
    }
}

impl Draft {
    /// The draft, tidied, or what is wrong with it in the words of who filled it in.
    pub(crate) fn check(mut self) -> Result<Draft> {
        let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut fault = |field, text: &str| {
            faults.insert(field, text.to_owned());
        };
        self.name = one_line(&self.name);
        if !(3..=60).contains(&self.name.chars().count()) {
            fault("name", "a group's name has 3 to 60 letters");
        }
        self.about = lines(&self.about);
        if self.about.chars().count() > 1_000 {
            fault("about", "a description has up to 1000 letters");
        }
        self.place = self.place.as_deref().map(one_line).filter(|place| !place.is_empty());
        if self.place.as_ref().is_some_and(|place| place.chars().count() > 80) {
            fault("place", "a place has up to 80 letters");
        }
        if self.sport.as_deref().is_some_and(|word| Sport::named(word).name() != word) {
            fault("sport", "this is a sport that we do not know");
        }
        if let Some(goal) = self.goal
            && !(1..=goal.measure.most()).contains(&goal.amount)
        {
            fault("goal", "a goal is more than nothing, and within what people can do");
        }
        if faults.is_empty() { Ok(self) } else { Err(Error::invalid_fields(faults)) }
    }
}

/// Text on one line: signs that cannot be seen become spaces, and spaces stand alone.
pub(crate) fn one_line(text: &str) -> String {
    let shown = |letter: char| if letter.is_control() || turns_text(letter) { ' ' } else { letter };
    let text: String = text.chars().map(shown).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text on several lines, without what cannot be seen.
pub(crate) fn lines(text: &str) -> String {
    let shown = |letter: &char| *letter == '\n' || !(letter.is_control() || turns_text(*letter));
    text.chars().filter(shown).collect::<String>().trim().to_owned()
}

/// Signs that turn the direction of the text around them.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str) -> Draft {
        let kind = Kind::Open;
        Draft {
            name: name.into(),
            about: String::new(),
            kind,
            sport: None,
            place: None,
            goal: None,
        }
    }

    #[test]
    fn a_name_is_tidied() {
        let check = |name: &str, kept: &str| assert_eq!(draft(name).check().unwrap().name, kept);
        check("  Lauf\ttreff \n Nord ", "Lauf treff Nord");
        check("Бег\u{202e} по утрам", "Бег по утрам");
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let goal = Goal { measure: Measure::Count, amount: 0, period: Period::Week };
        let wrong = Draft {
            name: "ab".into(),
            about: "x".repeat(1_001),
            kind: Kind::Hidden,
            sport: Some("chess".into()),
            place: Some("y".repeat(81)),
            goal: Some(goal),
        };
        let Err(Error::Refused(no)) = wrong.check() else { panic!("it was taken") };
        let fields: Vec<_> = no.fields.keys().copied().collect();
        assert_eq!(fields, ["about", "goal", "name", "place", "sport"]);
    }
}
