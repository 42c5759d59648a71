//! Editing a promotion: `PATCH /api/v1/operator/promotions/{id}`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, PromotionId, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::create::{PromotionDraft, check};
use super::show::OperatedPromotion;
use super::{Row, find};
use crate::{Needs, shops};

/// What a promotion should be like from now on.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PromotionEdit {
    /// All of it, changed or not.
    pub promotion: PromotionDraft,
    /// The version that you looked at: when somebody else was faster, nothing is changed.
    pub version: i64,
}

/// Edit a promotion. Offers that were made stay as they were promised.
#[utoipa::path(patch, path = "/api/v1/operator/promotions/{id}", tag = "operator",
    params(("id" = PromotionId, Path, description = "Which promotion.")), request_body = PromotionEdit,
    responses(
        (status = 200, description = "The promotion as it is now.", body = OperatedPromotion),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`edited_meanwhile`, `promotion_over`, `fixed_once_promised`, `budget_spent`",
            body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn edit_promotion(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<PromotionId>,
    Json(edit): Json<PromotionEdit>,
) -> Result<Json<OperatedPromotion>> {
    let now = app.clock.now();
    let edit = PromotionEdit { promotion: check(edit.promotion)?, ..edit };
    let write = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "edit_promotion", format_args!("promotion {id}"), now)?;
        let row = find(tx, id)?.ok_or(Error::NotFound("promotion"))?;
        update(tx, &row, &edit, now)?;
        super::show::shown(tx, id, now)
    });
    Ok(Json(write.await?))
}

fn update(tx: &mut Tx, row: &Row, edit: &PromotionEdit, now: Timestamp) -> Result<()> {
    let draft = &edit.promotion;
    if row.ends_at <= now {
        return Err(Error::refused(
            "promotion_over",
            "this promotion is over; a new one can say anything",
        ));
    }
    if draft.ends_at <= now {
        return Err(Error::invalid("ends_at", "the end is still to come"));
    }
    let (word, key) = draft.unlock.word_and_key();
    // The version and the budget are compared by the statement itself: whoever comes second changes nothing.
    let changed = tx.exec(
        "UPDATE shop_promotion
         SET version = version + 1, shop_id = $3, title = $4, about = $5, title_ru = $6, about_ru = $7,
             countries = $8, region = $9, min_level = $10, unlock_kind = $11, unlock_key = $12, unlock = $13,
             discount = $14, currency = $15, starts_at = $16, ends_at = $17, valid_days = $18, budget = $19,
             per_person = $20, refund_returns = $21, changed_at = $22
         WHERE promotion_id = $1 AND version = $2 AND used <= $19",
        args![
            row.id,
            edit.version,
            draft.shop,
            draft.title,
            draft.about,
            draft.title_ru,
            draft.about_ru,
            draft.countries.join(" "),
            draft.region,
            draft.min_level.unwrap_or(1),
            word,
            key,
            serde_json::to_string(&draft.unlock)?,
            serde_json::to_string(&draft.discount)?,
            draft.currency,
            draft.starts_at,
            draft.ends_at,
            draft.valid_days,
            draft.budget,
            draft.per_person.unwrap_or(1),
            draft.refund_returns_budget,
            now
        ],
    )?;
    if changed == 0 {
        let latest = find(tx, row.id)?.ok_or(Error::NotFound("promotion"))?;
        return Err(match latest.version == edit.version {
            true => Error::refused(
                "budget_spent",
                format!("{} offers stand already, so the budget is at least that", latest.used),
            ),
            false => Error::refused(
                "edited_meanwhile",
                "somebody else changed this promotion meanwhile; please look at it again",
            ),
        });
    }
    // Compared after the update, which locked the row: no offer can be made in between.
    let stays =
        draft.shop == row.shop && draft.discount == row.discount && draft.currency == row.currency;
    if !stays && is_promised(tx, row.id)? {
        return Err(Error::refused(
            "fixed_once_promised",
            "offers or codes exist already, so the shop and the discount stay as they are",
        ));
    }
    if shops::find(tx, draft.shop)?.is_none() {
        return Err(Error::invalid("shop", "please choose a shop"));
    }
    Ok(())
}

fn is_promised(tx: &mut Tx, id: PromotionId) -> Result<bool> {
    let promised = tx.find::<(PromotionId,)>(
        "SELECT p.promotion_id FROM shop_promotion p
         WHERE p.promotion_id = $1
           AND (EXISTS (SELECT 1 FROM shop_offer o WHERE o.promotion_id = p.promotion_id)
             OR EXISTS (SELECT 1 FROM shop_code c WHERE c.promotion_id = p.promotion_id))",
        args![id],
    )?;
    Ok(promised.is_some())
}
