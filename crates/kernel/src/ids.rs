//! Ids are UUIDv7: made by the app, ordered by time, 128 bits wide so that nobody enumerates them.
pub use uuid::{Error as UuidError, Uuid};

/// Declares id types: a UUID with a meaning, so that an activity is never looked up by an athlete's id.
#[macro_export]
macro_rules! id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(transparent)]
        #[schema(value_type = String, format = "uuid", example = "019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b")]
        pub struct $name(pub $crate::ids::Uuid);

        impl $name {
            /// A new id, later than every id this process made before.
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self { Self($crate::ids::Uuid::now_v7()) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::ids::UuidError;
            fn from_str(text: &str) -> Result<Self, $crate::ids::UuidError> { text.parse().map(Self) }
        }
        impl $crate::db::ToArg for $name {
            fn to_arg(&self) -> $crate::db::Arg<'_> { $crate::db::Arg::Id(self.0) }
        }
        impl $crate::db::Column for $name {
            fn from_lite(value: &$crate::db::LiteValue) -> Result<Self, $crate::db::DbError> {
                <$crate::ids::Uuid as $crate::db::Column>::from_lite(value).map(Self)
            }
            fn from_pg(row: &$crate::db::PgRow, index: usize) -> Result<Self, $crate::db::DbError> {
                <$crate::ids::Uuid as $crate::db::Column>::from_pg(row, index).map(Self)
            }
        }
    )+};
}

id!(
    /// A person who trains with us.
    AthleteId,
    /// One recorded activity.
    ActivityId,
    /// A challenge.
    ChallengeId,
    /// A group of people who train together.
    GroupId,
    /// One planned session of somebody's training.
    TrainingSessionId,
    /// A pair of shoes, a bike.
    GearId,
    /// A promotion of the shop.
    PromotionId,
    /// What a promotion gives to one athlete: an offer with a code of its own.
    OfferId,
    /// An order in a shop, as we know it.
    OrderId,
    /// An app of somebody else that athletes may connect.
    ClientId,
    /// What one athlete lets one app do, from one approval on.
    GrantId,
    /// A signed-in device.
    SessionId,
    /// One thing that happened.
    FactId,
);
