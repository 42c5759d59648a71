//! Who may do what in a group, and how somebody's standing changes. Pure.
use kernel::db::{Column, DbError, LiteValue, PgRow};
use kernel::{Error, Result, Timestamp};
use serde::{Deserialize, Serialize};

/// Members of one group.
pub const MOST_MEMBERS: i64 = 100_000;
/// Groups of one person, requests that wait among them.
pub const MOST_GROUPS: i64 = 100;
/// Groups that one person makes within a day.
pub const MOST_MADE_A_DAY: i64 = 5;
/// For how long another request of somebody who was declined reaches nobody.
const DECLINED_FOR_MS: i64 = 30 * 24 * 3_600_000;

/// Who finds a group and who gets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GroupKind)]
pub enum Kind {
    /// Every grown-up reads it and may join.
    Open,
    /// Every grown-up finds it; what is inside is for members, and those who run it decide who gets in.
    ByRequest,
    /// It exists for its members and for who holds an invitation.
    Hidden,
}

impl Kind {
    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Open => "open",
            Kind::ByRequest => "by_request",
            Kind::Hidden => "hidden",
        }
    }

    /// Whatever is not plainly for others is hidden.
    pub(crate) fn of(word: &str) -> Kind {
        match word {
            "open" => Kind::Open,
            "by_request" => Kind::ByRequest,
            _ => Kind::Hidden,
        }
    }
}

/// What a member is in a group; each may what those after it may.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[schema(as = GroupRole)]
pub enum Role {
    /// Closes the group and hands it over.
    Owner,
    /// Lets people in and puts them out, edits the group.
    Admin,
    /// Announces, and says when and where the group meets.
    Coach,
    /// Reads, writes, answers.
    Member,
}

impl Role {
    /// All of them, in the order of lists.
    pub(crate) const ALL: [Role; 4] = [Role::Owner, Role::Admin, Role::Coach, Role::Member];

    /// Lets in, puts out, edits.
    pub(crate) fn manages(self) -> bool {
        self <= Role::Admin
    }

    /// Announces and calls the group together.
    pub(crate) fn announces(self) -> bool {
        self <= Role::Coach
    }
}

/// How somebody stands to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// Belongs to it.
    In(Role),
    /// Waits for an answer.
    Asked,
    /// Was declined, and does not learn it.
    Declined,
    /// Was declined and took the request back, still without having learnt it.
    Withdrawn,
    /// Was put out for good: the group does not exist for them.
    Banned,
}

impl Tie {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Tie::In(Role::Owner) => "owner",
            Tie::In(Role::Admin) => "admin",
            Tie::In(Role::Coach) => "coach",
            Tie::In(Role::Member) => "member",
            Tie::Asked => "asked",
            Tie::Declined => "declined",
            Tie::Withdrawn => "withdrawn",
            Tie::Banned => "banned",
        }
    }

    fn of(word: &str) -> Result<Tie, DbError> {
        let all = [Tie::Asked, Tie::Declined, Tie::Withdrawn, Tie::Banned];
        let all = Role::ALL.into_iter().map(Tie::In).chain(all);
        let found = all.into_iter().find(|tie| tie.word() == word);
        found.ok_or_else(|| DbError::Shape("an unknown way to stand to a group".into()))
    }

    pub(crate) fn role(self) -> Option<Role> {
        match self {
            Tie::In(role) => Some(role),
            _ => None,
        }
    }
}
impl Column for Tie {
    fn from_lite(value: &LiteValue) -> Result<Tie, DbError> {
        Tie::of(&String::from_lite(value)?)
    }
    fn from_pg(row: &PgRow, index: usize) -> Result<Tie, DbError> {
        Tie::of(&String::from_pg(row, index)?)
    }
}

/// Somebody who looks at a group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Viewer {
    /// How they stand to it.
    pub(crate) tie: Option<Tie>,
    /// Whether they hold an invitation that is still good.
    pub(crate) invited: bool,
    /// Whether they are under 18.
    pub(crate) minor: bool,
}

/// How much of a group somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sight {
    /// It does not exist for them.
    Nothing,
    /// Name, description, number of members.
    Card,
    /// Everything that is written there, and who belongs to it.
    Inside,
}

/// What somebody sees of a group. A decision on a report hides it from all but its owners. The young are found by nobody and
/// find no groups: they see theirs, and those to which somebody gave them an invitation; never one that every grown-up reads.
pub(crate) fn sight(kind: Kind, hidden: bool, viewer: Viewer) -> Sight {
    match viewer.tie {
        Some(Tie::Banned) => return Sight::Nothing,
        Some(Tie::In(Role::Owner)) => return Sight::Inside,
        _ if hidden => return Sight::Nothing,
        Some(Tie::In(_)) => return Sight::Inside,
        _ => {}
    }
    match (kind, viewer.minor) {
        (Kind::Open, true) => Sight::Nothing,
        (Kind::Open, false) => Sight::Inside,
        (Kind::ByRequest, false) => Sight::Card,
        (Kind::ByRequest | Kind::Hidden, _) if viewer.invited => Sight::Card,
        (Kind::ByRequest | Kind::Hidden, _) => Sight::Nothing,
    }
}

/// What becomes of somebody who wants to join a group of which they see something, and since when they asked or were declined.
pub(crate) fn join(
    kind: Kind,
    viewer: Viewer,
    since: Option<Timestamp>,
    now: Timestamp,
) -> Option<Tie> {
    match viewer.tie {
        Some(tie @ (Tie::In(_) | Tie::Banned)) => Some(tie),
        _ if viewer.invited || kind == Kind::Open => Some(Tie::In(Role::Member)),
        Some(Tie::Asked) => Some(Tie::Asked),
        Some(Tie::Declined | Tie::Withdrawn)
            if since.is_some_and(|at| now < at.plus_ms(DECLINED_FOR_MS)) =>
        {
            Some(Tie::Declined)
        }
        _ if kind == Kind::ByRequest => Some(Tie::Asked),
        other => other,
    }
}

/// What becomes of somebody who leaves, or takes a request back.
pub(crate) fn leave(tie: Option<Tie>) -> Option<Tie> {
    match tie {
        Some(Tie::Declined | Tie::Withdrawn) => Some(Tie::Withdrawn),
        Some(Tie::Banned) => Some(Tie::Banned),
        Some(Tie::In(_) | Tie::Asked) | None => None,
    }
}

/// Whether somebody goes on standing to a group as before, so that it counts from the same moment.
pub(crate) fn goes_on(before: Tie, after: Tie) -> bool {
    let no = |tie| matches!(tie, Tie::Declined | Tie::Withdrawn);
    (before.role().is_some() && after.role().is_some()) || (no(before) && no(after))
}

/// A group that was not open stays so: people joined it knowing that only members read it.
pub(crate) fn may_become(before: Kind, after: Kind) -> Result<()> {
    if after == Kind::Open && before != Kind::Open {
        let detail = "people joined knowing that only members read here, so this group cannot be opened to all";
        return Err(Error::invalid("kind", detail));
    }
    Ok(())
}

/// Whether somebody may change what another is in the group, or put them out. Nobody reaches those beside or above them, but
/// owners each other: there is always one left.
pub(crate) fn reaches(mine: Role, theirs: Role) -> bool {
    mine.manages() && (mine < theirs || mine == Role::Owner)
}

/// Whether somebody may make another, whom they reach, into this.
pub(crate) fn may_name(mine: Role, role: Role) -> bool {
    mine == Role::Owner || (mine.manages() && mine < role)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000);
    const KINDS: [Kind; 3] = [Kind::Open, Kind::ByRequest, Kind::Hidden];

    fn viewer(tie: Option<Tie>) -> Viewer {
        Viewer { tie, invited: false, minor: false }
    }

    #[test]
    fn what_is_seen_depends_on_the_kind_and_on_how_one_stands() {
        let stranger = viewer(None);
        let child = Viewer { minor: true, ..stranger };
        let guest = Viewer { invited: true, ..stranger };
        let young_guest = Viewer { invited: true, ..child };
        let banned = Viewer { tie: Some(Tie::Banned), ..guest };
        let member = Viewer { tie: Some(Tie::In(Role::Member)), ..child };
        use Sight::*;
        for (who, sees) in [
            (stranger, [Inside, Card, Nothing]),
            (child, [Nothing, Nothing, Nothing]),
            (guest, [Inside, Card, Card]),
            (young_guest, [Nothing, Card, Card]),
            (banned, [Nothing, Nothing, Nothing]),
            (member, [Inside, Inside, Inside]),
        ] {
            assert_eq!(KINDS.map(|kind| sight(kind, false, who)), sees, "{who:?}");
        }
    }

    #[test]
    fn a_decision_leaves_a_group_to_its_owner() {
        let owner = viewer(Some(Tie::In(Role::Owner)));
        for kind in KINDS {
            assert_eq!(sight(kind, true, owner), Sight::Inside);
            for tie in [None, Some(Tie::In(Role::Admin)), Some(Tie::Asked)] {
                assert_eq!(sight(kind, true, viewer(tie)), Sight::Nothing);
            }
        }
    }

    #[test]
    fn joining_lets_in_asks_or_changes_nothing() {
        let invited = |tie| Viewer { invited: true, ..viewer(tie) };
        let after = |kind, viewer| join(kind, viewer, Some(NOW), NOW);
        let member = Some(Tie::In(Role::Member));
        assert_eq!(after(Kind::Open, viewer(None)), member);
        assert_eq!(after(Kind::ByRequest, viewer(None)), Some(Tie::Asked));
        assert_eq!(after(Kind::Hidden, viewer(None)), None);
        for kind in KINDS {
            for tie in [None, Some(Tie::Asked), Some(Tie::Declined)] {
                assert_eq!(after(kind, invited(tie)), member);
            }
            for tie in [Tie::Banned, Tie::In(Role::Owner), Tie::In(Role::Coach)] {
                assert_eq!(after(kind, invited(Some(tie))), Some(tie));
            }
        }
    }

    #[test]
    fn a_no_cannot_be_pressed_again_for_a_month() {
        // Taking the request back does not shorten it.
        assert_eq!(leave(Some(Tie::Declined)), Some(Tie::Withdrawn));
        assert!(goes_on(Tie::Declined, Tie::Withdrawn) && goes_on(Tie::Withdrawn, Tie::Declined));
        for tie in [Tie::Declined, Tie::Withdrawn] {
            let after = |days: i64| {
                let then = NOW.plus_ms(days * 24 * 3_600_000);
                join(Kind::ByRequest, viewer(Some(tie)), Some(NOW), then)
            };
            assert_eq!(after(29), Some(Tie::Declined));
            assert_eq!(after(30), Some(Tie::Asked));
        }
    }

    #[test]
    fn nobody_reaches_up() {
        for mine in Role::ALL {
            for theirs in Role::ALL {
                let expected = match mine {
                    Role::Owner => true,
                    Role::Admin => theirs > Role::Admin,
                    Role::Coach | Role::Member => false,
                };
                assert_eq!(reaches(mine, theirs), expected, "{mine:?} {theirs:?}");
                assert_eq!(may_name(mine, theirs), expected, "{mine:?} {theirs:?}");
            }
        }
    }

    #[test]
    fn a_group_is_never_opened_later() {
        for before in KINDS {
            for after in KINDS {
                let fine = after != Kind::Open || before == Kind::Open;
                assert_eq!(may_become(before, after).is_ok(), fine, "{before:?} {after:?}");
            }
        }
    }
}
