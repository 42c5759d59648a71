//! Challenges: what one is, who may see it, and how it is shown.
pub mod create;
pub mod edit;
pub mod invite;
pub mod join;
pub mod leave;
pub mod list;
pub mod show;

use kernel::athlete::Athlete;
use kernel::staff::Deed;
use kernel::{AthleteId, ChallengeId, Day, Error, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use crate::Needs;
use crate::needs::{Places, Region};
use crate::rules::{Measure, Rules};
use crate::standings;

/// A challenge as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub id: ChallengeId,
    pub kind: String,
    pub country: Option<String>,
    /// A part of that country alone.
    pub region: Option<String>,
    pub creator: AthleteId,
    pub title: String,
    pub about: String,
    pub prize: Option<String>,
    pub prize_ru: Option<String>,
    pub rules_version: i64,
    pub starts_on: Day,
    pub ends_on: Day,
    pub closes_at: Timestamp,
    pub state: String,
    pub invite_code: Option<String>,
}
from_row!(Row {
    id,
    kind,
    country,
    region,
    creator,
    title,
    about,
    prize,
    prize_ru,
    rules_version,
    starts_on,
    ends_on,
    closes_at,
    state,
    invite_code
});

impl Row {
    /// Whether the operator holds it, for a region.
    pub(crate) fn is_official(&self) -> bool {
        self.kind == "regional"
    }

    /// Whether what happens at an instant still changes the standings.
    pub(crate) fn takes(&self, at: Timestamp) -> bool {
        self.state == "open" && at < self.closes_at
    }

    /// How far it is on somebody's own calendar.
    pub(crate) fn phase(&self, today: Day) -> Phase {
        if self.state == "closed" {
            return Phase::Closed;
        }
        if today < self.starts_on {
            return Phase::Coming;
        }
        if today <= self.ends_on && self.state == "open" { Phase::Running } else { Phase::Counting }
    }
}

pub(crate) fn find(tx: &mut Tx, id: ChallengeId) -> Result<Option<Row>> {
    tx.find(
        "SELECT challenge_id, kind, country, region, creator_id, title, about, prize, prize_ru, rules_version,
                starts_on, ends_on, closes_at, state, invite_code
         FROM challenge WHERE challenge_id = $1",
        args![id],
    )
}

/// How far a challenge is, on the calendar of who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ChallengePhase)]
pub enum Phase {
    /// It begins on a later day.
    Coming,
    /// Today is one of its days.
    Running,
    /// Its last day is over here; late uploads and other time zones are waited for.
    Counting,
    /// Its standings are final.
    Closed,
}

/// Who holds a challenge, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ChallengeKind)]
pub enum Kind {
    /// The operator, for a region, a country or the world.
    Regional,
    /// An athlete, for those who are invited.
    Friends,
}

impl Kind {
    /// The stored word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Regional => "regional",
            Kind::Friends => "friends",
        }
    }
}

/// A challenge in a list.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ChallengeCard {
    /// Which one.
    pub id: ChallengeId,
    /// Who holds it, and for whom.
    pub kind: Kind,
    /// ISO 3166-1 alpha-2 code of the country whose residents may join; absent: no country is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "IT")]
    pub country: Option<String>,
    /// The part of that country whose residents may join; absent: all of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Its name.
    #[schema(example = "Italy runs in May")]
    pub title: String,
    /// What it is about.
    pub about: String,
    /// How far it is today, on your own calendar.
    pub phase: Phase,
    /// What is added up.
    pub measure: Measure,
    /// How much is to be reached, in metres, seconds, activities or days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<i64>,
    /// The sports that count; empty: every sport.
    pub sports: Vec<String>,
    /// The first day, on everybody's own calendar.
    pub starts_on: Day,
    /// The last day, on everybody's own calendar.
    pub ends_on: Day,
    /// When the standings become final.
    pub closes_at: Timestamp,
    /// How many take part.
    pub participants: i64,
    /// How you stand; absent when you do not take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub me: Option<MyPart>,
}

/// How one stands in a challenge.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = MyChallengePart)]
pub struct MyPart {
    /// Since when.
    pub joined_at: Timestamp,
    /// What counts so far, in metres, seconds, activities or days.
    pub score: i64,
    /// From 1; absent while nothing counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<i64>,
    /// Whether the goal is reached.
    pub goal_reached: bool,
}

/// A challenge with everything about it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = Challenge)]
pub struct Shown {
    /// What a list shows.
    #[serde(flatten)]
    pub card: ChallengeCard,
    /// Every version of its rules, the one in force first.
    pub rules: Vec<RulesVersion>,
    /// Whether you may join now.
    pub may_join: bool,
    /// Why you may not: `over`, `elsewhere`, or `region_untold` when it is for a region of your country and you
    /// never said in which one you live.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_not: Option<&'static str>,
    /// What can be won, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "The fastest three get a pair of running shoes.")]
    pub prize: Option<String>,
    /// What can be won, in Russian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prize_ru: Option<String>,
    /// Whether you may change it.
    pub may_edit: bool,
    /// Whether standings are being counted anew after a change of the rules.
    pub recounting: bool,
    /// For its creator: whoever holds this may join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_code: Option<String>,
}

/// A version of the rules.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
#[schema(as = ChallengeRulesVersion)]
pub struct RulesVersion {
    /// From 1.
    pub version: i64,
    /// It judges activities from this day on; absent: all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies_from: Option<Day>,
    /// What it asks for.
    pub rules: Rules,
    /// What the organiser said about the change.
    pub note: String,
    /// When it was made.
    pub made_at: Timestamp,
}

struct RulesRow {
    version: i64,
    applies_from: Option<Day>,
    rules: String,
    note: String,
    made_at: Timestamp,
}
from_row!(RulesRow { version, applies_from, rules, note, made_at });

/// Every version of a challenge's rules, the one in force first.
pub(crate) fn list_rules(tx: &mut Tx, id: ChallengeId) -> Result<Vec<RulesVersion>> {
    let rows = tx.list::<RulesRow>(
        "SELECT version, applies_from, rules, note, made_at FROM challenge_rules
         WHERE challenge_id = $1 ORDER BY version DESC",
        args![id],
    )?;
    let mut versions = Vec::with_capacity(rows.len());
    for row in rows {
        versions.push(RulesVersion {
            version: row.version,
            applies_from: row.applies_from,
            rules: serde_json::from_str(&row.rules)?,
            note: row.note,
            made_at: row.made_at,
        });
    }
    Ok(versions)
}

/// The rules in force.
pub(crate) fn in_force(versions: &[RulesVersion]) -> Result<&RulesVersion> {
    versions.first().ok_or_else(|| Error::internal("a challenge without rules"))
}

pub(crate) fn insert_rules(
    tx: &mut Tx,
    id: ChallengeId,
    version: i64,
    applies_from: Option<Day>,
    rules: &Rules,
    note: &str,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO challenge_rules (challenge_id, version, applies_from, rules, note, made_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, version, applies_from, serde_json::to_string(rules)?, note, now],
    )?;
    Ok(())
}

/// Membership: since which instant, and on which day of the member's own calendar.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member {
    pub joined_at: Timestamp,
    pub joined_on: Day,
}
from_row!(Member { joined_at, joined_on });

pub(crate) fn find_member(
    tx: &mut Tx,
    athlete: AthleteId,
    id: ChallengeId,
) -> Result<Option<Member>> {
    tx.find(
        "SELECT joined_at, joined_on FROM challenge_member
         WHERE athlete_id = $1 AND challenge_id = $2",
        args![athlete, id],
    )
}

/// The challenge, if this athlete may know of it: regional ones are for all to see; of one among friends know
/// its creator, its members, the invited, and who holds its code. For anybody else it does not exist.
pub(crate) fn find_visible(
    tx: &mut Tx,
    id: ChallengeId,
    viewer: AthleteId,
    code: Option<&str>,
) -> Result<Row> {
    let no = || Error::NotFound("challenge");
    let row = find(tx, id)?.ok_or_else(no)?;
    if row.is_official() || row.creator == viewer {
        return Ok(row);
    }
    if let (Some(brought), Some(code)) = (code, &row.invite_code)
        && is_same(brought, code)
    {
        return Ok(row);
    }
    if find_member(tx, viewer, id)?.is_some() {
        return Ok(row);
    }
    let invited = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM challenge_invitation WHERE athlete_id = $1 AND challenge_id = $2",
        args![viewer, id],
    )?;
    if invited.is_some() { Ok(row) } else { Err(no()) }
}

/// What the challenge is called, if this athlete may know of it.
pub fn title_for(tx: &mut Tx, id: ChallengeId, viewer: AthleteId) -> Result<Option<String>> {
    match find_visible(tx, id, viewer, None) {
        Ok(row) => Ok(Some(row.title)),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Compares every letter whatever the first ones are, so that time tells nothing.
fn is_same(brought: &str, code: &str) -> bool {
    let differs = brought.bytes().zip(code.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    brought.len() == code.len() && differs == 0
}

/// Whether a page offers to change it: whoever holds regional ones that, its creator one among friends.
pub(crate) fn may_edit(tx: &mut Tx, needs: &Needs, row: &Row, me: AthleteId) -> Result<bool> {
    if row.is_official() {
        return needs.operators.may(tx, me, Deed::HoldChallenges);
    }
    Ok(row.creator == me)
}

/// How a challenge is shown in a list.
pub(crate) fn card(
    tx: &mut Tx,
    places: &dyn Places,
    row: &Row,
    viewer: &Athlete,
    now: Timestamp,
) -> Result<ChallengeCard> {
    let versions = list_rules(tx, row.id)?;
    card_of(tx, places, row, &in_force(&versions)?.rules, viewer, now)
}

fn card_of(
    tx: &mut Tx,
    places: &dyn Places,
    row: &Row,
    rules: &Rules,
    viewer: &Athlete,
    now: Timestamp,
) -> Result<ChallengeCard> {
    let (participants,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM challenge_standing WHERE challenge_id = $1",
        args![row.id],
    )?;
    let me = match find_member(tx, viewer.id, row.id)? {
        Some(member) => Some(my_part(tx, row.id, viewer.id, member)?),
        None => None,
    };
    Ok(ChallengeCard {
        id: row.id,
        kind: if row.is_official() { Kind::Regional } else { Kind::Friends },
        country: row.country.clone(),
        region: row.region.as_deref().and_then(|code| places.region(code)),
        title: row.title.clone(),
        about: row.about.clone(),
        phase: row.phase(now.day_in(&viewer.time_zone)),
        measure: rules.measure,
        goal: rules.goal,
        sports: rules.sports.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        closes_at: row.closes_at,
        participants,
        me,
    })
}

fn my_part(tx: &mut Tx, id: ChallengeId, athlete: AthleteId, member: Member) -> Result<MyPart> {
    let mut part =
        MyPart { joined_at: member.joined_at, score: 0, rank: None, goal_reached: false };
    if let Some(place) = standings::find_place(tx, id, athlete)? {
        part.score = place.score();
        part.goal_reached = place.goal_reached_at.is_some();
        if place.score() > 0 {
            part.rank = Some(standings::rank_of(tx, id, &place)?);
        }
    }
    Ok(part)
}

/// How a challenge is shown on its own page.
pub(crate) fn shown(
    tx: &mut Tx,
    needs: &Needs,
    row: &Row,
    viewer: &Athlete,
    now: Timestamp,
) -> Result<Shown> {
    let versions = list_rules(tx, row.id)?;
    let places = needs.places.as_ref();
    let card = card_of(tx, places, row, &in_force(&versions)?.rules, viewer, now)?;
    let why_not = join::may_join(places, row, viewer, now).err().map(|no| no.code());
    let outdated = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM challenge_member WHERE challenge_id = $1 AND rules_version < $2 LIMIT 1",
        args![row.id, row.rules_version],
    )?;
    let may_edit = row.takes(now) && may_edit(tx, needs, row, viewer.id)?;
    Ok(Shown {
        may_join: card.me.is_none() && why_not.is_none(),
        why_not: if card.me.is_some() { None } else { why_not },
        card,
        prize: row.prize.clone(),
        prize_ru: row.prize_ru.clone(),
        rules: versions,
        may_edit,
        recounting: outdated.is_some(),
        invite_code: row.invite_code.clone().filter(|_| row.creator == viewer.id),
    })
}
