//! Kudos: a sign of respect for an activity, one from each person, on what one may see.
pub mod give;
pub mod list;
pub mod take_back;

use std::collections::HashSet;

use kernel::athlete::Athlete;
use kernel::{ActivityId, AthleteId, Error, Result, Tx, args};
use serde::{Deserialize, Serialize};

use crate::Needs;

/// The kudos of an activity in two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Kudos {
    /// How many people gave kudos.
    #[schema(example = 3)]
    pub count: u64,
    /// Whether you did.
    pub given: bool,
}

/// Whose activity it is, if the viewer may see it; anything else does not exist.
pub(crate) fn owner_for(
    tx: &mut Tx,
    needs: &Needs,
    viewer: &Athlete,
    activity: ActivityId,
) -> Result<AthleteId> {
    needs.activities.owner_for(tx, viewer, activity)?.ok_or(Error::NotFound("activity"))
}

/// The kudos of an activity as somebody sees them.
pub(crate) fn count(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    viewer: AthleteId,
    hidden: &HashSet<AthleteId>,
) -> Result<Kudos> {
    if hidden.is_empty() {
        let (count, given) = tx.one::<(u64, u64)>(
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE giver_id = $3) FROM social_kudos
             WHERE athlete_id = $1 AND activity_id = $2",
            args![owner, activity, viewer],
        )?;
        return Ok(Kudos { count, given: given > 0 });
    }
    let givers = tx.list::<(AthleteId,)>(
        "SELECT giver_id FROM social_kudos WHERE athlete_id = $1 AND activity_id = $2",
        args![owner, activity],
    )?;
    let mut kudos = Kudos { count: 0, given: false };
    for (giver,) in givers {
        kudos.count += u64::from(!hidden.contains(&giver));
        kudos.given |= giver == viewer;
    }
    Ok(kudos)
}

/// Forgets the kudos of an activity that is gone.
pub(crate) fn delete_all_on(tx: &mut Tx, owner: AthleteId, activity: ActivityId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_kudos WHERE athlete_id = $1 AND activity_id = $2",
        args![owner, activity],
    )?;
    Ok(())
}

/// Forgets what one person gave another.
pub(crate) fn delete_all_of(tx: &mut Tx, owner: AthleteId, giver: AthleteId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_kudos WHERE athlete_id = $1 AND giver_id = $2",
        args![owner, giver],
    )?;
    Ok(())
}
