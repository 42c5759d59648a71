//! Time between samples, with the pauses taken out.

/// One pause: from when the timer stopped to when it started again, milliseconds since 1970.
pub type Pause = (i64, i64);

/// A value is held until the next sample, but not longer than this: after that the sensor was
/// silent and nobody knows.
pub const LONGEST_HOLD_S: f64 = 30.0;

/// Seconds between each sample and the one before it, without the paused part; the first is 0.
pub fn active_s(time_ms: &[i64], pauses: &[Pause]) -> Vec<f64> {
    let pauses = merged(pauses);
    let mut active_s = Vec::with_capacity(time_ms.len());
    for (index, &now_ms) in time_ms.iter().enumerate() {
        if index == 0 {
            active_s.push(0.0);
            continue;
        }
        let before_ms = time_ms[index - 1];
        let whole_ms = now_ms.saturating_sub(before_ms).max(0);
        let active_ms = whole_ms - paused_ms(&pauses, before_ms, now_ms);
        active_s.push(active_ms as f64 / 1000.0);
    }
    active_s
}

/// Pauses in order, none overlapping, none empty.
pub fn merged(pauses: &[Pause]) -> Vec<Pause> {
    let mut sorted: Vec<Pause> = pauses.iter().copied().filter(|(from, to)| from < to).collect();
    sorted.sort_unstable();
    let mut merged: Vec<Pause> = Vec::with_capacity(sorted.len());
    for pause in sorted {
        match merged.last_mut() {
            Some(last) if pause.0 <= last.1 => last.1 = last.1.max(pause.1),
            _ => merged.push(pause),
        }
    }
    merged
}

/// Milliseconds of `from_ms..to_ms` that lie in pauses; they must be [`merged`].
pub fn paused_ms(pauses: &[Pause], from_ms: i64, to_ms: i64) -> i64 {
    if pauses.is_empty() || to_ms <= from_ms {
        return 0;
    }
    let first = pauses.partition_point(|pause| pause.1 <= from_ms);
    let mut paused_ms = 0;
    for &(start_ms, end_ms) in &pauses[first..] {
        if start_ms >= to_ms {
            break;
        }
        paused_ms += end_ms.min(to_ms) - start_ms.max(from_ms);
    }
    paused_ms
}
