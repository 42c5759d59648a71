//! Whether signing in with my password has a second step.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, Timestamp, Tx, args};
use serde::Serialize;

/// My second step.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SecondStep {
    /// Since when a code is asked for; `null`: none is.
    pub since: Option<Timestamp>,
    /// How many of the ten codes on paper are left.
    #[schema(example = 10)]
    pub codes_left: i64,
}

/// Show my second step of signing in.
#[utoipa::path(get, path = "/api/v1/me/second_step", tag = "me",
    responses(
        (status = 200, description = "Whether there is one.", body = SecondStep),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn show_second_step(State(app): State<App>, me: Me) -> Result<Json<SecondStep>> {
    Ok(Json(app.db.read(move |tx| shown(tx, &me)).await?))
}

pub(super) fn shown(tx: &mut Tx, me: &Me) -> Result<SecondStep> {
    let since = super::find(tx, me.id)?.and_then(|row| row.confirmed_at);
    let (codes_left,) =
        tx.one("SELECT COUNT(*) FROM recovery_code WHERE athlete_id = $1", args![me.id])?;
    Ok(SecondStep { since, codes_left })
}
