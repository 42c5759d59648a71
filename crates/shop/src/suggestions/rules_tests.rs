//! The rules of suggesting, as tables.
use kernel::GearId;

use super::rules::*;
use super::signals::{FriendsGear, Signals};
use crate::ShopId;
use crate::catalogue::Product;
use crate::needs::{GearInUse, SportHabit};

const SHOP: ShopId = ShopId(kernel::ids::Uuid::nil());

fn product(id: &str, kind: &str, sport: Option<&str>, title: &str) -> OnShelf {
    OnShelf {
        product: Product {
            shop: SHOP,
            id: id.into(),
            group: id.into(),
            title: title.into(),
            brand: "Norvik".into(),
            kind: kind.into(),
            sport: sport.map(str::to_owned),
            link: "https://shop.example/".into(),
            image_link: None,
            price_minor: 7999,
            sale_price_minor: None,
            currency: "EUR".into(),
            in_stock: true,
        },
        season: None,
    }
}

fn habit(sport: &str, activities: u32) -> SportHabit {
    let last_on = "2027-05-05".parse().unwrap();
    SportHabit { sport: sport.into(), activities, distance_m: 1.0, last_on }
}

fn shoes(distance_km: f64, wear_km: Option<f64>, sports: &[&str]) -> GearInUse {
    GearInUse {
        gear: GearId(kernel::ids::Uuid::nil()),
        kind: "shoes".into(),
        brand: "Norvik".into(),
        model: "Falcon 3".into(),
        sports: sports.iter().map(|sport| (*sport).to_owned()).collect(),
        distance_m: distance_km * 1000.0,
        wear_m: wear_km.map(|km| km * 1000.0),
    }
}

fn italian(signals: Signals) -> Signals {
    Signals { country: "IT".into(), level: 1, ..signals }
}

fn ids(signals: &Signals, goods: &[OnShelf], today: &str) -> Vec<String> {
    let found = suggest(signals, goods, today.parse().unwrap());
    found.into_iter().map(|one| one.product.id).collect()
}

#[test]
fn shoes_are_worn_from_85_percent_on() {
    let goods = [product("r", "shoes", Some("running"), "Falcon 3 running shoes")];
    let check = |gear: GearInUse, suits: bool, why: &str| {
        let signals = italian(Signals { gear: vec![gear], ..Signals::default() });
        assert_eq!(ids(&signals, &goods, "2027-05-07").len(), usize::from(suits), "{why}");
    };
    check(shoes(594.0, Some(700.0), &["running"]), false, "84.9 %");
    check(shoes(595.0, Some(700.0), &["running"]), true, "85 %");
    check(shoes(2000.0, Some(700.0), &["running"]), true, "far beyond");
    check(shoes(2000.0, None, &["running"]), false, "nobody asked to be told");
    check(shoes(2000.0, Some(0.0), &["running"]), false, "a limit of nothing is none");
    check(shoes(700.0, Some(700.0), &["hiking"]), false, "they are for another sport");
    check(shoes(700.0, Some(700.0), &[]), true, "the usual ones for nothing are for running");
    let bike = GearInUse { kind: "bike".into(), ..shoes(9000.0, Some(700.0), &["running"]) };
    check(bike, false, "a bike is no pair of shoes");
}

#[test]
fn reasons_come_in_their_order_and_the_same_model_before_others() {
    let goods = [
        product("friends", "bike", Some("cycling"), "Norvik Veloce gravel bike"),
        product("watch", "electronics", None, "GPS watch"),
        product("shirt", "clothing", Some("running"), "Running shirt"),
        product("other", "shoes", Some("running"), "Kestrel running shoes"),
        product("same", "shoes", Some("running"), "Falcon 3 running shoes"),
    ];
    let signals = italian(Signals {
        sports: vec![habit("running", 8)],
        gear: vec![shoes(700.0, Some(700.0), &["running"])],
        friends_wear: vec![FriendsGear {
            kind: "bike".into(),
            brand_key: "norvik".into(),
            model_key: "veloce".into(),
            friends: 3,
        }],
        ..Signals::default()
    });
    let signals = Signals { level: 5, ..signals };
    assert_eq!(ids(&signals, &goods, "2027-05-07"), ["same", "other", "shirt", "watch", "friends"]);
    let mut backwards = goods.clone();
    backwards.reverse();
    assert_eq!(ids(&signals, &backwards, "2027-05-07"), ids(&signals, &goods, "2027-05-07"));
}

#[test]
fn seasons_follow_the_hemisphere() {
    let coat = OnShelf {
        season: Some("winter".into()),
        ..product("coat", "clothing", Some("running"), "Winter jacket")
    };
    let vest = OnShelf {
        season: Some("summer".into()),
        ..product("vest", "clothing", Some("running"), "Summer vest")
    };
    let goods = [coat, vest];
    let check = |country: &str, on: &str, expected: &[&str]| {
        let signals = Signals {
            country: country.into(),
            sports: vec![habit("running", 8)],
            ..Signals::default()
        };
        assert_eq!(ids(&signals, &goods, on), expected, "{country} on {on}");
    };
    check("IT", "2027-01-15", &["coat"]);
    check("IT", "2027-04-15", &["vest"]);
    check("IT", "2027-07-15", &["vest"]);
    check("IT", "2027-10-15", &["coat"]);
    check("AU", "2027-01-15", &["vest"]);
    check("AU", "2027-07-15", &["coat"]);
    check("SG", "2027-01-15", &["coat", "vest"]);
}

#[test]
fn what_is_done_twice_in_four_weeks_is_ones_own_and_the_most_done_comes_first() {
    let goods = [
        product("run", "clothing", Some("running"), "Running shirt"),
        product("ride", "clothing", Some("cycling"), "Jersey"),
        product("swim", "clothing", Some("swimming"), "Swimsuit"),
        product("gel", "nutrition", None, "Gel"),
        product("gnome", "other", None, "Gnome"),
    ];
    let signals = italian(Signals {
        sports: vec![habit("running", 3), habit("cycling", 9), habit("swimming", 1)],
        ..Signals::default()
    });
    assert_eq!(ids(&signals, &goods, "2027-05-07"), ["ride", "gel", "run"]);
    assert!(ids(&italian(Signals::default()), &goods, "2027-05-07").is_empty());
}

#[test]
fn no_model_twice_and_no_kind_fills_the_page() {
    let mut goods = Vec::new();
    for n in 0..30 {
        goods.push(product(&format!("c{n:02}"), "clothing", Some("running"), "Shirt"));
        goods.push(product(&format!("a{n:02}"), "accessory", Some("running"), "Cap"));
        goods.push(product(&format!("s{n:02}"), "shoes", Some("running"), "Shoes"));
    }
    let mut twin = product("c00-xl", "clothing", Some("running"), "Shirt");
    twin.product.group = "c00".into();
    goods.push(twin);
    let signals = italian(Signals {
        sports: vec![habit("running", 8)],
        gear: vec![shoes(700.0, Some(700.0), &["running"])],
        ..Signals::default()
    });
    let found = suggest(&signals, &goods, "2027-05-07".parse().unwrap());
    let of = |kind: &str| found.iter().filter(|one| one.product.kind == kind).count();
    assert_eq!((of("shoes"), of("clothing"), of("accessory")), (3, 6, 6));
    assert!(found.iter().all(|one| one.product.id != "c00-xl"));
    assert!(found.windows(2).all(|pair| pair[0].place < pair[1].place), "places are in order");
}

#[test]
fn two_friends_are_no_example() {
    let goods = [product("k", "shoes", Some("running"), "Norvik Kestrel")];
    let wear = |friends: u32, model: &str| {
        italian(Signals {
            friends_wear: vec![FriendsGear {
                kind: "shoes".into(),
                brand_key: "norvik".into(),
                model_key: model.into(),
                friends,
            }],
            ..Signals::default()
        })
    };
    assert!(ids(&wear(2, "kestrel"), &goods, "2027-05-07").is_empty());
    assert_eq!(ids(&wear(3, "kestrel"), &goods, "2027-05-07"), ["k"]);
    assert!(ids(&wear(9, "kest"), &goods, "2027-05-07").is_empty(), "a part of a word is no model");
    assert!(wishes(&wear(2, "kestrel")).is_empty(), "and no shelf is looked at for them");
}
