//! How much strangers may tell us.
//!
//! | what | at once | then one more every |
//! |-|-|-|
//! | one address range | 20 | 2 minutes |
//! | everybody who is not signed in, together | 500 | 2 seconds |
//!
//! An address range is an IPv4 /24 or an IPv6 /48. Budgets live in memory and are counted by each process for
//! itself. They cannot grow without bound: a range is remembered only while it owes something, and what it owes
//! was paid for from the budget of everybody.
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Refusal;
use kernel::{Error, Result, Timestamp};

/// At once, and milliseconds after which one more is allowed.
#[derive(Debug, Clone, Copy)]
struct Budget {
    burst: i64,
    every_ms: i64,
}

const OF_RANGE: Budget = Budget { burst: 20, every_ms: 120_000 };
const OF_ALL: Budget = Budget { burst: 500, every_ms: 2_000 };

/// The budgets of one process: for each payer the instant at which everything taken has grown back.
#[derive(Default)]
pub struct Budgets(Mutex<Owed>);

#[derive(Default)]
struct Owed {
    all: i64,
    ranges: HashMap<IpAddr, i64>,
}

impl Budgets {
    /// Takes one for a stranger, or says when there will be one.
    pub(crate) fn pay(&self, from: ClientAddress, now: Timestamp) -> Result<()> {
        // Nothing in here can be left half done, so a panic elsewhere does not matter.
        let mut owed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        owed.ranges.retain(|_, full_at| *full_at > now.0);
        let all = after_one_more(OF_ALL, owed.all, now)?;
        if let Some(range) = range_of(from) {
            let before = owed.ranges.get(&range).copied().unwrap_or_default();
            let after = after_one_more(OF_RANGE, before, now)?;
            owed.ranges.insert(range, after);
        }
        owed.all = all;
        Ok(())
    }
}

/// The generic cell rate algorithm.
fn after_one_more(budget: Budget, full_at: i64, now: Timestamp) -> Result<i64> {
    let after = full_at.max(now.0) + budget.every_ms;
    let wait_ms = after - now.0 - budget.burst * budget.every_ms;
    if wait_ms > 0 { Err(too_much(wait_ms)) } else { Ok(after) }
}

fn too_much(wait_ms: i64) -> Error {
    Error::Refused(Box::new(Refusal {
        status: StatusCode::TOO_MANY_REQUESTS,
        code: "too_much_feedback",
        detail: "that was a lot at once; please try again in a few minutes".into(),
        fields: Default::default(),
        retry_after_s: Some((wait_ms.max(1) as u64).div_ceil(1000)),
    }))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn from(address: &str) -> ClientAddress {
        ClientAddress(Some(address.parse().unwrap()))
    }

    #[test]
    fn neighbours_share_a_budget_that_grows_back() {
        let budgets = Budgets::default();
        for _ in 0..OF_RANGE.burst {
            budgets.pay(from("192.0.2.1"), Timestamp(0)).unwrap();
        }
        assert!(budgets.pay(from("192.0.2.200"), Timestamp(0)).is_err());
        assert!(budgets.pay(from("198.51.100.1"), Timestamp(0)).is_ok());
        assert!(budgets.pay(from("192.0.2.200"), Timestamp(OF_RANGE.every_ms)).is_ok());
        assert!(budgets.pay(from("192.0.2.200"), Timestamp(OF_RANGE.every_ms)).is_err());
    }

    #[test]
    fn a_crowd_of_ranges_is_held_by_the_budget_of_all_and_not_remembered_for_ever() {
        let budgets = Budgets::default();
        let mut taken = 0;
        for n in 0..2_000_u32 {
            let address = format!("10.{}.{}.1", n / 250, n % 250);
            taken += i64::from(budgets.pay(from(&address), Timestamp(0)).is_ok());
        }
        assert_eq!(taken, OF_ALL.burst);
        budgets.pay(from("192.0.2.1"), Timestamp(3_600_000)).unwrap();
        assert_eq!(budgets.0.lock().unwrap().ranges.len(), 1);
    }
}
