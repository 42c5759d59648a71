//! The best times of each year as age grades, so that one can see whether one ages faster or slower than the tables.
use std::collections::BTreeMap;

use kernel::athlete::age_on;
use kernel::{ActivityId, Day};
use physiology::age_grade;
use serde::Serialize;

use crate::needs::RunEffort;
use crate::settings::Sex;

/// One distance over the years.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = GradedDistance)]
pub struct Grades {
    /// `5k`, `10k`, `half` or `marathon`.
    #[schema(example = "10k")]
    pub effort: String,
    /// Years in which it was run, the earliest first.
    pub years: Vec<GradedYear>,
}

/// The best run of a year over a distance, by its grade.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct GradedYear {
    /// The calendar year.
    pub year: i16,
    /// Whole years on that day.
    pub age: i32,
    /// When.
    pub on: Day,
    /// In which activity.
    pub activity_id: ActivityId,
    /// Seconds.
    pub elapsed_s: f64,
    /// `100 · standard / time`, with the standard of the age and sex (Alan Jones' road tables of 2025).
    #[schema(example = 61.4)]
    pub percent: f64,
}

/// The distances that were run at all, the shortest first. A year's best is its highest grade: who has a birthday within
/// it could have run the same time at two ages. The earlier one of two equal ones stays.
pub(super) fn grade(sex: Sex, birth_on: Day, efforts: &[RunEffort]) -> Vec<Grades> {
    let mut graded = Vec::new();
    for distance in age_grade::DISTANCES {
        let mut years: BTreeMap<i16, GradedYear> = BTreeMap::new();
        for effort in efforts.iter().filter(|effort| effort.name == distance) {
            let age = age_on(birth_on, effort.on);
            let Some(percent) = age_grade::percent(sex.into(), age, distance, effort.elapsed_s)
            else {
                continue;
            };
            let year = effort.on.0.year();
            if years.get(&year).is_some_and(|best| percent <= best.percent) {
                continue;
            }
            let best = GradedYear {
                year,
                age,
                on: effort.on,
                activity_id: effort.activity,
                elapsed_s: effort.elapsed_s,
                percent,
            };
            years.insert(year, best);
        }
        if !years.is_empty() {
            let years = years.into_values().collect();
            graded.push(Grades { effort: distance.to_owned(), years });
        }
    }
    graded
}
