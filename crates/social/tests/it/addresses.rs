//! Finding each other by addresses, where both want it.
use kernel::random::to_hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use testkit::{Reply, TestAthlete};

use crate::support::{Town, befriend, block, town};

const PATH: &str = "/api/v1/people/by_address";
const SETTINGS: &str = "/api/v1/people/by_address/settings";

/// What a browser makes of an address.
fn hash(address: &str) -> String {
    to_hex(&Sha256::digest(address.trim().to_lowercase()))
}

async fn ask(who: &TestAthlete, addresses: &[&str]) -> Reply {
    let hashes: Vec<String> = addresses.iter().map(|address| hash(address)).collect();
    who.post(PATH, json!({ "hashes": hashes })).await
}

async fn found(who: &TestAthlete, addresses: &[&str]) -> Vec<String> {
    let items = ask(who, addresses).await.ok()["items"].as_array().unwrap().clone();
    items.iter().map(|person| person["handle"].as_str().unwrap().to_owned()).collect()
}

async fn open(who: &TestAthlete, open: bool) -> Reply {
    who.put(SETTINGS, json!({ "open": open })).await
}

/// Somebody with a proven address who lets themselves be found by it.
async fn join(town: &Town, name: &str) -> TestAthlete {
    let who = town.join(name).await;
    town.mailroom.prove(&who, &format!("{name}@example.org"));
    open(&who, true).await.ok();
    who
}

#[tokio::test]
async fn two_who_both_said_so_find_each_other_and_nobody_finds_who_did_not() {
    let town = town().await;
    let anna = join(&town, "Anna").await;
    let (boris, clara) = (join(&town, "Boris").await, town.join("Clara").await);
    town.mailroom.prove(&clara, "clara@example.org");
    let book =
        ["BORIS@example.org ", "clara@example.org", "nobody@example.org", "anna@example.org"];
    assert_eq!(found(&anna, &book).await, ["boris"], "neither herself nor Clara");
    let refused = ask(&clara, &book).await;
    assert_eq!((refused.status.as_u16(), &refused.body["code"]), (409, &json!("not_findable")));
    assert_eq!(open(&clara, true).await.ok(), json!({"open": true}));
    open(&clara, true).await.ok();
    assert_eq!(clara.get(SETTINGS).await.ok(), json!({"open": true}));
    befriend(&anna, &clara).await;
    assert_eq!(found(&anna, &book).await, ["boris", "clara"]);
    let items = ask(&anna, &book).await.ok()["items"].clone();
    assert_eq!((&items[0]["relation"], &items[1]["relation"]), (&json!("none"), &json!("friend")));
    for _ in 0..2 {
        assert_eq!(open(&boris, false).await.ok(), json!({"open": false}));
    }
    assert_eq!(found(&anna, &book).await, ["clara"]);
    // Of what was asked nothing is left but how much.
    let rows = town.app.number("SELECT COUNT(*) FROM social_findable").await;
    assert_eq!(rows, 2, "of those who can be found, and nobody else");
    assert_eq!(town.app.number("SELECT MAX(addresses) FROM social_address_budget").await, 16);
}

#[tokio::test]
async fn blocks_youth_reasons_to_keep_apart_and_closed_accounts_keep_people_from_being_found() {
    let town = town().await;
    let anna = join(&town, "Anna").await;
    let (boris, clara) = (join(&town, "Boris").await, join(&town, "Clara").await);
    let (dora, emil) = (join(&town, "Dora").await, join(&town, "Emil").await);
    let book = ["boris@example.org", "clara@example.org", "dora@example.org", "emil@example.org"];
    assert_eq!(found(&anna, &book).await.len(), 4);
    block(&anna, &boris).await;
    block(&clara, &anna).await;
    town.apart.0.lock().unwrap().insert(dora.id);
    let (id, now) = (emil.id, town.app.clock.now());
    let close = town.app.app.db.write(move |tx| kernel::athlete::close(tx, id, Some(now)));
    assert!(close.await.unwrap());
    assert_eq!(found(&anna, &book).await, [""; 0]);
    assert_eq!(found(&boris, &["anna@example.org"]).await, [""; 0]);
    let refused = async |who: &TestAthlete| {
        let reply = open(who, true).await;
        format!("{} {}", reply.status.as_u16(), reply.body["code"].as_str().unwrap())
    };
    assert_eq!(refused(&dora).await, "409 keeps_apart");
    let kim = town.app.athlete_born("Kim", "IT", "2012-01-01").await;
    town.mailroom.prove(&kim, "kim@example.org");
    assert_eq!(refused(&kim).await, "403 too_young_to_be_found");
    let young = ask(&kim, &["anna@example.org"]).await;
    assert_eq!(
        (young.status.as_u16(), &young.body["code"]),
        (403, &json!("too_young_to_be_found"))
    );
    assert_eq!(refused(&town.join("Faye").await).await, "409 email_unproven");
}

#[tokio::test]
async fn who_moves_to_another_address_is_found_by_the_new_one_and_never_by_the_old_one() {
    let town = town().await;
    let (anna, boris) = (join(&town, "Anna").await, join(&town, "Boris").await);
    town.mailroom.prove(&boris, "new@example.org");
    let book = ["boris@example.org", "new@example.org"];
    assert_eq!(found(&anna, &book).await, [""; 0], "at once not by the old one");
    let keep = async || social::addresses::keep(&town.app.app, &town.needs).await.unwrap();
    assert_eq!((keep().await, keep().await), (1, 0));
    assert_eq!(found(&anna, &["boris@example.org"]).await, [""; 0]);
    assert_eq!(found(&anna, &["new@example.org"]).await, ["boris"]);
    town.mailroom.addresses.lock().unwrap().remove(&boris.id);
    assert_eq!(keep().await, 1);
    assert_eq!(boris.get(SETTINGS).await.ok(), json!({"open": false}));
}

#[tokio::test]
async fn nobody_tries_out_a_list() {
    let town = town().await;
    let anna = join(&town, "Anna").await;
    let many = |from: usize, until: usize| -> Vec<String> {
        (from..until).map(|number| hash(&format!("{number}@example.org"))).collect()
    };
    let ask = async |hashes: Value| anna.post(PATH, json!({ "hashes": hashes })).await;
    assert_eq!(ask(json!(many(0, 501))).await.status, 422);
    assert_eq!(ask(json!([])).await.status, 422);
    assert_eq!(ask(json!(["anna@example.org"])).await.status, 422, "an address is no hash");
    for half in 0..2 {
        assert_eq!(ask(json!(many(half * 500, half * 500 + 500))).await.status, 200);
    }
    let refused = ask(json!(many(1_000, 1_001))).await;
    assert_eq!(
        (refused.status.as_u16(), &refused.body["code"]),
        (429, &json!("too_many_addresses"))
    );
    town.app.clock.advance_ms(24 * 3_600_000);
    assert_eq!(ask(json!(many(1_000, 1_001))).await.status, 200);
}
