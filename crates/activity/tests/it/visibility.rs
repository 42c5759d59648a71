//! Lists and decisions agree: whoever looks, a list holds exactly what may be seen one by one.
use std::collections::BTreeSet;

use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::support::{HEALTH, Outing, record, run, stadion};

/// Choices that are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) % end as u64) as usize
    }
}

const AUDIENCES: [&str; 5] = ["only_me", "coach", "friends", "groups", "everyone"];
const DAYS: [&str; 5] = [
    "2027-04-01T06:00:00Z",
    "2027-04-01T18:00:00Z",
    "2027-04-02T06:00:00Z",
    "2027-04-03T06:00:00Z",
    "2027-04-04T06:00:00Z",
];

/// Four athletes: two are friends, one shares a group with one of them, one is blocked with everybody; each has recorded some things and
/// decided at random who sees them.
async fn crowd(app: &TestApp, dice: &mut Dice) -> (Vec<TestAthlete>, Vec<(usize, String)>) {
    let mut people = Vec::new();
    for name in ["Anna", "Alan", "Ben", "Zoe"] {
        let person = app.athlete(name, "DE").await;
        if dice.below(2) == 0 {
            app.allow(person.id, HEALTH).await;
        }
        people.push(person);
    }
    let mut objects = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let mut parts = person.get("/api/v1/privacy").await.ok()["parts"].clone();
        for part in ["map", "heart_rate", "power", "start", "gear", "notes"] {
            parts[part] = json!(AUDIENCES[dice.below(5)]);
        }
        let decided = json!({"parts": parts, "high_risk": dice.below(4) == 0});
        person.put("/api/v1/privacy", decided).await.ok();
        for started_at in DAYS {
            let outing = Outing {
                started_at,
                seconds: 240 + 60 * dice.below(6) as i64,
                bearing_deg: dice.below(360) as f64,
                ..run()
            };
            let id = record(person, &outing).await;
            let wish = json!({"audience": AUDIENCES[dice.below(5)], "audiences": {"map": AUDIENCES[dice.below(5)]}});
            person.patch(format!("/api/v1/activities/{id}"), wish).await.ok();
            objects.push((at, id));
        }
        if dice.below(2) == 0 {
            let home = json!({"name": "Home", "latitude_deg": 52.52, "longitude_deg": 13.4});
            assert_eq!(person.post("/api/v1/zones", home).await.status, 201);
        }
    }
    (people, objects)
}

/// What a list of somebody's activities holds for a viewer, walked page by page.
async fn listed(viewer: &TestAthlete, owner: &TestAthlete, limit: usize) -> Vec<Value> {
    let mut items = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!("/api/v1/activities?athlete={}&limit={limit}{after}", owner.handle);
        let reply = viewer.get(path).await;
        if reply.status == 404 {
            return items;
        }
        let page = reply.ok();
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(next) = page["next"].as_str() else { return items };
        after = format!("&after={next}");
    }
}

#[tokio::test]
async fn a_list_holds_what_may_be_seen_and_pages_hold_what_the_list_holds() {
    for seed in 1..=3 {
        let app = stadion().await;
        let mut dice = Dice(seed);
        let (people, objects) = crowd(&app, &mut dice).await;
        // Once while some shown numbers are still to be worked out, and once when all are.
        for worked in [false, true] {
            if worked {
                activity::jobs(app.app.clone()).run_due().await.unwrap();
            }
            for viewer in &people {
                for (at, owner) in people.iter().enumerate() {
                    let mut decided = BTreeSet::new();
                    for (_, id) in objects.iter().filter(|(whose, _)| *whose == at) {
                        let reply = viewer.get(format!("/api/v1/activities/{id}")).await;
                        if reply.status == 200 {
                            decided.insert(id.clone());
                        }
                    }
                    let whole = listed(viewer, owner, 100).await;
                    let in_list: BTreeSet<String> =
                        whole.iter().map(|card| card["id"].as_str().unwrap().to_owned()).collect();
                    assert_eq!(in_list, decided, "seed {seed}, worked {worked}");
                    assert_eq!(listed(viewer, owner, 2).await, whole, "seed {seed}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_stranger_sees_no_more_than_a_fellow_a_friend_a_coach_and_the_athlete() {
    let app = stadion().await;
    let mut dice = Dice(11);
    let (people, objects) = crowd(&app, &mut dice).await;
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    for (at, id) in &objects {
        let owner = &people[*at];
        let seen = async |eyes: &str| {
            let reply = owner.get(format!("/api/v1/activities/{id}{eyes}")).await;
            if reply.status == 200 { told(&reply.body) } else { BTreeSet::new() }
        };
        let (stranger, friend) = (seen("?as=stranger").await, seen("?as=friend").await);
        let (fellow, coach) = (seen("?as=group").await, seen("?as=coach").await);
        let own = seen("").await;
        assert!(stranger.is_subset(&fellow), "{:?}", stranger.difference(&fellow));
        assert!(fellow.is_subset(&friend), "{:?}", fellow.difference(&friend));
        assert!(friend.is_subset(&coach), "{:?}", friend.difference(&coach));
        assert!(coach.is_subset(&own), "{:?}", coach.difference(&own));
    }
}

/// The names of all fields that say something.
fn told(value: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let says = !inner.is_null() && *inner != json!([]) && *inner != json!(false);
                if says {
                    names.insert(name.clone());
                    names.extend(told(inner));
                }
            }
        }
        Value::Array(items) => names.extend(items.iter().flat_map(told)),
        _ => {}
    }
    names
}
