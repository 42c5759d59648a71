//! Three challenges of the demo: one for everybody and one for a region, both under way, and one that is over with
//! its results. Their standings are those
//! of the activities that the demo athletes really have.
use compete::challenges::create::{self, Draft};
use compete::challenges::{Kind, join};
use compete::{Measure, operating};
use kernel::athlete::{self, Athlete};
use kernel::staff::Role;
use kernel::{App, ChallengeId, Day, Result, Timestamp, Tx, args};

use super::people::PEOPLE;
use crate::needs::World;

/// Days of a challenge.
const DAYS: i64 = 28;
/// How long ago the past one ended.
const ENDED_DAYS_AGO: i64 = 7;

/// Makes the first demo athlete an operator who holds them. Where a challenge of theirs is under way nothing is
/// added, so this may run at every start.
pub async fn hold(app: &App) -> Result<()> {
    let now = app.clock.now();
    app.db.write(move |tx| hold_at(tx, now)).await
}

fn hold_at(tx: &mut Tx, now: Timestamp) -> Result<()> {
    let mut people: Vec<Athlete> = Vec::new();
    for person in PEOPLE {
        people.extend(athlete::find_by_handle(tx, person.handle)?);
    }
    let Some(operator) = people.first() else { return Ok(()) };
    let today = now.day_in("UTC");
    identity::operators::add(tx, operator.id, Role::Admin, now)?;
    let (held, running) = tx.one::<(i64, i64)>(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE ends_on >= $2) FROM challenge
         WHERE creator_id = $1 AND kind = 'regional'",
        args![operator.id, today],
    )?;
    if running == 0 {
        // Up to a Sunday, a little more than half of it gone.
        let ends_on = today.monday().plus_days(13);
        let draft = draft(
            "Everybody moves",
            "Four weeks, every sport, wherever you are. Twelve hours in motion is the goal.",
            Measure::Time,
            43_200,
            ends_on,
        );
        begin(tx, operator, &draft, &people, now)?;
        if let Some(region) = &operator.region {
            let mut draft = self::draft(
                "Lazio on foot",
                "Run, walk or hike: every kilometre under your own feet counts.",
                Measure::Distance,
                60_000,
                ends_on,
            );
            draft.country = Some(operator.country.clone());
            draft.region = Some(region.clone());
            draft.sports = ["hiking", "running", "walking"].map(String::from).to_vec();
            draft.prize = Some("Everybody who reaches the goal gets a badge.".into());
            draft.prize_ru = Some("Каждый, кто достигнет цели, получит значок.".into());
            let lives_there = |athlete: &&Athlete| athlete.region.as_ref() == Some(region);
            let neighbours: Vec<Athlete> = people.iter().filter(lives_there).cloned().collect();
            begin(tx, operator, &draft, &neighbours, now)?;
        }
    }
    if held == 0 {
        let ends_on = today.plus_days(-ENDED_DAYS_AGO);
        let mut draft = draft(
            "Run round the world",
            "Whose runs of four weeks add up to the most?",
            Measure::Distance,
            100_000,
            ends_on,
        );
        draft.sports = vec!["running".into()];
        draft.grace_hours = Some(168);
        let began_at = draft.starts_on.plus_days(1).starts_at("UTC");
        let id = begin(tx, operator, &draft, &people, began_at)?;
        operating::close::close_at(tx, id, now)?;
    }
    Ok(())
}

fn draft(title: &str, about: &str, measure: Measure, goal: i64, ends_on: Day) -> Draft {
    Draft {
        kind: Kind::Regional,
        country: None,
        region: None,
        title: title.into(),
        about: about.into(),
        prize: None,
        prize_ru: None,
        measure,
        goal: Some(goal),
        sports: Vec::new(),
        starts_on: ends_on.plus_days(1 - DAYS),
        ends_on,
        grace_hours: None,
        min_distance_m: None,
        min_moving_s: Some(600.0),
        counts_before_joining: None,
    }
}

/// Creates a challenge at an instant, and everybody joins it then.
fn begin(
    tx: &mut Tx,
    operator: &Athlete,
    draft: &Draft,
    people: &[Athlete],
    at: Timestamp,
) -> Result<ChallengeId> {
    let id = create::insert(tx, operator.id, draft, at)?;
    for athlete in people {
        join::join_at(tx, &World, id, athlete, at)?;
    }
    Ok(id)
}
