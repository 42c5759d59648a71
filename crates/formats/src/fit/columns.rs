//! Record messages straight into columns.
//!
//! A definition is compiled once into a short plan: where each known field lies, how its bytes are
//! to be read, and which column takes it. Records of one definition mostly follow each other, so a
//! plan is applied field by field to a whole run of them; inside a run there is no decision left.

use super::profile::{Base, Definition, NativeField, RecordTarget, record_target};
use crate::recording::NO_TIME;
use crate::{Fault, MAX_POINTS, Samples};

/// 31 December 1989, the zero of FIT times, in seconds since 1970.
pub(super) const FIT_EPOCH_S: i64 = 631_065_600;
/// Batches are cut here, so that their bytes stay in the nearest cache while fields are read.
const LONGEST_BATCH: usize = 256;
/// Columns may always take this much, and beyond it twice the size of the file.
const SPACE_FREE_BYTES: usize = 30 * 1024 * 1024;

/// Columns of single precision, in the order of `Columns::narrow`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Narrow {
    Altitude,
    Speed,
    HeartRate,
    Cadence,
    Power,
    Temperature,
    GpsAccuracy,
    VerticalOscillation,
    GroundContact,
    StepLength,
    RightPower,
    Respiration,
    CoreTemperature,
    /// The part of the cadence after the decimal point; added to it at the end.
    CadenceFraction,
    /// Power of a developer field; used when the watch itself wrote none.
    AppPower,
    /// Cadence of a developer field; used when the watch itself wrote none.
    AppCadence,
}

const NARROW_COUNT: usize = 16;

/// Columns of double precision, in the order of `Columns::wide`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Latitude,
    Longitude,
    Distance,
}

/// Where the value of a field goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Narrow(Narrow),
    Wide(Wide),
    /// Three bytes that hold speed and the last 12 bits of a counted distance.
    SpeedAndDistance,
}

/// One step of a plan: `value = raw * times / by - minus`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Offset from the header byte of the message.
    at: usize,
    base: Base,
    target: Target,
    times: f64,
    by: f64,
    minus: f64,
}

/// Compiles the plan of a record definition. Fields that refine others come behind them, so that
/// they win where they are valid.
pub(super) fn plan(definition: &Definition, app_fields: &[(usize, Base, Narrow)]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut refining = Vec::new();
    let has_distance = definition.fields.iter().any(|field| field.number == 5);
    for field in &definition.fields {
        let Some(RecordTarget { target, times, by, minus, refines }) = record_target(field.number)
        else {
            continue;
        };
        let at = field.offset + 1;
        if target == Target::SpeedAndDistance {
            if field.size >= 3 && !has_distance {
                steps.push(Step { at, base: Base::U8, target, times, by, minus });
            }
            continue;
        }
        if !is_readable(field) {
            continue;
        }
        let step = Step { at, base: field.base, target, times, by, minus };
        if refines { refining.push(step) } else { steps.push(step) }
    }
    steps.append(&mut refining);
    for (offset, base, narrow) in app_fields {
        let target = Target::Narrow(*narrow);
        steps.push(Step { at: offset + 1, base: *base, target, times: 1.0, by: 1.0, minus: 0.0 });
    }
    steps
}

fn is_readable(field: &NativeField) -> bool {
    field.base != Base::Opaque && field.size >= field.base.size()
}

/// The columns under construction. A column is only as long as its last value; it is filled up at
/// the end, so a channel that never occurs costs nothing.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) time_ms: Vec<i64>,
    narrow: [Vec<f32>; NARROW_COUNT],
    wide: [Vec<f64>; 3],
    /// Where the last rows lie in the data, their fields not yet read.
    batch: Vec<usize>,
    /// The counted distance of `SpeedAndDistance` so far, in sixteenths of a metre.
    counted_sixteenths: u64,
    has_counted: bool,
}

impl Columns {
    /// Takes the records that follow each other at `at`, all under one definition, as far as the
    /// batch has room. Returns how many bytes they were. The first one is known to be whole.
    ///
    /// A record without a time of its own belongs to the last time before it.
    pub(super) fn take_records(
        &mut self,
        data: &[u8],
        at: usize,
        definition: &Definition,
        last_time_s: &mut Option<u32>,
    ) -> Result<usize, Fault> {
        let stride = definition.size + 1;
        let header = data[at];
        let room = LONGEST_BATCH - self.batch.len();
        let mut length = 0;
        for message in data[at..].chunks_exact(stride).take(room) {
            if message[0] != header {
                break;
            }
            if let Some(offset) = definition.time_offset {
                let raw = array_at(message, offset + 1);
                let time_s = if definition.big_endian {
                    u32::from_be_bytes(raw)
                } else {
                    u32::from_le_bytes(raw)
                };
                if time_s != u32::MAX {
                    *last_time_s = Some(time_s);
                }
            }
            self.add_row(at + length, *last_time_s)?;
            length += stride;
        }
        Ok(length)
    }

    /// Adds a row to the batch whose fields will be read by [`Columns::flush`].
    pub(super) fn add_row(&mut self, at: usize, time_s: Option<u32>) -> Result<(), Fault> {
        if self.time_ms.len() >= MAX_POINTS {
            return Err(Fault::TooManyPoints);
        }
        self.time_ms.push(time_s.map_or(NO_TIME, to_ms));
        self.batch.push(at);
        Ok(())
    }

    /// Whether the batch has to be flushed before another row comes.
    pub(super) fn is_full(&self) -> bool {
        self.batch.len() >= LONGEST_BATCH
    }

    /// Reads the fields of all rows of the batch, which share this definition.
    pub(super) fn flush(&mut self, data: &[u8], definition: &Definition) {
        let batch = std::mem::take(&mut self.batch);
        let first_row = self.time_ms.len() - batch.len();
        for step in &definition.plan {
            match step.target {
                Target::Narrow(column) => {
                    let column = &mut self.narrow[column as usize];
                    fill(column, step, data, &batch, first_row, definition.big_endian);
                }
                Target::Wide(column) => {
                    let column = &mut self.wide[column as usize];
                    fill(column, step, data, &batch, first_row, definition.big_endian);
                }
                Target::SpeedAndDistance => self.count_distance(step, data, &batch, first_row),
            }
        }
        // The vector goes back, so that it is allocated once for a file.
        self.batch = batch;
        self.batch.clear();
    }

    /// Speed in hundredths of a metre a second (12 bits) and distance in sixteenths of a metre, of
    /// which only the last 12 bits are written, so that overflows have to be counted.
    fn count_distance(&mut self, step: &Step, data: &[u8], batch: &[usize], first_row: usize) {
        let speeds = &mut self.narrow[Narrow::Speed as usize];
        let distances = &mut self.wide[Wide::Distance as usize];
        speeds.resize(first_row, f32::NAN);
        distances.resize(first_row, f64::NAN);
        for at in batch {
            let [first, second, third] = array_at(data, at + step.at);
            if [first, second, third] == [0xFF; 3] {
                speeds.push(f32::NAN);
                distances.push(f64::NAN);
                continue;
            }
            let speed = u16::from(first) | (u16::from(second & 0x0F) << 8);
            let distance = u64::from(second >> 4) | (u64::from(third) << 4);
            if self.has_counted {
                let step_on = distance.wrapping_sub(self.counted_sixteenths) & 0xFFF;
                self.counted_sixteenths += step_on;
            } else {
                self.counted_sixteenths = distance;
                self.has_counted = true;
            }
            speeds.push(f32::from(speed) / 100.0);
            distances.push(self.counted_sixteenths as f64 / 16.0);
        }
    }

    /// All columns at full length, NaN where a value is absent. Columns without any stay empty.
    ///
    /// A small file could blow up here by naming every channel once, so the space is bounded by the
    /// size of the file.
    pub(super) fn into_samples(self, file_bytes: usize) -> Result<Samples, Fault> {
        let rows = self.time_ms.len();
        let narrow_used = self.narrow.iter().filter(|column| !column.is_empty()).count();
        let wide_used = self.wide.iter().filter(|column| !column.is_empty()).count();
        let bytes = rows * (8 + 4 * narrow_used + 8 * wide_used);
        if bytes > SPACE_FREE_BYTES + 2 * file_bytes {
            return Err(Fault::TooManyPoints);
        }
        let [
            altitude_m,
            speed_mps,
            heart_rate_bpm,
            cadence_rpm,
            power_w,
            temperature_c,
            gps_accuracy_m,
            vertical_oscillation_mm,
            ground_contact_ms,
            step_length_mm,
            right_power_percent,
            respiration_brpm,
            core_temperature_c,
            cadence_fraction,
            app_power_w,
            app_cadence_rpm,
        ] = self.narrow;
        let [latitude_deg, longitude_deg, distance_m] = self.wide;
        let mut samples = Samples {
            time_ms: self.time_ms,
            latitude_deg,
            longitude_deg,
            altitude_m,
            distance_m,
            speed_mps,
            heart_rate_bpm,
            cadence_rpm,
            power_w,
            temperature_c,
            gps_accuracy_m,
            vertical_oscillation_mm,
            ground_contact_ms,
            step_length_mm,
            right_power_percent,
            respiration_brpm,
            core_temperature_c,
        };
        for (whole, fraction) in samples.cadence_rpm.iter_mut().zip(cadence_fraction) {
            if !fraction.is_nan() {
                *whole += fraction;
            }
        }
        if samples.power_w.iter().all(|value| value.is_nan()) {
            samples.power_w = app_power_w;
        }
        if samples.cadence_rpm.iter().all(|value| value.is_nan()) {
            samples.cadence_rpm = app_cadence_rpm;
        }
        for balance in &mut samples.right_power_percent {
            // The top bit says that the rest is the right leg's share; without it nobody knows.
            *balance = if *balance >= 128.0 { *balance - 128.0 } else { f32::NAN };
        }
        samples.fill_up(rows);
        Ok(samples)
    }
}

fn to_ms(time_s: u32) -> i64 {
    (i64::from(time_s) + FIT_EPOCH_S) * 1_000
}

/// The `N` bytes at `at`. Plans only hold offsets inside the message, so this never fails.
fn array_at<const N: usize>(message: &[u8], at: usize) -> [u8; N] {
    let mut array = [0; N];
    array.copy_from_slice(&message[at..at + N]);
    array
}

/// A cell of a column.
trait Cell: Copy {
    const ABSENT: Self;
    fn from_f64(value: f64) -> Self;
}

impl Cell for f32 {
    const ABSENT: f32 = f32::NAN;
    fn from_f64(value: f64) -> f32 {
        value as f32
    }
}

impl Cell for f64 {
    const ABSENT: f64 = f64::NAN;
    fn from_f64(value: f64) -> f64 {
        value
    }
}

/// Reads one field of every message in the batch. The base type is decided here, once a batch.
fn fill<T: Cell>(
    column: &mut Vec<T>,
    step: &Step,
    data: &[u8],
    batch: &[usize],
    first_row: usize,
    big_endian: bool,
) {
    macro_rules! with {
        ($kind:ty, $invalid:expr) => {
            if big_endian {
                fill_with(column, step, data, batch, first_row, |raw| {
                    let raw = <$kind>::from_be_bytes(raw);
                    if raw == $invalid { f64::NAN } else { f64::from(raw) }
                })
            } else {
                fill_with(column, step, data, batch, first_row, |raw| {
                    let raw = <$kind>::from_le_bytes(raw);
                    if raw == $invalid { f64::NAN } else { f64::from(raw) }
                })
            }
        };
    }
    match step.base {
        Base::U8 => with!(u8, u8::MAX),
        Base::U8z => with!(u8, 0),
        Base::I8 => with!(i8, i8::MAX),
        Base::U16 => with!(u16, u16::MAX),
        Base::U16z => with!(u16, 0),
        Base::I16 => with!(i16, i16::MAX),
        Base::U32 => with!(u32, u32::MAX),
        Base::U32z => with!(u32, 0),
        Base::I32 => with!(i32, i32::MAX),
        // The invalid floats have all bits set, which is NaN already.
        Base::F32 => with!(f32, f32::INFINITY),
        Base::F64 => with!(f64, f64::INFINITY),
        Base::Text | Base::Opaque => {}
    }
}

fn fill_with<T: Cell, const N: usize>(
    column: &mut Vec<T>,
    step: &Step,
    data: &[u8],
    batch: &[usize],
    first_row: usize,
    read: impl Fn([u8; N]) -> f64,
) {
    let Step { at: offset, times, by, minus, .. } = *step;
    if column.len() < first_row {
        column.resize(first_row, T::ABSENT);
    }
    if column.len() > first_row {
        // A plainer field of the same message came first; this one refines it where it is valid.
        for (cell, at) in column[first_row..].iter_mut().zip(batch) {
            let value = read(array_at(data, at + offset)) * times / by - minus;
            if !value.is_nan() {
                *cell = T::from_f64(value);
            }
        }
        return;
    }
    if times == 1.0 && by == 1.0 && minus == 0.0 {
        column.extend(batch.iter().map(|at| T::from_f64(read(array_at(data, at + offset)))));
    } else {
        column.extend(
            batch
                .iter()
                .map(|at| T::from_f64(read(array_at(data, at + offset)) * times / by - minus)),
        );
    }
}
