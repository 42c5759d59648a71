//! Seeing oneself among those who live where one lives: `GET /api/v1/comparisons/region`.
use axum::Extension;
use axum::extract::State;
use kernel::athlete::Athlete;
use kernel::consent::{self, Purpose};
use kernel::error::Problem;
use kernel::http::Json;
use kernel::{App, Day, Me, Result, Tx};
use serde::Serialize;

use super::circles::{Circle, Measure, Who, circles};
use super::{last_of, percentile, release, year_before};
use crate::Needs;
use crate::settings::{self, Sex};

/// Somebody among the people of their region.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RegionComparison {
    /// Whether I am counted with the next month, and if not, why.
    pub part: Part,
    /// With whose times I am compared; `null` if I did not tell. Then there are only the circles of everybody.
    pub sex: Option<Sex>,
    /// My part of the country, if I told it.
    pub region: Option<String>,
    /// The first day of the month that is shown; `null` when none was counted yet.
    pub month_on: Option<Day>,
    /// The fewest people of whom anything is shown.
    pub fewest: i64,
    /// One for each measure.
    pub measures: Vec<RegionStanding>,
}

/// Whether somebody is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RegionPart)]
pub enum Part {
    /// Yes.
    Counted,
    /// Not allowed in the settings.
    NotAllowed,
    /// What I do is not for everybody.
    NotPublic,
    /// Under 18: neither counted nor compared.
    TooYoung,
}

/// One measure in the nearest circle that can be shown.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RegionStanding {
    /// What is compared.
    pub measure: Measure,
    /// `null` when no circle has enough people.
    pub circle: Option<ShownCircle>,
    /// Whether a nearer circle has too few people, so that this one is shown.
    pub wider: bool,
    /// Whether this is compared by age and sex alone, and I have not told the second.
    pub needs_sex: bool,
    /// My own value: hours, seconds or a level; `null` when I have none.
    pub mine: Option<f64>,
    /// In which bar it stands, from 0.
    pub my_bar: Option<usize>,
    /// The share of the circle, in per cent and in steps of five, that does less.
    pub ahead_percent: Option<u8>,
}

/// A circle of people as it is shown: bars with noise, and nobody.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ShownCircle {
    /// ISO 3166-1 of the country or ISO 3166-2 of its part.
    #[schema(example = "DE-BY")]
    pub place: String,
    /// The first age; `null` for everybody.
    pub age_from: Option<i32>,
    /// The last age; `null` for no end.
    pub age_to: Option<i32>,
    /// `f` or `m`; `null` for everybody.
    pub sex: Option<Sex>,
    /// How many people, in tens.
    pub people: i64,
    /// Bar after bar.
    pub bars: Vec<ShownBar>,
}

/// One bar.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RegionBar)]
pub struct ShownBar {
    /// From this value on; `null` for the lowest.
    pub from: Option<f64>,
    /// Up to this value, which is of the next; `null` for the highest.
    pub to: Option<f64>,
    /// The share of the circle in whole per cent.
    pub percent: u8,
}

/// Where I stand in my region: hours, 5 km and level, among people of my age group and sex where there are enough.
#[utoipa::path(get, path = "/api/v1/comparisons/region", tag = "comparisons",
    responses(
        (status = 200, description = "The last month that was counted. The counts carry noise, and \
            asking again gives the same.", body = RegionComparison),
        (status = 401, description = "`signed_out`", body = Problem,
            content_type = "application/problem+json"),
    ))]
pub async fn show_region_comparison(
    State(app): State<App>,
    Extension(needs): Extension<Needs>,
    me: Me,
) -> Result<Json<RegionComparison>> {
    let today = app.clock.now().day_in(&me.time_zone);
    let seen = app.db.read(move |tx| {
        let part = part_of(tx, &me.athlete, today)?;
        let month_on = release::find_month(tx)?;
        let sex = settings::find_sex(tx, me.id)?;
        let mut measures = Vec::new();
        if let Some(month) = month_on
            && part != Part::TooYoung
        {
            for measure in Measure::ALL {
                measures.push(standing(tx, &needs, &me.athlete, sex, month, measure)?);
            }
        }
        let (fewest, region) = (super::noise::FEWEST, me.region.clone());
        Ok(RegionComparison { part, sex, region, month_on, fewest, measures })
    });
    Ok(Json(seen.await?))
}

fn part_of(tx: &mut Tx, me: &Athlete, today: Day) -> Result<Part> {
    if me.age_on(today) < 18 {
        return Ok(Part::TooYoung);
    }
    if !consent::may(tx, me.id, Purpose::RegionalStatistics)? {
        return Ok(Part::NotAllowed);
    }
    Ok(match me.default_audience.as_str() {
        "everyone" => Part::Counted,
        _ => Part::NotPublic,
    })
}

fn standing(
    tx: &mut Tx,
    needs: &Needs,
    me: &Athlete,
    sex: Option<Sex>,
    month: Day,
    measure: Measure,
) -> Result<RegionStanding> {
    let who = Who {
        country: &me.country,
        region: me.region.as_deref(),
        age: me.age_on(last_of(month)),
        sex,
    };
    let mine = my_value(tx, needs, me, month, measure)?;
    let my_bar = mine.map(|value| measure.bar(value));
    let mut standing = RegionStanding {
        measure,
        circle: None,
        wider: false,
        needs_sex: measure == Measure::FiveK && sex.is_none(),
        mine,
        my_bar,
        ahead_percent: None,
    };
    for circle in circles(&who, measure) {
        let Some(counts) = release::find_counts(tx, month, measure, &circle.key())? else {
            standing.wider = true;
            continue;
        };
        standing.ahead_percent =
            my_bar.and_then(|bar| percentile::ahead_percent(measure, &counts, bar));
        standing.circle = Some(shown(&circle, measure, &counts));
        return Ok(standing);
    }
    standing.wider = false;
    Ok(standing)
}

/// My own number, out of all that I did: it is for me alone.
fn my_value(
    tx: &mut Tx,
    needs: &Needs,
    me: &Athlete,
    month: Day,
    measure: Measure,
) -> Result<Option<f64>> {
    let last = last_of(month);
    match measure {
        Measure::Hours => {
            let days = needs.history.days(tx, me.id, month, last)?;
            let moving_s: f64 = days.iter().map(|day| day.moving_s).sum();
            Ok((moving_s > 0.0).then_some(moving_s / 3600.0))
        }
        Measure::FiveK => {
            let since = year_before(month);
            let efforts = needs.history.run_efforts(tx, me.id)?;
            let times = efforts
                .iter()
                .filter(|effort| effort.name == "5k" && since <= effort.on && effort.on <= last)
                .map(|effort| effort.elapsed_s);
            Ok(times.min_by(f64::total_cmp))
        }
        Measure::Level => Ok(Some(f64::from(needs.public.level(tx, me.id)?))),
    }
}

fn shown(circle: &Circle<'_>, measure: Measure, counts: &super::noise::Counts) -> ShownCircle {
    let edges = measure.edges();
    let mut bars = Vec::with_capacity(counts.len());
    for (bar, percent) in percentile::percents(counts).into_iter().enumerate() {
        let from = bar.checked_sub(1).and_then(|before| edges.get(before)).copied();
        bars.push(ShownBar { from, to: edges.get(bar).copied(), percent });
    }
    ShownCircle {
        place: circle.place.to_owned(),
        age_from: circle.peers.map(|(ages, _)| ages.from),
        age_to: circle.peers.and_then(|(ages, _)| ages.to),
        sex: circle.peers.map(|(_, sex)| sex),
        people: percentile::about(counts),
        bars,
    }
}
