//! Sports, folded to the few words that the rest of Stadion works with.

use std::fmt;
use std::str::FromStr;

/// A sport. What a file says more precisely is kept beside it as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sport {
    /// On road, trail, track or treadmill.
    Running,
    /// Any bicycle, also indoors and with a motor.
    Cycling,
    /// Walking.
    Walking,
    /// Hiking and mountaineering on foot.
    Hiking,
    /// Pool and open water.
    Swimming,
    /// On water or on a machine.
    Rowing,
    /// On any kind of ski or snowboard.
    Skiing,
    /// On ice or wheels.
    Skating,
    /// Strength training.
    Strength,
    /// Yoga and pilates.
    Yoga,
    /// Everything else.
    Other,
}

impl Sport {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Sport; 11] = [
        Sport::Running,
        Sport::Cycling,
        Sport::Walking,
        Sport::Hiking,
        Sport::Swimming,
        Sport::Rowing,
        Sport::Skiing,
        Sport::Skating,
        Sport::Strength,
        Sport::Yoga,
        Sport::Other,
    ];

    /// The lowercase word, as stored and as used in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Sport::Running => "running",
            Sport::Cycling => "cycling",
            Sport::Walking => "walking",
            Sport::Hiking => "hiking",
            Sport::Swimming => "swimming",
            Sport::Rowing => "rowing",
            Sport::Skiing => "skiing",
            Sport::Skating => "skating",
            Sport::Strength => "strength",
            Sport::Yoga => "yoga",
            Sport::Other => "other",
        }
    }
}

impl fmt::Display for Sport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The word is none of [`Sport::as_str`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This is not a sport that Stadion knows.")]
pub struct UnknownSport;

impl FromStr for Sport {
    type Err = UnknownSport;

    fn from_str(word: &str) -> Result<Sport, UnknownSport> {
        for sport in Sport::ALL {
            if sport.as_str() == word {
                return Ok(sport);
            }
        }
        Err(UnknownSport)
    }
}

/// A sport and the finer word beside it.
pub(crate) type Named = (Sport, Option<String>);

/// By the numbers of the FIT profile (`sport` and `sub_sport`).
pub(crate) fn from_fit(sport: Option<u8>, sub_sport: Option<u8>) -> Named {
    let word = sport.and_then(|id| find(FIT_SPORTS, id)).unwrap_or("generic");
    let sub_word = sub_sport.and_then(|id| find(FIT_SUB_SPORTS, id)).unwrap_or("generic");
    let sub_word = (sub_word != "generic").then_some(sub_word);
    if word == "transition" {
        return (Sport::Other, Some("transition".to_owned()));
    }
    let by_sport = from_word(word);
    // A generic sport, a gym machine or "training" is made precise by the sub-sport.
    let by_sub_sport = sub_word.map_or(Sport::Other, from_word);
    if by_sport == Sport::Other && by_sub_sport != Sport::Other {
        return (by_sub_sport, sub_word.map(str::to_owned));
    }
    let own_word = (word != "generic" && word != by_sport.as_str()).then_some(word);
    (by_sport, sub_word.or(own_word).map(str::to_owned))
}

/// The numbers of the FIT profile from which [`from_fit`] comes back to the same words, where there
/// are such.
pub(crate) fn to_fit(sport: Sport, sub_sport: Option<&str>) -> (u8, u8) {
    let number_of = |table: &[(u8, &str)], word: &str| {
        table.iter().find(|entry| entry.1 == word).map(|entry| entry.0)
    };
    let plain = match sport {
        Sport::Running => 1,
        Sport::Cycling => 2,
        Sport::Walking => 11,
        Sport::Hiking => 17,
        Sport::Swimming => 5,
        Sport::Rowing => 15,
        Sport::Skiing => 12,
        Sport::Skating => 30,
        Sport::Strength | Sport::Yoga => 10,
        Sport::Other => 0,
    };
    match (sport, sub_sport) {
        (Sport::Strength, None) => (plain, 20),
        (Sport::Yoga, None) => (plain, 43),
        (_, None) => (plain, 0),
        // The finer word may be a sport of its own there, as alpine skiing is.
        (_, Some(word)) => match (number_of(FIT_SPORTS, word), number_of(FIT_SUB_SPORTS, word)) {
            (Some(own), _) if from_fit(Some(own), None).0 == sport => (own, 0),
            (_, Some(finer)) => (plain, finer),
            _ => (plain, 0),
        },
    }
}

/// By whatever an XML file says in its `type` or `Sport`.
pub(crate) fn from_text(text: &str) -> Named {
    let text = text.trim();
    if let Ok(number) = text.parse::<u16>() {
        return by_strava_number(number);
    }
    let mut word = String::new();
    for c in text.chars().take(40) {
        match c {
            c if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            _ if word.ends_with('_') || word.is_empty() => {}
            _ => word.push('_'),
        }
    }
    let word = word.trim_end_matches('_');
    let sport = from_word(word);
    let finer = !word.is_empty() && word != sport.as_str() && !is_plain_word(word);
    (sport, finer.then(|| word.to_owned()))
}

/// The numbers that Strava writes into the `type` of its GPX files.
fn by_strava_number(number: u16) -> Named {
    match number {
        1 => (Sport::Cycling, None),
        2 => (Sport::Skiing, Some("alpine_skiing".to_owned())),
        3 => (Sport::Skiing, Some("backcountry".to_owned())),
        4 => (Sport::Hiking, None),
        5 => (Sport::Skating, Some("ice_skating".to_owned())),
        6 => (Sport::Skating, Some("inline_skating".to_owned())),
        7 => (Sport::Skiing, Some("cross_country_skiing".to_owned())),
        9 => (Sport::Running, None),
        10 => (Sport::Walking, None),
        16 => (Sport::Swimming, None),
        23 => (Sport::Rowing, None),
        _ => (Sport::Other, None),
    }
}

/// Words which say no more than the sport does.
fn is_plain_word(word: &str) -> bool {
    matches!(
        word,
        "run"
            | "ride"
            | "bike"
            | "biking"
            | "walk"
            | "hike"
            | "swim"
            | "row"
            | "ski"
            | "unknown"
            | "other"
            | "generic"
            | "bicycle"
            | "bicycling"
    )
}

/// Finds the sport in a lowercase word of any file.
fn from_word(word: &str) -> Sport {
    const PARTS: &[(&str, Sport)] = &[
        // Order matters: the first part found wins, so the precise ones come first.
        ("transition", Sport::Other),
        ("wheelchair", Sport::Other),
        ("water_ski", Sport::Other),
        ("treadmill", Sport::Running),
        ("indoor_climbing", Sport::Other),
        ("stair", Sport::Other),
        ("rock_climbing", Sport::Other),
        ("motor", Sport::Other),
        ("hand_cycling", Sport::Cycling),
        ("spin", Sport::Cycling),
        ("biking", Sport::Cycling),
        ("bike", Sport::Cycling),
        ("cycl", Sport::Cycling),
        ("ride", Sport::Cycling),
        ("bmx", Sport::Cycling),
        ("swimrun", Sport::Other),
        ("swim_run", Sport::Other),
        ("swim", Sport::Swimming),
        ("open_water", Sport::Swimming),
        ("rowing", Sport::Rowing),
        ("ski", Sport::Skiing),
        ("snowboard", Sport::Skiing),
        ("skat", Sport::Skating),
        ("snowshoe", Sport::Hiking),
        ("mountaineering", Sport::Hiking),
        ("hik", Sport::Hiking),
        ("walk", Sport::Walking),
        ("strength", Sport::Strength),
        ("weight_training", Sport::Strength),
        ("weighttraining", Sport::Strength),
        ("yoga", Sport::Yoga),
        ("pilates", Sport::Yoga),
        ("run", Sport::Running),
        ("jogging", Sport::Running),
    ];
    if word == "row" {
        return Sport::Rowing;
    }
    for (part, sport) in PARTS {
        if word.contains(part) {
            return *sport;
        }
    }
    Sport::Other
}

fn find(table: &'static [(u8, &'static str)], id: u8) -> Option<&'static str> {
    let index = table.binary_search_by_key(&id, |entry| entry.0).ok()?;
    Some(table[index].1)
}

#[rustfmt::skip]
const FIT_SPORTS: &[(u8, &str)] = &[
    (0, "generic"), (1, "running"), (2, "cycling"), (3, "transition"), (4, "fitness_equipment"),
    (5, "swimming"), (6, "basketball"), (7, "soccer"), (8, "tennis"), (9, "american_football"),
    (10, "training"), (11, "walking"), (12, "cross_country_skiing"), (13, "alpine_skiing"),
    (14, "snowboarding"), (15, "rowing"), (16, "mountaineering"), (17, "hiking"),
    (18, "multisport"), (19, "paddling"), (20, "flying"), (21, "e_biking"), (22, "motorcycling"),
    (23, "boating"), (24, "driving"), (25, "golf"), (26, "hang_gliding"),
    (27, "horseback_riding"), (28, "hunting"), (29, "fishing"), (30, "inline_skating"),
    (31, "rock_climbing"), (32, "sailing"), (33, "ice_skating"), (34, "sky_diving"),
    (35, "snowshoeing"), (36, "snowmobiling"), (37, "stand_up_paddleboarding"), (38, "surfing"),
    (39, "wakeboarding"), (40, "water_skiing"), (41, "kayaking"), (42, "rafting"),
    (43, "windsurfing"), (44, "kitesurfing"), (45, "tactical"), (46, "jumpmaster"),
    (47, "boxing"), (48, "floor_climbing"), (49, "baseball"), (53, "diving"), (56, "shooting"),
    (58, "winter_sport"), (59, "grinding"), (62, "hiit"), (63, "video_gaming"), (64, "racket"),
    (65, "wheelchair_push_walk"), (66, "wheelchair_push_run"), (67, "meditation"),
    (68, "para_sport"), (69, "disc_golf"), (70, "team_sport"), (71, "cricket"), (72, "rugby"),
    (73, "hockey"), (74, "lacrosse"), (75, "volleyball"), (76, "water_tubing"),
    (77, "wakesurfing"), (78, "water_sport"), (79, "archery"), (80, "mixed_martial_arts"),
    (81, "motor_sports"), (82, "snorkeling"), (83, "dance"), (84, "jump_rope"),
    (85, "pool_apnea"), (86, "mobility"), (87, "geocaching"), (88, "canoeing"),
];

#[rustfmt::skip]
const FIT_SUB_SPORTS: &[(u8, &str)] = &[
    (0, "generic"), (1, "treadmill"), (2, "street"), (3, "trail"), (4, "track"), (5, "spin"),
    (6, "indoor_cycling"), (7, "road"), (8, "mountain"), (9, "downhill"), (10, "recumbent"),
    (11, "cyclocross"), (12, "hand_cycling"), (13, "track_cycling"), (14, "indoor_rowing"),
    (15, "elliptical"), (16, "stair_climbing"), (17, "lap_swimming"), (18, "open_water"),
    (19, "flexibility_training"), (20, "strength_training"), (21, "warm_up"), (22, "match"),
    (23, "exercise"), (24, "challenge"), (25, "indoor_skiing"), (26, "cardio_training"),
    (27, "indoor_walking"), (28, "e_bike_fitness"), (29, "bmx"), (30, "casual_walking"),
    (31, "speed_walking"), (32, "bike_to_run_transition"), (33, "run_to_bike_transition"),
    (34, "swim_to_bike_transition"), (35, "atv"), (36, "motocross"), (37, "backcountry"),
    (38, "resort"), (39, "rc_drone"), (40, "wingsuit"), (41, "whitewater"), (42, "skate_skiing"),
    (43, "yoga"), (44, "pilates"), (45, "indoor_running"), (46, "gravel_cycling"),
    (47, "e_bike_mountain"), (48, "commuting"), (49, "mixed_surface"), (50, "navigate"),
    (51, "track_me"), (52, "map"), (53, "single_gas_diving"), (54, "multi_gas_diving"),
    (55, "gauge_diving"), (56, "apnea_diving"), (57, "apnea_hunting"), (58, "virtual_activity"),
    (59, "obstacle"), (62, "breathing"), (63, "ccr_diving"), (65, "sail_race"),
    (66, "expedition"), (67, "ultra"), (68, "indoor_climbing"), (69, "bouldering"), (70, "hiit"),
    (71, "indoor_grinding"), (72, "hunting_with_dogs"), (73, "amrap"), (74, "emom"),
    (75, "tabata"), (77, "esport"), (78, "triathlon"), (79, "duathlon"), (80, "brick"),
    (81, "swim_run"), (82, "adventure_race"), (83, "trucker_workout"), (84, "pickleball"),
    (85, "padel"), (86, "indoor_wheelchair_walk"), (87, "indoor_wheelchair_run"),
    (88, "indoor_hand_cycling"), (90, "field"), (91, "ice"), (92, "ultimate"), (93, "platform"),
    (94, "squash"), (95, "badminton"), (96, "racquetball"), (97, "table_tennis"),
    (98, "overland"), (99, "trolling_motor"), (110, "fly_canopy"), (111, "fly_paraglide"),
    (112, "fly_paramotor"), (113, "fly_pressurized"), (114, "fly_navigate"), (115, "fly_timer"),
    (116, "fly_altimeter"), (117, "fly_wx"), (118, "fly_vfr"), (119, "fly_ifr"),
    (121, "dynamic_apnea"), (123, "enduro"), (124, "rucking"), (125, "rally"),
    (126, "pool_triathlon"), (127, "e_bike_enduro"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: Named, sport: Sport, finer: Option<&str>) {
        assert_eq!((given.0, given.1.as_deref()), (sport, finer));
    }

    #[test]
    fn the_numbers_of_a_watch_become_words() {
        check(from_fit(Some(1), Some(0)), Sport::Running, None);
        check(from_fit(Some(1), Some(3)), Sport::Running, Some("trail"));
        check(from_fit(Some(5), Some(17)), Sport::Swimming, Some("lap_swimming"));
        check(from_fit(Some(21), None), Sport::Cycling, Some("e_biking"));
    }

    #[test]
    fn a_gym_machine_is_the_sport_it_imitates() {
        check(from_fit(Some(4), Some(14)), Sport::Rowing, Some("indoor_rowing"));
        check(from_fit(Some(4), Some(1)), Sport::Running, Some("treadmill"));
        check(from_fit(Some(10), Some(20)), Sport::Strength, Some("strength_training"));
        check(from_fit(Some(10), Some(43)), Sport::Yoga, Some("yoga"));
        check(from_fit(Some(4), Some(16)), Sport::Other, Some("stair_climbing"));
    }

    #[test]
    fn the_way_between_two_sports_is_a_transition() {
        check(from_fit(Some(3), Some(0)), Sport::Other, Some("transition"));
        check(from_fit(Some(3), Some(34)), Sport::Other, Some("transition"));
    }

    #[test]
    fn a_sport_nobody_here_trains_keeps_its_name() {
        check(from_fit(Some(82), Some(0)), Sport::Other, Some("snorkeling"));
        check(from_fit(Some(250), None), Sport::Other, None);
    }

    #[test]
    fn every_sport_of_a_watch_survives_writing_and_reading() {
        for (sport, _) in FIT_SPORTS {
            for (sub_sport, _) in FIT_SUB_SPORTS {
                let (named, finer) = from_fit(Some(*sport), Some(*sub_sport));
                let (sport, sub_sport) = to_fit(named, finer.as_deref());
                assert_eq!(from_fit(Some(sport), Some(sub_sport)).0, named);
            }
        }
    }

    #[test]
    fn words_of_xml_files_are_understood_in_any_spelling() {
        check(from_text("Running"), Sport::Running, None);
        check(from_text("Biking"), Sport::Cycling, None);
        check(from_text("road_biking"), Sport::Cycling, Some("road_biking"));
        check(from_text("mountain biking"), Sport::Cycling, Some("mountain_biking"));
        check(from_text("9"), Sport::Running, None);
        check(from_text("  "), Sport::Other, None);
        check(from_text("unknown"), Sport::Other, None);
    }

    #[test]
    fn every_sport_reads_back_from_its_word() {
        for sport in Sport::ALL {
            assert_eq!(sport.as_str().parse(), Ok(sport));
        }
    }
}
