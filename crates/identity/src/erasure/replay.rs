//! Erased people in a backup that came back: found by their tombstones and erased anew, before anybody is let in.
use std::collections::HashSet;

use kernel::ids::Uuid;
use kernel::{App, AthleteId, Result, args};

use super::work::{Forgetting, erase};
use crate::erasure;

/// Athletes looked at in one read.
const PAGE: i64 = 1_000;

/// Whether this database came out of a backup, and those who were erased since were not looked for yet.
pub async fn is_due(app: &App) -> Result<bool> {
    let read = app.db.read(|tx| {
        tx.find::<(i64,)>(
            "SELECT restored_at FROM region_key WHERE restored_at IS NOT NULL",
            args![],
        )
    });
    Ok(read.await?.is_some())
}

/// Erases whoever has a tombstone and is here. Returns how many there were. Killed in the middle, it is due again.
pub async fn replay(app: &App, forgetting: &Forgetting) -> Result<u64> {
    let read = app.db.read(|tx| tx.list::<(String,)>("SELECT tombstone FROM erased", args![]));
    let tombstones: HashSet<String> =
        read.await?.into_iter().map(|(tombstone,)| tombstone).collect();
    let mut found = 0;
    let mut after = AthleteId(Uuid::nil());
    while !tombstones.is_empty() {
        let page = app.db.read(move |tx| {
            tx.list::<(AthleteId,)>(
                "SELECT athlete_id FROM athlete WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
                args![after, PAGE],
            )
        });
        let page = page.await?;
        let Some((last,)) = page.last() else { break };
        after = *last;
        for (athlete,) in page {
            if tombstones.contains(&app.vault.tombstone(athlete)) {
                again(app, forgetting, athlete).await?;
                found += 1;
            }
        }
    }
    let done = app.db.write(|tx| tx.exec("UPDATE region_key SET restored_at = NULL", args![]));
    done.await?;
    app.db.cut_log().await?;
    Ok(found)
}

/// Erases somebody anew, without a grace: they had one.
async fn again(app: &App, forgetting: &Forgetting, athlete: AthleteId) -> Result<()> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        // No receipt opens this row: the hash is none of any receipt.
        tx.exec(
            "INSERT INTO erasure (athlete_id, asked_at, due_at, receipt_hash, begun_at, clean_at, rows)
             VALUES ($1, $2, $2, $3, NULL, NULL, '{}')
             ON CONFLICT (athlete_id) DO UPDATE SET due_at = $2",
            args![athlete, now, &athlete.0.as_bytes()[..]],
        )?;
        erasure::find(tx, athlete)
    });
    // The first look takes everything; the second, an hour later, is the job's.
    if let Some(row) = write.await? {
        erase(app, forgetting, row).await?;
    }
    Ok(())
}
