//! What shops tell: forged, replayed, late, twice, out of order.
use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::market::{Market, SECRET, order};

/// Anna with a code.
async fn anna_with_code(market: &Market) -> (TestAthlete, String, String) {
    let promotion = market.promotion(json!({})).await;
    market.bring(&promotion, 3).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    (anna, code, promotion)
}

/// Goes to the shop without an offer; says the click id.
async fn click(market: &Market, who: &TestAthlete) -> String {
    let link = who.post("/api/v1/shop/clicks", json!({"shop": market.shop})).await.ok();
    let url = link["url"].as_str().unwrap();
    let (_, after) = url.split_once("ref=").unwrap();
    after.split('&').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_forged_or_old_message_changes_nothing() {
    let market = Market::open().await;
    let (anna, code, _) = anna_with_code(&market).await;
    let event = order("order.paid", "A-1", json!({ "code": code }));
    let other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let forged = market.signed("webhooks", "m1", event.clone(), other).await;
    assert_eq!((forged.status.as_u16(), &forged.body["code"]), (401, &json!("bad_signature")));
    assert!(!forged.to_string().contains("whsec"));
    let redeemed =
        market.signed("redemptions", "m1", json!({"code": code, "order": "A"}), other).await;
    assert_eq!(redeemed.status, 401);

    let body = event.to_string();
    let sent_s = market.app.clock.now().0 / 1000;
    let signature = shop::orders::signature::sign(SECRET, "m1", sent_s, body.as_bytes()).unwrap();
    let stranger = market.app.stranger();
    let path = format!("/api/v1/shops/{}/webhooks", market.shop);
    let send = async |id: &str, sent_s: i64, body: String| {
        let request = stranger
            .request(Method::POST, &path)
            .header("webhook-id", id)
            .header("webhook-timestamp", sent_s.to_string())
            .header("webhook-signature", &signature);
        stranger.send(request, Body::from(body)).await.status.as_u16()
    };
    assert_eq!(send("m2", sent_s, body.clone()).await, 401, "another id");
    assert_eq!(send("m1", sent_s + 1, body.clone()).await, 401, "another time");
    assert_eq!(send("m1", sent_s, body.replace("10800", "10801")).await, 401, "another body");
    assert_eq!(send("m1", sent_s, "x".repeat(300 * 1024)).await, 413);
    let bare = stranger.request(Method::POST, &path);
    assert_eq!(stranger.send(bare, Body::from(body.clone())).await.status, 401);
    market.app.clock.advance_ms(301_000);
    assert_eq!(send("m1", sent_s, body.clone()).await, 401, "six minutes later");
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_order").await, 0);
    assert_eq!(market.states(&anna).await, ["taken"]);

    let nowhere = path.replace(&market.shop.to_string(), "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b");
    assert_eq!(stranger.post(nowhere, event).await.status, 404);
}

#[tokio::test]
async fn a_replayed_message_is_answered_and_has_no_effect() {
    let market = Market::open().await;
    let (_, code, promotion) = anna_with_code(&market).await;
    let paid = order("order.paid", "A-1", json!({ "code": code }));
    assert_eq!(market.webhook("m1", paid.clone()).await.ok()["repeated"], false);
    assert_eq!(market.webhook("m1", paid.clone()).await.ok()["repeated"], true);
    // The same order under another id, an hour later.
    market.app.clock.advance_ms(3_600_000);
    market.webhook("m2", paid).await.ok();
    assert_eq!(market.app.published("products_bought").await, 1);
    assert_eq!(market.figures(&promotion).await["revenue"][0]["minor"], 10_800);
}

#[tokio::test]
async fn a_refund_that_comes_before_the_payment_is_not_lost() {
    let market = Market::open().await;
    let (anna, code, promotion) = anna_with_code(&market).await;
    let refunded = json!({"type": "order.refunded", "data": {"order": "A-1", "sequence": 2}});
    market.webhook("m2", refunded).await.ok();
    assert_eq!(market.app.published("order_refunded").await, 0, "nobody's yet");
    let paid = order("order.paid", "A-1", json!({"code": code, "sequence": 1}));
    market.webhook("m1", paid.clone()).await.ok();
    assert_eq!(market.app.published("products_bought").await, 1);
    assert_eq!(market.app.published("order_refunded").await, 1);
    assert_eq!(market.states(&anna).await, ["refunded"]);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought").await, 0);
    assert_eq!(market.figures(&promotion).await["revenue"][0]["minor"], 0);
    // A late update from before the refund brings nothing back.
    let late = order("order.updated", "A-1", json!({"code": code, "sequence": 1}));
    market.webhook("m3", late).await.ok();
    assert_eq!(market.states(&anna).await, ["refunded"]);
    assert_eq!(market.app.published("order_refunded").await, 1);
}

#[tokio::test]
async fn a_line_given_back_leaves_and_the_other_stays() {
    let market = Market::open().await;
    market.stock("IT", "SHOE-42").await;
    let (_, code, _) = anna_with_code(&market).await;
    let lines = |back: i64| {
        json!([{"product": "SHOE-42", "quantity": 1, "total_minor": 9000},
               {"product": "UNKNOWN-1", "quantity": 2, "total_minor": 1800, "refunded_quantity": back}])
    };
    let paid = order("order.paid", "A-1", json!({"code": code, "lines": lines(0), "sequence": 1}));
    market.webhook("m1", paid).await.ok();
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought").await, 2);
    let known = "SELECT COUNT(*) FROM shop_bought WHERE kind = 'other' AND group_id = 'UNKNOWN-1'";
    assert_eq!(market.app.number(known).await, 1);
    for (id, back, left) in [("m2", 1, 2), ("m3", 2, 1)] {
        let changes = json!({"lines": lines(back), "sequence": 1 + back});
        market.webhook(id, order("order.refunded", "A-1", changes)).await.ok();
        assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought").await, left);
    }
    assert_eq!(market.app.published("order_refunded").await, 2);
    assert_eq!(market.orders().await[0]["refunded_minor"], 1800);
}

#[tokio::test]
async fn an_order_is_whose_code_it_used_else_whose_click_else_nobodys() {
    let market = Market::open().await;
    let (anna, code, _) = anna_with_code(&market).await;
    let ben = market.app.athlete("Ben", "DE").await;
    let bens = click(&market, &ben).await;
    let both = order("order.paid", "A-1", json!({"code": code, "click": bens}));
    market.webhook("m1", both).await.ok();
    market.webhook("m2", order("order.paid", "A-2", json!({"click": bens}))).await.ok();
    market.webhook("m3", order("order.paid", "A-3", json!({}))).await.ok();
    market.webhook("m4", order("order.paid", "A-4", json!({"click": "0".repeat(32)}))).await.ok();
    let late = json!({"click": bens, "placed_at": "2027-05-14T09:30:00Z"});
    market.app.clock.set("2027-05-14T10:00:00Z");
    market.webhook("m5", order("order.paid", "A-5", late)).await.ok();
    let mut ways: Vec<(Value, Value)> = Vec::new();
    for order in market.orders().await {
        ways.push((order["number"].clone(), order["attribution"].clone()));
    }
    ways.sort_by_key(|(number, _)| number.to_string());
    let expected =
        [("A-1", "code"), ("A-2", "click"), ("A-3", "none"), ("A-4", "none"), ("A-5", "none")];
    assert_eq!(ways, expected.map(|(number, way)| (json!(number), json!(way))));
    let of = |who: &TestAthlete| {
        let id = who.id;
        market.app.app.db.read(move |tx| {
            tx.one::<(i64,)>(
                "SELECT COUNT(*) FROM shop_order WHERE athlete_id = $1",
                kernel::args![id],
            )
        })
    };
    assert_eq!((of(&anna).await.unwrap().0, of(&ben).await.unwrap().0), (1, 1));
    assert_eq!(market.app.published("products_bought").await, 2);
}

#[tokio::test]
async fn a_code_pays_for_one_order_and_the_second_is_marked() {
    let market = Market::open().await;
    let (anna, code, promotion) = anna_with_code(&market).await;
    market.redeem(&code.to_lowercase(), "A-1").await.ok();
    market.redeem(&code, "A-1").await.ok();
    let refused = market.redeem(&code, "A-2").await;
    assert_eq!(refused.to_string(), "409 this code paid for another order already");
    market.webhook("m1", order("order.paid", "A-1", json!({ "code": code }))).await.ok();
    market.webhook("m2", order("order.paid", "A-2", json!({ "code": code }))).await.ok();
    assert_eq!(market.states(&anna).await, ["redeemed"]);
    let orders = market.orders().await;
    let second = orders.iter().find(|order| order["number"] == "A-2").unwrap();
    assert_eq!((&second["code_reused"], &second["attribution"]), (&json!(true), &json!("none")));
    let figures = market.figures(&promotion).await;
    assert_eq!((&figures["redeemed"], &figures["revenue"][0]["orders"]), (&json!(1), &json!(1)));
    assert_eq!(market.redeem("NOBODYS-1", "A-9").await.body["code"], "code_unknown");
    assert_eq!(market.redeem("FREE-0003", "A-9").await.body["code"], "code_unknown");
}

#[tokio::test]
async fn what_makes_no_sense_is_told_to_who_wrote_it() {
    let market = Market::open().await;
    let wrong = [
        json!({"total_minor": -1}),
        json!({"currency": "GOLD"}),
        json!({"order": ""}),
        json!({"placed_at": "2028-01-01T00:00:00Z"}),
        json!({"lines": [{"product": "X", "quantity": 0, "total_minor": 1}]}),
        json!({"lines": [{"product": "X", "quantity": 1, "total_minor": 1, "refunded_quantity": 2}]}),
        json!({"codes": ["x".repeat(300)]}),
    ];
    for (number, changes) in wrong.into_iter().enumerate() {
        let event = order("order.paid", "A-1", changes.clone());
        let refused = market.webhook(&format!("m{number}"), event).await;
        assert_eq!(refused.status, 422, "{changes}");
    }
    assert_eq!(market.webhook("n1", json!({"type": "order.paid"})).await.status, 422);
    assert_eq!(
        market
            .webhook("n2", json!({"type": "customer.created", "data": {"order": "7"}}))
            .await
            .status,
        200
    );
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_order").await, 0);
}

#[tokio::test]
async fn clicks_and_message_ids_are_forgotten_after_thirty_days() {
    let market = Market::open().await;
    let anna = market.app.athlete("Anna", "IT").await;
    click(&market, &anna).await;
    market.webhook("m1", order("order.paid", "A-1", json!({}))).await.ok();
    market.app.clock.set("2027-06-05T09:00:00Z");
    market.upkeep().await;
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_click").await, 1);
    market.app.clock.set("2027-06-07T09:00:00Z");
    market.upkeep().await;
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_click").await, 0);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_webhook").await, 0);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_order").await, 1);
}

#[tokio::test]
async fn three_hundred_visits_a_day_are_enough() {
    let market = Market::open().await;
    let anna = market.app.athlete("Anna", "IT").await;
    for _ in 0..300 {
        click(&market, &anna).await;
    }
    let refused = anna.post("/api/v1/shop/clicks", json!({"shop": market.shop})).await;
    assert_eq!(refused.status, 429);
}
