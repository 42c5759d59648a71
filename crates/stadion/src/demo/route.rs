//! Where one goes: smooth lines through a few points of a park or a river bank, and loops in the country.
//! The points are public places, the lines between them are ours; nobody's recording is in them.

use super::luck::Luck;

/// Metres in a degree of latitude.
const METRES_PER_DEGREE: f64 = 111_195.0;
/// Distance between two points of a finished line, metres.
const STEP_M: f64 = 5.0;

/// A place on the ground: latitude and longitude in degrees.
pub type Place = (f64, f64);

/// A line to go along, round and round or there and back.
pub struct Route {
    origin: Place,
    /// Metres east and north of the origin, [`STEP_M`] apart.
    points: Vec<(f64, f64)>,
    closed: bool,
}

impl Route {
    /// A loop through places, closed at its end.
    pub fn circuit(places: &[Place]) -> Route {
        Route::through(places, true)
    }

    /// A line from the first place to the last; further than that, one turns and comes back.
    pub fn path(places: &[Place]) -> Route {
        Route::through(places, false)
    }

    /// A loop of about so many metres through the country, leaving home in a direction (degrees from north).
    pub fn country(home: Place, length_m: f64, bearing_deg: f64, luck: &mut Luck) -> Route {
        let radius_m = length_m / (2.0 * std::f64::consts::PI * 1.12);
        let bearing = (bearing_deg + luck.between(-25.0, 25.0)).to_radians();
        let centre = (radius_m * bearing.sin(), radius_m * bearing.cos());
        let waves: Vec<(f64, f64, f64)> = (2..8)
            .map(|wave| {
                let wave = f64::from(wave);
                (wave, luck.normal() * 0.16 / wave.sqrt(), luck.between(0.0, std::f64::consts::TAU))
            })
            .collect();
        let home_angle = (-centre.1).atan2(-centre.0);
        let mut corners = Vec::new();
        for step in 0..72 {
            let turn = f64::from(step) / 72.0 * std::f64::consts::TAU;
            // The waves fade near home, so that every loop begins and ends at the same door.
            let fade = (turn / 2.0).sin().powi(2);
            let wobble: f64 = waves.iter().map(|(k, size, at)| size * (k * turn + at).cos()).sum();
            let radius_m = radius_m * (1.0 + fade * wobble).max(0.3);
            let angle = home_angle + turn;
            corners.push((centre.0 + radius_m * angle.cos(), centre.1 + radius_m * angle.sin()));
        }
        Route { origin: home, points: smooth(&corners, true), closed: true }
    }

    fn through(places: &[Place], closed: bool) -> Route {
        let origin = places[0];
        let east_m = METRES_PER_DEGREE * origin.0.to_radians().cos();
        let corners: Vec<(f64, f64)> = places
            .iter()
            .map(|place| ((place.1 - origin.1) * east_m, (place.0 - origin.0) * METRES_PER_DEGREE))
            .collect();
        Route { origin, points: smooth(&corners, closed), closed }
    }

    /// How long it is once, metres.
    pub fn length_m(&self) -> f64 {
        (self.points.len() - 1) as f64 * STEP_M
    }

    /// Where one is after so many metres, when one turns round after `turn_m` (a loop has no turn). Metres
    /// east and north of the origin.
    pub fn at(&self, distance_m: f64, turn_m: f64) -> (f64, f64) {
        let length_m = self.length_m();
        let along_m = if self.closed {
            distance_m.rem_euclid(length_m)
        } else {
            let turn_m = turn_m.min(length_m);
            let there_and_back_m = distance_m.rem_euclid(2.0 * turn_m);
            there_and_back_m.min(2.0 * turn_m - there_and_back_m)
        };
        let index = ((along_m / STEP_M) as usize).min(self.points.len() - 2);
        let part = along_m / STEP_M - index as f64;
        let (a, b) = (self.points[index], self.points[index + 1]);
        (a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part)
    }

    /// Latitude and longitude of a point in metres east and north of the origin.
    pub fn place(&self, (east_m, north_m): (f64, f64)) -> Place {
        let latitude = self.origin.0 + north_m / METRES_PER_DEGREE;
        let east = METRES_PER_DEGREE * self.origin.0.to_radians().cos();
        (latitude, self.origin.1 + east_m / east)
    }
}

/// A smooth line through corners (centripetal enough for us: Catmull-Rom), in steps of equal length.
fn smooth(corners: &[(f64, f64)], closed: bool) -> Vec<(f64, f64)> {
    let count = corners.len();
    let corner = |index: isize| {
        let index = if closed {
            index.rem_euclid(count as isize)
        } else {
            index.clamp(0, count as isize - 1)
        };
        corners[index as usize]
    };
    let segments = if closed { count } else { count - 1 };
    let mut dense = vec![corner(0)];
    for segment in 0..segments as isize {
        let (a, b) = (corner(segment - 1), corner(segment));
        let (c, d) = (corner(segment + 1), corner(segment + 2));
        for step in 1..=64 {
            let t = f64::from(step) / 64.0;
            let curve = |a: f64, b: f64, c: f64, d: f64| {
                let (t2, t3) = (t * t, t * t * t);
                0.5 * (2.0 * b
                    + (c - a) * t
                    + (2.0 * a - 5.0 * b + 4.0 * c - d) * t2
                    + (3.0 * b - a - 3.0 * c + d) * t3)
            };
            dense.push((curve(a.0, b.0, c.0, d.0), curve(a.1, b.1, c.1, d.1)));
        }
    }
    equal_steps(&dense)
}

fn equal_steps(line: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut points = vec![line[0]];
    let mut left_m = STEP_M;
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let length_m = (b.0 - a.0).hypot(b.1 - a.1);
        let mut done_m = 0.0;
        while length_m - done_m >= left_m {
            done_m += left_m;
            let part = done_m / length_m;
            points.push((a.0 + (b.0 - a.0) * part, a.1 + (b.1 - a.1) * part));
            left_m = STEP_M;
        }
        left_m -= length_m - done_m;
    }
    points
}

/// Hills that are the same at every visit.
#[derive(Clone, Copy)]
pub struct Terrain {
    /// Which hills.
    pub seed: u64,
    /// Height above the sea where it is flat, metres.
    pub base_m: f64,
    /// From valley to ridge, metres.
    pub relief_m: f64,
}

impl Terrain {
    /// Height of a place, metres above the sea.
    pub fn altitude_m(&self, (latitude, longitude): Place) -> f64 {
        let north_m = latitude * METRES_PER_DEGREE;
        let east_m = longitude * METRES_PER_DEGREE * latitude.to_radians().cos();
        let hills = noise(self.seed, east_m / 3100.0, north_m / 3100.0) * 0.72
            + noise(self.seed + 1, east_m / 900.0, north_m / 900.0) * 0.22
            + noise(self.seed + 2, east_m / 260.0, north_m / 260.0) * 0.06;
        self.base_m + self.relief_m * hills
    }
}

/// Smooth noise between 0 and 1: random heights on a grid, and a soft blend between them.
fn noise(seed: u64, x: f64, y: f64) -> f64 {
    let (column, row) = (x.floor(), y.floor());
    let soft = |t: f64| t * t * t * (t * (t * 6.0 - 15.0) + 10.0);
    let (u, v) = (soft(x - column), soft(y - row));
    let height = |column: f64, row: f64| {
        let key =
            (column as i64 as u64).wrapping_mul(0x9e37_79b9) ^ (row as i64 as u64).rotate_left(32);
        Luck::of(seed ^ key, &[]).unit_of_first()
    };
    let low = height(column, row) * (1.0 - u) + height(column + 1.0, row) * u;
    let high = height(column, row + 1.0) * (1.0 - u) + height(column + 1.0, row + 1.0) * u;
    low * (1.0 - v) + high * v
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_there_and_back_ends_where_it_began() {
        let route = Route::path(&[(48.13, 11.58), (48.12, 11.57), (48.10, 11.55)]);
        assert_eq!(route.at(0.0, 1000.0), route.at(2000.0, 1000.0));
        let (out, back) = (route.at(400.0, 1000.0), route.at(1600.0, 1000.0));
        assert!((out.0 - back.0).hypot(out.1 - back.1) < 0.01);
    }

    #[test]
    fn a_country_loop_has_about_the_length_asked_for_and_starts_at_home() {
        for seed in 0..20 {
            let route = Route::country((48.1, 11.5), 60_000.0, 190.0, &mut Luck::of(seed, &[]));
            let length_m = route.length_m();
            assert!((40_000.0..90_000.0).contains(&length_m), "{length_m} m with seed {seed}");
            let start = route.at(0.0, 0.0);
            assert!(start.0.hypot(start.1) < 300.0, "{start:?}");
        }
    }

    #[test]
    fn hills_are_no_cliffs() {
        let terrain = Terrain { seed: 7, base_m: 500.0, relief_m: 150.0 };
        let mut steepest = 0.0_f64;
        for step in 0..5000 {
            let here = (48.0 + f64::from(step) * 0.0001, 11.5);
            let there = (here.0 + 0.0002, 11.5);
            let climb_m = terrain.altitude_m(there) - terrain.altitude_m(here);
            steepest = steepest.max(climb_m.abs() / 22.2);
        }
        assert!((0.02..0.35).contains(&steepest), "{steepest}");
    }
}
