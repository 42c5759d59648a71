//! The days after a recovery by e-mail: who got in with nothing but a mailbox cannot yet change what would keep
//! the owner out, or carry away what the owner has.
//!
//! Frozen are the address, passkeys and the second step, a wider audience, and whatever else calls [`check`].
use axum::http::StatusCode;
use kernel::error::Refusal;
use kernel::{AthleteId, Error, Result, Timestamp, Tx, args};

/// How long it lasts.
pub const FREEZE_MS: i64 = 7 * 24 * 3_600_000;

/// Why something cannot be changed yet.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "your account was recovered by e-mail a short while ago; this can be changed seven days after that"
)]
pub struct Frozen {
    /// Until when.
    pub until: Timestamp,
}

/// The rule. The moment of the end is free already.
pub fn may_change(frozen_until: Option<Timestamp>, now: Timestamp) -> Result<(), Frozen> {
    match frozen_until {
        Some(until) if now < until => Err(Frozen { until }),
        _ => Ok(()),
    }
}

/// Refuses (403 `frozen`) while the account of an athlete is frozen. Call it in the write that changes something
/// sensitive.
pub fn check(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    may_change(find(tx, athlete)?, now).map_err(|frozen| {
        let wait_ms = u64::try_from(frozen.until.0 - now.0).unwrap_or(0);
        Error::Refused(Box::new(Refusal {
            status: StatusCode::FORBIDDEN,
            code: "frozen",
            detail: frozen.to_string(),
            fields: Default::default(),
            retry_after_s: Some(wait_ms.div_ceil(1000)),
        }))
    })
}

/// Until when the account of an athlete is or was frozen.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Timestamp>> {
    let found = tx.find::<(Option<Timestamp>,)>(
        "SELECT frozen_until FROM account WHERE athlete_id = $1",
        args![athlete],
    )?;
    Ok(found.and_then(|(until,)| until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_to_the_millisecond() {
        let recovered: Timestamp = "2027-05-10T09:00:00Z".parse().unwrap();
        let until = recovered.plus_ms(FREEZE_MS);
        assert_eq!(until, "2027-05-17T09:00:00Z".parse().unwrap());
        assert_eq!(may_change(None, recovered), Ok(()));
        assert_eq!(may_change(Some(until), recovered), Err(Frozen { until }));
        assert_eq!(may_change(Some(until), until.plus_ms(-1)), Err(Frozen { until }));
        assert_eq!(may_change(Some(until), until), Ok(()));
    }
}
