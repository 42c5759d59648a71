//! What is counted of the journey. It begins on Friday, 7 May 2027; the week's Monday is 3 May.
use events::{
    AthleteJoined, BadgeEarned, CodeTaken, ConsentChanged, LevelReached, OrderRefunded,
    PlannedSessionDone, ProductsBought, PromotionGranted,
};
use insight::journey::invent::{Invented, invent};
use kernel::consent::Purpose;
use kernel::{ActivityId, AthleteId, OfferId, OrderId, PromotionId, Timestamp, TrainingSessionId};
use serde_json::{Value, json};
use testkit::TestAthlete;

use crate::desk::Desk;

/// What lets the journey be counted.
const FIGURES: &[Purpose] = &[Purpose::Analytics];
const DAY_MS: i64 = 86_400_000;

/// In a row within the window, and at all, step by step after registration.
fn steps(cohort: &Value) -> Vec<(i64, i64)> {
    let number = |step: &Value, of: &str| step[of].as_i64().unwrap();
    let steps = cohort["steps"].as_array().unwrap();
    steps.iter().map(|step| (number(step, "in_order"), number(step, "at_all"))).collect()
}

/// Counted, left out, classic and rolling of days 1, 7 and 30.
fn returns(cohort: &Value) -> Vec<[i64; 4]> {
    let days = cohort["returns"].as_array().unwrap();
    let number = |day: &Value, of: &str| day[of].as_i64().unwrap();
    let of = ["counted", "left_out", "classic", "rolling"];
    days.iter().map(|day| of.map(|of| number(day, of))).collect()
}

impl Desk {
    async fn joins(&self, name: &str, country: &str) -> TestAthlete {
        let who = self.app.athlete(name, country).await;
        self.app.allow(who.id, FIGURES).await;
        let at = self.app.clock.now();
        self.tell(AthleteJoined { athlete: who.id, country: country.into(), at }).await;
        who
    }

    async fn does_planned_session(&self, who: &TestAthlete) {
        self.tell(PlannedSessionDone {
            athlete: who.id,
            session: TrainingSessionId::new(),
            activity: ActivityId::new(),
            done_on: "2027-05-07".parse().unwrap(),
        })
        .await;
    }

    async fn earns_badge(&self, who: &TestAthlete) {
        let earned_on = "2027-05-07".parse().unwrap();
        let badge = "first_steps".to_owned();
        self.tell(BadgeEarned { athlete: who.id, badge, tier: None, activity: None, earned_on })
            .await;
    }

    async fn is_granted(&self, who: &TestAthlete) -> (PromotionId, OfferId) {
        let (promotion, offer) = (PromotionId::new(), OfferId::new());
        let at = self.app.clock.now();
        let title = "Ten off".to_owned();
        self.tell(PromotionGranted { athlete: who.id, promotion, offer, title, at }).await;
        (promotion, offer)
    }

    async fn buys(&self, who: &TestAthlete, order: OrderId, placed_at: Timestamp) {
        self.tell(ProductsBought {
            athlete: who.id,
            order,
            placed_at,
            total_minor: 9_900,
            currency: "EUR".into(),
            promotion: None,
            items: Vec::new(),
        })
        .await;
    }

    async fn gives_back(&self, who: &TestAthlete, order: OrderId, wholly: bool) {
        let at = self.app.clock.now();
        self.tell(OrderRefunded { athlete: who.id, order, wholly, at }).await;
    }
}

#[tokio::test]
async fn the_whole_way_counts_one_more_at_each_step() {
    let desk = Desk::open().await;
    desk.joins("Boris", "DE").await;
    let anna = desk.joins("Anna", "IT").await;
    let now = desk.app.clock.now();
    let walk = async |expected: [(i64, i64); 6]| {
        let journey = desk.journey("").await;
        assert_eq!(steps(&journey["total"]), expected);
        // In a test nobody tells of Olga that she joined, so she is not here; operators count like everybody.
        assert_eq!(journey["total"]["registered"], 2);
    };
    walk([(0, 0); 6]).await;
    // A badge before the first planned workout.
    desk.brings_activity(&anna).await;
    desk.earns_badge(&anna).await;
    walk([(1, 1), (0, 0), (0, 1), (0, 0), (0, 0), (0, 0)]).await;
    desk.does_planned_session(&anna).await;
    walk([(1, 1), (1, 1), (1, 1), (0, 0), (0, 0), (0, 0)]).await;
    let (promotion, offer) = desk.is_granted(&anna).await;
    desk.tell(CodeTaken { athlete: anna.id, promotion, offer, at: now }).await;
    walk([(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (0, 0)]).await;
    desk.buys(&anna, OrderId::new(), now).await;
    walk([(1, 1); 6]).await;
    // Once more of each is nobody more.
    desk.brings_activity(&anna).await;
    desk.does_planned_session(&anna).await;
    desk.tell(LevelReached { athlete: anna.id, level: 2 }).await;
    desk.is_granted(&anna).await;
    desk.buys(&anna, OrderId::new(), now).await;
    walk([(1, 1); 6]).await;
}

#[tokio::test]
async fn what_comes_after_thirty_days_was_done_but_not_in_time() {
    let desk = Desk::open().await;
    let anna = desk.joins("Anna", "IT").await;
    desk.app.clock.advance_ms(30 * DAY_MS);
    desk.brings_activity(&anna).await;
    desk.app.clock.advance_ms(1);
    desk.does_planned_session(&anna).await;
    let journey = desk.journey("").await;
    assert_eq!(steps(&journey["total"])[..2], [(1, 1), (0, 1)]);
    // News of an earlier time that come late count from that time.
    let offer = OfferId::new();
    let at = "2027-05-08T09:00:00Z".parse().unwrap();
    desk.tell(CodeTaken { athlete: anna.id, promotion: PromotionId::new(), offer, at }).await;
    let first = desk.app.number("SELECT first_at FROM journey_step WHERE step = 4").await;
    assert_eq!(first, at.0);
}

#[tokio::test]
async fn a_purchase_that_is_wholly_given_back_is_none_and_another_order_still_is_one() {
    let desk = Desk::open().await;
    let anna = desk.joins("Anna", "IT").await;
    let now = desk.app.clock.now();
    let bought = async || steps(&desk.journey("").await["total"])[5].1;
    let (shoes, socks) = (OrderId::new(), OrderId::new());
    desk.buys(&anna, shoes, now).await;
    assert_eq!(bought().await, 1);
    desk.gives_back(&anna, shoes, false).await;
    assert_eq!(bought().await, 1, "a part of it is still there");
    desk.buys(&anna, socks, now).await;
    desk.gives_back(&anna, shoes, true).await;
    assert_eq!(bought().await, 1, "the socks");
    desk.gives_back(&anna, socks, true).await;
    assert_eq!(bought().await, 0);
    // Told again, and in the other order.
    desk.buys(&anna, socks, now).await;
    assert_eq!(bought().await, 0);
    let hat = OrderId::new();
    desk.gives_back(&anna, hat, true).await;
    desk.buys(&anna, hat, now).await;
    assert_eq!(bought().await, 0);
}

#[tokio::test]
async fn a_day_is_the_athletes_own_and_coming_twice_is_coming_once() {
    let desk = Desk::open().await;
    // 23:30 in Tokyo is Friday still; an hour later it is Saturday there and Friday here.
    desk.app.clock.set("2027-05-07T14:30:00Z");
    let yuki = desk.joins("Yuki", "JP").await;
    let anna = desk.joins("Anna", "IT").await;
    for who in [&yuki, &anna] {
        desk.visits(who).await;
        desk.visits(who).await;
    }
    desk.app.clock.set("2027-05-07T15:30:00Z");
    for who in [&yuki, &anna] {
        desk.visits(who).await;
    }
    assert_eq!(desk.app.number("SELECT COUNT(*) FROM visit").await, 3);
    desk.app.clock.set("2027-05-10T12:00:00Z");
    let journey = desk.journey("").await;
    let week =
        journey["weeks"].as_array().unwrap().iter().find(|week| week["week"] == "2027-05-03");
    assert_eq!(returns(&week.unwrap()["cohort"])[0], [2, 0, 1, 1], "only Yuki came back");

    let stranger = desk.app.stranger().put("/api/v1/visits/today", json!({ "build": "1" })).await;
    assert_eq!(stranger.status, 401);
    assert_eq!(anna.put("/api/v1/visits/today", json!({ "build": "" })).await.status, 422);
}

#[tokio::test]
async fn classic_asks_for_the_very_day_rolling_for_that_day_or_later() {
    let desk = Desk::open().await;
    let anna = desk.joins("Anna", "IT").await;
    let boris = desk.joins("Boris", "IT").await;
    let carla = desk.joins("Carla", "IT").await;
    let at = |day: i64| Timestamp(desk.app.clock.now().0 + day * DAY_MS).to_string();
    let days = [at(1), at(7), at(9)];
    let figures = async || returns(&desk.journey("?from=2027-05-03&to=2027-05-03").await["total"]);
    assert_eq!(figures().await, [[0, 3, 0, 0]; 3], "no day is over yet");

    desk.app.clock.set(&days[0]);
    desk.visits(&anna).await;
    assert_eq!(figures().await[0], [0, 3, 0, 0], "day 1 is under way");
    desk.app.clock.set(&days[1]);
    desk.visits(&boris).await;
    // An activity that arrives is a visit too, whenever it was.
    desk.brings_activity(&carla).await;
    assert_eq!(figures().await, [[3, 0, 1, 3], [0, 3, 0, 0], [0, 3, 0, 0]]);
    desk.app.clock.set(&days[2]);
    desk.visits(&anna).await;
    assert_eq!(figures().await, [[3, 0, 1, 3], [3, 0, 2, 3], [0, 3, 0, 0]]);
}

#[tokio::test]
async fn figures_are_by_week_and_country_and_the_country_list_stays_whole() {
    let desk = Desk::open().await;
    let anna = desk.joins("Anna", "IT").await;
    desk.joins("Boris", "DE").await;
    desk.app.clock.advance_ms(7 * DAY_MS);
    desk.joins("Carla", "IT").await;
    desk.brings_activity(&anna).await;
    let journey = desk.journey("?from=2027-04-28&to=2027-05-15&country=IT").await;
    assert_eq!((&journey["from"], &journey["to"]), (&json!("2027-04-26"), &json!("2027-05-10")));
    let weeks: Vec<i64> = journey["weeks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|week| week["cohort"]["registered"].as_i64().unwrap())
        .collect();
    assert_eq!(weeks, [0, 1, 1]);
    assert_eq!(journey["total"]["registered"], 2);
    assert_eq!(journey["total"]["still_open"], 2);
    let countries: Vec<(&str, i64)> = journey["countries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let registered = one["cohort"]["registered"].as_i64().unwrap();
            (one["country"].as_str().unwrap(), registered)
        })
        .collect();
    assert_eq!(countries, [("IT", 2), ("DE", 1)]);
    let text = journey.to_string();
    for name in ["Anna", "anna", &anna.id.to_string()] {
        assert!(!text.contains(name), "no name leaves");
    }

    let refused =
        async |query: &str| desk.olga.get(format!("/api/v1/operator/journey{query}")).await.status;
    assert_eq!(refused("?country=Italy").await, 422);
    assert_eq!(refused("?from=2027-05-10&to=2027-05-01").await, 422);
    assert_eq!(refused("?from=2020-01-01").await, 422);
    assert_eq!(refused("?from=yesterday").await, 422);
    assert_eq!(anna.get("/api/v1/operator/journey").await.status, 403);
}

#[tokio::test]
async fn of_who_does_not_allow_it_nothing_is_noted() {
    let desk = Desk::open().await;
    let anna = desk.app.athlete("Anna", "IT").await;
    let at = desk.app.clock.now();
    desk.tell(AthleteJoined { athlete: anna.id, country: "IT".into(), at }).await;
    desk.brings_activity(&anna).await;
    desk.visits(&anna).await;
    desk.earns_badge(&anna).await;
    desk.buys(&anna, OrderId::new(), at).await;
    assert_eq!(desk.journey("").await["total"]["registered"], 0);
    assert_eq!(noted(&desk).await, 0);
    // She allows it: counted from now on, with what comes from now on.
    desk.app.allow(anna.id, FIGURES).await;
    desk.tell(consent_changed(&anna, true, at)).await;
    assert_eq!(desk.journey("").await["total"]["registered"], 1);
    desk.visits(&anna).await;
    desk.earns_badge(&anna).await;
    desk.buys(&anna, OrderId::new(), at).await;
    assert_eq!(noted(&desk).await, 5);
    let journey = desk.journey("").await;
    assert_eq!(steps(&journey["total"])[..3], [(0, 0), (0, 0), (0, 1)]);
}

#[tokio::test]
async fn of_who_takes_it_back_nothing_stays_and_of_others_everything() {
    let desk = Desk::open().await;
    let (anna, boris) = (desk.joins("Anna", "IT").await, desk.joins("Boris", "IT").await);
    let at = desk.app.clock.now();
    for who in [&anna, &boris] {
        desk.brings_activity(who).await;
        desk.visits(who).await;
        desk.buys(who, OrderId::new(), at).await;
    }
    assert_eq!(noted(&desk).await, 10);
    // News about something else.
    let other =
        ConsentChanged { purpose: "health_metrics".into(), ..consent_changed(&anna, false, at) };
    desk.tell(other).await;
    assert_eq!(noted(&desk).await, 10);
    desk.app.take_back(anna.id, FIGURES).await;
    desk.visits(&anna).await;
    desk.tell(consent_changed(&anna, false, at)).await;
    assert_eq!(noted(&desk).await, 5);
    desk.brings_activity(&anna).await;
    assert_eq!(noted(&desk).await, 5);
    assert_eq!(desk.journey("").await["total"]["registered"], 1);
}

fn consent_changed(who: &TestAthlete, allowed: bool, at: Timestamp) -> ConsentChanged {
    ConsentChanged { athlete: who.id, purpose: "analytics".into(), allowed, at }
}

/// Rows about anybody's way: one for the person, one for each step, order and day.
async fn noted(desk: &Desk) -> i64 {
    let sql = "SELECT (SELECT COUNT(*) FROM journey) + (SELECT COUNT(*) FROM journey_step)
                    + (SELECT COUNT(*) FROM journey_order) + (SELECT COUNT(*) FROM visit)";
    desk.app.number(sql).await
}

#[tokio::test]
async fn invented_people_are_counted_and_told_as_such() {
    let desk = Desk::open().await;
    desk.joins("Anna", "IT").await;
    let joined_on = "2027-03-30".parse().unwrap();
    let first = Some("2027-03-31T10:00:00Z".parse().unwrap());
    let person = Invented {
        id: AthleteId::new(),
        joined_on,
        country: "IT",
        firsts: [first, first, None, None, None, None],
        days: vec![1, 8],
    };
    for added in [1, 0] {
        let people = [person.clone()];
        let write = desk.app.app.db.write(move |tx| invent(tx, &people)).await;
        assert_eq!(write.unwrap(), added);
    }
    let journey = desk.journey("").await;
    assert_eq!(journey["invented"], 1);
    assert_eq!(journey["total"]["registered"], 2);
    assert_eq!(steps(&journey["total"])[..3], [(1, 1), (1, 1), (0, 0)]);
    assert_eq!(returns(&journey["total"]), [[1, 1, 1, 1], [1, 1, 0, 1], [1, 1, 0, 0]]);
}

/// Rolling is never below classic and a funnel never grows, for whole crowds with any luck.
#[tokio::test]
async fn figures_keep_their_order_whatever_people_do() {
    let desk = Desk::open().await;
    let mut seed = 42_u64;
    let mut luck = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut people = Vec::new();
    for _ in 0..300 {
        let joined_on = "2027-02-22".parse::<kernel::Day>().unwrap().plus_days(luck(74) as i64);
        let at = joined_on.starts_at("UTC");
        let mut firsts = [None; 6];
        for first in &mut firsts {
            *first = (luck(3) > 0).then(|| at.plus_ms(luck(45) as i64 * DAY_MS));
        }
        people.push(Invented {
            id: AthleteId::new(),
            joined_on,
            country: ["IT", "DE", "RU"][luck(3) as usize],
            firsts,
            days: (0..luck(6)).map(|_| luck(40) as i64).collect(),
        });
    }
    desk.app.app.db.write(move |tx| invent(tx, &people)).await.unwrap();
    let journey = desk.journey("").await;
    let mut cohorts = vec![&journey["total"]];
    cohorts.extend(journey["weeks"].as_array().unwrap().iter().map(|week| &week["cohort"]));
    cohorts.extend(journey["countries"].as_array().unwrap().iter().map(|one| &one["cohort"]));
    assert_eq!(journey["total"]["registered"], 300);
    for cohort in cohorts {
        let mut before = cohort["registered"].as_i64().unwrap();
        for (in_order, at_all) in steps(cohort) {
            assert!(in_order <= before && in_order <= at_all, "{cohort}");
            before = in_order;
        }
        for [counted, left_out, classic, rolling] in returns(cohort) {
            assert!(classic <= rolling && rolling <= counted, "{cohort}");
            assert_eq!(counted + left_out, cohort["registered"].as_i64().unwrap(), "{cohort}");
        }
    }
}
