//! How often somebody may fail, and how often they may ask for what costs us work.
//!
//! The policy, in one place:
//!
//! | what | at once | then one more every |
//! |-|-|-|
//! | failed passwords, one account | 10 | 29 minutes |
//! | failed passwords, one address range | 50 | 20 seconds |
//! | failed passwords, everybody together | 2,000 | half a second |
//! | failed passwords after work, one account | 10 | 48 minutes (with those above at most 100 in any day) |
//! | failed passwords after work, one address range | 30 | 30 seconds |
//! | failed passwords after work, everybody together | 2,000 | half a second |
//! | new accounts, one address range | 60 | minute |
//! | new accounts, everybody together | 2,000 | second |
//! | passkey ceremonies begun, one address range | 120 | second |
//! | passkey ceremonies begun, everybody together | 10,000 | 5 milliseconds |
//! | codes of devices typed wrongly, one account | 10 | 2 minutes |
//! | codes of devices typed wrongly, everybody together | 1,000 | 2 seconds |
//! | devices that begin to wait, one address range | 60 | 10 seconds |
//! | devices that begin to wait, everybody together | 5,000 | 100 milliseconds |
//! | refreshes of one approval of an app | 30 | minute |
//! | mails asked for by one account, or to one address | 5 | 15 minutes |
//! | mails asked for from one address range | 30 | minute |
//! | mails asked for by everybody together | 1,000 | second |
//!
//! An address range is an IPv4 /24 or an IPv6 /48: what one household, office or attacker holds. A try is
//! taken before the work and given back when it succeeds, so that a thousand tries at the same moment do not
//! all pass. Somebody can spend the budget of another person's account, or of everybody, on purpose; that person's
//! sessions and passkeys go on working, and a password is tried after some work of the browser ([`crate::work`]), which
//! whoever wants to spend that budget, too, has to do for each try, and it gets harder.
//!
//! Budgets live in memory and are counted by each process for itself: n processes allow n times as much.
//! They cannot grow without bound, since whatever is remembered was paid for from the budget of everybody.
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Refusal;
use kernel::ids::GrantId;
use kernel::{AthleteId, Error, Result, Timestamp};

use crate::work::Work;

/// So many at once, and one more every so often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// At once.
    pub burst: i64,
    /// Milliseconds after which one more is allowed.
    pub every_ms: i64,
}

/// Failed passwords of one account.
pub const FAILURES_OF_ACCOUNT: Budget = Budget { burst: 10, every_ms: 29 * 60_000 };
/// Failed passwords from one address range.
pub const FAILURES_OF_RANGE: Budget = Budget { burst: 50, every_ms: 20_000 };
/// Failed passwords of everybody.
pub const FAILURES_OF_ALL: Budget = Budget { burst: 2_000, every_ms: 500 };
/// Failed passwords of one account, each after work: a second budget, so that nobody spends it for free.
pub const PROVEN_OF_ACCOUNT: Budget = Budget { burst: 10, every_ms: 48 * 60_000 };
/// The same from one address range.
pub const PROVEN_OF_RANGE: Budget = Budget { burst: 30, every_ms: 30_000 };
/// The same of everybody.
pub const PROVEN_OF_ALL: Budget = Budget { burst: 2_000, every_ms: 500 };
/// Accounts opened, or not opened because the address is in use, from one address range.
pub const OPENINGS_OF_RANGE: Budget = Budget { burst: 60, every_ms: 60_000 };
/// The same for everybody.
pub const OPENINGS_OF_ALL: Budget = Budget { burst: 2_000, every_ms: 1_000 };
/// Passkey ceremonies begun from one address range.
pub const CEREMONIES_OF_RANGE: Budget = Budget { burst: 120, every_ms: 1_000 };
/// The same for everybody.
pub const CEREMONIES_OF_ALL: Budget = Budget { burst: 10_000, every_ms: 5 };
/// Mails that one account asks for, or that are asked for to one address, whoever has it.
pub const MAILS_OF_ADDRESS: Budget = Budget { burst: 5, every_ms: 15 * 60_000 };
/// Mails asked for from one address range.
pub const MAILS_OF_RANGE: Budget = Budget { burst: 30, every_ms: 60_000 };
/// The same for everybody.
pub const MAILS_OF_ALL: Budget = Budget { burst: 1_000, every_ms: 1_000 };

/// Codes of devices that one account typed wrongly. A code has 34 bits and lives ten minutes: with a million devices
/// waiting, a guess of an account that never sleeps is right once in 30 days.
pub const DEVICE_GUESSES_OF_ACCOUNT: Budget = Budget { burst: 10, every_ms: 2 * 60_000 };
/// The same for everybody.
pub const DEVICE_GUESSES_OF_ALL: Budget = Budget { burst: 1_000, every_ms: 2_000 };
/// Devices that begin to wait, from one address range.
pub const DEVICES_OF_RANGE: Budget = Budget { burst: 60, every_ms: 10_000 };
/// The same for everybody.
pub const DEVICES_OF_ALL: Budget = Budget { burst: 5_000, every_ms: 100 };
/// Refreshes of what an athlete allowed an app once.
pub const REFRESHES_OF_GRANT: Budget = Budget { burst: 30, every_ms: 60_000 };

/// All budgets of one process.
pub struct Budgets {
    /// What opens the second budget of passwords.
    pub work: Work,
    mails_of_account: Meter,
    mails_of_address: Meter,
    mails_of_range: Meter,
    mails_of_all: Meter,
    failures_of_account: Meter,
    failures_of_range: Meter,
    failures_of_all: Meter,
    proven_of_account: Meter,
    proven_of_range: Meter,
    proven_of_all: Meter,
    openings_of_range: Meter,
    openings_of_all: Meter,
    ceremonies_of_range: Meter,
    ceremonies_of_all: Meter,
    device_guesses_of_account: Meter,
    device_guesses_of_all: Meter,
    devices_of_range: Meter,
    devices_of_all: Meter,
    refreshes_of_grant: Meter,
}

impl Default for Budgets {
    fn default() -> Budgets {
        Budgets {
            work: Work::default(),
            mails_of_account: Meter::new(MAILS_OF_ADDRESS),
            mails_of_address: Meter::new(MAILS_OF_ADDRESS),
            mails_of_range: Meter::new(MAILS_OF_RANGE),
            mails_of_all: Meter::new(MAILS_OF_ALL),
            failures_of_account: Meter::new(FAILURES_OF_ACCOUNT),
            failures_of_range: Meter::new(FAILURES_OF_RANGE),
            failures_of_all: Meter::new(FAILURES_OF_ALL),
            proven_of_account: Meter::new(PROVEN_OF_ACCOUNT),
            proven_of_range: Meter::new(PROVEN_OF_RANGE),
            proven_of_all: Meter::new(PROVEN_OF_ALL),
            openings_of_range: Meter::new(OPENINGS_OF_RANGE),
            openings_of_all: Meter::new(OPENINGS_OF_ALL),
            ceremonies_of_range: Meter::new(CEREMONIES_OF_RANGE),
            ceremonies_of_all: Meter::new(CEREMONIES_OF_ALL),
            device_guesses_of_account: Meter::new(DEVICE_GUESSES_OF_ACCOUNT),
            device_guesses_of_all: Meter::new(DEVICE_GUESSES_OF_ALL),
            devices_of_range: Meter::new(DEVICES_OF_RANGE),
            devices_of_all: Meter::new(DEVICES_OF_ALL),
            refreshes_of_grant: Meter::new(REFRESHES_OF_GRANT),
        }
    }
}

impl Budgets {
    /// Takes a try at a password. Give it back unless the password was wrong.
    pub fn try_password(
        &self,
        email_key: &str,
        from: ClientAddress,
        now: Timestamp,
    ) -> Result<Try<'_>> {
        let mut taken = Try { from: Vec::new() };
        taken.take(&self.failures_of_all, &(), now)?;
        if let Some(range) = range_of(from) {
            taken.take(&self.failures_of_range, &range, now)?;
        }
        taken.take(&self.failures_of_account, &email_key, now)?;
        Ok(taken)
    }

    /// Takes a try at a password after work. Give it back unless the password was wrong.
    pub fn try_proven(
        &self,
        email_key: &str,
        from: ClientAddress,
        now: Timestamp,
    ) -> Result<Try<'_>> {
        let mut taken = Try { from: Vec::new() };
        taken.take(&self.proven_of_all, &(), now)?;
        if let Some(range) = range_of(from) {
            taken.take(&self.proven_of_range, &range, now)?;
        }
        taken.take(&self.proven_of_account, &email_key, now)?;
        Ok(taken)
    }

    /// How much of what may be tried after work is spent, from 0 to 1: of this address, or of everybody.
    pub fn pressure(&self, email_key: &str, now: Timestamp) -> f64 {
        let of_account = self.proven_of_account.spent(&email_key, now);
        of_account.max(self.proven_of_all.spent(&(), now))
    }

    /// Pays for opening an account.
    pub fn pay_opening(&self, from: ClientAddress, now: Timestamp) -> Result<()> {
        pay(&self.openings_of_all, &self.openings_of_range, from, now)
    }

    /// Pays for a mail to an address, asked for by an account or by a stranger.
    pub fn pay_mail(
        &self,
        email_key: &str,
        by: Option<AthleteId>,
        from: ClientAddress,
        now: Timestamp,
    ) -> Result<()> {
        let mut taken = Try { from: Vec::new() };
        taken.take(&self.mails_of_all, &(), now)?;
        if let Some(range) = range_of(from) {
            taken.take(&self.mails_of_range, &range, now)?;
        }
        taken.take(&self.mails_of_address, &email_key, now)?;
        if let Some(athlete) = by {
            taken.take(&self.mails_of_account, &athlete, now)?;
        }
        Ok(())
    }

    /// Pays for beginning a passkey ceremony.
    pub fn pay_ceremony(&self, from: ClientAddress, now: Timestamp) -> Result<()> {
        pay(&self.ceremonies_of_all, &self.ceremonies_of_range, from, now)
    }

    /// Takes a try at the code of a device. Give it back unless the code was wrong.
    pub fn try_device_code(&self, who: AthleteId, now: Timestamp) -> Result<Try<'_>> {
        let mut taken = Try { from: Vec::new() };
        taken.take(&self.device_guesses_of_all, &(), now)?;
        taken.take(&self.device_guesses_of_account, &who, now)?;
        Ok(taken)
    }

    /// Pays for a device that begins to wait.
    pub fn pay_device(&self, from: ClientAddress, now: Timestamp) -> Result<()> {
        pay(&self.devices_of_all, &self.devices_of_range, from, now)
    }

    /// Pays for refreshing the tokens of an app.
    pub fn pay_refresh(&self, grant: GrantId, now: Timestamp) -> Result<()> {
        let mut taken = Try { from: Vec::new() };
        taken.take(&self.refreshes_of_grant, &grant, now)
    }
}

fn pay(all: &Meter, ranges: &Meter, from: ClientAddress, now: Timestamp) -> Result<()> {
    let mut taken = Try { from: Vec::new() };
    taken.take(all, &(), now)?;
    if let Some(range) = range_of(from) {
        taken.take(ranges, &range, now)?;
    }
    Ok(())
}

/// What was taken for one try.
#[must_use = "give it back when the try succeeds"]
pub struct Try<'a> {
    from: Vec<(&'a Meter, u64)>,
}

impl<'a> Try<'a> {
    /// The try was a good one: it does not count.
    pub fn give_back(self) {
        for (meter, key) in self.from {
            meter.give_back(key);
        }
    }

    /// Takes from one more meter, or gives back what was taken so far and refuses.
    fn take(&mut self, meter: &'a Meter, who: &impl Hash, now: Timestamp) -> Result<()> {
        let key = meter.hasher.hash_one(who);
        match meter.take(key, now) {
            Ok(()) => {
                self.from.push((meter, key));
                Ok(())
            }
            Err(wait_ms) => {
                for (meter, key) in self.from.drain(..) {
                    meter.give_back(key);
                }
                metrics::counter!("identity_over_budget_total").increment(1);
                Err(too_many(wait_ms))
            }
        }
    }
}

fn too_many(wait_ms: i64) -> Error {
    let seconds = (wait_ms.max(1) as u64).div_ceil(1000);
    let wait = match seconds {
        0..=90 => "in a minute".to_owned(),
        _ => format!("in {} minutes", seconds.div_ceil(60)),
    };
    Error::Refused(Box::new(Refusal {
        status: StatusCode::TOO_MANY_REQUESTS,
        code: "too_many_tries",
        detail: format!("there were too many tries; please try again {wait}"),
        fields: Default::default(),
        retry_after_s: Some(seconds),
    }))
}

/// The network somebody calls from, as far as one party usually holds it. An IPv4 address written as IPv6
/// counts as IPv4.
fn range_of(from: ClientAddress) -> Option<IpAddr> {
    Some(match from.0?.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            IpAddr::V4(Ipv4Addr::new(a, b, c, 0))
        }
        IpAddr::V6(v6) => {
            let [a, b, c, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0))
        }
    })
}

/// Counts one budget for many, by the generic cell rate algorithm: for each, the instant at which everything
/// taken will have grown back.
struct Meter {
    budget: Budget,
    hasher: RandomState,
    full_at: Mutex<HashMap<u64, i64>>,
}

/// Below this many entries a meter does not look for those that are full again.
const WORTH_CLEANING: usize = 1024;

impl Meter {
    fn new(budget: Budget) -> Meter {
        Meter { budget, hasher: RandomState::new(), full_at: Mutex::default() }
    }

    /// Takes one, or says after how many milliseconds there will be one.
    fn take(&self, key: u64, now: Timestamp) -> Result<(), i64> {
        let mut all = self.lock();
        if all.len() >= WORTH_CLEANING && all.len() == all.capacity() {
            all.retain(|_, full_at| *full_at > now.0);
        }
        let full_at = all.get(&key).copied().unwrap_or(now.0).max(now.0) + self.budget.every_ms;
        let wait_ms = full_at - now.0 - self.budget.burst * self.budget.every_ms;
        if wait_ms > 0 {
            return Err(wait_ms);
        }
        all.insert(key, full_at);
        Ok(())
    }

    /// The share of the burst that is spent now.
    fn spent(&self, who: &impl Hash, now: Timestamp) -> f64 {
        let full_at = self.lock().get(&self.hasher.hash_one(who)).copied().unwrap_or(now.0);
        let whole_ms = self.budget.burst * self.budget.every_ms;
        (full_at - now.0).max(0) as f64 / whole_ms as f64
    }

    fn give_back(&self, key: u64) {
        if let Some(full_at) = self.lock().get_mut(&key) {
            *full_at -= self.budget.every_ms;
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, i64>> {
        // Nothing in here can be left half done, so a panic elsewhere does not matter.
        self.full_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(address: &str) -> ClientAddress {
        ClientAddress(Some(address.parse().unwrap()))
    }

    /// Ten thousand guesses at one account, each from another network: half of them in the first ten minutes, the rest
    /// over the day. How many are tried without work, and how many with it.
    fn guess_for_a_day(budgets: &Budgets) -> (i32, i32) {
        let (mut plain, mut worked) = (0, 0);
        for guess in 0..10_000 {
            let at = Timestamp(if guess < 5_000 { guess * 120 } else { (guess - 5_000) * 17_280 });
            let address = from(&format!("10.{}.{}.7", guess / 250, guess % 250));
            if budgets.try_password("anna@example.org", address, at).is_ok() {
                plain += 1;
            } else {
                worked += i32::from(budgets.try_proven("anna@example.org", address, at).is_ok());
            }
        }
        (plain, worked)
    }

    #[test]
    fn ten_thousand_guesses_at_one_account_are_a_hundred_in_a_day() {
        let (plain, worked) = guess_for_a_day(&Budgets::default());
        assert!((57..=60).contains(&plain), "{plain}");
        assert!((95..=100).contains(&(plain + worked)), "{plain} and {worked}");
    }

    #[test]
    fn pressure_grows_with_what_is_spent_after_work_and_falls_with_time() {
        let budgets = Budgets::default();
        let now = Timestamp(0);
        assert_eq!(budgets.pressure("anna", now), 0.0);
        for _ in 0..PROVEN_OF_ACCOUNT.burst / 2 {
            let _ = budgets.try_proven("anna", from("192.0.2.1"), now).unwrap();
        }
        assert_eq!(budgets.pressure("anna", now), 0.5);
        assert!(budgets.pressure("boris", now) < 0.01, "she presses hardly on anybody else");
        for _ in PROVEN_OF_ACCOUNT.burst / 2..PROVEN_OF_ACCOUNT.burst {
            let _ = budgets.try_proven("anna", from("192.0.2.1"), now).unwrap();
        }
        let Err(Error::Refused(refusal)) = budgets.try_proven("anna", from("192.0.2.1"), now)
        else {
            panic!("refused")
        };
        assert_eq!((refusal.code, refusal.retry_after_s), ("too_many_tries", Some(48 * 60)));
        let later = now.plus_ms(PROVEN_OF_ACCOUNT.burst * PROVEN_OF_ACCOUNT.every_ms);
        assert_eq!(budgets.pressure("anna", later), 0.0);
    }

    #[test]
    fn neighbours_share_a_budget_and_strangers_do_not() {
        let budgets = Budgets::default();
        let now = Timestamp(0);
        for n in 0..FAILURES_OF_RANGE.burst {
            let _ = budgets.try_password(&format!("{n}"), from("2001:db8:7::1"), now).unwrap();
        }
        assert!(budgets.try_password("x", from("2001:db8:7:ffff::2"), now).is_err());
        assert!(budgets.try_password("x", from("2001:db8:8::2"), now).is_ok());
        assert_eq!(range_of(from("::ffff:192.0.2.9")), range_of(from("192.0.2.1")));
    }

    #[test]
    fn what_succeeds_costs_nothing() {
        let budgets = Budgets::default();
        for _ in 0..1_000 {
            let tried = budgets.try_password("anna", from("192.0.2.1"), Timestamp(0)).unwrap();
            tried.give_back();
        }
    }

    #[test]
    fn a_refusal_says_when_to_come_back_and_then_it_works() {
        let budgets = Budgets::default();
        let unknown = ClientAddress(None);
        for _ in 0..FAILURES_OF_ACCOUNT.burst {
            let _ = budgets.try_password("anna", unknown, Timestamp(0)).unwrap();
        }
        let Err(Error::Refused(refusal)) = budgets.try_password("anna", unknown, Timestamp(0))
        else {
            panic!("refused")
        };
        assert_eq!(refusal.detail, "there were too many tries; please try again in 29 minutes");
        let then = Timestamp(refusal.retry_after_s.unwrap() as i64 * 1000);
        assert!(budgets.try_password("anna", unknown, then).is_ok());
        assert!(budgets.try_password("anna", unknown, then).is_err());
    }

    #[test]
    fn a_meter_forgets_whom_it_need_not_remember() {
        let meter = Meter::new(Budget { burst: 2, every_ms: 10 });
        for key in 0..100_000 {
            meter.take(key, Timestamp(key as i64)).unwrap();
        }
        assert!(meter.lock().len() < 5_000, "{}", meter.lock().len());
    }
}
