//! In which circles somebody stands, and what is measured there.
//!
//! Each of the five is one cell of a month's publication, and there is no sixth: hours in three circles from the nearest to the
//! whole country, the best 5 km and the level in one each.
use serde::Serialize;

use super::noise::BARS;
use crate::settings::Sex;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RegionMeasure)]
pub enum Measure {
    /// Hours in motion over the month, all sports.
    Hours,
    /// The fastest 5 km of a run within a year, in seconds.
    FiveK,
    /// The level.
    Level,
}

impl Measure {
    /// All of them, in the order in which they are shown.
    pub(crate) const ALL: [Measure; 3] = [Measure::Hours, Measure::FiveK, Measure::Level];

    /// The word under which it is stored.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Measure::Hours => "hours",
            Measure::FiveK => "five_k",
            Measure::Level => "level",
        }
    }

    /// Where one bar ends and the next begins; a value on an edge is of the next.
    pub(crate) const fn edges(self) -> [f64; BARS - 1] {
        match self {
            Measure::Hours => [2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0],
            Measure::FiveK => [1080.0, 1200.0, 1320.0, 1440.0, 1620.0, 1800.0, 2100.0],
            Measure::Level => [5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0],
        }
    }

    /// Whether less is better.
    pub(crate) const fn less_is_better(self) -> bool {
        matches!(self, Measure::FiveK)
    }

    /// In which bar a value stands, from 0.
    pub(crate) fn bar(self, value: f64) -> usize {
        self.edges().iter().filter(|edge| **edge <= value).count()
    }
}

/// Whom somebody stands among.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Circle<'a> {
    /// A country, or a part of one.
    pub(crate) place: &'a str,
    /// Of which age and sex; `None` for everybody.
    pub(crate) peers: Option<(Ages, Sex)>,
}

impl Circle<'_> {
    /// The text under which it is stored.
    pub(crate) fn key(&self) -> String {
        match self.peers {
            None => self.place.to_owned(),
            Some((ages, sex)) => format!("{} {} {}", self.place, sex.word(), ages.from),
        }
    }
}

/// A group of ages: five years, but for the youngest adults and the oldest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ages {
    pub(crate) from: i32,
    /// The last age that belongs to it; `None` for no end.
    pub(crate) to: Option<i32>,
}

impl Ages {
    /// The group of an adult; `None` for a minor.
    pub(crate) fn of(age: i32) -> Option<Ages> {
        match age {
            ..18 => None,
            18..25 => Some(Ages { from: 18, to: Some(24) }),
            25..75 => {
                let from = age - age.rem_euclid(5);
                Some(Ages { from, to: Some(from + 4) })
            }
            75.. => Some(Ages { from: 75, to: None }),
        }
    }
}

/// What decides about the circles of somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Who<'a> {
    pub(crate) country: &'a str,
    pub(crate) region: Option<&'a str>,
    pub(crate) age: i32,
    pub(crate) sex: Option<Sex>,
}

/// The circles of a measure for somebody, the nearest first. None for a minor.
pub(crate) fn circles<'a>(who: &Who<'a>, measure: Measure) -> Vec<Circle<'a>> {
    let Some(ages) = Ages::of(who.age) else { return Vec::new() };
    let everybody = Circle { place: who.country, peers: None };
    let peers = who.sex.map(|sex| Circle { place: who.country, peers: Some((ages, sex)) });
    let near = who
        .region
        .and_then(|region| who.sex.map(|sex| Circle { place: region, peers: Some((ages, sex)) }));
    match measure {
        Measure::Hours => near.into_iter().chain(peers).chain([everybody]).collect(),
        Measure::FiveK => peers.into_iter().collect(),
        Measure::Level => vec![everybody],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::region::noise::MOST_CELLS;

    const ANNA: Who<'static> =
        Who { country: "DE", region: Some("DE-BY"), age: 33, sex: Some(Sex::Female) };

    fn keys(who: &Who<'_>, measure: Measure) -> Vec<String> {
        circles(who, measure).iter().map(Circle::key).collect()
    }

    #[test]
    fn anna_stands_in_five_cells_and_nobody_in_more() {
        assert_eq!(keys(&ANNA, Measure::Hours), ["DE-BY f 30", "DE f 30", "DE"]);
        assert_eq!(keys(&ANNA, Measure::FiveK), ["DE f 30"]);
        assert_eq!(keys(&ANNA, Measure::Level), ["DE"]);
        let cells: usize = Measure::ALL.iter().map(|of| circles(&ANNA, *of).len()).sum();
        assert_eq!(cells, MOST_CELLS);
    }

    #[test]
    fn who_tells_less_stands_in_wider_circles_and_a_minor_in_none() {
        let quiet = Who { sex: None, ..ANNA };
        assert_eq!(keys(&quiet, Measure::Hours), ["DE"]);
        assert!(keys(&quiet, Measure::FiveK).is_empty());
        let nowhere = Who { region: None, ..ANNA };
        assert_eq!(keys(&nowhere, Measure::Hours), ["DE f 30", "DE"]);
        let mia = Who { age: 17, ..ANNA };
        for measure in Measure::ALL {
            assert!(circles(&mia, measure).is_empty());
        }
    }

    #[test]
    fn ages_go_together_by_five_years() {
        let group = |age| Ages::of(age).map(|ages| (ages.from, ages.to));
        assert_eq!(group(17), None);
        assert_eq!(group(18), Some((18, Some(24))));
        assert_eq!(group(24), Some((18, Some(24))));
        assert_eq!(group(25), Some((25, Some(29))));
        assert_eq!(group(74), Some((70, Some(74))));
        assert_eq!(group(93), Some((75, None)));
    }

    #[test]
    fn a_value_on_an_edge_is_of_the_next_bar() {
        assert_eq!(Measure::Hours.bar(0.5), 0);
        assert_eq!(Measure::Hours.bar(2.0), 1);
        assert_eq!(Measure::Hours.bar(45.0), BARS - 1);
        assert_eq!(Measure::FiveK.bar(1500.0), 4);
    }
}
