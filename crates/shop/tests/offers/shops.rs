//! Shops whose system makes the codes, and what happens when it is away.
use serde_json::json;

use crate::market::{Market, maker};

#[tokio::test]
async fn while_the_shop_is_away_codes_come_from_the_pool() {
    let market = Market::with_maker().await;
    let promotion = market.promotion(json!({})).await;
    market.upkeep().await;
    assert_eq!(maker(market.shop, |maker| (maker.calls, maker.made.len())), (1, 20));
    market.upkeep().await;
    assert_eq!(maker(market.shop, |maker| maker.calls), 1, "the pool is full");
    assert_eq!(market.olga.get(&promotion).await.ok()["codes"]["free"], 20);

    maker(market.shop, |maker| maker.away = true);
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    assert!(maker(market.shop, |maker| maker.made.contains(&code)));
}

#[tokio::test]
async fn with_the_shop_away_and_an_empty_pool_the_offer_is_kept() {
    let market = Market::with_maker().await;
    let promotion = market.promotion(json!({})).await;
    maker(market.shop, |maker| maker.away = true);
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    for _ in 0..3 {
        let refused = market.take(&anna).await;
        assert_eq!(
            refused.to_string(),
            "503 the shop does not answer right now; your offer is kept, please try again later"
        );
        assert_eq!(refused.body["code"], "shop_away");
        assert_eq!(refused.headers["retry-after"], "60");
    }
    assert_eq!(market.states(&anna).await, ["granted"]);
    market.app.clock.advance_ms(60_000);
    market.upkeep().await;
    assert_eq!(market.olga.get(&promotion).await.ok()["codes"]["fault"], "away");

    maker(market.shop, |maker| maker.away = false);
    let taken = market.take(&anna).await.ok();
    let code = taken["code"].as_str().unwrap().to_owned();
    assert!(maker(market.shop, |maker| maker.made.contains(&code)));
    // What was reserved meanwhile is made by the worker, and nothing is left behind.
    market.app.clock.advance_ms(60_000);
    market.upkeep().await;
    assert!(market.olga.get(&promotion).await.ok()["codes"].get("fault").is_none());
    let making = "SELECT COUNT(*) FROM shop_code WHERE state = 'making'";
    assert_eq!(market.app.number(making).await, 0);
    let known =
        market.app.number("SELECT COUNT(*) FROM shop_code WHERE state IN ('free', 'taken')").await;
    assert_eq!(known, maker(market.shop, |maker| maker.made.len() as i64));
}

#[tokio::test]
async fn a_maker_that_died_in_the_middle_is_finished_by_the_next_press() {
    let market = Market::with_maker().await;
    market.promotion(json!({})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let offer = market.offers(&anna).await[0]["id"].as_str().unwrap().to_owned();
    // A process reserved a code for her, had it made, and was killed before it could say so.
    let (shop, athlete, now) = (market.shop, anna.id, market.app.clock.now());
    let reserve = market.app.app.db.write(move |tx| {
        let offer: kernel::OfferId = offer.parse().unwrap();
        tx.exec(
            "INSERT INTO shop_code (shop_id, code, promotion_id, state, athlete_id, offer_id, valid_until,
                                    changed_at)
             SELECT shop_id, 'RUN-2222-2222-2222', promotion_id, 'making', $2, $3, $4, $5
             FROM shop_offer WHERE shop_id = $1 AND offer_id = $3",
            kernel::args![shop, athlete, offer, now.plus_ms(99 * 86_400_000), now],
        )
    });
    reserve.await.unwrap();
    market.app.clock.advance_ms(16_000);
    assert_eq!(market.take(&anna).await.ok()["code"], "RUN-2222-2222-2222");
}

#[tokio::test]
async fn a_code_that_nobody_used_is_made_worthless_once_the_shop_is_back() {
    let market = Market::with_maker().await;
    let promotion = market.promotion(json!({"valid_days": 1})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    market.app.clock.set("2027-05-10T09:00:00Z");
    maker(market.shop, |maker| maker.away = true);
    market.upkeep().await;
    assert_eq!(market.states(&anna).await, ["expired"]);
    assert_eq!(market.olga.get(&promotion).await.ok()["used"], 0);
    assert!(maker(market.shop, |maker| maker.voided.is_empty()));
    maker(market.shop, |maker| maker.away = false);
    market.upkeep().await;
    assert!(maker(market.shop, |maker| maker.voided.contains(&code)));
    assert_eq!(
        market.app.number("SELECT COUNT(*) FROM shop_code WHERE state = 'voiding'").await,
        0
    );
}

#[tokio::test]
async fn when_a_promotion_is_over_its_unused_codes_are_taken_back() {
    let market = Market::with_maker().await;
    let promotion = market.promotion(json!({"budget": 5})).await;
    market.upkeep().await;
    market.app.clock.advance_ms(1000);
    market.olga.post(format!("{promotion}/end"), json!({})).await.ok();
    market.app.clock.advance_ms(60_000);
    market.upkeep().await;
    assert_eq!(maker(market.shop, |maker| maker.voided.len()), 5);
    market.upkeep().await;
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_code WHERE state <> 'void'").await, 0);
}

#[tokio::test]
async fn a_shop_that_refuses_is_named_to_its_operator() {
    let market = Market::with_maker().await;
    let promotion = market.promotion(json!({})).await;
    maker(market.shop, |maker| maker.refuses = true);
    market.upkeep().await;
    assert_eq!(market.olga.get(&promotion).await.ok()["codes"]["fault"], "refused");
}

#[tokio::test]
async fn a_shop_that_has_sent_no_codes_keeps_people_waiting_kindly() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let refused = market.take(&anna).await;
    assert_eq!((refused.status.as_u16(), &refused.body["code"]), (503, &json!("no_codes_left")));
    market.bring(&promotion, 1).await;
    assert_eq!(market.take(&anna).await.ok()["code"], "FREE-0001");
    // What is open to everybody is not promised without a code.
    let open =
        market.promotion(json!({"unlock": {"kind": "open"}, "title": "For everybody"})).await;
    let id = open.rsplit('/').next().unwrap();
    let gone = anna.post(format!("/api/v1/shop/promotions/{id}/code"), json!({})).await;
    assert_eq!(gone.body["code"], "all_gone");
    assert_eq!(market.olga.get(&open).await.ok()["used"], 0);
}

#[tokio::test]
async fn a_paused_shop_promises_nothing_and_keeps_what_it_promised() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    market.bring(&promotion, 2).await;
    let (anna, ben) =
        (market.app.athlete("Anna", "IT").await, market.app.athlete("Ben", "IT").await);
    market.earns_badge(&anna, "first_steps", None).await;
    let pause =
        market.app.app.db.write(|tx| tx.exec("UPDATE shop SET state = 'paused'", kernel::args![]));
    pause.await.unwrap();
    market.earns_badge(&ben, "first_steps", None).await;
    assert!(market.offers(&ben).await.is_empty());
    let taken = market.take(&anna).await.ok();
    let way = json!({"shop": market.shop, "offer": taken["id"]});
    anna.post("/api/v1/shop/clicks", way).await.ok();
    let refused = anna.post("/api/v1/shop/clicks", json!({"shop": market.shop})).await;
    assert_eq!(refused.body["code"], "shop_paused");
}
