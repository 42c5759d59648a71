//! What members of a group write to each other, the latest first, what others reply, and what those who run or coach it announce.
pub mod delete;
pub mod edit;
pub mod list;
pub mod replies;
pub mod write;

use std::collections::HashSet;

use kernel::db::{ToArg, sixteen_args};
use kernel::{AthleteId, Error, GroupId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use super::fields::lines;
use super::rules::Role;
use crate::people::{self, Person};

kernel::id!(
    /// One post in a group.
    PostId,
);

/// Letters of a post.
pub const LONGEST: usize = 4_000;
/// Posts of one person in one group within an hour.
const MOST_AN_HOUR: i64 = 10;

/// Something written in a group.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupPost {
    /// Which one.
    pub id: PostId,
    /// Who wrote it.
    pub author: Person,
    /// Whether it is said for the group.
    pub announcement: bool,
    /// Plain text; line breaks count.
    #[schema(example = "Sunday at nine, by the bridge.")]
    pub text: String,
    /// When.
    pub written_at: Timestamp,
    /// When it was last changed, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    /// Whether you may change it.
    pub may_edit: bool,
    /// Whether you may delete it.
    pub may_delete: bool,
    /// Whether you may reply to it.
    pub may_reply: bool,
    /// How many replies you see to it.
    #[schema(example = 2)]
    pub replies: u64,
    /// Whether a decision on a report hides it from everybody else. Told to its author alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// The text as it is kept: without what cannot be seen, and not too long.
fn check(text: &str) -> Result<String> {
    let kept = lines(text);
    match kept.chars().count() {
        0 => Err(Error::invalid("text", "write something first")),
        1..=LONGEST => Ok(kept),
        _ => Err(Error::invalid("text", "a post has at most 4,000 letters")),
    }
}

/// A post as it is kept.
#[derive(Debug, Clone)]
struct Row {
    post_id: PostId,
    author_id: AthleteId,
    announcement: bool,
    text: String,
    written_at: Timestamp,
    edited_at: Option<Timestamp>,
    hidden: bool,
    reply_to: Option<PostId>,
}
from_row!(Row { post_id, author_id, announcement, text, written_at, edited_at, hidden, reply_to });

impl Row {
    /// Its author sees it always, others unless a decision hides it.
    fn is_for(&self, viewer: AthleteId) -> bool {
        self.author_id == viewer || !self.hidden
    }

    /// As somebody sees it who is this in the group, with no replies counted yet; `None` when its author's account is gone.
    fn show(
        self,
        tx: &mut Tx,
        viewer: AthleteId,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<Option<GroupPost>> {
        let Some(author) = people::find(tx, viewer, self.author_id, now)? else { return Ok(None) };
        let mine = self.author_id == viewer;
        Ok(Some(GroupPost {
            id: self.post_id,
            author,
            announcement: self.announcement,
            text: self.text,
            written_at: self.written_at,
            edited_at: self.edited_at,
            may_edit: mine && role.is_some(),
            may_delete: mine || role.is_some_and(Role::manages),
            may_reply: role.is_some() && self.reply_to.is_none(),
            replies: 0,
            hidden: self.hidden && mine,
        }))
    }
}

fn find(tx: &mut Tx, group: GroupId, post: PostId) -> Result<Option<Row>> {
    tx.find(
        "SELECT post_id, author_id, announcement, text, written_at, edited_at, hidden, reply_to
         FROM social_group_post WHERE group_id = $1 AND post_id = $2",
        args![group, post],
    )
}

/// A post in a list of many groups, without its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Listed {
    pub(crate) group_id: GroupId,
    pub(crate) post_id: PostId,
    pub(crate) author_id: AthleteId,
    pub(crate) announcement: bool,
    pub(crate) written_at: Timestamp,
}
from_row!(Listed { group_id, post_id, author_id, announcement, written_at });

/// The latest posts of up to sixteen groups, from one instant on and before another.
pub(crate) fn list_between(
    tx: &mut Tx,
    groups: &[GroupId],
    from: Timestamp,
    until: Timestamp,
    limit: usize,
) -> Result<Vec<Listed>> {
    let mut args = vec![from.to_arg(), until.to_arg(), limit.to_arg()];
    args.extend(sixteen_args(groups));
    tx.list(
        "SELECT group_id, post_id, author_id, announcement, written_at FROM social_group_post
         WHERE group_id IN
           ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
           AND written_at >= $1 AND written_at < $2 AND reply_to IS NULL
         ORDER BY written_at DESC, post_id DESC LIMIT $3",
        &args,
    )
}

/// One post as somebody sees it who is this in the group, and to whom these people do not exist; `None` when it is not for them.
pub(crate) fn show_to(
    tx: &mut Tx,
    group: GroupId,
    post: PostId,
    (viewer, unseen): (AthleteId, &HashSet<AthleteId>),
    role: Option<Role>,
    now: Timestamp,
) -> Result<Option<GroupPost>> {
    let row = find(tx, group, post)?.filter(|row| row.is_for(viewer));
    let Some(row) = row else { return Ok(None) };
    let Some(mut shown) = row.show(tx, viewer, role, now)? else { return Ok(None) };
    replies::count(tx, group, std::slice::from_mut(&mut shown), viewer, unseen)?;
    Ok(Some(shown))
}

/// Hides a post from everybody but its author after a decision on a report, or shows it again. Says whether there is one.
pub(crate) fn hide(tx: &mut Tx, group: GroupId, post: PostId, hidden: bool) -> Result<bool> {
    let changed = tx.exec(
        "UPDATE social_group_post SET hidden = $3 WHERE group_id = $1 AND post_id = $2",
        args![group, post, hidden],
    )?;
    Ok(changed == 1)
}

/// Who wrote a post and what it says, if somebody who reads the group sees it.
pub(crate) fn find_seen(
    tx: &mut Tx,
    group: GroupId,
    post: PostId,
    viewer: AthleteId,
) -> Result<Option<(AthleteId, String)>> {
    let row = find(tx, group, post)?.filter(|row| row.is_for(viewer));
    let Some(row) = row else { return Ok(None) };
    if crate::ties::is_blocked(tx, viewer, row.author_id)? {
        return Ok(None);
    }
    Ok(Some((row.author_id, row.text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_keeps_its_lines_and_has_an_end() {
        assert_eq!(check("  Sunday\nat nine \u{7}").unwrap(), "Sunday\nat nine");
        assert_eq!(check(" \u{202e} ").unwrap_err().to_string(), "write something first");
        let long = check(&"я".repeat(LONGEST + 1)).unwrap_err();
        assert_eq!(long.to_string(), "a post has at most 4,000 letters");
    }
}
