//! Seeing oneself beside a friend: `GET /api/v1/comparisons/friends/{athlete_id}`.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::AthleteCard;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Day, Error, Me, Result};
use serde::Serialize;

use super::beside::{self, BestBeside, SpanBeside};
use crate::Needs;
use crate::myself::PeriodKind;
use crate::myself::periods::first_day;

/// You beside a friend.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FriendComparison {
    /// Who.
    pub friend: AthleteCard,
    /// Today, in your own time zone.
    pub today: Day,
    /// Your level.
    pub my_level: u32,
    /// Theirs.
    pub their_level: u32,
    /// This week, month and year so far.
    pub periods: Vec<SpanBeside>,
    /// Best times of this year, out of runs of which nothing is hidden.
    pub bests: Vec<BestBeside>,
}

/// You beside a friend with whom you agreed to it: what they show you, and what you show them.
#[utoipa::path(get, path = "/api/v1/comparisons/friends/{athlete_id}", tag = "comparisons",
    params(("athlete_id" = AthleteId, Path)),
    responses(
        (status = 200, description = "As of today in your own time zone. They see the same of you.",
            body = FriendComparison),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "`not_found`: you did not both agree to it", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn show_friend_comparison(
    State(app): State<App>,
    Extension(needs): Extension<Needs>,
    me: Me,
    Path(them): Path<AthleteId>,
) -> Result<Json<FriendComparison>> {
    let today = app.clock.now().day_in(&me.time_zone);
    let from =
        PeriodKind::ALL.map(|kind| first_day(kind, today)).into_iter().min().unwrap_or(today);
    let comparison = app.db.read(move |tx| {
        let friend = needs.friends.agreed(tx, me.id, them)?.ok_or(Error::NotFound("comparison"))?;
        let mine = needs.friends.done(tx, them, me.id, from, today)?;
        let theirs = needs.friends.done(tx, me.id, them, from, today)?;
        Ok(FriendComparison {
            friend,
            today,
            my_level: needs.public.level(tx, me.id)?,
            their_level: needs.public.level(tx, them)?,
            periods: PeriodKind::ALL
                .iter()
                .map(|kind| beside::span(*kind, today, &mine, &theirs))
                .collect(),
            bests: beside::bests(today, &mine, &theirs),
        })
    });
    Ok(Json(comparison.await?))
}
