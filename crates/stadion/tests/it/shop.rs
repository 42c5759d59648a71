//! What a shop sells reaches those whom it suits, and nothing about anybody's body has a part in it.
use kernel::staff::Role;
use serde_json::{Value, json};
use stadion::demo::catalogue::{self, Wish};
use stadion::demo::{outing, people::PEOPLE, people::Session, plan::Planned};
use testkit::{TestApp, TestAthlete};

use crate::journey::{join, set_consent, sign_up, staff, whole_stadion};

/// A shop that sells our generated catalogue in Italy.
async fn open_shop(app: &TestApp) -> TestAthlete {
    let olga = staff(app, "Olga", Role::Admin).await;
    let shop = json!({
        "name": "Velo & Lauf", "adapter": "generic",
        "cart_url": "https://shop.example/cart?add={product}&code={code}&ref={click}",
    });
    let shop = olga.post("/api/v1/operator/shops", shop).await.ok()["shop"]["id"].clone();
    let feed = json!({ "shop": shop, "country": "IT", "currency": "EUR" });
    let feed = olga.post("/api/v1/operator/feeds", feed).await.ok()["id"].clone();
    let wish = Wish {
        seed: 1,
        items: 1200,
        country: "IT",
        currency: "EUR",
        shop_url: "https://shop.example".into(),
        pictures: false,
    };
    let path = format!("/api/v1/operator/feeds/{}/file", feed.as_str().unwrap());
    olga.upload(path, "feed.xml", catalogue::rss(&wish)).await.ok();
    assert_eq!(shop::feeds::work::read_due(&app.app).await.unwrap(), 1);
    let feeds = olga.get("/api/v1/operator/feeds").await.ok();
    assert_eq!(feeds["items"][0]["runs"][0]["added"], 1200, "{feeds}");
    olga
}

/// The same run, by a heart that beats faster or slower and legs that push more or less.
fn run_file(on: &str, heart: f32, push: f32) -> Vec<u8> {
    let planned = Planned {
        on: on.parse().unwrap(),
        hour: 7.0,
        session: Session::Easy,
        minutes: 45.0,
        race: None,
    };
    let mut recording = outing::record(&PEOPLE[0], &planned, 7);
    for beat in recording.samples.heart_rate_bpm.iter_mut() {
        *beat *= heart;
    }
    for power in recording.samples.power_w.iter_mut() {
        *power *= push;
    }
    // What the device itself says of the whole.
    let stated = &mut recording.stated;
    stated.avg_heart_rate_bpm = stated.avg_heart_rate_bpm.map(|beats| beats * f64::from(heart));
    stated.max_heart_rate_bpm = stated.max_heart_rate_bpm.map(|beats| beats * f64::from(heart));
    formats::fit::write::activity(std::slice::from_ref(&recording))
}

/// An Italian with four runs and a worn pair of shoes; says the id of those.
async fn runner(
    app: &TestApp,
    name: &str,
    heart: f32,
    push: f32,
    body: Value,
) -> (TestAthlete, String) {
    let who = join(app, name, "IT").await;
    who.put("/api/v1/body", body).await.ok();
    let gear = with_shoes_and_runs(app, &who, heart, push).await;
    (who, gear)
}

/// Four runs and a worn pair of shoes; says the id of those.
async fn with_shoes_and_runs(app: &TestApp, who: &TestAthlete, heart: f32, push: f32) -> String {
    let shoes = json!({
        "kind": "shoes", "brand": "Norvik", "model": "Falcon 3", "offset_m": 640_000.0,
        "wear_m": 700_000.0, "default_for": ["running"],
    });
    let gear = who.post("/api/v1/gear", shoes).await.ok()["id"].as_str().unwrap().to_owned();
    for on in ["2027-05-01", "2027-05-03", "2027-05-05", "2027-05-06"] {
        let reply = who.upload("/api/v1/activities", "run.fit", run_file(on, heart, push)).await;
        assert_eq!(reply.status, 201, "{reply}");
    }
    app.settle().await;
    gear
}

#[tokio::test]
async fn two_who_differ_only_in_their_bodies_are_suggested_the_same_to_the_byte() {
    let app = whole_stadion().await;
    open_shop(&app).await;
    let body = |bpm: u32, kg: f64, w: u32| {
        json!({
            "max_heart_rate_bpm": bpm, "resting_heart_rate_bpm": bpm / 4, "threshold_power_w": w,
            "weight_kg": kg, "sex": null,
        })
    };
    let (anna, annas) = runner(&app, "Anna", 1.0, 1.0, body(198, 52.0, 310)).await;
    let (bea, beas) = runner(&app, "Bea", 0.8, 0.6, body(160, 95.0, 140)).await;
    let measured = |who: &TestAthlete| {
        let who = who.clone();
        async move { who.get("/api/v1/activities").await.ok()["items"][0]["avg_heart_rate_bpm"].clone() }
    };
    let (one, other) = (measured(&anna).await, measured(&bea).await);
    assert!(one.is_number() && one != other, "their hearts do differ: {one} and {other}");

    let seen = |who: &TestAthlete, gear: &str| {
        let (who, gear) = (who.clone(), gear.to_owned());
        async move {
            let reply = who.get("/api/v1/shop/suggestions?limit=100").await;
            assert_eq!(reply.status, 200);
            // Each has shoes of her own; only their id tells the two answers apart.
            String::from_utf8(reply.bytes).unwrap().replace(&gear, "gear")
        }
    };
    let (for_anna, for_bea) = (seen(&anna, &annas).await, seen(&bea, &beas).await);
    assert!(for_anna.contains("worn_shoes") && for_anna.contains("sport_and_season"), "{for_anna}");
    assert_eq!(for_anna, for_bea);

    // Nor does it matter whether somebody allows her heart to be looked at, or has a watch that feels none.
    for (name, heart) in [("Cleo", 1.0), ("Dora", 0.0)] {
        let who = sign_up(&app, name, "IT").await;
        set_consent(&who, "product_recommendations", true).await.ok();
        let gear = with_shoes_and_runs(&app, &who, heart, 1.0).await;
        assert!(measured(&who).await.is_null(), "nothing of {name}'s body is looked at");
        assert_eq!(seen(&who, &gear).await, for_anna, "{name}");
        let offers = |who: &TestAthlete| {
            let who = who.clone();
            async move { who.get("/api/v1/shop/offers").await.ok() }
        };
        assert_eq!(offers(&who).await, offers(&anna).await);
    }
}

#[tokio::test]
async fn a_runner_with_worn_shoes_is_led_to_new_ones_in_the_shop() {
    let app = whole_stadion().await;
    open_shop(&app).await;
    let (anna, _) = runner(&app, "Anna", 1.0, 1.0, json!({})).await;
    let best = anna.get("/api/v1/shop/suggestions?limit=1").await.ok()["items"][0].clone();
    assert_eq!(
        (&best["reason"]["kind"], &best["product"]["kind"]),
        (&json!("worn_shoes"), &json!("shoes"))
    );
    let gone = best["reason"]["distance_m"].as_f64().unwrap();
    assert!(gone > 660_000.0 && gone < 700_000.0, "the runs count: {gone}");
    let product = &best["product"];
    let way = json!({ "shop": product["shop"], "product": product["id"] });
    let link = anna.post("/api/v1/shop/clicks", way).await.ok()["url"].as_str().unwrap().to_owned();
    assert!(link.starts_with("https://shop.example/cart?add="), "{link}");
}
