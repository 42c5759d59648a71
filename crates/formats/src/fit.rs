//! FIT: Garmin's binary format.

mod products;
pub mod write;
use crate::{Fault, Reading};
pub(crate) fn looks_like_fit(bytes: &[u8]) -> bool {
    bytes.get(8..12) == Some(b".FIT")
}
pub(crate) fn read(_bytes: &[u8], _now_ms: i64) -> Result<Reading, Fault> {
    Err(Fault::NotARecording { looks_like: None })
}
