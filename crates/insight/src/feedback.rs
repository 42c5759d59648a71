//! What people tell us: a face or a word, sent at once; then, if they like, sentences and a picture.
//!
//! Whoever says something makes its id, so it can be said without a connection and sent later, and sent again it
//! is there once. Words and picture may be added or changed for a day, as long as nobody has answered.
pub mod delete;
pub mod list;
pub mod read;
pub mod screenshot;
pub mod send;

use kernel::{AthleteId, Result, Timestamp, Tx, args, from_row};
use serde::{Deserialize, Serialize};

use crate::FeedbackId;

/// The most letters of what somebody says, and of an answer.
pub(crate) const MOST_LETTERS: usize = 2_000;
/// How long words and a picture may still be added.
pub(crate) const OPEN_MS: i64 = 24 * 3_600_000;

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident as $schema:ident { $($(#[$word_meta:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
        #[schema(as = $schema)]
        pub enum $name { $($(#[$word_meta])* $variant),+ }

        impl $name {
            /// Everything there is.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// As it is stored, and in the API.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }
        impl kernel::db::ToArg for $name {
            fn to_arg(&self) -> kernel::db::Arg<'_> { kernel::db::Arg::Text(self.word()) }
        }
        impl kernel::db::Column for $name {
            fn from_lite(value: &kernel::db::LiteValue) -> Result<Self, kernel::db::DbError> {
                named::<$name>(&String::from_lite(value)?, $name::ALL, $name::word)
            }
            fn from_pg(row: &kernel::db::PgRow, index: usize) -> Result<Self, kernel::db::DbError> {
                named::<$name>(&String::from_pg(row, index)?, $name::ALL, $name::word)
            }
        }
    )+};
}

words! {
    /// A face or a word.
    Kind as FeedbackKind {
        /// A glad face.
        Happy = "happy",
        /// A face that is neither.
        Neutral = "neutral",
        /// A sad face.
        Sad = "sad",
        /// Something does not work.
        Problem = "problem",
        /// Something could be better.
        Idea = "idea",
        /// Something is good.
        Praise = "praise",
    }
    /// What became of it.
    State as FeedbackState {
        /// Nobody looked yet.
        New = "new",
        /// Somebody did.
        Seen = "seen",
        /// It will be done.
        Planned = "planned",
        /// It is done.
        Done = "done",
        /// It will not be done.
        Declined = "declined",
    }
    /// How wide the page was.
    Width as FeedbackWidth {
        /// Below 600 pixels.
        Phone = "phone",
        /// Below 960.
        Tablet = "tablet",
        /// Wider.
        Desktop = "desktop",
    }
    /// How the page looked.
    Theme as FeedbackTheme {
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

fn named<T: Copy>(
    word: &str,
    all: &[T],
    word_of: impl Fn(T) -> &'static str,
) -> Result<T, kernel::db::DbError> {
    let found = all.iter().copied().find(|known| word_of(*known) == word);
    found.ok_or_else(|| kernel::db::DbError::Shape("a word that is none of ours".into()))
}

/// One piece of feedback, as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: FeedbackId,
    pub(crate) athlete: Option<AthleteId>,
    pub(crate) kind: Kind,
    pub(crate) words: String,
    pub(crate) page: String,
    pub(crate) build: String,
    pub(crate) language: String,
    pub(crate) width: Width,
    pub(crate) theme: Theme,
    pub(crate) screenshot: Option<String>,
    pub(crate) sent_at: Timestamp,
    pub(crate) state: State,
    pub(crate) answer: Option<String>,
    pub(crate) told_at: Option<Timestamp>,
    pub(crate) unread: bool,
    pub(crate) version: i64,
}
from_row!(Row {
    id,
    athlete,
    kind,
    words,
    page,
    build,
    language,
    width,
    theme,
    screenshot,
    sent_at,
    state,
    answer,
    told_at,
    unread,
    version
});

impl Row {
    /// Whether its sender may still add to it.
    pub(crate) fn is_open(&self, now: Timestamp) -> bool {
        self.answer.is_none() && now < self.sent_at.plus_ms(OPEN_MS)
    }
}

pub(crate) fn find(tx: &mut Tx, id: FeedbackId) -> Result<Option<Row>> {
    tx.find(
        "SELECT feedback_id, athlete_id, kind, words, page, build, language, width, theme, screenshot,
                sent_at, state, answer, told_at, unread, version
         FROM feedback WHERE feedback_id = $1",
        args![id],
    )
}

/// Text from a person: trimmed, with plain line ends. `None` when it is too long or holds odd signs.
pub(crate) fn tidy(text: &str) -> Option<String> {
    let text = text.trim().replace("\r\n", "\n");
    let odd = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
    let fits = text.chars().count() <= MOST_LETTERS && !text.chars().any(odd);
    fits.then_some(text)
}

/// Removes a picture from the files, off the async threads.
pub(crate) async fn delete_picture(app: &kernel::App, name: String) -> Result<()> {
    let files = app.files.clone();
    let delete = tokio::task::spawn_blocking(move || files.delete(&name));
    delete.await.map_err(kernel::Error::internal)?
}

/// How long feedback is kept: long enough to see what came of it.
pub const KEPT_MS: i64 = 2 * 365 * 24 * 3_600_000;

/// Forgets feedback that is two years old; its pictures are swept after it. Returns how many.
pub fn forget_old(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec("DELETE FROM feedback WHERE sent_at < $1", args![now.plus_ms(-KEPT_MS)])
}

/// The folder of the pictures.
const FOLDER: &str = "feedback";
/// A picture without its row is older than any request that could be bringing it.
const SWEPT_AFTER_S: u64 = 3_600;

/// Deletes pictures that nothing names: a process was killed between the two. Returns how many.
pub async fn sweep(app: &kernel::App) -> Result<u64> {
    sweep_older(app, SWEPT_AFTER_S).await
}

/// As [`sweep`], with the age in seconds from which on a picture is looked at.
pub async fn sweep_older(app: &kernel::App, seconds: u64) -> Result<u64> {
    let files = app.files.clone();
    let list = tokio::task::spawn_blocking(move || files.list_older_than(FOLDER, seconds));
    let mut swept = 0;
    for name in list.await.map_err(kernel::Error::internal)?? {
        let known = name.clone();
        let is_named = app.db.read(move |tx| {
            let Some(id) = screenshot::id_in(&known) else { return Ok(false) };
            Ok(find(tx, id)?.is_some_and(|row| row.screenshot == Some(known)))
        });
        if !is_named.await? {
            delete_picture(app, name).await?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// Pictures that somebody sent: the id of each message, and where its picture lies.
pub fn list_pictures(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<(String, String)>> {
    let rows = tx.list::<(FeedbackId, String)>(
        "SELECT feedback_id, screenshot FROM feedback
         WHERE athlete_id = $1 AND screenshot IS NOT NULL ORDER BY feedback_id",
        args![athlete],
    )?;
    Ok(rows.into_iter().map(|(id, file)| (id.to_string(), file)).collect())
}
