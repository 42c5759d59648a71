//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait =
    Portrait { room: "activity", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "activities", "Your activities, with what you wrote and decided about each.", "Ваши тренировки и всё, что вы о каждой написали и решили.",
        "أنشطتك، وما كتبته وقررته بشأن كل منها.",
        from "activity WHERE athlete_id = $1 AND activity_id > $2 ORDER BY activity_id LIMIT $3" by ["activity_id"],
        activity.activity_id: Id "Which one.";
        activity.content_hash: Bytes "BLAKE3 of the file that was brought.";
        activity.part: Integer "Which activity of its file, from 0.";
        activity.parts: Integer "How many activities its file holds.";
        activity.file_name: (Text) "What the file was called.";
        activity.file_kind: Text "Its format.";
        activity.audience: Text "Who sees it: everyone, groups, friends, coach or only_me.";
        activity.map_audience: Text "Who sees the map; empty is as for all activities.";
        activity.heart_rate_audience: Text "Who sees the heart rate; empty is as for all activities.";
        activity.power_audience: Text "Who sees the power; empty is as for all activities.";
        activity.start_audience: Text "Who sees the time of the start; empty is as for all activities.";
        activity.gear_audience: Text "Who sees the gear; empty is as for all activities.";
        activity.notes_audience: Text "Who sees the description; empty is as for all activities.";
        activity.hidden: Flag "Whether a decision on a report hides it from others.";
        activity.held: Flag "Whether others see it a day later.";
        activity.title: (Text) "Its name.";
        activity.title_from_file: Flag "Whether the name came with the file.";
        activity.description: (Text) "What you wrote about it.";
        activity.sport: Text "Which sport.";
        activity.sub_sport: (Text) "What the file says beyond that.";
        activity.sport_chosen: Flag "Whether you chose the sport.";
        activity.started_at: Instant "When it began.";
        activity.started_on: Day "The local day.";
        activity.started_minute: Integer "Minutes after local midnight.";
        activity.utc_offset_s: Integer "Seconds that the local clock was ahead of UTC.";
        activity.time_zone: Text "The local zone.";
        activity.distance_m: (Number) "Metres.";
        activity.elapsed_s: Number "Seconds from beginning to end.";
        activity.timer_s: Number "Seconds in which the watch ran.";
        activity.moving_s: Number "Seconds in motion.";
        activity.ascent_m: (Number) "Metres of climb.";
        activity.avg_speed_mps: (Number) "Metres a second in motion.";
        activity.avg_heart_rate_bpm: (Number) "Mean heart rate.";
        activity.avg_power_w: (Number) "Mean power in watts.";
        activity.load: Number "Training load; 100 is an hour at threshold.";
        activity.has_streams: Flag "Whether it has samples.";
        activity.has_map: Flag "Whether it has positions.";
        activity.outline: (Text) "The line shown in lists, an encoded polyline.";
        activity.gear_id: (Id) "The gear it was done with.";
        activity.gear_chosen: Flag "Whether you chose the gear.";
        activity.with_health: Flag "Whether heart rate and body were looked at.";
        activity.created_at: Instant "When it was brought.";
        activity.changed_at: Instant "When it was changed last.";
    },
    document! {
        "activity_details", "Laps, splits, zones, pauses and more of each activity.", "Круги, отрезки, зоны, паузы и прочее о каждой тренировке.",
        "لفات كل نشاط ومقاطعه ومناطقه وتوقفاته وغير ذلك.",
        from "activity_detail WHERE athlete_id = $1 AND activity_id > $2 ORDER BY activity_id LIMIT $3" by ["activity_id"],
        activity_detail.activity_id: Id "Of which activity.";
        activity_detail.document: Json "The details; units stand in the names.";
    },
    document! {
        "best_efforts", "The fastest stretches of each activity.", "Самые быстрые отрезки каждой тренировки.",
        "أسرع المسافات في كل نشاط.",
        from "activity_effort WHERE athlete_id = $1 AND (activity_id, name) > ($2, $3) ORDER BY activity_id, name LIMIT $4" by ["activity_id", "name"],
        activity_effort.activity_id: Id "Of which activity.";
        activity_effort.name: Text "The distance, such as 5k.";
        activity_effort.sport: Text "Which sport.";
        activity_effort.elapsed_s: Number "Seconds it took.";
    },
    document! {
        "uploads", "What you brought.", "Что вы загружали.",
        "ما جلبته.",
        from "activity_import WHERE athlete_id = $1 AND import_id > $2 ORDER BY import_id LIMIT $3" by ["import_id"],
        activity_import.import_id: Id "Which upload.";
        activity_import.file_name: (Text) "What it was called.";
        activity_import.status: Text "How it stands.";
        activity_import.total: Integer "How many files it held.";
        activity_import.created_at: Instant "When you brought it.";
        activity_import.finished_at: (Instant) "When it was done.";
    },
    document! {
        "uploaded_files", "What became of each file that you brought.", "Что стало с каждым загруженным файлом.",
        "ما آل إليه كل ملف جلبته.",
        from "activity_import_file WHERE athlete_id = $1 AND (import_id, position) > ($2, $3) ORDER BY import_id, position LIMIT $4" by ["import_id", "position"],
        activity_import_file.import_id: Id "Of which upload.";
        activity_import_file.position: Integer "Its place in it.";
        activity_import_file.name: Text "What it was called.";
        activity_import_file.outcome: Text "What became of it.";
        activity_import_file.code: (Text) "Why it was refused, as a word.";
        activity_import_file.detail: (Text) "Why it was refused.";
        activity_import_file.activity_id: (Id) "Which activity it became.";
    },
    document! {
        "body", "Measures of your body that you told.", "Показатели тела, которые вы указали.",
        "قياسات جسمك التي ذكرتها.",
        from "body WHERE athlete_id = $1" by [],
        body.max_heart_rate_bpm: (Number) "Highest heart rate.";
        body.resting_heart_rate_bpm: (Number) "Heart rate at rest.";
        body.threshold_power_w: (Number) "Power you can hold for an hour, in watts.";
        body.weight_kg: (Number) "Body mass in kilograms.";
        body.sex: (Text) "Which published coefficients fit.";
        body.changed_at: Instant "When you told it last.";
    },
    document! {
        "gear", "Your shoes and bikes.", "Ваша обувь и велосипеды.",
        "أحذيتك ودراجاتك.",
        from "gear WHERE athlete_id = $1 AND gear_id > $2 ORDER BY gear_id LIMIT $3" by ["gear_id"],
        gear.gear_id: Id "Which piece.";
        gear.kind: Text "shoes or bike.";
        gear.brand: Text "Who makes it.";
        gear.model: Text "What it is called.";
        gear.name: (Text) "What you call it.";
        gear.first_used_on: (Day) "The day of first use.";
        gear.offset_m: Number "Metres it had gone before its activities here.";
        gear.wear_m: (Number) "Metres at which you want to be reminded.";
        gear.retired_on: (Day) "Since when it is out of use.";
        gear.shop_id: (Id) "The shop it was bought from.";
        gear.product: (Text) "The shop's name of the product.";
        gear.created_at: Instant "When you added it.";
        gear.changed_at: Instant "When you changed it last.";
    },
    document! {
        "gear_defaults", "Which gear new activities of a sport get.", "Какое снаряжение получают новые тренировки.",
        "أي معدات تحصل عليها الأنشطة الجديدة لرياضة ما.",
        from "gear_default WHERE athlete_id = $1 AND sport > $2 ORDER BY sport LIMIT $3" by ["sport"],
        gear_default.sport: Text "Which sport.";
        gear_default.gear_id: Id "Which gear.";
    },
    document! {
        "gear_offers", "Products that you bought and could add as gear.", "Покупки, которые можно добавить как снаряжение.",
        "منتجات اشتريتها ويمكن إضافتها إلى معداتك.",
        from "gear_offer WHERE athlete_id = $1 AND (order_id, position) > ($2, $3) ORDER BY order_id, position LIMIT $4" by ["order_id", "position"],
        gear_offer.order_id: Id "Of which order.";
        gear_offer.position: Integer "Its line in the order.";
        gear_offer.offer_id: Id "Which offer.";
        gear_offer.state: Text "Whether you took it.";
        gear_offer.kind: Text "shoes or bike.";
        gear_offer.brand: Text "Who makes it.";
        gear_offer.model: Text "What it is called.";
        gear_offer.sport: (Text) "For which sport.";
        gear_offer.shop_id: Id "The shop.";
        gear_offer.product: Text "The shop's name of the product.";
        gear_offer.bought_at: Instant "When you bought it.";
        gear_offer.gear_id: (Id) "The gear it became.";
    },
    document! {
        "gear_refunds", "Orders that were paid back, whose products are no gear.", "Возвращённые заказы, товары которых не стали снаряжением.",
        "طلبات رُدّت قيمتها، فلا تُعدّ منتجاتها معدات.",
        from "gear_refund WHERE athlete_id = $1 AND order_id > $2 ORDER BY order_id LIMIT $3" by ["order_id"],
        gear_refund.order_id: Id "Which order.";
    },
    document! {
        "privacy", "Who sees which part of your activities.", "Кто видит какую часть ваших тренировок.",
        "من يرى أي جزء من أنشطتك.",
        from "privacy WHERE athlete_id = $1" by [],
        privacy.high_risk: Flag "Whether your work makes you worth finding.";
        privacy.map_audience: Text "Who sees maps.";
        privacy.heart_rate_audience: Text "Who sees the heart rate.";
        privacy.power_audience: Text "Who sees the power.";
        privacy.start_audience: Text "Who sees the time of the start.";
        privacy.gear_audience: Text "Who sees the gear.";
        privacy.notes_audience: Text "Who sees descriptions.";
        privacy.changed_at: Instant "When you changed it last.";
    },
    document! {
        "privacy_sports", "Who sees new activities of a sport.", "Кто видит новые тренировки по видам спорта.",
        "من يرى الأنشطة الجديدة لرياضة ما.",
        from "privacy_sport WHERE athlete_id = $1 AND sport > $2 ORDER BY sport LIMIT $3" by ["sport"],
        privacy_sport.sport: Text "Which sport.";
        privacy_sport.audience: Text "Who sees them.";
    },
    document! {
        "privacy_zones", "Places that nobody is to find. Keep this file to yourself.", "Места, которые никто не должен найти. Никому не показывайте этот файл.",
        "أماكن لا ينبغي أن يجدها أحد. احتفظ بهذا الملف لنفسك.",
        from "privacy_zone WHERE athlete_id = $1 AND zone_id > $2 ORDER BY zone_id LIMIT $3" by ["zone_id"],
        privacy_zone.zone_id: Id "Which zone.";
        privacy_zone.name: Text "What you call it.";
        privacy_zone.latitude_deg: Number "The place, WGS-84.";
        privacy_zone.longitude_deg: Number "The place, WGS-84.";
        privacy_zone.centre_latitude_deg: Number "The centre of what is hidden, which lies off the place.";
        privacy_zone.centre_longitude_deg: Number "The centre of what is hidden, which lies off the place.";
        privacy_zone.radius_m: Number "Metres around the centre that are hidden.";
        privacy_zone.public_exits: Integer "Ends of tracks at its edge that strangers could see.";
        privacy_zone.closed: Flag "Whether tracks that touch it are for strangers no more.";
        privacy_zone.created_at: Instant "When you made it.";
    },
    document! {
        "privacy_zone_audits", "What our own attack on each zone found.", "Что показала наша собственная атака на каждую зону.",
        "ما وجده هجومنا نحن على كل منطقة.",
        from "privacy_audit WHERE athlete_id = $1 AND zone_id > $2 ORDER BY zone_id LIMIT $3" by ["zone_id"],
        privacy_audit.zone_id: Id "Which zone.";
        privacy_audit.rank: Integer "Where the place stands among the guesses.";
        privacy_audit.candidates: Integer "How many guesses there are.";
        privacy_audit.tracks: Integer "From how many ends of tracks.";
        privacy_audit.did: Text "What was done about it.";
        privacy_audit.told: Flag "Whether you have read of it.";
        privacy_audit.audited_at: Instant "When.";
    },
    document! {
        "privacy_declined_zones", "Places for which you did not want a zone.", "Места, для которых вы не захотели зону.",
        "أماكن لم ترد لها منطقة.",
        from "privacy_declined WHERE athlete_id = $1 AND declined_id > $2 ORDER BY declined_id LIMIT $3" by ["declined_id"],
        privacy_declined.declined_id: Id "Which one.";
        privacy_declined.latitude_deg: Number "The place, WGS-84.";
        privacy_declined.longitude_deg: Number "The place, WGS-84.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("activity.athlete_id", "Your id, told once in profile."),
    ("activity.original", "Where the file lies on the disk; the file itself is in originals."),
    ("activity.search_shown", "Words of title and description, for searching."),
    ("activity.search_own", "Words of title and sport, for searching."),
    ("activity.derivation_version", "Which version of the program worked the numbers out."),
    ("activity.body_revision", "Which measures the numbers were worked out with."),
    ("activity.zones_revision", "Which zones it was compared with."),
    ("activity.hides", "Whether a zone touches it; the zones are in privacy_zones."),
    ("activity.map_open", "Whether a zone has room for it; the zones are in privacy_zones."),
    ("activity_detail.athlete_id", "Your id."),
    ("activity_effort.athlete_id", "Your id."),
    ("activity_import.athlete_id", "Your id."),
    ("activity_import_file.athlete_id", "Your id."),
    ("activity_job.*", "Work under way."),
    ("activity_owner.*", "Leads from an activity to its athlete."),
    ("activity_shown.*", "What zones leave for others, worked out of the recording."),
    ("activity_trash.*", "Files that are about to be deleted."),
    ("activity_unasked.*", "Says until you are asked that you were not asked yet."),
    ("body.athlete_id", "Your id."),
    ("body.revision", "Counts changes."),
    ("gear.athlete_id", "Your id."),
    ("gear_default.athlete_id", "Your id."),
    ("gear_offer.athlete_id", "Your id."),
    ("gear_refund.athlete_id", "Your id."),
    ("gear_shelf.*", "Counts changes."),
    ("privacy.athlete_id", "Your id."),
    ("privacy.zones_revision", "Counts changes."),
    ("privacy_sport.athlete_id", "Your id."),
    ("privacy_zone.athlete_id", "Your id."),
    ("privacy_zone_exit.*", "Where recordings cross a zone, worked out of them."),
    ("privacy_audit.athlete_id", "Your id."),
    ("privacy_declined.athlete_id", "Your id."),
];
