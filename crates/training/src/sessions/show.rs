//! One session: `GET /api/v1/training/sessions/{id}`.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Day, Error, Me, Result, Tx};
use serde::Serialize;

use super::{SessionCard, Stored};
use crate::compare::{ComparedBy, DoneStep, End, compare};
use crate::goal::Sport;
use crate::library::{self, Amount, Fitted, Intent, Piece, Scale, Words};
use crate::needs::{Ability, Needs};
use crate::targets::{Target, target};
use crate::{TrainingSessionId, adapt, history};

/// A session with its steps.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = TrainingSession)]
pub struct Session {
    /// What lists show.
    #[serde(flatten)]
    pub card: SessionCard,
    /// Its steps, in groups that are repeated.
    pub parts: Vec<SessionPart>,
    /// What was done, when an activity is it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
    /// Own activities of the days around it that could be chosen by hand.
    pub choices: Vec<Choice>,
}

/// Steps that are done one after the other, so many times.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct SessionPart {
    /// How often.
    pub times: u32,
    /// What.
    pub steps: Vec<SessionStep>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct SessionStep {
    /// What for.
    pub intent: Intent,
    /// How hard, from 1 to 10.
    pub of_ten: u8,
    /// Seconds, where it ends by the clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Metres, where it ends by distance.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metres: Option<f64>,
    /// About how many seconds it takes either way.
    pub about_s: f64,
    /// Which exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Words>,
    /// What to aim for.
    pub target: Target,
}

/// What was done of a session.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = TrainingDone)]
pub struct Done {
    /// The activity's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Its seconds.
    pub elapsed_s: f64,
    /// By what it was cut into steps.
    pub by: ComparedBy,
    /// What was done of each planned step, repeats written out; fewer when it ended early.
    pub steps: Vec<DoneStep>,
}

/// An activity that could be the session.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
#[schema(as = ActivityChoice)]
pub struct Choice {
    /// Which activity.
    pub activity_id: ActivityId,
    /// Its day.
    pub on: Day,
    /// Its sport.
    pub sport: String,
    /// Its metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Its seconds in motion.
    pub moving_s: f64,
}

/// One of my sessions: its steps with my own targets, and what was done of each.
#[utoipa::path(get, path = "/api/v1/training/sessions/{id}", tag = "training",
    params(("id" = TrainingSessionId, Path)),
    responses((status = 200, body = Session), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not yours")))]
pub async fn show_session(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<TrainingSessionId>,
) -> Result<Json<Session>> {
    let today = adapt::bring_up_to_date(&app, &me.athlete).await?;
    let athlete = me.athlete;
    let session = app.db.read(move |tx| view(tx, &athlete, &needs, id, today)).await?;
    Ok(Json(session))
}

/// The session as its page shows it.
pub(super) fn view(
    tx: &mut Tx,
    athlete: &Athlete,
    needs: &Needs,
    id: TrainingSessionId,
    today: Day,
) -> Result<Session> {
    let session = super::find(tx, athlete.id, id)?.ok_or(Error::NotFound("session"))?;
    let ability = needs.abilities.ability(tx, athlete, today)?;
    let fitted = fitted(&session);
    let scale = scale(&session);
    let done = match session.activity {
        Some(activity) => needs.recordings.recording(tx, athlete, activity)?,
        None => None,
    };
    let done = done.map(|recording| {
        let (by, steps) = compare(&ends(&fitted), &recording);
        let Recorded { title, distance_m, elapsed_s } = Recorded::of(recording);
        Done { title, distance_m, elapsed_s, by, steps }
    });
    Ok(Session {
        parts: parts(&session, &fitted, scale, &ability),
        done,
        choices: choices(tx, athlete, &session)?,
        card: session.card(today),
    })
}

struct Recorded {
    title: Option<String>,
    distance_m: Option<f64>,
    elapsed_s: f64,
}

impl Recorded {
    fn of(recording: crate::needs::Recording) -> Recorded {
        let crate::needs::Recording { title, distance_m, elapsed_s, .. } = recording;
        Recorded { title, distance_m, elapsed_s }
    }
}

fn scale(session: &Stored) -> Scale {
    Scale { in_metres: session.sport().in_metres(), easy_mps: session.easy_mps }
}

/// The workout of a session, made to measure again.
pub(super) fn fitted(session: &Stored) -> Fitted {
    let repeats = u32::try_from(session.repeats).unwrap_or(0);
    let workout = library::find(&session.workout);
    let fitted =
        workout.and_then(|workout| workout.with_repeats(repeats, session.size, scale(session)));
    fitted.unwrap_or(Fitted {
        repeats: 0,
        parts: Vec::new(),
        duration_s: session.duration_s,
        hard: 0.0,
    })
}

/// When each step ends, repeats written out.
fn ends(fitted: &Fitted) -> Vec<End> {
    let mut ends = Vec::new();
    for part in &fitted.parts {
        for _ in 0..part.times {
            for piece in &part.pieces {
                ends.push(match piece.amount {
                    Amount::Seconds(seconds) => End::Seconds(seconds),
                    Amount::Metres(metres) => End::Metres(metres),
                });
            }
        }
    }
    ends
}

fn parts(session: &Stored, fitted: &Fitted, scale: Scale, ability: &Ability) -> Vec<SessionPart> {
    let mut parts = Vec::with_capacity(fitted.parts.len());
    for part in &fitted.parts {
        let mut steps = Vec::with_capacity(part.pieces.len());
        for piece in &part.pieces {
            steps.push(step(session.sport(), piece, scale, ability));
        }
        parts.push(SessionPart { times: part.times, steps });
    }
    parts
}

fn step(sport: Sport, piece: &Piece, scale: Scale, ability: &Ability) -> SessionStep {
    let (seconds, metres) = match piece.amount {
        Amount::Seconds(seconds) => (Some(seconds), None),
        Amount::Metres(metres) => (None, Some(metres)),
    };
    SessionStep {
        intent: piece.intent,
        of_ten: piece.effort.of_ten(),
        seconds,
        metres,
        about_s: scale.seconds(piece).round(),
        exercise: piece.exercise.as_deref().and_then(library::exercise).cloned(),
        target: target(sport, piece.effort, ability),
    }
}

/// Days on both sides among which an activity may be chosen.
const CHOICE_DAYS: i64 = 3;

fn choices(tx: &mut Tx, athlete: &Athlete, session: &Stored) -> Result<Vec<Choice>> {
    let (from, to) =
        (session.due_on.plus_days(-CHOICE_DAYS), session.due_on.plus_days(CHOICE_DAYS));
    let mut choices = Vec::new();
    for done in history::list(tx, athlete.id, from, to)? {
        let same_sport = Sport::of_activity(&done.sport) == Some(session.sport());
        let is_taken = super::find_of_activity(tx, athlete.id, done.activity)?.is_some();
        if same_sport && !is_taken {
            choices.push(Choice {
                activity_id: done.activity,
                on: done.started_on,
                sport: done.sport,
                distance_m: done.distance_m,
                moving_s: done.moving_s,
            });
        }
    }
    // The nearest day first.
    choices.sort_by_key(|choice| choice.on.days_since(session.due_on).abs());
    Ok(choices)
}
