//! Editing a challenge: `PUT /api/v1/challenges/{id}`.
//!
//! Until somebody takes part an edit replaces what was there. Afterwards it makes a new version of the rules,
//! which everybody can read. The organiser states for which activities it holds: those from a day on, or all.
//! Members are judged anew by [`crate::judging::rejudge_some`]: at once for a few, by the worker for many.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::{Json, Path};
use kernel::staff::Deed;
use kernel::{App, ChallengeId, Day, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::create::{Draft, check};
use super::{Kind, Row, Shown};
use crate::{Needs, judging};

/// Members judged anew before the answer; more are left to the worker.
const AT_ONCE: i64 = 100;

/// What a challenge should be like from now on.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChallengeEdit)]
pub struct Edit {
    /// All of it, changed or not.
    pub challenge: Draft,
    /// The version that you looked at: when somebody else was faster, nothing is changed.
    pub rules_version: i64,
    /// Activities from this day on are judged by what is eligible now, earlier ones as before; absent: all
    /// are judged anew.
    #[serde(default)]
    pub applies_from: Option<Day>,
    /// What you tell those who take part, up to 300 letters.
    #[serde(default)]
    pub note: String,
}

/// Edit a challenge: once somebody takes part, this makes a new version of its rules.
#[utoipa::path(put, path = "/api/v1/challenges/{id}", tag = "challenges", params(("id" = ChallengeId, Path, description = "Which challenge.")), request_body = Edit,
    responses(
        (status = 200, description = "The challenge as it is now.", body = Shown),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`not_yours`", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
        (status = 409, description = "`challenge_over`, `edited_meanwhile`, `fixed_once_joined`",
            body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn edit_challenge(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Path(id): Path<ChallengeId>,
    Json(edit): Json<Edit>,
) -> Result<Json<Shown>> {
    let now = app.clock.now();
    let edit = Edit {
        challenge: check(edit.challenge, needs.places.as_ref())?,
        note: edit.note.trim().into(),
        ..edit
    };
    if edit.note.chars().count() > 300 || edit.note.chars().any(char::is_control) {
        return Err(Error::invalid("note", "a note has up to 300 letters, on one line"));
    }
    let writing = needs.clone();
    let (athlete, caller) = (me.athlete.clone(), me.clone());
    let write = app.db.write(move |tx| {
        let row = super::find_visible(tx, id, athlete.id, None)?;
        if !super::may_edit(tx, &writing, &row, athlete.id)? {
            return Err(Error::refused_as(
                StatusCode::FORBIDDEN,
                "not_yours",
                "only who holds this challenge can change it",
            ));
        }
        if row.is_official() {
            let staff = writing.operators.admit(tx, &caller, Deed::HoldChallenges, now)?;
            staff.note(tx, "edit_challenge", format_args!("challenge {id}"), now)?;
        }
        update(tx, &row, &edit, now, now.day_in(&athlete.time_zone))
    });
    write.await?;
    app.db.write(move |tx| judging::rejudge_some(tx, id, AT_ONCE, now)).await?;
    let shown = app.db.read(move |tx| {
        let row = super::find(tx, id)?.ok_or(Error::NotFound("challenge"))?;
        super::shown(tx, &needs, &row, &me.athlete, now)
    });
    Ok(Json(shown.await?))
}

fn update(tx: &mut Tx, row: &Row, edit: &Edit, now: Timestamp, today: Day) -> Result<()> {
    if !row.takes(now) {
        return Err(Error::refused("challenge_over", "this challenge is over; its results stay"));
    }
    let draft = &edit.challenge;
    let rules = draft.rules();
    if rules.closes_at() <= now || draft.ends_on < row.ends_on.min(today) {
        return Err(Error::invalid("ends_on", "the last day is today or later"));
    }
    let fixed = |text| Err(Error::refused("fixed_once_joined", text));
    if (draft.kind == Kind::Regional) != row.is_official() {
        return fixed("a challenge stays what it is: for a region, or among friends");
    }
    let is_joined = tx
        .find::<(ChallengeId,)>(
            "SELECT challenge_id FROM challenge_member WHERE challenge_id = $1 LIMIT 1",
            args![row.id],
        )?
        .is_some();
    let versions = super::list_rules(tx, row.id)?;
    let before = super::in_force(&versions)?;
    let is_moved = (&draft.country, &draft.region) != (&row.country, &row.region);
    if is_joined && (is_moved || rules.measure != before.rules.measure) {
        return fixed("people take part, so the region and what is added up stay as they are");
    }
    if is_joined && row.starts_on <= today && draft.starts_on != row.starts_on {
        return fixed("people take part and it has begun, so its first day stays as it is");
    }
    let is_taken_back =
        |promised: &Option<String>, now: &Option<String>| promised.is_some() && promised != now;
    if is_joined
        && (is_taken_back(&row.prize, &draft.prize)
            || is_taken_back(&row.prize_ru, &draft.prize_ru))
    {
        return fixed("people take part, so the prize stays as it was promised");
    }
    let is_new = is_joined && (rules != before.rules || edit.applies_from.is_some());
    let version = row.rules_version + i64::from(is_new);
    let changed = tx.exec(
        "UPDATE challenge SET country = $3, title = $4, about = $5, rules_version = $6, starts_on = $7,
                              ends_on = $8, closes_at = $9, region = $10, prize = $11, prize_ru = $12
         WHERE challenge_id = $1 AND rules_version = $2",
        args![
            row.id,
            edit.rules_version,
            draft.country,
            draft.title,
            draft.about,
            version,
            draft.starts_on,
            draft.ends_on,
            rules.closes_at(),
            draft.region,
            draft.prize,
            draft.prize_ru
        ],
    )?;
    if changed == 0 {
        return Err(Error::refused(
            "edited_meanwhile",
            "somebody else changed this challenge meanwhile; please look at it again",
        ));
    }
    if is_new {
        return super::insert_rules(
            tx,
            row.id,
            version,
            edit.applies_from,
            &rules,
            &edit.note,
            now,
        );
    }
    if !is_joined {
        tx.exec(
            "UPDATE challenge_rules SET rules = $3 WHERE challenge_id = $1 AND version = $2",
            args![row.id, version, serde_json::to_string(&rules)?],
        )?;
    }
    Ok(())
}
