//! A Stadion in which people compete. Activities are told the way the activity room tells them.
use std::sync::{Arc, Mutex};

use compete::Needs;
use compete::needs::{Friends, Places, Region};
use events::{ActivityChanged, ActivityRecorded, ActivityRemoved, ActivitySummary};
use kernel::facts::{Fact, Listeners};
use kernel::staff::{self, Deed, Operators, Role, Staff};
use kernel::{ActivityId, AthleteId, Day, Me, Result, Timestamp, Tx};
use serde_json::{Value, json};
use testkit::{Reply, TestApp, TestAthlete};

/// Who is whose friend, who blocked whom, and who runs the place: what other rooms would know.
#[derive(Default)]
pub struct Others {
    pub friends: Mutex<Vec<(AthleteId, AthleteId)>>,
    pub blocked: Mutex<Vec<(AthleteId, AthleteId)>>,
    pub operators: Mutex<Vec<AthleteId>>,
}

fn partners(pairs: &Mutex<Vec<(AthleteId, AthleteId)>>, of: AthleteId) -> Vec<AthleteId> {
    let mut found = Vec::new();
    for (one, other) in pairs.lock().unwrap().iter() {
        if *one == of {
            found.push(*other);
        }
        if *other == of {
            found.push(*one);
        }
    }
    found
}

impl Friends for Others {
    fn friends(&self, _: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>> {
        Ok(partners(&self.friends, of))
    }
    fn blocked(&self, _: &mut Tx, with: AthleteId) -> Result<Vec<AthleteId>> {
        Ok(partners(&self.blocked, with))
    }
}

impl Operators for Others {
    fn admit(&self, _: &mut Tx, me: &Me, deed: Deed, _: Timestamp) -> Result<Staff> {
        let is_admin =
            self.operators.lock().unwrap().contains(&me.id) && staff::may(Role::Admin, deed);
        match is_admin {
            true => Ok(Staff { athlete: me.id, role: Role::Admin }),
            false => Err(staff::operators_only()),
        }
    }
    fn may(&self, _: &mut Tx, athlete: AthleteId, deed: Deed) -> Result<bool> {
        Ok(self.operators.lock().unwrap().contains(&athlete) && staff::may(Role::Admin, deed))
    }
}

impl Places for Others {
    fn country(&self, code: &str) -> Option<String> {
        let known = [("IT", "Italy"), ("DE", "Germany")];
        known.iter().find(|(known, _)| *known == code).map(|(_, name)| (*name).into())
    }
    fn region(&self, code: &str) -> Option<Region> {
        let known = [("IT-25", "Lombardy"), ("IT-52", "Tuscany"), ("DE-BY", "Bavaria")];
        let (_, name) = known.iter().find(|(known, _)| *known == code)?;
        Some(Region { code: code.into(), name: (*name).into(), name_ru: None })
    }
}

/// A Stadion with an operator. It is 7 May 2027, 9:00 UTC.
pub struct Arena {
    pub app: TestApp,
    pub others: Arc<Others>,
    pub olga: TestAthlete,
}

impl Arena {
    pub async fn open() -> Arena {
        let others = Arc::new(Others::default());
        let needs =
            Needs { friends: others.clone(), operators: others.clone(), places: others.clone() };
        let app =
            TestApp::start(compete::routes(needs), compete::listeners(Listeners::none())).await;
        let olga = app.athlete("Olga", "DE").await;
        others.operators.lock().unwrap().push(olga.id);
        Arena { app, others, olga }
    }

    /// A regional challenge of the operator; says its path.
    pub async fn challenge(&self, draft: Value) -> String {
        self.challenge_of(&self.olga, draft).await
    }

    pub async fn challenge_of(&self, creator: &TestAthlete, draft: Value) -> String {
        let made = creator.post("/api/v1/challenges", draft).await.ok();
        format!("/api/v1/challenges/{}", made["id"].as_str().unwrap())
    }

    /// Somebody runs, a little later than the last time.
    pub async fn record(&self, who: &TestAthlete, done: Done) -> ActivityId {
        let activity = ActivityId::new();
        self.tell(ActivityRecorded { athlete: who.id, activity, summary: done.summary() }).await;
        activity
    }

    pub async fn change(&self, who: &TestAthlete, activity: ActivityId, done: Done) {
        self.tell(ActivityChanged { athlete: who.id, activity, summary: done.summary() }).await;
    }

    pub async fn remove(&self, who: &TestAthlete, activity: ActivityId) {
        self.tell(ActivityRemoved { athlete: who.id, activity }).await;
    }

    /// Somebody says in which region they live, or takes it back.
    pub async fn lives_in(&self, who: &TestAthlete, region: Option<&'static str>) {
        let id = who.id;
        let write = self.app.app.db.write(move |tx| {
            tx.exec(
                "UPDATE athlete SET region = $2 WHERE athlete_id = $1",
                kernel::args![id, region],
            )
        });
        write.await.unwrap();
    }

    /// Publishes a fact and waits until it was heard.
    pub async fn tell<F: Fact + Clone + Sync>(&self, fact: F) {
        let now = self.app.clock.now();
        self.app.app.db.write(move |tx| tx.publish(&fact, now)).await.unwrap();
        self.app.settle().await;
    }

    /// The board as `viewer` sees it: rank, name and score.
    pub async fn board(&self, path: &str, viewer: &TestAthlete) -> Vec<(i64, String, i64)> {
        let page = viewer.get(format!("{path}/standings")).await.ok();
        lines(&page["items"])
    }

    /// What became of somebody's activities, the latest first.
    pub async fn verdicts(&self, path: &str, who: &TestAthlete) -> Vec<String> {
        let page = who.get(format!("{path}/receipts")).await.ok();
        let verdict = |item: &Value| item["verdict"].as_str().unwrap().to_owned();
        page["items"].as_array().unwrap().iter().map(verdict).collect()
    }

    /// What the worker does every minute.
    pub async fn settle_challenges(&self) {
        compete::closing::settle(&self.app.app).await.unwrap();
    }
}

/// Lines of a board as rank, name and score.
pub fn lines(items: &Value) -> Vec<(i64, String, i64)> {
    let mut lines = Vec::new();
    for item in items.as_array().unwrap() {
        lines.push((
            item["rank"].as_i64().unwrap(),
            item["name"].as_str().unwrap_or("-").to_owned(),
            item["score"].as_i64().unwrap(),
        ));
    }
    lines
}

pub fn line(rank: i64, name: &str, score: i64) -> (i64, String, i64) {
    (rank, name.into(), score)
}

/// Joining, as the web app does it.
pub async fn join(who: &TestAthlete, path: &str) -> Reply {
    who.put(format!("{path}/membership"), json!({})).await
}

/// "Italy runs in May", with fields changed.
pub fn italy(changes: Value) -> Value {
    let mut draft = json!({
        "kind": "regional", "country": "IT", "title": "Italy runs in May", "measure": "distance",
        "sports": ["running"], "starts_on": "2027-05-03", "ends_on": "2027-05-31",
        "goal": 20_000,
    });
    for (field, value) in changes.as_object().unwrap() {
        draft[field] = value.clone();
    }
    draft
}

/// What somebody did.
#[derive(Clone)]
pub struct Done {
    pub sport: &'static str,
    pub on: &'static str,
    pub hour: i64,
    pub distance_m: f64,
    pub moving_s: f64,
}

pub fn run(on: &'static str, distance_m: f64) -> Done {
    Done { sport: "running", on, hour: 7, distance_m, moving_s: distance_m / 3.0 }
}

impl Done {
    pub fn summary(&self) -> ActivitySummary {
        let started_on: Day = self.on.parse().unwrap();
        ActivitySummary {
            sport: self.sport.into(),
            started_at: started_on.starts_at("UTC").plus_ms(self.hour * 3_600_000),
            started_on,
            started_minute: (self.hour * 60) as u16,
            elapsed_s: self.moving_s,
            moving_s: self.moving_s,
            distance_m: Some(self.distance_m),
            ascent_m: Some(50.0),
            best_efforts: Vec::new(),
        }
    }
}
