//! Proof of work: what a browser does for a moment when guessing has used up what everybody may try.
//!
//! Never asked for first. When the budget of an account, of a network or of everybody is spent ([`crate::budgets`]), a
//! sign-in is not refused outright: it is asked to bring eight numbers, each of which makes a SHA-256 begin with so many
//! zero bits. That takes a phone a fraction of a second, once; ten thousand guesses take it ten thousand times, and
//! the more that way is used, the harder it gets. Who brings them gets a try out of a second, smaller budget.
//!
//! A challenge names the moment it ends and how hard it is, is signed together with the address that somebody wants
//! to sign in with, and is good once. Nothing is stored until it is used. The key of the signature lies in the
//! database, so that any process takes what another gave out.
use axum::http::StatusCode;
use hmac::{Hmac, KeyInit, Mac};
use kernel::{App, Error, Result, Timestamp, Tx, args, random};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

/// How long a challenge is good for.
pub const CHALLENGE_MS: i64 = 5 * 60_000;
/// Numbers that are asked for. Several easy ones take nearly the same time for everybody; one hard one would not.
pub const PIECES: usize = 8;
/// Zero bits of each, when nobody presses: 65,000 hashes together, about a quarter of a second on a phone.
pub const FEWEST_BITS: u32 = 13;
/// Zero bits of each, when the second budget is nearly spent, too: a million hashes.
pub const MOST_BITS: u32 = 17;

/// What is to be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Puzzle {
    /// Send it back as it is.
    pub challenge: String,
    /// What each hashed text begins with: for piece `i` it is `{prefix}:{i}:{number}`, counting from 0.
    pub prefix: String,
    /// Zero bits with which the SHA-256 of each text has to begin.
    pub bits: u32,
    /// How many numbers are to be found.
    pub pieces: usize,
    /// Until when it is taken.
    pub expires_at: Timestamp,
}

/// What was found.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkDone {
    /// As it was given out.
    pub challenge: String,
    /// One for each piece, in order.
    pub numbers: Vec<u32>,
}

/// Makes challenges and takes what was found. One for each process.
#[derive(Default)]
pub struct Work {
    key: OnceCell<[u8; 32]>,
}

impl Work {
    /// A new challenge for who wants to sign in with an address. `pressure` says from 0 to 1 how much of the second
    /// budget is spent.
    pub async fn challenge(&self, app: &App, email_key: &str, pressure: f64) -> Result<Puzzle> {
        let key = self.key(app).await?;
        let expires_at = app.clock.now().plus_ms(CHALLENGE_MS);
        Ok(make(&key, email_key, bits_for(pressure), random::hex::<16>(), expires_at))
    }

    /// Whether it is a good answer to a challenge of ours for this address. Says what to spend.
    pub async fn check(
        &self,
        app: &App,
        email_key: &str,
        done: &WorkDone,
    ) -> Result<Option<Found>> {
        let key = self.key(app).await?;
        Ok(read(&key, email_key, done, app.clock.now()))
    }

    /// The same for all processes: the first that needs it makes it.
    async fn key(&self, app: &App) -> Result<[u8; 32]> {
        let find = || async {
            let made = random::bytes::<32>();
            let write = app.db.write(move |tx| {
                tx.exec(
                    "INSERT INTO work_key (name, secret) VALUES ('work', $1) ON CONFLICT DO NOTHING",
                    args![made],
                )?;
                tx.one::<(Vec<u8>,)>("SELECT secret FROM work_key WHERE name = 'work'", args![])
            });
            let (secret,) = write.await?;
            secret.try_into().map_err(|_| Error::internal("the key of work has another length"))
        };
        self.key.get_or_try_init(find).await.copied()
    }
}

/// Work that was done and not spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    hash: [u8; 32],
    expires_at: Timestamp,
}

/// Spends it. Says whether it was still unspent.
pub fn spend(tx: &mut Tx, found: Found) -> Result<bool> {
    let new = tx.exec(
        "INSERT INTO work_proof (challenge_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![found.hash, found.expires_at],
    )?;
    Ok(new == 1)
}

/// Returns how many could be forgotten, because their challenge is taken no more.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM work_proof WHERE expires_at <= $1", args![now])
}

/// What somebody reads whose browser cannot do it. The web app does it without a word of this.
pub(crate) fn needed() -> Error {
    metrics::counter!("identity_work_asked_total").increment(1);
    let detail = "please wait a moment: your browser has some work to do first";
    Error::refused_as(StatusCode::UNAUTHORIZED, "work_needed", detail)
}

/// How hard it is under pressure.
pub fn bits_for(pressure: f64) -> u32 {
    let more = f64::from(MOST_BITS - FEWEST_BITS) * pressure.clamp(0.0, 1.0);
    FEWEST_BITS + more.round() as u32
}

fn make(
    key: &[u8; 32],
    email_key: &str,
    bits: u32,
    prefix: String,
    expires_at: Timestamp,
) -> Puzzle {
    let named = format!("{}.{bits}.{prefix}", expires_at.0);
    let proof = random::to_hex(&signed(key, &named, email_key).finalize().into_bytes());
    Puzzle { challenge: format!("{named}.{proof}"), prefix, bits, pieces: PIECES, expires_at }
}

fn signed(key: &[u8; 32], named: &str, email_key: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do");
    mac.update(format!("stadion work 1\n{named}\n{email_key}").as_bytes());
    mac
}

fn read(key: &[u8; 32], email_key: &str, done: &WorkDone, now: Timestamp) -> Option<Found> {
    let (named, proof) = done.challenge.rsplit_once('.')?;
    let proof = from_hex(proof)?;
    signed(key, named, email_key).verify_slice(&proof).ok()?;
    // From here on it is what we wrote.
    let mut parts = named.split('.');
    let expires_at = Timestamp(parts.next()?.parse().ok()?);
    let bits: u32 = parts.next()?.parse().ok()?;
    let prefix = parts.next()?;
    if now >= expires_at || done.numbers.len() != PIECES {
        return None;
    }
    for (piece, number) in done.numbers.iter().enumerate() {
        if !is_found(prefix, piece, *number, bits) {
            return None;
        }
    }
    Some(Found { hash: Sha256::digest(prefix).into(), expires_at })
}

/// Whether a number does for a piece.
pub fn is_found(prefix: &str, piece: usize, number: u32, bits: u32) -> bool {
    let hash = Sha256::digest(format!("{prefix}:{piece}:{number}"));
    let first = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
    first.leading_zeros() >= bits
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let nibble = crate::sessions::nibble;
    digits.chunks_exact(2).map(|pair| Some(nibble(pair[0])? << 4 | nibble(pair[1])?)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What a browser does.
    pub(crate) fn solve(prefix: &str, bits: u32) -> Vec<u32> {
        let find = |piece| (0..).find(|number| is_found(prefix, piece, *number, bits)).unwrap();
        (0..PIECES).map(find).collect()
    }

    const KEY: [u8; 32] = [7; 32];
    const NOW: Timestamp = Timestamp(1_000_000);

    fn given() -> (Puzzle, WorkDone) {
        let prefix = random::hex::<16>();
        let made = make(&KEY, "anna@example.org", 6, prefix, NOW.plus_ms(CHALLENGE_MS));
        let numbers = solve(&made.prefix, made.bits);
        let done = WorkDone { challenge: made.challenge.clone(), numbers };
        (made, done)
    }

    fn taken(done: &WorkDone) -> bool {
        read(&KEY, "anna@example.org", done, NOW).is_some()
    }

    #[test]
    fn work_counts_for_whom_it_was_asked_until_it_runs_out() {
        let (_, done) = given();
        assert!(taken(&done));
        assert!(read(&KEY, "boris@example.org", &done, NOW).is_none());
        assert!(read(&[8; 32], "anna@example.org", &done, NOW).is_none(), "of another key");
        let last = NOW.plus_ms(CHALLENGE_MS - 1);
        assert!(read(&KEY, "anna@example.org", &done, last).is_some());
        assert!(read(&KEY, "anna@example.org", &done, last.plus_ms(1)).is_none());
    }

    #[test]
    fn what_is_altered_too_easy_or_not_done_is_no_work() {
        let (made, done) = given();
        let with = |challenge: String| WorkDone { challenge, ..done.clone() };
        let easier = made.challenge.replacen(".6.", ".0.", 1);
        let later = made.challenge.replacen("1300000", "9300000", 1);
        assert_ne!(later, made.challenge);
        for challenge in
            [easier, later, String::new(), "...".into(), made.challenge.replace('.', "")]
        {
            assert!(!taken(&with(challenge.clone())), "{challenge}");
        }
        let with = |numbers: Vec<u32>| WorkDone { numbers, ..done.clone() };
        assert!(!taken(&with(done.numbers[1..].to_vec())));
        assert!(!taken(&with([&done.numbers[..], &[1]].concat())));
        let mut wrong = done.numbers.clone();
        wrong[3] = (0..).find(|number| !is_found(&made.prefix, 3, *number, 6)).unwrap();
        assert!(!taken(&with(wrong)));
        let mut elsewhere = done.numbers.clone();
        elsewhere.swap(0, 1);
        assert!(elsewhere == done.numbers || !taken(&with(elsewhere)));
    }

    #[test]
    fn it_gets_harder_under_pressure() {
        let check = |pressure: f64, bits: u32| assert_eq!(bits_for(pressure), bits, "{pressure}");
        check(0.0, FEWEST_BITS);
        check(0.5, 15);
        check(1.0, MOST_BITS);
        check(7.0, MOST_BITS);
        check(f64::NAN, FEWEST_BITS);
    }

    #[test]
    fn bits_are_counted_from_the_first() {
        // SHA-256 of "a:0:0" begins with another bit than zero, or it does not: both are held against the definition.
        for number in 0..200 {
            let hash = Sha256::digest(format!("a:0:{number}"));
            let zeros = hash.iter().flat_map(|byte| (0..8).map(move |bit| byte >> (7 - bit) & 1));
            let zeros = u32::try_from(zeros.take_while(|bit| *bit == 0).count()).unwrap();
            assert!(is_found("a", 0, number, zeros) && !is_found("a", 0, number, zeros + 1));
        }
    }
}
