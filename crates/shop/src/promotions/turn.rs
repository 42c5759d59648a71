//! Pausing, resuming and ending a promotion: `POST /api/v1/operator/promotions/{id}/pause`, `/resume`, `/end`.
//! Doing it twice is doing it once.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, PromotionId, Result, Timestamp, Tx, args};

use super::show::OperatedPromotion;
use super::{Phase, Row, find, phase};
use crate::Needs;

/// Let a promotion give no offers for now. Offers that were made stay good.
#[utoipa::path(post, path = "/api/v1/operator/promotions/{id}/pause", tag = "operator",
    params(("id" = PromotionId, Path, description = "Which promotion.")),
    responses(
        (status = 200, description = "The promotion as it is now.", body = OperatedPromotion),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`promotion_over`", body = Problem)))]
pub async fn pause_promotion(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<PromotionId>,
) -> Result<Json<OperatedPromotion>> {
    turn(app, me, needs, id, "pause_promotion", pause).await
}

/// Let a paused promotion give offers again.
#[utoipa::path(post, path = "/api/v1/operator/promotions/{id}/resume", tag = "operator",
    params(("id" = PromotionId, Path, description = "Which promotion.")),
    responses(
        (status = 200, description = "The promotion as it is now.", body = OperatedPromotion),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`promotion_over`", body = Problem)))]
pub async fn resume_promotion(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<PromotionId>,
) -> Result<Json<OperatedPromotion>> {
    turn(app, me, needs, id, "resume_promotion", resume).await
}

/// End a promotion for good. Offers that were made stay good until they run out.
#[utoipa::path(post, path = "/api/v1/operator/promotions/{id}/end", tag = "operator",
    params(("id" = PromotionId, Path, description = "Which promotion.")),
    responses(
        (status = 200, description = "The promotion as it is now.", body = OperatedPromotion),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem)))]
pub async fn end_promotion(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<PromotionId>,
) -> Result<Json<OperatedPromotion>> {
    turn(app, me, needs, id, "end_promotion", end).await
}

async fn turn(
    app: App,
    me: Me,
    needs: Needs,
    id: PromotionId,
    act: &'static str,
    change: fn(&mut Tx, &Row, Timestamp) -> Result<()>,
) -> Result<Json<OperatedPromotion>> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, act, format_args!("promotion {id}"), now)?;
        // Who edits the promotion meanwhile is told so; two who turn it wait for each other here.
        tx.exec(
            "UPDATE shop_promotion SET version = version + 1, changed_at = $2 WHERE promotion_id = $1",
            args![id, now],
        )?;
        let row = find(tx, id)?.ok_or(Error::NotFound("promotion"))?;
        change(tx, &row, now)?;
        super::show::shown(tx, id, now)
    });
    Ok(Json(write.await?))
}

fn pause(tx: &mut Tx, row: &Row, now: Timestamp) -> Result<()> {
    match phase(tx, row, now)? {
        Phase::Ended => Err(over()),
        Phase::Paused => Ok(()),
        Phase::Planned | Phase::Running => {
            tx.exec(
                "INSERT INTO shop_promotion_pause (promotion_id, paused_at) VALUES ($1, $2)
                 ON CONFLICT (promotion_id, paused_at) DO UPDATE SET resumed_at = NULL",
                args![row.id, now],
            )?;
            Ok(())
        }
    }
}

fn resume(tx: &mut Tx, row: &Row, now: Timestamp) -> Result<()> {
    if phase(tx, row, now)? == Phase::Ended {
        return Err(over());
    }
    tx.exec(
        "UPDATE shop_promotion_pause SET resumed_at = $2 WHERE promotion_id = $1 AND resumed_at IS NULL",
        args![row.id, now],
    )?;
    Ok(())
}

fn end(tx: &mut Tx, row: &Row, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE shop_promotion SET ends_at = $2 WHERE promotion_id = $1 AND ends_at > $2",
        args![row.id, now],
    )?;
    Ok(())
}

fn over() -> Error {
    Error::refused("promotion_over", "this promotion is over; a new one can say anything")
}
