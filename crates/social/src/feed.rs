//! The feed: what friends, people whom one follows and oneself did, newest first, strictly by time.
//!
//! It is merged when it is read, from one short list of days for each author. Nothing is written for anybody
//! else, so a friend who is none any more, an activity that turns private or goes, is gone with the next look; and who is
//! followed by a hundred thousand people costs no more than anybody when they run.
//!
//! Its time is the author's local day, as in every list for others: an order by the hour would tell the hour,
//! which the activity room keeps to its athlete. Within a day, what was brought later stands first.
pub mod show;

use kernel::{ActivityId, AthleteId, Day, Result, Tx, args};
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{Ref, Schema};

use crate::kudos::Kudos;

/// What somebody did, with what it earned and what others said.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedEntry {
    /// As its viewer may see it.
    #[schema(schema_with = activity_card)]
    pub activity: serde_json::Value,
    /// Badges and tiers that it completed.
    pub badges: Vec<FeedBadge>,
    /// The level that it led to, if it led to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 5)]
    pub level: Option<u32>,
    /// Kudos.
    pub kudos: Kudos,
    /// How many comments there are for you.
    #[schema(example = 2)]
    pub comments: u64,
}

/// Cards come from the activity room as they are; the whole API describes them under this name.
fn activity_card() -> RefOr<Schema> {
    Ref::from_schema_name("ActivityCard").into()
}

/// A badge or one of its tiers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedBadge {
    /// Its id in the catalogue.
    #[schema(example = "climber")]
    pub id: String,
    /// `bronze`, `silver` or `gold`, where it has tiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "bronze")]
    pub tier: Option<String>,
}

/// Something achieved, and the activity that completed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// By which activity.
    pub activity: ActivityId,
    /// What.
    pub reached: Reached,
}

/// What was achieved.
#[derive(Debug, Clone, PartialEq)]
pub enum Reached {
    /// A badge, or one of its tiers.
    Badge(FeedBadge),
    /// A level.
    Level(u32),
}

/// Puts an activity into its athlete's list, or moves it to another day.
pub(crate) fn put(tx: &mut Tx, athlete: AthleteId, activity: ActivityId, on: Day) -> Result<()> {
    tx.exec(
        "INSERT INTO social_moment (athlete_id, activity_id, started_on) VALUES ($1, $2, $3)
         ON CONFLICT (athlete_id, activity_id) DO UPDATE SET started_on = $3",
        args![athlete, activity, on],
    )?;
    Ok(())
}

/// Takes an activity out of its athlete's list.
pub(crate) fn delete(tx: &mut Tx, athlete: AthleteId, activity: ActivityId) -> Result<()> {
    tx.exec(
        "DELETE FROM social_moment WHERE athlete_id = $1 AND activity_id = $2",
        args![athlete, activity],
    )?;
    Ok(())
}
