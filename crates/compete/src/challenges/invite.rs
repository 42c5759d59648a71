//! Inviting a friend: `PUT /api/v1/challenges/{id}/invitations/{handle}`. Only friends: nobody is called by
//! strangers. Anybody else gets the code from its creator, by whatever way the two talk.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Path;
use kernel::{App, AthleteId, ChallengeId, Error, Me, Result, Timestamp, Tx, args, athlete};

use crate::Needs;

/// Invite a friend to a challenge that I hold. Inviting twice is inviting once.
#[utoipa::path(put, path = "/api/v1/challenges/{id}/invitations/{handle}", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge."), ("handle" = String, Path, description = "The friend's handle.")),
    responses(
        (status = 204, description = "The friend finds it among the challenges."),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`not_yours`, `not_friends`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`challenge_over`, `open_to_all`", body = Problem)))]
pub async fn invite_to_challenge(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path((id, handle)): Path<(ChallengeId, String)>,
) -> Result<StatusCode> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        let row = super::find_visible(tx, id, me.id, None)?;
        if row.is_official() {
            return Err(Error::refused("open_to_all", "a regional challenge needs no invitation"));
        }
        if row.creator != me.id {
            return Err(no("not_yours", "only who holds this challenge can invite to it"));
        }
        if !row.takes(now) {
            return Err(Error::refused("challenge_over", "this challenge is over"));
        }
        // Somebody who does not exist gets the same answer as somebody who is no friend.
        let friend = athlete::find_by_handle(tx, &handle)?;
        let friends = needs.friends.friends(tx, me.id)?;
        match friend {
            Some(friend) if friends.contains(&friend.id) => insert(tx, id, friend.id, now),
            _ => Err(no("not_friends", "only friends can be invited; others join with the link")),
        }
    });
    write.await?;
    Ok(StatusCode::NO_CONTENT)
}

fn no(code: &'static str, detail: &str) -> Error {
    Error::refused_as(StatusCode::FORBIDDEN, code, detail)
}

pub(crate) fn insert(
    tx: &mut Tx,
    id: ChallengeId,
    athlete: AthleteId,
    now: Timestamp,
) -> Result<()> {
    tx.exec(
        "INSERT INTO challenge_invitation (athlete_id, challenge_id, invited_at) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![athlete, id, now],
    )?;
    Ok(())
}
