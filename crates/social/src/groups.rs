//! Groups: clubs, teams and circles of people who train together.
//!
//! Read in this order: [`rules`] (who sees and may do what; pure), [`ties`] (how somebody stands to a group, stored under both),
//! then the verbs: the group itself ([`create`], [`edit`], [`close`], [`show`], [`search`], [`list`], [`picture`]), who belongs to
//! it ([`join`], [`leave`], [`members`], [`bans`], [`invitations`]), who only listens ([`following`]), and what happens in it ([`posts`], [`events`], [`totals`]).
//!
//! People who block each other do not see each other in a group either. Of those under 18 only their friends and those who run
//! the group learn that they belong to it.
pub mod bans;
pub mod close;
pub mod create;
pub mod edit;
pub mod events;
pub(crate) mod fields;
pub mod following;
pub(crate) mod forget;
pub(crate) mod index;
pub mod invitations;
pub mod join;
pub mod leave;
pub mod list;
pub mod members;
pub mod picture;
pub mod posts;
pub mod rules;
pub mod search;
pub mod show;
pub(crate) mod ties;
pub mod totals;

use kernel::athlete::Athlete;
use kernel::{AthleteId, Error, GroupId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use self::fields::{Goal, Measure, Period};
use self::rules::{Kind, Role, Sight, Tie, Viewer};
use crate::people::is_minor;

/// What somebody hears of a group that does not exist for them.
pub(crate) const NO_SUCH: Error = Error::NotFound("group");

/// A group in a list.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GroupCard {
    /// Which one.
    pub id: GroupId,
    /// Its name.
    #[schema(example = "Lauftreff Nord")]
    pub name: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Who finds it and who gets in.
    pub kind: Kind,
    /// The sport it is for; absent: any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "running")]
    pub sport: Option<String>,
    /// Where it is, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Hamburg")]
    pub place: Option<String>,
    /// Names the picture as it is now, if there is one; another picture has another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// How many belong to it.
    pub members: i64,
    /// What you are in it, if you belong to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether you asked to join and wait for an answer.
    pub asked: bool,
}

/// A group with what you may do in it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Group {
    /// What lists show.
    #[serde(flatten)]
    pub card: GroupCard,
    /// Whether you read what is written there.
    pub may_read: bool,
    /// Whether you announce, and say when and where the group meets.
    pub may_announce: bool,
    /// Whether you let people in and put them out, and edit the group.
    pub may_manage: bool,
    /// Whether you may follow it, or do: it is open, and you do not belong to it.
    pub may_follow: bool,
    /// Whether you follow it.
    pub followed: bool,
    /// What the group wants to reach together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    /// Whether a decision on a report hides it from everybody but its owners.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// A group as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) group_id: GroupId,
    pub(crate) name: String,
    pub(crate) about: String,
    kind: String,
    pub(crate) sport: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) picture: Option<String>,
    goal_measure: Option<String>,
    goal_amount: Option<i64>,
    goal_period: Option<String>,
    pub(crate) members: i64,
    hidden: bool,
}
from_row!(Row {
    group_id,
    name,
    about,
    kind,
    sport,
    place,
    picture,
    goal_measure,
    goal_amount,
    goal_period,
    members,
    hidden
});

impl Row {
    pub(crate) fn kind(&self) -> Kind {
        Kind::of(&self.kind)
    }

    pub(crate) fn goal(&self) -> Option<Goal> {
        Some(Goal {
            measure: Measure::of(self.goal_measure.as_deref()?)?,
            amount: self.goal_amount?,
            period: Period::of(self.goal_period.as_deref()?)?,
        })
    }

    /// As lists show it to somebody who stands so.
    pub(crate) fn card(&self, tie: Option<Tie>) -> GroupCard {
        GroupCard {
            id: self.group_id,
            name: self.name.clone(),
            about: self.about.clone(),
            kind: self.kind(),
            sport: self.sport.clone(),
            place: self.place.clone(),
            picture: self.picture.as_deref().map(picture::version_of),
            members: self.members,
            role: tie.and_then(Tie::role),
            // A no is not told.
            asked: matches!(tie, Some(Tie::Asked | Tie::Declined)),
        }
    }
}

/// A group as one person sees it.
pub(crate) struct Seen {
    pub(crate) row: Row,
    pub(crate) viewer: Viewer,
    pub(crate) sight: Sight,
    /// Since when they stand so to it.
    pub(crate) since: Option<Timestamp>,
}

impl Seen {
    pub(crate) fn role(&self) -> Option<Role> {
        self.viewer.tie.and_then(Tie::role)
    }

    /// With what they may do there.
    pub(crate) fn show(&self, tx: &mut Tx, viewer: AthleteId) -> Result<Group> {
        let role = self.role();
        let inside = self.sight == Sight::Inside;
        // What is read from outside is open.
        let may_follow = inside && role.is_none();
        Ok(Group {
            card: self.row.card(self.viewer.tie),
            may_read: inside,
            may_announce: role.is_some_and(Role::announces),
            may_manage: role.is_some_and(Role::manages),
            goal: self.row.goal().filter(|_| inside),
            may_follow,
            followed: may_follow && following::follows(tx, viewer, self.row.group_id)?,
            hidden: self.row.hidden,
        })
    }

    /// Refuses whoever does not belong to it.
    pub(crate) fn member(&self) -> Result<Role> {
        self.role().ok_or_else(|| no("members_only", "only members of this group can do this"))
    }

    /// Refuses whoever does not announce for it.
    pub(crate) fn announcer(&self) -> Result<Role> {
        let role = self.role().filter(|role| role.announces());
        role.ok_or_else(|| no("coaches_only", "only those who run or coach this group can do this"))
    }

    /// Refuses whoever does not run it.
    pub(crate) fn manager(&self) -> Result<Role> {
        let role = self.role().filter(|role| role.manages());
        role.ok_or_else(|| no("admins_only", "only those who run this group can do this"))
    }
}

/// A refusal of what one sees but may not do.
pub(crate) fn no(code: &'static str, detail: &'static str) -> Error {
    Error::refused_as(axum::http::StatusCode::FORBIDDEN, code, detail)
}

/// A group that is not closed, whoever asks.
pub(crate) fn find(tx: &mut Tx, id: GroupId) -> Result<Option<Row>> {
    tx.find(
        "SELECT group_id, name, about, kind, sport, place, picture, goal_measure, goal_amount, goal_period,
                members, hidden
         FROM social_group WHERE group_id = $1 AND NOT closed",
        args![id],
    )
}

/// The group as somebody sees it who may hold an invitation; an error when it does not exist for them.
pub(crate) fn see_with(
    tx: &mut Tx,
    me: &Athlete,
    id: GroupId,
    invitation: Option<&str>,
    now: Timestamp,
) -> Result<Seen> {
    let row = find(tx, id)?.ok_or(NO_SUCH)?;
    let tie = ties::find(tx, id, me.id)?;
    let invited = match invitation {
        Some(token) => invitations::is_good(tx, id, token, now)?,
        None => false,
    };
    let viewer = Viewer { tie: tie.map(|(tie, _)| tie), invited, minor: is_minor(me, now) };
    let sight = rules::sight(row.kind(), row.hidden, viewer);
    if sight == Sight::Nothing {
        return Err(NO_SUCH);
    }
    Ok(Seen { row, viewer, sight, since: tie.map(|(_, since)| since) })
}

/// The same for whoever reads what is inside.
pub(crate) fn read(tx: &mut Tx, me: &Athlete, id: GroupId, now: Timestamp) -> Result<Seen> {
    let seen = see_with(tx, me, id, None, now)?;
    match seen.sight {
        Sight::Inside => Ok(seen),
        _ => Err(no("members_only", "what is inside this group is for its members")),
    }
}

/// The same for whoever changes something in it: from here on, changes of who belongs to the group wait.
pub(crate) fn read_locked(tx: &mut Tx, me: &Athlete, id: GroupId, now: Timestamp) -> Result<Seen> {
    ties::lock_group(tx, id, now)?;
    read(tx, me, id, now)
}

/// Who is told of people in a group: whom somebody blocked or was blocked by is left out, and of the young only friends and
/// those who run or coach the group hear.
pub(crate) fn tells_of(
    person: &Athlete,
    relation: crate::ties::Relation,
    viewer_role: Option<Role>,
    now: Timestamp,
) -> bool {
    use crate::ties::Relation;
    let close = matches!(relation, Relation::You | Relation::Friend);
    close || !is_minor(person, now) || viewer_role.is_some_and(Role::announces)
}

/// A group of which somebody sees at least the name, for a report: its longest-standing owner, and what it says of itself.
pub(crate) fn find_seen(
    tx: &mut Tx,
    viewer: &Athlete,
    id: GroupId,
    now: Timestamp,
) -> Result<Option<(AthleteId, String)>> {
    let seen = match see_with(tx, viewer, id, None, now) {
        Err(Error::NotFound(_)) => return Ok(None),
        seen => seen?,
    };
    let owner = ties::list_in(tx, id, Tie::In(Role::Owner), None, 1)?.into_iter().next();
    let words = [Some(seen.row.name), seen.row.place, Some(seen.row.about)];
    let words: Vec<String> = words.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    Ok(owner.map(|(owner, _)| (owner, words.join("\n"))))
}

/// Hides a group from everybody but its owners, or shows it again. Says whether there is one.
pub(crate) fn hide(tx: &mut Tx, id: GroupId, hidden: bool) -> Result<bool> {
    let changed = tx.exec(
        "UPDATE social_group SET hidden = $2 WHERE group_id = $1 AND NOT closed",
        args![id, hidden],
    )?;
    Ok(changed == 1)
}
