//! What an entry earned and what others said: the same few questions for a whole page.
use kernel::{ActivityId, AthleteId, Result, Tx};

use super::decide::{Entry, Look, Shown};
use super::{FeedActivity, FeedEntry, Reached};
use crate::{comments, kudos};

/// Adds to each activity what it earned and what others said.
pub(super) fn dress(tx: &mut Tx, look: &Look, entries: Vec<Entry>) -> Result<Vec<FeedEntry>> {
    let mut shown: Vec<(AthleteId, ActivityId)> = Vec::with_capacity(entries.len());
    for entry in &entries {
        if let Shown::Activity { author, activity, .. } = &entry.what {
            shown.push((*author, *activity));
        }
    }
    let mut authors: Vec<AthleteId> = shown.iter().map(|(author, _)| *author).collect();
    authors.sort_unstable();
    authors.dedup();
    let milestones = look.needs.achievements.milestones_of(tx, &authors)?;
    let viewer = look.viewer.id;
    let mut kudos = kudos::count_all(tx, &shown, viewer, &look.unseen)?;
    let comments = comments::count_all(tx, &shown, viewer, &look.unseen)?;
    let mut dressed = Vec::with_capacity(entries.len());
    for entry in entries {
        let (author, activity, card) = match entry.what {
            Shown::Activity { author, activity, card } => (author, activity, card),
            Shown::Post(post) => {
                dressed.push(FeedEntry::Post(post));
                continue;
            }
        };
        let mut badges = Vec::new();
        let mut level = None;
        for milestone in milestones.get(&author).map_or(&[][..], Vec::as_slice) {
            if milestone.activity != activity {
                continue;
            }
            match &milestone.reached {
                Reached::Badge(badge) => badges.push(badge.clone()),
                Reached::Level(reached) => level = level.max(Some(*reached)),
            }
        }
        dressed.push(FeedEntry::Activity(FeedActivity {
            activity: card,
            badges,
            level,
            kudos: kudos.remove(&activity).unwrap_or_default(),
            comments: comments.get(&activity).copied().unwrap_or(0),
        }));
    }
    Ok(dressed)
}
