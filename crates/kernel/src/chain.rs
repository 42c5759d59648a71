//! Rows that nobody changes unseen: each carries a hash over its own fields and the hash of the row before it.
//!
//! Who changes a field, takes a row out or puts one between breaks every hash from there on. Who may write the table could
//! make all hashes anew; what shows even that is the last hash, kept somewhere else as well (a *head*): rows cut off at
//! the end show there too.
use sha2::{Digest, Sha256};

use crate::random::to_hex;

/// What stands before the first row.
pub const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of a row, as 64 lowercase hexadecimal digits.
///
/// `domain` names the chain, such as `consent`, so that a row of one never fits into another. The length of each field goes in
/// before the field: otherwise `ab`, `c` and `a`, `bc` would be the same row. A field that is absent differs from one that is
/// empty.
pub fn hash(domain: &str, previous: &str, fields: &[Option<&str>]) -> String {
    let mut hasher = Sha256::new();
    put(&mut hasher, domain);
    put(&mut hasher, previous);
    for field in fields {
        match field {
            None => hasher.update(u64::MAX.to_be_bytes()),
            Some(field) => put(&mut hasher, field),
        }
    }
    to_hex(&hasher.finalize())
}

fn put(hasher: &mut Sha256, field: &str) {
    hasher.update((field.len() as u64).to_be_bytes());
    hasher.update(field.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_of_a_row_or_of_what_came_before_gives_another_hash() {
        let row = hash("consent", START, &[Some("anna"), Some("given"), None]);
        assert_eq!(row.len(), START.len());
        assert_eq!(row, hash("consent", START, &[Some("anna"), Some("given"), None]));
        for other in [
            hash("audit", START, &[Some("anna"), Some("given"), None]),
            hash("consent", &row, &[Some("anna"), Some("given"), None]),
            hash("consent", START, &[Some("anna"), Some("given"), Some("")]),
            hash("consent", START, &[Some("annag"), Some("iven"), None]),
            hash("consent", START, &[Some("anna"), Some("given")]),
            hash("consent", START, &[Some("anna"), None, Some("given")]),
        ] {
            assert_ne!(row, other);
        }
    }

    #[test]
    fn the_hash_is_the_same_on_every_machine_and_for_ever() {
        // Printed by `printf '\0\0\0\0\0\0\0\1a\0\0\0\0\0\0\0\1b' | sha256sum`.
        assert_eq!(
            hash("a", "b", &[]),
            "3c9d591045bc8876f9d0399bbfb05c6a412096e906f73278f98406cd5dca86df"
        );
    }
}
