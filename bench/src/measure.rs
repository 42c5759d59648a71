//! CPU time and medians. Wall time is noise on a busy machine.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// CPU time that this process has used so far, all its threads together.
pub fn cpu_time() -> Duration {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    // Neither part is ever negative on this clock.
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or(0))
}

/// CPU seconds that one call of `work` takes, over as many calls as fill `at_least`.
pub fn seconds_a_call(at_least: Duration, mut work: impl FnMut()) -> f64 {
    let started = cpu_time();
    let mut calls = 0u32;
    loop {
        work();
        calls += 1;
        let spent = cpu_time().saturating_sub(started);
        if spent >= at_least {
            return spent.as_secs_f64() / f64::from(calls);
        }
    }
}

/// The middle one of the values; NaN when there is none.
pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}
