//! What this room listens to.
use events::{
    ActivityChanged, ActivityRecorded, ActivityRemoved, ActivityShown, AthleteJoined,
    AthleteRenamed, BadgeEarned, ChallengeFinished, ChallengeWon, LevelReached, PromotionGranted,
};
use kernel::facts::Listeners;

use crate::groups::totals;
use crate::notifications::{self, telling};
use crate::{Needs, comments, feed, kudos, people};

/// The name under which this room's deliveries are stored; it never changes.
const NAME: &str = "social";

/// Keeps the search by name, the lists behind the feed, the totals of groups, and what there is to hear of. Told twice is told
/// once.
///
/// A fact that arrives late may bring the day of a removed activity back into a list. Nobody sees it: each
/// entry is asked for at the activity room when it is read.
pub fn listeners(listeners: Listeners, needs: Needs) -> Listeners {
    let (recorded, changed, shown) = (needs.clone(), needs.clone(), needs);
    listeners
        .on(NAME, |tx, fact: &AthleteJoined, now| people::index::refresh(tx, fact.athlete, now))
        .on(NAME, |tx, fact: &AthleteRenamed, now| people::index::refresh(tx, fact.athlete, now))
        .on(NAME, move |tx, fact: &ActivityRecorded, now| {
            feed::put(tx, fact.athlete, fact.activity, fact.summary.started_on)?;
            totals::count(tx, &recorded, fact.athlete, fact.activity, now)
        })
        .on(NAME, move |tx, fact: &ActivityChanged, now| {
            feed::put(tx, fact.athlete, fact.activity, fact.summary.started_on)?;
            totals::count(tx, &changed, fact.athlete, fact.activity, now)
        })
        .on(NAME, move |tx, fact: &ActivityShown, now| {
            totals::count(tx, &shown, fact.athlete, fact.activity, now)
        })
        .on(NAME, |tx, fact: &ActivityRemoved, now| {
            totals::forget(tx, fact.athlete, fact.activity, now)?;
            feed::delete(tx, fact.athlete, fact.activity)?;
            feed::hidden::delete_all_on(tx, fact.athlete, fact.activity)?;
            kudos::delete_all_on(tx, fact.athlete, fact.activity)?;
            notifications::delete_about(tx, fact.athlete, &fact.activity.to_string())?;
            comments::delete_all_on(tx, fact.athlete, fact.activity)
        })
        .on(NAME, |tx, fact: &BadgeEarned, now| telling::badge(tx, fact, now))
        .on(NAME, |tx, fact: &LevelReached, now| telling::level(tx, fact, now))
        .on(NAME, |tx, fact: &ChallengeFinished, now| telling::challenge_finished(tx, fact, now))
        .on(NAME, |tx, fact: &ChallengeWon, now| telling::challenge_won(tx, fact, now))
        .on(NAME, |tx, fact: &PromotionGranted, now| telling::offer(tx, fact, now))
}
