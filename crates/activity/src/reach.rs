//! How far an app sees into the activities of the athlete it serves. Of other people it sees nothing.
//!
//! What it is shown is always made by [`crate::audience`], and here only ever becomes less:
//!
//! - with `activity:read`, what a friend of the athlete is shown, and so nothing that is for the athlete alone;
//! - with `activity:read_private`, what the athlete is shown, without what is known of the body;
//! - with `health:read` beside one of them, that as well.
use kernel::athlete::Athlete;
use kernel::paging::{Page, PageQuery};
use kernel::{ActivityId, Caller, Error, Result, Scope, Tx};

use crate::audience::{self, Activity, ActivityCard, Filter};
use crate::streams::Streams;

/// Either is enough to look at activities at all.
pub(crate) const READING: [Scope; 2] = [Scope::ActivityRead, Scope::ActivityReadPrivate];

/// How far a caller sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reach {
    /// As the athlete does, and not only as a friend.
    pub private: bool,
    /// Also what is known of the body.
    pub health: bool,
}

impl Reach {
    /// The athlete in person sees everything.
    pub fn of(caller: &Caller) -> Reach {
        Reach {
            private: caller.may(Scope::ActivityReadPrivate),
            health: caller.may(Scope::HealthRead),
        }
    }

    /// A list without what is out of reach.
    pub fn list(
        self,
        tx: &mut Tx,
        owner: &Athlete,
        filter: &Filter,
        page: &PageQuery,
    ) -> Result<Page<ActivityCard>> {
        if !self.private {
            return audience::list_for_app(tx, owner, self.health, filter, page);
        }
        let mut page = audience::list_own(tx, owner, filter, page)?;
        if !self.health {
            page.items.iter_mut().for_each(without_body_on_card);
        }
        Ok(page)
    }

    /// One activity without what is out of reach.
    pub fn whole(self, tx: &mut Tx, owner: &Athlete, id: ActivityId) -> Result<Activity> {
        let seen = match self.private {
            true => audience::find_own_whole(tx, owner, id)?,
            false => audience::find_for_app(tx, owner, self.health, id)?,
        };
        let mut activity = seen.ok_or(Error::NotFound("activity"))?.whole(tx)?;
        if !self.health {
            without_body(&mut activity);
        }
        Ok(activity)
    }

    /// The card of an activity that was just brought, if the caller may look at it at all.
    pub fn card(
        self,
        tx: &mut Tx,
        owner: &Athlete,
        id: ActivityId,
    ) -> Result<Option<ActivityCard>> {
        match self.whole(tx, owner, id) {
            Ok(activity) => Ok(Some(activity.card)),
            Err(Error::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Charts without what is out of reach.
    pub fn streams(self, streams: Streams) -> Streams {
        match self.health {
            true => streams,
            false => Streams { heart_rate_bpm: None, temperature_c: None, ..streams },
        }
    }
}

fn without_body_on_card(card: &mut ActivityCard) {
    card.avg_heart_rate_bpm = None;
}

/// Heart rate and what is worked out from it, energy, temperature. Power is work done, not a body.
fn without_body(activity: &mut Activity) {
    without_body_on_card(&mut activity.card);
    activity.max_heart_rate_bpm = None;
    activity.avg_temperature_c = None;
    activity.calories_kcal = None;
    activity.load = None;
    activity.load_source = None;
    activity.zones = Vec::new();
    for lap in &mut activity.laps {
        lap.avg_heart_rate_bpm = None;
        lap.max_heart_rate_bpm = None;
    }
    for split in activity.splits_km.iter_mut().chain(&mut activity.splits_mile) {
        split.avg_heart_rate_bpm = None;
    }
    // Some of them speak of the heart rate in the file.
    activity.warnings = Vec::new();
}
