//! What somebody bought and could count as gear. The shop tells of purchases by facts ([`hear`]); the athlete
//! takes an offer or declines it.
pub mod decline;
pub(crate) mod hear;
pub mod list;
pub mod take;

use kernel::Error;

kernel::id!(
    /// Something bought that could become gear.
    GearOfferId,
);

const NO_SUCH: Error = Error::NotFound("offer");
