//! Removing an activity: `DELETE /api/v1/activities/{id}`.
//!
//! Its rows go at once. Its files are written down as trash in the same transaction and deleted after it;
//! if that is interrupted, the sweep does it. An original with several activities stays until the last.
use axum::extract::State;
use axum::http::StatusCode;
use events::ActivityRemoved;
use kernel::http::Path;
use kernel::{ActivityId, App, Me, Result, Tx, args};

use crate::audience::{self, Mine};
use crate::{streams, sweep};

/// Remove one of your activities, with its original and everything it earned.
#[utoipa::path(delete, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = ActivityId, Path)),
    responses((status = 204, description = "It is gone."), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not yours")))]
pub async fn remove_activity(
    State(app): State<App>,
    me: Me,
    Path(id): Path<ActivityId>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let viewer = me.athlete.clone();
    let removed = app.db.write(move |tx| {
        let mine = audience::find_own(tx, &viewer, id)?;
        if delete(tx, &mine)? {
            sweep::throw_away(tx, &streams::name(mine.athlete, id), now)?;
            if !is_needed(tx, &mine)? {
                sweep::throw_away(tx, &mine.original, now)?;
            }
            tx.publish(&ActivityRemoved { athlete: mine.athlete, activity: id }, now)?;
        }
        Ok(())
    });
    removed.await?;
    if let Err(error) = sweep::empty_trash(&app).await {
        tracing::warn!(causes = kernel::error::causes(&error), "files wait for the sweep");
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Says whether it was there: two requests at once remove it once.
fn delete(tx: &mut Tx, mine: &Mine) -> Result<bool> {
    for sql in [
        "DELETE FROM activity_effort WHERE athlete_id = $1 AND activity_id = $2",
        "DELETE FROM activity_detail WHERE athlete_id = $1 AND activity_id = $2",
        "DELETE FROM activity_shown WHERE athlete_id = $1 AND activity_id = $2",
        "DELETE FROM privacy_zone_exit WHERE athlete_id = $1 AND activity_id = $2",
        "DELETE FROM activity_owner WHERE athlete_id = $1 AND activity_id = $2",
    ] {
        tx.exec(sql, args![mine.athlete, mine.id])?;
    }
    let gone = tx.exec(
        "DELETE FROM activity WHERE athlete_id = $1 AND activity_id = $2",
        args![mine.athlete, mine.id],
    )?;
    Ok(gone == 1)
}

/// Whether another activity came from the same file.
fn is_needed(tx: &mut Tx, mine: &Mine) -> Result<bool> {
    let (others,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM activity WHERE athlete_id = $1 AND original = $2",
        args![mine.athlete, mine.original],
    )?;
    Ok(others > 0)
}
