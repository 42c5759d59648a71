//! Passwords: which ones we take, and how they are kept.
//!
//! Kept as argon2id (19 MiB, two passes, one lane), each with a salt of its own. Hashing is slow on purpose, so
//! it runs on few threads with a short queue before them; when the queue is full we say that we are busy.
//! A password is taken as it is: nothing is cut off, folded or normalised.
mod pool;

use std::collections::HashSet;
use std::sync::LazyLock;

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use kernel::{Error, Result};
use pool::Pool;

/// The shortest password we take, in letters.
pub const SHORTEST_LETTERS: usize = 8;
/// The longest, in bytes of UTF-8.
pub const LONGEST_BYTES: usize = 1024;
/// A password with fewer different letters is a pattern.
const FEWEST_DIFFERENT: usize = 4;
/// Handles and names of mailboxes shorter than this occur in words by chance.
const TELLING_LETTERS: usize = 4;

/// A hash that no password is known for. Checking against it costs what checking against a real one costs.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$c3RhZGlvbi1ub2JvZHkhIQ$\
                       qH0X5m9yTq3Qk2f1JcVb7r0wZs4uE6gLhNn8aPpRtYo";

/// Says what is wrong with a password for this person, if anything.
pub fn fault(password: &str, email_key: &str, handle: &str) -> Option<&'static str> {
    if password.chars().count() < SHORTEST_LETTERS {
        return Some("a password has at least 8 letters; a sentence of 15 or more is safest");
    }
    if password.len() > LONGEST_BYTES {
        return Some("a password has at most 1024 bytes");
    }
    let folded = password.to_lowercase();
    let mailbox = email_key.split('@').next().unwrap_or_default();
    for own in [email_key, mailbox, handle] {
        if own.chars().count() >= TELLING_LETTERS && folded.contains(own) {
            return Some("a password does not contain your e-mail address or your handle");
        }
    }
    let beyond_us = folded.replace("stadion", "").chars().count();
    let different: HashSet<char> = folded.chars().collect();
    if is_common(&folded) || beyond_us < TELLING_LETTERS || different.len() < FEWEST_DIFFERENT {
        return Some("this password is among the first that others would try");
    }
    None
}

fn is_common(folded: &str) -> bool {
    static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let list = include_str!("../data/common_passwords.txt").lines();
        list.filter(|line| !line.starts_with('#')).collect()
    });
    COMMON.contains(folded)
}

/// Hashes a password for keeping.
pub async fn hash(password: String) -> Result<String> {
    POOL.run(move |memory| hash_now(&password, memory)).await?
}

/// Whether this is the password behind a hash. Without a hash (nobody has this address, or they have no
/// password) the answer is no, after the same work.
pub async fn matches(password: String, hash: Option<String>) -> Result<bool> {
    POOL.run(move |memory| {
        let hash = hash.as_deref().unwrap_or(NOBODYS);
        let within = password.len() <= LONGEST_BYTES;
        Ok(is_behind(&password, hash, memory)? && within)
    })
    .await?
}

fn hash_now(password: &str, memory: &mut Vec<Block>) -> Result<String> {
    let salt = kernel::random::bytes::<16>();
    let (params, mut out) = (params(), [0; Params::DEFAULT_OUTPUT_LEN]);
    fill(password, &salt, &params, &mut out, memory)?;
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: (&params).try_into().map_err(fault_of)?,
        salt: Some(Salt::new(&salt).map_err(fault_of)?),
        hash: Some(Output::new(&out).map_err(fault_of)?),
    };
    Ok(hash.to_string())
}

/// Works with the costs that the hash names, so that hashes of before go on when ours change.
fn is_behind(password: &str, hash: &str, memory: &mut Vec<Block>) -> Result<bool> {
    let hash = PasswordHash::new(hash).map_err(fault_of)?;
    let ours = hash.algorithm == Algorithm::Argon2id.ident()
        && hash.version == Some(Version::V0x13.into());
    let (Some(salt), Some(kept), true) = (&hash.salt, &hash.hash, ours) else {
        return Err(Error::internal("a kept hash is none of ours"));
    };
    let params = Params::try_from(&hash).map_err(fault_of)?;
    let mut out = vec![0; kept.len()];
    fill(password, salt.as_ref(), &params, &mut out, memory)?;
    // Compared without a hint in the time it takes.
    Ok(Output::new(&out).map_err(fault_of)? == *kept)
}

/// The slow part. Memory that was used before need not be cleared: the first pass overwrites it.
fn fill(
    password: &str,
    salt: &[u8],
    params: &Params,
    out: &mut [u8],
    memory: &mut Vec<Block>,
) -> Result<()> {
    let blocks = params.block_count();
    if memory.len() < blocks {
        memory.resize(blocks, Block::default());
    }
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let memory = &mut memory[..blocks];
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, out, memory).map_err(fault_of)
}

fn params() -> Params {
    Params::new(19 * 1024, 2, 1, None).expect("constants within the bounds of argon2")
}

fn fault_of(error: impl std::fmt::Display) -> Error {
    Error::internal(error.to_string())
}

static POOL: LazyLock<Pool> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, |n| n.get());
    // Half of the cores at most, so that signing in never starves everything else.
    Pool::new((cores / 2).max(2), 64)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_may_be_anything_but_short_common_or_about_oneself() {
        let check = |password: &str, taken: bool| {
            let fault = fault(password, "anna.rossi@example.org", "anna");
            assert_eq!(fault.is_none(), taken, "{password}: {fault:?}");
        };
        check("seven77", false);
        check("eight-88", true);
        check("пароль-я", true);
        check(&"long enough ".repeat(8), true);
        check(&"x1y2".repeat(256), true);
        check(&"x1y2z".repeat(205), false);
        check("Football", false);
        check("PASSWORD1", false);
        check("aaaaaaaaaaaa", false);
        check("abababababab", false);
        check("stadion1", false);
        check("hannah-runs-Anna", false);
        check("x anna.rossi@example.org x", false);
        check("ANNA.ROSSI rides", false);
    }

    #[test]
    fn a_short_handle_inside_a_longer_word_is_no_fault() {
        assert_eq!(fault("bonfire-on-the-beach", "bo@example.org", "bon"), None);
    }

    #[test]
    fn more_than_three_thousand_common_passwords_are_known() {
        let list: Vec<_> = include_str!("../data/common_passwords.txt").lines().skip(3).collect();
        assert!(list.len() >= 3_000);
        for password in list {
            assert!(fault(password, "x@example.org", "zzz").is_some(), "{password}");
        }
    }

    #[tokio::test]
    async fn a_password_is_recognised_whole() {
        let password = format!("{}Б", "я".repeat(60));
        let kept = hash(password.clone()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(matches(password.clone(), Some(kept.clone())).await.unwrap());
        for other in [password.to_lowercase(), password[..72].to_owned(), format!("{password} ")] {
            assert!(!matches(other, Some(kept.clone())).await.unwrap());
        }
        assert_ne!(hash(password.clone()).await.unwrap(), kept, "each has a salt of its own");
        assert!(!matches(password, None).await.unwrap());
    }

    #[test]
    fn nobodys_hash_costs_as_much_as_a_real_one() {
        let parsed = PasswordHash::new(NOBODYS).unwrap();
        let real = hash_now("any", &mut Vec::new()).unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(parsed.params, real.params);
        assert_eq!(parsed.algorithm, real.algorithm);
        let length = |hash: &PasswordHash| hash.hash.map(|h| h.as_ref().len());
        assert_eq!(length(&parsed), length(&real));
    }
}
