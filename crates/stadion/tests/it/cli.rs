//! The tools around the server, as somebody at a terminal meets them.
use std::process::Output;
use std::time::Duration;

use serde_json::Value;

use crate::support::{Person, Place, run_file, stadion, stderr, stdout, until};

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn setting(output: &Output, key: &str) -> (String, String) {
    let line = lines(output).into_iter().find(|line| line["key"] == key).unwrap();
    (line["value"].as_str().unwrap().to_owned(), line["source"].as_str().unwrap().to_owned())
}

#[test]
fn flags_beat_variables_which_beat_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = "listen = \"127.0.0.1:7001\"\nlog_level = \"warn\"\nproxies = 1\n";
    std::fs::write(folder.path().join("stadion.toml"), file).unwrap();
    let shown = stadion()
        .current_dir(folder.path())
        .args(["config", "--json", "--listen", "127.0.0.1:7003"])
        .envs([("STADION_LISTEN", "127.0.0.1:7002"), ("STADION_LOG_LEVEL", "debug")])
        .output()
        .unwrap();
    assert!(shown.status.success(), "{}", stderr(&shown));
    let told = |value: &str, source: &str| (value.to_owned(), source.to_owned());
    assert_eq!(setting(&shown, "listen"), told("127.0.0.1:7003", "--listen"));
    assert_eq!(setting(&shown, "log_level"), told("debug", "STADION_LOG_LEVEL"));
    assert_eq!(setting(&shown, "proxies"), told("1", "stadion.toml"));
    assert_eq!(setting(&shown, "data_dir"), told("stadion-data", "default"));
    assert_eq!(setting(&shown, "public_url").0, "http://localhost:7003");
}

#[test]
fn a_typing_error_in_the_file_ends_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("stadion.toml"), "# mine\nlissen = \"127.0.0.1:1\"\n")
        .unwrap();
    let serve = stadion().current_dir(folder.path()).arg("serve").output().unwrap();
    assert_eq!(serve.status.code(), Some(2));
    let told = stderr(&serve);
    assert!(
        told.contains("stadion.toml: line 2: there is no setting `lissen`; did you mean `listen`?"),
        "{told}"
    );
    assert!(!folder.path().join("stadion-data").exists(), "nothing was touched");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_greets_the_mail_server_and_sends_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |url: &str| {
        let output = stadion()
            .current_dir(folder.path())
            .args(["doctor", "--json", "--listen", "127.0.0.1:0"])
            .args(["--smtp-url", url, "--mail-from", "Stadion <mail@stadion.example>"])
            .output()
            .unwrap();
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
        let all = report["findings"].as_array().unwrap();
        let mail = all.iter().find(|one| one["check"] == "mail").unwrap();
        format!("{} {}", mail["verdict"].as_str().unwrap(), mail["says"].as_str().unwrap())
    };
    let server = testkit::mail::Catcher::start().await;
    assert_eq!(doctor(&server.url()), "ok the server of smtp_url takes mail");
    assert_eq!(server.count(), 0);
    let nobody = "warning the server of smtp_url: no connection, or it broke off";
    assert_eq!(doctor("smtp://127.0.0.1:9"), nobody);
}

#[test]
fn the_doctor_asks_each_provider_who_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |file: &str| {
        std::fs::write(folder.path().join("stadion.toml"), file).unwrap();
        let output = stadion()
            .current_dir(folder.path())
            .args(["doctor", "--json", "--listen", "127.0.0.1:0"])
            .output()
            .unwrap();
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
        let all = report["findings"].as_array().unwrap().clone();
        all.iter().map(|one| format!("{}: {}", one["check"], one["says"])).collect::<String>()
    };
    let table = "[[openid]]\nname = \"ours\"\nissuer = \"http://127.0.0.1:9\"\nclient_id = \"x\"\n";
    let said = doctor(&format!("{table}development = true\n"));
    assert!(said.contains("ours (http://127.0.0.1:9): no answer: its directory"), "{said}");
    assert!(said.contains("ours may run on this machine"), "{said}");
    let said = doctor(table);
    assert!(
        said.contains("line 1: [[openid]]: `issuer` of `ours`: it begins with https://"),
        "{said}"
    );
    let private = table.replace("http://127.0.0.1:9", "https://127.0.0.1:9");
    let said = doctor(&private);
    assert!(said.contains("ours (https://127.0.0.1:9): no answer"), "{said}");
}

#[test]
fn the_doctor_finds_what_is_wrong_and_names_the_fix() {
    let folder = tempfile::tempdir().unwrap();
    let doctor = |arguments: &[&str], variables: &[(&str, &str)]| {
        let output = stadion()
            .current_dir(folder.path())
            .args(["doctor", "--json", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
        (output.status.code().unwrap(), report)
    };
    let finding = |report: &Value, check: &str| {
        let all = report["findings"].as_array().unwrap();
        all.iter().find(|one| one["check"] == check).cloned().unwrap_or_default()
    };
    let (code, report) = doctor(&[], &[]);
    assert_eq!((code, &report["ok"]), (0, &Value::Bool(true)), "{report}");
    assert!(!folder.path().join("stadion-data").exists(), "a doctor changes nothing");

    let (code, report) = doctor(&["--database-url", "postgres://nobody@127.0.0.1:9/none"], &[]);
    assert_eq!(code, 1);
    assert_eq!(finding(&report, "database")["verdict"], "wrong");
    assert!(finding(&report, "database")["fix"].as_str().unwrap().contains("server running"));

    let (code, report) = doctor(&["--public-url", "http://stadion.example"], &[]);
    assert_eq!(code, 1);
    assert!(finding(&report, "public_url")["says"].as_str().unwrap().contains("not encrypted"));

    let (code, report) = doctor(&[], &[("STADION_LISTN", "x")]);
    assert_eq!(code, 0);
    assert!(
        finding(&report, "configuration")["says"].as_str().unwrap().contains("`listen`"),
        "{report}"
    );

    let (code, report) = doctor(&["--log-format", "xml"], &[]);
    assert_eq!(code, 1);
    let says = finding(&report, "configuration")["says"].as_str().unwrap().to_owned();
    assert!(says.contains("`log_format = xml` (from --log-format)"), "{says}");

    std::fs::write(folder.path().join("not.db"), "this is a diary, not a database").unwrap();
    let (code, report) = doctor(&["--database-url", "sqlite:not.db"], &[]);
    assert_eq!(code, 1, "{report}");
    assert_eq!(finding(&report, "database")["verdict"], "wrong", "{report}");
}

#[test]
fn inspect_tells_what_is_in_a_file_and_refuses_in_words() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("run.fit"), run_file("2026-05-06", 20.0, 1)).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "Dear diary").unwrap();
    let inspect = |arguments: &[&str]| {
        stadion().current_dir(folder.path()).arg("inspect").args(arguments).output().unwrap()
    };
    let good = inspect(&["run.fit", "--json"]);
    assert_eq!(good.status.code(), Some(0), "{}", stderr(&good));
    let found = &lines(&good)[0];
    assert_eq!(
        (&found["ok"], &found["kind"], &found["sport"]),
        (&true.into(), &"fit".into(), &"running".into())
    );
    assert_eq!(found["file"], "run.fit");
    assert!((found["distance_m"].as_f64().unwrap() - 3400.0).abs() < 900.0, "{found}");

    let mixed = inspect(&["run.fit", "notes.txt", "gone.fit", "--json"]);
    assert_eq!(mixed.status.code(), Some(1));
    let found = lines(&mixed);
    assert_eq!(found.len(), 3);
    assert!(found[1]["error"].as_str().unwrap().contains("not a recording"), "{}", found[1]);
    assert!(found[2]["error"].is_string());
    assert!(stdout(&inspect(&["run.fit"])).contains("running, from 2026-05-06T05:00:00Z"));
}

#[tokio::test]
async fn a_folder_is_imported_and_doing_it_again_changes_nothing() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let folder = place.folder.path().join("old");
    std::fs::create_dir_all(folder.join("2025")).unwrap();
    for seed in 0..4_u64 {
        let day = format!("2025-05-0{}", seed + 1);
        std::fs::write(folder.join(format!("2025/{seed}.fit")), run_file(&day, 10.0, seed))
            .unwrap();
    }
    std::fs::write(folder.join("notes.txt"), "Dear diary").unwrap();

    let import = || place.command(&["import", "--athlete", "@anna", "old"]).output().unwrap();
    let first = import();
    assert_eq!(first.status.code(), Some(1), "one file was refused: {}", stderr(&first));
    assert_eq!(stdout(&first).trim(), "4 recorded, 0 already here, 1 refused, 0 failed");
    assert!(
        stderr(&first).contains("old/notes.txt: This is not a recording"),
        "{}",
        stderr(&first)
    );
    assert_eq!(stdout(&import()).trim(), "0 recorded, 4 already here, 1 refused, 0 failed");
    assert_eq!(anna.activities(&server).await.len(), 4);
    // The server may hold the lane of these facts, and then it delivers them.
    until("the facts' delivery", Duration::from_secs(20), async || {
        anna.get(&server, "/api/v1/progress").await["experience"] != 0
    })
    .await;

    let nobody = place.command(&["import", "--athlete", "nobody", "old"]).output().unwrap();
    assert_eq!(nobody.status.code(), Some(3));
    assert!(stderr(&nobody).contains("no athlete with the handle nobody"), "{}", stderr(&nobody));
    let gone = place.command(&["import", "--athlete", "anna", "gone"]).output().unwrap();
    assert_eq!(gone.status.code(), Some(3));
}

#[tokio::test]
async fn migrate_says_what_it_did_and_the_second_time_that_there_is_nothing_to_do() {
    let place = Place::new().await;
    let migrate = || lines(&place.command(&["migrate", "--json"]).output().unwrap()).remove(0);
    let first = migrate();
    assert_eq!(first["applied"][0], "ground floor");
    let second = migrate();
    assert_eq!(second["schema"], first["schema"]);
    assert_eq!(second["applied"].as_array().unwrap().len(), 0);
    let parked = place.command(&["facts", "parked"]).output().unwrap();
    assert_eq!(stdout(&parked).trim(), "No fact is parked.");
    let retry = place.command(&["facts", "retry", "7"]).output().unwrap();
    assert_eq!(retry.status.code(), Some(3));
}

#[tokio::test]
async fn operators_are_made_at_the_command_line_and_nowhere_else() {
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let operator = |arguments: &[&str]| {
        let all: Vec<&str> = ["operator"].iter().chain(arguments).copied().collect();
        place.command(&all).output().unwrap()
    };
    assert!(stdout(&operator(&["list"])).starts_with("Nobody is an operator."));
    let added = operator(&["add", "@Anna"]);
    assert_eq!(stdout(&added).trim(), "@anna is an operator now: admin.", "{}", stderr(&added));
    assert!(stderr(&added).contains("operator_added"), "{}", stderr(&added));
    assert!(!stderr(&added).to_lowercase().contains("anna"), "no personal data in the log");
    let again = operator(&["add", "anna"]);
    assert_eq!(stdout(&again).trim(), "@anna was that already: admin.");
    assert_eq!(anna.get(&server, "/api/v1/me").await["is_operator"], true);
    let other = operator(&["add", "anna", "--role", "moderator"]);
    assert_eq!(stdout(&other).trim(), "@anna is an operator now: moderator.");
    let listed = &lines(&operator(&["list", "--json"]))[0];
    assert_eq!((&listed["handle"], &listed["role"]), (&"anna".into(), &"moderator".into()));
    assert_eq!(operator(&["add", "anna", "--role", "owner"]).status.code(), Some(2));
    let nobody = operator(&["add", "nobody"]);
    assert_eq!(nobody.status.code(), Some(3));
    assert!(stderr(&nobody).contains("no athlete with the handle nobody"), "{}", stderr(&nobody));
    assert_eq!(stdout(&operator(&["remove", "anna"])).trim(), "@anna is no operator any more.");
    assert_eq!(anna.get(&server, "/api/v1/me").await["is_operator"], false);
}

#[tokio::test]
async fn a_changed_a_missing_and_a_cut_row_of_the_audit_trail_are_found() {
    let place = Place::new().await;
    let server = place.start(&[]);
    Person::join(&server, "Anna").await;
    let operator = |arguments: &[&str]| {
        let all: Vec<&str> = ["operator"].iter().chain(arguments).copied().collect();
        assert!(place.command(&all).output().unwrap().status.success());
    };
    let verify = |head: Option<&str>| {
        let mut command = place.command(&["audit", "verify"]);
        if let Some(head) = head {
            command.args(["--head", head]);
        }
        command.output().unwrap()
    };
    for role in ["admin", "support", "moderator", "admin"] {
        operator(&["add", "anna", "--role", role]);
    }
    let whole = verify(None);
    assert_eq!(whole.status.code(), Some(0), "{}", stderr(&whole));
    let noted = stdout(&whole).trim().rsplit(' ').next().unwrap().to_owned();
    assert!(noted.starts_with("4:"), "{noted}");
    operator(&["remove", "anna"]);
    assert_eq!(verify(Some(&noted)).status.code(), Some(0), "a head lies on the trail for ever");
    assert_eq!(verify(Some("four")).status.code(), Some(2));

    let db = kernel::Db::open(&kernel::db::DbOptions::new(&*place.database_url)).await.unwrap();
    // Each meddler undoes what the one before did, so that each is found for what they did.
    let meddle = async |sql: &'static str, said: &str| {
        db.write(move |tx| tx.exec(sql, kernel::args![])).await.unwrap();
        let found = verify(Some(&noted));
        assert_eq!(found.status.code(), Some(1), "{sql}");
        assert!(stderr(&found).contains(said), "{sql}: {}", stderr(&found));
    };
    meddle("UPDATE audit_entry SET thing = 'admin' WHERE entry_no = 2", "row 2 was changed").await;
    meddle(
        "UPDATE audit_entry SET thing = CASE entry_no WHEN 2 THEN 'support' ELSE thing END, entry_no = entry_no + 1000
         WHERE entry_no IN (2, 3)",
        "row 2 is missing",
    )
    .await;
    db.write(|tx| {
        tx.exec(
            "UPDATE audit_entry SET entry_no = entry_no - 1000 WHERE entry_no > 1000",
            kernel::args![],
        )
    })
    .await
    .unwrap();
    assert_eq!(verify(Some(&noted)).status.code(), Some(0), "all is as it was");
    meddle(
        "DELETE FROM audit_entry WHERE entry_no = 5",
        "the trail ends at row 4, but 5 were written",
    )
    .await;
    // Who also writes the head anew is found by the head that was kept elsewhere.
    db.write(|tx| {
        tx.exec("DELETE FROM audit_entry WHERE entry_no > 3", kernel::args![])?;
        tx.exec(
            "UPDATE audit_head SET entry_no = 3, hash = (SELECT hash FROM audit_entry WHERE entry_no = 3)",
            kernel::args![],
        )
    })
    .await
    .unwrap();
    assert_eq!(verify(None).status.code(), Some(0), "by itself it is whole");
    assert!(stderr(&verify(Some(&noted))).contains("the trail ends at row 3, but 4 were written"));
    operator(&["add", "anna", "--role", "support"]);
    assert!(stderr(&verify(Some(&noted))).contains("the trail was written anew"));
}

#[test]
fn small_tools_print_to_stdout_alone() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        |arguments: &[&str]| stadion().current_dir(folder.path()).args(arguments).output().unwrap();
    for arguments in
        [&["completions", "bash"][..], &["openapi"], &["config", "--example"], &["--version"]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{arguments:?}");
    }
    let sample = run(&[
        "sample-file",
        "--out",
        "a.fit",
        "--sport",
        "ride",
        "--country",
        "de",
        "--minutes",
        "30",
    ]);
    assert_eq!(sample.status.code(), Some(0), "{}", stderr(&sample));
    let found = run(&["inspect", "a.fit", "--json"]);
    assert_eq!(lines(&found)[0]["sport"], "cycling");
    assert_eq!(run(&["sample-file", "--out", "b.fit", "--country", "XX"]).status.code(), Some(2));
    assert_eq!(run(&["no-such-command"]).status.code(), Some(2));
    for command in [
        "serve",
        "import",
        "inspect",
        "migrate",
        "facts",
        "operator",
        "audit",
        "doctor",
        "config",
        "completions",
        "demo",
    ] {
        let help = run(&[command, "--help"]);
        assert!(help.status.success() && stdout(&help).contains("Usage:"), "{command}");
    }
}
