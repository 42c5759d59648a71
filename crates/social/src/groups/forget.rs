//! What groups hold of an athlete who is erased. A group whose only owner goes is handed over to whoever ran it longest, else to its
//! longest-standing member; the young do not run groups, and a group that nobody can run is closed.
use kernel::forget::each;
use kernel::{AthleteId, GroupId, Result, Timestamp, Tx, args, athlete};

use super::rules::{Role, Tie};
use super::{close, ties};
use crate::people::is_minor;

/// Groups that one call leaves at most.
const AT_ONCE: i64 = 10;
/// Members who are looked at for an heir, of each role.
const CANDIDATES: usize = 200;

/// Words and answers, table by table.
const ALL: &[&str] = &[
    "DELETE FROM social_group_post WHERE author_id = $1",
    "DELETE FROM social_group_answer WHERE athlete_id = $1",
    "DELETE FROM social_group_receipt WHERE athlete_id = $1",
    "DELETE FROM social_group_follow WHERE athlete_id = $1",
];

/// Leaves some groups, and in the end deletes what was written. Says how many rows are gone and whether there is more.
pub(crate) fn forget(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<(u64, bool)> {
    let some = tx.list::<(GroupId, String)>(
        "SELECT group_id, tie FROM social_membership WHERE athlete_id = $1 LIMIT $2",
        args![athlete, AT_ONCE],
    )?;
    if some.is_empty() {
        return Ok((each(tx, athlete, ALL)?, false));
    }
    crate::ties::lock_one(tx, athlete, now)?;
    for (group, tie) in &some {
        leave(tx, *group, athlete, tie, now)?;
    }
    Ok((2 * some.len() as u64, true))
}

/// Takes somebody out of a group. Rows that no version of us wrote are taken away like any other.
fn leave(tx: &mut Tx, group: GroupId, athlete: AthleteId, tie: &str, now: Timestamp) -> Result<()> {
    // A closed group is nobody's; the sweep takes the rest.
    let there = match ties::lock_group(tx, group, now) {
        Ok(()) => true,
        Err(kernel::Error::NotFound(_)) => false,
        Err(error) => return Err(error),
    };
    let was_in = Role::ALL.into_iter().any(|role| Tie::In(role).word() == tie);
    if there && tie == Tie::In(Role::Owner).word() && !ties::has_another_owner(tx, group, athlete)?
    {
        hand_over(tx, group, athlete, now)?;
    }
    if was_in {
        ties::let_go(tx, group, athlete)?;
        ties::change_members(tx, group, -1)?;
    }
    ties::delete(tx, group, athlete)
}

fn hand_over(tx: &mut Tx, group: GroupId, from: AthleteId, now: Timestamp) -> Result<()> {
    for role in [Role::Admin, Role::Coach, Role::Member] {
        for (id, _) in ties::list_in(tx, group, Tie::In(role), None, CANDIDATES)? {
            let Some(heir) = athlete::find(tx, id)? else { continue };
            if id != from && !is_minor(&heir, now) {
                return ties::keep(tx, group, id, Some(Tie::In(Role::Owner)), now);
            }
        }
    }
    close::close(tx, group)
}
