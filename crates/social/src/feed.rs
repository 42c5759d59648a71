//! The feed: what friends, people whom one follows and oneself did, and what is written in one's groups, newest first, strictly by
//! time.
//!
//! Read in this order: [`show`] (the page), `list` (what could stand on it), `decide` (what of that is for this viewer), `dress`
//! (what it earned and what others said), [`hidden`] (what somebody does not want to see again).
//!
//! It is merged when it is read, from one short list of days for each author and each group. Nothing is written for anybody
//! else, so a friend who is none any more, an activity that turns private or goes, a post taken back is gone with the next look; and
//! who is followed by a hundred thousand people costs no more than anybody when they run.
//!
//! The time of an activity is the author's local day, as in every list for others: an order by the hour would tell the hour,
//! which the activity room keeps to its athlete. A post says when it was written; here it stands on that day of the viewer's own
//! calendar. Within a day, what was brought or written later stands first.
mod decide;
mod dress;
pub mod hidden;
mod list;
pub mod show;

use kernel::{ActivityId, AthleteId, Day, GroupId, Result, Tx, args, from_row};
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{Ref, Schema};

use crate::groups::posts::GroupPost;
use crate::kudos::Kudos;

/// Something in a feed.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeedEntry {
    /// What somebody did.
    Activity(FeedActivity),
    /// What somebody wrote in a group to which you belong.
    Post(FeedPost),
}

/// What somebody did, with what it earned and what others said.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedActivity {
    /// As its viewer may see it.
    #[schema(schema_with = activity_card)]
    pub activity: serde_json::Value,
    /// Badges and tiers that it completed.
    pub badges: Vec<FeedBadge>,
    /// The level that it led to, if it led to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 5)]
    pub level: Option<u32>,
    /// Kudos and the other reactions.
    pub kudos: Kudos,
    /// How many comments there are for you.
    #[schema(example = 2)]
    pub comments: u64,
}

/// What somebody wrote in a group.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedPost {
    /// In which group.
    pub group: FeedGroup,
    /// What.
    pub post: GroupPost,
}

/// A group to which the viewer belongs.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FeedGroup {
    /// Which one.
    pub id: GroupId,
    /// Its name.
    #[schema(example = "Lauftreff Nord")]
    pub name: String,
    /// Names the picture as it is now, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
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

/// An activity in a list of days: whose, and on which day of its athlete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Whose.
    pub author: AthleteId,
    /// The author's local day.
    pub on: Day,
    /// Which.
    pub activity: ActivityId,
}
from_row!(Listed { author, on, activity });

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
