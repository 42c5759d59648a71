//! The parts of the FIT profile that a recording needs: base types, messages, and the scale of
//! every record field (FIT profile 21.x; value = raw / scale - offset).

use super::columns::{Narrow, Step, Target, Wide};

/// The base types. `Opaque` are those that no field of ours uses (bytes, 64-bit integers, unknown).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    U8,
    U8z,
    I8,
    U16,
    U16z,
    I16,
    U32,
    U32z,
    I32,
    F32,
    F64,
    Text,
    Opaque,
}

impl Base {
    pub(super) fn from_number(number: u8) -> Base {
        // The top bit only says whether byte order matters; some writers forget it.
        match number & 0x1F {
            0x00 | 0x02 => Base::U8,
            0x01 => Base::I8,
            0x03 => Base::I16,
            0x04 => Base::U16,
            0x05 => Base::I32,
            0x06 => Base::U32,
            0x07 => Base::Text,
            0x08 => Base::F32,
            0x09 => Base::F64,
            0x0A => Base::U8z,
            0x0B => Base::U16z,
            0x0C => Base::U32z,
            _ => Base::Opaque,
        }
    }

    pub(super) fn size(self) -> usize {
        match self {
            Base::U8 | Base::U8z | Base::I8 | Base::Text | Base::Opaque => 1,
            Base::U16 | Base::U16z | Base::I16 => 2,
            Base::U32 | Base::U32z | Base::I32 | Base::F32 => 4,
            Base::F64 => 8,
        }
    }
}

/// The messages that are looked into, by their global numbers.
pub(super) mod message {
    pub(in crate::fit) const FILE_ID: u16 = 0;
    pub(in crate::fit) const SPORT: u16 = 12;
    pub(in crate::fit) const SESSION: u16 = 18;
    pub(in crate::fit) const LAP: u16 = 19;
    pub(in crate::fit) const RECORD: u16 = 20;
    pub(in crate::fit) const EVENT: u16 = 21;
    pub(in crate::fit) const DEVICE_INFO: u16 = 23;
    pub(in crate::fit) const WORKOUT: u16 = 26;
    pub(in crate::fit) const WORKOUT_STEP: u16 = 27;
    pub(in crate::fit) const COURSE: u16 = 31;
    pub(in crate::fit) const ACTIVITY: u16 = 34;
    pub(in crate::fit) const LENGTH: u16 = 101;
    pub(in crate::fit) const FIELD_DESCRIPTION: u16 = 206;
}

/// The number of the timestamp in every message.
pub(super) const TIMESTAMP: u8 = 253;

/// What becomes of the messages of a definition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Use {
    /// The local message number has not been defined.
    #[default]
    Undefined,
    /// Passed over.
    Skip,
    /// Goes into the columns.
    Record,
    /// Is looked into field by field.
    Message,
}

/// A definition message, compiled.
#[derive(Default)]
pub(super) struct Definition {
    pub(super) used: Use,
    pub(super) global: u16,
    pub(super) big_endian: bool,
    /// Bytes of a data message after its header byte.
    pub(super) size: usize,
    /// Offset of the timestamp after the header byte.
    pub(super) time_offset: Option<usize>,
    pub(super) fields: Vec<NativeField>,
    pub(super) plan: Vec<Step>,
}

/// A field of the profile inside a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct NativeField {
    pub(super) number: u8,
    /// Offset after the header byte.
    pub(super) offset: usize,
    pub(super) size: usize,
    pub(super) base: Base,
}

/// Where a record field goes and how it is scaled: `value = raw * times / by - minus`.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecordTarget {
    pub(super) target: Target,
    pub(super) times: f64,
    pub(super) by: f64,
    pub(super) minus: f64,
    /// Whether another field writes the same column less precisely.
    pub(super) refines: bool,
}

/// The record fields that are kept.
pub(super) fn record_target(number: u8) -> Option<RecordTarget> {
    let (target, by) = match number {
        // Semicircles: 2^31 of them are 180 degrees.
        0 => return Some(position(Wide::Latitude)),
        1 => return Some(position(Wide::Longitude)),
        2 => return Some(altitude(false)),
        3 => (Target::Narrow(Narrow::HeartRate), 1.0),
        4 => (Target::Narrow(Narrow::Cadence), 1.0),
        5 => (Target::Wide(Wide::Distance), 100.0),
        6 => (Target::Narrow(Narrow::Speed), 1_000.0),
        7 => (Target::Narrow(Narrow::Power), 1.0),
        8 => (Target::SpeedAndDistance, 1.0),
        13 => (Target::Narrow(Narrow::Temperature), 1.0),
        31 => (Target::Narrow(Narrow::GpsAccuracy), 1.0),
        30 => (Target::Narrow(Narrow::RightPower), 1.0),
        39 => (Target::Narrow(Narrow::VerticalOscillation), 10.0),
        41 => (Target::Narrow(Narrow::GroundContact), 10.0),
        52 => return Some(refining(Target::Narrow(Narrow::Cadence), 256.0)),
        53 => (Target::Narrow(Narrow::CadenceFraction), 128.0),
        73 => return Some(refining(Target::Narrow(Narrow::Speed), 1_000.0)),
        78 => return Some(altitude(true)),
        85 => (Target::Narrow(Narrow::StepLength), 10.0),
        99 => (Target::Narrow(Narrow::Respiration), 1.0),
        108 => return Some(refining(Target::Narrow(Narrow::Respiration), 100.0)),
        139 => (Target::Narrow(Narrow::CoreTemperature), 100.0),
        _ => return None,
    };
    Some(RecordTarget { target, times: 1.0, by, minus: 0.0, refines: false })
}

fn refining(target: Target, by: f64) -> RecordTarget {
    RecordTarget { target, times: 1.0, by, minus: 0.0, refines: true }
}

fn position(column: Wide) -> RecordTarget {
    let half_turn = 2_147_483_648.0;
    let target = Target::Wide(column);
    RecordTarget { target, times: 180.0, by: half_turn, minus: 0.0, refines: false }
}

fn altitude(refines: bool) -> RecordTarget {
    let target = Target::Narrow(Narrow::Altitude);
    RecordTarget { target, times: 1.0, by: 5.0, minus: 500.0, refines }
}
