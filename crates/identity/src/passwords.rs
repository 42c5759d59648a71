//! Passwords: which ones we take, and how they are kept.
//!
//! Kept as argon2id (19 MiB, two passes, one lane), each with a salt of its own. Hashing is slow on purpose, so
//! it runs on few threads with a short queue before them; when the queue is full we say that we are busy.
//! A password is taken as it is: nothing is cut off, folded or normalised.
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Error, Result};
use tokio::sync::Semaphore;

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
    POOL.run(move || hash_now(&password)).await?
}

/// Whether this is the password behind a hash. Without a hash (nobody has this address, or they have no
/// password) the answer is no, after the same work.
pub async fn matches(password: String, hash: Option<String>) -> Result<bool> {
    POOL.run(move || {
        let hash = hash.as_deref().unwrap_or(NOBODYS);
        let parsed = PasswordHash::new(hash).map_err(|e| Error::internal(e.to_string()))?;
        let within = password.len() <= LONGEST_BYTES;
        let same = argon2().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(same && within)
    })
    .await?
}

fn hash_now(password: &str) -> Result<String> {
    let salt = kernel::random::bytes::<16>();
    let hash: PasswordHash = argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|e| Error::internal(e.to_string()))?;
    Ok(hash.to_string())
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("constants within the bounds of argon2");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

static POOL: LazyLock<Pool> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, |n| n.get());
    // Half of the cores at most, so that signing in never starves everything else.
    Pool::new((cores / 2).max(2), 64)
});

/// A few threads for slow work, and a short queue before them.
struct Pool {
    threads: Arc<Semaphore>,
    inside: AtomicUsize,
    room: usize,
}

impl Pool {
    fn new(threads: usize, queue: usize) -> Pool {
        let room = threads + queue;
        Pool { threads: Arc::new(Semaphore::new(threads)), inside: AtomicUsize::new(0), room }
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.enter()?;
        let thread = self.threads.clone().acquire_owned().await.map_err(Error::internal)?;
        let job = move || {
            // Held by the work itself: a caller who hangs up does not make room for one more.
            let _thread = thread;
            work()
        };
        tokio::task::spawn_blocking(job).await.map_err(Error::internal)
    }

    fn enter(&self) -> Result<Place<'_>> {
        let place = Place(&self.inside);
        if self.inside.fetch_add(1, Ordering::Relaxed) >= self.room {
            metrics::counter!("identity_passwords_busy_total").increment(1);
            return Err(Error::Busy);
        }
        Ok(place)
    }
}

struct Place<'a>(&'a AtomicUsize);
impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

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
        let real = hash_now("any").unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(parsed.params, real.params);
        assert_eq!(parsed.algorithm, real.algorithm);
        let length = |hash: &PasswordHash| hash.hash.map(|h| h.as_ref().len());
        assert_eq!(length(&parsed), length(&real));
    }

    #[tokio::test]
    async fn a_full_queue_says_busy_and_recovers() {
        let pool = Pool::new(1, 1);
        let (release, wait) = std::sync::mpsc::channel::<()>();
        let slow = pool.run(move || wait.recv().ok());
        let next = pool.run(|| ());
        let (slow, next, full) = tokio::join!(slow, next, async {
            let full = pool.run(|| ()).await;
            release.send(()).unwrap();
            full
        });
        assert!(matches!(full, Err(Error::Busy)));
        assert!(slow.is_ok() && next.is_ok());
        assert!(pool.run(|| ()).await.is_ok());
    }
}
