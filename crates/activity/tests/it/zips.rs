//! Archives of many recordings.
use serde_json::{Value, json};
use testkit::{TestApp, TestAthlete};

use crate::support::{Outing, files_of, run, stadion, upload, zip};

/// So many runs on days in a row.
fn runs(count: usize) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for day in 0..count {
        let started_at: kernel::Timestamp = "2027-03-01T07:00:00Z".parse().unwrap();
        let mut recording = Outing { seconds: 120, ..run() }.recording();
        let shift_ms = started_at.0 + day as i64 * 86_400_000 - recording.started_at_ms;
        recording.started_at_ms += shift_ms;
        for at_ms in &mut recording.samples.time_ms {
            *at_ms += shift_ms;
        }
        for lap in &mut recording.laps {
            lap.started_at_ms += shift_ms;
            lap.ended_at_ms += shift_ms;
        }
        files.push((format!("runs/{day:03}.fit"), formats::fit::write::activity(&[recording])));
    }
    files
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zip(&files)
}

async fn import_of(anna: &TestAthlete, answer: &Value) -> Value {
    let id = answer["import"]["id"].as_str().unwrap();
    anna.get(format!("/api/v1/imports/{id}")).await.ok()
}

async fn activities(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM activity").await
}

#[tokio::test]
async fn a_zip_of_one_file_is_that_file() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let reply = upload(&anna, "export.zip", zip(&[("runs/monday.fit", &run().fit())])).await;
    assert_eq!(reply.status, 201, "{reply}");
    let id = reply.body["activities"][0]["id"].as_str().unwrap();
    let whole = anna.get(format!("/api/v1/activities/{id}")).await.ok();
    assert_eq!(whole["file_name"], "monday.fit");
    let original = anna.get(format!("/api/v1/activities/{id}/original")).await;
    assert_eq!(original.bytes, run().fit());
    assert_eq!(upload(&anna, "monday.fit", run().fit()).await.status, 200);
}

#[tokio::test]
async fn an_archive_is_worked_through_file_by_file() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let mut files = runs(3);
    files.insert(1, ("readme.txt".into(), b"These are my runs, and I like them.".to_vec()));
    files.push(("again.fit".into(), files[0].1.clone()));
    files.push(("inner.zip".into(), packed(&runs(1))));

    let reply = upload(&anna, "export.zip", packed(&files)).await;
    assert_eq!(reply.status, 202);
    let answer = reply.ok();
    assert_eq!(answer["outcome"], "archive");
    assert_eq!(answer["activities"], json!([]));
    assert_eq!(answer["import"]["status"], "working");
    assert_eq!(answer["import"]["total"], 6);

    activity::jobs(app.app.clone()).run_due().await.unwrap();
    let import = import_of(&anna, &answer).await;
    assert_eq!(import["status"], "done");
    assert_eq!(
        (import["total"].as_i64(), import["recorded"].as_i64(), import["already_here"].as_i64()),
        (Some(6), Some(3), Some(1))
    );
    assert_eq!(import["refused"], 2);
    let files = import["files"].as_array().unwrap();
    assert_eq!(files[1]["code"], "not_a_recording");
    assert_eq!(files[4]["activity_id"], files[0]["activity_id"]);
    assert_eq!(files[5]["code"], "nested_archive");
    assert_eq!(activities(&app).await, 3);
    assert!(files_of(&app).iter().all(|name| !name.starts_with("archives")));
}

#[tokio::test]
async fn an_import_that_was_stopped_goes_on_and_takes_each_file_once() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let answer = upload(&anna, "export.zip", packed(&runs(30))).await.ok();

    // The first process dies in the middle: its task is dropped wherever it stands, its lease stays.
    let first = activity::jobs(app.app.clone());
    let killed = tokio::spawn(async move { first.run_due().await });
    while activities(&app).await < 5 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    killed.abort();
    let _ = killed.await;
    let before = activities(&app).await;
    assert!((5..30).contains(&before), "{before}");

    // While the lease lasts nobody else takes it; afterwards somebody does.
    let second = activity::jobs(app.app.clone());
    second.run_due().await.unwrap();
    assert!(activities(&app).await <= before + 1, "the lease holds");
    app.clock.advance_ms(61_000);
    second.run_due().await.unwrap();

    let import = import_of(&anna, &answer).await;
    assert_eq!(import["status"], "done");
    assert_eq!(import["files"].as_array().unwrap().len(), 30);
    assert_eq!(activities(&app).await, 30);
    assert_eq!(app.published("activity_recorded").await, 30);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_job").await, 0);
}

#[tokio::test]
async fn a_process_that_is_told_to_stop_leaves_the_rest_to_the_next() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let answer = upload(&anna, "export.zip", packed(&runs(20))).await.ok();
    let first = activity::jobs(app.app.clone());
    let running = tokio::spawn({
        let first = first.clone();
        async move { first.run().await }
    });
    while activities(&app).await < 3 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    first.stop();
    running.await.unwrap();
    let before = activities(&app).await;
    assert!(before < 20, "{before}");
    // Nobody has to wait for a lease that was given back.
    activity::jobs(app.app.clone()).run_due().await.unwrap();
    assert_eq!(activities(&app).await, 20);
    assert_eq!(import_of(&anna, &answer).await["status"], "done");
}
