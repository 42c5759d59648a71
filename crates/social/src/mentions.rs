//! People named in comments. In the text that is kept a sign stands for each of them, and a row says who it is: whoever takes
//! another handle is named by it, and whoever is gone is named no more.
//!
//! An author may name friends and whoever takes part in the conversation. Whether somebody is named does not depend on what
//! they may see, or naming a friend would tell who else sees an activity; whether they hear of it does.
use std::collections::HashMap;

use kernel::athlete::{self, Athlete};
use kernel::{ActivityId, AthleteId, Result, Timestamp, Tx, args};

use crate::Needs;
use crate::comments::CommentId;
use crate::notifications::{Kind, telling};
use crate::people::{self, Person};
use crate::ties::{self, Relation};

/// Stands for somebody in a text that is kept. What people write goes without it.
pub(crate) const SIGN: char = '\u{fffc}';
/// Stands for somebody who is gone, or who does not exist for whoever reads.
const NOBODY: &str = "@…";
/// People named in one comment; further handles stay words.
const MOST: usize = 10;

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    /// What stands behind an `@` and may be a handle.
    Named(&'a str),
}

/// A text in pieces. An `@` names somebody where a word begins, so no address of mail does, and where the word ends with the
/// handle.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut before) = (0, None);
    for (at, letter) in text.char_indices() {
        let begins = letter == '@' && !before.is_some_and(is_of_a_word);
        before = Some(letter);
        if !begins {
            continue;
        }
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let (handle, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if handle.is_empty() || behind.starts_with(is_of_a_word) {
            continue;
        }
        if from < at {
            pieces.push(Piece::Words(&text[from..at]));
        }
        pieces.push(Piece::Named(handle));
        from = at + 1 + handle.len();
    }
    if from < text.len() {
        pieces.push(Piece::Words(&text[from..]));
    }
    pieces
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '@')
}

/// A text with the sign in place of everybody whom its author may name, and who they are, in their order.
pub(crate) fn take(
    tx: &mut Tx,
    author: AthleteId,
    owner: AthleteId,
    activity: ActivityId,
    text: &str,
) -> Result<(String, Vec<AthleteId>)> {
    let (mut kept, mut named) = (String::with_capacity(text.len()), Vec::new());
    let mut known = HashMap::new();
    for piece in pieces(text) {
        let handle = match piece {
            Piece::Words(words) => {
                kept.push_str(words);
                continue;
            }
            Piece::Named(handle) => handle,
        };
        let lower = handle.to_ascii_lowercase();
        if !known.contains_key(&lower) && known.len() < MOST {
            let found = find_nameable(tx, author, owner, activity, &lower)?;
            known.insert(lower.clone(), found);
        }
        match known.get(&lower).copied().flatten() {
            Some(person) => {
                kept.push(SIGN);
                named.push(person);
            }
            None => {
                kept.push('@');
                kept.push_str(handle);
            }
        }
    }
    Ok((kept, named))
}

/// Whose handle it is, if the author may name them.
fn find_nameable(
    tx: &mut Tx,
    author: AthleteId,
    owner: AthleteId,
    activity: ActivityId,
    handle: &str,
) -> Result<Option<AthleteId>> {
    let Some(person) = athlete::find_by_handle(tx, handle)? else { return Ok(None) };
    let id = person.id;
    if id == author || ties::is_blocked(tx, author, id)? {
        return Ok(None);
    }
    let may = id == owner
        || ties::relation(tx, author, id)? == Relation::Friend
        || crate::comments::has_written(tx, owner, activity, id)?;
    Ok(may.then_some(id))
}

/// Keeps who is named in a comment, in place of whoever was.
pub(crate) fn keep(
    tx: &mut Tx,
    activity: ActivityId,
    comment: CommentId,
    author: AthleteId,
    named: &[AthleteId],
) -> Result<()> {
    forget_in(tx, comment)?;
    for (place, person) in named.iter().enumerate() {
        tx.exec(
            "INSERT INTO social_mention (comment_id, place, activity_id, author_id, person_id)
             VALUES ($1, $2, $3, $4, $5)",
            args![comment, place, activity, author, person],
        )?;
    }
    Ok(())
}

/// Whether others are named than those who were, or in another order.
pub(crate) fn differ(tx: &mut Tx, comment: CommentId, named: &[AthleteId]) -> Result<bool> {
    let kept = list(tx, comment)?;
    Ok(kept.len() != named.len()
        || kept.iter().zip(named).any(|((_, _, kept), named)| kept != named))
}

/// Tells those who are named in a comment and see what it is about, each once. The athlete of the activity hears of every
/// comment anyway.
pub(crate) fn tell(
    tx: &mut Tx,
    needs: &Needs,
    owner: AthleteId,
    activity: ActivityId,
    comment: CommentId,
    now: Timestamp,
) -> Result<()> {
    for (_, author, person) in list(tx, comment)? {
        if person == owner {
            continue;
        }
        let Some(reader) = athlete::find(tx, person)? else { continue };
        if needs.activities.owner_for(tx, &reader, activity)?.is_some() {
            telling::comment(tx, person, Kind::Mention, (activity, comment), author, now)?;
        }
    }
    Ok(())
}

/// A text that was kept, as somebody reads it, and who is named in it, each once, in their order.
pub(crate) fn spell(
    tx: &mut Tx,
    viewer: AthleteId,
    comment: CommentId,
    kept: &str,
) -> Result<(String, Vec<Athlete>)> {
    if !kept.contains(SIGN) {
        return Ok((kept.to_owned(), Vec::new()));
    }
    let people: HashMap<usize, AthleteId> =
        list(tx, comment)?.into_iter().map(|(place, _, person)| (place, person)).collect();
    let (mut text, mut named, mut place) = (String::with_capacity(kept.len()), Vec::new(), 0);
    for letter in kept.chars() {
        if letter != SIGN {
            text.push(letter);
            continue;
        }
        let person = match people.get(&place) {
            Some(person) if !ties::is_blocked(tx, viewer, *person)? => athlete::find(tx, *person)?,
            _ => None,
        };
        place += 1;
        let Some(person) = person else {
            text.push_str(NOBODY);
            continue;
        };
        text.push('@');
        text.push_str(&person.handle);
        if named.iter().all(|other: &Athlete| other.id != person.id) {
            named.push(person);
        }
    }
    Ok((text, named))
}

/// Those who are named, as somebody sees them.
pub(crate) fn show(
    tx: &mut Tx,
    viewer: AthleteId,
    named: &[Athlete],
    now: Timestamp,
) -> Result<Vec<Person>> {
    let mut people = Vec::with_capacity(named.len());
    for person in named {
        let relation = ties::relation(tx, viewer, person.id)?;
        people.push(people::show(person, relation, now));
    }
    Ok(people)
}

/// Which comments on an activity name somebody, the latest first, and who wrote them.
pub(crate) fn list_of(
    tx: &mut Tx,
    person: AthleteId,
    activity: ActivityId,
    limit: usize,
) -> Result<Vec<(CommentId, AthleteId)>> {
    tx.list(
        "SELECT comment_id, author_id FROM social_mention WHERE person_id = $1 AND activity_id = $2
         ORDER BY comment_id DESC, place LIMIT $3",
        args![person, activity, limit],
    )
}

/// Who is named in a comment: at which place, by whom, who.
fn list(tx: &mut Tx, comment: CommentId) -> Result<Vec<(usize, AthleteId, AthleteId)>> {
    tx.list(
        "SELECT place, author_id, person_id FROM social_mention WHERE comment_id = $1 ORDER BY place",
        args![comment],
    )
}

/// Forgets who was named in a comment.
pub(crate) fn forget_in(tx: &mut Tx, comment: CommentId) -> Result<()> {
    tx.exec("DELETE FROM social_mention WHERE comment_id = $1", args![comment])?;
    Ok(())
}

/// Forgets who was named in any comment on an activity.
pub(crate) fn forget_under(tx: &mut Tx, activity: ActivityId) -> Result<()> {
    tx.exec("DELETE FROM social_mention WHERE activity_id = $1", args![activity])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Piece::{Named, Words};
    use super::*;

    #[test]
    fn an_at_names_somebody_where_a_word_begins_and_ends_with_the_handle() {
        let check = |text: &str, expected: &[Piece]| assert_eq!(pieces(text), expected, "{text}");
        check("", &[]);
        check("Well run.", &[Words("Well run.")]);
        check("@boris", &[Named("boris")]);
        check("Run, @Boris_2, run!", &[Words("Run, "), Named("Boris_2"), Words(", run!")]);
        check("(@anna)@boris", &[Words("("), Named("anna"), Words(")"), Named("boris")]);
        check("@anna\n@boris", &[Named("anna"), Words("\n"), Named("boris")]);
        check("с @anna, не с @annой", &[Words("с "), Named("anna"), Words(", не с @annой")]);
        for words in ["anna@example.org", "@", "@ anna", "5 km @ 4:30", "@@anna", "я@anna"] {
            check(words, &[Words(words)]);
        }
    }
}
