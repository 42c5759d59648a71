//! Gear out of an export. It keeps its id, so that the activities that name it find it, and so that it comes once.
use kernel::athlete::Athlete;
use kernel::{Day, GearId, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::{Kind, MOST, add, defaults, find, insert, lock_shelf, tell_changed};
use crate::restore::{Came, Files, line, lines, not_later};

#[derive(Deserialize)]
struct Line {
    gear_id: GearId,
    kind: Kind,
    brand: String,
    model: String,
    name: Option<String>,
    first_used_on: Option<Day>,
    offset_m: f64,
    wear_m: Option<f64>,
    retired_on: Option<Day>,
}

#[derive(Deserialize)]
struct Usual {
    sport: String,
    gear_id: GearId,
}

pub(crate) fn restore(
    tx: &mut Tx,
    athlete: &Athlete,
    files: &Files,
    now: Timestamp,
) -> Result<Came> {
    lock_shelf(tx, athlete.id)?;
    let told = lines(files, "gear");
    let mut came = Came { what: "gear", count: 0, left: 0, why: "unreadable" };
    for told in told {
        let Some(told) = line::<Line>(told) else {
            came.left += 1;
            continue;
        };
        if find(tx, athlete.id, told.gear_id)?.is_some() {
            came.count += 1;
            continue;
        }
        let (there,) =
            tx.one::<(i64,)>("SELECT COUNT(*) FROM gear WHERE athlete_id = $1", args![athlete.id])?;
        match (there < MOST, take(tx, athlete, told, now)?) {
            (true, true) => came.count += 1,
            (is_room, _) => {
                came.left += 1;
                came.why = if is_room { "unreadable" } else { "too_many" };
            }
        }
    }
    for told in lines(files, "gear_defaults") {
        let Some(usual) = line::<Usual>(told) else { continue };
        let Some(row) = find(tx, athlete.id, usual.gear_id)? else { continue };
        let taken = tx.find::<(GearId,)>(
            "SELECT gear_id FROM gear_default WHERE athlete_id = $1 AND sport = $2",
            args![athlete.id, usual.sport],
        )?;
        if taken.is_none() && row.kind()?.fits(&usual.sport) {
            defaults::put(tx, athlete.id, &usual.sport, row.id)?;
        }
    }
    Ok(came)
}

/// Says whether it could be taken: what nobody could have typed in is left out.
fn take(tx: &mut Tx, athlete: &Athlete, told: Line, now: Timestamp) -> Result<bool> {
    let draft = add::GearDraft {
        kind: told.kind,
        brand: told.brand,
        model: told.model,
        name: told.name,
        first_used_on: not_later(told.first_used_on, athlete, now),
        offset_m: told.offset_m,
        wear_m: Some(told.wear_m),
        default_for: Vec::new(),
    };
    let Ok(mut row) = add::check(&draft, now.day_in(&athlete.time_zone)) else { return Ok(false) };
    row.id = told.gear_id;
    insert(tx, athlete.id, &row, now)?;
    if let Some(retired_on) = not_later(told.retired_on, athlete, now) {
        tx.exec(
            "UPDATE gear SET retired_on = $3 WHERE athlete_id = $1 AND gear_id = $2",
            args![athlete.id, row.id, retired_on],
        )?;
        row.retired_on = Some(retired_on);
        tell_changed(tx, athlete.id, &row, now)?;
    }
    Ok(true)
}
