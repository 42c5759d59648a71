//! Which activity was which session. Pure rules.
//!
//! They belong together when sport and local day are the same and they are alike in distance (in time, where
//! there is no distance): at least half and at most 1.7 times as much. Of several the closest pair comes first.
use kernel::{ActivityId, Timestamp};

use crate::TrainingSessionId;
use crate::goal::Sport;

/// A session of the day.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) session: TrainingSessionId,
    pub(crate) sport: Sport,
    /// Metres; none for strength.
    pub(crate) distance_m: Option<f64>,
    pub(crate) duration_s: f64,
}

/// An activity of the same day.
#[derive(Debug, Clone)]
pub(crate) struct Offered {
    pub(crate) activity: ActivityId,
    pub(crate) sport: Option<Sport>,
    pub(crate) started_at: Timestamp,
    pub(crate) distance_m: Option<f64>,
    pub(crate) moving_s: f64,
}

/// By what they are alike, and how much of it was done and planned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Likeness {
    pub(crate) basis: &'static str,
    pub(crate) done: f64,
    pub(crate) wanted: f64,
}

const LEAST: f64 = 0.5;
const MOST: f64 = 1.7;

/// By what a session and an activity are compared at all.
pub(crate) fn likeness(wanted: &Wanted, offered: &Offered) -> Likeness {
    match (wanted.distance_m, offered.distance_m.filter(|metres| *metres > 0.0)) {
        (Some(wanted), Some(done)) => Likeness { basis: "distance", done, wanted },
        _ => Likeness { basis: "duration", done: offered.moving_s, wanted: wanted.duration_s },
    }
}

/// The pairs of one day. No session and no activity is in two; `apart` are pairs that were taken apart.
pub(crate) fn pairs(
    sessions: &[Wanted],
    activities: &[Offered],
    apart: &[(TrainingSessionId, ActivityId)],
) -> Vec<(TrainingSessionId, ActivityId, Likeness)> {
    let mut possible = Vec::new();
    for wanted in sessions {
        for offered in activities {
            let is_apart = apart.contains(&(wanted.session, offered.activity));
            let alike = likeness(wanted, offered);
            let ratio = alike.done / alike.wanted;
            if offered.sport == Some(wanted.sport) && !is_apart && (LEAST..=MOST).contains(&ratio) {
                possible.push((ratio.ln().abs(), offered.started_at, wanted, offered, alike));
            }
        }
    }
    possible.sort_by(|a, b| {
        let by_closeness = a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
        by_closeness.then((a.2.session, a.3.activity).cmp(&(b.2.session, b.3.activity)))
    });
    let mut pairs: Vec<(TrainingSessionId, ActivityId, Likeness)> = Vec::new();
    for (_, _, wanted, offered, alike) in possible {
        let taken = pairs.iter().any(|(session, activity, _)| {
            *session == wanted.session || *activity == offered.activity
        });
        if !taken {
            pairs.push((wanted.session, offered.activity, alike));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(km: f64) -> Wanted {
        Wanted {
            session: TrainingSessionId::new(),
            sport: Sport::Running,
            distance_m: Some(km * 1_000.0),
            duration_s: km * 360.0,
        }
    }

    fn run(km: f64) -> Offered {
        Offered {
            activity: ActivityId::new(),
            sport: Some(Sport::Running),
            started_at: Timestamp(0),
            distance_m: Some(km * 1_000.0),
            moving_s: km * 360.0,
        }
    }

    #[test]
    fn nearly_ten_of_ten_kilometres_is_the_session() {
        let (session, activity) = (wanted(10.0), run(9.8));
        let found = pairs(std::slice::from_ref(&session), std::slice::from_ref(&activity), &[]);
        let likeness = Likeness { basis: "distance", done: 9_800.0, wanted: 10_000.0 };
        assert_eq!(found, [(session.session, activity.activity, likeness)]);
    }

    #[test]
    fn of_two_runs_the_one_that_is_alike_is_the_session() {
        let (session, warm_up, real) = (wanted(10.0), run(6.0), run(10.5));
        let found = pairs(&[session], &[warm_up, real.clone()], &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, real.activity);
    }

    #[test]
    fn another_sport_or_a_third_of_the_way_is_something_else() {
        let ride = Offered { sport: Some(Sport::Cycling), ..run(10.0) };
        assert!(pairs(&[wanted(10.0)], &[ride, run(3.0), run(18.0)], &[]).is_empty());
    }

    #[test]
    fn a_treadmill_without_distance_is_compared_by_time() {
        let treadmill = Offered { distance_m: None, ..run(10.0) };
        let found = pairs(&[wanted(10.0)], &[treadmill], &[]);
        assert_eq!((found[0].2.basis, found[0].2.done), ("duration", 3_600.0));
    }

    #[test]
    fn what_was_taken_apart_stays_apart() {
        let (session, activity) = (wanted(10.0), run(10.0));
        let apart = [(session.session, activity.activity)];
        assert!(pairs(&[session], &[activity], &apart).is_empty());
    }
}
