//! Saying something: `PUT /api/v1/feedback/{id}`. From every page, by everybody.
use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::State as Shared;
use axum::http::StatusCode;
use kernel::client::ClientAddress;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::{Kind, Row, State, Theme, Width, find, tidy};
use crate::budgets::Budgets;
use crate::{FeedbackId, journey};

/// What one person may say in a day.
const MOST_A_DAY: i64 = 30;
const DAY_MS: i64 = 24 * 3_600_000;

/// What somebody says, and where.
#[derive(Debug, Clone, PartialEq, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFeedback {
    /// A face or a word.
    pub kind: Kind,
    /// More, if there is more to say; up to 2000 letters.
    #[serde(default)]
    pub text: String,
    /// The pattern of the page: words and the names of its parts, never an id or what was searched for.
    #[schema(example = "/activities/$id")]
    pub page: String,
    /// The build of the app, as `web_config` told it.
    #[schema(example = "0.1.0-5f3a9c21")]
    pub build: String,
    /// The language of the page.
    #[schema(example = "en")]
    pub language: String,
    /// How wide the page was.
    pub width: Width,
    /// How the page looked.
    pub theme: Theme,
}

/// Say something about a page
///
/// The caller makes the id, a UUIDv7, so sending again is harmless. For a day, and as long as nobody has
/// answered, the same id with other words changes what was said. Open to strangers.
#[utoipa::path(put, path = "/api/v1/feedback/{id}", tag = "feedback", request_body = NewFeedback,
    params(("id" = FeedbackId, Path, description = "An id of your own making.")),
    responses(
        (status = 204, description = "It is here."),
        (status = 404, description = "`not_found`: somebody else used this id", body = Problem),
        (status = 409, description = "`feedback_closed`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`; `invalid_json`", body = Problem),
        (status = 429, description = "`too_much_feedback`", body = Problem)))]
pub async fn send_feedback(
    Shared(app): Shared<App>,
    me: Option<Me>,
    from: ClientAddress,
    Extension(budgets): Extension<Arc<Budgets>>,
    Path(id): Path<FeedbackId>,
    Json(said): Json<NewFeedback>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let said = check(id, said)?;
    let who = me.map(|me| me.athlete.id);
    let is_news = app.db.read(move |tx| Ok(find(tx, id)?.is_none())).await?;
    if is_news && who.is_none() {
        budgets.pay(from, now)?;
    }
    app.db.write(move |tx| keep(tx, id, who, &said, now)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn check(id: FeedbackId, mut said: NewFeedback) -> Result<NewFeedback> {
    let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
    if id.0.get_version_num() != 7 {
        faults.insert("id", "an id here is a UUID of version 7".into());
    }
    match tidy(&said.text) {
        Some(text) => said.text = text,
        None => {
            faults.insert("text", "a text has up to 2000 letters".into());
        }
    }
    if !is_pattern(&said.page) {
        faults.insert("page", "this is not the pattern of a page".into());
    }
    if !is_build(&said.build) {
        faults.insert("build", "this is not a build that we gave".into());
    }
    if !(2..=12).contains(&said.language.len())
        || !said.language.bytes().all(|letter| letter.is_ascii_alphabetic() || letter == b'-')
    {
        faults.insert("language", "a language has a code such as en".into());
    }
    if faults.is_empty() { Ok(said) } else { Err(Error::invalid_fields(faults)) }
}

/// Words and names of parts, such as `/activities/$id`. Digits and signs have no place in it, so neither an id
/// nor a search can slip in.
fn is_pattern(page: &str) -> bool {
    let plain = |part: &str| {
        part.bytes().all(|letter| letter.is_ascii_lowercase() || matches!(letter, b'_' | b'$'))
    };
    let part =
        |part: &str| plain(part.strip_prefix("@{").map_or(part, |p| p.trim_end_matches('}')));
    page.len() <= 80 && page.strip_prefix('/').is_some_and(|page| page.split('/').all(part))
}

/// A version and what it was built from.
pub(crate) fn is_build(build: &str) -> bool {
    let plain = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'-' | b'+');
    (1..=40).contains(&build.len()) && build.bytes().all(plain)
}

fn keep(
    tx: &mut Tx,
    id: FeedbackId,
    who: Option<AthleteId>,
    said: &NewFeedback,
    now: Timestamp,
) -> Result<()> {
    if let Some(athlete) = who {
        // Two at the same moment wait for each other, so that both are counted.
        journey::lock(tx, athlete)?;
    }
    if find(tx, id)?.is_none() {
        if let Some(athlete) = who {
            leave_some_for_tomorrow(tx, athlete, now)?;
        }
        if insert(tx, id, who, said, now)? {
            return Ok(());
        }
    }
    let row = find(tx, id)?.filter(|row| row.athlete == who);
    let row = row.ok_or(Error::NotFound("feedback"))?;
    if is_same(&row, said) {
        return Ok(());
    }
    if !row.is_open(now) {
        return Err(Error::refused(
            "feedback_closed",
            "this was sent a while ago and cannot be changed any more; please send something new",
        ));
    }
    update(tx, id, said)
}

fn leave_some_for_tomorrow(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    let (sent,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM feedback WHERE athlete_id = $1 AND sent_at > $2",
        args![athlete, now.plus_ms(-DAY_MS)],
    )?;
    if sent >= MOST_A_DAY {
        return Err(Error::refused_as(
            StatusCode::TOO_MANY_REQUESTS,
            "too_much_feedback",
            "you told us a lot today, thank you; please go on tomorrow",
        ));
    }
    Ok(())
}

fn is_same(row: &Row, said: &NewFeedback) -> bool {
    row.kind == said.kind && row.words == said.text && row.page == said.page
}

/// Says whether the id was free.
fn insert(
    tx: &mut Tx,
    id: FeedbackId,
    who: Option<AthleteId>,
    said: &NewFeedback,
    now: Timestamp,
) -> Result<bool> {
    let new = tx.exec(
        "INSERT INTO feedback (feedback_id, athlete_id, kind, words, page, build, language, width, theme,
                               screenshot, sent_at, state, answer, told_at, unread, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11, NULL, NULL, FALSE, 1)
         ON CONFLICT DO NOTHING",
        args![
            id,
            who,
            said.kind,
            said.text,
            said.page,
            said.build,
            said.language,
            said.width,
            said.theme,
            now,
            State::New
        ],
    )?;
    Ok(new == 1)
}

/// Whoever is about to answer the words before is told that there are others.
fn update(tx: &mut Tx, id: FeedbackId, said: &NewFeedback) -> Result<()> {
    tx.exec(
        "UPDATE feedback SET kind = $2, words = $3, page = $4, version = version + 1
         WHERE feedback_id = $1",
        args![id, said.kind, said.text, said.page],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_by_its_pattern_and_nothing_else() {
        for page in ["/", "/activities/$id", "/@{$handle}", "/operator/feedback", "/no_such_page"] {
            assert!(is_pattern(page), "{page}");
        }
        for page in [
            "",
            "activities",
            "/activities/019ab1c2-7d3e-7f10-8a2b-5c6d7e8f9a0b",
            "/friends?q=anna",
            "/friends#x",
            "/@anna",
            "https://elsewhere.example/",
        ] {
            assert!(!is_pattern(page), "{page}");
        }
    }
}
