//! What you see of yourself.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};

use super::MyAccount;

/// Show my account.
#[utoipa::path(get, path = "/api/v1/me", tag = "me",
    responses(
        (status = 200, description = "Your account.", body = MyAccount),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn show_me(State(app): State<App>, me: Me) -> Result<Json<MyAccount>> {
    let id = me.id;
    let account = app.db.read(move |tx| super::find(tx, id)).await?.ok_or(Error::SignedOut)?;
    Ok(Json(MyAccount::new(me.athlete, account.email, account.password_hash.is_some())))
}
