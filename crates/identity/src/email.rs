//! The address of an account: proving that it is read, and moving to another one.
//!
//! An address that is not proven is a claim. It names its account at the door, where a password has to follow, and
//! gets no mail but the code that proves it; whoever proves the same address takes it over. An address that is to
//! be new is used only once its code has come back.
pub mod change;
pub mod confirm;
pub mod send_code;
pub mod show;

use kernel::{AthleteId, Result, Timestamp, Tx, args};

use crate::Settings;
use crate::accounts::{self, fields};
use crate::mail::proofs::{self, PROOF_MS, Purpose};
use crate::mail::{self, Letter};

/// Sends a code to an address, for one account. When another one has proven the same address before, its owner is told
/// instead; whoever asked sees no difference.
pub(crate) fn ask_for_code(
    tx: &mut Tx,
    settings: &Settings,
    athlete: AthleteId,
    to: &str,
    now: Timestamp,
) -> Result<()> {
    let code = proofs::new_code();
    proofs::insert(tx, athlete, Purpose::Address, &code, to, now)?;
    let give_up_at = now.plus_ms(PROOF_MS);
    match proven_owner(tx, &fields::email_key(to))? {
        Some(owner) if owner != athlete => {
            let theirs = accounts::find_proof(tx, owner)?.email;
            mail::write(tx, settings, owner, &theirs, &Letter::AddressInUse, give_up_at, now)
        }
        _ => {
            let letter = Letter::ProveAddress { code };
            mail::write(tx, settings, athlete, to, &letter, give_up_at, now)
        }
    }
}

/// Whose an address is beyond doubt.
pub(crate) fn proven_owner(tx: &mut Tx, email_key: &str) -> Result<Option<AthleteId>> {
    let sql = "SELECT athlete_id FROM account_email WHERE email_key = $1";
    let Some((owner,)) = tx.find::<(AthleteId,)>(sql, args![email_key])? else { return Ok(None) };
    let proven = accounts::find_proof(tx, owner)?.email_proven_at.is_some();
    Ok(proven.then_some(owner))
}
