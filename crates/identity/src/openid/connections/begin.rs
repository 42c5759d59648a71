//! Set out to a provider, to connect an account there: `POST /api/v1/me/openid/{provider}`.
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, Me, Result};

use crate::Settings;
use crate::budgets::Budgets;
use crate::openid::begin::{OpenidWay, set_out};
use crate::openid::unknown;

/// Set out to a provider to connect an account there with yours.
#[utoipa::path(post, path = "/api/v1/me/openid/{provider}", tag = "me",
    params(("provider" = String, Path, description = "Its name, as listed.")),
    responses(
        (status = 200, description = "Where the browser goes now; a cookie is set.", body = OpenidWay),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago. `frozen` after a recovery by e-mail.", body = Problem),
        (status = 404, description = "`not_found`: there is no such provider.", body = Problem),
        (status = 429, description = "`too_many_tries`, with `Retry-After`.", body = Problem),
        (status = 502, description = "`openid_away`: the provider does not answer.", body = Problem)))]
pub async fn begin_openid_connection(
    State(app): State<App>,
    Extension(budgets): Extension<Arc<Budgets>>,
    Extension(settings): Extension<Settings>,
    me: Me,
    from: ClientAddress,
    headers: HeaderMap,
    Path(provider): Path<String>,
) -> Result<Response> {
    let directory = settings.openid.named(&provider).ok_or_else(unknown)?;
    budgets.pay_ceremony(from, app.clock.now())?;
    set_out(&app, directory, &headers, Some(me)).await
}
