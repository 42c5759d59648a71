//! Creating a challenge: `POST /api/v1/challenges`. Operators for a region, everybody for their friends.
use std::collections::BTreeMap;

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::error::Problem;
use kernel::http::Json;
use kernel::idempotency::{self, IdempotencyKey};
use kernel::staff::Deed;
use kernel::{App, AthleteId, ChallengeId, Day, Error, Me, Result, Timestamp, Tx, args, random};
use physiology::Sport;
use serde::{Deserialize, Serialize};

use super::{Kind, Shown};
use crate::Needs;
use crate::needs::Places;
use crate::rules::{Measure, Rules};

/// Challenges among friends that one athlete may have open.
const MOST_OPEN: i64 = 20;
const LONGEST_DAYS: i64 = 366;
const EARLIEST_DAYS_BACK: i64 = 31;

/// What a challenge should be like.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChallengeDraft)]
pub struct Draft {
    /// `regional` takes an operator.
    pub kind: Kind,
    /// For a regional one: the country whose residents may join; absent: the world.
    #[serde(default)]
    #[schema(example = "IT")]
    pub country: Option<String>,
    /// For a regional one: the part of that country whose residents may join, by its ISO 3166-2 code; absent: all
    /// of the country.
    #[serde(default)]
    #[schema(example = "IT-25")]
    pub region: Option<String>,
    /// Its name, 3 to 80 letters.
    #[schema(example = "Italy runs in May")]
    pub title: String,
    /// What it is about, up to 1000 letters.
    #[serde(default)]
    pub about: String,
    /// For a regional one: what can be won, in English, up to 200 letters.
    #[serde(default)]
    pub prize: Option<String>,
    /// The same in Russian.
    #[serde(default)]
    pub prize_ru: Option<String>,
    /// What is added up.
    pub measure: Measure,
    /// How much is to be reached, in metres, seconds, activities or days.
    #[serde(default)]
    pub goal: Option<i64>,
    /// The sports that count; empty: every sport.
    #[serde(default)]
    pub sports: Vec<String>,
    /// The first day.
    pub starts_on: Day,
    /// The last day.
    pub ends_on: Day,
    /// Hours after the last day is over everywhere in which late uploads still count, 0 to 168; 24 unless said.
    #[serde(default)]
    pub grace_hours: Option<i64>,
    /// Shorter activities do not count.
    #[serde(default)]
    pub min_distance_m: Option<f64>,
    /// Briefer activities do not count.
    #[serde(default)]
    pub min_moving_s: Option<f64>,
    /// Whether days of the challenge before the day of joining count; they do unless said.
    #[serde(default)]
    pub counts_before_joining: Option<bool>,
}

/// Create a challenge.
#[utoipa::path(post, path = "/api/v1/challenges", tag = "challenges", request_body = Draft,
    responses(
        (status = 201, description = "The challenge. Nobody takes part yet, not even you.", body = Shown),
        (status = 401, description = "`signed_out`", body = Problem),
        (status = 403, description = "`operators_only`: regional challenges are the operator's.",
            body = Problem),
        (status = 409, description = "`too_many_challenges`", body = Problem),
        (status = 422, description = "`invalid_input`, with `fields`.", body = Problem)))]
pub async fn create_challenge(
    State(app): State<App>,
    me: Me,
    Extension(needs): Extension<Needs>,
    key: IdempotencyKey,
    Json(draft): Json<Draft>,
) -> Result<(StatusCode, Json<Shown>)> {
    let now = app.clock.now();
    let draft = check(draft, needs.places.as_ref())?;
    let today = now.day_in(&me.time_zone);
    may_take_place(&draft, today)?;
    let shown = app.db.write(move |tx| {
        let staff = match draft.kind {
            Kind::Friends => None,
            Kind::Regional if !needs.operators.may(tx, me.id, Deed::HoldChallenges)? => {
                return Err(operators_only());
            }
            Kind::Regional => Some(needs.operators.admit(tx, &me, Deed::HoldChallenges, now)?),
        };
        let id = idempotency::once(tx, &key, me.id, "create_challenge", &draft, now, |tx| {
            if draft.kind == Kind::Friends {
                leave_room_for_others(tx, me.id)?;
            }
            let id = insert(tx, me.id, &draft, now)?;
            if let Some(staff) = staff {
                staff.note(tx, "create_challenge", format_args!("challenge {id}"), now)?;
            }
            Ok(id)
        })?;
        let row = super::find(tx, id)?.ok_or(Error::NotFound("challenge"))?;
        super::shown(tx, &needs, &row, &me.athlete, now)
    });
    Ok((StatusCode::CREATED, Json(shown.await?)))
}

/// The refusal of what only operators may do.
pub(crate) fn operators_only() -> Error {
    Error::refused_as(
        StatusCode::FORBIDDEN,
        "operators_only",
        "regional challenges are held by the people who run this place; you can hold one among friends",
    )
}

/// What is wrong with a draft, in the words of who filled it in; else the draft, tidied.
pub(crate) fn check(mut draft: Draft, places: &dyn Places) -> Result<Draft> {
    let mut faults: BTreeMap<&'static str, String> = BTreeMap::new();
    let mut fault = |field, text: &str| {
        faults.insert(field, text.to_owned());
    };
    draft.title = draft.title.trim().to_owned();
    draft.about = draft.about.trim().to_owned();
    let letters = draft.title.chars().count();
    if !(3..=80).contains(&letters) || draft.title.chars().any(char::is_control) {
        fault("title", "a name has 3 to 80 letters, on one line");
    }
    let odd = |letter: char| letter.is_control() && letter != '\n';
    if draft.about.chars().count() > 1000 || draft.about.chars().any(odd) {
        fault("about", "a description has up to 1000 letters");
    }
    match (&draft.kind, &draft.country) {
        (Kind::Friends, Some(_)) => {
            fault(
                "country",
                "a challenge among friends is for whoever is invited, wherever they live",
            );
        }
        (Kind::Regional, Some(code))
            if code.len() != 2 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) =>
        {
            fault("country", "a country has a code of two capital letters, such as IT");
        }
        _ => {}
    }
    if let Some(code) = &draft.region {
        let is_of_country = draft.country.as_deref() == code.split('-').next();
        if !is_of_country || places.region(code).is_none() {
            fault("region", "this is no region of the chosen country");
        }
    }
    for (field, prize) in [("prize", &mut draft.prize), ("prize_ru", &mut draft.prize_ru)] {
        let words = prize.as_deref().map(str::trim).filter(|words| !words.is_empty());
        *prize = words.map(str::to_owned);
        let Some(words) = prize else { continue };
        if words.chars().count() > 200 || words.chars().any(char::is_control) {
            fault(field, "a prize is described in up to 200 letters, on one line");
        } else if draft.kind == Kind::Friends {
            fault(field, "prizes are for the challenges of the people who run this place");
        }
    }
    draft.sports.sort();
    draft.sports.dedup();
    if draft.sports.iter().any(|word| Sport::named(word).name() != word) {
        fault("sports", "there is a sport in this list that we do not know");
    }
    let days = draft.ends_on.days_since(draft.starts_on) + 1;
    if !(1..=LONGEST_DAYS).contains(&days) {
        fault("ends_on", "a challenge lasts from one day to a year, and ends after it begins");
    }
    let most = match draft.measure {
        Measure::Distance | Measure::Climb => 100_000_000,
        Measure::Time => 366 * 86_400,
        Measure::Count => 10_000,
        Measure::ActiveDays => days.max(1),
    };
    if draft.goal.is_some_and(|goal| !(1..=most).contains(&goal)) {
        let text = match draft.measure {
            Measure::ActiveDays => {
                "a goal is at least one day and at most all days of the challenge"
            }
            _ => "a goal is more than nothing, and within what people can do",
        };
        fault("goal", text);
    }
    let within = |amount: Option<f64>, most: f64| amount.is_none_or(|a| 0.0 <= a && a <= most);
    if !within(draft.min_distance_m, 1_000_000.0) {
        fault("min_distance_m", "the least distance is between 0 and 1000 km");
    }
    if !within(draft.min_moving_s, 86_400.0) {
        fault("min_moving_s", "the least time is between 0 and 24 hours");
    }
    draft.min_distance_m = draft.min_distance_m.filter(|least| *least > 0.0);
    draft.min_moving_s = draft.min_moving_s.filter(|least| *least > 0.0);
    let grace = draft.grace_hours.unwrap_or(24);
    if !(0..=168).contains(&grace) {
        fault("grace_hours", "late uploads are waited for up to 168 hours");
    }
    if faults.is_empty() { Ok(draft) } else { Err(Error::invalid_fields(faults)) }
}

/// A challenge that has ended cannot be announced, and one that began long ago would surprise.
fn may_take_place(draft: &Draft, today: Day) -> Result<()> {
    if draft.ends_on < today {
        return Err(Error::invalid("ends_on", "the last day is today or later"));
    }
    if draft.starts_on < today.plus_days(-EARLIEST_DAYS_BACK) {
        return Err(Error::invalid("starts_on", "a challenge may begin up to 31 days back"));
    }
    Ok(())
}

fn leave_room_for_others(tx: &mut Tx, creator: AthleteId) -> Result<()> {
    let (open,) = tx.one::<(i64,)>(
        "SELECT COUNT(*) FROM challenge WHERE creator_id = $1 AND state = 'open' AND kind = 'friends'",
        args![creator],
    )?;
    if open >= MOST_OPEN {
        return Err(Error::refused(
            "too_many_challenges",
            "you hold 20 challenges already; a new one can begin when one of them is over",
        ));
    }
    Ok(())
}

impl Draft {
    /// The rules in it.
    pub(crate) fn rules(&self) -> Rules {
        Rules {
            measure: self.measure,
            goal: self.goal,
            sports: self.sports.clone(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            grace_hours: self.grace_hours.unwrap_or(24),
            min_distance_m: self.min_distance_m,
            min_moving_s: self.min_moving_s,
            counts_before_joining: self.counts_before_joining.unwrap_or(true),
        }
    }
}

/// Keeps a challenge whose draft was checked.
pub fn insert(
    tx: &mut Tx,
    creator: AthleteId,
    draft: &Draft,
    now: Timestamp,
) -> Result<ChallengeId> {
    let id = ChallengeId::new();
    let rules = draft.rules();
    let code = (draft.kind == Kind::Friends).then(random::hex::<16>);
    tx.exec(
        "INSERT INTO challenge (challenge_id, kind, country, region, creator_id, title, about, prize, prize_ru,
                                rules_version, starts_on, ends_on, closes_at, state, invite_code, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, 'open', $13, $14)",
        args![
            id,
            draft.kind.word(),
            draft.country,
            draft.region,
            creator,
            draft.title,
            draft.about,
            draft.prize,
            draft.prize_ru,
            draft.starts_on,
            draft.ends_on,
            rules.closes_at(),
            code,
            now
        ],
    )?;
    super::insert_rules(tx, id, 1, None, &rules, "", now)?;
    Ok(id)
}
