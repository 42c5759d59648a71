//! What this room asks of the others. The binary fills it.
use std::collections::HashSet;

use futures_util::future::BoxFuture;
use kernel::athlete::Athlete;
use kernel::ids::Uuid;
use kernel::portrait::Portrait;
use kernel::{ActivityId, App, AthleteId, Day, Result, Timestamp, Tx};
use serde_json::{Map, Value};

/// Who does not exist for whom.
pub trait Circle: Send + Sync {
    /// Everybody with whom this athlete has a block, whoever made it.
    fn list_hidden(&self, tx: &mut Tx, me: AthleteId) -> Result<HashSet<AthleteId>>;
}

/// For a room that runs alone: everybody exists for everybody.
pub struct Alone;

impl Circle for Alone {
    fn list_hidden(&self, _: &mut Tx, _: AthleteId) -> Result<HashSet<AthleteId>> {
        Ok(HashSet::new())
    }
}

/// Everything that the rooms keep of an athlete.
pub trait Rooms: Send + Sync {
    /// What each room declares.
    fn portraits(&self) -> &'static [&'static Portrait];

    /// How many activities an athlete has.
    fn count_recordings(&self, tx: &mut Tx, athlete: AthleteId) -> Result<i64>;

    /// So many activities after one, in the order of their ids.
    fn list_recordings(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        after: ActivityId,
        limit: usize,
    ) -> Result<Vec<Recording>>;

    /// The file that an activity came from; `None` when it was removed in the meantime.
    fn original<'a>(
        &'a self,
        app: &'a App,
        athlete: AthleteId,
        recording: &'a Recording,
    ) -> BoxFuture<'a, Result<Option<Vec<u8>>>>;

    /// Copies of an activity in open formats; `None` when it was removed in the meantime.
    fn copies<'a>(
        &'a self,
        app: &'a App,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> BoxFuture<'a, Result<Option<Copies>>>;

    /// Pictures that the athlete sent: a name without an ending for each, and where it lies.
    fn list_pictures(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(String, String)>>;

    /// What the first page shows.
    fn summary(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Summary>;

    /// Shops that got a code or a click of the athlete, by their names.
    fn list_shops(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<String>>;

    /// Takes over what an athlete had decided elsewhere, before any activity comes. What was decided here already stays.
    fn restore_settings(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        files: &Files,
        now: Timestamp,
    ) -> Result<Vec<Came>>;

    /// Begins and ends the entry in the list of what the athlete brought.
    fn mark_restore(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        restore: Uuid,
        mark: Mark,
        now: Timestamp,
    ) -> Result<()>;

    /// Takes one original with the lines of its activities. Taken again it changes nothing. `Err` of the inner result is a
    /// reason in the user's words.
    fn restore_recording<'a>(
        &'a self,
        app: &'a App,
        athlete: &'a Athlete,
        original: Original<'a>,
    ) -> BoxFuture<'a, Result<std::result::Result<(), String>>>;
}

/// An activity, in the order in which it is taken away.
#[derive(Debug, Clone)]
pub struct Recording {
    /// Which one.
    pub id: ActivityId,
    /// Its local day.
    pub started_on: Day,
    /// Its sport.
    pub sport: String,
    /// The format of its file, such as `fit.gz`.
    pub file_kind: String,
    /// What its file was called.
    pub file_name: Option<String>,
    /// Whether its file holds other activities, too.
    pub shares_file: bool,
    /// Where its file lies, the same for all activities of one file.
    pub original: String,
}

/// Copies of an activity.
#[derive(Debug, Default)]
pub struct Copies {
    /// A FIT file.
    pub fit: Vec<u8>,
    /// A GPX track, where there are positions.
    pub gpx: Option<Vec<u8>>,
}

/// What the first page shows.
#[derive(Debug, Default)]
pub struct Summary {
    /// Sport, activities, metres, seconds in motion.
    pub totals: Vec<(String, i64, f64, f64)>,
    /// The level, from 1.
    pub level: u32,
    /// Badges held.
    pub badges: usize,
    /// Weeks of the streak.
    pub streak_weeks: u32,
}

/// The lines of the small files of an export, by the name of the file.
pub type Files = std::collections::BTreeMap<String, Vec<Map<String, Value>>>;

/// What came over of one file of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The file of the export.
    pub what: &'static str,
    /// How many of its lines hold here now.
    pub count: i64,
    /// How many do not.
    pub left: i64,
    /// Why not: a word.
    pub why: &'static str,
}

/// Where the work on an export of elsewhere stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It begins; so many files.
    Begun(i64),
    /// It is over.
    Done,
}

/// One original out of an export.
#[derive(Debug)]
pub struct Original<'a> {
    /// Out of which export that was brought.
    pub restore: Uuid,
    /// Its place among the files.
    pub position: i64,
    /// What it was called.
    pub file_name: Option<&'a str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The lines of its activities.
    pub lines: &'a [Value],
}
