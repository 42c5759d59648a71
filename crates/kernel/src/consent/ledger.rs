//! The rows behind every consent: written once, each with a hash over the one before it, and read to find out whether
//! they still are what was written.
use std::collections::BTreeMap;

use super::{Action, Actor, Channel, Purpose, State, find, notices};
use crate::ids::{AthleteId, ClientId, Uuid};
use crate::{Db, Result, Timestamp, Tx, args, chain, from_row};

/// The name of these chains.
const DOMAIN: &str = "consent";
/// Athletes whose chains are read at a time.
const AT_A_TIME: i64 = 200;

crate::id!(
    /// One row of the ledger.
    ConsentEventId,
);

/// What somebody decided, and how it is known.
#[derive(Debug, Clone)]
pub struct Decision {
    /// About what.
    pub purpose: Purpose,
    /// What.
    pub action: Action,
    /// Who.
    pub actor: Actor,
    /// The row of the table of countries that held.
    pub jurisdiction: String,
    /// The hash of that row's text.
    pub jurisdiction_version: String,
    /// Version of the words.
    pub notice_version: u32,
    /// Their hash.
    pub notice_hash: String,
    /// Their language.
    pub locale: String,
    /// By which way.
    pub channel: Channel,
    /// The hash of what showed the switch.
    pub ui_hash: Option<String>,
    /// What proves that it was the actor.
    pub evidence: Option<String>,
}

/// A row of the ledger.
#[derive(Debug, Clone)]
pub struct Event {
    /// Counts from 1 for each athlete.
    pub sequence: i64,
    /// Names it.
    pub event: ConsentEventId,
    /// About what.
    pub purpose: String,
    /// What was decided.
    pub action: String,
    /// Who decided.
    pub actor: String,
    /// Row of the table of countries.
    pub jurisdiction: String,
    /// Hash of its text.
    pub jurisdiction_version: String,
    /// Which kinds of data.
    pub data_classes: String,
    /// Which words.
    pub notice_id: String,
    /// In which version.
    pub notice_version: u32,
    /// Their hash.
    pub notice_hash: String,
    /// Their language.
    pub locale: String,
    /// By which way.
    pub channel: String,
    /// Hash of what showed the switch.
    pub ui_hash: Option<String>,
    /// What proves that it was the actor.
    pub evidence: Option<String>,
    /// When.
    pub at: Timestamp,
    prev_hash: String,
    hash: String,
}
from_row!(Event {
    sequence,
    event,
    purpose,
    action,
    actor,
    jurisdiction,
    jurisdiction_version,
    data_classes,
    notice_id,
    notice_version,
    notice_hash,
    locale,
    channel,
    ui_hash,
    evidence,
    at,
    prev_hash,
    hash
});

impl Event {
    /// Over the fields and the row before.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The hash that this row of this athlete has if nobody changed it.
    fn hashed(&self, athlete: AthleteId, previous: &str) -> String {
        let (athlete, sequence) = (athlete.to_string(), self.sequence.to_string());
        let (event, version) = (self.event.to_string(), self.notice_version.to_string());
        let at = self.at.0.to_string();
        chain::hash(
            DOMAIN,
            previous,
            &[
                Some(&athlete),
                Some(&sequence),
                Some(&event),
                Some(&self.purpose),
                Some(&self.action),
                Some(&self.actor),
                Some(&self.jurisdiction),
                Some(&self.jurisdiction_version),
                Some(&self.data_classes),
                Some(&self.notice_id),
                Some(&version),
                Some(&self.notice_hash),
                Some(&self.locale),
                Some(&self.channel),
                self.ui_hash.as_deref(),
                self.evidence.as_deref(),
                Some(&at),
            ],
        )
    }
}

/// What holds now about a purpose, word for word.
#[derive(Debug, PartialEq)]
struct Held {
    purpose: String,
    action: String,
    notice_version: u32,
    sequence: i64,
    changed_at: Timestamp,
}
from_row!(Held { purpose, action, notice_version, sequence, changed_at });

impl Held {
    /// What must hold when nothing was decided after an event.
    fn after(event: &Event) -> Held {
        Held {
            purpose: event.purpose.clone(),
            action: event.action.clone(),
            notice_version: event.notice_version,
            sequence: event.sequence,
            changed_at: event.at,
        }
    }
}

#[derive(Debug)]
struct Head {
    events: i64,
    hash: String,
}
from_row!(Head { events, hash });

/// Writes what somebody decided, and how things stand after it. Returns its sequence number, or `None` when it says
/// nothing new: allowing what is allowed under the same words, or refusing what is not allowed.
///
/// Two decisions of one athlete wait for each other, and for whoever stores something under a consent
/// ([`super::may_keep`]).
pub fn record(
    tx: &mut Tx,
    athlete: AthleteId,
    decision: &Decision,
    now: Timestamp,
) -> Result<Option<i64>> {
    hold(tx, athlete)?;
    let before = find(tx, athlete, decision.purpose)?;
    if !is_news(before.as_ref(), decision) {
        return Ok(None);
    }
    let event = Event {
        sequence: 0,
        event: ConsentEventId::new(),
        purpose: decision.purpose.word().to_owned(),
        action: decision.action.word().to_owned(),
        actor: decision.actor.word().to_owned(),
        jurisdiction: decision.jurisdiction.clone(),
        jurisdiction_version: decision.jurisdiction_version.clone(),
        data_classes: decision.purpose.data_classes().to_owned(),
        notice_id: decision.purpose.word().to_owned(),
        notice_version: decision.notice_version,
        notice_hash: decision.notice_hash.clone(),
        locale: decision.locale.clone(),
        channel: decision.channel.word().to_owned(),
        ui_hash: decision.ui_hash.clone(),
        evidence: decision.evidence.clone(),
        at: now,
        prev_hash: String::new(),
        hash: String::new(),
    };
    append(tx, athlete, event).map(Some)
}

/// What stands before the id of an app in the purpose of its rows. What an app may is asked of its grant, in the transaction
/// that reads; these rows say how it came to that.
pub const OF_APP: &str = "app:";
/// What stands before the id of a coach in the purpose of its rows. Who is whose coach is asked of social in the same way.
pub const OF_COACH: &str = "coach:";

/// Whom somebody lets in who is no purpose of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guest {
    /// An app of others.
    App(ClientId),
    /// A person who looks as a coach.
    Coach(AthleteId),
}

impl Guest {
    /// What their rows are about.
    pub fn purpose(&self) -> String {
        match self {
            Guest::App(app) => format!("{OF_APP}{app}"),
            Guest::Coach(coach) => format!("{OF_COACH}{coach}"),
        }
    }
}

/// The words that somebody read before a decision, as they say.
#[derive(Debug, Clone)]
pub struct WordsRead {
    /// Version of the notice.
    pub version: u32,
    /// Hash of its words.
    pub hash: String,
    /// Their language.
    pub locale: String,
}

/// That somebody lets a person look as their coach, or takes it back.
#[derive(Debug, Clone)]
pub struct CoachDecision {
    /// Whom.
    pub coach: AthleteId,
    /// [`Action::Given`] or [`Action::Withdrawn`].
    pub action: Action,
    /// The words that were read.
    pub words: WordsRead,
    /// The row of the table of countries that held.
    pub jurisdiction: String,
    /// The hash of that row's text.
    pub jurisdiction_version: String,
    /// What proves that it was the actor.
    pub evidence: Option<String>,
}

/// Writes what somebody decided about a coach. Returns its sequence number.
pub fn record_coach(
    tx: &mut Tx,
    athlete: AthleteId,
    decision: &CoachDecision,
    now: Timestamp,
) -> Result<i64> {
    hold(tx, athlete)?;
    let event = Event {
        sequence: 0,
        event: ConsentEventId::new(),
        purpose: Guest::Coach(decision.coach).purpose(),
        action: decision.action.word().to_owned(),
        actor: Actor::Own.word().to_owned(),
        jurisdiction: decision.jurisdiction.clone(),
        jurisdiction_version: decision.jurisdiction_version.clone(),
        data_classes: "activity,health".to_owned(),
        notice_id: notices::COACH.to_owned(),
        notice_version: decision.words.version,
        notice_hash: decision.words.hash.clone(),
        locale: decision.words.locale.clone(),
        channel: Channel::Web.word().to_owned(),
        ui_hash: None,
        evidence: decision.evidence.clone(),
        at: now,
        prev_hash: String::new(),
        hash: String::new(),
    };
    append(tx, athlete, event)
}

/// Writes that what somebody allowed a guest ended without a word of theirs, under the rules and words under which they allowed
/// it. Does nothing when it is not allowed. Where a hole in the ledger took the row in which they allowed it, there is nothing
/// to write on from: what they allowed ends all the same, and the hole is found when the chain is verified.
pub fn lapse(tx: &mut Tx, athlete: AthleteId, guest: &Guest, now: Timestamp) -> Result<()> {
    hold(tx, athlete)?;
    let purpose = guest.purpose();
    let held = tx.find::<(i64, Action)>(
        "SELECT sequence, action FROM consent WHERE athlete_id = $1 AND purpose = $2",
        args![athlete, purpose],
    )?;
    let Some((sequence, Action::Given | Action::Renewed)) = held else { return Ok(()) };
    let given = list(tx, athlete, sequence + 1, 1)?.pop();
    let Some(given) = given.filter(|event| event.sequence == sequence) else {
        tx.exec(
            "UPDATE consent SET action = $3, changed_at = $4 WHERE athlete_id = $1 AND purpose = $2",
            args![athlete, purpose, Action::Expired.word(), now],
        )?;
        return Ok(());
    };
    let ended = Event {
        event: ConsentEventId::new(),
        action: Action::Expired.word().to_owned(),
        channel: Channel::System.word().to_owned(),
        evidence: None,
        at: now,
        ..given
    };
    append(tx, athlete, ended).map(|_| ())
}

/// What somebody allowed an app of others, or took back from it.
#[derive(Debug, Clone)]
pub struct AppDecision {
    /// Which app.
    pub app: ClientId,
    /// What the page of consent called it.
    pub name: String,
    /// What it may do, with spaces between the scopes.
    pub scopes: String,
    /// [`Action::Given`] or [`Action::Withdrawn`].
    pub action: Action,
    /// The row of the table of countries that held.
    pub jurisdiction: String,
    /// The hash of that row's text.
    pub jurisdiction_version: String,
    /// The language of the page.
    pub locale: String,
    /// What proves that it was the actor.
    pub evidence: Option<String>,
}

/// Writes what somebody decided about an app of others. Returns its sequence number.
pub fn record_app(
    tx: &mut Tx,
    athlete: AthleteId,
    decision: &AppDecision,
    now: Timestamp,
) -> Result<i64> {
    hold(tx, athlete)?;
    let read = [decision.name.as_str(), &decision.scopes].map(Some);
    let event = Event {
        sequence: 0,
        event: ConsentEventId::new(),
        purpose: Guest::App(decision.app).purpose(),
        action: decision.action.word().to_owned(),
        actor: Actor::Own.word().to_owned(),
        jurisdiction: decision.jurisdiction.clone(),
        jurisdiction_version: decision.jurisdiction_version.clone(),
        data_classes: decision.scopes.replace(' ', ","),
        notice_id: decision.name.clone(),
        notice_version: 1,
        notice_hash: chain::hash("app", "", &read),
        locale: decision.locale.clone(),
        channel: Channel::Web.word().to_owned(),
        ui_hash: None,
        evidence: decision.evidence.clone(),
        at: now,
        prev_hash: String::new(),
        hash: String::new(),
    };
    append(tx, athlete, event)
}

/// Puts a row at the end of a chain that is held, and says what holds after it.
fn append(tx: &mut Tx, athlete: AthleteId, mut event: Event) -> Result<i64> {
    let head = tx.one::<Head>(
        "SELECT events, hash FROM consent_head WHERE athlete_id = $1",
        args![athlete],
    )?;
    event.sequence = head.events + 1;
    event.prev_hash = head.hash;
    event.hash = event.hashed(athlete, &event.prev_hash);
    insert(tx, athlete, &event)?;
    tx.exec(
        "UPDATE consent_head SET events = $2, hash = $3 WHERE athlete_id = $1",
        args![athlete, event.sequence, event.hash],
    )?;
    tx.exec(
        "INSERT INTO consent (athlete_id, purpose, action, notice_version, sequence, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (athlete_id, purpose) DO UPDATE SET
           action = excluded.action, notice_version = excluded.notice_version,
           sequence = excluded.sequence, changed_at = excluded.changed_at",
        args![athlete, event.purpose, event.action, event.notice_version, event.sequence, event.at],
    )?;
    Ok(event.sequence)
}

/// Takes an athlete's chain until the end of the transaction, for whoever decides by what was decided before.
pub fn hold(tx: &mut Tx, athlete: AthleteId) -> Result<()> {
    tx.exec(
        "INSERT INTO consent_head (athlete_id, events, hash, held) VALUES ($1, 0, $2, 0)
         ON CONFLICT (athlete_id) DO UPDATE SET held = consent_head.held + 1",
        args![athlete, chain::START],
    )?;
    Ok(())
}

/// Whether a decision changes anything. What is not allowed cannot be taken back, and what nobody allowed does not run out.
fn is_news(before: Option<&State>, decision: &Decision) -> bool {
    let allowed = before.is_some_and(|b| matches!(b.action, Action::Given | Action::Renewed));
    match decision.action {
        Action::Given | Action::Renewed => {
            !allowed || before.is_none_or(|b| b.notice_version != decision.notice_version)
        }
        // A consent that ran out can still be refused: then nobody is asked again.
        Action::Refused => !allowed && before.is_none_or(|b| b.action == Action::Expired),
        Action::Withdrawn | Action::Expired => allowed,
    }
}

fn insert(tx: &mut Tx, athlete: AthleteId, event: &Event) -> Result<()> {
    tx.exec(
        "INSERT INTO consent_event (athlete_id, sequence, event_id, purpose, action, actor, jurisdiction,
           jurisdiction_version, data_classes, notice_id, notice_version, notice_hash, locale, channel, ui_hash,
           evidence, happened_at, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        args![
            athlete,
            event.sequence,
            event.event,
            event.purpose,
            event.action,
            event.actor,
            event.jurisdiction,
            event.jurisdiction_version,
            event.data_classes,
            event.notice_id,
            event.notice_version,
            event.notice_hash,
            event.locale,
            event.channel,
            event.ui_hash,
            event.evidence,
            event.at,
            event.prev_hash,
            event.hash
        ],
    )?;
    Ok(())
}

/// What somebody decided, newest first, from before a sequence number on.
pub fn list(tx: &mut Tx, athlete: AthleteId, before: i64, limit: usize) -> Result<Vec<Event>> {
    tx.list(
        "SELECT sequence, event_id, purpose, action, actor, jurisdiction, jurisdiction_version, data_classes,
                notice_id, notice_version, notice_hash, locale, channel, ui_hash, evidence, happened_at,
                prev_hash, hash
         FROM consent_event WHERE athlete_id = $1 AND sequence < $2 ORDER BY sequence DESC LIMIT $3",
        args![athlete, before, limit],
    )
}

/// What a look at every chain found.
#[derive(Debug, Default)]
pub struct Verified {
    /// Chains looked at.
    pub athletes: u64,
    /// Rows looked at.
    pub events: u64,
    /// For each broken chain the first row that is not what was written.
    pub broken: Vec<Broken>,
}

/// A row that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Whose chain.
    pub athlete: AthleteId,
    /// Which row; one that is missing counts as well.
    pub sequence: i64,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What can be wrong with a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A gap in the numbers.
    #[error("a row is missing")]
    Missing,
    /// The hash does not fit the fields and the row before.
    #[error("it was changed after it was written, or stands in another place")]
    Changed,
    /// More rows than the head counts, or another last hash.
    #[error("the chain does not end where its head says")]
    Head,
    /// The present state is not what the last row about it says.
    #[error("what holds now is not what this row says")]
    State,
}

/// Walks every chain against its hashes, its numbers, its head and what holds now. Each athlete is one unchanging view, so
/// it can be asked while people decide.
pub async fn verify(db: &Db) -> Result<Verified> {
    let mut found = Verified::default();
    let mut after = AthleteId(Uuid::nil());
    loop {
        let athletes = db.read(move |tx| list_athletes(tx, after)).await?;
        let Some(last) = athletes.last().copied() else { return Ok(found) };
        for athlete in athletes {
            let (events, broken) = db.read(move |tx| verify_athlete(tx, athlete)).await?;
            found.athletes += 1;
            found.events += events;
            found.broken.extend(broken);
        }
        after = last;
    }
}

/// Everybody of whom any of the three tables knows, in order.
fn list_athletes(tx: &mut Tx, after: AthleteId) -> Result<Vec<AthleteId>> {
    let mut all = Vec::new();
    let limit = AT_A_TIME;
    for sql in [
        "SELECT athlete_id FROM consent_head WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        "SELECT DISTINCT athlete_id FROM consent_event WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
        "SELECT DISTINCT athlete_id FROM consent WHERE athlete_id > $1 ORDER BY athlete_id LIMIT $2",
    ] {
        all.extend(tx.list::<(AthleteId,)>(sql, args![after, limit])?.into_iter().map(|(id,)| id));
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(AT_A_TIME as usize);
    Ok(all)
}

fn verify_athlete(tx: &mut Tx, athlete: AthleteId) -> Result<(u64, Option<Broken>)> {
    let mut events = list(tx, athlete, i64::MAX, usize::MAX)?;
    events.reverse();
    let head = tx.find::<Head>(
        "SELECT events, hash FROM consent_head WHERE athlete_id = $1",
        args![athlete],
    )?;
    // Words are compared as they stand: one that this program does not know is a fault of the row, not of the program.
    let states = tx.list::<Held>(
        "SELECT purpose, action, notice_version, sequence, changed_at FROM consent
         WHERE athlete_id = $1 ORDER BY purpose",
        args![athlete],
    )?;
    let fault = first_fault(athlete, &events, head, &states);
    Ok((events.len() as u64, fault.map(|(sequence, fault)| Broken { athlete, sequence, fault })))
}

/// The first row that is not what was written. Pure: rows in order of their numbers, the head, what holds now.
fn first_fault(
    athlete: AthleteId,
    events: &[Event],
    head: Option<Head>,
    states: &[Held],
) -> Option<(i64, Fault)> {
    let mut previous = chain::START;
    let mut last_of: BTreeMap<&str, &Event> = BTreeMap::new();
    for (event, sequence) in events.iter().zip(1..) {
        if event.sequence != sequence {
            return Some((sequence, Fault::Missing));
        }
        if event.prev_hash != previous || event.hash != event.hashed(athlete, previous) {
            return Some((sequence, Fault::Changed));
        }
        previous = &event.hash;
        last_of.insert(&event.purpose, event);
    }
    let count = events.len() as i64;
    match head {
        Some(head) if head.events > count => return Some((count + 1, Fault::Missing)),
        Some(head) if head.events < count => return Some((head.events + 1, Fault::Head)),
        Some(head) if head.hash != previous => return Some((count, Fault::Head)),
        None if count > 0 => return Some((1, Fault::Head)),
        _ => {}
    }
    for event in last_of.values() {
        if !states.iter().any(|state| *state == Held::after(event)) {
            return Some((event.sequence, Fault::State));
        }
    }
    let unsaid = states.iter().find(|state| !last_of.contains_key(state.purpose.as_str()));
    unsaid.map(|state| (state.sequence, Fault::State))
}
