//! Gear: what counts on which shoes, who decides, and what was bought.
use events::{BoughtItem, OrderRefunded, ProductRef, ProductsBought};
use formats::Sport;
use kernel::ids::Uuid;
use kernel::{AthleteId, OrderId, args};
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::support::{HEALTH, Outing, record, run, stadion};

/// Adds gear and returns its id.
async fn add(who: &TestAthlete, draft: Value) -> String {
    let added = who.post("/api/v1/gear", draft).await;
    assert_eq!(added.status, 201, "{added}");
    added.body["id"].as_str().unwrap().to_owned()
}

async fn add_shoes(who: &TestAthlete, model: &str, default_for: &[&str]) -> String {
    add(who, json!({"kind": "shoes", "brand": "Corvo", "model": model, "default_for": default_for}))
        .await
}

async fn gear(who: &TestAthlete, id: &str) -> Value {
    let list = who.get("/api/v1/gear").await.ok();
    let items = list["items"].as_array().unwrap();
    items.iter().find(|gear| gear["id"] == id).cloned().unwrap_or_default()
}

/// Distance and number of activities.
async fn tally(who: &TestAthlete, id: &str) -> (f64, u64) {
    let gear = gear(who, id).await;
    (gear["distance_m"].as_f64().unwrap(), gear["activities"].as_u64().unwrap())
}

async fn gear_of(who: &TestAthlete, activity: &str) -> Value {
    who.get(format!("/api/v1/activities/{activity}")).await.ok()["gear"]["id"].clone()
}

fn run_on(started_at: &'static str) -> Outing {
    Outing { started_at, ..run() }
}

fn ride() -> Outing {
    Outing { sport: Sport::Cycling, mps: 8.0, started_at: "2027-05-06T15:00:00Z", ..run() }
}

#[tokio::test]
async fn a_new_run_counts_on_the_default_shoes_and_a_ride_does_not() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add(
        &anna,
        json!({"kind": "shoes", "model": "Strada", "offset_m": 100_000, "default_for": ["running"]}),
    )
    .await;
    let first = record(&anna, &run()).await;
    record(&anna, &run_on("2027-05-05T06:30:00Z")).await;
    let ridden = record(&anna, &ride()).await;

    let shown = gear(&anna, &shoes).await;
    assert_eq!(tally(&anna, &shoes).await, (114_400.0, 2));
    assert_eq!(shown["last_used_on"], "2027-05-07");
    assert_eq!(shown["wear_m"], 700_000.0, "the usual reminder");
    assert_eq!(shown["default_for"], json!(["running"]));
    assert_eq!(gear_of(&anna, &ridden).await, Value::Null);
    let page = anna.get(format!("/api/v1/activities/{first}")).await.ok();
    assert_eq!(page["gear"], json!({"id": shoes, "kind": "shoes", "brand": "", "model": "Strada"}));
    // Others see the run and not the shoes.
    let ben = app.athlete("Ben", "DE").await;
    assert_eq!(gear_of(&ben, &first).await, Value::Null);

    anna.delete(format!("/api/v1/activities/{first}")).await.ok();
    assert_eq!(tally(&anna, &shoes).await, (107_200.0, 1));
}

#[tokio::test]
async fn one_pair_is_the_default_of_a_sport_also_when_two_are_chosen_at_once() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let (old, new) =
        (add_shoes(&anna, "Old", &["running"]).await, add_shoes(&anna, "New", &[]).await);
    let (of_old, of_new) = (
        format!("/api/v1/gear/{old}/defaults/running"),
        format!("/api/v1/gear/{new}/defaults/running"),
    );
    let (one, other) = tokio::join!(anna.put(&of_old, json!(null)), anna.put(&of_new, json!(null)));
    one.ok();
    other.ok();
    assert_eq!(app.number("SELECT COUNT(*) FROM gear_default").await, 1);
    assert_eq!(anna.put(&of_new, json!(null)).await.ok()["default_for"], json!(["running"]));
    assert_eq!(gear(&anna, &old).await["default_for"], json!([]));

    // What the old pair is no longer, its end does not take from the new one.
    anna.delete(&of_old).await.ok();
    let activity = record(&anna, &run()).await;
    assert_eq!(gear_of(&anna, &activity).await, json!(new));
    assert_eq!(anna.delete(&of_new).await.ok()["default_for"], json!([]));
    let bare = record(&anna, &run_on("2027-05-04T06:30:00Z")).await;
    assert_eq!(gear_of(&anna, &bare).await, Value::Null);
}

#[tokio::test]
async fn an_activity_from_before_the_first_use_gets_no_gear_by_itself() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add(
        &anna,
        json!({"kind": "shoes", "model": "Strada", "first_used_on": "2027-05-06", "default_for": ["running"]}),
    )
    .await;
    let before = record(&anna, &run_on("2027-05-05T06:30:00Z")).await;
    // 22:30 in UTC is half past midnight of the first day of use in Rome.
    let first = record(&anna, &run_on("2027-05-05T22:30:00Z")).await;
    assert_eq!(gear_of(&anna, &before).await, Value::Null);
    assert_eq!(gear_of(&anna, &first).await, json!(shoes));
    // Anna knows better than a date.
    let path = format!("/api/v1/activities/{before}/gear");
    assert_eq!(anna.put(&path, json!({"gear_id": shoes})).await.ok()["gear"]["id"], json!(shoes));
    assert_eq!(tally(&anna, &shoes).await.1, 2);
}

#[tokio::test]
async fn retired_shoes_keep_their_runs_and_get_no_new_ones_until_they_are_back() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add_shoes(&anna, "Strada", &["running"]).await;
    record(&anna, &run()).await;
    let path = format!("/api/v1/gear/{shoes}");
    let retired = anna.patch(&path, json!({"retired": true})).await.ok();
    assert_eq!(
        (&retired["retired_on"], &retired["default_for"]),
        (&json!("2027-05-07"), &json!([]))
    );
    let bare = record(&anna, &run_on("2027-05-05T06:30:00Z")).await;
    assert_eq!(gear_of(&anna, &bare).await, Value::Null);
    assert_eq!(tally(&anna, &shoes).await, (7_200.0, 1));
    let refused = anna.put(format!("{path}/defaults/walking"), json!(null)).await;
    assert_eq!((refused.status.as_u16(), &refused.body["code"]), (409, &json!("gear_retired")));

    let back = anna.patch(&path, json!({"retired": false})).await.ok();
    assert_eq!(back["default_for"], json!(["running"]));
    assert_eq!(back.get("retired_on"), None);
    let next = record(&anna, &run_on("2027-05-04T06:30:00Z")).await;
    assert_eq!(gear_of(&anna, &next).await, json!(shoes));
    assert_eq!(app.published("gear_changed").await, 3, "added, retired, taken back");
    // Saying it again is no news.
    anna.patch(&path, json!({"retired": false})).await.ok();
    assert_eq!(app.published("gear_changed").await, 3);
}

#[tokio::test]
async fn deleted_gear_leaves_its_three_activities_and_is_told_of() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add_shoes(&anna, "Strada", &["running", "walking"]).await;
    let mut runs = Vec::new();
    for at in ["2027-05-03T06:30:00Z", "2027-05-04T06:30:00Z", "2027-05-05T06:30:00Z"] {
        runs.push(record(&anna, &run_on(at)).await);
    }
    assert_eq!(tally(&anna, &shoes).await.1, 3);
    let path = format!("/api/v1/gear/{shoes}");
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(anna.delete(&path).await.status, 404);
    for activity in &runs {
        assert_eq!(gear_of(&anna, activity).await, Value::Null);
    }
    assert_eq!(app.number("SELECT COUNT(*) FROM gear_default").await, 0);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity WHERE gear_id IS NOT NULL").await, 0);
    assert_eq!(app.published("gear_removed").await, 1);
    let bare = record(&anna, &run()).await;
    assert_eq!(gear_of(&anna, &bare).await, Value::Null);
}

#[tokio::test]
async fn another_sport_brings_its_own_gear_unless_anna_chose() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add_shoes(&anna, "Strada", &["running"]).await;
    let boots = add_shoes(&anna, "Monte", &["hiking"]).await;
    let bike =
        add(&anna, json!({"kind": "bike", "model": "Vento", "default_for": ["cycling"]})).await;
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    let becomes = async |sport: &str| {
        anna.patch(&path, json!({"sport": sport})).await.ok()["gear"]["id"].clone()
    };
    assert_eq!(becomes("cycling").await, json!(bike));
    assert_eq!(becomes("hiking").await, json!(boots));
    assert_eq!(becomes("yoga").await, Value::Null);
    assert_eq!(becomes("running").await, json!(shoes));
    // Chosen by hand it stays, as long as it goes with the sport.
    anna.put(format!("{path}/gear"), json!({"gear_id": boots})).await.ok();
    assert_eq!(becomes("walking").await, json!(boots));
    assert_eq!(becomes("running").await, json!(boots));
    assert_eq!(becomes("cycling").await, json!(bike));
    // So does the wish for none.
    assert_eq!(anna.delete(format!("{path}/gear")).await.ok().get("gear"), None);
    assert_eq!(becomes("running").await, Value::Null);
    assert_eq!(tally(&anna, &shoes).await, (0.0, 0));
    // A new title touches nothing of it.
    anna.put(format!("{path}/gear"), json!({"gear_id": shoes})).await.ok();
    let titled = anna.patch(&path, json!({"title": "Tempo"})).await.ok();
    assert_eq!(titled["gear"]["id"], json!(shoes));
}

#[tokio::test]
async fn gear_goes_with_the_sports_it_is_made_for() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let bike = add(&anna, json!({"kind": "bike", "model": "Vento"})).await;
    assert_eq!(gear(&anna, &bike).await.get("wear_m"), None, "no reminder for bikes");
    let id = record(&anna, &run()).await;
    for refused in [
        anna.put(format!("/api/v1/gear/{bike}/defaults/running"), json!(null)).await,
        anna.put(format!("/api/v1/gear/{bike}/defaults/chess"), json!(null)).await,
        anna.put(format!("/api/v1/activities/{id}/gear"), json!({"gear_id": bike})).await,
        anna.post(
            "/api/v1/gear",
            json!({"kind": "shoes", "model": "X", "default_for": ["cycling"]}),
        )
        .await,
    ] {
        assert_eq!(refused.to_string(), "422 shoes go with sports on foot, and bikes with cycling");
    }
    assert_eq!(anna.post("/api/v1/gear", json!({"kind": "skis", "model": "X"})).await.status, 422);
}

#[tokio::test]
async fn gear_of_somebody_else_does_not_exist() {
    let app = stadion().await;
    let (anna, ben) = (app.athlete("Anna", "IT").await, app.athlete("Ben", "DE").await);
    let shoes = add_shoes(&anna, "Strada", &["running"]).await;
    let (of_anna, of_ben) = (record(&anna, &run()).await, record(&ben, &run()).await);
    let path = format!("/api/v1/gear/{shoes}");
    for answer in [
        ben.patch(&path, json!({"model": "mine"})).await,
        ben.delete(&path).await,
        ben.put(format!("{path}/defaults/running"), json!(null)).await,
        ben.delete(format!("{path}/defaults/running")).await,
        ben.put(format!("/api/v1/activities/{of_ben}/gear"), json!({"gear_id": shoes})).await,
        ben.put(format!("/api/v1/activities/{of_anna}/gear"), json!({"gear_id": shoes})).await,
        ben.delete(format!("/api/v1/activities/{of_anna}/gear")).await,
    ] {
        assert_eq!((answer.status.as_u16(), &answer.body["code"]), (404, &json!("not_found")));
    }
    assert_eq!(ben.get("/api/v1/gear").await.ok()["items"], json!([]));
    assert_eq!(app.stranger().get("/api/v1/gear").await.status, 401);
    assert_eq!(gear_of(&anna, &of_anna).await, json!(shoes));
}

#[tokio::test]
async fn what_cannot_be_gear_is_said_field_by_field() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let wrong = anna
        .post(
            "/api/v1/gear",
            json!({"kind": "shoes", "brand": "x".repeat(61), "model": " ", "name": "a\u{7}b",
                   "first_used_on": "2027-05-08", "offset_m": -1, "wear_m": 5}),
        )
        .await;
    assert_eq!(wrong.status, 422);
    let fields: Vec<&String> = wrong.body["fields"].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["brand", "first_used_on", "model", "name", "offset_m", "wear_m"]);
    assert_eq!(app.number("SELECT COUNT(*) FROM gear").await, 0);

    let shoes = add(
        &anna,
        json!({"kind": "shoes", "brand": " Corvo  Sport ", "model": "x".repeat(80), "wear_m": null,
               "first_used_on": "2027-05-07"}),
    )
    .await;
    let shown = gear(&anna, &shoes).await;
    assert_eq!((&shown["brand"], shown.get("wear_m")), (&json!("Corvo Sport"), None));
    let path = format!("/api/v1/gear/{shoes}");
    for edit in [
        json!({"model": ""}),
        json!({"model": "a\nb"}),
        json!({"model": "x".repeat(81)}),
        json!({"first_used_on": "1700-01-01"}),
        json!({"offset_m": 600_000_000}),
        json!({"kind": "bike"}),
    ] {
        assert_eq!(anna.patch(&path, edit.clone()).await.status, 422, "{edit}");
    }
    let edited = anna
        .patch(
            &path,
            json!({"name": "Reds", "wear_m": 650_000, "first_used_on": null, "brand": ""}),
        )
        .await
        .ok();
    assert_eq!(
        (&edited["name"], &edited["wear_m"], edited.get("first_used_on"), &edited["brand"]),
        (&json!("Reds"), &json!(650_000.0), None, &json!(""))
    );
}

#[tokio::test]
async fn a_retry_with_the_same_key_adds_one_pair() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let post = async |model: &str| {
        let request = anna
            .request(axum::http::Method::POST, "/api/v1/gear")
            .header("content-type", "application/json")
            .header("idempotency-key", "first-pair");
        let draft = json!({"kind": "shoes", "model": model});
        anna.send(request, draft.to_string().into()).await
    };
    let (first, again) = (post("Strada").await.ok(), post("Strada").await.ok());
    assert_eq!(first["id"], again["id"]);
    assert_eq!(app.number("SELECT COUNT(*) FROM gear").await, 1);
    assert_eq!(post("Monte").await.body["code"], "idempotency_key_reused");
}

#[tokio::test]
async fn two_hundred_pieces_are_the_most() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = anna.id;
    let fill = app.app.db.write(move |tx| {
        for _ in 0..199 {
            tx.exec(
                "INSERT INTO gear (athlete_id, gear_id, kind, brand, model, offset_m, created_at, changed_at)
                 VALUES ($1, $2, 'shoes', '', 'Old', 0, 0, 0)",
                args![id, kernel::GearId::new()],
            )?;
        }
        Ok(())
    });
    fill.await.unwrap();
    let draft = || json!({"kind": "shoes", "model": "Strada"});
    let (one, other) =
        tokio::join!(anna.post("/api/v1/gear", draft()), anna.post("/api/v1/gear", draft()));
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(app.number("SELECT COUNT(*) FROM gear").await, 200);
}

#[tokio::test]
async fn gear_deleted_while_runs_come_in_is_on_none_of_them() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add_shoes(&anna, "Strada", &["running"]).await;
    let (one, two) = (run_on("2027-05-03T06:30:00Z"), run_on("2027-05-04T06:30:00Z"));
    let path = format!("/api/v1/gear/{shoes}");
    let (_, _, gone) = tokio::join!(record(&anna, &one), record(&anna, &two), anna.delete(&path));
    assert_eq!(gone.status, 204);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity WHERE gear_id IS NOT NULL").await, 0);
}

#[tokio::test]
async fn shoes_chosen_while_the_run_becomes_a_ride_are_not_on_a_ride() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add_shoes(&anna, "Strada", &[]).await;
    let path = format!("/api/v1/activities/{}", record(&anna, &run()).await);
    let of_gear = format!("{path}/gear");
    let (ridden, chosen) = tokio::join!(
        anna.patch(&path, json!({"sport": "cycling"})),
        anna.put(&of_gear, json!({"gear_id": shoes}))
    );
    ridden.ok();
    assert!(matches!(chosen.status.as_u16(), 200 | 422), "{chosen}");
    assert_eq!(anna.get(&path).await.ok().get("gear"), None);
}

fn order(athlete: AthleteId, order: OrderId, items: Vec<BoughtItem>) -> ProductsBought {
    ProductsBought {
        athlete,
        order,
        placed_at: "2027-05-06T20:00:00Z".parse().unwrap(),
        total_minor: 12_900,
        currency: "EUR".into(),
        promotion: None,
        items,
    }
}

fn bought(kind: &str, title: &str, sport: Option<&str>) -> BoughtItem {
    BoughtItem {
        product: ProductRef { shop: Uuid::from_u128(7), product: format!("sku-{title}") },
        kind: kind.into(),
        brand: "Corvo".into(),
        title: title.into(),
        sport: sport.map(str::to_owned),
        quantity: 1,
    }
}

async fn tell<F: kernel::facts::Fact + Clone + Sync>(app: &TestApp, fact: F) {
    let now = app.clock.now();
    app.app.db.write(move |tx| tx.publish(&fact, now)).await.unwrap();
    app.settle().await;
}

async fn offers(who: &TestAthlete) -> Vec<Value> {
    let list = who.get("/api/v1/gear/offers").await.ok();
    list["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn new_shoes_offer_themselves_once_and_start_counting_when_they_are_taken() {
    let app = stadion().await;
    let (anna, ben) = (app.athlete("Anna", "IT").await, app.athlete("Ben", "DE").await);
    let items =
        vec![bought("shoes", "Corvo Strada 4", Some("running")), bought("jacket", "Rain", None)];
    let fact = order(anna.id, OrderId::new(), items);
    tell(&app, fact.clone()).await;
    tell(&app, fact).await;
    let open = offers(&anna).await;
    assert_eq!(open.len(), 1, "told twice is told once, and a jacket is no gear: {open:?}");
    assert_eq!(
        (&open[0]["brand"], &open[0]["model"], &open[0]["bought_on"]),
        (&json!("Corvo"), &json!("Strada 4"), &json!("2027-05-06"))
    );
    let path = format!("/api/v1/gear/offers/{}", open[0]["id"].as_str().unwrap());
    assert_eq!(
        (ben.post(&path, json!(null)).await.status, ben.delete(&path).await.status),
        (axum::http::StatusCode::NOT_FOUND, axum::http::StatusCode::NOT_FOUND)
    );
    let (one, other) = tokio::join!(anna.post(&path, json!(null)), anna.post(&path, json!(null)));
    let (one, other) = (one.ok(), other.ok());
    assert_eq!(one["id"], other["id"]);
    assert_eq!(app.number("SELECT COUNT(*) FROM gear").await, 1);
    assert_eq!(
        one["default_for"],
        json!(["running"]),
        "nothing else counted, so it counts at once"
    );
    assert_eq!(one["first_used_on"], "2027-05-07");
    assert_eq!(offers(&anna).await.len(), 0);
    let id = record(&anna, &run_on("2027-05-07T08:00:00Z")).await;
    assert_eq!(gear_of(&anna, &id).await, one["id"]);
    let told = app.app.db.read(|tx| {
        tx.one::<(String,)>("SELECT body FROM fact WHERE kind = 'gear_changed'", args![])
    });
    let told: Value = serde_json::from_str(&told.await.unwrap().0).unwrap();
    assert_eq!(told["product"]["product"], "sku-Corvo Strada 4");
}

#[tokio::test]
async fn shoes_that_are_taken_beside_others_do_not_push_them_aside() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let old = add_shoes(&anna, "Old", &["running"]).await;
    tell(&app, order(anna.id, OrderId::new(), vec![bought("shoes", "New", None)])).await;
    let path = format!("/api/v1/gear/offers/{}", offers(&anna).await[0]["id"].as_str().unwrap());
    let taken = anna.post(&path, json!(null)).await.ok();
    assert_eq!(taken["default_for"], json!([]));
    assert_eq!(gear(&anna, &old).await["default_for"], json!(["running"]));
    // Deleted afterwards, it does not come back by a retry.
    anna.delete(format!("/api/v1/gear/{}", taken["id"].as_str().unwrap())).await.ok();
    assert_eq!(anna.post(&path, json!(null)).await.status, 404);
}

#[tokio::test]
async fn an_offer_ends_when_it_is_declined_or_the_order_goes_back() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let (declined, returned, partly) = (OrderId::new(), OrderId::new(), OrderId::new());
    for id in [declined, returned, partly] {
        tell(&app, order(anna.id, id, vec![bought("bike", "Vento", None)])).await;
    }
    let open = offers(&anna).await;
    assert_eq!(open.len(), 3);
    let at = app.clock.now();
    let refund = |order, wholly| OrderRefunded { athlete: anna.id, order, wholly, at };
    tell(&app, refund(returned, true)).await;
    tell(&app, refund(partly, false)).await;
    let open = offers(&anna).await;
    assert_eq!(open.len(), 2);
    let path = format!("/api/v1/gear/offers/{}", open[0]["id"].as_str().unwrap());
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(anna.delete(&path).await.status, 204, "declining again changes nothing");
    assert_eq!(anna.post(&path, json!(null)).await.status, 404);
    assert_eq!(offers(&anna).await.len(), 1);

    // The news of a refund may overtake that of the purchase.
    let early = OrderId::new();
    tell(&app, refund(early, true)).await;
    tell(&app, order(anna.id, early, vec![bought("bike", "Vento", None)])).await;
    assert_eq!(offers(&anna).await.len(), 1);
}

#[tokio::test]
async fn habits_and_gear_in_use_say_what_was_done_and_with_what() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let shoes = add_shoes(&anna, "Strada", &["running", "walking"]).await;
    let old = add_shoes(&anna, "Old", &[]).await;
    anna.patch(format!("/api/v1/gear/{old}"), json!({"retired": true})).await.ok();
    for outing in [run(), run_on("2027-05-05T06:30:00Z"), run_on("2027-03-01T06:30:00Z"), ride()] {
        record(&anna, &outing).await;
    }
    let id = anna.id;
    let asked = app.app.db.read(move |tx| {
        let since = "2027-05-01".parse().unwrap();
        Ok((activity::habits(tx, id, since)?, activity::gear_in_use(tx, id)?))
    });
    let (habits, in_use) = asked.await.unwrap();
    let sums: Vec<_> =
        habits.iter().map(|h| (h.sport.as_str(), h.activities, h.distance_m)).collect();
    assert_eq!(sums, [("running", 2, 14_400.0), ("cycling", 1, 19_200.0)]);
    assert_eq!(habits[0].last_on, "2027-05-07".parse().unwrap());
    assert_eq!(in_use.len(), 1);
    assert_eq!((in_use[0].id.to_string(), in_use[0].distance_m), (shoes, 21_600.0));
    assert_eq!(in_use[0].default_for, ["running", "walking"]);
}

#[tokio::test]
async fn what_leaves_the_room_about_a_body_is_closed() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    app.allow(anna.id, HEALTH).await;
    anna.put("/api/v1/body", json!({"max_heart_rate_bpm": 187, "threshold_power_w": 251}))
        .await
        .ok();
    let id = record(&anna, &run()).await.parse().unwrap();
    let athlete = anna.id;
    let asked = app.app.db.read(move |tx| {
        let anna = kernel::athlete::find(tx, athlete)?.unwrap();
        Ok((activity::measures(tx, &anna)?, activity::own(tx, &anna, id)?.unwrap()))
    });
    let (measures, own) = asked.await.unwrap();
    let shown = format!("{measures:?} {own:?}");
    assert!(!shown.contains("187") && !shown.contains("251") && !shown.contains("15"), "{shown}");
    let opened = measures.threshold_power_w.unwrap().open(kernel::health::Purpose::OwnTraining);
    assert_eq!((opened, own.laps.len()), (251.0, 2));
}
