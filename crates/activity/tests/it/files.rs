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
    let key = kernel::vault::key_of(&app.app, anna.id).await.unwrap();
    let opened = || app.app.files.get_sealed(&key, &name).unwrap().unwrap();
    let kept = opened();

    app.app.files.delete(&name).unwrap();
    assert_eq!(anna.get(&path).await.ok(), before);
    assert_eq!(opened(), kept, "byte for byte as it was");

    let mut damaged = kept.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    app.app.files.put_derived_sealed(&key, &name, &damaged).unwrap();
    assert_eq!(anna.get(&path).await.ok(), before);
    assert_eq!(opened(), kept);

    // Damaged on the disk it does not even open.
    let mut on_disk = app.app.files.get(&name).unwrap().unwrap();
    on_disk[200] ^= 1;
    app.app.files.put_derived(&name, &on_disk).unwrap();
    assert_eq!(anna.get(&path).await.ok(), before);
    assert_eq!(opened(), kept);
}

#[tokio::test]
async fn files_from_before_there_were_keys_are_read_and_sealed_in_the_background() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    let streams = format!("/api/v1/activities/{id}/streams?points=500");
    let original = format!("/api/v1/activities/{id}/original");
    let (before, brought) = (anna.get(&streams).await.ok(), anna.get(&original).await.bytes);
    // As an earlier version of Stadion left it: files that lie open, and no key but the wish for one.
    let key = kernel::vault::key_of(&app.app, anna.id).await.unwrap();
    let files = &app.app.files;
    for name in files_of(&app) {
        let bytes = files.get_sealed(&key, &name).unwrap().unwrap();
        files.put(&name, &bytes).unwrap();
    }
    let forget = app.app.db.write(|tx| {
        tx.exec("UPDATE athlete_key SET wrapped = $1, unsealed = TRUE", kernel::args![&b""[..]])
    });
    forget.await.unwrap();
    assert_eq!(anna.get(&streams).await.ok(), before, "read as they lie");
    assert_eq!(activity::seal_old_files(&app.app).await.unwrap(), 2);
    assert_eq!(activity::seal_old_files(&app.app).await.unwrap(), 0);
    for name in files_of(&app) {
        assert!(kernel::vault::sealed::is_sealed(&files.get(&name).unwrap().unwrap()), "{name}");
    }
    assert_eq!(anna.get(&streams).await.ok(), before);
    assert_eq!(anna.get(&original).await.bytes, brought);
}

#[tokio::test]
async fn nothing_of_a_recording_lies_open_on_the_disk() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let fit = run().fit();
    let id = record(&anna, &run()).await;
    let marked = &fit[fit.len() / 2..][..24];
    assert!(fit.windows(24).any(|some| some == marked));
    for name in files_of(&app) {
        let bytes = app.app.files.get(&name).unwrap().unwrap();
        assert!(!bytes.windows(24).any(|some| some == marked), "{name}");
        assert!(!bytes.windows(4).any(|some| some == b".FIT"), "{name}");
    }
    assert_eq!(anna.get(format!("/api/v1/activities/{id}/original")).await.bytes, fit);
}

#[tokio::test]
async fn while_files_are_copied_none_is_thrown_away() {
    let app = stadion().await;
    let anna = app.athlete("Anna", "IT").await;
    let id = record(&anna, &run()).await;
    let before = files_of(&app);
    let now = app.clock.now();
    let hold = app.app.db.write(move |tx| kernel::backup::hold(tx, now)).await.unwrap();
    anna.delete(format!("/api/v1/activities/{id}")).await.ok();
    activity::sweep(&app.app).await.unwrap();
    assert_eq!(files_of(&app), before);
    app.app.db.write(move |tx| kernel::backup::release(tx, hold, now)).await.unwrap();
    activity::sweep(&app.app).await.unwrap();
    assert_eq!(files_of(&app), [""; 0]);
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
