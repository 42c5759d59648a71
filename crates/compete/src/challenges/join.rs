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
use crate::{Needs, judging};

/// Join a challenge.
#[utoipa::path(put, path = "/api/v1/challenges/{id}/membership", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge."), Code),
    responses(
        (status = 200, description = "You take part; what counts already is counted.", body = Shown),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`challenge_elsewhere`", body = Problem),
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
        join(tx, &row, &me.athlete, now)?;
        super::shown(tx, &needs, &row, &me.athlete, now)
    });
    Ok(Json(joined.await?))
}

/// Why somebody may not join.
#[derive(Debug, PartialEq)]
pub(crate) enum Refusal {
    Over,
    Elsewhere { country: String, lives_in: String },
}

impl Refusal {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Refusal::Over => "over",
            Refusal::Elsewhere { .. } => "elsewhere",
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
            Refusal::Elsewhere { country, lives_in } => Error::refused_as(
                StatusCode::FORBIDDEN,
                "challenge_elsewhere",
                format!(
                    "this challenge is for people who live in {country}, and your account says \
                     {lives_in}; you can still follow it"
                ),
            ),
        }
    }
}

/// Judged by the athlete's card at the moment of joining, and by the day of the athlete's own calendar.
pub(crate) fn may_join(row: &Row, athlete: &Athlete, now: Timestamp) -> Result<(), Refusal> {
    if !row.takes(now) || row.ends_on < now.day_in(&athlete.time_zone) {
        return Err(Refusal::Over);
    }
    match &row.country {
        Some(country) if *country != athlete.country => {
            Err(Refusal::Elsewhere { country: country.clone(), lives_in: athlete.country.clone() })
        }
        _ => Ok(()),
    }
}

/// Makes somebody a member and judges what is there already. Who is a member stays one.
pub(crate) fn join(tx: &mut Tx, row: &Row, athlete: &Athlete, now: Timestamp) -> Result<()> {
    judging::lock(tx, athlete.id)?;
    if super::find_member(tx, athlete.id, row.id)?.is_some() {
        return Ok(());
    }
    may_join(row, athlete, now)?;
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
pub fn join_at(tx: &mut Tx, id: ChallengeId, athlete: &Athlete, at: Timestamp) -> Result<()> {
    let row = super::find(tx, id)?.ok_or(Error::NotFound("challenge"))?;
    join(tx, &row, athlete, at)
}
