//! From the bytes of one FIT file (a chain may hold several) to its messages.

use super::columns::{Columns, Narrow, plan};
use super::crc::crc;
use super::messages::{Event, FileId, LapMessage, LengthMessage, Message, SessionMessage};
use super::profile::{Base, Definition, NativeField, TIMESTAMP, Use, message};
use super::workout::{self, StepMessage};
use crate::{Fault, MAX_ACTIVITIES, MAX_LAPS, Warning};

/// How many developer fields may stand in for native ones.
const MAX_APP_FIELDS: usize = 32;

/// What one FIT file holds, before it is made sense of.
#[derive(Default)]
pub(super) struct Found {
    pub(super) file_id: FileId,
    pub(super) creator: FileId,
    pub(super) columns: Columns,
    pub(super) sessions: Vec<SessionMessage>,
    pub(super) laps: Vec<LapMessage>,
    pub(super) lengths: Vec<LengthMessage>,
    pub(super) events: Vec<Event>,
    pub(super) sport: Option<(Option<u8>, Option<u8>)>,
    pub(super) workout_name: Option<String>,
    pub(super) workout_sport: Option<(Option<u8>, Option<u8>)>,
    pub(super) workout_steps: Vec<StepMessage>,
    pub(super) utc_offset_s: Option<i32>,
    pub(super) has_course: bool,
    pub(super) has_workout: bool,
    pub(super) warnings: Vec<Warning>,
}

/// Cuts the first file off a chain. Returns what it holds and what follows it.
pub(super) fn decode_one(bytes: &[u8]) -> Result<(Found, &[u8]), Fault> {
    let header_size = usize::from(bytes[0]);
    let claimed = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]) as usize;
    let mut found = Found::default();
    if bytes.len() < header_size {
        return Err(Fault::broken("it ends within its header"));
    }
    // A watch that lost power never came to write the size; then everything there is belongs to it.
    let size = if claimed == 0 { bytes.len().saturating_sub(header_size + 2) } else { claimed };
    let end = header_size.saturating_add(size);
    let data = &bytes[header_size..end.min(bytes.len())];
    let mut rest: &[u8] = &[];
    if end > bytes.len() {
        found.warn(Warning::CutShort);
    } else if bytes.len() - end < 2 {
        found.warn(Warning::ChecksumMissing);
    } else {
        let stated = u16::from_le_bytes([bytes[end], bytes[end + 1]]);
        if claimed == 0 {
            found.warn(Warning::CutShort);
        } else if stated != crc(&bytes[..end]) {
            found.warn(Warning::ChecksumWrong);
        }
        rest = &bytes[end + 2..];
    }
    let mut decoder = Decoder { found, ..Decoder::default() };
    decoder.walk(data)?;
    Ok((decoder.found, rest))
}

impl Found {
    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}

#[derive(Default)]
struct Decoder {
    definitions: [Definition; 16],
    app_fields: Vec<AppField>,
    /// The local number of the records in the batch.
    batch_local: u8,
    /// The last valid timestamp of any message, to which compressed ones refer.
    last_time_s: Option<u32>,
    found: Found,
}

/// A developer field that stands in for something the watch may not measure itself.
struct AppField {
    developer: u8,
    number: u8,
    base: Base,
    narrow: Narrow,
}

/// Why a walk ended before the end of the data.
enum Stop {
    /// The message goes on behind the last byte.
    CutShort,
    /// A message of a local number that nothing has defined.
    Undefined,
    Fault(Fault),
}

impl Decoder {
    /// Walks over all messages. Damage ends the walk with a warning; what came before stays.
    fn walk(&mut self, data: &[u8]) -> Result<(), Fault> {
        let mut at = 0;
        while at < data.len() {
            match self.step(data, at) {
                Ok(length) => at += length,
                Err(Stop::Fault(fault)) => return Err(fault),
                Err(Stop::CutShort) => {
                    self.found.warn(Warning::CutShort);
                    break;
                }
                Err(Stop::Undefined) => {
                    self.found.warn(Warning::DamagedInside);
                    break;
                }
            }
        }
        self.flush(data);
        Ok(())
    }

    fn flush(&mut self, data: &[u8]) {
        let definition = &self.definitions[usize::from(self.batch_local)];
        self.found.columns.flush(data, definition);
    }

    /// Takes what starts at `at` and returns its length: a message, or a run of records.
    fn step(&mut self, data: &[u8], at: usize) -> Result<usize, Stop> {
        let header = data[at];
        let compressed = header & 0x80 != 0;
        if !compressed && header & 0x40 != 0 {
            // The plan of the batch must not change under it.
            if header & 0x0F == self.batch_local {
                self.flush(data);
            }
            return self.define(&data[at..]);
        }
        let local = if compressed { (header >> 5) & 0x03 } else { header & 0x0F };
        let definition = &self.definitions[usize::from(local)];
        if definition.used == Use::Undefined {
            return Err(Stop::Undefined);
        }
        let length = definition.size + 1;
        let message = data.get(at..at + length).ok_or(Stop::CutShort)?;
        if compressed {
            // Five bits of the time: the next instant after the last one that ends in them.
            let offset = u32::from(header & 0x1F);
            self.last_time_s = self
                .last_time_s
                .map(|last| last.wrapping_add(offset.wrapping_sub(last) & 0x1F))
                .filter(|time| *time != u32::MAX);
        } else if definition.used != Use::Record {
            let time = definition.time_offset.map(|offset| u32_at(message, offset + 1, definition));
            self.last_time_s = time.filter(|time| *time != u32::MAX).or(self.last_time_s);
        }
        match definition.used {
            Use::Undefined | Use::Skip => Ok(length),
            Use::Record => {
                if self.batch_local != local || self.found.columns.is_full() {
                    let batched = &self.definitions[usize::from(self.batch_local)];
                    self.found.columns.flush(data, batched);
                    self.batch_local = local;
                }
                let columns = &mut self.found.columns;
                let outcome = if compressed {
                    columns.add_row(at, self.last_time_s).map(|()| length)
                } else {
                    columns.take_records(data, at, definition, &mut self.last_time_s)
                };
                outcome.map_err(Stop::Fault)
            }
            Use::Message => {
                let message = Message::new(&message[1..], definition, self.last_time_s);
                take_message(&mut self.found, &mut self.app_fields, &message)?;
                Ok(length)
            }
        }
    }

    /// Compiles a definition message.
    fn define(&mut self, bytes: &[u8]) -> Result<usize, Stop> {
        let header = bytes[0];
        let &[_, order, first, second, field_count, ..] = bytes.get(1..).ok_or(Stop::CutShort)?
        else {
            return Err(Stop::CutShort);
        };
        let big_endian = order == 1;
        let global = if big_endian {
            u16::from_be_bytes([first, second])
        } else {
            u16::from_le_bytes([first, second])
        };
        let mut length = 6 + 3 * usize::from(field_count);
        let specs = bytes.get(6..length).ok_or(Stop::CutShort)?;
        let definition = &mut self.definitions[usize::from(header & 0x0F)];
        // The vectors are emptied rather than replaced: some devices define anew before each record.
        definition.fields.clear();
        definition.plan.clear();
        definition.global = global;
        definition.big_endian = big_endian;
        definition.time_offset = None;
        let mut offset = 0;
        for spec in specs.chunks_exact(3) {
            let (number, size, base) = (spec[0], usize::from(spec[1]), Base::from_number(spec[2]));
            if number == TIMESTAMP && size >= 4 {
                definition.time_offset = Some(offset);
            }
            definition.fields.push(NativeField { number, offset, size, base });
            offset += size;
        }
        let mut app_fields = Vec::new();
        if header & 0x20 != 0 {
            let count = *bytes.get(length).ok_or(Stop::CutShort)?;
            let from = length + 1;
            length = from + 3 * usize::from(count);
            for spec in bytes.get(from..length).ok_or(Stop::CutShort)?.chunks_exact(3) {
                let (number, size, developer) = (spec[0], usize::from(spec[1]), spec[2]);
                let known = self
                    .app_fields
                    .iter()
                    .rfind(|field| field.developer == developer && field.number == number);
                if let Some(field) = known
                    && size >= field.base.size()
                {
                    app_fields.push((offset, field.base, field.narrow));
                }
                offset += size;
            }
        }
        definition.size = offset;
        definition.used = match global {
            message::RECORD => Use::Record,
            message::FILE_ID
            | message::SPORT
            | message::SESSION
            | message::LAP
            | message::EVENT
            | message::DEVICE_INFO
            | message::WORKOUT
            | message::WORKOUT_STEP
            | message::COURSE
            | message::ACTIVITY
            | message::LENGTH
            | message::FIELD_DESCRIPTION => Use::Message,
            _ => Use::Skip,
        };
        if definition.used == Use::Record {
            definition.plan = plan(definition, &app_fields);
        }
        Ok(length)
    }
}

fn u32_at(message: &[u8], at: usize, definition: &Definition) -> u32 {
    let raw = [message[at], message[at + 1], message[at + 2], message[at + 3]];
    if definition.big_endian { u32::from_be_bytes(raw) } else { u32::from_le_bytes(raw) }
}

fn take_message(
    found: &mut Found,
    app_fields: &mut Vec<AppField>,
    message: &Message,
) -> Result<(), Stop> {
    match message.global() {
        message::FILE_ID => found.file_id = FileId::read(message, 0, 1, 2, 8),
        // Index 0 is the device that wrote the file; the others are its sensors.
        message::DEVICE_INFO if message.number(0) == Some(0.0) => {
            found.creator.fill_from(FileId::read(message, 0, 2, 4, 27));
        }
        message::SPORT => found.sport = Some((message.small(0), message.small(1))),
        message::COURSE => found.has_course = true,
        message::WORKOUT => {
            found.has_workout = true;
            found.workout_name = message.text(8).or(found.workout_name.take());
            found.workout_sport = Some((message.small(4), message.small(11)));
        }
        message::WORKOUT_STEP if found.workout_steps.len() < workout::MAX_STEPS => {
            found.workout_steps.push(StepMessage {
                name: message.text(0),
                duration: message.small(1),
                duration_value: message.number(2),
                target: message.small(3),
                target_value: message.number(4),
                low: message.number(5),
                high: message.number(6),
                intent: message.small(7),
            });
        }
        message::SESSION => {
            if found.sessions.len() >= MAX_ACTIVITIES {
                return Err(Stop::Fault(Fault::TooManyActivities));
            }
            found.sessions.push(SessionMessage::read(message));
        }
        message::LAP if found.laps.len() < MAX_LAPS => {
            found.laps.push(LapMessage::read(message));
        }
        message::LENGTH if found.lengths.len() < MAX_LAPS => {
            found.lengths.push(LengthMessage::read(message));
        }
        message::EVENT => {
            if let Some(event) = Event::read(message) {
                if found.events.len() < 2 * MAX_LAPS {
                    found.events.push(event);
                } else {
                    found.warn(Warning::LapsDropped);
                }
            }
        }
        message::LAP | message::LENGTH => found.warn(Warning::LapsDropped),
        message::ACTIVITY => {
            found.utc_offset_s = message.utc_offset_s().or(found.utc_offset_s);
        }
        message::FIELD_DESCRIPTION if app_fields.len() < MAX_APP_FIELDS => {
            app_fields.extend(describe(message));
        }
        _ => {}
    }
    Ok(())
}

/// Whether a described developer field is one that can stand in for a native one.
fn describe(message: &Message) -> Option<AppField> {
    let developer = message.small(0)?;
    let number = message.small(1)?;
    let base = Base::from_number(message.small(2)?);
    let name = message.text(3).unwrap_or_default();
    let native = message.small(15).filter(|_| message.number(14) == Some(20.0));
    let narrow = match (native, name.as_str()) {
        (Some(7), _) | (None, "Power" | "RP_Power" | "Run Power") => Narrow::AppPower,
        (Some(4), _) | (None, "Cadence") => Narrow::AppCadence,
        (Some(139), _) | (None, "core_temperature" | "CIQ_core_temperature") => {
            Narrow::CoreTemperature
        }
        _ => return None,
    };
    if matches!(base, Base::Text | Base::Opaque) {
        return None;
    }
    Some(AppField { developer, number, base, narrow })
}
