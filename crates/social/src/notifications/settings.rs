//! What somebody wants to hear of, and when: `GET` and `PUT /api/v1/notifications/settings`.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Error, Me, Result, Timestamp, Tx, args};
use serde::{Deserialize, Serialize};

use super::channels::{self, Channel, list_off};
use super::digest::{self, Rhythm};
use super::{Kind, bell};
use crate::Needs;
use crate::people::is_minor;

/// Minutes of a day.
const DAY_MINUTES: i64 = 24 * 60;
/// The quiet hours of people under 18 who chose none: from nine in the evening to seven in the morning.
const OF_MINORS: QuietHours = QuietHours { from_minute: 21 * 60, until_minute: 7 * 60 };

/// What somebody wants to hear of, on which ways, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NotificationSettings {
    /// Each kind, and on which ways it is wanted.
    pub kinds: Vec<KindWanted>,
    /// When nothing rings; absent: it may ring at any time. What happens meanwhile waits on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
    /// How often a letter tells of what you did not see.
    pub digest: Rhythm,
    /// Whether letters reach you: this Stadion sends mail, and you confirmed your address.
    pub reached_by_mail: bool,
}

/// One kind, and on which ways it is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct KindWanted {
    /// What.
    pub kind: Kind,
    /// In the app: on the page, in the bell, live.
    pub in_app: bool,
    /// On devices that let us tell them.
    pub push: bool,
    /// In the letter about what you did not see.
    pub mail: bool,
}

/// What somebody chooses. What is not named stays as it is, but for quiet hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotificationWishes {
    /// Kinds, and on which ways they are wanted.
    pub kinds: Vec<KindWish>,
    /// When nothing rings; absent: it may ring at any time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
    /// How often a letter tells of what you did not see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Rhythm>,
}

/// One kind, and on which ways it is wanted. A way that is not named stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KindWish {
    /// What.
    pub kind: Kind,
    /// In the app: on the page, in the bell, live.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_app: Option<bool>,
    /// On devices that let us tell them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub push: Option<bool>,
    /// In the letter about what you did not see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<bool>,
}

/// Hours in which nothing rings, on the athlete's own clock. They may go past midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// Minutes after midnight at which they begin.
    #[schema(example = 1320, minimum = 0, maximum = 1439)]
    pub from_minute: i64,
    /// Minutes after midnight at which they are over.
    #[schema(example = 420, minimum = 0, maximum = 1439)]
    pub until_minute: i64,
}

impl QuietHours {
    fn check(self) -> Result<QuietHours> {
        let day = 0..DAY_MINUTES;
        if !day.contains(&self.from_minute) || !day.contains(&self.until_minute) {
            return Err(Error::invalid("quiet", "quiet hours begin and end within a day"));
        }
        if self.from_minute == self.until_minute {
            return Err(Error::invalid("quiet", "quiet hours end at another time than they begin"));
        }
        Ok(self)
    }

    /// Whether a minute of the day is in them. The last minute is not.
    fn holds(self, minute: i64) -> bool {
        match self.from_minute < self.until_minute {
            true => (self.from_minute..self.until_minute).contains(&minute),
            false => minute >= self.from_minute || minute < self.until_minute,
        }
    }
}

/// Whether it is quiet for somebody now, by the clock of their time zone.
pub(crate) fn is_quiet(tx: &mut Tx, athlete: &Athlete, now: Timestamp) -> Result<bool> {
    let Some(quiet) = quiet_hours(tx, athlete, now)? else { return Ok(false) };
    let local = now.zoned(&athlete.time_zone);
    Ok(quiet.holds(i64::from(local.hour()) * 60 + i64::from(local.minute())))
}

/// As chosen, or as it is for the age.
fn quiet_hours(tx: &mut Tx, athlete: &Athlete, now: Timestamp) -> Result<Option<QuietHours>> {
    let chosen = tx.find::<(Option<i64>, Option<i64>)>(
        "SELECT CAST(from_minute AS BIGINT), CAST(until_minute AS BIGINT) FROM social_quiet WHERE athlete_id = $1",
        args![athlete.id],
    )?;
    Ok(match chosen {
        Some((Some(from_minute), Some(until_minute))) => {
            Some(QuietHours { from_minute, until_minute })
        }
        Some(_) => None,
        None => is_minor(athlete, now).then_some(OF_MINORS),
    })
}

fn settings(
    tx: &mut Tx,
    needs: &Needs,
    athlete: &Athlete,
    now: Timestamp,
) -> Result<NotificationSettings> {
    let in_app = list_off(tx, athlete.id, Channel::InApp)?;
    let push = list_off(tx, athlete.id, Channel::Push)?;
    let mail = list_off(tx, athlete.id, Channel::Mail)?;
    let wanted = |kind| KindWanted {
        kind,
        in_app: !in_app.contains(&kind),
        push: !push.contains(&kind),
        mail: !mail.contains(&kind),
    };
    Ok(NotificationSettings {
        kinds: Kind::ALL.into_iter().map(wanted).collect(),
        quiet: quiet_hours(tx, athlete, now)?,
        digest: digest::rhythm(tx, athlete.id)?,
        reached_by_mail: needs.post.is_open() && needs.post.address(tx, athlete.id)?.is_some(),
    })
}

/// What you want to hear of, on which ways, and when nothing rings.
#[utoipa::path(get, path = "/api/v1/notifications/settings", tag = "notifications",
    responses(
        (status = 200, description = "As it is.", body = NotificationSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json")))]
pub async fn show_notification_settings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
) -> Result<Json<NotificationSettings>> {
    let now = app.clock.now();
    let read = app.db.read(move |tx| settings(tx, &needs, &me.athlete, now));
    Ok(Json(read.await?))
}

/// Choose what you want to hear of, on which ways, and when nothing rings. Kinds and ways that are not named stay as they are.
#[utoipa::path(put, path = "/api/v1/notifications/settings", tag = "notifications",
    request_body = NotificationWishes,
    responses(
        (status = 200, description = "As it is now.", body = NotificationSettings),
        (status = 401, description = "`signed_out`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_input`, `invalid_json`", body = Problem, content_type = "application/problem+json")))]
pub async fn set_notification_settings(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    Json(wanted): Json<NotificationWishes>,
) -> Result<Json<NotificationSettings>> {
    let now = app.clock.now();
    let quiet = wanted.quiet.map(QuietHours::check).transpose()?;
    let me = me.athlete;
    let write = app.db.write(move |tx| {
        for wish in &wanted.kinds {
            let ways = [
                (Channel::InApp, wish.in_app),
                (Channel::Push, wish.push),
                (Channel::Mail, wish.mail),
            ];
            for (channel, wanted) in ways {
                if let Some(wanted) = wanted {
                    channels::choose(tx, me.id, channel, wish.kind, wanted)?;
                }
            }
        }
        if let Some(rhythm) = wanted.digest {
            digest::choose(tx, &me, rhythm, now)?;
        }
        tx.exec(
            "INSERT INTO social_quiet (athlete_id, from_minute, until_minute) VALUES ($1, $2, $3)
             ON CONFLICT (athlete_id) DO UPDATE SET from_minute = $2, until_minute = $3",
            args![
                me.id,
                quiet.map(|quiet| quiet.from_minute),
                quiet.map(|quiet| quiet.until_minute)
            ],
        )?;
        // What is unread may be more or less now.
        tx.ring(bell(me.id));
        settings(tx, &needs, &me, now)
    });
    Ok(Json(write.await?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_may_go_past_midnight_and_end_with_their_last_minute() {
        let check = |from: i64, until: i64, minute: i64, quiet: bool| {
            let hours = QuietHours { from_minute: from, until_minute: until };
            assert_eq!(hours.holds(minute), quiet, "{from} to {until} at {minute}");
        };
        check(1320, 420, 1320, true);
        check(1320, 420, 1319, false);
        check(1320, 420, 0, true);
        check(1320, 420, 419, true);
        check(1320, 420, 420, false);
        check(720, 780, 750, true);
        check(720, 780, 780, false);
        check(720, 780, 0, false);
    }

    #[test]
    fn hours_outside_of_a_day_or_without_a_length_are_refused() {
        let check = |from_minute, until_minute, detail: &str| {
            let refused = QuietHours { from_minute, until_minute }.check().unwrap_err();
            assert_eq!(refused.to_string(), detail);
        };
        check(-1, 420, "quiet hours begin and end within a day");
        check(1320, 1440, "quiet hours begin and end within a day");
        check(420, 420, "quiet hours end at another time than they begin");
    }
}
