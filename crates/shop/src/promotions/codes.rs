//! Bringing codes: `POST /api/v1/operator/promotions/{id}/codes`, for shops that make theirs themselves.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, Error, Me, PromotionId, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::lock;
use super::show::OperatedPromotion;
use crate::Needs;

/// Lines of one upload.
const MOST_LINES: usize = 10_000;
/// Lines named in an answer; more of the same help nobody.
const MOST_NAMED: usize = 20;

/// Codes, one a line.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BroughtCodes {
    /// Up to 10,000 lines. Empty ones are passed over.
    #[schema(example = "SPRING-1A2B\nSPRING-3C4D")]
    pub lines: String,
}

/// What became of them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CodesAdded {
    /// New ones.
    pub added: i64,
    /// Lines that were there already, in this shop or twice in this text.
    pub repeated: i64,
    /// Some of those.
    pub repeated_lines: Vec<String>,
    /// Lines that are no code: 4 to 60 letters, digits, `-`, `_` or `.`.
    pub unreadable: i64,
    /// Some of those, shortened.
    pub unreadable_lines: Vec<String>,
    /// The promotion as it is now.
    pub promotion: OperatedPromotion,
}

/// Bring codes of the shop's own making. The same text twice adds nothing.
#[utoipa::path(post, path = "/api/v1/operator/promotions/{id}/codes", tag = "operator",
    params(("id" = PromotionId, Path, description = "Which promotion.")), request_body = BroughtCodes,
    responses(
        (status = 200, description = "What became of each line.", body = CodesAdded),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 413, description = "`request_too_large`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn bring_codes(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<PromotionId>,
    Json(brought): Json<BroughtCodes>,
) -> Result<Json<CodesAdded>> {
    let now = app.clock.now();
    if brought.lines.lines().count() > MOST_LINES {
        return Err(Error::invalid("lines", "please bring at most 10,000 codes at a time"));
    }
    let write = app.db.write(move |tx| {
        let staff = needs.operators.admit(tx, &me, Deed::RunShop, now)?;
        staff.note(tx, "bring_codes", format_args!("promotion {id}"), now)?;
        bring(tx, id, &brought.lines, now)
    });
    Ok(Json(write.await?))
}

/// Adds codes to the pool of a promotion.
pub fn bring(tx: &mut Tx, id: PromotionId, lines: &str, now: Timestamp) -> Result<CodesAdded> {
    let row = lock(tx, id)?.ok_or(Error::NotFound("promotion"))?;
    let (mut added, mut repeated, mut unreadable) = (0, Vec::new(), Vec::new());
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !is_code(line) {
            unreadable.push(line.chars().take(40).collect());
            continue;
        }
        let new = tx.exec(
            "INSERT INTO shop_code (shop_id, code, promotion_id, state, changed_at)
             VALUES ($1, $2, $3, 'free', $4) ON CONFLICT DO NOTHING",
            args![row.shop, line, row.id, now],
        )?;
        match new {
            1 => added += 1,
            _ => repeated.push(line.to_owned()),
        }
    }
    let counted = (repeated.len() as i64, unreadable.len() as i64);
    repeated.truncate(MOST_NAMED);
    unreadable.truncate(MOST_NAMED);
    Ok(CodesAdded {
        added,
        repeated: counted.0,
        repeated_lines: repeated,
        unreadable: counted.1,
        unreadable_lines: unreadable,
        promotion: super::show::shown_row(tx, row, now)?,
    })
}

fn is_code(line: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (4..=60).contains(&line.len()) && line.bytes().all(letter)
}
