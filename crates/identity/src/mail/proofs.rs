//! What a mail carries to prove something: links with 128 random bits, and codes of eight digits.
//!
//! Both work for ten minutes and once. Of a code there is one at a time with five tries; with five codes at once and
//! four more an hour, a guesser has a chance of less than one in 100,000 a day.
use kernel::ids::Uuid;
use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row, random};
use sha2::{Digest, Sha256};

/// How long a link or a code works.
pub const PROOF_MS: i64 = 10 * 60_000;
/// How often a code may be mistyped.
pub const TRIES: i64 = 5;
const CODES: u32 = 100_000_000;

/// What a proof is for. One for one purpose does not serve another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Address,
    SignIn,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Purpose::Address => "address",
            Purpose::SignIn => "sign_in",
        }
    }
}

/// A proof as it is kept.
pub(crate) struct Proof {
    pub email: String,
    pub expires_at: Timestamp,
    pub tries_left: i64,
    pub used_at: Option<Timestamp>,
    pub secret_hash: Vec<u8>,
}
from_row!(Proof { email, expires_at, tries_left, used_at, secret_hash });

/// The part of a link that opens: whose it is, and 128 random bits.
pub(crate) fn new_token(athlete: AthleteId) -> String {
    random::to_hex(athlete.0.as_bytes()) + &random::hex::<16>()
}

/// Whose link it is, and what is kept of it. Anything we did not make is none.
pub(crate) fn read_token(token: &str) -> Option<(AthleteId, [u8; 32])> {
    let plain = token.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if token.len() != 64 || !plain {
        return None;
    }
    let athlete = AthleteId(Uuid::try_parse(&token[..32]).ok()?);
    Some((athlete, hash(token)))
}

/// Eight digits, each as likely as any other.
pub(crate) fn new_code() -> String {
    // Numbers above the last whole multiple would make small codes likelier.
    const LAST: u32 = u32::MAX / CODES * CODES;
    loop {
        let number = u32::from_be_bytes(random::bytes());
        if number < LAST {
            return format!("{:08}", number % CODES);
        }
    }
}

/// A code as people type it: with spaces between.
pub(crate) fn tidied(code: &str) -> String {
    code.chars().filter(char::is_ascii_digit).take(16).collect()
}

pub(crate) fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Keeps a proof. Another code takes the place of the one before, a link stands beside others: of several mails
/// that arrive late, any will do.
pub(crate) fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    purpose: Purpose,
    secret: &str,
    email: &str,
    now: Timestamp,
) -> Result<()> {
    if purpose == Purpose::Address {
        delete(tx, athlete, purpose)?;
    }
    tx.exec(
        "INSERT INTO mail_proof (athlete_id, secret_hash, purpose, email, expires_at, tries_left)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![athlete, hash(secret), purpose.name(), email, now.plus_ms(PROOF_MS), TRIES],
    )?;
    Ok(())
}

/// The proof behind a link, used or not.
pub(crate) fn find(
    tx: &mut Tx,
    athlete: AthleteId,
    purpose: Purpose,
    hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<Proof>> {
    let found = tx.find::<Proof>(
        "SELECT email, expires_at, tries_left, used_at, secret_hash FROM mail_proof
         WHERE athlete_id = $1 AND secret_hash = $2 AND purpose = $3",
        args![athlete, hash, purpose.name()],
    )?;
    Ok(found.filter(|proof| now < proof.expires_at))
}

/// The code that an athlete is asked for, if there is one.
pub(crate) fn find_code(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<Option<Proof>> {
    let found = tx.find::<Proof>(
        "SELECT email, expires_at, tries_left, used_at, secret_hash FROM mail_proof
         WHERE athlete_id = $1 AND purpose = 'address'",
        args![athlete],
    )?;
    Ok(found.filter(|proof| now < proof.expires_at && proof.tries_left > 0))
}

/// Marks a link as used. Returns whether this was its first use.
pub(crate) fn spend(
    tx: &mut Tx,
    athlete: AthleteId,
    hash: &[u8; 32],
    now: Timestamp,
) -> Result<bool> {
    let spent = tx.exec(
        "UPDATE mail_proof SET used_at = $3
         WHERE athlete_id = $1 AND secret_hash = $2 AND used_at IS NULL",
        args![athlete, hash, now],
    )?;
    Ok(spent == 1)
}

/// One try less for the code of an athlete.
pub(crate) fn note_wrong_code(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "UPDATE mail_proof SET tries_left = tries_left - 1 WHERE athlete_id = $1 AND purpose = 'address'",
        args![athlete],
    )?;
    Ok(())
}

/// Makes everything that was mailed for a purpose worthless.
pub(crate) fn delete(tx: &mut Tx, athlete: AthleteId, purpose: Purpose) -> Result<()> {
    tx.exec(
        "DELETE FROM mail_proof WHERE athlete_id = $1 AND purpose = $2",
        args![athlete, purpose.name()],
    )?;
    Ok(())
}

/// Returns how many proofs had run out.
pub(crate) fn delete_expired(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM mail_proof WHERE expires_at <= $1", args![now])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_whose_it_is_and_a_made_up_one_is_none() {
        let anna = AthleteId::new();
        let token = new_token(anna);
        assert_eq!(read_token(&token), Some((anna, hash(&token))));
        assert_ne!(new_token(anna), token);
        for wrong in ["", &token[1..], &token.to_uppercase(), &format!("{token}0"), &"é".repeat(32)]
        {
            assert_eq!(read_token(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_code_has_eight_digits_and_is_found_however_it_is_typed() {
        let code = new_code();
        assert_eq!(code.len(), 8);
        assert_eq!(tidied(&format!(" {} {}\n", &code[..4], &code[4..])), code);
        assert_eq!(tidied(&"1".repeat(1000)).len(), 16);
    }
}
