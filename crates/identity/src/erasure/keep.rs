//! Changing one's mind: whoever signs in while their erasure waits may keep the account.
use axum::http::StatusCode;
use kernel::{AthleteId, Error, Result, Tx, args, athlete};
use serde::Deserialize;

/// What may stand behind the address of every way to sign in.
#[derive(Debug, Clone, Copy, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct KeepAccount {
    /// For somebody who asked to be erased and wants to stay. Without it they are told that the account waits to be erased.
    #[serde(default)]
    pub keep_account: bool,
}

/// Settles what a sign-in means for somebody who asked to be erased. Call it in the write that opens a session, once the
/// person has proven who they are.
pub(crate) fn settle(tx: &mut Tx, who: AthleteId, keep: KeepAccount) -> Result<()> {
    let Some(erasure) = super::find(tx, who)? else { return Ok(()) };
    let refused = |code, detail: &str| Err(Error::refused_as(StatusCode::FORBIDDEN, code, detail));
    if erasure.begun_at.is_some() {
        return refused("account_erased", "this account is being erased; that cannot be undone");
    }
    if !keep.keep_account {
        let detail = "this account waits to be erased, as you asked; you can still keep it";
        return refused("account_leaving", detail);
    }
    let kept =
        tx.exec("DELETE FROM erasure WHERE athlete_id = $1 AND begun_at IS NULL", args![who])?;
    if kept == 1 {
        athlete::close(tx, who, None)?;
        metrics::counter!("identity_erasures_total", "state" => "kept").increment(1);
        tracing::info!(event = "erasure_taken_back", "identity");
    }
    Ok(())
}
