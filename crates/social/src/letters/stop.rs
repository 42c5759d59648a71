//! Wanting no more of these letters: `POST /api/v1/mail/stop`, which programs for mail send by themselves when somebody presses
//! their button (RFC 8058), and the page to which the link in a letter leads.
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Redirect;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, AthleteId, Error, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::Stop;

/// What every token that is not ours sounds like.
const NO_SUCH: Error = Error::NotFound("letter");

/// What a letter brings along.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StopQuery {
    /// What stands in the letter.
    pub token: String,
}

/// Which letters come no more.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Stopped {
    /// `digest`: what you did not see; `invitations`: those of people who know this address.
    #[schema(example = "digest")]
    pub letters: String,
}

/// Stop the letters of a kind to this mailbox, by what stands in one of them. Nobody has to sign in, and doing it twice is
/// doing it once.
#[utoipa::path(post, path = "/api/v1/mail/stop", tag = "notifications", params(StopQuery),
    responses(
        (status = 200, description = "No more of them come.", body = Stopped),
        (status = 404, description = "`not_found`: no letter of ours says so", body = Problem,
            content_type = "application/problem+json")))]
pub async fn stop_mail(
    State(app): State<App>,
    Query(query): Query<StopQuery>,
) -> Result<(StatusCode, Json<Stopped>)> {
    let now = app.clock.now();
    let stop = Stop::read(&query.token, &app.vault).ok_or(NO_SUCH)?;
    let letters = match stop {
        Stop::Digest(athlete) => {
            app.db.write(move |tx| end_digest(tx, athlete)).await?;
            "digest"
        }
        Stop::Invitations(mark) => {
            app.db.write(move |tx| close_mailbox(tx, mark, now)).await?;
            "invitations"
        }
    };
    tracing::info!(event = "letters_stopped", letters, "social");
    Ok((StatusCode::OK, Json(Stopped { letters: letters.to_owned() })))
}

/// Where older programs for mail lead when they open the same address: to the page whose button stops the letters. Looking
/// changes nothing, because programs look at every link of a letter.
#[utoipa::path(get, path = "/api/v1/mail/stop", tag = "notifications", params(StopQuery),
    responses(
        (status = 303, description = "To the page."),
        (status = 200, description = "Never; the page answers."),
        (status = 404, description = "`not_found`: no letter of ours says so", body = Problem,
            content_type = "application/problem+json")))]
pub async fn show_stop_mail(
    State(app): State<App>,
    Query(query): Query<StopQuery>,
) -> Result<Redirect> {
    // Only what we wrote ourselves stands in an address that we send somebody to.
    Stop::read(&query.token, &app.vault).ok_or(NO_SUCH)?;
    Ok(Redirect::to(&format!("/mail/stop#{}", query.token)))
}

fn end_digest(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec("DELETE FROM social_digest WHERE athlete_id = $1", args![athlete])?;
    Ok(())
}

fn close_mailbox(tx: &mut Tx, mark: [u8; 32], now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO social_mailbox (address_mark, letters, since_at, stopped_at) VALUES ($1, 0, $2, $2)
         ON CONFLICT (address_mark) DO UPDATE SET stopped_at = COALESCE(social_mailbox.stopped_at, excluded.stopped_at)",
        args![mark, now],
    )?;
    Ok(())
}
