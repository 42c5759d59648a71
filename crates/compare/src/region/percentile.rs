//! Where a value stands in a circle, told in steps so coarse that the noise does not pretend to be knowledge.
use super::circles::Measure;
use super::noise::{BARS, Counts};

/// Steps of the told share.
const STEP: f64 = 5.0;

/// The share of the circle, in per cent, that does less than somebody in this bar: those in the bars below, and half of the bar
/// itself, `(below + ½ ties) / n`. In steps of five, and never nobody or everybody.
pub(super) fn ahead_percent(measure: Measure, counts: &Counts, bar: usize) -> Option<u8> {
    let people: i64 = counts.iter().sum();
    if people <= 0 || bar >= BARS {
        return None;
    }
    let below: i64 = match measure.less_is_better() {
        true => counts[bar + 1..].iter().sum(),
        false => counts[..bar].iter().sum(),
    };
    let share = 100.0 * (below as f64 + counts[bar] as f64 / 2.0) / people as f64;
    Some(((share / STEP).round() * STEP).clamp(STEP, 100.0 - STEP) as u8)
}

/// The share of each bar in whole per cent.
pub(super) fn percents(counts: &Counts) -> [u8; BARS] {
    let people = counts.iter().sum::<i64>().max(1) as f64;
    counts.map(|count| (100.0 * count as f64 / people).round() as u8)
}

/// How many people there are, in tens: more would be the noise.
pub(super) fn about(counts: &Counts) -> i64 {
    (counts.iter().sum::<i64>() + 5) / 10 * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTS: Counts = [10, 20, 30, 20, 10, 6, 3, 1];

    #[test]
    fn half_of_ones_own_bar_counts_as_behind() {
        // 10 below and half of 20, of 100.
        assert_eq!(ahead_percent(Measure::Hours, &COUNTS, 1), Some(20));
        assert_eq!(ahead_percent(Measure::Level, &COUNTS, 2), Some(45));
        // Among times the slower ones are behind: 40 and half of 30.
        assert_eq!(ahead_percent(Measure::FiveK, &COUNTS, 2), Some(55));
    }

    #[test]
    fn nobody_is_told_to_be_the_first_or_the_last() {
        assert_eq!(ahead_percent(Measure::Hours, &COUNTS, 0), Some(5));
        assert_eq!(ahead_percent(Measure::Hours, &COUNTS, 7), Some(95));
        assert_eq!(ahead_percent(Measure::FiveK, &COUNTS, 0), Some(95));
        assert_eq!(ahead_percent(Measure::Hours, &[0; BARS], 0), None);
    }

    #[test]
    fn people_are_told_in_tens() {
        assert_eq!(about(&COUNTS), 100);
        assert_eq!(about(&[84, 0, 0, 0, 0, 0, 0, 0]), 80);
        assert_eq!(percents(&[1, 1, 1, 0, 0, 0, 0, 0])[..3], [33, 33, 33]);
    }
}
