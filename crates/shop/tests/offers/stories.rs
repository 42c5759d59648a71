use events::{ChallengeFinished, ChallengeWon, LevelReached};
use kernel::ChallengeId;
use serde_json::json;

use crate::market::{Market, badge_of, order};

#[tokio::test]
async fn anna_earns_a_badge_takes_her_code_buys_and_the_offer_is_redeemed() {
    let market = Market::open().await;
    market.stock("IT", "SHOE-42").await;
    let promotion = market.promotion(json!({})).await;
    market.bring(&promotion, 3).await;
    let anna = market.app.athlete("Anna", "IT").await;
    assert!(market.offers(&anna).await.is_empty());

    market.earns_badge(&anna, "first_steps", None).await;
    let offers = market.offers(&anna).await;
    assert_eq!(offers[0]["state"], "granted");
    assert_eq!(offers[0]["title"], "Ten percent for your first steps");
    assert_eq!(offers[0]["discount"], json!({"kind": "percent", "percent": 10}));
    assert_eq!(offers[0]["reason"], json!({"kind": "badge", "badge": "first_steps", "tier": null}));
    assert_eq!(offers[0]["shop"]["name"], "Laufladen");
    // Good until 21 May is over in Rome.
    assert_eq!(offers[0]["until"], "2027-05-21T22:00:00Z");
    assert!(offers[0].get("code").is_none());
    assert_eq!(market.app.published("promotion_granted").await, 1);

    let taken = market.take(&anna).await.ok();
    let code = taken["code"].as_str().unwrap().to_owned();
    assert_eq!(taken["state"], "taken");
    assert_eq!(market.take(&anna).await.ok()["code"], code);
    assert_eq!(market.app.published("code_taken").await, 1);

    let way = json!({"shop": market.shop, "product": "SHOE-42", "offer": taken["id"]});
    let link = anna.post("/api/v1/shop/clicks", way).await.ok();
    let url = link["url"].as_str().unwrap();
    assert!(url.starts_with(&format!("https://shop.example/cart?add=SHOE-42&coupon={code}&ref=")));
    assert!(url.ends_with("&utm_source=stadion"));
    assert!(!url.contains(&anna.id.to_string()) && !url.contains("anna"));

    let paid = order("order.paid", "A-1", json!({ "codes": [code] }));
    market.webhook("m1", paid).await.ok();
    assert_eq!(market.states(&anna).await, ["redeemed"]);
    assert_eq!(market.app.published("products_bought").await, 1);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought WHERE kind = 'shoes'").await, 1);

    let shown = market.olga.get(&promotion).await.ok();
    let figures = &shown["figures"];
    assert_eq!(
        (&figures["granted"], &figures["taken"], &figures["redeemed"], &figures["refunded"]),
        (&json!(1), &json!(1), &json!(1), &json!(0))
    );
    assert_eq!(figures["revenue"], json!([{"currency": "EUR", "minor": 10_800, "orders": 1}]));
    assert_eq!(shown["codes"]["free"], 2);
    assert_eq!(shown["codes"]["low"], true);
    let orders = market.orders().await;
    assert_eq!(orders[0]["attribution"], "code");
    assert_eq!(orders[0]["promotion"], "Ten percent for your first steps");
}

#[tokio::test]
async fn a_refund_leaves_the_code_used_and_the_budget_spent() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"budget": 5})).await;
    market.bring(&promotion, 5).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    market
        .webhook("m1", order("order.paid", "A-1", json!({"code": code, "sequence": 1})))
        .await
        .ok();
    let partly = order("order.refunded", "A-1", json!({"refunded_minor": 800, "sequence": 2}));
    market.webhook("m2", partly).await.ok();
    assert_eq!(market.states(&anna).await, ["redeemed"]);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought").await, 1);
    let wholly = order("order.refunded", "A-1", json!({"refunded_minor": 10_800, "sequence": 3}));
    market.webhook("m3", wholly).await.ok();
    assert_eq!(market.states(&anna).await, ["refunded"]);
    assert_eq!(market.app.published("order_refunded").await, 2);
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop_bought").await, 0);
    let shown = market.olga.get(&promotion).await.ok();
    assert_eq!(shown["used"], 1);
    assert_eq!(shown["figures"]["refunded"], 1);
    assert_eq!(shown["figures"]["revenue"][0]["minor"], 0);
    assert_eq!(market.redeem(&code, "A-2").await.status, 409);
}

#[tokio::test]
async fn a_refund_returns_the_budget_where_the_operator_said_so() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"refund_returns_budget": true})).await;
    market.bring(&promotion, 1).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    market.webhook("m1", order("order.paid", "A-1", json!({"code": code}))).await.ok();
    market.webhook("m2", order("order.cancelled", "A-1", json!({}))).await.ok();
    assert_eq!(market.states(&anna).await, ["refunded"]);
    assert_eq!(market.olga.get(&promotion).await.ok()["used"], 0);
}

#[tokio::test]
async fn told_twice_is_granted_once() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"per_person": 5})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    for _ in 0..3 {
        market.earns_badge(&anna, "first_steps", None).await;
    }
    assert_eq!(market.states(&anna).await, ["granted"]);
    assert_eq!(market.olga.get(&promotion).await.ok()["used"], 1);
}

#[tokio::test]
async fn an_old_history_with_every_step_of_a_badge_is_one_offer() {
    let market = Market::open().await;
    market.promotion(json!({"unlock": {"kind": "badge", "badge": "distance"}})).await;
    let gold = json!({"kind": "badge", "badge": "distance", "tier": "gold"});
    market.promotion(json!({"unlock": gold, "title": "Gold"})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    for tier in ["bronze", "silver", "gold"] {
        market.earns_badge(&anna, "distance", Some(tier)).await;
    }
    let titles: Vec<_> =
        market.offers(&anna).await.iter().map(|offer| offer["title"].clone()).collect();
    assert_eq!(titles, ["Gold", "Ten percent for your first steps"]);
}

#[tokio::test]
async fn what_was_in_time_counts_however_late_it_is_told() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"ends_at": "2027-05-08T00:00:00Z"})).await;
    let (anna, ben) =
        (market.app.athlete("Anna", "IT").await, market.app.athlete("Ben", "IT").await);
    let in_time = market.app.clock.now();
    market.app.clock.set("2027-05-10T09:00:00Z");
    market.earns_badge(&ben, "first_steps", None).await;
    assert!(market.offers(&ben).await.is_empty());
    market.tell_at(badge_of(&anna, "first_steps", None), in_time).await;
    assert_eq!(market.states(&anna).await, ["granted"]);
    assert_eq!(market.figures(&promotion).await["granted"], 1);
}

#[tokio::test]
async fn a_pause_gives_nothing_for_what_happened_in_it() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    let ben = market.app.athlete("Ben", "IT").await;
    let before = market.app.clock.now();
    market.app.clock.advance_ms(60_000);
    let paused = market.olga.post(format!("{promotion}/pause"), json!({})).await.ok();
    assert_eq!(paused["phase"], "paused");
    market.app.clock.advance_ms(60_000);
    let inside = market.app.clock.now();
    market.tell_at(badge_of(&anna, "first_steps", None), before).await;
    assert_eq!(market.states(&anna).await, ["granted"]);
    market.app.clock.advance_ms(60_000);
    market.olga.post(format!("{promotion}/resume"), json!({})).await.ok();
    market.tell_at(badge_of(&ben, "first_steps", None), inside).await;
    assert!(market.offers(&ben).await.is_empty());
    let carla = market.app.athlete("Carla", "IT").await;
    market.earns_badge(&carla, "first_steps", None).await;
    assert_eq!(market.states(&carla).await, ["granted"]);
}

#[tokio::test]
async fn an_offer_is_for_those_whom_the_promotion_names() {
    let market = Market::open().await;
    let changes = json!({"countries": ["DE"], "region": "DE-BY", "min_level": 3});
    market.promotion(changes).await;
    let bavarian = market.app.athlete("Bea", "DE").await;
    let id = bavarian.id;
    let move_in = market.app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET region = 'DE-BY' WHERE athlete_id = $1", kernel::args![id])
    });
    move_in.await.unwrap();
    let (other, italian) =
        (market.app.athlete("Otto", "DE").await, market.app.athlete("Anna", "IT").await);
    for who in [&bavarian, &other, &italian] {
        market.earns_badge(who, "first_steps", None).await;
        assert!(market.offers(who).await.is_empty(), "{}", who.handle);
        market.tell(LevelReached { athlete: who.id, level: 3 }).await;
        market.earns_badge(who, "first_steps", None).await;
    }
    assert_eq!(market.states(&bavarian).await, ["granted"]);
    assert!(market.offers(&other).await.is_empty());
    assert!(market.offers(&italian).await.is_empty());
}

#[tokio::test]
async fn minors_get_no_offers() {
    let market = Market::open().await;
    let open = market.promotion(json!({"unlock": {"kind": "open"}})).await;
    market.promotion(json!({})).await;
    market.bring(&open, 3).await;
    let mia = market.app.athlete_born("Mia", "DE", "2009-05-08").await;
    market.earns_badge(&mia, "first_steps", None).await;
    let mine = mia.get("/api/v1/shop/offers").await.ok();
    assert_eq!(mine, json!({"offers": [], "open": []}));
    let id = open.rsplit('/').next().unwrap();
    let refused = mia.post(format!("/api/v1/shop/promotions/{id}/code"), json!({})).await;
    assert_eq!(refused.to_string(), "409 offers are for adults");
    // The day after she is 18.
    market.app.clock.set("2027-05-08T09:00:00Z");
    assert_eq!(mia.get("/api/v1/shop/offers").await.ok()["open"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_level_is_reached_when_the_highest_one_passes_it() {
    let market = Market::open().await;
    market.promotion(json!({"unlock": {"kind": "level", "level": 5}})).await;
    let (anna, ben) =
        (market.app.athlete("Anna", "IT").await, market.app.athlete("Ben", "IT").await);
    market.tell(LevelReached { athlete: anna.id, level: 4 }).await;
    assert!(market.offers(&anna).await.is_empty());
    market.tell(LevelReached { athlete: anna.id, level: 7 }).await;
    assert_eq!(market.offers(&anna).await[0]["reason"], json!({"kind": "level", "level": 7}));
    // Ben was at level 9 before the promotion began.
    let before = "2027-04-20T00:00:00Z".parse().unwrap();
    market.tell_at(LevelReached { athlete: ben.id, level: 9 }, before).await;
    market.tell(LevelReached { athlete: ben.id, level: 10 }).await;
    assert!(market.offers(&ben).await.is_empty());
}

#[tokio::test]
async fn the_first_activity_ever_gives_an_offer_and_the_second_does_not() {
    let market = Market::open().await;
    market.promotion(json!({"unlock": {"kind": "first_activity"}, "per_person": 3})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.runs(&anna).await;
    market.runs(&anna).await;
    assert_eq!(market.states(&anna).await, ["granted"]);
    assert_eq!(market.offers(&anna).await[0]["reason"]["kind"], "first_activity");
}

#[tokio::test]
async fn a_challenge_gives_what_its_result_deserves() {
    let market = Market::open().await;
    let challenge = ChallengeId::new();
    for (title, result, rank) in
        [("Finished", "completed", None), ("Winner", "won", None), ("Podium", "rank", Some(3))]
    {
        let unlock =
            json!({"kind": "challenge", "challenge": challenge, "result": result, "rank": rank});
        market.promotion(json!({"title": title, "unlock": unlock})).await;
    }
    let finished = |athlete, rank, completed| ChallengeFinished {
        athlete,
        challenge,
        title: "Italy runs in May".into(),
        official: true,
        completed,
        rank,
        ranked: 9,
        ended_on: "2027-05-06".parse().unwrap(),
    };
    let names = ["Anna", "Ben", "Carla"];
    let mut got = Vec::new();
    for (name, (rank, completed)) in names.iter().zip([(1, true), (3, false), (8, true)]) {
        let who = market.app.athlete(name, "IT").await;
        let fact = finished(who.id, rank, completed);
        market.tell(fact.clone()).await;
        if rank == 1 {
            market
                .tell(ChallengeWon {
                    athlete: who.id,
                    challenge,
                    title: fact.title,
                    official: true,
                    ended_on: fact.ended_on,
                })
                .await;
        }
        let mut titles: Vec<String> = Vec::new();
        for offer in market.offers(&who).await {
            assert_eq!(offer["reason"]["title"], "Italy runs in May");
            titles.push(offer["title"].as_str().unwrap().to_owned());
        }
        titles.sort();
        got.push(titles.join(" "));
    }
    assert_eq!(got, ["Finished Podium Winner", "Podium", "Finished"]);
}

#[tokio::test]
async fn an_offer_reads_in_the_language_of_its_athlete() {
    let market = Market::open().await;
    market.promotion(json!({})).await;
    let ivan = market.app.athlete("Ivan", "RU").await;
    let id = ivan.id;
    let speak = market.app.app.db.write(move |tx| {
        tx.exec("UPDATE athlete SET language = 'ru' WHERE athlete_id = $1", kernel::args![id])
    });
    speak.await.unwrap();
    market.earns_badge(&ivan, "first_steps", None).await;
    assert_eq!(market.offers(&ivan).await[0]["title"], "Десять процентов за первые шаги");
}

#[tokio::test]
async fn an_unused_offer_runs_out_and_its_budget_comes_back() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"budget": 1, "valid_days": 3})).await;
    market.bring(&promotion, 2).await;
    let (anna, ben) =
        (market.app.athlete("Anna", "IT").await, market.app.athlete("Ben", "IT").await);
    market.earns_badge(&anna, "first_steps", None).await;
    market.earns_badge(&ben, "first_steps", None).await;
    assert!(market.offers(&ben).await.is_empty());
    let code = market.take(&anna).await.ok()["code"].as_str().unwrap().to_owned();
    market.app.clock.set("2027-05-12T09:00:00Z");
    assert_eq!(market.states(&anna).await, ["expired"]);
    assert_eq!(market.redeem(&code, "A-1").await.to_string(), "409 this code has run out");
    for _ in 0..2 {
        market.upkeep().await;
        assert_eq!(market.olga.get(&promotion).await.ok()["used"], 0);
    }
    let carla = market.app.athlete("Carla", "IT").await;
    market.earns_badge(&carla, "first_steps", None).await;
    assert_eq!(market.states(&carla).await, ["granted"]);
    // The shop took the code after all and tells us late: that is a fact, and it counts.
    market.webhook("m1", order("order.paid", "A-1", json!({"code": code}))).await.ok();
    assert_eq!(market.states(&anna).await, ["redeemed"]);
    assert_eq!(market.olga.get(&promotion).await.ok()["used"], 2);
}
