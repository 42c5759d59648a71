//! How my account is kept safe: what the settings and the banner of the app show.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, Timestamp, Tx};
use serde::Serialize;

use crate::mail::proofs;
use crate::recoveries::{self, RunningRecovery};
use crate::{Settings, accounts, freeze};

/// How my account is kept safe.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Security {
    /// Whether this installation sends mail. Where it does not, addresses cannot be proven or changed.
    pub sends_mail: bool,
    /// Never shown to others.
    #[schema(example = "anna@example.org")]
    pub email: String,
    /// Since when the address is proven; `null`: it is not.
    pub email_proven_at: Option<Timestamp>,
    /// Where a code was sent that has not come back yet.
    pub asked_email: Option<AskedEmail>,
    /// A recovery by e-mail under way: cancel it if it is not yours.
    pub recovery: Option<RunningRecovery>,
    /// Until when what is sensitive cannot be changed.
    pub frozen_until: Option<Timestamp>,
}

/// An address that waits for its code.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskedEmail {
    /// The address.
    #[schema(example = "anna@example.net")]
    pub email: String,
    /// Until when its code works.
    pub until: Timestamp,
}

/// Show how my account is kept safe.
#[utoipa::path(get, path = "/api/v1/me/security", tag = "me",
    responses(
        (status = 200, description = "Address, recovery and freeze.", body = Security),
        (status = 401, description = "`signed_out`", body = Problem)))]
pub async fn show_security(
    State(app): State<App>,
    Extension(settings): Extension<Settings>,
    me: Me,
) -> Result<Json<Security>> {
    let now = app.clock.now();
    Ok(Json(app.db.read(move |tx| shown(tx, &settings, &me, now)).await?))
}

pub(super) fn shown(tx: &mut Tx, settings: &Settings, me: &Me, now: Timestamp) -> Result<Security> {
    let proof = accounts::find_proof(tx, me.id)?;
    let asked = proofs::find_code(tx, me.id, now)?;
    let frozen_until = freeze::find(tx, me.id)?;
    Ok(Security {
        sends_mail: settings.sends_mail,
        email: proof.email,
        email_proven_at: proof.email_proven_at,
        asked_email: asked.map(|code| AskedEmail { email: code.email, until: code.expires_at }),
        recovery: recoveries::running(tx, me.id, now)?,
        frozen_until: frozen_until.filter(|until| now < *until),
    })
}
