//! Finding each other by an address that one has of the other, where both want it.
//!
//! It is for adults, and off until somebody turns it on ([`settings`]). Whoever did is found by those who have their proven
//! address and turned it on, too ([`find`]). The browser hashes the addresses of somebody's contacts (SHA-256 of the address in
//! small letters); we compare keyed hashes of those with the ones of people who can be found, and forget them with the
//! answer: of people who are not here, or do not want to be found, nothing is kept and nothing is told.
//!
//! A hash hides no address from who tries many. So the number of addresses a day is limited, and what keeps people from being
//! found is not the hash but that they did not say so.
pub mod find;
pub mod settings;

use kernel::vault::Vault;
use kernel::{App, AthleteId, Result, Timestamp, Tx, args};
use sha2::{Digest, Sha256};

use crate::Needs;

/// What the marks of addresses are for; it never changes, because rows are found by them.
const MARKED_FOR: &str = "stadion 2026 addresses of people who can be found";
/// People looked at in one step of the upkeep.
const AT_ONCE: i64 = 200;

/// What a browser makes of an address.
fn hash_of(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

/// What we keep of what a browser makes.
fn mark_of(vault: &Vault, hash: &[u8; 32]) -> [u8; 32] {
    vault.mark(MARKED_FOR, hash)
}

/// Whether somebody can be found by their address.
fn is_findable(tx: &mut Tx, athlete: AthleteId) -> Result<bool> {
    let found = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM social_findable WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(found.is_some())
}

fn put(tx: &mut Tx, athlete: AthleteId, mark: [u8; 32], now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO social_findable (athlete_id, address_mark, since_at) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id) DO UPDATE SET address_mark = excluded.address_mark",
        args![athlete, mark, now],
    )?;
    Ok(())
}

fn delete(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM social_findable WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}

/// Follows people who moved to another address, and forgets those who have no proven one any more. Until then nobody is found by
/// the address of before, because [`find`] asks again. Returns how many rows changed.
pub async fn keep(app: &App, needs: &Needs) -> Result<u64> {
    let (mut changed, mut after) = (0, AthleteId(kernel::ids::Uuid::nil()));
    loop {
        let (needs, vault, now) = (needs.clone(), app.vault.clone(), app.clock.now());
        let write = app.db.write(move |tx| {
            let some = tx.list::<(AthleteId, Vec<u8>)>(
                "SELECT athlete_id, address_mark FROM social_findable
                 WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
                args![after, AT_ONCE],
            )?;
            let mut changed = 0;
            for (athlete, kept) in &some {
                let address = needs.post.address(tx, *athlete)?;
                let mark = address.map(|key| mark_of(&vault, &hash_of(&key)));
                match mark {
                    Some(mark) if mark[..] == kept[..] => continue,
                    Some(mark) => put(tx, *athlete, mark, now)?,
                    None => delete(tx, *athlete)?,
                }
                changed += 1;
            }
            Ok((some.last().map(|(athlete, _)| *athlete), changed))
        });
        let (last, some) = write.await?;
        changed += some;
        let Some(last) = last else { return Ok(changed) };
        after = last;
    }
}
