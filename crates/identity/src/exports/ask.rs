//! Asking for everything: `POST /api/v1/me/exports`.
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::{Problem, Refusal};
use kernel::http::Json;
use kernel::{App, AthleteId, Error, Me, Result, Timestamp, Tx, args};

use super::{DAY_MS, Export, ExportId, MOST_A_DAY};
use crate::{Settings, accounts, mail, sessions};

/// Ask for a copy of everything that is stored of you. It is made in the background, and kept for seven days.
///
/// While one is being made, asking again gives that one.
#[utoipa::path(post, path = "/api/v1/me/exports", tag = "me",
    responses(
        (status = 201, description = "It is being made.", body = Export),
        (status = 200, description = "One is being made already.", body = Export),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`sign_in_again`: you signed in more than an hour ago. `frozen`: your account was recovered by e-mail in the last seven days.", body = Problem),
        (status = 429, description = "`too_many_exports`: three a day are the most", body = Problem)))]
pub async fn ask_export(
    State(app): State<App>,
    me: Me,
    Extension(settings): Extension<Settings>,
) -> Result<(StatusCode, Json<Export>)> {
    let now = app.clock.now();
    let write = app.db.write(move |tx| {
        sessions::require_fresh(tx, &me, now)?;
        if let Some(open) = find_open(tx, me.id)? {
            return Ok((StatusCode::OK, super::find(tx, me.id, open)?.show()));
        }
        let since = now.plus_ms(-DAY_MS);
        let (count, oldest) = tx.one::<(i64, Option<Timestamp>)>(
            "SELECT COUNT(*), MIN(asked_at) FROM data_export
             WHERE athlete_id = $1 AND asked_at > $2 AND state <> 'failed'",
            args![me.id, since],
        )?;
        if count >= MOST_A_DAY {
            let free_at = oldest.unwrap_or(now).plus_ms(DAY_MS);
            return Err(too_many(free_at, now));
        }
        let id = ExportId::new();
        tx.exec(
            "INSERT INTO data_export (athlete_id, export_id, state, step, done, total, owner,
               leased_until, attempts, asked_at)
             VALUES ($1, $2, 'waiting', 'data', 0, 0, '', 0, 0, $3) ON CONFLICT DO NOTHING",
            args![me.id, id, now],
        )?;
        // A copy of a whole life leaves a trace where its owner looks, whoever asked for it.
        let proof = accounts::find_proof(tx, me.id)?;
        if proof.email_proven_at.is_some() {
            let letter = mail::Letter::ExportAsked { at: now };
            let give_up_at = now.plus_ms(mail::NOTICE_MS);
            mail::write(tx, &settings, me.id, &proof.email, &letter, give_up_at, now)?;
        }
        // Of two at the same moment, one was first.
        let open = find_open(tx, me.id)?.unwrap_or(id);
        Ok((StatusCode::CREATED, super::find(tx, me.id, open)?.show()))
    });
    let (status, export) = write.await?;
    if status == StatusCode::CREATED {
        tracing::info!(event = "export_asked", "identity");
        metrics::counter!("identity_exports_total", "outcome" => "asked").increment(1);
    }
    Ok((status, Json(export)))
}

/// The one that is being made.
fn find_open(tx: &mut Tx, athlete: AthleteId) -> Result<Option<ExportId>> {
    let found = tx.find::<(ExportId,)>(
        "SELECT export_id FROM data_export WHERE athlete_id = $1 AND ended_at IS NULL",
        args![athlete],
    )?;
    Ok(found.map(|(id,)| id))
}

fn too_many(free_at: Timestamp, now: Timestamp) -> Error {
    let wait_ms = u64::try_from(free_at.0 - now.0).unwrap_or(0);
    Error::Refused(Box::new(Refusal {
        status: StatusCode::TOO_MANY_REQUESTS,
        code: "too_many_exports",
        detail: "you asked for three exports in a day, and that is as many as there may be; please use one of those".to_owned(),
        fields: Default::default(),
        retry_after_s: Some(wait_ms.div_ceil(1000)),
    }))
}
