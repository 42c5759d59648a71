//! Somebody's page, composed from what other rooms know.
pub mod show;

use kernel::{ActivityId, AthleteId, Day};
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ArrayBuilder, Ref, Schema};

use crate::follows::Followers;
use crate::mutual_friends::MutualFriends;
use crate::ties::Relation;

/// Somebody's page. Fields that are absent are not for this viewer.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Profile {
    /// Who.
    pub athlete: ProfileAthlete,
    /// The local day on which they joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_since_on: Option<Day>,
    /// The level, from 1.
    #[schema(example = 4)]
    pub level: u32,
    /// Weeks in a row that met their own goal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 5)]
    pub streak_weeks: Option<u32>,
    /// Badges, the latest first.
    pub badges: Vec<ProfileBadge>,
    /// What they did in all, by sport.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Vec<SportTotal>>,
    /// Their latest activities, newest first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = activity_cards)]
    pub recent: Option<Vec<serde_json::Value>>,
    /// How they stand to you.
    pub relation: Relation,
    /// Whether you may follow them: they let people follow them, and you are 18.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub followable: bool,
    /// Whether you follow them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub following: bool,
    /// How many people follow them, where people may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followers: Option<Followers>,
    /// Whether you muted them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub muted: bool,
    /// Whether what they write on your activities waits for your approval.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub restricted: bool,
    /// Friends you have in common, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mutual_friends: Option<MutualFriends>,
    /// How many steps lie between you and them, if they are no friend: 2 for a friend of a friend, 3. Absent beyond that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 2)]
    pub steps: Option<u8>,
    /// True on one's own page.
    pub you: bool,
}

/// Cards come from the activity room as they are; the whole API describes them under this name.
fn activity_cards() -> Schema {
    ArrayBuilder::new().items(Ref::from_schema_name("ActivityCard")).build().into()
}

/// Whose page it is. Of minors only their friends see the name, others an initial; nobody else sees the country.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProfileAthlete {
    /// Who.
    pub id: AthleteId,
    /// Unique name in addresses.
    #[schema(example = "anna")]
    pub handle: String,
    /// The name shown.
    #[schema(example = "Anna Rossi")]
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "IT")]
    pub country: Option<String>,
}

/// A badge on a page. When it was earned, and by which activity, is told to its owner alone: the activity
/// may be a private one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProfileBadge {
    /// Its id in the catalogue.
    #[schema(example = "first_steps")]
    pub id: String,
    /// `bronze`, `silver` or `gold`, where it has tiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "bronze")]
    pub tier: Option<String>,
    /// The local day of the activity that completed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earned_on: Option<Day>,
    /// The activity that completed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<ActivityId>,
}

/// What somebody did in one sport.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SportTotal {
    /// `running`, `cycling`, ...
    #[schema(example = "running")]
    pub sport: String,
    /// How many activities.
    #[schema(example = 87)]
    pub activities: u64,
    /// Their distance.
    #[schema(example = 640_500.0)]
    pub distance_m: f64,
    /// Their time in motion.
    #[schema(example = 231_000.0)]
    pub moving_s: f64,
}
