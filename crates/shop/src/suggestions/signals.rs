//! Everything a suggestion rests on. There is no room in it for heart rate, power, weight or sleep.
use std::collections::{BTreeMap, BTreeSet, HashSet};

use kernel::athlete::{self, Athlete};
use kernel::consent::{self, Purpose};
use kernel::{AthleteId, Day, Result, Timestamp, Tx, args, from_row};

use crate::needs::{GearInUse, SportHabit};
use crate::{Needs, ShopId, gear};

/// From this age on.
pub(crate) const ADULT_YEARS: i32 = 18;
/// What somebody does now is what was done in these days.
const HABIT_DAYS: i64 = 28;
/// New shoes quieten the word about old ones for so long.
const SHOES_QUIET_MS: i64 = 60 * 86_400_000;
/// Friends whose gear is looked at; more change nothing about what is suggested.
const MOST_FRIENDS: usize = 200;

/// What is known of somebody, for suggestions.
#[derive(Debug, Clone, Default)]
pub struct Signals {
    /// ISO 3166-1 alpha-2 code of the country of residence.
    pub country: String,
    /// What the athlete did in the last four weeks, by sport.
    pub sports: Vec<SportHabit>,
    /// The gear in use.
    pub gear: Vec<GearInUse>,
    /// The level, from 1.
    pub level: u32,
    /// What friends in the same country use.
    pub friends_wear: Vec<FriendsGear>,
    /// Models bought before, by shop and group.
    pub bought: HashSet<(ShopId, String)>,
    /// For which sports shoes were bought in the last 60 days; `None`: for any.
    pub shoes_bought_for: Vec<Option<String>>,
    /// Models the athlete does not want to see.
    pub hidden: HashSet<(ShopId, String)>,
}

/// How many friends use the same model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FriendsGear {
    /// `shoes` or `bike`.
    pub kind: String,
    /// As brands are compared.
    pub brand_key: String,
    /// As models are compared.
    pub model_key: String,
    /// How many.
    pub friends: u32,
}

/// Asks everybody who knows.
pub(crate) fn gather(
    tx: &mut Tx,
    needs: &Needs,
    me: &Athlete,
    today: Day,
    now: Timestamp,
) -> Result<Signals> {
    let mut signals = Signals {
        country: me.country.clone(),
        sports: needs.habits.sports(tx, me.id, today.plus_days(-HABIT_DAYS))?,
        gear: needs.habits.gear(tx, me.id)?,
        level: needs.levels.level(tx, me.id)?,
        friends_wear: friends_wear(tx, needs, me, today)?,
        ..Signals::default()
    };
    for bought in list_bought(tx, me)? {
        if bought.kind == "shoes" && bought.bought_at > now.plus_ms(-SHOES_QUIET_MS) {
            signals.shoes_bought_for.push(bought.sport);
        }
        signals.bought.insert((bought.shop, bought.group));
    }
    signals.hidden = list_hidden(tx, me)?.into_iter().collect();
    Ok(signals)
}

/// Counts models among friends, each friend once. Minors, those whose activities are not for friends, and those who
/// allow no suggestions are nobody's example.
fn friends_wear(tx: &mut Tx, needs: &Needs, me: &Athlete, today: Day) -> Result<Vec<FriendsGear>> {
    let mut friends = needs.friends.friends(tx, me.id)?;
    friends.truncate(MOST_FRIENDS);
    let cards = athlete::find_all(tx, friends)?;
    let allowing = consent::may_all(tx, cards.keys().copied(), Purpose::ProductRecommendations)?;
    let is_example = |friend: &&Athlete| {
        allowing.contains(&friend.id)
            && !matches!(friend.default_audience.as_str(), "only_me" | "coach")
            && friend.age_on(today) >= ADULT_YEARS
            && friend.country == me.country
    };
    let examples: Vec<AthleteId> =
        cards.values().filter(is_example).map(|friend| friend.id).collect();
    let models: BTreeSet<gear::InUse> = gear::list_in_use(tx, &examples)?.into_iter().collect();
    let mut counts: BTreeMap<(String, String, String), u32> = BTreeMap::new();
    for (_, kind, brand_key, model_key) in models {
        *counts.entry((kind, brand_key, model_key)).or_default() += 1;
    }
    let mut worn = Vec::new();
    for ((kind, brand_key, model_key), friends) in counts {
        worn.push(FriendsGear { kind, brand_key, model_key, friends });
    }
    Ok(worn)
}

struct Bought {
    shop: ShopId,
    group: String,
    kind: String,
    sport: Option<String>,
    bought_at: Timestamp,
}
from_row!(Bought { shop, group, kind, sport, bought_at });

fn list_bought(tx: &mut Tx, me: &Athlete) -> Result<Vec<Bought>> {
    tx.list(
        "SELECT shop_id, group_id, kind, sport, bought_at FROM shop_bought WHERE athlete_id = $1",
        args![me.id],
    )
}

fn list_hidden(tx: &mut Tx, me: &Athlete) -> Result<Vec<(ShopId, String)>> {
    tx.list("SELECT shop_id, group_id FROM shop_hidden WHERE athlete_id = $1", args![me.id])
}
