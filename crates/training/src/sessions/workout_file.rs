//! A session for a watch: `GET /api/v1/training/sessions/{id}/workout.fit`.
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use formats::fit::workout as fit;
use kernel::http::Path;
use kernel::{App, Error, Me, Result};

use super::{Stored, show};
use crate::goal::Sport;
use crate::library::{self, Amount, Intent, Piece};
use crate::needs::{Ability, Needs};
use crate::targets::{Target, target};
use crate::{TrainingSessionId, adapt};

/// The session as a FIT workout, with your own targets. Copy it to the watch's folder for new files.
#[utoipa::path(get, path = "/api/v1/training/sessions/{id}/workout.fit", tag = "training",
    params(("id" = TrainingSessionId, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not yours")))]
pub async fn get_workout_file(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<TrainingSessionId>,
) -> Result<Response> {
    let today = adapt::bring_up_to_date(&app, &me.athlete).await?;
    let now = app.clock.now();
    let athlete = me.athlete;
    let file = app.db.read(move |tx| {
        let session = super::find(tx, athlete.id, id)?.ok_or(Error::NotFound("session"))?;
        let ability = needs.abilities.ability(tx, &athlete, today)?;
        let workout = workout(&session, &ability, &athlete.language);
        Ok((fit::write(&workout, now.0), session.due_on, session.workout))
    });
    let (bytes, on, name) = file.await?;
    let disposition = format!("attachment; filename=\"{on}-{name}.fit\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(Error::internal)?,
        ),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

fn workout(session: &Stored, ability: &Ability, language: &str) -> fit::Workout {
    let name = library::find(&session.workout).map(|workout| workout.name.in_language(language));
    let mut steps: Vec<fit::Step> = Vec::new();
    for part in show::fitted(session).parts {
        let from = steps.len() as u32;
        for piece in &part.pieces {
            steps.push(step(session.sport(), piece, ability, language));
        }
        if part.times > 1 {
            steps.push(fit::Step::Repeat { from, times: part.times });
        }
    }
    fit::Workout {
        name: name.unwrap_or("Stadion").to_owned(),
        sport: match session.sport() {
            Sport::Running => formats::Sport::Running,
            Sport::Cycling => formats::Sport::Cycling,
            Sport::Walking => formats::Sport::Walking,
            Sport::Strength => formats::Sport::Strength,
        },
        steps,
    }
}

fn step(sport: Sport, piece: &Piece, ability: &Ability, language: &str) -> fit::Step {
    let exercise = piece.exercise.as_deref().and_then(library::exercise);
    fit::Step::Do {
        name: exercise.map(|words| words.in_language(language).to_owned()).unwrap_or_default(),
        until: match piece.amount {
            Amount::Seconds(seconds) => fit::Until::Seconds(seconds),
            Amount::Metres(metres) => fit::Until::Metres(metres),
        },
        target: match target(sport, piece.effort, ability) {
            Target::Pace { low_mps, high_mps } => fit::Target::Speed { low_mps, high_mps },
            Target::HeartRate { low_bpm, high_bpm } => fit::Target::HeartRate { low_bpm, high_bpm },
            Target::Power { low_w, high_w } => fit::Target::Power { low_w, high_w },
            Target::Effort { .. } => fit::Target::Open,
        },
        intent: match piece.intent {
            Intent::WarmUp => fit::Intent::WarmUp,
            Intent::CoolDown => fit::Intent::CoolDown,
            Intent::Rest => fit::Intent::Recovery,
            Intent::Work => fit::Intent::Work,
        },
    }
}
