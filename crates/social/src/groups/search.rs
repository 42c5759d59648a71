//! Finding groups by name, place and sport: `GET /api/v1/groups`. Hidden groups are not found, and the young find none.
use std::cmp::Reverse;
use std::collections::HashSet;

use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, Error, GroupId, Me, Result, Timestamp, Tx, args};
use serde::Deserialize;

use super::list::GroupList;
use super::{index, see_with};
use crate::people::is_minor;
use crate::people::search::wanted;
use names::Wanted;

/// Groups in an answer.
const MOST_FOUND: usize = 30;
/// Groups looked at for one answer.
const CANDIDATES: usize = 300;

/// What is looked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GroupsQuery {
    /// The beginnings of words of a name or a place, in any script; at least two letters. Left out: any name.
    pub q: Option<String>,
    /// `running`, `cycling`, ...; left out: any sport.
    pub sport: Option<String>,
}

/// Find groups by the beginnings of words of their names and places, by sport, or by both.
#[utoipa::path(get, path = "/api/v1/groups", tag = "groups", params(GroupsQuery),
    responses(
        (status = 200, description = "At most 30, the best match first, then the largest.", body = GroupList),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`: neither a name nor a sport", body = Problem,
            content_type = "application/problem+json")))]
pub async fn search_groups(
    State(app): State<App>,
    me: Me,
    Query(query): Query<GroupsQuery>,
) -> Result<Json<GroupList>> {
    let now = app.clock.now();
    let me = me.athlete;
    let text = query.q.filter(|text| !text.trim().is_empty());
    let wanted = text.as_deref().map(wanted).transpose()?;
    let sport = query.sport.filter(|sport| !sport.is_empty());
    if wanted.is_none() && sport.is_none() {
        return Err(Error::invalid("q", "type at least two letters of a name, or choose a sport"));
    }
    let found = app.db.read(move |tx| search(tx, &me, wanted.as_ref(), sport.as_deref(), now));
    Ok(Json(found.await?))
}

fn search(
    tx: &mut Tx,
    me: &Athlete,
    wanted: Option<&Wanted>,
    sport: Option<&str>,
    now: Timestamp,
) -> Result<GroupList> {
    if is_minor(me, now) {
        return Ok(GroupList { items: Vec::new() });
    }
    let mut found = HashSet::new();
    for begin in beginnings(wanted, sport) {
        found.extend(list_by_word(tx, &begin)?);
    }
    let mut ranked = Vec::new();
    for id in found {
        let seen = match see_with(tx, me, id, None, now) {
            Err(Error::NotFound(_)) => continue,
            seen => seen?,
        };
        let (words,) =
            tx.one::<(String,)>("SELECT words FROM social_group WHERE group_id = $1", args![id])?;
        let of_sport = sport.is_none_or(|sport| seen.row.sport.as_deref() == Some(sport));
        if of_sport && wanted.is_none_or(|wanted| wanted.fits(&words)) {
            let whole = wanted.map_or(0, |wanted| wanted.whole(&words));
            let card = seen.row.card(seen.viewer.tie);
            ranked.push((Reverse(whole), Reverse(card.members), card.id, card));
        }
    }
    ranked.sort_by_key(|(whole, members, id, _)| (*whole, *members, *id));
    ranked.truncate(MOST_FOUND);
    Ok(GroupList { items: ranked.into_iter().map(|(.., card)| card).collect() })
}

/// What the words of a group that is looked for may begin with.
fn beginnings(wanted: Option<&Wanted>, sport: Option<&str>) -> Vec<String> {
    match (wanted.and_then(Wanted::longest), sport) {
        (Some(word), _) if word.plain == word.sound => vec![word.plain.clone()],
        (Some(word), _) => vec![word.plain.clone(), word.sound.clone()],
        (None, Some(sport)) => vec![index::of_sport(sport)],
        (None, None) => Vec::new(),
    }
}

/// As with people: the words that begin with a text lie between it and itself followed by many z.
fn list_by_word(tx: &mut Tx, begin: &str) -> Result<Vec<GroupId>> {
    let end = format!("{begin}zzzzzzzzzzzzzzzz");
    let rows = tx.list::<(String, GroupId)>(
        "SELECT word, group_id FROM social_group_word WHERE word >= $1 AND word <= $2
         ORDER BY word, group_id LIMIT $3",
        args![begin, end, CANDIDATES],
    )?;
    Ok(rows.into_iter().map(|(_, id)| id).collect())
}
