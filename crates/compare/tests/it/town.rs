//! A town full of people whose numbers the test says; whole journeys ask the real rooms instead.
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use compare::needs::{DaySum, Done, Friends, History, Needs, Public, RunEffort, Seen};
use compare::region::release::release;
use kernel::athlete::AthleteCard;
use kernel::consent::Purpose;
use kernel::{ActivityId, AthleteId, Day, Result, Tx, args};
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

pub const REGION: &str = "/api/v1/comparisons/region";
const STATISTICS: &[Purpose] = &[Purpose::RegionalStatistics];

/// What somebody did in April 2027, which is the month that the tests count.
#[derive(Clone, Copy)]
pub struct April {
    /// All of it.
    pub hours: f64,
    /// What of it everybody may see.
    pub public_hours: f64,
    pub five_k_s: Option<f64>,
    pub level: u32,
}

/// Somebody who shows everything.
pub fn april(hours: f64) -> April {
    April { hours, public_hours: hours, five_k_s: Some(1500.0), level: 7 }
}

#[derive(Default)]
struct Book {
    people: Mutex<HashMap<AthleteId, April>>,
    apart: Mutex<HashSet<AthleteId>>,
}

impl Book {
    fn of(&self, athlete: AthleteId) -> Option<April> {
        self.people.lock().unwrap().get(&athlete).copied()
    }
}

fn in_april() -> Day {
    "2027-04-10".parse().unwrap()
}

impl History for Book {
    fn days(&self, _: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<DaySum>> {
        let on = in_april();
        let april = self.of(athlete).filter(|_| from <= on && on <= to);
        Ok(april
            .map(|april| DaySum {
                on,
                sport: "running".into(),
                activities: 1,
                moving_s: april.hours * 3600.0,
                distance_m: 10_000.0,
                ascent_m: 0.0,
            })
            .into_iter()
            .collect())
    }

    fn run_efforts(&self, _: &mut Tx, athlete: AthleteId) -> Result<Vec<RunEffort>> {
        let time = self.of(athlete).and_then(|april| april.five_k_s);
        Ok(time
            .map(|elapsed_s| RunEffort {
                activity: ActivityId::new(),
                on: in_april(),
                name: "5k".into(),
                elapsed_s,
            })
            .into_iter()
            .collect())
    }
}

impl Public for Book {
    fn done(&self, _: &mut Tx, athlete: AthleteId, from: Day, to: Day) -> Result<Vec<Done>> {
        assert_eq!((from.to_string(), to.to_string()), ("2026-05-01".into(), "2027-04-30".into()));
        let april = self.of(athlete).filter(|april| april.public_hours > 0.0);
        Ok(april
            .map(|april| Done {
                on: in_april(),
                moving_s: Some(april.public_hours * 3600.0),
                five_k_s: april.five_k_s,
            })
            .into_iter()
            .collect())
    }

    fn level(&self, _: &mut Tx, athlete: AthleteId) -> Result<u32> {
        Ok(self.of(athlete).map_or(1, |april| april.level))
    }

    fn apart(&self, _: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>> {
        let apart = self.apart.lock().unwrap();
        Ok(ids.iter().copied().filter(|id| apart.contains(id)).collect())
    }
}

/// In this town nobody agreed to be compared with a friend.
struct Nobody;

impl Friends for Nobody {
    fn agreed(&self, _: &mut Tx, _: AthleteId, _: AthleteId) -> Result<Option<AthleteCard>> {
        Ok(None)
    }

    fn done(&self, _: &mut Tx, _: AthleteId, _: AthleteId, _: Day, _: Day) -> Result<Vec<Seen>> {
        Ok(Vec::new())
    }
}

/// Everybody lives in Bavaria, unless the story says otherwise.
pub struct Town {
    pub app: TestApp,
    book: Arc<Book>,
    needs: Needs,
    people: Mutex<usize>,
}

impl Town {
    pub async fn new() -> Town {
        let book = Arc::new(Book::default());
        let needs =
            Needs { history: book.clone(), public: book.clone(), friends: Arc::new(Nobody) };
        let routes = compare::routes(needs.clone());
        let app = TestApp::start(routes, kernel::facts::Listeners::none()).await;
        Town { app, book, needs, people: Mutex::default() }
    }

    /// Somebody who lives here, says with whom they compare themselves, and did this; nobody allows anything yet.
    pub async fn somebody(&self, sex: &str, born: &str, did: April) -> TestAthlete {
        let number = {
            let mut people = self.people.lock().unwrap();
            *people += 1;
            *people
        };
        let who = self.app.athlete_born(&format!("Person {number}"), "DE", born).await;
        self.moves_to(&who, "DE-BY").await;
        self.book.people.lock().unwrap().insert(who.id, did);
        let settings = json!({ "sex": sex });
        who.put("/api/v1/comparisons/settings", settings).await.ok();
        who
    }

    /// Many of them, all of whom allow to be counted.
    pub async fn crowd(&self, count: usize, sex: &str, born: &str, did: April) -> Vec<TestAthlete> {
        let mut people = Vec::new();
        for _ in 0..count {
            let who = self.somebody(sex, born, did).await;
            self.app.allow(who.id, STATISTICS).await;
            people.push(who);
        }
        people
    }

    pub async fn takes_back(&self, who: &TestAthlete) {
        self.app.take_back(who.id, STATISTICS).await;
    }

    pub async fn moves_to(&self, who: &TestAthlete, region: &'static str) {
        let id = who.id;
        let sql = "UPDATE athlete SET region = $2 WHERE athlete_id = $1";
        self.app.app.db.write(move |tx| tx.exec(sql, args![id, region])).await.unwrap();
    }

    pub async fn shows_only_friends(&self, who: &TestAthlete) {
        let id = who.id;
        let sql = "UPDATE athlete SET default_audience = 'friends' WHERE athlete_id = $1";
        self.app.app.db.write(move |tx| tx.exec(sql, args![id])).await.unwrap();
    }

    pub fn keeps_apart(&self, who: &TestAthlete) {
        self.book.apart.lock().unwrap().insert(who.id);
    }

    /// The job comes round. Says how many circles it published.
    pub async fn counts(&self) -> u64 {
        release(&self.app.app, &self.needs).await.unwrap()
    }

    /// Nothing was counted yet, as before the first of a month.
    pub async fn forgets_the_month(&self) {
        let forget = self.app.app.db.write(|tx| {
            tx.exec("DELETE FROM compare_cell", args![])?;
            tx.exec("DELETE FROM compare_release", args![])
        });
        forget.await.unwrap();
    }
}

/// One of the three measures in what somebody sees.
pub async fn sees(who: &TestAthlete, measure: &str) -> Value {
    let seen = who.get(REGION).await.ok();
    let measures = seen["measures"].as_array().unwrap().clone();
    measures.into_iter().find(|one| one["measure"] == measure).unwrap()
}
