//! Web push: telling of a line on a device that lets us, also while the app is closed.
//!
//! Read in this order: [`subscribe`], [`unsubscribe`] and [`show`] (a device says where it is reached), [`expect`] (a line
//! moved, so its devices are to be told), [`send`] (what the worker does), [`sealing`] and [`vapid`] (what RFC 8291 and RFC
//! 8292 ask for).
//!
//! A device belongs to a sign-in: when that ends, nothing goes there any more. Where it is reached is a secret, since
//! whoever knows it can ring there, and lies sealed under a key of the region. What is sent says in general words that
//! something happened and leads to its page; the push service sees neither, only that a message of always the same
//! length went by.
pub(crate) mod sealing;
pub mod send;
pub mod show;
pub mod subscribe;
pub mod unsubscribe;
pub(crate) mod vapid;

use axum::http::Uri;
use kernel::ids::SessionId;
use kernel::outbound::{Reach, names_this_machine};
use kernel::vault::Vault;
use kernel::{App, AthleteId, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::NotificationId;
use crate::Needs;

/// Devices of one athlete that are told. One more takes the place of the one that came first.
const MOST_DEVICES: i64 = 20;
/// How long news of a line is gathered before it goes out: five kudos in a moment are one message.
const BREATH_MS: i64 = 3_000;
/// How long a message is worth anything, here and at the push service.
const GOOD_FOR_MS: i64 = 24 * 3_600_000;
/// Sign-ins that are asked after in one sweep.
const SWEPT_AT_ONCE: i64 = 500;

/// What the key that seals devices is for; it never changes.
const SEALED_FOR: &str = "stadion 2026 devices of web push";
/// What the marks of addresses are for; it never changes.
const MARKED_FOR: &str = "stadion 2026 addresses of web push";

/// Where a device is reached, as its browser says it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Device {
    /// The address at the push service.
    pub endpoint: String,
    /// The public key of the device: an uncompressed point of P-256.
    pub key: Vec<u8>,
    /// 16 bytes that only the device and we know.
    pub auth: Vec<u8>,
}

/// Whether, and how far, an address of a push service is called: one of the public internet over https. Where Stadion itself
/// is tried out on one machine, that machine, too.
pub(crate) fn reach(endpoint: &str, public_url: &str) -> Option<Reach> {
    let uri = endpoint.parse::<Uri>().ok()?;
    let authority = uri.authority()?;
    if authority.as_str().contains('@') || authority.host().is_empty() {
        return None;
    }
    match (uri.scheme_str(), names_this_machine(endpoint)) {
        (Some("http" | "https"), true) => {
            names_this_machine(public_url).then_some(Reach::ThisMachine)
        }
        (Some("https"), false) => Some(Reach::Public),
        _ => None,
    }
}

/// The server of an address, as a browser writes an origin.
pub(crate) fn origin(endpoint: &str) -> Option<String> {
    let uri = endpoint.parse::<Uri>().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}

/// What a sealed device is bound to: it opens for nobody else's sign-in.
fn bound_to(athlete: AthleteId, session: SessionId) -> Vec<u8> {
    [athlete.0.as_bytes().as_slice(), session.0.as_bytes()].concat()
}

fn find(
    tx: &mut Tx,
    vault: &Vault,
    athlete: AthleteId,
    session: SessionId,
) -> Result<Option<Device>> {
    let found = tx.find::<(Vec<u8>,)>(
        "SELECT sealed FROM social_push WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session],
    )?;
    let Some((sealed,)) = found else { return Ok(None) };
    let plain = vault.open_sealed(SEALED_FOR, &bound_to(athlete, session), &sealed)?;
    Ok(Some(serde_json::from_slice(&plain)?))
}

/// Forgets a device, and what waits to go there. Returns how many rows.
fn delete(tx: &mut Tx, athlete: AthleteId, session: SessionId) -> Result<u64> {
    let waiting = tx.exec(
        "DELETE FROM social_push_due WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session],
    )?;
    let device = tx.exec(
        "DELETE FROM social_push WHERE athlete_id = $1 AND session_id = $2",
        args![athlete, session],
    )?;
    Ok(waiting + device)
}

/// A line moved: notes for each device of its athlete that it is to be told there. What was not sent yet stays one message.
pub(crate) fn expect(
    tx: &mut Tx,
    to: AthleteId,
    line: NotificationId,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO social_push_due (athlete_id, session_id, notification_id, told_at, due_at, tries)
         SELECT athlete_id, session_id, $2, $3, $4, 0 FROM social_push WHERE athlete_id = $1
         ON CONFLICT (athlete_id, session_id, notification_id)
         DO UPDATE SET told_at = excluded.told_at, due_at = excluded.due_at, tries = 0",
        args![to, line, now, now.plus_ms(BREATH_MS)],
    )?;
    Ok(())
}

/// Forgets devices whose sign-in has ended. What is sent asks by itself; this is so that nothing stays. Returns how many
/// devices.
pub async fn sweep(app: &App, needs: &Needs) -> Result<u64> {
    let (mut swept, mut after) = (0, None::<(AthleteId, SessionId)>);
    loop {
        let (needs, now) = (needs.clone(), app.clock.now());
        let nobody = || (AthleteId(kernel::ids::Uuid::nil()), SessionId(kernel::ids::Uuid::nil()));
        let (athlete, session) = after.unwrap_or_else(nobody);
        let read = app.db.read(move |tx| {
            let some = tx.list::<(AthleteId, SessionId)>(
                "SELECT athlete_id, session_id FROM social_push
                 WHERE (athlete_id, session_id) > ($1, $2) ORDER BY athlete_id, session_id LIMIT $3",
                args![athlete, session, SWEPT_AT_ONCE],
            )?;
            let mut ended = Vec::new();
            for (athlete, session) in &some {
                if !needs.devices.is_signed_in(tx, *athlete, *session, now)? {
                    ended.push((*athlete, *session));
                }
            }
            Ok((some.last().copied(), ended))
        });
        let (last, ended) = read.await?;
        for (athlete, session) in ended {
            app.db.write(move |tx| delete(tx, athlete, session)).await?;
            swept += 1;
        }
        let Some(last) = last else { return Ok(swept) };
        after = Some(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_go_to_the_public_internet_and_to_this_machine_only_from_this_machine() {
        let (out, here) = ("https://stadion.example", "http://localhost:4000");
        let check = |endpoint: &str, from: &str, expected: Option<Reach>| {
            assert_eq!(reach(endpoint, from), expected, "{endpoint} from {from}");
        };
        check("https://push.example/send/abc", out, Some(Reach::Public));
        check("https://push.example/send/abc", here, Some(Reach::Public));
        check("http://push.example/send/abc", here, None);
        for machine in ["http://localhost:5000/x", "https://127.0.0.1/x", "http://[::1]:5000/x"] {
            check(machine, here, Some(Reach::ThisMachine));
            check(machine, out, None);
        }
        for wrong in [
            "",
            "push.example",
            "/x",
            "ftp://push.example/x",
            "https://me@push.example/x",
            "https:///x",
        ] {
            check(wrong, here, None);
        }
    }

    #[test]
    fn the_server_of_an_address_is_its_origin() {
        let check = |endpoint: &str, expected: &str| {
            assert_eq!(origin(endpoint).as_deref(), Some(expected));
        };
        check("https://push.example/send/abc?x=1", "https://push.example");
        check("http://localhost:5000/x", "http://localhost:5000");
    }
}
