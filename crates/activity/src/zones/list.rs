//! Your privacy zones: `GET /api/v1/zones`.
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, AthleteId, Me, Result, Timestamp, Tx, args, from_row};
use serde::Serialize;
use utoipa::ToSchema;

use super::suggest::{self, Suggestion};
use super::{Deed, Exposure, MOST_PUBLIC_EXITS, Row, Zone, ZoneId};

/// Your zones, and a place that might be one.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = PrivacyZones)]
pub struct Zones {
    /// The oldest first.
    pub zones: Vec<Zone>,
    /// A place outside of them from which you started more than once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Suggestion>,
}

/// Your privacy zones. Nobody else learns of them.
#[utoipa::path(get, path = "/api/v1/zones", tag = "privacy",
    responses((status = 200, body = Zones), (status = 401, description = "signed_out")))]
pub async fn list_zones(State(app): State<App>, me: Me) -> Result<Json<Zones>> {
    let id = me.athlete.id;
    Ok(Json(app.db.read(move |tx| find(tx, id)).await?))
}

pub(super) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<Zones> {
    let rows = super::list_rows(tx, athlete)?;
    let suggestion = suggest::find(tx, athlete, &rows)?;
    let mut audits = list_audits(tx, athlete)?;
    let mut zones = Vec::with_capacity(rows.len());
    for row in rows {
        let at = audits.iter().position(|audit| audit.zone_id == row.id);
        let exposure = at.map(|at| audits.swap_remove(at).shown());
        zones.push(shown(row, exposure));
    }
    Ok(Zones { zones, suggestion })
}

fn shown(row: Row, exposure: Option<Exposure>) -> Zone {
    Zone {
        id: row.id,
        name: row.name,
        latitude_deg: row.latitude_deg,
        longitude_deg: row.longitude_deg,
        centre_latitude_deg: row.centre_latitude_deg,
        centre_longitude_deg: row.centre_longitude_deg,
        radius_m: row.radius_m,
        public_exits: row.public_exits,
        most_public_exits: MOST_PUBLIC_EXITS,
        closed: row.closed,
        exposure,
    }
}

struct AuditRow {
    zone_id: ZoneId,
    rank: i64,
    candidates: i64,
    tracks: i64,
    did: String,
    told: bool,
    audited_at: Timestamp,
}
from_row!(AuditRow { zone_id, rank, candidates, tracks, did, told, audited_at });

impl AuditRow {
    fn shown(self) -> Exposure {
        Exposure {
            rank: self.rank,
            candidates: self.candidates,
            tracks: self.tracks,
            did: Deed::of(&self.did),
            told: self.told,
            audited_at: self.audited_at,
        }
    }
}

fn list_audits(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<AuditRow>> {
    tx.list(
        "SELECT zone_id, rank, candidates, tracks, did, told, audited_at
         FROM privacy_audit WHERE athlete_id = $1",
        args![athlete],
    )
}
