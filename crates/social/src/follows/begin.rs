//! Following somebody: `PUT /api/v1/following/{athlete_id}`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx, args};

use super::{count_followed, insert, is_following, may_be_followed, rules};
use crate::people::{self, is_minor};
use crate::{Needs, ties};

/// Follow somebody who lets people follow them: what they show to everyone comes into your feed. They see you among their
/// followers. Following again changes nothing.
#[utoipa::path(put, path = "/api/v1/following/{athlete_id}", tag = "following",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 204, description = "You follow them."),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_follow`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`yourself`, `not_followable`, `following_full`", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_follows`", body = Problem, content_type = "application/problem+json")))]
pub async fn follow_athlete(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(them): Path<AthleteId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let me = me.athlete;
    let followed = app.db.write(move |tx| {
        ties::lock_one(tx, me.id, now)?;
        let them = people::find_other(tx, me.id, them)?;
        if is_following(tx, me.id, them.id)? {
            return Ok(());
        }
        rules::check(rules::Wish {
            young: is_minor(&me, now),
            open: may_be_followed(tx, &needs, &them, now)?,
            followed: count_followed(tx, me.id)?,
            today: count_today(tx, me.id, now)?,
        })?;
        spend(tx, me.id, now)?;
        insert(tx, me.id, them.id, now)
    });
    followed.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many they began to follow today, also those whom they follow no more.
fn count_today(tx: &mut Tx, me: AthleteId, now: Timestamp) -> Result<i64> {
    let found = tx.find::<(i64,)>(
        "SELECT follows FROM social_follow_budget WHERE athlete_id = $1 AND counted_on = $2",
        args![me, now.day_in("UTC")],
    )?;
    Ok(found.map_or(0, |(follows,)| follows))
}

/// One more today.
fn spend(tx: &mut Tx, me: AthleteId, now: Timestamp) -> Result<()> {
    tx.exec(
        "INSERT INTO social_follow_budget (athlete_id, counted_on, follows) VALUES ($1, $2, 1)
         ON CONFLICT (athlete_id) DO UPDATE SET counted_on = $2, follows =
           CASE WHEN social_follow_budget.counted_on = $2 THEN social_follow_budget.follows + 1 ELSE 1 END",
        args![me, now.day_in("UTC")],
    )?;
    Ok(())
}
