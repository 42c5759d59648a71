//! Bringing a feed as a file: `POST /api/v1/operator/feeds/{feed}/file`.
//!
//! The body is received piece by piece onto the disk, so its size costs no memory.
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use futures_util::StreamExt;
use kernel::error::Problem;
use kernel::files::Incoming;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, Result, args};

use super::Feed;
use crate::{FeedId, Needs};

/// A larger feed is refused.
pub(crate) const MOST_BYTES: u64 = 500 * 1024 * 1024;
/// A body that brings nothing for so long is broken off.
const IDLE: Duration = Duration::from_secs(30);
/// Pieces are gathered to this size before they are written.
const PIECE: usize = 256 * 1024;

/// Bring a feed as a file, up to 500 MB, plain or gzipped. It is read in a moment.
#[utoipa::path(post, path = "/api/v1/operator/feeds/{feed}/file", tag = "operator",
    params(("feed" = FeedId, Path, description = "Its id")),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 202, description = "Kept; it is read in a moment.", body = Feed),
        (status = 400, description = "`upload_broken_off`", body = Problem),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 408, description = "`upload_stalled`", body = Problem),
        (status = 409, description = "`feed_is_fetched`, `being_read`", body = Problem),
        (status = 413, description = "`file_too_large`", body = Problem)))]
pub async fn upload_feed_file(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<FeedId>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Feed>)> {
    let now = app.clock.now();
    let (admitting, caller) = (needs.clone(), me.clone());
    app.db
        .read(move |tx| {
            admitting.operators.admit(tx, &caller, Deed::RunShop, now)?;
            let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
            if row.source != "file" {
                let why = "this feed is fetched from its address; a file would be overwritten by the next reading";
                return Err(Error::refused("feed_is_fetched", why));
            }
            Ok(())
        })
        .await?;
    let incoming = receive(&app, &headers, body).await?;
    let name = format!("feeds/{id}-{}", kernel::random::to_hex(&incoming.content_hash()[..8]));
    let (files, kept) = (app.files.clone(), name.clone());
    let keep = tokio::task::spawn_blocking(move || incoming.keep(&files, &kept));
    keep.await.map_err(Error::internal)??;
    let new = name.clone();
    let taken = app.db.write(move |tx| {
        // Again: what was admitted before the file arrived may be over since.
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "upload_feed_file", format_args!("feed {id}"), now)?;
        let before = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
        // The file under the hands of a reader is not taken away.
        let swapped = tx.exec(
            "UPDATE shop_feed SET file = $2, due_at = $3 WHERE feed_id = $1 AND leased_until <= $3",
            args![id, new, now],
        )?;
        if swapped == 0 {
            let why = "this feed is being read right now; upload the file again when that is over";
            return Err(Error::refused("being_read", why));
        }
        let row = super::find(tx, id)?.ok_or(Error::NotFound("feed"))?;
        Ok((before.file.filter(|old| *old != new), super::shown(tx, row, now)?))
    });
    let (old, feed) = taken.await?;
    if let Some(old) = old {
        let files = app.files.clone();
        let delete = tokio::task::spawn_blocking(move || files.delete(&old));
        delete.await.map_err(Error::internal)??;
    }
    Ok((StatusCode::ACCEPTED, Json(feed)))
}

async fn receive(app: &App, headers: &HeaderMap, body: Body) -> Result<Incoming> {
    let stated = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    refuse_oversize(stated.and_then(|length| length.parse().ok()).unwrap_or(0))?;
    let mut incoming = None;
    let mut pieces = body.into_data_stream();
    let mut gathered: Vec<u8> = Vec::new();
    let mut bytes = 0_u64;
    loop {
        let piece = match tokio::time::timeout(IDLE, pieces.next()).await {
            Err(_) => {
                let why = "The upload stood still for half a minute, so we stopped waiting. Please try again.";
                return Err(Error::refused_as(StatusCode::REQUEST_TIMEOUT, "upload_stalled", why));
            }
            Ok(None) => break,
            Ok(Some(Err(_))) => {
                let why = "The upload broke off before the file was complete. Please try again.";
                return Err(Error::refused_as(StatusCode::BAD_REQUEST, "upload_broken_off", why));
            }
            Ok(Some(Ok(piece))) => piece,
        };
        bytes += piece.len() as u64;
        refuse_oversize(bytes)?;
        gathered.extend_from_slice(&piece);
        if gathered.len() >= PIECE {
            incoming = Some(write(app, incoming, std::mem::take(&mut gathered)).await?);
        }
    }
    write(app, incoming, gathered).await
}

fn refuse_oversize(bytes: u64) -> Result<()> {
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    let why = "a feed has at most 500 MB";
    Err(Error::refused_as(StatusCode::PAYLOAD_TOO_LARGE, "file_too_large", why))
}

/// Adds a piece; the first one begins the file.
async fn write(app: &App, incoming: Option<Incoming>, piece: Vec<u8>) -> Result<Incoming> {
    let files = app.files.clone();
    let write = tokio::task::spawn_blocking(move || {
        let mut incoming = match incoming {
            Some(begun) => begun,
            None => files.receive()?,
        };
        incoming.write(&piece)?;
        Ok(incoming)
    });
    write.await.map_err(Error::internal)?
}
