//! Who sees new activities of one sport: `PUT` and `DELETE /api/v1/privacy/sports/{sport}`. The ride to work is nobody's
//! business, while the long run is for friends.
use axum::extract::State;
use kernel::http::{Json, Path};
use kernel::{App, AthleteId, Error, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::show::{self, Privacy};
use crate::audience::Audience;

/// Who sees new activities of a sport.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SportAudience {
    /// Which sport.
    #[schema(example = "cycling")]
    pub sport: String,
    /// Who sees its new activities.
    pub audience: Audience,
}

/// Who is to see them.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SportAudienceInput {
    /// Who sees new activities of this sport.
    pub audience: Audience,
}

/// Decide who sees new activities of one sport.
#[utoipa::path(put, path = "/api/v1/privacy/sports/{sport}", tag = "privacy",
    params(("sport" = String, Path)), request_body = SportAudienceInput,
    responses((status = 200, body = Privacy), (status = 401, description = "signed_out"),
        (status = 422, description = "invalid_input: there is no such sport")))]
pub async fn set_sport_audience(
    State(app): State<App>,
    me: Me,
    Path(sport): Path<String>,
    Json(input): Json<SportAudienceInput>,
) -> Result<Json<Privacy>> {
    let sport = parse(&sport)?;
    let id = me.athlete.id;
    let changed = app.db.write(move |tx| {
        tx.exec(
            "INSERT INTO privacy_sport (athlete_id, sport, audience) VALUES ($1, $2, $3)
             ON CONFLICT (athlete_id, sport) DO UPDATE SET audience = $3",
            args![id, sport.as_str(), input.audience.word()],
        )?;
        show::find(tx, id)
    });
    Ok(Json(changed.await?))
}

/// Let new activities of a sport begin as all others do.
#[utoipa::path(delete, path = "/api/v1/privacy/sports/{sport}", tag = "privacy",
    params(("sport" = String, Path)),
    responses((status = 200, body = Privacy), (status = 401, description = "signed_out"),
        (status = 422, description = "invalid_input: there is no such sport")))]
pub async fn end_sport_audience(
    State(app): State<App>,
    me: Me,
    Path(sport): Path<String>,
) -> Result<Json<Privacy>> {
    let sport = parse(&sport)?;
    let id = me.athlete.id;
    let changed = app.db.write(move |tx| {
        tx.exec(
            "DELETE FROM privacy_sport WHERE athlete_id = $1 AND sport = $2",
            args![id, sport.as_str()],
        )?;
        show::find(tx, id)
    });
    Ok(Json(changed.await?))
}

fn parse(sport: &str) -> Result<formats::Sport> {
    sport.parse().map_err(|unknown| Error::invalid("sport", unknown))
}

/// The audience of new activities of a sport, where it has one of its own.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId, sport: &str) -> Result<Option<Audience>> {
    let found = tx.find::<(String,)>(
        "SELECT audience FROM privacy_sport WHERE athlete_id = $1 AND sport = $2",
        args![athlete, sport],
    )?;
    Ok(found.map(|(word,)| Audience::of(&word)))
}

pub(super) fn list(tx: &mut Tx, athlete: AthleteId) -> Result<Vec<SportAudience>> {
    let rows = tx.list::<(String, String)>(
        "SELECT sport, audience FROM privacy_sport WHERE athlete_id = $1 ORDER BY sport",
        args![athlete],
    )?;
    let mut sports = Vec::with_capacity(rows.len());
    for (sport, audience) in rows {
        sports.push(SportAudience { sport, audience: Audience::of(&audience) });
    }
    Ok(sports)
}
