//! Comments on what one may see: plain text, oldest first. Their author edits them; their author and the
//! athlete of the activity delete them.
pub mod approve;
pub mod delete;
pub mod edit;
pub mod list;
pub mod write;

use std::collections::{HashMap, HashSet};

use kernel::athlete::Athlete;
use kernel::db::ToArg;
use kernel::{ActivityId, AthleteId, Error, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use crate::kudos::eight_pairs;
use crate::people::{self, Person};
use crate::{mentions, ties};

/// Letters of a comment.
pub const LONGEST: usize = 1_000;

kernel::id!(
    /// One comment.
    CommentId,
);

/// What somebody wrote.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Comment {
    /// Which one.
    pub id: CommentId,
    /// Who wrote it.
    pub author: Person,
    /// Plain text; line breaks count.
    #[schema(example = "What a climb, @boris!")]
    pub text: String,
    /// Whom it names: each stands in the text as `@` and their handle. Whoever is gone, or does not exist for you, stands there
    /// as `@…`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Person>,
    /// When.
    pub written_at: Timestamp,
    /// When it was last changed, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    /// Whether you may change it.
    pub may_edit: bool,
    /// Whether you may delete it.
    pub may_delete: bool,
    /// Whether it waits for your approval: you restricted its author. Told to the athlete of the activity alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// Whether a decision on a report hides it from everybody else. Told to its author alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// What to write.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentText {
    /// 1 to 1,000 letters. `@` and a handle names a friend of yours, or somebody who takes part in the conversation.
    #[schema(example = "What a climb!")]
    pub text: String,
}

impl CommentText {
    /// The text as it is kept: without what cannot be seen, and not too long.
    fn check(self) -> Result<String> {
        let kept: String = self
            .text
            .chars()
            .filter(|letter| {
                *letter == '\n'
                    || !(letter.is_control() || turns_text(*letter) || *letter == mentions::SIGN)
            })
            .collect();
        let kept = kept.trim();
        match kept.chars().count() {
            0 => Err(Error::invalid("text", "write something first")),
            1..=LONGEST => Ok(kept.to_owned()),
            _ => Err(Error::invalid("text", "a comment has at most 1,000 letters")),
        }
    }
}

/// Signs that turn the direction of the text around them.
fn turns_text(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A comment as it is kept.
#[derive(Debug, Clone)]
struct Row {
    comment_id: CommentId,
    author_id: AthleteId,
    text: String,
    written_at: Timestamp,
    edited_at: Option<Timestamp>,
    held: bool,
    hidden: bool,
}
from_row!(Row { comment_id, author_id, text, written_at, edited_at, held, hidden });

impl Row {
    /// Whether somebody sees it: its author always; the athlete of the activity unless a decision hides it; others only
    /// what is neither hidden nor held back.
    fn is_for(&self, owner: AthleteId, viewer: AthleteId) -> bool {
        self.author_id == viewer || (!self.hidden && (!self.held || owner == viewer))
    }

    /// As somebody sees it; `None` when its author's account is gone.
    fn show(
        self,
        tx: &mut Tx,
        owner: AthleteId,
        viewer: AthleteId,
        now: Timestamp,
    ) -> Result<Option<Comment>> {
        let Some(author) = people::find(tx, viewer, self.author_id, now)? else { return Ok(None) };
        let (text, named) = mentions::spell(tx, viewer, self.comment_id, &self.text)?;
        Ok(Some(Comment {
            id: self.comment_id,
            author,
            text,
            mentions: mentions::show(tx, viewer, &named, now)?,
            written_at: self.written_at,
            edited_at: self.edited_at,
            may_edit: self.author_id == viewer,
            may_delete: self.author_id == viewer || owner == viewer,
            held: self.held && owner == viewer && self.author_id != viewer,
            hidden: self.hidden && self.author_id == viewer,
        }))
    }
}

fn find(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    comment: CommentId,
) -> Result<Option<Row>> {
    tx.find(
        "SELECT comment_id, author_id, text, written_at, edited_at, held, hidden FROM social_comment
         WHERE athlete_id = $1 AND activity_id = $2 AND comment_id = $3",
        args![owner, activity, comment],
    )
}

/// Said of a comment of somebody else that one sees but may not change.
fn not_yours(what: &'static str, viewer: &Athlete, row: &Row) -> Result<()> {
    match row.author_id == viewer.id {
        true => Ok(()),
        false => Err(Error::refused_as(axum::http::StatusCode::FORBIDDEN, "not_yours", what)),
    }
}

/// How many comments somebody sees on activities of many; those without any are missing.
pub(crate) fn count_all(
    tx: &mut Tx,
    activities: &[(AthleteId, ActivityId)],
    viewer: AthleteId,
    hidden: &HashSet<AthleteId>,
) -> Result<HashMap<ActivityId, u64>> {
    let mut all = HashMap::with_capacity(activities.len());
    for eight in activities.chunks(8) {
        let mut args = vec![viewer.to_arg()];
        args.extend(eight_pairs(eight));
        // Of who wrote a lot there are few: comments are counted by their authors, as somebody may be hidden.
        let counted = tx.list::<(ActivityId, AthleteId, u64)>(
            "SELECT activity_id, author_id, COUNT(*) FROM social_comment
             WHERE ((athlete_id = $2 AND activity_id = $3) OR (athlete_id = $4 AND activity_id = $5)
                 OR (athlete_id = $6 AND activity_id = $7) OR (athlete_id = $8 AND activity_id = $9)
                 OR (athlete_id = $10 AND activity_id = $11) OR (athlete_id = $12 AND activity_id = $13)
                 OR (athlete_id = $14 AND activity_id = $15) OR (athlete_id = $16 AND activity_id = $17))
               AND (author_id = $1 OR (NOT hidden AND (NOT held OR athlete_id = $1)))
             GROUP BY activity_id, author_id",
            &args,
        )?;
        for (activity, author, count) in counted {
            if !hidden.contains(&author) {
                *all.entry(activity).or_insert(0) += count;
            }
        }
    }
    Ok(all)
}

/// Hides a comment from everybody but its author after a decision on a report, or shows it again. Says whether there is such
/// a comment.
pub(crate) fn hide(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    comment: CommentId,
    hidden: bool,
) -> Result<bool> {
    let changed = tx.exec(
        "UPDATE social_comment SET hidden = $4
         WHERE athlete_id = $1 AND activity_id = $2 AND comment_id = $3",
        args![owner, activity, comment, hidden],
    )?;
    Ok(changed == 1)
}

/// Who wrote a comment and what it says, if somebody who sees the activity sees the comment.
pub(crate) fn find_seen(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    comment: CommentId,
    viewer: AthleteId,
) -> Result<Option<(AthleteId, String)>> {
    let row = find(tx, owner, activity, comment)?.filter(|row| row.is_for(owner, viewer));
    let Some(row) = row else { return Ok(None) };
    if ties::is_blocked(tx, viewer, row.author_id)? {
        return Ok(None);
    }
    let (text, _) = mentions::spell(tx, viewer, row.comment_id, &row.text)?;
    Ok(Some((row.author_id, text)))
}

/// Whether somebody wrote a comment on an activity that everybody sees who sees the activity.
pub(crate) fn has_written(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    author: AthleteId,
) -> Result<bool> {
    let found = tx.find::<(CommentId,)>(
        "SELECT comment_id FROM social_comment
         WHERE athlete_id = $1 AND activity_id = $2 AND author_id = $3 AND NOT held AND NOT hidden
         LIMIT 1",
        args![owner, activity, author],
    )?;
    Ok(found.is_some())
}

/// Whether a comment is there that names somebody, and they see it.
pub(crate) fn is_seen(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    comment: CommentId,
    viewer: AthleteId,
) -> Result<bool> {
    let row = find(tx, owner, activity, comment)?;
    Ok(row.is_some_and(|row| row.is_for(owner, viewer)))
}

/// Forgets the comments on an activity that is gone.
pub(crate) fn delete_all_on(tx: &mut Tx, owner: AthleteId, activity: ActivityId) -> Result<()> {
    mentions::forget_under(tx, activity)?;
    tx.exec(
        "DELETE FROM social_comment WHERE athlete_id = $1 AND activity_id = $2",
        args![owner, activity],
    )?;
    Ok(())
}

/// Forgets what one person wrote to another.
pub(crate) fn delete_all_of(tx: &mut Tx, owner: AthleteId, author: AthleteId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_mention WHERE author_id = $2 AND comment_id IN
           (SELECT comment_id FROM social_comment WHERE athlete_id = $1 AND author_id = $2)",
        args![owner, author],
    )?;
    tx.exec(
        "DELETE FROM social_comment WHERE athlete_id = $1 AND author_id = $2",
        args![owner, author],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_keeps_its_lines_and_nothing_that_cannot_be_seen() {
        let check = |text: &str, kept: &str| {
            assert_eq!(CommentText { text: text.into() }.check().unwrap(), kept);
        };
        check("  Great!\nSee you. ", "Great!\nSee you.");
        check("a\u{7}b\u{202e}c", "abc");
        check(&"я".repeat(LONGEST), &"я".repeat(LONGEST));
        for (text, detail) in [
            (" \n\u{0} ".to_owned(), "write something first"),
            ("x".repeat(LONGEST + 1), "a comment has at most 1,000 letters"),
        ] {
            assert_eq!(CommentText { text }.check().unwrap_err().to_string(), detail);
        }
    }
}
