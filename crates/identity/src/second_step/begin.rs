//! Giving an app what it makes codes from: `POST /api/v1/me/second_step`.
use axum::extract::State;
use axum::http::StatusCode;
use fast_qr::{ECL, QRBuilder};
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, args, random};
use serde::Serialize;
use totp_rs::Secret;

use crate::{accounts, sessions};

/// What an app needs to make codes. It is shown this once.
#[derive(Serialize, utoipa::ToSchema)]
pub struct AppForCodes {
    /// To type into the app, in base 32.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    pub secret: String,
    /// The same as an address that opens the app, where there is one on this device.
    #[schema(
        example = "otpauth://totp/Stadion:anna?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Stadion"
    )]
    pub address: String,
    /// The address as a QR code: a row of `1` (dark) and `0` for each line of squares, without the margin.
    pub squares: Vec<String>,
}

/// Begin with a second step.
///
/// Nothing is asked for until the first code of the app came back. Beginning again forgets what was begun
/// before, but never a step that holds already.
#[utoipa::path(post, path = "/api/v1/me/second_step", tag = "me",
    responses(
        (status = 201, description = "Give it to the app, then confirm with its code.", body = AppForCodes),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago.", body = Problem),
        (status = 409, description = "`no_password`: passkeys need no second step. `second_step_on`: it is on already.", body = Problem)))]
pub async fn begin_second_step(
    State(app): State<App>,
    me: Me,
) -> Result<(StatusCode, Json<AppForCodes>)> {
    let now = app.clock.now();
    let secret = random::bytes::<20>();
    let handle = me.handle.clone();
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        let account = accounts::find(tx, me.id)?.ok_or(Error::SignedOut)?;
        if account.password_hash.is_none() {
            let detail = "you sign in with passkeys only, and they need no second step";
            return Err(Error::refused("no_password", detail));
        }
        let begun = tx.exec(
            "INSERT INTO second_step (athlete_id, secret, begun_at, last_step) VALUES ($1, $2, $3, 0)
             ON CONFLICT (athlete_id) DO UPDATE SET secret = $2, begun_at = $3, last_step = 0
             WHERE second_step.confirmed_at IS NULL",
            args![me.id, secret, now],
        )?;
        if begun == 0 {
            let detail = "a second step is on already; turn it off first to change the app";
            return Err(Error::refused("second_step_on", detail));
        }
        Ok(())
    });
    write.await?;
    let secret = Secret::from(secret.to_vec()).to_base32();
    let address = format!("otpauth://totp/Stadion:{handle}?secret={secret}&issuer=Stadion");
    let squares = squares(&address)?;
    Ok((StatusCode::CREATED, Json(AppForCodes { secret, address, squares })))
}

fn squares(address: &str) -> Result<Vec<String>> {
    // Shown on a screen, undamaged: the least correction makes the largest squares.
    let code = QRBuilder::new(address).ecl(ECL::L).build();
    let code = code.map_err(|error| Error::internal(error.to_string()))?;
    let row = |line: usize| code[line].iter().map(|module| if module.value() { '1' } else { '0' });
    Ok((0..code.size).map(|line| row(line).collect()).collect())
}
