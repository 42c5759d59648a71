//! People you may know: `GET /api/v1/suggestions`.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::{self, Athlete};
use kernel::error::Problem;
use kernel::http::{Json, Query};
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx};
use serde::{Deserialize, Serialize};

use super::list_dismissed;
use crate::circles::{Circles, Look};
use crate::people::{Person, is_minor, show};
use crate::ties::{self, Relation};
use crate::{mutes, mutual_friends, restrictions};

/// People in an answer, unless said.
const USUAL: u32 = 10;
/// People in an answer at most.
const MOST: u32 = 30;
/// People looked at beyond those asked for, since some may turn out not to be for this viewer.
const SPARE: usize = 20;

/// How many.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SuggestedQuery {
    /// People at most, 1 to 30; 10 unless said.
    #[param(minimum = 1, maximum = 30)]
    pub limit: Option<u32>,
}

/// Somebody you may know, and why.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PersonSuggested {
    /// Who.
    #[serde(flatten)]
    pub person: Person,
    /// How many friends you have in common.
    #[schema(example = 3)]
    pub mutual_friends: u32,
    /// Some of them, at most two.
    pub among: Vec<Person>,
}

/// People you may know.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PeopleSuggested {
    /// Those with the most friends in common first.
    pub items: Vec<PersonSuggested>,
}

/// People you may know, because you have friends in common. Nobody under 18 is suggested or gets suggestions.
#[utoipa::path(get, path = "/api/v1/suggestions", tag = "friends", params(SuggestedQuery),
    responses(
        (status = 200, description = "Those with the most friends in common first.", body = PeopleSuggested),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn suggest_people(
    State(app): State<App>,
    me: Me,
    Extension(circles): Extension<Circles>,
    Query(query): Query<SuggestedQuery>,
) -> Result<Json<PeopleSuggested>> {
    let now = app.clock.now();
    let limit = query.limit.unwrap_or(USUAL).clamp(1, MOST) as usize;
    let read = app.db.read(move |tx| suggest(tx, &circles, &me.athlete, limit, now));
    Ok(Json(PeopleSuggested { items: read.await? }))
}

fn suggest(
    tx: &mut Tx,
    circles: &Circles,
    me: &Athlete,
    limit: usize,
    now: Timestamp,
) -> Result<Vec<PersonSuggested>> {
    if is_minor(me, now) {
        return Ok(Vec::new());
    }
    let without = not_for(tx, me.id)?;
    let look = circles.look(tx, now)?;
    let found = look.friends_of_friends(tx, me.id, &without, limit + SPARE)?;
    let ids: Vec<AthleteId> = found.into_iter().map(|(id, _)| id).collect();
    let open = circles.open(tx, &ids, now)?;
    let athletes = athlete::find_all(tx, ids.iter().copied())?;
    let mut items = Vec::new();
    for id in ids.into_iter().filter(|id| open.contains(id)) {
        let Some(athlete) = athletes.get(&id) else { continue };
        if turned_away(tx, id, me.id)? {
            continue;
        }
        if let Some(suggestion) = with_reason(tx, circles, &look, me, athlete, now)? {
            items.push(suggestion);
        }
        if items.len() == limit {
            break;
        }
    }
    Ok(items)
}

/// Everybody whom this athlete knows, does not want, or does not exist for. Friends are left out already.
fn not_for(tx: &mut Tx, me: AthleteId) -> Result<Vec<AthleteId>> {
    let mut without = ties::list_pending(tx, me)?;
    without.extend(ties::list_hidden(tx, me)?);
    without.extend(mutes::list_ids(tx, me)?);
    without.extend(restrictions::list_restricted(tx, me)?);
    without.extend(list_dismissed(tx, me)?);
    Ok(without)
}

/// Whether they declined a request of mine, which stands on their side alone, or keep what I write waiting.
fn turned_away(tx: &mut Tx, them: AthleteId, me: AthleteId) -> Result<bool> {
    Ok(ties::is_tied(tx, them, me)? || restrictions::is_restricted(tx, them, me)?)
}

/// A suggestion is shown with its reason or not at all.
fn with_reason(
    tx: &mut Tx,
    circles: &Circles,
    look: &Look,
    me: &Athlete,
    them: &Athlete,
    now: Timestamp,
) -> Result<Option<PersonSuggested>> {
    const NAMED: usize = 2;
    let common = mutual_friends::find(tx, circles, look, me.id, them.id, NAMED, now)?;
    Ok(common.map(|common| PersonSuggested {
        person: show(them, Relation::None, now),
        mutual_friends: common.count,
        among: common.among,
    }))
}
