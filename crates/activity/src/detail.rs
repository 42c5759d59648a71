//! The parts of an activity beyond its headline numbers: laps, splits, pauses, zones, best efforts.
//!
//! They are kept as one JSON document for each activity and shown as they are. Every field that may be
//! missing is left out, and a reader takes documents of older derivations.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Everything about an activity that no list and no sum needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool_length_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descent_m: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_speed_mps: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade_adjusted_speed_mps: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_heart_rate_bpm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_power_w: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_power_w: Option<f64>,
    /// Seconds of power that the weighted power stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weighted_power_s: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_cadence_rpm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_cadence_rpm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub avg_temperature_c: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calories_kcal: Option<f64>,
    /// Whether the device stated the calories; if not, they follow the athlete's measures.
    pub calories_stated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_source: Option<String>,
    pub zones: Vec<Zone>,
    pub laps: Vec<Lap>,
    pub splits_km: Vec<Split>,
    pub splits_mile: Vec<Split>,
    pub pauses: Vec<Pause>,
    pub best_efforts: Vec<Effort>,
    pub warnings: Vec<String>,
}

impl Detail {
    /// Takes out what it tells of a body.
    pub fn forget_health(&mut self) {
        self.max_heart_rate_bpm = None;
        self.calories_kcal = None;
        self.load_source.take_if(|source| source == "heart_rate");
        self.zones.clear();
        for lap in &mut self.laps {
            lap.avg_heart_rate_bpm = None;
            lap.max_heart_rate_bpm = None;
        }
        for split in self.splits_km.iter_mut().chain(&mut self.splits_mile) {
            split.avg_heart_rate_bpm = None;
        }
    }
}

/// Time spent in one heart-rate zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Zone {
    /// 1 to 5.
    pub zone: u8,
    /// Its lowest heart rate.
    pub from_bpm: f64,
    /// The lowest heart rate of the next zone; the last zone has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_bpm: Option<f64>,
    /// Time in it.
    pub seconds: f64,
}

/// One lap.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Lap {
    /// From 1.
    pub index: u32,
    /// Seconds from the start of the activity.
    pub started_after_s: f64,
    /// Seconds from its start to its end.
    pub elapsed_s: f64,
    /// Seconds that the timer ran.
    pub timer_s: f64,
    /// Seconds in motion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moving_s: Option<f64>,
    /// Metres covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Metres climbed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ascent_m: Option<f64>,
    /// Mean speed in motion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avg_speed_mps: Option<f64>,
    /// Mean heart rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avg_heart_rate_bpm: Option<f64>,
    /// Highest heart rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_heart_rate_bpm: Option<f64>,
    /// Mean power.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avg_power_w: Option<f64>,
    /// Mean cadence; on foot these are strides, two steps each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avg_cadence_rpm: Option<f64>,
}

/// One kilometre or mile; the last is what remained.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Split {
    /// From 1.
    pub index: u32,
    /// Its length.
    pub distance_m: f64,
    /// Seconds it took.
    pub elapsed_s: f64,
    /// Seconds in motion.
    pub moving_s: f64,
    /// Metres climbed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ascent_m: Option<f64>,
    /// Metres descended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub descent_m: Option<f64>,
    /// Mean speed in motion.
    pub avg_speed_mps: f64,
    /// The speed on the level that would have cost as much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade_adjusted_speed_mps: Option<f64>,
    /// Mean heart rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avg_heart_rate_bpm: Option<f64>,
}

/// The timer stood still.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Pause {
    /// Seconds from the start of the activity.
    pub started_after_s: f64,
    /// How long.
    pub duration_s: f64,
}

/// The fastest stretch over a distance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Effort {
    pub name: String,
    pub distance_m: f64,
    pub elapsed_s: f64,
    pub started_after_s: f64,
}

/// Three decimals: a millimetre, a millisecond. More would be noise in the documents.
pub(crate) fn tidy(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
