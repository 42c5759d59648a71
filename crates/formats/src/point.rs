//! One point of an XML file on its way into the columns.

use crate::Samples;
use crate::recording::NO_TIME;

/// The point being read; NaN is absent.
pub(crate) struct Point {
    pub(crate) time_ms: i64,
    pub(crate) latitude_deg: f64,
    pub(crate) longitude_deg: f64,
    pub(crate) distance_m: f64,
    pub(crate) altitude_m: f32,
    pub(crate) heart_rate_bpm: f32,
    pub(crate) cadence_rpm: f32,
    pub(crate) temperature_c: f32,
    pub(crate) power_w: f32,
    pub(crate) speed_mps: f32,
    pub(crate) gps_accuracy_m: f32,
}

/// A point of which nothing is known yet.
pub(crate) const NO_POINT: Point = Point {
    time_ms: NO_TIME,
    latitude_deg: f64::NAN,
    longitude_deg: f64::NAN,
    distance_m: f64::NAN,
    altitude_m: f32::NAN,
    heart_rate_bpm: f32::NAN,
    cadence_rpm: f32::NAN,
    temperature_c: f32::NAN,
    power_w: f32::NAN,
    speed_mps: f32::NAN,
    gps_accuracy_m: f32::NAN,
};

impl Samples {
    /// Adds a row. A column begins with its first value, so [`Samples::fill_up`] has to follow the
    /// last row.
    pub(crate) fn push(&mut self, point: &Point) {
        let row = self.time_ms.len();
        self.time_ms.push(point.time_ms);
        let wide = [
            (&mut self.latitude_deg, point.latitude_deg),
            (&mut self.longitude_deg, point.longitude_deg),
            (&mut self.distance_m, point.distance_m),
        ];
        for (column, value) in wide {
            if !value.is_nan() {
                column.resize(row, f64::NAN);
                column.push(value);
            }
        }
        let narrow = [
            (&mut self.altitude_m, point.altitude_m),
            (&mut self.heart_rate_bpm, point.heart_rate_bpm),
            (&mut self.cadence_rpm, point.cadence_rpm),
            (&mut self.temperature_c, point.temperature_c),
            (&mut self.power_w, point.power_w),
            (&mut self.speed_mps, point.speed_mps),
            (&mut self.gps_accuracy_m, point.gps_accuracy_m),
        ];
        for (column, value) in narrow {
            if !value.is_nan() {
                column.resize(row, f32::NAN);
                column.push(value);
            }
        }
    }
}
