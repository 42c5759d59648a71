//! How rooms tell each other what happened.
//!
//! A fact is written in the transaction of the change it reports: one row in `fact`, and one row in
//! `fact_delivery` for each listener. So a fact exists exactly when its change does, and killing the
//! process between commit and delivery loses nothing.
//!
//! A delivery sits in one of 64 lanes, chosen by the athlete. One worker leases a lane at a time and works
//! it in order. The listener's effect and the removal of its delivery row are one transaction, so a listener
//! whose work is in the database takes effect exactly once; anything else must be idempotent. A failing
//! delivery is tried again after growing pauses, holding back later facts of the same athlete for the same
//! listener, and is parked for the operator when it has used up its tries.
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::{Notify, watch};
use tracing::Instrument;

use crate::hub::Topic;
use crate::ids::FactId;
use crate::{AthleteId, Clock, Db, Error, Result, Timestamp, Tx, args, from_row};

/// Lanes in which deliveries stand. Fixed: it is part of the data.
pub const LANES: u8 = 64;
/// Pauses before the second, third, ... try, in seconds. After the last one the delivery is parked.
const PAUSES_S: [i64; 8] = [1, 2, 5, 15, 60, 300, 1800, 7200];
/// How long a worker keeps a lane before it must renew.
const LEASE_MS: i64 = 30_000;
/// Deliveries taken from a lane at a time.
const BATCH: i64 = 64;
/// Lanes worked on at once by one process.
const LANES_AT_ONCE: usize = 8;
/// Rung after a commit that published facts, in this process and, through the hub, in the others.
const RUNG: Topic = Topic::new("facts");
/// How often we look for work that nobody rang for: retries, lanes of a process that ended, a ring that was lost.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Something that happened, in the past tense. All facts are listed in the `events` crate.
pub trait Fact: Serialize + DeserializeOwned + Send + 'static {
    /// The name under which it is stored; never changes.
    const KIND: &'static str;
    /// The athlete to whom it happened: facts of one athlete are delivered in order.
    fn athlete(&self) -> AthleteId;
}

impl Tx<'_> {
    /// Publishes a fact together with the change being written.
    pub fn publish<F: Fact>(&mut self, fact: &F, now: Timestamp) -> Result<FactId> {
        let id = FactId::new();
        let athlete = fact.athlete();
        let body = serde_json::to_string(fact)?;
        self.exec(
            "INSERT INTO fact (athlete_id, fact_id, kind, body, happened_at)
             VALUES ($1, $2, $3, $4, $5)",
            args![athlete, id, F::KIND, body, now],
        )?;
        for name in self.listeners().names(F::KIND) {
            self.exec(
                "INSERT INTO fact_delivery
                   (lane, athlete_id, fact_id, kind, body, listener, attempts, due_at, happened_at)
                 VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $7)",
                args![lane_of(athlete), athlete, id, F::KIND, body, name, now],
            )?;
        }
        self.ring(RUNG);
        Ok(id)
    }
}

/// The lane of an athlete: the random tail of the id, folded.
fn lane_of(athlete: AthleteId) -> u8 {
    athlete.0.as_bytes()[15] % LANES
}

/// Takes the body of a fact, when it happened, and the present instant.
type Hear = Arc<dyn Fn(&mut Tx, &str, Timestamp, Timestamp) -> Result<()> + Send + Sync>;

#[derive(Clone)]
struct Listener {
    name: &'static str,
    hear: Hear,
}

/// Who hears which facts. Built once, by the binary that wires the rooms.
#[derive(Default)]
pub struct Listeners(Option<HashMap<&'static str, Vec<Listener>>>);

impl Listeners {
    /// Nobody listens.
    pub const fn none() -> Listeners {
        Listeners(None)
    }

    /// Adds a listener to a kind of fact. Its name is stored with each delivery, so it never changes.
    pub fn on<F: Fact>(
        self,
        name: &'static str,
        hear: impl Fn(&mut Tx, &F, Timestamp) -> Result<()> + Send + Sync + 'static,
    ) -> Listeners {
        self.on_dated(name, move |tx, fact: &F, _, now| hear(tx, fact, now))
    }

    /// As [`Listeners::on`], for a listener to whom it matters when the fact happened (first) and not only
    /// when it was delivered (second): a deadline is met by who was in time, however long the delivery took.
    pub fn on_dated<F: Fact>(
        mut self,
        name: &'static str,
        hear: impl Fn(&mut Tx, &F, Timestamp, Timestamp) -> Result<()> + Send + Sync + 'static,
    ) -> Listeners {
        let hear: Hear = Arc::new(move |tx, body, happened_at, now| {
            hear(tx, &serde_json::from_str::<F>(body)?, happened_at, now)
        });
        let all = self.0.get_or_insert_default().entry(F::KIND).or_default();
        assert!(all.iter().all(|other| other.name != name), "{name} listens twice to {}", F::KIND);
        all.push(Listener { name, hear });
        self
    }

    /// Who hears a kind of fact.
    pub fn names(&self, kind: &str) -> Vec<&'static str> {
        let all = self.0.as_ref().and_then(|kinds| kinds.get(kind));
        all.map(|all| all.iter().map(|listener| listener.name).collect()).unwrap_or_default()
    }

    fn find(&self, kind: &str, name: &str) -> Option<Hear> {
        let all = self.0.as_ref()?.get(kind)?;
        all.iter().find(|listener| listener.name == name).map(|listener| listener.hear.clone())
    }
}

/// How long a fact stays after it happened: time enough to see what was told, and why.
const KEPT_MS: i64 = 30 * 24 * 3_600_000;
/// Facts forgotten in one write.
const FORGOTTEN_AT_ONCE: i64 = 1_000;

/// Forgets facts older than 30 days that everybody has heard. Returns how many; call it again until there are none.
pub fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let old = tx.list::<(AthleteId, FactId)>(
        "SELECT athlete_id, fact_id FROM fact
         WHERE happened_at < $1
           AND NOT EXISTS (SELECT 1 FROM fact_delivery WHERE fact_delivery.fact_id = fact.fact_id)
         ORDER BY happened_at LIMIT $2",
        args![now.plus_ms(-KEPT_MS), FORGOTTEN_AT_ONCE],
    )?;
    for (athlete, fact) in &old {
        tx.exec("DELETE FROM fact WHERE athlete_id = $1 AND fact_id = $2", args![athlete, fact])?;
    }
    Ok(old.len() as u64)
}

/// Whether a listener still waits for facts that happened before an instant. Parked ones are left out: they
/// wait for the operator, who may take days.
pub fn is_behind(tx: &mut Tx, listener: &'static str, before: Timestamp) -> Result<bool> {
    let waiting = tx.find::<(i64,)>(
        "SELECT position FROM fact_delivery
         WHERE listener = $1 AND happened_at < $2 AND parked_at IS NULL LIMIT 1",
        args![listener, before],
    )?;
    Ok(waiting.is_some())
}

/// Delivers facts. One for each process; any number of processes share the lanes.
#[derive(Clone)]
pub struct Courier {
    db: Db,
    clock: Clock,
    /// Who holds a lane's lease: this process, by a name nobody else has.
    owner: Arc<str>,
    /// Counts rounds of delivery, for those who wait for one.
    delivered: Arc<watch::Sender<u64>>,
    stop: Arc<Notify>,
    /// One round at a time, so that no two tasks of this process work the same lane.
    round: Arc<tokio::sync::Mutex<()>>,
    /// Lanes we hold, and until when.
    leases: Arc<Mutex<HashMap<u8, Timestamp>>>,
}

#[derive(Clone)]
struct Delivery {
    position: i64,
    athlete: AthleteId,
    fact: FactId,
    kind: String,
    body: String,
    listener: String,
    attempts: i64,
    happened_at: Timestamp,
}
from_row!(Delivery { position, athlete, fact, kind, body, listener, attempts, happened_at });

impl Courier {
    /// A courier for this process. It works when [`Courier::run`] or [`Courier::deliver_due`] is called.
    pub fn new(db: Db, clock: Clock) -> Courier {
        let owner = crate::random::hex::<8>().into();
        let delivered = Arc::new(watch::Sender::new(0));
        Courier {
            db,
            clock,
            owner,
            delivered,
            stop: Arc::default(),
            round: Arc::default(),
            leases: Arc::default(),
        }
    }

    /// Delivers until [`Courier::stop`], finishing what was begun.
    pub async fn run(&self) {
        let mut bell = self.db.hub().subscribe(RUNG);
        let mut is_rung = true;
        loop {
            // What rang so far is in the round that begins now.
            bell.skip_waiting();
            if let Err(error) = self.deliver_due().await {
                tracing::error!(causes = crate::error::causes(&error), "facts were not delivered");
            }
            tokio::select! {
                // Once the hub is closed, nobody rings any more, and we look by ourselves until we stop.
                heard = bell.next(), if is_rung => is_rung = heard.is_some(),
                () = tokio::time::sleep(LOOK_EVERY) => {}
                () = self.stop.notified() => break,
            }
        }
        if let Err(error) = self.deliver_due().await {
            tracing::warn!(causes = crate::error::causes(&error), "facts wait for the next start");
        }
        if let Err(error) = self.release_all().await {
            tracing::warn!(causes = crate::error::causes(&error), "lanes stay leased for a while");
        }
    }

    /// Ends [`Courier::run`] after the round under way and one last round.
    pub fn stop(&self) {
        self.stop.notify_one();
    }

    /// Delivers everything that is due now, and what those deliveries publish in turn.
    /// Returns how many deliveries succeeded.
    pub async fn deliver_due(&self) -> Result<u64> {
        let _turn = self.round.lock().await;
        let mut total = 0;
        loop {
            let lanes = self.lanes_with_work().await?;
            let mut done = 0;
            for some in lanes.chunks(LANES_AT_ONCE) {
                let work = some.iter().map(|lane| self.work_lane(*lane));
                for outcome in futures_util::future::join_all(work).await {
                    done += outcome?;
                }
            }
            self.delivered.send_modify(|round| *round += 1);
            if done == 0 {
                return Ok(total);
            }
            total += done;
        }
    }

    /// Waits until a fact has reached a listener, or the time is up. Says whether it has.
    pub async fn reached(&self, fact: FactId, listener: &'static str, within: Duration) -> bool {
        let mut rounds = self.delivered.subscribe();
        let wait = async {
            loop {
                rounds.borrow_and_update();
                let sql = "SELECT COUNT(*) FROM fact_delivery WHERE fact_id = $1 AND listener = $2";
                let left =
                    self.db.read(move |tx| tx.one::<(i64,)>(sql, args![fact, listener])).await;
                match left {
                    Ok((0,)) => return true,
                    Ok(_) => {}
                    Err(_) => return false,
                }
                // Another process may hold the lane, so we also look by ourselves.
                let _ = tokio::time::timeout(Duration::from_millis(100), rounds.changed()).await;
            }
        };
        tokio::time::timeout(within, wait).await.unwrap_or(false)
    }

    async fn lanes_with_work(&self) -> Result<Vec<u8>> {
        let now = self.clock.now();
        let owner = self.owner.clone();
        let lanes = self.db.read(move |tx| {
            tx.list::<(u8,)>(
                "SELECT DISTINCT d.lane FROM fact_delivery d JOIN fact_lane l ON l.lane = d.lane
                 WHERE d.parked_at IS NULL AND d.due_at <= $1
                   AND (l.owner = $2 OR l.leased_until <= $1) ORDER BY d.lane",
                args![now, &*owner],
            )
        });
        Ok(lanes.await?.into_iter().map(|(lane,)| lane).collect())
    }

    /// Works one lane until nothing in it is due, if it can be leased. Returns how many deliveries succeeded.
    async fn work_lane(&self, lane: u8) -> Result<u64> {
        let mut done = 0;
        while self.lease(lane).await? {
            let head = self.head_of(lane).await?;
            let before = done;
            done += self.deliver_all(&head).await?;
            if done == before || (head.len() as i64) < BATCH {
                break;
            }
        }
        Ok(done)
    }

    /// Takes or renews the lease of a lane; says whether it is ours. A lease is kept while there is work, so
    /// that a busy lane does not pay for it at each delivery.
    async fn lease(&self, lane: u8) -> Result<bool> {
        let now = self.clock.now();
        let held = self.leases.lock().expect("not poisoned").get(&lane).copied();
        if held.is_some_and(|until| now.plus_ms(LEASE_MS / 2) < until) {
            return Ok(true);
        }
        let until = now.plus_ms(LEASE_MS);
        let owner = self.owner.clone();
        let leased = self.db.write(move |tx| {
            tx.exec(
                "UPDATE fact_lane SET owner = $2, leased_until = $3
                 WHERE lane = $1 AND (owner = $2 OR leased_until <= $4)",
                args![lane, &*owner, until, now],
            )
        });
        let ours = leased.await? == 1;
        let mut leases = self.leases.lock().expect("not poisoned");
        if ours {
            leases.insert(lane, until)
        } else {
            leases.remove(&lane)
        };
        Ok(ours)
    }

    /// Gives every lane back, so that another process need not wait for the leases to run out.
    async fn release_all(&self) -> Result<()> {
        self.leases.lock().expect("not poisoned").clear();
        let owner = self.owner.clone();
        let free = self.db.write(move |tx| {
            tx.exec("UPDATE fact_lane SET leased_until = 0 WHERE owner = $1", args![&*owner])
        });
        free.await.map(|_| ())
    }

    /// The oldest deliveries of a lane that may be made now. A failed one holds back what follows it for the
    /// same athlete and listener until its pause has passed.
    async fn head_of(&self, lane: u8) -> Result<Vec<Delivery>> {
        let now = self.clock.now();
        let head = self.db.read(move |tx| {
            tx.list(
                "SELECT position, athlete_id, fact_id, kind, body, listener, attempts, happened_at
                 FROM fact_delivery d WHERE lane = $1 AND parked_at IS NULL AND due_at <= $3
                   AND NOT EXISTS (
                     SELECT 1 FROM fact_delivery w
                     WHERE w.lane = $1 AND w.parked_at IS NULL AND w.due_at > $3
                       AND w.athlete_id = d.athlete_id AND w.listener = d.listener
                       AND w.position < d.position)
                 ORDER BY position LIMIT $2",
                args![lane, BATCH, now],
            )
        });
        head.await
    }

    /// Delivers in order: all in one transaction if they go well, one by one if one of them does not.
    async fn deliver_all(&self, head: &[Delivery]) -> Result<u64> {
        if head.is_empty() {
            return Ok(0);
        }
        if head.len() > 1 && self.deliver(head.to_vec()).await.is_ok() {
            return Ok(head.len() as u64);
        }
        let mut done = 0;
        let mut waiting = HashSet::new();
        for delivery in head {
            let line = (delivery.athlete, delivery.listener.as_str());
            if waiting.contains(&line) {
                continue;
            }
            match self.deliver(vec![delivery.clone()]).await {
                Ok(()) => done += 1,
                Err(error) => {
                    self.put_off(delivery, &why(&error), self.clock.now()).await?;
                    waiting.insert(line);
                }
            }
        }
        Ok(done)
    }

    /// Hands facts to their listeners and strikes them off, in one transaction.
    async fn deliver(&self, facts: Vec<Delivery>) -> Result<()> {
        let now = self.clock.now();
        let told: Vec<(String, Timestamp)> =
            facts.iter().map(|fact| (fact.kind.clone(), fact.happened_at)).collect();
        let db = self.db.clone();
        let tell = self.db.write(move |tx| {
            for fact in &facts {
                let hear = db.listeners().find(&fact.kind, &fact.listener).ok_or_else(|| {
                    Error::internal(format!("nobody called {} hears {}", fact.listener, fact.kind))
                })?;
                let strike = "DELETE FROM fact_delivery WHERE position = $1";
                // If our lease ran out, another process may have been faster: then its effect stands.
                if tx.exec(strike, args![fact.position])? == 1 {
                    hear(tx, &fact.body, fact.happened_at, now)?;
                }
            }
            Ok(())
        });
        tell.instrument(crate::span!("delivery", facts = told.len())).await?;
        for (kind, happened_at) in told {
            let lag_ms = now.0.saturating_sub(happened_at.0).max(0);
            metrics::histogram!("fact_delivery_lag_seconds").record(lag_ms as f64 / 1000.0);
            metrics::counter!("fact_deliveries_total", "kind" => kind).increment(1);
        }
        Ok(())
    }

    async fn put_off(&self, delivery: &Delivery, why: &str, now: Timestamp) -> Result<()> {
        let position = delivery.position;
        let attempts = delivery.attempts + 1;
        let pause_s =
            usize::try_from(delivery.attempts).ok().and_then(|n| PAUSES_S.get(n)).copied();
        let parked_at = if pause_s.is_some() { None } else { Some(now) };
        let due_at = now.plus_ms(pause_s.unwrap_or(0) * 1000);
        tracing::warn!(
            fact = %delivery.fact, kind = delivery.kind, listener = delivery.listener, attempts,
            parked = parked_at.is_some(), why, "a fact was not taken"
        );
        let why = why.to_owned();
        let later = self.db.write(move |tx| {
            tx.exec(
                "UPDATE fact_delivery SET attempts = $2, due_at = $3, parked_at = $4, last_error = $5
                 WHERE position = $1",
                args![position, attempts, due_at, parked_at, why],
            )
        });
        later.await.map(|_| ())
    }
}

fn why(error: &Error) -> String {
    crate::error::causes(error).chars().take(500).collect()
}

/// A delivery that used up its tries, as the operator sees it.
#[derive(Debug, Serialize)]
pub struct Parked {
    /// Names it for `retry`.
    pub position: i64,
    /// What happened.
    pub kind: String,
    /// Who did not take it.
    pub listener: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Since when it is parked.
    pub parked_at: Timestamp,
    /// Why the last try failed.
    pub last_error: Option<String>,
}
from_row!(Parked { position, kind, listener, attempts, parked_at, last_error });

/// The oldest parked deliveries.
pub async fn parked(db: &Db, limit: usize) -> Result<Vec<Parked>> {
    let list = db.read(move |tx| {
        tx.list(
            "SELECT position, kind, listener, attempts, parked_at, last_error FROM fact_delivery
             WHERE parked_at IS NOT NULL ORDER BY position LIMIT $1",
            args![limit],
        )
    });
    list.await
}

/// How many deliveries wait, how many are parked, and since when the oldest waiting one does.
pub async fn waiting(db: &Db) -> Result<(i64, i64, Option<Timestamp>)> {
    let counts = db.read(|tx| {
        tx.one(
            "SELECT COUNT(*) FILTER (WHERE parked_at IS NULL),
                    COUNT(*) FILTER (WHERE parked_at IS NOT NULL),
                    MIN(happened_at) FILTER (WHERE parked_at IS NULL) FROM fact_delivery",
            args![],
        )
    });
    counts.await
}

/// Puts parked deliveries back in line: one, or all of them. Returns how many.
pub async fn retry(db: &Db, position: Option<i64>, now: Timestamp) -> Result<u64> {
    let put_back = db.write(move |tx| {
        tx.exec(
            "UPDATE fact_delivery SET parked_at = NULL, attempts = 0, due_at = $2
             WHERE parked_at IS NOT NULL AND ($1 = 0 OR position = $1)",
            args![position.unwrap_or(0), now],
        )
    });
    put_back.await
}
