//! Bringing an export: `POST /api/v1/me/restores`.
//!
//! The body is the archive. It is received piece by piece, sealed under the athlete's key; its list is read before the answer,
//! so whoever brings the wrong file hears it at once.
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt;
use kernel::error::Problem;
use kernel::files::Incoming;
use kernel::http::Json;
use kernel::vault::{self, AthleteKey};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, random};

use super::archive::{Bringer, MAX_BYTES, Parcel};
use super::{Restore, RestoreId};
use crate::exports::build::blocking;
use crate::{accounts, freeze};

/// A body that brings nothing for so long is broken off.
const IDLE: Duration = Duration::from_secs(30);
/// Pieces are gathered to this size before they are written.
const PIECE: usize = 256 * 1024;
/// Archives that one athlete may bring in a day.
const MOST_A_DAY: i64 = 10;
const DAY_MS: i64 = 24 * 3_600_000;

/// Bring an export that you made of another Stadion. It is taken in in the background.
///
/// The body is the ZIP as you fetched it, at most 4 GB. The same export again changes nothing.
#[utoipa::path(post, path = "/api/v1/me/restores", tag = "me",
    request_body(content = Vec<u8>, content_type = "application/zip"),
    responses(
        (status = 202, description = "It is being taken in.", body = Restore),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`frozen`: your account was recovered by e-mail in the last seven days.", body = Problem),
        (status = 408, description = "`upload_stalled`", body = Problem),
        (status = 409, description = "`restore_under_way`", body = Problem),
        (status = 413, description = "`export_too_large`", body = Problem),
        (status = 422, description = "`broken_archive`, `no_export`, `export_too_new`, `not_yours`", body = Problem),
        (status = 429, description = "`too_many_restores`", body = Problem)))]
pub async fn begin_restore(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Restore>)> {
    let (id, now) = (me.id, app.clock.now());
    let may = app.db.read(move |tx| {
        may_begin(tx, id, now)?;
        accounts::find_proof(tx, id)
    });
    let email = may.await?.email;
    let bringer = Bringer { handle: me.handle.clone(), email, birth_on: me.birth_on };
    let key = vault::key_of(&app, id).await?;
    let incoming = receive(&app, &key, &headers, body).await?;
    let restore = RestoreId::new();
    let file = format!("restores/{id}/{restore}-{}", random::hex::<4>());
    let (files, name) = (app.files.clone(), file.clone());
    let keep = move || -> Result<()> {
        let mut incoming = incoming;
        Parcel::open(incoming.reader()?, &bringer)?;
        Ok(incoming.keep(&files, &name)?)
    };
    blocking(keep).await?;
    let name = file.clone();
    let write = app.db.write(move |tx| {
        may_begin(tx, id, now)?;
        tx.exec(
            "INSERT INTO data_restore (athlete_id, restore_id, state, file, done, total, owner,
               leased_until, attempts, asked_at)
             VALUES ($1, $2, 'waiting', $3, 0, 0, '', 0, 0, $4)",
            args![id, restore, name, now],
        )?;
        let rows = super::list_rows(tx, id)?;
        let row = rows.into_iter().find(|row| row.id == restore);
        row.ok_or(Error::NotFound("restore"))?.show()
    });
    match write.await {
        Ok(begun) => {
            tracing::info!(event = "restore_begun", "identity");
            Ok((StatusCode::ACCEPTED, Json(begun)))
        }
        Err(error) => {
            crate::exports::work::delete(&app, vec![file]).await?;
            Err(error)
        }
    }
}

fn may_begin(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    freeze::check(tx, athlete, now)?;
    let (open, of_day) = tx.one::<(i64, i64)>(
        "SELECT COUNT(*) FILTER (WHERE ended_at IS NULL), COUNT(*) FILTER (WHERE asked_at > $2)
         FROM data_restore WHERE athlete_id = $1",
        args![athlete, now.plus_ms(-DAY_MS)],
    )?;
    if open > 0 {
        let detail = "an export of yours is being taken in already; please wait until it is done";
        return Err(Error::refused("restore_under_way", detail));
    }
    if of_day >= MOST_A_DAY {
        let detail = "you brought ten exports in a day, and that is as many as there may be";
        return Err(Error::refused_as(StatusCode::TOO_MANY_REQUESTS, "too_many_restores", detail));
    }
    Ok(())
}

/// Receives the body into a sealed file. Dropped on the way, it leaves nothing.
async fn receive(app: &App, key: &AthleteKey, headers: &HeaderMap, body: Body) -> Result<Incoming> {
    let stated: Option<u64> =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let mut bytes = stated.unwrap_or(0);
    refuse_oversize(bytes)?;
    bytes = 0;
    let (files, sealed) = (app.files.clone(), key.clone());
    let mut incoming = blocking(move || Ok(files.receive_sealed(&sealed)?)).await?;
    let mut pieces = body.into_data_stream();
    let mut gathered: Vec<u8> = Vec::new();
    loop {
        let piece = match tokio::time::timeout(IDLE, pieces.next()).await {
            Err(_) => return Err(stalled()),
            Ok(None) => break,
            Ok(Some(Err(_))) => return Err(broken_off()),
            Ok(Some(Ok(piece))) => piece,
        };
        bytes += piece.len() as u64;
        refuse_oversize(bytes)?;
        gathered.extend_from_slice(&piece);
        if gathered.len() >= PIECE {
            incoming = add(incoming, std::mem::take(&mut gathered)).await?;
        }
    }
    add(incoming, gathered).await
}

async fn add(mut incoming: Incoming, piece: Vec<u8>) -> Result<Incoming> {
    blocking(move || {
        incoming.write(&piece)?;
        Ok(incoming)
    })
    .await
}

fn refuse_oversize(bytes: u64) -> Result<()> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    let detail = "this archive is larger than 4 GB, which is more than can be taken in";
    Err(Error::refused_as(StatusCode::PAYLOAD_TOO_LARGE, "export_too_large", detail))
}

fn stalled() -> Error {
    let detail =
        "The upload stood still for half a minute, so we stopped waiting. Please try again.";
    Error::refused_as(StatusCode::REQUEST_TIMEOUT, "upload_stalled", detail)
}

fn broken_off() -> Error {
    let detail = "The upload broke off before the file was complete. Please try again.";
    Error::refused_as(StatusCode::BAD_REQUEST, "upload_broken_off", detail)
}
