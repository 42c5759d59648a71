//! Two people's week, month and year so far, and their best times, side by side. Pure.
use std::collections::BTreeMap;

use kernel::Day;
use serde::Serialize;

use crate::myself::periods::{PeriodKind, Sums, first_day};
use crate::needs::Seen;

/// What both did of one sport.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct SportBeside {
    /// `running`, `cycling`, ...
    #[schema(example = "running")]
    pub sport: String,
    /// What you did.
    pub mine: Sums,
    /// What they did.
    pub theirs: Sums,
}

/// One span so far, of both.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct SpanBeside {
    /// Which.
    pub period: PeriodKind,
    /// Its first day; the last is today.
    pub from_on: Day,
    /// What you did.
    pub mine: Sums,
    /// What they did.
    pub theirs: Sums,
    /// The same by sport, the most time of both together first.
    pub sports: Vec<SportBeside>,
}

/// Both best times of the year over a distance; at least one of them is there.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct BestBeside {
    /// `5k`, `10k`, `half`, `marathon`.
    #[schema(example = "5k")]
    pub effort: String,
    /// Yours, in seconds.
    pub mine_s: Option<f64>,
    /// Theirs, in seconds.
    pub theirs_s: Option<f64>,
}

/// One kind of span on a day, out of what each shows the other.
pub(super) fn span(kind: PeriodKind, today: Day, mine: &[Seen], theirs: &[Seen]) -> SpanBeside {
    let from_on = first_day(kind, today);
    let mut all = SportBeside::of("");
    let mut sports: BTreeMap<&str, SportBeside> = BTreeMap::new();
    for (is_mine, seen) in [(true, mine), (false, theirs)] {
        for one in seen.iter().filter(|one| from_on <= one.on && one.on <= today) {
            let of_sport = sports.entry(&one.sport).or_insert_with(|| SportBeside::of(&one.sport));
            for sums in [&mut all, of_sport] {
                let sums = if is_mine { &mut sums.mine } else { &mut sums.theirs };
                sums.activities += 1;
                sums.moving_s += one.moving_s;
                sums.distance_m += one.distance_m;
                sums.ascent_m += one.ascent_m;
            }
        }
    }
    let mut sports: Vec<SportBeside> = sports.into_values().collect();
    let time = |sport: &SportBeside| sport.mine.moving_s + sport.theirs.moving_s;
    sports.sort_by(|a, b| time(b).total_cmp(&time(a)).then(a.sport.cmp(&b.sport)));
    SpanBeside { period: kind, from_on, mine: all.mine, theirs: all.theirs, sports }
}

impl SportBeside {
    fn of(sport: &str) -> SportBeside {
        SportBeside { sport: sport.to_owned(), mine: Sums::default(), theirs: Sums::default() }
    }
}

/// The best times of both in the year so far, for the distances over which one of them has any, the shortest first.
pub(super) fn bests(today: Day, mine: &[Seen], theirs: &[Seen]) -> Vec<BestBeside> {
    let from_on = first_day(PeriodKind::Year, today);
    let best = |seen: &[Seen], name: &str| {
        let of_year = seen.iter().filter(|one| from_on <= one.on && one.on <= today);
        let efforts = of_year.flat_map(|one| &one.efforts);
        let over = efforts.filter(|(distance, _)| distance == name);
        over.map(|(_, elapsed_s)| *elapsed_s).min_by(f64::total_cmp)
    };
    let beside = physiology::age_grade::DISTANCES.iter().map(|name| BestBeside {
        effort: (*name).to_owned(),
        mine_s: best(mine, name),
        theirs_s: best(theirs, name),
    });
    beside.filter(|one| one.mine_s.is_some() || one.theirs_s.is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(on: &str, sport: &str, km: f64, five_k_s: Option<f64>) -> Seen {
        Seen {
            on: on.parse().unwrap(),
            sport: sport.to_owned(),
            moving_s: km * 300.0,
            distance_m: km * 1_000.0,
            ascent_m: km,
            efforts: five_k_s.map(|elapsed_s| ("5k".to_owned(), elapsed_s)).into_iter().collect(),
        }
    }

    #[test]
    fn both_stand_beside_each_other_from_the_first_day_to_today() {
        let today = "2027-05-07".parse().unwrap();
        let mine = [
            seen("2027-05-02", "running", 5.0, None),
            seen("2027-05-03", "running", 10.0, None),
            seen("2027-05-07", "cycling", 30.0, None),
            seen("2027-05-08", "running", 99.0, None),
        ];
        let theirs = [seen("2027-05-04", "rowing", 4.0, None)];
        let week = span(PeriodKind::Week, today, &mine, &theirs);
        assert_eq!(week.from_on.to_string(), "2027-05-03");
        assert_eq!((week.mine.activities, week.mine.distance_m), (2, 40_000.0));
        assert_eq!((week.theirs.activities, week.theirs.ascent_m), (1, 4.0));
        let sports: Vec<&str> = week.sports.iter().map(|one| one.sport.as_str()).collect();
        assert_eq!(sports, ["cycling", "running", "rowing"]);
        assert_eq!(week.sports[2].mine, Sums::default());
        assert_eq!(span(PeriodKind::Month, today, &mine, &theirs).mine.activities, 3);
        let swapped = span(PeriodKind::Week, today, &theirs, &mine);
        assert_eq!((swapped.mine, swapped.theirs), (week.theirs, week.mine));
    }

    #[test]
    fn best_times_are_those_of_this_year_and_one_of_two_is_enough() {
        let today = "2027-05-07".parse().unwrap();
        let mine = [
            seen("2026-12-31", "running", 6.0, Some(1_100.0)),
            seen("2027-01-01", "running", 6.0, Some(1_300.0)),
            seen("2027-03-01", "running", 6.0, Some(1_250.0)),
            seen("2027-05-08", "running", 6.0, Some(1_000.0)),
        ];
        let best = bests(today, &mine, &[seen("2027-02-01", "running", 6.0, None)]);
        let expected =
            BestBeside { effort: "5k".to_owned(), mine_s: Some(1_250.0), theirs_s: None };
        assert_eq!(best, [expected]);
        assert_eq!(bests(today, &[], &mine)[0].theirs_s, Some(1_250.0));
        assert_eq!(bests(today, &[], &[]), []);
    }
}
