//! Kudos and the other reactions: a sign of respect for an activity, one from each person, on what one may see.
//!
//! One row holds one word, so nobody gives two things at once, changing one's mind is no news, and whoever counts kudos counts
//! people. `PUT` on the kudos gives kudos and leaves another reaction as it is; [`react`] chooses one.
pub mod give;
pub mod list;
pub mod react;
pub mod take_back;

use std::collections::{HashMap, HashSet};

use kernel::athlete::Athlete;
use kernel::db::{Arg, Column, DbError, LiteValue, PgRow, ToArg};
use kernel::{ActivityId, AthleteId, Error, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use crate::Needs;
use crate::notifications::telling;

/// What somebody gives an activity. Kudos is one of them, and what a tap gives.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    /// Respect.
    Kudos,
    /// How strong!
    Strong,
    /// How fast!
    Fast,
    /// How astonishing!
    Wow,
    /// How funny!
    Funny,
    /// With love.
    Heart,
}

impl Reaction {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Reaction; 6] = [
        Reaction::Kudos,
        Reaction::Strong,
        Reaction::Fast,
        Reaction::Wow,
        Reaction::Funny,
        Reaction::Heart,
    ];

    /// The word that is stored.
    pub fn word(self) -> &'static str {
        match self {
            Reaction::Kudos => "kudos",
            Reaction::Strong => "strong",
            Reaction::Fast => "fast",
            Reaction::Wow => "wow",
            Reaction::Funny => "funny",
            Reaction::Heart => "heart",
        }
    }

    fn of(word: &str) -> std::result::Result<Reaction, DbError> {
        let found = Reaction::ALL.into_iter().find(|reaction| reaction.word() == word);
        found.ok_or_else(|| DbError::Shape("an unknown reaction".into()))
    }
}
impl Column for Reaction {
    fn from_lite(value: &LiteValue) -> std::result::Result<Reaction, DbError> {
        Reaction::of(&String::from_lite(value)?)
    }
    fn from_pg(row: &PgRow, index: usize) -> std::result::Result<Reaction, DbError> {
        Reaction::of(&String::from_pg(row, index)?)
    }
}

/// The kudos and other reactions of an activity, counted.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Kudos {
    /// How many people gave kudos or another reaction.
    #[schema(example = 3)]
    pub count: u64,
    /// Whether you did.
    pub given: bool,
    /// What you gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<Reaction>,
    /// How many of each; those that nobody gave are missing.
    pub reactions: Vec<ReactionCount>,
}

/// One reaction, and how many people gave it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReactionCount {
    /// Which.
    pub reaction: Reaction,
    /// How many.
    #[schema(example = 3)]
    pub count: u64,
}

impl Kudos {
    /// So many more of a reaction, the viewer's own among them or not.
    fn add(&mut self, reaction: Reaction, count: u64, mine: bool) {
        self.count += count;
        self.given |= mine;
        self.mine = self.mine.or(mine.then_some(reaction));
        match self.reactions.iter_mut().find(|known| known.reaction == reaction) {
            Some(known) => known.count += count,
            None => self.reactions.push(ReactionCount { reaction, count }),
        }
        self.reactions.sort_by_key(|known| known.reaction);
    }
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

/// Gives a reaction, or kudos where somebody gave nothing yet, and tells the athlete once. Returns whose activity it is.
pub(crate) fn put(
    tx: &mut Tx,
    needs: &Needs,
    me: &Athlete,
    activity: ActivityId,
    reaction: Option<Reaction>,
    now: Timestamp,
) -> Result<AthleteId> {
    let owner = owner_for(tx, needs, me, activity)?;
    if owner == me.id {
        return Err(Error::refused("own_activity", "kudos come from others"));
    }
    let given = tx.exec(
        "INSERT INTO social_kudos (athlete_id, activity_id, giver_id, given_at, reaction)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        args![owner, activity, me.id, now, reaction.unwrap_or(Reaction::Kudos).word()],
    )?;
    if given == 1 {
        telling::kudos(tx, owner, activity, me.id, now)?;
    } else if let Some(reaction) = reaction {
        // It stays where it was in the list: the time is that of the first tap.
        tx.exec(
            "UPDATE social_kudos SET reaction = $4
             WHERE athlete_id = $1 AND activity_id = $2 AND giver_id = $3",
            args![owner, activity, me.id, reaction.word()],
        )?;
    }
    Ok(owner)
}

/// The reactions to an activity as somebody sees them.
pub(crate) fn count(
    tx: &mut Tx,
    owner: AthleteId,
    activity: ActivityId,
    viewer: AthleteId,
    hidden: &HashSet<AthleteId>,
) -> Result<Kudos> {
    let mut all = count_all(tx, &[(owner, activity)], viewer, hidden)?;
    Ok(all.remove(&activity).unwrap_or_default())
}

/// The same for activities of many; those without any are missing.
pub(crate) fn count_all(
    tx: &mut Tx,
    activities: &[(AthleteId, ActivityId)],
    viewer: AthleteId,
    hidden: &HashSet<AthleteId>,
) -> Result<HashMap<ActivityId, Kudos>> {
    let mut all: HashMap<ActivityId, Kudos> = HashMap::with_capacity(activities.len());
    for eight in activities.chunks(8) {
        let mut args = vec![viewer.to_arg()];
        args.extend(eight_pairs(eight));
        if hidden.is_empty() {
            let counted = tx.list::<(ActivityId, Reaction, u64, u64)>(
                "SELECT activity_id, reaction, COUNT(*), COUNT(*) FILTER (WHERE giver_id = $1)
                 FROM social_kudos
                 WHERE (athlete_id = $2 AND activity_id = $3) OR (athlete_id = $4 AND activity_id = $5)
                    OR (athlete_id = $6 AND activity_id = $7) OR (athlete_id = $8 AND activity_id = $9)
                    OR (athlete_id = $10 AND activity_id = $11) OR (athlete_id = $12 AND activity_id = $13)
                    OR (athlete_id = $14 AND activity_id = $15) OR (athlete_id = $16 AND activity_id = $17)
                 GROUP BY activity_id, reaction",
                &args,
            )?;
            for (activity, reaction, count, mine) in counted {
                all.entry(activity).or_default().add(reaction, count, mine > 0);
            }
            continue;
        }
        let given = tx.list::<(ActivityId, Reaction, AthleteId, bool)>(
            "SELECT activity_id, reaction, giver_id, giver_id = $1 FROM social_kudos
             WHERE (athlete_id = $2 AND activity_id = $3) OR (athlete_id = $4 AND activity_id = $5)
                OR (athlete_id = $6 AND activity_id = $7) OR (athlete_id = $8 AND activity_id = $9)
                OR (athlete_id = $10 AND activity_id = $11) OR (athlete_id = $12 AND activity_id = $13)
                OR (athlete_id = $14 AND activity_id = $15) OR (athlete_id = $16 AND activity_id = $17)",
            &args,
        )?;
        for (activity, reaction, giver, mine) in given {
            if !hidden.contains(&giver) {
                all.entry(activity).or_default().add(reaction, 1, mine);
            }
        }
    }
    Ok(all)
}

/// Up to eight activities, each after its athlete, as the end of a statement's arguments. A shorter list is filled up with its
/// first one.
pub(crate) fn eight_pairs(activities: &[(AthleteId, ActivityId)]) -> Vec<Arg<'_>> {
    let mut args = Vec::with_capacity(16);
    for at in 0..8 {
        if let Some((owner, activity)) = activities.get(at).or(activities.first()) {
            args.extend([owner.to_arg(), activity.to_arg()]);
        }
    }
    args
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_what_is_told() {
        for reaction in Reaction::ALL {
            assert_eq!(Reaction::of(reaction.word()).unwrap(), reaction);
            assert_eq!(serde_json::to_value(reaction).unwrap(), reaction.word());
        }
        assert!(Reaction::of("boo").is_err());
    }

    #[test]
    fn reactions_are_counted_in_the_order_in_which_they_are_offered() {
        let mut kudos = Kudos::default();
        for (reaction, count, mine) in
            [(Reaction::Heart, 2, false), (Reaction::Kudos, 1, false), (Reaction::Heart, 1, true)]
        {
            kudos.add(reaction, count, mine);
        }
        let counted = |reaction, count| ReactionCount { reaction, count };
        let reactions = vec![counted(Reaction::Kudos, 1), counted(Reaction::Heart, 3)];
        let expected = Kudos { count: 4, given: true, mine: Some(Reaction::Heart), reactions };
        assert_eq!(kudos, expected);
    }
}
