//! GPX 1.0 and 1.1, with the extensions that devices and apps write into it.
//!
//! A track whose points have times is an activity; its segments are laps, and the gaps between them
//! pauses. Tracks without times, and routes, are a [`Route`]. [`write`] makes such files.
pub mod write;

use std::mem;

use crate::instant::parse_instant;
use crate::point::{NO_POINT, Point};
use crate::recording::{NO_TIME, tidy_program, tidy_text};
use crate::sport::{self, Named};
use crate::xml::{self, Step, Walker, finite};
use crate::{
    Fault, Kind, Lap, LapTrigger, MAX_ACTIVITIES, MAX_LAPS, MAX_POINTS, NotAnActivity, Pause,
    Reading, Recording, Route, RoutePoint, Samples, Sport, Stated, Warning,
};

/// When at least this part of all points has no time, it is a route: one in ten.
const ROUTE_FROM_UNTIMED: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Gpx,
    Metadata,
    Track,
    Segment,
    TrackPoint,
    Route,
    RoutePoint,
    Waypoint,
    Name,
    Type,
    Elevation,
    Time,
    HeartRate,
    Cadence,
    Temperature,
    Power,
    Speed,
    Accuracy,
    Other,
}

fn classify(name: &str) -> Tag {
    match name {
        "gpx" => Tag::Gpx,
        "metadata" => Tag::Metadata,
        "trk" => Tag::Track,
        "trkseg" => Tag::Segment,
        "trkpt" => Tag::TrackPoint,
        "rte" => Tag::Route,
        "rtept" => Tag::RoutePoint,
        "wpt" => Tag::Waypoint,
        "name" => Tag::Name,
        "type" => Tag::Type,
        "ele" => Tag::Elevation,
        "time" => Tag::Time,
        "hr" | "heartrate" => Tag::HeartRate,
        "cad" | "cadence" | "RunCadence" => Tag::Cadence,
        "atemp" | "temp" | "temperature" => Tag::Temperature,
        "power" | "PowerInWatts" | "watts" => Tag::Power,
        "speed" => Tag::Speed,
        "accuracy_horizontal" | "hacc" => Tag::Accuracy,
        _ => Tag::Other,
    }
}

/// A track under construction; points without a time have [`NO_TIME`].
#[derive(Default)]
struct Track {
    name: Option<String>,
    named: Option<Named>,
    utc_offset_s: Option<i32>,
    segment_starts: Vec<usize>,
    samples: Samples,
}

#[derive(Default)]
struct Document {
    creator: Option<String>,
    name: Option<String>,
    tracks: Vec<Track>,
    routes: Vec<Vec<RoutePoint>>,
    route_name: Option<String>,
    point_count: usize,
    untimed_count: usize,
    waypoint_count: usize,
    segment_count: usize,
}

/// Reads a GPX file.
pub(crate) fn read(bytes: &[u8], now_ms: i64) -> Result<Reading, Fault> {
    let mut warnings = Vec::new();
    let source = xml::decode(bytes, &mut warnings)?;
    let mut document = walk(&source)?;
    drop(source);
    document.tracks.retain(|track| !track.samples.is_empty());
    if document.tracks.is_empty() {
        return route_of_routes(document, warnings);
    }
    if document.untimed_count * ROUTE_FROM_UNTIMED >= document.point_count {
        return Ok(Reading::Route(route_of_tracks(document, warnings)));
    }
    let title = document.name.take();
    let creator = document.creator.take();
    let tracks = document.tracks.into_iter();
    Reading::of(tracks.map(|track| recording(track, &creator, &title, warnings.clone(), now_ms)))
}

fn walk(source: &str) -> Result<Document, Fault> {
    let mut walker = Walker::new(source, true, classify);
    let mut document = Document::default();
    let mut track = Track::default();
    let mut route = Vec::new();
    let mut point = NO_POINT;
    let mut points_of_any_kind = 0;
    loop {
        match walker.step()? {
            Step::End => return Ok(document),
            Step::Open(Tag::Gpx) => {
                document.creator = walker.attribute("creator").and_then(|text| tidy_program(&text));
            }
            Step::Open(Tag::Track) => track = Track::default(),
            Step::Open(Tag::Segment) => {
                document.segment_count += 1;
                if document.segment_count > MAX_LAPS {
                    return Err(Fault::Outlandish { what: "it has more than 10,000 segments" });
                }
                track.segment_starts.push(track.samples.len());
            }
            Step::Open(Tag::TrackPoint | Tag::RoutePoint) => {
                points_of_any_kind += 1;
                if points_of_any_kind > MAX_POINTS {
                    return Err(Fault::TooManyPoints);
                }
                let degrees = |name| walker.attribute(name).and_then(|text| finite(&text));
                point = Point {
                    latitude_deg: degrees("lat").unwrap_or(f64::NAN),
                    longitude_deg: degrees("lon").unwrap_or(f64::NAN),
                    ..NO_POINT
                };
            }
            Step::Open(Tag::Waypoint) => document.waypoint_count += 1,
            Step::Open(_) => {}
            Step::Close(Tag::TrackPoint) => {
                document.point_count += 1;
                document.untimed_count += usize::from(point.time_ms == NO_TIME);
                track.samples.push(&point);
            }
            Step::Close(Tag::RoutePoint) => {
                route.extend(route_point(&point));
            }
            Step::Close(Tag::Route) => {
                let points = mem::take(&mut route);
                if !points.is_empty() && document.routes.len() < MAX_LAPS {
                    document.routes.push(points);
                }
            }
            Step::Close(Tag::Track) => {
                if document.tracks.len() >= MAX_ACTIVITIES {
                    return Err(Fault::TooManyActivities);
                }
                let mut track = mem::take(&mut track);
                track.samples.fill_up(track.samples.len());
                document.tracks.push(track);
            }
            Step::Close(tag) => take_text(&walker, tag, &mut document, &mut track, &mut point),
        }
    }
}

/// What stood in a leaf.
fn take_text(
    walker: &Walker<Tag>,
    tag: Tag,
    document: &mut Document,
    track: &mut Track,
    point: &mut Point,
) {
    let value = || walker.number().map_or(f32::NAN, |value| value as f32);
    match (tag, walker.parent()) {
        (Tag::Name, Some(Tag::Track)) => track.name = tidy_text(walker.text()),
        (Tag::Type, Some(Tag::Track)) => track.named = Some(sport::from_text(walker.text())),
        (Tag::Name, Some(Tag::Metadata | Tag::Gpx)) => document.name = tidy_text(walker.text()),
        (Tag::Name, Some(Tag::Route)) => document.route_name = tidy_text(walker.text()),
        (Tag::Elevation, Some(Tag::TrackPoint | Tag::RoutePoint)) => point.altitude_m = value(),
        (Tag::Time, Some(Tag::TrackPoint)) => {
            if let Some((time_ms, utc_offset_s)) = parse_instant(walker.text()) {
                point.time_ms = time_ms;
                track.utc_offset_s = track.utc_offset_s.or(utc_offset_s);
            }
        }
        _ if !walker.is_inside(Tag::TrackPoint) => {}
        (Tag::HeartRate, _) => point.heart_rate_bpm = value(),
        (Tag::Cadence, _) => point.cadence_rpm = value(),
        (Tag::Temperature, _) => point.temperature_c = value(),
        (Tag::Power, _) => point.power_w = value(),
        (Tag::Speed, _) => point.speed_mps = value(),
        (Tag::Accuracy, _) => point.gps_accuracy_m = value(),
        _ => {}
    }
}

fn recording(
    track: Track,
    creator: &Option<String>,
    title: &Option<String>,
    mut warnings: Vec<Warning>,
    now_ms: i64,
) -> Result<Recording, Fault> {
    let Track { name, named, utc_offset_s, mut segment_starts, mut samples } = track;
    // Points outside of any segment are not in the format, but they are there.
    if segment_starts.first() != Some(&0) {
        segment_starts.insert(0, 0);
    }
    let spans = segment_spans(&samples.time_ms, &segment_starts, now_ms);
    samples.settle(now_ms, &mut warnings)?;
    let started_at_ms = samples.time_ms[0];
    let mut laps = Vec::with_capacity(spans.len());
    let mut pauses = Vec::new();
    let mut before: Option<i64> = None;
    for (started_at_ms, ended_at_ms) in spans {
        if let Some(stopped_at_ms) = before
            && stopped_at_ms < started_at_ms
        {
            pauses.push(Pause { stopped_at_ms, resumed_at_ms: started_at_ms });
        }
        before = before.max(Some(ended_at_ms));
        let stated = Stated::default();
        laps.push(Lap { started_at_ms, ended_at_ms, trigger: LapTrigger::Segment, stated });
    }
    let (sport, sub_sport) = named.unwrap_or((Sport::Other, None));
    Ok(Recording {
        kind: Kind::Gpx,
        sport,
        sub_sport,
        started_at_ms,
        utc_offset_s,
        title: name.or_else(|| title.clone()),
        device: creator.clone(),
        pool_length_m: None,
        stated: Stated::default(),
        laps,
        lengths: Vec::new(),
        pauses,
        samples,
        warnings,
    })
}

/// First and last time of every segment that has one, in order of their start.
fn segment_spans(times_ms: &[i64], starts: &[usize], now_ms: i64) -> Vec<(i64, i64)> {
    let mut spans = Vec::new();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(times_ms.len());
        let mut first_ms = i64::MAX;
        let mut last_ms = i64::MIN;
        for time_ms in &times_ms[*start..end] {
            if crate::is_possible(*time_ms, now_ms) {
                first_ms = first_ms.min(*time_ms);
                last_ms = last_ms.max(*time_ms);
            }
        }
        if first_ms <= last_ms {
            spans.push((first_ms, last_ms));
        }
    }
    spans.sort_unstable();
    spans
}

fn route_point(point: &Point) -> Option<RoutePoint> {
    let on_earth = (-90.0..=90.0).contains(&point.latitude_deg)
        && (-180.0..=180.0).contains(&point.longitude_deg);
    on_earth.then_some(RoutePoint {
        latitude_deg: point.latitude_deg,
        longitude_deg: point.longitude_deg,
        altitude_m: point.altitude_m,
    })
}

fn route_of_tracks(document: Document, warnings: Vec<Warning>) -> Route {
    let mut parts = Vec::new();
    let mut title = None;
    let mut sport = Sport::Other;
    for track in document.tracks {
        title = title.or(track.name);
        if let Some((stated, _)) = track.named {
            sport = stated;
        }
        let samples = &track.samples;
        for (index, start) in track.segment_starts.iter().enumerate() {
            let end = track.segment_starts.get(index + 1).copied().unwrap_or(samples.len());
            let mut part = Vec::new();
            for row in *start..end {
                let at = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
                part.extend(route_point(&Point {
                    latitude_deg: at(&samples.latitude_deg),
                    longitude_deg: at(&samples.longitude_deg),
                    altitude_m: samples.altitude_m.get(row).copied().unwrap_or(f32::NAN),
                    ..NO_POINT
                }));
            }
            if !part.is_empty() {
                parts.push(part);
            }
        }
    }
    let title = title.or(document.name);
    Route { kind: Kind::Gpx, title, sport, parts, warnings }
}

/// A file without track points is a route when it has one, and no activity otherwise.
fn route_of_routes(document: Document, warnings: Vec<Warning>) -> Result<Reading, Fault> {
    if document.routes.is_empty() {
        let what = match document.waypoint_count {
            0 => NotAnActivity::Nothing,
            _ => NotAnActivity::Waypoints,
        };
        return Err(Fault::NotAnActivity { what });
    }
    Ok(Reading::Route(Route {
        kind: Kind::Gpx,
        title: document.route_name.or(document.name),
        sport: Sport::Other,
        parts: document.routes,
        warnings,
    }))
}
