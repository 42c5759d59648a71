//! What could stand in a feed: the lists of its authors and of the viewer's groups, from one day to another.
use kernel::athlete::Athlete;
use kernel::db::{ToArg, sixteen_args};
use kernel::ids::Uuid;
use kernel::{ActivityId, AthleteId, Day, GroupId, Result, Timestamp, Tx};

use super::Listed;
use crate::groups::posts::{self, PostId};

/// Authors or groups asked about in one query.
const TOGETHER: usize = 16;
/// Posts looked at in one query. Of a day on which sixteen groups write more, only the latest so many are found.
const MOST_POSTS: usize = 1_000;

/// Where something stands in a feed, and where a page ends: entries before this day, or of this day and with a smaller id, come
/// next.
pub(super) type Mark = (Day, Uuid);

/// Something that could stand in a feed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub mark: Mark,
    pub what: What,
}

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    Activity { author: AthleteId, activity: ActivityId },
    Post(posts::Listed),
}

impl Candidate {
    pub fn of_activity(listed: Listed) -> Candidate {
        let Listed { author, on, activity } = listed;
        Candidate { mark: (on, activity.0), what: What::Activity { author, activity } }
    }
}

/// What the authors have from a day on, and before a mark.
pub(super) fn activities(
    tx: &mut Tx,
    authors: &[AthleteId],
    from: Day,
    until: Option<Mark>,
) -> Result<Vec<Candidate>> {
    let (day, id) = match until {
        Some((day, id)) => (day.to_string(), id),
        None => ("9999-12-31".to_owned(), Uuid::max()),
    };
    let mut all = Vec::new();
    for some in authors.chunks(TOGETHER) {
        let mut args = vec![from.to_arg(), day.to_arg(), id.to_arg()];
        args.extend(sixteen_args(some));
        let rows = tx.list::<Listed>(
            "SELECT athlete_id, started_on, activity_id FROM social_moment WHERE athlete_id IN
               ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
               AND started_on >= $1 AND (started_on, activity_id) < ($2, $3)",
            &args,
        )?;
        all.extend(rows.into_iter().map(Candidate::of_activity));
    }
    Ok(all)
}

/// What was written in the groups from a day of the viewer on, and before a mark; and the day from which on nothing is missing:
/// a later one, where there is too much.
pub(super) fn posts(
    tx: &mut Tx,
    groups: &[GroupId],
    viewer: &Athlete,
    from: Day,
    until: Option<Mark>,
) -> Result<(Vec<Candidate>, Day)> {
    let zone = &viewer.time_zone;
    let begins_at = from.starts_at(zone);
    let ends_at = until.map_or(Timestamp(i64::MAX), |(day, _)| day.plus_days(1).starts_at(zone));
    let (mut all, mut whole_from) = (Vec::new(), from);
    for some in groups.chunks(TOGETHER) {
        let mut found = posts::list_between(tx, some, begins_at, ends_at, MOST_POSTS)?;
        if found.len() == MOST_POSTS
            && let Some(last) = found.last()
        {
            // The day on which the query stopped may go on. It is taken as it is only when there is no other.
            let last_on = last.written_at.day_in(zone);
            let later = |post: &posts::Listed| post.written_at.day_in(zone) > last_on;
            let whole = match found.iter().any(later) {
                true => last_on.plus_days(1),
                false => last_on,
            };
            whole_from = whole_from.max(whole);
            found.retain(|post| post.written_at.day_in(zone) >= whole);
        }
        all.extend(found);
    }
    let mut candidates = Vec::with_capacity(all.len());
    for post in all {
        let PostId(id) = post.post_id;
        let mark = (post.written_at.day_in(zone), id);
        if mark.0 >= whole_from && until.is_none_or(|until| mark < until) {
            candidates.push(Candidate { mark, what: What::Post(post) });
        }
    }
    Ok((candidates, whole_from))
}
