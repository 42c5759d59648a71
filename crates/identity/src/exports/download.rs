//! Fetching an export: `GET /api/v1/me/exports/{id}/file`.
//!
//! A broken download goes on where it stopped (`Range`, RFC 9110). The file is read piece by piece as the reader takes it.
use std::io::{Read, Seek, SeekFrom};

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Error, Me, Result, vault};
use tokio::sync::mpsc;

use super::ExportId;
use crate::sessions;

/// Read and sent at a time.
const PIECE: usize = 256 * 1024;

/// Fetch one of your exports, a ZIP. It needs a sign-in of the last hour.
#[utoipa::path(get, path = "/api/v1/me/exports/{id}/file", tag = "me",
    params(("id" = ExportId, Path), ("range" = Option<String>, Header, description = "`bytes=…`, to go on where a download stopped")),
    responses(
        (status = 200, description = "The file.", content_type = "application/zip", body = Vec<u8>),
        (status = 206, description = "The part that was asked for.", content_type = "application/zip", body = Vec<u8>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago. `frozen`: your account was recovered by e-mail in the last seven days.", body = Problem),
        (status = 404, description = "`not_found`: there is none any more, or it is not yours", body = Problem),
        (status = 416, description = "`no_such_range`", body = Problem)))]
pub async fn download_export(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ExportId>,
    headers: HeaderMap,
) -> Result<Response> {
    let now = app.clock.now();
    let (athlete, handle) = (me.id, me.handle.clone());
    let read = app.db.read(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        let row = super::find(tx, me.id, id)?;
        let (file, bytes) = row.file_at(now)?;
        let day = row.asked_at.day_in(&me.time_zone);
        Ok((file.to_owned(), bytes, day))
    });
    let (name, bytes, day) = read.await?;
    let asked = headers.get(header::RANGE).and_then(|range| range.to_str().ok());
    let range = match asked.map(|range| parse_range(range, bytes)) {
        None | Some(Asked::Other) => None,
        Some(Asked::Part(from, to)) => Some((from, to)),
        Some(Asked::Beyond) => {
            return Err(Error::refused_as(
                StatusCode::RANGE_NOT_SATISFIABLE,
                "no_such_range",
                "the file is shorter than that",
            ));
        }
    };
    let (from, to) = range.unwrap_or((0, bytes.saturating_sub(1)));
    let body = stream(&app, athlete, name, from, to + 1 - from).await?;
    tracing::info!(event = "export_downloaded", partly = range.is_some(), "identity");
    let disposition = format!("attachment; filename=\"stadion-{handle}-{day}.zip\"");
    let length = HeaderValue::from(to + 1 - from);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_LENGTH, length),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(Error::internal)?,
        ),
    ];
    if range.is_none() {
        return Ok((headers, body).into_response());
    }
    let part = format!("bytes {from}-{to}/{bytes}");
    let part = HeaderValue::from_str(&part).map_err(Error::internal)?;
    Ok((StatusCode::PARTIAL_CONTENT, headers, [(header::CONTENT_RANGE, part)], body)
        .into_response())
}

/// What a `Range` asks for.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// From one byte to another, both included.
    Part(u64, u64),
    /// Nothing that there is.
    Beyond,
    /// Several parts, another unit or nonsense: such a header is as good as none.
    Other,
}

fn parse_range(range: &str, bytes: u64) -> Asked {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|range| range.split_once('-'))
    else {
        return Asked::Other;
    };
    let last = bytes.saturating_sub(1);
    match (from.trim().parse::<u64>(), to.trim().parse::<u64>()) {
        (Ok(from), _) if from >= bytes => Asked::Beyond,
        (Ok(from), Ok(to)) if from <= to => Asked::Part(from, to.min(last)),
        (Ok(from), Err(_)) if to.trim().is_empty() => Asked::Part(from, last),
        (Err(_), Ok(0)) if from.trim().is_empty() => Asked::Beyond,
        (Err(_), Ok(count)) if from.trim().is_empty() => {
            Asked::Part(bytes.saturating_sub(count), last)
        }
        _ => Asked::Other,
    }
}

/// A part of a file as a body. When its reader goes away, so does the thread that reads the file.
async fn stream(
    app: &App,
    athlete: AthleteId,
    name: String,
    from: u64,
    mut left: u64,
) -> Result<Body> {
    let (files, key) = (app.files.clone(), vault::key_of(app, athlete).await?);
    let open = move || -> Result<_> {
        let mut file = files.read_sealed(&key, &name)?.ok_or(super::NO_SUCH)?;
        file.seek(SeekFrom::Start(from))?;
        Ok(file)
    };
    let mut file = tokio::task::spawn_blocking(open).await.map_err(Error::internal)??;
    let (sender, receiver) = mpsc::channel::<std::io::Result<Bytes>>(2);
    tokio::task::spawn_blocking(move || {
        while left > 0 {
            let mut piece = vec![0; PIECE.min(usize::try_from(left).unwrap_or(PIECE))];
            let read = file.read_exact(&mut piece);
            left -= piece.len() as u64;
            let is_broken = read.is_err();
            let sent = sender.blocking_send(read.map(|()| Bytes::from(piece)));
            if sent.is_err() || is_broken {
                return;
            }
        }
    });
    let pieces = futures_util::stream::unfold(receiver, async |mut receiver| {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    Ok(Body::from_stream(pieces))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_those_of_rfc_9110() {
        let check = |range: &str, expected: Asked| assert_eq!(parse_range(range, 1000), expected);
        check("bytes=0-499", Asked::Part(0, 499));
        check("bytes=500-", Asked::Part(500, 999));
        check("bytes=-200", Asked::Part(800, 999));
        check("bytes=-2000", Asked::Part(0, 999));
        check("bytes=900-5000", Asked::Part(900, 999));
        check("bytes=1000-", Asked::Beyond);
        check("bytes=-0", Asked::Beyond);
        check("bytes=5-2", Asked::Other);
        check("bytes=0-1,5-6", Asked::Other);
        check("lines=0-1", Asked::Other);
        check("bytes=-", Asked::Other);
    }
}
