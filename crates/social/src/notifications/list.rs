//! What there is to hear of: `GET /api/v1/notifications`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{Page, PageQuery};
use kernel::{App, Me, Result};
use serde::{Deserialize, Serialize};

use super::NotificationId;
use super::channels::Channel;
use super::saying::{Notification, Reader, count_unread, lines_before};
use crate::Needs;

/// A page of what there is to hear of.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NotificationPage {
    /// How many lines are unread; 30 stands for 30 or more.
    #[schema(example = 2)]
    pub unread: u64,
    /// What moved last stands first.
    pub items: Vec<Notification>,
    /// Give this as `after` for the next page; `null` on the last one.
    pub next: Option<String>,
}

/// What there is to hear of, what moved last first. More of the same is one line: kudos of five people on one run, say.
#[utoipa::path(get, path = "/api/v1/notifications", tag = "notifications", params(PageQuery),
    responses(
        (status = 200, description = "One page.", body = NotificationPage),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn list_notifications(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(page): Query<PageQuery>,
) -> Result<Json<NotificationPage>> {
    let now = app.clock.now();
    let me = me.athlete;
    let read = app.db.read(move |tx| {
        let reader = Reader::new(tx, &needs, &me, Channel::InApp, now)?;
        let (unread, _) = count_unread(tx, &reader)?;
        let limit = page.limit();
        let mut before = page.after::<(i64, NotificationId)>()?;
        let mut said = Vec::new();
        // Lines may have nothing left to say, so a page is filled from as many pieces as it takes.
        loop {
            let some = lines_before(tx, me.id, before, limit + 1)?;
            let is_last = some.len() <= limit;
            before = some.last().map(|line| (line.latest_at.0, line.id));
            for line in &some {
                said.extend(reader.say(tx, line)?);
            }
            if is_last || said.len() > limit {
                break;
            }
        }
        let page = Page::cut(said, limit, |line| (line.at.0, line.id), |line| line);
        Ok(NotificationPage { unread, items: page.items, next: page.next })
    });
    Ok(Json(read.await?))
}
