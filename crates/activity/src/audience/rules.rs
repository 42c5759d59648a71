//! Who may see what: one table of rules. Out of it come the decision about one activity ([`decide`]) and what a
//! list asks the database for ([`open_to`]), so the two cannot drift apart.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::needs::Standing;

/// Who sees an activity, or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Nobody but its athlete.
    OnlyMe,
    /// Whom its athlete lets look as a coach.
    Coach,
    /// Friends, and coaches.
    Friends,
    /// Friends, and those who share a group or an event with its athlete.
    Groups,
    /// Every signed-in athlete.
    Everyone,
}

impl Audience {
    /// All of them, the narrowest first.
    pub const ALL: [Audience; 5] = [
        Audience::OnlyMe,
        Audience::Coach,
        Audience::Friends,
        Audience::Groups,
        Audience::Everyone,
    ];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Audience::Everyone => "everyone",
            Audience::Groups => "groups",
            Audience::Friends => "friends",
            Audience::Coach => "coach",
            Audience::OnlyMe => "only_me",
        }
    }

    /// Whatever is not plainly for others is for the athlete alone.
    pub fn of(word: &str) -> Audience {
        match word {
            "everyone" => Audience::Everyone,
            "groups" => Audience::Groups,
            "friends" => Audience::Friends,
            "coach" => Audience::Coach,
            _ => Audience::OnlyMe,
        }
    }

    /// A stored wish that may be none.
    pub(crate) fn wished(word: &str) -> Option<Audience> {
        (!word.is_empty()).then(|| Audience::of(word))
    }
}

/// The rules: which audiences somebody belongs to who stands so to the athlete. A block beats everything.
const BELONGS: [(Standing, &[Audience]); 5] = [
    (Standing::Blocked, &[]),
    (Standing::Strangers, &[Audience::Everyone]),
    (Standing::Fellows, &[Audience::Everyone, Audience::Groups]),
    (Standing::Friends, &[Audience::Everyone, Audience::Groups, Audience::Friends]),
    (Standing::Coach, &[Audience::Everyone, Audience::Groups, Audience::Friends, Audience::Coach]),
];

fn belongs(standing: Standing) -> &'static [Audience] {
    let row = BELONGS.iter().find(|(who, _)| *who == standing);
    row.map_or(&[], |(_, audiences)| audiences)
}

/// Whether somebody was chosen by the athlete: neither zones that only strangers must not see through nor work at risk keep
/// everything from them.
fn is_chosen(standing: Standing) -> bool {
    matches!(standing, Standing::Friends | Standing::Coach)
}

/// The parts of an activity that have an audience of their own. Each is at most as open as the activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The map, its outline, and altitude: all that says where.
    Map,
    /// Heart rate, its zones, and what is worked out with it: load, energy, temperature of the body.
    HeartRate,
    /// Power.
    Power,
    /// The quarter of an hour in which it began.
    Start,
    /// The shoes or the bike.
    Gear,
    /// What the athlete wrote about it.
    Notes,
}

/// An audience for each part; in the same order everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Parts<T> {
    /// The map, its outline, and altitude.
    pub map: T,
    /// Heart rate, its zones, load and energy.
    pub heart_rate: T,
    /// Power.
    pub power: T,
    /// The quarter of an hour in which it began.
    pub start: T,
    /// The shoes or the bike.
    pub gear: T,
    /// What the athlete wrote about it.
    pub notes: T,
}

impl<T> Parts<T> {
    /// The same for each part, by asking which one.
    pub fn each<U>(self, mut change: impl FnMut(Part, T) -> U) -> Parts<U> {
        Parts {
            map: change(Part::Map, self.map),
            heart_rate: change(Part::HeartRate, self.heart_rate),
            power: change(Part::Power, self.power),
            start: change(Part::Start, self.start),
            gear: change(Part::Gear, self.gear),
            notes: change(Part::Notes, self.notes),
        }
    }
}

/// What holds for somebody who decided nothing. The map stays home until there is a privacy zone or a decision: a line that
/// starts at a door gives the door away. What a body did is told to nobody.
pub const AT_FIRST: Parts<Audience> = Parts {
    map: Audience::OnlyMe,
    heart_rate: Audience::OnlyMe,
    power: Audience::OnlyMe,
    start: Audience::OnlyMe,
    gear: Audience::OnlyMe,
    notes: Audience::Everyone,
};

/// What an athlete decided for all activities, as far as it bears on what others see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The revision of the zones. What is shown must have been worked out with it.
    pub zones_revision: i64,
    /// Work that makes a person worth finding.
    pub high_risk: bool,
    /// Whether the athlete allows what is known of the body to be looked at; if not, nobody is shown any of it.
    pub health_allowed: bool,
    /// Who sees which part, unless an activity says otherwise.
    pub parts: Parts<Audience>,
}

impl Default for Decided {
    fn default() -> Decided {
        Decided { zones_revision: 0, high_risk: false, health_allowed: false, parts: AT_FIRST }
    }
}

/// What an activity says about itself.
#[derive(Debug, Clone, Copy)]
pub struct Wished {
    /// Who sees it.
    pub audience: Audience,
    /// Who sees which part, where that was decided for this one.
    pub parts: Parts<Option<Audience>>,
    /// The revision of the zones that its shown numbers were worked out with.
    pub zones_revision: i64,
    /// Whether zones let strangers have its map.
    pub map_open: bool,
    /// Whether it still waits before others see it.
    pub held: bool,
    /// Whether a decision on a report hides it.
    pub hidden: bool,
}

/// The activities of an athlete that somebody who stands so may see: those of these audiences, not held back, and worked out
/// with the zones as they are. A list asks the database for exactly this.
pub fn open_to(standing: Standing, decided: &Decided) -> Vec<Audience> {
    let mut open = belongs(standing).to_vec();
    if decided.high_risk && !is_chosen(standing) {
        open.clear();
    }
    open
}

/// The parts of one activity that somebody who stands so may see; `None` when it does not exist for them.
pub fn decide(standing: Standing, decided: &Decided, wished: &Wished) -> Option<Parts<bool>> {
    let exists = open_to(standing, decided).contains(&wished.audience)
        && wished.zones_revision == decided.zones_revision
        && !wished.held
        && !wished.hidden;
    if !exists {
        return None;
    }
    let usual = decided.parts;
    let chosen = Parts {
        map: wished.parts.map.unwrap_or(usual.map),
        heart_rate: wished.parts.heart_rate.unwrap_or(usual.heart_rate),
        power: wished.parts.power.unwrap_or(usual.power),
        start: wished.parts.start.unwrap_or(usual.start),
        gear: wished.parts.gear.unwrap_or(usual.gear),
        notes: wished.parts.notes.unwrap_or(usual.notes),
    };
    Some(chosen.each(|part, audience| {
        let hidden = match part {
            Part::Map => decided.high_risk || (!is_chosen(standing) && !wished.map_open),
            Part::HeartRate => !decided.health_allowed,
            _ => false,
        };
        belongs(standing).contains(&audience) && !hidden
    }))
}

#[cfg(test)]
mod tests {
    use Standing::*;

    use super::*;

    const STANDINGS: [Standing; 5] = [Blocked, Strangers, Fellows, Friends, Coach];

    fn wished(audience: Audience) -> Wished {
        let parts = Parts {
            map: None,
            heart_rate: None,
            power: None,
            start: None,
            gear: None,
            notes: None,
        };
        Wished { audience, parts, zones_revision: 0, map_open: true, held: false, hidden: false }
    }

    fn each<T: Copy>(audience: T) -> Parts<T> {
        AT_FIRST.each(|_, _| audience)
    }

    fn everything_open() -> Decided {
        Decided { parts: each(Audience::Everyone), health_allowed: true, ..Decided::default() }
    }

    #[test]
    fn an_audience_and_how_two_stand_decide_together() {
        for (word, for_strangers, for_fellows, for_friends, for_coach) in [
            ("everyone", true, true, true, true),
            ("groups", false, true, true, true),
            ("friends", false, false, true, true),
            ("coach", false, false, false, true),
            ("only_me", false, false, false, false),
            ("whatever", false, false, false, false),
        ] {
            let wished = wished(Audience::of(word));
            let exists = |standing| decide(standing, &Decided::default(), &wished).is_some();
            assert_eq!(exists(Strangers), for_strangers, "{word}");
            assert_eq!(exists(Fellows), for_fellows, "{word}");
            assert_eq!(exists(Friends), for_friends, "{word}");
            assert_eq!(exists(Coach), for_coach, "{word}");
            assert!(!exists(Blocked), "{word}");
        }
    }

    #[test]
    fn a_list_asks_for_what_the_decision_allows_whatever_is_decided() {
        for standing in STANDINGS {
            for high_risk in [false, true] {
                let decided = Decided { high_risk, ..everything_open() };
                for audience in Audience::ALL {
                    let listed = open_to(standing, &decided).contains(&audience);
                    assert_eq!(listed, decide(standing, &decided, &wished(audience)).is_some());
                }
            }
        }
    }

    #[test]
    fn nothing_that_narrows_ever_shows_more() {
        let shown = |standing, decided: &Decided, wished: &Wished| -> [bool; 7] {
            match decide(standing, decided, wished) {
                None => [false; 7],
                Some(parts) => [
                    true,
                    parts.map,
                    parts.heart_rate,
                    parts.power,
                    parts.start,
                    parts.gear,
                    parts.notes,
                ],
            }
        };
        let at_most = |less: [bool; 7], more: [bool; 7], what: &str| {
            for (less, more) in less.into_iter().zip(more) {
                assert!(more || !less, "{what}");
            }
        };
        for activity in Audience::ALL {
            for usual in Audience::ALL {
                for own in [None].into_iter().chain(Audience::ALL.map(Some)) {
                    let decided =
                        Decided { parts: each(usual), health_allowed: true, ..Decided::default() };
                    let wished = Wished { parts: each(own), ..wished(activity) };
                    for standing in STANDINGS {
                        let now = shown(standing, &decided, &wished);
                        let risky = Decided { high_risk: true, ..decided };
                        at_most(shown(standing, &risky, &wished), now, "high risk");
                        let withdrawn = Decided { health_allowed: false, ..decided };
                        at_most(shown(standing, &withdrawn, &wished), now, "a consent withdrawn");
                        assert!(!shown(standing, &withdrawn, &wished)[2]);
                        let held = Wished { held: true, ..wished };
                        assert_eq!(shown(standing, &decided, &held), [false; 7]);
                        let hidden = Wished { hidden: true, ..wished };
                        assert_eq!(shown(standing, &decided, &hidden), [false; 7]);
                        let outdated = Decided { zones_revision: 1, ..decided };
                        assert_eq!(shown(standing, &outdated, &wished), [false; 7]);
                        let closed = Wished { map_open: false, ..wished };
                        at_most(shown(standing, &decided, &closed), now, "the map is closed");
                        for narrower in Audience::ALL {
                            if narrower <= activity {
                                let narrow = Wished { audience: narrower, ..wished };
                                at_most(shown(standing, &decided, &narrow), now, "narrower");
                            }
                        }
                    }
                    let of = |standing| shown(standing, &decided, &wished);
                    at_most(of(Blocked), of(Strangers), "blocked");
                    at_most(of(Strangers), of(Fellows), "a fellow sees what a stranger sees");
                    at_most(of(Fellows), of(Friends), "a friend sees what a fellow sees");
                    at_most(of(Friends), of(Coach), "a coach sees what a friend sees");
                }
            }
        }
    }

    #[test]
    fn a_map_at_risk_is_for_nobody_and_a_closed_one_for_friends() {
        let decided = everything_open();
        let map = |standing, decided: &Decided, wished: &Wished| {
            decide(standing, decided, wished).is_some_and(|parts| parts.map)
        };
        let closed = Wished { map_open: false, ..wished(Audience::Everyone) };
        assert!(map(Strangers, &decided, &wished(Audience::Everyone)));
        assert!(!map(Strangers, &decided, &closed));
        assert!(!map(Fellows, &decided, &closed));
        assert!(map(Friends, &decided, &closed) && map(Coach, &decided, &closed));
        let risky = Decided { high_risk: true, ..decided };
        assert!(!map(Friends, &risky, &wished(Audience::Everyone)));
        assert!(!map(Coach, &risky, &wished(Audience::Everyone)));
        assert!(decide(Strangers, &risky, &wished(Audience::Everyone)).is_none());
        assert!(decide(Fellows, &risky, &wished(Audience::Everyone)).is_none());
    }
}
