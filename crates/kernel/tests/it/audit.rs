//! Rows of the audit trail that somebody touched are found, wherever and however.
use kernel::audit::{self, Entry, Fault, Head};
use kernel::{AthleteId, Timestamp, args};
use testkit::TestApp;

const ACTS: [&str; 4] = ["hide_content", "ask_access", "confirm_ban", "report_breach"];

async fn trail() -> TestApp {
    let routes = utoipa_axum::router::OpenApiRouter::new();
    let app = TestApp::start(routes, kernel::facts::Listeners::none()).await;
    let write = app.app.db.write(|tx| {
        for (at, act) in ACTS.iter().enumerate() {
            let entry = Entry { reason: Some("because"), ..Entry::at_console(act) };
            audit::append(tx, &entry, Timestamp(at as i64))?;
        }
        Ok(())
    });
    write.await.unwrap();
    app
}

async fn verify(app: &TestApp, noted: Option<Head>) -> Result<Head, Fault> {
    app.app.db.read(move |tx| audit::verify(tx, noted.as_ref())).await.unwrap()
}

#[tokio::test]
async fn whoever_touches_a_row_of_the_trail_is_found() {
    let app = trail().await;
    let whole = verify(&app, None).await.unwrap();
    assert_eq!(whole.entry_no, 4);
    assert_eq!(verify(&app, Some(whole.clone())).await, Ok(whole.clone()));
    // Each of them undoes what the one before did.
    let meddle = async |sql: &'static str| {
        app.app.db.write(move |tx| tx.exec(sql, args![])).await.unwrap();
        verify(&app, Some(whole.clone())).await
    };
    let changed = meddle("UPDATE audit_entry SET act = 'nothing' WHERE entry_no = 2").await;
    assert_eq!(changed, Err(Fault::Changed(2)));
    let healed = meddle("UPDATE audit_entry SET act = 'ask_access' WHERE entry_no = 2").await;
    assert_eq!(healed, Ok(whole.clone()));
    let head = meddle("UPDATE audit_head SET hash = 'another'").await;
    assert_eq!(head, Err(Fault::Changed(4)));
    let cut = meddle("DELETE FROM audit_entry WHERE entry_no = 4").await;
    assert_eq!(cut, Err(Fault::Cut { last: 3, told: 4 }));
    let sql = "UPDATE audit_head SET entry_no = 3,
               hash = (SELECT hash FROM audit_entry WHERE entry_no = 3)";
    assert_eq!(
        meddle(sql).await,
        Err(Fault::Cut { last: 3, told: 4 }),
        "the noted head knows more"
    );
    assert_eq!(verify(&app, None).await.map(|head| head.entry_no), Ok(3), "alone it is whole");
    let again = app.app.db.write(|tx| audit::append(tx, &Entry::at_console("other"), Timestamp(9)));
    again.await.unwrap();
    assert_eq!(verify(&app, Some(whole.clone())).await, Err(Fault::Rewritten(4)));
    let missing = meddle("DELETE FROM audit_entry WHERE entry_no = 1").await;
    assert_eq!(missing, Err(Fault::Missing(1)));
}

#[tokio::test]
async fn a_long_trail_is_read_to_its_end() {
    let app = trail().await;
    let write = app.app.db.write(|tx| {
        for at in 5..=1_001 {
            audit::append(tx, &Entry::at_console("look"), Timestamp(at))?;
        }
        Ok(())
    });
    write.await.unwrap();
    assert_eq!(verify(&app, None).await.map(|head| head.entry_no), Ok(1_001));
    let sql = "UPDATE audit_entry SET act = 'book' WHERE entry_no = 1001";
    app.app.db.write(move |tx| tx.exec(sql, args![])).await.unwrap();
    assert_eq!(verify(&app, None).await, Err(Fault::Changed(1_001)));
}

#[tokio::test]
async fn the_person_concerned_reads_what_is_not_held_back() {
    let app = trail().await;
    let anna = AthleteId::new();
    let write = app.app.db.write(move |tx| {
        for act in ["look_at_account", "close_account"] {
            let entry = Entry { about: Some(anna), ..Entry::at_console(act) };
            audit::append(tx, &entry, Timestamp(5))?;
        }
        Ok(())
    });
    write.await.unwrap();
    let read = async |held: Option<bool>| {
        let act = app.app.db.write(move |tx| {
            if let Some(is_held) = held {
                audit::hold(tx, 5, is_held, Timestamp(6))?;
            }
            assert_eq!(audit::is_held(tx, 5)?, held == Some(true));
            assert!(audit::exists(tx, 5)? && !audit::exists(tx, 7)?);
            let rows = audit::list_about(tx, anna, i64::MAX, 10)?;
            Ok(rows.into_iter().map(|row| row.act).collect::<Vec<_>>())
        });
        act.await.unwrap()
    };
    assert_eq!(read(None).await, ["close_account", "look_at_account"]);
    assert_eq!(read(Some(true)).await, ["close_account"]);
    assert_eq!(read(Some(false)).await, ["close_account", "look_at_account"]);
    let all = app.app.db.read(|tx| audit::list(tx, 3, 1)).await.unwrap();
    assert_eq!((all.len(), all[0].entry_no, all[0].act.as_str()), (1, 2, "ask_access"));
}
