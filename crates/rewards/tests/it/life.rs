//! People whose activities are told to this room the way the activity room tells them.
use events::{ActivityChanged, ActivityRecorded, ActivityRemoved, ActivitySummary, BestEffort};
use kernel::facts::{Fact, Listeners};
use kernel::{ActivityId, AthleteId, Day};
use rewards::Earned;
use serde_json::Value;
use testkit::{TestApp, TestAthlete};

/// One athlete's life on a Stadion of its own.
pub struct Life {
    pub app: TestApp,
    pub me: TestAthlete,
    zone: &'static str,
}

impl Life {
    pub async fn of(name: &str, country: &str) -> Life {
        Life::born(name, country, "1997-01-01").await
    }

    pub async fn born(name: &str, country: &str, birth_on: &str) -> Life {
        let listeners = rewards::listeners(Listeners::none());
        let app = TestApp::start(rewards::routes(), listeners).await;
        let me = app.athlete_born(name, country, birth_on).await;
        let zone = match country {
            "DE" => "Europe/Berlin",
            "JP" => "Asia/Tokyo",
            _ => "UTC",
        };
        Life { app, me, zone }
    }

    /// Somebody else on the same Stadion, without a history.
    pub async fn twin(&self, name: &str) -> AthleteId {
        self.app.athlete(name, "DE").await.id
    }

    pub async fn record(&self, done: Done) -> ActivityId {
        let activity = ActivityId::new();
        self.tell_recorded(activity, done).await;
        activity
    }

    pub async fn tell_recorded(&self, activity: ActivityId, done: Done) {
        let summary = done.summary(self.zone);
        self.tell(ActivityRecorded { athlete: self.me.id, activity, summary }).await;
    }

    pub async fn change(&self, activity: ActivityId, done: Done) {
        let summary = done.summary(self.zone);
        self.tell(ActivityChanged { athlete: self.me.id, activity, summary }).await;
    }

    pub async fn remove(&self, activity: ActivityId) {
        self.tell(ActivityRemoved { athlete: self.me.id, activity }).await;
    }

    /// Publishes a fact and waits until it was heard.
    pub async fn tell<F: Fact + Clone + Sync>(&self, fact: F) {
        let now = self.app.clock.now();
        let publish = self.app.app.db.write(move |tx| tx.publish(&fact, now).map(|_| ()));
        publish.await.unwrap();
        self.app.settle().await;
        assert_eq!(self.app.number("SELECT COUNT(*) FROM fact_delivery").await, 0, "not taken");
    }

    pub async fn progress(&self) -> Value {
        self.me.get("/api/v1/progress").await.ok()
    }

    pub async fn earned(&self, activity: ActivityId) -> Option<Earned> {
        let me = self.me.id;
        self.app.app.db.read(move |tx| rewards::earned(tx, me, activity)).await.unwrap()
    }

    pub async fn streak_weeks(&self) -> i64 {
        self.progress().await["streak"]["weeks"].as_i64().unwrap()
    }

    /// The ids of the badges held, with the tier after a dot, in the order of the alphabet.
    pub async fn badges(&self) -> Vec<String> {
        let progress = self.progress().await;
        let mut badges: Vec<String> =
            progress["badges"].as_array().unwrap().iter().map(name_of).collect();
        badges.sort();
        badges
    }
}

/// `climber.silver`, `marathon`.
fn name_of(badge: &Value) -> String {
    let id = badge["id"].as_str().unwrap();
    match badge["tier"].as_str() {
        Some(tier) => format!("{id}.{tier}"),
        None => id.to_owned(),
    }
}

/// Something somebody did.
#[derive(Clone)]
pub struct Done {
    sport: String,
    on: String,
    at: String,
    minutes: f64,
    km: Option<f64>,
    climb_m: Option<f64>,
    efforts: Vec<(&'static str, f64, f64)>,
}

/// A run on a day, at noon, at six minutes a kilometre.
pub fn run(on: &str, km: f64) -> Done {
    done("running", on, km * 6.0).km(km)
}

pub fn done(sport: &str, on: &str, minutes: f64) -> Done {
    Done {
        sport: sport.to_owned(),
        on: on.to_owned(),
        at: "12:00".to_owned(),
        minutes,
        km: None,
        climb_m: None,
        efforts: Vec::new(),
    }
}

impl Done {
    pub fn at(mut self, local_time: &str) -> Done {
        local_time.clone_into(&mut self.at);
        self
    }

    pub fn km(mut self, km: f64) -> Done {
        self.km = Some(km);
        self
    }

    pub fn climb_m(mut self, climb_m: f64) -> Done {
        self.climb_m = Some(climb_m);
        self
    }

    pub fn five_k_s(mut self, elapsed_s: f64) -> Done {
        self.efforts.push(("5k", 5000.0, elapsed_s));
        self
    }

    pub fn sport(mut self, sport: &str) -> Done {
        sport.clone_into(&mut self.sport);
        self
    }

    pub fn summary(&self, zone: &str) -> ActivitySummary {
        let started_on: Day = self.on.parse().unwrap();
        let (hour, minute) = self.at.split_once(':').unwrap();
        let started_minute = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
        let best_effort = |(name, distance_m, elapsed_s): &(&str, f64, f64)| BestEffort {
            name: (*name).to_owned(),
            distance_m: *distance_m,
            elapsed_s: *elapsed_s,
        };
        ActivitySummary {
            sport: self.sport.clone(),
            started_at: started_on.starts_at(zone).plus_ms(i64::from(started_minute) * 60_000),
            started_on,
            started_minute,
            elapsed_s: self.minutes * 60.0,
            moving_s: self.minutes * 60.0,
            distance_m: self.km.map(|km| km * 1000.0),
            ascent_m: self.climb_m,
            best_efforts: self.efforts.iter().map(best_effort).collect(),
        }
    }
}
