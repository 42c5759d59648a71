//! The work itself: a job that every worker runs each minute.
//!
//! The key goes first: from that commit on nobody reads a file of the person, whatever happens next. Then the folders, then
//! every room, in small writes, and the card of the athlete last, so that a process killed in the middle finds where to go
//! on. A while later it looks once more: what a request or a delivery under way wrote meanwhile goes too. Two processes may
//! work on one person at once; deleting twice is deleting once.
use std::collections::BTreeMap;

use kernel::forget::Forgetter;
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args, vault};

use super::Row;

/// What there is to forget, and where.
#[derive(Clone)]
pub struct Forgetting {
    /// Every room, and the ground floor.
    pub rooms: Vec<Forgetter>,
    /// Folders among our files in which every athlete has one of their own.
    pub folders: &'static [&'static str],
}

/// When it looks once more. Deadlines of requests and of deliveries are far shorter.
pub const SECOND_LOOK_MS: i64 = 3_600_000;

/// People in one turn, so that a turn has an end.
const TURN: i64 = 50;

/// One turn: begins what is due, goes on with what was begun. Returns how many people are done.
pub async fn turn(app: &App, forgetting: &Forgetting) -> Result<u64> {
    let now = app.clock.now();
    let due = app.db.read(move |tx| {
        tx.list::<Row>(
            "SELECT athlete_id, asked_at, receipt_hash, begun_at, clean_at, rows FROM erasure
             WHERE due_at <= $1 AND (clean_at IS NULL OR clean_at <= $2)
             ORDER BY due_at LIMIT $3",
            args![now, now.plus_ms(-SECOND_LOOK_MS), TURN],
        )
    });
    let mut done = 0;
    for row in due.await? {
        done += u64::from(erase(app, forgetting, row).await?);
    }
    if done > 0 {
        // What was deleted is still readable in the log of the embedded database, until it is cut.
        app.db.cut_log().await?;
    }
    Ok(done)
}

/// Goes on with one person as far as it can be done now. Says whether that was the end.
pub(crate) async fn erase(app: &App, forgetting: &Forgetting, row: Row) -> Result<bool> {
    let athlete = row.athlete;
    if row.begun_at.is_none() && !begin(app, row.clone()).await? {
        return Ok(false);
    }
    let (files, folders) = (app.files.clone(), forgetting.folders);
    let delete = move || {
        for folder in folders {
            files.delete_folder(&format!("{folder}/{athlete}"))?;
        }
        Ok::<_, Error>(())
    };
    tokio::task::spawn_blocking(delete).await.map_err(Error::internal)??;
    for forgetter in &forgetting.rooms {
        while forget_some(app, *forgetter, athlete).await? {}
    }
    let now = app.clock.now();
    let vault = app.vault.clone();
    let finished = app.db.write(move |tx| finish(tx, &vault.tombstone(athlete), athlete, now));
    let finished = finished.await?;
    if finished {
        metrics::counter!("identity_erasures_total", "state" => "done").increment(1);
        tracing::info!(event = "erasure_done", "identity");
    }
    Ok(finished)
}

/// The point of no return, in one commit.
async fn begin(app: &App, row: Row) -> Result<bool> {
    let (now, vault) = (app.clock.now(), app.vault.clone());
    let write = app.db.write(move |tx| {
        let begun = tx.exec(
            "UPDATE erasure SET begun_at = $2 WHERE athlete_id = $1 AND begun_at IS NULL AND due_at <= $2",
            args![row.athlete, now],
        )?;
        if begun == 0 {
            // Taken back at the last moment, or begun by another process.
            return Ok(false);
        }
        vault::destroy(tx, row.athlete)?;
        bury(tx, &vault.tombstone(row.athlete), &row.receipt_hash, row.asked_at, now)?;
        Ok(true)
    });
    write.await
}

/// Sets the tombstone. Who comes back with a backup and is erased anew keeps the first one.
fn bury(
    tx: &mut Tx,
    tombstone: &str,
    receipt_hash: &[u8],
    asked_at: Timestamp,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO erased (tombstone, receipt_hash, asked_at, key_destroyed_at, finished_at, rows)
         VALUES ($1, $2, $3, $4, NULL, '{}') ON CONFLICT (tombstone) DO NOTHING",
        args![tombstone, receipt_hash, asked_at, now],
    )?;
    Ok(())
}

/// One small write of one room. Says whether there is more.
async fn forget_some(app: &App, forgetter: Forgetter, athlete: AthleteId) -> Result<bool> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let forgot = (forgetter.forget)(tx, athlete, now)?;
        if forgot.rows > 0 {
            count(tx, athlete, forgetter.room, forgot.rows)?;
        }
        Ok(forgot.more)
    });
    write.await
}

/// Adds to what the certificate will say.
fn count(tx: &mut Tx, athlete: AthleteId, room: &'static str, rows: u64) -> Result<()> {
    let Some(row) = super::find(tx, athlete)? else { return Ok(()) };
    let mut counts: BTreeMap<String, u64> = serde_json::from_str(&row.rows)?;
    *counts.entry(room.to_owned()).or_default() += rows;
    // Something was still there, so the last look is yet to come.
    tx.exec(
        "UPDATE erasure SET rows = $2, clean_at = NULL WHERE athlete_id = $1",
        args![athlete, serde_json::to_string(&counts)?],
    )?;
    Ok(())
}

/// Takes the card away, and ends it when a whole look found nothing since the last one.
fn finish(tx: &mut Tx, tombstone: &str, athlete: AthleteId, now: Timestamp) -> Result<bool> {
    tx.exec(
        "DELETE FROM athlete_handle WHERE handle = (SELECT handle FROM athlete WHERE athlete_id = $1)",
        args![athlete],
    )?;
    tx.exec("DELETE FROM athlete WHERE athlete_id = $1", args![athlete])?;
    let Some(row) = super::find(tx, athlete)? else { return Ok(false) };
    let Some(clean_at) = row.clean_at else {
        tx.exec("UPDATE erasure SET clean_at = $2 WHERE athlete_id = $1", args![athlete, now])?;
        return Ok(false);
    };
    if clean_at > now.plus_ms(-SECOND_LOOK_MS) {
        // Another process came to the same end a moment ago. The last look is later than that.
        return Ok(false);
    }
    // Who was erased before a backup came back was counted then.
    tx.exec(
        "UPDATE erased SET finished_at = COALESCE(finished_at, $2),
           rows = CASE WHEN rows = '{}' THEN $3 ELSE rows END
         WHERE tombstone = $1",
        args![tombstone, now, row.rows],
    )?;
    tx.exec("DELETE FROM erasure WHERE athlete_id = $1", args![athlete])?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{join, start};

    #[tokio::test]
    async fn two_processes_that_end_at_once_both_leave_the_last_look_for_later() {
        let app = start().await;
        let anna = join(&app, "Anna").await;
        let id: AthleteId =
            anna.get("/api/v1/me").await.ok()["id"].as_str().unwrap().parse().unwrap();
        let now = app.clock.now();
        let write = app.app.db.write(move |tx| {
            tx.exec(
                "INSERT INTO erasure (athlete_id, asked_at, due_at, receipt_hash, begun_at, rows)
                 VALUES ($1, $2, $2, $3, $2, '{}')",
                args![id, now, vec![7_u8; 32]],
            )
        });
        write.await.unwrap();
        let end = async || {
            let now = app.clock.now();
            app.app.db.write(move |tx| finish(tx, "stone", id, now)).await.unwrap()
        };
        assert_eq!((end().await, end().await), (false, false));
        app.clock.advance_ms(SECOND_LOOK_MS);
        assert!(end().await);
        assert_eq!(app.number("SELECT COUNT(*) FROM erasure").await, 0);
    }
}
