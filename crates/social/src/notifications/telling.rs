//! How a line comes to be: in the transaction of what it tells of, or of the fact that tells it, and once.
use events::{BadgeEarned, ChallengeFinished, ChallengeWon, LevelReached, PromotionGranted};
use kernel::{ActivityId, AthleteId, GroupId, Result, Timestamp, Tx, args, athlete};

use super::{Kind, NotificationId, bell, push};
use crate::comments::CommentId;
use crate::groups::posts::PostId;
use crate::mutes;

/// Something to be told.
struct News<'a> {
    kind: Kind,
    /// What the line is about; more of the same kind about it goes into the same line.
    subject: &'a str,
    /// What happened under it. The same again is told no more.
    what: &'a str,
    /// By whose doing.
    by: Option<AthleteId>,
}

/// Somebody gave kudos.
pub(crate) fn kudos(
    tx: &mut Tx,
    to: AthleteId,
    activity: ActivityId,
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let (subject, what) = (activity.to_string(), by.to_string());
    tell(tx, to, &News { kind: Kind::Kudos, subject: &subject, what: &what, by: Some(by) }, now)
}

/// Somebody wrote a comment that everybody sees who sees the activity: it is under theirs ([`Kind::Comment`]), or names them
/// ([`Kind::Mention`]).
pub(crate) fn comment(
    tx: &mut Tx,
    to: AthleteId,
    kind: Kind,
    (activity, comment): (ActivityId, CommentId),
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let (subject, what) = (activity.to_string(), comment.to_string());
    tell(tx, to, &News { kind, subject: &subject, what: &what, by: Some(by) }, now)
}

/// Somebody replied to a post of theirs in a group.
pub(crate) fn reply(
    tx: &mut Tx,
    to: AthleteId,
    (group, post): (GroupId, PostId),
    reply: PostId,
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let (subject, what) = (format!("{group}/{post}"), reply.to_string());
    tell(tx, to, &News { kind: Kind::Reply, subject: &subject, what: &what, by: Some(by) }, now)
}

/// Somebody asks to be friends. Whoever takes it back and asks again rings once a day.
pub(crate) fn friend_request(
    tx: &mut Tx,
    to: AthleteId,
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let what = format!("{by} {}", now.day_in("UTC"));
    tell(tx, to, &News { kind: Kind::FriendRequest, subject: "", what: &what, by: Some(by) }, now)
}

/// Somebody said yes.
pub(crate) fn friend_accepted(
    tx: &mut Tx,
    to: AthleteId,
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let (subject, what) = (today(tx, to, now)?, by.to_string());
    let kind = Kind::FriendAccepted;
    tell(tx, to, &News { kind, subject: &subject, what: &what, by: Some(by) }, now)
}

/// Somebody lets them look as a coach.
pub(crate) fn made_coach(tx: &mut Tx, to: AthleteId, by: AthleteId, now: Timestamp) -> Result<()> {
    let (subject, what) = (today(tx, to, now)?, by.to_string());
    tell(tx, to, &News { kind: Kind::Coach, subject: &subject, what: &what, by: Some(by) }, now)
}

/// A friend asks to be compared. Whoever takes it back and asks again rings once a day.
pub(crate) fn comparison_request(
    tx: &mut Tx,
    to: AthleteId,
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let what = format!("{by} {}", now.day_in("UTC"));
    let kind = Kind::ComparisonRequest;
    tell(tx, to, &News { kind, subject: "", what: &what, by: Some(by) }, now)
}

/// A friend said yes to being compared.
pub(crate) fn comparison_agreed(
    tx: &mut Tx,
    to: AthleteId,
    by: AthleteId,
    now: Timestamp,
) -> Result<()> {
    let (subject, what) = (today(tx, to, now)?, by.to_string());
    let kind = Kind::ComparisonAgreed;
    tell(tx, to, &News { kind, subject: &subject, what: &what, by: Some(by) }, now)
}

/// A badge was earned, or one of its tiers.
pub(crate) fn badge(tx: &mut Tx, fact: &BadgeEarned, now: Timestamp) -> Result<()> {
    let what = format!("{}:{}", fact.badge, fact.tier.as_deref().unwrap_or_default());
    // The fact of a day is told on that day, also when it is heard later or twice.
    let subject = today(tx, fact.athlete, now)?;
    tell(
        tx,
        fact.athlete,
        &News { kind: Kind::Badge, subject: &subject, what: &what, by: None },
        now,
    )
}

/// A level was reached. A line that nobody has read yet goes on to the new level: one import may bring ten of them.
pub(crate) fn level(tx: &mut Tx, fact: &LevelReached, now: Timestamp) -> Result<()> {
    let (to, level) = (fact.athlete, fact.level.to_string());
    let last = tx.find::<(NotificationId, String, bool)>(
        "SELECT notification_id, subject, unread FROM social_notification
         WHERE athlete_id = $1 AND kind = $2 ORDER BY latest_at DESC, notification_id DESC LIMIT 1",
        args![to, Kind::Level.word()],
    )?;
    if let Some((line, told, unread)) = last {
        if told.parse::<u32>().is_ok_and(|told| told >= fact.level) {
            return Ok(());
        }
        if unread {
            tx.exec(
                "UPDATE social_notification SET subject = $3
                 WHERE athlete_id = $1 AND notification_id = $2",
                args![to, line, level],
            )?;
        }
    }
    tell(tx, to, &News { kind: Kind::Level, subject: &level, what: &level, by: None }, now)
}

/// A challenge is over. Who won it is told so, and not this as well.
pub(crate) fn challenge_finished(
    tx: &mut Tx,
    fact: &ChallengeFinished,
    now: Timestamp,
) -> Result<()> {
    if fact.rank == 1 && fact.ranked > 1 {
        return Ok(());
    }
    let (kind, subject) = (Kind::ChallengeFinished, fact.challenge.to_string());
    tell(tx, fact.athlete, &News { kind, subject: &subject, what: "", by: None }, now)
}

/// A challenge was won.
pub(crate) fn challenge_won(tx: &mut Tx, fact: &ChallengeWon, now: Timestamp) -> Result<()> {
    let (kind, subject) = (Kind::ChallengeWon, fact.challenge.to_string());
    tell(tx, fact.athlete, &News { kind, subject: &subject, what: "", by: None }, now)
}

/// A promotion granted an offer.
pub(crate) fn offer(tx: &mut Tx, fact: &PromotionGranted, now: Timestamp) -> Result<()> {
    let offer = fact.offer.to_string();
    tell(tx, fact.athlete, &News { kind: Kind::Offer, subject: &offer, what: "", by: None }, now)
}

/// The day on the athlete's own calendar.
fn today(tx: &mut Tx, of: AthleteId, now: Timestamp) -> Result<String> {
    let card = athlete::find_closed_too(tx, of)?;
    let zone = card.as_ref().map_or("UTC", |card| card.time_zone.as_str());
    Ok(now.day_in(zone).to_string())
}

/// Writes it under its line and moves that up, unless it was told already; rings once that is kept.
fn tell(tx: &mut Tx, to: AthleteId, news: &News, now: Timestamp) -> Result<()> {
    if let Some(by) = news.by
        && mutes::is_muted(tx, to, by)?
    {
        return Ok(());
    }
    tx.exec(
        "INSERT INTO social_notification (athlete_id, notification_id, kind, subject, latest_at, unread)
         VALUES ($1, $2, $3, $4, $5, TRUE) ON CONFLICT DO NOTHING",
        args![to, NotificationId::new(), news.kind.word(), news.subject, now],
    )?;
    let (id,) = tx.one::<(NotificationId,)>(
        "SELECT notification_id FROM social_notification
         WHERE athlete_id = $1 AND kind = $2 AND subject = $3",
        args![to, news.kind.word(), news.subject],
    )?;
    let is_new = tx.exec(
        "INSERT INTO social_notification_told (athlete_id, notification_id, what, other_id, told_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        args![to, id, news.what, news.by, now],
    )?;
    if is_new == 1 {
        tx.exec(
            "UPDATE social_notification SET latest_at = $3, unread = TRUE
             WHERE athlete_id = $1 AND notification_id = $2",
            args![to, id, now],
        )?;
        push::expect(tx, to, id, now)?;
        tx.ring(bell(to));
    }
    Ok(())
}
