//! Fitness, fatigue and form from daily loads; monotony and strain of a week.
//!
//! A description of what was trained, not a prediction of injury: no ratio of these numbers is
//! offered as a warning, because the trials do not support one.

/// Id of [`fitness`].
pub const FITNESS: &str = "fitness/ewma-1";
/// Id of [`monotony_and_strain`].
pub const MONOTONY: &str = "fitness/foster-1";
/// Id of [`impulse_response`].
pub const IMPULSE_RESPONSE: &str = "fitness/banister-1";

/// Days over which fitness fades to 1/e.
pub const FITNESS_DAYS: f64 = 42.0;
/// Days over which fatigue fades to 1/e.
pub const FATIGUE_DAYS: f64 = 7.0;

/// Where an athlete stands at the end of a day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct FitnessDay {
    /// Long average of the daily load (others: chronic training load, CTL).
    pub fitness: f64,
    /// Short average of the daily load (acute training load, ATL).
    pub fatigue: f64,
    /// Yesterday's fitness minus yesterday's fatigue: how fresh the day began (TSB).
    pub form: f64,
}

/// The state after each day, given one load a day without holes (0 on a day off).
///
/// `before` is the state on the eve, zero for a new athlete. Averages move by
/// `1 - e^(-1/days)` of the difference; `1/days` also circulates and gives other numbers.
pub fn fitness(before: FitnessDay, daily_load: &[f64]) -> Vec<FitnessDay> {
    let fitness_step = 1.0 - (-1.0 / FITNESS_DAYS).exp();
    let fatigue_step = 1.0 - (-1.0 / FATIGUE_DAYS).exp();
    let mut days = Vec::with_capacity(daily_load.len());
    let mut yesterday = before;
    for &load in daily_load {
        let load = if load.is_finite() { load } else { 0.0 };
        let today = FitnessDay {
            fitness: yesterday.fitness + (load - yesterday.fitness) * fitness_step,
            fatigue: yesterday.fatigue + (load - yesterday.fatigue) * fatigue_step,
            form: yesterday.fitness - yesterday.fatigue,
        };
        days.push(today);
        yesterday = today;
    }
    days
}

/// A week in Foster's terms (1998).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    /// Sum of the loads.
    pub load: f64,
    /// Mean over sample standard deviation: high when every day is alike. `None` when they all
    /// are exactly alike, because then it has no value.
    pub monotony: Option<f64>,
    /// Load times monotony.
    pub strain: Option<f64>,
}

/// Monotony and strain of a week's daily loads (any number of days from two on).
pub fn monotony_and_strain(daily_load: &[f64]) -> Week {
    let count = daily_load.len() as f64;
    let load: f64 = daily_load.iter().sum();
    let mean = load / count;
    let squares: f64 = daily_load.iter().map(|value| (value - mean) * (value - mean)).sum();
    let spread = (squares / (count - 1.0)).sqrt();
    let monotony = (daily_load.len() >= 2 && spread > 1e-9 * mean.abs() && spread > 0.0)
        .then(|| mean / spread);
    Week { load, monotony, strain: monotony.map(|monotony| load * monotony) }
}

/// Parameters of Banister's model: performance = base + gains x fading loads - losses x fading
/// loads (Banister 1975, Clarke and Skiba 2013).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImpulseResponse {
    /// Performance without any training, in the unit of the test.
    pub base: f64,
    /// What one unit of load gains.
    pub gain: f64,
    /// Days over which the gain fades to 1/e.
    pub gain_days: f64,
    /// What one unit of load costs.
    pub loss: f64,
    /// Days over which the loss fades to 1/e.
    pub loss_days: f64,
}

/// Expected performance at the end of each day, that day's load counted in full, as in the
/// published fit.
///
/// The model has five free parameters; fitted to one athlete's handful of tests they mean little.
pub fn impulse_response(model: &ImpulseResponse, daily_load: &[f64]) -> Vec<f64> {
    let gain_fade = (-1.0 / model.gain_days).exp();
    let loss_fade = (-1.0 / model.loss_days).exp();
    let (mut gains, mut losses) = (0.0, 0.0);
    let mut expected = Vec::with_capacity(daily_load.len());
    for &load in daily_load {
        gains = gains * gain_fade + load;
        losses = losses * loss_fade + load;
        expected.push(model.base + model.gain * gains - model.loss * losses);
    }
    expected
}
