//! Age grading: a time on the road as a share of the best that is known for that age and sex, so that a runner of 60 can be
//! compared with the same runner at 40.
//!
//! The tables are Alan Jones' road tables of 2025, dedicated to the public domain (CC0): open standards in seconds and a factor for
//! each year of age from 5 to 100. The sheets also print the standards themselves, and in some columns those disagree with
//! their own factors; so standards are worked out from the factors here.
use std::sync::LazyLock;

use crate::Sex;

/// Id of [`percent`].
pub const ROAD: &str = "age_grade/road-2025-1";

const TABLE: &str = include_str!("../data/age_grade_road_2025.csv");
const YOUNGEST: i32 = 5;
const OLDEST: i32 = 100;

/// The distances of the tables that we compare by, as [`crate::efforts`] names them, in the order of the file's columns.
pub const DISTANCES: [&str; 4] = ["5k", "10k", "half", "marathon"];

/// `100 · standard / time`: 100 is the best that is known for the age, 60 is a good runner of a club. `None` for an age outside
/// of the tables, a distance that they do not have here, or a time that is none.
pub fn percent(sex: Sex, age: i32, distance: &str, time_s: f64) -> Option<f64> {
    if !(time_s.is_finite() && time_s > 0.0) {
        return None;
    }
    Some(100.0 * standard_s(sex, age, distance)? / time_s)
}

/// The best time in seconds that is known for an age: the open standard over the factor, in whole seconds as the sheets print it.
pub fn standard_s(sex: Sex, age: i32, distance: &str) -> Option<f64> {
    if !(YOUNGEST..=OLDEST).contains(&age) {
        return None;
    }
    let column = DISTANCES.iter().position(|name| *name == distance)?;
    let year = usize::try_from(age - YOUNGEST).ok()?;
    let of_sex = match sex {
        Sex::Male => &TABLES.0,
        Sex::Female => &TABLES.1,
    };
    let factor = of_sex.factors.get(year)?.get(column)?;
    Some((of_sex.open_s.get(column)? / factor).round())
}

#[derive(Default)]
struct Standards {
    open_s: [f64; 4],
    factors: Vec<[f64; 4]>,
}

/// Of men and of women.
static TABLES: LazyLock<(Standards, Standards)> = LazyLock::new(|| {
    let (mut men, mut women) = (Standards::default(), Standards::default());
    for line in TABLE.lines().skip(1) {
        let mut cells = line.split(',');
        let of_sex = if cells.next() == Some("m") { &mut men } else { &mut women };
        let age = cells.next();
        let mut values = [0.0; 4];
        for value in &mut values {
            *value = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(f64::NAN);
        }
        match age {
            Some("open") => of_sex.open_s = values,
            _ => of_sex.factors.push(values),
        }
    }
    (men, women)
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sex: Sex, age: i32, distance: &str, time_s: f64, expected: f64) {
        let percent = percent(sex, age, distance, time_s).unwrap();
        assert!((percent - expected).abs() < 0.001, "{age} {distance}: {percent}, not {expected}");
    }

    #[test]
    fn a_time_is_graded_as_the_published_calculator_grades_it() {
        check(Sex::Male, 50, "10k", 2_700.0, 66.037);
        check(Sex::Female, 60, "5k", 1_680.0, 65.119);
        check(Sex::Male, 70, "marathon", 16_200.0, 60.988);
    }

    #[test]
    fn standards_are_those_that_the_sheets_print() {
        let check = |sex, age, expected: [f64; 3]| {
            for (distance, expected) in ["5k", "10k", "marathon"].iter().zip(expected) {
                assert_eq!(standard_s(sex, age, distance), Some(expected), "{age} {distance}");
            }
        };
        check(Sex::Male, 40, [812.0, 1644.0, 7395.0]);
        check(Sex::Male, 60, [952.0, 1947.0, 8885.0]);
        check(Sex::Female, 40, [878.0, 1794.0, 8054.0]);
        check(Sex::Female, 50, [971.0, 1956.0, 8664.0]);
        check(Sex::Female, 70, [1254.0, 2526.0, 11_366.0]);
    }

    #[test]
    fn every_age_of_the_tables_has_a_standard_and_no_other() {
        for sex in [Sex::Male, Sex::Female] {
            for distance in DISTANCES {
                for age in YOUNGEST..=OLDEST {
                    let standard = standard_s(sex, age, distance).unwrap();
                    assert!(standard.is_finite() && standard > 700.0, "{age} {distance}");
                }
                assert_eq!(standard_s(sex, 4, distance), None);
                assert_eq!(standard_s(sex, 101, distance), None);
            }
        }
        assert_eq!(standard_s(Sex::Male, 30, "1mi"), None);
        assert_eq!(percent(Sex::Male, 30, "5k", 0.0), None);
        assert_eq!(percent(Sex::Male, 30, "5k", f64::NAN), None);
    }
}
