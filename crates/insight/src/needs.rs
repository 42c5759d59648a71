//! What this room asks of others. The binary fills it.
use std::sync::Arc;

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// Who runs this installation.
    pub operators: Arc<dyn kernel::staff::Operators>,
}
