//! What I allow: one switch for each purpose, with the words that explain it, and everything I ever decided.
//!
//! The rule and the ledger are the kernel's ([`kernel::consent`]), because every room asks it; deciding is here. Giving
//! and taking back are the same request with another value, so neither is harder than the other.
pub mod coach;
pub mod expire;
pub mod history;
pub mod list;
pub mod notices;
pub mod set;

use kernel::athlete::Athlete;
use kernel::consent::notices::{Notice, Words};
use kernel::consent::{self, Purpose, Standing};
use kernel::{Day, Result, Timestamp, Tx};
use serde::Serialize;

use crate::jurisdictions;

/// A purpose, how it stands with me, and the words about it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Consent {
    /// What for.
    pub purpose: Purpose,
    /// Whether I allow it. `stale`: I did, and the words have changed since, so it is off until I say so again.
    pub standing: Standing,
    /// Since when it stands so; `null` when I never decided.
    pub since: Option<Timestamp>,
    /// Why it is off and cannot be turned on; `null` when it can.
    pub closed: Option<ClosedBecause>,
    /// What I read before I decide.
    pub notice: ShownNotice,
}

/// Why a purpose cannot be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[schema(as = ConsentClosedBecause)]
pub enum ClosedBecause {
    /// Never for people under 18.
    #[error("this is never turned on for people under 18")]
    Minor,
    /// The country of residence asks for a signature on paper.
    #[error("where you live this needs your consent in writing, and a switch is not that")]
    InWriting,
}

/// A notice in every language of the app.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Notice)]
pub struct ShownNotice {
    /// What it is about.
    #[schema(example = "health_metrics")]
    pub id: &'static str,
    /// From 1.
    pub version: u32,
    /// English.
    pub en: &'static Words,
    /// Hash of the English words.
    pub en_hash: String,
    /// Russian.
    pub ru: &'static Words,
    /// Hash of the Russian words.
    pub ru_hash: String,
    /// Arabic.
    pub ar: &'static Words,
    /// Hash of the Arabic words.
    pub ar_hash: String,
}

impl ShownNotice {
    fn of(notice: &'static Notice) -> ShownNotice {
        ShownNotice {
            id: &notice.id,
            version: notice.version,
            en: &notice.en,
            en_hash: notice.hash("en"),
            ru: &notice.ru,
            ru_hash: notice.hash("ru"),
            ar: &notice.ar,
            ar_hash: notice.hash("ar"),
        }
    }
}

/// The rule of who may be asked for what. A minor is not profiled for shops, and a switch is no signature.
pub fn closed(athlete: &Athlete, purpose: Purpose, today: Day) -> Option<ClosedBecause> {
    let table = jurisdictions::table();
    let minor = table.is_minor(&athlete.country, athlete.birth_on, today);
    let in_writing = table.rule(&athlete.country).is_none_or(|rule| rule.health_in_writing);
    match purpose {
        Purpose::ProductRecommendations | Purpose::RegionalStatistics if minor => {
            Some(ClosedBecause::Minor)
        }
        Purpose::HealthMetrics if in_writing => Some(ClosedBecause::InWriting),
        _ => None,
    }
}

fn shown(tx: &mut Tx, me: &Athlete, purpose: Purpose, now: Timestamp) -> Result<Consent> {
    let notice = consent::notices::current(purpose);
    let state = consent::find(tx, me.id, purpose)?;
    Ok(Consent {
        purpose,
        standing: consent::standing_of(state.as_ref(), notice.version),
        since: state.map(|state| state.changed_at),
        closed: closed(me, purpose, now.day_in(&me.time_zone)),
        notice: ShownNotice::of(notice),
    })
}

#[cfg(test)]
mod tests {
    use events::ConsentChanged;
    use kernel::consent::ledger::WordsRead;
    use kernel::consent::notices;
    use kernel::db::faults::failing_at;
    use kernel::facts::{Fact, Listeners};
    use kernel::ids::SessionId;
    use kernel::{Me, args};
    use serde_json::{Value, json};
    use testkit::{Reply, TestApp, TestAthlete};

    use super::*;
    use crate::testing::{form, join, start, with};

    async fn id_of(who: &TestAthlete) -> kernel::AthleteId {
        who.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap()
    }

    fn card(tx: &mut Tx, id: kernel::AthleteId) -> Athlete {
        kernel::athlete::find(tx, id).unwrap().unwrap()
    }

    /// What the settings page sends.
    fn decision(purpose: Purpose, allowed: bool) -> Value {
        let notice = notices::current(purpose);
        json!({
            "allowed": allowed, "notice_version": notice.version, "notice_hash": notice.hash("ru"),
            "locale": "ru", "screen": "settings", "build": "0.1.0-5f3a9c21",
        })
    }

    async fn set(who: &TestAthlete, purpose: Purpose, allowed: bool) -> Reply {
        let path = format!("/api/v1/me/consents/{}", purpose.word());
        who.put(path, decision(purpose, allowed)).await
    }

    async fn standing(who: &TestAthlete, purpose: Purpose) -> Value {
        let listed = who.get("/api/v1/me/consents").await.ok();
        let items = listed["items"].as_array().unwrap();
        items.iter().find(|item| item["purpose"] == purpose.word()).unwrap()["standing"].clone()
    }

    #[tokio::test]
    async fn nothing_is_allowed_until_anna_says_so_and_each_switch_is_its_own() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        for purpose in Purpose::ALL {
            assert_eq!(standing(&anna, *purpose).await, "not_asked");
        }
        let health = Purpose::HealthMetrics;
        let shown = set(&anna, health, true).await.ok();
        assert_eq!(shown["standing"], "allowed");
        assert_eq!(shown["since"], "2027-05-07T09:00:00Z");
        assert_eq!(standing(&anna, health).await, "allowed");
        assert_eq!(standing(&anna, Purpose::Analytics).await, "not_asked");
        assert_eq!(set(&anna, health, false).await.ok()["standing"], "refused");
        assert_eq!(app.published(ConsentChanged::KIND).await, 2);
    }

    #[tokio::test]
    async fn saying_it_again_changes_nothing() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        for _ in 0..3 {
            set(&anna, Purpose::Analytics, true).await.ok();
        }
        for _ in 0..3 {
            set(&anna, Purpose::Analytics, false).await.ok();
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM consent_event").await, 2);
        // A no that follows no yes is kept, and told to nobody.
        set(&anna, Purpose::HealthMetrics, false).await.ok();
        assert_eq!(app.number("SELECT COUNT(*) FROM consent_event").await, 3);
        assert_eq!(app.published(ConsentChanged::KIND).await, 2);
    }

    #[tokio::test]
    async fn the_history_says_what_was_read_and_when_newest_first() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        set(&anna, Purpose::Analytics, true).await.ok();
        app.clock.advance_ms(60_000);
        set(&anna, Purpose::Analytics, false).await.ok();
        let page = anna.get("/api/v1/me/consents/history?limit=1").await.ok();
        let first = &page["items"][0];
        assert_eq!(first["action"], "withdrawn");
        assert_eq!(first["at"], "2027-05-07T09:01:00Z");
        let after = page["next"].as_str().unwrap();
        let page =
            anna.get(format!("/api/v1/me/consents/history?limit=1&after={after}")).await.ok();
        let given = &page["items"][0];
        assert_eq!((&given["action"], &given["sequence"]), (&json!("given"), &json!(1)));
        assert_eq!((&given["locale"], &given["notice_version"]), (&json!("ru"), &json!(1)));
        assert_eq!(given["notice_hash"], notices::current(Purpose::Analytics).hash("ru"));
        assert_eq!((&given["country"], &given["actor"]), (&json!("DE"), &json!("self")));
        assert_eq!(given["channel"], "web");
        assert_eq!(given["hash"].as_str().unwrap().len(), 64);
        assert!(page["next"].is_null());
        let ben = join(&app, "Ben").await;
        assert_eq!(ben.get("/api/v1/me/consents/history").await.ok()["items"], json!([]));
    }

    #[tokio::test]
    async fn a_coach_is_allowed_under_the_words_that_were_read_and_the_history_names_him() {
        let app = start().await;
        let (anna, boris) = (join(&app, "Anna").await, join(&app, "Boris").await);
        let (anna_id, boris_id) = (id_of(&anna).await, id_of(&boris).await);
        let athlete = app.app.db.read(move |tx| Ok(card(tx, anna_id))).await.unwrap();
        let me = Me { athlete, session: SessionId::new() };
        let now = app.clock.now();
        let let_look = async |version: u32, hash: String, locale: &str| {
            let (me, read) = (me.clone(), WordsRead { version, hash, locale: locale.to_owned() });
            let write = app.app.db.write(move |tx| coach::allow(tx, &me, boris_id, &read, now));
            write.await.is_ok()
        };
        let notice = notices::coach();
        assert!(!let_look(notice.version + 1, notice.hash("ru"), "ru").await, "other words");
        assert!(!let_look(notice.version, notice.hash("en"), "ru").await, "another language");
        assert!(!let_look(notice.version, notice.hash("fr"), "fr").await, "none of ours");
        assert!(let_look(notice.version, notice.hash("ru"), "ru").await);
        let write = app.app.db.write(move |tx| coach::withdraw(tx, &me, boris_id, now));
        write.await.unwrap();
        let page = anna.get("/api/v1/me/consents/history").await.ok();
        let rows = page["items"].as_array().unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(
            (&rows[0]["action"], &rows[1]["action"]),
            (&json!("withdrawn"), &json!("given"))
        );
        assert_eq!(
            (&rows[1]["locale"], &rows[1]["notice_hash"]),
            (&json!("ru"), &json!(notice.hash("ru")))
        );
        for row in rows {
            assert_eq!(row["purpose"], format!("coach:{boris_id}"));
            assert_eq!(row["coach"]["handle"], "boris");
        }
    }

    #[tokio::test]
    async fn the_row_proves_which_session_and_which_screen() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        set(&anna, Purpose::Analytics, true).await.ok();
        let sql = "SELECT evidence, ui_hash, jurisdiction_version FROM consent_event";
        let read = app.app.db.read(move |tx| tx.one::<(String, String, String)>(sql, args![]));
        let (evidence, ui_hash, version) = read.await.unwrap();
        assert!(evidence.starts_with("session "), "{evidence}");
        assert_eq!(ui_hash.len(), 64);
        assert_eq!(version, jurisdictions::table().rule("DE").unwrap().version);
    }

    #[tokio::test]
    async fn words_that_changed_while_the_page_was_open_are_read_again_before_a_yes() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let path = "/api/v1/me/consents/analytics";
        let old = with(decision(Purpose::Analytics, true), "notice_hash", "f".repeat(64));
        let refused = anna.put(path, old.clone()).await;
        assert_eq!(
            refused.to_string(),
            "409 the words about this have changed, please read them again"
        );
        assert_eq!(refused.body["code"], "notice_changed");
        let newer = with(decision(Purpose::Analytics, true), "notice_version", 2);
        assert_eq!(anna.put(path, newer).await.body["code"], "notice_changed");
        // To say no, nobody has to read anything.
        set(&anna, Purpose::Analytics, true).await.ok();
        anna.put(path, with(old, "allowed", false)).await.ok();
        assert_eq!(standing(&anna, Purpose::Analytics).await, "refused");
    }

    #[tokio::test]
    async fn new_words_end_the_consent_to_the_old_ones_and_anna_is_asked_again() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let (figures, anna_id) = (Purpose::Analytics, id_of(&anna).await);
        set(&anna, figures, true).await.ok();
        // As if she had allowed it before the words of now.
        let write =
            app.app.db.write(move |tx| tx.exec("UPDATE consent SET notice_version = 0", args![]));
        write.await.unwrap();
        assert_eq!(standing(&anna, figures).await, "stale");
        // Ben closed his account meanwhile, and of Carla nothing is left but a row.
        let (ben, carla) = (join(&app, "Ben").await, kernel::AthleteId::new());
        set(&ben, figures, true).await.ok();
        let (ben_id, now) = (id_of(&ben).await, app.clock.now());
        let close = app.app.db.write(move |tx| {
            let decision = set::of(&card(tx, ben_id), figures, consent::Action::Given);
            consent::ledger::record(tx, carla, &decision, now)?;
            kernel::athlete::close(tx, ben_id, Some(now))?;
            tx.exec("UPDATE consent SET notice_version = 0 WHERE athlete_id <> $1", args![anna_id])
        });
        assert_eq!(close.await.unwrap(), 2);
        let db = app.app.db.clone();
        assert_eq!(expire::expire(&db, now).await.unwrap(), 2);
        assert_eq!(expire::expire(&db, now).await.unwrap(), 0, "once");
        assert_eq!(standing(&anna, figures).await, "stale");
        assert_eq!(app.published(ConsentChanged::KIND).await, 4, "the rooms hear that it ended");
        assert_eq!(set(&anna, figures, true).await.ok()["standing"], "allowed");
        let history = anna.get("/api/v1/me/consents/history").await.ok();
        let told = |at: usize| history["items"][at]["action"].clone();
        assert_eq!([told(0), told(1), told(2)], ["renewed", "expired", "given"]);
        assert_eq!(history["items"][1]["channel"], "system");
    }

    #[tokio::test]
    async fn nobody_is_asked_for_what_may_not_be_asked_of_them() {
        let app = start().await;
        let mia = with(form("Mia"), "birth_on", "2010-05-08");
        let joined = app.stranger().post("/api/v1/accounts", mia).await.ok();
        let mia = app.with_token(joined["session_token"].as_str().unwrap());
        let goods = Purpose::ProductRecommendations;
        let refused = set(&mia, goods, true).await;
        assert_eq!(refused.to_string(), "403 this is never turned on for people under 18");
        set(&mia, goods, false).await.ok();
        set(&mia, Purpose::HealthMetrics, true).await.ok();
        let nino = with(form("Nino"), "country", "GE");
        let joined = app.stranger().post("/api/v1/accounts", nino).await.ok();
        let nino = app.with_token(joined["session_token"].as_str().unwrap());
        let refused = set(&nino, Purpose::HealthMetrics, true).await;
        assert_eq!(refused.body["code"], "consent_closed");
        let listed = nino.get("/api/v1/me/consents").await.ok();
        assert_eq!(listed["items"][0]["closed"], "in_writing");
        set(&nino, goods, true).await.ok();
    }

    #[tokio::test]
    async fn a_decision_that_makes_no_sense_is_refused() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let unknown =
            anna.put("/api/v1/me/consents/everything", decision(Purpose::Analytics, true));
        assert_eq!(unknown.await.to_string(), "404 there is no such purpose");
        let long = "1".repeat(41);
        for (field, value) in [
            ("screen", "toaster"),
            ("locale", "fr"),
            ("build", "<b>"),
            ("build", ""),
            ("build", long.as_str()),
        ] {
            let wrong = with(decision(Purpose::Analytics, true), field, value);
            let refused = anna.put("/api/v1/me/consents/analytics", wrong).await;
            assert_eq!(refused.status, 422, "{field}");
        }
        let longest = with(decision(Purpose::Analytics, true), "build", "1".repeat(40));
        anna.put("/api/v1/me/consents/analytics", longest).await.ok();
        let nowhere = anna.get("/api/v1/me/consents/history?after=yesterday").await;
        assert_eq!(nowhere.status, 422);
        assert_eq!(app.stranger().get("/api/v1/me/consents").await.status, 401);
        assert_eq!(app.stranger().get("/api/v1/me/consents/history").await.status, 401);
    }

    #[tokio::test]
    async fn everybody_may_read_the_words() {
        let app = start().await;
        let told = app.stranger().get("/api/v1/notices").await.ok();
        let items = told["items"].as_array().unwrap();
        assert_eq!(items.len(), notices::all().len());
        let core = items.iter().find(|notice| notice["id"] == notices::CORE).unwrap();
        assert_eq!(core["en_hash"], notices::core().hash("en"));
        assert!(core["ru"]["what"].as_str().unwrap().contains("дата рождения"));
    }

    #[tokio::test]
    async fn whatever_fails_a_decision_is_written_and_told_wholly_or_not_at_all() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let is_fault = |reply: &Reply| reply.status == 500 && reply.body["code"] == "internal";
        for (allowed, standing) in [(true, "allowed"), (false, "refused")] {
            let decide = async || set(&anna, Purpose::Analytics, allowed).await;
            let (decided, steps) = app.failing_at_each_step(decide, is_fault).await;
            assert_eq!(decided.ok()["standing"], standing);
            assert!(steps > 8, "{steps}");
        }
        assert_eq!(app.published(ConsentChanged::KIND).await, 2);
        for path in ["/api/v1/me/consents", "/api/v1/me/consents/history"] {
            let look = async || anna.get(path).await;
            let (told, steps) = app.failing_at_each_step(look, is_fault).await;
            assert!(told.status == 200 && steps > 1, "{path}: {told} after {steps}");
        }
        set(&anna, Purpose::Analytics, true).await.ok();
        let write =
            app.app.db.write(move |tx| tx.exec("UPDATE consent SET notice_version = 0", args![]));
        write.await.unwrap();
        // What ran out is written for each purpose by itself, and once, however often the job breaks off.
        let (db, now) = (app.app.db.clone(), app.clock.now());
        let mut steps = 0;
        while {
            let (ended, has_failed) = failing_at(steps + 1, expire::expire(&db, now)).await;
            assert_eq!(ended.is_err(), has_failed, "step {}", steps + 1);
            steps += u64::from(has_failed);
            has_failed
        } {
            assert_eq!(standing(&anna, Purpose::Analytics).await, "stale");
        }
        assert!(steps > 12, "{steps}");
        assert_eq!(app.number("SELECT COUNT(*) FROM consent_event").await, 4);
        assert_eq!(app.published(ConsentChanged::KIND).await, 4);
    }

    /// A listener that fails would hold a withdrawal back: the fact carries what it needs.
    #[tokio::test]
    async fn the_fact_says_what_and_whether() {
        let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let ear = heard.clone();
        let listeners = Listeners::none().on("ear", move |_, fact: &ConsentChanged, _| {
            ear.lock().unwrap().push((fact.purpose.clone(), fact.allowed));
            Ok(())
        });
        let door = std::sync::Arc::new(crate::Door::new());
        let app =
            TestApp::start_with(listeners, door, |_| crate::routes().split_for_parts().0).await;
        let anna = join(&app, "Anna").await;
        for allowed in [true, false] {
            set(&anna, Purpose::HealthMetrics, allowed).await.ok();
            app.settle().await;
        }
        let expected = [("health_metrics".to_owned(), true), ("health_metrics".to_owned(), false)];
        assert_eq!(*heard.lock().unwrap(), expected);
    }
}
