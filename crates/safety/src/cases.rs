//! A case: somebody's content that was reported, and what came of it. It stands under the person concerned; a small
//! table leads from its id to them, another one from a thing to the case of it that is open.
use kernel::ids::Uuid;
use kernel::{ActivityId, AthleteId, Error, GroupId, Result, Timestamp, Tx, args, from_row};

use crate::CaseId;
use crate::rules::{Decision, Ground, Kind, Outcome, Thing};

/// A case as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub athlete_id: AthleteId,
    pub case_id: CaseId,
    kind: String,
    thing_id: Uuid,
    under_id: Option<Uuid>,
    under_athlete_id: Option<AthleteId>,
    pub quote: String,
    pub urgent: bool,
    pub opened_at: Timestamp,
    pub due_at: Timestamp,
    pub state: String,
    decision: Option<String>,
    rule: Option<String>,
    pub statement: Option<String>,
    pub decided_by: Option<AthleteId>,
    pub decided_at: Option<Timestamp>,
    pub restricted_until: Option<Timestamp>,
    pub appeal: Option<String>,
    pub appealed_at: Option<Timestamp>,
    outcome: Option<String>,
    pub answer: Option<String>,
    pub answered_at: Option<Timestamp>,
}
from_row!(Row {
    athlete_id,
    case_id,
    kind,
    thing_id,
    under_id,
    under_athlete_id,
    quote,
    urgent,
    opened_at,
    due_at,
    state,
    decision,
    rule,
    statement,
    decided_by,
    decided_at,
    restricted_until,
    appeal,
    appealed_at,
    outcome,
    answer,
    answered_at
});

/// A query for whole cases.
macro_rules! select_cases {
    ($rest:literal) => {
        concat!(
            "SELECT athlete_id, case_id, kind, thing_id, under_id, under_athlete_id, quote, urgent,
                    opened_at, due_at, state, decision, rule, statement, decided_by, decided_at,
                    restricted_until, appeal, appealed_at, outcome, answer, answered_at
             FROM safety_case ",
            $rest
        )
    };
}
pub(crate) use select_cases;

impl Row {
    pub(crate) fn kind(&self) -> Result<Kind> {
        Kind::named(&self.kind)
    }

    pub(crate) fn decision(&self) -> Result<Option<Decision>> {
        self.decision.as_deref().map(Decision::named).transpose()
    }

    pub(crate) fn rule(&self) -> Result<Option<Ground>> {
        self.rule.as_deref().map(Ground::named).transpose()
    }

    pub(crate) fn outcome(&self) -> Result<Option<Outcome>> {
        self.outcome.as_deref().map(Outcome::named).transpose()
    }

    /// The activity to look at: itself, or the one a comment stands under.
    pub(crate) fn activity(&self) -> Result<Option<ActivityId>> {
        Ok(match self.thing()? {
            Thing::Profile(_) | Thing::Group(_) | Thing::GroupPost { .. } => None,
            Thing::Activity(id) => Some(id),
            Thing::Comment { under, .. } => Some(under),
        })
    }

    /// The group to look at: itself, or the one a post stands in.
    pub(crate) fn group(&self) -> Result<Option<GroupId>> {
        Ok(match self.thing()? {
            Thing::Group(id) | Thing::GroupPost { group: id, .. } => Some(id),
            Thing::Profile(_) | Thing::Activity(_) | Thing::Comment { .. } => None,
        })
    }

    fn under(&self) -> Result<Uuid> {
        self.under_id.ok_or_else(|| Error::internal("something that stands under nothing"))
    }

    pub(crate) fn thing(&self) -> Result<Thing> {
        Ok(match self.kind()? {
            Kind::Profile => Thing::Profile(AthleteId(self.thing_id)),
            Kind::Activity => Thing::Activity(ActivityId(self.thing_id)),
            Kind::Comment => Thing::Comment {
                under: ActivityId(self.under()?),
                activity_of: self.under_athlete_id,
                id: self.thing_id,
            },
            Kind::Group => Thing::Group(GroupId(self.thing_id)),
            Kind::GroupPost => {
                Thing::GroupPost { group: GroupId(self.under()?), id: self.thing_id }
            }
        })
    }
}

/// The case with this id.
pub(crate) fn find(tx: &mut Tx, id: CaseId) -> Result<Row> {
    const NO_SUCH: Error = Error::NotFound("case");
    let owner = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM safety_case_owner WHERE case_id = $1",
        args![id],
    )?;
    let (owner,) = owner.ok_or(NO_SUCH)?;
    find_of(tx, owner, id)?.ok_or(NO_SUCH)
}

/// The same for whoever knows whom it concerns.
pub(crate) fn find_of(tx: &mut Tx, athlete: AthleteId, id: CaseId) -> Result<Option<Row>> {
    tx.find(select_cases!("WHERE athlete_id = $1 AND case_id = $2"), args![athlete, id])
}

/// The open case of a thing, and whom it concerns.
pub(crate) fn find_open(tx: &mut Tx, thing: &Thing) -> Result<Option<(AthleteId, CaseId)>> {
    tx.find(
        "SELECT athlete_id, case_id FROM safety_open_case WHERE thing_id = $1",
        args![thing.id()],
    )
}

/// Whether somebody is among those who reported it.
pub(crate) fn has_reported(tx: &mut Tx, athlete: AthleteId, id: CaseId) -> Result<bool> {
    let found = tx.find::<(CaseId,)>(
        "SELECT case_id FROM safety_report WHERE athlete_id = $1 AND case_id = $2",
        args![athlete, id],
    )?;
    Ok(found.is_some())
}
