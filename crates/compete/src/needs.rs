//! What this room asks of others. The binary fills it.
use std::sync::Arc;

use kernel::{AthleteId, Result, Tx};
use serde::Serialize;

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// Who is whose friend, and who wants nothing to do with whom.
    pub friends: Arc<dyn Friends>,
    /// Who runs this installation.
    pub operators: Arc<dyn kernel::staff::Operators>,
    /// What places are called.
    pub places: Arc<dyn Places>,
}

/// Who is whose friend.
pub trait Friends: Send + Sync {
    /// The friends of an athlete.
    fn friends(&self, tx: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>>;

    /// Everybody who blocked this athlete, or whom this athlete blocked.
    fn blocked(&self, tx: &mut Tx, with: AthleteId) -> Result<Vec<AthleteId>>;
}

/// What places are called.
pub trait Places: Send + Sync {
    /// The English name of the country with an ISO 3166-1 alpha-2 code.
    fn country(&self, code: &str) -> Option<String>;

    /// The part of a country with an ISO 3166-2 code.
    fn region(&self, code: &str) -> Option<Region>;
}

/// A part of a country.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = ChallengeRegion)]
pub struct Region {
    /// ISO 3166-2 code.
    #[schema(example = "DE-BY")]
    pub code: String,
    /// English name.
    #[schema(example = "Bavaria")]
    pub name: String,
    /// Russian name; absent where it is unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Бавария")]
    pub name_ru: Option<String>,
}
