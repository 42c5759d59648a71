//! What is kept beside the database: streams that heal, files that are swept.
use std::time::{Duration, SystemTime};

use serde_json::json;

use crate::support::{files_of, record, run, stadion, upload};

#[tokio::test]
async fn streams_that_are_lost_or_damaged_are_derived_again() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}/streams?points=500");
    let before = anna.get(&path).await.ok();
    let name = format!("streams/{}/{id}", anna.id);
    let kept = app.app.files.get(&name).unwrap().unwrap();

    app.app.files.delete(&name).unwrap();
    assert_eq!(anna.get(&path).await.ok(), before);
    assert_eq!(app.app.files.get(&name).unwrap().unwrap(), kept, "byte for byte as it was");

    let mut damaged = kept.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    app.app.files.put_derived(&name, &damaged).unwrap();
    assert_eq!(anna.get(&path).await.ok(), before);
    assert_eq!(app.app.files.get(&name).unwrap().unwrap(), kept);
}

#[tokio::test]
async fn streams_heal_as_the_sport_that_the_athlete_chose() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    let path = format!("/api/v1/activities/{id}");
    anna.patch(&path, json!({"sport": "walking"})).await.ok();
    let before = anna.get(format!("{path}/streams")).await.ok();
    app.app.files.delete(&format!("streams/{}/{id}", anna.id)).unwrap();
    assert_eq!(anna.get(format!("{path}/streams")).await.ok(), before);
}

#[tokio::test]
async fn what_a_killed_upload_left_behind_is_swept_and_nothing_else() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    record(&anna, &run()).await;
    let files = &app.app.files;
    // Killed between keeping the original and storing its activity; another is under way just now.
    let orphan = format!("originals/{}/0123-dead", anna.id);
    let stray = format!("streams/{}/019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b", anna.id);
    let young = format!("originals/{}/4567-beef", anna.id);
    for name in [&orphan, &stray, &young] {
        files.put(name, b"bytes").unwrap();
    }
    let kept: Vec<String> =
        files_of(&app).into_iter().filter(|n| *n != orphan && *n != stray).collect();
    let two_days_ago = SystemTime::now() - Duration::from_secs(2 * 86_400);
    for name in files_of(&app) {
        if name != young {
            files.read(&name).unwrap().unwrap().set_modified(two_days_ago).unwrap();
        }
    }
    assert_eq!(activity::sweep(&app.app).await.unwrap(), 2);
    assert_eq!(files_of(&app), kept);
}

#[tokio::test]
async fn files_whose_deletion_was_interrupted_go_with_the_next_sweep() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let name = format!("originals/{}/0123-dead", anna.id);
    app.app.files.put(&name, b"bytes").unwrap();
    let trash = name.clone();
    app.app
        .db
        .write(move |tx| {
            tx.exec(
                "INSERT INTO activity_trash (file, since) VALUES ($1, $2)",
                kernel::args![trash, 0_i64],
            )
        })
        .await
        .unwrap();
    assert_eq!(activity::sweep(&app.app).await.unwrap(), 1);
    assert_eq!(app.app.files.get(&name).unwrap(), None);
    assert_eq!(app.number("SELECT COUNT(*) FROM activity_trash").await, 0);
}

#[tokio::test]
async fn an_upload_is_recorded_in_full_even_if_the_caller_goes_away() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    for wait_ms in [0, 1, 3, 8, 20] {
        let sent = upload(&anna, "a.fit", run().fit());
        let _ = tokio::time::timeout(Duration::from_millis(wait_ms), sent).await;
    }
    // Whatever was begun ends by itself: one activity with its two files, or none at all.
    let mut settled = false;
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let activities = app.number("SELECT COUNT(*) FROM activity").await;
        settled = files_of(&app).len() as i64 == 2 * activities;
        if settled && activities == 1 {
            break;
        }
    }
    assert!(settled, "{:?}", files_of(&app));
    assert!(upload(&anna, "a.fit", run().fit()).await.status.is_success());
    assert_eq!(files_of(&app).len(), 2);
}
