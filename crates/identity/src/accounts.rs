//! Accounts: opening one, and what its owner sees and changes.
pub mod card;
pub mod change;
pub mod change_password;
pub mod countries;
pub mod fields;
pub mod handle;
pub mod open;
pub mod passkey_options;
pub mod regions;
pub mod show;

use kernel::athlete::Athlete;
use kernel::staff::Role;
use kernel::{AthleteId, Day, Error, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;

/// What only identity knows of a person.
pub(crate) struct Account {
    /// Whose.
    pub athlete: AthleteId,
    /// As its owner writes it.
    pub email: String,
    /// Absent for those who only use passkeys.
    pub password_hash: Option<String>,
    pub created_at: Timestamp,
    /// Recognises the retry of a sign-up.
    pub opened_key: Option<Vec<u8>>,
    pub opened_request: Option<Vec<u8>>,
}
from_row!(Account { athlete, email, password_hash, created_at, opened_key, opened_request });

pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Option<Account>> {
    tx.find(
        "SELECT athlete_id, email, password_hash, created_at, opened_key, opened_request
         FROM account WHERE athlete_id = $1",
        args![athlete],
    )
}

pub(crate) fn find_by_email(tx: &mut Tx, email_key: &str) -> Result<Option<Account>> {
    let owner = tx.find::<(AthleteId,)>(
        "SELECT athlete_id FROM account_email WHERE email_key = $1",
        args![email_key],
    )?;
    match owner {
        Some((athlete,)) => find(tx, athlete),
        None => Ok(None),
    }
}

/// What is known of an address.
pub(crate) struct EmailProof {
    pub email: String,
    pub email_proven_at: Option<Timestamp>,
}
from_row!(EmailProof { email, email_proven_at });

/// The address of an account, and since when it is proven.
pub(crate) fn find_proof(tx: &mut Tx, athlete: AthleteId) -> Result<EmailProof> {
    let sql = "SELECT email, email_proven_at FROM account WHERE athlete_id = $1";
    tx.find(sql, args![athlete])?.ok_or(Error::SignedOut)
}

/// What you see of yourself.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Me)]
pub struct MyAccount {
    /// Who.
    pub id: AthleteId,
    /// Unique name in addresses.
    #[schema(example = "anna")]
    pub handle: String,
    /// The name shown.
    #[schema(example = "Anna Rossi")]
    pub name: String,
    /// Never shown to others.
    #[schema(example = "anna@example.org")]
    pub email: String,
    /// ISO 3166-1 alpha-2 code of the country of residence.
    #[schema(example = "IT")]
    pub country: String,
    /// ISO 3166-2 code of the part of the country, if you told it. Never shown to others; who takes part in a
    /// challenge of a region is known to live there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "IT-25")]
    pub region: Option<String>,
    /// Never shown to others.
    pub birth_on: Day,
    /// IANA name.
    #[schema(example = "Europe/Rome")]
    pub time_zone: String,
    /// `metric` or `imperial`.
    #[schema(example = "metric")]
    pub units: String,
    /// `en` or `ru`.
    #[schema(example = "en")]
    pub language: String,
    /// Who sees new activities: `everyone`, `groups`, `friends`, `coach` or `only_me`.
    #[schema(example = "everyone")]
    pub default_audience: String,
    /// Member since.
    pub created_at: Timestamp,
    /// Whether a password opens this account beside passkeys.
    pub has_password: bool,
    /// Whether you are one of those who run this installation.
    pub is_operator: bool,
    /// In which role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staff_role: Option<Role>,
}

impl MyAccount {
    pub(crate) fn new(
        athlete: Athlete,
        email: String,
        has_password: bool,
        role: Option<Role>,
    ) -> MyAccount {
        MyAccount {
            id: athlete.id,
            handle: athlete.handle,
            name: athlete.name,
            email,
            country: athlete.country,
            region: athlete.region,
            birth_on: athlete.birth_on,
            time_zone: athlete.time_zone,
            units: athlete.units,
            language: athlete.language,
            default_audience: athlete.default_audience,
            created_at: athlete.created_at,
            has_password,
            is_operator: role.is_some(),
            staff_role: role,
        }
    }
}
