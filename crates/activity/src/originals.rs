//! The files as people uploaded them, untouched, for as long as an activity of theirs is kept.
//!
//! Each upload has a name of its own (`originals/<athlete>/<hash of the bytes>-<random>`), also when the same
//! bytes come again: so the upload that comes second can drop its copy without asking whether the first one
//! needs it, and removing an activity never takes a file from one that is being recorded just now.
use kernel::files::Files;
use kernel::vault::AthleteKey;
use kernel::{AthleteId, Error, Result, Timestamp, random};

use crate::audience::Mine;
use crate::derive::{Derived, Person, derive_as_allowed};

/// A new name for an original.
pub(crate) fn new_name(athlete: AthleteId, content_hash: &[u8; 32]) -> String {
    let hash = random::to_hex(content_hash);
    format!("originals/{athlete}/{hash}-{}", random::hex::<4>())
}

/// Reads the original of an activity once more and works everything out anew.
///
/// Blocks: call it in [`crate::workers::run`].
pub(crate) fn derive_again(
    files: &Files,
    key: &AthleteKey,
    activity: &Mine,
    chosen: Option<formats::Sport>,
    person: &Person,
    now: Timestamp,
) -> Result<Derived> {
    let Some(bytes) = files.get_sealed(key, &activity.original)? else {
        return Err(Error::internal(format!("the original of {} is gone", activity.id)));
    };
    let reading = formats::read(&bytes, now.0).map_err(Error::internal)?;
    drop(bytes);
    let formats::Reading::Activities(recordings) = reading else {
        return Err(Error::internal("the original has become a route"));
    };
    let recording = recordings.into_iter().nth(usize::from(activity.part));
    let recording = recording.ok_or_else(|| Error::internal("the original has fewer parts now"))?;
    Ok(derive_as_allowed(recording, chosen, person))
}
