//! Friends in common. They are the viewer's own friends, so all that is told is that the other one knows them, too.
pub mod list;

use kernel::{AthleteId, Result, Timestamp, Tx, athlete};
use serde::{Deserialize, Serialize};

use crate::circles::{Circles, Look};
use crate::people::{Person, show};
use crate::ties::{self, Relation};

/// Friends looked at for a few to name.
const CANDIDATES: usize = 16;

/// Friends whom you have in common with somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MutualFriends {
    /// How many.
    #[schema(example = 3)]
    pub count: u32,
    /// A few of them.
    pub among: Vec<Person>,
}

/// How many friends two people have in common, with at most `named` of them by name; `None` if there are none to name.
pub(crate) fn find(
    tx: &mut Tx,
    circles: &Circles,
    look: &Look,
    me: AthleteId,
    them: AthleteId,
    named: usize,
    now: Timestamp,
) -> Result<Option<MutualFriends>> {
    let common = look.mutual(tx, me, them)?;
    let few = &common[..common.len().min(CANDIDATES)];
    let mut among = still_common(tx, circles, me, them, few, now)?;
    if among.is_empty() {
        return Ok(None);
    }
    among.truncate(named);
    Ok(Some(MutualFriends { count: common.len() as u32, among }))
}

/// Those of a few people who are friends of both as the database knows it now, and may be shown. At most sixteen.
fn still_common(
    tx: &mut Tx,
    circles: &Circles,
    me: AthleteId,
    them: AthleteId,
    few: &[AthleteId],
    now: Timestamp,
) -> Result<Vec<Person>> {
    if few.is_empty() {
        return Ok(Vec::new());
    }
    let of_mine = ties::list_friends_among(tx, me, few)?;
    let of_theirs = ties::list_friends_among(tx, them, few)?;
    let open = circles.open(tx, few, now)?;
    let athletes = athlete::find_all(tx, few.iter().copied())?;
    let mut people = Vec::new();
    for id in few {
        let is_common = of_mine.contains(id) && of_theirs.contains(id) && open.contains(id);
        if let Some(athlete) = athletes.get(id).filter(|_| is_common) {
            people.push(show(athlete, Relation::Friend, now));
        }
    }
    Ok(people)
}
