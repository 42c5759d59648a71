//! The memory of a node names whoever the table names, whatever has changed since it was laid.
use std::collections::HashSet;

use kernel::facts::Listeners;
use names::Wanted;
use proptest::prelude::*;
use testkit::TestApp;

use super::super::index::refresh;
use super::*;
use crate::circles::id;

const NAMES: [&str; 10] = [
    "Anna Rossi",
    "Anne-Marie Rosso",
    "Михаил Иванов",
    "Mikhail Ivanow",
    "محمد حسين",
    "Mohamed Hussein",
    "李小龙",
    "Zhang Wei",
    "José Müller",
    "Ξένια Παπαδοπούλου",
];
const TYPED: [&str; 14] = [
    "an", "anna", "ann ros", "mikhail", "иван", "iwanow", "mo", "mhmd", "zhang", "li", "jose m",
    "muller", "papa", "person",
];
const PEOPLE: usize = 8;

#[derive(Debug, Clone)]
enum Step {
    /// Somebody takes another name, and the words follow.
    Rename(usize, usize),
    /// An account is closed, or opened again.
    Close(usize, bool),
    /// The node stops and starts again.
    Restart,
    /// One of the parts is laid anew.
    LayAnew(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..PEOPLE, 0..NAMES.len()).prop_map(|(one, name)| Step::Rename(one, name)),
        1 => (0..PEOPLE, any::<bool>()).prop_map(|(one, closed)| Step::Close(one, closed)),
        1 => Just(Step::Restart),
        1 => (0..PEOPLE).prop_map(Step::LayAnew),
    ]
}

/// People of one part: a few, so that there are several.
const PART: usize = 3;

/// A node that has everybody in memory.
async fn started(app: &TestApp) -> Finder {
    let finder = Finder::new(Settings { memory_mib: 1 });
    assert!(finder.lay_part(&app.app, Range::ALL, PART).await.unwrap());
    assert!(finder.index().expect("it is in memory").parts().len() > 1);
    finder
}

struct Town {
    app: TestApp,
    people: Vec<AthleteId>,
    finder: Finder,
}

impl Town {
    async fn new() -> Town {
        let routes = utoipa_axum::router::OpenApiRouter::new();
        let app = TestApp::start(routes, Listeners::none()).await;
        let mut people = Vec::new();
        for number in 0..PEOPLE {
            people.push(app.athlete(&format!("Person {number}"), "DE").await.id);
        }
        crate::catch_up(&app.app).await.unwrap();
        let finder = started(&app).await;
        Town { app, people, finder }
    }

    async fn take(&mut self, step: Step) {
        let now = self.app.clock.now();
        match step {
            Step::Rename(one, to) => {
                let (who, to) = (self.people[one], NAMES[to]);
                let write = self.app.app.db.write(move |tx| {
                    tx.exec("UPDATE athlete SET name = $2 WHERE athlete_id = $1", args![who, to])?;
                    refresh(tx, who, now)
                });
                write.await.unwrap();
            }
            Step::Close(one, closed) => {
                let who = self.people[one];
                let write =
                    self.app.app.db.write(move |tx| athlete::close(tx, who, closed.then_some(now)));
                write.await.unwrap();
                self.look_again().await;
            }
            Step::Restart => {
                self.finder = started(&self.app).await;
            }
            Step::LayAnew(some) => {
                let parts = self.finder.index().expect("it is in memory").parts();
                let range = parts[some % parts.len()].range;
                assert!(self.finder.lay_part(&self.app.app, range, PART).await.unwrap());
            }
        }
        self.app.clock.advance_ms(1);
    }

    /// A minute passes, and everybody is looked at again.
    async fn look_again(&self) {
        let (finder, now) = (self.finder.clone(), self.app.clock.now());
        let read = self.app.app.db.read(move |tx| {
            finder.catch_up(tx, now, AT_ONCE)?;
            if let Some(kept) = finder.kept().as_mut() {
                kept.seen.clear();
            }
            finder.look_again(tx, AthleteId(kernel::ids::Uuid::nil()), 100, now)
        });
        read.await.unwrap();
    }

    async fn compare(&self) {
        let (finder, now) = (self.finder.clone(), self.app.clock.now());
        let read = self.app.app.db.read(move |tx| {
            let index = finder.look(tx, now)?.expect("it is in memory");
            let rows = tx.list::<(AthleteId, String)>(
                "SELECT athlete_id, words FROM social_person ORDER BY athlete_id",
                args![],
            )?;
            let open = athlete::find_all(tx, rows.iter().map(|(id, _)| *id))?;
            for typed in TYPED {
                let wanted = Wanted::read(typed).unwrap();
                let question =
                    Question { wanted: &wanted, near: &[], country: "DE", also: &[], most: 100 };
                let (found, _) = finder.ask(&index, question);
                let found: HashSet<AthleteId> = found.iter().map(|one| id(one.id)).collect();
                for (who, words) in rows.iter().filter(|(who, _)| open.contains_key(who)) {
                    let fits = wanted.fits(words);
                    assert!(!fits || found.contains(who), "{typed}: {words}");
                }
                let gone = found.iter().find(|who| !open.contains_key(who));
                assert!(gone.is_none(), "{typed} finds an account that is closed");
            }
            Ok(())
        });
        read.await.unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn memory_names_whoever_the_table_names(steps in prop::collection::vec(step(), 10..25)) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut town = Town::new().await;
            for step in steps {
                town.take(step).await;
                town.compare().await;
            }
        });
    }
}

#[tokio::test]
async fn without_room_there_is_no_index() {
    let town = Town::new().await;
    for finder in [Finder::new(Settings::default()), Finder::new(Settings { memory_mib: 0 })] {
        assert!(!finder.build(&town.app.app).await.unwrap());
        assert!(!finder.in_memory());
    }
    for most_bytes in [10, 400] {
        let db = &town.app.app.db;
        let none = build::lay(db, Range::ALL, PART, most_bytes, town.app.clock.now()).await;
        assert!(none.unwrap().is_none(), "{most_bytes}");
    }
}
