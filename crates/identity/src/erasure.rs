//! Erasing an account: asked for, waited for, done, and shown to be done.
//!
//! | when | what |
//! |-|-|
//! | at once | sessions and apps are out, nobody meets the person any more |
//! | until [`GRACE_MS`] is over | whoever signs in may keep the account ([`keep`]) |
//! | then | the key of their files is destroyed, and every room forgets them ([`work`]) |
//! | for ever | a tombstone, which names nobody, keeps them out of a restored backup ([`replay`]) |
//!
//! Who asks brings a receipt: letters that their own device made. They are the only name under which the erasure can be
//! asked after when there is no account any more ([`receipt`]); of them only the SHA-256 is here. Since the device has it
//! before it asks, nothing is lost with a lost answer.
pub mod ask;
pub mod carry;
pub mod keep;
pub mod receipt;
pub mod replay;
pub mod work;

use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row};
use sha2::{Digest, Sha256};

/// For how long somebody may change their mind.
pub const GRACE_MS: i64 = 7 * 24 * 3_600_000;

/// How long it waits even for somebody who wants it at once: requests and uploads that are under way end meanwhile.
pub const AT_ONCE_MS: i64 = 15 * 60_000;

/// A receipt: 20 to 64 letters and digits. Shorter ones could be guessed.
pub(crate) fn is_receipt(receipt: &str) -> bool {
    (20..=64).contains(&receipt.len())
        && receipt.bytes().all(|letter| letter.is_ascii_alphanumeric())
}

pub(crate) fn receipt_hash(receipt: &str) -> [u8; 32] {
    Sha256::digest(receipt).into()
}

/// What is known of an erasure that is not done.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub athlete: AthleteId,
    pub asked_at: Timestamp,
    pub receipt_hash: Vec<u8>,
    pub begun_at: Option<Timestamp>,
    pub clean_at: Option<Timestamp>,
    pub rows: String,
}
from_row!(Row { athlete, asked_at, receipt_hash, begun_at, clean_at, rows });

/// The erasure of somebody, if they asked for it.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Row>> {
    tx.find(
        "SELECT athlete_id, asked_at, receipt_hash, begun_at, clean_at, rows
         FROM erasure WHERE athlete_id = $1",
        args![athlete],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_long_and_plain() {
        assert!(is_receipt("abcdefghij0123456789"));
        assert!(!is_receipt("abcdefghij012345678"));
        assert!(!is_receipt(&"a".repeat(65)));
        assert!(!is_receipt("abcdefghij 123456789"));
    }
}
