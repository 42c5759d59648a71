//! Bringing a recording: `POST /api/v1/activities`.
//!
//! The body is the file itself. It is received piece by piece, so a file of any size takes a quarter of a
//! megabyte of memory until it is read, and one that is too large is refused at the first byte too many.
//! The answer comes when the original and its activities are durable. The same bytes again are the same
//! activity, so a retry after a lost answer needs no idempotency key.
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use kernel::files::Incoming;
use kernel::vault::{self, AthleteKey};
use kernel::{ActivityId, App, Caller, Error, Result, Scope};
use serde::Serialize;
use utoipa::ToSchema;

use crate::audience::ActivityCard;
use crate::import::show::{self, Import};
use crate::import::{self, Imported, Outcome, Received};
use crate::needs::{Earned, PROGRESS_LISTENER, Progress};
use crate::reach::{READING, Reach};
use crate::workers;

/// A body that brings nothing for so long is broken off.
const IDLE: Duration = Duration::from_secs(30);
/// How long an answer waits to say what was earned.
const WAIT_FOR_PROGRESS: Duration = Duration::from_secs(2);
/// Pieces are gathered to this size before they are written.
const PIECE: usize = 256 * 1024;

/// What became of an upload.
#[derive(Debug, Serialize, ToSchema)]
pub struct Uploaded {
    /// `recorded`, `already_here` or `archive`.
    #[schema(example = "recorded")]
    pub outcome: &'static str,
    /// Which activities it became; several for a multisport race.
    pub activity_ids: Vec<ActivityId>,
    /// The same as they are listed; an app that may not look at them does not get them.
    pub activities: Vec<ActivityCard>,
    /// What they earned; `null` when that takes longer than the answer.
    pub earned: Option<Earned>,
    /// What was odd about the file.
    pub warnings: Vec<String>,
    /// For an archive: the import to ask about.
    pub import: Option<Import>,
}

/// Bring a recording: the bytes of one FIT, GPX or TCX file, plain, gzipped or zipped, or a zip of many.
///
/// A file has at most 25 MB, an archive at most 1 GB. `X-File-Name` may carry the percent-encoded name.
#[utoipa::path(post, path = "/api/v1/activities", tag = "activities", security(("app" = ["activity:write"])),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("x-file-name" = Option<String>, Header, description = "Percent-encoded name of the file")),
    responses(
        (status = 201, body = Uploaded, description = "recorded"),
        (status = 200, body = Uploaded, description = "already_here: the same bytes were brought before"),
        (status = 202, body = Uploaded, description = "archive: ask the import how it is doing"),
        (status = 401, description = "signed_out"),
        (status = 403, description = "insufficient_scope"),
        (status = 408, description = "upload_stalled"),
        (status = 413, description = "file_too_large, archive_too_large"),
        (status = 415, description = "not_a_recording"),
        (status = 422, description = "empty_file, broken_file, not_an_activity, no_movement, ...")))]
pub async fn upload_activity(
    State(app): State<App>,
    caller: Caller,
    Extension(progress): Extension<Arc<dyn Progress>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response> {
    let athlete = caller.with_all(&[Scope::ActivityWrite])?.clone();
    let file_name = file_name(&headers);
    let key = vault::key_of(&app, athlete.id).await?;
    let (incoming, zipped) = receive(&app, &key, &headers, body, IDLE).await?;
    let importer = app.clone();
    // From here on it is our work, also when the caller goes away: nothing stops half-way.
    let take = async move {
        import::take(&importer, &athlete, Received { incoming, file_name, zipped, key }).await
    };
    let imported = tokio::spawn(take).await.map_err(Error::internal)??;
    let (status, uploaded) = answer(&app, &caller, progress, imported).await?;
    Ok((status, axum::Json(uploaded)).into_response())
}

/// Receives the body into a file; says whether it is a zip. Dropped on the way, it leaves nothing.
async fn receive(
    app: &App,
    key: &AthleteKey,
    headers: &HeaderMap,
    body: Body,
    idle: Duration,
) -> Result<(Incoming, bool)> {
    let stated: Option<u64> = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse().ok());
    if stated.is_some_and(|bytes| bytes > import::MAX_ARCHIVE_BYTES) {
        import::refuse_oversize(u64::MAX, b"PK\x03\x04")?;
    }
    let mut incoming = None;
    let mut pieces = body.into_data_stream();
    let mut gathered: Vec<u8> = Vec::new();
    let mut head: Vec<u8> = Vec::with_capacity(4);
    let mut bytes = 0_u64;
    loop {
        let piece = match tokio::time::timeout(idle, pieces.next()).await {
            Err(_) => return Err(stalled()),
            Ok(None) => break,
            Ok(Some(Err(_))) => return Err(broken_off()),
            Ok(Some(Ok(piece))) => piece,
        };
        if head.len() < 4 {
            head.extend_from_slice(&piece[..piece.len().min(4 - head.len())]);
        }
        bytes += piece.len() as u64;
        // As soon as it is known what it is, the stated length is enough to say no.
        let at_least = if head.len() == 4 { bytes.max(stated.unwrap_or(0)) } else { bytes };
        import::refuse_oversize(at_least, &head)?;
        gathered.extend_from_slice(&piece);
        if gathered.len() >= PIECE {
            incoming = Some(write(app, key, incoming, std::mem::take(&mut gathered)).await?);
        }
    }
    Ok((write(app, key, incoming, gathered).await?, import::is_zip(&head)))
}

/// Adds a piece; the first one begins the file.
async fn write(
    app: &App,
    key: &AthleteKey,
    incoming: Option<Incoming>,
    piece: Vec<u8>,
) -> Result<Incoming> {
    let (files, key) = (app.files.clone(), key.clone());
    let write = move || {
        let mut incoming = match incoming {
            Some(begun) => begun,
            None => files.receive_sealed(&key)?,
        };
        incoming.write(&piece)?;
        Ok(incoming)
    };
    workers::disk(write).await
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

fn file_name(headers: &HeaderMap) -> Option<String> {
    let name = percent_decoded(headers.get("x-file-name")?.as_bytes());
    let name = import::clean_file_name(&String::from_utf8_lossy(&name));
    (!name.is_empty()).then_some(name)
}

fn percent_decoded(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (byte, hex(0), hex(1)) {
            decoded.push((high * 16 + low) as u8);
            rest = &after[2..];
        } else {
            decoded.push(byte);
            rest = after;
        }
    }
    decoded
}

async fn answer(
    app: &App,
    caller: &Caller,
    progress: Arc<dyn Progress>,
    imported: Imported,
) -> Result<(StatusCode, Uploaded)> {
    // Facts of one athlete arrive in order, so the last one stands for all.
    if let Some(last) = imported.facts.last() {
        app.courier.reached(*last, PROGRESS_LISTENER, WAIT_FOR_PROGRESS).await;
    }
    let owner = caller.with_all(&[Scope::ActivityWrite])?.clone();
    // Whoever may only bring does not learn what somebody made of it since.
    let reach = caller.with_any(&READING).is_ok().then(|| Reach::of(caller));
    let (ids, import_id) = (imported.activities, imported.import);
    let archive = imported.outcome == Outcome::Archive;
    let shown = app.db.read(move |tx| {
        let mut activities = Vec::with_capacity(ids.len());
        let mut earned = Vec::new();
        for id in ids.iter().copied() {
            let Some(reach) = reach else { break };
            activities.extend(reach.card(tx, &owner, id)?);
            if reach.private {
                earned.extend(progress.earned(tx, owner.id, id)?);
            }
        }
        let import = if archive { show::find(tx, owner.id, import_id)? } else { None };
        Ok((ids, activities, Earned::together(earned), import))
    });
    let (activity_ids, activities, earned, import) = shown.await?;
    let (status, outcome) = match imported.outcome {
        Outcome::Recorded => (StatusCode::CREATED, "recorded"),
        Outcome::AlreadyHere => (StatusCode::OK, "already_here"),
        Outcome::Archive => (StatusCode::ACCEPTED, "archive"),
    };
    let warnings = imported.warnings;
    Ok((status, Uploaded { outcome, activity_ids, activities, earned, warnings, import }))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use kernel::facts::Listeners;
    use testkit::TestApp;
    use utoipa_axum::router::OpenApiRouter;

    use super::*;

    #[tokio::test]
    async fn an_upload_that_stands_still_is_broken_off_and_leaves_nothing() {
        let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
        let begun = futures_util::stream::once(async {
            Ok::<_, std::io::Error>(Bytes::from(vec![b' '; 300_000]))
        });
        let body = Body::from_stream(begun.chain(futures_util::stream::pending()));
        let idle = Duration::from_millis(50);
        let refused =
            receive(&app.app, &AthleteKey::new(), &HeaderMap::new(), body, idle).await.map(|_| ());
        let refused = refused.unwrap_err();
        assert_eq!((refused.status().as_u16(), refused.code()), (408, "upload_stalled"));
        assert!(app.app.files.list_older_than("incoming", 0).unwrap().is_empty());
    }

    #[tokio::test]
    async fn an_upload_that_is_slow_but_steady_is_taken() {
        let app = TestApp::start(OpenApiRouter::new(), Listeners::none()).await;
        let drops = futures_util::stream::unfold(0_u8, |count| async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            (count < 10).then(|| (Ok::<_, std::io::Error>(Bytes::from(vec![count; 7])), count + 1))
        });
        let idle = Duration::from_millis(150);
        let taken = receive(
            &app.app,
            &AthleteKey::new(),
            &HeaderMap::new(),
            Body::from_stream(drops),
            idle,
        )
        .await;
        assert_eq!(taken.unwrap().0.len(), 70);
    }

    #[test]
    fn percent_encoded_names_are_read_and_stray_signs_kept() {
        let check = |given: &str, expected: &str| {
            assert_eq!(String::from_utf8_lossy(&percent_decoded(given.as_bytes())), expected);
        };
        check("%D0%91%D0%B5%D0%B3.fit", "Бег.fit");
        check("100%.gpx", "100%.gpx");
        check("%4", "%4");
        check("a%zz", "a%zz");
    }
}
