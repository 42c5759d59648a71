//! Synthetic athletes: their columns, made second by second.

use physiology::Sport;

pub const NOON_MS: i64 = 1_790_000_000_000;

/// The columns of one activity, one sample a second unless said otherwise.
#[derive(Default, Clone)]
pub struct Recording {
    pub time_ms: Vec<i64>,
    pub distance_m: Vec<f64>,
    pub speed_mps: Vec<f32>,
    pub latitude_deg: Vec<f64>,
    pub longitude_deg: Vec<f64>,
}

impl Recording {
    /// Starts at a crossroads in Tartu.
    pub fn start() -> Recording {
        Recording {
            time_ms: vec![NOON_MS],
            distance_m: vec![0.0],
            speed_mps: vec![0.0],
            latitude_deg: vec![58.38],
            longitude_deg: vec![26.72],
        }
    }

    /// Goes on for `seconds` at `mps`, due north-east.
    pub fn go(mut self, seconds: usize, mps: f64) -> Recording {
        for _ in 0..seconds {
            let last = self.time_ms.len() - 1;
            let north_deg = mps / std::f64::consts::SQRT_2 / 111_400.0;
            self.time_ms.push(self.time_ms[last] + 1000);
            self.distance_m.push(self.distance_m[last] + mps);
            self.speed_mps.push(mps as f32);
            self.latitude_deg.push(self.latitude_deg[last] + north_deg);
            let shrink = self.latitude_deg[last].to_radians().cos();
            self.longitude_deg.push(self.longitude_deg[last] + north_deg / shrink);
        }
        self
    }

    pub fn track(&self, sport: Sport) -> physiology::distance::TrackDistance {
        physiology::distance::track(
            &self.time_ms,
            &self.latitude_deg,
            &self.longitude_deg,
            &[] as &[f32],
            &[],
            sport.impossible_above_mps(),
        )
    }
}

/// A small repeatable source of numbers (SplitMix64), so that a failing case can be run again.
pub struct Dice(pub u64);

impl Dice {
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Evenly from `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn whole(&mut self, low: i64, high: i64) -> i64 {
        low + (self.bits() % (high - low + 1) as u64) as i64
    }

    /// True this often.
    pub fn chance(&mut self, share: f64) -> bool {
        self.between(0.0, 1.0) < share
    }
}
