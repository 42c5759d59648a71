//! Writes FIT files: whole activities with [`activity`], or any messages with [`FitFile`].
//!
//! What [`activity`] writes, [`crate::read`] reads back: times to the second, every other value to
//! the precision of its FIT field.

use super::columns::FIT_EPOCH_S;
use super::crc::crc;
use super::profile::message;
use crate::{Lap, LapTrigger, Length, Recording, Samples, Stated, sport};

/// The base types that a written field may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A number without meaning of its own, one byte.
    Enum,
    /// Unsigned, one byte.
    U8,
    /// Signed, one byte.
    I8,
    /// Unsigned, two bytes.
    U16,
    /// Signed, two bytes.
    I16,
    /// Unsigned, four bytes.
    U32,
    /// Unsigned, four bytes, invalid when 0.
    U32z,
    /// Signed, four bytes.
    I32,
    /// Single precision.
    F32,
    /// Text of so many bytes, its closing zero included.
    Text(u8),
}

impl FieldType {
    fn number(self) -> u8 {
        match self {
            FieldType::Enum => 0x00,
            FieldType::I8 => 0x01,
            FieldType::U8 => 0x02,
            FieldType::I16 => 0x83,
            FieldType::U16 => 0x84,
            FieldType::I32 => 0x85,
            FieldType::U32 => 0x86,
            FieldType::Text(_) => 0x07,
            FieldType::F32 => 0x88,
            FieldType::U32z => 0x8C,
        }
    }

    fn size(self) -> u8 {
        match self {
            FieldType::Enum | FieldType::U8 | FieldType::I8 => 1,
            FieldType::U16 | FieldType::I16 => 2,
            FieldType::U32 | FieldType::U32z | FieldType::I32 | FieldType::F32 => 4,
            FieldType::Text(size) => size,
        }
    }
}

/// The value of a written field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number as it stands in the file, scale and offset already applied. It is rounded; out of
    /// range, or NaN, it is written as invalid.
    Number(f64),
    /// Text, cut to the field.
    Text(&'a str),
    /// Written as invalid.
    Absent,
}

impl From<Option<f64>> for Value<'_> {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Value::Absent, Value::Number)
    }
}

/// Writes the value of `kind` in little or big endian.
fn put(bytes: &mut Vec<u8>, kind: FieldType, value: Value, big_endian: bool) {
    let number = match value {
        Value::Number(number) => number,
        Value::Text(_) | Value::Absent => f64::NAN,
    };
    macro_rules! put_integer {
        ($kind:ty, $invalid:expr) => {{
            let rounded = number.round();
            let fits = (<$kind>::MIN as f64..=<$kind>::MAX as f64).contains(&rounded);
            let raw = if fits { rounded as $kind } else { $invalid };
            bytes.extend(if big_endian { raw.to_be_bytes() } else { raw.to_le_bytes() });
        }};
    }
    match kind {
        FieldType::Enum | FieldType::U8 => put_integer!(u8, u8::MAX),
        FieldType::I8 => put_integer!(i8, i8::MAX),
        FieldType::U16 => put_integer!(u16, u16::MAX),
        FieldType::I16 => put_integer!(i16, i16::MAX),
        FieldType::U32 => put_integer!(u32, u32::MAX),
        FieldType::U32z => put_integer!(u32, 0),
        FieldType::I32 => put_integer!(i32, i32::MAX),
        FieldType::F32 => {
            let raw = if number.is_nan() { u32::MAX } else { (number as f32).to_bits() };
            bytes.extend(if big_endian { raw.to_be_bytes() } else { raw.to_le_bytes() });
        }
        FieldType::Text(size) => {
            let size = usize::from(size);
            let text = if let Value::Text(text) = value { text } else { "" };
            let mut length = text.len().min(size.saturating_sub(1));
            while !text.is_char_boundary(length) {
                length -= 1;
            }
            bytes.extend_from_slice(&text.as_bytes()[..length]);
            bytes.resize(bytes.len() + size - length, 0);
        }
    }
}

/// A FIT file under construction, message by message.
#[derive(Clone, Debug, Default)]
pub struct FitFile {
    data: Vec<u8>,
    layouts: [Option<Layout>; 16],
}

/// What a local message number stands for.
#[derive(Clone, Debug, PartialEq)]
struct Layout {
    global: u16,
    big_endian: bool,
    fields: Vec<(u8, FieldType)>,
    developer_sizes: Vec<u8>,
}

impl FitFile {
    /// An empty file.
    pub fn new() -> FitFile {
        FitFile::default()
    }

    /// Says how data messages of a local number (0 to 15) are laid out: the global message number,
    /// and the fields as number and type.
    pub fn define(&mut self, local: u8, global: u16, fields: &[(u8, FieldType)]) -> &mut FitFile {
        self.define_with(local, global, fields, &[], false)
    }

    /// As [`FitFile::define`], with developer fields as (number, size, developer index) and a choice
    /// of byte order.
    pub fn define_with(
        &mut self,
        local: u8,
        global: u16,
        fields: &[(u8, FieldType)],
        developer_fields: &[(u8, u8, u8)],
        big_endian: bool,
    ) -> &mut FitFile {
        let local = local & 0x0F;
        let developer_flag = if developer_fields.is_empty() { 0 } else { 0x20 };
        self.data.extend([0x40 | developer_flag | local, 0, u8::from(big_endian)]);
        self.data.extend(if big_endian { global.to_be_bytes() } else { global.to_le_bytes() });
        let fields = &fields[..fields.len().min(255)];
        self.data.push(fields.len() as u8);
        for (number, kind) in fields {
            self.data.extend([*number, kind.size(), kind.number()]);
        }
        let developer_fields = &developer_fields[..developer_fields.len().min(255)];
        if !developer_fields.is_empty() {
            self.data.push(developer_fields.len() as u8);
            for (number, size, developer) in developer_fields {
                self.data.extend([*number, *size, *developer]);
            }
        }
        self.layouts[usize::from(local)] = Some(Layout {
            global,
            big_endian,
            fields: fields.to_vec(),
            developer_sizes: developer_fields.iter().map(|field| field.1).collect(),
        });
        self
    }

    /// Writes a data message. Missing values are written as invalid, superfluous ones dropped.
    pub fn message(&mut self, local: u8, values: &[Value]) -> &mut FitFile {
        self.message_with(local & 0x0F, local, values, &[])
    }

    /// As [`FitFile::message`], with the bytes of its developer fields.
    pub fn message_with_developer_bytes(
        &mut self,
        local: u8,
        values: &[Value],
        developer_bytes: &[u8],
    ) -> &mut FitFile {
        self.message_with(local & 0x0F, local, values, developer_bytes)
    }

    /// Writes a data message under a compressed header: local number 0 to 3, and the time as its
    /// last five bits.
    pub fn compressed_message(
        &mut self,
        local: u8,
        time_bits: u8,
        values: &[Value],
    ) -> &mut FitFile {
        let local = local & 0x03;
        self.message_with(0x80 | (local << 5) | (time_bits & 0x1F), local, values, &[])
    }

    fn message_with(
        &mut self,
        header: u8,
        local: u8,
        values: &[Value],
        developer_bytes: &[u8],
    ) -> &mut FitFile {
        self.data.push(header);
        if let Some(layout) = &self.layouts[usize::from(local & 0x0F)] {
            for (index, (_, kind)) in layout.fields.iter().enumerate() {
                let value = values.get(index).copied().unwrap_or(Value::Absent);
                put(&mut self.data, *kind, value, layout.big_endian);
            }
            let size = layout.developer_sizes.iter().map(|size| usize::from(*size)).sum();
            let mut bytes = developer_bytes.to_vec();
            bytes.resize(size, 0xFF);
            self.data.extend(bytes);
        }
        self
    }

    /// Puts bytes into the file as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> &mut FitFile {
        self.data.extend_from_slice(bytes);
        self
    }

    /// The whole file: a header of 14 bytes with its checksum, the messages, the checksum.
    pub fn finish(&self) -> Vec<u8> {
        let mut bytes = vec![14, 0x20];
        bytes.extend(2_195u16.to_le_bytes());
        bytes.extend((self.data.len() as u32).to_le_bytes());
        bytes.extend(b".FIT");
        bytes.extend(crc(&bytes).to_le_bytes());
        bytes.extend(&self.data);
        bytes.extend(crc(&bytes).to_le_bytes());
        bytes
    }

    /// Defines the local number anew when its layout differs, then writes the message.
    pub(super) fn put(&mut self, local: u8, global: u16, fields: &[(u8, FieldType, Value)]) {
        let layout = Layout {
            global,
            big_endian: false,
            fields: fields.iter().map(|(number, kind, _)| (*number, *kind)).collect(),
            developer_sizes: Vec::new(),
        };
        if self.layouts[usize::from(local)].as_ref() != Some(&layout) {
            self.define(local, global, &layout.fields);
        }
        let values: Vec<Value> = fields.iter().map(|(_, _, value)| *value).collect();
        self.message(local, &values);
    }
}

/// Milliseconds since 1970 as a FIT time.
pub fn fit_time(at_ms: i64) -> Value<'static> {
    Value::Number((at_ms.div_euclid(1_000) - FIT_EPOCH_S) as f64)
}

const RECORD: u8 = 0;
const EVENT: u8 = 1;
const LAP: u8 = 2;
const SESSION: u8 = 3;
const LENGTH: u8 = 4;
const ONCE: u8 = 5;

/// Writes recordings as the activity file of one device; several make a multisport file. They are
/// to be in order of time. `device` goes into the product name, `title` into a workout's name.
pub fn activity(recordings: &[Recording]) -> Vec<u8> {
    let mut file = FitFile::new();
    let Some((first, last)) = recordings.first().zip(recordings.last()) else {
        return file.finish();
    };
    let device = first.device.as_deref();
    file.put(
        ONCE,
        message::FILE_ID,
        &[
            (0, FieldType::Enum, Value::Number(4.0)),
            // 255 stands for devices that have no number of their own.
            (1, FieldType::U16, Value::Number(255.0)),
            (4, FieldType::U32, fit_time(first.started_at_ms)),
            (8, FieldType::Text(64), device.map_or(Value::Absent, Value::Text)),
        ],
    );
    if let Some(title) = &first.title {
        let title = Value::Text(title);
        file.put(ONCE, message::WORKOUT, &[(8, FieldType::Text(100), title)]);
    }
    for recording in recordings {
        put_recording(&mut file, recording);
    }
    for (index, recording) in recordings.iter().enumerate() {
        put_session(&mut file, index, recording);
    }
    let ended_at_ms = last.ended_at_ms();
    let offset_s = last.utc_offset_s;
    let local = offset_s.map(|offset_s| fit_time(ended_at_ms + i64::from(offset_s) * 1_000));
    let timer_s: f64 = recordings.iter().filter_map(|recording| recording.stated.timer_s).sum();
    file.put(
        ONCE,
        message::ACTIVITY,
        &[
            (253, FieldType::U32, fit_time(ended_at_ms)),
            (0, FieldType::U32, Value::Number(timer_s * 1_000.0)),
            (1, FieldType::U16, Value::Number(recordings.len() as f64)),
            (2, FieldType::Enum, Value::Number(f64::from(u8::from(recordings.len() > 1)))),
            (5, FieldType::U32, local.unwrap_or(Value::Absent)),
        ],
    );
    file.finish()
}

/// The timer's start, records and pauses in order of time, its stop, then lengths and laps.
fn put_recording(file: &mut FitFile, recording: &Recording) {
    put_timer(file, recording.started_at_ms, true);
    let mut events = Vec::new();
    for pause in &recording.pauses {
        events.push((pause.stopped_at_ms, false));
        events.push((pause.resumed_at_ms, true));
    }
    let mut events = events.into_iter().peekable();
    let columns = Columns::of(&recording.samples);
    for row in 0..recording.samples.len() {
        while let Some((at_ms, runs)) =
            events.next_if(|(at_ms, _)| *at_ms <= recording.samples.time_ms[row])
        {
            put_timer(file, at_ms, runs);
        }
        columns.put_row(file, row);
    }
    for (at_ms, runs) in events {
        put_timer(file, at_ms, runs);
    }
    put_timer(file, recording.ended_at_ms(), false);
    for length in &recording.lengths {
        put_length(file, length);
    }
    for (index, lap) in recording.laps.iter().enumerate() {
        put_lap(file, index, lap);
    }
}

fn put_timer(file: &mut FitFile, at_ms: i64, runs: bool) {
    let kind = if runs { 0.0 } else { 4.0 };
    file.put(
        EVENT,
        message::EVENT,
        &[
            (253, FieldType::U32, fit_time(at_ms)),
            (0, FieldType::Enum, Value::Number(0.0)),
            (1, FieldType::Enum, Value::Number(kind)),
        ],
    );
}

/// The columns that a recording has, with their fields: value = (raw + plus) * times.
struct Columns<'a> {
    time_ms: &'a [i64],
    wide: Vec<(u8, FieldType, f64, &'a [f64])>,
    narrow: Vec<(u8, FieldType, f64, f64, &'a [f32])>,
    cadence_rpm: &'a [f32],
}

impl<'a> Columns<'a> {
    fn of(samples: &'a Samples) -> Columns<'a> {
        let semicircles = 2_147_483_648.0 / 180.0;
        let wide: [(u8, FieldType, f64, &[f64]); 3] = [
            (0, FieldType::I32, semicircles, &samples.latitude_deg),
            (1, FieldType::I32, semicircles, &samples.longitude_deg),
            (5, FieldType::U32, 100.0, &samples.distance_m),
        ];
        let narrow: [(u8, FieldType, f64, f64, &[f32]); 12] = [
            (78, FieldType::U32, 500.0, 5.0, &samples.altitude_m),
            (73, FieldType::U32, 0.0, 1_000.0, &samples.speed_mps),
            (3, FieldType::U8, 0.0, 1.0, &samples.heart_rate_bpm),
            (7, FieldType::U16, 0.0, 1.0, &samples.power_w),
            (13, FieldType::I8, 0.0, 1.0, &samples.temperature_c),
            (31, FieldType::U8, 0.0, 1.0, &samples.gps_accuracy_m),
            (39, FieldType::U16, 0.0, 10.0, &samples.vertical_oscillation_mm),
            (41, FieldType::U16, 0.0, 10.0, &samples.ground_contact_ms),
            (85, FieldType::U16, 0.0, 10.0, &samples.step_length_mm),
            // The top bit says whose share it is.
            (30, FieldType::U8, 128.0, 1.0, &samples.right_power_percent),
            (108, FieldType::U16, 0.0, 100.0, &samples.respiration_brpm),
            (139, FieldType::U16, 0.0, 100.0, &samples.core_temperature_c),
        ];
        Columns {
            time_ms: &samples.time_ms,
            wide: wide.into_iter().filter(|column| !column.3.is_empty()).collect(),
            narrow: narrow.into_iter().filter(|column| !column.4.is_empty()).collect(),
            cadence_rpm: &samples.cadence_rpm,
        }
    }

    fn put_row(&self, file: &mut FitFile, row: usize) {
        let mut fields = Vec::with_capacity(20);
        fields.push((253, FieldType::U32, fit_time(self.time_ms[row])));
        for (number, kind, times, column) in &self.wide {
            fields.push((*number, *kind, Value::Number(column[row] * times)));
        }
        for (number, kind, plus, times, column) in &self.narrow {
            let raw = (f64::from(column[row]) + plus) * times;
            fields.push((*number, *kind, Value::Number(raw)));
        }
        if let Some(cadence_rpm) = self.cadence_rpm.get(row).copied() {
            let (whole, fraction) = cadence_parts(f64::from(cadence_rpm));
            fields.push((4, FieldType::U8, Value::Number(whole)));
            fields.push((53, FieldType::U8, Value::Number(fraction)));
        }
        file.put(RECORD, message::RECORD, &fields);
    }
}

/// Whole revolutions, and the rest in 128ths.
fn cadence_parts(cadence_rpm: f64) -> (f64, f64) {
    let rounded = (cadence_rpm * 128.0).round();
    let whole = (rounded / 128.0).floor();
    (whole, rounded - whole * 128.0)
}

fn put_length(file: &mut FitFile, length: &Length) {
    let stroke = match length.stroke {
        Some("freestyle") => Value::Number(0.0),
        Some("backstroke") => Value::Number(1.0),
        Some("breaststroke") => Value::Number(2.0),
        Some("butterfly") => Value::Number(3.0),
        Some("drill") => Value::Number(4.0),
        Some("mixed") => Value::Number(5.0),
        Some("im") => Value::Number(6.0),
        _ => Value::Absent,
    };
    let elapsed = Value::from(length.elapsed_s.map(|seconds| seconds * 1_000.0));
    let ended_at_ms =
        length.started_at_ms + (length.elapsed_s.unwrap_or(0.0) * 1_000.0).round() as i64;
    file.put(
        LENGTH,
        message::LENGTH,
        &[
            (253, FieldType::U32, fit_time(ended_at_ms)),
            (2, FieldType::U32, fit_time(length.started_at_ms)),
            (3, FieldType::U32, elapsed),
            (4, FieldType::U32, elapsed),
            (5, FieldType::U16, length.strokes.into()),
            (7, FieldType::Enum, stroke),
            (12, FieldType::Enum, Value::Number(f64::from(u8::from(length.active)))),
        ],
    );
}

fn put_lap(file: &mut FitFile, index: usize, lap: &Lap) {
    let trigger = match lap.trigger {
        LapTrigger::Manual => 0.0,
        LapTrigger::Time => 1.0,
        LapTrigger::Distance => 2.0,
        LapTrigger::Position => 3.0,
        LapTrigger::End => 7.0,
        LapTrigger::Segment | LapTrigger::Other => 8.0,
    };
    let elapsed_s = (lap.ended_at_ms - lap.started_at_ms) as f64 / 1_000.0;
    let stated =
        Stated { elapsed_s: lap.stated.elapsed_s.or(Some(elapsed_s)), ..lap.stated.clone() };
    let mut fields = vec![
        (253, FieldType::U32, fit_time(lap.ended_at_ms)),
        (254, FieldType::U16, Value::Number(index as f64)),
        (2, FieldType::U32, fit_time(lap.started_at_ms)),
        (24, FieldType::Enum, Value::Number(trigger)),
    ];
    fields.extend(stated_fields(&stated, &LAP_NUMBERS));
    file.put(LAP, message::LAP, &fields);
}

fn put_session(file: &mut FitFile, index: usize, recording: &Recording) {
    let (sport, sub_sport) = sport::to_fit(recording.sport, recording.sub_sport.as_deref());
    let pool_length = recording.pool_length_m.map(|metres| metres * 100.0);
    let mut fields = vec![
        (253, FieldType::U32, fit_time(recording.ended_at_ms())),
        (254, FieldType::U16, Value::Number(index as f64)),
        (2, FieldType::U32, fit_time(recording.started_at_ms)),
        (5, FieldType::Enum, Value::Number(f64::from(sport))),
        (6, FieldType::Enum, Value::Number(f64::from(sub_sport))),
        (26, FieldType::U16, Value::Number(recording.laps.len() as f64)),
        (44, FieldType::U16, pool_length.into()),
    ];
    fields.extend(stated_fields(&recording.stated, &SESSION_NUMBERS));
    file.put(SESSION, message::SESSION, &fields);
}

/// The field numbers of a summary, which differ between laps and sessions, in the order of
/// [`stated_fields`].
type StatedNumbers = [u8; 20];

#[rustfmt::skip]
const SESSION_NUMBERS: StatedNumbers =
    [7, 8, 9, 10, 11, 124, 125, 16, 17, 18, 92, 19, 93, 20, 21, 22, 23, 34, 57, 58];
#[rustfmt::skip]
const LAP_NUMBERS: StatedNumbers =
    [7, 8, 9, 10, 11, 110, 111, 15, 16, 17, 80, 18, 81, 19, 20, 21, 22, 33, 50, 51];

fn stated_fields(stated: &Stated, numbers: &StatedNumbers) -> Vec<(u8, FieldType, Value<'static>)> {
    let scaled = |value: Option<f64>, by: f64| Value::from(value.map(|value| value * by));
    let avg_cadence = stated.avg_cadence_rpm.map(cadence_parts);
    let max_cadence = stated.max_cadence_rpm.map(cadence_parts);
    let values = [
        (FieldType::U32, scaled(stated.elapsed_s, 1_000.0)),
        (FieldType::U32, scaled(stated.timer_s, 1_000.0)),
        (FieldType::U32, scaled(stated.distance_m, 100.0)),
        (FieldType::U32, stated.cycles.into()),
        (FieldType::U16, stated.calories_kcal.into()),
        (FieldType::U32, scaled(stated.avg_speed_mps, 1_000.0)),
        (FieldType::U32, scaled(stated.max_speed_mps, 1_000.0)),
        (FieldType::U8, stated.avg_heart_rate_bpm.into()),
        (FieldType::U8, stated.max_heart_rate_bpm.into()),
        (FieldType::U8, avg_cadence.map(|parts| parts.0).into()),
        (FieldType::U8, avg_cadence.map(|parts| parts.1).into()),
        (FieldType::U8, max_cadence.map(|parts| parts.0).into()),
        (FieldType::U8, max_cadence.map(|parts| parts.1).into()),
        (FieldType::U16, stated.avg_power_w.into()),
        (FieldType::U16, stated.max_power_w.into()),
        (FieldType::U16, stated.ascent_m.into()),
        (FieldType::U16, stated.descent_m.into()),
        (FieldType::U16, stated.normalized_power_w.into()),
        (FieldType::I8, stated.avg_temperature_c.into()),
        (FieldType::I8, stated.max_temperature_c.into()),
    ];
    let mut fields = Vec::with_capacity(values.len());
    for (number, (kind, value)) in numbers.iter().zip(values) {
        fields.push((*number, kind, value));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Sport};

    #[test]
    fn a_foreign_reader_finds_every_record_the_lap_and_the_sums() {
        let start = 1_780_000_000_000;
        let mut samples = Samples::default();
        for second in 0..120 {
            samples.time_ms.push(start + second * 1000);
            samples.latitude_deg.push(46.5 + second as f64 * 0.000_03);
            samples.longitude_deg.push(11.3);
            samples.altitude_m.push(250.0);
            samples.distance_m.push(second as f64 * 3.3);
            samples.heart_rate_bpm.push(140.0);
        }
        let stated = Stated {
            elapsed_s: Some(119.0),
            distance_m: Some(392.7),
            avg_heart_rate_bpm: Some(140.0),
            ..Stated::default()
        };
        let lap = Lap {
            started_at_ms: start,
            ended_at_ms: start + 119_000,
            trigger: LapTrigger::Manual,
            stated: Stated { elapsed_s: Some(119.0), ..Stated::default() },
        };
        let recording = Recording {
            kind: Kind::Fit,
            sport: Sport::Running,
            sub_sport: None,
            started_at_ms: start,
            utc_offset_s: None,
            title: None,
            device: None,
            pool_length_m: None,
            stated,
            laps: vec![lap],
            lengths: Vec::new(),
            pauses: Vec::new(),
            samples,
            warnings: Vec::new(),
        };
        let records = fitparser::from_bytes(&activity(&[recording])).unwrap();
        let of_kind = |kind: &str| {
            records.iter().filter(|record| record.kind().to_string() == kind).collect::<Vec<_>>()
        };
        assert_eq!((of_kind("record").len(), of_kind("lap").len()), (120, 1));
        let [session] = of_kind("session")[..] else { panic!("one session") };
        let field = |name: &str| {
            let field = session.fields().iter().find(|field| field.name() == name).unwrap();
            field.value().to_string()
        };
        assert_eq!((field("sport").as_str(), field("avg_heart_rate").as_str()), ("running", "140"));
        assert!(field("total_distance").starts_with("392.7"), "{}", field("total_distance"));
    }
}
