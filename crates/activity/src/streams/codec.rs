//! The container in which the samples of an activity are kept.
//!
//! ```text
//! "STRM"  version  points  columns          version is one byte, counts are varints
//! for each column:  channel  unit  order  packing  packed length      bytes, then a varint
//! the columns' payloads, one after the other
//! CRC-32 of everything before, little endian
//! ```
//!
//! A column's values become whole numbers of a unit, then differences of the order (0, 1 or 2) that
//! takes the fewest bytes, then zigzag varints behind a list of the gaps, then DEFLATE where that helps.
//!
//! **What is lost.** The unit is the coarsest of the channel's list in which every value is exact. All
//! resolutions that FIT and usual GPX and TCX files have are on the lists, so such columns come back bit
//! for bit. Values with more digits than that are rounded to the channel's finest unit: 5 mm for
//! positions, 1 mm for altitude, 1 cm for distance, 1 mm/s for speed, a thousandth elsewhere.
use std::fmt;
use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::{Compress, Compression, FlushCompress, Status};

const MAGIC: &[u8; 4] = b"STRM";
/// Rises when the layout changes; readers of old versions stay.
const VERSION: u8 = 1;
/// No recording has more points, so a claim above it is damage and not a reason to allocate.
const MOST_POINTS: u64 = 4_000_000;
const PLAIN: u8 = 0;
const DEFLATED: u8 = 1;

/// What a column measures. The numbers are part of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Channel {
    /// Milliseconds since 1970.
    TimeMs = 0,
    /// WGS-84.
    LatitudeDeg = 1,
    /// WGS-84.
    LongitudeDeg = 2,
    /// Above sea level.
    AltitudeM = 3,
    /// Since the start, never falling.
    DistanceM = 4,
    /// As the device measured it.
    SpeedMps = 5,
    /// Beats a minute.
    HeartRateBpm = 6,
    /// Revolutions, strokes or strides a minute.
    CadenceRpm = 7,
    /// Watts.
    PowerW = 8,
    /// At the device.
    TemperatureC = 9,
    /// Radius of the position's uncertainty.
    GpsAccuracyM = 10,
    /// Up and down of the trunk.
    VerticalOscillationMm = 11,
    /// Time on the ground at each step.
    GroundContactMs = 12,
    /// Length of a step.
    StepLengthMm = 13,
    /// The right leg's share of the power.
    RightPowerPercent = 14,
    /// Breaths a minute.
    RespirationBrpm = 15,
    /// In the body.
    CoreTemperatureC = 16,
}

use Channel::*;

/// All channels, in the order of their numbers.
pub const CHANNELS: [Channel; 17] = [
    TimeMs,
    LatitudeDeg,
    LongitudeDeg,
    AltitudeM,
    DistanceM,
    SpeedMps,
    HeartRateBpm,
    CadenceRpm,
    PowerW,
    TemperatureC,
    GpsAccuracyM,
    VerticalOscillationMm,
    GroundContactMs,
    StepLengthMm,
    RightPowerPercent,
    RespirationBrpm,
    CoreTemperatureC,
];

/// Steps in one unit of measure, by the number stored. Part of the format: only ever appended to.
const STEPS: [f64; 13] = [
    1.0,
    2.0,
    5.0,
    10.0,
    100.0,
    128.0,
    256.0,
    1000.0,
    1e6,
    1e7,
    0.001,
    // FIT's semicircle, 2^31 of which are 180 degrees.
    2_147_483_648.0 / 180.0,
    // Some old watches count sixteenths of a metre.
    16.0,
];

impl Channel {
    /// Numbers of [`STEPS`], coarsest first; the last one is taken when none is exact.
    fn units(self) -> &'static [u8] {
        match self {
            // Whole seconds, else milliseconds.
            TimeMs => &[10, 0],
            LatitudeDeg | LongitudeDeg => &[8, 9, 11],
            DistanceM => &[0, 3, 12, 4],
            _ => &[0, 1, 2, 3, 4, 5, 6, 7],
        }
    }
}

/// A column to be written; absent values are NaN.
#[derive(Debug, Clone, Copy)]
pub enum Values<'a> {
    /// Instants.
    Whole(&'a [i64]),
    /// Wide values.
    Wide(&'a [f64]),
    /// Narrow values, which come back as the same `f32`.
    Narrow(&'a [f32]),
}

impl Values<'_> {
    fn len(self) -> usize {
        match self {
            Values::Whole(values) => values.len(),
            Values::Wide(values) => values.len(),
            Values::Narrow(values) => values.len(),
        }
    }
}

/// Why stored bytes cannot be read. The samples are then derived again from the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Not this format, or a version from the future.
    Unknown,
    /// Shorter than it says.
    CutShort,
    /// The checksum does not fit, or a number makes no sense.
    Wrong,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Damage::Unknown => "these are no streams of a version we know",
            Damage::CutShort => "the streams are cut short",
            Damage::Wrong => "the streams are damaged",
        })
    }
}

impl std::error::Error for Damage {}

/// Packs columns of equal length. Empty ones are left out.
pub fn encode(columns: &[(Channel, Values<'_>)]) -> Vec<u8> {
    let points = columns.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let mut head = Vec::with_capacity(128);
    let mut payloads = Vec::with_capacity(points * 6);
    let mut kept = 0;
    let mut steps = Vec::new();
    // A fast level: the differences have taken most of the redundancy out already. One for all columns,
    // because setting it up costs more than a short column does.
    let mut compressor = Compress::new(Compression::new(3), false);
    for (channel, values) in columns {
        if values.len() != points || points == 0 {
            continue;
        }
        let unit = to_steps(*channel, *values, &mut steps);
        let (order, plain) = to_bytes(&mut steps);
        let deflated = deflate(&mut compressor, &plain);
        let (packing, packed) = match &deflated {
            Some(deflated) => (DEFLATED, deflated),
            None => (PLAIN, &plain),
        };
        head.extend([*channel as u8, unit, order, packing]);
        push_varint(&mut head, packed.len() as u64);
        payloads.extend_from_slice(packed);
        kept += 1;
    }
    let mut out = Vec::with_capacity(head.len() + payloads.len() + 24);
    out.extend_from_slice(MAGIC);
    out.push(VERSION);
    push_varint(&mut out, points as u64);
    push_varint(&mut out, kept);
    out.extend_from_slice(&head);
    out.extend_from_slice(&payloads);
    let mut crc = flate2::Crc::new();
    crc.update(&out);
    out.extend_from_slice(&crc.sum().to_le_bytes());
    out
}

/// An absent value among steps.
const ABSENT: i64 = i64::MIN;

/// Values as whole numbers of the coarsest exact unit, whose number is returned.
fn to_steps(channel: Channel, values: Values<'_>, steps: &mut Vec<i64>) -> u8 {
    let units = channel.units();
    let finest = units[units.len() - 1];
    for &unit in units {
        let per_unit = STEPS[usize::from(unit)];
        let forced = unit == finest;
        steps.clear();
        steps.reserve(values.len());
        let exact = match values {
            Values::Whole(values) => all_steps(steps, values, |value| {
                let step = (value as f64 * per_unit).round();
                (step as i64, forced || from_step(step as i64, per_unit) == value as f64)
            }),
            Values::Wide(values) => all_steps(steps, values, |value| {
                if value.is_nan() {
                    return (ABSENT, true);
                }
                let step = (value * per_unit).round();
                (step as i64, forced || from_step(step as i64, per_unit) == value)
            }),
            Values::Narrow(values) => all_steps(steps, values, |value| {
                if value.is_nan() {
                    return (ABSENT, true);
                }
                let step = (f64::from(value) * per_unit).round();
                (step as i64, forced || from_step(step as i64, per_unit) as f32 == value)
            }),
        };
        if exact {
            return unit;
        }
    }
    finest
}

/// Turns values into steps until one is not exact; says whether all were.
fn all_steps<T: Copy>(steps: &mut Vec<i64>, values: &[T], step: impl Fn(T) -> (i64, bool)) -> bool {
    for &value in values {
        let (step, exact) = step(value);
        if !exact {
            return false;
        }
        steps.push(step);
    }
    true
}

fn from_step(step: i64, per_unit: f64) -> f64 {
    step as f64 / per_unit
}

/// Gaps, then differences of the best order as varints. `steps` is used up.
fn to_bytes(steps: &mut Vec<i64>) -> (u8, Vec<u8>) {
    let mut out = Vec::with_capacity(steps.len() + 16);
    push_gaps(&mut out, steps);
    steps.retain(|step| *step != ABSENT);
    let bytes = [order_bytes::<0>(steps), order_bytes::<1>(steps), order_bytes::<2>(steps)];
    let order = (0..3).min_by_key(|order| bytes[*order]).unwrap_or(0);
    match order {
        0 => each_difference::<0>(steps, |zigzag| push_varint(&mut out, zigzag)),
        1 => each_difference::<1>(steps, |zigzag| push_varint(&mut out, zigzag)),
        _ => each_difference::<2>(steps, |zigzag| push_varint(&mut out, zigzag)),
    }
    (order as u8, out)
}

/// Calls `each` with the differences of an order, folded so that small ones of either sign are small.
fn each_difference<const ORDER: u8>(steps: &[i64], mut each: impl FnMut(u64)) {
    let (mut last, mut last_difference) = (0_i64, 0_i64);
    for &step in steps {
        let difference = step.wrapping_sub(last);
        let number = match ORDER {
            0 => step,
            1 => difference,
            _ => difference.wrapping_sub(last_difference),
        };
        each(((number << 1) ^ (number >> 63)) as u64);
        (last, last_difference) = (step, difference);
    }
}

fn order_bytes<const ORDER: u8>(steps: &[i64]) -> usize {
    let mut bytes = 0;
    each_difference::<ORDER>(steps, |zigzag| {
        bytes += (64 - (zigzag | 1).leading_zeros() as usize).div_ceil(7);
    });
    bytes
}

/// A zero when nothing is absent; else lengths of runs, present and absent in turn.
fn push_gaps(out: &mut Vec<u8>, steps: &[i64]) {
    if !steps.contains(&ABSENT) {
        out.push(0);
        return;
    }
    let mut runs = Vec::new();
    let (mut present, mut length) = (true, 0_u64);
    for &step in steps {
        if (step != ABSENT) == present {
            length += 1;
            continue;
        }
        runs.push(length);
        (present, length) = (!present, 1);
    }
    runs.push(length);
    push_varint(out, runs.len() as u64);
    for run in runs {
        push_varint(out, run);
    }
}

fn push_varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// The bytes packed, if that makes them fewer.
fn deflate(compressor: &mut Compress, plain: &[u8]) -> Option<Vec<u8>> {
    compressor.reset();
    let mut packed = Vec::with_capacity(plain.len());
    let status = compressor.compress_vec(plain, &mut packed, FlushCompress::Finish);
    // Whatever does not fit into the room of the original is not worth it.
    matches!(status, Ok(Status::StreamEnd)).then_some(packed)
}

/// Stored streams, checked and opened. Columns are unpacked one by one, when asked for.
#[derive(Debug)]
pub struct Stored<'a> {
    points: usize,
    columns: Vec<StoredColumn<'a>>,
}

#[derive(Debug)]
struct StoredColumn<'a> {
    channel: u8,
    unit: u8,
    order: u8,
    packing: u8,
    packed: &'a [u8],
}

impl<'a> Stored<'a> {
    /// Checks the checksum and reads the head.
    pub fn open(bytes: &'a [u8]) -> Result<Stored<'a>, Damage> {
        let Some((body, sum)) = bytes.split_last_chunk::<4>() else { return Err(Damage::CutShort) };
        if !body.starts_with(MAGIC) || body.get(4) != Some(&VERSION) {
            return Err(Damage::Unknown);
        }
        let mut crc = flate2::Crc::new();
        crc.update(body);
        if crc.sum().to_le_bytes() != *sum {
            return Err(Damage::Wrong);
        }
        let mut rest = &body[5..];
        let points = take_varint(&mut rest)?;
        if points > MOST_POINTS {
            return Err(Damage::Wrong);
        }
        let mut heads = Vec::new();
        for _ in 0..take_varint(&mut rest)? {
            let Some((&[channel, unit, order, packing], after)) = rest.split_first_chunk::<4>()
            else {
                return Err(Damage::CutShort);
            };
            rest = after;
            if usize::from(unit) >= STEPS.len() || order > 2 || packing > DEFLATED {
                return Err(Damage::Wrong);
            }
            heads.push((channel, unit, order, packing, take_varint(&mut rest)?));
        }
        let mut columns = Vec::with_capacity(heads.len());
        for (channel, unit, order, packing, length) in heads {
            let length = usize::try_from(length).map_err(|_| Damage::Wrong)?;
            let (packed, after) = rest.split_at_checked(length).ok_or(Damage::CutShort)?;
            rest = after;
            columns.push(StoredColumn { channel, unit, order, packing, packed });
        }
        Ok(Stored { points: points as usize, columns })
    }

    /// How many points each column has.
    pub fn points(&self) -> usize {
        self.points
    }

    /// The values of a channel, absent ones NaN; `None` when it was not recorded.
    pub fn column(&self, channel: Channel) -> Result<Option<Vec<f64>>, Damage> {
        let Some((column, steps)) = self.steps(channel)? else { return Ok(None) };
        let per_unit = STEPS[usize::from(column.unit)];
        let value = |step: i64| if step == ABSENT { f64::NAN } else { from_step(step, per_unit) };
        Ok(Some(steps.into_iter().map(value).collect()))
    }

    /// The instants, milliseconds since 1970; empty when there are none.
    pub fn time_ms(&self) -> Result<Vec<i64>, Damage> {
        let Some((column, mut steps)) = self.steps(TimeMs)? else { return Ok(Vec::new()) };
        if STEPS[usize::from(column.unit)] != 1.0 {
            for step in &mut steps {
                *step = step.saturating_mul(1000);
            }
        }
        Ok(steps)
    }

    fn steps(&self, channel: Channel) -> Result<Option<(&StoredColumn<'a>, Vec<i64>)>, Damage> {
        let found = self.columns.iter().find(|column| column.channel == channel as u8);
        let Some(column) = found else { return Ok(None) };
        let steps = match column.packing {
            PLAIN => from_bytes(column.packed, self.points, column.order)?,
            _ => {
                // Three bytes of gaps and ten of value are the most that a point can take.
                let most = self.points as u64 * 13 + 16;
                let mut plain = Vec::with_capacity(column.packed.len() * 3);
                let read = DeflateDecoder::new(column.packed).take(most).read_to_end(&mut plain);
                read.map_err(|_| Damage::Wrong)?;
                from_bytes(&plain, self.points, column.order)?
            }
        };
        Ok(Some((column, steps)))
    }
}

fn from_bytes(mut bytes: &[u8], points: usize, order: u8) -> Result<Vec<i64>, Damage> {
    let runs = take_varint(&mut bytes)?;
    if runs > points as u64 + 1 {
        return Err(Damage::Wrong);
    }
    if runs == 0 {
        let mut steps = vec![0; points];
        sum_up(&mut bytes, &mut steps, order)?;
        return Ok(steps);
    }
    let mut lengths = Vec::with_capacity(runs as usize);
    let (mut present, mut all) = (0_u64, 0_u64);
    for run in 0..runs {
        let length = take_varint(&mut bytes)?;
        all = all.checked_add(length).filter(|all| *all <= points as u64).ok_or(Damage::Wrong)?;
        present += if run % 2 == 0 { length } else { 0 };
        lengths.push(length as usize);
    }
    if all != points as u64 {
        return Err(Damage::Wrong);
    }
    let mut dense = vec![0; present as usize];
    sum_up(&mut bytes, &mut dense, order)?;
    let mut steps = Vec::with_capacity(points);
    let mut dense = dense.as_slice();
    for (run, length) in lengths.into_iter().enumerate() {
        if run % 2 == 1 {
            steps.resize(steps.len() + length, ABSENT);
            continue;
        }
        let (here, after) = dense.split_at_checked(length).ok_or(Damage::Wrong)?;
        steps.extend_from_slice(here);
        dense = after;
    }
    Ok(steps)
}

fn sum_up(bytes: &mut &[u8], steps: &mut [i64], order: u8) -> Result<(), Damage> {
    let (mut last, mut last_difference) = (0_i64, 0_i64);
    for step in steps {
        let zigzag = take_varint(bytes)?;
        let number = (zigzag >> 1) as i64 ^ -((zigzag & 1) as i64);
        let difference = match order {
            0 => number.wrapping_sub(last),
            1 => number,
            _ => number.wrapping_add(last_difference),
        };
        last = last.wrapping_add(difference);
        last_difference = difference;
        *step = last;
    }
    Ok(())
}

fn take_varint(bytes: &mut &[u8]) -> Result<u64, Damage> {
    let mut number = 0_u64;
    let mut shift = 0;
    loop {
        let (&byte, rest) = bytes.split_first().ok_or(Damage::CutShort)?;
        *bytes = rest;
        if shift > 63 {
            return Err(Damage::Wrong);
        }
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn semicircles(n: i64) -> f64 {
        n as f64 * (180.0 / 2_147_483_648.0)
    }

    /// Half an hour of a run as a watch writes it, with a hole in the heart rate.
    struct Run {
        time_ms: Vec<i64>,
        latitude_deg: Vec<f64>,
        altitude_m: Vec<f32>,
        distance_m: Vec<f64>,
        heart_rate_bpm: Vec<f32>,
    }

    fn run() -> Run {
        let mut run = Run {
            time_ms: Vec::new(),
            latitude_deg: Vec::new(),
            altitude_m: Vec::new(),
            distance_m: Vec::new(),
            heart_rate_bpm: Vec::new(),
        };
        let mut noise = 7_u64;
        for second in 0..1800_i64 {
            noise = noise.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let jitter = (noise >> 60) as i64;
            run.time_ms.push(1_778_000_000_000 + second * 1000);
            run.latitude_deg.push(semicircles(600_000_000 + second * 330 + jitter));
            run.altitude_m.push(((5_500 + (second / 20) + jitter % 2) as f64 / 5.0 - 500.0) as f32);
            run.distance_m.push((second * 310 + jitter) as f64 / 100.0);
            let lost = (600..700).contains(&second);
            run.heart_rate_bpm.push(if lost { f32::NAN } else { (140 + jitter % 4) as f32 });
        }
        run
    }

    fn packed(run: &Run) -> Vec<u8> {
        encode(&[
            (TimeMs, Values::Whole(&run.time_ms)),
            (LatitudeDeg, Values::Wide(&run.latitude_deg)),
            (AltitudeM, Values::Narrow(&run.altitude_m)),
            (DistanceM, Values::Wide(&run.distance_m)),
            (HeartRateBpm, Values::Narrow(&run.heart_rate_bpm)),
            (PowerW, Values::Narrow(&[])),
        ])
    }

    #[test]
    fn what_a_watch_wrote_comes_back_bit_for_bit() {
        let run = run();
        let bytes = packed(&run);
        let stored = Stored::open(&bytes).unwrap();
        assert_eq!(stored.points(), 1800);
        assert_eq!(stored.time_ms().unwrap(), run.time_ms);
        let same = |channel, wanted: Vec<f64>| {
            let got = stored.column(channel).unwrap().unwrap();
            for (got, wanted) in got.iter().zip(&wanted) {
                assert!(got == wanted || (got.is_nan() && wanted.is_nan()), "{got} {wanted}");
            }
            assert_eq!(got.len(), wanted.len());
        };
        let wide = |column: &[f32]| column.iter().map(|v| f64::from(*v)).collect::<Vec<f64>>();
        same(LatitudeDeg, run.latitude_deg.clone());
        same(DistanceM, run.distance_m.clone());
        same(HeartRateBpm, wide(&run.heart_rate_bpm));
        for (got, wanted) in stored.column(AltitudeM).unwrap().unwrap().iter().zip(&run.altitude_m)
        {
            assert_eq!(*got as f32, *wanted);
        }
        assert_eq!(stored.column(PowerW).unwrap(), None);
        assert!(bytes.len() < 1800 * 6, "{} bytes", bytes.len());
    }

    #[test]
    fn odd_values_are_rounded_to_the_finest_unit() {
        let latitude = [52.123_456_789_012_3, f64::NAN, -52.000_000_04];
        let altitude = [34.567_89_f32, f32::NAN, -2.718_593];
        let bytes = encode(&[
            (LatitudeDeg, Values::Wide(&latitude)),
            (AltitudeM, Values::Narrow(&altitude)),
        ]);
        let stored = Stored::open(&bytes).unwrap();
        let got = stored.column(LatitudeDeg).unwrap().unwrap();
        assert!((got[0] - latitude[0]).abs() < 5e-8 && got[1].is_nan());
        let got = stored.column(AltitudeM).unwrap().unwrap();
        assert!((got[2] + 2.719).abs() < 1e-9 && got[1].is_nan(), "{got:?}");
    }

    #[test]
    fn a_column_of_nothing_and_gaps_at_both_ends_are_kept() {
        let gone = [f32::NAN; 5];
        let ends = [f32::NAN, 1.0, f32::NAN, 3.0, f32::NAN];
        let bytes = encode(&[(PowerW, Values::Narrow(&gone)), (CadenceRpm, Values::Narrow(&ends))]);
        let stored = Stored::open(&bytes).unwrap();
        assert!(stored.column(PowerW).unwrap().unwrap().iter().all(|v| v.is_nan()));
        let got = stored.column(CadenceRpm).unwrap().unwrap();
        assert_eq!((got[1], got[3]), (1.0, 3.0));
        assert!(got[0].is_nan() && got[2].is_nan() && got[4].is_nan());
    }

    #[test]
    fn no_points_are_kept_as_no_points() {
        let bytes = encode(&[]);
        let stored = Stored::open(&bytes).unwrap();
        assert_eq!((stored.points(), stored.time_ms().unwrap()), (0, Vec::new()));
    }

    #[test]
    fn every_flipped_bit_is_noticed_and_nothing_panics() {
        let bytes = packed(&run());
        for at in (0..bytes.len()).step_by(7) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << (at % 8);
            assert!(Stored::open(&damaged).is_err(), "byte {at}");
        }
        for length in 0..bytes.len().min(300) {
            assert!(Stored::open(&bytes[..length]).is_err());
        }
    }

    /// Damage that also has the right checksum: from a bug of ours, not of a disk.
    #[test]
    fn wrong_numbers_behind_a_right_checksum_do_no_harm() {
        let run = run();
        let bytes = packed(&run);
        for at in 5..bytes.len() - 4 {
            let mut body = bytes[..bytes.len() - 4].to_vec();
            body[at] = body[at].wrapping_add(85);
            let mut crc = flate2::Crc::new();
            crc.update(&body);
            body.extend_from_slice(&crc.sum().to_le_bytes());
            let Ok(stored) = Stored::open(&body) else { continue };
            for channel in CHANNELS {
                let _ = stored.column(channel);
            }
        }
    }
}
