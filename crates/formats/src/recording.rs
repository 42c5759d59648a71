//! What a file turned out to hold.

use crate::{EARLIEST_MS, Fault, LONG_MS, LONGEST_MS, NotAnActivity, Sport, Warning, is_possible};

/// Stands in a time column under construction for a time that is not known.
pub(crate) const NO_TIME: i64 = i64::MIN;

/// The kinds of file told apart by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Garmin's binary format, written by nearly every watch.
    Fit,
    /// GPS exchange format, XML.
    Gpx,
    /// Training Center XML.
    Tcx,
    /// A gzip layer around something.
    Gzip,
    /// A zip archive, to be opened with [`crate::archive`].
    Zip,
}

impl Kind {
    /// The lowercase word: `fit`, `gpx`, `tcx`, `gzip`, `zip`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Fit => "fit",
            Kind::Gpx => "gpx",
            Kind::Tcx => "tcx",
            Kind::Gzip => "gzip",
            Kind::Zip => "zip",
        }
    }
}

/// What a file turned out to hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One recording, or several: sessions of a multisport file, tracks of a GPX file. Never empty,
    /// in order of their start.
    Activities(Vec<Recording>),
    /// A line without times: a route to follow, nothing that somebody did.
    Route(Route),
}

impl Reading {
    /// All that could be read, in order of their start; if that is none, why the first could not.
    pub(crate) fn of(
        recordings: impl Iterator<Item = Result<Recording, Fault>>,
    ) -> Result<Reading, Fault> {
        let mut read = Vec::new();
        let mut first_fault = None;
        for recording in recordings {
            match recording {
                Ok(recording) => read.push(recording),
                Err(fault) => first_fault = first_fault.or(Some(fault)),
            }
        }
        if read.is_empty() {
            let nothing = Fault::NotAnActivity { what: NotAnActivity::Nothing };
            return Err(first_fault.unwrap_or(nothing));
        }
        read.sort_by_key(|recording| recording.started_at_ms);
        Ok(Reading::Activities(read))
    }
}

/// One activity as the device recorded it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// The format it came in.
    pub kind: Kind,
    /// The sport, folded to a few words.
    pub sport: Sport,
    /// What the file says beyond that, in lowercase words with underscores: `trail`, `treadmill`,
    /// `lap_swimming`, `transition`; for [`Sport::Other`] the name of the sport itself.
    pub sub_sport: Option<String>,
    /// The start, milliseconds since 1970.
    pub started_at_ms: i64,
    /// Seconds that the athlete's clock was ahead of UTC, when the file states it.
    pub utc_offset_s: Option<i32>,
    /// The name that the athlete or the device gave it, cut to 200 characters.
    pub title: Option<String>,
    /// Maker and product in words. Never a serial number.
    pub device: Option<String>,
    /// The length of the pool, for pool swims.
    pub pool_length_m: Option<f64>,
    /// The summary which the file itself states; a field that it does not state is `None`.
    pub stated: Stated,
    /// Laps in order of their start. The segments of a GPX track are laps, too.
    pub laps: Vec<Lap>,
    /// Lengths of a pool swim in order of their start.
    pub lengths: Vec<Length>,
    /// Times at which the timer stood still, in order, not overlapping.
    pub pauses: Vec<Pause>,
    /// The samples, in order of time; possibly none.
    pub samples: Samples,
    /// What was wrong with the file without making it unreadable.
    pub warnings: Vec<Warning>,
}

impl Recording {
    /// Whether this is only the way between two sports of a multisport race.
    pub fn is_transition(&self) -> bool {
        self.sub_sport.as_deref() == Some("transition")
    }

    /// The last instant known: of the samples or of the summary, whichever is later.
    pub fn ended_at_ms(&self) -> i64 {
        let by_samples = self.samples.time_ms.last().copied().unwrap_or(self.started_at_ms);
        let elapsed_s = self.stated.elapsed_s.unwrap_or(0.0);
        // A float to integer cast saturates, so a wild summary cannot overflow here.
        let by_summary = self.started_at_ms.saturating_add((elapsed_s * 1000.0).round() as i64);
        by_samples.max(by_summary)
    }
}

/// A summary as the device states it, of a session or a lap. Everything is optional.
///
/// Values are exactly those of the file, scaled; a heart rate of 0 stays 0 here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stated {
    /// Seconds from start to end, pauses included.
    pub elapsed_s: Option<f64>,
    /// Seconds that the timer ran.
    pub timer_s: Option<f64>,
    /// Metres covered.
    pub distance_m: Option<f64>,
    /// Energy used, kilocalories.
    pub calories_kcal: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Metres descended, positive.
    pub descent_m: Option<f64>,
    /// Mean speed, metres a second.
    pub avg_speed_mps: Option<f64>,
    /// Highest speed, metres a second.
    pub max_speed_mps: Option<f64>,
    /// Mean heart rate.
    pub avg_heart_rate_bpm: Option<f64>,
    /// Highest heart rate.
    pub max_heart_rate_bpm: Option<f64>,
    /// Mean cadence; see [`Samples::cadence_rpm`].
    pub avg_cadence_rpm: Option<f64>,
    /// Highest cadence.
    pub max_cadence_rpm: Option<f64>,
    /// Mean power.
    pub avg_power_w: Option<f64>,
    /// Highest power.
    pub max_power_w: Option<f64>,
    /// Normalised power as the device computed it.
    pub normalized_power_w: Option<f64>,
    /// Mean temperature, degrees Celsius.
    pub avg_temperature_c: Option<f64>,
    /// Highest temperature, degrees Celsius.
    pub max_temperature_c: Option<f64>,
    /// Strokes or cycles counted.
    pub cycles: Option<f64>,
}

/// One lap.
#[derive(Clone, Debug, PartialEq)]
pub struct Lap {
    /// The start, milliseconds since 1970.
    pub started_at_ms: i64,
    /// The end, milliseconds since 1970, never before the start.
    pub ended_at_ms: i64,
    /// Why it ended.
    pub trigger: LapTrigger,
    /// What the file states about it.
    pub stated: Stated,
}

/// Why a lap ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LapTrigger {
    /// The athlete pressed the button.
    Manual,
    /// A set time.
    Time,
    /// A set distance.
    Distance,
    /// A place was passed.
    Position,
    /// The activity ended.
    End,
    /// A segment of a GPX track.
    Segment,
    /// Heart rate, a workout step, or something the file does not say.
    Other,
}

impl LapTrigger {
    /// The lowercase word.
    pub fn as_str(self) -> &'static str {
        match self {
            LapTrigger::Manual => "manual",
            LapTrigger::Time => "time",
            LapTrigger::Distance => "distance",
            LapTrigger::Position => "position",
            LapTrigger::End => "end",
            LapTrigger::Segment => "segment",
            LapTrigger::Other => "other",
        }
    }
}

/// One length of a pool.
#[derive(Clone, Debug, PartialEq)]
pub struct Length {
    /// The start, milliseconds since 1970.
    pub started_at_ms: i64,
    /// Seconds it took.
    pub elapsed_s: Option<f64>,
    /// Whether the athlete swam; `false` is a rest at the wall.
    pub active: bool,
    /// Strokes counted.
    pub strokes: Option<f64>,
    /// `freestyle`, `backstroke`, `breaststroke`, `butterfly`, `drill`, `mixed` or `im`.
    pub stroke: Option<&'static str>,
}

/// The timer stood still in `stopped_at_ms..resumed_at_ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Its first instant, milliseconds since 1970.
    pub stopped_at_ms: i64,
    /// The first instant after it, milliseconds since 1970.
    pub resumed_at_ms: i64,
}

/// Columns of samples.
///
/// `time_ms` never decreases; equal times occur. Every other column is either empty (the whole
/// recording lacks this channel) or as long as `time_ms`, with NaN where one sample lacks it. No
/// value is infinite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Samples {
    /// Milliseconds since 1970.
    pub time_ms: Vec<i64>,
    /// WGS-84 latitude, -90..=90; NaN exactly where the longitude is.
    pub latitude_deg: Vec<f64>,
    /// WGS-84 longitude, -180..=180.
    pub longitude_deg: Vec<f64>,
    /// Metres above sea level.
    pub altitude_m: Vec<f32>,
    /// Metres since the start as the device counted them.
    pub distance_m: Vec<f64>,
    /// Metres a second as the device measured it.
    pub speed_mps: Vec<f32>,
    /// Beats a minute; never 0, a sensor without a pulse is an absent sample.
    pub heart_rate_bpm: Vec<f32>,
    /// Revolutions, strokes or, on foot, strides a minute (steps a minute are twice that).
    pub cadence_rpm: Vec<f32>,
    /// Watts.
    pub power_w: Vec<f32>,
    /// Degrees Celsius at the device.
    pub temperature_c: Vec<f32>,
    /// Radius of the position's uncertainty.
    pub gps_accuracy_m: Vec<f32>,
    /// Up and down movement of the trunk at each step.
    pub vertical_oscillation_mm: Vec<f32>,
    /// Time on the ground at each step.
    pub ground_contact_ms: Vec<f32>,
    /// Length of a step.
    pub step_length_mm: Vec<f32>,
    /// The right leg's share of the power.
    pub right_power_percent: Vec<f32>,
    /// Breaths a minute.
    pub respiration_brpm: Vec<f32>,
    /// Degrees Celsius in the body.
    pub core_temperature_c: Vec<f32>,
}

impl Samples {
    /// The number of samples.
    pub fn len(&self) -> usize {
        self.time_ms.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.time_ms.is_empty()
    }

    /// The rows of some pieces alone; `pieces` are ascending and do not overlap.
    pub fn pieces(&self, pieces: &[std::ops::Range<usize>]) -> Samples {
        let mut keep = vec![false; self.len()];
        for piece in pieces {
            keep[piece.clone()].fill(true);
        }
        let mut rest = self.clone();
        rest.keep_marked(&keep);
        rest
    }

    fn keep_marked(&mut self, keep: &[bool]) {
        keep_rows(&mut self.time_ms, keep);
        let (wide, narrow) = self.columns_mut();
        for column in wide {
            keep_rows(column, keep);
        }
        for column in narrow {
            keep_rows(column, keep);
        }
    }

    fn columns_mut(&mut self) -> ([&mut Vec<f64>; 3], [&mut Vec<f32>; 13]) {
        let wide = [&mut self.latitude_deg, &mut self.longitude_deg, &mut self.distance_m];
        let narrow = [
            &mut self.altitude_m,
            &mut self.speed_mps,
            &mut self.heart_rate_bpm,
            &mut self.cadence_rpm,
            &mut self.power_w,
            &mut self.temperature_c,
            &mut self.gps_accuracy_m,
            &mut self.vertical_oscillation_mm,
            &mut self.ground_contact_ms,
            &mut self.step_length_mm,
            &mut self.right_power_percent,
            &mut self.respiration_brpm,
            &mut self.core_temperature_c,
        ];
        (wide, narrow)
    }

    /// Brings every column that has a value to `rows`, NaN at its end.
    pub(crate) fn fill_up(&mut self, rows: usize) {
        let (wide, narrow) = self.columns_mut();
        for column in wide {
            if !column.is_empty() {
                column.resize(rows, f64::NAN);
            }
        }
        for column in narrow {
            if !column.is_empty() {
                column.resize(rows, f32::NAN);
            }
        }
    }

    /// Keeps the rows whose time is wanted and returns how many went.
    pub(crate) fn keep_times(&mut self, wanted: impl Fn(i64) -> bool) -> usize {
        if self.time_ms.iter().all(|time_ms| wanted(*time_ms)) {
            return 0;
        }
        let before = self.len();
        let keep: Vec<bool> = self.time_ms.iter().map(|time_ms| wanted(*time_ms)).collect();
        self.keep_marked(&keep);
        before - self.len()
    }

    /// Sorts by time, equal times in the order of the file; returns whether anything moved.
    pub(crate) fn sort_by_time(&mut self) -> bool {
        if self.time_ms.is_sorted() {
            return false;
        }
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|row| self.time_ms[*row]);
        reorder(&mut self.time_ms, &order);
        let (wide, narrow) = self.columns_mut();
        for column in wide {
            reorder(column, &order);
        }
        for column in narrow {
            reorder(column, &order);
        }
        true
    }

    /// Keeps the rows before `at_ms` and returns the others. Rows are sorted by time.
    pub(crate) fn split_off_at(&mut self, at_ms: i64) -> Samples {
        let row = self.time_ms.partition_point(|time_ms| *time_ms < at_ms);
        let mut later = Samples { time_ms: self.time_ms.split_off(row), ..Samples::default() };
        let (wide, narrow) = self.columns_mut();
        let (later_wide, later_narrow) = later.columns_mut();
        for (column, later_column) in wide.into_iter().zip(later_wide) {
            if !column.is_empty() {
                *later_column = column.split_off(row);
            }
        }
        for (column, later_column) in narrow.into_iter().zip(later_narrow) {
            if !column.is_empty() {
                *later_column = column.split_off(row);
            }
        }
        later.forget_empty_columns();
        self.forget_empty_columns();
        later
    }

    /// Drops impossible times, sorts, and turns nonsense into absent values.
    ///
    /// # Errors
    /// When no point has a possible time, or they are too far apart.
    pub(crate) fn settle(&mut self, now_ms: i64, warnings: &mut Vec<Warning>) -> Result<(), Fault> {
        let latest_ms = self.time_ms.iter().copied().max().unwrap_or(NO_TIME);
        let dropped = self.keep_times(|time_ms| is_possible(time_ms, now_ms));
        if self.is_empty() {
            return Err(match latest_ms {
                NO_TIME => Fault::broken("none of its points has a time"),
                _ if latest_ms < EARLIEST_MS => Fault::TimesTooOld,
                _ => Fault::TimesInFuture,
            });
        }
        if dropped > 0 {
            warnings.push(Warning::SamplesDropped { count: dropped });
        }
        if self.sort_by_time() {
            warnings.push(Warning::TimeWentBackwards);
        }
        self.tidy();
        let duration_ms = self.time_ms[self.len() - 1] - self.time_ms[0];
        if duration_ms > LONGEST_MS {
            return Err(Fault::TooLong);
        }
        if duration_ms > LONG_MS {
            warnings.push(Warning::VeryLong);
        }
        Ok(())
    }

    /// Turns what no body, bicycle or planet does into absent values.
    pub(crate) fn tidy(&mut self) {
        tidy_positions(&mut self.latitude_deg, &mut self.longitude_deg);
        // Beyond these lies no reading of a sensor, only rubbish.
        for metres in &mut self.distance_m {
            *metres = if (0.0..=1e8).contains(metres) { *metres } else { f64::NAN };
        }
        keep_range(&mut self.altitude_m, -1_000.0, 50_000.0);
        keep_range(&mut self.speed_mps, 0.0, 1_000.0);
        keep_range(&mut self.heart_rate_bpm, 1.0, 300.0);
        keep_range(&mut self.cadence_rpm, 0.0, 1_000.0);
        keep_range(&mut self.power_w, 0.0, 10_000.0);
        keep_range(&mut self.temperature_c, -90.0, 120.0);
        keep_range(&mut self.gps_accuracy_m, 0.0, 10_000.0);
        keep_range(&mut self.vertical_oscillation_mm, 0.0, 1_000.0);
        keep_range(&mut self.ground_contact_ms, 0.0, 10_000.0);
        keep_range(&mut self.step_length_mm, 0.0, 10_000.0);
        keep_range(&mut self.right_power_percent, 0.0, 100.0);
        keep_range(&mut self.respiration_brpm, 0.0, 200.0);
        keep_range(&mut self.core_temperature_c, 20.0, 50.0);
        self.forget_empty_columns();
    }

    fn forget_empty_columns(&mut self) {
        let (wide, narrow) = self.columns_mut();
        for column in wide {
            if column.iter().all(|value| value.is_nan()) {
                *column = Vec::new();
            }
        }
        for column in narrow {
            if column.iter().all(|value| value.is_nan()) {
                *column = Vec::new();
            }
        }
    }
}

fn tidy_positions(latitudes: &mut [f64], longitudes: &mut [f64]) {
    for row in 0..latitudes.len().max(longitudes.len()) {
        let latitude = latitudes.get(row).copied().unwrap_or(f64::NAN);
        let longitude = longitudes.get(row).copied().unwrap_or(f64::NAN);
        let on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        // Devices without a fix write zero for both, a place far out at sea.
        if !on_earth || (latitude == 0.0 && longitude == 0.0) {
            if let Some(cell) = latitudes.get_mut(row) {
                *cell = f64::NAN;
            }
            if let Some(cell) = longitudes.get_mut(row) {
                *cell = f64::NAN;
            }
        }
    }
}

fn keep_range(column: &mut [f32], from: f32, to: f32) {
    for value in column {
        *value = if *value >= from && *value <= to { *value } else { f32::NAN };
    }
}

fn keep_rows<T: Copy>(column: &mut Vec<T>, keep: &[bool]) {
    let mut kept = keep.iter();
    column.retain(|_| *kept.next().unwrap_or(&false));
}

fn reorder<T: Copy>(column: &mut Vec<T>, order: &[usize]) {
    if !column.is_empty() {
        *column = order.iter().map(|row| column[*row]).collect();
    }
}

/// Text of a stranger for display: one line, trimmed, at most 200 characters; `None` when nothing
/// is left.
pub(crate) fn tidy_text(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(200).collect();
    let tidy: String = words.join(" ").chars().take(200).collect();
    (!tidy.is_empty()).then_some(tidy)
}

/// A line to follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The format it came in.
    pub kind: Kind,
    /// Its name, cut to 200 characters.
    pub title: Option<String>,
    /// The sport it is meant for; [`Sport::Other`] when the file does not say.
    pub sport: Sport,
    /// Its parts: segments of a track or whole routes. Between parts there is no line.
    pub parts: Vec<Vec<RoutePoint>>,
    /// What was wrong with the file without making it unreadable.
    pub warnings: Vec<Warning>,
}

/// One point of a route.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoutePoint {
    /// WGS-84 latitude.
    pub latitude_deg: f64,
    /// WGS-84 longitude.
    pub longitude_deg: f64,
    /// Metres above sea level; NaN when absent.
    pub altitude_m: f32,
}

/// The name of a program or device without links, mail addresses and numbers that could be serials;
/// at most 60 characters.
pub(crate) fn tidy_program(text: &str) -> Option<String> {
    let is_wanted = |word: &&str| {
        let is_link = word.contains("://") || word.starts_with("www.") || word.contains('@');
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        !is_link && digits <= 5
    };
    let words: Vec<&str> = text.split_whitespace().filter(is_wanted).take(20).collect();
    tidy_text(&words.join(" ")).map(|name| name.chars().take(60).collect())
}
