//! Joining a challenge: `PUT /api/v1/challenges/{id}/membership`.
//!
//! Joining twice is joining once: a phone with a weak signal may simply retry.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::{Json, Path, Query};
use kernel::{App, ChallengeId, Error, Me, Result, Timestamp, Tx, args};

use super::show::Code;
use super::{Row, Shown};
use crate::needs::Places;
use crate::{Needs, judging};

/// Join a challenge.
#[utoipa::path(put, path = "/api/v1/challenges/{id}/membership", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge."), Code),
    responses(
        (status = 200, description = "You take part; what counts already is counted.", body = Shown),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`challenge_elsewhere`, `region_untold`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`challenge_over`", body = Problem)))]
pub async fn join_challenge(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
    Query(code): Query<Code>,
) -> Result<Json<Shown>> {
    let now = app.clock.now();
    let joined = app.db.write(move |tx| {
        let row = super::find_visible(tx, id, me.id, code.code.as_deref())?;
        join(tx, needs.places.as_ref(), &row, &me.athlete, now)?;
        super::shown(tx, &needs, &row, &me.athlete, now)
    });
    Ok(Json(joined.await?))
}

/// Why somebody may not join.
#[derive(Debug, PartialEq)]
pub(crate) enum Refusal {
    Over,
    /// Both by name.
    Elsewhere {
        place: String,
        lives_in: String,
    },
    /// It is for a region of the athlete's country, who never said in which one they live.
    RegionUntold {
        place: String,
    },
}

impl Refusal {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Refusal::Over => "over",
            Refusal::Elsewhere { .. } => "elsewhere",
            Refusal::RegionUntold { .. } => "region_untold",
        }
    }
}

impl From<Refusal> for Error {
    fn from(no: Refusal) -> Error {
        match no {
            Refusal::Over => Error::refused(
                "challenge_over",
                "the last day of this challenge is over, so nobody can join any more",
            ),
            Refusal::Elsewhere { place, lives_in } => Error::refused_as(
                StatusCode::FORBIDDEN,
                "challenge_elsewhere",
                format!(
                    "this challenge is for people who live in {place}, and your account says \
                     {lives_in}; you can still follow it"
                ),
            ),
            Refusal::RegionUntold { place } => Error::refused_as(
                StatusCode::FORBIDDEN,
                "region_untold",
                format!(
                    "this challenge is for people who live in {place}; say in your settings that you do, \
                     and join"
                ),
            ),
        }
    }
}

/// Judged by the athlete's card at the moment of joining, and by the day of the athlete's own calendar.
pub(crate) fn may_join(
    places: &dyn Places,
    row: &Row,
    athlete: &Athlete,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !row.takes(now) || row.ends_on < now.day_in(&athlete.time_zone) {
        return Err(Refusal::Over);
    }
    let Some(country) = &row.country else { return Ok(()) };
    let place = || place(places, country, row.region.as_deref());
    let lives_in = || self::place(places, &athlete.country, athlete.region.as_deref());
    if *country != athlete.country {
        return Err(Refusal::Elsewhere { place: place(), lives_in: lives_in() });
    }
    match (&row.region, &athlete.region) {
        (Some(_), None) => Err(Refusal::RegionUntold { place: place() }),
        (Some(region), Some(own)) if region != own => {
            Err(Refusal::Elsewhere { place: place(), lives_in: lives_in() })
        }
        _ => Ok(()),
    }
}

/// "Bavaria, Germany".
fn place(places: &dyn Places, country: &str, region: Option<&str>) -> String {
    let country = places.country(country).unwrap_or_else(|| country.to_owned());
    match region.and_then(|code| places.region(code)) {
        Some(region) => format!("{}, {country}", region.name),
        None => country,
    }
}

/// Makes somebody a member and judges what is there already. Who is a member stays one.
pub(crate) fn join(
    tx: &mut Tx,
    places: &dyn Places,
    row: &Row,
    athlete: &Athlete,
    now: Timestamp,
) -> Result<()> {
    judging::lock(tx, athlete.id)?;
    if super::find_member(tx, athlete.id, row.id)?.is_some() {
        return Ok(());
    }
    may_join(places, row, athlete, now)?;
    enrol(tx, row.id, athlete, now)
}

fn enrol(tx: &mut Tx, id: ChallengeId, athlete: &Athlete, now: Timestamp) -> Result<()> {
    // Read again after the lock: the rules may have been changed while we waited.
    let row = super::find(tx, id)?.ok_or(Error::NotFound("challenge"))?;
    tx.exec(
        "INSERT INTO challenge_member (athlete_id, challenge_id, joined_at, joined_on, rules_version)
         VALUES ($1, $2, $3, $4, $5)",
        args![athlete.id, id, now, now.day_in(&athlete.time_zone), row.rules_version],
    )?;
    tx.exec(
        "INSERT INTO challenge_standing (challenge_id, athlete_id, score_negated, achieved_at)
         VALUES ($1, $2, 0, $3)",
        args![id, athlete.id, now],
    )?;
    judging::judge_all(tx, &row, athlete.id, now)
}

/// Makes somebody a member at an instant, as if they had asked then: for whoever fills an installation with
/// what happened elsewhere. The same rules say who may.
pub fn join_at(
    tx: &mut Tx,
    places: &dyn Places,
    id: ChallengeId,
    athlete: &Athlete,
    at: Timestamp,
) -> Result<()> {
    let row = super::find(tx, id)?.ok_or(Error::NotFound("challenge"))?;
    join(tx, places, &row, athlete, at)
}
