//! Eight people who do not exist.

use super::route::{Place, Route, Terrain};

/// Where somebody trains.
pub struct Home {
    /// Loops and paths on foot.
    pub routes: &'static [Way],
    /// Where rides begin.
    pub door: Place,
    /// In which direction the country lies, degrees from north.
    pub country_deg: f64,
    /// The hills.
    pub terrain: Terrain,
    /// Mean temperature of the year and how far January and July stray from it, degrees Celsius.
    pub climate_c: (f64, f64),
}

/// A way on foot: its places, and whether it is a loop.
pub struct Way {
    /// What people call it.
    pub name: &'static str,
    /// The points it goes through.
    pub places: &'static [Place],
    /// Whether it ends where it begins.
    pub is_loop: bool,
}

impl Way {
    /// The line itself.
    pub fn route(&self) -> Route {
        if self.is_loop { Route::circuit(self.places) } else { Route::path(self.places) }
    }
}

/// What somebody does on a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Session {
    /// Running at ease.
    Easy,
    /// The long run.
    Long,
    /// A steady stretch near the threshold.
    Tempo,
    /// Fast kilometres with rests between.
    Intervals,
    /// Running on the treadmill.
    Treadmill,
    /// Riding with a power meter.
    Ride,
    /// The long ride.
    LongRide,
    /// Riding on the trainer.
    Trainer,
    /// Swimming in the pool.
    Swim,
    /// Walking.
    Walk,
    /// Walking in the hills.
    Hike,
    /// Weights.
    Strength,
    /// Yoga.
    Yoga,
}

/// A habit of the week.
pub struct Habit {
    /// 0 is Monday.
    pub weekday: i8,
    /// What.
    pub session: Session,
    /// How long in an ordinary week, minutes.
    pub minutes: f64,
    /// When it begins, hours after midnight.
    pub hour: f64,
    /// How often it really happens.
    pub chance: f64,
}

const fn habit(weekday: i8, session: Session, minutes: f64, hour: f64, chance: f64) -> Habit {
    Habit { weekday, session, minutes, hour, chance }
}

/// A race that comes round.
pub struct Race {
    /// Every so many weeks, counted from the first Monday of 1970.
    pub every_weeks: i64,
    /// In which of them.
    pub in_week: i64,
    /// Its name.
    pub name: &'static str,
    /// How far, metres.
    pub distance_m: f64,
    /// Share of the threshold speed that can be held so long.
    pub effort: f64,
}

/// Somebody who does not exist.
pub struct Person {
    /// Their name.
    pub name: &'static str,
    /// Their handle.
    pub handle: &'static str,
    /// Country of residence.
    pub country: &'static str,
    /// The part of it.
    pub region: &'static str,
    /// Where their days begin and end.
    pub time_zone: &'static str,
    /// Birthday.
    pub birth_on: &'static str,
    /// `metric` or `imperial`.
    pub units: &'static str,
    /// `female` or `male`.
    pub sex: &'static str,
    /// Who sees their activities.
    pub audience: &'static str,
    /// What they wear.
    pub device: &'static str,
    /// Whether it stops the clock at red lights.
    pub auto_pause: bool,
    /// Highest heart rate.
    pub max_bpm: f64,
    /// Heart rate at rest.
    pub rest_bpm: f64,
    /// Running speed they can hold for an hour.
    pub threshold_mps: f64,
    /// Power they can hold for an hour.
    pub threshold_w: f64,
    /// Swimming speed they can hold for half an hour.
    pub swim_mps: f64,
    /// Weight.
    pub weight_kg: f64,
    /// Where.
    pub home: Home,
    /// What a week looks like.
    pub week: &'static [Habit],
    /// What they train for.
    pub races: &'static [Race],
}

impl Person {
    /// Their address, at a domain that belongs to nobody.
    pub fn email(&self) -> String {
        format!("{}@demo.example", self.handle)
    }
}

use Session::*;

/// Three of them are neighbours.
const ROME: Home = Home {
    routes: &[
        Way {
            name: "Villa Borghese",
            is_loop: true,
            places: &[
                (41.9118, 12.4795),
                (41.9140, 12.4826),
                (41.9163, 12.4842),
                (41.9185, 12.4868),
                (41.9189, 12.4903),
                (41.9172, 12.4940),
                (41.9149, 12.4968),
                (41.9124, 12.4951),
                (41.9103, 12.4921),
                (41.9092, 12.4884),
                (41.9096, 12.4838),
                (41.9106, 12.4806),
            ],
        },
        Way {
            name: "along the Tiber",
            is_loop: false,
            places: &[
                (41.9131, 12.4702),
                (41.9063, 12.4731),
                (41.9031, 12.4694),
                (41.9016, 12.4660),
                (41.8978, 12.4648),
                (41.8938, 12.4676),
                (41.8907, 12.4714),
                (41.8893, 12.4752),
                (41.8862, 12.4771),
                (41.8817, 12.4751),
                (41.8768, 12.4727),
                (41.8705, 12.4716),
                (41.8648, 12.4722),
                (41.8594, 12.4701),
                (41.8540, 12.4665),
            ],
        },
    ],
    door: (41.9131, 12.4702),
    country_deg: 330.0,
    terrain: Terrain { seed: 11, base_m: 14.0, relief_m: 95.0 },
    climate_c: (16.0, 9.0),
};

/// All of them.
pub const PEOPLE: &[Person] = &[
    Person {
        name: "Anna Rossi",
        handle: "anna",
        country: "IT",
        region: "IT-62",
        time_zone: "Europe/Rome",
        birth_on: "1991-04-12",
        units: "metric",
        sex: "female",
        audience: "everyone",
        device: "Garmin Forerunner 265",
        auto_pause: true,
        max_bpm: 189.0,
        rest_bpm: 52.0,
        threshold_mps: 3.75,
        threshold_w: 190.0,
        swim_mps: 1.0,
        weight_kg: 58.0,
        home: ROME,
        week: &[
            habit(1, Intervals, 52.0, 18.6, 0.85),
            habit(2, Easy, 42.0, 7.1, 0.8),
            habit(3, Yoga, 40.0, 19.5, 0.6),
            habit(4, Tempo, 48.0, 18.4, 0.75),
            habit(5, Easy, 36.0, 9.2, 0.5),
            habit(6, Long, 85.0, 8.6, 0.9),
        ],
        races: &[
            Race {
                every_weeks: 9,
                in_week: 4,
                name: "Villa Borghese 10K",
                distance_m: 10_000.0,
                effort: 1.02,
            },
            Race {
                every_weeks: 19,
                in_week: 11,
                name: "Half marathon by the Tiber",
                distance_m: 21_097.5,
                effort: 0.965,
            },
        ],
    },
    Person {
        name: "Jonas Weber",
        handle: "jonas",
        country: "DE",
        region: "DE-BY",
        time_zone: "Europe/Berlin",
        birth_on: "1984-09-30",
        units: "metric",
        sex: "male",
        audience: "everyone",
        device: "Wahoo ELEMNT BOLT",
        auto_pause: true,
        max_bpm: 184.0,
        rest_bpm: 46.0,
        threshold_mps: 3.9,
        threshold_w: 285.0,
        swim_mps: 1.05,
        weight_kg: 76.0,
        home: Home {
            routes: &[
                Way {
                    name: "along the Isar",
                    is_loop: false,
                    places: &[
                        (48.1303, 11.5832),
                        (48.1262, 11.5770),
                        (48.1208, 11.5712),
                        (48.1152, 11.5637),
                        (48.1086, 11.5566),
                        (48.1008, 11.5466),
                        (48.0931, 11.5425),
                        (48.0868, 11.5398),
                        (48.0790, 11.5371),
                        (48.0722, 11.5332),
                        (48.0655, 11.5268),
                        (48.0594, 11.5228),
                        (48.0506, 11.5206),
                        (48.0421, 11.5183),
                    ],
                },
                Way {
                    name: "English Garden",
                    is_loop: true,
                    places: &[
                        (48.1497, 11.5897),
                        (48.1545, 11.5926),
                        (48.1603, 11.5968),
                        (48.1667, 11.6043),
                        (48.1731, 11.6121),
                        (48.1790, 11.6190),
                        (48.1768, 11.6229),
                        (48.1702, 11.6172),
                        (48.1633, 11.6094),
                        (48.1569, 11.6020),
                        (48.1518, 11.5972),
                        (48.1483, 11.5938),
                    ],
                },
            ],
            door: (48.1208, 11.5600),
            country_deg: 200.0,
            terrain: Terrain { seed: 22, base_m: 520.0, relief_m: 190.0 },
            climate_c: (9.5, 10.0),
        },
        week: &[
            habit(1, Ride, 75.0, 17.6, 0.85),
            habit(2, Strength, 45.0, 6.8, 0.65),
            habit(3, Trainer, 60.0, 18.9, 0.8),
            habit(4, Easy, 40.0, 7.0, 0.55),
            habit(5, LongRide, 190.0, 8.8, 0.9),
            habit(6, Ride, 95.0, 9.6, 0.6),
        ],
        races: &[],
    },
    Person {
        name: "Aiko Tanaka",
        handle: "aiko",
        country: "JP",
        region: "JP-13",
        time_zone: "Asia/Tokyo",
        birth_on: "1988-01-25",
        units: "metric",
        sex: "female",
        audience: "everyone",
        device: "COROS PACE 3",
        auto_pause: false,
        max_bpm: 186.0,
        rest_bpm: 45.0,
        threshold_mps: 4.35,
        threshold_w: 215.0,
        swim_mps: 1.0,
        weight_kg: 51.0,
        home: Home {
            routes: &[
                Way {
                    name: "round the palace",
                    is_loop: true,
                    places: &[
                        (35.6775, 139.7527),
                        (35.6799, 139.7583),
                        (35.6838, 139.7612),
                        (35.6874, 139.7609),
                        (35.6906, 139.7583),
                        (35.6912, 139.7534),
                        (35.6897, 139.7489),
                        (35.6871, 139.7452),
                        (35.6843, 139.7437),
                        (35.6810, 139.7443),
                        (35.6783, 139.7474),
                    ],
                },
                Way {
                    name: "along the Tama",
                    is_loop: false,
                    places: &[
                        (35.6116, 139.6254),
                        (35.6087, 139.6312),
                        (35.6042, 139.6371),
                        (35.5998, 139.6440),
                        (35.5947, 139.6510),
                        (35.5908, 139.6588),
                        (35.5879, 139.6671),
                        (35.5822, 139.6728),
                        (35.5757, 139.6773),
                        (35.5681, 139.6822),
                        (35.5603, 139.6893),
                        (35.5531, 139.6988),
                        (35.5479, 139.7085),
                        (35.5441, 139.7196),
                    ],
                },
            ],
            door: (35.6116, 139.6254),
            country_deg: 280.0,
            terrain: Terrain { seed: 33, base_m: 6.0, relief_m: 40.0 },
            climate_c: (16.0, 11.0),
        },
        week: &[
            habit(0, Easy, 45.0, 6.2, 0.8),
            habit(1, Easy, 60.0, 6.0, 0.85),
            habit(2, Intervals, 66.0, 5.9, 0.9),
            habit(3, Easy, 55.0, 6.1, 0.8),
            habit(4, Treadmill, 45.0, 20.0, 0.45),
            habit(5, Tempo, 62.0, 6.4, 0.85),
            habit(6, Long, 125.0, 5.8, 0.93),
        ],
        races: &[
            Race {
                every_weeks: 13,
                in_week: 2,
                name: "Tama river half marathon",
                distance_m: 21_097.5,
                effort: 0.975,
            },
            Race {
                every_weeks: 22,
                in_week: 14,
                name: "Tokyo Bay marathon",
                distance_m: 42_195.0,
                effort: 0.91,
            },
        ],
    },
    Person {
        name: "Emma Johnson",
        handle: "emma",
        country: "US",
        region: "US-MA",
        time_zone: "America/New_York",
        birth_on: "1996-07-08",
        units: "imperial",
        sex: "female",
        audience: "everyone",
        device: "Apple Watch Ultra",
        auto_pause: true,
        max_bpm: 194.0,
        rest_bpm: 55.0,
        threshold_mps: 3.45,
        threshold_w: 180.0,
        swim_mps: 0.9,
        weight_kg: 64.0,
        home: Home {
            routes: &[
                Way {
                    name: "Charles River",
                    is_loop: true,
                    places: &[
                        (42.3580, -71.0735),
                        (42.3552, -71.0780),
                        (42.3535, -71.0852),
                        (42.3525, -71.0925),
                        (42.3521, -71.1005),
                        (42.3532, -71.1098),
                        (42.3575, -71.1148),
                        (42.3600, -71.1158),
                        (42.3590, -71.1118),
                        (42.3560, -71.1062),
                        (42.3558, -71.0985),
                        (42.3565, -71.0905),
                        (42.3588, -71.0822),
                        (42.3613, -71.0758),
                        (42.3606, -71.0722),
                    ],
                },
                Way {
                    name: "Emerald Necklace",
                    is_loop: false,
                    places: &[
                        (42.3481, -71.0952),
                        (42.3443, -71.0965),
                        (42.3402, -71.1001),
                        (42.3360, -71.1084),
                        (42.3318, -71.1132),
                        (42.3267, -71.1159),
                        (42.3206, -71.1176),
                        (42.3150, -71.1201),
                        (42.3081, -71.1212),
                        (42.3013, -71.1243),
                        (42.2967, -71.1221),
                    ],
                },
            ],
            door: (42.3521, -71.1005),
            country_deg: 280.0,
            terrain: Terrain { seed: 44, base_m: 4.0, relief_m: 70.0 },
            climate_c: (11.0, 12.0),
        },
        week: &[
            habit(0, Easy, 38.0, 6.7, 0.6),
            habit(2, Tempo, 42.0, 6.6, 0.75),
            habit(3, Strength, 40.0, 17.8, 0.7),
            habit(4, Easy, 35.0, 6.9, 0.55),
            habit(5, Long, 78.0, 9.0, 0.85),
            habit(6, Hike, 140.0, 10.5, 0.4),
        ],
        races: &[Race {
            every_weeks: 8,
            in_week: 3,
            name: "Charles River 5K",
            distance_m: 5_000.0,
            effort: 1.06,
        }],
    },
    Person {
        name: "Sofia Lindqvist",
        handle: "sofia",
        country: "SE",
        region: "SE-AB",
        time_zone: "Europe/Stockholm",
        birth_on: "1993-11-03",
        units: "metric",
        sex: "female",
        audience: "everyone",
        device: "Polar Vantage V3",
        auto_pause: true,
        max_bpm: 187.0,
        rest_bpm: 48.0,
        threshold_mps: 3.95,
        threshold_w: 232.0,
        swim_mps: 1.22,
        weight_kg: 63.0,
        home: Home {
            routes: &[Way {
                name: "round Djurgarden",
                is_loop: true,
                places: &[
                    (59.3318, 18.0935),
                    (59.3310, 18.1042),
                    (59.3296, 18.1148),
                    (59.3283, 18.1256),
                    (59.3271, 18.1363),
                    (59.3253, 18.1461),
                    (59.3226, 18.1493),
                    (59.3208, 18.1402),
                    (59.3212, 18.1287),
                    (59.3221, 18.1176),
                    (59.3233, 18.1071),
                    (59.3256, 18.0988),
                    (59.3288, 18.0940),
                ],
            }],
            door: (59.3318, 18.0935),
            country_deg: 320.0,
            terrain: Terrain { seed: 55, base_m: 4.0, relief_m: 62.0 },
            climate_c: (7.0, 10.5),
        },
        week: &[
            habit(0, Swim, 50.0, 6.5, 0.8),
            habit(1, Ride, 80.0, 17.3, 0.7),
            habit(2, Swim, 55.0, 6.5, 0.8),
            habit(3, Intervals, 50.0, 17.5, 0.75),
            habit(4, Trainer, 55.0, 18.2, 0.5),
            habit(5, LongRide, 140.0, 9.1, 0.75),
            habit(6, Long, 80.0, 9.5, 0.8),
        ],
        races: &[Race {
            every_weeks: 11,
            in_week: 6,
            name: "Djurgarden 10K",
            distance_m: 10_000.0,
            effort: 1.03,
        }],
    },
    Person {
        name: "Liam Murphy",
        handle: "liam",
        country: "IE",
        region: "IE-L",
        time_zone: "Europe/Dublin",
        birth_on: "1979-02-17",
        units: "metric",
        sex: "male",
        audience: "only_me",
        device: "Garmin Venu 3",
        auto_pause: false,
        max_bpm: 178.0,
        rest_bpm: 62.0,
        threshold_mps: 2.85,
        threshold_w: 200.0,
        swim_mps: 0.75,
        weight_kg: 88.0,
        home: Home {
            routes: &[Way {
                name: "Phoenix Park",
                is_loop: true,
                places: &[
                    (53.3489, -6.2995),
                    (53.3520, -6.3072),
                    (53.3549, -6.3166),
                    (53.3583, -6.3251),
                    (53.3622, -6.3347),
                    (53.3670, -6.3418),
                    (53.3703, -6.3380),
                    (53.3681, -6.3268),
                    (53.3646, -6.3171),
                    (53.3602, -6.3094),
                    (53.3556, -6.3032),
                    (53.3513, -6.2983),
                ],
            }],
            door: (53.3489, -6.2995),
            country_deg: 200.0,
            terrain: Terrain { seed: 66, base_m: 16.0, relief_m: 55.0 },
            climate_c: (10.0, 5.5),
        },
        week: &[
            habit(0, Walk, 35.0, 12.5, 0.6),
            habit(1, Easy, 28.0, 18.3, 0.7),
            habit(3, Easy, 30.0, 18.3, 0.7),
            habit(4, Walk, 40.0, 12.4, 0.5),
            habit(5, Easy, 36.0, 9.5, 0.75),
            habit(6, Hike, 120.0, 11.0, 0.45),
        ],
        races: &[Race {
            every_weeks: 10,
            in_week: 5,
            name: "Phoenix Park 5K",
            distance_m: 5_000.0,
            effort: 1.04,
        }],
    },
    Person {
        name: "Marco Conti",
        handle: "marco",
        country: "IT",
        region: "IT-62",
        time_zone: "Europe/Rome",
        birth_on: "1984-09-23",
        units: "metric",
        sex: "male",
        audience: "everyone",
        device: "Polar Pacer",
        auto_pause: false,
        max_bpm: 181.0,
        rest_bpm: 56.0,
        threshold_mps: 3.4,
        threshold_w: 215.0,
        swim_mps: 0.9,
        weight_kg: 77.0,
        home: ROME,
        week: &[
            habit(0, Strength, 35.0, 18.6, 0.7),
            habit(2, Easy, 40.0, 6.7, 0.8),
            habit(4, Walk, 50.0, 19.0, 0.6),
            habit(6, Long, 75.0, 8.3, 0.8),
        ],
        races: &[],
    },
    Person {
        name: "Giulia Ferri",
        handle: "giulia",
        country: "IT",
        region: "IT-62",
        time_zone: "Europe/Rome",
        birth_on: "1998-01-30",
        units: "metric",
        sex: "female",
        audience: "friends",
        device: "Coros Pace 3",
        auto_pause: true,
        max_bpm: 194.0,
        rest_bpm: 58.0,
        threshold_mps: 3.2,
        threshold_w: 165.0,
        swim_mps: 0.95,
        weight_kg: 54.0,
        home: ROME,
        week: &[
            habit(1, Yoga, 40.0, 19.5, 0.8),
            habit(3, Walk, 45.0, 18.9, 0.7),
            habit(5, Easy, 32.0, 8.8, 0.75),
            habit(6, Hike, 90.0, 10.0, 0.5),
        ],
        races: &[],
    },
];
