//! Mail that other rooms have written, and what they may know of addresses. The binary passes it on to them.
use kernel::athlete::Athlete;
use kernel::{AthleteId, Result, Timestamp, Tx, args};

use super::{Letter, NOTICE_MS, write};
use crate::{Settings, accounts, email};

/// An address as it is written to, or what is wrong with it.
pub fn check(address: &str) -> std::result::Result<String, &'static str> {
    accounts::fields::email(address)
}

/// Under what an address is found: two addresses that differ in case only are one.
pub fn key(address: &str) -> String {
    accounts::fields::email_key(address)
}

/// The address that somebody proved, as it is found; `None` while it is only a claim, and for an account that is gone.
pub fn proven_key(tx: &mut Tx, athlete: AthleteId) -> Result<Option<String>> {
    Ok(proven(tx, athlete)?.map(|address| key(&address)))
}

/// Who proved an address, by what it is found under.
pub fn owner(tx: &mut Tx, key: &str) -> Result<Option<AthleteId>> {
    email::proven_owner(tx, key)
}

/// The letter about what somebody did not see. Says whether there is an address for it and a server that sends it.
pub fn write_digest(
    tx: &mut Tx,
    settings: &Settings,
    reader: &Athlete,
    lines: Vec<String>,
    stop: &str,
    now: Timestamp,
) -> Result<bool> {
    let Some(to) = proven(tx, reader.id)?.filter(|_| settings.sends_mail) else { return Ok(false) };
    let letter = Letter::Digest { lines, stop: stop.to_owned() };
    write(tx, settings, reader.id, &to, &letter, now.plus_ms(NOTICE_MS), now)?;
    Ok(true)
}

/// An invitation to an address, of which nobody knows whose it is. It waits under the account of who invites.
pub fn write_invitation(
    tx: &mut Tx,
    settings: &Settings,
    from: &Athlete,
    to: &str,
    link: &str,
    stop: &str,
    now: Timestamp,
) -> Result<()> {
    let letter = Letter::Invitation { link: link.to_owned(), stop: stop.to_owned() };
    write(tx, settings, from.id, to, &letter, now.plus_ms(NOTICE_MS), now)
}

fn proven(tx: &mut Tx, athlete: AthleteId) -> Result<Option<String>> {
    let found = tx.find::<(String,)>(
        "SELECT email FROM account WHERE athlete_id = $1 AND email_proven_at IS NOT NULL",
        args![athlete],
    )?;
    Ok(found.map(|(address,)| address))
}
