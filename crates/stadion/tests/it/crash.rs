//! kill -9 in the middle of an import: what was acknowledged is there exactly once, and nothing is half there.
use std::collections::HashSet;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{Person, Place, Server, files_below, metric, run_file, stdout, until};

/// Files of the import; each has samples of a few minutes.
const FILES: usize = 1000;
const CLIENTS: usize = 8;

/// Small recordings, all different.
fn files(count: usize) -> Arc<Vec<Vec<u8>>> {
    let make = |index: usize| {
        let on = kernel::Day(jiff::civil::date(2022, 1, 1)).plus_days(index as i64);
        run_file(&on.to_string(), 2.0, index as u64)
    };
    Arc::new((0..count).map(make).collect())
}

/// Uploads with several clients until all is done or the process is gone. `halt_at` kills it after so many
/// acknowledgements. Gives the acknowledged files with the ids they got.
async fn upload_all(
    server: Server,
    person: &Person,
    files: &Arc<Vec<Vec<u8>>>,
    halt_at: usize,
) -> (Option<Server>, Vec<(usize, String)>) {
    let next = Arc::new(AtomicUsize::new(0));
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let (next, acknowledged, files) = (next.clone(), acknowledged.clone(), files.clone());
        let mut client = server.client();
        let person = Person { handle: person.handle.clone(), token: person.token.clone() };
        clients.push(tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(bytes) = files.get(index) else { return mine };
                let sent =
                    person.send(&mut client, "POST", "/api/v1/activities", bytes.clone()).await;
                let Ok((status, body)) = sent else { return mine };
                assert!(matches!(status, 200 | 201), "{status} {body}");
                let id = body["activities"][0]["id"].as_str().unwrap().to_owned();
                mine.push((index, id));
                acknowledged.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    let mut server = Some(server);
    while clients.iter().any(|client| !client.is_finished()) {
        if acknowledged.load(Ordering::Relaxed) >= halt_at
            && let Some(server) = server.take()
        {
            server.kill();
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let mut all = Vec::new();
    for client in clients {
        all.extend(client.await.unwrap());
    }
    (server, all)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_kill_9_during_a_thousand_uploads_each_file_is_there_exactly_once() {
    let place = Place::new().await;
    let files = files(FILES);
    let mut server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    // Another moment in each run, so that many runs see many moments.
    let chance = usize::from(kernel::random::bytes::<1>()[0]);
    let mut acknowledged = HashSet::new();
    let mut last_before_kill = Vec::new();
    for halt_at in [20 + chance, 200 + chance, usize::MAX] {
        let (survivor, acks) = upload_all(server, &anna, &files, halt_at).await;
        if survivor.is_none() {
            let newest = acks.iter().map(|(index, _)| *index).max().unwrap_or(0);
            let late = acks.iter().filter(|(index, _)| index + 3 * CLIENTS > newest);
            last_before_kill.extend(late.map(|(_, id)| id.clone()));
        }
        acknowledged.extend(acks);
        server = match survivor {
            Some(server) => server,
            None => place.start(&[]),
        };
        let there: HashSet<String> = anna.activities(&server).await.into_iter().collect();
        for (index, id) in &acknowledged {
            assert!(there.contains(id), "file {index} was acknowledged as {id} and is gone");
        }
    }
    // A file acknowledged before and after the kill got the same activity both times.
    assert_eq!(acknowledged.len(), FILES);
    let listed = anna.activities(&server).await;
    assert_eq!(listed.len(), FILES);
    assert_eq!(listed.iter().collect::<HashSet<_>>().len(), FILES);

    // Each has its original, byte for byte, and its samples.
    for (index, id) in acknowledged.iter().step_by(37) {
        let path = format!("/api/v1/activities/{id}/original");
        let bearer = format!("Bearer {}", anna.token);
        let answer =
            server.client().send("GET", &path, &[("authorization", &bearer)], "").await.unwrap();
        assert!(answer.body == files[*index], "the original of file {index}");
        let streams =
            anna.get(&server, &format!("/api/v1/activities/{id}/streams?points=10")).await;
        assert_eq!(streams["points"], 10);
    }
    // No fact was lost: what was acknowledged last before each kill was counted, too.
    let wait = Duration::from_secs(60);
    until("all deliveries", wait, async || metric(&server, "facts_waiting").await == 0.0).await;
    assert_eq!(metric(&server, "facts_parked").await, 0.0);
    for id in &last_before_kill {
        let activity = anna.get(&server, &format!("/api/v1/activities/{id}")).await;
        assert!(activity["earned"]["experience"].is_u64(), "{id} was never counted: {activity}");
    }
}

#[tokio::test]
async fn an_import_at_the_terminal_that_was_killed_goes_on_where_it_was() {
    const COUNT: usize = 150;
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let folder = place.folder.path().join("old");
    std::fs::create_dir(&folder).unwrap();
    for (index, bytes) in files(COUNT).iter().enumerate() {
        std::fs::write(folder.join(format!("{index:04}.fit")), bytes).unwrap();
    }
    let mut killed = 0;
    for wait_ms in [150, 400] {
        let mut import = place.command(&["import", "--athlete", "anna", "old"]);
        let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        if import.try_wait().unwrap().is_none() {
            killed += 1;
        }
        import.kill().unwrap();
        import.wait().unwrap();
    }
    assert!(killed > 0, "the imports were faster than the test");
    let last = place.command(&["import", "--athlete", "anna", "old", "--json"]).output().unwrap();
    let sum: serde_json::Value =
        serde_json::from_str(stdout(&last).lines().last().unwrap()).unwrap();
    assert_eq!(last.status.code(), Some(0), "{sum}");
    let (new, old) = (sum["recorded"].as_u64().unwrap(), sum["already_here"].as_u64().unwrap());
    assert_eq!(new + old, COUNT as u64, "{sum}");
    let listed: HashSet<String> = anna.activities(&server).await.into_iter().collect();
    assert_eq!(listed.len(), COUNT);
    let wait = Duration::from_secs(60);
    until("all deliveries", wait, async || metric(&server, "facts_waiting").await == 0.0).await;
    assert!(anna.get(&server, "/api/v1/progress").await["experience"].as_u64().unwrap() > 0);
}

/// Half a file over a connection that breaks is nothing at all.
#[tokio::test]
async fn a_connection_that_breaks_half_way_leaves_nothing() {
    use std::io::Write;
    let place = Place::new().await;
    let server = place.start(&[]);
    let anna = Person::join(&server, "Anna").await;
    let bytes = run_file("2026-05-06", 20.0, 1);
    for _ in 0..5 {
        let mut upload = std::net::TcpStream::connect(server.address()).unwrap();
        let head = format!(
            "POST /api/v1/activities HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
            anna.token,
            bytes.len()
        );
        upload.write_all(head.as_bytes()).unwrap();
        upload.write_all(&bytes[..bytes.len() / 3]).unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let data = place.folder.path().join("data/files");
    until("the cleaning up", Duration::from_secs(10), async || files_below(&data).is_empty()).await;
    assert!(anna.activities(&server).await.is_empty());
    assert_eq!(anna.upload(&server, bytes).await.0, 201);
}
