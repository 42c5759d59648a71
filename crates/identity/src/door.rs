//! The door: finds the caller behind a request.
//!
//! Each request looks its session up: one indexed read. Nothing is remembered between requests, so a session
//! that is ended anywhere is ended everywhere at once, and a changed name or time zone is never stale.
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use futures_util::future::BoxFuture;
use kernel::app::Doorkeeper;
use kernel::athlete::{self, Athlete};
use kernel::ids::GrantId;
use kernel::{App, AthleteId, Caller, Day, Error, Me, Result, Timestamp, args, from_row};

use crate::apps;
use crate::apps::tokens::{self, Kind};
use crate::sessions::{self, Token};

/// Knows sessions.
#[derive(Debug, Default)]
pub struct Door;

impl Door {
    /// A door.
    pub fn new() -> Door {
        Door
    }
}

impl Doorkeeper for Door {
    fn admit<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Me>> {
        Box::pin(async move {
            let now = app.clock.now();
            let (token, entry) = look(app, parts, now).await?;
            if entry.last_used_at.plus_ms(sessions::TOUCH_MS) <= now {
                touch_later(app, &token, now);
            }
            Ok(Me { session: token.session, athlete: entry.athlete() })
        })
    }

    fn glance<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Me>> {
        Box::pin(async move {
            let (token, entry) = look(app, parts, app.clock.now()).await?;
            Ok(Me { session: token.session, athlete: entry.athlete() })
        })
    }

    fn admit_caller<'a>(&'a self, app: &'a App, parts: &'a Parts) -> BoxFuture<'a, Result<Caller>> {
        Box::pin(async move {
            match token_of_app(parts) {
                Some(token) => admit_app(app, token).await,
                None => Ok(Caller::from(self.admit(app, parts).await?)),
            }
        })
    }
}

/// The session behind the headers of a request, as long as it lasts.
async fn look(app: &App, parts: &Parts, now: Timestamp) -> Result<(Token, Entry)> {
    let brought = sessions::brought(&parts.headers, &app.public_url);
    let token = brought.ok_or(Error::SignedOut)?;
    let Some(entry) = find(app, &token).await? else {
        metrics::counter!("identity_signed_out_total").increment(1);
        return Err(Error::SignedOut);
    };
    match sessions::is_live(entry.session_created_at, entry.last_used_at, now) {
        true => Ok((token, entry)),
        false => Err(Error::SignedOut),
    }
}

/// The access token of an app, if one was brought. A session's token is never one.
fn token_of_app(parts: &Parts) -> Option<tokens::Token> {
    let bearer = parts.headers.get(header::AUTHORIZATION).map(HeaderValue::to_str)?.ok()?;
    tokens::Token::parse(bearer.strip_prefix("Bearer ")?.trim(), Kind::Access)
}

/// The app behind an access token: three indexed reads, and nothing remembered, so that disconnecting it is felt
/// at its next request.
async fn admit_app(app: &App, token: tokens::Token) -> Result<Caller> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| {
        let Some(grant) = tokens::find_by_access(tx, &token, now)? else { return Ok(None) };
        let athlete = athlete::find(tx, grant.athlete)?;
        // Whoever turned out to be younger keeps the devices that bring recordings.
        let athlete = athlete.filter(|one| grant.by_device || apps::is_adult(one, now));
        Ok(athlete.map(|athlete| (grant, athlete)))
    });
    let Some((grant, athlete)) = read.await? else {
        metrics::counter!("identity_app_refused_total").increment(1);
        return Err(Error::SignedOut);
    };
    if grant.last_used_at.plus_ms(tokens::TOUCH_MS) <= now {
        touch_app_later(app, grant.athlete, grant.id, now);
    }
    Ok(Caller::app(athlete, grant.scopes()))
}

/// A session and whose it is.
struct Entry {
    session_created_at: Timestamp,
    last_used_at: Timestamp,
    id: AthleteId,
    handle: String,
    name: String,
    country: String,
    region: Option<String>,
    time_zone: String,
    language: String,
    units: String,
    birth_on: Day,
    default_audience: String,
    created_at: Timestamp,
}
from_row!(Entry {
    session_created_at,
    last_used_at,
    id,
    handle,
    name,
    country,
    region,
    time_zone,
    language,
    units,
    birth_on,
    default_audience,
    created_at
});

impl Entry {
    fn athlete(self) -> Athlete {
        Athlete {
            id: self.id,
            handle: self.handle,
            name: self.name,
            country: self.country,
            region: self.region,
            time_zone: self.time_zone,
            language: self.language,
            units: self.units,
            birth_on: self.birth_on,
            default_audience: self.default_audience,
            created_at: self.created_at,
        }
    }
}

/// The session of exactly this token. The athlete's card lies under the same key, so one query reads both.
async fn find(app: &App, token: &Token) -> Result<Option<Entry>> {
    let (athlete, session, hash) = (token.athlete, token.session, token.hash());
    let read = app.db.read(move |tx| {
        tx.find::<Entry>(
            "SELECT s.created_at, s.last_used_at, a.athlete_id, a.handle, a.name, a.country, a.region, a.time_zone,
                    a.language, a.units, a.birth_on, a.default_audience, a.created_at
             FROM session s JOIN athlete a ON a.athlete_id = s.athlete_id
             WHERE s.athlete_id = $1 AND s.session_id = $2 AND s.token_hash = $3
               AND a.closed_at IS NULL",
            args![athlete, session, hash],
        )
    });
    read.await
}

/// Notes the use of a session without making the request wait for the disk.
fn touch_later(app: &App, token: &Token, now: Timestamp) {
    let (app, athlete, session) = (app.clone(), token.athlete, token.session);
    tokio::spawn(async move {
        let write = app.db.write(move |tx| {
            tx.exec(
                // Whoever rested proves two factors anew before the next deed of staff.
                "UPDATE session SET last_used_at = $3,
                   second_factor_at = CASE WHEN last_used_at <= $5 THEN NULL ELSE second_factor_at END
                 WHERE athlete_id = $1 AND session_id = $2 AND last_used_at <= $4",
                args![
                    athlete,
                    session,
                    now,
                    now.plus_ms(-sessions::TOUCH_MS),
                    now.plus_ms(-kernel::staff::IDLE_MS)
                ],
            )
        });
        // The next request tries again, so all that is lost is a minute's precision.
        if let Err(error) = write.await {
            tracing::debug!(%error, "the use of a session was not noted");
        }
    });
}

/// Notes that an app came, as for a session.
fn touch_app_later(app: &App, athlete: AthleteId, grant: GrantId, now: Timestamp) {
    let app = app.clone();
    tokio::spawn(async move {
        let write = app.db.write(move |tx| {
            tx.exec(
                "UPDATE app_grant SET last_used_at = $3
                 WHERE athlete_id = $1 AND grant_id = $2 AND last_used_at <= $4",
                args![athlete, grant, now, now.plus_ms(-tokens::TOUCH_MS)],
            )
        });
        if let Err(error) = write.await {
            tracing::debug!(%error, "the use of an app was not noted");
        }
    });
}
