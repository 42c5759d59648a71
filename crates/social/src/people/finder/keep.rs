//! What a node does beside answering: it lays the index at its start, keeps it close to the truth, and lays its parts anew, one at
//! a time.
use std::time::Duration;

use kernel::{App, AthleteId, Result};
use names::{PEOPLE_OF_A_PART, Range, Standing};
use tokio::sync::watch;
use tokio::time::Instant;

use super::{Finder, build};

/// The time between two looks at what has changed. Every question looks, too.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Looks in a row, so that a long absence is made up for in one go.
const LOOKS: usize = 10_000;
/// People looked at again with each look, so that everybody comes round: a million in six hours.
const AGAIN: usize = 25;
/// People beside what is laid from which a part is laid anew: each costs every question a look.
const MOST_LATE: usize = 10_000;
/// Every part is laid anew after about so long in any case: the words of those who left are gone then.
const LONGEST: Duration = Duration::from_secs(24 * 3600);
/// The pause after a fault.
const AFTER_A_FAULT: Duration = Duration::from_secs(10);

impl Finder {
    /// Keeps the index until the process stops. Without memory for it this ends at once, and a table answers.
    pub async fn keep(&self, app: &App, mut stopping: watch::Receiver<bool>) {
        while !*stopping.borrow() {
            let turned = tokio::select! {
                turned = self.turn(app) => turned,
                _ = stopping.wait_for(|stopping| *stopping) => return,
            };
            match turned {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    let causes = kernel::error::causes(&error);
                    tracing::error!(causes, "the index of people could not be kept");
                    tokio::time::sleep(AFTER_A_FAULT).await;
                }
            }
        }
    }

    /// Lays the index, unless there is one, and looks after it. Ends when there is no room for it.
    async fn turn(&self, app: &App) -> Result<bool> {
        if !self.in_memory() && !self.build(app).await? {
            return Ok(false);
        }
        let (mut laid_at, mut last) = (Instant::now(), None);
        let mut after = AthleteId(kernel::ids::Uuid::nil());
        loop {
            after = self.follow(app, after).await?;
            let parts = self.index().map(|index| index.parts()).unwrap_or_default();
            if let Some(range) = due(&parts, last, laid_at.elapsed()) {
                if !self.lay_part(app, range, PEOPLE_OF_A_PART).await? {
                    return Ok(false);
                }
                (laid_at, last) = (Instant::now(), Some(range));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Brings everybody into memory. Says whether there was room for it.
    pub async fn build(&self, app: &App) -> Result<bool> {
        self.lay_part(app, Range::ALL, PEOPLE_OF_A_PART).await
    }

    /// Lays everybody in a range. Meanwhile what stood for it answers. Says whether there was room for both; if not, a table answers
    /// from now on.
    pub(super) async fn lay_part(&self, app: &App, range: Range, part: usize) -> Result<bool> {
        let most = self.0.settings.memory_mib << 20;
        if most == 0 {
            return Ok(false);
        }
        let began = Instant::now();
        let held = self.index().map_or(0, |index| index.bytes());
        let most = most.saturating_sub(held);
        let Some(laid) = build::lay(&app.db, range, part, most, app.clock.now()).await? else {
            tracing::warn!(
                search_memory_mib = self.0.settings.memory_mib,
                "the index of people does not fit into the memory for it; they are found from a table, without typos"
            );
            self.give_up();
            return Ok(false);
        };
        self.lay(range, laid);
        let Some(index) = self.index() else { return Ok(false) };
        let (people, bytes, parts) = (index.people(), index.bytes(), index.parts().len());
        let took_ms = began.elapsed().as_millis() as u64;
        tracing::info!(people, bytes, parts, took_ms, "the index of people is in memory");
        metrics::gauge!("search_bytes").set(bytes as f64);
        Ok(true)
    }

    /// One look at what has changed, and at a few people again. Returns after whom to go on.
    async fn follow(&self, app: &App, after: AthleteId) -> Result<AthleteId> {
        let (finder, now) = (self.clone(), app.clock.now());
        let read = app.db.read(move |tx| {
            finder.catch_up(tx, now, LOOKS)?;
            finder.look_again(tx, after, AGAIN, now)
        });
        Ok(read.await?.unwrap_or(AthleteId(kernel::ids::Uuid::nil())))
    }
}

/// Which part is to be laid anew: that beside which most people stand, when they are too many; else, so long after the last one,
/// the one behind it.
fn due(parts: &[Standing], last: Option<Range>, since: Duration) -> Option<Range> {
    if parts.iter().map(|part| part.late).sum::<usize>() > MOST_LATE {
        return parts.iter().max_by_key(|part| part.late).map(|part| part.range);
    }
    let count = u32::try_from(parts.len()).unwrap_or(u32::MAX).max(1);
    if since <= LONGEST / count {
        return None;
    }
    let is_next = |range: &Range| last.is_none_or(|last| range.from > last.from);
    let mut ranges = parts.iter().map(|part| part.range);
    ranges.find(is_next).or_else(|| parts.first().map(|part| part.range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_laid_anew_in_turn_or_when_many_stand_beside_them() {
        let range = |from, until| Range { from, until };
        let ranges = [range(0, Some(10)), range(10, Some(20)), range(20, None)];
        let parts = |late: [usize; 3]| -> Vec<Standing> {
            ranges.iter().zip(late).map(|(range, late)| Standing { range: *range, late }).collect()
        };
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        let calm = parts([1, 2, 3]);
        assert_eq!(due(&calm, None, hours(8)), None);
        assert_eq!(due(&calm, None, hours(9)), Some(ranges[0]));
        assert_eq!(due(&calm, Some(ranges[0]), hours(9)), Some(ranges[1]));
        assert_eq!(due(&calm, Some(ranges[2]), hours(9)), Some(ranges[0]));
        let many = parts([3_000, 5_000, 2_001]);
        assert_eq!(due(&many, Some(ranges[1]), hours(0)), Some(ranges[1]));
        assert_eq!(due(&parts([3_000, 5_000, 2_000]), None, hours(0)), None);
        assert_eq!(due(&[], None, hours(99)), None);
    }
}
