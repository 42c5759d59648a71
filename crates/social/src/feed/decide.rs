//! What of a list is for this viewer: of each entry the room is asked that knows, at every look.
use std::collections::{HashMap, HashSet};

use kernel::athlete::{self, Athlete};
use kernel::{ActivityId, AthleteId, Error, GroupId, Result, Timestamp, Tx};
use serde_json::Value;

use super::list::{Candidate, Mark, What};
use super::{FeedGroup, FeedPost, hidden};
use crate::groups::posts;
use crate::groups::rules::Role;
use crate::{Needs, follows, groups, ties};

/// Something that is for the viewer.
pub(super) struct Entry {
    pub mark: Mark,
    pub what: Shown,
}

/// What it is.
pub(super) enum Shown {
    Activity { author: AthleteId, activity: ActivityId, card: Value },
    Post(FeedPost),
}

/// One look at a feed, and what it has learnt about people and groups on the way.
pub(super) struct Look<'a> {
    pub needs: &'a Needs,
    pub viewer: &'a Athlete,
    pub now: Timestamp,
    /// Those who are there only because they are followed, which holds while they let people follow them.
    pub followed: &'a HashSet<AthleteId>,
    /// Whose words are left out, unless they are said for the group.
    pub muted: &'a HashSet<AthleteId>,
    /// People who do not exist for the viewer.
    pub unseen: HashSet<AthleteId>,
    people: HashMap<AthleteId, Option<Athlete>>,
    groups: HashMap<GroupId, Option<(FeedGroup, Option<Role>)>>,
}

impl<'a> Look<'a> {
    pub fn new(
        tx: &mut Tx,
        needs: &'a Needs,
        viewer: &'a Athlete,
        followed: &'a HashSet<AthleteId>,
        muted: &'a HashSet<AthleteId>,
        now: Timestamp,
    ) -> Result<Look<'a>> {
        let unseen = ties::list_hidden(tx, viewer.id)?;
        let (people, groups) = (HashMap::new(), HashMap::new());
        Ok(Look { needs, viewer, now, followed, muted, unseen, people, groups })
    }

    /// Those of a few that are for the viewer, in their order. Sixteen cost least.
    pub fn decide(&mut self, tx: &mut Tx, some: &[Candidate]) -> Result<Vec<Entry>> {
        let ids: Vec<_> = some.iter().map(|candidate| candidate.mark.1).collect();
        let unwanted = hidden::list_among(tx, self.viewer.id, &ids)?;
        let some: Vec<_> =
            some.iter().filter(|candidate| !unwanted.contains(&candidate.mark.1)).collect();
        self.meet(tx, &some)?;
        let mut wanted = Vec::new();
        for candidate in &some {
            if let What::Activity { author, activity } = candidate.what
                && let Some(Some(athlete)) = self.people.get(&author)
            {
                wanted.push((athlete.clone(), activity));
            }
        }
        let cards = self.needs.activities.cards(tx, self.viewer, &wanted)?;
        let mut cards: HashMap<ActivityId, Value> = wanted
            .iter()
            .zip(cards)
            .filter_map(|((_, activity), card)| card.map(|card| (*activity, card)))
            .collect();
        let mut entries = Vec::with_capacity(some.len());
        for candidate in some {
            let shown = match candidate.what {
                What::Activity { author, activity } => {
                    cards.remove(&activity).map(|card| Shown::Activity { author, activity, card })
                }
                What::Post(post) => self.post(tx, &post)?.map(Shown::Post),
            };
            entries.extend(shown.map(|what| Entry { mark: candidate.mark, what }));
        }
        Ok(entries)
    }

    /// Learns who the authors are whom this look has not met yet.
    fn meet(&mut self, tx: &mut Tx, some: &[&Candidate]) -> Result<()> {
        let mut unknown = HashSet::new();
        for candidate in some {
            if let What::Activity { author, .. } = candidate.what
                && !self.people.contains_key(&author)
            {
                unknown.insert(author);
            }
        }
        let mut found = athlete::find_all(tx, unknown.iter().copied())?;
        for author in unknown {
            let mut athlete = found.remove(&author);
            if self.followed.contains(&author)
                && let Some(followed) = &athlete
                && !follows::may_be_followed(tx, self.needs, followed, self.now)?
            {
                athlete = None;
            }
            self.people.insert(author, athlete);
        }
        Ok(())
    }

    fn post(&mut self, tx: &mut Tx, listed: &posts::Listed) -> Result<Option<FeedPost>> {
        let unwanted = self.muted.contains(&listed.author_id) && !listed.announcement;
        if unwanted || self.unseen.contains(&listed.author_id) {
            return Ok(None);
        }
        let Some((group, role)) = self.group(tx, listed.group_id)? else { return Ok(None) };
        // Whoever only follows a group hears what is said for it.
        if role.is_none() && !listed.announcement {
            return Ok(None);
        }
        let post = posts::show_to(
            tx,
            group.id,
            listed.post_id,
            (self.viewer.id, &self.unseen),
            role,
            self.now,
        )?;
        Ok(post.map(|post| FeedPost { group, post }))
    }

    /// The group, and what the viewer is in it; `None` when they do not read it any more.
    fn group(&mut self, tx: &mut Tx, id: GroupId) -> Result<Option<(FeedGroup, Option<Role>)>> {
        if let Some(known) = self.groups.get(&id) {
            return Ok(known.clone());
        }
        let seen = match groups::read(tx, self.viewer, id, self.now) {
            Ok(seen) => {
                let card = seen.row.card(None);
                Some((FeedGroup { id, name: card.name, picture: card.picture }, seen.role()))
            }
            Err(Error::Internal(cause)) => return Err(Error::Internal(cause)),
            Err(_) => None,
        };
        self.groups.insert(id, seen.clone());
        Ok(seen)
    }
}
