//! An athlete's measures: `GET` and `PUT /api/v1/body`. Health data: they explain the athlete's own numbers
//! and go nowhere else.
//!
//! They are kept only while their athlete allows [`Purpose::HealthMetrics`].
//!
//! They count for all activities, past and future. Changing them raises their revision; every activity
//! remembers the revision its zones and load were worked out with, and a job brings the others up to date
//! (see [`crate::recalculate`]). So no activity keeps old numbers, also when one is being imported just now.
use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use kernel::athlete::Athlete;
use kernel::consent::{self, Purpose};
use kernel::http::Json;
use kernel::{App, AthleteId, Caller, Day, Error, Me, Result, Scope, Timestamp, Tx, args};
use physiology::{Body, Sex};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The measures as they are stored; revision 0 is somebody who told nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BodyNumbers {
    /// Rises with every change.
    pub revision: i64,
    /// Highest heart rate the athlete can reach.
    pub max_heart_rate_bpm: Option<f64>,
    /// Heart rate at full rest.
    pub resting_heart_rate_bpm: Option<f64>,
    /// Power the athlete can hold for about an hour.
    pub threshold_power_w: Option<f64>,
    /// Body mass.
    pub weight_kg: Option<f64>,
    /// `female` or `male`.
    pub sex: Option<String>,
    /// Whether the athlete allows what is known of the body to be looked at. If not, nothing above is told.
    pub allowed: bool,
}

impl BodyNumbers {
    /// The measures as the maths knows them, with the age on a day.
    pub fn at(&self, birth_on: Option<Day>, day: Day) -> Body {
        Body {
            sex: match self.sex.as_deref() {
                Some("female") => Some(Sex::Female),
                Some("male") => Some(Sex::Male),
                _ => None,
            },
            age_years: birth_on.map(|birth_on| day.days_since(birth_on) as f64 / 365.25),
            weight_kg: self.weight_kg,
            max_heart_rate_bpm: self.max_heart_rate_bpm,
            resting_heart_rate_bpm: self.resting_heart_rate_bpm,
            threshold_power_w: self.threshold_power_w,
            threshold_speed_mps: None,
        }
    }
}

type Told = (i64, Option<f64>, Option<f64>, Option<f64>, Option<f64>, Option<String>);

/// The measures of an athlete; of somebody who told nothing when there are none, or when they are not allowed to be looked
/// at now.
pub(crate) fn find(tx: &mut Tx, athlete: AthleteId) -> Result<BodyNumbers> {
    let found = tx.find::<Told>(
        "SELECT revision, max_heart_rate_bpm, resting_heart_rate_bpm, threshold_power_w, weight_kg, sex
         FROM body WHERE athlete_id = $1",
        args![athlete],
    )?;
    let (revision, max, resting, threshold_power_w, weight_kg, sex) = found.unwrap_or_default();
    if !consent::may(tx, athlete, Purpose::HealthMetrics)? {
        return Ok(BodyNumbers { revision, ..BodyNumbers::default() });
    }
    Ok(BodyNumbers {
        revision,
        max_heart_rate_bpm: max,
        resting_heart_rate_bpm: resting,
        threshold_power_w,
        weight_kg,
        sex,
        allowed: true,
    })
}

/// Forgets the measures of an athlete. The revision rises: what was worked out with them is outdated.
pub(crate) fn forget(tx: &mut Tx, athlete: AthleteId, now: Timestamp) -> Result<()> {
    tx.exec(
        "UPDATE body SET revision = revision + 1, max_heart_rate_bpm = NULL, resting_heart_rate_bpm = NULL,
           threshold_power_w = NULL, weight_kg = NULL, sex = NULL, changed_at = $2
         WHERE athlete_id = $1",
        args![athlete, now],
    )?;
    Ok(())
}

/// Which sex the published coefficients are taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodySex {
    /// Coefficients published for women.
    Female,
    /// Coefficients published for men.
    Male,
}

impl BodySex {
    fn word(self) -> &'static str {
        match self {
            BodySex::Female => "female",
            BodySex::Male => "male",
        }
    }
}

/// What an athlete tells about themselves. Whatever is left out counts as not told.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyInput {
    /// Highest heart rate you can reach, 100 to 250.
    #[serde(default)]
    pub max_heart_rate_bpm: Option<f64>,
    /// Heart rate at full rest, 25 to 120.
    #[serde(default)]
    pub resting_heart_rate_bpm: Option<f64>,
    /// Power you can hold for about an hour, 30 to 700.
    #[serde(default)]
    pub threshold_power_w: Option<f64>,
    /// Body mass, 20 to 400.
    #[serde(default)]
    pub weight_kg: Option<f64>,
    /// Which published coefficients fit.
    #[serde(default)]
    pub sex: Option<BodySex>,
}

/// The measures, and what is assumed where one is missing.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BodyAnswer {
    /// Whether you allow heart rate and measures to be looked at; if not, none are kept and none can be told.
    pub allowed: bool,
    /// Highest heart rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_heart_rate_bpm: Option<f64>,
    /// Heart rate at full rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resting_heart_rate_bpm: Option<f64>,
    /// Threshold power.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold_power_w: Option<f64>,
    /// Body mass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<f64>,
    /// `female` or `male`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    /// The maximal heart rate assumed while none is told: 208 - 0.7 times the age (Tanaka 2001).
    pub assumed_max_heart_rate_bpm: f64,
}

/// Your measures.
#[utoipa::path(get, path = "/api/v1/body", tag = "activities", security(("app" = ["health:read"])),
    responses((status = 200, body = BodyAnswer), (status = 401, description = "signed_out"),
        (status = 403, description = "insufficient_scope")))]
pub async fn get_body(State(app): State<App>, caller: Caller) -> Result<Json<BodyAnswer>> {
    let athlete = caller.with_all(&[Scope::HealthRead])?;
    let id = athlete.id;
    let body = app.db.read(move |tx| find(tx, id)).await?;
    Ok(Json(shown(body, athlete, app.clock.now())))
}

/// Set your measures. Zones and load of all your activities follow within moments.
#[utoipa::path(put, path = "/api/v1/body", tag = "activities", request_body = BodyInput,
    responses((status = 200, body = BodyAnswer), (status = 401, description = "signed_out"),
        (status = 403, description = "consent_needed: you do not allow it"),
        (status = 422, description = "invalid_input")))]
pub async fn put_body(
    State(app): State<App>,
    me: Me,
    Json(input): Json<BodyInput>,
) -> Result<Json<BodyAnswer>> {
    check(&input)?;
    let now = app.clock.now();
    let id = me.athlete.id;
    let kept = app.db.write(move |tx| {
        if !consent::may_keep(tx, id, Purpose::HealthMetrics)? {
            let detail = "please allow heart rate and body in your settings first";
            return Err(Error::refused_as(StatusCode::FORBIDDEN, "consent_needed", detail));
        }
        let before = find(tx, id)?;
        if told(&before) == input {
            return Ok(before);
        }
        update(tx, id, &input, before.revision + 1, now)?;
        crate::recalculate::enqueue(tx, id, now)?;
        find(tx, id)
    });
    let kept = kept.await?;
    crate::jobs::ring();
    Ok(Json(shown(kept, &me.athlete, now)))
}

fn shown(body: BodyNumbers, athlete: &Athlete, now: Timestamp) -> BodyAnswer {
    let age_years = athlete.age_on(now.day_in(&athlete.time_zone));
    BodyAnswer {
        allowed: body.allowed,
        max_heart_rate_bpm: body.max_heart_rate_bpm,
        resting_heart_rate_bpm: body.resting_heart_rate_bpm,
        threshold_power_w: body.threshold_power_w,
        weight_kg: body.weight_kg,
        sex: body.sex,
        assumed_max_heart_rate_bpm: physiology::body::tanaka_max_heart_rate_bpm(f64::from(
            age_years,
        ))
        .round(),
    }
}

fn told(body: &BodyNumbers) -> BodyInput {
    BodyInput {
        max_heart_rate_bpm: body.max_heart_rate_bpm,
        resting_heart_rate_bpm: body.resting_heart_rate_bpm,
        threshold_power_w: body.threshold_power_w,
        weight_kg: body.weight_kg,
        sex: match body.sex.as_deref() {
            Some("female") => Some(BodySex::Female),
            Some("male") => Some(BodySex::Male),
            _ => None,
        },
    }
}

fn check(input: &BodyInput) -> Result<()> {
    let mut wrong = BTreeMap::new();
    let mut expect = |field, value: Option<f64>, from: f64, to: f64, unit: &str| {
        if value.is_some_and(|value| !(from..=to).contains(&value)) {
            wrong.insert(field, format!("please give a value from {from} to {to} {unit}"));
        }
    };
    expect("max_heart_rate_bpm", input.max_heart_rate_bpm, 100.0, 250.0, "beats a minute");
    expect("resting_heart_rate_bpm", input.resting_heart_rate_bpm, 25.0, 120.0, "beats a minute");
    expect("threshold_power_w", input.threshold_power_w, 30.0, 700.0, "watts");
    expect("weight_kg", input.weight_kg, 20.0, 400.0, "kg");
    if let (Some(resting), Some(max)) = (input.resting_heart_rate_bpm, input.max_heart_rate_bpm)
        && max < resting + 20.0
    {
        let detail = "your maximal heart rate lies at least 20 beats above the resting one";
        wrong.entry("resting_heart_rate_bpm").or_insert_with(|| detail.to_owned());
    }
    if wrong.is_empty() { Ok(()) } else { Err(Error::invalid_fields(wrong)) }
}

/// Takes over measures out of an export. Says whether it did: whoever told something here keeps that, and what nobody could
/// have typed in is left out.
pub(crate) fn restore(
    tx: &mut Tx,
    athlete: AthleteId,
    input: &BodyInput,
    now: Timestamp,
) -> Result<bool> {
    let before = find(tx, athlete)?;
    if told(&before) == *input {
        return Ok(true);
    }
    if told(&before) != BodyInput::default() || check(input).is_err() {
        return Ok(false);
    }
    update(tx, athlete, input, before.revision + 1, now)?;
    crate::recalculate::enqueue(tx, athlete, now)?;
    Ok(true)
}

fn update(
    tx: &mut Tx,
    athlete: AthleteId,
    input: &BodyInput,
    revision: i64,
    now: Timestamp,
) -> Result<()> {
    let sex = input.sex.map(BodySex::word);
    tx.exec(
        "INSERT INTO body (athlete_id, revision, max_heart_rate_bpm, resting_heart_rate_bpm,
                           threshold_power_w, weight_kg, sex, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (athlete_id) DO UPDATE SET
           revision = body.revision + 1, max_heart_rate_bpm = excluded.max_heart_rate_bpm,
           resting_heart_rate_bpm = excluded.resting_heart_rate_bpm,
           threshold_power_w = excluded.threshold_power_w, weight_kg = excluded.weight_kg,
           sex = excluded.sex, changed_at = excluded.changed_at",
        args![
            athlete,
            revision,
            input.max_heart_rate_bpm,
            input.resting_heart_rate_bpm,
            input.threshold_power_w,
            input.weight_kg,
            sex,
            now
        ],
    )?;
    Ok(())
}
