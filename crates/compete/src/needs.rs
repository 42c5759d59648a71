//! What this room asks of others. The binary fills it.
use std::sync::Arc;

use kernel::{AthleteId, Result, Tx};

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// Who is whose friend, and who wants nothing to do with whom.
    pub friends: Arc<dyn Friends>,
    /// Who runs this installation.
    pub operators: Arc<dyn Operators>,
}

/// Who is whose friend.
pub trait Friends: Send + Sync {
    /// The friends of an athlete.
    fn friends(&self, tx: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>>;

    /// Everybody who blocked this athlete, or whom this athlete blocked.
    fn blocked(&self, tx: &mut Tx, with: AthleteId) -> Result<Vec<AthleteId>>;
}

/// Who runs this installation.
pub trait Operators: Send + Sync {
    /// Whether this athlete does.
    fn is_operator(&self, tx: &mut Tx, athlete: AthleteId) -> Result<bool>;
}
