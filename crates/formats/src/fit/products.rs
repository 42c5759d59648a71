//! Makers and products in words, by the numbers of the FIT profile 21.x. Regional variants carry
//! the name of the product itself.

/// The words for a maker and its product, as in `Garmin Edge 530`.
///
/// `product_name` is what the file says in letters; it is used when the number means nothing to us.
pub(super) fn device_words(
    manufacturer: Option<u16>,
    product: Option<u16>,
    product_name: Option<&str>,
) -> Option<String> {
    let maker = manufacturer.and_then(|id| find(MAKERS, id));
    let model = match (manufacturer, product) {
        (Some(GARMIN), Some(id)) => find(GARMIN_PRODUCTS, id),
        _ => None,
    };
    let model = model.or(product_name.filter(|name| is_a_name(name)));
    match (maker, model) {
        (Some(maker), Some(model)) if starts_with_word(model, maker) => Some(model.to_owned()),
        (Some(maker), Some(model)) => Some(format!("{maker} {model}")),
        (Some(words), None) | (None, Some(words)) => Some(words.to_owned()),
        (None, None) => None,
    }
}

const GARMIN: u16 = 1;

fn find(table: &'static [(u16, &'static str)], id: u16) -> Option<&'static str> {
    let index = table.binary_search_by_key(&id, |entry| entry.0).ok()?;
    Some(table[index].1)
}

/// Some devices put a serial number where the product name belongs; that must not get through.
fn is_a_name(name: &str) -> bool {
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && digits <= 5
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

#[rustfmt::skip]
const MAKERS: &[(u16, &str)] = &[
    (1, "Garmin"), (2, "Garmin"), (3, "Zephyr"), (4, "Dayton"), (5, "Idt"), (6, "SRM"),
    (7, "Quarq"), (8, "Ibike"), (9, "Saris"), (10, "Spark Hk"), (11, "Tanita"), (12, "Echowell"),
    (13, "Dynastream Oem"), (14, "Nautilus"), (15, "Dynastream"), (16, "Timex"),
    (17, "Metrigear"), (18, "Xelic"), (19, "Beurer"), (20, "Cardiosport"), (21, "A&D"),
    (22, "Hmm"), (23, "Suunto"), (24, "Thita Elektronik"), (25, "Gpulse"), (26, "Clean Mobile"),
    (27, "Pedal Brain"), (28, "TrainingPeaks"), (29, "Saxonar"), (30, "Lemond Fitness"),
    (31, "Dexcom"), (32, "Wahoo"), (33, "Octane Fitness"), (34, "Archinoetics"),
    (35, "The Hurt Box"), (36, "Citizen Systems"), (37, "Magellan"), (38, "o-synce"),
    (39, "Holux"), (40, "Concept2"), (41, "Shimano"), (42, "One Giant Leap"), (43, "Ace Sensor"),
    (44, "Brim Brothers"), (45, "Xplova"), (46, "Perception Digital"), (47, "Bf1systems"),
    (48, "Pioneer"), (49, "Spantec"), (50, "Metalogics"), (51, "4iiii"), (52, "Seiko Epson"),
    (53, "Seiko Epson Oem"), (54, "Ifor Powell"), (55, "Maxwell Guider"), (56, "Star Trac"),
    (57, "Breakaway"), (58, "Alatech Technology"), (59, "Mio Technology Europe"), (60, "Rotor"),
    (61, "Geonaute"), (62, "Id Bike"), (63, "Specialized"), (64, "Wtek"),
    (65, "Physical Enterprises"), (66, "North Pole Engineering"), (67, "BKOOL"), (68, "CatEye"),
    (69, "Stages"), (70, "SIGMA"), (71, "TomTom"), (72, "Peripedal"), (73, "Wattbike"),
    (76, "Moxy"), (77, "Ciclosport"), (78, "Powerbahn"), (79, "Acorn Projects"), (80, "Lifebeam"),
    (81, "Bontrager"), (82, "Wellgo"), (83, "Scosche"), (84, "Magura"), (85, "Woodway"),
    (86, "Elite"), (87, "Nielsen Kellerman"), (88, "Dk City"), (89, "Tacx"),
    (90, "Direction Technology"), (91, "Magtonic"), (92, "1partcarbon"),
    (93, "Inside Ride Technologies"), (94, "Sound Of Motion"), (95, "Stryd"), (96, "ICG"),
    (97, "Mipulse"), (98, "Bsx Athletics"), (99, "Look"), (100, "Campagnolo"),
    (101, "Body Bike Smart"), (102, "Praxisworks"), (103, "Limits Technology"),
    (104, "Topaction Technology"), (105, "Cosinuss"), (106, "Fitcare"), (107, "Magene"),
    (108, "Giant Manufacturing"), (109, "Tigrasport"), (110, "Salutron"), (111, "Technogym"),
    (112, "Bryton"), (113, "Latitude Limited"), (114, "Soaring Technology"), (115, "iGPSPORT"),
    (116, "Thinkrider"), (117, "Gopher Sport"), (118, "Waterrower"), (119, "Orangetheory"),
    (120, "Inpeak"), (121, "Kinetic"), (122, "Johnson Health Tech"), (123, "Polar"),
    (124, "Seesense"), (125, "Nci Technology"), (126, "Iqsquare"), (127, "Leomo"), (128, "iFit"),
    (129, "COROS"), (130, "Versa Design"), (131, "Chileaf"), (132, "CYCPLUS"), (133, "Gravaa"),
    (134, "Sigeyi"), (135, "COOSPO"), (136, "Geoid"), (137, "Bosch"), (138, "Kyto"),
    (139, "Kinetic Sports"), (140, "Decathlon"), (141, "Tq Systems"), (142, "Tag Heuer"),
    (143, "Keiser Fitness"), (144, "Zwift"), (145, "Porsche Ep"), (146, "Blackbird"),
    (147, "Meilan"), (148, "Ezon"), (149, "Laisi"), (150, "Myzone"), (151, "Abawo"),
    (152, "Bafang"), (153, "Luhong Technology"), (257, "Healthandlife"), (258, "Lezyne"),
    (259, "Scribe Labs"), (260, "Zwift"), (261, "Watteam"), (262, "Recon"), (263, "Favero"),
    (264, "Dynovelo"), (265, "Strava"), (266, "Precor"), (267, "Bryton"), (268, "SRAM"),
    (269, "Navman"), (270, "Cobi"), (271, "Spivi"), (272, "Mio"), (273, "Evesports"),
    (274, "Sensitivus Gauge"), (275, "Podoon"), (276, "Life Time Fitness"),
    (277, "Falco E Motors"), (278, "Minoura"), (279, "Cycliq"), (280, "Luxottica"),
    (281, "TrainerRoad"), (282, "The Sufferfest"), (283, "Fullspeedahead"),
    (284, "Virtualtraining"), (285, "Feedbacksports"), (286, "Omata"), (287, "VDO"),
    (288, "Magneticdays"), (289, "Hammerhead"), (290, "Kinetic By Kurt"), (291, "Shapelog"),
    (292, "Dabuziduo"), (293, "JetBlack"), (294, "COROS"), (295, "Virtugo"), (296, "Velosense"),
    (297, "Cycligentinc"), (298, "Trailforks"), (299, "Mahle Ebikemotion"), (300, "Nurvv"),
    (301, "Microprogram"), (302, "Zone5cloud"), (303, "Greenteg"), (304, "Yamaha Motors"),
    (305, "WHOOP"), (306, "Gravaa"), (307, "OneLap"), (308, "Monark Exercise"), (309, "FORM"),
    (310, "Decathlon"), (311, "Syncros"), (312, "Heatup"), (313, "Cannondale"),
    (314, "True Fitness"), (315, "RGT Cycling"), (316, "Vasa"), (317, "Race Republic"),
    (318, "Fazua"), (319, "Oreka Training"), (320, "Lsec"), (321, "Lululemon Studio"),
    (322, "Shanyue"), (323, "Spinning Mda"), (324, "Hilldating"), (325, "Aero Sensor"),
    (326, "Nike"), (327, "Magicshine"), (328, "Ictrainer"), (329, "Absolute"),
    (330, "Eo Swimbetter"), (331, "MyWhoosh"), (332, "Ravemen"), (333, "Tektro Racing Products"),
    (334, "Darad Innovation Corporation"), (335, "Cycloptim"), (337, "Runna"), (339, "Zepp"),
    (340, "Peloton"), (341, "Carv"), (342, "Tissot"), (345, "Real Velo"), (346, "Wetech"),
    (347, "Jespr"), (348, "Huawei"), (349, "GOTOES"), (350, "Cadence App"), (351, "Una Watch"),
    (352, "Tymewear"), (353, "Exposure Lights"), (354, "Forto"), (5759, "Actigraphcorp"),
];

#[rustfmt::skip]
const GARMIN_PRODUCTS: &[(u16, &str)] = &[
    (14, "Forerunner 225"), (473, "Forerunner 301"), (474, "Forerunner 301"),
    (475, "Forerunner 301"), (494, "Forerunner 301"), (717, "Forerunner 405"),
    (782, "Forerunner 50"), (987, "Forerunner 405"), (988, "Forerunner 60"),
    (1018, "Forerunner 310XT"), (1036, "Edge 500"), (1124, "Forerunner 110"), (1169, "Edge 800"),
    (1199, "Edge 500"), (1213, "Edge 500"), (1274, "Forerunner 110"), (1325, "Edge 200"),
    (1328, "Forerunner 910XT"), (1333, "Edge 800"), (1334, "Edge 800"), (1345, "Forerunner 610"),
    (1360, "Forerunner 210"), (1386, "Edge 800"), (1387, "Edge 500"), (1405, "Approach G10"),
    (1410, "Forerunner 610"), (1422, "Edge 500"), (1436, "Forerunner 70"),
    (1446, "Forerunner 310XT"), (1482, "Forerunner 10"), (1497, "Edge 800"), (1499, "Swim"),
    (1537, "Forerunner 910XT"), (1551, "Fenix"), (1555, "Edge 200"), (1561, "Edge 510"),
    (1567, "Edge 810"), (1600, "Forerunner 910XT"), (1623, "Forerunner 620"),
    (1632, "Forerunner 220"), (1664, "Forerunner 910XT"), (1688, "Forerunner 10"),
    (1721, "Edge 810"), (1736, "Edge Touring"), (1742, "Edge 510"), (1765, "Forerunner 920XT"),
    (1821, "Edge 510"), (1822, "Edge 810"), (1823, "Edge 810"), (1836, "Edge 1000"),
    (1837, "Vivofit"), (1885, "Vivoki"), (1903, "Forerunner 15"), (1907, "Vivoactive"),
    (1918, "Edge 510"), (1928, "Forerunner 620"), (1929, "Forerunner 620"),
    (1930, "Forerunner 220"), (1931, "Forerunner 220"), (1936, "Approach S6"),
    (1956, "Vivosmart"), (1967, "Fenix 2"), (1988, "Epix"), (2050, "Fenix 3"),
    (2052, "Edge 1000"), (2053, "Edge 1000"), (2061, "Forerunner 15"), (2067, "Edge 520"),
    (2070, "Edge 1000"), (2072, "Forerunner 620"), (2073, "Forerunner 220"), (2100, "Edge 1000"),
    (2130, "Forerunner 920XT"), (2131, "Forerunner 920XT"), (2132, "Forerunner 920XT"),
    (2135, "Vivosmart"), (2140, "Etrex Touch"), (2147, "Edge 25"), (2148, "Forerunner 25"),
    (2150, "Vivofit 2"), (2153, "Forerunner 225"), (2156, "Forerunner 630"),
    (2157, "Forerunner 230"), (2158, "Forerunner 735XT"), (2160, "Vivoactive"),
    (2173, "Forerunner 620"), (2174, "Forerunner 220"), (2187, "D2airvenu"), (2188, "Fenix 3"),
    (2189, "Fenix 3"), (2204, "Edge Explore 1000"), (2219, "Forerunner 225"), (2238, "Edge 20"),
    (2260, "Edge 520"), (2261, "Edge 520"), (2262, "D2 Bravo"), (2266, "Approach S20"),
    (2271, "Vivosmart 2"), (2274, "Edge 1000"), (2288, "Edge 25"), (2289, "Edge 25"),
    (2290, "Edge 20"), (2292, "Approach X40"), (2293, "Fenix 3"), (2294, "Vivosmart"),
    (2310, "Forerunner 630"), (2311, "Forerunner 630"), (2313, "Forerunner 230"), (2332, "Epix"),
    (2337, "Vivoactive HR"), (2347, "Vivosmart GPS HR"), (2348, "Vivosmart HR"),
    (2361, "Vivosmart HR"), (2362, "Vivosmart GPS HR"), (2368, "Vivomove"),
    (2396, "Forerunner 235"), (2397, "Forerunner 235"), (2406, "Vivofit 3"), (2407, "Fenix 3"),
    (2408, "Fenix 3"), (2413, "Fenix 3 HR"), (2431, "Forerunner 235"), (2432, "Fenix 3 Chronos"),
    (2441, "Oregon 7xx"), (2444, "Rino7xx"), (2457, "Epix"), (2473, "Fenix 3 HR"),
    (2474, "Fenix 3 HR"), (2475, "Fenix 3 HR"), (2476, "Fenix 3 HR"), (2477, "Fenix 3 HR"),
    (2497, "Vivoactive HR"), (2503, "Forerunner 35"), (2512, "Oregon 7xx"), (2530, "Edge 820"),
    (2531, "Edge Explore 820"), (2533, "Forerunner 735XT"), (2534, "Forerunner 735XT"),
    (2544, "Fenix 5S"), (2547, "D2 Bravo Titanium"), (2599, "Edge 820"), (2600, "Edge 820"),
    (2604, "Fenix 5X"), (2606, "Vivofit Jr"), (2622, "Vivosmart 3"), (2623, "Vivosport"),
    (2628, "Edge 820"), (2629, "Edge 820"), (2630, "Edge 820"), (2650, "Forerunner 35"),
    (2656, "Approach S60"), (2667, "Forerunner 35"), (2668, "Forerunner 35"),
    (2675, "Fenix 3 Chronos"), (2691, "Forerunner 935"), (2697, "Fenix 5"),
    (2700, "Vivoactive 3"), (2713, "Edge 1030"), (2727, "Forerunner 35"),
    (2733, "Forerunner 235"), (2769, "Foretrex 601 701"), (2772, "Vivomove HR"),
    (2796, "Fenix 5"), (2797, "Fenix 5S"), (2798, "Fenix 5X"), (2806, "Approach Z80"),
    (2814, "Forerunner 35"), (2819, "D2charlie"), (2831, "Vivosmart 3"), (2832, "Vivosport"),
    (2833, "Forerunner 935"), (2859, "Descent"), (2878, "Vivofit 4"), (2886, "Forerunner 645"),
    (2888, "Forerunner 645 Music"), (2891, "Forerunner 30"), (2900, "Fenix 5S Plus"),
    (2909, "Edge 130"), (2924, "Edge 1030"), (2927, "Vivosmart 4"), (2945, "Vivomove HR"),
    (2962, "Approach X10"), (2977, "Forerunner 30"), (2988, "Vivoactive 3 Music"),
    (3003, "Forerunner 645"), (3004, "Forerunner 645 Music"), (3011, "Edge Explore"),
    (3028, "GPSMAP 66"), (3049, "Approach S10"), (3066, "Vivoactive 3 Music"),
    (3076, "Forerunner 245"), (3077, "Forerunner 245 Music"), (3085, "Approach G80"),
    (3092, "Edge 130"), (3095, "Edge 1030 Bontrager"), (3110, "Fenix 5 Plus"),
    (3111, "Fenix 5X Plus"), (3112, "Edge 520 Plus"), (3113, "Forerunner 945"),
    (3121, "Edge 530"), (3122, "Edge 830"), (3126, "Instinct Esports"), (3134, "Fenix 5S Plus"),
    (3135, "Fenix 5X Plus"), (3142, "Edge 520 Plus"), (3143, "Descent T1"),
    (3144, "Forerunner 235L"), (3145, "Forerunner 245"), (3163, "Vivoactive 3 Music"),
    (3218, "Vivosmart 4"), (3224, "Vivoactive 4 Small"), (3225, "Vivoactive 4 Large"),
    (3226, "Venu"), (3246, "Marq Driver"), (3247, "Marq Aviator"), (3248, "Marq Captain"),
    (3249, "Marq Commander"), (3250, "Marq Expedition"), (3251, "Marq Athlete"),
    (3258, "Descent Mk2"), (3282, "Forerunner 45"), (3284, "GPSMAP 66i"),
    (3287, "Fenix 6S Sport"), (3288, "Fenix 6S"), (3289, "Fenix 6 Sport"), (3290, "Fenix 6"),
    (3291, "Fenix 6X"), (3308, "Vivomove 3 Premium"), (3314, "Approach S40"),
    (3321, "Forerunner 245 Music"), (3349, "Edge 530"), (3350, "Edge 830"), (3378, "Vivomove 3"),
    (3387, "Vivoactive 4 Small"), (3388, "Vivoactive 4 Large"), (3389, "Vivoactive 4 Oled"),
    (3405, "Swim 2"), (3420, "Marq Driver"), (3421, "Marq Aviator"), (3422, "Vivomove 3"),
    (3441, "Forerunner 945"), (3446, "Vivoactive 3T"), (3448, "Marq Captain"),
    (3449, "Marq Commander"), (3450, "Marq Expedition"), (3451, "Marq Athlete"),
    (3466, "Instinct Solar"), (3469, "Forerunner 45"), (3473, "Vivoactive 3 Daimler"),
    (3498, "Legacy Rey"), (3499, "Legacy Darth Vader"), (3500, "Legacy Captain Marvel"),
    (3501, "Legacy First Avenger"), (3512, "Fenix 6S Sport"), (3513, "Fenix 6S"),
    (3514, "Fenix 6 Sport"), (3515, "Fenix 6"), (3516, "Fenix 6X"),
    (3535, "Legacy Captain Marvel"), (3536, "Legacy First Avenger"), (3537, "Legacy Rey"),
    (3538, "Legacy Darth Vader"), (3542, "Descent Mk2s"), (3558, "Edge 130 Plus"),
    (3570, "Edge 1030 Plus"), (3589, "Forerunner 745"), (3596, "Venu SQ Music"),
    (3599, "Venu SQ Music V2"), (3600, "Venu SQ"), (3615, "Lily"), (3624, "Marq Adventurer"),
    (3638, "Enduro"), (3639, "Swim 2"), (3648, "Marq Adventurer"), (3652, "Forerunner 945 LTE"),
    (3702, "Descent Mk2"), (3703, "Venu 2"), (3704, "Venu 2S"), (3737, "Venu Daimler"),
    (3739, "Marq Golfer"), (3740, "Venu Daimler"), (3794, "Forerunner 745"), (3809, "Lily"),
    (3812, "Edge 1030 Plus"), (3813, "Edge 130 Plus"), (3823, "Approach S12"), (3837, "Venu SQ"),
    (3843, "Edge 1040"), (3850, "Marq Golfer"), (3851, "Venu 2 Plus"), (3869, "Forerunner 55"),
    (3872, "Enduro"), (3888, "Instinct 2"), (3889, "Instinct 2S"), (3905, "Fenix 7S"),
    (3906, "Fenix 7"), (3907, "Fenix 7X"), (3908, "Fenix 7S"), (3909, "Fenix 7"),
    (3910, "Fenix 7X"), (3927, "Approach G12"), (3930, "Descent Mk2s"), (3934, "Approach S42"),
    (3943, "Epix Gen 2"), (3944, "Epix Gen 2"), (3949, "Venu 2S"), (3950, "Venu 2"),
    (3978, "Forerunner 945 LTE"), (3982, "Vivomove Sport"), (3983, "Vivomove Trend"),
    (3986, "Approach S12"), (3990, "Forerunner 255 Music"), (3991, "Forerunner 255 Small Music"),
    (3992, "Forerunner 255"), (3993, "Forerunner 255 Small"), (4001, "Approach G12"),
    (4002, "Approach S42"), (4005, "Descent G1"), (4017, "Venu 2 Plus"), (4024, "Forerunner 955"),
    (4033, "Forerunner 55"), (4061, "Edge 540"), (4062, "Edge 840"), (4063, "Vivosmart 5"),
    (4071, "Instinct 2"), (4105, "Marq Gen 2"), (4115, "Venu Sq 2"), (4116, "Venu Sq 2 Music"),
    (4124, "Marq Gen 2 Aviator"), (4125, "D2 Air X10"), (4132, "Descent G1"), (4135, "Tactix 7"),
    (4155, "Instinct Crossover"), (4169, "Edge Explore2"), (4222, "Descent Mk3"),
    (4223, "Descent Mk3i"), (4233, "Approach S70"), (4257, "Forerunner 265 Large"),
    (4258, "Forerunner 265 Small"), (4260, "Venu 3"), (4261, "Venu 3S"), (4265, "Tacx Neo Smart"),
    (4266, "Tacx Neo2 Smart"), (4267, "Tacx Neo2 T Smart"), (4268, "Tacx Neo Smart Bike"),
    (4269, "Tacx Satori Smart"), (4270, "Tacx Flow Smart"), (4271, "Tacx Vortex Smart"),
    (4272, "Tacx Bushido Smart"), (4273, "Tacx Genius Smart"), (4274, "Tacx Flux Flux S Smart"),
    (4275, "Tacx Flux2 Smart"), (4276, "Tacx Magnum"), (4305, "Edge 1040"),
    (4312, "Epix Gen 2 Pro 42"), (4313, "Epix Gen 2 Pro 47"), (4314, "Epix Gen 2 Pro 51"),
    (4315, "Forerunner 965"), (4341, "Enduro 2"), (4374, "Fenix 7S Pro Solar"),
    (4375, "Fenix 7 Pro Solar"), (4376, "Fenix 7X Pro Solar"), (4380, "Lily 2"),
    (4394, "Instinct 2X"), (4426, "Vivoactive 5"), (4432, "Forerunner 165"),
    (4433, "Forerunner 165 Music"), (4440, "Edge 1050"), (4442, "Descent T2"),
    (4472, "Marq Gen 2 Commander"), (4477, "Lily Athlete"), (4532, "Fenix 8 Solar"),
    (4533, "Fenix 8 Solar Large"), (4534, "Fenix 8 Small"), (4536, "Fenix 8"),
    (4556, "D2 Mach1 Pro"), (4565, "Forerunner 970"), (4570, "Forerunner 570 Large"),
    (4574, "Forerunner 570 Small"), (4575, "Enduro 3"), (4583, "Instinct E 40mm"),
    (4584, "Instinct E 45mm"), (4585, "Instinct 3 Solar 45mm"), (4586, "Instinct 3 AMOLED 45mm"),
    (4587, "Instinct 3 AMOLED 50mm"), (4588, "Descent G2"), (4595, "Fenix 7 Pro Solar No Wifi"),
    (4603, "Venu X1"), (4625, "Vivoactive 6"), (4631, "Fenix 8 Pro"), (4633, "Edge 550"),
    (4634, "Edge 850"), (4643, "Venu 4"), (4644, "Venu 4S"), (4647, "Approach S44"),
    (4655, "Edge MTB"), (4656, "Approach S50"), (4666, "Fenix E"),
    (4678, "Instinct Crossover AMOLED"), (4745, "Bounce 2"), (4759, "Instinct 3 Solar 50mm"),
    (4775, "Tactix 8 AMOLED"), (4776, "Tactix 8 Solar"), (4814, "Forerunner 170 Music"),
    (4815, "Forerunner 170"), (4825, "Approach J1"), (4874, "Approach S72 43mm"),
    (4875, "Approach S72 47mm"), (4879, "D2 Mach2"), (4916, "Forerunner 70 2026"),
    (4944, "D2 Air X15"), (4952, "Fenix 9 Pro 43mm"), (4953, "Fenix 9 Pro 47mm"),
    (4954, "Fenix 9 Pro 51mm"), (4955, "Fenix 9 Pro Solar 47mm"),
    (4956, "Fenix 9 Pro Solar 51mm"), (5019, "Cirqa Smart Band"), (5056, "D2 Mach2 Pro"),
    (5133, "Fenix 9 43mm"), (5134, "Fenix 9"), (5169, "Enduro 4"), (10007, "Sdm4"),
    (20119, "Training Center"), (20533, "Tacx Training App Win"),
    (20534, "Tacx Training App Mac"), (20565, "Tacx Training App Mac Catalyst"),
    (30045, "Tacx Training App Android"), (30046, "Tacx Training App IOS"),
    (30059, "Training Peaks Virtual IOS"), (30060, "Training Peaks Virtual Android"),
    (30061, "Training Peaks Virtual Windows"), (30062, "Training Peaks Virtual Mac Os"),
    (30063, "Training Peaks Virtual Apple Tv"), (65534, "Connect"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_530_is_called_by_its_name() {
        assert_eq!(device_words(Some(1), Some(3121), None).as_deref(), Some("Garmin Edge 530"));
    }

    #[test]
    fn a_product_number_of_another_maker_is_not_taken_for_garmins() {
        assert_eq!(device_words(Some(23), Some(3121), None).as_deref(), Some("Suunto"));
    }

    #[test]
    fn a_name_that_repeats_the_maker_is_said_once() {
        let words = device_words(Some(294), Some(9), Some("COROS PACE 3"));
        assert_eq!(words.as_deref(), Some("COROS PACE 3"));
    }

    #[test]
    fn a_serial_number_in_place_of_a_name_is_left_out() {
        assert_eq!(device_words(None, None, Some("SN 3945812201")), None);
    }

    #[test]
    fn tables_are_in_order_for_the_search() {
        assert!(MAKERS.is_sorted_by_key(|entry| entry.0));
        assert!(GARMIN_PRODUCTS.is_sorted_by_key(|entry| entry.0));
    }
}
