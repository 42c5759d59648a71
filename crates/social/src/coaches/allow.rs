//! Letting somebody look as a coach: `PUT /api/v1/coaches/{athlete_id}`.
use axum::Extension;
use axum::extract::State;
use kernel::consent::ledger::WordsRead;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Me, Result, Tx};
use serde::{Deserialize, Serialize};

use super::{count_others, is_coach, put, rules};
use crate::friends::PersonSince;
use crate::groups;
use crate::needs::Needs;
use crate::notifications::telling;
use crate::people::{self, is_minor};
use crate::ties::{self, Relation};

/// What you read before you said yes: the notice `coach` of `GET /api/v1/notices`.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CoachConsent {
    /// Its version.
    pub notice_version: u32,
    /// The hash of its words.
    pub notice_hash: String,
    /// Their language, `en` or `ru`.
    #[schema(example = "en")]
    pub locale: String,
}

/// Let a friend, or somebody who coaches a group of yours, look as your coach. They see what friends see, and what you show to
/// coaches. Saying it twice is saying it once.
#[utoipa::path(put, path = "/api/v1/coaches/{athlete_id}", tag = "friends", request_body = CoachConsent,
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "Your coach, and since when.", body = PersonSince),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`frozen`: the account was recovered by e-mail a short while ago.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`, `too_young_for_coach`, `coach_too_young`, `not_near`, `coaches_full`, `notice_changed`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input` with `fields`", body = Problem, content_type = "application/problem+json")))]
pub async fn let_coach(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(them): Path<AthleteId>,
    Json(read): Json<CoachConsent>,
) -> Result<Json<PersonSince>> {
    let now = app.clock.now();
    let read =
        WordsRead { version: read.notice_version, hash: read.notice_hash, locale: read.locale };
    let allowed = app.db.write(move |tx| {
        let other = people::find_other(tx, me.id, them)?;
        ties::lock(tx, me.id, them, now)?;
        if !is_coach(tx, them, me.id)? {
            rules::check(rules::Wish {
                young: is_minor(&me.athlete, now),
                coach_young: is_minor(&other, now),
                near: is_near(tx, me.id, them)?,
                others: count_others(tx, me.id, them)?,
            })?;
            needs.consents.let_coach(tx, &me, them, &read, now)?;
            put(tx, me.id, them, now)?;
            telling::made_coach(tx, them, me.id, now)?;
        }
        super::find(tx, me.id, them, now)
    });
    Ok(Json(allowed.await?))
}

/// Friends, or one who runs or coaches a group of the athlete's.
fn is_near(tx: &mut Tx, me: AthleteId, them: AthleteId) -> Result<bool> {
    if ties::relation(tx, me, them)? == Relation::Friend {
        return Ok(true);
    }
    groups::ties::runs_a_group_of(tx, them, me)
}
