//! What is published of a circle of people: counts with noise, or nothing.
//!
//! Whoever joins, leaves or moves and looks at two publications must not learn from them what somebody did. Three things see to
//! that, as PRIVACY 2.5 asks:
//!
//! - Nobody stands in more than [`MOST_CELLS`] cells of a publication, and counts one in each.
//! - To each cell a whole number is added, drawn from both sides of nought by a geometric law: a difference of one person makes
//!   no outcome more likely than by the factor `e^(EPSILON / MOST_CELLS)` for a cell, and by `e^EPSILON` for all of somebody's.
//! - A circle of fewer than [`FEWEST`] people is not published, and neither is one whose noisy counts do not reach
//!   [`threshold`]: so the very appearance of a circle does not tell that the twentieth has come.
//!
//! Whole numbers by intent: rounding of fractions is where noise is known to leak.
use std::sync::LazyLock;

/// How many bars a circle has.
pub(crate) const BARS: usize = 8;

/// The most cells in which somebody may count in a month.
pub(crate) const MOST_CELLS: usize = 5;

/// The fewest people of whom anything is published.
pub(crate) const FEWEST: i64 = 20;

/// What a month of publications may tell about somebody: outcomes become no more likely than by `e^EPSILON`.
pub(crate) const EPSILON: f64 = 2.0;

/// How likely it may be that a circle appears which without one person could not.
pub(crate) const DELTA: f64 = 1e-6;

/// Counts of people in each bar, the first bar first.
pub(crate) type Counts = [i64; BARS];

/// What may be told of a circle. `chance` gives a number between 0 and 1, both excluded, anew each time.
pub(crate) fn publish(counts: &Counts, chance: &mut dyn FnMut() -> f64) -> Option<Counts> {
    if counts.iter().sum::<i64>() < FEWEST {
        return None;
    }
    let noisy = counts.map(|count| count + noise(chance));
    if noisy.iter().sum::<i64>() < threshold() {
        return None;
    }
    // No bar is shown below nothing. That reads the noisy counts alone, so it tells no more than they do.
    Some(noisy.map(|count| count.max(0)))
}

/// What the noisy counts of a circle have to add up to.
///
/// PRIVACY 2.5 puts it at `1 + (C/ε)·ln(1/2δ)`, 34 for one cell: so far one single person does not lift it by chance. Here the sum
/// of all bars is judged, and the step that must not show is the one from nineteen to twenty. So it is twenty and what the sum of
/// [`BARS`] noises exceeds only with the probability [`DELTA`].
pub(crate) fn threshold() -> i64 {
    static THRESHOLD: LazyLock<i64> = LazyLock::new(|| FEWEST + most_noise(BARS, DELTA));
    *THRESHOLD
}

/// How much of the noise stays from one whole number to the next.
fn ratio() -> f64 {
    (-EPSILON / MOST_CELLS as f64).exp()
}

/// A whole number around nought: the difference of two draws of "how often in a row does it go on".
fn noise(chance: &mut dyn FnMut() -> f64) -> i64 {
    let mut draw = || (chance().ln() / ratio().ln()).floor() as i64;
    draw() - draw()
}

/// The smallest number that the sum of so many noises reaches with at most this probability. Worked out exactly, by adding one
/// noise after the other to the distribution of their sum.
fn most_noise(summands: usize, probability: f64) -> i64 {
    /// Beyond this the probability is far below what a float can add to another.
    const REACH: usize = 200;
    let middle = (1.0 - ratio()) / (1.0 + ratio());
    let at = |offset: usize| middle * ratio().powi(offset as i32);
    let one: Vec<f64> = (0..=2 * REACH).map(|place| at(place.abs_diff(REACH))).collect();
    let mut sum = one.clone();
    for _ in 1..summands {
        let mut next = vec![0.0; sum.len() + one.len() - 1];
        for (left, p) in sum.iter().enumerate() {
            for (right, q) in one.iter().enumerate() {
                next[left + right] += p * q;
            }
        }
        sum = next;
    }
    let nought = sum.len() / 2;
    let mut tail = 0.0;
    for (place, p) in sum.iter().enumerate().rev() {
        if tail + p > probability {
            return place as i64 + 1 - nought as i64;
        }
        tail += p;
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source of chance that begins anew for each seed (splitmix64).
    fn seeded(seed: u64) -> impl FnMut() -> f64 {
        let mut state = seed;
        move || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^= mixed >> 31;
            ((mixed >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
        }
    }

    const SEEDS: u64 = 40_000;

    /// Everybody of the circle by a publisher that is tried.
    type Publisher = fn(&Counts, &mut dyn FnMut() -> f64) -> Option<Counts>;

    /// No noise at all: what the attack must win against, or it would prove nothing.
    fn bare(counts: &Counts, _: &mut dyn FnMut() -> f64) -> Option<Counts> {
        Some(*counts)
    }

    /// Mallory knows everything of a circle but whether Anna is in its third bar. She looks at what is published and says which
    /// is likelier. How often is she right, with Anna there half of the time?
    fn attack(publisher: Publisher) -> f64 {
        let with: Counts = [10, 20, 30, 20, 10, 5, 3, 2];
        let mut without = with;
        without[2] -= 1;
        let mut right = 0_u64;
        for seed in 0..SEEDS {
            let is_there = seed % 2 == 0;
            let mut chance = seeded(seed);
            let seen = publisher(if is_there { &with } else { &without }, &mut chance);
            // The best that anybody can do: with noise that falls off to both sides, the nearer world is the likelier one.
            let says_there = match seen {
                Some(seen) => seen[2] >= with[2],
                None => true,
            };
            right += u64::from(says_there == is_there);
        }
        right as f64 / SEEDS as f64
    }

    #[test]
    fn whoever_compares_with_and_without_anna_is_right_little_more_often_than_by_tossing_a_coin() {
        let step = (EPSILON / MOST_CELLS as f64).exp();
        let bound = step / (1.0 + step);
        let right = attack(publish);
        assert!(right <= bound + 0.01, "{right}, and the bound is {bound}");
        assert!(right > 0.5, "the attacker does try: {right}");
        assert_eq!(attack(bare), 1.0, "without noise the same attacker is always right");
    }

    #[test]
    fn no_count_is_more_likely_by_more_than_the_factor_that_is_promised() {
        let factor = (EPSILON / MOST_CELLS as f64).exp();
        let many = 400_000;
        let mut chance = seeded(7);
        let mut seen = [[0_f64; 2]; 41];
        for (world, count) in [(0, 20), (1, 21)] {
            for _ in 0..many {
                let place = count + noise(&mut chance);
                if (0..41).contains(&place) {
                    seen[place as usize][world] += 1.0;
                }
            }
        }
        for (place, [without, with]) in seen.into_iter().enumerate() {
            if without.min(with) < 2_000.0 {
                continue;
            }
            let ratio = (with / without).max(without / with);
            assert!(ratio < factor * 1.1, "{place}: {ratio} and not {factor}");
        }
    }

    #[test]
    fn anna_moving_from_one_region_to_the_next_shows_in_neither() {
        // Two circles of the same month; Mallory compares both, and is bounded by both of Anna's cells together.
        let there: Counts = [10, 20, 30, 20, 10, 5, 3, 2];
        let mut gone = there;
        gone[2] -= 1;
        let mut right = 0_u64;
        for seed in 0..SEEDS {
            let moved = seed % 2 == 0;
            let mut chance = seeded(seed);
            let (first, second) = if moved { (&gone, &there) } else { (&there, &gone) };
            let seen = (publish(first, &mut chance), publish(second, &mut chance));
            let says_moved = match seen {
                (Some(first), Some(second)) => second[2] > first[2],
                _ => true,
            };
            right += u64::from(says_moved == moved);
        }
        let step = (2.0 * EPSILON / MOST_CELLS as f64).exp();
        let bound = step / (1.0 + step);
        let right = right as f64 / SEEDS as f64;
        assert!(right <= bound + 0.01, "{right}, and the bound is {bound}");
    }

    #[test]
    fn fewer_than_twenty_are_never_shown_and_the_twentieth_does_not_show_either() {
        let [mut nineteen, mut twenty] = [[0; BARS]; 2];
        (nineteen[3], twenty[3]) = (19, 20);
        for seed in 0..SEEDS {
            assert_eq!(publish(&nineteen, &mut seeded(seed)), None);
            // With a probability of a millionth, forty thousand trials show none.
            assert_eq!(publish(&twenty, &mut seeded(seed)), None, "seed {seed}");
        }
        let mut many = [0; BARS];
        many[3] = 300;
        let shown = (0..200).filter(|seed| publish(&many, &mut seeded(*seed)).is_some()).count();
        assert_eq!(shown, 200, "a circle of many is there every month");
    }

    #[test]
    fn the_threshold_is_the_one_of_the_design_for_one_cell_and_stricter_for_a_circle() {
        let of_design = 1.0 + MOST_CELLS as f64 / EPSILON * (1.0 / (2.0 * DELTA)).ln();
        assert!((of_design - 33.8).abs() < 0.1, "{of_design}");
        let of_one_cell = 1 + most_noise(1, DELTA);
        assert!((of_one_cell as f64 - of_design).abs() < 2.0, "{of_one_cell} and {of_design}");
        assert!(threshold() as f64 > of_design, "{}", threshold());
        assert!(threshold() < 100, "or nobody would ever see anything: {}", threshold());
    }

    #[test]
    fn noise_is_even_around_nought() {
        let mut chance = seeded(3);
        let draws: Vec<i64> = (0..200_000).map(|_| noise(&mut chance)).collect();
        let mean = draws.iter().sum::<i64>() as f64 / draws.len() as f64;
        assert!(mean.abs() < 0.05, "{mean}");
        let spread =
            draws.iter().map(|draw| (draw * draw) as f64).sum::<f64>() / draws.len() as f64;
        let r = ratio();
        let expected = 2.0 * r / (1.0 - r).powi(2);
        assert!((spread / expected - 1.0).abs() < 0.05, "{spread}, not {expected}");
    }
}
