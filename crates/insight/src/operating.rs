//! The operator's inbox: what people said, with whom and where, and the answer they read.
//!
//! Operators see the handle and the name of a sender who was signed in; the dialog says so before sending.
pub mod answer;
pub mod inbox;

use kernel::{AthleteId, Error, Result, Tx};

use crate::Needs;

/// Refuses everybody but operators.
pub(crate) fn admit(tx: &mut Tx, needs: &Needs, me: AthleteId) -> Result<()> {
    if needs.operators.is_operator(tx, me)? {
        return Ok(());
    }
    Err(Error::refused_as(
        axum::http::StatusCode::FORBIDDEN,
        "operators_only",
        "this page is for the people who run this place",
    ))
}
