//! The turn that tells devices what waits for them. Run it all the time, in as many processes as there are.
use std::time::Duration;

use futures_util::future::join_all;
use kernel::ids::SessionId;
use kernel::outbound::{self, Limits};
use kernel::vault::Vault;
use kernel::{
    App, AthleteId, Error, Language, Result, Timestamp, Tx, args, athlete, from_row, random,
};
use serde::Serialize;

use super::{Device, GOOD_FOR_MS, delete, find, origin, reach, sealing, vapid};
use crate::Needs;
use crate::notifications::channels::Channel;
use crate::notifications::saying::{Reader, find_line};
use crate::notifications::{NotificationId, settings, words};

/// Messages on their way at the same time.
const AT_ONCE: i64 = 8;
/// The longest that a push service may take.
const WITHIN: Duration = Duration::from_secs(10);
/// While a message is on its way, nobody else takes it. Longer than that can take.
const LEASE_MS: i64 = 60_000;
/// The pause after the first failure; it doubles with each.
const FIRST_PAUSE_MS: i64 = 15_000;
const LONGEST_PAUSE_MS: i64 = 3_600_000;
/// What names a line to the push service, which no other line of no other device is named.
const TOPIC_FOR: &str = "stadion 2026 topics of web push";

const _: () = assert!(LEASE_MS as u128 > WITHIN.as_millis() * 2);

/// A line that is to be told on a device.
#[derive(Clone, Copy)]
struct Waiting {
    athlete: AthleteId,
    session: SessionId,
    line: NotificationId,
    told_at: Timestamp,
    due_at: Timestamp,
    tries: i64,
}
from_row!(Waiting { athlete, session, line, told_at, due_at, tries });

/// What a device is given: what it shows, and the page of the app to which that leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Payload {
    title: &'static str,
    body: &'static str,
    /// Language and direction of the words.
    lang: &'static str,
    dir: &'static str,
    path: String,
    /// More of the same line takes the place of what is shown of it.
    tag: String,
}

/// A message before it is sealed.
struct Message {
    device: Device,
    payload: Payload,
    topic: String,
}

/// What is to become of what waits.
enum Next {
    Send(Box<Message>),
    /// It is read, not wanted, or there is nothing left to say.
    Nothing,
    /// The sign-in has ended, and with it the device.
    Forget,
}

/// What a push service said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Handed {
    Over,
    /// There is no such device any more.
    Gone,
    /// It will never be taken.
    Refused,
    /// It may be taken later: after so many milliseconds, if it says so.
    NotNow(Option<i64>),
}

/// Tells devices what is due. Returns how many messages were handed over.
pub async fn send_due(app: &App, needs: &Needs) -> Result<u64> {
    let mut sent = 0;
    loop {
        let now = app.clock.now();
        let look = app.db.read(move |tx| {
            tx.list::<Waiting>(
                "SELECT athlete_id, session_id, notification_id, told_at, due_at, tries
                 FROM social_push_due WHERE due_at <= $1 ORDER BY due_at LIMIT $2",
                args![now, AT_ONCE],
            )
        });
        let due = look.await?;
        if due.is_empty() {
            return Ok(sent);
        }
        for outcome in join_all(due.into_iter().map(|waiting| send(app, needs, waiting))).await {
            sent += u64::from(outcome?);
        }
    }
}

/// Takes what waits, sends it if there is still something to say, and says whether that worked.
async fn send(app: &App, needs: &Needs, waiting: Waiting) -> Result<bool> {
    let now = app.clock.now();
    let take = app.db.write(move |tx| {
        let taken = tx.exec(
            "UPDATE social_push_due SET due_at = $5, tries = tries + 1
             WHERE athlete_id = $1 AND session_id = $2 AND notification_id = $3 AND due_at = $4",
            args![
                waiting.athlete,
                waiting.session,
                waiting.line,
                waiting.due_at,
                now.plus_ms(LEASE_MS)
            ],
        )?;
        Ok(taken == 1)
    });
    if !take.await? {
        return Ok(false);
    }
    let (needs, vault) = (needs.clone(), app.vault.clone());
    let next = app.db.read(move |tx| compose(tx, &needs, &vault, waiting, now)).await?;
    let handed = match next {
        Next::Send(message) => hand_over(app, *message).await?,
        Next::Nothing => {
            strike_off(app, waiting).await?;
            return Ok(false);
        }
        Next::Forget => Handed::Gone,
    };
    settle(app, waiting, handed).await?;
    Ok(handed == Handed::Over)
}

/// What is to be said now: who reads a line on a page is not told of it as well, and quiet hours swallow what would ring in
/// them. It waits in the app.
fn compose(
    tx: &mut Tx,
    needs: &Needs,
    vault: &Vault,
    waiting: Waiting,
    now: Timestamp,
) -> Result<Next> {
    let Some(athlete) = athlete::find(tx, waiting.athlete)? else { return Ok(Next::Nothing) };
    if !needs.devices.is_signed_in(tx, athlete.id, waiting.session, now)? {
        return Ok(Next::Forget);
    }
    let is_late = waiting.told_at.plus_ms(GOOD_FOR_MS) <= now;
    if is_late || settings::is_quiet(tx, &athlete, now)? {
        return Ok(Next::Nothing);
    }
    let Some(device) = find(tx, vault, athlete.id, waiting.session)? else {
        return Ok(Next::Nothing);
    };
    let line = find_line(tx, athlete.id, waiting.line)?.filter(|line| line.unread);
    let Some(line) = line else { return Ok(Next::Nothing) };
    let reader = Reader::new(tx, needs, &athlete, Channel::Push, now)?;
    if reader.say(tx, &line)?.is_none() {
        return Ok(Next::Nothing);
    }
    let language = Language::of(&athlete.language);
    let payload = Payload {
        title: "Stadion",
        body: words::headline(line.kind, language),
        lang: language.code(),
        dir: language.direction(),
        path: words::page(line.kind, &line.subject),
        tag: line.id.to_string(),
    };
    let named = [line.id.0.as_bytes().as_slice(), waiting.session.0.as_bytes()].concat();
    // A topic has at most 32 letters (RFC 8030, 5.4).
    let topic = random::to_hex(&vault.mark(TOPIC_FOR, &named)[..16]);
    Ok(Next::Send(Box::new(Message { device, payload, topic })))
}

/// Seals a message and hands it to the push service of its device.
async fn hand_over(app: &App, message: Message) -> Result<Handed> {
    let endpoint = message.device.endpoint.clone();
    let (Some(reach), Some(origin)) = (reach(&endpoint, &app.public_url), origin(&endpoint)) else {
        return Ok(Handed::Refused);
    };
    let body = sealing::seal(&message.device, &serde_json::to_vec(&message.payload)?)?;
    let key = vapid::key(&app.vault);
    let authorization = vapid::note(&key, &origin, &app.public_url, app.clock.now());
    let call = tokio::task::spawn_blocking(move || {
        let agent = outbound::agent(reach, Limits::within(WITHIN));
        let answer = agent
            .post(&endpoint)
            .header("authorization", authorization)
            .header("content-encoding", "aes128gcm")
            .header("content-type", "application/octet-stream")
            .header("ttl", (GOOD_FOR_MS / 1_000).to_string())
            .header("topic", message.topic)
            .header("urgency", "normal")
            .send(&body[..]);
        match answer {
            Ok(answer) => {
                let after =
                    answer.headers().get("retry-after").and_then(|value| value.to_str().ok());
                verdict(answer.status().as_u16(), after)
            }
            // No such name, no connection, or an address that we do not call: the next look may find another one.
            Err(_) => Handed::NotNow(None),
        }
    });
    call.await.map_err(Error::internal)
}

/// What an answer means (RFC 8030, 5 and 7.3).
fn verdict(status: u16, retry_after: Option<&str>) -> Handed {
    match status {
        200..=299 => Handed::Over,
        404 | 410 => Handed::Gone,
        408 | 425 | 429 | 500..=599 => {
            let seconds = retry_after.and_then(|text| text.trim().parse::<i64>().ok());
            Handed::NotNow(seconds.map(|seconds| seconds.clamp(1, 3_600) * 1_000))
        }
        _ => Handed::Refused,
    }
}

/// Strikes a message off, or sets the time of its next try.
async fn settle(app: &App, waiting: Waiting, handed: Handed) -> Result<()> {
    let now = app.clock.now();
    let (outcome, again) = match handed {
        Handed::Over => ("sent", None),
        Handed::Gone => ("gone", None),
        Handed::Refused => ("refused", None),
        Handed::NotNow(asked) => {
            ("failed", Some(now.plus_ms(asked.unwrap_or_else(|| pause_ms(waiting.tries)))))
        }
    };
    metrics::counter!("social_pushes_total", "outcome" => outcome).increment(1);
    if handed != Handed::Over {
        tracing::warn!(event = "push_not_sent", outcome, tries = waiting.tries + 1, "social");
    }
    if handed == Handed::Gone {
        app.db.write(move |tx| delete(tx, waiting.athlete, waiting.session)).await?;
        return Ok(());
    }
    let Some(next) = again else { return strike_off(app, waiting).await };
    let write = app.db.write(move |tx| {
        tx.exec(
            "UPDATE social_push_due SET due_at = $5
             WHERE athlete_id = $1 AND session_id = $2 AND notification_id = $3 AND told_at = $4",
            args![waiting.athlete, waiting.session, waiting.line, waiting.told_at, next],
        )
    });
    write.await?;
    Ok(())
}

/// A line that moved while it was on its way stays: that is to be told, too.
async fn strike_off(app: &App, waiting: Waiting) -> Result<()> {
    let write = app.db.write(move |tx| {
        tx.exec(
            "DELETE FROM social_push_due
             WHERE athlete_id = $1 AND session_id = $2 AND notification_id = $3 AND told_at = $4",
            args![waiting.athlete, waiting.session, waiting.line, waiting.told_at],
        )
    });
    write.await?;
    Ok(())
}

/// 15 s, 30 s, 1 min and so on, an hour at most.
fn pause_ms(tries: i64) -> i64 {
    let doubled = FIRST_PAUSE_MS << tries.clamp(0, 10);
    doubled.min(LONGEST_PAUSE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_is_gone_is_forgotten_and_a_bad_hour_is_waited_for() {
        let check = |status: u16, after: Option<&str>, expected: Handed| {
            assert_eq!(verdict(status, after), expected, "{status} {after:?}");
        };
        check(201, None, Handed::Over);
        check(200, None, Handed::Over);
        check(404, None, Handed::Gone);
        check(410, None, Handed::Gone);
        check(429, Some("120"), Handed::NotNow(Some(120_000)));
        check(503, Some("99999999"), Handed::NotNow(Some(3_600_000)));
        check(503, Some("Fri, 07 May 2027 09:00:00 GMT"), Handed::NotNow(None));
        check(500, None, Handed::NotNow(None));
        for refused in [301, 400, 401, 403, 413] {
            check(refused, None, Handed::Refused);
        }
    }

    #[test]
    fn pauses_grow_to_an_hour() {
        let check = |tries: i64, pause_s: i64| assert_eq!(pause_ms(tries), pause_s * 1_000);
        check(0, 15);
        check(1, 30);
        check(5, 480);
        check(8, 3_600);
        check(1_000_000, 3_600);
    }
}
