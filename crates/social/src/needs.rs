//! What this room asks of others. The binary fills it.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::athlete::Athlete;
use kernel::consent::ledger::WordsRead;
use kernel::ids::SessionId;
use kernel::{ActivityId, AthleteId, ChallengeId, Day, Me, OfferId, Result, Timestamp, Tx};

use crate::feed::Milestone;
use crate::profiles::{ProfileBadge, SportTotal};

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// Levels, streaks and badges.
    pub achievements: Arc<dyn Achievements>,
    /// What was done.
    pub activities: Arc<dyn Activities>,
    /// Who keeps apart.
    pub discretion: Arc<dyn Discretion>,
    /// What things are called.
    pub names: Arc<dyn Names>,
    /// What somebody consents to.
    pub consents: Arc<dyn Consents>,
    /// Where somebody is signed in.
    pub devices: Arc<dyn Devices>,
    /// Mail, and whose address is whose.
    pub post: Arc<dyn Post>,
}

/// What somebody has achieved.
pub trait Achievements: Send + Sync {
    /// As it stands on a day of the athlete's own calendar.
    fn achieved(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Achieved>;

    /// Every badge, tier and level, with the activity that completed it.
    fn milestones(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Milestone>>;

    /// The same of many; who has none may be missing.
    fn milestones_of(
        &self,
        tx: &mut Tx,
        athletes: &[AthleteId],
    ) -> Result<HashMap<AthleteId, Vec<Milestone>>> {
        let mut all = HashMap::with_capacity(athletes.len());
        for athlete in athletes {
            all.insert(*athlete, self.milestones(tx, *athlete)?);
        }
        Ok(all)
    }
}

/// Level, streak and badges of one athlete.
#[derive(Debug, Clone)]
pub struct Achieved {
    /// From 1.
    pub level: u32,
    /// Weeks in a row.
    pub streak_weeks: u32,
    /// The latest first.
    pub badges: Vec<ProfileBadge>,
}

/// What somebody has done, as far as a viewer may know. The two may be the same person.
pub trait Activities: Send + Sync {
    /// Sums by sport over the activities, and their distances, that the viewer may see.
    fn totals(&self, tx: &mut Tx, athlete: &Athlete, viewer: &Athlete) -> Result<Vec<SportTotal>>;

    /// The latest activities that the viewer may see, newest first, as `ActivityCard`s.
    fn recent(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        viewer: &Athlete,
        limit: usize,
    ) -> Result<Vec<serde_json::Value>>;

    /// One activity as an `ActivityCard`, if it exists and the viewer may see it.
    fn card(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        viewer: &Athlete,
        activity: ActivityId,
    ) -> Result<Option<serde_json::Value>>;

    /// The same for activities of many, in the order in which they are asked for.
    fn cards(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        wanted: &[(Athlete, ActivityId)],
    ) -> Result<Vec<Option<serde_json::Value>>> {
        let mut cards = Vec::with_capacity(wanted.len());
        for (athlete, activity) in wanted {
            cards.push(self.card(tx, athlete, viewer, *activity)?);
        }
        Ok(cards)
    }

    /// Whose activity it is, if it exists and the viewer may see it.
    fn owner_for(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        activity: ActivityId,
    ) -> Result<Option<AthleteId>>;

    /// What everybody who is signed in may see of an activity; `None` when they may not see it at all.
    fn for_everybody(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> Result<Option<ForEverybody>>;

    /// Whose activity it is, whoever asks. Never shown: it finds what a person may take back of their own.
    fn owner(&self, tx: &mut Tx, activity: ActivityId) -> Result<Option<AthleteId>>;
}

/// An activity as everybody sees it: where a zone hides a part, its numbers are those of the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct ForEverybody {
    /// `running`, `cycling`, ...
    pub sport: String,
    /// When what is shown of it begins; never told, it says whether somebody belonged to a group then.
    pub started_at: Timestamp,
    /// The athlete's own calendar day on which it began.
    pub started_on: Day,
    /// Metres, where there are any.
    pub distance_m: Option<f64>,
    /// Seconds in motion.
    pub moving_s: Option<f64>,
}

/// Consents to a person, as rows of the ledger. Identity knows the rules.
pub trait Consents: Send + Sync {
    /// Writes that somebody lets a person look as their coach, having read these words; refuses when they are not those that
    /// hold, and while the account is frozen.
    fn let_coach(
        &self,
        tx: &mut Tx,
        me: &Me,
        coach: AthleteId,
        read: &WordsRead,
        now: Timestamp,
    ) -> Result<()>;

    /// Writes that they took it back.
    fn end_coach(&self, tx: &mut Tx, me: &Me, coach: AthleteId, now: Timestamp) -> Result<()>;
}

/// Who has reasons not to be found: their work makes them worth finding.
pub trait Discretion: Send + Sync {
    /// Those of these people who said so.
    fn apart(&self, tx: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>>;
}

/// What things of other rooms are called, as far as somebody may know of them now.
pub trait Names: Send + Sync {
    /// A challenge; `None` if there is none for them.
    fn challenge(&self, tx: &mut Tx, viewer: &Athlete, id: ChallengeId) -> Result<Option<String>>;

    /// An offer of their own that can still be used, in their language.
    fn offer(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        id: OfferId,
        now: Timestamp,
    ) -> Result<Option<String>>;
}

/// Where somebody is signed in. Identity knows sessions.
pub trait Devices: Send + Sync {
    /// Whether a sign-in of somebody is still good.
    fn is_signed_in(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        session: SessionId,
        now: Timestamp,
    ) -> Result<bool>;
}

/// Mail, and whose address is whose. Identity knows addresses and keeps the outbox; no address is kept in this room.
pub trait Post: Send + Sync {
    /// Whether this installation sends mail.
    fn is_open(&self) -> bool;

    /// An address as it is written to, or what is wrong with it.
    fn check(&self, address: &str) -> std::result::Result<String, &'static str>;

    /// Under what an address is found: without surrounding space, in small letters.
    fn key(&self, address: &str) -> String;

    /// The address of somebody who proved it, as it is found.
    fn address(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Option<String>>;

    /// Who has an address and proved it, by what it is found under.
    fn owner(&self, tx: &mut Tx, key: &str) -> Result<Option<AthleteId>>;

    /// Puts the letter about what somebody did not see into the outbox: finished lines in their language, and the token that
    /// stops these letters. Says whether it could be.
    fn write_digest(
        &self,
        tx: &mut Tx,
        reader: &Athlete,
        lines: Vec<String>,
        stop: &str,
        now: Timestamp,
    ) -> Result<bool>;

    /// Puts an invitation into the outbox: from whom, to which address, with which link, and the token that stops such letters.
    fn write_invitation(
        &self,
        tx: &mut Tx,
        from: &Athlete,
        to: &str,
        link: &str,
        stop: &str,
        now: Timestamp,
    ) -> Result<()>;
}

/// For a room that runs alone: everybody is signed in, no address is proven, and no mail goes out.
pub struct Alone;

impl Devices for Alone {
    fn is_signed_in(&self, _: &mut Tx, _: AthleteId, _: SessionId, _: Timestamp) -> Result<bool> {
        Ok(true)
    }
}

impl Post for Alone {
    fn is_open(&self) -> bool {
        false
    }

    fn check(&self, address: &str) -> std::result::Result<String, &'static str> {
        Ok(address.to_owned())
    }

    fn key(&self, address: &str) -> String {
        address.to_lowercase()
    }

    fn address(&self, _: &mut Tx, _: AthleteId) -> Result<Option<String>> {
        Ok(None)
    }

    fn owner(&self, _: &mut Tx, _: &str) -> Result<Option<AthleteId>> {
        Ok(None)
    }

    fn write_digest(
        &self,
        _: &mut Tx,
        _: &Athlete,
        _: Vec<String>,
        _: &str,
        _: Timestamp,
    ) -> Result<bool> {
        Ok(false)
    }

    fn write_invitation(
        &self,
        _: &mut Tx,
        _: &Athlete,
        _: &str,
        _: &str,
        _: &str,
        _: Timestamp,
    ) -> Result<()> {
        Ok(())
    }
}
