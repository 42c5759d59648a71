//! Finding people by name, handle and club, as you type: `GET /api/v1/people`.
//!
//! Friends stand first, then those with friends in common, then those of the same country, then those whom the words fit best.
//! Who stands first is worked out by the index in memory ([`super::finder`]); without one a table answers, by beginnings of words
//! alone. Either way it is decided here, from the database as it is now, who is shown: minors, and those whose work makes them
//! worth finding, are found by their friends alone, others by whom they let, and people who block each other do not find each
//! other. An answer is capped: whoever types on gets nearer.
//!
//! Where somebody lives within a country changes no order: a list that says who lives near one, asked from everywhere, says where
//! everybody lives.
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, Athlete};
use kernel::db::sixteen_args;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, AthleteId, Error, GroupId, Me, Result, Timestamp, Tx, args};
use names::{Index, Question, Wanted};
use serde::{Deserialize, Serialize};

use super::findable::{self, FoundBy};
use super::finder::Finder;
use super::{Person, is_minor, show};
use crate::circles::{Circles, Look, id, name};
use crate::groups;
use crate::groups::rules::{Role, Sight, Tie};
use crate::mutual_friends;
use crate::ties::{self, Relation};

/// People in an answer.
const MOST_FOUND: usize = 20;
/// People looked at for one answer, beside friends, when a table answers.
const CANDIDATES: usize = 300;
/// People whom the index names first; if too few of them may be shown, four times as many, and so on up to [`MOST_NAMED`].
const NAMED: usize = 60;
const MOST_NAMED: usize = 4_000;
/// Friends of friends who are told from strangers: those with the most friends in common.
const NEAR: usize = 5_000;
/// Members of one of my groups who are found by its name.
const MOST_MEMBERS: usize = 1_000;
/// Looked up in one query.
const TOGETHER: usize = 16;

/// What is looked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// The beginning of a name or of a handle, in any script, and of the name or place of a group of yours; at least two letters.
    pub q: String,
}

/// Somebody who was found, and what you have in common.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonFound {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// How many friends you have in common, if you are no friends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = 3)]
    pub mutual_friends: Option<u32>,
    /// The group of yours by which they were found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(example = "Lauftreff Nord")]
    pub group: Option<String>,
}

/// Who was found.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PeopleFound {
    /// At most 20, friends first.
    pub items: Vec<PersonFound>,
}

/// Find people by the beginning of their names or handles, in any script. A typo is forgiven in a word of four letters, two in
/// one of eight. A word may also be that of a group to which both of you belong.
#[utoipa::path(get, path = "/api/v1/people", tag = "friends", params(PeopleQuery),
    responses(
        (status = 200, description = "Friends first, then those with friends in common; at most 20.", body = PeopleFound),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`: too short", body = Problem, content_type = "application/problem+json")))]
pub async fn search_people(
    State(app): State<App>,
    me: Me,
    Extension(circles): Extension<Circles>,
    Extension(finder): Extension<Finder>,
    Query(query): Query<PeopleQuery>,
) -> Result<Json<PeopleFound>> {
    let wanted = wanted(&query.q)?;
    let now = app.clock.now();
    let found = app.db.read(move |tx| {
        let look = circles.look(tx, now)?;
        let search = Search { circles: &circles, look: &look, me: &me.athlete, now };
        match finder.look(tx, now)? {
            Some(index) => search.in_index(tx, &finder, &index, &wanted),
            None => search.in_table(tx, &wanted),
        }
    });
    Ok(Json(PeopleFound { items: found.await? }))
}

/// Reads what somebody typed.
pub(crate) fn wanted(text: &str) -> Result<Wanted> {
    Wanted::read(text).ok_or_else(|| Error::invalid("q", "type at least two letters of a name"))
}

/// Who looks, and what they see of who knows whom.
struct Search<'a> {
    circles: &'a Circles,
    look: &'a Look,
    me: &'a Athlete,
    now: Timestamp,
}

impl Search<'_> {
    fn in_index(
        &self,
        tx: &mut Tx,
        finder: &Finder,
        index: &Index,
        wanted: &Wanted,
    ) -> Result<Vec<PersonFound>> {
        let hidden = ties::list_hidden(tx, self.me.id)?;
        let near = self.near(tx, &hidden)?;
        let clubs = clubs(tx, self.me, wanted, self.now)?;
        let also: Vec<(names::Id, u8)> =
            clubs.iter().map(|(who, club)| (name(*who), club.words)).collect();
        let country = &self.me.country;
        let (mut found, mut looked_at, mut most) = (Vec::new(), 0, NAMED);
        loop {
            let question = Question { wanted, near: &near, country, also: &also, most };
            let (named, more) = finder.ask(index, question);
            // The first ones are those of before, in the same order.
            let new: Vec<AthleteId> = named.iter().skip(looked_at).map(|one| id(one.id)).collect();
            looked_at = named.len();
            self.take(tx, &new, &hidden, &mut found)?;
            if found.len() == MOST_FOUND || !more || most >= MOST_NAMED {
                break;
            }
            most *= 4;
        }
        for one in &mut found {
            one.group = clubs.get(&one.person.id).map(|club| club.name.clone());
        }
        Ok(found)
    }

    fn in_table(&self, tx: &mut Tx, wanted: &Wanted) -> Result<Vec<PersonFound>> {
        let friends = ties::list_friend_ids(tx, self.me.id)?;
        let mut words = words_of(tx, &friends)?;
        let friends: HashSet<AthleteId> = friends.into_iter().collect();
        for id in candidates(tx, wanted)? {
            if !words.contains_key(&id) {
                words.extend(words_of(tx, &[id])?);
            }
        }
        let mut ranked = Vec::new();
        for (id, words) in &words {
            if wanted.fits(words) {
                ranked.push((!friends.contains(id), Reverse(wanted.whole(words)), words, *id));
            }
        }
        ranked.sort();
        let ids: Vec<AthleteId> = ranked.into_iter().map(|(.., id)| id).collect();
        let hidden = ties::list_hidden(tx, self.me.id)?;
        let mut found = Vec::new();
        self.take(tx, &ids, &hidden, &mut found)?;
        Ok(found)
    }

    /// Friends, and friends of friends with the number of friends in common: the nearest with the greatest number.
    fn near(&self, tx: &mut Tx, hidden: &HashSet<AthleteId>) -> Result<Vec<(names::Id, u32)>> {
        let friends = ties::list_friend_ids(tx, self.me.id)?;
        let mut near: Vec<(names::Id, u32)> =
            friends.into_iter().map(|friend| (name(friend), u32::MAX)).collect();
        // The young find their friends; nobody is found over them, and they find nobody over friends.
        if self.look.in_memory() && !is_minor(self.me, self.now) {
            let without: Vec<AthleteId> = hidden.iter().copied().collect();
            let second = self.look.friends_of_friends(tx, self.me.id, &without, NEAR)?;
            near.extend(second.into_iter().map(|(who, count)| (name(who), count)));
        }
        Ok(near)
    }

    /// Shows those of some people who may be shown, in this order, until there are enough.
    fn take(
        &self,
        tx: &mut Tx,
        ids: &[AthleteId],
        hidden: &HashSet<AthleteId>,
        found: &mut Vec<PersonFound>,
    ) -> Result<()> {
        let me = self.me.id;
        for some in ids.chunks(TOGETHER) {
            let open = self.circles.open(tx, some, self.now)?;
            let chosen = findable::list(tx, some)?;
            let athletes = athlete::find_all(tx, some.iter().copied())?;
            for them in some.iter().filter(|them| **them != me && !hidden.contains(them)) {
                let Some(athlete) = athletes.get(them) else { continue };
                let relation = ties::relation(tx, me, *them)?;
                if relation == Relation::Friend {
                    found.push(self.found(athlete, relation, None));
                } else if open.contains(them) {
                    let by = chosen.get(them).copied().unwrap_or_default();
                    let common = self.common(tx, athlete)?;
                    let is_for_me = match by {
                        FoundBy::Everyone => true,
                        FoundBy::FriendsOfFriends => common.is_some(),
                        FoundBy::Nobody => false,
                    };
                    if is_for_me {
                        found.push(self.found(athlete, relation, common));
                    }
                }
                if found.len() == MOST_FOUND {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// How many friends we have in common, where we may be told.
    fn common(&self, tx: &mut Tx, them: &Athlete) -> Result<Option<u32>> {
        let (circles, look, now) = (self.circles, self.look, self.now);
        if is_minor(self.me, now) {
            return Ok(None);
        }
        let common = mutual_friends::find(tx, circles, look, self.me.id, them.id, 1, now)?;
        Ok(common.map(|common| common.count))
    }

    fn found(&self, them: &Athlete, relation: Relation, common: Option<u32>) -> PersonFound {
        PersonFound { person: show(them, relation, self.now), mutual_friends: common, group: None }
    }
}

/// A group of mine that some of the words mean.
#[derive(Clone)]
struct Club {
    name: String,
    /// Which words: one bit each, the first one lowest.
    words: u8,
}

/// Who belongs to groups of mine whose names or places have some of the words. Nobody else's groups find anybody: who belongs to
/// a group is for its members to see.
fn clubs(
    tx: &mut Tx,
    me: &Athlete,
    wanted: &Wanted,
    now: Timestamp,
) -> Result<HashMap<AthleteId, Club>> {
    let mut members: HashMap<AthleteId, Club> = HashMap::new();
    for (group, _) in groups::ties::list_memberships(tx, me.id)? {
        let seen = match groups::see_with(tx, me, group, None, now) {
            Err(Error::NotFound(_)) => continue,
            seen => seen?,
        };
        let text = [Some(seen.row.name.as_str()), seen.row.place.as_deref()];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let words = wanted.meant_by(&text);
        if words == 0 || seen.sight != Sight::Inside {
            continue;
        }
        for who in list_members(tx, group)? {
            let club = members
                .entry(who)
                .or_insert_with(|| Club { name: seen.row.name.clone(), words: 0 });
            club.words |= words;
        }
    }
    Ok(members)
}

fn list_members(tx: &mut Tx, group: GroupId) -> Result<Vec<AthleteId>> {
    let mut members = Vec::new();
    for role in Role::ALL {
        let left = MOST_MEMBERS - members.len();
        let some = groups::ties::list_in(tx, group, Tie::In(role), None, left)?;
        members.extend(some.into_iter().map(|(who, _)| who));
    }
    Ok(members)
}

/// People of whom one word begins like the longest word looked for.
fn candidates(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<AthleteId>> {
    let Some(word) = wanted.longest() else { return Ok(Vec::new()) };
    let mut found = list_by_word(tx, &word.plain)?;
    if word.sound != word.plain {
        found.extend(list_by_word(tx, &word.sound)?);
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
        let rows = tx.list::<(AthleteId, String)>(
            "SELECT athlete_id, words FROM social_person WHERE athlete_id IN
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
            &sixteen_args(some),
        )?;
        words.extend(rows);
    }
    Ok(words)
}
