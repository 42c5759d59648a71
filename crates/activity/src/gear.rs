//! Gear: an athlete's shoes and bikes, and how far each went.
//!
//! An activity names the gear it was done with ([`usual`] says which it gets by itself, [`choose`] is the
//! athlete's word). The distance of gear is the sum of the activities that name it, worked out when it is asked
//! for: an activity that is removed, derived anew or given to other gear needs no second book to be corrected.
pub mod add;
pub mod choose;
pub mod defaults;
pub mod edit;
pub mod list;
pub mod offers;
pub mod remove;
pub(crate) mod restore;
pub(crate) mod usual;

use events::{GearChanged, ProductRef};
use kernel::ids::Uuid;
use kernel::{AthleteId, Day, Error, GearId, Result, Timestamp, Tx, args, from_row};
use physiology::Sport;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GearKind)]
pub enum Kind {
    /// For sports on foot.
    Shoes,
    /// For cycling.
    Bike,
}

impl Kind {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Shoes => "shoes",
            Kind::Bike => "bike",
        }
    }

    /// The kind with a word; `None` for what is not counted, such as a jacket.
    pub fn of(word: &str) -> Option<Kind> {
        [Kind::Shoes, Kind::Bike].into_iter().find(|kind| kind.word() == word)
    }

    /// Whether a sport, as the API spells it, is done with it.
    pub fn fits(self, sport: &str) -> bool {
        let sport = Sport::named(sport);
        match self {
            Kind::Shoes => sport.is_on_foot(),
            Kind::Bike => sport == Sport::Cycling,
        }
    }
}

/// A pair of shoes or a bike of yours.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Gear {
    /// Which one.
    pub id: GearId,
    /// Shoes or a bike.
    pub kind: Kind,
    /// Who makes it; may be empty.
    #[schema(example = "Corvo")]
    pub brand: String,
    /// What it is called.
    #[schema(example = "Strada 3")]
    pub model: String,
    /// What you call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day of first use; earlier activities do not get it by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_used_on: Option<Day>,
    /// Metres it had gone before its activities here.
    pub offset_m: f64,
    /// Metres at which you want to be reminded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wear_m: Option<f64>,
    /// Since when it is out of use; left out while it is in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retired_on: Option<Day>,
    /// The sports whose new activities get it by themselves.
    pub default_for: Vec<String>,
    /// Metres altogether: those before, and those of its activities.
    pub distance_m: f64,
    /// How many activities were done with it.
    pub activities: u32,
    /// The local day of the latest of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_on: Option<Day>,
}

/// The gear of an activity, as its page shows it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ActivityGear {
    /// Which one.
    pub id: GearId,
    /// Shoes or a bike.
    pub kind: Kind,
    /// Who makes it; may be empty.
    pub brand: String,
    /// What it is called.
    pub model: String,
    /// What its athlete calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Gear as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub id: GearId,
    pub kind: String,
    pub brand: String,
    pub model: String,
    pub name: Option<String>,
    pub first_used_on: Option<Day>,
    pub offset_m: f64,
    pub wear_m: Option<f64>,
    pub retired_on: Option<Day>,
    pub shop_id: Option<Uuid>,
    pub product: Option<String>,
}
from_row!(Row {
    id,
    kind,
    brand,
    model,
    name,
    first_used_on,
    offset_m,
    wear_m,
    retired_on,
    shop_id,
    product
});

const NO_SUCH: Error = Error::NotFound("gear");
/// Pieces of gear of one athlete, retired ones included.
const MOST: i64 = 200;

impl Row {
    fn kind(&self) -> Result<Kind> {
        Kind::of(&self.kind).ok_or_else(|| Error::internal("gear of an unknown kind"))
    }

    /// As the page of an activity shows it.
    pub fn of_activity(self) -> Result<ActivityGear> {
        Ok(ActivityGear {
            kind: self.kind()?,
            id: self.id,
            brand: self.brand,
            model: self.model,
            name: self.name,
        })
    }
}

/// Gear of an athlete by its id; of others there is none.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId, id: GearId) -> Result<Option<Row>> {
    tx.find(
        "SELECT gear_id, kind, brand, model, name, first_used_on, offset_m, wear_m, retired_on, shop_id,
                product
         FROM gear WHERE athlete_id = $1 AND gear_id = $2",
        args![athlete, id],
    )
}

/// Takes the athlete's shelf until the end of this write. It comes before any other row of the write.
pub(crate) fn lock_shelf(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "INSERT INTO gear_shelf (athlete_id, changes) VALUES ($1, 1)
         ON CONFLICT (athlete_id) DO UPDATE SET changes = gear_shelf.changes + 1",
        args![athlete],
    )?;
    Ok(())
}

/// Stores new gear of an athlete whose shelf is taken, and tells of it.
fn insert(tx: &mut Tx, athlete: AthleteId, new: &Row, now: Timestamp) -> Result<()> {
    let (there,) =
        tx.one::<(i64,)>("SELECT COUNT(*) FROM gear WHERE athlete_id = $1", args![athlete])?;
    if there >= MOST {
        return Err(Error::refused(
            "too_much_gear",
            "you have 200 pieces of gear already; delete one that you do not need any more",
        ));
    }
    tx.exec(
        "INSERT INTO gear (athlete_id, gear_id, kind, brand, model, name, first_used_on, offset_m, wear_m,
                           retired_on, shop_id, product, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11, $12, $12)",
        args![
            athlete,
            new.id,
            new.kind,
            new.brand,
            new.model,
            new.name,
            new.first_used_on,
            new.offset_m,
            new.wear_m,
            new.shop_id,
            new.product,
            now
        ],
    )?;
    tell_changed(tx, athlete, new, now)
}

fn tell_changed(tx: &mut Tx, athlete: AthleteId, row: &Row, now: Timestamp) -> Result<()> {
    let product = match (row.shop_id, &row.product) {
        (Some(shop), Some(product)) => Some(ProductRef { shop, product: product.clone() }),
        _ => None,
    };
    let fact = GearChanged {
        athlete,
        gear: row.id,
        kind: row.kind.clone(),
        brand: row.brand.clone(),
        model: row.model.clone(),
        retired: row.retired_on.is_some(),
        product,
    };
    tx.publish(&fact, now)?;
    Ok(())
}

/// Tells a field that says `null` from one that is left out.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// What was typed into the fields of a form, tidied; or what is wrong with it, field by field.
mod fields {
    use std::collections::BTreeMap;

    use super::{Day, Kind};

    pub(super) type Faults = BTreeMap<&'static str, String>;

    const LONGEST_NAME: usize = 60;
    const LONGEST_MODEL: usize = 80;
    /// 500,000 km: nothing that somebody rode has gone farther.
    const FARTHEST_M: f64 = 500_000_000.0;
    const LEAST_WEAR_M: f64 = 1_000.0;

    /// A word of at most so many letters on one line; empty when nothing was typed.
    fn line(text: &str, most: usize) -> Option<String> {
        let tidy = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let odd = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        (tidy.chars().count() <= most && !tidy.chars().any(odd)).then_some(tidy)
    }

    pub(super) fn brand(text: &str, faults: &mut Faults) -> String {
        line(text, LONGEST_NAME).unwrap_or_else(|| {
            faults.insert("brand", "a brand has at most 60 letters, on one line".to_owned());
            String::new()
        })
    }

    pub(super) fn model(text: &str, faults: &mut Faults) -> String {
        let model = line(text, LONGEST_MODEL).unwrap_or_else(|| {
            faults.insert("model", "a model has at most 80 letters, on one line".to_owned());
            String::new()
        });
        if model.is_empty() {
            faults.entry("model").or_insert_with(|| "please tell us what it is".to_owned());
        }
        model
    }

    pub(super) fn name(text: &str, faults: &mut Faults) -> Option<String> {
        let name = line(text, LONGEST_NAME).unwrap_or_else(|| {
            faults.insert("name", "a name has at most 60 letters, on one line".to_owned());
            String::new()
        });
        (!name.is_empty()).then_some(name)
    }

    pub(super) fn offset_m(value: f64, faults: &mut Faults) -> f64 {
        if !(0.0..=FARTHEST_M).contains(&value) {
            let fault = "the distance so far is between 0 and 500,000 km";
            faults.insert("offset_m", fault.to_owned());
        }
        value
    }

    pub(super) fn wear_m(value: Option<f64>, faults: &mut Faults) -> Option<f64> {
        if value.is_some_and(|value| !(LEAST_WEAR_M..=FARTHEST_M).contains(&value)) {
            let fault = "the distance for a reminder is between 1 and 500,000 km";
            faults.insert("wear_m", fault.to_owned());
        }
        value
    }

    pub(super) fn first_used_on(day: Option<Day>, today: Day, faults: &mut Faults) -> Option<Day> {
        let earliest = today.plus_days(-100 * 366);
        if day.is_some_and(|day| day > today || day < earliest) {
            let fault = "the day of first use is today or earlier, within a hundred years";
            faults.insert("first_used_on", fault.to_owned());
        }
        day
    }

    pub(super) fn default_for(kind: Kind, sports: &[String], faults: &mut Faults) {
        if sports.len() > 11 || !sports.iter().all(|sport| kind.fits(sport)) {
            faults.insert("default_for", super::MISFIT.to_owned());
        }
    }
}

/// Said when gear and sport do not go together.
const MISFIT: &str = "shoes go with sports on foot, and bikes with cycling";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shoes_are_for_sports_on_foot_and_bikes_for_cycling() {
        let fitting = |kind: Kind| {
            let all = formats::Sport::ALL.into_iter().map(formats::Sport::as_str);
            all.filter(|sport| kind.fits(sport)).collect::<Vec<_>>()
        };
        assert_eq!(fitting(Kind::Shoes), ["running", "walking", "hiking"]);
        assert_eq!(fitting(Kind::Bike), ["cycling"]);
        assert_eq!(Kind::of("jacket"), None);
    }
}
