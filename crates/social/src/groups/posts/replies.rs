//! Replies to a post, the oldest first. A reply is a post that names another one: it is changed, deleted, reported and hidden by the
//! same verbs, and goes with the post to which it replies. Nobody replies to a reply.
pub mod list;
pub mod write;

use std::collections::{HashMap, HashSet};

use kernel::db::{ToArg, sixteen_args};
use kernel::{AthleteId, GroupId, Result, Tx, args};

use super::{GroupPost, PostId, Row, find};
use crate::ties;

/// Replies to one post.
const MOST: i64 = 1_000;
/// Replies of one person in one group within an hour.
const MOST_AN_HOUR: i64 = 100;

/// A post to which somebody may look for replies; `None` when it is none, or not for them.
fn find_answerable(
    tx: &mut Tx,
    group: GroupId,
    post: PostId,
    viewer: AthleteId,
) -> Result<Option<Row>> {
    let row = find(tx, group, post)?.filter(|row| row.is_for(viewer) && row.reply_to.is_none());
    match row {
        Some(row) if !ties::is_blocked(tx, viewer, row.author_id)? => Ok(Some(row)),
        _ => Ok(None),
    }
}

/// Says of each post how many replies somebody sees there, to whom these people do not exist.
pub(crate) fn count(
    tx: &mut Tx,
    group: GroupId,
    posts: &mut [GroupPost],
    viewer: AthleteId,
    unseen: &HashSet<AthleteId>,
) -> Result<()> {
    let mut counts: HashMap<PostId, u64> = HashMap::new();
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    for some in ids.chunks(16) {
        let mut args = vec![group.to_arg(), viewer.to_arg()];
        args.extend(sixteen_args(some));
        // By their authors, as somebody may be hidden.
        let counted = tx.list::<(PostId, AthleteId, u64)>(
            "SELECT reply_to, author_id, COUNT(*) FROM social_group_post
             WHERE group_id = $1 AND (author_id = $2 OR NOT hidden) AND reply_to IN
               ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
             GROUP BY reply_to, author_id",
            &args,
        )?;
        for (post, author, count) in counted {
            if !unseen.contains(&author) {
                *counts.entry(post).or_insert(0) += count;
            }
        }
    }
    for post in posts {
        post.replies = counts.get(&post.id).copied().unwrap_or(0);
    }
    Ok(())
}

/// Who wrote each reply to a post of somebody that others see, but for that somebody, the latest first.
pub(crate) fn list_authors(
    tx: &mut Tx,
    group: GroupId,
    post: PostId,
    without: AthleteId,
    limit: usize,
) -> Result<Vec<AthleteId>> {
    let authors = tx.list::<(AthleteId,)>(
        "SELECT author_id FROM social_group_post
         WHERE group_id = $1 AND reply_to = $2 AND author_id <> $3 AND NOT hidden
         ORDER BY post_id DESC LIMIT $4",
        args![group, post, without, limit],
    )?;
    Ok(authors.into_iter().map(|(author,)| author).collect())
}
