//! Correcting an activity: `PATCH /api/v1/activities/{id}`.
//!
//! Another sport means other numbers (what counts as standing still, as impossibly fast, as a best effort),
//! so they are derived anew from the original. The fact goes out with the change, in every case.
use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use events::ActivityChanged;
use kernel::http::{Json, Path};
use kernel::{ActivityId, App, Error, Me, Result, Timestamp, Tx, args, vault};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::whole;
use crate::audience::{self, Activity, Audience, Mine, Parts, is_minor};
use crate::derive::Derived;
use crate::gear::usual::{AfterSportChange, after_sport_change};
use crate::import::{LONGEST_TITLE, clean_title, person_of};
use crate::needs::{Friends, Progress};
use crate::store::word;
use crate::{gear, originals, store, workers, zones};

const LONGEST_DESCRIPTION: usize = 4_000;

/// What to change; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityEdit {
    /// At most 120 characters; an empty one takes the title away.
    pub title: Option<String>,
    /// At most 4,000 characters; an empty one takes the description away.
    pub description: Option<String>,
    /// `running`, `cycling`, ...; the numbers are derived anew.
    pub sport: Option<String>,
    /// Who sees it.
    pub audience: Option<Audience>,
    /// Who sees which part of it; a part that is left out is as for all your activities.
    pub audiences: Option<Parts<Option<Audience>>>,
}

/// Correct one of your activities.
#[utoipa::path(patch, path = "/api/v1/activities/{id}", tag = "activities",
    params(("id" = ActivityId, Path)), request_body = ActivityEdit,
    responses((status = 200, body = Activity), (status = 401, description = "signed_out"),
        (status = 404, description = "not_found: there is none, or it is not yours"),
        (status = 422, description = "invalid_input")))]
pub async fn edit_activity(
    State(app): State<App>,
    me: Me,
    Extension(progress): Extension<Arc<dyn Progress>>,
    Extension(friends): Extension<Arc<dyn Friends>>,
    Path(id): Path<ActivityId>,
    Json(edit): Json<ActivityEdit>,
) -> Result<Json<Activity>> {
    let edit = Change::from(edit)?;
    let for_others = edit.audience.is_some_and(|audience| audience != Audience::OnlyMe);
    if for_others && is_minor(&me.athlete, app.clock.now()) {
        let detail = "until you are 18, your activities stay with you alone";
        return Err(Error::invalid("audience", detail));
    }
    let viewer = me.athlete.clone();
    let mine = app.db.read(move |tx| audience::find_own(tx, &viewer, id)).await?;
    let other_sport = edit.sport.filter(|sport| sport.as_str() != mine.sport);
    let anew = match other_sport {
        Some(sport) => Some(derive_as(&app, &me, &mine, sport).await?),
        None => None,
    };
    let viewer = me.athlete.clone();
    let now = app.clock.now();
    let changed = app.db.write(move |tx| {
        if anew.is_some() {
            // Gear is chosen for a sport, so the two take turns.
            gear::lock_shelf(tx, viewer.id)?;
        }
        // Read again: another edit may have come in between, and a removal may have.
        let mine = audience::find_own(tx, &viewer, id)?;
        update(tx, mine, &edit, anew.as_ref(), now)
    });
    changed.await?;
    crate::jobs::ring();
    Ok(Json(whole(&app, &me, progress, friends, id).await?))
}

/// An edit whose words have been checked.
struct Change {
    /// `Some(None)` takes the title away.
    title: Option<Option<String>>,
    description: Option<Option<String>>,
    sport: Option<formats::Sport>,
    audience: Option<Audience>,
    parts: Option<Parts<Option<Audience>>>,
}

impl Change {
    fn from(edit: ActivityEdit) -> Result<Change> {
        let mut wrong = BTreeMap::new();
        if edit.title.as_deref().is_some_and(|title| title.chars().count() > LONGEST_TITLE) {
            wrong.insert("title", "a title has at most 120 characters".to_owned());
        }
        let description = edit.description.map(|text| clean_description(&text));
        let is_long = |text: &String| text.chars().count() > LONGEST_DESCRIPTION;
        if description.as_ref().is_some_and(|text| text.as_ref().is_some_and(is_long)) {
            wrong.insert("description", "a description has at most 4,000 characters".to_owned());
        }
        let sport = match edit.sport.as_deref().map(str::parse::<formats::Sport>) {
            None => None,
            Some(Ok(sport)) => Some(sport),
            Some(Err(unknown)) => {
                wrong.insert("sport", unknown.to_string());
                None
            }
        };
        if !wrong.is_empty() {
            return Err(Error::invalid_fields(wrong));
        }
        let title = edit.title.map(|title| clean_title(&title));
        let (audience, parts) = (edit.audience, edit.audiences);
        Ok(Change { title, description, sport, audience, parts })
    }
}

/// Line breaks stay; other control characters go.
fn clean_description(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    let kept = kept.trim().to_owned();
    (!kept.is_empty()).then_some(kept)
}

/// A description out of an export: what is too long is cut.
pub(crate) fn shortened(text: &str) -> Option<String> {
    let cut: String = clean_description(text)?.chars().take(LONGEST_DESCRIPTION).collect();
    clean_description(&cut)
}

/// The numbers of an activity as another sport, and the measures they were worked out with.
struct Anew {
    derived: Derived,
    body_revision: i64,
}

async fn derive_as(app: &App, me: &Me, mine: &Mine, sport: formats::Sport) -> Result<Anew> {
    let mut person = person_of(app, &me.athlete).await?;
    // What the file of streams tells of a body, the row has said before.
    person.body.allowed &= mine.with_health;
    let body_revision = person.body.revision;
    let key = vault::key_of(app, mine.athlete).await?;
    let (files, mine, now) = (app.files.clone(), mine.clone(), app.clock.now());
    let work = move || {
        let derived = originals::derive_again(&files, &key, &mine, Some(sport), &person, now)?;
        // Without positions of the device the distance differs between sports, and the streams hold it.
        if !derived.streams.is_empty() {
            let name = crate::streams::name(mine.athlete, mine.id);
            files.put_derived_sealed(&key, &name, &derived.streams)?;
        }
        Ok(derived)
    };
    Ok(Anew { derived: workers::run(work).await?, body_revision })
}

fn update(
    tx: &mut Tx,
    mut mine: Mine,
    edit: &Change,
    anew: Option<&Anew>,
    now: Timestamp,
) -> Result<()> {
    if let Some(title) = &edit.title {
        mine.title.clone_from(title);
        mine.title_from_file = false;
    }
    if let Some(description) = &edit.description {
        mine.description.clone_from(description);
    }
    if let Some(audience) = edit.audience {
        mine.audience = audience;
    }
    if let Some(parts) = edit.parts {
        mine.parts = parts;
    }
    let (athlete, id) = (mine.athlete, mine.id);
    if let Some(Anew { derived, body_revision }) = anew {
        let gear = after_sport_change(tx, &mine, derived.sport.as_str())?;
        store::update_derived(tx, athlete, id, derived, *body_revision, now)?;
        let with_health = derived.with_health;
        crate::recalculate::enqueue_if_outdated(tx, athlete, *body_revision, with_health, now)?;
        if let AfterSportChange::Becomes(gear) = gear {
            tx.exec(
                "UPDATE activity SET gear_id = $3, gear_chosen = FALSE
                 WHERE athlete_id = $1 AND activity_id = $2",
                args![athlete, id, gear],
            )?;
        }
        mine.sport = derived.sport.as_str().to_owned();
    }
    let title = mine.title.as_deref();
    let sport_chosen = mine.chosen_sport.is_some() || anew.is_some();
    tx.exec(
        "UPDATE activity SET title = $3, title_from_file = $4, description = $5, audience = $6,
           search_shown = $7, search_own = $8, sport_chosen = $9, changed_at = $10,
           map_audience = $11, heart_rate_audience = $12, power_audience = $13,
           start_audience = $14, gear_audience = $15, notes_audience = $16
         WHERE athlete_id = $1 AND activity_id = $2",
        args![
            athlete,
            id,
            mine.title,
            mine.title_from_file,
            mine.description,
            mine.audience.word(),
            store::shown_words(title, mine.title_from_file, mine.description.as_deref()),
            store::own_words(title, mine.title_from_file, &mine.sub_sport, &mine.sport),
            sport_chosen,
            now,
            word(mine.parts.map),
            word(mine.parts.heart_rate),
            word(mine.parts.power),
            word(mine.parts.start),
            word(mine.parts.gear),
            word(mine.parts.notes)
        ],
    )?;
    zones::settle(tx, athlete, id)?;
    let mine = audience::find_mine(tx, athlete, id)?.ok_or(Error::NotFound("activity"))?;
    let detail = audience::find_detail(tx, athlete, id)?;
    let summary = mine.summary(&detail);
    tx.publish(&ActivityChanged { athlete, activity: id, summary }, now)?;
    Ok(())
}
