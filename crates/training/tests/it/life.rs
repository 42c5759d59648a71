//! People whose activities are told to this room the way the activity room tells them.
use std::sync::Arc;

use events::{ActivityChanged, ActivityRecorded, ActivityRemoved, ActivitySummary};
use kernel::athlete::Athlete;
use kernel::facts::{Fact, Listeners};
use kernel::{ActivityId, Day, Result, Tx};
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};
use training::needs::{Abilities, Ability, Needs, Recording, Recordings, Stretch};

/// One athlete's life on a Stadion of its own.
pub struct Life {
    pub app: TestApp,
    pub me: TestAthlete,
}

/// A runner of 5 km in 25:00 with a heart that reaches 190, whose recordings all are half an hour in two laps.
struct Known;

impl Abilities for Known {
    fn ability(&self, _: &mut Tx, _: &Athlete, _: Day) -> Result<Ability> {
        Ok(Ability {
            running: vec![(5_000.0, 1_500.0)],
            max_heart_rate_bpm: Some(kernel::health::Health::new(190.0)),
            threshold_power_w: None,
        })
    }
}

impl Recordings for Known {
    fn recording(&self, _: &mut Tx, _: &Athlete, _: ActivityId) -> Result<Option<Recording>> {
        let lap = Stretch { elapsed_s: 900.0, distance_m: Some(2_500.0), ..Stretch::default() };
        Ok(Some(Recording {
            title: Some("Evening run".into()),
            elapsed_s: 1_800.0,
            distance_m: Some(5_000.0),
            laps: vec![lap, lap],
            splits: Vec::new(),
        }))
    }
}

impl Life {
    /// It begins on Friday, 7 May 2027.
    pub async fn of(name: &str) -> Life {
        let needs = Needs { abilities: Arc::new(Known), recordings: Arc::new(Known) };
        let listeners = training::listeners(Listeners::none());
        let app = TestApp::start(training::routes(needs), listeners).await;
        let me = app.athlete(name, "XX").await;
        Life { app, me }
    }

    /// Four weeks of three runs: 5, 6 and 10 km, the last on the eve of the beginning.
    pub async fn ran_for_a_month(&self) {
        let last: Day = "2027-05-06".parse().unwrap();
        for week in (0..4).rev() {
            for (back, km) in [(4, 5.0), (2, 6.0), (0, 10.0)] {
                self.ran(&last.plus_days(-week * 7 - back).to_string(), km).await;
            }
        }
    }

    pub async fn ran(&self, on: &str, km: f64) -> ActivityId {
        let activity = ActivityId::new();
        self.tell(ActivityRecorded { athlete: self.me.id, activity, summary: run(on, km) }).await;
        activity
    }

    pub async fn change(&self, activity: ActivityId, summary: ActivitySummary) {
        self.tell(ActivityChanged { athlete: self.me.id, activity, summary }).await;
    }

    pub async fn remove(&self, activity: ActivityId) {
        self.tell(ActivityRemoved { athlete: self.me.id, activity }).await;
    }

    /// Publishes a fact and waits until it was heard.
    pub async fn tell<F: Fact + Clone + Sync>(&self, fact: F) {
        let now = self.app.clock.now();
        self.app.app.db.write(move |tx| tx.publish(&fact, now).map(|_| ())).await.unwrap();
        self.app.settle().await;
        assert_eq!(self.app.number("SELECT COUNT(*) FROM fact_delivery").await, 0, "not taken");
    }

    /// A plan for a race of 10 km in ten weeks, on Tuesdays, Thursdays and Sundays.
    pub async fn plans_ten_kilometres(&self) -> Value {
        self.me.put("/api/v1/training/plan", ten_kilometres()).await.ok()
    }

    pub async fn plan(&self) -> Value {
        self.me.get("/api/v1/training/plan").await.ok()["plan"].clone()
    }

    pub async fn sessions(&self, from: &str, to: &str) -> Vec<Value> {
        let path = format!("/api/v1/training/sessions?from={from}&to={to}");
        self.me.get(path).await.ok()["sessions"].as_array().unwrap().clone()
    }

    /// The only session of a day.
    pub async fn on(&self, day: &str) -> Value {
        let sessions = self.sessions(day, day).await;
        assert_eq!(sessions.len(), 1, "{day}: {sessions:?}");
        sessions[0].clone()
    }
}

pub fn ten_kilometres() -> Value {
    json!({ "goal": {
        "aim": { "kind": "race", "distance_m": 10000.0, "on": "2027-07-18", "name": "Summer 10K" },
        "sport": "running", "days": [7, 2, 4, 4], "minutes": 60, "long_minutes": 120,
    } })
}

pub fn path(session: &Value) -> String {
    format!("/api/v1/training/sessions/{}", session["id"].as_str().unwrap())
}

/// A run at noon, six minutes a kilometre.
pub fn run(on: &str, km: f64) -> ActivitySummary {
    let started_on: Day = on.parse().unwrap();
    ActivitySummary {
        sport: "running".into(),
        started_at: started_on.starts_at("UTC").plus_ms(12 * 3_600_000),
        started_on,
        started_minute: 720,
        elapsed_s: km * 360.0,
        moving_s: km * 360.0,
        distance_m: Some(km * 1_000.0),
        ascent_m: None,
        best_efforts: Vec::new(),
    }
}
