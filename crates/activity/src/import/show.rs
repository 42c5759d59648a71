//! How an import is doing: `GET /api/v1/imports/{id}`.
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, AthleteId, Error, Me, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;
use utoipa::ToSchema;

use super::ImportId;

/// An upload and what became of its files.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Import {
    /// Which one.
    pub id: ImportId,
    /// The name of the file that was uploaded.
    pub file_name: Option<String>,
    /// `working` or `done`.
    #[schema(example = "working")]
    pub status: String,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// How many files it holds. While it is worked through, entries that are no files may count, too.
    pub total: i64,
    /// Files that became activities.
    pub recorded: i64,
    /// Files whose activities were here already.
    pub already_here: i64,
    /// Files that could not be taken.
    pub refused: i64,
    /// Each file so far, in the order of the archive.
    pub files: Vec<ImportedFile>,
}

/// One file of an upload.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ImportedFile {
    /// Its name.
    pub name: String,
    /// `recorded`, `already_here` or `refused`.
    pub outcome: String,
    /// Why it was refused, for programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Why it was refused, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Its activity; the first one, if it holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<ActivityId>,
}
from_row!(ImportedFile { name, outcome, code, detail, activity_id });

/// How an import is doing.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "activities",
    params(("id" = ImportId, Path)),
    responses((status = 200, body = Import), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is no such import of yours")))]
pub async fn get_import(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ImportId>,
) -> Result<Json<Import>> {
    let athlete = me.athlete.id;
    let import = app.db.read(move |tx| find(tx, athlete, id)).await?;
    Ok(Json(import.ok_or(Error::NotFound("import"))?))
}

pub(super) struct Head {
    pub id: ImportId,
    file_name: Option<String>,
    status: String,
    pub created_at: Timestamp,
    total: i64,
    recorded: i64,
    already_here: i64,
    refused: i64,
}
from_row!(Head { id, file_name, status, created_at, total, recorded, already_here, refused });

impl Head {
    pub fn with(self, files: Vec<ImportedFile>) -> Import {
        Import {
            id: self.id,
            file_name: self.file_name,
            status: self.status,
            created_at: self.created_at,
            total: self.total,
            recorded: self.recorded,
            already_here: self.already_here,
            refused: self.refused,
            files,
        }
    }
}

/// An import of an athlete with its files.
pub fn find(tx: &mut Tx, athlete: AthleteId, id: ImportId) -> Result<Option<Import>> {
    let head = tx.find::<Head>(
        "SELECT i.import_id, i.file_name, i.status, i.created_at, i.total,
                COUNT(*) FILTER (WHERE f.outcome = 'recorded'),
                COUNT(*) FILTER (WHERE f.outcome = 'already_here'),
                COUNT(*) FILTER (WHERE f.outcome = 'refused')
         FROM activity_import i
         LEFT JOIN activity_import_file f
           ON f.athlete_id = i.athlete_id AND f.import_id = i.import_id
         WHERE i.athlete_id = $1 AND i.import_id = $2
         GROUP BY i.import_id, i.file_name, i.status, i.created_at, i.total",
        args![athlete, id],
    )?;
    let Some(head) = head else { return Ok(None) };
    let files = tx.list(
        "SELECT name, outcome, code, detail, activity_id FROM activity_import_file
         WHERE athlete_id = $1 AND import_id = $2 ORDER BY position",
        args![athlete, id],
    )?;
    Ok(Some(head.with(files)))
}
