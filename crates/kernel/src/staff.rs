//! The people who run an installation: their roles, and what each role may do.
//!
//! A role is a small set of deeds, written down in one table ([`may`]). Who holds which role, and whether a session has
//! proven enough to act in it, is identity's to know; rooms ask through [`Operators`] before each deed of staff, in the
//! transaction of the deed, so a role taken back ends with the next request.
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::{AthleteId, Error, Me, Result, Timestamp, Tx, audit};

/// For how long a proof of two factors lets somebody act as staff. They stay signed in as an athlete.
pub const ABSOLUTE_MS: i64 = 12 * 3_600_000;
/// A session that rests for so long has to prove itself again before the next deed of staff.
pub const IDLE_MS: i64 = 30 * 60_000;

/// A job among the people who run an installation. Everybody has at most one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StaffRole)]
pub enum Role {
    /// Answers people: feedback, receipts of challenges, and an account after another person agreed.
    Support,
    /// Decides on reports.
    Moderator,
    /// Reads the audit trail and agrees to looks at an account.
    PrivacyOfficer,
    /// Runs the business: challenges, shops, promotions, figures.
    Admin,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 4] = [Role::Support, Role::Moderator, Role::PrivacyOfficer, Role::Admin];

    /// The stored word.
    pub fn word(self) -> &'static str {
        match self {
            Role::Support => "support",
            Role::Moderator => "moderator",
            Role::PrivacyOfficer => "privacy_officer",
            Role::Admin => "admin",
        }
    }

    /// The role with this word.
    pub fn named(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// What staff do, as far as roles differ in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Hold, change and close regional challenges.
    HoldChallenges,
    /// Read the challenges' receipts: why an activity counted or did not.
    ReadReceipts,
    /// Shops, their feeds, promotions and orders.
    RunShop,
    /// Read and answer what people tell us.
    AnswerFeedback,
    /// Read the figures of the journey, which are counts.
    ReadJourney,
    /// Read every line of the audit trail.
    ReadAudit,
    /// Keep a line of the audit trail from the person concerned, where the law asks for it, and end that.
    HoldAudit,
    /// Read the reports, and decide on them and on appeals.
    Moderate,
    /// Ask for an account to be closed.
    AskBan,
    /// Agree that an account is closed, asked for by somebody else.
    ConfirmBan,
    /// Open a closed account again.
    LiftBan,
    /// Ask for a look at an account's facts that are not public, and look once somebody agreed.
    AskAccess,
    /// Agree to such a look, asked for by somebody else.
    ConfirmAccess,
}

impl Deed {
    /// All of them.
    pub const ALL: [Deed; 13] = [
        Deed::HoldChallenges,
        Deed::ReadReceipts,
        Deed::RunShop,
        Deed::AnswerFeedback,
        Deed::ReadJourney,
        Deed::ReadAudit,
        Deed::HoldAudit,
        Deed::Moderate,
        Deed::AskBan,
        Deed::ConfirmBan,
        Deed::LiftBan,
        Deed::AskAccess,
        Deed::ConfirmAccess,
    ];
}

/// Which role may what: least privilege. No role both asks for a look at an account and agrees to one; closing an account
/// is agreed to by a second moderator or an admin, and by another person in any case.
pub fn may(role: Role, deed: Deed) -> bool {
    match role {
        Role::Support => {
            matches!(deed, Deed::AnswerFeedback | Deed::ReadReceipts | Deed::AskAccess)
        }
        Role::Moderator => {
            matches!(deed, Deed::Moderate | Deed::AskBan | Deed::ConfirmBan | Deed::LiftBan)
        }
        Role::PrivacyOfficer => {
            matches!(deed, Deed::ReadAudit | Deed::HoldAudit | Deed::ConfirmAccess)
        }
        Role::Admin => matches!(
            deed,
            Deed::HoldChallenges
                | Deed::ReadReceipts
                | Deed::RunShop
                | Deed::AnswerFeedback
                | Deed::ReadJourney
                | Deed::ConfirmBan
                | Deed::LiftBan
        ),
    }
}

/// Whether a session may act as staff now: it proved two factors at most twelve hours ago and did not rest for half an hour.
pub fn is_proven(
    second_factor_at: Option<Timestamp>,
    last_used_at: Timestamp,
    now: Timestamp,
) -> bool {
    second_factor_at.is_some_and(|at| now < at.plus_ms(ABSOLUTE_MS))
        && now < last_used_at.plus_ms(IDLE_MS)
}

/// Somebody who was admitted to a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub athlete: AthleteId,
    /// In which role.
    pub role: Role,
}

impl Staff {
    /// Writes a deed into the audit trail, with the transaction that does it. `act` is the operation's name; `thing`
    /// says what it was done to.
    pub fn note(
        self,
        tx: &mut Tx,
        act: &'static str,
        thing: impl std::fmt::Display,
        now: Timestamp,
    ) -> Result<()> {
        let thing = thing.to_string();
        let entry = audit::Entry { thing: Some(&thing), ..audit::Entry::of(self, act) };
        audit::append(tx, &entry, now)
    }

    /// The same for a deed that concerns a person, with the reason that was given.
    pub fn note_about(
        self,
        tx: &mut Tx,
        act: &'static str,
        about: AthleteId,
        thing: impl std::fmt::Display,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let thing = thing.to_string();
        let entry = audit::Entry {
            about: Some(about),
            thing: Some(&thing),
            reason: Some(reason),
            ..audit::Entry::of(self, act)
        };
        audit::append(tx, &entry, now)
    }
}

/// Who runs this installation. Identity knows.
pub trait Operators: Send + Sync {
    /// The caller as staff, or the refusal of whoever may not do this now.
    fn admit(&self, tx: &mut Tx, me: &Me, deed: Deed, now: Timestamp) -> Result<Staff>;

    /// Whether somebody's role holds a deed: for what a page offers, never in place of [`Operators::admit`].
    fn may(&self, tx: &mut Tx, athlete: AthleteId, deed: Deed) -> Result<bool>;
}

/// Said to whoever is no staff.
pub fn operators_only() -> Error {
    let detail = "this page is for the people who run this place";
    Error::refused_as(StatusCode::FORBIDDEN, "operators_only", detail)
}

/// Said to staff of another role.
pub fn another_role() -> Error {
    let detail = "this is the work of another role among the people who run this place";
    Error::refused_as(StatusCode::FORBIDDEN, "another_role", detail)
}

/// Said to staff whose session has not proven two factors, or not lately enough.
pub fn second_factor_needed() -> Error {
    let detail = "to work as staff, sign in again with a passkey, or with your password and a code";
    Error::refused_as(StatusCode::FORBIDDEN, "second_factor_needed", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_is_somebodys_and_every_role_lacks_most() {
        for deed in Deed::ALL {
            assert!(Role::ALL.into_iter().any(|role| may(role, deed)), "{deed:?} is nobody's");
        }
        for role in Role::ALL {
            let held = Deed::ALL.into_iter().filter(|deed| may(role, *deed)).count();
            assert!((1..=7).contains(&held), "{role:?} holds {held}");
            assert_eq!(Role::named(role.word()), Some(role));
        }
        assert_eq!(Role::named("owner"), None);
    }

    #[test]
    fn nobody_both_wants_to_look_and_agrees_and_only_the_privacy_officer_reads_the_trail() {
        for role in Role::ALL {
            assert!(!(may(role, Deed::AskAccess) && may(role, Deed::ConfirmAccess)), "{role:?}");
            assert_eq!(may(role, Deed::ReadAudit), role == Role::PrivacyOfficer);
        }
        let confirming: Vec<Role> =
            Role::ALL.into_iter().filter(|role| may(*role, Deed::ConfirmBan)).collect();
        assert_eq!(confirming, [Role::Moderator, Role::Admin]);
    }

    #[test]
    fn a_proof_lasts_half_a_day_and_ends_after_half_an_hour_of_rest() {
        let began: Timestamp = "2027-05-07T09:00:00Z".parse().unwrap();
        let check = |used_ms: i64, now_ms: i64, expected: bool| {
            let (used, now) = (began.plus_ms(used_ms), began.plus_ms(now_ms));
            assert_eq!(is_proven(Some(began), used, now), expected, "{used_ms} {now_ms}");
            assert!(!is_proven(None, used, now), "no proof is none at any time");
        };
        check(0, 0, true);
        check(0, IDLE_MS - 1, true);
        check(0, IDLE_MS, false);
        check(ABSOLUTE_MS - 2, ABSOLUTE_MS - 1, true);
        check(ABSOLUTE_MS - 1, ABSOLUTE_MS, false);
    }
}
