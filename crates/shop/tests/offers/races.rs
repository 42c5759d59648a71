//! What happens when everybody does it at once. The tasks are parallel for real.
use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::json;

use crate::market::{Market, maker, patiently};

const CROWD: usize = 1000;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_code_redeemed_a_thousand_times_in_parallel_pays_once() {
    let market = Arc::new(Market::open().await);
    let promotion = market.promotion(json!({})).await;
    market.bring(&promotion, 2).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    let mut crowd = Vec::new();
    for number in 0..CROWD {
        let (market, code) = (market.clone(), code.clone());
        crowd.push(tokio::spawn(async move {
            patiently(|| async { market.redeem(&code, &format!("A-{number}")).await }).await
        }));
    }
    let mut winners = 0;
    for one in crowd {
        let reply = one.await.unwrap();
        match reply.status.as_u16() {
            200 => winners += 1,
            status => assert_eq!((status, &reply.body["code"]), (409, &json!("code_used"))),
        }
    }
    assert_eq!(winners, 1);
    assert_eq!(market.figures(&promotion).await["redeemed"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_budget_of_a_hundred_with_a_thousand_takers_is_a_hundred() {
    let market = Arc::new(Market::open().await);
    let promotion = market.promotion(json!({"unlock": {"kind": "open"}})).await;
    market.bring(&promotion, 150).await;
    let id = promotion.rsplit('/').next().unwrap().to_owned();
    let mut crowd = Vec::new();
    for number in 0..CROWD {
        let taker = market.app.athlete(&format!("Taker {number}"), "IT").await;
        crowd.push((taker, format!("/api/v1/shop/promotions/{id}/code")));
    }
    let mut tasks = Vec::new();
    for (taker, path) in crowd {
        tasks.push(tokio::spawn(async move {
            patiently(|| async { taker.post(&path, json!({})).await }).await
        }));
    }
    let (mut codes, mut told) = (BTreeSet::new(), 0);
    for task in tasks {
        let reply = task.await.unwrap();
        match reply.status.as_u16() {
            200 => assert!(codes.insert(reply.body["code"].as_str().unwrap().to_owned())),
            status => {
                assert_eq!((status, &reply.body["code"]), (409, &json!("all_gone")));
                told += 1;
            }
        }
    }
    assert_eq!((codes.len(), told), (100, CROWD - 100));
    let shown = market.olga.get(&promotion).await.ok();
    assert_eq!(shown["used"], 100);
    assert_eq!(shown["codes"]["free"], 50);
    assert_eq!(market.app.published("code_taken").await, 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_presses_by_one_person_give_one_code() {
    let market = Market::with_maker().await;
    let promotion = market.promotion(json!({"unlock": {"kind": "open"}})).await;
    let id = promotion.rsplit('/').next().unwrap();
    let path = format!("/api/v1/shop/promotions/{id}/code");
    let anna = market.app.athlete("Anna", "IT").await;
    maker(market.shop, |maker| maker.slow_ms = 100);
    let mut presses = Vec::new();
    for _ in 0..CROWD {
        let (anna, path) = (anna.clone(), path.clone());
        presses.push(tokio::spawn(async move {
            patiently(|| async { anna.post(&path, json!({})).await }).await.ok()["code"].clone()
        }));
    }
    let mut codes = BTreeSet::new();
    for press in presses {
        codes.insert(press.await.unwrap().as_str().unwrap().to_owned());
    }
    assert_eq!(codes.len(), 1);
    assert_eq!(maker(market.shop, |maker| (maker.made.len(), maker.calls)), (1, 1));
    assert_eq!(market.olga.get(&promotion).await.ok()["used"], 1);
    assert_eq!(market.app.published("code_taken").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_budget_holds_when_everybody_earns_the_badge_at_once() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"budget": 10})).await;
    for number in 0..60 {
        let who = market.app.athlete(&format!("Runner {number}"), "IT").await;
        let fact = crate::market::badge_of(&who, "first_steps", None);
        let now = market.app.clock.now();
        market.app.app.db.write(move |tx| tx.publish(&fact, now)).await.unwrap();
    }
    // Eight lanes are worked at once.
    market.app.settle().await;
    assert_eq!(market.figures(&promotion).await["granted"], 10);
    assert_eq!(market.olga.get(&promotion).await.ok()["used"], 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_order_told_by_many_messages_at_once_is_bought_once() {
    let market = Arc::new(Market::open().await);
    let promotion = market.promotion(json!({})).await;
    market.bring(&promotion, 1).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    let mut tasks = Vec::new();
    for number in 0..50 {
        let (market, code) = (market.clone(), code.clone());
        tasks.push(tokio::spawn(async move {
            let event = crate::market::order("order.paid", "A-1", json!({ "code": code }));
            let id = format!("m{}", number % 25);
            patiently(|| async { market.webhook(&id, event.clone()).await }).await.ok();
        }));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(market.app.published("products_bought").await, 1);
    assert_eq!(market.figures(&promotion).await["revenue"][0]["orders"], 1);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought").await, 1);
}
