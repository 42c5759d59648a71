//! Why a file could not be read, and what was odd about one that could.

use std::fmt;

/// Why nothing could be read. The text is for the person who chose the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// No bytes, or only white space.
    #[error("This file is empty.")]
    Empty,
    /// Some other kind of file.
    #[error(
        "This is not a recording from a watch or bike computer{}. Stadion reads FIT, GPX and TCX files.",
        match .looks_like { Some(what) => format!(" but looks like {what}"), None => String::new() }
    )]
    NotARecording {
        /// What it looks like, as in "a picture (JPEG)".
        looks_like: Option<&'static str>,
    },
    /// A recording whose bytes make no sense from the start.
    #[error("This file is damaged: {what}. Please export it from your device or app again.")]
    Broken {
        /// The damage, as in "the line 12 is not valid XML".
        what: String,
    },
    /// A readable file that holds no activity.
    #[error("This file holds {what}, not an activity that you did.")]
    NotAnActivity {
        /// What it holds instead.
        what: NotAnActivity,
    },
    /// Too many bytes, packed or unpacked.
    #[error("This file is larger than 25 MB. A day of recording every second takes about 5 MB.")]
    FileTooLarge,
    /// More points than any real recording.
    #[error("This file holds more than a million points. Please split it.")]
    TooManyPoints,
    /// More sessions or tracks than any real recording.
    #[error("This file holds more than 200 activities. Please split it.")]
    TooManyActivities,
    /// Every time lies before 2000.
    #[error(
        "All times in this file are before the year 2000: the clock of the device was not set. Please correct the date and export it again."
    )]
    TimesTooOld,
    /// Every time lies after tomorrow.
    #[error(
        "All times in this file are in the future: the clock of the device was wrong. Please correct the date and export it again."
    )]
    TimesInFuture,
    /// From first to last sample more than 100 days.
    #[error("This recording runs over more than 100 days. Please split it.")]
    TooLong,
    /// XML with a document type declaration, which could define entities that grow without end.
    #[error(
        "This file contains a document type declaration (DOCTYPE), which recordings never need. Please export it again."
    )]
    Doctype,
    /// XML nested too deeply, or a text too long.
    #[error("This file is built in a way no recording is: {what}.")]
    Outlandish {
        /// What is too deep or too long.
        what: &'static str,
    },
    /// Text in an encoding other than UTF-8, UTF-16 or Latin-1.
    #[error(
        "The text of this file is in the encoding {name}, which Stadion does not read. Please save it as UTF-8."
    )]
    Encoding {
        /// The name that the file states, cut to 40 characters.
        name: String,
    },
    /// An archive where a single recording was expected.
    #[error("This is an archive of files, not a recording.")]
    IsAnArchive,
    /// An archive inside an archive.
    #[error("This archive contains another archive. Please unpack it first.")]
    NestedArchive,
    /// An archive with more entries than the limit.
    #[error("This archive holds more than 20,000 files. Please split it.")]
    TooManyEntries,
    /// An archive that unpacks to more than the limit in total.
    #[error("This archive unpacks to more than 4 GB. Please split it.")]
    ArchiveTooLarge,
    /// Data that unpack to far more than recordings ever do.
    #[error("This archive unpacks to more than 100 times its size, which no recording does.")]
    PackedTooTightly,
    /// Entries of an archive that share bytes.
    #[error("This archive is damaged: its files overlap.")]
    OverlappingEntries,
    /// An encrypted entry of an archive.
    #[error("This archive is protected with a password. Please unpack it first.")]
    Encrypted,
    /// An entry packed by a method other than store and deflate.
    #[error("This archive is packed in a way Stadion does not read. Please make an ordinary zip.")]
    UnknownPacking,
}

impl Fault {
    /// A stable word for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Empty => "empty_file",
            Fault::NotARecording { .. } => "not_a_recording",
            Fault::Broken { .. } => "broken_file",
            Fault::NotAnActivity { .. } => "not_an_activity",
            Fault::FileTooLarge => "file_too_large",
            Fault::TooManyPoints => "too_many_points",
            Fault::TooManyActivities => "too_many_activities",
            Fault::TimesTooOld => "times_too_old",
            Fault::TimesInFuture => "times_in_future",
            Fault::TooLong => "too_long",
            Fault::Doctype => "doctype_refused",
            Fault::Outlandish { .. } => "outlandish_file",
            Fault::Encoding { .. } => "unknown_encoding",
            Fault::IsAnArchive => "is_an_archive",
            Fault::NestedArchive => "nested_archive",
            Fault::TooManyEntries => "too_many_entries",
            Fault::ArchiveTooLarge => "archive_too_large",
            Fault::PackedTooTightly => "packed_too_tightly",
            Fault::OverlappingEntries => "overlapping_entries",
            Fault::Encrypted => "encrypted_archive",
            Fault::UnknownPacking => "unknown_packing",
        }
    }

    pub(crate) fn broken(what: impl Into<String>) -> Fault {
        Fault::Broken { what: what.into() }
    }
}

/// What a file holds when it is no activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotAnActivity {
    /// A course to follow.
    Course,
    /// A planned workout or training plan.
    Workout,
    /// Settings of a device.
    Settings,
    /// Steps and heart rate of a whole day.
    Monitoring,
    /// Weight, blood pressure and the like.
    Measurements,
    /// Places without a track.
    Waypoints,
    /// A segment of a road or trail.
    Segment,
    /// Totals, goals, schedules, lists: something else a device keeps.
    DeviceData,
    /// A well-formed file with nothing in it.
    Nothing,
}

impl fmt::Display for NotAnActivity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NotAnActivity::Course => "a course to follow",
            NotAnActivity::Workout => "a planned workout",
            NotAnActivity::Settings => "settings of a device",
            NotAnActivity::Monitoring => "steps and other values of a whole day",
            NotAnActivity::Measurements => "measurements such as weight",
            NotAnActivity::Waypoints => "only marked places",
            NotAnActivity::Segment => "a segment of a road or trail",
            NotAnActivity::DeviceData => "data that a device keeps for itself",
            NotAnActivity::Nothing => "no points and no summary",
        })
    }
}

/// What was odd about a file that could be read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// The checksum at the end does not fit.
    ChecksumWrong,
    /// There is no checksum at the end.
    ChecksumMissing,
    /// The file ends before it should; what came before was kept.
    CutShort,
    /// From some place on the bytes make no sense; what came before was kept.
    DamagedInside,
    /// Bytes behind the end belong to nothing.
    StrayBytes,
    /// Samples were not in order of time and were sorted.
    TimeWentBackwards,
    /// The clock of the device jumped by months for a while; so many samples were put back where
    /// they belong.
    ClockJumped {
        /// How many.
        count: usize,
    },
    /// So many samples had no time, or an impossible one, and were dropped.
    SamplesDropped {
        /// How many.
        count: usize,
    },
    /// The file states no summary, so it is worked out from the samples.
    SummaryMissing,
    /// The clock of the device was not set: durations are right, the date is not.
    ClockNotSet,
    /// Longer than 14 days from start to end.
    VeryLong,
    /// More laps, lengths or pauses than are kept.
    LapsDropped,
    /// Some text was not valid in its encoding.
    UnreadableText,
}

impl Warning {
    /// A stable word for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Warning::ChecksumWrong => "checksum_wrong",
            Warning::ChecksumMissing => "checksum_missing",
            Warning::CutShort => "cut_short",
            Warning::DamagedInside => "damaged_inside",
            Warning::StrayBytes => "stray_bytes",
            Warning::TimeWentBackwards => "time_went_backwards",
            Warning::ClockJumped { .. } => "clock_jumped",
            Warning::SamplesDropped { .. } => "samples_dropped",
            Warning::SummaryMissing => "summary_missing",
            Warning::ClockNotSet => "clock_not_set",
            Warning::VeryLong => "very_long",
            Warning::LapsDropped => "laps_dropped",
            Warning::UnreadableText => "unreadable_text",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::ChecksumWrong => {
                f.write_str("The checksum does not fit: the file may have been changed.")
            }
            Warning::ChecksumMissing => f.write_str("The checksum at the end is missing."),
            Warning::CutShort => {
                f.write_str("The file ends too early. Everything up to there was kept.")
            }
            Warning::DamagedInside => {
                f.write_str("A part of the file is damaged. Everything that was readable was kept.")
            }
            Warning::StrayBytes => f.write_str("There is something unreadable after the end."),
            Warning::TimeWentBackwards => {
                f.write_str("Some points were out of order and have been sorted by time.")
            }
            Warning::ClockJumped { count } => {
                write!(f, "The clock of the device jumped. Points set right: {count}.")
            }
            Warning::SamplesDropped { count: 1 } => {
                f.write_str("One point without a possible time was left out.")
            }
            Warning::SamplesDropped { count } => {
                write!(f, "{count} points without a possible time were left out.")
            }
            Warning::SummaryMissing => {
                f.write_str("The device wrote no summary. It was worked out from the points.")
            }
            Warning::ClockNotSet => {
                f.write_str("The clock of the device was not set, so the date is not known.")
            }
            Warning::VeryLong => f.write_str("This recording runs over more than two weeks."),
            Warning::LapsDropped => f.write_str(
                "There are more laps or pauses than Stadion keeps. Later ones were left out.",
            ),
            Warning::UnreadableText => f.write_str("Some letters could not be read."),
        }
    }
}

/// Names what the bytes look like, so that the refusal can help.
pub(crate) fn guess(bytes: &[u8]) -> Option<&'static str> {
    const BY_START: &[(&[u8], &str)] = &[
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"\x89PNG", "a picture (PNG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"%PDF", "a PDF document"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xfd7zXZ", "an xz archive"),
        (b"\x28\xb5\x2f\xfd", "a zstd archive"),
        (b"\xd0\xcf\x11\xe0", "an Office document"),
        (b"SQLite format 3", "a database"),
        (b"\x7fELF", "a program"),
        (b"MZ", "a program"),
        (b"ID3", "music"),
        (b"RIFF", "a sound or video"),
        (b"OggS", "a sound or video"),
        (b"HRMProfile", "a Polar HRM file"),
        (b"[Params]", "a Polar HRM file"),
    ];
    for (start, what) in BY_START {
        if bytes.starts_with(start) {
            return Some(what);
        }
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a video or a phone's picture");
    }
    let head = bytes.get(..bytes.len().min(1024))?;
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') || text.starts_with('[') {
        return Some("JSON");
    }
    if text.contains("<!doctype html") || text.contains("<html") {
        return Some("a web page; perhaps the download needed a sign-in");
    }
    if text.contains("<kml") {
        return Some("a KML map");
    }
    if text.contains("<svg") {
        return Some("a drawing (SVG)");
    }
    if text.starts_with("<?xml") || text.starts_with('<') {
        return Some("some other XML");
    }
    if head.contains(&0) || text.contains(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let first_line = text.lines().next().unwrap_or_default();
    if first_line.matches(',').count() > 1 || first_line.matches(';').count() > 1 {
        return Some("a table (CSV)");
    }
    Some("plain text")
}
