//! What this room asks of others. The binary fills it.
use std::sync::Arc;

use kernel::athlete::Athlete;
use kernel::staff::{Operators, Staff};
use kernel::{AthleteId, Result, Timestamp, Tx};

use crate::rules::Thing;

/// Everything this room asks for.
#[derive(Clone)]
pub struct Needs {
    /// Who runs this installation.
    pub operators: Arc<dyn Operators>,
    /// What people made.
    pub content: Arc<dyn Content>,
    /// What may be done about people.
    pub people: Arc<dyn People>,
}

/// What people made, wherever it is kept.
pub trait Content: Send + Sync {
    /// The thing, if it exists and the viewer may see it.
    fn find(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        thing: &Thing,
        now: Timestamp,
    ) -> Result<Option<Found>>;

    /// Hides a thing from everybody but whose it is, or shows it again. A profile has nothing to hide. Says whether the
    /// thing is still there.
    fn hide(
        &self,
        tx: &mut Tx,
        owner: AthleteId,
        thing: &Thing,
        hidden: bool,
        now: Timestamp,
    ) -> Result<bool>;
}

/// Something that was found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Who made it.
    pub owner: AthleteId,
    /// For a comment: whose activity it stands under.
    pub under: Option<AthleteId>,
    /// What it says.
    pub quote: String,
}

/// What may be done about people.
pub trait People: Send + Sync {
    /// Lets somebody write nothing to others until an instant; `None` ends it.
    fn silence(&self, tx: &mut Tx, who: AthleteId, until: Option<Timestamp>) -> Result<()>;

    /// Asks, in the name of one of the staff, for an account to be closed. Another person has to agree.
    fn propose_ban(
        &self,
        tx: &mut Tx,
        staff: Staff,
        who: AthleteId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()>;
}
