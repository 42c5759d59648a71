//! Finding people by name and handle, as you type: `GET /api/v1/people`.
//!
//! Friends stand first, then those who match a whole word. Minors are found by their friends alone, and
//! people who block each other do not find each other. An answer is capped: whoever types on gets nearer.
use std::collections::{HashMap, HashSet};

use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args, athlete};
use serde::{Deserialize, Serialize};

use super::index::{by_sound, pieces};
use super::{Person, is_minor, show};
use crate::ties::{self, Relation};

/// People in an answer.
const MOST_FOUND: usize = 20;
/// Letters from which a search begins, once brought to Latin ones.
const FEWEST_LETTERS: usize = 2;
/// Letters of a search that are read.
const LONGEST_SEARCH: usize = 60;
/// Words of a search that are read.
const MOST_WORDS: usize = 4;
/// People looked at for one answer, beside friends.
const CANDIDATES: usize = 300;
/// Friends looked up in one query.
const TOGETHER: usize = 16;

/// What is looked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// The beginning of a name or of a handle, in any script; at least two letters.
    pub q: String,
}

/// Who was found.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PeopleFound {
    /// At most 20, friends first.
    pub items: Vec<Person>,
}

/// Find people by the beginning of their names or handles, in any script.
#[utoipa::path(get, path = "/api/v1/people", tag = "friends", params(PeopleQuery),
    responses(
        (status = 200, description = "Friends first, at most 20.", body = PeopleFound),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`: too short", body = Problem, content_type = "application/problem+json")))]
pub async fn search_people(
    State(app): State<App>,
    me: Me,
    Query(query): Query<PeopleQuery>,
) -> Result<Json<PeopleFound>> {
    let wanted = Wanted::read(&query.q)?;
    let now = app.clock.now();
    let found = app.db.read(move |tx| search(tx, me.athlete.id, &wanted, now));
    Ok(Json(PeopleFound { items: found.await? }))
}

/// The words looked for, each plain and by sound.
pub(crate) struct Wanted(Vec<(String, String)>);

impl Wanted {
    pub(crate) fn read(text: &str) -> Result<Wanted> {
        let text: String = text.chars().take(LONGEST_SEARCH).collect();
        let mut words = Vec::new();
        for piece in pieces(&text).take(MOST_WORDS) {
            words.push((piece.clone(), by_sound(&piece)));
        }
        let wanted = Wanted(words);
        if wanted.longest().is_none_or(|(plain, _)| plain.len() < FEWEST_LETTERS) {
            return Err(Error::invalid("q", "type at least two letters of a name"));
        }
        Ok(wanted)
    }

    pub(crate) fn longest(&self) -> Option<&(String, String)> {
        self.0.iter().max_by_key(|(plain, _)| plain.len())
    }

    /// Whether every word looked for begins one of the words.
    pub(crate) fn fits(&self, words: &str) -> bool {
        let begins = |(plain, sound): &(String, String)| {
            words.split(' ').any(|word| word.starts_with(plain) || word.starts_with(sound))
        };
        self.0.iter().all(begins)
    }

    /// How many of the words looked for are whole words already.
    pub(crate) fn whole(&self, words: &str) -> usize {
        let is_whole = |(plain, sound): &&(String, String)| {
            words.split(' ').any(|word| word == plain || word == sound)
        };
        self.0.iter().filter(is_whole).count()
    }
}

fn search(tx: &mut Tx, me: AthleteId, wanted: &Wanted, now: Timestamp) -> Result<Vec<Person>> {
    let friends = ties::list_friend_ids(tx, me)?;
    let mut words = words_of(tx, &friends)?;
    let friends: HashSet<AthleteId> = friends.into_iter().collect();
    for id in candidates(tx, wanted)? {
        if !words.contains_key(&id) {
            words.extend(words_of(tx, &[id])?);
        }
    }
    let mut ranked = Vec::new();
    for (id, words) in &words {
        if *id != me && wanted.fits(words) {
            ranked.push((
                !friends.contains(id),
                std::cmp::Reverse(wanted.whole(words)),
                words,
                *id,
            ));
        }
    }
    ranked.sort();
    let hidden = ties::list_hidden(tx, me)?;
    let mut found = Vec::new();
    for (_, _, _, id) in ranked {
        if hidden.contains(&id) {
            continue;
        }
        let Some(athlete) = athlete::find(tx, id)? else { continue };
        let relation = ties::relation(tx, me, id)?;
        if is_minor(&athlete, now) && relation != Relation::Friend {
            continue;
        }
        found.push(show(&athlete, relation, now));
        if found.len() == MOST_FOUND {
            break;
        }
    }
    Ok(found)
}

/// People of whom one word begins like the longest word looked for.
fn candidates(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<AthleteId>> {
    let Some((plain, sound)) = wanted.longest() else { return Ok(Vec::new()) };
    let mut found = list_by_word(tx, plain)?;
    if sound != plain {
        found.extend(list_by_word(tx, sound)?);
    }
    Ok(found)
}

/// Words are made of a to z and 0 to 9, so that those which begin with a text lie between it and itself
/// followed by many z, whatever order of letters a database keeps.
fn list_by_word(tx: &mut Tx, begin: &str) -> Result<Vec<AthleteId>> {
    let end = format!("{begin}zzzzzzzzzzzzzzzz");
    let rows = tx.list::<(String, AthleteId)>(
        "SELECT word, athlete_id FROM social_word WHERE word >= $1 AND word <= $2
         ORDER BY word, athlete_id LIMIT $3",
        args![begin, end, CANDIDATES],
    )?;
    Ok(rows.into_iter().map(|(_, id)| id).collect())
}

fn words_of(tx: &mut Tx, ids: &[AthleteId]) -> Result<HashMap<AthleteId, String>> {
    let mut words = HashMap::new();
    for some in ids.chunks(TOGETHER) {
        // The list is filled up with the last of them: one text for every length.
        let id = |at: usize| some[at.min(some.len() - 1)];
        let rows = tx.list::<(AthleteId, String)>(
            "SELECT athlete_id, words FROM social_person WHERE athlete_id IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            args![
                id(0),
                id(1),
                id(2),
                id(3),
                id(4),
                id(5),
                id(6),
                id(7),
                id(8),
                id(9),
                id(10),
                id(11),
                id(12),
                id(13),
                id(14),
                id(15)
            ],
        )?;
        words.extend(rows);
    }
    Ok(words)
}
