//! Operators open, change and pause shops; their secrets stay inside.
use serde_json::json;

use crate::market::{Market, draft};

#[tokio::test]
async fn a_secret_is_shown_once_and_again_only_as_another_one() {
    let market = Market::open().await;
    let made = market.olga.post("/api/v1/operator/shops", draft("Velo")).await.ok();
    let secret = made["webhook_secret"].as_str().unwrap().to_owned();
    let letters = secret.strip_prefix("whsec_").unwrap();
    assert_eq!(letters.len(), 44, "32 bytes in base64");
    let path = format!("/api/v1/operator/shops/{}", made["shop"]["id"].as_str().unwrap());
    let change = json!({ "admin_url": "https://shop.example/admin", "admin_user": "us", "admin_password": "hush" });
    let shown = market.olga.patch(&path, change).await;
    let said = String::from_utf8(shown.bytes.clone()).unwrap();
    assert!(
        !said.contains("hush") && !said.contains(letters) && !said.contains("/admin"),
        "{said}"
    );
    let shown = shown.ok();
    assert_eq!(
        (&shown["has_admin_url"], &shown["has_admin_password"]),
        (&json!(true), &json!(true))
    );
    let list = market.olga.get("/api/v1/operator/shops").await;
    assert!(!String::from_utf8(list.bytes).unwrap().contains(letters));

    let rotated = market.olga.post(format!("{path}/secret"), json!(null)).await.ok();
    assert_ne!(rotated["webhook_secret"].as_str().unwrap(), secret);
    let cleared = market.olga.patch(&path, json!({ "admin_password": "" })).await.ok();
    assert_eq!(cleared["has_admin_password"], false);
    assert_eq!(cleared["has_admin_user"], true, "what is left out stays");
}

#[tokio::test]
async fn what_makes_no_sense_is_told_field_by_field() {
    let market = Market::open().await;
    let bad = json!({ "name": " ", "adapter": "magento", "cart_url": "http://shop.example/{who}" });
    let refused = market.olga.post("/api/v1/operator/shops", bad).await;
    assert_eq!(refused.status, 422);
    let fields = refused.body["fields"].as_object().unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["adapter", "cart_url", "name"]);
    let mut vendure = draft("Vendure");
    vendure["adapter"] = json!("vendure");
    let refused = market.olga.post("/api/v1/operator/shops", vendure).await;
    let fields = refused.body["fields"].as_object().unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["admin_password", "admin_url", "admin_user"]);
}

#[tokio::test]
async fn only_operators_see_any_of_it() {
    let market = Market::open().await;
    let anna = market.app.athlete("Anna", "IT").await;
    let shop = market.shop("Velo").await;
    let feed = market.feed(&shop, "IT", "EUR").await;
    for path in
        ["/api/v1/operator/shops", "/api/v1/operator/feeds", &format!("{feed}/runs/1/faults")]
    {
        assert_eq!(anna.get(path).await.status, 403, "{path}");
        assert_eq!(market.app.stranger().get(path).await.status, 401, "{path}");
    }
    assert_eq!(anna.post("/api/v1/operator/shops", draft("Mine")).await.status, 403);
    assert_eq!(anna.post(format!("{feed}/runs"), json!(null)).await.status, 403);
    assert_eq!(anna.post(format!("{feed}/runs/1/accept"), json!(null)).await.status, 403);
    assert_eq!(anna.upload(format!("{feed}/file"), "x", vec![1]).await.status, 403);
    assert_eq!(anna.patch(format!("/api/v1/operator/shops/{shop}"), json!({})).await.status, 403);
    assert_eq!(
        anna.post(format!("/api/v1/operator/shops/{shop}/secret"), json!(null)).await.status,
        403
    );
}

#[tokio::test]
async fn asking_twice_makes_one_shop_and_one_feed() {
    let market = Market::open().await;
    let again = || {
        let request = market.olga.request(axum::http::Method::POST, "/api/v1/operator/shops");
        let request =
            request.header("idempotency-key", "k").header("content-type", "application/json");
        market.olga.send(request, axum::body::Body::from(draft("Velo").to_string()))
    };
    let (first, second) = (again().await.ok(), again().await.ok());
    assert_eq!(first["shop"]["id"], second["shop"]["id"]);
    assert_eq!(second["webhook_secret"], json!(null), "the secret of a shop that was not made");
    assert_eq!(market.app.number("SELECT COUNT(*) FROM shop").await, 1);
    let shop = first["shop"]["id"].as_str().unwrap();
    market.feed(shop, "IT", "EUR").await;
    let draft = json!({ "shop": shop, "country": "IT", "currency": "EUR" });
    let refused = market.olga.post("/api/v1/operator/feeds", draft).await;
    assert_eq!(
        (refused.status.as_u16(), refused.body["code"].as_str()),
        (409, Some("feed_exists"))
    );
    let bad = json!({
        "shop": shop, "country": "it", "currency": "XQZ", "address": "ftp://x", "every_hours": 0
    });
    let refused = market.olga.post("/api/v1/operator/feeds", bad).await;
    let fields = refused.body["fields"].as_object().unwrap();
    assert_eq!(
        fields.keys().collect::<Vec<_>>(),
        ["address", "country", "currency", "every_hours"]
    );
}
