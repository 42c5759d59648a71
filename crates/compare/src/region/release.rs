//! Counting a month: a job that runs every hour and does something once a month.
//!
//! Counted are adults who allow it at this moment, whose activities are for everybody unless they say otherwise, and whose work is
//! no reason to keep apart; of their activities those that everybody may see, as zones leave them. Who takes it back is in no
//! later month, and the month before goes when the next one comes.
use std::collections::HashMap;

use kernel::athlete::{self, Athlete};
use kernel::consent::{self, Purpose};
use kernel::{App, AthleteId, Day, Result, Timestamp, Tx, args};

use super::circles::{Measure, Who, circles};
use super::noise::{BARS, Counts};
use super::{last_of, month_due, noise, year_before};
use crate::needs::{Done, Needs};
use crate::settings;

/// People read in one transaction.
const AT_ONCE: usize = 64;

/// True counts, in memory alone and never written.
type Tally = HashMap<(Measure, String), Counts>;

/// Publishes the month that is due, once. Says how many circles can be shown.
pub async fn release(app: &App, needs: &Needs) -> Result<u64> {
    let now = app.clock.now();
    let month = month_due(now.day_in("UTC"));
    if app.db.read(move |tx| is_released(tx, month)).await? {
        return Ok(0);
    }
    let (mut tally, mut after) = (Tally::new(), None);
    loop {
        let needs = needs.clone();
        let (counted, people) = app.db.read(move |tx| count_some(tx, &needs, month, after)).await?;
        for cell in counted {
            tally.entry((cell.measure, cell.circle)).or_insert([0; BARS])[cell.bar] += 1;
        }
        match people {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    let circles = told(&tally);
    app.db.write(move |tx| keep(tx, month, &circles, now)).await
}

/// What of the counts may be told. The noise is drawn here, once; what is kept is what anybody may know.
fn told(tally: &Tally) -> Vec<(Measure, String, Counts)> {
    let mut circles = Vec::new();
    for ((measure, circle), counts) in tally {
        if let Some(counts) = noise::publish(counts, &mut chance) {
            circles.push((*measure, circle.clone(), counts));
        }
    }
    circles
}

/// A number between 0 and 1, both excluded, from the operating system.
fn chance() -> f64 {
    let bits = u64::from_le_bytes(kernel::random::bytes()) >> 11;
    (bits as f64 + 0.5) / (1_u64 << 53) as f64
}

/// One person in one bar of one circle.
struct Cell {
    measure: Measure,
    circle: String,
    bar: usize,
}

/// The cells of the next people, and the last of them; nobody when all were counted.
fn count_some(
    tx: &mut Tx,
    needs: &Needs,
    month: Day,
    after: Option<AthleteId>,
) -> Result<(Vec<Cell>, Option<AthleteId>)> {
    let people = consent::list_allowing(tx, Purpose::RegionalStatistics, after, AT_ONCE)?;
    let Some(last) = people.last().copied() else { return Ok((Vec::new(), None)) };
    let apart = needs.public.apart(tx, &people)?;
    let cards = athlete::find_all(tx, people)?;
    let mut cells = Vec::new();
    for card in cards.values() {
        if is_counted(card, month) && !apart.contains(&card.id) {
            count_one(tx, needs, card, month, &mut cells)?;
        }
    }
    Ok((cells, Some(last)))
}

/// Adults all through the month, who show everybody what they do.
pub(super) fn is_counted(card: &Athlete, month: Day) -> bool {
    card.age_on(month) >= 18 && card.default_audience == "everyone"
}

fn count_one(
    tx: &mut Tx,
    needs: &Needs,
    card: &Athlete,
    month: Day,
    cells: &mut Vec<Cell>,
) -> Result<()> {
    let last = last_of(month);
    let done = needs.public.done(tx, card.id, year_before(month), last)?;
    let hours = hours_of(&done, month);
    if hours <= 0.0 {
        return Ok(());
    }
    let who = Who {
        country: &card.country,
        region: card.region.as_deref(),
        age: card.age_on(last),
        sex: settings::find_sex(tx, card.id)?,
    };
    for measure in Measure::ALL {
        let value = match measure {
            Measure::Hours => Some(hours),
            Measure::FiveK => five_k_of(&done),
            Measure::Level => Some(f64::from(needs.public.level(tx, card.id)?)),
        };
        let Some(value) = value else { continue };
        for circle in circles(&who, measure) {
            cells.push(Cell { measure, circle: circle.key(), bar: measure.bar(value) });
        }
    }
    Ok(())
}

/// Hours in motion since the first of the month.
fn hours_of(done: &[Done], month: Day) -> f64 {
    let of_month = done.iter().filter(|one| month <= one.on);
    of_month.filter_map(|one| one.moving_s).sum::<f64>() / 3600.0
}

fn five_k_of(done: &[Done]) -> Option<f64> {
    done.iter().filter_map(|one| one.five_k_s).min_by(f64::total_cmp)
}

/// Whether a month, or a later one, was published.
fn is_released(tx: &mut Tx, month: Day) -> Result<bool> {
    let found = tx.find::<(Day,)>(
        "SELECT month_on FROM compare_release WHERE month_on >= $1 ORDER BY month_on DESC LIMIT 1",
        args![month],
    )?;
    Ok(found.is_some())
}

/// Keeps a month in the place of all before it. Whoever was second, in another process, keeps nothing: a month has one noise.
fn keep(
    tx: &mut Tx,
    month: Day,
    circles: &[(Measure, String, Counts)],
    now: Timestamp,
) -> Result<u64> {
    let new = tx.exec(
        "INSERT INTO compare_release (month_on, released_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        args![month, now],
    )?;
    if new == 0 {
        return Ok(0);
    }
    for (measure, circle, counts) in circles {
        for (bar, people) in (0_i64..).zip(counts) {
            tx.exec(
                "INSERT INTO compare_cell (month_on, measure, circle, bar, people)
                 VALUES ($1, $2, $3, $4, $5)",
                args![month, measure.word(), circle, bar, *people],
            )?;
        }
    }
    tx.exec("DELETE FROM compare_cell WHERE month_on < $1", args![month])?;
    tx.exec("DELETE FROM compare_release WHERE month_on < $1", args![month])?;
    Ok(circles.len() as u64)
}

/// The month that is published, if one is.
pub(super) fn find_month(tx: &mut Tx) -> Result<Option<Day>> {
    let found = tx.find::<(Day,)>(
        "SELECT month_on FROM compare_release ORDER BY month_on DESC LIMIT 1",
        args![],
    )?;
    Ok(found.map(|(month,)| month))
}

/// What is told of a circle; `None` if it is not.
pub(super) fn find_counts(
    tx: &mut Tx,
    month: Day,
    measure: Measure,
    circle: &str,
) -> Result<Option<Counts>> {
    let bars = tx.list::<(i64, i64)>(
        "SELECT bar, people FROM compare_cell
         WHERE month_on = $1 AND measure = $2 AND circle = $3 ORDER BY bar",
        args![month, measure.word(), circle],
    )?;
    if bars.len() != BARS {
        return Ok(None);
    }
    let mut counts = [0; BARS];
    for (count, (_, people)) in counts.iter_mut().zip(bars) {
        *count = people;
    }
    Ok(Some(counts))
}
