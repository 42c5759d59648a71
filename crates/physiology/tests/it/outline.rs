//! The outline of a track and its text.

use physiology::polyline::{BadPolyline, decode, encode, outline, simplify};

use crate::athletes::Dice;
use crate::check;

#[test]
fn the_published_example_is_encoded_as_published() {
    let points = [(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)];
    assert_eq!(encode(&points), "_p~iF~ps|U_ulLnnqC_mqNvxq`@");
    assert_eq!(decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@").unwrap(), points);
}

#[test]
fn decoding_gives_back_what_was_encoded() {
    let mut dice = Dice(11);
    for _ in 0..200 {
        let mut points = Vec::new();
        for _ in 0..dice.whole(0, 40) {
            points.push((dice.between(-90.0, 90.0), dice.between(-180.0, 180.0)));
        }
        let back = decode(&encode(&points)).unwrap();
        assert_eq!(back.len(), points.len());
        for (given, expected) in back.iter().zip(&points) {
            check(given.0, expected.0, 0.500_001e-5);
            check(given.1, expected.1, 0.500_001e-5);
        }
    }
}

#[test]
fn a_broken_outline_is_refused() {
    assert_eq!(decode("_p~iF"), Err(BadPolyline::Truncated));
    assert_eq!(decode("_p~"), Err(BadPolyline::Truncated));
    assert_eq!(decode("_p~iF~ps|U é"), Err(BadPolyline::Character));
    assert_eq!(decode("~~~~~~~~~~~~~~~?"), Err(BadPolyline::TooLarge));
    assert_eq!(decode(""), Ok(vec![]));
}

#[test]
fn corners_stay_and_straights_go() {
    // A square of 101 samples a side.
    let (mut lat, mut lon) = (Vec::new(), Vec::new());
    for (from, to) in [((0, 0), (0, 100)), ((0, 100), (100, 100)), ((100, 100), (100, 0))] {
        for step in 0..100 {
            lat.push(f64::from(from.0 * (100 - step) + to.0 * step) / 1e6);
            lon.push(f64::from(from.1 * (100 - step) + to.1 * step) / 1e6);
        }
    }
    assert_eq!(simplify(&lat, &lon, 200), [0, 100, 200, 299]);
    assert_eq!(simplify(&lat, &lon, 3).len(), 3);
}

#[test]
fn there_and_back_keeps_the_turning_point() {
    let mut lat: Vec<f64> = (0..=500).map(|step| 47.0 + f64::from(step) * 1e-4).collect();
    let back: Vec<f64> = lat.iter().rev().skip(1).copied().collect();
    lat.extend(back);
    let lon = vec![8.5; lat.len()];
    assert_eq!(simplify(&lat, &lon, 50), [0, 500, 1000]);
}

#[test]
fn absent_positions_are_left_out() {
    let lat = [f64::NAN, 50.0, f64::NAN, 50.1, 50.0, f64::NAN];
    let lon = [f64::NAN, 14.0, 14.0, 14.1, 14.2, f64::NAN];
    assert_eq!(simplify(&lat, &lon, 100), [1, 3, 4]);
    assert_eq!(simplify(&lat, &lon, 2), [1, 4]);
    assert_eq!(simplify(&lat, &lon, 1), [1]);
    assert_eq!(simplify(&lat, &lon, 0), [] as [usize; 0]);
    assert_eq!(simplify(&[f64::NAN], &[f64::NAN], 10), [] as [usize; 0]);
    assert_eq!(outline(&[f64::NAN], &[f64::NAN], 10), "");
    assert_eq!(outline(&[50.0], &[14.0], 10), "");
}

#[test]
fn a_track_over_the_date_line_keeps_its_shape() {
    let lon: Vec<f64> = (0..=100)
        .map(|step| {
            let lon = 179.9 + f64::from(step) * 0.002;
            if lon > 180.0 { lon - 360.0 } else { lon }
        })
        .collect();
    assert_eq!(simplify(&vec![-17.0; 101], &lon, 50), [0, 100]);
}

#[test]
fn a_wandering_track_is_kept_within_the_number_asked_for() {
    let mut dice = Dice(3);
    let (mut lat, mut lon) = (vec![59.9], vec![10.7]);
    for index in 0..5000 {
        lat.push(lat[index] + dice.between(-4e-5, 5e-5));
        lon.push(lon[index] + dice.between(-4e-5, 5e-5));
    }
    let mut last_off_deg = f64::INFINITY;
    for most in [10, 50, 200, 1000] {
        let kept = simplify(&lat, &lon, most);
        assert!(kept.len() <= most);
        assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!((kept[0], *kept.last().unwrap()), (0, 5000));
        let off_deg = worst_off_deg(&lat, &lon, &kept);
        assert!(off_deg <= last_off_deg);
        last_off_deg = off_deg;
    }
    assert!(last_off_deg < 1e-4, "{last_off_deg} degrees off");
    let text = outline(&lat, &lon, 200);
    assert_eq!(decode(&text).unwrap().len(), 200);
}

/// The largest distance of a sample from the drawn line, in degrees, by brute force.
fn worst_off_deg(lat: &[f64], lon: &[f64], kept: &[usize]) -> f64 {
    let shrink = lat[0].to_radians().cos();
    let mut worst_deg: f64 = 0.0;
    for pair in kept.windows(2) {
        let (x1, y1) = (lon[pair[0]] * shrink, lat[pair[0]]);
        let (x2, y2) = (lon[pair[1]] * shrink, lat[pair[1]]);
        for index in pair[0]..pair[1] {
            let (x, y) = (lon[index] * shrink, lat[index]);
            let length2 = (x2 - x1).powi(2) + (y2 - y1).powi(2);
            let along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length2;
            let along = along.clamp(0.0, 1.0);
            let off_deg = (x - x1 - along * (x2 - x1)).hypot(y - y1 - along * (y2 - y1));
            worst_deg = worst_deg.max(off_deg);
        }
    }
    worst_deg
}
