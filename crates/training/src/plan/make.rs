//! Making a plan: `PUT /api/v1/training/plan`.
//!
//! The same goal again changes nothing, so a retry is harmless; another goal ends the plan there is and takes its
//! place. A goal that cannot be planned is answered and leaves everything as it was.
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, AthleteId, Day, Me, Result, Timestamp, Tx, args};

use super::preview::propose;
use super::{PlanAnswer, PlanWish, end, find_active, lock, view};
use crate::goal::Goal;
use crate::rules::{self, Outcome, Proposal};
use crate::sessions::{self, Stored};
use crate::{PlanId, adapt};

/// Make a plan for a goal.
#[utoipa::path(put, path = "/api/v1/training/plan", tag = "training", request_body = PlanWish,
    responses((status = 200, description = "What is realistic, and the plan there is now.", body = PlanAnswer),
        (status = 401, description = "signed_out"),
        (status = 422, description = "invalid_input, invalid_json")))]
pub async fn make_plan(
    State(app): State<App>,
    me: Me,
    Json(wish): Json<PlanWish>,
) -> Result<Json<PlanAnswer>> {
    let now = app.clock.now();
    let today = now.day_in(&me.time_zone);
    let since = wish.starts_on(today)?;
    let goal = wish.goal.checked()?;
    let athlete = me.athlete.id;
    let answer = app.db.write(move |tx| {
        lock(tx, athlete)?;
        let outcome = make(tx, athlete, &goal, wish.anyway, Days { since, today }, now)?;
        let plan = match find_active(tx, athlete)? {
            Some(kept) => Some(view(tx, athlete, &kept, today)?),
            None => None,
        };
        Ok(PlanAnswer { outcome: Some(outcome), plan })
    });
    Ok(Json(answer.await?))
}

/// When the plan begins, and when it is made.
#[derive(Clone, Copy)]
struct Days {
    since: Day,
    today: Day,
}

fn make(
    tx: &mut Tx,
    athlete: AthleteId,
    goal: &Goal,
    anyway: bool,
    Days { since, today }: Days,
    now: Timestamp,
) -> Result<Outcome> {
    if let Some(kept) = find_active(tx, athlete)?
        && kept.goal()? == *goal
        && kept.ends_on >= today
    {
        return Ok(serde_json::from_str(&kept.outcome)?);
    }
    let proposal = propose(tx, athlete, goal, since)?;
    let is_beyond = matches!(proposal.outcome, Outcome::FarBeyond { .. });
    if proposal.slots.is_empty() || (is_beyond && !anyway) {
        return Ok(proposal.outcome);
    }
    end::end(tx, athlete, since)?;
    insert(tx, athlete, goal, &proposal, Days { since, today }, now)?;
    let mut day = since;
    while day <= today {
        adapt::rematch(tx, athlete, day, now)?;
        day = day.plus_days(1);
    }
    adapt::settle(tx, athlete, today, now)?;
    Ok(proposal.outcome)
}

fn insert(
    tx: &mut Tx,
    athlete: AthleteId,
    goal: &Goal,
    proposal: &Proposal,
    Days { since, today }: Days,
    now: Timestamp,
) -> Result<()> {
    let plan = PlanId::new();
    // A session of the plan before that was done stays; there is no second one on its day.
    let mut done_on = sessions::list_days(tx, athlete, since, today)?;
    done_on.retain(|session| session.activity.is_some());
    let mut ends_on = since;
    for (slot, session) in proposal.slots.iter().zip(&proposal.settled) {
        if done_on.iter().any(|done| done.due_on == slot.on) {
            continue;
        }
        ends_on = slot.on;
        let stored = Stored::new(plan, goal, slot, session, proposal.easy_mps);
        sessions::insert(tx, athlete, &stored, now)?;
    }
    tx.exec(
        "INSERT INTO training_plan (athlete_id, plan_id, goal, outcome, rules_version, easy_mps,
                                    starts_on, ends_on, settled_on, is_active, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, TRUE, $9)",
        args![
            athlete,
            plan,
            serde_json::to_string(goal)?,
            serde_json::to_string(&proposal.outcome)?,
            rules::VERSION,
            proposal.easy_mps,
            since,
            ends_on,
            now
        ],
    )?;
    Ok(())
}
