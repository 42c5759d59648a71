//! Your feed: `GET /api/v1/feed`.
use std::collections::HashSet;

use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::ids::Uuid;
use kernel::paging::{self, Page, PageQuery};
use kernel::{App, AthleteId, GroupId, Me, Result, Timestamp, Tx};
use serde::Deserialize;

use super::FeedEntry;
use super::decide::{Entry, Look};
use super::dress::dress;
use super::list::{self, Mark};
use crate::friends::list::Circle;
use crate::people::is_minor;
use crate::{Needs, close, follows, groups, mutes, ties};

/// Days that are looked at first; when they hold little, the next look goes four times as far.
const FIRST_LOOK_DAYS: i64 = 7;
/// With fewer entries in a look, the next one goes further.
const FEW: usize = 100;
/// Entries looked at for one page. Then the page is given as it is, with the mark to go on from.
const MOST_LOOKED_AT: usize = 1_000;
/// How far back anything is looked for: two hundred years.
const OLDEST_DAYS: i64 = 73_000;
/// Entries decided together at most: rooms are asked about sixteen people in one query.
const TOGETHER: usize = 16;
/// And at least, so that what is hidden does not make it one by one.
const FEWEST: usize = 4;

/// Whose entries, and which page of them.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// Those of close friends alone; everybody's unless said.
    #[param(inline)]
    pub circle: Option<Circle>,
    /// The `next` of the page before.
    pub after: Option<String>,
    /// Rows a page, 1 to 100; 30 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
}

/// What your friends, the people whom you follow and you did, and what is written in your groups and announced by those that you
/// follow, newest first: by local day, and
/// within a day by when it was brought or written. With `circle`, what close friends did alone.
#[utoipa::path(get, path = "/api/v1/feed", tag = "feed", params(FeedQuery),
    responses(
        (status = 200, description = "One page. It may hold less than asked for and still have a next one.",
            body = Page<FeedEntry>),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn show_feed(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Query(query): Query<FeedQuery>,
) -> Result<Json<Page<FeedEntry>>> {
    let now = app.clock.now();
    let page = PageQuery { after: query.after, limit: query.limit };
    let read = app.db.read(move |tx| {
        let sources = match query.circle {
            Some(Circle::Close) => Sources::close(tx, me.id)?,
            None => Sources::all(tx, &me.athlete, now)?,
        };
        let (followed, muted) = (&sources.followed, &sources.muted);
        let mut look = Look::new(tx, &needs, &me.athlete, followed, muted, now)?;
        let Page { items, next } = merge(tx, &mut look, &sources, &page)?;
        Ok(Page { items: dress(tx, &look, items)?, next })
    });
    Ok(Json(read.await?))
}

/// Whose entries come into a feed.
struct Sources {
    /// All of them, each once.
    authors: Vec<AthleteId>,
    /// Those who are there only because they are followed, which holds while they let people follow them.
    followed: HashSet<AthleteId>,
    /// Groups to which the viewer belongs, and those that the viewer follows.
    groups: Vec<GroupId>,
    /// Who is muted: among no authors, and heard in groups only where they speak for one.
    muted: HashSet<AthleteId>,
}

impl Sources {
    /// Friends, the viewer, whom and which groups the viewer follows, and own groups; without those who are muted.
    fn all(tx: &mut Tx, viewer: &Athlete, now: Timestamp) -> Result<Sources> {
        let mut authors = ties::list_friend_ids(tx, viewer.id)?;
        let mut followed = HashSet::new();
        // Following is for adults on both sides; who was taken for one and is none follows nobody.
        if !is_minor(viewer, now) {
            let friends: HashSet<AthleteId> = authors.iter().copied().collect();
            followed.extend(follows::list_followed_ids(tx, viewer.id)?);
            followed.retain(|author| !friends.contains(author));
            authors.extend(&followed);
        }
        let muted = mutes::list_ids(tx, viewer.id)?;
        authors.retain(|author| !muted.contains(author));
        authors.push(viewer.id);
        let groups = groups::ties::list_memberships(tx, viewer.id)?;
        let mut groups: Vec<GroupId> = groups.into_iter().map(|(group, _)| group).collect();
        let heard = groups::following::list_ids(tx, viewer.id)?;
        let heard: Vec<_> = heard.into_iter().filter(|group| !groups.contains(group)).collect();
        groups.extend(heard);
        Ok(Sources { authors, followed, groups, muted })
    }

    /// Close friends alone, without those who are muted.
    fn close(tx: &mut Tx, viewer: AthleteId) -> Result<Sources> {
        let close = close::list_ids(tx, viewer)?;
        let muted = mutes::list_ids(tx, viewer)?;
        let authors = close.difference(&muted).copied().collect();
        Ok(Sources { authors, followed: HashSet::new(), groups: Vec::new(), muted })
    }
}

/// Merges the lists of the authors and groups, newest first, until a page is full of what the viewer may see.
///
/// A mark names an entry that was shown, or a day that follows from marks and the calendar alone: it never
/// tells that there was something else.
fn merge(tx: &mut Tx, look: &mut Look, sources: &Sources, page: &PageQuery) -> Result<Page<Entry>> {
    let limit = page.limit();
    let (viewer, now) = (look.viewer, look.now);
    let mut until = page.after::<Mark>()?;
    let mut back_days = FIRST_LOOK_DAYS;
    let mut looked_at = 0;
    let mut entries = Vec::new();
    let oldest = now.day_in("UTC").plus_days(-OLDEST_DAYS);
    loop {
        // Watches with a wrong clock bring days to come: the first look has no end.
        let newest = until.map_or_else(|| now.day_in("UTC").plus_days(1), |(day, _)| day);
        let from = newest.plus_days(-back_days).max(oldest);
        let (mut some, from) = list::posts(tx, &sources.groups, viewer, from, until)?;
        some.extend(list::activities(tx, &sources.authors, from, until)?);
        some.sort_by_key(|one| std::cmp::Reverse(one.mark));
        let mut rest = some.as_slice();
        while !rest.is_empty() {
            // No more than the page still takes, and the one that says whether there is a next page.
            let missing = (limit + 1).saturating_sub(entries.len());
            let (few, later) = rest.split_at(missing.clamp(FEWEST, TOGETHER).min(rest.len()));
            entries.extend(look.decide(tx, few)?);
            if entries.len() > limit {
                return Ok(Page::cut(entries, limit, |entry| entry.mark, |entry| entry));
            }
            rest = later;
        }
        if from == oldest {
            return Ok(Page { items: entries, next: None });
        }
        looked_at += some.len();
        until = Some((from, Uuid::nil()));
        if looked_at > MOST_LOOKED_AT {
            return Ok(Page { items: entries, next: until.as_ref().map(paging::mark) });
        }
        if some.len() < FEW {
            back_days *= 4;
        }
    }
}
