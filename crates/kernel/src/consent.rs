//! What athletes allow. One purpose, one switch, nothing bundled; who was not asked has not allowed anything.
//!
//! Read in this order: [`Purpose`] (what can be allowed), [`standing_of`] (the rule), [`may`] (the question that a room
//! asks inside the transaction that reads), [`notices`] (the words that people read before they decide), [`ledger`] (the
//! rows behind it all, which nobody changes unseen).
//!
//! A consent is to words. When the words of a purpose get a new version, consents to the old ones allow nothing any more
//! ([`Standing::Stale`]), and the app asks again.
pub mod ledger;
pub mod notices;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::db::{Column, DbError, LiteValue, PgRow, sixteen_args};
use crate::{AthleteId, Result, Timestamp, Tx, args, from_row};

/// Declares an enum whose words are stored and told.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident as $schema:ident { $($(#[$of:meta])* $variant:ident = $word:tt),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
        #[schema(as = $schema)]
        pub enum $name { $($(#[$of])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The word under which it is stored; never changes.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one with a word.
            pub fn named(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl Column for $name {
            fn from_lite(value: &LiteValue) -> Result<$name, DbError> { known(&String::from_lite(value)?, $name::named) }
            fn from_pg(row: &PgRow, index: usize) -> Result<$name, DbError> {
                known(&String::from_pg(row, index)?, $name::named)
            }
        }
    };
}

/// What is stored may be of a newer program, or damaged.
fn known<T>(word: &str, named: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    named(word)
        .ok_or_else(|| DbError::Shape("a word of consent that this program does not know".into()))
}

words! {
    /// What somebody may allow. The names of purposes that nothing here serves yet are not in this list: nobody is asked
    /// for what nothing needs.
    Purpose as ConsentPurpose {
        /// Heart rate, measures of the body, and what is worked out from them.
        HealthMetrics = "health_metrics",
        /// What of the shops' goods suits somebody.
        ProductRecommendations = "product_recommendations",
        /// How far people come with the product: visits, first times, figures.
        Analytics = "analytics",
        /// Being counted among the people of one's region, with noise and never among few.
        RegionalStatistics = "regional_statistics",
    }
}

words! {
    /// What somebody did about a purpose, or what became of it.
    Action as ConsentAction {
        /// Allowed it.
        Given = "given",
        /// Was asked, and did not allow it.
        Refused = "refused",
        /// Took it back.
        Withdrawn = "withdrawn",
        /// The words have changed, so the consent to the old ones ended.
        Expired = "expired",
        /// Allowed it again after that.
        Renewed = "renewed",
    }
}

words! {
    /// Who decided.
    Actor as ConsentActor {
        /// The athlete.
        Own = "self",
        /// Whoever may decide for them.
        Guardian = "guardian",
    }
}

words! {
    /// By which way it came.
    Channel as ConsentChannel {
        /// The web app.
        Web = "web",
        /// Nobody: new words ended a consent.
        System = "system",
    }
}

impl Purpose {
    /// Which kinds of data it is about, as PRIVACY names them.
    pub const fn data_classes(self) -> &'static str {
        match self {
            Purpose::HealthMetrics => "health",
            Purpose::ProductRecommendations => "activity_totals,gear,country",
            Purpose::Analytics => "usage",
            Purpose::RegionalStatistics => "activity_totals,level,age_group,sex,region",
        }
    }
}

/// How a purpose stands with somebody, as the ledger says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// What.
    pub purpose: Purpose,
    /// What was done last.
    pub action: Action,
    /// About which version of the words.
    pub notice_version: u32,
    /// The row of the ledger.
    pub sequence: i64,
    /// Since when.
    pub changed_at: Timestamp,
}
from_row!(State { purpose, action, notice_version, sequence, changed_at });

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ConsentStanding)]
pub enum Standing {
    /// Nobody was asked, or nobody answered: no.
    NotAsked,
    /// Yes.
    Allowed,
    /// It was allowed under other words: no, and the app asks again.
    Stale,
    /// No.
    Refused,
}

/// The rule. Only a consent to the words that hold now allows anything.
pub fn standing_of(state: Option<&State>, current_version: u32) -> Standing {
    let Some(state) = state else { return Standing::NotAsked };
    match state.action {
        Action::Given | Action::Renewed if state.notice_version == current_version => {
            Standing::Allowed
        }
        Action::Given | Action::Renewed | Action::Expired => Standing::Stale,
        Action::Refused | Action::Withdrawn => Standing::Refused,
    }
}

/// Whether a purpose is allowed now. Ask it in the transaction that reads what it is about.
pub fn may(tx: &mut Tx, subject: AthleteId, purpose: Purpose) -> Result<bool> {
    let state = find(tx, subject, purpose)?;
    Ok(standing_of(state.as_ref(), notices::current(purpose).version) == Standing::Allowed)
}

/// As [`may`], for a transaction that stores something under it: a withdrawal waits until this transaction is over, and
/// this one for a withdrawal that came first. So nothing is stored after somebody took their word back.
pub fn may_keep(tx: &mut Tx, subject: AthleteId, purpose: Purpose) -> Result<bool> {
    let held =
        tx.exec("UPDATE consent_head SET held = held + 1 WHERE athlete_id = $1", args![subject])?;
    // Who has no chain has allowed nothing.
    if held == 0 { Ok(false) } else { may(tx, subject, purpose) }
}

/// Some of all who allow a purpose now, in the order of their ids, after one of them. For a job that counts people.
pub fn list_allowing(
    tx: &mut Tx,
    purpose: Purpose,
    after: Option<AthleteId>,
    limit: usize,
) -> Result<Vec<AthleteId>> {
    let after = after.unwrap_or(AthleteId(crate::ids::Uuid::nil()));
    let found = tx.list::<(AthleteId,)>(
        "SELECT athlete_id FROM consent
         WHERE purpose = $1 AND action IN ('given', 'renewed') AND notice_version = $2
           AND athlete_id > $3
         ORDER BY athlete_id LIMIT $4",
        args![purpose.word(), notices::current(purpose).version, after, limit as i64],
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Those of many who allow a purpose now.
pub fn may_all(
    tx: &mut Tx,
    subjects: impl IntoIterator<Item = AthleteId>,
    purpose: Purpose,
) -> Result<HashSet<AthleteId>> {
    let subjects: Vec<AthleteId> = subjects.into_iter().collect();
    let version = notices::current(purpose).version;
    let mut allowed = HashSet::with_capacity(subjects.len());
    for sixteen in subjects.chunks(16) {
        // By the key alone: a server that knows nothing of a new table could think the other index narrower.
        let found = tx.list::<Of>(
            "SELECT athlete_id, purpose, action, notice_version, sequence, changed_at FROM consent
             WHERE athlete_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
               AND purpose NOT LIKE '%:%'",
            &sixteen_args(sixteen),
        )?;
        for Of { athlete, purpose: of, action, notice_version, sequence, changed_at } in found {
            let state = State { purpose: of, action, notice_version, sequence, changed_at };
            if of == purpose && standing_of(Some(&state), version) == Standing::Allowed {
                allowed.insert(athlete);
            }
        }
    }
    Ok(allowed)
}

/// A state, and whose it is.
struct Of {
    athlete: AthleteId,
    purpose: Purpose,
    action: Action,
    notice_version: u32,
    sequence: i64,
    changed_at: Timestamp,
}
from_row!(Of { athlete, purpose, action, notice_version, sequence, changed_at });

/// How one purpose stands.
pub fn find(tx: &mut Tx, subject: AthleteId, purpose: Purpose) -> Result<Option<State>> {
    tx.find(
        "SELECT purpose, action, notice_version, sequence, changed_at FROM consent
         WHERE athlete_id = $1 AND purpose = $2",
        args![subject, purpose.word()],
    )
}

/// How every purpose stands that somebody ever decided about; apps of others and coaches are another list.
pub fn list(tx: &mut Tx, subject: AthleteId) -> Result<Vec<State>> {
    tx.list(
        "SELECT purpose, action, notice_version, sequence, changed_at FROM consent
         WHERE athlete_id = $1 AND purpose NOT LIKE '%:%' ORDER BY purpose",
        args![subject],
    )
}

/// Those whose consent to a purpose is to words that hold no more, and of whom the ledger does not say so yet; and which version
/// of the words it is to.
pub fn list_stale(tx: &mut Tx, purpose: Purpose, limit: usize) -> Result<Vec<(AthleteId, u32)>> {
    let version = notices::current(purpose).version;
    let mut stale = Vec::new();
    for action in [Action::Given, Action::Renewed] {
        stale.extend(tx.list::<(AthleteId, u32)>(
            "SELECT athlete_id, notice_version FROM consent
             WHERE purpose = $1 AND action = $2 AND notice_version < $3
             ORDER BY notice_version LIMIT $4",
            args![purpose.word(), action.word(), version, limit],
        )?);
    }
    Ok(stale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_consent_to_the_words_of_now_allows_anything() {
        let check = |action: Action, of_version: u32, expected: Standing| {
            let purpose = Purpose::Analytics;
            let (sequence, changed_at) = (1, Timestamp(0));
            let state = State { purpose, action, notice_version: of_version, sequence, changed_at };
            assert_eq!(standing_of(Some(&state), 3), expected, "{action:?} of {of_version}");
        };
        assert_eq!(standing_of(None, 3), Standing::NotAsked);
        check(Action::Given, 3, Standing::Allowed);
        check(Action::Renewed, 3, Standing::Allowed);
        check(Action::Given, 2, Standing::Stale);
        check(Action::Renewed, 2, Standing::Stale);
        // Of a newer program: words that this one does not have are not the words of now.
        check(Action::Given, 4, Standing::Stale);
        check(Action::Expired, 2, Standing::Stale);
        check(Action::Expired, 3, Standing::Stale);
        check(Action::Refused, 2, Standing::Refused);
        check(Action::Withdrawn, 3, Standing::Refused);
    }

    #[test]
    fn words_are_stored_as_they_are_told() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::named(purpose.word()), Some(*purpose));
            assert_eq!(serde_json::to_value(purpose).unwrap(), purpose.word());
            assert!(!purpose.data_classes().is_empty());
        }
        assert_eq!(Actor::named("self"), Some(Actor::Own));
        assert_eq!(Action::named("revoked"), None);
    }
}
