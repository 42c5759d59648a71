//! Thousands of damaged files, the same ones every time: each is read or refused, none panics.

use std::io::Cursor;

use formats::archive::Archive;
use formats::fit::write::activity;
use formats::{Kind, Reading, Recording, Samples, Sport, Stated, read};

const NOON_MS: i64 = 1_780_315_200_000;
const NOW_MS: i64 = NOON_MS + 86_400_000;

/// The generator of Steele, Lea and Flood ("SplitMix", 2014): small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % below.max(1) as u64) as usize
    }
}

/// One to six small damages.
fn mutate(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut mutant = bytes.to_vec();
    for _ in 0..=dice.roll(6) {
        if mutant.is_empty() {
            break;
        }
        let at = dice.roll(mutant.len());
        let length = 1 + dice.roll(12);
        let end = (at + length).min(mutant.len());
        match dice.roll(7) {
            0 => mutant[at] ^= 1 << dice.roll(8),
            1 => mutant[at] = dice.roll(256) as u8,
            2 => mutant[at] = [0, 0xFF, 0x7F, 0x80, b'<', b'&'][dice.roll(6)],
            3 => drop(mutant.drain(at..end)),
            4 => {
                let copy = mutant[at..end].to_vec();
                let to = dice.roll(mutant.len());
                mutant.splice(to..to, copy);
            }
            5 => mutant[at..end].fill(dice.roll(256) as u8),
            _ => mutant.truncate(at),
        }
    }
    mutant
}

fn ride() -> Recording {
    let rows = 40;
    let ramp = |from: f32| (0..rows).map(|row| from + row as f32).collect::<Vec<f32>>();
    Recording {
        kind: Kind::Fit,
        sport: Sport::Cycling,
        sub_sport: Some("road".to_owned()),
        started_at_ms: NOON_MS,
        utc_offset_s: Some(3_600),
        title: Some("Evening".to_owned()),
        device: Some("Stadion demo".to_owned()),
        pool_length_m: None,
        stated: Stated { timer_s: Some(40.0), distance_m: Some(320.0), ..Stated::default() },
        laps: Vec::new(),
        lengths: Vec::new(),
        pauses: Vec::new(),
        samples: Samples {
            time_ms: (0..rows).map(|row| NOON_MS + row * 1_000).collect(),
            latitude_deg: (0..rows).map(|row| 47.0 + row as f64 / 1e4).collect(),
            longitude_deg: (0..rows).map(|row| 8.0 - row as f64 / 1e4).collect(),
            altitude_m: ramp(400.0),
            heart_rate_bpm: ramp(100.0),
            power_w: ramp(200.0),
            ..Samples::default()
        },
        warnings: Vec::new(),
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let gpx = r#"<?xml version="1.0" encoding="UTF-8"?><gpx creator="Stadion" xmlns:g="http://g">
<trk><name>A &amp; B</name><type>running</type><trkseg>
<trkpt lat="47" lon="8"><ele>400</ele><time>2026-06-01T12:00:00Z</time><extensions><g:hr>120</g:hr></extensions></trkpt>
<trkpt lat="47.1" lon="8.1"><ele>410</ele><time>2026-06-01T12:01:00.5+02:00</time></trkpt>
</trkseg><trkseg><trkpt lat="47.1" lon="8.1"/></trkseg></trk><rte><rtept lat="1" lon="2"/></rte></gpx>"#;
    let tcx = r#"<TrainingCenterDatabase><Activities><Activity Sport="Running">
<Id>2026-06-01T12:00:00Z</Id><Lap StartTime="2026-06-01T12:00:00Z"><TotalTimeSeconds>10</TotalTimeSeconds>
<DistanceMeters>30</DistanceMeters><Track><Trackpoint><Time>2026-06-01T12:00:00Z</Time>
<Position><LatitudeDegrees>47</LatitudeDegrees><LongitudeDegrees>8</LongitudeDegrees></Position>
<HeartRateBpm><Value>120</Value></HeartRateBpm></Trackpoint></Track></Lap></Activity></Activities>
</TrainingCenterDatabase>"#;
    let wide: Vec<u8> = gpx.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let fit = activity(&[ride()]);
    let mut later = ride();
    later.started_at_ms += 100_000;
    let chain = [fit.clone(), activity(&[ride(), later])].concat();
    vec![fit, chain, gpx.as_bytes().to_vec(), tcx.as_bytes().to_vec(), wide]
}

/// What [`Samples`] promises holds for every mutant, too.
fn check(reading: Reading) {
    let Reading::Activities(recordings) = reading else { return };
    assert!(!recordings.is_empty());
    for recording in recordings {
        let samples = &recording.samples;
        assert!(samples.time_ms.is_sorted());
        assert!(recording.ended_at_ms() >= recording.started_at_ms);
        assert!(samples.latitude_deg.len() == samples.longitude_deg.len());
        for (latitude, longitude) in samples.latitude_deg.iter().zip(&samples.longitude_deg) {
            assert_eq!(latitude.is_nan(), longitude.is_nan());
        }
        for column in [&samples.altitude_m, &samples.heart_rate_bpm, &samples.power_w] {
            assert!(column.is_empty() || column.len() == samples.len());
            assert!(column.iter().all(|value| !value.is_infinite()));
        }
        for lap in &recording.laps {
            assert!(lap.ended_at_ms >= lap.started_at_ms);
        }
    }
}

#[test]
fn no_damage_makes_a_reader_panic() {
    let mut read_count = 0;
    let mut refused_count = 0;
    for (index, seed) in seeds().iter().enumerate() {
        assert!(read(seed, NOW_MS).is_ok(), "seed {index} is fine: {:?}", read(seed, NOW_MS));
        let mut dice = Dice(index as u64);
        for _ in 0..2_000 {
            match read(&mutate(seed, &mut dice), NOW_MS) {
                Ok(reading) => {
                    read_count += 1;
                    check(reading);
                }
                Err(fault) => {
                    refused_count += 1;
                    assert!(!fault.to_string().is_empty() && !fault.code().is_empty());
                }
            }
        }
    }
    // Damage that is never noticed, or always fatal, would mean that the mutants test nothing.
    assert!(read_count > 500 && refused_count > 500, "{read_count} read, {refused_count} refused");
}

#[test]
fn no_damage_makes_the_archive_panic() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (index, seed) in seeds().iter().enumerate() {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(format!("{index}.fit"), options).unwrap();
        std::io::Write::write_all(&mut zip, seed).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let mut dice = Dice(99);
    for _ in 0..2_000 {
        let Ok(mut archive) = Archive::open(Cursor::new(mutate(&bytes, &mut dice))) else {
            continue;
        };
        while let Some(file) = archive.next_file() {
            if let Ok(bytes) = file.bytes {
                let _ = read(&bytes, NOW_MS);
            }
        }
    }
}
