//! Personal bests: for each sport and distance, the shortest time. On a tie the earlier activity keeps it.
use kernel::{ActivityId, Day};
use serde::{Deserialize, Serialize};

use crate::earned::EarnedBest;
use crate::history::Counted;

/// An athlete's fastest time over a distance in a sport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonalBest {
    /// Over which distance: `5k`, `half`, ...
    #[schema(example = "5k")]
    pub effort: String,
    /// In which sport.
    #[schema(example = "running")]
    pub sport: String,
    /// Length of the effort.
    #[schema(example = 5000.0)]
    pub distance_m: f64,
    /// The time it took.
    #[schema(example = 1490.5)]
    pub elapsed_s: f64,
    /// The activity that holds it.
    pub activity_id: ActivityId,
    /// Its local day.
    pub on: Day,
}

/// The bests so far, while activities are counted in the order of history.
#[derive(Default)]
pub(crate) struct Bests(Vec<PersonalBest>);

impl Bests {
    /// Counts an activity's efforts and returns those that beat all before.
    pub(crate) fn add(&mut self, activity: &Counted) -> Vec<EarnedBest> {
        let mut beaten = Vec::new();
        for effort in &activity.efforts {
            let sport = activity.sport.name();
            let held =
                self.0.iter_mut().find(|best| best.effort == effort.name && best.sport == sport);
            let elapsed_s = effort.elapsed_s();
            let previous_s = held.as_ref().map(|best| best.elapsed_s);
            if previous_s.is_some_and(|previous_s| previous_s <= elapsed_s) {
                continue;
            }
            let best = PersonalBest {
                effort: effort.name.clone(),
                sport: sport.to_owned(),
                distance_m: effort.distance_m,
                elapsed_s,
                activity_id: activity.activity,
                on: activity.started_on,
            };
            match held {
                Some(held) => *held = best,
                None => self.0.push(best),
            }
            beaten.push(EarnedBest { effort: effort.name.clone(), elapsed_s, previous_s });
        }
        beaten
    }

    /// All of them, by sport and then by distance.
    pub(crate) fn into_sorted(mut self) -> Vec<PersonalBest> {
        self.0.sort_by(|a, b| {
            let by_sport = a.sport.cmp(&b.sport);
            by_sport.then(a.distance_m.total_cmp(&b.distance_m)).then(a.effort.cmp(&b.effort))
        });
        self.0
    }
}

#[cfg(test)]
mod tests {
    use physiology::Sport;

    use super::*;
    use crate::history::Effort;

    fn run(sport: Sport, on: &str, five_k_s: u32) -> Counted {
        let effort = Effort { name: "5k".into(), distance_m: 5000.0, elapsed_ms: five_k_s * 1000 };
        Counted { efforts: vec![effort], ..Counted::sample(sport, on) }
    }

    #[test]
    fn the_earlier_one_keeps_a_tie() {
        let mut bests = Bests::default();
        let first = run(Sport::Running, "2027-05-01", 1500);
        assert_eq!(bests.add(&first)[0].previous_s, None);
        assert_eq!(bests.add(&run(Sport::Running, "2027-05-02", 1500)), []);
        assert_eq!(bests.into_sorted()[0].activity_id, first.activity);
    }

    #[test]
    fn sports_do_not_compete_with_each_other() {
        let mut bests = Bests::default();
        bests.add(&run(Sport::Running, "2027-05-01", 1500));
        let walked = bests.add(&run(Sport::Walking, "2027-05-02", 3000));
        assert_eq!((walked.len(), walked[0].previous_s), (1, None));
        let faster = bests.add(&run(Sport::Running, "2027-05-03", 1499));
        assert_eq!((faster[0].elapsed_s, faster[0].previous_s), (1499.0, Some(1500.0)));
        let sorted = bests.into_sorted();
        let sports: Vec<&str> = sorted.iter().map(|best| best.sport.as_str()).collect();
        assert_eq!(sports, ["running", "walking"]);
    }
}
