//! `index.html`: the page that explains an export to its athlete, in their language.
//!
//! It stands alone: no script, nothing loaded from anywhere, readable on a phone, in the dark, and in twenty years.
mod arabic;

use std::collections::BTreeMap;
use std::fmt::Write;

use kernel::athlete::Athlete;
use kernel::portrait::Portrait;
use kernel::{Language, Timestamp};

use crate::needs::Summary;

/// What the page tells of.
pub(super) struct Told<'a> {
    pub athlete: &'a Athlete,
    /// The address of the installation.
    pub from: &'a str,
    pub now: Timestamp,
    pub summary: &'a Summary,
    pub portraits: &'static [&'static Portrait],
    /// Lines of each file of `data`.
    pub counts: &'a BTreeMap<&'static str, u64>,
}

/// The words of the page, in one language.
struct Words {
    language: Language,
    title: &'static str,
    made: &'static str,
    from: &'static str,
    warning: &'static str,
    activities: &'static str,
    level: &'static str,
    badges: &'static str,
    weeks: &'static str,
    sport: &'static str,
    distance: &'static str,
    moving: &'static str,
    km: &'static str,
    hours: &'static str,
    minutes: &'static str,
    recordings: &'static str,
    originals: &'static str,
    copies: &'static str,
    pictures: &'static str,
    data: &'static str,
    data_words: &'static str,
    lines: &'static str,
    fields: &'static str,
    recipients: &'static str,
    originals_file: &'static str,
    empty: &'static str,
    elsewhere: &'static str,
    elsewhere_words: &'static str,
    withheld: &'static str,
    withheld_words: &'static str,
}

const ENGLISH: Words = Words {
    language: Language::English,
    title: "Your Stadion data",
    made: "made",
    from: "by",
    warning: "This folder holds everything that is stored of you, also places, heart rates and messages. Keep it where nobody else looks.",
    activities: "activities",
    level: "level",
    badges: "badges",
    weeks: "weeks in a row",
    sport: "Sport",
    distance: "Distance",
    moving: "In motion",
    km: "km",
    hours: "h",
    minutes: "min",
    recordings: "Your recordings",
    originals: "The files as you brought them, byte for byte. They hold what your watch wrote, whatever you allowed us to look at.",
    copies: "A copy of each activity as it stands here: FIT with its samples, laps and sums, and GPX where there is a track.",
    pictures: "Pictures that you sent with feedback.",
    data: "Everything else, file by file",
    data_words: "Each file has one JSON object a line. Times are UTC, days are local, units stand in the names of the fields. What each field means stands in its schema.",
    lines: "lines",
    fields: "fields",
    recipients: "Who else gets something of you.",
    originals_file: "Which original became which activities.",
    empty: "Nothing is stored of:",
    elsewhere: "Taking it elsewhere",
    elsewhere_words: "Another Stadion takes this archive in as it is: Settings, Your data, Bring an export. The list in stadion-export.json shows that no file was changed.",
    withheld: "What is not in here, and why",
    withheld_words: "Columns of our database that are left out: what opens your account, copies of what is in here already, and what is somebody else's.",
};

const RUSSIAN: Words = Words {
    language: Language::Russian,
    title: "Ваши данные Stadion",
    made: "создано",
    from: "источник",
    warning: "Здесь всё, что о вас хранится, в том числе места, пульс и сообщения. Держите эту папку там, где её никто не увидит.",
    activities: "тренировки",
    level: "уровень",
    badges: "награды",
    weeks: "недель подряд",
    sport: "Вид спорта",
    distance: "Расстояние",
    moving: "В движении",
    km: "км",
    hours: "ч",
    minutes: "мин",
    recordings: "Ваши записи",
    originals: "Файлы в том виде, в каком вы их загрузили, байт в байт. В них то, что записали часы, что бы вы ни разрешили нам читать.",
    copies: "Копия каждой тренировки, как она хранится здесь: FIT с точками, кругами и суммами и GPX там, где есть трек.",
    pictures: "Снимки, которые вы приложили к отзывам.",
    data: "Всё остальное, файл за файлом",
    data_words: "В каждом файле по одному объекту JSON в строке. Время указано по UTC, дни местные, единицы названы в именах полей. Значение каждого поля описано в схеме (по-английски).",
    lines: "строк",
    fields: "поля",
    recipients: "Кто ещё получает что-то о вас.",
    originals_file: "Какой исходный файл стал какими тренировками.",
    empty: "Ничего не хранится в:",
    elsewhere: "Перенос в другое место",
    elsewhere_words: "Другой Stadion примет этот архив как есть: «Настройки», «Ваши данные», «Принести выгрузку». Список в stadion-export.json показывает, что файлы не менялись.",
    withheld: "Чего здесь нет и почему",
    withheld_words: "Столбцы нашей базы, которые не выгружены: то, что открывает ваш аккаунт, копии того, что здесь уже есть, и то, что принадлежит другим (причины по-английски).",
};

const STYLE: &str = "
:root{color-scheme:light dark;--ink:#1b1c1e;--quiet:#5c6066;--paper:#fbfaf7;--card:#fff;--line:#e4e1da;--accent:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#eceae5;--quiet:#a3a6ab;--paper:#15161a;--card:#1e2025;--line:#34373d;--accent:#ff8a7a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:2rem;line-height:1.15;margin:0 0 .4rem}
h2{font-size:1.3rem;margin:2.4rem 0 .6rem}
p{margin:.4rem 0}
a{color:var(--accent);overflow-wrap:anywhere}
.quiet{color:var(--quiet)}
.warning{border-inline-start:4px solid var(--accent);padding:.5rem .9rem;background:var(--card);border-start-end-radius:.5rem;border-end-end-radius:.5rem;margin:1.2rem 0}
.sums{display:flex;flex-wrap:wrap;gap:.8rem;margin:1.4rem 0;padding:0;list-style:none}
.sums li{flex:1 1 8rem;background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:.7rem .9rem}
.sums b{display:block;font-size:1.7rem;line-height:1.1}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);border-radius:.7rem}
th,td{text-align:end;padding:.5rem .8rem;border-top:1px solid var(--line)}
th:first-child,td:first-child{text-align:start}
thead th{border-top:0;color:var(--quiet);font-weight:600}
.files{list-style:none;margin:0;padding:0}
.files li{padding:.65rem 0;border-top:1px solid var(--line)}
.files a{font-weight:600}
details{border-top:1px solid var(--line);padding:.6rem 0}
summary{cursor:pointer;font-weight:600}
dl{margin:.6rem 0;font-size:.92rem}dt{font-family:ui-monospace,monospace;overflow-wrap:anywhere}dd{margin:0 0 .5rem;color:var(--quiet)}
";

/// The whole page.
pub(super) fn html(told: &Told<'_>) -> String {
    let words = Language::of(&told.athlete.language).pick(&ENGLISH, &RUSSIAN, &arabic::ARABIC);
    let mut page = String::with_capacity(32 * 1024);
    let made_on = told.now.day_in(&told.athlete.time_zone);
    // Writing to a string cannot fail, here and below.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n\
         <p class=\"quiet\"><bdi>{} (@{})</bdi> · {} {made_on} · {} {}</p>\n<p class=\"warning\">{}</p>\n",
        words.language.code(),
        words.language.direction(),
        words.title,
        words.title,
        escaped(&told.athlete.name),
        escaped(&told.athlete.handle),
        words.made,
        words.from,
        escaped(told.from),
        words.warning,
    );
    sums(&mut page, told, words);
    recordings(&mut page, told, words);
    files(&mut page, told, words);
    let _ = write!(
        page,
        "<h2>{}</h2>\n<p>{}</p>\n<h2>{}</h2>\n<p>{}</p>\n",
        words.elsewhere, words.elsewhere_words, words.withheld, words.withheld_words
    );
    for room in told.portraits {
        let _ = writeln!(page, "<details><summary>{}</summary><dl>", room.room);
        for (column, why) in room.withheld {
            let _ = writeln!(page, "<dt>{column}</dt><dd>{}</dd>", escaped(why));
        }
        page.push_str("</dl></details>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn sums(page: &mut String, told: &Told<'_>, words: &Words) {
    let summary = told.summary;
    let activities: i64 = summary.totals.iter().map(|(_, count, ..)| count).sum();
    page.push_str("<ul class=\"sums\">\n");
    for (number, what) in [
        (activities, words.activities),
        (i64::from(summary.level), words.level),
        (summary.badges as i64, words.badges),
        (i64::from(summary.streak_weeks), words.weeks),
    ] {
        let _ = writeln!(page, "<li><b>{number}</b>{what}</li>");
    }
    page.push_str("</ul>\n");
    if summary.totals.is_empty() {
        return;
    }
    let _ = write!(
        page,
        "<table>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">#</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        words.sport, words.distance, words.moving
    );
    for (sport, count, distance_m, moving_s) in &summary.totals {
        let minutes = (moving_s / 60.0).round() as i64;
        let _ = writeln!(
            page,
            "<tr><td>{}</td><td>{count}</td><td>{:.1}&nbsp;{}</td><td>{}&nbsp;{} {}&nbsp;{}</td></tr>",
            sport_in(words.language, sport),
            distance_m / 1000.0,
            words.km,
            minutes / 60,
            words.hours,
            minutes % 60,
            words.minutes
        );
    }
    page.push_str("</tbody>\n</table>\n");
}

fn recordings(page: &mut String, told: &Told<'_>, words: &Words) {
    let _ = writeln!(page, "<h2>{}</h2>\n<ul class=\"files\">", words.recordings);
    let mut folder = |name: &str, about: &str| {
        let _ = writeln!(page, "<li><a href=\"{name}/\">{name}/</a><p>{about}</p></li>");
    };
    if told.counts.get("originals").is_some_and(|count| *count > 0) {
        folder("originals", words.originals);
        folder("activities", words.copies);
    }
    if told.counts.get("feedback").is_some_and(|count| *count > 0) {
        folder("feedback", words.pictures);
    }
    page.push_str("</ul>\n");
}

fn files(page: &mut String, told: &Told<'_>, words: &Words) {
    let _ = writeln!(
        page,
        "<h2>{}</h2>\n<p>{}</p>\n<ul class=\"files\">",
        words.data, words.data_words
    );
    let mut empty = Vec::new();
    let mut file = |name: &'static str, about: &str| {
        let count = told.counts.get(name).copied().unwrap_or(0);
        if count == 0 {
            empty.push(name);
            return;
        }
        let _ = writeln!(
            page,
            "<li><a href=\"data/{name}.jsonl\">{name}</a> <span class=\"quiet\">· {}: {count} · \
             <a href=\"schemas/{name}.schema.json\">{}</a></span><p>{}</p></li>",
            words.lines,
            words.fields,
            escaped(about)
        );
    };
    file("recipients", words.recipients);
    file("originals", words.originals_file);
    for room in told.portraits {
        for document in room.documents {
            let (en, ru, ar) = (document.about, document.about_ru, document.about_ar);
            file(document.name, words.language.pick(en, ru, ar));
        }
    }
    page.push_str("</ul>\n");
    if !empty.is_empty() {
        let _ = writeln!(page, "<p class=\"quiet\">{} {}.</p>", words.empty, empty.join(", "));
    }
}

/// A sport as people call it.
fn sport_in(language: Language, sport: &str) -> String {
    let russian = match sport {
        "running" => "Бег",
        "cycling" => "Велосипед",
        "swimming" => "Плавание",
        "walking" => "Ходьба",
        "hiking" => "Поход",
        "rowing" => "Гребля",
        "skiing" => "Лыжи",
        "skating" => "Коньки и ролики",
        "strength" => "Силовая",
        "yoga" => "Йога",
        _ => "Другое",
    };
    match language {
        Language::Russian => return russian.to_owned(),
        Language::Arabic => return arabic::sport(sport).to_owned(),
        Language::English => {}
    }
    let mut letters = sport.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str().replace('_', " "))
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(language: &str) -> String {
        let athlete = Athlete {
            id: kernel::AthleteId::new(),
            handle: "anna".into(),
            name: "Anna <b> & \"co\"".into(),
            country: "IT".into(),
            region: None,
            time_zone: "Europe/Rome".into(),
            language: language.into(),
            units: "metric".into(),
            birth_on: "1991-04-12".parse().unwrap(),
            default_audience: "only_me".into(),
            created_at: Timestamp(0),
        };
        let summary = Summary {
            totals: vec![("trail_running".into(), 3, 31_234.0, 11_000.0)],
            level: 4,
            badges: 6,
            streak_weeks: 5,
        };
        let counts = BTreeMap::from([("profile", 1), ("originals", 3)]);
        html(&Told {
            athlete: &athlete,
            from: "https://stadion.example",
            now: "2027-05-07T22:30:00Z".parse().unwrap(),
            summary: &summary,
            portraits: &[&crate::portrait::PORTRAIT],
            counts: &counts,
        })
    }

    #[test]
    fn anna_reads_what_is_in_it_and_her_name_is_text() {
        let page = page("en");
        assert!(page.contains("Anna &lt;b&gt; &amp; &quot;co&quot; (@anna)</bdi>"), "{page}");
        assert!(page.contains("made 2027-05-08"), "the day in Rome");
        assert!(page.contains(
            "<td>Trail running</td><td>3</td><td>31.2&nbsp;km</td><td>3&nbsp;h 3&nbsp;min</td>"
        ));
        assert!(page.contains("<a href=\"data/profile.jsonl\">profile</a>"));
        assert!(
            page.contains("Nothing is stored of: recipients,"),
            "empty files are said to be so"
        );
        for (column, why) in crate::portrait::PORTRAIT.withheld {
            assert!(page.contains(column) && page.contains(&escaped(why)), "{column}");
        }
    }

    #[test]
    fn it_loads_nothing_and_runs_nothing() {
        for language in Language::ALL {
            let page = page(language.code());
            for loaded in ["<script", "<img", "<link", "src=", "@import", "url("] {
                assert!(!page.contains(loaded), "{loaded}");
            }
            let (code, direction) = (language.code(), language.direction());
            assert!(page.contains(&format!("<html lang=\"{code}\" dir=\"{direction}\">")));
        }
        assert!(page("ru").contains("Ваши данные Stadion"));
        assert!(page("ar").contains("بياناتك على Stadion") && page("ar").contains("من أنت هنا."));
    }
}
