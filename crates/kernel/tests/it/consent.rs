//! The ledger of consents: who allowed what, whether that still holds, and whether anybody touched a row.
use std::collections::BTreeMap;

use kernel::consent::ledger::{
    self, Broken, CoachDecision, Decision, Fault, Guest, Verified, WordsRead, record_coach,
};
use kernel::consent::{self, Action, Actor, Channel, Purpose, Standing, notices};
use kernel::facts::Listeners;
use kernel::{AthleteId, args};
use proptest::prelude::*;
use testkit::{TestApp, TestAthlete};
use utoipa_axum::router::OpenApiRouter;

async fn start() -> TestApp {
    TestApp::start(OpenApiRouter::new(), Listeners::none()).await
}

/// A decision about the words that hold now.
pub fn decision(purpose: Purpose, action: Action) -> Decision {
    let notice = notices::current(purpose);
    Decision {
        purpose,
        action,
        actor: Actor::Own,
        jurisdiction: "IT".into(),
        jurisdiction_version: "0123456789abcdef".into(),
        notice_version: notice.version,
        notice_hash: notice.hash("en"),
        locale: "en".into(),
        channel: Channel::Web,
        ui_hash: Some("a settings page".into()),
        evidence: None,
    }
}

/// The same about the words before these.
pub fn of_older_words(decision: Decision) -> Decision {
    Decision { notice_version: decision.notice_version - 1, ..decision }
}

async fn decide(app: &TestApp, who: AthleteId, decision: Decision) -> Option<i64> {
    let now = app.clock.now();
    app.app.db.write(move |tx| ledger::record(tx, who, &decision, now)).await.unwrap()
}

async fn may(app: &TestApp, who: AthleteId, purpose: Purpose) -> bool {
    let read = app.app.db.read(move |tx| consent::may(tx, who, purpose)).await.unwrap();
    let keep = app.app.db.write(move |tx| consent::may_keep(tx, who, purpose)).await.unwrap();
    assert_eq!(read, keep);
    read
}

#[tokio::test]
async fn anna_allows_and_takes_back_and_nothing_else_of_hers_moves() {
    let app = start().await;
    let anna = app.athlete("Anna", "IT").await.id;
    let (health, figures) = (Purpose::HealthMetrics, Purpose::Analytics);
    assert!(!may(&app, anna, health).await, "nobody asked her");
    assert_eq!(decide(&app, anna, decision(health, Action::Given)).await, Some(1));
    assert!(may(&app, anna, health).await);
    assert!(!may(&app, anna, figures).await, "one switch, one purpose");
    assert_eq!(decide(&app, anna, decision(health, Action::Given)).await, None, "no news");
    assert_eq!(decide(&app, anna, decision(figures, Action::Withdrawn)).await, None);
    assert_eq!(decide(&app, anna, decision(figures, Action::Refused)).await, Some(2));
    assert_eq!(decide(&app, anna, decision(health, Action::Withdrawn)).await, Some(3));
    assert!(!may(&app, anna, health).await);
    assert_eq!(decide(&app, anna, decision(health, Action::Given)).await, Some(4));
    let rows = app.app.db.read(move |tx| ledger::list(tx, anna, i64::MAX, 100)).await.unwrap();
    let told: Vec<&str> = rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(told, ["given", "withdrawn", "refused", "given"], "newest first, and all of them");
    assert_eq!(rows[0].data_classes, "health");
    let sql = "SELECT hash FROM consent_event ORDER BY sequence DESC";
    let kept = app.app.db.read(move |tx| tx.list::<(String,)>(sql, args![])).await.unwrap();
    for (row, (hash,)) in rows.iter().zip(&kept) {
        assert_eq!((row.hash(), hash.len()), (hash.as_str(), 64));
    }
}

#[tokio::test]
async fn a_consent_to_older_words_allows_nothing_and_is_found() {
    let app = start().await;
    let (anna, ben) = (app.athlete("Anna", "IT").await.id, app.athlete("Ben", "DE").await.id);
    let goods = Purpose::ProductRecommendations;
    decide(&app, anna, of_older_words(decision(goods, Action::Given))).await;
    decide(&app, ben, decision(goods, Action::Given)).await;
    assert!(!may(&app, anna, goods).await && may(&app, ben, goods).await);
    let state = app.app.db.read(move |tx| consent::find(tx, anna, goods)).await.unwrap();
    assert_eq!(consent::standing_of(state.as_ref(), 1), Standing::Stale);
    let stale = app.app.db.read(move |tx| consent::list_stale(tx, goods, 10)).await.unwrap();
    assert_eq!(stale, [(anna, 0)]);
    decide(&app, anna, of_older_words(decision(goods, Action::Expired))).await;
    let stale = app.app.db.read(move |tx| consent::list_stale(tx, goods, 10)).await.unwrap();
    assert!(stale.is_empty(), "the ledger says so by now");
    assert_eq!(decide(&app, anna, decision(goods, Action::Renewed)).await, Some(3));
    assert!(may(&app, anna, goods).await);
    decide(&app, anna, decision(goods, Action::Withdrawn)).await;
    assert_eq!(app.number("SELECT COUNT(*) FROM consent").await, 2);
}

#[tokio::test]
async fn of_many_people_those_who_allow_it_are_found_at_once() {
    let app = start().await;
    let figures = Purpose::Analytics;
    let mut all = Vec::new();
    for number in 0..37 {
        let someone = app.athlete(&format!("Runner {number}"), "DE").await.id;
        let action = if number % 3 == 0 { Action::Given } else { Action::Refused };
        let said = decision(figures, action);
        let said = if number == 9 { of_older_words(said) } else { said };
        decide(&app, someone, said).await;
        // One switch, one purpose: what they say about another does not matter.
        decide(&app, someone, decision(Purpose::HealthMetrics, Action::Given)).await;
        all.push(someone);
    }
    // Whom they let look as a coach, and which app, is no purpose of this kind.
    let (coach, anna, now) = (all[1], all[0], app.clock.now());
    let let_coach = of_coach(coach, Action::Given);
    let wrote = app.app.db.write(move |tx| record_coach(tx, anna, &let_coach, now)).await;
    assert!(wrote.is_ok());
    let listed = app.app.db.read(move |tx| consent::list(tx, anna)).await.unwrap();
    assert_eq!(listed.len(), 2);
    let asked = all.clone();
    let read = app.app.db.read(move |tx| consent::may_all(tx, asked, figures)).await.unwrap();
    for (number, someone) in all.iter().enumerate() {
        let allows = number % 3 == 0 && number != 9;
        assert_eq!(read.contains(someone), allows, "runner {number}");
        assert_eq!(may(&app, *someone, figures).await, allows);
    }
    let none = app.app.db.read(move |tx| consent::may_all(tx, [], figures)).await.unwrap();
    assert!(none.is_empty());
    // Page by page all of them come, each once.
    let (mut after, mut listed) = (None, Vec::new());
    loop {
        let next = app.app.db.read(move |tx| consent::list_allowing(tx, figures, after, 5));
        let next = next.await.unwrap();
        assert!(next.len() <= 5);
        let Some(last) = next.last() else { break };
        after = Some(*last);
        listed.extend(next);
    }
    let mut allowing: Vec<AthleteId> = read.into_iter().collect();
    allowing.sort();
    assert_eq!(listed, allowing);
}

/// Lets somebody look as a coach, or takes it back.
fn of_coach(coach: AthleteId, action: Action) -> CoachDecision {
    CoachDecision {
        coach,
        action,
        words: WordsRead { version: 1, hash: "00".into(), locale: "en".into() },
        jurisdiction: "DE".into(),
        jurisdiction_version: "00".into(),
        evidence: Some("a tap".into()),
    }
}

#[tokio::test]
async fn what_a_coach_was_allowed_lapses_once_and_also_when_its_row_is_lost() {
    let app = start().await;
    let (anna, coach) = (app.athlete("Anna", "IT").await.id, app.athlete("Ben", "DE").await.id);
    let guest = Guest::Coach(coach);
    let lapse = async || {
        let (guest, now) = (Guest::Coach(coach), app.clock.now());
        app.app.db.write(move |tx| ledger::lapse(tx, anna, &guest, now)).await.unwrap();
        let rows = app.app.db.read(move |tx| ledger::list(tx, anna, i64::MAX, 100)).await.unwrap();
        let now = app.app.db.read(move |tx| {
            tx.list::<(String,)>("SELECT action FROM consent WHERE athlete_id = $1", args![anna])
        });
        let told: Vec<String> = rows.into_iter().map(|row| row.action).collect();
        (told, now.await.unwrap().into_iter().map(|(action,)| action).collect::<Vec<_>>())
    };
    let allow = async || {
        let (given, now) = (of_coach(coach, Action::Given), app.clock.now());
        app.app.db.write(move |tx| record_coach(tx, anna, &given, now)).await.unwrap();
    };
    assert_eq!(lapse().await, (vec![], vec![]), "she allowed nothing");
    allow().await;
    let ended = vec!["expired".to_owned(), "given".to_owned()];
    app.clock.advance_ms(60_000);
    assert_eq!(lapse().await, (ended.clone(), ended[..1].to_vec()));
    let rows = app.app.db.read(move |tx| ledger::list(tx, anna, i64::MAX, 2)).await.unwrap();
    let (last, given) = (&rows[0], &rows[1]);
    assert_ne!(last.event, given.event, "an event of its own");
    assert_eq!((last.at, given.at), (app.clock.now(), app.clock.now().plus_ms(-60_000)));
    // Nobody sat at a screen and nobody proved anything.
    assert_eq!((last.channel.as_str(), given.channel.as_str()), ("system", "web"));
    assert_eq!((&last.evidence, &given.evidence), (&None, &Some("a tap".into())));
    assert_eq!(last.notice_hash, given.notice_hash);
    assert_eq!(lapse().await, (ended.clone(), ended[..1].to_vec()), "and ends once");
    // Somebody took the row in which she allows it again.
    allow().await;
    let cut = "DELETE FROM consent_event WHERE athlete_id = $1 AND sequence = 3";
    assert_eq!(app.app.db.write(move |tx| tx.exec(cut, args![anna])).await.unwrap(), 1);
    assert_eq!(lapse().await, (ended.clone(), ended[..1].to_vec()));
    let hole = Broken { athlete: anna, sequence: 3, fault: Fault::Missing };
    assert_eq!(verify(&app).await.broken, [hole]);
    assert_eq!(guest.purpose(), format!("coach:{coach}"));
}

#[tokio::test]
async fn nothing_is_kept_after_a_withdrawal_however_close_they_come() {
    let app = start().await;
    let figures = Purpose::Analytics;
    for _ in 0..20 {
        let anna = AthleteId::new();
        decide(&app, anna, decision(figures, Action::Given)).await;
        let keep = app.app.db.write(move |tx| {
            if consent::may_keep(tx, anna, figures)? {
                let sql = "INSERT INTO visit (athlete_id, visited_on) VALUES ($1, '2027-05-07')";
                tx.exec(sql, args![anna])?;
            }
            Ok(())
        });
        let now = app.clock.now();
        let withdraw = app.app.db.write(move |tx| {
            ledger::record(tx, anna, &decision(figures, Action::Withdrawn), now)?;
            tx.exec("DELETE FROM visit WHERE athlete_id = $1", args![anna])
        });
        let (kept, withdrawn) = tokio::join!(keep, withdraw);
        kept.unwrap();
        withdrawn.unwrap();
        assert_eq!(app.number("SELECT COUNT(*) FROM visit").await, 0);
    }
}

/// Anna with five rows, and Ben with two.
async fn two_chains() -> (TestApp, TestAthlete, TestAthlete) {
    let app = start().await;
    let (anna, ben) = (app.athlete("Anna", "IT").await, app.athlete("Ben", "DE").await);
    for (purpose, action) in [
        (Purpose::HealthMetrics, Action::Given),
        (Purpose::Analytics, Action::Refused),
        (Purpose::HealthMetrics, Action::Withdrawn),
        (Purpose::ProductRecommendations, Action::Given),
        (Purpose::HealthMetrics, Action::Given),
    ] {
        assert!(decide(&app, anna.id, decision(purpose, action)).await.is_some());
        app.clock.advance_ms(60_000);
    }
    for action in [Action::Given, Action::Withdrawn] {
        decide(&app, ben.id, decision(Purpose::Analytics, action)).await;
    }
    (app, anna, ben)
}

async fn verify(app: &TestApp) -> Verified {
    ledger::verify(&app.app.db).await.unwrap()
}

#[tokio::test]
async fn a_ledger_that_nobody_touched_is_whole() {
    let (app, ..) = two_chains().await;
    let found = verify(&app).await;
    assert_eq!((found.athletes, found.events, found.broken), (2, 7, vec![]));
}

#[tokio::test]
async fn whatever_is_done_to_a_row_is_found_in_the_first_row_that_is_wrong() {
    let check = async |damage: &[&'static str], sequence: i64, fault: Fault| {
        let (app, anna, _) = two_chains().await;
        for sql in damage {
            let (sql, anna) = (*sql, anna.id);
            let changed = app.app.db.write(move |tx| tx.exec(sql, args![anna])).await.unwrap();
            assert!(changed > 0, "{sql}");
        }
        let broken = verify(&app).await.broken;
        assert_eq!(broken, [Broken { athlete: anna.id, sequence, fault }], "{damage:?}");
    };
    // One letter of each field.
    for sql in [
        "UPDATE consent_event SET purpose = 'analyticz' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET action = 'refuzed' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET actor = 'sels' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET jurisdiction = 'IS' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET jurisdiction_version = '1123456789abcdef' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET data_classes = 'usagf' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET notice_id = 'analyticr' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET notice_version = 9 WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET notice_hash = 'f' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET locale = 'em' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET channel = 'wec' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET ui_hash = 'a settings pagf' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET ui_hash = NULL WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET evidence = '' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET happened_at = happened_at + 1 WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET prev_hash = 'f' WHERE athlete_id = $1 AND sequence = 2",
        "UPDATE consent_event SET hash = 'f' WHERE athlete_id = $1 AND sequence = 2",
    ] {
        check(&[sql], 2, Fault::Changed).await;
    }
    // A row out of the middle, and the rest moved up so that no number is missing.
    let cut = "DELETE FROM consent_event WHERE athlete_id = $1 AND sequence = 3";
    let close = [
        "UPDATE consent_event SET sequence = 3 WHERE athlete_id = $1 AND sequence = 4",
        "UPDATE consent_event SET sequence = 4 WHERE athlete_id = $1 AND sequence = 5",
    ];
    check(&[cut], 3, Fault::Missing).await;
    check(&[cut, close[0], close[1]], 3, Fault::Changed).await;
    // The end.
    let last = "DELETE FROM consent_event WHERE athlete_id = $1 AND sequence = 5";
    let four = "UPDATE consent_head SET events = 4 WHERE athlete_id = $1";
    check(&[last], 5, Fault::Missing).await;
    check(&[last, four], 4, Fault::Head).await;
    check(&["DELETE FROM consent_event WHERE athlete_id = $1"], 1, Fault::Missing).await;
    check(&["DELETE FROM consent_head WHERE athlete_id = $1"], 1, Fault::Head).await;
    check(&[four], 5, Fault::Head).await;
    // Two rows in each other's place.
    let swap = [
        "UPDATE consent_event SET sequence = 99 WHERE athlete_id = $1 AND sequence = 3",
        "UPDATE consent_event SET sequence = 3 WHERE athlete_id = $1 AND sequence = 4",
        "UPDATE consent_event SET sequence = 4 WHERE athlete_id = $1 AND sequence = 99",
    ];
    check(&swap, 3, Fault::Changed).await;
    // What holds now, changed beside the ledger.
    let given =
        "UPDATE consent SET action = 'given' WHERE athlete_id = $1 AND purpose = 'analytics'";
    check(&[given], 2, Fault::State).await;
    let gone = "DELETE FROM consent WHERE athlete_id = $1 AND purpose = 'health_metrics'";
    check(&[gone], 5, Fault::State).await;
    let invented =
        "INSERT INTO consent (athlete_id, purpose, action, notice_version, sequence, changed_at)
                    VALUES ($1, 'live_location', 'given', 1, 6, 0)";
    check(&[invented], 6, Fault::State).await;
}

#[tokio::test]
async fn a_row_moved_to_another_person_is_found() {
    let (app, anna, ben) = two_chains().await;
    let (from, to) = (anna.id, ben.id);
    let write = app.app.db.write(move |tx| {
        tx.exec("DELETE FROM consent_event WHERE athlete_id = $1", args![to])?;
        tx.exec("UPDATE consent_event SET athlete_id = $2 WHERE athlete_id = $1", args![from, to])?;
        tx.exec("DELETE FROM consent_head WHERE athlete_id = $1", args![to])?;
        tx.exec("UPDATE consent_head SET athlete_id = $2 WHERE athlete_id = $1", args![from, to])
    });
    write.await.unwrap();
    let broken = verify(&app).await.broken;
    let expected = [
        // Of Anna nothing is left but what holds now; the first of her states names its row.
        Broken { athlete: anna.id, sequence: 2, fault: Fault::State },
        Broken { athlete: ben.id, sequence: 1, fault: Fault::Changed },
    ];
    assert_eq!(broken, expected);
}

/// The ledger as a child would keep it: what was said last about each purpose, whether to older words, and how often something was new.
#[derive(Default)]
struct Naive {
    last: BTreeMap<Purpose, (Action, bool)>,
    rows: i64,
}

impl Naive {
    fn decide(&mut self, purpose: Purpose, action: Action, older: bool) -> bool {
        let before = self.last.get(&purpose).copied();
        let holds = matches!(before, Some((Action::Given | Action::Renewed, _)));
        let news = match action {
            Action::Given | Action::Renewed => !holds || before.map(|b| b.1) != Some(older),
            Action::Withdrawn | Action::Expired => holds,
            Action::Refused => before.is_none() || before.map(|b| b.0) == Some(Action::Expired),
        };
        if news {
            self.last.insert(purpose, (action, older));
            self.rows += 1;
        }
        news
    }

    fn may(&self, purpose: Purpose) -> bool {
        matches!(self.last.get(&purpose), Some((Action::Given | Action::Renewed, false)))
    }
}

#[test]
fn whatever_people_decide_in_whatever_order_the_ledger_says_what_a_naive_one_says() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let app = runtime.block_on(start());
    let steps = prop::collection::vec(
        (0..2_usize, 0..Purpose::ALL.len(), 0..Action::ALL.len(), any::<bool>()),
        0..30,
    );
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let outcome = runner.run(&steps, |steps| {
        let people = [AthleteId::new(), AthleteId::new()];
        let mut naive = [Naive::default(), Naive::default()];
        for (who, purpose, action, older) in steps {
            let (purpose, action) = (Purpose::ALL[purpose], Action::ALL[action]);
            let step = decision(purpose, action);
            let step = if older { of_older_words(step) } else { step };
            let written = runtime.block_on(decide(&app, people[who], step));
            let news = naive[who].decide(purpose, action, older);
            let expected = news.then_some(naive[who].rows);
            prop_assert_eq!(written, expected, "{:?} {:?} {}", purpose, action, older);
            for (person, naive) in people.iter().zip(&naive) {
                for purpose in Purpose::ALL {
                    let may = runtime.block_on(may(&app, *person, *purpose));
                    prop_assert_eq!(may, naive.may(*purpose));
                }
            }
            app.clock.advance_ms(1);
        }
        Ok(())
    });
    outcome.unwrap();
    let found = runtime.block_on(verify(&app));
    assert!(found.events > 100 && found.broken.is_empty(), "{found:?}");
}
