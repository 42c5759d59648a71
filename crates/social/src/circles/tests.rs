//! Memory and database give the same answers, whatever happened, however often the node started anew.
use kernel::facts::Listeners;
use proptest::prelude::*;
use testkit::TestApp;

use super::*;
use crate::ties;

const PEOPLE: usize = 20;
/// Small, so that lists are cut.
const CAPS: Caps = Caps { mine: 4, theirs: 6 };

/// Those of a list keep apart.
struct Apart(Vec<AthleteId>);
impl Discretion for Apart {
    fn apart(&self, _: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>> {
        Ok(ids.iter().copied().filter(|id| self.0.contains(id)).collect())
    }
}

#[derive(Debug, Clone)]
enum Step {
    /// They are friends from now on.
    Befriend(usize, usize),
    /// One ends it.
    Part(usize, usize),
    /// One blocks the other.
    Block(usize, usize),
    /// An account is closed or opened again.
    Close(usize, bool),
    /// The node stops and starts again.
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    let one = 0..PEOPLE;
    let two = (one.clone(), one.clone());
    prop_oneof![
        12 => two.clone().prop_map(|(one, other)| Step::Befriend(one, other)),
        4 => two.clone().prop_map(|(one, other)| Step::Part(one, other)),
        2 => two.prop_map(|(one, other)| Step::Block(one, other)),
        1 => (one, any::<bool>()).prop_map(|(one, closed)| Step::Close(one, closed)),
        1 => Just(Step::Restart),
    ]
}

struct Town {
    app: TestApp,
    people: Vec<AthleteId>,
    folder: tempfile::TempDir,
}

impl Town {
    async fn new() -> Town {
        let routes = utoipa_axum::router::OpenApiRouter::new();
        let app = TestApp::start(routes, Listeners::none()).await;
        let mut people = Vec::new();
        for number in 0..PEOPLE {
            // The last two are 17.
            let birth_on = if number >= PEOPLE - 2 { "2010-01-01" } else { "1990-01-01" };
            people.push(app.athlete_born(&format!("Person {number}"), "DE", birth_on).await.id);
        }
        Town { app, people, folder: tempfile::tempdir().unwrap() }
    }

    fn circles(&self, memory_mib: usize) -> Circles {
        let snapshot = Some(self.folder.path().join("graph/snapshot"));
        let apart = Arc::new(Apart(vec![self.people[3]]));
        Circles::new(Settings { memory_mib, snapshot, caps: CAPS }, apart)
    }

    async fn take(&self, circles: &mut Circles, step: Step) {
        let now = self.app.clock.now();
        match step {
            Step::Befriend(one, other) => {
                self.change(one, other, move |tx, one, other| {
                    ties::change_by_asking(tx, one, other, now)?;
                    ties::change_by_accepting(tx, other, one, now).map(|_| ())
                })
                .await;
            }
            Step::Part(one, other) => {
                self.change(one, other, move |tx, one, other| {
                    ties::change_by_removing(tx, one, other, now).map(|_| ())
                })
                .await;
            }
            Step::Block(one, other) => {
                self.change(one, other, move |tx, one, other| {
                    ties::change_by_blocking(tx, one, other, now)
                })
                .await;
            }
            Step::Close(one, closed) => {
                let who = self.people[one];
                let write = self
                    .app
                    .app
                    .db
                    .write(move |tx| kernel::athlete::close(tx, who, closed.then_some(now)));
                write.await.unwrap();
                // No tie tells it: the node sees it when it looks at everybody again.
                self.look_again(circles).await;
            }
            Step::Restart => {
                circles.write(&self.app.app).await;
                *circles = self.circles(1);
                assert!(circles.build(&self.app.app).await.unwrap());
                // Who keeps apart is not asked of everybody at a start.
                self.look_again(circles).await;
            }
        }
        self.app.clock.advance_ms(1);
    }

    async fn change(
        &self,
        one: usize,
        other: usize,
        work: impl Fn(&mut Tx, AthleteId, AthleteId) -> Result<()> + Send + 'static,
    ) {
        if one == other {
            return;
        }
        let (one, other) = (self.people[one], self.people[other]);
        let now = self.app.clock.now();
        let write = self.app.app.db.write(move |tx| {
            ties::lock(tx, one, other, now)?;
            work(tx, one, other)
        });
        write.await.unwrap();
    }

    async fn look_again(&self, circles: &Circles) {
        let (circles, now) = (circles.clone(), self.app.clock.now());
        let nil = AthleteId(kernel::ids::Uuid::nil());
        let read = self.app.app.db.read(move |tx| {
            memory::catch_up(&circles, tx, now, memory::AT_ONCE)?;
            // What changed just now is known already; time passes for the rest.
            circles.0.memory.forget_seen();
            memory::look_again(&circles, tx, nil, PEOPLE, now)
        });
        read.await.unwrap();
    }

    /// Every question about everybody, as memory and as the database answer it.
    async fn compare(&self, fast: &Circles) {
        let (fast, slow, people) = (fast.clone(), self.circles(0), self.people.clone());
        let now = self.app.clock.now();
        let read = self.app.app.db.read(move |tx| {
            let (fast, slow) = (fast.look(tx, now)?, slow.look(tx, now)?);
            assert!(fast.graph.is_some() && slow.graph.is_none());
            for one in &people {
                for (without, most) in [(&people[5..7], 3), (&[], 50)] {
                    assert_eq!(
                        fast.friends_of_friends(tx, *one, without, most)?,
                        slow.friends_of_friends(tx, *one, without, most)?
                    );
                }
                for other in &people {
                    assert_eq!(fast.mutual(tx, *one, *other)?, slow.mutual(tx, *one, *other)?);
                    assert_eq!(fast.degree(tx, *one, *other)?, slow.degree(tx, *one, *other)?);
                }
            }
            Ok(())
        });
        read.await.unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn memory_and_database_answer_the_same(steps in prop::collection::vec(step(), 60..90)) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let town = Town::new().await;
            let mut fast = town.circles(1);
            assert!(fast.build(&town.app.app).await.unwrap());
            for (at, step) in steps.into_iter().enumerate() {
                town.take(&mut fast, step).await;
                if at % 10 == 0 {
                    town.compare(&fast).await;
                }
            }
            town.compare(&fast).await;
        });
    }
}

#[tokio::test]
async fn a_snapshot_of_another_time_or_database_is_not_used() {
    let town = Town::new().await;
    let mut fast = town.circles(1);
    assert!(fast.build(&town.app.app).await.unwrap());
    town.take(&mut fast, Step::Befriend(0, 1)).await;
    town.compare(&fast).await;
    fast.write(&town.app.app).await;

    let path = town.folder.path().join("graph/snapshot");
    let db = &town.app.app.db;
    let read = build::from_snapshot(db, &path, 1 << 20).await.unwrap().unwrap();
    assert_eq!(read.0.friendships(), 1);
    assert!(build::from_snapshot(db, &path, 10).await.unwrap().is_none(), "too large");
    assert!(build::from_snapshot(db, &path.join("no"), 1 << 20).await.unwrap().is_none());

    // The database came back from a backup made before they were friends.
    let back = db.write(|tx| tx.exec("UPDATE social_circle SET changed_at = changed_at - 5", &[]));
    back.await.unwrap();
    assert!(build::from_snapshot(db, &path, 1 << 20).await.unwrap().is_none());
    let back = db.write(|tx| {
        tx.exec("UPDATE social_circle SET changed_at = changed_at + 5", &[])?;
        tx.exec("UPDATE schema_migration SET applied_at = applied_at - 1", &[])
    });
    back.await.unwrap();
    assert!(build::from_snapshot(db, &path, 1 << 20).await.unwrap().is_none(), "another database");

    std::fs::write(&path, b"STADIONG, but not really").unwrap();
    assert!(build::from_snapshot(db, &path, 1 << 20).await.unwrap().is_none());
    let anew = town.circles(1);
    assert!(anew.build(&town.app.app).await.unwrap(), "the database knows");
    town.compare(&anew).await;
}

#[tokio::test]
async fn a_change_that_is_committed_late_is_not_missed() {
    let town = Town::new().await;
    let mut fast = town.circles(1);
    assert!(fast.build(&town.app.app).await.unwrap());
    town.take(&mut fast, Step::Befriend(0, 1)).await;
    town.compare(&fast).await;
    // Another node, whose clock goes behind and whose commit took its time.
    let late = town.app.clock.now().plus_ms(-20_000);
    let (two, three) = (town.people[2], town.people[4]);
    let write = town.app.app.db.write(move |tx| {
        ties::lock(tx, two, three, late)?;
        ties::change_by_asking(tx, two, three, late)?;
        ties::change_by_accepting(tx, three, two, late)
    });
    write.await.unwrap();
    town.compare(&fast).await;
}

#[tokio::test]
async fn without_room_the_database_answers() {
    let town = Town::new().await;
    let path = town.folder.path().join("graph/snapshot");
    let with = town.circles(1);
    assert!(with.build(&town.app.app).await.unwrap());
    with.write(&town.app.app).await;
    assert!(path.exists());
    let mut none = town.circles(0);
    assert!(!none.build(&town.app.app).await.unwrap());
    town.take(&mut none, Step::Befriend(0, 1)).await;
    town.take(&mut none, Step::Befriend(1, 2)).await;
    assert!(!path.exists(), "what nobody keeps true does not stay");
    let (one, other, now) = (town.people[0], town.people[2], town.app.clock.now());
    let asked = none.clone();
    let read = town.app.app.db.read(move |tx| asked.look(tx, now)?.degree(tx, one, other));
    assert_eq!(read.await.unwrap(), Some(2));
    // It ends by itself.
    let (_stop, stopping) = tokio::sync::watch::channel(false);
    none.keep(&town.app.app, stopping).await;
    assert!(!none.in_memory());
}

#[tokio::test]
async fn a_node_keeps_up_by_itself_and_writes_a_snapshot_when_it_stops() {
    let town = Town::new().await;
    let mut fast = town.circles(1);
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let (kept, app) = (fast.clone(), town.app.app.clone());
    let keeper = tokio::spawn(async move { kept.keep(&app, stopping).await });
    let until = async |done: &dyn Fn() -> bool| {
        for _ in 0..500 {
            if done() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("it never came");
    };
    let asked = fast.clone();
    until(&|| asked.in_memory()).await;
    town.take(&mut fast, Step::Befriend(0, 1)).await;
    fast.ring();
    let graph = || asked.0.memory.graph().map_or(0, |graph| graph.friendships());
    until(&|| graph() == 1).await;
    stop.send(true).unwrap();
    keeper.await.unwrap();
    let path = town.folder.path().join("graph/snapshot");
    let (read, _) = build::from_snapshot(&town.app.app.db, &path, 1 << 20).await.unwrap().unwrap();
    assert_eq!(read.friendships(), 1);
}
