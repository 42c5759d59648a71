//! A picture of the page: `PUT` and `GET /api/v1/feedback/{id}/screenshot`.
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::staff::Deed;
use kernel::{App, AthleteId, Error, Me, Result, Tx, args, png};

use super::{FOLDER, Row, delete_picture, find};
use crate::budgets::Budgets;
use crate::{FeedbackId, Needs};

/// Attach a picture
///
/// A PNG of at most 2 MB. We keep the pixels and nothing else that a file may carry. Sending again is harmless;
/// another picture takes the place of the first.
#[utoipa::path(put, path = "/api/v1/feedback/{id}/screenshot", tag = "feedback",
    params(("id" = FeedbackId, Path, description = "What it belongs to.")),
    request_body(content = Vec<u8>, content_type = "image/png"),
    responses(
        (status = 204, description = "It is here."),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`feedback_closed`", body = Problem),
        (status = 413, description = "`request_too_large`", body = Problem),
        (status = 422, description = "`invalid_picture`", body = Problem),
        (status = 429, description = "`too_much_feedback`", body = Problem)))]
pub async fn attach_screenshot(
    State(app): State<App>,
    me: Option<Me>,
    from: ClientAddress,
    Extension(budgets): Extension<Arc<Budgets>>,
    Path(id): Path<FeedbackId>,
    request: Request,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let who = me.map(|me| me.athlete.id);
    let row = app.db.read(move |tx| find_open(tx, id, who, now)).await?;
    if who.is_none() {
        budgets.pay(from, now)?;
    }
    let bytes = kernel::http::body(request.into_body(), png::MOST_BYTES).await?;
    let files = app.files.clone();
    let keep = tokio::task::spawn_blocking(move || {
        let picture = png::rebuild(&bytes).map_err(|fault| {
            Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "invalid_picture", fault)
        })?;
        let mut incoming = files.receive()?;
        incoming.write(&picture)?;
        let name = name_of(id, &incoming.content_hash());
        incoming.keep(&files, &name)?;
        Ok::<_, Error>(name)
    });
    let name = keep.await.map_err(Error::internal)??;
    if row.screenshot.as_ref() == Some(&name) {
        return Ok(StatusCode::NO_CONTENT);
    }
    let kept = name.clone();
    let change = app.db.write(move |tx| {
        let before = find_open(tx, id, who, now)?.screenshot;
        tx.exec(
            "UPDATE feedback SET screenshot = $2, version = version + 1 WHERE feedback_id = $1",
            args![id, kept],
        )?;
        Ok(before)
    });
    match change.await {
        Ok(before) => {
            if let Some(before) = before.filter(|before| *before != name) {
                delete_picture(&app, before).await?;
            }
            Ok(StatusCode::NO_CONTENT)
        }
        Err(error) => {
            delete_picture(&app, name).await?;
            Err(error)
        }
    }
}

/// A name that tells what it belongs to and what is in it, so that the same picture again is the same file.
fn name_of(id: FeedbackId, hash: &[u8; 32]) -> String {
    format!("{FOLDER}/{id}_{}", kernel::random::to_hex(&hash[..8]))
}

/// To what a picture belongs, by its name.
pub(super) fn id_in(name: &str) -> Option<FeedbackId> {
    name.strip_prefix(FOLDER)?.strip_prefix('/')?.split('_').next()?.parse().ok()
}

fn find_open(
    tx: &mut Tx,
    id: FeedbackId,
    who: Option<AthleteId>,
    now: kernel::Timestamp,
) -> Result<Row> {
    let row = find(tx, id)?.filter(|row| row.athlete == who);
    let row = row.ok_or(Error::NotFound("feedback"))?;
    if !row.is_open(now) {
        return Err(Error::refused(
            "feedback_closed",
            "this was sent a while ago and cannot be changed any more; please send something new",
        ));
    }
    Ok(row)
}

/// Look at a picture
///
/// For who sent it and for operators, as a file that no browser runs.
#[utoipa::path(get, path = "/api/v1/feedback/{id}/screenshot", tag = "feedback",
    params(("id" = FeedbackId, Path, description = "What it belongs to.")),
    responses(
        (status = 200, content_type = "image/png", body = Vec<u8>),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem)))]
pub async fn get_screenshot(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<FeedbackId>,
) -> Result<Response> {
    let now = app.clock.now();
    let name = app.db.read(move |tx| {
        let row = find(tx, id)?.ok_or(Error::NotFound("picture"))?;
        let may_see = row.athlete == Some(me.id)
            || needs.operators.admit(tx, &me, Deed::AnswerFeedback, now).is_ok();
        row.screenshot.filter(|_| may_see).ok_or(Error::NotFound("picture"))
    });
    let name = name.await?;
    let files = app.files.clone();
    let get = tokio::task::spawn_blocking(move || files.get(&name));
    let bytes = get.await.map_err(Error::internal)??.ok_or(Error::NotFound("picture"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"feedback.png\""),
        ),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}
