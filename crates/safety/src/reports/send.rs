//! Reporting something: `POST /api/v1/reports`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::ids::Uuid;
use kernel::{ActivityId, App, AthleteId, Error, GroupId, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::{Report, show};
use crate::needs::Found;
use crate::rules::{self, Ground, Kind, Thing};
use crate::{CaseId, Needs, cases};

/// Letters of what a reporter adds.
const LONGEST: usize = 1_000;
const DAY_MS: i64 = 24 * 3_600_000;

/// What is reported, and why.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportDraft {
    /// What kind of thing.
    pub kind: Kind,
    /// The athlete, the activity, the comment, the group or the post.
    #[schema(value_type = String, format = "uuid")]
    pub thing_id: Uuid,
    /// For a comment: the activity it stands under.
    #[serde(default)]
    pub activity_id: Option<ActivityId>,
    /// For a post: the group in which it stands.
    #[serde(default)]
    pub group_id: Option<GroupId>,
    /// Why.
    pub reason: Ground,
    /// Anything to add, up to 1,000 letters.
    #[serde(default)]
    pub words: Option<String>,
}

/// Report something that you can see.
///
/// Whose it is does not learn who reported it. Reporting it again while it waits changes nothing.
#[utoipa::path(post, path = "/api/v1/reports", tag = "safety", request_body = ReportDraft,
    responses(
        (status = 201, description = "Somebody decides by `due_at`.", body = Report),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 404, description = "`not_found`: there is none, or it is not for you", body = Problem),
        (status = 409, description = "`own_content`", body = Problem),
        (status = 422, description = "`invalid_input`", body = Problem),
        (status = 429, description = "`too_many_reports`", body = Problem)))]
pub async fn report_content(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(draft): Json<ReportDraft>,
) -> Result<(StatusCode, Json<Report>)> {
    let now = app.clock.now();
    let thing = thing(&draft)?;
    let words = draft.words.as_deref().map(rules::tidied).filter(|words| !words.is_empty());
    if words.as_ref().is_some_and(|words| words.chars().count() > LONGEST) {
        return Err(Error::invalid("words", "a report has at most 1,000 letters"));
    }
    let reported = app.db.write(move |tx| {
        let found = needs.content.find(tx, &me.athlete, &thing, now)?;
        let found = found.ok_or(Error::NotFound(match thing.kind() {
            Kind::Profile => "athlete",
            Kind::Activity => "activity",
            Kind::Comment => "comment",
            Kind::Group => "group",
            Kind::GroupPost => "post",
        }))?;
        if found.owner == me.id {
            return Err(Error::refused("own_content", "this is your own; you can change or delete it"));
        }
        within_limit(tx, me.id, now)?;
        let (owner, case) = open(tx, &thing, &found, draft.reason, now)?;
        tx.exec(
            "INSERT INTO safety_report (athlete_id, case_id, reason, words, made_at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            args![me.id, case, draft.reason.word(), words, now],
        )?;
        let (reason, words, made_at) = tx.one::<(String, Option<String>, Timestamp)>(
            "SELECT reason, words, made_at FROM safety_report WHERE athlete_id = $1 AND case_id = $2",
            args![me.id, case],
        )?;
        let row = cases::find_of(tx, owner, case)?.ok_or(Error::NotFound("case"))?;
        show(row, &reason, words, made_at)
    });
    let reported = reported.await?;
    metrics::counter!("safety_reports_total", "kind" => reported.kind.word()).increment(1);
    Ok((StatusCode::CREATED, Json(reported)))
}

fn thing(draft: &ReportDraft) -> Result<Thing> {
    let id = draft.thing_id;
    Ok(match draft.kind {
        Kind::Profile => Thing::Profile(AthleteId(id)),
        Kind::Activity => Thing::Activity(ActivityId(id)),
        Kind::Comment => {
            let nowhere = || Error::invalid("activity_id", "a comment is found under its activity");
            let under = draft.activity_id.ok_or_else(nowhere)?;
            Thing::Comment { under, activity_of: None, id }
        }
        Kind::Group => Thing::Group(GroupId(id)),
        Kind::GroupPost => {
            let nowhere = || Error::invalid("group_id", "a post is found in its group");
            Thing::GroupPost { group: draft.group_id.ok_or_else(nowhere)?, id }
        }
    })
}

fn within_limit(tx: &mut Tx, me: AthleteId, now: Timestamp) -> Result<()> {
    let (lately,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM safety_report WHERE athlete_id = $1 AND made_at > $2",
        args![me, now.plus_ms(-DAY_MS)],
    )?;
    if lately < rules::MOST_REPORTS {
        return Ok(());
    }
    Err(Error::refused_as(
        StatusCode::TOO_MANY_REQUESTS,
        "too_many_reports",
        "you have reported a lot today; please go on tomorrow",
    ))
}

/// The open case of this thing, opened now if there is none. Of two who open it at once, one does.
fn open(
    tx: &mut Tx,
    thing: &Thing,
    found: &Found,
    reason: Ground,
    now: Timestamp,
) -> Result<(AthleteId, CaseId)> {
    let (urgent, due_at) = (rules::is_urgent(reason), rules::due_at(reason, now));
    let id = CaseId::new();
    let opened = tx.exec(
        "INSERT INTO safety_open_case (thing_id, athlete_id, case_id) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING",
        args![thing.id(), found.owner, id],
    )?;
    if opened == 0 {
        let (owner, case) = cases::find_open(tx, thing)?.ok_or(Error::NotFound("case"))?;
        // A worse reason makes it more urgent; a lesser one changes nothing.
        tx.exec(
            "UPDATE safety_case SET urgent = urgent OR $3,
               due_at = CASE WHEN due_at > $4 THEN $4 ELSE due_at END
             WHERE athlete_id = $1 AND case_id = $2",
            args![owner, case, urgent, due_at],
        )?;
        return Ok((owner, case));
    }
    let under = match thing {
        Thing::Comment { under, .. } => Some(under.0),
        Thing::GroupPost { group, .. } => Some(group.0),
        Thing::Profile(_) | Thing::Activity(_) | Thing::Group(_) => None,
    };
    tx.exec(
        "INSERT INTO safety_case (athlete_id, case_id, kind, thing_id, under_id, under_athlete_id, quote,
                                  urgent, opened_at, due_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')",
        args![
            found.owner,
            id,
            thing.kind().word(),
            thing.id(),
            under,
            found.under,
            found.quote,
            urgent,
            now,
            due_at
        ],
    )?;
    tx.exec(
        "INSERT INTO safety_case_owner (case_id, athlete_id) VALUES ($1, $2)",
        args![id, found.owner],
    )?;
    Ok((found.owner, id))
}
