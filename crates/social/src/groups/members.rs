//! Who belongs to a group, and who would like to.
pub mod accept;
pub mod decline;
pub mod list;
pub mod remove;
pub mod requests;
pub mod set_role;

use kernel::athlete::{self, Athlete};
use kernel::paging::{self, Page, PageQuery};
use kernel::{AthleteId, GroupId, Result, Timestamp, Tx};

use super::rules::{Role, Tie};
use super::{Seen, read, ties};
use crate::friends::PersonSince;
use crate::people;

/// Rows that are looked at for one page at most, so that a crowd of hidden people makes nobody wait.
const MOST_LOOKED_AT: usize = 2_000;

/// After whom one goes on looking.
pub(crate) type Mark = (Timestamp, AthleteId);

/// A page of those who stand to a group in one way, for those who run it.
pub(crate) fn page_of(
    tx: &mut Tx,
    me: &Athlete,
    id: GroupId,
    tie: Tie,
    page: &PageQuery,
    now: Timestamp,
) -> Result<Page<PersonSince>> {
    let seen = read(tx, me, id, now)?;
    seen.manager()?;
    let after = page.after::<(i64, AthleteId)>()?.map(|(at, id)| (Timestamp(at), id));
    let (items, mark) = told_of(tx, me.id, &seen, tie, after, page.limit(), now)?;
    Ok(Page { items, next: mark.map(|(at, id)| paging::mark(&(at.0, id))) })
}

/// Those who stand to a group in one way and of whom the viewer is told, from a mark on, until there are `limit`. Says also
/// where it stopped looking, when it did.
pub(crate) fn told_of(
    tx: &mut Tx,
    me: AthleteId,
    seen: &Seen,
    tie: Tie,
    after: Option<Mark>,
    limit: usize,
    now: Timestamp,
) -> Result<(Vec<PersonSince>, Option<Mark>)> {
    let group = seen.row.group_id;
    let hidden = crate::ties::list_hidden(tx, me)?;
    let (mut found, mut mark, mut looked_at) = (Vec::new(), after, 0);
    loop {
        let some = ties::list_in(tx, group, tie, mark, limit)?;
        let is_last = some.len() < limit;
        let cards = athlete::find_all(tx, some.iter().map(|(id, _)| *id))?;
        for (id, since_at) in &some {
            mark = Some((*since_at, *id));
            let Some(card) = cards.get(id).filter(|_| !hidden.contains(id)) else { continue };
            if let Some(person) = show_in(tx, me, card, seen.role(), now)? {
                found.push(PersonSince { person, since_at: *since_at, close: false });
                if found.len() == limit {
                    return Ok((found, mark));
                }
            }
        }
        looked_at += some.len();
        if is_last {
            return Ok((found, None));
        }
        if looked_at >= MOST_LOOKED_AT {
            return Ok((found, mark));
        }
    }
}

/// Somebody in a group as the viewer sees them, if they are told of them.
pub(crate) fn show_in(
    tx: &mut Tx,
    me: AthleteId,
    card: &Athlete,
    viewer_role: Option<Role>,
    now: Timestamp,
) -> Result<Option<people::Person>> {
    let relation = crate::ties::relation(tx, me, card.id)?;
    let told = super::tells_of(card, relation, viewer_role, now);
    Ok(told.then(|| people::show(card, relation, now)))
}

/// What somebody else is in the group whom the viewer would change, and what the viewer is; an error when they do not exist for
/// each other.
pub(crate) fn roles_of(
    tx: &mut Tx,
    me: AthleteId,
    seen: &Seen,
    them: AthleteId,
) -> Result<(Role, Option<Tie>)> {
    let mine = seen.manager()?;
    people::find_other(tx, me, them)?;
    let theirs = ties::find(tx, seen.row.group_id, them)?.map(|(tie, _)| tie);
    Ok((mine, theirs))
}

/// The refusal of reaching up.
pub(crate) fn above_you() -> kernel::Error {
    super::no("above_you", "they run this group as you do, or own it; only its owners can do this")
}

/// Takes both locks that a change by somebody who runs the group needs.
pub(crate) fn lock(tx: &mut Tx, id: GroupId, them: AthleteId, now: Timestamp) -> Result<()> {
    ties::lock(tx, id, them, now)
}
