//! What the stories share: a Stadion with this room, and diaries in place of the activity room.
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use events::{ActivityRecorded, ActivityRemoved, ActivityShown, ActivitySummary};
use kernel::athlete::Athlete;
use kernel::consent::ledger::{self, CoachDecision, WordsRead};
use kernel::consent::{Action, notices};
use kernel::facts::Listeners;
use kernel::ids::{SessionId, Uuid};
use kernel::{ActivityId, AthleteId, ChallengeId, Day, Error, Me, OfferId, Result, Timestamp, Tx};
use serde_json::{Value, json};
use social::Finder;
use social::circles::{Circles, Settings};
use social::feed::{FeedBadge, Milestone, Reached};
use social::needs::{
    Achieved, Achievements, Activities, Consents, Devices, Discretion, ForEverybody, Names, Needs,
    Post,
};
use social::people::finder::Settings as FinderSettings;
use social::profiles::SportTotal;
use testkit::{TestApp, TestAthlete};

/// Who sees an activity of the diaries.
#[derive(Clone, Copy, PartialEq)]
pub enum For {
    Everyone,
    Friends,
    Me,
}

struct Page {
    owner: AthleteId,
    seen_by: For,
    seen: ForEverybody,
}

/// What everybody did, and who may know.
#[derive(Clone, Default)]
pub struct Diaries(Arc<Mutex<HashMap<ActivityId, Page>>>, Titles);

/// What challenges and offers are called, as long as there are any.
type Titles = Arc<Mutex<HashMap<Uuid, &'static str>>>;

impl Diaries {
    fn owner_for(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        id: ActivityId,
    ) -> Result<Option<AthleteId>> {
        let (owner, seen_by) = match self.0.lock().unwrap().get(&id) {
            Some(page) => (page.owner, page.seen_by),
            None => return Ok(None),
        };
        let standing = social::standing(tx, viewer.id, owner)?;
        let seen = match seen_by {
            _ if owner == viewer.id => true,
            For::Everyone => standing != social::Standing::Blocked,
            For::Friends => {
                matches!(standing, social::Standing::Friends | social::Standing::Coach)
            }
            For::Me => false,
        };
        Ok(seen.then_some(owner))
    }
}

impl Activities for Diaries {
    fn totals(&self, _: &mut Tx, _: &Athlete, _: &Athlete) -> Result<Vec<SportTotal>> {
        Ok(Vec::new())
    }

    fn recent(&self, _: &mut Tx, _: &Athlete, _: &Athlete, _: usize) -> Result<Vec<Value>> {
        Ok(Vec::new())
    }

    fn card(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        viewer: &Athlete,
        id: ActivityId,
    ) -> Result<Option<Value>> {
        let owner = self.owner_for(tx, viewer, id)?;
        Ok(owner.map(|_| json!({"id": id, "athlete": {"handle": athlete.handle}})))
    }

    fn owner_for(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        id: ActivityId,
    ) -> Result<Option<AthleteId>> {
        Diaries::owner_for(self, tx, viewer, id)
    }

    fn for_everybody(
        &self,
        _: &mut Tx,
        athlete: AthleteId,
        id: ActivityId,
    ) -> Result<Option<ForEverybody>> {
        let pages = self.0.lock().unwrap();
        let page = pages.get(&id).filter(|page| page.owner == athlete);
        Ok(page.filter(|page| page.seen_by == For::Everyone).map(|page| page.seen.clone()))
    }

    fn owner(&self, _: &mut Tx, id: ActivityId) -> Result<Option<AthleteId>> {
        Ok(self.0.lock().unwrap().get(&id).map(|page| page.owner))
    }
}

impl Names for Diaries {
    fn challenge(&self, _: &mut Tx, _: &Athlete, id: ChallengeId) -> Result<Option<String>> {
        Ok(self.1.lock().unwrap().get(&id.0).map(|title| (*title).to_owned()))
    }

    fn offer(&self, _: &mut Tx, _: &Athlete, id: OfferId, _: Timestamp) -> Result<Option<String>> {
        Ok(self.1.lock().unwrap().get(&id.0).map(|title| (*title).to_owned()))
    }
}

impl Consents for Diaries {
    /// The rows of the ledger, under the words that hold.
    fn let_coach(
        &self,
        tx: &mut Tx,
        me: &Me,
        coach: AthleteId,
        read: &WordsRead,
        now: Timestamp,
    ) -> Result<()> {
        let notice = notices::coach();
        if read.version != notice.version || read.hash != notice.hash(&read.locale) {
            return Err(Error::refused("notice_changed", "other words"));
        }
        note(tx, me, coach, Action::Given, now)
    }

    fn end_coach(&self, tx: &mut Tx, me: &Me, coach: AthleteId, now: Timestamp) -> Result<()> {
        note(tx, me, coach, Action::Withdrawn, now)
    }
}

fn note(tx: &mut Tx, me: &Me, coach: AthleteId, action: Action, now: Timestamp) -> Result<()> {
    let notice = notices::coach();
    let words = WordsRead { version: notice.version, hash: notice.hash("en"), locale: "en".into() };
    let decision = CoachDecision {
        coach,
        action,
        words,
        jurisdiction: me.country.clone(),
        jurisdiction_version: String::new(),
        evidence: None,
    };
    ledger::record_coach(tx, me.id, &decision, now).map(|_| ())
}

impl Achievements for Diaries {
    fn achieved(&self, _: &mut Tx, _: &Athlete, _: Day) -> Result<Achieved> {
        Ok(Achieved { level: 1, streak_weeks: 0, badges: Vec::new() })
    }

    /// Each activity brings the badge of the first steps, and level 2.
    fn milestones(&self, _: &mut Tx, athlete: AthleteId) -> Result<Vec<Milestone>> {
        let mut milestones = Vec::new();
        for (id, page) in self.0.lock().unwrap().iter() {
            if page.owner == athlete {
                let badge = FeedBadge { id: "first_steps".into(), tier: None };
                milestones.push(Milestone { activity: *id, reached: Reached::Badge(badge) });
                milestones.push(Milestone { activity: *id, reached: Reached::Level(2) });
            }
        }
        Ok(milestones)
    }
}

/// A Stadion with this room, and what people did in it.
pub struct Town {
    pub app: TestApp,
    pub diaries: Diaries,
    pub apart: Apart,
    pub mailroom: Mailroom,
    pub signed_out: SignedOut,
    pub needs: Needs,
}

/// Whose sign-in has ended. In these stories everybody has one.
#[derive(Clone, Default)]
pub struct SignedOut(pub Arc<Mutex<HashSet<AthleteId>>>);

impl Devices for SignedOut {
    fn is_signed_in(
        &self,
        _: &mut Tx,
        athlete: AthleteId,
        _: SessionId,
        _: Timestamp,
    ) -> Result<bool> {
        Ok(!self.0.lock().unwrap().contains(&athlete))
    }
}

/// A letter as it would go out.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    pub to: String,
    pub words: Vec<String>,
    pub stop: String,
}

/// The mail of these stories: proven addresses, and letters that wait.
#[derive(Clone, Default)]
pub struct Mailroom {
    pub addresses: Arc<Mutex<HashMap<AthleteId, String>>>,
    pub letters: Arc<Mutex<Vec<Sent>>>,
    pub closed: Arc<Mutex<bool>>,
}

impl Mailroom {
    /// Somebody proved an address.
    pub fn prove(&self, who: &TestAthlete, address: &str) {
        self.addresses.lock().unwrap().insert(who.id, address.to_owned());
    }

    /// The letters that were written since this was asked last.
    pub fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.letters.lock().unwrap())
    }

    fn write(&self, to: &str, words: Vec<String>, stop: &str) {
        let sent = Sent { to: to.to_owned(), words, stop: stop.to_owned() };
        self.letters.lock().unwrap().push(sent);
    }
}

impl Post for Mailroom {
    fn is_open(&self) -> bool {
        !*self.closed.lock().unwrap()
    }

    fn check(&self, address: &str) -> std::result::Result<String, &'static str> {
        match address.contains('@') {
            true => Ok(address.trim().to_owned()),
            false => Err("please give an e-mail address like anna@example.org"),
        }
    }

    fn key(&self, address: &str) -> String {
        address.trim().to_lowercase()
    }

    fn address(&self, _: &mut Tx, athlete: AthleteId) -> Result<Option<String>> {
        Ok(self.addresses.lock().unwrap().get(&athlete).map(|address| self.key(address)))
    }

    fn owner(&self, _: &mut Tx, key: &str) -> Result<Option<AthleteId>> {
        let addresses = self.addresses.lock().unwrap();
        let found = addresses.iter().find(|(_, address)| self.key(address) == key);
        Ok(found.map(|(athlete, _)| *athlete))
    }

    fn write_digest(
        &self,
        tx: &mut Tx,
        reader: &Athlete,
        lines: Vec<String>,
        stop: &str,
        _: Timestamp,
    ) -> Result<bool> {
        let Some(to) = self.address(tx, reader.id)? else { return Ok(false) };
        self.write(&to, lines, stop);
        Ok(true)
    }

    fn write_invitation(
        &self,
        _: &mut Tx,
        from: &Athlete,
        to: &str,
        link: &str,
        stop: &str,
        _: Timestamp,
    ) -> Result<()> {
        self.write(to, vec![from.handle.clone(), link.to_owned()], stop);
        Ok(())
    }
}

/// Who keeps apart.
#[derive(Clone, Default)]
pub struct Apart(pub Arc<Mutex<HashSet<AthleteId>>>);

impl Discretion for Apart {
    fn apart(&self, _: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>> {
        let apart = self.0.lock().unwrap();
        Ok(ids.iter().copied().filter(|id| apart.contains(id)).collect())
    }
}

pub async fn town() -> Town {
    town_with(0).await
}

/// The same where who knows whom may take so much memory.
pub async fn town_with(memory_mib: usize) -> Town {
    let diaries = Diaries::default();
    let apart = Apart::default();
    let (mailroom, signed_out) = (Mailroom::default(), SignedOut::default());
    let needs = Needs {
        achievements: Arc::new(diaries.clone()),
        activities: Arc::new(diaries.clone()),
        discretion: Arc::new(apart.clone()),
        names: Arc::new(diaries.clone()),
        consents: Arc::new(diaries.clone()),
        devices: Arc::new(signed_out.clone()),
        post: Arc::new(mailroom.clone()),
    };
    let settings = Settings { memory_mib, ..Settings::default() };
    let circles = Circles::new(settings, needs.discretion.clone());
    let listeners = social::listeners(Listeners::none(), needs.clone());
    let finder = Finder::new(FinderSettings { memory_mib });
    let routes = social::routes(needs.clone(), circles.clone(), finder.clone());
    let app = TestApp::start(routes.merge(social::upload_routes()), listeners).await;
    assert_eq!(circles.build(&app.app).await.unwrap(), memory_mib > 0);
    assert_eq!(finder.build(&app.app).await.unwrap(), memory_mib > 0);
    Town { app, diaries, apart, mailroom, signed_out, needs }
}

impl Town {
    /// Somebody of 30 who can be found.
    pub async fn join(&self, name: &str) -> TestAthlete {
        let athlete = self.app.athlete(name, "IT").await;
        social::catch_up(&self.app.app).await.unwrap();
        athlete
    }

    /// Somebody brings an activity.
    pub async fn record(&self, who: &TestAthlete, on: &str, seen_by: For) -> ActivityId {
        self.record_run(who, on, seen_by, 5_000.0).await
    }

    /// The same, over a distance that is also shown.
    pub async fn record_run(
        &self,
        who: &TestAthlete,
        on: &str,
        seen_by: For,
        distance_m: f64,
    ) -> ActivityId {
        let id = ActivityId::new();
        let (athlete, now) = (who.id, self.app.clock.now());
        let seen = ForEverybody {
            sport: "running".into(),
            started_at: now,
            started_on: on.parse().unwrap(),
            distance_m: Some(distance_m),
            moving_s: Some(1800.0),
        };
        self.diaries.0.lock().unwrap().insert(id, Page { owner: who.id, seen_by, seen });
        let started_on: Day = on.parse().unwrap();
        let publish = self.app.app.db.write(move |tx| {
            let summary = ActivitySummary {
                sport: "running".into(),
                started_at: now,
                started_on,
                started_minute: 480,
                elapsed_s: 1800.0,
                moving_s: 1800.0,
                distance_m: Some(distance_m),
                ascent_m: None,
                best_efforts: Vec::new(),
            };
            tx.publish(&ActivityRecorded { athlete, activity: id, summary }, now)
        });
        publish.await.unwrap();
        self.app.settle().await;
        id
    }

    /// The athlete changes who sees it.
    pub fn show_to(&self, id: ActivityId, seen_by: For) {
        self.diaries.0.lock().unwrap().get_mut(&id).unwrap().seen_by = seen_by;
    }

    /// A zone, a delay or a decision changes what others see of it, and this is told.
    pub async fn show(&self, who: &TestAthlete, id: ActivityId, seen_by: For, distance_m: f64) {
        {
            let mut pages = self.diaries.0.lock().unwrap();
            let page = pages.get_mut(&id).unwrap();
            page.seen_by = seen_by;
            page.seen.distance_m = Some(distance_m);
        }
        let (athlete, now) = (who.id, self.app.clock.now());
        let publish = self
            .app
            .app
            .db
            .write(move |tx| tx.publish(&ActivityShown { athlete, activity: id }, now));
        publish.await.unwrap();
        self.app.settle().await;
    }

    /// A challenge or an offer is called something; `None`: there is none for anybody any more.
    pub fn call(&self, id: Uuid, title: Option<&'static str>) {
        let mut titles = self.diaries.1.lock().unwrap();
        match title {
            Some(title) => titles.insert(id, title),
            None => titles.remove(&id),
        };
    }

    /// A fact is told by another room, and delivered.
    pub async fn tell<F: kernel::facts::Fact + Clone + Sync>(&self, fact: F) {
        let now = self.app.clock.now();
        self.app.app.db.write(move |tx| tx.publish(&fact, now)).await.unwrap();
        self.app.settle().await;
    }

    /// The athlete removes it.
    pub async fn remove(&self, who: &TestAthlete, id: ActivityId) {
        self.diaries.0.lock().unwrap().remove(&id);
        let (athlete, now) = (who.id, self.app.clock.now());
        let publish = self
            .app
            .app
            .db
            .write(move |tx| tx.publish(&ActivityRemoved { athlete, activity: id }, now));
        publish.await.unwrap();
        self.app.settle().await;
    }
}

/// One asks and the other accepts.
pub async fn befriend(one: &TestAthlete, other: &TestAthlete) {
    one.put(format!("/api/v1/friends/requests/{}", other.id), Value::Null).await.ok();
    let now = other.put(format!("/api/v1/friends/{}", one.id), Value::Null).await.ok();
    assert_eq!(now["relation"], "friend");
}

pub async fn block(who: &TestAthlete, whom: &TestAthlete) {
    assert_eq!(who.put(format!("/api/v1/blocks/{}", whom.id), Value::Null).await.status, 204);
}

/// The handles in a list of people.
pub async fn handles(who: &TestAthlete, path: &str) -> Vec<String> {
    let list = who.get(path).await.ok();
    let of = |item: &Value| item["handle"].as_str().unwrap().to_owned();
    list["items"].as_array().unwrap().iter().map(of).collect()
}

/// How somebody stands to `who`, as the page says; `None` when there is no page.
pub async fn relation(who: &TestAthlete, to: &TestAthlete) -> Option<String> {
    let page = who.get(format!("/api/v1/athletes/{}", to.handle)).await;
    (page.status == 200).then(|| page.body["relation"].as_str().unwrap().to_owned())
}
