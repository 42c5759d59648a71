//! What this room asks of others. The binary fills it.
use std::sync::Arc;

use kernel::{AthleteId, Result, Tx};

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// Who runs this installation.
    pub operators: Arc<dyn Operators>,
}

/// Who runs this installation.
pub trait Operators: Send + Sync {
    /// Whether this athlete does.
    fn is_operator(&self, tx: &mut Tx, athlete: AthleteId) -> Result<bool>;
}
