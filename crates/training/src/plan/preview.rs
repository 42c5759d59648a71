//! Asking what would be: `POST /api/v1/training/plan/preview`. Nothing is kept.
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, Day, Me, Result, Tx};
use serde::Serialize;

use super::{PlanWeek, PlanWish, weeks};
use crate::goal::Goal;
use crate::rules::{self, Outcome, Proposal};
use crate::sessions::{SessionCard, Stored};
use crate::{PlanId, history};

/// What a plan would be like.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PlanPreview {
    /// What is realistic.
    pub outcome: Outcome,
    /// The weeks it would have; none when there is nothing to plan.
    pub weeks: Vec<PlanWeek>,
    /// The first sessions, at most seven.
    pub first: Vec<SessionCard>,
}

/// See what a plan for a goal would be like, without making it.
#[utoipa::path(post, path = "/api/v1/training/plan/preview", tag = "training", request_body = PlanWish,
    responses((status = 200, body = PlanPreview), (status = 401, description = "signed_out"),
        (status = 422, description = "invalid_input, invalid_json")))]
pub async fn preview_plan(
    State(app): State<App>,
    me: Me,
    Json(wish): Json<PlanWish>,
) -> Result<Json<PlanPreview>> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let since = wish.starts_on(today)?;
    let goal = wish.goal.checked()?;
    let athlete = me.athlete.id;
    let preview = app.db.read(move |tx| {
        let proposal = propose(tx, athlete, &goal, since)?;
        let plan = PlanId::new();
        let mut sessions = Vec::with_capacity(proposal.slots.len());
        for (slot, session) in proposal.slots.iter().zip(&proposal.settled) {
            sessions.push(Stored::new(plan, &goal, slot, session, proposal.easy_mps));
        }
        let first = sessions.iter().take(7).map(|session| session.card(today)).collect();
        Ok(PlanPreview { outcome: proposal.outcome, weeks: weeks(&sessions), first })
    });
    Ok(Json(preview.await?))
}

/// What the rules say to a goal, with what the athlete did.
pub(super) fn propose(
    tx: &mut Tx,
    athlete: kernel::AthleteId,
    goal: &Goal,
    today: Day,
) -> Result<Proposal> {
    let past = history::past(tx, athlete, goal.sport, today, goal.sport.usual_mps())?;
    Ok(rules::propose(goal, &past, today))
}
