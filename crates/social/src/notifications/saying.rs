//! What a line says to its athlete now.
use std::collections::HashSet;

use kernel::athlete::{self, Athlete};
use kernel::{
    ActivityId, AthleteId, ChallengeId, Error, GroupId, OfferId, Result, Timestamp, Tx, args,
    from_row,
};
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{Ref, Schema};

use super::channels::{self, Channel};
use super::{Kind, NotificationId};
use crate::comparing::{self, Comparing};
use crate::feed::FeedBadge;
use crate::groups::posts::replies;
use crate::people::{self, Person};
use crate::ties::{self, Relation};
use crate::{Needs, coaches, comments, groups, mentions, mutes};

/// People named in a line; more are counted.
const NAMED: usize = 2;
/// People or things looked at for one line.
const MOST_LOOKED_AT: usize = 500;
/// Unread lines counted. A bell need not know more.
const MOST_COUNTED: u64 = 30;

/// Something to hear of.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Notification {
    /// Which one.
    pub id: NotificationId,
    /// What it is about.
    pub kind: Kind,
    /// When something last happened to it.
    pub at: Timestamp,
    /// Whether something happened since you read it.
    pub unread: bool,
    /// By whose doing, the latest first: two at most.
    pub people: Vec<Person>,
    /// How many more people.
    #[schema(example = 3)]
    pub others: u64,
    /// How many comments there are of others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<u64>,
    /// The activity that it is about; yours, but where somebody names you.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = activity_card)]
    pub activity: Option<serde_json::Value>,
    /// What was earned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub badges: Vec<FeedBadge>,
    /// The level that was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 5)]
    pub level: Option<u32>,
    /// The challenge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub challenge: Option<NamedChallenge>,
    /// The group in which it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<NamedGroup>,
    /// What the promotion is called whose offer it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "10 % off running shoes")]
    pub offer: Option<String>,
}

/// Cards come from the activity room as they are; the whole API describes them under this name.
fn activity_card() -> RefOr<Schema> {
    Ref::from_schema_name("ActivityCard").into()
}

/// A challenge and what it is called.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NamedChallenge {
    /// Which one.
    pub id: ChallengeId,
    /// What it is called.
    #[schema(example = "May in motion")]
    pub title: String,
}

/// A group and what it is called.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NamedGroup {
    /// Which one.
    pub id: GroupId,
    /// What it is called.
    #[schema(example = "Lauftreff Nord")]
    pub name: String,
}

/// A line as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub id: NotificationId,
    pub kind: Kind,
    pub subject: String,
    pub latest_at: Timestamp,
    pub unread: bool,
}
from_row!(Line { id, kind, subject, latest_at, unread });

/// What the lines of one look share.
pub(crate) struct Reader<'a> {
    pub needs: &'a Needs,
    pub athlete: &'a Athlete,
    now: Timestamp,
    /// Who does not exist for the athlete, or is not to be heard of.
    unheard: HashSet<AthleteId>,
    /// What the athlete does not want on the way on which this is read.
    off: HashSet<Kind>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        tx: &mut Tx,
        needs: &'a Needs,
        athlete: &'a Athlete,
        channel: Channel,
        now: Timestamp,
    ) -> Result<Reader<'a>> {
        let mut unheard = ties::list_hidden(tx, athlete.id)?;
        unheard.extend(mutes::list_ids(tx, athlete.id)?);
        let off = channels::list_off(tx, athlete.id, channel)?;
        Ok(Reader { needs, athlete, now, unheard, off })
    }

    /// What the line says; `None` if there is nothing left to say, or nothing wanted.
    pub(crate) fn say(&self, tx: &mut Tx, line: &Line) -> Result<Option<Notification>> {
        if self.off.contains(&line.kind) {
            return Ok(None);
        }
        let mut says = Notification {
            id: line.id,
            kind: line.kind,
            at: line.latest_at,
            unread: line.unread,
            people: Vec::new(),
            others: 0,
            comments: None,
            activity: None,
            badges: Vec::new(),
            level: None,
            challenge: None,
            group: None,
            offer: None,
        };
        let has_something = match line.kind {
            Kind::FriendRequest => {
                let asking = self.list_asking(tx)?;
                !self.name_people(tx, &asking, &mut says)?.is_empty()
            }
            Kind::FriendAccepted => {
                let friends = self.list_told(tx, line, |tx, me, other| {
                    Ok(ties::relation(tx, me, other)? == Relation::Friend)
                })?;
                !self.name_people(tx, &friends, &mut says)?.is_empty()
            }
            Kind::Coach => {
                let athletes = self.list_told(tx, line, coaches::is_coach)?;
                !self.name_people(tx, &athletes, &mut says)?.is_empty()
            }
            Kind::ComparisonRequest => {
                let asking = self.list_told(tx, line, stands(Comparing::Asks))?;
                !self.name_people(tx, &asking, &mut says)?.is_empty()
            }
            Kind::ComparisonAgreed => {
                let friends = self.list_told(tx, line, stands(Comparing::Agreed))?;
                !self.name_people(tx, &friends, &mut says)?.is_empty()
            }
            Kind::Kudos => {
                let givers = self.list_givers(tx, line)?;
                let named = self.name_people(tx, &givers, &mut says)?;
                !named.is_empty() && self.show_activity(tx, line, &mut says)?
            }
            Kind::Comment => {
                let authors = self.list_authors(tx, line)?;
                let named = self.name_people(tx, &authors, &mut says)?;
                let comments = authors.iter().filter(|author| named.contains(author)).count();
                says.comments = Some(comments as u64);
                !named.is_empty() && self.show_activity(tx, line, &mut says)?
            }
            Kind::Mention => self.say_mention(tx, line, &mut says)?,
            Kind::Reply => self.say_reply(tx, line, &mut says)?,
            Kind::Badge => {
                says.badges = self.list_badges(tx, line)?;
                !says.badges.is_empty()
            }
            Kind::Level => {
                says.level = line.subject.parse().ok();
                says.level.is_some()
            }
            Kind::ChallengeFinished | Kind::ChallengeWon => {
                says.challenge = self.challenge(tx, line)?;
                says.challenge.is_some()
            }
            Kind::Offer => {
                says.offer = self.offer(tx, line)?;
                says.offer.is_some()
            }
        };
        Ok(has_something.then_some(says))
    }

    /// Names the first of them and counts the rest. Returns all who are there to be heard of.
    fn name_people(
        &self,
        tx: &mut Tx,
        ids: &[AthleteId],
        says: &mut Notification,
    ) -> Result<HashSet<AthleteId>> {
        let mut named = HashSet::new();
        for id in ids {
            if self.unheard.contains(id) || named.contains(id) {
                continue;
            }
            // Whose account is closed is not there, and not counted either.
            let Some(person) = people::find(tx, self.athlete.id, *id, self.now)? else { continue };
            named.insert(*id);
            match says.people.len() < NAMED {
                true => says.people.push(person),
                false => says.others += 1,
            }
        }
        Ok(named)
    }

    fn show_activity(&self, tx: &mut Tx, line: &Line, says: &mut Notification) -> Result<bool> {
        let Ok(id) = line.subject.parse::<ActivityId>() else { return Ok(false) };
        says.activity = self.needs.activities.card(tx, self.athlete, self.athlete, id)?;
        Ok(says.activity.is_some())
    }

    /// Who names the athlete under something that they see, as long as the words stand there.
    fn say_mention(&self, tx: &mut Tx, line: &Line, says: &mut Notification) -> Result<bool> {
        let Ok(id) = line.subject.parse::<ActivityId>() else { return Ok(false) };
        let me = self.athlete;
        let Some(owner) = self.needs.activities.owner_for(tx, me, id)? else { return Ok(false) };
        let mut authors = Vec::new();
        for (comment, author) in mentions::list_of(tx, me.id, id, MOST_LOOKED_AT)? {
            if !authors.contains(&author) && comments::is_seen(tx, owner, id, comment, me.id)? {
                authors.push(author);
            }
        }
        let Some(owner) = athlete::find(tx, owner)? else { return Ok(false) };
        let named = self.name_people(tx, &authors, says)?;
        says.activity = self.needs.activities.card(tx, &owner, me, id)?;
        Ok(!named.is_empty() && says.activity.is_some())
    }

    /// Who replied to a post of the athlete in a group that they still read, as long as the words stand there.
    fn say_reply(&self, tx: &mut Tx, line: &Line, says: &mut Notification) -> Result<bool> {
        let parts = line.subject.split_once('/');
        let parts = parts.and_then(|(group, post)| Some((group.parse().ok()?, post.parse().ok()?)));
        let Some((group, post)) = parts else { return Ok(false) };
        let seen = match groups::read(tx, self.athlete, group, self.now) {
            Err(Error::Internal(cause)) => return Err(Error::Internal(cause)),
            Err(_) => return Ok(false),
            Ok(seen) => seen,
        };
        let me = self.athlete.id;
        let authors = replies::list_authors(tx, group, post, me, MOST_LOOKED_AT)?;
        let named = self.name_people(tx, &authors, says)?;
        says.group = Some(NamedGroup { id: group, name: seen.row.name });
        Ok(!named.is_empty())
    }

    /// Who waits for an answer, the latest first.
    fn list_asking(&self, tx: &mut Tx) -> Result<Vec<AthleteId>> {
        let asking = ties::list(tx, self.athlete.id, ties::Tie::Received, None, MOST_LOOKED_AT)?;
        Ok(asking.into_iter().map(|(id, _)| id).collect())
    }

    /// By whose doing something was told on that day that still holds, the latest first.
    fn list_told(
        &self,
        tx: &mut Tx,
        line: &Line,
        holds: impl Fn(&mut Tx, AthleteId, AthleteId) -> Result<bool>,
    ) -> Result<Vec<AthleteId>> {
        let told = tx.list::<(AthleteId,)>(
            "SELECT other_id FROM social_notification_told
             WHERE athlete_id = $1 AND notification_id = $2 AND other_id IS NOT NULL
             ORDER BY told_at DESC LIMIT $3",
            args![self.athlete.id, line.id, MOST_LOOKED_AT],
        )?;
        let mut still = Vec::new();
        for (other,) in told {
            if !still.contains(&other) && holds(tx, self.athlete.id, other)? {
                still.push(other);
            }
        }
        Ok(still)
    }

    fn list_givers(&self, tx: &mut Tx, line: &Line) -> Result<Vec<AthleteId>> {
        let Ok(id) = line.subject.parse::<ActivityId>() else { return Ok(Vec::new()) };
        let givers = tx.list::<(AthleteId,)>(
            "SELECT giver_id FROM social_kudos WHERE athlete_id = $1 AND activity_id = $2
             ORDER BY given_at DESC, giver_id LIMIT $3",
            args![self.athlete.id, id, MOST_LOOKED_AT],
        )?;
        Ok(givers.into_iter().map(|(giver,)| giver).collect())
    }

    /// The author of each comment of others that is neither hidden nor held back, the latest first.
    fn list_authors(&self, tx: &mut Tx, line: &Line) -> Result<Vec<AthleteId>> {
        let Ok(id) = line.subject.parse::<ActivityId>() else { return Ok(Vec::new()) };
        let authors = tx.list::<(AthleteId,)>(
            "SELECT author_id FROM social_comment
             WHERE athlete_id = $1 AND activity_id = $2 AND author_id <> $1 AND NOT held AND NOT hidden
             ORDER BY comment_id DESC LIMIT $3",
            args![self.athlete.id, id, MOST_LOOKED_AT],
        )?;
        Ok(authors.into_iter().map(|(author,)| author).collect())
    }

    fn list_badges(&self, tx: &mut Tx, line: &Line) -> Result<Vec<FeedBadge>> {
        let told = tx.list::<(String,)>(
            "SELECT what FROM social_notification_told
             WHERE athlete_id = $1 AND notification_id = $2 ORDER BY told_at DESC, what LIMIT $3",
            args![self.athlete.id, line.id, MOST_LOOKED_AT],
        )?;
        let badge = |what: String| {
            let (id, tier) = what.split_once(':').unwrap_or((what.as_str(), ""));
            FeedBadge { id: id.to_owned(), tier: (!tier.is_empty()).then(|| tier.to_owned()) }
        };
        Ok(told.into_iter().map(|(what,)| badge(what)).collect())
    }

    fn challenge(&self, tx: &mut Tx, line: &Line) -> Result<Option<NamedChallenge>> {
        let Ok(id) = line.subject.parse::<ChallengeId>() else { return Ok(None) };
        let title = self.needs.names.challenge(tx, self.athlete, id)?;
        Ok(title.map(|title| NamedChallenge { id, title }))
    }

    fn offer(&self, tx: &mut Tx, line: &Line) -> Result<Option<String>> {
        let Ok(id) = line.subject.parse::<OfferId>() else { return Ok(None) };
        self.needs.names.offer(tx, self.athlete, id, self.now)
    }
}

/// Lines of somebody before a place in the list, the latest first.
pub(crate) fn lines_before(
    tx: &mut Tx,
    athlete: AthleteId,
    before: Option<(i64, NotificationId)>,
    limit: usize,
) -> Result<Vec<Line>> {
    let (at, id) = before.unwrap_or((i64::MAX, NotificationId(kernel::ids::Uuid::max())));
    tx.list(
        "SELECT notification_id, kind, subject, latest_at, unread FROM social_notification
         WHERE athlete_id = $1 AND (latest_at, notification_id) < ($2, $3)
         ORDER BY latest_at DESC, notification_id DESC LIMIT $4",
        args![athlete, at, id, limit],
    )
}

/// One line of somebody.
pub(crate) fn find_line(
    tx: &mut Tx,
    athlete: AthleteId,
    id: NotificationId,
) -> Result<Option<Line>> {
    tx.find(
        "SELECT notification_id, kind, subject, latest_at, unread FROM social_notification
         WHERE athlete_id = $1 AND notification_id = $2",
        args![athlete, id],
    )
}

/// Lines that somebody has not read and that moved from one moment on, before another, the latest first.
pub(crate) fn list_unread_between(
    tx: &mut Tx,
    athlete: AthleteId,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Line>> {
    tx.list(
        "SELECT notification_id, kind, subject, latest_at, unread FROM social_notification
         WHERE athlete_id = $1 AND unread AND latest_at >= $2 AND latest_at < $3
         ORDER BY latest_at DESC, notification_id DESC LIMIT $4",
        args![athlete, since, until, MOST_LOOKED_AT],
    )
}

/// How many lines somebody has not read that say something now, and when the last of them moved; [`MOST_COUNTED`] stands for
/// that many or more.
pub(crate) fn count_unread(tx: &mut Tx, reader: &Reader) -> Result<(u64, Option<Timestamp>)> {
    let lines = tx.list::<Line>(
        "SELECT notification_id, kind, subject, latest_at, unread FROM social_notification
         WHERE athlete_id = $1 AND unread ORDER BY latest_at DESC, notification_id DESC LIMIT $2",
        args![reader.athlete.id, MOST_LOOKED_AT],
    )?;
    let (mut count, mut latest) = (0, None);
    for line in &lines {
        if reader.say(tx, line)?.is_some() {
            count += 1;
            latest = latest.max(Some(line.latest_at));
        }
        if count == MOST_COUNTED {
            break;
        }
    }
    Ok((count, latest))
}

/// Whether a friend still stands so to being compared.
fn stands(state: Comparing) -> impl Fn(&mut Tx, AthleteId, AthleteId) -> Result<bool> {
    move |tx, me, other| Ok(comparing::find(tx, me, other)? == Some(state))
}
