//! Hearing of it at once: `GET /api/v1/notifications/live`, an endless answer of server-sent events.
//!
//! An event says how much is unread and since when, and nothing else; what it is is asked for as always. Before every word the door is asked
//! whether this session is still let in, so a stream tells nobody anything once its session, or its account, has ended.
//!
//! A stream is rung through the hub and looks by itself now and then, in case a ring was lost. It ends after half an hour,
//! when the process stops, and when the same athlete opens too many: then the oldest one makes room. The page opens
//! it again.
use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::hub::Subscription;
use kernel::{App, AthleteId, Me, Result, Timestamp};
use serde::Serialize;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep, timeout_at};

use super::channels::Channel;
use super::saying::{Reader, count_unread};
use super::{bell, settings};
use crate::Needs;

/// How often a stream looks by itself and gives a sign of life.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// How long rings are gathered before a look: five kudos in a moment are one.
const BREATH: Duration = Duration::from_millis(50);
/// How long a stream lasts.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// Streams of one athlete at one process.
const MOST_AT_ONCE: usize = 5;

/// What an event says.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Unread {
    /// How many lines are unread; 30 stands for 30 or more.
    unread: u64,
    /// When the last of them moved: more of the same is news, too, and does not change how many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    latest: Option<Timestamp>,
    /// Whether these are the athlete's quiet hours: then nothing should catch the eye.
    quiet: bool,
}

/// Hear how much is unread, at once and whenever that changes.
///
/// Server-sent events named `unread`, with `{"unread": 2, "latest": "2026-05-01T09:00:00Z", "quiet": false}`; 30 stands for 30
/// or more, and in quiet hours nothing should catch the eye. `elsewhere` is the last event of a stream that made room for a newer one.
#[utoipa::path(get, path = "/api/v1/notifications/live", tag = "notifications",
    responses(
        (status = 200, description = "Events without an end.", body = String, content_type = "text/event-stream"),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn hear_notifications(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Extension(streams): Extension<Streams>,
    parts: Parts,
) -> Result<Response> {
    let live = Live {
        bell: app.db.hub().subscribe(bell(me.id)),
        seat: streams.take(me.id),
        ends_at: Instant::now() + LONGEST,
        app,
        parts,
        needs,
        last: None,
        is_over: false,
    };
    let events = stream::unfold(live, |mut live| async move {
        let words = live.next().await?;
        Some((Ok::<_, Infallible>(words), live))
    });
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        // A proxy that gathers bytes would keep them from the reader.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((headers, Body::from_stream(events)).into_response())
}

/// One stream.
struct Live {
    app: App,
    /// What the caller showed at the door.
    parts: Parts,
    needs: Needs,
    bell: Subscription,
    seat: Seat,
    ends_at: Instant,
    /// What was said last.
    last: Option<Unread>,
    is_over: bool,
}

impl Live {
    /// The next words; `None` at the end.
    async fn next(&mut self) -> Option<Bytes> {
        if self.is_over {
            return None;
        }
        if self.last.is_some() {
            tokio::select! {
                // The hub is closed: the process stops.
                heard = self.bell.next() => { heard?; }
                () = sleep(LOOK_EVERY) => {}
                () = self.seat.is_needed.notified() => {
                    self.is_over = true;
                    return Some(Bytes::from_static(b"event: elsewhere\ndata: {}\n\n"));
                }
            }
            timeout_at(self.ends_at, sleep(BREATH)).await.ok()?;
            self.bell.skip_waiting();
        }
        // Trouble with the database ends it, too: the page comes again, and is told by an answer of its own.
        let me = self.app.doorkeeper.glance(&self.app, &self.parts).await.ok()?;
        let now = self.look(me.athlete).await.ok()?;
        if self.last.as_ref() == Some(&now) {
            return Some(Bytes::from_static(b": still here\n\n"));
        }
        let data = serde_json::to_string(&now).ok()?;
        let words = format!("retry: 3000\nevent: unread\ndata: {data}\n\n");
        self.last = Some(now);
        Some(words.into())
    }

    async fn look(&self, athlete: Athlete) -> Result<Unread> {
        let (needs, now) = (self.needs.clone(), self.app.clock.now());
        let read = self.app.db.read(move |tx| {
            let reader = Reader::new(tx, &needs, &athlete, Channel::InApp, now)?;
            let (unread, latest) = count_unread(tx, &reader)?;
            Ok(Unread { unread, latest, quiet: settings::is_quiet(tx, &athlete, now)? })
        });
        read.await
    }
}

/// The streams of this process, by whose they are.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<AthleteId, Vec<Arc<Notify>>>>>);

impl Streams {
    /// A seat for one more stream; the oldest makes room if there are too many.
    fn take(&self, athlete: AthleteId) -> Seat {
        let is_needed = Arc::new(Notify::new());
        let mut all = self.lock();
        let own = all.entry(athlete).or_default();
        own.push(is_needed.clone());
        if own.len() > MOST_AT_ONCE {
            own.remove(0).notify_one();
        }
        drop(all);
        metrics::gauge!("notification_streams").increment(1.0);
        Seat { streams: self.clone(), athlete, is_needed }
    }

    /// A panic while the lock was held left a map that is whole: each change is one call.
    fn lock(&self) -> MutexGuard<'_, HashMap<AthleteId, Vec<Arc<Notify>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of one stream; it is given back when this is dropped.
struct Seat {
    streams: Streams,
    athlete: AthleteId,
    is_needed: Arc<Notify>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut all = self.streams.lock();
        if let Some(own) = all.get_mut(&self.athlete) {
            own.retain(|other| !Arc::ptr_eq(other, &self.is_needed));
            if own.is_empty() {
                all.remove(&self.athlete);
            }
        }
        metrics::gauge!("notification_streams").decrement(1.0);
    }
}
