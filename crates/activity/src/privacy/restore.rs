//! Who sees what, out of an export. Where something was decided here already, that holds.
use kernel::athlete::Athlete;
use kernel::{Result, Timestamp, Tx, args};
use serde::Deserialize;

use crate::audience::is_minor;
use crate::audience::rules::{Audience, Parts};
use crate::restore::{Came, Files, line, lines};

#[derive(Deserialize)]
struct Line {
    high_risk: bool,
    map_audience: String,
    heart_rate_audience: String,
    power_audience: String,
    start_audience: String,
    gear_audience: String,
    notes_audience: String,
}

#[derive(Deserialize)]
struct OfSport {
    sport: String,
    audience: String,
}

#[derive(Deserialize)]
struct Profile {
    default_audience: String,
}

/// `decided` says whether anything had been decided here before the export came.
pub(crate) fn restore(
    tx: &mut Tx,
    athlete: &Athlete,
    files: &Files,
    decided: bool,
    now: Timestamp,
) -> Result<Came> {
    let told = lines(files, "privacy");
    if decided {
        let left = told.len() as i64;
        return Ok(Came { what: "privacy", count: 0, left, why: "decided_here" });
    }
    if let Some(told) = told.first().and_then(line::<Line>) {
        let mut after = super::find_locked(tx, athlete.id, now)?;
        after.high_risk = told.high_risk;
        after.parts = Parts {
            map: Audience::of(&told.map_audience),
            heart_rate: Audience::of(&told.heart_rate_audience),
            power: Audience::of(&told.power_audience),
            start: Audience::of(&told.start_audience),
            gear: Audience::of(&told.gear_audience),
            notes: Audience::of(&told.notes_audience),
        };
        super::raise_revision(tx, athlete.id, &mut after, now)?;
    }
    for told in lines(files, "privacy_sports").iter().filter_map(line::<OfSport>) {
        let Ok(sport) = told.sport.parse::<formats::Sport>() else { continue };
        tx.exec(
            "INSERT INTO privacy_sport (athlete_id, sport, audience) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING",
            args![athlete.id, sport.as_str(), Audience::of(&told.audience).word()],
        )?;
    }
    let profile = lines(files, "profile").first().and_then(line::<Profile>);
    if let Some(profile) = profile.filter(|_| !is_minor(athlete, now)) {
        tx.exec(
            "UPDATE athlete SET default_audience = $2 WHERE athlete_id = $1",
            args![athlete.id, Audience::of(&profile.default_audience).word()],
        )?;
    }
    Ok(Came { what: "privacy", count: told.len() as i64, left: 0, why: "" })
}
