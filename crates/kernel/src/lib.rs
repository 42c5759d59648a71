//! The ground floor: everything a room stands on, and nothing that belongs to a room.
//!
//! Read in this order: [`app`] (what a handler is given), [`db`] (one SQL text on two engines),
//! [`facts`] (how rooms tell each other what happened), [`hub`] (how processes ring each other), [`error`] (how we say no).
pub mod app;
pub mod athlete;
pub mod audit;
pub mod backup;
pub mod caller;
pub mod chain;
pub mod client;
pub mod consent;
pub mod db;
pub mod error;
pub mod facts;
pub mod files;
pub mod forget;
pub mod health;
pub mod http;
pub mod hub;
pub mod idempotency;
pub mod ids;
pub mod language;
pub mod outbound;
pub mod paging;
pub mod png;
pub mod portrait;
pub mod random;
pub mod staff;
pub mod time;
pub mod vault;

pub use app::{App, Me};
pub use caller::{Caller, Scope};
pub use db::{Db, Tx};
pub use error::{Error, Result};
pub use hub::Hub;
pub use ids::{
    ActivityId, AthleteId, ChallengeId, GearId, GroupId, OfferId, OrderId, PromotionId,
    TrainingSessionId,
};
pub use language::Language;
pub use time::{Clock, Day, Timestamp};

/// Opens a span for the trace collector. It costs next to nothing unless one is configured, never appears in
/// the log, and carries no personal data.
#[macro_export]
macro_rules! span {
    ($($field:tt)*) => { tracing::info_span!(target: "span", $($field)*) };
}
