//! What differs between sports: how slow is standing still, how fast is impossible.

/// The sports whose numbers differ. Anything else is [`Sport::Other`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sport {
    /// Road, trail, track and treadmill running.
    Running,
    /// Road, mountain, track and indoor riding.
    Cycling,
    /// Walking.
    Walking,
    /// Walking in the mountains.
    Hiking,
    /// Pool and open water.
    Swimming,
    /// On water or an ergometer.
    Rowing,
    /// Cross-country and downhill skiing, snowboarding.
    Skiing,
    /// Ice and inline skating.
    Skating,
    /// Weights and circuits.
    Strength,
    /// Yoga, pilates, stretching.
    Yoga,
    /// Everything else.
    Other,
}

impl Sport {
    /// The sport of a lowercase word as the API spells it; unknown words are [`Sport::Other`].
    pub fn named(word: &str) -> Sport {
        match word {
            "running" => Sport::Running,
            "cycling" => Sport::Cycling,
            "walking" => Sport::Walking,
            "hiking" => Sport::Hiking,
            "swimming" => Sport::Swimming,
            "rowing" => Sport::Rowing,
            "skiing" => Sport::Skiing,
            "skating" => Sport::Skating,
            "strength" => Sport::Strength,
            "yoga" => Sport::Yoga,
            _ => Sport::Other,
        }
    }

    /// The word of the API for this sport; the inverse of [`Sport::named`].
    pub fn name(self) -> &'static str {
        match self {
            Sport::Running => "running",
            Sport::Cycling => "cycling",
            Sport::Walking => "walking",
            Sport::Hiking => "hiking",
            Sport::Swimming => "swimming",
            Sport::Rowing => "rowing",
            Sport::Skiing => "skiing",
            Sport::Skating => "skating",
            Sport::Strength => "strength",
            Sport::Yoga => "yoga",
            Sport::Other => "other",
        }
    }

    /// Below this speed, for [`crate::moving::STOP_S`] or longer, the athlete stands still.
    ///
    /// Running 0.5 and riding 1.0 m/s are the house convention; there is no common standard. A
    /// hiker on a steep path and a swimmer who floats are slower than that and still under way.
    /// Sports done on the spot are never "stopped".
    pub fn standing_below_mps(self) -> f64 {
        match self {
            Sport::Running | Sport::Rowing | Sport::Skiing => 0.5,
            Sport::Cycling | Sport::Skating => 1.0,
            Sport::Walking | Sport::Hiking | Sport::Other => 0.3,
            Sport::Swimming => 0.2,
            Sport::Strength | Sport::Yoga => 0.0,
        }
    }

    /// Faster than this between two fixes is a fault of the position, not of the athlete.
    ///
    /// On foot, in water and on skates it is 1.3 times the fastest sprint on record (100 m in
    /// 9.58 s, 50 m free style in 20.91 s, 500 m on ice in 33.61 s), the margin being for noise of
    /// the position. Gravity has no such record: wheels and skis get what descents really reach.
    pub fn impossible_above_mps(self) -> f64 {
        const MARGIN: f64 = 1.3;
        match self {
            Sport::Running | Sport::Walking | Sport::Hiking => MARGIN * 100.0 / 9.58,
            Sport::Swimming => MARGIN * 50.0 / 20.91,
            Sport::Skating => MARGIN * 500.0 / 33.61,
            Sport::Rowing => 10.0,
            Sport::Cycling => 36.0,
            Sport::Skiing => 55.0,
            Sport::Strength | Sport::Yoga | Sport::Other => 100.0,
        }
    }

    /// True where grade changes the cost of a metre in the way Minetti measured it.
    pub fn is_on_foot(self) -> bool {
        matches!(self, Sport::Running | Sport::Walking | Sport::Hiking)
    }
}
