//! Past uploads: `GET /api/v1/imports`, newest first, with the refused ones among them.
use axum::extract::State;
use kernel::http::{Json, Query};
use kernel::ids::Uuid;
use kernel::paging::{Page, PageQuery};
use kernel::{App, AthleteId, Me, Result, Tx, args};

use super::ImportId;
use super::show::{Head, Import};

/// Your past uploads, newest first. Their files are told by the address of each import.
#[utoipa::path(get, path = "/api/v1/imports", tag = "activities", params(PageQuery),
    responses((status = 200, body = Page<Import>), (status = 401, description = "signed_out")))]
pub async fn list_imports(
    State(app): State<App>,
    me: Me,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<Import>>> {
    let athlete = me.athlete.id;
    Ok(Json(app.db.read(move |tx| list(tx, athlete, &page)).await?))
}

/// Import ids grow with time, so they alone are the order.
fn list(tx: &mut Tx, athlete: AthleteId, page: &PageQuery) -> Result<Page<Import>> {
    let before = page.after::<ImportId>()?.unwrap_or(ImportId(Uuid::max()));
    let limit = page.limit();
    let rows = tx.list::<Head>(
        "SELECT i.import_id, i.file_name, i.status, i.created_at, i.total,
                COUNT(*) FILTER (WHERE f.outcome = 'recorded'),
                COUNT(*) FILTER (WHERE f.outcome = 'already_here'),
                COUNT(*) FILTER (WHERE f.outcome = 'refused')
         FROM (SELECT athlete_id, import_id, file_name, status, created_at, total
               FROM activity_import WHERE athlete_id = $1 AND import_id < $2
               ORDER BY import_id DESC LIMIT $3) i
         LEFT JOIN activity_import_file f
           ON f.athlete_id = i.athlete_id AND f.import_id = i.import_id
         GROUP BY i.import_id, i.file_name, i.status, i.created_at, i.total
         ORDER BY i.import_id DESC",
        args![athlete, before, limit + 1],
    )?;
    Ok(Page::cut(rows, limit, |head| head.id, |head| head.with(Vec::new())))
}
