//! Your feed: `GET /api/v1/feed`.
use std::collections::hash_map::Entry as Entries;
use std::collections::{HashMap, HashSet};

use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, Athlete};
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::paging::{self, Page, PageQuery};
use kernel::{ActivityId, App, AthleteId, Day, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;
use serde_json::Value;

use super::{FeedEntry, Milestone, Reached};
use crate::friends::list::Circle;
use crate::people::is_minor;
use crate::{Needs, close, comments, follows, kudos, mutes, ties};

/// Days that are looked at first; when they hold little, the next look goes four times as far.
const FIRST_LOOK_DAYS: i64 = 7;
/// With fewer entries in a look, the next one goes further.
const FEW: usize = 100;
/// Entries looked at for one page. Then the page is given as it is, with the mark to go on from.
const MOST_LOOKED_AT: usize = 1_000;
/// How far back anything is looked for: two hundred years.
const OLDEST_DAYS: i64 = 73_000;
/// Authors asked about in one query.
const TOGETHER: usize = 16;

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

/// What your friends, the people whom you follow and you did, newest first: by local day, and within a day by when it was brought.
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
        let authors = match query.circle {
            Some(Circle::Close) => close_authors(tx, me.id)?,
            None => authors(tx, &me.athlete, now)?,
        };
        let page = merge(tx, &needs, &me.athlete, &authors, &page, now)?;
        dress(tx, &needs, me.athlete.id, page)
    });
    Ok(Json(read.await?))
}

/// Where a page ends: entries before this day, or of this day and with a smaller id, come next.
type Mark = (Day, ActivityId);

/// An activity that the viewer may see.
struct Entry {
    author: AthleteId,
    mark: Mark,
    card: Value,
}

/// Whose entries come into a feed.
struct Authors {
    /// All of them, each once.
    authors: Vec<AthleteId>,
    /// Those who are there only because they are followed, which holds while they let people follow them.
    followed: HashSet<AthleteId>,
}

/// Friends, the viewer, and whom the viewer follows; without those who are muted.
fn authors(tx: &mut Tx, viewer: &Athlete, now: Timestamp) -> Result<Authors> {
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
    Ok(Authors { authors, followed })
}

/// Close friends alone, without those who are muted.
fn close_authors(tx: &mut Tx, viewer: AthleteId) -> Result<Authors> {
    let close = close::list_ids(tx, viewer)?;
    let muted = mutes::list_ids(tx, viewer)?;
    let authors = close.difference(&muted).copied().collect();
    Ok(Authors { authors, followed: HashSet::new() })
}

/// Merges the lists of the authors, newest first, until a page is full of what the viewer may see.
///
/// A mark names an entry that was shown, or a day that follows from marks and the calendar alone: it never
/// tells that there was something else.
fn merge(
    tx: &mut Tx,
    needs: &Needs,
    viewer: &Athlete,
    whose: &Authors,
    page: &PageQuery,
    now: Timestamp,
) -> Result<Page<Entry>> {
    let limit = page.limit();
    let Authors { authors, followed } = whose;
    let mut cards: HashMap<AthleteId, Option<Athlete>> = HashMap::new();

    let first = page.after::<Mark>()?;
    let mut until = first;
    let mut back_days = FIRST_LOOK_DAYS;
    let mut looked_at = 0;
    let mut entries = Vec::new();
    let oldest = now.day_in("UTC").plus_days(-OLDEST_DAYS);
    loop {
        // Watches with a wrong clock bring days to come: the first look has no end.
        let newest = until.map_or_else(|| now.day_in("UTC").plus_days(1), |(day, _)| day);
        let from = newest.plus_days(-back_days).max(oldest);
        let mut some = list_between(tx, authors, from, until)?;
        some.sort_by(|(_, one), (_, other)| other.cmp(one));
        for (author, mark) in &some {
            let known = match cards.get(author) {
                Some(known) => known.clone(),
                None => {
                    let found = match athlete::find(tx, *author)? {
                        Some(athlete)
                            if followed.contains(author)
                                && !follows::may_be_followed(tx, needs, &athlete, now)? =>
                        {
                            None
                        }
                        found => found,
                    };
                    cards.insert(*author, found.clone());
                    found
                }
            };
            let Some(athlete) = known else { continue };
            let Some(card) = needs.activities.card(tx, &athlete, viewer, mark.1)? else { continue };
            entries.push(Entry { author: *author, mark: *mark, card });
            if entries.len() > limit {
                return Ok(Page::cut(entries, limit, |entry| entry.mark, |entry| entry));
            }
        }
        if from == oldest {
            return Ok(Page { items: entries, next: None });
        }
        looked_at += some.len();
        until = Some((from, ActivityId(kernel::ids::Uuid::nil())));
        if looked_at > MOST_LOOKED_AT {
            return Ok(Page { items: entries, next: until.as_ref().map(paging::mark) });
        }
        if some.len() < FEW {
            back_days *= 4;
        }
    }
}

/// What the authors have from a day on, and before a mark.
fn list_between(
    tx: &mut Tx,
    authors: &[AthleteId],
    from: Day,
    until: Option<Mark>,
) -> Result<Vec<(AthleteId, Mark)>> {
    let (day, id) = match until {
        Some((day, id)) => (day.to_string(), id),
        None => ("9999-12-31".to_owned(), ActivityId(kernel::ids::Uuid::max())),
    };
    let mut all = Vec::new();
    for some in authors.chunks(TOGETHER) {
        // The list is filled up with the last of them: one text for every length.
        let of = |at: usize| some[at.min(some.len() - 1)];
        let rows = tx.list::<(AthleteId, Day, ActivityId)>(
            "SELECT athlete_id, started_on, activity_id FROM social_moment WHERE athlete_id IN
               ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
               AND started_on >= $1 AND (started_on, activity_id) < ($2, $3)",
            args![
                from,
                day,
                id,
                of(0),
                of(1),
                of(2),
                of(3),
                of(4),
                of(5),
                of(6),
                of(7),
                of(8),
                of(9),
                of(10),
                of(11),
                of(12),
                of(13),
                of(14),
                of(15)
            ],
        )?;
        all.extend(rows.into_iter().map(|(author, on, activity)| (author, (on, activity))));
    }
    Ok(all)
}

/// Adds to each entry what it earned and what others said.
fn dress(
    tx: &mut Tx,
    needs: &Needs,
    viewer: AthleteId,
    page: Page<Entry>,
) -> Result<Page<FeedEntry>> {
    let hidden = ties::list_hidden(tx, viewer)?;
    let mut milestones: HashMap<AthleteId, Vec<Milestone>> = HashMap::new();
    let mut items = Vec::with_capacity(page.items.len());
    for Entry { author, mark, card } in page.items {
        let activity = mark.1;
        let of_author = match milestones.entry(author) {
            Entries::Occupied(known) => known.into_mut(),
            Entries::Vacant(unknown) => unknown.insert(needs.achievements.milestones(tx, author)?),
        };
        let mut badges = Vec::new();
        let mut level = None;
        for milestone in of_author.iter() {
            if milestone.activity != activity {
                continue;
            }
            match &milestone.reached {
                Reached::Badge(badge) => badges.push(badge.clone()),
                Reached::Level(reached) => level = level.max(Some(*reached)),
            }
        }
        items.push(FeedEntry {
            activity: card,
            badges,
            level,
            kudos: kudos::count(tx, author, activity, viewer, &hidden)?,
            comments: comments::count(tx, author, activity, viewer, &hidden)?,
        });
    }
    Ok(Page { items, next: page.next })
}
