//! Disconnecting an app: `DELETE /api/v1/me/apps/{id}`.
use axum::extract::State;
use axum::http::StatusCode;
use kernel::consent::Action;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::ids::ClientId;
use kernel::{App, Me, Result};

use crate::apps::{self, noted, tokens};

/// Disconnect an app.
///
/// Everything you allowed it ends at its next request, on every device. Disconnecting what is not connected is
/// harmless.
#[utoipa::path(delete, path = "/api/v1/me/apps/{id}", tag = "me",
    params(("id" = ClientId, Path, description = "As in the list of connected apps.")),
    responses(
        (status = 204, description = "It may do nothing any more."),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn disconnect_app(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ClientId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let mut ended = 0;
        for grant in tokens::list(tx, me.id)? {
            if grant.app == id {
                match apps::find(tx, id)? {
                    Some(app) => {
                        tokens::end(tx, me.id, grant.id)?;
                        let scopes = grant.scopes().to_string();
                        noted::note(tx, &me, &app, &scopes, Action::Withdrawn, now)?;
                    }
                    // Its developer took it away: it has no name any more, and what it was allowed ended by itself.
                    None => tokens::lapse(tx, &grant, now)?,
                }
                ended += 1;
            }
        }
        Ok(ended)
    });
    if write.await? > 0 {
        tracing::info!(event = "app_disconnected", "identity");
    }
    Ok(StatusCode::NO_CONTENT)
}
