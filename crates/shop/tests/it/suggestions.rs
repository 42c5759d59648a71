//! What suits whom, and why: through the public door.
use kernel::GearId;
use kernel::consent::Purpose;
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::market::{Goods, Market, goods, rss};

const SUGGESTIONS: &[Purpose] = &[Purpose::ProductRecommendations];

async fn suggested(who: &TestAthlete) -> Vec<Value> {
    who.get("/api/v1/shop/suggestions").await.ok()["items"].as_array().unwrap().clone()
}

fn titles(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["product"]["title"].as_str().unwrap()).collect()
}

fn shoes() -> Vec<Goods> {
    vec![
        goods("f3-42", "Falcon 3 running shoes 42").group("f3"),
        goods("f3-43", "Falcon 3 running shoes 43").group("f3"),
        goods("k1", "Kestrel running shoes"),
        goods("w", "Winter running jacket"),
        goods("s", "Summer running shirt"),
        goods("h", "Hiking boots"),
        goods("gone", "Running shorts").with("<g:availability>out of stock</g:availability>"),
    ]
}

/// A market that sells shoes in Italy, and Anna, who lives there.
async fn with_anna() -> (Market, String, TestAthlete) {
    let market = Market::open().await;
    let shop = market.shop("Velo").await;
    let feed = market.feed(&shop, "IT", "EUR").await;
    market.bring(&feed, rss(&shoes())).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.app.allow(anna.id, SUGGESTIONS).await;
    (market, shop, anna)
}

#[tokio::test]
async fn worn_shoes_come_first_and_say_how_far_they_went() {
    let (market, shop, anna) = with_anna().await;
    let gear = market.wears(&anna, "Falcon 3", 612_000.0);
    market.runs(&anna, 9);
    let items = suggested(&anna).await;
    assert_eq!(
        titles(&items),
        ["Falcon 3 running shoes 42", "Kestrel running shoes", "Summer running shirt"],
        "one of each model, nothing for winter in May, nothing that is out of stock"
    );
    assert_eq!(
        items[0]["reason"],
        json!({
            "kind": "worn_shoes", "distance_m": 612_000.0, "wear_m": 700_000.0,
            "gear": { "id": gear, "brand": "Norvik", "model": "Falcon 3" },
        })
    );
    assert_eq!(
        items[2]["reason"],
        json!({ "kind": "sport_and_season", "sport": "running", "activities": 9, "season": "spring" })
    );
    let product = &items[0]["product"];
    assert_eq!((&product["price_minor"], &product["currency"]), (&json!(7999), &json!("EUR")));
    assert_eq!((&product["shop"], &product["shop_name"]), (&json!(shop), &json!("Velo")));
    assert_eq!(product["currency_digits"], 2);
}

#[tokio::test]
async fn pages_join_without_a_gap() {
    let (market, _, anna) = with_anna().await;
    market.wears(&anna, "Falcon 3", 612_000.0);
    market.runs(&anna, 9);
    let whole = suggested(&anna).await;
    let mut pages = Vec::new();
    let mut path = "/api/v1/shop/suggestions?limit=1".to_owned();
    loop {
        let page = anna.get(&path).await.ok();
        pages.extend(page["items"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/shop/suggestions?limit=1&after={next}");
    }
    assert_eq!(pages, whole);
    assert_eq!(anna.get("/api/v1/shop/suggestions?after=00ff").await.status, 422);
}

#[tokio::test]
async fn each_country_sees_its_own_goods_in_its_own_currency() {
    let (market, shop, anna) = with_anna().await;
    let feed = market.feed(&shop, "US", "USD").await;
    market.bring(&feed, rss(&[goods("f3-42", "Falcon 3 running shoes").price("89.00 USD")])).await;
    let boris = market.app.athlete("Boris", "US").await;
    market.app.allow(boris.id, SUGGESTIONS).await;
    let chika = market.app.athlete("Chika", "JP").await;
    market.app.allow(chika.id, SUGGESTIONS).await;
    for who in [&anna, &boris, &chika] {
        market.wears(who, "Falcon 3", 700_000.0);
    }
    assert_eq!(suggested(&anna).await[0]["product"]["currency"], "EUR");
    let here = suggested(&boris).await;
    assert_eq!((here.len(), &here[0]["product"]["price_minor"]), (1, &json!(8900)));
    let none = chika.get("/api/v1/shop/suggestions").await.ok();
    assert_eq!((&none["items"], &none["none_because"]), (&json!([]), &json!("no_shop")));
    market
        .olga
        .patch(format!("/api/v1/operator/shops/{shop}"), json!({ "state": "paused" }))
        .await
        .ok();
    assert!(suggested(&anna).await.is_empty(), "a paused shop suggests nothing");
}

#[tokio::test]
async fn a_long_shelf_of_a_paused_shop_hides_nothing_of_an_open_one() {
    let (market, _, anna) = with_anna().await;
    let giant = market.shop("Giant").await;
    let feed = market.feed(&giant, "IT", "EUR").await;
    let shoes: Vec<Goods> =
        (0..250).map(|n| goods(&format!("g{n}"), &format!("Giant {n} running shoes"))).collect();
    market.bring(&feed, rss(&shoes)).await;
    market.wears(&anna, "Falcon 3", 612_000.0);
    market
        .olga
        .patch(format!("/api/v1/operator/shops/{giant}"), json!({ "state": "paused" }))
        .await
        .ok();
    assert_eq!(
        titles(&suggested(&anna).await),
        ["Falcon 3 running shoes 42", "Kestrel running shoes"]
    );
}

#[tokio::test]
async fn what_was_bought_stops() {
    let (market, shop, anna) = with_anna().await;
    market.wears(&anna, "Falcon 3", 612_000.0);
    market.runs(&anna, 9);
    market.buys(&anna, &shop, "s", "clothing", "running").await;
    assert_eq!(
        titles(&suggested(&anna).await),
        ["Falcon 3 running shoes 42", "Kestrel running shoes"]
    );
    market.buys(&anna, &shop, "k1", "shoes", "running").await;
    assert!(suggested(&anna).await.is_empty(), "new shoes quieten the word about old ones");
    let none = anna.get("/api/v1/shop/suggestions").await.ok();
    assert_eq!(none["none_because"], "nothing_suits");
    market.app.clock.advance_ms(61 * 86_400_000);
    assert_eq!(titles(&suggested(&anna).await), ["Falcon 3 running shoes 42"], "not for ever");
}

#[tokio::test]
async fn what_is_of_no_interest_is_hidden_until_it_is_again() {
    let (market, shop, anna) = with_anna().await;
    market.wears(&anna, "Falcon 3", 612_000.0);
    let path = format!("/api/v1/shop/suggestions/{shop}/f3-43/hidden");
    for _ in 0..2 {
        assert_eq!(anna.put(&path, Value::Null).await.status, 204);
    }
    assert_eq!(titles(&suggested(&anna).await), ["Kestrel running shoes"], "all sizes of it");
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(suggested(&anna).await.len(), 2);
    let unknown = format!("/api/v1/shop/suggestions/{shop}/nothing/hidden");
    assert_eq!(anna.put(unknown, Value::Null).await.status, 404);
    let stranger = market.app.stranger();
    assert_eq!(stranger.put(&path, Value::Null).await.status, 401);
    assert_eq!(stranger.get("/api/v1/shop/suggestions").await.status, 401);
}

#[tokio::test]
async fn nothing_is_suggested_to_minors() {
    let (market, ..) = with_anna().await;
    let tim = market.app.athlete_born("Tim", "IT", "2009-05-08").await;
    market.app.allow(tim.id, SUGGESTIONS).await;
    market.wears(&tim, "Falcon 3", 612_000.0);
    let none = tim.get("/api/v1/shop/suggestions").await.ok();
    assert_eq!((&none["items"], &none["none_because"]), (&json!([]), &json!("minor")));
    market.app.clock.advance_ms(86_400_000);
    assert_eq!(suggested(&tim).await.len(), 2, "on the day of turning 18");
}

#[tokio::test]
async fn nothing_is_suggested_to_who_does_not_allow_it_and_nobody_is_their_example() {
    let (market, _, anna) = with_anna().await;
    let bea = market.app.athlete("Bea", "IT").await;
    market.wears(&bea, "Falcon 3", 612_000.0);
    let none = bea.get("/api/v1/shop/suggestions").await.ok();
    assert_eq!((&none["items"], &none["none_because"]), (&json!([]), &json!("not_allowed")));
    market.app.allow(bea.id, SUGGESTIONS).await;
    assert_eq!(suggested(&bea).await.len(), 2);
    market.app.take_back(bea.id, SUGGESTIONS).await;
    assert!(suggested(&bea).await.is_empty(), "from the next look on");

    let mut friends = vec![bea];
    for name in ["Carlo", "Dora"] {
        let friend = market.app.athlete(name, "IT").await;
        market.app.allow(friend.id, SUGGESTIONS).await;
        friends.push(friend);
    }
    for friend in &friends {
        market.befriend(&anna, friend);
        market.gear_changed(friend, GearId::new(), "Kestrel", false).await;
    }
    assert!(suggested(&anna).await.is_empty(), "Bea is one of three, and does not allow it");
    market.app.allow(friends[0].id, SUGGESTIONS).await;
    assert_eq!(titles(&suggested(&anna).await), ["Kestrel running shoes"]);
}

#[tokio::test]
async fn three_friends_in_the_same_country_are_an_example_and_two_are_not() {
    let (market, _, anna) = with_anna().await;
    let mut gear = Vec::new();
    for (name, country, birth) in [
        ("Bea", "IT", "1990-01-01"),
        ("Carlo", "IT", "1990-01-01"),
        ("Dora", "US", "1990-01-01"),
        ("Emil", "IT", "2012-01-01"),
    ] {
        let friend = market.app.athlete_born(name, country, birth).await;
        market.app.allow(friend.id, SUGGESTIONS).await;
        market.befriend(&anna, &friend);
        let id = GearId::new();
        market.gear_changed(&friend, id, "Kestrel", false).await;
        // A second pair of the same is still one friend.
        market.gear_changed(&friend, GearId::new(), "kestrel", false).await;
        gear.push((friend, id));
    }
    assert!(suggested(&anna).await.is_empty(), "one lives elsewhere, and one is a child");
    let gino = market.app.athlete("Gino", "IT").await;
    market.app.allow(gino.id, SUGGESTIONS).await;
    market.befriend(&anna, &gino);
    let id = GearId::new();
    market.gear_changed(&gino, id, "Kestrel", false).await;
    let items = suggested(&anna).await;
    assert_eq!(titles(&items), ["Kestrel running shoes"]);
    assert_eq!(
        items[0]["reason"],
        json!({ "kind": "friends_wear", "friends": 3 }),
        "how many, never who"
    );

    let hide = market.app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET default_audience = 'only_me' WHERE handle = 'gino'", &[])
    });
    hide.await.unwrap();
    assert!(suggested(&anna).await.is_empty(), "what is for oneself alone is nobody's example");
    let show = market.app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET default_audience = 'friends' WHERE handle = 'gino'", &[])
    });
    show.await.unwrap();
    assert_eq!(suggested(&anna).await.len(), 1);
    market.gear_changed(&gino, id, "Kestrel", true).await;
    assert!(suggested(&anna).await.is_empty(), "what is out of use is worn no more");
    market.gear_changed(&gino, id, "Kestrel", false).await;
    assert_eq!(suggested(&anna).await.len(), 1);
    market.gear_removed(&gino, id).await;
    market.gear_changed(&gino, id, "Kestrel", false).await;
    assert!(suggested(&anna).await.is_empty(), "late news do not bring back what was removed");
}

#[tokio::test]
async fn a_sale_counts_while_it_lasts() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let sale = "<g:sale_price>59 EUR</g:sale_price>\
                <g:sale_price_effective_date>2027-05-08T00:00Z/2027-05-09T00:00Z</g:sale_price_effective_date>";
    market.bring(&feed, rss(&[goods("s", "Running shirt").with(sale)])).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.app.allow(anna.id, SUGGESTIONS).await;
    market.runs(&anna, 3);
    for (at, price) in [
        ("2027-05-07T23:00:00Z", json!(null)),
        ("2027-05-08T00:00:00Z", json!(5900)),
        ("2027-05-09T00:00:00Z", json!(null)),
    ] {
        market.app.clock.set(at);
        assert_eq!(suggested(&anna).await[0]["product"]["sale_price_minor"], price, "{at}");
    }
}

#[tokio::test]
async fn a_round_level_is_celebrated_for_a_short_while() {
    let market = Market::open().await;
    let feed = market.feed(&market.shop("Velo").await, "IT", "EUR").await;
    let list = [
        goods("w", "GPS watch"),
        goods("g", "Energy gel"),
        goods("h", "Heart rate sensor running"),
    ];
    market.bring(&feed, rss(&list)).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.app.allow(anna.id, SUGGESTIONS).await;
    market.runs(&anna, 3);
    let set = |level: u32| market.others.levels.lock().unwrap().insert(anna.id, level);
    set(10);
    let items = suggested(&anna).await;
    assert_eq!(items.len(), 3);
    assert_eq!(items[0]["reason"]["kind"], "sport_and_season", "a gel, used up by every runner");
    assert_eq!(items[1]["reason"], json!({ "kind": "level", "level": 10 }));
    set(12);
    assert_eq!(titles(&suggested(&anna).await), ["Energy gel"]);
}
