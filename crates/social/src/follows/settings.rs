//! Letting people follow, or not: `GET` and `PUT /api/v1/followers/settings`.
use axum::Extension;
use axum::extract::State;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Me, Result, Tx, args};
use serde::{Deserialize, Serialize};

use super::{Followers, count_followers, is_open, rules};
use crate::people::is_minor;
use crate::{Needs, ties};

/// Whether people may follow you.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowWish {
    /// People may follow you.
    pub open: bool,
}

/// Whether people may follow you, and how many do.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FollowSettings {
    /// People may follow you.
    pub open: bool,
    /// How many do. While it is off, they stay on your list and nothing of you comes into their feeds.
    pub followers: Followers,
}

/// Whether people may follow you.
#[utoipa::path(get, path = "/api/v1/followers/settings", tag = "following",
    responses(
        (status = 200, description = "As it stands.", body = FollowSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn show_follow_settings(State(app): State<App>, me: Me) -> Result<Json<FollowSettings>> {
    let read = app.db.read(move |tx| show(tx, &me));
    Ok(Json(read.await?))
}

/// Let people follow you, or let nobody. It is off until you turn it on. Turned off, it pauses: who follows you stays on your
/// list, and nothing of you comes into their feeds.
#[utoipa::path(put, path = "/api/v1/followers/settings", tag = "following", request_body = FollowWish,
    responses(
        (status = 200, description = "As it stands now.", body = FollowSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "`too_young_to_be_followed`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`keeps_apart`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`", body = Problem, content_type = "application/problem+json")))]
pub async fn set_follow_settings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(wish): Json<FollowWish>,
) -> Result<Json<FollowSettings>> {
    let now = app.clock.now();
    let set = app.db.write(move |tx| {
        if wish.open {
            let apart = !needs.discretion.apart(tx, &[me.id])?.is_empty();
            rules::check_open(is_minor(&me.athlete, now), apart)?;
            tx.exec(
                "INSERT INTO social_followable (athlete_id, since_at) VALUES ($1, $2)
                 ON CONFLICT DO NOTHING",
                args![me.id, now],
            )?;
        } else {
            tx.exec("DELETE FROM social_followable WHERE athlete_id = $1", args![me.id])?;
        }
        show(tx, &me)
    });
    Ok(Json(set.await?))
}

fn show(tx: &mut Tx, me: &Me) -> Result<FollowSettings> {
    let hidden = ties::list_hidden(tx, me.id)?;
    Ok(FollowSettings {
        open: is_open(tx, me.id)?,
        followers: count_followers(tx, me.id, &hidden)?,
    })
}
