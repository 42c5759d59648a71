//! One outing, second by second: the body, the road, the watch. What comes out is a recording like a device's.
//!
//! The model is small but honest where a runner would look: slower uphill by the cost of climbing (Minetti),
//! power against air, rolling and gravity on the bike, a heart that lags behind the effort and drifts upwards
//! when it is long, red lights, laps, a GPS that wanders and a barometer that does, too.

use formats::{Kind, Lap, LapTrigger, Length, Pause, Recording, Samples, Sport, Stated};
use kernel::Day;
use physiology::grade::{Gait, cost_j_per_kg_m};

use super::luck::{Drift, Luck};
use super::people::{Person, Session};
use super::plan::Planned;
use super::route::{Route, Terrain};

const GRAVITY: f64 = 9.81;
const AIR_KG_M3: f64 = 1.2;
/// Drag area of a rider on the hoods, square metres.
const DRAG_M2: f64 = 0.34;
const ROLLING: f64 = 0.0048;
const BIKE_KG: f64 = 9.0;
const POOL_M: f64 = 25.0;

/// The recording of a planned session, as the person's device would have written it.
pub fn record(person: &Person, planned: &Planned, seed: u64) -> Recording {
    let day = planned.on.to_string();
    let mut luck = Luck::of(seed, &[person.handle, &day, &format!("{:?}", planned.session)]);
    let midnight = planned.on.starts_at(person.time_zone);
    let started_at_ms = midnight.0 + (planned.hour * 3600.0).round() as i64 * 1000;
    let mut watch = Watch::new(person, planned.on, started_at_ms, &mut luck);
    let (sport, sub_sport, title) = match planned.session {
        Session::Easy | Session::Long | Session::Tempo | Session::Intervals => {
            run(person, planned, &mut watch, &mut luck)
        }
        Session::Treadmill => treadmill(person, planned, &mut watch, &mut luck),
        Session::Walk | Session::Hike => walk(person, planned, &mut watch, &mut luck),
        Session::Ride | Session::LongRide => ride(person, planned, &mut watch, &mut luck),
        Session::Trainer => trainer(person, planned, &mut watch, &mut luck),
        Session::Swim => swim(person, planned, &mut watch, &mut luck),
        Session::Strength | Session::Yoga => on_the_mat(person, planned, &mut watch, &mut luck),
    };
    watch.finish(person, sport, sub_sport, title)
}

type Done = (Sport, Option<&'static str>, Option<String>);

/// A stretch of a session: until so many metres or seconds, at a share of the threshold.
struct Stage {
    until: Until,
    effort: f64,
}

#[derive(Clone, Copy)]
enum Until {
    Metres(f64),
    Seconds(f64),
}

fn seconds(seconds: f64, effort: f64) -> Stage {
    Stage { until: Until::Seconds(seconds), effort }
}

fn metres(metres: f64, effort: f64) -> Stage {
    Stage { until: Until::Metres(metres), effort }
}

/// The device on the wrist or handlebar, and the body it is attached to.
struct Watch {
    samples: Samples,
    laps: Vec<Lap>,
    lengths: Vec<Length>,
    pauses: Vec<Pause>,
    now_ms: i64,
    started_at_ms: i64,
    lap_began: usize,
    distance_m: f64,
    heart: Heart,
    east: Drift,
    north: Drift,
    barometer: Drift,
    shade: Drift,
    warm_c: f64,
    utc_offset_s: i32,
}

struct Heart {
    rest_bpm: f64,
    max_bpm: f64,
    bpm: f64,
    strain_s: f64,
    jitter: Drift,
}

impl Heart {
    /// One second at a share of the threshold effort: it follows within half a minute, falls more slowly, and
    /// drifts upwards with the hours.
    fn step(&mut self, effort: f64, luck: &mut Luck) -> f64 {
        let reserve = self.max_bpm - self.rest_bpm;
        self.strain_s += effort.clamp(0.0, 1.3);
        let drift = 0.022 * self.strain_s / 3600.0;
        let wanted = self.rest_bpm + reserve * (0.24 + 0.63 * effort + drift).clamp(0.1, 0.99);
        let pace_s = if wanted > self.bpm { 28.0 } else { 48.0 };
        self.bpm += (wanted - self.bpm) / pace_s;
        (self.bpm + self.jitter.step(luck)).min(self.max_bpm)
    }
}

/// What one second brought.
#[derive(Default, Clone, Copy)]
struct Second {
    speed_mps: f64,
    effort: f64,
    cadence_rpm: Option<f64>,
    power_w: Option<f64>,
    /// Metres east and north on the route, and the route's height there.
    place: Option<((f64, f64), f64)>,
}

impl Watch {
    fn new(person: &Person, on: Day, started_at_ms: i64, luck: &mut Luck) -> Watch {
        let (mean_c, swing_c) = person.home.climate_c;
        // The 20th of July is the warmest day of the year, as a rule.
        let day_of_year = f64::from(on.0.day_of_year());
        let season = ((day_of_year - 201.0) / 365.0 * std::f64::consts::TAU).cos();
        let utc_offset_s =
            kernel::Timestamp(started_at_ms).zoned(person.time_zone).offset().seconds();
        Watch {
            samples: Samples::default(),
            laps: Vec::new(),
            lengths: Vec::new(),
            pauses: Vec::new(),
            now_ms: started_at_ms,
            started_at_ms,
            lap_began: 0,
            distance_m: 0.0,
            heart: Heart {
                rest_bpm: person.rest_bpm,
                max_bpm: person.max_bpm,
                bpm: person.rest_bpm + 25.0,
                strain_s: 0.0,
                jitter: Drift::new(1.3, 6.0, luck),
            },
            east: Drift::new(1.8, 25.0, luck),
            north: Drift::new(1.8, 25.0, luck),
            barometer: Drift::new(1.6, 900.0, luck),
            shade: Drift::new(0.8, 300.0, luck),
            warm_c: mean_c + swing_c * season + luck.normal() * 2.5,
            utc_offset_s,
        }
    }

    /// Writes a sample; `route` says where its metres are on the globe.
    fn note(&mut self, second: Second, route: Option<&Route>, luck: &mut Luck) {
        self.distance_m += second.speed_mps;
        let bpm = self.heart.step(second.effort, luck);
        let columns = &mut self.samples;
        columns.time_ms.push(self.now_ms);
        columns.distance_m.push((self.distance_m * 100.0).round() / 100.0);
        columns.speed_mps.push(second.speed_mps as f32);
        columns.heart_rate_bpm.push(bpm.round() as f32);
        if let Some(cadence_rpm) = second.cadence_rpm {
            columns.cadence_rpm.push(cadence_rpm.round() as f32);
        }
        if let Some(power_w) = second.power_w {
            columns.power_w.push(power_w.round() as f32);
        }
        if let (Some((place, altitude_m)), Some(route)) = (second.place, route) {
            let stray = (self.east.step(luck), self.north.step(luck));
            let (latitude, longitude) = route.place((place.0 + stray.0, place.1 + stray.1));
            columns.latitude_deg.push(latitude);
            columns.longitude_deg.push(longitude);
            // Barometers report fifths of a metre.
            let altitude_m = altitude_m + self.barometer.step(luck);
            columns.altitude_m.push(((altitude_m * 5.0).round() / 5.0) as f32);
            columns.temperature_c.push((self.warm_c + self.shade.step(luck)).round() as f32);
        }
        self.now_ms += 1000;
    }

    /// Ends a lap, if it holds more than a few seconds.
    fn lap(&mut self, trigger: LapTrigger) {
        if self.samples.len() < self.lap_began + 5 {
            return;
        }
        let range = self.lap_began..self.samples.len();
        let started_at_ms = self.samples.time_ms[range.start];
        let ended_at_ms = self.now_ms;
        let stated =
            summary(&self.samples, range.clone(), started_at_ms, ended_at_ms, &self.pauses);
        self.laps.push(Lap { started_at_ms, ended_at_ms, trigger, stated });
        self.lap_began = range.end;
    }

    /// Stands still for a while. Either the device stops its clock, or it records somebody standing.
    fn stand(
        &mut self,
        for_s: i64,
        auto_pause: bool,
        second: Second,
        route: &Route,
        luck: &mut Luck,
    ) {
        let still = Second {
            speed_mps: 0.0,
            effort: 0.05,
            cadence_rpm: second.cadence_rpm.map(|_| 0.0),
            power_w: second.power_w.map(|_| 0.0),
            ..second
        };
        if !auto_pause {
            for _ in 0..for_s {
                self.note(still, Some(route), luck);
            }
            return;
        }
        for _ in 0..3 {
            self.note(still, Some(route), luck);
        }
        let stopped_at_ms = self.now_ms;
        for _ in 0..for_s {
            self.heart.step(0.05, luck);
            self.now_ms += 1000;
        }
        self.pauses.push(Pause { stopped_at_ms, resumed_at_ms: self.now_ms });
    }

    fn finish(
        mut self,
        person: &Person,
        sport: Sport,
        sub_sport: Option<&str>,
        title: Option<String>,
    ) -> Recording {
        let trigger = if self.laps.is_empty() { LapTrigger::End } else { LapTrigger::Manual };
        self.lap(trigger);
        if let Some(last) = self.laps.last_mut() {
            last.trigger = LapTrigger::End;
        }
        let range = 0..self.samples.len();
        let mut stated =
            summary(&self.samples, range, self.started_at_ms, self.now_ms, &self.pauses);
        stated.calories_kcal = Some(energy_kcal(person, sport, &stated).round());
        if sport == Sport::Swimming {
            stated.ascent_m = None;
            stated.cycles = Some(self.lengths.iter().filter_map(|length| length.strokes).sum());
        }
        Recording {
            kind: Kind::Fit,
            sport,
            sub_sport: sub_sport.map(str::to_owned),
            started_at_ms: self.started_at_ms,
            utc_offset_s: Some(self.utc_offset_s),
            title,
            device: Some(person.device.to_owned()),
            pool_length_m: (sport == Sport::Swimming).then_some(POOL_M),
            stated,
            laps: self.laps,
            lengths: self.lengths,
            pauses: self.pauses,
            samples: self.samples,
            warnings: Vec::new(),
        }
    }
}

/// The stages of a run by its kind, and what the watch calls it.
fn stages_of_run(planned: &Planned, luck: &mut Luck) -> (Vec<Stage>, Option<String>) {
    let total_s = planned.minutes * 60.0;
    if let Some(race) = planned.race {
        return (vec![metres(race.distance_m, race.effort)], Some(race.name.to_owned()));
    }
    match planned.session {
        Session::Intervals => {
            let (count, length_m) =
                *luck.pick(&[(5, 1000.0), (6, 800.0), (10, 400.0), (4, 1600.0)]);
            let effort = if length_m < 500.0 { 1.13 } else { 1.07 };
            let mut stages = vec![seconds(total_s * 0.25, 0.72)];
            for _ in 0..count {
                stages.push(metres(length_m, effort));
                stages.push(seconds(length_m * 0.09, 0.55));
            }
            stages.push(seconds(total_s * 0.18, 0.68));
            (stages, Some(format!("{count} x {length_m} m")))
        }
        Session::Tempo => {
            let stages = vec![
                seconds(total_s * 0.27, 0.74),
                seconds(total_s * 0.5, 0.97),
                seconds(total_s * 0.23, 0.7),
            ];
            (stages, Some("Tempo".to_owned()))
        }
        Session::Long => (vec![seconds(total_s * 0.8, 0.78), seconds(total_s * 0.2, 0.83)], None),
        _ => (vec![seconds(total_s, 0.75)], None),
    }
}

fn run(person: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let (stages, title) = stages_of_run(planned, luck);
    let way = luck.pick(person.home.routes);
    let route = way.route();
    let by_stage = planned.session == Session::Intervals;
    let is_race = planned.race.is_some();
    let expected_m: f64 = stages
        .iter()
        .map(|stage| match stage.until {
            Until::Metres(metres) => metres,
            Until::Seconds(seconds) => seconds * stage.effort * person.threshold_mps,
        })
        .sum();
    let form = 1.0 + 0.02 * luck.normal();
    let walker = Walker {
        gait: Gait::Running,
        top_mps: person.threshold_mps * form,
        tires: if is_race { 0.03 } else { 0.012 },
        lights_per_km: if is_race || way.is_loop { 0.0 } else { 0.12 },
        lap_m: if by_stage { f64::INFINITY } else { 1000.0 * unit_of(person) },
        turn_m: expected_m / 2.0,
    };
    for stage in &stages {
        walker.go(person, stage, &route, person.home.terrain, watch, luck);
        if by_stage {
            watch.lap(LapTrigger::Manual);
        }
    }
    let title = title.or_else(|| luck.chance(0.35).then(|| sentence(way.name)));
    (Sport::Running, None, title)
}

fn walk(person: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let is_hike = planned.session == Session::Hike;
    let total_s = planned.minutes * 60.0;
    let walker = Walker {
        gait: Gait::Walking,
        top_mps: if is_hike { 1.45 } else { 1.5 },
        tires: 0.03,
        lights_per_km: if is_hike { 0.25 } else { 0.1 },
        lap_m: 1000.0 * unit_of(person),
        turn_m: total_s * 0.7,
    };
    let (route, terrain) = if is_hike {
        let far = (person.home.door.0 + 0.25, person.home.door.1 - 0.2);
        let terrain =
            Terrain { relief_m: person.home.terrain.relief_m * 3.0 + 250.0, ..person.home.terrain };
        (Route::country(far, total_s * 1.2, person.home.country_deg, luck), terrain)
    } else {
        (luck.pick(person.home.routes).route(), person.home.terrain)
    };
    walker.go(person, &seconds(total_s, 1.0), &route, terrain, watch, luck);
    (if is_hike { Sport::Hiking } else { Sport::Walking }, None, None)
}

/// Somebody on foot.
struct Walker {
    gait: Gait,
    /// Speed on the flat at full effort.
    top_mps: f64,
    /// Share of the speed lost in each hour.
    tires: f64,
    lights_per_km: f64,
    lap_m: f64,
    turn_m: f64,
}

impl Walker {
    fn go(
        &self,
        person: &Person,
        stage: &Stage,
        route: &Route,
        terrain: Terrain,
        watch: &mut Watch,
        luck: &mut Luck,
    ) {
        let (began_m, began_ms) = (watch.distance_m, watch.now_ms);
        let mut mood = Drift::new(0.025, 45.0, luck);
        let mut step = Drift::new(0.9, 12.0, luck);
        let mut speed_mps = watch.samples.speed_mps.last().map_or(0.0, |speed| f64::from(*speed));
        let flat = cost_j_per_kg_m(0.0, self.gait);
        let height = |distance_m: f64| {
            terrain.altitude_m(route.place(route.at(distance_m.max(0.0), self.turn_m)))
        };
        let mut lap_at_m = (watch.distance_m / self.lap_m).floor() * self.lap_m + self.lap_m;
        loop {
            let done = match stage.until {
                Until::Metres(metres) => watch.distance_m - began_m >= metres,
                Until::Seconds(seconds) => (watch.now_ms - began_ms) as f64 >= seconds * 1000.0,
            };
            if done {
                return;
            }
            let at_m = watch.distance_m;
            let grade = ((height(at_m + 8.0) - height(at_m - 8.0)) / 16.0).clamp(-0.3, 0.3);
            let hours = (watch.now_ms - watch.started_at_ms) as f64 / 3_600_000.0;
            let wanted = stage.effort * (1.0 + mood.step(luck)) * (1.0 - self.tires * hours);
            // On the way up one pushes a little harder, on the way down one lets go.
            let pushed = wanted * (1.0 + 0.8 * grade.clamp(-0.1, 0.12));
            let target_mps = self.top_mps * pushed * flat / cost_j_per_kg_m(grade, self.gait);
            let target_mps = target_mps.min(self.top_mps * stage.effort * 1.22);
            speed_mps += (target_mps - speed_mps) / 5.0;
            let strides = match self.gait {
                Gait::Running => 70.0 + 4.6 * speed_mps,
                Gait::Walking => 34.0 + 15.0 * speed_mps,
            };
            let cost = cost_j_per_kg_m(grade, self.gait) * speed_mps;
            let effort = match self.gait {
                Gait::Running => cost / (flat * self.top_mps),
                Gait::Walking => cost / (3.6 * person.threshold_mps),
            };
            let second = Second {
                speed_mps,
                effort,
                cadence_rpm: Some(strides + step.step(luck)),
                power_w: None,
                place: Some((route.at(at_m, self.turn_m), height(at_m))),
            };
            watch.note(second, Some(route), luck);
            if watch.distance_m >= lap_at_m {
                watch.lap(LapTrigger::Distance);
                lap_at_m += self.lap_m;
            }
            if luck.chance(self.lights_per_km * speed_mps / 1000.0) {
                let for_s = luck.between(12.0, 55.0) as i64;
                watch.stand(for_s, person.auto_pause, second, route, luck);
                speed_mps = 0.5;
            }
        }
    }
}

fn treadmill(person: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let total_s = planned.minutes * 60.0;
    for (share, effort) in [(0.15, 0.68), (0.35, 0.8), (0.35, 0.88), (0.15, 0.66)] {
        // The belt keeps its speed to a tenth of a kilometre an hour.
        let belt_mps = (person.threshold_mps * effort * 36.0).round() / 36.0;
        let mut step = Drift::new(0.6, 12.0, luck);
        for _ in 0..(total_s * share) as i64 {
            let cadence_rpm = Some(70.0 + 4.6 * belt_mps + step.step(luck));
            watch.note(
                Second { speed_mps: belt_mps, effort, cadence_rpm, ..Second::default() },
                None,
                luck,
            );
        }
        watch.lap(LapTrigger::Manual);
    }
    (Sport::Running, Some("treadmill"), None)
}

fn ride(person: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let total_s = planned.minutes * 60.0;
    let terrain = person.home.terrain;
    let route = Route::country(person.home.door, total_s * 7.6, person.home.country_deg, luck);
    let kg = person.weight_kg + BIKE_KG;
    let effort = if planned.session == Session::LongRide { 0.68 } else { 0.76 };
    let mut push = Drift::new(0.11, 40.0, luck);
    let mut twitch = Drift::new(0.13, 3.0, luck);
    let mut spin = Drift::new(3.0, 25.0, luck);
    let mut wind_mps = Drift::new(1.3, 400.0, luck);
    let height = |distance_m: f64| terrain.altitude_m(route.place(route.at(distance_m, 0.0)));
    let (mut speed_mps, mut steady_w) = (3.0_f64, 0.0);
    let mut lap_at_m = 5000.0 * unit_of(person);
    // Home again when the loop is done, or when it is late.
    while watch.distance_m < route.length_m()
        && ((watch.now_ms - watch.started_at_ms) as f64) < total_s * 1300.0
    {
        let at_m = watch.distance_m;
        let grade = ((height(at_m + 15.0) - height(at_m - 15.0)) / 30.0).clamp(-0.16, 0.16);
        let hours = (watch.now_ms - watch.started_at_ms) as f64 / 3_600_000.0;
        let climbing = (1.0 + 5.0 * grade).clamp(0.0, 1.35);
        let wanted_w = person.threshold_w * effort * climbing * (1.0 - 0.015 * hours);
        let wanted_w = wanted_w * (1.0 + push.step(luck)) * (1.0 + twitch.step(luck));
        let is_coasting = speed_mps > 13.5 || wanted_w < 45.0;
        let power_w = if is_coasting { 0.0 } else { wanted_w.max(0.0) };
        let air_mps = (speed_mps + wind_mps.step(luck)).max(0.0);
        let drag_n = 0.5 * AIR_KG_M3 * DRAG_M2 * air_mps * air_mps;
        let road_n = kg * GRAVITY * (ROLLING + grade);
        let push_n = 0.975 * power_w / speed_mps.max(1.5);
        speed_mps = (speed_mps + (push_n - drag_n - road_n) / kg).clamp(1.2, 17.5);
        steady_w += (power_w - steady_w) / 25.0;
        let cadence_rpm =
            if is_coasting { 0.0 } else { 86.0 - 90.0 * grade.max(0.0) + spin.step(luck) };
        let second = Second {
            speed_mps,
            effort: steady_w / person.threshold_w,
            cadence_rpm: Some(cadence_rpm.clamp(0.0, 115.0)),
            power_w: Some(power_w),
            place: Some((route.at(at_m, 0.0), height(at_m))),
        };
        watch.note(second, Some(&route), luck);
        if watch.distance_m >= lap_at_m {
            watch.lap(LapTrigger::Distance);
            lap_at_m += 5000.0 * unit_of(person);
        }
        // Red lights are near home; a café half-way is for long rides.
        let near_home = at_m < 4000.0 || at_m > route.length_m() - 4000.0;
        if luck.chance(if near_home { 0.35 } else { 0.03 } * speed_mps / 1000.0) {
            let for_s = luck.between(10.0, 60.0) as i64;
            watch.stand(for_s, person.auto_pause, second, &route, luck);
            speed_mps = 1.5;
        }
        let half_m = route.length_m() / 2.0;
        if planned.session == Session::LongRide && at_m < half_m && watch.distance_m >= half_m {
            let for_s = luck.between(600.0, 1500.0) as i64;
            watch.stand(for_s, true, second, &route, luck);
            speed_mps = 1.5;
        }
    }
    (Sport::Cycling, Some("road"), None)
}

fn trainer(person: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let total_s = planned.minutes * 60.0;
    let (name, work) =
        *luck.pick(&[("4 x 8 min threshold", 0.98), ("Sweet spot", 0.9), ("Over-unders", 1.02)]);
    let mut stages = vec![seconds(total_s * 0.18, 0.55)];
    for _ in 0..4 {
        stages.push(seconds(total_s * 0.13, work));
        stages.push(seconds(total_s * 0.05, 0.5));
    }
    stages.push(seconds(total_s * 0.1, 0.45));
    let mut twitch = Drift::new(0.035, 4.0, luck);
    let mut spin = Drift::new(1.8, 20.0, luck);
    for stage in &stages {
        let Until::Seconds(stage_s) = stage.until else { continue };
        for _ in 0..stage_s as i64 {
            let power_w = person.threshold_w * stage.effort * (1.0 + twitch.step(luck));
            // The trainer tells the speed that this power would give on the flat.
            let speed_mps = (power_w / (0.5 * AIR_KG_M3 * DRAG_M2 + 0.09)).cbrt();
            let cadence_rpm = Some(88.0 + spin.step(luck));
            let second = Second {
                speed_mps,
                effort: stage.effort * 1.03,
                cadence_rpm,
                power_w: Some(power_w),
                place: None,
            };
            watch.note(second, None, luck);
        }
        watch.lap(LapTrigger::Manual);
    }
    (Sport::Cycling, Some("indoor_cycling"), Some(name.to_owned()))
}

fn swim(person: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let end_ms = watch.started_at_ms + (planned.minutes * 60_000.0) as i64;
    let sets = [(8, 0.82), (4, 0.97), (4, 1.04), (8, 0.92), (4, 0.97), (12, 0.9)];
    for (count, effort) in sets.into_iter().cycle() {
        if watch.now_ms >= end_ms {
            break;
        }
        for _ in 0..count {
            let length_s = POOL_M / (person.swim_mps * effort) * (1.0 + 0.02 * luck.normal());
            let strokes = (17.0 + 2.5 * effort + luck.normal()).round();
            watch.lengths.push(Length {
                started_at_ms: watch.now_ms,
                elapsed_s: Some(length_s.round()),
                active: true,
                strokes: Some(strokes),
                stroke: Some("freestyle"),
            });
            let length_s = length_s.round() as i64;
            let cadence_rpm = Some(strokes * 60.0 / length_s as f64);
            for _ in 0..length_s {
                let speed_mps = POOL_M / length_s as f64;
                watch.note(
                    Second { speed_mps, effort, cadence_rpm, ..Second::default() },
                    None,
                    luck,
                );
            }
        }
        watch.lap(LapTrigger::Manual);
        let rest_s = luck.between(18.0, 40.0).round();
        watch.lengths.push(Length {
            started_at_ms: watch.now_ms,
            elapsed_s: Some(rest_s),
            active: false,
            strokes: None,
            stroke: None,
        });
        for _ in 0..rest_s as i64 {
            watch.note(
                Second { effort: 0.2, cadence_rpm: Some(0.0), ..Second::default() },
                None,
                luck,
            );
        }
    }
    (Sport::Swimming, Some("lap_swimming"), None)
}

fn on_the_mat(_: &Person, planned: &Planned, watch: &mut Watch, luck: &mut Luck) -> Done {
    let is_yoga = planned.session == Session::Yoga;
    let mut wave = Drift::new(if is_yoga { 0.06 } else { 0.17 }, 50.0, luck);
    let effort = if is_yoga { 0.2 } else { 0.42 };
    for _ in 0..(planned.minutes * 60.0) as i64 {
        let effort = (effort + wave.step(luck)).max(0.02);
        watch.note(Second { effort, ..Second::default() }, None, luck);
    }
    // Nobody gets anywhere on a mat: the device writes no distance and no speed.
    watch.samples.distance_m.clear();
    watch.samples.speed_mps.clear();
    (if is_yoga { Sport::Yoga } else { Sport::Strength }, None, None)
}

/// Kilometres, or miles for those who count in them.
fn unit_of(person: &Person) -> f64 {
    if person.units == "imperial" { 1.609_344 } else { 1.0 }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The summary that a device computes of its samples.
fn summary(
    samples: &Samples,
    range: std::ops::Range<usize>,
    from_ms: i64,
    to_ms: i64,
    pauses: &[Pause],
) -> Stated {
    let paused_ms: i64 = pauses
        .iter()
        .map(|pause| (pause.resumed_at_ms.min(to_ms) - pause.stopped_at_ms.max(from_ms)).max(0))
        .sum();
    let elapsed_s = (to_ms - from_ms) as f64 / 1000.0;
    let timer_s = elapsed_s - paused_ms as f64 / 1000.0;
    let part = |column: &'_ [f32]| -> Option<(f64, f64)> {
        let column = column.get(range.clone()).filter(|column| !column.is_empty())?;
        let sum: f64 = column.iter().map(|value| f64::from(*value)).sum();
        let most = column.iter().fold(0.0_f32, |most, value| most.max(*value));
        Some((sum / column.len() as f64, f64::from(most)))
    };
    let distance_m = samples.distance_m.get(range.clone()).and_then(|column| {
        let before_m = if range.start == 0 { 0.0 } else { samples.distance_m[range.start - 1] };
        column.last().map(|last| last - before_m)
    });
    let (ascent_m, descent_m) =
        climb(samples.altitude_m.get(range.clone()).unwrap_or_default()).unzip();
    let heart = part(&samples.heart_rate_bpm);
    let cadence = part(&samples.cadence_rpm);
    let power = part(&samples.power_w);
    let warmth = part(&samples.temperature_c);
    Stated {
        elapsed_s: Some(elapsed_s),
        timer_s: Some(timer_s),
        distance_m,
        ascent_m,
        descent_m,
        avg_speed_mps: distance_m.map(|metres| metres / timer_s.max(1.0)),
        max_speed_mps: distance_m.and(part(&samples.speed_mps)).map(|speed| speed.1),
        avg_heart_rate_bpm: heart.map(|heart| heart.0.round()),
        max_heart_rate_bpm: heart.map(|heart| heart.1),
        avg_cadence_rpm: cadence.map(|cadence| cadence.0.round()),
        max_cadence_rpm: cadence.map(|cadence| cadence.1),
        avg_power_w: power.map(|power| power.0.round()),
        max_power_w: power.map(|power| power.1),
        avg_temperature_c: warmth.map(|warmth| warmth.0.round()),
        ..Stated::default()
    }
}

/// Metres up and down, where a turn counts only after two metres.
fn climb(altitude_m: &[f32]) -> Option<(f64, f64)> {
    let mut last_m = f64::from(*altitude_m.first()?);
    let (mut up_m, mut down_m) = (0.0, 0.0);
    for altitude_m in altitude_m {
        let change_m = f64::from(*altitude_m) - last_m;
        if change_m.abs() >= 2.0 {
            if change_m > 0.0 {
                up_m += change_m
            } else {
                down_m -= change_m
            }
            last_m = f64::from(*altitude_m);
        }
    }
    Some((up_m.round(), down_m.round()))
}

/// About what watches say: a kilocalorie for each kilogram and kilometre on foot, work on the bike at a
/// quarter's efficiency, minutes elsewhere.
fn energy_kcal(person: &Person, sport: Sport, stated: &Stated) -> f64 {
    let hours = stated.timer_s.unwrap_or(0.0) / 3600.0;
    let km = stated.distance_m.unwrap_or(0.0) / 1000.0;
    match sport {
        Sport::Running => person.weight_kg * km * 1.02,
        Sport::Walking | Sport::Hiking => person.weight_kg * km * 0.75,
        Sport::Cycling => stated.avg_power_w.unwrap_or(0.0) * hours * 3.6,
        Sport::Swimming => person.weight_kg * hours * 8.0,
        Sport::Yoga => person.weight_kg * hours * 2.8,
        _ => person.weight_kg * hours * 5.0,
    }
}

#[cfg(test)]
mod tests {
    use formats::Reading;

    use super::*;
    use crate::demo::people::PEOPLE;

    const ALL: [Session; 13] = [
        Session::Easy,
        Session::Long,
        Session::Tempo,
        Session::Intervals,
        Session::Treadmill,
        Session::Ride,
        Session::LongRide,
        Session::Trainer,
        Session::Swim,
        Session::Walk,
        Session::Hike,
        Session::Strength,
        Session::Yoga,
    ];

    fn planned(session: Session, minutes: f64) -> Planned<'static> {
        Planned { on: "2026-10-14".parse().unwrap(), hour: 9.0, session, minutes, race: None }
    }

    #[test]
    fn our_own_reader_finds_in_every_file_what_was_put_in() {
        for session in ALL {
            for person in PEOPLE {
                let recording = record(person, &planned(session, 40.0), 1);
                let bytes = formats::fit::write::activity(std::slice::from_ref(&recording));
                let reading = formats::read(&bytes, recording.started_at_ms + 86_400_000);
                let Ok(Reading::Activities(read)) = reading else {
                    panic!("{session:?} is not read")
                };
                assert_eq!(read.len(), 1);
                assert_eq!(read[0].sport, recording.sport, "{session:?}");
                assert_eq!(read[0].samples.len(), recording.samples.len(), "{session:?}");
                assert_eq!(read[0].laps.len(), recording.laps.len(), "{session:?}");
                assert!(read[0].warnings.is_empty(), "{session:?}: {:?}", read[0].warnings);
            }
        }
    }

    #[test]
    fn hearts_speeds_and_climbs_are_those_of_people() {
        for session in ALL {
            for person in PEOPLE {
                let recording = record(person, &planned(session, 60.0), 2);
                let stated = &recording.stated;
                let who = format!("{} {session:?} {stated:?}", person.name);
                let avg = stated.avg_heart_rate_bpm.unwrap();
                assert!((person.rest_bpm + 10.0..person.max_bpm * 0.97).contains(&avg), "{who}");
                assert!(stated.max_heart_rate_bpm.unwrap() <= person.max_bpm, "{who}");
                let speed = stated.avg_speed_mps;
                let likely = match recording.sport {
                    Sport::Running => Some(1.8..5.0),
                    Sport::Cycling => Some(4.5..11.5),
                    Sport::Walking | Sport::Hiking => Some(0.7..1.9),
                    Sport::Swimming => Some(0.5..1.3),
                    _ => None,
                };
                match likely {
                    Some(likely) => assert!(likely.contains(&speed.unwrap()), "{who}"),
                    None => assert!(speed.is_none(), "{who}"),
                }
                if recording.sport == Sport::Hiking {
                    assert!((40.0..1500.0).contains(&stated.ascent_m.unwrap()), "{who}");
                }
                let minutes = stated.timer_s.unwrap() / 60.0;
                assert!((30.0..90.0).contains(&minutes), "{who}");
            }
        }
    }

    #[test]
    fn the_track_moves_as_fast_as_the_watch_says() {
        let recording = record(&PEOPLE[0], &planned(Session::Easy, 40.0), 3);
        let samples = &recording.samples;
        let mut track_m = 0.0;
        for index in 20..samples.len() {
            if index % 20 != 0 {
                continue;
            }
            track_m += physiology::distance::geodesic_m(
                samples.latitude_deg[index - 20],
                samples.longitude_deg[index - 20],
                samples.latitude_deg[index],
                samples.longitude_deg[index],
            );
        }
        let stated_m = recording.stated.distance_m.unwrap();
        assert!(
            (track_m / stated_m - 1.0).abs() < 0.04,
            "{track_m} m on the map, {stated_m} m stated"
        );
    }

    #[test]
    fn the_heart_lags_behind_a_fast_kilometre() {
        let recording = record(&PEOPLE[0], &planned(Session::Intervals, 52.0), 4);
        let begins_ms = recording.laps[1].started_at_ms;
        let row = recording.samples.time_ms.iter().position(|at_ms| *at_ms == begins_ms).unwrap();
        let bpm = |after_s: usize| recording.samples.heart_rate_bpm[row + after_s];
        assert!(bpm(10) < bpm(0) + 12.0, "{} then {}", bpm(0), bpm(10));
        assert!(bpm(75) > bpm(0) + 14.0, "{} then {}", bpm(0), bpm(75));
    }

    #[test]
    fn one_is_slower_on_the_way_up() {
        let samples = record(&PEOPLE[3], &planned(Session::Hike, 100.0), 5).samples;
        let (mut up, mut flat) = (Vec::new(), Vec::new());
        for row in (60..samples.len()).step_by(30) {
            let metres = samples.distance_m[row] - samples.distance_m[row - 30];
            let climb_m = f64::from(samples.altitude_m[row] - samples.altitude_m[row - 30]);
            match climb_m / metres {
                grade if grade > 0.08 => up.push(metres / 30.0),
                grade if grade.abs() < 0.01 => flat.push(metres / 30.0),
                _ => {}
            }
        }
        let mean = |speeds: &[f64]| speeds.iter().sum::<f64>() / speeds.len() as f64;
        assert!(up.len() > 5 && flat.len() > 5, "{} and {}", up.len(), flat.len());
        assert!(mean(&up) < 0.9 * mean(&flat), "{} against {}", mean(&up), mean(&flat));
    }
}
