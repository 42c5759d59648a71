//! What operators see and do: all regional challenges with their counts, every entry, an early close.
pub mod close;
pub mod entries;
pub mod list;

use kernel::{AthleteId, Error, Result, Tx};

use crate::Needs;

/// Refuses everybody but operators.
fn admit(tx: &mut Tx, needs: &Needs, me: AthleteId) -> Result<()> {
    if needs.operators.is_operator(tx, me)? {
        return Ok(());
    }
    Err(Error::refused_as(
        axum::http::StatusCode::FORBIDDEN,
        "operators_only",
        "this page is for the people who run this place",
    ))
}
