use serde_json::{Value, json};

use crate::market::Market;

#[tokio::test]
async fn only_operators_see_promotions_and_orders() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    for path in ["/api/v1/operator/promotions", "/api/v1/operator/orders", &promotion] {
        assert_eq!(anna.get(path).await.status, 403, "{path}");
        assert_eq!(market.app.stranger().get(path).await.status, 401, "{path}");
        market.olga.get(path).await.ok();
    }
    let draft = market.draft(json!({}));
    assert_eq!(anna.post("/api/v1/operator/promotions", draft).await.status, 403);
    for verb in ["pause", "resume", "end", "codes"] {
        let body = json!({"lines": "ABCD-1"});
        assert_eq!(anna.post(format!("{promotion}/{verb}"), body).await.status, 403, "{verb}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_draft_is_told_by_field() {
    let market = Market::open().await;
    let wrong = [
        ("title", json!({"title": "x"})),
        ("title_ru", json!({"title_ru": ""})),
        ("about", json!({"about": "x".repeat(501)})),
        ("countries", json!({"countries": ["Italy"]})),
        ("region", json!({"region": "Bavaria"})),
        ("region", json!({"region": "DE-BY", "countries": ["IT"]})),
        ("min_level", json!({"min_level": 0})),
        ("unlock", json!({"unlock": {"kind": "badge", "badge": ""}})),
        ("unlock", json!({"unlock": {"kind": "badge", "badge": "x", "tier": "lead"}})),
        ("unlock", json!({"unlock": {"kind": "level", "level": 1}})),
        ("currency", json!({"discount": {"kind": "amount", "minor": 500}})),
        ("currency", json!({"currency": "XQZ"})),
        ("discount", json!({"discount": {"kind": "percent", "percent": 0}})),
        ("discount", json!({"discount": {"kind": "amount", "minor": 0}, "currency": "EUR"})),
        ("ends_at", json!({"ends_at": "2027-04-30T00:00:00Z"})),
        ("ends_at", json!({"ends_at": "2027-05-02T00:00:00Z"})),
        ("valid_days", json!({"valid_days": 0})),
        ("budget", json!({"budget": 0})),
        ("per_person", json!({"per_person": 0})),
        ("shop", json!({"shop": "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b"})),
    ];
    for (field, changes) in wrong {
        let draft = market.draft(changes.clone());
        let refused = market.olga.post("/api/v1/operator/promotions", draft).await;
        assert_eq!(refused.status, 422, "{changes}");
        assert!(refused.body["fields"][field].is_string(), "{changes}: {}", refused.body);
    }
}

#[tokio::test]
async fn an_edit_holds_from_then_on_and_who_comes_second_is_told() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({"budget": 1})).await;
    let anna = market.app.athlete("Anna", "IT").await;
    market.earns_badge(&anna, "first_steps", None).await;

    let edit = |changes: Value, version: i64| {
        let promotion = market.draft(changes);
        json!({"promotion": promotion, "version": version})
    };
    let wider = edit(json!({"budget": 2, "title": "Even more"}), 1);
    let shown = market.olga.patch(&promotion, wider.clone()).await.ok();
    assert_eq!((&shown["version"], &shown["promotion"]["budget"]), (&json!(2), &json!(2)));
    let late = market.olga.patch(&promotion, wider).await;
    assert_eq!((late.status.as_u16(), &late.body["code"]), (409, &json!("edited_meanwhile")));
    let ben = market.app.athlete("Ben", "IT").await;
    market.earns_badge(&ben, "first_steps", None).await;
    assert_eq!(market.states(&ben).await, ["granted"]);

    let less = market.olga.patch(&promotion, edit(json!({"budget": 1}), 2)).await;
    assert_eq!(less.to_string(), "409 2 offers stand already, so the budget is at least that");
    let cheaper = edit(json!({"budget": 2, "discount": {"kind": "percent", "percent": 5}}), 2);
    let refused = market.olga.patch(&promotion, cheaper).await;
    assert_eq!(refused.body["code"], "fixed_once_promised");
    assert_eq!(market.olga.get(&promotion).await.ok()["promotion"]["discount"]["percent"], 10);

    market.olga.post(format!("{promotion}/end"), json!({})).await.ok();
    let over = market.olga.patch(&promotion, edit(json!({"budget": 9}), 3)).await;
    assert_eq!(over.body["code"], "promotion_over");
    assert_eq!(market.olga.post(format!("{promotion}/resume"), json!({})).await.status, 409);
    // What was promised is kept.
    assert_eq!(market.states(&anna).await, ["granted"]);
}

#[tokio::test]
async fn before_anything_is_promised_an_edit_may_change_everything() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    let changes = json!({"discount": {"kind": "amount", "minor": 500}, "currency": "eur",
                         "unlock": {"kind": "open"}});
    let edit = json!({"promotion": market.draft(changes), "version": 1});
    let shown = market.olga.patch(&promotion, edit).await.ok();
    assert_eq!(shown["promotion"]["currency"], "EUR");
    assert_eq!(shown["promotion"]["unlock"]["kind"], "open");
}

#[tokio::test]
async fn creating_twice_with_one_key_creates_once() {
    let market = Market::open().await;
    for _ in 0..2 {
        let request = market
            .olga
            .request(axum::http::Method::POST, "/api/v1/operator/promotions")
            .header("idempotency-key", "k1");
        let body = market.draft(json!({})).to_string().into();
        assert_eq!(market.olga.send(request, body).await.status, 201);
    }
    let list = market.olga.get("/api/v1/operator/promotions").await.ok();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["shops"][0]["name"], "Laufladen");
}

#[tokio::test]
async fn brought_codes_are_counted_and_repeated_ones_named() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    let codes = format!("{promotion}/codes");
    let lines = "SPRING-1\n\n  SPRING-2  \nSPRING-1\nno code at all\nAB\nSPRING-3";
    let answer = market.olga.post(&codes, json!({ "lines": lines })).await.ok();
    assert_eq!((&answer["added"], &answer["repeated"]), (&json!(3), &json!(1)));
    assert_eq!(answer["repeated_lines"], json!(["SPRING-1"]));
    assert_eq!(answer["unreadable_lines"], json!(["no code at all", "AB"]));
    assert_eq!(answer["promotion"]["codes"], json!({"free": 3, "brought": true, "low": true}));
    let again = market.olga.post(&codes, json!({ "lines": lines })).await.ok();
    assert_eq!((&again["added"], &again["repeated"]), (&json!(0), &json!(4)));
    market.bring(&promotion, 12).await;
    assert_eq!(market.olga.get(&promotion).await.ok()["codes"]["low"], false);
}

#[tokio::test]
async fn promotions_are_paged_the_newest_first() {
    let market = Market::open().await;
    for number in 1..=3 {
        market.promotion(json!({"title": format!("Promotion {number}")})).await;
    }
    let mut titles = Vec::new();
    let mut path = "/api/v1/operator/promotions?limit=2".to_owned();
    loop {
        let page = market.olga.get(&path).await.ok();
        for item in page["items"].as_array().unwrap() {
            titles.push(item["promotion"]["title"].as_str().unwrap().to_owned());
        }
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/operator/promotions?limit=2&after={next}");
    }
    assert_eq!(titles, ["Promotion 3", "Promotion 2", "Promotion 1"]);
}

#[tokio::test]
async fn nobody_takes_anothers_offer() {
    let market = Market::open().await;
    let promotion = market.promotion(json!({})).await;
    market.bring(&promotion, 2).await;
    let (anna, ben) =
        (market.app.athlete("Anna", "IT").await, market.app.athlete("Ben", "IT").await);
    market.earns_badge(&anna, "first_steps", None).await;
    let id = market.offers(&anna).await[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(ben.post(format!("/api/v1/shop/offers/{id}/code"), json!({})).await.status, 404);
    let way = json!({"shop": market.shop, "offer": id});
    assert_eq!(ben.post("/api/v1/shop/clicks", way).await.status, 404);
    let unlocked = promotion.rsplit('/').next().unwrap();
    let path = format!("/api/v1/shop/promotions/{unlocked}/code");
    assert_eq!(ben.post(path, json!({})).await.status, 404, "it is not open");
}
