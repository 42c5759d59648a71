//! The disk dies, and a backup comes back: with everybody who stayed, and without whoever left.
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::db::DbOptions;
use kernel::{Db, args};
use serde_json::{Value, json};

use crate::erasure::{below, finds, rows_as_text};
use crate::support::{
    PASSWORD, Person, Place, Server, allow_heart_rate, run_file, send, stderr, stdout, until,
};

const RECEIPT: &str = "q7k2m9x4c8v1b6n3z5p0";

/// Runs the program in a place; the exit code and what it said.
fn run(place: &Place, arguments: &[&str]) -> (i32, String) {
    let output = place.command(arguments).output().unwrap();
    (output.status.code().unwrap(), stdout(&output) + &stderr(&output))
}

/// Where the last backup and its keys are.
struct Copies {
    folder: tempfile::TempDir,
}

impl Copies {
    fn make(&self, place: &Place) -> (PathBuf, PathBuf) {
        let (to, keys) = (self.folder.path().join("data"), self.folder.path().join("keys"));
        let to = ["backup", "--to", to.to_str().unwrap(), "--keys-to", keys.to_str().unwrap()];
        let (code, told) = run(place, &to);
        assert_eq!(code, 0, "{told}");
        let at = |what: &str| {
            let line = told.lines().find(|line| line.starts_with(what)).unwrap();
            PathBuf::from(line.trim_start_matches(what).split(" (").next().unwrap().trim())
        };
        (at("Backup:"), at("Keys:"))
    }
}

/// Somebody asked to be erased a week ago, as the clock of the database has it.
async fn let_a_week_pass(place: &Place, column: &'static str) {
    let db = Db::open(&DbOptions::new(place.database_url.clone())).await.unwrap();
    let sql = match column {
        "due_at" => "UPDATE erasure SET due_at = 1",
        _ => "UPDATE erasure SET clean_at = 1",
    };
    assert_eq!(db.write(move |tx| tx.exec(sql, args![])).await.unwrap(), 1);
    db.close().await;
}

async fn is_clean(place: &Place) -> bool {
    let db = Db::open(&DbOptions::new(place.database_url.clone())).await.unwrap();
    let look = db.read(|tx| {
        tx.list::<(i64,)>("SELECT clean_at FROM erasure WHERE clean_at IS NOT NULL", args![])
    });
    let found = look.await.unwrap();
    db.close().await;
    !found.is_empty()
}

async fn erased(server: &Server) -> String {
    let body = json!({ "receipt": RECEIPT }).to_string();
    let headers = [("content-type", "application/json")];
    let answer =
        server.client().send("POST", "/api/v1/erasures/receipt", &headers, body).await.unwrap();
    let body: Value = serde_json::from_slice(&answer.body).unwrap();
    body["state"].as_str().unwrap_or_default().to_owned()
}

fn give_region_key(from: &Place, to: &Place) {
    let data = |place: &Place| place.folder.path().join("data");
    std::fs::create_dir_all(data(to)).unwrap();
    std::fs::copy(data(from).join("region.key"), data(to).join("region.key")).unwrap();
}

fn restore(place: &Place, from: &Path, keys: &Path) -> (i32, String) {
    run(place, &["restore", "--from", from.to_str().unwrap(), "--keys", keys.to_str().unwrap()])
}

#[tokio::test]
async fn an_old_backup_brings_back_who_stayed_and_nobody_who_left() {
    let place = Place::new().await;
    let copies = Copies { folder: tempfile::tempdir().unwrap() };
    let server = place.start(&[]);
    let anna = Person::join(&server, "Quokkamark").await;
    let boris = Person::join(&server, "Boris").await;
    for who in [&anna, &boris] {
        allow_heart_rate(&server, who, true).await;
        assert_eq!(who.upload(&server, run_file("2026-05-06", 30.0, 1)).await.0, 201);
    }
    let run_of_boris = boris.activities(&server).await[0].clone();
    let path = format!("/api/v1/activities/{run_of_boris}");
    let before = boris.get(&server, &path).await;
    assert!(before["avg_heart_rate_bpm"].is_number());

    // While it is used.
    let (old, old_keys) = copies.make(&place);
    assert_eq!(boris.upload(&server, run_file("2026-05-07", 20.0, 2)).await.0, 201);
    allow_heart_rate(&server, &boris, false).await;
    let ask = json!({ "handle": "quokkamark", "receipt": RECEIPT });
    assert_eq!(send(&server, &anna, "POST", "/api/v1/me/erasure", &ask).await.0, 202);
    let mut logs = vec![("the log before".to_owned(), server.log())];
    assert_eq!(server.stop(), 0);
    let_a_week_pass(&place, "due_at").await;
    let server = place.start(&[]);
    until("nothing of her is left", Duration::from_secs(30), async || is_clean(&place).await).await;
    assert_eq!(erased(&server).await, "erasing");
    assert_eq!(server.stop(), 0);
    let_a_week_pass(&place, "clean_at").await;
    let server = place.start(&[]);
    until("she is erased", Duration::from_secs(30), async || erased(&server).await == "erased")
        .await;
    logs.push(("the log of erasing".to_owned(), server.log()));
    assert_eq!(finds(&logs, b"is ready").len(), 2, "logs can be read at all");
    assert_eq!(finds(&logs, b"quokkamark"), [""; 0]);
    let (new, new_keys) = copies.make(&place);
    assert_eq!(server.stop(), 0);

    // The keys are of the new backup; the data is the old one.
    let back = Place::new().await;
    let (code, told) = restore(&back, &old, &new_keys);
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("the key of the region is needed first"), "{told}");
    give_region_key(&place, &back);
    let (code, told) = restore(&back, &new, &old_keys);
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("these keys are older than the backup"), "{told}");
    let (code, told) = restore(&back, &old, &new_keys);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("1 who were erased since are erased again"), "{told}");
    let (code, told) = restore(&back, &old, &new_keys);
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("a backup is put into an empty place"), "{told}");

    // Nothing of her is anywhere in what came back.
    let mut all = Vec::new();
    below(&back.folder.path().join("data"), &mut all);
    if let Some(path) = back.database_url.strip_prefix("sqlite:") {
        below(Path::new(path).parent().unwrap(), &mut all);
    }
    let db = Db::open(&DbOptions::new(back.database_url.clone())).await.unwrap();
    rows_as_text(&db, &mut all).await;
    db.close().await;
    assert!(!finds(&all, b"boris").is_empty(), "marks can be found at all");
    assert_eq!(finds(&all, b"quokkamark"), [""; 0]);

    let server = back.start(&[]);
    let who = json!({ "email": "quokkamark@example.org", "password": PASSWORD }).to_string();
    let headers = [("content-type", "application/json")];
    let knocks = server.client().send("POST", "/api/v1/sessions", &headers, who).await.unwrap();
    assert_eq!(knocks.status, 401);
    let old_session =
        boris.send(&mut server.client(), "GET", "/api/v1/me", Vec::new()).await.unwrap();
    assert_eq!(old_session.0, 401, "sessions of then open nothing");
    let boris = Person::sign_in(&server, "boris@example.org", PASSWORD).await;
    assert_eq!(boris.activities(&server).await, [run_of_boris], "as of the backup");
    until("his heart rate is out again", Duration::from_secs(30), async || {
        boris.get(&server, &path).await.get("avg_heart_rate_bpm").is_none()
    })
    .await;
    let streams = boris.get(&server, &format!("{path}/streams")).await;
    assert!(streams["points"].as_u64().unwrap() > 100, "his files open: {streams}");
    assert_eq!(server.stop(), 0);
}

#[tokio::test]
async fn a_backup_is_proven_good_and_a_flipped_byte_in_it_is_found() {
    let place = Place::new().await;
    let copies = Copies { folder: tempfile::tempdir().unwrap() };
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    for seed in 1..4 {
        let day = format!("2026-05-0{seed}");
        assert_eq!(anna.upload(&server, run_file(&day, 20.0, seed)).await.0, 201);
    }
    assert_eq!(server.stop(), 0);
    let (backup, keys) = copies.make(&place);
    let scratch = Place::new().await;
    let prove = |scratch: &Place| {
        let mut arguments = vec![
            "prove-backup",
            "--json",
            "--from",
            backup.to_str().unwrap(),
            "--keys",
            keys.to_str().unwrap(),
        ];
        if scratch.database_url.starts_with("postgres") {
            arguments.extend(["--scratch", &scratch.database_url]);
        }
        run(&place, &arguments)
    };
    let (code, told) = prove(&scratch);
    assert_eq!(code, 0, "{told}");
    let proof: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&proof["athletes"], &proof["activities"]), (&json!(1), &json!(3)));
    assert_eq!((&proof["files_opened"], &proof["faults"]), (&json!(6), &json!([])));

    // Nobody who finds the folder reads anything.
    let mut all = Vec::new();
    below(copies.folder.path(), &mut all);
    for mark in [b"anna".as_slice(), b"example.org", b"argon2", b".FIT"] {
        assert_eq!(finds(&all, mark), [""; 0]);
    }

    // Twice: what did not change is there once.
    std::thread::sleep(Duration::from_millis(1_100));
    let (second, _) = copies.make(&place);
    let names = stadion_files(&second);
    assert_eq!(names.len(), 6);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        assert!(names.iter().all(|path| std::fs::metadata(path).unwrap().nlink() == 2));
    }

    let victim = &stadion_files(&backup)[0];
    let mut bytes = std::fs::read(victim).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(victim, bytes).unwrap();
    let (code, told) = prove(&Place::new().await);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("1 files of this backup are missing or damaged"), "{told}");

    let sealed = backup.join("database.sealed");
    let mut bytes = std::fs::read(&sealed).unwrap();
    bytes[1_000] ^= 1;
    std::fs::write(&sealed, bytes).unwrap();
    let (code, told) = prove(&Place::new().await);
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("database.sealed is damaged"), "{told}");
}

fn stadion_files(backup: &Path) -> Vec<PathBuf> {
    let mut files = crate::support::files_below(&backup.join("files"));
    files.sort();
    files
}

#[tokio::test]
async fn an_installation_opens_with_its_own_key_only_and_not_with_half_a_restore() {
    let place = Place::new().await;
    let server = place.start(&[]);
    assert_eq!(server.stop(), 0);
    let data = place.folder.path().join("data");
    std::fs::write(data.join("restore.unfinished"), "").unwrap();
    let (code, told) = run(&place, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(code, 3);
    assert!(told.contains("put the backup back again"), "{told}");
    std::fs::remove_file(data.join("restore.unfinished")).unwrap();

    std::fs::write(data.join("region.key"), format!("{}\n", "ab".repeat(32))).unwrap();
    let (code, told) = run(&place, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(code, 3);
    assert!(told.contains("written under another key of the region"), "{told}");
    std::fs::write(data.join("region.key"), "a poem\n").unwrap();
    let (code, told) = run(&place, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(code, 3);
    assert!(told.contains("must be 64 hexadecimal digits"), "{told}");

    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let (code, told) = run(&place, &["backup", "--to", to, "--keys-to", to]);
    assert_ne!(code, 0, "{told}");
}

#[tokio::test]
async fn a_careless_backup_is_refused() {
    let place = Place::new().await;
    let server = place.start(&[]);
    assert_eq!(server.stop(), 0);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().to_str().unwrap();
    let inside = folder.path().join("keys");
    let (code, told) = run(&place, &["backup", "--to", to, "--keys-to", inside.to_str().unwrap()]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("the keys go into a folder of their own"), "{told}");
    let elsewhere = tempfile::tempdir().unwrap();
    let keys = elsewhere.path().to_str().unwrap();
    let (code, told) = run(&place, &["backup", "--to", to, "--keys-to", keys, "--keep-days", "36"]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("kept for 1 to 35 days"), "{told}");
}
