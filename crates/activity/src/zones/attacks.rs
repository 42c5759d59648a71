//! The published attacks on privacy zones, as a stranger would run them who knows how zones work here.
//!
//! What a stranger has are the ends of shown tracks at the edge of a disc, and the directions in which they run. With those,
//!
//! - a circle is fitted through the ends (Hassan and others 2018): its centre is where a zone without offset has its home;
//! - guesses all over the disc in which a home can lie, given that circle, are put in order by how short the ways from all
//!   ends to them are, straight or along a grid of streets: people take short ways home (after Dhondt and others 2022);
//! - and by how near they lie to where all tracks point, prolonged backwards.
//!
//! Everything happens on a plane in metres, east and north of a point of the attacker's choice.
use serde::{Deserialize, Serialize};

use super::{OFFSET_PART, TOP};

/// An end of a shown track at the edge of a disc.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Exit {
    /// Metres east.
    pub east_m: f64,
    /// Metres north.
    pub north_m: f64,
    /// The direction from the shown track back into the disc, as a unit vector: east.
    pub back_east: f64,
    /// The same: north.
    pub back_north: f64,
}

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    /// Its centre, metres east.
    pub east_m: f64,
    /// Its centre, metres north.
    pub north_m: f64,
    /// Metres.
    pub radius_m: f64,
}

/// Radii an attacker tries: those that zones have here, and some between.
const TRIED_RADII_M: [f64; 6] = [400.0, 600.0, 800.0, 1000.0, 1200.0, 1600.0];

/// Ends nearer to each other than this are one point of the edge: the same street, taken again.
const SAME_STREET_M: f64 = 30.0;

/// How far outside of where a home can lie an attacker still looks: the fit is not exact.
const SLACK_M: f64 = 60.0;

/// The circle of a likely radius that fits the ends best; `None` with fewer than three.
///
/// For each radius the centre is moved along the mean of the misses until it rests, from several starts, because the centre
/// can lie on either side of ends that all look one way. The best is the one with the smallest median miss.
pub fn fit_circle(exits: &[Exit]) -> Option<Circle> {
    if exits.len() < 3 {
        return None;
    }
    let (east_m, north_m) = mean(exits);
    let starts = TRIED_RADII_M.into_iter().flat_map(|radius_m| {
        let middle = Circle { east_m, north_m, radius_m };
        [(0.0, 0.0), (0.5, 0.0), (-0.5, 0.0), (0.0, 0.5), (0.0, -0.5)]
            .map(|(east, north)| middle.moved(east * radius_m, north * radius_m))
    });
    let rested = starts.map(|start| {
        let circle = start.rested(exits);
        (median_miss_m(exits, &circle), circle)
    });
    rested.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, circle)| circle)
}

impl Circle {
    /// The same, so many metres further east and north.
    fn moved(&self, east_m: f64, north_m: f64) -> Circle {
        Circle {
            east_m: self.east_m + east_m,
            north_m: self.north_m + north_m,
            radius_m: self.radius_m,
        }
    }

    /// Moved along the mean of the misses again and again, until it rests.
    fn rested(mut self, exits: &[Exit]) -> Circle {
        let count = exits.len() as f64;
        for _ in 0..80 {
            let (mut east_sum_m, mut north_sum_m) = (0.0, 0.0);
            for exit in exits {
                let (east_m, north_m) = (exit.east_m - self.east_m, exit.north_m - self.north_m);
                let miss = 1.0 - self.radius_m / east_m.hypot(north_m).max(1e-9);
                east_sum_m += miss * east_m;
                north_sum_m += miss * north_m;
            }
            self = self.moved(east_sum_m / count, north_sum_m / count);
        }
        self
    }
}

/// The circles in question: the one that fits three ends or more; with two, both that go through them with the radius that the
/// zone really has, which an attacker may guess.
pub fn circles(exits: &[Exit], radius_m: f64) -> Vec<Circle> {
    let mut apart: Vec<Exit> = Vec::new();
    for exit in exits {
        let is_near = |other: &Exit| {
            (exit.east_m - other.east_m).hypot(exit.north_m - other.north_m) < SAME_STREET_M
        };
        if !apart.iter().any(is_near) {
            apart.push(*exit);
        }
    }
    match apart.as_slice() {
        [] | [_] => Vec::new(),
        [a, b] => {
            let (east_m, north_m) = (b.east_m - a.east_m, b.north_m - a.north_m);
            let apart_m = east_m.hypot(north_m).max(1e-9);
            let aside_m = (radius_m * radius_m - apart_m * apart_m / 4.0).max(0.0).sqrt();
            let middle = ((a.east_m + b.east_m) / 2.0, (a.north_m + b.north_m) / 2.0);
            let side = |sign: f64| Circle {
                east_m: middle.0 - sign * aside_m * north_m / apart_m,
                north_m: middle.1 + sign * aside_m * east_m / apart_m,
                radius_m,
            };
            vec![side(1.0), side(-1.0)]
        }
        more => fit_circle(more).into_iter().collect(),
    }
}

fn mean(exits: &[Exit]) -> (f64, f64) {
    let count = exits.len() as f64;
    let east_m: f64 = exits.iter().map(|exit| exit.east_m).sum();
    let north_m: f64 = exits.iter().map(|exit| exit.north_m).sum();
    (east_m / count, north_m / count)
}

fn median_miss_m(exits: &[Exit], circle: &Circle) -> f64 {
    let mut misses = Vec::with_capacity(exits.len());
    for exit in exits {
        let (east_m, north_m) = (exit.east_m - circle.east_m, exit.north_m - circle.north_m);
        misses.push((east_m.hypot(north_m) - circle.radius_m).abs());
    }
    misses.sort_by(f64::total_cmp);
    misses[misses.len() / 2]
}

/// How an attacker puts guesses in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By the sum of the straight ways to all ends.
    Straight,
    /// By the sum of the ways along streets that run east and north.
    Streets,
    /// By the distance from where the tracks point to.
    Backwards,
}

/// All of them.
pub const ORDERS: [Order; 3] = [Order::Straight, Order::Streets, Order::Backwards];

/// How bad a guess is; the attacker's first guess is the least bad.
pub fn badness(order: Order, exits: &[Exit], east_m: f64, north_m: f64) -> f64 {
    let mut sum = 0.0;
    for exit in exits {
        let (off_east_m, off_north_m) = (exit.east_m - east_m, exit.north_m - north_m);
        sum += match order {
            Order::Straight => off_east_m.hypot(off_north_m),
            Order::Streets => off_east_m.abs() + off_north_m.abs(),
            // The distance of the guess from the endless line along which the track points.
            Order::Backwards => (off_east_m * exit.back_north - off_north_m * exit.back_east).abs(),
        };
    }
    sum
}

/// Where a home can lie, given the circle: the guesses of somebody who knows the rule, on a lattice.
pub fn lattice(circle: &Circle, spacing_m: f64) -> Vec<(f64, f64)> {
    let reach_m = OFFSET_PART * circle.radius_m + SLACK_M;
    let steps = (reach_m / spacing_m).floor() as i64;
    let mut guesses = Vec::new();
    for row in -steps..=steps {
        for column in -steps..=steps {
            let (east_m, north_m) = (column as f64 * spacing_m, row as f64 * spacing_m);
            if east_m.hypot(north_m) <= reach_m {
                let guess = circle.moved(east_m, north_m);
                guesses.push((guess.east_m, guess.north_m));
            }
        }
    }
    guesses
}

/// What an attack came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// How many guesses are better than the place itself, and one.
    pub rank: usize,
    /// How many guesses there are.
    pub candidates: usize,
}

impl Found {
    /// Whether the place is still well hidden: it does not come among the first [`TOP`] guesses.
    pub fn is_hidden(&self) -> bool {
        self.rank > TOP
    }
}

/// Attacks a place in a zone of a radius: the best rank that any order of guesses gives it. `None` with fewer than two ends.
pub fn attack(exits: &[Exit], radius_m: f64, east_m: f64, north_m: f64) -> Option<Found> {
    const SPACING_M: f64 = 20.0;
    let mut guesses = Vec::new();
    for circle in circles(exits, radius_m) {
        guesses.extend(lattice(&circle, SPACING_M));
    }
    if guesses.is_empty() {
        return None;
    }
    let mut best = guesses.len();
    for order in ORDERS {
        let own = badness(order, exits, east_m, north_m);
        let better = guesses
            .iter()
            .filter(|(east_m, north_m)| badness(order, exits, *east_m, *north_m) < own);
        best = best.min(better.count());
    }
    Some(Found { rank: best + 1, candidates: guesses.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ends on a circle of 400 m around a centre, evenly, each track pointing to the home.
    fn exits(count: usize, home: (f64, f64)) -> Vec<Exit> {
        let mut exits = Vec::new();
        for at in 0..count {
            let (sin, cos) = (at as f64 / count as f64 * std::f64::consts::TAU).sin_cos();
            let (east_m, north_m) = (50.0 + 400.0 * cos, -30.0 + 400.0 * sin);
            let (back_east, back_north) = (home.0 - east_m, home.1 - north_m);
            let length = back_east.hypot(back_north);
            exits.push(Exit {
                east_m,
                north_m,
                back_east: back_east / length,
                back_north: back_north / length,
            });
        }
        exits
    }

    #[test]
    fn a_circle_is_found_from_its_edge() {
        let circle = fit_circle(&exits(7, (0.0, 0.0))).unwrap();
        assert!((circle.east_m - 50.0).hypot(circle.north_m + 30.0) < 1.0, "{circle:?}");
        assert_eq!(circle.radius_m, 400.0);
        assert!(fit_circle(&exits(2, (0.0, 0.0))).is_none());
        // Two ends lie on two circles of one radius, and one of them is it.
        let both = circles(&exits(7, (0.0, 0.0))[..2], 400.0);
        let near = |circle: &Circle| (circle.east_m - 50.0).hypot(circle.north_m + 30.0) < 1.0;
        assert_eq!((both.len(), both.iter().filter(|circle| near(circle)).count()), (2, 1));
        // The same street ten times is one point, and through one point go all circles.
        assert!(circles(&[exits(7, (0.0, 0.0))[0]; 10], 400.0).is_empty());
    }

    /// Six ends on an arc of a circle, a bit more than a quarter of it, that looks one way.
    fn arc(centre: (f64, f64), radius_m: f64, looks_rad: f64) -> Vec<Exit> {
        let end = |at: u32| {
            let (sin, cos) = (looks_rad + (f64::from(at) - 2.5) * 0.35).sin_cos();
            let (east_m, north_m) = (centre.0 + radius_m * cos, centre.1 + radius_m * sin);
            Exit { east_m, north_m, back_east: -cos, back_north: -sin }
        };
        (0..6).map(end).collect()
    }

    /// Ends that lie a few metres off their circle, as receivers put them: from some starts another radius fits nearly as well.
    #[test]
    fn a_circle_is_found_from_ends_that_are_a_little_off() {
        let south: &[(f64, f64)] = &[
            (-161.0, -982.0),
            (-150.0, -989.0),
            (-63.0, -1_001.0),
            (235.0, -961.0),
            (181.0, -992.0),
            (-329.0, -938.0),
        ];
        let east: &[(f64, f64)] = &[
            (868.0, -477.0),
            (997.0, -68.0),
            (997.0, -98.0),
            (975.0, 203.0),
            (999.0, -40.0),
            (961.0, -245.0),
        ];
        for (ends, side) in [(south, 1.0), (south, -1.0), (east, 1.0), (east, -1.0)] {
            let end = |&(east_m, north_m): &(f64, f64)| {
                let (east_m, north_m) = (side * east_m, side * north_m);
                let apart_m = east_m.hypot(north_m);
                Exit {
                    east_m,
                    north_m,
                    back_east: -east_m / apart_m,
                    back_north: -north_m / apart_m,
                }
            };
            let circle = fit_circle(&ends.iter().map(end).collect::<Vec<_>>()).unwrap();
            assert!(circle.east_m.hypot(circle.north_m) < 30.0, "{circle:?}");
            assert_eq!(circle.radius_m, 1_000.0);
        }
    }

    #[test]
    fn a_circle_is_found_wherever_it_lies_and_to_whichever_side_its_ends_look() {
        for centre in [(0.0, 0.0), (3_000.0, -2_000.0), (-5_000.0, 4_000.0)] {
            for radius_m in TRIED_RADII_M {
                for eighth in 0..8 {
                    let looks_rad = f64::from(eighth) * std::f64::consts::FRAC_PI_4;
                    let circle = fit_circle(&arc(centre, radius_m, looks_rad)).unwrap();
                    let off_m = (circle.east_m - centre.0).hypot(circle.north_m - centre.1);
                    assert!(off_m < 60.0, "{centre:?} {radius_m} {looks_rad}: {circle:?}");
                    assert_eq!(circle.radius_m, radius_m);
                }
            }
        }
    }

    #[test]
    fn a_guess_is_as_bad_as_the_ways_from_it() {
        let end = |east_m, north_m| Exit { east_m, north_m, back_east: 1.0, back_north: 0.0 };
        let ends = [end(3.0, -4.0), end(13.0, 6.0)];
        assert_eq!(badness(Order::Straight, &ends[..1], 0.0, 0.0), 5.0);
        assert_eq!(badness(Order::Streets, &ends, 1.0, 1.0), 2.0 + 5.0 + 12.0 + 5.0);
        assert_eq!(badness(Order::Backwards, &ends, 1.0, 1.0), 5.0 + 5.0);
        // From so far apart on, two ends are two streets.
        let aside = |east_m| [end(0.0, 0.0), end(east_m, 0.0)];
        assert_eq!(circles(&aside(SAME_STREET_M), 400.0).len(), 2);
        assert!(circles(&aside(SAME_STREET_M - 0.1), 400.0).is_empty());
        for circle in circles(&ends, 400.0) {
            for end in ends {
                let off_m = (circle.east_m - end.east_m).hypot(circle.north_m - end.north_m);
                assert!((off_m - 400.0).abs() < 1e-9, "both go through both ends: {circle:?}");
            }
        }
    }

    #[test]
    fn guesses_lie_as_far_around_the_centre_as_a_home_can() {
        let circle = Circle { east_m: 100.0, north_m: -50.0, radius_m: 400.0 };
        let reach_m = OFFSET_PART * circle.radius_m + SLACK_M;
        let guesses = lattice(&circle, 20.0);
        let off = |(east_m, north_m): &(f64, f64)| (east_m - 100.0).hypot(north_m + 50.0);
        assert!(guesses.iter().all(|guess| off(guess) <= reach_m));
        let farthest_m = guesses.iter().map(off).fold(0.0, f64::max);
        assert!(farthest_m > reach_m - 5.0, "{farthest_m} of {reach_m}");
        let per_m2 = guesses.len() as f64 / (std::f64::consts::PI * reach_m * reach_m);
        assert!((per_m2 * 400.0 - 1.0).abs() < 0.02, "one for each square of the lattice");
        let east_m: f64 = guesses.iter().map(|guess| guess.0).sum();
        let north_m: f64 = guesses.iter().map(|guess| guess.1).sum();
        let count = guesses.len() as f64;
        assert!((east_m / count - 100.0).abs() < 1e-9 && (north_m / count + 50.0).abs() < 1e-9);
    }

    #[test]
    fn who_is_guessed_first_has_rank_one_also_when_the_guess_is_the_place_itself() {
        let ends = &exits(2, (0.0, 0.0))[..];
        let [one, _] = circles(ends, 400.0)[..] else { panic!("two ends, two circles") };
        let guesses = lattice(&one, 20.0);
        let straight = |guess: &(f64, f64)| badness(Order::Straight, ends, guess.0, guess.1);
        let first =
            guesses.iter().min_by(|a, b| straight(a).total_cmp(&straight(b))).copied().unwrap();
        assert_eq!(attack(ends, 400.0, first.0, first.1).unwrap().rank, 1);
    }

    #[test]
    fn a_place_is_hidden_while_more_than_fifty_guesses_come_first() {
        let hidden = |rank| Found { rank, candidates: 900 }.is_hidden();
        assert_eq!([1, TOP, TOP + 1, 900].map(hidden), [false, false, true, true]);
    }

    #[test]
    fn tracks_that_point_home_give_the_home_away_and_the_auditor_sees_it() {
        let home = (200.0, 100.0);
        for count in [2, 3, 8] {
            let found = attack(&exits(count, home), 400.0, home.0, home.1).unwrap();
            assert!(found.rank == 1 && found.candidates > 300, "{count}: {found:?}");
        }
        let elsewhere = attack(&exits(8, (0.0, -200.0)), 400.0, home.0, home.1).unwrap();
        assert!(elsewhere.rank > 50, "{elsewhere:?}");
        assert!(attack(&exits(1, home), 400.0, home.0, home.1).is_none());
    }
}
