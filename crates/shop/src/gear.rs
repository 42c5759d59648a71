//! What athletes wear, as far as facts tell: for counting how many friends use the same.
use events::{GearChanged, GearRemoved};
use kernel::db::sixteen_args;
use kernel::facts::Listeners;
use kernel::{AthleteId, GearId, Result, Timestamp, Tx, args};

use crate::brands;

/// The name under which deliveries are stored; it never changes.
const NAME: &str = "shop_gear";

/// Keeps brand and model of what is in use. Late and doubled news change nothing.
pub(crate) fn listeners(listeners: Listeners) -> Listeners {
    listeners
        .on_dated(NAME, |tx, fact: &GearChanged, happened_at, _| change(tx, fact, happened_at))
        .on_dated(NAME, |tx, fact: &GearRemoved, happened_at, _| {
            remove(tx, fact.athlete, fact.gear, happened_at)
        })
}

fn change(tx: &mut Tx, fact: &GearChanged, happened_at: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO shop_gear (athlete_id, gear_id, kind, brand_key, model_key, in_use, removed, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, FALSE, $7)
         ON CONFLICT (athlete_id, gear_id) DO UPDATE
         SET kind = $3, brand_key = $4, model_key = $5, in_use = $6, changed_at = $7
         WHERE NOT shop_gear.removed AND shop_gear.changed_at <= $7",
        args![
            fact.athlete,
            fact.gear,
            fact.kind,
            brands::key(&fact.brand),
            brands::key(&fact.model),
            !fact.retired,
            happened_at
        ],
    )?;
    Ok(())
}

/// Leaves nothing of it but its id.
fn remove(tx: &mut Tx, athlete: AthleteId, gear: GearId, at: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO shop_gear (athlete_id, gear_id, kind, brand_key, model_key, in_use, removed, changed_at)
         VALUES ($1, $2, '', '', '', FALSE, TRUE, $3)
         ON CONFLICT (athlete_id, gear_id) DO UPDATE
         SET kind = '', brand_key = '', model_key = '', in_use = FALSE, removed = TRUE",
        args![athlete, gear, at],
    )?;
    Ok(())
}

/// Kind, brand and model of what these athletes use, each with whose it is.
pub(crate) fn list_in_use(tx: &mut Tx, athletes: &[AthleteId]) -> Result<Vec<InUse>> {
    let mut models = Vec::new();
    for sixteen in athletes.chunks(16) {
        models.extend(tx.list::<InUse>(
            "SELECT athlete_id, kind, brand_key, model_key FROM shop_gear
             WHERE athlete_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
               AND in_use AND brand_key <> ''",
            &sixteen_args(sixteen),
        )?);
    }
    Ok(models)
}

/// Whose, then kind, brand and model.
pub(crate) type InUse = (AthleteId, String, String, String);
