//! Changing gear, taking it out of use and into use again: `PATCH /api/v1/gear/{id}`.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Day, Error, GearId, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Gear, NO_SUCH, Row, fields};

/// What to change; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GearEdit {
    /// Who makes it, at most 60 letters; an empty one takes the brand away.
    pub brand: Option<String>,
    /// What it is called, 1 to 80 letters.
    pub model: Option<String>,
    /// What you call it, at most 60 letters; an empty one takes the name away.
    pub name: Option<String>,
    /// The day of first use; `null` takes it away.
    #[serde(default, deserialize_with = "super::said")]
    #[schema(value_type = Option<Day>)]
    pub first_used_on: Option<Option<Day>>,
    /// Metres it had gone before its activities here.
    pub offset_m: Option<f64>,
    /// Metres at which you want to be reminded; `null` for never.
    #[serde(default, deserialize_with = "super::said")]
    #[schema(value_type = Option<f64>)]
    pub wear_m: Option<Option<f64>>,
    /// Out of use from today on, or in use again. Its activities keep it either way.
    pub retired: Option<bool>,
}

/// Change your gear, take it out of use or into use again.
#[utoipa::path(patch, path = "/api/v1/gear/{id}", tag = "gear", params(("id" = GearId, Path)),
    request_body = GearEdit,
    responses((status = 200, body = Gear), (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not yours", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`", body = Problem)))]
pub async fn edit_gear(
    State(app): State<App>,
    me: Me,
    Path(gear): Path<GearId>,
    Json(edit): Json<GearEdit>,
) -> Result<Json<Gear>> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let id = me.id;
    let changed = app.db.write(move |tx| {
        super::lock_shelf(tx, id)?;
        let before = super::find(tx, id, gear)?.ok_or(NO_SUCH)?;
        let after = changed(&before, &edit, today)?;
        if after != before {
            update(tx, id, &after, now)?;
            super::tell_changed(tx, id, &after, now)?;
        }
        super::list::show(tx, id, gear)
    });
    Ok(Json(changed.await?))
}

fn changed(before: &Row, edit: &GearEdit, today: Day) -> Result<Row> {
    let mut faults = fields::Faults::new();
    let mut row = before.clone();
    if let Some(brand) = &edit.brand {
        row.brand = fields::brand(brand, &mut faults);
    }
    if let Some(model) = &edit.model {
        row.model = fields::model(model, &mut faults);
    }
    if let Some(name) = &edit.name {
        row.name = fields::name(name, &mut faults);
    }
    if let Some(day) = edit.first_used_on {
        row.first_used_on = fields::first_used_on(day, today, &mut faults);
    }
    if let Some(offset_m) = edit.offset_m {
        row.offset_m = fields::offset_m(offset_m, &mut faults);
    }
    if let Some(wear_m) = edit.wear_m {
        row.wear_m = fields::wear_m(wear_m, &mut faults);
    }
    match edit.retired {
        Some(true) => row.retired_on = row.retired_on.or(Some(today)),
        Some(false) => row.retired_on = None,
        None => {}
    }
    if faults.is_empty() { Ok(row) } else { Err(Error::invalid_fields(faults)) }
}

fn update(tx: &mut Tx, athlete: AthleteId, row: &Row, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE gear SET brand = $3, model = $4, name = $5, first_used_on = $6, offset_m = $7, wear_m = $8,
           retired_on = $9, changed_at = $10
         WHERE athlete_id = $1 AND gear_id = $2",
        args![
            athlete,
            row.id,
            row.brand,
            row.model,
            row.name,
            row.first_used_on,
            row.offset_m,
            row.wear_m,
            row.retired_on,
            now
        ],
    )?;
    Ok(())
}
