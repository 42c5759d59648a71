//! The picture of a group: `PUT`, `GET` and `DELETE /api/v1/groups/{id}/picture`. A PNG of which only the pixels are kept.
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::error::Problem;
use kernel::http::{Path, Query};
use kernel::{App, Error, GroupId, Me, Result, args, png, random};

use super::show::InvitationQuery;
use super::{read_locked, see_with};
use crate::silences;

/// Where the pictures of groups lie.
const FOLDER: &str = "groups";
/// The most bytes of a picture; the web app sends one of 512 pixels.
const MOST_BYTES: usize = 1024 * 1024;
/// The longest side, in pixels.
const LONGEST_SIDE: u32 = 1_024;

/// A name that tells what it belongs to and what is in it, so that the same picture again is the same file.
fn name_of(id: GroupId, hash: &[u8; 32]) -> String {
    format!("{FOLDER}/{id}_{}", random::to_hex(&hash[..8]))
}

/// The part of a name that changes with the picture.
pub(crate) fn version_of(name: &str) -> String {
    name.rsplit('_').next().unwrap_or_default().to_owned()
}

/// Set the picture of a group that you run: a PNG of at most 1 MB and 1024 pixels a side. We keep the pixels and nothing else that
/// a file may carry. Sending again is harmless.
#[utoipa::path(put, path = "/api/v1/groups/{id}/picture", tag = "groups",
    params(("id" = GroupId, Path)),
    request_body(content = Vec<u8>, content_type = "image/png"),
    responses(
        (status = 204, description = "It is here."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`, `silenced`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "`request_too_large`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_picture`", body = Problem, content_type = "application/problem+json")))]
pub async fn set_group_picture(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    request: Request,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let asker = me.clone();
    let may = app.db.read(move |tx| {
        see_with(tx, &asker, id, None, now)?.manager()?;
        silences::refuse(tx, asker.id, now)
    });
    may.await?;
    let bytes = kernel::http::body(request.into_body(), MOST_BYTES).await?;
    let files = app.files.clone();
    let keep = tokio::task::spawn_blocking(move || {
        let picture = png::rebuild(&bytes).map_err(invalid)?;
        if png::longest_side(&picture).is_none_or(|side| side > LONGEST_SIDE) {
            return Err(invalid("this picture is too large; a side has up to 1024 pixels"));
        }
        let mut incoming = files.receive()?;
        incoming.write(&picture)?;
        let name = name_of(id, &incoming.content_hash());
        incoming.keep(&files, &name)?;
        Ok::<_, Error>(name)
    });
    let name = keep.await.map_err(Error::internal)??;
    let kept = name.clone();
    let change = app.db.write(move |tx| {
        let seen = read_locked(tx, &me, id, now)?;
        seen.manager()?;
        silences::refuse(tx, me.id, now)?;
        tx.exec("UPDATE social_group SET picture = $2 WHERE group_id = $1", args![id, kept])?;
        Ok(seen.row.picture)
    });
    // Of a change that was refused the sweep takes the file: the same picture may be somebody's by now.
    if let Some(before) = change.await?.filter(|before| *before != name) {
        delete_file(&app, before).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

fn invalid(fault: impl std::fmt::Display) -> Error {
    Error::refused_as(StatusCode::UNPROCESSABLE_ENTITY, "invalid_picture", fault)
}

/// Take the picture of a group that you run away. Doing it twice is doing it once.
#[utoipa::path(delete, path = "/api/v1/groups/{id}/picture", tag = "groups",
    params(("id" = GroupId, Path)),
    responses(
        (status = 204, description = "There is none."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`admins_only`, `members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json")))]
pub async fn remove_group_picture(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let removed = app.db.write(move |tx| {
        let seen = read_locked(tx, &me, id, now)?;
        seen.manager()?;
        tx.exec("UPDATE social_group SET picture = NULL WHERE group_id = $1", args![id])?;
        Ok(seen.row.picture)
    });
    if let Some(before) = removed.await? {
        delete_file(&app, before).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The picture of a group of which you see at least the name.
#[utoipa::path(get, path = "/api/v1/groups/{id}/picture", tag = "groups",
    params(("id" = GroupId, Path), InvitationQuery),
    responses(
        (status = 200, content_type = "image/png", body = Vec<u8>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem,
            content_type = "application/problem+json")))]
pub async fn get_group_picture(
    State(app): State<App>,
    me: Me,
    Path(id): Path<GroupId>,
    Query(query): Query<InvitationQuery>,
) -> Result<Response> {
    const NONE: Error = Error::NotFound("picture");
    let now = app.clock.now();
    let me = me.athlete;
    let name = app.db.read(move |tx| {
        see_with(tx, &me, id, query.invitation.as_deref(), now)?.row.picture.ok_or(NONE)
    });
    let name = name.await?;
    let files = app.files.clone();
    let get = tokio::task::spawn_blocking(move || files.get(&name));
    let bytes = get.await.map_err(Error::internal)??.ok_or(NONE)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/png")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

/// Deletes a file that no group names.
pub(crate) async fn delete_file(app: &App, name: String) -> Result<()> {
    let files = app.files.clone();
    tokio::task::spawn_blocking(move || files.delete(&name)).await.map_err(Error::internal)?
}

/// Deletes the files of an hour ago and older that no group names: a process was killed before it said what they belong to, or a
/// change was refused. Returns how many.
pub async fn sweep(app: &App) -> Result<u64> {
    sweep_older(app, 3_600).await
}

/// As [`sweep`], with the age in seconds from which on a file is looked at.
pub async fn sweep_older(app: &App, seconds: u64) -> Result<u64> {
    let files = app.files.clone();
    let list = tokio::task::spawn_blocking(move || files.list_older_than(FOLDER, seconds));
    let mut swept = 0;
    for name in list.await.map_err(Error::internal)?? {
        let known = name.clone();
        let is_named = app.db.read(move |tx| {
            let id = known.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
            let id = id.and_then(|rest| rest.split('_').next()?.parse::<GroupId>().ok());
            let Some(id) = id else { return Ok(false) };
            Ok(super::find(tx, id)?.is_some_and(|row| row.picture == Some(known)))
        });
        if !is_named.await? {
            delete_file(app, name).await?;
            swept += 1;
        }
    }
    Ok(swept)
}
