//! An event for one's own calendar: `GET /api/v1/groups/{id}/events/{event_id}/calendar`.
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, GroupId, Me, Result};

use super::{EventId, find, ics};
use crate::groups::read;

/// An event as a file for a calendar (RFC 5545), for whoever may read the group. A later file takes the place of an earlier one.
#[utoipa::path(get, path = "/api/v1/groups/{id}/events/{event_id}/calendar", tag = "groups",
    params(("id" = GroupId, Path), ("event_id" = EventId, Path)),
    responses(
        (status = 200, content_type = "text/calendar", body = String),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`members_only`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json")))]
pub async fn get_group_event_calendar(
    State(app): State<App>,
    me: Me,
    Path((id, event)): Path<(GroupId, EventId)>,
) -> Result<Response> {
    let now = app.clock.now();
    let me = me.athlete;
    let address = format!("{}/groups/{id}", app.public_url.trim_end_matches('/'));
    let read = app.db.read(move |tx| {
        let seen = read(tx, &me, id, now)?;
        Ok(ics::calendar(&find(tx, id, event)?, &seen.row.name, &address))
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"event.ics\""),
        ),
    ];
    Ok((headers, Body::from(read.await?)).into_response())
}
