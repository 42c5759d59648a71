//! The messages other than records: few in a file, so they are read field by field.

use super::columns::FIT_EPOCH_S;
use super::profile::{Base, Definition, NativeField};
use crate::{LapTrigger, Stated};

/// One data message under its definition.
pub(super) struct Message<'a> {
    bytes: &'a [u8],
    definition: &'a Definition,
    time_s: Option<u32>,
}

impl<'a> Message<'a> {
    /// `bytes` come after the header byte and are as many as the definition says. `time_s` is the
    /// message's own timestamp or the last one before it.
    pub(super) fn new(
        bytes: &'a [u8],
        definition: &'a Definition,
        time_s: Option<u32>,
    ) -> Message<'a> {
        Message { bytes, definition, time_s }
    }

    pub(super) fn global(&self) -> u16 {
        self.definition.global
    }

    fn field(&self, number: u8) -> Option<&NativeField> {
        self.definition.fields.iter().find(|field| field.number == number)
    }

    /// A number as the file has it, unscaled; of an array the first. `None` when the field is
    /// absent, invalid or too small for its type.
    pub(super) fn number(&self, number: u8) -> Option<f64> {
        let field = self.field(number)?;
        let bytes = self.bytes.get(field.offset..field.offset + field.size)?;
        let bytes = bytes.get(..field.base.size())?;
        let mut little = [0u8; 8];
        let little = &mut little[..bytes.len()];
        little.copy_from_slice(bytes);
        if self.definition.big_endian {
            little.reverse();
        }
        let value = match (field.base, &*little) {
            (Base::U8, &[raw]) => f64::from(valid(raw, u8::MAX)?),
            (Base::U8z, &[raw]) => f64::from(valid(raw, 0)?),
            (Base::I8, &[raw]) => f64::from(valid(raw.cast_signed(), i8::MAX)?),
            (Base::U16, &[a, b]) => f64::from(valid(u16::from_le_bytes([a, b]), u16::MAX)?),
            (Base::U16z, &[a, b]) => f64::from(valid(u16::from_le_bytes([a, b]), 0)?),
            (Base::I16, &[a, b]) => f64::from(valid(i16::from_le_bytes([a, b]), i16::MAX)?),
            (Base::U32, &[a, b, c, d]) => {
                f64::from(valid(u32::from_le_bytes([a, b, c, d]), u32::MAX)?)
            }
            (Base::U32z, &[a, b, c, d]) => f64::from(valid(u32::from_le_bytes([a, b, c, d]), 0)?),
            (Base::I32, &[a, b, c, d]) => {
                f64::from(valid(i32::from_le_bytes([a, b, c, d]), i32::MAX)?)
            }
            (Base::F32, &[a, b, c, d]) => f64::from(f32::from_le_bytes([a, b, c, d])),
            (Base::F64, &[a, b, c, d, e, f, g, h]) => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
            _ => return None,
        };
        // A float beyond what the integers of the format can say is rubbish; so is NaN.
        (value.abs() <= f64::from(u32::MAX)).then_some(value)
    }

    /// A number scaled down.
    fn scaled(&self, number: u8, by: f64) -> Option<f64> {
        Some(self.number(number)? / by)
    }

    /// A number that fits one byte.
    pub(super) fn small(&self, number: u8) -> Option<u8> {
        let value = self.number(number)?;
        (0.0..=255.0).contains(&value).then_some(value as u8)
    }

    /// A number that fits two bytes.
    fn medium(&self, number: u8) -> Option<u16> {
        let value = self.number(number)?;
        (0.0..=65_535.0).contains(&value).then_some(value as u16)
    }

    /// Text up to its first zero byte, trimmed, cut to 200 characters, without control characters.
    pub(super) fn text(&self, number: u8) -> Option<String> {
        let field = self.field(number).filter(|field| field.base == Base::Text)?;
        let bytes = self.bytes.get(field.offset..field.offset + field.size)?;
        let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
        crate::recording::tidy_text(&String::from_utf8_lossy(&bytes[..length]))
    }

    /// An instant in milliseconds since 1970.
    fn instant_ms(&self, number: u8) -> Option<i64> {
        let time_s = self.number(number).filter(|time_s| *time_s >= 0.0)?;
        Some((time_s as i64 + FIT_EPOCH_S) * 1_000)
    }

    /// When the message was written, milliseconds since 1970.
    fn written_at_ms(&self) -> Option<i64> {
        Some((i64::from(self.time_s?) + FIT_EPOCH_S) * 1_000)
    }

    /// What the activity message says about the athlete's clock. Its local time is off by up to a
    /// minute on some devices, so the offset is rounded to quarters of an hour, as zones are.
    pub(super) fn utc_offset_s(&self) -> Option<i32> {
        let local_s = self.number(5)?;
        let offset_s = local_s - f64::from(self.time_s?);
        let rounded_s = (offset_s / 900.0).round() * 900.0;
        let is_plausible = offset_s.abs() <= 15.0 * 3_600.0 && (offset_s - rounded_s).abs() <= 90.0;
        is_plausible.then_some(rounded_s as i32)
    }
}

fn valid<T: PartialEq>(raw: T, invalid: T) -> Option<T> {
    (raw != invalid).then_some(raw)
}

/// What kind of file this is, and who made it.
#[derive(Default)]
pub(super) struct FileId {
    pub(super) file_type: Option<u8>,
    pub(super) manufacturer: Option<u16>,
    pub(super) product: Option<u16>,
    pub(super) product_name: Option<String>,
}

impl FileId {
    pub(super) fn read(message: &Message, kind: u8, maker: u8, product: u8, name: u8) -> FileId {
        FileId {
            file_type: message.small(kind),
            manufacturer: message.medium(maker),
            product: message.medium(product),
            product_name: message.text(name),
        }
    }

    /// A device writes several messages about itself, each with a part of it.
    pub(super) fn fill_from(&mut self, other: FileId) {
        self.manufacturer = self.manufacturer.or(other.manufacturer);
        self.product = self.product.or(other.product);
        self.product_name = self.product_name.take().or(other.product_name);
    }
}

/// A session: one sport of a recording.
pub(super) struct SessionMessage {
    pub(super) started_at_ms: Option<i64>,
    pub(super) written_at_ms: Option<i64>,
    pub(super) sport: Option<u8>,
    pub(super) sub_sport: Option<u8>,
    pub(super) pool_length_m: Option<f64>,
    pub(super) stated: Stated,
}

impl SessionMessage {
    pub(super) fn read(message: &Message) -> SessionMessage {
        SessionMessage {
            started_at_ms: message.instant_ms(2),
            written_at_ms: message.written_at_ms(),
            sport: message.small(5),
            sub_sport: message.small(6),
            pool_length_m: message.scaled(44, 100.0).filter(|length_m| *length_m > 0.0),
            stated: Stated {
                elapsed_s: message.scaled(7, 1_000.0),
                timer_s: message.scaled(8, 1_000.0),
                distance_m: message.scaled(9, 100.0),
                cycles: message.number(10),
                calories_kcal: message.number(11),
                avg_speed_mps: message.scaled(124, 1_000.0).or(message.scaled(14, 1_000.0)),
                max_speed_mps: message.scaled(125, 1_000.0).or(message.scaled(15, 1_000.0)),
                avg_heart_rate_bpm: message.number(16),
                max_heart_rate_bpm: message.number(17),
                avg_cadence_rpm: cadence(message, 18, 92),
                max_cadence_rpm: cadence(message, 19, 93),
                avg_power_w: message.number(20),
                max_power_w: message.number(21),
                ascent_m: message.number(22),
                descent_m: message.number(23),
                normalized_power_w: message.number(34),
                avg_temperature_c: message.number(57),
                max_temperature_c: message.number(58),
            },
        }
    }
}

/// A lap.
pub(super) struct LapMessage {
    pub(super) started_at_ms: Option<i64>,
    pub(super) written_at_ms: Option<i64>,
    pub(super) trigger: LapTrigger,
    pub(super) stated: Stated,
}

impl LapMessage {
    pub(super) fn read(message: &Message) -> LapMessage {
        let trigger = match message.small(24) {
            Some(0) => LapTrigger::Manual,
            Some(1) => LapTrigger::Time,
            Some(2) => LapTrigger::Distance,
            Some(3..=6) => LapTrigger::Position,
            Some(7) => LapTrigger::End,
            _ => LapTrigger::Other,
        };
        LapMessage {
            started_at_ms: message.instant_ms(2),
            written_at_ms: message.written_at_ms(),
            trigger,
            stated: Stated {
                elapsed_s: message.scaled(7, 1_000.0),
                timer_s: message.scaled(8, 1_000.0),
                distance_m: message.scaled(9, 100.0),
                cycles: message.number(10),
                calories_kcal: message.number(11),
                avg_speed_mps: message.scaled(110, 1_000.0).or(message.scaled(13, 1_000.0)),
                max_speed_mps: message.scaled(111, 1_000.0).or(message.scaled(14, 1_000.0)),
                avg_heart_rate_bpm: message.number(15),
                max_heart_rate_bpm: message.number(16),
                avg_cadence_rpm: cadence(message, 17, 80),
                max_cadence_rpm: cadence(message, 18, 81),
                avg_power_w: message.number(19),
                max_power_w: message.number(20),
                ascent_m: message.number(21),
                descent_m: message.number(22),
                normalized_power_w: message.number(33),
                avg_temperature_c: message.number(50),
                max_temperature_c: message.number(51),
            },
        }
    }
}

/// Whole revolutions a minute and, in a field of its own, the rest of them in 128ths.
fn cadence(message: &Message, whole: u8, fraction: u8) -> Option<f64> {
    Some(message.number(whole)? + message.scaled(fraction, 128.0).unwrap_or(0.0))
}

/// A length of a pool.
pub(super) struct LengthMessage {
    pub(super) started_at_ms: Option<i64>,
    pub(super) elapsed_s: Option<f64>,
    pub(super) active: bool,
    pub(super) strokes: Option<f64>,
    pub(super) stroke: Option<&'static str>,
}

impl LengthMessage {
    pub(super) fn read(message: &Message) -> LengthMessage {
        let stroke = match message.small(7) {
            Some(0) => Some("freestyle"),
            Some(1) => Some("backstroke"),
            Some(2) => Some("breaststroke"),
            Some(3) => Some("butterfly"),
            Some(4) => Some("drill"),
            Some(5) => Some("mixed"),
            Some(6) => Some("im"),
            _ => None,
        };
        LengthMessage {
            started_at_ms: message.instant_ms(2).or(message.written_at_ms()),
            elapsed_s: message.scaled(3, 1_000.0),
            active: message.small(12) != Some(0),
            strokes: message.number(5),
            stroke,
        }
    }
}

/// The timer started or stopped.
pub(super) struct Event {
    pub(super) at_ms: i64,
    pub(super) runs: bool,
}

impl Event {
    /// `None` for events that are not about the timer.
    pub(super) fn read(message: &Message) -> Option<Event> {
        const TIMER: u8 = 0;
        if message.small(0) != Some(TIMER) {
            return None;
        }
        let runs = match message.small(1) {
            Some(0) => true,
            Some(1 | 4 | 8 | 9) => false,
            _ => return None,
        };
        Some(Event { at_ms: message.written_at_ms()?, runs })
    }
}
