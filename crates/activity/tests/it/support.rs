//! What the stories share: recordings made up on the spot, and people who upload them.
use std::sync::Arc;

use activity::needs::{Earned, Friends, Guard, Progress, Standing};
use formats::{Kind, Lap, LapTrigger, Pause, Recording, Samples, Sport, Stated};
use kernel::consent::Purpose;
use kernel::facts::Listeners;
use kernel::{ActivityId, AthleteId, Me, Result, Timestamp, Tx};
use testkit::{Reply, TestApp, TestAthlete};

/// A Stadion with this room alone. Progress always answers the same, so that its place in answers shows.
pub async fn stadion() -> TestApp {
    let progress: Arc<dyn Progress> = Arc::new(TenPoints);
    let friends: Arc<dyn Friends> = Arc::new(ByHandle);
    let routes = activity::routes(progress.clone(), friends, Arc::new(SignedInToday))
        .merge(activity::upload_routes(progress));
    TestApp::start(routes, activity::listeners(Listeners::none())).await
}

/// What lets hearts and measures be looked at.
pub const HEALTH: &[Purpose] = &[Purpose::HealthMetrics];

/// People whose names begin with the same letter are friends, those whose names end alike share a group, and nobody wants to
/// meet Zoe.
pub struct ByHandle;

impl Friends for ByHandle {
    fn standing(&self, tx: &mut Tx, viewer: AthleteId, owner: AthleteId) -> Result<Standing> {
        let mut initials = Vec::new();
        let mut ends = Vec::new();
        for id in [viewer, owner] {
            let handle = kernel::athlete::find(tx, id)?.map(|who| who.handle).unwrap_or_default();
            initials.extend(handle.chars().next());
            ends.extend(handle.chars().next_back());
        }
        if initials.contains(&'z') {
            return Ok(Standing::Blocked);
        }
        Ok(match (initials[0] == initials[1], ends[0] == ends[1]) {
            (true, _) => Standing::Friends,
            (false, true) => Standing::Fellows,
            (false, false) => Standing::Strangers,
        })
    }
}

/// Who was seen today has just signed in.
struct SignedInToday;

impl Guard for SignedInToday {
    fn is_fresh(&self, _: &mut Tx, _: &Me, now: Timestamp) -> Result<bool> {
        Ok(now < "2027-05-09T00:00:00Z".parse().unwrap())
    }

    fn refuse_frozen(&self, _: &mut Tx, _: &Me, now: Timestamp) -> Result<()> {
        match now < "2027-05-20T00:00:00Z".parse().unwrap() {
            true => Ok(()),
            false => Err(kernel::Error::refused("frozen", "not yet")),
        }
    }
}

struct TenPoints;

impl Progress for TenPoints {
    fn earned(&self, _: &mut Tx, _: AthleteId, _: ActivityId) -> Result<Option<Earned>> {
        Ok(Some(Earned {
            experience: 10,
            level_before: 1,
            level_after: 1,
            badges: Vec::new(),
            personal_bests: Vec::new(),
            streak_weeks: 1,
        }))
    }
}

/// A recording of so many seconds at a steady speed, east along a river bank that rises and falls a little.
pub struct Outing {
    pub sport: Sport,
    pub started_at: &'static str,
    pub seconds: i64,
    pub mps: f64,
    pub utc_offset_s: Option<i32>,
    pub title: Option<&'static str>,
    pub heart_rate_bpm: Option<f32>,
    pub power_w: Option<f32>,
    pub positions: bool,
    /// Where it begins, latitude and longitude.
    pub start: (f64, f64),
    /// The way it goes, clockwise from north.
    pub bearing_deg: f64,
    /// The timer stands still from this second for so many seconds.
    pub pause: Option<(i64, i64)>,
}

/// Forty minutes of running on the Friday morning on which every test begins.
pub fn run() -> Outing {
    Outing {
        sport: Sport::Running,
        started_at: "2027-05-07T06:30:00Z",
        seconds: 2400,
        mps: 3.0,
        utc_offset_s: None,
        title: None,
        heart_rate_bpm: Some(150.0),
        power_w: None,
        positions: true,
        start: (52.52, 13.4),
        bearing_deg: 90.0,
        pause: None,
    }
}

impl Outing {
    pub fn recording(&self) -> Recording {
        let started_at: kernel::Timestamp = self.started_at.parse().unwrap();
        let mut samples = Samples::default();
        let mut pauses = Vec::new();
        let mut moved_s = 0.0;
        for second in 0..=self.seconds {
            let paused =
                self.pause.is_some_and(|(from, length)| second > from && second < from + length);
            if paused {
                continue;
            }
            if second > 0 && self.pause.is_none_or(|(from, length)| second != from + length) {
                moved_s += 1.0;
            }
            let metres = moved_s * self.mps;
            samples.time_ms.push(started_at.0 + second * 1000);
            samples.distance_m.push(metres);
            samples.speed_mps.push(self.mps as f32);
            if self.positions {
                let (sin, cos) = self.bearing_deg.to_radians().sin_cos();
                let (east_m, north_m) = (metres * sin, metres * cos);
                samples.latitude_deg.push(self.start.0 + north_m / 111_320.0);
                samples.longitude_deg.push(self.start.1 + east_m / (111_320.0 * 0.6085));
                let hill_m = 40.0 + 15.0 * (metres / 700.0).sin();
                samples.altitude_m.push((hill_m * 5.0).round() as f32 / 5.0);
            }
            if let Some(bpm) = self.heart_rate_bpm {
                samples.heart_rate_bpm.push(bpm + (second % 5) as f32);
            }
            if let Some(watts) = self.power_w {
                samples.power_w.push(watts + (second % 7) as f32 * 10.0);
            }
        }
        let mut timer_s = self.seconds as f64;
        if let Some((from, length)) = self.pause {
            pauses.push(Pause {
                stopped_at_ms: started_at.0 + from * 1000,
                resumed_at_ms: started_at.0 + (from + length) * 1000,
            });
            timer_s -= length as f64;
        }
        let half_ms = started_at.0 + self.seconds * 500;
        let end_ms = started_at.0 + self.seconds * 1000;
        let lap = |from_ms, to_ms| Lap {
            started_at_ms: from_ms,
            ended_at_ms: to_ms,
            trigger: LapTrigger::Manual,
            stated: Stated::default(),
        };
        Recording {
            kind: Kind::Fit,
            sport: self.sport,
            sub_sport: None,
            started_at_ms: started_at.0,
            utc_offset_s: self.utc_offset_s,
            title: self.title.map(str::to_owned),
            device: Some("Test Watch".into()),
            pool_length_m: None,
            stated: Stated {
                elapsed_s: Some(self.seconds as f64),
                timer_s: Some(timer_s),
                distance_m: samples.distance_m.last().copied(),
                ..Stated::default()
            },
            laps: vec![lap(started_at.0, half_ms), lap(half_ms, end_ms)],
            lengths: Vec::new(),
            pauses,
            samples,
            warnings: Vec::new(),
        }
    }

    pub fn fit(&self) -> Vec<u8> {
        formats::fit::write::activity(&[self.recording()])
    }
}

pub async fn upload(who: &TestAthlete, name: &str, bytes: Vec<u8>) -> Reply {
    who.upload("/api/v1/activities", name, bytes).await
}

/// Uploads an outing that must be recorded, and returns the id of its activity.
pub async fn record(who: &TestAthlete, outing: &Outing) -> String {
    let reply = upload(who, "outing.fit", outing.fit()).await;
    assert_eq!(reply.status, 201, "{reply}");
    reply.body["activities"][0]["id"].as_str().unwrap().to_owned()
}

/// Nothing of an activity is in the database or among the files.
pub async fn assert_nothing_is_left(app: &TestApp) {
    for sql in [
        "SELECT COUNT(*) FROM activity",
        "SELECT COUNT(*) FROM activity_detail",
        "SELECT COUNT(*) FROM activity_owner",
        "SELECT COUNT(*) FROM activity_effort",
        "SELECT COUNT(*) FROM fact",
    ] {
        assert_eq!(app.number(sql).await, 0, "{sql}");
    }
    assert_eq!(files_of(app), [""; 0]);
}

/// All kept files, by their names, half-received ones included.
pub fn files_of(app: &TestApp) -> Vec<String> {
    let files = &app.app.files;
    let mut names = files.list_older_than("incoming", 0).unwrap();
    for kind in ["originals", "streams", "archives"] {
        for folder in files.list_folders(kind).unwrap() {
            names.extend(files.list_older_than(&format!("{kind}/{folder}"), 0).unwrap());
        }
    }
    names.sort();
    names
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
