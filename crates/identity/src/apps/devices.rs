//! Things without a browser: a watch, a treadmill. The device shows a code, and a person types it by hand on a page
//! of ours (RFC 8628).
//!
//! This way in can be abused: whoever talks somebody into typing a foreign code has connected a foreign device. So
//! it is open to registered browserless apps alone, for bringing recordings alone, a code lives ten minutes, no
//! link carries it, and the page asks whether the device is in one's hand.
pub mod check;
pub mod decide;

use axum::http::StatusCode;
use kernel::ids::{ClientId, GrantId};
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args, from_row, random};
use sha2::{Digest, Sha256};

use super::tokens::{Kind, Token};

/// For how long a device waits to be let in.
pub const LIFE_MS: i64 = 10 * 60_000;
/// Seconds between two questions of a device, at first.
pub const INTERVAL_S: i64 = 5;
/// Who asks too early waits so much longer from then on (RFC 8628, section 3.5).
const SLOWER_S: i64 = 5;
/// Consonants that are read and heard apart, and make no words (RFC 8628, section 6.1).
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
const GROUP: usize = 4;

/// A device that waits.
pub(crate) struct Waiting {
    pub id: GrantId,
    pub app: ClientId,
    code_hash: Vec<u8>,
    created_at: Timestamp,
    polled_at: Timestamp,
    interval_s: i64,
    athlete: Option<AthleteId>,
    refused: bool,
}
from_row!(Waiting { id, app, code_hash, created_at, polled_at, interval_s, athlete, refused });

/// What a device that asks is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// No device waits with its code.
    Unknown,
    /// Nobody typed the code in time.
    Expired,
    /// It asks too often.
    TooEarly,
    /// Somebody said no.
    Refused,
    /// Somebody let it in.
    LetIn,
    /// Nobody has typed the code yet.
    Wait,
}

impl Waiting {
    fn is_over(&self, now: Timestamp) -> bool {
        self.created_at.plus_ms(LIFE_MS) <= now
    }

    fn told(&self, now: Timestamp) -> Told {
        if self.is_over(now) {
            Told::Expired
        } else if now < self.polled_at.plus_ms(self.interval_s * 1000) {
            Told::TooEarly
        } else if self.refused {
            Told::Refused
        } else if self.athlete.is_some() {
            Told::LetIn
        } else {
            Told::Wait
        }
    }
}

/// A new device, with the code it asks with and the code it shows.
pub(crate) fn insert(tx: &mut Tx, app: ClientId, now: Timestamp) -> Result<(Token, String)> {
    let code = Token::new(GrantId::new(), Kind::Device);
    // Two of ten million devices that wait at once have the same code once in 500 such crowds; then a new one.
    for _ in 0..4 {
        let word = new_word();
        let fresh = tx.exec(
            "INSERT INTO app_device_word (word_hash, device_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![hash(&word), code.grant],
        )?;
        if fresh == 0 {
            continue;
        }
        // The first question may come at once.
        let polled_at = now.plus_ms(-INTERVAL_S * 1000);
        tx.exec(
            "INSERT INTO app_device (device_id, app_id, code_hash, word_hash, created_at, polled_at, interval_s,
                                     refused)
             VALUES ($1, $2, $3, $4, $5, $6, $7, FALSE)",
            args![code.grant, app, code.hash(), hash(&word), now, polled_at, INTERVAL_S],
        )?;
        return Ok((code, word));
    }
    Err(Error::Busy)
}

/// A device asks whether somebody let it in. If so, it hears it once.
pub(crate) fn poll(tx: &mut Tx, code: &Token, app: ClientId, now: Timestamp) -> Result<Told> {
    let waiting = find(tx, code.grant)?;
    let waiting = waiting.filter(|one| one.app == app && one.code_hash[..] == code.hash()[..]);
    let Some(waiting) = waiting else { return Ok(Told::Unknown) };
    let told = waiting.told(now);
    let interval_s = match told {
        Told::TooEarly => waiting.interval_s + SLOWER_S,
        _ => waiting.interval_s,
    };
    tx.exec(
        "UPDATE app_device SET polled_at = $2, interval_s = $3 WHERE device_id = $1",
        args![waiting.id, now, interval_s],
    )?;
    if matches!(told, Told::Refused | Told::LetIn) {
        delete(tx, waiting.id)?;
    }
    Ok(told)
}

fn find(tx: &mut Tx, device: GrantId) -> Result<Option<Waiting>> {
    tx.find(
        "SELECT device_id, app_id, code_hash, created_at, polled_at, interval_s, athlete_id, refused
         FROM app_device WHERE device_id = $1",
        args![device],
    )
}

/// The device whose code somebody typed, while nobody has decided about it.
pub(crate) fn find_by_word(tx: &mut Tx, typed: &str, now: Timestamp) -> Result<Waiting> {
    let device = tx.find::<(GrantId,)>(
        "SELECT device_id FROM app_device_word WHERE word_hash = $1",
        args![hash(typed)],
    )?;
    let waiting = match device {
        Some((device,)) => find(tx, device)?,
        None => None,
    };
    waiting.filter(|waiting| !waiting.is_over(now)).ok_or_else(wrong_code)
}

/// Somebody decides, once. Says whether it was this one.
pub(crate) fn decide(
    tx: &mut Tx,
    device: GrantId,
    athlete: AthleteId,
    allow: bool,
) -> Result<bool> {
    let allowed_by = allow.then_some(athlete);
    let decided = tx.exec(
        "UPDATE app_device SET athlete_id = $2, refused = $3
         WHERE device_id = $1 AND athlete_id IS NULL AND NOT refused",
        args![device, allowed_by, !allow],
    )?;
    tx.exec("DELETE FROM app_device_word WHERE device_id = $1", args![device])?;
    Ok(decided == 1)
}

fn delete(tx: &mut Tx, device: GrantId) -> Result<()> {
    tx.exec("DELETE FROM app_device WHERE device_id = $1", args![device])?;
    Ok(())
}

pub(crate) fn wrong_code() -> Error {
    Error::refused_as(
        StatusCode::NOT_FOUND,
        "wrong_device_code",
        "no device waits with this code; please look at the device again",
    )
}

/// Eight letters of 20: 34 bits, which live ten minutes and are guessed at from a budget.
fn new_word() -> String {
    let mut word = String::with_capacity(2 * GROUP + 1);
    while word.len() < 2 * GROUP {
        let [byte] = random::bytes::<1>();
        // 240 is the last multiple of 20 in a byte: every letter is as likely as any other.
        if byte < 240 {
            word.push(char::from(LETTERS[usize::from(byte % 20)]));
        }
    }
    word.insert(GROUP, '-');
    word
}

/// As people type it: with spaces, dashes and small letters.
fn hash(word: &str) -> [u8; 32] {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric()).take(64);
    Sha256::digest(letters.collect::<String>().to_uppercase()).into()
}

/// Returns how many devices nobody let in.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    let over = now.plus_ms(-LIFE_MS);
    tx.exec(
        "DELETE FROM app_device_word
         WHERE device_id IN (SELECT device_id FROM app_device WHERE created_at <= $1)",
        args![over],
    )?;
    tx.exec("DELETE FROM app_device WHERE created_at <= $1", args![over])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_to_type_is_easy_to_read_and_found_however_it_is_typed() {
        let word = new_word();
        assert_eq!(word.len(), 9);
        assert!(word.bytes().all(|b| b == b'-' || LETTERS.contains(&b)), "{word}");
        assert_eq!(hash(&word), hash(&word.to_lowercase().replace('-', " ")));
        assert_ne!(hash(&word), hash(&new_word()));
    }

    #[test]
    fn a_device_is_told_what_is_so() {
        let check = |age_s: i64, since_s: i64, athlete: bool, refused: bool, expected: Told| {
            let waiting = Waiting {
                id: GrantId::new(),
                app: ClientId::new(),
                code_hash: Vec::new(),
                created_at: Timestamp(-age_s * 1000),
                polled_at: Timestamp(-since_s * 1000),
                interval_s: INTERVAL_S,
                athlete: athlete.then(AthleteId::new),
                refused,
            };
            assert_eq!(waiting.told(Timestamp(0)), expected, "{age_s} {since_s}");
        };
        check(0, 5, false, false, Told::Wait);
        check(60, 4, true, false, Told::TooEarly);
        check(60, 5, true, false, Told::LetIn);
        check(60, 5, false, true, Told::Refused);
        check(599, 5, true, false, Told::LetIn);
        check(600, 5, true, false, Told::Expired);
    }
}
