//! Hiding what is past in one step: `POST /api/v1/privacy/hide_past`.
use axum::extract::State;
use kernel::http::Json;
use kernel::{App, AthleteId, Day, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::audience::Audience;

/// Whom past activities stay visible to.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PastAudience {
    /// Friends, where they could see it before.
    Friends,
    /// Nobody but you.
    OnlyMe,
}

/// What to hide.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HidePast {
    /// Who may see them at most from now on.
    pub audience: PastAudience,
    /// Only activities that began before this local day; all of them unless said.
    #[serde(default)]
    pub before: Option<Day>,
}

/// How many activities became less visible.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
#[schema(as = HiddenActivities)]
pub struct Hidden {
    /// That many.
    pub activities: u64,
}

/// Make past activities less visible, all at once. None becomes more visible by it.
#[utoipa::path(post, path = "/api/v1/privacy/hide_past", tag = "privacy", request_body = HidePast,
    responses((status = 200, body = Hidden), (status = 401, description = "signed_out")))]
pub async fn hide_past_activities(
    State(app): State<App>,
    me: Me,
    Json(wish): Json<HidePast>,
) -> Result<Json<Hidden>> {
    let (id, now) = (me.athlete.id, app.clock.now());
    let activities = app.db.write(move |tx| narrow(tx, id, &wish, now)).await?;
    Ok(Json(Hidden { activities }))
}

fn narrow(tx: &mut Tx, athlete: AthleteId, wish: &HidePast, now: Timestamp) -> Result<u64> {
    let before = wish.before.map_or_else(|| "9999-12-31".to_owned(), |day| day.to_string());
    let at_most = match wish.audience {
        PastAudience::Friends => Audience::Friends,
        PastAudience::OnlyMe => Audience::OnlyMe,
    };
    let mut changed = 0;
    for wider in Audience::ALL.into_iter().filter(|audience| *audience > at_most) {
        changed += tx.exec(
            "UPDATE activity SET audience = $2, changed_at = $3
             WHERE athlete_id = $1 AND started_on < $4 AND audience = $5",
            args![athlete, at_most.word(), now, before, wider.word()],
        )?;
    }
    Ok(changed)
}
