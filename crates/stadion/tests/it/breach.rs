//! Data got out: the incident lead finds whom it concerns, and which clocks run.
use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use kernel::db::DbOptions;
use kernel::{AthleteId, Db, Timestamp, args};
use serde_json::Value;
use stadion::breach::troves;

use crate::support::{Place, stderr, stdout};

/// Ten hours ago, so that Germany has 62 hours left and Canada 14.
fn ten_hours_ago() -> String {
    kernel::Clock::default().now().plus_ms(-10 * 60 * 60 * 1_000).to_string()
}

struct Somebody {
    handle: &'static str,
    country: &'static str,
    zone: &'static str,
    birth_on: &'static str,
    created_at: &'static str,
    email_proven: bool,
}

const PEOPLE: &[Somebody] = &[
    Somebody {
        handle: "anna",
        country: "DE",
        zone: "Europe/Berlin",
        birth_on: "1990-01-01",
        created_at: "2026-01-01T00:00:00Z",
        email_proven: true,
    },
    Somebody {
        handle: "ben",
        country: "DE",
        zone: "Europe/Berlin",
        birth_on: "2010-01-01",
        created_at: "2026-01-01T00:00:00Z",
        email_proven: false,
    },
    Somebody {
        handle: "chloe",
        country: "CA",
        zone: "America/Toronto",
        birth_on: "1990-01-01",
        created_at: "2026-01-01T00:00:00Z",
        email_proven: true,
    },
    Somebody {
        handle: "zoe",
        country: "XX",
        zone: "UTC",
        birth_on: "1990-01-01",
        created_at: "2026-06-01T00:00:00Z",
        email_proven: true,
    },
];

/// A place with these people; Anna has a zone, Chloe measures of her body and a session of the first of May.
async fn place() -> Place {
    let place = Place::new().await;
    let migrated = place.command(&["migrate"]).output().unwrap();
    assert!(migrated.status.success(), "{}", stderr(&migrated));
    let db = Db::open(&DbOptions::new(&*place.database_url)).await.unwrap();
    for person in PEOPLE {
        let created_at: Timestamp = person.created_at.parse().unwrap();
        let write = db.write(move |tx| {
            let id = AthleteId::new();
            tx.exec(
                "INSERT INTO athlete (athlete_id, handle, name, country, time_zone, language, units, birth_on,
                                      default_audience, created_at)
                 VALUES ($1, $2, 'Somebody', $3, $4, 'en', 'metric', $5, 'friends', $6)",
                args![id, person.handle, person.country, person.zone, person.birth_on, created_at],
            )?;
            tx.exec(
                "INSERT INTO account (athlete_id, email, created_at, email_proven_at)
                 VALUES ($1, $2, $3, $4)",
                args![
                    id,
                    format!("{}@example.org", person.handle),
                    created_at,
                    person.email_proven.then_some(created_at)
                ],
            )?;
            if person.handle == "anna" {
                tx.exec(
                    "INSERT INTO privacy_declined (athlete_id, declined_id, latitude_deg, longitude_deg)
                     VALUES ($1, $2, 52.5, 13.4)",
                    args![id, AthleteId::new()],
                )?;
            }
            if person.handle == "chloe" {
                tx.exec(
                    "INSERT INTO body (athlete_id, revision, weight_kg, changed_at) VALUES ($1, 1, 60.0, $2)",
                    args![id, created_at],
                )?;
                let used_at: Timestamp = "2026-05-01T12:00:00Z".parse().unwrap();
                tx.exec(
                    "INSERT INTO session (athlete_id, session_id, token_hash, device, created_at, last_used_at)
                     VALUES ($1, $2, $3, 'phone', $4, $4)",
                    args![id, AthleteId::new(), vec![7u8; 32], used_at],
                )?;
            }
            Ok(())
        });
        write.await.unwrap();
    }
    db.close().await;
    place
}

fn report(place: &Place, more: &[&str]) -> Output {
    let known_at = ten_hours_ago();
    let mut arguments = vec!["breach", "report", "--known-at", &known_at];
    arguments.extend(more);
    place.command(&arguments).output().unwrap()
}

/// Country, people, minors, with a proven address.
fn told(output: &Output) -> Vec<(String, u64, u64, u64)> {
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let countries = report["countries"].as_array().unwrap().iter();
    let number = |country: &Value, name: &str| country[name].as_u64().unwrap();
    countries
        .map(|country| {
            (
                country["country"].as_str().unwrap().to_owned(),
                number(country, "people"),
                number(country, "minors"),
                number(country, "with_proven_address"),
            )
        })
        .collect()
}

fn line(country: &str, people: u64, minors: u64, reachable: u64) -> (String, u64, u64, u64) {
    (country.to_owned(), people, minors, reachable)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lead_learns_whom_it_concerns_and_what_is_left_and_leaves_a_line() {
    let place = place().await;
    let everybody = report(&place, &["--everybody", "--json"]);
    assert_eq!(everybody.status.code(), Some(0), "{}", stderr(&everybody));
    assert_eq!(
        told(&everybody),
        [line("CA", 1, 0, 1), line("DE", 2, 1, 1), line("XX", 1, 0, 1)],
        "the tightest clock comes first: Quebec's 24 hours"
    );
    let json: Value = serde_json::from_slice(&everybody.stdout).unwrap();
    let (canada, germany) = (&json["countries"][0], &json["countries"][1]);
    assert_eq!((&canada["authority_h"], &germany["authority_h"]), (&24.into(), &72.into()));
    let left = |country: &Value| country["left_min"].as_i64().unwrap();
    assert!((13 * 60 + 50..=14 * 60).contains(&left(canada)), "{canada}");
    assert!((61 * 60 + 50..=62 * 60).contains(&left(germany)), "{germany}");
    assert_eq!(germany["people_rule"], "high_risk_without_delay");
    assert!(germany["due_at_local"].as_str().unwrap().ends_with("[Europe/Berlin]"), "{germany}");

    let text = report(&place, &["--everybody"]);
    let text = stdout(&text);
    assert!(text.starts_with("4 people in 3 countries, 1 of them minors: everybody."), "{text}");
    assert!(text.contains("DE  Germany: 2 people, 1 minors, 1 with a proven address"), "{text}");
    assert!(text.contains("people: high_risk_without_delay; launch: open"), "{text}");
    let late = place
        .command(&["breach", "report", "--known-at", "2020-01-01T00:00:00Z", "--everybody"])
        .output()
        .unwrap();
    assert!(stdout(&late).contains("OVER since"), "{}", stdout(&late));

    let verify = place.command(&["audit", "verify"]).output().unwrap();
    assert!(stdout(&verify).contains("elsewhere: 3:"), "a line each: {}", stdout(&verify));
    let db = Db::open(&DbOptions::new(&*place.database_url)).await.unwrap();
    let row = db.read(|tx| kernel::audit::list(tx, i64::MAX, 1)).await.unwrap().remove(0);
    assert_eq!((row.role.as_str(), row.act.as_str()), ("console", "report_breach"));
    assert_eq!(row.thing.as_deref(), Some("everybody"));
    assert!(row.reason.unwrap().ends_with("4 people in 3 countries"));
    db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_it_concerns_is_said_by_list_by_window_by_class_and_by_table() {
    let place = place().await;
    let check = |more: &[&str], expected: &[&(String, u64, u64, u64)]| {
        let found = report(&place, &[more, &["--json"]].concat());
        assert_eq!(found.status.code(), Some(0), "{more:?}: {}", stderr(&found));
        assert_eq!(told(&found).iter().collect::<Vec<_>>(), expected, "{more:?}");
    };
    let (chloe, anna) = (line("CA", 1, 0, 1), line("DE", 1, 0, 1));
    check(&["--holding", "health"], &[&chloe]);
    check(&["--holding", "location"], &[&anna]);
    check(&["--holding", "location", "--holding", "health"], &[&chloe, &anna]);
    check(&["--touched", "body"], &[&chloe]);
    check(&["--holding", "credential"], &[&chloe]);
    let window = ["--signed-in", "--since", "2026-04-30T00:00:00Z", "--until"];
    check(&[&window[..], &["2026-05-02T00:00:00Z"]].concat(), &[&chloe]);
    check(&["--signed-in", "--since", "2026-05-02T00:00:00Z"], &[]);
    check(&["--signed-in", "--until", "2026-04-30T00:00:00Z"], &[]);
    // Zoe joined in June.
    let until = ["--everybody", "--until", "2026-05-31T00:00:00Z"];
    check(&until, &[&chloe, &line("DE", 2, 1, 1)]);

    let list = place.folder.path().join("list.txt");
    std::fs::write(&list, "# from the log\n@Anna\nchloe\n\nnobody_here\n").unwrap();
    let listed = report(&place, &["--json", "--athletes", list.to_str().unwrap()]);
    assert_eq!(listed.status.code(), Some(1), "one of the list was not found");
    assert_eq!(told(&listed), [chloe, anna]);
    let json: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!((&json["unknown"], &json["concerned"]), (&1.into(), &"a list of 3".into()));

    let nobody = report(&place, &[]);
    assert_eq!(nobody.status.code(), Some(2), "whom it concerns must be said");
    let wrong = report(&place, &["--touched", "gear"]);
    assert!(stderr(&wrong).contains("these do: account, activity"), "{}", stderr(&wrong));
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_go_into_a_new_file_for_one_pair_of_eyes_and_only_proven_ones() {
    let place = place().await;
    let file = place.folder.path().join("to_tell.jsonl");
    let path = file.to_str().unwrap();
    let written = report(&place, &["--everybody", "--addresses", path]);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    assert!(!stdout(&written).contains('@'), "no address is printed");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let text = std::fs::read_to_string(&file).unwrap();
    let lines: BTreeSet<&str> = text.lines().collect();
    let expected = [
        r#"{"country":"CA","email":"chloe@example.org","language":"en"}"#,
        r#"{"country":"DE","email":"anna@example.org","language":"en"}"#,
        r#"{"country":"XX","email":"zoe@example.org","language":"en"}"#,
    ];
    assert_eq!(lines, BTreeSet::from(expected));
    let again = report(&place, &["--everybody", "--addresses", path]);
    assert_eq!(again.status.code(), Some(3), "a file that is there is left alone");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    let db = Db::open(&DbOptions::new(&*place.database_url)).await.unwrap();
    let row = db.read(|tx| kernel::audit::list(tx, i64::MAX, 1)).await.unwrap().remove(0);
    assert!(row.reason.unwrap().ends_with("; addresses were written"));
    db.close().await;
}

#[tokio::test]
async fn every_trove_is_asked_in_words_that_its_engine_knows() {
    let app = crate::journey::whole_stadion().await;
    let anna = crate::journey::join(&app, "Anna", "IT").await;
    let id: AthleteId = anna.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap();
    let nil = AthleteId(kernel::ids::Uuid::nil());
    let ask = app.app.db.read(move |tx| {
        let mut found = BTreeSet::new();
        for trove in troves::TROVES {
            let holders = trove.holders(tx, nil, id)?;
            assert!(holders.iter().all(|holder| *holder == id));
            if !holders.is_empty() {
                found.insert(trove.table);
            }
        }
        Ok(found)
    });
    assert_eq!(ask.await.unwrap(), BTreeSet::from(["account", "session"]));
}

/// Tables that hold something of a class and are found by a neighbour in whose key the athlete comes first, or belong to
/// nobody.
const NOT_BY_ATHLETE: &[&str] = &[
    "app",
    "app_device_word",
    "ceremony",
    "challenge",
    // Tells nothing of whom it was about.
    "erased",
    // Minutes on the way to a provider.
    "openid_flow",
    // Beside openid_connection and passkey.
    "openid_subject",
    "passkey_credential",
    "shop",
    // They open a friendship or a group, and nobody's account.
    "social_friend_invitation",
    "social_group_invitation",
];

#[test]
fn no_table_that_holds_what_is_worst_to_lose_is_forgotten() {
    let map = include_str!("../../../schema/data_map.txt");
    let (_, columns) = map.split_once("[column]").unwrap();
    let mut tagged = BTreeSet::new();
    for row in columns.lines().filter(|row| !row.starts_with('#')) {
        let mut parts = row.split(" | ");
        let (Some(column), Some(class)) = (parts.next(), parts.next()) else { continue };
        let table = column.split('.').next().unwrap();
        if ["health", "location", "credential"].contains(&class) && !NOT_BY_ATHLETE.contains(&table)
        {
            tagged.insert((table, class));
        }
    }
    let known = troves::TROVES
        .iter()
        .flat_map(|trove| trove.classes.iter().map(|class| (trove.table, *class)));
    let known: BTreeSet<_> = known.collect();
    let forgotten: Vec<_> = tagged.difference(&known).collect();
    assert!(
        forgotten.is_empty(),
        "say in stadion/src/breach/troves.rs how their people are found: {forgotten:?}"
    );
    let gone: Vec<_> = known.difference(&tagged).collect();
    assert!(gone.is_empty(), "these hold nothing of the kind any more: {gone:?}");
}
