//! Which goods suit somebody, in which order, and for which reason. No clock, no database, no chance.
//!
//! Worn shoes come first, then what goes with the sports somebody does in this season, then a milestone, then
//! what friends wear. No model stands there twice, and no kind of goods fills the page.
use std::collections::HashSet;

use kernel::{Day, GearId};
use serde::{Deserialize, Serialize};

use super::signals::Signals;
use crate::catalogue::Product;
use crate::{ShopId, brands};

/// Shoes are worn from this share of the distance on at which their athlete wants to think of new ones.
const WORN_SHARE: f64 = 0.85;
/// A sport is somebody's own from so many activities in four weeks on.
const LEAST_ACTIVITIES: u32 = 2;
const MOST_SPORTS: usize = 3;
/// A milestone of levels, and for how many levels it is fresh.
const MILESTONE: u32 = 5;
const FRESH_LEVELS: u32 = 2;
/// Fewer friends than this could be told apart.
const LEAST_FRIENDS: u32 = 3;
/// Of one kind of goods, and for one pair of worn shoes.
const MOST_OF_A_KIND: usize = 6;
const MOST_FOR_A_GEAR: usize = 3;
const MOST: usize = 40;

/// Why something is suggested.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schema(as = SuggestionReason)]
pub enum Reason {
    /// A pair of shoes has gone far.
    WornShoes {
        /// Which one.
        gear: WornGear,
        /// How far.
        distance_m: f64,
        /// At which distance its athlete wants to think of new ones.
        wear_m: f64,
    },
    /// It goes with what somebody does now.
    SportAndSeason {
        /// `running`, `cycling`, ...
        #[schema(example = "running")]
        sport: String,
        /// Activities of it in the last four weeks.
        activities: u32,
        /// `spring`, `summer`, `autumn` or `winter` where the person lives; `null` where there are none, or
        /// when the goods are for any.
        #[schema(example = "winter")]
        season: Option<&'static str>,
    },
    /// A round level was reached a short while ago.
    Level {
        /// Which one.
        level: u32,
    },
    /// Several friends in the same country use it. Never who.
    FriendsWear {
        /// How many, at least 3.
        friends: u32,
    },
}

/// A pair of shoes, as its athlete named it.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct WornGear {
    /// Which one.
    pub id: GearId,
    /// Who makes it; may be empty.
    pub brand: String,
    /// What it is called.
    #[schema(example = "Falcon 3")]
    pub model: String,
}

/// A product on its shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct OnShelf {
    /// What it is.
    pub product: Product,
    /// `winter` or `summer`, if it is for one.
    pub season: Option<String>,
}

/// A product, why, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What.
    pub product: Product,
    /// Why.
    pub reason: Reason,
    /// Its place in the order; also the mark at which a page ends.
    pub place: Place,
}

/// A place in the order of suggestions: reason, how well it suits, then the ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place(u8, i64, ShopId, String);

/// A shelf worth looking at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Goods of a kind for a sport.
    Sport {
        /// `shoes`, ...
        kind: &'static str,
        /// `running`, ...
        sport: String,
    },
    /// Goods of a kind for any sport.
    Any {
        /// `nutrition`, ...
        kind: &'static str,
    },
    /// Goods of a kind by one maker.
    Brand {
        /// `shoes`, ...
        kind: &'static str,
        /// As brands are compared.
        brand_key: String,
    },
}

/// On which shelves something may be found for somebody.
pub fn wishes(signals: &Signals) -> Vec<Wish> {
    let mut wishes = Vec::new();
    let mut wish = |new: Wish| {
        if !wishes.contains(&new) {
            wishes.push(new);
        }
    };
    for worn in worn_shoes(signals) {
        for sport in &worn.sports {
            wish(Wish::Sport { kind: "shoes", sport: sport.clone() });
        }
        let brand_key = brands::key(&worn.brand);
        if !brand_key.is_empty() {
            wish(Wish::Brand { kind: "shoes", brand_key });
        }
    }
    for (sport, _) in own_sports(signals) {
        for kind in goods_for(&sport) {
            wish(Wish::Sport { kind, sport: sport.clone() });
        }
        if is_endurance(&sport) {
            wish(Wish::Any { kind: "nutrition" });
        }
    }
    if milestone(signals.level).is_some() {
        wish(Wish::Any { kind: "electronics" });
        for (sport, _) in own_sports(signals) {
            wish(Wish::Sport { kind: "electronics", sport });
        }
    }
    for gear in &signals.friends_wear {
        if gear.friends >= LEAST_FRIENDS
            && let Some(kind) = ["shoes", "bike"].into_iter().find(|kind| *kind == gear.kind)
        {
            wish(Wish::Brand { kind, brand_key: gear.brand_key.clone() });
        }
    }
    wishes
}

/// What suits somebody, best first. The goods given are in stock, listed, and sold where the person lives.
pub fn suggest(signals: &Signals, goods: &[OnShelf], today: Day) -> Vec<Suggestion> {
    let season = season(&signals.country, today);
    let mut found = Vec::new();
    for good in goods {
        let product = &good.product;
        let group = (product.shop, product.group.clone());
        let out_of_season = season.is_some_and(|season| !season.suits(good.season.as_deref()));
        if out_of_season || signals.bought.contains(&group) || signals.hidden.contains(&group) {
            continue;
        }
        if let Some((tier, score, reason)) = best_reason(signals, good, season) {
            let place = Place(tier, -score, product.shop, product.id.clone());
            found.push(Suggestion { product: product.clone(), reason, place });
        }
    }
    found.sort_by(|one, other| one.place.cmp(&other.place));
    vary(found)
}

/// Not two of one model, and not too many of one kind or for one pair of shoes.
fn vary(found: Vec<Suggestion>) -> Vec<Suggestion> {
    let mut groups = HashSet::new();
    let mut kept: Vec<Suggestion> = Vec::new();
    for one in found {
        let of_kind = kept.iter().filter(|kept| kept.product.kind == one.product.kind).count();
        let for_gear = match &one.reason {
            Reason::WornShoes { gear, .. } => {
                let same = |kept: &&Suggestion| matches!(&kept.reason, Reason::WornShoes { gear: other, .. } if other.id == gear.id);
                kept.iter().filter(same).count()
            }
            _ => 0,
        };
        let is_full = of_kind >= MOST_OF_A_KIND || for_gear >= MOST_FOR_A_GEAR;
        if !is_full && groups.insert((one.product.shop, one.product.group.clone())) {
            kept.push(one);
        }
        if kept.len() == MOST {
            break;
        }
    }
    kept
}

/// The first reason that holds, in the order in which they matter, and how well the product suits it.
fn best_reason(
    signals: &Signals,
    good: &OnShelf,
    season: Option<Season>,
) -> Option<(u8, i64, Reason)> {
    let product = &good.product;
    let extra =
        i64::from(product.sale_price_minor.is_some()) * 2 + i64::from(good.season.is_some()) * 5;
    for worn in worn_shoes(signals) {
        let suits = product.kind == "shoes"
            && product.sport.as_ref().is_some_and(|sport| worn.sports.contains(sport));
        if suits {
            let same_brand = brands::key(&worn.brand) == brands::key(&product.brand)
                && !worn.brand.trim().is_empty();
            let same_model = same_brand
                && brands::names(&brands::key(&product.title), &brands::key(&worn.model));
            let share = (worn.distance_m / worn.wear_m * 100.0).min(300.0) as i64;
            let score = share + i64::from(same_brand) * 20 + i64::from(same_model) * 40 + extra;
            let reason = Reason::WornShoes {
                gear: WornGear {
                    id: worn.gear,
                    brand: worn.brand.clone(),
                    model: worn.model.clone(),
                },
                distance_m: worn.distance_m,
                wear_m: worn.wear_m,
            };
            return Some((1, score, reason));
        }
    }
    for (rank, (sport, activities)) in own_sports(signals).into_iter().enumerate() {
        let for_this = product.sport.as_deref() == Some(sport.as_str())
            && goods_for(&sport).contains(&product.kind.as_str());
        let for_any =
            product.sport.is_none() && product.kind == "nutrition" && is_endurance(&sport);
        if for_this || for_any {
            let score = 100 - 20 * rank as i64 + i64::from(for_this) * 10 + extra;
            let season = good.season.as_ref().and(season).map(Season::word);
            return Some((2, score, Reason::SportAndSeason { sport, activities, season }));
        }
    }
    if let Some(level) = milestone(signals.level)
        && product.kind == "electronics"
    {
        return Some((3, extra, Reason::Level { level }));
    }
    let mut worn_by = 0;
    for gear in &signals.friends_wear {
        let is_it = gear.kind == product.kind
            && gear.brand_key == brands::key(&product.brand)
            && brands::names(&brands::key(&product.title), &gear.model_key);
        if is_it {
            worn_by = worn_by.max(gear.friends);
        }
    }
    if worn_by >= LEAST_FRIENDS {
        return Some((
            4,
            i64::from(worn_by) * 10 + extra,
            Reason::FriendsWear { friends: worn_by },
        ));
    }
    None
}

/// A pair of shoes that has gone far enough.
struct Worn {
    gear: GearId,
    brand: String,
    model: String,
    sports: Vec<String>,
    distance_m: f64,
    wear_m: f64,
}

/// Shoes that are due, the most worn first; not those for whose sport new ones were bought lately.
fn worn_shoes(signals: &Signals) -> Vec<Worn> {
    let mut worn = Vec::new();
    for gear in &signals.gear {
        let Some(wear_m) = gear.wear_m.filter(|wear_m| *wear_m > 0.0) else { continue };
        if gear.kind != "shoes" || gear.distance_m < wear_m * WORN_SHARE {
            continue;
        }
        // Shoes that are the usual ones for nothing are for what most shoes are for.
        let mut sports = gear.sports.clone();
        if sports.is_empty() {
            sports.push("running".to_owned());
        }
        let replaced = |sport: &String| {
            signals.shoes_bought_for.iter().any(|bought| bought.as_ref().is_none_or(|b| b == sport))
        };
        sports.retain(|sport| !replaced(sport));
        if sports.is_empty() {
            continue;
        }
        worn.push(Worn {
            gear: gear.gear,
            brand: gear.brand.clone(),
            model: gear.model.clone(),
            sports,
            distance_m: gear.distance_m,
            wear_m,
        });
    }
    worn.sort_by(|one, other| {
        let share = |worn: &Worn| worn.distance_m / worn.wear_m;
        share(other).total_cmp(&share(one)).then(one.gear.cmp(&other.gear))
    });
    worn
}

/// The sports somebody does now, most done first.
fn own_sports(signals: &Signals) -> Vec<(String, u32)> {
    let mut sports = Vec::new();
    for habit in &signals.sports {
        if habit.activities >= LEAST_ACTIVITIES && !goods_for(&habit.sport).is_empty() {
            sports.push((habit.sport.clone(), habit.activities));
        }
    }
    sports.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    sports.truncate(MOST_SPORTS);
    sports
}

/// What somebody uses up or adds in a sport. Shoes and bikes are left to better reasons.
fn goods_for(sport: &str) -> &'static [&'static str] {
    match sport {
        "running" | "cycling" | "walking" | "hiking" | "skiing" => &["clothing", "accessory"],
        "swimming" | "rowing" | "skating" => &["clothing", "accessory"],
        "strength" | "yoga" => &["accessory", "clothing"],
        _ => &[],
    }
}

fn is_endurance(sport: &str) -> bool {
    matches!(sport, "running" | "cycling" | "swimming" | "rowing" | "skiing" | "hiking")
}

/// The round level that was reached a short while ago.
fn milestone(level: u32) -> Option<u32> {
    let round = level - level % MILESTONE;
    (round > 0 && level - round < FRESH_LEVELS).then_some(round)
}

/// A quarter of the year where somebody lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    fn word(self) -> &'static str {
        match self {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
            Season::Winter => "winter",
        }
    }

    /// Winter goods are wanted in autumn already, summer goods in spring.
    fn suits(self, goods: Option<&str>) -> bool {
        match goods {
            Some("winter") => matches!(self, Season::Autumn | Season::Winter),
            Some("summer") => matches!(self, Season::Spring | Season::Summer),
            _ => true,
        }
    }
}

/// Countries whose people live mostly south of the tropics, or have their winter in July.
const SOUTHERN: [&str; 12] =
    ["AR", "AU", "BR", "BW", "CL", "LS", "NA", "NZ", "PY", "SZ", "UY", "ZA"];
/// Countries that have no winter to speak of: wholly, or for most of their people, between the tropics.
const TROPICAL: [&str; 51] = [
    "AO", "BB", "BF", "BI", "BJ", "BN", "BZ", "CD", "CF", "CG", "CI", "CM", "CO", "CR", "CU", "DO",
    "EC", "FJ", "GA", "GH", "GN", "GT", "GY", "HN", "HT", "ID", "JM", "KE", "KH", "LK", "LR", "ML",
    "MY", "NE", "NG", "NI", "PA", "PG", "PH", "RW", "SG", "SL", "SN", "SR", "SV", "TG", "TH", "TT",
    "TZ", "UG", "VE",
];

/// The season in a country on a day, by whole months as weather services count; `None` where there are none.
pub(crate) fn season(country: &str, on: Day) -> Option<Season> {
    if TROPICAL.contains(&country) {
        return None;
    }
    let month = i32::from(on.0.month()) + if SOUTHERN.contains(&country) { 6 } else { 0 };
    Some(match month % 12 {
        3..=5 => Season::Spring,
        6..=8 => Season::Summer,
        9..=11 => Season::Autumn,
        _ => Season::Winter,
    })
}
