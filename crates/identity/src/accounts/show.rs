//! What you see of yourself.
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result};

use super::MyAccount;
use crate::operators;

/// Show my account.
#[utoipa::path(get, path = "/api/v1/me", tag = "me",
    responses(
        (status = 200, description = "Your account.", body = MyAccount),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn show_me(State(app): State<App>, me: Me) -> Result<Json<MyAccount>> {
    let id = me.id;
    let read = app.db.read(move |tx| Ok((super::find(tx, id)?, operators::role(tx, id)?)));
    let (account, role) = read.await?;
    let account = account.ok_or(Error::SignedOut)?;
    let has_password = account.password_hash.is_some();
    Ok(Json(MyAccount::new(me.athlete, account.email, has_password, role)))
}
