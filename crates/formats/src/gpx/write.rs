//! Writes GPX 1.1 files: a recording as a track, a segment for each stretch without a pause.
//!
//! Heart rate, cadence and temperature go into Garmin's track point extension, power beside it: where most programs look.
use std::fmt::Write;

use crate::Recording;

/// A recording as a GPX file; `None` when it has no positions, for a track is made of nothing else.
///
/// `time` writes an instant, milliseconds since 1970, as RFC 3339.
pub fn track(recording: &Recording, time: impl Fn(i64) -> String) -> Option<Vec<u8>> {
    let samples = &recording.samples;
    if !samples.latitude_deg.iter().any(|degrees| degrees.is_finite()) {
        return None;
    }
    let mut xml = String::with_capacity(samples.len() * 160 + 1_000);
    xml.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gpx version=\"1.1\" creator=\"Stadion\" xmlns=\"http://www.topografix.com/GPX/1/1\" \
         xmlns:gpxtpx=\"http://www.garmin.com/xmlschemas/TrackPointExtension/v1\">\n<trk>\n",
    );
    if let Some(title) = &recording.title {
        xml.push_str(&format!("<name>{}</name>\n", escaped(title)));
    }
    xml.push_str(&format!("<type>{}</type>\n<trkseg>\n", recording.sport.as_str()));
    let mut pauses = recording.pauses.iter().peekable();
    let mut is_empty = true;
    for row in 0..samples.len() {
        let at_ms = samples.time_ms[row];
        let mut is_parted = false;
        while pauses.next_if(|pause| pause.resumed_at_ms <= at_ms).is_some() {
            is_parted = true;
        }
        if is_parted && !is_empty {
            xml.push_str("</trkseg>\n<trkseg>\n");
            is_empty = true;
        }
        let (latitude, longitude) = (samples.latitude_deg[row], samples.longitude_deg[row]);
        if !latitude.is_finite() || !longitude.is_finite() {
            continue;
        }
        is_empty = false;
        point(&mut xml, recording, row, (latitude, longitude), &time(at_ms));
    }
    xml.push_str("</trkseg>\n</trk>\n</gpx>\n");
    Some(xml.into_bytes())
}

fn point(xml: &mut String, recording: &Recording, row: usize, place: (f64, f64), time: &str) {
    let samples = &recording.samples;
    let value = |column: &[f32]| column.get(row).copied().filter(|value| value.is_finite());
    // Writing to a string cannot fail.
    let _ = write!(xml, "<trkpt lat=\"{:.7}\" lon=\"{:.7}\">", place.0, place.1);
    if let Some(altitude_m) = value(&samples.altitude_m) {
        let _ = write!(xml, "<ele>{altitude_m:.1}</ele>");
    }
    let _ = write!(xml, "<time>{time}</time>");
    let power_w = value(&samples.power_w);
    let extended = [
        ("atemp", value(&samples.temperature_c)),
        ("hr", value(&samples.heart_rate_bpm)),
        ("cad", value(&samples.cadence_rpm)),
    ];
    let has_any = extended.iter().any(|(_, value)| value.is_some());
    if power_w.is_some() || has_any {
        xml.push_str("<extensions>");
        if let Some(power_w) = power_w {
            let _ = write!(xml, "<power>{power_w:.0}</power>");
        }
        if has_any {
            xml.push_str("<gpxtpx:TrackPointExtension>");
            for (name, value) in extended {
                if let Some(value) = value {
                    let _ = write!(xml, "<gpxtpx:{name}>{value:.0}</gpxtpx:{name}>");
                }
            }
            xml.push_str("</gpxtpx:TrackPointExtension>");
        }
        xml.push_str("</extensions>");
    }
    xml.push_str("</trkpt>\n");
}

/// Text of a person inside of an element. What XML cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            control if control.is_control() => {}
            '\u{fffe}' | '\u{ffff}' => {}
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Pause, Reading, Samples, Sport, Stated};

    /// A minute in each of two stretches, with a pause of a minute between them.
    fn run() -> Recording {
        let start = 1_780_000_000_000;
        let mut samples = Samples::default();
        for second in (0..60).chain(120..180) {
            samples.time_ms.push(start + second * 1000);
            samples.latitude_deg.push(46.5 + second as f64 * 0.000_03);
            samples.longitude_deg.push(11.3);
            samples.altitude_m.push(250.0 + second as f32 * 0.1);
            samples.heart_rate_bpm.push(140.0);
            samples.cadence_rpm.push(85.0);
            samples.power_w.push(230.0);
        }
        Recording {
            kind: Kind::Fit,
            sport: Sport::Running,
            sub_sport: None,
            started_at_ms: start,
            utc_offset_s: None,
            title: Some("Up & <down>\u{7}".into()),
            device: None,
            pool_length_m: None,
            stated: Stated::default(),
            laps: Vec::new(),
            lengths: Vec::new(),
            pauses: vec![Pause { stopped_at_ms: start + 59_000, resumed_at_ms: start + 120_000 }],
            samples,
            warnings: Vec::new(),
        }
    }

    fn written(at_ms: i64) -> String {
        let seconds = at_ms / 1000 - 1_780_000_000;
        // 28 May 2026, 20:26:40 UTC.
        let (minute, second) = ((26 * 60 + 40 + seconds) / 60, (40 + seconds) % 60);
        format!("2026-05-28T20:{minute:02}:{second:02}Z")
    }

    #[test]
    fn what_is_written_is_read_back_point_by_point() {
        let run = run();
        let bytes = track(&run, written).unwrap();
        let read = crate::read(&bytes, run.started_at_ms + 86_400_000).unwrap();
        let Reading::Activities(read) = read else { panic!("a track with times is an activity") };
        let [read] = &read[..] else { panic!("one track is one activity") };
        assert_eq!((read.sport, read.title.as_deref()), (Sport::Running, Some("Up & <down>")));
        assert_eq!(read.samples.time_ms, run.samples.time_ms);
        for (ours, theirs) in read.samples.latitude_deg.iter().zip(&run.samples.latitude_deg) {
            assert!((ours - theirs).abs() < 1e-6, "{ours} {theirs}");
        }
        assert_eq!(read.samples.heart_rate_bpm, run.samples.heart_rate_bpm);
        assert_eq!(read.samples.cadence_rpm, run.samples.cadence_rpm);
        assert_eq!(read.samples.power_w, run.samples.power_w);
        assert_eq!(read.laps.len(), 2, "a segment on each side of the pause");
    }

    #[test]
    fn without_a_position_there_is_no_track() {
        let mut indoors = run();
        indoors.samples.latitude_deg.fill(f64::NAN);
        indoors.samples.longitude_deg.fill(f64::NAN);
        assert!(track(&indoors, written).is_none());
        indoors.samples.latitude_deg.clear();
        indoors.samples.longitude_deg.clear();
        assert!(track(&indoors, written).is_none());
    }
}
